#include "schedule/visit_search.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

namespace polyclinic {
namespace {

constexpr std::uint32_t kOpen = Schedule::Facts::kNone;

// Roles that may delegate a duty to an assistant when a visit is planned.
constexpr std::array kDelegators = {
    Role::kPhysician,  Role::kPhysicianAssistant, Role::kNursePractitioner, Role::kNurseMidwife,
    Role::kPodiatrist, Role::kOptometrist,        Role::kNaturopath,        Role::kRegisteredNurse};

bool IsHard(const Need& need) {
  return need.firmness != Firmness::kAdvisory && need.kind != NeedKind::kConsumable;
}

}  // namespace

VisitSearch::VisitSearch(const Schedule& schedule, const AskedVisit& visit, SiteId site,
                         Instant now, std::int64_t* nodes_left)
    : schedule_(schedule),
      facts_(schedule.facts()),
      visit_(visit),
      site_(site),
      now_(now),
      nodes_left_(nodes_left),
      chosen_(visit.needs.size(), kOpen) {
  PrepareStarts();
}

bool VisitSearch::IsLead(const AskedNeed& asked) const {
  if (!asked.of_people()) return false;
  for (std::size_t s = asked.first_step; s <= asked.last_step; ++s) {
    if (!visit_.type->steps[s].duration.by_provider.empty()) return true;
  }
  return false;
}

Duration VisitSearch::MostWait(std::size_t step) const {
  const Step& s = visit_.type->steps[step];
  Duration most = step == 0 ? Duration{0} : std::max(s.gap_min, s.gap_max);
  const Duration least = step == 0 ? Duration{0} : s.gap_min;
  for (const AskedNeed& asked : visit_.needs) {
    if (asked.need->firmness == Firmness::kElastic && asked.first_step == step) {
      most = std::max(most, least + asked.need->max_wait);
    }
  }
  return most;
}

// Each hard need, taken alone and as short as it can be, tells where a visit cannot start: what remains
// is worth a search. Only needs that begin at a fixed distance from the start are asked.
void VisitSearch::PrepareStarts() {
  const std::size_t size = facts_.grid.size();
  starts_ = CellSet(size);
  starts_.Set({0, size});
  std::vector<Duration> least;
  for (std::size_t s = 0; s < visit_.type->steps.size(); ++s) {
    const DurationRule& rule = visit_.type->steps[s].duration;
    Duration d = visit_.request->new_patient && rule.new_patient ? *rule.new_patient : rule.base;
    for (const ProviderDuration& own : rule.by_provider) d = std::min(d, own.duration);
    least.push_back(d + visit_.added[s]);
  }
  for (const AskedNeed& asked : visit_.needs) {
    if (!IsHard(*asked.need)) continue;
    Duration offset{0};
    bool fixed = true;
    for (std::size_t s = 0; s <= asked.first_step; ++s) {
      const Duration gap = s == 0 ? Duration{0} : visit_.type->steps[s].gap_min;
      fixed = fixed && MostWait(s) == gap && (s == 0 || !IsLead(asked));
      offset += gap + (s < asked.first_step ? least[s] : Duration{0});
    }
    bool varies = false;
    for (std::size_t s = 0; s < asked.first_step; ++s) {
      varies = varies || !visit_.type->steps[s].duration.by_provider.empty();
    }
    if (!fixed || varies) continue;
    Duration length{0};
    for (std::size_t s = asked.first_step; s <= asked.last_step; ++s) length += least[s];
    const std::size_t cells = static_cast<std::size_t>(length / kCell);
    CellSet any(size);
    for (std::uint32_t r : OfKind(facts_, asked, site_)) {
      const Hours* hours = facts_.resources[r].At(site_);
      if (hours == nullptr) continue;
      CellSet free = hours->open;
      if (asked.need->kind == NeedKind::kExclusive) free -= schedule_.taken(r).touched;
      if (asked.need->kind == NeedKind::kShared) free -= schedule_.taken(r).full;
      any |= free.RunStarts(std::max<std::size_t>(cells, 1));
      if (!facts_.resources[r].templates.empty()) AddWaves(asked, r, *hours, cells, any);
    }
    starts_ &= any.Earlier(static_cast<std::size_t>(offset / kCell));
  }
}

// Where a visit of a wave has started, another may.
void VisitSearch::AddWaves(const AskedNeed& asked, std::uint32_t resource, const Hours& hours,
                           std::size_t cells, CellSet& starts) const {
  if (asked.need->kind != NeedKind::kExclusive) return;
  const CellSet open = hours.open.RunStarts(std::max<std::size_t>(cells, 1));
  for (const Schedule::Use& use : schedule_.taken(resource).uses) {
    const Instant at = use.exact.start();
    if (WaveOf(facts_, facts_.resources[resource], site_, visit_.type->id, at) <= 1) continue;
    const CellSpan cell = facts_.grid.Cover(at, at + kCell);
    if (cell.first < cell.last && open.Test(cell.first)) starts.Set({cell.first, cell.first + 1});
  }
}

bool VisitSearch::Allows(Instant start) const {
  if (start < now_) return false;
  const BookingRequest& request = *visit_.request;
  const LocalTime local = facts_.zones[site_.index()].ToLocal(start);
  if (!facts_.horizon.Contains(local.date) || !request.days.Contains(local.date)) return false;
  if (!request.weekdays.empty() && std::find(request.weekdays.begin(), request.weekdays.end(),
                                             WeekdayOf(local.date)) == request.weekdays.end()) {
    return false;
  }
  return !request.time_of_day || (request.time_of_day->from <= local.time_of_day &&
                                  local.time_of_day < request.time_of_day->to);
}

void VisitSearch::Prepare(Instant start) {
  start_ = start;
  const TimeZone& zone = facts_.zones[site_.index()];
  const Date date = zone.ToLocal(start).date;
  if (day_.valid && day_.date == date) return;
  day_.date = date;
  day_.valid = true;
  day_.abilities = schedule_.AbilitiesAt(
      site_, date,
      visit_.type->telehealth ? std::optional(visit_.request->patient_location) : std::nullopt);
  const CellSpan cells =
      facts_.grid.Cover(zone.StartOfDay(date), zone.StartOfDay(AddDays(date, 1)));
  day_.load.clear();
  for (std::uint32_t r = 0; r < facts_.resources.size(); ++r) {
    day_.load.push_back(schedule_.taken(r).touched.Count(cells));
  }
  day_.scope_conflicts.assign(visit_.needs.size(), std::nullopt);
  day_.able.clear();
  const JurisdictionCode law = LawOf(facts_, visit_, site_);
  for (const AskedNeed& asked : visit_.needs) {
    auto& able = day_.able.emplace_back();
    for (std::uint32_t r : OfKind(facts_, asked, site_)) {
      const StaffId person = facts_.resources[r].resource.staff;
      if (person.valid()) {
        const Staff& staff = facts_.staff[person.index()];
        const auto& roles = asked.need->roles;
        const bool role = roles.empty() || std::any_of(roles.begin(), roles.end(), [&](Role x) {
                            return HoldsRole(staff, x, law, date);
                          });
        if (!role || UnableFor(asked, person, day_.abilities) != nullptr) continue;
      }
      able.push_back(r);
    }
  }
}

// Leads first, since durations hang on them; then the needs with the fewest able; advisory ones last.
std::vector<Slot> VisitSearch::SlotsInOrder() const {
  std::vector<const AskedNeed*> order;
  for (const AskedNeed& asked : visit_.needs) {
    if (asked.need->kind != NeedKind::kConsumable) order.push_back(&asked);
  }
  const auto rank = [&](const AskedNeed* a) {
    const bool provider = std::any_of(a->need->roles.begin(), a->need->roles.end(), IsLicensed);
    return std::tuple(!IsLead(*a), !IsHard(*a->need), !provider, day_.able[a->index].size(),
                      a->index);
  };
  std::sort(order.begin(), order.end(),
            [&](const AskedNeed* a, const AskedNeed* b) { return rank(a) < rank(b); });
  std::vector<Slot> slots;
  for (const AskedNeed* asked : order) {
    for (std::int32_t i = 0; i < asked->need->count; ++i) slots.push_back({asked, kOpen});
  }
  return slots;
}

std::optional<Arrangement> VisitSearch::At(Instant start) {
  Prepare(start);
  std::fill(chosen_.begin(), chosen_.end(), kOpen);
  arrangement_ = {start, {}, SlotsInOrder()};
  leads_ = static_cast<std::size_t>(
      std::count_if(arrangement_.slots.begin(), arrangement_.slots.end(),
                    [&](const Slot& slot) { return IsLead(*slot.asked); }));
  if (!AssignLeads(0)) return std::nullopt;
  return arrangement_;
}

bool VisitSearch::AssignLeads(std::size_t k) {
  if (k < leads_) return AssignSlot(k, Preferred(arrangement_.slots[k]), false);
  durations_ = StepDurations(facts_, visit_, chosen_);
  arrangement_.steps.clear();
  return PlaceSteps(0, start_);
}

bool VisitSearch::PlaceSteps(std::size_t step, Instant after) {
  if (step == visit_.type->steps.size()) {
    for (std::size_t k = 0; k < leads_; ++k) {
      if (!Fits(*arrangement_.slots[k].asked, arrangement_.slots[k].resource)) return false;
    }
    return PatientIsFree({start_, arrangement_.steps.back().end()}) && RestIsPossible(leads_) &&
           AssignRest(leads_);
  }
  const Duration least = step == 0 ? Duration{0} : visit_.type->steps[step].gap_min;
  const Duration most = MostWait(step);
  for (Duration wait = least; wait <= most; wait += kCell) {
    const Instant begin = after + wait;
    arrangement_.steps.emplace_back(begin, begin + durations_[step]);
    if (PlaceSteps(step + 1, begin + durations_[step])) return true;
    arrangement_.steps.pop_back();
    if (*nodes_left_ <= 0) return false;
  }
  return false;
}

bool VisitSearch::RestIsPossible(std::size_t k) const {
  for (; k < arrangement_.slots.size(); ++k) {
    const AskedNeed& asked = *arrangement_.slots[k].asked;
    if (!IsHard(*asked.need)) continue;
    const auto& able = day_.able[asked.index];
    if (std::none_of(able.begin(), able.end(), [&](std::uint32_t r) { return Fits(asked, r); })) {
      return false;
    }
  }
  return true;
}

bool VisitSearch::AssignRest(std::size_t k) {
  if (k == arrangement_.slots.size()) return PlansHold();
  const Slot& slot = arrangement_.slots[k];
  if (AssignSlot(k, Preferred(slot), true)) return true;
  // An advisory need may stay open.
  return !IsHard(*slot.asked->need) && *nodes_left_ > 0 && AssignRest(k + 1);
}

bool VisitSearch::AssignSlot(std::size_t k, std::span<const std::uint32_t> candidates, bool rest) {
  Slot& slot = arrangement_.slots[k];
  for (std::uint32_t resource : candidates) {
    if (--*nodes_left_ <= 0) return false;
    // Two of one need are chosen in ascending order, so that no pair is tried twice.
    if (k > 0 && arrangement_.slots[k - 1].asked == slot.asked &&
        arrangement_.slots[k - 1].resource != kOpen &&
        resource <= arrangement_.slots[k - 1].resource) {
      continue;
    }
    if (rest && (!Fits(*slot.asked, resource) || !AgreesWithOthers(k, resource))) continue;
    if (!rest && !AgreesWithOthers(k, resource)) continue;
    slot.resource = resource;
    const std::uint32_t before = std::exchange(chosen_[slot.asked->index], resource);
    if (rest ? AssignRest(k + 1) : AssignLeads(k + 1)) return true;
    chosen_[slot.asked->index] = before;
    slot.resource = kOpen;
  }
  return false;
}

// Who can, in the order in which the plain rule names them.
std::vector<std::uint32_t> VisitSearch::Preferred(const Slot& slot) const {
  std::vector<std::uint32_t> able = day_.able[slot.asked->index];
  std::vector<std::uint32_t> pods;
  for (const Slot& other : arrangement_.slots) {
    if (other.resource == kOpen || !other.asked->of_people()) continue;
    const auto& of_person = facts_.resources[other.resource].pods;
    pods.insert(pods.end(), of_person.begin(), of_person.end());
  }
  const auto in_pod = [&](std::uint32_t r) {
    const auto& own = facts_.resources[r].pods;
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t pod) {
      return std::find(pods.begin(), pods.end(), pod) != pods.end();
    });
  };
  const auto& named = slot.asked->named;
  const auto rank = [&](std::uint32_t r) {
    const bool is_named = std::find(named.begin(), named.end(), r) != named.end();
    return std::tuple<bool, bool, std::size_t, const std::string&, std::uint32_t>(
        !is_named, !pods.empty() && !in_pod(r), day_.load[r], facts_.resources[r].key, r);
  };
  if (slot.asked->need->count == 1) {
    std::sort(able.begin(), able.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  }
  return able;
}

Interval VisitSearch::Exact(const AskedNeed& asked) const {
  return {arrangement_.steps[asked.first_step].start(), arrangement_.steps[asked.last_step].end()};
}

Interval VisitSearch::Padded(const AskedNeed& asked, std::uint32_t resource) const {
  const Interval exact = Exact(asked);
  return {exact.start() - asked.need->buffer_before,
          exact.end() + asked.need->buffer_after + facts_.resources[resource].turnover};
}

bool VisitSearch::Fits(const AskedNeed& asked, std::uint32_t resource) const {
  const ResourceFacts& r = facts_.resources[resource];
  const Hours* hours = r.At(site_);
  const Interval exact = Exact(asked);
  if (hours == nullptr || !Covers(hours->spans, exact)) return false;
  if (asked.need->kind == NeedKind::kPresence) return true;
  if (TemplateReserves(r, exact.start())) return false;
  const Interval padded = Padded(asked, resource);
  const CellSpan cells = facts_.grid.Cover(padded.start(), padded.end());
  const Schedule::Taken& taken = schedule_.taken(resource);
  if (asked.need->kind == NeedKind::kShared) return !taken.full.Meets(cells);
  return !taken.touched.Meets(cells) || JoinsWave(asked, resource);
}

// Everything in the way started at the same time, in a wave with a place left.
bool VisitSearch::JoinsWave(const AskedNeed& asked, std::uint32_t resource) const {
  const ResourceFacts& r = facts_.resources[resource];
  const Interval exact = Exact(asked), padded = Padded(asked, resource);
  const std::int32_t wave = WaveOf(facts_, r, site_, visit_.type->id, exact.start());
  if (wave <= 1) return false;
  std::int32_t started = 0;
  for (const Schedule::Use& use : schedule_.taken(resource).uses) {
    if (use.kind == NeedKind::kPresence || !use.interval.Overlaps(padded)) continue;
    if (use.exact.start() != exact.start()) return false;
    ++started;
  }
  return started < wave;
}

bool VisitSearch::TemplateReserves(const ResourceFacts& r, Instant start) const {
  const LocalTime local = facts_.zones[site_.index()].ToLocal(start);
  for (const Template* t : r.templates) {
    if (t->weekday != WeekdayOf(local.date) || !t->valid.Contains(local.date)) continue;
    if (local.time_of_day < t->window.from || t->window.to <= local.time_of_day) continue;
    if (t->visit_types.empty() || std::find(t->visit_types.begin(), t->visit_types.end(),
                                            visit_.type->id) != t->visit_types.end()) {
      continue;
    }
    const bool released = t->released_before && now_ >= start - *t->released_before;
    if (!released) return true;
  }
  return false;
}

bool VisitSearch::AgreesWithOthers(std::size_t k, std::uint32_t resource) const {
  const AskedNeed& asked = *arrangement_.slots[k].asked;
  const auto has = [](const std::vector<std::size_t>& list, std::size_t need) {
    return std::find(list.begin(), list.end(), need) != list.end();
  };
  for (std::size_t o = 0; o < k; ++o) {
    const Slot& other = arrangement_.slots[o];
    if (other.resource == kOpen) continue;
    const bool same =
        has(asked.same_as, other.asked->index) || has(other.asked->same_as, asked.index);
    const bool different = has(asked.different_from, other.asked->index) ||
                           has(other.asked->different_from, asked.index);
    if (same && other.resource != resource) return false;
    if (different && other.resource == resource) return false;
    if (same || other.resource != resource) continue;
    if (other.asked == &asked) return false;
    const bool uses_up =
        asked.need->kind != NeedKind::kPresence && other.asked->need->kind != NeedKind::kPresence;
    // Within one visit a person is not at two steps at once.
    if (uses_up && asked.first_step <= other.asked->last_step &&
        other.asked->first_step <= asked.last_step) {
      return false;
    }
  }
  return true;
}

bool VisitSearch::PatientIsFree(const Interval& visit) const {
  const auto& uses = schedule_.uses_of(visit_.request->patient);
  return std::none_of(uses.begin(), uses.end(),
                      [&](const Schedule::Use& use) { return use.exact.Overlaps(visit); });
}

bool VisitSearch::PlansHold() {
  for (const Slot& slot : arrangement_.slots) {
    if (slot.resource == kOpen || !slot.asked->of_people()) continue;
    for (const DutyCode& duty : slot.asked->duties) {
      if (PlanFor(arrangement_, slot, duty).residual == nullptr) return false;
    }
  }
  return true;
}

VisitSearch::Plan VisitSearch::PlanFor(const Arrangement& arrangement, const Slot& slot,
                                       const DutyCode& duty) {
  const StaffId person = facts_.resources[slot.resource].resource.staff;
  const Interval span{arrangement.steps[slot.asked->first_step].start(),
                      arrangement.steps[slot.asked->last_step].end()};
  const JurisdictionCode law = LawOf(facts_, visit_, site_);
  std::vector<PresentSupervisor> present;
  std::vector<StaffId> who;
  bool delegated = false;
  for (const Staff& staff : facts_.staff) {
    if (staff.id == person) continue;
    const std::uint32_t number = facts_.NumberOf(Resource::Of(staff.id));
    const Hours* here = facts_.resources[number].At(site_);
    std::uint32_t modes = 0;
    if (here != nullptr && Covers(here->spans, span)) modes |= BitOf(SupervisionMode::kPremises);
    for (const Hours& anywhere : facts_.resources[number].hours) {
      if (Covers(anywhere.spans, span)) {
        modes |= BitOf(SupervisionMode::kPhone) | BitOf(SupervisionMode::kAudio);
      }
    }
    for (const Slot& other : arrangement.slots) {
      if (other.resource != number) continue;
      const Interval theirs{arrangement.steps[other.asked->first_step].start(),
                            arrangement.steps[other.asked->last_step].end()};
      if (theirs.Covers(span)) modes |= BitOf(SupervisionMode::kRoom);
    }
    if (modes == 0) continue;
    std::int32_t watching = 0;
    for (const Schedule::Use& use : schedule_.taken(number).uses) {
      watching += use.kind == NeedKind::kPresence && use.exact.Overlaps(span);
    }
    for (Role role : staff.roles) {
      if (!HoldsRole(staff, role, law, day_.date)) continue;
      present.push_back({role, modes, watching});
      who.push_back(staff.id);
      delegated =
          delegated || std::find(kDelegators.begin(), kDelegators.end(), role) != kDelegators.end();
    }
  }
  const PlannedFacts plan{.supervisors = present,
                          .delegated = delegated,
                          .patient_age = facts_.AgeOf(visit_.request->patient, day_.date)};
  Plan found{.residual = day_.abilities.Of(person, duty).Under(plan)};
  if (found.residual != nullptr && !found.residual->supervision.empty()) {
    for (std::size_t i = 0; i < present.size() && !found.supervisor.valid(); ++i) {
      if (found.residual->supervision.front().MetBy(present[i])) found.supervisor = who[i];
    }
  }
  return found;
}

}  // namespace polyclinic
