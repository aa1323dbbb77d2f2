#include "polyclinic/scope/rule_book.h"

#include <algorithm>
#include <set>

#include "polyclinic/base/strings_seam.h"
#include "scope/rule_index.h"

namespace polyclinic {
namespace {

using scope::DutyEntry;
using scope::DutyName;
using scope::DutyPart;
using scope::kEveryRoute;
using scope::NationOf;

const Duty* FindDuty(const RuleSet& set, const DutyCode& code) {
  const auto found =
      std::lower_bound(set.duties.begin(), set.duties.end(), code,
                       [](const Duty& duty, const DutyCode& c) { return duty.code < c; });
  return found != set.duties.end() && found->code == code ? &*found : nullptr;
}

// Adds the duty and what it is performed as by the routes given, transitively.
void AddNames(const RuleSet& set, const DutyCode& code, std::uint32_t routes,
              std::vector<DutyName>& names) {
  const auto have = std::find_if(names.begin(), names.end(),
                                 [&](const DutyName& name) { return name.code == code; });
  if (have != names.end() && (routes & ~have->routes) == 0) return;
  if (have != names.end()) {
    have->routes |= routes;
  } else {
    names.push_back({code, routes});
  }
  const Duty* const duty = FindDuty(set, code);
  if (duty == nullptr) return;
  for (const PerformedAs& as : duty->performed_as) {
    const std::uint32_t by = routes & 1u << static_cast<int>(as.route);
    if (by != 0) AddNames(set, as.duty, by, names);
  }
}

// Adds the simple acts of `duty`; `around` are the composites that contain it.
void AddParts(const RuleSet& set, const Duty& duty, std::vector<DutyCode> around,
              DutyEntry& entry) {
  entry.gives_medicine |= duty.gives_medicine;
  if (duty.parts.empty()) {
    DutyPart part{duty.code, {}};
    AddNames(set, duty.code, kEveryRoute, part.names);
    for (const DutyCode& composite : around) AddNames(set, composite, kEveryRoute, part.names);
    entry.parts.push_back(std::move(part));
    return;
  }
  around.push_back(duty.code);
  for (const DutyCode& code : duty.parts) {
    if (const Duty* const part = FindDuty(set, code)) AddParts(set, *part, around, entry);
  }
}

void IndexRules(RuleBook::Index& index) {
  const std::vector<Rule>& rules = index.set.rules;
  const auto position = [&](const std::string& id) {
    return static_cast<std::uint32_t>(
        std::lower_bound(rules.begin(), rules.end(), id,
                         [](const Rule& rule, const std::string& i) { return rule.id < i; }) -
        rules.begin());
  };
  std::set<DrugClass> classes;
  std::set<Indication> indications;
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules[i];
    scope::IndexedRule indexed{&rule, {}};
    for (const std::string& id : rule.overrides) indexed.overrides.push_back(position(id));
    std::sort(indexed.overrides.begin(), indexed.overrides.end());
    index.rules.push_back(std::move(indexed));
    index.by_jurisdiction[rule.when.jurisdiction].push_back(i);
  }
  const auto note = [&](const When& when) {
    classes.insert(when.drug_classes.begin(), when.drug_classes.end());
    classes.insert(when.drug_classes_not.begin(), when.drug_classes_not.end());
    indications.insert(when.indications.begin(), when.indications.end());
  };
  for (const Rule& rule : rules) note(rule.when);
  for (const PayerRule& rule : index.set.payer_rules) note(rule.when);
  index.drug_classes.assign(classes.begin(), classes.end());
  index.indications.assign(indications.begin(), indications.end());
}

}  // namespace

std::vector<std::uint32_t> RuleBook::Index::RulesOf(const JurisdictionCode& jurisdiction) const {
  std::vector<std::uint32_t> found;
  for (const auto& [code, rules_there] : by_jurisdiction) {
    if (code == jurisdiction || code.view() == NationOf(jurisdiction.view())) {
      found.insert(found.end(), rules_there.begin(), rules_there.end());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

absl::StatusOr<RuleBook> RuleBook::Make(RuleSet rules) {
  if (absl::Status status = ValidateRules(rules).ToStatus(); !status.ok()) return status;
  auto index = std::make_shared<Index>();
  index->set = std::move(rules);
  std::sort(index->set.duties.begin(), index->set.duties.end(),
            [](const Duty& a, const Duty& b) { return a.code < b.code; });
  std::sort(index->set.rules.begin(), index->set.rules.end(),
            [](const Rule& a, const Rule& b) { return a.id < b.id; });
  std::sort(index->set.payer_rules.begin(), index->set.payer_rules.end(),
            [](const PayerRule& a, const PayerRule& b) { return a.id < b.id; });
  for (const Duty& duty : index->set.duties) {
    DutyEntry entry;
    AddParts(index->set, duty, {}, entry);
    index->duties.push_back(std::move(entry));
  }
  IndexRules(*index);
  return RuleBook(std::move(index));
}

const RuleSet& RuleBook::rules() const { return index_->set; }

std::span<const Duty> RuleBook::duties() const { return index_->set.duties; }

std::optional<std::uint32_t> RuleBook::DutyIndex(const DutyCode& code) const {
  const Duty* const duty = FindDuty(index_->set, code);
  if (duty == nullptr) return std::nullopt;
  return static_cast<std::uint32_t>(duty - index_->set.duties.data());
}

const Rule* RuleBook::Find(std::string_view id) const {
  const std::vector<Rule>& rules = index_->set.rules;
  const auto found = std::lower_bound(rules.begin(), rules.end(), id,
                                      [](const Rule& r, std::string_view i) { return r.id < i; });
  return found != rules.end() && found->id == id ? &*found : nullptr;
}

bool RuleBook::Covers(const JurisdictionCode& jurisdiction) const {
  const std::vector<JurisdictionCode>& listed = index_->set.jurisdictions;
  return std::find(listed.begin(), listed.end(), jurisdiction) != listed.end() &&
         std::none_of(listed.begin(), listed.end(), [&](const JurisdictionCode& other) {
           return NationOf(other.view()) == jurisdiction.view();
         });
}

}  // namespace polyclinic
