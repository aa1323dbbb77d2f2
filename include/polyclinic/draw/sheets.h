#ifndef POLYCLINIC_DRAW_SHEETS_H_
#define POLYCLINIC_DRAW_SHEETS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/draw/options.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/schedule/shortage.h"
#include "polyclinic/schedule/slack.h"
#include "polyclinic/scope/abilities.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {

// One line of a day sheet: one duty of one assignment, or a break, ready for a table. Where a visit
// asks several duties of a person there is a line for each.
struct SheetRow {
  // The person's key.
  std::string staff;
  // The person's name; empty where only ids may show.
  std::string name;
  // In local time: 2026-12-07.
  std::string date;
  // In local time: 09:30. After midnight it is past 24:00.
  std::string from;
  std::string to;
  // visit, or the kind of break: lunch.
  std::string what;
  // The appointment's key; empty for a break, as are all that follow.
  std::string appointment;
  std::string visit_type;
  // The patient's name or, where only ids may show, key.
  std::string patient;
  // The room's name, or the site's.
  std::string where;
  // The need that the person meets: rooming.
  std::string need;
  // C19; empty where the need asks for a role alone.
  std::string duty;
  std::string duty_name;
  // The verdict at booking: allowed, or unmet where only the moment is missing.
  std::string verdict;
  // The rules that decided, by id, "; " between.
  std::string rules;
  // Their citations, "; " between.
  std::string citations;
  // The policy that adopts what the law leaves unknown, by key; empty: none.
  std::string adopted_by;
  // What must be seen to at the visit: order (patient specific); dose check.
  std::string obligations;
  // The planned supervisor's name or, where only ids may show, key; empty: none needed.
  std::string supervisor;
  bool operator==(const SheetRow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const SheetRow*, Visitor&& v) {
  v("staff", &SheetRow::staff);
  v("name", &SheetRow::name);
  v("date", &SheetRow::date);
  v("from", &SheetRow::from);
  v("to", &SheetRow::to);
  v("what", &SheetRow::what);
  v("appointment", &SheetRow::appointment);
  v("visit_type", &SheetRow::visit_type);
  v("patient", &SheetRow::patient);
  v("where", &SheetRow::where);
  v("need", &SheetRow::need);
  v("duty", &SheetRow::duty);
  v("duty_name", &SheetRow::duty_name);
  v("verdict", &SheetRow::verdict);
  v("rules", &SheetRow::rules);
  v("citations", &SheetRow::citations);
  v("adopted_by", &SheetRow::adopted_by);
  v("obligations", &SheetRow::obligations);
  v("supervisor", &SheetRow::supervisor);
}

// The day sheets' lines of every assistant who works or is booked at the site on `date`: by the
// person's key, then by time. Errors as `DrawDay`, of the site.
absl::StatusOr<std::vector<SheetRow>> SheetRows(const ClinicContents& contents,
                                                const RuleSet& rules, SiteId site, Date date,
                                                const DrawOptions& options = {});

// The same as text to print, 100 columns wide, a sheet for each assistant. Until a name is fixed the
// sheet says who holds the place now, in brackets and, where `slack` has the assignment, of how many
// who could: closing one of 4 [Kim Lee].
absl::StatusOr<std::string> DaySheets(const ClinicContents& contents, const RuleSet& rules,
                                      SiteId site, Date date, const DrawOptions& options = {},
                                      std::span<const Slack> slack = {});

// A duty that a person may not be planned for today.
struct BarredDuty {
  StaffId staff;
  DutyCode duty;
  Outcome outcome = Outcome::kForbidden;
  // In words: what is missing, or that the law forbids it or does not say.
  std::string why;
  // The rules that decided, by id.
  std::vector<std::string> rules;
  bool operator==(const BarredDuty&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const BarredDuty*, Visitor&& v) {
  v("staff", &BarredDuty::staff);
  v("duty", &BarredDuty::duty);
  v("outcome", &BarredDuty::outcome);
  v("why", &BarredDuty::why);
  v("rules", &BarredDuty::rules);
}

// Of the assistants in `contents` and the duties that its visit types ask for: those that
// `abilities` never allows. By staff, then by duty.
std::vector<BarredDuty> BarredDuties(const ClinicContents& contents, const Abilities& abilities);

// What the huddle reports beyond the clinic's own contents; any of it may be empty.
struct HuddleFacts {
  std::span<const ShortageCell> shortages;
  std::span<const BarredDuty> barred;
  // Of the whole week.
  std::span<const Refusal> refusals;
  // Credentials that end within so many days are named.
  std::int32_t days_ahead = 60;
  // As things stood before names were fixed: an assignment with a name has none.
  std::span<const Slack> slack;
};

// The morning huddle of one site as text to print: today's visits and people, how much slack the
// promises have and why some have none, shortages,
// credentials that end soon and to which employer they are tied, who may not do what, policies that
// adopt an Unknown, and the week's refused requests counted by reason. Errors as `DrawDay`, of the
// site.
absl::StatusOr<std::string> MorningHuddle(const ClinicContents& contents, const RuleSet& rules,
                                          SiteId site, Date date, const HuddleFacts& facts,
                                          const DrawOptions& options = {});

}  // namespace polyclinic

#endif  // POLYCLINIC_DRAW_SHEETS_H_
