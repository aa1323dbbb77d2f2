#ifndef POLYCLINIC_TESTS_CLI_COMMAND_LINE_H_
#define POLYCLINIC_TESTS_CLI_COMMAND_LINE_H_

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace polyclinic::cli_tests {

struct Done {
  int exit_status = -1;
  // Standard output and standard error.
  std::string output;
};

// Runs the command that was built, with a directory of the test's own.
class CommandLine : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("POLYCLINIC_CLI") == nullptr) GTEST_SKIP() << "POLYCLINIC_CLI is not set";
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    directory_ = std::filesystem::path(::testing::TempDir()) /
                 (std::string(info->test_suite_name()) + "_" + info->name());
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

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
  std::filesystem::path directory_;
};

}  // namespace polyclinic::cli_tests

#endif  // POLYCLINIC_TESTS_CLI_COMMAND_LINE_H_
