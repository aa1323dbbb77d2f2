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

// Puts what is promised into an empty schedule.
template <class Appointments, class Holds>
void Occupy(Schedule& schedule, const Appointments& appointments, const Holds& holds) {
  for (const Appointment& appointment : appointments) schedule.Occupy(appointment);
  for (const Hold& hold : holds) {
    if (!hold.released) schedule.Occupy(hold.id, hold.opening, hold.visit_type, hold.patient);
  }
}

// Flags what is out of order with the appointment; whether there is something new.
bool AddFlags(const Schedule& schedule, Appointment& appointment) {
  const std::size_t before = appointment.flags.size();
  for (Flag& flag : schedule.FlagsOf(appointment)) {
    const auto& flags = appointment.flags;
    if (std::find(flags.begin(), flags.end(), flag) == flags.end()) {
      appointment.flags.push_back(std::move(flag));
    }
  }
  return appointment.flags.size() != before;
}

// What the schedule takes in of each patient.
std::vector<Patient> Scheduled(const Pages<Patient>& list) {
  std::vector<Patient> patients(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    patients[i].born = list[i].born;
    patients[i].usual_provider = list[i].usual_provider;
  }
  return patients;
}

}  // namespace

absl::StatusOr<Clinic> Clinic::Create(ClinicContents contents, const RuleBook& rules,
                                      const DateRange& horizon) {
  Findings findings = Validate(contents);
  if (findings.HasErrors()) return findings.ToStatus();
  const DateRange days = horizon.from && horizon.until ? horizon : DefaultHorizon(contents);
  absl::StatusOr<Schedule> schedule =
      Schedule::Create({.sites = contents.sites,
                        .rooms = contents.rooms,
                        .equipment = contents.equipment,
                        .staff = contents.staff,
                        .pods = contents.pods,
                        .visit_types = contents.visit_types,
                        .policies = contents.policies,
                        .booking_policies = contents.booking_policies,
                        .availability = contents.availability,
                        .templates = contents.templates,
                        .patients = contents.patients,
                        .horizon = days},
                       rules);
  if (!schedule.ok()) return schedule.status();
  Occupy(*schedule, contents.appointments, contents.holds);
  for (Appointment& appointment : contents.appointments) AddFlags(*schedule, appointment);
  const std::uint32_t tag = ClinicTag(contents.identifier);
  auto setup = std::make_shared<Setup>(Setup{.identifier = std::move(contents.identifier),
                                             .name = std::move(contents.name),
                                             .tag = tag,
                                             .edition = rules.edition(),
                                             .rules = rules,
                                             .horizon = days});
  setup->specialties = Pages<Specialty>(std::move(contents.specialties));
  setup->availability = Pages<Availability>(std::move(contents.availability));
  setup->templates = Pages<Template>(std::move(contents.templates));
  setup->booking_policies = Pages<BookingPolicy>(std::move(contents.booking_policies));
  auto state = std::make_shared<State>(std::move(setup), std::make_shared<Dictionary>(tag),
                                       contents.version, *std::move(schedule));
  for (std::size_t i = 0; i < contents.applied.size(); ++i) {
    state->AddApplied(
        {.request_id = contents.applied[i],
         .fingerprint = i < contents.fingerprints.size() ? contents.fingerprints[i] : 0});
  }
  for (const Hold& hold : contents.holds) {
    if (!hold.released) state->expiries.Add({.at = hold.expires_at, .hold = hold.id});
  }
  VisitLists(contents, [&]<class Entity>(std::vector<Entity>& list) {
    state->Edit<Entity>().Fill(std::move(list));
  });
  return Clinic(std::move(state));
}

std::optional<AppliedCommand> Clinic::State::FindApplied(std::string_view request_id) const {
  const auto index = applied_ids.Find(request_id, [&](std::uint32_t i) {
    return i < applied.size() && applied.KeyOf(i) == request_id;
  });
  return index ? std::optional(applied[*index]) : std::nullopt;
}

void Clinic::State::AddApplied(const AppliedCommand& command) {
  applied_ids.Add(command.request_id, static_cast<std::uint32_t>(applied.size()));
  applied.Push(command);
}

void Clinic::State::PutAvailability(const Availability& put) {
  Pages<Availability>& list = EditSetup().availability;
  std::size_t at = 0;
  while (at < list.size() && list[at].resource != put.resource) ++at;
  if (at < list.size()) {
    list.Set(at, put);
  } else {
    list.Push(put);
  }
}

absl::Status Clinic::State::Reschedule() {
  const auto sites = Of<Site>().list.ToVector();
  const auto rooms = Of<Room>().list.ToVector();
  const auto equipment = Of<Equipment>().list.ToVector();
  const auto staff = Of<Staff>().list.ToVector();
  const auto pods = Of<Pod>().list.ToVector();
  const auto visit_types = Of<VisitType>().list.ToVector();
  const auto policies = Of<Policy>().list.ToVector();
  const auto patients = Scheduled(Of<Patient>().list);
  const auto hours = setup->availability.ToVector();
  const auto blocks = setup->templates.ToVector();
  const auto rules_of_booking = setup->booking_policies.ToVector();
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
                                                    .horizon = setup->horizon},
                                                   setup->rules);
  if (!made.ok()) return made.status();
  schedule = *std::move(made);
  Occupy(schedule, Of<Appointment>().list, Of<Hold>().list);
  return absl::OkStatus();
}

std::vector<AppointmentId> Clinic::State::Flag() {
  std::vector<AppointmentId> changed;
  Shelf<Appointment>& shelf = Edit<Appointment>();
  for (std::size_t i = 0; i < shelf.list.size(); ++i) {
    Appointment appointment = shelf.list[i];
    if (!AddFlags(schedule, appointment)) continue;
    changed.push_back(appointment.id);
    shelf.Put(appointment);
  }
  return changed;
}

const std::string& Clinic::identifier() const { return state_->setup->identifier; }
const std::string& Clinic::name() const { return state_->setup->name; }
std::int64_t Clinic::version() const { return state_->version; }
const RuleBook& Clinic::rules() const { return state_->setup->rules; }
const Schedule& Clinic::schedule() const { return state_->schedule; }

Schedule Clinic::ScheduleAt(Instant now) const {
  Schedule schedule = state_->schedule;
  for (Expiries left = state_->expiries; !left.empty() && left.first().at <= now;
       left.TakeFirst()) {
    schedule.Vacate(left.first().hold);
  }
  return schedule;
}

const Pages<BookingPolicy>& Clinic::booking_policies() const {
  return state_->setup->booking_policies;
}

template <class Entity>
const EntityList<Entity>& Clinic::List() const {
  return state_->Of<Entity>().list;
}

template <class Entity>
EntityFound<Entity> Clinic::Get(Id<Entity> id) const {
  const EntityList<Entity>& list = List<Entity>();
  if (!id.valid() || id.clinic() != state_->tag() || id.index() >= list.size()) return {};
  if constexpr (kIsPacked<Entity>) {
    return list[id.index()];
  } else {
    return &list[id.index()];
  }
}

template <class Entity>
EntityFound<Entity> Clinic::Find(std::string_view key) const {
  const auto position = state_->Of<Entity>().Find(key);
  if (!position) return {};
  return Get(Id<Entity>::Of(state_->tag(), *position));
}

#define POLYCLINIC_CLINIC_LIST(Entity)                             \
  template const EntityList<Entity>& Clinic::List<Entity>() const; \
  template EntityFound<Entity> Clinic::Get(Id<Entity>) const;      \
  template EntityFound<Entity> Clinic::Find<Entity>(std::string_view) const;
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
  const Setup& setup = *state_->setup;
  ClinicContents contents;
  contents.identifier = setup.identifier;
  contents.name = setup.name;
  contents.version = state_->version;
  contents.edition = setup.edition;
  VisitLists(contents, [&]<class Entity>(std::vector<Entity>& list) {
    list = state_->Of<Entity>().list.ToVector();
  });
  contents.specialties = setup.specialties.ToVector();
  contents.availability = setup.availability.ToVector();
  contents.templates = setup.templates.ToVector();
  contents.booking_policies = setup.booking_policies.ToVector();
  for (AppliedCommand command : state_->applied) {
    contents.applied.push_back(std::move(command.request_id));
    contents.fingerprints.push_back(command.fingerprint);
  }
  // As they were given, where the last are not known.
  std::vector<std::int64_t>& fingerprints = contents.fingerprints;
  while (!fingerprints.empty() && fingerprints.back() == 0) fingerprints.pop_back();
  return contents;
}

}  // namespace polyclinic
