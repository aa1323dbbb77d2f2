// The examples of docs/booking.md: a clinic of two physicians, two assistants, two rooms and one ECG cart.

#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/desk.h"
#include "polyclinic/schedule/slack.h"

using namespace polyclinic;
using std::chrono::minutes;

namespace {

Instant At(const char* time) { return ParseInstant(std::string(time) + ":00-08:00").value(); }
const Instant kNow = At("2026-12-01T09:00");

// Assistant 10 minutes, of them five with the ECG cart; physician 20; assistant 10; a room throughout.
VisitType EcgVisit() {
  const auto step = [](const char* name, int length) {
    return Step{.name = name, .duration = {.base = minutes(length)}};
  };
  return {
      .key = "ecg-visit",
      .steps = {step("rooming", 5), step("ecg", 5), step("provider", 20), step("wrap-up", 10)},
      .needs = {
          {.name = "assistant",
           .duties = {"C06"},
           .roles = {Role::kMedicalAssistant},
           .steps = {0, 1}},
          {.name = "cart", .equipment = "ecg-machine", .steps = {1}},
          {.name = "provider", .roles = {Role::kPhysician}, .steps = {2}},
          {.name = "closing", .duties = {"C17"}, .roles = {Role::kMedicalAssistant}, .steps = {3}},
          {.name = "room", .rooms = {RoomKind::kExam}}}};
}

ClinicContents SmallClinic() {
  ClinicContents c{.identifier = "harbor"};
  const SiteId site = Add(c, c.sites,
                          {.key = "main",
                           .time_zone = "America/Los_Angeles",
                           .jurisdiction = "US-WA",
                           .employer = "h"});
  const auto open = [&](const Resource& resource) {
    c.availability.push_back(
        {.resource = resource,
         .weekly = {{.weekday = Weekday::kMonday, .window = {minutes(9 * 60), minutes(12 * 60)}}}});
  };
  const auto person = [&](const char* key, Role role) {
    Staff staff{.key = key, .roles = {role}, .employment = {{.employer = "h", .home_site = site}}};
    if (role == Role::kPhysician) staff.licences = {{.role = role, .jurisdiction = "US-WA"}};
    if (role == Role::kMedicalAssistant) staff.credentials = {{.code = "WA-MA-C"}};
    const StaffId id = Add(c, c.staff, staff);
    open(Resource::Of(id));
    return id;
  };
  const StaffId lee = person("dr-lee", Role::kPhysician);
  const StaffId moss = person("dr-moss", Role::kPhysician);
  const StaffId ana = person("ana", Role::kMedicalAssistant);
  const StaffId ben = person("ben", Role::kMedicalAssistant);
  c.staff[ben.index()].languages = {"es"};
  for (const char* key : {"exam-1", "exam-2"}) {
    open(Resource::Of(Add(c, c.rooms, {.key = key, .site = site, .kind = RoomKind::kExam})));
  }
  open(Resource::Of(Add(c, c.equipment, {.key = "cart", .site = site, .kind = "ecg-machine"})));
  Add(c, c.pods, {.key = "a", .site = site, .providers = {lee}, .assistants = {ana}});
  Add(c, c.pods, {.key = "b", .site = site, .providers = {moss}, .assistants = {ben}});
  Add(c, c.visit_types, EcgVisit());
  for (int i = 0; i < 5; ++i) {
    Add(c, c.patients, {.key = "p" + std::to_string(i), .usual_provider = moss});
  }
  return c;
}

// Who and what meets the needs: "ana, cart, dr-lee".
std::string Who(const ClinicContents& c, const std::vector<Assignment>& assignments) {
  std::string text;
  for (const Assignment& a : assignments) {
    const Resource& r = a.resource;
    text += (text.empty() ? "" : ", ") + (r.staff.valid()  ? c.staff[r.staff.index()].key
                                          : r.room.valid() ? c.rooms[r.room.index()].key
                                                           : c.equipment[r.equipment.index()].key);
  }
  return text;
}

}  // namespace

int main() {
  const RuleBook rules = RuleBook::Make(ShippedCatalog().rules).value();
  const ClinicContents contents = SmallClinic();
  const DateRange week{ParseDate("2026-12-07").value(), ParseDate("2026-12-12").value()};
  Clinic clinic = Clinic::Create(contents, rules, week).value();
  const Resource lee = Resource::Of(contents.staff[0].id), ben = Resource::Of(contents.staff[3].id);
  // A wish of the n-th patient, who names nobody.
  const auto wish = [&](std::size_t n) {
    return BookingRequest{.key = "r" + std::to_string(n),
                          .patient = contents.patients[n].id,
                          .visit_type = contents.visit_types[0].id,
                          .days = week};
  };

  // How many starts the fifth patient has in the clinic of these contents.
  const auto starts_in = [&](const ClinicContents& c) {
    const Clinic made = Clinic::Create(c, rules, week).value();
    return made.schedule().Starts(wish(4), kNow)->open.size();
  };

  // [search]
  const SearchResult found = clinic.schedule().Search(wish(0), 3, kNow).value();
  for (const Opening& opening : found.openings) {
    std::cout << ToText(opening.interval.start()) << " " << Who(contents, opening.assignments)
              << "\n";
  }
  // [starts]
  const StartList starts = clinic.schedule().Starts(wish(0), kNow).value();
  const std::vector<DayOpenings> calendar = clinic.schedule().Calendar(wish(0), kNow).value();
  std::cout << starts.open.size() << " starts, " << starts.undecided.size() << " undecided; on "
            << ToText(calendar[0].date) << ": " << calendar[0].open << "\n";
  // [book]
  Command command{.request_id = "desk-1", .now = kNow};
  command.book = BookCommand{.request = wish(0), .start = At("2026-12-07T09:30")};
  const Applied first = std::get<Applied>(Apply(clinic, command).value());
  clinic = first.clinic;
  const Appointment promise = *first.events.back().appointment;
  std::cout << promise.key << " " << Who(contents, promise.assignments)
            << ", named: " << promise.assignments[0].named << "\n";
  // [again]
  const Applied again = std::get<Applied>(Apply(clinic, command).value());
  std::cout << again.events.size() << " events: it was applied already\n";
  command.request_id = "desk-2";
  command.expected_version = clinic.version() - 1;
  std::cout << Apply(clinic, command).status().message() << "\n";
  // [rearranged]
  BookingRequest by_name = wish(1);
  by_name.named = {{"provider", promise.assignments[2].resource}};
  const Booked second =
      std::get<Booked>(clinic.schedule().Book(by_name, At("2026-12-07T09:35"), kNow).value());
  for (const Rearrangement& r : second.rearranged) {
    for (const Reassignment& change : r.changes) {
      std::cout << clinic.Get(r.appointment)->key << ": " << change.assignment->need
                << " is kept by " << Who(contents, {*change.assignment}) << "\n";
    }
  }
  // [refused]
  Command both{.request_id = "desk-3", .now = kNow};
  both.book = BookCommand{.request = wish(1), .start = At("2026-12-07T09:35")};
  clinic = std::get<Applied>(Apply(clinic, both).value()).clinic;
  const std::vector<Conflict> conflicts =
      clinic.schedule().Explain(wish(2), At("2026-12-07T09:40"), kNow).value();
  for (const Conflict& c : conflicts) {
    if (!c.certificate) continue;
    std::cout << c.need << " is full at " << ToText(c.certificate->interval.start()) << ": "
              << c.certificate->able.size() << " able, " << c.certificate->appointments.size()
              << " promises\n";
  }
  // [undecided]
  const SearchLimit tight{.nodes = 100, .nodes_at_a_start = 2};
  const SearchResult cut = clinic.schedule().Search(wish(2), 1, kNow, tight).value();
  std::cout << cut.openings.size() << " found, " << cut.undecided.size()
            << " undecided, complete: " << cut.complete << "\n";
  // [preferred]
  BookingRequest liked = wish(2);
  liked.time_of_day = TimeWindow{minutes(10 * 60 + 30), minutes(12 * 60)};
  liked.preferred = {ben};  // first
  liked.continuity = true;  // then the usual provider and that provider's pods
  liked.language = "es";    // then who speaks it
  const SearchResult nicest = clinic.schedule().Search(liked, 1, kNow).value();
  std::cout << Who(contents, nicest.openings[0].assignments) << "\n";
  // [hold]
  Command hold{.request_id = "web-1", .now = At("2026-12-01T09:00")};
  hold.place_hold = PlaceHoldCommand{
      .request = wish(2), .start = At("2026-12-07T10:30"), .expires_at = At("2026-12-01T09:10")};
  clinic = std::get<Applied>(Apply(clinic, hold).value()).clinic;
  Command confirm{.request_id = "web-2", .now = At("2026-12-01T09:05")};
  confirm.confirm_hold = ConfirmHoldCommand{clinic.List<Hold>()[0].id};
  clinic = std::get<Applied>(Apply(clinic, confirm).value()).clinic;
  std::cout << clinic.List<Appointment>().size() << " promises\n";
  // [slack]
  const std::vector<Appointment> promises = clinic.List<Appointment>().ToVector();
  const std::vector<Slack> all = SlackOf(clinic.schedule(), promises, kNow).value();
  for (const Slack& slack : all) {
    const Appointment& of = promises[slack.appointment.index()];
    std::cout << of.key << " " << of.assignments[slack.position].need << ": one of " << slack.able
              << ", " << slack.others << " free, " << NameOf(slack.without) << "\n";
  }
  // [fix]
  Command fix{.request_id = "evening", .now = At("2026-12-06T18:00")};
  fix.fix_names = FixNamesCommand{.days = {week.from, AddDays(*week.from, 1)}};
  const Applied fixed = std::get<Applied>(Apply(clinic, fix).value());
  clinic = fixed.clinic;
  std::cout << fixed.events.size() << " promises have their names\n";
  // [override]
  ClinicContents with_leave = clinic.Contents();
  with_leave.booking_policies = {{.key = "house",
                                  .grace = Grace{minutes(10), minutes(20)},
                                  .override_staff = {contents.staff[1].id},
                                  .override_kinds = {ConflictKind::kBusy}}};
  clinic = Clinic::Create(with_leave, rules, week).value();
  Command squeeze{.request_id = "desk-4", .now = kNow};
  squeeze.book = BookCommand{.request = wish(3), .start = At("2026-12-07T10:40")};
  squeeze.book->request.named = {{"provider", lee}, {"room", promises[2].assignments[4].resource}};
  std::cout << "as it is: " << std::get<Refusal>(Apply(clinic, squeeze).value()).conflicts.size()
            << " conflicts\n";
  squeeze.book->override =
      Override{contents.staff[1].id, "asked by the family", {ConflictKind::kBusy}};
  const Applied squeezed = std::get<Applied>(Apply(clinic, squeeze).value());
  for (const OverriddenConflict& o : squeezed.events.back().appointment->overrides) {
    std::cout << "overridden: " << o.kind << " " << o.need << ", " << o.reason << "\n";
  }
  // [move]
  BookingRequest beside = clinic.Get(promise.request).value();
  beside.named = squeeze.book->request.named;
  Command move{.request_id = "desk-6", .now = kNow};
  move.reschedule = RescheduleCommand{.appointment = promise.id,
                                      .request = beside,
                                      .start = squeeze.book->start,
                                      .reason = "the family comes together",
                                      .override = squeeze.book->override};
  const Applied together = std::get<Applied>(Apply(clinic, move).value());
  std::cout << "moved in spite of " << together.events.back().appointment->overrides.size()
            << " conflicts\n";
  // [late]
  const TimeZone zone = TimeZone::Load("America/Los_Angeles").value();
  const Instant arrival = promise.interval.start() + minutes(18);
  std::cout << NameOf(LateArrival(with_leave.booking_policies, promise, zone, arrival)) << "\n";
  // [counts]
  ClinicContents one_each = contents;
  one_each.booking_policies = {{.key = "one", .roles = {Role::kPhysician}, .max_per_session = 1}};
  Schedule counted = Clinic::Create(one_each, rules, week)->schedule();
  Appointment pooled =
      std::get<Booked>(*counted.Book(wish(0), At("2026-12-07T09:30"), kNow)).appointment;
  pooled.id = promise.id;
  counted.Occupy(pooled);
  BookingRequest of_keeper = wish(1);
  of_keeper.named = {{"provider", pooled.assignments[2].resource}};  // whose session is full
  const Booked in_place = std::get<Booked>(*counted.Book(of_keeper, At("2026-12-07T11:00"), kNow));
  std::cout << Who(contents, Rearranged(pooled.assignments, in_place.rearranged[0]))
            << " keep the promise instead\n";
  // [needs]
  ClinicContents softer = clinic.Contents();
  std::cout << starts_in(softer) << " starts";
  Need& assistant = softer.visit_types[0].needs[0];
  assistant.firmness = Firmness::kElastic;  // may come up to ten minutes late
  assistant.max_wait = minutes(10);
  std::cout << ", " << starts_in(softer) << " with an elastic assistant";
  softer.visit_types[0].needs[1].firmness = Firmness::kAdvisory;  // the cart where it can be had
  std::cout << ", " << starts_in(softer) << " with an advisory cart, too\n";
  // [supervision]
  ClinicContents watched = clinic.Contents();
  std::erase_if(watched.availability,
                [&](const Availability& a) { return a.resource.staff == contents.staff[1].id; });
  std::cout << "one physician: " << starts_in(watched) << " starts";
  watched.staff[0].supervises.at_most = 1;  // watches one assistant at a time
  std::cout << ", " << starts_in(watched) << " where she watches one at a time\n";
  // [travel]
  ClinicContents two = contents;
  Site annex = two.sites[0];
  annex.key = "annex";
  const SiteId there = Add(two, two.sites, annex);
  two.sites[0].travel = {{.to = there, .takes = minutes(25)}};
  two.availability[0].weekly.push_back(two.availability[0].weekly[0]);  // dr-lee, there too
  two.availability[0].weekly[1].site = there;
  two.visit_types[0].needs = {{.name = "provider", .roles = {Role::kPhysician}, .steps = {2}}};
  Schedule both_sites = Clinic::Create(two, rules, week)->schedule();
  BookingRequest here = wish(0), away = wish(1);
  here.site = two.sites[0].id;
  here.named = away.named = {{"provider", lee}};
  away.site = there;
  Appointment visit =
      std::get<Booked>(*both_sites.Book(here, At("2026-12-07T09:30"), kNow)).appointment;
  visit.id = promise.id;
  both_sites.Occupy(visit);
  const SearchResult after =
      both_sites.Search(away, 1, std::max(kNow, visit.interval.start())).value();
  std::cout << "at the annex from " << ToText(after.openings[0].interval.start()) << "\n";
  const auto reasons = both_sites.Explain(away, At("2026-12-07T10:00"), kNow).value();
  for (const Conflict& c : reasons) {
    if (c.other == visit.id) std::cout << "before: at " << ToText(c.interval->start()) << " here\n";
  }
  // [siblings]
  Clinic trial_day = first.clinic;  // kept only where both are booked
  std::vector<NamedNeed> same;
  std::optional<Instant> next = At("2026-12-07T10:35");
  for (std::size_t n : {3, 4}) {
    Command sibling{.request_id = "sibling-" + std::to_string(n), .now = kNow};
    sibling.book = BookCommand{.request = wish(n), .start = next};
    sibling.book->request.named = same;
    const CommandResult result = Apply(trial_day, sibling).value();
    if (std::holds_alternative<Refusal>(result)) break;
    trial_day = std::get<Applied>(result).clinic;
    const Appointment& older = *std::get<Applied>(result).events.back().appointment;
    same = {{"provider", older.assignments[2].resource}, {"room", older.assignments[4].resource}};
    next = older.interval.end();
  }
  std::cout << trial_day.List<Appointment>().size() << " promises with both\n";
  // [what-if]
  Schedule trial = clinic.schedule();  // shares what does not change
  trial.Vacate(promise.id);
  std::cout << clinic.schedule().Starts(wish(4), kNow)->open.size() << " starts, without "
            << promise.key << " " << trial.Starts(wish(4), kNow)->open.size() << "\n";
  // [desk]
  Desk desk(clinic);                    // for many threads
  const Clinic seen = desk.Snapshot();  // waits for no command
  std::vector<std::thread> threads;
  for (const Appointment& one : promises) {
    threads.emplace_back([&desk, id = one.id, key = one.key] {
      Command cancel{.request_id = "cancel " + key, .now = kNow};
      cancel.change_status = ChangeStatusCommand{.appointment = id, .reason = "travel"};
      const Desk::Answer answer = desk.Submit(cancel).value();
      if (std::get<std::vector<Event>>(answer).size() != 1) std::abort();
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::cout << "version " << seen.version() << " then " << desk.Snapshot().version() << "\n";
  // [end]
}
