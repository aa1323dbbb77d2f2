#ifndef POLYCLINIC_BASE_STRINGS_SEAM_H_
#define POLYCLINIC_BASE_STRINGS_SEAM_H_

#include <string>
#include <string_view>

#include "absl/strings/string_view.h"

namespace polyclinic {

// Debian's Abseil has a string_view of its own; newer ones have std's. This is the one seam.
inline absl::string_view AsAbsl(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace polyclinic

#endif  // POLYCLINIC_BASE_STRINGS_SEAM_H_
