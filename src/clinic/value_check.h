#ifndef POLYCLINIC_SRC_CLINIC_VALUE_CHECK_H_
#define POLYCLINIC_SRC_CLINIC_VALUE_CHECK_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "clinic/codec.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/availability.h"

namespace polyclinic {

// Judges every part of a value by its type alone: ids that the clinic has not given, days and instants
// that do not exist, reversed ranges. `Sizes` answers `sizes(Id<Entity>{})` with how many entities of
// the kind the clinic has.
template <class Sizes>
class ValueCheck {
 public:
  ValueCheck(std::string_view identifier, const Sizes& sizes, Findings& findings)
      : identifier_(identifier), tag_(ClinicTag(identifier)), sizes_(sizes), findings_(findings) {}

  template <class T>
  void Check(const T& value) {
    if constexpr (codec::kIsId<T>) {
      CheckId(value);
    } else if constexpr (codec::kIsVector<T>) {
      if constexpr (!std::is_arithmetic_v<typename T::value_type>) {
        for (std::size_t i = 0; i < value.size(); ++i) {
          path_.push_back({{}, i});
          Check(value[i]);
          path_.pop_back();
        }
      }
    } else if constexpr (codec::kIsOptional<T>) {
      if (value) Check(*value);
    } else if constexpr (std::is_same_v<T, Date>) {
      CheckDay(value);
    } else if constexpr (std::is_same_v<T, Instant>) {
      CheckInstant(value);
    } else if constexpr (std::is_same_v<T, Interval>) {
      CheckInstant(value.start());
      CheckInstant(value.end());
    } else if constexpr (Described<T>) {
      CheckRange(value);
      visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
        path_.push_back({name, 0});
        Check(value.*member);
        path_.pop_back();
      });
    }
  }

 private:
  // A field by name or, without a name, a position.
  struct Part {
    std::string_view name;
    std::size_t index;
  };

  void Add(std::string code, std::string found, std::string expected) {
    std::string path;
    for (const Part& part : path_) {
      if (part.name.empty()) {
        path += "[" + std::to_string(part.index) + "]";
      } else {
        path += (path.empty() ? "" : ".") + std::string(part.name);
      }
    }
    findings_.Add(std::move(code), std::move(path), std::move(found), std::move(expected));
  }

  template <class Entity>
  void CheckId(Id<Entity> id) {
    if (!id.valid()) return;
    if (id.clinic() != tag_) {
      Add("id_of_another_clinic", std::to_string(id.index()),
          "an id given by clinic '" + std::string(identifier_) + "'");
    } else if (const std::size_t size = sizes_(id); id.index() >= size) {
      Add("unknown_reference", std::to_string(id.index()), "an id below " + std::to_string(size));
    }
  }
  void CheckDay(Date day) {
    // The default value is a day that nobody gave, as on the wire.
    if (day == Date{}) return;
    if (!day.ok() || day.year() < std::chrono::year{1} || day.year() > std::chrono::year{9999}) {
      Add("no_such_day", "", "a day that exists, in the years 1 to 9999");
    }
  }
  void CheckInstant(Instant instant) {
    constexpr Instant kFirst = std::chrono::sys_days{std::chrono::year{1} / 1 / 1};
    constexpr Instant kEnd = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1};
    if (instant < kFirst || instant > kEnd) {
      Add("no_such_instant", std::to_string(instant.time_since_epoch().count()),
          "seconds since 1970 of an instant in the years 1 to 9999");
    }
  }
  template <class T>
  void CheckRange(const T& value) {
    if constexpr (std::is_same_v<T, DateRange>) {
      if (value.from && value.until && *value.until <= *value.from) {
        Add("reversed_range", ToText(*value.from) + " to " + ToText(*value.until),
            "a last day after the first");
      }
    } else if constexpr (std::is_same_v<T, TimeWindow>) {
      if (value.from >= value.to || value.from < Minutes{0} || value.from >= Minutes{1440} ||
          value.to > Minutes{2880}) {
        Add("bad_window", ToText(value.from) + " to " + ToText(value.to),
            "a start before 24:00 and a later end, at most 48:00");
      }
    }
  }

  std::string_view identifier_;
  std::uint32_t tag_;
  const Sizes& sizes_;
  Findings& findings_;
  std::vector<Part> path_;
};

// The problems of one request, met by a visit type that is known: names of needs, resources.
void CheckRequest(const BookingRequest& request, const VisitType& type, const std::string& path,
                  Findings& findings);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_CLINIC_VALUE_CHECK_H_
