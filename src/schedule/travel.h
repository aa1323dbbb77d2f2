#ifndef POLYCLINIC_SRC_SCHEDULE_TRAVEL_H_
#define POLYCLINIC_SRC_SCHEDULE_TRAVEL_H_

#include <cstdint>
#include <vector>

#include "schedule/facts.h"

namespace polyclinic {

// What takes somebody at a site, by its position, over some cells.
struct Stay {
  std::uint32_t site = 0;
  CellSpan cells;
};

// They are at different sites and leave too little time for the way between them.
bool LeaveNoWay(const Schedule::Facts& facts, const Stay& a, const Stay& b);

// What the resource is used for at other sites that leaves no way to or from the stay. None of what does
// not travel: rooms, devices, people of one site.
std::vector<Use> UsesWithoutWay(const Schedule::Facts& facts, const Ledger& ledger,
                                std::uint32_t resource, const Stay& stay);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_TRAVEL_H_
