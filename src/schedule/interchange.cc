#include "schedule/interchange.h"

#include <algorithm>

namespace polyclinic {
namespace {

// Whoever takes the need over takes over nothing else: no other need of the visit speaks of who it is, no
// other could fall to the same person at the same time, and how long it takes does not depend on it.
bool StandsAlone(const VisitType& type, std::size_t index) {
  const Need& need = type.needs[index];
  const auto [first, last] = SpanOf(type, need);
  if (need.kind != NeedKind::kExclusive || need.count != 1 || !need.same_as.empty() ||
      !need.different_from.empty() || type.telehealth) {
    return false;
  }
  for (std::size_t s = first; s <= last; ++s) {
    if (IsOfPeople(need) && !type.steps[s].duration.by_provider.empty()) return false;
  }
  for (std::size_t n = 0; n < type.needs.size(); ++n) {
    const Need& other = type.needs[n];
    if (n == index) continue;
    const auto names = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), need.name) != list.end();
    };
    if (names(other.same_as) || names(other.different_from)) return false;
    const auto [from, to] = SpanOf(type, other);
    const bool alike = IsOfPeople(need) == IsOfPeople(other) &&
                       need.rooms.empty() == other.rooms.empty() &&
                       need.equipment.empty() == other.equipment.empty();
    if (alike && first <= to && from <= last) return false;
  }
  return true;
}

class Grouping {
 public:
  Grouping(const Schedule& schedule, const DayPools& pools, CellSpan day, Instant now)
      : facts_(schedule.facts()), ledger_(schedule.ledger()), pools_(pools), day_(day) {
    const Offset offset = facts_.OffsetOf(now);
    now_cell_ = offset <= 0 ? 0 : static_cast<std::size_t>((offset + kCell.count() - 1) / kCell.count());
  }

  std::vector<Interchange> Of(const Seat& seat) {
    std::vector<Interchange> groups = ByHours(seat);
    for (Interchange& group : groups) {
      group_ = &group;
      known_.clear();
      const std::vector<std::uint32_t> members = group.members;
      std::vector<std::uint32_t> kept;
      for (std::uint32_t r : members) {
        if (IsAlwaysAble(r, seat.asked->duties) && CanShareOut(r)) kept.push_back(r);
      }
      group.members = std::move(kept);
    }
    std::erase_if(groups, [](const Interchange& group) { return group.members.size() < 2; });
    return groups;
  }

 private:
  // Members of equal hours on the day, equal turnover, and nothing that makes one unlike the others.
  std::vector<Interchange> ByHours(const Seat& seat) const {
    std::vector<Interchange> groups;
    for (std::uint32_t r : seat.pool->members()) {
      const ResourceFacts& resource = facts_.resources[r];
      if (resource.ragged || !resource.templates.empty() || resource.hours.size() != 1 ||
          resource.capacity != 1 || resource.limited) {
        continue;
      }
      const auto same = std::find_if(groups.begin(), groups.end(), [&](const Interchange& group) {
        const ResourceFacts& other = facts_.resources[group.members.front()];
        return other.turnover == resource.turnover && SameHours(other, resource);
      });
      if (same == groups.end()) {
        groups.push_back({{r}});
      } else {
        same->members.push_back(r);
      }
    }
    return groups;
  }

  bool SameHours(const ResourceFacts& a, const ResourceFacts& b) const {
    const CellSet &x = a.hours.front().open, &y = b.hours.front().open;
    for (std::size_t cell = day_.first; cell < day_.last; cell += 64) {
      const auto at = static_cast<std::int64_t>(cell);
      std::uint64_t mask = ~std::uint64_t{0};
      if (day_.last - cell < 64) mask = (std::uint64_t{1} << (day_.last - cell)) - 1;
      if (((x.From(at) ^ y.From(at)) & mask) != 0) return false;
    }
    return true;
  }

  // Everything promised of the resource on the day could be kept by any of the group.
  bool CanShareOut(std::uint32_t r) {
    bool can = true;
    ledger_.ForUses(r, day_, [&](const Use& use) {
      if (use.watches()) return true;
      can = use.occupies() && use.first >= day_.first && use.last <= day_.last && use.first >= now_cell_ &&
            !use.fixed() && !use.special() && use.kind() == NeedKind::kExclusive &&
            EveryoneCanKeep(use.asked);
      return can;
    });
    return can;
  }

  bool EveryoneCanKeep(std::uint32_t asked) {
    for (const auto& [what, can] : known_) {
      if (what == asked) return can;
    }
    const std::uint32_t type = asked >> 8, need = asked & 255;
    bool can = StandsAlone(facts_.visit_types[type], need);
    for (std::uint32_t r : group_->members) {
      can = can && pools_.Of(type, need).Has(r) &&
            IsAlwaysAble(r, facts_.visit_types[type].needs[need].duties);
    }
    known_.emplace_back(asked, can);
    return can;
  }

  // Nobody else must be there for it.
  bool IsAlwaysAble(std::uint32_t r, const std::vector<DutyCode>& duties) const {
    return std::all_of(duties.begin(), duties.end(), [&](const DutyCode& duty) {
      return pools_.abilities().Of(facts_.resources[r].resource.staff, duty).kind ==
             AbilityKind::kAlways;
    });
  }

  const Schedule::Facts& facts_;
  const Ledger& ledger_;
  const DayPools& pools_;
  CellSpan day_;
  std::size_t now_cell_ = 0;
  const Interchange* group_ = nullptr;
  std::vector<std::pair<std::uint32_t, bool>> known_;
};

}  // namespace

std::vector<Interchange> InterchangesOf(const Schedule& schedule, const Seat& seat,
                                        const DayPools& pools, CellSpan day, Instant now) {
  const Need& need = *seat.asked->need;
  if (need.kind != NeedKind::kExclusive || !IsHard(need) || !seat.asked->same_as.empty() ||
      !seat.asked->different_from.empty()) {
    return {};
  }
  return Grouping(schedule, pools, day, now).Of(seat);
}

std::optional<Handover> HandOver(const Schedule& schedule, const Interchange& group,
                                 const std::vector<const Seat*>& seats, CellSpan day) {
  const Schedule::Facts& facts = schedule.facts();
  constexpr std::size_t kNoSeat = static_cast<std::size_t>(-1);
  struct Kept {
    Use use;
    std::uint32_t keeper = Schedule::Facts::kNone;
    std::size_t seat = kNoSeat;
  };
  std::vector<Kept> kept;
  for (std::uint32_t r : group.members) {
    schedule.ledger().ForUses(r, day, [&](const Use& use) {
      if (use.occupies()) kept.push_back({.use = use, .keeper = r});
      return true;
    });
  }
  for (std::size_t s = 0; s < seats.size(); ++s) {
    const Need& need = *seats[s]->asked->need;
    const CellSpan cells = facts.Cover(
        std::int64_t{seats[s]->start} - need.buffer_before.count(),
        std::int64_t{seats[s]->end} + need.buffer_after.count() +
            facts.resources[group.members.front()].turnover.count());
    Kept own{.seat = s};
    own.use.first = static_cast<std::uint32_t>(cells.first);
    own.use.last = static_cast<std::uint32_t>(cells.last);
    kept.push_back(own);
  }
  // Of those that begin together the seat comes last: it takes what is left.
  std::stable_sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) {
    return std::pair(a.use.first, a.seat != kNoSeat) < std::pair(b.use.first, b.seat != kNoSeat);
  });
  std::vector<std::uint32_t> free_from(group.members.size(), 0);
  Handover handover{.seats = std::vector<std::uint32_t>(seats.size())};
  for (const Kept& one : kept) {
    std::size_t taker = group.members.size();
    for (std::size_t m = 0; m < group.members.size(); ++m) {
      if (free_from[m] > one.use.first) continue;
      if (taker == group.members.size() || group.members[m] == one.keeper) taker = m;
    }
    if (taker == group.members.size()) return std::nullopt;
    free_from[taker] = one.use.last;
    const std::uint32_t r = group.members[taker];
    if (one.seat != kNoSeat) {
      handover.seats[one.seat] = r;
    } else if (r != one.keeper) {
      handover.moved.emplace_back(one.use, r);
    }
  }
  return handover;
}

}  // namespace polyclinic
