#include "polyclinic/synthea/synthea.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/scope/rule_book.h"

namespace polyclinic {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Date Monday() { return *ParseDate("2026-12-07"); }

std::string SampleDirectory() {
  const char* source = std::getenv("POLYCLINIC_SOURCE");
  return std::string(source == nullptr ? "." : source) + "/tests/synthea/data";
}

// The large sample, or empty where it is not at hand.
std::string SharedDirectory() {
  const char* shared = std::getenv("POLYCLINIC_SHARED_DATA");
  const std::string dir =
      std::string(shared == nullptr ? "../shared/data" : shared) + "/synthea/csv-ohdsi";
  return std::filesystem::exists(dir + "/encounters.csv") ? dir : "";
}

SyntheaClinic Sample() {
  auto read = ReadSynthea(SampleDirectory(), {2023, Monday()}, ShippedCatalog());
  EXPECT_TRUE(read.ok()) << read.status();
  return read.ok() ? *std::move(read) : SyntheaClinic{};
}

const BookingRequest& Request(const ClinicContents& clinic, const std::string& key) {
  for (const BookingRequest& request : clinic.requests) {
    if (request.key == key) return request;
  }
  static const BookingRequest kNone;
  ADD_FAILURE() << "no request " << key;
  return kNone;
}

std::string VisitTypeOf(const ClinicContents& clinic, const std::string& key) {
  const VisitTypeId type = Request(clinic, key).visit_type;
  return type.valid() ? clinic.visit_types[type.index()].key : "";
}

TEST(ReadSynthea, TakesTheYearsEncountersAsRequests) {
  const SyntheaClinic read = Sample();
  EXPECT_EQ(read.encounters, 8);
  ASSERT_EQ(read.contents.requests.size(), 4u);
  EXPECT_EQ(VisitTypeOf(read.contents, "e-well"), "checkup");
  EXPECT_EQ(VisitTypeOf(read.contents, "e-shot"), "visit");
  EXPECT_EQ(VisitTypeOf(read.contents, "e-prenatal"), "prenatal");
  EXPECT_EQ(VisitTypeOf(read.contents, "e-urgent"), "same-day");
  // The order of the year is the order of asking.
  EXPECT_EQ(read.contents.requests.front().key, "e-shot");
  EXPECT_LT(read.contents.requests[0].received, read.contents.requests[1].received);
  EXPECT_EQ(Request(read.contents, "e-urgent").priority, 2);
  // 2023-02-11 was a Saturday.
  EXPECT_THAT(Request(read.contents, "e-shot").weekdays, ElementsAre(Weekday::kFriday));
  EXPECT_EQ(Request(read.contents, "e-well").days.from, Monday());
}

TEST(ReadSynthea, ProceduresAndImmunizationsAskForDuties) {
  const SyntheaClinic read = Sample();
  const auto duties = [&](const std::string& key) {
    std::vector<std::string> codes;
    for (const AddedDuty& added : Request(read.contents, key).added_duties) {
      codes.push_back(added.duty.str());
    }
    return codes;
  };
  EXPECT_THAT(duties("e-well"), ElementsAre("C22"));
  EXPECT_THAT(duties("e-shot"), ElementsAre("C19"));
  EXPECT_THAT(duties("e-prenatal"), ElementsAre("C40"));
  EXPECT_EQ(DutyOfCode("cvx", "140"), DutyCode("C22"));
  EXPECT_EQ(DutyOfCode("snomed", "430193006"), DutyCode("C05"));
  EXPECT_TRUE(DutyOfCode("snomed", "73761001").empty());
}

TEST(ReadSynthea, WhatHasNoPlaceIsCounted) {
  const SyntheaClinic read = Sample();
  std::map<std::string, int> rows;
  for (const Unmapped& u : read.unmapped_rows) rows[u.table] += u.rows;
  // An emergency, an unknown class, somebody who died, somebody unknown.
  EXPECT_EQ(rows["encounters"], 4);
  // A colonoscopy, an unknown code, and an x-ray of the emergency.
  EXPECT_EQ(rows["procedures"], 3);
  EXPECT_EQ(rows["conditions"], 1);
  EXPECT_EQ(rows["patients"], 1);
  EXPECT_EQ(static_cast<int>(read.contents.requests.size()) + rows["encounters"], read.encounters);
  EXPECT_THAT(read.unmapped.text, HasSubstr("procedures,73761001,Colonoscopy,"));
}

TEST(ReadSynthea, PatientsComeWithTheirHistory) {
  const SyntheaClinic read = Sample();
  ASSERT_EQ(read.contents.patients.size(), 4u);
  const Patient& child = read.contents.patients[0];
  EXPECT_EQ(child.sex, Sex::kFemale);
  ASSERT_EQ(child.history.observations.size(), 3u);
  EXPECT_EQ(child.history.observations[0].value->ToText(), "127.9 cm");
  EXPECT_EQ(child.history.observations[1].text, "Never smoked");
  EXPECT_EQ(child.history.observations[2].text, "1.23456789");
  EXPECT_EQ(child.history.immunizations.size(), 1u);
  const Patient& adult = read.contents.patients[1];
  EXPECT_EQ(adult.history.allergies[0].severity, AllergySeverity::kModerate);
  EXPECT_EQ(adult.history.medications.size(), 1u);
  EXPECT_EQ(adult.history.procedures.size(), 4u);
  EXPECT_TRUE(read.contents.patients[3].died.has_value());
}

TEST(ReadSynthea, SaysWhoMayDoWhatIsAsked) {
  const SyntheaClinic read = Sample();
  std::map<std::string, DutyDemand> demands;
  for (const DutyDemand& demand : read.demands) demands[demand.duty.str()] = demand;
  ASSERT_EQ(demands.size(), 3u);
  // Immunizations only, and only by graduates of accredited programs.
  EXPECT_EQ(demands["C22"].requests, 1);
  EXPECT_EQ(demands["C22"].graduate, Outcome::kAllowed);
  EXPECT_EQ(demands["C22"].assistant, Outcome::kUnmet);
  EXPECT_EQ(demands["C19"].graduate, Outcome::kForbidden);
  EXPECT_EQ(demands["C19"].nurse, Outcome::kAllowed);
  EXPECT_EQ(demands["C40"].graduate, Outcome::kUnknown);
  EXPECT_THAT(read.summary, HasSubstr("8 encounters, 4 requests"));
  EXPECT_THAT(read.summary, HasSubstr("Colonoscopy"));
  EXPECT_THAT(read.summary, HasSubstr("Not legal advice"));
}

TEST(ReadSynthea, TheSameEveryTime) { EXPECT_TRUE(Sample().contents == Sample().contents); }

// Immunizations are what an assistant may give in Massachusetts; other medicines are not.
TEST(ReadSynthea, TheLawOfMassachusettsDecides) {
  const SyntheaClinic read = Sample();
  const auto book = RuleBook::Make(ShippedCatalog().rules);
  ASSERT_TRUE(book.ok());
  const auto clinic = Clinic::Create(read.contents, *book);
  ASSERT_TRUE(clinic.ok()) << clinic.status();
  const Instant now = *ParseInstant("2026-12-04T12:00:00-05:00");
  const auto booked = BookRequests(*clinic, now);
  ASSERT_TRUE(booked.ok()) << booked.status();
  std::map<std::string, ConflictKind> refused;
  for (const Refusal& refusal : booked->refused) {
    ASSERT_FALSE(refusal.conflicts.empty());
    refused[read.contents.requests[refusal.request.index()].key] = refusal.conflicts.front().kind;
  }
  EXPECT_EQ(refused.count("e-well"), 0u);
  ASSERT_EQ(refused.count("e-shot"), 1u);
  EXPECT_EQ(refused["e-shot"], ConflictKind::kScopeForbidden);

  const auto by_nurse = Clinic::Create(WithCareByNurse(read.contents, booked->refused), *book);
  ASSERT_TRUE(by_nurse.ok()) << by_nurse.status();
  const auto again = BookRequests(*by_nurse, now);
  ASSERT_TRUE(again.ok());
  EXPECT_GT(again->booked.size(), booked->booked.size());
}

class DamagedExport : public ::testing::Test {
 protected:
  DamagedExport()
      : dir_(std::filesystem::temp_directory_path() /
             ("polyclinic-synthea-test-" + std::to_string(getpid()))) {
    std::filesystem::remove_all(dir_);
    std::filesystem::copy(SampleDirectory(), dir_);
  }
  ~DamagedExport() override { std::filesystem::remove_all(dir_); }
  void Replace(const std::string& file, const std::string& from, const std::string& to) {
    std::ifstream in(dir_ / file);
    std::ostringstream text;
    text << in.rdbuf();
    std::string changed = text.str();
    const std::size_t at = changed.find(from);
    ASSERT_NE(at, std::string::npos);
    changed.replace(at, from.size(), to);
    std::ofstream(dir_ / file) << changed;
  }
  absl::Status Read(int year = 2023) {
    return ReadSynthea(dir_.string(), {year, Monday()}, ShippedCatalog()).status();
  }
  const std::filesystem::path dir_;
};

TEST_F(DamagedExport, AYearWithoutEncounters) {
  const absl::Status status = Read(1999);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("no encounter in 1999; it has some from 2019"));
}

TEST_F(DamagedExport, AFileThatIsMissing) {
  std::filesystem::remove(dir_ / "procedures.csv");
  const absl::Status status = Read();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("procedures.csv"));
}

TEST_F(DamagedExport, AColumnThatIsMissing) {
  Replace("encounters.csv", "ENCOUNTERCLASS", "ENCOUNTERKLASS");
  EXPECT_THAT(std::string(Read().message()), HasSubstr("ENCOUNTERKLASS"));
}

TEST_F(DamagedExport, CellsThatAreNoDates) {
  Replace("encounters.csv", "2023-10-10T14:17:47Z", "yesterday");
  Replace("patients.csv", "1980-06-15", "1980-16-15");
  const std::string message(Read().message());
  EXPECT_THAT(message, HasSubstr("encounters.csv:2"));
  EXPECT_THAT(message, HasSubstr("patients.csv:3"));
  EXPECT_THAT(message, ::testing::Not(HasSubstr("1980")));
}

TEST_F(DamagedExport, TruncatedRows) {
  Replace("immunizations.csv", ",140.52", "");
  EXPECT_FALSE(Read().ok());
}

// Nothing of a booked week is lost on the way through the tables.
void ExpectSameAsTables(const SyntheaClinic& read) {
  const auto book = RuleBook::Make(ShippedCatalog().rules);
  const auto clinic = Clinic::Create(read.contents, *book);
  ASSERT_TRUE(clinic.ok()) << clinic.status();
  const auto week = BookRequests(*clinic, *ParseInstant("2026-12-04T12:00:00-05:00"));
  ASSERT_TRUE(week.ok()) << week.status();
  ASSERT_GT(week->booked.size(), 0u);
  const ClinicContents booked = week->clinic.Contents();
  Findings left_out;
  const auto tables = WriteClinicTables(booked, ShippedCatalog(), &left_out);
  for (const Finding& finding : left_out.all()) ADD_FAILURE() << ToText(finding);
  const auto again = ReadClinicTables(tables, ShippedCatalog());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(*again == booked);
}

TEST(ReadSynthea, ABookedWeekIsTheSameAsTables) { ExpectSameAsTables(Sample()); }

TEST(SharedSample, ABookedWeekIsTheSameAsTables) {
  const std::string dir = SharedDirectory();
  if (dir.empty()) GTEST_SKIP() << "the shared sample is not here";
  const auto read = ReadSynthea(dir, {2023, Monday()}, ShippedCatalog());
  ASSERT_TRUE(read.ok()) << read.status();
  ExpectSameAsTables(*read);
}

TEST(SharedSample, EveryEncounterIsARequestOrCounted) {
  const std::string dir = SharedDirectory();
  if (dir.empty()) GTEST_SKIP() << "the shared Synthea sample is not at hand";
  const auto read = ReadSynthea(dir, {2023, Monday()}, ShippedCatalog());
  ASSERT_TRUE(read.ok()) << read.status();
  int skipped = 0;
  for (const Unmapped& u : read->unmapped_rows) {
    if (u.table == "encounters") skipped += u.rows;
  }
  EXPECT_EQ(read->encounters, 90);
  EXPECT_EQ(static_cast<int>(read->contents.requests.size()) + skipped, 90);
  EXPECT_EQ(read->contents.patients.size(), 27u);
}

}  // namespace
}  // namespace polyclinic
