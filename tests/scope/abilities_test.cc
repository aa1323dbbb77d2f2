#include "polyclinic/scope/abilities.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scope/random_law.h"
#include "trials.h"

namespace polyclinic::scope_tests {
namespace {

AbilityPlace PlaceOf(const Situation& act) {
  AbilityPlace place;
  place.site = act.site;
  place.jurisdiction = act.jurisdiction;
  place.setting = act.setting;
  place.employer = act.employer;
  place.employer_kind = act.employer_kind;
  return place;
}

// The facts of a situation as the compiled form takes them.
struct Facts {
  Facts(const RuleBook& book, const Situation& act) {
    for (const SupervisorPresence& presence : act.supervision) {
      PresentSupervisor supervisor{presence.role, 0, presence.watching};
      for (const SupervisionMode mode : presence.modes) supervisor.modes |= BitOf(mode);
      supervisors.push_back(supervisor);
    }
    facts.plan = {supervisors, act.delegated, act.patient_age};
    facts.order = act.order;
    facts.dose_checked = act.dose_checked;
    facts.drug = DrugFacts::Of(book, act.route, act.drug_classes, act.indication);
  }
  Facts(const Facts&) = delete;
  std::vector<PresentSupervisor> supervisors;
  ActFacts facts;
};

bool OfTheMomentOnly(const Missing& missing) {
  return std::all_of(missing.items.begin(), missing.items.end(),
                     [](const MissingItem& item) { return item.item_class == ItemClass::kMoment; });
}

// Able to be planned: allowed, or only the moment is still to settle something.
bool Plannable(const Verdict& verdict) {
  return verdict.outcome == Outcome::kAllowed ||
         (verdict.outcome == Outcome::kUnmet &&
          std::any_of(verdict.alternatives.begin(), verdict.alternatives.end(), OfTheMomentOnly));
}

// Compares the compiled form with the interpreter on one act.
void Compare(const RuleBook& book, const std::vector<Policy>& policies, const Abilities& abilities,
             Situation act, std::uint64_t seed) {
  const Facts facts(book, act);
  const Verdict verdict = Evaluate(book, policies, act);
  ASSERT_EQ(abilities.Judge(act.person.id, act.duty, facts.facts), verdict.outcome)
      << "seed " << seed << " " << Brief(verdict);
  const Ability ability = abilities.Of(act.person.id, act.duty);
  // Of an act that gives no medicine the abilities take it that there is no drug.
  const bool drug = act.route || act.drug_classes || act.indication;
  const bool medicine = act.duty.view() != "A" && act.duty.view() != "B";
  if (ability.kind == AbilityKind::kAlways && (medicine || !drug)) {
    ASSERT_EQ(verdict.outcome, Outcome::kAllowed) << "seed " << seed;
  }
  // Planning states nothing of the moment and of the drug.
  act.order.reset();
  act.dose_checked = false;
  act.route.reset();
  act.drug_classes.reset();
  act.indication.reset();
  const Verdict planned = Evaluate(book, policies, act);
  const bool able = ability.Under(facts.facts.plan) != nullptr;
  ASSERT_EQ(able, Plannable(planned)) << "seed " << seed << " " << Brief(planned);
}

// People who are compiled together: strangers, and near twins who differ in one respect.
std::vector<Staff> Colleagues(RandomLaw& law) {
  std::vector<Staff> people;
  for (std::uint32_t i = 0; i < 5; ++i) {
    people.push_back(i > 0 && law.random.Chance(50) ? law.random.One(people) : law.Person());
    Staff& person = people.back();
    person.id = StaffId::Of(7, i);
    const Staff other = law.Person();
    switch (law.random.Below(8)) {
      case 0:
        person.credentials = other.credentials;
        break;
      case 1:
        person.training = other.training;
        break;
      case 2:
        person.licences = other.licences;
        break;
      case 3:
        person.education = other.education;
        break;
      case 4:
        person.competencies = other.competencies;
        break;
      case 5:
        person.declines = other.declines;
        break;
      case 6:
        person.born = other.born;
        break;
      default:
        person.roles = other.roles;
    }
  }
  return people;
}

TEST(CompiledForm, AnswersAsTheInterpreterDoes) {
  const int trials = Trials(100000);
  int outcomes[5] = {};
  for (int trial = 0, seed = 1; trial < trials; ++seed) {
    RandomLaw law(static_cast<std::uint64_t>(seed));
    absl::StatusOr<RuleBook> made = RuleBook::Make(law.Set());
    ASSERT_TRUE(made.ok()) << made.status().message();
    const std::vector<Policy> policies =
        law.random.Chance(60) ? law.Policies() : std::vector<Policy>{};
    Situation act = law.Act(false);
    act.role.reset();
    const std::vector<Staff> people = Colleagues(law);
    const Abilities abilities =
        Abilities::Compile(*made, policies, PlaceOf(act), act.date, people).value();
    for (int i = 0; i < 20; ++i, ++trial) {
      law.State(act);
      act.person = law.random.One(people);
      act.duty = law.random.One(law.duties);
      act.route.reset();
      act.drug_classes.reset();
      act.indication.reset();
      if (law.random.Chance(60)) law.StateDrug(act);
      if (law.random.Chance(20)) act.route.reset();
      if (law.random.Chance(20)) act.drug_classes.reset();
      ASSERT_NO_FATAL_FAILURE(
          Compare(*made, policies, abilities, act, static_cast<std::uint64_t>(seed)));
      ++outcomes[static_cast<int>(Evaluate(*made, policies, act).outcome)];
    }
  }
  // The worlds are mixed enough to mean something.
  for (int outcome = 1; outcome <= 4; ++outcome) EXPECT_GT(outcomes[outcome], trials / 100);
}

bool Same(const Ability& a, const Ability& b) {
  return a.kind == b.kind &&
         std::equal(a.alternatives.begin(), a.alternatives.end(), b.alternatives.begin(),
                    b.alternatives.end(), [](const Residual& x, const Residual& y) {
                      return std::ranges::equal(x.supervision, y.supervision) &&
                             std::ranges::equal(x.obligations, y.obligations) &&
                             x.delegation == y.delegation && x.age_from == y.age_from &&
                             x.age_until == y.age_until;
                    });
}

TEST(CompiledForm, OnAnotherDayIsWhatIsCompiledForThatDay) {
  const int trials = Trials(5000);
  int shared = 0, changed = 0;
  for (int seed = 1; seed <= trials; ++seed) {
    RandomLaw law(static_cast<std::uint64_t>(seed));
    const RuleBook book = RuleBook::Make(law.Set()).value();
    const std::vector<Policy> policies =
        law.random.Chance(60) ? law.Policies() : std::vector<Policy>{};
    Situation act = law.Act(false);
    const AbilityPlace place = PlaceOf(act);
    std::vector<Staff> people = Colleagues(law);
    // Somebody comes of age within the year.
    if (law.random.Chance(50)) people[0].born = Date{std::chrono::year{2008} / 6 / 15};
    const Abilities before = Abilities::Compile(book, policies, place, act.date, people).value();
    const Date day = AddDays(Day(law.random.One(law.days)), law.random.Below(3) - 1);
    const Abilities moved = before.On(day, people).value();
    const Abilities compiled = Abilities::Compile(book, policies, place, day, people).value();
    ASSERT_EQ(moved.date(), day);
    for (const Staff& person : people) {
      for (std::uint32_t duty = 0; duty < book.duties().size(); ++duty) {
        const Ability ability = moved.Of(person.id, duty);
        ASSERT_TRUE(Same(ability, compiled.Of(person.id, duty))) << "seed " << seed;
        law.State(act);
        law.StateDrug(act);
        const Facts facts(book, act);
        ASSERT_EQ(moved.Judge(person.id, duty, facts.facts),
                  compiled.Judge(person.id, duty, facts.facts))
            << "seed " << seed;
        const Ability old = before.Of(person.id, duty);
        const bool same_table =
            !ability.alternatives.empty() && ability.alternatives.data() == old.alternatives.data();
        shared += same_table && day != act.date;
        changed += !Same(ability, old);
      }
    }
  }
  EXPECT_GT(shared, trials / 100);
  EXPECT_GT(changed, trials / 100);
}

}  // namespace
}  // namespace polyclinic::scope_tests
