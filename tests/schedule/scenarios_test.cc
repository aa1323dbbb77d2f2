// Situations of a clinic week, as far as the booking engine decides them. Each test carries the number of
// its situation; 21 and 29 are in booking_policy_test.cc.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "schedule/builders.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Le;
using ::testing::Not;
using ::testing::SizeIs;

const Flag* Find(const std::vector<Flag>& flags, const std::string& code) {
  for (const Flag& flag : flags) {
    if (flag.code == code) return &flag;
  }
  return nullptr;
}

struct InjectionClinic : TestClinic {
  StaffId doctor = AddStaff("doctor", Role::kPhysician, Window("08:00", "12:00"));
  StaffId assistant = AddStaff("ma", Role::kMedicalAssistant, Window("08:00", "17:00"));
  VisitTypeId shot = AddType("shot", {AStep("shot", 20)}, {Doing("assistant", {"C19"})});
};

// 1. At booking no order exists: it becomes an obligation of the visit, with the rule that asks.
TEST(Scenario1Test, AnOrderIsAnObligation) {
  InjectionClinic clinic;
  const BookingRequest request = clinic.Ask(clinic.shot);
  const Appointment booked = AppointmentOf(clinic.Make().Book(request, {}, kNow));
  ASSERT_THAT(booked.obligations, SizeIs(1));
  EXPECT_EQ(booked.obligations[0].kind, "order");
  EXPECT_EQ(booked.obligations[0].rule, "inject");
  ASSERT_THAT(booked.assignments, SizeIs(1));
  ASSERT_THAT(booked.assignments[0].grounds, SizeIs(1));
  const DutyGround& ground = booked.assignments[0].grounds[0];
  EXPECT_EQ(ground.outcome, "unmet");
  EXPECT_THAT(ground.rules, Contains("inject"));
  EXPECT_EQ(ground.supervisor, clinic.doctor);
  EXPECT_EQ(booked.edition, "test");
}

// 3. The assistant may inject only while a physician is on site.
TEST(Scenario3Test, NoInjectionAfterThePhysicianLeaves) {
  InjectionClinic clinic;
  const BookingRequest request = clinic.Ask(clinic.shot);
  const Schedule schedule = clinic.Make();
  const auto starts = Starts(clinic, schedule.Search(request, 1'000, kNow));
  ASSERT_FALSE(starts.empty());
  EXPECT_EQ(starts.front(), "08:00");
  EXPECT_EQ(starts.back(), "11:40");
  EXPECT_THAT(Words(clinic, schedule.Explain(request, clinic.At("11:45"), kNow).value()),
              ElementsAre("no_supervisor assistant ma"));
}

// 3. She leaves early: what is booked after that is flagged, not lost.
TEST(Scenario3Test, BookedVisitsAreFlaggedWhenThePhysicianLeavesEarly) {
  InjectionClinic clinic;
  Schedule schedule = clinic.Make();
  const BookingRequest early = clinic.Ask(clinic.shot), late = clinic.Ask(clinic.shot);
  schedule = clinic.Make();
  const Appointment first =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(early, clinic.At("09:00"), kNow)));
  const Appointment second =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(late, clinic.At("11:00"), kNow)));
  EXPECT_THAT(schedule.FlagsOf(first), IsEmpty());
  EXPECT_THAT(schedule.FlagsOf(second), IsEmpty());
  clinic.HoursOf(Resource::Of(clinic.doctor))
      .exceptions.push_back({.date = Day("2026-12-07"), .window = Window("10:00", "24:00")});
  Schedule changed = clinic.Make();
  changed.Occupy(first);
  changed.Occupy(second);
  EXPECT_THAT(changed.FlagsOf(first), IsEmpty());
  EXPECT_NE(Find(changed.FlagsOf(second), "supervisor_absent"), nullptr);
}

// 3. The credential expires: what is booked on or after that day is flagged.
TEST(Scenario3Test, BookedVisitsAreFlaggedWhenTheCredentialExpires) {
  InjectionClinic clinic;
  const BookingRequest request = clinic.Ask(clinic.shot);
  Schedule schedule = clinic.Make();
  const Appointment booked = clinic.Keep(schedule, AppointmentOf(schedule.Book(request, {}, kNow)));
  clinic.staff[1].credentials[0].valid.until = Day("2026-12-07");
  Schedule changed = clinic.Make();
  changed.Occupy(booked);
  EXPECT_NE(Find(changed.FlagsOf(booked), "credential_expired"), nullptr);
}

// 4. Established 20 minutes, new 40, an interpreter 10 more; Dr A takes 15 with anybody.
TEST(Scenario4Test, DurationsFollowTheProviderTheNewnessAndTheModifiers) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "12:00");
  const StaffId a = clinic.AddStaff("dr-a", Role::kPhysician, hours);
  const StaffId b = clinic.AddStaff("dr-b", Role::kPhysician, hours);
  Step exam = AStep("exam", 20);
  exam.duration.new_patient = minutes(40);
  exam.duration.by_provider = {{a, minutes(15)}};
  exam.duration.modifiers = {{"interpreter", minutes(10)}};
  const VisitTypeId visit =
      clinic.AddType("visit", {exam}, {Person("provider", {Role::kPhysician})});
  const auto length = [&](StaffId who, bool is_new, bool interpreter) {
    BookingRequest request = clinic.Ask(visit);
    request.named = {{"provider", Resource::Of(who)}};
    request.new_patient = is_new;
    if (interpreter) request.modifiers = {"interpreter"};
    const Appointment booked = AppointmentOf(clinic.Make().Book(request, {}, kNow));
    return std::chrono::duration_cast<minutes>(booked.interval.length()).count();
  };
  EXPECT_EQ(length(b, false, false), 20);
  EXPECT_EQ(length(b, true, false), 40);
  EXPECT_EQ(length(b, false, true), 30);
  EXPECT_EQ(length(b, true, true), 50);
  EXPECT_EQ(length(a, false, false), 15);
  EXPECT_EQ(length(a, true, false), 15);
  EXPECT_EQ(length(a, true, true), 25);
}

// 5. Vitals in a bay first, then an exam room until check-out.
TEST(Scenario5Test, NeedsSpanTheStepsChosen) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "12:00");
  clinic.AddStaff("ma", Role::kMedicalAssistant, hours);
  clinic.AddStaff("doctor", Role::kPhysician, hours);
  clinic.AddRoom("bay", RoomKind::kVitalsBay, hours);
  clinic.AddRoom("exam-1", RoomKind::kExam, hours);
  clinic.AddRoom("exam-2", RoomKind::kExam, hours);
  const VisitTypeId visit = clinic.AddType(
      "visit", {AStep("vitals", 10), AStep("exam", 20), AStep("wrap-up", 10)},
      {InRoom("bay", RoomKind::kVitalsBay, {0}), InRoom("room", RoomKind::kExam, {1, 2}),
       Doing("assistant", {"C06"}, {0, 2}), Person("provider", {Role::kPhysician}, {1})});
  clinic.visit_types[0].needs[2].steps = {0};
  const BookingRequest first = clinic.Ask(visit), second = clinic.Ask(visit);
  Schedule schedule = clinic.Make();
  const Appointment one = clinic.Keep(schedule, AppointmentOf(schedule.Book(first, {}, kNow)));
  std::vector<std::string> spans;
  for (const Assignment& a : one.assignments) {
    spans.push_back(a.need + " " + clinic.Wall(a.interval.start()) + "-" +
                    clinic.Wall(a.interval.end()));
  }
  EXPECT_THAT(spans, ElementsAre("bay 08:00-08:10", "room 08:10-08:40", "assistant 08:00-08:10",
                                 "provider 08:10-08:30"));
  // The next needs the provider at 8:30, so the bay at 8:20, and the other exam room.
  const Appointment two = clinic.Keep(schedule, AppointmentOf(schedule.Book(second, {}, kNow)));
  EXPECT_EQ(clinic.Wall(two.interval.start()), "08:20");
  EXPECT_EQ(WhoMeets(clinic, one.assignments, "room"), "exam-1");
  EXPECT_EQ(WhoMeets(clinic, two.assignments, "room"), "exam-2");
}

// A need of two steps keeps what meets it through the step and the gap between them.
TEST(Scenario5Test, ANeedIsKeptThroughWhatLiesBetween) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "09:00");
  clinic.AddStaff("ma", Role::kMedicalAssistant, hours);
  Step last = AStep("wrap-up", 10);
  last.gap_min = last.gap_max = minutes(15);
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("vitals", 10), last}, {Doing("assistant", {"C06"}, {0, 1})});
  const BookingRequest request = clinic.Ask(visit), other = clinic.Ask(visit);
  Schedule schedule = clinic.Make();
  const Appointment booked = clinic.Keep(schedule, AppointmentOf(schedule.Book(request, {}, kNow)));
  EXPECT_EQ(clinic.Wall(booked.interval.end()), "08:35");
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(other, clinic.At("08:10"), kNow))),
              ElementsAre("busy assistant ma", "capacity assistant"));
}

// 6. The assistant may come up to ten minutes late to room the patient.
TEST(Scenario6Test, AnElasticNeedMayWaitAndTheLeastWaitIsTaken) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "12:00");
  clinic.AddStaff("ma", Role::kMedicalAssistant, hours);
  Need rooming = Doing("assistant", {"C06"});
  const VisitTypeId strict = clinic.AddType("strict", {AStep("rooming", 10)}, {rooming});
  rooming.firmness = Firmness::kElastic;
  rooming.max_wait = minutes(10);
  const VisitTypeId elastic = clinic.AddType("elastic", {AStep("rooming", 10)}, {rooming});
  const BookingRequest first = clinic.Ask(strict), second = clinic.Ask(elastic);
  Schedule schedule = clinic.Make();
  clinic.Keep(schedule, AppointmentOf(schedule.Book(first, clinic.At("09:00"), kNow)));
  const Appointment waiting = AppointmentOf(schedule.Book(second, clinic.At("09:00"), kNow));
  EXPECT_EQ(clinic.Wall(waiting.interval.start()), "09:00") << "as promised to the patient";
  EXPECT_EQ(clinic.Wall(waiting.steps[0].start()), "09:10");
  EXPECT_EQ(clinic.Wall(waiting.assignments[0].interval.start()), "09:10");
  EXPECT_EQ(clinic.Wall(waiting.interval.end()), "09:20");
  const Appointment prompt = AppointmentOf(schedule.Book(second, clinic.At("08:30"), kNow));
  EXPECT_EQ(prompt.interval.start(), prompt.steps[0].start());
  // 8:55 would wait for 15 minutes.
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(second, clinic.At("08:55"), kNow))),
              ElementsAre("busy assistant ma", "capacity assistant"));
  // A start is offered once.
  std::vector<std::string> starts = Starts(clinic, schedule.Search(second, 1'000, kNow));
  EXPECT_EQ(std::adjacent_find(starts.begin(), starts.end()), starts.end());
}

// 7. Two patients at 9:00 for one provider, in rooms of their own.
TEST(Scenario7Test, AWaveTakesAsManyStartsAsItsTemplateSays) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "12:00");
  const StaffId doctor = clinic.AddStaff("doctor", Role::kPhysician, hours);
  for (const char* key : {"exam-1", "exam-2", "exam-3"}) {
    clinic.AddRoom(key, RoomKind::kExam, hours);
  }
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("exam", 30)},
                     {Person("provider", {Role::kPhysician}), InRoom("room", RoomKind::kExam)});
  clinic.templates.push_back({.key = "wave",
                              .resource = Resource::Of(doctor),
                              .weekday = Weekday::kMonday,
                              .window = Window("09:00", "10:00"),
                              .capacity = 2});
  std::vector<BookingRequest> requests;
  for (int i = 0; i < 3; ++i) requests.push_back(clinic.Ask(visit));
  Schedule schedule = clinic.Make();
  const Instant nine = clinic.At("09:00");
  const Appointment one =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(requests[0], nine, kNow)));
  const Appointment two =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(requests[1], nine, kNow)));
  EXPECT_NE(WhoMeets(clinic, one.assignments, "room"), WhoMeets(clinic, two.assignments, "room"));
  EXPECT_THAT(schedule.FlagsOf(two), IsEmpty());
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(requests[2], nine, kNow))),
              Contains("capacity provider doctor"));
  // Staggered starts within the wave are no wave.
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(requests[2], clinic.At("09:10"), kNow))),
              Contains("busy provider doctor"));
}

// 8. The assistant of the provider's pod comes first; with continuity the patient's usual provider does, and
// that provider's pod. Preference yields, it keeps nothing closed.
TEST(Scenario8Test, ThePodComesFirstAndTheUsualProviderBeforeIt) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "09:00");
  const StaffId a = clinic.AddStaff("dr-a", Role::kPhysician, hours);
  const StaffId b = clinic.AddStaff("dr-b", Role::kPhysician, hours);
  const StaffId floats = clinic.AddStaff("ma-1", Role::kMedicalAssistant, hours);
  const StaffId of_b = clinic.AddStaff("ma-2", Role::kMedicalAssistant, hours);
  clinic.Put(clinic.pods, Pod{.providers = {a}, .assistants = {floats}}, "pod-a");
  clinic.Put(clinic.pods, Pod{.providers = {b}, .assistants = {of_b, floats}}, "pod-b");
  const VisitTypeId visit = clinic.AddType(
      "visit", {AStep("rooming", 10), AStep("exam", 20)},
      {Doing("assistant", {"C06"}, {0}), Person("provider", {Role::kPhysician}, {1})});
  BookingRequest request = clinic.Ask(visit);
  const auto booked = [&](const Schedule& schedule) {
    const Appointment made = AppointmentOf(schedule.Book(request, clinic.At("08:00"), kNow));
    return WhoMeets(clinic, made.assignments, "provider") + " with " +
           WhoMeets(clinic, made.assignments, "assistant");
  };
  EXPECT_EQ(booked(clinic.Make()), "dr-a with ma-1") << "the smaller key, and who shares the pod";
  clinic.patients[0].usual_provider = b;
  EXPECT_EQ(booked(clinic.Make()), "dr-a with ma-1") << "nobody asked for continuity";
  request.continuity = true;
  EXPECT_EQ(booked(clinic.Make()), "dr-b with ma-1");
  request.preferred = {Resource::Of(of_b)};
  EXPECT_EQ(booked(clinic.Make()), "dr-b with ma-2");
  // Dr B is away: the visit takes place all the same.
  clinic.HoursOf(Resource::Of(b)).weekly.clear();
  EXPECT_EQ(booked(clinic.Make()), "dr-a with ma-2");
}

// 9. A provider works at two sites in a day: between them lies the way.
TEST(Scenario9Test, TheWayBetweenSitesIsKeptFree) {
  TestClinic clinic;
  const SiteId main = clinic.sites[0].id, branch = clinic.AddSite("America/Los_Angeles");
  clinic.sites[0].travel = {{branch, minutes(25)}};
  const StaffId doctor = clinic.AddStaff("doctor", Role::kPhysician);
  clinic.Work(Resource::Of(doctor), Window("08:00", "12:00"), main);
  clinic.Work(Resource::Of(doctor), Window("09:00", "12:00"), branch);
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("exam", 30)}, {Person("provider", {Role::kPhysician})});
  BookingRequest here = clinic.Ask(visit), there = clinic.Ask(visit);
  there.site = branch;
  Schedule schedule = clinic.Make();
  const Appointment first =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(here, clinic.At("08:30"), kNow)));
  EXPECT_EQ(Starts(clinic, schedule.Search(there, 1, kNow)).at(0), "09:25") << "9:00 and the way";
  const std::vector<Conflict> refused = Refused(schedule.Book(there, clinic.At("09:20"), kNow));
  EXPECT_EQ(refused, schedule.Explain(there, clinic.At("09:20"), kNow).value());
  ASSERT_THAT(Words(clinic, refused), ElementsAre("busy provider doctor"));
  EXPECT_EQ(refused[0].other, first.id);
  EXPECT_EQ(refused[0].interval, first.interval);
  const Appointment second =
      clinic.Keep(schedule, AppointmentOf(schedule.Book(there, clinic.At("10:00"), kNow)));
  // The way back counts as well.
  const std::vector<Conflict> back = Refused(schedule.Book(here, clinic.At("09:10"), kNow));
  ASSERT_THAT(Words(clinic, back), ElementsAre("busy provider doctor"));
  EXPECT_EQ(back[0].other, second.id);
  EXPECT_EQ(back[0].interval, second.interval);
  // Back at the main site the way counts again.
  const auto starts = Starts(clinic, schedule.Search(here, 100, kNow));
  EXPECT_THAT(starts, Contains("09:05"));
  EXPECT_THAT(starts, Not(Contains("09:10")));
  EXPECT_THAT(starts, Not(Contains("10:50")));
  EXPECT_THAT(starts, Contains("10:55"));
}

// 10. A phone interpreter: one line for the clinic, and the visit takes longer.
TEST(Scenario10Test, OneInterpreterLineServesOneVisitAtATime) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "10:00");
  for (const char* key : {"dr-a", "dr-b"}) clinic.AddStaff(key, Role::kPhysician, hours);
  clinic.AddDevice("line", "interpreter-line", hours);
  Step exam = AStep("exam", 20);
  exam.duration.modifiers = {{"interpreter", minutes(10)}};
  Need line = Device("line", "interpreter-line");
  line.kind = NeedKind::kShared;
  const VisitTypeId spoken =
      clinic.AddType("spoken", {exam}, {Person("provider", {Role::kPhysician}), line});
  BookingRequest first = clinic.Ask(spoken), second = clinic.Ask(spoken);
  first.modifiers = second.modifiers = {"interpreter"};
  Schedule schedule = clinic.Make();
  clinic.Keep(schedule, AppointmentOf(schedule.Book(first, {}, kNow)));
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(second, clinic.At("08:00"), kNow))),
              ElementsAre("capacity line line"));
  EXPECT_EQ(Starts(clinic, schedule.Search(second, 1, kNow)).at(0), "08:30");
}

// 10. More lines serve more at once.
TEST(Scenario10Test, TheCapacityOfASharedDeviceCounts) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "10:00");
  clinic.AddDevice("lines", "interpreter-line", hours);
  clinic.equipment[0].capacity = 2;
  Need line = Device("line", "interpreter-line");
  line.kind = NeedKind::kShared;
  const VisitTypeId call = clinic.AddType("call", {AStep("call", 30)}, {line});
  std::vector<BookingRequest> requests;
  for (int i = 0; i < 3; ++i) requests.push_back(clinic.Ask(call));
  Schedule schedule = clinic.Make();
  for (int i = 0; i < 2; ++i) {
    clinic.Keep(schedule, AppointmentOf(schedule.Book(requests[i], clinic.At("08:00"), kNow)));
  }
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(requests[2], clinic.At("08:15"), kNow))),
              Each("capacity line lines"));
}

// 11. A block kept for same-day visits until it is released at 7:00.
TEST(Scenario11Test, ABlockIsKeptUntilItIsReleased) {
  TestClinic clinic;
  const StaffId doctor = clinic.AddStaff("doctor", Role::kPhysician, Window("09:00", "10:00"));
  const std::vector<Need> needs = {Person("provider", {Role::kPhysician})};
  const VisitTypeId same_day = clinic.AddType("same-day", {AStep("exam", 20)}, needs);
  const VisitTypeId routine = clinic.AddType("routine", {AStep("exam", 20)}, needs);
  clinic.templates.push_back({.key = "same-day",
                              .resource = Resource::Of(doctor),
                              .weekday = Weekday::kMonday,
                              .window = Window("09:00", "10:00"),
                              .visit_types = {same_day},
                              .released_before = std::chrono::hours(2)});
  const BookingRequest kept = clinic.Ask(same_day), other = clinic.Ask(routine);
  const Schedule schedule = clinic.Make();
  const Instant nine = clinic.At("09:00");
  EXPECT_EQ(AppointmentOf(schedule.Book(kept, nine, kNow)).interval.start(), nine);
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(other, nine, clinic.At("06:59")))),
              ElementsAre("template_reserved provider doctor"));
  EXPECT_EQ(AppointmentOf(schedule.Book(other, nine, clinic.At("07:00"))).interval.start(), nine);
}

// 13. The patient is 18 minutes late: the clinic's policy says what becomes of the visit.
TEST(Scenario13Test, GraceDecidesWhatBecomesOfALateVisit) {
  TestClinic clinic;
  clinic.AddStaff("doctor", Role::kPhysician, Window("08:00", "12:00"));
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("exam", 20)}, {Person("provider", {Role::kPhysician})});
  const BookingRequest request = clinic.Ask(visit);
  const Schedule schedule = clinic.Make();
  const Appointment booked = AppointmentOf(schedule.Book(request, clinic.At("09:00"), kNow));
  const std::vector<BookingPolicy> policies = {
      {.key = "house", .grace = Grace{minutes(10), minutes(20)}}};
  const TimeZone zone = TimeZone::Load(clinic.sites[0].time_zone).value();
  const auto answer = [&](std::string_view clock) {
    return LateArrival(policies, booked, zone, clinic.At(clock));
  };
  EXPECT_EQ(answer("09:08"), LateAnswer::kAsPlanned);
  EXPECT_EQ(answer("09:18"), LateAnswer::kShortenOrSwap);
  EXPECT_EQ(answer("09:21"), LateAnswer::kRebook);
  // Booked again: the first opening from now on.
  EXPECT_EQ(Starts(clinic, schedule.Search(request, 1, clinic.At("09:21"))).at(0), "09:25");
}

// 16. Instruments are reprocessed for 45 minutes on their own clock; the room is turned over.
TEST(Scenario16Test, EachResourceHasItsOwnTurnover) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "12:00");
  clinic.AddRoom("procedure", RoomKind::kProcedure, hours);
  clinic.rooms[0].turnover = minutes(10);
  clinic.AddDevice("scope", "scope", hours);
  clinic.equipment[0].turnover = minutes(45);
  const VisitTypeId with =
      clinic.AddType("with", {AStep("procedure", 30)},
                     {InRoom("room", RoomKind::kProcedure), Device("scope", "scope")});
  const VisitTypeId without =
      clinic.AddType("without", {AStep("procedure", 30)}, {InRoom("room", RoomKind::kProcedure)});
  const BookingRequest first = clinic.Ask(with), second = clinic.Ask(with),
                       third = clinic.Ask(without);
  Schedule schedule = clinic.Make();
  clinic.Keep(schedule, AppointmentOf(schedule.Book(first, {}, kNow)));
  EXPECT_EQ(Starts(clinic, schedule.Search(second, 1, kNow)).at(0), "09:15");
  EXPECT_EQ(Starts(clinic, schedule.Search(third, 1, kNow)).at(0), "08:40");
}

// 17. A skin test is placed only where its reading, 48 to 72 hours later, has an opening.
TEST(Scenario17Test, ASkinTestIsRefusedWithoutAReading) {
  TestClinic clinic;
  const StaffId ma = clinic.AddStaff("ma", Role::kMedicalAssistant, Window("09:00", "12:00"));
  const VisitTypeId reading =
      clinic.AddType("reading", {AStep("reading", 10)}, {Doing("assistant", {"C06"})});
  const VisitTypeId placing =
      clinic.AddType("placing", {AStep("placing", 10)}, {Doing("assistant", {"C06"})});
  clinic.visit_types[1].linked = {{.visit_type = reading,
                                   .gap_min = std::chrono::hours(48),
                                   .gap_max = std::chrono::hours(72)}};
  // Of the week, the skin test may be placed on Thursday: the reading would be on the weekend.
  const BookingRequest thursday = clinic.Ask(placing, "2026-12-10");
  EXPECT_THAT(Words(clinic, Refused(clinic.Make().Book(thursday, {}, kNow))),
              Contains("no_linked_opening"));
  EXPECT_THAT(
      Words(clinic, Refused(clinic.Make().Book(thursday, clinic.At("09:00", "2026-12-10"), kNow))),
      ElementsAre("no_linked_opening"));
  // Saturday hours open it.
  clinic.HoursOf(Resource::Of(ma))
      .exceptions.push_back(
          {.date = Day("2026-12-12"), .window = Window("09:00", "12:00"), .available = true});
  EXPECT_EQ(clinic.Wall(AppointmentOf(clinic.Make().Book(thursday, {}, kNow)).interval.start()),
            "2026-12-10 09:00");
  // Where it is not required, it is not asked for.
  clinic.visit_types[1].linked[0].required = false;
  clinic.HoursOf(Resource::Of(ma)).exceptions.clear();
  EXPECT_EQ(clinic.Wall(AppointmentOf(clinic.Make().Book(thursday, {}, kNow)).interval.start()),
            "2026-12-10 09:00");
}

// 22. A mother and her child: one patient is not in two places, siblings may be at once.
TEST(Scenario22Test, APatientIsInOnePlaceAtATime) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "09:00");
  for (const char* key : {"dr-a", "dr-b"}) clinic.AddStaff(key, Role::kPhysician, hours);
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("exam", 30)}, {Person("provider", {Role::kPhysician})});
  const BookingRequest child = clinic.Ask(visit), sibling = clinic.Ask(visit);
  Schedule schedule = clinic.Make();
  const Appointment one = clinic.Keep(schedule, AppointmentOf(schedule.Book(child, {}, kNow)));
  EXPECT_EQ(AppointmentOf(schedule.Book(sibling, {}, kNow)).interval, one.interval);
  const std::vector<Conflict> conflicts = Refused(schedule.Book(child, clinic.At("08:10"), kNow));
  ASSERT_THAT(Words(clinic, conflicts), ElementsAre("patient_busy"));
  EXPECT_EQ(conflicts[0].other, one.id);
}

// 22. Two siblings one after the other with the same provider in the same room, or not at all: a schedule is
// a value, so a copy is tried and kept only where both fit.
TEST(Scenario22Test, SiblingsAreBookedTogetherOrNotAtAll) {
  TestClinic clinic;
  const TimeWindow hours = Window("08:00", "09:00");
  for (const char* key : {"dr-a", "dr-b"}) clinic.AddStaff(key, Role::kPhysician, hours);
  for (const char* key : {"exam-1", "exam-2"}) clinic.AddRoom(key, RoomKind::kExam, hours);
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("exam", 20)},
                     {Person("provider", {Role::kPhysician}), InRoom("room", RoomKind::kExam)});
  const BookingRequest older = clinic.Ask(visit), younger = clinic.Ask(visit);
  const auto together = [&](Schedule& schedule) -> std::vector<Appointment> {
    const StartList starts = schedule.Starts(older, kNow).value();
    for (const SiteStart& first : starts.open) {
      Schedule trial = schedule;
      const Appointment one =
          clinic.Keep(trial, AppointmentOf(trial.Book(older, first.start, kNow)));
      BookingRequest next = younger;
      for (const Assignment& a : one.assignments) next.named.push_back({a.need, a.resource});
      const BookingResult result = trial.Book(next, one.interval.end(), kNow).value();
      if (!std::holds_alternative<Booked>(result)) continue;
      const Appointment two = clinic.Keep(trial, std::get<Booked>(result).appointment);
      schedule = trial;
      return {one, two};
    }
    return {};
  };
  Schedule schedule = clinic.Make();
  const std::vector<Appointment> both = together(schedule);
  ASSERT_THAT(both, SizeIs(2));
  EXPECT_EQ(both[1].interval.start(), both[0].interval.end());
  for (const char* need : {"provider", "room"}) {
    EXPECT_EQ(WhoMeets(clinic, both[0].assignments, need),
              WhoMeets(clinic, both[1].assignments, need));
  }
  // With half an hour left to anybody, no two of them fit.
  for (Availability& a : clinic.availability) {
    for (WeeklyWindow& w : a.weekly) w.window = Window("08:00", "08:35");
  }
  Schedule short_day = clinic.Make();
  EXPECT_THAT(together(short_day), IsEmpty());
  EXPECT_THAT(
      short_day.Busy(Resource::Of(clinic.staff[0].id), {clinic.At("08:00"), clinic.At("09:00")}),
      IsEmpty());
}

// 23. Telehealth: the law where the patient is decides, and no room is needed.
TEST(Scenario23Test, TheLawOfThePatientsLocationDecides) {
  TestClinic clinic;
  clinic.AddStaff("ma", Role::kMedicalAssistant, Window("08:00", "12:00"));
  const VisitTypeId video =
      clinic.AddType("video", {AStep("rooming", 10)}, {Doing("assistant", {"C06"})});
  clinic.visit_types[0].telehealth = true;
  BookingRequest home = clinic.Ask(video);
  home.patient_location = "US-WA";
  const Schedule schedule = clinic.Make();
  EXPECT_EQ(AppointmentOf(schedule.Book(home, {}, kNow)).patient_location,
            JurisdictionCode("US-WA"));
  for (const JurisdictionCode& elsewhere : {JurisdictionCode("US-OR"), JurisdictionCode()}) {
    BookingRequest request = home;
    request.patient_location = elsewhere;
    EXPECT_THAT(Words(clinic, Refused(schedule.Book(request, {}, kNow))),
                Contains("scope_unknown assistant ma"))
        << elsewhere.view();
  }
}

// 24. An extern learns injections beside a preceptor and adds no capacity.
TEST(Scenario24Test, AnExternAddsNoCapacity) {
  InjectionClinic clinic;
  const StaffId student = clinic.AddStaff("extern", Role::kExtern, Window("08:00", "12:00"));
  Need learner = Person("learner", {Role::kExtern});
  learner.kind = NeedKind::kPresence;
  learner.firmness = Firmness::kAdvisory;
  clinic.visit_types[0].needs.push_back(learner);
  const BookingRequest first = clinic.Ask(clinic.shot), second = clinic.Ask(clinic.shot);
  Schedule schedule = clinic.Make();
  const Appointment booked = clinic.Keep(schedule, AppointmentOf(schedule.Book(first, {}, kNow)));
  EXPECT_EQ(WhoMeets(clinic, booked.assignments, "assistant"), "ma") << "who is the preceptor";
  EXPECT_EQ(WhoMeets(clinic, booked.assignments, "learner"), "extern");
  EXPECT_THAT(Words(clinic, Refused(schedule.Book(second, clinic.At("08:00"), kNow))),
              ElementsAre("busy assistant ma", "capacity assistant"));
  // Without the extern the visit takes place.
  clinic.HoursOf(Resource::Of(student)).weekly.clear();
  const Appointment without = AppointmentOf(clinic.Make().Book(first, {}, kNow));
  EXPECT_EQ(WhoMeets(clinic, without.assignments, "learner"), "");
  // An extern alone does nothing.
  clinic.HoursOf(Resource::Of(clinic.assistant)).weekly.clear();
  EXPECT_THAT(Words(clinic, Refused(clinic.Make().Book(first, {}, kNow))),
              Contains("not_available assistant ma"));
}

// 28. A supervisor watches at most one at a time: a second injection needs another supervisor.
TEST(Scenario28Test, ASupervisorWatchesNoMoreThanTheLimit) {
  InjectionClinic clinic;
  clinic.AddStaff("ma-2", Role::kMedicalAssistant, Window("08:00", "17:00"));
  const BookingRequest first = clinic.Ask(clinic.shot), second = clinic.Ask(clinic.shot);
  const auto second_beside_the_first = [&] {
    Schedule schedule = clinic.Make();
    clinic.Keep(schedule, AppointmentOf(schedule.Book(first, clinic.At("09:00"), kNow)));
    return schedule.Book(second, clinic.At("09:10"), kNow).value();
  };
  EXPECT_TRUE(std::holds_alternative<Booked>(second_beside_the_first())) << "no limit";
  clinic.staff[0].supervises.at_most = 1;
  EXPECT_TRUE(std::holds_alternative<Refusal>(second_beside_the_first()));
  const StaffId other = clinic.AddStaff("doctor-2", Role::kPhysician, Window("08:00", "12:00"));
  const BookingResult watched = second_beside_the_first();
  ASSERT_TRUE(std::holds_alternative<Booked>(watched));
  const Booked& booked = std::get<Booked>(watched);
  // One of the two watches each, whoever that is.
  const StaffId watches = booked.appointment.assignments[0].grounds[0].supervisor;
  EXPECT_TRUE(watches == other || !booked.rearranged.empty());
}

// 31. What is imported is kept, off the grid and in conflict, and flagged on its exact intervals.
TEST(Scenario31Test, AnImportIsKeptAndFlagged) {
  TestClinic clinic;
  const StaffId doctor = clinic.AddStaff("doctor", Role::kPhysician, Window("08:00", "09:00"));
  const VisitTypeId visit =
      clinic.AddType("visit", {AStep("exam", 20)}, {Person("provider", {Role::kPhysician})});
  Schedule schedule = clinic.Make();
  const auto import = [&](std::string_view from, int length) {
    Appointment a;
    a.patient = clinic.AddPatient();
    a.visit_type = visit;
    a.site = clinic.sites[0].id;
    a.interval = {clinic.At(from), clinic.At(from) + minutes(length)};
    a.steps = {a.interval};
    a.assignments = {
        {.need = "provider", .resource = Resource::Of(doctor), .interval = a.interval}};
    return clinic.Keep(schedule, a);
  };
  const Appointment one = import("08:02", 10), touching = import("08:12", 10),
                    across = import("08:20", 30), late = import("08:55", 10);
  EXPECT_THAT(schedule.FlagsOf(one), IsEmpty()) << "half-open, exact to the minute";
  ASSERT_THAT(schedule.FlagsOf(touching), SizeIs(1));
  EXPECT_EQ(schedule.FlagsOf(touching)[0].code, "double_booked");
  EXPECT_EQ(schedule.FlagsOf(touching)[0].other, across.id);
  EXPECT_NE(Find(schedule.FlagsOf(late), "outside_hours"), nullptr);
  // Its cells are taken, rounded outward: free again from 8:50 to 8:55.
  BookingRequest request = clinic.Ask(visit);
  Schedule again = clinic.Make();
  for (const Appointment& a : {one, touching, across, late}) again.Occupy(a);
  EXPECT_THAT(again.Search(request, 10, kNow)->openings, IsEmpty());
  EXPECT_THAT(Words(clinic, again.Explain(request, clinic.At("08:03"), kNow).value()),
              ElementsAre("off_grid"));
}

}  // namespace
}  // namespace polyclinic
