// The shipped catalog: what the first use of it costs.
#include "benchmark/benchmark.h"
#include "catalog/embedded.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic {
namespace {

void ReadEmbedded(benchmark::State& state) {
  for (auto _ : state) {
    auto entries = FromBytes<CatalogEntries>(catalog_internal::EmbeddedEntries());
    benchmark::DoNotOptimize(entries);
  }
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(catalog_internal::EmbeddedEntries().size()));
}
BENCHMARK(ReadEmbedded);

void MakeRuleBook(benchmark::State& state) {
  for (auto _ : state) {
    auto book = RuleBook::Make(ShippedCatalog().rules);
    benchmark::DoNotOptimize(book);
  }
}
BENCHMARK(MakeRuleBook);

void OverlayOneEntry(benchmark::State& state) {
  for (auto _ : state) {
    auto catalog = OverlayText(ShippedCatalog(),
                               "signed_by: \"me\" signed_on: 20261120 "
                               "endings { id: \"US-WA.draw\" on: 20270101 }");
    benchmark::DoNotOptimize(catalog);
  }
}
BENCHMARK(OverlayOneEntry);

}  // namespace
}  // namespace polyclinic
