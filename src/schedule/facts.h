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

namespace polyclinic {

// Intervals that neither overlap nor touch, ascending.
using Spans = std::vector<Interval>;

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
  // The pods it belongs to, by position, ascending.
  std::vector<std::uint32_t> pods;

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
  std::vector<Template> templates;
  // By position of the patient.
  std::vector<std::optional<Date>> born;
  RuleBook rules;
  DateRange horizon;
  Grid grid;
  // Staff, then rooms, then equipment.
  std::vector<ResourceFacts> resources;

  // The dense number; kNone where the resource is not of this clinic.
  std::uint32_t NumberOf(const Resource& resource) const;
  bool Knows(SiteId site) const { return site.valid() && site.index() < sites.size(); }
  // In whole years; nullopt where unknown.
  std::optional<std::int32_t> AgeOf(PatientId patient, Date on) const;

  // Compiled on first use, then shared.
  struct AbilityCache {
    std::mutex mutex;
    std::map<std::tuple<std::uint32_t, Date, std::optional<JurisdictionCode>>, Abilities> by_place;
  };
  std::shared_ptr<AbilityCache> abilities = std::make_shared<AbilityCache>();
};

// Fills `hours` and `breaks` of every resource from the availability; what has none is never available.
void ExpandHours(std::span<const Availability> availability, Schedule::Facts& facts);

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
