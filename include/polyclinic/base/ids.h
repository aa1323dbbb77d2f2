#ifndef POLYCLINIC_BASE_IDS_H_
#define POLYCLINIC_BASE_IDS_H_

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "polyclinic/base/fields.h"

namespace polyclinic {

// A handle of one entity of one clinic: the position of the entity among those of its kind, and a
// tag made from the clinic's own identifier, so that a handle of another clinic is found out.
// Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
// never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
// People name an entity by its `key`, a text unique among the entities of its kind in the clinic.
//
// The default value names nothing: `valid()` is false.
template <class Entity>
class Id {
 public:
  constexpr Id() = default;

  // The handle of the entity at position `index` (from 0) of the clinic with tag `clinic`.
  static constexpr Id Of(std::uint32_t clinic, std::uint32_t index) {
    return Id(clinic, index + 1);
  }
  // The inverse of `bits()`.
  static constexpr Id FromBits(std::uint64_t bits) {
    return Id(static_cast<std::uint32_t>(bits >> 32), static_cast<std::uint32_t>(bits));
  }

  constexpr bool valid() const { return ordinal_ != 0; }
  // The position among the entities of this kind. Requires valid().
  constexpr std::uint32_t index() const { return ordinal_ - 1; }
  // The tag of the clinic that gave the handle.
  constexpr std::uint32_t clinic() const { return clinic_; }
  constexpr std::uint64_t bits() const {
    return static_cast<std::uint64_t>(clinic_) << 32 | ordinal_;
  }

  friend constexpr auto operator<=>(const Id&, const Id&) = default;

 private:
  constexpr Id(std::uint32_t clinic, std::uint32_t ordinal) : clinic_(clinic), ordinal_(ordinal) {}
  std::uint32_t clinic_ = 0;
  std::uint32_t ordinal_ = 0;
};

using PatientId = Id<struct Patient>;
using StaffId = Id<struct Staff>;
using SiteId = Id<struct Site>;
using RoomId = Id<struct Room>;
using EquipmentId = Id<struct Equipment>;
using PodId = Id<struct Pod>;
using VisitTypeId = Id<struct VisitType>;
using AppointmentId = Id<struct Appointment>;
using VisitId = Id<struct Visit>;
using RequestId = Id<struct BookingRequest>;
using HoldId = Id<struct Hold>;
using PolicyId = Id<struct Policy>;
using ProgramId = Id<struct Program>;
using CohortId = Id<struct Cohort>;

// The tag of the clinic with this identifier: the first 32 bits of its FNV-1a hash, never 0.
constexpr std::uint32_t ClinicTag(std::string_view identifier) {
  std::uint64_t hash = 14695981039346656037u;
  for (char c : identifier) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  const auto tag = static_cast<std::uint32_t>(hash >> 32 ^ hash);
  return tag == 0 ? 1 : tag;
}

// A short code of a published list, held inline: 1 to 23 characters from [A-Za-z0-9._:-]. Codes of
// different lists do not mix. The default value is the empty code, which names nothing.
template <class List>
class Code {
 public:
  static constexpr std::size_t kMaxLength = 23;

  constexpr Code() = default;

  // The code `text`, or nullopt where it is not 1 to 23 of the characters above.
  static constexpr std::optional<Code> Parse(std::string_view text) {
    if (text.empty() || text.size() > kMaxLength) return std::nullopt;
    Code code;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '.' || c == '_' || c == ':' || c == '-';
      if (!allowed) return std::nullopt;
      code.text_[i] = c;
    }
    code.text_[kMaxLength] = static_cast<char>(text.size());
    return code;
  }
  // A code known when compiling: an ill-formed literal does not compile.
  consteval Code(const char* literal) : Code(Parse(literal).value()) {}

  constexpr std::string_view view() const {
    return {text_.data(), static_cast<std::size_t>(text_[kMaxLength])};
  }
  std::string str() const { return std::string(view()); }
  constexpr bool empty() const { return text_[kMaxLength] == 0; }

  friend constexpr bool operator==(const Code& a, const Code& b) {
    const Words x = a.words(), y = b.words();
    return x[0] == y[0] && x[1] == y[1] && x[2] == y[2];
  }
  // The order of the texts, byte by byte.
  friend constexpr std::strong_ordering operator<=>(const Code& a, const Code& b) {
    const Words x = a.words(), y = b.words();
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (x[i] != y[i]) return InOrder(x[i]) <=> InOrder(y[i]);
    }
    return std::strong_ordering::equal;
  }

 private:
  // All bytes, eight at once: a shorter text is followed by zeros, which come before every character.
  using Words = std::array<std::uint64_t, 3>;
  constexpr Words words() const { return std::bit_cast<Words>(text_); }
  // The word as a number whose first byte counts most.
  static constexpr std::uint64_t InOrder(std::uint64_t word) {
    return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
  }

  std::array<char, kMaxLength + 1> text_{};  // the last byte is the length
};

using DutyCode = Code<struct DutyList>;                  // C19
using SpecialtyCode = Code<struct SpecialtyList>;        // family-medicine
using CredentialCode = Code<struct CredentialList>;      // AAMA-CMA, WA-MA-C
using JurisdictionCode = Code<struct JurisdictionList>;  // ISO 3166-2: US-WA; US for national
using TopicCode = Code<struct TopicList>;  // a training topic: a duty code or a named topic

// A coded fact of a terminology: `system` is its address or short name (loinc, snomed, cvx).
struct Coding {
  // The terminology's address or short name: "loinc", "snomed", "cvx", "rxnorm".
  std::string system;
  // The code within the terminology.
  std::string code;
  // Words for people; empty where the terminology's licence does not allow them.
  std::string display;
  bool operator==(const Coding&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Coding*, Visitor&& v) {
  v("system", &Coding::system);
  v("code", &Coding::code);
  v("display", &Coding::display);
}

// A name that somebody outside gave to an entity: a record number, a licence number.
struct Identifier {
  // Who gave it: an address or short name.
  std::string system;
  // What they gave.
  std::string value;
  bool operator==(const Identifier&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Identifier*, Visitor&& v) {
  v("system", &Identifier::system);
  v("value", &Identifier::value);
}

}  // namespace polyclinic

template <class Entity>
struct std::hash<polyclinic::Id<Entity>> {
  std::size_t operator()(polyclinic::Id<Entity> id) const noexcept {
    return std::hash<std::uint64_t>()(id.bits());
  }
};
template <class List>
struct std::hash<polyclinic::Code<List>> {
  std::size_t operator()(const polyclinic::Code<List>& code) const noexcept {
    return std::hash<std::string_view>()(code.view());
  }
};

#endif  // POLYCLINIC_BASE_IDS_H_
