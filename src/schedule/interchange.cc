#include "schedule/interchange.h"

#include <algorithm>
#include <array>
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
  // Of groups of at least so many.
  Grouping(const Schedule& schedule, const Seat& seat, const DayPools& pools, CellSpan day,
           Instant now, std::size_t least)
      : least_(least),
        facts_(schedule.facts()),
        ledger_(schedule.ledger()),
        seat_(seat),
        pools_(pools),
        day_(day) {
    const Offset offset = facts_.OffsetOf(now);
    if (offset > 0) {
      now_cell_ = static_cast<std::size_t>((offset + kCell.count() - 1) / kCell.count());
    }
  }

  // Groups of which one at least can take the seat.
  std::vector<Interchange> Find() {
    for (std::uint32_t r : seat_.everybody->members()) AddMember(r);
    std::vector<Interchange> groups = Groups();
    std::erase_if(groups, [&](const Interchange& group) {
      return std::none_of(group.members.begin(), group.members.end(),
                          [&](std::uint32_t r) { return seat_.pool->Has(r); });
    });
    return groups;
  }

  std::vector<Relief> FindReliefs() {
    for (std::uint32_t r : seat_.everybody->members()) {
      if (!seat_.pool->Has(r)) AddMember(r);
    }
    std::vector<Relief> reliefs;
    const std::vector<Interchange> groups = Groups();
    for (std::uint32_t named : seat_.pool->members()) {
      if (!IsPlain(named)) continue;
      const Member member = MemberOf(named);
      for (const Interchange& others : groups) {
        if (facts_.resources[others.members.front()].turnover != facts_.resources[named].turnover) {
          continue;
        }
        Relief& relief = reliefs.emplace_back(Relief{others, named});
        for (const Stretch& s : member.promised) {
          if (s.common && IsTakenOver(s, others)) relief.handed_over.push_back({s.first, s.last});
        }
        if (relief.handed_over.empty()) reliefs.pop_back();
      }
    }
    return reliefs;
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

  // At every moment of the stretch one of the others is free.
  bool IsTakenOver(const Stretch& s, const Interchange& others) const {
    if (s.first < others.span.first || s.last > others.span.last) return false;
    for (std::size_t from = s.first; from < s.last; from += 64) {
      const std::size_t cells = std::min<std::size_t>(s.last - from, 64);
      std::uint64_t taken = cells == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << cells) - 1;
      for (std::uint32_t r : others.members) {
        std::array<std::uint64_t, 1> touched;
        ledger_.Read(r, static_cast<std::int64_t>(from), &Block::touched, touched);
        taken &= touched[0];
      }
      if (taken != 0) return false;
    }
    return true;
  }

  std::vector<Interchange> Groups() const {
    std::vector<Interchange> groups;
    for (const auto& [turnover, members] : by_turnover_) {
      std::set<std::size_t> comings, leavings;
      for (const Member& m : members) {
        for (const CellSpan& there : m.there)
          comings.insert(there.first), leavings.insert(there.last);
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

  // It is at this site alone, and nothing but hours and promises decides when it can take the seat.
  bool IsPlain(std::uint32_t r) const {
    const ResourceFacts& resource = facts_.resources[r];
    return !resource.ragged && resource.templates.empty() && resource.hours.size() == 1 &&
           resource.capacity == 1 && !resource.limited && IsAlwaysAble(r, seat_.asked->duties);
  }

  void AddMember(std::uint32_t r) {
    if (IsPlain(r)) by_turnover_[facts_.resources[r].turnover].push_back(MemberOf(r));
  }

  Member MemberOf(std::uint32_t r) {
    Member member{.resource = r, .there = There(facts_.resources[r].hours.front().open)};
    ledger_.ForUses(r, day_, [&](const Use& use) {
      if (!use.watches()) member.promised.push_back({use.first, use.last, IsCommon(use)});
      return true;
    });
    return member;
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
    if (group.members.size() < least_ || (!coming && fits_both)) return;
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

  std::size_t least_;
  const Schedule::Facts& facts_;
  const Ledger& ledger_;
  const Seat& seat_;
  const DayPools& pools_;
  CellSpan day_;
  std::size_t now_cell_ = 0;
  std::map<Duration, std::vector<Member>> by_turnover_;
  std::vector<std::pair<std::uint32_t, bool>> known_;
};

// Nobody else takes part in it, and who takes it is told by nothing else.
bool IsOfOneAlone(const Seat& seat) {
  const Need& need = *seat.asked->need;
  return need.kind == NeedKind::kExclusive && IsHard(need) && seat.asked->same_as.empty() &&
         seat.asked->different_from.empty();
}

// What the seat takes of the resource.
CellSpan CellsOf(const Schedule::Facts& facts, const Seat& seat, std::uint32_t resource) {
  const Need& need = *seat.asked->need;
  return facts.Cover(std::int64_t{seat.start} - need.buffer_before.count(),
                     std::int64_t{seat.end} + need.buffer_after.count() +
                         facts.resources[resource].turnover.count());
}

// A way to keep the promises of a group's stretch, being made.
class Sharing {
 public:
  Sharing(const Schedule& schedule, const Interchange& group)
      : facts_(schedule.facts()),
        group_(group),
        busy_until_(group.members.size(), std::numeric_limits<std::int64_t>::min()) {
    for (std::size_t m = 0; m < group.members.size(); ++m) {
      schedule.ledger().ForUses(group.members[m], group.span, [&](const Use& use) {
        if (!use.occupies()) return true;
        if (use.first < group.span.first || use.last > group.span.last) {
          busy_until_[m] = std::max(busy_until_[m], End(use));
        } else {
          kept_.push_back({.use = use, .keeper = group.members[m]});
        }
        return true;
      });
    }
    running_on_ = busy_until_;
  }

  // False where the seat does not lie in the stretch.
  bool Add(const Seat& seat, std::size_t number) {
    const CellSpan cells = CellsOf(facts_, seat, group_.members.front());
    if (cells.first < group_.span.first || cells.last > group_.span.last) return false;
    Kept own{.seat = number};
    own.use.first = static_cast<std::uint32_t>(cells.first);
    own.use.last = static_cast<std::uint32_t>(cells.last);
    kept_.push_back(own);
    return true;
  }

  // A promise of somebody else, who is to be rid of it.
  void Add(const Use& use, std::uint32_t keeper) {
    kept_.push_back({.use = use, .keeper = keeper});
  }

  // Puts everything in the order in which it is shared out.
  void Sort() {
    // Of those that begin together the seat comes last: it takes what is left.
    std::stable_sort(kept_.begin(), kept_.end(), [&](const Kept& a, const Kept& b) {
      return std::pair(Begin(a.use), a.seat != Kept::kNoSeat) <
             std::pair(Begin(b.use), b.seat != Kept::kNoSeat);
    });
  }

  // Gives everything to somebody free: the keeper of now where possible, and a seat, where possible, to
  // member number `wished`. False where at some moment nobody is free.
  bool ShareOut(std::size_t wished) {
    busy_until_ = running_on_;
    for (Kept& one : kept_) {
      std::size_t taker = group_.members.size();
      for (std::size_t m = 0; m < group_.members.size(); ++m) {
        if (busy_until_[m] > Begin(one.use)) continue;
        const bool best =
            group_.members[m] == one.keeper || (one.seat != Kept::kNoSeat && m == wished);
        if (taker == group_.members.size() || best) taker = m;
      }
      if (taker == group_.members.size()) return false;
      busy_until_[taker] = End(one.use);
      one.taker = taker;
    }
    return true;
  }

  // Gives everything to somebody free and the only seat to member number `named`, who is kept from what
  // is in the way of it; with `busy_before`, that member comes first for everything else, so that the
  // others are free for what is in the way. False where that meets a moment at which nobody is free,
  // which proves nothing.
  bool ShareOutAround(std::size_t named, bool busy_before) {
    const auto seat = std::find_if(kept_.begin(), kept_.end(),
                                   [](const Kept& k) { return k.seat != Kept::kNoSeat; });
    busy_until_ = running_on_;
    for (Kept& one : kept_) {
      const bool in_the_way = one.use.first < seat->use.last && seat->use.first < one.use.last;
      const bool is_seat = &one == &*seat;
      std::size_t taker = group_.members.size();
      for (std::size_t m = 0; m < group_.members.size(); ++m) {
        if (busy_until_[m] > Begin(one.use) || (is_seat ? m != named : in_the_way && m == named)) {
          continue;
        }
        const bool kept = group_.members[m] == one.keeper;
        if (taker == group_.members.size() || (busy_before ? m == named : kept)) taker = m;
        if (busy_before && taker == named) break;
      }
      if (taker == group_.members.size()) return false;
      busy_until_[taker] = End(one.use);
      one.taker = taker;
    }
    return true;
  }

  // Lets the taker of the only seat and member number `other` change places in everything that hangs
  // together in time with the seat: nobody notices, since they are alike. False where one of them has
  // a promise that runs on in the way.
  bool GiveSeatTo(std::size_t other) {
    const auto seat = std::find_if(kept_.begin(), kept_.end(),
                                   [](const Kept& k) { return k.seat != Kept::kNoSeat; });
    const std::size_t one = seat->taker;
    if (one == other) return true;
    std::vector<Kept*> stretch;
    std::int64_t busy = std::numeric_limits<std::int64_t>::min();
    bool has_seat = false;
    for (Kept& k : kept_) {
      if (k.taker != one && k.taker != other) continue;
      // A stretch ends where both are idle.
      if (Begin(k.use) >= busy) {
        if (has_seat) break;
        stretch.clear();
      }
      stretch.push_back(&k);
      has_seat = has_seat || &k == &*seat;
      busy = std::max(busy, End(k.use));
    }
    for (const Kept* k : stretch) {
      const std::size_t next = k->taker == one ? other : one;
      if (running_on_[next] > Begin(k->use)) return false;
    }
    for (Kept* k : stretch) k->taker = k->taker == one ? other : one;
    return true;
  }

  Handover Result(std::size_t seats) const {
    Handover handover{.seats = std::vector<std::uint32_t>(seats)};
    for (const Kept& one : kept_) {
      const std::uint32_t taker = group_.members[one.taker];
      if (one.seat != Kept::kNoSeat) {
        handover.seats[one.seat] = taker;
      } else if (taker != one.keeper) {
        handover.moved.emplace_back(one.use, taker);
      }
    }
    return handover;
  }

 private:
  // A promise within the stretch, or a seat, with who has it.
  struct Kept {
    static constexpr std::size_t kNoSeat = static_cast<std::size_t>(-1);
    Use use;
    std::uint32_t keeper = Schedule::Facts::kNone;
    std::size_t seat = kNoSeat;
    // Number of the member.
    std::size_t taker = 0;
  };

  // Time goes away from the end at which promises run on: forward, or backward.
  std::int64_t Begin(const Use& use) const {
    return group_.open_after ? -std::int64_t{use.last} : std::int64_t{use.first};
  }
  std::int64_t End(const Use& use) const {
    return group_.open_after ? -std::int64_t{use.first} : std::int64_t{use.last};
  }

  const Schedule::Facts& facts_;
  const Interchange& group_;
  std::vector<Kept> kept_;
  // By member: until when it has a promise that runs on, and what it was given.
  std::vector<std::int64_t> running_on_, busy_until_;
};

}  // namespace

std::vector<Interchange> InterchangesOf(const Schedule& schedule, const Seat& seat,
                                        const DayPools& pools, CellSpan day, Instant now) {
  if (!IsOfOneAlone(seat)) return {};
  return Grouping(schedule, seat, pools, day, now, 2).Find();
}

std::vector<Relief> ReliefsOf(const Schedule& schedule, const Seat& seat, const DayPools& pools,
                              CellSpan day, Instant now) {
  if (!IsOfOneAlone(seat) || *seat.pool == *seat.everybody) return {};
  return Grouping(schedule, seat, pools, day, now, 1).FindReliefs();
}

std::optional<Handover> HandOver(const Schedule& schedule, const Relief& relief, const Seat& seat) {
  const CellSpan cells = CellsOf(schedule.facts(), seat, relief.named);
  Sharing sharing(schedule, relief.others);
  bool stuck = false;
  schedule.ledger().ForUses(relief.named, cells, [&](const Use& use) {
    if (!use.occupies()) return true;
    const auto& handed = relief.handed_over;
    stuck = std::find(handed.begin(), handed.end(), CellSpan{use.first, use.last}) == handed.end();
    sharing.Add(use, relief.named);
    return !stuck;
  });
  if (stuck) return std::nullopt;
  sharing.Sort();
  if (!sharing.ShareOut(relief.others.members.size())) return std::nullopt;
  Handover handover = sharing.Result(0);
  handover.seats = {relief.named};
  return handover;
}

std::optional<Handover> HandOver(const Schedule& schedule, const Interchange& group,
                                 const std::vector<const Seat*>& seats) {
  Sharing sharing(schedule, group);
  for (std::size_t s = 0; s < seats.size(); ++s) {
    if (!sharing.Add(*seats[s], s)) return std::nullopt;
  }
  sharing.Sort();
  const bool named = !(*seats.front()->pool == *seats.front()->everybody);
  if (!named) {
    if (!sharing.ShareOut(group.members.size())) return std::nullopt;
    return sharing.Result(seats.size());
  }
  if (seats.size() != 1) return std::nullopt;
  for (std::size_t other = 0; other < group.members.size(); ++other) {
    if (!seats.front()->pool->Has(group.members[other])) continue;
    for (std::size_t wished = 0; wished < group.members.size(); ++wished) {
      if (!sharing.ShareOut(wished)) return std::nullopt;
      if (sharing.GiveSeatTo(other)) return sharing.Result(1);
    }
    for (bool busy_before : {false, true}) {
      if (sharing.ShareOutAround(other, busy_before)) return sharing.Result(1);
    }
  }
  return std::nullopt;
}

}  // namespace polyclinic
