#ifndef POLYCLINIC_SCOPE_ABILITIES_H_
#define POLYCLINIC_SCOPE_ABILITIES_H_

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/place/place.h"
#include "polyclinic/scope/policy.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {

// Sets of supervision modes, roles and routes: bit `value` of the enumerator.
constexpr std::uint32_t BitOf(SupervisionMode mode) { return 1u << static_cast<int>(mode); }
constexpr std::uint32_t BitOf(Role role) { return 1u << static_cast<int>(role); }
constexpr std::uint32_t BitOf(DrugRoute route) { return 1u << static_cast<int>(route); }

// The place and the law for which abilities are compiled.
struct AbilityPlace {
  SiteId site;
  // Whose law decides.
  JurisdictionCode jurisdiction;
  // Absent: unknown.
  std::optional<Setting> setting;
  std::string employer;
  std::optional<EmployerKind> employer_kind;
  // Acts at a distance; `jurisdiction` is then that of the patient.
  bool telehealth = false;

  // Acts at the site.
  static AbilityPlace At(const Site& site);
  // Acts of the site's staff for a patient elsewhere: the law where the patient is decides.
  static AbilityPlace Telehealth(const Site& site, const JurisdictionCode& patient_location);
  bool operator==(const AbilityPlace&) const = default;
};

// A supervisor as planned or recorded for the span in question.
struct PresentSupervisor {
  Role role = Role::kPhysician;
  // Bits of every mode in which they are present. Nothing is inferred: who is in the room is on the
  // premises and reachable only if those bits are set as well.
  std::uint32_t modes = 0;
  // How many people they watch already, the actor not counted.
  std::int32_t watching = 0;
};

// What is planned for an act when it is booked.
struct PlannedFacts {
  std::span<const PresentSupervisor> supervisors;
  // A provider who may delegates the act.
  bool delegated = false;
  // In whole years, on the day; absent: unknown.
  std::optional<std::int32_t> patient_age;
};

// A drug as rules tell drugs apart, in a rule book's own numbers. By default nothing is stated.
struct DrugFacts {
  // Absent: not stated.
  std::optional<DrugRoute> route;
  // Bits of the classes that the book's rules name; absent: not stated.
  std::optional<std::uint64_t> classes;
  // The book's number of the indication, -1 for one that no rule names; absent: not stated.
  std::optional<std::int32_t> indication;

  static DrugFacts Of(const RuleBook& book, std::optional<DrugRoute> route,
                      const std::optional<std::vector<DrugClass>>& classes,
                      const std::optional<Indication>& indication);
};

// Everything that varies from act to act of one person, duty, place and day.
struct ActFacts {
  PlannedFacts plan;
  // Absent: none yet.
  std::optional<OrderKind> order;
  bool dose_checked = false;
  DrugFacts drug;
};

// One supervisor who must be present: in one of the modes, in one of the roles, watching no more
// than `at_most` people with the actor counted.
struct SupervisionTerm {
  // Bits of the modes accepted.
  std::uint32_t modes = 0;
  // Bits of the roles accepted.
  std::uint32_t roles = 0;
  // 0: no limit stated.
  std::int32_t at_most = 0;

  bool MetBy(const PresentSupervisor& s) const {
    return (s.modes & modes) != 0 && (BitOf(s.role) & roles) != 0 &&
           (at_most == 0 || s.watching < at_most);
  }
  bool operator==(const SupervisionTerm&) const = default;
};

// One way in which a person may be planned for a duty: every condition must hold. What is of the
// moment is no condition but an obligation of the visit.
struct Residual {
  // Each term must be met by somebody; one supervisor may meet several.
  std::span<const SupervisionTerm> supervision;
  // Somebody who may must delegate the act.
  bool delegation = false;
  // The patient's age lies in [age_from, age_until). An unknown age fails unless the range is open
  // at both ends.
  std::int32_t age_from = std::numeric_limits<std::int32_t>::min();
  std::int32_t age_until = std::numeric_limits<std::int32_t>::max();
  // What is to be settled at the act, all of class moment: order, dose check, facts of the drug.
  std::span<const MissingItem> obligations;

  bool AsksAge() const {
    return age_from != std::numeric_limits<std::int32_t>::min() ||
           age_until != std::numeric_limits<std::int32_t>::max();
  }
  // Whether the plan meets the conditions. Does not allocate.
  bool Holds(const PlannedFacts& plan) const;
};

//   never:    no plan makes it lawful: forbidden, unknown, declined, or the person lacks something
//   residual: under the conditions of one of the alternatives, with its obligations
//   always:   nothing to be tested, nothing obliged
enum class AbilityKind { kNever = 1, kResidual, kAlways };
POLYCLINIC_ENUMERATORS(AbilityKind, {{AbilityKind::kNever, "never"},
                                     {AbilityKind::kResidual, "residual"},
                                     {AbilityKind::kAlways, "always"}})

// Whether one person may be planned for one duty. Its spans live as long as a copy of the
// `Abilities` that it came from.
struct Ability {
  AbilityKind kind = AbilityKind::kNever;
  // Of residual: the alternatives, those with the fewest conditions first. Of never: none. Of
  // always: one without conditions and obligations.
  std::span<const Residual> alternatives;

  // The first alternative whose conditions the plan meets, or nullptr: the person must not be
  // planned. Its obligations go into the visit. Does not allocate.
  const Residual* Under(const PlannedFacts& plan) const;
};

// The abilities of people at one place on one day, compiled from the law, the policies and the
// people, so that booking asks no rule. Immutable and cheap to copy. Lookups do not allocate.
//
// The drug, the order and the dose check are taken as not stated when planning: rules that depend
// on them oblige, they neither relax nor forbid. `Judge` takes them as stated, at the act.
class Abilities {
 public:
  // Nobody is able to do anything.
  Abilities();

  // `date` is the civil date where the patient is. InvalidArgument where it does not exist, or
  // where two of `staff` have one handle or one has none.
  static absl::StatusOr<Abilities> Compile(const RuleBook& book, std::span<const Policy> policies,
                                           const AbilityPlace& place, Date date,
                                           std::span<const Staff> staff);
  // The same at the same place on another day; `staff` are those of `Compile`. Where law, policies and
  // people are that day what they were on this one, both share what was compiled.
  absl::StatusOr<Abilities> On(Date date, std::span<const Staff> staff) const;
  // They share what was compiled: on the days of both everybody may do the same, for the same reasons.
  bool SharesWith(const Abilities& other) const { return tables_ == other.tables_; }

  // What the person may be planned for; never where the person or the duty is not known here.
  Ability Of(StaffId staff, const DutyCode& duty) const;
  // The same by `RuleBook::DutyIndex`. Requires duty < book.duties().size().
  Ability Of(StaffId staff, std::uint32_t duty) const;

  // The outcome that `Evaluate` gives for the act, without reasons. Does not allocate.
  Outcome Judge(StaffId staff, std::uint32_t duty, const ActFacts& facts) const;
  Outcome Judge(StaffId staff, const DutyCode& duty, const ActFacts& facts) const;

  // The situation of an act by `person` at this place and day with nothing planned, ordered or
  // stated: to be completed and given to `Explain`.
  Situation SituationOf(const Staff& person, const DutyCode& duty) const;
  // The whole verdict, with citations: `Evaluate` under the book and policies compiled here.
  Verdict Explain(const Situation& situation) const;

  const RuleBook* book() const;
  const AbilityPlace& place() const;
  Date date() const;

  // What the compiler fills; defined in src/scope/.
  struct Tables;

 private:
  Abilities(std::shared_ptr<const Tables> tables, Date date)
      : tables_(std::move(tables)), date_(date) {}
  std::shared_ptr<const Tables> tables_;
  Date date_{};
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_ABILITIES_H_
