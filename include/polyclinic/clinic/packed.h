#ifndef POLYCLINIC_CLINIC_PACKED_H_
#define POLYCLINIC_CLINIC_PACKED_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "polyclinic/base/pages.h"

namespace polyclinic {

class Dictionary;

// Bytes that never change, held once however many records are copies.
class Record {
 public:
  Record() = default;
  explicit Record(std::string_view bytes);
  Record(const Record& other) noexcept : head_(other.head_) {
    if (head_ != nullptr) head_->owners.fetch_add(1, std::memory_order_relaxed);
  }
  Record(Record&& other) noexcept : head_(std::exchange(other.head_, nullptr)) {}
  Record& operator=(Record other) noexcept {
    std::swap(head_, other.head_);
    return *this;
  }
  ~Record();

  // The first of them, as long as a copy of the record lives; nullptr where there are none.
  const char* bytes() const {
    return head_ == nullptr ? nullptr : reinterpret_cast<const char*>(head_ + 1);
  }

 private:
  struct Head {
    std::atomic<std::uint32_t> owners;
  };
  Head* head_ = nullptr;
};

// A list of a model struct of which a clinic has many, each held as the fields that differ from the
// default, in few bytes; texts and parts that many of them share stand once in a dictionary. It is used
// as `Pages` is, but gives its elements by value, made when they are asked for.
template <class T>
class Packed {
 public:
  explicit Packed(std::shared_ptr<Dictionary> dictionary) : dictionary_(std::move(dictionary)) {}

  std::size_t size() const { return records_.size(); }
  bool empty() const { return records_.empty(); }

  // Requires index < size().
  T operator[](std::size_t index) const;
  // The key of the element, without making the rest; as long as this list is unchanged. Requires
  // index < size().
  std::string_view KeyOf(std::size_t index) const;

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = T;
    Iterator(const Packed* list, std::size_t index) : list_(list), index_(index) {}
    T operator*() const { return (*list_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const Packed* list_;
    std::size_t index_;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

  // Puts `element` in place of that at `index`. Requires index < size().
  void Set(std::size_t index, const T& element);
  // Puts `element` behind the last.
  void Push(const T& element);

  std::vector<T> ToVector() const {
    std::vector<T> elements;
    elements.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) elements.push_back((*this)[i]);
    return elements;
  }

 private:
  Pages<Record> records_;
  std::shared_ptr<Dictionary> dictionary_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_PACKED_H_
