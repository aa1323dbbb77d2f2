#ifndef POLYCLINIC_SRC_CLINIC_CODEC_H_
#define POLYCLINIC_SRC_CLINIC_CODEC_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "clinic/dictionary.h"
#include "polyclinic/base/field_types.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/visit/appointment.h"

// The compact form of a model struct: a bit for each field that is not as expected, those of a struct
// within it among them, then these fields in the order of the field list. Expected is the default, of a
// record's own id its position. Whole numbers take seven bits a byte, signs in the lowest bit; an instant
// is told from the one before it, an interval from the moments of those before it; a text or a list of
// parts that many records share is a number of the dictionary. The form lives in memory alone and may
// change with any version.
namespace polyclinic::codec {

template <class T>
inline constexpr bool kIsId = false;
template <class Entity>
inline constexpr bool kIsId<Id<Entity>> = true;
template <class T>
inline constexpr bool kIsCode = false;
template <class List>
inline constexpr bool kIsCode<Code<List>> = true;
template <class T>
inline constexpr bool kIsDuration = false;
template <class Rep, class Period>
inline constexpr bool kIsDuration<std::chrono::duration<Rep, Period>> = true;

template <class T>
const T& DefaultOf() {
  static const T kDefault{};
  return kDefault;
}

template <class Struct, class Member>
Member MemberOf(Member Struct::*);

// Made in the clinic's daily work, so that lists of them grow together.
template <class T>
inline constexpr bool kIsDaily = std::is_same_v<T, AppointmentId> || std::is_same_v<T, RequestId> ||
                                 std::is_same_v<T, HoldId> || std::is_same_v<T, VisitId>;

// Whether many records have the same value: it holds neither a time nor anything that is made in the
// clinic's daily work.
template <class T>
constexpr bool Recurs() {
  if constexpr (kIsVector<T> || kIsOptional<T>) {
    return Recurs<typename T::value_type>();
  } else if constexpr (Described<T>) {
    bool recurs = true;
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view, auto member) {
      recurs = recurs && Recurs<decltype(MemberOf(member))>();
    });
    return recurs;
  } else {
    return !std::is_same_v<T, Instant> && !std::is_same_v<T, Interval> &&
           !std::is_same_v<T, PatientId> && !kIsDaily<T>;
  }
}

// Texts that each record has for itself stand in it.
constexpr bool IsOwnText(std::string_view field) {
  return field == "key" || field == "request_id" || field == "note" || field == "reason";
}

// How many bits say which fields of the struct are told.
template <Described T>
constexpr std::size_t BitCount() {
  std::size_t count = 0;
  visit_fields(static_cast<const T*>(nullptr), [&](std::string_view, auto member) {
    using Member = decltype(MemberOf(member));
    if constexpr (Described<Member>) {
      count += BitCount<Member>();
    } else {
      ++count;
    }
  });
  return count;
}
template <Described T>
constexpr std::size_t BytesOfBits() {
  return (BitCount<T>() + 7) / 8;
}

// What is expected of the record at `position` of a clinic's list.
template <Described T>
T Expected(std::uint32_t tag, std::uint32_t position) {
  T expected;
  if constexpr (requires { expected.id; }) expected.id = decltype(expected.id)::Of(tag, position);
  return expected;
}

// Makes the default what is expected of a list's element behind `before`: a change goes on where the one
// before it ended, most by the same hand.
template <class T>
void ExpectBehind(const T&, T&) {}
inline void ExpectBehind(const StatusChange& before, StatusChange& expected) {
  expected.from = before.to;
  expected.by = before.by;
}

// The first moments at which a record's intervals start and end, numbered: the same few stand in many.
class Moments {
 public:
  // The number of none of them. Two numbers make a byte.
  static constexpr std::size_t kNew = 15;

  std::uint64_t operator[](std::size_t number) const { return seconds_[number]; }
  std::size_t Find(std::uint64_t seconds) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (seconds_[i] == seconds) return i;
    }
    return kNew;
  }
  void Add(std::uint64_t seconds) {
    if (count_ < kNew) seconds_[count_++] = seconds;
  }

 private:
  std::array<std::uint64_t, kNew> seconds_;
  std::size_t count_ = 0;
};

constexpr std::int64_t kMinute = 60;
constexpr std::uint64_t kSecondsFollow = 1;

constexpr std::uint64_t SecondsOf(Instant value) {
  return static_cast<std::uint64_t>(value.time_since_epoch().count());
}
constexpr Instant InstantAt(std::uint64_t seconds) {
  return Instant(Duration(static_cast<std::int64_t>(seconds)));
}

// Small numbers of either sign as small numbers, and back.
constexpr std::uint64_t ZigZag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t FromZigZag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
}

// Holds the dictionary's lock: `Encode` makes and ends it.
class Encoder {
 public:
  Encoder(Dictionary& dictionary, std::size_t position)
      : dictionary_(dictionary), position_(static_cast<std::uint32_t>(position)) {
    bytes_.reserve(kUsual);
  }

  std::string Take() { return std::move(bytes_); }

  template <Described T>
  void PutRecord(const T& value) {
    Put(value, Expected<T>(dictionary_.tag(), position_));
  }

 private:
  template <Described T>
  void Put(const T& value) {
    Put(value, DefaultOf<T>());
  }
  template <Described T>
  void Put(const T& value, const T& expected) {
    const std::size_t bits = bytes_.size();
    bytes_.append(BytesOfBits<T>(), '\0');
    std::size_t bit = 0;
    PutFields(value, expected, bits, bit);
  }
  // `bits`: where the bits of the outermost struct stand; `bit`: the first of this one among them.
  template <Described T>
  void PutFields(const T& value, const T& expected, std::size_t bits, std::size_t& bit) {
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      using Member = decltype(MemberOf(member));
      if constexpr (Described<Member>) {
        PutFields(value.*member, expected.*member, bits, bit);
      } else {
        const std::size_t at = bit++;
        if (value.*member == expected.*member) return;
        char& byte = bytes_[bits + at / 8];
        byte = static_cast<char>(byte | 1 << at % 8);
        if constexpr (std::is_same_v<Member, std::string>) {
          if (IsOwnText(name)) return PutText(value.*member);
        }
        if constexpr (!std::is_same_v<Member, bool>) Put(value.*member);
      }
    });
  }
  void PutUnsigned(std::uint64_t value) {
    // Sixty-four bits take ten bytes at most.
    std::array<char, 10> bytes;
    std::size_t count = 0;
    for (; value >= 0x80; value >>= 7) bytes[count++] = static_cast<char>(value | 0x80);
    bytes[count++] = static_cast<char>(value);
    bytes_.append(bytes.data(), count);
  }
  void PutSigned(std::int64_t value) { PutUnsigned(ZigZag(value)); }
  void PutText(std::string_view text) {
    PutUnsigned(text.size());
    bytes_ += text;
  }
  void Put(const std::string& text) { PutUnsigned(dictionary_.Number(text)); }
  void Put(const Instant& value) { PutTime(SecondsOf(value)); }
  // Which moments it starts and ends at, then those that are new.
  void Put(const Interval& value) {
    const std::uint64_t start = SecondsOf(value.start()), end = SecondsOf(value.end());
    const std::size_t from = moments_.Find(start), to = moments_.Find(end);
    bytes_ += static_cast<char>(from << 4 | to);
    if (from == Moments::kNew) {
      PutTime(start);
      moments_.Add(start);
    }
    if (to == Moments::kNew) {
      PutLength(end - start);
      moments_.Add(end);
    }
    time_ = end;
  }
  void PutTime(std::uint64_t time) {
    PutSeconds(static_cast<std::int64_t>(time - time_));
    time_ = time;
  }
  // Most times are whole minutes apart: those are even, and the seconds of others follow a 1.
  void PutSeconds(std::int64_t seconds) {
    if (seconds % kMinute == 0) return PutUnsigned(ZigZag(seconds / kMinute) << 1);
    PutUnsigned(kSecondsFollow);
    PutSigned(seconds);
  }
  void PutLength(std::uint64_t seconds) {
    if (seconds % kMinute == 0) return PutUnsigned((seconds / kMinute) << 1);
    PutUnsigned(kSecondsFollow);
    PutUnsigned(seconds);
  }
  void Put(const Date& value) {
    PutSigned(static_cast<int>(value.year()));
    PutUnsigned(static_cast<unsigned>(value.month()));
    PutUnsigned(static_cast<unsigned>(value.day()));
  }
  template <class T>
  void Put(const T& value) requires(!Described<T>) {
    if constexpr (kIsVector<T>) {
      PutList(value);
    } else if constexpr (kIsOptional<T>) {
      PutUnsigned(value.has_value());
      if (value) Put(*value);
    } else if constexpr (kIsId<T>) {
      // Most ids are the clinic's own.
      const bool own = value.clinic() == dictionary_.tag();
      std::uint64_t number = value.bits() & 0xFFFFFFFF;
      if constexpr (kIsDaily<T>) number = ZigZag(static_cast<std::int64_t>(number - position_));
      PutUnsigned(number << 1 | (own ? 0 : 1));
      if (!own) PutUnsigned(value.clinic());
    } else if constexpr (kIsCode<T>) {
      PutUnsigned(dictionary_.Number(value.view()));
    } else if constexpr (kIsDuration<T>) {
      PutSigned(value.count());
    } else {
      static_assert(std::is_integral_v<T> || std::is_enum_v<T>, "a type that has no compact form");
      PutSigned(static_cast<std::int64_t>(value));
    }
  }
  template <class T>
  void PutList(const std::vector<T>& list) {
    if constexpr (Described<T> && Recurs<T>()) {
      // What recurs holds no instant, so that its form is the same wherever it stands.
      const std::size_t start = bytes_.size();
      PutElements(list);
      const std::uint32_t number = dictionary_.Number(std::string_view(bytes_).substr(start));
      bytes_.resize(start);
      PutUnsigned(number);
    } else {
      PutElements(list);
    }
  }
  template <class T>
  void PutElements(const std::vector<T>& list) {
    PutUnsigned(list.size());
    if constexpr (Described<T>) {
      T expected;
      for (const T& element : list) {
        Put(element, expected);
        ExpectBehind(element, expected);
      }
    } else {
      for (const T& element : list) Put(element);
    }
  }

  // Most records take less.
  static constexpr std::size_t kUsual = 256;

  Dictionary::Writer dictionary_;
  const std::uint32_t position_;
  std::string bytes_;
  std::uint64_t time_ = 0;
  Moments moments_;
};

// As the record at `position` of its list.
template <Described T>
std::string Encode(Dictionary& dictionary, std::size_t position, const T& value) {
  Encoder encoder(dictionary, position);
  encoder.PutRecord(value);
  return encoder.Take();
}

// Reads what was encoded with the same dictionary and position.
class Decoder {
 public:
  Decoder(const Dictionary& dictionary, std::size_t position, const char* bytes)
      : dictionary_(dictionary), position_(static_cast<std::uint32_t>(position)), next_(bytes) {}

  template <Described T>
  T GetRecord() {
    T value = Expected<T>(dictionary_.tag(), position_);
    Get(value);
    return value;
  }

  // The first field of the struct that is a text of its own; its bytes are the record's.
  template <Described T>
  std::string_view FirstOwnText() {
    const char* bits = TakeBits<T>();
    std::string_view text;
    std::size_t bit = 0;
    bool past = false;
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      if (past) return;
      using Member = decltype(MemberOf(member));
      Member skipped{};
      if constexpr (Described<Member>) {
        GetFields(skipped, bits, bit);
      } else {
        past = std::is_same_v<Member, std::string> && IsOwnText(name);
        if (!IsTold(bits, bit++)) return;
        if (past) {
          text = GetText();
        } else {
          GetField(name, skipped);
        }
      }
    });
    return text;
  }

 private:
  // `value` is what is expected, before.
  template <Described T>
  void Get(T& value) {
    const char* bits = TakeBits<T>();
    std::size_t bit = 0;
    GetFields(value, bits, bit);
  }
  template <Described T>
  void GetFields(T& value, const char* bits, std::size_t& bit) {
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      if constexpr (Described<decltype(MemberOf(member))>) {
        GetFields(value.*member, bits, bit);
      } else if (IsTold(bits, bit++)) {
        GetField(name, value.*member);
      }
    });
  }
  template <class Member>
  void GetField(std::string_view name, Member& field) {
    if constexpr (std::is_same_v<Member, bool>) {
      field = !field;
    } else {
      if constexpr (std::is_same_v<Member, std::string>) {
        if (IsOwnText(name)) {
          field = GetText();
          return;
        }
      }
      Get(field);
    }
  }
  template <Described T>
  const char* TakeBits() {
    const char* bits = next_;
    next_ += BytesOfBits<T>();
    return bits;
  }
  static bool IsTold(const char* bits, std::size_t bit) {
    return (bits[bit / 8] >> bit % 8 & 1) != 0;
  }
  std::uint64_t GetUnsigned() {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(*next_++);
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
  }
  std::int64_t GetSigned() { return FromZigZag(GetUnsigned()); }
  std::string_view GetText() {
    const std::uint64_t size = GetUnsigned();
    const char* text = next_;
    next_ += size;
    return {text, size};
  }
  std::string_view GetShared() { return dictionary_[static_cast<std::uint32_t>(GetUnsigned())]; }

  void Get(std::string& value) { value = GetShared(); }
  void Get(Instant& value) { value = InstantAt(GetTime()); }
  void Get(Interval& value) {
    const auto moments = static_cast<unsigned char>(*next_++);
    const std::uint64_t start = GetMoment(moments >> 4, [&] { return GetTime(); });
    const std::uint64_t end =
        GetMoment(moments & Moments::kNew, [&] { return start + GetLength(); });
    value = Interval(InstantAt(start), InstantAt(end));
    time_ = end;
  }
  // That of the number, or a new one.
  template <class New>
  std::uint64_t GetMoment(std::size_t number, New&& get) {
    if (number != Moments::kNew) return moments_[number];
    const std::uint64_t moment = get();
    moments_.Add(moment);
    return moment;
  }
  std::uint64_t GetTime() { return time_ += static_cast<std::uint64_t>(GetSeconds()); }
  std::int64_t GetSeconds() {
    const std::uint64_t value = GetUnsigned();
    return value == kSecondsFollow ? GetSigned() : FromZigZag(value >> 1) * kMinute;
  }
  std::uint64_t GetLength() {
    const std::uint64_t value = GetUnsigned();
    return value == kSecondsFollow ? GetUnsigned() : (value >> 1) * kMinute;
  }
  void Get(Date& value) {
    const std::chrono::year year(static_cast<int>(GetSigned()));
    const std::chrono::month month(static_cast<unsigned>(GetUnsigned()));
    value = Date(year, month, std::chrono::day(static_cast<unsigned>(GetUnsigned())));
  }
  template <class T>
  void Get(T& value) requires(!Described<T>) {
    if constexpr (kIsVector<T>) {
      GetList(value);
    } else if constexpr (kIsOptional<T>) {
      value.reset();
      if (GetUnsigned() != 0) Get(value.emplace());
    } else if constexpr (kIsId<T>) {
      const std::uint64_t bits = GetUnsigned();
      const std::uint64_t tag = (bits & 1) != 0 ? GetUnsigned() : dictionary_.tag();
      std::uint64_t number = bits >> 1;
      if constexpr (kIsDaily<T>) {
        number = static_cast<std::uint64_t>(FromZigZag(number)) + position_;
      }
      value = T::FromBits(tag << 32 | number);
    } else if constexpr (kIsCode<T>) {
      value = T::Parse(GetShared()).value_or(T());
    } else if constexpr (kIsDuration<T>) {
      value = T(GetSigned());
    } else {
      value = static_cast<T>(GetSigned());
    }
  }
  template <class T>
  void GetList(std::vector<T>& list) {
    if constexpr (Described<T> && Recurs<T>()) {
      Decoder(dictionary_, position_, GetShared().data()).GetElements(list);
    } else {
      GetElements(list);
    }
  }
  template <class T>
  void GetElements(std::vector<T>& list) {
    list.clear();
    list.resize(GetUnsigned());
    for (std::size_t i = 0; i < list.size(); ++i) {
      if constexpr (Described<T>) {
        if (i > 0) ExpectBehind(list[i - 1], list[i]);
      }
      Get(list[i]);
    }
  }

  const Dictionary& dictionary_;
  const std::uint32_t position_;
  const char* next_;
  std::uint64_t time_ = 0;
  Moments moments_;
};

}  // namespace polyclinic::codec

#endif  // POLYCLINIC_SRC_CLINIC_CODEC_H_
