#ifndef POLYCLINIC_SRC_DRAW_FAMILY_H_
#define POLYCLINIC_SRC_DRAW_FAMILY_H_

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "polyclinic/base/ids.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic::draw {

// Duties grouped so that eight colours tell them apart. Where an assignment has several families,
// the first in this order colours its block.
enum class Family {
  kInjections = 0,
  kLaboratory,
  kProcedures,
  kTests,
  kRecords,
  kRooming,
  kAdministrative,
  kOther
};
inline constexpr int kFamilyCount = 8;

// How a family is shown: colours of the palette of Okabe and Ito, which stay apart for people with
// any colour vision, and a texture besides.
struct FamilyLook {
  std::string_view name;
  std::string_view fill;
  // What is legible on `fill`.
  std::string_view ink;
  // The `d` of the texture's path on a tile of 6 by 6 pixels.
  std::string_view texture;
};
const FamilyLook& LookOf(Family family);

// The family of a duty. Duties that the catalog's codes do not tell go by their entry in `rules`.
Family FamilyOf(const DutyCode& duty, const RuleSet& rules);

// The families of the duties of an assignment, each once, the block's colour first. A person with
// no duty but a role is `kOther`.
std::vector<Family> FamiliesOf(std::span<const DutyGround> grounds, const RuleSet& rules);

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_FAMILY_H_
