#include "schedule/layout.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace polyclinic {
namespace {

constexpr std::int32_t kMostSeatsOfANeed = 64;

bool IsLead(const VisitType& type, const AskedNeed& asked) {
  if (!asked.of_people()) return false;
  for (std::size_t s = asked.first_step; s <= asked.last_step; ++s) {
    if (!type.steps[s].duration.by_provider.empty()) return true;
  }
  return false;
}

}  // namespace

bool Layout::StandsApart(const Seat& seat) const {
  return std::all_of(seats.begin(), seats.end(), [&](const Seat& other) {
    return other.asked == seat.asked || !IsHard(*other.asked->need) ||
           !other.pool->Meets(*seat.everybody) ||
           (*other.pool == *seat.pool && *seat.pool == *seat.everybody);
  });
}

bool Layout::StandsAlone(const Seat& seat) const {
  return std::all_of(seats.begin(), seats.end(), [&](const Seat& other) {
    return &other == &seat || !IsHard(*other.asked->need) || !other.pool->Meets(*seat.everybody);
  });
}

Layouts::Layouts(const Schedule::Facts& facts, const AskedVisit& visit,
                 std::shared_ptr<const DayPools> pools)
    : facts_(facts), visit_(visit), pools_(std::move(pools)) {
  FillPools();
  std::vector<Duration> waits;
  waits.reserve(visit.type->steps.size());
  PlaceSteps(0, waits);
}

void Layouts::FillPools() {
  const std::uint32_t type = visit_.type->id.index();
  everybody_.reserve(visit_.needs.size());
  of_need_.reserve(visit_.needs.size());
  for (const AskedNeed& asked : visit_.needs) {
    const Pool* pool = &pools_->Of(type, asked.index);
    if (!asked.added.empty()) {
      pool = &made_.emplace_front(pools_->Of(type, asked.index, asked.added, {}));
    }
    everybody_.push_back(pool);
    const auto count = static_cast<std::size_t>(std::min(asked.need->count, kMostSeatsOfANeed));
    std::vector<const Pool*> seats(count, pool);
    // Whom the request names takes a seat of his own; one seat takes any of those named for it.
    if (!asked.named.empty() && count == 1) {
      seats[0] = &made_.emplace_front(pools_->Of(type, asked.index, asked.added, asked.named));
    } else {
      for (std::size_t i = 0; i < std::min(seats.size(), asked.named.size()); ++i) {
        seats[i] = &made_.emplace_front(
            pools_->Of(type, asked.index, asked.added, std::span(&asked.named[i], 1)));
      }
    }
    of_need_.push_back(std::move(seats));
    if (!IsLead(*visit_.type, asked)) continue;
    std::vector<Group> groups;
    for (std::uint32_t r : of_need_.back().front()->members()) {
      Group group;
      for (std::size_t s = asked.first_step; s <= asked.last_step; ++s) {
        group.own.push_back(OwnDuration(facts_, visit_.type->steps[s], r));
      }
      const auto same = std::find_if(groups.begin(), groups.end(),
                                     [&](const Group& g) { return g.own == group.own; });
      if (same == groups.end()) {
        group.members.push_back(r);
        groups.push_back(std::move(group));
      } else {
        same->members.push_back(r);
      }
    }
    leads_.emplace_back(asked.index, std::move(groups));
  }
}

Duration Layouts::MostWait(std::size_t step) const {
  const Step& s = visit_.type->steps[step];
  Duration most = step == 0 ? Duration{0} : std::max(s.gap_min, s.gap_max);
  const Duration least = step == 0 ? Duration{0} : s.gap_min;
  for (const AskedNeed& asked : visit_.needs) {
    if (asked.need->firmness == Firmness::kElastic && asked.first_step == step) {
      most = std::max(most, least + asked.need->max_wait);
    }
  }
  return most;
}

void Layouts::PlaceSteps(std::size_t step, std::vector<Duration>& waits) {
  if (step == visit_.type->steps.size()) {
    std::vector<const Group*> chosen;
    PlaceGroups(0, chosen, waits);
    ++waiting_;
    return;
  }
  const Duration least = step == 0 ? Duration{0} : visit_.type->steps[step].gap_min;
  for (Duration wait = least; wait <= MostWait(step); wait += kCell) {
    if (all_.size() >= kMost) {
      cut_ = true;
      return;
    }
    waits.push_back(wait);
    PlaceSteps(step + 1, waits);
    waits.pop_back();
  }
}

void Layouts::PlaceGroups(std::size_t lead, std::vector<const Group*>& chosen,
                          std::span<const Duration> waits) {
  if (lead == leads_.size()) {
    Add(chosen, waits);
    return;
  }
  // Without anybody the steps take as long as they do by themselves: nobody will take the seat.
  if (leads_[lead].second.empty()) {
    chosen.push_back(nullptr);
    PlaceGroups(lead + 1, chosen, waits);
    chosen.pop_back();
  }
  for (const Group& group : leads_[lead].second) {
    chosen.push_back(&group);
    PlaceGroups(lead + 1, chosen, waits);
    chosen.pop_back();
  }
}

void Layouts::Add(std::span<const Group* const> chosen, std::span<const Duration> waits) {
  std::vector<std::uint32_t> people(visit_.needs.size(), Schedule::Facts::kNone);
  for (std::size_t l = 0; l < chosen.size(); ++l) {
    if (chosen[l] != nullptr) people[leads_[l].first] = chosen[l]->members.front();
  }
  const std::vector<Duration> durations = StepDurations(facts_, visit_, people);
  Layout layout;
  Duration at{0};
  layout.steps.reserve(durations.size());
  for (std::size_t s = 0; s < durations.size(); ++s) {
    at += waits[s];
    layout.steps.push_back(
        {static_cast<Offset>(at.count()), static_cast<Offset>((at + durations[s]).count())});
    at += durations[s];
  }
  layout.seats.reserve(visit_.needs.size());
  const auto rank = [&](const Seat& seat) {
    const auto& roles = seat.asked->need->roles;
    const bool provider = std::any_of(roles.begin(), roles.end(), IsLicensed);
    return std::tuple(!IsLead(*visit_.type, *seat.asked), !IsHard(*seat.asked->need), !provider,
                      seat.pool->members().size(), seat.asked->index);
  };
  // Behind those of the same rank.
  const auto put = [&](Seat seat) {
    const auto place =
        std::upper_bound(layout.seats.begin(), layout.seats.end(), seat,
                         [&](const Seat& a, const Seat& b) { return rank(a) < rank(b); });
    layout.seats.insert(place, std::move(seat));
  };
  for (const AskedNeed& asked : visit_.needs) {
    if (asked.need->kind == NeedKind::kConsumable) continue;
    for (std::size_t i = 0; i < of_need_[asked.index].size(); ++i) {
      const Pool* pool = of_need_[asked.index][i];
      const Pool* everybody = everybody_[asked.index];
      for (std::size_t l = 0; l < chosen.size(); ++l) {
        if (leads_[l].first != asked.index || leads_[l].second.size() < 2) continue;
        std::vector<std::uint32_t> both;
        for (std::uint32_t r : chosen[l]->members) {
          if (pool->Has(r)) both.push_back(r);
        }
        everybody = pool = &made_.emplace_front(std::move(both), facts_.resources.size());
      }
      put({.asked = &asked,
           .pool = pool,
           .everybody = everybody,
           .start = layout.steps[asked.first_step].start,
           .end = layout.steps[asked.last_step].end});
    }
  }
  layout.waiting = waiting_;
  layout.coupled = IsCoupled(layout.seats);
  all_.push_back(std::move(layout));
}

bool Layouts::IsCoupled(std::span<const Seat> seats) const {
  for (std::size_t i = 0; i < seats.size(); ++i) {
    if (!IsHard(*seats[i].asked->need)) continue;
    for (std::size_t j = 0; j < i; ++j) {
      const AskedNeed &a = *seats[i].asked, &b = *seats[j].asked;
      if (!IsHard(*b.need)) continue;
      const auto names = [](const AskedNeed& x, const AskedNeed& y) {
        const auto in = [&](const std::vector<std::size_t>& list) {
          return std::find(list.begin(), list.end(), y.index) != list.end();
        };
        return in(x.same_as) || in(x.different_from);
      };
      const bool at_once = a.first_step <= b.last_step && b.first_step <= a.last_step &&
                           a.need->kind != NeedKind::kPresence &&
                           b.need->kind != NeedKind::kPresence;
      if (a.index != b.index && !names(a, b) && !names(b, a) && !at_once) continue;
      if (names(a, b) || names(b, a) || seats[i].pool->Meets(*seats[j].pool)) return true;
    }
  }
  return false;
}

}  // namespace polyclinic
