#ifndef POLYCLINIC_TESTS_SCOPE_BUILDERS_H_
#define POLYCLINIC_TESTS_SCOPE_BUILDERS_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "polyclinic/scope/evaluate.h"

namespace polyclinic::scope_tests {

using enum Role;
using enum SupervisionMode;

inline Date Day(std::string_view text) { return ParseDate(text).value(); }

inline Duty ADuty(DutyCode code, bool gives_medicine = false) {
  Duty duty;
  duty.code = code;
  duty.name = code.str();
  duty.gives_medicine = gives_medicine;
  return duty;
}

// A rule in the making: confirmed, in force since 2000, of medical assistants.
struct RuleOf : Rule {
  RuleOf(std::string rule_id, Effect of_effect, JurisdictionCode jurisdiction,
         std::vector<DutyCode> duties) {
    id = std::move(rule_id);
    effect = of_effect;
    when.jurisdiction = jurisdiction;
    when.duties = std::move(duties);
    when.roles = {kMedicalAssistant};
    valid.from = Day("2000-01-01");
    seen_on = Day("2026-11-01");
    confidence = Confidence::kConfirmed;
    summary = id;
    citation.text = "test";
  }
  RuleOf& From(std::string_view day) { return valid.from = Day(day), *this; }
  RuleOf& Until(std::string_view day) { return valid.until = Day(day), *this; }
  RuleOf& Since(std::nullopt_t, std::string_view seen) {
    return valid.from.reset(), seen_on = Day(seen), *this;
  }
  RuleOf& Standing(Confidence c) { return confidence = c, *this; }
  RuleOf& Status(RuleStatus s) { return status = s, *this; }
  RuleOf& Roles(std::vector<Role> r) { return when.roles = std::move(r), *this; }
  RuleOf& Routes(std::vector<DrugRoute> r) { return when.routes = std::move(r), *this; }
  RuleOf& Classes(std::vector<DrugClass> c) { return when.drug_classes = std::move(c), *this; }
  RuleOf& ClassesNot(std::vector<DrugClass> c) {
    return when.drug_classes_not = std::move(c), *this;
  }
  RuleOf& Indications(std::vector<Indication> i) { return when.indications = std::move(i), *this; }
  RuleOf& In(std::vector<Setting> s) { return when.settings = std::move(s), *this; }
  RuleOf& NotIn(std::vector<Setting> s) { return when.settings_not = std::move(s), *this; }
  RuleOf& Overrides(std::vector<std::string> ids) { return overrides = std::move(ids), *this; }
  RuleOf& Unless(std::vector<CredentialCode> c) { return unless_credential = std::move(c), *this; }
  RuleOf& Credentials(std::vector<CredentialCode> c) {
    return needs.credentials = std::move(c), *this;
  }
  RuleOf& Supervised(std::vector<SupervisionMode> modes, std::vector<Role> by = {},
                     std::int32_t at_most = 0) {
    return needs.supervision = SupervisionNeed{std::move(modes), std::move(by), at_most}, *this;
  }
  RuleOf& Ordered(OrderKind kind = OrderKind::kPatientSpecific) {
    return needs.order = kind, *this;
  }
  RuleOf& DoseChecked() { return needs.dose_check = true, *this; }
  RuleOf& Delegated() { return needs.delegation = true, *this; }
};

inline RuleOf Allow(std::string id, JurisdictionCode where, std::vector<DutyCode> duties) {
  return RuleOf(std::move(id), Effect::kAllow, where, std::move(duties));
}
inline RuleOf Require(std::string id, JurisdictionCode where, std::vector<DutyCode> duties) {
  return RuleOf(std::move(id), Effect::kRequire, where, std::move(duties));
}
inline RuleOf Forbid(std::string id, JurisdictionCode where, std::vector<DutyCode> duties) {
  return RuleOf(std::move(id), Effect::kForbid, where, std::move(duties));
}

inline Credential Holding(CredentialCode code) {
  Credential credential;
  credential.code = code;
  return credential;
}

inline Staff Assistant(std::vector<CredentialCode> credentials = {}) {
  Staff person;
  person.id = StaffId::Of(7, 0);
  person.key = "ma";
  person.roles = {kMedicalAssistant};
  person.born = Day("1990-05-01");
  for (const CredentialCode& code : credentials) person.credentials.push_back(Holding(code));
  return person;
}

inline SupervisorPresence Present(Role role, std::vector<SupervisionMode> modes) {
  SupervisorPresence presence;
  presence.role = role;
  presence.modes = std::move(modes);
  return presence;
}
// In the room, hence also on the premises and reachable.
inline SupervisorPresence InTheRoom(Role role = kPhysician) {
  return Present(role, {kPhone, kPremises, kRoom});
}
inline SupervisorPresence OnThePremises(Role role = kPhysician) {
  return Present(role, {kPhone, kPremises});
}
inline SupervisorPresence Reachable(Role role = kPhysician) { return Present(role, {kPhone}); }

// An act in an office on 2026-06-15, delegated, with the patient's order and the dose checked, by a
// patient of 40 years; nothing is said of a drug or of supervision.
inline Situation ActOf(Staff person, DutyCode duty, JurisdictionCode where) {
  Situation situation;
  situation.person = std::move(person);
  situation.duty = duty;
  situation.jurisdiction = where;
  situation.setting = Setting::kOffice;
  situation.employer = "practice";
  situation.employer_kind = EmployerKind::kPrimaryCarePractice;
  situation.site = SiteId::Of(7, 0);
  situation.date = Day("2026-06-15");
  situation.delegated = true;
  situation.order = OrderKind::kPatientSpecific;
  situation.dose_checked = true;
  situation.patient_age = 40;
  return situation;
}

// "Unmet person training C21 | plan supervision": the outcome and, of each alternative, the classes
// and kinds of its items.
inline std::string Brief(const Verdict& verdict) {
  std::string text(NameOf(verdict.outcome));
  for (const Missing& missing : verdict.alternatives) {
    text += " {";
    std::string separator;
    for (const MissingItem& item : missing.items) {
      text += separator + std::string(NameOf(item.item_class)) + ": " + ToText(item);
      separator = "; ";
    }
    text += "}";
  }
  return text;
}

}  // namespace polyclinic::scope_tests

#endif  // POLYCLINIC_TESTS_SCOPE_BUILDERS_H_
