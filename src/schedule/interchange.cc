#include "schedule/interchange.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "schedule/pool_day.h"
#include "schedule/sharing.h"

namespace polyclinic {
namespace {

class Grouping {
 public:
  // Of groups of at least so many.
  Grouping(const Schedule& schedule, const Seat& seat, const DayPools& pools, CellSpan day,
           Instant now, std::size_t least)
      : least_(least),
        facts_(schedule.facts()),
        ledger_(schedule.ledger()),
        seat_(seat),
        pool_(schedule, seat, pools, day, now) {}

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
      if (!pool_.IsPlain(named)) continue;
      const Member member = pool_.Of(named);
      for (const Interchange& others : groups) {
        if (facts_.resources[others.members.front()].turnover != facts_.resources[named].turnover) {
          continue;
        }
        Relief& relief = reliefs.emplace_back(Relief{others, named});
        for (const Kept& s : member.kept) {
          if (!s.common || !IsTakenOver(s.use, others)) continue;
          relief.handed_over.push_back({s.use.first, s.use.last});
        }
        if (relief.handed_over.empty()) reliefs.pop_back();
      }
    }
    return reliefs;
  }

 private:
  using Member = PoolDay::Member;
  using Kept = PoolDay::Kept;

  // At every moment of the use one of the others is free.
  bool IsTakenOver(const Use& use, const Interchange& others) const {
    if (use.first < others.span.first || use.last > others.span.last) return false;
    Ledger::Reader reader(ledger_);
    for (std::size_t from = use.first; from < use.last; from += 64) {
      const std::size_t cells = std::min<std::size_t>(use.last - from, 64);
      std::uint64_t taken = cells == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << cells) - 1;
      for (std::uint32_t r : others.members) {
        std::array<std::uint64_t, 1> touched;
        reader.Read(r, static_cast<std::int64_t>(from), TakenSet::kTouched, touched);
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

  void AddMember(std::uint32_t r) {
    if (pool_.IsPlain(r)) by_turnover_[facts_.resources[r].turnover].push_back(pool_.Of(r));
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
    for (const Kept& s : m.kept) {
      const Use& use = s.use;
      if (use.last <= span.first || span.last <= use.first) continue;
      const bool over_end = coming ? use.last > span.last : use.first < span.first;
      const bool over_closed_end = coming ? use.first < span.first : use.last > span.last;
      if (over_closed_end || (!over_end && !s.common)) return false;
      runs_on = runs_on || over_end;
    }
    return true;
  }

  std::size_t least_;
  const Schedule::Facts& facts_;
  const Ledger& ledger_;
  const Seat& seat_;
  PoolDay pool_;
  std::map<Duration, std::vector<Member>> by_turnover_;
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
  sharing.AddWhatIsKept(schedule.ledger());
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
  sharing.AddWhatIsKept(schedule.ledger());
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
