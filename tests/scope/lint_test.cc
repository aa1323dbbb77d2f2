#include "polyclinic/scope/lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "scope/builders.h"
#include "scope/random_law.h"
#include "scope/region.h"
#include "trials.h"

namespace polyclinic::scope_tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// C19 is an injection, C22 a vaccine that is one by muscle, C07 and C08 are parts of C06.
RuleSet ASet(std::vector<Rule> rules) {
  RuleSet set;
  set.edition = "2026-11";
  set.jurisdictions = {"US", "US-AA", "US-BB"};
  set.duties = {ADuty("C06"), ADuty("C07"), ADuty("C08"), ADuty("C19", true), ADuty("C22", true)};
  set.duties[0].parts = {"C07", "C08"};
  set.duties[4].performed_as = {{DrugRoute::kIntramuscular, "C19"}};
  for (Rule& rule : rules) {
    if (rule.citation.address.empty()) rule.citation.address = "read somewhere";
    set.rules.push_back(std::move(rule));
  }
  return set;
}

// "warning overlap rules[a]: found": what the linter says besides silence.
std::vector<std::string> Lint(const RuleSet& set, std::optional<Date> as_of = std::nullopt) {
  std::vector<std::string> texts;
  const Findings findings = LintRules(set, as_of);
  for (const Finding& finding : findings.all()) {
    if (finding.code == "silent") continue;
    texts.push_back(std::string(NameOf(finding.severity)) + " " + finding.code + " " +
                    finding.path + ": " + finding.found);
  }
  return texts;
}
std::vector<std::string> Lint(std::vector<Rule> rules) { return Lint(ASet(std::move(rules))); }

TEST(Lint, AForbidThatClosesAWholeDutyOfAnAllow) {
  const RuleOf allow = Allow("a", "US-AA", {"C07", "C19"});
  EXPECT_THAT(Lint({allow, Forbid("f", "US", {"C19"})}),
              ElementsAre("warning overlap rules[a].when.duties: C19 closed by f"));
  // Overridden by the allow, or by a require for all paths.
  EXPECT_THAT(Lint({RuleOf(allow).Overrides({"f"}), Forbid("f", "US", {"C19"})}), IsEmpty());
  EXPECT_THAT(Lint({allow, Forbid("f", "US", {"C19"}),
                    Require("r", "US-AA", {"C19"}).Overrides({"f"}).Ordered()}),
              IsEmpty());
  // A require that cannot be relied on overrides nothing.
  EXPECT_THAT(Lint({allow, Forbid("f", "US", {"C19"}),
                    Require("r", "US-AA", {"C19"})
                        .Overrides({"f"})
                        .Ordered()
                        .Standing(Confidence::kUncertain)}),
              ElementsAre("warning overlap rules[a].when.duties: C19 closed by f"));
}

TEST(Lint, ForbidsThatCloseADutyTogether) {
  RuleOf young = Forbid("young", "US-AA", {"C19"});
  young.when.patient_age_until = 18;
  RuleOf old = Forbid("old", "US-AA", {"C19"});
  old.when.patient_age_from = 18;
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C07", "C19"}), young, old}),
              ElementsAre("warning overlap rules[a].when.duties: C19 closed by old, young"));
  old.when.patient_age_from = 19;
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C07", "C19"}), young, old}),
              ElementsAre("note overlap rules[a]: exceptions made by old, young"));
}

TEST(Lint, AnExceptionIsANote) {
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C19"}), Forbid("f", "US", {"C19"}).Classes({"k"})}),
              ElementsAre("note overlap rules[a]: exceptions made by f"));
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C19"}), Forbid("f", "US-AA", {"C19"}).Unless({"c"})}),
              ElementsAre("note overlap rules[a]: exceptions made by f"));
  // One state closes what the nation allows.
  EXPECT_THAT(Lint({Allow("a", "US", {"C19"}), Forbid("f", "US-AA", {"C19"})}),
              ElementsAre("note overlap rules[a]: exceptions made by f"));
  // Of nothing in common there is nothing to say.
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C19"}).ClassesNot({"k"}),
                    Forbid("f", "US", {"C19"}).Classes({"k"})}),
              IsEmpty());
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C19"}), Forbid("f", "US-BB", {"C19"})}), IsEmpty());
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C19"}).Until("2026-01-01"),
                    Forbid("f", "US-AA", {"C19"}).From("2026-01-01")}),
              IsEmpty());
  EXPECT_THAT(
      Lint({Allow("a", "US-AA", {"C19"}), Forbid("f", "US-AA", {"C19"}).Roles({kRegisteredNurse})}),
      IsEmpty());
}

TEST(Lint, AVaccineIsAnInjectionOnlyByItsRoute) {
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C22"}), Forbid("f", "US-AA", {"C19"})}),
              ElementsAre("note overlap rules[a]: exceptions made by f"));
  RuleOf named = Forbid("f", "US-AA", {"C19"});
  named.when.only_as_named = true;
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C22"}), named}), IsEmpty());
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C22"}).Routes({DrugRoute::kIntramuscular}),
                    Forbid("f", "US-AA", {"C19"})}),
              ElementsAre("warning never_applies rules[a]: closed everywhere by f"));
}

TEST(Lint, ARuleThatCanNeverApply) {
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C19"}), Forbid("f", "US", {})}),
              ElementsAre("warning never_applies rules[a]: closed everywhere by f"));
  const std::string nothing = ": a condition that nothing meets";
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C19"}).Classes({"k"}).ClassesNot({"k"})}),
              ElementsAre("warning never_applies rules[a]" + nothing));
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C19"}).In({Setting::kHome}).NotIn({Setting::kHome})}),
              ElementsAre("warning never_applies rules[a]" + nothing));
  // Without a first day it begins when it was seen, which is past its end.
  EXPECT_THAT(
      Lint({Allow("a", "US-AA", {"C19"}).Since(std::nullopt, "2026-11-01").Until("2026-10-01")}),
      ElementsAre("warning never_applies rules[a]" + nothing));
  EXPECT_THAT(Lint({Require("r", "US-AA", {"C19"}).Ordered(),
                    Require("s", "US-AA", {}).Overrides({"r"}).Delegated()}),
              ElementsAre("warning never_applies rules[r]: overridden wherever it speaks"));
  EXPECT_THAT(Lint({Require("r", "US", {"C19"}).Ordered(),
                    Require("s", "US-AA", {}).Overrides({"r"}).Delegated()}),
              IsEmpty());
  // What is proposed applies to nothing yet.
  EXPECT_THAT(
      Lint({Allow("a", "US-AA", {"C19"}).Status(RuleStatus::kPending), Forbid("f", "US", {})}),
      IsEmpty());
}

TEST(Lint, AnOverrideOfARuleThatItNeverMeets) {
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C07"}).Overrides({"f"}), Forbid("f", "US-AA", {"C19"})}),
              ElementsAre("warning idle_override rules[a].overrides[0]: f"));
  EXPECT_THAT(Lint({Allow("a", "US-AA", {"C07"}).Overrides({"f"}), Forbid("f", "US-AA", {"C06"})}),
              IsEmpty());
}

TEST(Lint, AGapInDates) {
  const RuleOf old = Allow("old", "US-AA", {"C07", "C19"}).Until("2026-03-01");
  const RuleOf late = Allow("late", "US-AA", {"C19"}).From("2026-04-01");
  EXPECT_THAT(Lint({old, late}),
              ElementsAre("warning date_gap rules[old].valid.until: 2026-03-01, while late begins "
                          "on 2026-04-01: C19, C22"));
  EXPECT_THAT(Lint({old, RuleOf(late).From("2026-03-01")}), IsEmpty());
  // Another rule speaks in between, of the nation or for a part of the time.
  EXPECT_THAT(Lint({old, late, Allow("us", "US", {"C19"})}), IsEmpty());
  EXPECT_THAT(Lint({old, late, Allow("us", "US", {"C19"}).Until("2026-03-31")}),
              ElementsAre(HasSubstr("date_gap")));
  // Another effect, another jurisdiction, other acts: no gap.
  EXPECT_THAT(Lint({old, Require("r", "US-AA", {"C19"}).Ordered().From("2026-04-01")}), IsEmpty());
  EXPECT_THAT(Lint({old, Allow("late", "US-BB", {"C19"}).From("2026-04-01")}), IsEmpty());
  EXPECT_THAT(Lint({old, Allow("late", "US-AA", {"C08"}).From("2026-04-01")}), IsEmpty());
  // Of three rules one after the other, each gap once.
  EXPECT_EQ(Lint({old, late, Allow("later", "US-AA", {"C19"}).From("2027-01-01")}).size(), 1u);
}

TEST(Lint, DutiesOfWhichNoRuleSpeaks) {
  const auto silent = [](const RuleSet& set, const char* day) {
    std::vector<std::string> texts;
    const Findings findings = LintRules(set, Day(day));
    for (const Finding& finding : findings.all()) {
      if (finding.code != "silent") continue;
      EXPECT_EQ(finding.severity, Severity::kNote);
      texts.push_back(finding.path + " " + finding.found);
    }
    return texts;
  };
  const RuleSet set =
      ASet({Allow("a", "US", {"C06"}), Forbid("f", "US-AA", {"C19"}).From("2026-06-01"),
            Require("r", "US", {}).Ordered(), Allow("n", "US", {"C22"}).Roles({kRegisteredNurse})});
  // A require decides nothing; of C06 a rule speaks, of its parts alone none; the forbid of C19 speaks
  // of C22 as well, by one route.
  EXPECT_THAT(silent(set, "2026-06-01"),
              ElementsAre("jurisdictions[US-AA] 2 duties: C07, C08",
                          "jurisdictions[US-BB] 4 duties: C07, C08, C19, C22"));
  EXPECT_THAT(silent(set, "2026-05-31"),
              ElementsAre("jurisdictions[US-AA] 4 duties: C07, C08, C19, C22",
                          "jurisdictions[US-BB] 4 duties: C07, C08, C19, C22"));
  EXPECT_THAT(silent(ASet({Forbid("f", "US", {})}), "2026-06-01"), IsEmpty());
}

TEST(Lint, CitationsThatAreMissingOrOld) {
  RuleSet set = ASet({Allow("a", "US-AA", {"C19"})});
  EXPECT_THAT(Lint(set), IsEmpty());
  EXPECT_THAT(Lint(set, Day("2027-11-01")), IsEmpty());
  EXPECT_THAT(Lint(set, Day("2027-11-02")),
              ElementsAre("warning stale rules[a].seen_on: 2026-11-01"));
  set.rules[0].valid.until = Day("2027-11-02");  // has ended, and need not be read again
  EXPECT_THAT(Lint(set, Day("2027-11-02")), IsEmpty());
  set.rules[0].citation = {};
  EXPECT_THAT(Lint(set), ElementsAre("warning uncited rules[a].citation: a",
                                     "warning uncited rules[a].citation.address: a"));
  set.edition = "mine";
  EXPECT_THAT(Lint(set), testing::Contains("warning undated edition: mine"));

  RuleSet payers = ASet({});
  PayerRule rule;
  rule.id = "p";
  rule.payer = "medicare";
  rule.when.jurisdiction = "US";
  rule.seen_on = Day("2025-11-29");
  rule.confidence = Confidence::kConfirmed;
  payers.payer_rules = {rule};
  EXPECT_THAT(Lint(payers), ElementsAre("warning uncited payer_rules[p].citation: p",
                                        "warning uncited payer_rules[p].citation.address: p",
                                        "warning stale payer_rules[p].seen_on: 2025-11-29"));
}

TEST(Lint, WhatIsBrokenIsSaidAndTheRestStillCompared) {
  EXPECT_THAT(
      Lint({Allow("bad", "US-AA", {"C99"}), Allow("a", "US-AA", {"C19"}).Overrides({"bad"}),
            Forbid("f", "US-AA", {"C19"})}),
      testing::UnorderedElementsAre("error unknown_reference rules[bad].when.duties[0]: C99",
                                    "error overrides_allow rules[a].overrides[0]: bad"));
  EXPECT_THAT(Lint({Allow("bad", "US-AA", {"C99"}), Allow("a", "US-AA", {"C19"}),
                    Forbid("f", "US-AA", {"C19"})}),
              ElementsAre("error unknown_reference rules[bad].when.duties[0]: C99",
                          "warning never_applies rules[a]: closed everywhere by f"));
}

TEST(EditionDate, IsTheLastDayOfItsMonth) {
  EXPECT_EQ(EditionDate("2026-11"), Day("2026-11-30"));
  EXPECT_EQ(EditionDate("2028-02+north"), Day("2028-02-29"));
  EXPECT_EQ(EditionDate("2026-13"), std::nullopt);
  EXPECT_EQ(EditionDate("spring"), std::nullopt);
  EXPECT_EQ(EditionDate("2026-1"), std::nullopt);
}

// Nothing is left unstated, since what is not known cannot tell rules apart; and no drug is stated of
// an act that gives none.
Situation Stated(RandomLaw& law) {
  Situation act = law.Act(true);
  if (act.duty.view() == "A" || act.duty.view() == "B") {
    act.route.reset();
    act.drug_classes.reset();
    act.indication.reset();
  }
  act.employer = "practice";
  if (!act.employer_kind) act.employer_kind = EmployerKind::kPrimaryCarePractice;
  if (!act.site.valid()) act.site = SiteId::Of(7, 0);
  if (!act.setting) act.setting = law.random.One(law.settings);
  if (!act.patient_age) act.patient_age = law.random.Below(60);
  if (!act.person.born) act.person.born = Day("1990-01-01");
  return act;
}

// What the linter says can never apply may be left out without a change of any answer.
TEST(LintProperty, WhatNeverAppliesChangesNothing) {
  int left_out = 0;
  for (int seed = 0; seed < Trials(3000); ++seed) {
    RandomLaw law((11u << 24) + static_cast<std::uint64_t>(seed));
    const RuleSet set = law.Set();
    std::vector<std::string> idle;
    const Findings findings = LintRules(set);
    for (const Finding& finding : findings.all()) {
      if (finding.code == "never_applies") idle.push_back(finding.path);
    }
    if (idle.empty()) continue;
    RuleSet without = set;
    std::erase_if(without.rules, [&](const Rule& rule) {
      return rule.status != RuleStatus::kPending &&
             std::find(idle.begin(), idle.end(), "rules[" + rule.id + "]") != idle.end();
    });
    left_out += without.rules.size() < set.rules.size();
    for (Rule& rule : without.rules) {
      std::erase_if(rule.overrides, [&](const std::string& id) {
        return std::none_of(without.rules.begin(), without.rules.end(),
                            [&](const Rule& r) { return r.id == id; });
      });
    }
    const auto with_book = RuleBook::Make(set);
    const auto without_book = RuleBook::Make(without);
    ASSERT_TRUE(with_book.ok() && without_book.ok()) << without_book.status();
    for (int i = 0; i < 20; ++i) {
      const Situation act = Stated(law);
      ASSERT_EQ(Evaluate(*with_book, {}, act).outcome, Evaluate(*without_book, {}, act).outcome)
          << "seed " << seed << " " << testing::PrintToString(idle);
    }
  }
  EXPECT_GT(left_out, Trials(3000) / 20);
}

scope::Box SomeBox(Random& random) {
  scope::Box box;
  for (const auto set : {&scope::Box::jurisdictions, &scope::Box::roles, &scope::Box::routes,
                         &scope::Box::settings, &scope::Box::indications}) {
    box.*set = random.Chance(50) ? 3 : static_cast<std::uint64_t>(random.Below(4));
  }
  for (int i = 0; i < 2; ++i) {
    if (random.Chance(25)) box.with |= std::uint64_t{1} << i;
    if (random.Chance(25)) box.without |= std::uint64_t{1} << i;
  }
  if (random.Chance(50)) box.age_from = random.Below(4);
  if (random.Chance(50)) box.age_until = random.Below(5);
  if (random.Chance(50)) box.from = random.Below(4);
  if (random.Chance(50)) box.until = random.Below(5);
  return box;
}

// One situation, as a box around it.
scope::Box APoint(Random& random) {
  scope::Box point;
  for (const auto set : {&scope::Box::jurisdictions, &scope::Box::roles, &scope::Box::routes,
                         &scope::Box::settings, &scope::Box::indications}) {
    point.*set = std::uint64_t{1} << random.Below(2);
  }
  point.with = static_cast<std::uint64_t>(random.Below(4));
  point.without = ~point.with;
  point.age_from = random.Below(5) - 1;
  point.age_until = point.age_from + 1;
  point.from = random.Below(5) - 1;
  point.until = point.from + 1;
  return point;
}

TEST(RegionProperty, SetsOfSituationsAreSets) {
  int differences = 0;
  for (int seed = 0; seed < Trials(3000); ++seed) {
    Random random((12u << 24) + static_cast<std::uint64_t>(seed));
    scope::Region a, b;
    for (int i = random.Below(4); i > 0; --i) a.push_back(SomeBox(random));
    for (int i = random.Below(4); i > 0; --i) b.push_back(SomeBox(random));
    std::erase_if(a, [](const scope::Box& box) { return box.Empty(); });
    std::erase_if(b, [](const scope::Box& box) { return box.Empty(); });
    const scope::Region both = Intersection(a, b);
    const scope::Region rest = Difference(a, b);
    for (int i = 0; i < 50; ++i) {
      const scope::Region point = {APoint(random)};
      const bool in_a = !Intersection(a, point).empty();
      const bool in_b = !Intersection(b, point).empty();
      ASSERT_EQ(!Intersection(both, point).empty(), in_a && in_b) << seed;
      ASSERT_EQ(!Intersection(rest, point).empty(), in_a && !in_b) << seed;
      differences += in_a && !in_b;
    }
  }
  EXPECT_GT(differences, Trials(3000));
}

}  // namespace
}  // namespace polyclinic::scope_tests
