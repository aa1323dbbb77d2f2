#include <chrono>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/patient/patient.h"
#include "polyclinic/schedule/availability.h"
#include "polyclinic/visit/appointment.h"
#include "polyclinic/visit/visit.h"

namespace polyclinic {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Status = AppointmentStatus;

Instant At(int hour, int minute) {
  return std::chrono::sys_days{Date{std::chrono::year{2026} / 12 / 7}} + std::chrono::hours{hour} +
         std::chrono::minutes{minute};
}

// "code stage" of each flag.
std::vector<std::string> Words(const std::vector<Flag>& flags) {
  std::vector<std::string> out;
  for (const Flag& f : flags) out.push_back(f.code + " " + f.need);
  return out;
}

Visit VisitOf(std::vector<std::pair<Stage, Instant>> stamps) {
  Visit visit;
  for (const auto& [stage, at] : stamps) {
    visit.stamps.push_back({.stage = stage, .at = at, .by = {}, .room = {}, .corrects = {}});
  }
  return visit;
}

TEST(AppointmentStatusTest, OccupiesWhilePromisedOrDone) {
  std::vector<Status> occupying;
  for (const auto& [status, name] : enumerators(Status{})) {
    if (Occupies(status)) occupying.push_back(status);
  }
  EXPECT_THAT(occupying, ElementsAre(Status::kScheduled, Status::kConfirmed, Status::kArrived,
                                     Status::kFulfilled));
}

TEST(AppointmentStatusTest, TheMachineHasTheseStepsAndNoOthers) {
  std::vector<std::string> steps;
  for (const auto& [from, from_name] : enumerators(Status{})) {
    std::string line(from_name);
    line += ":";
    for (const auto& [to, to_name] : enumerators(Status{})) {
      if (to != Status::kEnteredInError && MayFollow(from, to)) (line += ' ') += to_name;
    }
    steps.push_back(line);
  }
  EXPECT_THAT(
      steps,
      ElementsAre("requested: scheduled cancelled_by_patient cancelled_by_clinic",
                  "scheduled: confirmed arrived rescheduled cancelled_by_patient "
                  "cancelled_by_clinic late_cancel no_show",
                  "confirmed: arrived rescheduled cancelled_by_patient cancelled_by_clinic "
                  "late_cancel no_show",
                  "arrived: fulfilled cancelled_by_patient cancelled_by_clinic",
                  "fulfilled:", "rescheduled:", "cancelled_by_patient:", "cancelled_by_clinic:",
                  "late_cancel:", "no_show: arrived", "entered_in_error:"));
}

TEST(AppointmentStatusTest, AnythingMayBeAnErrorOnce) {
  for (const auto& [from, name] : enumerators(Status{})) {
    EXPECT_EQ(MayFollow(from, Status::kEnteredInError), from != Status::kEnteredInError) << name;
  }
}

TEST(VisitTest, AnOrderlyVisitHasNoFlags) {
  const Visit visit = VisitOf({{Stage::kArrived, At(9, 0)},
                               {Stage::kCheckedIn, At(9, 2)},
                               {Stage::kVitalsDone, At(9, 8)},
                               {Stage::kRoomed, At(9, 9)},
                               {Stage::kReady, At(9, 10)},
                               {Stage::kProviderIn, At(9, 15)},
                               {Stage::kProviderOut, At(9, 25)},
                               {Stage::kInjection, At(9, 28)},
                               {Stage::kProviderIn, At(9, 30)},
                               {Stage::kProviderOut, At(9, 31)},
                               {Stage::kDischarged, At(9, 32)},
                               {Stage::kCheckedOut, At(9, 40)}});
  EXPECT_THAT(FlagsOf(visit), IsEmpty());
}

TEST(VisitTest, ACorrectedStampNoLongerCounts) {
  Visit visit = VisitOf(
      {{Stage::kArrived, At(9, 0)}, {Stage::kCheckedIn, At(9, 5)}, {Stage::kRoomed, At(9, 3)}});
  EXPECT_THAT(Words(FlagsOf(visit)),
              ElementsAre("time_runs_backwards roomed", "out_of_order roomed"));
  visit.stamps.push_back(
      {.stage = Stage::kRoomed, .at = At(9, 7), .by = {}, .room = {}, .corrects = 2});
  EXPECT_THAT(FlagsOf(visit), IsEmpty());
  const std::vector<Stamp> current = CurrentStamps(visit);
  ASSERT_EQ(current.size(), 3u);
  EXPECT_EQ(current[2].at, At(9, 7));
  EXPECT_EQ(visit.stamps.size(), 4u) << "corrections append";
}

TEST(VisitTest, ACorrectionOfNothingCorrectsNothing) {
  Visit visit = VisitOf({{Stage::kArrived, At(9, 0)}, {Stage::kCheckedIn, At(9, 5)}});
  visit.stamps[0].corrects = 1;
  visit.stamps[1].corrects = -1;
  EXPECT_EQ(CurrentStamps(visit).size(), 2u);
}

TEST(WeekdayTest, FollowsTheCalendar) {
  EXPECT_EQ(WeekdayOf(std::chrono::year{2026} / 12 / 7), Weekday::kMonday);
  EXPECT_EQ(WeekdayOf(std::chrono::year{2026} / 12 / 13), Weekday::kSunday);
  EXPECT_EQ(WeekdayOf(std::chrono::year{1} / 1 / 1), Weekday::kMonday);
  EXPECT_EQ(WeekdayOf(std::chrono::year{9999} / 12 / 31), Weekday::kFriday);
}

}  // namespace
}  // namespace polyclinic
