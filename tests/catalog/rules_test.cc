// The matrix of expected answers, row by row: who, what, where, when → the answer with every
// missing item. `Act` gives the usual case (2026-12-07, an office of a primary care practice,
// delegated, the patient's order and the dose check given, a drug of no special class, nobody
// supervising); the words around it change it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "catalog/situations.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/scope/abilities.h"

namespace polyclinic {
namespace {

using namespace catalog_test;  // NOLINT: the words of the table

struct Row {
  std::string name;
  Situation situation;
  std::string answer;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(Answer(row.situation), row.answer) << row.name;
  }
}

Staff MaC() { return Assistant({"WA-MA-C"}); }
Staff MaR() { return Assistant({"WA-MA-R"}); }
Staff MaP() { return Assistant({"WA-MA-P"}); }
Staff IvReady() { return CompetentIn(MaC(), {"X05S", "X05G"}); }

TEST(Washington, Draws) {
  Check({
      {"6: registered", Under(Reachable(), Act(MaR(), "C28", "US-WA")), "forbidden"},
      {"6: no credential", Under(Reachable(), Act(Assistant(), "C28", "US-WA")), "forbidden"},
      {"6: a national one is none",
       Under(Reachable(), Act(Assistant({"AAMA-CMA"}), "C28", "US-WA")), "forbidden"},
      {"6: registered and phlebotomist",
       Under(Reachable(), Act(Assistant({"WA-MA-R", "WA-MA-P"}), "C28", "US-WA")), "allowed"},
      {"phlebotomist", Under(Reachable(), Act(MaP(), "C28", "US-WA")), "allowed"},
      {"certified", Under(Reachable(), Act(MaC(), "C28", "US-WA")), "allowed"},
      {"nobody to be reached", Act(MaP(), "C28", "US-WA"),
       "unmet {plan supervision phone|audio|video|premises|room}"},
      {"dialysis technician", Under(Reachable(), Act(Assistant({"WA-MA-H"}), "C28", "US-WA")),
       "unmet {person credential WA-MA-C|WA-MA-P}"},
      {"capillary needs the ordinary supervision", Under(Reachable(), Act(MaP(), "C29", "US-WA")),
       "unmet {plan supervision premises|room}"},
      {"a timed draw is a draw and a specimen", Under(OnPremises(), Act(MaP(), "C45", "US-WA")),
       "allowed"},
      {"a timed draw takes its worst part", Under(OnPremises(), Act(MaR(), "C45", "US-WA")),
       "forbidden"},
  });
}

TEST(Washington, Injections) {
  Check({
      {"6b: registered",
       Under(OnPremises(), By(DrugRoute::kSubcutaneous, Act(MaR(), "C20", "US-WA"))),
       "unmet {person credential WA-MA-C}"},
      {"certified", Under(OnPremises(), Act(MaC(), "C19", "US-WA")), "allowed"},
      {"nobody there", Act(MaC(), "C19", "US-WA"), "unmet {plan supervision premises|room}"},
      {"controlled substance: silence",
       OfClass({"controlled"}, Under(OnPremises(), Act(MaC(), "C19", "US-WA"))), "unknown"},
      {"a vaccine does not come in as an injection",
       OfClass({"vaccine"}, Under(OnPremises(), Act(MaC(), "C19", "US-WA"))), "unknown"},
  });
}

TEST(Washington, IntravenousLines) {
  Check({
      {"7: start", Under(InRoom(), Act(IvReady(), "X05S", "US-WA")), "allowed"},
      {"7: start, on the premises", Under(OnPremises(), Act(IvReady(), "X05S", "US-WA")),
       "allowed"},
      {"7: give", Under(InRoom(), Act(IvReady(), "X05G", "US-WA")), "allowed"},
      {"7: disconnect", Under(InRoom(), Act(IvReady(), "X05D", "US-WA")), "forbidden"},
      {"7: chemotherapy",
       OfClass({"chemotherapy"}, Under(InRoom(), Act(IvReady(), "X05G", "US-WA"))), "forbidden"},
      {"7: the first day", OnDay(20230420, Under(InRoom(), Act(IvReady(), "X05S", "US-WA"))),
       "allowed"},
      {"7: the day before", OnDay(20230419, Under(InRoom(), Act(IvReady(), "X05S", "US-WA"))),
       "forbidden"},
      {"7b: on the premises only", Under(OnPremises(), Act(IvReady(), "X05G", "US-WA")),
       "unmet {plan supervision room}"},
      {"without the minimum standards", Under(InRoom(), Act(MaC(), "X05S", "US-WA")),
       "unmet {person competency X05S}"},
      {"registered", Under(InRoom(), Act(CompetentIn(MaR(), {"X05S"}), "X05S", "US-WA")),
       "unmet {person credential WA-MA-C}"},
  });
}

TEST(Washington, Syphilis) {
  const auto treat = [](Staff person) {
    Situation s = Under(OnVideo(), Act(std::move(person), "C19", "US-WA"));
    s.indication = As<Indication>("syphilis");
    return s;
  };
  const Staff registered = CompetentIn(MaR(), {"C19"});
  Check({
      {"certified, on video", treat(MaC()), "allowed"},
      {"registered, on video", treat(registered), "allowed"},
      {"registered, not attested", treat(MaR()),
       "unmet {person credential WA-MA-C} or {person competency C19}"},
      {"the first day", OnDay(20240325, treat(registered)), "allowed"},
      {"the day before", OnDay(20240324, treat(registered)), "unknown"},
  });
  Situation by_phone = treat(registered);
  by_phone.supervision[0].modes = Reachable();
  EXPECT_EQ(Answer(by_phone), "unmet {plan supervision video|premises|room}");
}

TEST(Washington, VitalSignsAndSupervision) {
  Check({
      {"17: before the provider arrives", Under(Reachable(), Act(MaC(), "C06", "US-WA")),
       "unmet {plan supervision premises|room}"},
      {"17: a nurse on the premises",
       Under(OnPremises(), Act(MaC(), "C06", "US-WA"), Role::kRegisteredNurse), "allowed"},
      {"a practical nurse is no practitioner",
       Under(OnPremises(), Act(MaC(), "C06", "US-WA"), Role::kPracticalNurse),
       "unmet {plan supervision premises|room}"},
      {"phlebotomist takes vital signs", Under(OnPremises(), Act(MaP(), "C06", "US-WA")),
       "allowed"},
      {"no credential", Under(OnPremises(), Act(Assistant({"AAMA-CMA"}), "C06", "US-WA")),
       "unmet {person credential WA-MA-C|WA-MA-H|WA-MA-P|WA-MA-R}"},
      {"an EMT in an office", Under(OnPremises(), Act(Assistant({"WA-MA-EMT"}), "C07", "US-WA")),
       "unmet {person credential WA-MA-C|WA-MA-H|WA-MA-P|WA-MA-R}"},
      {"an EMT in a hospital",
       In(Setting::kHospital, Under(OnPremises(), Act(Assistant({"WA-MA-EMT"}), "C07", "US-WA"))),
       "allowed"},
      {"telemedicine, live video",
       In(Setting::kTelehealth, Under(OnVideo(), Act(MaC(), "C04", "US-WA"))), "allowed"},
      {"telemedicine, by telephone",
       In(Setting::kTelehealth, Under(Reachable(), Act(MaC(), "C04", "US-WA"))),
       "unmet {plan supervision video|premises|room}"},
      {"the desk needs no credential", Act(Assistant(), "A05", "US-WA"), "allowed"},
  });
  Situation unordered = Under(OnPremises(), Act(MaC(), "C06", "US-WA"));
  unordered.order.reset();
  unordered.delegated = false;
  EXPECT_EQ(Answer(unordered),
            "unmet {plan delegation; moment order patient_specific|standing_or_protocol}");
  // A place that nobody stated: in a hospital nobody said that it may be done.
  Situation nowhere = Under(InRoom(), Act(MaC(), "C16", "US-WA"));
  nowhere.setting.reset();
  EXPECT_EQ(Answer(nowhere), "unknown");
}

TEST(Washington, OtherTasksOfTheCertified) {
  Check({
      {"electrocardiogram", Under(OnPremises(), Act(MaC(), "C24", "US-WA")), "allowed"},
      {"spirometry", Under(OnPremises(), Act(MaC(), "C32", "US-WA")), "allowed"},
      {"specimens", Under(OnPremises(), Act(MaC(), "C30", "US-WA")), "allowed"},
      {"sterile assistance", Under(InRoom(), Act(MaC(), "C16", "US-WA")), "allowed"},
      {"sterile assistance in a hospital",
       In(Setting::kHospital, Under(InRoom(), Act(MaC(), "C16", "US-WA"))), "unknown"},
      {"registered, electrocardiogram", Under(OnPremises(), Act(MaR(), "C24", "US-WA")),
       "unmet {person credential WA-MA-C}"},
  });
}

// Nothing was read that allows these to a certified assistant: they stay Unknown until a signed
// policy adopts them.
TEST(Washington, WhatStaysUnknown) {
  for (const char* duty :
       {"C05", "C15", "C18", "C22", "C23", "C25", "C26", "C27", "C31", "C35", "C36",
        "C37", "C38", "C39", "C40", "C41", "C42", "C44", "C46", "X06", "X10"}) {
    EXPECT_EQ(Answer(Under(InRoom(), Act(MaC(), duty, "US-WA"))), "unknown") << duty;
  }
}

TEST(Washington, AVaccineIsUnknownByWhateverRoute) {
  for (DrugRoute route : {DrugRoute::kIntramuscular, DrugRoute::kSubcutaneous,
                          DrugRoute::kIntradermal, DrugRoute::kOral, DrugRoute::kNasal}) {
    EXPECT_EQ(
        Answer(By(route, OfClass({"vaccine"}, Under(OnPremises(), Act(MaC(), "C22", "US-WA"))))),
        "unknown")
        << NameOf(route);
  }
  EXPECT_EQ(Answer(Booked(Under(OnPremises(), Act(MaC(), "C22", "US-WA")))), "unknown");
}

TEST(Washington, ASignedPolicyAdoptsTheVaccine) {
  const std::vector<Policy> policies = {Adopts("C22")};
  const Situation certified = OfClass({"vaccine"}, Under(OnPremises(), Act(MaC(), "C22", "US-WA")));
  const Verdict verdict = Evaluate(Book(), policies, certified);
  EXPECT_EQ(Words(verdict), "allowed");
  EXPECT_EQ(verdict.adopted_by, "adopt-C22");
  EXPECT_EQ(verdict.edition, "2026-11");
  // What the law asks besides still holds.
  EXPECT_EQ(Answer(OfClass({"vaccine"}, Act(MaC(), "C22", "US-WA")), policies),
            "unmet {plan supervision premises|room}");
  EXPECT_EQ(Answer(Booked(certified), policies),
            "unmet {moment order patient_specific|standing_or_protocol}");
  // It is for the certified only, and lifts nothing that is forbidden.
  EXPECT_EQ(Answer(OfClass({"vaccine"}, Under(OnPremises(), Act(MaR(), "C22", "US-WA"))), policies),
            "unknown");
  const std::vector<Policy> bold = {Adopts("X05D")};
  EXPECT_EQ(Answer(Under(InRoom(), Act(MaC(), "X05D", "US-WA")), bold), "forbidden");
  std::vector<Policy> unsigned_ = {Adopts("C22")};
  unsigned_[0].signed_on.reset();
  EXPECT_EQ(Answer(certified, unsigned_), "unknown");
}

TEST(Washington, ProposedRulesAreListedAndDecideNothing) {
  const Verdict verdict = Evaluate(Book(), {}, Under(OnPremises(), Act(MaR(), "C20", "US-WA")));
  EXPECT_THAT(verdict.pending, ::testing::ElementsAre("US-WA.registered.medicines"));
}

// Rules of Washington begin on 2026-01-01 where their first day was not seen; so do the defaults
// that allow. Before it nothing is allowed.
TEST(Washington, TheDayBeforeTheReading) {
  Check({
      {"vital signs, the day before",
       OnDay(20251231, Under(OnPremises(), Act(MaC(), "C07", "US-WA"))), "unknown"},
      {"vital signs, the day itself",
       OnDay(20260101, Under(OnPremises(), Act(MaC(), "C07", "US-WA"))), "allowed"},
      {"a draw, the day before", OnDay(20251231, Under(OnPremises(), Act(MaC(), "C28", "US-WA"))),
       "unknown"},
      {"a draw, the day itself", OnDay(20260101, Under(OnPremises(), Act(MaC(), "C28", "US-WA"))),
       "allowed"},
  });
}

Staff CaahepGraduate() { return Graduate(Assistant(), Accreditor::kCaahep); }

TEST(Massachusetts, Vaccines) {
  const auto vaccine = [](Staff person) {
    return OfClass({"vaccine"}, Act(std::move(person), "C22", "US-MA"));
  };
  Check({
      {"15: primary care", Under(OnPremises(), vaccine(CaahepGraduate())), "allowed"},
      {"15: ABHES", Under(OnPremises(), vaccine(Graduate(Assistant(), Accreditor::kAbhes))),
       "allowed"},
      {"15: cardiology, no primary care provider there",
       At(EmployerKind::kSpecialtyPractice, vaccine(CaahepGraduate())),
       "unmet {person employer primary_care_practice; plan supervision premises|room}"},
      {"15: the provider is out", Under(Reachable(), vaccine(CaahepGraduate())),
       "unmet {plan supervision premises|room}"},
      {"15: not a graduate", Under(OnPremises(), vaccine(Assistant({"AAMA-CMA"}))),
       "unmet {person education caahep or abhes}"},
      {"15: a nurse does not supervise it",
       Under(OnPremises(), vaccine(CaahepGraduate()), Role::kRegisteredNurse),
       "unmet {plan supervision premises|room}"},
      {"at booking the route is open", Booked(Under(OnPremises(), vaccine(CaahepGraduate()))),
       "unmet {moment order patient_specific|standing_or_protocol}"},
      {"the day before the reading",
       OnDay(20251231, Under(OnPremises(), vaccine(CaahepGraduate()))), "unknown"},
      {"the day itself", OnDay(20260101, Under(OnPremises(), vaccine(CaahepGraduate()))),
       "allowed"},
  });
  for (DrugRoute route : {DrugRoute::kIntramuscular, DrugRoute::kSubcutaneous, DrugRoute::kOral}) {
    EXPECT_EQ(Answer(By(route, Under(OnPremises(), vaccine(CaahepGraduate())))), "allowed")
        << NameOf(route);
  }
}

TEST(Massachusetts, OtherMedicinesAndTests) {
  for (const char* duty : {"C19", "C20", "C21", "C23"}) {
    EXPECT_EQ(Answer(Under(OnPremises(), Act(CaahepGraduate(), duty, "US-MA"))), "forbidden")
        << "16 " << duty;
  }
  for (const char* duty : {"C24", "C28", "C31", "C45"}) {
    EXPECT_EQ(Answer(Under(OnPremises(), Act(CaahepGraduate(), duty, "US-MA"))), "unknown")
        << "16 " << duty;
  }
  Check({
      {"vital signs, reachable", Under(Reachable(), Act(Assistant(), "C06", "US-MA")), "allowed"},
      {"vital signs, nobody", Act(Assistant(), "C06", "US-MA"),
       "unmet {plan supervision phone|audio|video|premises|room}"},
      {"rooming", Act(Assistant(), "C02", "US-MA"), "allowed"},
  });
}

TEST(Defaults, AllowWhatIsWrittenOut) {
  std::vector<std::string> allowed;
  for (const Duty& duty : Book().duties()) {
    if (Answer(Under(InRoom(), Act(Assistant(), duty.code.view(), "US-MA"))) == "allowed") {
      allowed.push_back(duty.code.str());
    }
  }
  EXPECT_EQ(allowed,
            (std::vector<std::string>{"A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09",
                                      "A10", "A11", "A12", "A13", "A14", "A15", "A16", "A17", "A18",
                                      "A19", "A20", "A21", "A22", "A23", "A24", "C01", "C02", "C03",
                                      "C04", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13",
                                      "C14", "C17", "C33", "C34", "C43"}));
}

TEST(Defaults, NeverDelegated) {
  for (const char* where : {"US-WA", "US-MA"}) {
    for (const char* duty : {"X01", "X02", "X03", "X04", "X05D", "X07", "X08", "X09"}) {
      for (Role role : {Role::kMedicalAssistant, Role::kReceptionist, Role::kExtern}) {
        EXPECT_EQ(Answer(Under(InRoom(), Act(Person(role), duty, where))), "forbidden")
            << where << " " << duty << " " << NameOf(role);
      }
    }
  }
  for (const char* duty : {"X06", "X10"}) {
    EXPECT_EQ(Answer(Under(InRoom(), Act(Assistant(), duty, "US-WA"))), "unknown") << duty;
    EXPECT_EQ(Answer(Under(InRoom(), Act(Assistant(), duty, "US-MA"))), "forbidden") << duty;
  }
  EXPECT_EQ(Answer(Under(InRoom(), Act(Assistant(), "X05S", "US-MA"))), "forbidden");
  EXPECT_EQ(Answer(Under(InRoom(), Act(Assistant(), "X05G", "US-MA"))), "forbidden");
}

TEST(Defaults, LicensedPeopleAreNotCaught) {
  for (const char* where : {"US-WA", "US-MA"}) {
    for (const char* duty : {"X01", "X03", "X05S", "X05G", "X05D", "C19", "C22", "C28"}) {
      EXPECT_EQ(Answer(Act(Licensed(Role::kPhysician, where), duty, where)), "allowed")
          << where << " " << duty;
    }
    EXPECT_EQ(Answer(Act(Licensed(Role::kRegisteredNurse, where), "C22", where)), "allowed");
    EXPECT_EQ(Answer(Act(Licensed(Role::kPhysicianAssistant, where), "X01", where)), "allowed");
    EXPECT_EQ(Answer(Act(Licensed(Role::kNursePractitioner, where), "X01", where)), "allowed");
    EXPECT_EQ(Answer(Act(Licensed(Role::kNurseMidwife, where), "C40", where)), "allowed");
    EXPECT_EQ(Answer(Act(Licensed(Role::kPracticalNurse, where), "C19", where)), "allowed");
    EXPECT_EQ(Answer(Act(Licensed(Role::kPracticalNurse, where), "X05G", where)), "unknown");
    EXPECT_EQ(Answer(Act(Licensed(Role::kRegisteredNurse, where), "X01", where)), "unknown");
    EXPECT_EQ(Answer(Act(Person(Role::kSonographer), "C26", where)), "allowed");
    EXPECT_EQ(Answer(Act(Person(Role::kTransplantCoordinator), "C44", where)), "allowed");
    EXPECT_EQ(Answer(Act(Person(Role::kReceptionist), "A02", where)), "allowed");
    EXPECT_EQ(Answer(Act(Person(Role::kReceptionist), "C07", where)), "unknown");
    EXPECT_EQ(Answer(Act(Person(Role::kExtern), "C19", where)), "unknown");
  }
  EXPECT_EQ(Answer(Act(Licensed(Role::kPhysician, "US-MA"), "C22", "US-WA")),
            "unmet {person licence physician}");
  Situation unordered = Act(Licensed(Role::kRegisteredNurse, "US-WA"), "C22", "US-WA");
  unordered.order.reset();
  EXPECT_EQ(Answer(unordered), "unmet {moment order patient_specific|standing_or_protocol}");
}

TEST(Defaults, AMedicineObliges) {
  EXPECT_EQ(Answer(Booked(Under(OnPremises(), Act(MaC(), "C24", "US-WA")))),
            "unmet {moment order patient_specific|standing_or_protocol}");
  const Verdict verdict =
      Evaluate(Book(), {}, Booked(Under(OnPremises(), Act(MaC(), "C19", "US-WA"))));
  EXPECT_EQ(verdict.outcome, Outcome::kUnmet);
  for (const Missing& way : verdict.alternatives) {
    for (const MissingItem& item : way.items) EXPECT_EQ(item.item_class, ItemClass::kMoment);
  }
}

// Compiled abilities and the evaluator say the same of every duty under the shipped rules.
TEST(Defaults, CompiledAbilitiesAgree) {
  const std::vector<Policy> policies = {Adopts("C22"), Adopts("C31")};
  for (const JurisdictionCode& state : ShippedCatalog().rules.jurisdictions) {
    const std::string_view where = state.view();
    if (where == "US") continue;
    Site site;
    site.id = SiteId::Of(1, 0);
    site.jurisdiction = As<JurisdictionCode>(where);
    site.employer = "practice";
    std::vector<Staff> staff = {MaC(),
                                MaR(),
                                MaP(),
                                IvReady(),
                                CaahepGraduate(),
                                Licensed(Role::kPhysician, where),
                                Licensed(Role::kRegisteredNurse, where),
                                Person(Role::kReceptionist)};
    for (std::size_t i = 0; i < staff.size(); ++i) {
      // apart from the supervisor's: nobody supervises themselves
      staff[i].id = StaffId::Of(1, static_cast<std::uint32_t>(10 + i));
    }
    const auto abilities =
        Abilities::Compile(Book(), policies, AbilityPlace::At(site), Day(20261207), staff);
    ASSERT_TRUE(abilities.ok()) << abilities.status();
    PresentSupervisor physician;
    physician.modes = BitOf(SupervisionMode::kPhone) | BitOf(SupervisionMode::kAudio) |
                      BitOf(SupervisionMode::kPremises);
    ActFacts facts;
    facts.plan.supervisors = {&physician, 1};
    facts.plan.delegated = true;
    facts.plan.patient_age = 40;
    for (const Staff& person : staff) {
      for (const Duty& duty : Book().duties()) {
        const Situation s = Booked(Under(OnPremises(), Act(person, duty.code.view(), where)));
        EXPECT_EQ(NameOf(abilities->Judge(person.id, duty.code, facts)),
                  NameOf(Evaluate(Book(), policies, s).outcome))
            << where << " " << person.id.index() << " " << duty.code.str();
      }
    }
  }
}

// How many one supervisor may watch is stated by no shipped rule; an overlay of one states it.
TEST(Supervision, MayBeLimitedToSoManyAtOnce) {
  Rule limited = *Book().Find("US-FL.supervision");
  limited.needs.supervision->at_most = 2;
  CatalogEntries entries;
  entries.rules.push_back(limited);
  const auto overlaid = Overlay(ShippedCatalog(), entries);
  ASSERT_TRUE(overlaid.ok()) << overlaid.status();
  const RuleBook book = *RuleBook::Make(overlaid->rules);
  Situation draw = Under(OnPremises(), Act(Assistant(), "C28", "US-FL"));
  for (int watching : {0, 1, 2, 3}) {
    draw.supervision[0].watching = watching;
    EXPECT_EQ(Words(Evaluate(book, {}, draw)),
              watching < 2 ? "allowed" : "unmet {plan supervision premises|room}")
        << watching;
    EXPECT_EQ(Answer(draw), "allowed") << watching;
  }
  // Another supervisor with a hand free will do.
  draw = Under(OnPremises(), draw);
  EXPECT_EQ(Words(Evaluate(book, {}, draw)), "allowed");
}

// Booking tests the plan; the visit tests who is there.
TEST(Supervision, IsTestedAtThePlanAndAtTheMoment) {
  Staff person = Assistant({"AAMA-CMA"});
  person.id = StaffId::Of(1, 7);
  AbilityPlace place;
  place.jurisdiction = As<JurisdictionCode>("US-AZ");
  place.setting = Setting::kOffice;
  const auto abilities = Abilities::Compile(Book(), {}, place, Day(20261207), {&person, 1});
  ASSERT_TRUE(abilities.ok()) << abilities.status();
  const Ability injection = abilities->Of(person.id, As<DutyCode>("C19"));
  PresentSupervisor physician;
  physician.modes = BitOf(SupervisionMode::kPhone);
  PlannedFacts plan;
  plan.supervisors = {&physician, 1};
  plan.delegated = true;
  plan.patient_age = 40;
  EXPECT_EQ(injection.Under(plan), nullptr);
  physician.modes |= BitOf(SupervisionMode::kPremises);
  const Residual* way = injection.Under(plan);
  ASSERT_NE(way, nullptr);
  EXPECT_FALSE(way->obligations.empty());
  ActFacts act;
  act.plan = plan;
  act.order = OrderKind::kPatientSpecific;
  act.dose_checked = true;
  act.drug = DrugFacts::Of(Book(), DrugRoute::kIntramuscular, std::vector<DrugClass>{},
                           As<Indication>("routine"));
  EXPECT_EQ(abilities->Judge(person.id, As<DutyCode>("C19"), act), Outcome::kAllowed);
  physician.modes = BitOf(SupervisionMode::kPhone);  // the supervisor left the building
  EXPECT_EQ(abilities->Judge(person.id, As<DutyCode>("C19"), act), Outcome::kUnmet);
}

TEST(Defaults, ElsewhereNothingIsKnown) {
  EXPECT_EQ(Answer(Under(OnPremises(), Act(Assistant(), "C07", "US-OR"))), "unknown");
  EXPECT_EQ(Answer(Under(OnPremises(), Act(Assistant(), "C07", ""))), "unknown");
}

std::string Paid(Situation situation, const char* payer) {
  situation.payer = payer;
  const Verdict verdict = Evaluate(Book(), {}, situation);
  return verdict.payer
             ? std::string(NameOf(verdict.payer->outcome)) + Words(verdict.payer->alternatives)
             : "no answer";
}

TEST(Payers, MedicareTakesLiveVideoForDirectSupervision) {
  const Situation ecg = Act(MaC(), "C24", "US-WA");
  EXPECT_EQ(Paid(Under(OnPremises(), ecg), "medicare"), "allowed");
  EXPECT_EQ(Paid(Under(OnVideo(), ecg), "medicare"), "allowed");
  EXPECT_EQ(Paid(Under(Reachable(), ecg), "medicare"),
            "unmet {plan supervision video|premises|room}");
  EXPECT_EQ(Paid(OnDay(20260101, Under(OnVideo(), ecg)), "medicare"), "allowed");
  EXPECT_EQ(Paid(OnDay(20251231, Under(OnVideo(), ecg)), "medicare"), "unknown");
  // Paid is not lawful: Washington wants the practitioner on the premises.
  EXPECT_EQ(Answer(Under(OnVideo(), ecg)), "unmet {plan supervision premises|room}");
}

TEST(Payers, MedicareWantsTheSurgeonThere) {
  const Situation tray = Act(MaC(), "C16", "US-WA");
  EXPECT_EQ(Paid(Under(OnPremises(), tray), "medicare"), "allowed");
  EXPECT_EQ(Paid(Under(OnVideo(), tray), "medicare"), "unmet {plan supervision premises|room}");
}

TEST(Payers, OrderEntryCountedUntil2021) {
  const Situation order = Under(OnPremises(), Act(MaC(), "C35", "US-WA"));
  EXPECT_EQ(Paid(OnDay(20211231, order), "ehr-incentive"),
            "unmet {person credential AAMA-CMA|AMT-RMA|NCCT-NCMA|NHA-CCMA}");
  EXPECT_EQ(Paid(OnDay(20220101, order), "ehr-incentive"), "unknown");
}

}  // namespace
}  // namespace polyclinic
