// Requests, appointments and visits as the model has them.

#include <string>
#include <utility>
#include <vector>

#include "scenario/frame.h"

namespace polyclinic {
namespace {

constexpr Duration kMinute{60};
constexpr Duration kTwoDays = std::chrono::hours(48);

// "s1p2d3n4": site, provider, day and number, each from 1.
std::string NameOf(std::uint32_t site, std::uint32_t provider, std::uint32_t day,
                   std::uint32_t number) {
  std::string name = "s" + std::to_string(site + 1);
  name.append("p").append(std::to_string(provider + 1));
  name.append("d").append(std::to_string(day + 1));
  return name.append("n").append(std::to_string(number + 1));
}

AppointmentStatus StatusOf(const AppointmentRow& row) {
  switch (row.outcome) {
    case AppointmentOutcome::kAttended:
      return AppointmentStatus::kFulfilled;
    case AppointmentOutcome::kLeft:
    case AppointmentOutcome::kCancelledByPatient:
      return AppointmentStatus::kCancelledByPatient;
    case AppointmentOutcome::kNoShow:
      return AppointmentStatus::kNoShow;
    case AppointmentOutcome::kCancelledByClinic:
      return AppointmentStatus::kCancelledByClinic;
    case AppointmentOutcome::kLateCancel:
      return AppointmentStatus::kLateCancel;
    case AppointmentOutcome::kUpcoming:
    case AppointmentOutcome::kUnrecorded:
      break;
  }
  return row.confirmed ? AppointmentStatus::kConfirmed : AppointmentStatus::kScheduled;
}

bool Came(const AppointmentRow& row) {
  return row.outcome == AppointmentOutcome::kAttended || row.outcome == AppointmentOutcome::kLeft;
}

// Where an appointment's time lies.
struct Times {
  explicit Times(const AppointmentRow& row)
      : start(Duration(row.start)),
        in(start + row.rooming * kMinute),
        out(in + row.with_provider * kMinute),
        end(out + row.wrap_up * kMinute),
        booked(start - row.booked_before * kMinute) {}
  Instant At(std::int16_t minutes) const { return start + minutes * kMinute; }
  Instant start, in, out, end, booked;
};

std::vector<StatusChange> ChangesOf(const AppointmentRow& row, const Times& times, StaffId desk) {
  using S = AppointmentStatus;
  std::vector<StatusChange> changes;
  changes.reserve(4);
  S at = S::kRequested;
  const auto step = [&](S to, Instant when, const char* reason) {
    changes.push_back({.from = at, .to = to, .at = when, .by = desk, .reason = reason});
    at = to;
  };
  step(S::kScheduled, times.booked, "");
  if (row.confirmed) step(S::kConfirmed, times.start - kTwoDays, "");
  if (Came(row)) step(S::kArrived, times.At(row.stages.arrived), "");
  const Instant cancelled = times.start - row.cancelled_before * kMinute;
  switch (row.outcome) {
    case AppointmentOutcome::kAttended:
      step(S::kFulfilled, times.At(row.stages.checked_out), "");
      break;
    case AppointmentOutcome::kLeft:
      step(S::kCancelledByPatient, times.At(row.stages.provider_in), "left unseen");
      break;
    case AppointmentOutcome::kNoShow:
      step(S::kNoShow, times.end, "");
      break;
    case AppointmentOutcome::kCancelledByPatient:
      step(S::kCancelledByPatient, cancelled, "patient");
      break;
    case AppointmentOutcome::kCancelledByClinic:
      step(S::kCancelledByClinic, cancelled, "clinic");
      break;
    case AppointmentOutcome::kLateCancel:
      step(S::kLateCancel, cancelled, "patient, late");
      break;
    case AppointmentOutcome::kUpcoming:
    case AppointmentOutcome::kUnrecorded:
      break;
  }
  return changes;
}

Assignment Assigned(const char* need, Resource resource, Interval interval, bool named) {
  return {.need = need, .resource = resource, .interval = interval, .named = named, .grounds = {}};
}

std::vector<DutyGround> Under(const std::vector<DutyGround>& grounds, StaffId supervisor) {
  std::vector<DutyGround> under = grounds;
  for (DutyGround& ground : under) ground.supervisor = supervisor;
  return under;
}

}  // namespace

// Appends what one provider's rows say, each appointment with its request and, where somebody came, its
// visit.
class VisitBuilder {
 public:
  VisitBuilder(const Scenario::Frame& frame, ClinicContents& contents)
      : frame_(frame), contents_(contents) {}

  void Add(const AppointmentRow& row) {
    const Times times(row);
    const std::string name = NameOf(row.site, row.provider, row.day, row.slot);
    const RequestId request = AddRequest(row, times, name);
    const StaffId desk = frame_.StaffOf(row.site, StaffKind::kReceptionist, 0);
    const VisitShape& shape = frame_.ShapeOf(row.provider, row.visit);
    Appointment& appointment = contents_.appointments.emplace_back();
    appointment.id =
        frame_.IdOf<Appointment>(static_cast<std::uint32_t>(contents_.appointments.size() - 1));
    appointment.key = "a-" + name;
    appointment.request = request;
    appointment.patient = frame_.PatientOf(row.site, row.patient);
    appointment.visit_type = shape.id;
    appointment.site = frame_.SiteOf(row.site);
    appointment.status = StatusOf(row);
    appointment.interval = Interval(times.start, times.end);
    appointment.steps = {Interval(times.start, times.in), Interval(times.in, times.out),
                         Interval(times.out, times.end)};
    appointment.assignments = AssignmentsOf(row, times, shape);
    if (row.interpreter) appointment.modifiers = {"interpreter"};
    appointment.new_patient = row.new_patient;
    appointment.booked_at = times.booked;
    appointment.edition = frame_.generator.table().edition;
    appointment.obligations = shape.obligations;
    appointment.changes = ChangesOf(row, times, desk);
    if (Came(row)) AddVisit(row, times, name, appointment, desk);
  }

  void Add(const RequestRow& row) {
    BookingRequest& request = AddRequest(
        "o-" + NameOf(row.site, row.provider, row.day, row.number), row.site, row.patient,
        frame_.ShapeOf(row.provider, row.visit).id, Instant(Duration(row.received)));
    request.priority = row.priority;
    const std::int32_t day = frame_.generator.days()[row.day];
    request.days = {DayAt(day), DayAt(day + row.days)};
    if (row.part_of_day == 1) request.time_of_day = {Minutes{8 * 60}, Minutes{12 * 60}};
    if (row.part_of_day == 2) request.time_of_day = {Minutes{12 * 60}, Minutes{17 * 60}};
    if (row.interpreter) request.modifiers = {"interpreter"};
    request.new_patient = row.new_patient;
  }

 private:
  BookingRequest& AddRequest(std::string key, std::uint32_t site, std::uint32_t patient,
                             VisitTypeId visit_type, Instant received) {
    BookingRequest& request = contents_.requests.emplace_back();
    request.id =
        frame_.IdOf<BookingRequest>(static_cast<std::uint32_t>(contents_.requests.size() - 1));
    request.key = std::move(key);
    request.patient = frame_.PatientOf(site, patient);
    request.visit_type = visit_type;
    request.site = frame_.SiteOf(site);
    request.received = received;
    return request;
  }

  RequestId AddRequest(const AppointmentRow& row, const Times& times, const std::string& name) {
    BookingRequest& request =
        AddRequest("r-" + name, row.site, row.patient, frame_.ShapeOf(row.provider, row.visit).id,
                   times.booked - row.asked_before * kMinute);
    const std::int32_t day = frame_.generator.days()[row.day];
    // The night's visits may lie on the next day.
    request.days = {DayAt(day), DayAt(day + 2)};
    request.named = {
        {.need = "provider",
         .resource = Resource::Of(frame_.StaffOf(row.site, StaffKind::kProvider, row.provider))}};
    if (row.interpreter) request.modifiers = {"interpreter"};
    request.new_patient = row.new_patient;
    return request.id;
  }

  std::vector<Assignment> AssignmentsOf(const AppointmentRow& row, const Times& times,
                                        const VisitShape& shape) const {
    const StaffId provider = frame_.StaffOf(row.site, StaffKind::kProvider, row.provider);
    const StaffId assistant = frame_.StaffOf(row.site, StaffKind::kAssistant, row.assistant);
    const Interval rooming(times.start, times.in), wrap_up(times.out, times.end);
    const bool equipment = !shape.table->equipment.empty();
    std::vector<Assignment> list;
    list.reserve(equipment ? 5 : 4);
    list.push_back(Assigned("rooming", Resource::Of(assistant), rooming, false));
    list.back().grounds = Under(shape.rooming, provider);
    list.push_back(
        Assigned("provider", Resource::Of(provider), Interval(times.in, times.out), true));
    list.push_back(Assigned("wrap-up", Resource::Of(assistant), wrap_up, false));
    list.back().grounds = Under(shape.wrap_up, provider);
    list.push_back(Assigned("room",
                            Resource::Of(frame_.ExamRoomOf(row.site, row.provider, row.room)),
                            Interval(times.start, times.end), false));
    if (equipment) {
      list.push_back(Assigned("equipment", Resource::Of(frame_.CartOf(row.site, row.provider)),
                              rooming, false));
    }
    return list;
  }

  void AddVisit(const AppointmentRow& row, const Times& times, const std::string& name,
                const Appointment& appointment, StaffId desk) {
    Visit& visit = contents_.visits.emplace_back();
    visit.id = frame_.IdOf<Visit>(static_cast<std::uint32_t>(contents_.visits.size() - 1));
    visit.key = "v-" + name;
    visit.appointment = appointment.id;
    visit.patient = appointment.patient;
    visit.site = appointment.site;
    const StaffId assistant = appointment.assignments[0].resource.staff;
    const StaffId provider = appointment.assignments[1].resource.staff;
    const RoomId room = appointment.assignments[3].resource.room;
    const StageMinutes& s = row.stages;
    visit.stamps.reserve(9);
    const auto stamp = [&](Stage stage, std::int16_t minutes, StaffId by, RoomId where) {
      visit.stamps.push_back(
          {.stage = stage, .at = times.At(minutes), .by = by, .room = where, .corrects = {}});
    };
    stamp(Stage::kArrived, s.arrived, desk, {});
    stamp(Stage::kCheckedIn, s.checked_in, desk, {});
    stamp(Stage::kRoomed, s.roomed, assistant, room);
    stamp(Stage::kVitalsDone, s.vitals_done, assistant, room);
    stamp(Stage::kReady, s.ready, assistant, room);
    if (row.outcome == AppointmentOutcome::kLeft) {
      stamp(Stage::kLeftWithoutBeingSeen, s.provider_in, assistant, {});
      return;
    }
    stamp(Stage::kProviderIn, s.provider_in, provider, room);
    stamp(Stage::kProviderOut, s.provider_out, provider, room);
    stamp(Stage::kDischarged, s.discharged, assistant, room);
    stamp(Stage::kCheckedOut, s.checked_out, desk, {});
  }

  const Scenario::Frame& frame_;
  ClinicContents& contents_;
};

void Scenario::Frame::AppendVisits(ClinicContents& contents) const {
  VisitBuilder builder(*this, contents);
  std::vector<AppointmentRow> appointments;
  std::vector<RequestRow> requests;
  for (std::uint32_t provider = 0; provider < providers; ++provider) {
    for (std::uint32_t site = 0; site < sites; ++site) {
      appointments.clear();
      requests.clear();
      for (std::uint32_t day = 0; day < days; ++day) {
        generator.AppendAppointments(site, provider, day, appointments);
        generator.AppendRequests(site, provider, day, requests);
      }
      for (const AppointmentRow& row : appointments) builder.Add(row);
      for (const RequestRow& row : requests) builder.Add(row);
    }
  }
}

}  // namespace polyclinic
