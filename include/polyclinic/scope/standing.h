#ifndef POLYCLINIC_SCOPE_STANDING_H_
#define POLYCLINIC_SCOPE_STANDING_H_

#include "polyclinic/base/fields.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {

// How a person stands to a duty, worst first: the outcome, with Unmet told apart by whose matter it is.
enum class Standing {
  kForbidden = 1,
  kUnknown,
  kLacking,      // every way asks something of the person that they have not
  kConditional,  // there is a way that only the plan or the moment has still to meet
  kAllowed
};
POLYCLINIC_ENUMERATORS(Standing, {{Standing::kForbidden, "forbidden"},
                                  {Standing::kUnknown, "unknown"},
                                  {Standing::kLacking, "lacking"},
                                  {Standing::kConditional, "conditional"},
                                  {Standing::kAllowed, "allowed"}})

Standing StandingOf(const Verdict& verdict);

// The person may be planned for it, under conditions or without.
constexpr bool MayBePlanned(Standing standing) { return standing >= Standing::kConditional; }

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_STANDING_H_
