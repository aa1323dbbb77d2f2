// What is in the way of a piece on a resource.

#include <algorithm>
#include <optional>

#include "schedule/placement.h"
#include "schedule/travel.h"

namespace polyclinic {
namespace {

bool Lists(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

CellSpan Placement::Cells(const Piece& piece, std::uint32_t resource) const {
  if (facts_.resources[resource].turnover == Duration{0}) return piece.buffered;
  return facts_.Cover(std::int64_t{piece.start} - piece.need->buffer_before.count(),
                      std::int64_t{piece.end} + piece.need->buffer_after.count() +
                          facts_.resources[resource].turnover.count());
}

bool Placement::IsThere(const Piece& piece, std::uint32_t resource) const {
  if (!piece.pool->Has(resource)) return false;
  if (resource == lost_ && IsLost(resource, Cells(piece, resource))) return false;
  const ResourceFacts& r = facts_.resources[resource];
  const Hours* hours = r.At(piece.site);
  if (hours == nullptr || !IsOpen(piece, r, *hours)) {
    if (!policies_.has_override()) return false;
    const bool on_break =
        Overlaps(r.breaks, Interval(facts_.At(piece.start), facts_.At(piece.end)));
    const ConflictKind kind = on_break ? ConflictKind::kOnBreak : ConflictKind::kNotAvailable;
    if (!IsOverridden(piece, resource, kind)) return false;
  }
  if (!piece.occupies()) return true;
  if (!r.templates.empty() && Reserves(piece, r) &&
      !IsOverridden(piece, resource, ConflictKind::kTemplateReserved)) {
    return false;
  }
  return Allows(piece, resource);
}

bool Placement::IsOpen(const Piece& piece, const ResourceFacts& resource,
                       const Hours& hours) const {
  const bool on_grid = piece.start >= 0 && facts_.At(piece.end) <= facts_.grid.end();
  if (on_grid && !resource.ragged) return hours.open.Covers(piece.exact);
  return polyclinic::IsOpen(facts_, resource, hours,
                            Interval(facts_.At(piece.start), facts_.At(piece.end)));
}

bool Placement::IsOverridden(const Piece& piece, std::uint32_t resource, ConflictKind kind) const {
  if (!policies_.has_override() || piece.promise != kNoPromise) return false;
  const auto& named = visit_.needs[piece.need_index].named;
  return std::find(named.begin(), named.end(), resource) != named.end() &&
         policies_.IsOverridden(kind, facts_.At(piece.start), resource);
}

bool Placement::Allows(const Piece& piece, std::uint32_t resource) const {
  return policies_.empty() || piece.promise != kNoPromise ||
         policies_.IsOpen(facts_.At(piece.start), resource);
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
  if (way.IsNothing()) LookAtCounts(piece, resource, way);
  if (way.impossible || way.all.empty()) return way;
  std::sort(way.all.begin(), way.all.end());
  way.all.erase(std::unique(way.all.begin(), way.all.end()), way.all.end());
  return way;
}

// What the ledger's cells say without a look at who it is: a seat that needs the resource for itself finds
// it taken. No in what is not so plain.
bool Placement::IsPlainlyTaken(const Piece& piece, std::uint32_t resource) const {
  return NeedsItAlone(piece, resource) && gone_.empty() &&
         reader_.Meets(resource, Cells(piece, resource), TakenSet::kTouched);
}

// ... and by what nobody else may keep.
bool Placement::IsPlainlyFixed(const Piece& piece, std::uint32_t resource) const {
  return reader_.Meets(resource, Cells(piece, resource), TakenSet::kFixedTouched);
}

// Who could take the piece, were nothing in the way. False where the limit came first.
bool Placement::ListCandidates(std::size_t at, std::vector<std::uint32_t>& candidates,
                               std::vector<std::uint32_t>& plainly_taken) {
  const Piece& piece = pieces_[at];
  if (piece.pool == nullptr) return true;
  const auto members = piece.pool->members();
  candidates.reserve(members.size());
  plainly_taken.reserve(members.size());
  for (std::uint32_t r : members) {
    if (r == piece.was || !IsThere(piece, r) || !CanPlan(piece, r)) continue;
    if (--*nodes_left_ <= 0) return false;
    (IsPlainlyTaken(piece, r) ? plainly_taken : candidates).push_back(r);
  }
  return true;
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

// The pieces that use the resource at the time of the piece. nullopt where one of them is fixed and nobody
// else may use it.
std::optional<std::vector<std::size_t>> Placement::UsersBeside(std::size_t at,
                                                               std::uint32_t resource) {
  const CellSpan cells = Cells(pieces_[at], resource);
  const PromiseNumber own = pieces_[at].promise;
  const bool advisory = !pieces_[at].hard();
  const bool alone = AdmitsNobodyElse(pieces_[at], resource);
  std::vector<std::size_t> users;
  bool fixed = false;
  if (reader_.Meets(resource, cells, TakenSet::kTouched) || advisory) {
    ledger_.ForUses(resource, cells, [&](const Use& use) {
      if (use.promise == own || use.kind() == NeedKind::kPresence || IsGone(use)) return true;
      if (use.advisory() && !advisory) return true;
      fixed = use.fixed() && alone;
      if (fixed) return false;
      const std::size_t piece = PieceOf(use.promise, use.part);
      if (pieces_[piece].state == State::kStaying) users.push_back(piece);
      return true;
    });
  }
  if (fixed) return std::nullopt;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (i == at || piece.state != State::kSeated || piece.resource != resource ||
        piece.promise == own || !piece.occupies()) {
      continue;
    }
    const CellSpan theirs = Cells(piece, resource);
    if (theirs.first < cells.last && cells.first < theirs.last) users.push_back(i);
  }
  return users;
}

void Placement::LookAtUses(std::size_t at, std::uint32_t resource, InTheWay& way) {
  const std::optional<std::vector<std::size_t>> users = UsersBeside(at, resource);
  const Piece& piece = pieces_[at];
  way.impossible = !users || (!users->empty() && !piece.hard());
  if (way.impossible || users->empty()) return;
  const bool sharing = piece.need->kind == NeedKind::kShared;
  if (IsOverridden(piece, resource, sharing ? ConflictKind::kCapacity : ConflictKind::kBusy)) {
    return;
  }
  if (sharing) {
    LookAtSharing(at, resource, *users, way);
  } else {
    LookAtWave(at, resource, *users, way);
  }
}

// Who uses it alone must give way; of those who share it with the piece one, where they are too many.
void Placement::LookAtSharing(std::size_t at, std::uint32_t resource,
                              const std::vector<std::size_t>& users, InTheWay& way) {
  std::vector<std::size_t> mates;
  bool blocked = false;
  for (std::size_t i : users) {
    if (pieces_[i].need->kind == NeedKind::kShared) {
      mates.push_back(i);
    } else {
      blocked = !IsInTheWay(i, way, way.all) || blocked;
    }
  }
  if (blocked || !way.all.empty()) return;
  OneMustGo(TooMany(at, resource, mates, facts_.resources[resource].capacity), way);
}

// Several may use it at once in a wave, whose visits start together, or where it is overbooked on purpose.
void Placement::LookAtWave(std::size_t at, std::uint32_t resource,
                           const std::vector<std::size_t>& users, InTheWay& way) {
  const Piece& piece = pieces_[at];
  const std::int32_t wave = WaveOf(facts_, facts_.resources[resource], piece.site, piece.type->id,
                                   facts_.At(piece.start));
  std::int32_t most = MostAtOnce(piece, resource);
  bool in_wave = wave > 1, blocked = false;
  std::vector<std::size_t> mates;
  for (std::size_t i : users) {
    const Piece& other = pieces_[i];
    const bool starts_with_it = wave > 1 && other.start == piece.start;
    const bool exclusive = other.need->kind == NeedKind::kExclusive;
    most = std::min(most, exclusive ? MostAtOnce(other, resource) : 1);
    in_wave = in_wave && starts_with_it;
    if (starts_with_it || most > 1) {
      mates.push_back(i);
    } else {
      blocked = !IsInTheWay(i, way, way.all) || blocked;
    }
  }
  if (blocked || !way.all.empty()) return;
  if (in_wave && static_cast<std::int32_t>(mates.size()) < wave) return;
  OneMustGo(most == 1 ? mates : TooMany(at, resource, mates, most), way);
}

// Of the mates those who use the resource together at a moment at which they are `most` or more.
std::vector<std::size_t> Placement::TooMany(std::size_t at, std::uint32_t resource,
                                            const std::vector<std::size_t>& mates,
                                            std::int32_t most) const {
  const CellSpan cells = Cells(pieces_[at], resource);
  for (std::size_t cell = cells.first; cell < cells.last; ++cell) {
    std::vector<std::size_t> here;
    for (std::size_t i : mates) {
      const CellSpan theirs = Cells(pieces_[i], resource);
      if (theirs.first <= cell && cell < theirs.last) here.push_back(i);
    }
    if (static_cast<std::int32_t>(here.size()) >= most) return here;
  }
  return {};
}

void Placement::OneMustGo(const std::vector<std::size_t>& pieces, InTheWay& way) const {
  for (std::size_t i : pieces) {
    InTheWay none;
    IsInTheWay(i, none, way.one);
  }
  way.impossible = !pieces.empty() && way.one.empty();
}

// People need time between sites.
void Placement::LookAtTravel(std::size_t at, std::uint32_t resource, InTheWay& way) {
  const ResourceFacts& r = facts_.resources[resource];
  if (!r.resource.staff.valid() || r.hours.size() < 2) return;
  const auto stay = [&](const Piece& piece) {
    return Stay{piece.site.index(), Cells(piece, resource)};
  };
  const Stay here = stay(pieces_[at]);
  std::vector<std::size_t> others;
  for (const Use& use : UsesWithoutWay(facts_, ledger_, resource, here)) {
    const std::size_t piece = PieceOf(use.promise, use.part);
    if (pieces_[piece].state == State::kStaying) others.push_back(piece);
  }
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (i != at && piece.state == State::kSeated && piece.resource == resource &&
        piece.occupies() && LeaveNoWay(facts_, here, stay(piece))) {
      others.push_back(i);
    }
  }
  // An advisory need makes nobody give way.
  if (!others.empty() && !pieces_[at].hard()) way.impossible = true;
  for (std::size_t i : others) IsInTheWay(i, way, way.all);
}

}  // namespace polyclinic
