#include "wire/convert.h"

namespace polyclinic::wire_internal {
namespace {

// As much of a text as a finding shows, fit to print.
std::string Shown(const std::string& text) {
  constexpr std::size_t kMost = 40;
  std::string shown = MendUtf8(text).substr(0, kMost);
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  shown.resize(Utf8Prefix(shown));
  return "'" + shown + (text.size() > kMost ? "...'" : "'");
}

}  // namespace

void ScalarOf<Date>::NotADate(type value, Date& out, const Place& place, Reader& reader) {
  out = Date(std::chrono::year(0), std::chrono::month(0), std::chrono::day(0));
  reader.Add("not_a_date", place, std::to_string(value), "yyyymmdd of a day that exists");
}

void OutOfRange(std::int64_t value, std::int64_t from, std::int64_t to, const Place& place,
                Reader& reader) {
  reader.Add("out_of_range", place, std::to_string(value),
             "seconds from " + std::to_string(from) + " to " + std::to_string(to));
}

void NotUtf8(const Place& place, Reader& reader) {
  reader.Add("not_utf8", place, "", "a text in UTF-8");
}

void NotACode(const std::string& value, const Place& place, Reader& reader) {
  reader.Add("not_a_code", place, Shown(value), "1 to 23 of A-Z a-z 0-9 . _ : -");
}

void NotAnEnumerator(int value, const std::string& expected, const Place& place, Reader& reader) {
  if (value == 0) {
    reader.Add("missing_enumerator", place, "nothing", expected);
  } else {
    reader.Add("unknown_enumerator", place, std::to_string(value), expected);
  }
}

void NotAnInterval(const v1::Interval& message, const Place& place, Reader& reader) {
  reader.Add("not_an_interval", place,
             std::to_string(message.start()) + " to " + std::to_string(message.end()),
             "start before end");
}

void ToProto(const Money& value, v1::Money* message) {
  message->set_minor_units(value.minor_units());
  message->mutable_currency()->assign(value.currency());
}
void FromProto(const v1::Money& message, Money& out, const Place& place, Reader& reader) {
  FromUnknown(message, place, reader);
  if (auto money = Money::Of(message.minor_units(), message.currency()); money.ok()) {
    out = *money;
  } else {
    reader.Add("not_a_currency", Place{&place, "currency", -1, place.of_patient},
               Shown(message.currency()), "three capital letters");
  }
}

void ToProto(const Quantity& value, v1::Quantity* message) {
  message->set_millionths(value.millionths());
  ToStringField(value.unit(), message->mutable_unit());
}
void FromProto(const v1::Quantity& message, Quantity& out, const Place& place, Reader& reader) {
  FromUnknown(message, place, reader);
  const Place unit{&place, "unit", -1, place.of_patient};
  if (reader.check_text() && Utf8Prefix(message.unit()) != message.unit().size()) {
    NotUtf8(unit, reader);
  } else if (message.millionths() == 0 && message.unit().empty()) {
    out = Quantity();
  } else if (auto quantity = Quantity::Of(message.millionths(), message.unit()); quantity.ok()) {
    out = *std::move(quantity);
  } else {
    reader.Add("not_a_unit", unit, Shown(message.unit()), "a unit of 1 to 23 characters");
  }
}

}  // namespace polyclinic::wire_internal
