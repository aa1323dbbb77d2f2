// The table of expected answers, tests/catalog/verdicts.txt, against the shipped rules.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catalog/situations.h"
#include "catalog/verdict_rows.h"

namespace polyclinic::catalog_test {
namespace {

std::string TableText() {
  const char* source = std::getenv("POLYCLINIC_SOURCE");
  std::ifstream in(std::string(source == nullptr ? "." : source) + "/tests/catalog/verdicts.txt");
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::vector<VerdictRow>& Rows() {
  static const std::vector<VerdictRow>& rows = *[] {
    std::vector<std::string> errors;
    auto* read = new std::vector<VerdictRow>(ReadVerdictRows(TableText(), errors));
    for (const std::string& error : errors) ADD_FAILURE() << error;
    return read;
  }();
  return rows;
}

std::string ReasonsOf(const Verdict& verdict) {
  std::string text;
  for (const Reason& reason : verdict.reasons) text += reason.rule + " (" + reason.effect + ") ";
  for (const std::string& fact : verdict.missing_facts) text += "unstated " + fact + " ";
  return text;
}

TEST(Verdicts, AreThoseOfTheTable) {
  ASSERT_GT(Rows().size(), 190u);
  for (const VerdictRow& row : Rows()) {
    const Verdict verdict = Evaluate(Book(), row.policies, row.situation);
    EXPECT_EQ(RowAnswer(verdict), row.answer) << "line " << row.line << ", row " << row.name;
    for (const std::string& because : row.because) {
      EXPECT_TRUE(RestsOn(verdict, because))
          << "line " << row.line << ", row " << row.name << ", has no " << because << ": "
          << ReasonsOf(verdict);
    }
  }
}

// Each row of the matrix is there, and each state has its edges.
TEST(Verdicts, TheTableIsWhole) {
  std::set<std::string> names;
  for (const VerdictRow& row : Rows()) names.insert(row.name);
  for (const char* name : {"1",  "1b", "2", "2b", "3",  "4",  "5",  "5b", "6",  "6b", "7",
                           "7b", "8",  "9", "10", "11", "12", "13", "14", "15", "16", "17"}) {
    EXPECT_TRUE(names.count(name)) << "row " << name;
  }
  std::map<std::string, std::set<Outcome>> answers;
  for (const VerdictRow& row : Rows()) {
    answers[row.situation.jurisdiction.str()].insert(
        Evaluate(Book(), row.policies, row.situation).outcome);
  }
  for (const JurisdictionCode& state : ShippedCatalog().rules.jurisdictions) {
    if (state.view() != "US") {
      EXPECT_GE(answers[state.str()].size(), 3u) << state.str();
    }
  }
}

// The day before, the day itself, the day it ends: every day on which a rule of the state begins or
// ends is tried by some row of that state.
TEST(Verdicts, TheTableTriesEveryEdge) {
  std::set<std::pair<std::string, std::string>> tried;
  for (const VerdictRow& row : Rows()) {
    tried.emplace(row.situation.jurisdiction.str(), ToText(row.situation.date));
  }
  for (const Rule& rule : ShippedCatalog().rules.rules) {
    const std::string state = rule.when.jurisdiction.str();
    if (state == "US" || rule.status == RuleStatus::kPending) continue;
    for (const auto& edge : {rule.valid.from, rule.valid.until}) {
      if (!edge || *edge == Day(20000101)) continue;
      const Date before = std::chrono::sys_days(*edge) - std::chrono::days(1);
      EXPECT_TRUE(tried.count({state, ToText(*edge)})) << rule.id << " at " << ToText(*edge);
      EXPECT_TRUE(tried.count({state, ToText(before)})) << rule.id << " before " << ToText(*edge);
    }
  }
}

}  // namespace
}  // namespace polyclinic::catalog_test
