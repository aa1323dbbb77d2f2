// Sharing out tasks among keepers: the sweep against trying everything, and the exact answers of whole days
// against the sweep.

#include "schedule/keeper_sweep.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "schedule/builders.h"
#include "schedule/random_clinic.h"
#include "trials.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;

// Below `n`.
std::uint32_t Draw(Random& random, std::size_t n) {
  return static_cast<std::uint32_t>(random.Below(static_cast<int>(n)));
}

constexpr std::int64_t kUnlimited = 1'000'000;

bool Meet(const KeptTask& a, const KeptTask& b) { return a.first < b.last && b.first < a.last; }

// Whether the tasks from number `t` on can be kept, those before being kept by `takers`.
bool TryAll(const std::vector<KeptTask>& tasks, std::size_t t, std::vector<std::uint8_t>& takers) {
  if (t == tasks.size()) return true;
  for (std::uint8_t k = 0; k < KeeperSweep::kMostKeepers; ++k) {
    bool can = (tasks[t].able >> k & 1) != 0;
    for (std::size_t u = 0; u < t; ++u) {
      can = can && !(takers[u] == k && Meet(tasks[u], tasks[t]));
    }
    if (!can) continue;
    takers.push_back(k);
    if (TryAll(tasks, t + 1, takers)) return true;
    takers.pop_back();
  }
  return false;
}

bool IsKept(const std::vector<KeptTask>& tasks, const std::vector<std::uint8_t>& takers) {
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    if ((tasks[t].able >> takers[t] & 1) == 0) return false;
    for (std::size_t u = 0; u < t; ++u) {
      if (takers[u] == takers[t] && Meet(tasks[u], tasks[t])) return false;
    }
  }
  return true;
}

TEST(KeeperSweepTest, FindsWhatTryingEverythingFinds) {
  Random random(7);
  int found = 0, none = 0;
  for (int trial = 0; trial < Trials(20'000); ++trial) {
    const std::uint32_t keepers = 1 + Draw(random, 4);
    std::vector<KeptTask> tasks(1 + Draw(random, 9));
    for (KeptTask& task : tasks) {
      task.first = Draw(random, 20);
      task.last = task.first + 1 + Draw(random, 6);
      task.able = 1 + Draw(random, (1u << keepers) - 1);
      // Of two in three everybody is able, so that keepers are alike.
      if (Draw(random, 3) != 0) task.able = (1u << keepers) - 1;
    }
    std::vector<std::uint8_t> takers;
    const bool expected = TryAll(tasks, 0, takers);
    KeeperSweep sweep;
    const KeeperSweep::Answer answer = sweep.Run(tasks, kUnlimited);
    ASSERT_EQ(answer, expected ? KeeperSweep::Answer::kFound : KeeperSweep::Answer::kNone)
        << "trial " << trial;
    if (expected) {
      ASSERT_TRUE(IsKept(tasks, sweep.takers())) << "trial " << trial;
    }
    ++(expected ? found : none);
  }
  EXPECT_GT(found, none / 4);
  EXPECT_GT(none, found / 4);
}

TEST(KeeperSweepTest, LeavesTasksWithTheirKeepers) {
  // The new one can be kept by the first alone, who hands over what is in the way, not all there is.
  std::vector<KeptTask> tasks = {{.first = 0, .last = 4, .able = 7, .keeper = 0},
                                 {.first = 4, .last = 8, .able = 7, .keeper = 0},
                                 {.first = 0, .last = 4, .able = 7, .keeper = 1},
                                 {.first = 4, .last = 6, .able = 1}};
  KeeperSweep sweep;
  ASSERT_EQ(sweep.Run(tasks, kUnlimited), KeeperSweep::Answer::kFound);
  EXPECT_EQ(sweep.takers()[0], 0);
  EXPECT_NE(sweep.takers()[1], 0);
  EXPECT_EQ(sweep.takers()[2], 1);
  EXPECT_EQ(sweep.takers()[3], 0);
}

TEST(KeeperSweepTest, SaysNothingBeyondItsLimits) {
  KeeperSweep sweep;
  EXPECT_EQ(sweep.Run(std::vector<KeptTask>{{.first = 0, .last = 256, .able = 1}}, kUnlimited),
            KeeperSweep::Answer::kCut);
  std::vector<KeptTask> tasks;
  for (std::uint32_t i = 0; i < 12; ++i) {
    tasks.push_back({.first = i, .last = i + 8, .able = 0xffff & ~(1u << i)});
  }
  EXPECT_EQ(sweep.Run(tasks, 10), KeeperSweep::Answer::kCut);
}

// Doctors of two shifts who rest at different times, with visits of three lengths wherever they fell.
class TwoShifts : public TestClinic {
 public:
  explicit TwoShifts(Random& random) : random_(random) {
    const std::uint32_t doctors = 2 + Draw(random_, 3);
    const bool rest = Draw(random_, 4) != 0;
    for (std::uint32_t d = 0; d < doctors; ++d) {
      const StaffId doctor = AddStaff("doctor-" + std::to_string(d), Role::kPhysician);
      const bool early = rest && Draw(random_, 2) == 0;
      Work(Resource::Of(doctor), early ? Window("08:00", "09:00") : Window("08:00", "09:20"));
      Work(Resource::Of(doctor), early ? Window("09:20", "11:00") : Window("09:40", "11:00"));
      there_.push_back(early ? std::vector<KeptTask>{Cells(0, 12), Cells(16, 36)}
                             : std::vector<KeptTask>{Cells(0, 16), Cells(20, 36)});
    }
    for (int length : {10, 20, 40}) {
      types_.push_back(AddType(std::to_string(length), {AStep("exam", length)},
                               {Person("doctor", {Role::kPhysician})}));
    }
    for (std::uint32_t tries = Draw(random_, doctors * 8); tries > 0; --tries) Fall();
  }

  std::vector<Appointment> visits;

  std::uint32_t TypeAtRandom() { return Draw(random_, 3); }
  std::uint32_t DoctorAtRandom() { return Draw(random_, staff.size()); }
  VisitTypeId type(std::uint32_t t) const { return types_[t]; }
  static std::uint32_t Length(std::uint32_t type) { return 2u << type; }

  Schedule WithVisits() {
    Schedule schedule = Make();
    for (std::size_t v = 0; v < kept_.size(); ++v) {
      const Resource doctor = Resource::Of(staff[kept_[v].keeper].id);
      visits.push_back(Keep(
          schedule,
          {.visit_type = types_[type_of_[v]],
           .site = sites[0].id,
           .status = AppointmentStatus::kScheduled,
           .interval = Span(kept_[v]),
           .steps = {Span(kept_[v])},
           .assignments = {{.need = "doctor", .resource = doctor, .interval = Span(kept_[v])}}}));
    }
    return schedule;
  }
  // As the schedule would hold them after the booking.
  std::vector<Appointment> After(const Booked& booked) const {
    std::vector<Appointment> after = visits;
    for (const Rearrangement& r : booked.rearranged) {
      Appointment& changed = after[r.appointment.index()];
      changed.assignments = Rearranged(changed.assignments, r);
    }
    after.push_back(booked.appointment);
    return after;
  }
  // Every doctor is there and has one visit at a time.
  bool IsKept(const std::vector<Appointment>& all) const {
    std::vector<KeptTask> tasks;
    std::vector<std::uint8_t> takers;
    for (const Appointment& visit : all) {
      const auto cell = [&](Instant t) {
        return static_cast<std::uint32_t>((t - At("08:00")) / kCell);
      };
      tasks.push_back(Cells(cell(visit.interval.start()), cell(visit.interval.end())));
      tasks.back().able = AbleOf(tasks.back());
      takers.push_back(static_cast<std::uint8_t>(visit.assignments[0].resource.staff.index()));
    }
    return polyclinic::IsKept(tasks, takers);
  }

  Interval Span(const KeptTask& task) const {
    return Interval(At("08:00") + kCell * task.first, At("08:00") + kCell * task.last);
  }
  // Whether a visit of the type can start at the cell after eight, with that doctor or anybody.
  bool CanStart(std::uint32_t type, std::uint32_t cell, std::optional<std::uint32_t> doctor) const {
    std::vector<KeptTask> tasks = kept_;
    tasks.push_back(Cells(cell, cell + Length(type)));
    for (KeptTask& task : tasks) task.able = AbleOf(task);
    if (doctor) tasks.back().able &= 1u << *doctor;
    KeeperSweep sweep;
    return sweep.Run(tasks, kUnlimited) == KeeperSweep::Answer::kFound;
  }

  std::string Said() const {
    std::string out;
    for (const KeptTask& task : kept_) {
      out += "\n" + std::to_string(task.first) + "-" + std::to_string(task.last) + " kept by " +
             std::to_string(task.keeper) + ", able " + std::to_string(AbleOf(task));
    }
    return out;
  }

 private:
  static KeptTask Cells(std::uint32_t first, std::uint32_t last) {
    return {.first = first, .last = last};
  }
  std::uint32_t AbleOf(const KeptTask& task) const {
    std::uint32_t able = 0;
    for (std::uint32_t d = 0; d < there_.size(); ++d) {
      for (const KeptTask& there : there_[d]) {
        if (there.first <= task.first && task.last <= there.last) able |= 1u << d;
      }
    }
    return able;
  }
  // A visit at random where its doctor is there and free.
  void Fall() {
    const std::uint32_t type = TypeAtRandom(), first = Draw(random_, 36);
    KeptTask task = Cells(first, first + Length(type));
    task.keeper = static_cast<std::uint8_t>(DoctorAtRandom());
    bool can = (AbleOf(task) >> task.keeper & 1) != 0;
    for (const KeptTask& other : kept_) {
      can = can && !(other.keeper == task.keeper && Meet(other, task));
    }
    if (!can) return;
    kept_.push_back(task);
    type_of_.push_back(type);
  }

  Random& random_;
  std::vector<std::vector<KeptTask>> there_;
  std::vector<VisitTypeId> types_;
  std::vector<KeptTask> kept_;
  std::vector<std::uint32_t> type_of_;
};

// No start of a day on which all are alike but for when they rest needs a search, and each answer is that of
// trying everything; where it is open, booking it keeps every promise.
TEST(KeeperSweepTest, DaysOfTwoShiftsAreAnsweredExactly) {
  Random random(11);
  int open = 0, shut = 0, rearranged = 0;
  const int clinics = Trials(400);
  for (int trial = 0; trial < clinics; ++trial) {
    TwoShifts clinic(random);
    const Schedule schedule = clinic.WithVisits();
    const std::uint32_t type = clinic.TypeAtRandom();
    BookingRequest request = clinic.Ask(clinic.type(type));
    request.patient = {};
    std::optional<std::uint32_t> named;
    if (Draw(random, 2) == 0) {
      named = clinic.DoctorAtRandom();
      request.named = {{"doctor", Resource::Of(clinic.staff[*named].id)}};
    }
    const StartList list = schedule.Starts(request, kNow).value();
    ASSERT_TRUE(list.undecided.empty());
    ASSERT_EQ(list.searched, 0) << "trial " << trial;
    std::set<Instant> starts;
    for (const SiteStart& start : list.open) starts.insert(start.start);
    for (std::uint32_t cell = 0; cell < 36; ++cell) {
      const Instant start = clinic.At("08:00") + kCell * cell;
      const bool expected = clinic.CanStart(type, cell, named);
      ASSERT_EQ(starts.contains(start), expected)
          << "trial " << trial << ", " << clinic.Wall(start) << clinic.Said();
      const BookingResult result = schedule.Book(request, start, kNow).value();
      const auto* const booked = std::get_if<Booked>(&result);
      ASSERT_EQ(booked != nullptr, expected) << "trial " << trial << ", " << clinic.Wall(start);
      if (booked == nullptr) {
        ++shut;
        continue;
      }
      ++open;
      rearranged += !booked->rearranged.empty();
      ASSERT_TRUE(clinic.IsKept(clinic.After(*booked))) << "trial " << trial;
    }
  }
  EXPECT_GT(open, clinics);
  EXPECT_GT(shut, clinics);
  EXPECT_GT(rearranged, clinics / 10);
}

// A visit over midnight is in the way of the promise of the next day, which the other doctor can keep.
TEST(KeeperSweepTest, AStartBeforeMidnightIsOpenByWhatMovesAfterIt) {
  TestClinic clinic;
  const StaffId early = clinic.AddStaff("early", Role::kPhysician);
  const StaffId late = clinic.AddStaff("late", Role::kPhysician);
  clinic.Work(Resource::Of(early), Window("20:00", "26:00"));
  clinic.Work(Resource::Of(late), Window("00:00", "02:00"));
  const VisitTypeId type =
      clinic.AddType("visit", {AStep("exam", 40)}, {Person("doctor", {Role::kPhysician})});
  const VisitTypeId brief =
      clinic.AddType("brief", {AStep("exam", 10)}, {Person("doctor", {Role::kPhysician})});
  Schedule schedule = clinic.Make();
  const Interval span(clinic.At("00:10", "2026-12-08"), clinic.At("00:20", "2026-12-08"));
  clinic.Keep(
      schedule,
      {.visit_type = brief,
       .site = clinic.sites[0].id,
       .status = AppointmentStatus::kScheduled,
       .interval = span,
       .steps = {span},
       .assignments = {{.need = "doctor", .resource = Resource::Of(early), .interval = span}}});
  BookingRequest request = clinic.Ask(type);
  request.patient = {};
  const StartList list = schedule.Starts(request, kNow).value();
  const SiteStart wanted{clinic.sites[0].id, clinic.At("23:40")};
  EXPECT_NE(std::find(list.open.begin(), list.open.end(), wanted), list.open.end());
}

}  // namespace
}  // namespace polyclinic
