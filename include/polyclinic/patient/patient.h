#ifndef POLYCLINIC_PATIENT_PATIENT_H_
#define POLYCLINIC_PATIENT_PATIENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/base/time.h"
#include "polyclinic/patient/history.h"

namespace polyclinic {

struct PersonName {
  std::string given;
  std::string family;
  // As it should be said or written, where it differs.
  std::string preferred;
  bool operator==(const PersonName&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PersonName*, Visitor&& v) {
  v("given", &PersonName::given);
  v("family", &PersonName::family);
  v("preferred", &PersonName::preferred);
}

enum class Channel { kPhone = 1, kSms, kEmail, kPost, kPortal };
POLYCLINIC_ENUMERATORS(Channel, {{Channel::kPhone, "phone"},
                                 {Channel::kSms, "sms"},
                                 {Channel::kEmail, "email"},
                                 {Channel::kPost, "post"},
                                 {Channel::kPortal, "portal"}})

// A way to reach a person.
struct Contact {
  Channel channel = Channel::kPhone;
  // A number, an address.
  std::string value;
  // 1 is tried first.
  std::int32_t rank = 1;
  DateRange valid;
  bool operator==(const Contact&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Contact*, Visitor&& v) {
  v("channel", &Contact::channel);
  v("value", &Contact::value);
  v("rank", &Contact::rank);
  v("valid", &Contact::valid);
}

struct PostalAddress {
  // Street lines.
  std::vector<std::string> lines;
  std::string city;
  // ISO 3166-2, from which time zone and law of telehealth follow.
  JurisdictionCode subdivision;
  std::string postal_code;
  bool operator==(const PostalAddress&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PostalAddress*, Visitor&& v) {
  v("lines", &PostalAddress::lines);
  v("city", &PostalAddress::city);
  v("subdivision", &PostalAddress::subdivision);
  v("postal_code", &PostalAddress::postal_code);
}

enum class Relation {
  kParent = 1,
  kGuardian,
  kGuarantor,
  kSpouse,
  kChild,
  kSibling,
  kCaregiver,
  kProxy
};
POLYCLINIC_ENUMERATORS(Relation, {{Relation::kParent, "parent"},
                                  {Relation::kGuardian, "guardian"},
                                  {Relation::kGuarantor, "guarantor"},
                                  {Relation::kSpouse, "spouse"},
                                  {Relation::kChild, "child"},
                                  {Relation::kSibling, "sibling"},
                                  {Relation::kCaregiver, "caregiver"},
                                  {Relation::kProxy, "proxy"}})

// Somebody who belongs to a patient: a guardian, the guarantor of the bill, a sibling.
struct RelatedPerson {
  // What the person is to the patient; one person may be several.
  std::vector<Relation> relations;
  // The person, where a patient too.
  PatientId patient;
  PersonName name;
  std::vector<Contact> contacts;
  // May consent on the patient's behalf.
  bool may_consent = false;
  DateRange valid;
  bool operator==(const RelatedPerson&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RelatedPerson*, Visitor&& v) {
  v("relations", &RelatedPerson::relations);
  v("patient", &RelatedPerson::patient);
  v("name", &RelatedPerson::name);
  v("contacts", &RelatedPerson::contacts);
  v("may_consent", &RelatedPerson::may_consent);
  v("valid", &RelatedPerson::valid);
}

enum class ConsentPurpose {
  kTreatment = 1,
  kReminder,
  kBilling,
  kMarketing,
  kPhotography,
  kStudentPresence
};
POLYCLINIC_ENUMERATORS(ConsentPurpose, {{ConsentPurpose::kTreatment, "treatment"},
                                        {ConsentPurpose::kReminder, "reminder"},
                                        {ConsentPurpose::kBilling, "billing"},
                                        {ConsentPurpose::kMarketing, "marketing"},
                                        {ConsentPurpose::kPhotography, "photography"},
                                        {ConsentPurpose::kStudentPresence, "student_presence"}})

// Consent given, or taken back. Append-only: the latest line of a channel and purpose holds.
struct Consent {
  // Absent: for every channel.
  std::optional<Channel> channel;
  ConsentPurpose purpose = ConsentPurpose::kTreatment;
  // Given; else taken back.
  bool given = false;
  Instant at{};
  // The version of the words that were shown.
  std::string wording_version;
  // The related person who spoke for the patient, by position; absent: the patient.
  std::optional<std::int32_t> by_related;
  bool operator==(const Consent&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Consent*, Visitor&& v) {
  v("channel", &Consent::channel);
  v("purpose", &Consent::purpose);
  v("given", &Consent::given);
  v("at", &Consent::at);
  v("wording_version", &Consent::wording_version);
  v("by_related", &Consent::by_related);
}

// Insurance or another payer's promise.
struct Coverage {
  // The payer, by short name: medicare.
  std::string payer;
  Identifier member;
  std::string plan;
  DateRange valid;
  // 1 is primary.
  std::int32_t rank = 1;
  bool operator==(const Coverage&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Coverage*, Visitor&& v) {
  v("payer", &Coverage::payer);
  v("member", &Coverage::member);
  v("plan", &Coverage::plan);
  v("valid", &Coverage::valid);
  v("rank", &Coverage::rank);
}

enum class Accessibility {
  kWheelchair = 1,
  kTransferHelp,
  kLowVision,
  kHardOfHearing,
  kSignLanguage,
  kServiceAnimal,
  kBariatric
};
POLYCLINIC_ENUMERATORS(Accessibility, {{Accessibility::kWheelchair, "wheelchair"},
                                       {Accessibility::kTransferHelp, "transfer_help"},
                                       {Accessibility::kLowVision, "low_vision"},
                                       {Accessibility::kHardOfHearing, "hard_of_hearing"},
                                       {Accessibility::kSignLanguage, "sign_language"},
                                       {Accessibility::kServiceAnimal, "service_animal"},
                                       {Accessibility::kBariatric, "bariatric"}})

enum class Sex { kFemale = 1, kMale, kOther };
POLYCLINIC_ENUMERATORS(Sex,
                       {{Sex::kFemale, "female"}, {Sex::kMale, "male"}, {Sex::kOther, "other"}})

struct Patient {
  PatientId id;
  // Unique among the clinic's patients.
  std::string key;
  // Record numbers and the like.
  std::vector<Identifier> identifiers;
  PersonName name;
  // Absent where unknown; rules that need an age then answer Unknown.
  std::optional<Date> born;
  // Absent where the patient lives.
  std::optional<Date> died;
  // Recorded for care; absent where nobody said.
  std::optional<Sex> sex;
  std::vector<Contact> contacts;
  PostalAddress address;
  std::vector<RelatedPerson> related;
  // Invalid where the patient has none.
  StaffId usual_provider;
  // The language preferred, BCP 47: es.
  std::string language;
  bool needs_interpreter = false;
  std::vector<Accessibility> accessibility;
  // Append-only.
  std::vector<Consent> consents;
  std::vector<Coverage> coverages;
  History history;
  bool operator==(const Patient&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Patient*, Visitor&& v) {
  v("id", &Patient::id);
  v("key", &Patient::key);
  v("identifiers", &Patient::identifiers);
  v("name", &Patient::name);
  v("born", &Patient::born);
  v("died", &Patient::died);
  v("sex", &Patient::sex);
  v("contacts", &Patient::contacts);
  v("address", &Patient::address);
  v("related", &Patient::related);
  v("usual_provider", &Patient::usual_provider);
  v("language", &Patient::language);
  v("needs_interpreter", &Patient::needs_interpreter);
  v("accessibility", &Patient::accessibility);
  v("consents", &Patient::consents);
  v("coverages", &Patient::coverages);
  v("history", &Patient::history);
}

// The patient's consent for this purpose by this channel at this time: that of the latest line that
// speaks of it; false where none does.
bool HasConsent(const Patient& patient, ConsentPurpose purpose, Channel channel, Instant at);

}  // namespace polyclinic

#endif  // POLYCLINIC_PATIENT_PATIENT_H_
