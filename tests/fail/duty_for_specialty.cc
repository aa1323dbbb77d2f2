// expect: (could not convert|cannot convert|no viable conversion).*(DutyList|DutyCode)
#include "polyclinic/base/ids.h"

// Codes of different lists do not mix.
polyclinic::SpecialtyCode Mixed(polyclinic::DutyCode duty) {
#ifdef MISTAKE
  return duty;
#else
  return duty == "C19" ? polyclinic::SpecialtyCode("cardiology") : polyclinic::SpecialtyCode();
#endif
}
