#include "polyclinic/clinic/packed.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "clinic/codec.h"
#include "polyclinic/clinic/contents.h"
#include "trials.h"
#include "wire/random_struct.h"

namespace polyclinic {
namespace {

constexpr std::uint32_t kTag = 77;

template <class T>
class PackedOf : public ::testing::Test {};
using Kinds = ::testing::Types<BookingRequest, Appointment, Visit, Hold>;
TYPED_TEST_SUITE(PackedOf, Kinds);

TYPED_TEST(PackedOf, GivesBackEveryValueAndItsKey) {
  Packed<TypeParam> list(std::make_shared<Dictionary>(kTag));
  std::vector<TypeParam> model;
  for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(Trials(2'000)); ++seed) {
    TypeParam value = RandomStruct(seed).Make<TypeParam>();
    if (seed % 2 == 0) value.id = decltype(value.id)::Of(kTag, static_cast<std::uint32_t>(seed));
    list.Push(value);
    ASSERT_EQ(list[list.size() - 1], value) << "seed " << seed;
    ASSERT_EQ(list.KeyOf(list.size() - 1), value.key) << "seed " << seed;
    if (model.size() < 3'000) model.push_back(std::move(value));
  }
  list.Set(1, TypeParam{});
  model[1] = {};
  for (std::size_t i = 0; i < model.size(); ++i) ASSERT_EQ(list[i], model[i]) << i;
}

// As the record at `position` of its list.
template <class T>
std::size_t SizeOf(Dictionary& dictionary, std::uint32_t position, const T& value) {
  const std::string bytes = codec::Encode(dictionary, position, value);
  EXPECT_EQ(codec::Decoder(dictionary, position, bytes.data()).GetRecord<T>(), value);
  return bytes.size();
}

// Every other struct of the contents has a compact form too, so a field of any of their types may be
// added to one that is packed.
TEST(Codec, GivesBackStructsOfManyTypes) {
  Dictionary dictionary(kTag);
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SizeOf(dictionary, 0, RandomStruct(seed).Make<VisitType>());
    SizeOf(dictionary, 0, RandomStruct(seed).Make<Availability>());
    SizeOf(dictionary, 0, RandomStruct(seed).Make<Template>());
    SizeOf(dictionary, 0, RandomStruct(seed).Make<Staff>());
    SizeOf(dictionary, 0, RandomStruct(seed).Make<Site>());
  }
}

TEST(Codec, KeepsWhatManyRecordsShareOnce) {
  Dictionary dictionary(kTag);
  Appointment appointment{.key = "a1"};
  appointment.assignments = {
      {.need = "assistant",
       .grounds = {{.duty = "C02", .outcome = "allowed", .rules = {"US-WA.rooming.a.long.name"}}}}};
  codec::Encode(dictionary, 0, appointment);
  const std::uint32_t next = Dictionary::Writer(dictionary).Number("a text that came next");
  appointment.key = "a2";
  const std::string second = codec::Encode(dictionary, 0, appointment);
  EXPECT_EQ(Dictionary::Writer(dictionary).Number("and the one behind it"), next + 1);
  EXPECT_LT(second.size(), 20u);
}

TEST(Codec, KeepsTimesToTheSecondAndWholeMinutesInLess) {
  Dictionary dictionary(kTag);
  const Instant day{std::chrono::sys_days{std::chrono::year{2026} / 12 / 7}};
  const auto size_of = [&](Instant start, Duration length) {
    return SizeOf(dictionary, 0, Appointment{.interval = Interval(start, start + length)});
  };
  for (std::int64_t seconds : {1, 59, 60, 61, 3'600, 1'000'000'000}) {
    size_of(day, Duration{seconds});
    size_of(Instant{Duration{-seconds}}, Duration{seconds});
    size_of(Instant{Duration::min()}, Duration{seconds});
    size_of(Instant{Duration::max() - Duration{seconds}}, Duration{seconds});
  }
  EXPECT_EQ(size_of(day, Duration{1'861}), size_of(day, Duration{1'860}) + 2);
}

// Any of few moments, at the ends of time among them.
class SomeMoments {
 public:
  explicit SomeMoments(std::uint64_t seed) : draws_(seed) {
    constexpr std::int64_t kEdges[] = {Duration::min().count(), Duration::max().count(),
                                       -62'135'596'800, 253'402'300'799};
    for (std::int64_t n = draws_.Between(2, 24); n > 0; --n) {
      moments_.push_back(draws_.Chance(20)   ? kEdges[draws_.Between(0, 3)]
                         : draws_.Chance(50) ? 1'796'659'200 + 300 * draws_.Between(-20, 20)
                                             : draws_.Between(-1'000'000, 1'000'000));
    }
  }

  Instant Any() { return Instant(Duration(moments_[Number(moments_.size())])); }
  Interval Between() {
    for (int tries = 0; tries < 20; ++tries) {
      const Instant start = Any(), end = Any();
      if (start < end) return Interval(start, end);
    }
    return {};
  }
  std::size_t Number(std::size_t below) {
    return static_cast<std::size_t>(draws_.Between(0, static_cast<std::int64_t>(below) - 1));
  }

 private:
  Draws draws_;
  std::vector<std::int64_t> moments_;
};

TEST(Codec, GivesBackTimesThatStandInSeveralIntervals) {
  Dictionary dictionary(kTag);
  for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(Trials(2'000)); ++seed) {
    SomeMoments moments(seed);
    Appointment value{.interval = moments.Between(), .booked_at = moments.Any()};
    value.steps.resize(moments.Number(12));
    for (Interval& step : value.steps) step = moments.Between();
    value.assignments.resize(moments.Number(12));
    for (Assignment& assignment : value.assignments) assignment.interval = moments.Between();
    value.changes.resize(moments.Number(4));
    for (StatusChange& change : value.changes) change.at = moments.Any();
    SizeOf(dictionary, 0, value);
    ASSERT_FALSE(::testing::Test::HasFailure()) << "seed " << seed;
  }
}

TEST(Codec, TellsAMomentOfARecordOnce) {
  Dictionary dictionary(kTag);
  const Instant start{std::chrono::sys_days{std::chrono::year{2026} / 12 / 7}};
  const auto minute = [&](int n) { return start + std::chrono::minutes(n); };
  Appointment value{.interval = {start, minute(60)},
                    .steps = {{start, minute(20)}, {minute(20), minute(60)}},
                    .assignments = {{.need = "room"}}};
  const std::size_t without = SizeOf(dictionary, 0, value);
  for (const auto& [from, to] : {std::pair(0, 60), {0, 20}, {20, 60}}) {
    value.assignments[0].interval = {minute(from), minute(to)};
    EXPECT_EQ(SizeOf(dictionary, 0, value), without + 1) << from;
  }
  value.assignments[0].interval = {minute(20), minute(50)};
  EXPECT_EQ(SizeOf(dictionary, 0, value), without + 2);
}

TEST(Codec, TellsAnIdFromThePositionOfItsRecord) {
  Dictionary dictionary(kTag);
  constexpr std::uint32_t kLast = 0xFFFF'FFFE;
  for (std::uint32_t position : {0u, 1u, 70'000u, kLast}) {
    const std::size_t expected =
        SizeOf(dictionary, position, Appointment{.id = AppointmentId::Of(kTag, position)});
    for (std::uint32_t index : {0u, 1u, 69'990u, 70'000u, kLast}) {
      const auto id = AppointmentId::Of(kTag, index);
      const std::size_t size = SizeOf(dictionary, position, Appointment{.id = id});
      EXPECT_EQ(size == expected, index == position);
      for (std::uint32_t tag : {0u, kTag, 0xFFFF'FFFFu}) {
        SizeOf(dictionary, position,
               Appointment{.id = id,
                           .request = RequestId::Of(tag, index),
                           .patient = PatientId::Of(tag, index),
                           .moved_from = AppointmentId::Of(tag, index)});
      }
    }
    SizeOf(dictionary, position, Appointment{});
    const Appointment near{.id = AppointmentId::Of(kTag, position),
                           .request = RequestId::Of(kTag, position)};
    EXPECT_EQ(SizeOf(dictionary, position, near), expected + 1);
  }
}

TEST(Codec, TellsAChangeFromTheOneBefore) {
  using enum AppointmentStatus;
  Dictionary dictionary(kTag);
  const auto with = [&](const StatusChange& second) {
    const StatusChange first{.to = kConfirmed, .by = StaffId::Of(kTag, 3), .reason = "by phone"};
    return SizeOf(dictionary, 0, Appointment{.changes = {first, second}});
  };
  const StaffId same = StaffId::Of(kTag, 3), other = StaffId::Of(kTag, 4);
  const std::size_t next = with({.from = kConfirmed, .to = kArrived, .by = same});
  EXPECT_EQ(with({.from = kConfirmed, .to = kArrived, .by = other}), next + 1);
  EXPECT_EQ(with({.from = kScheduled, .to = kArrived, .by = same}), next + 1);
  EXPECT_GT(with({.from = kConfirmed, .to = kArrived}), next);
  with({});
}

TEST(Packed, IsReadAndGrownOnManyThreads) {
  Packed<Appointment> shared(std::make_shared<Dictionary>(kTag));
  std::vector<Appointment> model;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    model.push_back(RandomStruct(seed).Make<Appointment>());
    shared.Push(model.back());
  }
  std::vector<std::thread> threads;
  for (std::uint64_t t = 0; t < 4; ++t) {
    threads.emplace_back([&shared, &model, t] {
      Packed<Appointment> mine = shared;
      for (std::uint64_t i = 0; i < 100; ++i) {
        const Appointment value = RandomStruct(1'000 + t * 100 + i).Make<Appointment>();
        mine.Push(value);
        EXPECT_EQ(mine[mine.size() - 1], value);
        EXPECT_EQ(shared[i % model.size()], model[i % model.size()]);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace polyclinic
