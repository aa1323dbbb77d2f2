// A plausible pod's day for the tests of the room `draw`: two providers, four assistants, four
// rooms and a laboratory of another pod, as many visits as asked for.
#ifndef POLYCLINIC_TESTS_DRAW_POD_DAY_H_
#define POLYCLINIC_TESTS_DRAW_POD_DAY_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule.h"

namespace polyclinic::testing {

inline constexpr Date kPodDate{std::chrono::year{2026}, std::chrono::December, std::chrono::day{7}};

inline Rule RuleOf(std::string id, std::vector<DutyCode> duties, std::string citation) {
  Rule rule;
  rule.id = std::move(id);
  rule.when.jurisdiction = "US-WA";
  rule.when.duties = std::move(duties);
  rule.citation.text = std::move(citation);
  return rule;
}

inline RuleSet PodRules() {
  RuleSet rules;
  rules.edition = "2026-11";
  rules.jurisdictions = {"US-WA"};
  const auto duty = [&](DutyCode code, std::string name) {
    Duty d;
    d.code = code;
    d.name = std::move(name);
    rules.duties.push_back(d);
  };
  duty("C02", "room the patient");
  duty("C05", "review medicines and allergies");
  duty("C06", "take the full set of vital signs");
  duty("C16", "assist with a minor procedure");
  duty("C18", "give approved home-care instructions");
  duty("C20", "subcutaneous injection");
  duty("C22", "give a vaccine");
  duty("C24", "12-lead ECG");
  duty("C28", "venipuncture");
  duty("A09", "check out");
  rules.rules = {RuleOf("US-WA.base.rooming", {"C02", "C05", "C06"}, "RCW 18.360.050(1)"),
                 RuleOf("US-WA.injections", {"C20", "C22"}, "WAC 246-827-0240"),
                 RuleOf("US-WA.phlebotomy", {"C28"}, "RCW 18.360.050(2) & <WAC 246-827-0400>"),
                 RuleOf("US-WA.procedures", {"C16"}, "RCW 18.360.050(1)(b)")};
  return rules;
}

// Builds the clinic. Times are minutes after local midnight of the day.
class PodDay {
 public:
  explicit PodDay(Date date = kPodDate, std::string zone = "America/Los_Angeles") : date_(date) {
    clinic_.identifier = "pod-day";
    clinic_.name = "Harbor Clinic";
    clinic_.edition = "2026-11";
    zone_ = *TimeZone::Load(zone);
    Site site;
    site.key = "harbor";
    site.name = "Harbor Clinic, Seattle";
    site.time_zone = std::move(zone);
    site.jurisdiction = "US-WA";
    site.employer = "harbor-health";
    site_ = Add(clinic_, clinic_.sites, site);
    AddPeople();
    AddRooms();
    AddPods();
    AddVisitTypes();
    AddPolicies();
  }

  ClinicContents& clinic() { return clinic_; }
  SiteId site() const { return site_; }
  PodId pod() const { return clinic_.pods.front().id; }
  Date date() const { return date_; }
  const TimeZone& zone() const { return zone_; }

  StaffId AddStaff(std::string key, std::string name, Role role,
                   std::vector<CredentialCode> credentials) {
    Staff staff;
    staff.key = std::move(key);
    staff.name = std::move(name);
    staff.roles = {role};
    for (const CredentialCode& code : credentials) {
      Credential credential;
      credential.code = code;
      credential.valid.until =
          Date{std::chrono::year{2027}, std::chrono::January, std::chrono::day{15}};
      if (code == CredentialCode("WA-MA-R")) credential.tied_to_employer = "harbor-health";
      staff.credentials.push_back(credential);
    }
    return Add(clinic_, clinic_.staff, staff);
  }

  Availability& Works(Resource resource, int from, int to) {
    Availability availability;
    availability.resource = resource;
    for (const auto& [weekday, name] : enumerators(Weekday{})) {
      availability.weekly.push_back({weekday, {Minutes{from}, Minutes{to}}, {}, {}});
    }
    clinic_.availability.push_back(availability);
    return clinic_.availability.back();
  }

  static void Pauses(Availability& availability, int from, int to, AbsenceKind kind) {
    for (const auto& [weekday, name] : enumerators(Weekday{})) {
      availability.breaks.push_back({weekday, {Minutes{from}, Minutes{to}}, kind});
    }
  }

  Instant At(int minutes) const { return *zone_.ToInstant({date_, Minutes{minutes}}); }

  // One visit of a provider (0, 1): rooming before, closing after, by the free assistants.
  Appointment& Visit(int provider, int minute, int length, int type) {
    Appointment visit;
    visit.key = "a-" + Digits(clinic_.appointments.size() + 1);
    visit.patient = AddPatient();
    visit.visit_type = clinic_.visit_types[static_cast<std::size_t>(type)].id;
    visit.site = site_;
    const Interval rooming(At(minute - 10), At(minute));
    const Interval seen(At(minute), At(minute + length));
    const Interval closing(At(minute + length), At(minute + length + kClosing[type]));
    visit.interval = Interval(rooming.start(), closing.end());
    visit.steps = {rooming, seen, closing};
    const auto pod = clinic_.pods.front();
    const StaffId seer = pod.providers[static_cast<std::size_t>(provider)];
    visit.assignments.push_back(
        Person("rooming", Free(pod.assistants, rooming), rooming, {"C02", "C05", "C06"}));
    visit.assignments.push_back(Person("provider", seer, seen, {}));
    visit.assignments.push_back(
        Person("closing", Free(pod.assistants, closing), closing, Closing(type)));
    for (DutyGround& ground : visit.assignments.back().grounds) ground.supervisor = seer;
    visit.assignments.push_back({"room", Resource::Of(FreeRoom(visit.interval)), visit.interval});
    if (type == 1) {
      visit.obligations.push_back({"C22", "order", {"patient_specific"}, "US-WA.injections"});
      visit.obligations.push_back({"C22", "dose_check", {}, "US-WA.injections"});
    }
    if (type == 3) {
      visit.assignments.push_back({"laboratory", Resource::Of(clinic_.rooms.back().id), closing});
    }
    if (type == 4) {
      for (DutyGround& ground : visit.assignments[2].grounds) {
        ground.adopted_by = "ecg-by-assistants";
        ground.rules.clear();
      }
    }
    Add(clinic_, clinic_.appointments, visit);
    return clinic_.appointments.back();
  }

  // A day of two dozen visits.
  PodDay& Fill() {
    constexpr int kStarts[2][14] = {
        {490, 515, 550, 575, 610, 640, 675, 0, 790, 820, 850, 885, 920, 950},
        {500, 530, 560, 600, 630, 660, 0, 785, 810, 845, 870, 905, 935, 960}};
    int type = 0;
    for (int i = 0; i < 14; ++i) {
      for (int provider = 0; provider < 2; ++provider) {
        const int start = kStarts[provider][i];
        if (start == 0) continue;
        Visit(provider, start, i % 3 == 1 ? 20 : 15, type);
        type = (type + 2) % 5;
      }
    }
    return *this;
  }

 private:
  static constexpr int kClosing[] = {5, 10, 15, 10, 15};

  static std::vector<DutyCode> Closing(int type) {
    switch (type) {
      case 0:
        return {"C18", "A09"};
      case 1:
        return {"C22", "C18"};
      case 2:
        return {"C16"};
      case 3:
        return {"C28"};
      default:
        return {"C24"};
    }
  }

  static std::string Digits(std::size_t n) {
    std::string text = std::to_string(n);
    return std::string(text.size() < 4 ? 4 - text.size() : 0, '0') + text;
  }

  Assignment Person(std::string need, StaffId id, Interval span, std::vector<DutyCode> duties) {
    Assignment assignment{std::move(need), Resource::Of(id), span};
    for (const DutyCode& duty : duties) {
      DutyGround ground;
      ground.duty = duty;
      ground.outcome = duty == DutyCode("C22") ? "unmet" : "allowed";
      for (const Rule& rule : PodRules().rules) {
        if (std::count(rule.when.duties.begin(), rule.when.duties.end(), duty) > 0) {
          ground.rules.push_back(rule.id);
        }
      }
      assignment.grounds.push_back(ground);
    }
    return assignment;
  }

  bool IsFree(const Resource& resource, const Interval& span) const {
    for (const Appointment& other : clinic_.appointments) {
      for (const Assignment& a : other.assignments) {
        if (a.resource == resource && a.interval.Overlaps(span)) return false;
      }
    }
    return true;
  }

  // Turns begin with another assistant each time, so that a day is spread over all of them.
  StaffId Free(const std::vector<StaffId>& pool, const Interval& span) {
    for (std::size_t i = 0; i < pool.size(); ++i) {
      const StaffId id = pool[(turn_ + i) % pool.size()];
      if (IsFree(Resource::Of(id), span)) {
        turn_ = (turn_ + i + 1) % pool.size();
        return id;
      }
    }
    return pool.front();
  }

  RoomId FreeRoom(const Interval& span) const {
    for (const RoomId id : clinic_.pods.front().rooms) {
      if (IsFree(Resource::Of(id), span)) return id;
    }
    return clinic_.pods.front().rooms.front();
  }

  PatientId AddPatient() {
    static constexpr const char* kGiven[] = {"Ana",    "Bodil",     "Chidi",   "Dolores", "Emeka",
                                             "Fatima", "Guadalupe", "Hiroshi", "Ines",    "Jamal"};
    static constexpr const char* kFamily[] = {"Rivera", "Lindqvist", "Okafor",   "Papadopoulos",
                                              "Nguyen", "Al-Sayed",  "Kowalczyk"};
    const std::size_t n = clinic_.patients.size();
    Patient patient;
    patient.key = "p-" + Digits(n + 1);
    patient.name = {kGiven[n % 10], kFamily[n % 7], ""};
    return Add(clinic_, clinic_.patients, patient);
  }

  void AddPeople() {
    providers_ = {AddStaff("whitfield", "Dr. Ana Whitfield", Role::kPhysician, {}),
                  AddStaff("haddad", "Noor Haddad", Role::kNursePractitioner, {})};
    assistants_ = {
        AddStaff("ma-lee", "Jordan Lee", Role::kMedicalAssistant, {"WA-MA-C", "AAMA-CMA"}),
        AddStaff("ma-santos", "Marisol Santos", Role::kMedicalAssistant, {"WA-MA-C"}),
        AddStaff("ma-brown", "Tyrone Brown", Role::kMedicalAssistant, {"WA-MA-R"}),
        AddStaff("ma-kim", "Kim Seo-yeon", Role::kMedicalAssistant, {"WA-MA-P", "NHA-CPT"})};
    for (const StaffId id : providers_) {
      Pauses(Works(Resource::Of(id), 8 * 60, 17 * 60), 720, 780, AbsenceKind::kLunch);
    }
    int lunch = 690;
    for (const StaffId id : assistants_) {
      Availability& hours = Works(Resource::Of(id), lunch == 690 ? 450 : 480, 1020);
      Pauses(hours, lunch, lunch + 30, AbsenceKind::kLunch);
      Pauses(hours, lunch + 180, lunch + 190, AbsenceKind::kBreak);
      lunch += 30;
    }
    clinic_.availability.back().exceptions.push_back(
        {date_, TimeWindow{Minutes{900}, Minutes{1020}}, false, AbsenceKind::kTraining, {}});
  }

  void AddRooms() {
    const auto add = [&](std::string key, std::string name, RoomKind kind) {
      Room room;
      room.key = std::move(key);
      room.name = std::move(name);
      room.site = site_;
      room.kind = kind;
      const RoomId id = Add(clinic_, clinic_.rooms, room);
      Works(Resource::Of(id), 450, 1050);
      return id;
    };
    rooms_ = {add("exam-1", "Exam 1", RoomKind::kExam), add("exam-2", "Exam 2", RoomKind::kExam),
              add("exam-3", "Exam 3", RoomKind::kExam),
              add("proc-1", "Procedure 1", RoomKind::kProcedure)};
    add("lab", "Laboratory", RoomKind::kLaboratory);
  }

  void AddPods() {
    Pod pod;
    pod.key = "blue";
    pod.name = "Blue pod";
    pod.site = site_;
    pod.providers = providers_;
    pod.assistants = assistants_;
    pod.rooms = rooms_;
    Add(clinic_, clinic_.pods, pod);
  }

  void AddVisitTypes() {
    for (const char* name : {"Follow-up", "Vaccination visit", "Minor procedure", "Diabetes visit",
                             "New patient, chest pain"}) {
      VisitType type;
      type.key = "vt-" + std::to_string(clinic_.visit_types.size());
      type.name = name;
      type.steps = {{"rooming"}, {"provider"}, {"closing"}};
      Need provider;
      provider.name = "provider";
      Need rooming;
      rooming.name = "rooming";
      rooming.duties = {"C02", "C05", "C06"};
      Need closing;
      closing.name = "closing";
      closing.duties = Closing(static_cast<int>(clinic_.visit_types.size()));
      type.needs = {rooming, provider, closing};
      Add(clinic_, clinic_.visit_types, type);
    }
  }

  void AddPolicies() {
    Policy policy;
    policy.key = "ecg-by-assistants";
    policy.effect = PolicyEffect::kAdopt;
    policy.duties = {"C24"};
    policy.signed_by = providers_[0];
    policy.signed_on = Date{std::chrono::year{2026}, std::chrono::October, std::chrono::day{1}};
    policy.reason = "The law names no tests; Dr. Ana Whitfield has trained everyone.";
    Add(clinic_, clinic_.policies, policy);
  }

  Date date_;
  TimeZone zone_ = TimeZone::Utc();
  ClinicContents clinic_;
  SiteId site_;
  std::vector<StaffId> providers_;
  std::vector<StaffId> assistants_;
  std::vector<RoomId> rooms_;
  std::size_t turn_ = 0;
};

}  // namespace polyclinic::testing

#endif  // POLYCLINIC_TESTS_DRAW_POD_DAY_H_
