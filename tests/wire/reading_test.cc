// What is wrong with an input, where, and what becomes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/v1/clinic.pb.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

template <class T>
std::vector<Finding> FindingsOfReading(const google::protobuf::Message& message,
                                       const ParseOptions& options = {}) {
  return FindingsOf(FromBytes<T>(message.SerializeAsString(), options).status());
}

auto At(std::string code, std::string path) {
  return AllOf(Field(&Finding::code, code), Field(&Finding::path, path));
}

v1::ClinicContents ClinicWithStaff() {
  v1::ClinicContents clinic;
  clinic.set_identifier("clinic");
  for (int i = 0; i < 4; ++i) clinic.add_staff()->set_key("s" + std::to_string(i));
  return clinic;
}

TEST(Reading, NamesThePlaceOfADateThatDoesNotExist) {
  v1::ClinicContents clinic = ClinicWithStaff();
  clinic.mutable_staff(3)->add_credentials()->set_code("AAMA-CMA");
  clinic.mutable_staff(3)->mutable_credentials(0)->mutable_valid()->set_from(20261345);
  const auto findings = FindingsOfReading<ClinicContents>(clinic);
  ASSERT_THAT(findings, ElementsAre(At("not_a_date", "staff[3].credentials[0].valid.from")));
  EXPECT_EQ(findings[0].found, "20261345");
  EXPECT_THAT(findings[0].expected, HasSubstr("yyyymmdd"));
}

TEST(Reading, ReportsEverythingAtOnce) {
  v1::ClinicContents clinic = ClinicWithStaff();
  clinic.mutable_staff(0)->add_roles(v1::ROLE_UNSPECIFIED);
  clinic.mutable_staff(0)->add_roles(static_cast<v1::Role>(99));
  clinic.mutable_staff(1)->set_born(20230229);
  clinic.mutable_staff(1)->add_declines("not a code");
  clinic.mutable_staff(2)->set_id(7ull << 32);
  v1::Hold* hold = clinic.add_holds();
  hold->set_placed_at(1ll << 60);
  hold->mutable_opening()->mutable_interval()->set_start(10);
  hold->mutable_opening()->mutable_interval()->set_end(10);
  EXPECT_THAT(FindingsOfReading<ClinicContents>(clinic),
              UnorderedElementsAre(
                  At("missing_enumerator", "staff[0].roles[0]"),
                  At("unknown_enumerator", "staff[0].roles[1]"), At("not_a_date", "staff[1].born"),
                  At("not_a_code", "staff[1].declines[0]"), At("not_an_id", "staff[2].id"),
                  At("out_of_range", "holds[0].placed_at"),
                  At("not_an_interval", "holds[0].opening.interval")));
}

TEST(Reading, CountsWhatItLeavesOut) {
  v1::ClinicContents clinic;
  for (int i = 0; i < 3000; ++i) clinic.add_staff()->add_roles(v1::ROLE_UNSPECIFIED);
  const auto findings = FindingsOfReading<ClinicContents>(clinic);
  ASSERT_EQ(findings.size(), 1001u);
  EXPECT_EQ(findings.back().code, "more_findings");
  EXPECT_THAT(findings.back().found, HasSubstr("2000"));
}

TEST(Reading, NeverShowsWhatStoodInAPatient) {
  v1::ClinicContents clinic;
  v1::Patient* patient = clinic.add_patients();
  patient->set_born(19870231);
  patient->mutable_address()->set_subdivision("12 Secret Street");
  patient->add_contacts();
  patient->add_coverages()->mutable_valid()->set_from(19999999);
  const auto findings = FindingsOfReading<ClinicContents>(clinic);
  EXPECT_THAT(findings,
              UnorderedElementsAre(At("not_a_date", "patients[0].born"),
                                   At("not_a_code", "patients[0].address.subdivision"),
                                   At("missing_enumerator", "patients[0].contacts[0].channel"),
                                   At("not_a_date", "patients[0].coverages[0].valid.from")));
  EXPECT_THAT(findings, Each(Field(&Finding::found, IsEmpty())));
}

TEST(Reading, NeverShowsTheTextOfAClinic) {
  const std::string text = "patients { name { given: Jane family: \"Doe\" } }";
  const auto parsed = FromTextProto<ClinicContents>(text);
  EXPECT_THAT(parsed.status().message(), Not(HasSubstr("Jane")));
  EXPECT_THAT(parsed.status().message(), HasSubstr("1:"));
  for (const char* json : {R"({"patients": [{"name": {"given": "Jane" "family": "Doe"}}]})",
                           R"({"patients": [{"born": "Jane"}]})"}) {
    const auto read = FromJson<ClinicContents>(json);
    ASSERT_FALSE(read.ok());
    EXPECT_THAT(read.status().message(), Not(HasSubstr("Jane")));
  }
}

// A message with a field that this schema does not have, as a newer writer would send it.
std::string WithUnknownField(std::string bytes) {
  bytes += std::string("\xA2\x3F\x03new", 6);  // field 1012, three bytes
  return bytes;
}

TEST(UnknownFieldsOfANewerWriter, AreRefusedWithTheirPaths) {
  v1::ClinicContents clinic = ClinicWithStaff();
  std::string staff = WithUnknownField(clinic.staff(2).SerializeAsString());
  ASSERT_TRUE(clinic.mutable_staff(2)->ParseFromString(staff));
  EXPECT_THAT(FindingsOfReading<ClinicContents>(clinic),
              ElementsAre(At("unknown_field", "staff[2].#1012")));
}

TEST(UnknownFieldsOfANewerWriter, AreDroppedAndListedWhereTheCallerSaysSo) {
  const std::string known = ClinicWithStaff().SerializeAsString();
  Findings dropped;
  const auto read =
      FromBytes<ClinicContents>(WithUnknownField(known), {UnknownFields::kDrop, &dropped});
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(ToBytes(*read), ToBytes(*FromBytes<ClinicContents>(known)));
  EXPECT_THAT(dropped.all(), ElementsAre(At("unknown_field", "#1012")));
  EXPECT_FALSE(dropped.HasErrors());
}

TEST(UnknownFieldsOfANewerWriter, OfTextAndJson) {
  EXPECT_THAT(FindingsOf(FromTextProto<RuleSet>("edition: \"x\"\n  efect: 3").status()),
              ElementsAre(AllOf(Field(&Finding::code, "unknown_field"), Field(&Finding::line, 2),
                                Field(&Finding::found, HasSubstr("efect")))));
  Findings dropped;
  EXPECT_TRUE(FromTextProto<RuleSet>("efect: 3", {UnknownFields::kDrop, &dropped}).ok());
  EXPECT_EQ(dropped.size(), 1u);
  EXPECT_FALSE(FromJson<RuleSet>(R"({"efect": 3})").ok());
  EXPECT_TRUE(FromJson<RuleSet>(R"({"efect": 3})", {UnknownFields::kDrop}).ok());
}

TEST(Reading, TextFindingsShowRulesAndTheirLines) {
  const auto findings =
      FindingsOf(FromTextProto<RuleSet>("rules {\n  effect: EFFECT_FROBID\n}").status());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].line, 2);
  EXPECT_THAT(findings[0].found, HasSubstr("EFFECT_FROBID"));
}

TEST(Reading, AbsentFieldsHaveTheirStructsDefaults) {
  const auto room = FromTextProto<Room>("kind: ROOM_KIND_EXAM");
  ASSERT_TRUE(room.ok()) << room.status();
  EXPECT_EQ(room->capacity, 1);
  const auto empty = FromTextProto<Room>("kind: ROOM_KIND_EXAM capacity: 0");
  ASSERT_TRUE(empty.ok()) << empty.status();
  EXPECT_EQ(empty->capacity, 0);
}

TEST(Reading, RefusesWhatIsNestedTooDeeply) {
  Needs deep;
  for (int i = 0; i < 80; ++i) {
    Needs outer;
    outer.any_of.push_back(std::move(deep));
    deep = std::move(outer);
  }
  const auto findings = FindingsOf(FromBytes<Needs>(ToBytes(deep)).status());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "nested_too_deeply");
  for (int i = 0; i < 200; ++i) {
    Needs outer;
    outer.any_of.push_back(std::move(deep));
    deep = std::move(outer);
  }
  EXPECT_FALSE(FromBytes<Needs>(ToBytes(deep)).ok());
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "any_of {";
  EXPECT_FALSE(FromTextProto<Needs>(text).ok());
  std::string json;
  for (int i = 0; i < 50'000; ++i) json += R"({"any_of":[)";
  EXPECT_FALSE(FromJson<Needs>(json).ok());
}

TEST(Reading, RefusesBytesThatAreNoMessage) {
  EXPECT_THAT(FindingsOf(FromBytes<Staff>("\xff\xff\xff").status()),
              ElementsAre(At("not_a_message", "")));
  EXPECT_THAT(FindingsOf(FromBytes<Coding>(std::string("\x0a\x01\xff", 3)).status()),
              ElementsAre(At("not_a_message", "")));
}

TEST(Texts, OfOtherEncodingsAreWrittenWithReplacementCharacters) {
  Coding coding{"loinc", "caf\xe9", "\xf0\x9f\x98"};
  for (const auto& format : enumerators(Format{})) {
    const auto read = Read<Coding>(Write(coding, format.value), format.value);
    ASSERT_TRUE(read.ok()) << format.name << read.status();
    EXPECT_EQ(read->code, "caf\xEF\xBF\xBD");
    EXPECT_EQ(read->display, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  }
}

TEST(Texts, OfOtherEncodingsAreRefusedInText) {
  EXPECT_THAT(FindingsOf(FromTextProto<Coding>("system: \"\\377\"").status()),
              ElementsAre(At("not_utf8", "system")));
}

TEST(Codes, AbsentAndEmptyListsDiffer) {
  Situation absent;
  Situation empty;
  empty.drug_classes.emplace();
  EXPECT_NE(ToBytes(absent), ToBytes(empty));
  EXPECT_EQ(FromBytes<Situation>(ToBytes(empty))->drug_classes, empty.drug_classes);
  EXPECT_EQ(FromBytes<Situation>(ToBytes(absent))->drug_classes, std::nullopt);
}

}  // namespace
}  // namespace polyclinic
