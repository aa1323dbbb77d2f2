// Fixing who keeps the promises of a day.
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
using testing::TheWeek;
using testing::WeekClinic;
using testing::Wish;

bool Pooled(const Appointment& appointment) {
  return std::any_of(appointment.assignments.begin(), appointment.assignments.end(),
                     [](const Assignment& a) { return !a.named; });
}

// Two visits on Monday, one on Tuesday, all pooled.
class FixNames : public ::testing::Test {
 protected:
  FixNames() {
    for (const Instant start : {Monday(9, 0), Monday(10, 0), Monday(24 + 9, 0)}) {
      Command book{.request_id = "book " + std::to_string(events_.size()), .now = Monday(-24, 0)};
      book.book = BookCommand{.request = Wish(WeekClinic(), "w" + book.request_id, events_.size()),
                              .start = start};
      Do(book);
    }
  }

  Command Fix(const std::string& id, SiteId site = {},
              DateRange days = {testing::Day(2026, 12, 7), testing::Day(2026, 12, 8)}) const {
    Command command{.request_id = id, .now = Monday(-6, 0)};
    command.fix_names = FixNamesCommand{site, days};
    return command;
  }
  // The events.
  std::vector<Event> Do(const Command& command) {
    const Applied applied = std::get<Applied>(Apply(clinic_, command).value());
    clinic_ = applied.clinic;
    events_.insert(events_.end(), applied.events.begin(), applied.events.end());
    return applied.events;
  }
  Appointment At(std::size_t index) const { return clinic_.List<Appointment>()[index]; }

  Clinic start_ = Clinic::Create(WeekClinic(), testing::RoomingRules(), TheWeek()).value();
  Clinic clinic_ = start_;
  std::vector<Event> events_;
};

TEST_F(FixNames, KeepsWhoKeepsThePromisesOfTheDays) {
  const Appointment before = At(0);
  const auto taken = FreeAndBusy(clinic_);
  const std::vector<Event> told = Do(Fix("fix"));
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[0].appointment, At(0));
  EXPECT_FALSE(Pooled(At(0)));
  EXPECT_FALSE(Pooled(At(1)));
  EXPECT_TRUE(Pooled(At(2))) << "another day";
  ASSERT_THAT(At(0).assignments, SizeIs(before.assignments.size()));
  for (std::size_t i = 0; i < before.assignments.size(); ++i) {
    EXPECT_EQ(At(0).assignments[i].resource, before.assignments[i].resource);
  }
  EXPECT_EQ(FreeAndBusy(clinic_), taken);
  const Clinic replayed = Replay(start_, events_).value();
  EXPECT_EQ(replayed.Contents(), clinic_.Contents());
  EXPECT_EQ(Clinic::Create(clinic_.Contents(), testing::RoomingRules(), TheWeek())->Contents(),
            clinic_.Contents());
}

// Before its room is fixed the first visit moves to the other one for somebody who names the room.
TEST_F(FixNames, LetsNobodyElseKeepThemAnyMore) {
  Command book{.request_id = "by name", .now = Monday(-5, 0)};
  book.book = BookCommand{.request = Wish(WeekClinic(), "by-name", 5), .start = Monday(8, 40)};
  const std::vector<Assignment> kept = At(0).assignments;
  const auto room =
      std::find_if(kept.begin(), kept.end(), [](const Assignment& a) { return a.need == "room"; });
  book.book->request.named = {{"room", room->resource}};
  const auto pooled = Apply(clinic_, book);
  ASSERT_TRUE(std::holds_alternative<Applied>(*pooled));
  EXPECT_THAT(std::get<Applied>(*pooled).events, SizeIs(3)) << "request, moved promise, promise";
  Do(Fix("fix"));
  EXPECT_TRUE(std::holds_alternative<Refusal>(*Apply(clinic_, book)));
}

TEST_F(FixNames, ChangesNothingTwice) {
  Do(Fix("fix"));
  const auto version = clinic_.version();
  EXPECT_THAT(Do(Fix("fix")), IsEmpty()) << "the same command";
  EXPECT_THAT(Do(Fix("again")), IsEmpty()) << "nothing is open";
  EXPECT_EQ(clinic_.version(), version);
  EXPECT_THAT(Do(Fix("rest", {}, {})), SizeIs(1)) << "open ends have no limit";
  EXPECT_EQ(Replay(start_, events_)->Contents(), clinic_.Contents());
}

TEST_F(FixNames, LeavesCancelledVisitsAndOtherSitesAlone) {
  Command cancel{.request_id = "cancel", .now = Monday(-7, 0)};
  cancel.change_status = ChangeStatusCommand{.appointment = At(0).id, .reason = "travel"};
  Do(cancel);
  EXPECT_THAT(Do(Fix("fix", WeekClinic().sites[0].id)), SizeIs(1));
  EXPECT_TRUE(Pooled(At(0)));
  const auto bad = Apply(clinic_, Fix("bad", SiteId::Of(At(0).id.clinic(), 9)));
  EXPECT_EQ(FindingsOf(bad.status()).at(0).path, "fix_names.site");
}

}  // namespace
}  // namespace polyclinic
