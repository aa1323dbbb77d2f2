#ifndef POLYCLINIC_TESTS_TRIALS_H_
#define POLYCLINIC_TESTS_TRIALS_H_

#include <algorithm>
#include <cstdlib>

namespace polyclinic {

// How many cases a property tries: the usual number, times POLYCLINIC_TRIALS where that is set.
inline int Trials(int usual) {
  const char* const times = std::getenv("POLYCLINIC_TRIALS");
  return times == nullptr ? usual : std::max(1, static_cast<int>(usual * std::atof(times)));
}

}  // namespace polyclinic

#endif  // POLYCLINIC_TESTS_TRIALS_H_
