#ifndef POLYCLINIC_BENCHMARKS_MACHINE_H_
#define POLYCLINIC_BENCHMARKS_MACHINE_H_

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <random>
#include <vector>

// The machine's own figures, measured in the run of others, to compare these by.
namespace polyclinic::benchmarks {

inline void MachineMapLookup(benchmark::State& state) {
  std::map<std::uint64_t, std::uint64_t> map;
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> keys;
  for (int i = 0; i < 100'000; ++i) map[keys.emplace_back(random())] = 1;
  std::shuffle(keys.begin(), keys.end(), random);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(map.find(keys[i]));
    i = i + 1 == keys.size() ? 0 : i + 1;
  }
}

// In memory of malloc's, so that it does not count where operator new does.
inline void MachineCopyGigabyte(benchmark::State& state) {
  constexpr std::size_t kBytes = std::size_t{1} << 30;
  const std::unique_ptr<char, decltype(&std::free)> from(static_cast<char*>(std::calloc(1, kBytes)),
                                                         &std::free);
  const std::unique_ptr<char, decltype(&std::free)> to(static_cast<char*>(std::calloc(1, kBytes)),
                                                       &std::free);
  if (from == nullptr || to == nullptr) return state.SkipWithError("no 2 GB of memory");
  std::memset(from.get(), 1, kBytes);
  std::memset(to.get(), 2, kBytes);
  for (auto _ : state) {
    std::memcpy(to.get(), from.get(), kBytes);
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kBytes));
}

}  // namespace polyclinic::benchmarks

#endif  // POLYCLINIC_BENCHMARKS_MACHINE_H_
