#include "schedule/preference.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace polyclinic {

Preference::Preference(const Schedule& schedule, const AskedVisit& visit, CellSpan day)
    : facts_(schedule.facts()),
      reader_(schedule.ledger()),
      request_(*visit.request),
      day_(day),
      loads_(kLoads) {
  for (const Resource& r : request_.preferred) preferred_.push_back(facts_.NumberOf(r));
  const PatientId patient = request_.patient;
  if (request_.continuity && patient.valid() && patient.index() < facts_.usual_provider.size()) {
    usual_ = facts_.NumberOf(Resource::Of(facts_.usual_provider[patient.index()]));
  }
}

bool Preference::SharesPod(std::uint32_t resource, std::span<const std::uint32_t> others) const {
  const auto& own = facts_.resources[resource].pods;
  return std::any_of(others.begin(), others.end(), [&](std::uint32_t other) {
    const auto& pods = facts_.resources[other].pods;
    return std::find_first_of(own.begin(), own.end(), pods.begin(), pods.end()) != own.end();
  });
}

std::uint32_t Preference::LoadOf(std::uint32_t resource) const {
  Load& load = loads_[resource % kLoads];
  if (load.resource != resource) {
    load.resource = resource;
    load.cells = static_cast<std::uint32_t>(reader_.CountTouched(resource, day_));
  }
  return load.cells;
}

// What the request and who is chosen say of it; the less, the earlier.
std::uint64_t Preference::WishFor(std::span<const std::uint32_t> chosen, bool in_pods,
                                  std::uint32_t resource) const {
  const auto wish = static_cast<std::uint32_t>(
      std::find(preferred_.begin(), preferred_.end(), resource) - preferred_.begin());
  unsigned continuity = 0;
  if (usual_ != Schedule::Facts::kNone) {
    continuity = resource == usual_ ? 0 : SharesPod(resource, {&usual_, 1}) ? 1 : 2;
  }
  bool other_language = false;
  const StaffId person = facts_.resources[resource].resource.staff;
  if (!request_.language.empty() && person.valid()) {
    const auto& spoken = facts_.staff[person.index()].languages;
    other_language = std::find(spoken.begin(), spoken.end(), request_.language) == spoken.end();
  }
  const bool other_pod = in_pods && !SharesPod(resource, chosen);
  return std::uint64_t{wish} << 4 | std::uint64_t{continuity} << 2 |
         std::uint64_t{other_language} << 1 | std::uint64_t{other_pod};
}

std::vector<Preference::Rank> Preference::Ranks(const AskedNeed& asked,
                                                std::span<const std::uint32_t> chosen,
                                                std::span<const std::uint32_t> candidates) const {
  const bool in_pods = std::any_of(chosen.begin(), chosen.end(), [&](std::uint32_t r) {
    return !facts_.resources[r].pods.empty();
  });
  // Else nothing but the load and the key tells those who are not named apart.
  const bool wishes = in_pods || !preferred_.empty() || usual_ != Schedule::Facts::kNone ||
                      !request_.language.empty();
  const auto& named = asked.named;
  std::vector<Rank> ranks;
  ranks.reserve(candidates.size());
  for (std::uint32_t r : candidates) {
    const bool not_named = std::find(named.begin(), named.end(), r) == named.end();
    const std::uint64_t wish = wishes ? WishFor(chosen, in_pods, r) : 0;
    ranks.push_back({.wish = std::uint64_t{not_named} << 63 | wish,
                     .load_and_key = std::uint64_t{LoadOf(r)} << 32 | facts_.resources[r].key_rank,
                     .resource = r});
  }
  return ranks;
}

void Preference::Sort(const AskedNeed& asked, std::span<const std::uint32_t> chosen,
                      std::vector<std::uint32_t>& candidates) const {
  std::vector<Rank> ranks = Ranks(asked, chosen, candidates);
  std::sort(ranks.begin(), ranks.end());
  for (std::size_t i = 0; i < ranks.size(); ++i) candidates[i] = ranks[i].resource;
}

Preference::Queue Preference::InOrder(const AskedNeed& asked, std::span<const std::uint32_t> chosen,
                                      std::span<const std::uint32_t> candidates) const {
  return Queue(Ranks(asked, chosen, candidates));
}

Preference::Queue::Queue(std::vector<Rank> ranks) : ranks_(std::move(ranks)) {
  std::make_heap(ranks_.begin(), ranks_.end(), std::greater<>());
}

Preference::Queue::Queue(std::span<const std::uint32_t> candidates) {
  ranks_.reserve(candidates.size());
  for (std::uint32_t r : candidates) ranks_.push_back({.wish = ranks_.size(), .resource = r});
}

std::uint32_t Preference::Queue::Take() {
  std::pop_heap(ranks_.begin(), ranks_.end(), std::greater<>());
  const std::uint32_t first = ranks_.back().resource;
  ranks_.pop_back();
  return first;
}

}  // namespace polyclinic
