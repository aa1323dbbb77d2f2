#ifndef POLYCLINIC_BASE_TIME_H_
#define POLYCLINIC_BASE_TIME_H_

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"

namespace polyclinic {

// A calendar day of the proleptic Gregorian calendar, years 1 to 9999. Structs hold it as it was
// given, so `date.ok()` is checked by validation.
using Date = std::chrono::year_month_day;
// An instant, in whole seconds since 1970-01-01T00:00Z.
using Instant = std::chrono::sys_seconds;
using Duration = std::chrono::seconds;
// Minutes after local midnight. In a window that ends on the next day the end is past 1440.
using Minutes = std::chrono::minutes;

// The scheduling grid lies on absolute instants, in cells of five minutes. Occupancy rounds outward
// to whole cells; exact intervals live on the appointment.
inline constexpr Duration kCell{300};

// 2026-12-07
std::string ToText(Date date);
// 2026-12-07T17:30:00Z
std::string ToText(Instant instant);
// An ISO 8601 date of a day that exists, in the years 1 to 9999; InvalidArgument else.
absl::StatusOr<Date> ParseDate(std::string_view text);
// An ISO 8601 instant with "Z" or an offset such as -08:00; InvalidArgument else.
absl::StatusOr<Instant> ParseInstant(std::string_view text);
// 09:30, up to 48:00 for the end of a window across midnight; InvalidArgument else.
absl::StatusOr<Minutes> ParseTimeOfDay(std::string_view text);
// 09:30
std::string ToText(Minutes time_of_day);

// A span of time, half-open: [start, end). Never empty, never reversed: made by `Of` or, where the
// caller has checked, by the constructor. The default is the second after 1970-01-01T00:00Z.
class Interval {
 public:
  constexpr Interval() = default;
  // InvalidArgument unless start < end.
  static absl::StatusOr<Interval> Of(Instant start, Instant end);
  // Requires start < end; aborts else.
  Interval(Instant start, Instant end);

  constexpr Instant start() const { return start_; }
  constexpr Instant end() const { return end_; }
  constexpr Duration length() const { return end_ - start_; }
  constexpr bool Contains(Instant t) const { return start_ <= t && t < end_; }
  constexpr bool Covers(const Interval& o) const { return start_ <= o.start_ && o.end_ <= end_; }
  constexpr bool Overlaps(const Interval& o) const { return start_ < o.end_ && o.start_ < end_; }
  friend constexpr auto operator<=>(const Interval&, const Interval&) = default;

 private:
  Instant start_{};
  Instant end_{Duration{1}};
};

// A span of days, half-open: from `from` (absent: since ever) until the day before `until` (absent:
// with no end).
struct DateRange {
  // The first day, or none for "since ever".
  std::optional<Date> from;
  // The first day no longer in the range, or none for "with no end".
  std::optional<Date> until;
  constexpr bool Contains(Date day) const {
    return (!from || *from <= day) && (!until || day < *until);
  }
  bool operator==(const DateRange&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DateRange*, Visitor&& v) {
  v("from", &DateRange::from);
  v("until", &DateRange::until);
}

// What a local time means that a change of the clocks skips or repeats.
enum class LocalTimePolicy {
  kRfc5545 = 1,  // skipped: the offset before the gap; repeated: the first (RFC 5545 §3.3.5)
  kEarlier,      // skipped: the instant of the change; repeated: the first
  kLater,        // skipped: the instant of the change; repeated: the second
  kRefuse        // skipped and repeated: InvalidArgument
};
POLYCLINIC_ENUMERATORS(LocalTimePolicy, {{LocalTimePolicy::kRfc5545, "rfc5545"},
                                         {LocalTimePolicy::kEarlier, "earlier"},
                                         {LocalTimePolicy::kLater, "later"},
                                         {LocalTimePolicy::kRefuse, "refuse"}})

// A civil date and time of day in some zone.
struct LocalTime {
  // The civil day.
  Date date{};
  // Since the midnight that begins `date`.
  Duration time_of_day{};
  bool operator==(const LocalTime&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const LocalTime*, Visitor&& v) {
  v("date", &LocalTime::date);
  v("time_of_day", &LocalTime::time_of_day);
}

// An IANA time zone with its transitions, cheap to copy. Every zone of the library is loaded here.
class TimeZone {
 public:
  // NotFound where the system's tzdata has no zone of that name. A missing zone is never taken for
  // UTC.
  static absl::StatusOr<TimeZone> Load(std::string_view name);
  static TimeZone Utc();

  std::string name() const;
  // InvalidArgument under kRefuse where the clocks skip or repeat the time, and outside years 1 to
  // 9999.
  absl::StatusOr<Instant> ToInstant(const LocalTime& local,
                                    LocalTimePolicy policy = LocalTimePolicy::kRfc5545) const;
  LocalTime ToLocal(Instant instant) const;
  // The instant at which the civil day begins: local midnight, or the change that skips it.
  Instant StartOfDay(Date date) const;

  friend bool operator==(const TimeZone& a, const TimeZone& b) { return a.name() == b.name(); }

 private:
  explicit TimeZone(const void* impl) : impl_(impl) {}
  const void* impl_;  // an absl::TimeZone of the process-wide cache, never freed
};

// The version of the system's tzdata, or "unknown".
std::string TzdataVersion();

// The day `days` after (before, where negative) `date`.
Date AddDays(Date date, int days);
// Whole years from `birth` until `on`: a birthday on February 29 is kept on March 1 of other years.
int AgeInYears(Date birth, Date on);
// "2026-W50" → the Monday of that ISO week; InvalidArgument else.
absl::StatusOr<Date> ParseIsoWeek(std::string_view text);

}  // namespace polyclinic

#endif  // POLYCLINIC_BASE_TIME_H_
