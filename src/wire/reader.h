#ifndef POLYCLINIC_WIRE_READER_H_
#define POLYCLINIC_WIRE_READER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "polyclinic/base/findings.h"
#include "polyclinic/wire/wire.h"

namespace google::protobuf {
class Message;
class UnknownFieldSet;
}  // namespace google::protobuf

namespace polyclinic::wire_internal {

// Where the reader is in one message: a chain on the stack from the message to the root, so that a
// path costs next to nothing until there is something to say.
struct Place {
  // The field that holds this message; null of the root.
  const Place* outer = nullptr;
  // Findings here and below leave out what was found: it may tell of a patient.
  bool of_patient = false;
  // The field being read; null before the first.
  const char* field = nullptr;
  // The position in that field; -1 where it is no list.
  int index = -1;

  // The place of the field `name` of this message.
  Place& Field(const char* name) {
    field = name;
    return *this;
  }
};

// "staff[3].credentials[0].valid.from"
std::string PathOf(const Place& place);

// What has been found wrong with one input.
class Reader {
 public:
  // `check_text`: the input's parser has not checked that texts are UTF-8.
  Reader(UnknownFields unknown, bool check_text) : unknown_(unknown), check_text_(check_text) {}

  void Add(std::string_view code, const Place& place, std::string_view found,
           std::string_view expected);
  void AddUnknown(const Place& place, const google::protobuf::UnknownFieldSet& fields);
  void Add(Finding finding);

  bool check_text() const { return check_text_; }
  UnknownFields unknown() const { return unknown_; }
  Findings& dropped() { return dropped_; }
  // Every finding; past `kMostFindings` they are counted in a last one.
  Findings Finish();

  static constexpr std::size_t kMostFindings = 1000;
  // Messages that contain messages of their own kind.
  static constexpr int kDeepest = 64;
  int depth = 0;

 private:
  UnknownFields unknown_;
  bool check_text_;
  Findings errors_;
  Findings dropped_;
  std::size_t left_out_ = 0;
};

// One level of a message within a message of its kind.
class Level {
 public:
  Level(Reader& reader, const Place& place);
  ~Level() { --reader_.depth; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  bool ok() const { return reader_.depth <= Reader::kDeepest; }

 private:
  Reader& reader_;
};

// The conversions of one struct, without its type.
class Codec {
 public:
  // The message's full name.
  std::string_view message;
  // The message holds nothing about patients: findings may show what stood in the input.
  bool shows_input;
  // A new message, owned by the caller.
  google::protobuf::Message* (*make)();
  void (*to_proto)(const void* value, google::protobuf::Message* message);
  void (*from_proto)(const google::protobuf::Message& message, void* value, Reader& reader);
};

// The length of the longest beginning of `text` that is UTF-8.
std::size_t Utf8Prefix(std::string_view text);
// `text` with U+FFFD in place of each byte that is no part of a UTF-8 character.
std::string MendUtf8(std::string_view text);

}  // namespace polyclinic::wire_internal

#endif  // POLYCLINIC_WIRE_READER_H_
