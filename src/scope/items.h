#ifndef POLYCLINIC_SRC_SCOPE_ITEMS_H_
#define POLYCLINIC_SRC_SCOPE_ITEMS_H_

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "polyclinic/scope/verdict.h"

namespace polyclinic::scope {

inline constexpr std::int32_t kNoAgeFrom = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t kNoAgeUntil = std::numeric_limits<std::int32_t>::max();

// What an item of an alternative is.
//   missing: something that would make the act lawful; its absence is Unmet
//   fact:    a fact about a person or a place that nobody stated: Unknown
//   cap:     a rule of uncertain standing stands in the way: Unknown
//   age:     the patient's age, which nobody stated, must lie in a range, else the alternative is void:
//            Unknown
enum class Tag { kMissing, kFact, kCap, kAge };

// Which fact of the drug an item of kind kDrugFact speaks of.
enum class DrugField { kNone, kRoute, kClass, kIndication };

// One condition.
struct Item {
  Tag tag = Tag::kMissing;
  // (Compiling only.) Its absence is Unknown instead of Unmet: an uncertain rule asks for it.
  bool hard = false;
  ItemClass item_class = ItemClass::kPerson;
  ItemKind kind = ItemKind::kCredential;
  DrugField field = DrugField::kNone;
  // Of a drug fact: none of `codes` instead of one of them.
  bool negative = false;
  // What would do, any-of, sorted; of a fact, its name.
  std::vector<std::string> codes;
  Duration hours{};
  std::int32_t performances = 0;
  // Bits of modes and roles, of supervision.
  std::uint32_t modes = 0;
  std::uint32_t roles = 0;
  std::int32_t at_most = 0;
  std::int32_t age_from = kNoAgeFrom;
  std::int32_t age_until = kNoAgeUntil;
  // The id of the rule, or key of the policy, that asks for it.
  const std::string* rule = nullptr;
};

// One way: every item must hold. Sorted, without an item that another one implies.
struct Alternative {
  std::vector<Item> items;
  // The allow rule or adopting policy whose path this is; nullptr before one is known.
  const std::string* path = nullptr;

  bool RestsOn(Tag tag) const;
  Outcome Value() const;
};

// Any of these ways; empty: no way. {{}} is "nothing is asked".
using Ways = std::vector<Alternative>;

Item FactItem(std::string name, const std::string* rule);
Item CapItem(const std::string* rule);
Item AgeItem(std::int32_t from, std::int32_t until, const std::string* rule);
Item MissingOf(ItemClass item_class, ItemKind kind, std::vector<std::string> codes,
               const std::string* rule);
Item DrugItem(DrugField field, bool negative, std::vector<std::string> codes,
              const std::string* rule);

// "Nothing is asked."
Ways Free();
// One way of these items; no way where they contradict each other.
Ways Both(std::vector<Item> items);
// Both must hold: every pairing that is free of contradiction, minimal.
Ways And(Ways a, const Ways& b);
// One must hold, minimal.
Ways Or(Ways a, const Ways& b);

// The items for people, in the stable order of a verdict. Requires a way of missing items only.
Missing ToMissing(const Alternative& way);
// The stable order in which ways stand in a verdict.
void SortWays(Ways& ways);

}  // namespace polyclinic::scope

#endif  // POLYCLINIC_SRC_SCOPE_ITEMS_H_
