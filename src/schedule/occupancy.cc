#include "polyclinic/schedule/occupancy.h"

#include <algorithm>
#include <bit>

namespace polyclinic {
namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};

Instant FloorToCell(Instant t) {
  const std::int64_t s = t.time_since_epoch().count(), cell = kCell.count();
  const std::int64_t rest = (s % cell + cell) % cell;
  return Instant{Duration{s - rest}};
}

// Calls `f(word index, mask)` for the words that the span touches.
template <class F>
void ForWords(CellSpan span, F&& f) {
  if (span.first >= span.last) return;
  const std::size_t first = span.first / 64, last = (span.last - 1) / 64;
  for (std::size_t w = first; w <= last; ++w) {
    std::uint64_t mask = kAll;
    if (w == first) mask &= kAll << (span.first % 64);
    if (w == last && span.last % 64 != 0) mask &= kAll >> (64 - span.last % 64);
    f(w, mask);
  }
}

}  // namespace

Grid::Grid(Instant start, Instant end) : start_(FloorToCell(start)) {
  const std::int64_t span = (end - start_).count(), cell = kCell.count();
  size_ = span <= 0 ? 0 : static_cast<std::size_t>((span + cell - 1) / cell);
}

CellSpan Grid::Cover(Instant from, Instant to) const {
  const Instant low = std::max(from, start_), high = std::min(to, end());
  if (low >= high) return {};
  const std::int64_t cell = kCell.count();
  return {static_cast<std::size_t>((low - start_).count() / cell),
          static_cast<std::size_t>(((high - start_).count() + cell - 1) / cell)};
}

void CellSet::Set(CellSpan span) {
  ForWords(span, [this](std::size_t w, std::uint64_t mask) { words_[w] |= mask; });
}

void CellSet::Clear(CellSpan span) {
  ForWords(span, [this](std::size_t w, std::uint64_t mask) { words_[w] &= ~mask; });
}

bool CellSet::Covers(CellSpan span) const {
  bool covers = true;
  ForWords(span, [&](std::size_t w, std::uint64_t mask) {
    covers = covers && (words_[w] & mask) == mask;
  });
  return covers;
}

bool CellSet::Meets(CellSpan span) const {
  bool meets = false;
  ForWords(span, [&](std::size_t w, std::uint64_t mask) { meets = meets || (words_[w] & mask); });
  return meets;
}

std::size_t CellSet::Count(CellSpan span) const {
  std::size_t count = 0;
  ForWords(span, [&](std::size_t w, std::uint64_t mask) {
    count += static_cast<std::size_t>(std::popcount(words_[w] & mask));
  });
  return count;
}

CellSet& CellSet::operator&=(const CellSet& other) {
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
  return *this;
}

CellSet& CellSet::operator|=(const CellSet& other) {
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
  return *this;
}

CellSet& CellSet::operator-=(const CellSet& other) {
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= ~other.words_[w];
  return *this;
}

CellSet CellSet::Earlier(std::size_t cells) const {
  CellSet moved(size_);
  const std::size_t skip = cells / 64, shift = cells % 64;
  for (std::size_t w = 0; w + skip < words_.size(); ++w) {
    std::uint64_t word = words_[w + skip] >> shift;
    if (shift != 0 && w + skip + 1 < words_.size()) word |= words_[w + skip + 1] << (64 - shift);
    moved.words_[w] = word;
  }
  return moved;
}

CellSet CellSet::RunStarts(std::size_t length) const {
  CellSet starts = *this;
  for (std::size_t have = 1; have < length;) {
    const std::size_t step = std::min(have, length - have);
    starts &= starts.Earlier(step);
    have += step;
  }
  return starts;
}

std::size_t CellSet::Next(std::size_t from) const {
  if (from >= size_) return kNone;
  std::size_t w = from / 64;
  std::uint64_t word = words_[w] & kAll << (from % 64);
  while (word == 0) {
    if (++w == words_.size()) return kNone;
    word = words_[w];
  }
  return w * 64 + static_cast<std::size_t>(std::countr_zero(word));
}

std::size_t CellSet::NextFree(const CellSet& free, const CellSet& busy, std::size_t length,
                              std::size_t from) {
  if (from >= free.size_) return kNone;
  // `run` is the length of the free run that ends where the scan stands.
  std::size_t run = 0;
  for (std::size_t w = from / 64; w < free.words_.size(); ++w) {
    std::uint64_t word = free.words_[w] & ~busy.words_[w];
    if (w == from / 64) word &= kAll << (from % 64);
    for (int bit = 0; bit < 64;) {
      const std::uint64_t rest = word >> bit;
      if (rest == 0) {
        run = 0;
        break;
      }
      const int zeros = std::countr_zero(rest);
      if (zeros != 0) {
        run = 0;
        bit += zeros;
      }
      const int ones = std::countr_one(word >> bit);
      run += static_cast<std::size_t>(ones);
      bit += ones;
      if (run >= length) return w * 64 + static_cast<std::size_t>(bit) - run;
    }
  }
  return kNone;
}

}  // namespace polyclinic
