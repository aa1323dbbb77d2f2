#include "polyclinic/wire/wire.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wire/reader.h"

namespace polyclinic::wire_internal {
namespace {

using google::protobuf::Message;
using google::protobuf::TextFormat;

[[noreturn]] void Abort(const Codec& codec, const char* what) {
  std::fprintf(stderr, "polyclinic: a %.*s %s\n", static_cast<int>(codec.message.size()),
               codec.message.data(), what);
  std::abort();
}

std::string MessageText(const Codec& codec, const Message& message) {
  TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  if (!printer.PrintToString(message, &text)) Abort(codec, "cannot be printed");
  return text;
}

std::string MessageJson(const Codec& codec, const Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok()) {
    Abort(codec, "cannot be written as JSON");
  }
  return json;
}

// A parser's message without what stood in the input, which may tell of a patient.
std::string WithoutInput(std::string text) {
  text.resize(std::min(text.find('\n'), text.size()));
  for (const char* mark : {", got: ", ". Value: ", ", found ", "integer: ", "range ("}) {
    text.resize(std::min(text.find(mark), text.size()));
  }
  return text;
}

// A place in a text; both count from 0.
struct Position {
  int line;
  int column;
};

// The parser complains of a name once it has read the next word: where the name stood, then.
Position WhereNameStood(std::string_view input, std::string_view name, Position next) {
  std::size_t from = 0;
  for (int line = 0; line < next.line && from < input.size(); ++line) {
    from = std::min(input.find('\n', from), input.size() - 1) + 1;
  }
  const std::size_t at = input.rfind(name, from + static_cast<std::size_t>(next.column));
  if (name.empty() || at == std::string_view::npos) return next;
  const std::string_view before = input.substr(0, at);
  const std::size_t newline = before.rfind('\n');
  return {static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          static_cast<int>(newline == before.npos ? at : at - newline - 1)};
}

// The text between the first, or the last, two quotation marks.
std::string_view FirstQuoted(std::string_view message) {
  const std::size_t open = message.find('"');
  return open == message.npos ? ""
                              : message.substr(open + 1, message.find('"', open + 1) - open - 1);
}
std::string_view LastQuoted(std::string_view message) {
  const std::size_t close = message.rfind('"');
  if (close == message.npos || close == 0) return "";
  const std::size_t open = message.rfind('"', close - 1);
  return open == message.npos ? "" : message.substr(open + 1, close - open - 1);
}

// The names of every message's fields, and of the values of every enumerated field, within one kind of
// message.
class Vocabulary {
 public:
  explicit Vocabulary(const google::protobuf::Descriptor* root) { Gather(root); }

  // "; did you mean duties?", where `word` is near a field of `message`.
  std::string FieldMeant(std::string_view word, std::string_view message) const {
    return Meant(word, fields_, message);
  }
  // The same of the values of any field that bears this name.
  std::string ValueMeant(std::string_view word, std::string_view field) const {
    return Meant(word, values_, field);
  }

 private:
  using Words = std::map<std::string, std::vector<std::string>, std::less<>>;

  static std::string Meant(std::string_view word, const Words& words, std::string_view of) {
    const auto found = words.find(of);
    const std::string near = found == words.end() ? "" : NearestWord(word, found->second);
    return near.empty() ? "" : "; did you mean " + near + "?";
  }

  void Gather(const google::protobuf::Descriptor* message) {
    const auto [of_message, is_new] =
        fields_.try_emplace(std::string(message->full_name()), std::vector<std::string>());
    if (!is_new) return;
    for (int i = 0; i < message->field_count(); ++i) {
      const google::protobuf::FieldDescriptor* const field = message->field(i);
      of_message->second.emplace_back(field->name());
      if (field->message_type() != nullptr) Gather(field->message_type());
      if (field->enum_type() == nullptr) continue;
      std::vector<std::string>& values = values_[std::string(field->name())];
      for (int v = 0; v < field->enum_type()->value_count(); ++v) {
        values.emplace_back(field->enum_type()->value(v)->name());
      }
    }
  }

  Words fields_;
  Words values_;
};

// Findings of the text format's parser, which knows lines and columns.
class TextErrors : public google::protobuf::io::ErrorCollector {
 public:
  TextErrors(const Codec& codec, std::string_view input, Reader& reader)
      : codec_(codec), input_(input), reader_(reader) {}

#if GOOGLE_PROTOBUF_VERSION < 5026000
  void AddError(int line, int column, const std::string& message) override {
    Add(Severity::kError, line, column, message);
  }
  void AddWarning(int line, int column, const std::string& message) override {
    Add(Severity::kWarning, line, column, message);
  }
#else
  void RecordError(int line, int column, absl::string_view message) override {
    Add(Severity::kError, line, column, std::string(message));
  }
  void RecordWarning(int line, int column, absl::string_view message) override {
    Add(Severity::kWarning, line, column, std::string(message));
  }
#endif

 private:
  void Add(Severity severity, int line, int column, const std::string& message) {
    const bool unknown = message.find("has no field named") != std::string::npos;
    if (severity != Severity::kError && !unknown) return;
    Finding finding;
    finding.severity = severity;
    finding.code = unknown ? "unknown_field" : "not_text_format";
    finding.found = unknown || codec_.shows_input ? message : WithoutInput(message);
    const bool no_value = message.starts_with("Unknown enumeration value of");
    finding.expected = unknown ? "a field of this version's schema"
                               : "the text format of " + std::string(codec_.message);
    if (unknown) finding.expected += Words().FieldMeant(LastQuoted(message), FirstQuoted(message));
    if (no_value) finding.expected += Words().ValueMeant(FirstQuoted(message), LastQuoted(message));
    Position at{line, column};
    if (unknown || no_value) {
      at = WhereNameStood(input_, unknown ? LastQuoted(message) : FirstQuoted(message), at);
    }
    finding.line = at.line + 1;
    finding.column = at.column + 1;
    reader_.Add(std::move(finding));
  }

  const Vocabulary& Words() {
    if (!words_) {
      const std::unique_ptr<Message> message(codec_.make());
      words_.emplace(message->GetDescriptor());
    }
    return *words_;
  }

  std::optional<Vocabulary> words_;
  const Codec& codec_;
  std::string_view input_;
  Reader& reader_;
};

void NotAMessage(const Codec& codec, std::string code, std::string found, const char* form,
                 Reader& reader) {
  Finding finding;
  finding.code = std::move(code);
  finding.found = std::move(found);
  finding.expected = std::string(form) + " of " + std::string(codec.message);
  reader.Add(std::move(finding));
}

bool ParseBytes(const Codec& codec, std::string_view input, Message* message, Reader& reader) {
  if (message->ParseFromArray(input.data(), static_cast<int>(input.size()))) return true;
  NotAMessage(codec, "not_a_message", std::to_string(input.size()) + " other bytes", "the bytes",
              reader);
  return false;
}

bool ParseText(const Codec& codec, std::string_view input, Message* message, Reader& reader) {
  TextErrors errors(codec, input, reader);
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.AllowUnknownField(reader.unknown() == UnknownFields::kDrop);
  parser.SetRecursionLimit(100);
  return parser.ParseFromString(std::string(input), message);
}

bool ParseJson(const Codec& codec, std::string_view input, Message* message, Reader& reader) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = reader.unknown() == UnknownFields::kDrop;
  const auto status =
      google::protobuf::util::JsonStringToMessage(std::string(input), message, options);
  if (status.ok()) return true;
  std::string found(status.message().data(), status.message().size());
  found.resize(std::min(found.find('\n'), found.size()));
  // What follows the first quotation mark is the input's.
  if (!codec.shows_input) found.resize(std::min(found.find('"'), found.size()));
  NotAMessage(codec, "not_json", std::move(found), "the JSON", reader);
  return false;
}

bool Parse(const Codec& codec, std::string_view input, Format format, Message* message,
           Reader& reader) {
  if (input.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    NotAMessage(codec, "not_a_message", std::to_string(input.size()) + " bytes", "at most 2 GiB",
                reader);
    return false;
  }
  switch (format) {
    case Format::kBytes:
      return ParseBytes(codec, input, message, reader);
    case Format::kText:
      return ParseText(codec, input, message, reader);
    case Format::kJson:
      return ParseJson(codec, input, message, reader);
  }
  return false;
}

}  // namespace

std::string Write(const Codec& codec, const void* value, Format format) {
  const std::unique_ptr<Message> message(codec.make());
  codec.to_proto(value, message.get());
  switch (format) {
    case Format::kText:
      return MessageText(codec, *message);
    case Format::kJson:
      return MessageJson(codec, *message);
    case Format::kBytes:
      break;
  }
  std::string bytes;
  if (!message->SerializeToString(&bytes)) Abort(codec, "is longer than 2 GiB");
  return bytes;
}

absl::Status Read(const Codec& codec, std::string_view input, Format format,
                  const ParseOptions& options, void* value) {
  const std::unique_ptr<Message> message(codec.make());
  Reader reader(options.unknown, format != Format::kBytes);
  if (Parse(codec, input, format, message.get(), reader)) {
    codec.from_proto(*message, value, reader);
  }
  if (options.dropped != nullptr) options.dropped->Append(reader.dropped());
  return reader.Finish().ToStatus();
}

}  // namespace polyclinic::wire_internal
