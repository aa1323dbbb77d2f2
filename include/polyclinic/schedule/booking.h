#ifndef POLYCLINIC_SCHEDULE_BOOKING_H_
#define POLYCLINIC_SCHEDULE_BOOKING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/availability.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/scope/verdict.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic {

// A need bound by the caller to one resource.
struct NamedNeed {
  // The need's name in the visit type.
  std::string need;
  Resource resource;
  bool operator==(const NamedNeed&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const NamedNeed*, Visitor&& v) {
  v("need", &NamedNeed::need);
  v("resource", &NamedNeed::resource);
}

// A duty demanded beyond those of the visit type, of the person who meets a need.
struct AddedDuty {
  // The need's name in the visit type.
  std::string need;
  DutyCode duty;
  // Added to the need's first step.
  Duration added{};
  bool operator==(const AddedDuty&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const AddedDuty*, Visitor&& v) {
  v("need", &AddedDuty::need);
  v("duty", &AddedDuty::duty);
  v("added", &AddedDuty::added);
}

// A wish for a visit. Requests are served by priority, then time received, then key.
struct BookingRequest {
  RequestId id;
  // Unique among the clinic's requests.
  std::string key;
  PatientId patient;
  VisitTypeId visit_type;
  // Where; invalid: any site.
  SiteId site;
  // Served first where smaller: 1 urgent, 5 routine.
  std::int32_t priority = 5;
  // When the patient asked.
  Instant received{};
  // The first and, half-open, the last day that will do, in the site's zone.
  DateRange days;
  // Days of the week that will do; empty: any.
  std::vector<Weekday> weekdays;
  // The part of the day that will do; absent: any.
  std::optional<TimeWindow> time_of_day;
  // Needs bound to one resource; every other need is met from its pool, by whoever can.
  std::vector<NamedNeed> named;
  // Who comes first among those who can, the first listed first.
  std::vector<Resource> preferred;
  // Then the patient's usual provider and the people of that provider's pods.
  bool continuity = false;
  // Then people who speak it, BCP 47: es; empty: no matter.
  std::string language;
  std::vector<AddedDuty> added_duties;
  std::vector<Modifier> modifiers;
  bool new_patient = false;
  // Where the patient will be, in telehealth; empty: not said, so every verdict is Unknown.
  JurisdictionCode patient_location;
  // Who asked on the patient's behalf, and other notes; never a diagnosis.
  std::string note;
  bool operator==(const BookingRequest&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const BookingRequest*, Visitor&& v) {
  v("id", &BookingRequest::id);
  v("key", &BookingRequest::key);
  v("patient", &BookingRequest::patient);
  v("visit_type", &BookingRequest::visit_type);
  v("site", &BookingRequest::site);
  v("priority", &BookingRequest::priority);
  v("received", &BookingRequest::received);
  v("days", &BookingRequest::days);
  v("weekdays", &BookingRequest::weekdays);
  v("time_of_day", &BookingRequest::time_of_day);
  v("named", &BookingRequest::named);
  v("preferred", &BookingRequest::preferred);
  v("continuity", &BookingRequest::continuity);
  v("language", &BookingRequest::language);
  v("added_duties", &BookingRequest::added_duties);
  v("modifiers", &BookingRequest::modifiers);
  v("new_patient", &BookingRequest::new_patient);
  v("patient_location", &BookingRequest::patient_location);
  v("note", &BookingRequest::note);
}

// Why something cannot be booked.
enum class ConflictKind {
  kScopeForbidden = 1,  // nobody of the need may do the duty: forbidden
  kScopeUnknown,        // nobody may: the law does not say
  kScopeUnmet,          // nobody may: something of the person is missing
  kNoSupervisor,        // the duty's supervisor is not planned to be there
  kNotAvailable,        // outside hours
  kOnBreak,             // on a break or absent
  kBusy,                // taken by another appointment, or by the way to it or from it
  kNoSuchResource,      // the clinic has nobody and nothing of this kind
  kPatientBusy,         // the patient has another appointment then
  kOutsideRequest,      // not a time that the request allows
  kCapacity,            // the template's, the policy's or the resource's capacity is used up
  kTemplateReserved,    // kept for other visit types until released
  kNoLinkedOpening,     // the visit that must follow has no opening
  kOffGrid,             // the start is not on the grid
  kUndecided,           // the search ended at its limit
  kTooSoon,             // sooner than the policy's lead time
  kTooFarAhead,         // the day is not yet open for booking
  kAfterCutoff,         // the day can no longer be booked
  kSessionFull,         // the session has as many visits as the policy allows
  kDayFull,             // the day has
  kPatientDay,          // the patient has as many visits on the day as the policy allows
  kHoldEnded,           // the hold has expired, was given back or is an appointment already
  kNoLeave              // the override's person has no leave for a conflict that it would let pass
};
POLYCLINIC_ENUMERATORS(ConflictKind, {{ConflictKind::kScopeForbidden, "scope_forbidden"},
                                      {ConflictKind::kScopeUnknown, "scope_unknown"},
                                      {ConflictKind::kScopeUnmet, "scope_unmet"},
                                      {ConflictKind::kNoSupervisor, "no_supervisor"},
                                      {ConflictKind::kNotAvailable, "not_available"},
                                      {ConflictKind::kOnBreak, "on_break"},
                                      {ConflictKind::kBusy, "busy"},
                                      {ConflictKind::kNoSuchResource, "no_such_resource"},
                                      {ConflictKind::kPatientBusy, "patient_busy"},
                                      {ConflictKind::kOutsideRequest, "outside_request"},
                                      {ConflictKind::kCapacity, "capacity"},
                                      {ConflictKind::kTemplateReserved, "template_reserved"},
                                      {ConflictKind::kNoLinkedOpening, "no_linked_opening"},
                                      {ConflictKind::kOffGrid, "off_grid"},
                                      {ConflictKind::kUndecided, "undecided"},
                                      {ConflictKind::kTooSoon, "too_soon"},
                                      {ConflictKind::kTooFarAhead, "too_far_ahead"},
                                      {ConflictKind::kAfterCutoff, "after_cutoff"},
                                      {ConflictKind::kSessionFull, "session_full"},
                                      {ConflictKind::kDayFull, "day_full"},
                                      {ConflictKind::kPatientDay, "patient_day"},
                                      {ConflictKind::kHoldEnded, "hold_ended"},
                                      {ConflictKind::kNoLeave, "no_leave"}})

// Why no other choice of people, rooms or devices helps: at one moment the promises that only these
// can keep are as many as these can serve, or start with them in as many as a policy allows, and the
// visit would be one more.
struct Certificate {
  // The moment: one cell of the grid. Where a policy counts, the session, the day or the start.
  Interval interval;
  // Everybody and everything that could meet the need and is there then.
  std::vector<Resource> able;
  // The promises that take up all of them and cannot be kept by anybody else.
  std::vector<AppointmentId> appointments;
  // Openings kept for somebody that do.
  std::vector<HoldId> holds;
  bool operator==(const Certificate&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Certificate*, Visitor&& v) {
  v("interval", &Certificate::interval);
  v("able", &Certificate::able);
  v("appointments", &Certificate::appointments);
  v("holds", &Certificate::holds);
}

// One reason against a booking.
struct Conflict {
  ConflictKind kind = ConflictKind::kBusy;
  // The need it concerns, by name; empty: the whole visit.
  std::string need;
  // The resource; names none where every resource of the need is meant.
  Resource resource;
  // When, where the conflict has a time: of something taken, that of the other appointment. Absent: at
  // all times asked for.
  std::optional<Interval> interval;
  // The duty, of a conflict of scope.
  DutyCode duty;
  // The appointment in the way; invalid where there is none.
  AppointmentId other;
  // The hold in the way, or the one that has ended; invalid where there is none.
  HoldId hold;
  // Of a conflict of scope: the rules that decided, by id.
  std::vector<std::string> rules;
  // Of a conflict of scope: their citations.
  std::vector<Citation> citations;
  // Of a scope_unmet: what the person lacks.
  std::vector<Missing> missing;
  // Of a capacity used up, or as many visits as a policy allows: why no other choice of people helps;
  // absent where every choice was tried.
  std::optional<Certificate> certificate;
  // The booking policy that stands against it or, of a no_leave, that would have to give the leave, by key;
  // empty where none does or would.
  std::string policy;
  // Of a no_leave: the kind of conflict for which the person lacks it.
  std::optional<ConflictKind> leave;
  // Of a need or a policy: where it was found, where the request names no site; invalid else.
  SiteId site;
  bool operator==(const Conflict&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Conflict*, Visitor&& v) {
  v("kind", &Conflict::kind);
  v("need", &Conflict::need);
  v("resource", &Conflict::resource);
  v("interval", &Conflict::interval);
  v("duty", &Conflict::duty);
  v("other", &Conflict::other);
  v("hold", &Conflict::hold);
  v("rules", &Conflict::rules);
  v("citations", &Conflict::citations);
  v("missing", &Conflict::missing);
  v("certificate", &Conflict::certificate);
  v("policy", &Conflict::policy);
  v("leave", &Conflict::leave);
  v("site", &Conflict::site);
}

// A request that was not booked, with every reason.
struct Refusal {
  // The request; invalid where the refusal answers a command that had none.
  RequestId request;
  // At a start: by kind, need, resource, time. Without one, each reason once, as it stands at the start that
  // comes nearest to being open, and of these starts the nearest first: the fewest needs that cannot be met
  // and conflicts of the visit as such, then the fewest needs that nobody able is there for, then the fewest
  // conflicts, then the earliest. Starts more than an hour before the first or after the last of a day's
  // people is at work count only where a site has no others.
  std::vector<Conflict> conflicts;
  // Assignments tried before the answer. A refusal is a proof unless it has a conflict `undecided`.
  std::int64_t work = 0;
  // Starts beyond the first 20,000, whose reasons were not gathered.
  std::int64_t starts_left = 0;
  bool operator==(const Refusal&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Refusal*, Visitor&& v) {
  v("request", &Refusal::request);
  v("conflicts", &Refusal::conflicts);
  v("work", &Refusal::work);
  v("starts_left", &Refusal::starts_left);
}

// One assignment of a promise that another takes over.
struct Reassignment {
  // Its position in the promise's assignments before.
  std::int32_t position = 0;
  // As it is afterwards; absent where an advisory need is no longer met.
  std::optional<Assignment> assignment;
  bool operator==(const Reassignment&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Reassignment*, Visitor&& v) {
  v("position", &Reassignment::position);
  v("assignment", &Reassignment::assignment);
}

// A promise that is kept by others than before, at the times promised, so that a visit fits in.
struct Rearrangement {
  // Exactly one of the two is valid.
  AppointmentId appointment;
  HoldId hold;
  // What changes, by position.
  std::vector<Reassignment> changes;
  bool operator==(const Rearrangement&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Rearrangement*, Visitor&& v) {
  v("appointment", &Rearrangement::appointment);
  v("hold", &Rearrangement::hold);
  v("changes", &Rearrangement::changes);
}

// The assignments of a promise after its rearrangement.
std::vector<Assignment> Rearranged(std::vector<Assignment> before,
                                   const Rearrangement& rearrangement);

// A time at which a request can be booked, with who and what would meet each need.
struct Opening {
  SiteId site;
  Interval interval;
  std::vector<Interval> steps;
  std::vector<Assignment> assignments;
  std::vector<Obligation> obligations;
  // The promises that others keep when this opening is taken; by appointment, then hold.
  std::vector<Rearrangement> rearranged;
  bool operator==(const Opening&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Opening*, Visitor&& v) {
  v("site", &Opening::site);
  v("interval", &Opening::interval);
  v("steps", &Opening::steps);
  v("assignments", &Opening::assignments);
  v("obligations", &Opening::obligations);
  v("rearranged", &Opening::rearranged);
}

// A visit promised: the appointment, and the promises that others keep for its sake.
struct Booked {
  Appointment appointment;
  std::vector<Rearrangement> rearranged;
  bool operator==(const Booked&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Booked*, Visitor&& v) {
  v("appointment", &Booked::appointment);
  v("rearranged", &Booked::rearranged);
}

// "Booked or refused"; a status is for input that makes no sense.
using BookingResult = std::variant<Booked, Refusal>;

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_BOOKING_H_
