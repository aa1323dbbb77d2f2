#include "polyclinic/catalog/catalog.h"

#include <chrono>
#include <map>
#include <set>
#include <string>

#include "catalog/situations.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic {
namespace {

using catalog_test::As;
using catalog_test::Day;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(ShippedCatalog, HoldsTheDutiesOfTheEdition) {
  const Catalog& catalog = ShippedCatalog();
  EXPECT_EQ(catalog.edition(), "2026-11");
  std::map<DutyArea, int> count;
  for (const Duty& duty : catalog.rules.duties) ++count[duty.area];
  EXPECT_EQ(count[DutyArea::kClinical], 46);
  EXPECT_EQ(count[DutyArea::kAdministrative], 24);
  EXPECT_EQ(count[DutyArea::kNeverDelegable], 12);
}

TEST(ShippedCatalog, NamesItsJurisdictions) {
  std::vector<std::string> codes;
  for (const auto& code : ShippedCatalog().rules.jurisdictions) codes.push_back(code.str());
  EXPECT_THAT(codes, UnorderedElementsAre("US", "US-AZ", "US-CA", "US-CT", "US-FL", "US-GA",
                                          "US-IL", "US-MA", "US-MD", "US-NJ", "US-NY", "US-OH",
                                          "US-SD", "US-TX", "US-WA"));
}

TEST(ShippedCatalog, KnowsCompositesAndRoutes) {
  const Duty* vitals = ShippedCatalog().FindDuty(As<DutyCode>("C06"));
  ASSERT_NE(vitals, nullptr);
  EXPECT_EQ(vitals->parts.size(), 6u);
  const Duty* level = ShippedCatalog().FindDuty(As<DutyCode>("C45"));
  ASSERT_NE(level, nullptr);
  EXPECT_THAT(level->parts, ElementsAre(As<DutyCode>("C28"), As<DutyCode>("C30")));
  const Duty* vaccine = ShippedCatalog().FindDuty(As<DutyCode>("C22"));
  ASSERT_NE(vaccine, nullptr);
  EXPECT_TRUE(vaccine->gives_medicine);
  ASSERT_FALSE(vaccine->performed_as.empty());
  EXPECT_EQ(vaccine->performed_as[0].route, DrugRoute::kIntramuscular);
  EXPECT_EQ(vaccine->performed_as[0].duty, As<DutyCode>("C19"));
  EXPECT_EQ(ShippedCatalog().FindDuty(As<DutyCode>("C99")), nullptr);
}

TEST(ShippedCatalog, MinutesAscend) {
  for (const Duty& duty : ShippedCatalog().rules.duties) {
    EXPECT_LE(duty.minutes.low, duty.minutes.mode) << duty.code.str();
    EXPECT_LE(duty.minutes.mode, duty.minutes.high) << duty.code.str();
    EXPECT_LE(duty.minutes.high, std::chrono::hours(1)) << duty.code.str();
    if (duty.area != DutyArea::kNeverDelegable) {
      EXPECT_GT(duty.minutes.mode, Duration{0}) << duty.code.str();
    }
  }
}

TEST(ShippedCatalog, RulesAreClean) {
  const Findings findings = ValidateRules(ShippedCatalog().rules);
  for (const Finding& finding : findings.all()) ADD_FAILURE() << ToText(finding);
}

TEST(ShippedCatalog, EveryEntrySaysWhereItComesFrom) {
  const Findings findings = CheckSources(ShippedCatalog());
  for (const Finding& finding : findings.all()) ADD_FAILURE() << ToText(finding);
}

// A rule whose first day is left out would silently begin on the day it was seen.
TEST(ShippedCatalog, EveryRuleInForceSaysWhenItBegins) {
  for (const Rule& rule : ShippedCatalog().rules.rules) {
    if (rule.status == RuleStatus::kInForce) {
      EXPECT_TRUE(rule.valid.from.has_value()) << rule.id;
    }
  }
}

TEST(ShippedCatalog, RulesAreNamedAfterTheirJurisdiction) {
  for (const Rule& rule : ShippedCatalog().rules.rules) {
    EXPECT_EQ(rule.id.substr(0, rule.id.find('.')), rule.when.jurisdiction.str()) << rule.id;
  }
}

TEST(CheckSources, FindsEachGap) {
  const auto gap = [](auto&& change) {
    Catalog catalog = ShippedCatalog();
    change(catalog);
    const Findings findings = CheckSources(catalog);
    return findings.size() == 1 ? findings.all()[0].path : std::to_string(findings.size());
  };
  EXPECT_EQ(gap([](Catalog& c) { c.rules.rules[0].citation.text.clear(); }),
            "rules[0].citation.text");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.rules[0].citation.address.clear(); }),
            "rules[0].citation.address");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.rules[1].seen_on = {}; }), "rules[1].seen_on");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.rules[2].confidence = Confidence{}; }),
            "rules[2].confidence");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.rules[2].recheck_by.clear(); }), "rules[2].recheck_by");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.rules[2].summary.clear(); }), "rules[2].summary");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.payer_rules[0].recheck_by.clear(); }),
            "payer_rules[0].recheck_by");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.duties[3].source.clear(); }), "duties[3].source");
  EXPECT_EQ(gap([](Catalog& c) { c.career_steps[0].source.clear(); }), "career_steps[0].source");
}

}  // namespace
}  // namespace polyclinic
