// expect: (no match for|invalid operands to binary expression)
#include "polyclinic/base/time.h"

// Points in time have a difference and no sum.
auto Combine(polyclinic::Instant a, polyclinic::Instant b) {
#ifdef MISTAKE
  return a + b;
#else
  return a - b;
#endif
}
