#ifndef POLYCLINIC_GENERATOR_PLAN_H_
#define POLYCLINIC_GENERATOR_PLAN_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

// What a named scenario consists of: its own tables, frozen with its version. Nothing here is looked up
// anywhere else: no catalog, no time zone database.
namespace polyclinic {

// How long lies between promise and visit, in classes: the same day, 1-3, 4-7, 8-14, 15-30, 31-60 days.
inline constexpr std::size_t kLeadClasses = 6;

// Where a scenario's rates of outcomes come from.
enum class OutcomeSource : std::uint8_t {
  kHospitalEpisodes,  // NHS England, Hospital Episode Statistics, outpatients 2023-24
  kLeadTime           // no-shows by lead time, their ratios scaled to `no_show_per_mille`
};

// A time zone with its changes of the clocks: the rule of the United States since 2007.
struct ZoneTable {
  std::string_view name;
  // East of Greenwich, in standard time.
  std::int32_t offset_minutes;
};

// A kind of visit of three steps. Lengths in minutes. Between visits of one provider there is no gap, so
// that the provider's step must be no shorter than rooming, wrap-up and the room's turnover.
struct VisitTable {
  std::string_view key;
  std::string_view name;
  std::uint8_t rooming;
  std::uint8_t provider;
  std::uint8_t provider_new;
  std::uint8_t wrap_up;
  // How often, beside the others of the specialty.
  std::uint16_t weight;
  // Duties of the assistant, by code, with spaces between.
  std::string_view rooming_duties;
  std::string_view wrap_up_duties;
  // Equipment used while rooming, by kind; empty: none. Every provider's pod has one.
  std::string_view equipment;
  // What is due before the visit, by short name; empty: nothing.
  std::string_view prerequisite;
  // Kept for it: the morning of each provider's Tuesday.
  bool block;
};

// Whom a specialty's patients are.
enum class Ages : std::uint8_t { kAll, kChildren, kAdults, kWomen, kOlder };

struct SpecialtyTable {
  std::string_view code;
  std::string_view name;
  std::string_view name_es;
  Ages ages;
  std::span<const VisitTable> visits;
};

// How the days of a scenario follow each other.
enum class Calendar : std::uint8_t {
  kWeekdays,     // Monday to Friday
  kEveryDay,     // all seven
  kClockChanges  // seven days around the change in spring, seven around that in autumn
};

// How many of everything. Counts are of each site, except `sites` itself.
struct Sizes {
  std::int32_t sites = 1;
  std::int32_t providers = 4;
  std::int32_t assistants = 6;
  std::int32_t patients = 1200;
  // Days on which the clinic is open.
  std::int32_t days = 5;
  bool operator==(const Sizes&) const = default;
};

struct ScenarioTable {
  std::string_view name;
  std::uint32_t version;
  // Versions from 1 on never change.
  std::string_view title;
  std::string_view about;
  Sizes sizes;
  // Days since 1970-01-01.
  std::int32_t first_day;
  Calendar calendar;
  ZoneTable zone;
  std::string_view jurisdiction;
  // The names of the model's enumerators.
  std::string_view setting;
  std::string_view employer_kind;
  // The edition of the catalog whose duties and rules it was made for.
  std::string_view edition;
  std::span<const SpecialtyTable> specialties;
  OutcomeSource outcomes;
  // Of kLeadTime.
  std::uint32_t no_show_per_mille;
  // How often each class of lead time occurs, in thousandths.
  std::array<std::uint32_t, kLeadClasses> lead_weights;
  // In thousandths: slots that are filled, visits by new patients, visits with another provider than
  // the usual one.
  std::uint32_t filled;
  std::uint32_t new_patients;
  std::uint32_t elsewhere;
  // In thousandths of patients: Spanish speakers, and of these those who need an interpreter.
  std::uint32_t spanish;
  std::uint32_t interpreter;
  // Open requests for each provider and day to come: 0 to this many.
  std::uint32_t open_requests;
  // How many providers share one assistant, half a day each.
  std::uint32_t providers_per_assistant;
  // In thousandths: days on which an assistant is sick, days on which a provider is away.
  std::uint32_t sick;
  std::uint32_t away;
  // In thousandths of providers: those who work four days a week.
  std::uint32_t part_time;
  // Every second provider works nights.
  bool nights;
  // Of each six assistants five have papers that are deliberately wrong, each in its own way.
  bool defects;
  // Patients live in a home: they come with an aid and a proxy.
  bool residents;
  bool coordinator;
};

// Every scenario in every version, in the order of names and versions.
std::span<const ScenarioTable> ScenarioTables();
// The scenario of that name and version; -1: its newest. Nullptr where there is none.
const ScenarioTable* FindScenario(std::string_view name, std::int64_t version = -1);

// How many of a scenario's days lie in the past, unless somebody says otherwise: three of each five, and
// both changes of the clocks.
constexpr std::int32_t ElapsedDays(const ScenarioTable& table, std::int32_t days) {
  return table.calendar == Calendar::kClockChanges ? 12 : days * 3 / 5;
}

// The weekday, from Monday = 0, whose morning is kept for the visits with `block`.
inline constexpr std::uint32_t kBlockWeekday = 1;

// The most visits that a provider can have in a day.
inline constexpr std::uint32_t kSlotsPerDay = 24;
// The fewest patients that each site needs for these providers: nobody is asked to two visits in a day.
std::int64_t LeastPatients(const ScenarioTable& table, std::int64_t providers);

}  // namespace polyclinic

#endif  // POLYCLINIC_GENERATOR_PLAN_H_
