#include "table/site_instant.h"

#include <cstdlib>

namespace polyclinic::table_internal {
namespace {

std::string TwoDigits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string ToText(const SiteInstant& instant) {
  const auto zone = TimeZone::Load(instant.zone);
  if (instant.zone.empty() || !zone.ok()) return polyclinic::ToText(instant.at);
  const LocalTime local = zone->ToLocal(instant.at);
  const std::int64_t seconds = local.time_of_day.count();
  const Instant as_utc = std::chrono::sys_days(local.date) + local.time_of_day;
  const std::int64_t offset = (as_utc - instant.at).count();
  // Old zones had offsets of seconds, which ISO 8601 cannot write.
  if (offset % 60 != 0) return polyclinic::ToText(instant.at);
  const std::int64_t away = std::abs(offset) / 60;
  return polyclinic::ToText(local.date) + "T" + TwoDigits(seconds / 3600) + ":" +
         TwoDigits(seconds / 60 % 60) + ":" + TwoDigits(seconds % 60) + (offset < 0 ? "-" : "+") +
         TwoDigits(away / 60) + ":" + TwoDigits(away % 60);
}

}  // namespace polyclinic::table_internal
