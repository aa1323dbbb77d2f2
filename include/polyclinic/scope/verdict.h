#ifndef POLYCLINIC_SCOPE_VERDICT_H_
#define POLYCLINIC_SCOPE_VERDICT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/scope/rule.h"

namespace polyclinic {

// The answer, worst first: the order is that of the values.
enum class Outcome { kForbidden = 1, kUnknown, kUnmet, kAllowed };
POLYCLINIC_ENUMERATORS(Outcome, {{Outcome::kForbidden, "forbidden"},
                                 {Outcome::kUnknown, "unknown"},
                                 {Outcome::kUnmet, "unmet"},
                                 {Outcome::kAllowed, "allowed"}})

// Whose matter a missing item is. Booking tests the person and the plan; the moment becomes an
// obligation of the visit.
enum class ItemClass { kPerson = 1, kPlan, kMoment };
POLYCLINIC_ENUMERATORS(ItemClass, {{ItemClass::kPerson, "person"},
                                   {ItemClass::kPlan, "plan"},
                                   {ItemClass::kMoment, "moment"}})

enum class ItemKind {
  kCredential = 1,
  kLicence,
  kTraining,
  kEducation,
  kAge,
  kEmployer,
  kCompetency,
  kRefusal,
  kSupervision,
  kDelegation,
  kOrder,
  kDoseCheck,
  kDrugFact
};
POLYCLINIC_ENUMERATORS(ItemKind, {{ItemKind::kCredential, "credential"},
                                  {ItemKind::kLicence, "licence"},
                                  {ItemKind::kTraining, "training"},
                                  {ItemKind::kEducation, "education"},
                                  {ItemKind::kAge, "age"},
                                  {ItemKind::kEmployer, "employer"},
                                  {ItemKind::kCompetency, "competency"},
                                  {ItemKind::kRefusal, "refusal"},
                                  {ItemKind::kSupervision, "supervision"},
                                  {ItemKind::kDelegation, "delegation"},
                                  {ItemKind::kOrder, "order"},
                                  {ItemKind::kDoseCheck, "dose_check"},
                                  {ItemKind::kDrugFact, "drug_fact"}})

// One thing that is missing.
struct MissingItem {
  ItemClass item_class = ItemClass::kPerson;
  ItemKind kind = ItemKind::kCredential;
  // What would do, any-of: codes of credentials and duties, names of roles, employers and order kinds,
  // an age in years; a training's topic, with the kind that counts where one is asked
  // ("C22/classroom"); an education in words; of a drug "route=oral", "drug_class!=controlled",
  // "indication=syphilis". Empty where the kind says it all.
  std::vector<std::string> any_of;
  // Training hours still to be done.
  Duration hours{};
  // Performances still to be done.
  std::int32_t performances = 0;
  // Of supervision: in which ways the supervisor must be present, any-of.
  std::vector<SupervisionMode> modes;
  // Of supervision: how many one supervisor may watch; 0: no limit stated.
  std::int32_t at_most = 0;
  // The rule or policy that asks for it, by id or key.
  std::string rule;
  bool operator==(const MissingItem&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const MissingItem*, Visitor&& v) {
  v("item_class", &MissingItem::item_class);
  v("kind", &MissingItem::kind);
  v("any_of", &MissingItem::any_of);
  v("hours", &MissingItem::hours);
  v("performances", &MissingItem::performances);
  v("modes", &MissingItem::modes);
  v("at_most", &MissingItem::at_most);
  v("rule", &MissingItem::rule);
}

// One way to make the answer Allowed: every item of the set.
struct Missing {
  std::vector<MissingItem> items;
  bool operator==(const Missing&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Missing*, Visitor&& v) {
  v("items", &Missing::items);
}

// A rule that decided, with its citation.
struct Reason {
  // The rule's id or the policy's key.
  std::string rule;
  // What it does: allow, require, forbid, narrow, adopt, pending, silence, missing_fact.
  std::string effect;
  // In plain words.
  std::string summary;
  Citation citation;
  Confidence confidence = Confidence::kConfirmed;
  bool operator==(const Reason&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Reason*, Visitor&& v) {
  v("rule", &Reason::rule);
  v("effect", &Reason::effect);
  v("summary", &Reason::summary);
  v("citation", &Reason::citation);
  v("confidence", &Reason::confidence);
}

// What a payer's rules say, beside the law's answer.
struct PayerAnswer {
  Outcome outcome = Outcome::kUnknown;
  std::vector<Missing> alternatives;
  std::vector<Reason> reasons;
  bool operator==(const PayerAnswer&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PayerAnswer*, Visitor&& v) {
  v("outcome", &PayerAnswer::outcome);
  v("alternatives", &PayerAnswer::alternatives);
  v("reasons", &PayerAnswer::reasons);
}

// The answer to a situation, with everything it rests on. Not legal advice.
struct Verdict {
  Outcome outcome = Outcome::kUnknown;
  // Of Unmet: the ways to make it Allowed, each minimal, in a stable order.
  std::vector<Missing> alternatives;
  // The rules that decided, in a stable order.
  std::vector<Reason> reasons;
  // Pending rules that would match, by id; they are listed and never evaluated.
  std::vector<std::string> pending;
  // Facts that a rule needs and nobody stated.
  std::vector<std::string> missing_facts;
  // The policy that adopted an Unknown, by key; empty: none did.
  std::string adopted_by;
  // What must be written down after the act.
  std::vector<std::string> records;
  // The edition of the rule set.
  std::string edition;
  // Absent: no payer was named.
  std::optional<PayerAnswer> payer;
  bool operator==(const Verdict&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Verdict*, Visitor&& v) {
  v("outcome", &Verdict::outcome);
  v("alternatives", &Verdict::alternatives);
  v("reasons", &Verdict::reasons);
  v("pending", &Verdict::pending);
  v("missing_facts", &Verdict::missing_facts);
  v("adopted_by", &Verdict::adopted_by);
  v("records", &Verdict::records);
  v("edition", &Verdict::edition);
  v("payer", &Verdict::payer);
}

// Said with every verdict.
inline constexpr std::string_view kNotLegalAdvice =
    "Not legal advice. Check each rule at its source before relying on it.";

// Words for a person: "Unmet: training C21 (1 performance); order (patient_specific)".
std::string ToText(const Verdict& verdict);
std::string ToText(const MissingItem& item);

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_VERDICT_H_
