// The module polyclinic._core: the model's types, then the functions of each room.
#include "bindings/parts.h"
#include "polyclinic/base/findings.h"

namespace polyclinic::python {
namespace {

// A class of polyclinic._errors.
py::object ErrorClass(const char* name) {
  return py::module_::import("polyclinic._errors").attr(name);
}

void RaiseStatus(const absl::Status& status) {
  const std::string message(status.message());
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange: {
      const py::object error = ErrorClass("InvalidInput");
      PyErr_SetObject(error.ptr(), error(message, py::cast(FindingsOf(status))).ptr());
      break;
    }
    case absl::StatusCode::kNotFound:
      PyErr_SetString(ErrorClass("NotFound").ptr(), message.c_str());
      break;
    default:
      PyErr_SetString(ErrorClass("Error").ptr(), message.c_str());
  }
}

// Adds what `bind` binds, and says to which room of the package it belongs.
void AddRoom(py::module_& module, const char* room, void (*bind)(py::module_&)) {
  const py::dict names = module.attr("__dict__");
  const py::set before(names);
  bind(module);
  for (const auto& [name, object] : names) {
    if (!before.contains(name) && !py::str(name).cast<std::string>().starts_with("_")) {
      py::setattr(object, "__module__", py::str(std::string("polyclinic.") + room));
    }
  }
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  module.doc() = "The compiled part of polyclinic; its names are those of the package's rooms.";
  if (!MakeTypes(module.ptr())) throw py::error_already_set();
  py::register_local_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const StatusError& error) {
      RaiseStatus(error.status);
    } catch (const BadValue& bad) {
      PyErr_SetString(bad.is_type_error ? PyExc_TypeError : PyExc_ValueError,
                      ("expected " + bad.expected + ", found " + bad.found).c_str());
    } catch (const PythonError&) {
    }
  });
  AddRoom(module, "base", BindBase);
  AddRoom(module, "scope", BindScope);
  AddRoom(module, "catalog", BindCatalog);
  AddRoom(module, "table", BindTable);
  AddRoom(module, "draw", BindDraw);
}

}  // namespace polyclinic::python
