// The cheapest changes with which several requests can all be booked in one span of time.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "polyclinic/schedule/remedy.h"
#include "schedule/changes.h"
#include "schedule/crowding.h"
#include "schedule/packing.h"

namespace polyclinic {
namespace {

constexpr std::size_t kMostRequests = 256;
// What it counts to look at a set of changes, and to ask whether a request has any start under some.
constexpr std::int64_t kStepsOfASet = 20;
constexpr std::int64_t kStepsOfAQuestion = 10;

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
        wished_[site].insert(anybody.able.begin(), anybody.able.end());
      }
      changes.GivingUp(*visit.request, request);
      Keep(changes.Take());
    }
  }

  std::vector<ProposedChange> Take() {
    for (const auto& [site, able] : wished_) AddPromised(site, {able.begin(), able.end()});
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
  // What might help others to keep the promises that these keep in the span, and so on to whatever those
  // others keep: in the end somebody whom a request asks for is free.
  void AddPromised(SiteId site, std::vector<std::uint32_t> keepers) {
    const auto pools = PoolsAt(schedule_, site, DateAt(site), std::nullopt);
    ProposedChanges changes(schedule_, costs_, *pools, std::nullopt);
    std::set<std::uint32_t> known(keepers.begin(), keepers.end()), seen;
    while (!keepers.empty()) {
      const std::uint32_t keeper = keepers.back();
      keepers.pop_back();
      for (std::uint32_t asked : AskedOf(keeper)) {
        if (!seen.insert(asked).second) continue;
        const VisitType& type = facts_.visit_types[asked >> 8];
        const Wanted wanted =
            WantedFor(facts_, {.type = &type}, AskNeed(type, asked & 255), *pools, span_);
        changes.For(wanted);
        changes.OfWhoIsNotAble(wanted);
        changes.Supervising(wanted);
        for (std::uint32_t r : wanted.able) {
          if (known.insert(r).second) keepers.push_back(r);
        }
      }
    }
    Keep(changes.Take());
  }
  // What is asked of it in the span by promises that others may keep.
  std::set<std::uint32_t> AskedOf(std::uint32_t resource) const {
    std::set<std::uint32_t> asked;
    const CellSpan cells = facts_.grid.Cover(span_.start(), span_.end());
    schedule_.ledger().ForUses(resource, cells, [&](const Use& use) {
      if (use.occupies() && !use.fixed() && use.asked != kNoPromise) asked.insert(use.asked);
      return true;
    });
    return asked;
  }

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
  // By site: who and what the requests could have, whoever is named.
  std::map<SiteId, std::set<std::uint32_t>> wished_;
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
// start away: where many at once leave a request none, none of their pairs need be looked at. What is not
// asked within the steps may be.
class StartsAlone {
 public:
  StartsAlone(const Schedule& schedule, std::span<const BookingRequest> requests,
              const std::vector<ProposedChange>& changes, StartsWithin within, std::int64_t steps)
      : schedule_(schedule),
        requests_(requests),
        changes_(changes),
        within_(within),
        steps_(steps) {
    std::vector<std::size_t> lacking;
    const Supposed now = With({});
    for (std::size_t r = 0; r < requests.size(); ++r) {
      if (!MayStart(now, r) && !IsKnown(lacking, r)) lacking.push_back(r);
    }
    by_one_.assign(lacking.size(), std::vector<bool>(changes.size()));
    by_two_.resize(lacking.size());
    by_any_.assign(lacking.size(), false);
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
      const bool left = by_any_[k] || (pair.first != Pair::kNone && by_one_[k][pair.first]) ||
                        (pair.second != Pair::kNone && by_one_[k][pair.second]) ||
                        by_two_[k].contains({pair.first, pair.second});
      if (!left) return false;
    }
    return true;
  }

  // Steps.
  std::int64_t spent() const { return spent_; }

 private:
  Supposed With(const std::vector<std::size_t>& made) const {
    return Suppose(schedule_, requests_, changes_, made);
  }
  // What is undecided may be.
  bool MayStart(const Supposed& with, std::size_t request) {
    if (spent_ >= steps_) return true;
    spent_ += kStepsOfAQuestion;
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
    if (spent_ >= steps_) by_any_[k] = true;
    if (by_any_[k]) return;
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
  std::int64_t steps_;
  std::int64_t spent_ = 0;
  // Of each request that has no start as things are: the changes that give it one, and the pairs of others
  // that do together.
  std::vector<std::vector<bool>> by_one_;
  std::vector<std::set<std::pair<std::size_t, std::size_t>>> by_two_;
  // It was not asked which pairs do: any may.
  std::vector<bool> by_any_;
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
  const StartsAlone alone(schedule, requests, changes, StartsWithin(span, now, limit.search),
                          limit.steps / 2);
  fix.work = alone.spent();
  Packing packing(requests, span, now, limit);
  for (const Pair& pair : PairsOf(changes)) {
    if (!alone.LeftBy(pair)) continue;
    if (fix.work >= limit.steps) {
      fix.complete = false;
      break;
    }
    fix.work += kStepsOfASet;
    const std::vector<std::size_t> made = pair.made();
    const Supposed with = Suppose(schedule, requests, changes, made);
    const auto asked = AskAll(with.schedule.facts(), with.asked);
    if (!asked.ok() || AreTooMany(with.schedule, *asked, span)) continue;
    if (fix.tried == limit.tries) {
      fix.complete = false;
      break;
    }
    ++fix.tried;
    const bool fits = packing.Fits(with.schedule, with.asked, limit.steps - fix.work);
    fix.work += packing.spent();
    if (fits) {
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
