#include "polyclinic/catalog/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalog/situations.h"
#include "polyclinic/base/findings.h"

namespace polyclinic::catalog_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Rule ARule(std::string id, Effect effect, std::vector<DutyCode> duties) {
  Rule rule;
  rule.id = std::move(id);
  rule.effect = effect;
  rule.when.jurisdiction = "US-AA";
  rule.when.duties = std::move(duties);
  rule.valid.from = Day(20200101);
  rule.seen_on = Day(20260101);
  rule.confidence = Confidence::kConfirmed;
  rule.summary = rule.id;
  return rule;
}

RuleSet Law() {
  RuleSet rules;
  rules.edition = "one";
  rules.jurisdictions = {"US-AA", "US-BB"};
  Duty draw;
  draw.code = "C28";
  Duty room;
  room.code = "C02";
  rules.duties = {room, draw};
  Rule old_draw = ARule("draw.old", Effect::kAllow, {"C28"});
  old_draw.needs.credentials = {"AAMA-CMA"};
  old_draw.valid.until = Day(20260701);
  Rule new_draw = ARule("draw.new", Effect::kAllow, {"C28"});
  new_draw.valid.from = Day(20260701);
  Rule room_rule = ARule("room", Effect::kAllow, {"C02"});
  Rule ends = ARule("ends", Effect::kRequire, {"C02"});
  ends.needs.competency = true;
  ends.valid.until = Day(20260601);
  Rule other = ARule("elsewhere", Effect::kAllow, {"C28"});
  other.when.jurisdiction = "US-BB";
  other.valid.from = Day(20260615);
  rules.rules = {old_draw, new_draw, room_rule, ends, other};
  return rules;
}

RuleBook BookOf(RuleSet rules) { return RuleBook::Make(std::move(rules)).value(); }

std::vector<std::string> Lines(const JurisdictionChanges& changes) {
  std::vector<std::string> lines;
  for (const RuleChange& c : changes.rules) {
    lines.push_back(std::string(NameOf(c.change)) + " " + c.rule +
                    (c.replaces.empty() ? "" : " for " + c.replaces) +
                    (c.on ? " on " + ToText(*c.on) : ""));
  }
  for (const AnswerChange& a : changes.answers) {
    lines.push_back(a.duty.str() + " " + a.holder + ": " + std::string(NameOf(a.standing_before)) +
                    " -> " + std::string(NameOf(a.standing_after)));
  }
  return lines;
}

TEST(Changes, BetweenTwoDaysOfOneEdition) {
  const RuleBook book = BookOf(Law());
  const auto changes = ChangesIn("US-AA", book, Day(20260531), book, Day(20260701)).value();
  EXPECT_THAT(
      Lines(changes),
      ElementsAre("replaced draw.new for draw.old on 2026-07-01", "ended ends on 2026-06-01",
                  "C02 no credential: lacking -> allowed", "C02 AAMA-CMA: lacking -> allowed",
                  "C28 no credential: lacking -> allowed"));
  EXPECT_THAT(changes.rules[0].fields, ElementsAre("id", "needs", "valid", "summary"));
  EXPECT_EQ(changes.answers[2].after.reasons[0].rule, "draw.new");
}

TEST(Changes, TheDayBeforeAndTheDayItself) {
  const RuleBook book = BookOf(Law());
  EXPECT_THAT(Lines(*ChangesIn("US-AA", book, Day(20260601), book, Day(20260630))), IsEmpty());
  EXPECT_THAT(Lines(*ChangesIn("US-AA", book, Day(20260630), book, Day(20260701))),
              ElementsAre("replaced draw.new for draw.old on 2026-07-01",
                          "C28 no credential: lacking -> allowed"));
  EXPECT_THAT(Lines(*ChangesIn("US-BB", book, Day(20260614), book, Day(20260615))),
              ElementsAre("begun elsewhere on 2026-06-15", "C28 no credential: unknown -> allowed",
                          "C28 AAMA-CMA: unknown -> allowed"));
}

TEST(Changes, BetweenTwoEditionsOnOneDay) {
  RuleSet next = Law();
  next.edition = "two";
  next.rules[2].needs.credentials = {"NHA-CCMA"};
  next.rules.erase(next.rules.begin() + 1);
  const auto changes =
      ChangesIn("US-AA", BookOf(Law()), Day(20260801), BookOf(next), Day(20260801)).value();
  EXPECT_EQ(changes.edition_before, "one");
  EXPECT_EQ(changes.edition_after, "two");
  EXPECT_THAT(
      Lines(changes),
      ElementsAre("ended draw.new", "replaced room for room on 2020-01-01",
                  "C02 no credential: allowed -> lacking", "C02 AAMA-CMA: allowed -> lacking",
                  "C28 no credential: allowed -> unknown", "C28 AAMA-CMA: allowed -> unknown",
                  "C28 NHA-CCMA: allowed -> unknown"));
  EXPECT_THAT(changes.rules[1].fields, ElementsAre("needs"));
}

TEST(Changes, WashingtonsLineStartingBeganOnItsDay) {
  const auto changes = ChangesIn("US-WA", Book(), Day(20230419), Book(), Day(20230420)).value();
  std::vector<std::string> duties;
  for (const AnswerChange& a : changes.answers) duties.push_back(a.duty.str());
  EXPECT_THAT(duties, ::testing::Contains("X05S"));
  EXPECT_THAT(Lines(changes), ::testing::Contains(HasSubstr("on 2023-04-20")));
}

TEST(Changes, WhatMakesNoSenseIsSaidAtOnce) {
  const auto changes = ChangesIn("US-W", Book(), Day(20260230), Book(), Day(20260101));
  const auto findings = FindingsOf(changes.status());
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_THAT(findings[0].expected, HasSubstr("did you mean US-WA"));
}

}  // namespace
}  // namespace polyclinic::catalog_test
