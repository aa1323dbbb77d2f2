// When one resource is free or busy.

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>
#include <utility>

#include "schedule/facts.h"

namespace polyclinic {

std::vector<Interval> Schedule::Busy(const Resource& resource, const Interval& span) const {
  std::vector<Interval> busy;
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Facts::kNone) return busy;
  ledger_->ForUsesNear(number, facts_->Near(span), [&](const Use& use) {
    if (!use.occupies()) return;
    const Interval taken = TakenBy(*facts_, *ledger_, use);
    if (!taken.Overlaps(span)) return;
    busy.emplace_back(std::max(taken.start(), span.start()), std::min(taken.end(), span.end()));
  });
  return Merge(std::move(busy));
}

namespace {

// Gathers the starts, at or after `from`, of stretches of free cells, which are added in their order.
class FreeRuns {
 public:
  FreeRuns(const Grid& grid, std::size_t length, std::size_t from, std::span<Instant> starts)
      : grid_(grid), length_(length), from_(from), starts_(starts), next_(from) {}

  bool full() const { return found_ == starts_.size(); }
  std::size_t found() const { return found_; }

  // The free cells of a word whose lowest bit is the cell `first`.
  void Add(std::size_t first, std::uint64_t word) {
    while (word != 0) {
      const int begin = std::countr_zero(word);
      Extend(first + static_cast<std::size_t>(begin),
             static_cast<std::size_t>(std::countr_one(word >> begin)));
      // Carries through the lowest run, which clears it.
      word &= word + (word & -word);
    }
  }

 private:
  void Extend(std::size_t cell, std::size_t free) {
    if (cell != end_) next_ = std::max(cell, from_);
    end_ = cell + free;
    for (; next_ + length_ <= end_ && !full(); ++next_) starts_[found_++] = grid_.At(next_);
  }

  const Grid& grid_;
  const std::size_t length_;
  const std::size_t from_;
  const std::span<Instant> starts_;
  std::size_t found_ = 0;
  // The end of the last run, and the next start in it.
  std::size_t end_ = 0;
  std::size_t next_;
};

}  // namespace

std::size_t Schedule::NextFree(const Resource& resource, SiteId site, Duration length, Instant from,
                               std::span<Instant> starts) const {
  const std::uint32_t number = facts_->NumberOf(resource);
  const Grid& grid = facts_->grid;
  if (number == Facts::kNone || length <= Duration{0} || from >= grid.end()) return 0;
  const Hours* const hours = facts_->resources[number].At(site);
  if (hours == nullptr) return 0;
  const std::size_t first = CellsUntil(from - grid.start());
  FreeRuns runs(grid, CellsUntil(length), first, starts);
  const std::span<const std::uint64_t> open = hours->open.words();
  for (std::size_t w = first / Block::kCells * Block::kWords; w < open.size();) {
    const std::span<const std::uint64_t> touched = ledger_->TouchedFrom(number, w / Block::kWords);
    const std::span<const std::uint64_t> words =
        open.subspan(w, std::min(touched.size(), open.size() - w));
    const auto taken = [&](std::size_t i) { return (words[i] & ~touched[i]) == 0; };
    for (std::size_t i = 0;; ++i) {
      while (i < words.size() && taken(i)) ++i;
      if (i == words.size()) break;
      runs.Add((w + i) * 64, words[i] & ~touched[i]);
      if (runs.full()) return runs.found();
    }
    w += words.size();
  }
  return runs.found();
}

std::vector<Interval> Schedule::Free(const Resource& resource, const Interval& span) const {
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Facts::kNone) return {};
  std::vector<Interval> open;
  for (const Hours& hours : facts_->resources[number].hours) {
    for (const Interval& i : hours.spans) {
      if (!i.Overlaps(span)) continue;
      open.emplace_back(std::max(i.start(), span.start()), std::min(i.end(), span.end()));
    }
  }
  return Subtract(Merge(std::move(open)), Busy(resource, span));
}

std::optional<std::int32_t> Schedule::Utilization(const Resource& resource,
                                                  const Interval& span) const {
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Facts::kNone) return std::nullopt;
  const CellSpan cells = facts_->grid.Cover(span.start(), span.end());
  CellSet open(facts_->grid.size());
  for (const Hours& hours : facts_->resources[number].hours) open |= hours.open;
  const std::size_t available = open.Count(cells);
  if (available == 0) return std::nullopt;
  open &= Touched(*facts_, *ledger_, number);
  return static_cast<std::int32_t>(open.Count(cells) * 1'000 / available);
}

bool Schedule::IsAvailable(const Resource& resource, SiteId site, const Interval& span) const {
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Facts::kNone) return false;
  const Hours* hours = facts_->resources[number].At(site);
  return hours != nullptr && Covers(hours->spans, span);
}

}  // namespace polyclinic
