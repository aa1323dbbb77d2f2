// The first verdict and the first booking, in C++.
#include <iostream>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/scope/evaluate.h"

using namespace polyclinic;

int main() {
  // [verdict]
  const RuleBook rules = RuleBook::Make(ShippedCatalog().rules).value();
  const Staff ana{
      .key = "ana", .roles = {Role::kMedicalAssistant}, .credentials = {{.code = "WA-MA-C"}}};
  const Situation act{.person = ana,
                      .duty = "C19",
                      .jurisdiction = "US-WA",
                      .setting = Setting::kOffice,
                      .date = ParseDate("2026-12-07").value(),
                      .delegated = true};
  const Verdict verdict = Evaluate(rules, {}, act);
  std::cout << ToText(verdict) << "\n";
  for (const Reason& reason : verdict.reasons) std::cout << "  " << reason.citation.text << "\n";
  // [verdict]

  // [booking]
  ClinicContents contents{.identifier = "north"};
  const SiteId site =
      Add(contents, contents.sites,
          {.key = "north", .time_zone = "America/Los_Angeles", .jurisdiction = "US-WA"});
  const StaffId lee = Add(contents, contents.staff,
                          {.key = "lee",
                           .roles = {Role::kPhysician},
                           .licences = {{.role = Role::kPhysician, .jurisdiction = "US-WA"}}});
  const RoomId room = Add(contents, contents.rooms, {.key = "room-1", .site = site});
  const PatientId patient = Add(contents, contents.patients, {.key = "p1"});
  const VisitTypeId check_up =
      Add(contents, contents.visit_types,
          {.key = "check-up",
           .steps = {{.name = "visit", .duration = {.base = std::chrono::minutes(20)}}},
           .needs = {{.name = "provider", .roles = {Role::kPhysician}},
                     {.name = "room", .rooms = {RoomKind::kExam}}}});
  const WeeklyWindow monday{.weekday = Weekday::kMonday,
                            .window = {std::chrono::hours(9), std::chrono::hours(17)}};
  contents.availability = {{.resource = Resource::Of(lee), .weekly = {monday}},
                           {.resource = Resource::Of(room), .weekly = {monday}}};
  const DateRange week{ParseDate("2026-12-07").value(), ParseDate("2026-12-12").value()};
  const Clinic clinic = Clinic::Create(contents, rules, week).value();

  Command command{.request_id = "first", .now = ParseInstant("2026-12-01T17:00:00Z").value()};
  command.book = BookCommand{
      .request = {.key = "r1", .patient = patient, .visit_type = check_up, .days = week}};
  const CommandResult result = Apply(clinic, command).value();
  if (const auto* applied = std::get_if<Applied>(&result)) {
    const Appointment made = applied->clinic.List<Appointment>()[0];
    std::cout << "booked at " << ToText(made.interval.start()) << "\n";
  }
  // [booking]
}
