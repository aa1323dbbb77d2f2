#ifndef POLYCLINIC_SRC_CLINIC_VALUE_CHECK_H_
#define POLYCLINIC_SRC_CLINIC_VALUE_CHECK_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "clinic/codec.h"
#include "polyclinic/base/field_types.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/availability.h"

namespace polyclinic {

// The path of a field or, with a position, of an entry of a list. It becomes a text only where a finding
// names it.
struct ModelPath {
  std::string_view name;
  std::optional<std::size_t> index;

  std::string operator+(std::string_view part) const {
    std::string path(name);
    if (index) path += "[" + std::to_string(*index) + "]";
    return path += part;
  }
};

// Whether there is something in a value of the type that `ValueCheck` judges. `Around`: the types that
// the value is part of, which may have themselves as parts.
template <class T, class... Around>
constexpr bool IsJudged() {
  if constexpr ((std::is_same_v<T, Around> || ...)) {
    return false;
  } else if constexpr (kIsVector<T> || kIsOptional<T>) {
    return IsJudged<typename T::value_type, Around...>();
  } else if constexpr (Described<T> && !std::is_same_v<T, DateRange> &&
                       !std::is_same_v<T, TimeWindow>) {
    bool judged = false;
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view, auto member) {
      judged = judged || IsJudged<decltype(codec::MemberOf(member)), T, Around...>();
    });
    return judged;
  } else {
    return codec::kIsId<T> || std::is_same_v<T, Date> || std::is_same_v<T, Instant> ||
           std::is_same_v<T, Interval> || std::is_same_v<T, DateRange> ||
           std::is_same_v<T, TimeWindow>;
  }
}

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
    Check(value, nullptr);
  }

 private:
  // A step of the way to a part of the value: a field by name or, without a name, a position.
  struct Part {
    const Part* around;
    std::string_view name;
    std::size_t index;
  };

  template <class T>
  void Check(const T& value, const Part* at) {
    if constexpr (codec::kIsId<T>) {
      CheckId(value, at);
    } else if constexpr (kIsVector<T>) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        const Part part{at, {}, i};
        Check(value[i], &part);
      }
    } else if constexpr (kIsOptional<T>) {
      if (value) Check(*value, at);
    } else if constexpr (std::is_same_v<T, Date>) {
      CheckDay(value, at);
    } else if constexpr (std::is_same_v<T, Instant>) {
      CheckInstant(value, at);
    } else if constexpr (std::is_same_v<T, Interval>) {
      CheckInstant(value.start(), at);
      CheckInstant(value.end(), at);
    } else if constexpr (Described<T>) {
      CheckRange(value, at);
      visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
        if constexpr (IsJudged<decltype(codec::MemberOf(member))>()) {
          const Part part{at, name, 0};
          Check(value.*member, &part);
        }
      });
    }
  }

  static std::string TextOf(const Part* part) {
    if (part == nullptr) return "";
    std::string path = TextOf(part->around);
    if (part->name.empty()) return path + "[" + std::to_string(part->index) + "]";
    return path + (path.empty() ? "" : ".") + std::string(part->name);
  }
  void Add(const Part* at, std::string code, std::string found, std::string expected) {
    findings_.Add(std::move(code), TextOf(at), std::move(found), std::move(expected));
  }

  template <class Entity>
  void CheckId(Id<Entity> id, const Part* at) {
    if (!id.valid()) return;
    if (id.clinic() != tag_) {
      Add(at, "id_of_another_clinic", std::to_string(id.index()),
          "an id given by clinic '" + std::string(identifier_) + "'");
    } else if (const std::size_t size = sizes_(id); id.index() >= size) {
      Add(at, "unknown_reference", std::to_string(id.index()),
          "an id below " + std::to_string(size));
    }
  }
  void CheckDay(Date day, const Part* at) {
    // The default value is a day that nobody gave, as on the wire.
    if (day == Date{}) return;
    if (!day.ok() || day.year() < std::chrono::year{1} || day.year() > std::chrono::year{9999}) {
      Add(at, "no_such_day", "", "a day that exists, in the years 1 to 9999");
    }
  }
  void CheckInstant(Instant instant, const Part* at) {
    constexpr Instant kFirst = std::chrono::sys_days{std::chrono::year{1} / 1 / 1};
    constexpr Instant kEnd = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1};
    if (instant < kFirst || instant > kEnd) {
      Add(at, "no_such_instant", std::to_string(instant.time_since_epoch().count()),
          "seconds since 1970 of an instant in the years 1 to 9999");
    }
  }
  template <class T>
  void CheckRange(const T& value, const Part* at) {
    if constexpr (std::is_same_v<T, DateRange>) {
      if (value.from && value.until && *value.until <= *value.from) {
        Add(at, "reversed_range", ToText(*value.from) + " to " + ToText(*value.until),
            "a last day after the first");
      }
    } else if constexpr (std::is_same_v<T, TimeWindow>) {
      if (value.from >= value.to || value.from < Minutes{0} || value.from >= Minutes{1440} ||
          value.to > Minutes{2880}) {
        Add(at, "bad_window", ToText(value.from) + " to " + ToText(value.to),
            "a start before 24:00 and a later end, at most 48:00");
      }
    }
  }

  std::string_view identifier_;
  std::uint32_t tag_;
  const Sizes& sizes_;
  Findings& findings_;
};

// The problems of one request, met by a visit type that is known: names of needs, resources.
void CheckRequest(const BookingRequest& request, const VisitType& type, const ModelPath& path,
                  Findings& findings);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_CLINIC_VALUE_CHECK_H_
