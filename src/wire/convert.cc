#include "wire/convert.h"

#include <cstdint>
#include <cstring>

namespace polyclinic::wire_internal {
namespace {

// Every byte is below 0x80, eight at a time; the last eight overlap those before.
bool IsAscii(std::string_view text) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const auto word_at = [&text](std::size_t at) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, kWord);
    return word;
  };
  std::uint64_t seen = 0;
  if (text.size() < kWord) {
    for (const char c : text) seen |= static_cast<unsigned char>(c);
  } else {
    const std::size_t last = text.size() - kWord;
    for (std::size_t at = 0; at < last; at += kWord) seen |= word_at(at);
    seen |= word_at(last);
  }
  return (seen & 0x8080808080808080u) == 0;
}

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

void ToStringField(const std::string& value, std::string* out) {
  if (IsAscii(value) || Utf8Prefix(value) == value.size()) [[likely]] {
    out->assign(value);
  } else {
    *out = MendUtf8(value);
  }
}

void CheckUtf8(const std::string& value, const Place& place, Reader& reader) {
  if (Utf8Prefix(value) != value.size()) reader.Add("not_utf8", place, "", "a text in UTF-8");
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

void FromProto(const v1::Interval& message, Interval& out, const Place& place, Reader& reader) {
  FromUnknown(message, place, reader);
  Instant start;
  Instant end;
  Place at{&place, place.of_patient};
  FromScalar(message.start(), start, at.Field("start"), reader);
  FromScalar(message.end(), end, at.Field("end"), reader);
  if (start < end) [[likely]] {
    out = Interval(start, end);
  } else {
    reader.Add("not_an_interval", place,
               std::to_string(message.start()) + " to " + std::to_string(message.end()),
               "start before end");
  }
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
    Place at{&place, place.of_patient};
    reader.Add("not_a_currency", at.Field("currency"), Shown(message.currency()),
               "three capital letters");
  }
}

void ToProto(const Quantity& value, v1::Quantity* message) {
  message->set_millionths(value.millionths());
  ToStringField(value.unit(), message->mutable_unit());
}
void FromProto(const v1::Quantity& message, Quantity& out, const Place& place, Reader& reader) {
  FromUnknown(message, place, reader);
  Place at{&place, place.of_patient};
  const Place& unit = at.Field("unit");
  if (reader.check_text() && Utf8Prefix(message.unit()) != message.unit().size()) {
    reader.Add("not_utf8", unit, "", "a text in UTF-8");
  } else if (message.millionths() == 0 && message.unit().empty()) {
    out = Quantity();
  } else if (auto quantity = Quantity::Of(message.millionths(), message.unit()); quantity.ok()) {
    out = *std::move(quantity);
  } else {
    reader.Add("not_a_unit", unit, Shown(message.unit()), "a unit of 1 to 23 characters");
  }
}

}  // namespace polyclinic::wire_internal
