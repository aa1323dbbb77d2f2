#ifndef POLYCLINIC_TABLE_CLINIC_TABLES_H_
#define POLYCLINIC_TABLE_CLINIC_TABLES_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"

namespace polyclinic {

struct Catalog;
struct ClinicContents;

// One table of a clinic as text.
struct TableText {
  // "rooms.csv"
  std::string file;
  std::string text;
  bool operator==(const TableText&) const = default;
};

// What a column of a table is; reader, writer and documentation follow it.
struct ColumnDescription {
  std::string name;
  // What may stand in a cell: "a date YYYY-MM-DD", "one of exam, procedure, ...".
  std::string values;
  // What it means.
  std::string about;
  // Must be there and filled.
  bool required = false;
  // Tells about a patient: findings name the place and never the cell.
  bool personal = false;
  bool operator==(const ColumnDescription&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ColumnDescription*, Visitor&& v) {
  v("name", &ColumnDescription::name);
  v("values", &ColumnDescription::values);
  v("about", &ColumnDescription::about);
  v("required", &ColumnDescription::required);
  v("personal", &ColumnDescription::personal);
}

// What a table is.
struct TableDescription {
  // Without ".csv".
  std::string name;
  std::string about;
  // The clinic cannot do without this table; any other may be absent.
  bool required = false;
  std::vector<ColumnDescription> columns;
  bool operator==(const TableDescription&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const TableDescription*, Visitor&& v) {
  v("name", &TableDescription::name);
  v("about", &TableDescription::about);
  v("required", &TableDescription::required);
  v("columns", &TableDescription::columns);
}

// Every table of a clinic, in the order in which they are read.
const std::vector<TableDescription>& ClinicTables();

// The tables and their columns as a page of documentation (Markdown): docs/tables.md from its first
// table on.
std::string ClinicTablesMarkdown();

// The clinic that the tables describe. `catalog` gives the specialties by code and the duties that
// may be named. InvalidArgument with every finding at once, each with file, line, column, what was
// found, what was expected and the nearest valid word.
absl::StatusOr<ClinicContents> ReadClinicTables(std::span<const TableText> tables,
                                                const Catalog& catalog);

// The same of the files *.csv in a directory. NotFound where there is no such directory. Tables of
// results (`kResultTables`) may lie there as well and are not read; any other is a finding.
absl::StatusOr<ClinicContents> ReadClinicDirectory(const std::string& directory,
                                                   const Catalog& catalog);

// The clinic as tables; tables without rows are left out. What no cell can hold (a specialty that
// differs from the catalog's, a carriage return in a text) is named in `left_out`: a warning for each
// field, with the first place and the number of places. Nothing else is lost: reading the tables
// gives the same contents. `left_out` makes the call read back what it wrote.
std::vector<TableText> WriteClinicTables(const ClinicContents& clinic, const Catalog& catalog,
                                         Findings* left_out = nullptr);

}  // namespace polyclinic

#endif  // POLYCLINIC_TABLE_CLINIC_TABLES_H_
