#ifndef POLYCLINIC_SCHEDULE_AVAILABILITY_H_
#define POLYCLINIC_SCHEDULE_AVAILABILITY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/visit/visit_type.h"

namespace polyclinic {

enum class Weekday { kMonday = 1, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday };
POLYCLINIC_ENUMERATORS(Weekday, {{Weekday::kMonday, "monday"},
                                 {Weekday::kTuesday, "tuesday"},
                                 {Weekday::kWednesday, "wednesday"},
                                 {Weekday::kThursday, "thursday"},
                                 {Weekday::kFriday, "friday"},
                                 {Weekday::kSaturday, "saturday"},
                                 {Weekday::kSunday, "sunday"}})

Weekday WeekdayOf(Date date);

// Part of a day in the site's local time, half-open. Where `to` is past 24:00 the window runs into
// the next day.
struct TimeWindow {
  // Since midnight.
  Minutes from{};
  // Since the same midnight; greater than `from`, at most 48:00.
  Minutes to{};
  bool operator==(const TimeWindow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const TimeWindow*, Visitor&& v) {
  v("from", &TimeWindow::from);
  v("to", &TimeWindow::to);
}

// Weekly hours at one site.
struct WeeklyWindow {
  // The day on which the window begins.
  Weekday weekday = Weekday::kMonday;
  TimeWindow window;
  // Where the resource is then; invalid: at its only site.
  SiteId site;
  // The weeks in which it holds; half-open by the day it begins.
  DateRange valid;
  bool operator==(const WeeklyWindow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const WeeklyWindow*, Visitor&& v) {
  v("weekday", &WeeklyWindow::weekday);
  v("window", &WeeklyWindow::window);
  v("site", &WeeklyWindow::site);
  v("valid", &WeeklyWindow::valid);
}

// What a span of a day is for, where it is not plain working time.
enum class AbsenceKind {
  kBreak = 1,
  kLunch,
  kVacation,
  kSick,
  kJuryDuty,
  kTraining,
  kMeeting,
  kOther
};
POLYCLINIC_ENUMERATORS(AbsenceKind, {{AbsenceKind::kBreak, "break"},
                                     {AbsenceKind::kLunch, "lunch"},
                                     {AbsenceKind::kVacation, "vacation"},
                                     {AbsenceKind::kSick, "sick"},
                                     {AbsenceKind::kJuryDuty, "jury_duty"},
                                     {AbsenceKind::kTraining, "training"},
                                     {AbsenceKind::kMeeting, "meeting"},
                                     {AbsenceKind::kOther, "other"}})

// A repeated pause within working hours.
struct WeeklyBreak {
  Weekday weekday = Weekday::kMonday;
  TimeWindow window;
  AbsenceKind kind = AbsenceKind::kLunch;
  bool operator==(const WeeklyBreak&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const WeeklyBreak*, Visitor&& v) {
  v("weekday", &WeeklyBreak::weekday);
  v("window", &WeeklyBreak::window);
  v("kind", &WeeklyBreak::kind);
}

// A change on one date: hours added, or hours taken away.
struct DatedException {
  Date date{};
  // The part of the day it changes; absent: the whole day.
  std::optional<TimeWindow> window;
  // The resource is available then; else it is not, which wins over every other window.
  bool available = false;
  // Why it is not.
  AbsenceKind kind = AbsenceKind::kOther;
  // Where, if available; invalid: at its only site.
  SiteId site;
  bool operator==(const DatedException&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DatedException*, Visitor&& v) {
  v("date", &DatedException::date);
  v("window", &DatedException::window);
  v("available", &DatedException::available);
  v("kind", &DatedException::kind);
  v("site", &DatedException::site);
}

// When a resource can be used. A resource without one is never available.
struct Availability {
  Resource resource;
  std::vector<WeeklyWindow> weekly;
  std::vector<WeeklyBreak> breaks;
  std::vector<DatedException> exceptions;
  bool operator==(const Availability&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Availability*, Visitor&& v) {
  v("resource", &Availability::resource);
  v("weekly", &Availability::weekly);
  v("breaks", &Availability::breaks);
  v("exceptions", &Availability::exceptions);
}

// A block of a provider's week kept for some visit types until it is released.
struct Template {
  // Unique among the clinic's templates.
  std::string key;
  Resource resource;
  Weekday weekday = Weekday::kMonday;
  TimeWindow window;
  // The visit types it is kept for; empty: any.
  std::vector<VisitTypeId> visit_types;
  // How many visits may start at the same time (a wave).
  std::int32_t capacity = 1;
  // This long before it begins, it is open to any visit type; absent: never.
  std::optional<Duration> released_before;
  DateRange valid;
  bool operator==(const Template&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Template*, Visitor&& v) {
  v("key", &Template::key);
  v("resource", &Template::resource);
  v("weekday", &Template::weekday);
  v("window", &Template::window);
  v("visit_types", &Template::visit_types);
  v("capacity", &Template::capacity);
  v("released_before", &Template::released_before);
  v("valid", &Template::valid);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_AVAILABILITY_H_
