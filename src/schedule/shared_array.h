#ifndef POLYCLINIC_SRC_SCHEDULE_SHARED_ARRAY_H_
#define POLYCLINIC_SRC_SCHEDULE_SHARED_ARRAY_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace polyclinic {

// A sparse array on shared nodes: copying it is copying a pointer, and a change copies one path of
// nodes, or none where no other copy has them. Copies may be read and changed on different threads.
template <class T>
class SharedArray {
 public:
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

  // The element at `index`; nullptr where none was ever put there. It lives as long as any copy that
  // does not change it.
  const T* Find(std::size_t index) const { return Cursor(*this).Find(index); }

  // The element at `index` to be changed, made where there was none. Other copies keep theirs.
  T& Edit(std::size_t index) {
    if (root_ == nullptr) {
      root_ = new Branch;
      levels_ = 1;
    }
    while (index >= Capacity()) {
      auto* root = new Branch;
      root->children[0] = root_;
      root_ = root;
      ++levels_;
    }
    Node** at = &root_;
    for (int level = levels_; level > 0; --level) {
      at = &Own<Branch>(*at, level)->children[Slot(index, level)];
    }
    return Own<Leaf>(*at, 0)->value;
  }

  // Finds elements of ascending indexes with less work than `Find`. The array must outlive it unchanged.
  class Cursor;

 private:
  static constexpr int kBits = 4;
  struct Node {
    std::atomic<std::uint32_t> owners{1};
  };
  struct Leaf : Node {
    Leaf() = default;
    Leaf(const Leaf& other) : Node(), value(other.value) {}
    T value{};
  };
  struct Branch : Node {
    Branch() = default;
    Branch(const Branch& other) : Node(), children(other.children) {
      for (Node* child : children) Share(child);
    }
    std::array<Node*, 1 << kBits> children{};
  };

  // The node of leaves that the element hangs on; nullptr where there is none.
  const Branch* BranchOf(std::size_t index) const {
    if (root_ == nullptr || index >= Capacity()) return nullptr;
    const Node* node = root_;
    for (int level = levels_; level > 1 && node != nullptr; --level) {
      node = static_cast<const Branch*>(node)->children[Slot(index, level)];
    }
    return static_cast<const Branch*>(node);
  }
  std::size_t Capacity() const { return std::size_t{1} << (levels_ * kBits); }
  static std::size_t Slot(std::size_t index, int level) {
    return index >> ((level - 1) * kBits) & ((1u << kBits) - 1);
  }
  static void Share(Node* node) {
    if (node != nullptr) node->owners.fetch_add(1, std::memory_order_relaxed);
  }
  static void Drop(Node* node, int level) {
    if (node == nullptr || node->owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    if (level == 0) {
      delete static_cast<Leaf*>(node);
      return;
    }
    for (Node* child : static_cast<Branch*>(node)->children) Drop(child, level - 1);
    delete static_cast<Branch*>(node);
  }
  // The node as this array's alone. Whoever holds it alone holds what is beneath it as far as that has
  // one owner.
  template <class Kind>
  static Kind* Own(Node*& node, int level) {
    if (node == nullptr) {
      node = new Kind;
    } else if (node->owners.load(std::memory_order_acquire) != 1) {
      Node* const copy = new Kind(*static_cast<Kind*>(node));
      Drop(node, level);
      node = copy;
    }
    return static_cast<Kind*>(node);
  }

  Node* root_ = nullptr;
  int levels_ = 0;
};

template <class T>
class SharedArray<T>::Cursor {
 public:
  explicit Cursor(const SharedArray& array) : array_(array) {}

  const T* Find(std::size_t index) {
    if (index >> kBits != stem_) {
      stem_ = index >> kBits;
      branch_ = array_.BranchOf(index);
    }
    if (branch_ == nullptr) return nullptr;
    const Node* const leaf = branch_->children[Slot(index, 1)];
    return leaf == nullptr ? nullptr : &static_cast<const Leaf*>(leaf)->value;
  }

 private:
  const SharedArray& array_;
  // The branch of the last element, and what its indexes have in common.
  const Branch* branch_ = nullptr;
  std::size_t stem_ = static_cast<std::size_t>(-1);
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_SHARED_ARRAY_H_
