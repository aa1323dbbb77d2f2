#include "polyclinic/table/clinic_tables.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <system_error>
#include <type_traits>

#include "polyclinic/base/field_types.h"
#include "polyclinic/table/results.h"
#include "table/column.h"

namespace polyclinic {
namespace table_internal {

void RowPlace::Fail(std::string code, std::string path, std::string found,
                    std::string expected) const {
  Finding finding;
  finding.code = std::move(code);
  finding.path = std::move(path);
  finding.found = std::move(found);
  finding.expected = std::move(expected);
  finding.file = file;
  finding.line = cells[0].line;
  finding.column = 1;
  reading.findings.Add(std::move(finding));
}

const std::vector<Table>& Tables() {
  static const std::vector<Table>* const kTables = [] {
    auto* all = new std::vector<Table>;
    for (auto part : {PlaceTables, StaffTables, VisitTypeTables, PolicyTables, AvailabilityTables,
                      BookingPolicyTables, PatientTables, RequestTables, AppointmentTables}) {
      for (Table& table : part()) all->push_back(std::move(table));
    }
    return all;
  }();
  return *kTables;
}

std::vector<int> MatchHeader(const TableDescription& table, const CsvTable& csv,
                             Findings& findings) {
  std::vector<std::string> names;
  for (const ColumnDescription& column : table.columns) names.push_back(column.name);
  std::vector<int> positions(names.size(), -1);
  const auto report = [&](std::string code, const CsvCell& cell, std::string found,
                          std::string expected) {
    Finding finding{Severity::kError,    std::move(code), "header",  std::move(found),
                    std::move(expected), csv.file,        cell.line, cell.column};
    findings.Add(std::move(finding));
  };
  for (std::size_t i = 0; i < csv.header.size(); ++i) {
    const CsvCell& cell = csv.header[i];
    const auto found = std::find(names.begin(), names.end(), cell.text);
    if (found == names.end()) {
      const std::string nearest = NearestWord(cell.text, names);
      report("unknown_column", cell, cell.text.substr(0, 60),
             nearest.empty() ? "one of the columns that docs/tables.md lists for " + table.name
                             : "did you mean '" + nearest + "'?");
    } else if (int& position = positions[static_cast<std::size_t>(found - names.begin())];
               position >= 0) {
      report("duplicate_column", cell, cell.text, "each column once");
    } else {
      position = static_cast<int>(i);
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (positions[i] < 0 && table.columns[i].required) {
      report("missing_column", {{}, 1, 1}, "no column '" + names[i] + "'", table.columns[i].values);
    }
  }
  return positions;
}

namespace {

// The keys of a table of entities, by row; a key given twice is a finding.
void CollectKeys(const Table& table, const CsvTable& csv, Reading& reading) {
  const auto column = std::find_if(csv.header.begin(), csv.header.end(),
                                   [](const CsvCell& cell) { return cell.text == "key"; });
  if (column == csv.header.end()) return;
  const auto position = static_cast<std::size_t>(column - csv.header.begin());
  auto& keys = reading.keys[table.description.name];
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    const CsvCell& cell = csv.rows[i][position];
    if (cell.text.empty()) continue;
    const auto [at, added] = keys.emplace(cell.text, static_cast<std::uint32_t>(i));
    if (!added) {
      Place(reading, csv.file, cell, "key", false)
          .Fail("duplicate_key", cell.text,
                "a key that no other row has; line " +
                    std::to_string(csv.rows[at->second][position].line) + " has it");
    }
  }
}

// Findings of the model get the place where the entity was read: that of the longest path that
// begins theirs.
Finding Located(Finding finding, const Reading& reading) {
  std::string path = finding.path;
  while (!path.empty()) {
    if (const auto at = reading.places.find(path); at != reading.places.end()) {
      finding.file = at->second.first;
      finding.line = at->second.second;
      finding.column = 1;
      return finding;
    }
    const std::size_t cut = path.find_last_of(".[");
    path.resize(cut == std::string::npos ? 0 : cut);
    if (!path.empty() && path.back() == ']') continue;
  }
  return finding;
}

void ListCodes(const Catalog& catalog, Reading& reading) {
  for (const Duty& duty : catalog.rules.duties) reading.duty_codes.push_back(duty.code.str());
  for (const Specialty& specialty : catalog.specialties) {
    reading.specialty_codes.push_back(specialty.code.str());
  }
}

std::vector<std::string> FileNames() {
  std::vector<std::string> names;
  for (const Table& table : Tables()) names.push_back(table.description.name + ".csv");
  return names;
}

void ReportFile(std::string code, std::string file, std::string found, std::string expected,
                Findings& findings) {
  Finding finding;
  finding.code = std::move(code);
  finding.found = std::move(found);
  finding.expected = std::move(expected);
  finding.file = std::move(file);
  findings.Add(std::move(finding));
}

}  // namespace
}  // namespace table_internal

using namespace table_internal;  // NOLINT: the public functions below are made of its parts

const std::vector<TableDescription>& ClinicTables() {
  static const auto* const kDescriptions = [] {
    auto* all = new std::vector<TableDescription>;
    for (const Table& table : Tables()) all->push_back(table.description);
    return all;
  }();
  return *kDescriptions;
}

std::string ClinicTablesMarkdown() {
  std::string page;
  for (const TableDescription& table : ClinicTables()) {
    page += (page.empty() ? "## " : "\n## ") + table.name + ".csv\n\n" + table.about;
    if (table.required) page += " This table must be there.";
    page += "\n\n| column | values | meaning |\n|---|---|---|\n";
    for (const ColumnDescription& column : table.columns) {
      page += "| `" + column.name + "`" + (column.required ? " (required)" : "") + " | " +
              column.values + " | " + column.about + " |\n";
    }
  }
  return page;
}

absl::StatusOr<ClinicContents> ReadClinicTables(std::span<const TableText> tables,
                                                const Catalog& catalog) {
  Reading reading;
  reading.catalog = &catalog;
  ListCodes(catalog, reading);
  const std::vector<std::string> names = FileNames();
  std::map<std::string, CsvTable> parsed;
  for (const TableText& table : tables) {
    const std::string name = std::filesystem::path(table.file).filename().string();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      const std::string nearest = NearestWord(name, names);
      ReportFile("unknown_table", table.file, name,
                 nearest.empty() ? "one of the tables that docs/tables.md lists"
                                 : "did you mean '" + nearest + "'?",
                 reading.findings);
    } else if (!parsed.emplace(name, ParseCsv(table.text, table.file, reading.findings)).second) {
      ReportFile("duplicate_table", table.file, name, "each table once", reading.findings);
    }
  }
  for (const Table& table : Tables()) {
    const auto csv = parsed.find(table.description.name + ".csv");
    if (csv != parsed.end() && table.keyed) CollectKeys(table, csv->second, reading);
  }
  for (const Table& table : Tables()) {
    const std::string name = table.description.name + ".csv";
    const auto csv = parsed.find(name);
    if (csv != parsed.end() && !csv->second.header.empty()) {
      table.read(csv->second, reading);
    } else if (csv == parsed.end() && table.description.required) {
      ReportFile("missing_table", name, "no such table", table.description.about, reading.findings);
    }
  }
  if (!reading.findings.HasErrors()) {
    const Findings findings = Validate(reading.clinic);
    for (const Finding& finding : findings.all()) {
      reading.findings.Add(Located(finding, reading));
    }
  }
  if (reading.findings.HasErrors()) return reading.findings.ToStatus();
  return std::move(reading.clinic);
}

namespace {

bool IsResult(const std::filesystem::path& file) {
  return std::find(kResultTables.begin(), kResultTables.end(), file.filename().string()) !=
         kResultTables.end();
}

// A finding of a table that is not there names it in its directory.
absl::Status Below(const std::string& directory, const absl::Status& status) {
  Findings findings;
  for (Finding finding : FindingsOf(status)) {
    if (finding.code == "missing_table") {
      finding.file = (std::filesystem::path(directory) / finding.file).string();
    }
    findings.Add(std::move(finding));
  }
  return findings.HasErrors() ? findings.ToStatus() : status;
}

}  // namespace

absl::StatusOr<ClinicContents> ReadClinicDirectory(const std::string& directory,
                                                   const Catalog& catalog) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator at(directory, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() == ".csv" && !IsResult(at->path())) files.push_back(at->path());
  }
  if (error) {
    return absl::NotFoundError(directory + ": cannot be read as a directory (" + error.message() +
                               "); expected one with clinic.csv and the other tables");
  }
  std::sort(files.begin(), files.end());
  std::vector<TableText> tables;
  for (const auto& file : files) {
    std::ostringstream text;
    std::ifstream in(file, std::ios::binary);
    const bool regular = std::filesystem::is_regular_file(file, error);
    if (regular) text << in.rdbuf();
    if (!regular || !in) {
      return absl::UnavailableError(file.string() + ": found " +
                                    (regular ? "a file that cannot be read" : "no plain file") +
                                    ", expected a table");
    }
    tables.push_back({file.string(), std::move(text).str()});
  }
  absl::StatusOr<ClinicContents> clinic = ReadClinicTables(tables, catalog);
  if (!clinic.ok()) return Below(directory, clinic.status());
  return clinic;
}

namespace {

// Every field in which two values differ: by its path without positions, the first place where it
// does and the number of places.
class Differences {
 public:
  template <class T>
  void Compare(const T& a, const T& b, const std::string& place, const std::string& field) {
    if (a == b) return;
    if constexpr (kIsVector<T>) {
      if (a.size() == b.size()) {
        for (std::size_t i = 0; i < a.size(); ++i) {
          if constexpr (std::is_class_v<typename T::value_type>) {
            Compare(a[i], b[i], place + "[" + std::to_string(i) + "]", field);
          }
        }
        if constexpr (std::is_class_v<typename T::value_type>) return;
      }
    } else if constexpr (kIsOptional<T>) {
      if (a && b) return Compare(*a, *b, place, field);
    } else if constexpr (Described<T>) {
      visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
        const std::string dot = place.empty() ? "" : ".";
        Compare(a.*member, b.*member, place + dot + std::string(name),
                field + dot + std::string(name));
      });
      return;
    }
    auto& [first, count] = places_[field];
    if (count++ == 0) first = place;
  }
  const std::map<std::string, std::pair<std::string, int>>& places() const { return places_; }

 private:
  std::map<std::string, std::pair<std::string, int>> places_;
};

}  // namespace

std::vector<TableText> WriteClinicTables(const ClinicContents& clinic, const Catalog& catalog,
                                         Findings* left_out) {
  std::vector<TableText> written;
  for (const Table& table : Tables()) {
    const auto rows = table.write(clinic);
    if (rows.empty() && !table.description.required) continue;
    std::vector<std::string> header;
    for (const ColumnDescription& column : table.description.columns) {
      header.push_back(column.name);
    }
    written.push_back({table.description.name + ".csv", WriteCsv(header, rows)});
  }
  if (left_out == nullptr) return written;
  const auto again = ReadClinicTables(written, catalog);
  if (!again.ok()) {
    for (Finding finding : FindingsOf(again.status())) {
      finding.severity = Severity::kWarning;
      left_out->Add(std::move(finding));
    }
    return written;
  }
  Differences differences;
  differences.Compare(clinic, *again, "", "");
  for (const auto& [field, places] : differences.places()) {
    Finding finding;
    finding.severity = Severity::kWarning;
    finding.code = "not_in_tables";
    finding.path = places.first;
    finding.found = std::to_string(places.second) + " values that no cell holds";
    finding.expected = "the clinic as a file (.binpb), which holds everything";
    left_out->Add(std::move(finding));
  }
  return written;
}

}  // namespace polyclinic
