// Room draw: pictures and sheets.
#include "bindings/parts.h"
#include "polyclinic/draw/day.h"
#include "polyclinic/draw/heatmap.h"
#include "polyclinic/draw/scope.h"
#include "polyclinic/draw/sheets.h"
#include "polyclinic/draw/window.h"
#include "polyclinic/schedule/shortage.h"
#include "polyclinic/schedule/slack.h"

namespace polyclinic::python {

namespace {

// Without an argument a fresh one, so that each signature has the default.
py::arg_v Options() { return py::arg_v("options", DrawOptions(), "DrawOptions()"); }

void BindDay(py::module_& module) {
  module.def(
      "draw_day",
      [](const ClinicContents& contents, const RuleSet& rules, PodId pod, Date date,
         const DrawOptions& o) { return OrRaise(DrawDay(contents, rules, pod, date, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("pod"), py::arg("date"), py::kw_only(),
      Options(), Release(), Doc("DrawDay"));
  module.def(
      "day_html",
      [](const ClinicContents& contents, const RuleSet& rules, PodId pod, Date date,
         const DrawOptions& o) { return OrRaise(DayHtml(contents, rules, pod, date, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("pod"), py::arg("date"), py::kw_only(),
      Options(), Release(), Doc("DayHtml"));
}

void BindWeek(py::module_& module) {
  module.def(
      "draw_week",
      [](const ClinicContents& contents, const RuleSet& rules, SiteId site, Date monday,
         const std::vector<ShortageCell>& cells, const DrawOptions& o) {
        return OrRaise(DrawWeek(contents, rules, site, monday, cells, o));
      },
      py::arg("contents"), py::arg("rules"), py::arg("site"), py::arg("monday"), py::arg("cells"),
      py::kw_only(), Options(), Release(), Doc("DrawWeek"));
  module.def(
      "week_html",
      [](const ClinicContents& contents, const RuleSet& rules, SiteId site, Date monday,
         const std::vector<ShortageCell>& cells, const DrawOptions& o) {
        return OrRaise(WeekHtml(contents, rules, site, monday, cells, o));
      },
      py::arg("contents"), py::arg("rules"), py::arg("site"), py::arg("monday"), py::arg("cells"),
      py::kw_only(), Options(), Release(), Doc("WeekHtml"));
}

void BindWindow(py::module_& module) {
  module.def(
      "draw_window",
      [](const ClinicContents& contents, const RuleSet& rules, const BookingWindow& window,
         const DrawOptions& o) { return OrRaise(DrawWindow(contents, rules, window, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("window"), py::kw_only(), Options(), Release(),
      Doc("DrawWindow"));
  module.def(
      "remedy_text",
      [](const ClinicContents& contents, const RuleSet& rules, const Remedy& remedy,
         const DrawOptions& o) { return OrRaise(RemedyText(contents, rules, remedy, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("remedy"), py::kw_only(), Options(), Release(),
      Doc("RemedyText"));
}

std::string Huddle(const ClinicContents& contents, const RuleSet& rules, SiteId site, Date date,
                   const std::vector<ShortageCell>& shortages,
                   const std::vector<BarredDuty>& barred, const std::vector<Refusal>& refusals,
                   std::int32_t days_ahead, const std::vector<Slack>& slack,
                   const DrawOptions& options) {
  const HuddleFacts facts{shortages, barred, refusals, days_ahead, slack};
  return OrRaise(MorningHuddle(contents, rules, site, date, facts, options));
}

void BindSheets(py::module_& module) {
  module.def(
      "day_sheets",
      [](const ClinicContents& contents, const RuleSet& rules, SiteId site, Date date,
         const std::vector<Slack>& slack, const DrawOptions& o) {
        return OrRaise(DaySheets(contents, rules, site, date, o, slack));
      },
      py::arg("contents"), py::arg("rules"), py::arg("site"), py::arg("date"), py::kw_only(),
      py::arg_v("slack", std::vector<Slack>(), "()"), Options(), Release(), Doc("DaySheets"));
  module.def(
      "sheet_rows",
      [](const ClinicContents& contents, const RuleSet& rules, SiteId site, Date date,
         const DrawOptions& o) { return OrRaise(SheetRows(contents, rules, site, date, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("site"), py::arg("date"), py::kw_only(),
      Options(), Release(), Doc("SheetRows"));
  module.def("barred_duties", &BarredDuties, py::arg("contents"), py::arg("abilities"), Release(),
             Doc("BarredDuties"));
  module.def(
      "morning_huddle", &Huddle, py::arg("contents"), py::arg("rules"), py::arg("site"),
      py::arg("date"), py::kw_only(), py::arg_v("shortages", std::vector<ShortageCell>(), "()"),
      py::arg_v("barred", std::vector<BarredDuty>(), "()"),
      py::arg_v("refusals", std::vector<Refusal>(), "()"),
      py::arg("days_ahead") = HuddleFacts().days_ahead,
      py::arg_v("slack", std::vector<Slack>(), "()"), Options(), Release(), Doc("MorningHuddle"));
}

// Tables of who may do what.
void BindAnswers(py::module_& module) {
  module.def(
      "scope_matrix",
      [](const ClinicContents& contents, const RuleBook& rules, const MatrixQuestion& question,
         const DrawOptions& o) { return OrRaise(ScopeMatrix(contents, rules, question, o)); },
      py::arg("contents"), py::arg("rules"), py::arg("question"), py::kw_only(), Options(),
      Release(), Doc("ScopeMatrix"));
  module.def(
      "scope_map",
      [](const RuleBook& rules, const DutyCode& duty, Date date, const std::vector<Holder>& holders,
         const Circumstances& circumstances) {
        return OrRaise(ScopeMap(rules, duty, date, holders, circumstances));
      },
      py::arg("rules"), py::arg("duty"), py::arg("date"), py::kw_only(),
      py::arg_v("holders", std::vector<Holder>(), "()"),
      py::arg_v("circumstances", Circumstances(), "Circumstances()"), Release(), Doc("ScopeMap"));
  module.def("draw_scope", &DrawScope, py::arg("grid"), Release(), Doc("DrawScope"));
  module.def("scope_html", &ScopeHtml, py::arg("grid"), Release(), Doc("ScopeHtml"));
  module.def("scope_text", &ScopeText, py::arg("grid"), py::arg("colour") = false, Release(),
             Doc("ScopeText"));
}

}  // namespace

void BindDraw(py::module_& module) {
  BindDay(module);
  BindWeek(module);
  BindWindow(module);
  BindSheets(module);
  BindAnswers(module);
}

}  // namespace polyclinic::python
