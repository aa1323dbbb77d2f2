// Why a blood draw cannot start at 10:20 and what would help, in C++. Writes the picture of the window
// to the file named.
#include <fstream>
#include <iostream>
#include <string_view>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/draw/window.h"
#include "polyclinic/schedule/remedy.h"

using namespace polyclinic;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

struct Laboratory {
  ClinicContents contents{.identifier = "north"};
  SiteId site;
  VisitTypeId draw;

  Laboratory() {
    site = Add(contents, contents.sites,
               {.key = "north",
                .time_zone = "America/Los_Angeles",
                .jurisdiction = "US-WA",
                .employer = "north-health"});
    draw =
        Add(contents, contents.visit_types,
            {.key = "blood-draw",
             .name = "Blood draw",
             .steps = {{.name = "draw", .duration = {.base = minutes(20)}}},
             .needs = {{.name = "assistant", .duties = {"C28"}, .roles = {Role::kMedicalAssistant}},
                       {.name = "room", .rooms = {RoomKind::kLaboratory}}}});
    Person("dr-lee", Role::kPhysician, {});
    Person("ma-kim", Role::kMedicalAssistant, "WA-MA-C");
    Availability& ono = Person("ma-ono", Role::kMedicalAssistant, "WA-MA-C");
    ono.breaks = {{Weekday::kThursday, {hours(10) + minutes(15), hours(10) + minutes(30)}}};
    Person("ma-ray", Role::kMedicalAssistant, {});
    for (const char* key : {"lab-1", "lab-2", "lab-3"}) {
      const RoomId room =
          Add(contents, contents.rooms, {.key = key, .site = site, .kind = RoomKind::kLaboratory});
      contents.availability.push_back({.resource = Resource::Of(room), .weekly = {Thursday()}});
    }
    for (const char* key : {"p1", "p2", "p3", "p4"}) Add(contents, contents.patients, {.key = key});
  }

  static WeeklyWindow Thursday() {
    return {.weekday = Weekday::kThursday, .window = {hours(8), hours(12)}};
  }
  Availability& Person(const char* key, Role role, CredentialCode credential) {
    Staff staff{.key = key, .roles = {role}};
    if (role == Role::kPhysician) staff.licences = {{.role = role, .jurisdiction = "US-WA"}};
    if (!credential.empty()) staff.credentials = {{.code = credential}};
    staff.employment = {{.employer = "north-health", .home_site = site}};
    const StaffId id = Add(contents, contents.staff, staff);
    contents.availability.push_back({.resource = Resource::Of(id), .weekly = {Thursday()}});
    return contents.availability.back();
  }
  BookingRequest For(std::uint32_t patient) const {
    const Date day = ParseDate("2026-12-10").value();
    return {.key = "r" + std::to_string(patient),
            .patient = contents.patients[patient].id,
            .visit_type = draw,
            .days = {day, AddDays(day, 1)}};
  }
};

}  // namespace

int main(int argc, char** argv) {
  const Laboratory laboratory;
  const Catalog& catalog = ShippedCatalog();
  const DateRange week{ParseDate("2026-12-07").value(), ParseDate("2026-12-12").value()};
  Clinic clinic =
      Clinic::Create(laboratory.contents, RuleBook::Make(catalog.rules).value(), week).value();
  const Instant now = ParseInstant("2026-12-01T17:00:00Z").value();
  const Instant start = ParseInstant("2026-12-10T18:20:00Z").value();

  // [remedies]
  Command command{.request_id = "first", .now = now};
  command.book = BookCommand{.request = laboratory.For(0), .start = start - minutes(10)};
  clinic = std::get<Applied>(Apply(clinic, command).value()).clinic;

  const BookingRequest request = laboratory.For(1);
  command = {.request_id = "second", .now = now};
  command.book = BookCommand{.request = request, .start = start};
  if (std::holds_alternative<Refusal>(Apply(clinic, command).value())) {
    const Remedies found = RemediesFor(clinic.schedule(), request, start, now).value();
    for (const Remedy& remedy : found.remedies) {
      std::cout << RemedyText(clinic.Contents(), catalog.rules, remedy).value() << "\n";
    }
  }
  // [remedies]

  // [any_start]
  BookingRequest soon = request;
  soon.time_of_day = TimeWindow{minutes(10 * 60 + 15), minutes(10 * 60 + 30)};
  const Remedies found = RemediesFor(clinic.schedule(), soon, std::nullopt, now).value();
  const Remedy& nearest = found.remedies[0];
  std::cout << RemedyText(clinic.Contents(), catalog.rules, nearest).value() << " - opens "
            << ToText(*nearest.start) << "\n";
  std::cout << "complete: " << found.complete << " - open already: " << found.open << "\n";
  // [any_start]

  // [fix]
  const std::vector<BookingRequest> wanted = {laboratory.For(1), laboratory.For(2),
                                              laboratory.For(3)};
  const Interval span(start, start + minutes(40));
  const Fix fix = CheapestFix(clinic.schedule(), wanted, span, now).value();
  for (const Remedy& change : fix.changes) {
    std::cout << RemedyText(clinic.Contents(), catalog.rules, change).value() << "\n";
  }
  // [fix]

  // [window]
  const BookingWindow window = WindowAround(clinic.schedule(), request, start, now).value();
  const std::string picture = DrawWindow(clinic.Contents(), catalog.rules, window).value();
  // [window]
  if (argc > 1) std::ofstream(argv[1]) << picture;
}
