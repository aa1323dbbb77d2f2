#ifndef POLYCLINIC_TESTS_SCHEDULE_BUILDERS_H_
#define POLYCLINIC_TESTS_SCHEDULE_BUILDERS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "polyclinic/schedule/schedule.h"
#include "polyclinic/scope/rule_book.h"

namespace polyclinic::schedule_tests {

using std::chrono::minutes;

inline Date Day(std::string_view text) { return ParseDate(text).value(); }
inline Minutes Clock(std::string_view text) { return ParseTimeOfDay(text).value(); }
inline TimeWindow Window(std::string_view from, std::string_view to) {
  return {Clock(from), Clock(to)};
}

inline Step AStep(std::string name, int length) {
  Step step;
  step.name = std::move(name);
  step.duration.base = minutes(length);
  return step;
}
inline Need Person(std::string name, std::vector<Role> roles,
                   std::vector<std::int32_t> steps = {}) {
  Need need;
  need.name = std::move(name);
  need.roles = std::move(roles);
  need.steps = std::move(steps);
  return need;
}
inline Need Doing(std::string name, std::vector<DutyCode> duties,
                  std::vector<std::int32_t> steps = {}) {
  Need need;
  need.name = std::move(name);
  need.duties = std::move(duties);
  need.roles = {Role::kMedicalAssistant};
  need.steps = std::move(steps);
  return need;
}
inline Need InRoom(std::string name, RoomKind kind, std::vector<std::int32_t> steps = {}) {
  Need need;
  need.name = std::move(name);
  need.rooms = {kind};
  need.steps = std::move(steps);
  return need;
}
inline Need Device(std::string name, EquipmentKind kind, std::vector<std::int32_t> steps = {}) {
  Need need;
  need.name = std::move(name);
  need.equipment = kind;
  need.steps = std::move(steps);
  return need;
}

// In Washington assistants take vitals (C06) freely, and inject (C19) on a patient's order while a
// physician is on the premises. Nobody may do X05G.
inline RuleSet TestRules() {
  RuleSet set;
  set.edition = "test";
  set.jurisdictions = {"US-WA"};
  for (DutyCode code : {DutyCode("C06"), DutyCode("C19"), DutyCode("X05G")}) {
    Duty duty;
    duty.code = code;
    duty.name = code.str();
    set.duties.push_back(duty);
  }
  const auto rule = [](std::string id, Effect effect, DutyCode duty) {
    Rule r;
    r.id = std::move(id);
    r.effect = effect;
    r.when.jurisdiction = "US-WA";
    r.when.duties = {duty};
    r.when.roles = {Role::kMedicalAssistant};
    r.valid.from = Day("2000-01-01");
    r.seen_on = Day("2026-11-01");
    r.confidence = Confidence::kConfirmed;
    r.summary = r.id;
    r.citation.text = "test " + r.id;
    return r;
  };
  set.rules = {rule("vitals", Effect::kAllow, "C06"), rule("inject", Effect::kAllow, "C19"),
               rule("no-iv", Effect::kForbid, "X05G")};
  set.rules[1].needs.supervision =
      SupervisionNeed{{SupervisionMode::kPremises}, {Role::kPhysician}, 0};
  set.rules[1].needs.order = OrderKind::kPatientSpecific;
  set.rules[1].needs.credentials = {"WA-MA-C"};
  return set;
}

// A small clinic in the making. The week is that of Monday 2026-12-07, in Los Angeles.
struct TestClinic {
  static constexpr std::uint32_t kTag = 7;

  std::vector<Site> sites;
  std::vector<Room> rooms;
  std::vector<Equipment> equipment;
  std::vector<Staff> staff;
  std::vector<Pod> pods;
  std::vector<VisitType> visit_types;
  std::vector<Policy> policies;
  std::vector<BookingPolicy> booking_policies;
  std::vector<Availability> availability;
  std::vector<Template> templates;
  std::vector<Patient> patients;
  std::vector<BookingRequest> requests;
  RuleSet rules = TestRules();
  DateRange horizon{Day("2026-12-07"), Day("2026-12-14")};
  std::uint32_t appointments = 0;

  explicit TestClinic(std::string zone = "America/Los_Angeles") { AddSite(std::move(zone)); }

  template <class Entity>
  auto Put(std::vector<Entity>& list, Entity entity, std::string key) {
    entity.id = Id<Entity>::Of(kTag, static_cast<std::uint32_t>(list.size()));
    entity.key = std::move(key);
    list.push_back(std::move(entity));
    return list.back().id;
  }
  SiteId AddSite(std::string zone) {
    Site site;
    site.time_zone = std::move(zone);
    site.jurisdiction = "US-WA";
    site.employer = "clinic";
    return Put(sites, site, "site-" + std::to_string(sites.size()));
  }
  // Monday to Friday.
  void Work(Resource resource, TimeWindow window, SiteId site = {}) {
    Availability* hours = nullptr;
    for (Availability& a : availability) {
      if (a.resource == resource) hours = &a;
    }
    if (hours == nullptr) {
      availability.push_back({.resource = resource});
      hours = &availability.back();
    }
    for (int day = 1; day <= 5; ++day) {
      hours->weekly.push_back({static_cast<Weekday>(day), window, site, {}});
    }
  }
  Availability& HoursOf(Resource resource) {
    for (Availability& a : availability) {
      if (a.resource == resource) return a;
    }
    availability.push_back({.resource = resource});
    return availability.back();
  }
  StaffId AddStaff(std::string key, Role role) {
    Staff person;
    person.roles = {role};
    person.born = Day("1990-01-01");
    Licence licence;
    licence.role = role;
    licence.jurisdiction = "US-WA";
    person.licences = {licence};
    if (role == Role::kMedicalAssistant) {
      Credential credential;
      credential.code = "WA-MA-C";
      person.credentials = {credential};
    }
    Employment employment;
    employment.employer = "clinic";
    employment.home_site = sites[0].id;
    person.employment = {employment};
    return Put(staff, person, std::move(key));
  }
  StaffId AddStaff(std::string key, Role role, TimeWindow hours) {
    const StaffId id = AddStaff(std::move(key), role);
    Work(Resource::Of(id), hours);
    return id;
  }
  RoomId AddRoom(std::string key, RoomKind kind, TimeWindow hours) {
    Room room;
    room.kind = kind;
    room.site = sites[0].id;
    const RoomId id = Put(rooms, room, std::move(key));
    Work(Resource::Of(id), hours);
    return id;
  }
  EquipmentId AddDevice(std::string key, EquipmentKind kind, TimeWindow hours) {
    Equipment device;
    device.kind = kind;
    device.site = sites[0].id;
    const EquipmentId id = Put(equipment, device, std::move(key));
    Work(Resource::Of(id), hours);
    return id;
  }
  VisitTypeId AddType(std::string key, std::vector<Step> steps, std::vector<Need> needs) {
    VisitType type;
    type.steps = std::move(steps);
    type.needs = std::move(needs);
    return Put(visit_types, type, std::move(key));
  }
  PatientId AddPatient() {
    Patient patient;
    patient.born = Day("1980-03-01");
    return Put(patients, patient, "p" + std::to_string(patients.size()));
  }
  // For a patient of its own, on that day.
  BookingRequest Ask(VisitTypeId type, std::string_view day = "2026-12-07") {
    BookingRequest request;
    request.patient = AddPatient();
    request.visit_type = type;
    request.site = sites[0].id;
    request.days = {Day(day), AddDays(Day(day), 1)};
    Put(requests, request, "r" + std::to_string(requests.size()));
    return requests.back();
  }
  Schedule Make() const {
    return Schedule::Create({.sites = sites,
                             .rooms = rooms,
                             .equipment = equipment,
                             .staff = staff,
                             .pods = pods,
                             .visit_types = visit_types,
                             .policies = policies,
                             .booking_policies = booking_policies,
                             .availability = availability,
                             .templates = templates,
                             .patients = patients,
                             .horizon = horizon},
                            RuleBook::Make(rules).value())
        .value();
  }
  // The instant of a wall clock of the first site.
  Instant At(std::string_view clock, std::string_view day = "2026-12-07") const {
    return TimeZone::Load(sites[0].time_zone)->ToInstant({Day(day), Clock(clock)}).value();
  }
  // "2026-12-07 09:10"; the day left out on the first of the week.
  std::string Wall(Instant instant) const {
    const LocalTime local = TimeZone::Load(sites[0].time_zone)->ToLocal(instant);
    const std::string clock = ToText(std::chrono::duration_cast<Minutes>(local.time_of_day));
    return local.date == Day("2026-12-07") ? clock : ToText(local.date) + " " + clock;
  }
  // Gives the appointment an id and lets it occupy.
  Appointment Keep(Schedule& schedule, Appointment appointment) {
    appointment.id = AppointmentId::Of(kTag, appointments++);
    appointment.key = "a" + std::to_string(appointments);
    schedule.Occupy(appointment);
    return appointment;
  }
  // The same of what was booked, among those kept so far, which are by number and may be rearranged.
  void Keep(Schedule& schedule, const Booked& booked, std::vector<Appointment>& kept) {
    for (const Rearrangement& r : booked.rearranged) {
      Appointment& other = kept[r.appointment.index()];
      other.assignments = Rearranged(std::move(other.assignments), r);
      schedule.Occupy(other);
    }
    kept.push_back(Keep(schedule, booked.appointment));
  }
};

// Long before the week.
inline const Instant kNow = std::chrono::sys_days{Day("2026-12-01")};

inline std::vector<std::string> Starts(const TestClinic& clinic,
                                       const absl::StatusOr<SearchResult>& result) {
  std::vector<std::string> starts;
  for (const Opening& o : result.value().openings)
    starts.push_back(clinic.Wall(o.interval.start()));
  return starts;
}

// What meets the need, by key.
inline std::string WhoMeets(const TestClinic& clinic, const std::vector<Assignment>& assignments,
                            std::string_view need) {
  for (const Assignment& a : assignments) {
    if (a.need != need) continue;
    if (a.resource.staff.valid()) return clinic.staff[a.resource.staff.index()].key;
    if (a.resource.room.valid()) return clinic.rooms[a.resource.room.index()].key;
    return clinic.equipment[a.resource.equipment.index()].key;
  }
  return "";
}

// "busy assistant ma-1" of each conflict; the resource left out where none is named.
inline std::vector<std::string> Words(const TestClinic& clinic,
                                      const std::vector<Conflict>& conflicts) {
  std::vector<std::string> words;
  for (const Conflict& c : conflicts) {
    std::string word(NameOf(c.kind));
    if (!c.need.empty()) word += " " + c.need;
    if (c.resource.valid()) word += " " + WhoMeets(clinic, {{c.need, c.resource}}, c.need);
    words.push_back(word);
  }
  return words;
}

inline Appointment AppointmentOf(const absl::StatusOr<BookingResult>& result) {
  return std::get<Booked>(result.value()).appointment;
}
inline std::vector<Conflict> Refused(const absl::StatusOr<BookingResult>& result) {
  return std::get<Refusal>(result.value()).conflicts;
}

}  // namespace polyclinic::schedule_tests

#endif  // POLYCLINIC_TESTS_SCHEDULE_BUILDERS_H_
