#ifndef POLYCLINIC_SCHEDULE_BOOKING_POLICY_H_
#define POLYCLINIC_SCHEDULE_BOOKING_POLICY_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/availability.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/staff/staff.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic {

// A moment told from the day of a visit: so many days before it, at a local time of the site.
struct DayMoment {
  // 0: on the day itself.
  std::int32_t days_before = 0;
  // Since midnight, at most 24:00.
  Minutes time{};
  bool operator==(const DayMoment&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DayMoment*, Visitor&& v) {
  v("days_before", &DayMoment::days_before);
  v("time", &DayMoment::time);
}

// What becomes of a patient who comes late.
struct Grace {
  // Up to so much late, and no more, the visit is held as planned.
  Duration as_planned{};
  // Up to so much late it is shortened, or swapped with a later one; at least `as_planned`.
  Duration shortened{};
  bool operator==(const Grace&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Grace*, Visitor&& v) {
  v("as_planned", &Grace::as_planned);
  v("shortened", &Grace::shortened);
}

// A clinic's rule of booking. Where several policies speak of a visit every one of them holds, so the
// strictest wins.
//
// A policy that names neither a resource nor roles speaks of visits as such: it judges the promised
// start and counts the visits of each site. A policy that names one speaks of each such resource by
// itself: it judges the start of the resource's part in the visit and counts the visits that use it.
struct BookingPolicy {
  // Unique among the clinic's booking policies.
  std::string key;
  // The visit types that it speaks of and counts; empty: all.
  std::vector<VisitTypeId> visit_types;
  // The sites it holds at; empty: all.
  std::vector<SiteId> sites;
  // The resource it speaks of; names none: any.
  Resource resource;
  // The roles of the people it speaks of, any-of; empty: any.
  std::vector<Role> roles;
  // The days of the visits it speaks of, in the site's zone.
  DateRange valid;
  // A visit starts no sooner than this after it is booked.
  std::optional<Duration> lead_time;
  // From this moment on a day can be booked; absent: always.
  std::optional<DayMoment> opens;
  // From this moment on a day can no longer be booked; absent: never.
  std::optional<DayMoment> cutoff;
  // What a session is: this part of each day; absent: each stretch of the resource's hours without a
  // break.
  std::optional<TimeWindow> session;
  // So many visits start in one session.
  std::optional<std::int32_t> max_per_session;
  // So many visits start on one day.
  std::optional<std::int32_t> max_per_day;
  // So many visits start at the same time.
  std::optional<std::int32_t> max_starts;
  // So many visits use the resource at once, on purpose (overbooking). Absent: as if no policy spoke of
  // it, and one where no policy does.
  std::optional<std::int32_t> max_overlap;
  // So many visits a patient may have at once; one where no policy says.
  std::optional<std::int32_t> max_patient_overlap;
  // So many visits a patient may have on one day, at whatever site.
  std::optional<std::int32_t> max_patient_day;
  // Absent: every visit is held, however late the patient.
  std::optional<Grace> grace;
  // Who may override: people who work in one of these roles.
  std::vector<Role> override_roles;
  // And these people.
  std::vector<StaffId> override_staff;
  // The kinds of conflict they may override besides this policy's own.
  std::vector<ConflictKind> override_kinds;
  bool operator==(const BookingPolicy&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const BookingPolicy*, Visitor&& v) {
  v("key", &BookingPolicy::key);
  v("visit_types", &BookingPolicy::visit_types);
  v("sites", &BookingPolicy::sites);
  v("resource", &BookingPolicy::resource);
  v("roles", &BookingPolicy::roles);
  v("valid", &BookingPolicy::valid);
  v("lead_time", &BookingPolicy::lead_time);
  v("opens", &BookingPolicy::opens);
  v("cutoff", &BookingPolicy::cutoff);
  v("session", &BookingPolicy::session);
  v("max_per_session", &BookingPolicy::max_per_session);
  v("max_per_day", &BookingPolicy::max_per_day);
  v("max_starts", &BookingPolicy::max_starts);
  v("max_overlap", &BookingPolicy::max_overlap);
  v("max_patient_overlap", &BookingPolicy::max_patient_overlap);
  v("max_patient_day", &BookingPolicy::max_patient_day);
  v("grace", &BookingPolicy::grace);
  v("override_roles", &BookingPolicy::override_roles);
  v("override_staff", &BookingPolicy::override_staff);
  v("override_kinds", &BookingPolicy::override_kinds);
}

// Whether the policy speaks of visits as such, of no resource in particular.
bool SpeaksOfVisits(const BookingPolicy& policy);

// Whether it speaks of visits of the type at the site on the day; of the resource it says nothing.
bool SpeaksOf(const BookingPolicy& policy, VisitTypeId visit_type, SiteId site, Date day);

// Whether the policy lets the person override its conflicts.
bool GivesLeave(const BookingPolicy& policy, const Staff& person);

// What is wrong with the policy by itself; `path` is where it stands.
void CheckBookingPolicy(const BookingPolicy& policy, const std::string& path, Findings& findings);

// ---- late arrivals

// What a policy says to a patient who comes late.
enum class LateAnswer {
  kAsPlanned = 1,  // the visit is held as planned
  kShortenOrSwap,  // it is shortened, or swapped with a later one
  kRebook          // it is booked again
};
POLYCLINIC_ENUMERATORS(LateAnswer, {{LateAnswer::kAsPlanned, "as_planned"},
                                    {LateAnswer::kShortenOrSwap, "shorten_or_swap"},
                                    {LateAnswer::kRebook, "rebook"}})

// The policy's answer to the patient of the appointment who arrives then. A patient in time is seen as
// planned.
LateAnswer LateArrival(const BookingPolicy& policy, const Appointment& appointment,
                       Instant arrived_at);
// The strictest answer of the policies that speak of the appointment; `zone` is its site's.
LateAnswer LateArrival(std::span<const BookingPolicy> policies, const Appointment& appointment,
                       const TimeZone& zone, Instant arrived_at);

// ---- overrides

// Leave asked for to book in spite of conflicts, by somebody who answers for it.
struct Override {
  StaffId by;
  // Why, in words; never a diagnosis.
  std::string reason;
  // What is overridden; a conflict of another kind stands.
  std::vector<ConflictKind> kinds;
  bool operator==(const Override&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Override*, Visitor&& v) {
  v("by", &Override::by);
  v("reason", &Override::reason);
  v("kinds", &Override::kinds);
}

// Whether anybody may ever override a conflict of the kind: those of policies, hours, templates and
// double-booking; never those of scope and supervision, of resources that do not exist, or of the
// request itself.
bool Overridable(ConflictKind kind);

// What makes no sense in the override: nobody answers for it, no reason, a kind that nobody may
// override.
void CheckOverride(const Override& override, const std::string& path, Findings& findings);

// Whether the policies let the person override the conflict of a visit of that type, site and day. A
// conflict that names its policy: where that policy does; another: where a policy that speaks of the
// visit, and of the conflict's resource, gives leave for its kind. `staff` holds each person at the
// position of the id.
bool MayOverride(std::span<const BookingPolicy> policies, std::span<const Staff> staff, StaffId by,
                 const Conflict& conflict, VisitTypeId visit_type, SiteId site, Date day);

// The conflicts that stand in spite of the override.
std::vector<Conflict> ConflictsLeft(std::span<const BookingPolicy> policies,
                                    std::span<const Staff> staff, const Override& override,
                                    std::vector<Conflict> conflicts, VisitTypeId visit_type,
                                    SiteId site, Date day);

// Of the conflicts that the override would let pass if its person had leave: what leave is missing, a
// `no_leave` for each.
std::vector<Conflict> LeaveMissing(std::span<const BookingPolicy> policies,
                                   std::span<const Staff> staff, const Override& override,
                                   std::span<const Conflict> conflicts, VisitTypeId visit_type,
                                   SiteId site, Date day);

// The conflict as the appointment keeps it.
OverriddenConflict Overridden(const Override& override, const Conflict& conflict);

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_BOOKING_POLICY_H_
