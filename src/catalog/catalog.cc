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

// One entry for each specialty: a later one of its code adds the taxonomy's references, which lie in a
// file of their own.
std::vector<Specialty> Merged(std::vector<Specialty> entries) {
  std::vector<Specialty> merged;
  for (Specialty& entry : entries) {
    const auto first = std::find_if(merged.begin(), merged.end(),
                                    [&](const Specialty& s) { return s.code == entry.code; });
    if (first == merged.end()) {
      merged.push_back(std::move(entry));
    } else {
      first->taxonomy_codes.insert(first->taxonomy_codes.end(), entry.taxonomy_codes.begin(),
                                   entry.taxonomy_codes.end());
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
  catalog.rules.duties = std::move(entries.duties);
  catalog.rules.rules = std::move(entries.rules);
  catalog.rules.payer_rules = std::move(entries.payer_rules);
  catalog.specialties = Merged(std::move(entries.specialties));
  catalog.career_steps = std::move(entries.career_steps);
  return catalog;
}

const Duty* Catalog::FindDuty(const DutyCode& code) const {
  return FindBy(rules.duties, &Duty::code, code);
}

const Specialty* Catalog::FindSpecialty(const SpecialtyCode& code) const {
  return FindBy(specialties, &Specialty::code, code);
}

const Catalog& ShippedCatalog() {
  static const Catalog& catalog = *new Catalog(ReadShipped());
  return catalog;
}

}  // namespace polyclinic
