#ifndef POLYCLINIC_SRC_CATALOG_EMBEDDED_H_
#define POLYCLINIC_SRC_CATALOG_EMBEDDED_H_

#include <string_view>

namespace polyclinic::catalog_internal {

// The shipped files, compiled: the bytes of one CatalogEntries.
std::string_view EmbeddedEntries();

}  // namespace polyclinic::catalog_internal

#endif  // POLYCLINIC_SRC_CATALOG_EMBEDDED_H_
