// A verdict from the compiled abilities beside the same verdict from the interpreter, under the shipped
// rules, in Washington; what compiling a day of a large practice costs; what rules cost in memory. The
// machine's own figures (a look-up in a std::map, a copy of 1 GB) are measured in the same run.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <new>
#include <random>
#include <string>
#include <vector>

#include "machine.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/abilities.h"
#include "polyclinic/scope/evaluate.h"

namespace {

std::uint64_t allocations = 0;
std::int64_t live_bytes = 0;

}  // namespace

// Out of line, or the compiler pairs the malloc of one with the delete of another.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  void* const memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  live_bytes += static_cast<std::int64_t>(malloc_usable_size(memory));
  return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  if (memory != nullptr) live_bytes -= static_cast<std::int64_t>(malloc_usable_size(memory));
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
  operator delete(memory);
}

namespace polyclinic {
namespace {

constexpr Date kDay{std::chrono::year{2026}, std::chrono::December, std::chrono::day{7}};
constexpr int kRepetitions = 7;

Date DayIn(int year) {
  return Date{std::chrono::year{year}, std::chrono::May, std::chrono::day{1}};
}

class People {
 public:
  explicit People(const std::vector<Duty>& duties) : duties_(duties) {}

  // Four in five are assistants, with one of Washington's credentials or none, and what training,
  // education and attested competencies they happen to have; the others are licensed.
  Staff Next() {
    Staff person;
    const auto n = static_cast<std::uint32_t>(made_++);
    person.id = StaffId::Of(1, n);
    person.key = "p" + std::to_string(n);
    person.born = DayIn(1970 + Below(35));
    const int kind = Below(10);
    if (kind < 8) {
      person.roles = {Role::kMedicalAssistant};
      Assistant(person);
    } else {
      const Role role = kind == 8 ? Role::kRegisteredNurse : Role::kPhysician;
      person.roles = {role};
      Licence licence;
      licence.role = role;
      licence.jurisdiction = "US-WA";
      person.licences = {licence};
    }
    return person;
  }

 private:
  int Below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

  void Assistant(Staff& person) {
    const std::vector<CredentialCode> codes = {"WA-MA-C", "WA-MA-R", "WA-MA-P", "WA-MA-H"};
    if (const int which = Below(5); which < 4) {
      Credential credential;
      credential.code = codes[static_cast<std::size_t>(which)];
      if (Below(4) == 0) credential.tied_to_employer = Below(2) == 0 ? "practice" : "elsewhere";
      person.credentials = {credential};
    }
    if (Below(2) == 0) {
      Education education;
      education.accreditor = Accreditor::kCaahep;
      education.completed = DayIn(2020);
      person.education = {education};
    }
    for (const Duty& duty : duties_) {
      if (Below(8) == 0) {
        Competency competency;
        competency.duty = duty.code;
        person.competencies.push_back(competency);
      }
      if (Below(8) == 0) {
        Training training;
        training.topic = *TopicCode::Parse(duty.code.view());
        training.performances = Below(30);
        training.on = DayIn(2025);
        person.training.push_back(training);
      }
    }
    if (Below(10) == 0) {
      person.declines = {
          duties_[static_cast<std::size_t>(Below(static_cast<int>(duties_.size())))].code};
    }
  }

  const std::vector<Duty>& duties_;
  std::mt19937_64 random_{1};
  int made_ = 0;
};

struct World {
  RuleBook book = RuleBook::Make(ShippedCatalog().rules).value();
  std::vector<Staff> people;
  std::vector<DutyCode> duties;
  AbilityPlace place;
  Abilities abilities;
  World() {
    People make(book.rules().duties);
    for (int i = 0; i < 500; ++i) people.push_back(make.Next());
    for (const Duty& duty : book.duties()) duties.push_back(duty.code);
    place.site = SiteId::Of(1, 0);
    place.jurisdiction = "US-WA";
    place.setting = Setting::kOffice;
    place.employer = "practice";
    place.employer_kind = EmployerKind::kPrimaryCarePractice;
    abilities = Abilities::Compile(book, {}, place, kDay, people).value();
  }
};

const World& TheWorld() {
  static const World* const world = new World;
  return *world;
}

// Walks people and duties so that neighbours in time are not neighbours in memory.
struct Walk {
  explicit Walk(const World& of) : world(of) {}
  void Step() { ++i; }
  const Staff& Person() const { return world.people[i * 7 % world.people.size()]; }
  const DutyCode& Duty() const { return world.duties[i % world.duties.size()]; }
  const World& world;
  std::size_t i = 0;
};

void Report(benchmark::State& state, std::uint64_t before) {
  state.counters["allocations"] = benchmark::Counter(static_cast<double>(allocations - before),
                                                     benchmark::Counter::kAvgIterations);
}

void Interpreter(benchmark::State& state) {
  Walk walk(TheWorld());
  Situation act = walk.world.abilities.SituationOf(walk.Person(), walk.Duty());
  SupervisorPresence present;
  present.modes = {SupervisionMode::kPremises};
  act.supervision = {present};
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    act.duty = walk.Duty();
    walk.Step();
    benchmark::DoNotOptimize(Evaluate(walk.world.book, {}, act));
  }
  Report(state, before);
}
BENCHMARK(Interpreter)->Repetitions(kRepetitions)->ReportAggregatesOnly(true);

void CompiledJudge(benchmark::State& state) {
  Walk walk(TheWorld());
  const PresentSupervisor present[] = {{Role::kPhysician, BitOf(SupervisionMode::kPremises), 0}};
  ActFacts facts;
  facts.plan = {present, true, 40};
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    benchmark::DoNotOptimize(walk.world.abilities.Judge(walk.Person().id, walk.Duty(), facts));
    walk.Step();
  }
  Report(state, before);
}
BENCHMARK(CompiledJudge)->Repetitions(kRepetitions)->ReportAggregatesOnly(true);

void CompiledPlan(benchmark::State& state) {
  Walk walk(TheWorld());
  const PresentSupervisor present[] = {{Role::kPhysician, BitOf(SupervisionMode::kPremises), 0}};
  const PlannedFacts plan{present, true, 40};
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    benchmark::DoNotOptimize(walk.world.abilities.Of(walk.Person().id, walk.Duty()).Under(plan));
    walk.Step();
  }
  Report(state, before);
}
BENCHMARK(CompiledPlan)->Repetitions(kRepetitions)->ReportAggregatesOnly(true);

// One site and day: the first `staff` people and every duty, compiled.
void CompileDay(benchmark::State& state) {
  const World& world = TheWorld();
  const std::span<const Staff> staff =
      std::span(world.people).first(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    benchmark::DoNotOptimize(Abilities::Compile(world.book, {}, world.place, kDay, staff));
  }
}
BENCHMARK(CompileDay)
    ->ArgName("staff")
    ->Arg(20)
    ->Arg(500)
    ->Unit(benchmark::kMillisecond)
    ->Repetitions(kRepetitions)
    ->ReportAggregatesOnly(true);

// The same and a verdict on every person and duty.
void CompileAndJudgeDay(benchmark::State& state) {
  const World& world = TheWorld();
  const PresentSupervisor present[] = {{Role::kPhysician, BitOf(SupervisionMode::kPremises), 0}};
  ActFacts facts;
  facts.plan = {present, true, 40};
  for (auto _ : state) {
    const Abilities day =
        Abilities::Compile(world.book, {}, world.place, kDay, world.people).value();
    int allowed = 0;
    for (const Staff& person : world.people) {
      for (std::uint32_t duty = 0; duty < world.duties.size(); ++duty) {
        allowed += day.Judge(person.id, duty, facts) == Outcome::kAllowed;
      }
    }
    benchmark::DoNotOptimize(allowed);
  }
}
BENCHMARK(CompileAndJudgeDay)
    ->Unit(benchmark::kMillisecond)
    ->Repetitions(kRepetitions)
    ->ReportAggregatesOnly(true);

void MakeRuleBook(benchmark::State& state) {
  std::int64_t bytes = 0;
  for (auto _ : state) {
    RuleSet rules = ShippedCatalog().rules;
    const std::int64_t before = live_bytes;
    auto book = RuleBook::Make(std::move(rules));
    bytes = live_bytes - before;
    benchmark::DoNotOptimize(book);
  }
  const std::int64_t before = live_bytes;
  const RuleSet rules = ShippedCatalog().rules;
  state.counters["rule_set_bytes"] = static_cast<double>(live_bytes - before);
  state.counters["index_bytes"] = static_cast<double>(bytes);
}
BENCHMARK(MakeRuleBook)->Repetitions(kRepetitions)->ReportAggregatesOnly(true);

using benchmarks::MachineCopyGigabyte;
using benchmarks::MachineMapLookup;
BENCHMARK(MachineMapLookup)->Repetitions(kRepetitions)->ReportAggregatesOnly(true);
BENCHMARK(MachineCopyGigabyte)
    ->Unit(benchmark::kMillisecond)
    ->Repetitions(kRepetitions)
    ->ReportAggregatesOnly(true);

}  // namespace
}  // namespace polyclinic
