#ifndef POLYCLINIC_BASE_BOXED_H_
#define POLYCLINIC_BASE_BOXED_H_

#include <memory>
#include <optional>
#include <utility>

namespace polyclinic {

// A T or nothing, as std::optional, but in memory of its own: what has several of which few are present
// stays small. A value: copies are deep, equality is that of what is held.
template <class T>
class Boxed {
 public:
  using value_type = T;

  Boxed() = default;
  Boxed(std::nullopt_t) {}
  Boxed(T value) : at_(std::make_unique<T>(std::move(value))) {}
  Boxed(const Boxed& other) : at_(other ? std::make_unique<T>(*other) : nullptr) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(Boxed other) noexcept {
    at_.swap(other.at_);
    return *this;
  }
  ~Boxed() = default;

  bool has_value() const { return at_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  // There is one.
  T& operator*() { return *at_; }
  const T& operator*() const { return *at_; }
  T* operator->() { return at_.get(); }
  const T* operator->() const { return at_.get(); }

  template <class... Args>
  T& emplace(Args&&... args) {
    at_ = std::make_unique<T>(std::forward<Args>(args)...);
    return *at_;
  }
  void reset() { at_.reset(); }

  friend bool operator==(const Boxed& a, const Boxed& b) {
    return a.has_value() == b.has_value() && (!a || *a == *b);
  }

 private:
  std::unique_ptr<T> at_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_BASE_BOXED_H_
