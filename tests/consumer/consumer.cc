// A stranger's program: exits with 0 when the library it was linked to works.
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"

int main() {
  const auto day = polyclinic::ParseDate("2026-12-07");
  const auto site = polyclinic::SiteId::Of(polyclinic::ClinicTag("consumer"), 0);
  return day.ok() && polyclinic::ToText(*day) == "2026-12-07" && site.valid() ? 0 : 1;
}
