#ifndef POLYCLINIC_SRC_CLINIC_EXPIRIES_H_
#define POLYCLINIC_SRC_CLINIC_EXPIRIES_H_

#include <cstddef>

#include "polyclinic/base/ids.h"
#include "polyclinic/base/pages.h"
#include "polyclinic/base/time.h"

namespace polyclinic {

// When holds expire, the earliest first: a binary heap on shared pages. Copying is cheap; adding and
// taking change one path of the heap.
class Expiries {
 public:
  struct Expiry {
    Instant at{};
    HoldId hold;
    friend auto operator<=>(const Expiry&, const Expiry&) = default;
  };

  bool empty() const { return heap_.empty(); }
  // Requires that there is one.
  const Expiry& first() const { return heap_[0]; }

  void Add(const Expiry& expiry) {
    std::size_t at = heap_.size();
    heap_.Push(expiry);
    while (at > 0 && expiry < heap_[(at - 1) / 2]) {
      const std::size_t parent = (at - 1) / 2;
      heap_.Set(at, heap_[parent]);
      at = parent;
      heap_.Set(at, expiry);
    }
  }

  // Takes the first away. Requires that there is one.
  void TakeFirst() {
    const Expiry moved = heap_[heap_.size() - 1];
    heap_.Pop();
    if (heap_.empty()) return;
    std::size_t at = 0;
    for (;;) {
      std::size_t child = 2 * at + 1;
      if (child + 1 < heap_.size() && heap_[child + 1] < heap_[child]) ++child;
      if (child >= heap_.size() || !(heap_[child] < moved)) break;
      heap_.Set(at, heap_[child]);
      at = child;
    }
    heap_.Set(at, moved);
  }

 private:
  Pages<Expiry> heap_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_CLINIC_EXPIRIES_H_
