// What must be added for an act to be allowed, and what it costs.
#include "polyclinic/scope/additions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

#include "polyclinic/base/findings.h"
#include "scope/random_law.h"
#include "trials.h"

namespace polyclinic::scope_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

RuleBook Book(RuleSet set) { return RuleBook::Make(std::move(set)).value(); }

RuleSet InjectionLaw() {
  RuleSet set;
  set.edition = "test";
  set.jurisdictions = {"US-AA"};
  set.duties = {ADuty("C19", true), ADuty("X01")};
  RuleOf trained = Allow("trained", "US-AA", {"C19"}).Supervised({kPremises}, {kPhysician});
  trained.needs.trainings = {{"C19", {}, std::chrono::hours{10}, 10}};
  set.rules = {trained, Allow("certified", "US-AA", {"C19"}).Credentials({"AAMA-CMA", "NHA-CCMA"}),
               Forbid("never", "US-AA", {"X01"})};
  return set;
}

Situation ActOn(DutyCode duty) {
  Situation act = ActOf(Assistant(), duty, "US-AA");
  act.supervision.clear();
  return act;
}

std::vector<std::string> Texts(const AdditionPlan& plan) {
  std::vector<std::string> texts;
  for (const Addition& addition : plan.additions) texts.push_back(ToText(addition));
  return texts;
}

TEST(Additions, TheCheaperOfTwoWaysByTheTable) {
  const RuleBook book = Book(InjectionLaw());
  const AdditionPlan by_hours = CheapestAdditions(book, {}, ActOn("C19")).value();
  EXPECT_EQ(by_hours.answer, AdditionAnswer::kAdd);
  EXPECT_THAT(Texts(by_hours), ElementsAre("training C19 (10 h, 10 performances)",
                                           "supervision physician/premises"));
  EXPECT_EQ(by_hours.cost, 10 * 60 + 10 * 10);
  EXPECT_THAT(by_hours.additions[0].rules, ElementsAre("trained"));

  CostTable dollars = TrainingHours();
  dollars.unit = "USD";
  for (AdditionCost& cost : dollars.costs) {
    if (cost.kind == ItemKind::kTraining) cost.per_hour = 100;
    if (cost.kind == ItemKind::kCredential) cost.each = 900;
  }
  dollars.costs.push_back({ItemKind::kCredential, "NHA-CCMA", 155, 0, 0});
  const AdditionPlan by_price = CheapestAdditions(book, {}, ActOn("C19"), dollars).value();
  EXPECT_THAT(Texts(by_price), ElementsAre("credential NHA-CCMA"));
  EXPECT_EQ(by_price.cost, 155);
  EXPECT_EQ(by_price.unit, "USD");
}

TEST(Additions, WhatWouldDoAsWellIsTold) {
  RuleSet set = InjectionLaw();
  set.rules = {Allow("a", "US-AA", {"C19"})
                   .Credentials({"AAMA-CMA", "AMT-RMA", "NHA-CCMA"})
                   .Supervised({kPremises, kRoom}, {kPhysician})};
  CostTable costs = TrainingHours();
  costs.costs.push_back({ItemKind::kCredential, "AMT-RMA", 720 * 60 + 1, 0, 0});
  const AdditionPlan plan = CheapestAdditions(Book(set), {}, ActOn("C19"), costs).value();
  EXPECT_THAT(plan.additions[0].any_of, ElementsAre("AAMA-CMA", "NHA-CCMA"));
  EXPECT_THAT(Texts(plan), ElementsAre("credential AAMA-CMA or NHA-CCMA",
                                       "supervision physician/premises or physician/room"));
}

TEST(Additions, WhatIsDoneAlreadyIsNotAskedAgain) {
  Situation act = ActOn("C19");
  Training training;
  training.topic = "C19";
  training.hours = std::chrono::minutes{450};
  training.performances = 9;
  training.on = Day("2026-01-01");
  act.person.training = {training};
  const AdditionPlan plan = CheapestAdditions(Book(InjectionLaw()), {}, act).value();
  EXPECT_THAT(Texts(plan), ElementsAre("training C19 (2 h 30 min, 1 performance)",
                                       "supervision physician/premises"));
  EXPECT_EQ(plan.cost, 150 + 10);
}

TEST(Additions, SaysWhatNothingCanBeAddedTo) {
  const RuleBook book = Book(InjectionLaw());
  const AdditionPlan forbidden = CheapestAdditions(book, {}, ActOn("X01")).value();
  EXPECT_EQ(forbidden.answer, AdditionAnswer::kImpossible);
  EXPECT_EQ(forbidden.verdict.outcome, Outcome::kForbidden);
  EXPECT_EQ(forbidden.verdict.reasons.front().rule, "never");

  EXPECT_EQ(CheapestAdditions(book, {}, ActOn("C77")).value().answer, AdditionAnswer::kUnknown);

  Situation held = ActOn("C19");
  held.person.credentials = {Holding("AAMA-CMA")};
  EXPECT_EQ(CheapestAdditions(book, {}, held).value().answer, AdditionAnswer::kNothing);

  // Nobody may require of a person what they decline: it has no price.
  held.person.declines = {"C19"};
  const AdditionPlan declined = CheapestAdditions(book, {}, held).value();
  EXPECT_EQ(declined.answer, AdditionAnswer::kImpossible);
  EXPECT_EQ(declined.verdict.outcome, Outcome::kUnmet);
  EXPECT_TRUE(declined.additions.empty());
}

TEST(Additions, ACredentialThatExcusesFromAForbidIsAdded) {
  RuleSet set = InjectionLaw();
  set.rules.push_back(Forbid("not-without", "US-AA", {"C19"}).Unless({"AMT-RMA"}));
  const AdditionPlan plan = CheapestAdditions(Book(set), {}, ActOn("C19")).value();
  EXPECT_EQ(plan.verdict.outcome, Outcome::kForbidden);
  EXPECT_EQ(plan.answer, AdditionAnswer::kAdd);
  EXPECT_THAT(Texts(plan), ElementsAre("credential AMT-RMA", "training C19 (10 h, 10 performances)",
                                       "supervision physician/premises"));
  EXPECT_THAT(plan.additions[0].rules, ElementsAre("not-without"));
}

TEST(Additions, OneThingThatMeetsTwoItemsIsPaidOnce) {
  RuleSet set = InjectionLaw();
  set.rules = {Allow("a", "US-AA", {"C19"}).Credentials({"AAMA-CMA", "NHA-CCMA"}),
               Require("b", "US-AA", {"C19"}).Credentials({"AMT-RMA", "NHA-CCMA"})};
  CostTable costs{"USD",
                  {{ItemKind::kCredential, "AAMA-CMA", 100, 0, 0},
                   {ItemKind::kCredential, "AMT-RMA", 100, 0, 0},
                   {ItemKind::kCredential, "NHA-CCMA", 150, 0, 0}}};
  const AdditionPlan plan = CheapestAdditions(Book(set), {}, ActOn("C19"), costs).value();
  EXPECT_THAT(Texts(plan), ElementsAre("credential NHA-CCMA"));
  EXPECT_EQ(plan.cost, 150);
  EXPECT_THAT(plan.additions[0].rules, ElementsAre("a", "b"));
}

TEST(Additions, ATableThatMakesNoSenseIsRefusedWhole) {
  CostTable costs{"USD",
                  {{ItemKind::kCredential, "AAMA-CMA", -1, 0, 0},
                   {ItemKind::kOrder, "", 1, 0, 0},
                   {ItemKind::kOrder, "", 2, 0, 0}}};
  const auto plan = CheapestAdditions(Book(InjectionLaw()), {}, ActOn("C19"), costs);
  EXPECT_EQ(plan.status().code(), absl::StatusCode::kInvalidArgument);
  const std::vector<Finding> findings = FindingsOf(plan.status());
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].code, "negative_cost");
  EXPECT_EQ(findings[1].code, "duplicate_cost");
}

// ---- against brute force -----------------------------------------------------------------------

// Everything that a world's rules can ask for of the person or the moment, one by one.
struct Atom {
  ItemKind kind;
  std::string code;
  std::function<void(Situation&)> bring_about;
};

std::vector<Atom> Atoms(const RandomLaw& law, const Situation& act) {
  std::vector<Atom> atoms;
  for (const CredentialCode& code : law.credentials) {
    atoms.push_back({ItemKind::kCredential, code.str(),
                     [code](Situation& s) { s.person.credentials.push_back(Holding(code)); }});
  }
  atoms.push_back({ItemKind::kLicence, "registered_nurse", [act](Situation& s) {
                     Licence licence;
                     licence.role = kRegisteredNurse;
                     licence.jurisdiction = act.jurisdiction;
                     s.person.licences.push_back(licence);
                   }});
  atoms.push_back({ItemKind::kTraining, "t", [](Situation& s) {
                     Training training;
                     training.topic = "t";
                     training.hours = std::chrono::hours{9};
                     training.performances = 9;
                     training.on = Day("2026-01-01");
                     s.person.training.push_back(training);
                   }});
  atoms.push_back({ItemKind::kEducation, "caahep", [](Situation& s) {
                     Education education;
                     education.accreditor = Accreditor::kCaahep;
                     education.completed = Day("2020-01-01");
                     s.person.education.push_back(education);
                   }});
  // P is A and V.
  for (const DutyCode& duty :
       act.duty.view() == "P" ? std::vector<DutyCode>{"A", "V"} : std::vector<DutyCode>{act.duty}) {
    atoms.push_back({ItemKind::kCompetency, duty.str(), [duty](Situation& s) {
                       Competency competency;
                       competency.duty = duty;
                       s.person.competencies.push_back(competency);
                     }});
  }
  atoms.push_back(
      {ItemKind::kOrder, "", [](Situation& s) { s.order = OrderKind::kPatientSpecific; }});
  atoms.push_back({ItemKind::kDoseCheck, "", [](Situation& s) { s.dose_checked = true; }});
  atoms.push_back({ItemKind::kDelegation, "", [](Situation& s) { s.delegated = true; }});
  return atoms;
}

// A world in which everything but supervision is priced, and supervision is there: every role in every
// mode. Nothing is left unstated, and no rule is uncertain: what such a rule asks is no missing item.
struct World {
  RuleBook book;
  Situation act;
  CostTable costs;
};

World AWorld(RandomLaw& law) {
  RuleSet set = law.Set();
  for (Rule& rule : set.rules) {
    rule.confidence = Confidence::kConfirmed;
    if (rule.effect == Effect::kForbid) continue;
    const auto once = [](Needs& needs) {
      // A training is one atom: its price is for having it at all.
      for (TrainingNeed& training : needs.trainings) training.hours = std::chrono::hours{9};
    };
    once(rule.needs);
    for (Needs& needs : rule.needs.any_of) once(needs);
  }
  World world{Book(std::move(set)), law.Act(true), {}};
  world.act.person.born = Day("1990-01-01");
  world.act.person.declines.clear();
  world.act.employer = "practice";
  world.act.employer_kind = EmployerKind::kPrimaryCarePractice;
  world.act.setting = Setting::kOffice;
  world.act.site = SiteId::Of(7, 0);
  world.act.patient_age = 30;
  world.act.supervision.clear();
  for (const Role role : law.roles) world.act.supervision.push_back(Present(role, law.modes));
  world.act.order.reset();
  world.act.dose_checked = false;
  world.act.delegated = false;
  const auto price = [&] { return law.random.Chance(15) ? 0 : 1 + law.random.Below(9); };
  for (const CredentialCode& code : law.credentials) {
    world.costs.costs.push_back({ItemKind::kCredential, code.str(), price(), 0, 0});
  }
  for (const ItemKind kind :
       {ItemKind::kLicence, ItemKind::kTraining, ItemKind::kEducation, ItemKind::kCompetency,
        ItemKind::kOrder, ItemKind::kDoseCheck, ItemKind::kDelegation, ItemKind::kSupervision}) {
    world.costs.costs.push_back({kind, "", price(), 0, 0});
  }
  return world;
}

std::int64_t PriceOf(const CostTable& costs, ItemKind kind, const std::string& code) {
  for (const std::string& name : {code, std::string()}) {
    for (const AdditionCost& cost : costs.costs) {
      if (cost.kind == kind && cost.code == name) return cost.each;
    }
  }
  return -1;
}

TEST(AdditionsProperty, NoSubsetOfEverythingThatIsCheaperWouldDo) {
  int added = 0;
  int several = 0;
  for (int seed = 0; seed < Trials(300); ++seed) {
    RandomLaw law((11u << 24) + static_cast<std::uint64_t>(seed));
    const World world = AWorld(law);
    const AdditionPlan plan = CheapestAdditions(world.book, {}, world.act, world.costs).value();
    const std::vector<Atom> atoms = Atoms(law, world.act);
    std::vector<std::int64_t> prices;
    for (const Atom& atom : atoms) prices.push_back(PriceOf(world.costs, atom.kind, atom.code));
    std::int64_t cheapest = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t set = 0; set < 1u << atoms.size(); ++set) {
      std::int64_t cost = 0;
      for (std::size_t i = 0; i < atoms.size(); ++i) cost += set >> i & 1 ? prices[i] : 0;
      if (cost >= cheapest) continue;
      Situation mended = world.act;
      for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (set >> i & 1) atoms[i].bring_about(mended);
      }
      if (Evaluate(world.book, {}, mended).outcome == Outcome::kAllowed) cheapest = cost;
    }
    const bool possible = cheapest != std::numeric_limits<std::int64_t>::max();
    const bool found =
        plan.answer == AdditionAnswer::kAdd || plan.answer == AdditionAnswer::kNothing;
    ASSERT_EQ(found, possible) << "seed " << seed << " " << NameOf(plan.answer) << " "
                               << Brief(plan.verdict);
    if (!possible) continue;
    ASSERT_EQ(plan.cost, cheapest) << "seed " << seed << " " << Brief(plan.verdict);
    std::int64_t sum = 0;
    for (const Addition& addition : plan.additions) sum += addition.cost;
    ASSERT_EQ(sum, plan.cost);
    added += plan.answer == AdditionAnswer::kAdd;
    several += plan.additions.size() > 1;
  }
  EXPECT_GT(added, Trials(300) / 20);
  EXPECT_GT(several, Trials(300) / 100);
}

// Every choice of one code for each item of each alternative, with shared things counted once.
std::int64_t CheapestChoice(const Verdict& verdict, const CostTable& costs) {
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  for (const Missing& missing : verdict.alternatives) {
    std::map<std::pair<ItemKind, std::string>, std::int64_t> chosen;
    const std::function<void(std::size_t)> choose = [&](std::size_t i) {
      if (i == missing.items.size()) {
        std::int64_t sum = 0;
        for (const auto& [key, cost] : chosen) sum += cost;
        best = std::min(best, sum);
        return;
      }
      const MissingItem& item = missing.items[i];
      std::vector<std::string> codes = item.any_of;
      if (codes.empty()) codes = {""};
      std::vector<std::string> suffixes = {""};
      if (item.kind == ItemKind::kSupervision) {
        suffixes.clear();
        for (const SupervisionMode mode : item.modes) {
          suffixes.push_back("/" + std::string(NameOf(mode)));
        }
      }
      for (const std::string& code : codes) {
        const std::int64_t price = PriceOf(costs, item.kind, code);
        if (price < 0) continue;
        for (const std::string& suffix : suffixes) {
          const auto [at, added] = chosen.emplace(std::pair(item.kind, code + suffix), price);
          choose(i + 1);
          if (added) chosen.erase(at);
        }
      }
    };
    choose(0);
  }
  return best;
}

TEST(AdditionsProperty, TheCheapestOfAllChoicesWithSupervisionPricedByRole) {
  int supervised = 0;
  for (int seed = 0; seed < Trials(1500); ++seed) {
    RandomLaw law((12u << 24) + static_cast<std::uint64_t>(seed));
    World world = AWorld(law);
    RuleSet set = world.book.rules();
    for (Rule& rule : set.rules) rule.unless_credential.clear();
    world.book = Book(std::move(set));
    std::vector<Policy> policies = law.Policies();
    for (Policy& policy : policies) policy.credentials.clear();
    world.act.supervision.clear();
    std::erase_if(world.costs.costs,
                  [](const AdditionCost& cost) { return cost.kind == ItemKind::kSupervision; });
    for (const auto& [role, price] :
         std::map<std::string, int>{{"", 4}, {"physician", 7}, {"registered_nurse", 3}}) {
      world.costs.costs.push_back({ItemKind::kSupervision, role, price, 0, 0});
    }
    const AdditionPlan plan =
        CheapestAdditions(world.book, policies, world.act, world.costs).value();
    if (plan.verdict.outcome != Outcome::kUnmet) continue;
    const std::int64_t cheapest = CheapestChoice(plan.verdict, world.costs);
    const bool possible = cheapest != std::numeric_limits<std::int64_t>::max();
    ASSERT_EQ(plan.answer, possible ? AdditionAnswer::kAdd : AdditionAnswer::kImpossible)
        << "seed " << seed << " " << Brief(plan.verdict);
    if (!possible) continue;
    ASSERT_EQ(plan.cost, cheapest) << "seed " << seed << " " << Brief(plan.verdict);
    supervised += std::any_of(plan.additions.begin(), plan.additions.end(),
                              [](const Addition& a) { return a.kind == ItemKind::kSupervision; });
  }
  EXPECT_GT(supervised, Trials(1500) / 20);
}

}  // namespace
}  // namespace polyclinic::scope_tests
