// A user's entries, laid over the shipped catalog; what is wrong with them, and where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/lint.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kSigned = "signed_by: \"A. Director\" signed_on: 20261120 ";

Date Day(std::string_view text) { return ParseDate(text).value(); }

absl::StatusOr<Catalog> Lay(const std::string& text) {
  return OverlayText(ShippedCatalog(), kSigned + text);
}

// "2:14 unknown_field rules[0].when: duties": where, what and the word that would do.
std::vector<std::string> Wrong(const std::string& text) {
  const auto result = Lay(text);
  EXPECT_FALSE(result.ok());
  std::vector<std::string> wrong;
  for (const Finding& f : FindingsOf(result.status())) {
    const std::size_t meant = f.expected.find("did you mean ");
    std::string word = meant == std::string::npos ? "" : f.expected.substr(meant + 13);
    word = word.substr(0, word.find('?'));
    wrong.push_back(std::to_string(f.line) + ":" + std::to_string(f.column) + " " + f.code + " " +
                    f.path + ": " + word);
  }
  return wrong;
}

// A rule that can be read, of that id.
std::string ARule(const std::string& id, const std::string& more = "") {
  return "rules {\n  id: \"" + id +
         "\"\n  effect: EFFECT_ALLOW\n"
         "  when { jurisdiction: \"US-OR\" roles: ROLE_MEDICAL_ASSISTANT duties: \"C07\" }\n"
         "  valid { from: 20260101 }\n  seen_on: 20261101\n  status: RULE_STATUS_IN_FORCE\n"
         "  confidence: CONFIDENCE_EDITORIAL\n"
         "  citation { text: \"our own\" address: \"in the office\" kind: SOURCE_KIND_EDITORIAL "
         "}\n" +
         more + "}\n";
}

TEST(Overlay, AddsReplacesAndEnds) {
  const auto result = Lay("edition: \"north\" jurisdictions: \"US-OR\"\n" + ARule("US-OR.vitals") +
                          "specialties { code: \"sleep\" name: \"Sleep medicine\" }\n"
                          "specialties { code: \"cardiology\" name: \"Heart\" }\n"
                          "endings { id: \"US-WA.draw\" on: 20270101 }\n");
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->edition(), "2026-11+north");
  EXPECT_EQ(result->specialties.size(), ShippedCatalog().specialties.size() + 1);
  EXPECT_EQ(result->FindSpecialty("cardiology")->name, "Heart");
  EXPECT_EQ(result->rules.rules.size(), ShippedCatalog().rules.rules.size() + 1);
  const auto book = RuleBook::Make(result->rules);
  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_EQ(book->Find("US-WA.draw")->valid.until, Day("2027-01-01"));
  EXPECT_NE(book->Find("US-OR.vitals"), nullptr);
  EXPECT_TRUE(book->Covers("US-OR"));
  EXPECT_EQ(ShippedCatalog().edition(), "2026-11");
}

TEST(Overlay, IsSignedAndDated) {
  const auto codes = [](const std::string& text) {
    std::vector<std::string> found;
    const auto result = OverlayText(ShippedCatalog(), text);
    for (const Finding& f : FindingsOf(result.status())) found.push_back(f.code + " " + f.path);
    return found;
  };
  EXPECT_THAT(codes("edition: \"x\""), ElementsAre("unsigned signed_by", "unsigned signed_on"));
  EXPECT_THAT(codes("signed_by: \"A. Director\""), ElementsAre("unsigned signed_on"));
  EXPECT_THAT(codes("signed_by: \"A. Director\" signed_on: 20261399"),
              ElementsAre("not_a_date signed_on"));
  EXPECT_THAT(codes("signed_by: \"A. Director\" signed_on: 20261120"), IsEmpty());
  // A program may ask what would be.
  EXPECT_TRUE(Overlay(ShippedCatalog(), CatalogEntries{}).ok());
  // A rule says when it begins, by its own first day or by the day it was read.
  EXPECT_THAT(Wrong("rules { id: \"a\" effect: EFFECT_FORBID when { jurisdiction: \"US\" }\n"
                    "status: RULE_STATUS_IN_FORCE confidence: CONFIDENCE_EDITORIAL\n"
                    "citation { text: \"x\" kind: SOURCE_KIND_EDITORIAL } }"),
              Contains(HasSubstr("missing rules[a].seen_on")));
}

TEST(Overlay, SaysAllThatIsWrongAtOnce) {
  EXPECT_THAT(Wrong("\nspecialties { code: \"sleep\" name: \"Sleep medicine\" }\n"
                    "specialties { code: \"sleep\" name: \"Sleep\" }\n"
                    "endings { id: \"US-WA.drew\" on: 20270101 }\n"
                    "endings { id: \"US-WA.draw\" on: 20260101 }\n"),
              ElementsAre("3:15 duplicate_key specialties[1].code: ",
                          "4:11 unknown_reference endings[0].id: US-WA.draw",
                          "5:28 reversed_range endings[1].on: "));
}

// Each entry is read by itself, and each field of one that cannot be read.
TEST(Overlay, OneErrorHidesNoOther) {
  EXPECT_THAT(
      Wrong("\n"
            "rules {\n"
            "  id: \"a\"\n"
            "  efect: EFFECT_ALLOW\n"                                                           // 4
            "  effect: EFFECT_ALOW\n"                                                           // 5
            "  when { jurisdiction: \"US-WA\" dutes: \"C07\" roles: ROLE_MEDICAL_ASISTANT }\n"  // 6
            "  valid { from: 20261399 }\n"                                                      // 7
            "}\n"
            "ending { id: \"US-WA.draw\" on: 20270101 }\n"   // 9
            "rules { id: b\" }\n"                            // 10
            "endings { id: \"US-WA.drow\" on: 20270101 }\n"  // 11
            "nonsense\n"),                                   // 12
      // Missing is what is not there, not what is there but wrong.
      ElementsAre(
          "2:1 missing_enumerator rules[0].status: ",
          "2:1 missing_enumerator rules[0].confidence: ",
          "2:1 missing_enumerator rules[0].citation.kind: ",
          "4:3 unknown_field rules[0].efect: effect",
          "5:11 not_text_format rules[0].effect: EFFECT_ALLOW",
          "6:32 unknown_field rules[0].when.dutes: duties",
          "6:52 not_text_format rules[0].when.roles: ROLE_MEDICAL_ASSISTANT",
          "7:11 not_a_date rules[0].valid.from: ", "9:1 unknown_field ending: endings",
          "10:1 missing_enumerator rules[1].effect: ", "10:1 missing_enumerator rules[1].status: ",
          "10:1 missing_enumerator rules[1].confidence: ",
          "10:1 missing_enumerator rules[1].citation.kind: ", "10:13 not_text_format rules[1].id: ",
          "11:11 unknown_reference endings[0].id: US-WA.draw", "12:1 unknown_field nonsense: "));
}

// A brace left open takes no more with it than its own entry.
TEST(Overlay, ABraceLeftOpen) {
  const auto wrong = Wrong(
      "\n"
      "rules {\n"
      "  id: \"a\"\n"
      "  when { jurisdiction: \"US-WA\"\n"
      "}\n"
      "endings { id: \"US-WA.drow\" on: 20270101 }\n"
      "specialtys { code: \"x\" }\n");
  ASSERT_EQ(wrong.size(), 3u) << testing::PrintToString(wrong);
  EXPECT_THAT(wrong[1], "6:11 unknown_reference endings[0].id: US-WA.draw");
  EXPECT_THAT(wrong[2], "7:1 unknown_field specialtys: specialties");
}

// What is wrong with an entry that could not be read is not told once more of those that name it.
TEST(Overlay, NothingIsMissedThatCouldNotBeRead) {
  EXPECT_THAT(Wrong("\nrules { id: \"mine\" efect: EFFECT_FORBID status: RULE_STATUS_IN_FORCE\n"
                    "confidence: CONFIDENCE_EDITORIAL citation { kind: SOURCE_KIND_EDITORIAL } }\n"
                    "endings { id: \"mine\" on: 20270101 }\n"),
              ElementsAre("2:20 unknown_field rules[0].efect: effect"));
}

TEST(Overlay, NamesTheRuleThatIsMeant) {
  EXPECT_THAT(Wrong("jurisdictions: \"US-OR\"\n" + ARule("US-OR.vitals",
                                                         "overrides: [\n"
                                                         "  \"US.supervision.reachabel\"]\n")),
              ElementsAre("12:3 unknown_reference rules[US-OR.vitals].overrides[0]: "
                          "US.supervision.reachable"));
}

TEST(Overlay, FindsTheFieldOfARuleThatCanBeRead) {
  std::string rule = ARule("US-OR.vitals");
  rule.replace(rule.find("C07"), 3, "C97");
  EXPECT_THAT(Wrong("jurisdictions: \"US-OR\"\n" + rule),
              ElementsAre("5:70 unknown_reference rules[US-OR.vitals].when.duties[0]: C07"));
}

TEST(Overlay, TakesNothingFromATextWithAnError) {
  const auto result =
      Lay("jurisdictions: \"US-OR\"\n" + ARule("US-OR.vitals") + "rules { idd: 1 }");
  EXPECT_FALSE(result.ok());
  const auto mended = Lay("jurisdictions: \"US-OR\"\n" + ARule("US-OR.vitals"));
  EXPECT_TRUE(mended.ok()) << mended.status();
}

TEST(Overlay, WhatIsGivenTwice) {
  EXPECT_THAT(Wrong("edition: \"a\"\nedition: \"b\"\n"), ElementsAre(HasSubstr("2:")));
}

TEST(Overlay, OfAFileThatIsNotThere) {
  EXPECT_EQ(OverlayFile(ShippedCatalog(), "/nowhere/mine.txtpb").status().code(),
            absl::StatusCode::kNotFound);
}

class RuleFiles : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = testing::TempDir() + "/rule_files_" +
                 testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_ + "/more");
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  std::string Write(const std::string& name, const std::string& text) {
    const std::string path = directory_ + "/" + name;
    std::ofstream(path) << text;
    return path;
  }
  // Without notes.
  static std::vector<std::string> Texts(const Findings& findings) {
    std::vector<std::string> texts;
    for (const Finding& f : findings.all()) {
      if (f.severity == Severity::kNote) continue;
      texts.push_back(std::filesystem::path(f.file).filename().string() + ":" +
                      std::to_string(f.line) + ":" + std::to_string(f.column) + " " + f.code + " " +
                      f.path);
    }
    return texts;
  }
  std::string directory_;
};

TEST_F(RuleFiles, LieOverTheShippedOnes) {
  const std::string good =
      Write("good.txtpb", kSigned + ("\njurisdictions: \"US-OR\"\n" + ARule("US-OR.vitals")));
  EXPECT_THAT(Texts(CheckRuleFiles(std::vector{good})), IsEmpty());
  EXPECT_THAT(Texts(CheckRuleFiles(std::vector{good}, Day("2027-11-02"))),
              Contains("good.txtpb:8:3 stale rules[US-OR.vitals].seen_on"));
  const std::string closing =
      Write("closing.txtpb", std::string(kSigned) +
                                 "\nrules { id: \"US-OR.none\" effect: EFFECT_FORBID\n"
                                 "when { jurisdiction: \"US-OR\" } valid { from: 20200101 }\n"
                                 "seen_on: 20261101 status: RULE_STATUS_IN_FORCE\n"
                                 "confidence: CONFIDENCE_EDITORIAL\n"
                                 "citation { text: \"x\" kind: SOURCE_KIND_EDITORIAL } }\n");
  EXPECT_THAT(Texts(CheckRuleFiles(std::vector{good, closing})),
              ElementsAre("closing.txtpb:6:1 uncited rules[US-OR.none].citation.address",
                          "good.txtpb:3:1 never_applies rules[US-OR.vitals]"));
}

TEST_F(RuleFiles, OfADirectoryAddUp) {
  Write("edition.txtpb", "edition: \"2026-11\" jurisdictions: [\"US\", \"US-OR\"]\n");
  Write("duties.txtpb",
        "duties { code: \"C07\" area: DUTY_AREA_CLINICAL\n"
        "confidence: CONFIDENCE_EDITORIAL }\n");
  Write("more/or.txtpb", ARule("US-OR.vitals"));
  Write("ignored.txt", "no entries");
  EXPECT_THAT(Texts(CheckRuleFiles(std::vector{directory_})), IsEmpty());
  Write("more/bad.txtpb",
        "rules { id: \"x\" effect: EFFECT_FORBID efect: 1 status: "
        "RULE_STATUS_IN_FORCE confidence: CONFIDENCE_EDITORIAL\n"
        "citation { kind: SOURCE_KIND_EDITORIAL } }");
  EXPECT_THAT(Texts(CheckRuleFiles(std::vector{directory_})),
              ElementsAre("bad.txtpb:1:39 unknown_field rules[0].efect"));
}

TEST_F(RuleFiles, ThatCannotBeRead) {
  EXPECT_THAT(Texts(CheckRuleFiles(std::vector<std::string>{"/nowhere/x.txtpb"})),
              ElementsAre(":0:0 unreadable /nowhere/x.txtpb"));
  EXPECT_THAT(Texts(CheckRuleFiles(std::vector{Write("x.doc", "")})),
              ElementsAre(HasSubstr("unreadable")));
}

TEST(ShippedRules, AreCleanOfErrorsAndWarnings) {
  const Findings findings = CheckRuleFiles({});
  int notes = 0;
  for (const Finding& finding : findings.all()) {
    EXPECT_EQ(finding.severity, Severity::kNote) << ToText(finding);
    ++notes;
  }
  // Every jurisdiction leaves something unsaid.
  EXPECT_GE(notes, 14);
}

}  // namespace
}  // namespace polyclinic
