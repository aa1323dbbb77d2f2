#ifndef POLYCLINIC_SPECIALTY_SPECIALTY_H_
#define POLYCLINIC_SPECIALTY_SPECIALTY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/confidence.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"

namespace polyclinic {

// A duty that a specialty's visits demand.
struct DutyWeight {
  // The duty demanded.
  DutyCode duty;
  // How often in a hundred visits.
  std::int32_t per_hundred_visits = 0;
  bool operator==(const DutyWeight&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DutyWeight*, Visitor&& v) {
  v("duty", &DutyWeight::duty);
  v("per_hundred_visits", &DutyWeight::per_hundred_visits);
}

// A medical specialty and what it asks of its assistants.
struct Specialty {
  // The specialty's code: family-medicine.
  SpecialtyCode code;
  // Its name in English.
  std::string name;
  // Its name in Spanish.
  std::string name_es;
  // Provider taxonomy codes of the physicians who practise it.
  std::vector<std::string> taxonomy_codes;
  // The duties its visits demand, beyond rooming, vital signs and records.
  std::vector<DutyWeight> duties;
  // Topics in which its assistants are to be trained.
  std::vector<TopicCode> required_training;
  // Credentials often asked of its assistants; asking is the practice's choice, not law.
  std::vector<CredentialCode> preferred_credentials;
  // Checklists beyond the general ones, by id: TX-1.
  std::vector<std::string> checklists;
  // Where this comes from.
  std::string source;
  // When that was last read.
  Date seen_on{};
  // How sure the facts of this entry are; absent where nobody said.
  std::optional<Confidence> confidence;
  // Who must check them again before they are relied on.
  std::string recheck_by;
  bool operator==(const Specialty&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Specialty*, Visitor&& v) {
  v("code", &Specialty::code);
  v("name", &Specialty::name);
  v("name_es", &Specialty::name_es);
  v("taxonomy_codes", &Specialty::taxonomy_codes);
  v("duties", &Specialty::duties);
  v("required_training", &Specialty::required_training);
  v("preferred_credentials", &Specialty::preferred_credentials);
  v("checklists", &Specialty::checklists);
  v("source", &Specialty::source);
  v("seen_on", &Specialty::seen_on);
  v("confidence", &Specialty::confidence);
  v("recheck_by", &Specialty::recheck_by);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_SPECIALTY_SPECIALTY_H_
