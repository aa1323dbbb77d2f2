#ifndef POLYCLINIC_SRC_CLINIC_STATE_H_
#define POLYCLINIC_SRC_CLINIC_STATE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "clinic/applied_command.h"
#include "clinic/dictionary.h"
#include "clinic/expiries.h"
#include "polyclinic/base/pages.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/key_index.h"
#include "polyclinic/clinic/packed.h"

namespace polyclinic {

// The entities of one kind with their keys.
template <class Entity>
struct Shelf {
  EntityList<Entity> list;
  KeyIndex keys;

  std::string_view KeyOf(std::size_t index) const {
    if constexpr (kIsPacked<Entity>) {
      return list.KeyOf(index);
    } else {
      return list[index].key;
    }
  }
  std::optional<std::uint32_t> Find(std::string_view key) const {
    return keys.Find(
        key, [&](std::uint32_t index) { return index < list.size() && KeyOf(index) == key; });
  }
  // Puts the entities of a list, each in the place of its id, onto the empty shelf.
  void Fill(std::vector<Entity> entities) {
    std::vector<std::string_view> texts;
    texts.reserve(entities.size());
    for (const Entity& entity : entities) texts.push_back(entity.key);
    keys = KeyIndex(texts);
    if constexpr (kIsPacked<Entity>) {
      for (const Entity& entity : entities) list.Push(entity);
    } else {
      list = EntityList<Entity>(std::move(entities));
    }
  }
  // Puts the entity where its id says: in place of that entity, or behind the last.
  template <class Given>
  void Put(Given&& entity) {
    const std::uint32_t index = entity.id.index();
    if (index == list.size()) {
      keys.Add(entity.key, index);
      list.Push(std::forward<Given>(entity));
    } else {
      if (KeyOf(index) != entity.key) keys.Add(entity.key, index);
      list.Set(index, std::forward<Given>(entity));
    }
  }
};

// What commands of the daily work leave as it is.
struct Setup {
  std::string identifier;
  std::string name;
  std::uint32_t tag = 0;
  std::string edition;
  RuleBook rules;
  DateRange horizon;
  std::tuple<Shelf<Site>, Shelf<Room>, Shelf<Equipment>, Shelf<Staff>, Shelf<Pod>, Shelf<Program>,
             Shelf<Cohort>, Shelf<VisitType>, Shelf<Policy>>
      shelves;
  Pages<Specialty> specialties;
  Pages<Availability> availability;
  Pages<Template> templates;
  Pages<BookingPolicy> booking_policies;
};

// What a clinic consists of. Copying shares every page.
struct Clinic::State {
  std::shared_ptr<Setup> setup;
  std::int64_t version = 0;
  std::tuple<Shelf<Patient>, Shelf<BookingRequest>, Shelf<Appointment>, Shelf<Visit>, Shelf<Hold>>
      shelves;
  Packed<AppliedCommand> applied;
  KeyIndex applied_ids;
  // Of every hold that keeps something, and perhaps of some that were released since.
  Expiries expiries;
  Schedule schedule;

  State(std::shared_ptr<Setup> made, const std::shared_ptr<Dictionary>& dictionary,
        std::int64_t at_version, Schedule empty)
      : setup(std::move(made)),
        version(at_version),
        shelves{Shelf<Patient>{}, Shelf<BookingRequest>{Packed<BookingRequest>(dictionary), {}},
                Shelf<Appointment>{Packed<Appointment>(dictionary), {}},
                Shelf<Visit>{Packed<Visit>(dictionary), {}},
                Shelf<Hold>{Packed<Hold>(dictionary), {}}},
        applied(dictionary),
        schedule(std::move(empty)) {}

  std::uint32_t tag() const { return setup->tag; }

  template <class Entity>
  const Shelf<Entity>& Of() const {
    if constexpr (kIsPacked<Entity> || std::is_same_v<Entity, Patient>) {
      return std::get<Shelf<Entity>>(shelves);
    } else {
      return std::get<Shelf<Entity>>(setup->shelves);
    }
  }
  template <class Entity>
  Shelf<Entity>& Edit() {
    if constexpr (kIsPacked<Entity> || std::is_same_v<Entity, Patient>) {
      return std::get<Shelf<Entity>>(shelves);
    } else {
      return std::get<Shelf<Entity>>(EditSetup().shelves);
    }
  }
  // The setup for this state alone.
  Setup& EditSetup() {
    if (setup.use_count() > 1) setup = std::make_shared<Setup>(*setup);
    return *setup;
  }

  // The command of that id, where one was applied.
  std::optional<AppliedCommand> FindApplied(std::string_view request_id) const;
  void AddApplied(const AppliedCommand& command);
  // Puts the hours in place of those of the same resource.
  void PutAvailability(const Availability& availability);

  // Makes the schedule again from the lists: after a change of people, hours or places.
  absl::Status Reschedule();
  // Judges every appointment again and flags what is out of order; returns those that changed.
  std::vector<AppointmentId> Flag();
};

// How many entities of each kind the clinic has.
template <class State>
struct SizesOf {
  const State& state;
  template <class Entity>
  std::size_t operator()(Id<Entity>) const {
    return state.template Of<Entity>().list.size();
  }
};

// Calls `v.operator()<Entity>(list)` for every list of the contents whose entities have ids.
template <class Contents, class Visitor>
void VisitLists(Contents& contents, Visitor&& v) {
  visit_fields(static_cast<const ClinicContents*>(nullptr), [&](std::string_view, auto member) {
    auto& list = contents.*member;
    if constexpr (requires { list.begin()->id.index(); }) {
      v.template operator()<typename std::decay_t<decltype(list)>::value_type>(list);
    }
  });
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_CLINIC_STATE_H_
