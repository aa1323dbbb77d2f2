// The parts of the matchers that need no GoogleMock.

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "polyclinic/clinic/clinic.h"
#include "polyclinic/testing/clinic.h"

namespace polyclinic::testing::testing_internal {

std::string Lines(const std::vector<std::string>& problems) {
  constexpr std::size_t kMost = 10;
  std::string text =
      std::to_string(problems.size()) + (problems.size() == 1 ? " problem:" : " problems:");
  for (std::size_t i = 0; i < std::min(kMost, problems.size()); ++i) text += "\n  " + problems[i];
  if (problems.size() > kMost) text += "\n  ...";
  return text;
}

namespace {

std::string Reasons(const Refusal& refusal) {
  std::vector<std::string> reasons;
  for (const Conflict& conflict : refusal.conflicts) {
    std::string reason(NameOf(conflict.kind));
    if (!conflict.need.empty()) reason += " (" + conflict.need + ")";
    if (!conflict.duty.empty()) reason += " " + conflict.duty.str();
    if (conflict.interval) {
      reason +=
          " " + ToText(conflict.interval->start()) + " to " + ToText(conflict.interval->end());
    }
    for (const std::string& rule : conflict.rules) reason += " [" + rule + "]";
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
      reasons.push_back(std::move(reason));
    }
  }
  return "refused: " + Lines(reasons);
}

}  // namespace

std::string WhyNotBooked(const Booking& booking) {
  if (!booking.status.ok()) return "makes no sense: " + std::string(booking.status.message());
  if (booking.refusal) return Reasons(*booking.refusal);
  return booking.appointment ? "" : "nothing was booked";
}

std::string WhyNotBooked(const absl::StatusOr<CommandResult>& result) {
  if (!result.ok()) return "makes no sense: " + std::string(result.status().message());
  if (const auto* refusal = std::get_if<Refusal>(&*result)) return Reasons(*refusal);
  for (const Event& event : std::get<Applied>(*result).events) {
    if (event.appointment) return "";
  }
  return "nothing was booked";
}

std::string WhyNotBooked(const BookingResult& result) {
  const auto* refusal = std::get_if<Refusal>(&result);
  return refusal != nullptr ? Reasons(*refusal) : "";
}

}  // namespace polyclinic::testing::testing_internal
