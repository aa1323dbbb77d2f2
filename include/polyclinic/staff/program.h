#ifndef POLYCLINIC_STAFF_PROGRAM_H_
#define POLYCLINIC_STAFF_PROGRAM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/confidence.h"
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

// The code of a kind of program: MA-DIPLOMA.
using ProgramKindCode = Code<struct ProgramKindList>;

// A kind of program of education, as the catalog knows it: what a program must be to count as one.
struct ProgramKind {
  ProgramKindCode code;
  // What it is called in English.
  std::string name;
  // What it is called in Spanish.
  std::string name_es;
  Award award = Award::kCertificate;
  // In what: medical-assisting, nursing.
  TopicCode subject;
  // Any one of these; empty: not asked for.
  std::vector<Accreditor> accreditors;
  // At least, in all; absent: none known.
  std::optional<Duration> contact_hours;
  // Of these, at least in practice; absent: none known.
  std::optional<Duration> practicum_hours;
  // Credentials to which it is a way.
  std::vector<CredentialCode> leads_to;
  // Where this is written, and where it was read.
  std::string source;
  // When that was last read.
  Date seen_on{};
  Confidence confidence = Confidence::kUnverified;
  // Who must check it again before it is relied on.
  std::string recheck_by;
  bool operator==(const ProgramKind&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ProgramKind*, Visitor&& v) {
  v("code", &ProgramKind::code);
  v("name", &ProgramKind::name);
  v("name_es", &ProgramKind::name_es);
  v("award", &ProgramKind::award);
  v("subject", &ProgramKind::subject);
  v("accreditors", &ProgramKind::accreditors);
  v("contact_hours", &ProgramKind::contact_hours);
  v("practicum_hours", &ProgramKind::practicum_hours);
  v("leads_to", &ProgramKind::leads_to);
  v("source", &ProgramKind::source);
  v("seen_on", &ProgramKind::seen_on);
  v("confidence", &ProgramKind::confidence);
  v("recheck_by", &ProgramKind::recheck_by);
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
  // The awards are in this: nursing. An award in anything else is none of them.
  TopicCode subject;
  // The step in plain words, in English.
  std::string summary;
  // The same in Spanish.
  std::string summary_es;
  // When the source was last read.
  Date seen_on{};
  // How sure it is; absent where nobody said.
  std::optional<Confidence> confidence;
  // Who must check it again before it is relied on.
  std::string recheck_by;
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
  v("subject", &CareerStep::subject);
  v("summary", &CareerStep::summary);
  v("summary_es", &CareerStep::summary_es);
  v("seen_on", &CareerStep::seen_on);
  v("confidence", &CareerStep::confidence);
  v("recheck_by", &CareerStep::recheck_by);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_STAFF_PROGRAM_H_
