#ifndef POLYCLINIC_TESTS_WIRE_RANDOM_STRUCT_H_
#define POLYCLINIC_TESTS_WIRE_RANDOM_STRUCT_H_

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "polyclinic/base/field_types.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/base/time.h"

namespace polyclinic {

// SplitMix64: the same numbers everywhere.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // In [from, to].
  std::int64_t Between(std::int64_t from, std::int64_t to) {
    const auto span = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from) + 1;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(from) +
                                     (span == 0 ? Next() : Next() % span));
  }
  bool Chance(int percent) { return Between(0, 99) < percent; }

 private:
  std::uint64_t state_;
};

// Fills a model struct with values that its wire form can hold, at the edges of each type now and
// then, and with everything left out now and then.
class RandomStruct {
 public:
  explicit RandomStruct(std::uint64_t seed) : draws_(seed) {}

  template <Described T>
  T Make() {
    T value;
    Fill(value);
    return value;
  }

 private:
  static constexpr std::int64_t kFirst = -62135596800;  // 0001-01-01T00:00Z
  static constexpr std::int64_t kLast = 253402300799;   // 9999-12-31T23:59:59Z

  template <Described T>
  void Fill(T& value) {
    ++depth_;
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view, auto member, auto&&...) {
      if (draws_.Chance(10)) return;  // as its struct has it
      Fill(value.*member);
    });
    --depth_;
  }
  template <class Optional>
  requires kIsOptional<Optional>
  void Fill(Optional& value) {
    value.reset();
    if (draws_.Chance(60)) Fill(value.emplace());
  }
  template <class T>
  void Fill(std::vector<T>& values) {
    // Structs that hold structs stay small: one path may be long, not all of them.
    values.resize(static_cast<std::size_t>(draws_.Between(0, depth_ > 3 ? 1 : 3)));
    if (depth_ > 7) values.clear();
    for (T& value : values) Fill(value);
  }
  void Fill(bool& value) { value = draws_.Chance(50); }
  void Fill(std::int32_t& value) { value = static_cast<std::int32_t>(Number<std::int32_t>()); }
  void Fill(std::int64_t& value) { value = Number<std::int64_t>(); }
  void Fill(std::string& value) {
    static constexpr std::string_view kParts[] = {
        "a",   "Zoë",  " ",      "\"", "\\", "\n", "\t", std::string_view("\0", 1), "東京", "😀",
        "<&>", "\x7f", "\u2028", "0",  "-",  "{",  "}"};
    value.clear();
    for (std::int64_t n = draws_.Between(0, 12); n > 0; --n) {
      value += kParts[draws_.Between(0, std::size(kParts) - 1)];
    }
  }
  template <class List>
  void Fill(Code<List>& value) {
    static constexpr std::string_view kAllowed = "ABCXYZabcxyz0123456789._:-";
    std::string text;
    for (std::int64_t n = draws_.Between(0, Code<List>::kMaxLength); n > 0; --n) {
      text += kAllowed[static_cast<std::size_t>(draws_.Between(0, kAllowed.size() - 1))];
    }
    value = Code<List>::Parse(text).value_or(Code<List>());
  }
  template <class Entity>
  void Fill(Id<Entity>& value) {
    value = Id<Entity>::FromBits(draws_.Next() | 1);
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void Fill(Enum& value) {
    const auto& all = enumerators(Enum{});
    value = all[static_cast<std::size_t>(draws_.Between(0, all.size() - 1))].value;
  }
  void Fill(Date& value) {
    value = Date(std::chrono::sys_days(std::chrono::days(draws_.Between(-719162, 2932896))));
  }
  void Fill(Instant& value) { value = Instant(Duration(draws_.Between(kFirst, kLast))); }
  void Fill(Duration& value) { value = Duration(draws_.Between(kFirst - kLast, kLast - kFirst)); }
  void Fill(Minutes& value) { value = Minutes(Number<std::int32_t>()); }
  void Fill(Interval& value) {
    const std::int64_t start = draws_.Between(kFirst, kLast - 1);
    value = Interval(Instant(Duration(start)), Instant(Duration(draws_.Between(start + 1, kLast))));
  }
  void Fill(Money& value) { value = *Money::Of(Number<std::int64_t>(), "EUR"); }
  void Fill(Quantity& value) { value = *Quantity::Of(Number<std::int64_t>(), "mmol/L"); }

  template <class Int>
  std::int64_t Number() {
    using Limits = std::numeric_limits<Int>;
    switch (draws_.Between(0, 4)) {
      case 0:
        return Limits::min();
      case 1:
        return Limits::max();
      case 2:
        return draws_.Between(-3, 3);
      case 3:
        return draws_.Between(Limits::min(), Limits::max());
      default:
        return draws_.Between(0, 200);
    }
  }

  Draws draws_;
  int depth_ = 0;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_TESTS_WIRE_RANDOM_STRUCT_H_
