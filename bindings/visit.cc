// Room visit: the status machine of appointments, visits as they happen.
#include "polyclinic/visit/visit.h"
#include "bindings/parts.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic::python {

void BindVisit(py::module_& module) {
  module.def("occupies", &Occupies, py::arg("status"), Doc("Occupies"));
  module.def("may_follow", &MayFollow, py::arg("before"), py::arg("after"), Doc("MayFollow"));
  module.def("current_stamps", &CurrentStamps, py::arg("visit"), Doc("CurrentStamps"));
  module.def("flags_of", py::overload_cast<const Visit&>(&FlagsOf), py::arg("visit"),
             Doc("FlagsOf"));
}

}  // namespace polyclinic::python
