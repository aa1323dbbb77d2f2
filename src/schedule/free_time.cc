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

// Gathers the starts of stretches of free cells, block after block.
class FreeRuns {
 public:
  FreeRuns(const Grid& grid, std::size_t length, std::span<Instant> starts)
      : grid_(grid), length_(length), starts_(starts) {}

  bool full() const { return found_ == starts_.size(); }
  std::size_t found() const { return found_; }

  void Add(std::size_t first, const Block::Words& free) {
    if (std::apply([](auto... words) { return (words | ...); }, free) == 0) {
      run_ = 0;
      return;
    }
    for (std::size_t w = 0; w < free.size(); ++w) Add(first + w * 64, free[w]);
  }

 private:
  void Add(std::size_t first, std::uint64_t word) {
    std::size_t bit = 0;
    while (bit < 64 && word >> bit != 0) {
      const auto taken = static_cast<std::size_t>(std::countr_zero(word >> bit));
      if (taken != 0) run_ = 0;
      bit += taken;
      const auto free = static_cast<std::size_t>(std::countr_one(word >> bit));
      Extend(first + bit, free);
      bit += free;
    }
    if (bit < 64) run_ = 0;
  }

  // A start for every cell with which the run has become long enough.
  void Extend(std::size_t cell, std::size_t free) {
    const std::size_t begin = cell - run_, given = run_ < length_ ? 0 : run_ - length_ + 1;
    run_ += free;
    for (std::size_t k = given; k + length_ <= run_ && !full(); ++k) {
      starts_[found_++] = grid_.At(begin + k);
    }
  }

  const Grid& grid_;
  std::size_t length_;
  std::span<Instant> starts_;
  std::size_t found_ = 0;
  // Free cells before the one at hand.
  std::size_t run_ = 0;
};

}  // namespace

std::size_t Schedule::NextFree(const Resource& resource, SiteId site, Duration length, Instant from,
                               std::span<Instant> starts) const {
  const std::uint32_t number = facts_->NumberOf(resource);
  const Grid& grid = facts_->grid;
  if (number == Facts::kNone || length <= Duration{0} || from >= grid.end()) return 0;
  const Hours* const hours = facts_->resources[number].At(site);
  if (hours == nullptr) return 0;
  FreeRuns runs(grid, CellsUntil(length), starts);
  const std::size_t first = CellsUntil(from - grid.start());
  Ledger::Blocks blocks(*ledger_, number);
  for (std::size_t b = first / Block::kCells; b < ledger_->blocks() && !runs.full(); ++b) {
    Block::Words free = hours->open.Words<Block::kWords>(b * Block::kWords);
    if (const Block* const block = blocks.At(b)) {
      for (std::size_t w = 0; w < free.size(); ++w) free[w] &= ~block->touched[w];
    }
    for (std::size_t w = 0; b * Block::kCells + w * 64 < first && w < free.size(); ++w) {
      const std::size_t past = first - (b * Block::kCells + w * 64);
      free[w] &= past < 64 ? ~std::uint64_t{0} << past : 0;
    }
    runs.Add(b * Block::kCells, free);
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
