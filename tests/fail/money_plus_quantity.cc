// expect: (cannot convert|could not convert|no viable conversion|no known conversion|no matching)
#include "polyclinic/base/quantity.h"

// An amount of money and a measured amount have no sum.
bool Adds(const polyclinic::Money& price, const polyclinic::Quantity& dose) {
#ifdef MISTAKE
  return price.Plus(dose).ok();
#else
  return price.Plus(price).ok() && dose.millionths() > 0;
#endif
}
