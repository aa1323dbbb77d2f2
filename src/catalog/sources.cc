#include <cstddef>
#include <string>
#include <string_view>

#include "polyclinic/catalog/catalog.h"

namespace polyclinic {
namespace {

// The place of an entry, and where its gaps go.
struct Entry {
  std::string path;
  std::string id;
  Findings& findings;

  void Need(bool given, std::string_view member, std::string_view expected) const {
    if (!given) {
      findings.Add("missing_source", path + "." + std::string(member), id, std::string(expected));
    }
  }
};

// What a rule of law and a payer's rule have in common.
template <class AnyRule>
void CheckRule(const AnyRule& rule, const Entry& entry) {
  entry.Need(!rule.id.empty(), "id", "an id");
  entry.Need(!rule.summary.empty(), "summary", "the rule in plain words");
  entry.Need(!rule.citation.text.empty(), "citation.text", "where the rule is written");
  entry.Need(!rule.citation.address.empty(), "citation.address", "where it was read");
  entry.Need(rule.seen_on != Date{}, "seen_on", "the day its source was read");
  entry.Need(NameOf(rule.confidence) != "unspecified", "confidence", "how sure it is");
  entry.Need(!rule.recheck_by.empty(), "recheck_by", "who must check it again");
}

std::string PathOf(std::string_view list, std::size_t i) {
  return std::string(list) + "[" + std::to_string(i) + "]";
}

}  // namespace

Findings CheckSources(const Catalog& catalog) {
  Findings findings;
  const RuleSet& set = catalog.rules;
  for (std::size_t i = 0; i < set.duties.size(); ++i) {
    const Duty& duty = set.duties[i];
    const Entry entry{PathOf("duties", i), std::string(duty.code.view()), findings};
    entry.Need(!duty.name.empty(), "name", "an English name");
    entry.Need(!duty.name_es.empty(), "name_es", "a Spanish name");
    entry.Need(NameOf(duty.confidence) != "unspecified", "confidence", "how sure it is");
    entry.Need(!duty.source.empty(), "source", "where it comes from");
  }
  for (std::size_t i = 0; i < set.rules.size(); ++i) {
    CheckRule(set.rules[i], Entry{PathOf("rules", i), set.rules[i].id, findings});
  }
  for (std::size_t i = 0; i < set.payer_rules.size(); ++i) {
    CheckRule(set.payer_rules[i], Entry{PathOf("payer_rules", i), set.payer_rules[i].id, findings});
  }
  for (std::size_t i = 0; i < catalog.career_steps.size(); ++i) {
    const CareerStep& step = catalog.career_steps[i];
    const Entry entry{PathOf("career_steps", i), std::string(NameOf(step.to)), findings};
    entry.Need(!step.source.empty(), "source", "where it comes from");
  }
  return findings;
}

}  // namespace polyclinic
