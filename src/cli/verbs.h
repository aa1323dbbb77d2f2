#ifndef POLYCLINIC_SRC_CLI_VERBS_H_
#define POLYCLINIC_SRC_CLI_VERBS_H_

#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "cli/arguments.h"

namespace polyclinic::cli {

// One verb of the command.
struct Verb {
  std::string_view name;
  // What stands behind the verb: "DIR [--out DIR]".
  std::string_view usage;
  std::string_view about;
  std::span<const FlagDescription> flags;
  std::size_t least_positional = 0;
  std::size_t most_positional = 0;
  absl::Status (*run)(const Arguments& arguments);
};

// Every verb, in the order of the help.
std::span<const Verb> Verbs();

}  // namespace polyclinic::cli

#endif  // POLYCLINIC_SRC_CLI_VERBS_H_
