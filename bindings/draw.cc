// Room draw: pictures and sheets.
#include "bindings/parts.h"
#include "polyclinic/draw/day.h"
#include "polyclinic/draw/heatmap.h"
#include "polyclinic/draw/sheets.h"

namespace polyclinic::python {

void BindDraw(py::module_& module) {
  const auto options = py::arg_v("options", DrawOptions(), "DrawOptions()");
  module.def(
      "draw_day",
      [](const ClinicContents& contents, const RuleSet& rules, PodId pod, Date date,
         const DrawOptions& o) { return OrRaise(DrawDay(contents, rules, pod, date, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("pod"), py::arg("date"), py::kw_only(),
      options, Release(), Doc("DrawDay"));
  module.def(
      "day_html",
      [](const ClinicContents& contents, const RuleSet& rules, PodId pod, Date date,
         const DrawOptions& o) { return OrRaise(DayHtml(contents, rules, pod, date, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("pod"), py::arg("date"), py::kw_only(),
      options, Release(), Doc("DayHtml"));
  module.def(
      "draw_week",
      [](const ClinicContents& contents, const RuleSet& rules, SiteId site, Date monday,
         const std::vector<ShortageCell>& cells, const DrawOptions& o) {
        return OrRaise(DrawWeek(contents, rules, site, monday, cells, o));
      },
      py::arg("contents"), py::arg("rules"), py::arg("site"), py::arg("monday"), py::arg("cells"),
      py::kw_only(), options, Release(), Doc("DrawWeek"));
  module.def(
      "week_html",
      [](const ClinicContents& contents, const RuleSet& rules, SiteId site, Date monday,
         const std::vector<ShortageCell>& cells, const DrawOptions& o) {
        return OrRaise(WeekHtml(contents, rules, site, monday, cells, o));
      },
      py::arg("contents"), py::arg("rules"), py::arg("site"), py::arg("monday"), py::arg("cells"),
      py::kw_only(), options, Release(), Doc("WeekHtml"));
  module.def(
      "day_sheets",
      [](const ClinicContents& contents, const RuleSet& rules, SiteId site, Date date,
         const DrawOptions& o) { return OrRaise(DaySheets(contents, rules, site, date, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("site"), py::arg("date"), py::kw_only(),
      options, Release(), Doc("DaySheets"));
}

}  // namespace polyclinic::python
