// The pieces: seats of the visit and parts of the promises that are looked at.

#include <tuple>
#include <utility>

#include "schedule/placement.h"

namespace polyclinic {

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
  SetCells(piece);
  return piece;
}

void Placement::SetCells(Piece& piece) const {
  piece.exact = facts_.Cover(piece.start, piece.end);
  piece.buffered = facts_.Cover(std::int64_t{piece.start} - piece.need->buffer_before.count(),
                                std::int64_t{piece.end} + piece.need->buffer_after.count());
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
  for (std::size_t i = 0; i < promise.parts().size(); ++i) {
    const Part& part = promise.parts()[i];
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
      if (promise.extra && !promise.extra->duties.empty()) {
        std::vector<DutyCode>& duties = made_duties_.emplace_front(piece.need->duties);
        for (const auto& [need, duty] : promise.extra->duties) {
          if (need == part.need) duties.push_back(duty);
        }
        piece.duties = duties;
      }
    }
    SetCells(piece);
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
  if (promise.extra) {
    for (const auto& [need, duty] : promise.extra->duties) {
      if (need == part.need) added.push_back(duty);
    }
  }
  if (!added.empty()) {
    pool = &made_pools_.emplace_front(pools.Of(promise.visit_type, part.need, added, {}));
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
  return &made_pools_.emplace_front(std::move(members), facts_.resources.size());
}

// Something of the promise is kept by somebody else.
bool Placement::Changed(PromiseNumber promise) const {
  for (std::size_t i = seats_; i < pieces_.size(); ++i) {
    if (pieces_[i].promise == promise && pieces_[i].state == State::kSeated) return true;
  }
  return false;
}

}  // namespace polyclinic
