#ifndef POLYCLINIC_TESTING_FIXTURE_H_
#define POLYCLINIC_TESTING_FIXTURE_H_

#include <gtest/gtest.h>

#include <iostream>
#include <optional>

#include "polyclinic/testing/clinic.h"

namespace polyclinic::testing {

// A fixture with a fresh clinic for every test. A class derived from it says which:
//
//   class Billing : public polyclinic::testing::ClinicTest {
//    protected:
//     polyclinic::ScenarioSpec Spec() const override { return {.name = "flu_season", .seed = 7}; }
//   };
//
// A test that fails prints the line that makes its clinic again.
class ClinicTest : public ::testing::Test {
 protected:
  virtual ScenarioSpec Spec() const { return {}; }

  // The test's own clinic, made on first use.
  TestClinic& clinic() {
    if (!clinic_) clinic_ = TestClinic::Of(Spec());
    return *clinic_;
  }

  void TearDown() override {
    if (HasFailure())
      std::cout << "  the clinic again: " << TestClinic::LineOf(Spec()) << std::endl;
  }

 private:
  std::optional<TestClinic> clinic_;
};

}  // namespace polyclinic::testing

#endif  // POLYCLINIC_TESTING_FIXTURE_H_
