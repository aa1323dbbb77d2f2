#ifndef POLYCLINIC_SRC_SCHEDULE_POOL_DAY_H_
#define POLYCLINIC_SRC_SCHEDULE_POOL_DAY_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "schedule/placement.h"
#include "schedule/pools.h"

namespace polyclinic {

// The pool of one seat on one day: who of it is told apart by hours and promises alone, and which promises
// any of them could keep.
class PoolDay {
 public:
  struct Kept {
    Use use;
    // Each of the pool could have it, nothing else being asked.
    bool common = false;
    // Besides, nobody but the pool, and it takes no more than its time.
    bool of_pool_alone = false;
  };
  struct Member {
    std::uint32_t resource = 0;
    // When it is there on the day; stretches cut by the day's ends are left out.
    std::vector<CellSpan> there;
    // There are such.
    bool cut = false;
    std::vector<Kept> kept;
  };

  PoolDay(const Schedule& schedule, const Seat& seat, const DayPools& pools, CellSpan day,
          Instant now);

  // It is at this site alone, and nothing but hours and promises decides when it can take the seat.
  bool IsPlain(std::uint32_t resource) const;
  Member Of(std::uint32_t resource);
  // The same in place of what was in `member`.
  void Fill(std::uint32_t resource, Member& member);
  // ... but for what is kept.
  void FillThere(std::uint32_t resource, Member& member) const;

 private:
  bool HasBegun(const Use& use) const;
  // Whatever can be said of a use by what it asks for.
  struct Asked {
    std::uint32_t asked = kNoPromise;
    bool common = false;
    bool of_pool_alone = false;
  };
  const Asked& WhatIsAsked(std::uint32_t asked);
  bool IsAlwaysAble(std::uint32_t resource, const std::vector<DutyCode>& duties) const;

  const Schedule::Facts& facts_;
  const Ledger& ledger_;
  const Seat& seat_;
  const DayPools& pools_;
  CellSpan day_;
  Offset now_;
  std::size_t now_cell_ = 0;
  std::vector<Asked> known_;
};

// Nobody else takes part in it, and who takes it is told by nothing else.
bool IsOfOneAlone(const Seat& seat);
// What the seat takes of the resource.
CellSpan CellsOf(const Schedule::Facts& facts, const Seat& seat, std::uint32_t resource);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_POOL_DAY_H_
