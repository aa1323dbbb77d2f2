#include "schedule/visit_search.h"

#include <algorithm>
#include <bit>
#include <memory_resource>
#include <utility>

#include "schedule/interchange.h"
#include "schedule/two_sides.h"

namespace polyclinic {
namespace {

// Of word `w` the bits in [from, to).
std::uint64_t BitsOf(std::size_t w, std::size_t from, std::size_t to) {
  const auto below = [&](std::size_t end) {
    return end <= w * 64         ? 0
           : end >= (w + 1) * 64 ? ~std::uint64_t{0}
                                 : (std::uint64_t{1} << (end - w * 64)) - 1;
  };
  return from < to ? below(to) & ~below(from) : 0;
}

Seat Shifted(Seat seat, Offset by) {
  seat.start += by;
  seat.end += by;
  return seat;
}

}  // namespace

VisitSearch::VisitSearch(const Schedule& schedule, const AskedVisit& visit, SiteId site,
                         Instant now, Work& work, const Override* override)
    : schedule_(schedule),
      facts_(schedule.facts()),
      visit_(visit),
      site_(site),
      now_(now),
      work_(work),
      policies_(schedule, visit, site, now, override) {}

VisitSearch::Day& VisitSearch::DayOf(std::size_t cell) {
  if (day_.pools && day_.cells.first <= cell && cell < day_.cells.last) return day_;
  const Date date = facts_.zones[site_.index()].ToLocal(facts_.grid.At(cell)).date;
  const std::shared_ptr<const DayPools> before = day_.pools;
  day_.starts.reset();
  day_.date = date;
  day_.pools = PoolsAt(
      schedule_, site_, date,
      visit_.type->telehealth ? std::optional(visit_.request->patient_location) : std::nullopt);
  day_.cells = day_.pools->cells();
  // Layouts hang on the pools alone.
  if (before == nullptr || !day_.pools->SharesWith(*before)) {
    day_.layouts.emplace(facts_, visit_, day_.pools);
  }
  day_.preference.emplace(schedule_, visit_, day_.cells);
  day_.scope_conflicts.assign(visit_.needs.size(), std::nullopt);
  return day_;
}

// ---- starts -----------------------------------------------------------------------------------------

DayStarts::Words VisitSearch::AllowedOn(const Day& day) {
  DayStarts::Words allowed{};
  const auto cells = std::min(day.cells.last - day.cells.first, DayStarts::kWords * 64);
  const BookingRequest& request = *visit_.request;
  const Instant first = facts_.grid.At(day.cells.first);
  // On a day of 24 hours the n-th cell begins n cells after the first.
  if (cells == 24 * 12) {
    if (!AllowsDay(facts_, request, day.date)) return allowed;
    std::size_t from = CellsUntil(now_ - first), to = cells;
    if (request.time_of_day) {
      const Duration midnight = facts_.zones[site_.index()].ToLocal(first).time_of_day;
      from = std::max(from, CellsUntil(request.time_of_day->from - midnight));
      to = std::min(to, CellsUntil(request.time_of_day->to - midnight));
    }
    for (std::size_t w = 0; w < allowed.size(); ++w) allowed[w] = BitsOf(w, from, to);
  } else {
    for (std::size_t i = 0; i < cells; ++i) {
      const Instant start = facts_.grid.At(day.cells.first + i);
      if (Allows(facts_, request, site_, start, now_)) {
        allowed[i / 64] |= std::uint64_t{1} << (i % 64);
      }
    }
  }
  for (const Interval& closed :
       policies_.ClosedOn(day.date, VisitPolicies::kVisits, VisitPolicies::Keepers::kAsTheyAre)) {
    TakeOut(closed, first, Duration{0}, allowed);
  }
  return allowed;
}

bool VisitSearch::PatientIsFree(Offset start, Offset end) const {
  const PatientId patient = visit_.request->patient;
  if (!patient.valid() || schedule_.ledger().LatestEndOf(patient.index()) <= start) return true;
  const auto promises = schedule_.ledger().OfPatient(patient.index());
  const bool free = std::none_of(promises.begin(), promises.end(), [&](PromiseNumber number) {
    const Promise& promise = *schedule_.ledger().Find(number);
    return promise.start < end && start < promise.end;
  });
  if (free || policies_.empty()) return free;
  return policies_.PatientMayOverlap({facts_.At(start), facts_.At(end)}) ||
         policies_.IsOverridden(ConflictKind::kPatientBusy, facts_.At(start),
                                VisitPolicies::kVisits);
}

void VisitSearch::TakeOutPatientsTime(const Day& day, const Layout& layout,
                                      DayStarts& starts) const {
  const PatientId patient = visit_.request->patient;
  if (!patient.valid() || schedule_.ledger().OfPatient(patient.index()).empty()) return;
  for (std::size_t w = 0; w < DayStarts::kWords; ++w) {
    for (std::uint64_t left = starts.maybe[w]; left != 0; left &= left - 1) {
      const std::size_t cell =
          day.cells.first + w * 64 + static_cast<std::size_t>(std::countr_zero(left));
      const Offset start = facts_.OffsetOf(facts_.grid.At(cell));
      if (PatientIsFree(start, start + layout.end())) continue;
      starts.maybe[w] &= ~(left & -left);
      starts.sure[w] &= ~(left & -left);
    }
  }
}

const DayStarts& VisitSearch::StartsOfDay(Day& day) {
  if (day.starts) return *day.starts;
  day.starts.emplace();
  const DayStarts::Words allowed = AllowedOn(day);
  if (std::all_of(allowed.begin(), allowed.end(), [](std::uint64_t w) { return w == 0; })) {
    return *day.starts;
  }
  for (const Layout& layout : day.layouts->all()) {
    DayStarts of = StartsOf(schedule_, visit_, layout, *day.pools, policies_, day.cells.first,
                            day.cells.last - day.cells.first, allowed, now_);
    TakeOutPatientsTime(day, layout, of);
    for (std::size_t w = 0; w < DayStarts::kWords; ++w) {
      day.starts->sure[w] |= of.sure[w];
      day.starts->maybe[w] |= of.maybe[w];
    }
  }
  return *day.starts;
}

bool VisitSearch::CanStart(std::size_t cell) { return At(facts_.grid.At(cell)).has_value(); }

CellSpan VisitSearch::CellsAllowed() const {
  const TimeZone& zone = facts_.zones[site_.index()];
  const Grid& grid = facts_.grid;
  const DateRange &days = visit_.request->days, &horizon = facts_.horizon;
  const Date first = days.from ? std::max(*days.from, *horizon.from) : *horizon.from;
  const Date until = days.until ? std::min(*days.until, *horizon.until) : *horizon.until;
  if (until <= first || now_ >= grid.end()) return {};
  CellSpan span = grid.Cover(zone.StartOfDay(first), zone.StartOfDay(until));
  if (now_ > grid.start()) {
    span.first = std::max(span.first, grid.Cover(now_, now_ + Duration{1}).first);
  }
  return span;
}

std::size_t VisitSearch::Next(std::size_t from) {
  const Grid& grid = facts_.grid;
  if (!allowed_) allowed_ = CellsAllowed();
  from = std::max(from, allowed_->first);
  while (from < allowed_->last) {
    Day& day = DayOf(from);
    const DayStarts starts = StartsOfDay(day);
    const CellSpan cells = day.cells;
    for (std::size_t w = (from - cells.first) / 64; w < DayStarts::kWords; ++w) {
      std::uint64_t left = starts.maybe[w];
      if (from > cells.first + w * 64) left &= ~std::uint64_t{0} << ((from - cells.first) % 64);
      for (; left != 0; left &= left - 1) {
        const std::size_t cell =
            cells.first + w * 64 + static_cast<std::size_t>(std::countr_zero(left));
        if ((starts.sure[w] & (left & -left)) != 0) return cell;
        ++work_.searched;
        if (CanStart(cell)) return cell;
        if (undecided_) work_.undecided.push_back({site_, grid.At(cell)});
        if (work_.left <= 0) return CellSet::kNone;
      }
    }
    from = cells.last;
  }
  return CellSet::kNone;
}

// ---- one start --------------------------------------------------------------------------------------

// Among layouts of equal waiting those first whose deciding person comes first.
std::vector<const Layout*> VisitSearch::InOrder(Day& day) const {
  std::vector<const Layout*> order;
  for (const Layout& layout : day.layouts->all()) order.push_back(&layout);
  if (order.size() < 2 || order.front()->seats.empty()) return order;
  const AskedNeed& lead = *order.front()->seats.front().asked;
  std::vector<std::uint32_t> people;
  for (const Layout* layout : order) {
    const auto members = layout->seats.front().pool->members();
    people.insert(people.end(), members.begin(), members.end());
  }
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  day.preference->Sort(lead, {}, people);
  const auto rank = [&](const Layout* layout) {
    const Pool& pool = *layout->seats.front().pool;
    const auto first =
        std::find_if(people.begin(), people.end(), [&](std::uint32_t r) { return pool.Has(r); });
    return std::pair(layout->waiting, first - people.begin());
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const Layout* a, const Layout* b) { return rank(a) < rank(b); });
  return order;
}

// Gives the seats that nobody free can take, and those of the same pool, to a group who stand in for one
// another.
bool VisitSearch::HandOverFor(const Day& day, const Layout& layout, std::vector<Seat>& seats,
                              Placement& placement, std::vector<MovedPart>& moved) const {
  for (std::size_t i = 0; i < seats.size(); ++i) {
    const Seat& seat = seats[i];
    if (!IsHard(*seat.asked->need)) continue;
    const auto members = seat.pool->members();
    if (std::any_of(members.begin(), members.end(),
                    [&](std::uint32_t r) { return placement.IsFree(seat, r); })) {
      continue;
    }
    if (!layout.StandsApart(layout.seats[i])) return false;
    std::vector<std::size_t> alike;
    std::vector<const Seat*> of_pool;
    for (std::size_t j = 0; j < seats.size(); ++j) {
      if (!IsHard(*seats[j].asked->need) || !(*seats[j].pool == *seat.pool)) continue;
      alike.push_back(j);
      of_pool.push_back(&seats[j]);
    }
    const std::optional<Handover> handover =
        HandOverSeats(day, of_pool, layout.StandsAlone(layout.seats[i]), placement);
    if (!handover) return false;
    for (std::size_t k = 0; k < alike.size(); ++k) {
      seats[alike[k]].pool = &placement.Keep(Pool({handover->seats[k]}, facts_.resources.size()));
    }
    for (const auto& [use, taker] : handover->moved) {
      moved.push_back(HandedOver(use, taker, day.pools));
    }
  }
  // What is only advised does without.
  for (Seat& seat : seats) {
    if (!IsHard(*seat.asked->need)) {
      seat.pool = &placement.Keep(Pool({}, facts_.resources.size()));
    }
  }
  return true;
}

// Of several seats of one pool the first tells which.
std::optional<Handover> VisitSearch::HandOverSeats(const Day& day,
                                                   const std::vector<const Seat*>& seats,
                                                   bool alone, Placement& placement) const {
  const Seat& seat = *seats.front();
  if (alone) {
    if (const auto sides = TwoSides::Of(schedule_, seat, *day.pools, day.cells, now_,
                                        *std::pmr::new_delete_resource())) {
      return sides->HandOver(schedule_, seat);
    }
  }
  for (const Interchange& group : InterchangesOf(schedule_, seat, *day.pools, day.cells, now_)) {
    const bool there = std::all_of(seats.begin(), seats.end(), [&](const Seat* s) {
      const auto one = std::find_if(group.members.begin(), group.members.end(),
                                    [&](std::uint32_t r) { return s->pool->Has(r); });
      return one != group.members.end() && placement.IsThere(*s, *one);
    });
    if (!there) continue;
    if (auto handover = HandOver(schedule_, group, seats)) return handover;
  }
  if (seats.size() > 1) return std::nullopt;
  for (const Relief& relief : ReliefsOf(schedule_, seat, *day.pools, day.cells, now_)) {
    if (!placement.IsThere(seat, relief.named)) continue;
    if (auto handover = HandOver(schedule_, relief, seat)) return handover;
  }
  return std::nullopt;
}

MovedPart VisitSearch::HandedOver(const Use& use, std::uint32_t taker,
                                  const std::shared_ptr<const DayPools>& pools) const {
  const Promise& promise = *schedule_.ledger().Find(use.promise);
  const Part& part = promise.parts()[use.part];
  const Need& need = facts_.visit_types[promise.visit_type].needs[part.need];
  MovedPart over{.promise = use.promise,
                 .part = static_cast<std::uint16_t>(use.part),
                 .need = &need,
                 .start = part.start,
                 .end = part.end,
                 .resource = taker,
                 .pools = pools};
  const StaffId person = facts_.resources[taker].resource.staff;
  for (const DutyCode& duty : need.duties) {
    const Ability ability = pools->abilities().Of(person, duty);
    over.plans.push_back({.duty = duty, .residual = &ability.alternatives.front()});
  }
  return over;
}

Answer VisitSearch::Arrange(Day& day, const Layout& layout, Offset start, Way way,
                            std::int64_t* nodes_left, Arrangement& out) {
  if (!PatientIsFree(start, start + layout.end())) return Answer::kNone;
  std::vector<Seat> seats;
  seats.reserve(layout.seats.size());
  for (const Seat& seat : layout.seats) seats.push_back(Shifted(seat, start));
  Placement placement(schedule_, visit_, day.pools, *day.preference, policies_, now_, nodes_left);
  std::vector<MovedPart> handed_over;
  if (way == Way::kByHandingOver) {
    if (layout.coupled || !HandOverFor(day, layout, seats, placement, handed_over))
      return Answer::kNone;
    placement.TakeAsGone(handed_over);
  }
  if (way == Way::kByMoving && !policies_.has_override()) {
    for (const Seat& seat : seats) {
      if (placement.FullMoment(seat) || placement.FullCount(seat)) return Answer::kNone;
    }
    // What cannot be had by itself cannot be had with the rest.
    for (const Seat& seat : seats) {
      std::vector<Seat> alone = {seat};
      if (!IsHard(*seat.asked->need) || seat.pool->members().empty()) continue;
      const Answer answer = placement.Fill(alone, true);
      if (answer != Answer::kFound) return answer;
    }
  }
  const Answer answer = placement.Fill(seats, way == Way::kByMoving);
  if (answer != Answer::kFound) return answer;
  out.start = facts_.At(start);
  out.steps.reserve(layout.steps.size());
  for (const Layout::Span& step : layout.steps) {
    out.steps.emplace_back(out.start + Duration{step.start}, out.start + Duration{step.end});
  }
  out.seats = std::move(seats);
  out.moved = placement.moved();
  out.moved.insert(out.moved.end(), handed_over.begin(), handed_over.end());
  std::sort(out.moved.begin(), out.moved.end(), [](const MovedPart& a, const MovedPart& b) {
    return std::pair(a.promise, a.part) < std::pair(b.promise, b.part);
  });
  out.pools = day.pools;
  return answer;
}

std::optional<Arrangement> VisitSearch::At(Instant at) {
  undecided_ = false;
  if (!policies_.IsOpen(at, VisitPolicies::kVisits)) return std::nullopt;
  const Offset start = facts_.OffsetOf(at);
  Day& day = DayOf(facts_.grid.Cover(at, at + kCell).first);
  const std::int64_t most = std::min(work_.left, work_.most_at_a_start);
  std::int64_t left = most;
  std::optional<Arrangement> found;
  const std::vector<const Layout*> layouts = InOrder(day);
  for (Way way : {Way::kDirectly, Way::kByHandingOver, Way::kByMoving}) {
    for (const Layout* layout : layouts) {
      Arrangement arrangement;
      const Answer answer = Arrange(day, *layout, start, way, &left, arrangement);
      if (answer == Answer::kFound) found = std::move(arrangement);
      if (answer != Answer::kNone || left <= 0) break;
    }
    if (found || left <= 0) break;
  }
  undecided_ = !found && (left <= 0 || day.layouts->cut());
  work_.spent += most - std::max<std::int64_t>(left, 0);
  work_.left -= most - std::max<std::int64_t>(left, 0);
  return found;
}

}  // namespace polyclinic
