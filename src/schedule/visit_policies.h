#ifndef POLYCLINIC_SRC_SCHEDULE_VISIT_POLICIES_H_
#define POLYCLINIC_SRC_SCHEDULE_VISIT_POLICIES_H_

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "schedule/candidates.h"
#include "schedule/facts.h"
#include "schedule/policy_check.h"

namespace polyclinic {

// What the booking policies have against one visit at one site: as such, and with each resource. Without
// policies every answer is at once that nothing stands against it.
class VisitPolicies {
 public:
  // By the override, where there is one, what its person may override does not stand.
  VisitPolicies(const Schedule& schedule, const AskedVisit& visit, SiteId site, Instant now,
                const Override* override = nullptr);

  // Nothing is limited.
  bool empty() const { return policies_.empty(); }

  // The visits as such, in the place of a resource.
  static constexpr std::uint32_t kVisits = Schedule::Facts::kNone;

  // Who keeps the promises that policies count.
  enum class Keepers {
    kAsTheyAre,  // as the promises are kept now
    kAnybody     // whoever can: only what nobody else may keep is counted
  };
  // Within the local day, the spans in which the visit may not start or, with a resource, no part of it
  // that uses it; they may overlap.
  const std::vector<Interval>& ClosedOn(Date day, std::uint32_t resource, Keepers keepers);
  // No policy stands against the visit or the part that starts then, whoever keeps what.
  bool IsOpen(Instant start, std::uint32_t resource);
  // What stands against it as promises are kept now.
  std::vector<Conflict> At(Instant start, std::uint32_t resource);

  // The limits that a part with the resource must keep to that starts then, in a visit of the type at the
  // site. The override is for the visit asked for alone.
  enum class Whose { kOfTheVisit, kOfAPromise };
  const std::vector<VisitLimit>& LimitsOf(VisitTypeId type, SiteId site, std::uint32_t resource,
                                          Instant start, Whose whose);

  bool has_override() const { return override_ != nullptr; }
  // A conflict of the kind with the resource, or with the visit as such, that starts then is overridden.
  bool IsOverridden(ConflictKind kind, Instant start, std::uint32_t resource) const;

  // The patient may be in the visit beside his other visits.
  bool PatientMayOverlap(const Interval& visit) const;

 private:
  // One day of one resource, or of the visits as such.
  struct Day {
    std::vector<BookedVisit> booked;
    std::vector<BookedVisit> of_patient;
    std::vector<Interval> closed;
    // Whoever keeps what others may keep.
    std::vector<Interval> closed_for_good;
  };
  // The parts of visits with a resource.
  struct Parts {
    std::vector<BookedVisit> all;
    // Those that nobody else may keep.
    std::vector<BookedVisit> fixed;
  };

  bool Limits(std::uint32_t resource) const {
    return !empty() && (resource == kVisits || facts_.resources[resource].limited);
  }
  PolicyCheck CheckOf(VisitTypeId type, SiteId site, std::uint32_t resource,
                      const Override* override) const;
  PolicyCheck CheckOf(std::uint32_t resource) const {
    return CheckOf(visit_.type->id, site_, resource, override_);
  }
  Parts BookedWith(std::uint32_t resource, const Interval& reach) const;
  std::vector<BookedVisit> BookedAtSite(const Interval& reach) const;
  std::vector<BookedVisit> OfPatient() const;
  const Day& DayOf(Date day, std::uint32_t resource);

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  const std::vector<BookingPolicy>& policies_;
  const AskedVisit& visit_;
  SiteId site_;
  Instant now_;
  const Override* override_;
  std::map<std::pair<Date, std::uint32_t>, Day> days_;
  std::map<std::tuple<VisitTypeId, SiteId, std::uint32_t, Instant, Whose>, std::vector<VisitLimit>>
      limits_;
};

// How many visits may use the resource at once, as the strictest policy that speaks of a visit of the
// type there on that day says; 1 where none does.
std::int32_t MostAtOnce(const Schedule::Facts& facts, std::uint32_t resource, SiteId site,
                        VisitTypeId type, Instant start);
// The visit uses the resource at `interval` beside the others as the policies let it.
bool OverlapOnPurpose(const Schedule::Facts& facts, const Ledger& ledger, std::uint32_t resource,
                      SiteId site, VisitTypeId type, const Interval& interval,
                      std::span<const Use> others);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_VISIT_POLICIES_H_
