#include "polyclinic/scope/evaluate.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "scope/law.h"

namespace polyclinic {
namespace {

using namespace scope;  // the room's own vocabulary

// The verdict on one simple act in one role, or on a composite in one role.
struct PartVerdict {
  Outcome outcome = Outcome::kUnknown;
  // Of Unmet and Allowed.
  Ways ways;
  // Of Unmet, the ways of the law and of every policy: a way that is not the best for a part may be the
  // only one that agrees with the other parts of a composite. With the policies that open some.
  Ways every_way;
  std::map<std::string, Reason> openers;
  std::vector<Reason> reasons;
  std::set<std::string> pending;
  std::set<std::string> missing_facts;
  std::set<std::string> adopted_by;
  std::set<std::string> records;
};

Outcome Best(const Ways& ways) {
  Outcome best = Outcome::kForbidden;
  for (const Alternative& way : ways) best = std::max(best, way.Value());
  return best;
}

// How far the ways bring the act; 0: no further than Unknown. What only the moment is still to settle
// can be planned, and goes before what cannot.
int Rank(const Ways& ways) {
  if (Best(ways) <= Outcome::kUnknown) return 0;
  if (Best(ways) == Outcome::kAllowed) return 3;
  const bool plannable = std::any_of(ways.begin(), ways.end(), [](const Alternative& way) {
    return way.Value() == Outcome::kUnmet &&
           std::all_of(way.items.begin(), way.items.end(),
                       [](const Item& item) { return item.item_class == ItemClass::kMoment; });
  });
  return plannable ? 2 : 1;
}

Reason ReasonOf(const Rule& rule, std::string effect) {
  return {rule.id, std::move(effect), rule.summary, rule.citation, rule.confidence};
}

Reason ReasonOf(const Clause& clause, std::string effect) {
  if (clause.rule != nullptr) return ReasonOf(*clause.rule, std::move(effect));
  Reason reason;
  reason.rule = clause.policy->key;
  reason.effect = std::move(effect);
  reason.summary = clause.policy->reason;
  return reason;
}

Reason Silence(std::string summary) {
  Reason reason;
  reason.effect = "silence";
  reason.summary = std::move(summary);
  return reason;
}

// What decides one act, with its explanation.
class PartJudge {
 public:
  PartJudge(const RuleBook::Index& index, const Clauses& clauses, const Act& act,
            const Staff& person)
      : index_(index), clauses_(clauses), answer_(AnswerFor(index, clauses, act, person)) {}

  PartVerdict Judge() {
    verdict_.pending.insert(clauses_.pending.begin(), clauses_.pending.end());
    if (!Adopt()) Decide(answer_.ways, answer_.Forbids());
    if (verdict_.outcome == Outcome::kUnmet) GatherEveryWay();
    return std::move(verdict_);
  }

 private:
  // The law answers unless a policy brings the act further, of several the first by key.
  bool Adopt() {
    if (answer_.adopted.empty()) return false;
    const Applied* best = nullptr;
    int best_rank = Rank(answer_.ways);
    for (const Applied& adopted : answer_.adopted) {
      const int rank = Rank(adopted.ways);
      if (rank > best_rank) best = &adopted;
      best_rank = std::max(rank, best_rank);
    }
    if (best == nullptr) return false;
    verdict_.adopted_by.insert(*best->clause->id);
    verdict_.reasons.push_back(ReasonOf(*best->clause, "adopt"));
    ExplainUnknownLaw();
    Decide(best->ways, false);
    return true;
  }

  void GatherEveryWay() {
    const auto add = [&](const Ways& ways) {
      bool any = false;
      for (const Alternative& way : ways) {
        if (way.Value() < Outcome::kUnmet) continue;
        verdict_.every_way = Or(std::move(verdict_.every_way), {way});
        any = true;
      }
      return any;
    };
    add(answer_.ways);
    for (const Applied& adopted : answer_.adopted) {
      if (add(adopted.ways)) {
        verdict_.openers.emplace(*adopted.clause->id, ReasonOf(*adopted.clause, "adopt"));
      }
    }
  }

  void Decide(const Ways& ways, bool forbidden) {
    verdict_.outcome =
        ways.empty() ? (forbidden ? Outcome::kForbidden : Outcome::kUnknown) : Best(ways);
    if (verdict_.outcome == Outcome::kForbidden) return ExplainForbidden();
    if (verdict_.outcome == Outcome::kUnknown) return ExplainUnknown(ways);
    for (const Alternative& way : ways) {
      if (way.Value() == verdict_.outcome) verdict_.ways = Or(std::move(verdict_.ways), {way});
    }
    std::set<const std::string*> paths;
    for (const Alternative& way : verdict_.ways) paths.insert(way.path);
    for (const std::string* const path : paths) ExplainPath(path);
  }

  void ExplainPath(const std::string* path) {
    const Clause* allow = nullptr;
    for (const Clause& clause : clauses_.allows) {
      if (clause.id != path) continue;
      allow = &clause;
      verdict_.reasons.push_back(ReasonOf(clause, "allow"));
      Record(*clause.rule);
    }
    for (const Applied& applied : answer_.requires_all) {
      if (allow != nullptr && Overrides(*allow, *applied.clause)) continue;
      if (!applied.clause->certain) continue;
      verdict_.reasons.push_back(ReasonOf(*applied.clause, "require"));
      Record(*applied.clause->rule);
    }
    // A forbid that only an open fact keeps off decides as well.
    for (const Applied& applied : answer_.forbids) {
      const bool asks = std::none_of(applied.ways.begin(), applied.ways.end(),
                                     [](const Alternative& way) { return way.items.empty(); });
      if (!asks || !applied.clause->certain) continue;
      if (allow != nullptr && Overrides(*allow, *applied.clause)) continue;
      verdict_.reasons.push_back(ReasonOf(*applied.clause, "forbid"));
    }
    for (const Clause& demand : clauses_.demands) {
      verdict_.reasons.push_back(ReasonOf(demand, "require"));
    }
  }

  void ExplainForbidden() {
    for (const Applied& forbid : answer_.forbids) {
      if (forbid.clause->certain && forbid.ways.empty()) {
        verdict_.reasons.push_back(ReasonOf(*forbid.clause, "forbid"));
      }
    }
    for (const Applied& narrow : answer_.narrows) {
      if (narrow.ways.empty()) verdict_.reasons.push_back(ReasonOf(*narrow.clause, "narrow"));
    }
  }

  void ExplainUnknown(const Ways& ways) {
    for (const Alternative& way : ways) {
      for (const Item& item : way.items) {
        if (item.tag != Tag::kFact && item.tag != Tag::kAge) continue;
        verdict_.missing_facts.insert(item.tag == Tag::kAge ? "patient_age" : item.codes.front());
        if (item.rule == nullptr) continue;
        const auto rule =
            std::find_if(index_.rules.begin(), index_.rules.end(),
                         [&](const IndexedRule& r) { return &r.rule->id == item.rule; });
        if (rule != index_.rules.end()) {
          verdict_.reasons.push_back(ReasonOf(*rule->rule, "missing_fact"));
        }
      }
    }
    ExplainUnknownLaw();
  }

  // The uncertain rules that leave the law's answer open, or its silence.
  void ExplainUnknownLaw() {
    for (const Clause& allow : clauses_.allows) {
      if (!allow.certain) verdict_.reasons.push_back(ReasonOf(allow, "allow"));
    }
    for (const auto* const list : {&answer_.forbids, &answer_.requires_all}) {
      for (const Applied& applied : *list) {
        if (applied.clause->certain || Best(applied.ways) == Outcome::kAllowed) continue;
        verdict_.reasons.push_back(
            ReasonOf(*applied.clause, std::string(NameOf(applied.clause->rule->effect))));
      }
    }
    if (answer_.law.empty()) {
      verdict_.reasons.push_back(Silence("No rule in force that can be relied on allows the act."));
    }
  }

  bool Overrides(const Clause& allow, const Clause& target) const {
    const auto& overrides = index_.rules[allow.position].overrides;
    return std::binary_search(overrides.begin(), overrides.end(), target.position);
  }

  void Record(const Rule& rule) {
    verdict_.records.insert(rule.records.begin(), rule.records.end());
  }

  const RuleBook::Index& index_;
  const Clauses& clauses_;
  const Answer answer_;
  PartVerdict verdict_;
};

void MergeSets(const PartVerdict& from, PartVerdict& into) {
  into.pending.insert(from.pending.begin(), from.pending.end());
  into.reasons.insert(into.reasons.end(), from.reasons.begin(), from.reasons.end());
  into.missing_facts.insert(from.missing_facts.begin(), from.missing_facts.end());
  into.adopted_by.insert(from.adopted_by.begin(), from.adopted_by.end());
  into.records.insert(from.records.begin(), from.records.end());
}

// A composite takes its worst part.
PartVerdict WorstOf(const std::vector<PartVerdict>& parts) {
  PartVerdict worst;
  worst.outcome = Outcome::kAllowed;
  for (const PartVerdict& part : parts) worst.outcome = std::min(worst.outcome, part.outcome);
  const bool open = worst.outcome >= Outcome::kUnmet;
  if (open) worst.ways = Free();
  for (const PartVerdict& part : parts) {
    worst.pending.insert(part.pending.begin(), part.pending.end());
    if (!open && part.outcome != worst.outcome) continue;
    MergeSets(part, worst);
    if (!open) continue;
    if (parts.size() == 1 || part.outcome != Outcome::kUnmet) {
      worst.ways = And(std::move(worst.ways), part.ways);
      continue;
    }
    worst.ways = And(std::move(worst.ways), part.every_way);
    for (const auto& [key, reason] : part.openers) {
      worst.adopted_by.insert(key);
      worst.reasons.push_back(reason);
    }
  }
  return worst;
}

// Of several roles in which the person might act, the best counts.
void TakeBetter(PartVerdict verdict, PartVerdict& best) {
  if (verdict.outcome > best.outcome) {
    verdict.pending.insert(best.pending.begin(), best.pending.end());
    best = std::move(verdict);
  } else if (verdict.outcome == best.outcome && verdict.outcome == Outcome::kUnmet) {
    best.ways = Or(std::move(best.ways), verdict.ways);
    MergeSets(verdict, best);
  } else {
    best.pending.insert(verdict.pending.begin(), verdict.pending.end());
  }
}

std::vector<Role> RolesOf(const Situation& situation) {
  std::vector<Role> roles = situation.person.roles;
  if (situation.role) roles = {*situation.role};
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

AbilityPlace PlaceOf(const Situation& situation) {
  AbilityPlace place;
  place.site = situation.site;
  place.jurisdiction = situation.telehealth ? situation.patient_location : situation.jurisdiction;
  place.setting = situation.setting;
  place.employer = situation.employer;
  place.employer_kind = situation.employer_kind;
  place.telehealth = situation.telehealth;
  return place;
}

// Why a situation cannot be judged at all; nullopt where it can.
std::optional<PartVerdict> Unjudgeable(const RuleBook& book, const Situation& situation,
                                       const AbilityPlace& place) {
  PartVerdict verdict;
  if (!situation.date.ok()) verdict.missing_facts.insert("date");
  if (place.jurisdiction.empty()) {
    verdict.missing_facts.insert(situation.telehealth ? "patient_location" : "jurisdiction");
  } else if (!book.Covers(place.jurisdiction)) {
    verdict.reasons.push_back(
        Silence("The rule set does not cover " + place.jurisdiction.str() + "."));
  }
  if (!book.DutyIndex(situation.duty)) {
    verdict.reasons.push_back(
        Silence("The rule set does not know the duty " + situation.duty.str() + "."));
  }
  if (!situation.role && situation.person.roles.empty()) verdict.missing_facts.insert("role");
  if (verdict.reasons.empty() && verdict.missing_facts.empty()) return std::nullopt;
  return verdict;
}

PayerAnswer PayerAnswerOf(const RuleBook::Index& index, const DutyEntry& duty, Act act,
                          const Situation& situation) {
  PayerAnswer answer;
  Ways ways = Free();
  bool silent = false;
  std::vector<const PayerRule*> rules;
  for (const DutyPart& part : duty.parts) {
    act.part = &part;
    const PayerClauses clauses = PayerClausesOf(index, act, situation.person, situation.payer);
    silent |= clauses.rules.empty();
    rules.insert(rules.end(), clauses.rules.begin(), clauses.rules.end());
    ways = And(std::move(ways), clauses.ways);
  }
  std::sort(rules.begin(), rules.end(),
            [](const PayerRule* a, const PayerRule* b) { return a->id < b->id; });
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  for (const PayerRule* const rule : rules) {
    answer.reasons.push_back(
        {rule->id, "require", rule->summary, rule->citation, rule->confidence});
  }
  if (silent) {
    answer.reasons.push_back(Silence("No rule of the payer speaks of the act."));
    return answer;
  }
  answer.outcome = ways.empty() ? Outcome::kUnknown : Best(ways);
  if (answer.outcome != Outcome::kUnmet) return answer;
  SortWays(ways);
  for (const Alternative& way : ways) {
    if (way.Value() == Outcome::kUnmet) answer.alternatives.push_back(ToMissing(way));
  }
  return answer;
}

void SortReasons(std::vector<Reason>& reasons) {
  const auto key = [](const Reason& r) { return std::tie(r.rule, r.effect, r.summary); };
  std::sort(reasons.begin(), reasons.end(),
            [&](const Reason& a, const Reason& b) { return key(a) < key(b); });
  reasons.erase(std::unique(reasons.begin(), reasons.end()), reasons.end());
}

Verdict ToVerdict(PartVerdict part, const std::string& edition) {
  Verdict verdict;
  verdict.outcome = part.outcome;
  if (part.outcome == Outcome::kUnmet) {
    SortWays(part.ways);
    for (const Alternative& way : part.ways) verdict.alternatives.push_back(ToMissing(way));
  }
  SortReasons(part.reasons);
  verdict.reasons = std::move(part.reasons);
  verdict.pending.assign(part.pending.begin(), part.pending.end());
  verdict.missing_facts.assign(part.missing_facts.begin(), part.missing_facts.end());
  for (const std::string& key : part.adopted_by) {
    verdict.adopted_by += (verdict.adopted_by.empty() ? "" : ",") + key;
  }
  verdict.records.assign(part.records.begin(), part.records.end());
  verdict.edition = edition;
  return verdict;
}

}  // namespace

Verdict Evaluate(const RuleBook& book, std::span<const Policy> policies,
                 const Situation& situation) {
  const RuleBook::Index& index = book.index();
  const AbilityPlace place = PlaceOf(situation);
  if (auto unjudgeable = Unjudgeable(book, situation, place)) {
    Verdict verdict = ToVerdict(*std::move(unjudgeable), book.edition());
    if (!situation.payer.empty()) verdict.payer = PayerAnswer{};
    return verdict;
  }
  const DutyEntry& duty = index.duties[*book.DutyIndex(situation.duty)];
  const std::vector<std::uint32_t> rules = index.RulesOf(place.jurisdiction);
  const std::vector<const Policy*> in_force = InForce(policies, situation.date);

  Act act;
  act.medicine = duty.gives_medicine;
  act.place = &place;
  act.date = situation.date;
  act.stated = &situation;
  std::optional<PartVerdict> best;
  Role best_role{};
  for (const Role role : RolesOf(situation)) {
    act.role = role;
    std::vector<PartVerdict> parts;
    for (const DutyPart& part : duty.parts) {
      act.part = &part;
      const Clauses clauses = ClausesOf(index, rules, in_force, act);
      parts.push_back(PartJudge(index, clauses, act, situation.person).Judge());
    }
    PartVerdict verdict = WorstOf(parts);
    if (!best || verdict.outcome > best->outcome) best_role = role;
    if (best) {
      TakeBetter(std::move(verdict), *best);
    } else {
      best = std::move(verdict);
    }
  }
  Verdict verdict = ToVerdict(*std::move(best), book.edition());
  if (!situation.payer.empty()) {
    act.role = best_role;
    verdict.payer = PayerAnswerOf(index, duty, act, situation);
  }
  return verdict;
}

}  // namespace polyclinic
