#include "cli/inputs.h"

#include <filesystem>
#include <utility>

#include "polyclinic/table/clinic_tables.h"
#include "polyclinic/table/demo.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic::cli {

absl::Status BadFlag(std::string_view flag, const std::string& found, std::string expected) {
  Findings findings;
  findings.Add("bad_value", std::string(flag), found, std::move(expected));
  return findings.ToStatus();
}

absl::StatusOr<Catalog> CatalogOf(const Arguments& arguments) {
  if (!arguments.Has("--rules")) return ShippedCatalog();
  return OverlayFile(ShippedCatalog(), arguments.Get("--rules"));
}

absl::StatusOr<ClinicContents> ReadClinic(const std::string& path, const Catalog& catalog) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return ReadClinicDirectory(path, catalog);
  if (!std::filesystem::exists(path, error)) {
    return absl::NotFoundError(path +
                               ": found nothing of that name, expected a directory of tables " +
                               "or a file with .binpb, .txtpb or .json");
  }
  return ReadClinicFile(path);
}

absl::StatusOr<ClinicContents> ReadValidClinic(const std::string& path, const Catalog& catalog) {
  absl::StatusOr<ClinicContents> contents = ReadClinic(path, catalog);
  if (!contents.ok()) return contents;
  const Findings found = Validate(*contents);
  Findings located;
  for (Finding finding : found.all()) {
    if (finding.file.empty()) finding.file = path;
    located.Add(std::move(finding));
  }
  if (located.HasErrors()) return located.ToStatus();
  return contents;
}

absl::StatusOr<ClinicContents> ClinicOf(const Arguments& arguments, const Catalog& catalog) {
  return arguments.positional.empty() ? ReadClinicTables(DemoTables(), catalog)
                                      : ReadClinic(arguments.positional[0], catalog);
}

}  // namespace polyclinic::cli
