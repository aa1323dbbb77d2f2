#ifndef POLYCLINIC_SRC_SCHEDULE_LAYOUT_H_
#define POLYCLINIC_SRC_SCHEDULE_LAYOUT_H_

#include <cstdint>
#include <forward_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "schedule/candidates.h"
#include "schedule/placement.h"
#include "schedule/pools.h"

namespace polyclinic {

// One way in which a visit's steps may lie after its start, and who can meet its needs then.
struct Layout {
  struct Span {
    Offset start = 0;
    Offset end = 0;
  };
  // By step, in seconds after the start.
  std::vector<Span> steps;
  // What is to be filled, in the order in which it is, spans in seconds after the start.
  std::vector<Seat> seats;
  // The combination of waiting times, counted from the least on.
  std::size_t waiting = 0;
  // Seats that bind hang on each other: who takes one decides who may take another.
  bool coupled = false;

  Offset end() const { return steps.back().end; }
  // Who can take the seat can take every other seat that binds, or none of them.
  bool StandsApart(const Seat& seat) const;
  // ... none of them.
  bool StandsAlone(const Seat& seat) const;
};

// Every layout of a visit on one day: those with the least waiting first, then by who decides how long
// the steps take. Seats are ordered: who decides lengths, then what binds, then licensed roles, then the
// smallest pool.
class Layouts {
 public:
  static constexpr std::size_t kMost = 2'048;

  Layouts(const Schedule::Facts& facts, const AskedVisit& visit,
          std::shared_ptr<const DayPools> pools);

  std::span<const Layout> all() const { return all_; }
  // There are more than `kMost`.
  bool cut() const { return cut_; }

 private:
  // People of a need with whom its steps take equally long.
  struct Group {
    std::vector<std::optional<Duration>> own;
    std::vector<std::uint32_t> members;
  };
  void FillPools();
  void PlaceSteps(std::size_t step, std::vector<Duration>& waits);
  void PlaceGroups(std::size_t lead, std::vector<const Group*>& chosen,
                   std::span<const Duration> waits);
  void Add(std::span<const Group* const> chosen, std::span<const Duration> waits);
  Duration MostWait(std::size_t step) const;
  bool IsCoupled(std::span<const Seat> seats) const;

  const Schedule::Facts& facts_;
  const AskedVisit& visit_;
  std::shared_ptr<const DayPools> pools_;
  // By need: for each of its seats the pool.
  std::vector<std::vector<const Pool*>> of_need_;
  // By need: the pool without regard to whom the request names.
  std::vector<const Pool*> everybody_;
  std::forward_list<Pool> made_;
  // The needs whose people decide lengths, by position, with their groups.
  std::vector<std::pair<std::size_t, std::vector<Group>>> leads_;
  std::vector<Layout> all_;
  std::size_t waiting_ = 0;
  bool cut_ = false;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_LAYOUT_H_
