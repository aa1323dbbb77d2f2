// What a specification asks for, and what is wrong with it.

#include <algorithm>
#include <string>
#include <vector>

#include "scenario/frame.h"

namespace polyclinic {
namespace {

constexpr std::int32_t kMostSites = 1000;
constexpr std::int32_t kMostProviders = 1000;
constexpr std::int32_t kMostPatients = 10'000'000;
constexpr std::int32_t kMostDays = 1000;
// From the year whose first day the ages of people and the dates of their papers are reckoned from, as long
// as the rule of the clocks is taken to hold.
constexpr int kFirstYear = 2026;
constexpr int kLastYear = 2099;

std::string ShowDate(Date date) {
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

// The last day of the month, where the day does not exist.
Date NearestDay(Date date) {
  const int year = std::clamp(static_cast<int>(date.year()), kFirstYear, kLastYear);
  const unsigned month = std::clamp(static_cast<unsigned>(date.month()), 1u, 12u);
  const std::chrono::year_month_day_last last{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{month}}};
  const unsigned day =
      std::clamp(static_cast<unsigned>(date.day()), 1u, static_cast<unsigned>(last.day()));
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

// "2026-11", a month as a catalog names its edition; "2026-11+ours" with entries of one's own.
bool IsEdition(std::string_view text) {
  const std::size_t plus = text.find('+');
  return ParseDate(std::string(text.substr(0, plus)) + "-01").ok() && plus != text.size() - 1;
}

const ScenarioTable* FindTable(const ScenarioSpec& spec, Findings& findings) {
  if (FindScenario(spec.name) == nullptr) {
    const std::vector<std::string> names = ScenarioNames();
    const std::string nearest = NearestWord(spec.name, names);
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    findings.Add("unknown_scenario", "name", spec.name,
                 (nearest.empty() ? "" : nearest + "; ") + "one of " + all);
    return nullptr;
  }
  const ScenarioTable* table = FindScenario(spec.name, spec.version.value_or(-1));
  if (table != nullptr && spec.version.value_or(0) >= 0) return table;
  // The versions of a scenario follow each other without gaps.
  const auto newest = static_cast<std::int32_t>(FindScenario(spec.name)->version);
  const ScenarioTable* oldest = nullptr;
  for (std::int32_t v = 0; oldest == nullptr; ++v) oldest = FindScenario(spec.name, v);
  const std::int32_t nearest =
      std::clamp(*spec.version, static_cast<std::int32_t>(oldest->version), newest);
  findings.Add("unknown_version", "version", std::to_string(*spec.version),
               "version " + std::to_string(nearest) + " of " + spec.name);
  return nullptr;
}

// The number, or what is nearest to it between `least` and `most`.
std::int32_t Size(const char* name, std::int64_t asked, std::int64_t least, std::int64_t most,
                  const std::string& why, Findings& findings) {
  const std::int64_t nearest = std::clamp(asked, least, most);
  if (nearest != asked) {
    findings.Add("impossible_size", name, std::to_string(asked),
                 std::to_string(nearest) + (asked < least ? " or more" : " or fewer") + why);
  }
  return static_cast<std::int32_t>(nearest);
}

GeneratorInput Settle(const ScenarioSpec& spec, Findings& findings) {
  GeneratorInput input;
  const ScenarioTable* table = FindTable(spec, findings);
  if (spec.seed < 0) findings.Add("bad_seed", "seed", std::to_string(spec.seed), "0 or more");
  if (table == nullptr) return input;
  input.table = table;
  input.seed = static_cast<std::uint64_t>(spec.seed);
  const Sizes& own = table->sizes;
  const auto shared = static_cast<std::int32_t>(table->providers_per_assistant);
  Sizes& sizes = input.sizes;
  sizes.sites = Size("sites", spec.sites.value_or(own.sites), 1, kMostSites, "", findings);
  sizes.providers = Size("providers", spec.providers.value_or(own.providers), own.providers,
                         kMostProviders, ", so that every panel has its provider", findings);
  const std::int32_t least = (sizes.providers + shared - 1) / shared;
  const std::int32_t spare = own.assistants - (own.providers + shared - 1) / shared;
  sizes.assistants = Size("assistants", spec.assistants.value_or(least + spare), least,
                          4 * kMostProviders, ", so that every provider has one", findings);
  const std::int64_t fewest = LeastPatients(*table, sizes.providers);
  sizes.patients = Size("patients",
                        spec.patients.value_or(static_cast<std::int32_t>(
                            std::max<std::int64_t>(own.patients, fewest))),
                        fewest, kMostPatients, ", so that nobody is asked twice a day", findings);
  const bool fixed = table->calendar == Calendar::kClockChanges;
  sizes.days = Size("days", spec.days.value_or(own.days), fixed ? own.days : 1,
                    fixed ? own.days : kMostDays, fixed ? ", a week at each change" : "", findings);
  input.elapsed = Size("elapsed", spec.elapsed.value_or(ElapsedDays(*table, sizes.days)), 0,
                       sizes.days, "", findings);
  if (spec.edition && !IsEdition(*spec.edition)) {
    findings.Add("bad_edition", "edition", *spec.edition,
                 std::string(table->edition) + ", or another month, +NAME behind it or not");
  }
  input.first_day = table->first_day;
  if (spec.first_day) {
    const Date date = *spec.first_day;
    const Date nearest = NearestDay(date);
    if (!date.ok() || nearest != date) {
      findings.Add(date.ok() ? "day_out_of_range" : "no_such_day", "first_day", ShowDate(date),
                   ShowDate(nearest));
    }
    input.first_day =
        static_cast<std::int32_t>(std::chrono::sys_days(nearest).time_since_epoch().count());
  }
  return input;
}

}  // namespace

std::vector<std::string> ScenarioNames() {
  std::vector<std::string> names;
  for (const ScenarioTable& table : ScenarioTables()) {
    if (names.empty() || names.back() != table.name) names.emplace_back(table.name);
  }
  return names;
}

std::string ToCommand(const ScenarioSpec& spec) {
  std::string text = "polyclinic generate " + spec.name;
  const auto flag = [&](const char* name, const std::optional<std::int32_t>& value) {
    if (value) text += std::string(" --") + name + " " + std::to_string(*value);
  };
  flag("scenario-version", spec.version);
  text += " --seed " + std::to_string(spec.seed);
  if (spec.first_day) text += " --first-day " + ShowDate(*spec.first_day);
  flag("days", spec.days);
  flag("elapsed", spec.elapsed);
  flag("sites", spec.sites);
  flag("providers", spec.providers);
  flag("assistants", spec.assistants);
  flag("patients", spec.patients);
  if (spec.edition) text += " --edition " + *spec.edition;
  return text;
}

Findings Check(const ScenarioSpec& spec) {
  Findings findings;
  Settle(spec, findings);
  return findings;
}

absl::StatusOr<Scenario> Scenario::Open(const ScenarioSpec& spec) {
  Findings findings;
  const GeneratorInput input = Settle(spec, findings);
  if (findings.HasErrors()) return findings.ToStatus();
  return Scenario(std::make_shared<const Frame>(spec, input));
}

absl::StatusOr<ClinicContents> GenerateContents(const ScenarioSpec& spec) {
  absl::StatusOr<Scenario> scenario = Scenario::Open(spec);
  if (!scenario.ok()) return scenario.status();
  return scenario->Contents();
}

}  // namespace polyclinic
