#ifndef POLYCLINIC_SRC_SCOPE_LAW_H_
#define POLYCLINIC_SRC_SCOPE_LAW_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "polyclinic/scope/abilities.h"
#include "polyclinic/scope/policy.h"
#include "polyclinic/scope/situation.h"
#include "scope/items.h"
#include "scope/rule_index.h"

namespace polyclinic::scope {

// One simple act as the rules see it: what it is, in which role, where and when.
struct Act {
  const DutyPart* part = nullptr;
  // There is a drug, whose facts may be open.
  bool medicine = false;
  Role role = Role::kMedicalAssistant;
  const AbilityPlace* place = nullptr;
  Date date{};
  // What is stated of the plan, the moment, the patient and the drug. Nullptr when compiling: then
  // none of it is known, and every rule that depends on it leaves its condition in the ways.
  const Situation* stated = nullptr;

  bool Compiling() const { return stated == nullptr; }
};

// A rule or policy that speaks of an act, or would if what is open turned out so.
struct Clause {
  const std::string* id = nullptr;
  const Rule* rule = nullptr;      // of law
  const Policy* policy = nullptr;  // of the organisation
  // Of a rule: its position in the index.
  std::uint32_t position = 0;
  // Confirmed, reported or editorial, or a policy.
  bool certain = true;
  // It speaks of the act in any of these ways; {{}}: it does.
  Ways when;
  // It does not speak of the act in any of these ways; {}: it does.
  Ways unless;
  // A require that speaks of the act for certain overrides it for all paths.
  bool overridden = false;
  // Requires whose `when` is open override it in these ways.
  Ways overriding;
};

// The clauses that speak of one act, whoever of that role does it. Ascending by id.
struct Clauses {
  std::vector<Clause> allows;
  std::vector<Clause> requires_all;
  std::vector<Clause> forbids;
  // Of policies.
  std::vector<Clause> narrows;
  std::vector<Clause> demands;
  std::vector<Clause> adopts;
  // Ids of pending rules that would speak of it.
  std::vector<std::string> pending;
};

// Whether the rule is in force on the day or, where it is pending, may yet come into force.
bool HoldsOn(const Rule& rule, Date date);

// `rules`: the positions of the rules of the place's jurisdiction. `policies`: ascending by key.
Clauses ClausesOf(const RuleBook::Index& index, std::span<const std::uint32_t> rules,
                  std::span<const Policy* const> policies, const Act& act);

// A clause with the ways in which it does not stand in this person's way.
struct Applied {
  const Clause* clause = nullptr;
  Ways ways;
};

// What law and policies say to one person about one act.
struct Answer {
  // The ways that the law leaves open, over all paths.
  Ways law;
  // The same under the organisation's policies and the person's refusals.
  Ways ways;
  // What each adopting policy opens: acts of which no certain allow speaks, and certain allows with
  // the uncertain rules in their way lifted.
  std::vector<Applied> adopted;
  std::vector<Applied> requires_all;
  // Of law, certain or not.
  std::vector<Applied> forbids;
  // Of policies.
  std::vector<Applied> narrows;

  // A certain forbid, of law or of a policy, leaves no way round it.
  bool Forbids() const;
};

Answer AnswerFor(const RuleBook::Index& index, const Clauses& clauses, const Act& act,
                 const Staff& person);

// The clauses of the payer's rules that speak of the act, and the ways to satisfy all of them.
struct PayerClauses {
  std::vector<const PayerRule*> rules;
  Ways ways;
};
PayerClauses PayerClausesOf(const RuleBook::Index& index, const Act& act, const Staff& person,
                            std::string_view payer);

// The policies in force and signed on that day, ascending by key.
std::vector<const Policy*> InForce(std::span<const Policy> policies, Date date);

}  // namespace polyclinic::scope

#endif  // POLYCLINIC_SRC_SCOPE_LAW_H_
