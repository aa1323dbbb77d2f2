#include "schedule/what_if.h"

#include <algorithm>
#include <utility>

namespace polyclinic {
namespace {

void SetSpans(const Grid& grid, Spans spans, Hours& hours, bool& ragged) {
  hours.spans = std::move(spans);
  hours.open = CellsInside(grid, hours.spans);
  for (const Interval& span : hours.spans) {
    ragged = ragged || !grid.Aligned(span.start()) || !grid.Aligned(span.end());
  }
}

template <class T>
void AddMissing(const std::vector<T>& from, std::vector<T>& to) {
  for (const T& one : from) {
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
  }
}

}  // namespace

WhatIf::WhatIf(const Schedule& schedule)
    : schedule_(schedule), facts_(std::make_shared<Schedule::Facts>(schedule.facts())) {
  // The copy's own: they hang on who is there.
  facts_->pools = std::make_shared<Schedule::Facts::PoolCache>();
  const Template* const before = schedule.facts().templates.data();
  for (ResourceFacts& resource : facts_->resources) {
    for (const Template*& t : resource.templates) t = facts_->templates.data() + (t - before);
  }
}

std::uint32_t WhatIf::ClinicTag() const { return facts_->sites.front().id.clinic(); }

Resource WhatIf::Number(ResourceFacts resource, SiteId site, const Interval& hours) {
  const auto number = static_cast<std::uint32_t>(facts_->resources.size());
  resource.key_rank = number;
  Hours& at = resource.hours.emplace_back();
  at.site = site;
  SetSpans(facts_->grid, {hours}, at, resource.ragged);
  facts_->at_site[site.index()].push_back(number);
  facts_->resources.push_back(std::move(resource));
  MarkPolicies(*facts_);
  return facts_->resources.back().resource;
}

Resource WhatIf::Add(Staff person, SiteId site, const Interval& hours) {
  person.id = StaffId::Of(ClinicTag(), static_cast<std::uint32_t>(facts_->staff.size()));
  const Resource resource = Resource::Of(person.id);
  facts_->staff.push_back(std::move(person));
  facts_->abilities = std::make_shared<Schedule::Facts::AbilityCache>();
  return Number({.resource = resource}, site, hours);
}

Resource WhatIf::Add(Room room, const Interval& hours) {
  room.id = RoomId::Of(ClinicTag(), static_cast<std::uint32_t>(facts_->rooms.size()));
  ResourceFacts resource{
      .resource = Resource::Of(room.id), .capacity = room.capacity, .turnover = room.turnover};
  const SiteId site = room.site;
  facts_->rooms.push_back(std::move(room));
  return Number(std::move(resource), site, hours);
}

Resource WhatIf::Add(Equipment device, const Interval& hours) {
  device.id = EquipmentId::Of(ClinicTag(), static_cast<std::uint32_t>(facts_->equipment.size()));
  ResourceFacts resource{.resource = Resource::Of(device.id),
                         .capacity = device.capacity,
                         .turnover = device.turnover};
  const SiteId site = device.site;
  facts_->equipment.push_back(std::move(device));
  return Number(std::move(resource), site, hours);
}

void WhatIf::Open(const Resource& resource, SiteId site, const Interval& span) {
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Schedule::Facts::kNone) return;
  ResourceFacts& facts = facts_->resources[number];
  facts.breaks = Subtract(facts.breaks, {span});
  auto at = std::find_if(facts.hours.begin(), facts.hours.end(),
                         [&](const Hours& h) { return h.site == site; });
  if (at == facts.hours.end()) {
    std::vector<std::uint32_t>& here = facts_->at_site[site.index()];
    here.insert(std::lower_bound(here.begin(), here.end(), number), number);
    facts.hours.push_back({.site = site});
    at = facts.hours.end() - 1;
  }
  std::vector<Interval> spans = at->spans;
  spans.push_back(span);
  SetSpans(facts_->grid, Merge(std::move(spans)), *at, facts.ragged);
}

void WhatIf::Enable(const Staff& person) {
  if (!person.id.valid() || person.id.index() >= facts_->staff.size()) return;
  Staff& one = facts_->staff[person.id.index()];
  AddMissing(person.credentials, one.credentials);
  AddMissing(person.training, one.training);
  AddMissing(person.competencies, one.competencies);
  facts_->abilities = std::make_shared<Schedule::Facts::AbilityCache>();
}

Schedule WhatIf::Make() { return schedule_.Under(std::move(facts_)); }

}  // namespace polyclinic
