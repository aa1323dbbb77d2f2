#ifndef POLYCLINIC_TESTS_SCHEDULE_RANDOM_CLINIC_H_
#define POLYCLINIC_TESTS_SCHEDULE_RANDOM_CLINIC_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "schedule/builders.h"

namespace polyclinic::schedule_tests {

inline constexpr int kDayMinutes = 24 * 60;
inline constexpr int kFirstMinute = 8 * 60, kLastMinute = 10 * 60;

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  int Below(int n) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(n)); }
  bool Chance(int percent) { return Below(100) < percent; }

 private:
  std::mt19937 engine_;
};

struct RandomClinic : TestClinic {
  explicit RandomClinic(Random& random) : TestClinic("UTC") {
    horizon = {Day("2026-12-07"), Day("2026-12-08")};
    for (int i = 0; i < 1 + random.Below(2); ++i) {
      Hours(random, Resource::Of(AddStaff("doctor-" + std::to_string(i), Role::kPhysician)));
    }
    for (int i = 0; i < 1 + random.Below(3); ++i) {
      Hours(random, Resource::Of(AddStaff("ma-" + std::to_string(i), Role::kMedicalAssistant)));
    }
    for (int i = 0; i < 1 + random.Below(2); ++i) {
      Room room;
      room.site = sites[0].id;
      room.capacity = 1 + random.Below(2);
      room.turnover = minutes(random.Below(3) * 4);
      Hours(random, Resource::Of(Put(rooms, room, "room-" + std::to_string(i))));
    }
    for (int i = 0; i < 2; ++i) AddRandomType(random);
  }

  void Hours(Random& random, Resource resource) {
    Availability& hours = HoursOf(resource);
    const int from = kFirstMinute + random.Below(10) * 3, to = kLastMinute - random.Below(10) * 3;
    hours.weekly.push_back({Weekday::kMonday, {minutes(from), minutes(to)}, {}, {}});
    if (random.Chance(30)) {
      const int start = kFirstMinute + 30 + random.Below(30);
      hours.breaks.push_back({Weekday::kMonday,
                              {minutes(start), minutes(start + 5 + random.Below(15))},
                              AbsenceKind::kBreak});
    }
  }

  void AddRandomType(Random& random) {
    VisitType type;
    const int steps = 1 + random.Below(2);
    for (int s = 0; s < steps; ++s) {
      Step step = AStep("step-" + std::to_string(s), 5 * (1 + random.Below(4)));
      if (s > 0 && random.Chance(40)) step.gap_min = minutes(5 * random.Below(2));
      if (s > 0 && random.Chance(40)) step.gap_max = minutes(5 * random.Below(4));
      if (random.Chance(30)) {
        step.duration.by_provider = {{staff[0].id, minutes(5 * (1 + random.Below(5)))}};
      }
      type.steps.push_back(step);
    }
    const auto some_steps = [&] {
      return steps == 2 && random.Chance(60) ? std::vector<std::int32_t>{random.Below(2)}
                                             : std::vector<std::int32_t>{};
    };
    type.needs.push_back(Person("provider", {Role::kPhysician}, some_steps()));
    const DutyCode duty = random.Chance(30) ? DutyCode("C19") : DutyCode("C06");
    if (random.Chance(80)) type.needs.push_back(Doing("assistant", {duty}, some_steps()));
    if (random.Chance(30)) {
      type.needs.push_back(Doing("second", {"C06"}, some_steps()));
      if (type.needs.size() == 3) {
        (random.Chance(50) ? type.needs[2].same_as : type.needs[2].different_from) = {"assistant"};
      }
    }
    if (random.Chance(70)) type.needs.push_back(InRoom("room", RoomKind::kExam, some_steps()));
    for (Need& need : type.needs) {
      if (need.name == "room" && random.Chance(40)) need.kind = NeedKind::kShared;
      if (need.name != "provider" && random.Chance(15)) need.kind = NeedKind::kPresence;
      if (need.name == "assistant" && random.Chance(20)) need.count = 2;
      if (random.Chance(20)) need.buffer_before = minutes(random.Below(8));
      if (random.Chance(20)) need.buffer_after = minutes(random.Below(8));
      if (random.Chance(15)) {
        need.firmness = Firmness::kElastic;
        need.max_wait = minutes(5 * random.Below(3));
      }
    }
    Put(visit_types, type, "type-" + std::to_string(visit_types.size()));
  }
};

}  // namespace polyclinic::schedule_tests

#endif  // POLYCLINIC_TESTS_SCHEDULE_RANDOM_CLINIC_H_
