#ifndef POLYCLINIC_VISIT_VISIT_TYPE_H_
#define POLYCLINIC_VISIT_VISIT_TYPE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/place/place.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

// Exactly one resource that can be occupied: a person, a room or a device. The default names none.
struct Resource {
  StaffId staff;
  RoomId room;
  EquipmentId equipment;
  static Resource Of(StaffId id) { return {id, {}, {}}; }
  static Resource Of(RoomId id) { return {{}, id, {}}; }
  static Resource Of(EquipmentId id) { return {{}, {}, id}; }
  // Exactly one of the three is named.
  bool valid() const { return staff.valid() + room.valid() + equipment.valid() == 1; }
  friend auto operator<=>(const Resource&, const Resource&) = default;
};
template <class Visitor>
constexpr void visit_fields(const Resource*, Visitor&& v) {
  v("staff", &Resource::staff);
  v("room", &Resource::room);
  v("equipment", &Resource::equipment);
}

// Something about a visit that changes its length, by short name: interpreter, wheelchair.
using Modifier = Code<struct ModifierList>;

// A duration for one provider.
struct ProviderDuration {
  StaffId provider;
  Duration duration{};
  bool operator==(const ProviderDuration&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ProviderDuration*, Visitor&& v) {
  v("provider", &ProviderDuration::provider);
  v("duration", &ProviderDuration::duration);
}

// What a modifier adds to a step.
struct ModifierDuration {
  Modifier modifier;
  Duration added{};
  bool operator==(const ModifierDuration&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ModifierDuration*, Visitor&& v) {
  v("modifier", &ModifierDuration::modifier);
  v("added", &ModifierDuration::added);
}

// How long a step takes: the provider's own duration if there is one, else that for new patients if
// the patient is new, else `base`; plus what each of the visit's modifiers adds.
struct DurationRule {
  // For established patients.
  Duration base{};
  // For patients new to the practice; absent: as `base`.
  std::optional<Duration> new_patient;
  // Providers who take their own time, for any patient.
  std::vector<ProviderDuration> by_provider;
  std::vector<ModifierDuration> modifiers;
  bool operator==(const DurationRule&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DurationRule*, Visitor&& v) {
  v("base", &DurationRule::base);
  v("new_patient", &DurationRule::new_patient);
  v("by_provider", &DurationRule::by_provider);
  v("modifiers", &DurationRule::modifiers);
}

// One step of a visit. Steps follow each other in order.
struct Step {
  // Unique in its visit type: rooming, provider, wrap-up.
  std::string name;
  DurationRule duration;
  // The least time between the end of the step before and the start of this one.
  Duration gap_min{};
  // The most time between them. Booking prefers the least.
  Duration gap_max{};
  bool operator==(const Step&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Step*, Visitor&& v) {
  v("name", &Step::name);
  v("duration", &Step::duration);
  v("gap_min", &Step::gap_min);
  v("gap_max", &Step::gap_max);
}

// How a need uses what meets it.
//   exclusive:  nobody else uses it meanwhile
//   shared:     up to its capacity at once
//   presence:   it must be there, and is not used up
//   consumable: a stock is drawn from; no time is occupied
enum class NeedKind { kExclusive = 1, kShared, kPresence, kConsumable };
POLYCLINIC_ENUMERATORS(NeedKind, {{NeedKind::kExclusive, "exclusive"},
                                  {NeedKind::kShared, "shared"},
                                  {NeedKind::kPresence, "presence"},
                                  {NeedKind::kConsumable, "consumable"}})

// How much a need binds.
//   hard:     without it there is no visit
//   elastic:  it may come later, by at most `max_wait`
//   advisory: counted, never blocks
enum class Firmness { kHard = 1, kElastic, kAdvisory };
POLYCLINIC_ENUMERATORS(Firmness, {{Firmness::kHard, "hard"},
                                  {Firmness::kElastic, "elastic"},
                                  {Firmness::kAdvisory, "advisory"}})

// What a visit needs over some of its steps. A person meets it who may do every duty and works in
// one of the roles; a room of one of the kinds; a device of the kind. Exactly one of people (duties
// or roles), rooms and equipment is asked for.
struct Need {
  // Unique in its visit type: assistant, provider, room, ecg.
  std::string name;
  // Duties that the person must be able to do, all of them.
  std::vector<DutyCode> duties;
  // Roles of which the person works in one; empty: any.
  std::vector<Role> roles;
  // A specialty that the person must practise; empty: any.
  SpecialtyCode specialty;
  // Kinds of room, any-of.
  std::vector<RoomKind> rooms;
  // A kind of equipment; empty: none is asked for.
  EquipmentKind equipment;
  NeedKind kind = NeedKind::kExclusive;
  Firmness firmness = Firmness::kHard;
  // Of an elastic need: how late it may come.
  Duration max_wait{};
  // How many of them.
  std::int32_t count = 1;
  // The steps it spans, by position; empty: every step. Between two steps that it spans it is kept
  // through the gap.
  std::vector<std::int32_t> steps;
  // Occupied before the first of its steps.
  Duration buffer_before{};
  // Occupied after the last of its steps.
  Duration buffer_after{};
  // Needs, by name, that the same resource must meet.
  std::vector<std::string> same_as;
  // Needs, by name, that a different resource must meet.
  std::vector<std::string> different_from;
  bool operator==(const Need&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Need*, Visitor&& v) {
  v("name", &Need::name);
  v("duties", &Need::duties);
  v("roles", &Need::roles);
  v("specialty", &Need::specialty);
  v("rooms", &Need::rooms);
  v("equipment", &Need::equipment);
  v("kind", &Need::kind);
  v("firmness", &Need::firmness);
  v("max_wait", &Need::max_wait);
  v("count", &Need::count);
  v("steps", &Need::steps);
  v("buffer_before", &Need::buffer_before);
  v("buffer_after", &Need::buffer_after);
  v("same_as", &Need::same_as);
  v("different_from", &Need::different_from);
}

// A visit that must follow this one: a skin test's reading, 48 to 72 hours later.
struct LinkedVisit {
  VisitTypeId visit_type;
  // From the end of this visit to the start of the linked one, at least.
  Duration gap_min{};
  // At most.
  Duration gap_max{};
  // Without an opening for the linked visit this one is refused.
  bool required = true;
  bool operator==(const LinkedVisit&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const LinkedVisit*, Visitor&& v) {
  v("visit_type", &LinkedVisit::visit_type);
  v("gap_min", &LinkedVisit::gap_min);
  v("gap_max", &LinkedVisit::gap_max);
  v("required", &LinkedVisit::required);
}

// Something due before a visit: laboratory results, an authorisation, a referral.
struct Prerequisite {
  // What is due, by short name: authorization.
  std::string name;
  // Due this long before the visit starts.
  Duration due_before{};
  // The role that sees to it.
  Role owner = Role::kMedicalAssistant;
  bool operator==(const Prerequisite&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Prerequisite*, Visitor&& v) {
  v("name", &Prerequisite::name);
  v("due_before", &Prerequisite::due_before);
  v("owner", &Prerequisite::owner);
}

// What a kind of visit consists of.
struct VisitType {
  VisitTypeId id;
  // Unique among the clinic's visit types.
  std::string key;
  std::string name;
  SpecialtyCode specialty;
  std::vector<Step> steps;
  std::vector<Need> needs;
  std::vector<LinkedVisit> linked;
  std::vector<Prerequisite> prerequisites;
  // The patient need not come: telehealth.
  bool telehealth = false;
  bool operator==(const VisitType&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const VisitType*, Visitor&& v) {
  v("id", &VisitType::id);
  v("key", &VisitType::key);
  v("name", &VisitType::name);
  v("specialty", &VisitType::specialty);
  v("steps", &VisitType::steps);
  v("needs", &VisitType::needs);
  v("linked", &VisitType::linked);
  v("prerequisites", &VisitType::prerequisites);
  v("telehealth", &VisitType::telehealth);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_VISIT_VISIT_TYPE_H_
