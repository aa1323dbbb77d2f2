#include <gtest/gtest.h>

#include <compare>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "polyclinic/base/boxed.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"

namespace polyclinic {
namespace {

TEST(MoneyTest, ShowsTheMinorDigitsOfItsCurrency) {
  EXPECT_EQ(Money::Cents(1250).ToText(), "USD 12.50");
  EXPECT_EQ(Money::Cents(-5).ToText(), "USD -0.05");
  EXPECT_EQ(Money::Of(500, "JPY")->ToText(), "JPY 500");
  EXPECT_EQ(Money::Of(1500, "KWD")->ToText(), "KWD 1.500");
  EXPECT_EQ(Money::Cents(std::numeric_limits<std::int64_t>::min()).ToText(),
            "USD -92233720368547758.08");
  EXPECT_FALSE(Money::Of(1, "usd").ok());
  EXPECT_FALSE(Money::Of(1, "USDX").ok());
}

TEST(MoneyTest, AddsOneCurrencyWithinRange) {
  EXPECT_EQ(*Money::Cents(100).Plus(Money::Cents(23)), Money::Cents(123));
  EXPECT_EQ(Money::Cents(1).Plus(*Money::Of(1, "EUR")).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(
      Money::Cents(std::numeric_limits<std::int64_t>::max()).Plus(Money::Cents(1)).status().code(),
      absl::StatusCode::kOutOfRange);
}

TEST(QuantityTest, IsAnExactDecimal) {
  EXPECT_EQ(Quantity::Parse("127.9", "cm")->millionths(), 127900000);
  EXPECT_EQ(Quantity::Parse("127.90", "cm")->ToText(), "127.9 cm");
  EXPECT_EQ(Quantity::Parse("-0.000001", "kg")->ToText(), "-0.000001 kg");
  EXPECT_EQ(Quantity::Parse("+98", "%")->ToText(), "98 %");
  for (const char* bad :
       {"", "1.", ".5", "1e3", "1.0000001", "--1", "9223372036854.775808", "1,5"}) {
    EXPECT_FALSE(Quantity::Parse(bad, "cm").ok()) << bad;
  }
  EXPECT_FALSE(Quantity::Parse("1", "").ok());
  EXPECT_FALSE(Quantity::Of(1, "a-unit-that-is-far-too-long").ok());
}

TEST(CodeTest, IsShortAndPlain) {
  EXPECT_EQ(DutyCode::Parse("C19")->view(), "C19");
  EXPECT_FALSE(DutyCode::Parse(""));
  EXPECT_FALSE(DutyCode::Parse("with space"));
  EXPECT_FALSE(DutyCode::Parse("123456789012345678901234"));
  EXPECT_LT(DutyCode("C19"), DutyCode("C20"));
  EXPECT_LT(DutyCode("C1"), DutyCode("C19"));
}

TEST(CodeTest, StandsInTheOrderOfItsText) {
  // Texts that differ at every place of a word, in length alone, and in nothing.
  std::vector<std::string> texts;
  for (std::size_t length = 1; length <= DutyCode::kMaxLength; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (const char c : {'-', '0', 'A', 'a', 'z'}) {
        texts.push_back(std::string(length, 'M'));
        texts.back()[at] = c;
      }
    }
    texts.push_back(std::string(length, 'M'));
  }
  for (const std::string& a : texts) {
    for (const std::string& b : texts) {
      const DutyCode x = DutyCode::Parse(a).value(), y = DutyCode::Parse(b).value();
      ASSERT_EQ(x <=> y, a <=> b) << a << " " << b;
      ASSERT_EQ(x == y, a == b) << a << " " << b;
    }
  }
}

TEST(IdTest, TellsClinicsApart) {
  const StaffId here = StaffId::Of(ClinicTag("north"), 0);
  EXPECT_TRUE(here.valid());
  EXPECT_FALSE(StaffId().valid());
  EXPECT_EQ(StaffId::FromBits(here.bits()), here);
  EXPECT_NE(here, StaffId::Of(ClinicTag("south"), 0));
}

TEST(FindingsTest, TravelInTheStatus) {
  Findings findings;
  findings.Add("not_a_date", "staff[3].hired", "2026-13-01", "a date YYYY-MM-DD");
  Finding warning;
  warning.severity = Severity::kWarning;
  warning.code = "unused: 7";
  warning.file = "staff.csv";
  warning.line = 4;
  warning.column = 7;
  findings.Add(warning);
  const absl::Status status = findings.ToStatus();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(std::string(status.message()),
            "error: not_a_date at staff[3].hired: found '2026-13-01', expected a date YYYY-MM-DD\n"
            "staff.csv:4:7: warning: unused: 7");
  EXPECT_EQ(FindingsOf(status), findings.all());
  EXPECT_TRUE(FindingsOf(absl::InvalidArgumentError("else")).empty());
}

TEST(FindingsTest, WarningsAloneAreOk) {
  Findings findings;
  findings.Add(Finding{.severity = Severity::kWarning, .code = "w"});
  EXPECT_TRUE(findings.ToStatus().ok());
  findings.Append(findings);
  EXPECT_EQ(findings.size(), 2u);
}

TEST(NearestWordTest, SuggestsOnlyWhatIsNear) {
  const std::vector<std::string> words = {"staff", "sites", "rooms"};
  EXPECT_EQ(NearestWord("staf", words), "staff");
  EXPECT_EQ(NearestWord("room", words), "rooms");
  EXPECT_EQ(NearestWord("equipment", words), "");
}

TEST(Boxed, IsAValueThatMayBeAbsent) {
  Boxed<std::string> box;
  EXPECT_FALSE(box.has_value());
  EXPECT_EQ(box, Boxed<std::string>(std::nullopt));
  box = std::string("here");
  EXPECT_EQ(*box, "here");
  EXPECT_EQ(box->size(), 4u);
  Boxed<std::string> copy = box;
  copy->append(" and there");
  EXPECT_EQ(*box, "here") << "a copy has its own";
  EXPECT_FALSE(box == copy);
  const Boxed<std::string>& self = box;
  box = self;
  EXPECT_EQ(*box, "here");
  Boxed<std::string> moved = std::move(copy);
  EXPECT_EQ(*moved, "here and there");
  EXPECT_EQ(moved.emplace("new"), "new");
  moved.reset();
  EXPECT_FALSE(moved);
  EXPECT_EQ(moved, Boxed<std::string>());
  EXPECT_LE(sizeof(Boxed<std::string>), sizeof(void*));
}

}  // namespace
}  // namespace polyclinic
