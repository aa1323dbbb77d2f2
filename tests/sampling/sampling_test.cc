#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "polyclinic/sampling/alias.h"
#include "polyclinic/sampling/canonical.h"
#include "polyclinic/sampling/philox.h"
#include "polyclinic/sampling/sha256.h"

namespace polyclinic {
namespace {

// Random123 (D. E. Shaw Research), tests/kat_vectors, the lines "philox4x64 10": counter, key, result.
TEST(Philox, KnownAnswers) {
  EXPECT_EQ(Philox::Block({0, 0, 0, 0}, {0, 0}),
            (Philox::Counter{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b,
                             0x7e68b68aec7ba23b}));
  constexpr std::uint64_t kOnes = ~std::uint64_t{0};
  EXPECT_EQ(Philox::Block({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}),
            (Philox::Counter{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6,
                             0xa09caebf594f0ba0}));
  EXPECT_EQ(Philox::Block(
                {0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
                {0x452821e638d01377, 0xbe5466cf34e90c6c}),
            (Philox::Counter{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5,
                             0x57bd43b5e52b7fe6}));
  static_assert(Philox::Block({0, 0, 0, 0}, {0, 0})[0] == 0x16554d9eca36314c);
}

TEST(Philox, EveryVectorOfTheSharedFile) {
  std::ifstream file(std::string(std::getenv("POLYCLINIC_SHARED_DATA")) +
                     "/rng/random123_kat_vectors");
  if (!file) GTEST_SKIP() << "the shared vectors are not there";
  int seen = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("philox4x64 10 ", 0) != 0) continue;
    std::istringstream words(line.substr(14));
    std::array<std::uint64_t, 10> v{};
    for (std::uint64_t& word : v) ASSERT_TRUE(words >> std::hex >> word) << line;
    EXPECT_EQ(Philox::Block({v[0], v[1], v[2], v[3]}, {v[4], v[5]}),
              (Philox::Counter{v[6], v[7], v[8], v[9]}));
    ++seen;
  }
  EXPECT_EQ(seen, 3);
}

TEST(Draws, AreBlocksInOrderAndStreamsOfTheirOwn) {
  const Philox::Key key = KeyOf("test", 0, 1);
  Draws draws(key, 7, 8, 9);
  for (std::uint64_t block = 0; block < 3; ++block) {
    for (const std::uint64_t expected : Philox::Block({7, 8, 9, block}, key)) {
      EXPECT_EQ(draws.Next(), expected);
    }
  }
  EXPECT_NE(Draws(key, 7, 8, 9).Next(), Draws(key, 7, 8, 10).Next());
  EXPECT_NE(Draws(key, 7, 8, 9).Next(), Draws(key, 7, 9, 9).Next());
  EXPECT_NE(KeyOf("test", 0, 1), KeyOf("test", 0, 2));
  EXPECT_NE(KeyOf("test", 0, 1), KeyOf("test", 1, 1));
  EXPECT_NE(KeyOf("test", 0, 1), KeyOf("tests", 0, 1));
}

// The key is part of every frozen digest: sha256sum of "polyclinic:small:v0:1" begins with these bytes.
TEST(Draws, TheKeyIsTheBeginningOfAHash) {
  const Sha256::Digest digest = Sha256::Of("polyclinic:small:v0:1");
  const Philox::Key key = KeyOf("small", 0, 1);
  for (std::size_t i = 0; i < 16; ++i) EXPECT_EQ(key[i / 8] >> (8 * (i % 8)) & 255, digest[i]);
}

TEST(Draws, BelowIsEven) {
  for (const std::uint64_t bound : {1u, 2u, 3u, 7u, 10u, 100u}) {
    Draws draws(KeyOf("even", 0, 1), 1, bound, 1);
    std::vector<int> counts(bound);
    const int trials = 60000;
    for (int i = 0; i < trials; ++i) ++counts[draws.Below(bound)];
    // Chi-squared with bound - 1 degrees of freedom: its mean is that, its variance twice that.
    double chi = 0;
    const double mean = trials / static_cast<double>(bound);
    for (const int count : counts) chi += (count - mean) * (count - mean) / mean;
    const double freedom = static_cast<double>(bound) - 1;
    EXPECT_LT(chi, freedom + 5 * std::sqrt(2 * freedom) + 1) << bound;
  }
}

// A bound just above half of 2^64 rejects nearly every second number: what is left must be even.
TEST(Draws, BelowRejectsWhatWouldBias) {
  const std::uint64_t bound = (std::uint64_t{1} << 63) + 1;
  Draws draws(KeyOf("bias", 0, 1), 1, 1, 1);
  int low = 0;
  const int trials = 40000;
  for (int i = 0; i < trials; ++i) {
    const std::uint64_t drawn = draws.Below(bound);
    ASSERT_LT(drawn, bound);
    low += drawn < bound / 2;
  }
  EXPECT_NEAR(low, trials / 2, 5 * 100);
}

TEST(Alias, IsExact) {
  constexpr std::array<std::uint32_t, 7> kWeights = {3, 0, 10, 1, 1, 25, 2};
  constexpr AliasTable kTable(kWeights);
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    EXPECT_EQ(kTable.CasesOf(i), kWeights[i] * kWeights.size()) << i;
  }
  Draws draws(KeyOf("alias", 0, 1), 1, 1, 1);
  std::array<int, 7> counts{};
  for (int i = 0; i < 42000; ++i) ++counts[kTable.Draw(draws)];
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const double mean = 1000.0 * kWeights[i];
    EXPECT_NEAR(counts[i], mean, 5 * std::sqrt(mean)) << i;
  }
}

// FIPS 180-4 and its examples (NIST, "Cryptographic Standards and Guidelines: example values").
TEST(Sha256, KnownAnswers) {
  EXPECT_EQ(ToHex(Sha256::Of("")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(ToHex(Sha256::Of("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(ToHex(Sha256::Of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(ToHex(Sha256::Of(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesMakeTheWhole) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes.push_back(static_cast<char>(i * 7));
  const std::string whole = ToHex(Sha256::Of(bytes));
  for (std::size_t first = 0; first <= bytes.size(); first += 13) {
    for (const std::size_t second : {first, std::min(first + 64, bytes.size())}) {
      Sha256 hash;
      hash.Update(bytes.substr(0, first));
      hash.Update(bytes.substr(first, second - first));
      hash.Update(bytes.substr(second));
      EXPECT_EQ(ToHex(hash.Finish()), whole);
    }
  }
}

struct Inner {
  int number = 5;
  bool operator==(const Inner&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Inner*, Visitor&& v) {
  v("number", &Inner::number);
}
struct Before {
  std::string text;
  std::vector<Inner> list;
  std::optional<int> maybe;
  bool operator==(const Before&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Before*, Visitor&& v) {
  v("text", &Before::text);
  v("list", &Before::list);
  v("maybe", &Before::maybe);
}
// The same with a field that came later, in the middle.
struct After {
  std::string text;
  int added = -1;
  std::vector<Inner> list;
  std::optional<int> maybe;
  bool operator==(const After&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const After*, Visitor&& v) {
  v("text", &After::text);
  v("added", &After::added);
  v("list", &After::list);
  v("maybe", &After::maybe);
}

TEST(Canonical, AFieldAddedChangesNothingUntilItIsUsed) {
  const Before before{.text = "a", .list = {{1}, {5}}, .maybe = 0};
  After after{.text = "a", .list = {{1}, {5}}, .maybe = 0};
  EXPECT_EQ(CanonicalDigest(before), CanonicalDigest(after));
  after.added = 0;
  EXPECT_NE(CanonicalDigest(before), CanonicalDigest(after));
}

TEST(Canonical, EveryDifferenceTells) {
  const std::vector<Before> values = {{},
                                      {.text = "a"},
                                      {.text = "ab"},
                                      {.list = {{}}},
                                      {.list = {{}, {}}},
                                      {.list = {{6}}},
                                      {.list = {{-6}}},
                                      {.maybe = 0},
                                      {.maybe = 1},
                                      {.maybe = -1},
                                      {.text = "list"}};
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto [at, fresh] = seen.emplace(CanonicalDigest(values[i]), i);
    EXPECT_TRUE(fresh) << i << " has the digest of " << at->second;
  }
  EXPECT_NE(CanonicalDigest(std::vector<std::string>{"ab", "c"}),
            CanonicalDigest(std::vector<std::string>{"a", "bc"}));
}

// The bytes themselves, as the header describes them.
TEST(Canonical, Bytes) {
  // text "a": name (4 "text"), value (1 "a"); maybe 300: name (5 "maybe"), zigzag 600 = d8 04; end.
  const std::string bytes = std::string("\x04text\x01") + "a" + "\x05maybe\xd8\x04" + '\0';
  EXPECT_EQ(CanonicalDigest(Before{.text = "a", .maybe = 300}), ToHex(Sha256::Of(bytes)));
}

}  // namespace
}  // namespace polyclinic
