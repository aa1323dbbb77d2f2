#ifndef POLYCLINIC_SCOPE_LINT_H_
#define POLYCLINIC_SCOPE_LINT_H_

#include <optional>
#include <string_view>

#include "polyclinic/base/findings.h"
#include "polyclinic/base/time.h"
#include "polyclinic/scope/rule.h"

namespace polyclinic {

// The last day of the month that an edition's name begins with: 2026-11-30 of "2026-11+north";
// nullopt where it begins with none.
std::optional<Date> EditionDate(std::string_view edition);

// What in a rule set can be read but is probably not meant, after everything that `ValidateRules`
// finds. Rules are compared exactly: by the acts, roles, jurisdictions, drugs, places, ages and days
// of which both speak. Paths name rules by id: "rules[US-WA.draw].when.duties[2]".
//
//   overlap       (warning) forbids that nothing overrides close an allow for a whole duty that it
//                 names; (note) a forbid makes an exception to an allow
//   never_applies (warning) no act, person, day and drug is such that the rule could do anything
//   idle_override (warning) a rule overrides another of which it never speaks at the same time
//   date_gap      (warning) a rule ends, another of its effect and jurisdiction begins later and
//                 speaks of the same acts, and between them none does
//   silent        (note) duties of which no allow and no forbid speaks in a jurisdiction on the day
//                 `as_of`, for medical assistants
//   uncited       (warning) a rule without the text of its citation or the address where it was read
//   stale         (warning) a rule whose source was last read more than a year before `as_of`, and
//                 that has not ended by then
//   undated       (warning) no `as_of`, and an edition whose name begins with no month: nothing is
//                 silent or stale
//
// `as_of` is by default the `EditionDate` of the set. Rules with errors are left out of all
// comparisons.
Findings LintRules(const RuleSet& rules, std::optional<Date> as_of = std::nullopt);

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_LINT_H_
