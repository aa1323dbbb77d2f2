#ifndef POLYCLINIC_SRC_SCHEDULE_INTERCHANGE_H_
#define POLYCLINIC_SRC_SCHEDULE_INTERCHANGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "schedule/placement.h"
#include "schedule/pools.h"

namespace polyclinic {

// People, rooms or devices of a seat's pool who can stand in for one another over a stretch of a day: all
// of them are there throughout, at one end of it all of them come or leave, and whatever any of them has
// promised within it each of the others could keep as well, nothing else being asked. At the other end
// promises may run on: their keepers keep them.
//
// Among them counting decides. The promises are intervals, and as many keepers are enough as there are
// intervals at the busiest moment: going through them from the end at which promises run on, and
// giving each to anybody free then, never meets a moment without one. So a further use fits in where at
// each of its moments somebody is free, whoever that is at which moment.
struct Interchange {
  std::vector<std::uint32_t> members;
  CellSpan span;
  // The end at which promises may run on; at most one of the two.
  bool open_before = false;
  bool open_after = false;
};

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
struct Handover {
  // The use as it stands, and who takes it over.
  std::vector<std::pair<Use, std::uint32_t>> moved;
  // Who takes each seat.
  std::vector<std::uint32_t> seats;
};
std::optional<Handover> HandOver(const Schedule& schedule, const Interchange& group,
                                 const std::vector<const Seat*>& seats);
// Lets the others take over what is in the way of the seat. nullopt where something is that they cannot.
std::optional<Handover> HandOver(const Schedule& schedule, const Relief& relief, const Seat& seat);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_INTERCHANGE_H_
