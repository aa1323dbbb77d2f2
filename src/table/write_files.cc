#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "polyclinic/table/results.h"

namespace polyclinic {
namespace {

namespace fs = std::filesystem;

absl::Status Failed(const fs::path& path, const std::string& why) {
  return absl::UnavailableError(path.string() + ": cannot be written (" + why +
                                "); expected a directory that can be written to");
}

// A new directory in `parent`, under a name that nothing else has.
absl::StatusOr<fs::path> MakeStaging(const fs::path& parent) {
  constexpr int kMostNames = 100;
  std::error_code error;
  fs::path path;
  for (int n = 0; n < kMostNames; ++n) {
    path = parent / (".unfinished-" + std::to_string(getpid()) + "-" + std::to_string(n));
    if (fs::create_directory(path, error)) return path;
    if (error) break;
  }
  return Failed(path, error ? error.message() : "too many unfinished directories");
}

absl::Status WriteInto(const fs::path& directory, std::span<const TableText> files) {
  for (const TableText& file : files) {
    const fs::path path = directory / file.file;
    std::ofstream out(path, std::ios::binary);
    if (!out) return Failed(path, "it cannot be made");
    out << file.text;
    out.close();
    if (!out) return Failed(path, "writing failed; is the disk full?");
  }
  return absl::OkStatus();
}

// The files of a directory that exists, on their way from `staging` into their places.
class Exchange {
 public:
  Exchange(fs::path directory, fs::path staging)
      : directory_(std::move(directory)), staging_(std::move(staging)), kept_(staging_ / "kept") {}

  // Puts every file into its place, or leaves all as it was.
  absl::Status Run(std::span<const TableText> files) {
    std::error_code error;
    if (!fs::create_directory(kept_, error)) return Failed(kept_, error.message());
    for (const TableText& file : files) {
      absl::Status status = Place(file.file);
      if (!status.ok()) {
        const absl::Status undone = Undo();
        return undone.ok() ? status : undone;
      }
    }
    return absl::OkStatus();
  }
  // Everything could be put back: nothing of value lies in the staging directory.
  bool clean() const { return clean_; }

 private:
  absl::Status Place(const std::string& name) {
    std::error_code error;
    const fs::path place = directory_ / name;
    const fs::file_status found = fs::symlink_status(place, error);
    if (fs::is_directory(found)) return Failed(place, "a directory has that name");
    const bool replaces = fs::exists(found);
    if (replaces) {
      fs::rename(place, kept_ / name, error);
      if (error) return Failed(place, error.message());
    }
    done_.emplace_back(name, replaces);
    fs::rename(staging_ / name, place, error);
    return error ? Failed(place, error.message()) : absl::OkStatus();
  }

  absl::Status Undo() {
    for (auto at = done_.rbegin(); at != done_.rend(); ++at) {
      std::error_code error;
      const fs::path place = directory_ / at->first;
      if (at->second) {
        fs::rename(kept_ / at->first, place, error);
      } else {
        fs::remove(place, error);
      }
      if (error) {
        clean_ = false;
        return absl::UnavailableError(place.string() + ": cannot be put back (" + error.message() +
                                      "); what was there lies in " + kept_.string());
      }
    }
    return absl::OkStatus();
  }

  fs::path directory_;
  fs::path staging_;
  fs::path kept_;
  // Each file that left its place or came into it, and whether another was there before.
  std::vector<std::pair<std::string, bool>> done_;
  bool clean_ = true;
};

absl::Status WriteIntoExisting(const fs::path& directory, std::span<const TableText> files) {
  const absl::StatusOr<fs::path> staging = MakeStaging(directory);
  if (!staging.ok()) return staging.status();
  Exchange exchange(directory, *staging);
  absl::Status status = WriteInto(*staging, files);
  if (status.ok()) status = exchange.Run(files);
  std::error_code ignored;
  if (exchange.clean()) fs::remove_all(*staging, ignored);
  return status;
}

// The uppermost of the directories above `path` that does not exist; empty where all do.
fs::path FirstMissing(fs::path path) {
  fs::path missing;
  std::error_code error;
  while (!path.empty() && fs::symlink_status(path, error).type() == fs::file_type::not_found) {
    missing = path;
    path = path.parent_path();
  }
  return missing;
}

absl::Status WriteIntoNew(const fs::path& directory, std::span<const TableText> files) {
  const fs::path parent = directory.has_parent_path() ? directory.parent_path() : fs::path(".");
  const fs::path made = FirstMissing(parent);
  std::error_code error;
  fs::create_directories(parent, error);
  if (error) return Failed(parent, error.message());
  absl::StatusOr<fs::path> staging = MakeStaging(parent);
  absl::Status status = staging.ok() ? WriteInto(*staging, files) : staging.status();
  if (status.ok()) {
    fs::rename(*staging, directory, error);
    if (error) status = Failed(directory, error.message());
  }
  if (!status.ok()) {
    std::error_code ignored;
    if (staging.ok()) fs::remove_all(*staging, ignored);
    if (!made.empty()) fs::remove_all(made, ignored);
  }
  return status;
}

}  // namespace

absl::Status WriteFiles(const std::string& directory, std::span<const TableText> files) {
  fs::path path = fs::path(directory).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return WriteIntoExisting(path, files);
  if (fs::exists(status)) return Failed(path, "it is no directory");
  if (status.type() != fs::file_type::not_found) return Failed(path, error.message());
  return WriteIntoNew(path, files);
}

}  // namespace polyclinic
