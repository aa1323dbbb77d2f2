#include "polyclinic/scope/standing.h"

#include <algorithm>

namespace polyclinic {

Standing StandingOf(const Verdict& verdict) {
  switch (verdict.outcome) {
    case Outcome::kForbidden:
      return Standing::kForbidden;
    case Outcome::kUnknown:
      return Standing::kUnknown;
    case Outcome::kAllowed:
      return Standing::kAllowed;
    case Outcome::kUnmet:
      break;
  }
  const auto of_person = [](const MissingItem& item) {
    return item.item_class == ItemClass::kPerson;
  };
  const bool conditional = std::any_of(
      verdict.alternatives.begin(), verdict.alternatives.end(), [&](const Missing& missing) {
        return std::none_of(missing.items.begin(), missing.items.end(), of_person);
      });
  return conditional ? Standing::kConditional : Standing::kLacking;
}

}  // namespace polyclinic
