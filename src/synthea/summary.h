#ifndef POLYCLINIC_SRC_SYNTHEA_SUMMARY_H_
#define POLYCLINIC_SRC_SYNTHEA_SUMMARY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/synthea/synthea.h"

namespace polyclinic::synthea_internal {

// The duties that the requests add to their visits, with who of the clinic may do them on that day.
absl::StatusOr<std::vector<DutyDemand>> JudgeDemands(const ClinicContents& clinic, Date date,
                                                     const Catalog& catalog);

TableText UnmappedTable(const std::vector<Unmapped>& unmapped);

std::string SummaryOf(const SyntheaClinic& read, std::int32_t year);

}  // namespace polyclinic::synthea_internal

#endif  // POLYCLINIC_SRC_SYNTHEA_SUMMARY_H_
