// What must hold of every rule set, tried on random ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "scope/oracle.h"
#include "scope/random_law.h"
#include "trials.h"

namespace polyclinic::scope_tests {
namespace {

constexpr int kTrials = 10000;

RuleBook Book(RuleSet set) {
  absl::StatusOr<RuleBook> book = RuleBook::Make(std::move(set));
  EXPECT_TRUE(book.ok()) << book.status().message();
  return *std::move(book);
}

Outcome Of(const RuleSet& set, const Situation& act, const std::vector<Policy>& policies = {}) {
  return Evaluate(Book(set), policies, act).outcome;
}

// Policies in two worlds of three.
std::vector<Policy> SomePolicies(RandomLaw& law) {
  return law.random.Chance(67) ? law.Policies() : std::vector<Policy>{};
}

// Runs `property` on `trials` random worlds, until one fails.
template <class Property>
void OnRandomLaws(int trials, std::uint64_t salt, Property property) {
  for (int seed = 0; seed < Trials(trials); ++seed) {
    RandomLaw law(salt + static_cast<std::uint64_t>(seed));
    property(law);
    if (testing::Test::HasFailure()) {
      FAIL() << "seed " << salt + static_cast<std::uint64_t>(seed);
    }
  }
}

TEST(Property, TheEvaluatorAnswersAsTheModelReadAloud) {
  OnRandomLaws(100000, 1u << 24, [](RandomLaw& law) {
    const RuleSet set = law.Set();
    const std::vector<Policy> policies =
        law.random.Chance(60) ? law.Policies() : std::vector<Policy>{};
    const Situation act = law.Act(true);
    const Verdict verdict = Evaluate(Book(set), policies, act);
    EXPECT_EQ(verdict.outcome, Oracle(set, policies, act).Judge()) << Brief(verdict);
  });
}

TEST(Property, AForbidWithoutOverridesNeverRaisesAnAnswer) {
  OnRandomLaws(kTrials, 2u << 24, [](RandomLaw& law) {
    RuleSet set = law.Set();
    const std::vector<Policy> policies = SomePolicies(law);
    const Situation act = law.Act(law.random.Chance(50));
    const Outcome before = Of(set, act, policies);
    Rule forbid = law.ARule("z");
    forbid.effect = Effect::kForbid;
    forbid.needs = {};
    forbid.overrides.clear();
    set.rules.push_back(forbid);
    EXPECT_LE(Of(set, act, policies), before);
  });
}

TEST(Property, LosingACredentialNeverAllows) {
  OnRandomLaws(kTrials, 3u << 24, [](RandomLaw& law) {
    const RuleSet set = law.Set();
    const std::vector<Policy> policies = SomePolicies(law);
    Situation act = law.Act(law.random.Chance(50));
    const Outcome before = Of(set, act, policies);
    while (!act.person.credentials.empty()) {
      act.person.credentials.pop_back();
      // Unknown may become Unmet: that of a credential tied to an employer nobody stated.
      EXPECT_TRUE(Of(set, act, policies) != Outcome::kAllowed || before == Outcome::kAllowed);
    }
  });
}

TEST(Property, AnUncertainRuleNeverYieldsMoreThanUnknown) {
  OnRandomLaws(kTrials, 4u << 24, [](RandomLaw& law) {
    RuleSet set = law.Set();
    const std::vector<Policy> policies = law.Policies();
    Situation act = law.Act(true);
    act.role = law.random.One(law.roles);  // of several roles the next best would answer
    const Outcome before = Of(set, act);
    const Outcome adopted_before = Of(set, act, policies);
    Rule rule = law.ARule("z");
    rule.confidence = Confidence::kUncertain;
    if (rule.effect != Effect::kForbid) {
      for (const Rule& target : set.rules) {
        if (target.effect != Effect::kAllow) rule.overrides.push_back(target.id);
      }
    }
    set.rules.push_back(rule);
    const Outcome after = Of(set, act);
    EXPECT_LE(after, before);
    EXPECT_TRUE(after == before || after == Outcome::kUnknown);
    EXPECT_LE(Of(set, act, policies), adopted_before);
    for (Rule& r : set.rules) r.confidence = Confidence::kUnverified;
    EXPECT_LE(Of(set, act), Outcome::kUnknown);
  });
}

TEST(Property, TheOrderOfRulesAndFactsChangesNothing) {
  OnRandomLaws(kTrials, 5u << 24, [](RandomLaw& law) {
    RuleSet set = law.Set();
    std::vector<Policy> policies = law.Policies();
    Situation act = law.Act(law.random.Chance(50));
    const Verdict before = Evaluate(Book(set), policies, act);
    std::reverse(set.rules.begin(), set.rules.end());
    std::rotate(set.rules.begin(),
                set.rules.begin() + law.random.Below(static_cast<int>(set.rules.size())),
                set.rules.end());
    std::reverse(set.duties.begin(), set.duties.end());
    std::reverse(policies.begin(), policies.end());
    std::reverse(act.supervision.begin(), act.supervision.end());
    std::reverse(act.person.credentials.begin(), act.person.credentials.end());
    std::reverse(act.person.roles.begin(), act.person.roles.end());
    EXPECT_EQ(Evaluate(Book(set), policies, act), before);
  });
}

TEST(Property, ASupervisorMoreNeverWorsens) {
  OnRandomLaws(kTrials, 6u << 24, [](RandomLaw& law) {
    const RuleSet set = law.Set();
    const std::vector<Policy> policies = SomePolicies(law);
    Situation act = law.Act(law.random.Chance(50));
    const Outcome before = Of(set, act, policies);
    act.supervision.push_back(Present(law.random.One(law.roles), law.random.Some(law.modes, 60)));
    EXPECT_GE(Of(set, act, policies), before);
    for (SupervisorPresence& presence : act.supervision) presence.modes = law.modes;
    EXPECT_GE(Of(set, act, policies), before);
  });
}

// Every drug that the world's rules can tell apart.
template <class Visit>
void ForEachDrug(const RandomLaw& law, Situation act, Visit visit) {
  std::vector<DrugRoute> routes = law.routes;
  routes.push_back(DrugRoute::kNasal);
  for (const DrugRoute route : routes) {
    for (int classes = 0; classes < 4; ++classes) {
      for (const Indication& indication : std::vector<Indication>{"i1", "i2", "i9"}) {
        act.route = route;
        act.drug_classes.emplace();
        for (std::size_t i = 0; i < 2; ++i) {
          if (classes >> i & 1) act.drug_classes->push_back(law.classes[i]);
        }
        act.indication = indication;
        visit(act);
      }
    }
  }
}

TEST(Property, AnUnstatedDrugNeitherRelaxesNorForbids) {
  OnRandomLaws(kTrials / 20, 7u << 24, [](RandomLaw& law) {
    const RuleBook book = Book(law.Set());
    const std::vector<Policy> policies = SomePolicies(law);
    Situation act = law.Act(false);
    act.duty = law.random.One(std::vector<DutyCode>{"V", "I", "S"});
    const Outcome open = Evaluate(book, policies, act).outcome;
    ForEachDrug(law, act, [&](const Situation& stated) {
      const Outcome outcome = Evaluate(book, policies, stated).outcome;
      const bool settled = open == Outcome::kAllowed || open == Outcome::kForbidden;
      EXPECT_TRUE(!settled || outcome == open) << NameOf(open) << " " << NameOf(outcome);
    });
  });
}

// Brings about what an item asks of the plan or the moment; false where it is the person's.
bool BringAbout(const MissingItem& item, Situation& act) {
  switch (item.kind) {
    case ItemKind::kSupervision: {
      SupervisorPresence presence = Present(kPhysician, item.modes);
      if (!item.any_of.empty()) presence.role = *FromName<Role>(item.any_of.front());
      act.supervision.push_back(presence);
      return true;
    }
    case ItemKind::kDelegation:
      return act.delegated = true;
    case ItemKind::kOrder:
      act.order = FromName<OrderKind>(item.any_of.back());  // the weakest that will do
      return true;
    case ItemKind::kDoseCheck:
      return act.dose_checked = true;
    default:
      return false;
  }
}

TEST(Property, WhatIsMissingSuffices) {
  int brought_about = 0;
  OnRandomLaws(kTrials, 8u << 24, [&](RandomLaw& law) {
    const RuleBook book = Book(law.Set());
    const std::vector<Policy> policies = law.Policies();
    const Situation act = law.Act(true);
    const Verdict verdict = Evaluate(book, policies, act);
    EXPECT_EQ(verdict.alternatives.empty(), verdict.outcome != Outcome::kUnmet);
    for (const Missing& missing : verdict.alternatives) {
      Situation mended = act;
      bool possible = true;
      for (const MissingItem& item : missing.items) possible &= BringAbout(item, mended);
      if (!possible) continue;
      ++brought_about;
      EXPECT_EQ(Evaluate(book, policies, mended).outcome, Outcome::kAllowed) << Brief(verdict);
    }
  });
  EXPECT_GT(brought_about, Trials(kTrials) / 50);
}

TEST(Property, AlternativesAreMinimal) {
  OnRandomLaws(kTrials, 9u << 24, [](RandomLaw& law) {
    RuleSet set = law.Set();
    // What an uncertain rule asks is no missing item, yet meeting it lifts the Unknown.
    for (Rule& rule : set.rules) rule.confidence = Confidence::kConfirmed;
    const RuleBook book = Book(std::move(set));
    const Situation act = law.Act(true);
    const Verdict verdict = Evaluate(book, {}, act);
    for (const Missing& missing : verdict.alternatives) {
      for (std::size_t left_out = 0; left_out < missing.items.size(); ++left_out) {
        Situation mended = act;
        bool possible = true;
        for (std::size_t i = 0; i < missing.items.size(); ++i) {
          if (i == left_out) continue;
          const MissingItem& item = missing.items[i];
          // A supervisor brought for one item may meet another by chance.
          possible &= item.kind != ItemKind::kSupervision && BringAbout(item, mended);
        }
        EXPECT_FALSE(possible && Evaluate(book, {}, mended).outcome == Outcome::kAllowed)
            << Brief(verdict);
      }
    }
  });
}

}  // namespace
}  // namespace polyclinic::scope_tests
