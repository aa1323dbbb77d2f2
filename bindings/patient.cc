// Room patient: consents, the history as it stands.
#include "polyclinic/patient/patient.h"

#include "bindings/parts.h"
#include "polyclinic/patient/history.h"

namespace polyclinic::python {
namespace {

History CurrentHistory(const History& history) {
  History current;
  visit_fields(&history, [&](auto, auto list) { current.*list = Current(history.*list); });
  return current;
}

}  // namespace

void BindPatient(py::module_& module) {
  module.def("has_consent", &HasConsent, py::arg("patient"), py::kw_only(), py::arg("purpose"),
             py::arg("channel"), py::arg("at"), Doc("HasConsent"));
  module.def(
      "current_history", &CurrentHistory, py::arg("history"),
      "The history with, in each list, only the entries that stand: those which no later entry\n"
      "corrects or retracts. Positions named in `corrects` are those of the whole history.");
}

}  // namespace polyclinic::python
