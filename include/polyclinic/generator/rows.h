#ifndef POLYCLINIC_GENERATOR_ROWS_H_
#define POLYCLINIC_GENERATOR_ROWS_H_

#include <array>
#include <cstdint>
#include <limits>

#include "polyclinic/base/fields.h"

// A generated clinic as compact rows of whole numbers. Days are counted from 1970-01-01, instants in
// seconds from its midnight in UTC. A provider is named by site and rank (0 is the first provider of a
// site), an assistant by site and number: names that no other size of the clinic changes.
namespace polyclinic {

// A patient.
struct PatientRow {
  // The site whose patient this is, from 0.
  std::uint16_t site = 0;
  // The patient's number at the site, from 0.
  std::uint32_t number = 0;
  // The rank of the usual provider, who is of that site.
  std::uint16_t usual_provider = 0;
  // The day of birth.
  std::int32_t born = 0;
  // 1 female, 2 male.
  std::uint8_t sex = 1;
  // Speaks Spanish; else English.
  bool spanish = false;
  bool needs_interpreter = false;
  // Positions in the tables of names; the second family name is of Spanish names.
  std::uint8_t given = 0;
  std::uint8_t family = 0;
  std::uint8_t second_family = 0;
  // The last two digits of the telephone number 555-01xx.
  std::uint8_t phone = 0;
  // The number of the house, and the position in the table of streets.
  std::uint16_t house = 1;
  std::uint8_t street = 0;
  // The position in the table of payers.
  std::uint8_t payer = 0;
  // Bit i: the condition at position i of the table.
  std::uint32_t conditions = 0;
  // 1 + the position in the table of allergies; 0: none.
  std::uint8_t allergy = 0;
  // Bit i: the immunization at position i of the table.
  std::uint8_t immunizations = 0;
  // Body weight in tenths of a kilogram; 0: not measured.
  std::uint16_t weight = 0;
  // 1 + the position in the table of aids (wheelchair, transfer help ...); 0: none.
  std::uint8_t aid = 0;
  // Reminders by text message were agreed to.
  bool reminders = false;
  // 0 nobody, 1 a parent who consents for the child, 2 a spouse, 3 a proxy who consents.
  std::uint8_t related = 0;
  bool operator==(const PatientRow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PatientRow*, Visitor&& v) {
  v("site", &PatientRow::site);
  v("number", &PatientRow::number);
  v("usual_provider", &PatientRow::usual_provider);
  v("born", &PatientRow::born);
  v("sex", &PatientRow::sex);
  v("spanish", &PatientRow::spanish);
  v("needs_interpreter", &PatientRow::needs_interpreter);
  v("given", &PatientRow::given);
  v("family", &PatientRow::family);
  v("second_family", &PatientRow::second_family);
  v("phone", &PatientRow::phone);
  v("house", &PatientRow::house);
  v("street", &PatientRow::street);
  v("payer", &PatientRow::payer);
  v("conditions", &PatientRow::conditions);
  v("allergy", &PatientRow::allergy);
  v("immunizations", &PatientRow::immunizations);
  v("weight", &PatientRow::weight);
  v("aid", &PatientRow::aid);
  v("reminders", &PatientRow::reminders);
  v("related", &PatientRow::related);
}

// What a person of the staff is.
enum class StaffKind : std::uint8_t {
  kProvider = 1,
  kAssistant,
  kNurse,
  kReceptionist,
  kCoordinator,
  kExtern
};
POLYCLINIC_ENUMERATORS(StaffKind, {{StaffKind::kProvider, "provider"},
                                   {StaffKind::kAssistant, "assistant"},
                                   {StaffKind::kNurse, "nurse"},
                                   {StaffKind::kReceptionist, "receptionist"},
                                   {StaffKind::kCoordinator, "coordinator"},
                                   {StaffKind::kExtern, "extern"}})

// What is deliberately wrong with an assistant's papers.
enum class Defect : std::uint8_t {
  kNone = 1,
  kExpired,        // the state's credential ended before the first day
  kExpires,        // it ends within the days of the scenario
  kNoCredential,   // a national certificate alone
  kOtherEmployer,  // registered, and tied to another employer
  kNotYetValid     // it begins after the last day
};
POLYCLINIC_ENUMERATORS(Defect, {{Defect::kNone, "none"},
                                {Defect::kExpired, "expired"},
                                {Defect::kExpires, "expires"},
                                {Defect::kNoCredential, "no_credential"},
                                {Defect::kOtherEmployer, "other_employer"},
                                {Defect::kNotYetValid, "not_yet_valid"}})

// A person who works in the clinic.
struct StaffRow {
  std::uint16_t site = 0;
  StaffKind kind = StaffKind::kAssistant;
  // Of a provider the rank; of others the number among those of the kind at the site. From 0.
  std::uint16_t number = 0;
  std::int32_t born = 0;
  std::uint8_t sex = 1;
  bool spanish = false;
  std::uint8_t given = 0;
  std::uint8_t family = 0;
  // Bit i: works on weekday i, from Monday = 0.
  std::uint8_t weekdays = 0x1f;
  // Works from 22:00 to 06:00.
  bool nights = false;
  // Of a provider: 0 physician, 1 nurse practitioner, 2 physician assistant.
  std::uint8_t profession = 0;
  // Since when employed.
  std::int32_t hired = 0;
  // The credential's first day, and the first day on which it no longer holds.
  std::int32_t credential_from = 0;
  std::int32_t credential_until = 0;
  Defect defect = Defect::kNone;
  // Hours in the training log, and performances of blood draws.
  std::uint16_t training_hours = 0;
  std::uint16_t performances = 0;
  bool operator==(const StaffRow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const StaffRow*, Visitor&& v) {
  v("site", &StaffRow::site);
  v("kind", &StaffRow::kind);
  v("number", &StaffRow::number);
  v("born", &StaffRow::born);
  v("sex", &StaffRow::sex);
  v("spanish", &StaffRow::spanish);
  v("given", &StaffRow::given);
  v("family", &StaffRow::family);
  v("weekdays", &StaffRow::weekdays);
  v("nights", &StaffRow::nights);
  v("profession", &StaffRow::profession);
  v("hired", &StaffRow::hired);
  v("credential_from", &StaffRow::credential_from);
  v("credential_until", &StaffRow::credential_until);
  v("defect", &StaffRow::defect);
  v("training_hours", &StaffRow::training_hours);
  v("performances", &StaffRow::performances);
}

// What became of an appointment by the scenario's present.
enum class AppointmentOutcome : std::uint8_t {
  kUpcoming = 1,
  kAttended,
  kLeft,  // came and left unseen
  kNoShow,
  kCancelledByPatient,
  kCancelledByClinic,
  kLateCancel,
  kUnrecorded  // past, and nobody wrote down what became of it
};
POLYCLINIC_ENUMERATORS(AppointmentOutcome,
                       {{AppointmentOutcome::kUpcoming, "upcoming"},
                        {AppointmentOutcome::kAttended, "attended"},
                        {AppointmentOutcome::kLeft, "left"},
                        {AppointmentOutcome::kNoShow, "no_show"},
                        {AppointmentOutcome::kCancelledByPatient, "cancelled_by_patient"},
                        {AppointmentOutcome::kCancelledByClinic, "cancelled_by_clinic"},
                        {AppointmentOutcome::kLateCancel, "late_cancel"},
                        {AppointmentOutcome::kUnrecorded, "unrecorded"}})

// The clock of a visit, in minutes from the start of its appointment.
struct StageMinutes {
  std::int16_t arrived = 0;
  std::int16_t checked_in = 0;
  std::int16_t roomed = 0;
  std::int16_t vitals_done = 0;
  std::int16_t ready = 0;
  // Of one who left unseen: when that was; nothing follows.
  std::int16_t provider_in = 0;
  std::int16_t provider_out = 0;
  std::int16_t discharged = 0;
  std::int16_t checked_out = 0;
  bool operator==(const StageMinutes&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const StageMinutes*, Visitor&& v) {
  v("arrived", &StageMinutes::arrived);
  v("checked_in", &StageMinutes::checked_in);
  v("roomed", &StageMinutes::roomed);
  v("vitals_done", &StageMinutes::vitals_done);
  v("ready", &StageMinutes::ready);
  v("provider_in", &StageMinutes::provider_in);
  v("provider_out", &StageMinutes::provider_out);
  v("discharged", &StageMinutes::discharged);
  v("checked_out", &StageMinutes::checked_out);
}

// An appointment of three steps: rooming, provider, wrap-up.
struct AppointmentRow {
  // The start of rooming, and of the visit.
  std::int64_t start = 0;
  std::uint16_t site = 0;
  // The rank of the provider.
  std::uint16_t provider = 0;
  // The assistant's number at the site.
  std::uint16_t assistant = 0;
  // The position of the day among the scenario's.
  std::uint16_t day = 0;
  // The patient's number at the site.
  std::uint32_t patient = 0;
  // The position in the provider's day; unfilled positions count.
  std::uint8_t slot = 0;
  // The position in the specialty's table of visits.
  std::uint8_t visit = 0;
  // Which of the provider's two rooms.
  std::uint8_t room = 0;
  bool new_patient = false;
  bool interpreter = false;
  // Confirmed two days ahead.
  bool confirmed = false;
  // How long the steps are, in minutes.
  std::uint8_t rooming = 0;
  std::uint8_t with_provider = 0;
  std::uint8_t wrap_up = 0;
  AppointmentOutcome outcome = AppointmentOutcome::kUpcoming;
  // How many minutes before the start it was booked.
  std::int32_t booked_before = 0;
  // Of a cancelled one: how many minutes before the start.
  std::int32_t cancelled_before = 0;
  // How many minutes before it was booked the patient asked.
  std::uint16_t asked_before = 0;
  // Of one that was attended or left.
  StageMinutes stages;
  bool operator==(const AppointmentRow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const AppointmentRow*, Visitor&& v) {
  v("start", &AppointmentRow::start);
  v("site", &AppointmentRow::site);
  v("provider", &AppointmentRow::provider);
  v("assistant", &AppointmentRow::assistant);
  v("day", &AppointmentRow::day);
  v("patient", &AppointmentRow::patient);
  v("slot", &AppointmentRow::slot);
  v("visit", &AppointmentRow::visit);
  v("room", &AppointmentRow::room);
  v("new_patient", &AppointmentRow::new_patient);
  v("interpreter", &AppointmentRow::interpreter);
  v("confirmed", &AppointmentRow::confirmed);
  v("rooming", &AppointmentRow::rooming);
  v("with_provider", &AppointmentRow::with_provider);
  v("wrap_up", &AppointmentRow::wrap_up);
  v("outcome", &AppointmentRow::outcome);
  v("booked_before", &AppointmentRow::booked_before);
  v("cancelled_before", &AppointmentRow::cancelled_before);
  v("asked_before", &AppointmentRow::asked_before);
  v("stages", &AppointmentRow::stages);
}

// A request that nobody has answered yet.
struct RequestRow {
  std::uint16_t site = 0;
  // The rank of the provider from whose panel the patient is.
  std::uint16_t provider = 0;
  std::uint32_t patient = 0;
  // The position of the first day asked for among the scenario's.
  std::uint16_t day = 0;
  // The position among the provider's open requests of that day.
  std::uint8_t number = 0;
  std::uint8_t visit = 0;
  // 1 urgent, 5 routine.
  std::uint8_t priority = 5;
  bool new_patient = false;
  bool interpreter = false;
  // 0 any time, 1 the morning, 2 the afternoon.
  std::uint8_t part_of_day = 0;
  // For how many days from the first.
  std::uint8_t days = 7;
  // When the patient asked.
  std::int64_t received = 0;
  bool operator==(const RequestRow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RequestRow*, Visitor&& v) {
  v("site", &RequestRow::site);
  v("provider", &RequestRow::provider);
  v("patient", &RequestRow::patient);
  v("day", &RequestRow::day);
  v("number", &RequestRow::number);
  v("visit", &RequestRow::visit);
  v("priority", &RequestRow::priority);
  v("new_patient", &RequestRow::new_patient);
  v("interpreter", &RequestRow::interpreter);
  v("part_of_day", &RequestRow::part_of_day);
  v("days", &RequestRow::days);
  v("received", &RequestRow::received);
}

// Work that is no visit.
enum class WorkKind : std::uint8_t {
  kPhoneCall = 1,
  kRenewal,
  kInBasket,
  kPriorAuthorization,
  kReferral
};
POLYCLINIC_ENUMERATORS(WorkKind, {{WorkKind::kPhoneCall, "phone_call"},
                                  {WorkKind::kRenewal, "renewal"},
                                  {WorkKind::kInBasket, "in_basket"},
                                  {WorkKind::kPriorAuthorization, "prior_authorization"},
                                  {WorkKind::kReferral, "referral"}})

// A piece of work that is no visit: a call, a renewal, a message, an authorisation, a referral.
struct WorkRow {
  std::uint16_t site = 0;
  // The rank of the provider it comes from.
  std::uint16_t provider = 0;
  // The position of the day among the scenario's.
  std::uint16_t day = 0;
  WorkKind kind = WorkKind::kPhoneCall;
  // When it comes, in minutes after local midnight.
  std::uint16_t minute = 0;
  // How long it takes, in minutes.
  std::uint8_t minutes = 0;
  // The patient's number at the site.
  std::uint32_t patient = 0;
  bool operator==(const WorkRow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const WorkRow*, Visitor&& v) {
  v("site", &WorkRow::site);
  v("provider", &WorkRow::provider);
  v("day", &WorkRow::day);
  v("kind", &WorkRow::kind);
  v("minute", &WorkRow::minute);
  v("minutes", &WorkRow::minutes);
  v("patient", &WorkRow::patient);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_GENERATOR_ROWS_H_
