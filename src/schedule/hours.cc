// From weekly windows, breaks and dated exceptions in local time to spans of absolute time and cells.

#include <algorithm>
#include <utility>

#include "schedule/facts.h"

namespace polyclinic {
namespace {

// The instant of a time of day that may lie beyond midnight. A time the clocks skip follows RFC 5545.
Instant At(const TimeZone& zone, Date date, Minutes since_midnight) {
  const auto days = std::chrono::floor<std::chrono::days>(since_midnight);
  return *zone.ToInstant({AddDays(date, static_cast<int>(days.count())), since_midnight - days});
}

bool CanMove(AbsenceKind kind) {
  return kind != AbsenceKind::kVacation && kind != AbsenceKind::kSick &&
         kind != AbsenceKind::kJuryDuty;
}

// Expands the availability of one resource, day by day.
class Expansion {
 public:
  Expansion(const Availability& availability, Schedule::Facts& facts, ResourceFacts& resource)
      : availability_(availability), facts_(facts), resource_(resource) {}

  void Run() {
    // A window of the day before may run into the first day.
    const Date last = *facts_.horizon.until;
    for (Date day = AddDays(*facts_.horizon.from, -1); day < last; day = AddDays(day, 1)) {
      ExpandDay(day);
    }
    const Spans away = Merge(std::move(away_));
    resource_.breaks = away;
    resource_.absences = Merge(std::move(absent_));
    for (auto& [site, open] : open_) {
      Spans spans = Subtract(Merge(std::move(open)), away);
      CellSet cells = CellsInside(facts_.grid, spans);
      resource_.hours.push_back({site, std::move(spans), std::move(cells)});
    }
  }

 private:
  void ExpandDay(Date day) {
    const Weekday weekday = WeekdayOf(day);
    const SiteId home = HomeSite(day);
    for (const WeeklyWindow& w : availability_.weekly) {
      const SiteId site = w.site.valid() ? w.site : home;
      if (w.weekday != weekday || !w.valid.Contains(day) || !facts_.Knows(site)) continue;
      Open(site, day, w.window);
    }
    // Where the person is on that day decides by which clock the breaks are meant.
    const SiteId today = open_today_.valid() ? open_today_ : home;
    open_today_ = {};
    if (!facts_.Knows(today)) return;
    const TimeZone& zone = facts_.zones[today.index()];
    for (const WeeklyBreak& b : availability_.breaks) {
      if (b.weekday != weekday) continue;
      if (const auto span = SpanOf(zone, day, b.window)) TakeAway(*span, b.kind);
    }
    for (const DatedException& e : availability_.exceptions) {
      if (e.date != day) continue;
      const TimeWindow window = e.window.value_or(TimeWindow{Minutes{0}, Minutes{1440}});
      if (e.available) {
        Open(e.site.valid() ? e.site : today, day, window);
      } else if (const auto span = SpanOf(zone, day, window)) {
        TakeAway(*span, e.kind);
      }
    }
  }

  void TakeAway(const Interval& span, AbsenceKind kind) {
    away_.push_back(span);
    if (!CanMove(kind)) absent_.push_back(span);
  }

  void Open(SiteId site, Date day, const TimeWindow& window) {
    if (!facts_.Knows(site)) return;
    if (const auto span = SpanOf(facts_.zones[site.index()], day, window)) {
      open_[site].push_back(*span);
      open_today_ = site;
    }
  }

  // Where a window without a site is meant: the room's own site, the person's home on that day, or the
  // clinic's only one.
  SiteId HomeSite(Date day) const {
    const Resource& r = resource_.resource;
    if (r.room.valid()) return facts_.rooms[r.room.index()].site;
    if (r.equipment.valid()) return facts_.equipment[r.equipment.index()].site;
    for (const Employment& e : facts_.staff[r.staff.index()].employment) {
      if (e.period.Contains(day) && e.home_site.valid()) return e.home_site;
    }
    return facts_.sites.size() == 1 ? facts_.sites[0].id : SiteId{};
  }

  const Availability& availability_;
  Schedule::Facts& facts_;
  ResourceFacts& resource_;
  std::map<SiteId, std::vector<Interval>> open_;
  std::vector<Interval> away_;
  // Of these, what cannot be moved.
  std::vector<Interval> absent_;
  SiteId open_today_;
};

}  // namespace

CellSet CellsInside(const Grid& grid, const Spans& spans) {
  CellSet cells(grid.size());
  for (const Interval& span : spans) {
    CellSpan cover = grid.Cover(span.start(), span.end());
    if (cover.first == cover.last) continue;
    if (grid.At(cover.first) < span.start()) ++cover.first;
    if (grid.At(cover.last) > span.end()) --cover.last;
    if (cover.first < cover.last) cells.Set(cover);
  }
  return cells;
}

std::optional<Interval> SpanOf(const TimeZone& zone, Date date, const TimeWindow& window) {
  const Instant from = At(zone, date, window.from), to = At(zone, date, window.to);
  if (to <= from) return std::nullopt;
  return Interval(from, to);
}

Spans Merge(std::vector<Interval> intervals) {
  std::sort(intervals.begin(), intervals.end());
  Spans merged;
  for (const Interval& i : intervals) {
    if (!merged.empty() && i.start() <= merged.back().end()) {
      if (merged.back().end() < i.end()) merged.back() = Interval(merged.back().start(), i.end());
    } else {
      merged.push_back(i);
    }
  }
  return merged;
}

Spans Subtract(const Spans& from, const Spans& taken) {
  Spans left;
  auto t = taken.begin();
  for (const Interval& span : from) {
    Instant start = span.start();
    while (t != taken.end() && t->end() <= start) ++t;
    for (auto next = t; next != taken.end() && next->start() < span.end(); ++next) {
      if (start < next->start()) left.emplace_back(start, next->start());
      start = std::max(start, next->end());
    }
    if (start < span.end()) left.emplace_back(start, span.end());
  }
  return left;
}

bool Covers(const Spans& spans, const Interval& interval) {
  const auto after = std::upper_bound(spans.begin(), spans.end(), interval.start(),
                                      [](Instant t, const Interval& s) { return t < s.start(); });
  return after != spans.begin() && std::prev(after)->Covers(interval);
}

bool Overlaps(const Spans& spans, const Interval& interval) {
  const auto first = std::upper_bound(spans.begin(), spans.end(), interval.start(),
                                      [](Instant t, const Interval& s) { return t < s.end(); });
  return first != spans.end() && first->Overlaps(interval);
}

void ExpandHours(std::span<const Availability> availability, Schedule::Facts& facts) {
  for (const Availability& a : availability) {
    const std::uint32_t number = facts.NumberOf(a.resource);
    if (number != Schedule::Facts::kNone) Expansion(a, facts, facts.resources[number]).Run();
  }
}

}  // namespace polyclinic
