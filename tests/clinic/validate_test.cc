#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "polyclinic/clinic/contents.h"

namespace polyclinic {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

ClinicContents SmallClinic() {
  ClinicContents clinic;
  clinic.identifier = "small";
  const SiteId site =
      Add(clinic, clinic.sites,
          Site{.key = "main", .time_zone = "America/Los_Angeles", .jurisdiction = "US-WA"});
  Add(clinic, clinic.rooms, Room{.key = "exam-1", .site = site});
  Add(clinic, clinic.staff, Staff{.key = "ana", .roles = {Role::kMedicalAssistant}});
  const PatientId patient = Add(clinic, clinic.patients, Patient{.key = "p1"});
  VisitType type{.key = "check"};
  type.steps = {{.name = "visit", .duration = {.base = Duration{600}}}};
  type.needs = {{.name = "assistant", .duties = {"C06"}}};
  const VisitTypeId visit_type = Add(clinic, clinic.visit_types, type);
  Add(clinic, clinic.requests,
      BookingRequest{.key = "r1", .patient = patient, .visit_type = visit_type});
  return clinic;
}

std::vector<std::string> CodesAndPaths(const ClinicContents& clinic) {
  const Findings findings = Validate(clinic);
  std::vector<std::string> out;
  for (const Finding& f : findings.all()) out.push_back(f.code + " at " + f.path);
  return out;
}

TEST(Validate, FindsNothingInAGoodClinic) { EXPECT_THAT(CodesAndPaths(SmallClinic()), IsEmpty()); }

TEST(Validate, SaysAllProblemsAtOnceWithTheirPaths) {
  ClinicContents clinic = SmallClinic();
  clinic.sites[0].time_zone = "";
  clinic.rooms.push_back(clinic.rooms[0]);
  clinic.rooms[1].capacity = 0;
  clinic.staff[0].credentials.push_back(
      {.code = "WA-MA-C",
       .valid = {.from =
                     Date{std::chrono::year{2026}, std::chrono::month{2}, std::chrono::day{31}}}});
  clinic.staff[0].training.push_back({.topic = "C19", .attested_by = StaffId::Of(7, 0)});
  clinic.staff[0].training[0].on = Date{std::chrono::year{2026} / 1 / 1};
  clinic.visit_types[0].needs[0].rooms = {RoomKind::kExam};
  clinic.visit_types[0].needs[0].steps = {1};
  clinic.requests[0].named = {{.need = "nobody", .resource = {}}};
  clinic.requests[0].patient = PatientId::Of(ClinicTag("small"), 9);
  EXPECT_THAT(
      CodesAndPaths(clinic),
      UnorderedElementsAre(
          "unknown_time_zone at sites[0].time_zone", "duplicate_key at rooms[1].key",
          "id_out_of_place at rooms[1].id", "bad_capacity at rooms[1].capacity",
          "no_such_day at staff[0].credentials[0].valid.from",
          "id_of_another_clinic at staff[0].training[0].attested_by",
          "bad_need at visit_types[0].needs[0]", "unknown_step at visit_types[0].needs[0].steps",
          "unknown_need at requests[0].named[0].need",
          "bad_resource at requests[0].named[0].resource",
          "unknown_reference at requests[0].patient"));
}

TEST(Validate, JudgesBookingPolicies) {
  ClinicContents clinic = SmallClinic();
  const BookingPolicy good{.key = "four",
                           .visit_types = {clinic.visit_types[0].id},
                           .roles = {Role::kPhysician},
                           .max_per_session = 4};
  clinic.booking_policies = {good};
  EXPECT_THAT(CodesAndPaths(clinic), IsEmpty());
  BookingPolicy bad = good;
  bad.visit_types = {VisitTypeId::Of(ClinicTag(clinic.identifier), 9)};
  bad.session = TimeWindow{Minutes{720}, Minutes{480}};
  bad.max_per_session = -1;
  clinic.booking_policies = {good, bad, {}};
  EXPECT_THAT(CodesAndPaths(clinic),
              UnorderedElementsAre("unknown_reference at booking_policies[1].visit_types[0]",
                                   "bad_window at booking_policies[1].session",
                                   "duplicate_key at booking_policies[1].key",
                                   "bad_count at booking_policies[1].max_per_session",
                                   "missing_key at booking_policies[2].key"));
}

TEST(Validate, RefusesReversedRangesAndWindows) {
  ClinicContents clinic = SmallClinic();
  const Date day{std::chrono::year{2026} / 12 / 7};
  clinic.requests[0].days = {.from = day, .until = day};
  Availability availability{.resource = Resource::Of(clinic.rooms[0].id)};
  availability.weekly = {
      {.weekday = Weekday::kMonday, .window = {.from = Minutes{600}, .to = Minutes{540}}}};
  clinic.availability = {availability, availability};
  EXPECT_THAT(CodesAndPaths(clinic),
              UnorderedElementsAre("reversed_range at requests[0].days",
                                   "bad_window at availability[0].weekly[0].window",
                                   "bad_window at availability[1].weekly[0].window",
                                   "duplicate_resource at availability[1].resource"));
}

TEST(Validate, TakesTravelToEachOtherSiteOnceAndWithinADay) {
  ClinicContents clinic = SmallClinic();
  Site south = clinic.sites[0];
  south.key = "south";
  const SiteId there = Add(clinic, clinic.sites, south);
  clinic.sites[0].travel = {{.to = there, .takes = std::chrono::hours{24}}};
  clinic.sites[1].travel = {{.to = clinic.sites[0].id}};
  EXPECT_THAT(CodesAndPaths(clinic), IsEmpty());
  clinic.sites[0].travel = {{.to = there, .takes = std::chrono::seconds{-1}},
                            {.to = there, .takes = std::chrono::hours{25}},
                            {.to = clinic.sites[0].id},
                            {},
                            {.to = SiteId::Of(ClinicTag("another"), 0)}};
  EXPECT_THAT(CodesAndPaths(clinic),
              UnorderedElementsAre("bad_duration at sites[0].travel[0].takes",
                                   "bad_duration at sites[0].travel[1].takes",
                                   "duplicate_site at sites[0].travel[1].to",
                                   "same_site at sites[0].travel[2].to",
                                   "missing_reference at sites[0].travel[3].to",
                                   "id_of_another_clinic at sites[0].travel[4].to"));
}

TEST(Validate, TakesPreferencesThatNameOneResourceEach) {
  ClinicContents clinic = SmallClinic();
  clinic.requests[0].preferred = {Resource::Of(clinic.rooms[0].id), {}};
  EXPECT_THAT(CodesAndPaths(clinic),
              UnorderedElementsAre("bad_resource at requests[0].preferred[1]"));
}

}  // namespace
}  // namespace polyclinic
