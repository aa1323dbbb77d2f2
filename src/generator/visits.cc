#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "generator/distributions.h"
#include "generator/names.h"
#include "polyclinic/generator/generator.h"

// A provider's day: visits laid one behind the other, so that provider, assistant and both rooms are
// free for each of them by construction.
//
// Visit k is with the provider in [T, T + b), roomed in the `a` minutes before and wrapped up in the `c`
// minutes after. The next one is at T + b, in the other room. One assistant serves both: rooming of
// k + 1 and wrap-up of k - 1 lie within [T, T + b) where b >= a + c, and the room is clean for k + 2
// where b >= a + c + turnover. Every specialty's table keeps that (tests/generator).
namespace polyclinic {
namespace {

constexpr std::int64_t kInterpreterMinutes = 10;
constexpr std::int64_t kFirstStep = 15;  // from the session's start to the first provider step
constexpr std::int64_t kLongWait = 60;
constexpr std::int64_t kDay = 1440;

// A one-to-one map of the panel's positions on one day: affine, modulo the size of the panel.
class PanelOrder {
 public:
  PanelOrder(const Philox::Key& key, std::uint32_t site, std::uint32_t panel, std::int32_t day,
             std::uint32_t size)
      : size_(size) {
    Draws draws(key, kPanelDay, IndexOf(site, panel), static_cast<std::uint64_t>(day));
    offset_ = draws.Below(size);
    do {
      factor_ = 1 + draws.Below(size);
    } while (std::gcd(factor_, std::uint64_t{size}) != 1);
  }
  std::uint32_t At(std::uint32_t position) const {
    return static_cast<std::uint32_t>((factor_ * position + offset_) % size_);
  }

 private:
  std::uint64_t size_, factor_ = 1, offset_ = 0;
};

// What a specialty's visits have in common.
struct Bounds {
  explicit Bounds(const SpecialtyTable& specialty) {
    for (const VisitTable& visit : specialty.visits) {
      weight += visit.weight;
      if (visit.block) block_weight += visit.weight;
      shortest = std::min<std::int64_t>(shortest, visit.provider);
      longest = std::max<std::int64_t>(longest, std::max(visit.provider, visit.provider_new) +
                                                    kInterpreterMinutes + visit.wrap_up);
    }
  }
  std::uint32_t weight = 0;
  // Of the visits that part of the week is kept for.
  std::uint32_t block_weight = 0;
  std::int64_t shortest = 255;
  std::int64_t longest = 0;
};

// `block`: one of the visits that the time is kept for.
std::uint8_t DrawVisit(const SpecialtyTable& specialty, const Bounds& bounds, bool block,
                       Draws& draws) {
  auto at = static_cast<std::uint32_t>(draws.Below(block ? bounds.block_weight : bounds.weight));
  for (std::uint8_t visit = 0;; ++visit) {
    if (block && !specialty.visits[visit].block) continue;
    if (at < specialty.visits[visit].weight) return visit;
    at -= specialty.visits[visit].weight;
  }
}

std::size_t DrawLeadClass(const ScenarioTable& table, Draws& draws) {
  auto at = static_cast<std::uint32_t>(draws.Below(1000));
  std::size_t lead = 0;
  while (at >= table.lead_weights[lead]) at -= table.lead_weights[lead++];
  return lead;
}

// In millionths.
std::uint64_t NoShowRate(const ScenarioTable& table, std::size_t lead) {
  std::uint64_t mean = 0;  // in millionths
  for (std::size_t i = 0; i < kLeadClasses; ++i) {
    mean += std::uint64_t{table.lead_weights[i]} * v0::kNoShowsByLead[i];
  }
  return std::uint64_t{table.no_show_per_mille} * v0::kNoShowsByLead[lead] * 1'000'000 / mean;
}

// What becomes of it in the end, and when it is cancelled.
void DrawOutcome(const ScenarioTable& table, std::size_t lead, Draws& draws, AppointmentRow& row) {
  const std::uint64_t at = draws.Below(1'000'000);
  const bool by_lead = table.outcomes == OutcomeSource::kLeadTime;
  const std::uint64_t no_show = by_lead ? NoShowRate(table, lead) : v0::kDidNotAttend * 1000;
  const std::uint64_t cancelled =
      no_show + (by_lead ? v0::kCancelledEditorial : v0::kCancelled) * 1000;
  const std::uint64_t attended =
      by_lead ? 1'000'000 : cancelled + std::uint64_t{v0::kAttended} * 1000;
  if (at < no_show) {
    row.outcome = AppointmentOutcome::kNoShow;
  } else if (at < cancelled) {
    const std::uint64_t who = draws.Below(1000);
    const bool late = row.booked_before <= kDay + 10 || who >= v0::kByPatient + v0::kByClinic;
    row.outcome = late                   ? AppointmentOutcome::kLateCancel
                  : who < v0::kByPatient ? AppointmentOutcome::kCancelledByPatient
                                         : AppointmentOutcome::kCancelledByClinic;
    row.cancelled_before = static_cast<std::int32_t>(
        late ? draws.Between(5, std::min<std::int64_t>(kDay, row.booked_before - 5))
             : draws.Between(kDay + 1, row.booked_before - 5));
  } else {
    row.outcome = at < attended ? AppointmentOutcome::kAttended : AppointmentOutcome::kUnrecorded;
  }
}

// When the day's people and rooms were last done, in minutes since 1970.
struct Clock {
  std::int64_t provider = std::numeric_limits<std::int32_t>::min();
  std::array<std::int64_t, 2> rooms = {provider, provider};
};

// The visit as it happened: each waits for the room, the provider and the one before.
void DrawStages(Draws& draws, Clock& clock, AppointmentRow& row) {
  const std::int64_t start = row.start / 60;
  const auto mark = [&](std::int64_t at) {
    return static_cast<std::int16_t>(std::clamp<std::int64_t>(at - start, -30000, 30000));
  };
  const std::int64_t arrived =
      std::max(start + v0::kEarliestArrival + v0::kArrivalMinutes.Draw(draws),
               start - std::int64_t{row.booked_before} + 1);
  const std::int64_t checked_in = arrived + draws.Between(1, 5);
  const std::int64_t roomed =
      std::max({checked_in, start, clock.rooms[row.room]}) + draws.Between(0, 2);
  const std::int64_t vitals = roomed + draws.Between(4, 8);
  const std::int64_t ready = vitals + draws.Between(1, 3);
  const std::int64_t in = std::max(ready, clock.provider + 1);
  const std::int64_t exam = v0::kShortestExam + v0::kExamMinutes.Draw(draws);
  const bool leaves = in - arrived > kLongWait && draws.Chance(150);
  row.stages = {mark(arrived), mark(checked_in), mark(roomed), mark(vitals), mark(ready), mark(in)};
  if (leaves) {
    row.outcome = AppointmentOutcome::kLeft;
    clock.rooms[row.room] = in;
    return;
  }
  const std::int64_t out = in + exam;
  const std::int64_t discharged = out + draws.Between(2, 6);
  const std::int64_t checked_out = discharged + draws.Between(1, 5);
  row.stages.provider_out = mark(out);
  row.stages.discharged = mark(discharged);
  row.stages.checked_out = mark(checked_out);
  clock.provider = out;
  clock.rooms[row.room] = discharged;
}

}  // namespace

std::int64_t LeastPatients(const ScenarioTable& table, std::int64_t providers) {
  const std::int64_t panels = table.sizes.providers;
  const std::int64_t guests = (std::max<std::int64_t>(providers - panels, 0) + panels - 1) / panels;
  // A panel has positions for its own provider, for those who take over, and for each guest.
  return panels * kSlotsPerDay * (2 + guests);
}

void Generator::AppendAppointments(std::uint32_t site, std::uint32_t provider, std::uint32_t day,
                                   std::vector<AppointmentRow>& rows) const {
  if (!WorksOn(site, provider, day)) return;
  const ScenarioTable& t = table();
  const SpecialtyTable& specialty = SpecialtyOf(provider);
  const Bounds bounds(specialty);
  const auto panels = static_cast<std::uint32_t>(t.sizes.providers);
  const auto date = static_cast<std::uint64_t>(days_[day]);
  const bool guest = provider >= panels;
  const std::uint32_t own = provider % panels;
  const std::uint32_t other = static_cast<std::uint32_t>((own + t.specialties.size()) % panels);
  const PanelOrder own_order(key_, site, own, days_[day], PanelSize(own));
  const PanelOrder other_order(key_, site, other, days_[day], PanelSize(other));
  const std::uint32_t own_base = guest ? (2 + (provider - panels) / panels) * kSlotsPerDay : 0;

  Clock clock;
  std::uint32_t slot = 0, filled = 0;
  const Sessions sessions = SessionsOf(provider, day);
  for (std::size_t s = 0; s < sessions.count; ++s) {
    std::int64_t at = sessions.all[s].start + kFirstStep;
    const bool block = bounds.block_weight > 0 && s == 0 && Weekday(days_[day]) == kBlockWeekday;
    for (; at + bounds.longest <= sessions.all[s].end && slot < kSlotsPerDay; ++slot) {
      const std::uint64_t index = IndexOf(site, provider, slot);
      const std::uint64_t purpose = date << 8;
      Draws place(key_, kSlot, index, purpose | kPlace);
      if (!place.Chance(t.filled)) {
        at += bounds.shortest;
        continue;
      }
      AppointmentRow row;
      row.site = static_cast<std::uint16_t>(site);
      row.provider = static_cast<std::uint16_t>(provider);
      row.assistant = static_cast<std::uint16_t>(AssistantOf(provider));
      row.day = static_cast<std::uint16_t>(day);
      row.slot = static_cast<std::uint8_t>(slot);
      row.visit = DrawVisit(specialty, bounds, block, place);
      row.new_patient = place.Chance(t.new_patients);
      const bool elsewhere = !guest && place.Chance(t.elsewhere);
      row.patient = elsewhere ? other + panels * other_order.At(kSlotsPerDay + slot)
                              : own + panels * own_order.At(own_base + slot);
      Draws language(key_, kPatient, IndexOf(site, row.patient), kLanguage);
      row.interpreter = language.Chance(t.spanish) && language.Chance(t.interpreter);
      const VisitTable& visit = specialty.visits[row.visit];
      row.rooming = visit.rooming;
      row.with_provider =
          static_cast<std::uint8_t>((row.new_patient ? visit.provider_new : visit.provider) +
                                    (row.interpreter ? kInterpreterMinutes : 0));
      row.wrap_up = visit.wrap_up;
      row.start = (at - visit.rooming) * 60;
      row.room = static_cast<std::uint8_t>(filled % 2);

      Draws promise(key_, kSlot, index, purpose | kPromise);
      const std::size_t lead = DrawLeadClass(t, promise);
      const std::int64_t days = promise.Between(v0::kLeadDays[lead][0], v0::kLeadDays[lead][1]);
      row.booked_before = static_cast<std::int32_t>(
          days == 0 ? promise.Between(30, 180) : days * kDay + promise.Between(-240, 240));
      row.asked_before = static_cast<std::uint16_t>(promise.Below(30));
      row.confirmed = row.booked_before > 3 * kDay && promise.Chance(600);
      at += row.with_provider;
      ++filled;
      // Not promised yet: the time is still open.
      if (row.start - std::int64_t{row.booked_before} * 60 > now_) continue;

      Draws outcome(key_, kSlot, index, purpose | kOutcome);
      DrawOutcome(t, lead, outcome, row);
      const bool past = row.start < now_;
      if (!past && (row.cancelled_before == 0 ||
                    row.start - std::int64_t{row.cancelled_before} * 60 > now_)) {
        row.outcome = AppointmentOutcome::kUpcoming;
        row.cancelled_before = 0;
      }
      if (row.confirmed && (row.start - 2 * kDay * 60 > now_ || row.cancelled_before > 2 * kDay)) {
        row.confirmed = false;
      }
      if (row.outcome == AppointmentOutcome::kAttended) {
        Draws stages(key_, kSlot, index, purpose | kClock);
        DrawStages(stages, clock, row);
      }
      rows.push_back(row);
    }
  }
}

void Generator::AppendRequests(std::uint32_t site, std::uint32_t provider, std::uint32_t day,
                               std::vector<RequestRow>& rows) const {
  if (static_cast<std::int32_t>(day) < input_.elapsed) return;
  const ScenarioTable& t = table();
  const SpecialtyTable& specialty = SpecialtyOf(provider);
  const Bounds bounds(specialty);
  const auto panels = static_cast<std::uint32_t>(t.sizes.providers);
  const std::uint32_t panel = provider % panels;
  const auto date = static_cast<std::uint64_t>(days_[day]);
  const std::uint64_t count =
      Draws(key_, kOpenRequest, IndexOf(site, provider), date << 8).Below(t.open_requests + 1) +
      // Half of each day nobody can room.
      (t.providers_per_assistant > 1 ? 6 : 0);
  for (std::uint64_t number = 0; number < count; ++number) {
    Draws draws(key_, kOpenRequest, IndexOf(site, provider), date << 8 | (number + 1));
    RequestRow row;
    row.site = static_cast<std::uint16_t>(site);
    row.provider = static_cast<std::uint16_t>(provider);
    row.day = static_cast<std::uint16_t>(day);
    row.number = static_cast<std::uint8_t>(number);
    row.patient = panel + panels * static_cast<std::uint32_t>(draws.Below(PanelSize(panel)));
    row.visit = DrawVisit(specialty, bounds, /*block=*/false, draws);
    row.new_patient = draws.Chance(t.new_patients);
    row.priority = static_cast<std::uint8_t>(draws.Chance(100) ? 1 : draws.Chance(200) ? 3 : 5);
    row.part_of_day = static_cast<std::uint8_t>(draws.Chance(600) ? 0 : 1 + draws.Below(2));
    row.days = static_cast<std::uint8_t>(row.priority == 1 ? 2 : 7);
    row.received = now_ - draws.Between(10, 4320) * 60;
    Draws language(key_, kPatient, IndexOf(site, row.patient), kLanguage);
    row.interpreter = language.Chance(t.spanish) && language.Chance(t.interpreter);
    rows.push_back(row);
  }
}

void Generator::AppendWork(std::uint32_t site, std::uint32_t provider, std::uint32_t day,
                           std::vector<WorkRow>& rows) const {
  if (!WorksOn(site, provider, day)) return;
  // Pieces a provider's day brings, at least and at most, and minutes of one. Editorial.
  struct Range {
    WorkKind kind;
    std::int64_t least, most, shortest, longest;
  };
  constexpr std::array<Range, 5> kRanges = {{{WorkKind::kPhoneCall, 4, 10, 2, 8},
                                             {WorkKind::kRenewal, 3, 8, 2, 5},
                                             {WorkKind::kInBasket, 5, 12, 1, 6},
                                             {WorkKind::kPriorAuthorization, 0, 2, 10, 30},
                                             {WorkKind::kReferral, 0, 3, 5, 15}}};
  const auto panels = static_cast<std::uint32_t>(table().sizes.providers);
  const std::uint32_t panel = provider % panels;
  const std::size_t first = rows.size();
  for (const Range& range : kRanges) {
    Draws draws(key_, kWork, IndexOf(site, provider, static_cast<std::uint32_t>(range.kind)),
                static_cast<std::uint64_t>(days_[day]));
    const std::int64_t count = draws.Between(range.least, range.most);
    for (std::int64_t i = 0; i < count; ++i) {
      WorkRow row;
      row.site = static_cast<std::uint16_t>(site);
      row.provider = static_cast<std::uint16_t>(provider);
      row.day = static_cast<std::uint16_t>(day);
      row.kind = range.kind;
      row.minute = static_cast<std::uint16_t>(draws.Between(8 * 60, 17 * 60 - 1));
      row.minutes = static_cast<std::uint8_t>(draws.Between(range.shortest, range.longest));
      row.patient = panel + panels * static_cast<std::uint32_t>(draws.Below(PanelSize(panel)));
      rows.push_back(row);
    }
  }
  std::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                   [](const WorkRow& a, const WorkRow& b) { return a.minute < b.minute; });
}

}  // namespace polyclinic
