#ifndef POLYCLINIC_CLINIC_KEY_INDEX_H_
#define POLYCLINIC_CLINIC_KEY_INDEX_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"

namespace polyclinic {

// Where in a list a key may stand: a map from the keys' hashes to positions, eight bytes for each. The
// list holds the keys themselves and is asked. A value: a copy shares everything and costs one count;
// adding is constant work on average. Keys are never taken out. Const operations are safe on many
// threads at once, also while copies are changed on others.
class KeyIndex {
 public:
  KeyIndex() = default;
  // Of a list with these keys in this order.
  explicit KeyIndex(std::span<const std::string_view> keys);

  // The first position added under the key's hash for which `holds` is true.
  std::optional<std::uint32_t> Find(std::string_view key,
                                    absl::FunctionRef<bool(std::uint32_t)> holds) const;
  void Add(std::string_view key, std::uint32_t position);

 private:
  struct Entry {
    std::uint32_t hash;
    std::uint32_t position;
    friend bool operator<(const Entry& a, const Entry& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.position < b.position;
    }
  };
  struct Run;
  struct Block;
  static std::uint32_t HashOf(std::string_view key);
  // The entries of a full block and of the shorter runs before it, as one run.
  static std::shared_ptr<const Run> Merged(const Block& block);

  std::shared_ptr<Block> block_;
  // How many entries of the block are this index's.
  std::uint32_t count_ = 0;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_KEY_INDEX_H_
