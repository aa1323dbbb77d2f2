#ifndef POLYCLINIC_SRC_SCHEDULE_SHARED_H_
#define POLYCLINIC_SRC_SCHEDULE_SHARED_H_

#include <atomic>
#include <cstdint>
#include <utility>

namespace polyclinic {

// A base of what several holders share; a copy starts with one holder of its own.
class Owned {
 protected:
  Owned() = default;
  Owned(const Owned&) noexcept {}
  Owned& operator=(const Owned&) noexcept { return *this; }
  ~Owned() = default;

 private:
  template <class T>
  friend class Shared;
  mutable std::atomic<std::uint32_t> owners_{1};
};

// Holds a T, which is `Owned`, or nothing, in one pointer. Copies share it, and may be read, changed and
// dropped on different threads.
template <class T>
class Shared {
 public:
  Shared() = default;
  // Takes over what `new` made.
  explicit Shared(T* made) : at_(made) {}
  Shared(const Shared& other) noexcept : at_(other.at_) {
    if (at_ != nullptr) at_->owners_.fetch_add(1, std::memory_order_relaxed);
  }
  Shared(Shared&& other) noexcept : at_(std::exchange(other.at_, nullptr)) {}
  Shared& operator=(Shared other) noexcept {
    std::swap(at_, other.at_);
    return *this;
  }
  ~Shared() {
    if (at_ != nullptr && at_->owners_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete at_;
  }

  // nullptr where it holds nothing.
  const T* get() const { return at_; }
  const T* operator->() const { return at_; }
  explicit operator bool() const { return at_ != nullptr; }
  // To be changed: made where there was nothing, copied where others hold it too.
  T& Edit() {
    if (at_ == nullptr) {
      at_ = new T;
    } else if (at_->owners_.load(std::memory_order_acquire) != 1) {
      *this = Shared(new T(*at_));
    }
    return *at_;
  }

 private:
  T* at_ = nullptr;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_SHARED_H_
