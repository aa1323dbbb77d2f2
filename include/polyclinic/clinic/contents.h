#ifndef POLYCLINIC_CLINIC_CONTENTS_H_
#define POLYCLINIC_CLINIC_CONTENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/patient/patient.h"
#include "polyclinic/place/place.h"
#include "polyclinic/schedule/availability.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/schedule/booking_policy.h"
#include "polyclinic/scope/policy.h"
#include "polyclinic/specialty/specialty.h"
#include "polyclinic/staff/program.h"
#include "polyclinic/staff/staff.h"
#include "polyclinic/visit/appointment.h"
#include "polyclinic/visit/visit.h"
#include "polyclinic/visit/visit_type.h"

namespace polyclinic {

// A promise that expires: an opening kept for somebody by the caller's clock.
struct Hold {
  HoldId id;
  // Unique among the clinic's holds.
  std::string key;
  PatientId patient;
  VisitTypeId visit_type;
  Opening opening;
  Instant placed_at{};
  // From this instant on it keeps nothing.
  Instant expires_at{};
  // It keeps nothing any more: given back, turned into an appointment, or let go by the first command
  // after it expired.
  bool released = false;
  // In spite of what it was placed, and by whose leave.
  std::vector<OverriddenConflict> overrides;
  // The request it was placed for; invalid where it was imported.
  RequestId request;
  // The appointment it was turned into; invalid where it was not.
  AppointmentId appointment;
  bool operator==(const Hold&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Hold*, Visitor&& v) {
  v("id", &Hold::id);
  v("key", &Hold::key);
  v("patient", &Hold::patient);
  v("visit_type", &Hold::visit_type);
  v("opening", &Hold::opening);
  v("placed_at", &Hold::placed_at);
  v("expires_at", &Hold::expires_at);
  v("released", &Hold::released);
  v("overrides", &Hold::overrides);
  v("request", &Hold::request);
  v("appointment", &Hold::appointment);
}

// Everything a clinic consists of, as plain values: what a file holds and what tables are read
// into. In each list the entity at position i has the id with index i; ids carry the tag of
// `identifier`.
struct ClinicContents {
  // The clinic's own name in the world: unique, stable.
  std::string identifier;
  std::string name;
  // Counts the commands applied.
  std::int64_t version = 0;
  // The edition of the rules that its appointments were made under.
  std::string edition;
  std::vector<Site> sites;
  std::vector<Room> rooms;
  std::vector<Equipment> equipment;
  std::vector<Staff> staff;
  std::vector<Pod> pods;
  std::vector<Program> programs;
  std::vector<Cohort> cohorts;
  std::vector<Specialty> specialties;
  std::vector<VisitType> visit_types;
  std::vector<Policy> policies;
  std::vector<BookingPolicy> booking_policies;
  std::vector<Availability> availability;
  std::vector<Template> templates;
  std::vector<Patient> patients;
  std::vector<BookingRequest> requests;
  std::vector<Appointment> appointments;
  std::vector<Visit> visits;
  std::vector<Hold> holds;
  // The request ids of the commands applied, in order.
  std::vector<std::string> applied;
  // Of each of them in the same order, what it asked for (`Event::fingerprint`).
  std::vector<std::int64_t> fingerprints;
  bool operator==(const ClinicContents&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ClinicContents*, Visitor&& v) {
  v("identifier", &ClinicContents::identifier);
  v("name", &ClinicContents::name);
  v("version", &ClinicContents::version);
  v("edition", &ClinicContents::edition);
  v("sites", &ClinicContents::sites);
  v("rooms", &ClinicContents::rooms);
  v("equipment", &ClinicContents::equipment);
  v("staff", &ClinicContents::staff);
  v("pods", &ClinicContents::pods);
  v("programs", &ClinicContents::programs);
  v("cohorts", &ClinicContents::cohorts);
  v("specialties", &ClinicContents::specialties);
  v("visit_types", &ClinicContents::visit_types);
  v("policies", &ClinicContents::policies);
  v("booking_policies", &ClinicContents::booking_policies);
  v("availability", &ClinicContents::availability);
  v("templates", &ClinicContents::templates);
  v("patients", &ClinicContents::patients);
  v("requests", &ClinicContents::requests);
  v("appointments", &ClinicContents::appointments);
  v("visits", &ClinicContents::visits);
  v("holds", &ClinicContents::holds);
  v("applied", &ClinicContents::applied);
  v("fingerprints", &ClinicContents::fingerprints);
}

// Adds `entity` to `list`, giving it its id under the clinic's identifier; returns the id.
template <class Entity>
Id<Entity> Add(const ClinicContents& clinic, std::vector<Entity>& list, Entity entity) {
  entity.id = Id<Entity>::Of(ClinicTag(clinic.identifier), static_cast<std::uint32_t>(list.size()));
  list.push_back(std::move(entity));
  return list.back().id;
}

// Every problem of the values and their references: duplicate keys, ids out of place or of another
// clinic, reversed ranges, steps that needs do not have, unknown zones, cycles of guardians.
Findings Validate(const ClinicContents& clinic);

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_CONTENTS_H_
