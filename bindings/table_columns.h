#ifndef POLYCLINIC_BINDINGS_TABLE_COLUMNS_H_
#define POLYCLINIC_BINDINGS_TABLE_COLUMNS_H_

#include <vector>

#include "bindings/arrow.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic::python {

// The clinic in columns, a row for each entity, entities named by their keys. Instants are shown in the
// zone of the clinic's sites where they have one in common, else in UTC.

// Each appointment: key, request, patient, visit_type, site, status, start, end, booked_at,
// new_patient, edition, flags.
Table AppointmentsTable(const ClinicContents& contents);
// Each assignment of each appointment: appointment, need, resource_kind, resource, start, end, named,
// duties, rules, adopted_by.
Table AssignmentsTable(const ClinicContents& contents);
// Each conflict of each refusal: request, patient, visit_type, kind, need, resource, start, end, duty,
// rules.
Table RefusalsTable(const ClinicContents& contents, const std::vector<Refusal>& refusals);
// Each person: key, name, roles, specialties, credentials, employer, home_site, float_pool.
Table StaffTable(const ClinicContents& contents);
// Each patient: key, born, died, sex, language, needs_interpreter, usual_provider, subdivision. Names
// and addresses are not in it.
Table PatientsTable(const ClinicContents& contents);

}  // namespace polyclinic::python

#endif  // POLYCLINIC_BINDINGS_TABLE_COLUMNS_H_
