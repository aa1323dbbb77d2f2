// The schema, its fingerprint, and what must never change in it.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "polyclinic/v1/clinic.pb.h"
#include "polyclinic/v1/staff.pb.h"
#include "polyclinic/wire/wire.h"
#include "wire/convert.h"
#include "wire/lists.h"
#include "wire/random_struct.h"

namespace polyclinic {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

std::filesystem::path Source() {
  const char* source = std::getenv("POLYCLINIC_SOURCE");
  return source == nullptr ? "." : source;
}

std::string TextOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const google::protobuf::FileDescriptorSet& Set() {
  static const auto& set = *[] {
    auto* parsed = new google::protobuf::FileDescriptorSet;
    EXPECT_TRUE(
        parsed->ParseFromArray(DescriptorSet().data(), static_cast<int>(DescriptorSet().size())));
    return parsed;
  }();
  return set;
}

// One line for each field and enumerator: its name, number and type.
std::set<std::string> Lines() {
  std::set<std::string> lines;
  for (const auto& file : Set().file()) {
    for (const auto& type : file.enum_type()) {
      for (const auto& value : type.value()) {
        lines.insert(type.name() + "." + value.name() + " = " + std::to_string(value.number()));
      }
    }
    for (const auto& type : file.message_type()) {
      for (const auto& field : type.field()) {
        std::string text = type.name() + "." + field.name() + " = " +
                           std::to_string(field.number()) + " " +
                           field.Type_Name(field.type()).substr(5);
        if (!field.type_name().empty()) text += " " + field.type_name().substr(1);
        if (field.label() == google::protobuf::FieldDescriptorProto::LABEL_REPEATED) {
          text += " repeated";
        }
        if (field.proto3_optional()) text += " optional";
        lines.insert(text);
      }
    }
  }
  return lines;
}

// Answers to questions: made anew each time, never stored or sent.
const std::set<std::string> kAnswers = {
    "staff/renewal.h",     "scope/standing.h",  "scope/coverage.h",
    "scope/additions.h",   "scope/across.h",    "clinic/impact.h",
    "schedule/schedule.h", "schedule/remedy.h", "schedule/window.h"};

TEST(Schema, HasEveryStructOfTheModel) {
  std::set<std::string> messages;
  for (const auto& file : Set().file()) {
    for (const auto& type : file.message_type()) messages.insert(type.name());
  }
  const std::regex listed(R"(\nconstexpr void visit_fields\(const (\w+)\*)");
  int structs = 0;
  for (const char* room : {"base", "patient", "staff", "specialty", "duty", "place", "visit",
                           "scope", "schedule", "clinic"}) {
    const auto folder = Source() / "include" / "polyclinic" / room;
    ASSERT_TRUE(std::filesystem::exists(folder)) << "POLYCLINIC_SOURCE is not the source tree";
    for (const auto& header : std::filesystem::directory_iterator(folder)) {
      if (kAnswers.contains(std::string(room) + "/" + header.path().filename().string())) continue;
      const std::string text = TextOf(header.path());
      for (std::sregex_iterator match(text.begin(), text.end(), listed), end; match != end;
           ++match) {
        ++structs;
        EXPECT_TRUE(messages.contains((*match)[1])) << (*match)[1] << " has no message";
      }
    }
  }
  EXPECT_GT(structs, 90);
}

// Before anything is released a change here is a decision, recorded by writing the file anew with
// POLYCLINIC_REGENERATE=1; afterwards no line may ever leave it.
TEST(Schema, KeepsEveryNameNumberAndTypeOnceGiven) {
  const auto path = Source() / "tests" / "golden" / "schema.txt";
  const std::set<std::string> now = Lines();
  if (std::getenv("POLYCLINIC_REGENERATE") != nullptr) {
    std::ofstream out(path);
    for (const std::string& line : now) out << line << "\n";
  }
  std::istringstream golden(TextOf(path));
  int lines = 0;
  for (std::string line; std::getline(golden, line); ++lines) {
    EXPECT_TRUE(now.contains(line)) << "left the schema: " << line;
  }
  EXPECT_GT(lines, 700);
}

TEST(Schema, HasAFingerprint) {
  EXPECT_THAT(std::string(SchemaFingerprint()), testing::MatchesRegex("[0-9a-f]{16}"));
}

TEST(Schema, HasNoMapFields) {
  for (const auto& file : Set().file()) {
    for (const auto& type : file.message_type()) {
      for (const auto& nested : type.nested_type()) {
        EXPECT_FALSE(nested.options().map_entry()) << type.name() << "." << nested.name();
      }
    }
  }
}

// Messages built from the descriptor set alone, as Python does, read and write the same bytes.
TEST(Schema, BuildsMessagesFromTheDescriptorSetAlone) {
  DescriptorPool pool;
  for (const auto& file : Set().file()) ASSERT_NE(pool.BuildFile(file), nullptr);
  google::protobuf::DynamicMessageFactory factory(&pool);
  const Descriptor* type = pool.FindMessageTypeByName("polyclinic.v1.ClinicContents");
  ASSERT_NE(type, nullptr);
  const std::unique_ptr<google::protobuf::Message> message(factory.GetPrototype(type)->New());
  const std::string bytes = ToBytes(RandomStruct(3).Make<ClinicContents>());
  ASSERT_TRUE(message->ParseFromString(bytes));
  EXPECT_EQ(message->SerializeAsString(), bytes);
}

template <class Enum>
void CheckEnum(const EnumDescriptor& type) {
  const auto& all = enumerators(Enum{});
  ASSERT_EQ(static_cast<std::size_t>(type.value_count()), all.size() + 1) << type.name();
  EXPECT_EQ(type.value(0)->number(), 0);
  const std::string unspecified = type.value(0)->name();
  const std::string prefix = unspecified.substr(0, unspecified.size() - 11);  // UNSPECIFIED
  for (const auto& e : all) {
    std::string name = prefix;
    for (char c : e.name) name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    const auto* value = type.FindValueByName(name);
    ASSERT_NE(value, nullptr) << name;
    EXPECT_EQ(value->number(), static_cast<int>(e.value)) << name;
    EXPECT_EQ(FromName<Enum>(e.name), e.value);
  }
}

TEST(Schema, HasTheEnumeratorsOfTheModel) {
  DescriptorPool pool;
  for (const auto& file : Set().file()) ASSERT_NE(pool.BuildFile(file), nullptr);
#define POLYCLINIC_CHECK_ENUM(Enum)                                     \
  {                                                                     \
    const auto* type = pool.FindEnumTypeByName("polyclinic.v1." #Enum); \
    ASSERT_NE(type, nullptr) << #Enum;                                  \
    CheckEnum<Enum>(*type);                                             \
  }
  POLYCLINIC_ENUMS(POLYCLINIC_CHECK_ENUM)
}

}  // namespace
}  // namespace polyclinic
