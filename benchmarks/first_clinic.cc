// The first clinic of a fresh process, for scenario_benchmark: prints the processor time of the process in
// milliseconds before main, then with the catalog and its rules, then with the generated clinic.

#include <cstdio>
#include <ctime>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/scenario/scenario.h"

namespace {

double ProcessMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace

int main() {
  using namespace polyclinic;
  const double start = ProcessMilliseconds();
  const RuleBook rules = RuleBook::Make(ShippedCatalog().rules).value();
  const double catalog = ProcessMilliseconds();
  const Clinic clinic = Clinic::Create(GenerateContents({}).value(), rules).value();
  std::printf("%.3f %.3f %.3f\n", start, catalog, ProcessMilliseconds());
  return clinic.List<Appointment>().empty() ? 1 : 0;
}
