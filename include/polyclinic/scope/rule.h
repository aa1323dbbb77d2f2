#ifndef POLYCLINIC_SCOPE_RULE_H_
#define POLYCLINIC_SCOPE_RULE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/duty/duty.h"
#include "polyclinic/place/place.h"
#include "polyclinic/staff/staff.h"
#include "polyclinic/staff/training_need.h"

namespace polyclinic {

// What a rule does to the acts it speaks of.
//   allow:   a path by which the act may be done, if its needs are met
//   require: needs that every path must meet as well
//   forbid:  closes every path that does not override it
enum class Effect { kAllow = 1, kRequire, kForbid };
POLYCLINIC_ENUMERATORS(Effect, {{Effect::kAllow, "allow"},
                                {Effect::kRequire, "require"},
                                {Effect::kForbid, "forbid"}})

// How a supervisor is present. These are facts, not a ladder: a rule lists each mode that it
// accepts.
enum class SupervisionMode { kPhone = 1, kAudio, kVideo, kPremises, kRoom };
POLYCLINIC_ENUMERATORS(SupervisionMode, {{SupervisionMode::kPhone, "phone"},
                                         {SupervisionMode::kAudio, "audio"},
                                         {SupervisionMode::kVideo, "video"},
                                         {SupervisionMode::kPremises, "premises"},
                                         {SupervisionMode::kRoom, "room"}})

// The class of a drug, as rules tell drugs apart: vaccine, anesthetic, controlled, chemotherapy.
using DrugClass = Code<struct DrugClassList>;
// Why a drug is given, where a rule asks: syphilis, tuberculin-test.
using Indication = Code<struct IndicationList>;

// The acts a rule speaks of. Lists are any-of (empty: any), fields are and-ed.
struct When {
  // Whose rule it is: US-WA; US for national rules.
  JurisdictionCode jurisdiction;
  // The roles of the actor it speaks of.
  std::vector<Role> roles;
  std::vector<DutyCode> duties;
  std::vector<DrugRoute> routes;
  // The drug's class is one of these.
  std::vector<DrugClass> drug_classes;
  // The drug's class is none of these.
  std::vector<DrugClass> drug_classes_not;
  std::vector<Indication> indications;
  std::vector<Setting> settings;
  // The place is none of these.
  std::vector<Setting> settings_not;
  // The patient is at least this old, in whole years.
  std::optional<std::int32_t> patient_age_from;
  // The patient is younger than this, in whole years.
  std::optional<std::int32_t> patient_age_until;
  // Of `duties`: it speaks of the acts that bear these codes, themselves or as parts of a composite,
  // and not of those that are performed as them: an allow of injections that leaves vaccines alone.
  bool only_as_named = false;
  bool operator==(const When&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const When*, Visitor&& v) {
  v("jurisdiction", &When::jurisdiction);
  v("roles", &When::roles);
  v("duties", &When::duties);
  v("routes", &When::routes);
  v("drug_classes", &When::drug_classes);
  v("drug_classes_not", &When::drug_classes_not);
  v("indications", &When::indications);
  v("settings", &When::settings);
  v("settings_not", &When::settings_not);
  v("patient_age_from", &When::patient_age_from);
  v("patient_age_until", &When::patient_age_until);
  v("only_as_named", &When::only_as_named);
}

// Who must supervise, and how.
struct SupervisionNeed {
  // The modes accepted, any-of.
  std::vector<SupervisionMode> modes;
  // The roles of the supervisors accepted, any-of; empty: the rule does not say whom.
  std::vector<Role> by;
  // How many people one supervisor may watch at once under this rule; 0: no limit stated.
  std::int32_t at_most = 0;
  bool operator==(const SupervisionNeed&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const SupervisionNeed*, Visitor&& v) {
  v("modes", &SupervisionNeed::modes);
  v("by", &SupervisionNeed::by);
  v("at_most", &SupervisionNeed::at_most);
}

// What stands behind an act: an order for this patient, or a standing order or protocol.
enum class OrderKind { kStandingOrProtocol = 1, kPatientSpecific };
POLYCLINIC_ENUMERATORS(OrderKind, {{OrderKind::kStandingOrProtocol, "standing_or_protocol"},
                                   {OrderKind::kPatientSpecific, "patient_specific"}})

// What must hold for a rule to be met. Each field is and-ed; `any_of` adds alternatives, of which
// one must hold as a whole. Needs mention what must be held, never what must not.
struct Needs {
  // Of the person: one of these credentials, valid on the day and, where tied, at this employer.
  std::vector<CredentialCode> credentials;
  // Of the person: a valid licence of one of these roles in the jurisdiction.
  std::vector<Role> licences;
  // Of the person: all of these.
  std::vector<TrainingNeed> trainings;
  // Of the person: one of these.
  std::vector<EducationNeed> educations;
  // Of the person: at least this old, in whole years.
  std::optional<std::int32_t> age;
  // Of the person: employed by one of these kinds of employer.
  std::vector<EmployerKind> employers;
  // Of the person: an attested competency in the duty, at the site.
  bool competency = false;
  // Of the plan.
  std::optional<SupervisionNeed> supervision;
  // Of the plan: somebody who may delegates the duty.
  bool delegation = false;
  // Of the moment: an order of this kind; a patient-specific one satisfies either.
  std::optional<OrderKind> order;
  // Of the moment: the dose verified by a licensed person.
  bool dose_check = false;
  // Alternatives, of which one must hold.
  std::vector<Needs> any_of;
  bool operator==(const Needs&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Needs*, Visitor&& v) {
  v("credentials", &Needs::credentials);
  v("licences", &Needs::licences);
  v("trainings", &Needs::trainings);
  v("educations", &Needs::educations);
  v("age", &Needs::age);
  v("employers", &Needs::employers);
  v("competency", &Needs::competency);
  v("supervision", &Needs::supervision);
  v("delegation", &Needs::delegation);
  v("order", &Needs::order);
  v("dose_check", &Needs::dose_check);
  v("any_of", &Needs::any_of);
}

enum class RuleStatus { kInForce = 1, kPending, kRepealed, kSunset };
POLYCLINIC_ENUMERATORS(RuleStatus, {{RuleStatus::kInForce, "in_force"},
                                    {RuleStatus::kPending, "pending"},
                                    {RuleStatus::kRepealed, "repealed"},
                                    {RuleStatus::kSunset, "sunset"}})

enum class SourceKind {
  kStatute = 1,
  kRegulation,
  kBoardGuidance,
  kAttorneyGeneralOpinion,
  kAgencyFaq,
  kSecondary,
  kEditorial
};
POLYCLINIC_ENUMERATORS(SourceKind,
                       {{SourceKind::kStatute, "statute"},
                        {SourceKind::kRegulation, "regulation"},
                        {SourceKind::kBoardGuidance, "board_guidance"},
                        {SourceKind::kAttorneyGeneralOpinion, "attorney_general_opinion"},
                        {SourceKind::kAgencyFaq, "agency_faq"},
                        {SourceKind::kSecondary, "secondary"},
                        {SourceKind::kEditorial, "editorial"}})

// Where a rule is written.
struct Citation {
  // As a lawyer cites it: RCW 18.360.060(2).
  std::string text;
  // Where it was read.
  std::string address;
  SourceKind kind = SourceKind::kStatute;
  bool operator==(const Citation&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Citation*, Visitor&& v) {
  v("text", &Citation::text);
  v("address", &Citation::address);
  v("kind", &Citation::kind);
}

// A dated, cited rule of law. Rules are data; nothing is allowed but by a rule.
struct Rule {
  // Unique in its rule set: US-WA.base.credential.
  std::string id;
  Effect effect = Effect::kAllow;
  When when;
  Needs needs;
  // Of a forbid: it does not bind who holds one of these.
  std::vector<CredentialCode> unless_credential;
  // Rules, by id, that this one overrides: of an allow for its own path, of a require for all
  // paths; not transitive, never on a forbid; works once `when` matches, whether the needs are met
  // or not.
  std::vector<std::string> overrides;
  // Half-open, by the date where the patient is. Without `from` the rule is not in force before
  // `seen_on`.
  DateRange valid;
  // When its source was last read.
  Date seen_on{};
  RuleStatus status = RuleStatus::kInForce;
  // Rules of uncertain or unverified standing can only lower an answer, to Unknown.
  Confidence confidence = Confidence::kUnverified;
  // The rule in plain words.
  std::string summary;
  // The jurisdiction's own meaning of its terms, paraphrased.
  std::string definition;
  Citation citation;
  // What is to be written down after the act; never a missing item.
  std::vector<std::string> records;
  // Who must check it again before it is relied on.
  std::string recheck_by;
  bool operator==(const Rule&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Rule*, Visitor&& v) {
  v("id", &Rule::id);
  v("effect", &Rule::effect);
  v("when", &Rule::when);
  v("needs", &Rule::needs);
  v("unless_credential", &Rule::unless_credential);
  v("overrides", &Rule::overrides);
  v("valid", &Rule::valid);
  v("seen_on", &Rule::seen_on);
  v("status", &Rule::status);
  v("confidence", &Rule::confidence);
  v("summary", &Rule::summary);
  v("definition", &Rule::definition);
  v("citation", &Rule::citation);
  v("records", &Rule::records);
  v("recheck_by", &Rule::recheck_by);
}

// A payer's condition of payment, apart from law: its answer stands beside the verdict.
struct PayerRule {
  // Unique in its rule set.
  std::string id;
  // The payer, by short name: medicare.
  std::string payer;
  When when;
  Needs needs;
  DateRange valid;
  Date seen_on{};
  Confidence confidence = Confidence::kUnverified;
  std::string summary;
  Citation citation;
  // Who must check it again before it is relied on.
  std::string recheck_by;
  bool operator==(const PayerRule&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PayerRule*, Visitor&& v) {
  v("id", &PayerRule::id);
  v("payer", &PayerRule::payer);
  v("when", &PayerRule::when);
  v("needs", &PayerRule::needs);
  v("valid", &PayerRule::valid);
  v("seen_on", &PayerRule::seen_on);
  v("confidence", &PayerRule::confidence);
  v("summary", &PayerRule::summary);
  v("citation", &PayerRule::citation);
  v("recheck_by", &PayerRule::recheck_by);
}

// The duties and rules of one edition.
struct RuleSet {
  // Names the edition in every verdict: 2026-11.
  std::string edition;
  // The jurisdictions whose rules are in the set; any other answers Unknown.
  std::vector<JurisdictionCode> jurisdictions;
  std::vector<Duty> duties;
  std::vector<Rule> rules;
  std::vector<PayerRule> payer_rules;
  bool operator==(const RuleSet&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RuleSet*, Visitor&& v) {
  v("edition", &RuleSet::edition);
  v("jurisdictions", &RuleSet::jurisdictions);
  v("duties", &RuleSet::duties);
  v("rules", &RuleSet::rules);
  v("payer_rules", &RuleSet::payer_rules);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_RULE_H_
