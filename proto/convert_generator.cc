// Writes the conversions between the model's structs and the messages of their names:
//
//   convert_generator DESCRIPTOR_SET OUTPUT_DIR ROOM=HEADER,... ...
//
// For each file polyclinic/v1/ROOM.proto it writes ROOM.convert.cc, which includes the room's
// headers; besides, conversions.h, which declares all conversions, lists.h, which names all structs,
// and schema.cc, which holds the descriptor set and its fingerprint. The generated code names each
// field of a message as a member of the struct and asserts that the struct's field list has the same
// names, so that neither can differ from the other and compile.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorSet;

// Messages that are no struct with a field list; their conversions are written by hand.
const std::set<std::string> kByHand = {"Interval", "Money", "Quantity", "CodeList"};

// The room whose findings must not show what was found.
constexpr char kPatientFile[] = "polyclinic/v1/patient.proto";
// Rooms whose messages hold nothing about patients.
const std::set<std::string> kPublicFiles = {"polyclinic/v1/duty.proto", "polyclinic/v1/scope.proto",
                                            "polyclinic/v1/specialty.proto"};

[[noreturn]] void Fail(const std::string& message) {
  std::cerr << "convert_generator: " << message << "\n";
  std::exit(1);
}

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) Fail("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A file that is the same stays untouched: what includes it is not compiled again.
void WriteFile(const std::string& path, const std::string& text) {
  {
    std::ifstream in(path, std::ios::binary);
    if (in && std::string(std::istreambuf_iterator<char>(in), {}) == text) return;
  }
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) Fail("cannot write " + path);
}

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

// RoomKind -> ROOM_KIND_
std::string Prefix(const EnumDescriptor& type) {
  std::string prefix;
  for (char c : std::string(type.name())) {
    if (c >= 'A' && c <= 'Z' && !prefix.empty()) prefix += '_';
    prefix += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return prefix + '_';
}

// The enumerators' names in the model, from 1 on; the enumeration must count up without gaps.
std::vector<std::string> Names(const EnumDescriptor& type) {
  const std::string prefix = Prefix(type);
  std::vector<std::string> names;
  for (int i = 0; i < type.value_count(); ++i) {
    const std::string name(type.value(i)->name());
    const bool named = name.compare(0, prefix.size(), prefix) == 0;
    if (type.value(i)->number() != i || !named || (i == 0) != (name == prefix + "UNSPECIFIED")) {
      Fail(std::string(type.full_name()) + " must count " + prefix +
           "UNSPECIFIED = 0 and on without gaps, every name with this prefix");
    }
    if (i > 0) names.push_back(Lower(name.substr(prefix.size())));
  }
  return names;
}

bool ByHand(const Descriptor& message) { return kByHand.count(std::string(message.name())) > 0; }

bool Contains(const Descriptor& message, const Descriptor& wanted,
              std::set<const Descriptor*>& seen) {
  for (int i = 0; i < message.field_count(); ++i) {
    const Descriptor* part = message.field(i)->message_type();
    if (part == nullptr) continue;
    if (part == &wanted) return true;
    if (seen.insert(part).second && Contains(*part, wanted, seen)) return true;
  }
  return false;
}

std::string ScalarType(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return "std::int32_t";
    case FieldDescriptor::CPPTYPE_INT64:
      return "std::int64_t";
    case FieldDescriptor::CPPTYPE_UINT64:
      return "std::uint64_t";
    case FieldDescriptor::CPPTYPE_BOOL:
      return "bool";
    default:
      Fail(std::string(field.full_name()) + ": no member of the model has this type");
  }
}

std::string ToLine(const FieldDescriptor& field) {
  const std::string name(field.name());
  const std::string member = "value." + name;
  const std::string mutable_ = "message->mutable_" + name + "()";
  const std::string present = "if (Present(" + member + ")) ";
  const std::string else_clear = " else message->clear_" + name + "();";
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM: {
      const std::string type = "v1::" + std::string(field.enum_type()->name());
      if (field.is_repeated()) return "ToEnums<" + type + ">(" + member + ", " + mutable_ + ");";
      return "message->set_" + name + "(ToEnum<" + type + ">(" + member + "));";
    }
    case FieldDescriptor::CPPTYPE_STRING:
      if (field.is_repeated()) return "ToList(" + member + ", " + mutable_ + ");";
      if (field.has_presence()) {
        return present + "ToStringField(Value(" + member + "), " + mutable_ + ");" + else_clear;
      }
      return "if (!" + member + ".empty()) ToStringField(" + member + ", " + mutable_ + ");" +
             else_clear;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      if (field.is_repeated()) return "ToList(" + member + ", " + mutable_ + ");";
      return present + "ToProto(Value(" + member + "), " + mutable_ + ");" + else_clear;
    default: {
      if (field.is_repeated()) return "ToList(" + member + ", " + mutable_ + ");";
      const std::string type = ScalarType(field);
      if (field.has_presence()) {
        return present + "message->set_" + name + "(ToScalar<" + type + ">(Value(" + member +
               ")));" + else_clear;
      }
      return "message->set_" + name + "(ToScalar<" + type + ">(" + member + "));";
    }
  }
}

std::string FromLine(const FieldDescriptor& field) {
  const std::string name(field.name());
  const std::string in = "message." + name + "()";
  const std::string has = "message.has_" + name + "()";
  const std::string out = "value." + name;
  const std::string rest = "at.Field(\"" + name + "\"), reader);";
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM: {
      const std::string type = "v1::" + std::string(field.enum_type()->name());
      return (field.is_repeated() ? "FromEnums<" : "FromEnum<") + type + ">(" + in + ", " + out +
             ", " + rest;
    }
    case FieldDescriptor::CPPTYPE_STRING:
      if (field.is_repeated()) return "FromList(" + in + ", " + out + ", " + rest;
      if (field.has_presence()) {
        return "FromStringField(" + has + ", " + in + ", " + out + ", " + rest;
      }
      return "FromStringField(" + in + ", " + out + ", " + rest;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      if (field.is_repeated()) return "FromList(" + in + ", " + out + ", " + rest;
      return "FromMessage(" + has + ", " + in + ", " + out + ", " + rest;
    default:
      if (field.is_repeated()) return "FromList(" + in + ", " + out + ", " + rest;
      if (field.has_presence()) {
        return "FromScalar(" + has + ", " + in + ", " + out + ", Defaults<" +
               std::string(field.containing_type()->name()) + ">()." + name + ", " + rest;
      }
      return "FromScalar(" + in + ", " + out + ", " + rest;
  }
}

std::string Conversions(const Descriptor& message) {
  const std::string name(message.name());
  std::string names;
  std::string to;
  std::string from;
  for (int i = 0; i < message.field_count(); ++i) {
    names += (i > 0 ? ", \"" : "\"") + std::string(message.field(i)->name()) + "\"";
    to += "  " + ToLine(*message.field(i)) + "\n";
    from += "  " + FromLine(*message.field(i)) + "\n";
  }
  const std::string of_patient =
      message.file()->name() == kPatientFile ? "true" : "place.of_patient";
  std::set<const Descriptor*> seen;
  const std::string level = Contains(message, message, seen)
                                ? "  const Level level(reader, place);\n"
                                  "  if (!level.ok()) return;\n"
                                : "";
  return "\nstatic_assert(SameNames(FieldNames<" + name + ">(), std::to_array<std::string_view>({" +
         names + "})),\n              \"the field list of " + name +
         " and its message in the .proto have different names\");\n"
         "void ToProto(const " +
         name + "& value, v1::" + name + "* message) {\n" + to +
         "}\n"
         "void FromProto(const v1::" +
         name + "& message, " + name + "& value, const Place& place, Reader& reader) {\n" + level +
         "  FromUnknown(message, place, reader);\n  Place at{&place, " + of_patient + "};\n" +
         from +
         "}\n"
         "template <>\nconst Codec& CodecOf<" +
         name +
         ">() {\n"
         "  static constexpr Codec kCodec{\n"
         "      \"" +
         std::string(message.full_name()) + "\", " +
         (kPublicFiles.count(std::string(message.file()->name())) > 0 ? "true" : "false") +
         ",\n"
         "      []() -> google::protobuf::Message* { return new v1::" +
         name +
         "; },\n"
         "      [](const void* value, google::protobuf::Message* message) {\n"
         "        ToProto(*static_cast<const " +
         name + "*>(value), static_cast<v1::" + name +
         "*>(message));\n"
         "      },\n"
         "      [](const google::protobuf::Message& message, void* value, Reader& reader) {\n"
         "        FromProto(static_cast<const v1::" +
         name + "&>(message), *static_cast<" + name +
         "*>(value),\n                  Place{}, reader);\n"
         "      }};\n  return kCodec;\n}\n";
}

// "a.h,b.h" as #include lines.
std::string Includes(const std::string& headers) {
  std::string text;
  for (std::size_t at = 0; at < headers.size();) {
    const std::size_t end = std::min(headers.find(',', at), headers.size());
    text += "#include \"" + headers.substr(at, end - at) + "\"\n";
    at = end + 1;
  }
  return text;
}

std::string RoomFile(const FileDescriptor& file, const std::string& headers) {
  std::string text = "// Generated from " + std::string(file.name()) + " by convert_generator.\n";
  std::string stem(file.name());
  stem.resize(stem.size() - 6);
  text += Includes(headers);
  text += "#include \"" + stem +
          ".pb.h\"\n#include \"wire/convert.h\"\n\n"
          "namespace polyclinic::wire_internal {\n";
  for (int i = 0; i < file.enum_type_count(); ++i) {
    const EnumDescriptor& type = *file.enum_type(i);
    const std::string name(type.name());
    std::string names;
    for (const std::string& n : Names(type)) names += (names.empty() ? "\"" : ", \"") + n + "\"";
    text += "\nstatic_assert(SameEnumerators<" + name + ">(std::to_array<std::string_view>({" +
            names + "})),\n              \"" + name +
            " and its enum in the .proto have different enumerators\");\n";
  }
  for (int i = 0; i < file.message_type_count(); ++i) {
    if (!ByHand(*file.message_type(i))) text += Conversions(*file.message_type(i));
  }
  return text + "\n}  // namespace polyclinic::wire_internal\n";
}

std::string Declarations(const std::vector<const FileDescriptor*>& files) {
  std::string model;
  std::string messages;
  std::string conversions;
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->enum_type_count(); ++i) {
      const std::string name(file->enum_type(i)->name());
      model += "enum class " + name + ";\n";
      messages += "enum " + name + " : int;\n";
      conversions +=
          "template <>\nstruct MessageEnum<" + name + "> {\n  using type = v1::" + name + ";\n};\n";
    }
    for (int i = 0; i < file->message_type_count(); ++i) {
      if (ByHand(*file->message_type(i))) continue;
      const std::string name(file->message_type(i)->name());
      model += "struct " + name + ";\n";
      messages += "class " + name + ";\n";
      conversions += "void ToProto(const " + name + "& value, v1::" + name +
                     "* message);\nvoid FromProto(const v1::" + name + "& message, " + name +
                     "& value, const Place& place, Reader& reader);\ntemplate <>\n"
                     "const Codec& CodecOf<" +
                     name + ">();\n";
    }
  }
  return "// Generated by convert_generator.\n"
         "#ifndef POLYCLINIC_WIRE_CONVERSIONS_H_\n#define POLYCLINIC_WIRE_CONVERSIONS_H_\n\n"
         "#include \"wire/reader.h\"\n\nnamespace polyclinic {\n" +
         model + "}  // namespace polyclinic\n\nnamespace polyclinic::v1 {\n" + messages +
         "}  // namespace polyclinic::v1\n\nnamespace polyclinic::wire_internal {\n\n"
         "// The message's enumeration for one of the model's.\n"
         "template <class Enum>\nstruct MessageEnum;\n\n"
         "// ToProto sets every field, whatever the message held; FromProto sets every member.\n" +
         conversions + "\n}  // namespace polyclinic::wire_internal\n\n#endif\n";
}

// For code that goes through every struct or enumeration of the schema.
std::string Lists(const std::vector<const FileDescriptor*>& files, const std::string& includes) {
  std::string structs;
  std::string enums;
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->enum_type_count(); ++i) {
      enums += " \\\n  V(" + std::string(file->enum_type(i)->name()) + ")";
    }
    for (int i = 0; i < file->message_type_count(); ++i) {
      if (ByHand(*file->message_type(i))) continue;
      structs += " \\\n  V(" + std::string(file->message_type(i)->name()) + ")";
    }
  }
  return "// Generated by convert_generator.\n"
         "#ifndef POLYCLINIC_WIRE_LISTS_H_\n#define POLYCLINIC_WIRE_LISTS_H_\n\n" +
         includes +
         "\n"
         "// V(Struct) for every struct that has a message.\n#define POLYCLINIC_STRUCTS(V)" +
         structs + "\n\n// V(Enum) for every enumeration.\n#define POLYCLINIC_ENUMS(V)" + enums +
         "\n\n#endif\n";
}

// One line for each name, number and type of the schema, whatever order they are written in.
std::string Signature(const std::vector<const FileDescriptor*>& files) {
  std::set<std::string> lines;
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->enum_type_count(); ++i) {
      const EnumDescriptor& type = *file->enum_type(i);
      for (int j = 0; j < type.value_count(); ++j) {
        lines.insert(std::string(type.full_name()) + "." + std::string(type.value(j)->name()) +
                     "=" + std::to_string(type.value(j)->number()));
      }
    }
    for (int i = 0; i < file->message_type_count(); ++i) {
      const Descriptor& type = *file->message_type(i);
      for (int j = 0; j < type.field_count(); ++j) {
        const FieldDescriptor& f = *type.field(j);
        std::string line = std::string(f.full_name()) + "=" + std::to_string(f.number()) + ":" +
                           (f.is_repeated()    ? "repeated "
                            : f.has_presence() ? "optional "
                                               : "") +
                           std::string(f.type_name());
        if (f.message_type() != nullptr) line += " " + std::string(f.message_type()->full_name());
        if (f.enum_type() != nullptr) line += " " + std::string(f.enum_type()->full_name());
        lines.insert(line);
      }
    }
  }
  std::string signature;
  for (const std::string& line : lines) signature += line + "\n";
  return signature;
}

std::string Fingerprint(const std::string& text) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

std::string SchemaFile(const std::string& bytes, const std::vector<const FileDescriptor*>& files) {
  std::string text =
      "// Generated by convert_generator.\n#include \"polyclinic/wire/wire.h\"\n\n"
      "namespace polyclinic {\nnamespace {\n\nconstexpr unsigned char kDescriptorSet[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    text += (i % 24 == 0 ? "\n    " : "") +
            std::to_string(static_cast<unsigned>(static_cast<unsigned char>(bytes[i]))) + ",";
  }
  return text + "};\n\n}  // namespace\n\nstd::string_view SchemaFingerprint() { return \"" +
         Fingerprint(Signature(files)) +
         "\"; }\n\nstd::string_view DescriptorSet() {\n"
         "  return {reinterpret_cast<const char*>(kDescriptorSet), sizeof kDescriptorSet};\n}\n\n"
         "}  // namespace polyclinic\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) Fail("usage: convert_generator DESCRIPTOR_SET OUTPUT_DIR ROOM=HEADER,... ...");
  const std::string bytes = ReadFile(argv[1]);
  const std::string output = std::string(argv[2]) + "/";
  std::map<std::string, std::string> headers;
  for (int i = 3; i < argc; ++i) {
    const std::string argument = argv[i];
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos) Fail("expected ROOM=HEADER,..., found " + argument);
    headers[argument.substr(0, equals)] = argument.substr(equals + 1);
  }

  FileDescriptorSet set;
  if (!set.ParseFromString(bytes)) Fail(std::string(argv[1]) + " is no descriptor set");
  DescriptorPool pool;
  std::vector<const FileDescriptor*> files;
  for (const auto& file : set.file()) {
    files.push_back(pool.BuildFile(file));
    if (files.back() == nullptr) Fail(std::string(file.name()) + " does not build");
  }
  std::string includes;
  for (const FileDescriptor* file : files) {
    std::string room(file->name());
    room = room.substr(room.rfind('/') + 1);
    room.resize(room.size() - 6);
    if (headers.count(room) == 0) Fail("no headers for " + std::string(file->name()));
    includes += Includes(headers[room]);
    WriteFile(output + room + ".convert.cc", RoomFile(*file, headers[room]));
  }
  WriteFile(output + "conversions.h", Declarations(files));
  WriteFile(output + "lists.h", Lists(files, includes));
  WriteFile(output + "schema.cc", SchemaFile(bytes, files));
  return 0;
}
