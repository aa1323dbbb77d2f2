// What a training log attests of a specialty.
#include "polyclinic/scope/coverage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scope/builders.h"

namespace polyclinic::scope_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Coverage : public ::testing::Test {
 protected:
  Coverage() {
    Duty vitals = ADuty("C06");
    vitals.parts = {"C07", "C08"};
    duties_ = {vitals, ADuty("C07"), ADuty("C08"), ADuty("C24")};
    specialty_.code = "cardiology";
    specialty_.duties = {{"C06", 100}, {"C24", 60}};
    specialty_.required_training = {"C24", "sterile-technique"};
    specialty_.preferred_credentials = {"NHA-CET", "AHA-BLS"};
  }

  void Trained(TopicCode topic, std::string_view on, int hours, int performances,
               TrainingKind kind = TrainingKind::kLivePerformance) {
    Training training;
    training.topic = topic;
    training.kind = kind;
    training.hours = std::chrono::hours{hours};
    training.performances = performances;
    training.on = Day(on);
    person_.training.push_back(training);
  }

  TrainingCoverage Covered(const CoverageMeasure& measure = {}) const {
    return CoverageOf(person_, specialty_, duties_, Day("2026-12-07"), measure);
  }

  std::vector<Duty> duties_;
  Specialty specialty_;
  Staff person_ = Assistant({"AHA-BLS"});
};

TEST_F(Coverage, ListsDutiesThenTopicsAndWhatIsMissing) {
  Trained("C24", "2026-03-01", 8, 10);
  const TrainingCoverage covered = Covered();
  ASSERT_EQ(covered.topics.size(), 3u);
  EXPECT_FALSE(covered.topics[0].attested);
  EXPECT_THAT(covered.topics[0].parts_missing, ElementsAre(DutyCode("C07"), DutyCode("C08")));
  EXPECT_TRUE(covered.topics[1].attested);
  EXPECT_TRUE(covered.topics[1].required);
  EXPECT_EQ(covered.topics[1].performances, 10);
  EXPECT_EQ(covered.topics[1].last_on, Day("2026-03-01"));
  EXPECT_EQ(covered.topics[2].topic, TopicCode("sterile-technique"));
  EXPECT_EQ(covered.topics[2].per_hundred_visits, 0);
  EXPECT_EQ(covered.demanded, 160);
  EXPECT_EQ(covered.demand_attested, 60);
  EXPECT_THAT(covered.preferred_missing, ElementsAre(CredentialCode("NHA-CET")));
}

TEST_F(Coverage, ACompositeIsItsPartsAndAPartIsOfItsComposite) {
  Trained("C07", "2026-03-01", 1, 0);
  EXPECT_THAT(Covered().topics[0].parts_missing, ElementsAre(DutyCode("C08")));
  Trained("C08", "2026-03-01", 1, 0);
  EXPECT_TRUE(Covered().topics[0].attested);
  EXPECT_THAT(Covered().topics[0].parts_missing, IsEmpty());

  person_.training.clear();
  Trained("C06", "2026-03-01", 1, 0);
  specialty_.duties = {{"C07", 10}};
  EXPECT_TRUE(Covered().topics[0].attested);
}

TEST_F(Coverage, TheMeasureSaysHowMuchAndOfWhatKind) {
  Trained("C24", "2026-03-01", 8, 0, TrainingKind::kClassroom);
  Trained("C24", "2026-03-02", 2, 4);
  Trained("C24", "2026-12-08", 9, 9);  // after the day
  const CoverageMeasure measure{{TrainingKind::kLivePerformance}, std::chrono::hours{4}, 10, true};
  const TopicCoverage ecg = Covered(measure).topics[1];
  EXPECT_FALSE(ecg.attested);
  EXPECT_EQ(ecg.hours, std::chrono::hours{2});
  EXPECT_EQ(ecg.hours_missing, std::chrono::hours{2});
  EXPECT_EQ(ecg.performances_missing, 6);
}

TEST_F(Coverage, AValidCompetencyAttestsUnlessTheMeasureLeavesItOut) {
  Competency competency;
  competency.duty = "C24";
  competency.valid = {Day("2026-01-01"), Day("2026-12-07")};
  person_.competencies = {competency};
  EXPECT_FALSE(Covered().topics[1].attested);  // ended that day
  person_.competencies[0].valid.until = Day("2026-12-08");
  EXPECT_TRUE(Covered().topics[1].attested);
  CoverageMeasure measure;
  measure.competency = false;
  EXPECT_FALSE(Covered(measure).topics[1].attested);
}

}  // namespace
}  // namespace polyclinic::scope_tests
