#ifndef POLYCLINIC_PATIENT_HISTORY_H_
#define POLYCLINIC_PATIENT_HISTORY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/base/time.h"

namespace polyclinic {

enum class EntrySource { kPatientReported = 1, kStaffObserved, kDevice, kImported, kOutsideRecord };
POLYCLINIC_ENUMERATORS(EntrySource, {{EntrySource::kPatientReported, "patient_reported"},
                                     {EntrySource::kStaffObserved, "staff_observed"},
                                     {EntrySource::kDevice, "device"},
                                     {EntrySource::kImported, "imported"},
                                     {EntrySource::kOutsideRecord, "outside_record"}})

// When and by whom an entry of the history was made. Entries are only appended: a correction is a
// new entry of the same kind that names, by position, the one it stands for.
struct Provenance {
  Instant recorded_at{};
  // Invalid where nobody of the staff recorded it.
  StaffId recorded_by;
  EntrySource source = EntrySource::kStaffObserved;
  // The position, in the list of its kind, of the entry that this one corrects.
  std::optional<std::int32_t> corrects;
  // The corrected entry was wrong as a whole, and nothing stands in its place.
  bool retracts = false;
  bool operator==(const Provenance&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Provenance*, Visitor&& v) {
  v("recorded_at", &Provenance::recorded_at);
  v("recorded_by", &Provenance::recorded_by);
  v("source", &Provenance::source);
  v("corrects", &Provenance::corrects);
  v("retracts", &Provenance::retracts);
}

struct Condition {
  Coding code;
  // Absent where unknown.
  std::optional<Date> onset;
  // Absent while it lasts.
  std::optional<Date> resolved;
  Provenance provenance;
  bool operator==(const Condition&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Condition*, Visitor&& v) {
  v("code", &Condition::code);
  v("onset", &Condition::onset);
  v("resolved", &Condition::resolved);
  v("provenance", &Condition::provenance);
}

enum class AllergySeverity { kMild = 1, kModerate, kSevere };
POLYCLINIC_ENUMERATORS(AllergySeverity, {{AllergySeverity::kMild, "mild"},
                                         {AllergySeverity::kModerate, "moderate"},
                                         {AllergySeverity::kSevere, "severe"}})

struct Allergy {
  // The substance.
  Coding code;
  std::vector<Coding> reactions;
  // Of the worst reaction; absent where unknown.
  std::optional<AllergySeverity> severity;
  std::optional<Date> onset;
  Provenance provenance;
  bool operator==(const Allergy&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Allergy*, Visitor&& v) {
  v("code", &Allergy::code);
  v("reactions", &Allergy::reactions);
  v("severity", &Allergy::severity);
  v("onset", &Allergy::onset);
  v("provenance", &Allergy::provenance);
}

struct Medication {
  Coding code;
  // As the patient takes it, in words.
  std::string dosage;
  std::optional<Date> started;
  // Absent while taken.
  std::optional<Date> stopped;
  Provenance provenance;
  bool operator==(const Medication&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Medication*, Visitor&& v) {
  v("code", &Medication::code);
  v("dosage", &Medication::dosage);
  v("started", &Medication::started);
  v("stopped", &Medication::stopped);
  v("provenance", &Medication::provenance);
}

struct Procedure {
  Coding code;
  std::optional<Date> on;
  Provenance provenance;
  bool operator==(const Procedure&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Procedure*, Visitor&& v) {
  v("code", &Procedure::code);
  v("on", &Procedure::on);
  v("provenance", &Procedure::provenance);
}

struct Immunization {
  Coding code;
  std::optional<Date> on;
  std::string manufacturer;
  std::string lot;
  // Who gave it; invalid where it was given elsewhere.
  StaffId given_by;
  Provenance provenance;
  bool operator==(const Immunization&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Immunization*, Visitor&& v) {
  v("code", &Immunization::code);
  v("on", &Immunization::on);
  v("manufacturer", &Immunization::manufacturer);
  v("lot", &Immunization::lot);
  v("given_by", &Immunization::given_by);
  v("provenance", &Immunization::provenance);
}

struct FamilyHistory {
  // The relative: mother, brother.
  std::string relative;
  Coding condition;
  // The relative's age when it began, in whole years.
  std::optional<std::int32_t> onset_age;
  Provenance provenance;
  bool operator==(const FamilyHistory&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const FamilyHistory*, Visitor&& v) {
  v("relative", &FamilyHistory::relative);
  v("condition", &FamilyHistory::condition);
  v("onset_age", &FamilyHistory::onset_age);
  v("provenance", &FamilyHistory::provenance);
}

struct SocialHistory {
  // The question: tobacco, housing.
  Coding topic;
  // The answer, in words.
  std::string answer;
  std::optional<Date> on;
  Provenance provenance;
  bool operator==(const SocialHistory&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const SocialHistory*, Visitor&& v) {
  v("topic", &SocialHistory::topic);
  v("answer", &SocialHistory::answer);
  v("on", &SocialHistory::on);
  v("provenance", &SocialHistory::provenance);
}

struct Observation {
  Coding code;
  // The measured amount; absent where the result is words.
  std::optional<Quantity> value;
  // The result in words; empty where it is an amount.
  std::string text;
  Instant at{};
  Provenance provenance;
  bool operator==(const Observation&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Observation*, Visitor&& v) {
  v("code", &Observation::code);
  v("value", &Observation::value);
  v("text", &Observation::text);
  v("at", &Observation::at);
  v("provenance", &Observation::provenance);
}

// A patient's typed history: each kind in the order of recording.
struct History {
  std::vector<Condition> conditions;
  std::vector<Allergy> allergies;
  std::vector<Medication> medications;
  std::vector<Procedure> procedures;
  std::vector<Immunization> immunizations;
  std::vector<FamilyHistory> family;
  std::vector<SocialHistory> social;
  std::vector<Observation> observations;
  bool operator==(const History&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const History*, Visitor&& v) {
  v("conditions", &History::conditions);
  v("allergies", &History::allergies);
  v("medications", &History::medications);
  v("procedures", &History::procedures);
  v("immunizations", &History::immunizations);
  v("family", &History::family);
  v("social", &History::social);
  v("observations", &History::observations);
}

// The entries that stand: those which no later entry corrects or retracts, in the order of
// recording.
template <class Entry>
std::vector<Entry> Current(const std::vector<Entry>& entries) {
  std::vector<bool> stands(entries.size(), true);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Provenance& p = entries[i].provenance;
    if (p.retracts) stands[i] = false;
    if (p.corrects && *p.corrects >= 0 && static_cast<std::size_t>(*p.corrects) < i) {
      stands[static_cast<std::size_t>(*p.corrects)] = false;
    }
  }
  std::vector<Entry> current;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (stands[i]) current.push_back(entries[i]);
  }
  return current;
}

}  // namespace polyclinic

#endif  // POLYCLINIC_PATIENT_HISTORY_H_
