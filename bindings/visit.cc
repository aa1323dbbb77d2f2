// Room visit: the status machine of appointments, visits as they happen.
#include "bindings/parts.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic::python {

void BindVisit(py::module_& module) {
  module.def("occupies", &Occupies, py::arg("status"), Doc("Occupies"));
  module.def("may_follow", &MayFollow, py::arg("before"), py::arg("after"), Doc("MayFollow"));
}

}  // namespace polyclinic::python
