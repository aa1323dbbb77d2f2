#ifndef POLYCLINIC_TESTS_SCOPE_ORACLE_H_
#define POLYCLINIC_TESTS_SCOPE_ORACLE_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scope/builders.h"

namespace polyclinic::scope_tests {

// The rule model read aloud, outcome only, for acts of which every fact of the drug is stated. It
// shares nothing with the evaluator: no sets of alternatives, no index, one rule at a time.
class Oracle {
 public:
  Oracle(const RuleSet& set, const std::vector<Policy>& policies, const Situation& act)
      : set_(set), policies_(policies), act_(act) {}

  Outcome Judge() {
    const auto& listed = set_.jurisdictions;
    if (std::find(listed.begin(), listed.end(), act_.jurisdiction) == listed.end()) {
      return Outcome::kUnknown;
    }
    std::vector<Role> roles = act_.person.roles;
    if (act_.role) roles = {*act_.role};
    Outcome best = Outcome::kForbidden;
    for (const Role role : roles) {
      role_ = role;
      best = std::max(best, JudgeDuty());
    }
    return best;
  }

 private:
  enum class Match { kNo, kUnstated, kYes };

  const Duty& Find(const DutyCode& code) const {
    return *std::find_if(set_.duties.begin(), set_.duties.end(),
                         [&](const Duty& d) { return d.code == code; });
  }

  Outcome JudgeDuty() {
    const Duty& duty = Find(act_.duty);
    std::vector<DutyCode> parts = duty.parts;
    if (parts.empty()) parts = {duty.code};
    Outcome worst = Outcome::kAllowed;
    for (const DutyCode& part : parts) {
      part_ = part;
      names_ = bare_names_ = {part, duty.code};
      for (const DutyCode& name : {part, duty.code}) {
        for (const PerformedAs& as : Find(name).performed_as) {
          if (act_.route == as.route) names_.push_back(as.duty);
        }
      }
      worst = std::min(worst, JudgePart());
    }
    return worst;
  }

  bool Speaks(const std::vector<DutyCode>& duties, bool only_as_named = false) const {
    const std::vector<DutyCode>& names = only_as_named ? bare_names_ : names_;
    return duties.empty() || std::any_of(duties.begin(), duties.end(), [&](const DutyCode& d) {
             return std::find(names.begin(), names.end(), d) != names.end();
           });
  }

  template <class T>
  static bool In(const std::vector<T>& list, const T& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  }

  Match Matches(const Rule& rule) const {
    const When& when = rule.when;
    const Date from = rule.valid.from.value_or(rule.seen_on);
    if (rule.status == RuleStatus::kPending || act_.date < from ||
        (rule.valid.until && act_.date >= *rule.valid.until)) {
      return Match::kNo;
    }
    if (when.jurisdiction != act_.jurisdiction && when.jurisdiction.view() != "US")
      return Match::kNo;
    if (!when.roles.empty() && !In(when.roles, role_)) return Match::kNo;
    if (!Speaks(when.duties, when.only_as_named)) return Match::kNo;
    if (!when.routes.empty() && !In(when.routes, *act_.route)) return Match::kNo;
    const auto has = [&](const DrugClass& c) { return In(*act_.drug_classes, c); };
    if (!when.drug_classes.empty() &&
        std::none_of(when.drug_classes.begin(), when.drug_classes.end(), has)) {
      return Match::kNo;
    }
    if (std::any_of(when.drug_classes_not.begin(), when.drug_classes_not.end(), has)) {
      return Match::kNo;
    }
    if (!when.indications.empty() && !In(when.indications, *act_.indication)) return Match::kNo;
    Match match = Match::kYes;
    if (!when.settings.empty() || !when.settings_not.empty()) {
      if (!act_.setting) {
        match = Match::kUnstated;
      } else if ((!when.settings.empty() && !In(when.settings, *act_.setting)) ||
                 In(when.settings_not, *act_.setting)) {
        return Match::kNo;
      }
    }
    if (when.patient_age_from || when.patient_age_until) {
      const std::optional<std::int32_t> age = supposed_age_ ? supposed_age_ : act_.patient_age;
      if (!age) {
        match = Match::kUnstated;
      } else if ((when.patient_age_from && *age < *when.patient_age_from) ||
                 (when.patient_age_until && *age >= *when.patient_age_until)) {
        return Match::kNo;
      }
    }
    return match;
  }

  static bool Certain(const Rule& rule) {
    return rule.confidence != Confidence::kUncertain && rule.confidence != Confidence::kUnverified;
  }

  // Allowed: holds one; Unknown: hangs on the employer; Unmet: holds none.
  Outcome Holds(const std::vector<CredentialCode>& codes) const {
    Outcome best = Outcome::kUnmet;
    for (const Credential& held : act_.person.credentials) {
      if (!In(codes, held.code) || !held.valid.Contains(act_.date)) continue;
      if (held.tied_to_employer.empty() || held.tied_to_employer == act_.employer) {
        return Outcome::kAllowed;
      }
      if (act_.employer.empty()) best = Outcome::kUnknown;
    }
    return best;
  }

  static Outcome Met(bool met) { return met ? Outcome::kAllowed : Outcome::kUnmet; }

  // Of several needs the worst: a fact that nobody stated makes Unknown, which is less than Unmet.
  Outcome Meets(const Needs& needs) const {
    const Staff& person = act_.person;
    Outcome worst = Outcome::kAllowed;
    const auto also = [&](Outcome outcome) { worst = std::min(worst, outcome); };
    if (!needs.credentials.empty()) also(Holds(needs.credentials));
    if (!needs.licences.empty()) {
      also(Met(std::any_of(person.licences.begin(), person.licences.end(), [&](const Licence& l) {
        return In(needs.licences, l.role) && l.jurisdiction == act_.jurisdiction;
      })));
    }
    for (const TrainingNeed& need : needs.trainings) {
      Duration hours{};
      int performances = 0;
      for (const Training& t : person.training) {
        if (t.topic != need.topic || t.on > act_.date) continue;
        hours += t.hours;
        performances += t.performances;
      }
      also(Met(hours >= need.hours && performances >= need.performances));
    }
    if (!needs.educations.empty()) also(Met(!person.education.empty()));
    if (needs.age) {
      also(person.born ? Met(AgeInYears(*person.born, act_.date) >= *needs.age)
                       : Outcome::kUnknown);
    }
    if (!needs.employers.empty()) {
      also(act_.employer_kind ? Met(In(needs.employers, *act_.employer_kind)) : Outcome::kUnknown);
    }
    if (needs.competency) also(Competent());
    if (needs.supervision) {
      also(Met(std::any_of(
          act_.supervision.begin(), act_.supervision.end(), [&](const SupervisorPresence& s) {
            const SupervisionNeed& need = *needs.supervision;
            return (need.by.empty() || In(need.by, s.role)) &&
                   (need.at_most == 0 || s.watching + 1 <= need.at_most) &&
                   std::any_of(s.modes.begin(), s.modes.end(),
                               [&](SupervisionMode m) { return In(need.modes, m); });
          })));
    }
    if (needs.delegation) also(Met(act_.delegated));
    if (needs.order) {
      also(Met(act_.order &&
               (*act_.order == *needs.order || *act_.order == OrderKind::kPatientSpecific)));
    }
    if (needs.dose_check) also(Met(act_.dose_checked));
    if (!needs.any_of.empty()) {
      Outcome best = Outcome::kForbidden;
      for (const Needs& one : needs.any_of) best = std::max(best, Meets(one));
      worst = std::min(worst, best);
    }
    return worst;
  }

  Outcome Competent() const {
    bool elsewhere = false;
    for (const Competency& c : act_.person.competencies) {
      if (c.duty != part_ && c.duty != act_.duty) continue;
      if (!c.site.valid() || c.site == act_.site) return Outcome::kAllowed;
      elsewhere = true;
    }
    return elsewhere && !act_.site.valid() ? Outcome::kUnknown : Outcome::kUnmet;
  }

  bool Overrides(const Rule& by, const Rule& target) const { return In(by.overrides, target.id); }
  // A certain require that speaks of the act and names the target.
  Match OverriddenForAll(const Rule& target) const {
    Match match = Match::kNo;
    for (const Rule& rule : set_.rules) {
      if (rule.effect == Effect::kRequire && Certain(rule) && Overrides(rule, target)) {
        match = std::max(match, Matches(rule));
      }
    }
    return match;
  }

  // What one forbid or require leaves of a path.
  Outcome Leaves(const Rule& rule) const {
    const Match match = Matches(rule);
    const Match overridden = OverriddenForAll(rule);
    if (match == Match::kNo || overridden == Match::kYes) return Outcome::kAllowed;
    const bool loophole = match == Match::kUnstated || overridden == Match::kUnstated;
    if (rule.effect == Effect::kForbid) {
      const Outcome excused = Holds(rule.unless_credential);
      if (excused == Outcome::kAllowed) return Outcome::kAllowed;
      Outcome left = Certain(rule) ? Outcome::kForbidden : Outcome::kUnknown;
      if (loophole || excused == Outcome::kUnknown) left = std::max(left, Outcome::kUnknown);
      return left;
    }
    Outcome left = Meets(rule.needs);
    if (!Certain(rule) && left != Outcome::kAllowed) left = Outcome::kUnknown;
    return loophole ? std::max(left, Outcome::kUnknown) : left;
  }

  // `allow` nullptr: a path of no rule's. `lifted`: without uncertain rules.
  Outcome Path(const Rule* allow, bool lifted) const {
    Outcome worst = Outcome::kAllowed;
    if (allow != nullptr) {
      worst = Meets(allow->needs);
      if (Matches(*allow) == Match::kUnstated) worst = std::min(worst, Outcome::kUnknown);
    }
    for (const Rule& rule : set_.rules) {
      if (rule.effect == Effect::kAllow || (lifted && !Certain(rule))) continue;
      if (allow != nullptr && Overrides(*allow, rule)) continue;
      worst = std::min(worst, Leaves(rule));
    }
    return worst;
  }

  // What `of` answers; Forbidden where it does at every age, and none was stated.
  template <class Of>
  Outcome AtSomeAge(Of of) const {
    const Outcome answer = of();
    if (act_.patient_age || answer != Outcome::kUnknown) return answer;
    bool open = false;
    for (std::int32_t age = 0; age < 60 && !open; ++age) {
      supposed_age_ = age;
      open = of() != Outcome::kForbidden;
    }
    supposed_age_.reset();
    return open ? answer : Outcome::kForbidden;
  }

  // What an adopting policy finds where no certain allow speaks of the act.
  Outcome Silence() const {
    Outcome worst = Path(nullptr, true);
    for (const Rule& rule : set_.rules) {
      if (rule.effect != Effect::kAllow || !Certain(rule)) continue;
      const Match match = Matches(rule);
      if (match == Match::kYes) return Outcome::kForbidden;
      if (match == Match::kUnstated) worst = std::min(worst, Outcome::kUnknown);
    }
    return worst;
  }

  Outcome Law(bool lifted) const {
    Outcome best = Outcome::kForbidden;
    for (const Rule& rule : set_.rules) {
      if (rule.effect == Effect::kAllow && Certain(rule) && Matches(rule) != Match::kNo) {
        best = std::max(best, AtSomeAge([&] {
                          return Matches(rule) == Match::kNo ? Outcome::kForbidden
                                                             : Path(&rule, lifted);
                        }));
      }
    }
    return best;
  }

  bool LawForbids() const {
    return std::any_of(set_.rules.begin(), set_.rules.end(), [&](const Rule& rule) {
      return rule.effect == Effect::kForbid && Certain(rule) && Leaves(rule) == Outcome::kForbidden;
    });
  }

  Match Matches(const Policy& policy) const {
    if (!policy.signed_by.valid() || !policy.signed_on || *policy.signed_on > act_.date ||
        !policy.valid.Contains(act_.date) || !Speaks(policy.duties) ||
        (!policy.roles.empty() && !In(policy.roles, role_))) {
      return Match::kNo;
    }
    if (policy.sites.empty()) return Match::kYes;
    if (!act_.site.valid()) return Match::kUnstated;
    return In(policy.sites, act_.site) ? Match::kYes : Match::kNo;
  }

  // What the organisation's policies and the person's refusals leave of any path.
  Outcome Bound() const {
    Outcome worst = Outcome::kAllowed;
    for (const Policy& policy : policies_) {
      const Match match = Matches(policy);
      if (match == Match::kNo || policy.effect == PolicyEffect::kAdopt) continue;
      Outcome left =
          policy.effect == PolicyEffect::kNarrow ? Outcome::kForbidden : Meets(policy.needs);
      if (match == Match::kUnstated) left = std::max(left, Outcome::kUnknown);
      worst = std::min(worst, left);
    }
    for (const DutyCode& declined : act_.person.declines) {
      if (Speaks({declined})) worst = std::min(worst, Outcome::kUnmet);
    }
    return worst;
  }

  Outcome JudgePart() const {
    Outcome law = Law(false);
    if (law == Outcome::kForbidden && !LawForbids()) law = Outcome::kUnknown;
    const Outcome bound = Bound();
    Outcome adopted = Outcome::kUnknown;
    for (const Policy& policy : policies_) {
      if (policy.effect != PolicyEffect::kAdopt || Matches(policy) != Match::kYes) continue;
      if (!policy.credentials.empty() && Holds(policy.credentials) != Outcome::kAllowed) continue;
      const Outcome path = std::max(AtSomeAge([&] { return Silence(); }), Law(true));
      adopted = std::max(adopted, std::min({path, Meets(policy.needs), bound}));
    }
    const Outcome answer = std::min(law, bound);
    return adopted > Outcome::kUnknown ? std::max(answer, adopted) : answer;
  }

  const RuleSet& set_;
  const std::vector<Policy>& policies_;
  const Situation& act_;
  Role role_{};
  DutyCode part_;
  std::vector<DutyCode> names_;
  // Where nobody stated the patient's age: the age that is tried.
  mutable std::optional<std::int32_t> supposed_age_;
  // Without what it is performed as.
  std::vector<DutyCode> bare_names_;
};

}  // namespace polyclinic::scope_tests

#endif  // POLYCLINIC_TESTS_SCOPE_ORACLE_H_
