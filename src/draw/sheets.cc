#include "polyclinic/draw/sheets.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "draw/agenda.h"
#include "draw/hours.h"
#include "draw/print.h"
#include "draw/words.h"

namespace polyclinic {
namespace {

using draw::Clock;
using draw::Hours;
using draw::Words;

// One thing a person does: an assignment of an appointment, or a pause.
struct Task {
  Interval span;
  const Appointment* appointment = nullptr;
  const Assignment* assignment = nullptr;
  AbsenceKind pause = AbsenceKind::kBreak;
};

// One person's day at the site, ascending by time.
struct PersonDay {
  const Staff* staff = nullptr;
  Hours hours;
  std::vector<Task> tasks;
};

std::vector<Task> TasksOf(const Staff& staff, const Hours& hours,
                          const std::vector<const Appointment*>& appointments) {
  std::vector<Task> tasks;
  for (const draw::Pause& pause : hours.pauses) {
    tasks.push_back({pause.span, nullptr, nullptr, pause.kind});
  }
  for (const Appointment* appointment : appointments) {
    for (const Assignment& assignment : appointment->assignments) {
      if (assignment.resource.staff == staff.id) {
        tasks.push_back({assignment.interval, appointment, &assignment});
      }
    }
  }
  std::stable_sort(tasks.begin(), tasks.end(),
                   [](const Task& a, const Task& b) { return a.span < b.span; });
  return tasks;
}

// The assistants who work or are booked at the site on the day, by key.
std::vector<PersonDay> AssistantsOn(const ClinicContents& contents, SiteId site, Date date,
                                    const TimeZone& zone) {
  const auto appointments = draw::AppointmentsOn(contents, site, date, zone);
  std::vector<PersonDay> days;
  for (const Staff& staff : contents.staff) {
    if (!draw::IsAssistant(staff)) continue;
    PersonDay day{&staff, draw::HoursOf(contents, Resource::Of(staff.id), site, date, zone), {}};
    day.tasks = TasksOf(staff, day.hours, appointments);
    if (!day.hours.working.empty() || !day.tasks.empty()) days.push_back(std::move(day));
  }
  std::sort(days.begin(), days.end(),
            [](const PersonDay& a, const PersonDay& b) { return a.staff->key < b.staff->key; });
  return days;
}

// The rooms and devices in use during some of the assignment, or the site's name.
std::string WhereOf(const Task& task, const Words& words) {
  std::vector<std::string> places;
  for (const Assignment& other : task.appointment->assignments) {
    if (other.resource.staff.valid() || !other.interval.Overlaps(task.span)) continue;
    const std::string place = words.Of(other.resource);
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }
  if (!places.empty()) return draw::Joined(places, ", ");
  const Site* site = draw::Find(words.contents().sites, task.appointment->site);
  return site == nullptr ? std::string() : site->name;
}

SheetRow RowOf(const PersonDay& day, const Task& task, const Words& words, const Clock& clock) {
  SheetRow row;
  row.staff = day.staff->key;
  if (!words.ids_only()) row.name = day.staff->name;
  row.date = ToText(clock.date());
  row.from = clock.At(task.span.start());
  row.to = clock.At(task.span.end());
  row.what = task.appointment == nullptr ? draw::WordsOf(task.pause) : "visit";
  if (task.appointment == nullptr) return row;
  row.appointment = task.appointment->key;
  row.visit_type = words.Of(task.appointment->visit_type);
  row.patient = words.Of(task.appointment->patient);
  row.where = WhereOf(task, words);
  row.need = task.assignment->need;
  return row;
}

void AddGround(const Task& task, const DutyGround& ground, const Words& words, SheetRow* row) {
  row->duty = ground.duty.str();
  row->duty_name = words.NameOfDuty(ground.duty);
  row->verdict = ground.outcome;
  row->rules = draw::Joined(ground.rules, "; ");
  row->citations = draw::Joined(words.CitationsOf(ground.rules), "; ");
  row->adopted_by = ground.adopted_by;
  row->obligations = draw::Joined(words.ObligationsOf(*task.appointment, ground.duty), "; ");
  if (ground.supervisor.valid()) row->supervisor = words.Of(ground.supervisor);
}

// Duties of one task that rest on the same grounds.
struct GroundGroup {
  const DutyGround* ground = nullptr;
  std::vector<std::string> duties;
  std::vector<std::string> obligations;
};

std::vector<GroundGroup> GroupsOf(const Task& task, const Words& words) {
  std::vector<GroundGroup> groups;
  for (const DutyGround& ground : task.assignment->grounds) {
    const auto owed = words.ObligationsOf(*task.appointment, ground.duty);
    const auto key = [](const DutyGround& g) {
      return std::tie(g.outcome, g.rules, g.adopted_by, g.supervisor);
    };
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const GroundGroup& group) {
      return key(*group.ground) == key(ground) && group.obligations == owed;
    });
    if (same == groups.end()) {
      groups.push_back({&ground, {words.Of(ground.duty)}, owed});
    } else {
      same->duties.push_back(words.Of(ground.duty));
    }
  }
  return groups;
}

// How many could keep each assignment, by appointment and position.
using AbleCounts = std::map<std::pair<AppointmentId, std::int32_t>, std::int32_t>;

// Who holds the places of the task whose names are not fixed yet: the person's, and those of the rooms and
// devices. Empty where all are.
std::string OpenPlaces(const Task& task, const Words& words, const AbleCounts& able) {
  const Appointment& appointment = *task.appointment;
  if (appointment.status != AppointmentStatus::kScheduled &&
      appointment.status != AppointmentStatus::kConfirmed) {
    return "";
  }
  std::vector<std::string> places;
  for (std::size_t i = 0; i < appointment.assignments.size(); ++i) {
    const Assignment& a = appointment.assignments[i];
    const bool place = !a.resource.staff.valid() && a.interval.Overlaps(task.span);
    if (a.named || (&a != task.assignment && !place)) continue;
    const auto count = able.find({appointment.id, static_cast<std::int32_t>(i)});
    places.push_back(a.need +
                     (count == able.end() ? "" : " one of " + std::to_string(count->second)) +
                     " [" + words.Of(a.resource) + "]");
  }
  return draw::Joined(places, "; ");
}

constexpr int kIndent = 13;

void PrintGroup(const GroundGroup& group, const Words& words, draw::Print* print) {
  const std::string indent(kIndent, ' ');
  print->Line(indent + draw::Joined(group.duties, "; "), kIndent + 2);
  std::string under = indent + "  " + words.VerdictOf(*group.ground);
  bool first = true;
  for (const std::string& rule : group.ground->rules) {
    const std::string citation = words.CitationOf(rule);
    under += (first ? " under " : "; ") + rule + (citation.empty() ? "" : " [" + citation + "]");
    first = false;
  }
  print->Line(under, kIndent + 4);
  if (!group.obligations.empty()) {
    print->Line(indent + "  due at the visit: " + draw::Joined(group.obligations, "; "),
                kIndent + 4);
  }
  if (group.ground->supervisor.valid()) {
    print->Line(indent + "  supervisor: " + words.Of(group.ground->supervisor), kIndent + 4);
  }
}

void PrintTask(const Task& task, const Words& words, const Clock& clock, const AbleCounts& able,
               draw::Print* print) {
  const std::string time = draw::Padded(clock.Of(task.span), kIndent);
  if (task.appointment == nullptr) {
    print->Line(time + "-- " + draw::WordsOf(task.pause) + " --", kIndent);
    return;
  }
  print->Line(time + words.Of(task.appointment->patient) + " · " + WhereOf(task, words) + " · " +
                  words.Of(task.appointment->visit_type) + ", " + task.assignment->need + " · " +
                  task.appointment->key,
              kIndent);
  if (const std::string open = OpenPlaces(task, words, able); !open.empty()) {
    print->Line(std::string(kIndent, ' ') + "not fixed yet: " + open, kIndent + 2);
  }
  for (const GroundGroup& group : GroupsOf(task, words)) PrintGroup(group, words, print);
}

std::string WorkingText(const Hours& hours, const Clock& clock) {
  std::vector<std::string> spans;
  for (const Interval& span : hours.working) spans.push_back(clock.Of(span));
  return spans.empty() ? "not on duty" : "on duty " + draw::Joined(spans, ", ");
}

void PrintPerson(const PersonDay& day, const Words& words, const Clock& clock,
                 const std::string& place, const AbleCounts& able, draw::Print* print) {
  const std::string name = words.Of(day.staff->id);
  print->Rule('=');
  print->Line(name + (name == day.staff->key ? "" : " (" + day.staff->key + ")") + " · " +
                  words.RolesOf(day.staff->id, clock.date()),
              2);
  print->Line(place + " · " + draw::LongDate(clock.date()) + " · " + WorkingText(day.hours, clock),
              2);
  print->Rule('-');
  if (day.tasks.empty()) print->Line("No visit is booked.");
  for (const Task& task : day.tasks) PrintTask(task, words, clock, able, print);
  print->Blank();
}

}  // namespace

absl::StatusOr<std::vector<SheetRow>> SheetRows(const ClinicContents& contents,
                                                const RuleSet& rules, SiteId site, Date date,
                                                const DrawOptions& options) {
  const auto zone = draw::ZoneOf(contents, site, date);
  if (!zone.ok()) return zone.status();
  const Words words(contents, rules, options);
  const Clock clock(*zone, date);
  std::vector<SheetRow> rows;
  for (const PersonDay& day : AssistantsOn(contents, site, date, *zone)) {
    for (const Task& task : day.tasks) {
      const SheetRow row = RowOf(day, task, words, clock);
      if (task.assignment == nullptr || task.assignment->grounds.empty()) {
        rows.push_back(row);
        continue;
      }
      for (const DutyGround& ground : task.assignment->grounds) {
        rows.push_back(row);
        AddGround(task, ground, words, &rows.back());
      }
    }
  }
  return rows;
}

absl::StatusOr<std::string> DaySheets(const ClinicContents& contents, const RuleSet& rules,
                                      SiteId site, Date date, const DrawOptions& options,
                                      std::span<const Slack> slack) {
  const auto zone = draw::ZoneOf(contents, site, date);
  if (!zone.ok()) return zone.status();
  const Words words(contents, rules, options);
  const Clock clock(*zone, date);
  AbleCounts able;
  for (const Slack& s : slack) able[{s.appointment, s.position}] = s.able;
  const std::string place = draw::Find(contents.sites, site)->name;
  const auto days = AssistantsOn(contents, site, date, *zone);
  draw::Print print;
  print.Line("DAY SHEETS · " + place + " · " + draw::LongDate(date), 2);
  print.Line("Rules " + rules.edition + ", times of " + zone->name() + ". " +
             std::string(kNotLegalAdvice));
  print.Blank();
  if (days.empty()) print.Line("No assistant works at this site on this day.");
  for (const PersonDay& day : days) PrintPerson(day, words, clock, place, able, &print);
  return print.Take();
}

}  // namespace polyclinic
