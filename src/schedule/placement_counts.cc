// What policies count: so many visits start with a resource in a session, on a day, at a time.

#include <algorithm>
#include <iterator>
#include <utility>

#include "schedule/placement.h"

namespace polyclinic {

const std::vector<VisitLimit>& Placement::LimitsOf(const Piece& piece, std::uint32_t resource) {
  static const std::vector<VisitLimit> kNothing;
  if (!facts_.resources[resource].counted || piece.type == nullptr || !piece.site.valid() ||
      !piece.occupies()) {
    return kNothing;
  }
  return policies_.LimitsOf(piece.type->id, piece.site, resource, facts_.At(piece.start),
                            piece.promise == kNoPromise ? VisitPolicies::Whose::kOfTheVisit
                                                        : VisitPolicies::Whose::kOfAPromise);
}

bool Placement::StaysAsItWas(const Use& use) const {
  if (IsGone(use)) return false;
  for (std::size_t i = seats_; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (piece.promise == use.promise && piece.part == use.part) {
      return piece.state == State::kStaying;
    }
  }
  return true;
}

// The parts with the resource that start where the limit counts them; kNoPromise is the visit.
void Placement::CountVisits(const VisitLimit& limit, std::uint32_t resource,
                            std::vector<PromiseNumber>& visits) {
  visits.clear();
  ledger_.ForUsesNear(resource, facts_.Near(limit.span), [&](const Use& use) {
    if (!use.occupies()) return;
    const Promise& promise = *ledger_.Find(use.promise);
    const auto type = promise.visit_type == Promise::kNone
                          ? VisitTypeId{}
                          : facts_.visit_types[promise.visit_type].id;
    const SiteId site = promise.site == Promise::kNone ? SiteId{} : facts_.sites[promise.site].id;
    if (limit.Counts(type, site, facts_.At(promise.parts()[use.part].start)) && StaysAsItWas(use)) {
      visits.push_back(use.promise);
    }
  });
  for (const Piece& piece : pieces_) {
    if (piece.state == State::kSeated && piece.resource == resource && IsCounted(piece, limit)) {
      visits.push_back(piece.promise);
    }
  }
  std::sort(visits.begin(), visits.end());
  visits.erase(std::unique(visits.begin(), visits.end()), visits.end());
}

// The part by which the promise counts, where others may keep each of those; the first that is not put out.
std::optional<std::size_t> Placement::CountedPart(const VisitLimit& limit, std::uint32_t resource,
                                                  PromiseNumber promise) {
  const auto is_its = [&](const Piece& piece) { return piece.promise == promise; };
  if (promise == kNoPromise) return std::nullopt;
  if (std::none_of(pieces_.begin(), pieces_.end(), is_its)) AddPieces(promise);
  std::optional<std::size_t> counted;
  for (std::size_t i = seats_; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const bool stays = piece.state == State::kStaying;
    if (!is_its(piece) || piece.resource != resource || !IsCounted(piece, limit) ||
        !(stays || piece.state == State::kSeated)) {
      continue;
    }
    if (!stays || piece.fixed || piece.pool == nullptr) return std::nullopt;
    if (!counted) counted = i;
  }
  return counted;
}

// Where the piece would be one visit too many, by its own limits or those of what was seated there, one of
// the visits counted must be kept by somebody else.
void Placement::LookAtCounts(std::size_t at, std::uint32_t resource, InTheWay& way) {
  if (!facts_.resources[resource].counted || !pieces_[at].occupies()) return;
  for (const VisitLimit& limit : LimitsOf(pieces_[at], resource)) {
    if (IsOneTooMany(at, resource, limit, pieces_[at].promise, way)) return;
  }
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (i == at || pieces_[i].state != State::kSeated || pieces_[i].resource != resource) continue;
    for (const VisitLimit& limit : LimitsOf(pieces_[i], resource)) {
      if (IsCounted(pieces_[at], limit) &&
          IsOneTooMany(at, resource, limit, pieces_[i].promise, way)) {
        return;
      }
    }
  }
}

bool Placement::IsCounted(const Piece& piece, const VisitLimit& limit) const {
  return piece.hard() && piece.occupies() && piece.type != nullptr &&
         limit.Counts(piece.type->id, piece.site, facts_.At(piece.start));
}

// Whether the limit of the promise stands against the piece with the resource.
bool Placement::IsOneTooMany(std::size_t at, std::uint32_t resource, const VisitLimit& limit,
                             PromiseNumber of, InTheWay& way) {
  CountVisits(limit, resource, counted_);
  const PromiseNumber own = pieces_[at].promise;
  if (std::find(counted_.begin(), counted_.end(), own) == counted_.end()) counted_.push_back(own);
  std::erase(counted_, of);
  const std::int64_t too_many = std::ssize(counted_) + 1 - limit.most;
  if (too_many <= 0) return false;
  std::erase(counted_, own);
  for (PromiseNumber promise : counted_) {
    if (const auto piece = CountedPart(limit, resource, promise)) way.one.push_back(*piece);
  }
  // An advisory need makes nobody give way.
  way.impossible = std::ssize(way.one) < too_many || !pieces_[at].hard();
  return true;
}

// Why whoever keeps what does not help: those who could take the seat, and all who could keep a visit that
// counts with one of these instead, have as many visits as they may be given, and nobody else can keep any
// of them. nullopt where this is not seen.
std::optional<Conflict> Placement::FullCount(const Seat& seat) {
  const auto members = seat.pool->members();
  const bool counts = std::any_of(members.begin(), members.end(),
                                  [&](std::uint32_t r) { return facts_.resources[r].counted; });
  if (!counts || !IsHard(*seat.asked->need)) return std::nullopt;
  pieces_.assign(1, PieceOf(seat));
  seats_ = 1;
  Counted counted;
  counted.asking = {0};
  for (std::size_t a = 0; a < counted.asking.size(); ++a) {
    const std::size_t piece = counted.asking[a];
    for (std::uint32_t r : pieces_[piece].pool->members()) {
      const bool can = IsThere(pieces_[piece], r) && CanPlan(pieces_[piece], r) &&
                       UsersBeside(piece, r).has_value();
      if (can && !IsCountedOut(piece, r, counted)) return std::nullopt;
    }
  }
  // Where nobody could be asked to give way, every choice was tried.
  if (counted.asking.size() == 1 || std::ssize(counted.visits) < counted.places) {
    return std::nullopt;
  }
  const VisitLimit& limit = counted.full.front().second;
  std::vector<std::uint32_t> able;
  for (const auto& [resource, full] : counted.full) able.push_back(resource);
  return Conflict{.kind = limit.kind,
                  .need = seat.asked->need->name,
                  .interval = limit.span,
                  .certificate = CertificateOf(limit.span, std::move(able), counted.visits),
                  .policy = limit.policy->key};
}

// A limit stands against the piece with the resource: that which is known of it, or one that is used up,
// whose visits are then asked about as well.
bool Placement::IsCountedOut(std::size_t piece, std::uint32_t resource, Counted& counted) {
  const std::vector<VisitLimit>& limits = LimitsOf(pieces_[piece], resource);
  for (const auto& [known, limit] : counted.full) {
    if (known == resource) return std::find(limits.begin(), limits.end(), limit) != limits.end();
  }
  for (const VisitLimit& limit : limits) {
    CountVisits(limit, resource, counted_);
    if (std::ssize(counted_) < limit.most) continue;
    counted.full.emplace_back(resource, limit);
    counted.places += std::max<std::int64_t>(limit.most, std::ssize(counted_));
    for (PromiseNumber promise : counted_) {
      const auto& visits = counted.visits;
      if (std::find(visits.begin(), visits.end(), promise) != visits.end()) continue;
      counted.visits.push_back(promise);
      if (const auto part = CountedPart(limit, resource, promise)) counted.asking.push_back(*part);
    }
    return true;
  }
  return false;
}

}  // namespace polyclinic
