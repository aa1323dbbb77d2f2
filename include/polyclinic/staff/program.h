#ifndef POLYCLINIC_STAFF_PROGRAM_H_
#define POLYCLINIC_STAFF_PROGRAM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

// A program of education for medical assistants.
struct Program {
  ProgramId id;
  // Unique among the clinic's programs.
  std::string key;
  std::string name;
  Award award = Award::kCertificate;
  Accreditor accreditor = Accreditor::kNone;
  // In all.
  Duration contact_hours{};
  // Of these, in practice.
  Duration practicum_hours{};
  // The specialties that its clinical training reflects.
  std::vector<SpecialtyCode> specialty_focus;
  bool operator==(const Program&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Program*, Visitor&& v) {
  v("id", &Program::id);
  v("key", &Program::key);
  v("name", &Program::name);
  v("award", &Program::award);
  v("accreditor", &Program::accreditor);
  v("contact_hours", &Program::contact_hours);
  v("practicum_hours", &Program::practicum_hours);
  v("specialty_focus", &Program::specialty_focus);
}

// The day a class starts. A notice may leave out the year ("classes start July 8").
struct StartDay {
  // Absent where the notice gave none.
  std::optional<std::int32_t> year;
  // 1 to 12.
  std::int32_t month = 1;
  // 1 to the month's length.
  std::int32_t day = 1;
  bool operator==(const StartDay&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const StartDay*, Visitor&& v) {
  v("year", &StartDay::year);
  v("month", &StartDay::month);
  v("day", &StartDay::day);
}

// One class of a program.
struct Cohort {
  CohortId id;
  // Unique among the clinic's cohorts.
  std::string key;
  ProgramId program;
  StartDay starts;
  std::int32_t capacity = 0;
  std::int32_t enrolled = 0;
  bool operator==(const Cohort&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Cohort*, Visitor&& v) {
  v("id", &Cohort::id);
  v("key", &Cohort::key);
  v("program", &Cohort::program);
  v("starts", &Cohort::starts);
  v("capacity", &Cohort::capacity);
  v("enrolled", &Cohort::enrolled);
}

// A step from one role to another: what must be earned. Experience in the first role counts for
// nothing unless `credits_experience` says so.
struct CareerStep {
  Role from = Role::kMedicalAssistant;
  Role to = Role::kRegisteredNurse;
  // Any one of these awards.
  std::vector<Award> awards;
  // Examinations to be passed: NCLEX-RN.
  std::vector<CredentialCode> examinations;
  // A licence of the jurisdiction is needed.
  bool licence = true;
  // Hours worked in the first role shorten the education.
  bool credits_experience = false;
  // Where this is written.
  std::string source;
  bool operator==(const CareerStep&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const CareerStep*, Visitor&& v) {
  v("from", &CareerStep::from);
  v("to", &CareerStep::to);
  v("awards", &CareerStep::awards);
  v("examinations", &CareerStep::examinations);
  v("licence", &CareerStep::licence);
  v("credits_experience", &CareerStep::credits_experience);
  v("source", &CareerStep::source);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_STAFF_PROGRAM_H_
