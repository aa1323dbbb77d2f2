#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "draw/agenda.h"
#include "draw/day_picture.h"
#include "draw/html.h"
#include "draw/words.h"
#include "polyclinic/draw/day.h"

namespace polyclinic {
namespace {

using draw::Agenda;
using draw::VisitLine;
using draw::Words;

// "Jordan Lee: C02, C05\nNoor Haddad": a line for each person of the visit, in the order of time.
std::string People(const VisitLine& visit, const Words& words, const draw::Clock& clock) {
  std::vector<const Assignment*> people;
  for (const Assignment& assignment : visit.appointment->assignments) {
    if (assignment.resource.staff.valid()) people.push_back(&assignment);
  }
  std::stable_sort(people.begin(), people.end(), [](const Assignment* a, const Assignment* b) {
    return a->interval < b->interval;
  });
  std::vector<std::string> lines;
  lines.reserve(people.size());
  for (const Assignment* assignment : people) {
    lines.push_back(clock.Of(assignment->interval) + " " + words.Of(assignment->resource) + ", " +
                    assignment->need);
  }
  return draw::Joined(lines, "\n");
}

// Every duty with its verdict, each once.
std::vector<const DutyGround*> GroundsOf(const Appointment& appointment) {
  std::vector<const DutyGround*> grounds;
  for (const Assignment& assignment : appointment.assignments) {
    for (const DutyGround& ground : assignment.grounds) {
      const bool known = std::any_of(grounds.begin(), grounds.end(), [&](const DutyGround* g) {
        return g->duty == ground.duty && g->rules == ground.rules && g->outcome == ground.outcome &&
               g->adopted_by == ground.adopted_by;
      });
      if (!known) grounds.push_back(&ground);
    }
  }
  return grounds;
}

std::vector<std::string> RowOf(const Agenda& agenda, const VisitLine& visit, const Words& words) {
  const Appointment& appointment = *visit.appointment;
  const draw::Clock clock(agenda.zone, agenda.date);
  std::vector<std::string> duties;
  std::vector<std::string> owed;
  for (const DutyGround* ground : GroundsOf(appointment)) {
    const std::string citations = draw::Joined(words.CitationsOf(ground->rules), "; ");
    duties.push_back(words.Of(ground->duty) + ": " + words.VerdictOf(*ground) +
                     (citations.empty() ? "" : " [" + citations + "]"));
    for (const std::string& obligation : words.ObligationsOf(appointment, ground->duty)) {
      owed.push_back(ground->duty.str() + " " + obligation);
    }
  }
  return {std::to_string(visit.number),
          clock.Of(appointment.interval),
          words.Of(appointment.patient) + (visit.own ? "" : "\n(another pod's visit)"),
          words.Of(appointment.visit_type),
          People(visit, words, clock),
          draw::PlacesOf(appointment, words),
          draw::Joined(duties, "\n"),
          draw::Joined(owed, "\n")};
}

std::size_t CountAdopted(const Agenda& agenda) {
  std::size_t count = 0;
  for (const VisitLine& visit : agenda.visits) {
    const auto grounds = GroundsOf(*visit.appointment);
    count += std::any_of(grounds.begin(), grounds.end(),
                         [](const DutyGround* ground) { return !ground->adopted_by.empty(); });
  }
  return count;
}

std::vector<std::pair<std::string, std::string>> FactsOf(const Agenda& agenda, const Words& words) {
  std::size_t owing = 0;
  for (const VisitLine& visit : agenda.visits) owing += !visit.appointment->obligations.empty();
  return {{"Site", agenda.site->name},
          {"Times of", agenda.site->time_zone},
          {"Visits", std::to_string(agenda.visits.size())},
          {"With an order or dose check due", std::to_string(owing)},
          {"Resting on a policy where the law does not say", std::to_string(CountAdopted(agenda))},
          {"Rules", words.rules().edition}};
}

}  // namespace

absl::StatusOr<std::string> DayHtml(const ClinicContents& contents, const RuleSet& rules, PodId pod,
                                    Date date, const DrawOptions& options) {
  const auto agenda = draw::AgendaOf(contents, rules, pod, date);
  if (!agenda.ok()) return agenda.status();
  const Words words(contents, rules, options);
  draw::Page page(draw::PodTitle(*agenda, words));
  page.Facts(FactsOf(*agenda, words));
  page.Heading("The day");
  page.Paragraph(
      "Providers, rooms and assistants from top to bottom, the day from left to right. One number "
      "is "
      "one visit wherever it occurs. Hover a block to follow its visit and to read duty, verdict "
      "and "
      "citation; the same stands in the table below.");
  page.Picture(draw::DayPicture(*agenda, words, draw::WideStyle()), "The day, drawn");
  page.Heading("The visits");
  if (agenda->visits.empty()) {
    page.Paragraph("No visit is booked on this day.");
    return page.Take();
  }
  std::vector<std::vector<std::string>> rows;
  for (const VisitLine& visit : agenda->visits) rows.push_back(RowOf(*agenda, visit, words));
  page.Table("Every visit that uses the pod, by start",
             {"No.", "Time", "Patient", "Visit", "Who", "Where", "Duties, verdicts, citations",
              "Due at the visit"},
             rows);
  return page.Take();
}

}  // namespace polyclinic
