#ifndef POLYCLINIC_STAFF_STAFF_H_
#define POLYCLINIC_STAFF_STAFF_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"

namespace polyclinic {

// What a person is at work. Rules of law name the roles they speak of.
enum class Role {
  kMedicalAssistant = 1,
  kPhysician,
  kPhysicianAssistant,
  kNursePractitioner,
  kNurseMidwife,
  kRegisteredNurse,
  kPracticalNurse,
  kPodiatrist,
  kOptometrist,
  kNaturopath,
  kPharmacist,
  kSonographer,
  kTransplantCoordinator,
  kReceptionist,
  kExtern,
  kInterpreter
};
POLYCLINIC_ENUMERATORS(Role, {{Role::kMedicalAssistant, "medical_assistant"},
                              {Role::kPhysician, "physician"},
                              {Role::kPhysicianAssistant, "physician_assistant"},
                              {Role::kNursePractitioner, "nurse_practitioner"},
                              {Role::kNurseMidwife, "nurse_midwife"},
                              {Role::kRegisteredNurse, "registered_nurse"},
                              {Role::kPracticalNurse, "practical_nurse"},
                              {Role::kPodiatrist, "podiatrist"},
                              {Role::kOptometrist, "optometrist"},
                              {Role::kNaturopath, "naturopath"},
                              {Role::kPharmacist, "pharmacist"},
                              {Role::kSonographer, "sonographer"},
                              {Role::kTransplantCoordinator, "transplant_coordinator"},
                              {Role::kReceptionist, "receptionist"},
                              {Role::kExtern, "extern"},
                              {Role::kInterpreter, "interpreter"}})

// A state's permission to practise a licensed profession.
struct Licence {
  // The profession it licenses.
  Role role = Role::kPhysician;
  // Where it holds.
  JurisdictionCode jurisdiction;
  // As the board gave it.
  Identifier number;
  // Half-open.
  DateRange valid;
  bool operator==(const Licence&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Licence*, Visitor&& v) {
  v("role", &Licence::role);
  v("jurisdiction", &Licence::jurisdiction);
  v("number", &Licence::number);
  v("valid", &Licence::valid);
}

// What a person holds: a certificate, registration or card with its issuer's edition.
struct Credential {
  // Which credential: AAMA-CMA, WA-MA-C, AHA-BLS.
  CredentialCode code;
  // The edition of the issuer's requirements under which it was given; empty where unknown.
  std::string edition;
  // As the issuer gave it.
  Identifier number;
  // Half-open: valid on `from`, no longer on `until`.
  DateRange valid;
  // The employer, by key, to which it is tied; empty where it holds anywhere.
  std::string tied_to_employer;
  bool operator==(const Credential&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Credential*, Visitor&& v) {
  v("code", &Credential::code);
  v("edition", &Credential::edition);
  v("number", &Credential::number);
  v("valid", &Credential::valid);
  v("tied_to_employer", &Credential::tied_to_employer);
}

enum class TrainingKind { kClassroom = 1, kClinical, kLivePerformance, kCompetencyCheck };
POLYCLINIC_ENUMERATORS(TrainingKind, {{TrainingKind::kClassroom, "classroom"},
                                      {TrainingKind::kClinical, "clinical"},
                                      {TrainingKind::kLivePerformance, "live_performance"},
                                      {TrainingKind::kCompetencyCheck, "competency_check"}})

// One line of a training log: append-only.
struct Training {
  // What was trained: a duty's code (C19) or a named topic (injections).
  TopicCode topic;
  TrainingKind kind = TrainingKind::kClassroom;
  // Time spent; zero where only performances count.
  Duration hours{};
  // How many times the act was performed.
  std::int32_t performances = 0;
  // The day it was done, or completed.
  Date on{};
  // Who attests it; invalid where the attester is outside the clinic.
  StaffId attested_by;
  // Who was co-present while an extern performed.
  StaffId preceptor;
  bool operator==(const Training&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Training*, Visitor&& v) {
  v("topic", &Training::topic);
  v("kind", &Training::kind);
  v("hours", &Training::hours);
  v("performances", &Training::performances);
  v("on", &Training::on);
  v("attested_by", &Training::attested_by);
  v("preceptor", &Training::preceptor);
}

enum class Award { kDiploma = 1, kCertificate, kAssociateDegree, kBachelorDegree };
POLYCLINIC_ENUMERATORS(Award, {{Award::kDiploma, "diploma"},
                               {Award::kCertificate, "certificate"},
                               {Award::kAssociateDegree, "associate_degree"},
                               {Award::kBachelorDegree, "bachelor_degree"}})

enum class Accreditor { kCaahep = 1, kAbhes, kUsde, kMilitary, kNone };
POLYCLINIC_ENUMERATORS(Accreditor, {{Accreditor::kCaahep, "caahep"},
                                    {Accreditor::kAbhes, "abhes"},
                                    {Accreditor::kUsde, "usde"},
                                    {Accreditor::kMilitary, "military"},
                                    {Accreditor::kNone, "none"}})

// A program of education that a person completed.
struct Education {
  Award award = Award::kCertificate;
  // Who accredits the program; absent where nobody said.
  std::optional<Accreditor> accreditor;
  // The program's contact hours in all; absent where nobody said.
  std::optional<Duration> contact_hours;
  // Of these, clinical; absent where nobody said.
  std::optional<Duration> clinical_hours;
  // Absent while not completed.
  std::optional<Date> completed;
  // In what: medical-assisting, nursing; empty where nobody said.
  TopicCode subject;
  bool operator==(const Education&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Education*, Visitor&& v) {
  v("award", &Education::award);
  v("accreditor", &Education::accreditor);
  v("contact_hours", &Education::contact_hours);
  v("clinical_hours", &Education::clinical_hours);
  v("completed", &Education::completed);
  v("subject", &Education::subject);
}

// One line of a person's continuing education, as the issuer of a credential counts it:
// append-only.
struct ContinuingEducation {
  // The credential for which it counts.
  CredentialCode credential;
  // The issuer's category: administrative, clinical, general; empty where it has none.
  TopicCode category;
  // Hundredths of a point: 150 is one and a half.
  std::int32_t points_hundredths = 0;
  // Approved by the issuer.
  bool approved = false;
  // The day it was completed.
  Date on{};
  bool operator==(const ContinuingEducation&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ContinuingEducation*, Visitor&& v) {
  v("credential", &ContinuingEducation::credential);
  v("category", &ContinuingEducation::category);
  v("points_hundredths", &ContinuingEducation::points_hundredths);
  v("approved", &ContinuingEducation::approved);
  v("on", &ContinuingEducation::on);
}

// A span of employment.
struct Employment {
  // The employer's key (`Site::employer`).
  std::string employer;
  // Where the person usually works.
  SiteId home_site;
  // Half-open.
  DateRange period;
  // Full-time equivalent in thousandths: 800 is 0.8 FTE.
  std::int32_t fte_thousandths = 1000;
  // From the float pool, without a home pod.
  bool float_pool = false;
  bool operator==(const Employment&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Employment*, Visitor&& v) {
  v("employer", &Employment::employer);
  v("home_site", &Employment::home_site);
  v("period", &Employment::period);
  v("fte_thousandths", &Employment::fte_thousandths);
  v("float_pool", &Employment::float_pool);
}

// Whom a person may supervise.
struct SupervisionAuthority {
  // The roles that may be supervised.
  std::vector<Role> roles;
  // How many people at once; 0 means no limit is known.
  std::int32_t at_most = 0;
  bool operator==(const SupervisionAuthority&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const SupervisionAuthority*, Visitor&& v) {
  v("roles", &SupervisionAuthority::roles);
  v("at_most", &SupervisionAuthority::at_most);
}

// That a person is competent in a duty at a site, as the site attested it.
struct Competency {
  DutyCode duty;
  // Where it was attested; invalid for every site.
  SiteId site;
  // Half-open.
  DateRange valid;
  // Who attested it.
  StaffId attested_by;
  bool operator==(const Competency&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Competency*, Visitor&& v) {
  v("duty", &Competency::duty);
  v("site", &Competency::site);
  v("valid", &Competency::valid);
  v("attested_by", &Competency::attested_by);
}

// A person who works in the clinic.
struct Staff {
  StaffId id;
  // Unique among the clinic's staff.
  std::string key;
  // For people; left out where only ids may show.
  std::string name;
  // Absent where nobody said; rules that need an age then answer Unknown.
  std::optional<Date> born;
  // Every role the person works in.
  std::vector<Role> roles;
  // Specialties of a provider.
  std::vector<SpecialtyCode> specialties;
  std::vector<Licence> licences;
  std::vector<Credential> credentials;
  std::vector<Education> education;
  // The training log, oldest first.
  std::vector<Training> training;
  std::vector<Competency> competencies;
  std::vector<Employment> employment;
  // Duties the person declines; nobody may require them.
  std::vector<DutyCode> declines;
  SupervisionAuthority supervises;
  // Languages spoken with patients, BCP 47: es.
  std::vector<std::string> languages;
  // Toward the renewal of credentials, oldest first.
  std::vector<ContinuingEducation> continuing_education;
  bool operator==(const Staff&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Staff*, Visitor&& v) {
  v("id", &Staff::id);
  v("key", &Staff::key);
  v("name", &Staff::name);
  v("born", &Staff::born);
  v("roles", &Staff::roles);
  v("specialties", &Staff::specialties);
  v("licences", &Staff::licences);
  v("credentials", &Staff::credentials);
  v("education", &Staff::education);
  v("training", &Staff::training);
  v("competencies", &Staff::competencies);
  v("employment", &Staff::employment);
  v("declines", &Staff::declines);
  v("supervises", &Staff::supervises);
  v("languages", &Staff::languages);
  v("continuing_education", &Staff::continuing_education);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_STAFF_STAFF_H_
