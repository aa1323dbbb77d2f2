#include "schedule/pool_day.h"

#include <algorithm>
#include <bit>

namespace polyclinic {
PoolDay::PoolDay(const Schedule& schedule, const Seat& seat, const DayPools& pools, CellSpan day,
                 Instant now)
    : facts_(schedule.facts()),
      ledger_(schedule.ledger()),
      seat_(seat),
      pools_(pools),
      day_(day),
      now_(facts_.OffsetOf(now)),
      now_cell_(CellsUntil(Duration{now_})) {}

bool PoolDay::IsPlain(std::uint32_t resource) const {
  const ResourceFacts& facts = facts_.resources[resource];
  return !facts.ragged && facts.templates.empty() && facts.hours.size() == 1 &&
         facts.capacity == 1 && !facts.limited && IsAlwaysAble(resource, seat_.asked->duties);
}

PoolDay::Member PoolDay::Of(std::uint32_t resource) {
  Member member;
  Fill(resource, member);
  return member;
}

void PoolDay::Fill(std::uint32_t resource, Member& member) {
  FillThere(resource, member);
  ledger_.ForUses(resource, day_, [&](const Use& use) {
    if (use.watches()) return true;
    PoolDay::Kept& kept = member.kept.emplace_back(Kept{use});
    if (!use.occupies() || use.fixed() || use.special() || use.kind() != NeedKind::kExclusive ||
        HasBegun(use)) {
      return true;
    }
    const Asked& asked = WhatIsAsked(use.asked);
    kept.common = asked.common;
    kept.of_pool_alone = asked.of_pool_alone;
    return true;
  });
}

void PoolDay::FillThere(std::uint32_t resource, Member& member) const {
  member.resource = resource;
  member.there.clear();
  member.cut = false;
  member.kept.clear();
  const CellSet& open = facts_.resources[resource].hours.front().open;
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
    if (!cut) member.there.push_back({cell, end});
    member.cut = member.cut || cut;
    cell = end;
  }
}

// The visit of the use is not ahead any more.
bool PoolDay::HasBegun(const Use& use) const {
  if (use.first < now_cell_) return true;
  if (now_ <= 0 || use.first >= now_cell_ + ledger_.latest_part()) return false;
  return ledger_.Find(use.promise)->start < now_;
}

const PoolDay::Asked& PoolDay::WhatIsAsked(std::uint32_t asked) {
  for (const Asked& known : known_) {
    if (known.asked == asked) return known;
  }
  const VisitType& type = facts_.visit_types[asked >> 8];
  const std::size_t index = asked & 255;
  const Need& need = type.needs[index];
  const Pool& pool = pools_.Of(asked >> 8, index);
  const auto everybody = seat_.everybody->members();
  Asked what{.asked = asked};
  what.common = StandsAlone(type, index) && seat_.everybody->Within(pool) &&
                std::all_of(everybody.begin(), everybody.end(),
                            [&](std::uint32_t r) { return IsAlwaysAble(r, need.duties); });
  what.of_pool_alone = what.common && IsWithoutBuffers(need) && pool.Within(*seat_.everybody);
  return known_.emplace_back(what);
}

// Nobody else must be there for it.
bool PoolDay::IsAlwaysAble(std::uint32_t resource, const std::vector<DutyCode>& duties) const {
  return std::all_of(duties.begin(), duties.end(), [&](const DutyCode& duty) {
    return pools_.abilities().Of(facts_.resources[resource].resource.staff, duty).kind ==
           AbilityKind::kAlways;
  });
}

bool IsOfOneAlone(const Seat& seat) {
  const Need& need = *seat.asked->need;
  return need.kind == NeedKind::kExclusive && IsHard(need) && seat.asked->same_as.empty() &&
         seat.asked->different_from.empty();
}

CellSpan CellsOf(const Schedule::Facts& facts, const Seat& seat, std::uint32_t resource) {
  const Need& need = *seat.asked->need;
  return facts.Cover(std::int64_t{seat.start} - need.buffer_before.count(),
                     std::int64_t{seat.end} + need.buffer_after.count() +
                         facts.resources[resource].turnover.count());
}

}  // namespace polyclinic
