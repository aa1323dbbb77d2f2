#ifndef POLYCLINIC_TESTS_SCOPE_RANDOM_LAW_H_
#define POLYCLINIC_TESTS_SCOPE_RANDOM_LAW_H_

#include <cstdint>
#include <string>
#include <vector>

#include "scope/builders.h"

namespace polyclinic::scope_tests {

// SplitMix64: the same numbers everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  int Below(int n) { return static_cast<int>(Next() % static_cast<std::uint64_t>(n)); }
  bool Chance(int percent) { return Below(100) < percent; }
  template <class T>
  const T& One(const std::vector<T>& of) {
    return of[static_cast<std::size_t>(Below(static_cast<int>(of.size())))];
  }
  // Each with that chance.
  template <class T>
  std::vector<T> Some(const std::vector<T>& of, int percent) {
    std::vector<T> some;
    for (const T& value : of) {
      if (Chance(percent)) some.push_back(value);
    }
    return some;
  }

 private:
  std::uint64_t state_;
};

// Small worlds in which every feature of the rule language meets every other.
struct RandomLaw {
  explicit RandomLaw(std::uint64_t seed) : random(seed) {}
  Random random;

  const std::vector<DutyCode> duties = {"A", "B", "V", "I", "S", "P"};
  const std::vector<Role> roles = {kMedicalAssistant, kRegisteredNurse, kPhysician};
  const std::vector<SupervisionMode> modes = {kPhone, kVideo, kPremises, kRoom};
  const std::vector<CredentialCode> credentials = {"c1", "c2", "c3"};
  const std::vector<DrugRoute> routes = {DrugRoute::kIntramuscular, DrugRoute::kSubcutaneous,
                                         DrugRoute::kOral};
  const std::vector<DrugClass> classes = {"k1", "k2"};
  const std::vector<Indication> indications = {"i1", "i2"};
  const std::vector<Setting> settings = {Setting::kOffice, Setting::kHospital};
  const std::vector<std::string> days = {"2026-01-01", "2026-06-15", "2026-12-01"};

  // V is I by muscle and S under the skin; P is A and V.
  RuleSet Set() {
    RuleSet set;
    set.edition = "random";
    set.jurisdictions = {"US", "US-AA", "US-BB"};
    for (const DutyCode& code : duties) {
      set.duties.push_back(
          ADuty(code, code.view() == "V" || code.view() == "I" || code.view() == "S"));
    }
    set.duties[2].performed_as = {{DrugRoute::kIntramuscular, "I"},
                                  {DrugRoute::kSubcutaneous, "S"}};
    set.duties[5].parts = {"A", "V"};
    const int count = 1 + random.Below(9);
    for (int i = 0; i < count; ++i) set.rules.push_back(ARule("r" + std::to_string(i)));
    for (Rule& rule : set.rules) {
      if (rule.effect == Effect::kForbid) continue;
      for (const Rule& target : set.rules) {
        if (target.effect != Effect::kAllow && target.id != rule.id && random.Chance(25)) {
          rule.overrides.push_back(target.id);
        }
      }
    }
    return set;
  }

  Rule ARule(std::string id) {
    RuleOf rule(std::move(id),
                random.Chance(45)   ? Effect::kAllow
                : random.Chance(60) ? Effect::kRequire
                                    : Effect::kForbid,
                random.Chance(70)   ? JurisdictionCode("US-AA")
                : random.Chance(80) ? JurisdictionCode("US")
                                    : JurisdictionCode("US-BB"),
                random.Chance(20) ? std::vector<DutyCode>{} : random.Some(duties, 45));
    rule.when.only_as_named = random.Chance(15);
    rule.when.roles = random.Chance(40) ? std::vector<Role>{} : random.Some(roles, 60);
    const bool drugs =
        std::all_of(rule.when.duties.begin(), rule.when.duties.end(),
                    [](const DutyCode& d) { return d.view() != "A" && d.view() != "B"; });
    if (drugs && random.Chance(20)) rule.when.routes = random.Some(routes, 50);
    if (drugs && random.Chance(20)) rule.when.drug_classes = random.Some(classes, 60);
    if (drugs && random.Chance(20)) rule.when.drug_classes_not = random.Some(classes, 40);
    if (drugs && random.Chance(10)) rule.when.indications = random.Some(indications, 50);
    if (random.Chance(10)) rule.when.settings = random.Some(settings, 60);
    if (random.Chance(10)) rule.when.settings_not = random.Some(settings, 40);
    if (random.Chance(12)) rule.when.patient_age_from = 5 + random.Below(3) * 10;
    if (random.Chance(8)) rule.when.patient_age_until = 30 + random.Below(3) * 10;
    if (rule.effect == Effect::kForbid) {
      if (random.Chance(35)) rule.unless_credential = random.Some(credentials, 50);
    } else {
      rule.needs = SomeNeeds(0);
    }
    rule.confidence = random.Chance(75)   ? Confidence::kConfirmed
                      : random.Chance(50) ? Confidence::kUncertain
                                          : Confidence::kUnverified;
    if (random.Chance(10)) rule.From(random.One(days));
    if (random.Chance(10)) rule.Until("2026-12-15");
    if (random.Chance(5)) rule.Since(std::nullopt, random.One(days));
    if (random.Chance(5)) rule.status = RuleStatus::kPending;
    return rule;
  }

  Needs SomeNeeds(int depth) {
    Needs needs;
    if (random.Chance(25)) needs.credentials = random.Some(credentials, 50);
    if (random.Chance(8)) needs.licences = {kRegisteredNurse};
    if (random.Chance(10)) {
      needs.trainings = {{"t", {}, std::chrono::hours{random.Below(3)}, 1 + random.Below(3)}};
    }
    if (random.Chance(6)) needs.educations = {{{Accreditor::kCaahep}, {}, {}}};
    if (random.Chance(6)) needs.age = 18;
    if (random.Chance(8)) needs.employers = {EmployerKind::kPrimaryCarePractice};
    if (random.Chance(6)) needs.competency = true;
    if (random.Chance(30)) {
      needs.supervision = SupervisionNeed{
          {random.One(modes)}, random.Some(roles, 30), random.Chance(30) ? 1 + random.Below(2) : 0};
      if (random.Chance(50)) needs.supervision->modes.push_back(random.One(modes));
    }
    if (random.Chance(12)) needs.delegation = true;
    if (random.Chance(20)) {
      needs.order =
          random.Chance(50) ? OrderKind::kPatientSpecific : OrderKind::kStandingOrProtocol;
    }
    if (random.Chance(12)) needs.dose_check = true;
    if (depth < 1 && random.Chance(20)) {
      for (int i = random.Below(3); i >= 0; --i) needs.any_of.push_back(SomeNeeds(depth + 1));
    }
    return needs;
  }

  std::vector<Policy> Policies() {
    std::vector<Policy> policies;
    for (int i = random.Below(3); i > 0; --i) {
      Policy policy;
      policy.key = "p" + std::to_string(i);
      policy.effect = random.Chance(60)   ? PolicyEffect::kAdopt
                      : random.Chance(50) ? PolicyEffect::kRequire
                                          : PolicyEffect::kNarrow;
      if (random.Chance(20)) policy.sites = {SiteId::Of(7, 0)};
      if (random.Chance(30)) policy.roles = random.Some(roles, 60);
      if (random.Chance(70)) policy.duties = random.Some(duties, 40);
      if (policy.effect == PolicyEffect::kAdopt && random.Chance(20)) policy.credentials = {"c1"};
      if (policy.effect != PolicyEffect::kNarrow && random.Chance(50)) policy.needs = SomeNeeds(1);
      policy.signed_by = StaffId::Of(7, 9);
      if (random.Chance(95)) policy.signed_on = Day("2026-01-01");
      if (random.Chance(10)) policy.valid.until = Day("2026-06-15");
      policies.push_back(std::move(policy));
    }
    return policies;
  }

  Staff Person() {
    Staff person;
    person.id = StaffId::Of(7, 0);
    person.roles = random.Some(roles, 45);
    if (person.roles.empty()) person.roles = {kMedicalAssistant};
    if (random.Chance(85)) person.born = Day(random.Chance(85) ? "1990-01-01" : "2010-01-01");
    for (const CredentialCode& code : random.Some(credentials, 50)) {
      person.credentials.push_back(Holding(code));
      if (random.Chance(15)) person.credentials.back().tied_to_employer = "practice";
      if (random.Chance(10)) person.credentials.back().valid.until = Day("2026-06-15");
    }
    if (random.Chance(50)) {
      Training training;
      training.topic = "t";
      training.hours = std::chrono::hours{random.Below(3)};
      training.performances = random.Below(4);
      training.on = Day("2026-01-01");
      person.training = {training};
    }
    if (random.Chance(40)) {
      Licence licence;
      licence.role = kRegisteredNurse;
      licence.jurisdiction =
          random.Chance(70) ? JurisdictionCode("US-AA") : JurisdictionCode("US-BB");
      person.licences = {licence};
    }
    if (random.Chance(50)) {
      Education education;
      education.accreditor = Accreditor::kCaahep;
      education.completed = Day("2020-01-01");
      person.education = {education};
    }
    if (random.Chance(50)) {
      Competency competency;
      competency.duty = random.One(duties);
      if (random.Chance(50)) competency.site = SiteId::Of(7, 0);
      person.competencies = {competency};
    }
    if (random.Chance(8)) person.declines = {random.One(duties)};
    return person;
  }

  // `drug_stated`: nothing of the drug is open.
  Situation Act(bool drug_stated) {
    Situation act;
    act.person = Person();
    if (random.Chance(20)) act.role = random.One(roles);
    if (random.Chance(90)) act.employer = random.Chance(80) ? "practice" : "agency";
    if (random.Chance(90)) {
      act.employer_kind =
          random.Chance(70) ? EmployerKind::kPrimaryCarePractice : EmployerKind::kSpecialtyPractice;
    }
    act.duty = random.One(duties);
    if (random.Chance(90)) act.site = SiteId::Of(7, 0);
    act.jurisdiction = random.Chance(97) ? JurisdictionCode("US-AA") : JurisdictionCode("US-CC");
    if (random.Chance(90)) act.setting = random.One(settings);
    act.date = Day(random.One(days));
    State(act);
    if (drug_stated) StateDrug(act);
    return act;
  }

  // What varies from act to act, the drug aside.
  void State(Situation& act) {
    act.supervision.clear();
    for (int i = random.Below(3); i > 0; --i) {
      act.supervision.push_back(Present(random.One(roles), random.Some(modes, 55)));
      act.supervision.back().watching = random.Below(3);
    }
    act.delegated = random.Chance(60);
    act.order.reset();
    if (random.Chance(70)) {
      act.order = random.Chance(60) ? OrderKind::kPatientSpecific : OrderKind::kStandingOrProtocol;
    }
    act.dose_checked = random.Chance(70);
    act.patient_age.reset();
    if (random.Chance(88)) act.patient_age = random.Below(60);
  }

  void StateDrug(Situation& act) {
    act.route = random.One(routes);
    act.drug_classes = random.Some(classes, 50);
    act.indication = random.Chance(80) ? random.One(indications) : Indication("i9");
  }
};

}  // namespace polyclinic::scope_tests

#endif  // POLYCLINIC_TESTS_SCOPE_RANDOM_LAW_H_
