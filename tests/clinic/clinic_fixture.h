#ifndef POLYCLINIC_TESTS_CLINIC_CLINIC_FIXTURE_H_
#define POLYCLINIC_TESTS_CLINIC_CLINIC_FIXTURE_H_

#include <string>
#include <vector>

#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic::testing {

inline Date Day(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

// 2026-12-07 is a Monday; Los Angeles is eight hours behind UTC.
inline Instant Monday(int hour, int minute) {
  return std::chrono::sys_days{Day(2026, 12, 7)} + std::chrono::hours{hour + 8} +
         std::chrono::minutes{minute};
}

// One site in Washington with a physician, two assistants and two rooms, open on Mondays from 8 to 12.
// `check` is assistant 10 minutes, physician 20, with the room throughout.
inline ClinicContents SmallClinic() {
  ClinicContents c;
  c.identifier = "small.example.org";
  c.edition = "test";
  const SiteId site = Add(c, c.sites,
                          Site{.key = "main",
                               .time_zone = "America/Los_Angeles",
                               .jurisdiction = "US-WA",
                               .employer = "small"});
  const auto room = [&](const char* key) {
    return Add(c, c.rooms, Room{.key = key, .site = site, .kind = RoomKind::kExam});
  };
  const RoomId exam1 = room("exam-1"), exam2 = room("exam-2");
  const auto person = [&](const char* key, Role role) {
    Staff staff{.key = key, .roles = {role}};
    staff.employment = {{.employer = "small", .home_site = site}};
    if (role == Role::kPhysician) {
      staff.licences = {{.role = role, .jurisdiction = "US-WA"}};
    }
    return Add(c, c.staff, staff);
  };
  const StaffId doctor = person("dora", Role::kPhysician);
  const StaffId ana = person("ana", Role::kMedicalAssistant);
  const StaffId ben = person("ben", Role::kMedicalAssistant);
  for (const Resource& r : {Resource::Of(exam1), Resource::Of(exam2), Resource::Of(doctor),
                            Resource::Of(ana), Resource::Of(ben)}) {
    Availability availability{.resource = r};
    availability.weekly = {{.weekday = Weekday::kMonday,
                            .window = {.from = Minutes{480}, .to = Minutes{720}},
                            .site = site}};
    c.availability.push_back(availability);
  }
  VisitType check{.key = "check"};
  check.steps = {{.name = "rooming", .duration = {.base = std::chrono::minutes{10}}},
                 {.name = "provider", .duration = {.base = std::chrono::minutes{20}}}};
  check.needs = {{.name = "assistant", .duties = {"C02"}, .steps = {0}},
                 {.name = "provider", .roles = {Role::kPhysician}, .steps = {1}},
                 {.name = "room", .rooms = {RoomKind::kExam}}};
  Add(c, c.visit_types, check);
  for (int i = 0; i < 20; ++i) Add(c, c.patients, Patient{.key = "p" + std::to_string(i)});
  return c;
}

// Rules under which any medical assistant may room a patient, and nothing else is allowed.
inline RuleBook RoomingRules() {
  RuleSet rules{.edition = "test", .jurisdictions = {"US", "US-WA"}};
  Duty rooming{.code = "C02"};
  rooming.name = "room the patient";
  Duty draw{.code = "C28"};
  draw.name = "venipuncture";
  rules.duties = {rooming, draw};
  Rule allow{.id = "US.rooming", .effect = Effect::kAllow};
  allow.when.jurisdiction = "US";
  allow.when.roles = {Role::kMedicalAssistant};
  allow.when.duties = {"C02"};
  allow.seen_on = Day(2026, 1, 1);
  allow.valid.from = Day(2000, 1, 1);
  allow.confidence = Confidence::kEditorial;
  allow.summary = "Rooming needs no licence.";
  allow.citation = {.text = "editorial", .kind = SourceKind::kEditorial};
  rules.rules = {allow};
  return RuleBook::Make(rules).value();
}

inline DateRange TheWeek() { return {.from = Day(2026, 12, 7), .until = Day(2026, 12, 14)}; }

// The same clinic, open on every weekday from 8 to 17.
inline ClinicContents WeekClinic() {
  ClinicContents c = SmallClinic();
  for (Availability& availability : c.availability) {
    WeeklyWindow window = availability.weekly[0];
    window.window.to = Minutes{17 * 60};
    availability.weekly.clear();
    for (int day = 1; day <= 5; ++day) {
      window.weekday = static_cast<Weekday>(day);
      availability.weekly.push_back(window);
    }
  }
  return c;
}

// When each person and room is free and taken in the week.
inline std::vector<std::vector<Interval>> FreeAndBusy(const Clinic& clinic) {
  const Interval week(Monday(0, 0), Monday(0, 0) + std::chrono::hours{24 * 7});
  std::vector<std::vector<Interval>> spans;
  const auto look_at = [&](const Resource& resource) {
    spans.push_back(clinic.schedule().Free(resource, week));
    spans.push_back(clinic.schedule().Busy(resource, week));
  };
  for (const Staff& person : clinic.List<Staff>()) look_at(Resource::Of(person.id));
  for (const Room& room : clinic.List<Room>()) look_at(Resource::Of(room.id));
  return spans;
}

inline BookingRequest Wish(const ClinicContents& c, const std::string& key, std::size_t patient) {
  BookingRequest request{.key = key, .patient = c.patients[patient].id};
  request.visit_type = c.visit_types[0].id;
  request.received = Monday(0, 0) - std::chrono::hours{24 * 7};
  request.days = TheWeek();
  return request;
}

}  // namespace polyclinic::testing

#endif  // POLYCLINIC_TESTS_CLINIC_CLINIC_FIXTURE_H_
