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
  if (!first) return {};
  return {.from = AddDays(*first, -1), .until = AddDays(*last, 2)};
}

}  // namespace

absl::StatusOr<Clinic> Clinic::Create(ClinicContents contents, const RuleBook& rules,
                                      const DateRange& horizon) {
  Findings findings = Validate(contents);
  if (findings.HasErrors()) return findings.ToStatus();
  const DateRange days = horizon.from && horizon.until ? horizon : DefaultHorizon(contents);
  absl::StatusOr<Schedule> schedule = MakeSchedule(contents, rules, days);
  if (!schedule.ok()) return schedule.status();
  auto state = std::make_shared<State>(State{.identifier = contents.identifier,
                                             .name = contents.name,
                                             .version = contents.version,
                                             .edition = rules.edition(),
                                             .rules = rules,
                                             .horizon = days,
                                             .schedule = *std::move(schedule)});
  VisitShelves(contents, *state, [](auto& list, auto& shelf) {
    for (auto& entity : list) shelf.Put(std::move(entity));
  });
  state->specialties = Pages<Specialty>(std::move(contents.specialties));
  state->availability = Pages<Availability>(std::move(contents.availability));
  state->templates = Pages<Template>(std::move(contents.templates));
  for (std::size_t i = 0; i < contents.applied.size(); ++i) {
    state->applied_index =
        state->applied_index.Plus(contents.applied[i], static_cast<std::uint32_t>(i));
  }
  state->applied = Pages<std::string>(std::move(contents.applied));
  return Clinic(std::move(state));
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

#define POLYCLINIC_CLINIC_LIST(Entity)                       \
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
  VisitShelves(contents, *state_, [](auto& list, const auto& shelf) {
    list = shelf.list.ToVector();
  });
  contents.specialties = state_->specialties.ToVector();
  contents.availability = state_->availability.ToVector();
  contents.templates = state_->templates.ToVector();
  contents.applied = state_->applied.ToVector();
  return contents;
}

}  // namespace polyclinic
