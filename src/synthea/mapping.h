#ifndef POLYCLINIC_SRC_SYNTHEA_MAPPING_H_
#define POLYCLINIC_SRC_SYNTHEA_MAPPING_H_

#include <span>
#include <string_view>

namespace polyclinic::synthea_internal {

// What a SNOMED CT code of a procedure asks for. The pairing is editorial: the act as the catalog
// describes the duty; `source` says after what.
struct DutyMapping {
  std::string_view code;
  // Empty: no duty of an assistant.
  std::string_view duty;
  // Or why there is none.
  std::string_view source;
};
std::span<const DutyMapping> DutyMappings();

// What kind of visit an encounter is, by class and, where it matters, by code.
struct VisitMapping {
  std::string_view encounter_class;
  // Empty: any code of the class that no other line names.
  std::string_view code;
  // Empty: no visit of an outpatient clinic.
  std::string_view visit_type;
  // Of those without visit type: why.
  std::string_view why;
};
std::span<const VisitMapping> VisitMappings();

}  // namespace polyclinic::synthea_internal

#endif  // POLYCLINIC_SRC_SYNTHEA_MAPPING_H_
