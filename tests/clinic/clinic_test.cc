#include "polyclinic/clinic/clinic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "clinic/clinic_fixture.h"
#include "polyclinic/clinic/desk.h"
#include "polyclinic/clinic/diff.h"

namespace polyclinic {
namespace {

using ::testing::IsEmpty;
using testing::Monday;
using testing::RoomingRules;
using ::testing::SizeIs;
using testing::SmallClinic;
using testing::TheWeek;
using testing::Wish;

Clinic MakeClinic() {
  absl::StatusOr<Clinic> clinic = Clinic::Create(SmallClinic(), RoomingRules(), TheWeek());
  EXPECT_TRUE(clinic.ok()) << clinic.status();
  return *std::move(clinic);
}

Command Book(const std::string& id, std::size_t patient, std::optional<Instant> start = {}) {
  Command command{.request_id = id, .now = Monday(0, 0) - std::chrono::hours{24}};
  command.book = BookCommand{.request = Wish(SmallClinic(), "wish-" + id, patient), .start = start};
  return command;
}

Applied MustApply(const Clinic& clinic, const Command& command) {
  absl::StatusOr<CommandResult> result = Apply(clinic, command);
  EXPECT_TRUE(result.ok()) << result.status();
  EXPECT_TRUE(std::holds_alternative<Applied>(*result));
  return std::get<Applied>(*std::move(result));
}

TEST(Clinic, GivesEntitiesByIdAndKey) {
  const Clinic clinic = MakeClinic();
  const Staff* ana = clinic.Find<Staff>("ana");
  ASSERT_NE(ana, nullptr);
  EXPECT_EQ(clinic.Get(ana->id), ana);
  EXPECT_EQ(clinic.Find<Staff>("nobody"), nullptr);
  EXPECT_EQ(clinic.Get(StaffId::Of(ClinicTag("another"), 0)), nullptr);
  EXPECT_EQ(clinic.Get(StaffId{}), nullptr);
  EXPECT_EQ(clinic.Contents(), SmallClinic());
}

TEST(Clinic, RefusesContentsThatDoNotValidate) {
  ClinicContents contents = SmallClinic();
  contents.rooms[0].capacity = 0;
  contents.sites[0].time_zone = "Nowhere";
  const auto clinic = Clinic::Create(contents, RoomingRules());
  ASSERT_FALSE(clinic.ok());
  EXPECT_EQ(clinic.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(FindingsOf(clinic.status()), SizeIs(2));
}

TEST(Apply, BooksAtTheAskedTimeAndLeavesTheClinicBeforeAlone) {
  const Clinic before = MakeClinic();
  const Applied applied = MustApply(before, Book("1", 0, Monday(9, 0)));
  EXPECT_THAT(before.Contents().appointments, IsEmpty());
  const ClinicContents after = applied.clinic.Contents();
  ASSERT_THAT(after.appointments, SizeIs(1));
  const Appointment& appointment = after.appointments[0];
  EXPECT_EQ(appointment.interval.start(), Monday(9, 0));
  EXPECT_EQ(appointment.interval.end(), Monday(9, 30));
  EXPECT_THAT(appointment.assignments, SizeIs(3));
  EXPECT_EQ(appointment.edition, "test");
  EXPECT_EQ(appointment.status, AppointmentStatus::kScheduled);
  ASSERT_THAT(after.requests, SizeIs(1));
  EXPECT_EQ(appointment.request, after.requests[0].id);
  EXPECT_EQ(after.version, 1);
}

TEST(Apply, SendingACommandTwiceAppliesItOnce) {
  const Applied first = MustApply(MakeClinic(), Book("1", 0, Monday(9, 0)));
  const Applied second = MustApply(first.clinic, Book("1", 0, Monday(9, 0)));
  EXPECT_THAT(second.events, IsEmpty());
  EXPECT_EQ(second.clinic.Contents(), first.clinic.Contents());
}

TEST(Apply, RefusesWhatIsTakenAndSaysByWhat) {
  const Applied first = MustApply(MakeClinic(), Book("1", 0, Monday(9, 0)));
  const auto second = Apply(first.clinic, Book("2", 1, Monday(9, 0)));
  ASSERT_TRUE(second.ok()) << second.status();
  ASSERT_TRUE(std::holds_alternative<Refusal>(*second));
  const Refusal& refusal = std::get<Refusal>(*second);
  const auto busy = std::find_if(
      refusal.conflicts.begin(), refusal.conflicts.end(),
      [](const Conflict& c) { return c.kind == ConflictKind::kBusy && c.need == "provider"; });
  ASSERT_NE(busy, refusal.conflicts.end());
  EXPECT_EQ(busy->other, first.clinic.Contents().appointments[0].id);
}

TEST(Apply, RefusesACommandThatSawAnOlderVersion) {
  const Applied first = MustApply(MakeClinic(), Book("1", 0));
  Command late = Book("2", 1);
  late.expected_version = 0;
  EXPECT_EQ(Apply(first.clinic, late).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(Apply, RefusesNonsense) {
  const Clinic clinic = MakeClinic();
  Command none{.request_id = "1"};
  EXPECT_EQ(Apply(clinic, none).status().code(), absl::StatusCode::kInvalidArgument);
  Command two = Book("1", 0);
  two.release_hold = ReleaseHoldCommand{};
  EXPECT_EQ(Apply(clinic, two).status().code(), absl::StatusCode::kInvalidArgument);
  Command nameless = Book("", 0);
  EXPECT_EQ(Apply(clinic, nameless).status().code(), absl::StatusCode::kInvalidArgument);
  Command foreign = Book("1", 0);
  foreign.book->request.patient = PatientId::Of(ClinicTag("another"), 0);
  EXPECT_EQ(Apply(clinic, foreign).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Apply, CancellingFreesTheTimeAndNeedsAReason) {
  const Applied booked = MustApply(MakeClinic(), Book("1", 0, Monday(9, 0)));
  Command cancel{.request_id = "2", .now = Monday(7, 0)};
  cancel.change_status =
      ChangeStatusCommand{.appointment = booked.clinic.Contents().appointments[0].id,
                          .to = AppointmentStatus::kCancelledByPatient};
  EXPECT_EQ(Apply(booked.clinic, cancel).status().code(), absl::StatusCode::kInvalidArgument);
  cancel.change_status->reason = "travel";
  const Applied cancelled = MustApply(booked.clinic, cancel);
  EXPECT_EQ(cancelled.clinic.Contents().appointments[0].changes.back().reason, "travel");
  const Applied again = MustApply(cancelled.clinic, Book("3", 1, Monday(9, 0)));
  EXPECT_EQ(again.clinic.Contents().appointments[1].interval.start(), Monday(9, 0));
}

TEST(Apply, ReschedulingIsAllOrNothing) {
  Applied state = MustApply(MakeClinic(), Book("1", 0, Monday(9, 0)));
  state = MustApply(state.clinic, Book("2", 1, Monday(10, 0)));
  const AppointmentId first = state.clinic.Contents().appointments[0].id;
  Command move{.request_id = "3", .now = Monday(7, 0)};
  move.reschedule = RescheduleCommand{.appointment = first,
                                      .request = Wish(SmallClinic(), "wish-3", 0),
                                      .start = Monday(10, 0),
                                      .reason = "later suits better"};
  const auto refused = Apply(state.clinic, move);
  ASSERT_TRUE(refused.ok()) << refused.status();
  EXPECT_TRUE(std::holds_alternative<Refusal>(*refused));
  move.reschedule->start = Monday(9, 5);  // overlaps only the time it gives up
  const ClinicContents moved = MustApply(state.clinic, move).clinic.Contents();
  EXPECT_EQ(moved.appointments[0].status, AppointmentStatus::kRescheduled);
  EXPECT_EQ(moved.appointments[2].moved_from, first);
  EXPECT_EQ(moved.appointments[2].interval.start(), Monday(9, 5));
}

TEST(Apply, AHoldKeepsItsTimeUntilItExpiresByTheCallersClock) {
  Command hold{.request_id = "h", .now = Monday(7, 0)};
  hold.place_hold = PlaceHoldCommand{.request = Wish(SmallClinic(), "wish-h", 0),
                                     .start = Monday(9, 0),
                                     .expires_at = Monday(7, 10)};
  const Applied held = MustApply(MakeClinic(), hold);
  Command early = Book("1", 1, Monday(9, 0));
  early.now = Monday(7, 9);
  EXPECT_TRUE(std::holds_alternative<Refusal>(*Apply(held.clinic, early)));
  Command late = early;
  late.now = Monday(7, 10);
  EXPECT_THAT(MustApply(held.clinic, late).clinic.Contents().appointments, SizeIs(1));
}

TEST(Apply, ASickCallFlagsThePromisesAndKeepsThem) {
  const Applied booked = MustApply(MakeClinic(), Book("1", 0, Monday(9, 0)));
  const ClinicContents contents = booked.clinic.Contents();
  const auto& assignments = contents.appointments[0].assignments;
  const auto assistant = std::find_if(assignments.begin(), assignments.end(),
                                      [](const Assignment& a) { return a.need == "assistant"; });
  Command sick{.request_id = "2", .now = Monday(6, 45)};
  Availability gone{.resource = assistant->resource};
  gone.exceptions = {{.date = testing::Day(2026, 12, 7), .kind = AbsenceKind::kSick}};
  sick.set_availability = SetAvailabilityCommand{gone};
  const ClinicContents after = MustApply(booked.clinic, sick).clinic.Contents();
  EXPECT_EQ(after.appointments[0].status, AppointmentStatus::kScheduled);
  ASSERT_THAT(after.appointments[0].flags, SizeIs(1));
  EXPECT_EQ(after.appointments[0].flags[0].code, "outside_hours");
  EXPECT_EQ(after.appointments[0].flags[0].need, "assistant");
}

TEST(Apply, AWalkInIsRecordedAndDisorderIsFlaggedNotRefused) {
  const ClinicContents contents = SmallClinic();
  Command walk_in{.request_id = "1", .now = Monday(9, 0)};
  walk_in.record = RecordCommand{.patient = contents.patients[0].id, .site = contents.sites[0].id};
  walk_in.record->stamp = {.stage = Stage::kRoomed, .at = Monday(9, 0)};
  const Applied roomed = MustApply(MakeClinic(), walk_in);
  const Visit visit = roomed.clinic.Contents().visits.at(0);
  EXPECT_FALSE(visit.appointment.valid());
  EXPECT_THAT(FlagsOf(visit), ::testing::Not(IsEmpty()));
}

TEST(Replay, OfTheEventsGivesTheClinicAfter) {
  const Clinic start = MakeClinic();
  Clinic clinic = start;
  std::vector<Event> events;
  for (int i = 0; i < 6; ++i) {
    Applied applied = MustApply(clinic, Book(std::to_string(i), static_cast<std::size_t>(i)));
    events.insert(events.end(), applied.events.begin(), applied.events.end());
    clinic = applied.clinic;
  }
  Command cancel{.request_id = "c", .now = Monday(7, 0)};
  cancel.change_status = ChangeStatusCommand{.appointment = clinic.List<Appointment>()[2].id,
                                             .to = AppointmentStatus::kCancelledByClinic,
                                             .reason = "closed"};
  Applied applied = MustApply(clinic, cancel);
  events.insert(events.end(), applied.events.begin(), applied.events.end());
  const auto replayed = Replay(start, events);
  ASSERT_TRUE(replayed.ok()) << replayed.status();
  EXPECT_EQ(replayed->Contents(), applied.clinic.Contents());
  EXPECT_FALSE(Replay(*replayed, events).ok());
}

TEST(BookRequests, DoesNotDependOnTheOrderOfTheList) {
  ClinicContents contents = SmallClinic();
  std::vector<BookingRequest> wishes;
  for (std::size_t i = 0; i < 16; ++i) {
    BookingRequest wish = Wish(contents, "w" + std::to_string(i), i);
    wish.priority = static_cast<std::int32_t>(1 + i % 3);
    wishes.push_back(wish);
  }
  const auto starts_by_key = [&](const std::vector<BookingRequest>& list) {
    ClinicContents c = contents;
    for (const BookingRequest& wish : list) Add(c, c.requests, wish);
    const Clinic clinic = Clinic::Create(c, RoomingRules(), TheWeek()).value();
    const BookedRequests booked = BookRequests(clinic, Monday(0, 0)).value();
    EXPECT_EQ(booked.booked.size() + booked.refused.size(), list.size());
    std::vector<std::pair<std::string, Instant>> out;
    for (AppointmentId id : booked.booked) {
      const Appointment a = *booked.clinic.Get(id);
      out.emplace_back(booked.clinic.Get(a.request)->key, a.interval.start());
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto forward = starts_by_key(wishes);
  std::reverse(wishes.begin(), wishes.end());
  EXPECT_EQ(starts_by_key(wishes), forward);
  std::rotate(wishes.begin(), wishes.begin() + 5, wishes.end());
  EXPECT_EQ(starts_by_key(wishes), forward);
}

TEST(Desk, ReadersSeeWholeCommandsWhileWritersWrite) {
  Desk desk(MakeClinic());
  const Clinic before = desk.Snapshot();
  std::vector<std::thread> threads;
  for (int writer = 0; writer < 4; ++writer) {
    threads.emplace_back([&desk, writer] {
      for (int i = 0; i < 4; ++i) {
        const int n = writer * 4 + i;
        EXPECT_TRUE(desk.Submit(Book(std::to_string(n), static_cast<std::size_t>(n))).ok());
      }
    });
  }
  threads.emplace_back([&desk] {
    for (int i = 0; i < 200; ++i) {
      const Clinic snapshot = desk.Snapshot();
      EXPECT_EQ(static_cast<std::size_t>(snapshot.version()), snapshot.List<Appointment>().size());
    }
  });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(before.version(), 0);
  const ClinicContents after = desk.Snapshot().Contents();
  for (const Appointment& a : after.appointments) {
    for (const Appointment& b : after.appointments) {
      if (a.id == b.id) continue;
      for (const Assignment& x : a.assignments) {
        for (const Assignment& y : b.assignments) {
          EXPECT_FALSE(x.resource == y.resource && x.interval.Overlaps(y.interval));
        }
      }
    }
  }
}

}  // namespace
}  // namespace polyclinic
