#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

struct Done {
  int exit_status = -1;
  // Standard output and standard error.
  std::string output;
};

class Command : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("POLYCLINIC_CLI") == nullptr) GTEST_SKIP() << "POLYCLINIC_CLI is not set";
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    directory_ = fs::path(::testing::TempDir()) / (std::string("cli_") + info->name());
    fs::remove_all(directory_);
    fs::create_directories(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  Done Run(const std::string& arguments) const {
    const std::string line = std::string(std::getenv("POLYCLINIC_CLI")) + " " + arguments + " 2>&1";
    Done done;
    std::FILE* pipe = popen(line.c_str(), "r");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
      done.output.push_back(static_cast<char>(c));
    }
    done.exit_status = WEXITSTATUS(pclose(pipe));
    return done;
  }
  std::string Path(const std::string& name) const { return (directory_ / name).string(); }
  static std::string Text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  fs::path directory_;
};

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

}  // namespace
