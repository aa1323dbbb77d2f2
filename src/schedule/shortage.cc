#include "polyclinic/schedule/shortage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "schedule/candidates.h"
#include "schedule/facts.h"
#include "schedule/matching.h"

namespace polyclinic {
namespace {

constexpr Duration kHalfHour{1'800};

// One person asked for over a span of time.
struct Demand {
  SiteId site;
  Interval span;
  std::string label;
  // Who could, by number, ascending; available or not.
  std::vector<std::uint32_t> able;
  bool presence = false;
};

std::string LabelOf(const AskedNeed& asked) {
  std::vector<std::string> words;
  for (const DutyCode& duty : asked.duties) words.push_back(duty.str());
  const char* between = "+";
  if (words.empty()) {
    for (Role role : asked.need->roles) words.emplace_back(NameOf(role));
    between = "/";
  } else {
    std::sort(words.begin(), words.end());
  }
  std::string label;
  for (const std::string& word : words) {
    if (!label.empty()) label += between;
    label += word;
  }
  return label;
}

bool IsDemand(const AskedNeed& asked) {
  return asked.of_people() && asked.need->kind != NeedKind::kConsumable &&
         asked.need->firmness != Firmness::kAdvisory;
}

// Who may meet a need of people at the site on the day, available or not.
std::vector<std::uint32_t> AbleFor(const Schedule::Facts& facts, const AskedNeed& asked,
                                   SiteId site, Date date, const Abilities& abilities) {
  const JurisdictionCode& law = abilities.place().jurisdiction;
  std::vector<std::uint32_t> able;
  for (std::uint32_t r = 0; r < facts.staff.size(); ++r) {
    if (!IsOfKind(facts, *asked.need, r, site)) continue;
    const auto& roles = asked.need->roles;
    const bool licensed = roles.empty() || std::any_of(roles.begin(), roles.end(), [&](Role role) {
                            return HoldsRole(facts.staff[r], role, law, date);
                          });
    if (licensed && UnableFor(asked.duties, facts.staff[r].id, abilities) == nullptr)
      able.push_back(r);
  }
  return able;
}

class Demands {
 public:
  Demands(const Schedule& schedule, const Interval& span)
      : schedule_(schedule), facts_(schedule.facts()), span_(span) {}

  const std::vector<Demand>& all() const { return all_; }

  void AddAppointment(const Appointment& appointment) {
    if (!Occupies(appointment.status) || !facts_.Knows(appointment.site) ||
        !appointment.interval.Overlaps(span_)) {
      return;
    }
    // Read again as a request: its duties are those of its visit type and of its grounds.
    BookingRequest request{.visit_type = appointment.visit_type};
    request.patient_location = appointment.patient_location;
    absl::StatusOr<AskedVisit> visit = Ask(facts_, request);
    if (visit.ok() && visit->type->steps.size() == appointment.steps.size()) {
      AddGrounds(appointment, *visit);
      AddVisit(*visit, appointment.site, appointment.steps);
    } else {
      AddAssignments(appointment);
    }
  }

  void AddVisit(const AskedVisit& visit, SiteId site, const std::vector<Interval>& steps) {
    std::optional<JurisdictionCode> location;
    if (visit.type->telehealth) location = visit.request->patient_location;
    for (const AskedNeed& asked : visit.needs) {
      if (!IsDemand(asked)) continue;
      Add(asked, site, {steps[asked.first_step].start(), steps[asked.last_step].end()}, location);
    }
  }

 private:
  static void AddGrounds(const Appointment& appointment, AskedVisit& visit) {
    for (const Assignment& a : appointment.assignments) {
      for (AskedNeed& asked : visit.needs) {
        if (asked.need->name != a.need) continue;
        for (const DutyGround& ground : a.grounds) {
          const auto end = asked.duties.end();
          if (std::find(asked.duties.begin(), end, ground.duty) == end) {
            asked.duties.push_back(ground.duty);
          }
        }
      }
    }
  }

  void AddAssignments(const Appointment& appointment) {
    for (const Assignment& a : appointment.assignments) {
      if (!a.resource.staff.valid() || a.grounds.empty()) continue;
      Need need{.name = a.need};
      for (const DutyGround& ground : a.grounds) need.duties.push_back(ground.duty);
      const AskedNeed asked{.need = &need, .duties = need.duties};
      Add(asked, appointment.site, a.interval, std::nullopt);
    }
  }

  void Add(const AskedNeed& asked, SiteId site, const Interval& span,
           const std::optional<JurisdictionCode>& location) {
    if (!span.Overlaps(span_)) return;
    const Date date = facts_.zones[site.index()].ToLocal(span.start()).date;
    const Abilities abilities = schedule_.AbilitiesAt(site, date, location);
    const Demand demand{.site = site,
                        .span = span,
                        .label = LabelOf(asked),
                        .able = AbleFor(facts_, asked, site, date, abilities),
                        .presence = asked.need->kind == NeedKind::kPresence};
    for (std::int32_t i = 0; i < asked.need->count; ++i) all_.push_back(demand);
  }

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  Interval span_;
  std::vector<Demand> all_;
};

// Finds times for refused requests, one after another.
class Placement {
 public:
  Placement(const Schedule& schedule, Instant now)
      : schedule_(schedule), facts_(schedule.facts()), now_(now) {
    for (std::uint32_t r = 0; r < facts_.staff.size(); ++r) {
      taken_.push_back(Touched(facts_, schedule.ledger(), r));
    }
  }

  struct Place {
    SiteId site;
    std::vector<Interval> steps;
  };

  std::optional<Place> Of(const AskedVisit& visit) {
    std::optional<Found> best;
    for (SiteId site : visit.sites) AtProvider(visit, site, best);
    if (best) {
      taken_[best->person].Set(best->cells);
      return Place{best->site, StepsFrom(visit, best->start, best->person)};
    }
    return AtFirstWork(visit);
  }

 private:
  struct Found {
    Instant start{};
    SiteId site;
    std::uint32_t person = Schedule::Facts::kNone;
    // Of the person's time.
    CellSpan cells;
  };

  static const AskedNeed* ProviderNeed(const AskedVisit& visit) {
    const AskedNeed* first = nullptr;
    for (const AskedNeed& asked : visit.needs) {
      if (!IsDemand(asked) || asked.need->kind == NeedKind::kPresence) continue;
      const auto& roles = asked.need->roles;
      if (std::any_of(roles.begin(), roles.end(), IsLicensed)) return &asked;
      if (first == nullptr) first = &asked;
    }
    return first;
  }

  // The steps one after another with the least gaps, as long as they take with the provider.
  std::vector<Interval> StepsFrom(const AskedVisit& visit, Instant start,
                                  std::uint32_t person) const {
    std::vector<std::uint32_t> chosen(visit.needs.size(), Schedule::Facts::kNone);
    if (const AskedNeed* provider = ProviderNeed(visit)) chosen[provider->index] = person;
    std::vector<Interval> steps;
    Instant at = start;
    const std::vector<Duration> durations = StepDurations(facts_, visit, chosen);
    for (std::size_t s = 0; s < durations.size(); ++s) {
      if (s > 0) at += visit.type->steps[s].gap_min;
      // A step without length still needs a moment.
      const Instant end = at + std::max(durations[s], Duration{1});
      steps.emplace_back(at, end);
      at = end;
    }
    return steps;
  }

  void AtProvider(const AskedVisit& visit, SiteId site, std::optional<Found>& best) {
    const AskedNeed* provider = ProviderNeed(visit);
    if (provider == nullptr) return;
    std::map<Date, std::vector<std::uint32_t>> able;
    for (std::uint32_t r : OfKind(facts_, *provider, site)) {
      const Hours* hours = facts_.resources[r].At(site);
      if (hours == nullptr) continue;
      const std::vector<Interval> steps = StepsFrom(visit, Instant{}, r);
      const Duration offset = steps[provider->first_step].start() - Instant{};
      const Duration length =
          steps[provider->last_step].end() - steps[provider->first_step].start();
      CellSet free = hours->open;
      free -= taken_[r];
      const std::size_t cells = Cells(length);
      const CellSet starts =
          free.RunStarts(cells).Earlier(static_cast<std::size_t>(offset / kCell));
      const CellSpan window = WindowOf(visit, site);
      for (std::size_t c = starts.Next(window.first); c != CellSet::kNone && c < window.last;
           c = starts.Next(c + 1)) {
        const Instant start = facts_.grid.At(c);
        if (best && start >= best->start) break;
        if (!Allows(facts_, *visit.request, site, start, now_) ||
            !IsAble(visit, *provider, site, start, r, able))
          continue;
        const CellSpan used = facts_.grid.Cover(start + offset, start + offset + length);
        best = Found{start, site, r, used};
        break;
      }
    }
  }

  bool IsAble(const AskedVisit& visit, const AskedNeed& provider, SiteId site, Instant start,
              std::uint32_t person, std::map<Date, std::vector<std::uint32_t>>& able) const {
    const Date date = facts_.zones[site.index()].ToLocal(start).date;
    auto found = able.find(date);
    if (found == able.end()) {
      std::optional<JurisdictionCode> location;
      if (visit.type->telehealth) location = visit.request->patient_location;
      const Abilities abilities = schedule_.AbilitiesAt(site, date, location);
      found = able.emplace(date, AbleFor(facts_, provider, site, date, abilities)).first;
    }
    return std::binary_search(found->second.begin(), found->second.end(), person);
  }

  std::optional<Place> AtFirstWork(const AskedVisit& visit) const {
    std::optional<Place> first;
    for (SiteId site : visit.sites) {
      CellSet open(facts_.grid.size());
      for (std::uint32_t r = 0; r < facts_.staff.size(); ++r) {
        if (const Hours* hours = facts_.resources[r].At(site)) open |= hours->open;
      }
      const CellSpan window = WindowOf(visit, site);
      for (std::size_t c = open.Next(window.first); c != CellSet::kNone && c < window.last;
           c = open.Next(c + 1)) {
        const Instant start = facts_.grid.At(c);
        if (first && start >= first->steps.front().start()) break;
        if (!Allows(facts_, *visit.request, site, start, now_)) continue;
        first = Place{site, StepsFrom(visit, start, Schedule::Facts::kNone)};
        break;
      }
    }
    return first;
  }

  static std::size_t Cells(Duration length) {
    return static_cast<std::size_t>(
        std::max<std::int64_t>(1, (length + kCell - Duration{1}) / kCell));
  }

  // The cells of the days that the request names and the schedule has.
  CellSpan WindowOf(const AskedVisit& visit, SiteId site) const {
    const DateRange& days = visit.request->days;
    const DateRange& horizon = facts_.horizon;
    const TimeZone& zone = facts_.zones[site.index()];
    const Date from = days.from ? std::max(*days.from, *horizon.from) : *horizon.from;
    const Date until = days.until ? std::min(*days.until, *horizon.until) : *horizon.until;
    if (until <= from) return {};
    return facts_.grid.Cover(zone.StartOfDay(from), zone.StartOfDay(until));
  }

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  Instant now_;
  // By number of the person: booked, or given to a refused request.
  std::vector<CellSet> taken_;
};

// Sweeps over the cells of a span and keeps the worst of each half-hour.
class Sweep {
 public:
  Sweep(const Schedule::Facts& facts, const std::vector<Demand>& demands)
      : facts_(facts), demands_(demands) {}

  std::vector<ShortageCell> Over(const Interval& span) {
    const CellSpan cells = facts_.grid.Cover(span.start(), span.end());
    std::vector<std::pair<std::size_t, std::size_t>> starts;
    std::vector<std::size_t> ends;
    for (std::size_t d = 0; d < demands_.size(); ++d) {
      const Interval& when = demands_[d].span;
      const CellSpan cover = facts_.grid.Cover(when.start(), when.end());
      starts.emplace_back(cover.first, d);
      ends.push_back(cover.last);
    }
    std::sort(starts.begin(), starts.end());
    std::set<std::size_t> active;
    auto next = starts.begin();
    for (std::size_t cell = cells.first; cell < cells.last; ++cell) {
      for (; next != starts.end() && next->first <= cell; ++next) active.insert(next->second);
      std::erase_if(active, [&](std::size_t d) { return ends[d] <= cell; });
      if (!active.empty()) Count(cell, active);
    }
    std::vector<ShortageCell> out;
    for (auto& [key, figure] : worst_) out.push_back(std::move(figure));
    return out;
  }

 private:
  using Figures = std::map<std::pair<SiteId, std::string>, std::pair<std::int32_t, std::int32_t>>;

  // Who is there in the cell, of those able.
  std::vector<std::uint32_t> There(const Demand& demand, std::size_t cell) const {
    const Instant from = std::max(demand.span.start(), facts_.grid.At(cell));
    const Instant to = std::min(demand.span.end(), facts_.grid.At(cell) + kCell);
    std::vector<std::uint32_t> there;
    for (std::uint32_t r : demand.able) {
      const Hours* hours = facts_.resources[r].At(demand.site);
      if (hours != nullptr && Covers(hours->spans, {from, to})) there.push_back(r);
    }
    return there;
  }

  void Count(std::size_t cell, const std::set<std::size_t>& active) {
    Figures figures;
    std::vector<std::vector<std::uint32_t>> able;
    std::vector<std::size_t> matched;
    for (std::size_t d : active) {
      auto& [demanded, missing] = figures[{demands_[d].site, demands_[d].label}];
      ++demanded;
      std::vector<std::uint32_t> there = There(demands_[d], cell);
      if (demands_[d].presence) {
        missing += there.empty();
      } else {
        able.push_back(std::move(there));
        matched.push_back(d);
      }
    }
    const std::vector<bool> served = ServedInOrder(able, facts_.staff.size());
    for (std::size_t i = 0; i < matched.size(); ++i) {
      const Demand& demand = demands_[matched[i]];
      if (!served[i]) ++figures[{demand.site, demand.label}].second;
    }
    Keep(facts_.grid.At(cell), figures);
  }

  void Keep(Instant at, const Figures& figures) {
    const Instant half_hour = at - (at.time_since_epoch() % kHalfHour + kHalfHour) % kHalfHour;
    for (const auto& [what, figure] : figures) {
      ShortageCell& cell = worst_[{half_hour, what.first, what.second}];
      cell.half_hour = half_hour;
      cell.site = what.first;
      cell.label = what.second;
      cell.demanded = std::max(cell.demanded, figure.first);
      cell.missing = std::max(cell.missing, figure.second);
    }
  }

  const Schedule::Facts& facts_;
  const std::vector<Demand>& demands_;
  std::map<std::tuple<Instant, SiteId, std::string>, ShortageCell> worst_;
};

template <class Value, class Less>
std::vector<const Value*> InOrder(std::span<const Value> values, Less less) {
  std::vector<const Value*> order;
  for (const Value& value : values) order.push_back(&value);
  std::stable_sort(order.begin(), order.end(),
                   [&](const Value* a, const Value* b) { return less(*a, *b); });
  return order;
}

}  // namespace

absl::StatusOr<std::vector<ShortageCell>> ShortageOf(const Schedule& schedule,
                                                     std::span<const Appointment> appointments,
                                                     std::span<const BookingRequest> refused,
                                                     const Interval& span, Instant now) {
  Demands demands(schedule, span);
  for (const Appointment* a : InOrder(appointments, [](const Appointment&x, const Appointment&y) {
         return std::tie(x.interval, x.id, x.key) < std::tie(y.interval, y.id, y.key);
       })) {
    demands.AddAppointment(*a);
  }
  Findings findings;
  Placement placement(schedule, now);
  for (const BookingRequest* r :
       InOrder(refused, [](const BookingRequest&x, const BookingRequest&y) {
         return std::tie(x.priority, x.received, x.key) < std::tie(y.priority, y.received, y.key);
       })) {
    const absl::StatusOr<AskedVisit> visit = Ask(schedule.facts(), *r);
    if (!visit.ok()) {
      for (Finding finding : FindingsOf(visit.status())) {
        finding.path = "refused[" + std::to_string(r - refused.data()) + "]." + finding.path;
        findings.Add(std::move(finding));
      }
      continue;
    }
    if (const auto place = placement.Of(*visit)) {
      demands.AddVisit(*visit, place->site, place->steps);
    }
  }
  if (findings.HasErrors()) return findings.ToStatus();
  return Sweep(schedule.facts(), demands.all()).Over(span);
}

}  // namespace polyclinic
