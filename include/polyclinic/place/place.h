#ifndef POLYCLINIC_PLACE_PLACE_H_
#define POLYCLINIC_PLACE_PLACE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"

namespace polyclinic {

// The kind of place, as rules of law tell places apart.
enum class Setting {
  kOffice = 1,
  kHospital,
  kNursingHome,
  kAmbulatorySurgeryCenter,
  kEmergencyDepartment,
  kUrgentCare,
  kHome,
  kTelehealth
};
POLYCLINIC_ENUMERATORS(Setting, {{Setting::kOffice, "office"},
                                 {Setting::kHospital, "hospital"},
                                 {Setting::kNursingHome, "nursing_home"},
                                 {Setting::kAmbulatorySurgeryCenter, "ambulatory_surgery_center"},
                                 {Setting::kEmergencyDepartment, "emergency_department"},
                                 {Setting::kUrgentCare, "urgent_care"},
                                 {Setting::kHome, "home"},
                                 {Setting::kTelehealth, "telehealth"}})

// What the employer is, as rules of law tell employers apart.
enum class EmployerKind {
  kPrimaryCarePractice = 1,
  kSpecialtyPractice,
  kHospital,
  kHealthSystem,
  kStaffingAgency
};
POLYCLINIC_ENUMERATORS(EmployerKind, {{EmployerKind::kPrimaryCarePractice, "primary_care_practice"},
                                      {EmployerKind::kSpecialtyPractice, "specialty_practice"},
                                      {EmployerKind::kHospital, "hospital"},
                                      {EmployerKind::kHealthSystem, "health_system"},
                                      {EmployerKind::kStaffingAgency, "staffing_agency"}})

// How long people need to get from one site to another.
struct Travel {
  SiteId to;
  Duration takes{};
  bool operator==(const Travel&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Travel*, Visitor&& v) {
  v("to", &Travel::to);
  v("takes", &Travel::takes);
}

// A place where patients are seen, or which sees them at a distance.
struct Site {
  SiteId id;
  // Unique among the clinic's sites.
  std::string key;
  std::string name;
  // An IANA zone: America/Los_Angeles. A missing zone is an error.
  std::string time_zone;
  // Whose law holds there.
  JurisdictionCode jurisdiction;
  Setting setting = Setting::kOffice;
  // Who employs the people who work there, by key; credentials may be tied to it.
  std::string employer;
  EmployerKind employer_kind = EmployerKind::kPrimaryCarePractice;
  // The way to other sites, and back where these say nothing; a site not listed is no time away.
  std::vector<Travel> travel;
  bool operator==(const Site&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Site*, Visitor&& v) {
  v("id", &Site::id);
  v("key", &Site::key);
  v("name", &Site::name);
  v("time_zone", &Site::time_zone);
  v("jurisdiction", &Site::jurisdiction);
  v("setting", &Site::setting);
  v("employer", &Site::employer);
  v("employer_kind", &Site::employer_kind);
  v("travel", &Site::travel);
}

enum class RoomKind {
  kExam = 1,
  kProcedure,
  kLaboratory,
  kVitalsBay,
  kDiagnostic,
  kFrontDesk,
  kBackOffice,
  kGroup,
  kWaiting
};
POLYCLINIC_ENUMERATORS(RoomKind, {{RoomKind::kExam, "exam"},
                                  {RoomKind::kProcedure, "procedure"},
                                  {RoomKind::kLaboratory, "laboratory"},
                                  {RoomKind::kVitalsBay, "vitals_bay"},
                                  {RoomKind::kDiagnostic, "diagnostic"},
                                  {RoomKind::kFrontDesk, "front_desk"},
                                  {RoomKind::kBackOffice, "back_office"},
                                  {RoomKind::kGroup, "group"},
                                  {RoomKind::kWaiting, "waiting"}})

struct Room {
  RoomId id;
  // Unique among the clinic's rooms.
  std::string key;
  std::string name;
  SiteId site;
  RoomKind kind = RoomKind::kExam;
  // How many patients it holds at once for needs that share it.
  std::int32_t capacity = 1;
  // Cleaning after each use, added to its occupancy.
  Duration turnover{};
  bool operator==(const Room&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Room*, Visitor&& v) {
  v("id", &Room::id);
  v("key", &Room::key);
  v("name", &Room::name);
  v("site", &Room::site);
  v("kind", &Room::kind);
  v("capacity", &Room::capacity);
  v("turnover", &Room::turnover);
}

// What kind of device or line a piece of equipment is: ecg-machine, interpreter-line.
using EquipmentKind = Code<struct EquipmentKindList>;

struct Equipment {
  EquipmentId id;
  // Unique among the clinic's equipment.
  std::string key;
  std::string name;
  SiteId site;
  EquipmentKind kind;
  // How many uses it serves at once: 1 for a cart, more for a set of lines.
  std::int32_t capacity = 1;
  // Reprocessing after each use, on the equipment's own clock.
  Duration turnover{};
  bool operator==(const Equipment&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Equipment*, Visitor&& v) {
  v("id", &Equipment::id);
  v("key", &Equipment::key);
  v("name", &Equipment::name);
  v("site", &Equipment::site);
  v("kind", &Equipment::kind);
  v("capacity", &Equipment::capacity);
  v("turnover", &Equipment::turnover);
}

// Providers and assistants who work together, and the rooms they use.
struct Pod {
  PodId id;
  // Unique among the clinic's pods.
  std::string key;
  std::string name;
  SiteId site;
  std::vector<StaffId> providers;
  std::vector<StaffId> assistants;
  std::vector<RoomId> rooms;
  bool operator==(const Pod&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Pod*, Visitor&& v) {
  v("id", &Pod::id);
  v("key", &Pod::key);
  v("name", &Pod::name);
  v("site", &Pod::site);
  v("providers", &Pod::providers);
  v("assistants", &Pod::assistants);
  v("rooms", &Pod::rooms);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_PLACE_PLACE_H_
