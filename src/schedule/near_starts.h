#ifndef POLYCLINIC_SRC_SCHEDULE_NEAR_STARTS_H_
#define POLYCLINIC_SRC_SCHEDULE_NEAR_STARTS_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "polyclinic/schedule/schedule.h"
#include "schedule/candidates.h"

namespace polyclinic {

// What stands against a start at one site.
struct RefusedStart {
  SiteStart at;
  std::vector<Conflict> conflicts;
};

// How near a start that is refused comes to being open: the nearest is the least.
struct Nearness {
  // Needs that cannot be met, and conflicts of the visit as such; 1 where each need by itself could be met.
  std::int32_t against = 0;
  // Of these needs, those for which nobody and nothing able is there then, free or not.
  std::int32_t unattended = 0;
  std::int32_t conflicts = 0;
  Instant start{};
  SiteId site;
  friend auto operator<=>(const Nearness&, const Nearness&) = default;
};
Nearness NearnessOf(const RefusedStart& refused);

// Each need by itself could be met, but not all together.
bool IsJoint(const std::vector<Conflict>& conflicts);
// The conflict stands against the visit as such, not against who or what would meet a need.
bool IsOfTheVisit(const Conflict& conflict);

// Names the site in each conflict of a need or a policy, where the request names none.
void SayWhere(const BookingRequest& request, SiteId site, std::vector<Conflict>& conflicts);

// Calls `take` for the first 20,000 starts that the request allows, by time, then site, and returns how many
// more there are. Those more than an hour before the first or after the last of a day's people is at work at
// the site are left out where the site has others. None of the starts may be open.
std::int64_t ForRefusedStarts(const Schedule& schedule, const AskedVisit& visit, Instant now,
                              const std::function<void(RefusedStart)>& take);

// Why none of these starts is open: of each site, kind, need, resource, duty and policy one conflict, as it
// stands at the nearest start; by nearness. With how many starts were not looked at.
struct Reasons {
  std::vector<Conflict> conflicts;
  std::int64_t starts_left = 0;
};
Reasons ReasonsOverAllStarts(const Schedule& schedule, const AskedVisit& visit, Instant now);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_NEAR_STARTS_H_
