// Holds from placing to their end, and what their events say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "clinic/clinic_fixture.h"
#include "polyclinic/clinic/clinic.h"

namespace polyclinic {
namespace {

using testing::FreeAndBusy;
using ::testing::IsEmpty;
using testing::Monday;
using ::testing::SizeIs;
using testing::SmallClinic;
using testing::Wish;

// A clinic with every event that led to it.
class Holds : public ::testing::Test {
 protected:
  Holds()
      : start_(Clinic::Create(SmallClinic(), testing::RoomingRules(), testing::TheWeek()).value()),
        clinic_(start_) {}

  Command At(int hour, int minute, const std::string& id) const {
    return {.request_id = id, .now = Monday(hour, minute)};
  }
  Command Hold(const std::string& id) const {
    Command command = At(7, 0, id);
    command.place_hold = PlaceHoldCommand{.request = Wish(SmallClinic(), "wish-" + id, 0),
                                          .start = Monday(9, 0),
                                          .expires_at = Monday(7, 10)};
    command.place_hold->request.modifiers = {"interpreter"};
    return command;
  }
  Command Confirm(int hour, int minute, const std::string& id) const {
    Command command = At(hour, minute, id);
    command.confirm_hold = ConfirmHoldCommand{.hold = clinic_.List<polyclinic::Hold>()[0].id};
    return command;
  }
  Command Record(int hour, int minute, const std::string& id) const {
    Command command = At(hour, minute, id);
    command.record =
        RecordCommand{.patient = SmallClinic().patients[3].id, .site = SmallClinic().sites[0].id};
    return command;
  }

  void Do(const Command& command) {
    const absl::StatusOr<CommandResult> result = Apply(clinic_, command);
    ASSERT_TRUE(result.ok()) << result.status();
    ASSERT_TRUE(std::holds_alternative<Applied>(*result));
    const Applied& applied = std::get<Applied>(*result);
    clinic_ = applied.clinic;
    events_.insert(events_.end(), applied.events.begin(), applied.events.end());
  }
  std::vector<ConflictKind> Refused(const Command& command) const {
    const absl::StatusOr<CommandResult> result = Apply(clinic_, command);
    EXPECT_TRUE(result.ok()) << result.status();
    if (!result.ok() || !std::holds_alternative<Refusal>(*result)) return {};
    std::vector<ConflictKind> kinds;
    for (const Conflict& c : std::get<Refusal>(*result).conflicts) kinds.push_back(c.kind);
    return kinds;
  }
  // The clinic that the events, or the contents, lead to is the clinic.
  void ExpectToldWhole() const {
    const absl::StatusOr<Clinic> replayed = Replay(start_, events_);
    ASSERT_TRUE(replayed.ok()) << replayed.status();
    EXPECT_EQ(replayed->Contents(), clinic_.Contents());
    EXPECT_EQ(FreeAndBusy(*replayed), FreeAndBusy(clinic_));
    const Clinic loaded =
        Clinic::Create(clinic_.Contents(), testing::RoomingRules(), testing::TheWeek()).value();
    EXPECT_EQ(loaded.Contents(), clinic_.Contents());
    EXPECT_EQ(FreeAndBusy(loaded), FreeAndBusy(clinic_));
  }

  Clinic start_;
  Clinic clinic_;
  std::vector<Event> events_;
};

TEST_F(Holds, AreConfirmedAtTheirOpeningWithTheirAssignments) {
  Do(Hold("h"));
  const polyclinic::Hold held = clinic_.List<polyclinic::Hold>()[0];
  EXPECT_EQ(clinic_.Get(held.request)->key, "wish-h");
  const auto taken = FreeAndBusy(clinic_);
  Do(Confirm(7, 9, "c"));
  EXPECT_EQ(FreeAndBusy(clinic_), taken);
  ASSERT_THAT(clinic_.List<Appointment>(), SizeIs(1));
  const Appointment made = clinic_.List<Appointment>()[0];
  EXPECT_EQ(made.interval, held.opening.interval);
  EXPECT_EQ(made.steps, held.opening.steps);
  EXPECT_EQ(made.assignments, held.opening.assignments);
  EXPECT_EQ(made.request, held.request);
  EXPECT_EQ(made.modifiers, std::vector<Modifier>{"interpreter"});
  EXPECT_EQ(made.booked_at, Monday(7, 9));
  EXPECT_EQ(made.edition, "test");
  const polyclinic::Hold after = clinic_.List<polyclinic::Hold>()[0];
  EXPECT_TRUE(after.released);
  EXPECT_EQ(after.appointment, made.id);
  ExpectToldWhole();
  // What is kept now does not expire.
  Do(Record(12, 0, "later"));
  EXPECT_EQ(FreeAndBusy(clinic_), taken);
  EXPECT_THAT(Refused(Confirm(7, 9, "again")), ::testing::ElementsAre(ConflictKind::kHoldEnded));
  ExpectToldWhole();
}

TEST_F(Holds, InTheWayAreNamed) {
  Do(Hold("h"));
  const HoldId id = clinic_.List<polyclinic::Hold>()[0].id;
  BookingRequest other = Wish(SmallClinic(), "other", 1);
  const auto conflicts = clinic_.schedule().Explain(other, Monday(9, 0), Monday(7, 0)).value();
  const auto busy = [](const Conflict& c) { return c.kind == ConflictKind::kBusy; };
  const auto doctor = std::find_if(conflicts.begin(), conflicts.end(), busy);
  ASSERT_NE(doctor, conflicts.end());
  EXPECT_EQ(doctor->hold, id);
  EXPECT_FALSE(doctor->other.valid());
  other.patient = SmallClinic().patients[0].id;
  const auto again = clinic_.schedule().Explain(other, Monday(9, 0), Monday(7, 0)).value();
  EXPECT_TRUE(std::any_of(again.begin(), again.end(), [&](const Conflict& c) {
    return c.kind == ConflictKind::kPatientBusy && c.hold == id;
  }));
  const auto ended = Apply(clinic_, Confirm(7, 10, "late"));
  EXPECT_EQ(std::get<Refusal>(*ended).conflicts[0].hold, id);
}

TEST_F(Holds, ThatExpiredAreNotConfirmed) {
  Do(Hold("h"));
  const auto taken = FreeAndBusy(clinic_);
  EXPECT_THAT(Refused(Confirm(7, 10, "late")), ::testing::ElementsAre(ConflictKind::kHoldEnded));
  EXPECT_EQ(FreeAndBusy(clinic_), taken);
  EXPECT_FALSE(clinic_.List<polyclinic::Hold>()[0].released);
}

TEST_F(Holds, KeepNothingFromQuestionsOnceTheyHaveExpired) {
  Do(Hold("h"));
  const polyclinic::Hold held = clinic_.List<polyclinic::Hold>()[0];
  const Interval span = held.opening.interval;
  for (const Assignment& a : held.opening.assignments) {
    EXPECT_FALSE(clinic_.ScheduleAt(held.expires_at - Duration{1}).Busy(a.resource, span).empty());
    EXPECT_TRUE(clinic_.ScheduleAt(held.expires_at).Busy(a.resource, span).empty());
    EXPECT_FALSE(clinic_.schedule().Busy(a.resource, span).empty());
  }
  // What it became stays.
  Do(Confirm(7, 9, "c"));
  const Resource kept = held.opening.assignments[0].resource;
  EXPECT_FALSE(clinic_.ScheduleAt(held.expires_at).Busy(kept, span).empty());
}

TEST_F(Holds, LeaveAnEventWhenTheyExpire) {
  Do(Hold("h"));
  Do(Record(7, 10, "r"));
  ASSERT_THAT(events_, SizeIs(4));  // request, hold; hold let go, visit
  ASSERT_TRUE(events_[2].hold.has_value());
  EXPECT_TRUE(events_[2].hold->released);
  EXPECT_FALSE(events_[2].hold->appointment.valid());
  EXPECT_EQ(FreeAndBusy(clinic_), FreeAndBusy(start_));
  ExpectToldWhole();
  // A clock that is behind does not bring it back.
  Do(Record(7, 0, "behind"));
  EXPECT_EQ(FreeAndBusy(clinic_), FreeAndBusy(start_));
  ExpectToldWhole();
}

TEST_F(Holds, GivenBackAreNotConfirmed) {
  Do(Hold("h"));
  Command release = At(7, 1, "r");
  release.release_hold = ReleaseHoldCommand{.hold = clinic_.List<polyclinic::Hold>()[0].id};
  Do(release);
  EXPECT_THAT(Refused(Confirm(7, 2, "c")), ::testing::ElementsAre(ConflictKind::kHoldEnded));
  Do(Record(8, 0, "later"));
  EXPECT_THAT(events_.back().visit.has_value(), true);
  EXPECT_EQ(FreeAndBusy(clinic_), FreeAndBusy(start_));
  ExpectToldWhole();
}

TEST_F(Holds, ExpireInTheOrderOfTheirTimes) {
  std::vector<std::pair<Instant, HoldId>> kept;
  for (int i = 0; i < 7; ++i) {
    Command hold = Hold("h" + std::to_string(i));
    hold.place_hold->start = Monday(8, 0) + std::chrono::minutes{30 * i};
    hold.place_hold->request.patient = SmallClinic().patients[static_cast<std::size_t>(i)].id;
    hold.place_hold->expires_at = Monday(7, 10 + i * 5 % 7);
    Do(hold);
    const HoldId id = events_.back().hold->id;
    if (i % 3 == 2) {
      Command release = At(7, 1, "r" + std::to_string(i));
      release.release_hold = ReleaseHoldCommand{.hold = id};
      Do(release);
    } else {
      kept.emplace_back(hold.place_hold->expires_at, id);
    }
  }
  for (int minute = 9; minute < 18; ++minute) {
    Do(Record(7, minute, "at" + std::to_string(minute)));
    for (const auto& [expires_at, id] : kept) {
      EXPECT_EQ(clinic_.Get(id)->released, expires_at <= Monday(7, minute));
    }
  }
  EXPECT_EQ(FreeAndBusy(clinic_), FreeAndBusy(start_));
  ExpectToldWhole();
}

TEST_F(Holds, OfARefusedCommandStayAsTheyWere) {
  Do(Hold("h"));
  const ClinicContents before = clinic_.Contents();
  Command book = At(7, 10, "b");
  book.book = BookCommand{.request = Wish(SmallClinic(), "wish-b", 1), .start = Monday(13, 0)};
  EXPECT_THAT(Refused(book), ::testing::Not(IsEmpty()));
  EXPECT_EQ(clinic_.Contents(), before);
}

TEST_F(Holds, CommandsSentAgainAreTheSameAndOthersUnderTheirIdAreErrors) {
  Do(Hold("h"));
  Command again = Hold("h");
  again.now = Monday(7, 5);
  again.expected_version = 0;
  const auto result = Apply(clinic_, again);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_THAT(std::get<Applied>(*result).events, IsEmpty());
  EXPECT_EQ(std::get<Applied>(*result).clinic.Contents(), clinic_.Contents());
  Command other = Hold("h");
  other.place_hold->start = Monday(10, 0);
  const auto reused = Apply(clinic_, other);
  EXPECT_EQ(reused.status().code(), absl::StatusCode::kInvalidArgument);
  ASSERT_THAT(FindingsOf(reused.status()), SizeIs(1));
  EXPECT_EQ(FindingsOf(reused.status())[0].code, "request_id_reused");
  // So it is after the clinic was written and read, and after a replay.
  const Clinic loaded =
      Clinic::Create(clinic_.Contents(), testing::RoomingRules(), testing::TheWeek()).value();
  EXPECT_FALSE(Apply(loaded, other).ok());
  EXPECT_TRUE(Apply(loaded, again).ok());
  const Clinic replayed = Replay(start_, events_).value();
  EXPECT_FALSE(Apply(replayed, other).ok());
  EXPECT_TRUE(Apply(replayed, again).ok());
}

}  // namespace
}  // namespace polyclinic
