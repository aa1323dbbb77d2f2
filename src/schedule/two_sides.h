#ifndef POLYCLINIC_SRC_SCHEDULE_TWO_SIDES_H_
#define POLYCLINIC_SRC_SCHEDULE_TWO_SIDES_H_

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

#include "schedule/pool_day.h"
#include "schedule/sharing.h"

namespace polyclinic {

// The pool of a seat on a day, of which all on each of two sides (or on one) are there at the same times,
// and any can keep what any has promised while there: says exactly whether a further promise fits in.
//
// On each side counting decides, as in Interchange. Who keeps what on which side is a flow through the
// day: each promise of the one side carries one from its first cell to its last, and in each cell
// those of it who are idle carry one each, so that as many flow through the day as are there. A further
// promise of the side must carry one as well, for which one must flow back in its place: through cells in
// which one of the side is idle, and for the gaps in which none is, on ways from the ends of gaps to
// starts of gaps, as many as there are gaps. A way may lead back over a promise that the other side can
// keep, ahead over one of the other that this side can keep, back through cells in which one of the side
// is idle, and ahead through cells in which one of the other is.
class TwoSides {
 public:
  // nullopt where the pool is not so. `memory` must outlive it.
  static std::optional<TwoSides> Of(const Schedule& schedule, const Seat& seat,
                                    const DayPools& pools, CellSpan day, Instant now,
                                    std::pmr::memory_resource& memory);
  // The same where it is known that nothing but hours tells the members apart, and that whatever occupies
  // them on the day is ahead and can be kept by each of them and by nobody else.
  static std::optional<TwoSides> OfAlike(const Schedule& schedule, const Seat& seat,
                                         const DayPools& pools, CellSpan day, Instant now,
                                         std::pmr::memory_resource& memory);

  // They are the same for both seats, at whatever times, of the same day.
  static bool AreSame(const Seat& a, const Seat& b);

  bool only_one() const { return sides_[1].members.empty(); }
  // Of each stretch of cells of the grid, whether somebody of those named for the seat can take it if
  // others change sides.
  std::vector<bool> Fit(std::span<const CellSpan> stretches) const;
  // Who takes over what then. nullopt where it does not fit.
  std::optional<Handover> HandOver(const Schedule& schedule, const Seat& seat) const;

 private:
  struct Task {
    Use use;
    std::uint32_t keeper = 0;
    // The side on which it is, and whether the other can keep it.
    std::uint8_t side = 0;
    bool free = false;
  };
  struct Side {
    std::vector<std::uint32_t> members;
    std::vector<CellSpan> there;
    // By cell of the day: how many are there and keep nothing.
    std::vector<std::int16_t> idle;
    // The number of the first member who may take the seat; kNobody where none may.
    static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
    std::size_t taker = kNobody;

    bool Covers(CellSpan cells) const;
  };
  // The position of a task, and of a cell of the day: small, so that what is made of them for one question
  // is.
  using Position = std::uint16_t;
  static constexpr std::size_t kMostTasks = 65'533;
  // Positions of tasks in the order of a cell of theirs.
  struct ByCell {
    std::vector<Position> tasks;
    // By cell of the day and one more: how many lie before.
    std::vector<Position> before;
    std::span<const Position> At(std::size_t cell) const {
      return std::span(tasks).subspan(before[cell], before[cell + 1] - before[cell]);
    }
  };

  // What may still flow, in search of ways for one side.
  class Residual;

  TwoSides(CellSpan day, std::pmr::memory_resource& memory) : day_(day), tasks_(&memory) {}
  // The side of those who are there at these times, with one member more; nullopt where it is a third one.
  std::optional<std::uint8_t> Join(std::uint32_t resource, const std::vector<CellSpan>& there,
                                   bool named);
  // False where the member of the side is not there for what he keeps.
  bool Keep(const Use& use, std::uint32_t keeper, std::uint8_t side);
  bool Add(const PoolDay::Member& member, bool named);
  bool Count();
  ByCell Sorted(std::size_t (*cell)(const Use&)) const;
  std::optional<Handover> ShareOut(const Schedule& schedule, const Seat& seat, std::size_t of_seat,
                                   const std::vector<bool>& changing) const;
  // The side can take the cells: as it is or, where `residual` is made, with the changes that it says.
  bool CanTake(std::size_t side, CellSpan cells, std::optional<Residual>& residual) const;

  CellSpan day_;
  std::vector<Side> sides_;
  std::pmr::vector<Task> tasks_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_TWO_SIDES_H_
