// expect: (no match for|invalid operands to binary expression)
#include "polyclinic/base/quantity.h"

// An amount of money has a currency: a bare number is not one.
bool Costs(const polyclinic::Money& price) {
#ifdef MISTAKE
  return price == 1250;
#else
  return price == polyclinic::Money::Cents(1250);
#endif
}
