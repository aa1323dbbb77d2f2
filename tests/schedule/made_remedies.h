#ifndef POLYCLINIC_TESTS_SCHEDULE_MADE_REMEDIES_H_
#define POLYCLINIC_TESTS_SCHEDULE_MADE_REMEDIES_H_

#include "gtest/gtest.h"
#include "polyclinic/schedule/remedy.h"
#include "schedule/random_clinic.h"

namespace polyclinic::schedule_tests {

inline void Take(const Addition& addition, Staff& person) {
  ASSERT_EQ(addition.kind, ItemKind::kCredential) << "the test's rules ask for nothing else";
  Credential credential;
  credential.code = CredentialCode::Parse(addition.code).value();
  person.credentials.push_back(credential);
}

// Minutes since midnight in UTC, rounded outward.
inline TimeWindow WindowOf(const Interval& when) {
  const auto day = std::chrono::floor<std::chrono::days>(when.start());
  return {std::chrono::floor<Minutes>(when.start() - day),
          std::chrono::ceil<Minutes>(when.end() - day)};
}

// Makes the change by what the remedy says alone. One more comes last of those who are equally good.
inline void MakeReal(const Remedy& remedy, RandomClinic& clinic, BookingRequest& request) {
  switch (remedy.kind) {
    case RemedyKind::kOtherTime:
      return;
    case RemedyKind::kGiveUpNamed:
      std::erase(request.named, NamedNeed{remedy.need, remedy.resource});
      return;
    case RemedyKind::kMoveBreak:
    case RemedyKind::kExtendHours: {
      Availability& hours = clinic.HoursOf(remedy.resource);
      if (remedy.kind == RemedyKind::kMoveBreak) hours.breaks.clear();
      hours.exceptions.push_back(
          {Day("2026-12-07"), WindowOf(*remedy.when), true, AbsenceKind::kOther, remedy.site});
      return;
    }
    case RemedyKind::kOneMoreRoom: {
      Room room;
      room.site = remedy.site;
      room.kind = remedy.rooms.front();
      const RoomId id = clinic.Put(clinic.rooms, room, "~more");
      clinic.Work(Resource::Of(id), WindowOf(*remedy.when));
      return;
    }
    case RemedyKind::kOneMoreDevice:
      FAIL() << "random clinics have no devices";
    case RemedyKind::kOneMorePerson:
    case RemedyKind::kOneMoreSupervisor: {
      const StaffId id = clinic.AddStaff("~more", remedy.roles.front(), WindowOf(*remedy.when));
      Staff& person = clinic.staff[id.index()];
      person.credentials.clear();
      for (const Addition& addition : remedy.additions) Take(addition, person);
      return;
    }
    case RemedyKind::kAddAbility: {
      Staff& person = clinic.staff[remedy.resource.staff.index()];
      for (const Addition& addition : remedy.additions) Take(addition, person);
      return;
    }
  }
}

}  // namespace polyclinic::schedule_tests

#endif  // POLYCLINIC_TESTS_SCHEDULE_MADE_REMEDIES_H_
