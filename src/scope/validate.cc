#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "polyclinic/scope/rule_book.h"

namespace polyclinic {
namespace {

// The compiled form holds a set of drug classes as the bits of one word.
constexpr std::size_t kMostDrugClasses = 64;
// Needs within needs, deeper than any law was seen to go.
constexpr int kDeepestNeeds = 4;

template <class T>
bool Holds(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string At(const std::string& list, std::size_t i) {
  return list + "[" + std::to_string(i) + "]";
}

std::string ShortText(const DateRange& range) {
  return (range.from ? ToText(*range.from) : "") + ".." + (range.until ? ToText(*range.until) : "");
}

class Validator {
 public:
  explicit Validator(const RuleSet& set) : set_(set) {
    for (const Duty& duty : set.duties) duties_.emplace(duty.code, &duty);
    for (const Rule& rule : set.rules) rules_.emplace(rule.id, &rule);
    for (const Duty& duty : set.duties) duty_words_.push_back(duty.code.str());
    for (const Rule& rule : set.rules) rule_words_.push_back(rule.id);
  }

  Findings Run() {
    if (set_.edition.empty()) Error("missing", "edition", "", "the edition's name");
    std::set<JurisdictionCode> jurisdictions;
    for (std::size_t i = 0; i < set_.jurisdictions.size(); ++i) {
      const JurisdictionCode& code = set_.jurisdictions[i];
      if (code.empty()) Error("missing", At("jurisdictions", i), "", "a code such as US-WA");
      if (!jurisdictions.insert(code).second) {
        Error("duplicate", At("jurisdictions", i), code.str(), "each jurisdiction once");
      }
    }
    std::set<DutyCode> duties;
    for (std::size_t i = 0; i < set_.duties.size(); ++i) {
      CheckDuty(set_.duties[i], At("duties", i));
      if (!duties.insert(set_.duties[i].code).second) {
        Error("duplicate", At("duties", i) + ".code", set_.duties[i].code.str(), "each duty once");
      }
    }
    CheckRules();
    CheckPayerRules();
    if (classes_.size() > kMostDrugClasses) {
      Error("too_many", "rules", std::to_string(classes_.size()) + " drug classes",
            "at most " + std::to_string(kMostDrugClasses));
    }
    return std::move(findings_);
  }

 private:
  void Error(const char* code, std::string path, std::string found, std::string expected) {
    findings_.Add(code, std::move(path), std::move(found), std::move(expected));
  }
  void Warn(const char* code, std::string path, std::string found, std::string expected) {
    findings_.Add({.severity = Severity::kWarning,
                   .code = code,
                   .path = std::move(path),
                   .found = std::move(found),
                   .expected = std::move(expected)});
  }

  std::string Meant(const std::string& word, const std::vector<std::string>& words) const {
    const std::string near = NearestWord(word, words);
    return near.empty() ? "" : " (did you mean " + near + "?)";
  }

  void CheckDutyCode(const DutyCode& code, const std::string& path) {
    if (duties_.contains(code)) return;
    Error("unknown_reference", path, code.str(),
          "a duty of the set" + Meant(code.str(), duty_words_));
  }

  void CheckDuty(const Duty& duty, const std::string& path) {
    if (duty.code.empty()) Error("missing", path + ".code", "", "the duty's code");
    for (std::size_t i = 0; i < duty.parts.size(); ++i) {
      CheckDutyCode(duty.parts[i], At(path + ".parts", i));
    }
    for (std::size_t i = 0; i < duty.performed_as.size(); ++i) {
      CheckDutyCode(duty.performed_as[i].duty, At(path + ".performed_as", i) + ".duty");
    }
    if (!duty.performed_as.empty() && !duty.gives_medicine) {
      Error("not_a_medicine", path + ".performed_as", duty.code.str(),
            "gives_medicine: only medicines have routes");
    }
    std::vector<DutyCode> chain;
    if (Cyclic(duty, chain)) {
      Error("cycle", path + ".parts", duty.code.str(), "parts that do not contain the duty itself");
    }
  }

  bool Cyclic(const Duty& duty, std::vector<DutyCode>& chain) const {
    if (Holds(chain, duty.code)) return true;
    chain.push_back(duty.code);
    for (const DutyCode& code : duty.parts) {
      const auto part = duties_.find(code);
      if (part != duties_.end() && Cyclic(*part->second, chain)) return true;
    }
    chain.pop_back();
    return false;
  }

  void CheckRules() {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < set_.rules.size(); ++i) {
      const Rule& rule = set_.rules[i];
      const std::string path = "rules[" + (rule.id.empty() ? std::to_string(i) : rule.id) + "]";
      if (rule.id.empty()) Error("missing", path + ".id", "", "the rule's id");
      if (!rule.id.empty() && !ids.insert(rule.id).second) {
        Error("duplicate", path + ".id", rule.id, "each id once");
      }
      CheckWhen(rule.when, path + ".when");
      CheckNeeds(rule.needs, path + ".needs", 0);
      CheckDates(rule.valid, rule.seen_on, path);
      CheckEffect(rule, path);
      CheckOverrides(rule, path);
      CheckStatus(rule, path);
    }
  }

  void CheckEffect(const Rule& rule, const std::string& path) {
    if (NameOf(rule.effect) == "unspecified") Error("missing", path + ".effect", "", "an effect");
    if (NameOf(rule.confidence) == "unspecified") {
      Error("missing", path + ".confidence", "", "a confidence");
    }
    const bool needs_nothing = rule.needs == Needs{};
    // Polarity: holding something must never close a path.
    if (rule.effect == Effect::kForbid && !needs_nothing) {
      Error("needs_on_forbid", path + ".needs", rule.id,
            "a forbid without needs: credentials only in unless_credential");
    }
    if (rule.effect != Effect::kForbid && !rule.unless_credential.empty()) {
      Error("unless_without_forbid", path + ".unless_credential", rule.id,
            "unless_credential on a forbid only");
    }
    if (rule.effect == Effect::kRequire && needs_nothing && rule.overrides.empty()) {
      Warn("idle_rule", path, rule.id, "a require with needs or overrides");
    }
    if (rule.citation.text.empty()) Warn("uncited", path + ".citation", rule.id, "a citation");
  }

  void CheckOverrides(const Rule& rule, const std::string& path) {
    if (rule.effect == Effect::kForbid && !rule.overrides.empty()) {
      Error("overrides_on_forbid", path + ".overrides", rule.id,
            "overrides on an allow or a require only");
    }
    for (std::size_t i = 0; i < rule.overrides.size(); ++i) {
      const std::string& id = rule.overrides[i];
      const auto target = rules_.find(id);
      const std::string at = At(path + ".overrides", i);
      if (target == rules_.end()) {
        Error("unknown_reference", at, id, "a rule of the set" + Meant(id, rule_words_));
      } else if (id == rule.id) {
        Error("overrides_itself", at, id, "another rule");
      } else if (target->second->effect == Effect::kAllow) {
        Error("overrides_allow", at, id, "a require or a forbid: an allow binds nobody");
      }
    }
  }

  void CheckStatus(const Rule& rule, const std::string& path) {
    if (NameOf(rule.status) == "unspecified") Error("missing", path + ".status", "", "a status");
    const bool ends = rule.status == RuleStatus::kRepealed || rule.status == RuleStatus::kSunset;
    if (ends && !rule.valid.until) {
      Error("missing", path + ".valid.until", std::string(NameOf(rule.status)),
            "the first day on which it no longer holds");
    }
  }

  void CheckDates(const DateRange& valid, Date seen_on, const std::string& path) {
    const auto bad = [](const std::optional<Date>& day) { return day && !day->ok(); };
    if (bad(valid.from) || bad(valid.until)) {
      Error("not_a_date", path + ".valid", ShortText(valid), "days of the calendar");
    } else if (valid.from && valid.until && *valid.until <= *valid.from) {
      Error("reversed", path + ".valid", ShortText(valid), "from before until");
    }
    if (!valid.from && !seen_on.ok()) {
      Error("missing", path + ".seen_on", "", "a day: without valid.from the rule begins with it");
    }
  }

  void CheckWhen(const When& when, const std::string& path) {
    if (when.jurisdiction.empty()) {
      Error("missing", path + ".jurisdiction", "", "whose rule it is");
    } else if (!Holds(set_.jurisdictions, when.jurisdiction)) {
      Error("unknown_reference", path + ".jurisdiction", when.jurisdiction.str(),
            "a jurisdiction of the set");
    }
    for (std::size_t i = 0; i < when.duties.size(); ++i) {
      CheckDutyCode(when.duties[i], At(path + ".duties", i));
      CheckMedicine(when, i, path);
    }
    if (when.patient_age_from && when.patient_age_until &&
        *when.patient_age_until <= *when.patient_age_from) {
      Error("reversed", path + ".patient_age_until", std::to_string(*when.patient_age_until),
            "more than patient_age_from");
    }
    classes_.insert(when.drug_classes.begin(), when.drug_classes.end());
    classes_.insert(when.drug_classes_not.begin(), when.drug_classes_not.end());
  }

  // Of an act that gives no medicine there is no drug, so a rule about the drug never speaks of it.
  void CheckMedicine(const When& when, std::size_t i, const std::string& path) {
    const bool about_drug = !when.routes.empty() || !when.drug_classes.empty() ||
                            !when.drug_classes_not.empty() || !when.indications.empty();
    const auto duty = duties_.find(when.duties[i]);
    if (!about_drug || duty == duties_.end() || GivesMedicine(*duty->second, 0)) return;
    Error("not_a_medicine", At(path + ".duties", i), when.duties[i].str(),
          "a duty with gives_medicine, since the rule speaks of a drug");
  }

  bool GivesMedicine(const Duty& duty, int depth) const {
    if (duty.gives_medicine || depth > kDeepestNeeds) return duty.gives_medicine;
    return std::any_of(duty.parts.begin(), duty.parts.end(), [&](const DutyCode& code) {
      const auto part = duties_.find(code);
      return part != duties_.end() && GivesMedicine(*part->second, depth + 1);
    });
  }

  void CheckNeeds(const Needs& needs, const std::string& path, int depth) {
    if (needs.supervision && needs.supervision->modes.empty()) {
      Error("missing", path + ".supervision.modes", "", "at least one mode");
    }
    if (needs.supervision && needs.supervision->at_most < 0) {
      Error("negative", path + ".supervision.at_most", std::to_string(needs.supervision->at_most),
            "0 or more");
    }
    for (std::size_t i = 0; i < needs.trainings.size(); ++i) {
      const TrainingNeed& training = needs.trainings[i];
      const std::string at = At(path + ".trainings", i);
      if (training.topic.empty()) Error("missing", at + ".topic", "", "a duty's code or a topic");
      if (training.hours < Duration{0} || training.performances < 0) {
        Error("negative", at, training.topic.str(), "hours and performances of 0 or more");
      } else if (training.hours == Duration{0} && training.performances == 0) {
        Error("missing", at, training.topic.str(), "hours or performances");
      }
    }
    if (needs.age && *needs.age < 0) {
      Error("negative", path + ".age", std::to_string(*needs.age), "0 or more");
    }
    if (depth == kDeepestNeeds && !needs.any_of.empty()) {
      Error("too_deep", path + ".any_of", "", "at most four levels of alternatives");
      return;
    }
    for (std::size_t i = 0; i < needs.any_of.size(); ++i) {
      CheckNeeds(needs.any_of[i], At(path + ".any_of", i), depth + 1);
    }
  }

  void CheckPayerRules() {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < set_.payer_rules.size(); ++i) {
      const PayerRule& rule = set_.payer_rules[i];
      const std::string path =
          "payer_rules[" + (rule.id.empty() ? std::to_string(i) : rule.id) + "]";
      if (rule.id.empty()) Error("missing", path + ".id", "", "the rule's id");
      if (rule.payer.empty()) Error("missing", path + ".payer", "", "the payer's short name");
      if (!rule.id.empty() && (!ids.insert(rule.id).second || rules_.contains(rule.id))) {
        Error("duplicate", path + ".id", rule.id, "each id once");
      }
      CheckWhen(rule.when, path + ".when");
      CheckNeeds(rule.needs, path + ".needs", 0);
      CheckDates(rule.valid, rule.seen_on, path);
    }
  }

  const RuleSet& set_;
  std::map<DutyCode, const Duty*> duties_;
  std::map<std::string, const Rule*> rules_;
  std::vector<std::string> duty_words_;
  std::vector<std::string> rule_words_;
  std::set<DrugClass> classes_;
  Findings findings_;
};

}  // namespace

Findings ValidateRules(const RuleSet& rules) { return Validator(rules).Run(); }

}  // namespace polyclinic
