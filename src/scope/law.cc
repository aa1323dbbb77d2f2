#include "scope/law.h"

#include <algorithm>
#include <optional>

#include "scope/needs.h"

namespace polyclinic::scope {
namespace {

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class List>
std::vector<std::string> Texts(const std::vector<Code<List>>& codes) {
  std::vector<std::string> texts;
  texts.reserve(codes.size());
  for (const auto& code : codes) texts.push_back(code.str());
  return texts;
}

std::vector<std::string> RouteNames(std::uint32_t routes) {
  std::vector<std::string> names;
  for (const auto& route : enumerators(DrugRoute{})) {
    if (routes & BitOf(route.value)) names.emplace_back(route.name);
  }
  return names;
}

// Decides whether a rule speaks of an act, field by field. What is open goes into `when` (it speaks
// only so) and `unless` (it does not speak if so).
class Matcher {
 public:
  Matcher(const Act& act, const std::string* rule) : act_(act), rule_(rule) {}

  // False: the rule does not speak of the act whatever else is stated.
  bool Match(const When& when) {
    return (when.roles.empty() || Contains(when.roles, act_.role)) &&
           MatchDutyAndRoute(when.duties, when.routes, when.only_as_named) && MatchSetting(when) &&
           MatchAge(when) && MatchClasses(when) && MatchIndication(when);
  }
  bool Match(const Policy& policy) {
    if (!policy.roles.empty() && !Contains(policy.roles, act_.role)) return false;
    if (!policy.sites.empty()) {
      if (!act_.place->site.valid()) {
        Unstated("site");
      } else if (!Contains(policy.sites, act_.place->site)) {
        return false;
      }
    }
    return MatchDutyAndRoute(policy.duties, {});
  }
  bool MatchDutyAndRoute(const std::vector<DutyCode>& duties, const std::vector<DrugRoute>& routes,
                         bool only_as_named = false) {
    std::uint32_t by = duties.empty() ? kEveryRoute : 0;
    for (const DutyName& name : act_.part->names) {
      if (only_as_named && name.routes != kEveryRoute) continue;
      if (Contains(duties, name.code)) by |= name.routes;
    }
    if (!routes.empty()) {
      std::uint32_t listed = 0;
      for (const DrugRoute route : routes) listed |= BitOf(route);
      by &= listed;
    }
    if (by == kEveryRoute) return true;
    if (by == 0) return false;
    if (Stated() && act_.stated->route) return (by & BitOf(*act_.stated->route)) != 0;
    if (NoDrug()) return false;
    OneOf(DrugField::kRoute, RouteNames(by));
    return true;
  }

  Ways TakeWhen() { return Both(std::move(when_)); }
  Ways TakeUnless() { return std::move(unless_); }

 private:
  bool Stated() const { return !act_.Compiling(); }
  // What nobody stated of a drug is open only where there is one. When compiling it stays open, since
  // the act may state it all the same.
  bool NoDrug() const { return Stated() && !act_.medicine; }

  bool MatchSetting(const When& when) {
    if (when.settings.empty() && when.settings_not.empty()) return true;
    if (!act_.place->setting) {
      Unstated("setting");
      return true;
    }
    return (when.settings.empty() || Contains(when.settings, *act_.place->setting)) &&
           !Contains(when.settings_not, *act_.place->setting);
  }

  bool MatchAge(const When& when) {
    if (!when.patient_age_from && !when.patient_age_until) return true;
    const std::int32_t from = when.patient_age_from.value_or(kNoAgeFrom);
    const std::int32_t until = when.patient_age_until.value_or(kNoAgeUntil);
    if (Stated() && act_.stated->patient_age) {
      return from <= *act_.stated->patient_age && *act_.stated->patient_age < until;
    }
    when_.push_back(AgeItem(from, until, rule_));
    if (from != kNoAgeFrom) Unless(AgeItem(kNoAgeFrom, from, rule_));
    if (until != kNoAgeUntil) Unless(AgeItem(until, kNoAgeUntil, rule_));
    return true;
  }

  bool MatchClasses(const When& when) {
    if (when.drug_classes.empty() && when.drug_classes_not.empty()) return true;
    if (Stated() && act_.stated->drug_classes) {
      const auto holds = [&](const DrugClass& c) {
        return Contains(*act_.stated->drug_classes, c);
      };
      return (when.drug_classes.empty() ||
              std::any_of(when.drug_classes.begin(), when.drug_classes.end(), holds)) &&
             std::none_of(when.drug_classes_not.begin(), when.drug_classes_not.end(), holds);
    }
    // Without a drug there is no class: not one of any list.
    if (NoDrug()) return when.drug_classes.empty();
    if (!when.drug_classes.empty()) OneOf(DrugField::kClass, Texts(when.drug_classes));
    if (!when.drug_classes_not.empty()) NoneOf(DrugField::kClass, Texts(when.drug_classes_not));
    return true;
  }

  bool MatchIndication(const When& when) {
    if (when.indications.empty()) return true;
    if (Stated() && act_.stated->indication) {
      return Contains(when.indications, *act_.stated->indication);
    }
    if (NoDrug()) return false;
    OneOf(DrugField::kIndication, Texts(when.indications));
    return true;
  }

  void OneOf(DrugField field, const std::vector<std::string>& codes) {
    when_.push_back(DrugItem(field, false, codes, rule_));
    Unless(DrugItem(field, true, codes, rule_));
  }
  void NoneOf(DrugField field, const std::vector<std::string>& codes) {
    when_.push_back(DrugItem(field, true, codes, rule_));
    Unless(DrugItem(field, false, codes, rule_));
  }
  void Unstated(const char* fact) {
    when_.push_back(FactItem(fact, rule_));
    Unless(FactItem(fact, rule_));
  }
  void Unless(Item item) {
    std::vector<Item> items;
    items.push_back(std::move(item));
    unless_ = Or(std::move(unless_), Both(std::move(items)));
  }

  const Act& act_;
  const std::string* rule_;
  std::vector<Item> when_;
  Ways unless_;
};

bool InForceOn(const DateRange& valid, Date seen_on, Date date) {
  const Date from = valid.from.value_or(seen_on);
  return from <= date && (!valid.until || date < *valid.until);
}

bool IsCertain(Confidence confidence) {
  return confidence == Confidence::kConfirmed || confidence == Confidence::kReported ||
         confidence == Confidence::kEditorial;
}

std::optional<Clause> Speaks(const Rule& rule, std::uint32_t position, const Act& act) {
  Matcher matcher(act, &rule.id);
  if (!matcher.Match(rule.when)) return std::nullopt;
  Clause clause;
  clause.id = &rule.id;
  clause.rule = &rule;
  clause.position = position;
  clause.certain = IsCertain(rule.confidence);
  clause.unless = matcher.TakeUnless();
  clause.when = matcher.TakeWhen();
  return clause;
}

Clause* Find(std::vector<Clause>& clauses, std::uint32_t position) {
  const auto found = std::find_if(clauses.begin(), clauses.end(),
                                  [=](const Clause& c) { return c.position == position; });
  return found == clauses.end() ? nullptr : &*found;
}

// A require overrides for all paths as soon as it speaks of the act, its own needs met or not.
void ResolveOverrides(const RuleBook::Index& index, Clauses& clauses) {
  for (const Clause& by : clauses.requires_all) {
    if (!by.certain) continue;
    for (const std::uint32_t position : index.rules[by.position].overrides) {
      Clause* target = Find(clauses.forbids, position);
      if (target == nullptr) target = Find(clauses.requires_all, position);
      if (target == nullptr) continue;
      if (by.unless.empty()) {
        target->overridden = true;
      } else {
        target->overriding = Or(std::move(target->overriding), by.when);
      }
    }
  }
}

void AddPolicies(std::span<const Policy* const> policies, const Act& act, Clauses& clauses) {
  for (const Policy* const policy : policies) {
    Matcher matcher(act, &policy->key);
    if (!matcher.Match(*policy)) continue;
    Clause clause;
    clause.id = &policy->key;
    clause.policy = policy;
    clause.unless = matcher.TakeUnless();
    clause.when = matcher.TakeWhen();
    auto& list = policy->effect == PolicyEffect::kNarrow    ? clauses.narrows
                 : policy->effect == PolicyEffect::kRequire ? clauses.demands
                                                            : clauses.adopts;
    list.push_back(std::move(clause));
  }
}

// What an uncertain rule asks can only lower the answer to Unknown: whatever is missing caps it.
Ways Capping(const Ways& ways, const Act& act, const std::string* rule) {
  Ways capped;
  for (const Alternative& way : ways) {
    std::vector<Item> items;
    for (Item item : way.items) {
      if (item.tag == Tag::kMissing && act.Compiling() && item.item_class != ItemClass::kPerson) {
        item.hard = true;
      } else if (item.tag == Tag::kMissing) {
        item = CapItem(rule);
      }
      items.push_back(std::move(item));
    }
    capped = Or(std::move(capped), Both(std::move(items)));
  }
  return capped;
}

Ways WaysPast(const Clause& forbid, const Act& act, const Staff& person) {
  const Has excused = HoldsOneOf(forbid.rule->unless_credential, act, person);
  if (excused == Has::kYes) return Free();
  Ways ways = Or(forbid.unless, forbid.overriding);
  if (excused == Has::kUnstated)
    ways = Or(std::move(ways), Both({FactItem("employer", forbid.id)}));
  if (!forbid.certain) ways = Or(std::move(ways), Both({CapItem(forbid.id)}));
  return ways;
}

Ways WaysUnder(const Clause& require, const Act& act, const Staff& person) {
  Ways ways = WaysToMeet(require.rule->needs, act, person, require.id);
  if (!require.certain) ways = Capping(ways, act, require.id);
  return Or(Or(std::move(ways), require.unless), require.overriding);
}

// The policies' demands and the person's refusals, which bind every path.
Ways Bindings(const Clauses& clauses, const Act& act, const Staff& person, Answer& answer) {
  Ways ways = Free();
  for (const Clause& narrow : clauses.narrows) {
    answer.narrows.push_back({&narrow, narrow.unless});
    ways = And(std::move(ways), narrow.unless);
  }
  for (const Clause& demand : clauses.demands) {
    ways = And(std::move(ways),
               Or(WaysToMeet(demand.policy->needs, act, person, demand.id), demand.unless));
  }
  for (const DutyCode& declined : person.declines) {
    static const std::string kPerson;
    Matcher matcher(act, &kPerson);
    if (!matcher.MatchDutyAndRoute({declined}, {})) continue;
    Ways refusal = Both({MissingOf(
        ItemClass::kPerson, ItemKind::kRefusal,
        act.Compiling() ? std::vector<std::string>{} : std::vector<std::string>{declined.str()},
        &kPerson)});
    ways = And(std::move(ways), Or(std::move(refusal), matcher.TakeUnless()));
  }
  return ways;
}

bool Overrides(const RuleBook::Index& index, const Clause& path, const Clause& target) {
  const std::vector<std::uint32_t>& overrides = index.rules[path.position].overrides;
  return std::binary_search(overrides.begin(), overrides.end(), target.position);
}

// One allow with everything that binds it. `lifted`: as a policy adopts it, without uncertain
// rules.
Ways PathWays(const RuleBook::Index& index, const Clause& allow, const Answer& answer,
              const Act& act, const Staff& person, bool lifted) {
  Ways ways = And(allow.when, WaysToMeet(allow.rule->needs, act, person, allow.id));
  for (const auto* const list : {&answer.forbids, &answer.requires_all}) {
    for (const Applied& applied : *list) {
      if (ways.empty()) return ways;
      if ((lifted && !applied.clause->certain) || Overrides(index, allow, *applied.clause))
        continue;
      ways = And(std::move(ways), applied.ways);
    }
  }
  for (Alternative& way : ways) way.path = allow.id;
  return ways;
}

bool MayAdopt(const Clause& adopt, const Act& act, const Staff& person) {
  return adopt.policy->credentials.empty() ||
         HoldsOneOf(adopt.policy->credentials, act, person) == Has::kYes;
}

// Where no certain allow speaks of the act, the law is silent: what certain rules ask all the same.
// Whether it is silent hangs on no forbid and on nothing the person holds, so that neither a rule
// more nor a credential less can open this path.
Ways SilentWays(const Clauses& clauses, const Answer& answer) {
  Ways ways = Free();
  for (const Clause& allow : clauses.allows) {
    if (allow.certain) ways = And(std::move(ways), allow.unless);
  }
  for (const auto* const list : {&answer.forbids, &answer.requires_all}) {
    for (const Applied& applied : *list) {
      if (ways.empty()) return ways;
      if (applied.clause->certain) ways = And(std::move(ways), applied.ways);
    }
  }
  return ways;
}

// `open`: what the law leaves open to any policy. Under the policy's own needs.
Ways AdoptedWays(const Clause& adopt, const Ways& open, const Act& act, const Staff& person) {
  Ways ways = And(And(open, adopt.when), WaysToMeet(adopt.policy->needs, act, person, adopt.id));
  for (Alternative& way : ways) {
    if (way.path == nullptr) way.path = adopt.id;
  }
  return ways;
}

}  // namespace

bool HoldsOn(const Rule& rule, Date date) {
  if (rule.status != RuleStatus::kPending) return InForceOn(rule.valid, rule.seen_on, date);
  return !rule.valid.until || date < *rule.valid.until;
}

Clauses ClausesOf(const RuleBook::Index& index, std::span<const std::uint32_t> rules,
                  std::span<const Policy* const> policies, const Act& act) {
  Clauses clauses;
  for (const std::uint32_t position : rules) {
    const Rule& rule = *index.rules[position].rule;
    if (!HoldsOn(rule, act.date)) continue;
    std::optional<Clause> clause = Speaks(rule, position, act);
    if (!clause) continue;
    if (rule.status == RuleStatus::kPending) {
      clauses.pending.push_back(rule.id);
    } else if (rule.effect == Effect::kAllow) {
      clauses.allows.push_back(*std::move(clause));
    } else {
      auto& list = rule.effect == Effect::kRequire ? clauses.requires_all : clauses.forbids;
      list.push_back(*std::move(clause));
    }
  }
  ResolveOverrides(index, clauses);
  AddPolicies(policies, act, clauses);
  return clauses;
}

bool Answer::Forbids() const {
  const auto closed = [](const Applied& a) { return a.clause->certain && a.ways.empty(); };
  return std::any_of(forbids.begin(), forbids.end(), closed) ||
         std::any_of(narrows.begin(), narrows.end(), closed);
}

Answer AnswerFor(const RuleBook::Index& index, const Clauses& clauses, const Act& act,
                 const Staff& person) {
  Answer answer;
  for (const Clause& forbid : clauses.forbids) {
    if (!forbid.overridden) answer.forbids.push_back({&forbid, WaysPast(forbid, act, person)});
  }
  const auto certain = [](const Clause& clause) { return clause.certain; };
  if (act.Compiling() && clauses.adopts.empty() &&
      std::none_of(clauses.allows.begin(), clauses.allows.end(), certain)) {
    // No way is open, whatever else is asked.
    for (const Clause& narrow : clauses.narrows) answer.narrows.push_back({&narrow, narrow.unless});
    return answer;
  }
  for (const Clause& require : clauses.requires_all) {
    if (!require.overridden) {
      answer.requires_all.push_back({&require, WaysUnder(require, act, person)});
    }
  }
  const bool adoptable = !clauses.adopts.empty();
  Ways open = adoptable ? SilentWays(clauses, answer) : Ways{};
  for (const Clause& allow : clauses.allows) {
    if (!allow.certain) continue;
    answer.law = Or(std::move(answer.law), PathWays(index, allow, answer, act, person, false));
    if (adoptable) {
      open = Or(std::move(open), PathWays(index, allow, answer, act, person, true));
    }
  }
  const Ways bindings = Bindings(clauses, act, person, answer);
  answer.ways = And(answer.law, bindings);
  for (const Clause& adopt : clauses.adopts) {
    if (!MayAdopt(adopt, act, person)) continue;
    answer.adopted.push_back({&adopt, And(AdoptedWays(adopt, open, act, person), bindings)});
  }
  return answer;
}

PayerClauses PayerClausesOf(const RuleBook::Index& index, const Act& act, const Staff& person,
                            std::string_view payer) {
  PayerClauses clauses{{}, Free()};
  const JurisdictionCode& here = act.place->jurisdiction;
  for (const PayerRule& rule : index.set.payer_rules) {
    const JurisdictionCode& whose = rule.when.jurisdiction;
    if (rule.payer != payer || !InForceOn(rule.valid, rule.seen_on, act.date) ||
        !(whose == here || whose.view() == NationOf(here.view()))) {
      continue;
    }
    Matcher matcher(act, &rule.id);
    if (!matcher.Match(rule.when)) continue;
    Ways ways = WaysToMeet(rule.needs, act, person, &rule.id);
    if (!IsCertain(rule.confidence)) ways = Capping(ways, act, &rule.id);
    clauses.rules.push_back(&rule);
    clauses.ways = And(std::move(clauses.ways), Or(std::move(ways), matcher.TakeUnless()));
  }
  return clauses;
}

std::vector<const Policy*> InForce(std::span<const Policy> policies, Date date) {
  std::vector<const Policy*> in_force;
  for (const Policy& policy : policies) {
    if (policy.signed_by.valid() && policy.signed_on && *policy.signed_on <= date &&
        policy.valid.Contains(date)) {
      in_force.push_back(&policy);
    }
  }
  std::stable_sort(in_force.begin(), in_force.end(),
                   [](const Policy* a, const Policy* b) { return a->key < b->key; });
  return in_force;
}

}  // namespace polyclinic::scope
