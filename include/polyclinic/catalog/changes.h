#ifndef POLYCLINIC_CATALOG_CHANGES_H_
#define POLYCLINIC_CATALOG_CHANGES_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/scope/across.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/standing.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {

//   begun:    in force after, and nothing like it before
//   ended:    in force before, and nothing like it after
//   replaced: the rule says something else, or one with another id speaks of the same acts to the same
//             effect
enum class RuleChangeKind { kBegun = 1, kEnded, kReplaced };
POLYCLINIC_ENUMERATORS(RuleChangeKind, {{RuleChangeKind::kBegun, "begun"},
                                        {RuleChangeKind::kEnded, "ended"},
                                        {RuleChangeKind::kReplaced, "replaced"}})

// A rule that is in force on one side only, or says something else.
struct RuleChange {
  RuleChangeKind change = RuleChangeKind::kBegun;
  // The rule's id; of a replacement, the one in force after.
  std::string rule;
  // Of a replacement: the one in force before; the same id where its entry was edited.
  std::string replaces;
  // The first day of what is in force after; of an ended rule, the first day without it. Absent: the
  // entry was taken out of the edition.
  std::optional<Date> on;
  // Of a replacement: the fields that differ, in the order of the field list.
  std::vector<std::string> fields;
  // In plain words, of the rule after; of an ended rule, before.
  std::string summary;
  Citation citation;
  bool operator==(const RuleChange&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RuleChange*, Visitor&& v) {
  v("change", &RuleChange::change);
  v("rule", &RuleChange::rule);
  v("replaces", &RuleChange::replaces);
  v("on", &RuleChange::on);
  v("fields", &RuleChange::fields);
  v("summary", &RuleChange::summary);
  v("citation", &RuleChange::citation);
}

// A duty and a kind of holder whose answer is another: in outcome or in what is missing.
struct AnswerChange {
  DutyCode duty;
  // By name.
  std::string holder;
  Standing standing_before = Standing::kUnknown;
  Standing standing_after = Standing::kUnknown;
  Verdict before;
  Verdict after;
  bool operator==(const AnswerChange&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const AnswerChange*, Visitor&& v) {
  v("duty", &AnswerChange::duty);
  v("holder", &AnswerChange::holder);
  v("standing_before", &AnswerChange::standing_before);
  v("standing_after", &AnswerChange::standing_after);
  v("before", &AnswerChange::before);
  v("after", &AnswerChange::after);
}

// What is another between two days, or two editions, in one jurisdiction.
struct JurisdictionChanges {
  JurisdictionCode jurisdiction;
  std::string edition_before;
  std::string edition_after;
  // By id, the nation's rules included.
  std::vector<RuleChange> rules;
  // By duty, then in the order of the holders.
  std::vector<AnswerChange> answers;
  bool operator==(const JurisdictionChanges&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const JurisdictionChanges*, Visitor&& v) {
  v("jurisdiction", &JurisdictionChanges::jurisdiction);
  v("edition_before", &JurisdictionChanges::edition_before);
  v("edition_after", &JurisdictionChanges::edition_after);
  v("rules", &JurisdictionChanges::rules);
  v("answers", &JurisdictionChanges::answers);
}

// What changed in the jurisdiction from the law of `before` on the day `from` to that of `after` on the
// day `to`. Between two days give one book twice, between two editions one day twice. The answers are
// those of `AnswerTo` about every duty of either book, to each holder; empty `holders`: those that the
// rules of either book tell apart. InvalidArgument with findings where neither book covers the
// jurisdiction, naming the nearest that one does, or a date does not exist.
absl::StatusOr<JurisdictionChanges> ChangesIn(const JurisdictionCode& jurisdiction,
                                              const RuleBook& before, Date from,
                                              const RuleBook& after, Date to,
                                              std::span<const Holder> holders = {},
                                              const Circumstances& circumstances = {});

}  // namespace polyclinic

#endif  // POLYCLINIC_CATALOG_CHANGES_H_
