#include "polyclinic/schedule/remedy.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "schedule/builders.h"
#include "schedule/random_clinic.h"

namespace polyclinic {
namespace {

using schedule_tests::AppointmentOf;
using schedule_tests::AStep;
using schedule_tests::Clock;
using schedule_tests::Day;
using schedule_tests::Device;
using schedule_tests::Doing;
using schedule_tests::InRoom;
using schedule_tests::kNow;
using schedule_tests::Person;
using schedule_tests::Random;
using schedule_tests::RandomClinic;
using schedule_tests::TestClinic;
using schedule_tests::WhoMeets;
using schedule_tests::Window;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Each;
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
    return Words(*this, RemediesFor(schedule, request, At(clock), kNow, costs).value());
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
  EXPECT_THAT(forbidden.RemediesAt(forbidden.Make(), forbidden.requests[0], "09:00"),
              IsEmpty());
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
  EXPECT_THAT(clinic.RemediesAt(clinic.Make(), clinic.requests[0], "09:00"),
              ElementsAre("other_time 08:40 2", "other_time 09:15 2",
                          "move_break ma-1 09:00-09:15 10",
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
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("step", 20)},
                     {Doing("assistant", {"C06"}), InRoom("room", RoomKind::kExam)});
  const BookingRequest request = clinic.Ask(visit);
  EXPECT_THAT(RemediesFor(clinic.Make(), request, clinic.At("09:00"), kNow).value(), IsEmpty());
}

TEST(RemedyTest, OnePersonMeetsTwoNeedsOneAfterTheOther) {
  TestClinic clinic;
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("before", 10), AStep("after", 10)},
                     {Doing("first", {"C06"}, {0}), Doing("last", {"C06"}, {1})});
  const BookingRequest request = clinic.Ask(visit);
  EXPECT_THAT(Words(clinic,
                    RemediesFor(clinic.Make(), request, clinic.At("09:00"), kNow).value()),
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
  const auto result = RemediesFor(clinic.Make(), clinic.requests[0], clinic.At("09:00"), kNow, costs);
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
  EXPECT_THAT(Words(clinic, *remedies), ElementsAre("other_time 09:20 1"));
}

// ---- every remedy, really made ----------------------------------------------------------------------

void Take(const Addition& addition, SiteId, Staff& person) {
  ASSERT_EQ(addition.kind, ItemKind::kCredential) << "the test's rules ask for nothing else";
  Credential credential;
  credential.code = CredentialCode::Parse(addition.code).value();
  person.credentials.push_back(credential);
}

// Minutes since midnight in UTC, rounded outward.
TimeWindow WindowOf(const Interval& when) {
  const auto day = std::chrono::floor<std::chrono::days>(when.start());
  return {std::chrono::floor<Minutes>(when.start() - day), std::chrono::ceil<Minutes>(when.end() - day)};
}

// Makes the change by what the remedy says alone.
void MakeReal(const Remedy& remedy, RandomClinic& clinic, BookingRequest& request) {
  switch (remedy.kind) {
    case RemedyKind::kOtherTime:
      return;
    case RemedyKind::kGiveUpNamed:
      std::erase(request.named, NamedNeed{remedy.need, remedy.resource});
      return;
    case RemedyKind::kMoveBreak:
    case RemedyKind::kExtendHours: {
      Availability& hours = clinic.HoursOf(remedy.resource);
      if (remedy.kind == RemedyKind::kMoveBreak) hours.breaks.clear();
      hours.exceptions.push_back(
          {Day("2026-12-07"), WindowOf(*remedy.when), true, AbsenceKind::kOther, remedy.site});
      return;
    }
    case RemedyKind::kOneMoreRoom: {
      Room room;
      room.site = remedy.site;
      room.kind = remedy.rooms.front();
      const RoomId id = clinic.Put(clinic.rooms, room, "more");
      clinic.Work(Resource::Of(id), WindowOf(*remedy.when));
      return;
    }
    case RemedyKind::kOneMoreDevice:
      FAIL() << "random clinics have no devices";
    case RemedyKind::kOneMorePerson:
    case RemedyKind::kOneMoreSupervisor: {
      const StaffId id =
          clinic.AddStaff("more", remedy.roles.front(), WindowOf(*remedy.when));
      Staff& person = clinic.staff[id.index()];
      person.credentials.clear();
      for (const Addition& addition : remedy.additions) Take(addition, remedy.site, person);
      return;
    }
    case RemedyKind::kAddAbility: {
      Staff& person = clinic.staff[remedy.resource.staff.index()];
      for (const Addition& addition : remedy.additions) Take(addition, remedy.site, person);
      return;
    }
  }
}

TEST(RemedyPropertyTest, EveryRemedyReallyMadeMakesTheStartBookable) {
  std::vector<int> of_kind(16);
  for (std::uint32_t seed = 1; seed <= 3'000; ++seed) {
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
    const auto keep = [&](const Booked& booked) {
      for (const Rearrangement& r : booked.rearranged) {
        Appointment& other = kept[r.appointment.index()];
        other.assignments = Rearranged(other.assignments, r);
        schedule.Occupy(other);
      }
      kept.push_back(clinic.Keep(schedule, booked.appointment));
    };
    for (int i = 0; i < 4; ++i) {
      const auto result = schedule.Book(asked[static_cast<std::size_t>(i)], std::nullopt, kNow);
      if (const auto* booked = std::get_if<Booked>(&result.value())) keep(*booked);
    }
    const BookingRequest& request = asked.back();
    const Instant start =
        clinic.At("07:45") + kCell * random.Below(28);
    const auto remedies = RemediesFor(schedule, request, start, kNow).value();
    EXPECT_TRUE(std::is_sorted(remedies.begin(), remedies.end(), [](const Remedy& a, const Remedy& b) {
      return std::tie(a.cost, a.kind) < std::tie(b.cost, b.kind);
    }));
    EXPECT_TRUE(remedies.empty() || !schedule.Explain(request, start, kNow).value().empty());
    // Where nobody more is offered, nobody more helps.
    for (Role role : {Role::kMedicalAssistant, Role::kPhysician}) {
      const bool offered = std::any_of(remedies.begin(), remedies.end(), [&](const Remedy& r) {
        return r.roles == std::vector{role};
      });
      if (offered || schedule.Explain(request, start, kNow).value().empty()) continue;
      RandomClinic more = clinic;
      more.AddStaff("more", role, Window("00:00", "24:00"));
      Schedule real = more.Make();
      for (const Appointment& a : kept) real.Occupy(a);
      EXPECT_FALSE(std::holds_alternative<Booked>(real.Book(request, start, kNow).value()))
          << "seed " << seed << ": one more " << NameOf(role) << " at " << clinic.Wall(start);
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
  // The test has met every kind it can.
  for (RemedyKind kind :
       {RemedyKind::kOtherTime, RemedyKind::kGiveUpNamed, RemedyKind::kMoveBreak,
        RemedyKind::kExtendHours, RemedyKind::kOneMoreRoom, RemedyKind::kOneMorePerson,
        RemedyKind::kOneMoreSupervisor, RemedyKind::kAddAbility}) {
    EXPECT_GT(of_kind[static_cast<std::size_t>(kind)], 0) << NameOf(kind);
  }
}

}  // namespace
}  // namespace polyclinic
