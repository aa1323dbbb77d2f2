// Booking policies: what stands against a start, start by start and a day at once, who may override
// it, and what is said to who comes late.
#include "polyclinic/schedule/booking_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "schedule/builders.h"
#include "schedule/policy_check.h"
#include "schedule/random_policies.h"
#include "trials.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;  // NOLINT
using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint32_t kTag = TestClinic::kTag;
const Resource kExam = Resource::Of(RoomId::Of(kTag, 0));

const TimeZone& Zone(const std::string& name = "America/Los_Angeles") {
  static std::map<std::string, TimeZone> zones;
  return zones.emplace(name, TimeZone::Load(name).value()).first->second;
}
Instant At(std::string_view day, std::string_view clock) {
  return Zone().ToInstant({Day(day), Clock(clock)}).value();
}
BookedVisit Visit(Instant start, int length = 30, VisitTypeId type = kCheck) {
  const Interval interval(start, start + minutes{length});
  return {type, kMain, interval, interval};
}

// The visits of kCheck at the main site, as such.
PolicySubject Visits() { return {.visit_type = kCheck, .site = kMain, .zone = Zone()}; }

std::vector<std::string> Names(const std::vector<Conflict>& conflicts) {
  std::vector<std::string> names;
  for (const Conflict& c : conflicts) names.push_back(std::string(NameOf(c.kind)) + " " + c.policy);
  return names;
}
std::vector<std::string> Against(const std::vector<BookingPolicy>& policies, Instant start,
                                 Instant now, const std::vector<BookedVisit>& booked = {},
                                 const PolicySubject& subject = Visits()) {
  return Names(PolicyCheck(policies, subject, now).At(start, booked));
}

TEST(BookingPolicy, AsksForALeadTime) {
  const std::vector<BookingPolicy> policies = {{.key = "two-hours", .lead_time = hours{2}}};
  const Instant start = At("2026-12-07", "09:00");
  EXPECT_THAT(Against(policies, start, start - hours{2}), IsEmpty());
  EXPECT_THAT(Against(policies, start, start - hours{2} + Duration{1}),
              ElementsAre("too_soon two-hours"));
}

TEST(BookingPolicy, OpensAndClosesADayByTheClockOfTheSite) {
  const std::vector<BookingPolicy> policies = {{.key = "window",
                                                .opens = DayMoment{7, Clock("08:00")},
                                                .cutoff = DayMoment{1, Clock("17:00")}}};
  const Instant start = At("2026-12-07", "09:00");
  EXPECT_THAT(Against(policies, start, At("2026-11-30", "07:59")),
              ElementsAre("too_far_ahead window"));
  EXPECT_THAT(Against(policies, start, At("2026-11-30", "08:00")), IsEmpty());
  EXPECT_THAT(Against(policies, start, At("2026-12-06", "16:59")), IsEmpty());
  EXPECT_THAT(Against(policies, start, At("2026-12-06", "17:00")),
              ElementsAre("after_cutoff window"));
}

// Between the opening and the day the clocks change: the moment is of the wall, not so many hours before.
TEST(BookingPolicy, KeepsItsClockAcrossAChangeOfTheClocks) {
  const std::vector<BookingPolicy> policies = {
      {.key = "day", .opens = DayMoment{1, Clock("08:00")}}};
  const Instant sunday = At("2026-03-08", "09:00");
  EXPECT_EQ(sunday - At("2026-03-07", "08:00"), hours{24});
  EXPECT_THAT(Against(policies, sunday, sunday - hours{24} - Duration{1}),
              ElementsAre("too_far_ahead day"));
  EXPECT_THAT(Against(policies, sunday, sunday - hours{24}), IsEmpty());
}

TEST(BookingPolicy, MidnightThatEndsADayIsTheNextDaysFirst) {
  const std::vector<BookingPolicy> policies = {
      {.key = "day", .cutoff = DayMoment{1, Clock("24:00")}}};
  const Instant start = At("2026-12-07", "09:00");
  EXPECT_THAT(Against(policies, start, At("2026-12-06", "23:59")), IsEmpty());
  EXPECT_THAT(Against(policies, start, At("2026-12-07", "00:00")), ElementsAre("after_cutoff day"));
}

TEST(BookingPolicy, CountsTheVisitsOfASessionOfHours) {
  const std::vector<BookingPolicy> policies = {
      {.key = "four", .visit_types = {kCheck}, .resource = kDora, .max_per_session = 2}};
  const std::vector<Interval> spans = {{At("2026-12-07", "08:00"), At("2026-12-07", "12:00")},
                                       {At("2026-12-07", "13:00"), At("2026-12-07", "17:00")}};
  PolicySubject dora = Visits();
  dora.resource = kDora;
  dora.hours = spans;
  std::vector<BookedVisit> booked = {Visit(At("2026-12-07", "08:00")),
                                     Visit(At("2026-12-07", "09:00"), 30, kPhysical)};
  const Instant now = At("2026-12-01", "08:00");
  EXPECT_THAT(Against(policies, At("2026-12-07", "10:00"), now, booked, dora), IsEmpty());
  booked.push_back(Visit(At("2026-12-07", "11:55")));
  const std::vector<Conflict> conflicts =
      PolicyCheck(policies, dora, now).At(At("2026-12-07", "10:00"), booked);
  EXPECT_THAT(Names(conflicts), ElementsAre("session_full four"));
  EXPECT_EQ(conflicts[0].interval, spans[0]);
  EXPECT_EQ(conflicts[0].resource, kDora);
  EXPECT_THAT(Against(policies, At("2026-12-07", "13:00"), now, booked, dora), IsEmpty());
  // The visits as such and other resources are none of its business.
  EXPECT_TRUE(PolicyCheck(policies, Visits(), now).empty());
  PolicySubject exam = dora;
  exam.resource = kExam;
  EXPECT_TRUE(PolicyCheck(policies, exam, now).empty());
}

TEST(BookingPolicy, CountsTheVisitsOfAWindowAndOfADay) {
  const std::vector<BookingPolicy> policies = {
      {.key = "morning", .session = Window("08:00", "12:00"), .max_per_session = 1},
      {.key = "day", .max_per_day = 2}};
  const Instant now = At("2026-12-01", "08:00");
  std::vector<BookedVisit> booked = {Visit(At("2026-12-07", "08:00")),
                                     Visit(At("2026-12-08", "00:00"))};
  EXPECT_THAT(Against(policies, At("2026-12-07", "11:55"), now, booked),
              ElementsAre("session_full morning"));
  EXPECT_THAT(Against(policies, At("2026-12-07", "12:00"), now, booked), IsEmpty());
  booked.push_back(Visit(At("2026-12-07", "23:55")));
  EXPECT_THAT(Against(policies, At("2026-12-07", "12:00"), now, booked),
              ElementsAre("day_full day"));
  EXPECT_THAT(Against(policies, At("2026-12-07", "08:00"), now, booked),
              ElementsAre("session_full morning", "day_full day"));
}

// The parts of one visit with a resource are one visit, and it counts wherever one of them starts.
TEST(BookingPolicy, CountsAVisitOfSeveralPartsOnce) {
  const std::vector<BookingPolicy> policies = {{.key = "day", .resource = kDora, .max_per_day = 2},
                                               {.key = "one", .resource = kDora, .max_starts = 1}};
  PolicySubject dora = Visits();
  dora.resource = kDora;
  std::vector<BookedVisit> booked = {Visit(At("2026-12-07", "08:00"), 10),
                                     Visit(At("2026-12-07", "09:00"), 10)};
  booked[0].promise = booked[1].promise = 4;
  const Instant now = At("2026-12-01", "08:00");
  EXPECT_THAT(Against(policies, At("2026-12-07", "10:00"), now, booked, dora), IsEmpty());
  for (const char* start : {"08:00", "09:00"}) {
    EXPECT_THAT(Against(policies, At("2026-12-07", start), now, booked, dora),
                ElementsAre("capacity one"));
  }
  booked[1].promise = 6;
  EXPECT_THAT(Against(policies, At("2026-12-07", "10:00"), now, booked, dora),
              ElementsAre("day_full day"));
}

TEST(BookingPolicy, CountsASessionAcrossMidnightOnce) {
  const std::vector<BookingPolicy> policies = {
      {.key = "night", .session = Window("22:00", "26:00"), .max_per_session = 1}};
  const Instant now = At("2026-12-01", "08:00");
  const std::vector<BookedVisit> booked = {Visit(At("2026-12-07", "23:00"))};
  EXPECT_THAT(Against(policies, At("2026-12-08", "01:55"), now, booked),
              ElementsAre("session_full night"));
  EXPECT_THAT(Against(policies, At("2026-12-08", "02:00"), now, booked), IsEmpty());
  EXPECT_THAT(Against(policies, At("2026-12-08", "22:00"), now, booked), IsEmpty());
}

TEST(BookingPolicy, TheStrictestWins) {
  std::vector<BookingPolicy> policies = {
      {.key = "three", .max_starts = 3},
      {.key = "one", .max_starts = 1},
      {.key = "annex", .sites = {kAnnex}, .max_starts = 0},
      {.key = "physicals", .visit_types = {kPhysical}, .max_starts = 0},
      {.key = "later", .valid = {Day("2026-12-08"), {}}, .max_starts = 0}};
  const Instant start = At("2026-12-07", "09:00");
  const Instant now = At("2026-12-01", "08:00");
  EXPECT_THAT(Against(policies, start, now), IsEmpty());
  EXPECT_THAT(Against(policies, start, now, {Visit(start)}), ElementsAre("capacity one"));
  EXPECT_THAT(Against(policies, start + minutes{5}, now, {Visit(start)}), IsEmpty());
}

TEST(BookingPolicy, LimitsAPatientsDay) {
  const std::vector<BookingPolicy> policies = {{.key = "once", .max_patient_day = 1}};
  const PolicyCheck check(policies, Visits(), At("2026-12-01", "08:00"));
  const std::vector<BookedVisit> own = {Visit(At("2026-12-07", "08:00"))};
  EXPECT_THAT(Names(check.At(At("2026-12-07", "15:00"), {}, own)), ElementsAre("patient_day once"));
  EXPECT_THAT(Names(check.At(At("2026-12-08", "15:00"), {}, own)), IsEmpty());
  // At whatever site.
  std::vector<BookedVisit> elsewhere = own;
  elsewhere[0].site = kAnnex;
  const std::vector<BookingPolicy> at_main = {
      {.key = "once", .sites = {kMain}, .max_patient_day = 1}};
  EXPECT_THAT(Names(PolicyCheck(at_main, Visits(), At("2026-12-01", "08:00"))
                        .At(At("2026-12-07", "15:00"), {}, elsewhere)),
              ElementsAre("patient_day once"));
  // Other people's visits are no matter.
  EXPECT_THAT(Names(check.At(At("2026-12-07", "15:00"), own, {})), IsEmpty());
}

TEST(BookingPolicy, LetsSoManyOverlapAsTheStrictestOfAllOfThemAllows) {
  std::vector<BookingPolicy> policies = {
      {.key = "two", .visit_types = {kCheck}, .roles = {Role::kPhysician}, .max_overlap = 2},
      {.key = "three", .resource = kDora, .max_overlap = 3}};
  const std::vector<Role> roles = {Role::kPhysician};
  PolicySubject dora = Visits();
  dora.resource = kDora;
  dora.roles = roles;
  const Instant nine = At("2026-12-07", "09:00");
  const auto fits = [&](VisitTypeId type, const std::vector<BookedVisit>& booked) {
    dora.visit_type = type;
    return PolicyCheck(policies, dora, nine - hours{48})
        .MayOverlap({nine, nine + minutes{30}}, booked);
  };
  const std::vector<BookedVisit> one = {Visit(nine)};
  const std::vector<BookedVisit> in_turn = {Visit(nine, 10), Visit(nine + minutes{10}, 20)};
  const std::vector<BookedVisit> together = {Visit(nine), Visit(nine + minutes{25})};
  const std::vector<BookedVisit> physicals = {Visit(nine, 30, kPhysical),
                                              Visit(nine, 30, kPhysical)};
  EXPECT_TRUE(fits(kCheck, {}));
  EXPECT_TRUE(fits(kCheck, one));
  EXPECT_TRUE(fits(kCheck, in_turn));
  EXPECT_FALSE(fits(kCheck, together));
  EXPECT_FALSE(fits(kCheck, physicals));
  EXPECT_TRUE(fits(kPhysical, physicals));
  // What is there already has its own limit.
  EXPECT_FALSE(fits(kPhysical, together));
  // Where no policy says more, one.
  policies.pop_back();
  EXPECT_FALSE(fits(kPhysical, physicals));
  EXPECT_FALSE(fits(kCheck, {Visit(nine, 30, kPhysical)}));
  EXPECT_TRUE(fits(kCheck, one));
}

TEST(BookingPolicy, APatientIsAtOneVisitAtATimeUnlessAPolicySaysMore) {
  const Instant nine = At("2026-12-07", "09:00");
  const Interval visit(nine, nine + minutes{30});
  std::vector<BookingPolicy> policies;
  const auto fits = [&] {
    return PolicyCheck(policies, Visits(), nine).PatientMayOverlap(visit, std::vector{Visit(nine)});
  };
  EXPECT_FALSE(fits());
  policies.push_back({.key = "two", .max_patient_overlap = 2});
  EXPECT_TRUE(fits());
  policies.push_back({.key = "one", .max_patient_overlap = 1});
  EXPECT_FALSE(fits());
}

// ---- a day at once

TEST(PolicyCheck, ClosesOfADayExactlyTheStartsItNamesAConflictFor) {
  struct Place {
    std::string zone, day;
  };
  const std::vector<Place> places = {
      {"America/Los_Angeles", "2026-12-07"}, {"America/Los_Angeles", "2026-03-08"},
      {"America/Los_Angeles", "2026-11-01"}, {"America/Sao_Paulo", "2018-11-04"},
      {"Australia/Lord_Howe", "2026-04-05"}, {"Africa/Cairo", "2026-04-24"},
      {"Asia/Kathmandu", "2026-12-07"}};
  const std::vector<Role> roles = {Role::kPhysician};
  std::size_t open = 0, closed = 0, partly = 0;
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    RandomPolicies random(seed);
    const Place& place = places[seed % places.size()];
    const TimeZone& zone = Zone(place.zone);
    const Date day = Day(place.day);
    const Grid grid(zone.StartOfDay(AddDays(day, -2)), zone.StartOfDay(AddDays(day, 3)));
    std::vector<BookingPolicy> policies;
    for (std::size_t n = 1 + random.Below(4); n > 0; --n) policies.push_back(random.Make(day));
    std::vector<Interval> spans;
    for (Instant t = grid.start() + minutes{random.Below(400)}; t < grid.end();) {
      const Instant end = t + minutes{1 + random.Below(700)};
      spans.emplace_back(t, end);
      t = end + minutes{1 + random.Below(300)};
    }
    PolicySubject subject{.visit_type = kCheck, .site = kMain, .zone = zone};
    if (random.Below(2) == 0) {
      subject.resource = kDora;
      subject.roles = roles;
      subject.hours = spans;
    }
    Override leave{.reason = "why"};
    for (const auto& [kind, name] : enumerators(ConflictKind{})) {
      if (random.Below(2) == 0) leave.kinds.push_back(kind);
    }
    Staff overrider;
    overrider.roles = {Role::kReceptionist};
    if (random.Below(3) == 0) subject.override = &leave, subject.overrider = &overrider;
    const auto visits = [&](std::size_t n) {
      std::vector<BookedVisit> list;
      while (n-- > 0) {
        // Some by twos, some off the grid.
        const Instant start =
            grid.At(random.Below(grid.size())) + Duration{random.Below(4) == 0 ? 120 : 0};
        const VisitTypeId type = random.Below(3) == 0 ? kPhysical : kCheck;
        list.push_back(Visit(start, 30, type));
        if (random.Below(2) == 0) list.push_back(Visit(start, 30, type));
        if (random.Below(6) == 0) list.back().site = kAnnex;
      }
      return list;
    };
    const auto booked = visits(random.Below(12)), own = visits(random.Below(3));
    const Instant now = zone.StartOfDay(day) - minutes{random.Below(4000)} + hours{24};
    const PolicyCheck check(policies, subject, now);
    // What lies outside the reach is no matter.
    const Interval reach = check.Reach(day);
    std::vector<BookedVisit> near;
    for (const BookedVisit& visit : booked) {
      if (reach.Contains(visit.interval.start())) near.push_back(visit);
    }
    const std::vector<BookedVisit> of_patient =
        random.Below(2) == 0 ? own : std::vector<BookedVisit>{};
    const std::vector<Interval> spans_closed = check.ClosedOn(day, near, of_patient);
    std::size_t of_day = 0, open_of_day = 0;
    for (std::size_t cell = 0; cell < grid.size(); ++cell) {
      const Instant start = grid.At(cell);
      const bool on_day = zone.ToLocal(start).date == day;
      const bool allowed = check.At(start, booked, of_patient).empty();
      const bool shut = std::any_of(spans_closed.begin(), spans_closed.end(),
                                    [&](const Interval& span) { return span.Contains(start); });
      ASSERT_EQ(shut, on_day && !allowed)
          << "seed " << seed << " " << place.zone << " " << ToText(start);
      of_day += on_day;
      open_of_day += on_day && allowed;
    }
    open += open_of_day == of_day;
    closed += open_of_day == 0;
    partly += open_of_day != 0 && open_of_day != of_day;
  }
  // All three happen often, so that the comparison is one.
  EXPECT_GT(open, 300u);
  EXPECT_GT(closed, 300u);
  EXPECT_GT(partly, 300u);
}

// ---- late arrivals

Appointment Promised(Instant start) {
  Appointment appointment;
  appointment.visit_type = kCheck;
  appointment.site = kMain;
  appointment.interval = Interval(start, start + minutes{30});
  appointment.assignments = {{.need = "provider", .resource = kDora}};
  return appointment;
}

TEST(LateArrival, IsAnsweredByHowLate) {
  const BookingPolicy policy{.key = "grace", .grace = Grace{minutes{10}, minutes{20}}};
  const Instant nine = At("2026-12-07", "09:00");
  const auto late = [&](int n) { return LateArrival(policy, Promised(nine), nine + minutes{n}); };
  EXPECT_EQ(late(-15), LateAnswer::kAsPlanned);
  EXPECT_EQ(late(10), LateAnswer::kAsPlanned);
  EXPECT_EQ(LateArrival(policy, Promised(nine), nine + minutes{10} + Duration{1}),
            LateAnswer::kShortenOrSwap);
  // Situation: a patient eighteen minutes late.
  EXPECT_EQ(late(18), LateAnswer::kShortenOrSwap);
  EXPECT_EQ(late(20), LateAnswer::kShortenOrSwap);
  EXPECT_EQ(late(21), LateAnswer::kRebook);
  EXPECT_EQ(LateArrival(BookingPolicy{.key = "none"}, Promised(nine), nine + hours{5}),
            LateAnswer::kAsPlanned);
}

TEST(LateArrival, HasTheStrictestAnswerOfThePoliciesThatSpeakOfTheVisit) {
  const Instant nine = At("2026-12-07", "09:00");
  const std::vector<BookingPolicy> policies = {
      {.key = "all", .grace = Grace{minutes{15}, minutes{30}}},
      {.key = "dora", .resource = kDora, .grace = Grace{minutes{5}, minutes{20}}},
      {.key = "exam", .resource = kExam, .grace = Grace{}},
      {.key = "physicals", .visit_types = {kPhysical}, .grace = Grace{}},
      {.key = "later", .valid = {Day("2026-12-08"), {}}, .grace = Grace{}}};
  EXPECT_EQ(LateArrival(policies, Promised(nine), Zone(), nine + minutes{5}),
            LateAnswer::kAsPlanned);
  EXPECT_EQ(LateArrival(policies, Promised(nine), Zone(), nine + minutes{6}),
            LateAnswer::kShortenOrSwap);
  EXPECT_EQ(LateArrival(policies, Promised(nine), Zone(), nine + minutes{21}), LateAnswer::kRebook);
}

// ---- overrides

TEST(Override, NeverTouchesTheLawOrWhatDoesNotExist) {
  for (const auto& [kind, name] : enumerators(ConflictKind{})) {
    const bool never = name.starts_with("scope_") || kind == ConflictKind::kNoSupervisor ||
                       kind == ConflictKind::kNoSuchResource ||
                       kind == ConflictKind::kOutsideRequest || kind == ConflictKind::kOffGrid ||
                       kind == ConflictKind::kNoLinkedOpening || kind == ConflictKind::kUndecided ||
                       kind == ConflictKind::kHoldEnded || kind == ConflictKind::kNoLeave;
    EXPECT_EQ(Overridable(kind), !never) << name;
  }
}

TEST(Override, SaysAllThatMakesNoSense) {
  Findings findings;
  CheckOverride({.kinds = {ConflictKind::kBusy, ConflictKind::kScopeForbidden}}, "override",
                findings);
  std::vector<std::string> said;
  for (const Finding& f : findings.all()) said.push_back(f.code + " " + f.path);
  EXPECT_THAT(said, ElementsAre("missing_reference override.by", "missing_reason override.reason",
                                "not_overridable override.kinds[1]"));
}

class OverrideLeave : public ::testing::Test {
 protected:
  OverrideLeave() {
    for (Role role : {Role::kPhysician, Role::kReceptionist, Role::kRegisteredNurse}) {
      Staff person;
      person.id = StaffId::Of(kTag, static_cast<std::uint32_t>(staff_.size()));
      person.roles = {role};
      staff_.push_back(person);
    }
  }
  // The conflicts that are left when the person overrides all kinds there are.
  std::vector<std::string> Left(std::uint32_t who, VisitTypeId type = kCheck) {
    Override all{.by = StaffId::Of(kTag, who), .reason = "asked by the family"};
    for (const auto& [kind, name] : enumerators(ConflictKind{})) all.kinds.push_back(kind);
    return Names(ConflictsLeft(policies_, staff_, all, conflicts_, type, kMain, Day("2026-12-07")));
  }

  std::vector<Staff> staff_;
  std::vector<BookingPolicy> policies_ = {
      {.key = "four", .max_per_day = 4, .override_roles = {Role::kPhysician}},
      {.key = "manager",
       .visit_types = {kCheck},
       .resource = kDora,
       .override_staff = {StaffId::Of(kTag, 1)},
       .override_kinds = {ConflictKind::kBusy, ConflictKind::kNotAvailable}}};
  std::vector<Conflict> conflicts_ = {{.kind = ConflictKind::kDayFull, .policy = "four"},
                                      {.kind = ConflictKind::kBusy, .resource = kDora},
                                      {.kind = ConflictKind::kNotAvailable, .resource = kExam},
                                      {.kind = ConflictKind::kScopeForbidden, .resource = kDora}};
};

TEST_F(OverrideLeave, IsGivenByThePolicyOfTheConflictOrByOneForItsKind) {
  EXPECT_THAT(Left(0), ElementsAre("busy ", "not_available ", "scope_forbidden "));
  EXPECT_THAT(Left(1), ElementsAre("day_full four", "not_available ", "scope_forbidden "));
  EXPECT_THAT(Left(2), ElementsAre("day_full four", "busy ", "not_available ", "scope_forbidden "));
  EXPECT_THAT(Left(1, kPhysical),
              ElementsAre("day_full four", "busy ", "not_available ", "scope_forbidden "));
  EXPECT_THAT(Left(9), ::testing::SizeIs(4));
}

TEST_F(OverrideLeave, LeavesWhatIsNotNamed) {
  const Override one{.by = StaffId::Of(kTag, 0), .reason = "why", .kinds = {ConflictKind::kBusy}};
  EXPECT_THAT(ConflictsLeft(policies_, staff_, one, conflicts_, kCheck, kMain, Day("2026-12-07")),
              ::testing::SizeIs(4));
}

// What is overridden by leave no longer stands against a start; what is not does.
TEST_F(OverrideLeave, OpensTheStartsThatThePolicyGivesLeaveFor) {
  policies_.push_back({.key = "soon", .lead_time = hours{48}});
  const Override leave{.by = staff_[0].id,
                       .reason = "why",
                       .kinds = {ConflictKind::kDayFull, ConflictKind::kTooSoon}};
  const Instant nine = At("2026-12-07", "09:00");
  const std::vector<BookedVisit> booked(4, Visit(nine));
  PolicySubject visits = Visits();
  EXPECT_THAT(Against(policies_, nine, nine - hours{24}, booked, visits),
              ElementsAre("day_full four", "too_soon soon"));
  visits.override = &leave;
  visits.overrider = &staff_[0];
  EXPECT_THAT(Against(policies_, nine, nine - hours{24}, booked, visits),
              ElementsAre("too_soon soon"));
  visits.overrider = &staff_[1];
  EXPECT_THAT(Against(policies_, nine, nine - hours{24}, booked, visits),
              ElementsAre("day_full four", "too_soon soon"));
}

// ---- what makes no sense

TEST(BookingPolicy, SaysAllThatMakesNoSense) {
  BookingPolicy policy;
  policy.key = "wrong";
  policy.resource = {StaffId::Of(kTag, 0), RoomId::Of(kTag, 0), {}};
  policy.lead_time = Duration{-1};
  policy.opens = DayMoment{1, Clock("09:00")};
  policy.cutoff = DayMoment{1501, Minutes{1441}};
  policy.max_per_day = -1;
  policy.max_overlap = 0;
  policy.max_patient_day = 1;
  policy.grace = Grace{minutes{10}, minutes{5}};
  policy.override_kinds = {ConflictKind::kScopeUnmet};
  Findings findings;
  CheckBookingPolicy(policy, "p", findings);
  std::vector<std::string> said;
  for (const Finding& f : findings.all()) said.push_back(f.code + " " + f.path);
  EXPECT_THAT(
      said, ElementsAre("bad_duration p.lead_time", "bad_days p.cutoff.days_before",
                        "bad_time_of_day p.cutoff.time", "never_open p.cutoff", "bad_grace p.grace",
                        "bad_count p.max_per_day", "bad_count p.max_overlap",
                        "bad_resource p.resource", "bad_policy p",
                        "not_overridable p.override_kinds[0]", "bad_policy p.override_kinds"));
}

TEST(BookingPolicy, SaysWhereALimitBelongs) {
  const auto codes = [](const BookingPolicy& policy) {
    Findings findings;
    CheckBookingPolicy(policy, "p", findings);
    std::vector<std::string> said;
    for (const Finding& f : findings.all()) said.push_back(f.path);
    return said;
  };
  EXPECT_THAT(codes({.max_per_session = 1, .max_overlap = 2}),
              ElementsAre("p.max_per_session", "p.max_overlap"));
  EXPECT_THAT(codes({.session = Window("08:00", "12:00"), .max_per_session = 1}), IsEmpty());
  EXPECT_THAT(codes({.roles = {Role::kPhysician}, .max_per_session = 1, .max_overlap = 2}),
              IsEmpty());
  EXPECT_THAT(codes({.resource = kExam, .roles = {Role::kPhysician}}), ElementsAre("p.roles"));
  EXPECT_THAT(codes({.roles = {Role::kPhysician}, .grace = Grace{}}), ElementsAre("p.grace"));
}

}  // namespace
}  // namespace polyclinic
