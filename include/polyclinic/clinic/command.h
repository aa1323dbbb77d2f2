#ifndef POLYCLINIC_CLINIC_COMMAND_H_
#define POLYCLINIC_CLINIC_COMMAND_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/boxed.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic {

// Books a visit at `start`, or at the first opening where none is given.
struct BookCommand {
  BookingRequest request;
  std::optional<Instant> start;
  // Books in spite of what stands against `start`; needs one.
  std::optional<Override> override;
  bool operator==(const BookCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const BookCommand*, Visitor&& v) {
  v("request", &BookCommand::request);
  v("start", &BookCommand::start);
  v("override", &BookCommand::override);
}

// Moves an appointment along its status machine: confirms, cancels, records arrival or absence.
struct ChangeStatusCommand {
  AppointmentId appointment;
  AppointmentStatus to = AppointmentStatus::kCancelledByPatient;
  // Why, by short word or in words; never a diagnosis. Cancelling needs one.
  std::string reason;
  bool operator==(const ChangeStatusCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ChangeStatusCommand*, Visitor&& v) {
  v("appointment", &ChangeStatusCommand::appointment);
  v("to", &ChangeStatusCommand::to);
  v("reason", &ChangeStatusCommand::reason);
}

// Gives an appointment up for a new time, all or nothing.
struct RescheduleCommand {
  AppointmentId appointment;
  BookingRequest request;
  // The new start; absent: the first opening.
  std::optional<Instant> start;
  std::string reason;
  // Books in spite of what stands against `start`; needs one.
  std::optional<Override> override;
  bool operator==(const RescheduleCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RescheduleCommand*, Visitor&& v) {
  v("appointment", &RescheduleCommand::appointment);
  v("request", &RescheduleCommand::request);
  v("start", &RescheduleCommand::start);
  v("reason", &RescheduleCommand::reason);
  v("override", &RescheduleCommand::override);
}

// Records a stamp of a visit; opens the visit where there is none. Reality is never refused.
struct RecordCommand {
  // Invalid: a new visit.
  VisitId visit;
  // Of a new visit; invalid for a walk-in.
  AppointmentId appointment;
  // Of a new visit.
  PatientId patient;
  // Of a new visit.
  SiteId site;
  Stamp stamp;
  bool operator==(const RecordCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RecordCommand*, Visitor&& v) {
  v("visit", &RecordCommand::visit);
  v("appointment", &RecordCommand::appointment);
  v("patient", &RecordCommand::patient);
  v("site", &RecordCommand::site);
  v("stamp", &RecordCommand::stamp);
}

// Keeps the opening at `start` for the request until `expires_at`.
struct PlaceHoldCommand {
  BookingRequest request;
  Instant start{};
  Instant expires_at{};
  // Keeps it in spite of what stands against it.
  std::optional<Override> override;
  bool operator==(const PlaceHoldCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PlaceHoldCommand*, Visitor&& v) {
  v("request", &PlaceHoldCommand::request);
  v("start", &PlaceHoldCommand::start);
  v("expires_at", &PlaceHoldCommand::expires_at);
  v("override", &PlaceHoldCommand::override);
}

// Gives a hold back.
struct ReleaseHoldCommand {
  HoldId hold;
  bool operator==(const ReleaseHoldCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ReleaseHoldCommand*, Visitor&& v) {
  v("hold", &ReleaseHoldCommand::hold);
}

// Turns a hold into an appointment at its opening, kept by whom and what it was held with. Refused
// where the hold keeps nothing any more.
struct ConfirmHoldCommand {
  HoldId hold;
  bool operator==(const ConfirmHoldCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ConfirmHoldCommand*, Visitor&& v) {
  v("hold", &ConfirmHoldCommand::hold);
}

// Replaces a person's entry (a credential came, a licence ended) or adds one; the promises that
// rest on it are judged again and flagged, never dropped.
struct PutStaffCommand {
  Staff staff;
  bool operator==(const PutStaffCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PutStaffCommand*, Visitor&& v) {
  v("staff", &PutStaffCommand::staff);
}

// Adds a patient or replaces the entry; the history may only grow.
struct PutPatientCommand {
  Patient patient;
  bool operator==(const PutPatientCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PutPatientCommand*, Visitor&& v) {
  v("patient", &PutPatientCommand::patient);
}

// Replaces when a resource can be used; promises outside the new hours are flagged.
struct SetAvailabilityCommand {
  Availability availability;
  bool operator==(const SetAvailabilityCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const SetAvailabilityCommand*, Visitor&& v) {
  v("availability", &SetAvailabilityCommand::availability);
}

// Fixes who keeps the promises of these days: their present people, rooms and devices are as if the
// caller had named them, so no other visit moves them any more. Where nothing is open nothing changes.
struct FixNamesCommand {
  // Invalid: every site.
  SiteId site;
  // Of the site's zone; a visit belongs to the day on which it starts. An open end has no limit.
  DateRange days;
  bool operator==(const FixNamesCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const FixNamesCommand*, Visitor&& v) {
  v("site", &FixNamesCommand::site);
  v("days", &FixNamesCommand::days);
}

// One change asked for. Exactly one of the actions is present.
struct Command {
  // The caller's own id: the same command sent twice is applied once. Another action or asker under
  // an id that was applied is an error.
  std::string request_id;
  // The caller's clock.
  Instant now{};
  // Who asks; invalid where nobody of the staff does.
  StaffId by;
  // The version the caller has seen; refused where the clinic has moved on. Absent: any.
  std::optional<std::int64_t> expected_version;
  std::optional<BookCommand> book;
  std::optional<ChangeStatusCommand> change_status;
  std::optional<RescheduleCommand> reschedule;
  std::optional<RecordCommand> record;
  std::optional<PlaceHoldCommand> place_hold;
  std::optional<ReleaseHoldCommand> release_hold;
  std::optional<ConfirmHoldCommand> confirm_hold;
  std::optional<PutStaffCommand> put_staff;
  std::optional<PutPatientCommand> put_patient;
  std::optional<SetAvailabilityCommand> set_availability;
  std::optional<FixNamesCommand> fix_names;
  bool operator==(const Command&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Command*, Visitor&& v) {
  v("request_id", &Command::request_id);
  v("now", &Command::now);
  v("by", &Command::by);
  v("expected_version", &Command::expected_version);
  v("book", &Command::book);
  v("change_status", &Command::change_status);
  v("reschedule", &Command::reschedule);
  v("record", &Command::record);
  v("place_hold", &Command::place_hold);
  v("release_hold", &Command::release_hold);
  v("confirm_hold", &Command::confirm_hold);
  v("put_staff", &Command::put_staff);
  v("put_patient", &Command::put_patient);
  v("set_availability", &Command::set_availability);
  v("fix_names", &Command::fix_names);
}

// What happened: the entity as it is after the change. Exactly one of the entities is present. The
// events of a command, put one after the other into the clinic before it, give the clinic after it.
struct Event {
  // The clinic's version after the command.
  std::int64_t version = 0;
  // The command's.
  std::string request_id;
  Instant at{};
  StaffId by;
  Boxed<Appointment> appointment;
  Boxed<BookingRequest> request;
  Boxed<Visit> visit;
  Boxed<Hold> hold;
  Boxed<Staff> staff;
  Boxed<Patient> patient;
  Boxed<Availability> availability;
  // What the command asked for, as a number: a command sent again has the same. 0: not known.
  std::int64_t fingerprint = 0;
  bool operator==(const Event&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Event*, Visitor&& v) {
  v("version", &Event::version);
  v("request_id", &Event::request_id);
  v("at", &Event::at);
  v("by", &Event::by);
  v("appointment", &Event::appointment);
  v("request", &Event::request);
  v("visit", &Event::visit);
  v("hold", &Event::hold);
  v("staff", &Event::staff);
  v("patient", &Event::patient);
  v("availability", &Event::availability);
  v("fingerprint", &Event::fingerprint);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_COMMAND_H_
