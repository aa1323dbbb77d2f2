#ifndef POLYCLINIC_SAMPLING_PHILOX_H_
#define POLYCLINIC_SAMPLING_PHILOX_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

// Random numbers by name: each number is a function of what it is for, not of what was drawn before.
// The standard library alone, integers alone, and the same numbers from every compiler, library and
// platform.
namespace polyclinic {

namespace sampling_internal {
__extension__ using Wide = unsigned __int128;
}  // namespace sampling_internal

// Philox4x64-10 (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3; SC11): a
// bijection of 256-bit counters under a 128-bit key.
class Philox {
 public:
  using Counter = std::array<std::uint64_t, 4>;
  using Key = std::array<std::uint64_t, 2>;

  static constexpr Counter Block(Counter counter, Key key) {
    for (int round = 0; round < kRounds; ++round) {
      if (round > 0) {
        key[0] += 0x9E3779B97F4A7C15;  // the golden ratio
        key[1] += 0xBB67AE8584CAA73B;  // the square root of 3, less 1
      }
      const sampling_internal::Wide p0 =
          static_cast<sampling_internal::Wide>(0xD2E7470EE14C6C93) * counter[0];
      const sampling_internal::Wide p1 =
          static_cast<sampling_internal::Wide>(0xCA5A826395121157) * counter[2];
      counter = {High(p1) ^ counter[1] ^ key[0], static_cast<std::uint64_t>(p1),
                 High(p0) ^ counter[3] ^ key[1], static_cast<std::uint64_t>(p0)};
    }
    return counter;
  }

 private:
  static constexpr int kRounds = 10;
  static constexpr std::uint64_t High(sampling_internal::Wide product) {
    return static_cast<std::uint64_t>(product >> 64);
  }
};

// The key of everything generated from one seed for one purpose: the first 128 bits of the SHA-256 of
// purpose, version and seed.
Philox::Key KeyOf(std::string_view purpose, std::uint32_t version, std::uint64_t seed);

// The numbers of one attribute of one entity: a stream of its own for each (key, kind, index,
// attribute). Cheap to make; a block of four numbers is computed when it is reached.
class Draws {
 public:
  constexpr Draws(const Philox::Key& key, std::uint64_t kind, std::uint64_t index,
                  std::uint64_t attribute)
      : key_(key), counter_{kind, index, attribute, 0} {}

  // Any 64 bits.
  constexpr std::uint64_t Next() {
    if (left_ == 0) {
      block_ = Philox::Block(counter_, key_);
      ++counter_[3];
      left_ = 4;
    }
    return block_[static_cast<std::size_t>(4 - left_--)];
  }

  // A number of [0, bound), each equally often (Lemire: Fast random integer generation in an
  // interval, TOMACS 2019). Requires bound > 0.
  constexpr std::uint64_t Below(std::uint64_t bound) {
    sampling_internal::Wide product = static_cast<sampling_internal::Wide>(Next()) * bound;
    auto low = static_cast<std::uint64_t>(product);
    if (low < bound) {
      const std::uint64_t threshold = (0 - bound) % bound;
      while (low < threshold) {
        product = static_cast<sampling_internal::Wide>(Next()) * bound;
        low = static_cast<std::uint64_t>(product);
      }
    }
    return static_cast<std::uint64_t>(product >> 64);
  }

  // A number of [low, high], each equally often. Requires low <= high.
  constexpr std::int64_t Between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(Below(static_cast<std::uint64_t>(high - low) + 1));
  }

  // True in `per_mille` of 1000.
  constexpr bool Chance(std::uint32_t per_mille) { return Below(1000) < per_mille; }

 private:
  Philox::Key key_;
  Philox::Counter counter_;
  Philox::Counter block_{};
  int left_ = 0;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SAMPLING_PHILOX_H_
