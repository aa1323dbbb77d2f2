#include "polyclinic/table/csv.h"

#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace polyclinic {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::vector<std::string>> Texts(const CsvTable& table) {
  std::vector<std::vector<std::string>> texts;
  for (const CsvRow& row : table.rows) {
    texts.emplace_back();
    for (const CsvCell& cell : row) texts.back().push_back(cell.text);
  }
  return texts;
}

std::vector<std::string> Codes(const Findings& findings) {
  std::vector<std::string> codes;
  for (const Finding& f : findings.all()) codes.push_back(f.code);
  return codes;
}

CsvTable Parse(std::string_view text, Findings& findings, const CsvLimits& limits = {}) {
  return ParseCsv(text, "t.csv", findings, limits);
}

TEST(ParseCsv, ReadsQuotesCommasAndLineEnds) {
  Findings findings;
  const CsvTable table = Parse("a,b\r\n\"x, \"\"y\"\"\r\nz\",2\n\n3,\r4,5", findings);
  EXPECT_THAT(findings.all(), IsEmpty());
  EXPECT_THAT(Texts(table), ElementsAre(ElementsAre("x, \"y\"\nz", "2"), ElementsAre("3", ""),
                                        ElementsAre("4", "5")));
}

TEST(ParseCsv, KeepsLineAndColumnOfEachCell) {
  Findings findings;
  const CsvTable table = Parse(
      "\xEF\xBB\xBF"
      "a,b\n\"\xC3\xA9\n\",x\nq,\"r\"\n",
      findings);
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.header[0].text, "a");
  EXPECT_EQ(table.rows[0][1].line, 3);
  EXPECT_EQ(table.rows[0][1].column, 3);
  EXPECT_EQ(table.rows[1][1].line, 4);
  EXPECT_EQ(table.rows[1][1].column, 3);
}

TEST(ParseCsv, ReportsEveryProblemWithItsPlace) {
  Findings findings;
  const CsvTable table = Parse("a,b\n1\n1,2,3\nx\"y,2\n\"x\"y,2\nok,ok\n", findings);
  EXPECT_THAT(Codes(findings),
              ElementsAre("row_width", "row_width", "stray_quote", "text_after_quote"));
  EXPECT_EQ(findings.all()[2].line, 4);
  EXPECT_EQ(findings.all()[2].column, 2);
  EXPECT_EQ(Texts(table).back()[0], "ok");
}

TEST(ParseCsv, ReportsHostileBytes) {
  Findings findings;
  Parse(std::string_view("a\nx\0y\n", 6), findings);
  Parse("a\n\xFF\xC0\xAF\n", findings);
  Parse(
      "\xFF\xFE"
      "a",
      findings);
  Parse("a\n\"never closed\n1\n", findings);
  Parse("", findings);
  EXPECT_THAT(Codes(findings), ElementsAre("nul_byte", "not_utf8", "not_utf8", "not_utf8",
                                           "not_utf8", "quote_not_closed", "no_header"));
  EXPECT_EQ(findings.all()[5].line, 2);
}

TEST(ParseCsv, StopsAtItsLimits) {
  Findings findings;
  Parse("a\n" + std::string(10'000'000, 'x') + "\n", findings);
  EXPECT_THAT(Codes(findings), ElementsAre("cell_too_large"));

  CsvLimits limits;
  limits.rows = 2;
  limits.columns = 3;
  limits.findings = 5;
  Findings more;
  EXPECT_EQ(Parse("a\n1\n2\n3\n", more, limits).rows.size(), 2u);
  Parse("a,b,c,d\n", more, limits);
  Parse("a,b\n1\n1\n1\n1\n1\n1\n1\n", more, limits);
  EXPECT_EQ(more.size(), 7u);
  limits.bytes = 3;
  Findings last;
  Parse("a,b,c", last, limits);
  EXPECT_THAT(Codes(last), ElementsAre("file_too_large"));
}

TEST(WriteCsv, WhatIsWrittenIsRead) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"",         "a", ",",  "\"", "\n",          " ",
                                           "\xC3\xA9", ";", "\t", "'",  "\xEF\xBB\xBF"};
  for (int trial = 0; trial < 500; ++trial) {
    const std::size_t width = 1 + random() % 4;
    const std::vector<std::string> header(width, "h");
    std::vector<std::vector<std::string>> rows(random() % 5);
    for (auto& row : rows) {
      for (std::size_t i = 0; i < width; ++i) {
        std::string cell;
        for (std::size_t n = random() % 4; n > 0; --n) cell += pieces[random() % pieces.size()];
        row.push_back(cell);
      }
    }
    Findings findings;
    const CsvTable table = Parse(WriteCsv(header, rows), findings);
    ASSERT_THAT(findings.all(), IsEmpty());
    ASSERT_EQ(Texts(table), rows);
  }
}

}  // namespace
}  // namespace polyclinic
