#include "schedule/visit_policies.h"

#include <algorithm>
#include <span>
#include <utility>

namespace polyclinic {
namespace {

std::span<const Role> RolesOf(const Schedule::Facts& facts, std::uint32_t resource) {
  const StaffId person = facts.resources[resource].resource.staff;
  if (!person.valid()) return {};
  return facts.staff[person.index()].roles;
}

bool SpeaksOfResource(const Schedule::Facts& facts, const BookingPolicy& policy,
                      std::uint32_t resource) {
  if (SpeaksOfVisits(policy)) return false;
  if (policy.resource.valid() && policy.resource != facts.resources[resource].resource)
    return false;
  const std::span<const Role> roles = RolesOf(facts, resource);
  return policy.roles.empty() || std::any_of(roles.begin(), roles.end(), [&](Role role) {
           return std::find(policy.roles.begin(), policy.roles.end(), role) != policy.roles.end();
         });
}

bool Counts(const BookingPolicy& policy) {
  return policy.max_per_session || policy.max_per_day || policy.max_starts;
}

BookedVisit BookedOf(const Schedule::Facts& facts, const Promise& promise, std::uint32_t tag,
                     const Interval& interval) {
  return {.visit_type = promise.visit_type == Promise::kNone
                            ? VisitTypeId{}
                            : facts.visit_types[promise.visit_type].id,
          .site = promise.site == Promise::kNone ? SiteId{} : SiteId::Of(tag, promise.site),
          .interval = interval,
          .occupied = interval};
}

}  // namespace

VisitPolicies::VisitPolicies(const Schedule& schedule, const AskedVisit& visit, SiteId site,
                             Instant now, const Override* override)
    : schedule_(schedule),
      facts_(schedule.facts()),
      policies_(facts_.booking_policies),
      visit_(visit),
      site_(site),
      now_(now),
      override_(override) {}

PolicyCheck VisitPolicies::CheckOf(VisitTypeId type, SiteId site, std::uint32_t resource,
                                   const Override* override) const {
  PolicySubject subject{.visit_type = type, .site = site, .zone = facts_.zones[site.index()]};
  if (resource != kVisits) {
    const ResourceFacts& r = facts_.resources[resource];
    subject.resource = r.resource;
    subject.roles = RolesOf(facts_, resource);
    if (const Hours* hours = r.At(site)) subject.hours = hours->spans;
  }
  if (override != nullptr && override->by.index() < facts_.staff.size()) {
    subject.override = override;
    subject.overrider = &facts_.staff[override->by.index()];
  }
  return {policies_, subject, now_};
}

VisitPolicies::Parts VisitPolicies::BookedWith(std::uint32_t resource,
                                               const Interval& reach) const {
  const Ledger& ledger = schedule_.ledger();
  std::vector<Use> uses;
  ledger.ForUsesNear(resource, facts_.Near(reach), [&](const Use& use) {
    if (use.occupies()) uses.push_back(use);
  });
  std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
    return std::pair(a.promise, a.part) < std::pair(b.promise, b.part);
  });
  Parts parts;
  for (const Use& use : uses) {
    const Promise& promise = *ledger.Find(use.promise);
    BookedVisit& part = parts.all.emplace_back(
        BookedOf(facts_, promise, site_.clinic(), ExactOf(facts_, ledger, use)));
    part.promise = use.promise;
    if (use.fixed() || facts_.At(promise.start) < now_) parts.fixed.push_back(part);
  }
  return parts;
}

std::vector<BookedVisit> VisitPolicies::BookedAtSite(const Interval& reach) const {
  std::vector<BookedVisit> booked;
  const auto counts = [](const BookingPolicy& p) { return SpeaksOfVisits(p) && Counts(p); };
  if (std::none_of(policies_.begin(), policies_.end(), counts)) return booked;
  const Ledger& ledger = schedule_.ledger();
  std::vector<PromiseNumber> promises;
  for (std::uint32_t r : facts_.at_site[site_.index()]) {
    ledger.ForUsesNear(r, facts_.Near(reach),
                       [&](const Use& use) { promises.push_back(use.promise); });
  }
  std::sort(promises.begin(), promises.end());
  promises.erase(std::unique(promises.begin(), promises.end()), promises.end());
  for (PromiseNumber number : promises) {
    const Promise& promise = *ledger.Find(number);
    if (promise.site != site_.index() || promise.start == promise.end) continue;
    booked.push_back(BookedOf(facts_, promise, site_.clinic(),
                              {facts_.At(promise.start), facts_.At(promise.end)}));
  }
  return booked;
}

std::vector<BookedVisit> VisitPolicies::OfPatient() const {
  const Ledger& ledger = schedule_.ledger();
  const PatientId patient = visit_.request->patient;
  std::vector<BookedVisit> booked;
  if (!patient.valid()) return booked;
  for (PromiseNumber number : ledger.OfPatient(patient.index())) {
    const Promise& promise = *ledger.Find(number);
    if (promise.start == promise.end) continue;
    booked.push_back(BookedOf(facts_, promise, site_.clinic(),
                              {facts_.At(promise.start), facts_.At(promise.end)}));
  }
  return booked;
}

const VisitPolicies::Day& VisitPolicies::DayOf(Date day, std::uint32_t resource) {
  const auto [found, made] = days_.try_emplace({day, resource});
  Day& of = found->second;
  if (!made) return of;
  const PolicyCheck check = CheckOf(resource);
  if (check.empty()) return of;
  if (resource == kVisits) {
    of.booked = BookedAtSite(check.Reach(day));
    of.of_patient = OfPatient();
    of.closed = of.closed_for_good = check.ClosedOn(day, of.booked, of.of_patient);
  } else {
    Parts parts = BookedWith(resource, check.Reach(day));
    of.closed = check.ClosedOn(day, parts.all);
    of.closed_for_good = check.ClosedOn(day, parts.fixed);
    of.booked = std::move(parts.all);
  }
  return of;
}

const std::vector<Interval>& VisitPolicies::ClosedOn(Date day, std::uint32_t resource,
                                                     Keepers keepers) {
  static const std::vector<Interval> kNothing;
  if (!Limits(resource)) return kNothing;
  const Day& of = DayOf(day, resource);
  return keepers == Keepers::kAsTheyAre ? of.closed : of.closed_for_good;
}

bool VisitPolicies::IsOpen(Instant start, std::uint32_t resource) {
  if (!Limits(resource)) return true;
  const Date day = facts_.zones[site_.index()].ToLocal(start).date;
  const std::vector<Interval>& closed = ClosedOn(day, resource, Keepers::kAnybody);
  return std::none_of(closed.begin(), closed.end(),
                      [&](const Interval& span) { return span.Contains(start); });
}

const std::vector<VisitLimit>& VisitPolicies::LimitsOf(VisitTypeId type, SiteId site,
                                                       std::uint32_t resource, Instant start,
                                                       Whose whose) {
  const auto [found, made] = limits_.try_emplace({type, site, resource, start, whose});
  if (made) {
    const Override* const override = whose == Whose::kOfTheVisit ? override_ : nullptr;
    found->second = CheckOf(type, site, resource, override).LimitsAt(start);
  }
  return found->second;
}

std::vector<Conflict> VisitPolicies::At(Instant start, std::uint32_t resource) {
  if (!Limits(resource)) return {};
  const Day& day = DayOf(facts_.zones[site_.index()].ToLocal(start).date, resource);
  return CheckOf(resource).At(start, day.booked, day.of_patient);
}

bool VisitPolicies::IsOverridden(ConflictKind kind, Instant start, std::uint32_t resource) const {
  if (override_ == nullptr) return false;
  const auto& kinds = override_->kinds;
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return false;
  Conflict conflict{.kind = kind};
  if (resource != kVisits) conflict.resource = facts_.resources[resource].resource;
  return MayOverride(policies_, facts_.staff, override_->by, conflict, visit_.type->id, site_,
                     facts_.zones[site_.index()].ToLocal(start).date);
}

bool VisitPolicies::PatientMayOverlap(const Interval& visit) const {
  return CheckOf(kVisits).PatientMayOverlap(visit, OfPatient());
}

void MarkPolicies(Schedule::Facts& facts) {
  for (std::uint32_t r = 0; r < facts.resources.size(); ++r) {
    ResourceFacts& resource = facts.resources[r];
    for (const BookingPolicy& policy : facts.booking_policies) {
      if (!SpeaksOfResource(facts, policy, r)) continue;
      resource.limited = true;
      resource.counted = resource.counted || Counts(policy);
      resource.overbooked = resource.overbooked || policy.max_overlap.value_or(1) > 1;
    }
  }
}

std::int32_t MostAtOnce(const Schedule::Facts& facts, std::uint32_t resource, SiteId site,
                        VisitTypeId type, Instant start) {
  std::optional<std::int32_t> most;
  for (const BookingPolicy& policy : facts.booking_policies) {
    if (!policy.max_overlap || !SpeaksOfResource(facts, policy, resource)) continue;
    const Date day = facts.zones[site.index()].ToLocal(start).date;
    if (!SpeaksOf(policy, type, site, day)) continue;
    most = std::min(most.value_or(*policy.max_overlap), *policy.max_overlap);
  }
  return most.value_or(1);
}

bool OverlapOnPurpose(const Schedule::Facts& facts, const Ledger& ledger, std::uint32_t resource,
                      SiteId site, VisitTypeId type, const Interval& interval,
                      std::span<const Use> others) {
  if (!facts.resources[resource].overbooked || !site.valid()) return false;
  std::int32_t most = MostAtOnce(facts, resource, site, type, interval.start());
  std::int32_t together = 0;
  for (const Use& use : others) {
    const Promise& promise = *ledger.Find(use.promise);
    if (use.kind() != NeedKind::kExclusive || promise.visit_type == Promise::kNone) return false;
    const Interval theirs = ExactOf(facts, ledger, use);
    most = std::min(most, MostAtOnce(facts, resource, site,
                                     facts.visit_types[promise.visit_type].id, theirs.start()));
    const Instant at = std::max(theirs.start(), interval.start());
    const auto then = std::count_if(others.begin(), others.end(), [&](const Use& other) {
      return ExactOf(facts, ledger, other).Contains(at);
    });
    together = std::max(together, static_cast<std::int32_t>(then));
  }
  return together < most;
}

}  // namespace polyclinic
