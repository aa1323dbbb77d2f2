#include <algorithm>

#include "table/column.h"

namespace polyclinic::table_internal {
namespace {

// The one resource of a row, as three columns of which one is filled.
template <class Row, class... Path>
void AddResource(Columns<Row>& columns, Path... path) {
  columns.Add("staff", kPlain, "The person; or", path..., &Resource::staff)
      .Add("room", kPlain, "the room; or", path..., &Resource::room)
      .Add("equipment", kPlain, "the equipment. Exactly one of the three.", path...,
           &Resource::equipment);
}

std::string PathOf(std::size_t index, std::string_view list, std::size_t position) {
  return "availability[" + std::to_string(index) + "]." + std::string(list) + "[" +
         std::to_string(position) + "]";
}

// The availability of the resource, made where there is none yet; nullptr where the row does not
// name exactly one resource. Whether a cell was filled is told by the cells: a key that was not
// found has been reported already.
Availability* AvailabilityOf(const RowPlace& place, const Resource& resource, std::size_t& index) {
  if (!resource.valid()) {
    const int filled = static_cast<int>(
        std::count_if(place.cells.begin(),
                      place.cells.begin() + std::min<std::ptrdiff_t>(3, std::ssize(place.cells)),
                      [](const CsvCell& cell) { return !cell.text.empty(); }));
    if (filled != 1) {
      place.Fail("not_one_resource", "staff, room, equipment", std::to_string(filled) + " filled",
                 "exactly one of the three filled");
    }
    return nullptr;
  }
  auto& all = place.reading.clinic.availability;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Availability& a) { return a.resource == resource; });
  index = static_cast<std::size_t>(found - all.begin());
  if (found == all.end()) all.push_back({resource, {}, {}, {}});
  return &all[index];
}

// Weekly rows name several days at once.
template <class Value>
struct WeeklyRow {
  Resource resource;
  std::vector<Weekday> weekdays;
  std::optional<Minutes> from;
  std::optional<Minutes> to;
  Value value;
};

// Puts the row into `list` once for each of its days.
template <class Value>
std::string AttachWeekly(const RowPlace& place, WeeklyRow<Value>&& row,
                         std::vector<Value> Availability::*list, const std::string& label) {
  std::size_t index = 0;
  Availability* availability = AvailabilityOf(place, row.resource, index);
  if (availability == nullptr) return "";
  if (row.weekdays.empty() && !row.from && !row.to) return "";
  if (row.weekdays.empty() || !row.from || !row.to) {
    place.Fail("missing_value", "weekdays, from, to", "some of the three",
               "all three, or none for a row without hours");
    return "";
  }
  row.value.window = {*row.from, *row.to};
  if (*row.to <= *row.from) {
    place.Fail("reversed", "from, to", ToText(*row.to),
               "an end after " + ToText(*row.from) + "; past midnight add 24 hours, 26:00");
  }
  auto& values = availability->*list;
  for (const Weekday weekday : row.weekdays) {
    values.push_back(row.value);
    values.back().weekday = weekday;
    place.reading.places[PathOf(index, label, values.size() - 1)] = {place.file,
                                                                     place.cells[0].line};
  }
  return "";
}

// `bare`: a resource without values gets a row of its own, so that it is told apart from one that
// has no availability, and stands in its place.
template <class Value>
Table WeeklyTable(std::string name, std::string about, Columns<WeeklyRow<Value>> columns,
                  std::vector<Value> Availability::*list, std::string label, bool bare) {
  using Row = WeeklyRow<Value>;
  return MakeTable<Row>(
      std::move(name), std::move(about), std::move(columns),
      [list, label](const RowPlace& place, Row&& row) {
        return AttachWeekly(place, std::move(row), list, label);
      },
      [list, bare](const ClinicContents& clinic, const std::function<void(Row)>& row) {
        for (const Availability& availability : clinic.availability) {
          if (bare && (availability.*list).empty()) row(Row{availability.resource, {}, {}, {}, {}});
          for (const Value& value : availability.*list) {
            row(Row{
                availability.resource, {value.weekday}, value.window.from, value.window.to, value});
          }
        }
      });
}

Table WeeklyWindowTable() {
  using Row = WeeklyRow<WeeklyWindow>;
  Columns<Row> columns;
  AddResource(columns, &Row::resource);
  columns
      .Add("weekdays", kPlain,
           "On which days it begins. Empty, with `from` and `to`: no weekly hours, exceptions "
           "alone.",
           &Row::weekdays)
      .Add("from", kPlain, "In the site's local time.", &Row::from)
      .Add("to", kPlain, "Past 24:00 where it runs into the next day.", &Row::to)
      .Add("site", kPlain, "Where; needed where there are several.", &Row::value,
           &WeeklyWindow::site)
      .Add("valid_from", kPlain, "The first day on which it holds.", &Row::value,
           &WeeklyWindow::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day on which it no longer holds.", &Row::value,
           &WeeklyWindow::valid, &DateRange::until);
  return WeeklyTable<WeeklyWindow>(
      "availability", "Weekly hours. A person, room or device without hours is never available.",
      std::move(columns), &Availability::weekly, "weekly", true);
}

Table WeeklyBreakTable() {
  using Row = WeeklyRow<WeeklyBreak>;
  Columns<Row> columns;
  AddResource(columns, &Row::resource);
  columns.Add("weekdays", kRequired, "On which days.", &Row::weekdays)
      .Add("from", kRequired, "In the site's local time.", &Row::from)
      .Add("to", kRequired, "Its end.", &Row::to)
      .Add("kind", kPlain, "lunch if empty.", &Row::value, &WeeklyBreak::kind);
  return WeeklyTable<WeeklyBreak>("breaks", "Repeated pauses within the hours.", std::move(columns),
                                  &Availability::breaks, "breaks", false);
}

struct ExceptionRow {
  Resource resource;
  DatedException exception;
  std::optional<Minutes> from;
  std::optional<Minutes> to;
};

// A window from two cells: both, or neither for the whole day.
std::optional<TimeWindow> WindowOf(const RowPlace& place, const std::optional<Minutes>& from,
                                   const std::optional<Minutes>& to, const std::string& columns) {
  if (!from && !to) return std::nullopt;
  if (!from || !to) {
    place.Fail("missing_value", columns, "one of the two", "both times, or neither");
    return std::nullopt;
  }
  if (*to <= *from) {
    place.Fail("reversed", columns, ToText(*to), "an end after " + ToText(*from));
    return std::nullopt;
  }
  return TimeWindow{*from, *to};
}

Table ExceptionTable() {
  Columns<ExceptionRow> columns;
  AddResource(columns, &ExceptionRow::resource);
  columns.Add("date", kRequired, "On which day.", &ExceptionRow::exception, &DatedException::date)
      .Add("from", kPlain, "With `to`: the part of the day; empty: the whole day.",
           &ExceptionRow::from)
      .Add("to", kPlain, "Its end.", &ExceptionRow::to)
      .Add("available", kPlain, "Hours added; else hours taken away, which wins.",
           &ExceptionRow::exception, &DatedException::available)
      .Add("kind", kPlain, "Why it is not available; other if empty.", &ExceptionRow::exception,
           &DatedException::kind)
      .Add("site", kPlain, "Where, if available.", &ExceptionRow::exception, &DatedException::site);
  return MakeTable<ExceptionRow>(
      "exceptions", "Hours added or taken away on one date.", std::move(columns),
      [](const RowPlace& place, ExceptionRow&& row) -> std::string {
        std::size_t index = 0;
        Availability* availability = AvailabilityOf(place, row.resource, index);
        if (availability == nullptr) return "";
        row.exception.window = WindowOf(place, row.from, row.to, "from, to");
        availability->exceptions.push_back(row.exception);
        return PathOf(index, "exceptions", availability->exceptions.size() - 1);
      },
      [](const ClinicContents& clinic, const std::function<void(ExceptionRow)>& row) {
        for (const Availability& availability : clinic.availability) {
          for (const DatedException& e : availability.exceptions) {
            ExceptionRow out{availability.resource, e, {}, {}};
            if (e.window) out.from = e.window->from, out.to = e.window->to;
            row(out);
          }
        }
      });
}

Table TemplateTable() {
  Columns<Template> columns;
  columns.Add("key", kRequired, "Unique among the templates.", &Template::key);
  AddResource(columns, &Template::resource);
  columns.Add("weekday", kRequired, "On which day.", &Template::weekday)
      .Add("from", kRequired, "In the site's local time.", &Template::window, &TimeWindow::from)
      .Add("to", kRequired, "Its end.", &Template::window, &TimeWindow::to)
      .Add("visit_types", kPlain, "The visit types it is kept for; empty: any.",
           &Template::visit_types)
      .Add("capacity", kPlain, "How many visits may start at the same time; 1.",
           &Template::capacity)
      .Add("released_before", kPlain, "This long before it is open to any; empty: never.",
           &Template::released_before)
      .Add("valid_from", kPlain, "The first day on which it holds.", &Template::valid,
           &DateRange::from)
      .Add("valid_until", kPlain, "The first day on which it no longer holds.", &Template::valid,
           &DateRange::until);
  return MakeTable<Template>(
      "templates", "Blocks of the week kept for some visit types.", std::move(columns),
      [](const RowPlace& place, Template&& row) {
        auto& all = place.reading.clinic.templates;
        all.push_back(std::move(row));
        return "templates[" + std::to_string(all.size() - 1) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(Template)>& row) {
        for (const Template& t : clinic.templates) row(t);
      });
}

// A request with its part of the day as two columns.
struct RequestRow {
  BookingRequest request;
  std::optional<Minutes> from;
  std::optional<Minutes> to;
};

Columns<RequestRow> RequestColumns() {
  constexpr auto kRequest = &RequestRow::request;
  Columns<RequestRow> columns;
  columns.Add("key", kRequired, "Unique among the requests.", kRequest, &BookingRequest::key)
      .Add("patient", kRequired, "For whom.", kRequest, &BookingRequest::patient)
      .Add("visit_type", kRequired, "For what.", kRequest, &BookingRequest::visit_type)
      .Add("site", kPlain, "Where; empty: any site.", kRequest, &BookingRequest::site)
      .Add("priority", kPlain, "Served first where smaller: 1 urgent, 5 routine.", kRequest,
           &BookingRequest::priority)
      .Add("received", kPlain, "When the patient asked.", kRequest, &BookingRequest::received)
      .Add("days_from", kPlain, "The first day that will do.", kRequest, &BookingRequest::days,
           &DateRange::from)
      .Add("days_until", kPlain, "The first day that is too late.", kRequest, &BookingRequest::days,
           &DateRange::until)
      .Add("weekdays", kPlain, "Days of the week that will do; empty: any.", kRequest,
           &BookingRequest::weekdays)
      .Add("time_from", kPlain, "With `time_to`: the part of the day that will do.",
           &RequestRow::from)
      .Add("time_to", kPlain, "Its end.", &RequestRow::to)
      .Add("named", kPlain, "Needs bound to one person, room or device.", kRequest,
           &BookingRequest::named)
      .Add("preferred", kPlain, "Who or what comes first among those that can, in this order.",
           kRequest, &BookingRequest::preferred)
      .Add("continuity", kPlain,
           "Then the patient's usual provider and the people of that provider's pods.", kRequest,
           &BookingRequest::continuity)
      .Add("language", kPlain, "Then people who speak it, BCP 47: es.", kRequest,
           &BookingRequest::language)
      .Add("added_duties", kPlain, "Duties beyond those of the visit type.", kRequest,
           &BookingRequest::added_duties)
      .Add("modifiers", kPlain, "What changes the length: interpreter.", kRequest,
           &BookingRequest::modifiers)
      .Add("new_patient", kPlain, "New to the practice.", kRequest, &BookingRequest::new_patient)
      .Add("patient_location", kPlain, "Of telehealth: where the patient will be, US-WA.", kRequest,
           &BookingRequest::patient_location)
      .Add("note", kPersonal, "Who asked, and the like; never a diagnosis.", kRequest,
           &BookingRequest::note);
  return columns;
}

}  // namespace

std::vector<Table> AvailabilityTables() {
  std::vector<Table> tables;
  tables.push_back(WeeklyWindowTable());
  tables.push_back(WeeklyBreakTable());
  tables.push_back(ExceptionTable());
  tables.push_back(TemplateTable());
  return tables;
}

std::vector<Table> RequestTables() {
  std::vector<Table> tables;
  tables.push_back(MakeTable<RequestRow>(
      "requests", "Wishes for visits, to be booked.", RequestColumns(),
      [](const RowPlace& place, RequestRow&& row) {
        row.request.time_of_day = WindowOf(place, row.from, row.to, "time_from, time_to");
        ClinicContents& clinic = place.reading.clinic;
        const auto id = polyclinic::Add(clinic, clinic.requests, std::move(row.request));
        return "requests[" + std::to_string(id.index()) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(RequestRow)>& row) {
        for (const BookingRequest& request : clinic.requests) {
          RequestRow out{request, {}, {}};
          if (request.time_of_day) {
            out.from = request.time_of_day->from;
            out.to = request.time_of_day->to;
          }
          row(std::move(out));
        }
      }));
  return tables;
}

}  // namespace polyclinic::table_internal
