// What a search hands back: seats and plans, what changes of promises, why a seat cannot be had.

#include <algorithm>
#include <utility>

#include "schedule/placement.h"

namespace polyclinic {

std::vector<DutyPlan> Placement::PlansOf(std::size_t piece) const {
  std::vector<DutyPlan> plans;
  for (const Watch& watch : watches_) {
    if (watch.piece != piece) continue;
    const Option& option = watch.options[watch.chosen];
    plans.push_back({watch.duty, option.residual, option.supervisor, option.at_most});
  }
  return plans;
}

void Placement::Collect(std::vector<Seat>& seats) {
  for (std::size_t i = 0; i < seats_; ++i) {
    seats[i].resource = pieces_[i].state == State::kSeated ? pieces_[i].resource : kNone;
    seats[i].plans = PlansOf(i);
  }
  CollectMoved();
  YieldAdvisory();
  std::sort(moved_.begin(), moved_.end(), [](const MovedPart& a, const MovedPart& b) {
    return std::pair(a.promise, a.part) < std::pair(b.promise, b.part);
  });
}

void Placement::CollectMoved() {
  for (std::size_t i = seats_; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const bool planned =
        std::any_of(watches_.begin(), watches_.end(), [&](const Watch& w) { return w.piece == i; });
    if (piece.state != State::kSeated && piece.state != State::kOpen && !planned) continue;
    MovedPart moved{.promise = piece.promise,
                    .part = piece.part,
                    .need = piece.need,
                    .start = piece.start,
                    .end = piece.end,
                    .resource = piece.state == State::kOpen ? kNone : piece.resource,
                    .plans = PlansOf(i)};
    if (piece.pools == pools_.get()) moved.pools = pools_;
    for (const auto& pools : other_pools_) {
      if (pools.get() == piece.pools) moved.pools = pools;
    }
    moved_.push_back(std::move(moved));
  }
}

// What is only advised is given up where something that binds takes its place.
void Placement::YieldAdvisory() {
  const std::size_t pieces = pieces_.size();
  for (std::size_t i = 0; i < pieces; ++i) {
    if (pieces_[i].state != State::kSeated || !pieces_[i].occupies() || !pieces_[i].hard())
      continue;
    std::vector<std::pair<PromiseNumber, std::uint16_t>> given_up;
    ledger_.ForUses(pieces_[i].resource, Cells(pieces_[i], pieces_[i].resource),
                    [&](const Use& use) {
                      if (use.advisory()) given_up.emplace_back(use.promise, use.part);
                      return true;
                    });
    for (const auto& [promise, part] : given_up) {
      const std::size_t at = PieceOf(promise, part);
      if (pieces_[at].state != State::kStaying || pieces_[at].need->name.empty()) continue;
      pieces_[at].state = State::kOpen;
      moved_.push_back({.promise = promise,
                        .part = part,
                        .need = pieces_[at].need,
                        .start = pieces_[at].start,
                        .end = pieces_[at].end});
    }
  }
}

bool Placement::IsThere(const Seat& seat, std::uint32_t resource) {
  return IsThere(PieceOf(seat), resource);
}

bool Placement::IsFree(const Seat& seat, std::uint32_t resource) {
  pieces_.assign(1, PieceOf(seat));
  seats_ = 1;
  return IsFree(std::size_t{0}, resource);
}

bool Placement::IsFree(std::size_t piece, std::uint32_t resource) {
  return IsThere(pieces_[piece], resource) && !IsPlainlyTaken(pieces_[piece], resource) &&
         Look(piece, resource).IsNothing();
}

bool Placement::CanPlan(const Seat& seat, std::uint32_t person, const DutyCode& duty) {
  std::vector<Option> options;
  pieces_.assign(1, PieceOf(seat));
  seats_ = 1;
  ListOptions(pieces_[0], person, duty, false, options);
  return !options.empty();
}

std::optional<Certificate> Placement::FullMoment(const Seat& seat) {
  pieces_.assign(1, PieceOf(seat));
  seats_ = 1;
  const bool exclusive = seat.asked->need->kind == NeedKind::kExclusive;
  if (!exclusive || !IsHard(*seat.asked->need)) return std::nullopt;
  const CellSpan span = facts_.Cover(seat.start, seat.end);
  for (std::size_t cell = span.first; cell < span.last; ++cell) {
    if (std::optional<Certificate> full = FullCell(0, cell, false)) return full;
  }
  return std::nullopt;
}

// Follows from the piece's pool, over whoever is there, to those who keep a promise then, and to the pools
// of these: where nobody free is met, all that is asked of those met can be served by them alone.
std::optional<Certificate> Placement::FullCell(std::size_t asked, std::size_t cell,
                                               bool even_fixed) {
  std::vector<std::size_t> asking = {asked};
  std::vector<bool> met(facts_.resources.size());
  const Interval moment{facts_.grid.At(cell), facts_.grid.At(cell) + kCell};
  std::vector<std::uint32_t> able;
  std::vector<PromiseNumber> promises;
  for (std::size_t a = 0; a < asking.size(); ++a) {
    const std::size_t piece = asking[a];
    for (std::uint32_t r : pieces_[piece].pool->members()) {
      if (!IsThere(pieces_[piece], r)) continue;
      const ResourceFacts& resource = facts_.resources[r];
      const CellSpan cells = Cells(pieces_[piece], r);
      // Where more than one may use it at once, or the way between sites counts, nothing is claimed.
      if (cell < cells.first || cells.last <= cell || resource.capacity != 1 || resource.waves ||
          resource.overbooked || (resource.resource.staff.valid() && resource.hours.size() > 1)) {
        return std::nullopt;
      }
      if (met[r]) continue;
      met[r] = true;
      able.push_back(r);
      std::vector<std::pair<PromiseNumber, std::uint16_t>> uses;
      ledger_.ForUses(r, {cell, cell + 1}, [&](const Use& use) {
        if (use.occupies()) uses.emplace_back(use.promise, use.part);
        return true;
      });
      if (uses.empty()) return std::nullopt;
      for (const auto& [promise, part] : uses) {
        promises.push_back(promise);
        const std::size_t user = PieceOf(promise, part);
        if (pieces_[user].fixed) continue;
        if (pieces_[user].need->kind != NeedKind::kExclusive) return std::nullopt;
        asking.push_back(user);
      }
    }
  }
  if (asking.size() == 1 && !even_fixed) return std::nullopt;
  return CertificateOf(moment, std::move(able), std::move(promises));
}

Certificate Placement::CertificateOf(const Interval& span, std::vector<std::uint32_t> able,
                                     std::vector<PromiseNumber> promises) const {
  Certificate full{.interval = span};
  std::sort(able.begin(), able.end());
  for (std::uint32_t r : able) full.able.push_back(facts_.resources[r].resource);
  std::sort(promises.begin(), promises.end());
  promises.erase(std::unique(promises.begin(), promises.end()), promises.end());
  const std::uint32_t tag = visit_.type->id.clinic();
  for (PromiseNumber promise : promises) {
    if (IsHold(promise)) {
      full.holds.push_back(HoldId::Of(tag, promise / 2));
    } else {
      full.appointments.push_back(AppointmentId::Of(tag, promise / 2));
    }
  }
  return full;
}

}  // namespace polyclinic
