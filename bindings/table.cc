// Room table: clinics from CSV, columns out.
#include "bindings/parts.h"
#include "bindings/table_columns.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/table/clinic_tables.h"
#include "polyclinic/table/csv.h"
#include "polyclinic/table/demo.h"
#include "polyclinic/table/results.h"
#include "polyclinic/table/table_text.h"

namespace polyclinic::python {
namespace {

// A capsule of the Arrow PyCapsule interface: whoever takes its content sets `release` to null.
template <class Struct>
py::object Capsule(const char* name, std::unique_ptr<Struct> content) {
  PyObject* capsule = PyCapsule_New(content.get(), name, [](PyObject* self) {
    auto* left = static_cast<Struct*>(PyCapsule_GetPointer(self, PyCapsule_GetName(self)));
    if (left->release != nullptr) left->release(left);
    delete left;
  });
  if (capsule == nullptr) {
    content->release(content.get());
    throw py::error_already_set();
  }
  content.release();  // NOLINT: the capsule deletes it
  return py::reinterpret_steal<py::object>(capsule);
}

py::object SchemaCapsule(const Table& table) {
  auto schema = std::make_unique<ArrowSchema>();
  table.ExportSchema(schema.get());
  return Capsule("arrow_schema", std::move(schema));
}

py::object ArrayCapsule(const Table& table) {
  auto array = std::make_unique<ArrowArray>();
  table.ExportArray(array.get());
  return Capsule("arrow_array", std::move(array));
}

py::object StreamCapsule(const Table& table) {
  auto stream = std::make_unique<ArrowArrayStream>();
  table.ExportStream(stream.get());
  return Capsule("arrow_array_stream", std::move(stream));
}

PyObject* ReadCell(const Column& column, std::size_t row) {
  if (column.IsNull(row)) Py_RETURN_NONE;
  switch (column.type()) {
    case ColumnType::kText:
    case ColumnType::kCategory:
      return ReadText(column.TextAt(row));
    case ColumnType::kBool:
      return PyBool_FromLong(column.NumberAt(row) != 0);
    case ColumnType::kDate:
      return ReadDate(Date(std::chrono::sys_days(std::chrono::days(column.NumberAt(row)))));
    case ColumnType::kInstant:
      return ReadInstant(Instant(Duration(column.NumberAt(row))));
    case ColumnType::kInteger:
      return PyLong_FromLongLong(column.NumberAt(row));
  }
  Py_RETURN_NONE;
}

py::list CellsOf(const Column& column) {
  py::list cells(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    PyObject* cell = ReadCell(column, row);
    if (cell == nullptr) throw py::error_already_set();
    PyList_SET_ITEM(cells.ptr(), static_cast<Py_ssize_t>(row), cell);
  }
  return cells;
}

std::string CellText(const Column& column, std::size_t row) {
  if (column.IsNull(row)) return "";
  switch (column.type()) {
    case ColumnType::kText:
    case ColumnType::kCategory:
      return std::string(column.TextAt(row));
    case ColumnType::kBool:
      return column.NumberAt(row) != 0 ? "true" : "false";
    case ColumnType::kDate:
      return ToText(Date(std::chrono::sys_days(std::chrono::days(column.NumberAt(row)))));
    case ColumnType::kInstant:
      return ToText(Instant(Duration(column.NumberAt(row))));
    case ColumnType::kInteger:
      return std::to_string(column.NumberAt(row));
  }
  return "";
}

std::string CsvOf(const Table& table) {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows(table.rows());
  for (const Column& column : table.columns()) {
    header.push_back(column.name());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      rows[row].push_back(CellText(column, row));
    }
  }
  return WriteCsv(header, rows);
}

const Column& ColumnNamed(const Table& table, const std::string& name) {
  if (const Column* column = table.Find(name)) return *column;
  std::string names;
  for (const Column& c : table.columns()) names += (names.empty() ? "" : ", ") + c.name();
  throw StatusError{absl::NotFoundError("no column '" + name + "'; the columns are " + names)};
}

void BindTableClass(py::module_& module) {
  py::class_<Table>(module, "Table",
                    "Columns of one length, as the Arrow columnar format has them. Immutable.\n\n"
                    "Readers of the Arrow PyCapsule interface take it without a copy\n"
                    "(`polars.DataFrame(table)`, `pyarrow.table(table)`); the columns then live as "
                    "long\nas the last reader.")
      .def_property_readonly(
          "column_names",
          [](const Table& t) {
            std::vector<std::string> names;
            for (const Column& c : t.columns()) names.push_back(c.name());
            return names;
          },
          "The names, in order.")
      .def_property_readonly("num_rows", &Table::rows, "How many rows each column has.")
      .def("__len__", &Table::rows)
      .def(
          "__getitem__",
          [](const Table& t, const std::string& name) { return CellsOf(ColumnNamed(t, name)); },
          py::arg("name"), "A column as a list; NotFound where there is none.")
      .def(
          "to_dict",
          [](const Table& t) {
            py::dict columns;
            for (const Column& c : t.columns()) columns[py::str(c.name())] = CellsOf(c);
            return columns;
          },
          "A list for each column, by name. Instants are in UTC.")
      .def("to_csv", &CsvOf, Release(),
           "The table as CSV text: instants in UTC, absent cells empty.")
      .def(
          "to_pandas",
          [](const py::object& self) -> py::object {
            return py::module_::import("polyclinic._frames").attr("to_pandas")(self);
          },
          "The table as a pandas.DataFrame. pandas is imported on the first call.")
      .def("_column_types",
           [](const Table& t) {
             std::vector<std::string> formats;
             for (const Column& c : t.columns()) {
               formats.push_back(c.type() == ColumnType::kCategory ? "category" : c.Format());
             }
             return formats;
           })
      .def("__arrow_c_schema__", &SchemaCapsule)
      .def(
          "__arrow_c_array__",
          [](const Table& t, const py::object&) {
            return py::make_tuple(SchemaCapsule(t), ArrayCapsule(t));
          },
          py::arg("requested_schema") = py::none())
      .def(
          "__arrow_c_stream__", [](const Table& t, const py::object&) { return StreamCapsule(t); },
          py::arg("requested_schema") = py::none())
      .def("__repr__", [](const Table& t) {
        std::string names;
        for (const Column& c : t.columns()) names += (names.empty() ? "" : ", ") + c.name();
        return "Table(" + std::to_string(t.rows()) + " rows: " + names + ")";
      });
}

const Catalog& OrShipped(const std::optional<Catalog>& catalog) {
  return catalog ? *catalog : ShippedCatalog();
}

void BindReaders(py::module_& module) {
  module.def(
      "demo_clinic", [] { return OrRaise(ReadClinicTables(DemoTables(), ShippedCatalog())); },
      Release(),
      "The built-in clinic: a fictitious practice in Washington and the week that its patients\n"
      "ask for.");
  module.def(
      "demo_tables", [] { return DemoTables(); }, Doc("DemoTables"));
  module.def(
      "read_clinic_tables",
      [](const std::vector<TableText>& tables, const std::optional<Catalog>& catalog) {
        return OrRaise(ReadClinicTables(tables, OrShipped(catalog)));
      },
      py::arg("tables"), py::kw_only(), py::arg("catalog") = py::none(), Release(),
      Doc("ReadClinicTables"));
  module.def(
      "read_clinic_directory",
      [](const Path& directory, const std::optional<Catalog>& catalog) {
        return OrRaise(ReadClinicDirectory(directory.text, OrShipped(catalog)));
      },
      py::arg("directory"), py::kw_only(), py::arg("catalog") = py::none(), Release(),
      "The clinic that the CSV tables in a directory describe, under the shipped catalog or\n"
      "`catalog`. InvalidInput with every finding at once; NotFound where there is no such\n"
      "directory.");
  module.def(
      "clinic_tables", [] { return ClinicTables(); }, Doc("ClinicTables"));
  module.def("clinic_tables_markdown", &ClinicTablesMarkdown, Doc("ClinicTablesMarkdown"));
}

using Written = std::pair<std::vector<TableText>, std::vector<Finding>>;

Written WriteTables(const ClinicContents& contents, const std::optional<Catalog>& catalog) {
  Findings left_out;
  std::vector<TableText> tables = WriteClinicTables(contents, OrShipped(catalog), &left_out);
  return {std::move(tables), left_out.all()};
}

void BindWriters(py::module_& module) {
  module.def(
      "write_clinic_tables", &WriteTables, py::arg("contents"), py::kw_only(),
      py::arg("catalog") = py::none(), Release(),
      "The clinic as tables, and a warning for each thing that tables have no columns for\n"
      "(holds, visits, cohorts ...). Nothing else is lost: reading the tables gives the same\n"
      "contents.");
  module.def(
      "write_files",
      [](const Path& directory, const std::vector<TableText>& files) {
        OrRaise(WriteFiles(directory.text, files));
      },
      py::arg("directory"), py::arg("files"), Release(), Doc("WriteFiles"));
  module.def(
      "refusals_file",
      [](const ClinicContents& contents, const std::vector<Refusal>& refusals) {
        return RefusalTable(contents, refusals);
      },
      py::arg("contents"), py::arg("refusals"), Release(), Doc("RefusalTable"));
  module.def(
      "findings_file", [](const std::vector<Finding>& findings) { return FindingTable(findings); },
      py::arg("findings"), Doc("FindingTable"));
  module.def(
      "conflict_text",
      [](const ClinicContents& contents, const Conflict& conflict) {
        return ToText(contents, conflict);
      },
      py::arg("contents"), py::arg("conflict"),
      "A conflict in words, for people: \"provider: dr-chen is busy 2026-12-07 09:00-09:20 "
      "(a12)\".");
}

}  // namespace

void BindTable(py::module_& module) {
  BindReaders(module);
  BindWriters(module);
  BindTableClass(module);
  module.def("_exported", &Table::Exported);
  module.def("appointments_table", &AppointmentsTable, py::arg("contents"), Release(),
             "A row for each appointment: key, request, patient, visit_type, site, status, start,\n"
             "end, booked_at, new_patient, edition, flags.");
  module.def("assignments_table", &AssignmentsTable, py::arg("contents"), Release(),
             "A row for each assignment of each appointment: appointment, need, resource_kind,\n"
             "resource, start, end, named, duties, rules, adopted_by.");
  module.def("refusals_table", &RefusalsTable, py::arg("contents"), py::arg("refusals"), Release(),
             "A row for each conflict of each refusal: request, patient, visit_type, kind, need,\n"
             "resource, start, end, duty, rules.");
  module.def("staff_table", &StaffTable, py::arg("contents"), Release(),
             "A row for each person: key, name, roles, specialties, credentials, employer,\n"
             "home_site, float_pool.");
  module.def("patients_table", &PatientsTable, py::arg("contents"), Release(),
             "A row for each patient: key, born, died, sex, language, needs_interpreter,\n"
             "usual_provider, subdivision. Names and addresses are not in it.");
}

}  // namespace polyclinic::python
