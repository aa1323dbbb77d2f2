// Damaged inputs are refused or read, and never crash; what was read is written and read again the
// same. The damage is the same in every run.
#include <gtest/gtest.h>

#include <string>

#include "polyclinic/clinic/command.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/wire/wire.h"
#include "trials.h"
#include "wire/random_struct.h"

namespace polyclinic {
namespace {

void Damage(std::string& input, Draws& draws) {
  for (std::int64_t n = draws.Between(1, 4); n > 0; --n) {
    if (input.empty()) return;
    const auto at =
        static_cast<std::size_t>(draws.Between(0, static_cast<std::int64_t>(input.size()) - 1));
    const auto length = static_cast<std::size_t>(draws.Between(1, 12));
    switch (draws.Between(0, 4)) {
      case 0:
        input[at] = static_cast<char>(draws.Next());
        break;
      case 1:
        input[at] = static_cast<char>(input[at] ^ (1 << draws.Between(0, 7)));
        break;
      case 2:
        input.erase(at, length);
        break;
      case 3:
        input.insert(at, input.substr(input.size() / 2, length));
        break;
      default:
        input.insert(at, length, static_cast<char>(draws.Next()));
        break;
    }
  }
}

template <class T>
void CheckDamaged(Format format, int trials) {
  Draws draws(static_cast<std::uint64_t>(format) * 1000 + 7);
  int read_well = 0;
  for (int trial = 0; trial < trials; ++trial) {
    std::string input =
        Write(RandomStruct(static_cast<std::uint64_t>(trial % 10)).Make<T>(), format);
    Damage(input, draws);
    for (const auto& unknown : enumerators(UnknownFields{})) {
      const absl::StatusOr<T> read = Read<T>(input, format, {unknown.value});
      if (!read.ok()) {
        EXPECT_FALSE(FindingsOf(read.status()).empty()) << read.status();
        continue;
      }
      ++read_well;
      const std::string bytes = ToBytes(*read);
      const absl::StatusOr<T> again = FromBytes<T>(bytes);
      ASSERT_TRUE(again.ok()) << again.status();
      EXPECT_TRUE(*again == *read);
      EXPECT_EQ(ToBytes(*again), bytes);
    }
  }
  EXPECT_GT(read_well, 0) << "every input was damaged beyond reading: the test shows nothing";
}

TEST(Damaged, Bytes) {
  CheckDamaged<Command>(Format::kBytes, Trials(2000));
  CheckDamaged<RuleSet>(Format::kBytes, Trials(2000));
  CheckDamaged<ClinicContents>(Format::kBytes, Trials(300));
}
TEST(Damaged, Text) {
  CheckDamaged<Command>(Format::kText, Trials(300));
  CheckDamaged<RuleSet>(Format::kText, Trials(300));
}
TEST(Damaged, Json) {
  CheckDamaged<Command>(Format::kJson, Trials(300));
  CheckDamaged<RuleSet>(Format::kJson, Trials(300));
}

TEST(Damaged, NoiseIsRefusedOrRead) {
  Draws draws(1);
  for (int trial = 0; trial < Trials(3000); ++trial) {
    std::string noise(static_cast<std::size_t>(draws.Between(0, 64)), '\0');
    for (char& c : noise) c = static_cast<char>(draws.Next());
    for (const auto& format : enumerators(Format{})) {
      if (const auto read = Read<Event>(noise, format.value); read.ok()) {
        EXPECT_TRUE(FromBytes<Event>(ToBytes(*read)).ok());
      }
    }
  }
}

}  // namespace
}  // namespace polyclinic
