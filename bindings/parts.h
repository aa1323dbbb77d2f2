#ifndef POLYCLINIC_BINDINGS_PARTS_H_
#define POLYCLINIC_BINDINGS_PARTS_H_

#include "bindings/casters.h"
#include "bindings/gil.h"
#include "polyclinic/schedule/booking.h"

namespace polyclinic {
class Clinic;
}  // namespace polyclinic

namespace polyclinic::python {

// Thrown where a command is refused; becomes BookingRefused in Python.
struct RefusedError {
  Refusal refusal;
};

// For functions that may take long: other Python threads run meanwhile. Their arguments are read before
// and their result is made into Python objects after.
using Release = py::call_guard<GilRelease>;

// One for each room that has functions, in the file of the room's name. They run in this order: a
// signature names only types that are there already.
void BindBase(py::module_& module);
void BindPatient(py::module_& module);
void BindStaff(py::module_& module);
void BindVisit(py::module_& module);
void BindScope(py::module_& module);
void BindCatalog(py::module_& module);
void BindSchedule(py::module_& module);
void BindClinic(py::module_& module);
void BindScenario(py::module_& module);
void BindWire(py::module_& module);
void BindTable(py::module_& module);
void BindDraw(py::module_& module);
void BindSynthea(py::module_& module);

// The methods of Clinic that ask its schedule; schedule.cc.
void BindScheduleOf(py::class_<Clinic>& cls);

}  // namespace polyclinic::python

#endif  // POLYCLINIC_BINDINGS_PARTS_H_
