#include <algorithm>

#include "table/column.h"
#include "table/site_instant.h"

namespace polyclinic::table_internal {
namespace {

std::string ZoneOf(const ClinicContents& clinic, const Appointment& appointment) {
  const SiteId site = appointment.site;
  if (!site.valid() || site.index() >= clinic.sites.size()) return "";
  return clinic.sites[site.index()].time_zone;
}

// A span in two columns.
struct Span {
  SiteInstant start;
  SiteInstant end;
};

Span SpanOf(const Interval& interval, const std::string& zone) {
  return {{interval.start(), zone}, {interval.end(), zone}};
}

Interval IntervalOf(const RowPlace& place, const Span& span) {
  if (const auto interval = Interval::Of(span.start.at, span.end.at); interval.ok()) {
    return *interval;
  }
  place.Fail("reversed", "start, end", ToText(span.end), "an end after " + ToText(span.start));
  return {};
}

template <class Row>
void AddSpan(Columns<Row>& columns, Span Row::*span) {
  columns.Add("start", kRequired, "In the site's time, with its offset.", span, &Span::start)
      .Add("end", kRequired, "Half-open: the first second after.", span, &Span::end);
}

struct AppointmentRow {
  Appointment appointment;
  Span span;
};

Table AppointmentTable() {
  constexpr auto kIt = &AppointmentRow::appointment;
  Columns<AppointmentRow> columns;
  columns.Add("key", kRequired, "Unique among the appointments.", kIt, &Appointment::key)
      .Add("request", kPlain, "The request it answers; empty where imported.", kIt,
           &Appointment::request)
      .Add("patient", kRequired, "For whom.", kIt, &Appointment::patient)
      .Add("visit_type", kRequired, "For what.", kIt, &Appointment::visit_type)
      .Add("site", kRequired, "Where.", kIt, &Appointment::site)
      .Add("status", kPlain, "scheduled if empty.", kIt, &Appointment::status);
  AddSpan(columns, &AppointmentRow::span);
  columns.Add("modifiers", kPlain, "What lengthens it.", kIt, &Appointment::modifiers)
      .Add("new_patient", kPlain, "New to the practice.", kIt, &Appointment::new_patient)
      .Add("patient_location", kPlain, "Of telehealth.", kIt, &Appointment::patient_location)
      .Add("booked_at", kPlain, "When it was promised.", kIt, &Appointment::booked_at)
      .Add("edition", kPlain, "The edition of the rules it was made under.", kIt,
           &Appointment::edition)
      .Add("moved_from", kPlain, "The appointment it was moved from.", kIt,
           &Appointment::moved_from);
  return MakeTable<AppointmentRow>(
      "appointments", "Promised visits.", std::move(columns),
      [](const RowPlace& place, AppointmentRow&& row) {
        row.appointment.interval = IntervalOf(place, row.span);
        ClinicContents& clinic = place.reading.clinic;
        const auto id = polyclinic::Add(clinic, clinic.appointments, std::move(row.appointment));
        return "appointments[" + std::to_string(id.index()) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(AppointmentRow)>& row) {
        for (const Appointment& a : clinic.appointments) {
          row({a, SpanOf(a.interval, ZoneOf(clinic, a))});
        }
      });
}

struct StepRow {
  AppointmentId appointment;
  std::string step;
  Span span;
};

Table StepTable() {
  Columns<StepRow> columns;
  columns.Add("appointment", kRequired, "Of which appointment.", &StepRow::appointment)
      .Add("step", kPlain, "The step's name, in the order of steps.csv; for people.",
           &StepRow::step);
  AddSpan(columns, &StepRow::span);
  return MakeTable<StepRow>(
      "appointment_steps", "When each step of an appointment is: one row for each, in order.",
      std::move(columns),
      [](const RowPlace& place, StepRow&& row) -> std::string {
        if (!row.appointment.valid()) return "";
        auto& steps = place.reading.clinic.appointments[row.appointment.index()].steps;
        steps.push_back(IntervalOf(place, row.span));
        return "appointments[" + std::to_string(row.appointment.index()) + "].steps[" +
               std::to_string(steps.size() - 1) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(StepRow)>& row) {
        for (const Appointment& a : clinic.appointments) {
          const auto* type =
              a.visit_type.valid() && a.visit_type.index() < clinic.visit_types.size()
                  ? &clinic.visit_types[a.visit_type.index()]
                  : nullptr;
          for (std::size_t i = 0; i < a.steps.size(); ++i) {
            row({a.id, type != nullptr && i < type->steps.size() ? type->steps[i].name : "",
                 SpanOf(a.steps[i], ZoneOf(clinic, a))});
          }
        }
      });
}

struct AssignmentRow {
  AppointmentId appointment;
  Assignment assignment;
  Span span;
};

Table AssignmentTable() {
  constexpr auto kIt = &AssignmentRow::assignment;
  Columns<AssignmentRow> columns;
  columns.Add("appointment", kRequired, "Of which appointment.", &AssignmentRow::appointment)
      .Add("need", kRequired, "The need it meets.", kIt, &Assignment::need)
      .Add("staff", kPlain, "The person; or", kIt, &Assignment::resource, &Resource::staff)
      .Add("room", kPlain, "the room; or", kIt, &Assignment::resource, &Resource::room)
      .Add("equipment", kPlain, "the equipment.", kIt, &Assignment::resource, &Resource::equipment);
  AddSpan(columns, &AssignmentRow::span);
  columns.Add("named", kPlain, "The request named it; else it was chosen.", kIt,
              &Assignment::named);
  return MakeTable<AssignmentRow>(
      "assignments", "Who and what meets each need of an appointment.", std::move(columns),
      [](const RowPlace& place, AssignmentRow&& row) -> std::string {
        if (!row.appointment.valid()) return "";
        auto& all = place.reading.clinic.appointments[row.appointment.index()].assignments;
        row.assignment.interval = IntervalOf(place, row.span);
        all.push_back(std::move(row.assignment));
        return "appointments[" + std::to_string(row.appointment.index()) + "].assignments[" +
               std::to_string(all.size() - 1) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(AssignmentRow)>& row) {
        for (const Appointment& a : clinic.appointments) {
          for (const Assignment& one : a.assignments) {
            row({a.id, one, SpanOf(one.interval, ZoneOf(clinic, a))});
          }
        }
      });
}

struct GroundRow {
  AppointmentId appointment;
  std::string need;
  StaffId staff;
  DutyGround ground;
};

std::string AttachGround(const RowPlace& place, GroundRow&& row) {
  if (!row.appointment.valid() || !row.staff.valid()) return "";
  auto& all = place.reading.clinic.appointments[row.appointment.index()].assignments;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Assignment& a) {
    return a.need == row.need && a.resource.staff == row.staff;
  });
  if (found == all.end()) {
    place.Fail("unknown_reference", "need, staff", row.need,
               "a row of assignments.csv with this appointment, need and person");
    return "";
  }
  found->grounds.push_back(std::move(row.ground));
  return "";
}

Table GroundTable() {
  Columns<GroundRow> columns;
  columns.Add("appointment", kRequired, "Of which appointment.", &GroundRow::appointment)
      .Add("need", kRequired, "Of which need.", &GroundRow::need)
      .Add("staff", kRequired, "Who does it.", &GroundRow::staff)
      .Add("duty", kRequired, "Which duty.", &GroundRow::ground, &DutyGround::duty)
      .Add("outcome", kPlain, "The verdict at booking.", &GroundRow::ground, &DutyGround::outcome)
      .Add("rules", kPlain, "The rules that decided.", &GroundRow::ground, &DutyGround::rules)
      .Add("adopted_by", kPlain, "The policy that adopted an unknown.", &GroundRow::ground,
           &DutyGround::adopted_by)
      .Add("supervisor", kPlain, "The planned supervisor.", &GroundRow::ground,
           &DutyGround::supervisor);
  return MakeTable<GroundRow>(
      "grounds", "Why a person may do a duty of an assignment.", std::move(columns), AttachGround,
      [](const ClinicContents& clinic, const std::function<void(GroundRow)>& row) {
        for (const Appointment& a : clinic.appointments) {
          for (const Assignment& one : a.assignments) {
            for (const DutyGround& ground : one.grounds) {
              row({a.id, one.need, one.resource.staff, ground});
            }
          }
        }
      });
}

Table ObligationTable() {
  using P = Part<Appointment, Obligation>;
  auto columns = PartOf<Appointment, Obligation>("appointment", "At which visit.");
  columns.Add("duty", kPlain, "The duty it belongs to.", &P::value, &Obligation::duty)
      .Add("kind", kRequired, "What: order, dose_check, drug_fact.", &P::value, &Obligation::kind)
      .Add("any_of", kPlain, "What would do.", &P::value, &Obligation::any_of)
      .Add("rule", kPlain, "The rule that asks for it.", &P::value, &Obligation::rule);
  return PartTable<Appointment, Obligation>("obligations", "What must be seen to at the visit.",
                                            std::move(columns), &ClinicContents::appointments,
                                            "obligations", &Appointment::obligations);
}

Table StatusChangeTable() {
  using P = Part<Appointment, StatusChange>;
  auto columns = PartOf<Appointment, StatusChange>("appointment", "Of which appointment.");
  columns.Add("from", kRequired, "", &P::value, &StatusChange::from)
      .Add("to", kRequired, "", &P::value, &StatusChange::to)
      .Add("at", kRequired, "When.", &P::value, &StatusChange::at)
      .Add("by", kPlain, "Who did it.", &P::value, &StatusChange::by)
      .Add("reason", kPersonal, "Never a diagnosis.", &P::value, &StatusChange::reason);
  return PartTable<Appointment, StatusChange>(
      "status_changes", "What became of an appointment, oldest first.", std::move(columns),
      &ClinicContents::appointments, "changes", &Appointment::changes);
}

Table FlagTable() {
  using P = Part<Appointment, Flag>;
  auto columns = PartOf<Appointment, Flag>("appointment", "With which appointment.");
  columns.Add("code", kRequired, "What is out of order: double_booked.", &P::value, &Flag::code)
      .Add("need", kPlain, "With which need; empty: the whole.", &P::value, &Flag::need)
      .Add("other", kPlain, "The other appointment.", &P::value, &Flag::other);
  return PartTable<Appointment, Flag>("flags", "What is out of order with an appointment.",
                                      std::move(columns), &ClinicContents::appointments, "flags",
                                      &Appointment::flags);
}

}  // namespace

std::vector<Table> AppointmentTables() {
  std::vector<Table> tables;
  tables.push_back(AppointmentTable());
  tables.push_back(StepTable());
  tables.push_back(AssignmentTable());
  tables.push_back(GroundTable());
  tables.push_back(ObligationTable());
  tables.push_back(StatusChangeTable());
  tables.push_back(FlagTable());
  return tables;
}

}  // namespace polyclinic::table_internal
