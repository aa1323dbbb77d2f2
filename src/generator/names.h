#ifndef POLYCLINIC_SRC_GENERATOR_NAMES_H_
#define POLYCLINIC_SRC_GENERATOR_NAMES_H_

#include <cstdint>

namespace polyclinic {

// What numbers are drawn for. Part of every frozen version: append only.
// Kinds of entity.
enum Kind : std::uint64_t {
  kPatient = 1,
  kStaff,
  kAway,
  kPanelDay,
  kSlot,
  kOpenRequest,
  kWork,
};
// Attributes of an entity.
enum Attribute : std::uint64_t {
  kBirth = 1,
  kLanguage,
  kNames,
  kAddress,
  kHealth,
  kFamily,
  kPlace,
  kPromise,
  kOutcome,
  kClock,
  kPapers,
};

// The name of an entity of a site: its number, and a part of it.
inline std::uint64_t IndexOf(std::uint32_t site, std::uint32_t number, std::uint32_t part = 0) {
  return static_cast<std::uint64_t>(site) << 48 | static_cast<std::uint64_t>(number) << 16 | part;
}

// From Monday = 0.
inline std::uint32_t Weekday(std::int32_t day) {
  return static_cast<std::uint32_t>((day % 7 + 10) % 7);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_GENERATOR_NAMES_H_
