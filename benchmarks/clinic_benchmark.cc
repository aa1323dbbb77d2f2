// Commands, copies and memory of a clinic. The heap is counted by replacing operator new, so the figures
// of bytes are what the program asks for and what malloc keeps for it (8 bytes in front of each block,
// rounded to 16).
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/desk.h"

namespace {
// Counting takes time, so it is done while bytes are measured alone.
bool counting = false;
std::int64_t bytes_in_use = 0;
void Count(void* block, std::int64_t sign) {
  bytes_in_use += sign * static_cast<std::int64_t>(malloc_usable_size(block) + 8);
}
}  // namespace

void* operator new(std::size_t size) {
  void* block = std::malloc(size);
  if (block == nullptr) std::abort();
  if (counting) Count(block, 1);
  return block;
}
void operator delete(void* block) noexcept {
  if (counting && block != nullptr) Count(block, -1);
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }

namespace polyclinic {
namespace {

constexpr std::int64_t kDoctors = 20;
constexpr std::int64_t kDays = 600;

Instant DayStart(std::int64_t day) {
  return std::chrono::sys_days{std::chrono::year{2026} / 1 / 5} + std::chrono::hours{24 * day};
}

RuleBook Rules() {
  RuleSet rules{.edition = "bench", .jurisdictions = {"US", "US-WA"}};
  Duty rooming{.code = "C02"};
  rooming.name = "room the patient";
  rules.duties = {rooming};
  Rule allow{.id = "US.rooming", .effect = Effect::kAllow};
  allow.when.jurisdiction = "US";
  allow.when.roles = {Role::kMedicalAssistant};
  allow.when.duties = {"C02"};
  allow.seen_on = std::chrono::year{2026} / 1 / 1;
  allow.valid.from = std::chrono::year{2000} / 1 / 1;
  allow.confidence = Confidence::kEditorial;
  allow.summary = "Rooming needs no licence.";
  allow.citation = {.text = "editorial", .kind = SourceKind::kEditorial};
  rules.rules = {allow};
  return RuleBook::Make(rules).value();
}

// Doctors, two assistants and two rooms for each, open around the clock in UTC, so that there is room
// for 10^5 visits: assistant 10 minutes, doctor 20, assistant 10, the room throughout.
ClinicContents EmptyClinic() {
  ClinicContents c;
  c.identifier = "bench.example.org";
  const SiteId site =
      Add(c, c.sites,
          Site{.key = "main", .time_zone = "UTC", .jurisdiction = "US-WA", .employer = "bench"});
  const auto open = [&](const Resource& resource) {
    Availability availability{.resource = resource};
    for (int day = 1; day <= 7; ++day) {
      availability.weekly.push_back({.weekday = static_cast<Weekday>(day),
                                     .window = {.from = Minutes{0}, .to = Minutes{1440}},
                                     .site = site});
    }
    c.availability.push_back(availability);
  };
  const auto person = [&](const std::string& key, Role role) {
    Staff staff{.key = key, .roles = {role}};
    staff.employment = {{.employer = "bench", .home_site = site}};
    if (role == Role::kPhysician) staff.licences = {{.role = role, .jurisdiction = "US-WA"}};
    open(Resource::Of(Add(c, c.staff, staff)));
  };
  for (int i = 0; i < kDoctors; ++i) person("doctor-" + std::to_string(i), Role::kPhysician);
  for (int i = 0; i < 2 * kDoctors; ++i) {
    person("assistant-" + std::to_string(i), Role::kMedicalAssistant);
  }
  for (int i = 0; i < 2 * kDoctors; ++i) {
    open(Resource::Of(
        Add(c, c.rooms,
            Room{.key = "exam-" + std::to_string(i), .site = site, .kind = RoomKind::kExam})));
  }
  VisitType visit{.key = "visit"};
  visit.steps = {{.name = "rooming", .duration = {.base = std::chrono::minutes{10}}},
                 {.name = "provider", .duration = {.base = std::chrono::minutes{20}}},
                 {.name = "wrap-up", .duration = {.base = std::chrono::minutes{10}}}};
  visit.needs = {{.name = "assistant", .duties = {"C02"}, .steps = {0}},
                 {.name = "provider", .roles = {Role::kPhysician}, .steps = {1}},
                 {.name = "wrap-up", .duties = {"C02"}, .steps = {2}},
                 {.name = "room", .rooms = {RoomKind::kExam}}};
  Add(c, c.visit_types, visit);
  for (int i = 0; i < 20'000; ++i) Add(c, c.patients, Patient{.key = "p" + std::to_string(i)});
  return c;
}

DateRange Horizon() {
  const Date first = std::chrono::year{2026} / 1 / 5;
  return {.from = first, .until = AddDays(first, kDays + 1)};
}

// The place of visit n: a doctor's slots, one behind the other.
struct Slot {
  std::int64_t doctor;
  Instant start;
};
Slot SlotOf(std::int64_t n) {
  constexpr std::int64_t kPerDay = 10;
  const std::int64_t doctor = n % kDoctors, slot = n / kDoctors;
  return {doctor, DayStart(slot / kPerDay) + std::chrono::minutes{480 + 45 * (slot % kPerDay)}};
}

Appointment VisitAt(const ClinicContents& c, std::int64_t n) {
  const Slot slot = SlotOf(n);
  const auto at = [&](int from, int to) {
    return Interval(slot.start + std::chrono::minutes{from}, slot.start + std::chrono::minutes{to});
  };
  const auto staff = [&](std::int64_t index) {
    return Resource::Of(c.staff[static_cast<std::size_t>(index)].id);
  };
  const std::vector<DutyGround> ground = {
      {.duty = "C02", .outcome = "allowed", .rules = {"US.rooming"}}};
  return {
      .key = "a" + std::to_string(n + 1),
      .patient = c.patients[static_cast<std::size_t>(n) % c.patients.size()].id,
      .visit_type = c.visit_types[0].id,
      .site = c.sites[0].id,
      .interval = at(0, 40),
      .steps = {at(0, 10), at(10, 30), at(30, 40)},
      .assignments = {{.need = "assistant",
                       .resource = staff(kDoctors + 2 * slot.doctor),
                       .interval = at(0, 10),
                       .grounds = ground},
                      {.need = "provider", .resource = staff(slot.doctor), .interval = at(10, 30)},
                      {.need = "wrap-up",
                       .resource = staff(kDoctors + 2 * slot.doctor + 1),
                       .interval = at(30, 40),
                       .grounds = ground},
                      {.need = "room",
                       .resource =
                           Resource::Of(c.rooms[static_cast<std::size_t>(2 * slot.doctor)].id),
                       .interval = at(0, 40)}},
      .booked_at = DayStart(-3) + std::chrono::seconds{n},
      .edition = "bench",
      .changes = {{.at = DayStart(-3) + std::chrono::seconds{n}, .reason = "booked"}}};
}

ClinicContents FullClinic(std::int64_t visits) {
  ClinicContents c = EmptyClinic();
  for (std::int64_t n = 0; n < visits; ++n) Add(c, c.appointments, VisitAt(c, n));
  return c;
}

const Clinic& Full() {
  static const Clinic& clinic = [&]() -> const Clinic& {
    const auto* const made =
        new Clinic(Clinic::Create(FullClinic(100'000), Rules(), Horizon()).value());
    // What making it has freed is put in order now, not within what is measured.
    malloc_trim(0);
    return *made;
  }();
  return clinic;
}

// Books visit n in the doctor's slot: the caller names the doctor, all else is pooled.
Command BookAt(const Clinic& clinic, std::int64_t n) {
  const Slot slot = SlotOf(n);
  Command command{.request_id = "book-" + std::to_string(n), .now = DayStart(-2)};
  const Date day = std::chrono::floor<std::chrono::days>(slot.start);
  command.book = BookCommand{
      .request = {.key = "request-" + std::to_string(n),
                  .patient = PatientId::Of(ClinicTag(clinic.identifier()),
                                           static_cast<std::uint32_t>(n % 20'000)),
                  .visit_type = clinic.List<VisitType>()[0].id,
                  .days = {.from = day, .until = AddDays(day, 1)},
                  .named = {{.need = "provider",
                             .resource = Resource::Of(
                                 clinic.List<Staff>()[static_cast<std::size_t>(slot.doctor)].id)}}},
      .start = slot.start};
  return command;
}

// The same, with everybody and the room named.
Command BookNamedAt(const Clinic& clinic, std::int64_t n) {
  Command command = BookAt(clinic, n);
  const std::int64_t doctor = SlotOf(n).doctor;
  const auto assistant = [&](std::int64_t k) {
    return Resource::Of(
        clinic.List<Staff>()[static_cast<std::size_t>(kDoctors + 2 * doctor + k)].id);
  };
  auto& named = command.book->request.named;
  named.push_back({.need = "assistant", .resource = assistant(0)});
  named.push_back({.need = "wrap-up", .resource = assistant(1)});
  named.push_back(
      {.need = "room",
       .resource = Resource::Of(clinic.List<Room>()[static_cast<std::size_t>(2 * doctor)].id)});
  return command;
}

// A command that the schedule has no part in.
Command RecordOf(const Clinic& clinic, std::int64_t n) {
  Command command{.request_id = "record-" + std::to_string(n), .now = DayStart(-2)};
  command.record = RecordCommand{.patient = PatientId::Of(ClinicTag(clinic.identifier()), 0),
                                 .site = clinic.List<Site>()[0].id,
                                 .stamp = {.stage = Stage::kArrived, .at = DayStart(-2)}};
  return command;
}

Applied MustApply(const Clinic& clinic, const Command& command) {
  absl::StatusOr<CommandResult> result = Apply(clinic, command);
  if (!result.ok() || !std::holds_alternative<Applied>(*result)) {
    std::fprintf(stderr, "a command of the benchmark failed: %s\n",
                 result.ok() ? "refused" : result.status().ToString().c_str());
    std::abort();
  }
  return std::get<Applied>(*std::move(result));
}

// Commands one after the other, each with its events, while a reader holds the clinic of every 64th
// version.
template <class Make>
void Submit(benchmark::State& state, const Clinic& first, std::int64_t from, Make&& make) {
  Desk desk(first);
  Clinic held = desk.Snapshot();
  std::int64_t n = from;
  for (auto _ : state) {
    const auto answer = desk.Submit(make(first, n++));
    if (!answer.ok() || std::holds_alternative<Refusal>(*answer)) {
      state.SkipWithError("a command failed");
      return;
    }
    if (n % 64 == 0) held = desk.Snapshot();
  }
  state.SetItemsProcessed(state.iterations());
}
void BookCommandsWithAReader(benchmark::State& state) { Submit(state, Full(), 100'000, &BookAt); }
BENCHMARK(BookCommandsWithAReader)->Iterations(10'000);
void BookNamedCommandsWithAReader(benchmark::State& state) {
  Submit(state, Full(), 100'000, &BookNamedAt);
}
BENCHMARK(BookNamedCommandsWithAReader)->Iterations(10'000);

void RecordCommandsWithAReader(benchmark::State& state) { Submit(state, Full(), 0, &RecordOf); }
BENCHMARK(RecordCommandsWithAReader);

void ScheduleBookAlone(benchmark::State& state) {
  Schedule schedule = Full().schedule();
  std::int64_t n = 100'000;
  for (auto _ : state) {
    const Command command = BookAt(Full(), n++);
    auto result = schedule.Book(command.book->request, command.book->start, command.now);
    Appointment& made = std::get<Booked>(*result).appointment;
    made.id = AppointmentId::Of(ClinicTag("bench.example.org"), static_cast<std::uint32_t>(n));
    const Schedule before = schedule;
    schedule.Occupy(made);
  }
}
BENCHMARK(ScheduleBookAlone)->Iterations(10'000);

void CopyBookDrop(benchmark::State& state) {
  const Command command = BookAt(Full(), 100'000);
  for (auto _ : state) {
    const Clinic copy = Full();
    benchmark::DoNotOptimize(MustApply(copy, command));
  }
}
BENCHMARK(CopyBookDrop);

void CopyRecordDrop(benchmark::State& state) {
  const Command command = RecordOf(Full(), 1);
  for (auto _ : state) {
    const Clinic copy = Full();
    benchmark::DoNotOptimize(MustApply(copy, command));
  }
}
BENCHMARK(CopyRecordDrop);

// A change in the middle of the list, of which one path of pages is copied.
void CopyConfirmDrop(benchmark::State& state) {
  std::int64_t n = 0;
  for (auto _ : state) {
    Command command{.request_id = "confirm", .now = DayStart(-2)};
    command.change_status = ChangeStatusCommand{
        .appointment = AppointmentId::Of(ClinicTag("bench.example.org"),
                                         static_cast<std::uint32_t>(n = (n + 7'919) % 100'000)),
        .to = AppointmentStatus::kConfirmed};
    const Clinic copy = Full();
    benchmark::DoNotOptimize(MustApply(copy, command));
  }
}
BENCHMARK(CopyConfirmDrop);

void GetAppointment(benchmark::State& state) {
  std::uint32_t n = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        Full().Get(AppointmentId::Of(ClinicTag("bench.example.org"), n = (n + 7'919) % 100'000)));
  }
}
BENCHMARK(GetAppointment);

void FindAppointmentByKey(benchmark::State& state) {
  std::uint32_t n = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        Full().Find<Appointment>("a" + std::to_string((n = (n + 7'919) % 100'000) + 1)));
  }
}
BENCHMARK(FindAppointmentByKey);

// Bytes of the heap for each appointment: of the whole clinic, of its schedule, and of what a booking
// by command keeps beside it (the request and the command's id).
void BytesPerAppointment(benchmark::State& state) {
  constexpr std::int64_t kVisits = 100'000;
  counting = true;
  for (auto _ : state) {
    const ClinicContents contents = FullClinic(kVisits);
    ClinicContents without = contents;
    without.appointments.clear();
    const auto bytes_of = [](auto&& make) {
      const std::int64_t before = bytes_in_use;
      const auto made = make();
      return static_cast<double>(bytes_in_use - before);
    };
    const auto clinic_of = [](const ClinicContents& c) {
      return std::make_unique<Clinic>(Clinic::Create(c, Rules(), Horizon()).value());
    };
    const double with_all = bytes_of([&] { return clinic_of(contents); });
    const double with_none = bytes_of([&] { return clinic_of(without); });
    state.counters["clinic"] = (with_all - with_none) / kVisits;
    Schedule schedule = Clinic::Create(without, Rules(), Horizon()).value().schedule();
    const std::int64_t before = bytes_in_use;
    for (const Appointment& appointment : contents.appointments) schedule.Occupy(appointment);
    state.counters["of it schedule"] = static_cast<double>(bytes_in_use - before) / kVisits;
    constexpr std::int64_t kBooked = 10'000;
    Clinic booked = Full();
    const std::int64_t before_booking = bytes_in_use;
    for (std::int64_t n = 0; n < kBooked; ++n) {
      booked = MustApply(booked, BookAt(booked, kVisits + n)).clinic;
    }
    state.counters["by command"] = static_cast<double>(bytes_in_use - before_booking) / kBooked;
  }
  counting = false;
}
BENCHMARK(BytesPerAppointment)->Iterations(1)->Unit(benchmark::kMillisecond);

// The machine.
void MapLookUp(benchmark::State& state) {
  std::map<std::int64_t, std::int64_t> map;
  for (std::int64_t n = 0; n < 100'000; ++n) map.emplace(n * 7'919 % 100'003, n);
  std::int64_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(map.find(n = (n + 7'919) % 100'003));
}
BENCHMARK(MapLookUp);

void CopyOfAGigabyte(benchmark::State& state) {
  constexpr std::size_t kSize = std::size_t{1} << 27;
  std::vector<char> from(kSize, 1), to(kSize);
  for (auto _ : state) {
    for (int i = 0; i < 8; ++i) std::memcpy(to.data(), from.data(), kSize);
    benchmark::DoNotOptimize(to.data());
  }
  state.SetBytesProcessed(state.iterations() * 8 * static_cast<std::int64_t>(kSize));
}
BENCHMARK(CopyOfAGigabyte)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace polyclinic
