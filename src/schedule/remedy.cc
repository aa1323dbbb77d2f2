#include "polyclinic/schedule/remedy.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "schedule/changes.h"
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

// Finds and proves the remedies of one refusal.
class Remedies {
 public:
  Remedies(const Schedule& schedule, const BookingRequest& request, Instant start, Instant now,
           const RemedyCosts& costs, const RemedyLimit& limit)
      : schedule_(schedule),
        facts_(schedule.facts()),
        request_(request),
        start_(start),
        now_(now),
        costs_(costs),
        limit_(limit),
        tries_(limit.tries) {}

  absl::StatusOr<std::vector<Remedy>> Find(const AskedVisit& visit) {
    std::vector<ProposedChange> changes;
    for (SiteId site : visit.sites) {
      BookingRequest here = request_;
      here.site = site;
      const auto conflicts = schedule_.Explain(here, start_, now_);
      if (!conflicts.ok()) return conflicts.status();
      if (conflicts->empty()) return std::vector<Remedy>();
      std::vector<ProposedChange> of_site = ChangesAt(visit, site, *conflicts);
      std::move(of_site.begin(), of_site.end(), std::back_inserter(changes));
    }
    // Of equally good ones that for the shorter time.
    std::stable_sort(changes.begin(), changes.end(),
                     [](const ProposedChange& a, const ProposedChange& b) {
                       return LengthOf(a.remedy) < LengthOf(b.remedy);
                     });
    std::stable_sort(
        changes.begin(), changes.end(), [](const ProposedChange& a, const ProposedChange& b) {
          return std::tie(a.remedy.cost, a.remedy.kind) < std::tie(b.remedy.cost, b.remedy.kind);
        });
    OtherTimes(visit);
    for (const ProposedChange& change : changes) {
      if (found_.size() >= limit_.most + other_times_ || tries_ <= 0) break;
      // The same at a longer span.
      const auto as_good = [&](const Remedy& r) {
        return std::tie(r.kind, r.site, r.need, r.duties, r.roles, r.resource) ==
               std::tie(change.remedy.kind, change.remedy.site, change.remedy.need,
                        change.remedy.duties, change.remedy.roles, change.remedy.resource);
      };
      if (std::any_of(found_.begin(), found_.end(), as_good)) continue;
      --tries_;
      if (Proves(change)) found_.push_back(change.remedy);
    }
    std::stable_sort(found_.begin(), found_.end(), ComesBefore);
    if (found_.size() > limit_.most) found_.resize(limit_.most);
    return std::move(found_);
  }

 private:
  // What might help at the site. Nothing that is changed there helps against what stands against the
  // visit as such.
  std::vector<ProposedChange> ChangesAt(const AskedVisit& visit, SiteId site,
                                        const std::vector<Conflict>& conflicts) const {
    std::set<std::string> blocked, unsupervised;
    for (const Conflict& conflict : conflicts) {
      if (conflict.need.empty() && conflict.kind != ConflictKind::kUndecided) return {};
      blocked.insert(conflict.need);
      if (conflict.kind == ConflictKind::kNoSupervisor) unsupervised.insert(conflict.need);
    }
    const Date date = facts_.zones[site.index()].ToLocal(start_).date;
    std::optional<JurisdictionCode> location;
    if (visit.type->telehealth) location = request_.patient_location;
    const auto pools = PoolsAt(schedule_, site, date, location);
    ProposedChanges changes(schedule_, costs_, *pools, facts_.AgeOf(request_.patient, date));
    Work work(limit_.search);
    VisitSearch search(schedule_, visit, site, now_, work);
    std::optional<Wanted> all;
    bool several = false;
    for (const AskedNeed& asked : visit.needs) {
      if (!IsHard(*asked.need) || !blocked.contains(asked.need->name)) continue;
      std::vector<Interval> spans = search.SpansOf(asked, start_);
      if (spans.empty()) continue;
      if (spans.size() > kMostSpans) spans.resize(kMostSpans);
      spans.push_back(WithNobodysLength(visit, asked));
      spans.push_back(WithWhatIsInTheWay(spans, asked, conflicts));
      for (const Interval& when : spans) {
        const Wanted wanted = WantedFor(facts_, visit, asked, *pools, when);
        changes.For(wanted);
        if (unsupervised.contains(wanted.need)) changes.Supervising(wanted);
      }
      const Wanted wanted = WantedFor(facts_, visit, asked, *pools, spans.front());
      if (!wanted.of_people()) continue;
      // One person might meet them all.
      several = all.has_value();
      all = several ? Both(*all, wanted) : wanted;
    }
    if (several && all) changes.For(*all);
    changes.GivingUp(request_, 0);
    return changes.Take();
  }

  // When the need would have to be met if it were met by people who decide no lengths.
  Interval WithNobodysLength(const AskedVisit& visit, const AskedNeed& asked) const {
    const std::vector<std::uint32_t> nobody(visit.needs.size(), Schedule::Facts::kNone);
    const std::vector<Duration> lengths = StepDurations(facts_, visit, nobody);
    Instant from = start_, at = start_;
    for (std::size_t s = 0; s <= asked.last_step; ++s) {
      if (s > 0) at += visit.type->steps[s].gap_min;
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

  bool Books(const Schedule& schedule, const BookingRequest& request, Instant start) const {
    const auto result = schedule.Book(request, start, now_, limit_.search);
    return result.ok() && std::holds_alternative<Booked>(*result);
  }

  bool Proves(const ProposedChange& change) const {
    BookingRequest request = request_;
    request.site = change.remedy.site;
    if (change.remedy.kind == RemedyKind::kGiveUpNamed) {
      const NamedNeed given_up{change.remedy.need, change.remedy.resource};
      const auto one = std::find(request.named.begin(), request.named.end(), given_up);
      if (one != request.named.end()) request.named.erase(one);
      return Books(schedule_, request, start_);
    }
    WhatIf clinic(schedule_);
    change.MakeIn(clinic);
    return Books(clinic.Make(), request, start_);
  }

  void OtherTimes(const AskedVisit& visit) {
    if (visit.sites.empty()) return;
    const Date date = facts_.zones[visit.sites.front().index()].ToLocal(start_).date;
    if (!(AddDays(*facts_.horizon.from, -2) < date && date < AddDays(*facts_.horizon.until, 2)))
      return;
    Later(date);
    Earlier(date);
    other_times_ = found_.size();
  }

  std::vector<SiteStart> StartsOf(Date from, std::optional<Date> until, std::size_t most) const {
    BookingRequest request = request_;
    const DateRange& days = request_.days;
    request.days = {days.from ? std::max(from, *days.from) : from, days.until};
    if (until) request.days.until = days.until ? std::min(*until, *days.until) : *until;
    if (request.days.until && *request.days.until <= *request.days.from) return {};
    const auto list = schedule_.Starts(request, now_, most, limit_.search);
    return list.ok() ? list->open : std::vector<SiteStart>();
  }

  bool Offer(const SiteStart& instead) {
    BookingRequest request = request_;
    request.site = instead.site;
    if (!Books(schedule_, request, instead.start)) return false;
    const Duration away = std::max(instead.start - start_, start_ - instead.start);
    found_.push_back({.kind = RemedyKind::kOtherTime,
                      .site = instead.site,
                      .instead = instead,
                      .cost = InProportion(costs_.hour_away, away)});
    return true;
  }

  void Later(Date date) {
    std::vector<SiteStart> starts = StartsOf(date, AddDays(date, 1), static_cast<std::size_t>(-1));
    std::erase_if(starts, [&](const SiteStart& s) { return s.start <= start_; });
    for (const SiteStart& next : starts) {
      if (Offer(next)) return;
    }
    for (const SiteStart& next : StartsOf(AddDays(date, 1), std::nullopt, kMostOtherStarts)) {
      if (next.start > start_ && Offer(next)) return;
    }
  }

  void Earlier(Date date) {
    const Date first = std::max({*facts_.horizon.from, AddDays(date, -kMostDaysEarlier),
                                 request_.days.from.value_or(*facts_.horizon.from)});
    for (Date day = date; day >= first; day = AddDays(day, -1)) {
      std::vector<SiteStart> starts = StartsOf(day, AddDays(day, 1), static_cast<std::size_t>(-1));
      std::erase_if(starts, [&](const SiteStart& s) { return s.start >= start_; });
      for (auto before = starts.rbegin(); before != starts.rend(); ++before) {
        if (Offer(*before)) return;
      }
    }
  }

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  const BookingRequest& request_;
  Instant start_;
  Instant now_;
  const RemedyCosts& costs_;
  const RemedyLimit& limit_;
  std::int64_t tries_;
  std::vector<Remedy> found_;
  std::size_t other_times_ = 0;
};

}  // namespace

absl::StatusOr<std::vector<Remedy>> RemediesFor(const Schedule& schedule,
                                                const BookingRequest& request, Instant start,
                                                Instant now, const RemedyCosts& costs,
                                                const RemedyLimit& limit) {
  if (absl::Status status = CheckCosts(costs); !status.ok()) return status;
  const absl::StatusOr<AskedVisit> visit = Ask(schedule.facts(), request);
  if (!visit.ok()) return visit.status();
  return Remedies(schedule, request, start, now, costs, limit).Find(*visit);
}

}  // namespace polyclinic
