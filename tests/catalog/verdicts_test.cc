// The table of expected answers, tests/catalog/verdicts.txt, against the shipped rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
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
#include "polyclinic/scope/abilities.h"

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

// The row's outcome by the compiled form, which booking asks.
Outcome Compiled(const VerdictRow& row) {
  const Situation& s = row.situation;
  AbilityPlace place;
  place.site = s.site;
  place.jurisdiction = s.telehealth ? s.patient_location : s.jurisdiction;
  place.setting = s.setting;
  place.employer = s.employer;
  place.employer_kind = s.employer_kind;
  place.telehealth = s.telehealth;
  const auto abilities = Abilities::Compile(Book(), row.policies, place, s.date, {&s.person, 1});
  EXPECT_TRUE(abilities.ok()) << abilities.status();
  std::vector<PresentSupervisor> supervisors;
  for (const SupervisorPresence& presence : s.supervision) {
    PresentSupervisor present;
    present.role = presence.role;
    present.watching = presence.watching;
    for (const SupervisionMode mode : presence.modes) present.modes |= BitOf(mode);
    supervisors.push_back(present);
  }
  ActFacts facts;
  facts.plan.supervisors = supervisors;
  facts.plan.delegated = s.delegated;
  facts.plan.patient_age = s.patient_age;
  facts.order = s.order;
  facts.dose_checked = s.dose_checked;
  facts.drug = DrugFacts::Of(Book(), s.route, s.drug_classes, s.indication);
  return abilities->Judge(s.person.id, s.duty, facts);
}

TEST(Verdicts, TheCompiledOutcomeIsTheSame) {
  for (const VerdictRow& row : Rows()) {
    EXPECT_EQ(NameOf(Compiled(row)), NameOf(Evaluate(Book(), row.policies, row.situation).outcome))
        << "line " << row.line << ", row " << row.name;
  }
}

std::vector<Outcome> OutcomesUnder(const RuleBook& book) {
  std::vector<Outcome> outcomes;
  for (const VerdictRow& row : Rows()) {
    outcomes.push_back(Evaluate(book, row.policies, row.situation).outcome);
  }
  return outcomes;
}

// A rule of uncertain standing lowers and never raises: without it no answer of the table is lower.
// Policies are left out of it, as they adopt what uncertainty leaves open.
TEST(Verdicts, UncertainRulesLowerAndNeverRaise) {
  const std::vector<Outcome> shipped = OutcomesUnder(Book());
  std::set<std::string> lowering;
  for (const Rule& rule : ShippedCatalog().rules.rules) {
    if (rule.confidence != Confidence::kUncertain && rule.confidence != Confidence::kUnverified) {
      continue;
    }
    RuleSet without = ShippedCatalog().rules;
    std::erase_if(without.rules, [&](const Rule& other) { return other.id == rule.id; });
    for (Rule& other : without.rules) std::erase(other.overrides, rule.id);
    const std::vector<Outcome> outcomes = OutcomesUnder(*RuleBook::Make(without));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (!Rows()[i].policies.empty()) continue;
      EXPECT_LE(shipped[i], outcomes[i]) << rule.id << " raises row " << Rows()[i].name;
      if (shipped[i] < outcomes[i]) lowering.insert(rule.id);
    }
  }
  EXPECT_THAT(lowering, ::testing::IsSupersetOf({"US-AZ.training", "US-CA.controlled.injected",
                                                 "US-CA.hospital", "US-NY.parts-of-duties"}));
}

// The same rules made certain would open acts: it is the uncertainty that keeps them from it.
TEST(Verdicts, UncertainAllowsOpenNothing) {
  int opened = 0;
  for (const Rule& rule : ShippedCatalog().rules.rules) {
    const bool open =
        rule.confidence == Confidence::kUncertain || rule.confidence == Confidence::kUnverified;
    if (!open || rule.effect != Effect::kAllow || rule.status == RuleStatus::kPending) continue;
    RuleSet certain = ShippedCatalog().rules;
    for (Rule& other : certain.rules) {
      if (other.id == rule.id) other.confidence = Confidence::kConfirmed;
    }
    const std::vector<Outcome> outcomes = OutcomesUnder(*RuleBook::Make(certain));
    const std::vector<Outcome> shipped = OutcomesUnder(Book());
    for (std::size_t i = 0; i < outcomes.size(); ++i) opened += outcomes[i] > shipped[i];
  }
  EXPECT_GE(opened, 4);
}

// A payer's rule is an answer beside the law's and changes nothing in it.
TEST(Verdicts, PayersChangeNothing) {
  int answered = 0;
  for (const VerdictRow& row : Rows()) {
    Situation paid = row.situation;
    paid.payer = "medicare";
    Verdict verdict = Evaluate(Book(), row.policies, paid);
    ASSERT_TRUE(verdict.payer.has_value()) << "line " << row.line;
    answered += verdict.payer->outcome != Outcome::kUnknown;
    verdict.payer.reset();
    EXPECT_EQ(verdict, Evaluate(Book(), row.policies, row.situation)) << "line " << row.line;
  }
  EXPECT_GT(answered, 50);
}

TEST(Verdicts, TheOrderOfTheFilesChangesNothing) {
  RuleSet reversed = ShippedCatalog().rules;
  std::reverse(reversed.rules.begin(), reversed.rules.end());
  const RuleBook book = *RuleBook::Make(reversed);
  for (const VerdictRow& row : Rows()) {
    EXPECT_EQ(Evaluate(book, row.policies, row.situation),
              Evaluate(Book(), row.policies, row.situation))
        << "line " << row.line;
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
