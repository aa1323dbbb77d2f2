#include "schedule/pools.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "schedule/candidates.h"

namespace polyclinic {

Pool::Pool(std::vector<std::uint32_t> members, std::size_t resources)
    : members_(std::move(members)), bits_((resources + 63) / 64) {
  for (std::uint32_t r : members_) bits_[r / 64] |= std::uint64_t{1} << (r % 64);
}

bool Pool::Within(const Pool& other) const {
  for (std::size_t w = 0; w < bits_.size(); ++w) {
    if ((bits_[w] & ~other.bits_[w]) != 0) return false;
  }
  return true;
}

bool Pool::Meets(const Pool& other) const {
  for (std::size_t w = 0; w < bits_.size(); ++w) {
    if ((bits_[w] & other.bits_[w]) != 0) return true;
  }
  return false;
}

namespace {

CellSpan DayOf(const Schedule::Facts& facts, SiteId site, Date date) {
  const TimeZone& zone = facts.zones[site.index()];
  const auto first_cell = [&](Date day) {
    return std::min(CellsUntil(zone.StartOfDay(day) - facts.grid.start()), facts.grid.size());
  };
  return {first_cell(date), first_cell(AddDays(date, 1))};
}

}  // namespace

DayPools::DayPools(const Schedule::Facts& facts, SiteId site, Date date, JurisdictionCode law,
                   Abilities abilities, const DayPools* other)
    : facts_(facts),
      site_(site),
      date_(date),
      cells_(DayOf(facts, site, date)),
      law_(law),
      abilities_(std::move(abilities)) {
  std::vector<Licensed> licensed;
  for (std::uint32_t r = 0; r < facts.resources.size(); ++r) {
    if (!facts.resources[r].resource.staff.valid()) continue;
    const Staff& person = facts.PersonOf(r);
    std::uint32_t roles = 0;
    for (Role role : person.roles) {
      if (HoldsRole(person, role, law_, date)) roles |= BitOf(role);
    }
    if (roles != 0) licensed.push_back({r, roles});
  }
  if (other != nullptr && abilities_.SharesWith(other->abilities_) &&
      licensed == other->made_->licensed) {
    made_ = other->made_;
    return;
  }
  made_ = std::make_shared<Made>();
  made_->licensed = std::move(licensed);
  made_->by_type = std::vector<std::atomic<const std::vector<Pool>*>>(facts.visit_types.size());
}

const Pool& DayPools::Of(std::uint32_t visit_type, std::size_t need) const {
  std::atomic<const std::vector<Pool>*>& of_type = made_->by_type[visit_type];
  const std::vector<Pool>* pools = of_type.load(std::memory_order_acquire);
  if (pools == nullptr) {
    const std::lock_guard<std::mutex> lock(made_->mutex);
    pools = of_type.load(std::memory_order_acquire);
    if (pools == nullptr) {
      auto made = std::make_unique<std::vector<Pool>>();
      for (std::size_t n = 0; n < facts_.visit_types[visit_type].needs.size(); ++n) {
        made->push_back(Of(visit_type, n, {}, {}));
      }
      pools = made.get();
      made_->owned.push_back(std::move(made));
      of_type.store(pools, std::memory_order_release);
    }
  }
  return (*pools)[need];
}

Pool DayPools::Of(std::uint32_t visit_type, std::size_t need, std::span<const DutyCode> added,
                  std::span<const std::uint32_t> named) const {
  const Need& asked = facts_.visit_types[visit_type].needs[need];
  const std::vector<std::uint32_t>& here = facts_.at_site[site_.index()];
  std::vector<std::uint32_t> named_here;
  for (std::uint32_t r : named) {
    if (std::binary_search(here.begin(), here.end(), r)) named_here.push_back(r);
  }
  std::sort(named_here.begin(), named_here.end());
  named_here.erase(std::unique(named_here.begin(), named_here.end()), named_here.end());
  std::vector<std::uint32_t> members;
  bool unconditional = true;
  for (std::uint32_t r : named.empty() ? here : named_here) {
    if (!IsOfKind(facts_, asked, r, site_)) continue;
    const StaffId person = facts_.resources[r].resource.staff;
    if (person.valid()) {
      const Staff& staff = facts_.staff[person.index()];
      const bool role = asked.roles.empty() ||
                        std::any_of(asked.roles.begin(), asked.roles.end(), [&](Role wanted) {
                          return HoldsRole(staff, wanted, law_, date_);
                        });
      if (!role || UnableFor(asked.duties, person, abilities_) != nullptr ||
          UnableFor(added, person, abilities_) != nullptr) {
        continue;
      }
    }
    members.push_back(r);
    const auto always = [&](const DutyCode& duty) {
      return abilities_.Of(person, duty).kind == AbilityKind::kAlways;
    };
    unconditional = unconditional &&
                    std::all_of(asked.duties.begin(), asked.duties.end(), always) &&
                    std::all_of(added.begin(), added.end(), always);
  }
  Pool pool(std::move(members), facts_.resources.size());
  pool.set_unconditional(unconditional);
  return pool;
}

std::uint8_t WatchLimit(const SupervisionTerm& term, std::int32_t of_person) {
  constexpr std::int32_t kMost = 255;
  const std::int32_t by_rule = std::clamp(term.at_most, 0, kMost);
  const std::int32_t by_person = std::clamp(of_person, 0, kMost);
  if (by_rule == 0 || by_person == 0) return static_cast<std::uint8_t>(by_rule + by_person);
  return static_cast<std::uint8_t>(std::min(by_rule, by_person));
}

Situation DayPools::PlannedBy(const Staff& person, const DutyCode& duty,
                              std::optional<std::int32_t> age) const {
  Situation situation = abilities_.SituationOf(person, duty);
  for (const auto& [mode, name] : enumerators(SupervisionMode{})) {
    for (const auto& [role, role_name] : enumerators(Role{})) {
      if (IsLicensed(role)) situation.supervision.push_back({.role = role, .modes = {mode}});
    }
  }
  situation.delegated = true;
  situation.order = OrderKind::kPatientSpecific;
  situation.dose_checked = true;
  situation.patient_age = age;
  return situation;
}

Verdict DayPools::VerdictOf(StaffId person, const DutyCode& duty,
                            std::optional<std::int32_t> age) const {
  return abilities_.Explain(PlannedBy(facts_.staff[person.index()], duty, age));
}

const DayPools::Ground& DayPools::GroundOf(StaffId person, const DutyCode& duty,
                                           std::optional<std::int32_t> age) const {
  const std::tuple key(person, duty, age);
  {
    const std::lock_guard<std::mutex> lock(made_->mutex);
    const auto found = made_->grounds.find(key);
    if (found != made_->grounds.end()) return found->second;
  }
  const Verdict verdict = VerdictOf(person, duty, age);
  Ground ground{.adopted_by = verdict.adopted_by};
  for (const Reason& reason : verdict.reasons) ground.rules.push_back(reason.rule);
  const std::lock_guard<std::mutex> lock(made_->mutex);
  return made_->grounds.emplace(key, std::move(ground)).first->second;
}

std::shared_ptr<const DayPools> PoolsAt(const Schedule& schedule, SiteId site, Date date,
                                        const std::optional<JurisdictionCode>& patient_location) {
  const Schedule::Facts& facts = schedule.facts();
  Schedule::Facts::PoolCache& cache = *facts.pools;
  const std::tuple key(site.index(), patient_location, date);
  std::shared_ptr<const DayPools> before;
  {
    const std::lock_guard<std::mutex> lock(cache.mutex);
    const auto next = cache.by_place.lower_bound(key);
    if (next != cache.by_place.end() && next->first == key) return next->second;
    // Mostly all is as on the last day before.
    if (next != cache.by_place.begin()) {
      const auto& [place, pools] = *std::prev(next);
      if (std::get<0>(place) == site.index() && std::get<1>(place) == patient_location) {
        before = pools;
      }
    }
  }
  auto made = std::make_shared<const DayPools>(
      facts, site, date,
      patient_location ? *patient_location : facts.sites[site.index()].jurisdiction,
      schedule.AbilitiesAt(site, date, patient_location), before.get());
  const std::lock_guard<std::mutex> lock(cache.mutex);
  return cache.by_place.emplace(key, std::move(made)).first->second;
}

}  // namespace polyclinic
