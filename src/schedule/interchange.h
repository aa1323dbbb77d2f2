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

// People, rooms or devices of a seat's pool who can stand in for one another on a whole day: they are
// there at the same times, and whatever any of them has promised that day each of the others could keep
// as well, nothing else being asked.
//
// Among them counting decides: the promises are intervals, and as many machines as there are intervals at
// the busiest moment are enough (interval graphs are perfect). A further use fits in where at each of
// its moments one of them is free, whoever that is at which moment; going through the promises by start
// and giving each to anybody free then finds how.
struct Interchange {
  std::vector<std::uint32_t> members;
};

// The groups of the seat's pool on the day of the cells [first, last), each of two or more.
std::vector<Interchange> InterchangesOf(const Schedule& schedule, const Seat& seat,
                                        const DayPools& pools, CellSpan day, Instant now);

// Lets the members keep their promises of the day anew so that for each of the seats, whose times are of
// the grid, one of them is free. nullopt where at some moment all of them are taken.
struct Handover {
  // The use as it stands, and who takes it over.
  std::vector<std::pair<Use, std::uint32_t>> moved;
  // Who takes each seat.
  std::vector<std::uint32_t> seats;
};
std::optional<Handover> HandOver(const Schedule& schedule, const Interchange& group,
                                 const std::vector<const Seat*>& seats, CellSpan day);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_INTERCHANGE_H_
