#ifndef POLYCLINIC_STAFF_TRAINING_NEED_H_
#define POLYCLINIC_STAFF_TRAINING_NEED_H_

#include <cstdint>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

// Training that a person must have on record.
struct TrainingNeed {
  // The topic: a duty's code or a named topic.
  TopicCode topic;
  // The kinds that count; empty: any.
  std::vector<TrainingKind> kinds;
  // At least this long in all.
  Duration hours{};
  // At least this many performances in all.
  std::int32_t performances = 0;
  bool operator==(const TrainingNeed&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const TrainingNeed*, Visitor&& v) {
  v("topic", &TrainingNeed::topic);
  v("kinds", &TrainingNeed::kinds);
  v("hours", &TrainingNeed::hours);
  v("performances", &TrainingNeed::performances);
}

// Education that a person must have completed: one program that meets every field.
struct EducationNeed {
  // Any of these accreditors; empty: any.
  std::vector<Accreditor> accreditors;
  Duration contact_hours{};
  Duration clinical_hours{};
  bool operator==(const EducationNeed&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const EducationNeed*, Visitor&& v) {
  v("accreditors", &EducationNeed::accreditors);
  v("contact_hours", &EducationNeed::contact_hours);
  v("clinical_hours", &EducationNeed::clinical_hours);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_STAFF_TRAINING_NEED_H_
