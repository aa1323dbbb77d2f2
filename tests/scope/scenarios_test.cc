// Situations of a clinic week, as far as the scope of practice decides them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "polyclinic/scope/abilities.h"
#include "scope/builders.h"

namespace polyclinic::scope_tests {
namespace {

using testing::ElementsAre;
using testing::IsNull;
using testing::NotNull;

// Two states. In US-WA an assistant with the certificate may inject while a provider is on the
// premises, and take vital signs and history; of ECGs (C24) the law says nothing. In US-ID nobody
// speaks of injections.
RuleBook Book() {
  RuleSet set;
  set.edition = "2026-11";
  set.jurisdictions = {"US", "US-WA", "US-ID"};
  set.duties = {ADuty("C04"), ADuty("C07"), ADuty("C19", true), ADuty("C24"), ADuty("X01")};
  set.rules = {
      Allow("US.intake", "US", {"C04", "C07"}).Standing(Confidence::kEditorial),
      Forbid("US.never", "US", {"X01"}).Standing(Confidence::kEditorial).Roles({}),
      Require("US-WA.credential", "US-WA", {}).Credentials({"WA-MA-C", "WA-MA-R"}),
      Allow("US-WA.inject", "US-WA", {"C19"})
          .Credentials({"WA-MA-C", "WA-MA-R"})
          .Supervised({kPremises, kRoom}, {kPhysician, kNursePractitioner})
          .Ordered()
          .DoseChecked(),
      Require("US-ID.phone", "US-ID", {"C04"}).Supervised({kPhone, kVideo, kPremises, kRoom})};
  absl::StatusOr<RuleBook> book = RuleBook::Make(std::move(set));
  EXPECT_TRUE(book.ok()) << book.status().message();
  return *std::move(book);
}

Site Clinic() {
  Site site;
  site.id = SiteId::Of(7, 0);
  site.key = "north";
  site.time_zone = "America/Los_Angeles";
  site.jurisdiction = "US-WA";
  site.employer = "practice";
  return site;
}

Policy Adopting(std::vector<DutyCode> duties) {
  Policy policy;
  policy.key = "ecg-by-assistants";
  policy.effect = PolicyEffect::kAdopt;
  policy.duties = std::move(duties);
  policy.roles = {kMedicalAssistant};
  policy.signed_by = StaffId::Of(7, 1);
  policy.signed_on = Day("2026-01-10");
  policy.reason = "Recorded by protocol, read by the physician.";
  return policy;
}

Abilities AbilitiesOn(const AbilityPlace& place, const Staff& person,
                      const std::vector<Policy>& policies = {}) {
  return Abilities::Compile(Book(), policies, place, Day("2026-06-15"), {&person, 1}).value();
}

PresentSupervisor Physician(std::uint32_t modes) { return {kPhysician, modes, 0}; }

TEST(Situation1, AnInjectionOrderedDuringTheVisitCanBeBooked) {
  const Staff person = Assistant({"WA-MA-C"});
  const Abilities abilities = AbilitiesOn(AbilityPlace::At(Clinic()), person);
  const Ability ability = abilities.Of(person.id, "C19");
  EXPECT_EQ(ability.kind, AbilityKind::kResidual);
  const PresentSupervisor present[] = {Physician(BitOf(kPremises))};
  const Residual* const way = ability.Under({present, true, 40});
  ASSERT_THAT(way, NotNull());
  std::vector<std::string> obligations;
  for (const MissingItem& item : way->obligations) {
    EXPECT_EQ(item.item_class, ItemClass::kMoment);
    obligations.push_back(ToText(item));
  }
  EXPECT_THAT(obligations, ElementsAre("order patient_specific", "dose_check"));
  // The law, asked for the same act, says what is missing.
  Situation act = abilities.SituationOf(person, "C19");
  act.supervision = {OnThePremises()};
  EXPECT_EQ(Brief(abilities.Explain(act)),
            "unmet {moment: order patient_specific; moment: dose_check}");
}

TEST(Situation2, APolicyAdoptsTheSilenceOfTheLawAndIsShown) {
  const Staff person = Assistant({"WA-MA-C"});
  Situation act = ActOf(person, "C24", "US-WA");
  EXPECT_EQ(Evaluate(Book(), {}, act).outcome, Outcome::kUnknown);
  std::vector<Policy> policies = {Adopting({"C24"})};
  const Verdict verdict = Evaluate(Book(), policies, act);
  EXPECT_EQ(verdict.outcome, Outcome::kAllowed);
  EXPECT_EQ(verdict.adopted_by, "ecg-by-assistants");
  ASSERT_FALSE(verdict.reasons.empty());
  EXPECT_THAT(verdict.reasons, testing::Contains(testing::Field(&Reason::effect, "adopt")));
  EXPECT_EQ(AbilitiesOn(AbilityPlace::At(Clinic()), person, policies).Of(person.id, "C24").kind,
            AbilityKind::kAlways);

  // The law's requirements still bind, and so do the policy's own needs.
  EXPECT_EQ(Brief(Evaluate(Book(), policies, ActOf(Assistant(), "C24", "US-WA"))),
            "unmet {person: credential WA-MA-C or WA-MA-R}");
  policies[0].needs.competency = true;
  EXPECT_EQ(Brief(Evaluate(Book(), policies, act)), "unmet {person: competency C24}");
  act.person.competencies = {{"C24", SiteId(), {}, StaffId()}};
  EXPECT_EQ(Evaluate(Book(), policies, act).outcome, Outcome::kAllowed);

  // Unsigned, not yet signed or lapsed it does nothing.
  Policy unsigned_policy = Adopting({"C24"});
  unsigned_policy.signed_on.reset();
  Policy later = Adopting({"C24"});
  later.signed_on = Day("2026-06-16");
  Policy lapsed = Adopting({"C24"});
  lapsed.valid.until = Day("2026-06-15");
  for (const Policy& policy : {unsigned_policy, later, lapsed}) {
    EXPECT_EQ(Evaluate(Book(), {&policy, 1}, act).outcome, Outcome::kUnknown);
  }
  // What is forbidden, and what the law answers, is not adopted.
  const Policy everything = Adopting({});
  EXPECT_EQ(Evaluate(Book(), {&everything, 1}, ActOf(person, "X01", "US-WA")).outcome,
            Outcome::kForbidden);
  EXPECT_EQ(Evaluate(Book(), {&everything, 1}, ActOf(person, "C19", "US-WA")).adopted_by, "");
  // Nor is a law that nobody has read, or a duty that nobody knows.
  EXPECT_EQ(Evaluate(Book(), {&everything, 1}, ActOf(person, "C24", "US-OR")).outcome,
            Outcome::kUnknown);
  EXPECT_EQ(Evaluate(Book(), {&everything, 1}, ActOf(person, "C99", "US-WA")).outcome,
            Outcome::kUnknown);
}

TEST(Situation2, APolicyNeverAdoptsAMissingFact) {
  RuleSet set = Book().rules();
  RuleOf grown = Allow("US-WA.ecg", "US-WA", {"C24"});
  grown.when.patient_age_from = 18;
  set.rules.push_back(grown);
  const RuleBook book = RuleBook::Make(set).value();
  const Policy policy = Adopting({"C24"});
  Situation act = ActOf(Assistant({"WA-MA-C"}), "C24", "US-WA");
  act.patient_age.reset();
  const Verdict verdict = Evaluate(book, {&policy, 1}, act);
  EXPECT_EQ(verdict.outcome, Outcome::kUnknown);
  EXPECT_THAT(verdict.missing_facts, ElementsAre("patient_age"));
  EXPECT_EQ(verdict.adopted_by, "");
  // For a child the law is silent, and the policy may speak.
  act.patient_age = 12;
  EXPECT_EQ(Evaluate(book, {&policy, 1}, act).adopted_by, policy.key);
}

TEST(Situation3, TheInjectionHangsOnThePhysiciansPresence) {
  const Staff person = Assistant({"WA-MA-C"});
  const Abilities abilities = AbilitiesOn(AbilityPlace::At(Clinic()), person);
  const Ability ability = abilities.Of(person.id, "C19");
  const PresentSupervisor morning[] = {Physician(BitOf(kPremises) | BitOf(kPhone))};
  const PresentSupervisor after_noon[] = {Physician(BitOf(kPhone))};
  EXPECT_THAT(ability.Under({morning, true, 40}), NotNull());
  EXPECT_THAT(ability.Under({after_noon, true, 40}), IsNull());
  EXPECT_THAT(ability.Under({{}, true, 40}), IsNull());
  // What the schedule needs to know to keep the promise: who, and how.
  ASSERT_EQ(ability.alternatives.size(), 1u);
  ASSERT_EQ(ability.alternatives[0].supervision.size(), 1u);
  EXPECT_EQ(ability.alternatives[0].supervision[0],
            (SupervisionTerm{BitOf(kPremises) | BitOf(kRoom),
                             BitOf(kPhysician) | BitOf(kNursePractitioner), 0}));
}

TEST(Situation23, InTelehealthTheLawWhereThePatientIsDecides) {
  const Staff person = Assistant();
  Situation act = ActOf(person, "C04", "US-WA");
  EXPECT_EQ(Brief(Evaluate(Book(), {}, act)), "unmet {person: credential WA-MA-C or WA-MA-R}");
  act.telehealth = true;
  act.setting = Setting::kTelehealth;
  EXPECT_THAT(Evaluate(Book(), {}, act).missing_facts, ElementsAre("patient_location"));
  act.patient_location = "US-ID";
  EXPECT_EQ(Brief(Evaluate(Book(), {}, act)),
            "unmet {plan: supervision (phone or video or premises or room)}");
  act.supervision = {Present(kPhysician, {kVideo})};
  EXPECT_EQ(Evaluate(Book(), {}, act).outcome, Outcome::kAllowed);
  act.patient_location = "US-OR";  // not in the set
  EXPECT_EQ(Evaluate(Book(), {}, act).outcome, Outcome::kUnknown);

  const Abilities abilities = AbilitiesOn(AbilityPlace::Telehealth(Clinic(), "US-ID"), person);
  const PresentSupervisor by_video[] = {Physician(BitOf(kVideo))};
  EXPECT_THAT(abilities.Of(person.id, "C04").Under({by_video, false, {}}), NotNull());
  EXPECT_EQ(abilities.Explain(abilities.SituationOf(person, "C04")).outcome, Outcome::kUnmet);
  EXPECT_EQ(AbilitiesOn(AbilityPlace::At(Clinic()), person).Of(person.id, "C04").kind,
            AbilityKind::kNever);
}

TEST(Situation24, AnExternHasNoScopeOfTheirOwnAndPerformancesAreCredited) {
  Staff extern_person = Assistant();
  extern_person.roles = {kExtern};
  Situation act = ActOf(extern_person, "C19", "US-WA");
  act.supervision = {InTheRoom()};
  // No rule speaks of externs.
  EXPECT_EQ(Evaluate(Book(), {}, act).outcome, Outcome::kUnknown);
  // The school's agreement, signed by the medical director: with a preceptor in the room.
  Policy policy = Adopting({"C19"});
  policy.roles = {kExtern};
  policy.needs.supervision = SupervisionNeed{{kRoom}, {kPhysician, kRegisteredNurse}, 1};
  EXPECT_EQ(Evaluate(Book(), {&policy, 1}, act).outcome, Outcome::kAllowed);
  act.supervision[0].watching = 1;
  EXPECT_EQ(Brief(Evaluate(Book(), {&policy, 1}, act)),
            "unmet {plan: supervision physician or registered_nurse (room, at most 1 at once)}");

  // Performances made as an extern count towards what a rule asks of the assistant.
  RuleSet set = Book().rules();
  RuleOf trained = Require("US-WA.trained", "US-WA", {"C19"});
  trained.needs.trainings = {{"C19", {}, {}, 10}};
  set.rules.push_back(trained);
  const RuleBook book = RuleBook::Make(set).value();
  Situation later = ActOf(Assistant({"WA-MA-C"}), "C19", "US-WA");
  later.supervision = {OnThePremises()};
  Training log;
  log.topic = "C19";
  log.kind = TrainingKind::kLivePerformance;
  log.performances = 9;
  log.on = Day("2026-03-01");
  log.preceptor = StaffId::Of(7, 1);
  later.person.training = {log};
  EXPECT_EQ(Brief(Evaluate(book, {}, later)), "unmet {person: training C19 (1 performance)}");
  log.performances = 1;
  log.on = Day("2026-06-15");
  later.person.training.push_back(log);
  EXPECT_EQ(Evaluate(book, {}, later).outcome, Outcome::kAllowed);
}

TEST(Situation25, ACredentialTiedToAnEmployerHoldsThereOnly) {
  Staff person = Assistant({"WA-MA-R"});
  person.credentials[0].tied_to_employer = "practice";
  Situation act = ActOf(person, "C07", "US-WA");
  EXPECT_EQ(Evaluate(Book(), {}, act).outcome, Outcome::kAllowed);
  act.employer = "elsewhere";
  EXPECT_EQ(Brief(Evaluate(Book(), {}, act)), "unmet {person: credential WA-MA-C or WA-MA-R}");
  act.employer.clear();
  EXPECT_THAT(Evaluate(Book(), {}, act).missing_facts, ElementsAre("employer"));

  Site other = Clinic();
  other.id = SiteId::Of(7, 1);
  other.employer = "elsewhere";
  EXPECT_EQ(AbilitiesOn(AbilityPlace::At(Clinic()), person).Of(person.id, "C07").kind,
            AbilityKind::kAlways);
  EXPECT_EQ(AbilitiesOn(AbilityPlace::At(other), person).Of(person.id, "C07").kind,
            AbilityKind::kNever);

  // A competency attested at one site is none at another.
  Policy policy = Adopting({"C07"});
  policy.effect = PolicyEffect::kRequire;
  policy.needs.competency = true;
  person.credentials = {Holding("WA-MA-C")};
  person.competencies = {{"C07", SiteId::Of(7, 0), {}, StaffId()}};
  EXPECT_EQ(AbilitiesOn(AbilityPlace::At(Clinic()), person, {policy}).Of(person.id, "C07").kind,
            AbilityKind::kAlways);
  EXPECT_EQ(AbilitiesOn(AbilityPlace::At(other), person, {policy}).Of(person.id, "C07").kind,
            AbilityKind::kNever);
}

TEST(Layers, APolicyNarrowsAndAPersonDeclines) {
  const Staff person = Assistant({"WA-MA-C"});
  Situation act = ActOf(person, "C07", "US-WA");
  Policy narrow = Adopting({"C07"});
  narrow.effect = PolicyEffect::kNarrow;
  narrow.sites = {SiteId::Of(7, 0)};
  EXPECT_EQ(Evaluate(Book(), {&narrow, 1}, act).outcome, Outcome::kForbidden);
  act.site = SiteId::Of(7, 1);
  EXPECT_EQ(Evaluate(Book(), {&narrow, 1}, act).outcome, Outcome::kAllowed);
  act.site = SiteId();
  EXPECT_THAT(Evaluate(Book(), {&narrow, 1}, act).missing_facts, ElementsAre("site"));

  act = ActOf(person, "C07", "US-WA");
  act.person.declines = {"C07"};
  EXPECT_EQ(Brief(Evaluate(Book(), {}, act)), "unmet {person: refusal C07}");
  EXPECT_EQ(AbilitiesOn(AbilityPlace::At(Clinic()), act.person).Of(person.id, "C07").kind,
            AbilityKind::kNever);
}

TEST(Layers, ThePayersAnswerStandsBesideTheLaws) {
  RuleSet set = Book().rules();
  PayerRule direct;
  direct.id = "medicare.direct";
  direct.payer = "medicare";
  direct.when.jurisdiction = "US";
  direct.needs.supervision = SupervisionNeed{{kVideo, kPremises, kRoom}, {}, 0};
  direct.valid.from = Day("2026-01-01");
  direct.confidence = Confidence::kConfirmed;
  set.payer_rules = {direct};
  const RuleBook book = RuleBook::Make(set).value();
  Situation act = ActOf(Assistant({"WA-MA-C"}), "C07", "US-WA");
  EXPECT_FALSE(Evaluate(book, {}, act).payer);
  act.payer = "medicare";
  act.supervision = {Present(kPhysician, {kPhone, kAudio})};
  const Verdict verdict = Evaluate(book, {}, act);
  EXPECT_EQ(verdict.outcome, Outcome::kAllowed);
  EXPECT_EQ(verdict.payer->outcome, Outcome::kUnmet);
  EXPECT_EQ(verdict.payer->alternatives.size(), 1u);
  act.supervision = {Present(kPhysician, {kVideo})};
  EXPECT_EQ(Evaluate(book, {}, act).payer->outcome, Outcome::kAllowed);
  act.payer = "another";
  EXPECT_EQ(Evaluate(book, {}, act).payer->outcome, Outcome::kUnknown);
}

TEST(Abilities, PatientsAgeIsTestedAtBooking) {
  RuleSet set = Book().rules();
  RuleOf grown = Allow("US-WA.ecg", "US-WA", {"C24"});
  grown.when.patient_age_from = 18;
  set.rules.push_back(grown);
  const Staff person = Assistant({"WA-MA-C"});
  const Abilities abilities =
      Abilities::Compile(RuleBook::Make(set).value(), {}, AbilityPlace::At(Clinic()),
                         Day("2026-06-15"), {&person, 1})
          .value();
  const Ability ability = abilities.Of(person.id, "C24");
  EXPECT_EQ(ability.kind, AbilityKind::kResidual);
  EXPECT_THAT(ability.Under({{}, false, 18}), NotNull());
  EXPECT_THAT(ability.Under({{}, false, 17}), IsNull());
  EXPECT_THAT(ability.Under({{}, false, std::nullopt}), IsNull());
}

TEST(Abilities, WhoOrWhatIsNotKnownIsNeverAble) {
  const Staff person = Assistant({"WA-MA-C"});
  const Abilities abilities = AbilitiesOn(AbilityPlace::At(Clinic()), person);
  EXPECT_EQ(abilities.Of(StaffId::Of(8, 0), "C07").kind, AbilityKind::kNever);
  EXPECT_EQ(abilities.Of(StaffId(), "C07").kind, AbilityKind::kNever);
  EXPECT_EQ(abilities.Of(person.id, "C99").kind, AbilityKind::kNever);
  EXPECT_EQ(Abilities().Of(person.id, "C07").kind, AbilityKind::kNever);
  EXPECT_EQ(Abilities().Judge(person.id, "C07", {}), Outcome::kUnknown);
  const Staff twice[] = {person, person};
  EXPECT_FALSE(
      Abilities::Compile(Book(), {}, AbilityPlace::At(Clinic()), Day("2026-06-15"), twice).ok());
  EXPECT_FALSE(
      Abilities::Compile(Book(), {}, AbilityPlace::At(Clinic()), Date{}, {&person, 1}).ok());
}

TEST(VerdictText, SaysWhatIsMissing) {
  Situation act = ActOf(Assistant({"WA-MA-C"}), "C19", "US-WA");
  act.order.reset();
  EXPECT_EQ(ToText(Evaluate(Book(), {}, act)),
            "Unmet: supervision nurse_practitioner or physician (premises or room); "
            "order patient_specific");
  EXPECT_EQ(ToText(Evaluate(Book(), {}, ActOf(Assistant(), "X01", "US-WA"))), "Forbidden");
}

}  // namespace
}  // namespace polyclinic::scope_tests
