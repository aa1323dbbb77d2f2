// The round trip of an appointment, struct to message to bytes to message to struct, beside what the
// generated code alone takes to serialise and parse the same bytes. Messages and struct are reused
// on both sides.
#include <benchmark/benchmark.h>

#include <string>

#include "polyclinic/v1/visit.pb.h"
#include "polyclinic/visit/appointment.h"
#include "polyclinic/wire/wire.h"
#include "wire/convert.h"

namespace polyclinic {
namespace {

using wire_internal::Place;
using wire_internal::Reader;

constexpr std::uint32_t kClinic = 0x5EED;

Instant At(int minutes) { return Instant(Duration(1796659200 + minutes * 60)); }

Assignment Assigned(const char* need, Resource resource, int from, int to, bool duties) {
  Assignment a;
  a.need = need;
  a.resource = resource;
  a.interval = Interval(At(from), At(to));
  if (!duties) return a;
  for (const DutyCode duty : {DutyCode("C06"), DutyCode("C19"), DutyCode("C30")}) {
    DutyGround ground;
    ground.duty = duty;
    ground.outcome = "unmet";
    ground.rules = {"US-WA.base.credential", "US-WA.injection.supervision"};
    ground.supervisor = StaffId::Of(kClinic, 3);
    a.grounds.push_back(ground);
  }
  return a;
}

// A visit of three steps with five needs, confirmed once: 900 bytes and a half.
Appointment Example() {
  Appointment a;
  a.id = AppointmentId::Of(kClinic, 17);
  a.key = "a-2026-12-07-0017";
  a.request = RequestId::Of(kClinic, 40);
  a.patient = PatientId::Of(kClinic, 9);
  a.visit_type = VisitTypeId::Of(kClinic, 2);
  a.site = SiteId::Of(kClinic, 0);
  a.status = AppointmentStatus::kConfirmed;
  a.interval = Interval(At(0), At(45));
  a.steps = {Interval(At(0), At(15)), Interval(At(15), At(35)), Interval(At(35), At(45))};
  a.assignments = {Assigned("assistant", Resource::Of(StaffId::Of(kClinic, 5)), 0, 15, true),
                   Assigned("provider", Resource::Of(StaffId::Of(kClinic, 3)), 15, 35, false),
                   Assigned("room", Resource::Of(RoomId::Of(kClinic, 4)), 0, 45, false),
                   Assigned("ecg", Resource::Of(EquipmentId::Of(kClinic, 1)), 5, 15, false),
                   Assigned("wrap-up", Resource::Of(StaffId::Of(kClinic, 5)), 35, 45, true)};
  a.modifiers = {Modifier("interpreter")};
  a.booked_at = At(-20000);
  a.edition = "2026-11";
  a.obligations = {{"C19", "order", {"patient_specific"}, "US-WA.injection.order"},
                   {"C19", "dose_check", {}, "US-WA.injection.dose"}};
  a.changes = {{AppointmentStatus::kRequested, AppointmentStatus::kScheduled, At(-20000),
                StaffId::Of(kClinic, 8), ""},
               {AppointmentStatus::kScheduled, AppointmentStatus::kConfirmed, At(-2880),
                StaffId::Of(kClinic, 8), "phoned"}};
  return a;
}

void GeneratedCodeAlone(benchmark::State& state) {
  v1::Appointment out;
  wire_internal::ToProto(Example(), &out);
  v1::Appointment in;
  std::string bytes;
  for (auto _ : state) {
    out.SerializeToString(&bytes);
    in.ParseFromString(bytes);
    benchmark::DoNotOptimize(in);
  }
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(GeneratedCodeAlone);

void RoundTrip(benchmark::State& state) {
  const Appointment value = Example();
  Appointment read;
  v1::Appointment out;
  v1::Appointment in;
  std::string bytes;
  for (auto _ : state) {
    wire_internal::ToProto(value, &out);
    out.SerializeToString(&bytes);
    in.ParseFromString(bytes);
    Reader reader(UnknownFields::kRefuse, false);
    wire_internal::FromProto(in, read, Place{}, reader);
    benchmark::DoNotOptimize(read);
  }
  if (!(read == value)) state.SkipWithError("the appointment came back changed");
}
BENCHMARK(RoundTrip);

void StructToMessage(benchmark::State& state) {
  const Appointment value = Example();
  v1::Appointment out;
  for (auto _ : state) {
    wire_internal::ToProto(value, &out);
    benchmark::DoNotOptimize(out);
  }
}
BENCHMARK(StructToMessage);

void MessageToStruct(benchmark::State& state) {
  Appointment read;
  v1::Appointment in;
  wire_internal::ToProto(Example(), &in);
  for (auto _ : state) {
    Reader reader(UnknownFields::kRefuse, false);
    wire_internal::FromProto(in, read, Place{}, reader);
    benchmark::DoNotOptimize(read);
  }
}
BENCHMARK(MessageToStruct);

// The public functions, which make a new message and a new struct each time.
void PublicRoundTrip(benchmark::State& state) {
  const Appointment value = Example();
  for (auto _ : state) {
    absl::StatusOr<Appointment> read = FromBytes<Appointment>(ToBytes(value));
    benchmark::DoNotOptimize(read);
  }
}
BENCHMARK(PublicRoundTrip);

}  // namespace
}  // namespace polyclinic
