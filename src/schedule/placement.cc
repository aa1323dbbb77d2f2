#include "schedule/placement.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace polyclinic {
namespace {

// How many promises' parts may be put out, pass by pass: the arrangement that changes least comes first.
constexpr int kAny = std::numeric_limits<int>::max();
constexpr std::array kPasses = {1, 2, kAny};

// The stricter of two limits of people watched; 0 is none.
std::uint8_t Stricter(std::uint8_t a, std::uint8_t b) {
  return a == 0 ? b : b == 0 ? a : std::min(a, b);
}

bool Lists(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Placement::Placement(const Schedule& schedule, const AskedVisit& visit,
                     std::shared_ptr<const DayPools> pools, const Preference& preference,
                     VisitPolicies& policies, Instant now, std::int64_t* nodes_left)
    : schedule_(schedule),
      facts_(schedule.facts()),
      ledger_(schedule.ledger()),
      visit_(visit),
      pools_(std::move(pools)),
      preference_(preference),
      policies_(policies),
      now_(facts_.OffsetOf(now)),
      nodes_left_(nodes_left) {}

// ---- passes -----------------------------------------------------------------------------------------

Answer Placement::Fill(std::vector<Seat>& seats, bool may_move) {
  pieces_.clear();
  watches_.clear();
  moved_.clear();
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

// Puts candidates for a seat in the order in which they are preferred; of promises, the order of their
// numbers stands.
void Placement::Sort(std::size_t at, std::vector<std::uint32_t>& candidates) {
  if (at >= seats_ || candidates.size() < 2) return;
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < seats_; ++i) {
    if (pieces_[i].state == State::kSeated && IsOfPeople(*pieces_[i].need)) {
      chosen.push_back(pieces_[i].resource);
    }
  }
  preference_.Sort(visit_.needs[pieces_[at].need_index], chosen, candidates);
}

bool Placement::Run() {
  const std::size_t at = NextOut();
  if (at == pieces_.size()) return Finish();
  const Pool* const pool = pieces_[at].pool;
  // Those that are free, and those that others must give way on.
  std::vector<std::uint32_t> free, taken;
  for (std::size_t c = 0; pool != nullptr && c < pool->members().size(); ++c) {
    const std::uint32_t r = pool->members()[c];
    if (r == pieces_[at].was || !IsThere(pieces_[at], r) || !CanPlan(pieces_[at], r)) continue;
    if (--*nodes_left_ <= 0) return false;
    if (IsPlainlyTaken(pieces_[at], r)) {
      // Whether others could give way is asked in a pass in which they may.
      if (most_put_out_ == 0) {
        if (!IsPlainlyFixed(pieces_[at], r)) taken.push_back(r);
        continue;
      }
      if (IsPlainlyFixed(pieces_[at], r)) continue;
    }
    const InTheWay way = Look(at, r);
    if (!way.impossible) (way.all.empty() && way.one.empty() ? free : taken).push_back(r);
  }
  Sort(at, free);
  for (std::uint32_t r : free) {
    if (SeatAt(at, r)) return true;
  }
  if (pieces_[at].hard() && !taken.empty()) {
    if (most_put_out_ == 0) {
      cut_ = true;
    } else {
      Sort(at, taken);
      for (std::uint32_t r : taken) {
        if (TrySeat(at, r)) return true;
      }
    }
  }
  if (pieces_[at].hard()) return false;
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
         std::find(gone_.begin(), gone_.end(), std::pair(use.promise, use.part)) != gone_.end();
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
          watched.emplace_back(use.promise, ledger_.Find(use.promise)->parts[use.part].watched);
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

// ---- what is in the way -----------------------------------------------------------------------------

CellSpan Placement::Cells(const Piece& piece, std::uint32_t resource) const {
  return facts_.Cover(std::int64_t{piece.start} - piece.need->buffer_before.count(),
                      std::int64_t{piece.end} + piece.need->buffer_after.count() +
                          facts_.resources[resource].turnover.count());
}

bool Placement::IsThere(const Piece& piece, std::uint32_t resource) const {
  if (!piece.pool->Has(resource)) return false;
  if (resource == lost_ && IsLost(resource, Cells(piece, resource))) return false;
  const ResourceFacts& r = facts_.resources[resource];
  const Hours* hours = r.At(piece.site);
  const Interval exact(facts_.At(piece.start), facts_.At(piece.end));
  if (hours == nullptr || !IsOpen(facts_, r, *hours, exact)) {
    const ConflictKind kind =
        Overlaps(r.breaks, exact) ? ConflictKind::kOnBreak : ConflictKind::kNotAvailable;
    if (!IsOverridden(piece, resource, kind)) return false;
  }
  if (!piece.occupies()) return true;
  if (!r.templates.empty() && Reserves(piece, r) &&
      !IsOverridden(piece, resource, ConflictKind::kTemplateReserved)) {
    return false;
  }
  return Allows(piece, resource);
}

bool Placement::IsOverridden(const Piece& piece, std::uint32_t resource, ConflictKind kind) const {
  if (!policies_.has_override() || piece.promise != kNoPromise) return false;
  const auto& named = visit_.needs[piece.need_index].named;
  return std::find(named.begin(), named.end(), resource) != named.end() &&
         policies_.IsOverridden(kind, facts_.At(piece.start), resource);
}

// What is promised is not moved to where a policy counts visits.
bool Placement::Allows(const Piece& piece, std::uint32_t resource) const {
  if (policies_.empty()) return true;
  if (piece.promise != kNoPromise) return !facts_.resources[resource].counted;
  return policies_.IsOpen(facts_.At(piece.start), resource);
}

std::int32_t Placement::MostAtOnce(const Piece& piece, std::uint32_t resource) const {
  if (policies_.empty() || piece.type == nullptr || !piece.site.valid()) return 1;
  return polyclinic::MostAtOnce(facts_, resource, piece.site, piece.type->id,
                                facts_.At(piece.start));
}

bool Placement::Reserves(const Piece& piece, const ResourceFacts& resource) const {
  return TemplateReserves(facts_, resource, piece.site, piece.type->id, facts_.At(piece.start),
                          facts_.At(now_));
}

Placement::InTheWay Placement::Look(std::size_t piece, std::uint32_t resource) {
  InTheWay way;
  LookAtSiblings(piece, resource, way);
  if (!way.impossible && pieces_[piece].occupies()) LookAtUses(piece, resource, way);
  if (!way.impossible && pieces_[piece].occupies()) LookAtTravel(piece, resource, way);
  if (way.impossible || way.all.empty()) return way;
  std::sort(way.all.begin(), way.all.end());
  way.all.erase(std::unique(way.all.begin(), way.all.end()), way.all.end());
  return way;
}

// What the ledger's cells say without a look at who it is: a seat that needs the resource for itself finds
// it taken. No in what is not so plain.
bool Placement::IsPlainlyTaken(const Piece& piece, std::uint32_t resource) const {
  return NeedsItAlone(piece, resource) && gone_.empty() &&
         ledger_.Meets(resource, Cells(piece, resource), &Block::touched);
}

// ... and by what nobody else may keep.
bool Placement::IsPlainlyFixed(const Piece& piece, std::uint32_t resource) const {
  return ledger_.Meets(resource, Cells(piece, resource), &Block::fixed_touched);
}

// Of the visit, bound, and nobody else may use the resource meanwhile.
bool Placement::NeedsItAlone(const Piece& piece, std::uint32_t resource) const {
  return piece.promise == kNoPromise && piece.hard() && AdmitsNobodyElse(piece, resource);
}

bool Placement::AdmitsNobodyElse(const Piece& piece, std::uint32_t resource) const {
  return piece.need->kind == NeedKind::kExclusive && !facts_.resources[resource].waves &&
         MostAtOnce(piece, resource) == 1 && !IsOverridden(piece, resource, ConflictKind::kBusy);
}

// Adds the piece to what must give way; false where it cannot.
bool Placement::IsInTheWay(std::size_t piece, InTheWay& way, std::vector<std::size_t>& list) const {
  if (pieces_[piece].fixed || pieces_[piece].state != State::kStaying) {
    way.impossible = true;
    return false;
  }
  list.push_back(piece);
  return true;
}

void Placement::LookAtSiblings(std::size_t at, std::uint32_t resource, InTheWay& way) {
  const PromiseNumber promise = pieces_[at].promise;
  const std::size_t first = promise == kNoPromise ? 0 : seats_;
  const std::size_t last = promise == kNoPromise ? seats_ : pieces_.size();
  for (std::size_t i = first; i < last && !way.impossible; ++i) {
    const Piece& other = pieces_[i];
    if (i == at || other.promise != promise || other.resource == kNone ||
        other.state == State::kOut || other.state == State::kOpen) {
      continue;
    }
    if (!Agree(pieces_[at], resource, other, other.resource)) IsInTheWay(i, way, way.all);
  }
}

bool Placement::Agree(const Piece& a, std::uint32_t resource_of_a, const Piece& b,
                      std::uint32_t resource_of_b) const {
  const bool equal = resource_of_a == resource_of_b;
  if (a.need == b.need) return !equal;
  if (Lists(a.need->same_as, b.need->name) || Lists(b.need->same_as, a.need->name)) return equal;
  if (!equal) return true;
  if (Lists(a.need->different_from, b.need->name) || Lists(b.need->different_from, a.need->name)) {
    return false;
  }
  // Within one visit nobody is at two steps at once.
  return !a.occupies() || !b.occupies() || a.first_step > b.last_step || b.first_step > a.last_step;
}

void Placement::LookAtUses(std::size_t at, std::uint32_t resource, InTheWay& way) {
  const CellSpan cells = Cells(pieces_[at], resource);
  const PromiseNumber own = pieces_[at].promise;
  std::vector<std::size_t> others;
  bool blocked = false;
  const bool advisory = !pieces_[at].hard();
  // Nothing that is fixed may be there.
  const bool alone = AdmitsNobodyElse(pieces_[at], resource);
  if (ledger_.Meets(resource, cells, &Block::touched) || advisory) {
    ledger_.ForUses(resource, cells, [&](const Use& use) {
      if (use.promise == own || use.kind() == NeedKind::kPresence || IsGone(use)) return true;
      if (use.advisory() && !advisory) return true;
      if (use.fixed() && alone) {
        way.impossible = true;
        return false;
      }
      const std::size_t piece = PieceOf(use.promise, use.part);
      if (pieces_[piece].state != State::kStaying) return true;
      others.push_back(piece);
      return true;
    });
  }
  if (way.impossible) return;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (i == at || piece.state != State::kSeated || piece.resource != resource ||
        piece.promise == own || !piece.occupies()) {
      continue;
    }
    const CellSpan theirs = Cells(piece, resource);
    if (theirs.first < cells.last && cells.first < theirs.last) others.push_back(i);
  }
  if (others.empty()) return;
  if (advisory) {
    way.impossible = true;
    return;
  }
  const Piece& piece = pieces_[at];
  const bool sharing = piece.need->kind == NeedKind::kShared;
  if (IsOverridden(piece, resource, sharing ? ConflictKind::kCapacity : ConflictKind::kBusy))
    return;
  const std::int32_t wave = sharing ? 1
                                    : WaveOf(facts_, facts_.resources[resource], piece.site,
                                             piece.type->id, facts_.At(piece.start));
  std::int32_t most = sharing ? facts_.resources[resource].capacity : MostAtOnce(piece, resource);
  bool in_wave = wave > 1;
  std::vector<std::size_t> mates;
  for (std::size_t i : others) {
    const Piece& other = pieces_[i];
    bool mate = sharing && other.need->kind == NeedKind::kShared;
    if (!sharing) {
      const bool starts_with_it = wave > 1 && other.start == piece.start;
      const bool exclusive = other.need->kind == NeedKind::kExclusive;
      most = std::min(most, exclusive ? MostAtOnce(other, resource) : 1);
      mate = starts_with_it || most > 1;
      in_wave = in_wave && starts_with_it;
    }
    if (mate) {
      mates.push_back(i);
    } else {
      blocked = !IsInTheWay(i, way, way.all) || blocked;
    }
  }
  if (blocked || !way.all.empty()) return;
  // Too many at once: one of them must give way.
  std::vector<std::size_t> too_many;
  in_wave = in_wave && static_cast<std::int32_t>(mates.size()) < wave;
  if (!sharing && most == 1 && !in_wave) too_many = mates;
  for (std::size_t cell = cells.first; !in_wave && cell < cells.last && too_many.empty(); ++cell) {
    std::vector<std::size_t> here;
    for (std::size_t i : mates) {
      const CellSpan theirs = Cells(pieces_[i], resource);
      if (theirs.first <= cell && cell < theirs.last) here.push_back(i);
    }
    if (static_cast<std::int32_t>(here.size()) >= most) too_many = std::move(here);
  }
  if (too_many.empty()) return;
  for (std::size_t i : too_many) {
    InTheWay none;
    IsInTheWay(i, none, way.one);
  }
  way.impossible = way.one.empty();
}

// People need time between sites.
void Placement::LookAtTravel(std::size_t at, std::uint32_t resource, InTheWay& way) {
  const ResourceFacts& r = facts_.resources[resource];
  if (!r.resource.staff.valid() || r.hours.size() < 2) return;
  const std::size_t here = pieces_[at].site.index();
  const CellSpan cells = Cells(pieces_[at], resource);
  const auto near = [&](std::size_t there, CellSpan theirs) {
    const CellSpan padded =
        facts_.grid.Cover(facts_.grid.At(theirs.first) - facts_.travel[here][there],
                          facts_.grid.At(theirs.last) + facts_.travel[there][here]);
    return padded.first < cells.last && cells.first < padded.last;
  };
  const auto margin = static_cast<std::size_t>(facts_.most_travel / kCell + 1);
  const CellSpan around{cells.first - std::min(cells.first, margin),
                        std::min(cells.last + margin, facts_.grid.size())};
  std::vector<std::size_t> others;
  ledger_.ForUses(resource, around, [&](const Use& use) {
    const std::uint32_t there = ledger_.Find(use.promise)->site;
    if (!use.occupies() || there == here || there == Promise::kNone) return true;
    if (!near(there, {use.first, use.last})) return true;
    const std::size_t piece = PieceOf(use.promise, use.part);
    if (pieces_[piece].state == State::kStaying) others.push_back(piece);
    return true;
  });
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (i != at && piece.state == State::kSeated && piece.resource == resource &&
        piece.occupies() && piece.site.index() != here &&
        near(piece.site.index(), Cells(piece, resource))) {
      others.push_back(i);
    }
  }
  // An advisory need makes nobody give way.
  if (!others.empty() && !pieces_[at].hard()) way.impossible = true;
  for (std::size_t i : others) IsInTheWay(i, way, way.all);
}

// ---- pieces -----------------------------------------------------------------------------------------

Placement::Piece Placement::PieceOf(const Seat& seat) const {
  Piece piece;
  piece.type = visit_.type;
  piece.need = seat.asked->need;
  piece.need_index = seat.asked->index;
  piece.first_step = seat.asked->first_step;
  piece.last_step = seat.asked->last_step;
  piece.pool = seat.pool;
  piece.pools = pools_.get();
  piece.site = pools_->site();
  piece.start = seat.start;
  piece.end = seat.end;
  piece.duties = seat.asked->duties;
  const PatientId patient = visit_.request->patient;
  piece.patient = patient.valid() ? patient.index() : Promise::kNone;
  return piece;
}

std::size_t Placement::PieceOf(PromiseNumber promise, std::uint16_t part) {
  while (true) {
    for (std::size_t i = seats_; i < pieces_.size(); ++i) {
      if (pieces_[i].promise == promise && pieces_[i].part == part) return i;
    }
    AddPieces(promise);
  }
}

void Placement::AddPieces(PromiseNumber number) {
  static const Need kUnknown{};
  const Promise& promise = *ledger_.Find(number);
  const bool movable = promise.movable && promise.start >= now_;
  const DayPools* const pools = movable ? PoolsOf(promise) : nullptr;
  for (std::size_t i = 0; i < promise.parts.size(); ++i) {
    const Part& part = promise.parts[i];
    if (part.watches()) continue;
    Piece piece;
    piece.promise = number;
    piece.part = static_cast<std::uint16_t>(i);
    piece.start = part.start;
    piece.end = part.end;
    piece.patient = promise.patient;
    piece.resource = piece.was = part.resource;
    piece.state = State::kStaying;
    piece.fixed = !movable || part.resource == kNone || (part.named && !part.advisory);
    if (promise.site != Promise::kNone) piece.site = facts_.sites[promise.site].id;
    piece.need = &kUnknown;
    if (part.need != Part::kNoNeed) {
      piece.type = &facts_.visit_types[promise.visit_type];
      piece.need = &piece.type->needs[part.need];
      piece.need_index = part.need;
      std::tie(piece.first_step, piece.last_step) = SpanOf(*piece.type, *piece.need);
    }
    if (movable) {
      piece.pools = pools;
      if (!part.named) piece.pool = PoolOf(promise, part, *pools);
      piece.duties = piece.need->duties;
      if (promise.extra != nullptr && !promise.extra->duties.empty()) {
        std::vector<DutyCode>& duties = made_duties_.emplace_back(piece.need->duties);
        for (const auto& [need, duty] : promise.extra->duties) {
          if (need == part.need) duties.push_back(duty);
        }
        piece.duties = duties;
      }
    }
    pieces_.push_back(piece);
  }
}

const DayPools* Placement::PoolsOf(const Promise& promise) {
  const SiteId site = facts_.sites[promise.site].id;
  std::optional<JurisdictionCode> location;
  if (facts_.visit_types[promise.visit_type].telehealth) {
    location = promise.extra ? promise.extra->patient_location : JurisdictionCode();
  }
  const Date date = facts_.zones[promise.site].ToLocal(facts_.At(promise.start)).date;
  const bool same = pools_->site() == site && pools_->date() == date && !location &&
                    pools_->law() == facts_.sites[promise.site].jurisdiction;
  if (same && !visit_.type->telehealth) return pools_.get();
  return other_pools_.emplace_back(PoolsAt(schedule_, site, date, location)).get();
}

const Pool* Placement::PoolOf(const Promise& promise, const Part& part, const DayPools& pools) {
  const Pool* pool = &pools.Of(promise.visit_type, part.need);
  std::vector<DutyCode> added;
  if (promise.extra != nullptr) {
    for (const auto& [need, duty] : promise.extra->duties) {
      if (need == part.need) added.push_back(duty);
    }
  }
  if (!added.empty()) {
    pool = &made_pools_.emplace_back(pools.Of(promise.visit_type, part.need, added, {}));
  }
  return SameLength(promise, part, pool);
}

// Of the pool those with whom the steps take as long as they were promised to take.
const Pool* Placement::SameLength(const Promise& promise, const Part& part, const Pool* pool) {
  const VisitType& type = facts_.visit_types[promise.visit_type];
  const auto [first, last] = SpanOf(type, type.needs[part.need]);
  bool varies = false;
  for (std::size_t s = first; s <= last; ++s) {
    varies = varies || !type.steps[s].duration.by_provider.empty();
  }
  if (!varies) return pool;
  const auto length = [&](std::size_t s, std::uint32_t r) {
    const DurationRule& rule = type.steps[s].duration;
    const Duration base = promise.new_patient && rule.new_patient ? *rule.new_patient : rule.base;
    return OwnDuration(facts_, type.steps[s], r).value_or(base);
  };
  std::vector<std::uint32_t> members;
  for (std::uint32_t r : pool->members()) {
    bool equal = true;
    for (std::size_t s = first; s <= last; ++s) {
      equal = equal && length(s, r) == length(s, part.resource);
    }
    if (equal) members.push_back(r);
  }
  return &made_pools_.emplace_back(std::move(members), facts_.resources.size());
}

// Something of the promise is kept by somebody else.
bool Placement::Changed(PromiseNumber promise) const {
  for (std::size_t i = seats_; i < pieces_.size(); ++i) {
    if (pieces_[i].promise == promise && pieces_[i].state == State::kSeated) return true;
  }
  return false;
}

// ---- plans ------------------------------------------------------------------------------------------

std::uint32_t Placement::ModesOf(const Piece& piece, std::uint32_t person, bool hopeful) const {
  if (IsLost(person, facts_.Cover(piece.start, piece.end))) return 0;
  const Interval span(facts_.At(piece.start), facts_.At(piece.end));
  std::uint32_t modes = 0;
  for (const Hours& hours : facts_.resources[person].hours) {
    if (!Covers(hours.spans, span)) continue;
    modes |= BitOf(SupervisionMode::kPhone) | BitOf(SupervisionMode::kAudio);
    if (hours.site == piece.site) modes |= BitOf(SupervisionMode::kPremises);
  }
  if (hopeful) return modes | BitOf(SupervisionMode::kRoom);
  for (const Piece& other : pieces_) {
    if (other.promise == piece.promise && other.resource == person &&
        (other.state == State::kSeated || other.state == State::kStaying) &&
        other.start <= piece.start && piece.end <= other.end) {
      modes |= BitOf(SupervisionMode::kRoom);
    }
  }
  return modes;
}

// The ways in which the person may be planned for the duty, in the order of the alternatives. With
// `hopeful`, whoever could be in the room is, and nobody watches anybody else.
void Placement::ListOptions(const Piece& piece, std::uint32_t person, const DutyCode& duty,
                            bool hopeful, std::vector<Option>& options) const {
  struct There {
    std::uint32_t person, roles, modes;
  };
  const StaffId actor = facts_.resources[person].resource.staff;
  const Ability ability = piece.pools->abilities().Of(actor, duty);
  if (ability.kind == AbilityKind::kAlways) {
    options.push_back({&ability.alternatives.front(), kNone, 0});
    return;
  }
  std::vector<There> there;
  bool delegated = false;
  for (const DayPools::Licensed& l : piece.pools->licensed()) {
    if (l.person == person) continue;
    const std::uint32_t modes = ModesOf(piece, l.person, hopeful);
    if (modes == 0) continue;
    there.push_back({l.person, l.roles, modes});
    delegated = delegated || (l.roles & kDelegators) != 0;
  }
  const std::optional<std::int32_t> age =
      piece.patient == Promise::kNone || !facts_.born[piece.patient]
          ? std::nullopt
          : std::optional(AgeInYears(*facts_.born[piece.patient], piece.pools->date()));
  for (const Residual& way : ability.alternatives) {
    if (way.delegation && !delegated) continue;
    if (!AgeFits(way, age)) continue;
    const auto meets = [](const There& t, const SupervisionTerm& term) {
      return (t.roles & term.roles) != 0 && (t.modes & term.modes) != 0;
    };
    const bool met =
        std::all_of(way.supervision.begin(), way.supervision.end(), [&](const auto& term) {
          return std::any_of(there.begin(), there.end(),
                             [&](const There& t) { return meets(t, term); });
        });
    if (!met) continue;
    if (way.supervision.empty()) options.push_back({&way, kNone, 0});
    for (const There& t : there) {
      if (way.supervision.empty() || !meets(t, way.supervision.front())) continue;
      options.push_back(
          {&way, t.person,
           WatchLimit(way.supervision.front(), facts_.PersonOf(t.person).supervises.at_most)});
    }
  }
}

bool Placement::CanPlan(const Piece& piece, std::uint32_t person) const {
  if (!IsOfPeople(*piece.need) || piece.pool->unconditional()) return true;
  std::vector<Option> options;
  for (const DutyCode& duty : piece.duties) {
    options.clear();
    ListOptions(piece, person, duty, true, options);
    if (options.empty()) return false;
  }
  return true;
}

bool Placement::ListWatches(std::size_t at, std::uint32_t not_by) {
  for (const DutyCode& duty : pieces_[at].duties) {
    Watch watch{.piece = at, .duty = duty};
    ListOptions(pieces_[at], pieces_[at].resource, duty, false, watch.options);
    std::erase_if(watch.options, [&](const Option& option) {
      return not_by != kNone && option.supervisor == not_by;
    });
    if (watch.options.empty()) return false;
    watches_.push_back(std::move(watch));
  }
  return true;
}

bool Placement::SeatWatch(std::size_t k) {
  if (k == watches_.size()) return true;
  // Whom an option would have watch one too many, and by whom.
  std::vector<std::pair<std::size_t, std::uint32_t>> instead;
  for (std::uint32_t o = 0; o < watches_[k].options.size(); ++o) {
    if (--*nodes_left_ <= 0) return false;
    std::vector<std::size_t> too_many;
    if (WatchFits(watches_[k], watches_[k].options[o], too_many)) {
      watches_[k].chosen = o;
      if (SeatWatch(k + 1)) return true;
      watches_[k].chosen = kNone;
    }
    for (std::size_t piece : too_many) {
      instead.emplace_back(piece, watches_[k].options[o].supervisor);
    }
  }
  // One of those may be watched by somebody else.
  for (const auto& [piece, supervisor] : instead) {
    const std::size_t known = watches_.size();
    pieces_[piece].watched_anew = true;
    if (ListWatches(piece, supervisor) && SeatWatch(k)) return true;
    watches_.resize(known);
    pieces_[piece].watched_anew = false;
  }
  return false;
}

// Whether the supervisor of the option may watch the piece as well; if not, `instead` has the pieces of
// which one would have to be watched by somebody else.
bool Placement::WatchFits(const Watch& watch, const Option& option,
                          std::vector<std::size_t>& instead) {
  if (option.supervisor == kNone) return true;
  struct Watched {
    std::size_t piece;
    Offset start, end;
    std::uint8_t at_most;
    bool may_change;
  };
  std::vector<Watched> watched;
  const auto add = [&](std::size_t piece, std::uint8_t at_most, bool may_change) {
    for (Watched& w : watched) {
      if (w.piece != piece) continue;
      w.at_most = Stricter(w.at_most, at_most);
      return;
    }
    watched.push_back({piece, pieces_[piece].start, pieces_[piece].end, at_most, may_change});
  };
  const Offset start = pieces_[watch.piece].start, end = pieces_[watch.piece].end;
  add(watch.piece, option.at_most, false);
  for (const Watch& other : watches_) {
    if (other.chosen == kNone) continue;
    const Option& theirs = other.options[other.chosen];
    if (theirs.supervisor == option.supervisor) add(other.piece, theirs.at_most, false);
  }
  std::vector<std::pair<Use, Part>> uses;
  ledger_.ForUses(option.supervisor, facts_.Cover(start, end), [&](const Use& use) {
    if (use.watches()) uses.emplace_back(use, ledger_.Find(use.promise)->parts[use.part]);
    return true;
  });
  for (const auto& [use, part] : uses) {
    const std::size_t piece = PieceOf(use.promise, part.watched);
    const Piece& actor = pieces_[piece];
    if (actor.state != State::kStaying || actor.watched_anew || Changed(actor.promise)) continue;
    const bool may_change = actor.pools != nullptr;
    add(piece, part.at_most, may_change);
  }
  // The number watched grows at the start of somebody only.
  for (const Watched& moment : watched) {
    const Offset at = std::max(moment.start, start);
    if (at >= end) continue;
    std::uint8_t limit = 0;
    std::int32_t count = 0;
    for (const Watched& w : watched) {
      if (w.start > at || at >= w.end) continue;
      ++count;
      limit = Stricter(limit, w.at_most);
    }
    if (limit == 0 || count <= limit) continue;
    for (const Watched& w : watched) {
      if (w.may_change && w.start <= at && at < w.end) instead.push_back(w.piece);
    }
    return false;
  }
  return true;
}

// ---- results ----------------------------------------------------------------------------------------

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

// ---- one seat ---------------------------------------------------------------------------------------

bool Placement::IsThere(const Seat& seat, std::uint32_t resource) {
  return IsThere(PieceOf(seat), resource);
}

bool Placement::IsFree(const Seat& seat, std::uint32_t resource) {
  pieces_.assign(1, PieceOf(seat));
  seats_ = 1;
  if (!IsThere(pieces_[0], resource) || IsPlainlyTaken(pieces_[0], resource)) return false;
  const InTheWay way = Look(0, resource);
  return !way.impossible && way.all.empty() && way.one.empty();
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
  Certificate full{.interval = {facts_.grid.At(cell), facts_.grid.At(cell) + kCell}};
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
