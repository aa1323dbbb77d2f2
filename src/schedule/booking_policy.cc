#include "polyclinic/schedule/booking_policy.h"

#include <algorithm>
#include <tuple>

namespace polyclinic {
namespace {

// No schedule has more days.
constexpr int kMostDays = 1'500;

template <class T>
bool Names(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}
// An empty list speaks of everything.
template <class T>
bool Speaks(const std::vector<T>& list, const T& value) {
  return list.empty() || Names(list, value);
}

bool HasNoResource(const Resource& r) {
  return !r.staff.valid() && !r.room.valid() && !r.equipment.valid();
}

void CheckMoment(const std::optional<DayMoment>& moment, const std::string& path,
                 Findings& findings) {
  if (!moment) return;
  if (moment->days_before < 0 || moment->days_before > kMostDays) {
    findings.Add("bad_days", path + ".days_before", std::to_string(moment->days_before),
                 "0 to " + std::to_string(kMostDays));
  }
  if (moment->time < Minutes{0} || moment->time > Minutes{1440}) {
    findings.Add("bad_time_of_day", path + ".time", ToText(moment->time), "00:00 to 24:00");
  }
}

// When booking opens and closes, in the order of time.
auto OrderOf(const DayMoment& moment) { return std::tuple(-moment.days_before, moment.time); }

void CheckTimes(const BookingPolicy& policy, const std::string& path, Findings& findings) {
  if (policy.lead_time &&
      (*policy.lead_time < Duration{0} || *policy.lead_time > std::chrono::days{kMostDays})) {
    findings.Add("bad_duration", path + ".lead_time", std::to_string(policy.lead_time->count()),
                 "0 to " + std::to_string(kMostDays) + " days");
  }
  CheckMoment(policy.opens, path + ".opens", findings);
  CheckMoment(policy.cutoff, path + ".cutoff", findings);
  if (policy.opens && policy.cutoff && OrderOf(*policy.opens) >= OrderOf(*policy.cutoff)) {
    findings.Add("never_open", path + ".cutoff", "", "a moment after `opens`");
  }
  if (policy.grace && (policy.grace->as_planned < Duration{0} ||
                       policy.grace->shortened < policy.grace->as_planned)) {
    findings.Add("bad_grace", path + ".grace", "", "0 <= as_planned <= shortened");
  }
}

void CheckCounts(const BookingPolicy& policy, const std::string& path, Findings& findings) {
  const auto at_least = [&](const std::optional<std::int32_t>& count, std::int32_t least,
                            std::string_view name) {
    if (count && *count < least) {
      findings.Add("bad_count", path + "." + std::string(name), std::to_string(*count),
                   std::to_string(least) + " or more");
    }
  };
  at_least(policy.max_per_session, 0, "max_per_session");
  at_least(policy.max_per_day, 0, "max_per_day");
  at_least(policy.max_starts, 0, "max_starts");
  at_least(policy.max_overlap, 1, "max_overlap");
  at_least(policy.max_patient_overlap, 1, "max_patient_overlap");
  at_least(policy.max_patient_day, 0, "max_patient_day");
}

// Some limits are of a resource, others of a visit as such.
void CheckSubject(const BookingPolicy& policy, const std::string& path, Findings& findings) {
  if (!HasNoResource(policy.resource) && !policy.resource.valid()) {
    findings.Add("bad_resource", path + ".resource", "",
                 "at most one of a person, a room, a device");
  }
  if (!policy.roles.empty() && policy.resource.valid() && !policy.resource.staff.valid()) {
    findings.Add("bad_policy", path + ".roles", "", "no roles beside a room or a device");
  }
  const bool visits = SpeaksOfVisits(policy);
  if (visits && policy.max_per_session && !policy.session) {
    findings.Add("bad_policy", path + ".max_per_session", "",
                 "a `session`, or a resource or roles whose hours are the sessions");
  }
  if (visits && policy.max_overlap) {
    findings.Add("bad_policy", path + ".max_overlap", "", "a resource or roles");
  }
  if (!visits && (policy.max_patient_overlap || policy.max_patient_day)) {
    findings.Add("bad_policy", path, "", "limits of a patient without a resource and roles");
  }
  if (!policy.roles.empty() && policy.grace) {
    findings.Add("bad_policy", path + ".grace", "", "no roles");
  }
}

void CheckOverrides(const BookingPolicy& policy, const std::string& path, Findings& findings) {
  for (std::size_t i = 0; i < policy.override_kinds.size(); ++i) {
    if (!Overridable(policy.override_kinds[i])) {
      findings.Add("not_overridable", path + ".override_kinds[" + std::to_string(i) + "]",
                   std::string(NameOf(policy.override_kinds[i])), "a kind that may be overridden");
    }
  }
  if (!policy.override_kinds.empty() && policy.override_roles.empty() &&
      policy.override_staff.empty()) {
    findings.Add("bad_policy", path + ".override_kinds", "", "roles or people who may");
  }
}

bool SpeaksOfResource(const BookingPolicy& policy, const Resource& resource,
                      std::span<const Staff> staff) {
  if (!HasNoResource(policy.resource) && policy.resource != resource) return false;
  if (policy.roles.empty()) return true;
  const StaffId person = resource.staff;
  if (!person.valid() || person.index() >= staff.size()) return false;
  const auto& roles = staff[person.index()].roles;
  return std::any_of(roles.begin(), roles.end(),
                     [&](Role role) { return Names(policy.roles, role); });
}

}  // namespace

bool SpeaksOfVisits(const BookingPolicy& policy) {
  return HasNoResource(policy.resource) && policy.roles.empty();
}

bool SpeaksOf(const BookingPolicy& policy, VisitTypeId visit_type, SiteId site, Date day) {
  return Speaks(policy.visit_types, visit_type) && Speaks(policy.sites, site) &&
         policy.valid.Contains(day);
}

bool GivesLeave(const BookingPolicy& policy, const Staff& person) {
  return Names(policy.override_staff, person.id) ||
         std::any_of(person.roles.begin(), person.roles.end(),
                     [&](Role role) { return Names(policy.override_roles, role); });
}

void CheckBookingPolicy(const BookingPolicy& policy, const std::string& path, Findings& findings) {
  CheckTimes(policy, path, findings);
  CheckCounts(policy, path, findings);
  CheckSubject(policy, path, findings);
  CheckOverrides(policy, path, findings);
}

LateAnswer LateArrival(const BookingPolicy& policy, const Appointment& appointment,
                       Instant arrived_at) {
  const Duration late = arrived_at - appointment.interval.start();
  if (!policy.grace || late <= policy.grace->as_planned) return LateAnswer::kAsPlanned;
  return late <= policy.grace->shortened ? LateAnswer::kShortenOrSwap : LateAnswer::kRebook;
}

LateAnswer LateArrival(std::span<const BookingPolicy> policies, const Appointment& appointment,
                       const TimeZone& zone, Instant arrived_at) {
  const Date day = zone.ToLocal(appointment.interval.start()).date;
  LateAnswer strictest = LateAnswer::kAsPlanned;
  for (const BookingPolicy& policy : policies) {
    const auto& assignments = appointment.assignments;
    const bool uses = HasNoResource(policy.resource) ||
                      std::any_of(assignments.begin(), assignments.end(), [&](const Assignment& a) {
                        return a.resource == policy.resource;
                      });
    if (!uses || !SpeaksOf(policy, appointment.visit_type, appointment.site, day)) continue;
    strictest = std::max(strictest, LateArrival(policy, appointment, arrived_at));
  }
  return strictest;
}

bool Overridable(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::kNotAvailable:
    case ConflictKind::kOnBreak:
    case ConflictKind::kBusy:
    case ConflictKind::kPatientBusy:
    case ConflictKind::kCapacity:
    case ConflictKind::kTemplateReserved:
    case ConflictKind::kTooSoon:
    case ConflictKind::kTooFarAhead:
    case ConflictKind::kAfterCutoff:
    case ConflictKind::kSessionFull:
    case ConflictKind::kDayFull:
    case ConflictKind::kPatientDay:
      return true;
    case ConflictKind::kScopeForbidden:
    case ConflictKind::kScopeUnknown:
    case ConflictKind::kScopeUnmet:
    case ConflictKind::kNoSupervisor:
    case ConflictKind::kNoSuchResource:
    case ConflictKind::kOutsideRequest:
    case ConflictKind::kNoLinkedOpening:
    case ConflictKind::kOffGrid:
    case ConflictKind::kUndecided:
    case ConflictKind::kHoldEnded:
    case ConflictKind::kNoLeave:
      return false;
  }
  return false;
}

void CheckOverride(const Override& override, const std::string& path, Findings& findings) {
  if (!override.by.valid()) {
    findings.Add("missing_reference", path + ".by", "", "the person who answers for it");
  }
  if (override.reason.empty()) findings.Add("missing_reason", path + ".reason", "", "why");
  if (override.kinds.empty()) {
    findings.Add("nothing_overridden", path + ".kinds", "", "at least one kind of conflict");
  }
  for (std::size_t i = 0; i < override.kinds.size(); ++i) {
    if (!Overridable(override.kinds[i])) {
      findings.Add("not_overridable", path + ".kinds[" + std::to_string(i) + "]",
                   std::string(NameOf(override.kinds[i])), "a kind that may be overridden");
    }
  }
}

bool MayOverride(std::span<const BookingPolicy> policies, std::span<const Staff> staff, StaffId by,
                 const Conflict& conflict, VisitTypeId visit_type, SiteId site, Date day) {
  if (!Overridable(conflict.kind) || !by.valid() || by.index() >= staff.size()) return false;
  return std::any_of(policies.begin(), policies.end(), [&](const BookingPolicy& policy) {
    if (!GivesLeave(policy, staff[by.index()])) return false;
    if (!conflict.policy.empty()) return policy.key == conflict.policy;
    return Names(policy.override_kinds, conflict.kind) && SpeaksOf(policy, visit_type, site, day) &&
           SpeaksOfResource(policy, conflict.resource, staff);
  });
}

std::vector<Conflict> ConflictsLeft(std::span<const BookingPolicy> policies,
                                    std::span<const Staff> staff, const Override& override,
                                    std::vector<Conflict> conflicts, VisitTypeId visit_type,
                                    SiteId site, Date day) {
  std::erase_if(conflicts, [&](const Conflict& conflict) {
    return Names(override.kinds, conflict.kind) &&
           MayOverride(policies, staff, override.by, conflict, visit_type, site, day);
  });
  return conflicts;
}

std::vector<Conflict> LeaveMissing(std::span<const BookingPolicy> policies,
                                   std::span<const Staff> staff, const Override& override,
                                   std::span<const Conflict> conflicts, VisitTypeId visit_type,
                                   SiteId site, Date day) {
  std::vector<Conflict> missing;
  for (const Conflict& conflict : conflicts) {
    if (!Overridable(conflict.kind) || !Names(override.kinds, conflict.kind) ||
        MayOverride(policies, staff, override.by, conflict, visit_type, site, day)) {
      continue;
    }
    Conflict& leave = missing.emplace_back(conflict);
    leave.kind = ConflictKind::kNoLeave;
    leave.leave = conflict.kind;
    leave.certificate.reset();
    if (!conflict.policy.empty()) continue;
    const auto gives = std::find_if(policies.begin(), policies.end(), [&](const BookingPolicy& p) {
      return Names(p.override_kinds, conflict.kind) && SpeaksOf(p, visit_type, site, day) &&
             SpeaksOfResource(p, conflict.resource, staff);
    });
    if (gives != policies.end()) leave.policy = gives->key;
  }
  return missing;
}

OverriddenConflict Overridden(const Override& override, const Conflict& conflict) {
  return {.by = override.by,
          .reason = override.reason,
          .kind = std::string(NameOf(conflict.kind)),
          .policy = conflict.policy,
          .need = conflict.need,
          .resource = conflict.resource,
          .other = conflict.other,
          .hold = conflict.hold};
}

}  // namespace polyclinic
