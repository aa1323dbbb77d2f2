// Booking policies and overrides in commands: what is kept, and where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clinic/clinic_fixture.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/diff.h"

namespace polyclinic {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Monday;
using testing::RoomingRules;
using testing::SmallClinic;
using testing::TheWeek;
using testing::Wish;

// The doctor takes one visit a day; ana, an assistant, may book him beyond that and beside another.
ClinicContents WithPolicy() {
  ClinicContents c = SmallClinic();
  c.booking_policies = {{.key = "one",
                         .resource = Resource::Of(c.staff[0].id),
                         .max_per_day = 1,
                         .override_staff = {c.staff[1].id},
                         .override_kinds = {ConflictKind::kBusy}}};
  return c;
}

BookingRequest ForTheDoctor(const std::string& key, std::size_t patient) {
  BookingRequest request = Wish(SmallClinic(), key, patient);
  request.named = {{"provider", Resource::Of(SmallClinic().staff[0].id)}};
  return request;
}

class OverrideCommand : public ::testing::Test {
 protected:
  OverrideCommand() {
    Command first{.request_id = "first", .now = Monday(7, 0)};
    first.book = BookCommand{.request = ForTheDoctor("r1", 0), .start = Monday(9, 0)};
    clinic_ = std::get<Applied>(*Apply(clinic_, first)).clinic;
    leave_ = {.by = SmallClinic().staff[1].id,
              .reason = "asked by the doctor",
              .kinds = {ConflictKind::kBusy, ConflictKind::kDayFull}};
  }
  // At eleven, though the doctor's day is full.
  Applied PlaceHold() const {
    Command hold{.request_id = "hold", .now = Monday(7, 0)};
    hold.place_hold = PlaceHoldCommand{.request = ForTheDoctor("r2", 1),
                                       .start = Monday(11, 0),
                                       .expires_at = Monday(8, 0),
                                       .override = leave_};
    return std::get<Applied>(*Apply(clinic_, hold));
  }

  Clinic clinic_ = *Clinic::Create(WithPolicy(), RoomingRules(), TheWeek());
  Override leave_;
};

TEST_F(OverrideCommand, BooksInSpiteAndTheEventSaysOfWhat) {
  Command second{.request_id = "second", .now = Monday(7, 0)};
  second.book = BookCommand{.request = ForTheDoctor("r2", 1), .start = Monday(9, 10)};
  const auto refused = Apply(clinic_, second);
  ASSERT_TRUE(std::holds_alternative<Refusal>(*refused));
  second.book->override = leave_;
  const Applied applied = std::get<Applied>(*Apply(clinic_, second));
  const Appointment& appointment = *applied.events.back().appointment;
  std::vector<std::string> kinds;
  for (const OverriddenConflict& o : appointment.overrides) {
    kinds.push_back(o.kind);
    EXPECT_EQ(o.by, leave_.by);
    EXPECT_EQ(o.reason, leave_.reason);
  }
  EXPECT_THAT(kinds, ElementsAre("busy", "day_full"));
  EXPECT_EQ(Replay(clinic_, applied.events)->Contents(), applied.clinic.Contents());
  // Reading it again loses nothing of it.
  const Clinic again = *Clinic::Create(applied.clinic.Contents(), RoomingRules(), TheWeek());
  EXPECT_EQ(again.List<Appointment>()[1].overrides, appointment.overrides);
}

// Each conflict that leave would have let pass, with the policy that would have to give it.
TEST_F(OverrideCommand, ARefusalSaysWhatLeaveIsMissing) {
  Command second{.request_id = "second", .now = Monday(7, 0)};
  second.book =
      BookCommand{.request = ForTheDoctor("r2", 1), .start = Monday(9, 10), .override = leave_};
  second.book->override->by = SmallClinic().staff[2].id;
  std::vector<ConflictKind> lacking;
  const auto refusal = [&] { return std::get<Refusal>(*Apply(clinic_, second)); };
  const Refusal refused = refusal();
  for (const Conflict& c : refused.conflicts) {
    if (c.kind != ConflictKind::kNoLeave) continue;
    lacking.push_back(c.leave.value());
    EXPECT_EQ(c.policy, "one");
    EXPECT_EQ(c.need, "provider");
    EXPECT_EQ(c.resource, Resource::Of(SmallClinic().staff[0].id));
  }
  EXPECT_THAT(lacking,
              ::testing::UnorderedElementsAre(ConflictKind::kBusy, ConflictKind::kDayFull));
  // What is not to be overridden needs no leave, and who has leave lacks none.
  second.book->override = leave_;
  second.book->override->kinds = {ConflictKind::kBusy};
  const Refusal lacks_none = refusal();
  for (const Conflict& c : lacks_none.conflicts) {
    EXPECT_NE(c.kind, ConflictKind::kNoLeave);
  }
  // Where no policy gives it to anybody, none is named.
  second.book->override->by = SmallClinic().staff[2].id;
  second.book->override->kinds = {ConflictKind::kNotAvailable};
  second.book->start = Monday(13, 0);
  const Refusal closed = refusal();
  const auto& last = closed.conflicts.back();
  EXPECT_EQ(last.kind, ConflictKind::kNoLeave);
  EXPECT_EQ(last.leave, ConflictKind::kNotAvailable);
  EXPECT_EQ(last.policy, "");
}

// The new appointment keeps who, why and what; what it gave up stands in the way of nothing.
TEST_F(OverrideCommand, MovesInSpite) {
  Command second{.request_id = "second", .now = Monday(7, 0)};
  second.book =
      BookCommand{.request = ForTheDoctor("r2", 1), .start = Monday(11, 0), .override = leave_};
  const Applied booked = std::get<Applied>(*Apply(clinic_, second));
  const Appointment before = *booked.events.back().appointment;
  Command move{.request_id = "move", .now = Monday(7, 0)};
  move.reschedule = RescheduleCommand{.appointment = before.id,
                                      .request = *booked.clinic.Get(before.request),
                                      .start = Monday(9, 10),
                                      .reason = "the family comes together"};
  ASSERT_TRUE(std::holds_alternative<Refusal>(*Apply(booked.clinic, move)));
  move.reschedule->override = leave_;
  const Applied applied = std::get<Applied>(*Apply(booked.clinic, move));
  const Appointment& moved = *applied.events.back().appointment;
  EXPECT_EQ(moved.moved_from, before.id);
  EXPECT_EQ(moved.interval.start(), Monday(9, 10));
  std::vector<std::string> kinds;
  for (const OverriddenConflict& o : moved.overrides) {
    kinds.push_back(o.kind);
    EXPECT_EQ(o.by, leave_.by);
    EXPECT_EQ(o.reason, leave_.reason);
  }
  EXPECT_THAT(kinds, ElementsAre("busy", "day_full"));
  EXPECT_EQ(applied.clinic.Get(before.id)->status, AppointmentStatus::kRescheduled);
  EXPECT_EQ(applied.clinic.Get(before.id)->overrides, before.overrides);
  EXPECT_EQ(Replay(booked.clinic, applied.events)->Contents(), applied.clinic.Contents());
  // Somebody whom no policy gives leave moves nothing.
  move.reschedule->override->by = SmallClinic().staff[2].id;
  const auto refused = Apply(booked.clinic, move);
  ASSERT_TRUE(std::holds_alternative<Refusal>(*refused));
  EXPECT_EQ(booked.clinic.Get(before.id)->status, AppointmentStatus::kScheduled);
}

TEST_F(OverrideCommand, KeepsAHoldInSpite) {
  const Applied applied = PlaceHold();
  ASSERT_EQ(applied.events.back().hold->overrides.size(), 1u);
  EXPECT_EQ(applied.events.back().hold->overrides[0].policy, "one");
  // The appointment made of it says so too.
  Command confirm{.request_id = "confirm", .now = Monday(7, 30)};
  confirm.confirm_hold = ConfirmHoldCommand{.hold = applied.events.back().hold->id};
  const Applied confirmed = std::get<Applied>(*Apply(applied.clinic, confirm));
  EXPECT_EQ(confirmed.events.back().appointment->overrides, applied.events.back().hold->overrides);
}

TEST_F(OverrideCommand, NamesTheHoldInTheWay) {
  const Applied held = PlaceHold();
  Command book{.request_id = "second", .now = Monday(7, 0)};
  book.book =
      BookCommand{.request = ForTheDoctor("r3", 2), .start = Monday(11, 10), .override = leave_};
  const Applied booked = std::get<Applied>(*Apply(held.clinic, book));
  const std::vector<OverriddenConflict>& overrides = booked.events.back().appointment->overrides;
  ASSERT_EQ(overrides.front().kind, "busy");
  EXPECT_EQ(overrides.front().hold, held.events.back().hold->id);
  EXPECT_FALSE(overrides.front().other.valid());
}

TEST_F(OverrideCommand, NeedsAStartAReasonAndSomebodyOfTheClinic) {
  Command book{.request_id = "second", .now = Monday(7, 0)};
  book.book = BookCommand{.request = ForTheDoctor("r2", 1)};
  const auto codes = [&] {
    std::vector<std::string> out;
    for (const Finding& f : FindingsOf(Apply(clinic_, book).status())) {
      out.push_back(f.code + " " + f.path);
    }
    return out;
  };
  book.book->override = leave_;
  EXPECT_THAT(codes(), ElementsAre("missing_start book.start"));
  book.book->start = Monday(9, 10);
  book.book->override = Override{.kinds = {ConflictKind::kScopeUnmet}};
  EXPECT_THAT(codes(), ElementsAre("missing_reference book.override.by",
                                   "missing_reason book.override.reason",
                                   "not_overridable book.override.kinds[0]"));
  book.book->override = leave_;
  book.book->override->by = StaffId::Of(7, 0);
  EXPECT_THAT(codes(), ElementsAre("id_of_another_clinic book.override.by"));
}

TEST_F(OverrideCommand, OfAMoveNeedsTheSame) {
  Command move{.request_id = "move", .now = Monday(7, 0)};
  move.reschedule = RescheduleCommand{.appointment = clinic_.List<Appointment>()[0].id,
                                      .request = clinic_.List<BookingRequest>()[0],
                                      .reason = "asked"};
  const auto codes = [&] {
    std::vector<std::string> out;
    for (const Finding& f : FindingsOf(Apply(clinic_, move).status())) {
      out.push_back(f.code + " " + f.path);
    }
    return out;
  };
  move.reschedule->override = leave_;
  EXPECT_THAT(codes(), ElementsAre("missing_start reschedule.start"));
  move.reschedule->start = Monday(9, 10);
  move.reschedule->override = Override{.kinds = {ConflictKind::kScopeUnmet}};
  EXPECT_THAT(codes(), ElementsAre("missing_reference reschedule.override.by",
                                   "missing_reason reschedule.override.reason",
                                   "not_overridable reschedule.override.kinds[0]"));
}

TEST(BookingPolicies, AreComparedByKeyAndField) {
  ClinicContents before = WithPolicy(), after = WithPolicy();
  after.booking_policies[0].max_per_day = 2;
  after.booking_policies.push_back({.key = "more"});
  const std::vector<Change> changes = Diff(before, after);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].list, "booking_policies");
  EXPECT_EQ(changes[0].key, "one");
  EXPECT_THAT(changes[0].fields, ElementsAre("max_per_day"));
  EXPECT_EQ(changes[1].key, "more");
  EXPECT_THAT(Diff(before, before), IsEmpty());
}

}  // namespace
}  // namespace polyclinic
