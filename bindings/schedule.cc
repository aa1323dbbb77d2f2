// Room schedule: what a clinic's schedule is asked. The questions are methods of Clinic.
#include "polyclinic/schedule/schedule.h"

#include "bindings/parts.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/schedule/remedy.h"
#include "polyclinic/schedule/shortage.h"
#include "polyclinic/schedule/slack.h"
#include "polyclinic/schedule/window.h"

namespace polyclinic::python {
namespace {

// Of every appointment of the clinic and the requests named; by default of the whole horizon.
std::vector<ShortageCell> Shortage(const Clinic& c, const std::vector<Refusal>& refused,
                                   const std::optional<Interval>& span, Instant now) {
  std::vector<BookingRequest> requests;
  for (const Refusal& refusal : refused) {
    const std::optional<BookingRequest> request = c.Get(refusal.request);
    if (!request) {
      throw StatusError{absl::NotFoundError("a refusal names no request of this clinic")};
    }
    requests.push_back(*request);
  }
  const Grid& grid = c.schedule().grid();
  return OrRaise(ShortageOf(c.ScheduleAt(now), c.List<Appointment>().ToVector(), requests,
                            span ? *span : Interval(grid.start(), grid.end()), now));
}

Remedies RemediesOf(const Clinic& c, const BookingRequest& request,
                    const std::optional<Instant>& start, Instant now, const RemedyCosts& costs,
                    std::size_t most, std::size_t starts, std::int64_t tries) {
  return OrRaise(RemediesFor(c.ScheduleAt(now), request, start, now, costs,
                             {.most = most, .starts = starts, .tries = tries}));
}

Fix FixOf(const Clinic& c, const std::vector<BookingRequest>& requests, const Interval& span,
          Instant now, const RemedyCosts& costs, std::int64_t tries, std::int64_t bookings,
          std::int64_t steps) {
  return OrRaise(CheapestFix(c.ScheduleAt(now), requests, span, now, costs,
                             {.tries = tries, .bookings = bookings, .steps = steps}));
}

BookingWindow WindowOf(const Clinic& c, const BookingRequest& request, Instant start, Instant now,
                       Duration around) {
  return OrRaise(WindowAround(c.ScheduleAt(now), request, start, now, around));
}

// By default of every appointment of the clinic.
std::vector<Slack> SlackIn(const Clinic& c, const std::optional<std::vector<Appointment>>& of,
                           Instant now, std::int64_t nodes) {
  return OrRaise(SlackOf(c.ScheduleAt(now), of ? *of : c.List<Appointment>().ToVector(), now,
                         {.nodes_at_a_start = nodes}));
}

Abilities AbilitiesOf(const Clinic& c, SiteId site, Date date,
                      const std::optional<JurisdictionCode>& patient_location) {
  if (c.Get(site) == nullptr) throw StatusError{absl::NotFoundError("no such site")};
  return c.schedule().AbilitiesAt(site, date, patient_location);
}

}  // namespace

void BindScheduleOf(py::class_<Clinic>& cls) {
  cls.def(
         "search",
         [](const Clinic& c, const BookingRequest& request, Instant now, std::size_t count,
            std::int64_t nodes, std::int64_t nodes_at_a_start) {
           return OrRaise(c.ScheduleAt(now).Search(
               request, count, now, {.nodes = nodes, .nodes_at_a_start = nodes_at_a_start}));
         },
         py::arg("request"), py::kw_only(), py::arg("now"), py::arg("count") = 5,
         py::arg("nodes") = SearchLimit().nodes,
         py::arg("nodes_at_a_start") = SearchLimit().nodes_at_a_start, Release(),
         Doc("Schedule.Search"))
      .def(
          "starts",
          [](const Clinic& c, const BookingRequest& request, Instant now,
             const std::optional<std::size_t>& most, std::int64_t nodes,
             std::int64_t nodes_at_a_start) {
            return OrRaise(
                c.ScheduleAt(now).Starts(request, now, most.value_or(static_cast<std::size_t>(-1)),
                                         {.nodes = nodes, .nodes_at_a_start = nodes_at_a_start}));
          },
          py::arg("request"), py::kw_only(), py::arg("now"), py::arg("most") = py::none(),
          py::arg("nodes") = SearchLimit().nodes,
          py::arg("nodes_at_a_start") = SearchLimit().nodes_at_a_start, Release(),
          Doc("Schedule.Starts"))
      .def(
          "calendar",
          [](const Clinic& c, const BookingRequest& request, Instant now, std::int64_t nodes,
             std::int64_t nodes_at_a_start) {
            return OrRaise(c.ScheduleAt(now).Calendar(
                request, now, {.nodes = nodes, .nodes_at_a_start = nodes_at_a_start}));
          },
          py::arg("request"), py::kw_only(), py::arg("now"), py::arg("nodes") = SearchLimit().nodes,
          py::arg("nodes_at_a_start") = SearchLimit().nodes_at_a_start, Release(),
          Doc("Schedule.Calendar"))
      .def(
          "next_free",
          [](const Clinic& c, const Resource& resource, SiteId site, Duration length, Instant from,
             std::size_t count) {
            std::vector<Instant> starts(std::min<std::size_t>(count, c.schedule().grid().size()));
            starts.resize(c.schedule().NextFree(resource, site, length, from, starts));
            return starts;
          },
          py::arg("resource"), py::kw_only(), py::arg("site"), py::arg("length"), py::arg("from_"),
          py::arg("count") = 10, Release(),
          "The first starts, at or after the time given and on the grid, of a stretch of that "
          "length in "
          "which the resource is available at the site and nothing occupies it.")
      .def(
          "explain",
          [](const Clinic& c, const BookingRequest& request, Instant start, Instant now) {
            return OrRaise(c.ScheduleAt(now).Explain(request, start, now));
          },
          py::arg("request"), py::kw_only(), py::arg("start"), py::arg("now"), Release(),
          Doc("Schedule.Explain"))
      .def("remedies", &RemediesOf, py::arg("request"), py::kw_only(),
           py::arg("start") = py::none(), py::arg("now"),
           py::arg_v("costs", RemedyCosts(), "RemedyCosts()"), py::arg("most") = RemedyLimit().most,
           py::arg("starts") = RemedyLimit().starts, py::arg("tries") = RemedyLimit().tries,
           Release(), Doc("RemediesFor"))
      .def("cheapest_fix", &FixOf, py::arg("requests"), py::kw_only(), py::arg("span"),
           py::arg("now"), py::arg_v("costs", RemedyCosts(), "RemedyCosts()"),
           py::arg("tries") = RemedyLimit().tries, py::arg("bookings") = RemedyLimit().bookings,
           py::arg("steps") = RemedyLimit().steps, Release(), Doc("CheapestFix"))
      .def("window", &WindowOf, py::arg("request"), py::kw_only(), py::arg("start"), py::arg("now"),
           py::arg_v("around", Duration(std::chrono::hours{1}), "datetime.timedelta(hours=1)"),
           Release(), Doc("WindowAround"))
      .def(
          "free",
          [](const Clinic& c, const Resource& resource, const Interval& span) {
            return c.schedule().Free(resource, span);
          },
          py::arg("resource"), py::arg("span"), Release(), Doc("Schedule.Free"))
      .def(
          "busy",
          [](const Clinic& c, const Resource& resource, const Interval& span) {
            return c.schedule().Busy(resource, span);
          },
          py::arg("resource"), py::arg("span"), Release(), Doc("Schedule.Busy"))
      .def(
          "utilization",
          [](const Clinic& c, const Resource& resource, const Interval& span) -> py::object {
            const auto thousandths = c.schedule().Utilization(resource, span);
            if (!thousandths) return py::none();
            return py::float_(*thousandths / 1000.0);
          },
          py::arg("resource"), py::arg("span"),
          "The part of its available time that is occupied, 0 to 1; None where none is available.")
      .def(
          "is_available",
          [](const Clinic& c, const Resource& resource, const Interval& span, SiteId site) {
            return c.schedule().IsAvailable(resource, site, span);
          },
          py::arg("resource"), py::arg("span"), py::kw_only(), py::arg("site"), Release(),
          Doc("Schedule.IsAvailable"))
      .def("shortage", &Shortage, py::kw_only(), py::arg_v("refused", std::vector<Refusal>(), "()"),
           py::arg("span") = py::none(), py::arg("now"), Release(), Doc("ShortageOf"))
      .def("slack", &SlackIn, py::kw_only(), py::arg("appointments") = py::none(), py::arg("now"),
           py::arg("nodes") = SearchLimit().nodes_at_a_start, Release(), Doc("SlackOf"))
      .def(
          "flags_of", [](const Clinic& c, const Appointment& a) { return c.schedule().FlagsOf(a); },
          py::arg("appointment"), Release(), Doc("Schedule.FlagsOf"))
      .def("abilities", &AbilitiesOf, py::arg("site"), py::arg("date"), py::kw_only(),
           py::arg("patient_location") = py::none(), Release(), Doc("Schedule.AbilitiesAt"));
}

void BindSchedule(py::module_& module) {
  module.def("weekday_of", &WeekdayOf, py::arg("date"), "The day of the week.");
  module.def(
      "late_arrival",
      [](const BookingPolicy& policy, const Appointment& appointment, Instant arrived_at) {
        return LateArrival(policy, appointment, arrived_at);
      },
      py::arg("policy"), py::arg("appointment"), py::arg("arrived_at"), Doc("LateArrival"));
  module.def("overridable", &Overridable, py::arg("kind"), Doc("Overridable"));
}

}  // namespace polyclinic::python
