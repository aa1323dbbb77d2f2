#include "draw/family.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "polyclinic/duty/duty.h"

namespace polyclinic::draw {
namespace {

constexpr std::array<FamilyLook, kFamilyCount> kLooks = {{
    {"Injections & medicines", "#D55E00", "#000000", "M-1 7L7-1M-1 1L1-1M5 7L7 5"},
    {"Laboratory", "#CC79A7", "#000000", "M1 2h2M4 5h2"},
    {"Procedures & exams", "#009E73", "#000000", "M0 3h6"},
    {"ECG & tests", "#F0E442", "#000000", "M0 3L1.5 3L3 0L4.5 6L6 3"},
    {"Records, orders & teaching", "#0072B2", "#FFFFFF", "M3 0v6"},
    {"Rooming & vital signs", "#56B4E9", "#000000", ""},
    {"Front desk & phones", "#E69F00", "#000000", "M3 0v6M0 3h6"},
    {"Other", "#FFFFFF", "#000000", "M-1-1L7 7"},
}};

// A run of the catalog's clinical duties, C`first` to C`last`.
struct Run {
  int first;
  int last;
  Family family;
};
constexpr std::array kRuns = {
    Run{1, 14, Family::kRooming},     Run{15, 16, Family::kProcedures},
    Run{17, 18, Family::kRecords},    Run{19, 23, Family::kInjections},
    Run{24, 27, Family::kTests},      Run{28, 31, Family::kLaboratory},
    Run{32, 33, Family::kTests},      Run{34, 35, Family::kRecords},
    Run{36, 38, Family::kProcedures}, Run{39, 39, Family::kTests},
    Run{40, 40, Family::kRooming},    Run{41, 42, Family::kRecords},
    Run{43, 43, Family::kRooming},    Run{44, 44, Family::kRecords},
    Run{45, 45, Family::kLaboratory},
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<Family> ByCode(std::string_view code) {
  if (code.size() != 3 || !IsDigit(code[1]) || !IsDigit(code[2])) return std::nullopt;
  if (code[0] == 'A') return Family::kAdministrative;
  if (code[0] != 'C') return std::nullopt;
  const int number = (code[1] - '0') * 10 + (code[2] - '0');
  for (const Run& run : kRuns) {
    if (run.first <= number && number <= run.last) return run.family;
  }
  return std::nullopt;
}

}  // namespace

const FamilyLook& LookOf(Family family) { return kLooks[static_cast<std::size_t>(family)]; }

Family FamilyOf(const DutyCode& duty, const RuleSet& rules) {
  if (const auto family = ByCode(duty.view())) return *family;
  for (const Duty& known : rules.duties) {
    if (known.code != duty) continue;
    if (known.area == DutyArea::kAdministrative) return Family::kAdministrative;
    if (known.gives_medicine) return Family::kInjections;
  }
  return Family::kOther;
}

std::vector<Family> FamiliesOf(std::span<const DutyGround> grounds, const RuleSet& rules) {
  std::vector<Family> families;
  for (const DutyGround& ground : grounds) families.push_back(FamilyOf(ground.duty, rules));
  if (families.empty()) families.push_back(Family::kOther);
  std::sort(families.begin(), families.end());
  families.erase(std::unique(families.begin(), families.end()), families.end());
  return families;
}

}  // namespace polyclinic::draw
