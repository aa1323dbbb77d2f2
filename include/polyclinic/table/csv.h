#ifndef POLYCLINIC_TABLE_CSV_H_
#define POLYCLINIC_TABLE_CSV_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/base/findings.h"

namespace polyclinic {

// One cell with the place where it begins.
struct CsvCell {
  std::string text;
  // From 1.
  std::int32_t line = 0;
  // From 1, in characters.
  std::int32_t column = 0;
};
using CsvRow = std::vector<CsvCell>;

// A table: its header, and rows that each have as many cells as the header.
struct CsvTable {
  // As findings name it.
  std::string file;
  CsvRow header;
  std::vector<CsvRow> rows;
};

// What a table may be at most. Beyond it there is a finding and the rest is not read.
struct CsvLimits {
  std::size_t bytes = std::size_t{1} << 30;
  std::size_t cell_bytes = std::size_t{1} << 20;
  std::size_t rows = 5'000'000;
  std::size_t columns = 500;
  // Reading ends after so many problems.
  std::size_t findings = 1000;
};

// Reads a table as RFC 4180 has it: cells between commas, quoted where they hold commas, quotes
// (doubled) or line ends. Lines end with CRLF, LF or CR; a byte order mark is skipped; empty lines
// too. The text must be UTF-8 without NUL. Every problem goes into `findings`; a row with another
// number of cells than the header is one, and is left out of the result. What a cell holds is never
// told.
CsvTable ParseCsv(std::string_view text, std::string file, Findings& findings,
                  const CsvLimits& limits = {});

// The table as text: LF after each line, quotes only where needed.
std::string WriteCsv(std::span<const std::string> header,
                     std::span<const std::vector<std::string>> rows);

}  // namespace polyclinic

#endif  // POLYCLINIC_TABLE_CSV_H_
