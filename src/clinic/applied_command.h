#ifndef POLYCLINIC_SRC_CLINIC_APPLIED_COMMAND_H_
#define POLYCLINIC_SRC_CLINIC_APPLIED_COMMAND_H_

#include <cstdint>
#include <string>

#include "polyclinic/base/fields.h"

namespace polyclinic {

// A command that was applied: an entry of `ClinicContents::applied` with its fingerprint.
struct AppliedCommand {
  std::string request_id;
  std::int64_t fingerprint = 0;
  bool operator==(const AppliedCommand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const AppliedCommand*, Visitor&& v) {
  v("request_id", &AppliedCommand::request_id);
  v("fingerprint", &AppliedCommand::fingerprint);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_CLINIC_APPLIED_COMMAND_H_
