// Any bytes, as any of the top-level messages in any format: read or refused; what was read is
// written and read again the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "polyclinic/clinic/command.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/scope/verdict.h"
#include "polyclinic/wire/wire.h"

namespace {

using polyclinic::Format;
using polyclinic::ParseOptions;

template <class T>
void Check(std::string_view input, Format format, const ParseOptions& options) {
  const absl::StatusOr<T> read = polyclinic::Read<T>(input, format, options);
  if (!read.ok()) {
    if (polyclinic::FindingsOf(read.status()).empty()) std::abort();
    return;
  }
  const std::string bytes = polyclinic::ToBytes(*read);
  const absl::StatusOr<T> again = polyclinic::FromBytes<T>(bytes);
  if (!again.ok() || !(*again == *read) || polyclinic::ToBytes(*again) != bytes) std::abort();
}

}  // namespace

// The first byte chooses format, message and what becomes of unknown fields.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto format = static_cast<Format>(1 + data[0] % 3);
  polyclinic::Findings dropped;
  ParseOptions options;
  if (data[0] & 0x80) options = {polyclinic::UnknownFields::kDrop, &dropped};
  switch (data[0] / 3 % 6) {
    case 0:
      Check<polyclinic::ClinicContents>(input, format, options);
      break;
    case 1:
      Check<polyclinic::RuleSet>(input, format, options);
      break;
    case 2:
      Check<polyclinic::Command>(input, format, options);
      break;
    case 3:
      Check<polyclinic::Event>(input, format, options);
      break;
    case 4:
      Check<polyclinic::Situation>(input, format, options);
      break;
    default:
      Check<polyclinic::Verdict>(input, format, options);
      break;
  }
  return 0;
}
