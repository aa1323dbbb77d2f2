// How often a question about a full clinic stays undecided, and how long the longest takes: the generated
// clinic of six specialties, filled from pools until nothing more fits, then thinned out at random until 95 %
// of that time of its providers is taken; asked both times for a week of starts for every kind of visit, and
// for the cheapest fix with which one to five visits fit into an hour and a half.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/scenario/scenario.h"
#include "polyclinic/schedule/remedy.h"
#include "polyclinic/schedule/schedule.h"

namespace polyclinic {
namespace {

// Of the providers' time that could be booked, in thousandths.
constexpr std::int64_t kFull = 950;
// Requests refused one after another before the clinic counts as full.
constexpr int kRefused = 400;

struct Filled {
  ClinicContents contents;
  Schedule schedule;
  Interval week;
  Instant now;
  std::vector<AppointmentId> booked;

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

Filled Empty() {
  ClinicContents contents = Scenario::Open({.name = "six_specialties"}).value().Contents();
  contents.appointments.clear();
  contents.visits.clear();
  const Instant first = [&] {
    Instant earliest = Instant::max();
    for (const BookingRequest& r : contents.requests) {
      if (r.days.from) earliest = std::min<Instant>(earliest, std::chrono::sys_days{*r.days.from});
    }
    return earliest;
  }();
  const Date monday = std::chrono::floor<std::chrono::days>(first);
  const Clinic clinic = Clinic::Create(contents, RuleBook::Make(ShippedCatalog().rules).value(),
                                       {monday, AddDays(monday, 7)})
                            .value();
  const Interval week(first, first + std::chrono::hours(7 * 24));
  return {std::move(contents), clinic.schedule(), week, first};
}

// False where nothing is open.
bool BookNext(Filled& filled, std::size_t n) {
  const BookingRequest request = Ask(filled, n);
  const absl::StatusOr<SearchResult> found = filled.schedule.Search(request, 1, filled.now);
  if (!found.ok() || found->openings.empty()) return false;
  const Opening& opening = found->openings.front();
  for (const Rearrangement& r : opening.rearranged) filled.schedule.Occupy(r);
  Appointment appointment{.id = AppointmentId::Of(ClinicTag(filled.contents.identifier),
                                                  static_cast<std::uint32_t>(filled.booked.size())),
                          .patient = request.patient,
                          .visit_type = request.visit_type,
                          .site = opening.site,
                          .status = AppointmentStatus::kScheduled,
                          .interval = opening.interval,
                          .steps = opening.steps,
                          .assignments = opening.assignments};
  filled.schedule.Occupy(appointment);
  filled.booked.push_back(appointment.id);
  return true;
}

void AskEverything(const Filled& filled) {
  std::printf("%zu visits booked, %d thousandths of the providers' time taken\n",
              filled.booked.size(), filled.Taken());
  std::vector<double> times;
  std::int64_t queries = 0, undecided_queries = 0, starts = 0, searched = 0, undecided = 0;
  std::map<std::string, std::int64_t> by_type;
  for (std::size_t n = 0; n < 2'000; ++n) {
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
      "%lld queries: %lld with an undecided start; %lld starts found open; %lld searched, "
      "of which %lld undecided\n",
      static_cast<long long>(queries), static_cast<long long>(undecided_queries),
      static_cast<long long>(starts), static_cast<long long>(searched),
      static_cast<long long>(undecided));
  std::printf("of one query: median %.2f ms, 99th percentile %.2f ms, most %.2f ms\n",
              times[times.size() / 2], times[times.size() * 99 / 100], times.back());
  for (const auto& [type, of_type] : by_type) {
    std::printf("  undecided for %s: %lld\n", type.c_str(), static_cast<long long>(of_type));
  }
}

void AskForFixes(const Filled& filled) {
  constexpr std::size_t kQuestions = 60;
  std::vector<double> times;
  std::int64_t found = 0, undecided = 0, tried = 0;
  for (std::size_t n = 0; n < kQuestions; ++n) {
    std::vector<BookingRequest> requests;
    for (std::size_t i = 0; i <= n % 5; ++i) requests.push_back(Ask(filled, n * 13 + i * 5));
    for (BookingRequest& request : requests)
      request.site = filled.contents.sites[n % filled.contents.sites.size()].id;
    // From ten o'clock in the clinic's week, another day each time.
    const Instant from = filled.now + std::chrono::hours(18 + 24 * static_cast<int>(n / 5 % 5));
    const Interval span(from, from + std::chrono::minutes(90));
    const auto begin = std::chrono::steady_clock::now();
    const absl::StatusOr<Fix> fix = CheapestFix(filled.schedule, requests, span, filled.now);
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
            .count());
    found += fix->found;
    undecided += !fix->complete;
    tried += fix->tried;
  }
  std::sort(times.begin(), times.end());
  std::printf(
      "%zu fixes asked for: %lld found, %lld undecided, %lld sets of changes tried; median %.2f "
      "ms, "
      "90th percentile %.2f ms, most %.2f ms\n",
      kQuestions, static_cast<long long>(found), static_cast<long long>(undecided),
      static_cast<long long>(tried), times[times.size() / 2], times[times.size() * 9 / 10],
      times.back());
}

void Run() {
  Filled filled = Empty();
  int refused = 0;
  for (std::size_t n = 0; refused < kRefused; ++n) refused = BookNext(filled, n) ? 0 : refused + 1;
  AskEverything(filled);
  AskForFixes(filled);
  const std::int64_t most = filled.Taken();
  std::mt19937 random(1);
  std::shuffle(filled.booked.begin(), filled.booked.end(), random);
  while (filled.Taken() * 1'000 > most * kFull) {
    filled.schedule.Vacate(filled.booked.back());
    filled.booked.pop_back();
  }
  AskEverything(filled);
  AskForFixes(filled);
}

}  // namespace
}  // namespace polyclinic

int main() { polyclinic::Run(); }
