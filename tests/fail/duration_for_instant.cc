// expect: (could not convert|cannot convert|no viable conversion|conversion from)
#include "polyclinic/base/time.h"

// A length of time is not a point in time.
polyclinic::Instant Start(polyclinic::Duration length, polyclinic::Instant midnight) {
#ifdef MISTAKE
  return length;
#else
  return midnight + length;
#endif
}
