#ifndef POLYCLINIC_BASE_CONFIDENCE_H_
#define POLYCLINIC_BASE_CONFIDENCE_H_

#include "polyclinic/base/fields.h"

namespace polyclinic {

// How far a stated fact can be relied on.
//   confirmed:  read at its source
//   reported:   told by somebody who read it
//   uncertain:  sources disagree, or the decisive words were not seen
//   unverified: nobody checked
//   editorial:  the library's own estimate or default, to be replaced by the practice's own
enum class Confidence { kConfirmed = 1, kReported, kUncertain, kUnverified, kEditorial };
POLYCLINIC_ENUMERATORS(Confidence, {{Confidence::kConfirmed, "confirmed"},
                                    {Confidence::kReported, "reported"},
                                    {Confidence::kUncertain, "uncertain"},
                                    {Confidence::kUnverified, "unverified"},
                                    {Confidence::kEditorial, "editorial"}})

}  // namespace polyclinic

#endif  // POLYCLINIC_BASE_CONFIDENCE_H_
