#include "polyclinic/draw/scope.h"

#include <string>
#include <vector>

#include "draw/xml_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/base/findings.h"

namespace polyclinic {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::XmlElement;

Date Day(std::string_view text) { return ParseDate(text).value(); }

Rule RuleOf(std::string id, Effect effect, JurisdictionCode where, std::vector<DutyCode> duties,
            std::string citation) {
  Rule rule;
  rule.id = std::move(id);
  rule.effect = effect;
  rule.when.jurisdiction = where;
  rule.when.duties = std::move(duties);
  rule.when.roles = {Role::kMedicalAssistant};
  rule.valid.from = Day("2020-01-01");
  rule.seen_on = Day("2026-11-01");
  rule.confidence = Confidence::kConfirmed;
  rule.summary = "So it is.";
  rule.citation.text = std::move(citation);
  return rule;
}

// Every standing once, in each of the two tables.
RuleSet Rules() {
  RuleSet rules;
  rules.edition = "2026-11";
  rules.jurisdictions = {"US", "US-WA", "US-NY", "US-XX"};
  const auto duty = [&](DutyCode code, std::string name) {
    Duty d;
    d.code = code;
    d.name = std::move(name);
    rules.duties.push_back(d);
  };
  duty("C02", "room the patient");
  duty("C19", "intramuscular injection");
  duty("C24", "12-lead ECG");
  duty("C28", "venipuncture & labels");
  duty("C31", "waived test");
  Rule inject = RuleOf("US-WA.inject", Effect::kAllow, "US-WA", {"C19"}, "RCW 18.360.050 <2>");
  inject.needs.credentials = {"WA-MA-C"};
  Rule draw = RuleOf("US-WA.draw", Effect::kAllow, "US-WA", {"C28"}, "WAC 246-827-0400");
  draw.needs.supervision = SupervisionNeed{{SupervisionMode::kPremises}, {Role::kPhysician}, 0};
  rules.rules = {RuleOf("US.room", Effect::kAllow, "US", {"C02"}, "editorial"), inject, draw,
                 RuleOf("US-NY.never", Effect::kForbid, "US-NY", {"C19"}, "NYSED"),
                 RuleOf("US-WA.never", Effect::kForbid, "US-WA", {"C24"}, "RCW 1")};
  return rules;
}

class ScopeTest : public ::testing::Test {
 protected:
  ScopeTest() {
    clinic_.identifier = "scope.example.org";
    Site site;
    site.key = "main";
    site.name = "Main & Sons";
    site.time_zone = "America/Los_Angeles";
    site.jurisdiction = "US-WA";
    site.employer = "practice";
    question_.site = Add(clinic_, clinic_.sites, site);
    question_.date = Day("2026-12-07");
    Person("dr-abe", "Abe", Role::kPhysician, "");
    Person("ma-bea", "Bea", Role::kMedicalAssistant, "");
    Person("ma-cal", "Cal", Role::kMedicalAssistant, "WA-MA-C");
    Person("ma-gone", "Gone", Role::kMedicalAssistant, "");
    clinic_.staff.back().employment = {
        {.employer = "practice", .period = {std::nullopt, Day("2026-12-07")}}};
  }

  void Person(std::string key, std::string name, Role role, std::string_view credential) {
    Staff person;
    person.key = std::move(key);
    person.name = std::move(name);
    person.roles = {role};
    if (!credential.empty()) {
      Credential held;
      held.code = *CredentialCode::Parse(credential);
      person.credentials = {held};
    }
    Add(clinic_, clinic_.staff, person);
  }

  ScopeGrid Matrix(const DrawOptions& options = {}) const {
    return ScopeMatrix(clinic_, book_, question_, options).value();
  }
  ScopeGrid Map() const { return ScopeMap(book_, "C19", Day("2026-12-07")).value(); }

  // The fill of the cell that tells `words` when hovered.
  static std::string FillOf(const XmlElement& root, const std::string& words) {
    std::string fill;
    testing::ForEach(root, [&](const XmlElement& e) {
      for (const XmlElement& child : e.children) {
        if (e.name == "rect" && child.text.starts_with(words)) fill = e.attributes.at("fill");
      }
    });
    return fill;
  }

  ClinicContents clinic_;
  RuleBook book_ = RuleBook::Make(Rules()).value();
  MatrixQuestion question_;
};

TEST_F(ScopeTest, AssistantsGoFirstAndWhoLeftIsNotThere) {
  const ScopeGrid grid = Matrix();
  std::vector<std::string> rows;
  for (const ScopeHead& row : grid.rows) rows.push_back(row.key + ": " + row.detail);
  EXPECT_THAT(rows,
              ElementsAre("ma-bea: medical assistant", "ma-cal: WA-MA-C", "dr-abe: physician"));
  ASSERT_EQ(grid.cells.size(), 15u);
}

TEST_F(ScopeTest, EachCellIsTheVerdictWithItsCitation) {
  const ScopeGrid grid = Matrix();
  std::vector<std::string> bea;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    const ScopeCell& cell = grid.cells[c];
    bea.push_back(grid.columns[c].key + " " + std::string(NameOf(*cell.standing)) +
                  (cell.words.empty() ? "" : ": " + cell.words));
  }
  EXPECT_THAT(bea, ElementsAre("C02 allowed", "C19 lacking: credential", "C24 forbidden",
                               "C28 conditional: supervisor: premises", "C31 unknown: law silent"));
  EXPECT_THAT(grid.cells[1].told, HasSubstr("Unmet: credential WA-MA-C"));
  EXPECT_THAT(grid.cells[1].told, HasSubstr("(confirmed): RCW 18.360.050 <2>"));
  EXPECT_THAT(grid.cells[1].citations, ElementsAre("RCW 18.360.050 <2>"));
  EXPECT_EQ(grid.cells[5 + 1].standing, Standing::kAllowed);  // Cal holds it
}

TEST_F(ScopeTest, TheSvgSaysTheSameByColourSignAndHover) {
  const XmlElement root = testing::Parsed(DrawScope(Matrix()));
  EXPECT_EQ(FillOf(root, "Bea · C02"), "#0060A0");
  EXPECT_EQ(FillOf(root, "Bea · C28 venipuncture & labels"), "#8CCBF0");
  EXPECT_EQ(FillOf(root, "Bea · C19"), "#FFD166");
  EXPECT_EQ(FillOf(root, "Bea · C31"), "#E4E7EB");
  EXPECT_EQ(FillOf(root, "Bea · C24"), "#BA4A00");
  EXPECT_THAT(testing::TextsOf(root, "title"), Contains(HasSubstr("RCW 18.360.050 <2>")));
  const auto texts = testing::TextsOf(root, "text");
  for (const char* text : {"may: 3", "may, under conditions: 2", "lacks something: 1", "unknown: 7",
                           "may not: 2", "Bea", "C28 venipuncture & labels",
                           "Rules of edition 2026-11. Not legal advice. Check each rule at its "
                           "source before relying on it."}) {
    EXPECT_THAT(texts, Contains(text));
  }
  // A sign on each cell, and each of the legend.
  EXPECT_EQ(testing::TextsOf(root, "path").size(), 15u + 5u);
}

TEST_F(ScopeTest, TheTextIsTheTableOnItsSide) {
  question_.staff = {clinic_.staff[1].id, clinic_.staff[2].id, clinic_.staff[0].id};
  EXPECT_EQ(ScopeText(Matrix()),
            "Who may do what · Main & Sons · Monday, 7 December 2026\n"
            "Law of Washington and the practice's policies · nothing planned or ordered yet\n"
            "\n"
            "✓ may   • may, under conditions   ○ lacks something   ? unknown   ✗ may not\n"
            "\n"
            "                                   m m  d\n"
            "                                   a a  r\n"
            "                                   - -  -\n"
            "                                   b c  a\n"
            "                                   e a  b\n"
            "                                   a l  e\n"
            "Rooming & vital signs\n"
            "  C02 room the patient             ✓ ✓  ?\n"
            "Injections & medicines\n"
            "  C19 intramuscular injection      ○ ✓  ?\n"
            "ECG & tests\n"
            "  C24 12-lead ECG                  ✗ ✗  ?\n"
            "Laboratory\n"
            "  C28 venipuncture & labels        • •  ?\n"
            "  C31 waived test                  ? ?  ?\n"
            "\n"
            "Rules of edition 2026-11. Not legal advice. Check each rule at its source before "
            "relying on it.\n");
}

TEST_F(ScopeTest, ColourIsForTerminalsOnly) {
  EXPECT_THAT(ScopeText(Matrix()), Not(HasSubstr("\x1b")));
  EXPECT_THAT(ScopeText(Matrix(), true), HasSubstr("\x1b[48;5;25;38;5;231m✓\x1b[0m"));
}

TEST_F(ScopeTest, MorePeopleThanFitFollowBelow) {
  for (int i = 0; i < 60; ++i) {
    Person("ma-" + std::to_string(i), "Name", Role::kMedicalAssistant, "");
  }
  const std::string text = ScopeText(Matrix());
  std::size_t line = 0;
  while (line < text.size()) {
    const std::size_t end = text.find('\n', line);
    const std::string_view one(text.data() + line, end - line);
    EXPECT_LE(std::count_if(one.begin(), one.end(), [](char c) { return (c & 0xC0) != 0x80; }), 100)
        << one;
    line = end + 1;
  }
  EXPECT_NE(text.find("C02"), text.rfind("C02"));
}

TEST_F(ScopeTest, IdsOnlyLeavesNamesOut) {
  question_.staff = {clinic_.staff[1].id};
  const ScopeGrid grid = Matrix({.ids_only = true});
  EXPECT_THAT(DrawScope(grid) + ScopeHtml(grid) + ScopeText(grid), Not(HasSubstr("Bea")));
  EXPECT_THAT(DrawScope(grid), HasSubstr("ma-bea"));
}

TEST_F(ScopeTest, TheMapHasAColumnForEachAnswerAndWordsInEachCell) {
  const ScopeGrid grid = Map();
  ASSERT_EQ(grid.rows.size(), 3u);
  EXPECT_EQ(grid.rows[0].name, "Washington");
  EXPECT_EQ(grid.rows[2].name, "US-XX");
  ASSERT_EQ(grid.columns.size(), 2u);
  EXPECT_EQ(grid.columns[1].name, "the state's own");
  EXPECT_EQ(grid.cells[0].standing, Standing::kLacking);
  EXPECT_EQ(grid.cells[1].standing, Standing::kAllowed);
  EXPECT_EQ(grid.cells[2].standing, Standing::kForbidden);
  EXPECT_FALSE(grid.cells[3].standing.has_value());
  const XmlElement root = testing::Parsed(DrawScope(grid));
  EXPECT_EQ(FillOf(root, "Washington · C19 · WA-MA-C"), "#0060A0");
  EXPECT_THAT(testing::TextsOf(root, "text"), Contains("credential"));
  EXPECT_THAT(testing::TextsOf(root, "text"), Contains("Washington"));
}

TEST_F(ScopeTest, HoldersWithOneAnswerShareAColumn) {
  const std::vector<Holder> holders = {
      {"no credential", {}}, {"A", {"A"}}, {"B", {"B"}}, {"WA", {"WA-MA-C"}}};
  const ScopeGrid grid = ScopeMap(book_, "C19", Day("2026-12-07"), holders).value();
  ASSERT_EQ(grid.columns.size(), 3u);
  EXPECT_EQ(grid.columns[1].name, "A, B");
}

TEST_F(ScopeTest, TheMapAsText) {
  EXPECT_THAT(ScopeText(Map()),
              HasSubstr("1  no credential\n"
                        "2  the state's own\n"
                        "\n"
                        "                        1  2    the best answer\n"
                        "US-WA Washington        ○  ✓    2: may · RCW 18.360.050 <2>\n"
                        "US-NY New York          ✗       1: may not · NYSED\n"
                        "US-XX US-XX             ?       1: law silent\n"));
}

TEST_F(ScopeTest, ThePagesStandAloneAndCarryEveryCitation) {
  for (const ScopeGrid& grid : {Matrix(), Map()}) {
    const std::string html = ScopeHtml(grid);
    EXPECT_TRUE(html.starts_with("<!DOCTYPE html>"));
    EXPECT_THAT(html, HasSubstr("<svg"));
    EXPECT_THAT(html, HasSubstr("RCW 18.360.050 &lt;2&gt;"));
    EXPECT_THAT(html, HasSubstr("Not legal advice"));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
  }
}

TEST_F(ScopeTest, TheSameQuestionGivesTheSameBytes) {
  EXPECT_EQ(DrawScope(Matrix()), DrawScope(Matrix()));
  EXPECT_EQ(ScopeHtml(Map()), ScopeHtml(Map()));
}

TEST_F(ScopeTest, NobodyToShowIsSaid) {
  clinic_.staff.clear();
  const ScopeGrid grid = Matrix();
  EXPECT_THAT(testing::TextsOf(testing::Parsed(DrawScope(grid)), "text"),
              Contains("There is nobody and nothing to show."));
  EXPECT_THAT(ScopeText(grid), HasSubstr("There is nobody and nothing to show."));
}

TEST_F(ScopeTest, EverythingWrongWithAQuestionIsSaidAtOnce) {
  question_.site = SiteId::Of(1, 7);
  question_.date = Date(std::chrono::year(2026), std::chrono::February, std::chrono::day(30));
  question_.duties = {"C91"};
  question_.staff = {StaffId::Of(1, 1)};
  const auto grid = ScopeMatrix(clinic_, book_, question_);
  std::vector<std::string> codes;
  for (const Finding& finding : FindingsOf(grid.status())) codes.push_back(finding.code);
  EXPECT_THAT(codes,
              ::testing::UnorderedElementsAre("unknown_reference", "not_a_date", "unknown_duty"));
  question_.site = clinic_.sites[0].id;
  EXPECT_EQ(FindingsOf(ScopeMatrix(clinic_, book_, question_).status()).size(), 3u);
  EXPECT_THAT(std::string(ScopeMap(book_, "C91", Day("2026-12-07")).status().message()),
              HasSubstr("did you mean C31"));
}

}  // namespace
}  // namespace polyclinic
