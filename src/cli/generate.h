#ifndef POLYCLINIC_SRC_CLI_GENERATE_H_
#define POLYCLINIC_SRC_CLI_GENERATE_H_

#include <array>

#include "absl/status/status.h"
#include "cli/arguments.h"

namespace polyclinic::cli {

inline constexpr std::array kGenerateFlags = {
    FlagDescription{"-o", "FILE",
                    "write the clinic: .binpb, .txtpb, .json, or a directory of tables; with the "
                    "Python package also .arrow, its appointments"},
    FlagDescription{"--out", "FILE", "the same as -o"},
    FlagDescription{"--work", "FILE", "write the work that is no visit as CSV"},
    FlagDescription{"--scenario-version", "N", "of the scenario (the newest)"},
    FlagDescription{"--seed", "N", "another seed is another clinic of the same kind (1)"},
    FlagDescription{"--first-day", "YYYY-MM-DD", "the first day"},
    FlagDescription{"--days", "N", "days on which the clinic is open"},
    FlagDescription{"--elapsed", "N", "how many of these are past"},
    FlagDescription{"--sites", "N", "sites"},
    FlagDescription{"--providers", "N", "providers of each site"},
    FlagDescription{"--assistants", "N", "assistants of each site"},
    FlagDescription{"--patients", "N", "patients of each site"},
    FlagDescription{"--edition", "YYYY-MM", "the catalog's, that its appointments name"}};

// Writes a generated clinic, and says what it is; without a file it says only that.
absl::Status Generate(const Arguments& arguments);

}  // namespace polyclinic::cli

#endif  // POLYCLINIC_SRC_CLI_GENERATE_H_
