#include "polyclinic/base/pages.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

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

// Values in the pages, texts behind pointers, and values that count their copies.
template <class T>
T Made(int n);
template <>
int Made(int n) {
  return n;
}
template <>
std::string Made(int n) {
  return "a text that is too long to stand in place " + std::to_string(n);
}
template <>
std::shared_ptr<const int> Made(int n) {
  return std::make_shared<const int>(n);
}

template <class T>
class PagesOf : public ::testing::Test {};
using Elements = ::testing::Types<int, std::string, std::shared_ptr<const int>>;
TYPED_TEST_SUITE(PagesOf, Elements);

// Histories that fork: each step changes a copy of one of a few lists, and the others stay as they
// were.
TYPED_TEST(PagesOf, BehaveLikeVectorsInForkedHistories) {
  Choices choices(1);
  std::vector<std::pair<Pages<TypeParam>, std::vector<TypeParam>>> lists(8);
  for (int step = 0; step < 8'000; ++step) {
    auto [pages, model] = lists[choices.Below(lists.size())];
    for (std::uint64_t n = choices.Below(4); n > 0; --n) {
      const TypeParam value = Made<TypeParam>(step);
      const std::uint64_t choice = choices.Below(10);
      if (model.empty() || choice < 6) {
        pages.Push(value);
        model.push_back(value);
      } else if (choice < 9) {
        const auto at = choices.Below(model.size());
        pages.Set(at, value);
        model[at] = value;
      } else {
        pages.Pop();
        model.pop_back();
      }
    }
    auto& slot = lists[choices.Below(lists.size())];
    slot = {std::move(pages), std::move(model)};
    if (step % 200 == 0) {
      for (const auto& [list, expected] : lists) ASSERT_EQ(list.ToVector(), expected) << step;
    }
  }
  for (const auto& [list, expected] : lists) EXPECT_EQ(list.ToVector(), expected);
}

TYPED_TEST(PagesOf, AreMadeFromAVectorAndEmptiedAgain) {
  for (int size : {0, 1, 15, 16, 17, 255, 256, 257, 5'000}) {
    std::vector<TypeParam> model;
    for (int i = 0; i < size; ++i) model.push_back(Made<TypeParam>(i));
    Pages<TypeParam> pages(model);
    EXPECT_EQ(pages.size(), model.size());
    std::size_t at = 0;
    for (const TypeParam& element : pages) EXPECT_EQ(element, model[at++]);
    EXPECT_EQ(at, model.size());
    const Pages<TypeParam> whole = pages;
    while (!pages.empty()) pages.Pop();
    for (const TypeParam& element : model) pages.Push(element);
    EXPECT_EQ(pages.ToVector(), model);
    EXPECT_EQ(whole.ToVector(), model);
  }
}

TEST(Pages, HoldBigElementsOnceHoweverManyListsHaveThem) {
  const Pages<std::vector<int>> before(std::vector<std::vector<int>>(1'000, {1, 2, 3}));
  const Pages<std::vector<int>> after = before.With(500, {4}).Plus({5});
  EXPECT_EQ(&before[499], &after[499]);
  EXPECT_EQ(&before[501], &after[501]);
  EXPECT_NE(&before[500], &after[500]);
  EXPECT_EQ(before.size(), 1'000u);
  EXPECT_EQ(after[1'000], std::vector<int>{5});
}

TEST(Pages, DropEveryElementWithTheLastList) {
  const auto counted = std::make_shared<const int>(7);
  {
    Pages<std::shared_ptr<const int>> pages;
    for (int i = 0; i < 1'000; ++i) pages.Push(counted);
    const auto fork = pages.Plus(counted);
    const auto other = pages.Plus(counted).With(3, nullptr);
    pages.Pop();
    EXPECT_GT(counted.use_count(), 1'000);
  }
  EXPECT_EQ(counted.use_count(), 1);
}

// Appending to copies of one list on several threads, while others read it.
TEST(Pages, CopiesOfOneListGrowOnManyThreads) {
  std::vector<int> first(1'003);
  for (int i = 0; i < 1'003; ++i) first[static_cast<std::size_t>(i)] = i;
  const Pages<int> shared{first};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&shared, &first, t] {
      for (int round = 0; round < 50; ++round) {
        Pages<int> mine = shared;
        std::vector<int> model = first;
        for (int i = 0; i < 40; ++i) {
          mine.Push(t * 1'000 + i);
          model.push_back(t * 1'000 + i);
        }
        mine.Set(static_cast<std::size_t>(round), t);
        model[static_cast<std::size_t>(round)] = t;
        EXPECT_EQ(mine.ToVector(), model);
        EXPECT_EQ(shared.ToVector(), first);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace polyclinic
