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

// Every other struct of the contents has a compact form too, so a field of any of their types may be
// added to one that is packed.
template <class T>
void ExpectSame(std::uint64_t seed, Dictionary& dictionary) {
  const T value = RandomStruct(seed).Make<T>();
  const std::string bytes = codec::Encode(dictionary, value);
  T read;
  codec::Decoder(dictionary, bytes).Get(read);
  EXPECT_EQ(read, value) << "seed " << seed;
}

TEST(Codec, GivesBackStructsOfManyTypes) {
  Dictionary dictionary(kTag);
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    ExpectSame<VisitType>(seed, dictionary);
    ExpectSame<Availability>(seed, dictionary);
    ExpectSame<Template>(seed, dictionary);
    ExpectSame<Staff>(seed, dictionary);
    ExpectSame<Site>(seed, dictionary);
  }
}

TEST(Codec, KeepsWhatManyRecordsShareOnce) {
  Dictionary dictionary(kTag);
  Appointment appointment{.key = "a1"};
  appointment.assignments = {
      {.need = "assistant",
       .grounds = {{.duty = "C02", .outcome = "allowed", .rules = {"US-WA.rooming.a.long.name"}}}}};
  codec::Encode(dictionary, appointment);
  const std::uint32_t next = Dictionary::Writer(dictionary).Number("a text that came next");
  appointment.key = "a2";
  const std::string second = codec::Encode(dictionary, appointment);
  EXPECT_EQ(Dictionary::Writer(dictionary).Number("and the one behind it"), next + 1);
  EXPECT_LT(second.size(), 20u);
}

TEST(Codec, KeepsTimesToTheSecondAndWholeMinutesInLess) {
  Dictionary dictionary(kTag);
  const Instant day{std::chrono::sys_days{std::chrono::year{2026} / 12 / 7}};
  const auto size_of = [&](Instant start, Duration length) {
    const Appointment value{.interval = Interval(start, start + length)};
    const std::string bytes = codec::Encode(dictionary, value);
    Appointment read;
    codec::Decoder(dictionary, bytes).Get(read);
    EXPECT_EQ(read, value);
    return bytes.size();
  };
  for (std::int64_t seconds : {1, 59, 60, 61, 3'600, 1'000'000'000}) {
    size_of(day, Duration{seconds});
    size_of(Instant{Duration{-seconds}}, Duration{seconds});
    size_of(Instant{Duration::min()}, Duration{seconds});
    size_of(Instant{Duration::max() - Duration{seconds}}, Duration{seconds});
  }
  EXPECT_EQ(size_of(day, Duration{1'861}), size_of(day, Duration{1'860}) + 2);
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
