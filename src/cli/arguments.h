#ifndef POLYCLINIC_SRC_CLI_ARGUMENTS_H_
#define POLYCLINIC_SRC_CLI_ARGUMENTS_H_

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/time.h"

namespace polyclinic::cli {

// One flag of a verb.
struct FlagDescription {
  // With its dashes: "--out".
  std::string_view name;
  // What stands for its value in the help; empty: it takes none.
  std::string_view value;
  std::string_view about;
  // It takes every word up to the next flag, and may take none.
  bool several = false;
};

// What one verb was called with.
struct Arguments {
  std::vector<std::string> positional;
  std::map<std::string, std::string, std::less<>> flags;
  // The words of flags that take several.
  std::map<std::string, std::vector<std::string>, std::less<>> lists;

  bool Has(std::string_view flag) const { return flags.contains(flag); }
  // The flag's value, or `otherwise`.
  std::string Get(std::string_view flag, std::string_view otherwise = "") const;
};

// InvalidArgument with every finding: unknown flags with the nearest one, values missing, given twice
// or not taken, more or fewer arguments than the verb takes.
absl::StatusOr<Arguments> ParseArguments(std::span<const std::string> words,
                                         std::span<const FlagDescription> flags,
                                         std::size_t least_positional, std::size_t most_positional);

// A flag's value as a date; nullopt where the flag is absent, InvalidArgument naming the flag where it
// is none.
absl::StatusOr<std::optional<Date>> DateFlag(const Arguments& arguments, std::string_view flag);

}  // namespace polyclinic::cli

#endif  // POLYCLINIC_SRC_CLI_ARGUMENTS_H_
