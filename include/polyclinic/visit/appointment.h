#ifndef POLYCLINIC_VISIT_APPOINTMENT_H_
#define POLYCLINIC_VISIT_APPOINTMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/visit/visit_type.h"

namespace polyclinic {

// Where a promised visit stands (facts of practice; FHIR R4 has ten codes for the same).
enum class AppointmentStatus {
  kRequested = 1,
  kScheduled,
  kConfirmed,
  kArrived,
  kFulfilled,
  kRescheduled,
  kCancelledByPatient,
  kCancelledByClinic,
  kLateCancel,
  kNoShow,
  kEnteredInError
};
POLYCLINIC_ENUMERATORS(AppointmentStatus,
                       {{AppointmentStatus::kRequested, "requested"},
                        {AppointmentStatus::kScheduled, "scheduled"},
                        {AppointmentStatus::kConfirmed, "confirmed"},
                        {AppointmentStatus::kArrived, "arrived"},
                        {AppointmentStatus::kFulfilled, "fulfilled"},
                        {AppointmentStatus::kRescheduled, "rescheduled"},
                        {AppointmentStatus::kCancelledByPatient, "cancelled_by_patient"},
                        {AppointmentStatus::kCancelledByClinic, "cancelled_by_clinic"},
                        {AppointmentStatus::kLateCancel, "late_cancel"},
                        {AppointmentStatus::kNoShow, "no_show"},
                        {AppointmentStatus::kEnteredInError, "entered_in_error"}})

// The appointment occupies its resources in this status: promised, under way or done.
bool Occupies(AppointmentStatus status);
// The status machine has this step. A no-show may still arrive; what was entered in error ends
// there.
bool MayFollow(AppointmentStatus from, AppointmentStatus to);

// One step of the status machine, as it happened. Append-only.
struct StatusChange {
  AppointmentStatus from = AppointmentStatus::kRequested;
  AppointmentStatus to = AppointmentStatus::kScheduled;
  Instant at{};
  // Who did it; invalid where nobody of the staff did.
  StaffId by;
  // Why, by short word or in words; never a diagnosis.
  std::string reason;
  bool operator==(const StatusChange&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const StatusChange*, Visitor&& v) {
  v("from", &StatusChange::from);
  v("to", &StatusChange::to);
  v("at", &StatusChange::at);
  v("by", &StatusChange::by);
  v("reason", &StatusChange::reason);
}

// Something that must be seen to at the visit: an order, a dose check.
struct Obligation {
  // The duty it belongs to.
  DutyCode duty;
  // What, by the name of the missing item's kind: order, dose_check, drug_fact.
  std::string kind;
  // What would do, any-of, by code.
  std::vector<std::string> any_of;
  // The rule that asks for it, by id.
  std::string rule;
  bool operator==(const Obligation&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Obligation*, Visitor&& v) {
  v("duty", &Obligation::duty);
  v("kind", &Obligation::kind);
  v("any_of", &Obligation::any_of);
  v("rule", &Obligation::rule);
}

// Why a person may do a duty in an appointment: the verdict at booking and what it rests on.
struct DutyGround {
  DutyCode duty;
  // The outcome's name at booking: allowed, or unmet where only the moment is missing.
  std::string outcome;
  // The rules that decided, by id, in a stable order.
  std::vector<std::string> rules;
  // The policy that adopted an Unknown, by key; empty: none.
  std::string adopted_by;
  // The planned supervisor; invalid where none is needed.
  StaffId supervisor;
  bool operator==(const DutyGround&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DutyGround*, Visitor&& v) {
  v("duty", &DutyGround::duty);
  v("outcome", &DutyGround::outcome);
  v("rules", &DutyGround::rules);
  v("adopted_by", &DutyGround::adopted_by);
  v("supervisor", &DutyGround::supervisor);
}

// One resource that meets one need of an appointment.
struct Assignment {
  // The need's name.
  std::string need;
  Resource resource;
  // From the start of the need's first step to the end of its last, without buffers.
  Interval interval;
  // The caller named it; else a rule chose it from the pool.
  bool named = false;
  // Of a person: a ground for each duty of the need.
  std::vector<DutyGround> grounds;
  bool operator==(const Assignment&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Assignment*, Visitor&& v) {
  v("need", &Assignment::need);
  v("resource", &Assignment::resource);
  v("interval", &Assignment::interval);
  v("named", &Assignment::named);
  v("grounds", &Assignment::grounds);
}

// Something out of order with an appointment. It is shown, never a reason to lose the appointment.
struct Flag {
  // Stable, lower_snake_case: double_booked, supervisor_absent, credential_expired, outside_hours.
  std::string code;
  // The need it concerns, by name; of a visit, the stage; empty: the whole.
  std::string need;
  // The other appointment of a conflict; invalid where there is none.
  AppointmentId other;
  bool operator==(const Flag&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Flag*, Visitor&& v) {
  v("code", &Flag::code);
  v("need", &Flag::need);
  v("other", &Flag::other);
}

// A conflict in spite of which a visit was promised.
struct OverriddenConflict {
  // Who answers for it.
  StaffId by;
  // Why, in words; never a diagnosis.
  std::string reason;
  // The conflict's kind, by name: busy, not_available, session_full.
  std::string kind;
  // The booking policy overridden, by key; empty where it was none.
  std::string policy;
  // The need it concerns, by name; empty: the whole visit.
  std::string need;
  // The resource; names none where the conflict had none.
  Resource resource;
  // The appointment in the way; invalid where there was none.
  AppointmentId other;
  // The hold in the way; invalid where there was none.
  HoldId hold;
  bool operator==(const OverriddenConflict&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const OverriddenConflict*, Visitor&& v) {
  v("by", &OverriddenConflict::by);
  v("reason", &OverriddenConflict::reason);
  v("kind", &OverriddenConflict::kind);
  v("policy", &OverriddenConflict::policy);
  v("need", &OverriddenConflict::need);
  v("resource", &OverriddenConflict::resource);
  v("other", &OverriddenConflict::other);
  v("hold", &OverriddenConflict::hold);
}

// A promised visit.
struct Appointment {
  AppointmentId id;
  // Unique among the clinic's appointments.
  std::string key;
  // The request it answers; invalid where it was imported.
  RequestId request;
  PatientId patient;
  VisitTypeId visit_type;
  SiteId site;
  AppointmentStatus status = AppointmentStatus::kScheduled;
  // From the start promised to the patient, which the first step follows at once unless an elastic
  // need keeps it waiting, to the end of the last step; exact, on or off the grid.
  Interval interval;
  // One interval for each step of the visit type.
  std::vector<Interval> steps;
  std::vector<Assignment> assignments;
  // What lengthens it.
  std::vector<Modifier> modifiers;
  // The patient is new to the practice.
  bool new_patient = false;
  // Where the patient will be, in telehealth; empty: not said, so every verdict is Unknown.
  JurisdictionCode patient_location;
  // When it was promised.
  Instant booked_at{};
  // The edition of the rules under which it was made.
  std::string edition;
  std::vector<Obligation> obligations;
  // Append-only.
  std::vector<StatusChange> changes;
  // Set on import and by reality; judged on the exact intervals.
  std::vector<Flag> flags;
  // The appointment it was moved from; invalid where it was not moved.
  AppointmentId moved_from;
  // In spite of what it was promised, and by whose leave.
  std::vector<OverriddenConflict> overrides;
  bool operator==(const Appointment&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Appointment*, Visitor&& v) {
  v("id", &Appointment::id);
  v("key", &Appointment::key);
  v("request", &Appointment::request);
  v("patient", &Appointment::patient);
  v("visit_type", &Appointment::visit_type);
  v("site", &Appointment::site);
  v("status", &Appointment::status);
  v("interval", &Appointment::interval);
  v("steps", &Appointment::steps);
  v("assignments", &Appointment::assignments);
  v("modifiers", &Appointment::modifiers);
  v("new_patient", &Appointment::new_patient);
  v("patient_location", &Appointment::patient_location);
  v("booked_at", &Appointment::booked_at);
  v("edition", &Appointment::edition);
  v("obligations", &Appointment::obligations);
  v("changes", &Appointment::changes);
  v("flags", &Appointment::flags);
  v("moved_from", &Appointment::moved_from);
  v("overrides", &Appointment::overrides);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_VISIT_APPOINTMENT_H_
