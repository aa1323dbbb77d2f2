#include "polyclinic/clinic/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polyclinic {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ClinicContents SmallClinic(const std::string& identifier) {
  ClinicContents clinic;
  clinic.identifier = identifier;
  const SiteId site = Add(clinic, clinic.sites, Site{.key = "main", .time_zone = "UTC"});
  Add(clinic, clinic.rooms, Room{.key = "exam-1", .site = site});
  Add(clinic, clinic.staff, Staff{.key = "ana", .name = "Ana"});
  Add(clinic, clinic.staff, Staff{.key = "ben", .name = "Ben"});
  return clinic;
}

TEST(Diff, OfEqualClinicsIsEmpty) {
  EXPECT_THAT(Diff(SmallClinic("a"), SmallClinic("a")), IsEmpty());
}

TEST(Diff, NamesListKeyAndFields) {
  const ClinicContents before = SmallClinic("a");
  ClinicContents after = before;
  after.staff[1].name = "Benjamin";
  after.staff[1].declines = {"C28"};
  Add(after, after.staff, Staff{.key = "cleo"});
  after.rooms.clear();
  after.version = 3;
  EXPECT_THAT(Diff(before, after),
              ElementsAre(Change{"clinic", "", ChangeKind::kChanged, {"version"}},
                          Change{"rooms", "exam-1", ChangeKind::kRemoved, {}},
                          Change{"staff", "ben", ChangeKind::kChanged, {"name", "declines"}},
                          Change{"staff", "cleo", ChangeKind::kAdded, {}}));
}

TEST(Diff, OfTheSameClinicUnderAnotherNameShowsOnlyTheName) {
  EXPECT_THAT(Diff(SmallClinic("a"), SmallClinic("b")),
              ElementsAre(Change{"clinic", "", ChangeKind::kChanged, {"identifier"}}));
}

}  // namespace
}  // namespace polyclinic
