#include "polyclinic/base/pages.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "polyclinic/clinic/key_index.h"

namespace polyclinic {
namespace {

// A small deterministic source of choices for the random histories below.
class Choices {
 public:
  explicit Choices(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Below(std::uint64_t n) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % n;
  }

 private:
  std::uint64_t state_;
};

TEST(Pages, BehavesLikeAVectorAndLeavesOldListsAlone) {
  Choices choices(1);
  std::vector<int> model;
  Pages<int> pages;
  std::vector<std::pair<Pages<int>, std::vector<int>>> snapshots;
  for (int step = 0; step < 20'000; ++step) {
    if (model.empty() || choices.Below(3) != 0) {
      pages = pages.Plus(step);
      model.push_back(step);
    } else {
      const auto at = choices.Below(model.size());
      pages = pages.With(at, -step);
      model[at] = -step;
    }
    if (step % 1'000 == 0) snapshots.emplace_back(pages, model);
  }
  EXPECT_EQ(pages.ToVector(), model);
  for (const auto& [snapshot, expected] : snapshots) EXPECT_EQ(snapshot.ToVector(), expected);
}

TEST(Pages, SharesTheElementsThatDidNotChange) {
  Pages<std::string> before(std::vector<std::string>(1'000, "as it was"));
  const Pages<std::string> after = before.With(500, "changed").Plus("new");
  EXPECT_EQ(&before[499], &after[499]);
  EXPECT_NE(&before[500], &after[500]);
  EXPECT_EQ(before.size(), 1'000u);
  EXPECT_EQ(after[1'000], "new");
}

TEST(KeyIndex, FindsEveryKeyAndNoOther) {
  KeyIndex index;
  std::map<std::string, std::uint32_t> model;
  const KeyIndex empty = index;
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    const std::string key = "k" + std::to_string(i * 7'919 % 4'999);
    index = index.Plus(key, i);
    model.emplace(key, i);
  }
  for (const auto& [key, position] : model) EXPECT_EQ(index.Find(key), position) << key;
  EXPECT_FALSE(index.Find("absent").has_value());
  EXPECT_FALSE(empty.Find("k1").has_value());
}

}  // namespace
}  // namespace polyclinic
