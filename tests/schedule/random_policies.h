#ifndef POLYCLINIC_TESTS_SCHEDULE_RANDOM_POLICIES_H_
#define POLYCLINIC_TESTS_SCHEDULE_RANDOM_POLICIES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>

#include "polyclinic/schedule/booking_policy.h"
#include "schedule/builders.h"

namespace polyclinic::schedule_tests {

// What the policies speak of: the first entities of a test clinic.
inline const VisitTypeId kCheck = VisitTypeId::Of(TestClinic::kTag, 0);
inline const VisitTypeId kPhysical = VisitTypeId::Of(TestClinic::kTag, 1);
inline const SiteId kMain = SiteId::Of(TestClinic::kTag, 0);
inline const SiteId kAnnex = SiteId::Of(TestClinic::kTag, 1);
inline const Resource kDora = Resource::Of(StaffId::Of(TestClinic::kTag, 0));

// Random policies over two days on which clocks change, and common ones.
class RandomPolicies {
 public:
  explicit RandomPolicies(std::uint32_t seed) : random_(seed) {}

  std::size_t Below(std::size_t n) { return random_() % n; }
  Minutes Clock() { return Minutes{static_cast<int>(Below(289)) * 5}; }
  template <class T>
  std::optional<T> Maybe(T value) {
    return Below(3) == 0 ? std::optional<T>(value) : std::nullopt;
  }
  std::int32_t Few() { return static_cast<std::int32_t>(Below(3)); }

  BookingPolicy Make(Date day) {
    BookingPolicy policy;
    policy.key = "p";
    if (Below(2) == 0) policy.override_roles = {Role::kReceptionist};
    if (Below(3) == 0) policy.visit_types = {Below(2) == 0 ? kCheck : kPhysical};
    if (Below(4) == 0) policy.sites = {Below(2) == 0 ? kMain : kAnnex};
    if (Below(2) == 0) {
      if (Below(2) == 0)
        policy.resource = kDora;
      else
        policy.roles = {Role::kPhysician};
    }
    if (Below(4) == 0) policy.valid.from = AddDays(day, static_cast<int>(Below(3)) - 1);
    if (Below(4) == 0) policy.valid.until = AddDays(day, static_cast<int>(Below(3)));
    policy.lead_time = Maybe(Duration{minutes{Below(3000)}});
    if (Below(6) == 0) policy.opens = DayMoment{Few(), Clock()};
    if (Below(6) == 0) policy.cutoff = DayMoment{Few(), Clock()};
    policy.max_per_session = Maybe(Few());
    if (Below(2) == 0 || SpeaksOfVisits(policy)) {
      const Minutes from{static_cast<int>(Below(1440))};
      policy.session = TimeWindow{from, from + Minutes{1 + static_cast<int>(Below(1440))}};
    }
    if (Below(4) == 0) policy.max_per_day = static_cast<std::int32_t>(Below(8));
    policy.max_starts = Maybe(Few());
    if (SpeaksOfVisits(policy) && Below(4) == 0) policy.max_patient_day = 1 + Few();
    return policy;
  }

 private:
  std::mt19937 random_;
};

}  // namespace polyclinic::schedule_tests

#endif  // POLYCLINIC_TESTS_SCHEDULE_RANDOM_POLICIES_H_
