#ifndef POLYCLINIC_TESTS_SCHEDULE_ORACLE_RULES_H_
#define POLYCLINIC_TESTS_SCHEDULE_ORACLE_RULES_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "schedule/builders.h"

// The rules of booking as the judges by brute force read them: straight from the model, minute by minute,
// with no grid words, no order of trying and no pruning.
namespace polyclinic::schedule_tests {

// The steps of a visit that a need takes, the last included.
struct StepRange {
  std::size_t first = 0, last = 0;
};
inline StepRange StepsOf(const VisitType& type, const Need& need) {
  if (need.steps.empty()) return {0, type.steps.size() - 1};
  const auto only = static_cast<std::size_t>(need.steps[0]);
  return {only, only};
}

inline const Need& NeedOf(const VisitType& type, const std::string& name) {
  return *std::find_if(type.needs.begin(), type.needs.end(),
                       [&](const Need& need) { return need.name == name; });
}

inline bool Occupies(const Need& need) { return need.kind != NeedKind::kPresence; }

// Only injections are watched by a physician here.
inline bool Injects(const Need& need) {
  return std::find(need.duties.begin(), need.duties.end(), DutyCode("C19")) != need.duties.end();
}

// Who or what is of the kind that the need asks for, wherever and whether free or not.
inline std::vector<Resource> Candidates(const TestClinic& clinic, const Need& need) {
  std::vector<Resource> out;
  for (const Staff& s : clinic.staff) {
    if (!need.roles.empty() && s.roles[0] == need.roles[0]) out.push_back(Resource::Of(s.id));
  }
  for (const Room& r : clinic.rooms) {
    if (!need.rooms.empty()) out.push_back(Resource::Of(r.id));
  }
  return out;
}

// How many uses at once, where they share.
inline int CapacityOf(const TestClinic& clinic, const Resource& resource) {
  return resource.room.valid() ? clinic.rooms[resource.room.index()].capacity : 1;
}

// Open at the site, and on no break, in every minute of the span.
inline bool IsThere(const TestClinic& clinic, const Resource& resource, SiteId site,
                    const Interval& span) {
  const SiteId home =
      resource.room.valid() ? clinic.rooms[resource.room.index()].site : clinic.sites[0].id;
  const auto minute = [&](Instant t) {
    return static_cast<int>((t - clinic.At("00:00")).count() / 60);
  };
  const auto within = [](int at, const auto& window) {
    return window.from.count() <= at && at < window.to.count();
  };
  for (int at = minute(span.start()); at < minute(span.end()); ++at) {
    bool open = false;
    for (const Availability& a : clinic.availability) {
      if (a.resource != resource) continue;
      for (const WeeklyWindow& w : a.weekly) {
        open = open || ((w.site.valid() ? w.site : home) == site && within(at, w.window));
      }
      for (const WeeklyBreak& b : a.breaks) {
        if (within(at, b.window)) return false;
      }
    }
    if (!open) return false;
  }
  return true;
}

// The cells of five minutes that the time touches: [first, last), from the day's midnight.
inline std::pair<int, int> CellsBetween(const TestClinic& clinic, Instant from, Instant to) {
  const auto seconds = [&](Instant t) {
    return static_cast<int>((t - clinic.At("00:00")).count());
  };
  return {seconds(from) / 300, (seconds(to) + 299) / 300};
}
// The same of a use for the need, with what comes before and after it.
inline std::pair<int, int> CellsOf(const TestClinic& clinic, const Need& need,
                                   const Resource& resource, const Interval& span) {
  const Duration turnover =
      resource.room.valid() ? clinic.rooms[resource.room.index()].turnover : Duration{0};
  return CellsBetween(clinic, span.start() - need.buffer_before,
                      span.end() + need.buffer_after + turnover);
}

// The shortest and the longest time between a step and the one before it, or the start.
inline std::pair<Duration, Duration> WaitBefore(const VisitType& type, std::size_t step) {
  const Duration least = step == 0 ? Duration{0} : type.steps[step].gap_min;
  Duration most = step == 0 ? Duration{0} : std::max(least, Duration(type.steps[step].gap_max));
  for (const Need& need : type.needs) {
    if (need.firmness == Firmness::kElastic && StepsOf(type, need).first == step) {
      most = std::max(most, least + need.max_wait);
    }
  }
  return {least, most};
}

// Who or what meets a need of a visit.
struct Meeting {
  const Need* need = nullptr;
  StepRange steps;
  Resource resource;
};
// The two may meet needs of one visit together.
inline bool Agree(const Meeting& a, const Meeting& b) {
  const auto names = [](const std::vector<std::string>& list, const Need* need) {
    return std::find(list.begin(), list.end(), need->name) != list.end();
  };
  const bool equal = a.resource == b.resource;
  if (a.need == b.need) return !equal;
  if (names(a.need->same_as, b.need) || names(b.need->same_as, a.need)) return equal;
  if (!equal) return true;
  if (names(a.need->different_from, b.need) || names(b.need->different_from, a.need)) return false;
  return !Occupies(*a.need) || !Occupies(*b.need) || a.steps.last < b.steps.first ||
         b.steps.last < a.steps.first;
}

// No visit of the patient lies in the span.
inline bool PatientIsFree(const std::vector<Appointment>& kept, PatientId patient,
                          const Interval& span) {
  return std::none_of(kept.begin(), kept.end(), [&](const Appointment& a) {
    return a.patient == patient && a.interval.start() < span.end() &&
           span.start() < a.interval.end();
  });
}

}  // namespace polyclinic::schedule_tests

#endif  // POLYCLINIC_TESTS_SCHEDULE_ORACLE_RULES_H_
