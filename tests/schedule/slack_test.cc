// How much a promise hangs on who keeps it. The recount by brute force is in pooled_oracle_test.cc.

#include "polyclinic/schedule/slack.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "schedule/builders.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Three assistants, of whom the third may not inject; vitals take ten minutes and need no supervisor.
struct SlackClinic : TestClinic {
  StaffId doctor = AddStaff("doctor", Role::kPhysician, Window("08:00", "12:00"));
  StaffId a = AddStaff("ma-a", Role::kMedicalAssistant, Window("08:00", "12:00"));
  StaffId b = AddStaff("ma-b", Role::kMedicalAssistant, Window("08:00", "12:00"));
  StaffId c = AddStaff("ma-c", Role::kMedicalAssistant, Window("08:00", "12:00"));
  VisitTypeId vitals = AddType("vitals", {AStep("vitals", 10)}, {Doing("assistant", {"C06"})});
  VisitTypeId shot = AddType("shot", {AStep("shot", 10)}, {Doing("assistant", {"C19"})});
  std::vector<Appointment> kept;
  SlackClinic() { staff[c.index()].credentials.clear(); }

  // At nine; by name where one is given.
  void Promise(Schedule& schedule, VisitTypeId type, StaffId who, bool named) {
    BookingRequest request = Ask(type);
    request.patient = {};
    request.named = {{"assistant", Resource::Of(who)}};
    Appointment made = AppointmentOf(schedule.Book(request, At("09:00"), kNow));
    made.assignments[0].named = named;
    kept.push_back(Keep(schedule, made));
  }
};

TEST(SlackTest, CountsWhoIsFreeAndWhoCould) {
  SlackClinic clinic;
  Schedule schedule = clinic.Make();
  clinic.Promise(schedule, clinic.vitals, clinic.a, false);
  const std::vector<Slack> alone = SlackOf(schedule, clinic.kept, kNow).value();
  ASSERT_THAT(alone, SizeIs(1));
  EXPECT_EQ(alone[0].able, 3);
  EXPECT_EQ(alone[0].others, 2);
  EXPECT_EQ(alone[0].without, WithoutKeeper::kKept);
  clinic.Promise(schedule, clinic.vitals, clinic.b, true);
  const std::vector<Slack> beside = SlackOf(schedule, clinic.kept, kNow).value();
  ASSERT_THAT(beside, SizeIs(1)) << "who is named has no slack";
  EXPECT_EQ(beside[0].able, 3);
  EXPECT_EQ(beside[0].others, 1);
}

// The injection goes to ma-b where the vitals go to ma-c.
TEST(SlackTest, IsKeptByMovingAnotherPromise) {
  SlackClinic clinic;
  Schedule schedule = clinic.Make();
  clinic.Promise(schedule, clinic.shot, clinic.a, false);
  clinic.Promise(schedule, clinic.vitals, clinic.b, false);
  const std::vector<Slack> slack = SlackOf(schedule, clinic.kept, kNow).value();
  ASSERT_THAT(slack, SizeIs(2));
  EXPECT_EQ(slack[0].able, 2);
  EXPECT_EQ(slack[0].others, 0);
  EXPECT_EQ(slack[0].without, WithoutKeeper::kKept);
  EXPECT_EQ(slack[1].others, 1) << "ma-c";
}

TEST(SlackTest, ALossIsProvedByWhoIsTakenThen) {
  SlackClinic clinic;
  Schedule schedule = clinic.Make();
  clinic.Promise(schedule, clinic.shot, clinic.a, false);
  clinic.Promise(schedule, clinic.shot, clinic.b, true);
  const std::vector<Slack> slack = SlackOf(schedule, clinic.kept, kNow).value();
  ASSERT_THAT(slack, SizeIs(1));
  EXPECT_EQ(slack[0].able, 2);
  EXPECT_EQ(slack[0].without, WithoutKeeper::kLost);
  ASSERT_TRUE(slack[0].certificate.has_value());
  EXPECT_THAT(slack[0].certificate->able, ElementsAre(Resource::Of(clinic.b)));
  EXPECT_THAT(slack[0].certificate->appointments, ElementsAre(clinic.kept[1].id));
  EXPECT_EQ(slack[0].certificate->interval.start(), clinic.At("09:00"));
}

TEST(SlackTest, NothingIsClaimedBeyondTheLimit) {
  SlackClinic clinic;
  Schedule schedule = clinic.Make();
  clinic.Promise(schedule, clinic.shot, clinic.a, false);
  clinic.Promise(schedule, clinic.shot, clinic.b, true);
  const auto slack = SlackOf(schedule, clinic.kept, kNow, {.nodes_at_a_start = 1});
  EXPECT_EQ(slack->at(0).without, WithoutKeeper::kUndecided);
}

TEST(SlackTest, WhatHasBegunOrIsNotKeptHasNone) {
  SlackClinic clinic;
  Schedule schedule = clinic.Make();
  clinic.Promise(schedule, clinic.vitals, clinic.a, false);
  EXPECT_THAT(*SlackOf(schedule, clinic.kept, clinic.At("09:05")), IsEmpty());
  schedule.Vacate(clinic.kept[0].id);
  EXPECT_THAT(*SlackOf(schedule, clinic.kept, kNow), IsEmpty());
}

TEST(SlackTest, NonsenseIsFoundWithItsPlace) {
  SlackClinic clinic;
  Schedule schedule = clinic.Make();
  clinic.Promise(schedule, clinic.vitals, clinic.a, false);
  clinic.kept.resize(3);
  clinic.kept[2].id = AppointmentId::Of(TestClinic::kTag + 1, 0);
  const auto result = SlackOf(schedule, clinic.kept, kNow);
  std::vector<std::string> paths;
  for (const Finding& f : FindingsOf(result.status())) paths.push_back(f.path);
  EXPECT_THAT(paths, ElementsAre("appointments[1].id", "appointments[2].id"));
}

}  // namespace
}  // namespace polyclinic
