// Booking policies in the engine: what is offered, booked and overridden under them, and group visits.

#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "schedule/builders.h"
#include "schedule/random_policies.h"
#include "trials.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;
using std::chrono::hours;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

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
  BookingRequest AskFor(StaffId provider) {
    BookingRequest request = Ask(check);
    request.named = {{"provider", Resource::Of(provider)}};
    return request;
  }
  Appointment Book(Schedule& schedule, const BookingRequest& request, std::string_view clock) {
    return Keep(schedule, AppointmentOf(schedule.Book(request, TestClinic::At(clock), kNow)));
  }

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

// The session of who keeps a promise by choice of the engine is full for nobody else who asks.
TEST(EnginePolicies, LetOthersKeepWhatFillsASession) {
  PolicyClinic c;
  c.booking_policies = {{.key = "one", .roles = {Role::kPhysician}, .max_per_session = 1}};
  const BookingRequest anybody = c.Ask(c.check), by_name = c.AskFor(c.dora), third = c.Ask(c.check);
  Schedule schedule = c.Make();
  const Appointment pooled = c.Book(schedule, anybody, "08:00");
  ASSERT_EQ(WhoMeets(c, pooled.assignments, "provider"), "dora");
  const Booked booked =
      std::get<Booked>(schedule.Book(by_name, c.TestClinic::At("10:00"), kNow).value());
  ASSERT_EQ(booked.rearranged.size(), 1U);
  Appointment moved = pooled;
  moved.assignments = Rearranged(moved.assignments, booked.rearranged[0]);
  EXPECT_EQ(WhoMeets(c, moved.assignments, "provider"), "eve");
  schedule.Occupy(moved);
  c.Keep(schedule, booked.appointment);
  // Now both have what they may have, and neither promise can be kept by anybody else.
  EXPECT_THAT(StartsOf(c, schedule, third, kNow), IsEmpty());
  const std::vector<Conflict> conflicts =
      Refused(schedule.Book(third, c.TestClinic::At("11:00"), kNow));
  EXPECT_EQ(Words(c, conflicts),
            std::vector<std::string>({"session_full provider", "session_full provider dora",
                                      "session_full provider eve"}));
  ASSERT_TRUE(conflicts[0].certificate);
  EXPECT_EQ(conflicts[0].policy, "one");
  EXPECT_EQ(conflicts[0].certificate->interval,
            Interval(c.TestClinic::At("08:00"), c.TestClinic::At("12:00")));
  EXPECT_EQ(conflicts[0].certificate->able,
            std::vector<Resource>({Resource::Of(c.dora), Resource::Of(c.eve)}));
  EXPECT_EQ(conflicts[0].certificate->appointments.size(), 2U);
}

// Sessions full of promises that each of three could keep are full by counting, not by trying every way.
TEST(EnginePolicies, ProveThatSessionsAreFullWithinTheUsualLimit) {
  PolicyClinic c;
  c.AddStaff("fay", Role::kPhysician, Window("08:00", "12:00"));
  c.booking_policies = {{.key = "five", .roles = {Role::kPhysician}, .max_per_session = 5}};
  std::vector<BookingRequest> requests;
  for (int i = 0; i < 16; ++i) requests.push_back(c.Ask(c.check));
  Schedule schedule = c.Make();
  for (std::size_t i = 0; i < 15; ++i) {
    const BookingResult result = schedule.Book(requests[i], std::nullopt, kNow).value();
    ASSERT_TRUE(std::holds_alternative<Booked>(result)) << i;
    ASSERT_THAT(std::get<Booked>(result).rearranged, IsEmpty()) << i;
    c.Keep(schedule, std::get<Booked>(result).appointment);
  }
  const StartList none = schedule.Starts(requests[15], kNow).value();
  EXPECT_THAT(none.open, IsEmpty());
  EXPECT_THAT(none.undecided, IsEmpty());
  EXPECT_TRUE(none.complete);
  const std::vector<Conflict> conflicts =
      Refused(schedule.Book(requests[15], c.TestClinic::At("11:30"), kNow));
  ASSERT_TRUE(!conflicts.empty() && conflicts[0].certificate);
  EXPECT_EQ(conflicts[0].certificate->appointments.size(), 15U);
}

// A visit that uses a resource twice counts where either part starts, whichever was booked first.
TEST(EnginePolicies, CountEachPartOfAVisit) {
  PolicyClinic c;
  const VisitTypeId twice = c.AddType(
      "twice", {AStep("first", 20), AStep("between", 20), AStep("second", 20)},
      {Person("provider", {Role::kPhysician}, {0}), Person("again", {Role::kPhysician}, {2})});
  c.booking_policies = {
      {.key = "one", .roles = {Role::kPhysician}, .max_starts = 1, .max_overlap = 2}};
  BookingRequest both = c.Ask(twice);
  both.named = {{"provider", Resource::Of(c.dora)}, {"again", Resource::Of(c.dora)}};
  const BookingRequest later = c.AskFor(c.dora);
  Schedule schedule = c.Make();
  c.Book(schedule, both, "09:00");
  EXPECT_THAT(Why(schedule, later, c.TestClinic::At("09:40")), Contains("capacity one"));
  EXPECT_THAT(Why(schedule, later, c.TestClinic::At("09:00")), Contains("capacity one"));
  c.Book(schedule, later, "09:45");
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

// What others make room for was not overridden.
TEST(EngineOverride, KeepsOnlyWhatItLetPass) {
  OverrideClinic c;
  c.booking_policies[0] = {
      .key = "two", .roles = {Role::kPhysician}, .max_per_session = 2, .override_staff = {c.eve}};
  const BookingRequest named = c.AskFor(c.dora), pooled = c.Ask(c.check), asked = c.AskFor(c.dora);
  Schedule schedule = c.Make();
  c.Book(schedule, named, "09:00");
  Appointment other = AppointmentOf(schedule.Book(pooled, c.TestClinic::At("11:00"), kNow));
  for (Assignment& a : other.assignments) {
    if (a.need == "provider") a.resource = Resource::Of(c.dora);
  }
  c.Keep(schedule, other);
  const auto booked =
      std::get<Booked>(c.In(schedule, asked, "09:10", c.eve, {ConflictKind::kBusy}).value());
  EXPECT_EQ(booked.rearranged.size(), 1U);
  EXPECT_THAT(OverridesOf(booked.appointment), ElementsAre("busy "));
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
              Contains("busy assistant ana"));
}

}  // namespace
}  // namespace polyclinic
