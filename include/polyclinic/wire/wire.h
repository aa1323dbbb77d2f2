#ifndef POLYCLINIC_WIRE_WIRE_H_
#define POLYCLINIC_WIRE_WIRE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"

// Model structs as protobuf messages of the schema polyclinic.v1, lossless both ways: as canonical
// bytes, as text for people, as JSON, and in files. Every struct with a field list has these forms;
// docs/wire.md says how values are written and what stays compatible.
namespace polyclinic {

struct ClinicContents;
struct RuleSet;

// What becomes of fields that this library does not know: those of a newer writer.
//   refuse: the input is refused, and each such field is a finding
//   drop:   they are left out of the result, so that writing it again loses them
enum class UnknownFields { kRefuse = 1, kDrop };
POLYCLINIC_ENUMERATORS(UnknownFields,
                       {{UnknownFields::kRefuse, "refuse"}, {UnknownFields::kDrop, "drop"}})

struct ParseOptions {
  UnknownFields unknown = UnknownFields::kRefuse;
  // Where `kDrop` lists what it dropped, each a warning with its path; null: nowhere. Dropped
  // fields of JSON are not listed.
  Findings* dropped = nullptr;
};

// How a value is written.
enum class Format { kBytes = 1, kText, kJson };
POLYCLINIC_ENUMERATORS(Format, {{Format::kBytes, "bytes"},
                                {Format::kText, "text"},
                                {Format::kJson, "json"}})

// The format that a file's suffix names: .binpb, .txtpb or .json. InvalidArgument for any other.
absl::StatusOr<Format> FormatOfFile(std::string_view path);

namespace wire_internal {
class Codec;
// The conversions of one struct. Defined in the library for every struct with a field list.
template <class T>
const Codec& CodecOf();

std::string Write(const Codec& codec, const void* value, Format format);
absl::Status Read(const Codec& codec, std::string_view input, Format format,
                  const ParseOptions& options, void* value);
absl::Status WriteFile(const Codec& codec, const void* value, std::string_view path);
absl::Status ReadFile(const Codec& codec, std::string_view path, const ParseOptions& options,
                      void* value);
}  // namespace wire_internal

// Writing never fails. Texts are UTF-8: in one that is not, each byte that is no part of a
// character is written as U+FFFD.

template <Described T>
std::string Write(const T& value, Format format) {
  return wire_internal::Write(wire_internal::CodecOf<T>(), &value, format);
}

// The canonical bytes: equal values give equal bytes, with any compiler and on any platform.
template <Described T>
std::string ToBytes(const T& value) {
  return Write(value, Format::kBytes);
}
// Protobuf's text format.
template <Described T>
std::string ToTextProto(const T& value) {
  return Write(value, Format::kText);
}
// Protobuf's JSON, with the field names of the model.
template <Described T>
std::string ToJson(const T& value) {
  return Write(value, Format::kJson);
}

// Reading checks the structure: InvalidArgument with all findings (`FindingsOf`) where the input is
// not a message, an enumerator is missing or unknown, a code is ill-formed, a date does not exist,
// an interval is reversed, a number is out of range, or a field is unknown and not to be dropped.
// What values mean together is for the rooms and for `Validate`.

template <Described T>
absl::StatusOr<T> Read(std::string_view input, Format format, const ParseOptions& options = {}) {
  T value;
  absl::Status status =
      wire_internal::Read(wire_internal::CodecOf<T>(), input, format, options, &value);
  if (!status.ok()) return status;
  return value;
}

template <Described T>
absl::StatusOr<T> FromBytes(std::string_view bytes, const ParseOptions& options = {}) {
  return Read<T>(bytes, Format::kBytes, options);
}
template <Described T>
absl::StatusOr<T> FromTextProto(std::string_view text, const ParseOptions& options = {}) {
  return Read<T>(text, Format::kText, options);
}
template <Described T>
absl::StatusOr<T> FromJson(std::string_view json, const ParseOptions& options = {}) {
  return Read<T>(json, Format::kJson, options);
}

// Reads a file in the format that its suffix names. NotFound where there is none; findings name the
// file and, of text, line and column.
template <Described T>
absl::StatusOr<T> ReadFile(std::string_view path, const ParseOptions& options = {}) {
  T value;
  absl::Status status = wire_internal::ReadFile(wire_internal::CodecOf<T>(), path, options, &value);
  if (!status.ok()) return status;
  return value;
}

// Writes a file in the format that its suffix names: under another name beside it first, then
// renamed, so that the file is the old one or the new one and never half of it.
template <Described T>
absl::Status WriteFile(std::string_view path, const T& value) {
  return wire_internal::WriteFile(wire_internal::CodecOf<T>(), &value, path);
}

// `ReadFile` and `WriteFile` of what a clinic consists of.
absl::StatusOr<ClinicContents> ReadClinicFile(std::string_view path,
                                              const ParseOptions& options = {});
absl::Status WriteClinicFile(std::string_view path, const ClinicContents& clinic);
// `ReadFile` and `WriteFile` of the duties and rules of one edition.
absl::StatusOr<RuleSet> ReadRuleSetFile(std::string_view path, const ParseOptions& options = {});
absl::Status WriteRuleSetFile(std::string_view path, const RuleSet& rules);

// 16 hexadecimal digits that change with any name, number or type of the schema, and with nothing
// else.
std::string_view SchemaFingerprint();

// The schema as a serialized google.protobuf.FileDescriptorSet, imports before importers.
std::string_view DescriptorSet();

}  // namespace polyclinic

#endif  // POLYCLINIC_WIRE_WIRE_H_
