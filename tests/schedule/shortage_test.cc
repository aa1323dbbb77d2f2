#include "polyclinic/schedule/shortage.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "schedule/builders.h"
#include "schedule/matching.h"

namespace polyclinic {
namespace {

using schedule_tests::AppointmentOf;
using schedule_tests::AStep;
using schedule_tests::Clock;
using schedule_tests::Day;
using schedule_tests::Doing;
using schedule_tests::kNow;
using schedule_tests::Person;
using schedule_tests::TestClinic;
using schedule_tests::Window;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Whether all demands of `some` can be served at once, by trying everybody for each.
bool CanServe(const std::vector<std::vector<std::uint32_t>>& able,
              const std::vector<std::size_t>& some, std::size_t k, std::uint32_t used) {
  if (k == some.size()) return true;
  for (std::uint32_t person : able[some[k]]) {
    if ((used >> person & 1) == 0 && CanServe(able, some, k + 1, used | 1u << person)) return true;
  }
  return false;
}

TEST(MatchingTest, ServesTheEarliestOfAGreatestMatching) {
  std::mt19937 random(1);
  for (int round = 0; round < 2'000; ++round) {
    const std::size_t people = random() % 6, demands = random() % 7;
    std::vector<std::vector<std::uint32_t>> able(demands);
    for (auto& who : able) {
      for (std::uint32_t p = 0; p < people; ++p) {
        if (random() % 3 == 0) who.push_back(p);
      }
    }
    // Matchable sets form a matroid: greedy in order is both greatest and first in order.
    std::vector<std::size_t> chosen;
    std::vector<bool> expected(demands);
    for (std::size_t d = 0; d < demands; ++d) {
      chosen.push_back(d);
      expected[d] = CanServe(able, chosen, 0, 0);
      if (!expected[d]) chosen.pop_back();
    }
    std::size_t greatest = 0;
    for (std::uint32_t set = 0; set < 1u << demands; ++set) {
      std::vector<std::size_t> some;
      for (std::size_t d = 0; d < demands; ++d) {
        if (set >> d & 1) some.push_back(d);
      }
      if (CanServe(able, some, 0, 0)) greatest = std::max(greatest, some.size());
    }
    const std::vector<bool> served = ServedInOrder(able, people);
    EXPECT_EQ(served, expected) << round;
    EXPECT_EQ(static_cast<std::size_t>(std::count(served.begin(), served.end(), true)), greatest);
  }
}

// "08:30 C06 2/1": demanded and missing.
std::vector<std::string> Words(const TestClinic& clinic, const std::vector<ShortageCell>& cells) {
  std::vector<std::string> words;
  for (const ShortageCell& c : cells) {
    words.push_back(clinic.Wall(c.half_hour) + " " + c.label + " " + std::to_string(c.demanded) +
                    "/" + std::to_string(c.missing));
  }
  return words;
}

struct Clinic : TestClinic {
  StaffId doctor = AddStaff("doctor", Role::kPhysician, Window("08:00", "12:00"));
  StaffId assistant = AddStaff("assistant", Role::kMedicalAssistant, Window("08:00", "09:00"));
  VisitTypeId check =
      AddType("check", {AStep("rooming", 10), AStep("provider", 20)},
              {Doing("assistant", {"C06"}, {0}), Person("provider", {Role::kPhysician}, {1})});
  Interval Week() const { return {At("00:00"), At("00:00", "2026-12-14")}; }
  std::vector<std::string> Short(const Schedule& schedule, std::vector<Appointment> booked,
                                 std::vector<BookingRequest> refused) const {
    return Words(*this, ShortageOf(schedule, booked, refused, Week(), kNow).value());
  }
};

TEST(ShortageTest, WhatIsBookedIsAskedForAndMet) {
  Clinic clinic;
  const BookingRequest request = clinic.Ask(clinic.check);
  Schedule schedule = clinic.Make();
  const Appointment booked =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(request, clinic.At("08:25"), kNow)));
  EXPECT_THAT(clinic.Short(schedule, {booked}, {}),
              ElementsAre("08:00 C06 1/0", "08:30 C06 1/0", "08:30 physician 1/0"));
  Appointment cancelled = booked;
  cancelled.status = AppointmentStatus::kCancelledByPatient;
  EXPECT_THAT(clinic.Short(schedule, {cancelled}, {}), IsEmpty());
}

TEST(ShortageTest, ARefusedRequestIsPlacedWhereItsProviderIsFree) {
  Clinic clinic;
  BookingRequest late = clinic.Ask(clinic.check);
  late.time_of_day = Window("10:00", "11:00");
  const Schedule schedule = clinic.Make();
  // The doctor is there at 10:10, the assistant has left at 9:00.
  EXPECT_THAT(clinic.Short(schedule, {}, {late}),
              ElementsAre("10:00 C06 1/1", "10:00 physician 1/0"));
  // The next finds the doctor taken until 10:30: its rooming is at 10:20.
  BookingRequest later = clinic.Ask(clinic.check);
  later.time_of_day = late.time_of_day;
  EXPECT_THAT(clinic.Short(clinic.Make(), {}, {later, late}),
              ElementsAre("10:00 C06 1/1", "10:00 physician 1/0", "10:30 physician 1/0"));
}

TEST(ShortageTest, WithoutAProviderARequestIsPlacedWhereAnybodyIsAtWork) {
  Clinic clinic;
  clinic.staff[0].licences.clear();
  const Schedule schedule = clinic.Make();
  const BookingRequest request = clinic.Ask(clinic.check);
  EXPECT_THAT(
      Words(clinic,
            ShortageOf(clinic.Make(), {}, std::vector{request}, clinic.Week(), kNow).value()),
      ElementsAre("08:00 C06 1/0", "08:00 physician 1/1"));
  BookingRequest sunday = clinic.Ask(clinic.check, "2026-12-13");
  EXPECT_THAT(clinic.Short(clinic.Make(), {}, {sunday}), IsEmpty()) << "nobody works on Sunday";
}

TEST(ShortageTest, NobodyIsCountedTwiceAndTheFirstServedIsNotShort) {
  Clinic clinic;
  const VisitTypeId shot =
      clinic.AddType("shot", {AStep("shot", 30)}, {Doing("assistant", {"C19"})});
  std::vector<BookingRequest> refused;
  for (int i = 0; i < 3; ++i) {
    refused.push_back(clinic.Ask(i == 0 ? clinic.check : shot));
    refused.back().priority = 5 - i;
    refused.back().time_of_day = Window("08:00", "08:05");
  }
  // One assistant for a rooming and two shots at 8:00. The shots are placed on the assistant: one at
  // 8:00, the other where anybody is at work, which is 8:00 too. The rooming is served last.
  EXPECT_THAT(clinic.Short(clinic.Make(), {}, refused),
              ElementsAre("08:00 C06 1/1", "08:00 C19 2/1", "08:00 physician 1/0"));
}

TEST(ShortageTest, WhoIsForbiddenIsNoHelp) {
  Clinic clinic;
  const VisitTypeId iv = clinic.AddType("iv", {AStep("iv", 20)}, {Doing("assistant", {"X05G"})});
  const BookingRequest request = clinic.Ask(iv);
  EXPECT_THAT(clinic.Short(clinic.Make(), {}, {request}), ElementsAre("08:00 X05G 1/1"));
}

TEST(ShortageTest, NonsenseIsFoundWithItsPlace) {
  Clinic clinic;
  BookingRequest foreign = clinic.Ask(clinic.check);
  foreign.visit_type = VisitTypeId::Of(99, 0);
  const auto result = ShortageOf(clinic.Make(), {}, std::vector{foreign}, clinic.Week(), kNow);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(FindingsOf(result.status()).at(0).path, "refused[0].visit_type");
}

}  // namespace
}  // namespace polyclinic
