#ifndef POLYCLINIC_TESTING_DIFFERENCE_H_
#define POLYCLINIC_TESTING_DIFFERENCE_H_

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

// How two values of the model differ, field by field.
namespace polyclinic::testing {

namespace testing_internal {

inline std::string Show(const std::string& value) { return "\"" + value + "\""; }
inline std::string Show(bool value) { return value ? "true" : "false"; }
inline std::string Show(Date value) { return ToText(value); }
inline std::string Show(Instant value) { return ToText(value); }
inline std::string Show(const Interval& value) {
  return ToText(value.start()) + " to " + ToText(value.end());
}
inline std::string Show(const Quantity& value) { return value.ToText(); }
inline std::string Show(const Money& value) { return value.ToText(); }
template <class List>
std::string Show(const Code<List>& value) {
  return value.empty() ? "no code" : value.str();
}
template <class Entity>
std::string Show(Id<Entity> value) {
  return value.valid() ? "#" + std::to_string(value.index()) : "no id";
}
template <class Rep, class Period>
std::string Show(std::chrono::duration<Rep, Period> value) {
  return std::to_string(std::chrono::duration_cast<Duration>(value).count()) + " s";
}
template <class T>
requires std::is_arithmetic_v<T> std::string Show(T value) { return std::to_string(value); }
template <Enumerated Enum>
std::string Show(Enum value) {
  return std::string(NameOf(value));
}

template <class T>
void Compare(const T& found, const T& expected, bool partially, const std::string& path,
             std::vector<std::string>& differences) {
  if constexpr (Described<T>) {
    static const T kDefault{};
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      if (partially && expected.*member == kDefault.*member) return;
      Compare(found.*member, expected.*member, partially,
              path.empty() ? std::string(name) : path + "." + std::string(name), differences);
    });
  } else if constexpr (kIsVector<T>) {
    if (found.size() != expected.size()) {
      differences.push_back(path + ": found " + std::to_string(found.size()) +
                            " elements, expected " + std::to_string(expected.size()));
      return;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      Compare(found[i], expected[i], partially, path + "[" + std::to_string(i) + "]", differences);
    }
  } else if constexpr (kIsOptional<T>) {
    if (found.has_value() != expected.has_value()) {
      differences.push_back(path + ": found " + (found ? "a value" : "none") + ", expected " +
                            (expected ? "one" : "none"));
    } else if (found) {
      Compare(*found, *expected, partially, path, differences);
    }
  } else if (!(found == expected)) {
    differences.push_back(path + ": found " + Show(found) + ", expected " + Show(expected));
  }
}

}  // namespace testing_internal

// A line for each field that differs: "steps[1].start: found ..., expected ...". With `partially` only
// the fields that `expected` sets to something other than their default are compared, in lists each
// element with its own.
template <Described T>
std::vector<std::string> Differences(const T& found, const T& expected, bool partially = false) {
  std::vector<std::string> differences;
  testing_internal::Compare(found, expected, partially, "", differences);
  return differences;
}

}  // namespace polyclinic::testing

#endif  // POLYCLINIC_TESTING_DIFFERENCE_H_
