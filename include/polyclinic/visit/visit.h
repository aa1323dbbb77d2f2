#ifndef POLYCLINIC_VISIT_VISIT_H_
#define POLYCLINIC_VISIT_VISIT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic {

// A stage of the encounter as it happens.
enum class Stage {
  kArrived = 1,
  kCheckedIn,
  kRoomed,
  kVitalsDone,
  kReady,
  kProviderIn,
  kProviderOut,
  kProcedure,
  kLaboratory,
  kInjection,
  kImaging,
  kDischarged,
  kCheckedOut,
  kLeftWithoutBeingSeen,
  kEscalated,
  kEscalationClosed
};
POLYCLINIC_ENUMERATORS(Stage, {{Stage::kArrived, "arrived"},
                               {Stage::kCheckedIn, "checked_in"},
                               {Stage::kRoomed, "roomed"},
                               {Stage::kVitalsDone, "vitals_done"},
                               {Stage::kReady, "ready"},
                               {Stage::kProviderIn, "provider_in"},
                               {Stage::kProviderOut, "provider_out"},
                               {Stage::kProcedure, "procedure"},
                               {Stage::kLaboratory, "laboratory"},
                               {Stage::kInjection, "injection"},
                               {Stage::kImaging, "imaging"},
                               {Stage::kDischarged, "discharged"},
                               {Stage::kCheckedOut, "checked_out"},
                               {Stage::kLeftWithoutBeingSeen, "left_without_being_seen"},
                               {Stage::kEscalated, "escalated"},
                               {Stage::kEscalationClosed, "escalation_closed"}})

// One mark of the visit's clock. Append-only: a correction is a further stamp that names, by
// position in the visit's list, the one it stands for.
struct Stamp {
  Stage stage = Stage::kArrived;
  Instant at{};
  // Who recorded it.
  StaffId by;
  // Where; invalid where no room is meant.
  RoomId room;
  // The position of the stamp that this one corrects.
  std::optional<std::int32_t> corrects;
  bool operator==(const Stamp&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Stamp*, Visitor&& v) {
  v("stage", &Stamp::stage);
  v("at", &Stamp::at);
  v("by", &Stamp::by);
  v("room", &Stamp::room);
  v("corrects", &Stamp::corrects);
}

// The encounter as it happens, with or without an appointment. Anything can be recorded.
struct Visit {
  VisitId id;
  // Unique among the clinic's visits.
  std::string key;
  // Invalid for a walk-in.
  AppointmentId appointment;
  PatientId patient;
  SiteId site;
  // In the order of recording.
  std::vector<Stamp> stamps;
  bool operator==(const Visit&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Visit*, Visitor&& v) {
  v("id", &Visit::id);
  v("key", &Visit::key);
  v("appointment", &Visit::appointment);
  v("patient", &Visit::patient);
  v("site", &Visit::site);
  v("stamps", &Visit::stamps);
}

// The stamps that stand: corrected ones left out, in order of time.
std::vector<Stamp> CurrentStamps(const Visit& visit);
// What is out of order, each flag naming its stage in `need`; never refuses.
//   time_runs_backwards: recorded after a stamp of a later time
//   out_of_order:        a stage before the one it needs
//   missing_stamp:       the stage named was needed and never recorded
//   after_end:           a stage after the patient had left
//   open_escalation:     discharged, or left, with an escalation open
std::vector<Flag> FlagsOf(const Visit& visit);

}  // namespace polyclinic

#endif  // POLYCLINIC_VISIT_VISIT_H_
