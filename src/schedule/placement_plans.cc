// The plans: under whose supervision each duty is done.

#include <algorithm>
#include <utility>

#include "schedule/placement.h"

namespace polyclinic {
namespace {

// The stricter of two limits of people watched; 0 is none.
std::uint8_t Stricter(std::uint8_t a, std::uint8_t b) {
  return a == 0 ? b : b == 0 ? a : std::min(a, b);
}

}  // namespace

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
    if (use.watches()) uses.emplace_back(use, ledger_.Find(use.promise)->parts()[use.part]);
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

}  // namespace polyclinic
