#include "table/column.h"

namespace polyclinic::table_internal {
namespace {

// Two cells of a row that are filled together or not at all.
template <class First, class Second>
struct Pair {
  std::optional<First> first;
  std::optional<Second> second;

  // nullopt where both are empty, and where one is, which is reported.
  template <class Value>
  std::optional<Value> Both(const RowPlace& place, const std::string& columns) const {
    if (!first && !second) return std::nullopt;
    if (first && second) return Value{*first, *second};
    place.Fail("missing_value", columns, "one of the two", "both, or neither");
    return std::nullopt;
  }
};

struct BookingPolicyRow {
  BookingPolicy policy;
  Pair<std::int32_t, Minutes> opens;
  Pair<std::int32_t, Minutes> cutoff;
  Pair<Minutes, Minutes> session;
  Pair<Duration, Duration> grace;
};

void AddSubject(Columns<BookingPolicyRow>& columns) {
  constexpr auto kIt = &BookingPolicyRow::policy;
  columns.Add("key", kRequired, "Unique among the booking policies.", kIt, &BookingPolicy::key)
      .Add("visit_types", kPlain, "The visit types it speaks of and counts; empty: all.", kIt,
           &BookingPolicy::visit_types)
      .Add("sites", kPlain, "The sites it holds at; empty: all.", kIt, &BookingPolicy::sites)
      .Add("staff", kPlain, "The person it speaks of; or", kIt, &BookingPolicy::resource,
           &Resource::staff)
      .Add("room", kPlain, "the room; or", kIt, &BookingPolicy::resource, &Resource::room)
      .Add("equipment", kPlain, "the equipment. At most one of the three.", kIt,
           &BookingPolicy::resource, &Resource::equipment)
      .Add("roles", kPlain,
           "People in one of these roles, each by themselves. Without a resource and roles it "
           "speaks of the visits of a site together.",
           kIt, &BookingPolicy::roles)
      .Add("valid_from", kPlain, "The first day of visits it speaks of.", kIt,
           &BookingPolicy::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day it no longer speaks of.", kIt,
           &BookingPolicy::valid, &DateRange::until);
}

void AddTimes(Columns<BookingPolicyRow>& columns) {
  using Row = BookingPolicyRow;
  using DayAndTime = Pair<std::int32_t, Minutes>;
  using Window = Pair<Minutes, Minutes>;
  columns
      .Add("lead_time", kPlain, "A visit starts no sooner than this after it is booked.",
           &Row::policy, &BookingPolicy::lead_time)
      .Add("opens_days_before", kPlain, "With `opens_at`: so many days before, a day is opened.",
           &Row::opens, &DayAndTime::first)
      .Add("opens_at", kPlain, "In the site's local time.", &Row::opens, &DayAndTime::second)
      .Add("cutoff_days_before", kPlain,
           "With `cutoff_at`: so many days before, a day is closed; 0: on the day.", &Row::cutoff,
           &DayAndTime::first)
      .Add("cutoff_at", kPlain, "In the site's local time.", &Row::cutoff, &DayAndTime::second)
      .Add("session_from", kPlain,
           "With `session_to`: what a session is; empty: each stretch of the resource's hours.",
           &Row::session, &Window::first)
      .Add("session_to", kPlain, "Its end.", &Row::session, &Window::second);
}

void AddLimits(Columns<BookingPolicyRow>& columns) {
  using Row = BookingPolicyRow;
  using Lateness = Pair<Duration, Duration>;
  constexpr auto kIt = &Row::policy;
  columns
      .Add("max_per_session", kPlain, "So many visits start in one session.", kIt,
           &BookingPolicy::max_per_session)
      .Add("max_per_day", kPlain, "So many visits start on one day.", kIt,
           &BookingPolicy::max_per_day)
      .Add("max_starts", kPlain, "So many visits start at the same time.", kIt,
           &BookingPolicy::max_starts)
      .Add("max_overlap", kPlain, "So many visits use the resource at once (overbooking).", kIt,
           &BookingPolicy::max_overlap)
      .Add("max_patient_overlap", kPlain, "So many visits a patient may have at once.", kIt,
           &BookingPolicy::max_patient_overlap)
      .Add("max_patient_day", kPlain, "So many visits a patient may have on one day.", kIt,
           &BookingPolicy::max_patient_day)
      .Add("grace_as_planned", kPlain,
           "With `grace_shortened`: up to so much late, a visit is held as planned.", &Row::grace,
           &Lateness::first)
      .Add("grace_shortened", kPlain,
           "Up to so much late it is shortened or swapped; later it is booked again.", &Row::grace,
           &Lateness::second)
      .Add("override_roles", kPlain, "People in these roles may override.", kIt,
           &BookingPolicy::override_roles)
      .Add("override_staff", kPlain, "These people may.", kIt, &BookingPolicy::override_staff)
      .Add("override_kinds", kPlain, "What they may override besides this policy's own conflicts.",
           kIt, &BookingPolicy::override_kinds);
}

BookingPolicyRow RowOf(const BookingPolicy& policy) {
  BookingPolicyRow row{policy, {}, {}, {}, {}};
  if (policy.opens) row.opens = {policy.opens->days_before, policy.opens->time};
  if (policy.cutoff) row.cutoff = {policy.cutoff->days_before, policy.cutoff->time};
  if (policy.session) row.session = {policy.session->from, policy.session->to};
  if (policy.grace) row.grace = {policy.grace->as_planned, policy.grace->shortened};
  return row;
}

}  // namespace

std::vector<Table> BookingPolicyTables() {
  Columns<BookingPolicyRow> columns;
  AddSubject(columns);
  AddTimes(columns);
  AddLimits(columns);
  std::vector<Table> tables;
  tables.push_back(MakeTable<BookingPolicyRow>(
      "booking_policies", "The clinic's rules of booking; of several the strictest wins.",
      std::move(columns),
      [](const RowPlace& place, BookingPolicyRow&& row) {
        BookingPolicy& policy = row.policy;
        policy.opens = row.opens.Both<DayMoment>(place, "opens_days_before, opens_at");
        policy.cutoff = row.cutoff.Both<DayMoment>(place, "cutoff_days_before, cutoff_at");
        policy.session = row.session.Both<TimeWindow>(place, "session_from, session_to");
        policy.grace = row.grace.Both<Grace>(place, "grace_as_planned, grace_shortened");
        auto& all = place.reading.clinic.booking_policies;
        all.push_back(std::move(policy));
        return "booking_policies[" + std::to_string(all.size() - 1) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(BookingPolicyRow)>& row) {
        for (const BookingPolicy& policy : clinic.booking_policies) row(RowOf(policy));
      }));
  return tables;
}

}  // namespace polyclinic::table_internal
