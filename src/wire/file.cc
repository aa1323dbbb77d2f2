#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/wire/wire.h"
#include "wire/reader.h"

namespace polyclinic {
namespace wire_internal {
namespace {

absl::Status FileStatus(std::string_view path, std::string_view what, int error) {
  const std::string text =
      std::string(path) + ": " + std::string(what) + ": " + std::generic_category().message(error);
  if (error == ENOENT) return absl::NotFoundError(text);
  if (error == EACCES || error == EPERM) return absl::PermissionDeniedError(text);
  return absl::UnavailableError(text);
}

class OpenFile {
 public:
  OpenFile(const std::string& path, int flags) : descriptor_(open(path.c_str(), flags, 0666)) {}
  ~OpenFile() { Close(); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool ok() const { return descriptor_ >= 0; }
  bool Close() {
    const int descriptor = std::exchange(descriptor_, -1);
    return descriptor < 0 || close(descriptor) == 0;
  }
  // Appends what the file holds from here on.
  bool Read(std::string* text) const {
    char part[1 << 16];
    for (;;) {
      const ssize_t length = read(descriptor_, part, sizeof part);
      if (length > 0) {
        text->append(part, static_cast<std::size_t>(length));
      } else if (length == 0) {
        return true;
      } else if (errno != EINTR) {
        return false;
      }
    }
  }
  bool Write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t length = write(descriptor_, text.data(), text.size());
      if (length >= 0) {
        text.remove_prefix(static_cast<std::size_t>(length));
      } else if (errno != EINTR) {
        return false;
      }
    }
    return fsync(descriptor_) == 0 || errno == EINVAL;  // EINVAL: a pipe
  }

 private:
  int descriptor_;
};

// The findings of a status, each with the file's name.
absl::Status InFile(const absl::Status& status, std::string_view path) {
  Findings findings;
  for (Finding finding : FindingsOf(status)) {
    finding.file = std::string(path);
    findings.Add(std::move(finding));
  }
  return findings.empty() ? status : findings.ToStatus();
}

// Tells editors and protobuf's own tools what a text file holds.
std::string TextHeader(const Codec& codec) {
  return "# proto-message: " + std::string(codec.message) + "\n";
}

}  // namespace

absl::Status ReadFile(const Codec& codec, std::string_view path, const ParseOptions& options,
                      void* value) {
  const absl::StatusOr<Format> format = FormatOfFile(path);
  if (!format.ok()) return format.status();
  OpenFile file(std::string(path), O_RDONLY | O_CLOEXEC);
  if (!file.ok()) return FileStatus(path, "cannot open", errno);
  std::string input;
  if (!file.Read(&input)) return FileStatus(path, "cannot read", errno);
  return InFile(Read(codec, input, *format, options, value), path);
}

absl::Status WriteFile(const Codec& codec, const void* value, std::string_view path) {
  const absl::StatusOr<Format> format = FormatOfFile(path);
  if (!format.ok()) return format.status();
  std::string text = Write(codec, value, *format);
  if (*format == Format::kText) text.insert(0, TextHeader(codec));

  static std::atomic<unsigned> writes{0};
  const std::string target(path);
  const std::string beside =
      target + ".part-" + std::to_string(getpid()) + "-" + std::to_string(writes++);
  OpenFile file(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
  if (!file.ok()) return FileStatus(path, "cannot write", errno);
  if (!file.Write(text) || !file.Close() || std::rename(beside.c_str(), target.c_str()) != 0) {
    const int error = errno;
    unlink(beside.c_str());
    return FileStatus(path, "cannot write", error);
  }
  return absl::OkStatus();
}

}  // namespace wire_internal

absl::StatusOr<Format> FormatOfFile(std::string_view path) {
  if (path.ends_with(".binpb")) return Format::kBytes;
  if (path.ends_with(".txtpb")) return Format::kText;
  if (path.ends_with(".json")) return Format::kJson;
  return absl::InvalidArgumentError(std::string(path) +
                                    ": expected a file name with .binpb, .txtpb or .json");
}

absl::StatusOr<ClinicContents> ReadClinicFile(std::string_view path, const ParseOptions& options) {
  return ReadFile<ClinicContents>(path, options);
}
absl::Status WriteClinicFile(std::string_view path, const ClinicContents& clinic) {
  return WriteFile(path, clinic);
}
absl::StatusOr<RuleSet> ReadRuleSetFile(std::string_view path, const ParseOptions& options) {
  return ReadFile<RuleSet>(path, options);
}
absl::Status WriteRuleSetFile(std::string_view path, const RuleSet& rules) {
  return WriteFile(path, rules);
}

}  // namespace polyclinic
