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

// The compact form of a model struct: a bit for each field that differs from the default, then those
// fields in the order of the field list. Whole numbers take seven bits a byte, signs in the lowest
// bit; an instant is told from the one before it; a text or a list of parts that many records share is
// a number of the dictionary. The form lives in memory alone and may change with any version.
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
           !std::is_same_v<T, AppointmentId> && !std::is_same_v<T, RequestId> &&
           !std::is_same_v<T, HoldId> && !std::is_same_v<T, VisitId> &&
           !std::is_same_v<T, PatientId>;
  }
}

// Texts that each record has for itself stand in it.
constexpr bool IsOwnText(std::string_view field) {
  return field == "key" || field == "request_id" || field == "note" || field == "reason";
}

constexpr std::int64_t kMinute = 60;
constexpr std::uint64_t kSecondsFollow = 1;

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
  explicit Encoder(Dictionary& dictionary) : dictionary_(dictionary) { bytes_.reserve(kUsual); }

  std::string Take() { return std::move(bytes_); }

  template <Described T>
  void Put(const T& value) {
    const T& absent = DefaultOf<T>();
    const std::size_t bits = bytes_.size();
    bytes_.append((FieldCount<T>() + 7) / 8, '\0');
    std::size_t field = 0;
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      const std::size_t bit = field++;
      if (value.*member == absent.*member) return;
      char& byte = bytes_[bits + bit / 8];
      byte = static_cast<char>(byte | 1 << bit % 8);
      using Member = decltype(MemberOf(member));
      if constexpr (std::is_same_v<Member, std::string>) {
        if (IsOwnText(name)) return PutText(value.*member);
      }
      if constexpr (!std::is_same_v<Member, bool>) Put(value.*member);
    });
  }

 private:
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
  void Put(const Instant& value) {
    const auto time = static_cast<std::uint64_t>(value.time_since_epoch().count());
    PutSeconds(static_cast<std::int64_t>(time - time_));
    time_ = time;
  }
  void Put(const Interval& value) {
    Put(value.start());
    PutSeconds(value.length().count());
  }
  // Most times are whole minutes apart: those are even, and the seconds of others follow a 1.
  void PutSeconds(std::int64_t seconds) {
    if (seconds % kMinute == 0) return PutUnsigned(ZigZag(seconds / kMinute) << 1);
    PutUnsigned(kSecondsFollow);
    PutSigned(seconds);
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
      PutUnsigned((value.bits() & 0xFFFFFFFF) << 1 | (own ? 0 : 1));
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
    for (const T& element : list) Put(element);
  }

  // Most records take less.
  static constexpr std::size_t kUsual = 256;

  Dictionary::Writer dictionary_;
  std::string bytes_;
  std::uint64_t time_ = 0;
};

template <Described T>
std::string Encode(Dictionary& dictionary, const T& value) {
  Encoder encoder(dictionary);
  encoder.Put(value);
  return encoder.Take();
}

// Reads what was encoded with the same dictionary.
class Decoder {
 public:
  Decoder(const Dictionary& dictionary, std::string_view bytes)
      : dictionary_(dictionary), next_(bytes.data()) {}

  // `value` is the default before.
  template <Described T>
  void Get(T& value) {
    const char* bits = TakeBits<T>();
    std::size_t field = 0;
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      const std::size_t bit = field++;
      if (!(bits[bit / 8] >> bit % 8 & 1)) return;
      using Member = decltype(MemberOf(member));
      if constexpr (std::is_same_v<Member, std::string>) {
        if (IsOwnText(name)) {
          value.*member = GetText();
          return;
        }
      }
      if constexpr (std::is_same_v<Member, bool>) {
        value.*member = !(value.*member);
      } else {
        Get(value.*member);
      }
    });
  }

  // The first field of the struct that is a text of its own; its bytes are the record's.
  template <Described T>
  std::string_view FirstOwnText() {
    const char* bits = TakeBits<T>();
    std::string_view text;
    std::size_t field = 0;
    bool past = false;
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      const std::size_t bit = field++;
      if (past) return;
      using Member = decltype(MemberOf(member));
      past = std::is_same_v<Member, std::string> && IsOwnText(name);
      if (!(bits[bit / 8] >> bit % 8 & 1)) return;
      if (past) {
        text = GetText();
      } else if constexpr (!std::is_same_v<Member, bool>) {
        Member skipped{};
        Get(skipped);
      }
    });
    return text;
  }

 private:
  template <Described T>
  const char* TakeBits() {
    const char* bits = next_;
    next_ += (FieldCount<T>() + 7) / 8;
    return bits;
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
  void Get(Instant& value) {
    time_ += static_cast<std::uint64_t>(GetSeconds());
    value = Instant(Duration(static_cast<std::int64_t>(time_)));
  }
  void Get(Interval& value) {
    Instant start;
    Get(start);
    value = Interval(start, start + Duration(GetSeconds()));
  }
  std::int64_t GetSeconds() {
    const std::uint64_t value = GetUnsigned();
    return value == kSecondsFollow ? GetSigned() : FromZigZag(value >> 1) * kMinute;
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
      value = T::FromBits(tag << 32 | bits >> 1);
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
      Decoder(dictionary_, GetShared()).GetElements(list);
    } else {
      GetElements(list);
    }
  }
  template <class T>
  void GetElements(std::vector<T>& list) {
    list.clear();
    list.resize(GetUnsigned());
    for (T& element : list) Get(element);
  }

  const Dictionary& dictionary_;
  const char* next_;
  std::uint64_t time_ = 0;
};

}  // namespace polyclinic::codec

#endif  // POLYCLINIC_SRC_CLINIC_CODEC_H_
