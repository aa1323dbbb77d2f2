// expect: (could not convert|cannot convert|no viable conversion|conversion from)
#include "polyclinic/base/time.h"

// Seconds do not become whole minutes in silence.
polyclinic::Minutes Rounded(polyclinic::Duration length) {
#ifdef MISTAKE
  return length;
#else
  return std::chrono::ceil<polyclinic::Minutes>(length);
#endif
}
