#include "polyclinic/schedule/window.h"

#include <algorithm>
#include <utility>

#include "schedule/pools.h"
#include "schedule/visit_search.h"

namespace polyclinic {
namespace {

Interval Cut(const Interval& interval, const Interval& span) {
  return {std::max(interval.start(), span.start()), std::min(interval.end(), span.end())};
}

WindowRow RowOf(const Schedule& schedule, std::uint32_t resource, SiteId site, const Interval& span,
                const Interval& takes, std::uint32_t clinic) {
  const Schedule::Facts& facts = schedule.facts();
  const ResourceFacts& r = facts.resources[resource];
  WindowRow row{.resource = r.resource};
  if (const Hours* hours = r.At(site)) {
    for (const Interval& open : hours->spans) {
      if (open.Overlaps(span)) row.hours.push_back(Cut(open, span));
    }
  }
  schedule.ledger().ForUsesNear(resource, facts.Near(span), [&](const Use& use) {
    const Interval taken = TakenBy(facts, schedule.ledger(), use);
    if (!use.occupies() || !taken.Overlaps(span)) return;
    Occupied occupied{.interval = Cut(taken, span), .in_the_way = taken.Overlaps(takes)};
    if (IsHold(use.promise)) {
      occupied.hold = HoldId::Of(clinic, use.promise / 2);
    } else {
      occupied.appointment = AppointmentId::Of(clinic, use.promise / 2);
    }
    row.occupied.push_back(occupied);
  });
  std::stable_sort(row.occupied.begin(), row.occupied.end(),
                   [](const Occupied& a, const Occupied& b) { return a.interval < b.interval; });
  return row;
}

}  // namespace

absl::StatusOr<BookingWindow> WindowAround(const Schedule& schedule, const BookingRequest& request,
                                           Instant start, Instant now, Duration around) {
  const Schedule::Facts& facts = schedule.facts();
  const absl::StatusOr<AskedVisit> visit = Ask(facts, request);
  if (!visit.ok()) return visit.status();
  Findings findings;
  if (visit->sites.empty()) findings.Add("unknown_reference", "site", "", "a site of this clinic");
  if (start < facts.grid.start() || facts.grid.end() <= start) {
    findings.Add("outside_horizon", "start", "", "a start within the horizon");
  }
  if (around <= Duration{0} || std::chrono::days{1} < around) {
    findings.Add("bad_duration", "around", "", "more than 0, a day at most");
  }
  if (findings.HasErrors()) return findings.ToStatus();
  BookingRequest here = request;
  here.site = visit->sites.front();
  auto conflicts = schedule.Explain(here, start, now);
  if (!conflicts.ok()) return conflicts.status();
  BookingWindow window{.site = here.site,
                       .visit_type = request.visit_type,
                       .start = start,
                       .conflicts = *std::move(conflicts)};
  const Date date = facts.zones[here.site.index()].ToLocal(start).date;
  std::optional<JurisdictionCode> location;
  if (visit->type->telehealth) location = request.patient_location;
  const auto pools = PoolsAt(schedule, here.site, date, location);
  Work work{SearchLimit()};
  VisitSearch search(schedule, *visit, here.site, now, work);
  std::vector<const AskedNeed*> shown;
  Instant end = start;
  for (const AskedNeed& asked : visit->needs) {
    const std::vector<Interval> spans = search.SpansOf(asked, start);
    if (!IsHard(*asked.need) || spans.empty()) continue;
    window.needs.push_back(
        {.need = asked.need->name, .asked = spans.front(), .count = asked.need->count});
    shown.push_back(&asked);
    end = std::max(end, spans.front().end());
  }
  window.span = {start - around, end + around};
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const AskedNeed& asked = *shown[i];
    const bool bound = !asked.named.empty() && asked.need->count == 1;
    const Pool able = pools->Of(visit->type->id.index(), asked.index, asked.added,
                                bound ? asked.named : std::vector<std::uint32_t>());
    std::vector<WindowRow>& rows = window.needs[i].rows;
    for (std::uint32_t r : OfKind(facts, asked, here.site)) {
      const Interval takes{
          window.needs[i].asked.start() - asked.need->buffer_before,
          window.needs[i].asked.end() + asked.need->buffer_after + facts.resources[r].turnover};
      rows.push_back(RowOf(schedule, r, here.site, window.span, takes, visit->type->id.clinic()));
      // Whoever is never there is still shown as able where nothing else stands against it.
      const auto unable = [&](const Conflict& c) {
        return c.need == asked.need->name && c.resource == rows.back().resource &&
               c.kind <= ConflictKind::kScopeUnmet;
      };
      rows.back().able =
          able.Has(r) || (rows.back().hours.empty() &&
                          std::none_of(window.conflicts.begin(), window.conflicts.end(), unable));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const WindowRow& a, const WindowRow& b) { return a.able && !b.able; });
  }
  return window;
}

}  // namespace polyclinic
