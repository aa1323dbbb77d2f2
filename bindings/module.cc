// The module polyclinic._core: the model's types, then the functions of each room.
#include <algorithm>

#include "bindings/parts.h"
#include "bindings/status.h"
#include "polyclinic/base/findings.h"

namespace polyclinic::python {
namespace {

// A class of polyclinic._errors.
py::object ErrorClass(const char* name) {
  return py::module_::import("polyclinic._errors").attr(name);
}

// The message as it is, with what is no UTF-8 replaced.
void SetError(const char* name, const std::string& message) {
  const auto text = py::reinterpret_steal<py::object>(
      PyUnicode_DecodeUTF8(message.data(), static_cast<Py_ssize_t>(message.size()), "replace"));
  PyErr_SetObject(ErrorClass(name).ptr(), text.ptr());
}

// "refused: busy (assistant), on_break (assistant)": kinds and needs, each pair once.
void RaiseRefusal(const Refusal& refusal) {
  std::vector<std::string> reasons;
  for (const Conflict& c : refusal.conflicts) {
    std::string reason(NameOf(c.kind));
    if (!c.need.empty()) reason += " (" + c.need + ")";
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
      reasons.push_back(reason);
  }
  std::string message = "refused";
  for (std::size_t i = 0; i < reasons.size(); ++i) message += (i == 0 ? ": " : ", ") + reasons[i];
  const py::object error = ErrorClass("BookingRefused");
  PyErr_SetObject(error.ptr(), error(message, py::cast(refusal)).ptr());
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

void RaiseStatus(const absl::Status& status) try {
  const std::string message(status.message());
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange: {
      const py::object error = ErrorClass("InvalidInput");
      PyErr_SetObject(error.ptr(), error(message, py::cast(FindingsOf(status))).ptr());
      break;
    }
    case absl::StatusCode::kNotFound:
      SetError("NotFound", message);
      break;
    default:
      SetError("Error", message);
  }
} catch (py::error_already_set& error) {
  error.restore();
}

PYBIND11_MODULE(_core, module) {
  module.doc() = "The compiled part of polyclinic; its names are those of the package's rooms.";
  if (!MakeTypes(module.ptr())) throw py::error_already_set();
  py::register_local_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const StatusError& error) {
      RaiseStatus(error.status);
    } catch (const RefusedError& error) {
      RaiseRefusal(error.refusal);
    } catch (const BadValue& bad) {
      PyErr_SetString(bad.is_type_error ? PyExc_TypeError : PyExc_ValueError,
                      ("expected " + bad.expected + ", found " + bad.found).c_str());
    } catch (const PythonError&) {
    }
  });
  AddRoom(module, "base", BindBase);
  AddRoom(module, "patient", BindPatient);
  AddRoom(module, "staff", BindStaff);
  AddRoom(module, "visit", BindVisit);
  AddRoom(module, "scope", BindScope);
  AddRoom(module, "catalog", BindCatalog);
  AddRoom(module, "schedule", BindSchedule);
  AddRoom(module, "clinic", BindClinic);
  AddRoom(module, "scenario", BindScenario);
  AddRoom(module, "wire", BindWire);
  AddRoom(module, "table", BindTable);
  AddRoom(module, "draw", BindDraw);
  AddRoom(module, "synthea", BindSynthea);
}

}  // namespace polyclinic::python
