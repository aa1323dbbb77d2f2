#ifndef POLYCLINIC_SCOPE_POLICY_H_
#define POLYCLINIC_SCOPE_POLICY_H_

#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/place/place.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

// What an organisation's policy does.
//   narrow: forbids what the law would allow
//   require: adds needs to what the law asks
//   adopt: allows, under its needs, what the law leaves Unknown: an act of which no certain allow
//          speaks, or a certain allow that only uncertain rules stand in the way of; never a missing
//          fact, never what is forbidden, never without what certain rules ask
enum class PolicyEffect { kNarrow = 1, kRequire, kAdopt };
POLYCLINIC_ENUMERATORS(PolicyEffect, {{PolicyEffect::kNarrow, "narrow"},
                                      {PolicyEffect::kRequire, "require"},
                                      {PolicyEffect::kAdopt, "adopt"}})

// An organisation's own dated, signed decision.
struct Policy {
  PolicyId id;
  // Unique among the clinic's policies.
  std::string key;
  PolicyEffect effect = PolicyEffect::kNarrow;
  // The sites it binds; empty: all.
  std::vector<SiteId> sites;
  // The roles of the actor it speaks of, any-of; empty: any.
  std::vector<Role> roles;
  // The duties it speaks of, any-of; empty: any.
  std::vector<DutyCode> duties;
  // The actor holds one of these; empty: any. Of an adopt only.
  std::vector<CredentialCode> credentials;
  // What it asks.
  Needs needs;
  // Half-open.
  DateRange valid;
  // Who signed it. Without a valid signature it does nothing.
  StaffId signed_by;
  // When it was signed; absent: not yet.
  std::optional<Date> signed_on;
  // Why, in words.
  std::string reason;
  bool operator==(const Policy&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Policy*, Visitor&& v) {
  v("id", &Policy::id);
  v("key", &Policy::key);
  v("effect", &Policy::effect);
  v("sites", &Policy::sites);
  v("roles", &Policy::roles);
  v("duties", &Policy::duties);
  v("credentials", &Policy::credentials);
  v("needs", &Policy::needs);
  v("valid", &Policy::valid);
  v("signed_by", &Policy::signed_by);
  v("signed_on", &Policy::signed_on);
  v("reason", &Policy::reason);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_POLICY_H_
