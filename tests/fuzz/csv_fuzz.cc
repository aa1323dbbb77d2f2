#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "polyclinic/table/csv.h"

// What is read without findings is written and read again as the same table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using polyclinic::CsvTable;
  polyclinic::Findings findings;
  const CsvTable table =
      polyclinic::ParseCsv({reinterpret_cast<const char*>(data), size}, "fuzz.csv", findings);
  if (!findings.empty()) return 0;
  const auto texts = [](const polyclinic::CsvRow& row) {
    std::vector<std::string> cells;
    for (const auto& cell : row) cells.push_back(cell.text);
    return cells;
  };
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : table.rows) rows.push_back(texts(row));
  const std::string written = polyclinic::WriteCsv(texts(table.header), rows);
  const CsvTable again = polyclinic::ParseCsv(written, "fuzz.csv", findings);
  if (!findings.empty() || again.rows.size() != rows.size()) std::abort();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (texts(again.rows[i]) != rows[i]) std::abort();
  }
  return 0;
}
