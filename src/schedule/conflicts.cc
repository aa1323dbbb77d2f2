// Why a visit cannot start at a time: every reason, need by need and resource by resource.

#include <algorithm>
#include <tuple>

#include "schedule/travel.h"
#include "schedule/visit_search.h"

namespace polyclinic {
namespace {

ConflictKind KindOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kForbidden:
      return ConflictKind::kScopeForbidden;
    case Outcome::kUnknown:
      return ConflictKind::kScopeUnknown;
    default:
      return ConflictKind::kScopeUnmet;
  }
}

// Of the ways to make it lawful, what each asks of the person.
std::vector<Missing> OfThePerson(const std::vector<Missing>& alternatives) {
  std::vector<Missing> out;
  for (const Missing& missing : alternatives) {
    Missing own;
    for (const MissingItem& item : missing.items) {
      if (item.item_class == ItemClass::kPerson) own.items.push_back(item);
    }
    if (!own.items.empty()) out.push_back(std::move(own));
  }
  return out;
}

// The promise is in the way.
void Name(PromiseNumber promise, std::uint32_t clinic, Conflict& conflict) {
  conflict.other = {};
  conflict.hold = {};
  if (IsHold(promise)) {
    conflict.hold = HoldId::Of(clinic, promise / 2);
  } else {
    conflict.other = AppointmentId::Of(clinic, promise / 2);
  }
}

Seat SeatAt(const Layout& layout, const AskedNeed& asked, Offset start) {
  for (const Seat& seat : layout.seats) {
    if (seat.asked != &asked) continue;
    Seat at = seat;
    at.start += start;
    at.end += start;
    return at;
  }
  return {};
}

}  // namespace

std::vector<Conflict> VisitSearch::ScopeConflicts(const AskedNeed& asked, const Day& day) const {
  std::vector<Conflict> out;
  for (std::uint32_t r : OfKind(facts_, asked, site_)) {
    const StaffId person = facts_.resources[r].resource.staff;
    if (!person.valid()) continue;
    Conflict conflict{.need = asked.need->name, .resource = facts_.resources[r].resource};
    if (const DutyCode* duty = UnableFor(asked.duties, person, day.pools->abilities())) {
      const Verdict verdict =
          day.pools->VerdictOf(person, *duty, facts_.AgeOf(visit_.request->patient, day.date));
      conflict.kind = KindOf(verdict.outcome);
      conflict.duty = *duty;
      for (const Reason& reason : verdict.reasons) {
        conflict.rules.push_back(reason.rule);
        conflict.citations.push_back(reason.citation);
      }
      conflict.missing = OfThePerson(verdict.alternatives);
      out.push_back(std::move(conflict));
      continue;
    }
    const auto& roles = asked.need->roles;
    const Staff& staff = facts_.staff[person.index()];
    if (!roles.empty() && std::none_of(roles.begin(), roles.end(), [&](Role role) {
          return HoldsRole(staff, role, day.pools->law(), day.date);
        })) {
      MissingItem item{.item_class = ItemClass::kPerson, .kind = ItemKind::kLicence};
      for (Role role : roles) item.any_of.emplace_back(NameOf(role));
      conflict.kind = ConflictKind::kScopeUnmet;
      conflict.missing = {{.items = {item}}};
      out.push_back(std::move(conflict));
    }
  }
  return out;
}

void VisitSearch::TimeConflict(const Seat& seat, std::uint32_t resource,
                               std::vector<Conflict>& out) {
  const ResourceFacts& r = facts_.resources[resource];
  const Need& need = *seat.asked->need;
  const Interval exact(facts_.At(seat.start), facts_.At(seat.end));
  Conflict conflict{.need = need.name, .resource = r.resource, .interval = exact};
  const Hours* hours = r.At(site_);
  if (hours == nullptr || !Covers(hours->spans, exact)) {
    conflict.kind =
        Overlaps(r.breaks, exact) ? ConflictKind::kOnBreak : ConflictKind::kNotAvailable;
    out.push_back(conflict);
    return;
  }
  if (need.kind == NeedKind::kPresence) return;
  if (TemplateReserves(facts_, r, site_, visit_.type->id, exact.start(), now_)) {
    conflict.kind = ConflictKind::kTemplateReserved;
    out.push_back(conflict);
  }
  for (Conflict& against : policies_.At(exact.start(), resource)) {
    against.need = need.name;
    out.push_back(std::move(against));
  }
  const Ledger& ledger = schedule_.ledger();
  const Interval padded{exact.start() - need.buffer_before,
                        exact.end() + need.buffer_after + r.turnover};
  const bool waves = WaveOf(facts_, r, site_, visit_.type->id, exact.start()) > 1;
  const auto add = [&](ConflictKind kind, const Use& use) {
    conflict.kind = kind;
    conflict.interval = ExactOf(facts_, ledger, use);
    Name(use.promise, visit_.type->id.clinic(), conflict);
    out.push_back(conflict);
  };
  const CellSpan cells = facts_.grid.Cover(padded.start(), padded.end());
  ledger.ForUses(resource, cells, [&](const Use& use) {
    if (!use.occupies()) return true;
    const bool starts_with_it = ExactOf(facts_, ledger, use).start() == exact.start();
    const bool mate = need.kind == NeedKind::kShared || (waves && starts_with_it);
    add(mate ? ConflictKind::kCapacity : ConflictKind::kBusy, use);
    return true;
  });
  for (const Use& use : UsesWithoutWay(facts_, ledger, resource, {site_.index(), cells})) {
    const bool overlaps = use.first < cells.last && cells.first < use.last;
    if (!overlaps) add(ConflictKind::kBusy, use);
  }
}

// A need that nobody free can meet: what stands against each candidate and, where others might keep what
// stands in the way, why that does not help.
void VisitSearch::NeedConflicts(const AskedNeed& asked, const Layout& layout, Offset start,
                                Day& day, std::vector<Conflict>& out) {
  const Seat seat = SeatAt(layout, asked, start);
  if (seat.pool == nullptr) return;
  std::int64_t nodes = 1;
  Placement placement(schedule_, visit_, day.pools, *day.preference, policies_, now_, &nodes);
  std::int32_t free = 0;
  for (std::uint32_t r : seat.pool->members()) free += placement.IsFree(seat, r);
  if (free >= asked.need->count) return;
  const std::vector<std::uint32_t> of_kind = OfKind(facts_, asked, site_);
  if (of_kind.empty()) {
    out.push_back({.kind = ConflictKind::kNoSuchResource, .need = asked.need->name});
    return;
  }
  std::optional<std::vector<Conflict>>& scope = day.scope_conflicts[asked.index];
  if (!scope) scope = ScopeConflicts(asked, day);
  for (std::uint32_t r : of_kind) {
    const auto unable = [&](const Conflict& c) {
      return c.resource == facts_.resources[r].resource;
    };
    if (std::any_of(scope->begin(), scope->end(), unable)) continue;
    if (!seat.pool->Has(r) || !placement.IsFree(seat, r)) TimeConflict(seat, r, out);
  }
  out.insert(out.end(), scope->begin(), scope->end());
  if (std::optional<Certificate> full = placement.FullMoment(seat)) {
    Conflict conflict{
        .kind = ConflictKind::kCapacity, .need = asked.need->name, .interval = full->interval};
    conflict.certificate = std::move(full);
    out.push_back(std::move(conflict));
  }
  if (std::optional<Conflict> full = placement.FullCount(seat)) out.push_back(*std::move(full));
}

void VisitSearch::PatientConflicts(Offset start, Offset end, std::vector<Conflict>& out) const {
  const PatientId patient = visit_.request->patient;
  if (!patient.valid()) return;
  for (PromiseNumber number : schedule_.ledger().OfPatient(patient.index())) {
    const Promise& promise = *schedule_.ledger().Find(number);
    if (promise.start >= end || start >= promise.end) continue;
    Conflict& conflict = out.emplace_back();
    conflict.kind = ConflictKind::kPatientBusy;
    conflict.interval = Interval(facts_.At(promise.start), facts_.At(promise.end));
    Name(number, visit_.type->id.clinic(), conflict);
  }
}

// Each need alone could be met, but not all together: the plan lacks a supervisor, or one resource would
// have to meet two needs.
void VisitSearch::JointConflicts(const Layout& layout, Offset start, Day& day,
                                 std::vector<Conflict>& out) {
  std::int64_t nodes = 1;
  Placement placement(schedule_, visit_, day.pools, *day.preference, policies_, now_, &nodes);
  for (const AskedNeed& asked : visit_.needs) {
    const Seat seat = SeatAt(layout, asked, start);
    if (seat.pool == nullptr || !asked.of_people()) continue;
    for (std::uint32_t r : seat.pool->members()) {
      if (!placement.IsThere(seat, r)) continue;
      for (const DutyCode& duty : asked.duties) {
        if (placement.CanPlan(seat, r, duty)) continue;
        out.push_back({.kind = ConflictKind::kNoSupervisor,
                       .need = asked.need->name,
                       .resource = facts_.resources[r].resource,
                       .interval = Interval(facts_.At(seat.start), facts_.At(seat.end)),
                       .duty = duty});
      }
    }
  }
  if (!out.empty()) return;
  for (const AskedNeed& asked : visit_.needs) {
    const Seat seat = SeatAt(layout, asked, start);
    if (seat.pool == nullptr || !IsHard(*asked.need)) continue;
    out.push_back({.kind = ConflictKind::kCapacity,
                   .need = asked.need->name,
                   .interval = Interval(facts_.At(seat.start), facts_.At(seat.end))});
  }
}

std::vector<Interval> VisitSearch::SpansOf(const AskedNeed& asked, Instant start) {
  Day& day = DayOf(facts_.grid.Cover(start, start + kCell).first);
  std::vector<Interval> spans;
  for (const Layout* layout : InOrder(day)) {
    const Seat seat = SeatAt(*layout, asked, facts_.OffsetOf(start));
    if (seat.pool == nullptr) continue;
    const Interval span(facts_.At(seat.start), facts_.At(seat.end));
    if (std::find(spans.begin(), spans.end(), span) == spans.end()) spans.push_back(span);
  }
  return spans;
}

std::vector<Conflict> VisitSearch::ConflictsAt(Instant at) {
  Day& day = DayOf(facts_.grid.Cover(at, at + kCell).first);
  const Offset start = facts_.OffsetOf(at);
  std::vector<Conflict> out;
  const std::vector<const Layout*> layouts = InOrder(day);
  if (layouts.empty()) return out;
  // The steps as they would be without waiting.
  const Layout& layout = *layouts.front();
  out = policies_.At(at, VisitPolicies::kVisits);
  if (!PatientIsFree(start, start + layout.end())) {
    PatientConflicts(start, start + layout.end(), out);
  }
  for (const AskedNeed& asked : visit_.needs) {
    if (IsHard(*asked.need)) NeedConflicts(asked, layout, start, day, out);
  }
  if (out.empty()) JointConflicts(layout, start, day, out);
  return out;
}

}  // namespace polyclinic
