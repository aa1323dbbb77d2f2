// expect: (could not convert|cannot convert|no viable conversion).*(Staff>|StaffId)
#include "polyclinic/base/ids.h"

// A patient's handle is not a member of staff.
polyclinic::StaffId Mixed(polyclinic::PatientId patient, polyclinic::StaffId staff) {
#ifdef MISTAKE
  return patient;
#else
  return patient.valid() ? staff : polyclinic::StaffId();
#endif
}
