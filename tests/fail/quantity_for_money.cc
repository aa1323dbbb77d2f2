// expect: (no match for 'operator=|no viable overloaded '=')
#include "polyclinic/base/quantity.h"

// A dose is not a price.
void Charge(polyclinic::Money& price, const polyclinic::Quantity& dose) {
#ifdef MISTAKE
  price = dose;
#else
  price = dose.unit().empty() ? polyclinic::Money() : polyclinic::Money::Cents(1250);
#endif
}
