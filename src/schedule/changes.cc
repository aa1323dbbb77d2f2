#include "schedule/changes.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

namespace polyclinic {
namespace {

constexpr std::int64_t kMostCost = 1'000'000'000;

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T>
std::vector<T> Common(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> common;
  for (const T& value : a) {
    if (Contains(b, value)) common.push_back(value);
  }
  return common;
}

auto OrderOf(const Remedy& r) {
  return std::tie(r.cost, r.kind, r.start, r.need, r.resource, r.when, r.instead, r.site, r.roles,
                  r.rooms, r.equipment, r.duties);
}

Interval Hull(const Interval& a, const Interval& b) {
  return {std::min(a.start(), b.start()), std::max(a.end(), b.end())};
}

// The span with what lies between it and the nearest hours of the day, so that those hours last longer;
// nullopt where there are none.
std::optional<Interval> JoinedTo(const Spans& hours, const Interval& span, const Interval& day) {
  std::optional<Interval> joined;
  for (const Interval& open : hours) {
    if (!open.Overlaps(day)) continue;
    const Interval with(std::min(span.start(), open.end()), std::max(span.end(), open.start()));
    if (!joined || with.length() < joined->length()) joined = with;
  }
  return joined;
}

// The breaks in or at the end of the hours that meet the span, each as a whole.
Spans BreaksIn(const ResourceFacts& resource, const Hours& hours, const Interval& span) {
  Spans breaks;
  for (const Interval& pause : Subtract(resource.breaks, resource.absences)) {
    const bool in_hours =
        std::any_of(hours.spans.begin(), hours.spans.end(), [&](const Interval& open) {
          return open.end() == pause.start() || pause.end() == open.start();
        });
    if (in_hours && pause.Overlaps(span)) breaks.push_back(pause);
  }
  return breaks;
}

}  // namespace

absl::Status CheckCosts(const RemedyCosts& costs) {
  Findings findings;
  const auto check = [&](std::int64_t cost, std::string path) {
    if (0 <= cost && cost <= kMostCost) return;
    findings.Add("bad_cost", std::move(path), std::to_string(cost),
                 "0 to " + std::to_string(kMostCost));
  };
  for (std::size_t i = 0; i < costs.roles.size(); ++i) {
    check(costs.roles[i].hour, "costs.roles[" + std::to_string(i) + "].hour");
  }
  check(costs.person_hour, "costs.person_hour");
  check(costs.room_hour, "costs.room_hour");
  check(costs.device_hour, "costs.device_hour");
  check(costs.overtime_percent, "costs.overtime_percent");
  check(costs.moved_break, "costs.moved_break");
  check(costs.addition, "costs.addition");
  check(costs.named, "costs.named");
  check(costs.hour_away, "costs.hour_away");
  return findings.ToStatus();
}

std::int64_t InProportion(std::int64_t an_hour, Duration length) {
  constexpr std::int64_t kHour = 3'600;
  const std::int64_t whole = length.count() / kHour, rest = length.count() % kHour;
  return an_hour * whole + (an_hour * rest + kHour - 1) / kHour;
}

bool ComesBefore(const Remedy& a, const Remedy& b) { return OrderOf(a) < OrderOf(b); }

void ProposedChange::MakeIn(WhatIf& clinic) const {
  switch (remedy.kind) {
    case RemedyKind::kMoveBreak:
    case RemedyKind::kExtendHours:
      clinic.Open(remedy.resource, remedy.site, *remedy.when);
      return;
    case RemedyKind::kOneMoreRoom: {
      Room room;
      room.site = remedy.site;
      room.kind = remedy.rooms.front();
      clinic.Add(std::move(room), *remedy.when);
      return;
    }
    case RemedyKind::kOneMoreDevice: {
      Equipment device;
      device.site = remedy.site;
      device.kind = remedy.equipment;
      clinic.Add(std::move(device), *remedy.when);
      return;
    }
    case RemedyKind::kOneMorePerson:
    case RemedyKind::kOneMoreSupervisor:
      clinic.Add(*person, remedy.site, *remedy.when);
      return;
    case RemedyKind::kAddAbility:
      clinic.Enable(*person);
      return;
    case RemedyKind::kOtherTime:
    case RemedyKind::kGiveUpNamed:
      return;
  }
}

bool ProposedChange::CanRepeat() const {
  return remedy.kind == RemedyKind::kOneMoreRoom || remedy.kind == RemedyKind::kOneMoreDevice ||
         remedy.kind == RemedyKind::kOneMorePerson || remedy.kind == RemedyKind::kOneMoreSupervisor;
}

Wanted WantedFor(const Schedule::Facts& facts, const AskedVisit& visit, const AskedNeed& asked,
                 const DayPools& pools, const Interval& when) {
  const Need& need = *asked.need;
  Wanted wanted{.need = need.name,
                .when = when,
                .duties = asked.duties,
                .roles = need.roles,
                .specialty = need.specialty,
                .rooms = need.rooms,
                .equipment = need.equipment,
                .named = !asked.named.empty() && need.count == 1};
  const std::vector<std::uint32_t> bound =
      wanted.named ? asked.named : std::vector<std::uint32_t>();
  const Pool pool = pools.Of(visit.type->id.index(), asked.index, asked.added, bound);
  wanted.able.assign(pool.members().begin(), pool.members().end());
  wanted.of_kind = OfKind(facts, asked, pools.site());
  return wanted;
}

std::optional<Wanted> Both(const Wanted& a, const Wanted& b) {
  if (!a.of_people() || !b.of_people() || a.named != b.named) return std::nullopt;
  Wanted both = a;
  both.when = Hull(a.when, b.when);
  for (const DutyCode& duty : b.duties) {
    if (!Contains(both.duties, duty)) both.duties.push_back(duty);
  }
  both.roles = a.roles.empty() ? b.roles : b.roles.empty() ? a.roles : Common(a.roles, b.roles);
  if (both.roles.empty() && !(a.roles.empty() && b.roles.empty())) return std::nullopt;
  if (both.specialty.empty()) both.specialty = b.specialty;
  if (!b.specialty.empty() && both.specialty != b.specialty) return std::nullopt;
  both.able = Common(a.able, b.able);
  both.of_kind = Common(a.of_kind, b.of_kind);
  return both;
}

ProposedChanges::ProposedChanges(const Schedule& schedule, const RemedyCosts& costs,
                                 const DayPools& pools, std::optional<std::int32_t> patient_age)
    : facts_(schedule.facts()), costs_(costs), pools_(pools), age_(patient_age) {}

void ProposedChanges::For(const Wanted& wanted) {
  if (!wanted.named) OneMore(wanted);
  for (std::uint32_t r : wanted.able) MoreTime(wanted, r);
  for (std::uint32_t r : wanted.of_kind) {
    if (!Contains(wanted.able, r)) MoreAbility(wanted, r);
  }
}

void ProposedChanges::OfWhoIsNotAble(const Wanted& wanted) {
  for (std::uint32_t r : wanted.of_kind) {
    if (!Contains(wanted.able, r) && MoreAbility(wanted, r)) MoreTime(wanted, r);
  }
}

void ProposedChanges::OneMore(const Wanted& wanted) {
  if (wanted.of_people()) return MorePeople(wanted);
  Remedy remedy{.site = pools_.site(), .need = wanted.need, .when = wanted.when};
  if (!wanted.rooms.empty()) {
    remedy.kind = RemedyKind::kOneMoreRoom;
    remedy.rooms = wanted.rooms;
    remedy.cost = InProportion(costs_.room_hour, wanted.when.length());
  } else if (!wanted.equipment.empty()) {
    remedy.kind = RemedyKind::kOneMoreDevice;
    remedy.equipment = wanted.equipment;
    remedy.cost = InProportion(costs_.device_hour, wanted.when.length());
  } else {
    return;
  }
  Keep({.remedy = std::move(remedy)});
}

// One for each role that would do. Where any role would, those of the people who can.
void ProposedChanges::MorePeople(const Wanted& wanted) {
  std::vector<Role> roles = wanted.roles;
  for (std::uint32_t r : wanted.able) {
    if (!wanted.roles.empty()) break;
    for (Role role : facts_.PersonOf(r).roles) {
      if (!Contains(roles, role)) roles.push_back(role);
    }
  }
  for (Role role : roles) {
    ProposedChange change{.remedy = {.kind = RemedyKind::kOneMorePerson,
                                     .site = pools_.site(),
                                     .need = wanted.need,
                                     .duties = wanted.duties,
                                     .roles = {role},
                                     .specialty = wanted.specialty,
                                     .when = wanted.when,
                                     .cost = InProportion(HourOf(role), wanted.when.length())},
                          .person = Somebody(role)};
    if (!wanted.specialty.empty()) change.person->specialties = {wanted.specialty};
    const bool able =
        std::all_of(wanted.duties.begin(), wanted.duties.end(), [&](const DutyCode& duty) {
          return Qualify(*change.person, duty, change.remedy.additions);
        });
    if (able) Keep(std::move(change));
  }
}

void ProposedChanges::Supervising(const Wanted& wanted) {
  std::uint32_t roles = 0;
  std::vector<DutyCode> duties;
  for (std::uint32_t r : wanted.able) {
    const StaffId person = facts_.resources[r].resource.staff;
    if (!person.valid()) return;
    for (const DutyCode& duty : wanted.duties) {
      for (const Residual& way : pools_.abilities().Of(person, duty).alternatives) {
        for (const SupervisionTerm& term : way.supervision) {
          roles |= term.roles;
          if (!Contains(duties, duty)) duties.push_back(duty);
        }
      }
    }
  }
  for (const auto& [role, name] : enumerators(Role{})) {
    if ((roles & BitOf(role)) == 0 || !IsLicensed(role)) continue;
    Keep({.remedy = {.kind = RemedyKind::kOneMoreSupervisor,
                     .site = pools_.site(),
                     .need = wanted.need,
                     .duties = duties,
                     .roles = {role},
                     .when = wanted.when,
                     .cost = InProportion(HourOf(role), wanted.when.length())},
          .person = Somebody(role)});
  }
}

void ProposedChanges::GivingUp(const BookingRequest& request, std::size_t position) {
  for (const NamedNeed& named : request.named) {
    Keep({.remedy = {.kind = RemedyKind::kGiveUpNamed,
                     .site = pools_.site(),
                     .request = request.id,
                     .need = named.need,
                     .resource = named.resource,
                     .cost = costs_.named},
          .request = position});
  }
}

// Of what is not there all the time: each break moved, the hours extended at each end, and all of it at
// once where that is one change.
void ProposedChanges::MoreTime(const Wanted& wanted, std::uint32_t resource) {
  const ResourceFacts& r = facts_.resources[resource];
  const Hours* const hours = r.At(pools_.site());
  if (hours == nullptr || Overlaps(r.absences, wanted.when)) return;
  const Spans paused = BreaksIn(r, *hours, wanted.when);
  const Spans off = Subtract(Subtract({wanted.when}, hours->spans), paused);
  for (const Interval& pause : paused) MoveBreaks(wanted, r, {pause});
  for (const Interval& missing : off) Extend(wanted, r, *hours, missing);
  if (paused.size() > 1 && off.empty()) MoveBreaks(wanted, r, paused);
  if (off.size() > 1 && paused.empty()) {
    Extend(wanted, r, *hours, {off.front().start(), off.back().end()});
  }
}

void ProposedChanges::MoveBreaks(const Wanted& wanted, const ResourceFacts& resource,
                                 const Spans& breaks) {
  Keep({.remedy = {.kind = RemedyKind::kMoveBreak,
                   .site = pools_.site(),
                   .need = wanted.need,
                   .when = Interval(breaks.front().start(), breaks.back().end()),
                   .resource = resource.resource,
                   .cost = costs_.moved_break * static_cast<std::int64_t>(breaks.size())}});
}

void ProposedChanges::Extend(const Wanted& wanted, const ResourceFacts& resource,
                             const Hours& hours, const Interval& missing) {
  const Interval day = Day();
  if (!Overlaps(hours.spans, day)) return;
  // A break at their end is part of the hours.
  std::vector<Interval> there = Subtract(resource.breaks, resource.absences);
  there.insert(there.end(), hours.spans.begin(), hours.spans.end());
  const std::optional<Interval> when = JoinedTo(Merge(std::move(there)), missing, day);
  if (!when || Overlaps(resource.breaks, *when)) return;
  const bool elsewhere =
      std::any_of(resource.hours.begin(), resource.hours.end(), [&](const Hours& other) {
        return other.site != pools_.site() && Overlaps(other.spans, *when);
      });
  if (elsewhere) return;
  Duration added{};
  for (const Interval& more : Subtract({*when}, hours.spans)) added += more.length();
  const std::int64_t plain = InProportion(HourOf(resource.resource), added);
  const bool is_person = resource.resource.staff.valid();
  Keep({.remedy = {.kind = RemedyKind::kExtendHours,
                   .site = pools_.site(),
                   .need = wanted.need,
                   .when = when,
                   .resource = resource.resource,
                   .cost = is_person ? (plain * costs_.overtime_percent + 99) / 100 : plain}});
}

Interval ProposedChanges::Day() const {
  const TimeZone& zone = facts_.zones[pools_.site().index()];
  return {zone.StartOfDay(pools_.date()), zone.StartOfDay(AddDays(pools_.date(), 1))};
}

// What somebody who works there that day lacks of the duties; false where nothing makes the person able.
bool ProposedChanges::MoreAbility(const Wanted& wanted, std::uint32_t resource) {
  const ResourceFacts& r = facts_.resources[resource];
  const Resource& who = r.resource;
  const Hours* const hours = r.At(pools_.site());
  if (!who.staff.valid() || hours == nullptr || !Overlaps(hours->spans, Day())) return false;
  ProposedChange change{.remedy = {.kind = RemedyKind::kAddAbility,
                                   .site = pools_.site(),
                                   .need = wanted.need,
                                   .when = wanted.when,
                                   .resource = who},
                        .person = facts_.PersonOf(resource)};
  const auto& roles = wanted.roles;
  if (!roles.empty() && std::none_of(roles.begin(), roles.end(), [&](Role role) {
        return HoldsRole(*change.person, role, pools_.law(), pools_.date());
      })) {
    return false;
  }
  for (const DutyCode& duty : wanted.duties) {
    if (pools_.abilities().Of(who.staff, duty).kind != AbilityKind::kNever) continue;
    if (!Qualify(*change.person, duty, change.remedy.additions)) return false;
    change.remedy.duties.push_back(duty);
  }
  if (change.remedy.additions.empty()) return false;
  change.remedy.cost = costs_.addition * static_cast<std::int64_t>(change.remedy.additions.size());
  Keep(std::move(change));
  return true;
}

// Of age, employed here, licensed where the role is.
Staff ProposedChanges::Somebody(Role role) const {
  const Site& site = facts_.sites[pools_.site().index()];
  Staff person;
  person.born = AddDays(pools_.date(), -40 * 366);
  person.roles = {role};
  Employment employment;
  employment.employer = site.employer;
  employment.home_site = site.id;
  person.employment = {employment};
  if (IsLicensed(role)) {
    Licence licence;
    licence.role = role;
    licence.jurisdiction = pools_.law();
    person.licences = {licence};
  }
  return person;
}

// Gives the person what the duty asks of the person; false where nothing that can be added does.
bool ProposedChanges::Qualify(Staff& person, const DutyCode& duty,
                              std::vector<Addition>& additions) const {
  const absl::StatusOr<AdditionPlan> plan =
      CheapestAdditions(facts_.rules, facts_.policies, pools_.PlannedBy(person, duty, age_));
  if (!plan.ok() || plan->answer == AdditionAnswer::kImpossible ||
      plan->answer == AdditionAnswer::kUnknown) {
    return false;
  }
  for (const Addition& addition : plan->additions) {
    if (addition.item_class != ItemClass::kPerson) continue;
    if (!Give(addition, person)) return false;
    additions.push_back(addition);
  }
  return true;
}

bool ProposedChanges::Give(const Addition& addition, Staff& person) const {
  const Date before = AddDays(pools_.date(), -1);
  if (addition.kind == ItemKind::kCredential) {
    const auto code = CredentialCode::Parse(addition.code);
    if (!code) return false;
    person.credentials.push_back({.code = *code});
    return true;
  }
  if (addition.kind == ItemKind::kCompetency) {
    const auto duty = DutyCode::Parse(addition.code);
    if (!duty) return false;
    person.competencies.push_back({.duty = *duty});
    return true;
  }
  if (addition.kind != ItemKind::kTraining) return false;
  // "C22/classroom"
  const std::string_view code = addition.code;
  const std::size_t slash = code.find('/');
  const auto topic = TopicCode::Parse(code.substr(0, slash));
  const auto kind = slash == std::string_view::npos
                        ? TrainingKind::kClassroom
                        : FromName<TrainingKind>(code.substr(slash + 1));
  if (!topic || !kind) return false;
  person.training.push_back({.topic = *topic,
                             .kind = *kind,
                             .hours = addition.hours,
                             .performances = addition.performances,
                             .on = before});
  return true;
}

std::int64_t ProposedChanges::HourOf(Role role) const {
  for (const RoleCost& cost : costs_.roles) {
    if (cost.role == role) return cost.hour;
  }
  return costs_.person_hour;
}

std::int64_t ProposedChanges::HourOf(const Resource& resource) const {
  if (resource.room.valid()) return costs_.room_hour;
  if (resource.equipment.valid()) return costs_.device_hour;
  const std::vector<Role>& roles = facts_.staff[resource.staff.index()].roles;
  return roles.empty() ? costs_.person_hour : HourOf(roles.front());
}

void ProposedChanges::Keep(ProposedChange change) {
  const bool known = std::any_of(found_.begin(), found_.end(), [&](const ProposedChange& other) {
    return other.remedy == change.remedy && other.request == change.request;
  });
  if (!known) found_.push_back(std::move(change));
}

std::vector<ProposedChange> ProposedChanges::Take() {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const ProposedChange& a, const ProposedChange& b) {
                     return ComesBefore(a.remedy, b.remedy);
                   });
  return std::move(found_);
}

}  // namespace polyclinic
