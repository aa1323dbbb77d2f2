#include "draw/hours.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "draw/words.h"

namespace polyclinic::draw {
namespace {

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

// Where a window without a site is meant: the room's own site, the person's home on that day, or the
// clinic's only one. Booking reads it so too.
SiteId HomeSite(const ClinicContents& contents, const Resource& resource, Date date) {
  if (const Room* room = Find(contents.rooms, resource.room)) return room->site;
  if (const Equipment* device = Find(contents.equipment, resource.equipment)) return device->site;
  if (const Staff* staff = Find(contents.staff, resource.staff)) {
    for (const Employment& employment : staff->employment) {
      if (employment.period.Contains(date) && employment.home_site.valid()) {
        return employment.home_site;
      }
    }
  }
  return contents.sites.size() == 1 ? contents.sites.front().id : SiteId{};
}

// Where a resource's windows of one day are to be found.
struct DayAtSite {
  SiteId site;
  SiteId home;
  Date date{};
  const TimeZone& zone;
};

void AddWorking(const Availability& availability, const DayAtSite& day,
                std::vector<Interval>* working) {
  const auto add = [&](SiteId where, const TimeWindow& window) {
    if ((where.valid() ? where : day.home) != day.site) return;
    if (const auto span = SpanOf(window, day.date, day.zone)) working->push_back(*span);
  };
  for (const WeeklyWindow& weekly : availability.weekly) {
    if (weekly.weekday == WeekdayOf(day.date) && weekly.valid.Contains(day.date)) {
      add(weekly.site, weekly.window);
    }
  }
  for (const DatedException& exception : availability.exceptions) {
    if (exception.date == day.date && exception.available) {
      add(exception.site, exception.window.value_or(kWholeDay));
    }
  }
}

// The absences and breaks of one date, as far as they lie within the working hours.
void AddPauses(const Availability& availability, Date date, const TimeZone& zone, Hours* hours) {
  const auto add = [&](const TimeWindow& window, AbsenceKind kind) {
    const auto span = SpanOf(window, date, zone);
    if (!span) return;
    for (const Interval& working : hours->working) {
      if (const auto pause = Common(*span, working)) hours->pauses.push_back({*pause, kind});
    }
  };
  for (const DatedException& exception : availability.exceptions) {
    if (exception.date == date && !exception.available) {
      add(exception.window.value_or(kWholeDay), exception.kind);
    }
  }
  for (const WeeklyBreak& weekly : availability.breaks) {
    if (weekly.weekday == WeekdayOf(date)) add(weekly.window, weekly.kind);
  }
}

}  // namespace

Hours HoursOf(const ClinicContents& contents, const Resource& resource, SiteId site, Date date,
              const TimeZone& zone) {
  Hours hours;
  const DayAtSite day{site, HomeSite(contents, resource, date), date, zone};
  for (const Availability& availability : contents.availability) {
    if (availability.resource == resource) AddWorking(availability, day, &hours.working);
  }
  hours.working = Joined(std::move(hours.working));
  // A window past midnight meets the pauses of the next date too.
  for (const Date of : {date, AddDays(date, 1)}) {
    for (const Availability& availability : contents.availability) {
      if (availability.resource == resource) AddPauses(availability, of, zone, &hours);
    }
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
