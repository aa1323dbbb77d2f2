#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command_line.h"

namespace {

using namespace polyclinic::cli_tests;

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Command : public CommandLine {};

TEST_F(Command, DemoBooksTheWeekAndWritesEverything) {
  const Done done = Run("demo --out " + Path("out"));
  EXPECT_EQ(done.exit_status, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("Requests 153, booked "));
  EXPECT_THAT(done.output, HasSubstr("nobody may: unknown"));
  EXPECT_THAT(done.output, HasSubstr("Not legal advice"));
  for (const char* name : {"clinic.binpb", "day.svg", "day.html", "week.svg", "week.html",
                           "sheets.txt", "refusals.csv", "appointments.csv"}) {
    EXPECT_GT(fs::file_size(Path("out") + "/" + name), 0u) << name;
  }
}

TEST_F(Command, DemoGivesTheSameBytesTwice) {
  ASSERT_EQ(Run("demo --out " + Path("a")).exit_status, 0);
  ASSERT_EQ(Run("demo --out " + Path("b")).exit_status, 0);
  for (const auto& file : fs::directory_iterator(Path("a"))) {
    EXPECT_EQ(Text(file.path()), Text(Path("b") + "/" + file.path().filename().string()))
        << file.path().filename();
  }
}

TEST_F(Command, IdsOnlyLeavesNamesOutOfSheetsAndPictures) {
  ASSERT_EQ(Run("demo --ids-only --out " + Path("out")).exit_status, 0);
  for (const char* name : {"day.svg", "day.html", "week.html", "sheets.txt"}) {
    EXPECT_THAT(Text(Path("out") + "/" + name), Not(HasSubstr("(example)"))) << name;
  }
}

TEST_F(Command, InitCheckPlanShowDiffConvertWorkOnOnesOwnClinic) {
  ASSERT_EQ(Run("init " + Path("mine")).exit_status, 0);
  EXPECT_EQ(Run("init " + Path("mine")).exit_status, 1);
  EXPECT_THAT(Run("check " + Path("mine")).output, HasSubstr("no errors"));
  ASSERT_EQ(Run("plan " + Path("mine") + " --out " + Path("out")).exit_status, 0);
  EXPECT_THAT(Run("show " + Path("out/clinic.binpb")).output, HasSubstr("appointments"));
  ASSERT_EQ(Run("convert " + Path("out/clinic.binpb") + " " + Path("week.json")).exit_status, 0);
  EXPECT_EQ(Run("diff " + Path("out/clinic.binpb") + " " + Path("week.json")).output,
            "no differences\n");
  EXPECT_THAT(Run("diff " + Path("mine") + " " + Path("week.json")).output,
              HasSubstr("added appointments"));
}

TEST_F(Command, ABookedWeekIsTheSameAsTables) {
  ASSERT_EQ(Run("demo --out " + Path("out")).exit_status, 0);
  const Done done = Run("convert " + Path("out/clinic.binpb") + " " + Path("tables"));
  EXPECT_EQ(done.exit_status, 0);
  EXPECT_EQ(done.output, "");
  EXPECT_EQ(Run("diff " + Path("out/clinic.binpb") + " " + Path("tables")).output,
            "no differences\n");
}

TEST_F(Command, TheDemosWeekIsSpreadOverItsDays) {
  ASSERT_EQ(Run("demo --out " + Path("out")).exit_status, 0);
  std::istringstream table(Text(Path("out/appointments.csv")));
  std::map<std::string, int> by_day;
  for (std::string line; std::getline(table, line);) {
    if (const std::size_t at = line.find(",2026-12-"); at != std::string::npos) {
      ++by_day[line.substr(at + 1, 10)];
    }
  }
  for (const char* day : {"2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11"}) {
    EXPECT_GE(by_day[day], 15) << day;
    EXPECT_LE(by_day[day], 45) << day;
  }
}

// The names of Monday are fixed on Sunday evening; those of the other days are open.
TEST_F(Command, TheDemoFixesTheNamesOfItsFirstDay) {
  ASSERT_EQ(Run("demo --out " + Path("out")).exit_status, 0);
  const std::string sheets = Text(Path("out/sheets.txt"));
  const auto of_day = [&](const std::string& day) {
    const std::size_t from = sheets.find("DAY SHEETS · Harbor Main · " + day);
    return sheets.substr(from, sheets.find("MORNING HUDDLE", from) - from);
  };
  EXPECT_THAT(of_day("Monday"), ::testing::Not(HasSubstr("not fixed yet")));
  EXPECT_THAT(of_day("Tuesday"), ::testing::ContainsRegex("not fixed yet: .* one of [0-9]+ \\["));
  EXPECT_THAT(sheets, HasSubstr("none: without its keeper a need is not met"));
}

TEST_F(Command, SyntheaTellsWhatANurseWouldChange) {
  const std::string sample = std::string(std::getenv("POLYCLINIC_SOURCE")) + "/tests/synthea/data";
  const Done done = Run("demo --synthea " + sample + " --out " + Path("out"));
  ASSERT_EQ(done.exit_status, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("done by a nurse or provider: "));
  EXPECT_THAT(Text(Path("out/summary.txt")), HasSubstr("done by a nurse or provider: "));
  EXPECT_THAT(Text(Path("out/care_by_nurse.csv")),
              HasSubstr("e-shot,visit,nobody may: forbidden,booked"));
  EXPECT_EQ(Run("check " + Path("out")).exit_status, 0);
}

TEST_F(Command, AClinicWithoutAnythingIsDrawnForADate) {
  fs::create_directories(Path("bare"));
  std::ofstream(Path("bare/clinic.csv")) << "identifier\nbare\n";
  std::ofstream(Path("bare/sites.csv")) << "key,time_zone,jurisdiction\nm,UTC,US-WA\n";
  const std::string plan = "plan " + Path("bare") + " --out " + Path("out");
  EXPECT_THAT(Run(plan).output, HasSubstr("nothing_to_plan"));
  EXPECT_FALSE(fs::exists(Path("out")));
  ASSERT_EQ(Run(plan + " --date 2026-12-09").exit_status, 0);
  EXPECT_THAT(Text(Path("out/day.svg")), HasSubstr("nothing is booked"));
  EXPECT_THAT(Text(Path("out/week.svg")), HasSubstr("week of 7 December 2026"));
}

TEST_F(Command, CheckJudgesRules) {
  const Done shipped = Run("check --rules");
  EXPECT_EQ(shipped.exit_status, 0) << shipped.output;
  EXPECT_THAT(shipped.output, HasSubstr("0 errors, 0 warnings, "));
  EXPECT_THAT(Run("check --rules --as-of 2030-01-01").output, HasSubstr("warning: stale"));
  const std::string own = Path("own.txtpb");
  std::ofstream(own) << "signed_by: \"me\" signed_on: 20261120\n"
                        "endings { id: \"US-WA.drow\" on: 20270101 }\n";
  const Done bad = Run("check --rules " + own);
  EXPECT_EQ(bad.exit_status, 1);
  EXPECT_THAT(bad.output, HasSubstr("own.txtpb:2:11: error: unknown_reference"));
  EXPECT_THAT(bad.output, HasSubstr("did you mean US-WA.draw?"));
  EXPECT_EQ(Run("check").exit_status, 2);
  EXPECT_EQ(Run("check --rules --as-of soon").exit_status, 2);
}

TEST_F(Command, ScopeSaysTheVerdictWithItsCitation) {
  const Done done = Run("scope --staff ma-reyes --duty C28 --date 2026-12-07");
  EXPECT_EQ(done.exit_status, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("18.360"));
  EXPECT_THAT(done.output, HasSubstr("Not legal advice"));
}

TEST_F(Command, BadInputNamesThePlaceAndWritesNothing) {
  ASSERT_EQ(Run("init " + Path("mine")).exit_status, 0);
  std::ofstream(Path("mine/rooms.csv"), std::ios::app) << "x,y,nowhere,nonsense\n";
  const Done done = Run("plan " + Path("mine") + " --out " + Path("out"));
  EXPECT_EQ(done.exit_status, 1);
  EXPECT_THAT(done.output, HasSubstr("rooms.csv:"));
  EXPECT_THAT(done.output, HasSubstr("expected"));
  EXPECT_FALSE(fs::exists(Path("out")));
}

TEST_F(Command, WrongUseIsToldApartFromBadInput) {
  EXPECT_EQ(Run("").exit_status, 2);
  const Done verb = Run("demoo");
  EXPECT_EQ(verb.exit_status, 2);
  EXPECT_THAT(verb.output, HasSubstr("did you mean demo"));
  const Done flag = Run("demo --ids-onyl");
  EXPECT_EQ(flag.exit_status, 2);
  EXPECT_THAT(flag.output, HasSubstr("did you mean --ids-only"));
  EXPECT_EQ(Run("demo --date 2026-02-30").exit_status, 2);
  EXPECT_EQ(Run("demo --week 2026-W50").exit_status, 2);
  EXPECT_EQ(Run("demo --pod nobody").exit_status, 2);
  EXPECT_EQ(Run("show " + Path("absent.binpb")).exit_status, 1);
  EXPECT_EQ(Run("demo --synthea " + Path("absent")).exit_status, 1);
}

// What a call must not do: succeed, crash, write anything, or keep silent about place, found and
// expected.
class HostileInput : public Command {
 protected:
  void SetUp() override {
    Command::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(Run("init " + Path("good")).exit_status, 0);
  }
  // Everything that lies in the test's directory, with its size.
  std::map<std::string, std::uintmax_t> Everything() const {
    std::map<std::string, std::uintmax_t> all;
    for (const auto& entry : fs::recursive_directory_iterator(Path(""))) {
      all[entry.path().string()] = entry.is_regular_file() ? entry.file_size() : 0;
    }
    return all;
  }
  void ExpectRefused(const std::string& arguments, int exit_status, const std::string& words) {
    const auto before = Everything();
    const Done done = Run(arguments);
    EXPECT_EQ(done.exit_status, exit_status) << arguments << "\n" << done.output;
    EXPECT_THAT(done.output, HasSubstr("polyclinic: ")) << arguments;
    EXPECT_THAT(done.output, HasSubstr(words)) << arguments;
    EXPECT_EQ(Everything(), before) << arguments;
  }
  // A copy of the good clinic with one table replaced.
  std::string With(const std::string& table, const std::string& text) const {
    const std::string clinic = Path("changed");
    fs::remove_all(clinic);
    fs::copy(Path("good"), clinic);
    std::ofstream(clinic + "/" + table, std::ios::binary) << text;
    return clinic;
  }
  std::string File(const std::string& name, const std::string& text) const {
    std::ofstream(Path(name), std::ios::binary) << text;
    return Path(name);
  }
  static std::string Garbage() {
    std::mt19937 random(5);
    std::string bytes;
    for (int i = 0; i < 4000; ++i) bytes += static_cast<char>(random() % 256);
    return bytes;
  }
};

TEST_F(HostileInput, FilesThatAreNoClinic) {
  const std::string absent = "found nothing of that name, expected a directory of tables";
  for (const std::string& verb :
       std::vector<std::string>{"check ", "plan ", "show ", "scope --staff a --duty C19 ",
                                "diff " + Path("good") + " "}) {
    ExpectRefused(verb + Path("absent"), 1, absent);
    ExpectRefused(verb + Path("absent.json"), 1, absent);
    ExpectRefused(verb + File("noise.binpb", Garbage()), 1, "noise.binpb: error: not_a_message");
    ExpectRefused(verb + File("noise.txtpb", Garbage()), 1, "noise.txtpb:1:");
    ExpectRefused(verb + File("noise.json", Garbage()), 1, "noise.json: error: not_json");
    ExpectRefused(verb + File("noise", Garbage()), 1, "expected a file name with .binpb");
    ExpectRefused(verb + File("noise.csv", "key\n"), 1, "expected a file name with .binpb");
  }
  for (const std::string verb : {"check ", "plan "}) {
    ExpectRefused(verb + File("empty.binpb", ""), 1, "empty.binpb: error: missing_identifier");
  }
  ExpectRefused("convert " + Path("noise.json") + " " + Path("out.binpb"), 1, "not_json");
  fs::create_directories(Path("nothing"));
  ExpectRefused("check " + Path("nothing"), 1, "nothing/clinic.csv: error: missing_table");
  ExpectRefused("demo --synthea " + Path("nothing"), 1, "nothing/patients.csv: cannot be read");
}

TEST_F(HostileInput, TablesThatAreNoTables) {
  const std::string rooms = Text(Path("good") + "/rooms.csv");
  ExpectRefused("plan " + With("rooms.csv", Garbage()), 1, "rooms.csv:1:");
  ExpectRefused("plan " + With("rooms.csv", rooms + std::string("a\0b", 3)), 1, "nul_byte");
  ExpectRefused("plan " + With("rooms.csv", "\xFF\xFE" + rooms), 1,
                "rooms.csv:1:1: error: not_utf8: found 'UTF-16', expected UTF-8");
  ExpectRefused("plan " + With("rooms.csv", rooms + "caf\xE9,x,main,exam,1,5\n"), 1, "not_utf8");
  ExpectRefused("plan " + With("rooms.csv", rooms + std::string(2 << 20, 'x') + "\n"), 1,
                "cell_too_large");
  ExpectRefused("plan " + With("rooms.csv", rooms + "\"open,x\n"), 1, "quote_not_closed");
  ExpectRefused("plan " + With("rooms.csv", "key,key,site\na,b,main\n"), 1,
                "rooms.csv:1:5: error: duplicate_column");
  ExpectRefused("plan " + With("rooms.csv", ""), 1, "no_header");
  ExpectRefused("plan " + With("rooom.csv", rooms), 1, "did you mean 'rooms.csv'?");
  const std::string clinic = With("rooms.csv", rooms);
  fs::remove(clinic + "/rooms.csv");
  fs::create_directories(clinic + "/rooms.csv");
  ExpectRefused("plan " + clinic, 1, "rooms.csv: found no plain file, expected a table");
}

TEST_F(HostileInput, MarksAndLineEndsDoNoHarm) {
  std::string text = "\xEF\xBB\xBF";
  for (const char c : Text(Path("good") + "/rooms.csv")) {
    text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  }
  const std::string changed = With("rooms.csv", text);
  EXPECT_EQ(Run("diff " + Path("good") + " " + changed).output, "no differences\n");
}

TEST_F(HostileInput, PlacesThatCannotBeWritten) {
  const std::string good = Path("good");
  const std::string cannot = "cannot be written";
  ExpectRefused("init " + good, 1, "found a directory that is not empty");
  ExpectRefused("init " + good + "/rooms.csv", 1, "it is no directory");
  ExpectRefused("init /proc/polyclinic", 1, cannot);
  ExpectRefused("convert " + good + " " + good + "/rooms.csv/x", 1, cannot);
  ExpectRefused("convert " + good + " " + good + "/rooms.csv/x.json", 1, "cannot write");
  ExpectRefused("convert " + good + " " + Path("x.pdf"), 1, "expected a file name with .binpb");
  ExpectRefused("convert " + good + " " + Path(std::string(300, 'x')), 1, cannot);
  ExpectRefused("plan " + good + " --out " + good + "/rooms.csv", 1, "it is no directory");
  fs::create_directories(Path("out") + "/week.svg");
  std::ofstream(Path("out") + "/day.svg") << "as it was";
  ExpectRefused("plan " + good + " --out " + Path("out"), 1, "week.svg: cannot be written");
}

TEST_F(HostileInput, FlagsAndArguments) {
  const std::string good = Path("good");
  for (const std::string verb : {"init", "check", "plan", "show", "diff", "convert"}) {
    ExpectRefused(verb, 2, "missing_argument");
    ExpectRefused(verb + " ''", 2, "missing_value at arguments");
    ExpectRefused(verb + " a b c", 2, "unexpected_argument");
  }
  for (const std::string verb :
       {"init", "demo", "check", "plan", "scope", "show", "diff", "convert"}) {
    ExpectRefused(verb + " --nonsense", 2, "unknown_flag");
  }
  ExpectRefused("demo extra", 2, "expected 0 at most");
  ExpectRefused("demo --out", 2, "missing_value at --out");
  ExpectRefused("demo --out=", 2, "missing_value at --out");
  ExpectRefused("demo --out a --out b", 2, "given_twice");
  ExpectRefused("demo --ids-only=yes", 2, "unexpected_value at --ids-only");
  ExpectRefused("demo --rules " + Path("absent"), 1, "absent");
  ExpectRefused("demo --rules " + good, 1, "expected a file name with .binpb");
  ExpectRefused("demo --rules " + File("r.binpb", Garbage()), 1, "r.binpb: error: not_a_message");
  ExpectRefused("demo --year 2023", 2, "expected --synthea DIR beside it");
  ExpectRefused("demo --synthea " + good + " --year 20x3", 2, "expected a year of four digits");
  ExpectRefused("demo --synthea " + good + " --week 2026-W60", 2, "a week such as 2026-W50");
  ExpectRefused("plan " + good + " --pod nobody", 2, "expected one of blue green coral");
  ExpectRefused("plan " + good + " --date 2026-13-01", 2, "not_a_date at --date");
  ExpectRefused("show " + good + " --format pdf", 2, "expected sheets, text or json");
  ExpectRefused("show " + good + " --format sheets", 2, "bad_value at --date");
  const std::string act = "scope " + good + " --staff ma-kim --duty C19 --date 2026-12-07 ";
  ExpectRefused("scope " + good, 2, "bad_value at --staff");
  ExpectRefused("scope " + good + " --staff ma-kin --duty C19", 2, "did you mean ma-kim?");
  ExpectRefused("scope " + good + " --staff ma-kim --duty 'C 19'", 2, "bad_value at --duty");
  ExpectRefused("scope " + good + " --staff ma-kim --duty C19", 2, "bad_value at --date");
  ExpectRefused(act + "--site nowhere", 2, "bad_value at --site");
  ExpectRefused(act + "--supervisor physician", 2, "expected ROLE:MODE");
  ExpectRefused(act + "--order some", 2, "bad_value at --order");
  ExpectRefused(act + "--age -3", 2, "expected whole years");
}

TEST_F(Command, GenerateWritesTheSameBytesAgain) {
  const std::string flags = "generate small --seed 3 --patients 200 --days 2 ";
  const Done done = Run(flags + "-o " + Path("a.binpb") + " --work " + Path("work.csv"));
  EXPECT_EQ(done.exit_status, 0) << done.output;
  EXPECT_THAT(done.output, HasSubstr("200 patients"));
  EXPECT_THAT(done.output, HasSubstr("polyclinic generate small --seed 3 --days 2 --patients 200"));
  EXPECT_THAT(done.output, HasSubstr("SHA-256 "));
  EXPECT_THAT(Text(Path("work.csv")), HasSubstr("site,provider,patient,kind,duty,at,minutes\n"));
  const Done again = Run(flags + "--out " + Path("b.binpb"));
  EXPECT_EQ(again.output, done.output);
  EXPECT_FALSE(Text(Path("a.binpb")).empty());
  EXPECT_EQ(Text(Path("a.binpb")), Text(Path("b.binpb")));
  // As text and as tables it is the same clinic.
  EXPECT_EQ(Run(flags + "-o " + Path("c.txtpb")).exit_status, 0);
  EXPECT_THAT(Run("diff " + Path("a.binpb") + " " + Path("c.txtpb")).output,
              HasSubstr("no differences"));
  EXPECT_EQ(Run(flags + "-o " + Path("tables")).exit_status, 0);
  EXPECT_THAT(Text(Path("tables/patients.csv")), HasSubstr("TEST-"));
  EXPECT_THAT(Run("check " + Path("a.binpb")).output, HasSubstr("no errors"));
}

TEST_F(Command, GenerateNamesTheValueAndTheNearestValidOne) {
  const Done name = Run("generate flu_seson");
  EXPECT_NE(name.exit_status, 0);
  EXPECT_THAT(name.output,
              HasSubstr("unknown_scenario at name: found 'flu_seson', expected flu_season"));
  const Done day = Run("generate small --first-day 2026-02-30 --days 0");
  EXPECT_NE(day.exit_status, 0);
  EXPECT_THAT(day.output, HasSubstr("found '2026-02-30', expected 2026-02-28"));
  EXPECT_THAT(day.output, HasSubstr("found '0', expected 1 or more"));
  EXPECT_THAT(Run("generate small --seed x").output, HasSubstr("expected a whole number"));
  EXPECT_THAT(Run("generate small -o " + Path("a.png")).output, HasSubstr(".binpb"));
  EXPECT_THAT(Run("generate small --edition next").output, HasSubstr("expected 2026-11"));
  // Who asks the command of the C++ build for Arrow is told where it is.
  const Done arrow = Run("generate small -o " + Path("a.arrow"));
  EXPECT_NE(arrow.exit_status, 0);
  EXPECT_THAT(arrow.output, HasSubstr("the command of the Python package"));
  EXPECT_FALSE(std::filesystem::exists(Path("a.arrow")));
}

}  // namespace
