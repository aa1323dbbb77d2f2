#ifndef POLYCLINIC_CLINIC_KEY_INDEX_H_
#define POLYCLINIC_CLINIC_KEY_INDEX_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace polyclinic {

// An immutable map from keys to positions on shared nodes: a copy shares everything, `Plus` shares all
// but one path. Keys are never taken out.
class KeyIndex {
 public:
  KeyIndex() = default;

  std::optional<std::uint32_t> Find(std::string_view key) const;
  // This map with `key` at `position`; a key already there keeps its first position.
  KeyIndex Plus(std::string_view key, std::uint32_t position) const;

 private:
  struct Node;
  static std::shared_ptr<const Node> Put(const std::shared_ptr<const Node>& node, int level,
                                         std::uint64_t hash, std::string_view key,
                                         std::uint32_t position);
  std::shared_ptr<const Node> root_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_KEY_INDEX_H_
