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
#include "schedule/random_clinic.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;

struct SlotOf {
  const Need* need = nullptr;
  std::size_t first = 0, last = 0;
  Resource resource;
};

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
    std::vector<SlotOf> slots = SlotsOf(Type(request));
    return AnyAssignment(request, start, slots, 0);
  }

  // Whether what the engine offers keeps the rules.
  bool Accepts(const BookingRequest& request, const Opening& opening) const {
    std::vector<SlotOf> slots = SlotsOf(Type(request));
    std::vector<bool> used(opening.assignments.size());
    for (SlotOf& slot : slots) {
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

  static std::vector<SlotOf> SlotsOf(const VisitType& type) {
    std::vector<SlotOf> slots;
    for (const Need& need : type.needs) {
      SlotOf slot{&need, 0, type.steps.size() - 1, {}};
      if (!need.steps.empty()) {
        slot.first = slot.last = static_cast<std::size_t>(need.steps[0]);
      }
      for (int i = 0; i < need.count; ++i) slots.push_back(slot);
    }
    return slots;
  }

  std::vector<Resource> Candidates(const Need& need) const {
    std::vector<Resource> out;
    for (const Staff& s : clinic_.staff) {
      if (!need.roles.empty() && s.roles[0] == need.roles[0]) out.push_back(Resource::Of(s.id));
    }
    for (const Room& r : clinic_.rooms) {
      if (!need.rooms.empty()) out.push_back(Resource::Of(r.id));
    }
    return out;
  }

  bool AnyAssignment(const BookingRequest& request, Instant start, std::vector<SlotOf>& slots,
                     std::size_t k) const {
    if (k == slots.size()) {
      std::vector<Interval> steps;
      return AnyPlacement(request, start, slots, steps);
    }
    for (const Resource& resource : Candidates(*slots[k].need)) {
      slots[k].resource = resource;
      if (AnyAssignment(request, start, slots, k + 1)) return true;
    }
    return false;
  }

  Duration LengthOf(const VisitType& type, std::size_t s, const std::vector<SlotOf>& slots) const {
    const DurationRule& rule = type.steps[s].duration;
    for (const SlotOf& slot : slots) {
      for (const ProviderDuration& own : rule.by_provider) {
        if (slot.first <= s && s <= slot.last && slot.resource.staff == own.provider) {
          return own.duration;
        }
      }
    }
    return rule.base;
  }

  bool AnyPlacement(const BookingRequest& request, Instant start, const std::vector<SlotOf>& slots,
                    std::vector<Interval>& steps) const {
    const VisitType& type = Type(request);
    const std::size_t s = steps.size();
    if (s == type.steps.size()) return KeepsRules(request, start, slots, steps);
    const Instant after = s == 0 ? start : steps.back().end();
    const Duration least = s == 0 ? Duration{0} : type.steps[s].gap_min;
    Duration most = s == 0 ? Duration{0} : std::max(least, Duration(type.steps[s].gap_max));
    for (const SlotOf& slot : slots) {
      if (slot.need->firmness == Firmness::kElastic && slot.first == s) {
        most = std::max(most, least + slot.need->max_wait);
      }
    }
    for (Duration wait = least; wait <= most; wait += kCell) {
      steps.emplace_back(after + wait, after + wait + LengthOf(type, s, slots));
      if (AnyPlacement(request, start, slots, steps)) return true;
      steps.pop_back();
    }
    return false;
  }

  bool KeepsRules(const BookingRequest& request, Instant start, const std::vector<SlotOf>& slots,
                  const std::vector<Interval>& steps) const {
    for (const Appointment& a : kept_) {
      if (a.patient == request.patient && a.interval.start() < steps.back().end() &&
          start < a.interval.end()) {
        return false;
      }
    }
    for (std::size_t i = 0; i < slots.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!Agree(slots[i], slots[j])) return false;
      }
      const SlotOf& slot = slots[i];
      if (!Free(slot, {steps[slot.first].start(), steps[slot.last].end()})) return false;
    }
    return true;
  }

  static bool Names(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  }

  static bool Agree(const SlotOf& a, const SlotOf& b) {
    const bool equal = a.resource == b.resource;
    if (a.need == b.need) return !equal;
    if (Names(a.need->same_as, b.need->name) || Names(b.need->same_as, a.need->name)) return equal;
    if (!equal) return true;
    if (Names(a.need->different_from, b.need->name) ||
        Names(b.need->different_from, a.need->name)) {
      return false;
    }
    const bool presence =
        a.need->kind == NeedKind::kPresence || b.need->kind == NeedKind::kPresence;
    return presence || a.last < b.first || b.last < a.first;
  }

  bool Free(const SlotOf& slot, const Interval& span) const {
    if (!IsThere(slot.resource, span)) return false;
    for (const DutyCode& duty : slot.need->duties) {
      if (duty == DutyCode("C19") && !PhysicianIsThere(span)) return false;
    }
    if (slot.need->kind == NeedKind::kPresence) return true;
    std::int32_t capacity = 1;
    Duration turnover{};
    if (slot.resource.room.valid()) {
      capacity = clinic_.rooms[slot.resource.room.index()].capacity;
      turnover = clinic_.rooms[slot.resource.room.index()].turnover;
    }
    const auto [first, last] = Cells(span.start() - slot.need->buffer_before,
                                     span.end() + slot.need->buffer_after + turnover);
    for (int cell = first; cell < last; ++cell) {
      int shared = 0, exclusive = 0;
      for (const Appointment& a : kept_) {
        for (const Assignment& use : a.assignments) {
          if (use.resource != slot.resource) continue;
          const Need* need = nullptr;
          for (const Need& n : clinic_.visit_types[a.visit_type.index()].needs) {
            if (n.name == use.need) need = &n;
          }
          if (need->kind == NeedKind::kPresence) continue;
          const auto [from, to] = Cells(use.interval.start() - need->buffer_before,
                                        use.interval.end() + need->buffer_after + turnover);
          if (cell < from || to <= cell) continue;
          ++(need->kind == NeedKind::kShared ? shared : exclusive);
        }
      }
      const bool sharing = slot.need->kind == NeedKind::kShared;
      if (exclusive > 0 || (sharing ? shared >= capacity : shared > 0)) return false;
    }
    return true;
  }

  std::pair<int, int> Cells(Instant from, Instant to) const {
    const auto seconds = [&](Instant t) { return static_cast<int>((t - midnight_).count()); };
    return {seconds(from) / 300, (seconds(to) + 299) / 300};
  }

  bool PhysicianIsThere(const Interval& span) const {
    return std::any_of(clinic_.staff.begin(), clinic_.staff.end(), [&](const Staff& s) {
      return s.roles[0] == Role::kPhysician && IsThere(Resource::Of(s.id), span);
    });
  }

  bool IsThere(const Resource& resource, const Interval& span) const {
    for (int minute = Minute(span.start()); minute < Minute(span.end()); ++minute) {
      bool open = false;
      for (const Availability& a : clinic_.availability) {
        if (a.resource != resource) continue;
        for (const WeeklyWindow& w : a.weekly) {
          open = open || (w.window.from.count() <= minute && minute < w.window.to.count());
        }
        for (const WeeklyBreak& b : a.breaks) {
          if (b.window.from.count() <= minute && minute < b.window.to.count()) return false;
        }
      }
      if (!open) return false;
    }
    return true;
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
