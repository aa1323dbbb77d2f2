#ifndef POLYCLINIC_SRC_DRAW_SCOPE_LOOK_H_
#define POLYCLINIC_SRC_DRAW_SCOPE_LOOK_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "polyclinic/scope/standing.h"

namespace polyclinic::draw {

// How a standing is shown. Blue to orange stays apart for any colour vision, and each has its sign.
struct StandingLook {
  // For people: "may, under conditions".
  std::string_view words;
  std::string_view fill;
  // Of the sign on it.
  std::string_view ink;
  // A path around (0, 0), within 5 pixels.
  std::string_view sign;
  // The sign's area is filled; else its line is drawn.
  bool solid = false;
  // In text.
  std::string_view glyph;
  // Of ANSI's 256 colours: what is behind the glyph, and the glyph.
  int ansi_fill = 0;
  int ansi_ink = 0;
};

// Best first, as the legend has them.
inline constexpr std::array kStandings = {Standing::kAllowed, Standing::kConditional,
                                          Standing::kLacking, Standing::kUnknown,
                                          Standing::kForbidden};

inline const StandingLook& LookOf(Standing standing) {
  static constexpr std::array<StandingLook, 5> kLooks = {{
      {"may not", "#BA4A00", "#FFFFFF", "m-3.2-3.2 6.4 6.4m0-6.4-6.4 6.4", false, "✗", 130, 231},
      {"unknown", "#E4E7EB", "#4A5563", "m-2.2-2.2a2.2 2.2 0 1 1 2.3 2.5v1m0 2.4v.6", false, "?",
       252, 236},
      {"lacks something", "#FFD166", "#4A3200", "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0", false, "○",
       221, 16},
      {"may, under conditions", "#8CCBF0", "#0B2A4A",
       "m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0", true, "•", 117, 16},
      {"may", "#0060A0", "#FFFFFF", "m-3.6.2 2.6 2.8 4.8-6", false, "✓", 25, 231},
  }};
  return kLooks[static_cast<std::size_t>(standing) - 1];
}

// Where the question makes no sense.
inline constexpr std::string_view kNoQuestion = "#FFFFFF";

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_SCOPE_LOOK_H_
