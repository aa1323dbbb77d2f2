#ifndef POLYCLINIC_SRC_SCOPE_NEEDS_H_
#define POLYCLINIC_SRC_SCOPE_NEEDS_H_

#include <cstdint>
#include <span>
#include <string>

#include "scope/items.h"
#include "scope/law.h"

namespace polyclinic::scope {

// Whether a person has something: yes, no, or it hangs on a fact that nobody stated.
enum class Has { kYes, kNo, kUnstated };

// Whether the person holds one of the credentials, valid on the day and, where tied to an employer,
// at this one.
Has HoldsOneOf(std::span<const CredentialCode> credentials, const Act& act, const Staff& person);

// A valid licence of one of the roles, of the jurisdiction or its nation.
bool IsLicensed(std::span<const Role> roles, const Act& act, const Staff& person);

// What the person has done by that day that counts for the need.
struct Practice {
  Duration hours{};
  std::int64_t performances = 0;
  bool Suffices(const TrainingNeed& need) const {
    return hours >= need.hours && performances >= need.performances;
  }
};
Practice PracticeFor(const TrainingNeed& need, const Act& act, const Staff& person);

// One completed program that meets one of the needs.
bool IsEducated(std::span<const EducationNeed> needs, const Act& act, const Staff& person);

// Unstated: the birth date.
Has IsOfAge(std::int32_t at_least, const Act& act, const Staff& person);

// An attested competency in the act or a composite around it, at the site. Unstated: the site.
Has IsCompetent(const Act& act, const Staff& person);

// The ways in which what is still missing of `needs` could come about; {{}}: nothing is.
Ways WaysToMeet(const Needs& needs, const Act& act, const Staff& person, const std::string* rule);

}  // namespace polyclinic::scope

#endif  // POLYCLINIC_SRC_SCOPE_NEEDS_H_
