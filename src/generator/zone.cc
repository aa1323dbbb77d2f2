// The clocks of the frozen scenarios: standard time and the daylight saving rule of the United States
// since 2007 (Energy Policy Act of 2005, section 110): from the second Sunday of March to the first
// Sunday of November, at 02:00.

#include <chrono>

#include "polyclinic/generator/generator.h"

namespace polyclinic {
namespace {

constexpr std::int32_t kDayMinutes = 1440;
constexpr std::int32_t kChangeMinute = 120;
constexpr std::int32_t kSaved = 60;

std::int32_t DayOf(std::chrono::year_month_weekday day) {
  return static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count());
}

std::int32_t YearOf(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return static_cast<int>(date.year());
}

// Minutes since 1970 of the zone's standard clock at which the change comes.
std::int64_t At(std::int32_t day) { return std::int64_t{day} * kDayMinutes + kChangeMinute; }

std::int64_t FloorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

std::int32_t SpringChange(std::int32_t year) {
  return DayOf(std::chrono::year{year} / std::chrono::March / std::chrono::Sunday[2]);
}

std::int32_t AutumnChange(std::int32_t year) {
  return DayOf(std::chrono::year{year} / std::chrono::November / std::chrono::Sunday[1]);
}

std::int64_t InstantOf(const ZoneTable& zone, std::int32_t day, std::int32_t minute) {
  const std::int64_t local = std::int64_t{day} * kDayMinutes + minute;
  const std::int32_t year = YearOf(static_cast<std::int32_t>(FloorDiv(local, kDayMinutes)));
  // A skipped time is read by the offset before the change, a repeated one by the first: daylight time
  // begins an hour of the wall's clock after the change in spring and ends with the change in autumn.
  const bool daylight = local >= At(SpringChange(year)) + kSaved && local < At(AutumnChange(year));
  return (local - zone.offset_minutes - (daylight ? kSaved : 0)) * 60;
}

LocalMinute LocalOf(const ZoneTable& zone, std::int64_t instant) {
  const std::int64_t standard = FloorDiv(instant, 60) + zone.offset_minutes;
  const std::int32_t year = YearOf(static_cast<std::int32_t>(FloorDiv(standard, kDayMinutes)));
  // On the standard clock daylight time ends at 01:00, an hour before the wall's 02:00.
  const bool daylight =
      standard >= At(SpringChange(year)) && standard < At(AutumnChange(year)) - kSaved;
  const std::int64_t local = standard + (daylight ? kSaved : 0);
  const std::int64_t day = FloorDiv(local, kDayMinutes);
  return {static_cast<std::int32_t>(day), static_cast<std::int32_t>(local - day * kDayMinutes)};
}

}  // namespace polyclinic
