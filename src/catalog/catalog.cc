#include "polyclinic/catalog/catalog.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "catalog/embedded.h"
#include "catalog/entry_text.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic {
namespace {

// One entry for each code: a later one of the same code adds `references` to code systems of others,
// which lie in files of their own.
template <class Entry, class Reference>
std::vector<Entry> Merged(std::vector<Entry> entries, std::vector<Reference> Entry::*references) {
  std::vector<Entry> merged;
  for (Entry& entry : entries) {
    const auto first = std::find_if(merged.begin(), merged.end(),
                                    [&](const Entry& e) { return e.code == entry.code; });
    if (first == merged.end()) {
      merged.push_back(std::move(entry));
    } else {
      auto& known = (*first).*references;
      known.insert(known.end(), (entry.*references).begin(), (entry.*references).end());
    }
  }
  return merged;
}

Catalog ReadShipped() {
  auto entries = FromBytes<CatalogEntries>(catalog_internal::EmbeddedEntries());
  if (!entries.ok()) {
    std::fprintf(stderr, "polyclinic: the shipped catalog is broken: %s\n",
                 entries.status().ToString().c_str());
    std::abort();
  }
  return catalog_internal::CatalogOf(*std::move(entries));
}

template <class Entry, class Value, class Key>
const Entry* FindBy(const std::vector<Entry>& entries, Key Entry::*key, const Value& value) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.*key == value; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

Catalog catalog_internal::CatalogOf(CatalogEntries entries) {
  Catalog catalog;
  catalog.rules.edition = std::move(entries.edition);
  catalog.rules.jurisdictions = std::move(entries.jurisdictions);
  catalog.rules.duties = Merged(std::move(entries.duties), &Duty::codes);
  catalog.rules.rules = std::move(entries.rules);
  catalog.rules.payer_rules = std::move(entries.payer_rules);
  catalog.specialties = Merged(std::move(entries.specialties), &Specialty::taxonomy_codes);
  catalog.career_steps = std::move(entries.career_steps);
  catalog.credential_kinds = std::move(entries.credential_kinds);
  catalog.program_kinds = std::move(entries.program_kinds);
  catalog.visit_types = std::move(entries.visit_types);
  catalog.outlooks = std::move(entries.outlooks);
  return catalog;
}

const Duty* Catalog::FindDuty(const DutyCode& code) const {
  return FindBy(rules.duties, &Duty::code, code);
}

const Specialty* Catalog::FindSpecialty(const SpecialtyCode& code) const {
  return FindBy(specialties, &Specialty::code, code);
}

const CredentialKind* Catalog::FindCredentialKind(const CredentialCode& code) const {
  return FindBy(credential_kinds, &CredentialKind::code, code);
}

const ProgramKind* Catalog::FindProgramKind(const ProgramKindCode& code) const {
  return FindBy(program_kinds, &ProgramKind::code, code);
}

const VisitTypeEntry* Catalog::FindVisitType(std::string_view key) const {
  const auto found = std::find_if(visit_types.begin(), visit_types.end(),
                                  [&](const auto& entry) { return entry.visit_type.key == key; });
  return found == visit_types.end() ? nullptr : &*found;
}

const Catalog& ShippedCatalog() {
  static const Catalog& catalog = *new Catalog(ReadShipped());
  return catalog;
}

}  // namespace polyclinic
