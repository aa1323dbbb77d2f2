// Room staff: what a credential still needs.
#include "bindings/parts.h"
#include "polyclinic/staff/renewal.h"

namespace polyclinic::python {

void BindStaff(py::module_& module) {
  module.def(
      "renewal_of",
      [](const Staff& person, const CredentialCode& credential,
         const std::vector<CredentialKind>& kinds,
         Date on) { return OrRaise(RenewalOf(person, credential, kinds, on)); },
      py::arg("person"), py::arg("credential"), py::arg("kinds"), py::arg("on"), Release(),
      Doc("RenewalOf"));
}

}  // namespace polyclinic::python
