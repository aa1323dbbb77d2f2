#include "polyclinic/schedule/remedy.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "schedule/changes.h"
#include "schedule/near_starts.h"
#include "schedule/visit_search.h"

namespace polyclinic {
namespace {

// Starts of one day, or the first of the days after, that are tried for another time: linked visits may
// stand against those nearest.
constexpr std::size_t kMostOtherStarts = 20;
// How many days before the start asked for are searched.
constexpr int kMostDaysEarlier = 60;
// Spans that are tried of a need that may wait or last differently.
constexpr std::size_t kMostSpans = 16;

Duration LengthOf(const Remedy& remedy) {
  return remedy.when ? remedy.when->length() : Duration{0};
}

// A change that might open a start, and the place of that start among those looked at.
struct Candidate {
  ProposedChange change;
  std::size_t place = 0;
};

// The cheapest first; of equally good ones that at the nearest start, then that for the shorter time.
void SortByCost(std::vector<Candidate>& candidates) {
  const auto order = [](const Candidate& c) {
    const Remedy& r = c.change.remedy;
    return std::tuple(r.cost, r.kind, c.place, LengthOf(r));
  };
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const Candidate& a, const Candidate& b) { return order(a) < order(b); });
}

// The same at another start or for a longer time.
bool IsAsGood(const Remedy& a, const Remedy& b) {
  return std::tie(a.kind, a.site, a.need, a.duties, a.roles, a.resource) ==
         std::tie(b.kind, b.site, b.need, b.duties, b.roles, b.resource);
}

void AddEach(const std::vector<Conflict>& conflicts, std::vector<Conflict>& to) {
  for (const Conflict& conflict : conflicts) {
    if (!IsOfTheVisit(conflict)) continue;
    if (std::find(to.begin(), to.end(), conflict) == to.end()) to.push_back(conflict);
  }
}

// The starts that nothing bars, the nearest to being open first, as many as asked for.
class NearestStarts {
 public:
  explicit NearestStarts(std::size_t most) : most_(most) {}

  void Take(RefusedStart refused) {
    if (refused.conflicts.empty()) return;
    if (std::any_of(refused.conflicts.begin(), refused.conflicts.end(), IsOfTheVisit)) {
      AddEach(refused.conflicts, barred_);
      return;
    }
    ++all_;
    const Nearness nearness = NearnessOf(refused);
    nearest_.emplace(nearness, std::move(refused));
    if (nearest_.size() > most_) nearest_.erase(std::prev(nearest_.end()));
  }

  const std::map<Nearness, RefusedStart>& nearest() const { return nearest_; }
  // How many nothing bars.
  std::int64_t all() const { return all_; }
  // What bars the others.
  const std::vector<Conflict>& barred() const { return barred_; }

 private:
  std::size_t most_;
  std::map<Nearness, RefusedStart> nearest_;
  std::int64_t all_ = 0;
  std::vector<Conflict> barred_;
};

// Finds and proves the remedies of one refusal.
class RemedySearch {
 public:
  RemedySearch(const Schedule& schedule, const AskedVisit& visit, Instant now,
               const RemedyCosts& costs, const RemedyLimit& limit)
      : schedule_(schedule),
        facts_(schedule.facts()),
        visit_(visit),
        request_(*visit.request),
        now_(now),
        costs_(costs),
        limit_(limit) {}

  // Of a refused start.
  absl::StatusOr<Remedies> At(Instant start) {
    std::vector<Candidate> candidates;
    std::vector<Conflict> barred;
    bool may_change = false;
    for (SiteId site : visit_.sites) {
      BookingRequest here = request_;
      here.site = site;
      const auto conflicts = schedule_.Explain(here, start, now_);
      if (!conflicts.ok()) return conflicts.status();
      if (conflicts->empty()) return Remedies{.open = true};
      const bool is_barred = std::any_of(conflicts->begin(), conflicts->end(), IsOfTheVisit);
      may_change = may_change || !is_barred;
      if (is_barred) {
        AddEach(*conflicts, barred);
      } else {
        AddChangesAt({{site, start}, *conflicts}, 0, false, candidates);
      }
    }
    if (!may_change) answer_.barred = std::move(barred);
    OtherTimes(start);
    Prove(std::move(candidates));
    return Take();
  }

  // Of a request that found no start.
  absl::StatusOr<Remedies> OfAllStarts() {
    absl::StatusOr<StartList> list = schedule_.Starts(request_, now_, 1, limit_.search);
    if (!list.ok()) return list.status();
    answer_.complete = list->complete && list->undecided.empty();
    if (list->open.empty()) {
      AfterItsDays();
      ChangesAtTheNearest();
      return Take();
    }
    absl::StatusOr<BookingResult> result =
        schedule_.Book(request_, std::nullopt, now_, limit_.search);
    if (!result.ok()) return result.status();
    if (std::holds_alternative<Booked>(*result)) return Remedies{.open = true};
    // The visit could be held, but none that must follow it.
    AddEach(std::get<Refusal>(*result).conflicts, answer_.barred);
    AfterItsDays();
    return Take();
  }

 private:
  void ChangesAtTheNearest() {
    NearestStarts starts(limit_.starts);
    const std::int64_t unseen = ForRefusedStarts(
        schedule_, visit_, now_, [&](RefusedStart r) { starts.Take(std::move(r)); });
    answer_.starts = static_cast<std::int64_t>(starts.nearest().size());
    answer_.starts_left = starts.all() - answer_.starts + unseen;
    answer_.complete = answer_.complete && answer_.starts_left == 0;
    if (starts.all() == 0) answer_.barred = starts.barred();
    if (starts.all() == 0 && answer_.barred.empty()) {
      answer_.barred.push_back({.kind = ConflictKind::kOutsideRequest});
    }
    const std::size_t other_times = answer_.remedies.size();
    for (const bool of_all : {true, false}) {
      if (answer_.remedies.size() > other_times) break;
      std::vector<Candidate> candidates;
      std::size_t place = 0;
      for (const auto& [nearness, start] : starts.nearest()) {
        AddChangesAt(start, place++, of_all, candidates);
      }
      Prove(std::move(candidates));
    }
  }

  // What might open the start. Where several needs cannot be met, each for itself, hardly anything but
  // somebody who might meet them all: with `of_all` nothing else.
  void AddChangesAt(const RefusedStart& refused, std::size_t place, bool of_all,
                    std::vector<Candidate>& candidates) {
    const auto& [site, start] = refused.at;
    const Date date = facts_.zones[site.index()].ToLocal(start).date;
    std::optional<JurisdictionCode> location;
    if (visit_.type->telehealth) location = request_.patient_location;
    const auto pools = PoolsAt(schedule_, site, date, location);
    ProposedChanges changes(schedule_, costs_, *pools, facts_.AgeOf(request_.patient, date));
    const std::vector<BlockedNeed> blocked = BlockedAt(refused, *pools);
    if (blocked.size() > 1) {
      std::optional<Wanted> all = blocked.front().wanted.front();
      for (std::size_t i = 1; i < blocked.size() && all; ++i) {
        all = Both(*all, blocked[i].wanted.front());
      }
      if (all) changes.For(*all);
    }
    if (blocked.size() < 2 || !of_all || IsJoint(refused.conflicts)) {
      for (const BlockedNeed& need : blocked) {
        for (const Wanted& wanted : need.wanted) {
          changes.For(wanted);
          if (need.unsupervised) changes.Supervising(wanted);
        }
      }
      changes.GivingUp(request_, 0);
    }
    for (ProposedChange& change : changes.Take()) {
      change.remedy.start = start;
      candidates.push_back({std::move(change), place});
    }
  }

  // What is wanted of a need that cannot be met, over each span that might do: first as it would be held.
  struct BlockedNeed {
    std::vector<Wanted> wanted;
    bool unsupervised = false;
  };
  std::vector<BlockedNeed> BlockedAt(const RefusedStart& refused, const DayPools& pools) {
    const auto stands = [&](const AskedNeed& asked, std::optional<ConflictKind> kind) {
      return std::any_of(refused.conflicts.begin(), refused.conflicts.end(),
                         [&](const Conflict& c) {
                           return c.need == asked.need->name && c.kind == kind.value_or(c.kind);
                         });
    };
    Work work(limit_.search);
    VisitSearch search(schedule_, visit_, refused.at.site, now_, work);
    std::vector<BlockedNeed> blocked;
    for (const AskedNeed& asked : visit_.needs) {
      if (!IsHard(*asked.need) || !stands(asked, std::nullopt)) continue;
      std::vector<Interval> spans = search.SpansOf(asked, refused.at.start);
      if (spans.empty()) continue;
      if (spans.size() > kMostSpans) {
        spans.resize(kMostSpans);
        answer_.complete = false;
      }
      spans.push_back(WithNobodysLength(asked, refused.at.start));
      spans.push_back(WithWhatIsInTheWay(spans, asked, refused.conflicts));
      BlockedNeed& need = blocked.emplace_back();
      need.unsupervised = stands(asked, ConflictKind::kNoSupervisor);
      for (const Interval& when : spans) {
        need.wanted.push_back(WantedFor(facts_, visit_, asked, pools, when));
      }
    }
    return blocked;
  }

  // When the need would have to be met if it were met by people who decide no lengths.
  Interval WithNobodysLength(const AskedNeed& asked, Instant start) const {
    const std::vector<std::uint32_t> nobody(visit_.needs.size(), Schedule::Facts::kNone);
    const std::vector<Duration> lengths = StepDurations(facts_, visit_, nobody);
    Instant from = start, at = start;
    for (std::size_t s = 0; s <= asked.last_step; ++s) {
      if (s > 0) at += visit_.type->steps[s].gap_min;
      if (s == asked.first_step) from = at;
      at += lengths[s];
    }
    return {from, at};
  }

  // Long enough to take over any promise that stands in the way of the need.
  static Interval WithWhatIsInTheWay(const std::vector<Interval>& spans, const AskedNeed& asked,
                                     const std::vector<Conflict>& conflicts) {
    Instant from = spans.front().start(), to = spans.front().end();
    const auto take_in = [&](const Interval& span) {
      from = std::min(from, span.start());
      to = std::max(to, span.end());
    };
    for (const Interval& span : spans) take_in(span);
    for (const Conflict& conflict : conflicts) {
      if (conflict.need == asked.need->name && conflict.interval) take_in(*conflict.interval);
    }
    return {from, to};
  }

  bool Books(const Schedule& schedule, const BookingRequest& request, Instant start) {
    const auto result = schedule.Book(request, start, now_, limit_.search);
    if (!result.ok()) return false;
    const auto* const refusal = std::get_if<Refusal>(&*result);
    if (refusal == nullptr) return true;
    const auto& conflicts = refusal->conflicts;
    if (std::any_of(conflicts.begin(), conflicts.end(),
                    [](const Conflict& c) { return c.kind == ConflictKind::kUndecided; })) {
      answer_.complete = false;
    }
    return false;
  }

  bool Proves(const ProposedChange& change) {
    BookingRequest request = request_;
    request.site = change.remedy.site;
    if (change.remedy.kind == RemedyKind::kGiveUpNamed) {
      const NamedNeed given_up{change.remedy.need, change.remedy.resource};
      const auto one = std::find(request.named.begin(), request.named.end(), given_up);
      if (one != request.named.end()) request.named.erase(one);
      return Books(schedule_, request, *change.remedy.start);
    }
    WhatIf clinic(schedule_);
    change.MakeIn(clinic);
    return Books(clinic.Make(), request, *change.remedy.start);
  }

  // Behind the other times.
  void Prove(std::vector<Candidate> candidates) {
    SortByCost(candidates);
    std::vector<Remedy>& found = answer_.remedies;
    const std::size_t enough = limit_.most + found.size();
    for (const Candidate& candidate : candidates) {
      if (found.size() == enough) break;
      const Remedy& remedy = candidate.change.remedy;
      if (std::any_of(found.begin(), found.end(),
                      [&](const Remedy& r) { return IsAsGood(r, remedy); })) {
        continue;
      }
      if (answer_.tried >= limit_.tries) {
        answer_.complete = false;
        break;
      }
      ++answer_.tried;
      if (Proves(candidate.change)) found.push_back(remedy);
    }
  }

  Remedies Take() {
    std::vector<Remedy>& found = answer_.remedies;
    std::stable_sort(found.begin(), found.end(), ComesBefore);
    if (found.size() > limit_.most) found.resize(limit_.most);
    std::stable_sort(answer_.barred.begin(), answer_.barred.end(),
                     [](const Conflict& a, const Conflict& b) {
                       return std::tie(a.kind, a.interval) < std::tie(b.kind, b.interval);
                     });
    return std::move(answer_);
  }

  void OtherTimes(Instant start) {
    if (visit_.sites.empty()) return;
    const Date date = facts_.zones[visit_.sites.front().index()].ToLocal(start).date;
    if (!(AddDays(*facts_.horizon.from, -2) < date && date < AddDays(*facts_.horizon.until, 2)))
      return;
    Later(start, date);
    Earlier(start, date);
  }

  // The starts of the request on other days than its own.
  std::vector<SiteStart> StartsOn(const DateRange& days, std::size_t most) {
    if (days.until && *days.until <= *days.from) return {};
    BookingRequest request = request_;
    request.days = days;
    const auto list = schedule_.Starts(request, now_, most, limit_.search);
    if (!list.ok()) return {};
    answer_.complete = answer_.complete && list->complete && list->undecided.empty();
    return list->open;
  }
  // Of its own days those.
  std::vector<SiteStart> StartsOf(Date from, std::optional<Date> until, std::size_t most) {
    const DateRange& own = request_.days;
    DateRange days{own.from ? std::max(from, *own.from) : from, own.until};
    if (until) days.until = own.until ? std::min(*until, *own.until) : *until;
    return StartsOn(days, most);
  }

  bool Offer(const SiteStart& instead, const DateRange& days, Duration away) {
    BookingRequest request = request_;
    request.site = instead.site;
    request.days = days;
    if (!Books(schedule_, request, instead.start)) return false;
    answer_.remedies.push_back({.kind = RemedyKind::kOtherTime,
                                .site = instead.site,
                                .instead = instead,
                                .cost = InProportion(costs_.hour_away, away)});
    return true;
  }

  void Later(Instant start, Date date) {
    for (const SiteStart& next : StartsOf(date, AddDays(date, 1), kAll)) {
      if (next.start > start && Offer(next, request_.days, next.start - start)) return;
    }
    const auto starts = StartsOf(AddDays(date, 1), std::nullopt, kMostOtherStarts);
    for (const SiteStart& next : starts) {
      if (next.start > start && Offer(next, request_.days, next.start - start)) return;
    }
    if (starts.size() == kMostOtherStarts) answer_.complete = false;
  }

  void Earlier(Instant start, Date date) {
    const Date own = request_.days.from.value_or(*facts_.horizon.from);
    const Date first = std::max(*facts_.horizon.from, own);
    const Date last_tried = std::max(first, AddDays(date, -kMostDaysEarlier));
    for (Date day = date; day >= last_tried; day = AddDays(day, -1)) {
      const std::vector<SiteStart> starts = StartsOf(day, AddDays(day, 1), kAll);
      for (auto before = starts.rbegin(); before != starts.rend(); ++before) {
        if (before->start < start && Offer(*before, request_.days, start - before->start)) return;
      }
    }
    if (first < last_tried) answer_.complete = false;
  }

  void AfterItsDays() {
    if (!request_.days.until || *facts_.horizon.until <= *request_.days.until) return;
    const DateRange after{*request_.days.until, std::nullopt};
    const std::vector<SiteStart> starts = StartsOn(after, kMostOtherStarts);
    for (const SiteStart& next : starts) {
      const Instant end = facts_.zones[next.site.index()].StartOfDay(*after.from);
      if (Offer(next, after, next.start - end)) return;
    }
    if (starts.size() == kMostOtherStarts) answer_.complete = false;
  }

  static constexpr std::size_t kAll = static_cast<std::size_t>(-1);

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  const AskedVisit& visit_;
  const BookingRequest& request_;
  Instant now_;
  const RemedyCosts& costs_;
  const RemedyLimit& limit_;
  Remedies answer_;
};

}  // namespace

absl::StatusOr<Remedies> RemediesFor(const Schedule& schedule, const BookingRequest& request,
                                     std::optional<Instant> start, Instant now,
                                     const RemedyCosts& costs, const RemedyLimit& limit) {
  if (absl::Status status = CheckCosts(costs); !status.ok()) return status;
  const absl::StatusOr<AskedVisit> visit = Ask(schedule.facts(), request);
  if (!visit.ok()) return visit.status();
  RemedySearch search(schedule, *visit, now, costs, limit);
  return start ? search.At(*start) : search.OfAllStarts();
}

}  // namespace polyclinic
