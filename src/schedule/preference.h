#ifndef POLYCLINIC_SRC_SCHEDULE_PREFERENCE_H_
#define POLYCLINIC_SRC_SCHEDULE_PREFERENCE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "schedule/candidates.h"
#include "schedule/facts.h"

namespace polyclinic {

// Who comes first of all that can meet a need of one request on one day: whom the request names; whom it
// prefers, in its order; with continuity, the patient's usual provider, then the people of that
// provider's pods; who speaks the language; who shares a pod with somebody chosen already; the least
// occupied on that day; the smaller key.
class Preference {
 public:
  Preference(const Schedule& schedule, const AskedVisit& visit, CellSpan day);

  // Puts the candidates in order. `chosen`: who is chosen already for the visit.
  void Sort(const AskedNeed& asked, std::span<const std::uint32_t> chosen,
            std::vector<std::uint32_t>& candidates) const;
  // Gives the candidates in that order, with little work where few are taken.
  class Queue;
  Queue InOrder(const AskedNeed& asked, std::span<const std::uint32_t> chosen,
                std::span<const std::uint32_t> candidates) const;

 private:
  // The less, the earlier.
  struct Rank {
    // From the highest bit: not named, 32 bits of wish, two of continuity, another language, another pod.
    std::uint64_t wish = 0;
    // Cells taken on the day, then the key.
    std::uint64_t load_and_key = 0;
    std::uint32_t resource = 0;
    auto operator<=>(const Rank&) const = default;
  };
  std::uint64_t WishFor(std::span<const std::uint32_t> chosen, bool in_pods,
                        std::uint32_t resource) const;
  std::vector<Rank> Ranks(const AskedNeed& asked, std::span<const std::uint32_t> chosen,
                          std::span<const std::uint32_t> candidates) const;
  std::uint32_t LoadOf(std::uint32_t resource) const;
  bool SharesPod(std::uint32_t resource, std::span<const std::uint32_t> others) const;

  const Schedule::Facts& facts_;
  mutable Ledger::Reader reader_;
  const BookingRequest& request_;
  CellSpan day_;
  // Cells taken on the day, of those asked about last: those of a pool have numbers close together.
  struct Load {
    std::uint32_t resource = Schedule::Facts::kNone;
    std::uint32_t cells = 0;
  };
  static constexpr std::size_t kLoads = 64;
  mutable std::vector<Load> loads_;
  // Dense numbers, in the order of preference.
  std::vector<std::uint32_t> preferred_;
  std::uint32_t usual_ = Schedule::Facts::kNone;
};

class Preference::Queue {
 public:
  // As they stand.
  explicit Queue(std::span<const std::uint32_t> candidates);

  bool empty() const { return ranks_.empty(); }
  // Requires that there is one.
  std::uint32_t Take();

 private:
  friend class Preference;
  explicit Queue(std::vector<Rank> ranks);
  // A heap, the first in order on top.
  std::vector<Rank> ranks_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_PREFERENCE_H_
