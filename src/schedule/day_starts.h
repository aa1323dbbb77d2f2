#ifndef POLYCLINIC_SRC_SCHEDULE_DAY_STARTS_H_
#define POLYCLINIC_SRC_SCHEDULE_DAY_STARTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "schedule/layout.h"
#include "schedule/pools.h"
#include "schedule/visit_policies.h"

namespace polyclinic {

// The starts of a visit on one day, 64 to a word: bit i stands for the day's cell i.
struct DayStarts {
  static constexpr std::size_t kWords = 5;
  using Words = std::array<std::uint64_t, kWords>;
  // With the promises as they are kept now, every need is met: these starts are open.
  Words sure{};
  // Those that are not ruled out by what nobody else may keep, by hours, or by counting.
  Words maybe{};
};

// Which of the starts allowed are starts of one layout in the cells [first, first + cells) of the grid,
// cells <= 320, each need looked at by itself: of what is not sure only a search can say.
DayStarts StartsOf(const Schedule& schedule, const AskedVisit& visit, const Layout& layout,
                   const DayPools& pools, VisitPolicies& policies, std::size_t first,
                   std::size_t cells, const DayStarts::Words& allowed, Instant now);

// Takes out the starts at which what follows `after` them begins within the span; `first` is the day's
// first cell.
void TakeOut(const Interval& span, Instant first, Duration after, DayStarts::Words& starts);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_DAY_STARTS_H_
