// Step-wise visits from pools: assistant 10 minutes, provider 20, assistant 10, the exam room throughout,
// over 90 days of which 85 % of the providers' time is taken. Each site has 10 providers, 30 assistants
// and 20 rooms.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <random>
#include <vector>

#include "benchmark/benchmark.h"
#include "made_clinic.h"
#include "schedule/facts.h"

namespace polyclinic {
namespace {

using namespace benchmarks;

constexpr int kProvidersAtASite = 10, kAssistantsAtASite = 30, kRoomsAtASite = 20;
constexpr std::int32_t kFull = 850;

// Assistants may take vitals.
RuleBook Law() {
  RuleSet set;
  set.edition = "vitals";
  set.jurisdictions = {"US-WA"};
  Duty duty;
  duty.code = "C06";
  duty.name = "vitals";
  set.duties = {duty};
  Rule rule;
  rule.id = "vitals";
  rule.effect = Effect::kAllow;
  rule.when.jurisdiction = "US-WA";
  rule.when.duties = {duty.code};
  rule.when.roles = {Role::kMedicalAssistant};
  rule.valid.from = Date{std::chrono::year{2000} / 1 / 1};
  rule.seen_on = kFirst;
  rule.confidence = Confidence::kConfirmed;
  rule.summary = rule.citation.text = "vitals";
  set.rules = {rule};
  return RuleBook::Make(set).value();
}

MadeClinic ClinicOf(int sites) {
  MadeClinic clinic;
  for (int s = 0; s < sites; ++s) {
    const SiteId site = clinic.AddSite("America/Los_Angeles");
    for (int i = 0; i < kProvidersAtASite + kAssistantsAtASite; ++i) {
      clinic.AddPerson(site, i < kProvidersAtASite ? Role::kPhysician : Role::kMedicalAssistant,
                       12 * 60 + 30 * (i % 2));
    }
    for (int i = 0; i < kRoomsAtASite; ++i) clinic.AddRoom(site);
  }
  Need rooming = APerson("rooming", Role::kMedicalAssistant, {0});
  rooming.duties = {"C06"};
  Need wrap_up = rooming;
  wrap_up.name = "wrap-up";
  wrap_up.steps = {2};
  const auto add = [&](int before, int exam, int after) {
    clinic.AddType({AStep("rooming", before), AStep("exam", exam), AStep("wrap-up", after)},
                   {rooming, APerson("provider", Role::kPhysician, {1}), wrap_up, ARoom()});
  };
  add(10, 20, 10);
  add(10, 40, 10);
  add(5, 10, 5);
  return clinic;
}

struct Filled {
  MadeClinic clinic;
  Schedule schedule;
  std::uint32_t booked = 0;
  std::int64_t taken = 0;
};

void TakeIn(Schedule& schedule, const Booked& booked, AppointmentId id) {
  for (const Rearrangement& rearrangement : booked.rearranged) schedule.Occupy(rearrangement);
  Appointment appointment = booked.appointment;
  appointment.id = id;
  schedule.Occupy(appointment);
}

// Books every day of a site until nothing more fits, then gives back at random until the providers' time
// is as full as it is to be.
void FillSite(Filled& filled, std::uint32_t site, std::mt19937& random) {
  const auto provider_share = [&](const Interval& day) {
    std::int64_t sum = 0;
    for (int p = 0; p < kProvidersAtASite; ++p) {
      const auto person =
          site * (kProvidersAtASite + kAssistantsAtASite) + static_cast<std::uint32_t>(p);
      sum += filled.schedule.Utilization(Resource::Of(StaffId::Of(kTag, person)), day).value_or(0);
    }
    return static_cast<std::int32_t>(sum / kProvidersAtASite);
  };
  const TimeZone zone = TimeZone::Load("America/Los_Angeles").value();
  for (int d = 0; d < kDays; ++d) {
    const Date date = AddDays(kFirst, d);
    const Interval day(zone.StartOfDay(date), zone.StartOfDay(AddDays(date, 1)));
    std::vector<AppointmentId> made;
    while (true) {
      BookingRequest request = filled.clinic.Ask(random() % 8 == 0   ? 1u
                                                 : random() % 6 == 0 ? 2u
                                                                     : 0u,
                                                 site);
      request.days = {date, AddDays(date, 1)};
      const absl::StatusOr<SearchResult> found = filled.schedule.Search(request, 1, kStart);
      if (found->openings.empty()) break;
      const BookingResult result =
          filled.schedule.Book(request, found->openings[0].interval.start(), kStart).value();
      made.push_back(AppointmentId::Of(kTag, filled.booked++));
      TakeIn(filled.schedule, std::get<Booked>(result), made.back());
    }
    std::shuffle(made.begin(), made.end(), random);
    while (!made.empty() && provider_share(day) > kFull) {
      filled.schedule.Vacate(made.back());
      made.pop_back();
    }
    filled.taken += provider_share(day);
  }
}

const Filled& FilledClinic(int sites) {
  static std::unique_ptr<Filled> one, many;
  std::unique_ptr<Filled>& filled = sites == 1 ? one : many;
  if (!filled) {
    MadeClinic clinic = ClinicOf(sites);
    Schedule schedule = clinic.Make(Law());
    filled = std::make_unique<Filled>(Filled{std::move(clinic), std::move(schedule)});
    std::mt19937 random(1);
    for (int s = 0; s < sites; ++s) FillSite(*filled, static_cast<std::uint32_t>(s), random);
  }
  return *filled;
}

// Requests of all types, `named` in ten of them for one provider.
std::vector<BookingRequest> Queries(const Filled& filled, std::int64_t named) {
  std::mt19937 random(2);
  std::vector<BookingRequest> queries;
  for (int i = 0; i < 100; ++i) {
    BookingRequest request = filled.clinic.Ask(static_cast<std::uint32_t>(random() % 3), 0);
    if (i % 10 < named) {
      request.named = {
          {"provider", Resource::Of(StaffId::Of(
                           kTag, static_cast<std::uint32_t>(random() % kProvidersAtASite)))}};
    }
    queries.push_back(request);
  }
  return queries;
}

void FirstOpening(benchmark::State& state) {
  const Filled& filled = FilledClinic(static_cast<int>(state.range(0)));
  const std::vector<BookingRequest> queries = Queries(filled, state.range(1));
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(filled.schedule.Search(queries[i++ % queries.size()], 1, kStart));
  }
  state.counters["full_thousandths"] =
      static_cast<double>(filled.taken) / (kDays * static_cast<double>(state.range(0)));
  state.counters["appointments"] = filled.booked;
}
BENCHMARK(FirstOpening)->ArgNames({"sites", "named"})->ArgsProduct({{1, 20}, {0, 5, 10}});

// Every start in 90 days. The spread is over the queries: median and 99th percentile of one query.
void AllOpenings(benchmark::State& state) {
  const Filled& filled = FilledClinic(static_cast<int>(state.range(0)));
  const std::vector<BookingRequest> queries = Queries(filled, state.range(1));
  std::vector<double> times;
  std::int64_t open = 0, undecided = 0, incomplete = 0, searched = 0;
  for (auto _ : state) {
    const BookingRequest& query = queries[times.size() % queries.size()];
    const auto begin = std::chrono::steady_clock::now();
    const absl::StatusOr<StartList> list = filled.schedule.Starts(query, kStart);
    times.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
            .count());
    open += static_cast<std::int64_t>(list->open.size());
    undecided += static_cast<std::int64_t>(list->undecided.size());
    incomplete += !list->complete;
    searched += list->searched;
  }
  std::sort(times.begin(), times.end());
  const auto queries_run = static_cast<double>(times.size());
  state.counters["median_us"] = times[times.size() / 2];
  state.counters["p99_us"] = times[times.size() * 99 / 100];
  state.counters["open"] = static_cast<double>(open) / queries_run;
  state.counters["undecided"] = static_cast<double>(undecided) / queries_run;
  state.counters["incomplete"] = static_cast<double>(incomplete) / queries_run;
  state.counters["searched_per_mille"] =
      static_cast<double>(searched) * 1'000 / (queries_run * kDays * 288);
}
BENCHMARK(AllOpenings)
    ->ArgNames({"sites", "named"})
    ->ArgsProduct({{1, 20}, {0, 5, 10}})
    ->Unit(benchmark::kMicrosecond);

// The time to read once the words of occupancy that a search over the site must look at.
void ReadOccupancy(benchmark::State& state) {
  const Filled& filled = FilledClinic(1);
  const Ledger& ledger = filled.schedule.ledger();
  const std::size_t resources = filled.schedule.facts().resources.size();
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (std::uint32_t r = 0; r < resources; ++r) {
      for (std::size_t b = 0; b < ledger.blocks();) {
        const std::span<const std::uint64_t> touched = ledger.TouchedFrom(r, b);
        for (std::uint64_t word : touched) sum += word;
        b += touched.size() / Block::kWords;
      }
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(ReadOccupancy);

// The request at one start, as the pools would meet it or with everybody and everything of it named.
struct RequestAt {
  BookingRequest request;
  Instant start;
};
std::vector<RequestAt> RequestsOf(const Filled& filled, bool named) {
  constexpr std::size_t kMost = 2'000;
  const BookingRequest request = filled.clinic.Ask(0, 0);
  std::vector<RequestAt> requests;
  const absl::StatusOr<SearchResult> found = filled.schedule.Search(request, kMost, kStart);
  for (const Opening& opening : found->openings) {
    RequestAt& next = requests.emplace_back(RequestAt{request, opening.interval.start()});
    for (const Assignment& assignment : opening.assignments) {
      if (named) next.request.named.push_back({assignment.need, assignment.resource});
    }
    if (named && !opening.rearranged.empty()) requests.pop_back();
  }
  return requests;
}

// A visit booked at a given start, all or nothing, taken in and given back.
void BookAndOccupy(benchmark::State& state) {
  const Filled& filled = FilledClinic(1);
  Schedule schedule = filled.schedule;
  const std::vector<RequestAt> requests = RequestsOf(filled, state.range(0) == 1);
  const AppointmentId id = AppointmentId::Of(kTag, filled.booked);
  std::size_t i = 0;
  for (auto _ : state) {
    const RequestAt& at = requests[i++ % requests.size()];
    const BookingResult result = schedule.Book(at.request, at.start, kStart).value();
    const auto* const booked = std::get_if<Booked>(&result);
    if (booked == nullptr) {
      state.SkipWithError("refused");
      break;
    }
    TakeIn(schedule, *booked, id);
    schedule.Vacate(id);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BookAndOccupy)->ArgName("named")->Arg(0)->Arg(1);

}  // namespace
}  // namespace polyclinic
