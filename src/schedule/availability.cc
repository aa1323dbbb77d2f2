#include "polyclinic/schedule/availability.h"

namespace polyclinic {

Weekday WeekdayOf(Date date) {
  return static_cast<Weekday>(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding());
}

}  // namespace polyclinic
