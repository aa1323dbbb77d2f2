#ifndef POLYCLINIC_SCHEDULE_REMEDY_H_
#define POLYCLINIC_SCHEDULE_REMEDY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/place/place.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/schedule/schedule.h"
#include "polyclinic/scope/additions.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

// What one change would be.
enum class RemedyKind {
  kOtherTime = 1,      // the visit starts at another time
  kGiveUpNamed,        // a resource that the request names is no longer asked for
  kMoveBreak,          // somebody able works then and pauses at another time
  kExtendHours,        // what is able stays longer or is there earlier
  kOneMoreRoom,        // one more room
  kOneMoreDevice,      // one more device
  kOneMorePerson,      // one more person able to meet the need
  kOneMoreSupervisor,  // one more person who may supervise
  kAddAbility          // somebody who is there learns or is given what is missing
};
POLYCLINIC_ENUMERATORS(RemedyKind, {{RemedyKind::kOtherTime, "other_time"},
                                    {RemedyKind::kGiveUpNamed, "give_up_named"},
                                    {RemedyKind::kMoveBreak, "move_break"},
                                    {RemedyKind::kExtendHours, "extend_hours"},
                                    {RemedyKind::kOneMoreRoom, "one_more_room"},
                                    {RemedyKind::kOneMoreDevice, "one_more_device"},
                                    {RemedyKind::kOneMorePerson, "one_more_person"},
                                    {RemedyKind::kOneMoreSupervisor, "one_more_supervisor"},
                                    {RemedyKind::kAddAbility, "add_ability"}})

// What an hour of somebody costs.
struct RoleCost {
  Role role = Role::kMedicalAssistant;
  std::int64_t hour = 0;
  bool operator==(const RoleCost&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RoleCost*, Visitor&& v) {
  v("role", &RoleCost::role);
  v("hour", &RoleCost::hour);
}

// What changes cost, in the caller's own unit; none is negative. Parts of an hour count in proportion,
// rounded up. The default is editorial: round figures that put the changes in a plausible order, an hour
// of an assistant being 30. Nothing in it is measured.
struct RemedyCosts {
  // What is counted: "USD".
  std::string unit;
  // One more person, by role; the first entry for the role counts.
  std::vector<RoleCost> roles = {
      {Role::kMedicalAssistant, 30},  {Role::kPhysician, 200},   {Role::kPhysicianAssistant, 90},
      {Role::kNursePractitioner, 90}, {Role::kNurseMidwife, 90}, {Role::kRegisteredNurse, 60},
      {Role::kPracticalNurse, 40},    {Role::kPharmacist, 90},   {Role::kReceptionist, 25}};
  // One more person of a role that is not listed.
  std::int64_t person_hour = 50;
  // One more room, or a room open longer.
  std::int64_t room_hour = 40;
  // One more device, or a device at hand longer.
  std::int64_t device_hour = 20;
  // What an hour of overtime costs of an hour of that person, in hundredths.
  std::int32_t overtime_percent = 150;
  // One break moved.
  std::int64_t moved_break = 10;
  // One person made able: for each thing to add.
  std::int64_t addition = 500;
  // A named resource given up.
  std::int64_t named = 15;
  // Another time: for each hour between it and the time asked for.
  std::int64_t hour_away = 5;
  bool operator==(const RemedyCosts&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RemedyCosts*, Visitor&& v) {
  v("unit", &RemedyCosts::unit);
  v("roles", &RemedyCosts::roles);
  v("person_hour", &RemedyCosts::person_hour);
  v("room_hour", &RemedyCosts::room_hour);
  v("device_hour", &RemedyCosts::device_hour);
  v("overtime_percent", &RemedyCosts::overtime_percent);
  v("moved_break", &RemedyCosts::moved_break);
  v("addition", &RemedyCosts::addition);
  v("named", &RemedyCosts::named);
  v("hour_away", &RemedyCosts::hour_away);
}

// One change with which a start that was refused can be booked.
struct Remedy {
  RemedyKind kind = RemedyKind::kOtherTime;
  // Where.
  SiteId site;
  // Of a named resource given up: the request that names it; invalid else.
  RequestId request;
  // The need it serves, by name; empty: the whole visit.
  std::string need;
  // What one more person must be able to do, or a person who is there be made able to do; of a
  // supervisor, what is to be supervised.
  std::vector<DutyCode> duties;
  // The roles that would do for one more person.
  std::vector<Role> roles;
  // The specialty that one more person must practise; empty: any.
  SpecialtyCode specialty;
  // The kinds of room that would do for one more.
  std::vector<RoomKind> rooms;
  // The kind of one more device; empty: none is concerned.
  EquipmentKind equipment;
  // When somebody or something must be there who is not; of a break moved, all of it; of another time,
  // absent.
  std::optional<Interval> when;
  // Whose hours, break or abilities change, or what is given up; none of another kind.
  Resource resource;
  // What one more person must have besides the role and its licence, or what a person who is there lacks.
  std::vector<Addition> additions;
  // The other start.
  std::optional<SiteStart> instead;
  // The start at the site that it opens; absent of another time, and in a fix, which has starts of its own.
  std::optional<Instant> start;
  std::int64_t cost = 0;
  bool operator==(const Remedy&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Remedy*, Visitor&& v) {
  v("kind", &Remedy::kind);
  v("site", &Remedy::site);
  v("request", &Remedy::request);
  v("need", &Remedy::need);
  v("duties", &Remedy::duties);
  v("roles", &Remedy::roles);
  v("specialty", &Remedy::specialty);
  v("rooms", &Remedy::rooms);
  v("equipment", &Remedy::equipment);
  v("when", &Remedy::when);
  v("resource", &Remedy::resource);
  v("additions", &Remedy::additions);
  v("instead", &Remedy::instead);
  v("start", &Remedy::start);
  v("cost", &Remedy::cost);
}

// How far the search for remedies may go: the same for the same question, whatever the machine.
struct RemedyLimit {
  // Remedies returned.
  std::size_t most = 20;
  // Of a request without a start: starts, the nearest to being open, for which changes are looked for.
  std::size_t starts = 200;
  // Changes, or pairs of them, tried by booking with them.
  std::int64_t tries = 400;
  // Of the bookings under one change or pair.
  std::int64_t bookings = 2'000;
  // Of a fix, over all changes and pairs: a booking or a request asked for its starts counts 1, a pair looked
  // at 20, a request asked whether it has any start under some changes 10, for which half of them may go.
  std::int64_t steps = 16'000;
  // Of each booking, at a start that is given; of all under one change or pair ten times the nodes.
  SearchLimit search{.nodes = 20'000, .nodes_at_a_start = 20'000};
};

// What was found to help against a refusal. Without remedies, the other fields say why there are none: the
// request can be booked, it is barred, the limit came first or, where none of these, nothing tried helps.
struct Remedies {
  // By cost, then kind, start, need, resource and time; each proved.
  std::vector<Remedy> remedies;
  // Nothing is to be remedied: the request can be booked as things are, at the start or, where none is
  // given, at some start that it allows.
  bool open = false;
  // What stands against the visit as such (the patient's other visits, the request's own days, policies) at
  // every start and site in question, each once: no change of the clinic is tried against it, another time
  // is. By kind, then time.
  std::vector<Conflict> barred;
  // Neither the limit nor the number of starts looked at ended the search before `most` were found.
  bool complete = true;
  // Changes tried by booking.
  std::int64_t tried = 0;
  // Of a request without a start: starts for which changes were looked for, and those left as farther from
  // being open. What is barred counts for neither.
  std::int64_t starts = 0;
  std::int64_t starts_left = 0;
  bool operator==(const Remedies&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Remedies*, Visitor&& v) {
  v("remedies", &Remedies::remedies);
  v("open", &Remedies::open);
  v("barred", &Remedies::barred);
  v("complete", &Remedies::complete);
  v("tried", &Remedies::tried);
  v("starts", &Remedies::starts);
  v("starts_left", &Remedies::starts_left);
}

// The changes, one by one, with which the request can be booked at `start`: by cost, then kind, need,
// resource and time. Each is proved: it was made in a copy of the schedule and the request was booked
// there. Of other times the nearest later and the nearest earlier start that the request allows. A person
// who would be one more is there over `when` and has what the law and the policies ask for the duties, at
// the least training. Breaks are only said to be moved, not whereto; vacation, sickness and jury duty stay.
//
// Without a start, the changes that open some start of the request's days, each at the start that was
// nearest to being open: the fewest needs that cannot be met, then the fewest for which nobody able is
// there, then the fewest conflicts, then the earliest. Where several needs cannot be met, only what might
// meet them all is tried, unless nothing else is found. Starts more than an hour before the first or after
// the last of a day's people is at work count only where a site has no others, and of all the first 20,000.
// Of other times the first after the request's days, on a weekday and at a time of day that it allows.
//
// They are tried for the spans that the need may have and for the span of what stands in its way: now and
// then somebody there all day would help and is not offered. The cheapest are tried first, so that the limit
// cuts off the dearest.
//
// InvalidArgument where the request makes no sense or a cost is negative.
absl::StatusOr<Remedies> RemediesFor(const Schedule& schedule, const BookingRequest& request,
                                     std::optional<Instant> start, Instant now,
                                     const RemedyCosts& costs = {}, const RemedyLimit& limit = {});

// What it takes to see all requests in one span of time.
struct Fix {
  // Some set of at most two changes lets every request be booked.
  bool found = false;
  // Made together, in the order of remedies; empty where none is needed. Each holds for the whole span.
  std::vector<Remedy> changes;
  std::int64_t cost = 0;
  // With the changes made: where each request is booked, in the order of the requests.
  std::vector<SiteStart> starts;
  // Nothing was left undecided: of at most two changes no cheaper set does where found, and none where
  // not, as long as each visit is held in the way in which it is booked at its start. Holding one
  // otherwise, with more waiting or by others, so that the next fits in, is not tried.
  bool complete = true;
  // Sets of changes tried by booking.
  std::int64_t tried = 0;
  // Steps, as the limit counts them.
  std::int64_t work = 0;
  bool operator==(const Fix&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Fix*, Visitor&& v) {
  v("found", &Fix::found);
  v("changes", &Fix::changes);
  v("cost", &Fix::cost);
  v("starts", &Fix::starts);
  v("complete", &Fix::complete);
  v("tried", &Fix::tried);
  v("work", &Fix::work);
}

// The cheapest set of at most two changes with which every request is booked so that its visit lies
// within `span`. All sets of the changes that remedies are made of, but for another time, are looked at in
// the order of their cost, also of those that help others to keep what is promised in the span. Those are
// passed over with which some request would have no start by itself, or of which counting proves that too
// few are free for all visits. The others are tried by booking the requests in the order in which they are
// served, at every start that could matter. A change lasts for the whole span, but for what of it is already
// there, and is paid for so.
//
// InvalidArgument with the findings of every request that makes no sense, or where a cost is negative.
absl::StatusOr<Fix> CheapestFix(const Schedule& schedule, std::span<const BookingRequest> requests,
                                const Interval& span, Instant now, const RemedyCosts& costs = {},
                                const RemedyLimit& limit = {});

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_REMEDY_H_
