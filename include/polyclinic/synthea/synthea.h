#ifndef POLYCLINIC_SYNTHEA_SYNTHEA_H_
#define POLYCLINIC_SYNTHEA_SYNTHEA_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/verdict.h"
#include "polyclinic/table/clinic_tables.h"

namespace polyclinic {

struct Catalog;

// What of an export is read.
struct SyntheaOptions {
  // The year whose encounters become requests.
  std::int32_t year = 2023;
  // The Monday of the week on which they are asked for.
  Date monday{};
  bool operator==(const SyntheaOptions&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const SyntheaOptions*, Visitor&& v) {
  v("year", &SyntheaOptions::year);
  v("monday", &SyntheaOptions::monday);
}

// Rows of an export that have no place in a clinic, counted by kind.
struct Unmapped {
  // The export's table: "procedures".
  std::string table;
  // The code that has no meaning here; empty where the row itself is the matter.
  std::string code;
  // The export's words for the code.
  std::string words;
  // Why.
  std::string why;
  // How many rows.
  std::int32_t rows = 0;
  bool operator==(const Unmapped&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Unmapped*, Visitor&& v) {
  v("table", &Unmapped::table);
  v("code", &Unmapped::code);
  v("words", &Unmapped::words);
  v("why", &Unmapped::why);
  v("rows", &Unmapped::rows);
}

// A duty that the year asks for, and who of the clinic may do it: with a physician on the premises who
// delegates it, an order for the patient and the dose checked.
struct DutyDemand {
  DutyCode duty;
  // How many requests ask for it.
  std::int32_t requests = 0;
  // An assistant who graduated from an accredited program.
  Outcome graduate = Outcome::kUnknown;
  // An assistant of whose education nothing is known.
  Outcome assistant = Outcome::kUnknown;
  // A registered nurse.
  Outcome nurse = Outcome::kUnknown;
  // A physician or nurse practitioner: the better answer.
  Outcome provider = Outcome::kUnknown;
  bool operator==(const DutyDemand&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DutyDemand*, Visitor&& v) {
  v("duty", &DutyDemand::duty);
  v("requests", &DutyDemand::requests);
  v("graduate", &DutyDemand::graduate);
  v("assistant", &DutyDemand::assistant);
  v("nurse", &DutyDemand::nurse);
  v("provider", &DutyDemand::provider);
}

// An export as a clinic, before anything is booked.
struct SyntheaClinic {
  ClinicContents contents;
  // Encounters of the year.
  std::int32_t encounters = 0;
  // By duty.
  std::vector<DutyDemand> demands;
  // By table, then by code; the rows of files that are not read at all are not counted.
  std::vector<Unmapped> unmapped_rows;
  // The same as a table: unmapped.csv.
  TableText unmapped;
  // To print: what was read, what each duty's verdict is, what could not be mapped.
  std::string summary;
};

// Reads the CSV export in `directory`: patients with their histories, the year's encounters as
// requests for the week, and a clinic in Massachusetts made to fit their number. docs/synthea.md
// gives the rules. NotFound where a file is missing, InvalidArgument with findings where one cannot
// be read, or where the year has no encounters.
absl::StatusOr<SyntheaClinic> ReadSynthea(const std::string& directory,
                                          const SyntheaOptions& options, const Catalog& catalog);

// The duty that a code asks for, or an empty code: system "snomed" or "cvx".
DutyCode DutyOfCode(std::string_view system, std::string_view code);

// Visit types of this name have the care done by a nurse or provider in place of an assistant:
// "checkup" has "checkup-by-nurse" beside it.
inline constexpr std::string_view kByNurse = "-by-nurse";

// The clinic with every request refused for scope asking for the visit type with `kByNurse`: booked
// again, it tells which of them a nurse or provider can serve in place of an assistant.
ClinicContents WithCareByNurse(ClinicContents clinic, std::span<const Refusal> refused);

}  // namespace polyclinic

#endif  // POLYCLINIC_SYNTHEA_SYNTHEA_H_
