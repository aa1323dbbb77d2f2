#include "polyclinic/clinic/key_index.h"

#include <array>
#include <utility>
#include <vector>

namespace polyclinic {
namespace {

constexpr int kBits = 4;
constexpr int kLevels = 64 / kBits;

std::uint64_t HashOf(std::string_view key) {
  std::uint64_t hash = 14695981039346656037u;
  for (char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash ^ hash >> 32;
}

std::size_t Branch(std::uint64_t hash, int level) {
  return hash >> (level * kBits) & ((1u << kBits) - 1);
}

}  // namespace

// A node holds a few entries until it is full, then branches by further bits of the hash.
struct KeyIndex::Node {
  static constexpr std::size_t kFull = 8;
  struct Entry {
    std::string key;
    std::uint32_t position;
  };
  std::vector<Entry> entries;
  std::array<std::shared_ptr<const Node>, 1 << kBits> branches;
};

std::optional<std::uint32_t> KeyIndex::Find(std::string_view key) const {
  const std::uint64_t hash = HashOf(key);
  const Node* node = root_.get();
  for (int level = 0; node != nullptr; ++level) {
    for (const Node::Entry& entry : node->entries) {
      if (entry.key == key) return entry.position;
    }
    node = level < kLevels ? node->branches[Branch(hash, level)].get() : nullptr;
  }
  return std::nullopt;
}

KeyIndex KeyIndex::Plus(std::string_view key, std::uint32_t position) const {
  if (Find(key)) return *this;
  KeyIndex next;
  next.root_ = Put(root_, 0, HashOf(key), key, position);
  return next;
}

std::shared_ptr<const KeyIndex::Node> KeyIndex::Put(const std::shared_ptr<const Node>& node,
                                                    int level, std::uint64_t hash,
                                                    std::string_view key, std::uint32_t position) {
  auto copy = node ? std::make_shared<Node>(*node) : std::make_shared<Node>();
  if (copy->entries.size() < Node::kFull || level == kLevels) {
    copy->entries.push_back({std::string(key), position});
  } else {
    auto& branch = copy->branches[Branch(hash, level)];
    branch = Put(branch, level + 1, hash, key, position);
  }
  return copy;
}

}  // namespace polyclinic
