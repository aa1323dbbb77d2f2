// From one clinic to the next: commands are decided, events are put.

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "clinic/state.h"

namespace polyclinic {
namespace {

// How many actions the command has.
int ActionsOf(const Command& command) {
  return command.book.has_value() + command.change_status.has_value() +
         command.reschedule.has_value() + command.record.has_value() +
         command.place_hold.has_value() + command.release_hold.has_value() +
         command.put_staff.has_value() + command.put_patient.has_value() +
         command.set_availability.has_value();
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
  Change(const Clinic& clinic, const Command& command)
      : command_(command), next_(std::make_shared<State>(*clinic.state_)) {
    LetExpiredHoldsGo();
  }

  absl::StatusOr<CommandResult> Run() {
    absl::StatusOr<std::optional<Refusal>> refused = Act();
    if (!refused.ok()) return refused.status();
    if (*refused) return CommandResult(**std::move(refused));
    ++next_->version;
    next_->applied_index = next_->applied_index.Plus(
        command_.request_id, static_cast<std::uint32_t>(next_->applied.size()));
    next_->applied = next_->applied.Plus(command_.request_id);
    for (Event& event : events_) event.version = next_->version;
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
    if (command_.put_staff) return PutStaff(*command_.put_staff);
    if (command_.put_patient) return PutPatient(*command_.put_patient);
    return SetAvailability(command_.set_availability->availability);
  }

  void LetExpiredHoldsGo() {
    std::erase_if(next_->open_holds, [&](HoldId id) {
      const bool expired = next_->Of<Hold>().list[id.index()].expires_at <= command_.now;
      if (expired) next_->schedule.Vacate(id);
      return expired;
    });
  }

  Event NewEvent() const {
    return {.request_id = command_.request_id, .at = command_.now, .by = command_.by};
  }
  void Tell(Appointment entity) {
    (events_.emplace_back(NewEvent())).appointment = std::move(entity);
  }
  void Tell(BookingRequest entity) {
    (events_.emplace_back(NewEvent())).request = std::move(entity);
  }
  void Tell(Visit entity) { (events_.emplace_back(NewEvent())).visit = std::move(entity); }
  void Tell(Hold entity) { (events_.emplace_back(NewEvent())).hold = std::move(entity); }
  void Tell(Staff entity) { (events_.emplace_back(NewEvent())).staff = std::move(entity); }
  void Tell(Patient entity) { (events_.emplace_back(NewEvent())).patient = std::move(entity); }

  template <class Entity>
  bool Has(Id<Entity> id) const {
    return id.valid() && id.clinic() == next_->tag() &&
           id.index() < next_->Of<Entity>().list.size();
  }
  template <class Entity>
  const Entity& Get(Id<Entity> id) const {
    return next_->Of<Entity>().list[id.index()];
  }
  static absl::Status Unknown(const std::string& path, const std::string& expected) {
    Findings findings;
    findings.Add("unknown_reference", path, "", expected);
    return findings.ToStatus();
  }
  static absl::Status Bad(std::string code, std::string path, std::string found,
                          std::string expected) {
    Findings findings;
    findings.Add(std::move(code), std::move(path), std::move(found), std::move(expected));
    return findings.ToStatus();
  }

  // Puts the entity in its place and tells of it.
  template <class Entity>
  void Put(Entity entity) {
    Tell(entity);
    next_->Of<Entity>().Put(std::move(entity));
  }
  // Gives the entity the next id and, where it has none, a key of its own.
  template <class Entity>
  void Name(Entity& entity, const std::string& prefix) const {
    const Shelf<Entity>& shelf = next_->Of<Entity>();
    entity.id = Id<Entity>::Of(next_->tag(), static_cast<std::uint32_t>(shelf.list.size()));
    for (std::size_t n = shelf.list.size() + 1; entity.key.empty() || shelf.keys.Find(entity.key);
         ++n) {
      entity.key = prefix + std::to_string(n);
    }
  }

  // The request with its id: an earlier one of the clinic, or a new one that is put.
  absl::StatusOr<BookingRequest> TakeRequest(BookingRequest request) {
    if (!Has(request.patient)) return Unknown("request.patient", "a patient of this clinic");
    if (!Has(request.visit_type)) return Unknown("request.visit_type", "a visit type");
    if (request.site.valid() && !Has(request.site)) return Unknown("request.site", "a site");
    if (request.id.valid()) {
      if (!Has(request.id)) return Unknown("request.id", "a request of this clinic, or none");
      return request;
    }
    if (!request.key.empty() && next_->Of<BookingRequest>().keys.Find(request.key)) {
      return Bad("duplicate_key", "request.key", request.key, "a key used once");
    }
    Name(request, "r");
    Put(request);
    return request;
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

  // Who overrides answers for it: somebody of the clinic, with a reason.
  absl::Status CheckLeave(const std::optional<Override>& override, const std::string& path) const {
    if (!override) return absl::OkStatus();
    Findings findings;
    CheckOverride(*override, path, findings);
    if (override->by.valid() && !Has(override->by)) {
      findings.Add("unknown_reference", path + ".by", "", "a member of this clinic's staff");
    }
    return findings.ToStatus();
  }

  Outcome Book(const BookCommand& book) {
    if (absl::Status leave = CheckLeave(book.override, "book.override"); !leave.ok()) return leave;
    if (book.override && !book.start) {
      return Bad("missing_start", "book.start", "", "the start in spite of which it is booked");
    }
    absl::StatusOr<BookingRequest> request = TakeRequest(book.request);
    if (!request.ok()) return request.status();
    absl::StatusOr<BookingResult> result = next_->schedule.Book(
        *request, book.start, command_.now, {}, book.override ? &*book.override : nullptr);
    if (!result.ok()) return result.status();
    if (auto* refusal = std::get_if<Refusal>(&*result))
      return Refuse(std::move(*refusal), *request);
    Keep(std::get<Booked>(*result));
    return std::optional<Refusal>();
  }

  // A request that a refused command brought along is not kept, so the refusal does not name it.
  Outcome Refuse(Refusal refusal, const BookingRequest& request) const {
    if (!events_.empty() && events_.front().request && events_.front().request->id == request.id) {
      refusal.request = {};
    }
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
    if (!Has(change.appointment)) {
      return Unknown("change_status.appointment", "an appointment of this clinic");
    }
    const Appointment& appointment = Get(change.appointment);
    if (!MayFollow(appointment.status, change.to)) {
      return Bad("bad_status", "change_status.to", std::string(NameOf(change.to)),
                 "a status that may follow " + std::string(NameOf(appointment.status)));
    }
    if (IsCancellation(change.to) && change.reason.empty()) {
      return Bad("missing_reason", "change_status.reason", "", "why it is cancelled");
    }
    Put(Changed(appointment, change.to, change.reason));
    return std::optional<Refusal>();
  }

  Outcome Reschedule(const RescheduleCommand& move) {
    if (!Has(move.appointment)) {
      return Unknown("reschedule.appointment", "an appointment of this clinic");
    }
    const Appointment before = Get(move.appointment);
    if (!MayFollow(before.status, AppointmentStatus::kRescheduled)) {
      return Bad("bad_status", "reschedule.appointment", std::string(NameOf(before.status)),
                 "an appointment that can be moved");
    }
    if (move.reason.empty())
      return Bad("missing_reason", "reschedule.reason", "", "why it is moved");
    absl::StatusOr<BookingRequest> request = TakeRequest(move.request);
    if (!request.ok()) return request.status();
    if (request->patient != before.patient) {
      return Bad("another_patient", "reschedule.request.patient", "", "the appointment's patient");
    }
    Appointment given_up = Changed(before, AppointmentStatus::kRescheduled, move.reason);
    absl::StatusOr<BookingResult> result = next_->schedule.Book(*request, move.start, command_.now);
    if (!result.ok()) return result.status();
    if (auto* refusal = std::get_if<Refusal>(&*result))
      return Refuse(std::move(*refusal), *request);
    Put(std::move(given_up));
    Booked& booked = std::get<Booked>(*result);
    booked.appointment.moved_from = before.id;
    Keep(booked);
    return std::optional<Refusal>();
  }

  Outcome Record(const RecordCommand& record) {
    Visit visit;
    if (record.visit.valid()) {
      if (!Has(record.visit)) return Unknown("record.visit", "a visit of this clinic, or none");
      visit = Get(record.visit);
    } else {
      if (!Has(record.patient)) return Unknown("record.patient", "a patient of this clinic");
      if (!Has(record.site)) return Unknown("record.site", "a site of this clinic");
      if (record.appointment.valid() && !Has(record.appointment)) {
        return Unknown("record.appointment", "an appointment of this clinic, or none");
      }
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
    if (absl::Status leave = CheckLeave(place.override, "place_hold.override"); !leave.ok()) {
      return leave;
    }
    absl::StatusOr<BookingRequest> request = TakeRequest(place.request);
    if (!request.ok()) return request.status();
    absl::StatusOr<BookingResult> result =
        next_->schedule.Book(*request, place.start, command_.now, {},
                             place.override ? &*place.override : nullptr);
    if (!result.ok()) return result.status();
    if (auto* refusal = std::get_if<Refusal>(&*result))
      return Refuse(std::move(*refusal), *request);
    const Booked& booked = std::get<Booked>(*result);
    Rearrange(booked.rearranged);
    const Appointment& promise = booked.appointment;
    Hold hold{.patient = promise.patient,
              .visit_type = promise.visit_type,
              .opening = {.site = promise.site,
                          .interval = promise.interval,
                          .steps = promise.steps,
                          .assignments = promise.assignments,
                          .obligations = promise.obligations},
              .placed_at = command_.now,
              .expires_at = place.expires_at,
              .overrides = promise.overrides};
    Name(hold, "h");
    next_->schedule.Occupy(hold.id, hold.opening, hold.visit_type, hold.patient);
    next_->open_holds.push_back(hold.id);
    Put(std::move(hold));
    return std::optional<Refusal>();
  }

  Outcome ReleaseHold(const ReleaseHoldCommand& release) {
    if (!Has(release.hold)) return Unknown("release_hold.hold", "a hold of this clinic");
    Hold hold = Get(release.hold);
    hold.released = true;
    next_->schedule.Vacate(hold.id);
    std::erase(next_->open_holds, hold.id);
    Put(std::move(hold));
    return std::optional<Refusal>();
  }

  // What may follow from a change of people or hours: the schedule is made again, and promises that no
  // longer hold are flagged.
  Outcome JudgeAgain() {
    if (Findings findings = Validate(Clinic(next_).Contents()); findings.HasErrors()) {
      return findings.ToStatus();
    }
    if (absl::Status status = next_->Reschedule(); !status.ok()) return status;
    for (AppointmentId id : next_->Flag()) Tell(Get(id));
    return std::optional<Refusal>();
  }

  Outcome PutStaff(const PutStaffCommand& put) {
    Staff staff = put.staff;
    if (!staff.id.valid()) {
      Name(staff, "s");
    } else if (!Has(staff.id)) {
      return Unknown("put_staff.staff.id", "a member of this clinic's staff, or none");
    }
    Put(std::move(staff));
    return JudgeAgain();
  }

  Outcome PutPatient(const PutPatientCommand& put) {
    Patient patient = put.patient;
    if (!patient.id.valid()) {
      Name(patient, "p");
    } else if (!Has(patient.id)) {
      return Unknown("put_patient.patient.id", "a patient of this clinic, or none");
    } else if (!HistoryExtends(Get(patient.id).history, patient.history) ||
               !Extends(Get(patient.id).consents, patient.consents)) {
      return Bad("history_rewritten", "put_patient.patient", "",
                 "every entry there was, in its place, and new ones behind them");
    }
    Put(std::move(patient));
    return JudgeAgain();
  }

  Outcome SetAvailability(const Availability& availability) {
    const Pages<Availability>& list = next_->availability;
    std::size_t at = 0;
    while (at < list.size() && list[at].resource != availability.resource) ++at;
    next_->availability = at < list.size() ? list.With(at, availability) : list.Plus(availability);
    events_.emplace_back(NewEvent()).availability = availability;
    return JudgeAgain();
  }

  const Command& command_;
  std::shared_ptr<State> next_;
  std::vector<Event> events_;
};

absl::StatusOr<CommandResult> Apply(const Clinic& clinic, const Command& command) {
  Findings findings;
  if (command.request_id.empty()) {
    findings.Add("missing_request_id", "request_id", "", "the caller's own id of the command");
  }
  if (const int actions = ActionsOf(command); actions != 1) {
    findings.Add("bad_command", "", std::to_string(actions) + " actions", "exactly one action");
  }
  if (findings.HasErrors()) return findings.ToStatus();
  if (clinic.state_->applied_index.Find(command.request_id)) {
    return CommandResult(Applied{clinic, {}});
  }
  if (command.expected_version && *command.expected_version != clinic.version()) {
    return absl::FailedPreconditionError("expected version " +
                                         std::to_string(*command.expected_version) +
                                         ", the clinic is at " + std::to_string(clinic.version()));
  }
  return Clinic::Change(clinic, command).Run();
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
      next->applied_index = next->applied_index.Plus(
          event.request_id, static_cast<std::uint32_t>(next->applied.size()));
      next->applied = next->applied.Plus(event.request_id);
    }
    const auto put = [&](const auto& entity) {
      using Entity = typename std::decay_t<decltype(entity)>::value_type;
      if (!entity) return;
      Shelf<Entity>& shelf = next->template Of<Entity>();
      if (!entity->id.valid() || entity->id.clinic() != next->tag() ||
          entity->id.index() > shelf.list.size()) {
        findings.Add("bad_id", path, entity->key, "the next id of its list or one in it");
        return;
      }
      shelf.Put(*entity);
    };
    put(event.request);
    put(event.appointment);
    put(event.visit);
    put(event.hold);
    put(event.staff);
    put(event.patient);
    if (findings.HasErrors()) return findings.ToStatus();
    if (event.availability) {
      std::size_t at = 0;
      while (at < next->availability.size() &&
             next->availability[at].resource != event.availability->resource) {
        ++at;
      }
      next->availability = at < next->availability.size()
                               ? next->availability.With(at, *event.availability)
                               : next->availability.Plus(*event.availability);
    }
  }
  next->open_holds.clear();
  const Pages<Hold>& holds = next->Of<Hold>().list;
  for (std::size_t i = 0; i < holds.size(); ++i) {
    if (!holds[i].released) next->open_holds.push_back(holds[i].id);
  }
  if (absl::Status status = next->Reschedule(); !status.ok()) return status;
  return Clinic(std::move(next));
}

absl::StatusOr<BookedRequests> BookRequests(const Clinic& clinic, Instant now) {
  const Pages<BookingRequest>& requests = clinic.List<BookingRequest>();
  std::vector<bool> answered(requests.size());
  const Pages<Appointment>& appointments = clinic.List<Appointment>();
  for (std::size_t i = 0; i < appointments.size(); ++i) {
    if (appointments[i].request.valid()) answered[appointments[i].request.index()] = true;
  }
  std::vector<const BookingRequest*> waiting;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!answered[i]) waiting.push_back(&requests[i]);
  }
  std::sort(waiting.begin(), waiting.end(), [](const BookingRequest* a, const BookingRequest* b) {
    return std::tie(a->priority, a->received, a->key) < std::tie(b->priority, b->received, b->key);
  });
  BookedRequests result{.clinic = clinic};
  for (const BookingRequest* request : waiting) {
    Command command{.request_id = "book " + request->key, .now = now};
    command.book = BookCommand{.request = *request};
    absl::StatusOr<CommandResult> applied = Apply(result.clinic, command);
    if (!applied.ok()) return applied.status();
    if (auto* refusal = std::get_if<Refusal>(&*applied)) {
      result.refused.push_back(std::move(*refusal));
      continue;
    }
    Applied& done = std::get<Applied>(*applied);
    for (const Event& event : done.events) {
      if (event.appointment) result.booked.push_back(event.appointment->id);
    }
    result.clinic = std::move(done.clinic);
  }
  return result;
}

}  // namespace polyclinic
