#ifndef POLYCLINIC_SAMPLING_CANONICAL_H_
#define POLYCLINIC_SAMPLING_CANONICAL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "polyclinic/base/field_types.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/sampling/sha256.h"

// The canonical form of values, from which digests are made. Every field is tagged with its name, and
// a field that has its default is left out: a field added to a struct changes the form of no value
// that does not use it.
//
//   whole number, bool, enumerator   LEB128 of the zigzag of its value
//   text                             LEB128 of its length, its bytes
//   list                             LEB128 of its length, its elements
//   optional                         the value; left out where there is none
//   struct                           for each field that differs from its default, in the order of the
//                                    field list: name as text, value; then an empty text
namespace polyclinic {

// Where the bytes go: into a digest, in pieces of some kilobytes.
class CanonicalWriter {
 public:
  explicit CanonicalWriter(Sha256& hash) : hash_(&hash) { buffer_.reserve(kPiece + 512); }
  CanonicalWriter(const CanonicalWriter&) = delete;
  CanonicalWriter& operator=(const CanonicalWriter&) = delete;
  ~CanonicalWriter() { Flush(); }

  void Number(std::int64_t value) {
    Count(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
  }
  void Count(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) buffer_.push_back(static_cast<char>(value | 0x80));
    buffer_.push_back(static_cast<char>(value));
    if (buffer_.size() >= kPiece) Flush();
  }
  void Text(std::string_view text) {
    Count(text.size());
    buffer_.append(text);
  }
  void Flush() {
    hash_->Update(buffer_);
    bytes_ += buffer_.size();
    buffer_.clear();
  }
  // How many bytes came, as of the last flush.
  std::uint64_t bytes() const { return bytes_; }

 private:
  static constexpr std::size_t kPiece = 4096;
  Sha256* hash_;
  std::string buffer_;
  std::uint64_t bytes_ = 0;
};

// How a type that is none of the above is written: specialise with `static void Write(CanonicalWriter&,
// const T&)`.
template <class T>
struct CanonicalForm;

template <class T>
void WriteCanonical(CanonicalWriter& writer, const T& value) {
  if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
    static_assert(sizeof(T) < 8 || std::is_signed_v<T> || std::is_enum_v<T>,
                  "an unsigned 64-bit number has no canonical form");
    writer.Number(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
    writer.Text(value);
  } else if constexpr (kIsVector<T>) {
    writer.Count(value.size());
    for (const auto& element : value) WriteCanonical(writer, element);
  } else if constexpr (kIsOptional<T>) {
    if (value) WriteCanonical(writer, *value);
  } else if constexpr (Described<T>) {
    static const T kDefault{};
    visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
      if (value.*member == kDefault.*member) return;
      writer.Text(name);
      WriteCanonical(writer, value.*member);
    });
    writer.Count(0);
  } else {
    CanonicalForm<T>::Write(writer, value);
  }
}

// The digest of one value's canonical form.
template <class T>
std::string CanonicalDigest(const T& value) {
  Sha256 hash;
  {
    CanonicalWriter writer(hash);
    WriteCanonical(writer, value);
  }
  return ToHex(hash.Finish());
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SAMPLING_CANONICAL_H_
