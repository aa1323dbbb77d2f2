#ifndef POLYCLINIC_SRC_TABLE_SITE_INSTANT_H_
#define POLYCLINIC_SRC_TABLE_SITE_INSTANT_H_

#include <string>

#include "table/cell.h"

namespace polyclinic::table_internal {

// An instant as it is written at a site: local time with its offset, 2026-12-07T09:30:00-08:00.
struct SiteInstant {
  Instant at{};
  // An IANA zone; UTC where it is not known.
  std::string zone;
};

std::string ToText(const SiteInstant& instant);

template <>
struct Cell<SiteInstant> {
  static std::string Values() { return Cell<Instant>::Values(); }
  static void Read(const Place& place, std::string_view text, SiteInstant& out) {
    Cell<Instant>::Read(place, text, out.at);
  }
  static std::string Write(const ClinicContents&, const SiteInstant& value) {
    return ToText(value);
  }
};

}  // namespace polyclinic::table_internal

#endif  // POLYCLINIC_SRC_TABLE_SITE_INSTANT_H_
