// Why a visit cannot start at a time: every reason, need by need and resource by resource.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "schedule/visit_search.h"

namespace polyclinic {
namespace {

constexpr std::uint32_t kOpen = Schedule::Facts::kNone;

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

}  // namespace

Verdict VisitSearch::VerdictAgainst(const DutyCode& duty, StaffId person) const {
  Situation situation = day_.abilities.SituationOf(facts_.staff[person.index()], duty);
  for (const auto& [mode, name] : enumerators(SupervisionMode{})) {
    for (const auto& [role, role_name] : enumerators(Role{})) {
      if (IsLicensed(role)) situation.supervision.push_back({.role = role, .modes = {mode}});
    }
  }
  situation.delegated = true;
  situation.order = OrderKind::kPatientSpecific;
  situation.dose_checked = true;
  situation.patient_age = facts_.AgeOf(visit_.request->patient, day_.date);
  return day_.abilities.Explain(situation);
}

std::vector<Conflict> VisitSearch::ScopeConflicts(const AskedNeed& asked) const {
  std::vector<Conflict> out;
  const JurisdictionCode law = LawOf(facts_, visit_, site_);
  for (std::uint32_t r : OfKind(facts_, asked, site_)) {
    const StaffId person = facts_.resources[r].resource.staff;
    if (!person.valid()) continue;
    Conflict conflict{.need = asked.need->name, .resource = facts_.resources[r].resource};
    if (const DutyCode* duty = UnableFor(asked, person, day_.abilities)) {
      const Verdict verdict = VerdictAgainst(*duty, person);
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
          return HoldsRole(staff, role, law, day_.date);
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

void VisitSearch::TimeConflict(const AskedNeed& asked, std::uint32_t resource,
                               std::vector<Conflict>& out) const {
  const ResourceFacts& r = facts_.resources[resource];
  const Interval exact = Exact(asked);
  Conflict conflict{.need = asked.need->name, .resource = r.resource, .interval = exact};
  const Hours* hours = r.At(site_);
  if (hours == nullptr || !Covers(hours->spans, exact)) {
    conflict.kind =
        Overlaps(r.breaks, exact) ? ConflictKind::kOnBreak : ConflictKind::kNotAvailable;
    out.push_back(conflict);
    return;
  }
  if (TemplateReserves(r, exact.start())) {
    conflict.kind = ConflictKind::kTemplateReserved;
    out.push_back(conflict);
  }
  const Interval padded = Padded(asked, resource);
  for (const Schedule::Use& use : schedule_.taken(resource).uses) {
    if (use.kind == NeedKind::kPresence || !use.interval.Overlaps(padded)) continue;
    const bool wave = use.exact.start() == exact.start() &&
                      WaveOf(facts_, r, site_, visit_.type->id, exact.start()) > 1;
    conflict.kind = asked.need->kind == NeedKind::kShared || wave ? ConflictKind::kCapacity
                                                                  : ConflictKind::kBusy;
    conflict.interval = use.exact;
    conflict.other = use.appointment;
    out.push_back(conflict);
  }
}

void VisitSearch::TimeConflicts(const AskedNeed& asked, std::vector<Conflict>& out) {
  const auto& able = day_.able[asked.index];
  const auto fits = [&](std::uint32_t r) { return Fits(asked, r); };
  if (std::count_if(able.begin(), able.end(), fits) >= asked.need->count) return;
  if (OfKind(facts_, asked, site_).empty()) {
    out.push_back({.kind = ConflictKind::kNoSuchResource, .need = asked.need->name});
    return;
  }
  for (std::uint32_t r : able) {
    if (!fits(r)) TimeConflict(asked, r, out);
  }
  std::optional<std::vector<Conflict>>& scope = day_.scope_conflicts[asked.index];
  if (!scope) scope = ScopeConflicts(asked);
  out.insert(out.end(), scope->begin(), scope->end());
}

void VisitSearch::PatientConflicts(std::vector<Conflict>& out) const {
  const Interval visit{start_, arrangement_.steps.back().end()};
  for (const Schedule::Use& use : schedule_.uses_of(visit_.request->patient)) {
    if (!use.exact.Overlaps(visit)) continue;
    out.push_back(
        {.kind = ConflictKind::kPatientBusy, .interval = use.exact, .other = use.appointment});
  }
}

std::vector<Conflict> VisitSearch::ConflictsAt(Instant start) {
  Prepare(start);
  std::vector<Conflict> out;
  // The steps as they would be without waiting, for the first able lead of each kind.
  arrangement_ = {start, {}, SlotsInOrder()};
  std::fill(chosen_.begin(), chosen_.end(), kOpen);
  for (const Slot& slot : arrangement_.slots) {
    const auto& able = day_.able[slot.asked->index];
    if (IsLead(*slot.asked) && !able.empty()) chosen_[slot.asked->index] = Preferred(slot).front();
  }
  durations_ = StepDurations(facts_, visit_, chosen_);
  Instant after = start;
  for (std::size_t s = 0; s < durations_.size(); ++s) {
    const Instant begin = after + (s == 0 ? Duration{0} : visit_.type->steps[s].gap_min);
    arrangement_.steps.emplace_back(begin, begin + durations_[s]);
    after = begin + durations_[s];
  }
  PatientConflicts(out);
  for (const AskedNeed& asked : visit_.needs) {
    if (asked.need->firmness != Firmness::kAdvisory && asked.need->kind != NeedKind::kConsumable) {
      TimeConflicts(asked, out);
    }
  }
  if (!out.empty()) return out;
  // Each need alone could be met, but not all together: the plan lacks a supervisor, or one resource
  // would have to meet two needs.
  for (const AskedNeed& asked : visit_.needs) {
    for (std::uint32_t r : day_.able[asked.index]) {
      for (const DutyCode& duty : asked.duties) {
        if (!Fits(asked, r)) continue;
        if (PlanFor(arrangement_, {&asked, r}, duty).residual != nullptr) continue;
        out.push_back({.kind = ConflictKind::kNoSupervisor,
                       .need = asked.need->name,
                       .resource = facts_.resources[r].resource,
                       .interval = Exact(asked),
                       .duty = duty});
      }
    }
  }
  if (out.empty()) {
    for (const AskedNeed& asked : visit_.needs) {
      if (asked.need->firmness == Firmness::kAdvisory) continue;
      out.push_back(
          {.kind = ConflictKind::kCapacity, .need = asked.need->name, .interval = Exact(asked)});
    }
  }
  return out;
}

}  // namespace polyclinic
