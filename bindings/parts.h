#ifndef POLYCLINIC_BINDINGS_PARTS_H_
#define POLYCLINIC_BINDINGS_PARTS_H_

#include "bindings/casters.h"
#include "polyclinic/schedule/booking.h"

namespace polyclinic::python {

// Thrown where a command is refused; becomes BookingRefused in Python.
struct RefusedError {
  Refusal refusal;
};

// The parts of the module, in the order in which they are added: a signature names only types that
// are there already.
void BindBase(py::module_& module);
void BindScope(py::module_& module);
void BindCatalog(py::module_& module);
void BindSchedule(py::module_& module);
void BindClinic(py::module_& module);
void BindWire(py::module_& module);
void BindTable(py::module_& module);
void BindDraw(py::module_& module);

}  // namespace polyclinic::python

#endif  // POLYCLINIC_BINDINGS_PARTS_H_
