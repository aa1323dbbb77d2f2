#ifndef POLYCLINIC_TABLE_RESULTS_H_
#define POLYCLINIC_TABLE_RESULTS_H_

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/table/clinic_tables.h"

namespace polyclinic {

struct ClinicContents;

// Tables of results, which may lie beside the tables of a clinic and are not read with them.
inline constexpr std::array<std::string_view, 6> kResultTables = {
    "refusals.csv", "day_sheets.csv", "findings.csv",
    "unmapped.csv", "shortages.csv",  "booked_by_verdict.csv"};

// Why each request was refused: a row for each conflict, with the rules that decided and their
// citations.
TableText RefusalTable(const ClinicContents& clinic, std::span<const Refusal> refusals);

// Findings as a table.
TableText FindingTable(std::span<const Finding> findings);

// A conflict in words, for people: "provider: dr-chen is busy 2026-12-07 09:00-09:20 (a12)".
std::string ToText(const ClinicContents& clinic, const Conflict& conflict);

// Writes files into a directory, which is made where it does not exist: all of them under a name of
// their own first, each then renamed into its place, so that no file is ever half-written and a
// failure before the end changes nothing. Unavailable, with the path, where that fails.
absl::Status WriteFiles(const std::string& directory, std::span<const TableText> files);

}  // namespace polyclinic

#endif  // POLYCLINIC_TABLE_RESULTS_H_
