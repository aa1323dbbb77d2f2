#ifndef POLYCLINIC_WIRE_CONVERT_H_
#define POLYCLINIC_WIRE_CONVERT_H_

#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>

#include <array>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "polyclinic/base/field_types.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/base/time.h"
#include "polyclinic/v1/base.pb.h"
#include "wire/conversions.h"  // generated: ToProto and FromProto of every struct
#include "wire/reader.h"

// How a member's C++ type says what its field holds. The generated conversions call these functions
// once for each field; a member whose type does not fit its field's does not compile.
namespace polyclinic::wire_internal {

// ---- scalars: the type that a field must have for a member of type T, and the value in it

template <class T>
struct ScalarOf;
template <>
struct ScalarOf<bool> {
  using type = bool;
  static bool To(bool value) { return value; }
  static void From(bool value, bool& out, const Place&, Reader&) { out = value; }
};
template <>
struct ScalarOf<std::int32_t> {
  using type = std::int32_t;
  static type To(std::int32_t value) { return value; }
  static void From(type value, std::int32_t& out, const Place&, Reader&) { out = value; }
};
template <>
struct ScalarOf<std::int64_t> {
  using type = std::int64_t;
  static type To(std::int64_t value) { return value; }
  static void From(type value, std::int64_t& out, const Place&, Reader&) { out = value; }
};
template <class Entity>
struct ScalarOf<Id<Entity>> {
  using type = std::uint64_t;
  static type To(Id<Entity> id) { return id.bits(); }
  static void From(type bits, Id<Entity>& out, const Place& place, Reader& reader) {
    out = Id<Entity>::FromBits(bits);
    if (bits != 0 && !out.valid()) [[unlikely]] {
      reader.Add("not_an_id", place, std::to_string(bits), "tag << 32 | position from 1, or 0");
    }
  }
};
template <>
struct ScalarOf<Date> {
  using type = std::int32_t;
  static type To(Date date) {
    return static_cast<int>(date.year()) * 10000 +
           static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
           static_cast<int>(static_cast<unsigned>(date.day()));
  }
  static void From(type value, Date& out, const Place& place, Reader& reader) {
    out = Date(std::chrono::year(value / 10000),
               std::chrono::month(static_cast<unsigned>(value / 100 % 100)),
               std::chrono::day(static_cast<unsigned>(value % 100)));
    if (value != 0 && (value < 10101 || value > 99991231 || !out.ok())) [[unlikely]] {
      NotADate(value, out, place, reader);
    }
  }
  static void NotADate(type value, Date& out, const Place& place, Reader& reader);
};
// Instants lie in the years 1 to 9999; durations are no longer than those, so that sums fit.
inline constexpr std::int64_t kFirstInstant = -62135596800;
inline constexpr std::int64_t kLastInstant = 253402300799;
inline constexpr std::int64_t kLongestDuration = kLastInstant - kFirstInstant + 1;
void OutOfRange(std::int64_t value, std::int64_t from, std::int64_t to, const Place& place,
                Reader& reader);
template <>
struct ScalarOf<Instant> {
  using type = std::int64_t;
  static type To(Instant instant) { return instant.time_since_epoch().count(); }
  static void From(type value, Instant& out, const Place& place, Reader& reader) {
    out = Instant(Duration(value));
    if (value < kFirstInstant || value > kLastInstant) [[unlikely]] {
      OutOfRange(value, kFirstInstant, kLastInstant, place, reader);
    }
  }
};
template <>
struct ScalarOf<Duration> {
  using type = std::int64_t;
  static type To(Duration duration) { return duration.count(); }
  static void From(type value, Duration& out, const Place& place, Reader& reader) {
    out = Duration(value);
    if (value < -kLongestDuration || value > kLongestDuration) [[unlikely]] {
      OutOfRange(value, -kLongestDuration, kLongestDuration, place, reader);
    }
  }
};
template <>
struct ScalarOf<Minutes> {
  using type = std::int32_t;
  static type To(Minutes minutes) {
    using Limits = std::numeric_limits<std::int32_t>;
    const std::int64_t count = minutes.count();
    return static_cast<type>(count < Limits::min()   ? Limits::min()
                             : count > Limits::max() ? Limits::max()
                                                     : count);
  }
  static void From(type value, Minutes& out, const Place&, Reader&) { out = Minutes(value); }
};

template <class T>
struct ValueOf {
  using type = T;
};
template <class Optional>
requires kIsOptional<Optional>
struct ValueOf<Optional> {
  using type = typename Optional::value_type;
};

// A member is there unless it is an empty optional.
template <class T>
constexpr bool Present(const T& value) {
  if constexpr (kIsOptional<T>) {
    return value.has_value();
  } else {
    return true;
  }
}
template <class T>
constexpr const typename ValueOf<T>::type& Value(const T& value) {
  if constexpr (kIsOptional<T>) {
    return *value;
  } else {
    return value;
  }
}

// The value of the member `value` in a field of type `Field`.
template <class Field, class T>
Field ToScalar(const T& value) {
  static_assert(std::is_same_v<Field, typename ScalarOf<T>::type>,
                "the member's type does not fit the field's type in the .proto");
  return ScalarOf<T>::To(value);
}
template <class Field, class T>
void FromScalar(Field value, T& out, const Place& place, Reader& reader) {
  static_assert(std::is_same_v<Field, typename ScalarOf<T>::type>,
                "the member's type does not fit the field's type in the .proto");
  ScalarOf<T>::From(value, out, place, reader);
}

// A field with presence: of an optional member, or of one whose default is not zero.
template <class Field, class T>
void FromScalar(bool has, Field value, std::optional<T>& out, const std::optional<T>&,
                const Place& place, Reader& reader) {
  if (!has) {
    out.reset();
    return;
  }
  if constexpr (std::is_same_v<T, Date>) {
    if (value == 0) [[unlikely]]
      ScalarOf<Date>::NotADate(value, out.emplace(), place, reader);
  }
  FromScalar(value, out.emplace(), place, reader);
}
template <class Field, class T>
void FromScalar(bool has, Field value, T& out, const T& absent, const Place& place,
                Reader& reader) {
  if (has) {
    FromScalar(value, out, place, reader);
  } else {
    out = absent;
  }
}

// ---- texts and codes

void ToStringField(const std::string& value, std::string* out);
template <class List>
void ToStringField(const Code<List>& value, std::string* out) {
  out->assign(value.view().data(), value.view().size());
}
void CheckUtf8(const std::string& value, const Place& place, Reader& reader);
inline void FromStringField(const std::string& value, std::string& out, const Place& place,
                            Reader& reader) {
  out = value;
  if (reader.check_text()) [[unlikely]]
    CheckUtf8(value, place, reader);
}
void NotACode(const std::string& value, const Place& place, Reader& reader);
template <class List>
void FromStringField(const std::string& value, Code<List>& out, const Place& place,
                     Reader& reader) {
  if (value.empty()) {
    out = {};
  } else if (const auto code = Code<List>::Parse(value)) {
    out = *code;
  } else {
    NotACode(value, place, reader);
  }
}
template <class T>
void FromStringField(bool has, const std::string& value, std::optional<T>& out, const Place& place,
                     Reader& reader) {
  if (!has) {
    out.reset();
  } else {
    FromStringField(value, out.emplace(), place, reader);
  }
}

// ---- enumerators: 0 in a field is an error where the member is not optional, else absent

void NotAnEnumerator(int value, const std::string& expected, const Place& place, Reader& reader);

// "allow, require or forbid"
template <class Enum>
std::string EnumeratorNames() {
  std::string names;
  for (const auto& e : enumerators(Enum{})) {
    if (!names.empty()) names += ", ";
    names += e.name;
  }
  return "one of " + names;
}
template <class Field, class Enum>
Field ToEnum(Enum value) {
  static_assert(std::is_same_v<Field, typename MessageEnum<Enum>::type>);
  return static_cast<Field>(value);
}
template <class Field, class Enum>
Field ToEnum(const std::optional<Enum>& value) {
  static_assert(std::is_same_v<Field, typename MessageEnum<Enum>::type>);
  return value ? static_cast<Field>(*value) : Field{};
}
template <class Field, class Enum>
void FromEnum(int value, Enum& out, const Place& place, Reader& reader) {
  static_assert(std::is_same_v<Field, typename MessageEnum<Enum>::type>);
  out = static_cast<Enum>(value);
  if (value < 1 || value > static_cast<int>(enumerators(Enum{}).size())) [[unlikely]] {
    NotAnEnumerator(value, EnumeratorNames<Enum>(), place, reader);
  }
}
template <class Field, class Enum>
void FromEnum(int value, std::optional<Enum>& out, const Place& place, Reader& reader) {
  if (value == 0) {
    out.reset();
  } else {
    FromEnum<Field>(value, out.emplace(), place, reader);
  }
}

// ---- fields of a newer writer

template <class Message>
void FromUnknown(const Message& message, const Place& place, Reader& reader) {
  static const google::protobuf::Reflection* const reflection = Message::GetReflection();
  const google::protobuf::UnknownFieldSet& fields = reflection->GetUnknownFields(message);
  if (!fields.empty()) [[unlikely]]
    reader.AddUnknown(place, fields);
}

// ---- the messages without a struct of fields

inline void ToProto(const Interval& value, v1::Interval* message) {
  message->set_start(ToScalar<std::int64_t>(value.start()));
  message->set_end(ToScalar<std::int64_t>(value.end()));
}
void FromProto(const v1::Interval& message, Interval& out, const Place& place, Reader& reader);
void ToProto(const Money& value, v1::Money* message);
void FromProto(const v1::Money& message, Money& out, const Place& place, Reader& reader);
void ToProto(const Quantity& value, v1::Quantity* message);
void FromProto(const v1::Quantity& message, Quantity& out, const Place& place, Reader& reader);

// ---- lists: what a list held is overwritten in place, so that its messages and texts are reused

template <class Element, class T, class To>
void ToEach(const std::vector<T>& values, google::protobuf::RepeatedPtrField<Element>* list,
            To to) {
  const int size = static_cast<int>(values.size());
  while (list->size() > size) list->RemoveLast();
  list->Reserve(size);
  auto value = values.begin();
  for (Element& element : *list) to(*value++, &element);
  while (value != values.end()) to(*value++, list->Add());
}
template <class T>
void ToList(const std::vector<T>& values, google::protobuf::RepeatedPtrField<std::string>* list) {
  ToEach(values, list, [](const T& value, std::string* out) { ToStringField(value, out); });
}
template <class T, class Message>
requires(!std::same_as<Message, std::string>) void ToList(
    const std::vector<T>& values, google::protobuf::RepeatedPtrField<Message>* list) {
  ToEach(values, list, [](const T& value, Message* out) { ToProto(value, out); });
}
template <class T, class Field>
void ToList(const std::vector<T>& values, google::protobuf::RepeatedField<Field>* list) {
  list->Clear();
  list->Reserve(static_cast<int>(values.size()));
  for (const T& value : values) list->AddAlreadyReserved(ToScalar<Field>(value));
}
template <class Field, class Enum>
void ToEnums(const std::vector<Enum>& values, google::protobuf::RepeatedField<int>* list) {
  list->Clear();
  list->Reserve(static_cast<int>(values.size()));
  for (const Enum value : values) list->AddAlreadyReserved(ToEnum<Field>(value));
}

template <class List, class T, class From>
void FromEach(const List& list, std::vector<T>& out, Place& place, From from) {
  out.resize(static_cast<std::size_t>(list.size()));
  place.index = 0;
  auto element = out.begin();
  for (const auto& value : list) {
    from(value, *element++);
    ++place.index;
  }
  place.index = -1;
}
template <class T>
void FromList(const google::protobuf::RepeatedPtrField<std::string>& list, std::vector<T>& out,
              Place& place, Reader& reader) {
  FromEach(list, out, place, [&](const std::string& value, T& element) {
    FromStringField(value, element, place, reader);
  });
}
template <class Message, class T>
requires(!std::same_as<Message, std::string>) void FromList(
    const google::protobuf::RepeatedPtrField<Message>& list, std::vector<T>& out, Place& place,
    Reader& reader) {
  FromEach(list, out, place,
           [&](const Message& value, T& element) { FromProto(value, element, place, reader); });
}
template <class Field, class T>
void FromList(const google::protobuf::RepeatedField<Field>& list, std::vector<T>& out, Place& place,
              Reader& reader) {
  FromEach(list, out, place,
           [&](Field value, T& element) { FromScalar(value, element, place, reader); });
}
template <class Field, class Enum>
void FromEnums(const google::protobuf::RepeatedField<int>& list, std::vector<Enum>& out,
               Place& place, Reader& reader) {
  FromEach(list, out, place,
           [&](int value, Enum& element) { FromEnum<Field>(value, element, place, reader); });
}

template <class List>
void ToProto(const std::vector<Code<List>>& values, v1::CodeList* message) {
  ToList(values, message->mutable_codes());
}
template <class List>
void FromProto(const v1::CodeList& message, std::vector<Code<List>>& out, const Place& place,
               Reader& reader) {
  Place at{&place, place.of_patient};
  FromList(message.codes(), out, at.Field("codes"), reader);
}

// ---- messages as fields: one that is absent is read as one without fields, unless the member is
// optional

template <class Message, class T>
void FromMessage(bool has, const Message& message, T& out, const Place& place, Reader& reader) {
  if constexpr (!kIsOptional<T>) {
    FromProto(message, out, place, reader);
  } else if (!has) {
    out.reset();
  } else {
    if (!out) out.emplace();
    FromProto(message, *out, place, reader);
  }
}

template <class T>
const T& Defaults() {
  static const T defaults{};
  return defaults;
}

// ---- what the compiler compares of struct and message

template <std::size_t N, std::size_t M>
constexpr bool SameNames(const std::array<std::string_view, N>& a,
                         const std::array<std::string_view, M>& b) {
  if (N != M) return false;
  for (const auto& name : a) {
    bool found = false;
    for (const auto& other : b) found = found || name == other;
    if (!found) return false;
  }
  return true;
}
template <class Enum, std::size_t N>
constexpr bool SameEnumerators(const std::array<std::string_view, N>& names) {
  const auto& own = enumerators(Enum{});
  if (own.size() != N) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (static_cast<std::size_t>(own[i].value) != i + 1 || own[i].name != names[i]) return false;
  }
  return true;
}

}  // namespace polyclinic::wire_internal

#endif  // POLYCLINIC_WIRE_CONVERT_H_
