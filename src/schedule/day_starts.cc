#include "schedule/day_starts.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <memory_resource>
#include <optional>
#include <utility>

#include "schedule/interchange.h"
#include "schedule/two_sides.h"

namespace polyclinic {
namespace {

// Words read for one day: the day and what a visit takes beyond it.
constexpr std::size_t kRead = 16;
using Read = std::array<std::uint64_t, kRead>;
using Words = DayStarts::Words;

// Cells relative to the start, half-open.
struct Cells {
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::int64_t length() const { return last - first; }
  bool operator==(const Cells&) const = default;
};

std::int64_t Floor(std::int64_t seconds) {
  const std::int64_t cell = kCell.count();
  return seconds >= 0 ? seconds / cell : -((-seconds + cell - 1) / cell);
}
std::int64_t Ceil(std::int64_t seconds) { return -Floor(-seconds); }

// Word `w` of the set moved so many cells earlier, of which `words` words are read.
std::uint64_t WordEarlier(const Read& set, std::size_t words, std::size_t w, std::size_t by) {
  const std::size_t at = w + by / 64, shift = by % 64;
  const std::uint64_t low = at < words ? set[at] : 0;
  if (shift == 0) return low;
  return low >> shift | (at + 1 < words ? set[at + 1] << (64 - shift) : 0);
}

// Of each cell: whether a run of `length` cells of the set begins there. In place, on `words` words.
void KeepRunStarts(Read& set, std::size_t words, std::size_t length) {
  for (std::size_t have = 1; have < length;) {
    const std::size_t step = std::min(have, length - have);
    for (std::size_t w = 0; w < words; ++w) set[w] &= WordEarlier(set, words, w, step);
    have += step;
  }
}

// How many words say where runs of so many cells begin.
std::size_t WordsFor(std::int64_t length) {
  return std::min(kRead, DayStarts::kWords + static_cast<std::size_t>(length + 63) / 64);
}

// Of the first `WordsFor(length)` words.
Words Starts(Read& set, std::int64_t length) {
  KeepRunStarts(set, WordsFor(length), static_cast<std::size_t>(std::max<std::int64_t>(length, 1)));
  Words out;
  std::copy_n(set.begin(), DayStarts::kWords, out.begin());
  return out;
}

bool Has(const Words& words, std::size_t cell) {
  return (words[cell / 64] >> (cell % 64) & 1) != 0;
}
bool None(const Words& words) {
  return std::all_of(words.begin(), words.end(), [](std::uint64_t w) { return w == 0; });
}
void And(Words& a, const Words& b) {
  for (std::size_t w = 0; w < a.size(); ++w) a[w] &= b[w];
}
void Or(Words& a, const Words& b) {
  for (std::size_t w = 0; w < a.size(); ++w) a[w] |= b[w];
}
constexpr Words kAllStarts = {~std::uint64_t{0}, ~std::uint64_t{0}, ~std::uint64_t{0},
                              ~std::uint64_t{0}, ~std::uint64_t{0}};

class Scan {
 public:
  Scan(const Schedule& schedule, const AskedVisit& visit, const DayPools& pools,
       VisitPolicies& policies, std::size_t first, std::size_t cells, Instant now)
      : schedule_(schedule),
        facts_(schedule.facts()),
        ledger_(schedule.ledger()),
        reader_(ledger_),
        visit_(visit),
        pools_(pools),
        policies_(policies),
        first_(first),
        cells_(cells),
        now_(now) {}

  DayStarts Of(const Layout& layout, const Words& allowed) {
    DayStarts starts{.sure = allowed, .maybe = allowed};
    // The scan reads so many cells; of longer visits it rules out nothing.
    if (Ceil(layout.end()) + kMargin >
        static_cast<std::int64_t>((kRead - DayStarts::kWords) * 64)) {
      starts.sure = {};
      return starts;
    }
    for (const Seat& seat : layout.seats) {
      if (!IsHard(*seat.asked->need)) continue;
      Add(layout, seat, starts);
      if (None(starts.maybe)) break;
    }
    if (layout.coupled) starts.sure = {};
    And(starts.sure, starts.maybe);
    return starts;
  }

 private:
  // Buffers and turnovers beyond this are left to the search.
  static constexpr std::int64_t kMargin = 192;

  // The cells of the grid from `first_ + offset` on.
  void ReadOpen(const CellSet& set, std::int64_t offset, std::span<std::uint64_t> out) const {
    const std::int64_t from = static_cast<std::int64_t>(first_) + offset;
    for (std::size_t w = 0; w < out.size(); ++w) {
      out[w] = set.From(from + static_cast<std::int64_t>(w * 64));
    }
  }

  struct Exact {
    Cells open;
    // The cells say all about the hours.
    bool exact = false;
  };
  static Exact ExactCells(const Seat& seat, bool ragged) {
    const Cells outer{Floor(seat.start), Ceil(seat.end)};
    const Cells inner{Ceil(seat.start), Floor(seat.end)};
    if (!ragged && outer == inner) return {outer, true};
    return {inner, false};
  }

  Words OpenStarts(const Hours& hours, const Cells& cells) const {
    if (cells.length() <= 0) return kAllStarts;
    Read open;
    ReadOpen(hours.open, cells.first, std::span(open).first(WordsFor(cells.length())));
    return Starts(open, cells.length());
  }

  void Add(const Layout& layout, const Seat& seat, DayStarts& starts) {
    const Words wanted = starts.maybe;
    Words sure{};
    able_.clear();
    able_.reserve(seat.pool->members().size());
    for (std::uint32_t r : seat.pool->members()) {
      const Hours* hours = facts_.resources[r].At(pools_.site());
      if (hours == nullptr) continue;
      const DayStarts of = OfResource(seat, r, *hours, wanted);
      if (None(of.maybe)) continue;
      Or(sure, of.sure);
      // Nothing is left to be asked of the others.
      if (None(Without(wanted, sure))) return And(starts.sure, sure);
      able_.emplace_back(r, of.maybe);
    }
    Words maybe = sure;
    for (auto& [r, of] : able_) {
      RuleOutFixed(seat, r, of);
      Or(maybe, of);
    }
    if (!None(Without(maybe, sure))) Settle(layout, seat, sure, maybe);
    And(starts.sure, sure);
    And(starts.maybe, maybe);
  }

  // Says of starts that are not sure whether they are possible if others take over what they keep.
  void Settle(const Layout& layout, const Seat& seat, Words& sure, Words& maybe) {
    const std::optional<Idle> idle = IdleAt(seat);
    if (idle) {
      Words fitting = idle->starts;
      And(fitting, maybe);
      maybe = sure;
      Or(maybe, fitting);
      if (idle->all_day && !layout.coupled && layout.StandsApart(seat)) sure = maybe;
      if (idle->all_day || None(Without(maybe, sure))) return;
    }
    if (const std::optional<TwoSides>& sides = SidesFor(seat, idle.has_value())) {
      const Words fitting = Fitting(*sides, seat, Without(maybe, sure));
      maybe = sure;
      Or(maybe, fitting);
      const bool apart =
          layout.StandsAlone(seat) || (sides->only_one() && layout.StandsApart(seat));
      if (!layout.coupled && apart) sure = maybe;
      return;
    }
    if (!layout.coupled && layout.StandsApart(seat)) {
      Or(sure, InterchangedStarts(seat));
      if (!(*seat.pool == *seat.everybody)) Or(sure, RelievedStarts(seat));
      // Nothing is open that is not possible.
      Or(maybe, sure);
    }
    if (None(Without(maybe, sure))) return;
    And(maybe, UnblockedStarts(seat, *seat.pool));
    if (!(*seat.pool == *seat.everybody)) And(maybe, UnblockedStarts(seat, *seat.everybody));
  }

  // Of a pool who stand in for one another while they are there.
  struct Idle {
    // The starts at which at every moment somebody of them is idle; at others nobody can take the seat.
    Words starts{};
    // They are there at the same times: at those starts somebody can.
    bool all_day = true;
  };
  // nullopt where it is not so, or not so plain.
  std::optional<Idle> IdleAt(const Seat& seat) const {
    const std::uint32_t type = visit_.type->id.index();
    const std::size_t need = seat.asked->index;
    const bool plain = IsOfOneAlone(seat) && IsWithoutBuffers(*seat.asked->need) &&
                       seat.everybody == &pools_.Of(type, need);
    if (!plain || seat.pool->members().empty() || cells_ == 0 || cells_ > kAllStarts.size() * 64) {
      return std::nullopt;
    }
    const DayPools::Alike alike = pools_.AlikeOf(type, need);
    if (!alike.members) return std::nullopt;
    Idle out;
    std::optional<Words> there;
    Read idle{};
    for (std::uint32_t r : seat.everybody->members()) {
      const Words open = OnDay(facts_.resources[r].hours.front().open);
      if (!AsksOnly(r, alike.asked)) return std::nullopt;
      // Somebody is there over midnight, or some visit may have begun.
      if (Has(open, 0) || Has(open, cells_ - 1) || !IsAhead(open)) return std::nullopt;
      if (!there) there = open;
      out.all_day = out.all_day && open == *there;
      Words touched;
      reader_.Read(r, static_cast<std::int64_t>(first_), TakenSet::kTouched, touched);
      if (!None(Without(WithinDay(touched), open))) return std::nullopt;
      for (std::size_t w = 0; w < open.size(); ++w) idle[w] |= open[w] & ~touched[w];
    }
    // A seat begins no earlier than the visit.
    const auto after = static_cast<std::size_t>(Floor(seat.start));
    for (std::size_t w = 0; w < kRead; ++w) idle[w] = WordEarlier(idle, kRead, w, after);
    out.starts = Starts(idle, Ceil(seat.end) - Floor(seat.start));
    return out;
  }

  // What begins in these cells of the day belongs to visits that have not begun.
  bool IsAhead(const Words& cells) const {
    const Duration now = now_ - facts_.grid.start();
    const std::size_t clear = CellsUntil(now) + ledger_.latest_part();
    if (now <= Duration{0} || first_ >= clear) return true;
    for (std::size_t cell = 0; cell < std::min(clear - first_, cells_); ++cell) {
      if (Has(cells, cell)) return false;
    }
    return true;
  }
  // Whatever occupies the resource that day, and near it, asks for nothing else.
  bool AsksOnly(std::uint32_t r, std::uint64_t asked) const {
    for (std::size_t b = first_ / Block::kCells; b <= (first_ + cells_ - 1) / Block::kCells; ++b) {
      const Block* const block = reader_.At(r, b);
      if (block != nullptr && (block->asked & ~asked) != 0) return false;
    }
    return true;
  }
  Words OnDay(const CellSet& set) const {
    Words out;
    ReadOpen(set, 0, out);
    return WithinDay(out);
  }
  Words WithinDay(Words words) const {
    for (std::size_t w = 0; w < words.size(); ++w) {
      const std::size_t left = cells_ - std::min(cells_, w * 64);
      if (left < 64) words[w] &= (std::uint64_t{1} << left) - 1;
    }
    return words;
  }

  // Those of a seat before serve another that asks the same of the same pool. `alike`: nothing but hours
  // tells its people and what they keep apart, as `IdleAt` finds.
  const std::optional<TwoSides>& SidesFor(const Seat& seat, bool alike) {
    const auto known = std::find_if(sides_.begin(), sides_.end(), [&](const auto& of) {
      return TwoSides::AreSame(*of.first, seat);
    });
    if (known != sides_.end()) return known->second;
    const CellSpan day{first_, first_ + cells_};
    const auto make = alike ? &TwoSides::OfAlike : &TwoSides::Of;
    return sides_.emplace_back(&seat, make(schedule_, seat, pools_, day, now_, memory_)).second;
  }

  Words Fitting(const TwoSides& sides, const Seat& seat, const Words& starts) const {
    // A seat begins no earlier than the visit.
    const auto first = static_cast<std::size_t>(Floor(seat.start));
    const auto last = static_cast<std::size_t>(Ceil(seat.end));
    std::vector<CellSpan> stretches;
    for (std::size_t w = 0; w < starts.size(); ++w) {
      for (std::uint64_t left = starts[w]; left != 0; left &= left - 1) {
        const std::size_t cell = first_ + w * 64 + static_cast<std::size_t>(std::countr_zero(left));
        stretches.push_back({cell + first, cell + last});
      }
    }
    const std::vector<bool> fit = sides.Fit(stretches);
    Words out{};
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const std::size_t cell = stretches[i].first - first - first_;
      if (fit[i]) out[cell / 64] |= std::uint64_t{1} << (cell % 64);
    }
    return out;
  }

  static Words Without(Words a, const Words& b) {
    for (std::size_t w = 0; w < a.size(); ++w) a[w] &= ~b[w];
    return a;
  }

  // The starts at which at every moment somebody of a group who stand in for one another is free.
  Words InterchangedStarts(const Seat& seat) const {
    Words out{};
    const auto [open, exact] = ExactCells(seat, false);
    if (!exact) return out;
    const CellSpan day{first_, first_ + cells_};
    const bool named = !(*seat.pool == *seat.everybody);
    for (const Interchange& group : InterchangesOf(schedule_, seat, pools_, day, now_)) {
      // Who is named may have a promise that runs on in the way.
      if (named && (group.open_before || group.open_after)) continue;
      const Cells taken = Taken(seat, facts_.resources[group.members.front()]);
      Read free{};
      for (std::uint32_t r : group.members) {
        Read touched;
        reader_.Read(r, static_cast<std::int64_t>(first_) + taken.first, TakenSet::kTouched,
                     touched);
        for (std::size_t w = 0; w < kRead; ++w) free[w] |= ~touched[w];
      }
      Words starts = Starts(free, taken.length());
      And(starts, Within(group.span, taken));
      And(starts, Within(group.span, open));
      Or(out, starts);
    }
    return out;
  }

  // The starts at which somebody named is there and others can take over all that is in the way.
  Words RelievedStarts(const Seat& seat) const {
    Words out{};
    const auto [open, exact] = ExactCells(seat, false);
    if (!exact) return out;
    for (const Relief& relief :
         ReliefsOf(schedule_, seat, pools_, {first_, first_ + cells_}, now_)) {
      const ResourceFacts& named = facts_.resources[relief.named];
      const Cells taken = Taken(seat, named);
      Read free;
      const std::int64_t base = static_cast<std::int64_t>(first_) + taken.first;
      reader_.Read(relief.named, base, TakenSet::kTouched, free);
      for (std::uint64_t& w : free) w = ~w;
      for (const CellSpan& span : relief.handed_over) {
        for (std::size_t cell = span.first; cell < span.last; ++cell) {
          const std::int64_t i = static_cast<std::int64_t>(cell) - base;
          if (i < 0 || i >= static_cast<std::int64_t>(kRead * 64)) continue;
          free[static_cast<std::size_t>(i) / 64] |= std::uint64_t{1} << (i % 64);
        }
      }
      Words starts = Starts(free, taken.length());
      And(starts, OpenStarts(*named.At(pools_.site()), open));
      Or(out, starts);
    }
    return out;
  }

  // The starts at which the cells lie in the span.
  Words Within(CellSpan span, const Cells& cells) const {
    Words out{};
    const auto from =
        static_cast<std::int64_t>(span.first) - static_cast<std::int64_t>(first_) - cells.first;
    const auto to =
        static_cast<std::int64_t>(span.last) - static_cast<std::int64_t>(first_) - cells.last;
    for (std::int64_t i = std::max<std::int64_t>(from, 0);
         i <= std::min<std::int64_t>(to, static_cast<std::int64_t>(DayStarts::kWords * 64) - 1);
         ++i) {
      out[static_cast<std::size_t>(i) / 64] |= std::uint64_t{1} << (i % 64);
    }
    return out;
  }

  // The starts at which at every moment somebody of the pool is there who is not taken up by what only
  // the pool can keep.
  Words UnblockedStarts(const Seat& seat, const Pool& pool) {
    const auto [cells, exact] = ExactCells(seat, false);
    if (!exact || seat.asked->need->kind != NeedKind::kExclusive) return kAllStarts;
    Read unblocked{};
    known_.clear();
    for (std::uint32_t r : pool.members()) {
      const ResourceFacts& resource = facts_.resources[r];
      // Where more than one may use it at once, or promises of other sites count, it is not so simple.
      if (resource.ragged || resource.hours.size() != 1 || resource.capacity != 1 ||
          resource.waves || resource.overbooked) {
        return kAllStarts;
      }
      Read open;
      ReadOpen(resource.At(pools_.site())->open, cells.first, open);
      const std::int64_t base = static_cast<std::int64_t>(first_) + cells.first;
      const CellSpan span{
          static_cast<std::size_t>(std::max<std::int64_t>(base, 0)),
          static_cast<std::size_t>(base) + cells_ + static_cast<std::size_t>(cells.last)};
      const auto turnover = static_cast<std::size_t>(Ceil(resource.turnover.count()));
      ledger_.ForUses(r, span, [&](const Use& use) {
        if (!use.occupies() || !IsCaptive(use, pool)) return true;
        const std::size_t end = std::max<std::size_t>(use.last, turnover) - turnover;
        for (std::size_t cell = std::max<std::size_t>(use.first, span.first);
             cell < std::min(end, span.last); ++cell) {
          const std::size_t i = cell - span.first;
          if (i / 64 < kRead) open[i / 64] &= ~(std::uint64_t{1} << (i % 64));
        }
        return true;
      });
      for (std::size_t w = 0; w < kRead; ++w) unblocked[w] |= open[w];
    }
    return Starts(unblocked, cells.length());
  }

  // Only members of the pool could keep it, and they are there as long as it takes.
  bool IsCaptive(const Use& use, const Pool& pool) {
    if (use.special() || use.asked == kNoPromise) return false;
    for (const auto& [asked, captive] : known_) {
      if (asked == use.asked) return captive;
    }
    const std::uint32_t type = use.asked >> 8, index = use.asked & 255;
    const Need& need = facts_.visit_types[type].needs[index];
    const bool captive = need.kind == NeedKind::kExclusive && need.buffer_before == Duration{0} &&
                         need.buffer_after == Duration{0} && !facts_.visit_types[type].telehealth &&
                         pools_.Of(type, index).Within(pool);
    known_.emplace_back(use.asked, captive);
    return captive;
  }

  // What the seat takes of the resource.
  static Cells Taken(const Seat& seat, const ResourceFacts& resource) {
    const Need& need = *seat.asked->need;
    return {Floor(seat.start - need.buffer_before.count()),
            Ceil(seat.end + need.buffer_after.count() + resource.turnover.count())};
  }
  static bool IsWithinMargin(const Seat& seat, const Cells& taken) {
    return taken.first >= -kMargin && taken.last <= Ceil(seat.end) + kMargin;
  }

  // Of the starts wanted; `maybe` by hours, scope and policy alone.
  DayStarts OfResource(const Seat& seat, std::uint32_t r, const Hours& hours, const Words& wanted) {
    const ResourceFacts& resource = facts_.resources[r];
    const Need& need = *seat.asked->need;
    const auto [open, exact] = ExactCells(seat, resource.ragged);
    DayStarts of;
    of.maybe = OpenStarts(hours, open);
    And(of.maybe, wanted);
    if (exact) of.sure = of.maybe;
    if (None(of.maybe)) return of;
    if (need.kind != NeedKind::kPresence) {
      const Cells taken = Taken(seat, resource);
      if (IsWithinMargin(seat, taken)) {
        const bool shares = need.kind == NeedKind::kShared;
        And(of.sure, FreeStarts(r, taken, shares ? TakenSet::kFull : TakenSet::kTouched));
      } else {
        of.sure = {};
      }
      if (!resource.templates.empty()) TakeOutReserved(seat, resource, of);
      if (!policies_.empty()) TakeOutClosed(seat, r, of);
      if (resource.resource.staff.valid() && resource.hours.size() > 1) of.sure = {};
    }
    if (IsOfPeople(need) && !seat.asked->duties.empty()) Plan(seat, r, of);
    return of;
  }

  // Takes out the starts at which it is taken by what nobody else may keep. A visit of a wave may start
  // with that, and some may be beside others on purpose.
  void RuleOutFixed(const Seat& seat, std::uint32_t r, Words& starts) const {
    const ResourceFacts& resource = facts_.resources[r];
    const Need& need = *seat.asked->need;
    const Cells taken = Taken(seat, resource);
    if (need.kind == NeedKind::kPresence || !IsWithinMargin(seat, taken) || resource.waves ||
        resource.overbooked) {
      return;
    }
    const bool shares = need.kind == NeedKind::kShared;
    And(starts, FreeStarts(r, taken, shares ? TakenSet::kFixedFull : TakenSet::kFixedTouched));
  }

  Words FreeStarts(std::uint32_t r, const Cells& taken, TakenSet set) const {
    Read words;
    const auto read = std::span(words).first(WordsFor(taken.length()));
    reader_.Read(r, static_cast<std::int64_t>(first_) + taken.first, set, read);
    for (std::uint64_t& w : read) w = ~w;
    return Starts(words, taken.length());
  }

  // A part that is not the first may begin on the day after.
  void TakeOutClosed(const Seat& seat, std::uint32_t r, DayStarts& of) {
    const Instant first = facts_.grid.At(first_);
    const Duration after{seat.start};
    const TimeZone& zone = facts_.zones[pools_.site().index()];
    const Instant end = first + kCell * static_cast<std::int64_t>(cells_) + after;
    const Date last = zone.ToLocal(end - Duration{1}).date;
    for (Date day = zone.ToLocal(first + after).date; day <= last; day = AddDays(day, 1)) {
      using Keepers = VisitPolicies::Keepers;
      for (const Interval& closed : policies_.ClosedOn(day, r, Keepers::kAsTheyAre)) {
        TakeOut(closed, first, after, of.sure);
      }
      for (const Interval& closed : policies_.ClosedOn(day, r, Keepers::kAnybody)) {
        TakeOut(closed, first, after, of.maybe);
      }
    }
  }

  void TakeOutReserved(const Seat& seat, const ResourceFacts& resource, DayStarts& of) const {
    for (std::size_t w = 0; w < of.maybe.size(); ++w) {
      for (std::uint64_t left = of.maybe[w]; left != 0; left &= left - 1) {
        const std::size_t cell = w * 64 + static_cast<std::size_t>(std::countr_zero(left));
        const Instant start = facts_.grid.At(first_ + cell) + Duration{seat.start};
        if (!TemplateReserves(facts_, resource, pools_.site(), visit_.type->id, start, now_))
          continue;
        of.maybe[w] &= ~(left & -left);
        of.sure[w] &= ~(left & -left);
      }
    }
  }

  // Of those that the hours and the ledger leave, the starts at which the person's duties can be planned.
  void Plan(const Seat& seat, std::uint32_t r, DayStarts& of) {
    const std::optional<std::int32_t> age = facts_.AgeOf(visit_.request->patient, pools_.date());
    for (const DutyCode& duty : seat.asked->duties) {
      const Ability ability = pools_.abilities().Of(facts_.resources[r].resource.staff, duty);
      if (ability.kind == AbilityKind::kAlways) continue;
      Words sure{}, maybe{};
      for (const Residual& way : ability.alternatives) {
        if (!AgeFits(way, age)) continue;
        if (way.supervision.empty() && !way.delegation) {
          sure = maybe = kAllStarts;
          break;
        }
        Words here = kAllStarts, hoped = kAllStarts;
        if (way.delegation) {
          const Words there = SupervisedStarts(seat, r, kDelegators, AnyMode());
          And(here, there);
          // Somebody in the room may delegate as well, but whoever is there can be reached.
          And(hoped, there);
        }
        for (const SupervisionTerm& term : way.supervision) {
          const Words there = SupervisedStarts(seat, r, term.roles, term.modes);
          And(here, term.at_most == 0 && !SomeLimited(term.roles) ? there : Words{});
          if ((term.modes & BitOf(SupervisionMode::kRoom)) == 0) And(hoped, there);
        }
        Or(sure, here);
        Or(maybe, hoped);
      }
      And(of.sure, sure);
      if (ExactCells(seat, any_ragged()).exact) And(of.maybe, maybe);
    }
  }

  static std::uint32_t AnyMode() {
    return BitOf(SupervisionMode::kPremises) | BitOf(SupervisionMode::kPhone);
  }
  bool SomeLimited(std::uint32_t roles) const {
    for (const DayPools::Licensed& l : pools_.licensed()) {
      if ((l.roles & roles) != 0 && facts_.PersonOf(l.person).supervises.at_most > 0) return true;
    }
    return false;
  }
  bool any_ragged() const {
    for (const DayPools::Licensed& l : pools_.licensed()) {
      if (facts_.resources[l.person].ragged) return true;
    }
    return false;
  }

  // The starts at which somebody of the roles, other than the person, is there over the seat's span.
  Words SupervisedStarts(const Seat& seat, std::uint32_t person, std::uint32_t roles,
                         std::uint32_t modes) {
    const auto [cells, exact] = ExactCells(seat, any_ragged());
    if (!exact) return {};
    bool own = false;
    for (const DayPools::Licensed& l : pools_.licensed()) {
      own = own || (l.person == person && (l.roles & roles) != 0);
    }
    const Key key{cells, roles, modes};
    if (!own) {
      for (const auto& [known, starts] : supervised_) {
        if (known == key) return starts;
      }
    }
    Words starts{};
    const std::uint32_t by_phone = BitOf(SupervisionMode::kPhone) | BitOf(SupervisionMode::kAudio);
    for (const DayPools::Licensed& l : pools_.licensed()) {
      if (l.person == person || (l.roles & roles) == 0) continue;
      for (const Hours& hours : facts_.resources[l.person].hours) {
        const bool here = hours.site == pools_.site();
        if ((modes & by_phone) == 0 &&
            (!here || (modes & BitOf(SupervisionMode::kPremises)) == 0)) {
          continue;
        }
        Or(starts, OpenStarts(hours, cells));
      }
    }
    if (!own) supervised_.emplace_back(key, starts);
    return starts;
  }

  struct Key {
    Cells cells;
    std::uint32_t roles = 0, modes = 0;
    bool operator==(const Key&) const = default;
  };

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  const Ledger& ledger_;
  mutable Ledger::Reader reader_;
  const AskedVisit& visit_;
  const DayPools& pools_;
  VisitPolicies& policies_;
  // By what is asked: whether it is captive in the pool at hand.
  std::vector<std::pair<std::uint32_t, bool>> known_;
  std::size_t first_, cells_;
  Instant now_;
  std::vector<std::pair<Key, Words>> supervised_;
  // What is made for one question stands on the stack as far as that goes.
  alignas(std::max_align_t) std::array<std::byte, 32 * 1024> room_;
  std::pmr::monotonic_buffer_resource memory_{room_.data(), room_.size()};
  // By the first seat that they were made for.
  std::vector<std::pair<const Seat*, std::optional<TwoSides>>> sides_;
  // Of the seat at hand: who could take it, with the starts.
  std::pmr::vector<std::pair<std::uint32_t, Words>> able_{&memory_};
};

}  // namespace

DayStarts StartsOf(const Schedule& schedule, const AskedVisit& visit, const Layout& layout,
                   const DayPools& pools, VisitPolicies& policies, std::size_t first,
                   std::size_t cells, const DayStarts::Words& allowed, Instant now) {
  return Scan(schedule, visit, pools, policies, first, cells, now).Of(layout, allowed);
}

void TakeOut(const Interval& span, Instant first, Duration after, DayStarts::Words& starts) {
  constexpr auto kMost = static_cast<std::int64_t>(DayStarts::kWords * 64);
  const std::int64_t from = Ceil((span.start() - after - first).count());
  const std::int64_t to = Ceil((span.end() - after - first).count());
  for (std::int64_t i = std::max<std::int64_t>(from, 0); i < std::min(to, kMost); ++i) {
    starts[static_cast<std::size_t>(i) / 64] &= ~(std::uint64_t{1} << (i % 64));
  }
}

}  // namespace polyclinic
