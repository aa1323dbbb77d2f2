// Booking policies: what stands against a start, start by start and a day at once, who may override
// it, and what is said to who comes late.
#include "polyclinic/schedule/booking_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "schedule/builders.h"
#include "schedule/policy_check.h"
#include "trials.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;  // NOLINT
using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint32_t kTag = 7;
const VisitTypeId kCheck = VisitTypeId::Of(kTag, 0);
const VisitTypeId kPhysical = VisitTypeId::Of(kTag, 1);
const SiteId kMain = SiteId::Of(kTag, 0);
const SiteId kAnnex = SiteId::Of(kTag, 1);
const Resource kDora = Resource::Of(StaffId::Of(kTag, 0));
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

// Random policies over two days on which clocks change, and common ones.
class RandomPolicies {
 public:
  explicit RandomPolicies(std::uint32_t seed) : random_(seed) {}

  std::size_t Below(std::size_t n) { return random_() % n; }
  Minutes Clock() { return Minutes{static_cast<int>(Below(289)) * 5}; }
  template <class T>
  std::optional<T> Maybe(T value) {
    return Below(3) == 0 ? std::optional<T>(value) : std::nullopt;
  }
  std::int32_t Few() { return static_cast<std::int32_t>(Below(3)); }

  BookingPolicy Make(Date day) {
    BookingPolicy policy;
    policy.key = "p";
    if (Below(2) == 0) policy.override_roles = {Role::kReceptionist};
    if (Below(3) == 0) policy.visit_types = {Below(2) == 0 ? kCheck : kPhysical};
    if (Below(4) == 0) policy.sites = {Below(2) == 0 ? kMain : kAnnex};
    if (Below(2) == 0) {
      if (Below(2) == 0)
        policy.resource = kDora;
      else
        policy.roles = {Role::kPhysician};
    }
    if (Below(4) == 0) policy.valid.from = AddDays(day, static_cast<int>(Below(3)) - 1);
    if (Below(4) == 0) policy.valid.until = AddDays(day, static_cast<int>(Below(3)));
    policy.lead_time = Maybe(Duration{minutes{Below(3000)}});
    if (Below(6) == 0) policy.opens = DayMoment{Few(), Clock()};
    if (Below(6) == 0) policy.cutoff = DayMoment{Few(), Clock()};
    policy.max_per_session = Maybe(Few());
    if (Below(2) == 0 || SpeaksOfVisits(policy)) {
      const Minutes from{static_cast<int>(Below(1440))};
      policy.session = TimeWindow{from, from + Minutes{1 + static_cast<int>(Below(1440))}};
    }
    if (Below(4) == 0) policy.max_per_day = static_cast<std::int32_t>(Below(8));
    policy.max_starts = Maybe(Few());
    if (SpeaksOfVisits(policy) && Below(4) == 0) policy.max_patient_day = 1 + Few();
    return policy;
  }

 private:
  std::mt19937 random_;
};

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
                       kind == ConflictKind::kHoldEnded;
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

// ---- in the engine

// Two physicians and two rooms from 8 to 12; a check takes the physician and a room for half an hour.
struct PolicyClinic : TestClinic {
  PolicyClinic() {
    dora = AddStaff("dora", Role::kPhysician, Window("08:00", "12:00"));
    eve = AddStaff("eve", Role::kPhysician, Window("08:00", "12:00"));
    for (const char* key : {"exam-1", "exam-2", "exam-3"}) {
      AddRoom(key, RoomKind::kExam, Window("08:00", "12:00"));
    }
    check = AddType("check", {AStep("visit", 30)},
                    {Person("provider", {Role::kPhysician}), InRoom("room", RoomKind::kExam)});
  }
  Schedule Make() const {
    return Schedule::Create({.sites = sites,
                             .rooms = rooms,
                             .equipment = equipment,
                             .staff = staff,
                             .pods = pods,
                             .visit_types = visit_types,
                             .policies = policies,
                             .booking_policies = booking_policies,
                             .availability = availability,
                             .templates = templates,
                             .patients = patients,
                             .horizon = horizon},
                            RuleBook::Make(rules).value())
        .value();
  }
  BookingRequest AskFor(StaffId provider) {
    BookingRequest request = Ask(check);
    request.named = {{"provider", Resource::Of(provider)}};
    return request;
  }
  Appointment Book(Schedule& schedule, const BookingRequest& request, std::string_view clock) {
    return Keep(schedule, AppointmentOf(schedule.Book(request, TestClinic::At(clock), kNow)));
  }

  std::vector<BookingPolicy> booking_policies;
  StaffId dora, eve;
  VisitTypeId check;
};

std::vector<std::string> StartsOf(const TestClinic& clinic, const Schedule& schedule,
                                  const BookingRequest& request, Instant now) {
  const StartList list = schedule.Starts(request, now).value();
  std::vector<std::string> starts;
  for (const SiteStart& s : list.open) starts.push_back(clinic.Wall(s.start));
  return starts;
}
std::vector<std::string> Why(const Schedule& schedule, const BookingRequest& request, Instant start,
                             Instant now = kNow) {
  std::vector<std::string> names;
  for (const Conflict& c : Refused(schedule.Book(request, start, now))) {
    names.push_back(std::string(NameOf(c.kind)) + " " + c.policy);
  }
  return names;
}

// Situation 11: a block released at seven in the morning for the same day.
TEST(EnginePolicies, KeepTheLeadTimeAndOpenTheDayByTheClock) {
  PolicyClinic c;
  c.booking_policies = {{.key = "same-day", .opens = DayMoment{0, Clock("07:00")}},
                        {.key = "hour", .lead_time = hours{1}}};
  const BookingRequest request = c.Ask(c.check);
  const Schedule schedule = c.Make();
  EXPECT_THAT(StartsOf(c, schedule, request, c.TestClinic::At("06:59")), IsEmpty());
  EXPECT_EQ(StartsOf(c, schedule, request, c.TestClinic::At("07:00")).front(), "08:00");
  EXPECT_EQ(StartsOf(c, schedule, request, c.TestClinic::At("08:02")).front(), "09:05");
  EXPECT_THAT(Why(schedule, request, c.TestClinic::At("09:00"), c.TestClinic::At("08:02")),
              ElementsAre("too_soon hour"));
  EXPECT_THAT(Why(schedule, request, c.TestClinic::At("09:00"), c.TestClinic::At("06:00")),
              ElementsAre("too_far_ahead same-day"));
}

TEST(EnginePolicies, CountEachPhysiciansSession) {
  PolicyClinic c;
  c.booking_policies = {{.key = "two", .roles = {Role::kPhysician}, .max_per_session = 2}};
  const BookingRequest first = c.AskFor(c.dora), second = c.AskFor(c.dora),
                       third = c.AskFor(c.dora), anybody = c.Ask(c.check);
  Schedule schedule = c.Make();
  c.Book(schedule, first, "08:00");
  c.Book(schedule, second, "09:00");
  EXPECT_THAT(StartsOf(c, schedule, third, kNow), IsEmpty());
  EXPECT_THAT(Why(schedule, third, c.TestClinic::At("10:00")), ElementsAre("session_full two"));
  // The other physician's session has places.
  const Appointment other = AppointmentOf(schedule.Book(anybody, std::nullopt, kNow));
  EXPECT_EQ(WhoMeets(c, other.assignments, "provider"), "eve");
}

TEST(EnginePolicies, CountTheVisitsOfASiteTogether) {
  PolicyClinic c;
  c.booking_policies = {{.key = "day", .max_per_day = 3}, {.key = "one", .max_starts = 1}};
  const BookingRequest requests[] = {c.AskFor(c.dora), c.AskFor(c.eve), c.AskFor(c.eve),
                                     c.AskFor(c.dora)};
  Schedule schedule = c.Make();
  c.Book(schedule, requests[0], "08:00");
  EXPECT_THAT(Why(schedule, requests[1], c.TestClinic::At("08:00")), ElementsAre("capacity one"));
  EXPECT_EQ(StartsOf(c, schedule, requests[1], kNow).front(), "08:05");
  c.Book(schedule, requests[1], "08:05");
  c.Book(schedule, requests[2], "09:00");
  EXPECT_THAT(StartsOf(c, schedule, requests[3], kNow), IsEmpty());
  EXPECT_THAT(Why(schedule, requests[3], c.TestClinic::At("11:00")), ElementsAre("day_full day"));
}

// Situation 29: double-booking on purpose.
TEST(EnginePolicies, OverbookAProviderOnPurpose) {
  PolicyClinic c;
  const BookingRequest requests[] = {c.AskFor(c.dora), c.AskFor(c.dora), c.AskFor(c.dora)};
  Schedule plain = c.Make();
  c.Book(plain, requests[0], "09:00");
  EXPECT_THAT(Why(plain, requests[1], c.TestClinic::At("09:15")), ElementsAre("busy "));
  c.booking_policies = {{.key = "double", .resource = Resource::Of(c.dora), .max_overlap = 2}};
  Schedule schedule = c.Make();
  c.Book(schedule, requests[0], "09:00");
  const Appointment beside = c.Book(schedule, requests[1], "09:15");
  EXPECT_THAT(schedule.FlagsOf(beside), IsEmpty());
  EXPECT_THAT(Why(schedule, requests[2], c.TestClinic::At("09:20")), ElementsAre("busy ", "busy "));
  EXPECT_THAT(
      StartsOf(c, schedule, requests[2], kNow),
      ElementsAre("08:00", "08:05", "08:10", "08:15", "08:20", "08:25", "08:30", "08:35", "08:40",
                  "08:45", "09:30", "09:35", "09:40", "09:45", "09:50", "09:55", "10:00", "10:05",
                  "10:10", "10:15", "10:20", "10:25", "10:30", "10:35", "10:40", "10:45", "10:50",
                  "10:55", "11:00", "11:05", "11:10", "11:15", "11:20", "11:25", "11:30"));
}

TEST(EnginePolicies, LimitAPatientsVisits) {
  PolicyClinic c;
  const BookingRequest first = c.AskFor(c.dora);
  BookingRequest second = c.AskFor(c.eve);
  second.patient = first.patient;
  Schedule plain = c.Make();
  c.Book(plain, first, "09:00");
  EXPECT_THAT(Why(plain, second, c.TestClinic::At("09:15")), ElementsAre("patient_busy "));
  c.booking_policies = {{.key = "once", .max_patient_day = 1}};
  Schedule once = c.Make();
  c.Book(once, first, "09:00");
  EXPECT_THAT(Why(once, second, c.TestClinic::At("11:00")), ElementsAre("patient_day once"));
  c.booking_policies = {{.key = "both", .max_patient_overlap = 2}};
  Schedule both = c.Make();
  c.Book(both, first, "09:00");
  c.Book(both, second, "09:15");
}

// ---- overrides in the engine

// Eve may override what the "day" policy says, and double-book Dora and book her off hours.
struct OverrideClinic : PolicyClinic {
  OverrideClinic() {
    booking_policies = {{.key = "day", .max_per_day = 1, .override_staff = {eve}},
                        {.key = "leave",
                         .resource = Resource::Of(dora),
                         .override_staff = {eve},
                         .override_kinds = {ConflictKind::kBusy, ConflictKind::kNotAvailable}}};
  }
  absl::StatusOr<BookingResult> In(const Schedule& schedule, const BookingRequest& request,
                                   std::string_view clock, StaffId by,
                                   std::vector<ConflictKind> kinds) const {
    const Override override{by, "asked by the family", std::move(kinds)};
    return schedule.Book(request, TestClinic::At(clock), kNow, {}, &override);
  }
};
const std::vector<ConflictKind> kAllOfThem = {ConflictKind::kDayFull, ConflictKind::kBusy,
                                              ConflictKind::kNotAvailable};

std::vector<std::string> OverridesOf(const Appointment& appointment) {
  std::vector<std::string> out;
  for (const OverriddenConflict& o : appointment.overrides) out.push_back(o.kind + " " + o.policy);
  return out;
}

// Situation 29: double-booking on purpose.
TEST(EngineOverride, DoubleBooksByLeaveAndKeepsWhoWhyAndWhat) {
  OverrideClinic c;
  const BookingRequest first = c.AskFor(c.dora), second = c.AskFor(c.dora);
  Schedule schedule = c.Make();
  const Appointment there = c.Book(schedule, first, "09:00");
  const Appointment beside = AppointmentOf(c.In(schedule, second, "09:10", c.eve, kAllOfThem));
  EXPECT_THAT(OverridesOf(beside), ElementsAre("busy ", "day_full day"));
  EXPECT_EQ(beside.overrides[0].by, c.eve);
  EXPECT_EQ(beside.overrides[0].reason, "asked by the family");
  EXPECT_EQ(beside.overrides[0].resource, Resource::Of(c.dora));
  EXPECT_EQ(beside.overrides[0].other, there.id);
  // The room is another one, as ever.
  EXPECT_NE(WhoMeets(c, beside.assignments, "room"), WhoMeets(c, there.assignments, "room"));
  // Without leave, or without the kind, everything stands.
  const std::vector<std::string> all = Why(schedule, second, c.TestClinic::At("09:10"));
  EXPECT_THAT(all, ElementsAre("busy ", "day_full day"));
  const auto refused = [&](StaffId by, std::vector<ConflictKind> kinds) {
    return std::holds_alternative<Refusal>(
        c.In(schedule, second, "09:10", by, std::move(kinds)).value());
  };
  EXPECT_TRUE(refused(c.dora, kAllOfThem));
  EXPECT_TRUE(refused(c.eve, {ConflictKind::kBusy}));
  EXPECT_TRUE(refused(c.eve, {ConflictKind::kDayFull}));
}

// Situation 29: the manager books off hours.
TEST(EngineOverride, BooksOffHoursWhereTheRestIsThere) {
  OverrideClinic c;
  const BookingRequest late = c.AskFor(c.dora), late_for_eve = c.AskFor(c.eve);
  const Schedule closed = c.Make();
  EXPECT_TRUE(
      std::holds_alternative<Refusal>(c.In(closed, late, "12:30", c.eve, kAllOfThem).value()));
  c.Work(Resource::Of(c.rooms[0].id), Window("12:00", "14:00"));
  const Schedule schedule = c.Make();
  const Appointment appointment = AppointmentOf(c.In(schedule, late, "12:30", c.eve, kAllOfThem));
  EXPECT_THAT(OverridesOf(appointment), ElementsAre("not_available "));
  EXPECT_THAT(schedule.FlagsOf(appointment),
              ElementsAre(::testing::Field(&Flag::code, "outside_hours")));
  // Of another physician nobody gives leave.
  EXPECT_TRUE(std::holds_alternative<Refusal>(
      c.In(schedule, late_for_eve, "12:30", c.eve, kAllOfThem).value()));
}

TEST(EngineOverride, NeverOverridesTheLaw) {
  OverrideClinic c;
  const StaffId ana = c.AddStaff("ana", Role::kMedicalAssistant, Window("08:00", "12:00"));
  const VisitTypeId forbidden = c.AddType("iv", {AStep("iv", 30)}, {Doing("assistant", {"X05G"})});
  std::vector<ConflictKind> every;
  for (const auto& [kind, name] : enumerators(ConflictKind{})) every.push_back(kind);
  BookingRequest request = c.Ask(forbidden);
  request.named = {{"assistant", Resource::Of(ana)}};
  c.booking_policies[1].resource = {};
  c.booking_policies[1].override_kinds = every;
  const Schedule schedule = c.Make();
  EXPECT_THAT(Words(c, Refused(c.In(schedule, request, "09:00", c.eve, every))),
              ElementsAre("scope_forbidden assistant ana"));
}

// An override that is not needed leaves no trace.
TEST(EngineOverride, KeepsNothingWhereNothingStoodAgainst) {
  OverrideClinic c;
  const BookingRequest request = c.AskFor(c.dora);
  const Schedule schedule = c.Make();
  EXPECT_THAT(OverridesOf(AppointmentOf(c.In(schedule, request, "09:00", c.eve, kAllOfThem))),
              IsEmpty());
}

// Counted anew from the appointments, no policy is exceeded.
void ExpectWithin(const PolicyClinic& c, const std::vector<Appointment>& appointments) {
  const Date day = Day("2026-12-07");
  for (const BookingPolicy& policy : c.booking_policies) {
    std::map<Resource, std::vector<Instant>> starts;
    for (const Appointment& a : appointments) {
      if (!SpeaksOf(policy, a.visit_type, a.site, day)) continue;
      if (SpeaksOfVisits(policy)) starts[Resource{}].push_back(a.interval.start());
      for (const Assignment& part : a.assignments) {
        const bool physician =
            part.resource == Resource::Of(c.dora) || part.resource == Resource::Of(c.eve);
        if (SpeaksOfVisits(policy) || !physician) continue;
        if (policy.resource.valid() && policy.resource != part.resource) continue;
        starts[part.resource].push_back(part.interval.start());
      }
    }
    for (const auto& [resource, of] : starts) {
      std::map<Instant, std::int32_t> at;
      std::int32_t in_session = 0;
      for (Instant start : of) {
        ++at[start];
        const Duration since = start - c.TestClinic::At("00:00");
        in_session +=
            !policy.session || (policy.session->from <= since && since < policy.session->to);
      }
      const auto count = static_cast<std::int32_t>(of.size());
      EXPECT_LE(count, policy.max_per_day.value_or(count));
      EXPECT_LE(in_session, policy.max_per_session.value_or(in_session));
      for (const auto& [start, n] : at) EXPECT_LE(n, policy.max_starts.value_or(n));
    }
  }
}

// What is offered is what nothing stands against, and the other way round.
TEST(EnginePolicies, OfferExactlyTheStartsThatNothingStandsAgainst) {
  int refused = 0, offered = 0, rearranged = 0;
  const auto clinics = static_cast<std::uint32_t>(Trials(150));
  for (std::uint32_t seed = 0; seed < clinics; ++seed) {
    RandomPolicies random(seed);
    PolicyClinic c;
    c.AddStaff("ana", Role::kMedicalAssistant, Window("08:00", "12:00"));
    const VisitTypeId other =
        c.AddType("other", {AStep("vitals", 10), AStep("visit", 25)},
                  {Doing("assistant", {"C06"}, {0}), Person("provider", {Role::kPhysician}, {1})});
    for (std::size_t n = 1 + random.Below(3); n > 0; --n) {
      BookingPolicy policy = random.Make(Day("2026-12-07"));
      policy.sites.clear();
      policy.override_roles.clear();
      if (policy.max_per_session) ++*policy.max_per_session;
      if (!SpeaksOfVisits(policy) && random.Below(2) == 0) policy.max_overlap = 1 + random.Few();
      if (SpeaksOfVisits(policy) && random.Below(3) == 0) policy.max_patient_overlap = 2;
      policy.key += std::to_string(n);
      c.booking_policies.push_back(policy);
    }
    std::vector<BookingRequest> requests;
    for (int i = 0; i < 6; ++i) {
      BookingRequest request = c.Ask(random.Below(2) == 0 ? c.check : other);
      if (random.Below(2) == 0) request.named = {{"provider", Resource::Of(c.dora)}};
      if (i > 0 && random.Below(3) == 0) request.patient = requests[0].patient;
      requests.push_back(request);
    }
    Schedule schedule = c.Make();
    std::vector<Appointment> kept;
    const Instant now = c.TestClinic::At("00:00") - minutes{random.Below(3000)};
    for (const BookingRequest& request : requests) {
      const StartList list = schedule.Starts(request, now).value();
      ASSERT_THAT(list.undecided, IsEmpty());
      std::vector<Instant> open;
      for (const SiteStart& s : list.open) open.push_back(s.start);
      for (Instant t = c.TestClinic::At("07:00"); t < c.TestClinic::At("12:30"); t += kCell) {
        const bool offers = std::find(open.begin(), open.end(), t) != open.end();
        const auto booked = schedule.Book(request, t, now).value();
        ASSERT_EQ(std::holds_alternative<Booked>(booked), offers)
            << "seed " << seed << " " << c.Wall(t);
        const auto conflicts = schedule.Explain(request, t, now).value();
        ASSERT_EQ(conflicts.empty(), offers) << "seed " << seed << " " << c.Wall(t);
        refused += !offers, offered += offers;
      }
      const auto first = schedule.Book(request, std::nullopt, now).value();
      const Booked* booked = std::get_if<Booked>(&first);
      if (booked == nullptr) continue;
      for (const Rearrangement& r : booked->rearranged) {
        Appointment& moved = kept[r.appointment.index()];
        moved.assignments = Rearranged(moved.assignments, r);
        schedule.Occupy(moved);
        ++rearranged;
      }
      kept.push_back(c.Keep(schedule, booked->appointment));
    }
    ExpectWithin(c, kept);
  }
  EXPECT_GT(rearranged, 0);
  EXPECT_GT(refused, static_cast<int>(clinics) * 33);
  EXPECT_GT(offered, static_cast<int>(clinics) * 33);
}

// ---- group visits

// Situation 21: eight patients at most share a group room and a physician for an hour; before it one assistant takes
// everybody's vitals, one patient after the other.
TEST(GroupVisit, JoinsPatientsWithVitalsOfTheirOwnBefore) {
  TestClinic c;
  const StaffId doctor = c.AddStaff("dora", Role::kPhysician, Window("08:00", "12:00"));
  c.AddStaff("ana", Role::kMedicalAssistant, Window("08:00", "12:00"));
  c.AddRoom("group-room", RoomKind::kGroup, Window("10:00", "11:00"));
  c.rooms[0].capacity = 8;
  Step together = AStep("group", 60);
  together.gap_max = minutes{30};
  Need room = InRoom("room", RoomKind::kGroup, {1});
  room.kind = NeedKind::kShared;
  const VisitTypeId type = c.AddType(
      "group", {AStep("vitals", 10), together},
      {Doing("assistant", {"C06"}, {0}), Person("provider", {Role::kPhysician}, {1}), room});
  c.templates = {{.key = "group",
                  .resource = Resource::Of(doctor),
                  .weekday = Weekday::kMonday,
                  .window = Window("10:00", "11:00"),
                  .visit_types = {type},
                  .capacity = 8}};
  std::vector<BookingRequest> requests;
  for (int i = 0; i < 5; ++i) requests.push_back(c.Ask(type));
  Schedule schedule = c.Make();
  std::vector<std::string> vitals;
  for (int i = 0; i < 4; ++i) {
    const Appointment a =
        c.Keep(schedule, AppointmentOf(schedule.Book(requests[i], std::nullopt, kNow)));
    vitals.push_back(c.Wall(a.steps[0].start()));
    EXPECT_EQ(c.Wall(a.steps[1].start()), "10:00");
  }
  EXPECT_THAT(vitals, ElementsAre("09:20", "09:30", "09:40", "09:50"));
  // There are places in the group, but nobody to take the fifth patient's vitals within the half-hour.
  EXPECT_THAT(Words(c, Refused(schedule.Book(requests[4], c.At("09:40"), kNow))),
              ::testing::Contains("busy assistant ana"));
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
