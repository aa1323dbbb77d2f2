#include "schedule/ledger.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

namespace polyclinic {
namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};

// Calls `word(index, mask)` for the words of a block that the cells [first, last) of it touch.
template <class Word>
void ForWords(std::size_t first, std::size_t last, Word&& word) {
  while (first < last) {
    const std::size_t index = first / 64, from = first % 64;
    const std::size_t count = std::min<std::size_t>(64 - from, last - first);
    const std::uint64_t mask = (count == 64 ? kAll : (std::uint64_t{1} << count) - 1) << from;
    word(index, mask);
    first += count;
  }
}

bool Earlier(const Use& a, const Use& b) {
  const auto order = [](const Use& use) {
    return std::tuple(std::uint64_t{use.first}, use.promise, std::uint64_t{use.part});
  };
  return order(a) < order(b);
}

// As std::popcount, which is a call where the target has no instruction for it: the sums of two, four and
// eight bits side by side.
constexpr std::uint64_t BitsIn(std::uint64_t word) {
  word -= word >> 1 & kAll / 3;
  word = (word & kAll / 5) + (word >> 2 & kAll / 5);
  return ((word + (word >> 4)) & kAll / 17) * (kAll / 255) >> 56;
}

// How many share each cell of a block.
using Sharers = std::array<std::uint16_t, Block::kCells>;

// Counts one more in the cells, and says of each whether the resource is full with it.
void Share(std::size_t first, std::size_t last, std::int32_t capacity, Sharers& sharers,
           Block::Words& full) {
  for (std::size_t cell = first; cell < last; ++cell) {
    if (++sharers[cell] >= capacity) full[cell / 64] |= std::uint64_t{1} << (cell % 64);
  }
}

bool Meets(Block::WordsView words, std::size_t first, std::size_t last) {
  std::uint64_t met = 0;
  ForWords(first, last, [&](std::size_t w, std::uint64_t mask) { met |= words[w] & mask; });
  return met != 0;
}

void Touch(Block& block, Block::EditableWords touched, std::size_t first, std::size_t last,
           bool fixed) {
  if (!block.mixed && block.all_fixed != fixed) {
    if (Meets(touched, 0, Block::kCells)) {
      const Block::WordsView before = block.FixedTouched(touched);
      std::ranges::copy(before, block.mixed.Edit().fixed_touched.begin());
    } else {
      block.all_fixed = fixed;
    }
  }
  Block::Mixed* const mixed = block.mixed ? &block.mixed.Edit() : nullptr;
  ForWords(first, last, [&](std::size_t w, std::uint64_t mask) {
    touched[w] |= mask;
    if (fixed && mixed != nullptr) mixed->fixed_touched[w] |= mask;
  });
}

// An exclusive use leaves nothing to share.
void Fill(Block& block, std::size_t first, std::size_t last, bool fixed) {
  if (!block.sharing) return;
  Block::Sharing& sharing = block.sharing.Edit();
  ForWords(first, last, [&](std::size_t w, std::uint64_t mask) {
    sharing.full[w] |= mask;
    if (fixed) sharing.fixed_full[w] |= mask;
  });
}

// What is taken of the cells [first, last) is forgotten.
void Clear(Block& block, Block::EditableWords touched, std::size_t first, std::size_t last) {
  Block::Mixed* const mixed = block.mixed ? &block.mixed.Edit() : nullptr;
  Block::Sharing* const sharing = block.sharing ? &block.sharing.Edit() : nullptr;
  ForWords(first, last, [&](std::size_t w, std::uint64_t mask) {
    touched[w] &= ~mask;
    if (mixed != nullptr) mixed->fixed_touched[w] &= ~mask;
    if (sharing == nullptr) return;
    sharing->full[w] &= ~mask;
    sharing->fixed_full[w] &= ~mask;
  });
}

// Marks again, from the uses, the cells [first, last) of block number `base / kCells`.
void Mark(Block& block, Block::EditableWords touched, std::size_t base, std::size_t first,
          std::size_t last, std::int32_t capacity) {
  Clear(block, touched, first, last);
  Sharers sharers, fixed_sharers;
  for (Sharers* all : {&sharers, &fixed_sharers}) {
    std::fill(all->begin() + static_cast<std::ptrdiff_t>(first),
              all->begin() + static_cast<std::ptrdiff_t>(last), std::uint16_t{0});
  }
  for (const Use& use : block.uses) {
    if (use.first >= base + last) break;
    if (use.last <= base + first || !use.occupies()) continue;
    const std::size_t from = std::max(base + first, std::size_t{use.first}) - base;
    const std::size_t to = std::min(base + last, std::size_t{use.last}) - base;
    Touch(block, touched, from, to, use.fixed());
    if (use.kind() == NeedKind::kExclusive) {
      Fill(block, from, to, use.fixed());
      continue;
    }
    Block::Sharing& sharing = block.sharing.Edit();
    Share(from, to, capacity, sharers, sharing.full);
    if (use.fixed()) Share(from, to, capacity, fixed_sharers, sharing.fixed_full);
  }
}

std::uint64_t BitOf(const Use& use) {
  return !use.occupies() ? 0 : use.plain() ? Use::BitOf(use.asked) : Use::kOtherwise;
}

// Of those uses, by first cell, that occupy: each is plain, and none overlap.
bool ArePlain(std::span<const Use> uses) {
  std::uint64_t taken_until = 0;
  for (const Use& use : uses) {
    if (!use.occupies()) continue;
    if (!use.plain() || use.first < taken_until) return false;
    taken_until = use.last;
  }
  return true;
}

// Puts the use in its place. Memory grows by an eighth: most blocks are never changed again.
void Put(std::vector<Use>& uses, const Use& use) {
  if (uses.size() == uses.capacity()) uses.reserve(uses.size() + uses.size() / 8 + 2);
  uses.insert(std::upper_bound(uses.begin(), uses.end(), use, Earlier), use);
}

}  // namespace

Shared<Promise> Promise::Make(PromiseTerms terms, std::span<const Part> parts,
                              PromiseNumber older_of_patient) {
  void* const memory = ::operator new(sizeof(Promise) + parts.size_bytes());
  auto* const promise = ::new (memory) Promise(std::move(terms), older_of_patient);
  std::uninitialized_copy(parts.begin(), parts.end(), reinterpret_cast<Part*>(promise + 1));
  promise->count_ = static_cast<std::uint16_t>(parts.size());
  return Shared<Promise>(promise);
}

std::pair<std::size_t, std::size_t> Ledger::BlocksOf(const Use& use) const {
  const std::size_t from = std::min(std::size_t{use.first} / Block::kCells, blocks_ - 1);
  const std::size_t last = std::max<std::size_t>(use.last, use.first + 1) - 1;
  return {from, std::min(last / Block::kCells, blocks_ - 1)};
}

template <class Word>
void Ledger::Reader::ForWordsOf(std::uint32_t resource, CellSpan span, TakenSet set, Word&& word) {
  for (std::size_t first = span.first; first < span.last;) {
    const std::size_t b = first / Block::kCells;
    const std::size_t last = std::min(span.last, (b + 1) * Block::kCells);
    const Block::WordsView words = Of(resource, b, set);
    ForWords(first - b * Block::kCells, last - b * Block::kCells,
             [&](std::size_t w, std::uint64_t mask) { word(words[w] & mask); });
    first = last;
  }
}

bool Ledger::Reader::Meets(std::uint32_t resource, CellSpan span, TakenSet set) {
  std::uint64_t met = 0;
  ForWordsOf(resource, span, set, [&](std::uint64_t word) { met |= word; });
  return met != 0;
}

void Ledger::Reader::Read(std::uint32_t resource, std::int64_t first, TakenSet set,
                          std::span<std::uint64_t> out) {
  const std::int64_t low = first >= 0 ? first / 64 : -((-first + 63) / 64);
  const auto shift = static_cast<std::size_t>(first - low * 64);
  const auto words = static_cast<std::int64_t>(ledger_->blocks_ * Block::kWords);
  Block::WordsView block(Block::kNothing);
  std::int64_t of_block = -1;
  const auto word = [&](std::int64_t w) -> std::uint64_t {
    if (w < 0 || w >= words) return 0;
    const std::int64_t b = w / static_cast<std::int64_t>(Block::kWords);
    if (b != of_block) {
      block = Of(resource, static_cast<std::size_t>(b), set);
      of_block = b;
    }
    return block[static_cast<std::size_t>(w) % Block::kWords];
  };
  std::uint64_t here = word(low);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::uint64_t next = word(low + static_cast<std::int64_t>(i) + 1);
    out[i] = shift == 0 ? here : here >> shift | next << (64 - shift);
    here = next;
  }
}

std::size_t Ledger::Reader::CountTouched(std::uint32_t resource, CellSpan span) {
  std::uint64_t count = 0;
  ForWordsOf(resource, span, TakenSet::kTouched,
             [&](std::uint64_t word) { count += BitsIn(word); });
  return count;
}

void Ledger::Insert(std::uint32_t resource, const Use& use, std::int32_t capacity) {
  const auto [from, to] = BlocksOf(use);
  for (std::size_t b = from; b <= to; ++b) {
    Stretch& stretch = taken_.Edit(PlaceOf(resource, b));
    Block& block = stretch.blocks[b % Stretch::kBlocks].Edit();
    Put(block.uses, use);
    block.asked |= BitOf(use);
    const std::size_t base = b * Block::kCells;
    const std::size_t low = std::max(base, std::size_t{use.first});
    const std::size_t high = std::min(base + Block::kCells, std::size_t{use.last});
    if (low >= high || !use.occupies()) continue;
    const std::size_t first = low - base, last = high - base;
    const Block::EditableWords touched = stretch.EditTouched(b);
    if (use.kind() != NeedKind::kExclusive) {
      if (!block.sharing) {
        Block::Sharing& sharing = block.sharing.Edit();
        std::ranges::copy(touched, sharing.full.begin());
        std::ranges::copy(block.FixedTouched(touched), sharing.fixed_full.begin());
      }
      Mark(block, touched, base, first, last, capacity);
    } else {
      if (Meets(touched, first, last)) block.asked |= Use::kOtherwise;
      Touch(block, touched, first, last, use.fixed());
      Fill(block, first, last, use.fixed());
    }
  }
}

void Ledger::Erase(std::uint32_t resource, const Use& use, std::int32_t capacity) {
  const auto [from, to] = BlocksOf(use);
  for (std::size_t b = from; b <= to; ++b) {
    Stretch& stretch = taken_.Edit(PlaceOf(resource, b));
    Block& block = stretch.blocks[b % Stretch::kBlocks].Edit();
    std::erase_if(block.uses, [&](const Use& other) {
      return other.promise == use.promise && other.part == use.part;
    });
    if (block.uses.empty()) block.asked = 0;
    // Two may have met for a moment while promises changed hands.
    if ((block.asked & Use::kOtherwise) != 0 && ArePlain(block.uses)) {
      block.asked &= ~Use::kOtherwise;
    }
    const std::size_t base = b * Block::kCells;
    const std::size_t low = std::max(base, std::size_t{use.first});
    const std::size_t high = std::min(base + Block::kCells, std::size_t{use.last});
    if (low >= high) continue;
    Mark(block, stretch.EditTouched(b), base, low - base, high - base, capacity);
  }
}

void Ledger::Keep(PromiseNumber number, PromiseTerms terms, std::span<const Part> parts) {
  PromiseNumber older = kNoPromise;
  if (terms.patient != Promise::kNone) {
    OfOnePatient& patient = patients_.Edit(terms.patient);
    older = std::exchange(patient.newest, number);
    patient.latest_end = std::max(patient.latest_end, terms.end);
  }
  promises_[IsHold(number)].Edit(number / 2) = Promise::Make(std::move(terms), parts, older);
}

void Ledger::NoteLatest(const PromiseTerms& terms, const Uses& uses) {
  const auto start = static_cast<std::size_t>(std::max<Offset>(terms.start, 0) / kCell.count());
  for (const auto& [resource, use] : uses) {
    if (use.first > start) latest_part_ = std::max(latest_part_, use.first - start + 1);
  }
}

void Ledger::Forget(PromiseNumber number) {
  const Promise& promise = *Find(number);
  if (promise.patient != Promise::kNone) {
    const PromiseNumber older = promise.older_of_patient();
    PromiseNumber newer = kNoPromise;
    for (PromiseNumber other : OfPatient(promise.patient)) {
      if (other == number) break;
      newer = other;
    }
    if (newer == kNoPromise) {
      patients_.Edit(promise.patient).newest = older;
    } else {
      const Promise& next = *Find(newer);
      promises_[IsHold(newer)].Edit(newer / 2) =
          Promise::Make(PromiseTerms(next), next.parts(), older);
    }
  }
  promises_[IsHold(number)].Edit(number / 2) = {};
}

}  // namespace polyclinic
