#ifndef POLYCLINIC_SRC_SCHEDULE_CHANGES_H_
#define POLYCLINIC_SRC_SCHEDULE_CHANGES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/schedule/remedy.h"
#include "schedule/candidates.h"
#include "schedule/pools.h"
#include "schedule/what_if.h"

namespace polyclinic {

// InvalidArgument where a cost is negative or beyond a thousand million.
absl::Status CheckCosts(const RemedyCosts& costs);
// So much an hour, for that long, rounded up.
std::int64_t InProportion(std::int64_t an_hour, Duration length);

// By cost, then kind, need, resource, time and what else tells them apart.
bool ComesBefore(const Remedy& a, const Remedy& b);

// A change that might be made.
struct ProposedChange {
  Remedy remedy;
  // The person who would be one more, or as the person would be.
  std::optional<Staff> person;
  // Of a named resource given up: the position of its request among those asked about.
  std::size_t request = 0;

  // What is given up lies with the request, not with the clinic.
  void MakeIn(WhatIf& clinic) const;
  // Two of them are two more of the same.
  bool CanRepeat() const;
};

// What is wanted over a span of time: one need, or several of one visit that one person could meet.
struct Wanted {
  // The first of the needs.
  std::string need;
  Interval when;
  std::vector<DutyCode> duties;
  // Any of them; empty: any role.
  std::vector<Role> roles;
  SpecialtyCode specialty;
  std::vector<RoomKind> rooms;
  EquipmentKind equipment;
  // One more cannot take the place of whom the request names.
  bool named = false;
  // By number, ascending: who and what can meet all of the needs, and who is of the kind asked for.
  std::vector<std::uint32_t> able;
  std::vector<std::uint32_t> of_kind;

  bool of_people() const { return !duties.empty() || !roles.empty(); }
};
Wanted WantedFor(const Schedule::Facts& facts, const AskedVisit& visit, const AskedNeed& asked,
                 const DayPools& pools, const Interval& when);
// What one person would have to meet who meets both; nullopt where no person can.
std::optional<Wanted> Both(const Wanted& a, const Wanted& b);

// Collects what might be changed at one site on one day, each change once.
class ProposedChanges {
 public:
  ProposedChanges(const Schedule& schedule, const RemedyCosts& costs, const DayPools& pools,
                  std::optional<std::int32_t> patient_age);

  // One more person, room or device; hours extended and breaks moved; abilities added.
  void For(const Wanted& wanted);
  // Hours and breaks of those who would have to be made able as well: two changes.
  void OfWhoIsNotAble(const Wanted& wanted);
  // One more person to supervise what those able would do.
  void Supervising(const Wanted& wanted);
  void GivingUp(const BookingRequest& request, std::size_t position);

  // By cost, as `ComesBefore` says.
  std::vector<ProposedChange> Take();

 private:
  void OneMore(const Wanted& wanted);
  void MorePeople(const Wanted& wanted);
  void MoreTime(const Wanted& wanted, std::uint32_t resource);
  void MoveBreaks(const Wanted& wanted, const ResourceFacts& resource, const Spans& breaks);
  void Extend(const Wanted& wanted, const ResourceFacts& resource, const Hours& hours,
              const Interval& missing);
  bool MoreAbility(const Wanted& wanted, std::uint32_t resource);
  Staff Somebody(Role role) const;
  bool Qualify(Staff& person, const DutyCode& duty, std::vector<Addition>& additions) const;
  bool Give(const Addition& addition, Staff& person) const;
  // In the site's zone.
  Interval Day() const;
  std::int64_t HourOf(Role role) const;
  std::int64_t HourOf(const Resource& resource) const;
  void Keep(ProposedChange change);

  const Schedule::Facts& facts_;
  const RemedyCosts& costs_;
  const DayPools& pools_;
  std::optional<std::int32_t> age_;
  std::vector<ProposedChange> found_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_CHANGES_H_
