#include "draw/hours.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace polyclinic::draw {
namespace {

Weekday DayOfWeek(Date date) {
  return static_cast<Weekday>(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding());
}

// The instants of a window of the day; nullopt where the clocks skip all of it.
std::optional<Interval> SpanOf(const TimeWindow& window, Date date, const TimeZone& zone) {
  const auto start = zone.ToInstant({date, window.from});
  const auto end = zone.ToInstant({date, window.to});
  if (!start.ok() || !end.ok() || *start >= *end) return std::nullopt;
  return Interval(*start, *end);
}

std::optional<Interval> Common(const Interval& a, const Interval& b) {
  if (!a.Overlaps(b)) return std::nullopt;
  return Interval(std::max(a.start(), b.start()), std::min(a.end(), b.end()));
}

std::vector<Interval> Joined(std::vector<Interval> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<Interval> joined;
  for (const Interval& span : spans) {
    if (!joined.empty() && span.start() <= joined.back().end()) {
      joined.back() = Interval(joined.back().start(), std::max(joined.back().end(), span.end()));
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

constexpr TimeWindow kWholeDay{Minutes{0}, Minutes{24 * 60}};

void AddWorking(const Availability& availability, SiteId site, Date date, const TimeZone& zone,
                std::vector<Interval>* working) {
  const auto add = [&](SiteId where, const TimeWindow& window) {
    if (where.valid() && where != site) return;
    if (const auto span = SpanOf(window, date, zone)) working->push_back(*span);
  };
  for (const WeeklyWindow& weekly : availability.weekly) {
    if (weekly.weekday == DayOfWeek(date) && weekly.valid.Contains(date)) {
      add(weekly.site, weekly.window);
    }
  }
  for (const DatedException& exception : availability.exceptions) {
    if (exception.date == date && exception.available) {
      add(exception.site, exception.window.value_or(kWholeDay));
    }
  }
}

void AddPauses(const Availability& availability, Date date, const TimeZone& zone, Hours* hours) {
  // A whole day off lasts as long as the windows that begin on the day, also past midnight.
  const auto add = [&](const std::optional<TimeWindow>& window, AbsenceKind kind) {
    std::optional<Interval> span;
    if (window) {
      span = SpanOf(*window, date, zone);
      if (!span) return;
    }
    for (const Interval& working : hours->working) {
      const auto pause = span ? Common(*span, working) : std::optional(working);
      if (pause) hours->pauses.push_back({*pause, kind});
    }
  };
  for (const DatedException& exception : availability.exceptions) {
    if (exception.date == date && !exception.available) add(exception.window, exception.kind);
  }
  for (const WeeklyBreak& weekly : availability.breaks) {
    if (weekly.weekday == DayOfWeek(date)) add(weekly.window, weekly.kind);
  }
}

}  // namespace

Hours HoursOf(const ClinicContents& contents, const Resource& resource, SiteId site, Date date,
              const TimeZone& zone) {
  Hours hours;
  for (const Availability& availability : contents.availability) {
    if (availability.resource == resource) {
      AddWorking(availability, site, date, zone, &hours.working);
    }
  }
  hours.working = Joined(std::move(hours.working));
  for (const Availability& availability : contents.availability) {
    if (availability.resource == resource) AddPauses(availability, date, zone, &hours);
  }
  std::stable_sort(hours.pauses.begin(), hours.pauses.end(),
                   [](const Pause& a, const Pause& b) { return a.span.start() < b.span.start(); });
  return hours;
}

std::string WordsOf(AbsenceKind kind) {
  std::string words(NameOf(kind));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace polyclinic::draw
