// Every struct, at random, through every format.
#include <gmock/gmock.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "polyclinic/wire/wire.h"
#include "trials.h"
#include "wire/lists.h"
#include "wire/random_struct.h"
#include "wire/reader.h"

namespace polyclinic {
namespace {

template <class T>
void CheckRoundTrips(std::uint64_t seed) {
  const T value = RandomStruct(seed).Make<T>();
  const std::string bytes = ToBytes(value);
  for (const auto& format : enumerators(Format{})) {
    const std::string written = Write(value, format.value);
    const absl::StatusOr<T> read = Read<T>(written, format.value);
    ASSERT_TRUE(read.ok()) << format.name << ": " << read.status() << "\n" << ToTextProto(value);
    EXPECT_TRUE(*read == value) << format.name << "\n" << ToTextProto(value);
    EXPECT_EQ(Write(*read, format.value), written);
    EXPECT_EQ(ToBytes(*read), bytes) << format.name;
  }
}

#define POLYCLINIC_CHECK(Struct)                                 \
  TEST(RoundTrip, Struct) {                                      \
    for (int seed = 0; seed < Trials(20); ++seed) {              \
      CheckRoundTrips<Struct>(static_cast<std::uint64_t>(seed)); \
      if (testing::Test::HasFatalFailure()) return;              \
    }                                                            \
  }
POLYCLINIC_STRUCTS(POLYCLINIC_CHECK)

// A message or struct that held another value is written over, down to its lists.
template <class T>
void CheckOverwrites(std::uint64_t seed) {
  const wire_internal::Codec& codec = wire_internal::CodecOf<T>();
  const T before = RandomStruct(seed).Make<T>();
  const T value = RandomStruct(~seed).Make<T>();
  const std::unique_ptr<google::protobuf::Message> message(codec.make());
  codec.to_proto(&before, message.get());
  codec.to_proto(&value, message.get());
  EXPECT_EQ(message->SerializeAsString(), ToBytes(value)) << ToTextProto(value) << "over\n"
                                                          << ToTextProto(before);
  T read = before;
  wire_internal::Reader reader(UnknownFields::kRefuse, true);
  codec.from_proto(*message, &read, reader);
  EXPECT_TRUE(reader.Finish().empty());
  EXPECT_TRUE(read == value) << ToTextProto(value) << "over\n" << ToTextProto(before);
}

TEST(RoundTrip, WhatWasThereIsOverwritten) {
  for (int trial = 0; trial < Trials(10); ++trial) {
    const auto seed = static_cast<std::uint64_t>(trial);
#define POLYCLINIC_CHECK_OVERWRITES(Struct) CheckOverwrites<Struct>(seed);
    POLYCLINIC_STRUCTS(POLYCLINIC_CHECK_OVERWRITES)
  }
}

TEST(RoundTrip, DefaultsOfEveryStruct) {
#define POLYCLINIC_CHECK_DEFAULT(Struct)                                   \
  if (const auto read = FromBytes<Struct>(ToBytes(Struct{})); read.ok()) { \
    EXPECT_TRUE(*read == Struct{}) << #Struct;                             \
  } else {                                                                 \
    ADD_FAILURE() << #Struct << read.status();                             \
  }
  POLYCLINIC_STRUCTS(POLYCLINIC_CHECK_DEFAULT)
}

TEST(RoundTrip, DifferentValuesGiveDifferentBytes) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto a = RandomStruct(seed).Make<Appointment>();
    auto b = a;
    b.key += "x";
    EXPECT_NE(ToBytes(a), ToBytes(b));
    auto c = a;
    c.id = AppointmentId::FromBits(a.id.bits() ^ (1ull << 40));
    EXPECT_NE(ToBytes(a), ToBytes(c));
  }
}

}  // namespace
}  // namespace polyclinic
