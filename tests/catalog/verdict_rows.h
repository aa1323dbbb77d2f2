#ifndef POLYCLINIC_TESTS_CATALOG_VERDICT_ROWS_H_
#define POLYCLINIC_TESTS_CATALOG_VERDICT_ROWS_H_

#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/scope/policy.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/scope/verdict.h"

// Reads tests/catalog/verdicts.txt, whose head explains its columns and words.
namespace polyclinic::catalog_test {

// One row: an act and its expected answer.
struct VerdictRow {
  // Its line in the file, from 1.
  int line = 0;
  std::string name;
  Situation situation;
  std::vector<Policy> policies;
  std::string answer;
  // What the answer must rest on: ids of rules, "pending ID", "unstated FACT".
  std::vector<std::string> because;
};

// The rows of `text`. What cannot be read goes into `errors`, with its line.
std::vector<VerdictRow> ReadVerdictRows(std::string_view text, std::vector<std::string>& errors);

// The answer in the words of the file: "Unmet {person: training C28 1 h} or {…}".
std::string RowAnswer(const Verdict& verdict);

// Whether the verdict rests on `because`, one entry of that column.
bool RestsOn(const Verdict& verdict, std::string_view because);

}  // namespace polyclinic::catalog_test

#endif  // POLYCLINIC_TESTS_CATALOG_VERDICT_ROWS_H_
