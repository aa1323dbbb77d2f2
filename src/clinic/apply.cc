// From one clinic to the next: commands are decided, events are put.

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "clinic/fingerprint.h"
#include "clinic/state.h"
#include "clinic/value_check.h"

namespace polyclinic {
namespace {

// How many actions the command has.
int ActionsOf(const Command& command) {
  return command.book.has_value() + command.change_status.has_value() +
         command.reschedule.has_value() + command.record.has_value() +
         command.place_hold.has_value() + command.release_hold.has_value() +
         command.confirm_hold.has_value() + command.put_staff.has_value() +
         command.put_patient.has_value() + command.set_availability.has_value() +
         command.fix_names.has_value();
}

bool IsCancellation(AppointmentStatus status) {
  return status == AppointmentStatus::kCancelledByPatient ||
         status == AppointmentStatus::kCancelledByClinic ||
         status == AppointmentStatus::kLateCancel;
}

// `after` has every entry of `before`, and perhaps more.
template <class Entry>
bool Extends(const std::vector<Entry>& before, const std::vector<Entry>& after) {
  return before.size() <= after.size() && std::equal(before.begin(), before.end(), after.begin());
}

bool HistoryExtends(const History& before, const History& after) {
  bool extends = true;
  visit_fields(static_cast<const History*>(nullptr), [&](std::string_view, auto member) {
    extends = extends && Extends(before.*member, after.*member);
  });
  return extends;
}

}  // namespace

// The next clinic while a command is applied to it. Whatever fails leaves the clinic as it was, since
// this is a copy.
class Clinic::Change {
 public:
  Change(const Clinic& clinic, const Command& command, std::int64_t fingerprint)
      : clinic_(clinic),
        command_(command),
        fingerprint_(fingerprint),
        next_(std::make_shared<State>(*clinic.state_)) {
    // Most commands have one or two; an event is large.
    events_.reserve(2);
  }

  absl::StatusOr<CommandResult> Run() {
    LetExpiredHoldsGo();
    absl::StatusOr<std::optional<Refusal>> refused = Act();
    if (!refused.ok()) return refused.status();
    if (*refused) return CommandResult(**std::move(refused));
    // What changes nothing leaves no trace, so that events alone lead from version to version.
    if (events_.empty()) return CommandResult(Applied{clinic_, {}});
    ++next_->version;
    next_->AddApplied({.request_id = command_.request_id, .fingerprint = fingerprint_});
    return CommandResult(Applied{Clinic(std::move(next_)), std::move(events_)});
  }

 private:
  using Outcome = absl::StatusOr<std::optional<Refusal>>;

  Outcome Act() {
    if (command_.book) return Book(*command_.book);
    if (command_.change_status) return ChangeStatus(*command_.change_status);
    if (command_.reschedule) return Reschedule(*command_.reschedule);
    if (command_.record) return Record(*command_.record);
    if (command_.place_hold) return PlaceHold(*command_.place_hold);
    if (command_.release_hold) return ReleaseHold(*command_.release_hold);
    if (command_.confirm_hold) return ConfirmHold(*command_.confirm_hold);
    if (command_.put_staff) return PutStaff(*command_.put_staff);
    if (command_.put_patient) return PutPatient(*command_.put_patient);
    if (command_.fix_names) return FixNames(*command_.fix_names);
    return SetAvailability(command_.set_availability->availability);
  }

  void LetExpiredHoldsGo() {
    Expiries& expiries = next_->expiries;
    while (!expiries.empty() && expiries.first().at <= command_.now) {
      Hold hold = Get(expiries.first().hold);
      expiries.TakeFirst();
      if (!hold.released) LetGo(std::move(hold));
    }
  }
  void LetGo(Hold hold) {
    hold.released = true;
    next_->schedule.Vacate(hold.id);
    Put(std::move(hold));
  }

  // An event of this command, without its entity.
  Event& Tell() {
    Event& event = events_.emplace_back();
    event.version = next_->version + 1;
    event.request_id = command_.request_id;
    event.at = command_.now;
    event.by = command_.by;
    event.fingerprint = fingerprint_;
    return event;
  }
  const Appointment& Tell(Appointment entity) { return *(Tell().appointment = std::move(entity)); }
  const BookingRequest& Tell(BookingRequest entity) {
    return *(Tell().request = std::move(entity));
  }
  const Visit& Tell(Visit entity) { return *(Tell().visit = std::move(entity)); }
  const Hold& Tell(Hold entity) { return *(Tell().hold = std::move(entity)); }
  const Staff& Tell(Staff entity) { return *(Tell().staff = std::move(entity)); }
  const Patient& Tell(Patient entity) { return *(Tell().patient = std::move(entity)); }

  template <class Entity>
  std::conditional_t<kIsPacked<Entity>, Entity, const Entity&> Get(Id<Entity> id) const {
    return next_->Of<Entity>().list[id.index()];
  }

  static absl::Status Bad(std::string code, std::string path, std::string found,
                          std::string expected) {
    Findings findings;
    findings.Add(std::move(code), std::move(path), std::move(found), std::move(expected));
    return findings.ToStatus();
  }
  static absl::Status Missing(const std::string& path, const std::string& expected) {
    return Bad("missing_reference", path, "", expected);
  }
  // Of an override.
  static absl::Status MissingStart(const std::string& path) {
    return Bad("missing_start", path, "", "the start in spite of which it is booked");
  }

  // Puts the entity in its place and tells of it; what it was told lives as long as this.
  template <class Entity>
  const Entity& Put(Entity entity) {
    next_->Edit<Entity>().Put(entity);
    return Tell(std::move(entity));
  }
  // Gives the entity the next id and, where it has none, a key of its own.
  template <class Entity>
  void Name(Entity& entity, const std::string& prefix) const {
    const Shelf<Entity>& shelf = next_->Of<Entity>();
    entity.id = Id<Entity>::Of(next_->tag(), static_cast<std::uint32_t>(shelf.list.size()));
    for (std::size_t n = shelf.list.size() + 1; entity.key.empty() || shelf.Find(entity.key); ++n) {
      entity.key = prefix + std::to_string(n);
    }
  }
  // Whether another entity has the key.
  template <class Entity>
  bool Taken(const Entity& entity) const {
    const auto position = next_->Of<Entity>().Find(entity.key);
    return position && (!entity.id.valid() || *position != entity.id.index());
  }

  // The request of the action at `path` with its id: an earlier one of the clinic, or a new one that is
  // put. It lives as long as this and the command.
  absl::StatusOr<const BookingRequest*> TakeRequest(const BookingRequest& request,
                                                    const std::string& path) {
    if (!request.patient.valid()) return Missing(path + ".patient", "a patient of this clinic");
    if (!request.visit_type.valid()) return Missing(path + ".visit_type", "a visit type");
    Findings findings;
    CheckRequest(request, Get(request.visit_type), {path, std::nullopt}, findings);
    if (findings.HasErrors()) return findings.ToStatus();
    if (request.id.valid()) return &request;
    if (!request.key.empty() && Taken(request)) {
      return Bad("duplicate_key", path + ".key", request.key, "a key used once");
    }
    BookingRequest named = request;
    Name(named, "r");
    return &Put(std::move(named));
  }

  // Keeps the promise, and those that others keep for its sake.
  void Keep(Booked& booked) {
    Rearrange(booked.rearranged);
    Appointment& appointment = booked.appointment;
    Name(appointment, "a");
    appointment.changes.front().by = command_.by;
    next_->schedule.Occupy(appointment);
    Put(std::move(appointment));
  }

  void Rearrange(const std::vector<Rearrangement>& rearranged) {
    for (const Rearrangement& r : rearranged) {
      if (r.appointment.valid()) {
        Appointment appointment = Get(r.appointment);
        appointment.assignments = Rearranged(std::move(appointment.assignments), r);
        next_->schedule.Occupy(appointment);
        Put(std::move(appointment));
      } else {
        Hold hold = Get(r.hold);
        hold.opening.assignments = Rearranged(std::move(hold.opening.assignments), r);
        next_->schedule.Occupy(hold.id, hold.opening, hold.visit_type, hold.patient);
        Put(std::move(hold));
      }
    }
  }

  Outcome Book(const BookCommand& book) {
    if (book.override && !book.start) return MissingStart("book.start");
    absl::StatusOr<const BookingRequest*> request = TakeRequest(book.request, "book.request");
    if (!request.ok()) return request.status();
    absl::StatusOr<BookingResult> result = next_->schedule.Book(
        **request, book.start, command_.now, {}, book.override ? &*book.override : nullptr);
    if (!result.ok()) return result.status();
    if (auto* refusal = std::get_if<Refusal>(&*result)) {
      return Refuse(std::move(*refusal), book.request);
    }
    Keep(std::get<Booked>(*result));
    return std::optional<Refusal>();
  }

  // A request that a refused command brought along is not kept, so the refusal does not name it.
  static Outcome Refuse(Refusal refusal, const BookingRequest& given) {
    refusal.request = given.id;
    return std::optional<Refusal>(std::move(refusal));
  }

  Appointment Changed(Appointment appointment, AppointmentStatus to, const std::string& reason) {
    appointment.changes.push_back({.from = appointment.status,
                                   .to = to,
                                   .at = command_.now,
                                   .by = command_.by,
                                   .reason = reason});
    appointment.status = to;
    next_->schedule.Occupy(appointment);
    return appointment;
  }

  Outcome ChangeStatus(const ChangeStatusCommand& change) {
    if (!change.appointment.valid()) {
      return Missing("change_status.appointment", "an appointment of this clinic");
    }
    Appointment appointment = Get(change.appointment);
    if (!MayFollow(appointment.status, change.to)) {
      return Bad("bad_status", "change_status.to", std::string(NameOf(change.to)),
                 "a status that may follow " + std::string(NameOf(appointment.status)));
    }
    if (IsCancellation(change.to) && change.reason.empty()) {
      return Bad("missing_reason", "change_status.reason", "", "why it is cancelled");
    }
    Put(Changed(std::move(appointment), change.to, change.reason));
    return std::optional<Refusal>();
  }

  Outcome Reschedule(const RescheduleCommand& move) {
    if (!move.appointment.valid()) {
      return Missing("reschedule.appointment", "an appointment of this clinic");
    }
    const Appointment before = Get(move.appointment);
    if (!MayFollow(before.status, AppointmentStatus::kRescheduled)) {
      return Bad("bad_status", "reschedule.appointment", std::string(NameOf(before.status)),
                 "an appointment that can be moved");
    }
    if (move.reason.empty()) {
      return Bad("missing_reason", "reschedule.reason", "", "why it is moved");
    }
    if (move.override && !move.start) return MissingStart("reschedule.start");
    if (move.request.patient != before.patient) {
      return Bad("another_patient", "reschedule.request.patient", "", "the appointment's patient");
    }
    absl::StatusOr<const BookingRequest*> request = TakeRequest(move.request, "reschedule.request");
    if (!request.ok()) return request.status();
    Put(Changed(before, AppointmentStatus::kRescheduled, move.reason));
    absl::StatusOr<BookingResult> result = next_->schedule.Book(
        **request, move.start, command_.now, {}, move.override ? &*move.override : nullptr);
    if (!result.ok()) return result.status();
    if (auto* refusal = std::get_if<Refusal>(&*result)) {
      return Refuse(std::move(*refusal), move.request);
    }
    Booked& booked = std::get<Booked>(*result);
    booked.appointment.moved_from = before.id;
    Keep(booked);
    return std::optional<Refusal>();
  }

  Outcome Record(const RecordCommand& record) {
    Visit visit;
    if (record.visit.valid()) {
      visit = Get(record.visit);
    } else {
      if (!record.patient.valid()) return Missing("record.patient", "a patient of this clinic");
      if (!record.site.valid()) return Missing("record.site", "a site of this clinic");
      visit = {.appointment = record.appointment, .patient = record.patient, .site = record.site};
      Name(visit, "v");
    }
    visit.stamps.push_back(record.stamp);
    Put(std::move(visit));
    return std::optional<Refusal>();
  }

  Outcome PlaceHold(const PlaceHoldCommand& place) {
    if (place.expires_at <= command_.now) {
      return Bad("already_expired", "place_hold.expires_at", ToText(place.expires_at),
                 "an instant after " + ToText(command_.now));
    }
    absl::StatusOr<const BookingRequest*> request =
        TakeRequest(place.request, "place_hold.request");
    if (!request.ok()) return request.status();
    absl::StatusOr<BookingResult> result = next_->schedule.Book(
        **request, place.start, command_.now, {}, place.override ? &*place.override : nullptr);
    if (!result.ok()) return result.status();
    if (auto* refusal = std::get_if<Refusal>(&*result)) {
      return Refuse(std::move(*refusal), place.request);
    }
    Booked& booked = std::get<Booked>(*result);
    Rearrange(booked.rearranged);
    Appointment& promise = booked.appointment;
    Hold hold{.patient = promise.patient,
              .visit_type = promise.visit_type,
              .opening = {.site = promise.site,
                          .interval = promise.interval,
                          .steps = std::move(promise.steps),
                          .assignments = std::move(promise.assignments),
                          .obligations = std::move(promise.obligations)},
              .placed_at = command_.now,
              .expires_at = place.expires_at,
              .overrides = promise.overrides,
              .request = (*request)->id};
    Name(hold, "h");
    next_->schedule.Occupy(hold.id, hold.opening, hold.visit_type, hold.patient);
    next_->expiries.Add({.at = hold.expires_at, .hold = hold.id});
    Put(std::move(hold));
    return std::optional<Refusal>();
  }

  Outcome ReleaseHold(const ReleaseHoldCommand& release) {
    if (!release.hold.valid()) return Missing("release_hold.hold", "a hold of this clinic");
    LetGo(Get(release.hold));
    return std::optional<Refusal>();
  }

  Outcome ConfirmHold(const ConfirmHoldCommand& confirm) {
    if (!confirm.hold.valid()) return Missing("confirm_hold.hold", "a hold of this clinic");
    Hold hold = Get(confirm.hold);
    if (hold.released) {
      return std::optional<Refusal>(Refusal{.request = hold.request,
                                            .conflicts = {{.kind = ConflictKind::kHoldEnded,
                                                           .interval = hold.opening.interval,
                                                           .other = hold.appointment,
                                                           .hold = hold.id}}});
    }
    Appointment appointment = PromiseOf(hold);
    Name(appointment, "a");
    hold.appointment = appointment.id;
    LetGo(std::move(hold));
    next_->schedule.Occupy(appointment);
    Put(std::move(appointment));
    return std::optional<Refusal>();
  }

  // The appointment that the hold was kept for, without its id.
  Appointment PromiseOf(const Hold& hold) const {
    const BookingRequest asked = hold.request.valid() ? Get(hold.request) : BookingRequest{};
    return {.request = hold.request,
            .patient = hold.patient,
            .visit_type = hold.visit_type,
            .site = hold.opening.site,
            .status = AppointmentStatus::kScheduled,
            .interval = hold.opening.interval,
            .steps = hold.opening.steps,
            .assignments = hold.opening.assignments,
            .modifiers = asked.modifiers,
            .new_patient = asked.new_patient,
            .patient_location = asked.patient_location,
            .booked_at = command_.now,
            .edition = next_->setup->edition,
            .obligations = hold.opening.obligations,
            .changes = {{.from = AppointmentStatus::kRequested,
                         .to = AppointmentStatus::kScheduled,
                         .at = command_.now,
                         .by = command_.by,
                         .reason = "hold confirmed"}},
            .overrides = hold.overrides};
  }

  // What may follow from a change of people or hours: the schedule is made again, and promises that no
  // longer hold are flagged.
  Outcome JudgeAgain() {
    if (absl::Status status = next_->Reschedule(); !status.ok()) return status;
    for (AppointmentId id : next_->Flag()) Tell(Get(id));
    return std::optional<Refusal>();
  }

  Outcome FixNames(const FixNamesCommand& fix) {
    std::vector<TimeZone> zones;
    for (const Site& site : next_->Of<Site>().list) {
      absl::StatusOr<TimeZone> zone = TimeZone::Load(site.time_zone);
      if (!zone.ok()) return zone.status();
      zones.push_back(*zone);
    }
    const std::size_t count = next_->Of<Appointment>().list.size();
    for (std::uint32_t i = 0; i < count; ++i) {
      Appointment appointment = Get(AppointmentId::Of(next_->tag(), i));
      const SiteId site = appointment.site;
      if (!Occupies(appointment.status) || !site.valid()) continue;
      if (fix.site.valid() && fix.site != site) continue;
      const Instant start = appointment.interval.start();
      if (!fix.days.Contains(zones[site.index()].ToLocal(start).date)) continue;
      bool open = false;
      for (Assignment& assignment : appointment.assignments) {
        open = open || !assignment.named;
        assignment.named = true;
      }
      if (!open) continue;
      next_->schedule.Occupy(appointment);
      Put(std::move(appointment));
    }
    return std::optional<Refusal>();
  }

  Outcome PutStaff(const PutStaffCommand& put) {
    Staff staff = put.staff;
    if (Taken(staff)) {
      return Bad("duplicate_key", "put_staff.staff.key", staff.key, "a key used once");
    }
    if (!staff.id.valid()) Name(staff, "s");
    if (staff.key.empty()) return Bad("missing_key", "put_staff.staff.key", "", "a key");
    Put(std::move(staff));
    return JudgeAgain();
  }

  Outcome PutPatient(const PutPatientCommand& put) {
    Patient patient = put.patient;
    if (Taken(patient)) {
      return Bad("duplicate_key", "put_patient.patient.key", "", "a key used once");
    }
    if (!patient.id.valid()) {
      Name(patient, "p");
      Put(std::move(patient));
      // The schedule takes the patient in; nobody's promise rests on somebody new.
      if (absl::Status status = next_->Reschedule(); !status.ok()) return status;
      return std::optional<Refusal>();
    }
    if (patient.key.empty()) return Bad("missing_key", "put_patient.patient.key", "", "a key");
    const Patient& before = Get(patient.id);
    if (!HistoryExtends(before.history, patient.history) ||
        !Extends(before.consents, patient.consents)) {
      return Bad("history_rewritten", "put_patient.patient", "",
                 "every entry there was, in its place, and new ones behind them");
    }
    // The schedule asks for a patient's age alone.
    const bool same_age = before.born == patient.born;
    Put(std::move(patient));
    return same_age ? Outcome(std::optional<Refusal>()) : JudgeAgain();
  }

  Outcome SetAvailability(const Availability& availability) {
    if (!availability.resource.valid()) {
      return Bad("bad_resource", "set_availability.availability.resource", "",
                 "exactly one of a person, a room, a device");
    }
    next_->PutAvailability(availability);
    Tell().availability = availability;
    return JudgeAgain();
  }

  const Clinic& clinic_;
  const Command& command_;
  const std::int64_t fingerprint_;
  std::shared_ptr<State> next_;
  std::vector<Event> events_;
};

absl::StatusOr<CommandResult> Apply(const Clinic& clinic, const Command& command) {
  const Clinic::State& state = *clinic.state_;
  Findings findings;
  if (command.request_id.empty()) {
    findings.Add("missing_request_id", "request_id", "", "the caller's own id of the command");
  }
  if (const int actions = ActionsOf(command); actions != 1) {
    findings.Add("bad_command", "", std::to_string(actions) + " actions", "exactly one action");
  }
  if (command.book && command.book->override) {
    CheckOverride(*command.book->override, "book.override", findings);
  }
  if (command.reschedule && command.reschedule->override) {
    CheckOverride(*command.reschedule->override, "reschedule.override", findings);
  }
  if (command.place_hold && command.place_hold->override) {
    CheckOverride(*command.place_hold->override, "place_hold.override", findings);
  }
  const SizesOf<Clinic::State> sizes{state};
  ValueCheck(clinic.identifier(), sizes, findings).Check(command);
  if (findings.HasErrors()) return findings.ToStatus();
  const std::int64_t fingerprint = FingerprintOf(command);
  if (const auto applied = state.FindApplied(command.request_id)) {
    if (applied->fingerprint == fingerprint || applied->fingerprint == 0) {
      return CommandResult(Applied{clinic, {}});
    }
    findings.Add("request_id_reused", "request_id", command.request_id,
                 "an id of its own: another command was applied under this one");
    return findings.ToStatus();
  }
  if (command.expected_version && *command.expected_version != clinic.version()) {
    return absl::FailedPreconditionError("expected version " +
                                         std::to_string(*command.expected_version) +
                                         ", the clinic is at " + std::to_string(clinic.version()));
  }
  return Clinic::Change(clinic, command, fingerprint).Run();
}

absl::StatusOr<Clinic> Replay(const Clinic& clinic, std::span<const Event> events) {
  auto next = std::make_shared<Clinic::State>(*clinic.state_);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    Findings findings;
    const std::string path = "events[" + std::to_string(i) + "]";
    const bool same_command =
        event.version == next->version && i > 0 && events[i - 1].request_id == event.request_id;
    if (!same_command && event.version != next->version + 1) {
      findings.Add("bad_version", path + ".version", std::to_string(event.version),
                   std::to_string(next->version + 1));
      return findings.ToStatus();
    }
    if (!same_command) {
      next->version = event.version;
      next->AddApplied({.request_id = event.request_id, .fingerprint = event.fingerprint});
    }
    const auto put = [&](const auto& entity) {
      using Entity = typename std::decay_t<decltype(entity)>::value_type;
      if (!entity) return;
      if (!entity->id.valid() || entity->id.clinic() != next->tag() ||
          entity->id.index() > next->Of<Entity>().list.size()) {
        findings.Add("bad_id", path, entity->key, "the next id of its list or one in it");
        return;
      }
      next->Edit<Entity>().Put(*entity);
    };
    put(event.request);
    put(event.appointment);
    put(event.visit);
    put(event.hold);
    put(event.staff);
    put(event.patient);
    if (findings.HasErrors()) return findings.ToStatus();
    if (event.availability) next->PutAvailability(*event.availability);
    if (event.hold && !event.hold->released) {
      next->expiries.Add({.at = event.hold->expires_at, .hold = event.hold->id});
    }
  }
  if (absl::Status status = next->Reschedule(); !status.ok()) return status;
  return Clinic(std::move(next));
}

absl::StatusOr<BookedRequests> BookRequests(const Clinic& clinic, Instant now) {
  std::vector<BookingRequest> waiting = clinic.List<BookingRequest>().ToVector();
  std::vector<bool> answered(waiting.size());
  for (const Appointment& appointment : clinic.List<Appointment>()) {
    if (appointment.request.valid()) answered[appointment.request.index()] = true;
  }
  std::erase_if(waiting, [&](const BookingRequest& r) { return answered[r.id.index()]; });
  std::sort(waiting.begin(), waiting.end(), [](const BookingRequest& a, const BookingRequest& b) {
    return std::tie(a.priority, a.received, a.key) < std::tie(b.priority, b.received, b.key);
  });
  BookedRequests result{.clinic = clinic};
  for (BookingRequest& request : waiting) {
    Command command{.request_id = "book " + request.key, .now = now};
    command.book = BookCommand{.request = std::move(request)};
    absl::StatusOr<CommandResult> applied = Apply(result.clinic, command);
    if (!applied.ok()) return applied.status();
    if (auto* refusal = std::get_if<Refusal>(&*applied)) {
      result.refused.push_back(std::move(*refusal));
      continue;
    }
    Applied& done = std::get<Applied>(*applied);
    // The appointment comes last, behind those that gave way to it.
    if (!done.events.empty() && done.events.back().appointment) {
      result.booked.push_back(done.events.back().appointment->id);
    }
    result.clinic = std::move(done.clinic);
  }
  return result;
}

}  // namespace polyclinic
