#ifndef POLYCLINIC_SRC_SYNTHEA_EXPORT_H_
#define POLYCLINIC_SRC_SYNTHEA_EXPORT_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/table/csv.h"

namespace polyclinic::synthea_internal {

// One file of an export, its cells found by the name of their column.
class ExportTable {
 public:
  // Reads DIRECTORY/NAME.csv, which must have these columns and may have others. NotFound where there
  // is no such file; every other problem is a finding.
  static absl::StatusOr<ExportTable> Read(const std::string& directory, const std::string& name,
                                          const std::vector<std::string>& columns,
                                          Findings& findings);

  std::size_t rows() const { return csv_.rows.size(); }
  // Requires that `column` was asked for.
  const std::string& At(std::size_t row, std::string_view column) const {
    return csv_.rows[row][columns_.find(column)->second].text;
  }
  // Reports the cell; what it holds is not told.
  void Fail(std::size_t row, std::string_view column, std::string code, std::string expected,
            Findings& findings) const;

 private:
  CsvTable csv_;
  std::map<std::string, std::size_t, std::less<>> columns_;
};

}  // namespace polyclinic::synthea_internal

#endif  // POLYCLINIC_SRC_SYNTHEA_EXPORT_H_
