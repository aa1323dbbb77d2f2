// Search over 90 days against a std::map of busy intervals, and bookings per second. The machine's own
// figures (a look-up in a std::map, a copy of 1 GB) are measured in the same run, to compare by.

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <vector>

#include "benchmark/benchmark.h"
#include "machine.h"
#include "made_clinic.h"

namespace polyclinic {
namespace {

using namespace benchmarks;

RuleBook NoRules() {
  RuleSet set;
  set.edition = "none";
  set.jurisdictions = {"US-WA"};
  return RuleBook::Make(set).value();
}

// Providers, a room for each, and visits of half an hour in a room.
MadeClinic ClinicOf(int providers) {
  MadeClinic clinic;
  const SiteId site = clinic.AddSite("UTC");
  for (int i = 0; i < providers; ++i) clinic.AddPerson(site, Role::kPhysician);
  for (int i = 0; i < providers; ++i) clinic.AddRoom(site);
  clinic.AddType({AStep("exam", 30)}, {APerson("provider", Role::kPhysician), ARoom()});
  return clinic;
}

// A visit of half an hour with one provider, and with the room of the same number.
Appointment VisitOf(std::uint32_t id, Instant at, std::uint32_t provider) {
  Appointment a;
  a.id = AppointmentId::Of(kTag, id);
  a.visit_type = VisitTypeId::Of(kTag, 0);
  a.site = SiteId::Of(kTag, 0);
  a.interval = {at, at + std::chrono::minutes(30)};
  a.steps = {a.interval};
  a.assignments = {{"provider", Resource::Of(StaffId::Of(kTag, provider)), a.interval, false, {}},
                   {"room", Resource::Of(RoomId::Of(kTag, provider)), a.interval, false, {}}};
  return a;
}

// Whether the half-hour is taken, the same for engine and peer: `full` of 1,000.
std::vector<Instant> TakenHalfHours(int full, std::uint32_t provider) {
  std::mt19937 random(provider + 1);
  std::vector<Instant> taken;
  for (int day = 0; day < kDays; ++day) {
    for (int slot = 0; slot < 18; ++slot) {
      if (static_cast<int>(random() % 1'000) >= full) continue;
      taken.push_back(kStart + std::chrono::hours(24 * day + 8) + std::chrono::minutes(30 * slot));
    }
  }
  return taken;
}

Schedule Filled(int providers, int full) {
  Schedule schedule = ClinicOf(providers).Make(NoRules());
  std::uint32_t id = 0;
  for (int p = 0; p < providers; ++p) {
    const auto provider = static_cast<std::uint32_t>(p);
    for (Instant at : TakenHalfHours(full, provider)) {
      schedule.Occupy(VisitOf(id++, at, provider));
    }
  }
  return schedule;
}

// providers, taken in thousandths, openings asked for
void SearchArguments(benchmark::internal::Benchmark* b) {
  b->ArgNames({"providers", "full", "openings"});
  for (int providers : {1, 10}) {
    for (int full : {500, 970}) {
      for (int openings : {1, 10}) b->Args({providers, full, openings});
    }
  }
}

// The whole search: the request read, candidates and abilities looked up, openings made.
void Search(benchmark::State& state) {
  const int providers = static_cast<int>(state.range(0));
  const Schedule schedule = Filled(providers, static_cast<int>(state.range(1)));
  const BookingRequest request = ClinicOf(providers).Ask(0, 0);
  std::size_t found = 0;
  for (auto _ : state) {
    const auto openings =
        schedule.Search(request, static_cast<std::size_t>(state.range(2)), kStart);
    found = openings->openings.size();
    benchmark::DoNotOptimize(found);
  }
  state.counters["found"] = static_cast<double>(found);
}
BENCHMARK(Search)->Apply(SearchArguments);

// Whose next openings are asked for, and from when.
struct Question {
  std::uint32_t provider = 0;
  Instant from = kStart;
};

constexpr std::size_t kQuestions = 1'024;

// With one provider, the same question each time; else of any provider, from the start of any of the first
// 60 days.
std::vector<Question> QuestionsOf(int providers) {
  if (providers == 1) return std::vector<Question>(kQuestions);
  std::mt19937 random(1);
  std::vector<Question> questions(kQuestions);
  for (Question& q : questions) {
    q.provider = static_cast<std::uint32_t>(random()) % static_cast<std::uint32_t>(providers);
    q.from += std::chrono::hours(24 * (random() % 60));
  }
  return questions;
}

// providers, taken in thousandths
void ScanArguments(benchmark::internal::Benchmark* b) {
  b->ArgNames({"providers", "full"});
  for (int providers : {1, 10, 200}) b->Args({providers, 500})->Args({providers, 970});
}

// The next openings of one provider.
void Scan(benchmark::State& state) {
  const int providers = static_cast<int>(state.range(0));
  const Schedule schedule = Filled(providers, static_cast<int>(state.range(1)));
  const SiteId site = SiteId::Of(kTag, 0);
  const std::vector<Question> questions = QuestionsOf(providers);
  std::array<Instant, 10> starts;
  std::size_t asked = 0, found = 0;
  for (auto _ : state) {
    const Question& q = questions[asked++ % kQuestions];
    const Resource provider = Resource::Of(StaffId::Of(kTag, q.provider));
    found += schedule.NextFree(provider, site, std::chrono::minutes(30), q.from, starts);
    benchmark::DoNotOptimize(starts);
  }
  state.counters["found"] = static_cast<double>(found) / static_cast<double>(asked);
}
BENCHMARK(Scan)->Apply(ScanArguments);

// The peer of `Scan`: busy intervals by start in a std::map for each provider, every five minutes of the
// hours tried.
void ScanMap(benchmark::State& state) {
  const int providers = static_cast<int>(state.range(0));
  std::vector<std::map<Instant, Instant>> taken(static_cast<std::size_t>(providers));
  for (std::uint32_t p = 0; p < taken.size(); ++p) {
    for (Instant at : TakenHalfHours(static_cast<int>(state.range(1)), p)) {
      taken[p][at] = at + std::chrono::minutes(30);
    }
  }
  const std::vector<Question> questions = QuestionsOf(providers);
  const auto length = std::chrono::minutes(30);
  std::array<Instant, 10> starts;
  std::size_t asked = 0, found = 0;
  for (auto _ : state) {
    const Question& q = questions[asked++ % kQuestions];
    const std::map<Instant, Instant>& busy = taken[q.provider];
    auto next = busy.lower_bound(q.from);
    std::size_t count = 0;
    for (Instant day = q.from; day < kEnd && count < starts.size(); day += std::chrono::hours(24)) {
      const Instant close = day + std::chrono::hours(17);
      Instant at = day + std::chrono::hours(8);
      while (at + length <= close && count < starts.size()) {
        if (next != busy.end() && next->first < at + length) {
          at = std::max(at, next->second);
          ++next;
        } else {
          starts[count++] = at;
          at += kCell;
        }
      }
    }
    found += count;
    benchmark::DoNotOptimize(starts);
  }
  state.counters["found"] = static_cast<double>(found) / static_cast<double>(asked);
}
BENCHMARK(ScanMap)->Apply(ScanArguments);

// Books at the first opening and occupies, from an empty schedule on.
void BookFirst(benchmark::State& state) {
  const MadeClinic clinic = ClinicOf(static_cast<int>(state.range(0)));
  const BookingRequest request = clinic.Ask(0, 0);
  std::int64_t booked = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Schedule schedule = clinic.Make(NoRules());
    state.ResumeTiming();
    for (std::uint32_t id = 0; id < 200; ++id) {
      const BookingResult result = schedule.Book(request, {}, kStart).value();
      if (!std::holds_alternative<Booked>(result)) break;
      Appointment appointment = std::get<Booked>(result).appointment;
      appointment.id = AppointmentId::Of(kTag, id);
      schedule.Occupy(appointment);
      ++booked;
    }
  }
  state.SetItemsProcessed(booked);
}
BENCHMARK(BookFirst)->ArgName("providers")->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond);

// Occupying and vacating one appointment of a filled schedule.
void OccupyAndVacate(benchmark::State& state) {
  Schedule schedule = Filled(10, 500);
  const Appointment visit = VisitOf(100'000, kStart + std::chrono::hours(24 * 40 + 18), 3);
  for (auto _ : state) {
    schedule.Occupy(visit);
    schedule.Vacate(visit.id);
  }
}
BENCHMARK(OccupyAndVacate);

void CopySchedule(benchmark::State& state) {
  const Schedule schedule = Filled(10, 500);
  for (auto _ : state) {
    Schedule copy = schedule;
    benchmark::DoNotOptimize(copy);
  }
}
BENCHMARK(CopySchedule);

BENCHMARK(MachineMapLookup);
BENCHMARK(MachineCopyGigabyte)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace polyclinic
