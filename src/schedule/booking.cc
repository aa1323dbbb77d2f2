// Search, booking and refusal: from requests to openings, appointments and conflicts.

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "schedule/visit_search.h"

namespace polyclinic {
namespace {

// What one search for a linked visit counts for, in nodes.
constexpr std::int64_t kLinkedSearchNodes = 1'000;
// Starts looked at when a refusal is explained; a longer span repeats the same reasons.
constexpr int kMostStartsExplained = 20'000;

DutyGround GroundOf(VisitSearch& search, const Schedule::Facts& facts,
                    const Arrangement& arrangement, const Slot& slot, const DutyCode& duty,
                    std::vector<Obligation>& obligations) {
  const VisitSearch::Plan plan = search.PlanFor(arrangement, slot, duty);
  const Staff& person = facts.staff[facts.resources[slot.resource].resource.staff.index()];
  const Verdict verdict = search.VerdictAgainst(duty, person.id);
  DutyGround ground{
      .duty = duty,
      .outcome = std::string(NameOf(plan.residual != nullptr && plan.residual->obligations.empty()
                                        ? Outcome::kAllowed
                                        : Outcome::kUnmet)),
      .adopted_by = verdict.adopted_by,
      .supervisor = plan.supervisor};
  for (const Reason& reason : verdict.reasons) ground.rules.push_back(reason.rule);
  if (plan.residual == nullptr) return ground;
  for (const MissingItem& item : plan.residual->obligations) {
    Obligation obligation{.duty = duty,
                          .kind = std::string(NameOf(item.kind)),
                          .any_of = item.any_of,
                          .rule = item.rule};
    if (std::find(obligations.begin(), obligations.end(), obligation) == obligations.end()) {
      obligations.push_back(std::move(obligation));
    }
  }
  return ground;
}

Opening OpeningOf(VisitSearch& search, const Schedule::Facts& facts, SiteId site,
                  const Arrangement& arrangement) {
  Opening opening{.site = site, .steps = arrangement.steps};
  opening.interval = {arrangement.start, arrangement.steps.back().end()};
  std::vector<Slot> slots = arrangement.slots;
  std::stable_sort(slots.begin(), slots.end(),
                   [](const Slot& a, const Slot& b) { return a.asked->index < b.asked->index; });
  for (const Slot& slot : slots) {
    if (slot.resource == Schedule::Facts::kNone) continue;
    const auto& named = slot.asked->named;
    Assignment assignment{
        .need = slot.asked->need->name,
        .resource = facts.resources[slot.resource].resource,
        .interval = {arrangement.steps[slot.asked->first_step].start(),
                     arrangement.steps[slot.asked->last_step].end()},
        .named = std::find(named.begin(), named.end(), slot.resource) != named.end()};
    for (const DutyCode& duty : slot.asked->duties) {
      assignment.grounds.push_back(
          GroundOf(search, facts, arrangement, slot, duty, opening.obligations));
    }
    opening.assignments.push_back(std::move(assignment));
  }
  return opening;
}

// One site's starts in order, looked at only as far as they are asked for.
class SiteStarts {
 public:
  SiteStarts(const Schedule& schedule, const AskedVisit& visit, SiteId site, Instant now,
             std::int64_t* nodes_left)
      : schedule_(schedule),
        site_(site),
        nodes_left_(nodes_left),
        search_(schedule, visit, site, now, nodes_left) {
    Advance(FirstCell(schedule.grid(), now));
  }

  // The next start at which the visit can be, or nullopt.
  const std::optional<Arrangement>& next() const { return next_; }
  Instant start() const { return schedule_.grid().At(cell_); }
  Opening Take() {
    Opening opening = OpeningOf(search_, schedule_.facts(), site_, *next_);
    Advance(cell_ + 1);
    return opening;
  }
  VisitSearch& search() { return search_; }
  SiteId site() const { return site_; }

 private:
  static std::size_t FirstCell(const Grid& grid, Instant now) {
    if (now <= grid.start()) return 0;
    if (now >= grid.end()) return grid.size();
    const CellSpan cell = grid.Cover(now, now + Duration{1});
    return grid.At(cell.first) < now ? cell.first + 1 : cell.first;
  }
  void Advance(std::size_t from) {
    next_.reset();
    for (cell_ = search_.NextStart(from); cell_ != CellSet::kNone && *nodes_left_ > 0;
         cell_ = search_.NextStart(cell_ + 1)) {
      if (!search_.Allows(start())) continue;
      next_ = search_.At(start());
      if (next_) return;
    }
  }

  const Schedule& schedule_;
  SiteId site_;
  std::int64_t* nodes_left_;
  VisitSearch search_;
  std::size_t cell_ = 0;
  std::optional<Arrangement> next_;
};

Appointment AppointmentOf(const Schedule::Facts& facts, const BookingRequest& request,
                          const Opening& opening, Instant now) {
  Appointment a{.request = request.id,
                .patient = request.patient,
                .visit_type = request.visit_type,
                .site = opening.site,
                .status = AppointmentStatus::kScheduled,
                .interval = opening.interval,
                .steps = opening.steps,
                .assignments = opening.assignments,
                .modifiers = request.modifiers,
                .new_patient = request.new_patient,
                .patient_location = request.patient_location,
                .booked_at = now,
                .edition = facts.rules.edition(),
                .obligations = opening.obligations};
  a.changes = {{.from = AppointmentStatus::kRequested,
                .to = AppointmentStatus::kScheduled,
                .at = now,
                .reason = "booked"}};
  return a;
}

auto OrderOf(const Conflict& c) {
  return std::tuple(c.kind, c.need, c.resource, c.interval, c.duty, c.other);
}

void SortConflicts(std::vector<Conflict>& conflicts) {
  std::stable_sort(conflicts.begin(), conflicts.end(),
                   [](const Conflict& a, const Conflict& b) { return OrderOf(a) < OrderOf(b); });
  conflicts.erase(std::unique(conflicts.begin(), conflicts.end()), conflicts.end());
}

// The linked visit that no opening can be found for, where one is required.
bool LinkedVisitsOpen(const Schedule& schedule, const AskedVisit& visit, const Opening& opening,
                      Instant now, const SearchLimit& limit, std::vector<Conflict>& conflicts) {
  bool open = true;
  for (const LinkedVisit& linked : visit.type->linked) {
    if (!linked.required) continue;
    BookingRequest next = *visit.request;
    next.visit_type = linked.visit_type;
    next.named.clear();
    next.added_duties.clear();
    next.weekdays.clear();
    next.time_of_day.reset();
    next.days = {};
    const Instant from = opening.interval.end() + linked.gap_min;
    const Instant to = std::max(from, opening.interval.end() + linked.gap_max);
    const auto openings = schedule.Search(next, 1, std::max(now, from), limit);
    if (openings.ok() && !openings->empty() && openings->front().interval.start() <= to) continue;
    conflicts.push_back(
        {.kind = ConflictKind::kNoLinkedOpening, .interval = Interval(from, to + Duration{1})});
    open = false;
  }
  return open;
}

// Every reason over all the starts that the request allows: of each need, resource and kind of conflict
// one, with the appointment first met in the way.
std::vector<Conflict> ReasonsOverAllStarts(const Schedule& schedule, const AskedVisit& visit,
                                           Instant now, const SearchLimit& limit) {
  std::map<std::tuple<ConflictKind, std::string, Resource, DutyCode>, Conflict> reasons;
  int left = kMostStartsExplained;
  std::int64_t nodes = limit.nodes;
  for (SiteId site : visit.sites) {
    VisitSearch search(schedule, visit, site, now, &nodes);
    const Grid& grid = schedule.grid();
    for (std::size_t cell = 0; cell < grid.size() && left > 0; ++cell) {
      if (!search.Allows(grid.At(cell))) continue;
      --left;
      for (Conflict& conflict : search.ConflictsAt(grid.At(cell))) {
        conflict.interval.reset();
        const std::tuple key(conflict.kind, conflict.need, conflict.resource, conflict.duty);
        reasons.emplace(key, std::move(conflict));
      }
    }
  }
  std::vector<Conflict> out;
  for (auto& [key, conflict] : reasons) out.push_back(std::move(conflict));
  if (out.empty()) out.push_back({.kind = ConflictKind::kOutsideRequest});
  SortConflicts(out);
  return out;
}

}  // namespace

std::vector<Assignment> Rearranged(std::vector<Assignment> before,
                                   const Rearrangement& rearrangement) {
  std::vector<Assignment> after;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto change =
        std::find_if(rearrangement.changes.begin(), rearrangement.changes.end(),
                     [&](const Reassignment& c) { return c.position == static_cast<int>(i); });
    if (change == rearrangement.changes.end()) {
      after.push_back(std::move(before[i]));
    } else if (change->assignment) {
      after.push_back(*change->assignment);
    }
  }
  return after;
}

absl::StatusOr<std::vector<Opening>> Schedule::Search(const BookingRequest& request,
                                                      std::size_t count, Instant now,
                                                      const SearchLimit& limit) const {
  absl::StatusOr<AskedVisit> visit = Ask(*facts_, request);
  if (!visit.ok()) return visit.status();
  std::int64_t nodes = limit.nodes;
  std::vector<std::unique_ptr<SiteStarts>> sites;
  for (SiteId site : visit->sites) {
    sites.push_back(std::make_unique<SiteStarts>(*this, *visit, site, now, &nodes));
  }
  std::vector<Opening> openings;
  while (openings.size() < count) {
    SiteStarts* first = nullptr;
    for (const auto& site : sites) {
      if (site->next() && (first == nullptr || site->start() < first->start())) first = site.get();
    }
    if (first == nullptr) break;
    openings.push_back(first->Take());
  }
  return openings;
}

absl::StatusOr<BookingResult> Schedule::Book(const BookingRequest& request,
                                             std::optional<Instant> start, Instant now,
                                             const SearchLimit& limit) const {
  absl::StatusOr<AskedVisit> visit = Ask(*facts_, request);
  if (!visit.ok()) return visit.status();
  Refusal refusal{.request = request.id};
  if (start) {
    absl::StatusOr<std::vector<Conflict>> conflicts = Explain(request, *start, now);
    if (!conflicts.ok()) return conflicts.status();
    if (!conflicts->empty()) {
      refusal.conflicts = *std::move(conflicts);
      return BookingResult(std::move(refusal));
    }
  }
  std::int64_t nodes = limit.nodes;
  std::vector<std::unique_ptr<SiteStarts>> sites;
  for (SiteId site : visit->sites) {
    sites.push_back(std::make_unique<SiteStarts>(*this, *visit, site, start.value_or(now), &nodes));
  }
  while (true) {
    SiteStarts* first = nullptr;
    for (const auto& site : sites) {
      if (site->next() && (first == nullptr || site->start() < first->start())) first = site.get();
    }
    if (first == nullptr || (start && first->start() != *start)) break;
    const Opening opening = first->Take();
    if (LinkedVisitsOpen(*this, *visit, opening, now, limit, refusal.conflicts)) {
      return BookingResult(
          Booked{AppointmentOf(*facts_, request, opening, now), opening.rearranged});
    }
    // Over many starts the reason is said once.
    if (!start) refusal.conflicts.back().interval.reset();
    SortConflicts(refusal.conflicts);
    nodes -= kLinkedSearchNodes;
  }
  if (nodes <= 0) refusal.conflicts.push_back({.kind = ConflictKind::kUndecided});
  if (refusal.conflicts.empty()) {
    refusal.conflicts = ReasonsOverAllStarts(*this, *visit, now, limit);
  }
  SortConflicts(refusal.conflicts);
  return BookingResult(std::move(refusal));
}

absl::StatusOr<std::vector<Conflict>> Schedule::Explain(const BookingRequest& request,
                                                        Instant start, Instant now) const {
  absl::StatusOr<AskedVisit> visit = Ask(*facts_, request);
  if (!visit.ok()) return visit.status();
  std::vector<Conflict> conflicts;
  if (start.time_since_epoch() % kCell != Duration{0}) {
    conflicts.push_back({.kind = ConflictKind::kOffGrid});
  }
  if (start < facts_->grid.start() || start >= facts_->grid.end()) {
    conflicts.push_back({.kind = ConflictKind::kOutsideRequest});
  }
  if (!conflicts.empty()) return conflicts;
  for (SiteId site : visit->sites) {
    std::int64_t nodes = SearchLimit{}.nodes;
    VisitSearch search(*this, *visit, site, now, &nodes);
    const bool allowed = search.Allows(start);
    if (allowed && search.At(start)) return std::vector<Conflict>();
    if (!allowed) conflicts.push_back({.kind = ConflictKind::kOutsideRequest});
    if (nodes <= 0) conflicts.push_back({.kind = ConflictKind::kUndecided});
    for (Conflict& conflict : search.ConflictsAt(start)) {
      if (allowed || conflict.kind != ConflictKind::kCapacity || conflict.resource.valid()) {
        conflicts.push_back(std::move(conflict));
      }
    }
  }
  SortConflicts(conflicts);
  return conflicts;
}

}  // namespace polyclinic
