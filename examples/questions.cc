// The questions of docs/queries.md, put to the built-in clinic and the shipped rules.

#include <iostream>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/catalog/changes.h"
#include "polyclinic/clinic/impact.h"
#include "polyclinic/draw/scope.h"
#include "polyclinic/scope/across.h"
#include "polyclinic/scope/additions.h"
#include "polyclinic/scope/coverage.h"
#include "polyclinic/staff/renewal.h"
#include "polyclinic/table/clinic_tables.h"
#include "polyclinic/table/demo.h"

int main() {
  using namespace polyclinic;
  const Catalog& catalog = ShippedCatalog();
  const RuleBook rules = RuleBook::Make(catalog.rules).value();
  const ClinicContents clinic = ReadClinicTables(DemoTables(), catalog).value();
  const Site& main_site = clinic.sites[0];
  const Date date = ParseDate("2026-12-07").value();
  const auto person = [&](std::string_view key) -> const Staff& {
    for (const Staff& one : clinic.staff) {
      if (one.key == key) return one;
    }
    std::abort();
  };

  // [training]
  const TrainingCoverage training = CoverageOf(
      person("ma-kim"), *catalog.FindSpecialty("cardiology"), catalog.rules.duties, date);
  for (const TopicCoverage& topic : training.topics) {
    std::cout << (topic.attested ? "attested " : "missing  ") << topic.topic.str() << "\n";
  }
  // [add]
  const AdditionPlan plan =
      CheapestAdditions(rules, clinic.policies,
                        SituationAt(AbilityPlace::At(main_site), date, person("ma-quinn"), "C28"))
          .value();
  for (const Addition& addition : plan.additions) std::cout << ToText(addition) << "\n";
  std::cout << plan.cost << " " << plan.unit << "\n";
  // [renewal]
  const RenewalProgress renewal =
      RenewalOf(person("ma-kim"), "AAMA-CMA", catalog.credential_kinds, date).value();
  std::cout << NameOf(renewal.state) << ", due " << ToText(*renewal.due) << "\n";
  // [affected]
  const ClinicContents lapsed = WithLapse(clinic, person("ma-kim").id, "WA-MA-C", date).value();
  const Impact impact = ImpactOf(clinic, rules, lapsed, rules, date).value();
  std::cout << impact.duties.size() << " duties affected\n";
  // [changes]
  const JurisdictionChanges changes = ChangesIn("US-WA", rules, ParseDate("2023-04-19").value(),
                                                rules, ParseDate("2023-04-20").value())
                                          .value();
  for (const RuleChange& change : changes.rules) {
    std::cout << NameOf(change.change) << " " << change.rule << "\n";
  }
  // [across]
  const std::vector<HolderAnswer> answers = AcrossJurisdictions(rules, "C19", date).value();
  for (const HolderAnswer& answer : answers) {
    std::cout << answer.jurisdiction.str() << ", " << answer.holder << ": "
              << NameOf(answer.standing) << "\n";
  }
  // [draw]
  const ScopeGrid matrix = ScopeMatrix(clinic, rules, {.site = main_site.id, .date = date}).value();
  const std::string svg = DrawScope(matrix);
  const std::string page = ScopeHtml(ScopeMap(rules, "C19", date).value());
  // [end]
  std::cout << svg.size() / 1000 << " kB of SVG, " << page.size() / 1000 << " kB of HTML\n";
}
