#ifndef POLYCLINIC_TESTS_CATALOG_SITUATIONS_H_
#define POLYCLINIC_TESTS_CATALOG_SITUATIONS_H_

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/evaluate.h"
#include "polyclinic/scope/policy.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/scope/verdict.h"

// People and situations of the tests of the catalog, and verdicts as short words.
namespace polyclinic::catalog_test {

inline Date Day(int yyyymmdd) {
  return Date(std::chrono::year(yyyymmdd / 10000),
              std::chrono::month(static_cast<unsigned>(yyyymmdd / 100 % 100)),
              std::chrono::day(static_cast<unsigned>(yyyymmdd % 100)));
}
template <class AnyCode>
AnyCode As(std::string_view text) {
  return text.empty() ? AnyCode() : AnyCode::Parse(text).value();
}

inline const RuleBook& Book() {
  static const RuleBook& book = *new RuleBook(*RuleBook::Make(ShippedCatalog().rules));
  return book;
}

inline Staff Person(Role role) {
  Staff staff;
  staff.id = StaffId::Of(1, 0);
  staff.key = "actor";
  staff.born = Day(19900101);
  staff.roles = {role};
  staff.employment.push_back({.employer = "practice"});
  return staff;
}
// A medical assistant who holds `credentials`, since ever.
inline Staff Assistant(std::vector<std::string_view> credentials = {}) {
  Staff staff = Person(Role::kMedicalAssistant);
  for (std::string_view code : credentials) {
    Credential credential;
    credential.code = As<CredentialCode>(code);
    staff.credentials.push_back(credential);
  }
  return staff;
}
// A licensed person; the licence holds in `jurisdiction`.
inline Staff Licensed(Role role, std::string_view jurisdiction) {
  Staff staff = Person(role);
  Licence licence;
  licence.role = role;
  licence.jurisdiction = As<JurisdictionCode>(jurisdiction);
  staff.licences.push_back(licence);
  return staff;
}
inline Staff Graduate(Staff staff, Accreditor accreditor) {
  Education education;
  education.accreditor = accreditor;
  education.completed = Day(20200601);
  staff.education.push_back(education);
  return staff;
}
inline Staff CompetentIn(Staff staff, std::vector<std::string_view> duties) {
  for (std::string_view duty : duties) {
    Competency competency;
    competency.duty = As<DutyCode>(duty);
    staff.competencies.push_back(competency);
  }
  return staff;
}

// An act in an office of a primary care practice on 2026-12-07, delegated, with the patient's order
// and the dose check, a drug of no special class; nobody supervises.
inline Situation Act(Staff person, std::string_view duty, std::string_view jurisdiction) {
  Situation s;
  s.person = std::move(person);
  s.employer = "practice";
  s.employer_kind = EmployerKind::kPrimaryCarePractice;
  s.duty = As<DutyCode>(duty);
  s.site = SiteId::Of(1, 0);
  s.jurisdiction = As<JurisdictionCode>(jurisdiction);
  s.setting = Setting::kOffice;
  s.date = Day(20261207);
  s.delegated = true;
  s.order = OrderKind::kPatientSpecific;
  s.dose_checked = true;
  s.patient_age = 40;
  s.route = DrugRoute::kIntramuscular;
  s.drug_classes.emplace();
  s.indication = As<Indication>("routine");
  return s;
}
inline std::vector<SupervisionMode> Reachable() {
  return {SupervisionMode::kPhone, SupervisionMode::kAudio};
}
inline std::vector<SupervisionMode> OnVideo() {
  return {SupervisionMode::kPhone, SupervisionMode::kAudio, SupervisionMode::kVideo};
}
inline std::vector<SupervisionMode> OnPremises() {
  return {SupervisionMode::kPhone, SupervisionMode::kAudio, SupervisionMode::kPremises};
}
inline std::vector<SupervisionMode> InRoom() {
  return {SupervisionMode::kPhone, SupervisionMode::kAudio, SupervisionMode::kPremises,
          SupervisionMode::kRoom};
}
inline Situation Under(std::vector<SupervisionMode> modes, Situation s,
                       Role by = Role::kPhysician) {
  SupervisorPresence presence;
  presence.supervisor = StaffId::Of(1, 1);
  presence.role = by;
  presence.modes = std::move(modes);
  s.supervision.push_back(std::move(presence));
  return s;
}
inline Situation OnDay(int yyyymmdd, Situation s) {
  s.date = Day(yyyymmdd);
  return s;
}
inline Situation In(Setting setting, Situation s) {
  s.setting = setting;
  return s;
}
inline Situation At(EmployerKind employer, Situation s) {
  s.employer_kind = employer;
  return s;
}
inline Situation OfClass(std::vector<std::string_view> classes, Situation s) {
  s.drug_classes.emplace();
  for (std::string_view code : classes) s.drug_classes->push_back(As<DrugClass>(code));
  return s;
}
inline Situation By(DrugRoute route, Situation s) {
  s.route = route;
  return s;
}
// As at booking: nothing of the moment is known.
inline Situation Booked(Situation s) {
  s.order.reset();
  s.dose_checked = false;
  s.route.reset();
  s.drug_classes.reset();
  s.indication.reset();
  return s;
}

// A signed policy that adopts an unknown duty for certified assistants, without needs of its own.
inline Policy Adopts(std::string_view duty) {
  Policy policy;
  policy.id = PolicyId::Of(1, 0);
  policy.key = "adopt-" + std::string(duty);
  policy.effect = PolicyEffect::kAdopt;
  policy.roles = {Role::kMedicalAssistant};
  policy.duties = {As<DutyCode>(duty)};
  policy.credentials = {As<CredentialCode>("WA-MA-C")};
  policy.valid.from = Day(20260101);
  policy.signed_by = StaffId::Of(1, 2);
  policy.signed_on = Day(20251215);
  policy.reason = "The law was not found to say who may; the medical director allows it.";
  return policy;
}

// "person credential WA-MA-C|WA-MA-P", "plan supervision premises|room".
inline std::string Words(const MissingItem& item) {
  std::string text(NameOf(item.item_class));
  text += " " + std::string(NameOf(item.kind));
  std::string list;
  if (item.kind == ItemKind::kSupervision) {
    for (SupervisionMode mode : item.modes) list += "|" + std::string(NameOf(mode));
  } else {
    for (const std::string& code : item.any_of) list += "|" + code;
  }
  if (!list.empty()) text += " " + list.substr(1);
  return text;
}
inline std::string Words(const std::vector<Missing>& alternatives) {
  std::string text;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    text += i > 0 ? " or {" : " {";
    for (std::size_t j = 0; j < alternatives[i].items.size(); ++j) {
      text += (j > 0 ? "; " : "") + Words(alternatives[i].items[j]);
    }
    text += "}";
  }
  return text;
}
// "unmet {person credential WA-MA-C}", "unknown", "allowed".
inline std::string Words(const Verdict& verdict) {
  return std::string(NameOf(verdict.outcome)) + Words(verdict.alternatives);
}
inline std::string Answer(const Situation& situation, std::span<const Policy> policies = {}) {
  return Words(Evaluate(Book(), policies, situation));
}

}  // namespace polyclinic::catalog_test

#endif  // POLYCLINIC_TESTS_CATALOG_SITUATIONS_H_
