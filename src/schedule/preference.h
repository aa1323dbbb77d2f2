#ifndef POLYCLINIC_SRC_SCHEDULE_PREFERENCE_H_
#define POLYCLINIC_SRC_SCHEDULE_PREFERENCE_H_

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

 private:
  struct Rank {
    bool not_named = false;
    std::uint32_t wish = 0;
    std::uint8_t continuity = 0;
    bool other_language = false;
    bool other_pod = false;
    std::uint32_t load = 0;
    std::uint32_t key = 0;
    std::uint32_t resource = 0;
    auto operator<=>(const Rank&) const = default;
  };
  bool SharesPod(std::uint32_t resource, std::span<const std::uint32_t> others) const;

  const Schedule::Facts& facts_;
  const Ledger& ledger_;
  const BookingRequest& request_;
  CellSpan day_;
  // Dense numbers, in the order of preference.
  std::vector<std::uint32_t> preferred_;
  std::uint32_t usual_ = Schedule::Facts::kNone;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_PREFERENCE_H_
