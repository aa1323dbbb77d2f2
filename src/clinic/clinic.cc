#include "polyclinic/clinic/clinic.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "clinic/state.h"

namespace polyclinic {
namespace {

// From the first day that anything speaks of to the last, a day more on either side: local days of
// every zone fit in.
DateRange DefaultHorizon(const ClinicContents& contents) {
  std::optional<Date> first, last;
  const auto speak_of = [&](Date day) {
    if (!first || day < *first) first = day;
    if (!last || *last < day) last = day;
  };
  for (const BookingRequest& request : contents.requests) {
    if (request.days.from) speak_of(*request.days.from);
    if (request.days.until) speak_of(*request.days.until);
  }
  for (const Appointment& appointment : contents.appointments) {
    speak_of(std::chrono::floor<std::chrono::days>(appointment.interval.start()));
    speak_of(std::chrono::floor<std::chrono::days>(appointment.interval.end()));
  }
  // A clinic that speaks of no day can be looked at, not booked.
  if (!first) first = last = Date{std::chrono::year{1970} / 1 / 2};
  return {.from = AddDays(*first, -1), .until = AddDays(*last, 2)};
}

}  // namespace

absl::StatusOr<Clinic> Clinic::Create(ClinicContents contents, const RuleBook& rules,
                                      const DateRange& horizon) {
  Findings findings = Validate(contents);
  if (findings.HasErrors()) return findings.ToStatus();
  const DateRange days = horizon.from && horizon.until ? horizon : DefaultHorizon(contents);
  absl::StatusOr<Schedule> empty = Schedule::Create({.horizon = days}, rules);
  if (!empty.ok()) return empty.status();
  auto state = std::make_shared<State>(State{.identifier = contents.identifier,
                                             .name = contents.name,
                                             .version = contents.version,
                                             .edition = rules.edition(),
                                             .rules = rules,
                                             .horizon = days,
                                             .schedule = *std::move(empty)});
  VisitShelves(contents, *state, [](auto& list, auto& shelf) {
    for (auto& entity : list) shelf.Put(std::move(entity));
  });
  state->specialties = Pages<Specialty>(std::move(contents.specialties));
  state->availability = Pages<Availability>(std::move(contents.availability));
  state->templates = Pages<Template>(std::move(contents.templates));
  state->booking_policies = Pages<BookingPolicy>(std::move(contents.booking_policies));
  for (std::size_t i = 0; i < contents.applied.size(); ++i) {
    state->applied_index =
        state->applied_index.Plus(contents.applied[i], static_cast<std::uint32_t>(i));
  }
  state->applied = Pages<std::string>(std::move(contents.applied));
  const Pages<Hold>& holds = state->Of<Hold>().list;
  for (std::size_t i = 0; i < holds.size(); ++i) {
    if (!holds[i].released) state->open_holds.push_back(holds[i].id);
  }
  if (absl::Status status = state->Reschedule(); !status.ok()) return status;
  state->Flag();
  return Clinic(std::move(state));
}

absl::Status Clinic::State::Reschedule() {
  const auto sites = Of<Site>().list.ToVector();
  const auto rooms = Of<Room>().list.ToVector();
  const auto equipment = Of<Equipment>().list.ToVector();
  const auto staff = Of<Staff>().list.ToVector();
  const auto pods = Of<Pod>().list.ToVector();
  const auto visit_types = Of<VisitType>().list.ToVector();
  const auto policies = Of<Policy>().list.ToVector();
  const auto patients = Of<Patient>().list.ToVector();
  const auto hours = availability.ToVector();
  const auto blocks = templates.ToVector();
  const auto rules_of_booking = booking_policies.ToVector();
  absl::StatusOr<Schedule> made = Schedule::Create({.sites = sites,
                                                    .rooms = rooms,
                                                    .equipment = equipment,
                                                    .staff = staff,
                                                    .pods = pods,
                                                    .visit_types = visit_types,
                                                    .policies = policies,
                                                    .booking_policies = rules_of_booking,
                                                    .availability = hours,
                                                    .templates = blocks,
                                                    .patients = patients,
                                                    .horizon = horizon},
                                                   rules);
  if (!made.ok()) return made.status();
  schedule = *std::move(made);
  const Pages<Appointment>& appointments = Of<Appointment>().list;
  for (std::size_t i = 0; i < appointments.size(); ++i) schedule.Occupy(appointments[i]);
  for (HoldId id : open_holds) {
    const Hold& hold = Of<Hold>().list[id.index()];
    schedule.Occupy(id, hold.opening, hold.visit_type, hold.patient);
  }
  return absl::OkStatus();
}

std::vector<AppointmentId> Clinic::State::Flag() {
  std::vector<AppointmentId> changed;
  Shelf<Appointment>& shelf = Of<Appointment>();
  for (std::size_t i = 0; i < shelf.list.size(); ++i) {
    std::vector<polyclinic::Flag> flags = shelf.list[i].flags;
    for (polyclinic::Flag& flag : schedule.FlagsOf(shelf.list[i])) {
      if (std::find(flags.begin(), flags.end(), flag) == flags.end()) {
        flags.push_back(std::move(flag));
      }
    }
    if (flags == shelf.list[i].flags) continue;
    Appointment flagged = shelf.list[i];
    flagged.flags = std::move(flags);
    changed.push_back(flagged.id);
    shelf.Put(std::move(flagged));
  }
  return changed;
}

const std::string& Clinic::identifier() const { return state_->identifier; }
const std::string& Clinic::name() const { return state_->name; }
std::int64_t Clinic::version() const { return state_->version; }
const RuleBook& Clinic::rules() const { return state_->rules; }
const Schedule& Clinic::schedule() const { return state_->schedule; }

template <class Entity>
const Pages<Entity>& Clinic::List() const {
  return state_->Of<Entity>().list;
}

template <class Entity>
const Entity* Clinic::Get(Id<Entity> id) const {
  const Pages<Entity>& list = List<Entity>();
  if (!id.valid() || id.clinic() != state_->tag() || id.index() >= list.size()) return nullptr;
  return &list[id.index()];
}

template <class Entity>
const Entity* Clinic::Find(std::string_view key) const {
  const auto position = state_->Of<Entity>().keys.Find(key);
  return position ? &List<Entity>()[*position] : nullptr;
}

#define POLYCLINIC_CLINIC_LIST(Entity)                        \
  template const Pages<Entity>& Clinic::List<Entity>() const; \
  template const Entity* Clinic::Get(Id<Entity>) const;       \
  template const Entity* Clinic::Find<Entity>(std::string_view) const;
POLYCLINIC_CLINIC_LIST(Site)
POLYCLINIC_CLINIC_LIST(Room)
POLYCLINIC_CLINIC_LIST(Equipment)
POLYCLINIC_CLINIC_LIST(Staff)
POLYCLINIC_CLINIC_LIST(Pod)
POLYCLINIC_CLINIC_LIST(Program)
POLYCLINIC_CLINIC_LIST(Cohort)
POLYCLINIC_CLINIC_LIST(VisitType)
POLYCLINIC_CLINIC_LIST(Policy)
POLYCLINIC_CLINIC_LIST(Patient)
POLYCLINIC_CLINIC_LIST(BookingRequest)
POLYCLINIC_CLINIC_LIST(Appointment)
POLYCLINIC_CLINIC_LIST(Visit)
POLYCLINIC_CLINIC_LIST(Hold)
#undef POLYCLINIC_CLINIC_LIST

ClinicContents Clinic::Contents() const {
  ClinicContents contents;
  contents.identifier = state_->identifier;
  contents.name = state_->name;
  contents.version = state_->version;
  contents.edition = state_->edition;
  VisitShelves(contents, *state_,
               [](auto& list, const auto& shelf) { list = shelf.list.ToVector(); });
  contents.specialties = state_->specialties.ToVector();
  contents.availability = state_->availability.ToVector();
  contents.templates = state_->templates.ToVector();
  contents.booking_policies = state_->booking_policies.ToVector();
  contents.applied = state_->applied.ToVector();
  return contents;
}

}  // namespace polyclinic
