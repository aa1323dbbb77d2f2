#include "polyclinic/draw/sheets.h"

#include <algorithm>
#include <string>
#include <vector>

#include "draw/pod_day.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace polyclinic {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::PodDay;
using testing::PodRules;

// Words that no sheet by ids may hold.
void ExpectNoNames(const std::string& text, const ClinicContents& clinic) {
  for (const Staff& staff : clinic.staff) EXPECT_THAT(text, Not(HasSubstr(staff.name)));
  for (const Patient& patient : clinic.patients) {
    EXPECT_THAT(text, Not(HasSubstr(patient.name.given)));
    EXPECT_THAT(text, Not(HasSubstr(patient.name.family)));
  }
}

TEST(SheetsTest, ALineForEachDutyAndBreak) {
  PodDay day;
  day.Visit(0, 540, 20, 1);
  const auto rows = SheetRows(day.clinic(), PodRules(), day.site(), day.date());
  ASSERT_TRUE(rows.ok()) << rows.status();
  const auto vaccine = std::find_if(rows->begin(), rows->end(),
                                    [](const SheetRow& row) { return row.duty == "C22"; });
  ASSERT_NE(vaccine, rows->end());
  EXPECT_EQ(vaccine->from, "09:20");
  EXPECT_EQ(vaccine->to, "09:30");
  EXPECT_EQ(vaccine->where, "Exam 1");
  EXPECT_EQ(vaccine->patient, "Ana Rivera");
  EXPECT_EQ(vaccine->verdict, "unmet");
  EXPECT_EQ(vaccine->rules, "US-WA.injections");
  EXPECT_EQ(vaccine->citations, "WAC 246-827-0240");
  EXPECT_EQ(vaccine->obligations, "order (patient specific); dose check");
  EXPECT_EQ(vaccine->supervisor, "Dr. Ana Whitfield");
  const auto count = [&](const std::string& what) {
    return std::count_if(rows->begin(), rows->end(),
                         [&](const SheetRow& row) { return row.what == what; });
  };
  EXPECT_EQ(count("lunch"), 4);
  EXPECT_EQ(count("visit"), 5);
  EXPECT_EQ(count("training"), 1);
}

TEST(SheetsTest, RowsAreByPersonThenTime) {
  PodDay day;
  day.Fill();
  const auto rows = SheetRows(day.clinic(), PodRules(), day.site(), day.date());
  ASSERT_TRUE(rows.ok());
  EXPECT_TRUE(std::is_sorted(rows->begin(), rows->end(), [](const SheetRow& a, const SheetRow& b) {
    return std::tie(a.staff, a.from) < std::tie(b.staff, b.from);
  }));
}

TEST(SheetsTest, TheSheetTellsWhatUnderWhichRule) {
  PodDay day;
  day.Visit(0, 540, 20, 1);
  const auto text = DaySheets(day.clinic(), PodRules(), day.site(), day.date());
  ASSERT_TRUE(text.ok());
  EXPECT_THAT(*text, HasSubstr("09:20–09:30  Ana Rivera · Exam 1 · Vaccination visit, closing"));
  EXPECT_THAT(*text, HasSubstr("under US-WA.injections [WAC 246-827-0240]"));
  EXPECT_THAT(*text, HasSubstr("due at the visit: order (patient specific); dose check"));
  EXPECT_THAT(*text, HasSubstr("supervisor: Dr. Ana Whitfield"));
  EXPECT_THAT(*text, HasSubstr("-- lunch --"));
}

// Until names are fixed the sheet says who holds a place, and of how many where that is told.
TEST(SheetsTest, TheSheetTellsWhoHoldsAPlaceThatIsOpen) {
  PodDay day;
  day.Visit(0, 540, 20, 1);
  Appointment& visit = day.clinic().appointments[0];
  const auto closing = std::find_if(visit.assignments.begin(), visit.assignments.end(),
                                    [](const Assignment& a) { return a.need == "closing"; });
  ASSERT_NE(closing, visit.assignments.end());
  for (Assignment& a : visit.assignments) a.named = true;
  EXPECT_THAT(*DaySheets(day.clinic(), PodRules(), day.site(), day.date()),
              Not(HasSubstr("not fixed yet")));
  closing->named = false;
  const std::string holder = "[" + day.clinic().staff[closing->resource.staff.index()].name + "]";
  EXPECT_THAT(*DaySheets(day.clinic(), PodRules(), day.site(), day.date()),
              HasSubstr("not fixed yet: closing " + holder));
  const std::vector<Slack> slack = {
      {.appointment = visit.id,
       .position = static_cast<std::int32_t>(closing - visit.assignments.begin()),
       .able = 4}};
  EXPECT_THAT(*DaySheets(day.clinic(), PodRules(), day.site(), day.date(), {}, slack),
              HasSubstr("not fixed yet: closing one of 4 " + holder));
  visit.status = AppointmentStatus::kArrived;
  EXPECT_THAT(*DaySheets(day.clinic(), PodRules(), day.site(), day.date(), {}, slack),
              Not(HasSubstr("not fixed yet")));
}

TEST(SheetsTest, NoLineIsWiderThanThePage) {
  PodDay day;
  day.Fill();
  for (Patient& patient : day.clinic().patients) {
    patient.name.family = "Ñandú de la " + std::string(140, 'x') + " y Sánchez";
  }
  const auto text = DaySheets(day.clinic(), PodRules(), day.site(), day.date());
  ASSERT_TRUE(text.ok());
  int columns = 0;
  for (const char c : *text) {
    if (c == '\n') {
      EXPECT_LE(columns, 100);
      columns = 0;
    } else {
      columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }
  }
}

TEST(SheetsTest, ByIdsNoNameOccurs) {
  PodDay day;
  day.Fill();
  const DrawOptions ids{.ids_only = true};
  const auto sheets = DaySheets(day.clinic(), PodRules(), day.site(), day.date(), ids);
  ASSERT_TRUE(sheets.ok());
  ExpectNoNames(*sheets, day.clinic());
  EXPECT_THAT(*sheets, HasSubstr("p-0001"));
  const auto huddle = MorningHuddle(day.clinic(), PodRules(), day.site(), day.date(), {}, ids);
  ASSERT_TRUE(huddle.ok());
  ExpectNoNames(*huddle, day.clinic());
  const auto rows = SheetRows(day.clinic(), PodRules(), day.site(), day.date(), ids);
  for (const SheetRow& row : *rows) {
    visit_fields(static_cast<const SheetRow*>(nullptr),
                 [&](std::string_view, auto member) { ExpectNoNames(row.*member, day.clinic()); });
  }
}

TEST(SheetsTest, ADayOffHasNoSheets) {
  PodDay day;
  day.clinic().availability.clear();
  EXPECT_THAT(*SheetRows(day.clinic(), PodRules(), day.site(), day.date()), IsEmpty());
  EXPECT_THAT(*DaySheets(day.clinic(), PodRules(), day.site(), day.date()),
              HasSubstr("No assistant works at this site on this day."));
}

TEST(HuddleTest, TellsWhatTheDayNeeds) {
  PodDay day;
  day.Fill();
  ShortageCell cell;
  cell.half_hour = day.At(600);
  cell.site = day.site();
  cell.label = "C28";
  cell.demanded = 3;
  cell.missing = 1;
  ShortageCell next = cell;
  next.half_hour = day.At(630);
  ShortageCell tomorrow = cell;
  tomorrow.half_hour = day.At(24 * 60 + 700);
  const std::vector<ShortageCell> shortages = {next, tomorrow, cell};
  const std::vector<BarredDuty> barred = {{day.clinic().staff[4].id,
                                           "C28",
                                           Outcome::kUnmet,
                                           "credential WA-MA-P",
                                           {"US-WA.phlebotomy"}}};
  std::vector<Refusal> refusals(3);
  refusals[0].conflicts = {{ConflictKind::kBusy}, {ConflictKind::kBusy}};
  refusals[1].conflicts = {{ConflictKind::kBusy}, {ConflictKind::kScopeUnknown}};
  refusals[2].conflicts = {{ConflictKind::kScopeUnknown}};
  HuddleFacts facts;
  facts.shortages = shortages;
  facts.barred = barred;
  facts.refusals = refusals;
  const auto text = MorningHuddle(day.clinic(), PodRules(), day.site(), day.date(), facts);
  ASSERT_TRUE(text.ok());
  EXPECT_THAT(*text,
              HasSubstr("SHORTAGES TODAY\n  10:00–11:00  C28 venipuncture: 1 short of 3\n\n"));
  EXPECT_THAT(*text,
              HasSubstr("unmet (credential WA-MA-P): C28 venipuncture [RCW 18.360.050(2) &"));
  EXPECT_THAT(*text, HasSubstr("WA-MA-R last valid on 2027-01-14, 39 days left; tied to this "
                               "employer"));
  EXPECT_THAT(*text, HasSubstr("ecg-by-assistants: C24 12-lead ECG. Signed by Dr. Ana Whitfield on "
                               "2026-10-01"));
  EXPECT_THAT(*text, HasSubstr("REQUESTS REFUSED THIS WEEK: 3\n"));
  EXPECT_THAT(*text, HasSubstr("     2  everybody or everything able is taken"));
  EXPECT_THAT(*text, HasSubstr("     2  the law does not say whether anybody may"));
}

// A promise counts by the need that has least; those that have none are listed with the reason.
TEST(HuddleTest, TellsHowMuchSlackThePromisesHave) {
  PodDay day;
  for (int i = 0; i < 5; ++i) day.Visit(0, 540 + 60 * i, 20, 1);
  std::vector<Slack> slack;
  const auto add = [&](std::size_t visit, std::int32_t able, std::int32_t others,
                       WithoutKeeper without) {
    slack.push_back({.appointment = day.clinic().appointments[visit].id,
                     .position = 0,
                     .able = able,
                     .others = others,
                     .without = without});
  };
  add(0, 5, 4, WithoutKeeper::kKept);
  add(0, 3, 1, WithoutKeeper::kKept);
  add(1, 3, 2, WithoutKeeper::kKept);
  add(2, 3, 0, WithoutKeeper::kKept);
  add(3, 1, 0, WithoutKeeper::kLost);
  add(4, 2, 0, WithoutKeeper::kLost);
  slack.back().certificate = Certificate{.able = {Resource::Of(day.clinic().staff[4].id)}};
  HuddleFacts facts;
  facts.slack = slack;
  const std::string text = *MorningHuddle(day.clinic(), PodRules(), day.site(), day.date(), facts);
  EXPECT_THAT(text, HasSubstr("     1  more: every need has two or more others free"));
  EXPECT_THAT(text, HasSubstr("     1  one: a need has one other free"));
  EXPECT_THAT(text, HasSubstr("     1  by moving: "));
  EXPECT_THAT(text, HasSubstr("     2  none: "));
  EXPECT_THAT(text, Not(HasSubstr("undecided: ")));
  const Assignment& kept = day.clinic().appointments[3].assignments[0];
  EXPECT_THAT(text, HasSubstr(kept.need + " ["));
  EXPECT_THAT(text, HasSubstr("nobody else could: 11:50 a-0004"));
  EXPECT_THAT(text, HasSubstr("taken then: " + day.clinic().staff[4].name));
  EXPECT_THAT(*MorningHuddle(day.clinic(), PodRules(), day.site(), day.date(), {}),
              HasSubstr("No promise is left to a pool."));
}

TEST(HuddleTest, CredentialsFurtherAwayAreLeftOut) {
  PodDay day;
  HuddleFacts facts;
  facts.days_ahead = 38;
  EXPECT_THAT(*MorningHuddle(day.clinic(), PodRules(), day.site(), day.date(), facts),
              HasSubstr("CREDENTIALS ENDING WITHIN 38 DAYS\n  None."));
}

TEST(HuddleTest, ACredentialOfAnotherEmployerDoesNotHoldHere) {
  PodDay day;
  day.clinic().sites[0].employer = "another";
  EXPECT_THAT(*MorningHuddle(day.clinic(), PodRules(), day.site(), day.date(), {}),
              HasSubstr("tied to employer\n      harbor-health, does not hold here"));
}

}  // namespace
}  // namespace polyclinic
