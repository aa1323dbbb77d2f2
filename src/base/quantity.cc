#include "polyclinic/base/quantity.h"

#include <algorithm>
#include <array>
#include <limits>

#include "absl/strings/str_cat.h"
#include "polyclinic/base/strings_seam.h"

namespace polyclinic {
namespace {

// The digits after the point of a currency's major unit (ISO 4217).
int MinorDigits(std::string_view currency) {
  constexpr std::array<std::string_view, 17> kNone = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                                      "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
                                                      "VND", "VUV", "XAF", "XOF", "XPF"};
  constexpr std::array<std::string_view, 7> kThree = {"BHD", "IQD", "JOD", "KWD",
                                                      "LYD", "OMR", "TND"};
  if (std::find(kNone.begin(), kNone.end(), currency) != kNone.end()) return 0;
  if (std::find(kThree.begin(), kThree.end(), currency) != kThree.end()) return 3;
  return currency == "CLF" || currency == "UYW" ? 4 : 2;
}

std::uint64_t Magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

// `value` with its last `digits` digits after a point.
std::string Decimal(std::int64_t value, int digits) {
  std::string text = std::to_string(Magnitude(value));
  if (digits > 0) {
    const auto places = static_cast<std::size_t>(digits);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, ".");
  }
  return value < 0 ? "-" + text : text;
}

absl::Status NotADecimal(std::string_view value) {
  return absl::InvalidArgumentError(
      absl::StrCat("found '", AsAbsl(value),
                   "', expected a decimal number of at most six decimals, such as 127.9"));
}

// Appends a digit to a non-negative `value`; false where it does not fit.
bool PushDigit(std::uint64_t& value, char digit) {
  constexpr std::uint64_t kMax =
      static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  const auto d = static_cast<std::uint64_t>(digit - '0');
  if (value > (kMax - d) / 10) return false;
  value = value * 10 + d;
  return true;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

absl::StatusOr<Money> Money::Of(std::int64_t minor_units, std::string_view currency) {
  const bool letters =
      currency.size() == 3 &&
      std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!letters) {
    return absl::InvalidArgumentError(absl::StrCat(
        "found currency '", AsAbsl(currency), "', expected three capital letters, such as USD"));
  }
  return Money(minor_units, {currency[0], currency[1], currency[2]});
}

std::string Money::ToText() const {
  return std::string(currency()) + " " + Decimal(minor_units_, MinorDigits(currency()));
}

absl::StatusOr<Money> Money::Plus(const Money& other) const {
  if (currency() != other.currency()) {
    return absl::InvalidArgumentError(absl::StrCat("found a sum of ", AsAbsl(currency()), " and ",
                                                   AsAbsl(other.currency()),
                                                   ", expected one currency"));
  }
  Money sum = *this;
  if (__builtin_add_overflow(minor_units_, other.minor_units_, &sum.minor_units_)) {
    return absl::OutOfRangeError("found a sum of money past 64 bits");
  }
  return sum;
}

absl::StatusOr<Quantity> Quantity::Of(std::int64_t millionths, std::string_view unit) {
  if (unit.empty() || unit.size() > 23) {
    return absl::InvalidArgumentError(absl::StrCat(
        "found unit '", AsAbsl(unit), "', expected a UCUM unit of 1 to 23 characters"));
  }
  Quantity quantity;
  quantity.millionths_ = millionths;
  quantity.unit_ = std::string(unit);
  return quantity;
}

absl::StatusOr<Quantity> Quantity::Parse(std::string_view value, std::string_view unit) {
  std::string_view rest = value;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  const std::size_t point = std::min(rest.find('.'), rest.size());
  const std::string_view whole = rest.substr(0, point);
  const std::string_view decimals = point < rest.size() ? rest.substr(point + 1) : "";
  const bool formed = !whole.empty() && decimals.size() <= 6 &&
                      (point == rest.size() || !decimals.empty()) &&
                      std::all_of(whole.begin(), whole.end(), IsDigit) &&
                      std::all_of(decimals.begin(), decimals.end(), IsDigit);
  if (!formed) return NotADecimal(value);
  std::uint64_t millionths = 0;
  for (const char c : whole) {
    if (!PushDigit(millionths, c)) return NotADecimal(value);
  }
  for (std::size_t i = 0; i < 6; ++i) {
    if (!PushDigit(millionths, i < decimals.size() ? decimals[i] : '0')) return NotADecimal(value);
  }
  const auto amount = static_cast<std::int64_t>(millionths);
  return Of(negative ? -amount : amount, unit);
}

std::string Quantity::ToText() const {
  std::string number = Decimal(millionths_, 6);
  number.erase(number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.pop_back();
  return unit_.empty() ? number : number + " " + unit_;
}

}  // namespace polyclinic
