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
inline constexpr std::array<std::string_view, 7> kResultTables = {
    "refusals.csv",  "day_sheets.csv",        "findings.csv",     "unmapped.csv",
    "shortages.csv", "booked_by_verdict.csv", "care_by_nurse.csv"};

// Why each request was refused: a row for each conflict, with the rules that decided and their
// citations.
TableText RefusalTable(const ClinicContents& clinic, std::span<const Refusal> refusals);

// Findings as a table.
TableText FindingTable(std::span<const Finding> findings);

// A conflict in words, for people: "provider: dr-chen is busy 2026-12-07 09:00-09:20 (a12)".
std::string ToText(const ClinicContents& clinic, const Conflict& conflict);

// Writes files into a directory: all of them or, where that fails, none. Files of other names that lie
// there stay as they are.
//
// A directory that does not exist is written beside its place and renamed into it at the end: it is
// there as a whole or not at all, even if the process is killed. In one that exists, every file is
// first written aside, in ".unfinished-...", then renamed into its place, the file of the same name
// being kept aside; where a step fails, everything is put back. A reader meanwhile may see some files
// of before and some of after, never half of one. If the process is killed, or the file system fails
// while files are put back, that mixture stays, and what is missing lies in ".unfinished-...".
//
// Unavailable, with the path, where anything cannot be written or has a directory in its place.
absl::Status WriteFiles(const std::string& directory, std::span<const TableText> files);

}  // namespace polyclinic

#endif  // POLYCLINIC_TABLE_RESULTS_H_
