#ifndef POLYCLINIC_SRC_CLINIC_STATE_H_
#define POLYCLINIC_SRC_CLINIC_STATE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "polyclinic/base/pages.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/key_index.h"

namespace polyclinic {

// The entities of one kind with their keys.
template <class Entity>
struct Shelf {
  Pages<Entity> list;
  KeyIndex keys;

  // Puts the entity where its id says: in place of that entity, or behind the last.
  void Put(Entity entity) {
    const std::uint32_t index = entity.id.index();
    keys = keys.Plus(entity.key, index);
    list = index < list.size() ? list.With(index, std::move(entity)) : list.Plus(std::move(entity));
  }
};

using Shelves =
    std::tuple<Shelf<Site>, Shelf<Room>, Shelf<Equipment>, Shelf<Staff>, Shelf<Pod>, Shelf<Program>,
               Shelf<Cohort>, Shelf<VisitType>, Shelf<Policy>, Shelf<Patient>,
               Shelf<BookingRequest>, Shelf<Appointment>, Shelf<Visit>, Shelf<Hold>>;

// What a clinic consists of. Copying shares every page.
struct Clinic::State {
  std::string identifier;
  std::string name;
  std::int64_t version = 0;
  std::string edition;
  RuleBook rules;
  DateRange horizon;
  Shelves shelves;
  Pages<Specialty> specialties;
  Pages<Availability> availability;
  Pages<Template> templates;
  Pages<BookingPolicy> booking_policies;
  Pages<std::string> applied;
  KeyIndex applied_index;
  // Holds that were not given back; those that have expired are let go at the next command.
  std::vector<HoldId> open_holds;
  Schedule schedule;

  template <class Entity>
  Shelf<Entity>& Of() {
    return std::get<Shelf<Entity>>(shelves);
  }
  template <class Entity>
  const Shelf<Entity>& Of() const {
    return std::get<Shelf<Entity>>(shelves);
  }

  std::uint32_t tag() const { return ClinicTag(identifier); }
  // Makes the schedule again from the lists: after a change of people, hours or places.
  absl::Status Reschedule();
  // Judges every appointment again and flags what is out of order; returns those that changed.
  std::vector<AppointmentId> Flag();
};

// Calls `v(list of the contents, its shelf)` for every kind that has ids, on const or mutable sides.
template <class Contents, class State, class Visitor>
void VisitShelves(Contents& contents, State& state, Visitor&& v) {
  visit_fields(static_cast<const ClinicContents*>(nullptr), [&](std::string_view, auto member) {
    auto& list = contents.*member;
    if constexpr (requires { list.begin()->id.index(); }) {
      using Entity = typename std::decay_t<decltype(list)>::value_type;
      v(list, state.template Of<Entity>());
    }
  });
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_CLINIC_STATE_H_
