// The examples of docs/booking.md on waves, groups, linked visits and policies of booking.

#include <iostream>
#include <string>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"

using namespace polyclinic;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

Instant At(const char* time) { return ParseInstant(std::string(time) + ":00-08:00").value(); }
const Instant kNow = At("2026-12-01T09:00");

Step AStep(const char* name, int length) {
  return {.name = name, .duration = {.base = minutes(length)}};
}
Need Physician(std::vector<std::int32_t> steps = {}) {
  return {.name = "provider", .roles = {Role::kPhysician}, .steps = std::move(steps)};
}
Need Assistant(std::vector<std::int32_t> steps = {}) {
  return {.name = "assistant",
          .duties = {"C06"},
          .roles = {Role::kMedicalAssistant},
          .steps = std::move(steps)};
}

// A physician and an assistant on a Monday from 9 to 12, three exam rooms, a group room from 10 to 11.
struct Lake {
  ClinicContents contents{.identifier = "lake"};
  SiteId site;
  StaffId lee;

  Lake() {
    site = Add(contents, contents.sites,
               {.key = "main",
                .time_zone = "America/Los_Angeles",
                .jurisdiction = "US-WA",
                .employer = "lake"});
    lee = Person({.key = "dr-lee",
                  .roles = {Role::kPhysician},
                  .licences = {{.role = Role::kPhysician, .jurisdiction = "US-WA"}}});
    Person(
        {.key = "ana", .roles = {Role::kMedicalAssistant}, .credentials = {{.code = "WA-MA-C"}}});
    for (const char* key : {"exam-1", "exam-2", "exam-3"}) {
      Open(Add(contents, contents.rooms, {.key = key, .site = site, .kind = RoomKind::kExam}), 9,
           12);
    }
    const Room group{.key = "group-room", .site = site, .kind = RoomKind::kGroup, .capacity = 8};
    Open(Add(contents, contents.rooms, group), 10, 11);
    for (int i = 0; i < 5; ++i) {
      Add(contents, contents.patients, {.key = "p" + std::to_string(i)});
    }
  }

  StaffId Person(Staff staff) {
    staff.employment = {{.employer = "lake", .home_site = site}};
    const StaffId id = Add(contents, contents.staff, std::move(staff));
    Open(id, 9, 12);
    return id;
  }
  template <class Id>
  void Open(Id id, int from, int to) {
    contents.availability.push_back(
        {.resource = Resource::Of(id),
         .weekly = {{.weekday = Weekday::kMonday, .window = {hours(from), hours(to)}}}});
  }
  BookingRequest Wish(VisitTypeId type, std::size_t n) const {
    return {.key = "r" + std::to_string(n),
            .patient = contents.patients[n].id,
            .visit_type = type,
            .site = site};
  }
  Clinic Make() const {
    const DateRange week{ParseDate("2026-12-07").value(), ParseDate("2026-12-12").value()};
    return Clinic::Create(contents, RuleBook::Make(ShippedCatalog().rules).value(), week).value();
  }
};

// Each with its need, and the policy that speaks against the visit.
std::string Said(const std::vector<Conflict>& conflicts) {
  std::string text;
  for (const Conflict& c : conflicts) {
    text += (text.empty() ? "" : ", ") + std::string(NameOf(c.kind));
    for (const std::string& more : {c.need, c.policy}) text += more.empty() ? "" : " " + more;
  }
  return text.empty() ? "nothing" : text;
}

// Books it: when its steps begin, or all that stands against it.
std::string Book(Clinic& clinic, const BookingRequest& request, std::optional<Instant> start = {}) {
  Command command{.request_id = request.key + "-" + std::to_string(clinic.version()), .now = kNow};
  command.book = BookCommand{.request = request, .start = start};
  const CommandResult result = Apply(clinic, command).value();
  if (const auto* refusal = std::get_if<Refusal>(&result)) return Said(refusal->conflicts);
  clinic = std::get<Applied>(result).clinic;
  std::string text;
  for (const Interval& step : std::get<Applied>(result).events.back().appointment->steps) {
    text += (text.empty() ? "" : " ") + ToText(step.start());
  }
  return text;
}

}  // namespace

int main() {
  Lake lake;
  // [wave]
  const VisitTypeId check =
      Add(lake.contents, lake.contents.visit_types,
          {.key = "check",
           .steps = {AStep("exam", 30)},
           .needs = {Physician(), {.name = "room", .rooms = {RoomKind::kExam}}}});
  lake.contents.templates.push_back(
      {.key = "wave",
       .resource = Resource::Of(lake.lee),
       .weekday = Weekday::kMonday,
       .window = {hours(9), hours(10)},
       .visit_types = {check},
       .capacity = 2,                   // so many at the same time
       .released_before = hours(24)});  // after that for every kind of visit
  Clinic clinic = lake.Make();
  for (std::size_t n : {0, 1, 2}) {
    std::cout << Book(clinic, lake.Wish(check, n), At("2026-12-07T09:00")) << "\n";
  }
  // [released]
  const VisitTypeId talk =
      Add(lake.contents, lake.contents.visit_types,
          {.key = "talk", .steps = {AStep("talk", 15)}, .needs = {Physician()}});
  const Schedule monday = lake.Make().schedule();
  for (const Instant now : {At("2026-12-05T09:00"), At("2026-12-06T10:00")}) {
    const BookingRequest wish = lake.Wish(talk, 3);
    std::cout << Said(monday.Explain(wish, At("2026-12-07T09:30"), now).value()) << "\n";
  }
  // [group]
  Step together = AStep("group", 60);
  together.gap_max = minutes(30);  // after the vitals
  Need circle{.name = "room", .rooms = {RoomKind::kGroup}, .kind = NeedKind::kShared, .steps = {1}};
  const VisitTypeId group = Add(lake.contents, lake.contents.visit_types,
                                {.key = "group",
                                 .steps = {AStep("vitals", 10), together},
                                 .needs = {Assistant({0}), Physician({1}), circle}});
  lake.contents.templates.push_back({.key = "group",
                                     .resource = Resource::Of(lake.lee),
                                     .weekday = Weekday::kMonday,
                                     .window = {hours(10), hours(11)},
                                     .visit_types = {group},
                                     .capacity = 8});
  clinic = lake.Make();
  for (std::size_t n : {0, 1, 2}) std::cout << Book(clinic, lake.Wish(group, n)) << "\n";
  // [linked]
  const VisitTypeId reading =
      Add(lake.contents, lake.contents.visit_types,
          {.key = "reading", .steps = {AStep("reading", 10)}, .needs = {Assistant()}});
  const VisitTypeId skin_test =
      Add(lake.contents, lake.contents.visit_types,
          {.key = "skin-test",
           .steps = {AStep("placing", 10)},
           .needs = {Assistant()},
           .linked = {{.visit_type = reading, .gap_min = hours(48), .gap_max = hours(72)}}});
  clinic = lake.Make();
  std::cout << Book(clinic, lake.Wish(skin_test, 0)) << "\n";
  for (const std::size_t person : {0, 1}) {  // are there two days later, too
    lake.contents.availability[person].weekly.push_back(
        {.weekday = Weekday::kWednesday, .window = {hours(9), hours(12)}});
  }
  clinic = lake.Make();
  std::cout << Book(clinic, lake.Wish(skin_test, 0)) << "\n";
  // [policies]
  lake.contents.booking_policies = {
      {.key = "notice", .visit_types = {talk}, .lead_time = hours(24)},
      {.key = "week",
       .visit_types = {talk},
       .opens = DayMoment{7, hours(8)},     // a week before, at eight
       .cutoff = DayMoment{1, hours(16)}},  // the day before, at four
      {.key = "session", .roles = {Role::kPhysician}, .max_per_session = 2, .max_overlap = 2}};
  clinic = lake.Make();
  const Instant eleven = At("2026-12-07T11:00");
  for (const char* now : {"2026-11-20T09:00", "2026-12-04T09:00", "2026-12-06T17:00"}) {
    std::cout << Said(clinic.schedule().Explain(lake.Wish(talk, 0), eleven, At(now)).value())
              << "\n";
  }
  // [overbooked]
  std::cout << Book(clinic, lake.Wish(talk, 0), eleven) << "\n";
  BookingRequest twice = lake.Wish(talk, 0);
  twice.key = "twice";
  std::cout << Book(clinic, twice, eleven + minutes(10)) << "\n";
  std::cout << Book(clinic, lake.Wish(talk, 1), eleven + minutes(10)) << "\n";
  std::cout << Book(clinic, lake.Wish(talk, 2), eleven + minutes(30)) << "\n";
  // [end]
}
