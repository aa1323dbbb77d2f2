#ifndef POLYCLINIC_BASE_PAGES_H_
#define POLYCLINIC_BASE_PAGES_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace polyclinic {

// A list on shared pages, a value: a copy shares everything and costs one count. Appending to the
// longest of the lists that share a page fills its next free slot, which the others do not see;
// everything else copies one path of pages, and changes in place what this list alone has.
//
// Small values that are copied without allocation stand in the pages, others are held once however
// many lists have them. Const operations are safe on many threads at once, also while copies of the
// list are changed on others.
template <class T>
class Pages {
  static constexpr bool kInPlace = sizeof(T) <= 32 && std::is_nothrow_copy_constructible_v<T>;

 public:
  Pages() = default;
  // The elements stay where they are, all of them as long as some list has one of them.
  explicit Pages(std::vector<T> elements) {
    if constexpr (kInPlace) {
      for (T& element : elements) Push(std::move(element));
    } else {
      elements.shrink_to_fit();
      const auto all = std::make_shared<const std::vector<T>>(std::move(elements));
      for (const T& element : *all) Append(Element(all, &element));
    }
  }
  Pages(const Pages& other) : root_(other.root_), levels_(other.levels_), size_(other.size_) {
    if (root_ != nullptr) Retain(root_);
  }
  Pages(Pages&& other) noexcept
      : root_(std::exchange(other.root_, nullptr)),
        levels_(std::exchange(other.levels_, 0)),
        size_(std::exchange(other.size_, 0)) {}
  Pages& operator=(Pages other) noexcept {
    std::swap(root_, other.root_);
    std::swap(levels_, other.levels_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Pages() {
    if (root_ != nullptr) Release(root_, levels_);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // The element at `index`, which stays where it is while this list is unchanged. Requires
  // index < size().
  const T& operator[](std::size_t index) const {
    const Page* page = root_;
    for (int level = levels_; level > 0; --level) page = Children(page)[Slot(index, level)];
    if constexpr (kInPlace) {
      return Elements(page)[Slot(index, 0)];
    } else {
      return *Elements(page)[Slot(index, 0)];
    }
  }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    Iterator(const Pages* list, std::size_t index) : list_(list), index_(index) {}
    const T& operator*() const { return (*list_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const Pages* list_;
    std::size_t index_;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size_}; }

  // Puts `element` in place of that at `index`. Requires index < size().
  void Set(std::size_t index, T element) {
    Adopt(Replaced(root_, levels_, index, size_, Held(std::move(element)), true));
  }
  // Puts `element` behind the last.
  void Push(const T& element) { Push(T(element)); }
  void Push(T&& element) { Append(Held(std::move(element))); }
  // Takes the last element away. Requires that there is one.
  void Pop() {
    --size_;
    if (size_ == 0) {
      *this = Pages();
    } else if (levels_ > 0 && size_ <= std::size_t{1} << (levels_ * kBits)) {
      Page* root = Children(root_)[0];
      Retain(root);
      Release(std::exchange(root_, root), levels_);
      --levels_;
    }
  }

  // This list with `element` in place of that at `index`. Requires index < size().
  Pages With(std::size_t index, T element) const {
    Pages next = *this;
    next.Set(index, std::move(element));
    return next;
  }
  // This list with `element` behind its last.
  Pages Plus(T element) const {
    Pages next = *this;
    next.Push(std::move(element));
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
  static constexpr std::uint32_t kWidth = 1u << kBits;
  using Element = std::conditional_t<kInPlace, T, std::shared_ptr<const T>>;

  // A page belongs to the lists and pages that count themselves in `owners`. Its slots up to `used`
  // are filled; a list sees those below its own size alone.
  struct Page {
    std::atomic<std::uint32_t> owners{1};
    std::atomic<std::uint32_t> used{0};
  };
  struct Leaf : Page {
    alignas(Element) std::byte slots[kWidth * sizeof(Element)];
  };
  struct Branch : Page {
    std::array<Page*, kWidth> children;
  };

  static std::uint32_t Slot(std::size_t index, int level) {
    return static_cast<std::uint32_t>(index >> (level * kBits)) & (kWidth - 1);
  }
  static Element* Elements(Page* page) {
    return std::launder(reinterpret_cast<Element*>(static_cast<Leaf*>(page)->slots));
  }
  static const Element* Elements(const Page* page) {
    return std::launder(reinterpret_cast<const Element*>(static_cast<const Leaf*>(page)->slots));
  }
  static std::array<Page*, kWidth>& Children(Page* page) {
    return static_cast<Branch*>(page)->children;
  }
  static const std::array<Page*, kWidth>& Children(const Page* page) {
    return static_cast<const Branch*>(page)->children;
  }

  static Element Held(T&& element) {
    if constexpr (kInPlace) {
      return std::move(element);
    } else {
      return std::make_shared<const T>(std::move(element));
    }
  }

  static void Retain(Page* page) { page->owners.fetch_add(1, std::memory_order_relaxed); }
  static void Release(Page* page, int level) {
    if (page->owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    Cut(page, level, 0);
    if (level == 0) {
      delete static_cast<Leaf*>(page);
    } else {
      delete static_cast<Branch*>(page);
    }
  }
  // Empties the slots from `first` on, of a page that nobody else sees.
  static void Cut(Page* page, int level, std::uint32_t first) {
    const std::uint32_t used = page->used.load(std::memory_order_relaxed);
    for (std::uint32_t slot = first; slot < used; ++slot) {
      if (level == 0) {
        std::destroy_at(Elements(page) + slot);
      } else {
        Release(Children(page)[slot], level - 1);
      }
    }
    page->used.store(first, std::memory_order_relaxed);
  }
  static bool Alone(const Page* page) { return page->owners.load(std::memory_order_acquire) == 1; }

  // Takes the slot behind the `slot` filled ones; false where another list has it.
  static bool Claim(Page* page, int level, std::uint32_t slot, bool alone) {
    if (alone && page->used.load(std::memory_order_relaxed) > slot) Cut(page, level, slot);
    return page->used.compare_exchange_strong(slot, slot + 1, std::memory_order_relaxed);
  }

  // A page of one element at the end of a line of branches.
  static Page* Spine(int level, Element element) {
    if (level == 0) {
      auto* leaf = new Leaf;
      std::construct_at(Elements(leaf), std::move(element));
      leaf->used.store(1, std::memory_order_relaxed);
      return leaf;
    }
    auto* branch = new Branch;
    branch->children[0] = Spine(level - 1, std::move(element));
    branch->used.store(1, std::memory_order_relaxed);
    return branch;
  }

  // A copy of the first `count` slots without that at `left_out`, which the caller fills.
  static Page* CopyOf(const Page* page, int level, std::uint32_t count, std::uint32_t left_out) {
    if (level == 0) {
      auto* leaf = new Leaf;
      for (std::uint32_t i = 0; i < count; ++i) {
        if (i != left_out) std::construct_at(Elements(leaf) + i, Elements(page)[i]);
      }
      leaf->used.store(count, std::memory_order_relaxed);
      return leaf;
    }
    auto* branch = new Branch;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i == left_out) continue;
      branch->children[i] = Children(page)[i];
      Retain(branch->children[i]);
    }
    branch->used.store(count, std::memory_order_relaxed);
    return branch;
  }

  // The page with `child` at `slot`, of `count`: itself where it is this list's alone.
  static Page* WithChild(Page* page, int level, std::uint32_t slot, std::uint32_t count,
                         Page* child, bool alone) {
    if (alone) {
      Release(std::exchange(Children(page)[slot], child), level - 1);
      return page;
    }
    Page* copy = CopyOf(page, level, count, slot);
    Children(copy)[slot] = child;
    return copy;
  }

  // The page, of which this list sees `size` elements, with `element` at `index` of them; itself where
  // it could be changed in place. `alone`: no other list has the pages above.
  static Page* Replaced(Page* page, int level, std::size_t index, std::size_t size, Element element,
                        bool alone) {
    alone = alone && Alone(page);
    const std::uint32_t slot = Slot(index, level);
    const std::size_t each = std::size_t{1} << (level * kBits);
    const auto count = static_cast<std::uint32_t>((size + each - 1) / each);
    if (level == 0) {
      if (!alone) page = CopyOf(page, 0, count, slot);
      if (alone) std::destroy_at(Elements(page) + slot);
      std::construct_at(Elements(page) + slot, std::move(element));
      return page;
    }
    const std::size_t before = slot * each;
    Page* child = Children(page)[slot];
    Page* replaced =
        Replaced(child, level - 1, index - before, size - before < each ? size - before : each,
                 std::move(element), alone);
    return replaced == child ? page : WithChild(page, level, slot, count, replaced, alone);
  }

  // The page, of which this list sees `size` elements and which is not full, with `element` behind
  // them.
  static Page* Appended(Page* page, int level, std::size_t size, Element& element, bool alone) {
    alone = alone && Alone(page);
    const std::uint32_t slot = Slot(size, level);
    if (level == 0) {
      if (!Claim(page, 0, slot, alone)) {
        page = CopyOf(page, 0, slot, kWidth);
        page->used.store(slot + 1, std::memory_order_relaxed);
      }
      std::construct_at(Elements(page) + slot, std::move(element));
      return page;
    }
    const std::size_t before = std::size_t{slot} << (level * kBits);
    if (size == before) {
      Page* child = Spine(level - 1, std::move(element));
      if (!Claim(page, level, slot, alone)) {
        page = CopyOf(page, level, slot, kWidth);
        page->used.store(slot + 1, std::memory_order_relaxed);
      }
      Children(page)[slot] = child;
      return page;
    }
    Page* child = Children(page)[slot];
    Page* appended = Appended(child, level - 1, size - before, element, alone);
    return appended == child ? page : WithChild(page, level, slot, slot + 1, appended, alone);
  }

  // Puts the element behind the last.
  void Append(Element held) {
    if (root_ == nullptr) {
      root_ = Spine(levels_, std::move(held));
    } else if (size_ == std::size_t{kWidth} << (levels_ * kBits)) {
      auto* root = new Branch;
      root->children[0] = root_;
      root->children[1] = Spine(levels_, std::move(held));
      root->used.store(2, std::memory_order_relaxed);
      root_ = root;
      ++levels_;
    } else {
      Adopt(Appended(root_, levels_, size_, held, true));
    }
    ++size_;
  }

  // Takes a page made from the root in its place.
  void Adopt(Page* page) {
    if (page != root_) Release(std::exchange(root_, page), levels_);
  }

  Page* root_ = nullptr;
  int levels_ = 0;
  std::size_t size_ = 0;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_BASE_PAGES_H_
