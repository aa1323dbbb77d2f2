// The engine against a reading of its rules that knows no grid words, no pruning and no order of
// trying: every assignment of every need at every start of a small random clinic.

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "schedule/builders.h"
#include "schedule/oracle_rules.h"
#include "schedule/random_clinic.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;

// What the rules say, straight from the model.
class Oracle {
 public:
  Oracle(const RandomClinic& clinic, const std::vector<Appointment>& kept)
      : clinic_(clinic), kept_(kept), midnight_(clinic.At("00:00")) {}

  bool CanStart(const BookingRequest& request, Instant start) const {
    if (request.time_of_day && (Minute(start) < request.time_of_day->from.count() ||
                                Minute(start) >= request.time_of_day->to.count())) {
      return false;
    }
    std::vector<Meeting> slots = SlotsOf(Type(request));
    return AnyAssignment(request, start, slots, 0);
  }

  // Whether what the engine offers keeps the rules.
  bool Accepts(const BookingRequest& request, const Opening& opening) const {
    std::vector<Meeting> slots = SlotsOf(Type(request));
    std::vector<bool> used(opening.assignments.size());
    for (Meeting& slot : slots) {
      for (std::size_t a = 0; a < used.size() && !slot.resource.valid(); ++a) {
        if (used[a] || opening.assignments[a].need != slot.need->name) continue;
        slot.resource = opening.assignments[a].resource;
        used[a] = true;
      }
      if (!slot.resource.valid()) return false;
    }
    return KeepsRules(request, opening.interval.start(), slots, opening.steps);
  }

 private:
  const VisitType& Type(const BookingRequest& request) const {
    return clinic_.visit_types[request.visit_type.index()];
  }
  int Minute(Instant t) const {
    return static_cast<int>(std::chrono::duration_cast<minutes>(t - midnight_).count());
  }

  static std::vector<Meeting> SlotsOf(const VisitType& type) {
    std::vector<Meeting> slots;
    for (const Need& need : type.needs) {
      for (int i = 0; i < need.count; ++i) slots.push_back({&need, StepsOf(type, need), {}});
    }
    return slots;
  }

  bool AnyAssignment(const BookingRequest& request, Instant start, std::vector<Meeting>& slots,
                     std::size_t k) const {
    if (k == slots.size()) {
      std::vector<Interval> steps;
      return AnyPlacement(request, start, slots, steps);
    }
    for (const Resource& resource : Candidates(clinic_, *slots[k].need)) {
      slots[k].resource = resource;
      if (AnyAssignment(request, start, slots, k + 1)) return true;
    }
    return false;
  }

  Duration LengthOf(const VisitType& type, std::size_t s, const std::vector<Meeting>& slots) const {
    const DurationRule& rule = type.steps[s].duration;
    for (const Meeting& slot : slots) {
      for (const ProviderDuration& own : rule.by_provider) {
        if (slot.steps.first <= s && s <= slot.steps.last && slot.resource.staff == own.provider) {
          return own.duration;
        }
      }
    }
    return rule.base;
  }

  bool AnyPlacement(const BookingRequest& request, Instant start, const std::vector<Meeting>& slots,
                    std::vector<Interval>& steps) const {
    const VisitType& type = Type(request);
    const std::size_t s = steps.size();
    if (s == type.steps.size()) return KeepsRules(request, start, slots, steps);
    const Instant after = s == 0 ? start : steps.back().end();
    const auto [least, most] = WaitBefore(type, s);
    for (Duration wait = least; wait <= most; wait += kCell) {
      steps.emplace_back(after + wait, after + wait + LengthOf(type, s, slots));
      if (AnyPlacement(request, start, slots, steps)) return true;
      steps.pop_back();
    }
    return false;
  }

  bool KeepsRules(const BookingRequest& request, Instant start, const std::vector<Meeting>& slots,
                  const std::vector<Interval>& steps) const {
    if (!PatientIsFree(kept_, request.patient, {start, steps.back().end()})) return false;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!Agree(slots[i], slots[j])) return false;
      }
      const Meeting& slot = slots[i];
      if (!Free(slot, {steps[slot.steps.first].start(), steps[slot.steps.last].end()}))
        return false;
    }
    return true;
  }

  bool Free(const Meeting& slot, const Interval& span) const {
    if (!IsThere(clinic_, slot.resource, clinic_.sites[0].id, span)) return false;
    if (Injects(*slot.need) && !PhysicianIsThere(span)) return false;
    if (!Occupies(*slot.need)) return true;
    const auto [first, last] = CellsOf(clinic_, *slot.need, slot.resource, span);
    for (int cell = first; cell < last; ++cell) {
      int shared = 0, exclusive = 0;
      for (const Appointment& a : kept_) {
        for (const Assignment& use : a.assignments) {
          if (use.resource != slot.resource) continue;
          const Need& need = NeedOf(clinic_.visit_types[a.visit_type.index()], use.need);
          if (!Occupies(need)) continue;
          const auto [from, to] = CellsOf(clinic_, need, use.resource, use.interval);
          if (cell < from || to <= cell) continue;
          ++(need.kind == NeedKind::kShared ? shared : exclusive);
        }
      }
      const bool sharing = slot.need->kind == NeedKind::kShared;
      const int capacity = CapacityOf(clinic_, slot.resource);
      if (exclusive > 0 || (sharing ? shared >= capacity : shared > 0)) return false;
    }
    return true;
  }

  bool PhysicianIsThere(const Interval& span) const {
    return std::any_of(clinic_.staff.begin(), clinic_.staff.end(), [&](const Staff& s) {
      return s.roles[0] == Role::kPhysician &&
             IsThere(clinic_, Resource::Of(s.id), clinic_.sites[0].id, span);
    });
  }

  const RandomClinic& clinic_;
  const std::vector<Appointment>& kept_;
  Instant midnight_;
};

BookingRequest RandomRequest(RandomClinic& clinic, Random& random) {
  BookingRequest request =
      clinic.Ask(VisitTypeId::Of(TestClinic::kTag, static_cast<std::uint32_t>(random.Below(2))));
  // Few patients, so that some of them are busy.
  request.patient = PatientId::Of(TestClinic::kTag, static_cast<std::uint32_t>(random.Below(3)));
  if (random.Chance(20)) request.time_of_day = Window("08:30", "09:15");
  return request;
}

std::set<std::string> ExpectedStarts(const RandomClinic& clinic, const Oracle& oracle,
                                     const BookingRequest& request) {
  std::set<std::string> starts;
  for (int minute = 0; minute < kDayMinutes; minute += 5) {
    if (minute < kFirstMinute - 60 || minute > kLastMinute) continue;
    const Instant start = clinic.At("00:00") + minutes(minute);
    if (oracle.CanStart(request, start)) starts.insert(clinic.Wall(start));
  }
  return starts;
}

// Something imported at any minute, met by the first candidates there are, free or not.
Appointment RandomImport(RandomClinic& clinic, Random& random) {
  Appointment a;
  a.visit_type = VisitTypeId::Of(TestClinic::kTag, static_cast<std::uint32_t>(random.Below(2)));
  a.patient = PatientId::Of(TestClinic::kTag, static_cast<std::uint32_t>(random.Below(3)));
  a.site = clinic.sites[0].id;
  const Instant start = clinic.At("08:00") + minutes(random.Below(110));
  a.interval = {start, start + minutes(1 + random.Below(20))};
  a.steps = {a.interval};
  for (const Need& need : clinic.visit_types[a.visit_type.index()].needs) {
    const auto count = need.rooms.empty() ? clinic.staff.size() : clinic.rooms.size();
    const auto pick = static_cast<std::uint32_t>(random.Below(static_cast<int>(count)));
    a.assignments.push_back({.need = need.name,
                             .resource = need.rooms.empty() ? Resource::Of(clinic.staff[pick].id)
                                                            : Resource::Of(clinic.rooms[pick].id),
                             .interval = a.interval});
  }
  return a;
}

// Kept by whoever keeps it now.
Appointment Fixed(Appointment appointment) {
  for (Assignment& a : appointment.assignments) a.named = true;
  return appointment;
}

TEST(OracleTest, SearchBookAndExplainAgreeWithTheRules) {
  int openings_seen = 0, refusals_seen = 0;
  for (std::uint32_t seed = 0; seed < 120; ++seed) {
    Random random(seed);
    RandomClinic clinic(random);
    for (int i = 0; i < 3; ++i) clinic.AddPatient();
    std::vector<BookingRequest> requests;
    for (int i = 0; i < 5; ++i) requests.push_back(RandomRequest(clinic, random));
    Schedule schedule = clinic.Make();
    std::vector<Appointment> kept;
    for (const BookingRequest& request : requests) {
      if (random.Chance(40)) {
        kept.push_back(clinic.Keep(schedule, Fixed(RandomImport(clinic, random))));
      }
      const Oracle oracle(clinic, kept);
      const std::set<std::string> expected = ExpectedStarts(clinic, oracle, request);
      const auto openings = schedule.Search(request, 10'000, kNow);
      const std::vector<std::string> starts = Starts(clinic, openings);
      ASSERT_EQ(std::set<std::string>(starts.begin(), starts.end()), expected) << "seed " << seed;
      ASSERT_EQ(starts.size(), expected.size()) << "seed " << seed << ": a start offered twice";
      for (const Opening& o : openings->openings) {
        ASSERT_TRUE(oracle.Accepts(request, o))
            << "seed " << seed << " at " << clinic.Wall(o.interval.start());
      }
      const Instant any = clinic.At("08:00") + minutes(5 * random.Below(24));
      ASSERT_EQ(schedule.Explain(request, any, kNow)->empty(),
                expected.count(clinic.Wall(any)) == 1)
          << "seed " << seed << " at " << clinic.Wall(any);
      const BookingResult result = schedule.Book(request, {}, kNow).value();
      ASSERT_EQ(std::holds_alternative<Booked>(result), !expected.empty()) << "seed " << seed;
      if (expected.empty()) {
        ASSERT_FALSE(std::get<Refusal>(result).conflicts.empty());
        ++refusals_seen;
        continue;
      }
      ++openings_seen;
      const Appointment booked = std::get<Booked>(result).appointment;
      ASSERT_EQ(clinic.Wall(booked.interval.start()), *expected.begin());
      // Given back, everything is as before.
      Schedule given_back = schedule;
      given_back.Vacate(clinic.Keep(given_back, booked).id);
      ASSERT_EQ(given_back.Search(request, 10'000, kNow)->openings, openings->openings);
      kept.push_back(clinic.Keep(schedule, Fixed(booked)));
    }
  }
  EXPECT_GT(openings_seen, 100);
  EXPECT_GT(refusals_seen, 50);
}

}  // namespace
}  // namespace polyclinic
