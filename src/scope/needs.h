#ifndef POLYCLINIC_SRC_SCOPE_NEEDS_H_
#define POLYCLINIC_SRC_SCOPE_NEEDS_H_

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

// The ways in which what is still missing of `needs` could come about; {{}}: nothing is.
Ways WaysToMeet(const Needs& needs, const Act& act, const Staff& person, const std::string* rule);

}  // namespace polyclinic::scope

#endif  // POLYCLINIC_SRC_SCOPE_NEEDS_H_
