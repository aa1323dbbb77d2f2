#ifndef POLYCLINIC_BASE_FINDINGS_H_
#define POLYCLINIC_BASE_FINDINGS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "polyclinic/base/fields.h"

namespace polyclinic {

enum class Severity { kError = 1, kWarning, kNote };
POLYCLINIC_ENUMERATORS(Severity, {{Severity::kError, "error"},
                                  {Severity::kWarning, "warning"},
                                  {Severity::kNote, "note"}})

// One problem: where it is, what was found there and what was expected. Names ids and paths, never
// a patient's data.
struct Finding {
  // Errors refuse the input; warnings and notes do not.
  Severity severity = Severity::kError;
  // Stable, lower_snake_case: "unknown_reference", "not_a_date".
  std::string code;
  // The place in the model: "staff[3].credentials[0].valid.from".
  std::string path;
  // What stood there; empty where naming it would tell a patient's data.
  std::string found;
  // What would have been right.
  std::string expected;
  // The file it was read from; empty where there is none.
  std::string file;
  // From 1; 0 where unknown.
  std::int32_t line = 0;
  // From 1; 0 where unknown.
  std::int32_t column = 0;
  bool operator==(const Finding&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Finding*, Visitor&& v) {
  v("severity", &Finding::severity);
  v("code", &Finding::code);
  v("path", &Finding::path);
  v("found", &Finding::found);
  v("expected", &Finding::expected);
  v("file", &Finding::file);
  v("line", &Finding::line);
  v("column", &Finding::column);
}

// "staff.csv:4:7: error: not_a_date at staff[3].hired: found '2026-13-01', expected a date
// YYYY-MM-DD"
std::string ToText(const Finding& finding);

// All problems at once, in the order in which they were met.
class Findings {
 public:
  // Adds an error.
  void Add(std::string code, std::string path, std::string found, std::string expected);
  void Add(Finding finding) { all_.push_back(std::move(finding)); }
  void Append(const Findings& more);

  const std::vector<Finding>& all() const { return all_; }
  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  bool HasErrors() const;

  // OK without errors; else InvalidArgument whose message lists every finding, a line each, and
  // which carries the findings themselves (`FindingsOf`).
  absl::Status ToStatus() const;

 private:
  std::vector<Finding> all_;
};

// The findings that `Findings::ToStatus` put into a status; empty where there are none.
std::vector<Finding> FindingsOf(const absl::Status& status);

// The word of `words` nearest to `word` by edit distance, for "did you mean"; empty where none is
// near.
std::string NearestWord(std::string_view word, const std::vector<std::string>& words);

}  // namespace polyclinic

#endif  // POLYCLINIC_BASE_FINDINGS_H_
