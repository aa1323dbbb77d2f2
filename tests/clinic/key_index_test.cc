#include "polyclinic/clinic/key_index.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polyclinic {
namespace {

// A list of keys with its index, as a clinic has them.
struct Keys {
  std::vector<std::string> list;
  KeyIndex index;

  void Add(const std::string& key) {
    index.Add(key, static_cast<std::uint32_t>(list.size()));
    list.push_back(key);
  }
  std::optional<std::uint32_t> Find(std::string_view key) const {
    return index.Find(key, [&](std::uint32_t i) { return i < list.size() && list[i] == key; });
  }
};

void ExpectAll(const Keys& keys) {
  for (std::uint32_t i = 0; i < keys.list.size(); ++i) {
    ASSERT_EQ(keys.Find(keys.list[i]), i) << keys.list[i];
  }
  EXPECT_FALSE(keys.Find("absent").has_value());
}

TEST(KeyIndex, FindsEveryKeyAndNoOther) {
  Keys keys;
  const Keys empty = keys;
  for (int i = 0; i < 20'000; ++i) {
    EXPECT_FALSE(keys.Find("k" + std::to_string(i)).has_value());
    keys.Add("k" + std::to_string(i));
  }
  ExpectAll(keys);
  EXPECT_FALSE(empty.Find("k1").has_value());
}

TEST(KeyIndex, OfAListFindsItsKeysAndThoseAddedToIt) {
  for (const int count : {0, 1, 5'000}) {
    Keys keys;
    for (int i = 0; i < count; ++i) keys.list.push_back("k" + std::to_string(i));
    keys.index = KeyIndex(std::vector<std::string_view>(keys.list.begin(), keys.list.end()));
    const Keys before = keys;
    for (int i = 0; i < 100; ++i) keys.Add("more" + std::to_string(i));
    ExpectAll(keys);
    ExpectAll(before);
    EXPECT_FALSE(before.Find("more0").has_value());
  }
}

TEST(KeyIndex, CopiesThatGoOnApartKeepApart) {
  Keys base;
  for (int i = 0; i < 1'000; ++i) {
    base.Add("k" + std::to_string(i));
    Keys left = base, right = base;
    for (int n = 0; n < 3; ++n) left.Add("left" + std::to_string(n));
    for (int n = 0; n < 3; ++n) right.Add("right" + std::to_string(n));
    EXPECT_EQ(left.Find("left2"), base.list.size() + 2);
    EXPECT_EQ(right.Find("right2"), base.list.size() + 2);
    EXPECT_FALSE(left.Find("right0").has_value());
    EXPECT_FALSE(right.Find("left0").has_value());
    EXPECT_FALSE(base.Find("left0").has_value());
    if (i % 100 == 0) {
      ExpectAll(left);
      ExpectAll(right);
    }
  }
  ExpectAll(base);
}

}  // namespace
}  // namespace polyclinic
