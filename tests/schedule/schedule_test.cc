#include "polyclinic/schedule/schedule.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "schedule/builders.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct OneDoctor : TestClinic {
  explicit OneDoctor(TimeWindow hours, std::string zone = "America/Los_Angeles")
      : TestClinic(std::move(zone)), doctor(AddStaff("doctor", Role::kPhysician)) {
    for (int day = 1; day <= 7; ++day) {
      HoursOf(Resource::Of(doctor)).weekly.push_back({static_cast<Weekday>(day), hours, {}, {}});
    }
    visit = AddType("visit", {AStep("exam", 30)}, {Person("provider", {Role::kPhysician})});
  }
  StaffId doctor;
  VisitTypeId visit;
};

TEST(CellSetTest, RunsAreFoundAcrossWords) {
  CellSet set(200);
  set.Set({60, 70});
  set.Set({126, 129});
  EXPECT_EQ(set.RunStarts(10).Next(0), 60u);
  EXPECT_EQ(set.RunStarts(10).Next(61), CellSet::kNone);
  EXPECT_EQ(set.RunStarts(3).Next(68), 126u);
  EXPECT_EQ(set.RunStarts(4).Next(67), CellSet::kNone);
  EXPECT_EQ(set.Count({0, 200}), 13u);
  EXPECT_EQ(set.Earlier(60).Next(0), 0u);
  EXPECT_TRUE(set.Covers({60, 70}));
  EXPECT_FALSE(set.Covers({60, 71}));
  EXPECT_FALSE(set.Meets({70, 126}));
}

TEST(GridTest, RoundsOutwardAndCutsToItself) {
  const Instant start = std::chrono::sys_days{Day("2026-12-07")};
  const Grid grid(start, start + std::chrono::hours(1));
  EXPECT_EQ(grid.size(), 12u);
  EXPECT_EQ(grid.Cover(start + Duration{299}, start + Duration{301}), (CellSpan{0, 2}));
  EXPECT_EQ(grid.Cover(start - Duration{1}, start + Duration{300}), (CellSpan{0, 1}));
  EXPECT_EQ(grid.Cover(start + std::chrono::hours(2), start + std::chrono::hours(3)).first,
            grid.Cover(start + std::chrono::hours(2), start + std::chrono::hours(3)).last);
}

// In Los Angeles the clocks skip 2:00 to 3:00 on 2026-03-08.
TEST(HoursTest, ADayOfTwentyThreeHours) {
  OneDoctor clinic(Window("00:00", "06:00"));
  clinic.horizon = {Day("2026-03-08"), Day("2026-03-09")};
  const BookingRequest request = clinic.Ask(clinic.visit, "2026-03-08");
  const Instant now = std::chrono::sys_days{Day("2026-03-01")};
  const auto openings = clinic.Make().Search(request, 1'000, now);
  // Five hours of absolute time hold 55 starts of half an hour, every five minutes.
  EXPECT_EQ(openings->openings.size(), 55u);
  EXPECT_EQ(openings->openings.back().interval.end(),
            openings->openings.front().interval.start() + std::chrono::hours(5));
}

// They repeat 1:00 to 2:00 on 2026-11-01.
TEST(HoursTest, ADayOfTwentyFiveHours) {
  OneDoctor clinic(Window("00:00", "06:00"));
  clinic.horizon = {Day("2026-11-01"), Day("2026-11-02")};
  const BookingRequest request = clinic.Ask(clinic.visit, "2026-11-01");
  const Instant now = std::chrono::sys_days{Day("2026-10-01")};
  const auto openings = clinic.Make().Search(request, 1'000, now);
  EXPECT_EQ(openings->openings.size(), 7u * 12 - 5);
  EXPECT_EQ(openings->openings.back().interval.end(),
            openings->openings.front().interval.start() + std::chrono::hours(7));
}

TEST(HoursTest, AWindowRunsOverMidnight) {
  OneDoctor clinic(Window("22:00", "26:00"));
  clinic.horizon = {Day("2026-12-07"), Day("2026-12-09")};
  BookingRequest request = clinic.Ask(clinic.visit);
  const auto starts = Starts(clinic, clinic.Make().Search(request, 1'000, kNow));
  // The window of Sunday runs into Monday; a visit may run over midnight into Tuesday.
  EXPECT_EQ(starts.front(), "00:00");
  EXPECT_EQ(starts[18], "01:30");
  EXPECT_EQ(starts[19], "22:00");
  EXPECT_EQ(starts.back(), "23:55");
}

TEST(HoursTest, BreaksAndExceptionsTakeAwayAndAdd) {
  OneDoctor clinic(Window("08:00", "10:00"));
  Availability& hours = clinic.HoursOf(Resource::Of(clinic.doctor));
  hours.breaks.push_back({Weekday::kMonday, Window("08:30", "09:00"), AbsenceKind::kBreak});
  hours.exceptions.push_back({.date = Day("2026-12-08"), .kind = AbsenceKind::kSick});
  hours.exceptions.push_back(
      {.date = Day("2026-12-09"), .window = Window("13:00", "14:00"), .available = true});
  hours.exceptions.push_back({.date = Day("2026-12-09"), .window = Window("08:00", "09:30")});
  BookingRequest request = clinic.Ask(clinic.visit);
  request.days = {Day("2026-12-07"), Day("2026-12-10")};
  EXPECT_THAT(
      Starts(clinic, clinic.Make().Search(request, 1'000, kNow)),
      ElementsAre("08:00", "09:00", "09:05", "09:10", "09:15", "09:20", "09:25", "09:30",
                  "2026-12-09 09:30", "2026-12-09 13:00", "2026-12-09 13:05", "2026-12-09 13:10",
                  "2026-12-09 13:15", "2026-12-09 13:20", "2026-12-09 13:25", "2026-12-09 13:30"));
  const Schedule schedule = clinic.Make();
  EXPECT_THAT(Words(clinic, schedule.Explain(request, clinic.At("08:40"), kNow).value()),
              ElementsAre("on_break provider doctor"));
  EXPECT_THAT(Words(clinic, schedule.Explain(request, clinic.At("07:00"), kNow).value()),
              ElementsAre("not_available provider doctor"));
}

TEST(HoursTest, AWindowHoldsWithinItsWeeks) {
  OneDoctor clinic(Window("08:00", "08:30"));
  for (WeeklyWindow& w : clinic.HoursOf(Resource::Of(clinic.doctor)).weekly) {
    w.valid = {Day("2026-12-09"), Day("2026-12-11")};
  }
  BookingRequest request = clinic.Ask(clinic.visit);
  request.days = {};
  EXPECT_THAT(Starts(clinic, clinic.Make().Search(request, 1'000, kNow)),
              ElementsAre("2026-12-09 08:00", "2026-12-10 08:00"));
}

TEST(SearchTest, KeepsToDaysWeekdaysTimeOfDayAndNow) {
  OneDoctor clinic(Window("08:00", "12:00"));
  BookingRequest request = clinic.Ask(clinic.visit);
  request.days = {Day("2026-12-07"), Day("2026-12-14")};
  request.weekdays = {Weekday::kTuesday, Weekday::kThursday};
  request.time_of_day = Window("11:20", "11:30");
  const Schedule schedule = clinic.Make();
  EXPECT_THAT(
      Starts(clinic, schedule.Search(request, 10, kNow)),
      ElementsAre("2026-12-08 11:20", "2026-12-08 11:25", "2026-12-10 11:20", "2026-12-10 11:25"));
  EXPECT_THAT(Starts(clinic, schedule.Search(request, 1, clinic.At("11:21", "2026-12-08"))),
              ElementsAre("2026-12-08 11:25"));
  EXPECT_THAT(schedule.Search(request, 0, kNow)->openings, IsEmpty());
  EXPECT_THAT(schedule.Search(request, 5, clinic.At("00:00", "2026-12-20"))->openings, IsEmpty());
}

TEST(SearchTest, ThePodOfTheProviderComesFirstThenTheLeastLoadedThenTheKey) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "12:00");
  const StaffId doctor = clinic.AddStaff("doctor", Role::kPhysician, hours);
  clinic.AddStaff("ma-a", Role::kMedicalAssistant, hours);
  const StaffId c = clinic.AddStaff("ma-c", Role::kMedicalAssistant, hours);
  const StaffId b = clinic.AddStaff("ma-b", Role::kMedicalAssistant, hours);
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("exam", 30)},
                     {Doing("assistant", {"C06"}), Person("provider", {Role::kPhysician})});
  const VisitTypeId vitals =
      clinic.AddType("vitals", {AStep("vitals", 30)}, {Doing("assistant", {"C06"})});
  const BookingRequest request = clinic.Ask(visit);
  BookingRequest load = clinic.Ask(vitals);
  EXPECT_EQ(WhoMeets(clinic, AppointmentOf(clinic.Make().Book(request, {}, kNow)).assignments,
                     "assistant"),
            "ma-a");
  Pod pod;
  pod.site = clinic.sites[0].id;
  pod.providers = {doctor};
  pod.assistants = {b, c};
  clinic.Put(clinic.pods, pod, "pod");
  Schedule schedule = clinic.Make();
  EXPECT_EQ(
      WhoMeets(clinic, AppointmentOf(schedule.Book(request, {}, kNow)).assignments, "assistant"),
      "ma-b");
  load.named = {{"assistant", Resource::Of(b)}};
  clinic.Keep(schedule, AppointmentOf(schedule.Book(load, clinic.At("11:00"), kNow)));
  EXPECT_EQ(
      WhoMeets(clinic, AppointmentOf(schedule.Book(request, {}, kNow)).assignments, "assistant"),
      "ma-c");
}

TEST(BookTest, ARefusalNamesEveryConflictOfEveryCandidate) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "12:00");
  clinic.AddStaff("doctor", Role::kPhysician, hours);
  clinic.AddStaff("ma-a", Role::kMedicalAssistant, hours);
  clinic.AddStaff("ma-b", Role::kMedicalAssistant, Window("10:00", "12:00"));
  const StaffId c = clinic.AddStaff("ma-c", Role::kMedicalAssistant, hours);
  clinic.staff[c.index()].credentials.clear();
  const VisitTypeId shot = clinic.AddType(
      "shot", {AStep("shot", 30)}, {Doing("assistant", {"C19"}), InRoom("room", RoomKind::kExam)});
  const VisitTypeId vitals =
      clinic.AddType("vitals", {AStep("vitals", 30)}, {Doing("assistant", {"C19"})});
  const BookingRequest request = clinic.Ask(shot);
  BookingRequest first = clinic.Ask(vitals);
  Schedule schedule = clinic.Make();
  const Appointment taken =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(first, clinic.At("08:00"), kNow)));
  const std::vector<Conflict> conflicts = Refused(schedule.Book(request, clinic.At("08:10"), kNow));
  EXPECT_THAT(Words(clinic, conflicts),
              ElementsAre("scope_unmet assistant ma-c", "not_available assistant ma-b",
                          "busy assistant ma-a", "no_such_resource room", "capacity assistant"));
  EXPECT_EQ(conflicts[0].duty, DutyCode("C19"));
  EXPECT_THAT(conflicts[0].rules, Contains("inject"));
  ASSERT_FALSE(conflicts[0].citations.empty());
  EXPECT_EQ(conflicts[0].citations[0].text, "test inject");
  ASSERT_FALSE(conflicts[0].missing.empty());
  EXPECT_EQ(conflicts[0].missing[0].items[0].kind, ItemKind::kCredential);
  EXPECT_EQ(conflicts[2].other, taken.id);
}

TEST(BookTest, WithoutAStartTheReasonsNearestToAnOpeningComeFirst) {
  TestClinic clinic;
  clinic.AddStaff("ma", Role::kMedicalAssistant, Window("08:00", "10:00"));
  clinic.AddRoom("r", RoomKind::kExam, Window("08:30", "10:00"));
  const VisitTypeId visit = clinic.AddType(
      "visit", {AStep("step", 30)}, {Doing("assistant", {"C06"}), InRoom("room", RoomKind::kExam)});
  const VisitTypeId all =
      clinic.AddType("all", {AStep("step", 120)}, {Doing("assistant", {"C06"})});
  BookingRequest request = clinic.Ask(visit);
  const BookingRequest whole = clinic.Ask(all);
  Schedule schedule = clinic.Make();
  const Appointment taken =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(whole, clinic.At("08:00"), kNow)));
  const std::vector<Conflict> conflicts = Refused(schedule.Book(request, {}, kNow));
  EXPECT_THAT(Words(clinic, conflicts),
              ElementsAre("busy assistant ma", "capacity assistant", "not_available room r",
                          "not_available assistant ma"));
  EXPECT_EQ(conflicts[0].other, taken.id);
  EXPECT_EQ(clinic.Wall(conflicts[2].interval->start()), "08:00") << "the assistant is there";
  EXPECT_FALSE(conflicts[0].site.valid()) << "the request names the site";
  // Anywhere, each says where; a site where nobody ever works is no nearer.
  request.site = {};
  const SiteId branch = clinic.AddSite("America/Los_Angeles");
  schedule = clinic.Make();
  schedule.Occupy(taken);
  std::vector<std::string> at;
  for (const Conflict& c : Refused(schedule.Book(request, {}, kNow))) {
    at.push_back(std::string(NameOf(c.kind)) + (c.site == branch ? " branch" : " main"));
  }
  ASSERT_GT(at.size(), 4u);
  EXPECT_THAT(std::vector(at.begin(), at.begin() + 3),
              ElementsAre("busy main", "capacity main", "not_available main"));
  EXPECT_THAT(at, Contains("no_such_resource branch"));
}

TEST(BookTest, WhatNobodyMayDoIsRefusedAsForbidden) {
  TestClinic clinic;
  clinic.AddStaff("ma", Role::kMedicalAssistant, Window("08:00", "12:00"));
  const VisitTypeId iv = clinic.AddType("iv", {AStep("iv", 30)}, {Doing("assistant", {"X05G"})});
  const BookingRequest request = clinic.Ask(iv);
  const std::vector<Conflict> conflicts = Refused(clinic.Make().Book(request, {}, kNow));
  EXPECT_THAT(Words(clinic, conflicts), Contains("scope_forbidden assistant ma"));
  EXPECT_THAT(conflicts[0].rules, Contains("no-iv"));
}

TEST(BookTest, AddedDutiesAndTheirTimeAreAskedFor) {
  TestClinic clinic;
  clinic.AddStaff("ma", Role::kMedicalAssistant, Window("08:00", "12:00"));
  const VisitTypeId vitals =
      clinic.AddType("vitals", {AStep("vitals", 10)}, {Doing("assistant", {"C06"})});
  BookingRequest request = clinic.Ask(vitals);
  request.added_duties = {{"assistant", "C19", minutes(5)}};
  EXPECT_THAT(Words(clinic, Refused(clinic.Make().Book(request, {}, kNow))),
              Contains("no_supervisor assistant ma"));
  clinic.AddStaff("doctor", Role::kPhysician, Window("08:00", "12:00"));
  const Appointment booked = AppointmentOf(clinic.Make().Book(request, {}, kNow));
  EXPECT_EQ(booked.interval.length(), minutes(15));
  EXPECT_EQ(booked.assignments.at(0).grounds.size(), 2u);
}

TEST(BookTest, NonsenseIsAnErrorWithFindings) {
  OneDoctor clinic(Window("08:00", "12:00"));
  const BookingRequest good = clinic.Ask(clinic.visit);
  const VisitTypeId empty = clinic.AddType("empty", {}, {});
  const Schedule schedule = clinic.Make();
  const auto code = [&](const BookingRequest& request) {
    const auto result = schedule.Book(request, {}, kNow);
    if (result.ok()) return std::string("booked or refused");
    const auto findings = FindingsOf(result.status());
    return findings.empty() ? "no finding" : findings[0].code + " " + findings[0].path;
  };
  BookingRequest bad = good;
  bad.visit_type = VisitTypeId::Of(8, 0);
  EXPECT_EQ(code(bad), "unknown_reference visit_type");
  bad.visit_type = empty;
  EXPECT_EQ(code(bad), "no_steps visit_type");
  bad = good;
  bad.site = SiteId::Of(8, 0);
  EXPECT_EQ(code(bad), "unknown_reference site");
  bad = good;
  bad.patient = PatientId::Of(7, 1'000);
  EXPECT_EQ(code(bad), "unknown_reference patient");
  bad = good;
  bad.patient = PatientId::Of(8, 0);
  EXPECT_EQ(code(bad), "unknown_reference patient");
  bad = good;
  bad.named = {{"provider", Resource::Of(StaffId::Of(8, 0))}};
  EXPECT_EQ(code(bad), "unknown_reference named[0].resource");
  bad.named = {{"nobody", Resource::Of(clinic.doctor)}};
  EXPECT_EQ(code(bad), "unknown_need named[0].need");
  bad = good;
  bad.added_duties = {{"provider", "C06", -minutes(60)}};
  EXPECT_EQ(code(bad), "negative_duration added_duties[0].added");
  bad = good;
  bad.days = {Day("2026-12-08"), Day("2026-12-07")};
  EXPECT_EQ(code(bad), "reversed_range days");
  bad.days = {Date(std::chrono::year{2026} / 2 / 30), Day("2026-12-07")};
  EXPECT_EQ(code(bad), "not_a_date days.from");
  bad = good;
  bad.time_of_day = TimeWindow{Minutes{600}, Minutes{540}};
  EXPECT_EQ(code(bad), "bad_window time_of_day");
}

TEST(BookTest, YearsOneAndNineThousandAreOutsideNotFatal) {
  OneDoctor clinic(Window("08:00", "12:00"));
  BookingRequest request = clinic.Ask(clinic.visit);
  const Schedule schedule = clinic.Make();
  request.days = {Day("0001-01-01"), Day("0001-01-02")};
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(request, {}, kNow))),
              ElementsAre("outside_request"));
  request.days = {Day("0001-01-01"), Day("9999-12-31")};
  EXPECT_EQ(clinic.Wall(AppointmentOf(schedule.Book(request, {}, kNow)).interval.start()), "08:00");
  for (const char* far : {"0001-01-01T00:00:00Z", "9999-12-31T23:55:00Z"}) {
    EXPECT_THAT(Words(clinic, Refused(schedule.Book(request, ParseInstant(far).value(), kNow))),
                ElementsAre("outside_request"))
        << far;
  }
  EXPECT_THAT(schedule.Search(request, 3, ParseInstant("9999-12-31T23:55:00Z").value())->openings,
              IsEmpty());
  EXPECT_EQ(
      schedule.Search(request, 1, ParseInstant("0001-01-01T00:00:00Z").value())->openings.size(),
      1u);
}

TEST(BookTest, AHardQuestionEndsAtItsLimitUndecided) {
  TestClinic clinic;
  std::vector<Need> needs;
  for (int i = 0; i < 9; ++i) {
    clinic.AddStaff("ma-" + std::to_string(i), Role::kMedicalAssistant, Window("08:00", "08:30"));
    needs.push_back(Doing("assistant-" + std::to_string(i), {"C06"}));
  }
  // Nine needs, pairwise met by different people; the last differs from everybody twice over.
  needs.push_back(Doing("one-more", {"C06"}));
  const VisitTypeId visit = clinic.AddType("visit", {AStep("all", 30)}, needs);
  const BookingRequest request = clinic.Ask(visit);
  EXPECT_THAT(Words(clinic, Refused(clinic.Make().Book(request, {}, kNow, {.nodes = 1'000}))),
              Contains("undecided"));
}

TEST(CreateTest, AHorizonMustHaveDaysAndAnEnd) {
  const TestClinic clinic;
  const RuleBook rules = RuleBook::Make(clinic.rules).value();
  const auto create = [&](DateRange horizon) {
    return Schedule::Create({.sites = clinic.sites, .horizon = horizon}, rules).status().ok();
  };
  EXPECT_TRUE(create({Day("2026-12-07"), Day("2026-12-08")}));
  EXPECT_FALSE(create({}));
  EXPECT_FALSE(create({Day("2026-12-08"), Day("2026-12-08")}));
  EXPECT_FALSE(create({Day("0001-01-01"), Day("9999-12-31")}));
}

TEST(ScheduleTest, ACopyIsAValue) {
  OneDoctor clinic(Window("08:00", "12:00"));
  const BookingRequest request = clinic.Ask(clinic.visit);
  const Schedule before = clinic.Make();
  Schedule after = before;
  const Appointment booked = clinic.Keep(after, AppointmentOf(after.Book(request, {}, kNow)));
  const Resource doctor = Resource::Of(clinic.doctor);
  const Interval day{clinic.At("00:00"), clinic.At("24:00")};
  EXPECT_THAT(before.Busy(doctor, day), IsEmpty());
  EXPECT_THAT(after.Busy(doctor, day), ElementsAre(booked.interval));
  EXPECT_THAT(after.Free(doctor, day),
              ElementsAre(Interval(clinic.At("08:30"), clinic.At("12:00"))));
  EXPECT_EQ(after.Utilization(doctor, day), 125);
  EXPECT_EQ(before.Utilization(doctor, day), 0);
  EXPECT_EQ(after.Utilization(doctor, {clinic.At("00:00"), clinic.At("01:00")}), std::nullopt);
  after.Vacate(booked.id);
  EXPECT_THAT(after.Busy(doctor, day), IsEmpty());
}

// Who takes over a promise does what its request added, once, however often it changes hands.
TEST(ScheduleTest, AddedDutiesGoWithAPromiseThatChangesHands) {
  TestClinic clinic;
  clinic.AddStaff("doctor", Role::kPhysician, Window("08:00", "12:00"));
  const StaffId a = clinic.AddStaff("ma-a", Role::kMedicalAssistant, Window("08:00", "12:00"));
  const StaffId b = clinic.AddStaff("ma-b", Role::kMedicalAssistant, Window("08:00", "12:00"));
  const VisitTypeId vitals =
      clinic.AddType("vitals", {AStep("vitals", 10)}, {Doing("assistant", {"C06"})});
  Schedule schedule = clinic.Make();
  BookingRequest request = clinic.Ask(vitals);
  request.patient = {};
  request.added_duties = {{"assistant", "C19", minutes(0)}};
  Appointment promise = AppointmentOf(schedule.Book(request, clinic.At("09:00"), kNow));
  promise = clinic.Keep(schedule, promise);
  request.added_duties.clear();
  for (int round = 0; round < 4; ++round) {
    const bool is_with_a = promise.assignments[0].resource == Resource::Of(a);
    request.named = {{"assistant", Resource::Of(is_with_a ? a : b)}};
    const BookingResult result = schedule.Book(request, clinic.At("09:00"), kNow).value();
    const auto& booked = std::get<Booked>(result);
    ASSERT_THAT(booked.rearranged, SizeIs(1));
    schedule.Occupy(booked.rearranged[0]);
    promise.assignments = Rearranged(promise.assignments, booked.rearranged[0]);
    std::vector<std::string> duties;
    for (const DutyGround& ground : promise.assignments[0].grounds) {
      duties.push_back(ground.duty.str());
    }
    EXPECT_THAT(duties, ElementsAre("C06", "C19")) << "round " << round;
  }
}

}  // namespace
}  // namespace polyclinic
