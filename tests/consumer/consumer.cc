// A stranger's program: exits with 0 when the library it was linked to works.
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"

int main() {
  const auto site = polyclinic::SiteId::Of(polyclinic::ClinicTag("consumer"), 0);
  return site.valid() && polyclinic::kCell == std::chrono::minutes(5) ? 0 : 1;
}
