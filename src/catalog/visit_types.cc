#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic {
namespace {

const VisitTypeEntry* FindById(const Catalog& catalog, VisitTypeId id) {
  for (const VisitTypeEntry& entry : catalog.visit_types) {
    if (entry.visit_type.id == id) return &entry;
  }
  return nullptr;
}

// Adds `entry`; it is there before those linked to it are, so that a circle of links ends.
absl::StatusOr<VisitTypeId> AddEntry(const Catalog& catalog, const VisitTypeEntry& entry,
                                     ClinicContents& clinic) {
  for (const VisitType& type : clinic.visit_types) {
    if (type.key == entry.visit_type.key) return type.id;
  }
  const VisitTypeId id = Add(clinic, clinic.visit_types, entry.visit_type);
  for (std::size_t i = 0; i < entry.visit_type.linked.size(); ++i) {
    const VisitTypeEntry* linked = FindById(catalog, entry.visit_type.linked[i].visit_type);
    if (linked == nullptr) {
      return absl::NotFoundError("the catalog has no visit type that " + entry.visit_type.key +
                                 " links to");
    }
    const auto added = AddEntry(catalog, *linked, clinic);
    if (!added.ok()) return added.status();
    clinic.visit_types[id.index()].linked[i].visit_type = *added;
  }
  return id;
}

}  // namespace

absl::StatusOr<VisitTypeId> AddVisitType(const Catalog& catalog, std::string_view key,
                                         ClinicContents& clinic) {
  const VisitTypeEntry* entry = catalog.FindVisitType(key);
  if (entry == nullptr) {
    std::vector<std::string> keys;
    for (const VisitTypeEntry& e : catalog.visit_types) keys.push_back(e.visit_type.key);
    const std::string near = NearestWord(std::string(key), keys);
    return absl::NotFoundError("the catalog has no visit type " + std::string(key) +
                               (near.empty() ? "" : ", perhaps " + near));
  }
  std::vector<VisitType> before = clinic.visit_types;
  auto added = AddEntry(catalog, *entry, clinic);
  if (!added.ok()) clinic.visit_types = std::move(before);
  return added;
}

}  // namespace polyclinic
