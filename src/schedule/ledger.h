#ifndef POLYCLINIC_SRC_SCHEDULE_LEDGER_H_
#define POLYCLINIC_SRC_SCHEDULE_LEDGER_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/occupancy.h"
#include "polyclinic/visit/visit_type.h"
#include "schedule/shared.h"
#include "schedule/shared_array.h"

namespace polyclinic {

// Seconds since the start of the schedule's grid; saturated 68 years away from it.
using Offset = std::int32_t;

// Names a promise in the ledger: an appointment or a hold by its position.
using PromiseNumber = std::uint32_t;
constexpr PromiseNumber kNoPromise = static_cast<PromiseNumber>(-1);
constexpr PromiseNumber NumberOf(AppointmentId id) { return id.index() * 2; }
constexpr PromiseNumber NumberOf(HoldId id) { return id.index() * 2 + 1; }
constexpr bool IsHold(PromiseNumber number) { return number % 2 == 1; }

// One resource of a promise over one span: what meets a need, or the supervisor who watches.
struct Part {
  static constexpr std::uint8_t kNoNeed = 255;
  // Of what meets a need.
  static constexpr std::uint8_t kActs = 255;

  // The dense number.
  std::uint32_t resource = 0;
  // Exact, without buffers.
  Offset start = 0;
  Offset end = 0;
  // Position in the visit type; kNoNeed where the visit type has no such need.
  std::uint8_t need = kNoNeed;
  // Of a supervisor: the part that is watched; kActs else.
  std::uint8_t watched = kActs;
  // Of a supervisor: how many people at most may be watched meanwhile; 0: no limit.
  std::uint8_t at_most = 0;
  // The caller named it: it is not met by others.
  bool named : 1 = false;
  // It yields to whatever binds.
  bool advisory : 1 = false;
  NeedKind kind() const { return static_cast<NeedKind>(kind_); }
  void set_kind(NeedKind kind) { kind_ = static_cast<std::uint8_t>(kind) & 7; }
  bool watches() const { return watched != kActs; }

 private:
  std::uint8_t kind_ : 3 = static_cast<std::uint8_t>(NeedKind::kExclusive);
};
static_assert(sizeof(Part) == 16);

// What a promise asks beyond its visit type.
struct PromiseExtra : Owned {
  JurisdictionCode patient_location;
  // Duties added, with the position of their need.
  std::vector<std::pair<std::uint8_t, DutyCode>> duties;
};

// What is promised, without who keeps it.
struct PromiseTerms {
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  Shared<PromiseExtra> extra;
  // Positions; kNone where there is none.
  std::uint32_t patient = kNone;
  std::uint32_t visit_type = kNone;
  std::uint32_t site = kNone;
  // Of the visit.
  Offset start = 0;
  Offset end = 0;
  bool new_patient = false;
  // Others may keep it: it is still ahead, of a known visit type.
  bool movable = false;

 private:
  friend class Promise;
  // How many parts stand behind.
  std::uint16_t count_ = 0;
};

// What a promise takes, compactly: enough to let others keep it. Never changed; the parts stand behind it
// in the same memory.
class Promise final : public PromiseTerms, public Owned {
 public:
  // The parts are at most kMostParts.
  static constexpr std::size_t kMostParts = 65'535;
  static Shared<Promise> Make(PromiseTerms terms, std::span<const Part> parts,
                              PromiseNumber older_of_patient);
  Promise(const Promise&) = delete;
  Promise& operator=(const Promise&) = delete;
  static void operator delete(void* memory) { ::operator delete(memory); }

  std::span<const Part> parts() const {
    return {std::launder(reinterpret_cast<const Part*>(this + 1)), count_};
  }
  // The patient's promise made before; kNoPromise where there is none.
  PromiseNumber older_of_patient() const { return older_of_patient_; }

 private:
  explicit Promise(PromiseTerms terms, PromiseNumber older_of_patient)
      : PromiseTerms(std::move(terms)), older_of_patient_(older_of_patient) {}
  PromiseNumber older_of_patient_;
};
static_assert(sizeof(Promise) == 40 && alignof(Promise) >= alignof(Part));

// One part of a promise as a resource sees it, in 16 bytes.
struct Use {
  static constexpr int kCellBits = 20;
  // Cells with buffers and turnover, rounded outward and cut to the grid.
  std::uint64_t first : kCellBits = 0;
  std::uint64_t last : kCellBits = 0;
  // Its position in the promise.
  std::uint64_t part : 16 = 0;

 private:
  std::uint64_t kind_ : 3 = static_cast<std::uint64_t>(NeedKind::kExclusive);
  std::uint64_t flags_ : 4 = 0;

 public:
  PromiseNumber promise = kNoPromise;
  // What is asked for: the position of the visit type and, below it, of the need; kNoPromise if unknown.
  std::uint32_t asked = kNoPromise;
  static constexpr std::uint32_t Asked(std::uint32_t visit_type, std::uint8_t need) {
    return visit_type << 8 | need;
  }
  void set_cells(CellSpan cells) {
    first = cells.first & ((1u << kCellBits) - 1);
    last = cells.last & ((1u << kCellBits) - 1);
  }
  NeedKind kind() const { return static_cast<NeedKind>(kind_); }
  void set_kind(NeedKind kind) { kind_ = static_cast<std::uint64_t>(kind) & 7; }
  bool advisory() const { return (flags_ & 1) != 0; }
  bool watches() const { return (flags_ & 2) != 0; }
  // Nobody else may keep it.
  bool fixed() const { return (flags_ & 4) != 0; }
  void set_flags(bool advisory, bool watches, bool fixed, bool special) {
    flags_ = static_cast<unsigned>(advisory | watches << 1 | fixed << 2 | special << 3) & 15;
  }
  // It asks for more than its visit type does, under another law, or at another site than the resource's
  // only one.
  bool special() const { return (flags_ & 8) != 0; }
  // Takes capacity of the resource.
  bool occupies() const { return kind() != NeedKind::kPresence && !advisory(); }
  // Whoever meets the need may keep it: the need says all about it.
  bool plain() const {
    return kind() == NeedKind::kExclusive && !fixed() && !special() && asked != kNoPromise;
  }
  // One of 63 bits for what is asked, shared by more where there are more; kOtherwise for what is not plain.
  static constexpr std::uint64_t kOtherwise = std::uint64_t{1} << 63;
  static constexpr std::uint64_t BitOf(std::uint32_t asked) {
    return std::uint64_t{1} << ((asked >> 8) * 5 + (asked & 255)) % 63;
  }
};
static_assert(sizeof(Use) == 16);

// Sets of cells that are taken: those in which no further exclusive use fits, and those in which no shared
// one does; the same counting only what nobody else may keep.
enum class TakenSet : std::uint8_t { kTouched, kFull, kFixedTouched, kFixedFull };

// What is taken of one resource in 512 cells, but for which of them are touched.
struct Block : Owned {
  static constexpr std::size_t kWords = 8;
  static constexpr std::size_t kCells = kWords * 64;
  using Words = std::array<std::uint64_t, kWords>;
  using WordsView = std::span<const std::uint64_t, kWords>;
  using EditableWords = std::span<std::uint64_t, kWords>;

  // Of the set; the touched cells stand outside the block.
  WordsView Of(TakenSet set, WordsView touched) const {
    switch (set) {
      case TakenSet::kTouched:
        return touched;
      case TakenSet::kFull:
        return sharing ? WordsView(sharing->full) : touched;
      case TakenSet::kFixedTouched:
        return FixedTouched(touched);
      case TakenSet::kFixedFull:
        return sharing ? WordsView(sharing->fixed_full) : FixedTouched(touched);
    }
    return touched;
  }
  // Of what is touched, what nobody else may keep.
  WordsView FixedTouched(WordsView touched) const {
    return mixed ? WordsView(mixed->fixed_touched) : all_fixed ? touched : WordsView(kNothing);
  }
  static constexpr Words kNothing{};

  // As long as it is not mixed: whether nobody else may keep what touches it, else others may all of it.
  bool all_fixed = false;
  struct Mixed : Owned {
    Words fixed_touched{};
  };
  // Made where both kinds first meet.
  Shared<Mixed> mixed;
  struct Sharing : Owned {
    Words full{};
    Words fixed_full{};
  };
  // Made with the first shared use: before, what is touched is full.
  Shared<Sharing> sharing;
  // The bits of what the uses that occupy ask for, and of some that did; kOtherwise as long as one is not
  // plain or two of them overlap.
  std::uint64_t asked = 0;
  // Every use that touches these cells, by first cell, promise and part.
  std::vector<Use> uses;
};
static_assert(sizeof(Block) == 56);

// What is taken of one resource in eight blocks, about a fortnight.
struct Stretch {
  static constexpr std::size_t kBlocks = 8;
  static constexpr std::size_t kWords = kBlocks * Block::kWords;

  Block::WordsView TouchedOf(std::size_t block) const {
    return Block::WordsView(touched.data() + block % kBlocks * Block::kWords, Block::kWords);
  }
  Block::EditableWords EditTouched(std::size_t block) {
    return Block::EditableWords(touched.data() + block % kBlocks * Block::kWords, Block::kWords);
  }
  const Block* At(std::size_t block) const { return blocks[block % kBlocks].get(); }

  // The touched cells of its blocks, side by side.
  std::array<std::uint64_t, kWords> touched{};
  std::array<Shared<Block>, kBlocks> blocks;
};

// Who and what is taken when, by whom. A value; copies share what did not change.
class Ledger {
 public:
  Ledger() = default;
  Ledger(std::size_t cells, std::size_t resources)
      : blocks_(std::max<std::size_t>(1, (cells + Block::kCells - 1) / Block::kCells)),
        resources_(resources) {}

  // nullptr where there is none.
  const Promise* Find(PromiseNumber number) const {
    const Shared<Promise>* const promise = promises_[IsHold(number)].Find(number / 2);
    return promise == nullptr ? nullptr : promise->get();
  }
  // A use that begins so many cells or more after a moment belongs to a visit that does not begin before it.
  std::size_t latest_part() const { return latest_part_; }
  // The promises of a patient, by position, the newest first.
  class PatientPromises;
  PatientPromises OfPatient(std::uint32_t patient) const;
  // No promise of the patient, by position, ends after it.
  Offset LatestEndOf(std::uint32_t patient) const;

  // A use of each part, with its resource.
  using Uses = std::vector<std::pair<std::uint32_t, Use>>;
  // Nothing is promised under the number. `capacity` gives that of a resource.
  template <class Capacity>
  void Add(PromiseNumber number, PromiseTerms terms, std::span<const Part> parts, const Uses& uses,
           Capacity&& capacity) {
    for (const auto& [resource, use] : uses) Insert(resource, use, capacity(resource));
    NoteLatest(terms, uses);
    Keep(number, std::move(terms), parts);
  }
  // The uses are those with which the promise was added.
  template <class Capacity>
  void Remove(PromiseNumber number, const Uses& uses, Capacity&& capacity) {
    for (const auto& [resource, use] : uses) Erase(resource, use, capacity(resource));
    Forget(number);
  }

  const Block* At(std::uint32_t resource, std::size_t block) const {
    const Stretch* const stretch = taken_.Find(PlaceOf(resource, block));
    return stretch == nullptr ? nullptr : stretch->At(block);
  }
  std::size_t blocks() const { return blocks_; }
  // The touched cells of one resource from a block on, as far as they stand side by side.
  std::span<const std::uint64_t> TouchedFrom(std::uint32_t resource, std::size_t block) const {
    static constexpr std::array<std::uint64_t, Stretch::kWords> kNothing{};
    const Stretch* const stretch = taken_.Find(PlaceOf(resource, block));
    const std::span<const std::uint64_t> touched = stretch == nullptr ? kNothing : stretch->touched;
    return touched.subspan(block % Stretch::kBlocks * Block::kWords);
  }
  // Says what is taken, with less work where what is asked lies close together. The ledger must outlive it
  // unchanged.
  class Reader;

  // Calls `visit(use)` once for every use of the resource that touches the cells of the span, in the
  // order of first cell, promise and part, until it returns false.
  template <class Visit>
  void ForUses(std::uint32_t resource, CellSpan span, Visit&& visit) const {
    if (span.first >= span.last) return;
    for (std::size_t b = span.first / Block::kCells; b <= (span.last - 1) / Block::kCells; ++b) {
      const Block* const block = At(resource, b);
      if (block == nullptr) continue;
      for (const Use& use : block->uses) {
        if (use.first >= span.last) break;
        if (use.last <= span.first) continue;
        // Seen already in the block before.
        if (use.first < b * Block::kCells && b > span.first / Block::kCells) continue;
        if (!visit(use)) return;
      }
    }
  }
  // The same for every use that may touch the exact times, those outside the grid included.
  template <class Visit>
  void ForUsesNear(std::uint32_t resource, CellSpan span, Visit&& visit) const {
    const std::size_t from = std::min(span.first / Block::kCells, blocks_ - 1);
    const std::size_t to =
        std::min((std::max(span.last, span.first + 1) - 1) / Block::kCells, blocks_ - 1);
    for (std::size_t b = from; b <= to; ++b) {
      const Block* const block = At(resource, b);
      if (block == nullptr) continue;
      for (const Use& use : block->uses) {
        if (use.first < b * Block::kCells && b > from) continue;
        visit(use);
      }
    }
  }

 private:
  void Insert(std::uint32_t resource, const Use& use, std::int32_t capacity);
  void Erase(std::uint32_t resource, const Use& use, std::int32_t capacity);
  void Keep(PromiseNumber number, PromiseTerms terms, std::span<const Part> parts);
  void Forget(PromiseNumber number);
  void NoteLatest(const PromiseTerms& terms, const Uses& uses);
  // The blocks, closed, that a use touches; the nearest where it lies outside the grid.
  std::pair<std::size_t, std::size_t> BlocksOf(const Use& use) const;

  struct OfOnePatient {
    PromiseNumber newest = kNoPromise;
    // At or after the end of each promise there is, and of those there were.
    Offset latest_end = std::numeric_limits<Offset>::min();
  };
  // Those who are asked about together, at the same time, stand together.
  std::size_t PlaceOf(std::uint32_t resource, std::size_t block) const {
    return block / Stretch::kBlocks * resources_ + resource;
  }

  std::size_t blocks_ = 1;
  std::size_t resources_ = 0;
  std::size_t latest_part_ = 1;
  // By time and resource.
  SharedArray<Stretch, 0> taken_;
  // Of appointments and of holds.
  std::array<SharedArray<Shared<Promise>>, 2> promises_;
  // By position of the patient.
  SharedArray<OfOnePatient> patients_;
};

class Ledger::Reader {
 public:
  explicit Reader(const Ledger& ledger)
      : ledger_(&ledger), stretches_{Cursor(ledger.taken_), Cursor(ledger.taken_)} {}

  const Block* At(std::uint32_t resource, std::size_t block) {
    const Stretch* const stretch = StretchOf(resource, block);
    return stretch == nullptr ? nullptr : stretch->At(block);
  }
  // The cells of the set that are in the block.
  Block::WordsView Of(std::uint32_t resource, std::size_t block, TakenSet set) {
    const Stretch* const stretch = StretchOf(resource, block);
    if (stretch == nullptr) return Block::WordsView(Block::kNothing);
    const Block::WordsView touched = stretch->TouchedOf(block);
    if (set == TakenSet::kTouched) return touched;
    const Block* const found = stretch->At(block);
    return found == nullptr ? touched : found->Of(set, touched);
  }
  // The cells of the set from `first` on, which may lie outside: nothing is there.
  void Read(std::uint32_t resource, std::int64_t first, TakenSet set, std::span<std::uint64_t> out);
  // How many cells of the span are touched.
  std::size_t CountTouched(std::uint32_t resource, CellSpan span);
  // Whether some cell of the span is in the set of words.
  bool Meets(std::uint32_t resource, CellSpan span, TakenSet set);

 private:
  using Cursor = SharedArray<Stretch, 0>::Cursor;
  const Stretch* StretchOf(std::uint32_t resource, std::size_t block) {
    return stretches_[block / Stretch::kBlocks % 2].Find(ledger_->PlaceOf(resource, block));
  }
  template <class Word>
  void ForWordsOf(std::uint32_t resource, CellSpan span, TakenSet set, Word&& word);

  const Ledger* ledger_;
  // Neighbouring stretches by turns: a day is in one or two.
  std::array<Cursor, 2> stretches_;
};

// Walks from a patient's newest promise to the oldest; as long as the ledger is unchanged.
class Ledger::PatientPromises {
 public:
  PatientPromises(const Ledger& ledger, PromiseNumber newest) : ledger_(&ledger), newest_(newest) {}

  bool empty() const { return newest_ == kNoPromise; }
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = PromiseNumber;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = PromiseNumber;
    Iterator(const Ledger* ledger, PromiseNumber at) : ledger_(ledger), at_(at) {}
    PromiseNumber operator*() const { return at_; }
    Iterator& operator++() {
      at_ = ledger_->Find(at_)->older_of_patient();
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const Ledger* ledger_;
    PromiseNumber at_;
  };
  Iterator begin() const { return {ledger_, newest_}; }
  Iterator end() const { return {ledger_, kNoPromise}; }

 private:
  const Ledger* ledger_;
  PromiseNumber newest_;
};

inline Ledger::PatientPromises Ledger::OfPatient(std::uint32_t patient) const {
  const OfOnePatient* const found = patients_.Find(patient);
  return {*this, found == nullptr ? kNoPromise : found->newest};
}
inline Offset Ledger::LatestEndOf(std::uint32_t patient) const {
  const OfOnePatient* const found = patients_.Find(patient);
  return found == nullptr ? OfOnePatient{}.latest_end : found->latest_end;
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_LEDGER_H_
