#ifndef POLYCLINIC_SRC_SCHEDULE_CROWDING_H_
#define POLYCLINIC_SRC_SCHEDULE_CROWDING_H_

#include <span>
#include <vector>

#include "schedule/candidates.h"

namespace polyclinic {

// By step: no visit of the request has it shorter, whoever meets its needs.
std::vector<Duration> LeastLengths(const Schedule::Facts& facts, const AskedVisit& visit);

// Counting proves that not all of the visits can lie within the span, one beside the other: of the people,
// rooms or devices who alone can meet some of their needs, fewer are free than these needs take. False
// proves nothing. Looks at visits of one site where the span lies within a day.
bool AreTooMany(const Schedule& schedule, std::span<const AskedVisit> visits, const Interval& span);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_CROWDING_H_
