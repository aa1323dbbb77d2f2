#ifndef POLYCLINIC_SRC_CLINIC_DICTIONARY_H_
#define POLYCLINIC_SRC_CLINIC_DICTIONARY_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace polyclinic {

// Texts, numbered in the order in which they came. Every clinic that was made from another shares its
// dictionary; texts are added and never taken out. A reader needs no lock: it has a number from a
// record, and the text was there before the record was.
class Dictionary {
 public:
  // Of a clinic with this tag.
  explicit Dictionary(std::uint32_t tag) : tag_(tag) {}
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  std::uint32_t tag() const { return tag_; }

  // Numbers texts, of all threads this one alone as long as it lives.
  class Writer {
   public:
    explicit Writer(Dictionary& dictionary) : dictionary_(dictionary), lock_(dictionary.mutex_) {}

    std::uint32_t tag() const { return dictionary_.tag(); }
    // The number of the text, a new one where it is not there.
    std::uint32_t Number(std::string_view text) { return dictionary_.NumberOf(text); }

   private:
    Dictionary& dictionary_;
    const std::lock_guard<std::mutex> lock_;
  };
  // The text of a number that was given.
  std::string_view operator[](std::uint32_t number) const {
    const Place place = PlaceOf(number);
    return texts_[place.shelf][place.slot];
  }

 private:
  // Shelf k holds kFirst << k texts, which stay where they are.
  static constexpr std::size_t kFirst = 64;
  struct Place {
    std::size_t shelf;
    std::size_t slot;
  };
  static Place PlaceOf(std::uint32_t number) {
    const std::size_t size = std::bit_floor(number / kFirst + 1);  // the shelf's, in kFirst
    return {static_cast<std::size_t>(std::countr_zero(size)), number - kFirst * (size - 1)};
  }

  // Requires the lock.
  std::uint32_t NumberOf(std::string_view text) {
    if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(numbers_.size());
    const Place place = PlaceOf(number);
    if (texts_[place.shelf] == nullptr) {
      texts_[place.shelf] = std::make_unique<std::string[]>(kFirst << place.shelf);
    }
    std::string& kept = texts_[place.shelf][place.slot];
    kept = text;
    numbers_.emplace(kept, number);
    return number;
  }

  const std::uint32_t tag_;
  std::array<std::unique_ptr<std::string[]>, 27> texts_;
  std::mutex mutex_;
  absl::flat_hash_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_CLINIC_DICTIONARY_H_
