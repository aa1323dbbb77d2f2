// How often a question about a full clinic stays undecided, and how long the longest takes: the generated
// clinic of six specialties, filled from pools until 95 % of its providers' time is taken, asked for a
// week of starts for every kind of visit.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scenario/scenario.h"
#include "polyclinic/schedule/schedule.h"

namespace polyclinic {
namespace {

constexpr std::int32_t kFull = 950;

struct Filled {
  ClinicContents contents;
  Schedule schedule;
  Interval week;
  Instant now;
  std::uint32_t booked = 0;

  // Of the providers' time, in thousandths.
  std::int32_t Taken() const {
    std::int64_t sum = 0, providers = 0;
    for (const Staff& person : contents.staff) {
      if (person.specialties.empty()) continue;
      const auto taken = schedule.Utilization(Resource::Of(person.id), week);
      if (!taken) continue;
      sum += *taken;
      ++providers;
    }
    return providers == 0 ? 0 : static_cast<std::int32_t>(sum / providers);
  }
};

BookingRequest Ask(const Filled& filled, std::size_t n) {
  const std::vector<BookingRequest>& requests = filled.contents.requests;
  BookingRequest request = requests[n % requests.size()];
  request.id = {};
  request.patient = filled.contents.patients[n * 7 % filled.contents.patients.size()].id;
  request.days = {};
  request.weekdays.clear();
  request.time_of_day.reset();
  request.named.clear();
  return request;
}

Filled Fill() {
  ClinicContents contents = Scenario::Open({.name = "six_specialties"}).value().Contents();
  contents.appointments.clear();
  const Instant first = [&] {
    Instant earliest = Instant::max();
    for (const BookingRequest& r : contents.requests) {
      if (r.days.from) earliest = std::min<Instant>(earliest, std::chrono::sys_days{*r.days.from});
    }
    return earliest;
  }();
  const Date monday = std::chrono::floor<std::chrono::days>(first);
  Schedule schedule = Schedule::Create({.sites = contents.sites,
                                        .rooms = contents.rooms,
                                        .equipment = contents.equipment,
                                        .staff = contents.staff,
                                        .pods = contents.pods,
                                        .visit_types = contents.visit_types,
                                        .policies = contents.policies,
                                        .availability = contents.availability,
                                        .templates = contents.templates,
                                        .patients = contents.patients,
                                        .horizon = {monday, AddDays(monday, 7)}},
                                       RuleBook::Make(ShippedCatalog().rules).value())
                          .value();
  const Interval week(first, first + std::chrono::hours(7 * 24));
  Filled filled{std::move(contents), std::move(schedule), week, first};
  std::size_t refused_in_a_row = 0;
  for (std::size_t n = 0; filled.Taken() < kFull && refused_in_a_row < 400; ++n) {
    const BookingRequest request = Ask(filled, n);
    const absl::StatusOr<SearchResult> found = filled.schedule.Search(request, 1, filled.now);
    ++refused_in_a_row;
    if (!found.ok() || found->openings.empty()) continue;
    BookingRequest there = request;
    there.site = found->openings[0].site;
    const absl::StatusOr<BookingResult> result =
        filled.schedule.Book(there, found->openings[0].interval.start(), filled.now);
    const auto* const booked = result.ok() ? std::get_if<Booked>(&*result) : nullptr;
    if (booked == nullptr || !booked->rearranged.empty()) continue;
    Appointment appointment = booked->appointment;
    appointment.id = AppointmentId::Of(ClinicTag(filled.contents.identifier), filled.booked++);
    filled.schedule.Occupy(appointment);
    refused_in_a_row = 0;
  }
  return filled;
}

void Run() {
  const Filled filled = Fill();
  std::printf("%u visits booked, %d thousandths of the providers' time taken\n", filled.booked,
              filled.Taken());
  std::vector<double> times;
  std::int64_t queries = 0, undecided_queries = 0, starts = 0, searched = 0, undecided = 0;
  std::map<std::string, std::int64_t> by_type;
  const std::size_t count = std::min<std::size_t>(2'000, filled.contents.requests.size() * 4);
  for (std::size_t n = 0; n < count; ++n) {
    const BookingRequest request = Ask(filled, n * 13);
    const auto begin = std::chrono::steady_clock::now();
    const absl::StatusOr<StartList> list = filled.schedule.Starts(request, filled.now);
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
            .count());
    if (!list.ok()) continue;
    ++queries;
    undecided_queries += !list->undecided.empty() || !list->complete;
    starts += static_cast<std::int64_t>(list->open.size());
    searched += list->searched;
    undecided += static_cast<std::int64_t>(list->undecided.size());
    if (!list->undecided.empty()) {
      ++by_type[filled.contents.visit_types[request.visit_type.index()].key];
    }
  }
  std::sort(times.begin(), times.end());
  std::printf(
      "%lld queries: %lld with an undecided start (%lld of %lld starts searched, %lld found "
      "open)\n",
      static_cast<long long>(queries), static_cast<long long>(undecided_queries),
      static_cast<long long>(undecided), static_cast<long long>(searched),
      static_cast<long long>(starts));
  std::printf("of one query: median %.2f ms, 99th percentile %.2f ms, most %.2f ms\n",
              times[times.size() / 2], times[times.size() * 99 / 100], times.back());
  for (const auto& [type, of_type] : by_type) {
    std::printf("  undecided for %s: %lld\n", type.c_str(), static_cast<long long>(of_type));
  }
}

}  // namespace
}  // namespace polyclinic

int main() { polyclinic::Run(); }
