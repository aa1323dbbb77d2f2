#ifndef POLYCLINIC_DRAW_SCOPE_H_
#define POLYCLINIC_DRAW_SCOPE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/draw/options.h"
#include "polyclinic/scope/across.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/standing.h"

namespace polyclinic {

// What stands at the head of a row or column.
struct ScopeHead {
  // A person's key, a duty's code, a jurisdiction; may be empty.
  std::string key;
  // For people.
  std::string name;
  // More words, smaller; may be empty.
  std::string detail;
  // Heads of one group stand together.
  std::string group;
  bool operator==(const ScopeHead&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ScopeHead*, Visitor&& v) {
  v("key", &ScopeHead::key);
  v("name", &ScopeHead::name);
  v("detail", &ScopeHead::detail);
  v("group", &ScopeHead::group);
}

// One answer of a table of answers.
struct ScopeCell {
  // Absent: the question makes no sense here.
  std::optional<Standing> standing;
  // In a few words, what is missing or why it is open.
  std::string words;
  // The verdict in full.
  std::string told;
  // Where the rules that decided are written, each once.
  std::vector<std::string> citations;
  bool operator==(const ScopeCell&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ScopeCell*, Visitor&& v) {
  v("standing", &ScopeCell::standing);
  v("words", &ScopeCell::words);
  v("told", &ScopeCell::told);
  v("citations", &ScopeCell::citations);
}

// A table of answers, ready to be drawn.
struct ScopeGrid {
  std::string title;
  // Under what it was asked.
  std::string about;
  std::vector<ScopeHead> rows;
  std::vector<ScopeHead> columns;
  // Row by row: rows.size() * columns.size().
  std::vector<ScopeCell> cells;
  // The cells are wide and carry their words; else only the colour and sign of the answer.
  bool wordy = false;
  // Of the rules.
  std::string edition;
  bool operator==(const ScopeGrid&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ScopeGrid*, Visitor&& v) {
  v("title", &ScopeGrid::title);
  v("about", &ScopeGrid::about);
  v("rows", &ScopeGrid::rows);
  v("columns", &ScopeGrid::columns);
  v("cells", &ScopeGrid::cells);
  v("wordy", &ScopeGrid::wordy);
  v("edition", &ScopeGrid::edition);
}

// Whom and what a matrix shows.
struct MatrixQuestion {
  SiteId site;
  // By the site's calendar.
  Date date{};
  // Empty: the clinical duties of the rules.
  std::vector<DutyCode> duties;
  // Empty: whoever is employed by the site's employer on the day, or of whom no employment is known.
  std::vector<StaffId> staff;
  // In whole years; absent: unknown, and a rule that turns on it leaves the answer open.
  std::optional<std::int32_t> patient_age;
  bool operator==(const MatrixQuestion&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const MatrixQuestion*, Visitor&& v) {
  v("site", &MatrixQuestion::site);
  v("date", &MatrixQuestion::date);
  v("duties", &MatrixQuestion::duties);
  v("staff", &MatrixQuestion::staff);
  v("patient_age", &MatrixQuestion::patient_age);
}

// People by duties at one site on one day: a row for each person, a column for each duty. Each cell is
// the verdict of `Evaluate` under the clinic's policies, with nothing planned, ordered or stated.
// InvalidArgument with findings where the site, a person or a duty is unknown (naming the nearest duty)
// or the date does not exist.
absl::StatusOr<ScopeGrid> ScopeMatrix(const ClinicContents& contents, const RuleBook& book,
                                      const MatrixQuestion& question,
                                      const DrawOptions& options = {});

// Jurisdictions by kinds of holder for one duty on one day, as `AcrossJurisdictions` answers; holders
// with the same answer everywhere share a column. Empty `holders`: `HoldersToldApart`. Fails as
// `AcrossJurisdictions` does.
absl::StatusOr<ScopeGrid> ScopeMap(const RuleBook& book, const DutyCode& duty, Date date,
                                   std::span<const Holder> holders = {},
                                   const Circumstances& circumstances = {});

// The table as an SVG picture: colour and sign by standing, both legible without the other; the verdict
// and its citations on hover; a legend with the counts.
std::string DrawScope(const ScopeGrid& grid);

// The same picture in an HTML page of its own, with every answer and citation as a table of text.
std::string ScopeHtml(const ScopeGrid& grid);

// The table as text of at most 100 columns; with `colour`, for a terminal that understands ANSI colours.
std::string ScopeText(const ScopeGrid& grid, bool colour = false);

}  // namespace polyclinic

#endif  // POLYCLINIC_DRAW_SCOPE_H_
