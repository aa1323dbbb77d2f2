#ifndef POLYCLINIC_SRC_SCENARIO_FRAME_H_
#define POLYCLINIC_SRC_SCENARIO_FRAME_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/generator/generator.h"
#include "polyclinic/scenario/scenario.h"

namespace polyclinic {

// The day so many days after 1970-01-01.
inline Date DayAt(std::int32_t day) { return std::chrono::sys_days(std::chrono::days(day)); }

// A kind of visit with what its appointments share.
struct VisitShape {
  VisitTypeId id;
  const VisitTable* table = nullptr;
  // A ground for each duty, without its supervisor.
  std::vector<DutyGround> rooming;
  std::vector<DutyGround> wrap_up;
  std::vector<Obligation> obligations;
};

// Where each entity of a scenario lies in the lists of its clinic. Providers, and what belongs to them,
// come behind everything that other sizes bring, ordered by rank before site: a further provider is
// added at the end and moves nobody.
struct Scenario::Frame {
  Frame(const ScenarioSpec& the_spec, const GeneratorInput& input);

  ScenarioSpec spec;
  Generator generator;
  std::string identifier;
  // Of the catalog.
  std::string edition;
  JurisdictionCode jurisdiction;
  // The key of the one employer.
  std::string employer;
  std::uint32_t tag = 0;
  std::uint32_t sites = 0, providers = 0, assistants = 0, patients = 0, days = 0;
  // People of each site who are no providers, and rooms of each site that are no exam rooms.
  std::uint32_t others = 0;
  static constexpr std::uint32_t kSharedRooms = 3;
  // By specialty: the position of its first visit type; and all of them.
  std::vector<std::uint32_t> first_visit;
  std::vector<VisitShape> shapes;
  // By rank: the position of the provider's cart among those of a site; kNone where there is none.
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::vector<std::uint32_t> carts;

  template <class Entity>
  Id<Entity> IdOf(std::uint32_t index) const {
    return Id<Entity>::Of(tag, index);
  }
  SiteId SiteOf(std::uint32_t site) const { return IdOf<Site>(site); }
  PatientId PatientOf(std::uint32_t site, std::uint32_t number) const {
    return IdOf<Patient>(site * patients + number);
  }
  StaffId StaffOf(std::uint32_t site, StaffKind kind, std::uint32_t number) const;
  RoomId ExamRoomOf(std::uint32_t site, std::uint32_t provider, std::uint32_t which) const {
    return IdOf<Room>(sites * kSharedRooms + (provider * 2 + which) * sites + site);
  }
  EquipmentId CartOf(std::uint32_t site, std::uint32_t provider) const {
    return IdOf<Equipment>(carts[provider] * sites + site);
  }
  const VisitShape& ShapeOf(std::uint32_t provider, std::uint32_t visit) const {
    return shapes[first_visit[provider % first_visit.size()] + visit];
  }
  Date DateOf(std::uint32_t day) const { return DayAt(generator.days()[day]); }

  // The parts of the contents, each a list in its order.
  std::vector<Site> Sites() const;
  std::vector<Room> Rooms() const;
  std::vector<Equipment> Carts() const;
  std::vector<Staff> People() const;
  std::vector<Pod> Pods() const;
  std::vector<Specialty> Specialties() const;
  std::vector<VisitType> VisitTypes() const;
  std::vector<Policy> Policies() const;
  std::vector<Availability> Hours() const;
  std::vector<Template> Blocks() const;
  // Into a patient that has nothing yet.
  void Fill(const PatientRow& row, Patient& patient) const;
  Staff StaffFrom(const StaffRow& row) const;
  // The requests, appointments and visits of all.
  VisitBatch Visits() const;
};

// "s1-ma-2": the key of a person of the staff.
std::string StaffKey(std::uint32_t site, StaffKind kind, std::uint32_t number);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCENARIO_FRAME_H_
