// A verdict from the compiled abilities beside the same verdict from the interpreter, over a set of
// the size of one state's law: 70 duties, 60 rules, 20 people.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "polyclinic/scope/abilities.h"
#include "polyclinic/scope/evaluate.h"

namespace {

std::uint64_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace polyclinic {
namespace {

constexpr Date kDay{std::chrono::year{2026}, std::chrono::June, std::chrono::day{15}};

DutyCode DutyAt(int i) { return *DutyCode::Parse("C" + std::to_string(100 + i)); }

Rule ARule(int i, Effect effect, DutyCode duty) {
  Rule rule;
  rule.id = "r" + std::to_string(i);
  rule.effect = effect;
  rule.when.jurisdiction = i % 3 == 0 ? JurisdictionCode("US") : JurisdictionCode("US-WA");
  rule.when.roles = {Role::kMedicalAssistant};
  rule.when.duties = {duty};
  rule.seen_on = Date{std::chrono::year{2026}, std::chrono::January, std::chrono::day{1}};
  rule.confidence = Confidence::kConfirmed;
  rule.citation.text = "benchmark";
  return rule;
}

RuleBook Book() {
  RuleSet set;
  set.edition = "benchmark";
  set.jurisdictions = {"US", "US-WA"};
  for (int i = 0; i < 70; ++i) {
    Duty duty;
    duty.code = DutyAt(i);
    duty.gives_medicine = i % 7 == 0;
    set.duties.push_back(duty);
  }
  for (int i = 0; i < 60; ++i) {
    const Effect effect = i % 4 == 0   ? Effect::kRequire
                          : i % 9 == 8 ? Effect::kForbid
                                       : Effect::kAllow;
    Rule rule = ARule(i, effect, DutyAt(i));
    if (effect == Effect::kForbid) {
      rule.unless_credential = {"WA-MA-C"};
    } else {
      rule.needs.credentials = {"WA-MA-C", "WA-MA-P"};
      rule.needs.supervision =
          SupervisionNeed{{SupervisionMode::kPremises, SupervisionMode::kRoom}, {}, 0};
      if (i % 5 == 0) rule.needs.order = OrderKind::kPatientSpecific;
    }
    set.rules.push_back(rule);
    if (i % 7 == 0) {
      Rule controlled = ARule(100 + i, Effect::kForbid, DutyAt(i));
      controlled.when.drug_classes = {"controlled"};
      set.rules.push_back(controlled);
    }
  }
  // A supervision that binds every act.
  Rule base = ARule(200, Effect::kRequire, DutyAt(0));
  base.when.duties.clear();
  base.needs.supervision = SupervisionNeed{{SupervisionMode::kPremises}, {Role::kPhysician}, 4};
  set.rules.push_back(base);
  return RuleBook::Make(std::move(set)).value();
}

std::vector<Staff> People() {
  std::vector<Staff> people;
  for (std::uint32_t i = 0; i < 20; ++i) {
    Staff person;
    person.id = StaffId::Of(1, i);
    person.key = "p" + std::to_string(i);
    person.roles = {Role::kMedicalAssistant};
    Credential credential;
    credential.code = i % 2 == 0 ? CredentialCode("WA-MA-C") : CredentialCode("WA-MA-P");
    person.credentials = {credential};
    people.push_back(person);
  }
  return people;
}

struct World {
  RuleBook book = Book();
  std::vector<Staff> people = People();
  AbilityPlace place;
  Abilities abilities;
  World() {
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

void Report(benchmark::State& state, std::uint64_t before) {
  state.counters["allocations"] = benchmark::Counter(static_cast<double>(allocations - before),
                                                     benchmark::Counter::kAvgIterations);
}

void BM_Interpreter(benchmark::State& state) {
  const World& world = TheWorld();
  Situation act = world.abilities.SituationOf(world.people[0], DutyAt(0));
  SupervisorPresence present;
  present.modes = {SupervisionMode::kPremises};
  act.supervision = {present};
  int i = 0;
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    act.duty = DutyAt(i);
    i = (i + 1) % 70;
    benchmark::DoNotOptimize(Evaluate(world.book, {}, act));
  }
  Report(state, before);
}
BENCHMARK(BM_Interpreter);

void BM_CompiledJudge(benchmark::State& state) {
  const World& world = TheWorld();
  const PresentSupervisor present[] = {{Role::kPhysician, BitOf(SupervisionMode::kPremises), 0}};
  ActFacts facts;
  facts.plan = {present, true, 40};
  std::vector<DutyCode> duties;
  for (int i = 0; i < 70; ++i) duties.push_back(DutyAt(i));
  std::size_t i = 0;
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    benchmark::DoNotOptimize(world.abilities.Judge(world.people[i % 20].id, duties[i % 70], facts));
    ++i;
  }
  Report(state, before);
}
BENCHMARK(BM_CompiledJudge);

void BM_CompiledPlan(benchmark::State& state) {
  const World& world = TheWorld();
  const PresentSupervisor present[] = {{Role::kPhysician, BitOf(SupervisionMode::kPremises), 0}};
  const PlannedFacts plan{present, true, 40};
  std::vector<DutyCode> duties;
  for (int i = 0; i < 70; ++i) duties.push_back(DutyAt(i));
  std::size_t i = 0;
  const std::uint64_t before = allocations;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        world.abilities.Of(world.people[i % 20].id, duties[i % 70]).Under(plan));
    ++i;
  }
  Report(state, before);
}
BENCHMARK(BM_CompiledPlan);

// One site and day: 20 people, 70 duties.
void BM_Compile(benchmark::State& state) {
  const World& world = TheWorld();
  for (auto _ : state) {
    benchmark::DoNotOptimize(Abilities::Compile(world.book, {}, world.place, kDay, world.people));
  }
}
BENCHMARK(BM_Compile)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace polyclinic
