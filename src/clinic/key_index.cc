#include "polyclinic/clinic/key_index.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

namespace polyclinic {

// Entries in order of hash; then those added before them, in a longer run.
struct KeyIndex::Run {
  std::vector<Entry> entries;
  std::shared_ptr<const Run> older;
};

// The entries added last, in the order of adding, and all others. Indexes that share a block see those
// below their own count; the one that takes the next slot first fills it.
struct KeyIndex::Block {
  static constexpr std::uint32_t kSize = 32;
  std::array<Entry, kSize> entries;
  std::atomic<std::uint32_t> used{0};
  std::shared_ptr<const Run> older;
};

std::uint32_t KeyIndex::HashOf(std::string_view key) {
  std::uint64_t hash = 14695981039346656037u;
  for (char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  hash *= 0x9E3779B97F4A7C15u;
  return static_cast<std::uint32_t>(hash >> 32);
}

KeyIndex::KeyIndex(std::span<const std::string_view> keys) {
  if (keys.empty()) return;
  auto run = std::make_shared<Run>();
  run->entries.reserve(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) run->entries.push_back({HashOf(keys[i]), i});
  std::sort(run->entries.begin(), run->entries.end());
  block_ = std::make_shared<Block>();
  block_->older = std::move(run);
}

std::optional<std::uint32_t> KeyIndex::Find(std::string_view key,
                                            absl::FunctionRef<bool(std::uint32_t)> holds) const {
  if (block_ == nullptr) return std::nullopt;
  const std::uint32_t hash = HashOf(key);
  std::optional<std::uint32_t> found;
  for (std::uint32_t i = count_; i-- > 0;) {
    const Entry& entry = block_->entries[i];
    if (entry.hash == hash && holds(entry.position)) found = entry.position;
  }
  for (const Run* run = block_->older.get(); run != nullptr; run = run->older.get()) {
    const std::vector<Entry>& entries = run->entries;
    // Hashes are spread evenly, so the place is known but for a few entries.
    std::size_t at = static_cast<std::size_t>(std::uint64_t{hash} * entries.size() >> 32);
    while (at > 0 && entries[at - 1].hash >= hash) --at;
    while (at < entries.size() && entries[at].hash < hash) ++at;
    for (std::size_t i = at; i < entries.size() && entries[i].hash == hash; ++i) {
      if (!holds(entries[i].position)) continue;
      found = entries[i].position;
      break;
    }
  }
  return found;
}

std::shared_ptr<const KeyIndex::Run> KeyIndex::Merged(const Block& block) {
  auto merged = std::make_shared<Run>();
  merged->entries.assign(block.entries.begin(), block.entries.end());
  std::sort(merged->entries.begin(), merged->entries.end());
  merged->older = block.older;
  // Each run is at least four times as long as the next, so there are few, and an entry is moved a few
  // times in all.
  while (merged->older && merged->older->entries.size() < 4 * merged->entries.size()) {
    const std::vector<Entry>& older = merged->older->entries;
    std::vector<Entry> both(older.size() + merged->entries.size());
    std::merge(older.begin(), older.end(), merged->entries.begin(), merged->entries.end(),
               both.begin());
    merged->entries = std::move(both);
    merged->older = std::shared_ptr<const Run>(merged->older->older);
  }
  return merged;
}

void KeyIndex::Add(std::string_view key, std::uint32_t position) {
  if (block_ == nullptr || count_ == Block::kSize) {
    auto block = std::make_shared<Block>();
    if (block_ != nullptr) block->older = Merged(*block_);
    block_ = std::move(block);
    count_ = 0;
  }
  std::uint32_t next = count_;
  if (!block_->used.compare_exchange_strong(next, count_ + 1, std::memory_order_relaxed)) {
    auto block = std::make_shared<Block>();
    std::copy_n(block_->entries.begin(), count_, block->entries.begin());
    block->used.store(count_ + 1, std::memory_order_relaxed);
    block->older = block_->older;
    block_ = std::move(block);
  }
  block_->entries[count_++] = {.hash = HashOf(key), .position = position};
}

}  // namespace polyclinic
