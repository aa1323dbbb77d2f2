#include "schedule/near_starts.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>

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

// The starts that the request allows, by time, then site; where `at_work` says so, those while somebody is.
std::vector<SiteStart> StartsAllowed(const Schedule::Facts& facts, const AskedVisit& visit,
                                     Instant now, bool at_work) {
  std::vector<SiteStart> starts;
  for (SiteId site : visit.sites) {
    const CellSet open = at_work ? AtWork(facts, site) : CellSet();
    for (std::size_t cell = 0; cell < facts.grid.size(); ++cell) {
      if (at_work && !open.Test(cell)) continue;
      const Instant start = facts.grid.At(cell);
      if (Allows(facts, *visit.request, site, start, now)) starts.push_back({site, start});
    }
  }
  std::stable_sort(starts.begin(), starts.end(),
                   [](const SiteStart& a, const SiteStart& b) { return a.start < b.start; });
  return starts;
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

std::int64_t ForRefusedStarts(const Schedule& schedule, const AskedVisit& visit, Instant now,
                              const std::function<void(RefusedStart)>& take) {
  std::vector<SiteStart> starts = StartsAllowed(schedule.facts(), visit, now, true);
  if (starts.empty()) starts = StartsAllowed(schedule.facts(), visit, now, false);
  Work work{SearchLimit()};
  std::map<SiteId, std::unique_ptr<VisitSearch>> searches;
  std::int64_t left = static_cast<std::int64_t>(starts.size());
  for (const SiteStart& at : starts) {
    if (static_cast<std::int64_t>(starts.size()) - left == kMostStartsExplained) break;
    --left;
    std::unique_ptr<VisitSearch>& search = searches[at.site];
    if (!search) search = std::make_unique<VisitSearch>(schedule, visit, at.site, now, work);
    take({at, search->ConflictsAt(at.start)});
  }
  return left;
}

}  // namespace polyclinic
