#ifndef POLYCLINIC_SRC_CLINIC_FINGERPRINT_H_
#define POLYCLINIC_SRC_CLINIC_FINGERPRINT_H_

#include <cstdint>
#include <string_view>
#include <type_traits>

#include "clinic/codec.h"
#include "polyclinic/base/field_types.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/clinic/command.h"

namespace polyclinic {

// A number of what a value says: of the fields that differ from the default, with their names, so that
// it stays the same when a struct gets further fields. The same on every machine.
class Fingerprint {
 public:
  template <class T>
  void Add(const T& value) {
    if constexpr (Described<T>) {
      AddFields(value);
    } else if constexpr (kIsVector<T>) {
      Mix(value.size());
      for (const auto& element : value) Add(element);
    } else if constexpr (kIsOptional<T>) {
      Mix(value.has_value());
      if (value) Add(*value);
    } else if constexpr (codec::kIsId<T>) {
      Mix(value.bits());
    } else if constexpr (codec::kIsCode<T>) {
      AddText(value.view());
    } else if constexpr (codec::kIsDuration<T>) {
      Mix(static_cast<std::uint64_t>(value.count()));
    } else if constexpr (std::is_same_v<T, Instant>) {
      Add(value.time_since_epoch());
    } else if constexpr (std::is_same_v<T, Interval>) {
      Add(value.start());
      Add(value.end());
    } else if constexpr (std::is_same_v<T, Date>) {
      Mix(static_cast<std::uint64_t>(static_cast<int>(value.year())));
      Mix(static_cast<unsigned>(value.month()) * 256 + static_cast<unsigned>(value.day()));
    } else if constexpr (std::is_convertible_v<T, std::string_view>) {
      AddText(value);
    } else if constexpr (requires { value.ToText(); }) {
      AddText(value.ToText());
    } else {
      Mix(static_cast<std::uint64_t>(value));
    }
  }

  // More than 0.
  std::int64_t number() const {
    const std::uint64_t positive = state_ >> 1;
    return static_cast<std::int64_t>(positive == 0 ? 1 : positive);
  }

 private:
  template <class T>
  void AddFields(const T& value) {
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      if (value.*member == codec::DefaultOf<T>().*member) return;
      AddText(name);
      Add(value.*member);
    });
    Mix(0);
  }
  void AddText(std::string_view text) {
    Mix(text.size());
    for (char c : text) state_ = (state_ ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  void Mix(std::uint64_t value) {
    state_ = (state_ ^ value) * 0x9E3779B97F4A7C15u;
    state_ ^= state_ >> 29;
  }

  std::uint64_t state_ = 14695981039346656037u;
};

// What the command asks for and who asks. When it is asked, and which version the asker has seen, may
// differ when it is sent again.
inline std::int64_t FingerprintOf(const Command& command) {
  Fingerprint fingerprint;
  visit_fields(static_cast<const Command*>(nullptr), [&](std::string_view name, auto member) {
    if (name == "request_id" || name == "now" || name == "expected_version") return;
    if (command.*member == codec::DefaultOf<Command>().*member) return;
    fingerprint.Add(name);
    fingerprint.Add(command.*member);
  });
  return fingerprint.number();
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_CLINIC_FINGERPRINT_H_
