// expect: (could not convert|cannot convert|no viable conversion|conversion from)
#include "polyclinic/base/time.h"

// A bare number has no unit.
polyclinic::Duration Length() {
#ifdef MISTAKE
  return 20;
#else
  return std::chrono::minutes(20);
#endif
}
