#ifndef POLYCLINIC_SRC_DRAW_STATES_H_
#define POLYCLINIC_SRC_DRAW_STATES_H_

#include <string_view>

#include "polyclinic/base/ids.h"

namespace polyclinic::draw {

// "Washington" for US-WA; the code itself where it is no state of the United States.
std::string_view NameOfJurisdiction(const JurisdictionCode& code);

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_STATES_H_
