// Requests, appointments and visits as the model has them.

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "scenario/frame.h"

namespace polyclinic {
namespace {

constexpr Duration kMinute{60};
constexpr Duration kTwoDays = std::chrono::hours(48);

// The name that an appointment shares with its request and its visit: "s1p2d3n4", of site, provider, day
// and number, each from 1.
class Name {
 public:
  Name(std::uint32_t site, std::uint32_t provider, std::uint32_t day, std::uint32_t number) {
    Put('s', site);
    Put('p', provider);
    Put('d', day);
    Put('n', number);
  }
  // "a-s1p2d3n4": the key in the list that begins with this letter.
  std::string KeyIn(char list) {
    text_[0] = list;
    return {text_.data(), static_cast<std::size_t>(end_ - text_.data())};
  }

 private:
  void Put(char what, std::uint32_t position) {
    *end_++ = what;
    end_ = std::to_chars(end_, text_.data() + text_.size(), position + 1).ptr;
  }
  // Four letters, each with ten digits at most, behind the list's letter and a dash.
  std::array<char, 46> text_ = {'-', '-'};
  char* end_ = text_.data() + 2;
};

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

}  // namespace

// Whether grounds name the rules that decided: half of what an appointment takes to make.
enum class RuleIds { kNamed, kLeftOut };

// Appends to a batch what one provider's rows say, each appointment with its request and, where somebody
// came, its visit.
class VisitBuilder {
 public:
  // How many of each the clinic has before the batch.
  struct Before {
    std::uint32_t requests = 0, appointments = 0, visits = 0;
  };

  VisitBuilder(const Scenario::Frame& frame, std::uint32_t site, std::uint32_t provider,
               RuleIds rules, const Before& before, VisitBatch& batch)
      : frame_(frame),
        batch_(batch),
        rules_(rules),
        before_(before),
        rank_(provider),
        site_(frame.SiteOf(site)),
        provider_(frame.StaffOf(site, StaffKind::kProvider, provider)),
        assistant_(
            frame.StaffOf(site, StaffKind::kAssistant, frame.generator.AssistantOf(provider))),
        desk_(frame.StaffOf(site, StaffKind::kReceptionist, 0)) {}

  void Add(const AppointmentRow& row) {
    const Times times(row);
    Name name(row.site, row.provider, row.day, row.slot);
    const VisitShape& shape = frame_.ShapeOf(rank_, row.visit);
    const RequestId request = AddRequest(row, times, name.KeyIn('r'), shape.id);
    Appointment& appointment = batch_.appointments.emplace_back();
    appointment.id = LastOf(batch_.appointments, before_.appointments);
    appointment.key = name.KeyIn('a');
    appointment.request = request;
    appointment.patient = frame_.PatientOf(row.site, row.patient);
    appointment.visit_type = shape.id;
    appointment.site = site_;
    appointment.status = StatusOf(row);
    appointment.interval = Interval(times.start, times.end);
    appointment.steps = {Interval(times.start, times.in), Interval(times.in, times.out),
                         Interval(times.out, times.end)};
    AddAssignments(row, times, shape, appointment.assignments);
    if (row.interpreter) appointment.modifiers = {"interpreter"};
    appointment.new_patient = row.new_patient;
    appointment.booked_at = times.booked;
    appointment.edition = frame_.edition;
    appointment.obligations = shape.obligations;
    appointment.changes = ChangesOf(row, times, desk_);
    if (Came(row)) AddVisit(row, times, name.KeyIn('v'), appointment);
  }

  void Add(const RequestRow& row) {
    BookingRequest& request = AddRequest(
        Name(row.site, row.provider, row.day, row.number).KeyIn('o'), row.site, row.patient,
        frame_.ShapeOf(rank_, row.visit).id, Instant(Duration(row.received)));
    request.priority = row.priority;
    const std::int32_t day = frame_.generator.days()[row.day];
    request.days = {DayAt(day), DayAt(day + row.days)};
    if (row.part_of_day == 1) request.time_of_day = {Minutes{8 * 60}, Minutes{12 * 60}};
    if (row.part_of_day == 2) request.time_of_day = {Minutes{12 * 60}, Minutes{17 * 60}};
    if (row.interpreter) request.modifiers = {"interpreter"};
    request.new_patient = row.new_patient;
  }

 private:
  // The id of the list's last entity.
  template <class Entity>
  Id<Entity> LastOf(const std::vector<Entity>& list, std::uint32_t before) const {
    return frame_.IdOf<Entity>(before + static_cast<std::uint32_t>(list.size() - 1));
  }

  BookingRequest& AddRequest(std::string key, std::uint32_t site, std::uint32_t patient,
                             VisitTypeId visit_type, Instant received) {
    BookingRequest& request = batch_.requests.emplace_back();
    request.id = LastOf(batch_.requests, before_.requests);
    request.key = std::move(key);
    request.patient = frame_.PatientOf(site, patient);
    request.visit_type = visit_type;
    request.site = site_;
    request.received = received;
    return request;
  }

  RequestId AddRequest(const AppointmentRow& row, const Times& times, std::string key,
                       VisitTypeId visit_type) {
    BookingRequest& request = AddRequest(std::move(key), row.site, row.patient, visit_type,
                                         times.booked - row.asked_before * kMinute);
    const std::int32_t day = frame_.generator.days()[row.day];
    // The night's visits may lie on the next day.
    request.days = {DayAt(day), DayAt(day + 2)};
    NamedNeed& named = request.named.emplace_back();
    named.need = "provider";
    named.resource.staff = provider_;
    if (row.interpreter) request.modifiers = {"interpreter"};
    request.new_patient = row.new_patient;
    return request.id;
  }

  // The grounds of what the assistant does, the provider watching.
  std::vector<DutyGround> GroundsOf(const std::vector<DutyGround>& shared) const {
    std::vector<DutyGround> grounds(shared.size());
    for (std::size_t i = 0; i < shared.size(); ++i) {
      grounds[i].duty = shared[i].duty;
      grounds[i].outcome = shared[i].outcome;
      if (rules_ == RuleIds::kNamed) grounds[i].rules = shared[i].rules;
      grounds[i].supervisor = provider_;
    }
    return grounds;
  }

  void AddAssignments(const AppointmentRow& row, const Times& times, const VisitShape& shape,
                      std::vector<Assignment>& list) const {
    const bool equipment = !shape.table->equipment.empty();
    list.reserve(equipment ? 5 : 4);
    const auto add = [&](const char* need, Resource resource, Interval interval) -> Assignment& {
      Assignment& assignment = list.emplace_back();
      assignment.need = need;
      assignment.resource = resource;
      assignment.interval = interval;
      return assignment;
    };
    const Interval rooming(times.start, times.in), wrap_up(times.out, times.end);
    add("rooming", Resource::Of(assistant_), rooming).grounds = GroundsOf(shape.rooming);
    add("provider", Resource::Of(provider_), Interval(times.in, times.out)).named = true;
    add("wrap-up", Resource::Of(assistant_), wrap_up).grounds = GroundsOf(shape.wrap_up);
    add("room", Resource::Of(frame_.ExamRoomOf(row.site, rank_, row.room)),
        Interval(times.start, times.end));
    if (equipment) add("equipment", Resource::Of(frame_.CartOf(row.site, rank_)), rooming);
  }

  void AddVisit(const AppointmentRow& row, const Times& times, std::string key,
                const Appointment& appointment) {
    Visit& visit = batch_.visits.emplace_back();
    visit.id = LastOf(batch_.visits, before_.visits);
    visit.key = std::move(key);
    visit.appointment = appointment.id;
    visit.patient = appointment.patient;
    visit.site = appointment.site;
    const RoomId room = appointment.assignments[3].resource.room;
    const StageMinutes& s = row.stages;
    const auto stamp = [&](Stage stage, std::int16_t minutes, StaffId by, RoomId where = {}) {
      return Stamp{.stage = stage, .at = times.At(minutes), .by = by, .room = where};
    };
    std::array<Stamp, 9> stamps = {stamp(Stage::kArrived, s.arrived, desk_),
                                   stamp(Stage::kCheckedIn, s.checked_in, desk_),
                                   stamp(Stage::kRoomed, s.roomed, assistant_, room),
                                   stamp(Stage::kVitalsDone, s.vitals_done, assistant_, room),
                                   stamp(Stage::kReady, s.ready, assistant_, room),
                                   stamp(Stage::kProviderIn, s.provider_in, provider_, room),
                                   stamp(Stage::kProviderOut, s.provider_out, provider_, room),
                                   stamp(Stage::kDischarged, s.discharged, assistant_, room),
                                   stamp(Stage::kCheckedOut, s.checked_out, desk_)};
    auto end = stamps.end();
    if (row.outcome == AppointmentOutcome::kLeft) {
      stamps[5] = stamp(Stage::kLeftWithoutBeingSeen, s.provider_in, assistant_);
      end = stamps.begin() + 6;
    }
    visit.stamps.assign(stamps.begin(), end);
  }

  const Scenario::Frame& frame_;
  VisitBatch& batch_;
  const RuleIds rules_;
  const Before before_;
  // The provider, and who works with whom.
  const std::uint32_t rank_;
  const SiteId site_;
  const StaffId provider_, assistant_, desk_;
};

// The rows come first, so that every list is made at its length.
VisitBatch Scenario::Frame::Visits() const {
  std::vector<AppointmentRow> appointments;
  std::vector<RequestRow> requests;
  struct Ends {
    std::size_t appointments = 0, requests = 0;
  };
  // By provider, then site: where its rows end.
  std::vector<Ends> ends;
  ends.reserve(static_cast<std::size_t>(providers) * sites);
  for (std::uint32_t i = 0; i < providers * sites; ++i) {
    for (std::uint32_t day = 0; day < days; ++day) {
      generator.AppendAppointments(i % sites, i / sites, day, appointments);
      generator.AppendRequests(i % sites, i / sites, day, requests);
    }
    ends.push_back({appointments.size(), requests.size()});
  }
  VisitBatch batch;
  batch.appointments.reserve(appointments.size());
  batch.requests.reserve(appointments.size() + requests.size());
  batch.visits.reserve(
      static_cast<std::size_t>(std::count_if(appointments.begin(), appointments.end(), Came)));
  Ends at;
  for (std::uint32_t i = 0; i < providers * sites; ++i) {
    VisitBuilder builder(*this, i % sites, i / sites, RuleIds::kNamed, {}, batch);
    for (; at.appointments < ends[i].appointments; ++at.appointments) {
      builder.Add(appointments[at.appointments]);
    }
    for (; at.requests < ends[i].requests; ++at.requests) builder.Add(requests[at.requests]);
  }
  return batch;
}

bool VisitStream::Next(VisitBatch& batch) {
  batch.requests.clear();
  batch.appointments.clear();
  batch.visits.clear();
  const Scenario::Frame& f = *frame_;
  while (batch.requests.empty() && provider_ < f.providers * f.sites) {
    const std::uint32_t site = provider_ % f.sites, rank = provider_ / f.sites;
    VisitBuilder builder(f, site, rank, RuleIds::kLeftOut, {requests_, appointments_, visits_},
                         batch);
    if (day_ < f.days) {
      std::vector<AppointmentRow> rows;
      rows.reserve(kSlotsPerDay);
      f.generator.AppendAppointments(site, rank, day_++, rows);
      for (const AppointmentRow& row : rows) builder.Add(row);
      continue;
    }
    std::vector<RequestRow> open;
    for (std::uint32_t day = 0; day < f.days; ++day) {
      f.generator.AppendRequests(site, rank, day, open);
    }
    for (const RequestRow& row : open) builder.Add(row);
    day_ = 0;
    ++provider_;
  }
  requests_ += static_cast<std::uint32_t>(batch.requests.size());
  appointments_ += static_cast<std::uint32_t>(batch.appointments.size());
  visits_ += static_cast<std::uint32_t>(batch.visits.size());
  return !batch.requests.empty();
}

}  // namespace polyclinic
