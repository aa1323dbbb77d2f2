#ifndef POLYCLINIC_CLINIC_PAGES_H_
#define POLYCLINIC_CLINIC_PAGES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace polyclinic {

// An immutable list on shared pages: a copy shares everything, and `With` and `Plus` give a new list
// that shares all but one path of pages. Each element is held once, however many lists have it. Safe
// to read from many threads.
template <class T>
class Pages {
 public:
  Pages() = default;
  explicit Pages(std::vector<T> elements) {
    for (T& element : elements) *this = Plus(std::move(element));
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // The element at `index`, which lives as long as any list that has it. Requires index < size().
  const T& operator[](std::size_t index) const {
    const Page* page = root_.get();
    for (int level = levels_; level > 0; --level) {
      page = static_cast<const Page*>(page->slots[Slot(index, level)].get());
    }
    return *static_cast<const T*>(page->slots[Slot(index, 0)].get());
  }

  // This list with `element` in place of that at `index`. Requires index < size().
  Pages With(std::size_t index, T element) const {
    Pages next = *this;
    next.root_ = Put(root_, levels_, index, std::make_shared<const T>(std::move(element)));
    return next;
  }

  // This list with `element` behind its last.
  Pages Plus(T element) const {
    Pages next = *this;
    if (size_ == Capacity()) {
      auto root = std::make_shared<Page>();
      root->slots[0] = next.root_;
      if (size_ != 0) ++next.levels_;
      next.root_ = std::move(root);
    }
    next.root_ =
        Put(next.root_, next.levels_, size_, std::make_shared<const T>(std::move(element)));
    ++next.size_;
    return next;
  }

  std::vector<T> ToVector() const {
    std::vector<T> elements;
    elements.reserve(size_);
    for (std::size_t i = 0; i < size_; ++i) elements.push_back((*this)[i]);
    return elements;
  }

 private:
  static constexpr int kBits = 4;
  // A page holds further pages or, on the lowest level, elements.
  struct Page {
    std::array<std::shared_ptr<const void>, 1 << kBits> slots;
  };

  static constexpr std::size_t Slot(std::size_t index, int level) {
    return index >> (level * kBits) & ((1u << kBits) - 1);
  }
  std::size_t Capacity() const {
    return root_ ? std::size_t{1} << ((levels_ + 1) * kBits) : 0;
  }
  static std::shared_ptr<const Page> Put(const std::shared_ptr<const Page>& page, int level,
                                         std::size_t index, std::shared_ptr<const void> element) {
    auto copy = page ? std::make_shared<Page>(*page) : std::make_shared<Page>();
    auto& slot = copy->slots[Slot(index, level)];
    slot = level == 0 ? std::move(element)
                      : Put(std::static_pointer_cast<const Page>(slot), level - 1, index,
                            std::move(element));
    return copy;
  }

  std::shared_ptr<const Page> root_;
  int levels_ = 0;
  std::size_t size_ = 0;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_PAGES_H_
