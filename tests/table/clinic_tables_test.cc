#include "polyclinic/table/clinic_tables.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/table/demo.h"
#include "polyclinic/table/results.h"

namespace polyclinic {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// The demo's tables with one of them replaced, or added.
std::vector<TableText> With(const std::string& file, const std::string& text) {
  std::vector<TableText> tables = DemoTables();
  for (TableText& table : tables) {
    if (table.file == file) {
      table.text = text;
      return tables;
    }
  }
  tables.push_back({file, text});
  return tables;
}

// The demo's tables with `from` replaced once in one of them.
std::vector<TableText> Changed(const std::string& file, const std::string& from,
                               const std::string& to) {
  std::vector<TableText> tables = DemoTables();
  for (TableText& table : tables) {
    const std::size_t at = table.file == file ? table.text.find(from) : std::string::npos;
    if (at != std::string::npos) {
      table.text.replace(at, from.size(), to);
      return tables;
    }
  }
  ADD_FAILURE() << file << " has no '" << from << "'";
  return tables;
}

std::vector<Finding> FindingsIn(const std::vector<TableText>& tables) {
  const auto clinic = ReadClinicTables(tables, ShippedCatalog());
  return FindingsOf(clinic.status());
}

// The one finding that the tables must give.
Finding OnlyFinding(const std::vector<TableText>& tables) {
  const std::vector<Finding> findings = FindingsIn(tables);
  EXPECT_EQ(findings.size(), 1u) << ReadClinicTables(tables, ShippedCatalog()).status();
  return findings.empty() ? Finding{} : findings.front();
}

TEST(Demo, IsAClinicWithoutFindings) {
  const auto clinic = ReadClinicTables(DemoTables(), ShippedCatalog());
  ASSERT_TRUE(clinic.ok()) << clinic.status();
  EXPECT_EQ(clinic->sites.size(), 2u);
  EXPECT_EQ(clinic->specialties.size(), 6u);
  EXPECT_GE(clinic->patients.size(), 100u);
  EXPECT_GE(clinic->requests.size(), 120u);
  EXPECT_EQ(clinic->appointments.size(), 0u);
}

TEST(Demo, NamesNobodyReal) {
  const auto clinic = ReadClinicTables(DemoTables(), ShippedCatalog());
  ASSERT_TRUE(clinic.ok());
  for (const Patient& patient : clinic->patients) {
    for (const Contact& contact : patient.contacts) {
      if (contact.channel == Channel::kPhone) {
        EXPECT_THAT(contact.value, HasSubstr("-555-01")) << patient.key;
      } else {
        EXPECT_THAT(contact.value, HasSubstr("@example.org")) << patient.key;
      }
    }
  }
}

TEST(ClinicTables, WhatIsWrittenIsRead) {
  const auto clinic = ReadClinicTables(DemoTables(), ShippedCatalog());
  ASSERT_TRUE(clinic.ok());
  Findings left_out;
  const auto tables = WriteClinicTables(*clinic, ShippedCatalog(), &left_out);
  EXPECT_THAT(left_out.all(), IsEmpty());
  const auto again = ReadClinicTables(tables, ShippedCatalog());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(*again == *clinic);
  EXPECT_EQ(WriteClinicTables(*again, ShippedCatalog()), tables);
}

// An appointment with everything that the tables of appointments hold.
Appointment Promised(const ClinicContents& clinic) {
  Appointment a;
  a.key = "a1";
  a.request = clinic.requests[0].id;
  a.patient = clinic.requests[0].patient;
  a.visit_type = clinic.visit_types[0].id;
  a.site = clinic.sites[0].id;
  const Instant start = *ParseInstant("2026-12-07T09:30:00-08:00");
  const auto at = [&](int from, int to) {
    return Interval(start + std::chrono::minutes(from), start + std::chrono::minutes(to));
  };
  a.interval = at(0, 35);
  a.steps = {at(0, 10), at(10, 30), at(30, 35)};
  a.assignments = {{"rooming", Resource::Of(clinic.staff[9].id), at(0, 10), true, {}},
                   {"room", Resource::Of(clinic.rooms[0].id), at(0, 35), false, {}}};
  a.assignments[0].grounds = {
      {"C06", "allowed", {"US-WA.credential", "US-WA.supervision"}, "", clinic.staff[2].id}};
  a.modifiers = {"interpreter"};
  a.booked_at = start - std::chrono::hours(48);
  a.edition = "2026-11";
  a.obligations = {{"C06", "order", {"standing_or_protocol"}, "US.order.protocol"}};
  a.changes = {
      {AppointmentStatus::kRequested, AppointmentStatus::kScheduled, a.booked_at, {}, "x"}};
  return a;
}

TEST(ClinicTables, HoldAppointmentsWithTheirGrounds) {
  auto clinic = ReadClinicTables(DemoTables(), ShippedCatalog());
  ASSERT_TRUE(clinic.ok());
  Add(*clinic, clinic->appointments, Promised(*clinic));
  const auto tables = WriteClinicTables(*clinic, ShippedCatalog());
  const auto again = ReadClinicTables(tables, ShippedCatalog());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->appointments == clinic->appointments);
  EXPECT_THAT(tables, Contains(Field(&TableText::text, HasSubstr("2026-12-07T09:30:00-08:00"))));
}

TEST(ClinicTables, ListsHoldAnyText) {
  auto clinic = ReadClinicTables(DemoTables(), ShippedCatalog());
  ASSERT_TRUE(clinic.ok());
  clinic->applied = {"", " a ", ";", "\\", "\\e", "e", "", "a\nb", "\t"};
  const auto again =
      ReadClinicTables(WriteClinicTables(*clinic, ShippedCatalog()), ShippedCatalog());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->applied, clinic->applied);
}

TEST(BadTables, AlternativesOfPoliciesStandInOrder) {
  const std::string header = "policy,alternative,need_age\n";
  const auto finding = [&](const std::string& rows) {
    return OnlyFinding(With("policy_alternatives.csv", header + rows));
  };
  EXPECT_TRUE(FindingsIn(With("policy_alternatives.csv",
                              header + "adopt-vaccines,1,18\nadopt-vaccines,1.1,21\n"
                                       "adopt-vaccines,2,30\n"))
                  .empty());
  EXPECT_EQ(finding("adopt-vaccines,2,18\n").code, "out_of_order");
  EXPECT_EQ(finding("adopt-vaccines,1.1,18\n").code, "unknown_reference");
  EXPECT_EQ(finding("adopt-vaccines,1.,18\n").code, "not_an_alternative");
  EXPECT_EQ(finding("adopt-vaccines,0,18\n").code, "not_an_alternative");
  EXPECT_EQ(finding("adopt-vaccines,1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1,18\n").code,
            "not_an_alternative");
}

TEST(BadTables, HoursAreWholeOrAbsent) {
  const std::string header = "staff,room,equipment,weekdays,from,to,site\n";
  EXPECT_TRUE(FindingsIn(With("availability.csv", header + "ma-kim,,,,,,\n")).empty());
  EXPECT_EQ(OnlyFinding(With("availability.csv", header + "ma-kim,,,monday,09:00,,\n")).code,
            "missing_value");
  EXPECT_EQ(OnlyFinding(With("availability.csv", header + "ma-kim,,,,09:00,10:00,\n")).code,
            "missing_value");
}

TEST(BadTables, ContactsOfRelatedPersonsNameOneOfThem) {
  const Finding f =
      OnlyFinding(With("related_contacts.csv", "patient,related,channel,value\np001,7,phone,1\n"));
  EXPECT_EQ(f.code, "unknown_reference");
  EXPECT_EQ(f.line, 2);
}

TEST(BadTables, UnknownWordsGetTheNearest) {
  const Finding f = OnlyFinding(Changed("rooms.csv", "vitals_bay", "vitals_bey"));
  EXPECT_EQ(f.code, "unknown_word");
  EXPECT_EQ(f.found, "vitals_bey");
  EXPECT_EQ(f.file, "rooms.csv");
  EXPECT_EQ(f.path, "kind");
  EXPECT_EQ(f.line, 9);
  EXPECT_GT(f.column, 1);
  EXPECT_THAT(f.expected, HasSubstr("did you mean 'vitals_bay'?"));
}

TEST(BadTables, ReferencesAreByKey) {
  const Finding f = OnlyFinding(Changed("credentials.csv", "\nma-kim,AAMA", "\nma-kin,AAMA"));
  EXPECT_EQ(f.code, "unknown_reference");
  EXPECT_THAT(f.expected, HasSubstr("a key of staff.csv; did you mean 'ma-kim'?"));
}

TEST(BadTables, ColumnsThatAreUnknownMissingOrTwice) {
  const auto findings =
      FindingsIn(With("equipment.csv", "key,name,name,sits,kind\necg-1,a,b,main,ecg-machine\n"));
  EXPECT_THAT(findings, Contains(AllOf(Field(&Finding::code, "unknown_column"),
                                       Field(&Finding::expected, HasSubstr("'site'")),
                                       Field(&Finding::column, 15))));
  EXPECT_THAT(findings, Contains(Field(&Finding::code, "duplicate_column")));
  EXPECT_THAT(findings, Contains(AllOf(Field(&Finding::code, "missing_column"),
                                       Field(&Finding::found, "no column 'site'"))));
}

TEST(BadTables, EveryFindingAtOnce) {
  auto tables = Changed("rooms.csv", "exam-1,Exam 1,main,exam,1,5", "exam-1,Exam 1,mane,exam,x,5");
  tables = [&] {
    for (TableText& table : tables) {
      if (table.file == "requests.csv") {
        table.text.replace(table.text.find("2026-12-07"), 10, "2026-13-07");
      }
      if (table.file == "needs.csv") table.text.replace(table.text.find("C02"), 3, "C99");
    }
    return tables;
  }();
  tables.push_back({"room.csv", "key\n"});
  std::vector<std::string> codes;
  for (const Finding& f : FindingsIn(tables)) codes.push_back(f.code);
  for (const std::string code :
       {"unknown_reference", "not_a_number", "not_a_date", "unknown_duty", "unknown_table"}) {
    EXPECT_THAT(codes, Contains(code));
  }
}

TEST(BadTables, KeysAreUnique) {
  const auto findings = FindingsIn(Changed("sites.csv", "annex,Harbor", "main,Harbor"));
  EXPECT_THAT(findings,
              Contains(AllOf(Field(&Finding::code, "duplicate_key"), Field(&Finding::line, 3),
                             Field(&Finding::expected, HasSubstr("line 2 has it")))));
}

TEST(BadTables, PatientsStayPrivate) {
  const auto status =
      ReadClinicTables(Changed("patients.csv", "\np002,example-mrn=1002", "\np002,secret-number"),
                       ShippedCatalog())
          .status();
  EXPECT_THAT(std::string(status.message()), HasSubstr("patients.csv:3:6"));
  EXPECT_THAT(std::string(status.message()), ::testing::Not(HasSubstr("secret")));
}

TEST(BadTables, RequiredTablesAndRows) {
  EXPECT_THAT(FindingsIn({}), Contains(AllOf(Field(&Finding::code, "missing_table"),
                                             Field(&Finding::file, "sites.csv"))));
  EXPECT_THAT(FindingsIn(With("clinic.csv", "identifier\na\nb\n")),
              Contains(Field(&Finding::code, "too_many_rows")));
  EXPECT_THAT(FindingsIn(With("sites.csv", "")), Contains(Field(&Finding::code, "no_header")));
  EXPECT_THAT(FindingsIn(With("sites.csv", "key,time_zone,jurisdiction\nmain,,US-WA\n")),
              Contains(Field(&Finding::code, "missing_value")));
}

TEST(BadTables, TimesThatMakeNoSense) {
  const std::string header = "staff,room,equipment,date,from,to,available,kind,site\n";
  EXPECT_EQ(
      OnlyFinding(With("exceptions.csv", header + "ma-kim,,,2026-12-07,10:00,,,lunch,\n")).code,
      "missing_value");
  EXPECT_EQ(
      OnlyFinding(With("exceptions.csv", header + "ma-kim,,,2026-12-07,10:00,09:00,,lunch,\n"))
          .code,
      "reversed");
  EXPECT_EQ(
      OnlyFinding(With("exceptions.csv", header + "ma-kim,exam-1,,2026-12-07,,,,lunch,\n")).code,
      "not_one_resource");
  EXPECT_EQ(OnlyFinding(With("exceptions.csv", header + "ma-kim,,,2026-02-30,,,,lunch,\n")).code,
            "not_a_date");
  EXPECT_EQ(
      OnlyFinding(With("exceptions.csv", header + "ma-kim,,,2026-12-07,1x,12:00,,lunch,\n")).code,
      "not_a_time");
}

TEST(BadTables, ReadableWithMarkAndCarriageReturns) {
  std::vector<TableText> tables = DemoTables();
  for (TableText& table : tables) {
    std::string text = "\xEF\xBB\xBF";
    for (char c : table.text) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    table.text = text;
  }
  const auto marked = ReadClinicTables(tables, ShippedCatalog());
  ASSERT_TRUE(marked.ok()) << marked.status();
  EXPECT_TRUE(*marked == *ReadClinicTables(DemoTables(), ShippedCatalog()));
}

// Any byte changed anywhere gives a clinic or findings, never a crash.
TEST(BadTables, DamagedTablesNeverCrash) {
  std::mt19937 random(11);
  const std::vector<TableText> demo = DemoTables();
  for (int trial = 0; trial < 40; ++trial) {
    std::vector<TableText> tables = demo;
    for (int n = 0; n < 3; ++n) {
      std::string& text = tables[random() % tables.size()].text;
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          text.erase(at);
          break;
        case 2:
          text.insert(at, ",");
          break;
        default:
          text.erase(at, 1);
          break;
      }
    }
    const auto clinic = ReadClinicTables(tables, ShippedCatalog());
    EXPECT_TRUE(clinic.ok() || !clinic.status().message().empty());
  }
}

TEST(Documentation, ListsEveryColumn) {
  const char* source = std::getenv("POLYCLINIC_SOURCE");
  if (source == nullptr) GTEST_SKIP() << "POLYCLINIC_SOURCE is not set";
  std::ifstream in(std::string(source) + "/docs/tables.md");
  std::ostringstream page;
  page << in.rdbuf();
  const std::string written = ClinicTablesMarkdown();
  if (page.str().find(written) == std::string::npos) {
    std::ofstream("tables.md.expected") << written;
    FAIL() << "docs/tables.md does not end as the columns say; the text is in "
           << std::filesystem::current_path() / "tables.md.expected";
  }
}

TEST(RefusalTable, TellsEveryConflict) {
  const auto clinic = ReadClinicTables(DemoTables(), ShippedCatalog());
  ASSERT_TRUE(clinic.ok());
  Refusal refusal{clinic->requests[0].id, {}};
  Conflict scope;
  scope.kind = ConflictKind::kScopeForbidden;
  scope.need = "assistant";
  scope.duty = "C28";
  scope.rules = {"US-WA.draw.forbidden"};
  scope.citations = {{"RCW 18.360.050", "", SourceKind::kStatute}};
  Conflict full;
  full.kind = ConflictKind::kSessionFull;
  full.policy = "four-a-session";
  refusal.conflicts = {scope, {}, full};
  const TableText table = RefusalTable(*clinic, std::vector<Refusal>{refusal});
  EXPECT_THAT(table.text, HasSubstr("r001,fm-wellchild,scope_forbidden,assistant,,,,,,C28,,"
                                    "US-WA.draw.forbidden,RCW 18.360.050,,,,,\n"));
  EXPECT_THAT(table.text,
              HasSubstr("r001,fm-wellchild,session_full,,,,,,,,,,,,four-a-session,,,\n"));
  EXPECT_THAT(table.text, HasSubstr("r001,fm-wellchild,busy,"));
}

}  // namespace
}  // namespace polyclinic
