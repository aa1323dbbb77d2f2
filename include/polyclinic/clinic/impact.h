#ifndef POLYCLINIC_CLINIC_IMPACT_H_
#define POLYCLINIC_CLINIC_IMPACT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/standing.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {

// A person's duty at a site whose answer is another: in outcome or in what is missing.
struct DutyImpact {
  // The person's key.
  std::string staff;
  // The site's key.
  std::string site;
  DutyCode duty;
  Standing standing_before = Standing::kUnknown;
  Standing standing_after = Standing::kUnknown;
  Verdict before;
  Verdict after;
  bool operator==(const DutyImpact&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DutyImpact*, Visitor&& v) {
  v("staff", &DutyImpact::staff);
  v("site", &DutyImpact::site);
  v("duty", &DutyImpact::duty);
  v("standing_before", &DutyImpact::standing_before);
  v("standing_after", &DutyImpact::standing_after);
  v("before", &DutyImpact::before);
  v("after", &DutyImpact::after);
}

// A booked appointment in which a person was to do a duty whose answer is another on its day.
struct AppointmentImpact {
  // The appointment's key.
  std::string appointment;
  // By the site's calendar.
  Date date{};
  // The need that the person was to meet, by name.
  std::string need;
  // The person's key.
  std::string staff;
  DutyCode duty;
  Standing standing_before = Standing::kUnknown;
  Standing standing_after = Standing::kUnknown;
  // The person might be planned for it and no longer may.
  bool broken = false;
  Verdict before;
  Verdict after;
  bool operator==(const AppointmentImpact&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const AppointmentImpact*, Visitor&& v) {
  v("appointment", &AppointmentImpact::appointment);
  v("date", &AppointmentImpact::date);
  v("need", &AppointmentImpact::need);
  v("staff", &AppointmentImpact::staff);
  v("duty", &AppointmentImpact::duty);
  v("standing_before", &AppointmentImpact::standing_before);
  v("standing_after", &AppointmentImpact::standing_after);
  v("broken", &AppointmentImpact::broken);
  v("before", &AppointmentImpact::before);
  v("after", &AppointmentImpact::after);
}

// Who and what is affected by a change.
struct Impact {
  // By person, site and duty, in the clinic's order.
  std::vector<DutyImpact> duties;
  // By appointment in the clinic's order, then as assigned.
  std::vector<AppointmentImpact> appointments;
  bool operator==(const Impact&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Impact*, Visitor&& v) {
  v("duties", &Impact::duties);
  v("appointments", &Impact::appointments);
}

// Who is affected by the step from one state of clinic and law to another: a credential that lapses, a
// rule or policy that changes. Every person's every duty at every site of their employer is judged on
// the day `on` under both, with nothing planned or stated; every duty of every promised appointment from
// that day on under both on its own day, for the patient's age and, in telehealth, where the patient
// will be. What differs is listed: exact, since nothing is inferred. People, sites and visit types are
// matched by key; whoever is not there afterwards is Unknown.
//
// InvalidArgument where the date does not exist; NotFound where a site's zone is unknown.
absl::StatusOr<Impact> ImpactOf(const ClinicContents& before, const RuleBook& rules_before,
                                const ClinicContents& after, const RuleBook& rules_after, Date on);

// The clinic in which a person's credential of that code ends on the day `on`, if it does not end
// before. InvalidArgument with findings where the clinic has no such person, or the person does not hold
// it.
absl::StatusOr<ClinicContents> WithLapse(ClinicContents contents, StaffId staff,
                                         const CredentialCode& credential, Date on);

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_IMPACT_H_
