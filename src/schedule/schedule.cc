#include "polyclinic/schedule/schedule.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "schedule/facts.h"

namespace polyclinic {
namespace {

constexpr int kMostDays = 1'500;

absl::Status CheckHorizon(const DateRange& horizon) {
  Findings findings;
  const Date first{std::chrono::year{2} / 1 / 1}, last{std::chrono::year{9998} / 12 / 31};
  if (!horizon.from || !horizon.until || !horizon.from->ok() || !horizon.until->ok() ||
      *horizon.from < first || last < *horizon.until || *horizon.until <= *horizon.from) {
    findings.Add("bad_horizon", "horizon", "", "a first and a later last day, years 2 to 9998");
  } else if (std::chrono::sys_days{*horizon.until} - std::chrono::sys_days{*horizon.from} >
             std::chrono::days{kMostDays}) {
    findings.Add("bad_horizon", "horizon", "more days", std::to_string(kMostDays) + " at most");
  }
  return findings.ToStatus();
}

// The cells from the first local day of any site to the last, with room for visits across midnight.
Grid GridOf(const DateRange& horizon, std::span<const TimeZone> zones) {
  Instant first = Instant::max(), last = Instant::min();
  for (const TimeZone& zone : zones) {
    first = std::min(first, zone.StartOfDay(AddDays(*horizon.from, -1)));
    last = std::max(last, zone.StartOfDay(AddDays(*horizon.until, 1)));
  }
  return zones.empty() ? Grid() : Grid(first, last);
}

void FillResources(Schedule::Facts& facts) {
  for (const Staff& s : facts.staff) {
    facts.resources.push_back({.resource = Resource::Of(s.id), .key = s.key});
  }
  for (const Room& r : facts.rooms) {
    facts.resources.push_back({.resource = Resource::Of(r.id),
                               .key = r.key,
                               .capacity = r.capacity,
                               .turnover = r.turnover});
  }
  for (const Equipment& e : facts.equipment) {
    facts.resources.push_back({.resource = Resource::Of(e.id),
                               .key = e.key,
                               .capacity = e.capacity,
                               .turnover = e.turnover});
  }
  for (const Template& t : facts.templates) {
    const std::uint32_t number = facts.NumberOf(t.resource);
    if (number != Schedule::Facts::kNone) facts.resources[number].templates.push_back(&t);
  }
  for (std::uint32_t p = 0; p < facts.pods.size(); ++p) {
    const auto join = [&](const auto& members) {
      for (const auto& member : members) {
        const std::uint32_t number = facts.NumberOf(Resource::Of(member));
        if (number != Schedule::Facts::kNone) facts.resources[number].pods.push_back(p);
      }
    };
    join(facts.pods[p].providers);
    join(facts.pods[p].assistants);
    join(facts.pods[p].rooms);
  }
}

}  // namespace

std::uint32_t Schedule::Facts::NumberOf(const Resource& r) const {
  if (!r.valid()) return kNone;
  std::size_t number = 0;
  if (r.staff.valid()) {
    number = r.staff.index();
    if (number >= staff.size()) return kNone;
  } else if (r.room.valid()) {
    if (r.room.index() >= rooms.size()) return kNone;
    number = staff.size() + r.room.index();
  } else {
    if (r.equipment.index() >= equipment.size()) return kNone;
    number = staff.size() + rooms.size() + r.equipment.index();
  }
  // While the resources are numbered there is nothing to compare with.
  if (number < resources.size() && resources[number].resource != r) return kNone;
  return static_cast<std::uint32_t>(number);
}

std::optional<std::int32_t> Schedule::Facts::AgeOf(PatientId patient, Date on) const {
  if (!patient.valid() || patient.index() >= born.size() || !born[patient.index()]) {
    return std::nullopt;
  }
  return AgeInYears(*born[patient.index()], on);
}

absl::StatusOr<Schedule> Schedule::Create(const ScheduleInput& input, const RuleBook& rules) {
  if (absl::Status status = CheckHorizon(input.horizon); !status.ok()) return status;
  const auto copy = [](auto span) {
    return std::vector<typename decltype(span)::value_type>(span.begin(), span.end());
  };
  auto facts = std::make_shared<Facts>(Facts{.sites = copy(input.sites),
                                             .rooms = copy(input.rooms),
                                             .equipment = copy(input.equipment),
                                             .staff = copy(input.staff),
                                             .pods = copy(input.pods),
                                             .visit_types = copy(input.visit_types),
                                             .policies = copy(input.policies),
                                             .templates = copy(input.templates),
                                             .rules = rules,
                                             .horizon = input.horizon});
  for (const Site& site : facts->sites) {
    absl::StatusOr<TimeZone> zone = TimeZone::Load(site.time_zone);
    if (!zone.ok()) return zone.status();
    facts->zones.push_back(*zone);
  }
  for (const Patient& patient : input.patients) facts->born.push_back(patient.born);
  facts->grid = GridOf(input.horizon, facts->zones);
  FillResources(*facts);
  ExpandHours(input.availability, *facts);
  Schedule schedule(std::move(facts));
  const CellSet none(schedule.facts_->grid.size());
  for (std::size_t r = 0; r < schedule.facts_->resources.size(); ++r) {
    schedule.taken_ = schedule.taken_.Plus({none, none, {}});
  }
  return schedule;
}

const Grid& Schedule::grid() const { return facts_->grid; }
std::span<const Site> Schedule::sites() const { return facts_->sites; }
std::span<const Staff> Schedule::staff() const { return facts_->staff; }
std::span<const VisitType> Schedule::visit_types() const { return facts_->visit_types; }

const std::vector<Schedule::Use>& Schedule::uses_of(PatientId patient) const {
  static const std::vector<Use> kNothing;
  return patient.valid() && patient.index() < patients_.size() ? patients_[patient.index()]
                                                               : kNothing;
}

namespace {

// Marks again, from the uses, the cells of the span.
void MarkCells(const Grid& grid, std::int32_t capacity, CellSpan span, Schedule::Taken& taken) {
  taken.touched.Clear(span);
  taken.full.Clear(span);
  for (std::size_t cell = span.first; cell < span.last; ++cell) {
    const Instant from = grid.At(cell), to = grid.At(cell) + kCell;
    std::int32_t sharing = 0;
    bool exclusive = false;
    for (const Schedule::Use& use : taken.uses) {
      if (use.interval.start() >= to) break;
      if (use.interval.end() <= from || use.kind == NeedKind::kPresence) continue;
      ++sharing;
      exclusive = exclusive || use.kind == NeedKind::kExclusive;
    }
    if (sharing > 0) taken.touched.Set({cell, cell + 1});
    if (exclusive || sharing >= capacity) taken.full.Set({cell, cell + 1});
  }
}

bool EarlierUse(const Schedule::Use& a, const Schedule::Use& b) {
  return std::tuple(a.interval, a.appointment, a.hold) <
         std::tuple(b.interval, b.appointment, b.hold);
}

template <class Entity, class List>
Pages<List> Grown(Pages<List> pages, Id<Entity> id) {
  while (pages.size() <= id.index()) pages = pages.Plus({});
  return pages;
}

}  // namespace

void Schedule::Add(std::uint32_t resource, const Use& use) {
  Taken taken = taken_[resource];
  taken.uses.insert(std::upper_bound(taken.uses.begin(), taken.uses.end(), use, EarlierUse), use);
  MarkCells(facts_->grid, facts_->resources[resource].capacity,
            facts_->grid.Cover(use.interval.start(), use.interval.end()), taken);
  taken_ = taken_.With(resource, std::move(taken));
}

void Schedule::AddPatient(PatientId patient, const Use& use) {
  if (!patient.valid()) return;
  patients_ = Grown(std::move(patients_), patient);
  std::vector<Use> uses = patients_[patient.index()];
  uses.push_back(use);
  patients_ = patients_.With(patient.index(), std::move(uses));
}

template <class Entity>
void Schedule::Remove(Id<Entity> user, Pages<std::vector<std::uint32_t>>& users) {
  if (!user.valid() || user.index() >= users.size()) return;
  const auto is_user = [&](const Use& use) {
    if constexpr (std::is_same_v<Id<Entity>, HoldId>) {
      return use.hold == user;
    } else {
      return use.appointment == user;
    }
  };
  PatientId patient;
  for (std::uint32_t r : users[user.index()]) {
    Taken taken = taken_[r];
    std::vector<Interval> freed;
    for (const Use& use : taken.uses) {
      if (is_user(use)) freed.push_back(use.interval), patient = use.patient;
    }
    std::erase_if(taken.uses, is_user);
    for (const Interval& i : freed) {
      MarkCells(facts_->grid, facts_->resources[r].capacity, facts_->grid.Cover(i.start(), i.end()),
                taken);
    }
    taken_ = taken_.With(r, std::move(taken));
  }
  users = users.With(user.index(), {});
  if (patient.valid() && patient.index() < patients_.size()) {
    std::vector<Use> uses = patients_[patient.index()];
    std::erase_if(uses, is_user);
    patients_ = patients_.With(patient.index(), std::move(uses));
  }
}

void Schedule::Vacate(AppointmentId appointment) { Remove(appointment, appointments_); }
void Schedule::Vacate(HoldId hold) { Remove(hold, holds_); }

namespace {

// The need of that name; nullptr where the visit type has none.
const Need* NeedOf(const Schedule::Facts& facts, VisitTypeId type, const std::string& name) {
  if (!type.valid() || type.index() >= facts.visit_types.size()) return nullptr;
  for (const Need& need : facts.visit_types[type.index()].needs) {
    if (need.name == name) return &need;
  }
  return nullptr;
}

// Calls `add(resource number, use)` for everything that the assignments use: what meets each need, and
// the supervisors who watch.
template <class Add>
void ForUses(const Schedule::Facts& facts, VisitTypeId type,
             const std::vector<Assignment>& assignments, Schedule::Use use, Add&& add) {
  use.visit_type = type;
  for (const Assignment& a : assignments) {
    const std::uint32_t number = facts.NumberOf(a.resource);
    if (number == Schedule::Facts::kNone) continue;
    const Need* need = NeedOf(facts, type, a.need);
    use.exact = a.interval;
    use.kind = need == nullptr ? NeedKind::kExclusive : need->kind;
    const Duration before = need == nullptr ? Duration{0} : need->buffer_before;
    const Duration after = need == nullptr ? Duration{0} : need->buffer_after;
    use.interval = {a.interval.start() - before,
                    a.interval.end() + after + facts.resources[number].turnover};
    add(number, use);
    std::set<StaffId> supervisors;
    for (const DutyGround& ground : a.grounds) {
      if (ground.supervisor.valid()) supervisors.insert(ground.supervisor);
    }
    for (StaffId supervisor : supervisors) {
      const std::uint32_t watcher = facts.NumberOf(Resource::Of(supervisor));
      if (watcher == Schedule::Facts::kNone) continue;
      Schedule::Use watch = use;
      watch.kind = NeedKind::kPresence;
      watch.interval = watch.exact;
      add(watcher, watch);
    }
  }
}

}  // namespace

void Schedule::Occupy(const Appointment& appointment) {
  Vacate(appointment.id);
  if (!appointment.id.valid() || !Occupies(appointment.status)) return;
  appointments_ = Grown(std::move(appointments_), appointment.id);
  std::vector<std::uint32_t> used;
  Use use{
      .exact = appointment.interval, .appointment = appointment.id, .patient = appointment.patient};
  ForUses(*facts_, appointment.visit_type, appointment.assignments, use,
          [&](std::uint32_t number, const Use& one) {
            Add(number, one);
            used.push_back(number);
          });
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  appointments_ = appointments_.With(appointment.id.index(), std::move(used));
  AddPatient(appointment.patient, use);
}

void Schedule::Occupy(HoldId hold, const Opening& opening, VisitTypeId visit_type,
                      PatientId patient) {
  Vacate(hold);
  if (!hold.valid()) return;
  holds_ = Grown(std::move(holds_), hold);
  std::vector<std::uint32_t> used;
  Use use{.exact = opening.interval, .hold = hold, .patient = patient};
  ForUses(*facts_, visit_type, opening.assignments, use, [&](std::uint32_t number, const Use& one) {
    Add(number, one);
    used.push_back(number);
  });
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  holds_ = holds_.With(hold.index(), std::move(used));
  AddPatient(patient, use);
}

std::vector<Interval> Schedule::Busy(const Resource& resource, const Interval& span) const {
  std::vector<Interval> busy;
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Facts::kNone) return busy;
  for (const Use& use : taken_[number].uses) {
    if (use.kind == NeedKind::kPresence || !use.interval.Overlaps(span)) continue;
    busy.emplace_back(std::max(use.interval.start(), span.start()),
                      std::min(use.interval.end(), span.end()));
  }
  return Merge(std::move(busy));
}

std::vector<Interval> Schedule::Free(const Resource& resource, const Interval& span) const {
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Facts::kNone) return {};
  std::vector<Interval> open;
  for (const Hours& hours : facts_->resources[number].hours) {
    for (const Interval& i : hours.spans) {
      if (!i.Overlaps(span)) continue;
      open.emplace_back(std::max(i.start(), span.start()), std::min(i.end(), span.end()));
    }
  }
  return Subtract(Merge(std::move(open)), Busy(resource, span));
}

std::optional<std::int32_t> Schedule::Utilization(const Resource& resource,
                                                  const Interval& span) const {
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Facts::kNone) return std::nullopt;
  const CellSpan cells = facts_->grid.Cover(span.start(), span.end());
  CellSet open(facts_->grid.size());
  for (const Hours& hours : facts_->resources[number].hours) open |= hours.open;
  const std::size_t available = open.Count(cells);
  if (available == 0) return std::nullopt;
  open &= taken_[number].touched;
  return static_cast<std::int32_t>(open.Count(cells) * 1'000 / available);
}

bool Schedule::IsAvailable(const Resource& resource, SiteId site, const Interval& span) const {
  const std::uint32_t number = facts_->NumberOf(resource);
  if (number == Facts::kNone) return false;
  const Hours* hours = facts_->resources[number].At(site);
  return hours != nullptr && Covers(hours->spans, span);
}

Abilities Schedule::AbilitiesAt(SiteId site, Date date,
                                const std::optional<JurisdictionCode>& patient_location) const {
  if (!facts_->Knows(site)) return Abilities();
  Facts::AbilityCache& cache = *facts_->abilities;
  const std::lock_guard<std::mutex> lock(cache.mutex);
  const std::tuple key(site.index(), date, patient_location);
  if (const auto found = cache.by_place.find(key); found != cache.by_place.end()) {
    return found->second;
  }
  const Site& at = facts_->sites[site.index()];
  const AbilityPlace place =
      patient_location ? AbilityPlace::Telehealth(at, *patient_location) : AbilityPlace::At(at);
  absl::StatusOr<Abilities> compiled =
      Abilities::Compile(facts_->rules, facts_->policies, place, date, facts_->staff);
  // Nobody is able where the abilities cannot be compiled.
  return cache.by_place.emplace(key, compiled.ok() ? *std::move(compiled) : Abilities())
      .first->second;
}

}  // namespace polyclinic
