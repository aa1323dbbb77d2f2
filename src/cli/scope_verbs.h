#ifndef POLYCLINIC_SRC_CLI_SCOPE_VERBS_H_
#define POLYCLINIC_SRC_CLI_SCOPE_VERBS_H_

#include <span>

#include "cli/verbs.h"

namespace polyclinic::cli {

// The questions about who may do what, after the verb `scope` itself: "scope matrix", "scope map".
std::span<const Verb> ScopeVerbs();

}  // namespace polyclinic::cli

#endif  // POLYCLINIC_SRC_CLI_SCOPE_VERBS_H_
