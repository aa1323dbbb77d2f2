#ifndef POLYCLINIC_SRC_SCHEDULE_INTERCHANGE_H_
#define POLYCLINIC_SRC_SCHEDULE_INTERCHANGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "schedule/placement.h"
#include "schedule/pools.h"
#include "schedule/sharing.h"

namespace polyclinic {

// The groups on the day among whom somebody can take the seat, each of two or more. Where the request
// names one of them, another who could take it changes places with that one, which always works where no
// promise runs on.
std::vector<Interchange> InterchangesOf(const Schedule& schedule, const Seat& seat,
                                        const DayPools& pools, CellSpan day, Instant now);

// A group whose members are not named for a seat and relieve somebody who is: each promise that any of them
// could keep, and during which at every moment one of them is free, can be theirs.
struct Relief {
  Interchange others;
  std::uint32_t named = 0;
  // Cells of each promise that the others can take over.
  std::vector<CellSpan> handed_over;
};

// Everybody named for the seat with every group of others. None where the request names nobody for it.
std::vector<Relief> ReliefsOf(const Schedule& schedule, const Seat& seat, const DayPools& pools,
                              CellSpan day, Instant now);

// Lets the members keep their promises of the stretch anew so that for each of the seats, whose times are of
// the grid, one of them is free; of several seats none is for somebody named. nullopt where at some
// moment all of them are taken, or where somebody named cannot change places.
std::optional<Handover> HandOver(const Schedule& schedule, const Interchange& group,
                                 const std::vector<const Seat*>& seats);
// Lets the others take over what is in the way of the seat. nullopt where something is that they cannot.
std::optional<Handover> HandOver(const Schedule& schedule, const Relief& relief, const Seat& seat);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_INTERCHANGE_H_
