#ifndef POLYCLINIC_SRC_SCHEDULE_POLICY_CHECK_H_
#define POLYCLINIC_SRC_SCHEDULE_POLICY_CHECK_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "polyclinic/base/time.h"
#include "polyclinic/schedule/booking_policy.h"
#include "schedule/ledger.h"

namespace polyclinic {

// A visit in the book as policies count it, or one of its parts with the resource asked about.
struct BookedVisit {
  VisitTypeId visit_type;
  SiteId site;
  // Exact.
  Interval interval;
  // With buffers and turnover.
  Interval occupied;
  // Parts of one promise stand together and count once; what has no number counts by itself.
  PromiseNumber promise = kNoPromise;
};

// So many visits that the policy counts may start within a span, with the resource or as such.
struct VisitLimit {
  const BookingPolicy* policy = nullptr;
  // What stands against one more.
  ConflictKind kind = ConflictKind::kSessionFull;
  Interval span;
  std::int32_t most = 0;

  bool Counts(VisitTypeId visit_type, SiteId site, Instant start) const;
  bool operator==(const VisitLimit&) const = default;
};

// The visits that policies are asked about: of one type at one site, as such or with one resource.
struct PolicySubject {
  VisitTypeId visit_type;
  SiteId site;
  TimeZone zone = TimeZone::Utc();
  // Names none: the visits as such.
  Resource resource;
  // Of the person.
  std::span<const Role> roles;
  // When the resource is at the site; apart, ascending.
  std::span<const Interval> hours;
  // By whose leave conflicts are overridden; nullptr: nobody's. `overrider` is that person.
  const Override* override = nullptr;
  const Staff* overrider = nullptr;
};

// What a clinic's booking policies have against visits, start by start or a day at once.
class PolicyCheck {
 public:
  // Refers to the policies and to what the subject points to, which must outlive it.
  PolicyCheck(std::span<const BookingPolicy> policies, const PolicySubject& subject, Instant now);

  // No policy speaks of the subject: nothing stands against any start. Else a conflict does that no
  // leave overrides.
  bool empty() const { return policies_.empty(); }

  // The conflicts that stand against a visit that starts then, in the order of the policies.
  // `of_patient` are the patient's other visits; they count for visits as such alone.
  std::vector<Conflict> At(Instant start, std::span<const BookedVisit> booked,
                           std::span<const BookedVisit> of_patient = {}) const;

  // The limits that a visit that starts then must keep to, in the order of the policies, without those
  // that leave overrides.
  std::vector<VisitLimit> LimitsAt(Instant start) const;

  // Within the local day, the spans in which `At` names a conflict; they may overlap.
  std::vector<Interval> ClosedOn(Date day, std::span<const BookedVisit> booked,
                                 std::span<const BookedVisit> of_patient = {}) const;

  // The booked visits that start within it are all that the answers for the day rest on.
  Interval Reach(Date day) const;

  // Whether the visit may use the resource at `occupied` beside those of `booked`: no more at once than
  // the strictest of its and their limits; one where no policy says more.
  bool MayOverlap(const Interval& occupied, std::span<const BookedVisit> booked) const;
  // The same of the patient, who would be in the visit at `interval`.
  bool PatientMayOverlap(const Interval& interval, std::span<const BookedVisit> of_patient) const;

 private:
  using Limit = std::optional<std::int32_t> BookingPolicy::*;

  std::optional<std::int32_t> Strictest(Limit limit, VisitTypeId visit_type, Date day) const;
  bool Overlaps(Limit limit, const Interval& interval, std::span<const BookedVisit> booked) const;
  // Whether conflicts of the kind with the policy stand.
  bool Stands(const BookingPolicy& policy, ConflictKind kind) const;
  void AddLimits(const BookingPolicy& policy, Instant start, Date day,
                 std::vector<VisitLimit>& out) const;
  void Judge(const BookingPolicy& policy, Instant start, Date day,
             std::span<const BookedVisit> booked, std::span<const BookedVisit> of_patient,
             std::vector<Conflict>& out) const;
  bool ClosesAllOf(const BookingPolicy& policy, Date day, std::span<const BookedVisit> booked,
                   std::span<const BookedVisit> of_patient) const;
  std::vector<Interval> SessionsOf(const BookingPolicy& policy, Date day) const;
  bool IsOpen(const BookingPolicy& policy, Date day) const;
  bool IsCutOff(const BookingPolicy& policy, Date day) const;
  Instant InstantOf(const DayMoment& moment, Date day) const;
  Interval DayOf(Date day) const;

  PolicySubject subject_;
  Instant now_;
  // Those that speak of the subject's visit type, on whatever day.
  std::vector<const BookingPolicy*> policies_;
  // Those that speak of other types with the subject's resource and limit how many overlap.
  std::vector<const BookingPolicy*> others_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_POLICY_CHECK_H_
