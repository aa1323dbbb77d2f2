#ifndef POLYCLINIC_TESTING_CHECK_H_
#define POLYCLINIC_TESTING_CHECK_H_

#include <string>
#include <vector>

#include "polyclinic/clinic/clinic.h"

// What is wrong with a clinic's schedule, in words that name ids and times: what the matchers rest on.
// Judged from the appointments alone, by comparing each with each, beside the engine's own flags.
namespace polyclinic::testing {

// A person, room or device used by more appointments at once than it can serve, and patients with two
// appointments at once.
std::vector<std::string> DoubleBookings(const Clinic& clinic);
// Duties of appointments that rest on somebody who may not do them on that day.
std::vector<std::string> BreachesOfScope(const Clinic& clinic);
// Hard needs of appointments that too few resources meet, or not for the whole of their steps.
std::vector<std::string> UncoveredNeeds(const Clinic& clinic);

}  // namespace polyclinic::testing

#endif  // POLYCLINIC_TESTING_CHECK_H_
