#include "schedule/preference.h"

#include <algorithm>

namespace polyclinic {

Preference::Preference(const Schedule& schedule, const AskedVisit& visit, CellSpan day)
    : facts_(schedule.facts()), ledger_(schedule.ledger()), request_(*visit.request), day_(day) {
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

void Preference::Sort(const AskedNeed& asked, std::span<const std::uint32_t> chosen,
                      std::vector<std::uint32_t>& candidates) const {
  const bool in_pods = std::any_of(chosen.begin(), chosen.end(), [&](std::uint32_t r) {
    return !facts_.resources[r].pods.empty();
  });
  std::vector<Rank> ranks;
  ranks.reserve(candidates.size());
  for (std::uint32_t r : candidates) {
    Rank rank{.key = facts_.resources[r].key_rank, .resource = r};
    const auto& named = asked.named;
    rank.not_named = std::find(named.begin(), named.end(), r) == named.end();
    rank.wish = static_cast<std::uint32_t>(std::find(preferred_.begin(), preferred_.end(), r) -
                                           preferred_.begin());
    if (usual_ != Schedule::Facts::kNone) {
      rank.continuity = r == usual_ ? 0 : SharesPod(r, {&usual_, 1}) ? 1 : 2;
    }
    const StaffId person = facts_.resources[r].resource.staff;
    if (!request_.language.empty() && person.valid()) {
      const auto& spoken = facts_.staff[person.index()].languages;
      rank.other_language =
          std::find(spoken.begin(), spoken.end(), request_.language) == spoken.end();
    }
    rank.other_pod = in_pods && !SharesPod(r, chosen);
    rank.load = static_cast<std::uint32_t>(ledger_.CountTouched(r, day_));
    ranks.push_back(rank);
  }
  std::sort(ranks.begin(), ranks.end());
  for (std::size_t i = 0; i < ranks.size(); ++i) candidates[i] = ranks[i].resource;
}

}  // namespace polyclinic
