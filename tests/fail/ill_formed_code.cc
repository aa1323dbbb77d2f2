// expect: (call to consteval function|call to non-'constexpr' function)
#include "polyclinic/base/ids.h"

// A code that is spelt in the program is checked while compiling.
#ifdef MISTAKE
const polyclinic::DutyCode kInjection("C 19");
#else
const polyclinic::DutyCode kInjection("C19");
#endif
