#include "synthea/export.h"

#include <fstream>
#include <sstream>

namespace polyclinic::synthea_internal {

absl::StatusOr<ExportTable> ExportTable::Read(const std::string& directory, const std::string& name,
                                              const std::vector<std::string>& columns,
                                              Findings& findings) {
  const std::string path = directory + "/" + name + ".csv";
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (!in) {
    return absl::NotFoundError(path +
                               ": cannot be read; expected a directory with the files of a " +
                               "Synthea CSV export (patients.csv, encounters.csv, ...)");
  }
  ExportTable table;
  table.csv_ = ParseCsv(text.view(), path, findings);
  for (std::size_t i = 0; i < table.csv_.header.size(); ++i) {
    table.columns_.emplace(table.csv_.header[i].text, i);
  }
  std::vector<std::string> known;
  for (const auto& [column, at] : table.columns_) known.push_back(column);
  for (const std::string& column : columns) {
    if (table.columns_.count(column) != 0) continue;
    const std::string nearest = NearestWord(column, known);
    findings.Add(Finding{
        Severity::kError, "missing_column", "header", "no column '" + column + "'",
        nearest.empty() ? "that column" : "that column; there is '" + nearest + "'", path, 1, 1});
    table.csv_.rows.clear();
  }
  return table;
}

void ExportTable::Fail(std::size_t row, std::string_view column, std::string code,
                       std::string expected, Findings& findings) const {
  const CsvCell& cell = csv_.rows[row][columns_.find(column)->second];
  findings.Add(Finding{Severity::kError, std::move(code), std::string(column), "",
                       std::move(expected), csv_.file, cell.line, cell.column});
}

}  // namespace polyclinic::synthea_internal
