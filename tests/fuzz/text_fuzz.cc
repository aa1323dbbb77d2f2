// The readers of dates, instants, times of day, weeks and quantities: never abort, and what they accept
// they write so that it reads back as the same value.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/base/time.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

// `read` accepts what `ToText` makes of each value that it accepts, and gives the same value.
template <class Read>
void RoundTrip(std::string_view text, Read read) {
  const auto value = read(text);
  if (!value.ok()) return;
  const auto again = read(polyclinic::ToText(*value));
  Require(again.ok() && *again == *value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  RoundTrip(text, polyclinic::ParseDate);
  RoundTrip(text, polyclinic::ParseInstant);
  RoundTrip(text, polyclinic::ParseTimeOfDay);
  const auto monday = polyclinic::ParseIsoWeek(text);
  if (monday.ok()) Require(std::chrono::weekday(*monday) == std::chrono::Monday);
  const auto quantity = polyclinic::Quantity::Parse(text, "mg");
  if (quantity.ok()) {
    const std::string written = quantity->ToText();
    const auto again = polyclinic::Quantity::Parse(written.substr(0, written.find(' ')), "mg");
    Require(again.ok() && *again == *quantity);
  }
  const auto code = polyclinic::DutyCode::Parse(text);
  if (code) Require(code->view() == text);
  return 0;
}
