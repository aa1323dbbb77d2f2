// The rule language by itself: rules of several states as they were read, each with its edges. The
// shipped catalog is tested elsewhere; these sets hold only what the rows need.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scope/builders.h"

namespace polyclinic::scope_tests {
namespace {

using testing::ElementsAre;

RuleSet Duties() {
  RuleSet set;
  set.edition = "test";
  set.jurisdictions = {"US-WA", "US-OH", "US-GA", "US-MD", "US-IL", "US-NY"};
  set.jurisdictions.push_back("US");
  for (const DutyCode& code :
       std::vector<DutyCode>{"C06", "C07", "C12", "C28", "C46", "X01", "X03", "X05S", "X05D"}) {
    set.duties.push_back(ADuty(code));
  }
  for (const DutyCode& code : std::vector<DutyCode>{"C19", "C20", "C21", "C22", "C23", "X05G"}) {
    set.duties.push_back(ADuty(code, true));
  }
  for (Duty& duty : set.duties) {
    if (duty.code == DutyCode("C06")) duty.parts = {"C07", "C12"};
    if (duty.code == DutyCode("C22")) {
      duty.performed_as = {{DrugRoute::kIntramuscular, "C19"},
                           {DrugRoute::kSubcutaneous, "C20"},
                           {DrugRoute::kIntradermal, "C21"}};
    }
  }
  // The written-out national defaults that the rows need.
  set.rules.push_back(Allow("US.vitals", "US", {"C07", "C12"}).Standing(Confidence::kEditorial));
  set.rules.push_back(Require("US.reachable", "US", {"C07"})
                          .Standing(Confidence::kEditorial)
                          .Supervised({kPhone, kPremises, kRoom}));
  set.rules.push_back(Forbid("US.never", "US", {"X01", "X03"}).Standing(Confidence::kEditorial));
  set.rules.push_back(
      Forbid("US.iv", "US", {"X05S", "X05G", "X05D"}).Standing(Confidence::kEditorial));
  return set;
}

RuleBook Book(RuleSet set, std::initializer_list<Rule> rules) {
  set.rules.insert(set.rules.end(), rules.begin(), rules.end());
  absl::StatusOr<RuleBook> book = RuleBook::Make(std::move(set));
  EXPECT_TRUE(book.ok()) << book.status();
  return *book;
}

std::string Of(const RuleBook& book, const Situation& situation) {
  return Brief(Evaluate(book, {}, situation));
}

const std::vector<CredentialCode> kDrawers = {"WA-MA-C", "WA-MA-P", "WA-FP"};

RuleBook Washington() {
  return Book(Duties(),
              {Require("US-WA.supervision", "US-WA", {})
                   .Supervised({kPremises, kRoom},
                               {kPhysician, kPhysicianAssistant, kNursePractitioner,
                                kRegisteredNurse, kOptometrist, kNaturopath, kPodiatrist}),
               Forbid("US-WA.draw.credential", "US-WA", {"C28"}).Unless(kDrawers),
               Allow("US-WA.draw", "US-WA", {"C28"})
                   .Credentials(kDrawers)
                   .Supervised({kPhone, kPremises, kRoom})
                   .Overrides({"US-WA.supervision"}),
               Allow("US-WA.inject", "US-WA", {"C19", "C20", "C21"})
                   .Credentials({"WA-MA-C"})
                   .Ordered()
                   .DoseChecked(),
               Allow("US-WA.iv.start", "US-WA", {"X05S"})
                   .From("2023-04-20")
                   .Credentials({"WA-MA-C"})
                   .Overrides({"US.iv"}),
               Forbid("US-WA.iv.chemotherapy", "US-WA", {"X05G"}).Classes({"chemotherapy"}),
               Allow("US-WA.iv.give", "US-WA", {"X05G"})
                   .From("2023-04-20")
                   .Credentials({"WA-MA-C"})
                   .Supervised({kRoom})
                   .Overrides({"US.iv"})});
}

TEST(WashingtonDraws, Row6) {
  const RuleBook wa = Washington();
  EXPECT_EQ(Of(wa, ActOf(Assistant({"WA-MA-R"}), "C28", "US-WA")), "forbidden");
  EXPECT_EQ(Of(wa, ActOf(Assistant(), "C28", "US-WA")), "forbidden");
  Situation both = ActOf(Assistant({"WA-MA-R", "WA-MA-P"}), "C28", "US-WA");
  EXPECT_EQ(Of(wa, both), "unmet {plan: supervision (phone or premises or room)}");
  both.supervision = {Reachable()};
  EXPECT_EQ(Of(wa, both), "allowed");
  // A lapsed credential is none.
  both.person.credentials[1].valid.until = both.date;
  EXPECT_EQ(Of(wa, both), "forbidden");
}

TEST(WashingtonInjections, Row6b) {
  const RuleBook wa = Washington();
  Situation act = ActOf(Assistant({"WA-MA-R"}), "C20", "US-WA");
  act.supervision = {OnThePremises(kRegisteredNurse)};
  EXPECT_EQ(Of(wa, act), "unmet {person: credential WA-MA-C}");
}

TEST(WashingtonIv, Row7) {
  const RuleBook wa = Washington();
  Situation act = ActOf(Assistant({"WA-MA-C"}), "X05S", "US-WA");
  act.supervision = {InTheRoom()};
  EXPECT_EQ(Of(wa, act), "allowed");
  act.date = Day("2023-04-20");
  EXPECT_EQ(Of(wa, act), "allowed");
  act.date = Day("2023-04-19");
  EXPECT_EQ(Of(wa, act), "forbidden");
  act = ActOf(Assistant({"WA-MA-C"}), "X05G", "US-WA");
  act.supervision = {InTheRoom()};
  act.drug_classes = {{"contrast"}};
  EXPECT_EQ(Of(wa, act), "allowed");
  act.drug_classes = {{"contrast", "chemotherapy"}};
  EXPECT_EQ(Of(wa, act), "forbidden");
  act.duty = "X05D";
  EXPECT_EQ(Of(wa, act), "forbidden");
}

TEST(WashingtonIv, Row7b) {
  const RuleBook wa = Washington();
  Situation act = ActOf(Assistant({"WA-MA-C"}), "X05G", "US-WA");
  act.supervision = {OnThePremises()};
  act.drug_classes.emplace();
  EXPECT_EQ(Of(wa, act), "unmet {plan: supervision (room)}");
  act.drug_classes.reset();
  EXPECT_EQ(Of(wa, act),
            "unmet {plan: supervision (room); moment: drug_fact drug_class!=chemotherapy}");
}

RuleBook Ohio() {
  return Book(Duties(), {Allow("US-OH.drugs", "US-OH", {"C19", "C20", "C21", "C23"})
                             .Supervised({kPremises, kRoom}, {kPhysician})
                             .Delegated()
                             .Ordered(),
                         Forbid("US-OH.drugs.never", "US-OH", {"C19", "C20", "C21", "C23"})
                             .Classes({"anesthetic", "controlled"})});
}

TEST(OhioDrugs, Row8) {
  const RuleBook oh = Ohio();
  Situation act = ActOf(Assistant(), "C23", "US-OH");
  act.route = DrugRoute::kOral;
  act.supervision = {OnThePremises()};
  act.drug_classes.emplace();
  EXPECT_EQ(Of(oh, act), "allowed");

  Situation no_order = act;
  no_order.order.reset();
  EXPECT_EQ(Of(oh, no_order), "unmet {moment: order patient_specific}");

  Situation not_stated = act;
  not_stated.drug_classes.reset();
  EXPECT_EQ(Of(oh, not_stated),
            "unmet {moment: drug_fact drug_class!=anesthetic; "
            "moment: drug_fact drug_class!=controlled}");

  Situation controlled = act;
  controlled.drug_classes = {{"controlled"}};
  EXPECT_EQ(Of(oh, controlled), "forbidden");

  Situation only_np = act;
  only_np.supervision = {OnThePremises(kNursePractitioner)};
  EXPECT_EQ(Of(oh, only_np), "unmet {plan: supervision physician (premises or room)}");
}

RuleBook Georgia() {
  return Book(Duties(), {Allow("US-GA.free", "US-GA", {"C07", "C12"}).Overrides({"US.reachable"}),
                         Allow("US-GA.tb", "US-GA", {"C21"})
                             .Classes({"tuberculin"})
                             .Supervised({kPremises, kRoom},
                                         {kPhysician, kPhysicianAssistant, kNursePractitioner}),
                         Forbid("US-GA.tb.read", "US-GA", {"C46", "X03"})});
}

TEST(GeorgiaVitals, Row9) {
  EXPECT_EQ(Of(Georgia(), ActOf(Assistant(), "C06", "US-GA")), "allowed");
  EXPECT_EQ(Of(Georgia(), ActOf(Assistant(), "C06", "US-IL")),
            "unmet {plan: supervision (phone or premises or room)}");
}

TEST(GeorgiaSkinTest, Row10) {
  const RuleBook ga = Georgia();
  Situation act = ActOf(Assistant(), "C21", "US-GA");
  act.supervision = {OnThePremises()};
  act.drug_classes = {{"tuberculin"}};
  EXPECT_EQ(Of(ga, act), "allowed");
  act.drug_classes = {{"allergen"}};
  EXPECT_EQ(Of(ga, act), "unknown");
  act.drug_classes.reset();
  EXPECT_EQ(Of(ga, act), "unmet {moment: drug_fact drug_class=tuberculin}");
  act.duty = "C46";
  EXPECT_EQ(Of(ga, act), "forbidden");
  act.duty = "X03";
  EXPECT_EQ(Of(ga, act), "forbidden");
}

TEST(MarylandLine, Row11) {
  const RuleBook md = Book(Duties(), {Allow("US-MD.line", "US-MD", {"X05S"})
                                          .Supervised({kPremises, kRoom}, {kPhysician})
                                          .Overrides({"US.iv"})});
  Situation act = ActOf(Assistant(), "X05S", "US-MD");
  act.supervision = {OnThePremises()};
  EXPECT_EQ(Of(md, act), "allowed");
  act.supervision = {Reachable()};
  EXPECT_EQ(Of(md, act), "unmet {plan: supervision physician (premises or room)}");
  act.duty = "X05D";
  act.supervision = {OnThePremises()};
  EXPECT_EQ(Of(md, act), "forbidden");
}

RuleBook Illinois() {
  return Book(Duties(),
              {Allow("US-IL.delegation", "US-IL", {"C19", "C20"})
                   .Until("2027-01-01")
                   .Status(RuleStatus::kSunset)
                   .NotIn({Setting::kHospital})
                   .Supervised({kPremises, kRoom}, {kPhysician, kPhysicianAssistant,
                                                    kNursePractitioner, kRegisteredNurse})});
}

TEST(IllinoisSunset, Row13) {
  const RuleBook il = Illinois();
  Situation act = ActOf(Assistant(), "C19", "US-IL");
  act.supervision = {OnThePremises(kRegisteredNurse)};
  act.date = Day("2026-12-31");
  EXPECT_EQ(Of(il, act), "allowed");
  act.setting = Setting::kHospital;
  EXPECT_EQ(Of(il, act), "unknown");
  act.setting = Setting::kOffice;
  act.date = Day("2027-01-01");
  EXPECT_EQ(Of(il, act), "unknown");
  act.duty = "C06";
  EXPECT_EQ(Of(il, act), "allowed");
  for (const char* day : {"2026-12-31", "2027-01-01"}) {
    act.duty = "X01";
    act.date = Day(day);
    EXPECT_EQ(Of(il, act), "forbidden") << day;
  }
}

TEST(Pending, IsListedAndNotEvaluated) {
  const RuleBook ny =
      Book(Duties(), {Forbid("US-NY.drugs", "US-NY", {"C22"}), Allow("US-NY.bill", "US-NY", {"C22"})
                                                                   .Status(RuleStatus::kPending)
                                                                   .Overrides({"US-NY.drugs"})});
  const Verdict verdict = Evaluate(ny, {}, ActOf(Assistant(), "C22", "US-NY"));
  EXPECT_EQ(verdict.outcome, Outcome::kForbidden);
  EXPECT_THAT(verdict.pending, ElementsAre("US-NY.bill"));
  ASSERT_EQ(verdict.reasons.size(), 1u);
  EXPECT_EQ(verdict.reasons[0].rule, "US-NY.drugs");
  EXPECT_EQ(verdict.edition, "test");
}

TEST(Dates, WithoutABeginningARuleHoldsFromTheDayItWasSeen) {
  const RuleBook book =
      Book(Duties(), {Allow("US-IL.draw", "US-IL", {"C28"}).Since(std::nullopt, "2024-05-02")});
  Situation act = ActOf(Assistant(), "C28", "US-IL");
  act.date = Day("2024-05-01");
  EXPECT_EQ(Of(book, act), "unknown");
  act.date = Day("2024-05-02");
  EXPECT_EQ(Of(book, act), "allowed");
}

TEST(PerformedAs, TheRulesOfTheRouteBindUnlessOverridden) {
  const auto book = [](bool exempt) {
    return Book(Duties(), {Forbid("US-IL.injections", "US-IL", {"C19", "C20", "C21"}),
                           Allow("US-IL.vaccines", "US-IL", {"C22"})
                               .Overrides(exempt ? std::vector<std::string>{"US-IL.injections"}
                                                 : std::vector<std::string>{})});
  };
  Situation act = ActOf(Assistant(), "C22", "US-IL");
  act.route = DrugRoute::kIntramuscular;
  EXPECT_EQ(Of(book(false), act), "forbidden");
  EXPECT_EQ(Of(book(true), act), "allowed");
  act.route = DrugRoute::kNasal;
  EXPECT_EQ(Of(book(false), act), "allowed");
  act.route.reset();
  EXPECT_EQ(Of(book(false), act),
            "unmet {moment: drug_fact route!=intradermal; moment: drug_fact "
            "route!=intramuscular; moment: drug_fact route!=subcutaneous}");
  EXPECT_EQ(Of(book(true), act), "allowed");
}

TEST(Composite, TakesItsWorstPart) {
  const RuleBook book = Book(Duties(), {Forbid("US-IL.height", "US-IL", {"C12"})});
  Situation act = ActOf(Assistant(), "C06", "US-IL");
  act.supervision = {Reachable()};
  EXPECT_EQ(Of(book, act), "forbidden");
  act.duty = "C07";
  EXPECT_EQ(Of(book, act), "allowed");
}

TEST(Uncertain, OnlyLowersToUnknown) {
  const auto with = [](Rule rule) { return Book(Duties(), {std::move(rule)}); };
  Situation act = ActOf(Assistant(), "C12", "US-IL");
  for (const Confidence standing : {Confidence::kUncertain, Confidence::kUnverified}) {
    EXPECT_EQ(Of(with(Forbid("r", "US-IL", {"C12"}).Standing(standing)), act), "unknown");
    EXPECT_EQ(Of(with(Require("r", "US-IL", {"C12"}).Standing(standing).Supervised({kRoom})), act),
              "unknown");
    Situation watched = act;
    watched.supervision = {InTheRoom()};
    EXPECT_EQ(
        Of(with(Require("r", "US-IL", {"C12"}).Standing(standing).Supervised({kRoom})), watched),
        "allowed");
    Situation draw = ActOf(Assistant(), "C28", "US-IL");
    EXPECT_EQ(Of(with(Allow("r", "US-IL", {"C28"}).Standing(standing)), draw), "unknown");
    Situation line = ActOf(Assistant(), "X05S", "US-IL");
    EXPECT_EQ(Of(with(Allow("r", "US-IL", {"X05S"}).Standing(standing).Overrides({"US.iv"})), line),
              "forbidden");
    EXPECT_EQ(
        Of(with(Require("r", "US-IL", {"X05S"}).Standing(standing).Overrides({"US.iv"})), line),
        "forbidden");
  }
  for (const Confidence standing : {Confidence::kReported, Confidence::kEditorial}) {
    EXPECT_EQ(Of(with(Forbid("r", "US-IL", {"C12"}).Standing(standing)), act), "forbidden");
  }
}

TEST(Overrides, AreNotTransitiveAndARequireOverridesForAllPaths) {
  // a overrides b, b overrides c: c still binds the path of a, were it not for b itself.
  const RuleBook book =
      Book(Duties(), {Require("c", "US-IL", {"C28"}).Supervised({kRoom}),
                      Require("b", "US-IL", {"C28"}).Supervised({kPremises}).Overrides({"c"}),
                      Allow("a", "US-IL", {"C28"}).Overrides({"b"}), Allow("d", "US-IL", {"C28"})});
  EXPECT_EQ(Of(book, ActOf(Assistant(), "C28", "US-IL")), "allowed");
  const RuleBook other =
      Book(Duties(), {Require("c", "US-IL", {"C28"}).Supervised({kRoom}),
                      Require("b", "US-OH", {"C28"}).Supervised({kPremises}).Overrides({"c"}),
                      Allow("a", "US-IL", {"C28"}).Overrides({"b"})});
  EXPECT_EQ(Of(other, ActOf(Assistant(), "C28", "US-IL")), "unmet {plan: supervision (room)}");
}

TEST(MissingFacts, OfPersonOrPlaceAreUnknown) {
  const RuleBook book = Illinois();
  Situation act = ActOf(Assistant(), "C19", "US-IL");
  act.supervision = {OnThePremises()};
  act.setting.reset();
  Verdict verdict = Evaluate(book, {}, act);
  EXPECT_EQ(verdict.outcome, Outcome::kUnknown);
  EXPECT_THAT(verdict.missing_facts, ElementsAre("setting"));

  RuleOf grown = Allow("grown", "US-IL", {"C23"});
  grown.when.patient_age_from = 18;
  const RuleBook ages = Book(Duties(), {grown});
  act = ActOf(Assistant(), "C23", "US-IL");
  EXPECT_EQ(Of(ages, act), "allowed");
  act.patient_age = 17;
  EXPECT_EQ(Of(ages, act), "unknown");
  act.patient_age.reset();
  EXPECT_THAT(Evaluate(ages, {}, act).missing_facts, ElementsAre("patient_age"));

  RuleOf adult = Allow("adult", "US-IL", {"C23"});
  adult.needs.age = 18;
  const RuleBook adults = Book(Duties(), {adult});
  act = ActOf(Assistant(), "C23", "US-IL");
  EXPECT_EQ(Of(adults, act), "allowed");
  act.person.born.reset();
  EXPECT_THAT(Evaluate(adults, {}, act).missing_facts, ElementsAre("person.born"));
  act.person.born = Day("2010-01-01");
  EXPECT_EQ(Of(adults, act), "unmet {person: age 18}");

  RuleOf employed = Allow("employed", "US-IL", {"C23"});
  employed.needs.employers = {EmployerKind::kPrimaryCarePractice};
  const RuleBook employers = Book(Duties(), {employed});
  act = ActOf(Assistant(), "C23", "US-IL");
  EXPECT_EQ(Of(employers, act), "allowed");
  act.employer_kind = EmployerKind::kSpecialtyPractice;
  EXPECT_EQ(Of(employers, act), "unmet {person: employer primary_care_practice}");
  act.employer_kind.reset();
  EXPECT_THAT(Evaluate(employers, {}, act).missing_facts, ElementsAre("employer_kind"));
}

TEST(Unjudged, UnknownDutyPlaceOrDateAreUnknown) {
  const RuleBook book = Illinois();
  EXPECT_EQ(Of(book, ActOf(Assistant(), "C99", "US-IL")), "unknown");
  EXPECT_EQ(Of(book, ActOf(Assistant(), "C12", "US-AK")), "unknown");
  // The nation alone does not say whose law holds.
  EXPECT_EQ(Of(book, ActOf(Assistant(), "C12", "US")), "unknown");
  EXPECT_EQ(Of(book, ActOf(Assistant(), "C12", JurisdictionCode())), "unknown");
  Situation act = ActOf(Assistant(), "C12", "US-IL");
  EXPECT_EQ(Of(book, act), "allowed");
  act.date = Date{};
  EXPECT_EQ(Of(book, act), "unknown");
}

TEST(Roles, TheBestRoleCounts) {
  RuleOf physician = Allow("physician", "US", {}).Roles({kPhysician});
  physician.needs.licences = {kPhysician};
  const RuleBook book = Book(Duties(), {physician});
  Situation act = ActOf(Assistant(), "X05S", "US-IL");
  act.person.roles = {kMedicalAssistant, kPhysician};
  EXPECT_EQ(Of(book, act), "unmet {person: licence physician}");
  Licence licence;
  licence.jurisdiction = "US-OH";
  act.person.licences = {licence};
  EXPECT_EQ(Of(book, act), "unmet {person: licence physician}");
  act.person.licences[0].jurisdiction = "US-IL";
  EXPECT_EQ(Of(book, act), "allowed");
  act.role = kMedicalAssistant;
  EXPECT_EQ(Of(book, act), "forbidden");
}

TEST(Needs, OfTrainingEducationAndAlternatives) {
  RuleOf rule = Allow("r", "US-IL", {"C19"});
  rule.needs.trainings = {{"injections", {}, std::chrono::hours{10}, 0}, {"C21", {}, {}, 10}};
  Needs diploma;
  diploma.educations = {{{Accreditor::kCaahep}, std::chrono::hours{720}, std::chrono::hours{160}}};
  Needs certified;
  certified.credentials = {"AAMA-CMA", "NHA-CCMA"};
  rule.needs.any_of = {diploma, certified};
  const RuleBook book = Book(Duties(), {rule});
  Situation act = ActOf(Assistant(), "C19", "US-IL");
  Training log;
  log.topic = "injections";
  log.hours = std::chrono::hours{8};
  log.on = Day("2026-01-01");
  act.person.training = {log, log};
  log.topic = "C21";
  log.performances = 9;
  act.person.training.push_back(log);
  EXPECT_EQ(Of(book, act),
            "unmet {person: credential AAMA-CMA or NHA-CCMA; person: training C21 (1 performance)}"
            " {person: training C21 (1 performance); person: education caahep, 720 h, 160 h "
            "clinical}");
  // Training done after the day does not count.
  act.person.training[0].on = Day("2026-06-16");
  act.person.training[2].performances = 10;
  Education education;
  education.accreditor = Accreditor::kCaahep;
  education.contact_hours = std::chrono::hours{800};
  education.completed = Day("2020-01-01");
  act.person.education = {education};
  act.person.credentials = {Holding("NHA-CCMA")};
  EXPECT_EQ(Of(book, act), "unmet {person: training injections (2 h)}");
  act.person.training[0].on = Day("2026-06-15");
  EXPECT_EQ(Of(book, act), "allowed");
  // Clinical hours that nobody stated do not count.
  act.person.credentials.clear();
  EXPECT_EQ(Of(book, act),
            "unmet {person: credential AAMA-CMA or NHA-CCMA} "
            "{person: education caahep, 720 h, 160 h clinical}");
}

TEST(Supervision, IsASetOfFactsWithAConcurrencyLimit) {
  const RuleBook book =
      Book(Duties(), {Allow("r", "US-IL", {"C28"}).Supervised({kVideo}, {kPhysician}, 2)});
  Situation act = ActOf(Assistant(), "C28", "US-IL");
  act.supervision = {InTheRoom()};
  EXPECT_EQ(Of(book, act), "unmet {plan: supervision physician (video, at most 2 at once)}");
  act.supervision = {Present(kPhysician, {kVideo})};
  EXPECT_EQ(Of(book, act), "allowed");
  act.supervision[0].watching = 1;
  EXPECT_EQ(Of(book, act), "allowed");
  act.supervision[0].watching = 2;
  EXPECT_EQ(Of(book, act), "unmet {plan: supervision physician (video, at most 2 at once)}");
  // Nobody supervises themselves.
  act.supervision[0].watching = 0;
  act.supervision[0].supervisor = act.person.id;
  EXPECT_EQ(Of(book, act), "unmet {plan: supervision physician (video, at most 2 at once)}");
}

TEST(Alternatives, AreBoundedHoweverManyTheRulesMultiplyTo) {
  RuleSet set = Duties();
  set.rules.push_back(Allow("a", "US-IL", {"C28"}));
  std::vector<CredentialCode> all;
  for (int i = 0; i < 12; ++i) {
    Rule rule = Require("r" + std::to_string(i), "US-IL", {"C28"});
    for (int j = 0; j < 4; ++j) {
      Needs one;
      one.credentials = {*CredentialCode::Parse("c" + std::to_string(4 * i + j))};
      rule.needs.any_of.push_back(one);
    }
    all.push_back(rule.needs.any_of.back().credentials.front());
    set.rules.push_back(rule);
  }
  const RuleBook book = Book(set, {});
  const Verdict verdict = Evaluate(book, {}, ActOf(Assistant(), "C28", "US-IL"));
  EXPECT_EQ(verdict.outcome, Outcome::kUnmet);
  EXPECT_LT(verdict.alternatives.size(), 64u);
  EXPECT_EQ(Of(book, ActOf(Assistant(all), "C28", "US-IL")), "allowed");
}

// The example of docs/scope.md.
TEST(Documentation, TheWorkedExample) {
  const RuleBook book = Book(
      Duties(),
      {Allow("US-WA.inject", "US-WA", {"C19"}).Credentials({"WA-MA-C"}).Ordered().DoseChecked(),
       Require("US-WA.supervision", "US-WA", {})
           .Supervised({kPremises}, {kPhysician, kRegisteredNurse}),
       Forbid("US.controlled", "US", {"C19"}).Classes({"controlled"})});
  Situation act = ActOf(Assistant({"WA-MA-C"}), "C19", "US-WA");
  act.order.reset();
  act.dose_checked = false;
  EXPECT_EQ(ToText(Evaluate(book, {}, act)),
            "Unmet: supervision physician or registered_nurse (premises); order patient_specific; "
            "dose_check; drug_fact drug_class!=controlled");
  act.supervision = {OnThePremises(kRegisteredNurse)};
  EXPECT_EQ(Of(book, act),
            "unmet {moment: order patient_specific; moment: dose_check; "
            "moment: drug_fact drug_class!=controlled}");
  act.order = OrderKind::kPatientSpecific;
  act.dose_checked = true;
  act.drug_classes = {{"vitamin"}};
  const Verdict allowed = Evaluate(book, {}, act);
  EXPECT_EQ(allowed.outcome, Outcome::kAllowed);
  EXPECT_EQ(allowed.reasons.size(), 2u);
  act.drug_classes = {{"controlled"}};
  EXPECT_EQ(Of(book, act), "forbidden");
  act.drug_classes = {{"vitamin"}};
  act.person = Assistant({"WA-MA-R"});
  EXPECT_EQ(Of(book, act), "unmet {person: credential WA-MA-C}");

  Situation measured = ActOf(Assistant({"WA-MA-C"}), "C46", "US-WA");
  EXPECT_EQ(Of(book, measured), "unknown");
  Policy policy;
  policy.key = "skin-tests";
  policy.effect = PolicyEffect::kAdopt;
  policy.duties = {"C46"};
  policy.signed_by = StaffId::Of(7, 1);
  policy.signed_on = Day("2026-01-01");
  EXPECT_EQ(ToText(Evaluate(book, {&policy, 1}, measured)),
            "Unmet: supervision physician or registered_nurse (premises) [adopted by skin-tests]");
  measured.supervision = {OnThePremises()};
  EXPECT_EQ(ToText(Evaluate(book, {&policy, 1}, measured)), "Allowed [adopted by skin-tests]");
}

TEST(Validation, TellsEverythingAtOnce) {
  RuleSet set = Duties();
  set.rules.push_back(Forbid("a", "US-IL", {"C28"}).Overrides({"US.iv"}).Credentials({"X"}));
  set.rules.push_back(Allow("a", "US-IL", {"C82"}).Overrides({"US.ivv", "US.vitals"}));
  set.rules.push_back(Allow("b", "US-ZZ", {"X05S"}).Until("1999-01-01").Classes({"contrast"}));
  set.rules.push_back(Require("c", "US-IL", {"C28"}).Unless({"X"}).Supervised({}));
  set.rules.push_back(Allow("d", "US-IL", {"C28"}).Status(RuleStatus::kRepealed));
  set.rules.push_back(Allow("e", "US-IL", {"C28"}).Since(std::nullopt, "2026-01-01"));
  set.rules.back().seen_on = Date{};
  set.duties[0].parts.push_back("C06");
  std::vector<std::string> found;
  const Findings findings = ValidateRules(set);
  for (const Finding& finding : findings.all()) {
    if (finding.severity == Severity::kError) found.push_back(finding.code + " " + finding.path);
  }
  EXPECT_THAT(
      found,
      testing::UnorderedElementsAre(
          "cycle duties[0].parts", "needs_on_forbid rules[a].needs",
          "overrides_on_forbid rules[a].overrides", "duplicate rules[a].id",
          "unknown_reference rules[a].when.duties[0]", "unknown_reference rules[a].overrides[0]",
          "overrides_allow rules[a].overrides[1]", "unknown_reference rules[b].when.jurisdiction",
          "not_a_medicine rules[b].when.duties[0]", "reversed rules[b].valid",
          "missing rules[c].needs.supervision.modes",
          "unless_without_forbid rules[c].unless_credential", "missing rules[d].valid.until",
          "missing rules[e].seen_on"));
  EXPECT_FALSE(RuleBook::Make(set).ok());
  EXPECT_TRUE(ValidateRules(Duties()).empty());
}

}  // namespace
}  // namespace polyclinic::scope_tests
