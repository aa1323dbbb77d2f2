#ifndef POLYCLINIC_BASE_QUANTITY_H_
#define POLYCLINIC_BASE_QUANTITY_H_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace polyclinic {

struct CurrencyList;

// An amount of money in whole minor units (cents) of an ISO 4217 currency.
class Money {
 public:
  constexpr Money() = default;
  // InvalidArgument unless `currency` is three capital letters.
  static absl::StatusOr<Money> Of(std::int64_t minor_units, std::string_view currency);
  static constexpr Money Cents(std::int64_t cents) { return Money(cents, {'U', 'S', 'D'}); }

  constexpr std::int64_t minor_units() const { return minor_units_; }
  std::string_view currency() const { return {currency_, 3}; }
  // "USD 12.50"
  std::string ToText() const;
  // InvalidArgument where the currencies differ, OutOfRange where the sum does not fit.
  absl::StatusOr<Money> Plus(const Money& other) const;
  friend constexpr bool operator==(const Money&, const Money&) = default;

 private:
  constexpr Money(std::int64_t minor_units, const char (&currency)[3])
      : minor_units_(minor_units), currency_{currency[0], currency[1], currency[2]} {}
  std::int64_t minor_units_ = 0;
  char currency_[3] = {'U', 'S', 'D'};
};

// A measured amount with its unit (UCUM), as an exact decimal in millionths of the unit.
class Quantity {
 public:
  Quantity() = default;
  // InvalidArgument where `unit` is empty or longer than 23 characters.
  static absl::StatusOr<Quantity> Of(std::int64_t millionths, std::string_view unit);
  // "127.9" + "cm": at most six decimals, no exponent; InvalidArgument else.
  static absl::StatusOr<Quantity> Parse(std::string_view value, std::string_view unit);

  std::int64_t millionths() const { return millionths_; }
  const std::string& unit() const { return unit_; }
  // "127.9 cm"
  std::string ToText() const;
  friend bool operator==(const Quantity&, const Quantity&) = default;

 private:
  std::int64_t millionths_ = 0;
  std::string unit_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_BASE_QUANTITY_H_
