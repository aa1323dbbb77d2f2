#include "schedule/interchange.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <set>

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
  Grouping(const Schedule& schedule, const Seat& seat, const DayPools& pools, CellSpan day,
           Instant now)
      : facts_(schedule.facts()),
        ledger_(schedule.ledger()),
        seat_(seat),
        pools_(pools),
        day_(day) {
    const Offset offset = facts_.OffsetOf(now);
    if (offset > 0) {
      now_cell_ = static_cast<std::size_t>((offset + kCell.count() - 1) / kCell.count());
    }
  }

  std::vector<Interchange> Find() {
    for (std::uint32_t r : seat_.everybody->members()) AddMember(r);
    std::vector<Interchange> groups;
    for (const auto& [turnover, members] : by_turnover_) {
      std::set<std::size_t> comings, leavings;
      for (const Member& m : members) {
        for (const CellSpan& there : m.there) comings.insert(there.first), leavings.insert(there.last);
      }
      for (std::size_t at : comings) {
        for (std::size_t end : leavings) {
          if (at < end) AddGroup(members, {at, end}, true, groups);
        }
      }
      for (std::size_t end : leavings) {
        for (std::size_t at : comings) {
          if (at < end) AddGroup(members, {at, end}, false, groups);
        }
      }
    }
    return groups;
  }

 private:
  struct Stretch {
    std::uint32_t first, last;
    // Any of the pool could have it.
    bool common;
  };
  struct Member {
    std::uint32_t resource = 0;
    // When it is there on the day; stretches cut by the day's ends are left out.
    std::vector<CellSpan> there;
    std::vector<Stretch> promised;
  };

  void AddMember(std::uint32_t r) {
    const ResourceFacts& resource = facts_.resources[r];
    if (resource.ragged || !resource.templates.empty() || resource.hours.size() != 1 ||
        resource.capacity != 1 || !IsAlwaysAble(r, seat_.asked->duties)) {
      return;
    }
    Member member{.resource = r, .there = There(resource.hours.front().open)};
    ledger_.ForUses(r, day_, [&](const Use& use) {
      if (!use.watches()) member.promised.push_back({use.first, use.last, IsCommon(use)});
      return true;
    });
    by_turnover_[resource.turnover].push_back(std::move(member));
  }

  std::vector<CellSpan> There(const CellSet& open) const {
    std::vector<CellSpan> there;
    std::size_t cell = day_.first;
    while (cell < day_.last) {
      cell = open.Next(cell);
      if (cell >= day_.last) break;
      std::size_t end = cell;
      while (end < day_.last) {
        const std::uint64_t word = open.From(static_cast<std::int64_t>(end));
        const auto ones = static_cast<std::size_t>(std::countr_one(word));
        end += ones;
        if (ones < 64) break;
      }
      const bool cut = (cell == day_.first && cell > 0 && open.Test(cell - 1)) || end >= day_.last;
      if (!cut) there.push_back({cell, end});
      cell = end;
    }
    return there;
  }

  // With `coming`, all come at the start of the span; else all leave at its end.
  void AddGroup(const std::vector<Member>& members, CellSpan span, bool coming,
                std::vector<Interchange>& groups) const {
    Interchange group{.span = span};
    bool fits_both = true;
    for (const Member& m : members) {
      const auto there = std::find_if(m.there.begin(), m.there.end(), [&](const CellSpan& t) {
        return coming ? t.first == span.first && t.last >= span.last
                      : t.last == span.last && t.first <= span.first;
      });
      if (there == m.there.end()) continue;
      bool runs_on = false;
      if (!CanShareOut(m, span, coming, runs_on)) continue;
      group.open_after = group.open_after || (coming && runs_on);
      group.open_before = group.open_before || (!coming && runs_on);
      fits_both = fits_both && *there == span;
      group.members.push_back(m.resource);
    }
    // Those who come and leave together have been found already.
    if (group.members.size() < 2 || (!coming && fits_both)) return;
    const bool named = !(*seat_.pool == *seat_.everybody);
    if (named && (group.open_before || group.open_after)) return;
    if (std::none_of(group.members.begin(), group.members.end(),
                     [&](std::uint32_t r) { return seat_.pool->Has(r); })) {
      return;
    }
    groups.push_back(std::move(group));
  }

  // Everything promised within the span could be kept by any other, but for what runs on at its open end.
  static bool CanShareOut(const Member& m, CellSpan span, bool coming, bool& runs_on) {
    for (const Stretch& s : m.promised) {
      if (s.last <= span.first || span.last <= s.first) continue;
      const bool over_end = coming ? s.last > span.last : s.first < span.first;
      const bool over_closed_end = coming ? s.first < span.first : s.last > span.last;
      if (over_closed_end || (!over_end && !s.common)) return false;
      runs_on = runs_on || over_end;
    }
    return true;
  }

  bool IsCommon(const Use& use) {
    return use.occupies() && use.first >= now_cell_ && !use.fixed() && !use.special() &&
           use.kind() == NeedKind::kExclusive && EverybodyCanKeep(use.asked);
  }

  bool EverybodyCanKeep(std::uint32_t asked) {
    for (const auto& [what, can] : known_) {
      if (what == asked) return can;
    }
    const std::uint32_t type = asked >> 8, need = asked & 255;
    bool can = StandsAlone(facts_.visit_types[type], need) &&
               seat_.everybody->Within(pools_.Of(type, need));
    for (std::uint32_t r : seat_.everybody->members()) {
      can = can && IsAlwaysAble(r, facts_.visit_types[type].needs[need].duties);
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
  const Seat& seat_;
  const DayPools& pools_;
  CellSpan day_;
  std::size_t now_cell_ = 0;
  std::map<Duration, std::vector<Member>> by_turnover_;
  std::vector<std::pair<std::uint32_t, bool>> known_;
};

// A promise of the day, or a seat, with who has it.
struct Kept {
  static constexpr std::size_t kNoSeat = static_cast<std::size_t>(-1);
  Use use;
  std::uint32_t keeper = Schedule::Facts::kNone;
  std::size_t seat = kNoSeat;
  std::uint32_t taker = Schedule::Facts::kNone;
};

// The two change places in everything that hangs together in time with the one at `at`: nobody notices,
// since they are alike.
void ChangePlaces(std::vector<Kept>& kept, std::size_t at, std::uint32_t other) {
  const std::uint32_t one = kept[at].taker;
  std::vector<std::size_t> theirs;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i].taker == one || kept[i].taker == other) theirs.push_back(i);
  }
  // In order of their start; a stretch ends where both are idle.
  std::vector<std::size_t> stretch;
  std::uint32_t busy_until = 0;
  bool has = false;
  for (std::size_t i : theirs) {
    if (kept[i].use.first >= busy_until) {
      if (has) break;
      stretch.clear();
    }
    stretch.push_back(i);
    has = has || i == at;
    busy_until = std::max(busy_until, kept[i].use.last);
  }
  for (std::size_t i : stretch) kept[i].taker = kept[i].taker == one ? other : one;
}

}  // namespace

std::vector<Interchange> InterchangesOf(const Schedule& schedule, const Seat& seat,
                                        const DayPools& pools, CellSpan day, Instant now) {
  const Need& need = *seat.asked->need;
  if (need.kind != NeedKind::kExclusive || !IsHard(need) || !seat.asked->same_as.empty() ||
      !seat.asked->different_from.empty()) {
    return {};
  }
  return Grouping(schedule, seat, pools, day, now).Find();
}

std::optional<Handover> HandOver(const Schedule& schedule, const Interchange& group,
                                 const std::vector<const Seat*>& seats) {
  const Schedule::Facts& facts = schedule.facts();
  std::vector<Kept> kept;
  // Until when, seen from the end at which promises run on, a member has one of these.
  std::vector<std::int64_t> busy_until(group.members.size(), std::numeric_limits<std::int64_t>::min());
  // From there on time goes forward, or backward.
  const auto begin = [&](const Use& use) {
    return group.open_after ? -std::int64_t{use.last} : std::int64_t{use.first};
  };
  const auto end = [&](const Use& use) {
    return group.open_after ? -std::int64_t{use.first} : std::int64_t{use.last};
  };
  for (std::size_t m = 0; m < group.members.size(); ++m) {
    schedule.ledger().ForUses(group.members[m], group.span, [&](const Use& use) {
      if (!use.occupies()) return true;
      if (use.first < group.span.first || use.last > group.span.last) {
        busy_until[m] = std::max(busy_until[m], end(use));
      } else {
        kept.push_back({.use = use, .keeper = group.members[m]});
      }
      return true;
    });
  }
  for (std::size_t s = 0; s < seats.size(); ++s) {
    const Need& need = *seats[s]->asked->need;
    const CellSpan cells = facts.Cover(
        std::int64_t{seats[s]->start} - need.buffer_before.count(),
        std::int64_t{seats[s]->end} + need.buffer_after.count() +
            facts.resources[group.members.front()].turnover.count());
    if (cells.first < group.span.first || cells.last > group.span.last) return std::nullopt;
    Kept own{.seat = s};
    own.use.first = static_cast<std::uint32_t>(cells.first);
    own.use.last = static_cast<std::uint32_t>(cells.last);
    kept.push_back(own);
  }
  // Of those that begin together the seat comes last: it takes what is left.
  std::stable_sort(kept.begin(), kept.end(), [&](const Kept& a, const Kept& b) {
    return std::pair(begin(a.use), a.seat != Kept::kNoSeat) <
           std::pair(begin(b.use), b.seat != Kept::kNoSeat);
  });
  for (Kept& one : kept) {
    std::size_t taker = group.members.size();
    for (std::size_t m = 0; m < group.members.size(); ++m) {
      if (busy_until[m] > begin(one.use)) continue;
      if (taker == group.members.size() || group.members[m] == one.keeper) taker = m;
    }
    if (taker == group.members.size()) return std::nullopt;
    busy_until[taker] = end(one.use);
    one.taker = group.members[taker];
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i].seat == Kept::kNoSeat || seats[kept[i].seat]->pool->Has(kept[i].taker)) continue;
    const Pool& named = *seats[kept[i].seat]->pool;
    const auto one = std::find_if(group.members.begin(), group.members.end(),
                                  [&](std::uint32_t r) { return named.Has(r); });
    ChangePlaces(kept, i, *one);
  }
  Handover handover{.seats = std::vector<std::uint32_t>(seats.size())};
  for (const Kept& one : kept) {
    if (one.seat != Kept::kNoSeat) {
      handover.seats[one.seat] = one.taker;
    } else if (one.taker != one.keeper) {
      handover.moved.emplace_back(one.use, one.taker);
    }
  }
  return handover;
}

}  // namespace polyclinic
