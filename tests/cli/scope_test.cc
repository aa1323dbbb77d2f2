// The questions about who may do what, end to end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "cli/command_line.h"

namespace {

using namespace polyclinic::cli_tests;

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ScopeCommand : public CommandLine {
 protected:
  Done Run(const std::string& arguments) const { return CommandLine::Run("scope " + arguments); }
};

TEST_F(ScopeCommand, MatrixAsTextSvgAndHtml) {
  const Done text = Run("matrix --site main --date 2026-12-07");
  EXPECT_EQ(text.exit_status, 0) << text.output;
  EXPECT_THAT(text.output, HasSubstr("Who may do what"));
  EXPECT_THAT(text.output, HasSubstr("C28 Draw blood from a vein"));
  EXPECT_THAT(text.output, Not(HasSubstr("\x1b")));  // no terminal, no colour
  EXPECT_THAT(Run("matrix --date 2026-12-07 --color always").output, HasSubstr("\x1b[48;5;"));
  EXPECT_THAT(Run("matrix --date 2026-12-07 --format svg").output, StartsWith("<svg"));
  ASSERT_EQ(Run("matrix --date 2026-12-07 -o " + Path("m.svg")).exit_status, 0);
  ASSERT_EQ(Run("matrix --date 2026-12-07 --out " + Path("m.html")).exit_status, 0);
  EXPECT_THAT(Text(Path("m.svg")), HasSubstr("<title>Kit Kim (example) · C28"));
  EXPECT_THAT(Text(Path("m.svg")), HasSubstr("RCW 18.360"));
  EXPECT_THAT(Text(Path("m.html")), HasSubstr("Not legal advice"));
}

TEST_F(ScopeCommand, MatrixOfChosenDutiesWithoutNames) {
  const Done done = Run("matrix --date 2026-12-07 --duties C19,C28 --ids-only --format svg");
  EXPECT_EQ(done.exit_status, 0);
  EXPECT_THAT(done.output, HasSubstr("C19 "));
  EXPECT_THAT(done.output, Not(HasSubstr("C20 ")));
  EXPECT_THAT(done.output, Not(HasSubstr("(example)")));
}

TEST_F(ScopeCommand, MapShowsEveryState) {
  const Done done = Run("map --duty C19");
  EXPECT_EQ(done.exit_status, 0) << done.output;
  for (const char* state : {"US-CA California", "US-NY New York", "US-WA Washington"}) {
    EXPECT_THAT(done.output, HasSubstr(state));
  }
  EXPECT_THAT(done.output, HasSubstr("1  no credential"));
  ASSERT_EQ(Run("map --duty C19 --date 2026-12-07 -o " + Path("map.html")).exit_status, 0);
  EXPECT_THAT(Text(Path("map.html")), HasSubstr("Washington"));
}

TEST_F(ScopeCommand, AddSaysTheCheapestThingsWithTheirRules) {
  const Done done = Run("add --staff ma-quinn --duty C28 --date 2026-12-07");
  EXPECT_EQ(done.exit_status, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("To be added:"));
  EXPECT_THAT(done.output, HasSubstr("person  credential WA-MA-"));
  EXPECT_THAT(done.output, HasSubstr("minutes of training"));
  EXPECT_THAT(Run("add --staff ma-kim --duty C40 --date 2026-12-07").output,
              HasSubstr("Unknown: the law leaves it open"));
}

TEST_F(ScopeCommand, TrainingSaysWhatIsAttestedAndWhatIsMissing) {
  const Done done = Run("training --staff ma-kim --specialty cardiology --date 2026-12-07");
  EXPECT_EQ(done.exit_status, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("Cardiology"));
  EXPECT_THAT(done.output, HasSubstr("missing   C"));
}

TEST_F(ScopeCommand, RenewalSaysWhatIsMissingAndByWhen) {
  const Done done = Run("renewal --staff ma-kim --credential AAMA-CMA --date 2026-12-07");
  EXPECT_EQ(done.exit_status, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("in force until the day before 2027-06-01 (176 days)"));
  EXPECT_THAT(done.output, HasSubstr("of 60 "));
}

TEST_F(ScopeCommand, ChangesBetweenTwoDays) {
  const Done done = Run("changes --jurisdiction US-WA --from 2023-04-19 --to 2023-04-20");
  EXPECT_EQ(done.exit_status, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("begun US-WA."));
  EXPECT_THAT(done.output, HasSubstr("X05S"));
  EXPECT_THAT(Run("changes --jurisdiction US-WA --from 2026-12-01 --to 2026-12-02").output,
              StartsWith("0 rules and 0 answers differ"));
}

TEST_F(ScopeCommand, AffectedByALapseAndByARule) {
  const std::string cli = std::getenv("POLYCLINIC_CLI");
  ASSERT_EQ(std::system((cli + " demo --out " + Path("out") + " > /dev/null").c_str()), 0);
  const Done lapse = Run("affected " + Path("out/clinic.binpb") +
                         " --staff ma-kim --credential WA-MA-C --date 2026-12-07");
  EXPECT_EQ(lapse.exit_status, 0) << lapse.output;
  EXPECT_THAT(lapse.output, HasSubstr("ma-kim, C28 at main: conditional"));
  EXPECT_THAT(lapse.output, HasSubstr(": broken, "));
  EXPECT_THAT(lapse.output, Not(HasSubstr("(example)")));
  std::ofstream(Path("mine.txtpb")) << R"(
    edition: "mine" signed_by: "the medical director" signed_on: 20261101
    rules {
      id: "US-WA.mine" effect: EFFECT_FORBID
      when { jurisdiction: "US-WA" duties: "C28" roles: ROLE_MEDICAL_ASSISTANT }
      valid { from: 20260101 } seen_on: 20261101
      status: RULE_STATUS_IN_FORCE confidence: CONFIDENCE_CONFIRMED
      summary: "No draws." citation { text: "memo" address: "memo" kind: SOURCE_KIND_EDITORIAL }
      recheck_by: "me"
    })";
  const Done rule = Run("affected --date 2026-12-07 --rules " + Path("mine.txtpb"));
  EXPECT_EQ(rule.exit_status, 0) << rule.output;
  EXPECT_THAT(rule.output, HasSubstr("ma-kim, C28 at main: conditional"));
  EXPECT_THAT(rule.output, HasSubstr("-> forbidden"));
  EXPECT_THAT(Run("changes --jurisdiction US-WA --rules " + Path("mine.txtpb")).output,
              HasSubstr("begun US-WA.mine"));
}

TEST_F(ScopeCommand, WrongWordsNameTheNearestRightOneAndExitWithTwo) {
  const auto refused = [&](const std::string& arguments, const char* expected) {
    const Done done = Run(arguments);
    EXPECT_EQ(done.exit_status, 2) << arguments << "\n" << done.output;
    EXPECT_THAT(done.output, HasSubstr(expected)) << arguments;
  };
  refused("map --duty C91", "did you mean C");
  refused("map --duty", "missing_value");
  refused("map --duty C19 --date 2026-02-30", "a date YYYY-MM-DD");
  refused("map --duty C19 --format png", "text, svg or html");
  refused("map --duty C19 -o map.png", ".svg, .html or .txt");
  refused("map --duty C19 --color maybe", "always, never or auto");
  refused("matrix --site mainn --date 2026-12-07", "did you mean main");
  refused("matrix --date 2026-13-01", "a date YYYY-MM-DD");
  refused("matrix", "the day in question");
  refused("matrix --date 2026-12-07 --duties C19,C2O", "did you mean C2");
  refused("matrix --date 2026-12-07 --age old", "whole years");
  refused("add --staff ma-kin --duty C19 --date 2026-12-07", "did you mean ma-kim");
  refused("training --staff ma-kim --specialty cardiologie --date 2026-12-07",
          "did you mean cardiology");
  refused("renewal --staff ma-kim --credential AAMA-CMB --date 2026-12-07",
          "did you mean AAMA-CMA");
  refused("changes --jurisdiction US-WV --from 2026-01-01", "did you mean US-");
  refused("changes --jurisdiction US-WA", "the day before the change");
  refused("affected --date 2026-12-07", "the credential that lapses");
  refused("affected --date 2026-12-07 --staff ma-kim --credential WA-MA-X", "did you mean WA-MA-C");
}

TEST_F(ScopeCommand, AFileThatCannotBeWrittenIsAnErrorOfTheInput) {
  EXPECT_EQ(Run("map --duty C19 -o " + Path("absent/map.svg")).exit_status, 1);
}

}  // namespace
