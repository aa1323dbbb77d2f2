#ifndef POLYCLINIC_BASE_FIELDS_H_
#define POLYCLINIC_BASE_FIELDS_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace polyclinic {

// A field of a model struct is written at three sites: the member with its comment (which is also
// its docstring), its line in the struct's field list, and its number in the .proto. The field list
// is a function template beside the struct,
//
//   template <class Visitor>
//   constexpr void visit_fields(const Site*, Visitor&& v) {
//     v("id", &Site::id);
//     v("name", &Site::name);
//   }
//
// which calls `v` once for each member, in order. Everything else (conversions, properties,
// columns, comparison by field, printing) walks the list. A visitor costs nothing until it is used.

// The number of fields in the list of `T`.
template <class T>
constexpr std::size_t FieldCount() {
  std::size_t count = 0;
  visit_fields(static_cast<const T*>(nullptr), [&count](auto&&...) { ++count; });
  return count;
}

// The names in the field list of `T`, in order.
template <class T>
constexpr std::array<std::string_view, FieldCount<T>()> FieldNames() {
  std::array<std::string_view, FieldCount<T>()> names{};
  std::size_t i = 0;
  visit_fields(static_cast<const T*>(nullptr),
               [&](std::string_view name, auto&&...) { names[i++] = name; });
  return names;
}

// Takes any field and does nothing with it.
struct IgnoreField {
  constexpr void operator()(auto&&...) const {}
};

// A model struct: it has a field list. A named visitor: with a lambda in the requirement clang 14 takes
// the concept to hold for types without a list.
template <class T>
concept Described = requires(const T* t) {
  visit_fields(t, IgnoreField{});
};

// One enumerator with the name it has in tables, messages and Python: lower_snake_case.
template <class Enum>
struct Enumerator {
  Enum value;
  std::string_view name;
};

// An enumeration of the model: `enumerators(Enum{})` lists its values from 1 without gaps. The
// value 0 is no enumerator: it is the wire's "unspecified".
template <class Enum>
concept Enumerated = requires(Enum e) {
  enumerators(e)[0].name;
};

// The name of `value`; "unspecified" where it is not one of the enumerators.
template <Enumerated Enum>
constexpr std::string_view NameOf(Enum value) {
  for (const auto& e : enumerators(Enum{})) {
    if (e.value == value) return e.name;
  }
  return "unspecified";
}

// The enumerator of that name, or nullopt.
template <Enumerated Enum>
constexpr std::optional<Enum> FromName(std::string_view name) {
  for (const auto& e : enumerators(Enum{})) {
    if (e.name == name) return e.value;
  }
  return std::nullopt;
}

}  // namespace polyclinic

// The list of an enumeration's values, written beside it:
//   POLYCLINIC_ENUMERATORS(Sex, {{Sex::kFemale, "female"}, {Sex::kMale, "male"}})
#define POLYCLINIC_ENUMERATORS(Enum, ...)                              \
  constexpr auto enumerators(Enum) {                                   \
    return std::to_array<::polyclinic::Enumerator<Enum>>(__VA_ARGS__); \
  }

#endif  // POLYCLINIC_BASE_FIELDS_H_
