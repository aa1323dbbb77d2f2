#ifndef POLYCLINIC_BENCHMARKS_MADE_CLINIC_H_
#define POLYCLINIC_BENCHMARKS_MADE_CLINIC_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "polyclinic/schedule/schedule.h"
#include "polyclinic/scope/rule_book.h"

// What the clinics of the booking benchmarks are made of.
namespace polyclinic::benchmarks {

inline constexpr int kDays = 90;
inline constexpr std::uint32_t kTag = 7;
inline const Date kFirst{std::chrono::year{2026} / 12 / 7};
inline const Instant kStart{std::chrono::sys_days{kFirst}};
inline const Instant kEnd = kStart + std::chrono::hours(24 * kDays);

inline Step AStep(std::string name, int minutes) {
  Step step;
  step.name = std::move(name);
  step.duration.base = std::chrono::minutes(minutes);
  return step;
}
// A person for these steps, for the whole visit where none is named.
inline Need APerson(std::string name, Role role, std::vector<std::int32_t> steps = {}) {
  Need need;
  need.name = std::move(name);
  need.roles = {role};
  need.steps = std::move(steps);
  return need;
}
// An exam room for the whole visit.
inline Need ARoom() {
  Need need;
  need.name = "room";
  need.rooms = {RoomKind::kExam};
  return need;
}

// Sites, people, rooms and kinds of visits, every id the position; people and rooms are there from 8:00 to
// 17:00 on all days. One patient, of whom nothing is known.
class MadeClinic {
 public:
  MadeClinic() { patients_[0].id = PatientId::Of(kTag, 0); }

  SiteId AddSite(std::string zone) {
    Site& site = Put(sites_, "site");
    site.time_zone = std::move(zone);
    site.jurisdiction = "US-WA";
    return site.id;
  }
  // Licensed in the role. With `lunch`, in minutes of the day, half an hour's.
  void AddPerson(SiteId site, Role role, int lunch = 0) {
    Staff& person = Put(staff_, "person");
    person.roles = {role};
    Licence licence;
    licence.role = role;
    licence.jurisdiction = "US-WA";
    person.licences = {licence};
    Work(Resource::Of(person.id), site, lunch);
  }
  void AddRoom(SiteId site) {
    Room& room = Put(rooms_, "room");
    room.site = site;
    Work(Resource::Of(room.id), site, 0);
  }
  void AddType(std::vector<Step> steps, std::vector<Need> needs) {
    VisitType& type = Put(types_, "visit");
    type.steps = std::move(steps);
    type.needs = std::move(needs);
  }

  Schedule Make(const RuleBook& rules) const {
    return Schedule::Create({.sites = sites_,
                             .rooms = rooms_,
                             .staff = staff_,
                             .visit_types = types_,
                             .availability = availability_,
                             .patients = patients_,
                             .horizon = {kFirst, AddDays(kFirst, kDays)}},
                            rules)
        .value();
  }
  BookingRequest Ask(std::uint32_t type, std::uint32_t site) const {
    BookingRequest request;
    request.visit_type = types_[type].id;
    request.site = sites_[site].id;
    return request;
  }

 private:
  template <class Entity>
  static Entity& Put(std::vector<Entity>& list, const char* word) {
    const auto index = static_cast<std::uint32_t>(list.size());
    Entity& entity = list.emplace_back();
    entity.id = Id<Entity>::Of(kTag, index);
    entity.key = word + ("-" + std::to_string(index));
    return entity;
  }

  void Work(Resource resource, SiteId site, int lunch) {
    Availability& hours = availability_.emplace_back();
    hours.resource = resource;
    for (int day = 1; day <= 7; ++day) {
      const auto weekday = static_cast<Weekday>(day);
      hours.weekly.push_back({weekday, {std::chrono::hours(8), std::chrono::hours(17)}, site, {}});
      if (lunch == 0) continue;
      hours.breaks.push_back({weekday,
                              {std::chrono::minutes(lunch), std::chrono::minutes(lunch + 30)},
                              AbsenceKind::kLunch});
    }
  }

  std::vector<Site> sites_;
  std::vector<Staff> staff_;
  std::vector<Room> rooms_;
  std::vector<VisitType> types_;
  std::vector<Availability> availability_;
  std::vector<Patient> patients_{1};
};

}  // namespace polyclinic::benchmarks

#endif  // POLYCLINIC_BENCHMARKS_MADE_CLINIC_H_
