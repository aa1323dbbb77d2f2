#ifndef POLYCLINIC_SRC_TABLE_CELL_H_
#define POLYCLINIC_SRC_TABLE_CELL_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/base/time.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/table/csv.h"

// How each type of value stands in a cell.
namespace polyclinic::table_internal {

// What reading a clinic needs beside the cell.
struct Reading {
  const Catalog* catalog = nullptr;
  // Of each table with keys: the position of each key.
  std::map<std::string, std::map<std::string, std::uint32_t>, std::less<>> keys;
  std::vector<std::string> duty_codes;
  std::vector<std::string> specialty_codes;
  ClinicContents clinic;
  Findings findings;
  // Where each entity or part of one was read, by its path in the model: "rooms[2]".
  std::map<std::string, std::pair<std::string, std::int32_t>> places;
};

// One cell while it is read: where its problems are reported.
class Place {
 public:
  Place(Reading& reading, const std::string& file, const CsvCell& cell, std::string_view column,
        bool personal)
      : reading_(reading), file_(file), cell_(cell), column_(column), personal_(personal) {}

  Reading& reading() const { return reading_; }
  // Reports that `found` stands here where `expected` should.
  void Fail(std::string code, std::string_view found, std::string expected) const;
  // The same, with the nearest of the valid words.
  void FailNear(std::string code, std::string_view found, std::string expected,
                const std::vector<std::string>& words) const;

 private:
  Reading& reading_;
  const std::string& file_;
  const CsvCell& cell_;
  std::string_view column_;
  bool personal_;
};

// The parts of a list between ';', blanks around them gone and empty parts left out. A backslash
// keeps what follows it: "\;" is a semicolon, "\\" a backslash, "\ " a blank; "\e" is an empty text.
std::vector<std::string> SplitList(std::string_view text);
std::string JoinList(const std::vector<std::string>& parts);

// The table in which entities of a kind stand, and their keys.
template <class Entity>
struct KeyedTable;
#define POLYCLINIC_KEYED_TABLE(Entity, list)                                                   \
  template <>                                                                                  \
  struct KeyedTable<Entity> {                                                                  \
    static constexpr std::string_view kName = #list;                                           \
    static const std::vector<Entity>& In(const ClinicContents& clinic) { return clinic.list; } \
  };
POLYCLINIC_KEYED_TABLE(Site, sites)
POLYCLINIC_KEYED_TABLE(Room, rooms)
POLYCLINIC_KEYED_TABLE(Equipment, equipment)
POLYCLINIC_KEYED_TABLE(Staff, staff)
POLYCLINIC_KEYED_TABLE(Pod, pods)
POLYCLINIC_KEYED_TABLE(Program, programs)
POLYCLINIC_KEYED_TABLE(Cohort, cohorts)
POLYCLINIC_KEYED_TABLE(VisitType, visit_types)
POLYCLINIC_KEYED_TABLE(Policy, policies)
POLYCLINIC_KEYED_TABLE(Patient, patients)
POLYCLINIC_KEYED_TABLE(BookingRequest, requests)
POLYCLINIC_KEYED_TABLE(Appointment, appointments)
POLYCLINIC_KEYED_TABLE(Visit, visits)
POLYCLINIC_KEYED_TABLE(Hold, holds)
#undef POLYCLINIC_KEYED_TABLE

// The position of `key` in the table, or nullopt after a finding.
std::optional<std::uint32_t> FindKey(const Place& place, std::string_view table,
                                     std::string_view key);

// A type in a cell: `Values()` says in words what may stand there, `Read` takes a cell that is not
// empty and reports what it cannot take, `Write` gives the text that reads back as the value.
template <class T>
struct Cell;

template <>
struct Cell<std::string> {
  static std::string Values() { return "text"; }
  static void Read(const Place&, std::string_view text, std::string& out) { out = text; }
  static std::string Write(const ClinicContents&, const std::string& value) { return value; }
};

// Whole numbers: out of range is a finding.
bool ReadInteger(const Place& place, std::string_view text, std::int64_t low, std::int64_t high,
                 std::int64_t& out);

template <>
struct Cell<std::int32_t> {
  static std::string Values() { return "a whole number"; }
  static void Read(const Place& place, std::string_view text, std::int32_t& out);
  static std::string Write(const ClinicContents&, std::int32_t value) {
    return std::to_string(value);
  }
};
template <>
struct Cell<std::int64_t> {
  static std::string Values() { return "a whole number"; }
  static void Read(const Place& place, std::string_view text, std::int64_t& out);
  static std::string Write(const ClinicContents&, std::int64_t value) {
    return std::to_string(value);
  }
};
template <>
struct Cell<bool> {
  static std::string Values() { return "true or false"; }
  static void Read(const Place& place, std::string_view text, bool& out);
  static std::string Write(const ClinicContents&, bool value) { return value ? "true" : "false"; }
};
template <>
struct Cell<Date> {
  static std::string Values() { return "a date YYYY-MM-DD"; }
  static void Read(const Place& place, std::string_view text, Date& out);
  static std::string Write(const ClinicContents&, Date value) { return ToText(value); }
};
template <>
struct Cell<Instant> {
  static std::string Values() { return "an instant with its offset, 2026-12-07T09:30:00-08:00"; }
  static void Read(const Place& place, std::string_view text, Instant& out);
  static std::string Write(const ClinicContents&, Instant value) { return ToText(value); }
};
template <>
struct Cell<Minutes> {
  static std::string Values() { return "a time of day HH:MM"; }
  static void Read(const Place& place, std::string_view text, Minutes& out);
  static std::string Write(const ClinicContents&, Minutes value) { return ToText(value); }
};
// A length of time.
template <>
struct Cell<Duration> {
  static std::string Values() { return "minutes, 25 (or 2:30 with seconds, or hours, 720h)"; }
  static void Read(const Place& place, std::string_view text, Duration& out);
  static std::string Write(const ClinicContents&, Duration value);
};

template <Enumerated Enum>
struct Cell<Enum> {
  static std::vector<std::string> Words() {
    std::vector<std::string> words;
    for (const auto& e : enumerators(Enum{})) words.emplace_back(e.name);
    return words;
  }
  static std::string Values() {
    std::string values;
    for (const std::string& word : Words()) values += (values.empty() ? "one of " : ", ") + word;
    return values;
  }
  static void Read(const Place& place, std::string_view text, Enum& out) {
    if (const auto value = FromName<Enum>(text)) {
      out = *value;
    } else {
      place.FailNear("unknown_word", text, Values(), Words());
    }
  }
  static std::string Write(const ClinicContents&, Enum value) { return std::string(NameOf(value)); }
};

template <class List>
struct Cell<Code<List>> {
  static std::string Values() { return "a code"; }
  static void Read(const Place& place, std::string_view text, Code<List>& out) {
    if (const auto code = Code<List>::Parse(text)) {
      out = *code;
    } else {
      place.Fail("not_a_code", text, "a code of 1 to 23 characters from A-Z a-z 0-9 . _ : -");
    }
  }
  static std::string Write(const ClinicContents&, const Code<List>& value) { return value.str(); }
};
template <>
struct Cell<DutyCode> {
  static std::string Values() { return "a duty of the catalog, C19"; }
  static void Read(const Place& place, std::string_view text, DutyCode& out);
  static std::string Write(const ClinicContents&, const DutyCode& value) { return value.str(); }
};
template <>
struct Cell<SpecialtyCode> {
  static std::string Values() { return "a specialty of the catalog, family-medicine"; }
  static void Read(const Place& place, std::string_view text, SpecialtyCode& out);
  static std::string Write(const ClinicContents&, const SpecialtyCode& value) {
    return value.str();
  }
};

template <class Entity>
struct Cell<Id<Entity>> {
  static std::string Values() {
    return "a key of " + std::string(KeyedTable<Entity>::kName) + ".csv";
  }
  static void Read(const Place& place, std::string_view text, Id<Entity>& out) {
    if (const auto index = FindKey(place, KeyedTable<Entity>::kName, text)) {
      out = Id<Entity>::Of(ClinicTag(place.reading().clinic.identifier), *index);
    }
  }
  static std::string Write(const ClinicContents& clinic, const Id<Entity>& value) {
    const auto& list = KeyedTable<Entity>::In(clinic);
    return value.valid() && value.index() < list.size() ? list[value.index()].key : "";
  }
};

template <class T>
struct Cell<std::optional<T>> {
  static std::string Values() { return Cell<T>::Values(); }
  static void Read(const Place& place, std::string_view text, std::optional<T>& out) {
    T value{};
    Cell<T>::Read(place, text, value);
    out = std::move(value);
  }
  static std::string Write(const ClinicContents& clinic, const std::optional<T>& value) {
    return value ? Cell<T>::Write(clinic, *value) : "";
  }
};

template <class T>
struct Cell<std::vector<T>> {
  static std::string Values() { return "any number, ';' between: " + Cell<T>::Values(); }
  static void Read(const Place& place, std::string_view text, std::vector<T>& out) {
    for (const std::string& part : SplitList(text)) {
      T value{};
      Cell<T>::Read(place, part, value);
      out.push_back(std::move(value));
    }
  }
  static std::string Write(const ClinicContents& clinic, const std::vector<T>& values) {
    std::vector<std::string> parts;
    parts.reserve(values.size());
    for (const T& value : values) parts.push_back(Cell<T>::Write(clinic, value));
    return JoinList(parts);
  }
};

// Small structs that stand in a cell as a whole.
template <>
struct Cell<Identifier> {
  static std::string Values() { return "system=value"; }
  static void Read(const Place& place, std::string_view text, Identifier& out);
  static std::string Write(const ClinicContents& clinic, const Identifier& value);
};
template <>
struct Cell<Coding> {
  static std::string Values() { return "system=code or system=code=words"; }
  static void Read(const Place& place, std::string_view text, Coding& out);
  static std::string Write(const ClinicContents& clinic, const Coding& value);
};
template <>
struct Cell<ProviderDuration> {
  static std::string Values() { return "staff=minutes, dr-chen=30"; }
  static void Read(const Place& place, std::string_view text, ProviderDuration& out);
  static std::string Write(const ClinicContents& clinic, const ProviderDuration& value);
};
template <>
struct Cell<ModifierDuration> {
  static std::string Values() { return "modifier=added minutes, interpreter=10"; }
  static void Read(const Place& place, std::string_view text, ModifierDuration& out);
  static std::string Write(const ClinicContents& clinic, const ModifierDuration& value);
};
template <>
struct Cell<Travel> {
  static std::string Values() { return "site=minutes, south=20"; }
  static void Read(const Place& place, std::string_view text, Travel& out);
  static std::string Write(const ClinicContents& clinic, const Travel& value);
};
template <>
struct Cell<Resource> {
  static std::string Values() { return "staff:key, room:key or equipment:key"; }
  static void Read(const Place& place, std::string_view text, Resource& out);
  static std::string Write(const ClinicContents& clinic, const Resource& value);
};
template <>
struct Cell<NamedNeed> {
  static std::string Values() {
    return "need=staff:key, need=room:key or need=equipment:key, provider=staff:dr-chen";
  }
  static void Read(const Place& place, std::string_view text, NamedNeed& out);
  static std::string Write(const ClinicContents& clinic, const NamedNeed& value);
};
template <>
struct Cell<AddedDuty> {
  static std::string Values() { return "need=duty+minutes, wrap-up=C22+5"; }
  static void Read(const Place& place, std::string_view text, AddedDuty& out);
  static std::string Write(const ClinicContents& clinic, const AddedDuty& value);
};
// "127.9 cm"
template <>
struct Cell<Quantity> {
  static std::string Values() { return "an amount with its unit, 127.9 cm"; }
  static void Read(const Place& place, std::string_view text, Quantity& out);
  static std::string Write(const ClinicContents& clinic, const Quantity& value);
};

}  // namespace polyclinic::table_internal

#endif  // POLYCLINIC_SRC_TABLE_CELL_H_
