#include "schedule/travel.h"

#include <algorithm>

namespace polyclinic {

bool LeaveNoWay(const Schedule::Facts& facts, const Stay& a, const Stay& b) {
  if (a.site == b.site) return false;
  const CellSpan with_way =
      facts.grid.Cover(facts.grid.At(b.cells.first) - facts.travel[a.site][b.site],
                       facts.grid.At(b.cells.last) + facts.travel[b.site][a.site]);
  return with_way.first < a.cells.last && a.cells.first < with_way.last;
}

std::vector<Use> UsesWithoutWay(const Schedule::Facts& facts, const Ledger& ledger,
                                std::uint32_t resource, const Stay& stay) {
  std::vector<Use> uses;
  const ResourceFacts& r = facts.resources[resource];
  if (!r.resource.staff.valid() || r.hours.size() < 2) return uses;
  const auto margin = static_cast<std::size_t>(facts.most_travel / kCell + 1);
  const CellSpan around{stay.cells.first - std::min(stay.cells.first, margin),
                        std::min(stay.cells.last + margin, facts.grid.size())};
  ledger.ForUses(resource, around, [&](const Use& use) {
    const std::uint32_t there = ledger.Find(use.promise)->site;
    if (use.occupies() && there != Promise::kNone &&
        LeaveNoWay(facts, stay, {there, {use.first, use.last}})) {
      uses.push_back(use);
    }
    return true;
  });
  return uses;
}

}  // namespace polyclinic
