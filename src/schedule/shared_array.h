#ifndef POLYCLINIC_SRC_SCHEDULE_SHARED_ARRAY_H_
#define POLYCLINIC_SRC_SCHEDULE_SHARED_ARRAY_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace polyclinic {

// A sparse array on shared pages: copying it is copying a pointer, and a change copies one path of
// pages, or none where no other copy has them. The elements stand in the pages, 2^page_bits in one: a page
// is small, and copied at little cost. Copies may be read and changed on different threads.
template <class T, int page_bits = 3>
class SharedArray {
 public:
  static constexpr std::size_t kInPage = std::size_t{1} << page_bits;

  SharedArray() = default;
  SharedArray(const SharedArray& other) : root_(other.root_), levels_(other.levels_) {
    Share(root_);
  }
  SharedArray(SharedArray&& other) noexcept
      : root_(std::exchange(other.root_, nullptr)), levels_(std::exchange(other.levels_, 0)) {}
  SharedArray& operator=(SharedArray other) noexcept {
    std::swap(root_, other.root_);
    std::swap(levels_, other.levels_);
    return *this;
  }
  ~SharedArray() { Drop(root_, levels_); }

  // The element at `index`; nullptr, or T{}, where none was ever put there. It lives as long as any copy
  // that does not change its page.
  const T* Find(std::size_t index) const {
    const Leaf* const leaf = LeafOf(index);
    return leaf == nullptr ? nullptr : &leaf->elements[index % kInPage];
  }

  // The element at `index` to be changed, T{} where there was none. Other copies keep theirs.
  T& Edit(std::size_t index) {
    while (root_ != nullptr && index >= Capacity()) {
      auto* root = new Branch;
      root->children[0] = root_;
      root_ = root;
      ++levels_;
    }
    while (root_ == nullptr && index >= Capacity()) ++levels_;
    Page** at = &root_;
    for (int level = levels_; level > 0; --level) {
      at = &Own<Branch>(*at, level)->children[Child(index, level)];
    }
    return Own<Leaf>(*at, 0)->elements[index % kInPage];
  }

  // Finds elements of ascending indexes with less work than `Find`. The array must outlive it unchanged.
  class Cursor;

 private:
  static constexpr int kBranchBits = 3;
  struct Page {
    std::atomic<std::uint32_t> owners{1};
  };
  struct Leaf : Page {
    Leaf() = default;
    Leaf(const Leaf& other) : Page(), elements(other.elements) {}
    std::array<T, kInPage> elements{};
  };
  struct Branch : Page {
    Branch() = default;
    Branch(const Branch& other) : Page(), children(other.children) {
      for (Page* child : children) Share(child);
    }
    std::array<Page*, 1 << kBranchBits> children{};
  };

  // The page on which the element stands; nullptr where there is none.
  const Leaf* LeafOf(std::size_t index) const { return static_cast<const Leaf*>(PageOf(index, 0)); }
  // The branch above that page, of more than one page.
  const Branch* BranchOf(std::size_t index) const {
    return static_cast<const Branch*>(PageOf(index, 1));
  }
  const Page* PageOf(std::size_t index, int above) const {
    if (index >= Capacity()) return nullptr;
    const Page* page = root_;
    for (int level = levels_; level > above && page != nullptr; --level) {
      page = static_cast<const Branch*>(page)->children[Child(index, level)];
    }
    return page;
  }
  std::size_t Capacity() const { return kInPage << (levels_ * kBranchBits); }
  // Which child of a branch leads to the element.
  static std::size_t Child(std::size_t index, int level) {
    return index >> (page_bits + (level - 1) * kBranchBits) & ((1u << kBranchBits) - 1);
  }
  static void Share(Page* page) {
    if (page != nullptr) page->owners.fetch_add(1, std::memory_order_relaxed);
  }
  static void Drop(Page* page, int level) {
    if (page == nullptr || page->owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    if (level == 0) {
      delete static_cast<Leaf*>(page);
      return;
    }
    for (Page* child : static_cast<Branch*>(page)->children) Drop(child, level - 1);
    delete static_cast<Branch*>(page);
  }
  // The page as this array's alone. Whoever holds it alone holds what is beneath it as far as that has
  // one owner.
  template <class Kind>
  static Kind* Own(Page*& page, int level) {
    if (page == nullptr) {
      page = new Kind;
    } else if (page->owners.load(std::memory_order_acquire) != 1) {
      Page* const copy = new Kind(*static_cast<Kind*>(page));
      Drop(page, level);
      page = copy;
    }
    return static_cast<Kind*>(page);
  }

  Page* root_ = nullptr;
  // Of branches above the leaves.
  int levels_ = 0;
};

template <class T, int page_bits>
class SharedArray<T, page_bits>::Cursor {
 public:
  explicit Cursor(const SharedArray& array) : array_(array) {}

  const T* Find(std::size_t index) {
    if (index / kInPage != page_) {
      page_ = index / kInPage;
      leaf_ = FindLeaf(index);
    }
    return leaf_ == nullptr ? nullptr : &leaf_->elements[index % kInPage];
  }

 private:
  const Leaf* FindLeaf(std::size_t index) {
    if (array_.levels_ == 0) return array_.LeafOf(index);
    const std::size_t branch = index >> (page_bits + kBranchBits);
    if (branch != branch_) {
      branch_ = branch;
      above_ = array_.BranchOf(index);
    }
    return above_ == nullptr ? nullptr
                             : static_cast<const Leaf*>(above_->children[Child(index, 1)]);
  }

  const SharedArray& array_;
  // The page of the last element and the branch above it, with their positions among such.
  const Leaf* leaf_ = nullptr;
  const Branch* above_ = nullptr;
  std::size_t page_ = static_cast<std::size_t>(-1);
  std::size_t branch_ = static_cast<std::size_t>(-1);
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_SHARED_ARRAY_H_
