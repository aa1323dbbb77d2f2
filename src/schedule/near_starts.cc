#include "schedule/near_starts.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "schedule/visit_search.h"

namespace polyclinic {
namespace {

constexpr std::int64_t kMostStartsExplained = 20'000;
// So long before the first comes and after the last has gone somebody might be there.
constexpr std::size_t kCellsAroundWork = 12;

// The need of the conflict has somebody or something able there, who is taken or kept for others.
bool IsAttended(const Conflict& conflict) {
  switch (conflict.kind) {
    case ConflictKind::kScopeForbidden:
    case ConflictKind::kScopeUnknown:
    case ConflictKind::kScopeUnmet:
    case ConflictKind::kNotAvailable:
    case ConflictKind::kOnBreak:
    case ConflictKind::kNoSuchResource:
      return false;
    default:
      return true;
  }
}

// The cells of each day of the site from an hour before to an hour after somebody is at work there.
CellSet AtWork(const Schedule::Facts& facts, SiteId site) {
  CellSet someone(facts.grid.size()), at_work(facts.grid.size());
  for (std::uint32_t r : facts.at_site[site.index()]) {
    const ResourceFacts& resource = facts.resources[r];
    if (resource.resource.staff.valid()) someone |= resource.At(site)->open;
  }
  const TimeZone& zone = facts.zones[site.index()];
  for (Date day = *facts.horizon.from; day < *facts.horizon.until; day = AddDays(day, 1)) {
    const CellSpan cells = facts.grid.Cover(zone.StartOfDay(day), zone.StartOfDay(AddDays(day, 1)));
    const std::size_t first = someone.Next(cells.first);
    std::size_t last = cells.last;
    while (last > first && !someone.Test(last - 1)) --last;
    if (first >= last) continue;
    at_work.Set({std::max(cells.first + kCellsAroundWork, first) - kCellsAroundWork,
                 std::min(cells.last, last + kCellsAroundWork)});
  }
  return at_work;
}

// The starts that the request allows at the site, of the cells if there are any in them.
std::vector<SiteStart> StartsAllowed(const Schedule::Facts& facts, const AskedVisit& visit,
                                     SiteId site, Instant now, const CellSet& cells) {
  std::vector<SiteStart> all, within;
  for (std::size_t cell = 0; cell < facts.grid.size(); ++cell) {
    const Instant start = facts.grid.At(cell);
    if (!Allows(facts, *visit.request, site, start, now)) continue;
    all.push_back({site, start});
    if (cells.Test(cell)) within.push_back({site, start});
  }
  return within.empty() ? all : within;
}

}  // namespace

Nearness NearnessOf(const RefusedStart& refused) {
  Nearness nearness{.conflicts = static_cast<std::int32_t>(refused.conflicts.size()),
                    .start = refused.at.start,
                    .site = refused.at.site};
  std::map<std::string_view, bool> attended;
  for (const Conflict& conflict : refused.conflicts) {
    if (conflict.need.empty()) {
      ++nearness.against;
    } else {
      attended[conflict.need] |= IsAttended(conflict);
    }
  }
  for (const auto& [need, is_attended] : attended) {
    ++nearness.against;
    nearness.unattended += !is_attended;
  }
  if (IsJoint(refused.conflicts)) nearness.against = 1;
  return nearness;
}

bool IsJoint(const std::vector<Conflict>& conflicts) {
  return std::all_of(conflicts.begin(), conflicts.end(), [](const Conflict& c) {
    return c.kind == ConflictKind::kNoSupervisor ||
           (c.kind == ConflictKind::kCapacity && !c.resource.valid() && !c.certificate);
  });
}

bool IsOfTheVisit(const Conflict& conflict) {
  return conflict.need.empty() && conflict.kind != ConflictKind::kUndecided;
}

void SayWhere(const BookingRequest& request, SiteId site, std::vector<Conflict>& conflicts) {
  if (request.site.valid()) return;
  for (Conflict& conflict : conflicts) {
    if (!conflict.need.empty() || !conflict.policy.empty()) conflict.site = site;
  }
}

std::int64_t ForRefusedStarts(const Schedule& schedule, const AskedVisit& visit, Instant now,
                              const std::function<void(RefusedStart)>& take) {
  const Schedule::Facts& facts = schedule.facts();
  std::vector<SiteStart> starts;
  for (SiteId site : visit.sites) {
    const auto here = StartsAllowed(facts, visit, site, now, AtWork(facts, site));
    starts.insert(starts.end(), here.begin(), here.end());
  }
  std::stable_sort(starts.begin(), starts.end(),
                   [](const SiteStart& a, const SiteStart& b) { return a.start < b.start; });
  Work work{SearchLimit()};
  std::map<SiteId, std::unique_ptr<VisitSearch>> searches;
  std::int64_t left = static_cast<std::int64_t>(starts.size());
  for (const SiteStart& at : starts) {
    if (static_cast<std::int64_t>(starts.size()) - left == kMostStartsExplained) break;
    --left;
    std::unique_ptr<VisitSearch>& search = searches[at.site];
    if (!search) search = std::make_unique<VisitSearch>(schedule, visit, at.site, now, work);
    RefusedStart refused{at, search->ConflictsAt(at.start)};
    SayWhere(*visit.request, at.site, refused.conflicts);
    take(std::move(refused));
  }
  return left;
}

Reasons ReasonsOverAllStarts(const Schedule& schedule, const AskedVisit& visit, Instant now) {
  struct Found {
    Nearness nearness;
    Conflict conflict;
  };
  std::map<std::tuple<SiteId, ConflictKind, std::string, Resource, DutyCode, std::string>, Found>
      nearest;
  Reasons reasons;
  reasons.starts_left = ForRefusedStarts(schedule, visit, now, [&](RefusedStart refused) {
    const Nearness nearness = NearnessOf(refused);
    for (Conflict& c : refused.conflicts) {
      const std::tuple cause(c.site, c.kind, c.need, c.resource, c.duty, c.policy);
      const auto [reason, is_new] = nearest.try_emplace(cause);
      if (is_new || nearness < reason->second.nearness) reason->second = {nearness, std::move(c)};
    }
  });
  std::vector<Found> all;
  all.reserve(nearest.size());
  for (auto& [cause, reason] : nearest) all.push_back(std::move(reason));
  const auto order = [](const Found& r) {
    return std::tie(r.nearness, r.conflict.kind, r.conflict.need, r.conflict.resource);
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Found& a, const Found& b) { return order(a) < order(b); });
  reasons.conflicts.reserve(all.size());
  for (Found& reason : all) reasons.conflicts.push_back(std::move(reason.conflict));
  if (reasons.conflicts.empty()) {
    reasons.conflicts.push_back({.kind = ConflictKind::kOutsideRequest});
  }
  return reasons;
}

}  // namespace polyclinic
