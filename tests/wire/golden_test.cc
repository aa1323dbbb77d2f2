// The committed bytes of one example of each top-level message. An example is a text file that people
// can read, with the bytes beside it; POLYCLINIC_REGENERATE=1 writes the bytes anew from the texts, and
// makes both for a message that has none.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "polyclinic/wire/wire.h"
#include "wire/lists.h"
#include "wire/random_struct.h"

namespace polyclinic {
namespace {

std::string PathOf(const char* name, const char* suffix) {
  const char* source = std::getenv("POLYCLINIC_SOURCE");
  return (std::filesystem::path(source == nullptr ? "." : source) / "tests" / "golden" /
          (std::string(name) + suffix))
      .string();
}

std::string BytesOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class T>
void CheckGolden(const char* name) {
  const std::string text = PathOf(name, ".txtpb");
  const std::string bytes = PathOf(name, ".binpb");
  if (std::getenv("POLYCLINIC_REGENERATE") != nullptr) {
    if (!std::filesystem::exists(text)) {
      ASSERT_TRUE(WriteFile(text, RandomStruct(2026).Make<T>()).ok());
    }
    ASSERT_TRUE(WriteFile(bytes, ReadFile<T>(text).value()).ok());
  }
  const auto from_text = ReadFile<T>(text);
  ASSERT_TRUE(from_text.ok()) << from_text.status();
  const auto from_bytes = ReadFile<T>(bytes);
  ASSERT_TRUE(from_bytes.ok()) << from_bytes.status();
  EXPECT_TRUE(*from_text == *from_bytes) << name;
  EXPECT_TRUE(ToBytes(*from_text) == BytesOf(bytes)) << name << ": the bytes have changed";
}

#define POLYCLINIC_GOLDEN(Struct) \
  TEST(Golden, Struct) { CheckGolden<Struct>(#Struct); }
POLYCLINIC_GOLDEN(Appointment)
POLYCLINIC_GOLDEN(Availability)
POLYCLINIC_GOLDEN(BookingPolicy)
POLYCLINIC_GOLDEN(BookingRequest)
POLYCLINIC_GOLDEN(CareerStep)
POLYCLINIC_GOLDEN(CatalogEntries)
POLYCLINIC_GOLDEN(ClinicContents)
POLYCLINIC_GOLDEN(Cohort)
POLYCLINIC_GOLDEN(Command)
POLYCLINIC_GOLDEN(CredentialKind)
POLYCLINIC_GOLDEN(Duty)
POLYCLINIC_GOLDEN(Equipment)
POLYCLINIC_GOLDEN(Event)
POLYCLINIC_GOLDEN(Finding)
POLYCLINIC_GOLDEN(Hold)
POLYCLINIC_GOLDEN(Opening)
POLYCLINIC_GOLDEN(OutlookEdition)
POLYCLINIC_GOLDEN(Patient)
POLYCLINIC_GOLDEN(Pod)
POLYCLINIC_GOLDEN(Policy)
POLYCLINIC_GOLDEN(Program)
POLYCLINIC_GOLDEN(ProgramKind)
POLYCLINIC_GOLDEN(Refusal)
POLYCLINIC_GOLDEN(Room)
POLYCLINIC_GOLDEN(RuleSet)
POLYCLINIC_GOLDEN(Site)
POLYCLINIC_GOLDEN(Situation)
POLYCLINIC_GOLDEN(Specialty)
POLYCLINIC_GOLDEN(Staff)
POLYCLINIC_GOLDEN(Template)
POLYCLINIC_GOLDEN(Verdict)
POLYCLINIC_GOLDEN(Visit)
POLYCLINIC_GOLDEN(VisitType)
POLYCLINIC_GOLDEN(VisitTypeEntry)

}  // namespace
}  // namespace polyclinic
