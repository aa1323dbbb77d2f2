#ifndef POLYCLINIC_SAMPLING_ALIAS_H_
#define POLYCLINIC_SAMPLING_ALIAS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "polyclinic/sampling/philox.h"

namespace polyclinic {

// A distribution over 0 .. N-1 given by whole-number weights, sampled exactly: Walker's alias method
// in integers. Column i gives i in `keep[i]` of `total` cases and `other[i]` else.
template <std::size_t N>
class AliasTable {
 public:
  // Requires a positive sum of the weights below 2^32. Weights of 0 are never drawn.
  constexpr explicit AliasTable(const std::array<std::uint32_t, N>& weights) {
    std::array<std::uint64_t, N> scaled{};
    for (std::size_t i = 0; i < N; ++i) total_ += weights[i];
    std::array<std::size_t, N> small{}, large{};
    std::size_t smalls = 0, larges = 0;
    for (std::size_t i = 0; i < N; ++i) {
      scaled[i] = static_cast<std::uint64_t>(weights[i]) * N;
      (scaled[i] < total_ ? small[smalls++] : large[larges++]) = i;
    }
    while (smalls > 0 && larges > 0) {
      const std::size_t s = small[--smalls];
      const std::size_t l = large[larges - 1];
      keep_[s] = scaled[s];
      other_[s] = static_cast<std::uint32_t>(l);
      scaled[l] -= total_ - scaled[s];
      if (scaled[l] < total_) {
        --larges;
        small[smalls++] = l;
      }
    }
    // What is left is exactly full.
    while (larges > 0) keep_[large[--larges]] = total_;
    while (smalls > 0) keep_[small[--smalls]] = total_;
  }

  // In how many of N * total cases, total being the sum of the weights, `i` is drawn.
  constexpr std::uint64_t CasesOf(std::size_t i) const {
    std::uint64_t cases = keep_[i];
    for (std::size_t column = 0; column < N; ++column) {
      if (other_[column] == i && keep_[column] < total_) cases += total_ - keep_[column];
    }
    return cases;
  }

  constexpr std::uint32_t Draw(Draws& draws) const {
    // One number of [0, N * total) is a column and a place in it.
    const std::uint64_t at = draws.Below(N * total_);
    const auto column = static_cast<std::size_t>(at / total_);
    return at % total_ < keep_[column] ? static_cast<std::uint32_t>(column) : other_[column];
  }

 private:
  std::uint64_t total_ = 0;
  std::array<std::uint64_t, N> keep_{};
  std::array<std::uint32_t, N> other_{};
};

template <std::size_t N>
AliasTable(const std::array<std::uint32_t, N>&) -> AliasTable<N>;

}  // namespace polyclinic

#endif  // POLYCLINIC_SAMPLING_ALIAS_H_
