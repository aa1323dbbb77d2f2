#include "schedule/keeper_sweep.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <numeric>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace polyclinic {
namespace {

// A task that changes its keeper outweighs the ranks of all seats of a visit.
constexpr std::uint32_t kChange = 1u << 12;

// By keeper: for how many cells from the task at hand on it is busy.
using Busy = std::array<std::uint8_t, KeeperSweep::kMostKeepers>;

struct State {
  Busy busy{};
  std::uint32_t cost = 0;
  // Position of the state before, and who took the task that led here.
  std::uint32_t before = 0;
  std::uint8_t taker = KeptTask::kNobody;
};
// The states before a task.
using Layer = std::vector<State>;

std::uint32_t CostOf(const KeptTask& task, std::uint8_t taker) {
  if (task.keeper != KeptTask::kNobody) return task.keeper == taker ? 0 : kChange;
  return task.ranks.empty() ? 0 : task.ranks[taker];
}

// Keepers in lists of those whom no task from one on tells apart.
class Alike {
 public:
  // Nobody is told apart.
  explicit Alike(std::size_t count) : size_(count) {
    std::iota(keepers_.begin(), keepers_.end(), std::uint8_t{0});
  }
  std::size_t size() const { return size_; }

  // The same with one more task.
  Alike With(std::uint32_t able) const {
    Alike out(size_);
    out.begins_ = begins_;
    ForLists([&](std::size_t begin, std::size_t end) {
      std::size_t at = begin;
      for (bool is_able : {true, false}) {
        out.begins_ |= at < end ? 1u << at : 0;
        for (std::size_t i = begin; i < end; ++i) {
          if (((able >> keepers_[i] & 1) != 0) == is_able) out.keepers_[at++] = keepers_[i];
        }
      }
    });
    return out;
  }
  // Of those idle, bits, who can take the task one of each list: who keeps it now, or the best.
  std::uint32_t OneOfEach(std::uint32_t idle, const KeptTask& task) const {
    std::uint32_t out = 0;
    ForLists([&](std::size_t begin, std::size_t end) {
      std::uint8_t best = KeptTask::kNobody;
      for (std::size_t i = begin; i < end; ++i) {
        if ((idle >> keepers_[i] & 1) == 0) continue;
        if (best == KeptTask::kNobody || CostOf(task, keepers_[i]) < CostOf(task, best)) {
          best = keepers_[i];
        }
      }
      if (best != KeptTask::kNobody) out |= 1u << best;
    });
    return out;
  }
  // How long each is busy, of those alike the longest first.
  Busy WithoutNames(const Busy& busy) const {
    Busy out{};
    ForLists([&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        std::size_t at = i;
        for (; at > begin && out[at - 1] < busy[keepers_[i]]; --at) out[at] = out[at - 1];
        out[at] = busy[keepers_[i]];
      }
    });
    return out;
  }

 private:
  template <class Visit>
  void ForLists(Visit&& visit) const {
    for (std::size_t begin = 0; begin < size_;) {
      const std::uint32_t later = begin + 1 < 32 ? begins_ >> (begin + 1) : 0;
      const std::size_t end =
          later == 0 ? size_ : begin + 1 + static_cast<std::size_t>(std::countr_zero(later));
      visit(begin, end);
      begin = end;
    }
  }

  std::array<std::uint8_t, KeeperSweep::kMostKeepers> keepers_{};
  // Bits of the positions at which a list begins, but for the first.
  std::uint32_t begins_ = 0;
  std::size_t size_ = 0;
};

// The states after `task`, `passed` cells before the next, with who is alike for those; no more than
// `most` + 1.
Layer After(const Layer& layer, const KeptTask& task, std::uint32_t passed, const Alike& alike,
            std::size_t most) {
  const auto later = [&](std::uint32_t cells) {
    return static_cast<std::uint8_t>(cells > passed ? cells - passed : 0);
  };
  Layer after;
  absl::flat_hash_map<Busy, std::uint32_t> known;
  for (std::uint32_t s = 0; s < layer.size() && after.size() <= most; ++s) {
    State next{.before = s};
    std::uint32_t idle = task.able;
    for (std::size_t k = 0; k < alike.size(); ++k) {
      next.busy[k] = later(layer[s].busy[k]);
      if (layer[s].busy[k] != 0) idle &= ~(1u << k);
    }
    for (std::uint32_t left = alike.OneOfEach(idle, task); left != 0; left &= left - 1) {
      next.taker = static_cast<std::uint8_t>(std::countr_zero(left));
      next.cost = layer[s].cost + CostOf(task, next.taker);
      next.busy[next.taker] = later(task.last - task.first);
      const auto [at, is_new] = known.try_emplace(alike.WithoutNames(next.busy),
                                                  static_cast<std::uint32_t>(after.size()));
      if (is_new) {
        after.push_back(next);
      } else if (next.cost < after[at->second].cost) {
        after[at->second] = next;
      }
      next.busy[next.taker] = 0;
    }
  }
  return after;
}

// By task: who is alike for those that follow it.
std::vector<Alike> AlikeAfter(std::span<const KeptTask> tasks) {
  std::uint32_t able = 0;
  for (const KeptTask& task : tasks) able |= task.able;
  std::vector<Alike> after(tasks.size(), Alike(static_cast<std::size_t>(std::bit_width(able))));
  for (std::size_t i = tasks.size(); i-- > 1;) after[i - 1] = after[i].With(tasks[i].able);
  return after;
}

}  // namespace

// Forward in time and, where that is too much, backward: what tells keepers apart is best met early.
KeeperSweep::Answer KeeperSweep::Run(std::span<const KeptTask> tasks, std::int64_t most_states) {
  states_ = 0;
  std::uint32_t end = 0;
  for (const KeptTask& task : tasks) {
    if (task.last - task.first > kLongest) return Answer::kCut;
    end = std::max(end, task.last);
  }
  Answer answer = Answer::kCut;
  for (bool backward : {false, true}) {
    std::vector<std::size_t> order(tasks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<KeptTask> in_order(tasks.begin(), tasks.end());
    for (KeptTask& task : in_order) {
      if (backward) task.first = end - std::exchange(task.last, end - task.first);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return in_order[a].first < in_order[b].first;
    });
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const KeptTask& a, const KeptTask& b) { return a.first < b.first; });
    answer = RunInOrder(in_order, order, states_ + most_states);
    if (answer != Answer::kCut) break;
  }
  return answer;
}

KeeperSweep::Answer KeeperSweep::RunInOrder(std::span<const KeptTask> tasks,
                                            std::span<const std::size_t> numbers,
                                            std::int64_t most_states) {
  const std::vector<Alike> alike = AlikeAfter(tasks);
  std::vector<Layer> layers = {Layer(1)};
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const std::uint32_t next = i + 1 < tasks.size() ? tasks[i + 1].first : tasks[i].last;
    states_ += static_cast<std::int64_t>(layers.back().size());
    if (states_ > most_states) return Answer::kCut;
    layers.push_back(After(layers.back(), tasks[i], next - tasks[i].first, alike[i],
                           static_cast<std::size_t>(most_states - states_)));
    if (layers.back().empty()) return Answer::kNone;
  }
  const Layer& ends = layers.back();
  const auto best = std::min_element(
      ends.begin(), ends.end(), [](const State& a, const State& b) { return a.cost < b.cost; });
  auto at = static_cast<std::size_t>(best - ends.begin());
  takers_.resize(tasks.size());
  for (std::size_t i = tasks.size(); i > 0; --i) {
    takers_[numbers[i - 1]] = layers[i][at].taker;
    at = layers[i][at].before;
  }
  return Answer::kFound;
}

}  // namespace polyclinic
