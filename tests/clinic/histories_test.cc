// Commands of many threads against the sequential model: what the desk answered is what `Apply` answers
// one command after the other, in an order that respects real time.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "clinic/clinic_fixture.h"
#include "polyclinic/clinic/desk.h"
#include "trials.h"

namespace polyclinic {
namespace {

using testing::FreeAndBusy;
using testing::Monday;
using testing::RoomingRules;
using testing::TheWeek;
using testing::WeekClinic;
using testing::Wish;

constexpr int kThreads = 8;
constexpr int kCommandsOfAThread = 125;

// A command as a thread sent it, with the places of its start and end in the order of real time.
struct Sent {
  Command command;
  absl::StatusOr<Desk::Answer> answer = Desk::Answer();
  std::int64_t invoked = 0;
  std::int64_t returned = 0;
  // What the thread saw of the desk before it sent and after it got the answer.
  std::int64_t seen_before = 0;
  std::int64_t seen_after = 0;

  // The version it made; 0 where it changed nothing.
  std::int64_t version() const {
    if (!answer.ok()) return 0;
    const auto* events = std::get_if<std::vector<Event>>(&*answer);
    return events == nullptr || events->empty() ? 0 : events->front().version;
  }
};

// What somebody at the desk does next, at random.
class Clerk {
 public:
  Clerk(std::uint64_t seed, std::string name) : random_(seed), name_(std::move(name)) {}

  Command Next(const Clinic& seen, Instant now) {
    Command command = Ask(seen);
    command.request_id = name_ + std::to_string(++sent_);
    command.now = now + std::chrono::seconds{Below(10)};
    if (Below(20) == 0) command.expected_version = seen.version();
    // Now and then an earlier command again, or another under its id.
    if (!earlier_.empty() && Below(25) == 0) command = earlier_[Below(earlier_.size())];
    if (!earlier_.empty() && Below(40) == 0) {
      command.request_id = earlier_[Below(earlier_.size())].request_id;
    }
    earlier_.push_back(command);
    return command;
  }

 private:
  std::size_t Below(std::size_t n) { return random_() % n; }

  Instant SomeStart() {
    return Monday(8, 0) + std::chrono::hours{24 * Below(5)} + std::chrono::minutes{5 * Below(100)};
  }
  BookingRequest SomeWish(std::size_t patient) {
    return Wish(contents_, name_ + "wish" + std::to_string(++wishes_), patient);
  }

  Command Ask(const Clinic& seen) {
    Command command;
    const std::size_t appointments = seen.List<Appointment>().size();
    const std::size_t holds = seen.List<Hold>().size();
    const std::size_t choice = Below(100);
    if (choice < 30 || (appointments == 0 && choice >= 45) || (holds == 0 && choice < 60)) {
      command.book = BookCommand{.request = SomeWish(Below(20))};
      if (Below(4) != 0) command.book->start = SomeStart();
    } else if (choice < 45) {
      const Instant start = SomeStart();
      command.place_hold = PlaceHoldCommand{
          .request = SomeWish(Below(20)), .start = start, .expires_at = Monday(0, 0)};
      command.place_hold->expires_at += std::chrono::seconds{Below(4'000)};
    } else if (choice < 55) {
      command.confirm_hold = ConfirmHoldCommand{.hold = seen.List<Hold>()[Below(holds)].id};
    } else if (choice < 60) {
      command.release_hold = ReleaseHoldCommand{.hold = seen.List<Hold>()[Below(holds)].id};
    } else if (choice < 78) {
      command.change_status =
          ChangeStatusCommand{.appointment = seen.List<Appointment>()[Below(appointments)].id,
                              .to = Below(5) == 0 ? AppointmentStatus::kConfirmed
                                                  : AppointmentStatus::kCancelledByPatient,
                              .reason = "travel"};
    } else if (choice < 88) {
      const Appointment moved = seen.List<Appointment>()[Below(appointments)];
      command.reschedule = RescheduleCommand{.appointment = moved.id,
                                             .request = SomeWish(moved.patient.index()),
                                             .start = SomeStart(),
                                             .reason = "work"};
    } else if (choice < 89) {
      const Date day = AddDays(testing::Day(2026, 12, 7), static_cast<int>(Below(5)));
      command.fix_names = FixNamesCommand{.days = {day, AddDays(day, 1)}};
    } else if (choice < 98) {
      command.record = RecordCommand{.patient = contents_.patients[Below(20)].id,
                                     .site = contents_.sites[0].id,
                                     .stamp = {.stage = Stage::kArrived, .at = Monday(9, 0)}};
    } else {
      Patient patient = *seen.Get(contents_.patients[Below(20)].id);
      patient.language = Below(2) == 0 ? "es" : "en";
      command.put_patient = PutPatientCommand{patient};
    }
    return command;
  }

  std::mt19937_64 random_;
  const std::string name_;
  const ClinicContents contents_ = WeekClinic();
  int sent_ = 0;
  int wishes_ = 0;
  std::vector<Command> earlier_;
};

// One history: eight threads with a desk.
class HistoryRun {
 public:
  HistoryRun(const Clinic& start, std::uint64_t seed) : start_(start), desk_(start) {
    std::vector<std::thread> threads;
    sent_.resize(kThreads);
    for (int t = 0; t < kThreads; ++t) threads.emplace_back([this, t, seed] { Work(t, seed); });
    for (std::thread& thread : threads) thread.join();
  }

  void Check(std::map<std::string, std::int64_t>& counts) {
    std::vector<const Sent*> all;
    for (const std::vector<Sent>& of_thread : sent_) {
      for (const Sent& sent : of_thread) all.push_back(&sent);
    }
    BuildStates(all);
    if (::testing::Test::HasFatalFailure()) return;
    for (const Sent* sent : all) {
      if (sent->version() == 0) CheckUnchanging(*sent);
      ++counts[sent->version() != 0                             ? "applied"
               : !sent->answer.ok()                             ? "errors"
               : std::holds_alternative<Refusal>(*sent->answer) ? "refused"
                                                                : "sent again"];
    }
    CheckRealTime(all);
    CheckSnapshots();
    CheckReplay();
  }

 private:
  void Work(int thread, std::uint64_t seed) {
    Clerk clerk(seed * kThreads + static_cast<std::uint64_t>(thread),
                "t" + std::to_string(thread) + "-");
    std::vector<Sent>& sent = sent_[static_cast<std::size_t>(thread)];
    sent.reserve(kCommandsOfAThread);
    for (int i = 0; i < kCommandsOfAThread; ++i) {
      const Clinic seen = desk_.Snapshot();
      Sent& one = sent.emplace_back();
      one.command = clerk.Next(seen, Monday(0, 0) + std::chrono::seconds{4 * clock_.fetch_add(1)});
      one.seen_before = desk_.Snapshot().version();
      one.invoked = ticks_.fetch_add(1);
      one.answer = desk_.Submit(one.command);
      one.returned = ticks_.fetch_add(1);
      one.seen_after = desk_.Snapshot().version();
      if (i % 25 == 0) {
        const std::lock_guard<std::mutex> lock(mutex_);
        snapshots_.push_back(seen);
      }
    }
  }

  // The clinics of the sequential model; each command that changed something gives the same events.
  void BuildStates(const std::vector<const Sent*>& all) {
    std::map<std::int64_t, const Sent*> by_version;
    for (const Sent* sent : all) {
      if (sent->version() == 0) continue;
      ASSERT_TRUE(by_version.emplace(sent->version(), sent).second) << "a version made twice";
    }
    states_ = {start_};
    for (const auto& [version, sent] : by_version) {
      ASSERT_EQ(version, static_cast<std::int64_t>(states_.size())) << "a version is missing";
      const auto result = Apply(states_.back(), sent->command);
      ASSERT_TRUE(result.ok()) << result.status();
      ASSERT_TRUE(std::holds_alternative<Applied>(*result));
      const Applied& applied = std::get<Applied>(*result);
      ASSERT_EQ(applied.events, std::get<std::vector<Event>>(*sent->answer)) << version;
      events_.insert(events_.end(), applied.events.begin(), applied.events.end());
      states_.push_back(applied.clinic);
    }
  }

  // A command that changed nothing was answered as by some clinic that was the head meanwhile.
  void CheckUnchanging(const Sent& sent) const {
    for (std::int64_t version = sent.seen_before; version <= sent.seen_after; ++version) {
      const auto result = Apply(states_[static_cast<std::size_t>(version)], sent.command);
      if (result.ok() != sent.answer.ok()) continue;
      if (!result.ok()) {
        if (result.status() == sent.answer.status()) return;
        continue;
      }
      const auto* refusal = std::get_if<Refusal>(&*result);
      const auto* answered = std::get_if<Refusal>(&*sent.answer);
      if ((refusal == nullptr) != (answered == nullptr)) continue;
      if (refusal != nullptr ? *refusal == *answered : std::get<Applied>(*result).events.empty()) {
        return;
      }
    }
    ADD_FAILURE() << "no clinic of the time answers command " << sent.command.request_id
                  << " as the desk did";
  }

  // A command that had its answer before another was sent comes before it, and is seen by it.
  static void CheckRealTime(std::vector<const Sent*> all) {
    std::sort(all.begin(), all.end(),
              [](const Sent* a, const Sent* b) { return a->invoked < b->invoked; });
    std::vector<const Sent*> by_return = all;
    std::sort(by_return.begin(), by_return.end(),
              [](const Sent* a, const Sent* b) { return a->returned < b->returned; });
    std::size_t returned = 0;
    std::int64_t newest = 0;
    for (const Sent* sent : all) {
      for (; by_return[returned]->returned < sent->invoked; ++returned) {
        newest = std::max(newest, by_return[returned]->version());
      }
      if (sent->version() != 0) {
        EXPECT_GT(sent->version(), newest);
        EXPECT_GT(sent->version(), sent->seen_before);
        EXPECT_LE(sent->version(), sent->seen_after);
      }
      EXPECT_GE(sent->seen_after, newest);
    }
  }

  void CheckSnapshots() const {
    for (const Clinic& snapshot : snapshots_) {
      const Clinic& state = states_[static_cast<std::size_t>(snapshot.version())];
      EXPECT_EQ(snapshot.Contents(), state.Contents());
      EXPECT_EQ(FreeAndBusy(snapshot), FreeAndBusy(state));
    }
  }

  void CheckReplay() const {
    const Clinic head = desk_.Snapshot();
    EXPECT_EQ(head.Contents(), states_.back().Contents());
    const auto replayed = Replay(start_, events_);
    ASSERT_TRUE(replayed.ok()) << replayed.status();
    EXPECT_EQ(replayed->Contents(), head.Contents());
    EXPECT_EQ(FreeAndBusy(*replayed), FreeAndBusy(head));
  }

  const Clinic start_;
  Desk desk_;
  std::atomic<std::int64_t> clock_{0};
  std::atomic<std::int64_t> ticks_{0};
  std::vector<std::vector<Sent>> sent_;
  std::mutex mutex_;
  std::vector<Clinic> snapshots_;
  std::vector<Clinic> states_;
  std::vector<Event> events_;
};

TEST(Histories, OfManyThreadsAreThoseOfOneCommandAfterTheOther) {
  const Clinic start = Clinic::Create(WeekClinic(), RoomingRules(), TheWeek()).value();
  std::map<std::string, std::int64_t> counts;
  for (int history = 0; history < Trials(3); ++history) {
    HistoryRun(start, static_cast<std::uint64_t>(history)).Check(counts);
    if (HasFailure()) {
      FAIL() << "history " << history;
    }
  }
  for (const auto& [answer, count] : counts) RecordProperty(answer, std::to_string(count));
  for (const char* answer : {"applied", "refused", "errors", "sent again"}) {
    EXPECT_GT(counts[answer], 0) << answer;
  }
  for (const auto& [answer, count] : counts)
    std::printf("%s: %lld\n", answer.c_str(), static_cast<long long>(count));
}

}  // namespace
}  // namespace polyclinic
