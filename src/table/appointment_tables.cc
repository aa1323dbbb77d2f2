#include <algorithm>

#include "table/column.h"
#include "table/site_instant.h"

namespace polyclinic::table_internal {
namespace {

std::string ZoneOf(const ClinicContents& clinic, SiteId site) {
  if (!site.valid() || site.index() >= clinic.sites.size()) return "";
  return clinic.sites[site.index()].time_zone;
}
std::string ZoneOf(const ClinicContents& clinic, const Appointment& a) {
  return ZoneOf(clinic, a.site);
}
std::string ZoneOf(const ClinicContents& clinic, const Hold& hold) {
  return ZoneOf(clinic, hold.opening.site);
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

// What an appointment and the opening of a hold have alike: steps, assignments with their grounds,
// obligations.
template <class Owner>
struct Promise;
template <>
struct Promise<Appointment> {
  static constexpr auto kList = &ClinicContents::appointments;
  static constexpr std::string_view kOwner = "appointment";
  // Before the names of its tables.
  static constexpr std::string_view kPrefix{};
  // Before the names of its fields.
  static constexpr std::string_view kPath{};
  template <class A>
  static auto& In(A& appointment) {
    return appointment;
  }
};
template <>
struct Promise<Hold> {
  static constexpr auto kList = &ClinicContents::holds;
  static constexpr std::string_view kOwner = "hold";
  static constexpr std::string_view kPrefix = "hold_";
  static constexpr std::string_view kPath = "opening.";
  template <class H>
  static auto& In(H& hold) {
    return hold.opening;
  }
};

template <class Owner>
std::string Named(std::string_view table) {
  return std::string(Promise<Owner>::kPrefix) + std::string(table);
}

template <class Owner>
auto& PromiseAt(const RowPlace& place, Id<Owner> id) {
  return Promise<Owner>::In((place.reading.clinic.*Promise<Owner>::kList)[id.index()]);
}

template <class Owner>
std::string PathAt(Id<Owner> id, std::string_view list, std::size_t position) {
  return std::string(KeyedTable<Owner>::kName) + "[" + std::to_string(id.index()) + "]." +
         std::string(Promise<Owner>::kPath) + std::string(list) + "[" + std::to_string(position) +
         "]";
}

// A column that names the owner of a row.
template <class Owner, class Row>
void AddOwner(Columns<Row>& columns) {
  const std::string owner(Promise<Owner>::kOwner);
  columns.Add(owner, kRequired, "Of which " + owner + ".", &Row::owner);
}

template <class Owner>
struct StepRow {
  Id<Owner> owner;
  std::string step;
  Span span;
};

template <class Owner>
void EachStep(const ClinicContents& clinic, const std::function<void(StepRow<Owner>)>& row) {
  for (const Owner& owner : clinic.*Promise<Owner>::kList) {
    const VisitTypeId type = owner.visit_type;
    const bool known = type.valid() && type.index() < clinic.visit_types.size();
    const auto& intervals = Promise<Owner>::In(owner).steps;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      std::string name;
      if (known && i < clinic.visit_types[type.index()].steps.size()) {
        name = clinic.visit_types[type.index()].steps[i].name;
      }
      row({owner.id, std::move(name), SpanOf(intervals[i], ZoneOf(clinic, owner))});
    }
  }
}

template <class Owner>
Table StepTable(std::string name, std::string about) {
  using Row = StepRow<Owner>;
  Columns<Row> columns;
  AddOwner<Owner>(columns);
  columns.Add("step", kPlain, "The step's name, in the order of steps.csv; for people.",
              &Row::step);
  AddSpan(columns, &Row::span);
  return MakeTable<Row>(
      std::move(name), std::move(about), std::move(columns),
      [](const RowPlace& place, Row&& row) -> std::string {
        if (!row.owner.valid()) return "";
        auto& steps = PromiseAt(place, row.owner).steps;
        steps.push_back(IntervalOf(place, row.span));
        return PathAt(row.owner, "steps", steps.size() - 1);
      },
      EachStep<Owner>);
}

template <class Owner>
struct AssignmentRow {
  Id<Owner> owner;
  Assignment assignment;
  Span span;
};

template <class Owner>
Table AssignmentTable(std::string about) {
  using Row = AssignmentRow<Owner>;
  constexpr auto kIt = &Row::assignment;
  Columns<Row> columns;
  AddOwner<Owner>(columns);
  columns.Add("need", kRequired, "The need it meets.", kIt, &Assignment::need)
      .Add("staff", kPlain, "The person; or", kIt, &Assignment::resource, &Resource::staff)
      .Add("room", kPlain, "the room; or", kIt, &Assignment::resource, &Resource::room)
      .Add("equipment", kPlain, "the equipment.", kIt, &Assignment::resource, &Resource::equipment);
  AddSpan(columns, &Row::span);
  columns.Add("named", kPlain, "The request named it; else it was chosen.", kIt,
              &Assignment::named);
  return MakeTable<Row>(
      Named<Owner>("assignments"), std::move(about), std::move(columns),
      [](const RowPlace& place, Row&& row) -> std::string {
        if (!row.owner.valid()) return "";
        auto& all = PromiseAt(place, row.owner).assignments;
        row.assignment.interval = IntervalOf(place, row.span);
        all.push_back(std::move(row.assignment));
        return PathAt(row.owner, "assignments", all.size() - 1);
      },
      [](const ClinicContents& clinic, const std::function<void(Row)>& row) {
        for (const Owner& owner : clinic.*Promise<Owner>::kList) {
          for (const Assignment& one : Promise<Owner>::In(owner).assignments) {
            row({owner.id, one, SpanOf(one.interval, ZoneOf(clinic, owner))});
          }
        }
      });
}

template <class Owner>
struct GroundRow {
  Id<Owner> owner;
  std::string need;
  StaffId staff;
  DutyGround ground;
};

template <class Owner>
std::string AttachGround(const RowPlace& place, GroundRow<Owner>&& row) {
  if (!row.owner.valid() || !row.staff.valid()) return "";
  auto& all = PromiseAt(place, row.owner).assignments;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Assignment& a) {
    return a.need == row.need && a.resource.staff == row.staff;
  });
  if (found == all.end()) {
    place.Fail("unknown_reference", "need, staff", row.need,
               "a row of " + Named<Owner>("assignments.csv") + " with this " +
                   std::string(Promise<Owner>::kOwner) + ", need and person");
    return "";
  }
  found->grounds.push_back(std::move(row.ground));
  return "";
}

template <class Owner>
Table GroundTable(std::string about) {
  using Row = GroundRow<Owner>;
  Columns<Row> columns;
  AddOwner<Owner>(columns);
  columns.Add("need", kRequired, "Of which need.", &Row::need)
      .Add("staff", kRequired, "Who does it.", &Row::staff)
      .Add("duty", kRequired, "Which duty.", &Row::ground, &DutyGround::duty)
      .Add("outcome", kPlain, "The verdict at booking.", &Row::ground, &DutyGround::outcome)
      .Add("rules", kPlain, "The rules that decided.", &Row::ground, &DutyGround::rules)
      .Add("adopted_by", kPlain, "The policy that adopted an unknown.", &Row::ground,
           &DutyGround::adopted_by)
      .Add("supervisor", kPlain, "The planned supervisor.", &Row::ground, &DutyGround::supervisor);
  return MakeTable<Row>(Named<Owner>("grounds"), std::move(about), std::move(columns),
                        AttachGround<Owner>,
                        [](const ClinicContents& clinic, const std::function<void(Row)>& row) {
                          for (const Owner& owner : clinic.*Promise<Owner>::kList) {
                            for (const Assignment& one : Promise<Owner>::In(owner).assignments) {
                              for (const DutyGround& ground : one.grounds) {
                                row({owner.id, one.need, one.resource.staff, ground});
                              }
                            }
                          }
                        });
}

template <class Owner, class... Path>
Table ObligationTable(std::string about, std::string label, Path... path) {
  using P = Part<Owner, Obligation>;
  const std::string owner(Promise<Owner>::kOwner);
  auto columns = PartOf<Owner, Obligation>(owner, "Of which " + owner + ".");
  columns.Add("duty", kPlain, "The duty it belongs to.", &P::value, &Obligation::duty)
      .Add("kind", kRequired, "What: order, dose_check, drug_fact.", &P::value, &Obligation::kind)
      .Add("any_of", kPlain, "What would do.", &P::value, &Obligation::any_of)
      .Add("rule", kPlain, "The rule that asks for it.", &P::value, &Obligation::rule);
  return PartTable<Owner, Obligation>(Named<Owner>("obligations"), std::move(about),
                                      std::move(columns), Promise<Owner>::kList, std::move(label),
                                      path...);
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

template <class Owner>
Table OverrideTable(std::string about) {
  using P = Part<Owner, OverriddenConflict>;
  const std::string owner(Promise<Owner>::kOwner);
  auto columns = PartOf<Owner, OverriddenConflict>(owner, "Of which " + owner + ".");
  columns.Add("by", kPlain, "Who answers for it.", &P::value, &OverriddenConflict::by)
      .Add("reason", kPersonal, "Why; never a diagnosis.", &P::value, &OverriddenConflict::reason)
      .Add("kind", kRequired, "The conflict: busy, not_available, session_full.", &P::value,
           &OverriddenConflict::kind)
      .Add("policy", kPlain, "The booking policy overridden.", &P::value,
           &OverriddenConflict::policy)
      .Add("need", kPlain, "The need it concerns; empty: the whole visit.", &P::value,
           &OverriddenConflict::need)
      .Add("staff", kPlain, "The person it concerns; or", &P::value, &OverriddenConflict::resource,
           &Resource::staff)
      .Add("room", kPlain, "the room; or", &P::value, &OverriddenConflict::resource,
           &Resource::room)
      .Add("equipment", kPlain, "the equipment.", &P::value, &OverriddenConflict::resource,
           &Resource::equipment)
      .Add("other", kPlain, "The appointment in the way.", &P::value, &OverriddenConflict::other)
      .Add("other_hold", kPlain, "The hold in the way.", &P::value, &OverriddenConflict::hold);
  return PartTable<Owner, OverriddenConflict>(Named<Owner>("overrides"), std::move(about),
                                              std::move(columns), Promise<Owner>::kList,
                                              "overrides", &Owner::overrides);
}

struct HoldRow {
  Hold hold;
  Span span;
};

Table HoldTable() {
  constexpr auto kIt = &HoldRow::hold;
  Columns<HoldRow> columns;
  columns.Add("key", kRequired, "Unique among the holds.", kIt, &Hold::key)
      .Add("patient", kPlain, "For whom.", kIt, &Hold::patient)
      .Add("visit_type", kPlain, "For what.", kIt, &Hold::visit_type)
      .Add("site", kPlain, "Where.", kIt, &Hold::opening, &Opening::site);
  AddSpan(columns, &HoldRow::span);
  columns.Add("placed_at", kPlain, "When it was placed.", kIt, &Hold::placed_at)
      .Add("expires_at", kPlain, "From this instant on it keeps nothing.", kIt, &Hold::expires_at)
      .Add("released", kPlain,
           "It keeps nothing any more: given back, turned into an appointment, or expired.", kIt,
           &Hold::released)
      .Add("request", kPlain, "The request it was placed for; empty where imported.", kIt,
           &Hold::request)
      .Add("appointment", kPlain, "The appointment it was turned into.", kIt, &Hold::appointment);
  return MakeTable<HoldRow>(
      "holds", "Openings kept for somebody, each until it expires.", std::move(columns),
      [](const RowPlace& place, HoldRow&& row) {
        row.hold.opening.interval = IntervalOf(place, row.span);
        ClinicContents& clinic = place.reading.clinic;
        const auto id = polyclinic::Add(clinic, clinic.holds, std::move(row.hold));
        return "holds[" + std::to_string(id.index()) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(HoldRow)>& row) {
        for (const Hold& hold : clinic.holds) {
          row({hold, SpanOf(hold.opening.interval, ZoneOf(clinic, hold))});
        }
      });
}

Table VisitTable() {
  Columns<Visit> columns;
  columns.Add("key", kRequired, "Unique among the visits.", &Visit::key)
      .Add("appointment", kPlain, "Empty for a walk-in.", &Visit::appointment)
      .Add("patient", kPlain, "Who came.", &Visit::patient)
      .Add("site", kPlain, "Where.", &Visit::site);
  return EntityTable<Visit>("Visits as they took place.", std::move(columns),
                            &ClinicContents::visits);
}

Table StampTable() {
  using P = Part<Visit, Stamp>;
  auto columns = PartOf<Visit, Stamp>("visit", "Of which visit.");
  columns.Add("stage", kRequired, "What was reached.", &P::value, &Stamp::stage)
      .Add("at", kRequired, "When.", &P::value, &Stamp::at)
      .Add("by", kPlain, "Who recorded it.", &P::value, &Stamp::by)
      .Add("room", kPlain, "Where.", &P::value, &Stamp::room)
      .Add("corrects", kPlain, "The position, from 0, of the visit's stamp that it corrects.",
           &P::value, &Stamp::corrects);
  return PartTable<Visit, Stamp>("stamps", "The clock of each visit, in the order of recording.",
                                 std::move(columns), &ClinicContents::visits, "stamps",
                                 &Visit::stamps);
}

}  // namespace

std::vector<Table> AppointmentTables() {
  std::vector<Table> tables;
  tables.push_back(AppointmentTable());
  tables.push_back(StepTable<Appointment>(
      "appointment_steps", "When each step of an appointment is: one row for each, in order."));
  tables.push_back(AssignmentTable<Appointment>("Who and what meets each need of an appointment."));
  tables.push_back(GroundTable<Appointment>("Why a person may do a duty of an assignment."));
  tables.push_back(ObligationTable<Appointment>("What must be seen to at the visit.", "obligations",
                                                &Appointment::obligations));
  tables.push_back(StatusChangeTable());
  tables.push_back(FlagTable());
  tables.push_back(
      OverrideTable<Appointment>("In spite of what an appointment was promised, and by whom."));
  tables.push_back(HoldTable());
  tables.push_back(
      StepTable<Hold>("hold_steps", "When each step of a held opening is: one row for each."));
  tables.push_back(AssignmentTable<Hold>("Who and what is kept by a hold."));
  tables.push_back(GroundTable<Hold>("Why a person may do a duty of a held opening."));
  tables.push_back(ObligationTable<Hold>("What must be seen to if the held opening is taken.",
                                         "opening.obligations", &Hold::opening,
                                         &Opening::obligations));
  tables.push_back(OverrideTable<Hold>("In spite of what a hold was placed, and by whom."));
  tables.push_back(VisitTable());
  tables.push_back(StampTable());
  return tables;
}

}  // namespace polyclinic::table_internal
