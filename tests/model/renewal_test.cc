// What a credential still needs for its renewal, and by when.
#include "polyclinic/staff/renewal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "polyclinic/base/findings.h"

namespace polyclinic {
namespace {

using ::testing::HasSubstr;

Date Day(std::string_view text) { return ParseDate(text).value(); }

class Renewal : public ::testing::Test {
 protected:
  Renewal() {
    CredentialKind kind;
    kind.code = "AAMA-CMA";
    RenewalTerms terms;
    terms.cycle_months = 60;
    terms.from_month_end = true;
    terms.points = 60;
    terms.unit = "recertification points";
    terms.categories = {{"administrative", 10}, {"clinical", 10}, {"general", 10}};
    terms.approved_points = 30;
    terms.by_examination = true;
    terms.lapses_after_days = 90;
    terms.confidence = Confidence::kConfirmed;
    kind.renewals = {terms};
    kinds_ = {kind};
    Credential held;
    held.code = "AAMA-CMA";
    held.valid = {Day("2022-02-10"), Day("2027-03-01")};
    person_.credentials = {held};
  }

  void Earned(std::string_view on, TopicCode category, int points, bool approved = false) {
    person_.continuing_education.push_back({"AAMA-CMA", category, points * 100, approved, Day(on)});
  }
  RenewalProgress On(std::string_view day) const {
    return RenewalOf(person_, "AAMA-CMA", kinds_, Day(day)).value();
  }
  RenewalTerms& terms() { return kinds_[0].renewals[0]; }
  // In points: what is missing in all, by category, approved.
  std::vector<int> Missing(const RenewalProgress& progress) const {
    std::vector<int> missing;
    for (const PointsProgress& p : progress.points) missing.push_back(p.missing_hundredths / 100);
    return missing;
  }

  Staff person_;
  std::vector<CredentialKind> kinds_;
};

TEST_F(Renewal, CountsByCategoryApprovalAndInAll) {
  Earned("2023-05-01", "clinical", 25, true);
  Earned("2024-05-01", "administrative", 8);
  const RenewalProgress progress = On("2026-12-07");
  EXPECT_EQ(progress.state, RenewalState::kPointsMissing);
  EXPECT_EQ(progress.due, Day("2027-03-01"));
  EXPECT_EQ(progress.days_left, 84);
  EXPECT_THAT(Missing(progress), ::testing::ElementsAre(27, 2, 0, 10, 5));
  EXPECT_EQ(progress.missing_hundredths, 2700);
  EXPECT_EQ(progress.restorable_until, Day("2027-05-30"));
  EXPECT_TRUE(progress.by_examination);
}

TEST_F(Renewal, TheLeastThatIsMissingIsTheGreatestOfTheThree) {
  Earned("2023-05-01", "clinical", 55);
  EXPECT_EQ(On("2026-12-07").missing_hundredths, 3000);  // 30 approved
  terms().approved_points = 0;
  EXPECT_EQ(On("2026-12-07").missing_hundredths, 2000);  // 10 in each of two categories
  Earned("2023-05-01", "general", 10);
  Earned("2023-05-01", "administrative", 10);
  EXPECT_EQ(On("2026-12-07").missing_hundredths, 0);
  EXPECT_EQ(On("2026-12-07").state, RenewalState::kReady);
}

TEST_F(Renewal, WhatWasDoneOutsideTheCycleOrForAnotherCredentialDoesNotCount) {
  Earned("2022-02-09", "clinical", 9);  // the day before it was given
  Earned("2022-02-10", "clinical", 1);  // the day itself
  Earned("2026-12-08", "clinical", 9);  // not yet done
  person_.continuing_education.push_back({"AMT-RMA", "clinical", 900, true, Day("2024-01-01")});
  const RenewalProgress progress = On("2026-12-07");
  EXPECT_EQ(progress.counted_from, Day("2022-02-10"));
  EXPECT_EQ(progress.points[0].earned_hundredths, 100);
}

TEST_F(Renewal, OfARenewedCredentialOnlyTheLastCycleCounts) {
  person_.credentials[0].valid = {Day("2012-02-10"), Day("2027-03-01")};
  Earned("2022-02-28", "clinical", 5);
  Earned("2022-03-01", "clinical", 7);
  EXPECT_EQ(On("2026-12-07").points[0].earned_hundredths, 700);
}

TEST_F(Renewal, WithoutAnEndOfItsOwnItIsACycleFromTheEndOfTheMonth) {
  person_.credentials[0].valid.until.reset();
  EXPECT_EQ(On("2026-12-07").due, Day("2027-03-01"));
  terms().from_month_end = false;
  EXPECT_EQ(On("2026-12-07").due, Day("2027-02-10"));
  person_.credentials[0].valid.from = Day("2024-02-29");
  EXPECT_EQ(On("2026-12-07").due, Day("2029-02-28"));
}

TEST_F(Renewal, TheDayItEnds) {
  EXPECT_EQ(On("2027-02-28").state, RenewalState::kPointsMissing);
  EXPECT_EQ(On("2027-02-28").days_left, 1);
  EXPECT_EQ(On("2027-03-01").state, RenewalState::kLapsed);
}

TEST_F(Renewal, WhatCannotBeReliedOnIsUnknownAndStillTold) {
  terms().confidence = Confidence::kUncertain;
  EXPECT_EQ(On("2026-12-07").state, RenewalState::kUnknown);
  EXPECT_EQ(On("2026-12-07").missing_hundredths, 6000);
  kinds_[0].renewals.clear();
  EXPECT_EQ(On("2026-12-07").state, RenewalState::kUnknown);
  EXPECT_EQ(On("2026-12-07").due, Day("2027-03-01"));
  EXPECT_EQ(On("2027-03-01").state, RenewalState::kLapsed);
}

TEST_F(Renewal, TermsAreThoseOfTheEdition) {
  RenewalTerms old = terms();
  old.edition = "2015";
  old.points = 20;
  old.categories.clear();
  old.approved_points = 0;
  kinds_[0].renewals.push_back(old);
  EXPECT_EQ(On("2026-12-07").missing_hundredths, 6000);
  person_.credentials[0].edition = "2015";
  EXPECT_EQ(On("2026-12-07").missing_hundredths, 2000);
}

TEST_F(Renewal, AnInterimOneIsNotRenewed) {
  terms().once_only = true;
  EXPECT_EQ(On("2026-12-07").state, RenewalState::kNotRenewable);
}

TEST_F(Renewal, WhatIsNotHeldIsSaidWithTheNearest) {
  const auto progress = RenewalOf(person_, "AAMA-CMB", kinds_, Day("2026-12-07"));
  EXPECT_THAT(FindingsOf(progress.status())[0].expected, HasSubstr("did you mean AAMA-CMA"));
}

}  // namespace
}  // namespace polyclinic
