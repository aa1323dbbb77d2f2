#ifndef POLYCLINIC_SRC_SCHEDULE_FACTS_H_
#define POLYCLINIC_SRC_SCHEDULE_FACTS_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "polyclinic/schedule/schedule.h"
#include "schedule/ledger.h"

namespace polyclinic {

class DayPools;

// Intervals that neither overlap nor touch, ascending.
using Spans = std::vector<Interval>;

// How many cells begin before so much time has passed; none before the start.
inline std::size_t CellsUntil(Duration time) {
  return time <= Duration{0} ? 0 : static_cast<std::size_t>((time + kCell - Duration{1}) / kCell);
}

// The interval of a window that begins on the date; nullopt where a change of the clocks swallows it.
std::optional<Interval> SpanOf(const TimeZone& zone, Date date, const TimeWindow& window);

// The union of the intervals.
Spans Merge(std::vector<Interval> intervals);
// What of `from` lies in none of `taken`; both as `Merge` gives them.
Spans Subtract(const Spans& from, const Spans& taken);
bool Covers(const Spans& spans, const Interval& interval);
bool Overlaps(const Spans& spans, const Interval& interval);

// When a resource is at one site.
struct Hours {
  SiteId site;
  Spans spans;
  // The cells that lie wholly in `spans`.
  CellSet open;
};

// What does not change about one resource while the schedule fills.
struct ResourceFacts {
  Resource resource;
  std::string key;
  std::int32_t capacity = 1;
  Duration turnover{};
  // One entry for each site at which it is ever available.
  std::vector<Hours> hours;
  // Breaks and absences; already taken out of the hours.
  Spans breaks;
  std::vector<const Template*> templates;
  // Some of them lets several visits start at once.
  bool waves = false;
  // The pods it belongs to, by position, ascending.
  std::vector<std::uint32_t> pods;
  // Its place among all resources by kind and key.
  std::uint32_t key_rank = 0;
  // Of the breaks, vacation, sickness and jury duty: they cannot be moved.
  Spans absences;
  // Its hours do not all begin and end on the grid.
  bool ragged = false;
  // Some booking policy speaks of the visits that use it; counts them; lets more than one use it at once.
  bool limited = false;
  bool counted = false;
  bool overbooked = false;

  // nullptr where it is never at that site.
  const Hours* At(SiteId site) const {
    for (const Hours& h : hours) {
      if (h.site == site) return &h;
    }
    return nullptr;
  }
};

struct Schedule::Facts {
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  std::vector<Site> sites;
  std::vector<TimeZone> zones;
  std::vector<Room> rooms;
  std::vector<Equipment> equipment;
  std::vector<Staff> staff;
  std::vector<Pod> pods;
  std::vector<VisitType> visit_types;
  std::vector<Policy> policies;
  std::vector<BookingPolicy> booking_policies;
  std::vector<Template> templates;
  // By position of the patient.
  std::vector<std::optional<Date>> born;
  std::vector<StaffId> usual_provider;
  RuleBook rules;
  DateRange horizon;
  Grid grid;
  // Staff, then rooms, then equipment, as many as `numbered`; then what is only supposed.
  std::vector<ResourceFacts> resources;
  struct Numbered {
    std::size_t staff = 0;
    std::size_t rooms = 0;
    std::size_t equipment = 0;
    std::size_t all() const { return staff + rooms + equipment; }
  };
  Numbered numbered;
  // By position of the site: the dense numbers of what is ever available there, ascending.
  std::vector<std::vector<std::uint32_t>> at_site;
  // How long people need from one site to another, by position of both.
  std::vector<std::vector<Duration>> travel;
  Duration most_travel{};

  // The dense number; kNone where the resource is not of this clinic.
  std::uint32_t NumberOf(const Resource& resource) const;
  // Of a resource that is a person.
  const Staff& PersonOf(std::uint32_t resource) const {
    return staff[resources[resource].resource.staff.index()];
  }
  bool Knows(SiteId site) const { return site.valid() && site.index() < sites.size(); }
  // In whole years; nullopt where unknown.
  std::optional<std::int32_t> AgeOf(PatientId patient, Date on) const;
  Offset OffsetOf(Instant t) const;
  // The cells that the span touches; the nearest end of the grid where it touches none.
  CellSpan Near(const Interval& span) const;
  Instant At(Offset t) const { return grid.start() + Duration{t}; }
  CellSpan Cover(std::int64_t from, std::int64_t to) const {
    return grid.Cover(grid.start() + Duration{from}, grid.start() + Duration{to});
  }

  // Compiled on first use, then shared; by site, the patient's location and day.
  struct AbilityCache {
    std::mutex mutex;
    std::map<std::tuple<std::uint32_t, std::optional<JurisdictionCode>, Date>, Abilities> by_place;
  };
  std::shared_ptr<AbilityCache> abilities = std::make_shared<AbilityCache>();
  // The same for pools.
  struct PoolCache {
    std::mutex mutex;
    std::map<std::tuple<std::uint32_t, std::optional<JurisdictionCode>, Date>,
             std::shared_ptr<const DayPools>>
        by_place;
  };
  std::shared_ptr<PoolCache> pools = std::make_shared<PoolCache>();
};

// Fills `hours` and `breaks` of every resource from the availability; what has none is never available.
void ExpandHours(std::span<const Availability> availability, Schedule::Facts& facts);

// The cells that lie wholly in the spans.
CellSet CellsInside(const Grid& grid, const Spans& spans);

// The resource is there throughout the span.
bool IsOpen(const Schedule::Facts& facts, const ResourceFacts& resource, const Hours& hours,
            const Interval& span);

// What the use takes, exact, with buffers and turnover.
Interval TakenBy(const Schedule::Facts& facts, const Ledger& ledger, const Use& use);
// Without them.
Interval ExactOf(const Schedule::Facts& facts, const Ledger& ledger, const Use& use);
// The cells in which no further exclusive use fits.
CellSet Touched(const Schedule::Facts& facts, const Ledger& ledger, std::uint32_t resource);

// Says of every resource what booking policies there are for it.
void MarkPolicies(Schedule::Facts& facts);

// How many visits of the type may start with the resource at once: 1 but where a template makes a
// wave.
std::int32_t WaveOf(const Schedule::Facts& facts, const ResourceFacts& resource, SiteId site,
                    VisitTypeId type, Instant start);

// Whether practising the role needs a licence of the jurisdiction.
bool IsLicensed(Role role);
// Whether the person works in the role and, where it is a licensed one, is licensed on the day.
bool HoldsRole(const Staff& person, Role role, const JurisdictionCode& jurisdiction, Date on);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_FACTS_H_
