// The shipped visit types: complete, well-formed, and bookable where the staff for them is.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalog/situations.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule_book.h"

namespace polyclinic {
namespace {

using catalog_test::As;
using catalog_test::Book;
using catalog_test::Day;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string ToText(const std::vector<Refusal>& refused) {
  std::string text;
  for (const Refusal& refusal : refused) {
    for (const Conflict& conflict : refusal.conflicts) {
      text += std::string(NameOf(conflict.kind)) + " " + conflict.need + " " + conflict.duty.str() +
              "; ";
    }
  }
  return text;
}

// One site of an office, with every kind of room and device that the visit types ask for, open on
// weekdays from 8 to 17.
class Practice {
 public:
  explicit Practice(JurisdictionCode jurisdiction) : jurisdiction_(jurisdiction) {
    c_.identifier = "practice.example.org";
    c_.edition = ShippedCatalog().edition();
    site_ = Add(c_, c_.sites,
                Site{.key = "main",
                     .time_zone = "America/Denver",
                     .jurisdiction = jurisdiction,
                     .employer = "practice"});
    for (const RoomKind kind : {RoomKind::kExam, RoomKind::kLaboratory, RoomKind::kDiagnostic}) {
      Open(Resource::Of(
          Add(c_, c_.rooms, Room{.key = std::string(NameOf(kind)), .site = site_, .kind = kind})));
    }
    for (const EquipmentKind kind :
         {EquipmentKind("ecg-machine"), EquipmentKind("treadmill"), EquipmentKind("ultrasound")}) {
      Open(Resource::Of(
          Add(c_, c_.equipment, Equipment{.key = kind.str(), .site = site_, .kind = kind})));
    }
    Add(c_, c_.patients, Patient{.key = "patient", .born = Day(19700101)});
  }

  StaffId Hire(std::string key, Role role) {
    Staff staff{.key = std::move(key), .born = Day(19900101), .roles = {role}};
    staff.employment = {{.employer = "practice", .home_site = site_}};
    staff.licences = {{.role = role, .jurisdiction = jurisdiction_}};
    if (role == Role::kPhysician) {
      for (const Specialty& specialty : ShippedCatalog().specialties) {
        staff.specialties.push_back(specialty.code);
      }
    }
    if (role == Role::kMedicalAssistant) staff.credentials = {{.code = "WA-MA-C"}};
    const StaffId id = Add(c_, c_.staff, std::move(staff));
    Open(Resource::Of(id));
    return id;
  }

  // The director signs that the practice adopts what the law leaves open of these duties.
  void Adopt(std::vector<DutyCode> duties, StaffId director) {
    Policy policy{.key = "adopted", .effect = PolicyEffect::kAdopt};
    policy.roles = {Role::kMedicalAssistant};
    policy.duties = std::move(duties);
    policy.valid.from = Day(20260101);
    policy.signed_by = director;
    policy.signed_on = Day(20260101);
    policy.reason = "trained and watched here";
    Add(c_, c_.policies, policy);
  }

  // Asks for that visit in the week of 2026-12-07. Empty where it is booked, else why not.
  std::string Booked(const std::string& key) {
    ClinicContents contents = c_;
    const auto type = AddVisitType(ShippedCatalog(), key, contents);
    if (!type.ok()) return type.status().ToString();
    BookingRequest request{.key = "wish", .patient = contents.patients[0].id};
    request.visit_type = *type;
    request.days = {.from = Day(20261207), .until = Day(20261212)};
    request.new_patient = true;
    if (contents.visit_types[type->index()].telehealth) request.patient_location = jurisdiction_;
    Add(contents, contents.requests, request);
    const auto clinic =
        Clinic::Create(contents, Book(), {.from = Day(20261207), .until = Day(20261219)});
    if (!clinic.ok()) return clinic.status().ToString();
    const auto week =
        BookRequests(*clinic, std::chrono::sys_days{Day(20261201)} + std::chrono::hours{12});
    if (!week.ok()) return week.status().ToString();
    if (week->booked.size() == 1 && week->refused.empty()) return "";
    return key + " refused: " + ToText(week->refused);
  }

 private:
  void Open(Resource resource) {
    Availability availability{.resource = resource};
    for (int day = 1; day <= 5; ++day) {
      availability.weekly.push_back({.weekday = static_cast<Weekday>(day),
                                     .window = {.from = Minutes{480}, .to = Minutes{1020}},
                                     .site = site_});
    }
    c_.availability.push_back(availability);
  }

  JurisdictionCode jurisdiction_;
  ClinicContents c_;
  SiteId site_;
};

TEST(ShippedVisitTypes, AreTwoOrMoreForEachOfTheSixSpecialties) {
  std::map<std::string, int> count;
  for (const VisitTypeEntry& entry : ShippedCatalog().visit_types) {
    ++count[entry.visit_type.specialty.str()];
  }
  EXPECT_EQ(count.size(), 6u);
  for (const char* specialty : {"cardiology", "endocrinology", "family-medicine", "geriatrics",
                                "ob-gyn", "transplant-surgery"}) {
    EXPECT_GE(count[specialty], 2) << specialty;
  }
}

TEST(ShippedVisitTypes, AreWellFormed) {
  std::set<std::string> keys;
  std::set<VisitTypeId> ids;
  for (const VisitTypeEntry& entry : ShippedCatalog().visit_types) {
    const VisitType& type = entry.visit_type;
    SCOPED_TRACE(type.key);
    EXPECT_TRUE(keys.insert(type.key).second);
    EXPECT_TRUE(type.id.valid());
    EXPECT_EQ(type.id.clinic(), 0u);
    EXPECT_TRUE(ids.insert(type.id).second);
    EXPECT_NE(ShippedCatalog().FindSpecialty(type.specialty), nullptr);
    for (const Step& step : type.steps) EXPECT_FALSE(step.name.empty());
    // Somebody is there at every step.
    for (std::int32_t s = 0; s < static_cast<std::int32_t>(type.steps.size()); ++s) {
      EXPECT_TRUE(std::any_of(type.needs.begin(), type.needs.end(), [&](const Need& need) {
        return (!need.duties.empty() || !need.roles.empty()) &&
               (need.steps.empty() ||
                std::find(need.steps.begin(), need.steps.end(), s) != need.steps.end());
      })) << s;
    }
    for (const Need& need : type.needs) {
      for (const DutyCode& duty : need.duties) {
        EXPECT_NE(ShippedCatalog().FindDuty(duty), nullptr) << duty.str();
      }
    }
    for (const LinkedVisit& linked : type.linked) {
      EXPECT_LE(linked.gap_min, linked.gap_max);
      EXPECT_NE(linked.visit_type, type.id);
    }
  }
  for (const VisitTypeEntry& entry : ShippedCatalog().visit_types) {
    for (const LinkedVisit& linked : entry.visit_type.linked) {
      EXPECT_TRUE(ids.contains(linked.visit_type)) << entry.visit_type.key;
    }
  }
}

// Each visit of a specialty has a duty in it that the specialty demands.
TEST(ShippedVisitTypes, DoWhatTheirSpecialtyDemands) {
  std::map<SpecialtyCode, std::set<DutyCode>> done;
  for (const VisitTypeEntry& entry : ShippedCatalog().visit_types) {
    for (const Need& need : entry.visit_type.needs) {
      done[entry.visit_type.specialty].insert(need.duties.begin(), need.duties.end());
    }
  }
  for (const auto& [code, duties] : done) {
    int met = 0;
    const auto& demanded = ShippedCatalog().FindSpecialty(code)->duties;
    for (const DutyWeight& weight : demanded) met += duties.contains(weight.duty);
    EXPECT_GE(met * 2, static_cast<int>(demanded.size())) << code.str();
  }
}

// Nurses may do what the visits ask of a helper, in every state of the catalog.
TEST(ShippedVisitTypes, CanBeBookedWhereTheStaffForThemIs) {
  for (const JurisdictionCode& jurisdiction : ShippedCatalog().rules.jurisdictions) {
    if (jurisdiction == JurisdictionCode("US")) continue;
    Practice practice(jurisdiction);
    practice.Hire("dora", Role::kPhysician);
    practice.Hire("rita", Role::kRegisteredNurse);
    practice.Hire("rob", Role::kRegisteredNurse);
    practice.Hire("sam", Role::kSonographer);
    practice.Hire("cleo", Role::kTransplantCoordinator);
    for (const VisitTypeEntry& entry : ShippedCatalog().visit_types) {
      EXPECT_EQ(practice.Booked(entry.visit_type.key), "") << jurisdiction.str();
    }
  }
}

TEST(ShippedVisitTypes, AreRefusedWhereNobodyIsThereForThem) {
  Practice practice("US-WA");
  practice.Hire("dora", Role::kPhysician);
  for (const VisitTypeEntry& entry : ShippedCatalog().visit_types) {
    EXPECT_THAT(practice.Booked(entry.visit_type.key), HasSubstr("refused"))
        << entry.visit_type.key;
  }
}

// Assistants do it all in Washington, once a policy adopts what the law leaves open; without it, what
// the law does not speak of is refused.
TEST(ShippedVisitTypes, CanBeBookedWithAssistants) {
  const auto hire = [](Practice& practice) {
    const StaffId director = practice.Hire("dora", Role::kPhysician);
    practice.Hire("ana", Role::kMedicalAssistant);
    practice.Hire("ben", Role::kMedicalAssistant);
    practice.Hire("sam", Role::kSonographer);
    practice.Hire("cleo", Role::kTransplantCoordinator);
    return director;
  };
  Practice lawful("US-WA");
  hire(lawful);
  EXPECT_EQ(lawful.Booked("endocrinology-blood-draw"), "");
  EXPECT_THAT(lawful.Booked("ob-gyn-annual"), HasSubstr("scope_unknown chaperone C38"));
  Practice adopting("US-WA");
  const StaffId director = hire(adopting);
  std::set<DutyCode> asked;
  for (const VisitTypeEntry& entry : ShippedCatalog().visit_types) {
    for (const Need& need : entry.visit_type.needs) {
      asked.insert(need.duties.begin(), need.duties.end());
    }
  }
  adopting.Adopt({asked.begin(), asked.end()}, director);
  for (const VisitTypeEntry& entry : ShippedCatalog().visit_types) {
    EXPECT_EQ(adopting.Booked(entry.visit_type.key), "");
  }
}

TEST(AddVisitType, BringsTheLinkedOnesAndKeepsWhatIsThere) {
  ClinicContents clinic;
  clinic.identifier = "practice.example.org";
  const auto added = AddVisitType(ShippedCatalog(), "tuberculin-test", clinic);
  ASSERT_TRUE(added.ok()) << added.status();
  ASSERT_EQ(clinic.visit_types.size(), 2u);
  EXPECT_EQ(clinic.visit_types[added->index()].key, "tuberculin-test");
  EXPECT_EQ(added->clinic(), ClinicTag(clinic.identifier));
  const VisitTypeId reading = clinic.visit_types[added->index()].linked.at(0).visit_type;
  EXPECT_EQ(clinic.visit_types[reading.index()].key, "tuberculin-test-reading");
  EXPECT_EQ(clinic.visit_types[reading.index()].id, reading);
  clinic.visit_types[reading.index()].name = "Ours";
  EXPECT_EQ(*AddVisitType(ShippedCatalog(), "tuberculin-test-reading", clinic), reading);
  EXPECT_EQ(clinic.visit_types.size(), 2u);
  EXPECT_EQ(clinic.visit_types[reading.index()].name, "Ours");
}

TEST(AddVisitType, SaysWhatWasPerhapsMeant) {
  ClinicContents clinic;
  clinic.identifier = "practice.example.org";
  const auto added = AddVisitType(ShippedCatalog(), "tuberculin-tests", clinic);
  EXPECT_EQ(added.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(added.status().message()), HasSubstr("perhaps tuberculin-test"));
  EXPECT_THAT(clinic.visit_types, IsEmpty());
}

}  // namespace
}  // namespace polyclinic
