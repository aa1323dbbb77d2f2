// Sharing out anew: where nobody free can take a seat, all that hangs together with it is given to
// keepers from scratch.

#include <algorithm>
#include <bit>
#include <utility>

#include "schedule/placement.h"

namespace polyclinic {
namespace {

template <class A, class B>
bool Meet(const A& a, const B& b) {
  return a.first < b.last && b.first < a.last;
}

template <class T>
bool Has(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// What only one keeper can keep takes that keeper from all that meets it. False where nobody is left for
// something.
bool SettleWhatIsForced(std::vector<KeptTask>& tasks) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const KeptTask& forced : tasks) {
      if (std::popcount(forced.able) != 1) continue;
      for (KeptTask& other : tasks) {
        if (&other == &forced || (other.able & forced.able) == 0 || !Meet(other, forced)) continue;
        other.able &= ~forced.able;
        changed = true;
      }
    }
  }
  return std::all_of(tasks.begin(), tasks.end(), [](const KeptTask& t) { return t.able != 0; });
}

std::vector<KeptTask> Selected(const std::vector<KeptTask>& tasks,
                               std::span<const std::size_t> numbers) {
  std::vector<KeptTask> selected;
  selected.reserve(numbers.size());
  for (std::size_t t : numbers) selected.push_back(tasks[t]);
  return selected;
}

// What reaches beyond the cells stays with its keeper. False where it cannot.
bool LeaveOutside(CellSpan cells, std::vector<KeptTask>& tasks) {
  for (KeptTask& task : tasks) {
    const bool within = cells.first <= task.first && task.last <= cells.last;
    if (!within && task.keeper != KeptTask::kNobody) task.able &= 1u << task.keeper;
  }
  return SettleWhatIsForced(tasks);
}

// By half as much again on each side, at least by so many cells.
constexpr std::size_t kLeastMore = 3;
CellSpan Widened(CellSpan cells) {
  const std::size_t more = std::max((cells.last - cells.first) / 2, kLeastMore);
  return {cells.first - std::min(cells.first, more), cells.last + more};
}

// That one sweep may look at.
constexpr std::int64_t kMostStates = 1'000;
// So many cost as much as one assignment tried.
constexpr std::int64_t kStatesOfANode = 8;

}  // namespace

// kNone is a proof; else kUndecided. With `seating` also kFound: the seats are filled.
Answer Placement::ShareOut(bool seating) {
  Restart(0);
  std::vector<bool> stuck(seats_), shared(seats_);
  for (std::size_t i = 0; i < seats_; ++i) stuck[i] = !IsAnybodyFree(i);
  const bool jointly = !Has(stuck, true);
  Answer answer = Answer::kFound;
  for (std::size_t i = 0; i < seats_; ++i) {
    const bool plain = pieces_[i].hard() && pieces_[i].need->kind == NeedKind::kExclusive;
    if (shared[i] || !plain || !(stuck[i] || jointly)) continue;
    const Answer of_seat = ShareOutFor(i, seating, shared);
    if (of_seat == Answer::kNone) return of_seat;
    if (of_seat == Answer::kUndecided) answer = of_seat;
  }
  if (!seating || answer == Answer::kUndecided) return Answer::kUndecided;
  return SeatAsShared() && Run() ? Answer::kFound : Answer::kUndecided;
}

bool Placement::IsAnybodyFree(std::size_t seat) {
  const auto members = pieces_[seat].pool->members();
  return std::any_of(members.begin(), members.end(),
                     [&](std::uint32_t r) { return CanPlan(pieces_[seat], r) && IsFree(seat, r); });
}

// First among those who can take the seat, with what only they can keep: where that does not go, nothing
// does. Then among all whom it can touch, which also says who keeps what.
Answer Placement::ShareOutFor(std::size_t seat, bool seating, std::vector<bool>& shared) {
  for (bool follow : {false, true}) {
    if (seating && !follow) continue;
    Company company;
    for (std::uint32_t r : pieces_[seat].pool->members()) {
      if (IsThere(pieces_[seat], r) && CanPlan(pieces_[seat], r)) company.keepers.push_back(r);
    }
    if (company.keepers.empty()) return Answer::kNone;
    const CellSpan cells = Cells(pieces_[seat], company.keepers.front());
    company.span = cells;
    if (!Gather(company, follow)) return Answer::kUndecided;
    SayWhoIsAble(company);
    if (!SettleWhatIsForced(company.tasks)) return Answer::kNone;
    if (seating) {
      for (std::size_t piece : company.pieces) {
        if (piece < seats_) shared[piece] = true;
      }
      return SeatAround(cells, company);
    }
    if (CannotBeShared(cells, company)) return Answer::kNone;
  }
  return Answer::kUndecided;
}

// Looks at the cells, then at more and more around them: what cannot be shared out there, were nothing kept
// elsewhere, cannot be shared out.
bool Placement::CannotBeShared(CellSpan cells, const Company& company) {
  while (true) {
    const std::vector<std::size_t> here = TasksIn(cells, company);
    const std::vector<KeptTask> tasks = Selected(company.tasks, here);
    KeeperSweep sweep;
    const Answer answer = Run(sweep, tasks);
    if (answer != Answer::kFound) return answer == Answer::kNone;
    if (here.size() == company.tasks.size()) return false;
    cells = Widened(cells);
  }
}

// The same, but what reaches beyond the cells is left to its keeper: what can be shared out so, can.
Answer Placement::SeatAround(CellSpan cells, const Company& company) {
  while (true) {
    const std::vector<std::size_t> here = TasksIn(cells, company);
    std::vector<KeptTask> tasks = Selected(company.tasks, here);
    const bool all = here.size() == company.tasks.size();
    if (all || LeaveOutside(cells, tasks)) {
      KeeperSweep sweep;
      const Answer answer = Run(sweep, tasks);
      if (answer == Answer::kFound) SeatTakers(company, here, sweep.takers());
      if (answer != Answer::kNone || all) return answer;
    }
    cells = Widened(cells);
  }
}

Answer Placement::Run(KeeperSweep& sweep, std::span<const KeptTask> tasks) {
  const KeeperSweep::Answer answer = sweep.Run(tasks, kMostStates);
  *nodes_left_ -= sweep.states() / kStatesOfANode + 1;
  return answer == KeeperSweep::Answer::kFound  ? Answer::kFound
         : answer == KeeperSweep::Answer::kNone ? Answer::kNone
                                                : Answer::kUndecided;
}

std::vector<std::size_t> Placement::TasksIn(CellSpan cells, const Company& company) {
  std::vector<std::size_t> here;
  for (std::size_t t = 0; t < company.tasks.size(); ++t) {
    if (Meet(cells, company.tasks[t])) here.push_back(t);
  }
  return here;
}

void Placement::SeatTakers(const Company& company, std::span<const std::size_t> tasks,
                           std::span<const std::uint8_t> takers) {
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const std::size_t at = company.pieces[tasks[i]];
    const std::uint32_t taker = company.keepers[takers[i]];
    if (at >= seats_ && taker == pieces_[at].was) continue;
    pieces_[at].resource = taker;
    pieces_[at].state = State::kSeated;
  }
}

// Gathers the seats of the visit and what the keepers keep, as far as it hangs together in time. With
// `follow`, and whoever else could keep some of it; else without what somebody else could keep. False
// where it is not plain, or too many are concerned.
bool Placement::Gather(Company& company, bool follow) {
  while (true) {
    const std::size_t keepers = company.keepers.size();
    const CellSpan span = company.span;
    company.tasks.clear();
    company.pieces.clear();
    company.taken.clear();
    AddSeats(company, follow);
    for (std::size_t k = 0; k < company.keepers.size(); ++k) {
      if (k == KeeperSweep::kMostKeepers || !IsPlainKeeper(company, company.keepers[k]) ||
          !AddKept(company, company.keepers[k], follow)) {
        return false;
      }
    }
    if (company.keepers.size() == keepers && company.span == span) return true;
  }
}

bool Placement::IsPlainKeeper(const Company& company, std::uint32_t resource) const {
  const ResourceFacts& facts = facts_.resources[resource];
  return facts.capacity == 1 && !facts.waves && !facts.overbooked &&
         facts.turnover == facts_.resources[company.keepers.front()].turnover &&
         (facts.hours.size() == 1 || !facts.resource.staff.valid());
}

void Placement::AddSeats(Company& company, bool follow) {
  for (std::size_t i = 0; i < seats_; ++i) {
    if (!pieces_[i].hard() || pieces_[i].need->kind != NeedKind::kExclusive) continue;
    const auto members = pieces_[i].pool->members();
    const bool touches = std::any_of(members.begin(), members.end(),
                                     [&](std::uint32_t r) { return Has(company.keepers, r); });
    if (touches) AddTask(company, i, Cells(pieces_[i], company.keepers.front()), follow);
  }
}

// What the keeper has promised in the stretch. False where it is not plain.
bool Placement::AddKept(Company& company, std::uint32_t keeper, bool follow) {
  std::vector<Use> uses;
  ledger_.ForUses(keeper, company.span, [&](const Use& use) {
    // What is only advised yields.
    if (use.occupies()) uses.push_back(use);
    return true;
  });
  std::vector<CellSpan>& taken = company.taken.emplace_back();
  for (const Use& use : uses) {
    const std::size_t piece = PieceOf(use.promise, use.part);
    if (pieces_[piece].fixed || pieces_[piece].pool == nullptr) {
      taken.push_back({use.first, use.last});
      continue;
    }
    if (use.kind() != NeedKind::kExclusive) return false;
    if (!AddTask(company, piece, {use.first, use.last}, follow)) return false;
  }
  return true;
}

// It takes the same time as another task of its visit, and one person may keep both: their buffers meet, or
// they are for the same person.
bool Placement::GoesWithAnother(const Company& company, std::size_t at, CellSpan cells) const {
  for (std::size_t t = 0; t < company.tasks.size(); ++t) {
    const Piece& other = pieces_[company.pieces[t]];
    if (other.promise == pieces_[at].promise && Meet(company.tasks[t], cells) &&
        Agree(pieces_[at], kNone, other, kNone)) {
      return true;
    }
  }
  return false;
}

// False where it is too long.
bool Placement::AddTask(Company& company, std::size_t piece, CellSpan cells, bool follow) {
  if (GoesWithAnother(company, piece, cells)) return true;
  for (std::uint32_t r : pieces_[piece].pool->members()) {
    if (Has(company.keepers, r) || !CanTake(piece, r)) continue;
    // Somebody else could keep it: it takes nothing of these for certain.
    if (!follow) return true;
    company.keepers.push_back(r);
  }
  company.span = {std::min(company.span.first, cells.first),
                  std::max(company.span.last, cells.last)};
  company.tasks.push_back({.first = static_cast<std::uint32_t>(cells.first),
                           .last = static_cast<std::uint32_t>(cells.last)});
  company.pieces.push_back(piece);
  return cells.last - cells.first <= KeeperSweep::kLongest;
}

// Whatever else takes the resource is left out of account.
bool Placement::CanTake(std::size_t at, std::uint32_t resource) const {
  const Piece& piece = pieces_[at];
  if (piece.was == resource) return true;
  return piece.pool->Has(resource) && IsThere(piece, resource) &&
         (at >= seats_ || CanPlan(piece, resource));
}

void Placement::SayWhoIsAble(Company& company) {
  for (std::size_t t = 0; t < company.tasks.size(); ++t) {
    KeptTask& task = company.tasks[t];
    const std::size_t piece = company.pieces[t];
    std::vector<std::uint32_t> able;
    for (std::size_t k = 0; k < company.keepers.size(); ++k) {
      const std::uint32_t r = company.keepers[k];
      if (pieces_[piece].was == r && piece >= seats_) task.keeper = static_cast<std::uint8_t>(k);
      const auto& taken = company.taken[k];
      const bool free = std::none_of(taken.begin(), taken.end(),
                                     [&](const CellSpan& span) { return Meet(span, task); });
      if (!free || !CanTake(piece, r)) continue;
      task.able |= 1u << k;
      able.push_back(r);
    }
    if (piece >= seats_) continue;
    // The better the one, the lower the rank.
    task.ranks.resize(company.keepers.size());
    std::uint8_t rank = 0;
    for (Preference::Queue queue = InOrder(piece, able); !queue.empty(); ++rank) {
      const auto k = std::find(company.keepers.begin(), company.keepers.end(), queue.Take());
      task.ranks[static_cast<std::size_t>(k - company.keepers.begin())] = rank;
    }
  }
}

// What was shared out stands in the way of nothing that was not.
bool Placement::SeatAsShared() {
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].state != State::kSeated) continue;
    if (!Look(i, pieces_[i].resource).IsNothing()) return false;
  }
  return true;
}

}  // namespace polyclinic
