// Generated clinics: rows, whole contents, and a clinic in a test. Times are of the processor, so that a
// busy machine measures what a quiet one does. The peer is measured beside it by scenario_peer.py.

#include <benchmark/benchmark.h>

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/generator/generator.h"
#include "polyclinic/scenario/scenario.h"
#include "polyclinic/testing/clinic.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic {
namespace {

Scenario System(std::int32_t days) {
  return Scenario::Open({.name = "health_system", .days = days, .elapsed = days}).value();
}

// Appointments with outcomes and clocks, by provider and day.
void Rows(benchmark::State& state) {
  const Scenario scenario = System(50);
  const Generator& g = scenario.generator();
  std::vector<AppointmentRow> rows;
  std::int64_t made = 0;
  for (auto _ : state) {
    for (std::uint32_t p = 0; p < static_cast<std::uint32_t>(g.sizes().providers); ++p) {
      rows.clear();
      for (std::uint32_t day = 0; day < g.days().size(); ++day) {
        g.AppendAppointments(0, p, day, rows);
      }
      benchmark::DoNotOptimize(rows.data());
      made += static_cast<std::int64_t>(rows.size());
    }
  }
  state.SetItemsProcessed(made);
  state.counters["bytes_per_appointment"] = sizeof(AppointmentRow);
}
BENCHMARK(Rows)->Unit(benchmark::kMillisecond);

void PatientRows(benchmark::State& state) {
  const Scenario scenario = System(5);
  std::uint32_t n = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(scenario.generator().PatientAt(0, n++ % 10000));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(PatientRows);

// A patient as the model has it, with history and related persons, streamed.
void Patients(benchmark::State& state) {
  const Scenario scenario = Scenario::Open({.patients = 1'000'000}).value();
  std::size_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(scenario.PatientAt(n++ % 1'000'000));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(Patients);

// The process's resident memory, in kilobytes.
std::int64_t ResidentKilobytes() {
  std::int64_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE) / 1024;
}

// A million patients one after the other, and by how much the process grows meanwhile.
void AMillionPatients(benchmark::State& state) {
  const Scenario scenario = Scenario::Open({.patients = 1'000'000}).value();
  std::int64_t most = 0;
  for (auto _ : state) {
    const std::int64_t before = ResidentKilobytes();
    for (std::size_t n = 0; n < scenario.patient_count(); ++n) {
      const Patient patient = scenario.PatientAt(n);
      benchmark::DoNotOptimize(&patient);
      if (n % 4096 == 0) most = std::max(most, ResidentKilobytes() - before);
    }
  }
  state.counters["grows_by_kilobytes"] = static_cast<double>(most);
  state.SetItemsProcessed(state.iterations() * 1'000'000);
}
BENCHMARK(AMillionPatients)->Unit(benchmark::kMillisecond)->Iterations(1);

Scenario Site() {
  return Scenario::Open(
             {.name = "health_system", .days = 50, .elapsed = 50, .sites = 1, .patients = 960})
      .value();
}

// Requests, appointments and visits as values of the model, made and dropped a day of a provider at a time.
void VisitsStreamed(benchmark::State& state) {
  const Scenario scenario = Site();
  VisitBatch batch;
  std::int64_t made = 0;
  for (auto _ : state) {
    VisitStream stream(scenario);
    while (stream.Next(batch)) made += static_cast<std::int64_t>(batch.appointments.size());
  }
  state.SetItemsProcessed(made);
}
BENCHMARK(VisitsStreamed)->Unit(benchmark::kMillisecond);

// What malloc has given out.
double BytesInUse() {
  const auto heap = mallinfo2();
  return static_cast<double>(heap.uordblks + heap.hblkhd);
}

// The bytes in memory of each appointment of a clinic, with its witness and in every index: the clinic with
// all appointments less the clinic with the first of each site and day, which has made already what is
// kept by day.
void BytesInAClinic(benchmark::State& state, const char* name, std::int32_t days) {
  const ScenarioSpec spec{.name = name, .days = days};
  ClinicContents contents = GenerateContents(spec).value();
  contents.visits.clear();
  ClinicContents fewer = contents;
  std::set<std::pair<SiteId, std::int64_t>> seen;
  std::erase_if(fewer.appointments, [&](const Appointment& a) {
    const auto day = std::chrono::floor<std::chrono::days>(a.interval.start());
    return !seen.insert({a.site, day.time_since_epoch().count()}).second;
  });
  for (std::uint32_t i = 0; i < fewer.appointments.size(); ++i) {
    fewer.appointments[i].id = AppointmentId::Of(fewer.appointments[i].id.clinic(), i);
  }
  const std::vector<Date> open = Scenario::Open(spec).value().days();
  const DateRange horizon{open.front(), AddDays(open.back(), 1)};
  const RuleBook rules = RuleBook::Make(ShippedCatalog().rules).value();
  const auto bytes_of = [&](const ClinicContents& of) {
    const double before = BytesInUse();
    const Clinic clinic = Clinic::Create(of, rules, horizon).value();
    return BytesInUse() - before;
  };
  for (auto _ : state) {
    // Whatever is made once stays out of it.
    bytes_of(fewer);
    state.counters["bytes_per_appointment"] =
        (bytes_of(contents) - bytes_of(fewer)) /
        static_cast<double>(contents.appointments.size() - fewer.appointments.size());
  }
}
BENCHMARK_CAPTURE(BytesInAClinic, six_specialties, "six_specialties", 50)->Iterations(1);
BENCHMARK_CAPTURE(BytesInAClinic, health_system, "health_system", 20)->Iterations(1);
BENCHMARK_CAPTURE(BytesInAClinic, small, "small", 5)->Iterations(1);

// The bytes of the wire for each appointment of three steps, alone and with its request and its visit.
void WireBytes(benchmark::State& state) {
  const ClinicContents contents = GenerateContents({}).value();
  std::size_t alone = 0, others = 0;
  for (auto _ : state) {
    alone = others = 0;
    for (const Appointment& a : contents.appointments) {
      alone += ToBytes(a).size();
      others += ToBytes(contents.requests[a.request.index()]).size();
    }
    for (const Visit& visit : contents.visits) others += ToBytes(visit).size();
  }
  const auto count = static_cast<double>(contents.appointments.size());
  state.counters["bytes_per_appointment"] = static_cast<double>(alone) / count;
  state.counters["with_request_and_visit"] = static_cast<double>(alone + others) / count;
}
BENCHMARK(WireBytes)->Unit(benchmark::kMillisecond);

void SmallContents(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(GenerateContents({}).value());
}
BENCHMARK(SmallContents)->Unit(benchmark::kMillisecond);

// The clinic with its schedule, ready to be booked, every appointment judged under the shipped rules.
void SmallClinic(benchmark::State& state) {
  const RuleBook rules = RuleBook::Make(ShippedCatalog().rules).value();
  for (auto _ : state) {
    benchmark::DoNotOptimize(Clinic::Create(GenerateContents({}).value(), rules).value());
  }
}
BENCHMARK(SmallClinic)->Unit(benchmark::kMillisecond);

// The same in a fresh process: its processor time from the start of the program, the catalog's and the
// clinic's part of it beside.
void FirstClinicOfAProcess(benchmark::State& state) {
  double catalog = 0, clinic = 0;
  for (auto _ : state) {
    std::FILE* const output = popen(POLYCLINIC_FIRST_CLINIC, "r");
    double at_main = 0, with_catalog = 0, with_clinic = 0;
    const bool read = output != nullptr && std::fscanf(output, "%lf %lf %lf", &at_main,
                                                       &with_catalog, &with_clinic) == 3;
    if (output == nullptr || pclose(output) != 0 || !read) {
      state.SkipWithError("no clinic");
      return;
    }
    state.SetIterationTime(with_clinic / 1e3);
    catalog += with_catalog - at_main;
    clinic += with_clinic - with_catalog;
  }
  state.counters["catalog_ms"] = benchmark::Counter(catalog, benchmark::Counter::kAvgIterations);
  state.counters["clinic_ms"] = benchmark::Counter(clinic, benchmark::Counter::kAvgIterations);
}
BENCHMARK(FirstClinicOfAProcess)->UseManualTime()->Iterations(50)->Unit(benchmark::kMillisecond);

// What a test costs beyond its own work: a copy, one booking at a given time, and the end.
void TestCopyAndBooking(benchmark::State& state) {
  using namespace testing;
  TestClinic made = TestClinic::Small();
  const Patient patient = made.APatient();
  const Staff provider = made.AProvider();
  const Booking first = made.Book(patient, provider);
  const TestClinic fresh = TestClinic::Small();
  for (auto _ : state) {
    TestClinic copy = fresh;
    const Booking booking =
        copy.Book(patient, provider, {.start = first.appointment->interval.start()});
    if (!booking.appointment) state.SkipWithError("refused");
  }
}
BENCHMARK(TestCopyAndBooking)->Unit(benchmark::kMicrosecond);

// Everything held at once: people, hours, requests, appointments, visits. Their end is not counted. With
// `kept` the process keeps the memory of the contents before, else it comes from the system page by page.
// The last of all, because it changes how the process allocates.
void Contents(benchmark::State& state) {
  const bool kept = state.range(0) != 0;
  mallopt(M_MMAP_THRESHOLD, kept ? 1 << 30 : 128 << 10);
  mallopt(M_TRIM_THRESHOLD, kept ? 1 << 30 : 128 << 10);
  const Scenario scenario = Site();
  std::int64_t made = 0;
  for (auto _ : state) {
    auto contents = std::make_unique<const ClinicContents>(scenario.Contents());
    made += static_cast<std::int64_t>(contents->appointments.size());
    state.PauseTiming();
    contents.reset();
    if (!kept) malloc_trim(0);
    state.ResumeTiming();
  }
  state.SetItemsProcessed(made);
}
BENCHMARK(Contents)->ArgName("kept")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace polyclinic
