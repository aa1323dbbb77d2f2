#include "schedule/packing.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <variant>

#include "schedule/candidates.h"
#include "schedule/crowding.h"

namespace polyclinic {
namespace {

// From here on lie the positions of appointments that are only supposed; no clinic has as many.
constexpr std::uint32_t kFirstSupposed = 0x7FFF'0000;
// Under one set of changes, so many times the assignments that one question may try.
constexpr std::int64_t kSearchesOfASet = 10;

// The steps of the visit last and wait the same, whoever meets its needs.
bool IsHeldInOneWay(const VisitType& type) {
  return std::none_of(type.steps.begin(), type.steps.end(),
                      [](const Step& step) {
                        return !step.duration.by_provider.empty() || step.gap_min < step.gap_max;
                      }) &&
         std::none_of(type.needs.begin(), type.needs.end(), [](const Need& need) {
           return need.firmness == Firmness::kElastic && need.max_wait > Duration{0};
         });
}

// No visit of the request is shorter.
Duration LeastLength(const Schedule::Facts& facts, const AskedVisit& visit) {
  const std::vector<Duration> lengths = LeastLengths(facts, visit);
  Duration least{};
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    least += lengths[s] + (s > 0 ? Duration(visit.type->steps[s].gap_min) : Duration{0});
  }
  return least;
}

}  // namespace

bool AskTheSame(BookingRequest a, const BookingRequest& b) {
  a.id = b.id;
  a.key = b.key;
  a.patient = b.patient;
  a.priority = b.priority;
  a.received = b.received;
  a.note = b.note;
  return a == b && !a.continuity;
}

bool AreAlike(const Schedule& schedule, PatientId a, PatientId b) {
  if (a == b) return true;
  if (!a.valid() || !b.valid()) return false;
  const auto has_promises = [&](PatientId patient) {
    return !schedule.ledger().OfPatient(patient.index()).empty();
  };
  const auto& born = schedule.facts().born;
  return born[a.index()] == born[b.index()] && !has_promises(a) && !has_promises(b);
}

std::vector<SiteStart> StartsWithin::Of(const Schedule& schedule, const BookingRequest& request,
                                        std::size_t most) {
  std::vector<SiteStart> within;
  const auto visit = Ask(schedule.facts(), request);
  if (!visit.ok()) return within;
  const Instant last = span_.end() - LeastLength(schedule.facts(), *visit);
  if (last < span_.start()) return within;
  const Interval starts(span_.start(), last + Duration{1});
  for (SiteId site : visit->sites) {
    const BookingRequest here = NarrowedTo(schedule.facts(), request, site, starts);
    if (*here.days.until <= *here.days.from) continue;
    // The first of those asked for may lie before the span, where it is not within one day.
    const std::size_t before = within.size();
    for (const std::size_t at_most : {most, static_cast<std::size_t>(-1)}) {
      const auto list = schedule.Starts(here, now_, at_most, limit_);
      if (!list.ok()) break;
      undecided_ = undecided_ || !list->complete;
      work_ += list->work;
      for (const SiteStart& start : list->open) {
        if (starts.Contains(start.start)) within.push_back(start);
      }
      for (const SiteStart& start : list->undecided) {
        undecided_ = undecided_ || starts.Contains(start.start);
      }
      if (within.size() > before || list->open.size() < at_most) break;
    }
  }
  std::stable_sort(within.begin(), within.end(), [](const SiteStart& a, const SiteStart& b) {
    return std::tie(a.start, a.site) < std::tie(b.start, b.site);
  });
  return within;
}

BookingRequest StartsWithin::NarrowedTo(const Schedule::Facts& facts, BookingRequest request,
                                        SiteId site, const Interval& span) {
  request.site = site;
  const TimeZone& zone = facts.zones[site.index()];
  const LocalTime first = zone.ToLocal(span.start());
  const LocalTime last = zone.ToLocal(span.end() - Duration{1});
  const Date until = AddDays(last.date, 1);
  request.days.from = std::max(first.date, request.days.from.value_or(first.date));
  request.days.until = std::min(until, request.days.until.value_or(until));
  // Not where the clocks change.
  const bool steady = last.time_of_day - first.time_of_day == span.length() - Duration{1};
  if (first.date != last.date || !steady) return request;
  TimeWindow window{std::chrono::floor<Minutes>(first.time_of_day),
                    std::chrono::floor<Minutes>(last.time_of_day) + Minutes{1}};
  if (request.time_of_day) {
    window.from = std::max(window.from, request.time_of_day->from);
    window.to = std::min(window.to, request.time_of_day->to);
  }
  if (window.to <= window.from) request.days.until = request.days.from;
  request.time_of_day = window;
  return request;
}

Packing::Packing(std::span<const BookingRequest> requests, const Interval& span, Instant now,
                 const RemedyLimit& limit)
    : span_(span),
      now_(now),
      limit_(limit),
      within_(span, now, limit.search),
      starts_(requests.size()) {
  for (std::size_t i = 0; i < requests.size(); ++i) order_.push_back(i);
  std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    const BookingRequest &x = requests[a], &y = requests[b];
    return std::tie(x.priority, x.received, x.key) < std::tie(y.priority, y.received, y.key);
  });
}

bool Packing::Fits(const Schedule& schedule, std::span<const BookingRequest> asked,
                   std::int64_t steps) {
  asked_ = asked;
  before_ = &schedule;
  within_.TakeUndecided();
  left_ = limit_.bookings;
  steps_ = steps;
  spent_ = 0;
  within_.TakeWork();
  nodes_left_ = kSearchesOfASet * limit_.search.nodes;
  undecided_ = false;
  FindAlike();
  const bool fits = PlaceFrom(schedule, 0);
  undecided_ = within_.TakeUndecided() || undecided_;
  return fits;
}

void Packing::FindAlike() {
  is_like_another_.assign(order_.size(), false);
  for (std::size_t k = 0; k < order_.size(); ++k) {
    for (std::size_t before = 0; before < k; ++before) {
      is_like_another_[k] = is_like_another_[k] || AreAlikeInOrder(before, k);
    }
  }
}

bool Packing::AreAlikeInOrder(std::size_t before, std::size_t k) const {
  const BookingRequest &a = asked_[order_[before]], &b = asked_[order_[k]];
  return AreAlike(*before_, a.patient, b.patient) && AskTheSame(a, b);
}

bool Packing::PlaceFrom(const Schedule& schedule, std::size_t k) {
  if (k == order_.size()) return true;
  ++spent_;
  const std::vector<SiteStart> starts = within_.Of(schedule, asked_[order_[k]]);
  if (starts.empty()) return false;
  for (std::size_t later = k + 1; later < order_.size(); ++later) {
    const bool known = is_like_another_[later] && AreAlikeInOrder(k, later);
    spent_ += !known;
    if (!known && within_.Of(schedule, asked_[order_[later]], 1).empty()) return false;
  }
  return Place(schedule, k, starts);
}

bool Packing::MayPrecede(std::size_t k, const SiteStart& start) const {
  const BookingRequest& next = asked_[order_[k]];
  if (!is_like_another_[k] || !IsHeldInOneWay(before_->visit_types()[next.visit_type.index()])) {
    return true;
  }
  for (std::size_t before = 0; before < k; ++before) {
    if (!AreAlikeInOrder(before, k)) continue;
    const SiteStart& taken = starts_[order_[before]];
    if (std::tie(start.start, start.site) < std::tie(taken.start, taken.site)) return false;
  }
  return true;
}

bool Packing::Place(const Schedule& schedule, std::size_t k, const std::vector<SiteStart>& starts) {
  BookingRequest request = asked_[order_[k]];
  for (const SiteStart& start : starts) {
    if (!MayPrecede(k, start)) continue;
    nodes_left_ -= within_.TakeWork();
    if (left_ <= 0 || nodes_left_ <= 0 || spent_ >= steps_) {
      undecided_ = true;
      return false;
    }
    --left_;
    ++spent_;
    request.site = start.site;
    const auto result = schedule.Book(request, start.start, now_, limit_.search);
    const auto* const booked = result.ok() ? std::get_if<Booked>(&*result) : nullptr;
    if (booked == nullptr || span_.end() < booked->appointment.interval.end()) continue;
    starts_[order_[k]] = start;
    Schedule with = schedule;
    for (const Rearrangement& other : booked->rearranged) with.Occupy(other);
    Appointment appointment = booked->appointment;
    appointment.id = AppointmentId::Of(request.visit_type.clinic(),
                                       kFirstSupposed + static_cast<std::uint32_t>(k));
    with.Occupy(appointment);
    if (PlaceFrom(with, k + 1)) return true;
  }
  return false;
}

}  // namespace polyclinic
