// Generated clinics: rows, whole contents, and a clinic in a test. Times are of the processor, so that a
// busy machine measures what a quiet one does. The peer is measured beside it by scenario_peer.py.

#include <benchmark/benchmark.h>

#include <memory>
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

// Everything as values of the model: people, hours, requests, appointments, visits.
void Contents(benchmark::State& state) {
  const Scenario scenario =
      Scenario::Open(
          {.name = "health_system", .days = 50, .elapsed = 50, .sites = 1, .patients = 960})
          .value();
  std::int64_t made = 0;
  for (auto _ : state) {
    const ClinicContents contents = scenario.Contents();
    made += static_cast<std::int64_t>(contents.appointments.size());
  }
  state.SetItemsProcessed(made);
}
BENCHMARK(Contents)->Unit(benchmark::kMillisecond);

// The bytes of the wire for each appointment of three steps, with its request and its visit.
void WireBytes(benchmark::State& state) {
  const ClinicContents contents = GenerateContents({}).value();
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (const Appointment& a : contents.appointments) bytes += ToBytes(a).size();
  }
  state.counters["bytes_per_appointment"] =
      static_cast<double>(bytes) / static_cast<double>(contents.appointments.size());
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

}  // namespace
}  // namespace polyclinic
