#ifndef POLYCLINIC_SCOPE_ACROSS_H_
#define POLYCLINIC_SCOPE_ACROSS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/place/place.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/scope/standing.h"
#include "polyclinic/scope/verdict.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

// What a general question takes for granted: "may an assistant with this certificate give an injection
// in Ohio" speaks of an adult, in an office of a primary care practice, and of an adult patient. Nothing
// is planned, ordered or said of a drug, and the person has no training or education on record.
struct Circumstances {
  Role role = Role::kMedicalAssistant;
  // Absent: unknown.
  std::optional<Setting> setting = Setting::kOffice;
  // Absent: unknown.
  std::optional<EmployerKind> employer_kind = EmployerKind::kPrimaryCarePractice;
  // Of the person, in whole years; absent: unknown.
  std::optional<std::int32_t> age = 30;
  // In whole years; absent: unknown.
  std::optional<std::int32_t> patient_age = 40;
  bool operator==(const Circumstances&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Circumstances*, Visitor&& v) {
  v("role", &Circumstances::role);
  v("setting", &Circumstances::setting);
  v("employer_kind", &Circumstances::employer_kind);
  v("age", &Circumstances::age);
  v("patient_age", &Circumstances::patient_age);
}

// A kind of person, by the credential held.
struct Holder {
  // For people: "no credential".
  std::string name;
  // Holds one of these and nothing else; the one with the best answer counts, another state's never.
  // Empty: holds none.
  std::vector<CredentialCode> any_of;
  bool operator==(const Holder&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Holder*, Visitor&& v) {
  v("name", &Holder::name);
  v("any_of", &Holder::any_of);
}

// The answer to one kind of person about one duty in one jurisdiction.
struct HolderAnswer {
  JurisdictionCode jurisdiction;
  DutyCode duty;
  // By name.
  std::string holder;
  // The one with the best answer; empty: the holder holds none, or none that counts here.
  CredentialCode credential;
  Standing standing = Standing::kUnknown;
  Verdict verdict;
  bool operator==(const HolderAnswer&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const HolderAnswer*, Visitor&& v) {
  v("jurisdiction", &HolderAnswer::jurisdiction);
  v("duty", &HolderAnswer::duty);
  v("holder", &HolderAnswer::holder);
  v("credential", &HolderAnswer::credential);
  v("standing", &HolderAnswer::standing);
  v("verdict", &HolderAnswer::verdict);
}

// The kinds of person that rules tell apart: nobody's credential, each credential of the nation that a
// rule names, ascending, and "the state's own", by which any credential is meant whose code begins with
// a state of the set ("WA-MA-C"). With a duty, only of rules that can speak of it.
std::vector<Holder> HoldersToldApart(const RuleSet& rules, const DutyCode& duty = {});

// The act of such a person, with nothing planned, ordered or stated. `credential` empty: holds none.
Situation GeneralSituation(const JurisdictionCode& jurisdiction, const DutyCode& duty,
                           const CredentialCode& credential, Date date,
                           const Circumstances& circumstances = {});

// The answer to each kind of holder about the duty in one jurisdiction.
HolderAnswer AnswerTo(const RuleBook& book, const JurisdictionCode& jurisdiction,
                      const DutyCode& duty, Date date, const Holder& holder,
                      const Circumstances& circumstances = {});

// One duty across all jurisdictions: an answer for each jurisdiction of the set in its order, the bare
// nation left out, and each holder; empty `holders`: those that the rules tell apart. InvalidArgument
// with findings for a duty that the book does not know, naming the nearest that it does, and for a date
// that does not exist.
absl::StatusOr<std::vector<HolderAnswer>> AcrossJurisdictions(
    const RuleBook& book, const DutyCode& duty, Date date, std::span<const Holder> holders = {},
    const Circumstances& circumstances = {});

// The day on which the rules were last read: the edition's day, for questions without a date. Absent
// where there is no rule.
std::optional<Date> LastSeen(const RuleSet& rules);

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_ACROSS_H_
