// The cheapest changes with which several requests can all be booked in one span of time.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "polyclinic/schedule/remedy.h"
#include "schedule/changes.h"
#include "schedule/crowding.h"

namespace polyclinic {
namespace {

// From here on lie the positions of appointments that are only supposed; no clinic has as many.
constexpr std::uint32_t kFirstSupposed = 0x7FFF'0000;
constexpr std::size_t kMostRequests = 256;
// Under one set of changes, so many times the assignments that one question may try.
constexpr std::int64_t kSearchesOfASet = 10;

// The steps of the visit last and wait the same, whoever meets its needs.
bool IsHeldInOneWay(const VisitType& type) {
  return std::none_of(type.steps.begin(), type.steps.end(),
                      [](const Step& step) {
                        return !step.duration.by_provider.empty() || step.gap_min < step.gap_max;
                      }) &&
         std::none_of(type.needs.begin(), type.needs.end(), [](const Need& need) {
           return need.firmness == Firmness::kElastic && need.max_wait > Duration{0};
         });
}

// No visit of the request is shorter.
Duration LeastLength(const Schedule::Facts& facts, const AskedVisit& visit) {
  const std::vector<Duration> lengths = LeastLengths(facts, visit);
  Duration least{};
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    least += lengths[s] + (s > 0 ? Duration(visit.type->steps[s].gap_min) : Duration{0});
  }
  return least;
}

// The requests alike but for who asks, which counts for nothing where the patients are alike.
bool AskTheSame(BookingRequest a, const BookingRequest& b) {
  a.id = b.id;
  a.key = b.key;
  a.patient = b.patient;
  a.priority = b.priority;
  a.received = b.received;
  a.note = b.note;
  return a == b && !a.continuity;
}

// Nothing tells the patients apart: neither has anything promised, and they are as old as each other.
bool AreAlike(const Schedule& schedule, PatientId a, PatientId b) {
  if (a == b) return true;
  if (!a.valid() || !b.valid()) return false;
  const auto has_promises = [&](PatientId patient) {
    const auto* const promises = schedule.ledger().OfPatient(patient.index());
    return promises != nullptr && !promises->empty();
  };
  const auto& born = schedule.facts().born;
  return born[a.index()] == born[b.index()] && !has_promises(a) && !has_promises(b);
}

// The starts of requests within a span of time.
class StartsWithin {
 public:
  StartsWithin(const Interval& span, Instant now, const SearchLimit& limit)
      : span_(span), now_(now), limit_(limit) {}

  // By start, then by site; the first `most` at each site.
  std::vector<SiteStart> Of(const Schedule& schedule, const BookingRequest& request,
                            std::size_t most = static_cast<std::size_t>(-1)) {
    std::vector<SiteStart> within;
    const auto visit = Ask(schedule.facts(), request);
    if (!visit.ok()) return within;
    const Instant last = span_.end() - LeastLength(schedule.facts(), *visit);
    if (last < span_.start()) return within;
    const Interval starts(span_.start(), last + Duration{1});
    for (SiteId site : visit->sites) {
      const BookingRequest here = NarrowedTo(schedule.facts(), request, site, starts);
      if (*here.days.until <= *here.days.from) continue;
      const auto list = schedule.Starts(here, now_, most, limit_);
      if (!list.ok()) continue;
      undecided_ = undecided_ || !list->complete;
      work_ += list->work;
      for (const SiteStart& start : list->open) {
        if (starts.Contains(start.start)) within.push_back(start);
      }
      for (const SiteStart& start : list->undecided) {
        undecided_ = undecided_ || starts.Contains(start.start);
      }
    }
    std::stable_sort(within.begin(), within.end(), [](const SiteStart& a, const SiteStart& b) {
      return std::tie(a.start, a.site) < std::tie(b.start, b.site);
    });
    return within;
  }
  // Some start was left undecided since this was last asked.
  bool TakeUndecided() { return std::exchange(undecided_, false); }
  // Assignments tried since this was last asked.
  std::int64_t TakeWork() { return std::exchange(work_, 0); }

 private:
  // The request as of the site, for the days and, within one day, the time of day that the span touches.
  static BookingRequest NarrowedTo(const Schedule::Facts& facts, BookingRequest request,
                                   SiteId site, const Interval& span) {
    request.site = site;
    const TimeZone& zone = facts.zones[site.index()];
    const LocalTime first = zone.ToLocal(span.start());
    const LocalTime last = zone.ToLocal(span.end() - Duration{1});
    const Date until = AddDays(last.date, 1);
    request.days.from = std::max(first.date, request.days.from.value_or(first.date));
    request.days.until = std::min(until, request.days.until.value_or(until));
    // Not where the clocks change.
    const bool steady = last.time_of_day - first.time_of_day == span.length() - Duration{1};
    if (first.date != last.date || !steady) return request;
    TimeWindow window{std::chrono::floor<Minutes>(first.time_of_day),
                      std::chrono::floor<Minutes>(last.time_of_day) + Minutes{1}};
    if (request.time_of_day) {
      window.from = std::max(window.from, request.time_of_day->from);
      window.to = std::min(window.to, request.time_of_day->to);
    }
    if (window.to <= window.from) request.days.until = request.days.from;
    request.time_of_day = window;
    return request;
  }

  Interval span_;
  Instant now_;
  SearchLimit limit_;
  bool undecided_ = false;
  std::int64_t work_ = 0;
};

// Books requests one after the other, each within the span, and goes back where one has no start left.
class Packing {
 public:
  Packing(std::span<const BookingRequest> requests, const Interval& span, Instant now,
          const RemedyLimit& limit)
      : span_(span),
        now_(now),
        limit_(limit),
        within_(span, now, limit.search),
        starts_(requests.size()) {
    for (std::size_t i = 0; i < requests.size(); ++i) order_.push_back(i);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const BookingRequest &x = requests[a], &y = requests[b];
      return std::tie(x.priority, x.received, x.key) < std::tie(y.priority, y.received, y.key);
    });
  }

  // Whether all can be booked; false too where that was left `undecided`.
  bool Fits(const Schedule& schedule, std::span<const BookingRequest> asked) {
    asked_ = asked;
    before_ = &schedule;
    within_.TakeUndecided();
    left_ = limit_.bookings;
    within_.TakeWork();
    nodes_left_ = kSearchesOfASet * limit_.search.nodes;
    undecided_ = false;
    FindAlike();
    const bool fits = PlaceFrom(schedule, 0);
    undecided_ = within_.TakeUndecided() || undecided_;
    return fits;
  }
  bool undecided() const { return undecided_; }
  const std::vector<SiteStart>& starts() const { return starts_; }

 private:
  // In the order of booking: whether one before, but for who asks, asks for the same.
  void FindAlike() {
    is_like_another_.assign(order_.size(), false);
    for (std::size_t k = 0; k < order_.size(); ++k) {
      for (std::size_t before = 0; before < k; ++before) {
        is_like_another_[k] = is_like_another_[k] || AreAlikeInOrder(before, k);
      }
    }
  }
  bool AreAlikeInOrder(std::size_t before, std::size_t k) const {
    const BookingRequest &a = asked_[order_[before]], &b = asked_[order_[k]];
    return AreAlike(*before_, a.patient, b.patient) && AskTheSame(a, b);
  }

  // Books those from the k-th on, where each of them by itself has a start.
  bool PlaceFrom(const Schedule& schedule, std::size_t k) {
    if (k == order_.size()) return true;
    const std::vector<SiteStart> starts = within_.Of(schedule, asked_[order_[k]]);
    if (starts.empty()) return false;
    for (std::size_t later = k + 1; later < order_.size(); ++later) {
      const bool known = is_like_another_[later] && AreAlikeInOrder(k, later);
      if (!known && within_.Of(schedule, asked_[order_[later]], 1).empty()) return false;
    }
    return Place(schedule, k, starts);
  }

  // Requests that differ in nothing but who asks are booked in the order of their starts. Where a visit
  // can be held in several ways, that booked first is held as is best then: each order counts.
  bool MayPrecede(std::size_t k, const SiteStart& start) const {
    const BookingRequest& next = asked_[order_[k]];
    if (!is_like_another_[k] || !IsHeldInOneWay(before_->visit_types()[next.visit_type.index()])) {
      return true;
    }
    for (std::size_t before = 0; before < k; ++before) {
      if (!AreAlikeInOrder(before, k)) continue;
      const SiteStart& taken = starts_[order_[before]];
      if (std::tie(start.start, start.site) < std::tie(taken.start, taken.site)) return false;
    }
    return true;
  }

  bool Place(const Schedule& schedule, std::size_t k, const std::vector<SiteStart>& starts) {
    BookingRequest request = asked_[order_[k]];
    for (const SiteStart& start : starts) {
      if (!MayPrecede(k, start)) continue;
      nodes_left_ -= within_.TakeWork();
      if (left_ <= 0 || nodes_left_ <= 0) {
        undecided_ = true;
        return false;
      }
      --left_;
      request.site = start.site;
      const auto result = schedule.Book(request, start.start, now_, limit_.search);
      const auto* const booked = result.ok() ? std::get_if<Booked>(&*result) : nullptr;
      if (booked == nullptr || span_.end() < booked->appointment.interval.end()) continue;
      starts_[order_[k]] = start;
      Schedule with = schedule;
      for (const Rearrangement& other : booked->rearranged) with.Occupy(other);
      Appointment appointment = booked->appointment;
      appointment.id = AppointmentId::Of(request.visit_type.clinic(),
                                         kFirstSupposed + static_cast<std::uint32_t>(k));
      with.Occupy(appointment);
      if (PlaceFrom(with, k + 1)) return true;
    }
    return false;
  }

  std::span<const BookingRequest> asked_;
  // As it is before any of them is booked.
  const Schedule* before_ = nullptr;
  Interval span_;
  Instant now_;
  const RemedyLimit& limit_;
  StartsWithin within_;
  std::vector<std::size_t> order_;
  std::vector<bool> is_like_another_;
  // By position of the request.
  std::vector<SiteStart> starts_;
  std::int64_t left_ = 0;
  std::int64_t nodes_left_ = 0;
  bool undecided_ = false;
};

// Every change that might help some request, lasting for the whole span.
class AllChanges {
 public:
  AllChanges(const Schedule& schedule, const Interval& span, const RemedyCosts& costs)
      : schedule_(schedule), facts_(schedule.facts()), span_(span), costs_(costs) {}

  // What might help the request of that position.
  void Add(const AskedVisit& visit, std::size_t request) {
    for (SiteId site : visit.sites) {
      std::optional<JurisdictionCode> location;
      if (visit.type->telehealth) location = visit.request->patient_location;
      const auto pools = PoolsAt(schedule_, site, DateAt(site), location);
      ProposedChanges changes(schedule_, costs_, *pools,
                              facts_.AgeOf(visit.request->patient, DateAt(site)));
      for (const AskedNeed& asked : visit.needs) {
        if (!IsHard(*asked.need)) continue;
        const Wanted wanted = WantedFor(facts_, visit, asked, *pools, span_);
        changes.For(wanted);
        changes.OfWhoIsNotAble(wanted);
        changes.Supervising(wanted);
        AskedNeed of_anybody = asked;
        of_anybody.named.clear();
        const Wanted anybody = WantedFor(facts_, visit, of_anybody, *pools, span_);
        if (wanted.named) {
          // Where the name is given up, too.
          changes.For(anybody);
          changes.OfWhoIsNotAble(anybody);
        }
        if (!location) JoinTo(of_one_[site], anybody);
      }
      changes.GivingUp(*visit.request, request);
      Keep(changes.Take());
    }
  }

  std::vector<ProposedChange> Take() {
    for (const auto& [site, wishes] : of_one_) {
      const auto pools = PoolsAt(schedule_, site, DateAt(site), std::nullopt);
      ProposedChanges changes(schedule_, costs_, *pools, std::nullopt);
      for (const Wanted& wanted : wishes) changes.For(wanted);
      Keep(changes.Take());
    }
    std::stable_sort(all_.begin(), all_.end(),
                     [](const ProposedChange& a, const ProposedChange& b) {
                       return ComesBefore(a.remedy, b.remedy);
                     });
    return std::move(all_);
  }

 private:
  Date DateAt(SiteId site) const { return facts_.zones[site.index()].ToLocal(span_.start()).date; }

  static void JoinTo(std::vector<Wanted>& wishes, const Wanted& wanted) {
    if (!wanted.of_people()) return;
    for (Wanted& other : wishes) {
      std::optional<Wanted> both = Both(other, wanted);
      if (!both) continue;
      other = *std::move(both);
      return;
    }
    wishes.push_back(wanted);
  }

  // Two visits may want the same person, room or device by needs of different names.
  void Keep(std::vector<ProposedChange> changes) {
    for (ProposedChange& change : changes) {
      const bool known = std::any_of(all_.begin(), all_.end(), [&](const ProposedChange& other) {
        Remedy a = other.remedy, b = change.remedy;
        if (b.kind != RemedyKind::kGiveUpNamed) a.need = b.need;
        return a == b && (other.request == change.request || b.kind != RemedyKind::kGiveUpNamed);
      });
      if (!known) all_.push_back(std::move(change));
    }
  }

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  Interval span_;
  const RemedyCosts& costs_;
  std::vector<ProposedChange> all_;
  // By site: what one person would have to meet to meet as many of the needs as may be.
  std::map<SiteId, std::vector<Wanted>> of_one_;
};

// Positions among the changes; of one change alone, `second` is kNone.
struct Pair {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::int64_t cost = 0;
  std::size_t count = 0;
  std::size_t first = kNone;
  std::size_t second = kNone;
  friend auto operator<=>(const Pair&, const Pair&) = default;

  std::vector<std::size_t> made() const {
    std::vector<std::size_t> made;
    for (std::size_t i : {first, second}) {
      if (i != kNone) made.push_back(i);
    }
    return made;
  }
};

// None, each change and each two of them, the cheapest first.
std::vector<Pair> PairsOf(const std::vector<ProposedChange>& changes) {
  std::vector<Pair> pairs = {Pair{}};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Remedy& a = changes[i].remedy;
    pairs.push_back({a.cost, 1, i, Pair::kNone});
    for (std::size_t j = i; j < changes.size(); ++j) {
      const Remedy& b = changes[j].remedy;
      if (i == j && !changes[i].CanRepeat()) continue;
      pairs.push_back({a.cost + b.cost, 2, i, j});
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// The clinic and what is asked of it with some of the changes made.
struct Supposed {
  Schedule schedule;
  std::vector<BookingRequest> asked;
};
Supposed Suppose(const Schedule& schedule, std::span<const BookingRequest> requests,
                 const std::vector<ProposedChange>& changes, std::span<const std::size_t> made) {
  WhatIf clinic(schedule);
  std::vector<BookingRequest> asked(requests.begin(), requests.end());
  for (std::size_t i : made) {
    const ProposedChange& change = changes[i];
    change.MakeIn(clinic);
    if (change.remedy.kind != RemedyKind::kGiveUpNamed) continue;
    std::erase(asked[change.request].named, NamedNeed{change.remedy.need, change.remedy.resource});
  }
  return {clinic.Make(), std::move(asked)};
}

// Which sets of changes leave every request a start where it alone is booked. More changes never take a
// start away: where many at once leave a request none, none of their pairs need be looked at.
class StartsAlone {
 public:
  StartsAlone(const Schedule& schedule, std::span<const BookingRequest> requests,
              const std::vector<ProposedChange>& changes, StartsWithin within)
      : schedule_(schedule), requests_(requests), changes_(changes), within_(std::move(within)) {
    std::vector<std::size_t> lacking;
    const Supposed now = With({});
    for (std::size_t r = 0; r < requests.size(); ++r) {
      if (!MayStart(now, r) && !IsKnown(lacking, r)) lacking.push_back(r);
    }
    by_one_.assign(lacking.size(), std::vector<bool>(changes.size()));
    by_two_.resize(lacking.size());
    for (std::size_t i = 0; i < changes.size() && !lacking.empty(); ++i) {
      const Supposed with = With({i});
      for (std::size_t k = 0; k < lacking.size(); ++k) by_one_[k][i] = MayStart(with, lacking[k]);
    }
    for (std::size_t k = 0; k < lacking.size(); ++k) {
      std::vector<std::size_t> rest;
      for (std::size_t i = 0; i < changes.size(); ++i) {
        if (!by_one_[k][i]) rest.push_back(i);
      }
      FindPairs(k, lacking[k], rest, rest);
    }
  }

  bool LeftBy(const Pair& pair) const {
    for (std::size_t k = 0; k < by_one_.size(); ++k) {
      const bool left = (pair.first != Pair::kNone && by_one_[k][pair.first]) ||
                        (pair.second != Pair::kNone && by_one_[k][pair.second]) ||
                        by_two_[k].contains({pair.first, pair.second});
      if (!left) return false;
    }
    return true;
  }

 private:
  Supposed With(const std::vector<std::size_t>& made) const {
    return Suppose(schedule_, requests_, changes_, made);
  }
  // What is undecided may be.
  bool MayStart(const Supposed& with, std::size_t request) {
    const bool open = !within_.Of(with.schedule, with.asked[request], 1).empty();
    return within_.TakeUndecided() || open;
  }
  // The same is asked for by one of those, of whom no change gives up a name.
  bool IsKnown(const std::vector<std::size_t>& others, std::size_t request) const {
    const BookingRequest& asked = requests_[request];
    return asked.named.empty() && std::any_of(others.begin(), others.end(), [&](std::size_t other) {
             return AreAlike(schedule_, requests_[other].patient, asked.patient) &&
                    AskTheSame(requests_[other], asked);
           });
  }

  // The pairs of one of `a` and one of `b`, which are the same or apart.
  void FindPairs(std::size_t k, std::size_t request, const std::vector<std::size_t>& a,
                 const std::vector<std::size_t>& b) {
    if (a.empty() || b.empty()) return;
    std::vector<std::size_t> made = a;
    made.insert(made.end(), b.begin(), b.end());
    if (!MayStart(With(made), request)) return;
    if (a.size() == 1 && b.size() == 1) {
      by_two_[k].insert(std::minmax(a.front(), b.front()));
      return;
    }
    const auto [a_first, a_last] = Halves(a);
    const auto [b_first, b_last] = Halves(b);
    FindPairs(k, request, a_first, b_first);
    FindPairs(k, request, a_first, b_last);
    if (a != b) FindPairs(k, request, a_last, b_first);
    FindPairs(k, request, a_last, b_last);
  }
  static std::pair<std::vector<std::size_t>, std::vector<std::size_t>> Halves(
      const std::vector<std::size_t>& all) {
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>((all.size() + 1) / 2);
    return {{all.begin(), middle}, {middle, all.end()}};
  }

  const Schedule& schedule_;
  std::span<const BookingRequest> requests_;
  const std::vector<ProposedChange>& changes_;
  StartsWithin within_;
  // Of each request that has no start as things are: the changes that give it one, and the pairs of others
  // that do together.
  std::vector<std::vector<bool>> by_one_;
  std::vector<std::set<std::pair<std::size_t, std::size_t>>> by_two_;
};

absl::StatusOr<std::vector<AskedVisit>> AskAll(const Schedule::Facts& facts,
                                               std::span<const BookingRequest> requests) {
  Findings findings;
  if (requests.size() > kMostRequests) {
    findings.Add("too_many", "requests", std::to_string(requests.size()),
                 std::to_string(kMostRequests) + " at most");
    return findings.ToStatus();
  }
  std::vector<AskedVisit> visits;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    absl::StatusOr<AskedVisit> visit = Ask(facts, requests[i]);
    if (visit.ok()) {
      visits.push_back(*std::move(visit));
      continue;
    }
    for (Finding finding : FindingsOf(visit.status())) {
      finding.path = "requests[" + std::to_string(i) + "]." + finding.path;
      findings.Add(std::move(finding));
    }
  }
  if (findings.HasErrors()) return findings.ToStatus();
  return visits;
}

}  // namespace

absl::StatusOr<Fix> CheapestFix(const Schedule& schedule, std::span<const BookingRequest> requests,
                                const Interval& span, Instant now, const RemedyCosts& costs,
                                const RemedyLimit& limit) {
  if (absl::Status status = CheckCosts(costs); !status.ok()) return status;
  const auto visits = AskAll(schedule.facts(), requests);
  if (!visits.ok()) return visits.status();
  Fix fix;
  const Grid& grid = schedule.grid();
  if (!span.Overlaps({grid.start(), grid.end()})) return fix;
  AllChanges all(schedule, span, costs);
  for (std::size_t i = 0; i < visits->size(); ++i) all.Add((*visits)[i], i);
  const std::vector<ProposedChange> changes = all.Take();
  const StartsAlone alone(schedule, requests, changes, StartsWithin(span, now, limit.search));
  Packing packing(requests, span, now, limit);
  for (const Pair& pair : PairsOf(changes)) {
    if (!alone.LeftBy(pair)) continue;
    const std::vector<std::size_t> made = pair.made();
    const Supposed with = Suppose(schedule, requests, changes, made);
    const auto asked = AskAll(with.schedule.facts(), with.asked);
    if (!asked.ok() || AreTooMany(with.schedule, *asked, span)) continue;
    if (fix.tried == limit.tries) {
      fix.complete = false;
      break;
    }
    ++fix.tried;
    if (packing.Fits(with.schedule, with.asked)) {
      fix.found = true;
      for (std::size_t i : made) fix.changes.push_back(changes[i].remedy);
      fix.cost = pair.cost;
      fix.starts = packing.starts();
      return fix;
    }
    fix.complete = fix.complete && !packing.undecided();
  }
  return fix;
}

}  // namespace polyclinic
