#include "draw/states.h"

#include <algorithm>
#include <array>
#include <utility>

namespace polyclinic::draw {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

// Ascending by code.
constexpr std::array<Named, 52> kStates = {{
    {"US-AK", "Alaska"},        {"US-AL", "Alabama"},
    {"US-AR", "Arkansas"},      {"US-AZ", "Arizona"},
    {"US-CA", "California"},    {"US-CO", "Colorado"},
    {"US-CT", "Connecticut"},   {"US-DC", "District of Columbia"},
    {"US-DE", "Delaware"},      {"US-FL", "Florida"},
    {"US-GA", "Georgia"},       {"US-HI", "Hawaii"},
    {"US-IA", "Iowa"},          {"US-ID", "Idaho"},
    {"US-IL", "Illinois"},      {"US-IN", "Indiana"},
    {"US-KS", "Kansas"},        {"US-KY", "Kentucky"},
    {"US-LA", "Louisiana"},     {"US-MA", "Massachusetts"},
    {"US-MD", "Maryland"},      {"US-ME", "Maine"},
    {"US-MI", "Michigan"},      {"US-MN", "Minnesota"},
    {"US-MO", "Missouri"},      {"US-MS", "Mississippi"},
    {"US-MT", "Montana"},       {"US-NC", "North Carolina"},
    {"US-ND", "North Dakota"},  {"US-NE", "Nebraska"},
    {"US-NH", "New Hampshire"}, {"US-NJ", "New Jersey"},
    {"US-NM", "New Mexico"},    {"US-NV", "Nevada"},
    {"US-NY", "New York"},      {"US-OH", "Ohio"},
    {"US-OK", "Oklahoma"},      {"US-OR", "Oregon"},
    {"US-PA", "Pennsylvania"},  {"US-PR", "Puerto Rico"},
    {"US-RI", "Rhode Island"},  {"US-SC", "South Carolina"},
    {"US-SD", "South Dakota"},  {"US-TN", "Tennessee"},
    {"US-TX", "Texas"},         {"US-UT", "Utah"},
    {"US-VA", "Virginia"},      {"US-VT", "Vermont"},
    {"US-WA", "Washington"},    {"US-WI", "Wisconsin"},
    {"US-WV", "West Virginia"}, {"US-WY", "Wyoming"},
}};

}  // namespace

std::string_view NameOfJurisdiction(const JurisdictionCode& code) {
  const auto found =
      std::lower_bound(kStates.begin(), kStates.end(), code.view(),
                       [](const Named& a, std::string_view b) { return a.first < b; });
  const bool known = found != kStates.end() && found->first == code.view();
  return known ? found->second : code.view();
}

}  // namespace polyclinic::draw
