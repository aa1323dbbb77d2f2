#ifndef POLYCLINIC_SRC_SCHEDULE_KEEPER_SWEEP_H_
#define POLYCLINIC_SRC_SCHEDULE_KEEPER_SWEEP_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace polyclinic {

// A task of fixed times that one of several keepers must keep, who each can keep one at a time.
struct KeptTask {
  static constexpr std::uint8_t kNobody = 255;

  // Cells, half-open, first < last.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  // Bits of the keepers who can keep it.
  std::uint32_t able = 0;
  // Who keeps it now; kNobody where it is new.
  std::uint8_t keeper = kNobody;
  // Of a new one, by keeper: the lower the better, below 64; empty where all are alike.
  std::vector<std::uint8_t> ranks = {};
};

// Whether the tasks can be shared out among the keepers, exactly. Goes through them in the order of time and
// remembers every state that the rest could tell apart: how much longer the keepers are busy, but not
// which of those alike. The number of states grows with how many tasks run at once, not with the day.
class KeeperSweep {
 public:
  static constexpr std::size_t kMostKeepers = 32;
  // Of a task, in cells.
  static constexpr std::uint32_t kLongest = 255;

  enum class Answer { kFound, kNone, kCut };
  // kCut, and nothing is said, where a task is longer than `kLongest` or more than `most_states` states
  // would have to be looked at in each direction of time.
  Answer Run(std::span<const KeptTask> tasks, std::int64_t most_states);

  // After kFound: by position of the task, who keeps it. Of the ways that were met, one in which the
  // fewest change their keeper and then the new ones have the least sum of ranks.
  const std::vector<std::uint8_t>& takers() const { return takers_; }
  // States looked at.
  std::int64_t states() const { return states_; }

 private:
  Answer RunInOrder(std::span<const KeptTask> tasks, std::span<const std::size_t> numbers,
                    std::int64_t most_states);

  std::vector<std::uint8_t> takers_;
  std::int64_t states_ = 0;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_KEEPER_SWEEP_H_
