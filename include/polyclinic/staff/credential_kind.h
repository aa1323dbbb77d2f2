#ifndef POLYCLINIC_STAFF_CREDENTIAL_KIND_H_
#define POLYCLINIC_STAFF_CREDENTIAL_KIND_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/confidence.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/base/time.h"
#include "polyclinic/staff/staff.h"
#include "polyclinic/staff/training_need.h"

namespace polyclinic {

// Who gives a credential.
//   not_for_profit: a body of the profession
//   for_profit:     a company that certifies
//   state:          a state's department or board
enum class IssuerKind { kNotForProfit = 1, kForProfit, kState };
POLYCLINIC_ENUMERATORS(IssuerKind, {{IssuerKind::kNotForProfit, "not_for_profit"},
                                    {IssuerKind::kForProfit, "for_profit"},
                                    {IssuerKind::kState, "state"}})

// One way to be given a credential: all of it must hold.
struct CredentialRoute {
  // Unique in its credential: education, work, military, endorsement.
  std::string name;
  // The way in plain words, with what the other fields cannot say.
  std::string summary;
  // Half-open: the days of application for which it is open; open ends where they were not seen.
  DateRange valid;
  // One of these; empty: no program is asked for.
  std::vector<EducationNeed> educations;
  // The program ended at most this many months before; 0: no limit known.
  std::int32_t graduated_within_months = 0;
  // All of these, performed or learned.
  std::vector<TrainingNeed> trainings;
  // Months of work in the field; 0: none.
  std::int32_t experience_months = 0;
  // Counted over this many months before the application; 0: over any time.
  std::int32_t experience_within_months = 0;
  // A high-school diploma or its equivalent.
  bool secondary_education = false;
  // One of these is held; empty: none is asked for.
  std::vector<CredentialCode> credentials;
  // An examination is to be passed.
  bool examination = false;
  // A named practitioner, clinic or group endorses the person.
  bool endorsement = false;
  // Where this is written, and where it was read.
  std::string source;
  // When that was last read.
  Date seen_on{};
  Confidence confidence = Confidence::kUnverified;
  // Who must check it again before it is relied on.
  std::string recheck_by;
  bool operator==(const CredentialRoute&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const CredentialRoute*, Visitor&& v) {
  v("name", &CredentialRoute::name);
  v("summary", &CredentialRoute::summary);
  v("valid", &CredentialRoute::valid);
  v("educations", &CredentialRoute::educations);
  v("graduated_within_months", &CredentialRoute::graduated_within_months);
  v("trainings", &CredentialRoute::trainings);
  v("experience_months", &CredentialRoute::experience_months);
  v("experience_within_months", &CredentialRoute::experience_within_months);
  v("secondary_education", &CredentialRoute::secondary_education);
  v("credentials", &CredentialRoute::credentials);
  v("examination", &CredentialRoute::examination);
  v("endorsement", &CredentialRoute::endorsement);
  v("source", &CredentialRoute::source);
  v("seen_on", &CredentialRoute::seen_on);
  v("confidence", &CredentialRoute::confidence);
  v("recheck_by", &CredentialRoute::recheck_by);
}

// A category of continuing education, and how much of it a cycle asks for at least.
struct ContinuingCategory {
  // As the issuer names it: administrative, clinical, general.
  TopicCode category;
  // At least this many points.
  std::int32_t points = 0;
  bool operator==(const ContinuingCategory&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ContinuingCategory*, Visitor&& v) {
  v("category", &ContinuingCategory::category);
  v("points", &ContinuingCategory::points);
}

// What keeps a credential in force. One cycle asks for all of it.
struct RenewalTerms {
  // The issuer's edition of the requirements, as `Credential.edition` has it; empty: any.
  std::string edition;
  // Half-open: the renewals made under these terms; open ends where they were not seen.
  DateRange valid;
  // How long the credential is in force; 0: not known.
  std::int32_t cycle_months = 0;
  // The cycle begins at the end of the month in which it was given.
  bool from_month_end = false;
  // It cannot be renewed: interim and provisional ones.
  bool once_only = false;
  // Points of continuing education in a cycle; 0: none known. What the categories do not ask for
  // may be of any category.
  std::int32_t points = 0;
  // What the issuer calls a point: recertification points, credits, clock hours.
  std::string unit;
  // The least in each category.
  std::vector<ContinuingCategory> categories;
  // Of the points, at least so many approved by the issuer.
  std::int32_t approved_points = 0;
  // Points beyond what a cycle asks for count in the next.
  bool carries_over = false;
  // Passing the examination again will do instead of the points.
  bool by_examination = false;
  // After so many days past the end only the examination restores it; absent: not known.
  std::optional<std::int32_t> lapses_after_days;
  // Paid to the issuer every year; absent: none known.
  std::optional<Money> annual_fee;
  // The terms in plain words, with what the other fields cannot say.
  std::string summary;
  // Where this is written, and where it was read.
  std::string source;
  // When that was last read.
  Date seen_on{};
  Confidence confidence = Confidence::kUnverified;
  // Who must check it again before it is relied on.
  std::string recheck_by;
  bool operator==(const RenewalTerms&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RenewalTerms*, Visitor&& v) {
  v("edition", &RenewalTerms::edition);
  v("valid", &RenewalTerms::valid);
  v("cycle_months", &RenewalTerms::cycle_months);
  v("from_month_end", &RenewalTerms::from_month_end);
  v("once_only", &RenewalTerms::once_only);
  v("points", &RenewalTerms::points);
  v("unit", &RenewalTerms::unit);
  v("categories", &RenewalTerms::categories);
  v("approved_points", &RenewalTerms::approved_points);
  v("carries_over", &RenewalTerms::carries_over);
  v("by_examination", &RenewalTerms::by_examination);
  v("lapses_after_days", &RenewalTerms::lapses_after_days);
  v("annual_fee", &RenewalTerms::annual_fee);
  v("summary", &RenewalTerms::summary);
  v("source", &RenewalTerms::source);
  v("seen_on", &RenewalTerms::seen_on);
  v("confidence", &RenewalTerms::confidence);
  v("recheck_by", &RenewalTerms::recheck_by);
}

// A credential as its issuer gives it. What it allows is for a jurisdiction's rules to say: a
// national certificate by itself allows nothing.
struct CredentialKind {
  // AAMA-CMA, WA-MA-C, AHA-BLS.
  CredentialCode code;
  // Its name in English.
  std::string name;
  // Its name in Spanish; issuers give it in English.
  std::string name_es;
  // The letters that its holders put behind their name: CMA (AAMA). Empty where there are none.
  std::string mark;
  // Who gives it.
  std::string issuer;
  IssuerKind issuer_kind = IssuerKind::kNotForProfit;
  // Where it was made to hold: US; US-WA for a state's own.
  JurisdictionCode jurisdiction;
  // It ends with the employment for which it was given.
  bool tied_to_employer = false;
  // Duties in which its examination or training is about; not what it allows.
  std::vector<DutyCode> attests;
  // Each is a way of its own. Empty: not read.
  std::vector<CredentialRoute> routes;
  // By edition. Empty: not read.
  std::vector<RenewalTerms> renewals;
  // Half-open: when it is given; open ends where they were not seen.
  DateRange valid;
  // Where this is written, and where it was read.
  std::string source;
  // When that was last read.
  Date seen_on{};
  Confidence confidence = Confidence::kUnverified;
  // Who must check it again before it is relied on.
  std::string recheck_by;
  bool operator==(const CredentialKind&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const CredentialKind*, Visitor&& v) {
  v("code", &CredentialKind::code);
  v("name", &CredentialKind::name);
  v("name_es", &CredentialKind::name_es);
  v("mark", &CredentialKind::mark);
  v("issuer", &CredentialKind::issuer);
  v("issuer_kind", &CredentialKind::issuer_kind);
  v("jurisdiction", &CredentialKind::jurisdiction);
  v("tied_to_employer", &CredentialKind::tied_to_employer);
  v("attests", &CredentialKind::attests);
  v("routes", &CredentialKind::routes);
  v("renewals", &CredentialKind::renewals);
  v("valid", &CredentialKind::valid);
  v("source", &CredentialKind::source);
  v("seen_on", &CredentialKind::seen_on);
  v("confidence", &CredentialKind::confidence);
  v("recheck_by", &CredentialKind::recheck_by);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_STAFF_CREDENTIAL_KIND_H_
