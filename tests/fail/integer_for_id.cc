// expect: (could not convert|cannot convert|no viable conversion).*(Staff>|StaffId)
#include "polyclinic/base/ids.h"

// A number is no handle: it has no clinic.
polyclinic::StaffId Third() {
#ifdef MISTAKE
  return 2;
#else
  return polyclinic::StaffId::Of(polyclinic::ClinicTag("demo"), 2);
#endif
}
