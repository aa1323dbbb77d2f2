#ifndef POLYCLINIC_SCOPE_SITUATION_H_
#define POLYCLINIC_SCOPE_SITUATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/duty/duty.h"
#include "polyclinic/place/place.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

// One supervisor and how they are present.
struct SupervisorPresence {
  // Who; invalid where only the role is known.
  StaffId supervisor;
  // The role in which they supervise.
  Role role = Role::kPhysician;
  // Every way in which they are present: in the room is also on the premises only if said so.
  std::vector<SupervisionMode> modes;
  // How many people they watch already, this actor not counted.
  std::int32_t watching = 0;
  bool operator==(const SupervisorPresence&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const SupervisorPresence*, Visitor&& v) {
  v("supervisor", &SupervisorPresence::supervisor);
  v("role", &SupervisorPresence::role);
  v("modes", &SupervisorPresence::modes);
  v("watching", &SupervisorPresence::watching);
}

// One act in question: who would do which duty, where, when and under what. A fact that nobody
// stated is absent; an absent fact never makes an answer better.
struct Situation {
  // The actor.
  Staff person;
  // The role in which the actor acts; absent: the best of the actor's roles.
  std::optional<Role> role;
  // The employer on whose behalf, by key; empty: unknown.
  std::string employer;
  // What kind of employer that is; absent: unknown.
  std::optional<EmployerKind> employer_kind;
  DutyCode duty;
  // The site, where the act has one; its policies apply.
  SiteId site;
  // Whose law holds at the place of the act; empty: unknown.
  JurisdictionCode jurisdiction;
  // The kind of place; absent: unknown.
  std::optional<Setting> setting;
  // The act is done at a distance: the law where the patient is decides.
  bool telehealth = false;
  // Where the patient is; empty: at the place of the act, or, in telehealth, unknown.
  JurisdictionCode patient_location;
  // The civil date where the patient is.
  Date date{};
  // Who supervises, and how.
  std::vector<SupervisorPresence> supervision;
  // Somebody who may delegates the duty delegated it.
  bool delegated = false;
  // The order that stands behind the act; absent: none yet.
  std::optional<OrderKind> order;
  // A licensed person verified the dose.
  bool dose_checked = false;
  // The patient's age in whole years; absent: unknown.
  std::optional<std::int32_t> patient_age;
  // Absent: not stated.
  std::optional<DrugRoute> route;
  // Every class the drug belongs to; absent: not stated.
  std::optional<std::vector<DrugClass>> drug_classes;
  // Absent: not stated.
  std::optional<Indication> indication;
  // Who is to pay, by short name; empty: nobody's rule is asked.
  std::string payer;
  bool operator==(const Situation&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Situation*, Visitor&& v) {
  v("person", &Situation::person);
  v("role", &Situation::role);
  v("employer", &Situation::employer);
  v("employer_kind", &Situation::employer_kind);
  v("duty", &Situation::duty);
  v("site", &Situation::site);
  v("jurisdiction", &Situation::jurisdiction);
  v("setting", &Situation::setting);
  v("telehealth", &Situation::telehealth);
  v("patient_location", &Situation::patient_location);
  v("date", &Situation::date);
  v("supervision", &Situation::supervision);
  v("delegated", &Situation::delegated);
  v("order", &Situation::order);
  v("dose_checked", &Situation::dose_checked);
  v("patient_age", &Situation::patient_age);
  v("route", &Situation::route);
  v("drug_classes", &Situation::drug_classes);
  v("indication", &Situation::indication);
  v("payer", &Situation::payer);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_SITUATION_H_
