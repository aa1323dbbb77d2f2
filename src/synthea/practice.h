#ifndef POLYCLINIC_SRC_SYNTHEA_PRACTICE_H_
#define POLYCLINIC_SRC_SYNTHEA_PRACTICE_H_

#include <cstdint>
#include <vector>

#include "polyclinic/table/clinic_tables.h"

namespace polyclinic::synthea_internal {

// The tables of a practice in Massachusetts with room for so many requests a week: for every sixty, or
// part of sixty, two providers, a nurse, two assistants, five rooms.
std::vector<TableText> PracticeTables(std::int32_t requests);

}  // namespace polyclinic::synthea_internal

#endif  // POLYCLINIC_SRC_SYNTHEA_PRACTICE_H_
