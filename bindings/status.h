#ifndef POLYCLINIC_BINDINGS_STATUS_H_
#define POLYCLINIC_BINDINGS_STATUS_H_

#include "absl/status/status.h"

namespace polyclinic::python {

// Sets the Python exception that a Status stands for: InvalidInput with its findings, NotFound, Error.
void RaiseStatus(const absl::Status& status);

}  // namespace polyclinic::python

#endif  // POLYCLINIC_BINDINGS_STATUS_H_
