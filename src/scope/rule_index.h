#ifndef POLYCLINIC_SRC_SCOPE_RULE_INDEX_H_
#define POLYCLINIC_SRC_SCOPE_RULE_INDEX_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/scope/rule_book.h"

namespace polyclinic {
namespace scope {

// Every route, and the absence of one.
inline constexpr std::uint32_t kEveryRoute = 0xffffffffu;

// A duty's code that an act answers to, by the routes by which it does.
struct DutyName {
  DutyCode code;
  std::uint32_t routes = kEveryRoute;
};

// One simple act within a duty: the duty itself, or a part of a composite one.
struct DutyPart {
  DutyCode code;
  // What the act is called in rules: the part, the composites around it, and what it is performed
  // as.
  std::vector<DutyName> names;
};

struct DutyEntry {
  // One for a simple duty; of a composite its parts, flattened.
  std::vector<DutyPart> parts;
  // The act, or a part of it, gives a medicine: facts of the drug that nobody stated are open. Of
  // any other act there is no drug.
  bool gives_medicine = false;
};

// One rule with its overrides resolved.
struct IndexedRule {
  const Rule* rule = nullptr;
  // Positions in `Index::rules` of the rules that it overrides, ascending.
  std::vector<std::uint32_t> overrides;
};

// The nation of a subdivision: US of US-WA; empty where there is none.
inline std::string_view NationOf(std::string_view jurisdiction) {
  const std::size_t dash = jurisdiction.find('-');
  return dash == std::string_view::npos ? std::string_view() : jurisdiction.substr(0, dash);
}

}  // namespace scope

struct RuleBook::Index {
  RuleSet set;                            // duties ascending by code, rules by id
  std::vector<scope::DutyEntry> duties;   // as set.duties
  std::vector<scope::IndexedRule> rules;  // as set.rules
  // The rules of each jurisdiction, ascending by id.
  std::map<JurisdictionCode, std::vector<std::uint32_t>> by_jurisdiction;
  // The drug classes and indications that rules name, ascending.
  std::vector<DrugClass> drug_classes;
  std::vector<Indication> indications;

  // The rules that may hold in the jurisdiction: its own and its nation's, ascending by id.
  std::vector<std::uint32_t> RulesOf(const JurisdictionCode& jurisdiction) const;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCOPE_RULE_INDEX_H_
