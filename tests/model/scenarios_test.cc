// Situations of a clinic week that the model must be able to say, apart from the engines.

#include <chrono>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/patient/patient.h"
#include "polyclinic/visit/visit.h"

namespace polyclinic {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Instant At(int hour, int minute) {
  return std::chrono::sys_days{Date{std::chrono::year{2026} / 12 / 7}} + std::chrono::hours{hour} +
         std::chrono::minutes{minute};
}

Stamp StampOf(Stage stage, Instant at) {
  return {.stage = stage, .at = at, .by = {}, .room = {}, .corrects = {}};
}

std::vector<std::string> Words(const std::vector<Flag>& flags) {
  std::vector<std::string> out;
  for (const Flag& f : flags) out.push_back(f.code + " " + f.need);
  return out;
}

// 12. A walk-in is a visit without an appointment, and nothing about it is out of order.
TEST(Scenario12Test, AWalkInIsAVisitWithoutAnAppointment) {
  Visit walk_in;
  walk_in.patient = PatientId::Of(7, 0);
  walk_in.site = SiteId::Of(7, 0);
  walk_in.stamps = {StampOf(Stage::kArrived, At(10, 12)), StampOf(Stage::kCheckedIn, At(10, 15)),
                    StampOf(Stage::kRoomed, At(10, 30))};
  EXPECT_FALSE(walk_in.appointment.valid());
  EXPECT_THAT(FlagsOf(walk_in), IsEmpty());
  EXPECT_EQ(CurrentStamps(walk_in).front().stage, Stage::kArrived);
}

// 22. A minor comes with a guardian who consents; siblings are patients of their own.
TEST(Scenario22Test, AGuardianConsentsForAMinorAndMayTakeItBack) {
  const PatientId mother = PatientId::Of(7, 0), sister = PatientId::Of(7, 2);
  Patient minor;
  minor.id = PatientId::Of(7, 1);
  minor.born = std::chrono::year{2018} / 5 / 4;
  RelatedPerson guardian, sibling;
  guardian.relations = {Relation::kParent, Relation::kGuardian, Relation::kGuarantor};
  guardian.patient = mother;
  guardian.may_consent = true;
  sibling.relations = {Relation::kSibling};
  sibling.patient = sister;
  minor.related = {guardian, sibling};
  const auto consents = [&](Instant at) {
    return HasConsent(minor, ConsentPurpose::kTreatment, Channel::kPhone, at);
  };
  EXPECT_FALSE(consents(At(9, 0))) << "nobody has spoken";
  minor.consents.push_back({.channel = {},
                            .purpose = ConsentPurpose::kTreatment,
                            .given = true,
                            .at = At(9, 0),
                            .wording_version = "2026-1",
                            .by_related = 0});
  EXPECT_TRUE(consents(At(9, 0)));
  EXPECT_FALSE(consents(At(8, 59))) << "not before it was given";
  EXPECT_FALSE(HasConsent(minor, ConsentPurpose::kPhotography, Channel::kPhone, At(9, 0)));
  minor.consents.push_back({.channel = Channel::kPhone,
                            .purpose = ConsentPurpose::kTreatment,
                            .given = false,
                            .at = At(10, 0),
                            .wording_version = "2026-1",
                            .by_related = 0});
  EXPECT_FALSE(consents(At(10, 0)));
  EXPECT_TRUE(consents(At(9, 59)));
  EXPECT_TRUE(HasConsent(minor, ConsentPurpose::kTreatment, Channel::kPortal, At(10, 0)))
      << "taken back for the phone alone";
  EXPECT_TRUE(minor.related[static_cast<std::size_t>(*minor.consents[0].by_related)].may_consent);
  EXPECT_FALSE(minor.related[1].may_consent);
}

// 22. Of two lines of one instant the later in the list holds.
TEST(Scenario22Test, TheLatestLineHolds) {
  Patient patient;
  for (bool given : {true, false, true}) {
    patient.consents.push_back({.channel = Channel::kSms,
                                .purpose = ConsentPurpose::kReminder,
                                .given = given,
                                .at = At(9, 0),
                                .wording_version = {},
                                .by_related = {}});
  }
  EXPECT_TRUE(HasConsent(patient, ConsentPurpose::kReminder, Channel::kSms, At(9, 0)));
  patient.consents.pop_back();
  EXPECT_FALSE(HasConsent(patient, ConsentPurpose::kReminder, Channel::kSms, At(9, 0)));
}

// 31. The patient leaves.
TEST(Scenario31Test, APatientWhoLeavesIsRecorded) {
  Visit visit;
  visit.stamps = {StampOf(Stage::kArrived, At(9, 0)), StampOf(Stage::kCheckedIn, At(9, 5)),
                  StampOf(Stage::kLeftWithoutBeingSeen, At(9, 50))};
  EXPECT_THAT(FlagsOf(visit), IsEmpty());
  visit.stamps.push_back(StampOf(Stage::kProviderIn, At(10, 0)));
  EXPECT_THAT(Words(FlagsOf(visit)), ElementsAre("missing_stamp roomed", "after_end provider_in"));
}

// 31. A stamp is missing.
TEST(Scenario31Test, AMissingStampIsFlagged) {
  Visit visit;
  visit.stamps = {StampOf(Stage::kArrived, At(9, 0)), StampOf(Stage::kRoomed, At(9, 10)),
                  StampOf(Stage::kProviderIn, At(9, 15)), StampOf(Stage::kDischarged, At(9, 30))};
  EXPECT_THAT(Words(FlagsOf(visit)),
              ElementsAre("missing_stamp checked_in", "missing_stamp provider_out"));
  EXPECT_EQ(CurrentStamps(visit).size(), 4u) << "kept all the same";
}

// 31. Siblings share a room: two visits with stamps in one room at one time, neither refused.
TEST(Scenario31Test, SiblingsShareARoom) {
  const RoomId room = RoomId::Of(7, 3);
  for (std::uint32_t child : {0u, 1u}) {
    Visit visit;
    visit.patient = PatientId::Of(7, child);
    visit.stamps = {StampOf(Stage::kArrived, At(9, 0)), StampOf(Stage::kCheckedIn, At(9, 1)),
                    StampOf(Stage::kRoomed, At(9, 5))};
    visit.stamps[2].room = room;
    EXPECT_THAT(FlagsOf(visit), IsEmpty());
  }
}

// 31. A discharge with an open escalation is recorded and flagged, until the escalation is closed.
TEST(Scenario31Test, ADischargeWithAnOpenEscalationIsFlagged) {
  Visit visit;
  visit.stamps = {StampOf(Stage::kArrived, At(9, 0)), StampOf(Stage::kCheckedIn, At(9, 1)),
                  StampOf(Stage::kEscalated, At(9, 5)), StampOf(Stage::kDischarged, At(9, 20))};
  EXPECT_THAT(Words(FlagsOf(visit)), Contains("open_escalation discharged"));
  visit.stamps.insert(visit.stamps.begin() + 3, StampOf(Stage::kEscalationClosed, At(9, 15)));
  EXPECT_THAT(FlagsOf(visit), IsEmpty());
}

}  // namespace
}  // namespace polyclinic
