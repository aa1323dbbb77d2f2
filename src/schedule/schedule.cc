#include "polyclinic/schedule/schedule.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "schedule/candidates.h"
#include "schedule/facts.h"
#include "schedule/pools.h"

namespace polyclinic {
namespace {

constexpr int kMostDays = 1'500;
// With a day at each end, and for zones that are apart.
static_assert((kMostDays + 4) * (std::chrono::days{1} / kCell) < 1 << Use::kCellBits);

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
    if (number == Schedule::Facts::kNone) continue;
    facts.resources[number].templates.push_back(&t);
    facts.resources[number].waves = facts.resources[number].waves || t.capacity > 1;
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

// By kind, then key, then number.
void RankKeys(Schedule::Facts& facts) {
  std::vector<std::uint32_t> order(facts.resources.size());
  std::iota(order.begin(), order.end(), 0);
  const auto kind = [&](std::uint32_t r) {
    const Resource& resource = facts.resources[r].resource;
    return resource.staff.valid() ? 0 : resource.room.valid() ? 1 : 2;
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(kind(a), std::string_view(facts.resources[a].key), a) <
           std::tuple(kind(b), std::string_view(facts.resources[b].key), b);
  });
  for (std::uint32_t i = 0; i < order.size(); ++i) facts.resources[order[i]].key_rank = i;
}

// What is where, and how far the sites are from one another.
void FillSites(Schedule::Facts& facts) {
  const std::size_t sites = facts.sites.size();
  facts.at_site.resize(sites);
  for (std::uint32_t r = 0; r < facts.resources.size(); ++r) {
    ResourceFacts& resource = facts.resources[r];
    for (const Hours& hours : resource.hours) {
      facts.at_site[hours.site.index()].push_back(r);
      for (const Interval& span : hours.spans) {
        resource.ragged =
            resource.ragged || !facts.grid.Aligned(span.start()) || !facts.grid.Aligned(span.end());
      }
    }
  }
  facts.travel.assign(sites, std::vector<Duration>(sites));
  std::vector<std::vector<bool>> said(sites, std::vector<bool>(sites));
  for (const Site& site : facts.sites) {
    for (const Travel& travel : site.travel) {
      if (!facts.Knows(travel.to)) continue;
      const std::size_t from = site.id.index(), to = travel.to.index();
      facts.travel[from][to] = std::max(travel.takes, Duration{0});
      said[from][to] = true;
      if (!said[to][from]) facts.travel[to][from] = facts.travel[from][to];
      facts.most_travel = std::max(facts.most_travel, travel.takes);
    }
  }
}

}  // namespace

std::uint32_t Schedule::Facts::NumberOf(const Resource& r) const {
  if (!r.valid()) return kNone;
  const std::size_t index = r.staff.valid()  ? r.staff.index()
                            : r.room.valid() ? r.room.index()
                                             : r.equipment.index();
  const std::size_t count = r.staff.valid()  ? numbered.staff
                            : r.room.valid() ? numbered.rooms
                                             : numbered.equipment;
  const std::size_t before = r.staff.valid()  ? 0
                             : r.room.valid() ? numbered.staff
                                              : numbered.staff + numbered.rooms;
  if (index >= count) {
    for (std::size_t n = numbered.all(); n < resources.size(); ++n) {
      if (resources[n].resource == r) return static_cast<std::uint32_t>(n);
    }
    return kNone;
  }
  const std::size_t number = before + index;
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
                                             .booking_policies = copy(input.booking_policies),
                                             .templates = copy(input.templates),
                                             .rules = rules,
                                             .horizon = input.horizon});
  for (const Site& site : facts->sites) {
    absl::StatusOr<TimeZone> zone = TimeZone::Load(site.time_zone);
    if (!zone.ok()) return zone.status();
    facts->zones.push_back(*zone);
  }
  for (const Patient& patient : input.patients) {
    facts->born.push_back(patient.born);
    facts->usual_provider.push_back(patient.usual_provider);
  }
  facts->grid = GridOf(input.horizon, facts->zones);
  facts->numbered = {facts->staff.size(), facts->rooms.size(), facts->equipment.size()};
  FillResources(*facts);
  ExpandHours(input.availability, *facts);
  RankKeys(*facts);
  FillSites(*facts);
  MarkPolicies(*facts);
  return Schedule(std::move(facts));
}

Schedule::Schedule(std::shared_ptr<const Facts> facts)
    : facts_(std::move(facts)),
      ledger_(std::make_unique<Ledger>(facts_->grid.size(), facts_->resources.size())) {}
Schedule::Schedule(const Schedule& other)
    : facts_(other.facts_), ledger_(std::make_unique<Ledger>(*other.ledger_)) {}
Schedule::Schedule(Schedule&& other) noexcept = default;
Schedule& Schedule::operator=(const Schedule& other) { return *this = Schedule(other); }
Schedule& Schedule::operator=(Schedule&& other) noexcept = default;
Schedule::~Schedule() = default;

Schedule Schedule::Under(std::shared_ptr<const Facts> facts) const {
  Schedule schedule(std::move(facts));
  *schedule.ledger_ = *ledger_;
  return schedule;
}

const Grid& Schedule::grid() const { return facts_->grid; }
std::span<const Site> Schedule::sites() const { return facts_->sites; }
std::span<const Staff> Schedule::staff() const { return facts_->staff; }
std::span<const VisitType> Schedule::visit_types() const { return facts_->visit_types; }

CellSpan Schedule::Facts::Near(const Interval& span) const {
  const CellSpan cells = grid.Cover(span.start(), span.end());
  if (cells.first < cells.last) return cells;
  const std::size_t at = span.start() < grid.start() ? 0 : grid.size();
  return {at, at};
}

bool IsOpen(const Schedule::Facts& facts, const ResourceFacts& resource, const Hours& hours,
            const Interval& span) {
  // Where hours begin and end on the grid, cells say all about them.
  if (!resource.ragged && facts.grid.start() <= span.start() && span.end() <= facts.grid.end()) {
    return hours.open.Covers(facts.grid.Cover(span.start(), span.end()));
  }
  return Covers(hours.spans, span);
}

Interval ExactOf(const Schedule::Facts& facts, const Ledger& ledger, const Use& use) {
  const Part& part = ledger.Find(use.promise)->parts()[use.part];
  // Years away from the grid both ends are one.
  return {facts.At(part.start), facts.At(part.end) + Duration{part.start == part.end}};
}

Interval TakenBy(const Schedule::Facts& facts, const Ledger& ledger, const Use& use) {
  const Promise& promise = *ledger.Find(use.promise);
  const Part& part = promise.parts()[use.part];
  const Interval exact = ExactOf(facts, ledger, use);
  if (part.watches()) return exact;
  Instant from = exact.start(), to = exact.end() + facts.resources[part.resource].turnover;
  if (part.need != Part::kNoNeed) {
    const Need& need = facts.visit_types[promise.visit_type].needs[part.need];
    from -= need.buffer_before;
    to += need.buffer_after;
  }
  return {from, to};
}

CellSet Touched(const Schedule::Facts& facts, const Ledger& ledger, std::uint32_t resource) {
  CellSet touched(facts.grid.size());
  ledger.ForUses(resource, {0, facts.grid.size()}, [&](const Use& use) {
    if (use.occupies()) touched.Set({use.first, use.last});
    return true;
  });
  return touched;
}

Offset Schedule::Facts::OffsetOf(Instant t) const {
  return static_cast<Offset>(std::clamp<std::int64_t>((t - grid.start()).count(),
                                                      std::numeric_limits<Offset>::min(),
                                                      std::numeric_limits<Offset>::max()));
}

namespace {

// Who keeps the visit may decide how long it takes, or under whose law it is.
bool LastsDifferently(const Schedule::Facts& facts, VisitTypeId type) {
  if (!type.valid() || type.index() >= facts.visit_types.size()) return true;
  const VisitType& visit = facts.visit_types[type.index()];
  return visit.telehealth || std::any_of(visit.steps.begin(), visit.steps.end(), [](const Step& s) {
           return !s.duration.by_provider.empty();
         });
}

// An appointment that others may keep: promised, and not yet begun.
bool IsAhead(AppointmentStatus status) {
  return status == AppointmentStatus::kScheduled || status == AppointmentStatus::kConfirmed;
}

// What the part takes of its resource.
Use UseOf(const Schedule::Facts& facts, PromiseNumber number, const PromiseTerms& promise,
          const Part& part, std::size_t position) {
  std::int64_t from = part.start, to = part.end;
  if (!part.watches()) {
    to += facts.resources[part.resource].turnover.count();
    if (part.need != Part::kNoNeed) {
      const Need& need = facts.visit_types[promise.visit_type].needs[part.need];
      from -= need.buffer_before.count();
      to += need.buffer_after.count();
    }
  }
  CellSpan cells = facts.Cover(from, to);
  if (cells.first >= cells.last) {
    const bool after = from >= kCell.count() * static_cast<std::int64_t>(facts.grid.size());
    cells.first = cells.last = after ? facts.grid.size() : 0;
  }
  Use use;
  use.promise = number;
  use.part = position & Promise::kMostParts;
  use.set_cells(cells);
  use.set_kind(part.kind());
  const std::vector<Hours>& hours = facts.resources[part.resource].hours;
  const bool elsewhere = hours.size() == 1 && hours.front().site.index() != promise.site;
  use.set_flags(part.advisory, part.watches(), part.named || !promise.movable,
                bool{promise.extra} || elsewhere);
  if (part.need != Part::kNoNeed) use.asked = Use::Asked(promise.visit_type, part.need);
  return use;
}

Ledger::Uses UsesOf(const Schedule::Facts& facts, PromiseNumber number, const PromiseTerms& promise,
                    std::span<const Part> parts) {
  Ledger::Uses uses;
  uses.reserve(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].resource == Schedule::Facts::kNone) continue;
    uses.emplace_back(parts[i].resource, UseOf(facts, number, promise, parts[i], i));
  }
  return uses;
}

// Turns what is promised into terms and parts.
class Entry {
 public:
  Entry(const Schedule& schedule, VisitTypeId type, SiteId site,
        const JurisdictionCode& patient_location)
      : schedule_(schedule), facts_(schedule.facts()) {
    if (type.valid() && type.index() < facts_.visit_types.size()) terms.visit_type = type.index();
    if (facts_.Knows(site)) terms.site = site.index();
    terms.movable = terms.visit_type != Promise::kNone && terms.site != Promise::kNone;
    if (!patient_location.empty()) terms.extra.Edit().patient_location = patient_location;
  }
  // Of what is promised already, to be kept by others.
  Entry(const Schedule& schedule, const Promise& promise)
      : terms(promise), schedule_(schedule), facts_(schedule.facts()) {}

  void Add(std::span<const Assignment> assignments) {
    const std::size_t count = std::min<std::size_t>(assignments.size(), Part::kActs);
    parts.reserve(count);
    for (std::size_t i = 0; i < count; ++i) AddActor(assignments[i]);
    for (std::size_t i = 0; i < count; ++i) AddSupervisors(assignments[i], i);
  }

  // The parts of before, with what others take over.
  void AddRearranged(std::span<const Part> before, std::span<const Reassignment> changes) {
    std::vector<std::uint8_t> position(before.size(), Part::kActs);
    std::vector<std::pair<std::size_t, const Assignment*>> changed;
    const auto change_of = [&](std::size_t i) {
      return std::find_if(changes.begin(), changes.end(), [&](const Reassignment& c) {
        return c.position == static_cast<std::int32_t>(i);
      });
    };
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].watches()) continue;
      const auto change = change_of(i);
      if (change == changes.end()) {
        position[i] = static_cast<std::uint8_t>(parts.size());
        parts.push_back(before[i]);
      } else if (change->assignment) {
        changed.emplace_back(parts.size(), &*change->assignment);
        AddActor(*change->assignment);
      }
    }
    for (Part part : before) {
      if (!part.watches() || position[part.watched] == Part::kActs) continue;
      part.watched = position[part.watched];
      parts.push_back(part);
    }
    for (const auto& [i, assignment] : changed) AddSupervisors(*assignment, i);
  }

  PromiseTerms terms;
  std::vector<Part> parts;

 private:
  const VisitType* type() const {
    return terms.visit_type == Promise::kNone ? nullptr : &facts_.visit_types[terms.visit_type];
  }

  void AddActor(const Assignment& a) {
    Part part;
    part.resource = facts_.NumberOf(a.resource);
    part.start = facts_.OffsetOf(a.interval.start());
    part.end = facts_.OffsetOf(a.interval.end());
    part.named = a.named;
    const std::size_t needs = type() == nullptr ? 0 : type()->needs.size();
    for (std::size_t n = 0; n < std::min<std::size_t>(needs, Part::kNoNeed); ++n) {
      if (type()->needs[n].name == a.need) part.need = static_cast<std::uint8_t>(n);
    }
    if (part.need == Part::kNoNeed) {
      terms.movable = false;
    } else {
      const Need& need = type()->needs[part.need];
      part.set_kind(need.kind);
      part.advisory = need.firmness == Firmness::kAdvisory;
      for (const DutyGround& ground : a.grounds) {
        if (std::find(need.duties.begin(), need.duties.end(), ground.duty) == need.duties.end()) {
          AddDuty(part.need, ground.duty);
        }
      }
    }
    parts.push_back(part);
  }

  // Each once, however many meet the need and however often it changes hands.
  void AddDuty(std::uint8_t need, const DutyCode& duty) {
    const std::pair added(need, duty);
    if (terms.extra) {
      const auto& duties = terms.extra->duties;
      if (std::find(duties.begin(), duties.end(), added) != duties.end()) return;
    }
    terms.extra.Edit().duties.push_back(added);
  }

  // Who watches: each supervisor once, however many duties are watched.
  void AddSupervisors(const Assignment& a, std::size_t watched) {
    std::vector<std::pair<std::uint32_t, std::uint8_t>> supervisors;
    for (const DutyGround& ground : a.grounds) {
      const std::uint32_t number = ground.supervisor.valid()
                                       ? facts_.NumberOf(Resource::Of(ground.supervisor))
                                       : Schedule::Facts::kNone;
      if (number == Schedule::Facts::kNone) continue;
      const std::uint8_t limit = LimitOf(a, ground, number);
      const auto known = std::find_if(supervisors.begin(), supervisors.end(),
                                      [&](const auto& s) { return s.first == number; });
      if (known == supervisors.end()) {
        supervisors.emplace_back(number, limit);
      } else if (limit != 0) {
        known->second = known->second == 0 ? limit : std::min(known->second, limit);
      }
    }
    for (const auto& [number, limit] : supervisors) {
      Part part;
      part.resource = number;
      part.start = facts_.OffsetOf(a.interval.start());
      part.end = facts_.OffsetOf(a.interval.end());
      part.set_kind(NeedKind::kPresence);
      part.watched = static_cast<std::uint8_t>(watched);
      part.at_most = limit;
      if (parts.size() < Promise::kMostParts) parts.push_back(part);
    }
  }

  // How many the supervisor may watch, by the most generous of the terms under which the duty could be
  // planned with that supervisor.
  std::uint8_t LimitOf(const Assignment& a, const DutyGround& ground,
                       std::uint32_t supervisor) const {
    if (!a.resource.staff.valid() || terms.site == Promise::kNone) return 0;
    const SiteId site = facts_.sites[terms.site].id;
    std::optional<JurisdictionCode> location;
    if (type() != nullptr && type()->telehealth) {
      location = terms.extra ? terms.extra->patient_location : JurisdictionCode();
    }
    const Date date = facts_.zones[terms.site].ToLocal(a.interval.start()).date;
    const std::shared_ptr<const DayPools> pools = PoolsAt(schedule_, site, date, location);
    std::uint32_t roles = 0;
    for (const DayPools::Licensed& l : pools->licensed()) {
      if (l.person == supervisor) roles = l.roles;
    }
    std::optional<std::uint8_t> limit;
    for (const Residual& way : pools->abilities().Of(a.resource.staff, ground.duty).alternatives) {
      if (way.supervision.empty() || (way.supervision.front().roles & roles) == 0) continue;
      const std::uint8_t of =
          WatchLimit(way.supervision.front(), facts_.PersonOf(supervisor).supervises.at_most);
      if (!limit || (*limit != 0 && (of == 0 || of > *limit))) limit = of;
    }
    return limit.value_or(0);
  }

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
};

}  // namespace

void Schedule::Keep(std::uint32_t number, PromiseTerms terms, std::span<const Part> parts) {
  const Ledger::Uses uses = UsesOf(*facts_, number, terms, parts);
  ledger_->Add(number, std::move(terms), parts, uses,
               [&](std::uint32_t r) { return facts_->resources[r].capacity; });
}

void Schedule::Forget(std::uint32_t number) {
  const Promise* const promise = ledger_->Find(number);
  if (promise == nullptr) return;
  ledger_->Remove(number, UsesOf(*facts_, number, *promise, promise->parts()),
                  [&](std::uint32_t r) { return facts_->resources[r].capacity; });
}

void Schedule::Vacate(AppointmentId appointment) {
  if (appointment.valid()) Forget(polyclinic::NumberOf(appointment));
}

void Schedule::Vacate(HoldId hold) {
  if (hold.valid()) Forget(polyclinic::NumberOf(hold));
}

void Schedule::Occupy(const Appointment& appointment) {
  Vacate(appointment.id);
  if (!appointment.id.valid() || !Occupies(appointment.status)) return;
  Entry entry(*this, appointment.visit_type, appointment.site, appointment.patient_location);
  PromiseTerms& terms = entry.terms;
  terms.movable = terms.movable && IsAhead(appointment.status);
  terms.new_patient = appointment.new_patient;
  terms.start = facts_->OffsetOf(appointment.interval.start());
  terms.end = facts_->OffsetOf(appointment.interval.end());
  if (appointment.patient.valid()) terms.patient = appointment.patient.index();
  entry.Add(appointment.assignments);
  Keep(polyclinic::NumberOf(appointment.id), std::move(terms), entry.parts);
}

void Schedule::Occupy(HoldId hold, const Opening& opening, VisitTypeId visit_type,
                      PatientId patient) {
  Vacate(hold);
  if (!hold.valid()) return;
  Entry entry(*this, visit_type, opening.site, {});
  PromiseTerms& terms = entry.terms;
  terms.start = facts_->OffsetOf(opening.interval.start());
  terms.end = facts_->OffsetOf(opening.interval.end());
  if (patient.valid()) terms.patient = patient.index();
  // Of a hold it is not said where the patient will be, or whether new: it stays as it is.
  terms.movable = terms.movable && !LastsDifferently(*facts_, visit_type);
  entry.Add(opening.assignments);
  Keep(polyclinic::NumberOf(hold), std::move(terms), entry.parts);
}

void Schedule::Occupy(const Rearrangement& rearrangement) {
  const bool of_hold = rearrangement.hold.valid();
  if (!of_hold && !rearrangement.appointment.valid()) return;
  const PromiseNumber number = of_hold ? polyclinic::NumberOf(rearrangement.hold)
                                       : polyclinic::NumberOf(rearrangement.appointment);
  const Promise* const before = ledger_->Find(number);
  if (before == nullptr || before->parts().empty()) return;
  Entry entry(*this, *before);
  entry.AddRearranged(before->parts(), rearrangement.changes);
  Forget(number);
  Keep(number, std::move(entry.terms), entry.parts);
}

Abilities Schedule::AbilitiesAt(SiteId site, Date date,
                                const std::optional<JurisdictionCode>& patient_location) const {
  if (!facts_->Knows(site)) return Abilities();
  Facts::AbilityCache& cache = *facts_->abilities;
  const std::lock_guard<std::mutex> lock(cache.mutex);
  const std::tuple key(site.index(), patient_location, date);
  const auto next = cache.by_place.lower_bound(key);
  if (next != cache.by_place.end() && next->first == key) return next->second;
  const auto compile = [&] {
    // Mostly the same as on the last day before.
    if (next != cache.by_place.begin()) {
      const auto& [place, abilities] = *std::prev(next);
      if (std::get<0>(place) == site.index() && std::get<1>(place) == patient_location &&
          abilities.book() != nullptr) {
        return abilities.On(date, facts_->staff);
      }
    }
    const Site& at = facts_->sites[site.index()];
    const AbilityPlace place =
        patient_location ? AbilityPlace::Telehealth(at, *patient_location) : AbilityPlace::At(at);
    return Abilities::Compile(facts_->rules, facts_->policies, place, date, facts_->staff);
  };
  absl::StatusOr<Abilities> compiled = compile();
  // Nobody is able where the abilities cannot be compiled.
  return cache.by_place.emplace_hint(next, key, compiled.ok() ? *std::move(compiled) : Abilities())
      ->second;
}

}  // namespace polyclinic
