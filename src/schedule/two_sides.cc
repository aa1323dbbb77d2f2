#include "schedule/two_sides.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace polyclinic {

namespace {

// Only such seats can be asked about.
bool IsPlainSeat(const Seat& seat) {
  return IsOfOneAlone(seat) && IsWithoutBuffers(*seat.asked->need);
}

}  // namespace

bool TwoSides::AreSame(const Seat& a, const Seat& b) {
  if (!IsPlainSeat(a) || !IsPlainSeat(b)) return !IsPlainSeat(a) && !IsPlainSeat(b);
  return *a.pool == *b.pool && *a.everybody == *b.everybody && a.asked->duties == b.asked->duties;
}

std::optional<TwoSides> TwoSides::Of(const Schedule& schedule, const Seat& seat,
                                     const DayPools& pools, CellSpan day, Instant now,
                                     std::pmr::memory_resource& memory) {
  const Schedule::Facts& facts = schedule.facts();
  if (!IsPlainSeat(seat)) return std::nullopt;
  PoolDay pool(schedule, seat, pools, day, now);
  TwoSides sides(day, memory);
  PoolDay::Member member;
  for (std::uint32_t r : seat.everybody->members()) {
    if (facts.resources[r].turnover != Duration{0} || !pool.IsPlain(r)) return std::nullopt;
    pool.Fill(r, member);
    if (!sides.Add(member, seat.pool->Has(r))) return std::nullopt;
  }
  if (!sides.Count()) return std::nullopt;
  return sides;
}

std::optional<TwoSides> TwoSides::OfAlike(const Schedule& schedule, const Seat& seat,
                                          const DayPools& pools, CellSpan day, Instant now,
                                          std::pmr::memory_resource& memory) {
  const PoolDay pool(schedule, seat, pools, day, now);
  TwoSides sides(day, memory);
  // More than most people keep in a day.
  constexpr std::size_t kUsual = 24;
  sides.tasks_.reserve(seat.everybody->members().size() * kUsual);
  PoolDay::Member member;
  for (std::uint32_t r : seat.everybody->members()) {
    pool.FillThere(r, member);
    if (member.cut) return std::nullopt;
    const auto side = sides.Join(r, member.there, seat.pool->Has(r));
    if (!side) return std::nullopt;
    bool there = true;
    schedule.ledger().ForUses(r, day, [&](const Use& use) {
      there = there && (!use.occupies() || sides.Keep(use, r, *side));
      return there;
    });
    if (!there) return std::nullopt;
  }
  if (!sides.Count()) return std::nullopt;
  return sides;
}

bool TwoSides::Side::Covers(CellSpan cells) const {
  return std::any_of(there.begin(), there.end(), [&](const CellSpan& t) {
    return t.first <= cells.first && cells.last <= t.last;
  });
}

std::optional<std::uint8_t> TwoSides::Join(std::uint32_t resource,
                                           const std::vector<CellSpan>& there, bool named) {
  auto side =
      std::find_if(sides_.begin(), sides_.end(), [&](const Side& s) { return s.there == there; });
  if (side == sides_.end()) {
    if (sides_.size() == 2) return std::nullopt;
    side = sides_.insert(side, Side{.there = there});
  }
  if (named && side->taker == Side::kNobody) side->taker = side->members.size();
  side->members.push_back(resource);
  return static_cast<std::uint8_t>(side - sides_.begin());
}

bool TwoSides::Keep(const Use& use, std::uint32_t keeper, std::uint8_t side) {
  tasks_.push_back({use, keeper, side});
  return sides_[side].Covers({use.first, use.last});
}

// False where there is a third side, where somebody is there over midnight, or where something kept is
// not common or could be kept by others.
bool TwoSides::Add(const PoolDay::Member& member, bool named) {
  if (member.cut) return false;
  const auto side = Join(member.resource, member.there, named);
  // What is only advised yields.
  return side &&
         std::all_of(member.kept.begin(), member.kept.end(), [&](const PoolDay::Kept& kept) {
           return !kept.use.occupies() ||
                  (kept.of_pool_alone && Keep(kept.use, member.resource, *side));
         });
}

// False where somebody keeps two things at once, or too much is kept.
bool TwoSides::Count() {
  if (tasks_.size() > kMostTasks) return false;
  sides_.resize(2);
  const std::size_t cells = day_.last - day_.first;
  // First by how many it changes from cell to cell.
  const auto add = [&](Side& side, std::size_t first, std::size_t last, std::size_t people) {
    const auto count = static_cast<std::int16_t>(people);
    side.idle[first - day_.first] += count;
    side.idle[last - day_.first] -= count;
  };
  for (Side& side : sides_) {
    side.idle.assign(cells + 1, 0);
    for (const CellSpan& there : side.there) {
      add(side, there.first, there.last, side.members.size());
    }
  }
  for (Task& task : tasks_) {
    task.free = sides_[1 - task.side].Covers({task.use.first, task.use.last});
    add(sides_[task.side], task.use.last, task.use.first, 1);
  }
  bool enough = true;
  for (Side& side : sides_) {
    std::partial_sum(side.idle.begin(), side.idle.end(), side.idle.begin());
    side.idle.pop_back();
    enough = enough && std::none_of(side.idle.begin(), side.idle.end(),
                                    [](std::int16_t idle) { return idle < 0; });
  }
  return enough;
}

TwoSides::ByCell TwoSides::Sorted(std::size_t (*cell)(const Use&)) const {
  ByCell by;
  by.before.assign(day_.last - day_.first + 2, 0);
  for (const Task& task : tasks_) ++by.before[cell(task.use) - day_.first];
  std::partial_sum(by.before.begin(), by.before.end(), by.before.begin());
  by.tasks.resize(tasks_.size());
  // From behind each count the tasks take their places, the last first, until it says how many lie before.
  for (std::size_t t = tasks_.size(); t-- > 0;) {
    by.tasks[--by.before[cell(tasks_[t].use) - day_.first]] = static_cast<Position>(t);
  }
  return by;
}

class TwoSides::Residual {
 public:
  explicit Residual(const TwoSides& sides)
      : sides_(sides),
        beginning_(sides.Sorted([](const Use& use) { return std::size_t{use.first}; })),
        ending_(sides.Sorted([](const Use& use) { return std::size_t{use.last}; })) {}

  // From how things are, for that side.
  void Restart(std::size_t side) {
    side_ = side;
    back_ = sides_.sides_[side].idle;
    ahead_ = sides_.sides_[1 - side].idle;
    changed_.assign(sides_.tasks_.size(), false);
  }
  // By task.
  const std::vector<bool>& changed() const { return changed_; }

  // One more flows back through each cell from `start` to `end` in which that is possible. On ways from
  // where it must leave off to where it must go on, others make up for the gaps. False where there are not
  // so many ways.
  bool Fill(std::uint32_t start, std::uint32_t end) {
    std::vector<std::uint32_t>& leaving_off = leaving_off_;
    leaving_off.clear();
    missing_.assign(back_.size() + 1, false);
    for (std::uint32_t c = start; c < end; ++c) {
      if (back_[c] > 0) {
        --back_[c];
        continue;
      }
      --ahead_[c];
      const bool goes_on = c > start && !leaving_off.empty() && leaving_off.back() == c;
      if (goes_on) leaving_off.pop_back();
      if (!goes_on) missing_[c] = true;
      leaving_off.push_back(c + 1);
    }
    return std::all_of(leaving_off.begin(), leaving_off.end(),
                       [&](std::uint32_t from) { return Lead(from); });
  }

 private:
  // In place of a task: a cell; no way leads there yet.
  static constexpr Position kCell = kMostTasks + 1, kNothing = kMostTasks + 2;

  // Lets one more flow on a way from `from` to where one is missing. False where there is none.
  bool Lead(std::uint32_t from) {
    over_.assign(back_.size() + 1, kNothing);
    before_.resize(back_.size() + 1);
    over_[from] = kCell;
    found_.assign(1, static_cast<Position>(from));
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const std::uint32_t at = found_[i];
      if (missing_[at]) {
        missing_[at] = false;
        for (std::uint32_t to = at; to != from; to = before_[to]) {
          Pass(before_[to], to);
        }
        return true;
      }
      if (at > 0 && back_[at - 1] > 0) Reach(at, at - 1, kCell);
      if (at < back_.size() && ahead_[at] > 0) Reach(at, at + 1, kCell);
      for (Position t : ending_.At(at)) {
        if (IsOpen(t, true)) Reach(at, sides_.tasks_[t].use.first - first(), t);
      }
      for (Position t : beginning_.At(at)) {
        if (IsOpen(t, false)) Reach(at, sides_.tasks_[t].use.last - first(), t);
      }
    }
    return false;
  }

  std::uint32_t first() const { return static_cast<std::uint32_t>(sides_.day_.first); }
  // The task is on the side now, or on the other.
  bool IsOpen(std::uint32_t task, bool on_side) const {
    const Task& t = sides_.tasks_[task];
    return t.free && ((t.side == side_) != changed_[task]) == on_side;
  }
  void Reach(std::uint32_t from, std::size_t to, Position over) {
    if (over_[to] != kNothing) return;
    over_[to] = over;
    before_[to] = static_cast<Position>(from);
    found_.push_back(static_cast<Position>(to));
  }
  void Pass(std::uint32_t from, std::uint32_t to) {
    const Position over = over_[to];
    if (over != kCell) {
      changed_[over] = !changed_[over];
    } else if (to < from) {
      --back_[to], ++ahead_[to];
    } else {
      ++back_[from], --ahead_[from];
    }
  }

  const TwoSides& sides_;
  ByCell beginning_, ending_;
  std::size_t side_ = 0;
  // By cell, how much more may flow.
  std::vector<std::int16_t> back_, ahead_;
  std::vector<bool> changed_;
  // By the start of a cell: it is where a gap begins that nothing makes up for yet.
  std::vector<bool> missing_;
  // By the start of a cell: over what the way leads there, and from where.
  std::vector<Position> over_, before_;
  std::vector<Position> found_;
  std::vector<std::uint32_t> leaving_off_;
};

bool TwoSides::CanTake(std::size_t side, CellSpan cells, std::optional<Residual>& residual) const {
  const auto start = static_cast<std::uint32_t>(cells.first - day_.first);
  const auto end = static_cast<std::uint32_t>(cells.last - day_.first);
  const auto idle = [&](std::uint32_t c, bool either) {
    return sides_[side].idle[c] + (either ? sides_[1 - side].idle[c] : 0) > 0;
  };
  bool plainly = true;
  for (std::uint32_t c = start; c < end; ++c) {
    if (!idle(c, true)) return false;
    plainly = plainly && idle(c, false);
  }
  if (plainly || only_one()) return plainly;
  if (!residual) residual.emplace(*this);
  residual->Restart(side);
  return residual->Fill(start, end);
}

std::vector<bool> TwoSides::Fit(std::span<const CellSpan> stretches) const {
  std::vector<bool> fit(stretches.size());
  std::optional<Residual> residual;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (std::size_t s = 0; s < sides_.size() && !fit[i]; ++s) {
      fit[i] = sides_[s].taker != Side::kNobody && sides_[s].Covers(stretches[i]) &&
               CanTake(s, stretches[i], residual);
    }
  }
  return fit;
}

std::optional<Handover> TwoSides::HandOver(const Schedule& schedule, const Seat& seat) const {
  for (std::size_t s = 0; s < sides_.size(); ++s) {
    if (sides_[s].taker == Side::kNobody) continue;
    const CellSpan cells = CellsOf(schedule.facts(), seat, sides_[s].members.front());
    std::optional<Residual> residual;
    if (!sides_[s].Covers(cells) || !CanTake(s, cells, residual)) continue;
    return ShareOut(schedule, seat, s,
                    residual ? residual->changed() : std::vector<bool>(tasks_.size()));
  }
  return std::nullopt;
}

// On each side as many are there as it keeps at any moment, so there is always somebody idle.
std::optional<Handover> TwoSides::ShareOut(const Schedule& schedule, const Seat& seat,
                                           std::size_t of_seat,
                                           const std::vector<bool>& changing) const {
  Handover out;
  const bool named = !(*seat.pool == *seat.everybody);
  for (std::size_t s = 0; s < sides_.size(); ++s) {
    Sharing sharing(schedule, {.members = sides_[s].members, .span = day_});
    for (std::uint32_t t = 0; t < tasks_.size(); ++t) {
      if ((tasks_[t].side == s) != changing[t]) sharing.Add(tasks_[t].use, tasks_[t].keeper);
    }
    if (s == of_seat) sharing.Add(seat, 0);
    sharing.Sort();
    if (!sharing.ShareOut(named ? sides_[s].taker : Side::kNobody)) return std::nullopt;
    if (named && s == of_seat) sharing.GiveSeatTo(sides_[s].taker);
    Handover of_side = sharing.Result(s == of_seat ? 1 : 0);
    out.moved.insert(out.moved.end(), of_side.moved.begin(), of_side.moved.end());
    if (s == of_seat) out.seats = std::move(of_side.seats);
  }
  return out;
}

}  // namespace polyclinic
