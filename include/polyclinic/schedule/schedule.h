#ifndef POLYCLINIC_SCHEDULE_SCHEDULE_H_
#define POLYCLINIC_SCHEDULE_SCHEDULE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/pages.h"
#include "polyclinic/patient/patient.h"
#include "polyclinic/place/place.h"
#include "polyclinic/schedule/availability.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/schedule/occupancy.h"
#include "polyclinic/scope/abilities.h"
#include "polyclinic/scope/policy.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/staff/staff.h"
#include "polyclinic/visit/visit_type.h"

namespace polyclinic {

// What a schedule is made of. Each list holds the entity with index i at position i; the values have
// been validated.
struct ScheduleInput {
  std::span<const Site> sites;
  std::span<const Room> rooms;
  std::span<const Equipment> equipment;
  std::span<const Staff> staff;
  std::span<const Pod> pods;
  std::span<const VisitType> visit_types;
  std::span<const Policy> policies;
  std::span<const Availability> availability;
  std::span<const Template> templates;
  // For ages alone.
  std::span<const Patient> patients;
  // The days that can be booked, in each site's zone; both ends are needed.
  DateRange horizon;
};

// How far one question may go before the answer is "undecided".
struct SearchLimit {
  // Assignments tried.
  std::int64_t nodes = 1'000'000;
};

// The occupancy of every resource in time, and the search for times. A value: copies share what did
// not change, and a copy can be changed without the other seeing it. Const operations may run on many
// threads at once.
//
// Needs and resources stay apart: a need asks for duties, a role, a kind of room or device, and a plain
// rule names who meets it. Among all that can, in this order: those the request names; of people and
// rooms, those of a pod of the visit's provider; the least occupied on that day; the smaller key.
class Schedule {
 public:
  // InvalidArgument where the horizon has no days or more than 1,500, or a zone is unknown.
  static absl::StatusOr<Schedule> Create(const ScheduleInput& input, const RuleBook& rules);

  // --- State ---

  // Takes an appointment in as it is, on or off the grid, free or in conflict; it occupies nothing
  // where its status does not. An appointment of the same id is replaced.
  void Occupy(const Appointment& appointment);
  // Gives the appointment's time back; nothing where it has none.
  void Vacate(AppointmentId appointment);
  // Keeps an opening's time under the id until it is vacated.
  void Occupy(HoldId hold, const Opening& opening, VisitTypeId visit_type, PatientId patient);
  void Vacate(HoldId hold);

  // --- Questions ---

  // The first `count` starts at which the request can be booked, with who would meet each need: by start,
  // then by site; fewer where there are no more or the limit ends the search. `now` cuts off the past
  // and releases templates.
  //
  // InvalidArgument where the request makes no sense: no such visit type, a named resource that
  // cannot meet its need, no days.
  absl::StatusOr<std::vector<Opening>> Search(const BookingRequest& request, std::size_t count,
                                              Instant now, const SearchLimit& limit = {}) const;

  // The appointment, without id and not yet occupying, at `start` or at the first opening; or the
  // refusal with every conflict.
  absl::StatusOr<BookingResult> Book(const BookingRequest& request, std::optional<Instant> start,
                                     Instant now, const SearchLimit& limit = {}) const;

  // Every conflict at `start`, for each need and each resource that might meet it; none where the
  // request can be booked then.
  absl::StatusOr<std::vector<Conflict>> Explain(const BookingRequest& request, Instant start,
                                                Instant now) const;

  // When the resource is available and nothing occupies it, within `span`, ascending.
  std::vector<Interval> Free(const Resource& resource, const Interval& span) const;
  // When appointments or holds occupy it, exact, with their buffers, ascending.
  std::vector<Interval> Busy(const Resource& resource, const Interval& span) const;
  // Occupied cells among available ones, in thousandths; nullopt where none is available.
  std::optional<std::int32_t> Utilization(const Resource& resource, const Interval& span) const;
  // Whether the resource is there at every moment of the span, busy or not.
  bool IsAvailable(const Resource& resource, SiteId site, const Interval& span) const;

  // What is out of order with an appointment now, judged on its exact intervals: double_booked,
  // outside_hours, on_break, patient_double_booked, supervisor_absent, credential_expired, and scope_lost
  // where a duty is no longer the person's for another reason. In a stable order.
  std::vector<Flag> FlagsOf(const Appointment& appointment) const;

  // The abilities of the staff at a site on a day, compiled on first use. With a patient's location, those
  // of telehealth under the law of that place; an empty location is an unknown one.
  Abilities AbilitiesAt(SiteId site, Date date,
                        const std::optional<JurisdictionCode>& patient_location = {}) const;

  const Grid& grid() const;
  std::span<const Site> sites() const;
  std::span<const Staff> staff() const;
  std::span<const VisitType> visit_types() const;

  // The parts of the engine read these; defined in src/schedule/.
  struct Facts;
  // One use of a resource.
  struct Use {
    // With buffers and turnover.
    Interval interval;
    // Without.
    Interval exact;
    AppointmentId appointment;
    HoldId hold;
    PatientId patient;
    VisitTypeId visit_type;
    // Whom the user of this person is supervised by; invalid: nobody.
    StaffId supervisor;
    // Uses capacity alone, or with others.
    NeedKind kind = NeedKind::kExclusive;
  };
  // What is taken of one resource.
  struct Taken {
    // Cells in which no further exclusive use fits.
    CellSet touched;
    // Cells in which the capacity is used up.
    CellSet full;
    // By start.
    std::vector<Use> uses;
  };
  const Facts& facts() const { return *facts_; }
  const Taken& taken(std::size_t resource) const { return taken_[resource]; }
  // The patient's appointments and holds.
  const std::vector<Use>& uses_of(PatientId patient) const;

 private:
  explicit Schedule(std::shared_ptr<const Facts> facts) : facts_(std::move(facts)) {}
  void Add(std::uint32_t resource, const Use& use);
  void AddPatient(PatientId patient, const Use& use);
  template <class Entity>
  void Remove(Id<Entity> user, Pages<std::vector<std::uint32_t>>& users);

  std::shared_ptr<const Facts> facts_;
  // By dense resource number: staff, rooms, equipment.
  Pages<Taken> taken_;
  // By position of the patient.
  Pages<std::vector<Use>> patients_;
  // The dense numbers of the resources that each appointment and each hold uses.
  Pages<std::vector<std::uint32_t>> appointments_;
  Pages<std::vector<std::uint32_t>> holds_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_SCHEDULE_H_
