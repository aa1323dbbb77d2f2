#ifndef POLYCLINIC_SRC_SCHEDULE_LEDGER_H_
#define POLYCLINIC_SRC_SCHEDULE_LEDGER_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/occupancy.h"
#include "polyclinic/visit/visit_type.h"
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
  NeedKind kind() const { return static_cast<NeedKind>(kind_); }
  void set_kind(NeedKind kind) { kind_ = static_cast<std::uint8_t>(kind); }
  // The caller named it: it is not met by others.
  bool named = false;
  // It yields to whatever binds.
  bool advisory = false;
  // Of a supervisor: the part that is watched; kActs else.
  std::uint8_t watched = kActs;
  // Of a supervisor: how many people at most may be watched meanwhile; 0: no limit.
  std::uint8_t at_most = 0;
  bool watches() const { return watched != kActs; }

 private:
  std::uint8_t kind_ = static_cast<std::uint8_t>(NeedKind::kExclusive);
};

// What a promise asks beyond its visit type.
struct PromiseExtra {
  JurisdictionCode patient_location;
  // Duties added, with the position of their need.
  std::vector<std::pair<std::uint8_t, DutyCode>> duties;
};

// What a promise takes, compactly: enough to let others keep it.
struct Promise {
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
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
  // The blocks of its uses, closed; kept by the ledger.
  std::uint32_t first_block = 0;
  std::uint32_t last_block = 0;
  std::shared_ptr<const PromiseExtra> extra;
  std::vector<Part> parts;
};

// One part of a promise as a resource sees it.
struct Use {
  // Cells with buffers and turnover, rounded outward and cut to the grid.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  PromiseNumber promise = kNoPromise;
  // What is asked for: the position of the visit type and, below it, of the need; kNoPromise if unknown.
  std::uint32_t asked = kNoPromise;
  static constexpr std::uint32_t Asked(std::uint32_t visit_type, std::uint8_t need) {
    return visit_type << 8 | need;
  }
  std::uint16_t part = 0;
  NeedKind kind() const { return static_cast<NeedKind>(kind_); }
  void set_kind(NeedKind kind) { kind_ = static_cast<std::uint8_t>(kind); }
  bool advisory() const { return (flags_ & 1) != 0; }
  bool watches() const { return (flags_ & 2) != 0; }
  // Nobody else may keep it.
  bool fixed() const { return (flags_ & 4) != 0; }
  void set_flags(bool advisory, bool watches, bool fixed, bool special) {
    flags_ = static_cast<std::uint8_t>(advisory | watches << 1 | fixed << 2 | special << 3);
  }
  // It asks for more than its visit type does, under another law, or at another site than the resource's
  // only one.
  bool special() const { return (flags_ & 8) != 0; }
  // Takes capacity of the resource.
  bool occupies() const { return kind() != NeedKind::kPresence && !advisory(); }

 private:
  std::uint8_t kind_ = static_cast<std::uint8_t>(NeedKind::kExclusive);
  std::uint8_t flags_ = 0;
};

// What is taken of one resource in 512 cells.
struct Block {
  static constexpr std::size_t kWords = 8;
  static constexpr std::size_t kCells = kWords * 64;
  using Words = std::array<std::uint64_t, kWords>;
  // Cells in which no further exclusive use fits, and those in which no shared one does.
  Words touched{};
  Words full{};
  // The same counting only what nobody else may keep.
  Words fixed_touched{};
  Words fixed_full{};
  // Every use that touches these cells, by first cell, promise and part.
  std::vector<Use> uses;
};

// Who and what is taken when, by whom. A value; copies share what did not change.
class Ledger {
 public:
  Ledger() = default;
  explicit Ledger(std::size_t cells)
      : blocks_(std::max<std::size_t>(1, (cells + Block::kCells - 1) / Block::kCells)) {}

  // nullptr where there is none.
  const Promise* Find(PromiseNumber number) const { return promises_.Find(number); }
  // The promises of a patient, by position; nullptr where there never was one.
  const std::vector<PromiseNumber>* OfPatient(std::uint32_t patient) const {
    return patients_.Find(patient);
  }

  // `uses` has the resource and use of every part, `capacity` gives that of a resource.
  template <class Capacity>
  void Add(PromiseNumber number, Promise promise,
           const std::vector<std::pair<std::uint32_t, Use>>& uses, Capacity&& capacity) {
    promise.first_block = static_cast<std::uint32_t>(blocks_ - 1);
    for (const auto& [resource, use] : uses) {
      const auto [from, to] = BlocksOf(use);
      promise.first_block = std::min(promise.first_block, static_cast<std::uint32_t>(from));
      promise.last_block = std::max(promise.last_block, static_cast<std::uint32_t>(to));
      Insert(resource, use, capacity(resource));
    }
    if (promise.patient != Promise::kNone) patients_.Edit(promise.patient).push_back(number);
    promises_.Edit(number) = std::move(promise);
  }
  template <class Capacity>
  void Remove(PromiseNumber number, Capacity&& capacity) {
    const Promise* const promise = promises_.Find(number);
    if (promise == nullptr || (promise->parts.empty() && promise->patient == Promise::kNone))
      return;
    const std::uint32_t patient = promise->patient;
    std::vector<std::uint32_t> resources;
    for (const Part& part : promise->parts) resources.push_back(part.resource);
    std::sort(resources.begin(), resources.end());
    resources.erase(std::unique(resources.begin(), resources.end()), resources.end());
    const std::size_t from = promise->first_block, to = promise->last_block;
    for (std::uint32_t r : resources) Erase(r, number, from, to, capacity(r));
    if (patient != Promise::kNone) std::erase(patients_.Edit(patient), number);
    promises_.Edit(number) = Promise{};
  }

  const Block* At(std::uint32_t resource, std::size_t block) const {
    return taken_.Find(resource * blocks_ + block);
  }
  std::size_t blocks() const { return blocks_; }
  // Finds blocks of a resource one after the other.
  class Blocks {
   public:
    Blocks(const Ledger& ledger, std::uint32_t resource)
        : blocks_(ledger.taken_), first_(resource * ledger.blocks_) {}
    const Block* At(std::size_t block) { return blocks_.Find(first_ + block); }

   private:
    SharedArray<Block>::Cursor blocks_;
    std::size_t first_;
  };

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

  // The cells of the set from `first` on, which may lie outside: nothing is there.
  void Read(std::uint32_t resource, std::int64_t first, Block::Words Block::*set,
            std::span<std::uint64_t> out) const;

  // How many cells of the span are touched.
  std::size_t CountTouched(std::uint32_t resource, CellSpan span) const;
  // Whether some cell of the span is in the set of words.
  bool Meets(std::uint32_t resource, CellSpan span, Block::Words Block::*set) const;

 private:
  template <class Word>
  void ForBlockWords(std::uint32_t resource, CellSpan span, Word&& word) const;
  void Insert(std::uint32_t resource, const Use& use, std::int32_t capacity);
  void Erase(std::uint32_t resource, PromiseNumber number, std::size_t from, std::size_t to,
             std::int32_t capacity);
  // The blocks, closed, that a use touches; the nearest where it lies outside the grid.
  std::pair<std::size_t, std::size_t> BlocksOf(const Use& use) const;

  std::size_t blocks_ = 1;
  // By resource and block.
  SharedArray<Block> taken_;
  SharedArray<Promise> promises_;
  SharedArray<std::vector<PromiseNumber>> patients_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_LEDGER_H_
