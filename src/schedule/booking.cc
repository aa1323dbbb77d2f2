// Search, booking and refusal: from requests to openings, appointments and conflicts.

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <tuple>

#include "schedule/near_starts.h"
#include "schedule/visit_search.h"

namespace polyclinic {
namespace {

// What one search for a linked visit counts for, in nodes.
constexpr std::int64_t kLinkedSearchNodes = 1'000;

// The grounds of what a person does, and what is left to be seen to at the visit.
std::vector<DutyGround> GroundsOf(const Schedule::Facts& facts, const DayPools& pools,
                                  std::uint32_t resource, std::span<const DutyPlan> plans,
                                  std::optional<std::int32_t> age,
                                  std::vector<Obligation>* obligations) {
  std::vector<DutyGround> grounds;
  grounds.reserve(plans.size());
  for (const DutyPlan& plan : plans) {
    const DayPools::Ground& ground =
        pools.GroundOf(facts.resources[resource].resource.staff, plan.duty, age);
    grounds.push_back(
        {.duty = plan.duty,
         .outcome = std::string(
             NameOf(plan.residual->obligations.empty() ? Outcome::kAllowed : Outcome::kUnmet)),
         .rules = ground.rules,
         .adopted_by = ground.adopted_by,
         .supervisor = plan.supervisor == Schedule::Facts::kNone
                           ? StaffId{}
                           : facts.resources[plan.supervisor].resource.staff});
    for (const MissingItem& item : plan.residual->obligations) {
      if (obligations == nullptr) break;
      Obligation obligation{.duty = plan.duty,
                            .kind = std::string(NameOf(item.kind)),
                            .any_of = item.any_of,
                            .rule = item.rule};
      if (std::find(obligations->begin(), obligations->end(), obligation) == obligations->end()) {
        obligations->push_back(std::move(obligation));
      }
    }
  }
  return grounds;
}

// What changes of other promises, by promise and position.
std::vector<Rearrangement> RearrangementsOf(const Schedule& schedule, std::uint32_t tag,
                                            const std::vector<MovedPart>& moved) {
  const Schedule::Facts& facts = schedule.facts();
  std::vector<Rearrangement> out;
  PromiseNumber last = kNoPromise;
  for (const MovedPart& part : moved) {
    const Promise& promise = *schedule.ledger().Find(part.promise);
    if (part.promise != last) {
      Rearrangement& next = out.emplace_back();
      if (IsHold(part.promise)) {
        next.hold = HoldId::Of(tag, part.promise / 2);
      } else {
        next.appointment = AppointmentId::Of(tag, part.promise / 2);
      }
      last = part.promise;
    }
    Reassignment& change = out.back().changes.emplace_back();
    change.position = part.part;
    if (part.resource == Schedule::Facts::kNone) continue;
    const std::optional<std::int32_t> age =
        promise.patient == Promise::kNone
            ? std::nullopt
            : facts.AgeOf(PatientId::Of(tag, promise.patient), part.pools->date());
    change.assignment = Assignment{
        .need = part.need->name,
        .resource = facts.resources[part.resource].resource,
        .interval = Interval(facts.At(part.start), facts.At(part.end)),
        .named = promise.parts()[part.part].named,
        .grounds = GroundsOf(facts, *part.pools, part.resource, part.plans, age, nullptr)};
  }
  std::sort(out.begin(), out.end(), [](const Rearrangement& a, const Rearrangement& b) {
    return std::pair(!a.appointment.valid(), std::pair(a.appointment, a.hold)) <
           std::pair(!b.appointment.valid(), std::pair(b.appointment, b.hold));
  });
  return out;
}

Opening OpeningOf(const Schedule& schedule, const AskedVisit& visit, SiteId site,
                  Arrangement arrangement) {
  const Schedule::Facts& facts = schedule.facts();
  Opening opening{.site = site, .steps = std::move(arrangement.steps)};
  opening.interval = {arrangement.start, opening.steps.back().end()};
  const std::optional<std::int32_t> age =
      facts.AgeOf(visit.request->patient, arrangement.pools->date());
  opening.assignments.reserve(arrangement.seats.size());
  const auto assign = [&](const Seat& seat) {
    const auto& named = seat.asked->named;
    opening.assignments.push_back(
        {.need = seat.asked->need->name,
         .resource = facts.resources[seat.resource].resource,
         .interval = Interval(facts.At(seat.start), facts.At(seat.end)),
         .named = std::find(named.begin(), named.end(), seat.resource) != named.end(),
         .grounds = GroundsOf(facts, *arrangement.pools, seat.resource, seat.plans, age,
                              &opening.obligations)});
  };
  // In the order of the visit type's needs.
  for (const AskedNeed& asked : visit.needs) {
    for (const Seat& seat : arrangement.seats) {
      if (seat.asked == &asked && seat.resource != Schedule::Facts::kNone) assign(seat);
    }
  }
  opening.rearranged = RearrangementsOf(schedule, visit.type->id.clinic(), arrangement.moved);
  return opening;
}

// One site's starts in order, looked at only as far as they are asked for.
class SiteStarts {
 public:
  SiteStarts(const Schedule& schedule, const AskedVisit& visit, SiteId site, Instant now,
             Work& work)
      : schedule_(schedule), visit_(visit), search_(schedule, visit, site, now, work), work_(work) {
    cell_ = search_.Next(0);
  }

  // There is a start at which the visit can be.
  bool has_next() const { return cell_ != CellSet::kNone; }
  Instant start() const { return schedule_.grid().At(cell_); }
  void Skip() { cell_ = search_.Next(cell_ + 1); }
  // The opening at the start; nullopt where the limit ended the search for who would meet the needs:
  // that start is undecided.
  std::optional<Opening> Take() {
    std::optional<Arrangement> arrangement = search_.At(start());
    std::optional<Opening> opening;
    if (arrangement) {
      opening = OpeningOf(schedule_, visit_, site(), *std::move(arrangement));
    } else {
      work_.undecided.push_back({site(), start()});
    }
    Skip();
    return opening;
  }
  SiteId site() const { return search_.site(); }

 private:
  const Schedule& schedule_;
  const AskedVisit& visit_;
  VisitSearch search_;
  Work& work_;
  std::size_t cell_ = CellSet::kNone;
};

// The starts of all sites in the order of time, then of the sites.
class AllStarts {
 public:
  AllStarts(const Schedule& schedule, const AskedVisit& visit, Instant now,
            const SearchLimit& limit)
      : work_(limit) {
    for (SiteId site : visit.sites) {
      sites_.push_back(std::make_unique<SiteStarts>(schedule, visit, site, now, work_));
    }
  }
  // The site with the first start; nullptr where there is none.
  SiteStarts* First() {
    SiteStarts* first = nullptr;
    for (const auto& site : sites_) {
      if (site->has_next() && (first == nullptr || site->start() < first->start()))
        first = site.get();
    }
    return first;
  }
  Work& work() { return work_; }

 private:
  Work work_;
  std::vector<std::unique_ptr<SiteStarts>> sites_;
};

Booked BookedOf(const Schedule::Facts& facts, const BookingRequest& request, Opening opening,
                Instant now) {
  Booked booked{.appointment = {.request = request.id,
                                .patient = request.patient,
                                .visit_type = request.visit_type,
                                .site = opening.site,
                                .status = AppointmentStatus::kScheduled,
                                .interval = opening.interval,
                                .steps = std::move(opening.steps),
                                .assignments = std::move(opening.assignments),
                                .modifiers = request.modifiers,
                                .new_patient = request.new_patient,
                                .patient_location = request.patient_location,
                                .booked_at = now,
                                .edition = facts.rules.edition(),
                                .obligations = std::move(opening.obligations)},
                .rearranged = std::move(opening.rearranged)};
  booked.appointment.changes.push_back({.from = AppointmentStatus::kRequested,
                                        .to = AppointmentStatus::kScheduled,
                                        .at = now,
                                        .reason = "booked"});
  return booked;
}

auto OrderOf(const Conflict& c) {
  return std::tie(c.kind, c.need, c.resource, c.interval, c.duty, c.other, c.hold, c.policy,
                  c.leave, c.site);
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
    if (openings.ok() && !openings->openings.empty() &&
        openings->openings.front().interval.start() <= to) {
      continue;
    }
    conflicts.push_back(
        {.kind = ConflictKind::kNoLinkedOpening, .interval = Interval(from, to + Duration{1})});
    open = false;
  }
  return open;
}

// The visit at the site in spite of what the override lets pass; nullopt where something stands. It
// keeps what was overridden: what may be of all that is against the visit as such and against whom it
// takes. What others make room for was not.
std::optional<Booked> BookInSpite(const Schedule& schedule, const AskedVisit& visit, SiteId site,
                                  Instant start, Instant now, const SearchLimit& limit,
                                  const Override& override) {
  if (!Allows(schedule.facts(), *visit.request, site, start, now)) return std::nullopt;
  Work work(limit);
  VisitSearch search(schedule, visit, site, now, work, &override);
  std::optional<Arrangement> found = search.At(start);
  if (!found) return std::nullopt;
  Opening opening = OpeningOf(schedule, visit, site, *std::move(found));
  std::vector<Conflict> linked;
  if (!LinkedVisitsOpen(schedule, visit, opening, now, limit, linked)) return std::nullopt;
  Booked booked = BookedOf(schedule.facts(), *visit.request, std::move(opening), now);
  VisitSearch plain(schedule, visit, site, now, work);
  std::vector<Conflict> conflicts = plain.ConflictsAt(start);
  SortConflicts(conflicts);
  const Schedule::Facts& facts = schedule.facts();
  const Date day = facts.zones[site.index()].ToLocal(start).date;
  for (const Conflict& conflict : conflicts) {
    const bool stands = !ConflictsLeft(facts.booking_policies, facts.staff, override, {conflict},
                                       visit.type->id, site, day)
                             .empty();
    if (stands) continue;
    const auto concerns = [&](const Assignment& a) {
      return a.need == conflict.need && a.resource == conflict.resource;
    };
    if (conflict.need.empty() || std::any_of(booked.appointment.assignments.begin(),
                                             booked.appointment.assignments.end(), concerns)) {
      booked.appointment.overrides.push_back(Overridden(override, conflict));
    }
  }
  return booked;
}

// Adds what leave the override's person lacks against the visit as such and against whom the request names;
// every other need is met as ever.
void AddLeaveMissing(const Schedule::Facts& facts, const BookingRequest& request, SiteId site,
                     Instant start, const Override& override, std::vector<Conflict>& conflicts) {
  std::vector<Conflict> overridden;
  for (const Conflict& conflict : conflicts) {
    const NamedNeed named{conflict.need, conflict.resource};
    if (conflict.need.empty() ||
        std::find(request.named.begin(), request.named.end(), named) != request.named.end()) {
      overridden.push_back(conflict);
    }
  }
  std::vector<Conflict> missing =
      LeaveMissing(facts.booking_policies, facts.staff, override, overridden, request.visit_type,
                   site, facts.zones[site.index()].ToLocal(start).date);
  std::move(missing.begin(), missing.end(), std::back_inserter(conflicts));
}

bool EarlierStart(const SiteStart& a, const SiteStart& b) {
  return std::tie(a.start, a.site) < std::tie(b.start, b.site);
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

absl::StatusOr<SearchResult> Schedule::Search(const BookingRequest& request, std::size_t count,
                                              Instant now, const SearchLimit& limit) const {
  absl::StatusOr<AskedVisit> visit = Ask(*facts_, request);
  if (!visit.ok()) return visit.status();
  SearchResult result;
  AllStarts starts(*this, *visit, now, limit);
  while (result.openings.size() < count) {
    SiteStarts* const first = starts.First();
    if (first == nullptr) break;
    if (std::optional<Opening> opening = first->Take()) {
      result.openings.push_back(*std::move(opening));
    }
  }
  result.undecided = starts.work().undecided;
  std::sort(result.undecided.begin(), result.undecided.end(), EarlierStart);
  result.work = starts.work().spent;
  result.complete = starts.work().left > 0;
  return result;
}

absl::StatusOr<StartList> Schedule::Starts(const BookingRequest& request, Instant now,
                                           std::size_t most, const SearchLimit& limit) const {
  absl::StatusOr<AskedVisit> visit = Ask(*facts_, request);
  if (!visit.ok()) return visit.status();
  StartList list;
  AllStarts starts(*this, *visit, now, limit);
  while (list.open.size() < most) {
    SiteStarts* const first = starts.First();
    if (first == nullptr) break;
    list.open.push_back({first->site(), first->start()});
    first->Skip();
  }
  list.undecided = starts.work().undecided;
  std::sort(list.undecided.begin(), list.undecided.end(), EarlierStart);
  list.searched = starts.work().searched;
  list.work = starts.work().spent;
  list.complete = starts.work().left > 0;
  return list;
}

absl::StatusOr<std::vector<DayOpenings>> Schedule::Calendar(const BookingRequest& request,
                                                            Instant now,
                                                            const SearchLimit& limit) const {
  absl::StatusOr<AskedVisit> visit = Ask(*facts_, request);
  if (!visit.ok()) return visit.status();
  std::vector<DayOpenings> calendar;
  const Date first = request.days.from ? std::max(*request.days.from, *facts_->horizon.from)
                                       : *facts_->horizon.from;
  const Date until = request.days.until ? std::min(*request.days.until, *facts_->horizon.until)
                                        : *facts_->horizon.until;
  for (Date day = first; day < until; day = AddDays(day, 1)) {
    if (!AllowsDay(*facts_, request, day)) continue;
    BookingRequest of_day = request;
    of_day.days = {day, AddDays(day, 1)};
    const absl::StatusOr<StartList> list = Starts(of_day, now, static_cast<std::size_t>(-1), limit);
    if (!list.ok()) return list.status();
    calendar.push_back({day, static_cast<std::int32_t>(list->open.size()),
                        static_cast<std::int32_t>(list->undecided.size())});
  }
  return calendar;
}

absl::StatusOr<BookingResult> Schedule::Book(const BookingRequest& request,
                                             std::optional<Instant> start, Instant now,
                                             const SearchLimit& limit,
                                             const Override* override) const {
  return start ? BookAt(request, *start, now, limit, override) : BookFirst(request, now, limit);
}

absl::StatusOr<BookingResult> Schedule::BookAt(const BookingRequest& request, Instant start,
                                               Instant now, const SearchLimit& limit,
                                               const Override* override) const {
  absl::StatusOr<AskedVisit> visit = Ask(*facts_, request);
  if (!visit.ok()) return visit.status();
  Refusal refusal{.request = request.id};
  const bool on_grid = start.time_since_epoch() % kCell == Duration{0};
  const bool in_grid = facts_->grid.start() <= start && start < facts_->grid.end();
  if (!on_grid) refusal.conflicts.push_back({.kind = ConflictKind::kOffGrid});
  if (!in_grid) refusal.conflicts.push_back({.kind = ConflictKind::kOutsideRequest});
  if (!refusal.conflicts.empty()) return BookingResult(std::move(refusal));
  Work work(limit);
  for (SiteId site : visit->sites) {
    VisitSearch search(*this, *visit, site, now, work);
    const bool allowed = Allows(*facts_, request, site, start, now);
    if (allowed) {
      if (std::optional<Arrangement> found = search.At(start)) {
        Opening opening = OpeningOf(*this, *visit, site, *std::move(found));
        std::vector<Conflict> linked;
        if (LinkedVisitsOpen(*this, *visit, opening, now, limit, linked)) {
          return BookingResult(BookedOf(*facts_, request, std::move(opening), now));
        }
        refusal.conflicts.insert(refusal.conflicts.end(), linked.begin(), linked.end());
        continue;
      }
      if (search.undecided()) refusal.conflicts.push_back({.kind = ConflictKind::kUndecided});
    } else {
      refusal.conflicts.push_back({.kind = ConflictKind::kOutsideRequest});
    }
    std::vector<Conflict> here = search.ConflictsAt(start);
    if (override != nullptr) AddLeaveMissing(*facts_, request, site, start, *override, here);
    SayWhere(request, site, here);
    for (Conflict& conflict : here) {
      const bool joint = conflict.kind == ConflictKind::kCapacity && !conflict.resource.valid() &&
                         !conflict.certificate;
      if (allowed || !joint) refusal.conflicts.push_back(std::move(conflict));
    }
  }
  for (std::size_t i = 0; override != nullptr && i < visit->sites.size(); ++i) {
    if (std::optional<Booked> booked =
            BookInSpite(*this, *visit, visit->sites[i], start, now, limit, *override)) {
      return BookingResult(*std::move(booked));
    }
  }
  refusal.work = work.spent;
  SortConflicts(refusal.conflicts);
  return BookingResult(std::move(refusal));
}

absl::StatusOr<BookingResult> Schedule::BookFirst(const BookingRequest& request, Instant now,
                                                  const SearchLimit& limit) const {
  absl::StatusOr<AskedVisit> visit = Ask(*facts_, request);
  if (!visit.ok()) return visit.status();
  Refusal refusal{.request = request.id};
  AllStarts starts(*this, *visit, now, limit);
  while (SiteStarts* const first = starts.First()) {
    std::optional<Opening> opening = first->Take();
    if (!opening) continue;
    std::vector<Conflict> linked;
    if (LinkedVisitsOpen(*this, *visit, *opening, now, limit, linked)) {
      return BookingResult(BookedOf(*facts_, request, *std::move(opening), now));
    }
    // Over many starts the reason is said once.
    for (Conflict& conflict : linked) {
      conflict.interval.reset();
      refusal.conflicts.push_back(std::move(conflict));
    }
    SortConflicts(refusal.conflicts);
    starts.work().left -= kLinkedSearchNodes;
    starts.work().spent += kLinkedSearchNodes;
  }
  refusal.work = starts.work().spent;
  if (starts.work().left <= 0 || !starts.work().undecided.empty()) {
    refusal.conflicts.push_back({.kind = ConflictKind::kUndecided});
  }
  SortConflicts(refusal.conflicts);
  if (refusal.conflicts.empty()) {
    Reasons reasons = ReasonsOverAllStarts(*this, *visit, now);
    refusal.conflicts = std::move(reasons.conflicts);
    refusal.starts_left = reasons.starts_left;
  }
  return BookingResult(std::move(refusal));
}

absl::StatusOr<std::vector<Conflict>> Schedule::Explain(const BookingRequest& request,
                                                        Instant start, Instant now) const {
  absl::StatusOr<BookingResult> result = BookAt(request, start, now, {}, nullptr);
  if (!result.ok()) return result.status();
  auto* const refusal = std::get_if<Refusal>(&*result);
  return refusal == nullptr ? std::vector<Conflict>() : std::move(refusal->conflicts);
}

}  // namespace polyclinic
