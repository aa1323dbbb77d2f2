// Where tests find the sources, the shared data sets and the command, unless the environment says
// otherwise. Set before anything else runs, so that lists of test cases may be read from files.

#include <cstdlib>

namespace {

[[gnu::constructor(101)]] void SetEnvironment() {
  setenv("POLYCLINIC_SOURCE", POLYCLINIC_SOURCE, /*overwrite=*/0);
  setenv("POLYCLINIC_SHARED_DATA", POLYCLINIC_SHARED_DATA, /*overwrite=*/0);
  if (POLYCLINIC_CLI[0] != '\0') setenv("POLYCLINIC_CLI", POLYCLINIC_CLI, /*overwrite=*/0);
}

}  // namespace
