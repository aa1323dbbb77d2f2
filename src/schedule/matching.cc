#include "schedule/matching.h"

namespace polyclinic {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

// Kuhn's augmenting paths: what is served once stays served, so that taking the demands in order
// serves the earliest that can be served together.
class Matching {
 public:
  Matching(std::span<const std::vector<std::uint32_t>> able, std::size_t people)
      : able_(able), demand_of_(people, kNobody), seen_(people, kNobody) {}

  bool Serve(std::size_t demand) { return Serve(demand, demand); }

 private:
  bool Serve(std::size_t demand, std::size_t round) {
    for (std::uint32_t person : able_[demand]) {
      if (seen_[person] == round) continue;
      seen_[person] = round;
      if (demand_of_[person] == kNobody || Serve(demand_of_[person], round)) {
        demand_of_[person] = demand;
        return true;
      }
    }
    return false;
  }

  std::span<const std::vector<std::uint32_t>> able_;
  // Whom each person serves.
  std::vector<std::size_t> demand_of_;
  // The round in which each person was last asked.
  std::vector<std::size_t> seen_;
};

}  // namespace

std::vector<bool> ServedInOrder(std::span<const std::vector<std::uint32_t>> able,
                                std::size_t people) {
  Matching matching(able, people);
  std::vector<bool> served(able.size());
  for (std::size_t i = 0; i < able.size(); ++i) served[i] = matching.Serve(i);
  return served;
}

}  // namespace polyclinic
