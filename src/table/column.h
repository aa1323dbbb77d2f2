#ifndef POLYCLINIC_SRC_TABLE_COLUMN_H_
#define POLYCLINIC_SRC_TABLE_COLUMN_H_

#include <functional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "polyclinic/table/clinic_tables.h"
#include "table/cell.h"

// A table is described once, as a list of columns over a row struct; reading, writing and the
// documentation follow the list.
namespace polyclinic::table_internal {

enum Mark : unsigned { kPlain = 0, kRequired = 1, kPersonal = 2 };

template <class Row>
struct Column {
  ColumnDescription description;
  std::function<void(const Place&, std::string_view, Row&)> read;
  std::function<std::string(const ClinicContents&, const Row&)> write;
};

// The member of `row` at the end of a path of members.
template <class Row>
auto& At(Row& row) {
  return row;
}
template <class Row, class Member, class... Rest>
auto& At(Row& row, Member member, Rest... rest) {
  return At(row.*member, rest...);
}

template <class Row>
class Columns {
 public:
  // A column of the member at the end of `path`.
  template <class... Path>
  Columns& Add(std::string name, unsigned marks, std::string about, Path... path) {
    using T = std::remove_cvref_t<decltype(At(std::declval<Row&>(), path...))>;
    Column<Row> column;
    column.description = {std::move(name), Cell<T>::Values(), std::move(about),
                          (marks & kRequired) != 0, (marks & kPersonal) != 0};
    column.read = [path...](const Place& place, std::string_view text, Row& row) {
      Cell<T>::Read(place, text, At(row, path...));
    };
    column.write = [path...](const ClinicContents& clinic, const Row& row) {
      return Cell<T>::Write(clinic, At(row, path...));
    };
    all_.push_back(std::move(column));
    return *this;
  }
  const std::vector<Column<Row>>& all() const { return all_; }

 private:
  std::vector<Column<Row>> all_;
};

// One row while it is put into the clinic.
struct RowPlace {
  Reading& reading;
  const std::string& file;
  const CsvRow& cells;
  // A problem of the row as a whole.
  void Fail(std::string code, std::string path, std::string found, std::string expected) const;
};

// A table without its row struct.
struct Table {
  TableDescription description;
  // Rows are entities named by their column "key".
  bool keyed = false;
  // Puts every row into `reading.clinic`.
  std::function<void(const CsvTable&, Reading&)> read;
  // Every row of the clinic, as cells.
  std::function<std::vector<std::vector<std::string>>(const ClinicContents&)> write;
};

// Reports columns that are unknown, twice or missing; the position of each described column, or -1.
std::vector<int> MatchHeader(const TableDescription& table, const CsvTable& csv,
                             Findings& findings);

// `attach` puts a row into the clinic and returns where, as a path of the model ("rooms[2]"; empty
// where nowhere). `each` calls back with every row of a clinic, in the order of reading.
template <class Row>
Table MakeTable(std::string name, std::string about, Columns<Row> columns,
                std::function<std::string(const RowPlace&, Row&&)> attach,
                std::function<void(const ClinicContents&, const std::function<void(Row)>&)> each) {
  Table table;
  table.description = {std::move(name), std::move(about), false, {}};
  for (const auto& column : columns.all()) table.description.columns.push_back(column.description);
  table.keyed = columns.all().front().description.name == "key";
  table.read = [description = table.description, columns, attach](const CsvTable& csv,
                                                                  Reading& reading) {
    const std::vector<int> positions = MatchHeader(description, csv, reading.findings);
    for (const CsvRow& cells : csv.rows) {
      Row row{};
      for (std::size_t i = 0; i < positions.size(); ++i) {
        if (positions[i] < 0) continue;
        const Column<Row>& column = columns.all()[i];
        const CsvCell& cell = cells[static_cast<std::size_t>(positions[i])];
        const Place place(reading, csv.file, cell, column.description.name,
                          column.description.personal);
        if (!cell.text.empty()) {
          column.read(place, cell.text, row);
        } else if (column.description.required) {
          place.Fail("missing_value", "nothing", column.description.values);
        }
      }
      const std::string path = attach(RowPlace{reading, csv.file, cells}, std::move(row));
      if (!path.empty()) reading.places[path] = {csv.file, cells[0].line};
    }
  };
  table.write = [columns, each](const ClinicContents& clinic) {
    std::vector<std::vector<std::string>> rows;
    each(clinic, [&](Row row) {
      rows.emplace_back();
      for (const auto& column : columns.all()) rows.back().push_back(column.write(clinic, row));
    });
    return rows;
  };
  return table;
}

// A table of entities: rows are the entities themselves.
template <class Entity>
Table EntityTable(std::string about, Columns<Entity> columns,
                  std::vector<Entity> ClinicContents::*list) {
  const std::string name(KeyedTable<Entity>::kName);
  return MakeTable<Entity>(
      name, std::move(about), std::move(columns),
      [list, name](const RowPlace& place, Entity&& entity) {
        ClinicContents& clinic = place.reading.clinic;
        const auto id = polyclinic::Add(clinic, clinic.*list, std::move(entity));
        return name + "[" + std::to_string(id.index()) + "]";
      },
      [list](const ClinicContents& clinic, const std::function<void(Entity)>& row) {
        for (const Entity& entity : clinic.*list) row(entity);
      });
}

// A row that belongs to an entity: one of its credentials, one of its steps.
template <class Owner, class Value>
struct Part {
  Id<Owner> owner;
  Value value;
};

// Columns of a part: the first names the owner.
template <class Owner, class Value>
Columns<Part<Owner, Value>> PartOf(std::string owner, std::string about) {
  Columns<Part<Owner, Value>> columns;
  columns.Add(std::move(owner), kRequired, std::move(about), &Part<Owner, Value>::owner);
  return columns;
}

// A table of parts that stand in a list inside their owner; `path` leads from the owner to the list,
// `label` says the same in words: "history.conditions".
template <class Owner, class Value, class... Path>
Table PartTable(std::string name, std::string about, Columns<Part<Owner, Value>> columns,
                std::vector<Owner> ClinicContents::*list, const std::string& label, Path... path) {
  using Row = Part<Owner, Value>;
  return MakeTable<Row>(
      std::move(name), std::move(about), std::move(columns),
      [=](const RowPlace& place, Row&& row) -> std::string {
        if (!row.owner.valid()) return "";
        auto& values = At((place.reading.clinic.*list)[row.owner.index()], path...);
        values.push_back(std::move(row.value));
        return std::string(KeyedTable<Owner>::kName) + "[" + std::to_string(row.owner.index()) +
               "]." + label + "[" + std::to_string(values.size() - 1) + "]";
      },
      [=](const ClinicContents& clinic, const std::function<void(Row)>& row) {
        for (const Owner& owner : clinic.*list) {
          for (const Value& value : At(owner, path...)) row(Row{owner.id, value});
        }
      });
}

// The tables of each part of the house, in the order of reading.
std::vector<Table> PlaceTables();
std::vector<Table> StaffTables();
std::vector<Table> VisitTypeTables();
std::vector<Table> PolicyTables();
std::vector<Table> AvailabilityTables();
std::vector<Table> BookingPolicyTables();
std::vector<Table> PatientTables();
std::vector<Table> RequestTables();
std::vector<Table> AppointmentTables();

// All of them.
const std::vector<Table>& Tables();

}  // namespace polyclinic::table_internal

#endif  // POLYCLINIC_SRC_TABLE_COLUMN_H_
