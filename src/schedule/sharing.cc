#include "schedule/sharing.h"

#include <algorithm>
#include <limits>

#include "schedule/pool_day.h"

namespace polyclinic {

Sharing::Sharing(const Schedule& schedule, Interchange group)
    : facts_(schedule.facts()),
      group_(std::move(group)),
      running_on_(group_.members.size(), std::numeric_limits<std::int64_t>::min()) {}

void Sharing::AddWhatIsKept(const Ledger& ledger) {
  for (std::size_t m = 0; m < group_.members.size(); ++m) {
    ledger.ForUses(group_.members[m], group_.span, [&](const Use& use) {
      if (!use.occupies()) return true;
      if (use.first < group_.span.first || use.last > group_.span.last) {
        running_on_[m] = std::max(running_on_[m], End(use));
      } else {
        Add(use, group_.members[m]);
      }
      return true;
    });
  }
}

bool Sharing::Add(const Seat& seat, std::size_t number) {
  const CellSpan cells = CellsOf(facts_, seat, group_.members.front());
  if (cells.first < group_.span.first || cells.last > group_.span.last) return false;
  Kept own{.seat = number};
  own.use.set_cells(cells);
  kept_.push_back(own);
  return true;
}

void Sharing::Sort() {
  // Of those that begin together the seat comes last: it takes what is left.
  std::stable_sort(kept_.begin(), kept_.end(), [&](const Kept& a, const Kept& b) {
    return std::pair(Begin(a.use), a.seat != Kept::kNoSeat) <
           std::pair(Begin(b.use), b.seat != Kept::kNoSeat);
  });
}

bool Sharing::ShareOut(std::size_t wished) {
  busy_until_ = running_on_;
  for (Kept& one : kept_) {
    std::size_t taker = group_.members.size();
    for (std::size_t m = 0; m < group_.members.size(); ++m) {
      if (busy_until_[m] > Begin(one.use)) continue;
      const bool best =
          group_.members[m] == one.keeper || (one.seat != Kept::kNoSeat && m == wished);
      if (taker == group_.members.size() || best) taker = m;
    }
    if (taker == group_.members.size()) return false;
    busy_until_[taker] = End(one.use);
    one.taker = taker;
  }
  return true;
}

bool Sharing::ShareOutAround(std::size_t named, bool busy_before) {
  const auto seat = std::find_if(kept_.begin(), kept_.end(),
                                 [](const Kept& k) { return k.seat != Kept::kNoSeat; });
  busy_until_ = running_on_;
  for (Kept& one : kept_) {
    const bool in_the_way = one.use.first < seat->use.last && seat->use.first < one.use.last;
    const bool is_seat = &one == &*seat;
    std::size_t taker = group_.members.size();
    for (std::size_t m = 0; m < group_.members.size(); ++m) {
      if (busy_until_[m] > Begin(one.use) || (is_seat ? m != named : in_the_way && m == named)) {
        continue;
      }
      const bool kept = group_.members[m] == one.keeper;
      if (taker == group_.members.size() || (busy_before ? m == named : kept)) taker = m;
      if (busy_before && taker == named) break;
    }
    if (taker == group_.members.size()) return false;
    busy_until_[taker] = End(one.use);
    one.taker = taker;
  }
  return true;
}

bool Sharing::GiveSeatTo(std::size_t other) {
  const auto seat = std::find_if(kept_.begin(), kept_.end(),
                                 [](const Kept& k) { return k.seat != Kept::kNoSeat; });
  const std::size_t one = seat->taker;
  if (one == other) return true;
  std::vector<Kept*> stretch;
  std::int64_t busy = std::numeric_limits<std::int64_t>::min();
  bool has_seat = false;
  for (Kept& k : kept_) {
    if (k.taker != one && k.taker != other) continue;
    // A stretch ends where both are idle.
    if (Begin(k.use) >= busy) {
      if (has_seat) break;
      stretch.clear();
    }
    stretch.push_back(&k);
    has_seat = has_seat || &k == &*seat;
    busy = std::max(busy, End(k.use));
  }
  for (const Kept* k : stretch) {
    const std::size_t next = k->taker == one ? other : one;
    if (running_on_[next] > Begin(k->use)) return false;
  }
  for (Kept* k : stretch) k->taker = k->taker == one ? other : one;
  return true;
}

Handover Sharing::Result(std::size_t seats) const {
  Handover handover{.seats = std::vector<std::uint32_t>(seats)};
  for (const Kept& one : kept_) {
    const std::uint32_t taker = group_.members[one.taker];
    if (one.seat != Kept::kNoSeat) {
      handover.seats[one.seat] = taker;
    } else if (taker != one.keeper) {
      handover.moved.emplace_back(one.use, taker);
    }
  }
  return handover;
}

}  // namespace polyclinic
