#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  // A part of it.
  Entry Part(std::string_view list, std::size_t i) const {
    return {path + "." + std::string(list) + "[" + std::to_string(i) + "]", id, findings};
  }
};

bool Given(Confidence confidence) { return NameOf(confidence) != "unspecified"; }
bool Given(std::optional<Confidence> confidence) { return confidence && Given(*confidence); }

// What every fact has in common.
template <class Fact>
void CheckFact(const Fact& fact, const Entry& entry) {
  entry.Need(fact.seen_on != Date{}, "seen_on", "the day its source was read");
  entry.Need(Given(fact.confidence), "confidence", "how sure it is");
  entry.Need(!fact.recheck_by.empty(), "recheck_by", "who must check it again");
}

template <class Fact>
void CheckSourced(const Fact& fact, const Entry& entry) {
  entry.Need(!fact.source.empty(), "source", "where it comes from");
  CheckFact(fact, entry);
}

template <class Named>
void CheckNames(const Named& named, const Entry& entry) {
  entry.Need(!named.name.empty(), "name", "an English name");
  entry.Need(!named.name_es.empty(), "name_es", "a Spanish name");
}

// What a rule of law and a payer's rule have in common.
template <class AnyRule>
void CheckRule(const AnyRule& rule, const Entry& entry) {
  entry.Need(!rule.id.empty(), "id", "an id");
  entry.Need(!rule.summary.empty(), "summary", "the rule in plain words");
  entry.Need(!rule.citation.text.empty(), "citation.text", "where the rule is written");
  entry.Need(!rule.citation.address.empty(), "citation.address", "where it was read");
  CheckFact(rule, entry);
}

template <class Coded>
void CheckCoded(const Coded& coded, const Entry& entry) {
  CheckNames(coded, entry);
  CheckSourced(coded, entry);
}

void CheckCredential(const CredentialKind& kind, const Entry& entry) {
  CheckCoded(kind, entry);
  entry.Need(!kind.issuer.empty(), "issuer", "who gives it");
  for (std::size_t i = 0; i < kind.routes.size(); ++i) {
    const Entry part = entry.Part("routes", i);
    part.Need(!kind.routes[i].summary.empty(), "summary", "the way in plain words");
    CheckSourced(kind.routes[i], part);
  }
  for (std::size_t i = 0; i < kind.renewals.size(); ++i) {
    const Entry part = entry.Part("renewals", i);
    part.Need(!kind.renewals[i].summary.empty(), "summary", "the terms in plain words");
    CheckSourced(kind.renewals[i], part);
  }
}

void CheckStep(const CareerStep& step, const Entry& entry) {
  entry.Need(!step.summary.empty(), "summary", "the step in plain words");
  entry.Need(!step.summary_es.empty(), "summary_es", "the step in Spanish");
  CheckSourced(step, entry);
}

void CheckVisitType(const VisitTypeEntry& visit, const Entry& entry) {
  entry.Need(!visit.visit_type.name.empty(), "visit_type.name", "an English name");
  entry.Need(!visit.name_es.empty(), "name_es", "a Spanish name");
  CheckSourced(visit, entry);
}

void CheckOutlook(const OutlookEdition& outlook, const Entry& entry) {
  entry.Need(!outlook.disclaimer.empty(), "disclaimer", "what must be said with its figures");
  entry.Need(!outlook.disclaimer_es.empty(), "disclaimer_es", "the same in Spanish");
  for (std::size_t i = 0; i < outlook.figures.size(); ++i) {
    CheckSourced(outlook.figures[i], entry.Part("figures", i));
  }
}

std::string IdOf(const Rule& rule) { return rule.id; }
std::string IdOf(const PayerRule& rule) { return rule.id; }
std::string IdOf(const CareerStep& step) { return std::string(NameOf(step.to)); }
std::string IdOf(const VisitTypeEntry& entry) { return entry.visit_type.key; }
std::string IdOf(const OutlookEdition& outlook) { return outlook.occupation; }
template <class Coded>
std::string IdOf(const Coded& coded) {
  return coded.code.str();
}

template <class Fact>
void CheckEach(const std::vector<Fact>& facts, std::string_view list,
               void (*check)(const Fact&, const Entry&), Findings& findings) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    check(facts[i],
          Entry{std::string(list) + "[" + std::to_string(i) + "]", IdOf(facts[i]), findings});
  }
}

}  // namespace

Findings CheckSources(const Catalog& catalog) {
  Findings findings;
  CheckEach(catalog.rules.duties, "duties", &CheckCoded<Duty>, findings);
  CheckEach(catalog.rules.rules, "rules", &CheckRule<Rule>, findings);
  CheckEach(catalog.rules.payer_rules, "payer_rules", &CheckRule<PayerRule>, findings);
  CheckEach(catalog.specialties, "specialties", &CheckCoded<Specialty>, findings);
  CheckEach(catalog.career_steps, "career_steps", &CheckStep, findings);
  CheckEach(catalog.credential_kinds, "credential_kinds", &CheckCredential, findings);
  CheckEach(catalog.program_kinds, "program_kinds", &CheckCoded<ProgramKind>, findings);
  CheckEach(catalog.visit_types, "visit_types", &CheckVisitType, findings);
  CheckEach(catalog.outlooks, "outlooks", &CheckOutlook, findings);
  return findings;
}

}  // namespace polyclinic
