#ifndef POLYCLINIC_SCHEDULE_OCCUPANCY_H_
#define POLYCLINIC_SCHEDULE_OCCUPANCY_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "polyclinic/base/time.h"

namespace polyclinic {

// A span of cells, half-open.
struct CellSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const CellSpan&) const = default;
};

// The scheduling grid of a span of time: cells of five minutes (`kCell`) on absolute instants.
class Grid {
 public:
  Grid() = default;
  // The cells from `start`, rounded down to a cell's start, until `end`, rounded up.
  Grid(Instant start, Instant end);

  std::size_t size() const { return size_; }
  Instant start() const { return start_; }
  Instant end() const { return start_ + kCell * static_cast<std::int64_t>(size_); }
  Instant At(std::size_t cell) const { return start_ + kCell * static_cast<std::int64_t>(cell); }
  bool Aligned(Instant t) const { return (t - start_) % kCell == Duration{0}; }
  // The cells that `interval` touches, rounded outward and cut to the grid; empty outside it.
  CellSpan Cover(Instant from, Instant to) const;

 private:
  Instant start_{};
  std::size_t size_ = 0;
};

// A set of cells, 64 to a word. Words are little-endian in time: the lowest bit is the earliest cell.
class CellSet {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  CellSet() = default;
  explicit CellSet(std::size_t size) : size_(size), words_((size + 63) / 64) {}

  std::size_t size() const { return size_; }
  bool Test(std::size_t cell) const { return words_[cell / 64] >> (cell % 64) & 1; }
  // Each the cells [64 n, 64 n + 64) of its position n.
  std::span<const std::uint64_t> words() const { return words_; }
  // The 64 cells from `cell` on, which may lie outside: nothing is there.
  std::uint64_t From(std::int64_t cell) const {
    if (cell <= -64 || cell >= static_cast<std::int64_t>(size_)) return 0;
    if (cell < 0) return words_[0] << -cell;
    const auto at = static_cast<std::size_t>(cell);
    const std::size_t w = at / 64, shift = at % 64;
    const std::uint64_t low = words_[w] >> shift;
    return shift == 0 || w + 1 == words_.size() ? low : low | words_[w + 1] << (64 - shift);
  }
  void Set(CellSpan span);
  void Clear(CellSpan span);
  // Whether every cell of the span is in the set; true of an empty span.
  bool Covers(CellSpan span) const;
  // Whether some cell of the span is.
  bool Meets(CellSpan span) const;
  std::size_t Count(CellSpan span) const;

  CellSet& operator&=(const CellSet& other);
  CellSet& operator|=(const CellSet& other);
  // Takes the cells of `other` out.
  CellSet& operator-=(const CellSet& other);

  // The cells at which a run of `length` cells of the set begins. log2(length) passes over the words.
  CellSet RunStarts(std::size_t length) const;
  // The set moved `cells` earlier: c is in the result where c + cells is in this one.
  CellSet Earlier(std::size_t cells) const;
  // The first cell of the set at or after `from`, or kNone.
  std::size_t Next(std::size_t from) const;

  // The first cell of `free` minus `busy` that begins a run of `length`, at or after `from`, or kNone:
  // one pass without a copy.
  static std::size_t NextFree(const CellSet& free, const CellSet& busy, std::size_t length,
                              std::size_t from);

  friend bool operator==(const CellSet&, const CellSet&) = default;

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_OCCUPANCY_H_
