#include "schedule/ledger.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "gtest/gtest.h"
#include "schedule/random_clinic.h"
#include "trials.h"

namespace polyclinic {
namespace {

using schedule_tests::Random;

// More than stand side by side.
constexpr std::size_t kCells = (Stretch::kBlocks + 2) * Block::kCells;
constexpr std::uint32_t kResources = 3;
constexpr std::uint32_t kPatients = 4;
constexpr std::int32_t kCapacity = 2;

// Below `n`.
std::uint32_t Draw(Random& random, std::size_t n) {
  return static_cast<std::uint32_t>(random.Below(static_cast<int>(n)));
}

// What was added under a number, and when.
struct Entered {
  std::uint32_t patient = Promise::kNone;
  std::vector<Part> parts;
  Ledger::Uses uses;
  int at = 0;
};

// A ledger and what must be in it.
struct Copy {
  Ledger ledger{kCells, kResources};
  std::map<PromiseNumber, Entered> entered;
};

std::int32_t CapacityOf(std::uint32_t) { return kCapacity; }

Entered AnyPromise(PromiseNumber number, int at, Random& random) {
  Entered promise;
  promise.at = at;
  if (Draw(random, 5) != 0) promise.patient = Draw(random, kPatients);
  for (std::size_t parts = Draw(random, 4), i = 0; i < parts; ++i) {
    const std::size_t first = Draw(random, kCells), length = 1 + Draw(random, 40);
    const CellSpan cells{first,
                         std::min(first + (Draw(random, 20) == 0 ? kCells : length), kCells)};
    Part part;
    part.resource = Draw(random, kResources);
    part.start = static_cast<Offset>(cells.first) * 300;
    part.end = static_cast<Offset>(cells.last) * 300;
    part.set_kind(Draw(random, 3) == 0 ? NeedKind::kShared : NeedKind::kExclusive);
    part.named = Draw(random, 2) == 0;
    Use use;
    use.promise = number;
    use.part = i & Promise::kMostParts;
    use.set_cells(cells);
    use.set_kind(part.kind());
    use.set_flags(Draw(random, 6) == 0, false, part.named, false);
    promise.parts.push_back(part);
    promise.uses.emplace_back(part.resource, use);
  }
  return promise;
}

void Change(Copy& copy, int at, Random& random) {
  const PromiseNumber number = Draw(random, 40);
  const auto found = copy.entered.find(number);
  if (found != copy.entered.end()) {
    copy.ledger.Remove(number, found->second.uses, CapacityOf);
    copy.entered.erase(found);
    return;
  }
  const Entered promise = AnyPromise(number, at, random);
  PromiseTerms terms;
  terms.patient = promise.patient;
  terms.start = at;
  terms.end = at + static_cast<Offset>(Draw(random, 50));
  copy.ledger.Add(number, std::move(terms), promise.parts, promise.uses, CapacityOf);
  copy.entered[number] = promise;
}

// Recounted from what was entered.
bool Recount(const Copy& copy, std::uint32_t resource, std::size_t cell, TakenSet set) {
  int exclusive = 0, shared = 0, fixed_exclusive = 0, fixed_shared = 0;
  for (const auto& [number, promise] : copy.entered) {
    for (const auto& [r, use] : promise.uses) {
      if (r != resource || cell < use.first || cell >= use.last || !use.occupies()) continue;
      const bool alone = use.kind() == NeedKind::kExclusive;
      exclusive += alone;
      shared += !alone;
      fixed_exclusive += alone && use.fixed();
      fixed_shared += !alone && use.fixed();
    }
  }
  switch (set) {
    case TakenSet::kTouched:
      return exclusive + shared > 0;
    case TakenSet::kFull:
      return exclusive > 0 || shared >= kCapacity;
    case TakenSet::kFixedTouched:
      return fixed_exclusive + fixed_shared > 0;
    case TakenSet::kFixedFull:
      return fixed_exclusive > 0 || fixed_shared >= kCapacity;
  }
  return false;
}

void ExpectCells(const Copy& copy) {
  for (std::uint32_t r = 0; r < kResources; ++r) {
    for (std::size_t cell = 0; cell < kCells; ++cell) {
      for (const TakenSet set :
           {TakenSet::kTouched, TakenSet::kFull, TakenSet::kFixedTouched, TakenSet::kFixedFull}) {
        ASSERT_EQ(Ledger::Reader(copy.ledger).Meets(r, {cell, cell + 1}, set),
                  Recount(copy, r, cell, set))
            << r << " " << cell;
      }
      const std::span<const std::uint64_t> touched =
          copy.ledger.TouchedFrom(r, cell / Block::kCells);
      ASSERT_EQ((touched[cell % Block::kCells / 64] >> cell % 64 & 1) != 0,
                Recount(copy, r, cell, TakenSet::kTouched));
    }
  }
}

void ExpectPromises(const Copy& copy) {
  std::map<std::uint32_t, std::vector<std::pair<int, PromiseNumber>>> of_patient;
  for (PromiseNumber number = 0; number < 40; ++number) {
    const Promise* const kept = copy.ledger.Find(number);
    const auto found = copy.entered.find(number);
    ASSERT_EQ(kept != nullptr, found != copy.entered.end());
    if (kept == nullptr) continue;
    const Entered& promise = found->second;
    EXPECT_EQ(kept->start, promise.at);
    if (promise.patient != Promise::kNone) {
      EXPECT_LE(kept->end, copy.ledger.LatestEndOf(promise.patient));
    }
    ASSERT_EQ(kept->parts().size(), promise.parts.size());
    for (std::size_t i = 0; i < promise.parts.size(); ++i) {
      EXPECT_EQ(kept->parts()[i].start, promise.parts[i].start);
      EXPECT_EQ(kept->parts()[i].kind(), promise.parts[i].kind());
      EXPECT_EQ(kept->parts()[i].named, promise.parts[i].named);
    }
    of_patient[promise.patient].emplace_back(-promise.at, number);
  }
  for (std::uint32_t patient = 0; patient < kPatients; ++patient) {
    std::vector<PromiseNumber> newest_first;
    std::sort(of_patient[patient].begin(), of_patient[patient].end());
    for (const auto& [at, number] : of_patient[patient]) newest_first.push_back(number);
    const auto listed = copy.ledger.OfPatient(patient);
    EXPECT_EQ(std::vector<PromiseNumber>(listed.begin(), listed.end()), newest_first);
  }
}

void ExpectUses(const Copy& copy, Random& random) {
  const std::size_t first = Draw(random, kCells);
  const CellSpan span{first, std::min(first + 1 + Draw(random, 2 * Block::kCells), kCells)};
  for (std::uint32_t r = 0; r < kResources; ++r) {
    std::vector<std::tuple<std::size_t, PromiseNumber, std::size_t>> expected, seen;
    for (const auto& [number, promise] : copy.entered) {
      for (const auto& [resource, use] : promise.uses) {
        if (resource == r && use.first < span.last && span.first < use.last) {
          expected.emplace_back(use.first, number, use.part);
        }
      }
    }
    copy.ledger.ForUses(r, span, [&](const Use& use) {
      seen.emplace_back(use.first, use.promise, use.part);
      return true;
    });
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(seen, expected);
  }
}

// Copies that change apart each hold what was entered in them, and nothing of the others.
TEST(Ledger, HoldsWhatWasEnteredInEachOfItsCopies) {
  for (int trial = 0; trial < Trials(60); ++trial) {
    Random random(static_cast<unsigned>(trial));
    std::vector<Copy> copies(1);
    for (int at = 1; at <= 120; ++at) {
      if (Draw(random, 10) == 0 && copies.size() < 4)
        copies.push_back(copies[Draw(random, copies.size())]);
      Copy& copy = copies[Draw(random, copies.size())];
      Change(copy, at, random);
      ExpectPromises(copy);
      ExpectUses(copy, random);
      if (HasFailure()) return;
    }
    for (const Copy& copy : copies) {
      ExpectCells(copy);
      ExpectPromises(copy);
      if (HasFailure()) return;
    }
  }
}

Ledger::Uses UseOf(PromiseNumber promise, CellSpan cells, NeedKind kind) {
  Use use;
  use.promise = promise;
  use.asked = Use::Asked(1, 0);
  use.set_cells(cells);
  use.set_kind(kind);
  return {{0, use}};
}

// While promises change hands two may meet for a moment.
TEST(Ledger, ABlockIsPlainAgainOnceNothingOverlapsInIt) {
  Ledger ledger(kCells, 1);
  const Ledger::Uses early = UseOf(0, {10, 20}, NeedKind::kExclusive);
  const Ledger::Uses late = UseOf(2, {15, 25}, NeedKind::kExclusive);
  const Ledger::Uses shared = UseOf(4, {40, 50}, NeedKind::kShared);
  const auto add = [&](const Ledger::Uses& uses) {
    ledger.Add(uses.front().second.promise, {}, {}, uses, CapacityOf);
  };
  const auto remove = [&](const Ledger::Uses& uses) {
    ledger.Remove(uses.front().second.promise, uses, CapacityOf);
  };
  const auto asked = [&] { return ledger.At(0, 0)->asked; };
  const std::uint64_t plain = Use::BitOf(Use::Asked(1, 0));
  add(early);
  EXPECT_EQ(asked(), plain);
  add(late);
  EXPECT_EQ(asked(), plain | Use::kOtherwise);
  remove(early);
  EXPECT_EQ(asked(), plain);
  add(shared);
  EXPECT_EQ(asked(), plain | Use::kOtherwise);
  add(early);
  remove(shared);
  EXPECT_EQ(asked(), plain | Use::kOtherwise) << "two still overlap";
  remove(late);
  EXPECT_EQ(asked(), plain);
  remove(early);
  EXPECT_EQ(asked(), 0u);
}

}  // namespace
}  // namespace polyclinic
