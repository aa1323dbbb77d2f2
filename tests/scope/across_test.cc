// One duty across jurisdictions, by kind of credential.
#include "polyclinic/scope/across.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "polyclinic/base/findings.h"
#include "scope/builders.h"

namespace polyclinic::scope_tests {
namespace {

using ::testing::HasSubstr;

RuleSet Law() {
  RuleSet set;
  set.edition = "test";
  set.jurisdictions = {"US", "US-WA", "US-OH", "US-NY"};
  Duty vaccine = ADuty("C22", true);
  vaccine.performed_as = {{DrugRoute::kIntramuscular, "C19"}};
  set.duties = {ADuty("C19", true), vaccine, ADuty("C07")};
  set.rules = {Allow("wa", "US-WA", {"C19"}).Credentials({"WA-MA-C"}).Supervised({kPremises}),
               Allow("oh", "US-OH", {"C19"}).Credentials({"AAMA-CMA", "AMT-RMA"}),
               Forbid("ny", "US-NY", {"C19"}), Allow("pulse", "US", {"C07"})};
  return set;
}

class Across : public ::testing::Test {
 protected:
  const RuleBook book_ = RuleBook::Make(Law()).value();
  HolderAnswer Answer(JurisdictionCode where, const Holder& holder) const {
    return AnswerTo(book_, where, "C19", Day("2026-12-07"), holder);
  }
};

TEST_F(Across, HoldersAreThoseThatTheRulesOfTheDutyTellApart) {
  std::vector<std::string> names;
  for (const Holder& holder : HoldersToldApart(Law(), "C19")) names.push_back(holder.name);
  EXPECT_THAT(names,
              ::testing::ElementsAre("no credential", "AAMA-CMA", "AMT-RMA", "the state's own"));
  EXPECT_EQ(HoldersToldApart(Law(), "C07").size(), 1u);
  // A vaccine may be an intramuscular injection.
  EXPECT_EQ(HoldersToldApart(Law(), "C22").size(), 4u);
}

TEST_F(Across, EachJurisdictionAnswersEachHolder) {
  const std::vector<Holder> holders = HoldersToldApart(Law(), "C19");
  const auto answers = AcrossJurisdictions(book_, "C19", Day("2026-12-07"), holders).value();
  std::vector<std::string> rows;
  for (const HolderAnswer& a : answers) {
    rows.push_back(a.jurisdiction.str() + " " + a.holder + ": " + std::string(NameOf(a.standing)) +
                   (a.credential.empty() ? "" : " by " + a.credential.str()));
  }
  EXPECT_THAT(rows, ::testing::ElementsAre(
                        "US-WA no credential: lacking", "US-WA AAMA-CMA: lacking by AAMA-CMA",
                        "US-WA AMT-RMA: lacking by AMT-RMA",
                        "US-WA the state's own: conditional by WA-MA-C",
                        "US-OH no credential: lacking", "US-OH AAMA-CMA: allowed by AAMA-CMA",
                        "US-OH AMT-RMA: allowed by AMT-RMA", "US-OH the state's own: lacking",
                        "US-NY no credential: forbidden", "US-NY AAMA-CMA: forbidden by AAMA-CMA",
                        "US-NY AMT-RMA: forbidden by AMT-RMA", "US-NY the state's own: forbidden"));
  EXPECT_EQ(answers[3].verdict.reasons.front().rule, "wa");
}

TEST_F(Across, TheBetterOfSeveralCredentialsCounts) {
  const HolderAnswer answer = Answer("US-OH", {"any", {"WA-MA-C", "NHA-CCMA", "AMT-RMA"}});
  EXPECT_EQ(answer.credential, CredentialCode("AMT-RMA"));
  EXPECT_EQ(answer.standing, Standing::kAllowed);
}

TEST_F(Across, CircumstancesNotStatedLeaveTheAnswerOpen) {
  RuleSet set = Law();
  set.rules.push_back(Require("adult", "US-OH", {"C19"}));
  set.rules.back().needs.age = 18;
  const RuleBook book = RuleBook::Make(set).value();
  const Holder holder{"AAMA-CMA", {"AAMA-CMA"}};
  Circumstances stated;
  EXPECT_EQ(AnswerTo(book, "US-OH", "C19", Day("2026-12-07"), holder, stated).standing,
            Standing::kAllowed);
  stated.age.reset();
  EXPECT_EQ(AnswerTo(book, "US-OH", "C19", Day("2026-12-07"), holder, stated).standing,
            Standing::kUnknown);
}

TEST_F(Across, UnknownDutyAndImpossibleDateAreFoundTogether) {
  const auto answers = AcrossJurisdictions(
      book_, "C18", Date(std::chrono::year(2026), std::chrono::February, std::chrono::day(30)), {});
  const std::vector<Finding> findings = FindingsOf(answers.status());
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_THAT(findings[0].expected, HasSubstr("did you mean C19"));
  EXPECT_EQ(findings[1].code, "not_a_date");
}

TEST(StandingOf, TellsUnmetApartByWhoseMatterItIs) {
  Verdict verdict;
  EXPECT_EQ(StandingOf(verdict), Standing::kUnknown);
  verdict.outcome = Outcome::kUnmet;
  MissingItem person;
  MissingItem moment;
  moment.item_class = ItemClass::kMoment;
  verdict.alternatives = {{{person, moment}}};
  EXPECT_EQ(StandingOf(verdict), Standing::kLacking);
  verdict.alternatives.push_back({{moment}});
  EXPECT_EQ(StandingOf(verdict), Standing::kConditional);
  EXPECT_TRUE(MayBePlanned(StandingOf(verdict)));
}

}  // namespace
}  // namespace polyclinic::scope_tests
