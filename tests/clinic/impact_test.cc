#include "polyclinic/clinic/impact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clinic/clinic_fixture.h"
#include "polyclinic/scope/additions.h"
#include "polyclinic/scope/evaluate.h"

namespace polyclinic::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Rooming needs the certificate, a blood draw the certificate and a physician.
RuleSet CertificateLaw() {
  RuleSet rules = RoomingRules().rules();
  rules.rules[0].needs.credentials = {"WA-MA-C"};
  Rule draw = rules.rules[0];
  draw.id = "US.draw";
  draw.when.duties = {"C28"};
  draw.needs.supervision = SupervisionNeed{{SupervisionMode::kPremises}, {Role::kPhysician}, 0};
  rules.rules.push_back(draw);
  return rules;
}

class ImpactTest : public ::testing::Test {
 protected:
  ImpactTest() {
    ClinicContents contents = SmallClinic();
    for (Staff& person : contents.staff) {
      if (person.key != "dora") {
        Credential held;
        held.code = "WA-MA-C";
        person.credentials = {held};
      }
    }
    for (std::size_t i = 0; i < 3; ++i) {
      BookingRequest wish = Wish(contents, "wish-" + std::to_string(i), i);
      Add(contents, contents.requests, wish);
    }
    const Clinic clinic = Clinic::Create(contents, book_, TheWeek()).value();
    booked_ = BookRequests(clinic, Monday(0, 0) - std::chrono::hours{24}).value().clinic.Contents();
    EXPECT_EQ(booked_.appointments.size(), 3u);
  }

  StaffId Of(std::string_view key) const {
    for (const Staff& person : booked_.staff) {
      if (person.key == key) return person.id;
    }
    return {};
  }

  std::vector<std::string> Duties(const Impact& impact) const {
    std::vector<std::string> lines;
    for (const DutyImpact& d : impact.duties) {
      lines.push_back(d.staff + " " + d.site + " " + d.duty.str() + ": " +
                      std::string(NameOf(d.standing_before)) + " -> " +
                      std::string(NameOf(d.standing_after)));
    }
    return lines;
  }

  // The appointments in which that person rooms the patient.
  std::vector<std::string> With(std::string_view key) const {
    std::vector<std::string> keys;
    for (const Appointment& appointment : booked_.appointments) {
      for (const Assignment& a : appointment.assignments) {
        if (a.resource.staff == Of(key) && !a.grounds.empty()) keys.push_back(appointment.key);
      }
    }
    return keys;
  }

  RuleBook book_ = RuleBook::Make(CertificateLaw()).value();
  ClinicContents booked_;
};

TEST_F(ImpactTest, ALapseTakesThePersonsDutiesAndBreaksTheirAppointments) {
  const Date day = Day(2026, 12, 7);
  const ClinicContents lapsed = WithLapse(booked_, Of("ana"), "WA-MA-C", day).value();
  const Impact impact = ImpactOf(booked_, book_, lapsed, book_, day).value();
  EXPECT_THAT(Duties(impact), ElementsAre("ana main C02: allowed -> lacking",
                                          "ana main C28: conditional -> lacking"));
  EXPECT_THAT(ToText(impact.duties[0].after), HasSubstr("credential WA-MA-C"));
  std::vector<std::string> broken;
  for (const AppointmentImpact& a : impact.appointments) {
    EXPECT_EQ(a.staff, "ana");
    EXPECT_EQ(a.duty, DutyCode("C02"));
    EXPECT_EQ(a.date, day);
    if (a.broken) broken.push_back(a.appointment);
  }
  EXPECT_FALSE(broken.empty());
  EXPECT_EQ(broken, With("ana"));
}

TEST_F(ImpactTest, ALapseAfterTheVisitBreaksNothing) {
  const Date later = Day(2026, 12, 8);
  const ClinicContents lapsed = WithLapse(booked_, Of("ana"), "WA-MA-C", later).value();
  EXPECT_THAT(ImpactOf(booked_, book_, lapsed, book_, Day(2026, 12, 7))->duties, IsEmpty());
  EXPECT_THAT(ImpactOf(booked_, book_, lapsed, book_, Day(2026, 12, 7))->appointments, IsEmpty());
  EXPECT_EQ(ImpactOf(booked_, book_, lapsed, book_, later)->duties.size(), 2u);
}

TEST_F(ImpactTest, ARuleThatAsksMoreAffectsAllAndBreaksNoneWhereThePlanCanMeetIt) {
  RuleSet stricter = CertificateLaw();
  stricter.rules[0].needs.supervision =
      SupervisionNeed{{SupervisionMode::kRoom}, {Role::kPhysician}, 0};
  const RuleBook after = RuleBook::Make(stricter).value();
  const Impact impact = ImpactOf(booked_, book_, booked_, after, Day(2026, 12, 7)).value();
  EXPECT_THAT(Duties(impact), ElementsAre("ana main C02: allowed -> conditional",
                                          "ben main C02: allowed -> conditional"));
  EXPECT_EQ(impact.appointments.size(), 3u);
  for (const AppointmentImpact& a : impact.appointments) EXPECT_FALSE(a.broken);
}

TEST_F(ImpactTest, AnotherModeOfSupervisionIsAChangeThoughTheOutcomeIsTheSame) {
  RuleSet laxer = CertificateLaw();
  laxer.rules[1].needs.supervision->modes = {SupervisionMode::kPhone, SupervisionMode::kPremises};
  const Impact impact =
      ImpactOf(booked_, book_, booked_, RuleBook::Make(laxer).value(), Day(2026, 12, 7)).value();
  EXPECT_THAT(Duties(impact), ElementsAre("ana main C28: conditional -> conditional",
                                          "ben main C28: conditional -> conditional"));
}

TEST_F(ImpactTest, AgreesWithJudgingEverybodyAnew) {
  RuleSet changed = CertificateLaw();
  changed.rules[0].valid.until = Day(2026, 12, 7);
  const RuleBook after = RuleBook::Make(changed).value();
  const Impact impact = ImpactOf(booked_, book_, booked_, after, Day(2026, 12, 7)).value();
  std::size_t differ = 0;
  for (const Staff& person : booked_.staff) {
    for (const Duty& duty : book_.duties()) {
      const Situation act =
          SituationAt(AbilityPlace::At(booked_.sites[0]), Day(2026, 12, 7), person, duty.code);
      differ += Evaluate(book_, {}, act).outcome != Evaluate(after, {}, act).outcome;
    }
  }
  EXPECT_EQ(impact.duties.size(), differ);
  EXPECT_EQ(differ, 2u);
}

TEST_F(ImpactTest, NothingChangedAffectsNobody) {
  EXPECT_EQ(ImpactOf(booked_, book_, booked_, book_, Day(2026, 12, 7)).value(), Impact{});
}

TEST_F(ImpactTest, WhatMakesNoSenseIsSaid) {
  EXPECT_THAT(
      std::string(WithLapse(booked_, Of("ana"), "WA-MA-R", Day(2026, 12, 7)).status().message()),
      HasSubstr("did you mean WA-MA-C"));
  EXPECT_FALSE(WithLapse(booked_, StaffId::Of(1, 1), "WA-MA-C", Day(2026, 12, 7)).ok());
  EXPECT_EQ(ImpactOf(booked_, book_, booked_, book_, Day(2026, 2, 30)).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace polyclinic::testing
