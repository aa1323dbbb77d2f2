#include "schedule/candidates.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace polyclinic {
namespace {

std::optional<std::size_t> NeedIndex(const VisitType& type, const std::string& name) {
  for (std::size_t i = 0; i < type.needs.size(); ++i) {
    if (type.needs[i].name == name) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> NeedIndices(const VisitType& type, const std::vector<std::string>& names) {
  std::vector<std::size_t> indices;
  for (const std::string& name : names) {
    if (const auto index = NeedIndex(type, name)) indices.push_back(*index);
  }
  return indices;
}

void AddDuties(const BookingRequest& request, AskedVisit& visit, Findings& findings) {
  for (std::size_t i = 0; i < request.added_duties.size(); ++i) {
    const AddedDuty& added = request.added_duties[i];
    const auto index = NeedIndex(*visit.type, added.need);
    if (!index || !visit.needs[*index].of_people()) {
      findings.Add("unknown_need", "added_duties[" + std::to_string(i) + "].need", added.need,
                   "a need of people of the visit type");
      continue;
    }
    AskedNeed& asked = visit.needs[*index];
    if (added.added < Duration{0}) {
      findings.Add("negative_duration", "added_duties[" + std::to_string(i) + "].added", "",
                   "0 or more");
      continue;
    }
    if (std::find(asked.duties.begin(), asked.duties.end(), added.duty) == asked.duties.end()) {
      asked.duties.push_back(added.duty);
      asked.added.push_back(added.duty);
    }
    visit.added[asked.first_step] += added.added;
  }
}

void NameResources(const Schedule::Facts& facts, const BookingRequest& request, AskedVisit& visit,
                   Findings& findings) {
  for (std::size_t i = 0; i < request.named.size(); ++i) {
    const NamedNeed& named = request.named[i];
    const auto path = [&](const char* field) {
      return "named[" + std::to_string(i) + "]." + field;
    };
    const auto index = NeedIndex(*visit.type, named.need);
    if (!index) {
      findings.Add("unknown_need", path("need"), named.need, "a need of the visit type");
      continue;
    }
    const std::uint32_t number = facts.NumberOf(named.resource);
    if (number == Schedule::Facts::kNone) {
      findings.Add("unknown_reference", path("resource"), "",
                   "one person, room or device of this clinic");
    } else {
      visit.needs[*index].named.push_back(number);
    }
  }
}

void CheckDays(const DateRange& days, Findings& findings) {
  if (days.from && !days.from->ok())
    findings.Add("not_a_date", "days.from", "", "a day that exists");
  if (days.until && !days.until->ok()) {
    findings.Add("not_a_date", "days.until", "", "a day that exists");
  }
  if (days.from && days.until && days.from->ok() && days.until->ok() && *days.until < *days.from) {
    findings.Add("reversed_range", "days", ToText(*days.until), "a day after the first");
  }
}

void CheckTimeOfDay(const std::optional<TimeWindow>& window, Findings& findings) {
  if (!window || window->from < window->to) return;
  findings.Add("bad_window", "time_of_day", ToText(window->from) + " to " + ToText(window->to),
               "a later end");
}

// With whomever, every step takes time.
void CheckLengths(const AskedVisit& visit, Findings& findings) {
  for (std::size_t s = 0; s < visit.type->steps.size(); ++s) {
    const DurationRule& rule = visit.type->steps[s].duration;
    Duration least = std::min(rule.base, rule.new_patient.value_or(rule.base));
    for (const ProviderDuration& own : rule.by_provider) least = std::min(least, own.duration);
    if (least + visit.added[s] <= Duration{0}) {
      findings.Add("bad_duration", "visit_type.steps[" + std::to_string(s) + "].duration", "",
                   "more than 0");
    }
  }
}

}  // namespace

AskedNeed AskNeed(const VisitType& type, std::size_t index) {
  const Need& need = type.needs[index];
  AskedNeed asked{.need = &need, .index = index, .duties = need.duties};
  std::tie(asked.first_step, asked.last_step) = SpanOf(type, need);
  asked.same_as = NeedIndices(type, need.same_as);
  asked.different_from = NeedIndices(type, need.different_from);
  return asked;
}

absl::StatusOr<AskedVisit> Ask(const Schedule::Facts& facts, const BookingRequest& request) {
  Findings findings;
  if (!request.visit_type.valid() || request.visit_type.index() >= facts.visit_types.size() ||
      facts.visit_types[request.visit_type.index()].id != request.visit_type) {
    findings.Add("unknown_reference", "visit_type", "", "a visit type of this clinic");
    return findings.ToStatus();
  }
  AskedVisit visit{.request = &request, .type = &facts.visit_types[request.visit_type.index()]};
  if (visit.type->steps.empty()) {
    findings.Add("no_steps", "visit_type", visit.type->key, "a visit type with steps");
    return findings.ToStatus();
  }
  if (request.site.valid() &&
      (!facts.Knows(request.site) || facts.sites[request.site.index()].id != request.site)) {
    findings.Add("unknown_reference", "site", "", "a site of this clinic");
  }
  if (request.patient.valid() && (request.patient.index() >= facts.born.size() ||
                                  request.patient.clinic() != request.visit_type.clinic())) {
    findings.Add("unknown_reference", "patient", "", "a patient of this clinic");
  }
  visit.needs.reserve(visit.type->needs.size());
  for (std::size_t i = 0; i < visit.type->needs.size(); ++i) {
    visit.needs.push_back(AskNeed(*visit.type, i));
  }
  visit.added.resize(visit.type->steps.size());
  AddDuties(request, visit, findings);
  for (std::size_t s = 0; s < visit.type->steps.size(); ++s) {
    for (const ModifierDuration& m : visit.type->steps[s].duration.modifiers) {
      const auto& given = request.modifiers;
      if (std::find(given.begin(), given.end(), m.modifier) != given.end()) {
        visit.added[s] += m.added;
      }
    }
  }
  CheckDays(request.days, findings);
  CheckTimeOfDay(request.time_of_day, findings);
  CheckLengths(visit, findings);
  NameResources(facts, request, visit, findings);
  for (const Site& site : facts.sites) {
    if (!request.site.valid() || request.site == site.id) visit.sites.push_back(site.id);
  }
  if (findings.HasErrors()) return findings.ToStatus();
  return visit;
}

bool IsOfPeople(const Need& need) { return !need.duties.empty() || !need.roles.empty(); }

bool IsHard(const Need& need) {
  return need.firmness != Firmness::kAdvisory && need.kind != NeedKind::kConsumable;
}

std::pair<std::size_t, std::size_t> SpanOf(const VisitType& type, const Need& need) {
  if (need.steps.empty()) return {0, type.steps.size() - 1};
  const auto [low, high] = std::minmax_element(need.steps.begin(), need.steps.end());
  return {static_cast<std::size_t>(*low), static_cast<std::size_t>(*high)};
}

bool IsOfKind(const Schedule::Facts& facts, const Need& need, std::uint32_t resource, SiteId site) {
  const Resource& r = facts.resources[resource].resource;
  if (r.room.valid()) {
    const Room& room = facts.rooms[r.room.index()];
    return room.site == site &&
           std::find(need.rooms.begin(), need.rooms.end(), room.kind) != need.rooms.end();
  }
  if (r.equipment.valid()) {
    const Equipment& device = facts.equipment[r.equipment.index()];
    return device.site == site && !need.equipment.empty() && device.kind == need.equipment;
  }
  if (!IsOfPeople(need)) return false;
  const Staff& person = facts.staff[r.staff.index()];
  const bool role =
      need.roles.empty() || std::any_of(need.roles.begin(), need.roles.end(), [&](Role wanted) {
        return std::find(person.roles.begin(), person.roles.end(), wanted) != person.roles.end();
      });
  const auto& practises = person.specialties;
  return role && (need.specialty.empty() ||
                  std::find(practises.begin(), practises.end(), need.specialty) != practises.end());
}

std::vector<std::uint32_t> OfKind(const Schedule::Facts& facts, const AskedNeed& asked,
                                  SiteId site) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t r = 0; r < facts.resources.size(); ++r) {
    if (!asked.named.empty() && asked.need->count == 1 &&
        std::find(asked.named.begin(), asked.named.end(), r) == asked.named.end()) {
      continue;
    }
    if (IsOfKind(facts, *asked.need, r, site)) out.push_back(r);
  }
  return out;
}

const DutyCode* UnableFor(std::span<const DutyCode> duties, StaffId person,
                          const Abilities& abilities) {
  for (const DutyCode& duty : duties) {
    if (abilities.Of(person, duty).kind == AbilityKind::kNever) return &duty;
  }
  return nullptr;
}

bool TemplateReserves(const Schedule::Facts& facts, const ResourceFacts& resource, SiteId site,
                      VisitTypeId type, Instant start, Instant now) {
  if (resource.templates.empty()) return false;
  const LocalTime local = facts.zones[site.index()].ToLocal(start);
  for (const Template* t : resource.templates) {
    if (t->weekday != WeekdayOf(local.date) || !t->valid.Contains(local.date)) continue;
    if (local.time_of_day < t->window.from || t->window.to <= local.time_of_day) continue;
    const auto& types = t->visit_types;
    if (types.empty() || std::find(types.begin(), types.end(), type) != types.end()) continue;
    const bool released = t->released_before && now >= start - *t->released_before;
    if (!released) return true;
  }
  return false;
}

bool AllowsDay(const Schedule::Facts& facts, const BookingRequest& request, Date date) {
  const auto& weekdays = request.weekdays;
  return facts.horizon.Contains(date) && request.days.Contains(date) &&
         (weekdays.empty() ||
          std::find(weekdays.begin(), weekdays.end(), WeekdayOf(date)) != weekdays.end());
}

bool Allows(const Schedule::Facts& facts, const BookingRequest& request, SiteId site, Instant start,
            Instant now) {
  if (start < now) return false;
  const LocalTime local = facts.zones[site.index()].ToLocal(start);
  if (!AllowsDay(facts, request, local.date)) return false;
  return !request.time_of_day || (request.time_of_day->from <= local.time_of_day &&
                                  local.time_of_day < request.time_of_day->to);
}

JurisdictionCode LawOf(const Schedule::Facts& facts, const AskedVisit& visit, SiteId site) {
  return visit.type->telehealth ? visit.request->patient_location
                                : facts.sites[site.index()].jurisdiction;
}

std::int32_t WaveOf(const Schedule::Facts& facts, const ResourceFacts& resource, SiteId site,
                    VisitTypeId type, Instant start) {
  if (resource.templates.empty()) return 1;
  const LocalTime local = facts.zones[site.index()].ToLocal(start);
  std::int32_t wave = 1;
  for (const Template* t : resource.templates) {
    const auto& types = t->visit_types;
    const bool holds = t->weekday == WeekdayOf(local.date) && t->valid.Contains(local.date) &&
                       t->window.from <= local.time_of_day && local.time_of_day < t->window.to;
    if (holds && (types.empty() || std::find(types.begin(), types.end(), type) != types.end())) {
      wave = std::max(wave, t->capacity);
    }
  }
  return wave;
}

std::optional<Duration> OwnDuration(const Schedule::Facts& facts, const Step& step,
                                    std::uint32_t resource) {
  std::optional<Duration> found;
  for (const ProviderDuration& own : step.duration.by_provider) {
    if (facts.resources[resource].resource.staff == own.provider) found = own.duration;
  }
  return found;
}

std::vector<Duration> StepDurations(const Schedule::Facts& facts, const AskedVisit& visit,
                                    std::span<const std::uint32_t> chosen) {
  std::vector<Duration> durations;
  for (std::size_t s = 0; s < visit.type->steps.size(); ++s) {
    const DurationRule& rule = visit.type->steps[s].duration;
    Duration d = visit.request->new_patient && rule.new_patient ? *rule.new_patient : rule.base;
    for (const AskedNeed& asked : visit.needs) {
      const std::uint32_t who = chosen[asked.index];
      if (who == Schedule::Facts::kNone || !asked.Spans(s)) continue;
      d = OwnDuration(facts, visit.type->steps[s], who).value_or(d);
    }
    durations.push_back(d + visit.added[s]);
  }
  return durations;
}

bool IsLicensed(Role role) {
  switch (role) {
    case Role::kPhysician:
    case Role::kPhysicianAssistant:
    case Role::kNursePractitioner:
    case Role::kNurseMidwife:
    case Role::kRegisteredNurse:
    case Role::kPracticalNurse:
    case Role::kPodiatrist:
    case Role::kOptometrist:
    case Role::kNaturopath:
    case Role::kPharmacist:
      return true;
    default:
      return false;
  }
}

bool HoldsRole(const Staff& person, Role role, const JurisdictionCode& jurisdiction, Date on) {
  if (std::find(person.roles.begin(), person.roles.end(), role) == person.roles.end()) return false;
  if (!IsLicensed(role)) return true;
  return std::any_of(person.licences.begin(), person.licences.end(), [&](const Licence& l) {
    return l.role == role && l.jurisdiction == jurisdiction && l.valid.Contains(on);
  });
}

}  // namespace polyclinic
