#ifndef POLYCLINIC_SCOPE_EVALUATE_H_
#define POLYCLINIC_SCOPE_EVALUATE_H_

#include <span>

#include "polyclinic/scope/policy.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {

// The answer to one situation: the law of the place, then the organisation's policies, then what
// the person declines, with the payer's answer beside it. Nothing is allowed but by a rule or by a
// policy that adopts an Unknown. The answer does not depend on the order of rules, policies or
// facts. `docs/scope.md` gives the exact meaning.
Verdict Evaluate(const RuleBook& book, std::span<const Policy> policies,
                 const Situation& situation);

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_EVALUATE_H_
