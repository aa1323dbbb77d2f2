#ifndef POLYCLINIC_SRC_SCHEDULE_SHARING_H_
#define POLYCLINIC_SRC_SCHEDULE_SHARING_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "schedule/facts.h"
#include "schedule/placement.h"

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

// Who takes over what so that a visit fits in.
struct Handover {
  // The use as it stands, and who takes it over.
  std::vector<std::pair<Use, std::uint32_t>> moved;
  // Who takes each seat.
  std::vector<std::uint32_t> seats;
};

// A way to keep the promises of a group's stretch, being made.
class Sharing {
 public:
  Sharing(const Schedule& schedule, Interchange group);

  // All that the group keeps in its stretch.
  void AddWhatIsKept(const Ledger& ledger);
  // A promise of the stretch, kept by somebody of the group or not.
  void Add(const Use& use, std::uint32_t keeper) {
    kept_.push_back({.use = use, .keeper = keeper});
  }
  // False where the seat does not lie in the stretch.
  bool Add(const Seat& seat, std::size_t number);
  // Puts everything in the order in which it is shared out.
  void Sort();

  // Gives everything to somebody free: the keeper of now where possible, and a seat, where possible, to
  // member number `wished`. False where at some moment nobody is free.
  bool ShareOut(std::size_t wished);
  // Gives everything to somebody free and the only seat to member number `named`, who is kept from what
  // is in the way of it; with `busy_before`, that member comes first for everything else, so that the
  // others are free for what is in the way. False where that meets a moment at which nobody is free,
  // which proves nothing.
  bool ShareOutAround(std::size_t named, bool busy_before);
  // Lets the taker of the only seat and member number `other` change places in everything that hangs
  // together in time with the seat: nobody notices, since they are alike. False where one of them has
  // a promise that runs on in the way.
  bool GiveSeatTo(std::size_t other);

  Handover Result(std::size_t seats) const;

 private:
  // A promise within the stretch, or a seat, with who has it.
  struct Kept {
    static constexpr std::size_t kNoSeat = static_cast<std::size_t>(-1);
    Use use;
    std::uint32_t keeper = Schedule::Facts::kNone;
    std::size_t seat = kNoSeat;
    // Number of the member.
    std::size_t taker = 0;
  };

  // Time goes away from the end at which promises run on: forward, or backward.
  std::int64_t Begin(const Use& use) const {
    return group_.open_after ? -static_cast<std::int64_t>(use.last)
                             : static_cast<std::int64_t>(use.first);
  }
  std::int64_t End(const Use& use) const {
    return group_.open_after ? -static_cast<std::int64_t>(use.first)
                             : static_cast<std::int64_t>(use.last);
  }

  const Schedule::Facts& facts_;
  Interchange group_;
  std::vector<Kept> kept_;
  // By member: until when it has a promise that runs on, and what it was given.
  std::vector<std::int64_t> running_on_, busy_until_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_SHARING_H_
