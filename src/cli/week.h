#ifndef POLYCLINIC_SRC_CLI_WEEK_H_
#define POLYCLINIC_SRC_CLI_WEEK_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "polyclinic/base/time.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/draw/options.h"
#include "polyclinic/table/clinic_tables.h"

namespace polyclinic::cli {

// The main job: a clinic and its requests become a lawful, printed, drawn and serialised week.
struct WeekJob {
  ClinicContents contents;
  // The directory that the results are written to.
  std::string out;
  // The day whose sheets are printed and drawn; absent: the one with the most visits.
  std::optional<Date> date;
  // The pod that is drawn, by key; empty: the one with the most visits on that day.
  std::string pod;
  DrawOptions draw;
  // Of a Synthea practice: what is refused for scope is tried again with the care done by a nurse or
  // provider, and the difference told.
  bool care_by_nurse = false;
  // The names of the week's first day are fixed the evening before it.
  bool fix_first_day = false;
  // Further tables to be written beside the results.
  std::vector<TableText> more_tables;
};

// Checks the scope, books the requests, prints the summary, the huddle and the day sheets, and writes
// everything into `out`: nothing where the input has errors, and no file by halves.
absl::Status RunWeek(const WeekJob& job, const Catalog& catalog);

}  // namespace polyclinic::cli

#endif  // POLYCLINIC_SRC_CLI_WEEK_H_
