#ifndef POLYCLINIC_SCOPE_RULE_BOOK_H_
#define POLYCLINIC_SCOPE_RULE_BOOK_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/scope/rule.h"

namespace polyclinic {

// Every problem of a rule set at once: ids given twice, overrides that stand on a forbid or name
// nothing, duties and jurisdictions that the set does not hold, reversed dates, a forbid with
// needs, a supervision that accepts no mode. Errors make the set unusable; warnings do not.
Findings ValidateRules(const RuleSet& rules);

// A validated, indexed rule set of one edition. Immutable and cheap to copy: copies share the
// rules.
class RuleBook {
 public:
  // InvalidArgument, with the findings of `ValidateRules`, where the set has errors.
  static absl::StatusOr<RuleBook> Make(RuleSet rules);

  const RuleSet& rules() const;
  const std::string& edition() const { return rules().edition; }
  // The duties of the set, ascending by code; `DutyIndex` is the position here.
  std::span<const Duty> duties() const;
  // The position of the duty in `duties()`, or nullopt where the set does not know it.
  std::optional<std::uint32_t> DutyIndex(const DutyCode& code) const;
  // The rule with that id, or nullptr.
  const Rule* Find(std::string_view id) const;
  // Whether acts under this law can be judged: the set lists it, and it is not merely the nation of
  // jurisdictions that the set lists.
  bool Covers(const JurisdictionCode& jurisdiction) const;

  // What the evaluator and the compiler read; defined in src/scope/.
  struct Index;
  const Index& index() const { return *index_; }

 private:
  explicit RuleBook(std::shared_ptr<const Index> index) : index_(std::move(index)) {}
  std::shared_ptr<const Index> index_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_RULE_BOOK_H_
