#include "schedule/policy_check.h"

#include <algorithm>
#include <utility>

#include "schedule/facts.h"

namespace polyclinic {
namespace {

template <class T>
bool Names(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool SpeaksOfType(const BookingPolicy& policy, VisitTypeId type) {
  return policy.visit_types.empty() || Names(policy.visit_types, type);
}
bool SpeaksOfSite(const BookingPolicy& policy, SiteId site) {
  return policy.sites.empty() || Names(policy.sites, site);
}

// A policy of visits for visits as such, one of resources for a resource that it speaks of.
bool SpeaksOfSubject(const BookingPolicy& policy, const PolicySubject& subject) {
  if (!SpeaksOfSite(policy, subject.site)) return false;
  if (!subject.resource.valid() || SpeaksOfVisits(policy)) {
    return !subject.resource.valid() && SpeaksOfVisits(policy);
  }
  if (policy.resource.valid() && policy.resource != subject.resource) return false;
  return policy.roles.empty() || std::any_of(subject.roles.begin(), subject.roles.end(),
                                             [&](Role role) { return Names(policy.roles, role); });
}

// How many of the visits start where the limit counts them.
std::int32_t CountOf(const VisitLimit& limit, std::span<const BookedVisit> booked) {
  std::int32_t count = 0;
  PromiseNumber last = kNoPromise;
  for (const BookedVisit& visit : booked) {
    if (visit.promise != kNoPromise && visit.promise == last) continue;
    if (!limit.Counts(visit.visit_type, visit.site, visit.interval.start())) continue;
    ++count;
    last = visit.promise;
  }
  return count;
}
bool IsUsedUp(const VisitLimit& limit, std::span<const BookedVisit> booked) {
  return CountOf(limit, booked) >= limit.most;
}
// How many of one patient's visits that the policy counts start within the span, at whatever site.
std::int32_t PatientStartsWithin(const BookingPolicy& policy,
                                 std::span<const BookedVisit> of_patient, const Interval& span) {
  return static_cast<std::int32_t>(
      std::count_if(of_patient.begin(), of_patient.end(), [&](const BookedVisit& visit) {
        return span.Contains(visit.interval.start()) && SpeaksOfType(policy, visit.visit_type);
      }));
}
VisitLimit LimitOfStart(const BookingPolicy& policy, Instant start) {
  return {&policy, ConflictKind::kCapacity, {start, start + Duration{1}}, *policy.max_starts};
}

}  // namespace

bool VisitLimit::Counts(VisitTypeId visit_type, SiteId site, Instant start) const {
  return span.Contains(start) && SpeaksOfType(*policy, visit_type) && SpeaksOfSite(*policy, site);
}

PolicyCheck::PolicyCheck(std::span<const BookingPolicy> policies, const PolicySubject& subject,
                         Instant now)
    : subject_(subject), now_(now) {
  for (const BookingPolicy& policy : policies) {
    if (!SpeaksOfSubject(policy, subject)) continue;
    if (SpeaksOfType(policy, subject.visit_type)) {
      policies_.push_back(&policy);
    } else if (policy.max_overlap || policy.max_patient_overlap) {
      others_.push_back(&policy);
    }
  }
}

// A moment before the year 1 is before every other.
Instant PolicyCheck::InstantOf(const DayMoment& moment, Date day) const {
  const bool midnight = moment.time == Minutes{1440};
  return subject_.zone
      .ToInstant({AddDays(day, midnight - moment.days_before), midnight ? Minutes{0} : moment.time})
      .value_or(Instant::min());
}

bool PolicyCheck::IsOpen(const BookingPolicy& policy, Date day) const {
  return !policy.opens || InstantOf(*policy.opens, day) <= now_;
}

bool PolicyCheck::IsCutOff(const BookingPolicy& policy, Date day) const {
  return policy.cutoff && InstantOf(*policy.cutoff, day) <= now_;
}

Interval PolicyCheck::DayOf(Date day) const {
  return {subject_.zone.StartOfDay(day), subject_.zone.StartOfDay(AddDays(day, 1))};
}

// The sessions that reach into the day.
std::vector<Interval> PolicyCheck::SessionsOf(const BookingPolicy& policy, Date day) const {
  const Interval whole = DayOf(day);
  std::vector<Interval> sessions;
  if (!policy.session) {
    for (const Interval& span : subject_.hours) {
      if (span.Overlaps(whole)) sessions.push_back(span);
    }
    return sessions;
  }
  // A window may run into the next day.
  for (int before : {1, 0}) {
    const std::optional<Interval> span =
        SpanOf(subject_.zone, AddDays(day, -before), *policy.session);
    if (span && span->Overlaps(whole)) sessions.push_back(*span);
  }
  return sessions;
}

bool PolicyCheck::Stands(const BookingPolicy& policy, ConflictKind kind) const {
  return subject_.override == nullptr || subject_.overrider == nullptr ||
         !Names(subject_.override->kinds, kind) || !GivesLeave(policy, *subject_.overrider);
}

std::vector<Conflict> PolicyCheck::At(Instant start, std::span<const BookedVisit> booked,
                                      std::span<const BookedVisit> of_patient) const {
  std::vector<Conflict> out;
  const Date day = subject_.zone.ToLocal(start).date;
  for (const BookingPolicy* policy : policies_) {
    if (policy->valid.Contains(day)) Judge(*policy, start, day, booked, of_patient, out);
  }
  return out;
}

std::vector<VisitLimit> PolicyCheck::LimitsAt(Instant start) const {
  std::vector<VisitLimit> limits;
  const Date day = subject_.zone.ToLocal(start).date;
  for (const BookingPolicy* policy : policies_) {
    if (policy->valid.Contains(day)) AddLimits(*policy, start, day, limits);
  }
  std::erase_if(limits,
                [&](const VisitLimit& limit) { return !Stands(*limit.policy, limit.kind); });
  return limits;
}

void PolicyCheck::AddLimits(const BookingPolicy& policy, Instant start, Date day,
                            std::vector<VisitLimit>& out) const {
  if (policy.max_per_session) {
    for (const Interval& session : SessionsOf(policy, day)) {
      if (!session.Contains(start)) continue;
      out.push_back({&policy, ConflictKind::kSessionFull, session, *policy.max_per_session});
    }
  }
  if (policy.max_per_day) {
    out.push_back({&policy, ConflictKind::kDayFull, DayOf(day), *policy.max_per_day});
  }
  if (policy.max_starts) out.push_back(LimitOfStart(policy, start));
}

void PolicyCheck::Judge(const BookingPolicy& policy, Instant start, Date day,
                        std::span<const BookedVisit> booked,
                        std::span<const BookedVisit> of_patient, std::vector<Conflict>& out) const {
  const auto add = [&](ConflictKind kind, std::optional<Interval> interval = {}) {
    if (!Stands(policy, kind)) return;
    out.push_back(
        {.kind = kind, .resource = subject_.resource, .interval = interval, .policy = policy.key});
  };
  if (policy.lead_time && start - *policy.lead_time < now_) add(ConflictKind::kTooSoon);
  if (!IsOpen(policy, day)) add(ConflictKind::kTooFarAhead);
  if (IsCutOff(policy, day)) add(ConflictKind::kAfterCutoff);
  std::vector<VisitLimit> limits;
  AddLimits(policy, start, day, limits);
  for (const VisitLimit& limit : limits) {
    if (!IsUsedUp(limit, booked)) continue;
    const bool of_start = limit.kind == ConflictKind::kCapacity;
    add(limit.kind, of_start ? Interval(start, start + kCell) : limit.span);
  }
  const Interval whole = DayOf(day);
  if (policy.max_patient_day &&
      PatientStartsWithin(policy, of_patient, whole) >= *policy.max_patient_day) {
    add(ConflictKind::kPatientDay, whole);
  }
}

bool PolicyCheck::ClosesAllOf(const BookingPolicy& policy, Date day,
                              std::span<const BookedVisit> booked,
                              std::span<const BookedVisit> of_patient) const {
  const Interval whole = DayOf(day);
  const bool full = policy.max_per_day &&
                    IsUsedUp({&policy, ConflictKind::kDayFull, whole, *policy.max_per_day}, booked);
  const bool patient_full =
      policy.max_patient_day &&
      PatientStartsWithin(policy, of_patient, whole) >= *policy.max_patient_day;
  const auto stands = [&](ConflictKind kind) { return Stands(policy, kind); };
  return (!IsOpen(policy, day) && stands(ConflictKind::kTooFarAhead)) ||
         (IsCutOff(policy, day) && stands(ConflictKind::kAfterCutoff)) ||
         (policy.max_starts == 0 && stands(ConflictKind::kCapacity)) ||
         (full && stands(ConflictKind::kDayFull)) ||
         (patient_full && stands(ConflictKind::kPatientDay));
}

std::vector<Interval> PolicyCheck::ClosedOn(Date day, std::span<const BookedVisit> booked,
                                            std::span<const BookedVisit> of_patient) const {
  std::vector<Interval> closed;
  const Interval whole = DayOf(day);
  const auto close = [&](Instant from, Instant to) {
    from = std::max(from, whole.start());
    to = std::min(to, whole.end());
    if (from < to) closed.emplace_back(from, to);
  };
  for (const BookingPolicy* policy : policies_) {
    if (!policy->valid.Contains(day)) continue;
    if (ClosesAllOf(*policy, day, booked, of_patient)) return {whole};
    if (policy->lead_time && whole.start() - *policy->lead_time < now_ &&
        Stands(*policy, ConflictKind::kTooSoon)) {
      close(whole.start(), std::min(now_, whole.end()) + *policy->lead_time);
    }
    if (policy->max_per_session && Stands(*policy, ConflictKind::kSessionFull)) {
      for (const Interval& session : SessionsOf(*policy, day)) {
        if (IsUsedUp({policy, ConflictKind::kSessionFull, session, *policy->max_per_session},
                     booked)) {
          close(session.start(), session.end());
        }
      }
    }
    if (!policy->max_starts || !Stands(*policy, ConflictKind::kCapacity)) continue;
    for (const BookedVisit& visit : booked) {
      const Instant start = visit.interval.start();
      if (whole.Contains(start) && IsUsedUp(LimitOfStart(*policy, start), booked)) {
        close(start, start + Duration{1});
      }
    }
  }
  return closed;
}

Interval PolicyCheck::Reach(Date day) const {
  Interval reach = DayOf(day);
  for (const BookingPolicy* policy : policies_) {
    if (!policy->max_per_session) continue;
    for (const Interval& session : SessionsOf(*policy, day)) {
      reach = {std::min(reach.start(), session.start()), std::max(reach.end(), session.end())};
    }
  }
  return reach;
}

// nullopt where no policy limits it.
std::optional<std::int32_t> PolicyCheck::Strictest(Limit limit, VisitTypeId visit_type,
                                                   Date day) const {
  std::optional<std::int32_t> strictest;
  for (const auto* list : {&policies_, &others_}) {
    for (const BookingPolicy* policy : *list) {
      const std::optional<std::int32_t>& own = policy->*limit;
      if (!own || !policy->valid.Contains(day) || !SpeaksOfType(*policy, visit_type)) continue;
      strictest = std::min(strictest.value_or(*own), *own);
    }
  }
  return strictest;
}

bool PolicyCheck::Overlaps(Limit limit, const Interval& interval,
                           std::span<const BookedVisit> booked) const {
  const Date day = subject_.zone.ToLocal(interval.start()).date;
  std::int32_t most = Strictest(limit, subject_.visit_type, day).value_or(1);
  std::int32_t together = 0;
  for (const BookedVisit& visit : booked) {
    if (!visit.occupied.Overlaps(interval)) continue;
    most = std::min(most, Strictest(limit, visit.visit_type, day).value_or(1));
    // Most are at once where one of them begins, or where the interval does.
    const Instant at = std::max(visit.occupied.start(), interval.start());
    const auto then = std::count_if(booked.begin(), booked.end(), [&](const BookedVisit& other) {
      return other.occupied.Contains(at);
    });
    together = std::max(together, static_cast<std::int32_t>(then));
  }
  return together < most;
}

bool PolicyCheck::MayOverlap(const Interval& occupied, std::span<const BookedVisit> booked) const {
  return Overlaps(&BookingPolicy::max_overlap, occupied, booked);
}

bool PolicyCheck::PatientMayOverlap(const Interval& interval,
                                    std::span<const BookedVisit> of_patient) const {
  return Overlaps(&BookingPolicy::max_patient_overlap, interval, of_patient);
}

}  // namespace polyclinic
