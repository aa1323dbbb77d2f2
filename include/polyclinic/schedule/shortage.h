#ifndef POLYCLINIC_SCHEDULE_SHORTAGE_H_
#define POLYCLINIC_SCHEDULE_SHORTAGE_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/schedule/schedule.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic {

// What one ability is short of in one half-hour at one site.
struct ShortageCell {
  // The start of the half-hour, a whole multiple of 30 minutes since 1970-01-01T00:00Z.
  Instant half_hour{};
  SiteId site;
  // The ability: the duties that one person must do, all of them, by code with "+" between; of a
  // need without duties the roles, any of them, by name with "/" between.
  std::string label;
  // How many people the visits ask for at once: the most at any moment of the half-hour.
  std::int32_t demanded = 0;
  // How many of them nobody is there for: the most at any moment of the half-hour.
  std::int32_t missing = 0;
  bool operator==(const ShortageCell&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ShortageCell*, Visitor&& v) {
  v("half_hour", &ShortageCell::half_hour);
  v("site", &ShortageCell::site);
  v("label", &ShortageCell::label);
  v("demanded", &ShortageCell::demanded);
  v("missing", &ShortageCell::missing);
}

// The people that the visits of `span` ask for and that nobody is there for, for each half-hour,
// site and ability that anything asks for; by half-hour, site, label.
//
// At each moment the demands are matched with the people who are available at the site then and
// able to do what is asked on that day, each person to one demand at most: what a greatest matching
// leaves over is short. Of all greatest matchings it is one that serves the appointments first and
// then the requests in order (priority, received, key), so that what is left over is what would be
// served last. A presence need uses nobody up: it is short where nobody able is there.
//
// An appointment asks for each need of people of its visit type at the time of its steps, met or
// not, by anybody able; without a visit type, for what its assignments say. A refused request has
// no time. Its demand is placed, in order of service, at the earliest time that the request allows
// at which somebody able to meet its provider need (its first hard need of a licensed role; without
// one, its first hard need of people), the named one where the request names one, is available and
// neither booked nor taken by a refused request before it. Without such a time it is placed where
// the site first has anybody at work at a time that the request allows, and without that nowhere.
// Whom requests name counts for the placement alone: what is short is an ability.
//
// InvalidArgument with the findings of every request that makes no sense. Work grows with the
// cells of `span` that lie in the schedule's horizon, not with `span`.
absl::StatusOr<std::vector<ShortageCell>> ShortageOf(const Schedule& schedule,
                                                     std::span<const Appointment> appointments,
                                                     std::span<const BookingRequest> refused,
                                                     const Interval& span, Instant now);

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_SHORTAGE_H_
