// What is written as tables is read back as the same clinic.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/table/clinic_tables.h"
#include "polyclinic/table/demo.h"
#include "table/random_contents.h"
#include "trials.h"

namespace polyclinic {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;

// Nothing of the clinic is lost on the way through the tables.
void ExpectSame(const ClinicContents& clinic) {
  Findings left_out;
  const auto tables = WriteClinicTables(clinic, ShippedCatalog(), &left_out);
  for (const Finding& finding : left_out.all()) ADD_FAILURE() << ToText(finding);
  const auto again = ReadClinicTables(tables, ShippedCatalog());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(*again == clinic);
  EXPECT_EQ(WriteClinicTables(*again, ShippedCatalog()), tables);
}

TEST(RoundTrip, OfRandomClinics) {
  for (int seed = 1; seed <= Trials(60); ++seed) {
    const ClinicContents clinic = RandomContents(static_cast<std::uint32_t>(seed)).Make();
    ASSERT_EQ(Validate(clinic).ToStatus(), absl::OkStatus()) << "seed " << seed;
    ExpectSame(clinic);
    if (HasFailure()) {
      FAIL() << "seed " << seed;
    }
  }
}

TEST(RoundTrip, OfTheDemosBookedWeek) {
  auto contents = ReadClinicTables(DemoTables(), ShippedCatalog());
  auto book = RuleBook::Make(ShippedCatalog().rules);
  auto clinic = Clinic::Create(*std::move(contents), *book);
  ASSERT_TRUE(clinic.ok()) << clinic.status();
  const auto week = BookRequests(*clinic, *ParseInstant("2026-12-05T00:00:00-08:00"));
  ASSERT_TRUE(week.ok()) << week.status();
  ASSERT_GT(week->clinic.Contents().appointments.size(), 100u);
  ExpectSame(week->clinic.Contents());
}

TEST(RoundTrip, OfAClinicWithoutAnything) {
  ClinicContents clinic;
  clinic.identifier = "empty";
  ExpectSame(clinic);
}

// What cells cannot hold is named by its field, once, with the first place.
TEST(RoundTrip, NamesWhatNoCellHolds) {
  auto clinic = ReadClinicTables(DemoTables(), ShippedCatalog());
  ASSERT_TRUE(clinic.ok());
  clinic->staff[3].name = "with a\rcarriage return";
  clinic->staff[5].name = "another\r";
  clinic->specialties[1].name = "not as the catalog has it";
  Findings left_out;
  WriteClinicTables(*clinic, ShippedCatalog(), &left_out);
  EXPECT_THAT(left_out.all(), ElementsAre(AllOf(Field(&Finding::code, "not_in_tables"),
                                                Field(&Finding::severity, Severity::kWarning),
                                                Field(&Finding::path, "specialties[1].name")),
                                          AllOf(Field(&Finding::path, "staff[3].name"),
                                                Field(&Finding::found, HasSubstr("2 values")))));
}

}  // namespace
}  // namespace polyclinic
