#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "polyclinic/clinic/contents.h"
#include "polyclinic/wire/wire.h"
#include "wire/random_struct.h"

namespace polyclinic {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Files : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / ("wire_" + std::string(test->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Path(const std::string& name) const { return (folder_ / name).string(); }
  std::string Text(const std::string& name) const {
    std::ifstream in(Path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  auto FilesInFolder() const {
    return std::distance(std::filesystem::directory_iterator(folder_), {});
  }

  std::filesystem::path folder_;
};

TEST_F(Files, KeepAClinicInEveryFormat) {
  const auto clinic = RandomStruct(1).Make<ClinicContents>();
  for (const char* name : {"a.binpb", "a.txtpb", "a.json"}) {
    ASSERT_TRUE(WriteClinicFile(Path(name), clinic).ok());
    const auto read = ReadClinicFile(Path(name));
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_TRUE(*read == clinic) << name;
  }
  EXPECT_EQ(FilesInFolder(), 3);
  EXPECT_THAT(Text("a.txtpb"), StartsWith("# proto-message: polyclinic.v1.ClinicContents\n"));
  EXPECT_EQ(Text("a.binpb"), ToBytes(clinic));
}

TEST_F(Files, NameThemselvesInFindings) {
  std::ofstream(Path("bad.txtpb")) << "staff {\n  roles: ROLE_WIZARD\n}\n";
  const auto findings = FindingsOf(ReadClinicFile(Path("bad.txtpb")).status());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].file, Path("bad.txtpb"));
  EXPECT_EQ(findings[0].line, 2);
}

TEST_F(Files, OfOtherSuffixesAreRefused) {
  EXPECT_EQ(ReadClinicFile(Path("a.xml")).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(WriteClinicFile(Path("a.xml"), {}).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(FilesInFolder(), 0);
}

TEST_F(Files, ThatAreMissingAreNotFound) {
  EXPECT_EQ(ReadClinicFile(Path("none.binpb")).status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(ReadClinicFile(Path("none.binpb")).status().message(), HasSubstr("none.binpb"));
}

TEST_F(Files, StayAsTheyWereWhereWritingFails) {
  ASSERT_TRUE(WriteClinicFile(Path("a.json"), {}).ok());
  const std::string before = Text("a.json");
  std::filesystem::create_directory(Path("folder.json"));
  EXPECT_FALSE(WriteClinicFile(Path("folder.json"), {}).ok());
  EXPECT_FALSE(WriteClinicFile(Path("no_folder/a.json"), {}).ok());
  EXPECT_EQ(Text("a.json"), before);
  EXPECT_EQ(FilesInFolder(), 2);  // nothing was left beside them
}

}  // namespace
}  // namespace polyclinic
