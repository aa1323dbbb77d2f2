#ifndef POLYCLINIC_SCOPE_ADDITIONS_H_
#define POLYCLINIC_SCOPE_ADDITIONS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/time.h"
#include "polyclinic/scope/abilities.h"
#include "polyclinic/scope/policy.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {

// What it costs to add one thing that a verdict misses.
struct AdditionCost {
  ItemKind kind = ItemKind::kTraining;
  // The thing, as `MissingItem::any_of` names it; of supervision a role, or role and mode
  // ("physician/premises"). Empty: any of this kind that has no entry of its own.
  std::string code;
  // For having it at all.
  std::int64_t each = 0;
  // Of training, for each hour still to be done; parts of an hour in proportion, rounded up.
  std::int64_t per_hour = 0;
  // Of training, for each performance still to be done.
  std::int64_t per_performance = 0;
  bool operator==(const AdditionCost&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const AdditionCost*, Visitor&& v) {
  v("kind", &AdditionCost::kind);
  v("code", &AdditionCost::code);
  v("each", &AdditionCost::each);
  v("per_hour", &AdditionCost::per_hour);
  v("per_performance", &AdditionCost::per_performance);
}

// Prices of things to add, in the caller's own unit. What has no entry cannot be added.
struct CostTable {
  // What is counted: "minutes of training", "USD".
  std::string unit;
  std::vector<AdditionCost> costs;
  bool operator==(const CostTable&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const CostTable*, Visitor&& v) {
  v("unit", &CostTable::unit);
  v("costs", &CostTable::costs);
}

// Minutes of training, editorial: an hour is 60 and a performance 10; a certificate or a program of
// education is the 720 hours that recur in the law, a registration by the employer nothing, a course in
// life support 4 hours, an attested competency 1 hour. What the plan or the moment gives costs no
// training. A licence, an age, another employer and a person's refusal are nothing that training adds:
// they have no price.
CostTable TrainingHours();

// One thing to be added.
struct Addition {
  ItemClass item_class = ItemClass::kPerson;
  ItemKind kind = ItemKind::kCredential;
  // Which, as in `AdditionCost::code`; of supervision role and mode. Empty where the kind says it all.
  std::string code;
  // What would do as well at the same price, this one included.
  std::vector<std::string> any_of;
  // Of training: hours and performances still to be done.
  Duration hours{};
  std::int32_t performances = 0;
  // Of supervision: how many the supervisor may watch, the actor counted; 0: no limit stated.
  std::int32_t at_most = 0;
  // By the table.
  std::int64_t cost = 0;
  // The rules and policies that ask for it, by id and key, ascending.
  std::vector<std::string> rules;
  bool operator==(const Addition&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Addition*, Visitor&& v) {
  v("item_class", &Addition::item_class);
  v("kind", &Addition::kind);
  v("code", &Addition::code);
  v("any_of", &Addition::any_of);
  v("hours", &Addition::hours);
  v("performances", &Addition::performances);
  v("at_most", &Addition::at_most);
  v("cost", &Addition::cost);
  v("rules", &Addition::rules);
}

//   nothing:    the act is allowed as it stands
//   add:        these things make it allowed
//   impossible: it is forbidden whatever is added, or every way asks for something without a price
//   unknown:    the law leaves it open, or a fact was not stated: nothing that is added decides
enum class AdditionAnswer { kNothing = 1, kAdd, kImpossible, kUnknown };
POLYCLINIC_ENUMERATORS(AdditionAnswer, {{AdditionAnswer::kNothing, "nothing"},
                                        {AdditionAnswer::kAdd, "add"},
                                        {AdditionAnswer::kImpossible, "impossible"},
                                        {AdditionAnswer::kUnknown, "unknown"}})

// What must be added for an act to be allowed, at the least cost.
struct AdditionPlan {
  AdditionAnswer answer = AdditionAnswer::kUnknown;
  // Of `add`: each thing once, the person's own first.
  std::vector<Addition> additions;
  // Of all of them.
  std::int64_t cost = 0;
  std::string unit;
  // The verdict as things stand: why, with citations; of Unknown, the facts that nobody stated.
  Verdict verdict;
  bool operator==(const AdditionPlan&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const AdditionPlan*, Visitor&& v) {
  v("answer", &AdditionPlan::answer);
  v("additions", &AdditionPlan::additions);
  v("cost", &AdditionPlan::cost);
  v("unit", &AdditionPlan::unit);
  v("verdict", &AdditionPlan::verdict);
}

// The cheapest set of things that makes the act allowed: exact over all alternatives of its verdict,
// and of the verdicts that it would have with credentials that excuse from a forbid or let a policy
// adopt, which no verdict lists as missing. Each missing item is met by one of the codes that would do; a thing that meets several items is
// counted once, training by the greater of what each asks. Of equally cheap sets always the same one.
//
// InvalidArgument with findings where a price is negative or given twice.
absl::StatusOr<AdditionPlan> CheapestAdditions(const RuleBook& book,
                                               std::span<const Policy> policies,
                                               const Situation& situation,
                                               const CostTable& costs = TrainingHours());

// The situation of an act by `person` with nothing planned, ordered or stated beyond the place and day.
Situation SituationAt(const AbilityPlace& place, Date date, const Staff& person,
                      const DutyCode& duty);

// "training C22/classroom (24 h)", "supervision physician/premises or one of 3 others".
std::string ToText(const Addition& addition);

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_ADDITIONS_H_
