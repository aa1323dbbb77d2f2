#include "scope/act_names.h"

#include <algorithm>

namespace polyclinic::scope {

std::set<DutyCode> NamesOfAct(const RuleSet& rules, const DutyCode& duty) {
  std::set<DutyCode> names = {duty};
  for (std::size_t before = 0; before != names.size();) {
    before = names.size();
    for (const Duty& d : rules.duties) {
      const bool around = std::any_of(d.parts.begin(), d.parts.end(),
                                      [&](const DutyCode& part) { return names.contains(part); });
      if (around) names.insert(d.code);
      if (!names.contains(d.code)) continue;
      if (d.code == duty) names.insert(d.parts.begin(), d.parts.end());
      for (const PerformedAs& as : d.performed_as) names.insert(as.duty);
    }
  }
  return names;
}

bool CanSpeakOf(const std::vector<DutyCode>& duties, const std::set<DutyCode>& names) {
  return duties.empty() || std::any_of(duties.begin(), duties.end(),
                                       [&](const DutyCode& duty) { return names.contains(duty); });
}

}  // namespace polyclinic::scope
