#include "polyclinic/generator/generator.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "generator/distributions.h"
#include "generator/names.h"

namespace polyclinic {
namespace {

// Ages are as of 2026-01-01, whatever the days of the scenario: patients do not depend on them.
constexpr std::int32_t kAgesAsOf = 20454;

std::vector<std::int32_t> DaysOf(const GeneratorInput& input) {
  std::vector<std::int32_t> days;
  if (input.table->calendar == Calendar::kClockChanges) {
    const std::chrono::year_month_day first{
        std::chrono::sys_days(std::chrono::days(input.first_day))};
    const auto year = static_cast<int>(first.year());
    for (const std::int32_t change : {SpringChange(year), AutumnChange(year)}) {
      for (std::int32_t day = change - 3; day <= change + 3; ++day) days.push_back(day);
    }
    return days;
  }
  const bool weekdays = input.table->calendar == Calendar::kWeekdays;
  for (std::int32_t day = input.first_day; days.size() < static_cast<std::size_t>(input.sizes.days);
       ++day) {
    if (!weekdays || Weekday(day) < 5) days.push_back(day);
  }
  return days;
}

std::int32_t AgeOf(Ages ages, Draws& draws) {
  if (ages == Ages::kChildren) return static_cast<std::int32_t>(draws.Below(18));
  const std::uint32_t five = ages == Ages::kAll      ? v0::kAllAges.Draw(draws)
                             : ages == Ages::kAdults ? v0::kAdultAges.Draw(draws)
                             : ages == Ages::kWomen  ? v0::kWomensAges.Draw(draws)
                                                     : v0::kOlderAges.Draw(draws);
  const bool oldest = five + 1 == v0::kAgeClasses;
  return static_cast<std::int32_t>(five * 5 + draws.Below(oldest ? 15 : 5));
}

// Conditions by age: how many in a thousand have each, under 40, under 65 and older. Editorial.
constexpr std::array<std::array<std::uint32_t, 3>, 12> kConditionRates = {{{20, 250, 560},
                                                                           {5, 110, 230},
                                                                           {90, 80, 70},
                                                                           {20, 220, 450},
                                                                           {80, 100, 90},
                                                                           {10, 130, 350},
                                                                           {2, 40, 180},
                                                                           {1, 50, 120},
                                                                           {0, 0, 0},
                                                                           {0, 0, 0},
                                                                           {0, 1, 60},
                                                                           {0, 1, 70}}};
constexpr std::uint32_t kKidneyTransplant = 8;
constexpr std::uint32_t kLiverTransplant = 9;

std::uint32_t ConditionsOf(const ScenarioTable& table, std::int32_t age, Draws& draws) {
  const std::size_t band = age < 40 ? 0 : age < 65 ? 1 : 2;
  std::uint32_t conditions = 0;
  for (std::uint32_t i = 0; i < kConditionRates.size(); ++i) {
    if (draws.Chance(kConditionRates[i][band])) conditions |= 1u << i;
  }
  if (table.coordinator) {
    conditions |= 1u << (draws.Chance(700) ? kKidneyTransplant : kLiverTransplant);
  }
  return conditions;
}

}  // namespace

Generator::Generator(const GeneratorInput& input)
    : input_(input),
      key_(KeyOf(input.table->name, input.table->version, input.seed)),
      days_(DaysOf(input)) {
  const auto passed = static_cast<std::size_t>(input.elapsed);
  const std::int32_t day = passed < days_.size() ? days_[passed] : days_.back() + 2;
  now_ = InstantOf(table().zone, day, 7 * 60);
}

std::uint32_t Generator::PanelSize(std::uint32_t panel) const {
  const auto panels = static_cast<std::uint32_t>(table().sizes.providers);
  return (static_cast<std::uint32_t>(sizes().patients) - panel + panels - 1) / panels;
}

PatientRow Generator::PatientAt(std::uint32_t site, std::uint32_t number) const {
  const ScenarioTable& t = table();
  const auto panels = static_cast<std::uint32_t>(t.sizes.providers);
  const std::uint64_t index = IndexOf(site, number);
  PatientRow row;
  row.site = static_cast<std::uint16_t>(site);
  row.number = number;
  row.usual_provider = static_cast<std::uint16_t>(number % panels);
  const SpecialtyTable& specialty = SpecialtyOf(row.usual_provider);
  Draws birth(key_, kPatient, index, kBirth);
  const std::int32_t age = AgeOf(specialty.ages, birth);
  row.born = kAgesAsOf - age * 1461 / 4 - static_cast<std::int32_t>(birth.Below(365));
  row.sex = specialty.ages == Ages::kWomen || birth.Chance(505) ? 1 : 2;
  Draws language(key_, kPatient, index, kLanguage);
  row.spanish = language.Chance(t.spanish);
  row.needs_interpreter = row.spanish && language.Chance(t.interpreter);
  Draws names(key_, kPatient, index, kNames);
  row.given = static_cast<std::uint8_t>(names.Below(16));
  row.family = static_cast<std::uint8_t>(names.Below(16));
  row.second_family = static_cast<std::uint8_t>(names.Below(16));
  Draws address(key_, kPatient, index, kAddress);
  row.phone = static_cast<std::uint8_t>(address.Below(100));
  row.house = static_cast<std::uint16_t>(1 + address.Below(t.residents ? 1 : 999));
  row.street = static_cast<std::uint8_t>(address.Below(8));
  row.payer = static_cast<std::uint8_t>(age >= 65  ? 0
                                        : age < 18 ? 1 + address.Below(2)
                                                   : 1 + address.Below(4));
  Draws health(key_, kPatient, index, kHealth);
  row.conditions = ConditionsOf(t, age, health);
  row.allergy = static_cast<std::uint8_t>(health.Chance(180) ? 1 + health.Below(4) : 0);
  row.immunizations = static_cast<std::uint8_t>(health.Below(8));
  if (health.Chance(400)) {
    const std::int64_t usual = age < 18 ? 90 + age * 33 : 780;
    row.weight = static_cast<std::uint16_t>(usual * health.Between(75, 140) / 100);
  }
  row.aid = static_cast<std::uint8_t>(
      t.residents || health.Chance(age >= 75 ? 150 : 15) ? 1 + health.Below(4) : 0);
  Draws family(key_, kPatient, index, kFamily);
  row.reminders = family.Chance(850);
  row.related = static_cast<std::uint8_t>(age < 18             ? 1
                                          : t.residents        ? 3
                                          : family.Chance(300) ? 2
                                                               : 0);
  return row;
}

std::uint32_t Generator::CountOf(StaffKind kind) const {
  const auto assistants = static_cast<std::uint32_t>(sizes().assistants);
  switch (kind) {
    case StaffKind::kProvider:
      return static_cast<std::uint32_t>(sizes().providers);
    case StaffKind::kAssistant:
      return assistants;
    case StaffKind::kNurse:
    case StaffKind::kExtern:
      return 1;
    case StaffKind::kReceptionist:
      return std::max(1u, assistants / 4);
    case StaffKind::kCoordinator:
      return table().coordinator ? 1 : 0;
  }
  return 0;
}

StaffRow Generator::StaffAt(std::uint32_t site, StaffKind kind, std::uint32_t number) const {
  const ScenarioTable& t = table();
  const std::uint64_t index = IndexOf(site, number, static_cast<std::uint32_t>(kind));
  StaffRow row;
  row.site = static_cast<std::uint16_t>(site);
  row.kind = kind;
  row.number = static_cast<std::uint16_t>(number);
  Draws person(key_, kStaff, index, kNames);
  row.born = kAgesAsOf - static_cast<std::int32_t>(person.Between(23 * 365, 66 * 365));
  row.sex = person.Chance(kind == StaffKind::kProvider ? 500 : 850) ? 1 : 2;
  row.spanish = person.Chance(250);
  row.given = static_cast<std::uint8_t>(person.Below(16));
  row.family = static_cast<std::uint8_t>(person.Below(16));
  row.profession = static_cast<std::uint8_t>(number == 0 ? 0 : person.Below(4) % 3);
  Draws papers(key_, kStaff, index, kPapers);
  row.hired = kAgesAsOf - static_cast<std::int32_t>(papers.Between(200, 3000));
  row.credential_from = row.hired - static_cast<std::int32_t>(papers.Below(180)) - 1;
  // A year at least beyond the last day.
  row.credential_until = days_.back() + 365 + static_cast<std::int32_t>(papers.Below(700));
  row.training_hours = static_cast<std::uint16_t>(papers.Between(8, 80));
  row.performances = static_cast<std::uint16_t>(papers.Between(10, 120));
  row.weekdays = t.calendar == Calendar::kWeekdays ? 0x1f : 0x7f;
  if (kind == StaffKind::kProvider && papers.Chance(t.part_time)) {
    row.weekdays = static_cast<std::uint8_t>(row.weekdays & ~(1u << papers.Below(5)));
  }
  const bool with_provider = kind == StaffKind::kProvider || kind == StaffKind::kAssistant;
  row.nights = t.nights && with_provider && number % 2 == 1;
  if (kind == StaffKind::kAssistant && t.defects) {
    row.defect = static_cast<Defect>(1 + number % 6);
    if (row.defect == Defect::kExpired) row.credential_until = days_.front() - 30;
    if (row.defect == Defect::kExpires) row.credential_until = days_[days_.size() / 2];
    if (row.defect == Defect::kNotYetValid) row.credential_from = days_.back() + 30;
  }
  return row;
}

bool Generator::IsAway(std::uint32_t site, StaffKind kind, std::uint32_t number,
                       std::uint32_t day) const {
  const std::uint32_t per_mille = kind == StaffKind::kProvider    ? table().away
                                  : kind == StaffKind::kAssistant ? table().sick
                                                                  : 0;
  if (per_mille == 0) return false;
  return Draws(key_, kAway, IndexOf(site, number, static_cast<std::uint32_t>(kind)),
               static_cast<std::uint64_t>(days_[day]))
      .Chance(per_mille);
}

bool Generator::WorksOn(std::uint32_t site, std::uint32_t provider, std::uint32_t day) const {
  if (IsAway(site, StaffKind::kProvider, provider, day)) return false;
  if (IsAway(site, StaffKind::kAssistant, AssistantOf(provider), day)) return false;
  if (table().part_time == 0) return true;
  const StaffRow row = StaffAt(site, StaffKind::kProvider, provider);
  return (row.weekdays >> Weekday(days_[day]) & 1) != 0;
}

Generator::Sessions Generator::SessionsOf(std::uint32_t provider, std::uint32_t day) const {
  const std::int32_t date = days_[day];
  const auto at = [&](std::int32_t minute) { return InstantOf(table().zone, date, minute) / 60; };
  Sessions sessions;
  if (table().nights && provider % 2 == 1) {
    sessions.all[sessions.count++] = {at(22 * 60), at(30 * 60)};
    return sessions;
  }
  const bool shares = table().providers_per_assistant > 1;
  const bool first = (provider + static_cast<std::uint32_t>(date)) % 2 == 0;
  if (!shares || first) sessions.all[sessions.count++] = {at(8 * 60), at(12 * 60)};
  if (!shares || !first) sessions.all[sessions.count++] = {at(13 * 60), at(17 * 60)};
  return sessions;
}

}  // namespace polyclinic
