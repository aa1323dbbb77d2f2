#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/table/clinic_tables.h"
#include "polyclinic/table/demo.h"
#include "polyclinic/table/results.h"

namespace polyclinic {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// Files of at most so many bytes while it lives: as on a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

class WriteFilesTest : public ::testing::Test {
 protected:
  WriteFilesTest()
      : above_(fs::temp_directory_path() / ("polyclinic-table-test-" + std::to_string(getpid()))),
        dir_(above_ / "out") {
    fs::remove_all(above_);
    fs::create_directories(above_);
  }
  ~WriteFilesTest() override { fs::remove_all(above_); }

  void Put(const std::string& name, const std::string& text) const {
    fs::create_directories(dir_);
    std::ofstream(dir_ / name) << text;
  }
  // Everything below the test's directory: files with what they hold.
  std::map<std::string, std::string> Everything() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(above_)) {
      std::ostringstream text;
      if (entry.is_regular_file()) text << std::ifstream(entry.path()).rdbuf();
      all[entry.path().lexically_relative(above_).string()] = text.str();
    }
    return all;
  }
  // Writing fails and leaves what was there.
  void ExpectRefused(const std::vector<TableText>& files, const std::string& words) const {
    const auto before = Everything();
    const absl::Status status = WriteFiles(dir_.string(), files);
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << status;
    EXPECT_THAT(std::string(status.message()), HasSubstr(words));
    EXPECT_EQ(Everything(), before);
  }

  const fs::path above_;
  const fs::path dir_;
};

TEST_F(WriteFilesTest, WritesAllAndReadsBack) {
  ASSERT_TRUE(WriteFiles(dir_.string(), DemoTables()).ok());
  ASSERT_TRUE(WriteFiles(dir_.string() + "/", DemoTables()).ok());
  EXPECT_EQ(Everything().size(), DemoTables().size() + 1);
  const auto clinic = ReadClinicDirectory(dir_.string(), ShippedCatalog());
  ASSERT_TRUE(clinic.ok()) << clinic.status();
  EXPECT_TRUE(*clinic == *ReadClinicTables(DemoTables(), ShippedCatalog()));
}

TEST_F(WriteFilesTest, ReplacesFilesAndLeavesOthers) {
  Put("a.csv", "old a");
  Put("z.csv", "other");
  ASSERT_TRUE(
      WriteFiles(dir_.string(), std::vector<TableText>{{"a.csv", "1"}, {"b.csv", "2"}}).ok());
  EXPECT_EQ(Everything(),
            (std::map<std::string, std::string>{
                {"out", ""}, {"out/a.csv", "1"}, {"out/b.csv", "2"}, {"out/z.csv", "other"}}));
}

TEST_F(WriteFilesTest, MakesTheDirectoriesAbove) {
  const std::string deep = (dir_ / "x" / "y").string();
  ASSERT_TRUE(WriteFiles(deep, std::vector<TableText>{{"a.csv", "1"}}).ok());
  EXPECT_EQ(Everything().at("out/x/y/a.csv"), "1");
  EXPECT_EQ(Everything().size(), 4u);
}

const std::vector<TableText> kThree = {{"a.csv", "1"}, {"b.csv", "2"}, {"c.csv", "3"}};

TEST_F(WriteFilesTest, ADirectoryInTheWayPutsEverythingBack) {
  Put("a.csv", "old a");
  fs::create_directories(dir_ / "c.csv");
  Put("c.csv/inside", "kept");
  ExpectRefused(kThree, "c.csv: cannot be written (a directory has that name)");
}

TEST_F(WriteFilesTest, ANameTooLongLeavesWhatWasThere) {
  Put("a.csv", "old a");
  ExpectRefused({{"a.csv", "1"}, {std::string(300, 'n') + ".csv", "2"}}, "cannot be made");
  fs::remove_all(dir_);
  ExpectRefused({{"a.csv", "1"}, {std::string(300, 'n') + ".csv", "2"}}, "cannot be made");
}

TEST_F(WriteFilesTest, AFullDiskLeavesWhatWasThere) {
  const std::vector<TableText> files = {{"a.csv", "1"}, {"b.csv", std::string(1 << 16, 'x')}};
  const FullDisk full(1 << 12);
  ExpectRefused(files, "is the disk full?");
  Put("a.csv", "old a");
  ExpectRefused(files, "is the disk full?");
}

TEST_F(WriteFilesTest, AFileAboveLeavesWhatWasThere) {
  Put("file", "x");
  const auto before = Everything();
  EXPECT_FALSE(WriteFiles((dir_ / "file").string(), kThree).ok());
  EXPECT_FALSE(WriteFiles((dir_ / "file" / "below").string(), kThree).ok());
  EXPECT_FALSE(WriteFiles((dir_ / std::string(300, 'd')).string(), kThree).ok());
  EXPECT_FALSE(WriteFiles("/proc/polyclinic/out", kThree).ok());
  EXPECT_FALSE(WriteFiles("", kThree).ok());
  EXPECT_EQ(Everything(), before);
}

// Root may write anywhere, so root is nobody for a while.
class AsNobody {
 public:
  explicit AsNobody(const fs::path& owned) : was_root_(geteuid() == 0) {
    if (!was_root_) return;
    for (const auto& entry : fs::recursive_directory_iterator(owned)) Give(entry.path());
    Give(owned);
    EXPECT_EQ(seteuid(kNobody), 0);
  }
  ~AsNobody() {
    if (was_root_) {
      EXPECT_EQ(seteuid(0), 0);
    }
  }

 private:
  static constexpr uid_t kNobody = 65534;
  static void Give(const fs::path& path) { EXPECT_EQ(chown(path.c_str(), kNobody, kNobody), 0); }
  bool was_root_;
};

TEST_F(WriteFilesTest, AReadOnlyDirectoryStaysAsItIs) {
  Put("a.csv", "old a");
  const AsNobody nobody(above_);
  fs::permissions(dir_, fs::perms::owner_read | fs::perms::owner_exec);
  ExpectRefused(kThree, "ermission denied");
  const auto before = Everything();
  EXPECT_FALSE(WriteFiles((dir_ / "new").string(), kThree).ok());
  EXPECT_FALSE(WriteFiles((dir_ / "new" / "below").string(), kThree).ok());
  EXPECT_EQ(Everything(), before);
  fs::permissions(dir_, fs::perms::owner_all);
  EXPECT_TRUE(WriteFiles(dir_.string(), kThree).ok());
}

TEST_F(WriteFilesTest, FilesOfResultsMayLieBeside) {
  ASSERT_TRUE(WriteFiles(dir_.string(), DemoTables()).ok());
  ASSERT_TRUE(WriteFiles(dir_.string(), std::vector<TableText>{{"refusals.csv", "x\n"}}).ok());
  EXPECT_TRUE(ReadClinicDirectory(dir_.string(), ShippedCatalog()).ok());
  ASSERT_TRUE(WriteFiles(dir_.string(), std::vector<TableText>{{"stuff.csv", "x\n"}}).ok());
  EXPECT_FALSE(ReadClinicDirectory(dir_.string(), ShippedCatalog()).ok());
  EXPECT_EQ(ReadClinicDirectory((dir_ / "absent").string(), ShippedCatalog()).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace polyclinic
