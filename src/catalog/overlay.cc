#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic {
namespace {

std::string KeyOf(const Duty& duty) { return std::string(duty.code.view()); }
std::string KeyOf(const Rule& rule) { return rule.id; }
std::string KeyOf(const PayerRule& rule) { return rule.id; }
std::string KeyOf(const Specialty& specialty) { return std::string(specialty.code.view()); }
std::string KeyOf(const CareerStep& step) {
  return std::string(NameOf(step.from)) + " to " + std::string(NameOf(step.to));
}

std::string PathOf(std::string_view list, std::size_t i, std::string_view member) {
  return std::string(list) + "[" + std::to_string(i) + "]." + std::string(member);
}

// Puts each of `entries` in the place of the one with its key, or at the end.
template <class Entry>
void Lay(const std::vector<Entry>& entries, std::string_view list, std::string_view member,
         std::vector<Entry>& onto, Findings& findings) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string key = KeyOf(entries[i]);
    for (std::size_t j = 0; j < i; ++j) {
      if (KeyOf(entries[j]) == key) {
        findings.Add("duplicate_key", PathOf(list, i, member), key, "each entry once");
        break;
      }
    }
    const auto place =
        std::find_if(onto.begin(), onto.end(), [&](const Entry& e) { return KeyOf(e) == key; });
    if (place == onto.end()) {
      onto.push_back(entries[i]);
    } else {
      *place = entries[i];
    }
  }
}

// The validity of the rule with that id, or nullptr.
DateRange* ValidityOf(RuleSet& rules, const std::string& id) {
  for (Rule& rule : rules.rules) {
    if (rule.id == id) return &rule.valid;
  }
  for (PayerRule& rule : rules.payer_rules) {
    if (rule.id == id) return &rule.valid;
  }
  return nullptr;
}

std::vector<std::string> RuleIds(const RuleSet& rules) {
  std::vector<std::string> ids;
  for (const Rule& rule : rules.rules) ids.push_back(rule.id);
  for (const PayerRule& rule : rules.payer_rules) ids.push_back(rule.id);
  return ids;
}

void End(const std::vector<Ending>& endings, RuleSet& rules, Findings& findings) {
  for (std::size_t i = 0; i < endings.size(); ++i) {
    DateRange* valid = ValidityOf(rules, endings[i].id);
    if (valid == nullptr) {
      const std::string near = NearestWord(endings[i].id, RuleIds(rules));
      findings.Add("unknown_reference", PathOf("endings", i, "id"), endings[i].id,
                   near.empty() ? "the id of a rule" : "the id of a rule, perhaps " + near);
    } else if (!endings[i].on.ok()) {
      findings.Add("not_a_date", PathOf("endings", i, "on"), "", "a day that exists");
    } else if (valid->from && endings[i].on <= *valid->from) {
      findings.Add("reversed_range", PathOf("endings", i, "on"), ToText(endings[i].on),
                   "a day after " + ToText(*valid->from) + ", when the rule begins");
    } else {
      valid->until = endings[i].on;
    }
  }
}

}  // namespace

absl::StatusOr<Catalog> Overlay(const Catalog& catalog, const CatalogEntries& entries) {
  Catalog result = catalog;
  Findings findings;
  RuleSet& rules = result.rules;
  rules.edition += "+" + (entries.edition.empty() ? "local" : entries.edition);
  for (const JurisdictionCode& code : entries.jurisdictions) {
    if (std::find(rules.jurisdictions.begin(), rules.jurisdictions.end(), code) ==
        rules.jurisdictions.end()) {
      rules.jurisdictions.push_back(code);
    }
  }
  Lay(entries.duties, "duties", "code", rules.duties, findings);
  Lay(entries.rules, "rules", "id", rules.rules, findings);
  Lay(entries.payer_rules, "payer_rules", "id", rules.payer_rules, findings);
  Lay(entries.specialties, "specialties", "code", result.specialties, findings);
  Lay(entries.career_steps, "career_steps", "to", result.career_steps, findings);
  End(entries.endings, rules, findings);
  if (findings.HasErrors()) return findings.ToStatus();
  if (absl::Status status = ValidateRules(rules).ToStatus(); !status.ok()) return status;
  return result;
}

absl::StatusOr<Catalog> OverlayText(const Catalog& catalog, std::string_view text) {
  const auto entries = FromTextProto<CatalogEntries>(text);
  if (!entries.ok()) return entries.status();
  return Overlay(catalog, *entries);
}

absl::StatusOr<Catalog> OverlayFile(const Catalog& catalog, std::string_view path) {
  const auto entries = ReadFile<CatalogEntries>(path);
  if (!entries.ok()) return entries.status();
  return Overlay(catalog, *entries);
}

}  // namespace polyclinic
