#include "schedule/placement.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <utility>

namespace polyclinic {
namespace {

// How many promises' parts may be put out, pass by pass: the arrangement that changes least comes first.
constexpr int kAny = std::numeric_limits<int>::max();
constexpr std::array kPasses = {1, 2, kAny};

}  // namespace

Placement::Placement(const Schedule& schedule, const AskedVisit& visit,
                     std::shared_ptr<const DayPools> pools, const Preference& preference,
                     VisitPolicies& policies, Instant now, std::int64_t* nodes_left)
    : schedule_(schedule),
      facts_(schedule.facts()),
      ledger_(schedule.ledger()),
      reader_(ledger_),
      visit_(visit),
      pools_(std::move(pools)),
      preference_(preference),
      policies_(policies),
      now_(facts_.OffsetOf(now)),
      nodes_left_(nodes_left) {}

Answer Placement::Fill(std::vector<Seat>& seats, bool may_move) {
  pieces_.clear();
  watches_.clear();
  moved_.clear();
  pieces_.reserve(seats.size());
  for (const Seat& seat : seats) pieces_.push_back(PieceOf(seat));
  seats_ = pieces_.size();
  Answer answer = Pass(0);
  if (answer == Answer::kNone && may_move && cut_) answer = FillByMoving();
  if (answer == Answer::kFound) Collect(seats);
  return answer;
}

// From what changes least and costs least to what says most.
Answer Placement::FillByMoving() {
  Answer answer = Pass(1);
  if (answer != Answer::kNone || !cut_) return answer;
  const bool plain = !policies_.has_override();
  if (plain && ShareOut(false) == Answer::kNone) return Answer::kNone;
  answer = Pass(2);
  if (answer != Answer::kNone || !cut_) return answer;
  answer = plain ? ShareOut(true) : Answer::kUndecided;
  return answer == Answer::kUndecided ? Pass(kAny) : answer;
}

void Placement::Restart(std::int32_t most_put_out) {
  pieces_.resize(seats_);
  for (Piece& piece : pieces_) piece.state = State::kOut;
  watches_.clear();
  put_out_ = 0;
  most_put_out_ = most_put_out;
  cut_ = false;
}

Answer Placement::Pass(std::int32_t most_put_out) {
  Restart(most_put_out);
  if (Run()) return Answer::kFound;
  return *nodes_left_ <= 0 ? Answer::kUndecided : Answer::kNone;
}

bool Placement::IsLost(std::uint32_t resource, CellSpan cells) const {
  return resource == lost_ && cells.first < lost_cells_.last && lost_cells_.first < cells.last;
}

// The piece of the part, put out.
std::size_t Placement::StartWithout(PromiseNumber promise, std::uint16_t part,
                                    std::int32_t most_put_out) {
  pieces_.clear();
  watches_.clear();
  seats_ = 0;
  put_out_ = 0;
  most_put_out_ = most_put_out;
  cut_ = false;
  const std::size_t piece = PieceOf(promise, part);
  PutOut(piece);
  return piece;
}

Placement::Loss Placement::Lose(PromiseNumber promise, std::uint16_t part) {
  Loss loss;
  std::size_t piece = StartWithout(promise, part, 1);
  lost_ = pieces_[piece].was;
  lost_cells_ = Cells(pieces_[piece], lost_);
  for (std::uint32_t r : pieces_[piece].pool->members()) {
    piece = StartWithout(promise, part, 1);
    if (r == lost_ || !IsThere(pieces_[piece], r) || !CanPlan(pieces_[piece], r)) continue;
    ++loss.able;
    loss.others += TrySeat(piece, r);
  }
  loss.answer = loss.others > 0 ? Answer::kFound : PassesWithout(promise, part);
  if (loss.answer == Answer::kNone) {
    piece = StartWithout(promise, part, 1);
    const CellSpan span = facts_.Cover(pieces_[piece].start, pieces_[piece].end);
    const bool exclusive = pieces_[piece].need->kind == NeedKind::kExclusive;
    for (std::size_t cell = span.first; exclusive && cell < span.last; ++cell) {
      if ((loss.certificate = FullCell(piece, cell, true))) break;
    }
  }
  lost_ = kNone;
  return loss;
}

Answer Placement::PassesWithout(PromiseNumber promise, std::uint16_t part) {
  for (int most : kPasses) {
    StartWithout(promise, part, most);
    if (Run()) return Answer::kFound;
    if (*nodes_left_ <= 0) return Answer::kUndecided;
    if (!cut_) break;
  }
  return Answer::kNone;
}

// What was put out last comes first, so that a chain of moves is followed to its end; else the seats in
// their order.
std::size_t Placement::NextOut() const {
  for (std::size_t i = pieces_.size(); i-- > seats_;) {
    if (pieces_[i].state == State::kOut) return i;
  }
  for (std::size_t i = 0; i < seats_; ++i) {
    if (pieces_[i].state == State::kOut) return i;
  }
  return pieces_.size();
}

// Those for a seat in the order in which they are preferred; for a promise the order of their numbers
// stands.
Preference::Queue Placement::InOrder(std::size_t at,
                                     std::span<const std::uint32_t> candidates) const {
  if (at >= seats_ || candidates.size() < 2) return Preference::Queue(candidates);
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < seats_; ++i) {
    if (pieces_[i].state == State::kSeated && IsOfPeople(*pieces_[i].need)) {
      chosen.push_back(pieces_[i].resource);
    }
  }
  return preference_.InOrder(visit_.needs[pieces_[at].need_index], chosen, candidates);
}

bool Placement::Run() {
  const std::size_t at = NextOut();
  if (at == pieces_.size()) return Finish();
  std::vector<std::uint32_t> candidates, plainly_taken;
  if (!ListCandidates(at, candidates, plainly_taken)) return false;
  const auto may_give_way = [&](std::uint32_t r) { return !IsPlainlyFixed(pieces_[at], r); };
  // Whether others could give way is asked in a pass in which they may.
  const bool moving = most_put_out_ > 0;
  if (moving) {
    std::copy_if(plainly_taken.begin(), plainly_taken.end(), std::back_inserter(candidates),
                 may_give_way);
  }
  // First those that are free, then those on which others must give way.
  std::vector<std::uint32_t> taken;
  for (Preference::Queue queue = InOrder(at, candidates); !queue.empty();) {
    const std::uint32_t r = queue.Take();
    const InTheWay way = Look(at, r);
    if (way.IsNothing()) {
      if (SeatAt(at, r)) return true;
    } else if (!way.impossible) {
      taken.push_back(r);
    }
  }
  if (pieces_[at].hard()) {
    cut_ = cut_ || (!moving && (!taken.empty() || std::any_of(plainly_taken.begin(),
                                                              plainly_taken.end(), may_give_way)));
    return moving &&
           std::any_of(taken.begin(), taken.end(), [&](std::uint32_t r) { return TrySeat(at, r); });
  }
  // An advisory need may stay open.
  pieces_[at].state = State::kOpen;
  pieces_[at].resource = kNone;
  if (Run()) return true;
  pieces_[at].state = State::kOut;
  return false;
}

bool Placement::SeatAt(std::size_t at, std::uint32_t resource) {
  if (*nodes_left_ <= 0) return false;
  pieces_[at].state = State::kSeated;
  pieces_[at].resource = resource;
  if (Run()) return true;
  pieces_[at].state = State::kOut;
  return false;
}

bool Placement::TrySeat(std::size_t at, std::uint32_t resource) {
  if (*nodes_left_ <= 0) return false;
  const InTheWay way = Look(at, resource);
  if (way.impossible) return false;
  if (!way.all.empty()) {
    std::size_t out = 0;
    while (out < way.all.size() && PutOut(way.all[out])) ++out;
    if (out == way.all.size() && TrySeat(at, resource)) return true;
    while (out > 0) PutBack(way.all[--out]);
    return false;
  }
  if (!way.one.empty()) {
    for (std::size_t piece : way.one) {
      --*nodes_left_;
      if (!PutOut(piece)) return false;
      if (TrySeat(at, resource)) return true;
      PutBack(piece);
    }
    return false;
  }
  return SeatAt(at, resource);
}

// Where somebody is lost, what is only advised yields without being counted.
bool Placement::Counts(std::size_t piece) const { return lost_ == kNone || pieces_[piece].hard(); }

bool Placement::PutOut(std::size_t piece) {
  if (Counts(piece) && put_out_ >= most_put_out_) {
    cut_ = true;
    return false;
  }
  put_out_ += Counts(piece);
  pieces_[piece].state = State::kOut;
  return true;
}

void Placement::PutBack(std::size_t piece) {
  put_out_ -= Counts(piece);
  pieces_[piece].state = State::kStaying;
  pieces_[piece].resource = pieces_[piece].was;
}

void Placement::TakeAsGone(const std::vector<MovedPart>& parts) {
  for (const MovedPart& part : parts) gone_.emplace_back(part.promise, part.part);
}

bool Placement::IsGone(const Use& use) const {
  return !gone_.empty() &&
         std::find(gone_.begin(), gone_.end(),
                   std::pair(use.promise, static_cast<std::uint16_t>(use.part))) != gone_.end();
}

// Everybody has a seat: the plans must hold as well.
bool Placement::Finish() {
  watches_.clear();
  for (Piece& piece : pieces_) piece.watched_anew = false;
  bool planned = true;
  const std::size_t pieces = pieces_.size();
  for (std::size_t i = 0; i < pieces && planned; ++i) {
    const Piece& piece = pieces_[i];
    if (piece.resource == kNone || piece.duties.empty() || !IsOfPeople(*piece.need)) continue;
    if (piece.promise == kNoPromise || Changed(piece.promise)) planned = ListWatches(i);
  }
  if (planned && SeatWatch(0)) return true;
  return TryWithoutOthers();
}

// Where the plan fails, an arrangement that works does without some assignment that still stays as it
// was: of a promise that changes, or of people watched by whom the plan would have watch.
bool Placement::TryWithoutOthers() {
  std::vector<std::size_t> staying;
  const auto add = [&](std::size_t i) {
    const Piece& piece = pieces_[i];
    if (piece.state == State::kStaying && !piece.fixed && IsOfPeople(*piece.need) &&
        std::find(staying.begin(), staying.end(), i) == staying.end()) {
      staying.push_back(i);
    }
  };
  for (std::size_t i = seats_; i < pieces_.size(); ++i) {
    if (Changed(pieces_[i].promise)) add(i);
  }
  std::vector<std::pair<PromiseNumber, std::uint16_t>> watched;
  for (const Watch& watch : watches_) {
    const Piece& piece = pieces_[watch.piece];
    for (const Option& option : watch.options) {
      if (option.supervisor == kNone) continue;
      ledger_.ForUses(option.supervisor, facts_.Cover(piece.start, piece.end), [&](const Use& use) {
        if (use.watches()) {
          watched.emplace_back(use.promise, ledger_.Find(use.promise)->parts()[use.part].watched);
        }
        return true;
      });
    }
  }
  for (const auto& [promise, part] : watched) add(PieceOf(promise, part));
  for (std::size_t piece : staying) {
    if (--*nodes_left_ <= 0 || !PutOut(piece)) return false;
    if (Run()) return true;
    PutBack(piece);
  }
  return false;
}

}  // namespace polyclinic
