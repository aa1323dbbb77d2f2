#ifndef POLYCLINIC_SRC_SCENARIO_TABLES_H_
#define POLYCLINIC_SRC_SCENARIO_TABLES_H_

#include <array>
#include <string_view>

// The words of version 0. Everybody is recognisably made up: family names that say so, telephone numbers
// 555-01xx, addresses at example.org, record numbers that begin with TEST.
namespace polyclinic::v0 {

using Words = std::array<std::string_view, 16>;

inline constexpr Words kFemaleNames = {"Ada",   "Bea",   "Cora",  "Dora", "Ella", "Faye",
                                       "Greta", "Hazel", "Ivy",   "June", "Kate", "Lena",
                                       "Maud",  "Nora",  "Olive", "Pia"};
inline constexpr Words kMaleNames = {"Abel", "Ben",  "Carl", "Dean", "Emil", "Finn",
                                     "Glen", "Hugo", "Ian",  "Jack", "Karl", "Leo",
                                     "Max",  "Ned",  "Otto", "Paul"};
inline constexpr Words kFemaleNamesSpanish = {"Alba", "Berta", "Celia", "Diana", "Elena", "Flora",
                                              "Gema", "Inés",  "Julia", "Luisa", "Marta", "Nuria",
                                              "Olga", "Pilar", "Rosa",  "Sofía"};
inline constexpr Words kMaleNamesSpanish = {"Adán", "Bruno", "César", "Diego", "Efrén", "Félix",
                                            "Gil",  "Hugo",  "Iván",  "Jaime", "Luis",  "Mateo",
                                            "Nico", "Óscar", "Pablo", "Raúl"};
inline constexpr Words kFamilyNames = {"Testerly",  "Sampleton",  "Mockridge",  "Fakewell",
                                       "Exampleby", "Pretendham", "Notreal",    "Madeup",
                                       "Fictiver",  "Synthwood",  "Imaginer",   "Specimenson",
                                       "Demowitz",  "Trialworth", "Fixtureman", "Shamfield"};
inline constexpr Words kFamilyNamesSpanish = {
    "Prueba",   "Ejemplo", "Muestra", "Ficticio", "Inventado", "Imaginario", "Simulado", "Ensayo",
    "Supuesto", "Modelo",  "Irreal",  "Fingido",  "Postizo",   "Figurado",   "Aparente", "Imitado"};

inline constexpr std::array<std::string_view, 8> kStreets = {
    "Example Street", "Sample Avenue",  "Test Lane",   "Mock Road",
    "Fixture Way",    "Specimen Drive", "Trial Court", "Demo Boulevard"};
inline constexpr std::string_view kCity = "Testville";
inline constexpr std::string_view kPostalCode = "00000";
inline constexpr std::array<std::string_view, 5> kPayers = {
    "medicare", "example-medicaid", "example-health", "sample-mutual", "self-pay"};

struct CodedWord {
  std::string_view system;
  std::string_view code;
  std::string_view display;
};
// ICD-10-CM, National Center for Health Statistics, in the public domain. In the order of the rates in
// the generator.
inline constexpr std::array<CodedWord, 12> kConditions = {
    {{"icd-10-cm", "I10", "Essential (primary) hypertension"},
     {"icd-10-cm", "E11.9", "Type 2 diabetes mellitus without complications"},
     {"icd-10-cm", "J45.909", "Unspecified asthma, uncomplicated"},
     {"icd-10-cm", "E78.5", "Hyperlipidemia, unspecified"},
     {"icd-10-cm", "F32.A", "Depression, unspecified"},
     {"icd-10-cm", "M19.90", "Unspecified osteoarthritis, unspecified site"},
     {"icd-10-cm", "N18.9", "Chronic kidney disease, unspecified"},
     {"icd-10-cm", "J44.9", "Chronic obstructive pulmonary disease, unspecified"},
     {"icd-10-cm", "Z94.0", "Kidney transplant status"},
     {"icd-10-cm", "Z94.4", "Liver transplant status"},
     {"icd-10-cm", "G30.9", "Alzheimer's disease, unspecified"},
     {"icd-10-cm", "F03.90", "Unspecified dementia"}}};
// Substances and medicines have codes of our own: they are no records of anybody.
inline constexpr std::array<CodedWord, 4> kAllergies = {
    {{"polyclinic-test", "penicillin", "Penicillin"},
     {"polyclinic-test", "latex", "Latex"},
     {"polyclinic-test", "sulfonamide", "Sulfonamides"},
     {"polyclinic-test", "peanut", "Peanut"}}};
// What is taken for the condition at the same position; empty: nothing.
inline constexpr std::array<std::string_view, 12> kMedications = {
    "blood-pressure", "glucose",           "inhaler",           "lipids", "mood", "", "",
    "inhaler",        "immunosuppressant", "immunosuppressant", "",       ""};
// CVX, Centers for Disease Control and Prevention.
inline constexpr std::array<CodedWord, 3> kImmunizations = {
    {{"cvx", "140", "influenza"}, {"cvx", "03", "MMR"}, {"cvx", "33", "pneumococcal"}}};

// What booking says of a duty in Washington under the rules of edition 2026-11, a certified assistant
// acting and a provider on the premises: the outcome, the rules that decide, and the order that the visit
// must bring.
struct DutyLaw {
  std::string_view duty;
  std::string_view outcome;
  // By id, with spaces between.
  std::string_view rules;
  // Empty: no order is needed.
  std::string_view order_rule;
  bool patient_specific_only;
};
inline constexpr std::string_view kMeasuring =
    "US-WA.credential US-WA.delegation US-WA.supervision US.allow.rooming-and-measuring";
inline constexpr std::string_view kMeasuringInReach =
    "US-WA.credential US-WA.delegation US-WA.supervision US.allow.rooming-and-measuring "
    "US.supervision.reachable";
inline constexpr std::string_view kMeasuringByOrder =
    "US-WA.credential US-WA.delegation US-WA.supervision US.allow.rooming-and-measuring "
    "US.order.protocol US.supervision.reachable";
inline constexpr std::string_view kDiagnostics =
    "US-WA.certified.diagnostics US-WA.credential US-WA.delegation US-WA.supervision "
    "US.order.protocol US.supervision.premises";
inline constexpr std::string_view kDrawing =
    "US-WA.credential US-WA.delegation US-WA.draw US.order.patient";
inline constexpr std::array<DutyLaw, 10> kDutyLaw = {
    {{"C02", "allowed", kMeasuring, "", false},
     {"C03", "allowed", kMeasuring, "", false},
     {"C06", "unmet", kMeasuringByOrder, "US.order.protocol", false},
     {"C11", "unmet", kMeasuringByOrder, "US.order.protocol", false},
     {"C13", "allowed", kMeasuringInReach, "", false},
     {"C17", "allowed", kMeasuringInReach, "", false},
     {"C24", "unmet", kDiagnostics, "US.order.protocol", false},
     {"C28", "unmet", kDrawing, "US.order.patient", true},
     {"C34", "unmet", kMeasuringByOrder, "US.order.protocol", false},
     {"C43", "allowed", kMeasuring, "", false}}};

}  // namespace polyclinic::v0

#endif  // POLYCLINIC_SRC_SCENARIO_TABLES_H_
