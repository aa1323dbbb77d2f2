#ifndef POLYCLINIC_SCOPE_CATALOG_ENTRIES_H_
#define POLYCLINIC_SCOPE_CATALOG_ENTRIES_H_

#include <string>
#include <vector>

#include "polyclinic/base/confidence.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/duty/duty.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/specialty/specialty.h"
#include "polyclinic/staff/credential_kind.h"
#include "polyclinic/staff/outlook.h"
#include "polyclinic/staff/program.h"
#include "polyclinic/visit/visit_type.h"

namespace polyclinic {

// That a rule of the catalog, or a payer's rule, no longer holds.
struct Ending {
  // The rule's id.
  std::string id;
  // The first day on which it no longer holds.
  Date on{};
  bool operator==(const Ending&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Ending*, Visitor&& v) {
  v("id", &Ending::id);
  v("on", &Ending::on);
}

// A kind of visit as the catalog describes it, for a clinic to start from.
struct VisitTypeEntry {
  // Its id is one of the catalog's, unique in it, by which linked visits name it; `AddVisitType`
  // gives it one of the clinic's.
  VisitType visit_type;
  // Its name in Spanish.
  std::string name_es;
  // Where this comes from.
  std::string source;
  // When that was last read.
  Date seen_on{};
  // How sure the facts of this entry are.
  Confidence confidence = Confidence::kEditorial;
  // Who must check them again before they are relied on.
  std::string recheck_by;
  bool operator==(const VisitTypeEntry&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const VisitTypeEntry*, Visitor&& v) {
  v("visit_type", &VisitTypeEntry::visit_type);
  v("name_es", &VisitTypeEntry::name_es);
  v("source", &VisitTypeEntry::source);
  v("seen_on", &VisitTypeEntry::seen_on);
  v("confidence", &VisitTypeEntry::confidence);
  v("recheck_by", &VisitTypeEntry::recheck_by);
}

// What a file of the catalog holds, the shipped ones and the user's own alike. Files add up: the
// fields of a RuleSet first, then what else the catalog knows.
struct CatalogEntries {
  // Names the edition; in a user's file, what the user calls their own entries.
  std::string edition;
  // The jurisdictions whose rules the file gives.
  std::vector<JurisdictionCode> jurisdictions;
  std::vector<Duty> duties;
  std::vector<Rule> rules;
  std::vector<PayerRule> payer_rules;
  std::vector<Specialty> specialties;
  std::vector<CareerStep> career_steps;
  // Rules of the catalog beneath that end; of a user's file only.
  std::vector<Ending> endings;
  // Of a user's file: who answers for its entries, by name.
  std::string signed_by;
  // Of a user's file: when they signed it.
  Date signed_on{};
  std::vector<CredentialKind> credential_kinds;
  std::vector<ProgramKind> program_kinds;
  std::vector<VisitTypeEntry> visit_types;
  std::vector<OutlookEdition> outlooks;
  bool operator==(const CatalogEntries&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const CatalogEntries*, Visitor&& v) {
  v("edition", &CatalogEntries::edition);
  v("jurisdictions", &CatalogEntries::jurisdictions);
  v("duties", &CatalogEntries::duties);
  v("rules", &CatalogEntries::rules);
  v("payer_rules", &CatalogEntries::payer_rules);
  v("specialties", &CatalogEntries::specialties);
  v("career_steps", &CatalogEntries::career_steps);
  v("endings", &CatalogEntries::endings);
  v("signed_by", &CatalogEntries::signed_by);
  v("signed_on", &CatalogEntries::signed_on);
  v("credential_kinds", &CatalogEntries::credential_kinds);
  v("program_kinds", &CatalogEntries::program_kinds);
  v("visit_types", &CatalogEntries::visit_types);
  v("outlooks", &CatalogEntries::outlooks);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_CATALOG_ENTRIES_H_
