#ifndef POLYCLINIC_SRC_CLI_INPUTS_H_
#define POLYCLINIC_SRC_CLI_INPUTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/arguments.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic::cli {

// What is wrong with a flag's value: wrong usage.
absl::Status BadFlag(std::string_view flag, const std::string& found, std::string expected);

// The catalog, with the user's own rules laid over it where --rules names a file.
absl::StatusOr<Catalog> CatalogOf(const Arguments& arguments);

// A clinic from a directory of tables or from a file of the wire.
absl::StatusOr<ClinicContents> ReadClinic(const std::string& path, const Catalog& catalog);

// The same, with every problem of its values; each names the file where no table's line is known.
absl::StatusOr<ClinicContents> ReadValidClinic(const std::string& path, const Catalog& catalog);

// The clinic that the first argument names, or the built-in one.
absl::StatusOr<ClinicContents> ClinicOf(const Arguments& arguments, const Catalog& catalog);

// The entity with that key; wrong usage of the flag, naming the nearest key, where there is none.
template <class Entity>
absl::StatusOr<const Entity*> ByKey(const std::vector<Entity>& list, std::string_view flag,
                                    const std::string& key) {
  std::vector<std::string> keys;
  for (const Entity& entity : list) {
    if (entity.key == key) return &entity;
    keys.push_back(entity.key);
  }
  const std::string nearest = NearestWord(key, keys);
  return BadFlag(flag, key,
                 nearest.empty() ? "a key of the clinic" : "a key; did you mean " + nearest + "?");
}

inline constexpr FlagDescription kRules = {"--rules", "FILE",
                                           "lay your own rules over the shipped ones"};
inline constexpr FlagDescription kIdsOnly = {"--ids-only", "",
                                             "leave names out of sheets and pictures"};

}  // namespace polyclinic::cli

#endif  // POLYCLINIC_SRC_CLI_INPUTS_H_
