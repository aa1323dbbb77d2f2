#ifndef POLYCLINIC_SRC_SCOPE_ACT_NAMES_H_
#define POLYCLINIC_SRC_SCOPE_ACT_NAMES_H_

#include <set>
#include <vector>

#include "polyclinic/scope/rule.h"

namespace polyclinic::scope {

// Everything that an act of the duty, or a part of it, may be called by rules: itself, its parts, the
// composites around them and what they are performed as.
std::set<DutyCode> NamesOfAct(const RuleSet& rules, const DutyCode& duty);

// Whether a rule or policy that names these duties can speak of such an act; none named: of any.
bool CanSpeakOf(const std::vector<DutyCode>& duties, const std::set<DutyCode>& names);

}  // namespace polyclinic::scope

#endif  // POLYCLINIC_SRC_SCOPE_ACT_NAMES_H_
