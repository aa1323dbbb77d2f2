#include "schedule/crowding.h"

#include <algorithm>
#include <cstdint>
#include <memory>

#include "schedule/pools.h"

namespace polyclinic {
namespace {

// Somebody or something wanted for so many cells.
struct Wish {
  Pool pool;
  std::size_t cells = 0;
};

// The visits at one site.
class Crowding {
 public:
  Crowding(const Schedule& schedule, SiteId site, const Interval& span)
      : schedule_(schedule),
        facts_(schedule.facts()),
        site_(site),
        cells_(facts_.Near(span)),
        pools_(PoolsAt(schedule, site, facts_.zones[site.index()].ToLocal(span.start()).date,
                       std::nullopt)) {}

  void Add(const AskedVisit& visit) {
    const std::vector<Duration> lengths = LeastLengths(facts_, visit);
    for (const AskedNeed& asked : visit.needs) {
      // Who meets another need as well may be counted there.
      if (asked.need->kind != NeedKind::kExclusive || !IsHard(*asked.need) ||
          !asked.same_as.empty()) {
        continue;
      }
      Duration length = lengths[asked.first_step];
      for (std::size_t s = asked.first_step + 1; s <= asked.last_step; ++s) {
        length += visit.type->steps[s].gap_min + lengths[s];
      }
      const Pool pool = pools_->Of(visit.type->id.index(), asked.index, asked.added, asked.named);
      for (std::int32_t i = 0; i < asked.need->count; ++i) {
        wishes_.push_back({pool, CellsUntil(length)});
      }
    }
  }

  bool IsTooMuch() const {
    return std::any_of(wishes_.begin(), wishes_.end(), [&](const Wish& wish) {
      return std::all_of(wish.pool.members().begin(), wish.pool.members().end(),
                         [&](std::uint32_t r) { return TakesOneAtOnce(r); }) &&
             IsTooMuchFor(wish.pool);
    });
  }

 private:
  bool TakesOneAtOnce(std::uint32_t resource) const {
    return !facts_.resources[resource].waves && !facts_.resources[resource].overbooked;
  }

  bool IsTooMuchFor(const Pool& pool) const {
    std::size_t count = 0, sum = 0, least = cells_.last - cells_.first;
    for (const Wish& wish : wishes_) {
      if (!wish.pool.Within(pool)) continue;
      ++count;
      sum += wish.cells;
      least = std::min(least, wish.cells);
    }
    std::vector<std::int32_t> free = FreeOf(pool);
    std::size_t supply = 0;
    for (std::int32_t n : free) supply += static_cast<std::size_t>(n);
    return sum > supply || count > HowManyFit(least, std::move(free));
  }

  // By cell: how many of the pool are there beyond those whom promises take that nobody else can keep.
  std::vector<std::int32_t> FreeOf(const Pool& pool) const {
    std::vector<std::int32_t> free(cells_.last - cells_.first);
    for (std::uint32_t r : pool.members()) {
      const Hours* const hours = facts_.resources[r].At(site_);
      std::vector<bool> taken(free.size());
      MarkTaken(pool, r, taken);
      for (std::size_t c = 0; hours != nullptr && c < free.size(); ++c) {
        const Instant at = facts_.grid.At(cells_.first + c);
        free[c] += !taken[c] && Overlaps(hours->spans, {at, at + kCell}) ? 1 : 0;
      }
    }
    return free;
  }

  void MarkTaken(const Pool& pool, std::uint32_t resource, std::vector<bool>& taken) const {
    const Ledger& ledger = schedule_.ledger();
    ledger.ForUses(resource, cells_, [&](const Use& use) {
      if (!use.occupies() || use.watches() || use.kind() != NeedKind::kExclusive) return true;
      const bool bound = use.fixed() || (!use.special() && use.asked != kNoPromise &&
                                         pools_->Of(use.asked >> 8, use.asked & 255).Within(pool));
      if (!bound) return true;
      // Without buffers and turnover, which may be others with another keeper.
      const Part& part = ledger.Find(use.promise)->parts()[use.part];
      const CellSpan cells = facts_.Cover(part.start, part.end);
      for (std::size_t c = std::max(cells.first, cells_.first);
           c < std::min(cells.last, cells_.last); ++c) {
        taken[c - cells_.first] = true;
      }
      return true;
    });
  }

  // How many stretches of so many cells each: as early as may be, one after the other, is best.
  static std::size_t HowManyFit(std::size_t length, std::vector<std::int32_t> free) {
    if (length == 0) return static_cast<std::size_t>(-1);
    std::size_t count = 0, run = 0;
    for (std::size_t c = 0; c < free.size(); ++c) {
      run = free[c] > 0 ? run + 1 : 0;
      if (run < length) continue;
      ++count;
      for (std::size_t k = c + 1 - length; k <= c; ++k) --free[k];
      // What is left of them may begin another.
      const std::size_t first = c + 1 - length;
      run = 0;
      c = first - 1;
    }
    return count;
  }

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  SiteId site_;
  CellSpan cells_;
  std::shared_ptr<const DayPools> pools_;
  std::vector<Wish> wishes_;
};

}  // namespace

std::vector<Duration> LeastLengths(const Schedule::Facts& facts, const AskedVisit& visit) {
  const std::vector<std::uint32_t> nobody(visit.needs.size(), Schedule::Facts::kNone);
  std::vector<Duration> lengths = StepDurations(facts, visit, nobody);
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    for (const ProviderDuration& own : visit.type->steps[s].duration.by_provider) {
      lengths[s] = std::min<Duration>(lengths[s], own.duration + visit.added[s]);
    }
  }
  return lengths;
}

bool AreTooMany(const Schedule& schedule, std::span<const AskedVisit> visits,
                const Interval& span) {
  for (const Site& site : schedule.sites()) {
    const TimeZone& zone = schedule.facts().zones[site.id.index()];
    // Another day may have other people.
    if (zone.ToLocal(span.start()).date != zone.ToLocal(span.end() - Duration{1}).date) continue;
    Crowding here(schedule, site.id, span);
    for (const AskedVisit& visit : visits) {
      if (visit.sites == std::vector{site.id} && !visit.type->telehealth) here.Add(visit);
    }
    if (here.IsTooMuch()) return true;
  }
  return false;
}

}  // namespace polyclinic
