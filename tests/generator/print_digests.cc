// Prints the digest of every scenario, computed on as many threads as the first argument says: built
// without the rest of the library, with whatever compiler and standard library are to be checked.

#include <cstdio>
#include <cstdlib>

#include "polyclinic/generator/generator.h"

int main(int argc, char** argv) {
  using namespace polyclinic;
  const int threads = argc > 1 ? std::atoi(argv[1]) : 1;
  for (const ScenarioTable& table : ScenarioTables()) {
    const Generator generator({.table = &table,
                               .seed = 1,
                               .sizes = table.sizes,
                               .first_day = table.first_day,
                               .elapsed = ElapsedDays(table, table.sizes.days)});
    std::printf("%.*s v%u %s\n", static_cast<int>(table.name.size()), table.name.data(),
                table.version, RowsDigest(generator, threads).c_str());
  }
}
