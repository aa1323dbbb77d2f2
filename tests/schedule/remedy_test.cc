#include "polyclinic/schedule/remedy.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "schedule/builders.h"
#include "schedule/made_remedies.h"
#include "schedule/random_clinic.h"
#include "trials.h"

namespace polyclinic {
namespace {

using schedule_tests::AppointmentOf;
using schedule_tests::AStep;
using schedule_tests::Day;
using schedule_tests::Device;
using schedule_tests::Doing;
using schedule_tests::InRoom;
using schedule_tests::kNow;
using schedule_tests::MakeReal;
using schedule_tests::Person;
using schedule_tests::Random;
using schedule_tests::RandomClinic;
using schedule_tests::TestClinic;
using schedule_tests::WhoMeets;
using schedule_tests::Window;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

// "move_break ma-1 08:30-08:45 10": kind, roles, resource, when or the other start, cost.
std::string Word(const TestClinic& clinic, const Remedy& r) {
  std::string word(NameOf(r.kind));
  for (Role role : r.roles) word += " " + std::string(NameOf(role));
  if (r.resource.valid()) word += " " + WhoMeets(clinic, {{r.need, r.resource}}, r.need);
  for (const Addition& a : r.additions) word += " +" + a.code;
  if (r.when) word += " " + clinic.Wall(r.when->start()) + "-" + clinic.Wall(r.when->end());
  if (r.instead) word += " " + clinic.Wall(r.instead->start);
  return word + " " + std::to_string(r.cost);
}
std::vector<std::string> Words(const TestClinic& clinic, const std::vector<Remedy>& remedies) {
  std::vector<std::string> words;
  for (const Remedy& r : remedies) words.push_back(Word(clinic, r));
  return words;
}

// A clinic of one need in one step of 20 minutes.
struct OneNeed : TestClinic {
  VisitTypeId visit;
  explicit OneNeed(Need need) {
    visit = AddType("visit", {AStep("step", 20)}, {std::move(need)});
    for (int i = 0; i < 2; ++i) Ask(visit);
  }
  std::vector<std::string> RemediesAt(const Schedule& schedule, const BookingRequest& request,
                                      std::string_view clock, const RemedyCosts& costs = {}) const {
    return Words(*this, RemediesFor(schedule, request, At(clock), kNow, costs)->remedies);
  }
  Schedule MakeBooked(std::string_view clock) {
    Schedule schedule = Make();
    Keep(schedule, AppointmentOf(schedule.Book(requests[1], At(clock), kNow)));
    return schedule;
  }
};

TEST(RemedyTest, OtherTimesAndOneMorePersonAreSaidByCost) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
  const Schedule schedule = clinic.MakeBooked("09:00");
  EXPECT_THAT(clinic.RemediesAt(schedule, clinic.requests[0], "09:10"),
              ElementsAre("other_time 09:20 1", "other_time 08:40 3",
                          "one_more_person medical_assistant 09:10-09:30 10"));
  EXPECT_THAT(clinic.RemediesAt(schedule, clinic.requests[0], "08:20"), IsEmpty())
      << "it can be booked";
}

TEST(RemedyTest, OneMorePersonHasWhatTheLawAsks) {
  OneNeed clinic(Doing("assistant", {"C19"}));
  clinic.AddStaff("doctor", Role::kPhysician, Window("08:00", "10:00"));
  EXPECT_THAT(clinic.RemediesAt(clinic.Make(), clinic.requests[0], "09:00"),
              ElementsAre("one_more_person medical_assistant +WA-MA-C 09:00-09:20 10"));
  OneNeed forbidden(Doing("assistant", {"X05G"}));
  forbidden.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
  EXPECT_THAT(forbidden.RemediesAt(forbidden.Make(), forbidden.requests[0], "09:00"), IsEmpty());
}

TEST(RemedyTest, OneMoreSupervisor) {
  OneNeed clinic(Doing("assistant", {"C19"}));
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
  clinic.AddStaff("doctor", Role::kPhysician, Window("08:00", "09:00"));
  EXPECT_THAT(clinic.RemediesAt(clinic.Make(), clinic.requests[0], "09:00"),
              Contains("one_more_supervisor physician 09:00-09:20 67"));
}

TEST(RemedyTest, ACredentialForSomebodyWhoIsThere) {
  OneNeed clinic(Doing("assistant", {"C19"}));
  clinic.AddStaff("doctor", Role::kPhysician, Window("08:00", "10:00"));
  for (const char* key : {"ma-1", "ma-2"}) {
    const StaffId id = clinic.AddStaff(key, Role::kMedicalAssistant);
    clinic.staff[id.index()].credentials.clear();
  }
  clinic.Work(Resource::Of(clinic.staff[1].id), Window("08:00", "10:00"));
  EXPECT_THAT(clinic.RemediesAt(clinic.Make(), clinic.requests[0], "09:00"),
              ElementsAre("one_more_person medical_assistant +WA-MA-C 09:00-09:20 10",
                          "add_ability ma-1 +WA-MA-C 09:00-09:20 500"));
}

TEST(RemedyTest, HoursExtendedFromWhereTheyEnd) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
  // 30 minutes at half as much again.
  EXPECT_THAT(clinic.RemediesAt(clinic.Make(), clinic.requests[0], "10:10"),
              ElementsAre("other_time 09:40 3", "one_more_person medical_assistant 10:10-10:30 10",
                          "extend_hours ma-1 10:00-10:30 23"));
}

TEST(RemedyTest, ABreakIsMovedAndAVacationIsNot) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  for (const char* key : {"ma-1", "ma-2"}) {
    clinic.AddStaff(key, Role::kMedicalAssistant, Window("08:00", "10:00"));
  }
  clinic.HoursOf(Resource::Of(clinic.staff[0].id)).breaks = {
      {Weekday::kMonday, Window("09:00", "09:15"), AbsenceKind::kBreak}};
  clinic.HoursOf(Resource::Of(clinic.staff[1].id)).exceptions = {
      {Day("2026-12-07"), std::nullopt, false, AbsenceKind::kVacation}};
  EXPECT_THAT(
      clinic.RemediesAt(clinic.Make(), clinic.requests[0], "09:00"),
      ElementsAre("other_time 08:40 2", "other_time 09:15 2", "move_break ma-1 09:00-09:15 10",
                  "one_more_person medical_assistant 09:00-09:20 10"));
}

TEST(RemedyTest, OneMoreRoomAndOneMoreDevice) {
  OneNeed room(InRoom("room", RoomKind::kExam));
  room.AddRoom("r-1", RoomKind::kExam, Window("08:00", "10:00"));
  const Schedule rooms = room.MakeBooked("09:00");
  EXPECT_THAT(room.RemediesAt(rooms, room.requests[0], "09:00"),
              Contains("one_more_room 09:00-09:20 14"));
  OneNeed device(Device("ecg", "ecg-machine"));
  device.AddDevice("cart", "ecg-machine", Window("08:00", "10:00"));
  const Schedule devices = device.MakeBooked("09:00");
  EXPECT_THAT(device.RemediesAt(devices, device.requests[0], "09:00"),
              Contains("one_more_device 09:00-09:20 7"));
}

TEST(RemedyTest, TheNamedPersonGivenUp) {
  OneNeed clinic(Person("doctor", {Role::kPhysician}));
  for (const char* key : {"d-1", "d-2"}) {
    clinic.AddStaff(key, Role::kPhysician, Window("08:00", "10:00"));
  }
  for (BookingRequest& request : clinic.requests) {
    request.named = {{"doctor", Resource::Of(clinic.staff[0].id)}};
  }
  const Schedule schedule = clinic.MakeBooked("08:00");
  EXPECT_THAT(clinic.RemediesAt(schedule, clinic.requests[0], "08:00"),
              ElementsAre("other_time 08:20 2", "give_up_named d-1 15"));
}

TEST(RemedyTest, NothingSingleHelpsAgainstTwoLacks) {
  TestClinic clinic;
  const VisitTypeId visit = clinic.AddType(
      "visit", {AStep("step", 20)}, {Doing("assistant", {"C06"}), InRoom("room", RoomKind::kExam)});
  const BookingRequest request = clinic.Ask(visit);
  const auto none = RemediesFor(clinic.Make(), request, clinic.At("09:00"), kNow);
  EXPECT_THAT(none->remedies, IsEmpty());
  EXPECT_TRUE(none->complete);
}

TEST(RemedyTest, OnePersonMeetsTwoNeedsOneAfterTheOther) {
  TestClinic clinic;
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("before", 10), AStep("after", 10)},
                     {Doing("first", {"C06"}, {0}), Doing("last", {"C06"}, {1})});
  const BookingRequest request = clinic.Ask(visit);
  EXPECT_THAT(
      Words(clinic, RemediesFor(clinic.Make(), request, clinic.At("09:00"), kNow)->remedies),
      ElementsAre("one_more_person medical_assistant 09:00-09:20 10"));
}

TEST(RemedyTest, AgainstThePatientsOtherVisitOnlyAnotherTimeHelps) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  for (const char* key : {"ma-1", "ma-2"}) {
    clinic.AddStaff(key, Role::kMedicalAssistant, Window("08:00", "10:00"));
  }
  Schedule schedule = clinic.Make();
  const BookingRequest request = clinic.requests[0];
  clinic.Keep(schedule, AppointmentOf(schedule.Book(request, clinic.At("09:00"), kNow)));
  EXPECT_THAT(clinic.RemediesAt(schedule, request, "09:10"),
              ElementsAre("other_time 09:20 1", "other_time 08:40 3"));
}

TEST(RemedyTest, NegativeCostsAreFound) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  RemedyCosts costs;
  costs.room_hour = -1;
  costs.roles[0].hour = -2;
  const auto result =
      RemediesFor(clinic.Make(), clinic.requests[0], clinic.At("09:00"), kNow, costs);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(FindingsOf(result.status()).size(), 2u);
}

TEST(RemedyTest, TheLimitKeepsTheCheapest) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
  RemedyLimit limit;
  limit.most = 1;
  const auto remedies = RemediesFor(clinic.MakeBooked("09:00"), clinic.requests[0],
                                    clinic.At("09:10"), kNow, {}, limit);
  EXPECT_THAT(Words(clinic, remedies->remedies), ElementsAre("other_time 09:20 1"));
}

// ---- why there are none

TEST(RemedyTest, AnOpenStartNeedsNone) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
  const Schedule schedule = clinic.Make();
  for (const std::optional<Instant> start : {std::optional(clinic.At("09:00")), {}}) {
    const Remedies found = RemediesFor(schedule, clinic.requests[0], start, kNow).value();
    EXPECT_TRUE(found.open && found.complete);
    EXPECT_THAT(found.remedies, IsEmpty());
    EXPECT_THAT(found.barred, IsEmpty());
  }
}

TEST(RemedyTest, WhatBarsTheVisitIsNamed) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
  clinic.booking_policies = {{.key = "ahead", .lead_time = std::chrono::hours(24 * 60)}};
  const Schedule schedule = clinic.Make();
  for (const std::optional<Instant> start : {std::optional(clinic.At("09:00")), {}}) {
    const Remedies found = RemediesFor(schedule, clinic.requests[0], start, kNow).value();
    EXPECT_THAT(found.remedies, IsEmpty());
    EXPECT_TRUE(!found.open && found.complete);
    EXPECT_EQ(found.tried, 0);
    ASSERT_EQ(found.barred.size(), 1u);
    EXPECT_EQ(found.barred[0].kind, ConflictKind::kTooSoon);
    EXPECT_EQ(found.barred[0].policy, "ahead");
  }
}

TEST(RemedyTest, DaysWithoutAnyStartAreNamed) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  BookingRequest request = clinic.requests[0];
  request.weekdays = {Weekday::kSunday};
  const Remedies found = RemediesFor(clinic.Make(), request, std::nullopt, kNow).value();
  EXPECT_THAT(Words(clinic, found.barred), ElementsAre("outside_request"));
}

TEST(RemedyTest, ASearchThatEndsAtItsLimitIsNotComplete) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "08:10"));
  RemedyLimit none;
  none.tries = 0;
  const Schedule schedule = clinic.Make();
  for (const std::optional<Instant> start : {std::optional(clinic.At("08:00")), {}}) {
    const auto found = RemediesFor(schedule, clinic.requests[0], start, kNow, {}, none);
    EXPECT_FALSE(found->complete);
    EXPECT_FALSE(found->open);
    EXPECT_THAT(found->remedies, IsEmpty());
    EXPECT_TRUE(RemediesFor(schedule, clinic.requests[0], start, kNow)->complete);
  }
}

// ---- without a start

struct FullDay : OneNeed {
  FullDay() : OneNeed(Doing("assistant", {"C06"})) {
    const StaffId id = AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "09:00"));
    HoursOf(Resource::Of(id)).breaks = {
        {Weekday::kMonday, Window("08:20", "08:40"), AbsenceKind::kBreak}};
    Ask(visit);
  }
  Schedule MakeFull() {
    Schedule schedule = Make();
    Keep(schedule, AppointmentOf(schedule.Book(requests[1], At("08:00"), kNow)));
    Keep(schedule, AppointmentOf(schedule.Book(requests[2], At("08:40"), kNow)));
    return schedule;
  }
  std::vector<std::string> Found(const Remedies& found) const {
    std::vector<std::string> words = Words(*this, found.remedies);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto& start = found.remedies[i].start;
      if (start) words[i] += " opens " + Wall(*start);
    }
    return words;
  }
};

TEST(RemedyTest, WithoutAStartTheNearestChangesAndTheFirstOpeningAfterItsDays) {
  FullDay clinic;
  const Schedule schedule = clinic.MakeFull();
  const Remedies found = RemediesFor(schedule, clinic.requests[0], std::nullopt, kNow).value();
  EXPECT_TRUE(found.complete && !found.open);
  EXPECT_EQ(found.starts, 36) << "from seven to ten";
  EXPECT_EQ(found.starts_left, 0);
  EXPECT_THAT(clinic.Found(found),
              ElementsAre("move_break ma-1 08:20-08:40 10 opens 08:20",
                          "one_more_person medical_assistant 08:00-08:20 10 opens 08:00",
                          "extend_hours ma-1 07:40-08:00 15 opens 07:40",
                          "other_time 2026-12-08 08:00 40"));
}

// ---- every remedy, really made ----------------------------------------------------------------------

TEST(RemedyPropertyTest, EveryRemedyReallyMadeMakesTheStartBookable) {
  std::vector<int> of_kind(16);
  int not_offered = 0, missed = 0;
  const auto clinics = static_cast<std::uint32_t>(Trials(3'000));
  for (std::uint32_t seed = 1; seed <= clinics; ++seed) {
    Random random(seed);
    RandomClinic clinic(random);
    for (Staff& person : clinic.staff) {
      if (random.Chance(30)) person.credentials.clear();
    }
    const auto ask = [&] {
      BookingRequest request =
          clinic.Ask(clinic.visit_types[static_cast<std::size_t>(random.Below(2))].id);
      if (random.Chance(25)) {
        request.named = {{"provider", Resource::Of(clinic.staff[0].id)}};
      }
      return request;
    };
    std::vector<BookingRequest> asked;
    for (int i = 0; i < 5; ++i) asked.push_back(ask());
    Schedule schedule = clinic.Make();
    std::vector<Appointment> kept;
    for (int i = 0; i < 4; ++i) {
      const auto result = schedule.Book(asked[static_cast<std::size_t>(i)], std::nullopt, kNow);
      if (const auto* booked = std::get_if<Booked>(&result.value())) {
        clinic.Keep(schedule, *booked, kept);
      }
    }
    const BookingRequest& request = asked.back();
    const Instant start = clinic.At("07:45") + kCell * random.Below(28);
    const std::vector<Remedy> remedies = RemediesFor(schedule, request, start, kNow)->remedies;
    EXPECT_TRUE(
        std::is_sorted(remedies.begin(), remedies.end(), [](const Remedy& a, const Remedy& b) {
          return std::tie(a.cost, a.kind) < std::tie(b.cost, b.kind);
        }));
    EXPECT_TRUE(remedies.empty() || !schedule.Explain(request, start, kNow).value().empty());
    // Where nobody more is offered, hardly ever would somebody help who is there all day.
    for (Role role : {Role::kMedicalAssistant, Role::kPhysician}) {
      const bool offered = std::any_of(remedies.begin(), remedies.end(), [&](const Remedy& r) {
        return r.roles == std::vector{role};
      });
      if (offered || schedule.Explain(request, start, kNow).value().empty()) continue;
      RandomClinic more = clinic;
      more.AddStaff("more", role, Window("00:00", "24:00"));
      Schedule real = more.Make();
      for (const Appointment& a : kept) real.Occupy(a);
      ++not_offered;
      missed += std::holds_alternative<Booked>(real.Book(request, start, kNow).value());
    }
    for (const Remedy& remedy : remedies) {
      ++of_kind[static_cast<std::size_t>(remedy.kind)];
      RandomClinic changed = clinic;
      BookingRequest wish = request;
      MakeReal(remedy, changed, wish);
      Schedule real = changed.Make();
      for (const Appointment& a : kept) real.Occupy(a);
      const Instant at = remedy.instead ? remedy.instead->start : start;
      const auto result = real.Book(wish, at, kNow).value();
      EXPECT_TRUE(std::holds_alternative<Booked>(result))
          << "seed " << seed << ": " << Word(clinic, remedy) << " at " << clinic.Wall(start);
    }
  }
  EXPECT_GT(not_offered, static_cast<int>(clinics) / 3);
  EXPECT_LT(missed * 100, not_offered);
  // Supervisors are seldom all that is missing.
  for (RemedyKind kind : {RemedyKind::kOtherTime, RemedyKind::kGiveUpNamed, RemedyKind::kMoveBreak,
                          RemedyKind::kExtendHours, RemedyKind::kOneMoreRoom,
                          RemedyKind::kOneMorePerson, RemedyKind::kAddAbility}) {
    EXPECT_GT(of_kind[static_cast<std::size_t>(kind)], 0) << NameOf(kind);
  }
}

TEST(RemedyPropertyTest, WithoutAStartTheCheapestOfAllStartsIsFound) {
  int refused = 0, remedied = 0, dearer = 0, missed = 0;
  RemedyLimit all;
  all.most = all.starts = 1'000;
  all.tries = 100'000;
  const auto cheapest = [](const std::vector<Remedy>& remedies) {
    std::int64_t cost = std::numeric_limits<std::int64_t>::max();
    for (const Remedy& r : remedies) {
      if (r.kind != RemedyKind::kOtherTime) cost = std::min(cost, r.cost);
    }
    return cost;
  };
  const auto clinics = static_cast<std::uint32_t>(Trials(200));
  for (std::uint32_t seed = 1; seed <= clinics; ++seed) {
    Random random(seed);
    RandomClinic clinic(random);
    std::vector<BookingRequest> asked;
    for (int i = 0; i < 9; ++i) {
      asked.push_back(clinic.Ask(clinic.visit_types[static_cast<std::size_t>(i % 2)].id));
    }
    Schedule schedule = clinic.Make();
    std::vector<Appointment> kept;
    for (int i = 0; i < 8; ++i) {
      const auto result = schedule.Book(asked[static_cast<std::size_t>(i)], std::nullopt, kNow);
      if (const auto* booked = std::get_if<Booked>(&result.value())) {
        clinic.Keep(schedule, *booked, kept);
      }
    }
    const BookingRequest& request = asked.back();
    const Remedies found = RemediesFor(schedule, request, std::nullopt, kNow, {}, all).value();
    const bool open = std::holds_alternative<Booked>(*schedule.Book(request, std::nullopt, kNow));
    ASSERT_EQ(found.open, open) << "seed " << seed;
    if (open) continue;
    ++refused;
    remedied += !found.remedies.empty();
    EXPECT_EQ(found, RemediesFor(schedule, request, std::nullopt, kNow, {}, all).value());
    for (const Remedy& remedy : found.remedies) {
      RandomClinic changed = clinic;
      BookingRequest wish = request;
      MakeReal(remedy, changed, wish);
      Schedule real = changed.Make();
      for (const Appointment& a : kept) real.Occupy(a);
      EXPECT_TRUE(std::holds_alternative<Booked>(*real.Book(wish, *remedy.start, kNow)))
          << "seed " << seed << ": " << Word(clinic, remedy);
    }
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (Instant start = clinic.At("06:30"); start < clinic.At("11:30"); start += kCell) {
      const auto there = RemediesFor(schedule, request, start, kNow, {}, all);
      least = std::min(least, cheapest(there->remedies));
    }
    EXPECT_GE(cheapest(found.remedies), least) << "seed " << seed;
    dearer += cheapest(found.remedies) > least;
    missed += found.remedies.empty() && least < std::numeric_limits<std::int64_t>::max();
  }
  EXPECT_GT(remedied * 4, refused);
  EXPECT_GT(refused * 10, static_cast<int>(clinics));
  EXPECT_EQ(missed, 0);
  EXPECT_LE(dearer * 5, refused) << "at starts with several needs that cannot be met";
}

// ---- several requests in one span -------------------------------------------------------------------

struct ThreeWishes : OneNeed {
  Interval span;
  explicit ThreeWishes(std::string_view until)
      : OneNeed(Doing("assistant", {"C06"})), span(At("09:00"), At(until)) {
    AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
    Ask(visit);
  }
  Fix CheapestAt(const Schedule& schedule, const RemedyCosts& costs = {},
                 const RemedyLimit& limit = {}) const {
    return CheapestFix(schedule, requests, span, kNow, costs, limit).value();
  }
  std::vector<std::string> StartsOf(const Fix& fix) const {
    std::vector<std::string> starts;
    for (const SiteStart& start : fix.starts) starts.push_back(Wall(start.start));
    return starts;
  }
};

TEST(CheapestFixTest, NothingIsNeededWhereAllFit) {
  const ThreeWishes clinic("10:00");
  const Fix fix = clinic.CheapestAt(clinic.Make());
  EXPECT_TRUE(fix.found && fix.complete);
  EXPECT_THAT(fix.changes, IsEmpty());
  EXPECT_EQ(fix.tried, 1);
  EXPECT_THAT(clinic.StartsOf(fix), ElementsAre("09:00", "09:20", "09:40"));
}

TEST(CheapestFixTest, OneChangeLastsForTheWholeSpan) {
  const ThreeWishes clinic("09:40");
  const Fix fix = clinic.CheapestAt(clinic.Make());
  EXPECT_TRUE(fix.found && fix.complete);
  EXPECT_THAT(Words(clinic, fix.changes),
              ElementsAre("one_more_person medical_assistant 09:00-09:40 20"));
  EXPECT_EQ(fix.cost, 20);
  EXPECT_THAT(clinic.StartsOf(fix), ElementsAre("09:00", "09:00", "09:20"));
}

TEST(CheapestFixTest, TwoChangesAndNoMore) {
  ThreeWishes clinic("09:20");
  const Fix two = clinic.CheapestAt(clinic.Make());
  EXPECT_TRUE(two.found && two.complete);
  EXPECT_THAT(Words(clinic, two.changes),
              ElementsAre("one_more_person medical_assistant 09:00-09:20 10",
                          "one_more_person medical_assistant 09:00-09:20 10"));
  clinic.Ask(clinic.visit);
  const Fix three = clinic.CheapestAt(clinic.Make());
  EXPECT_FALSE(three.found);
  EXPECT_TRUE(three.complete) << "no two changes suffice";
  EXPECT_EQ(two.tried, 1) << "of fewer people there are too few";
  EXPECT_EQ(three.tried, 0);
}

TEST(CheapestFixTest, ASpanMayRunPastMidnight) {
  OneNeed clinic(Doing("assistant", {"C06"}));
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("20:00", "26:00"));
  for (BookingRequest& request : clinic.requests) {
    request.days = {Day("2026-12-07"), Day("2026-12-09")};
  }
  const Interval span(clinic.At("23:40"), clinic.At("00:20", "2026-12-08"));
  const Fix fix = CheapestFix(clinic.Make(), clinic.requests, span, kNow).value();
  EXPECT_TRUE(fix.found && fix.complete);
  EXPECT_THAT(fix.changes, IsEmpty());
}

// A break as a whole, hours at one end, and one more where a name is given up as well.
TEST(CheapestFixTest, OnlyWhatIsMissingIsPaidFor) {
  ThreeWishes clinic("10:00");
  clinic.requests.resize(1);
  Availability& hours = clinic.HoursOf(Resource::Of(clinic.staff[0].id));
  hours.weekly.clear();
  hours.weekly.push_back({Weekday::kMonday, Window("09:00", "09:50"), {}, {}});
  hours.breaks = {{Weekday::kMonday, Window("09:10", "09:40"), AbsenceKind::kBreak}};
  RemedyCosts costs;
  EXPECT_THAT(Words(clinic, clinic.CheapestAt(clinic.Make(), costs).changes),
              ElementsAre("extend_hours ma-1 09:50-10:00 8"));
  costs.moved_break = 7;
  EXPECT_THAT(Words(clinic, clinic.CheapestAt(clinic.Make(), costs).changes),
              ElementsAre("move_break ma-1 09:10-09:40 7"));
}

TEST(CheapestFixTest, ANameIsGivenUpForOneMore) {
  ThreeWishes clinic("09:20");
  clinic.requests.resize(2);
  for (BookingRequest& request : clinic.requests) {
    request.named = {{"assistant", Resource::Of(clinic.staff[0].id)}};
  }
  EXPECT_THAT(
      Words(clinic, clinic.CheapestAt(clinic.Make()).changes),
      ElementsAre("one_more_person medical_assistant 09:00-09:20 10", "give_up_named ma-1 15"));
}

TEST(CheapestFixTest, TheCallersCostsDecide) {
  ThreeWishes clinic("09:40");
  clinic.AddStaff("ma-2", Role::kMedicalAssistant, Window("08:00", "09:00"));
  EXPECT_THAT(Words(clinic, clinic.CheapestAt(clinic.Make()).changes),
              ElementsAre("one_more_person medical_assistant 09:00-09:40 20"));
  RemedyCosts costs;
  costs.overtime_percent = 90;
  EXPECT_THAT(Words(clinic, clinic.CheapestAt(clinic.Make(), costs).changes),
              ElementsAre("extend_hours ma-2 09:00-09:40 18"));
}

TEST(CheapestFixTest, OthersMakeRoomAsInBooking) {
  // One who can do both is booked for what the other could do; the wish needs the first.
  TestClinic clinic;
  const VisitTypeId vitals = clinic.AddType("vitals", {AStep("step", 20)}, {Doing("ma", {"C06"})});
  const VisitTypeId shot = clinic.AddType("shot", {AStep("step", 20)}, {Doing("ma", {"C19"})});
  clinic.AddStaff("a-both", Role::kMedicalAssistant, Window("09:00", "09:20"));
  clinic.AddStaff("b-vitals", Role::kMedicalAssistant, Window("09:00", "09:20"));
  clinic.staff[1].credentials.clear();
  clinic.AddStaff("doctor", Role::kPhysician, Window("08:00", "10:00"));
  clinic.Ask(vitals);
  clinic.Ask(shot);
  const Schedule schedule = clinic.Make();
  const Interval span(clinic.At("09:00"), clinic.At("09:20"));
  const auto first = schedule.Book(clinic.requests[0], span.start(), kNow);
  ASSERT_EQ(WhoMeets(clinic, AppointmentOf(first).assignments, "ma"), "a-both");
  const Fix fix = CheapestFix(schedule, clinic.requests, span, kNow).value();
  EXPECT_TRUE(fix.found && fix.complete);
  EXPECT_THAT(fix.changes, IsEmpty());
}

// Vitals ask for a credential of their own; one request for them, another for an injection.
struct TwoCredentials : TestClinic {
  TwoCredentials() {
    rules.rules[0].needs.credentials = {"WA-MA-R"};
    AddStaff("doctor", Role::kPhysician, Window("08:00", "10:00"));
    Ask(AddType("vitals", {AStep("step", 20)}, {Doing("ma", {"C06"})}));
    Ask(AddType("shot", {AStep("step", 20)}, {Doing("ma", {"C19"})}));
  }
  Fix Cheapest(const RemedyCosts& costs) const {
    const Interval span(At("09:00"), At("09:40"));
    return CheapestFix(Make(), requests, span, kNow, costs).value();
  }
};

TEST(CheapestFixTest, OnePersonMeetsTheNeedsOfTwoVisits) {
  const TwoCredentials clinic;
  EXPECT_THAT(Words(clinic, clinic.Cheapest({}).changes),
              ElementsAre("one_more_person medical_assistant +WA-MA-R +WA-MA-C 09:00-09:40 20"));
}

TEST(CheapestFixTest, OnePersonIsMadeAbleForTwoVisits) {
  TwoCredentials clinic;
  clinic.AddStaff("ma-1", Role::kMedicalAssistant, Window("08:00", "10:00"));
  clinic.staff[1].credentials.clear();
  RemedyCosts costs;
  costs.addition = 5;
  const Fix fix = clinic.Cheapest(costs);
  EXPECT_TRUE(fix.found && fix.complete);
  EXPECT_EQ(fix.cost, 10);
}

TEST(CheapestFixTest, TheLimitIsSaid) {
  const ThreeWishes clinic("09:20");
  RemedyLimit limit;
  limit.tries = 0;
  const Fix fix = clinic.CheapestAt(clinic.Make(), {}, limit);
  EXPECT_FALSE(fix.found);
  EXPECT_FALSE(fix.complete);
  EXPECT_EQ(fix.tried, 0);
}

TEST(CheapestFixTest, StepsBoundTheWholeSearch) {
  const ThreeWishes clinic("09:40");
  const Schedule schedule = clinic.Make();
  const Fix whole = clinic.CheapestAt(schedule);
  EXPECT_TRUE(whole.found && whole.complete);
  EXPECT_GT(whole.work, 0);
  RemedyLimit limit;
  for (limit.steps = 0; limit.steps < whole.work; limit.steps += 5) {
    const Fix cut = clinic.CheapestAt(schedule, {}, limit);
    EXPECT_TRUE(!cut.complete || cut == whole) << limit.steps;
    EXPECT_LE(cut.work, limit.steps + 30) << "a set and the starts of each request";
  }
  limit.steps = 2 * whole.work;
  EXPECT_EQ(clinic.CheapestAt(schedule, {}, limit).changes, whole.changes);
}

TEST(CheapestFixTest, EveryRequestThatMakesNoSenseIsNamed) {
  ThreeWishes clinic("09:40");
  const Schedule schedule = clinic.Make();
  clinic.requests[0].visit_type = {};
  clinic.requests[2].named = {{"nobody", {}}};
  const auto result = CheapestFix(schedule, clinic.requests, clinic.span, kNow);
  ASSERT_FALSE(result.ok());
  std::vector<std::string> paths;
  for (const Finding& finding : FindingsOf(result.status())) paths.push_back(finding.path);
  EXPECT_THAT(paths, ElementsAre("requests[0].visit_type", "requests[2].named[0].need"));
}

TEST(CheapestFixPropertyTest, AllAreBookedWhenTheChangesAreReallyMade) {
  std::vector<int> with(3);
  const auto clinics = static_cast<std::uint32_t>(Trials(300));
  for (std::uint32_t seed = 1; seed <= clinics; ++seed) {
    Random random(seed);
    RandomClinic clinic(random);
    for (int i = 0; i < 3; ++i) {
      clinic.Ask(clinic.visit_types[static_cast<std::size_t>(random.Below(2))].id);
    }
    const Instant from = clinic.At("08:10") + kCell * random.Below(6);
    const Interval span(from, from + kCell * (8 + random.Below(6)));
    RemedyLimit limit;
    limit.tries = 150;
    limit.bookings = 200;
    const Fix fix = CheapestFix(clinic.Make(), clinic.requests, span, kNow, {}, limit).value();
    if (!fix.found) continue;
    ++with[fix.changes.size()];
    RandomClinic changed = clinic;
    BookingRequest unused;
    for (const Remedy& remedy : fix.changes) MakeReal(remedy, changed, unused);
    Schedule real = changed.Make();
    for (std::size_t i = 0; i < fix.starts.size(); ++i) {
      BookingRequest request = changed.requests[i];
      request.site = fix.starts[i].site;
      const auto result = real.Book(request, fix.starts[i].start, kNow).value();
      const auto* const booked = std::get_if<Booked>(&result);
      ASSERT_NE(booked, nullptr) << "seed " << seed << ", request " << i;
      EXPECT_TRUE(span.Covers(booked->appointment.interval));
      for (const Rearrangement& r : booked->rearranged) real.Occupy(r);
      changed.Keep(real, booked->appointment);
    }
  }
  EXPECT_GT(with[0], 0);
  EXPECT_GT(with[1], 0);
  EXPECT_GT(with[2], 0);
}

// Promises handed over in the schedule are as if the appointments had been taken in as they then are.
TEST(RearrangementPropertyTest, HandedOverInTheScheduleAsInTheAppointments) {
  int rearranged = 0;
  const auto clinics = static_cast<std::uint32_t>(Trials(200));
  for (std::uint32_t seed = 1; seed <= clinics; ++seed) {
    Random random(seed);
    RandomClinic clinic(random);
    for (int i = 0; i < 8; ++i) {
      clinic.Ask(clinic.visit_types[static_cast<std::size_t>(random.Below(2))].id);
    }
    Schedule with_appointments = clinic.Make();
    Schedule by_itself = with_appointments;
    std::vector<Appointment> kept;
    for (const BookingRequest& request : clinic.requests) {
      const auto result = with_appointments.Book(request, std::nullopt, kNow).value();
      const auto* const booked = std::get_if<Booked>(&result);
      const auto same = by_itself.Book(request, std::nullopt, kNow).value();
      ASSERT_EQ(result.index(), same.index()) << seed;
      if (booked == nullptr) continue;
      ASSERT_EQ(*booked, std::get<Booked>(same)) << seed;
      for (const Rearrangement& r : booked->rearranged) {
        ++rearranged;
        Appointment& other = kept[r.appointment.index()];
        other.assignments = Rearranged(other.assignments, r);
        with_appointments.Occupy(other);
        by_itself.Occupy(r);
      }
      kept.push_back(clinic.Keep(with_appointments, booked->appointment));
      by_itself.Occupy(kept.back());
    }
    const Interval day(clinic.At("00:00"), clinic.At("23:00"));
    for (const Staff& person : clinic.staff) {
      EXPECT_EQ(with_appointments.Busy(Resource::Of(person.id), day),
                by_itself.Busy(Resource::Of(person.id), day));
    }
  }
  EXPECT_GT(rearranged, static_cast<int>(clinics) / 50);
}

}  // namespace
}  // namespace polyclinic
