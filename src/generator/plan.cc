// The named scenarios. Version 0 may change until booking and rostering are complete; a version from 1 on
// never changes: an improvement is a new entry with the next number.

#include "polyclinic/generator/plan.h"

#include <chrono>

namespace polyclinic {
namespace {

constexpr std::int32_t Day(int year, unsigned month, unsigned day) {
  return static_cast<std::int32_t>(
      std::chrono::sys_days(std::chrono::year{year} / month / day).time_since_epoch().count());
}

constexpr ZoneTable kPacific = {"America/Los_Angeles", -480};

// key, name, rooming, provider, new patient, wrap-up, weight, rooming duties, wrap-up duties, equipment,
// prerequisite, block
constexpr VisitTable kFamilyVisits[] = {
    {"fm-visit", "Family medicine visit", 10, 20, 40, 5, 70, "C02 C03 C06", "C17", "", "", false},
    {"fm-follow-up", "Follow-up in family medicine", 10, 20, 20, 5, 20, "C02 C06", "C17", "", "",
     false},
    {"fm-physical", "Yearly physical", 10, 40, 40, 5, 10, "C02 C03 C06 C34", "C17", "", "", false}};
constexpr VisitTable kCardiologyVisits[] = {
    {"card-ecg", "Cardiology visit with ECG", 15, 30, 45, 5, 60, "C02 C06 C24", "C17",
     "ecg-machine", "", false},
    {"card-follow-up", "Cardiology follow-up", 10, 30, 30, 5, 40, "C02 C06", "C17", "", "", false}};
constexpr VisitTable kEndocrinologyVisits[] = {
    {"endo-visit", "Endocrinology visit", 10, 30, 45, 5, 100, "C02 C03 C06", "C17", "", "", false}};
constexpr VisitTable kGeriatricsVisits[] = {
    {"geri-visit", "Visit of an older adult", 15, 30, 45, 10, 75, "C02 C06 C43", "C17", "", "",
     false},
    {"geri-screening", "Screening of an older adult", 15, 40, 40, 10, 25, "C02 C06 C34 C43", "C17",
     "", "", false}};
constexpr VisitTable kObGynVisits[] = {
    {"ob-visit", "Women's health visit", 10, 20, 40, 5, 65, "C02 C03 C06", "C17", "", "", false},
    {"ob-prenatal", "Prenatal visit", 10, 20, 40, 5, 35, "C02 C06", "C17", "", "", true}};
constexpr VisitTable kTransplantVisits[] = {
    {"tx-evaluation", "Transplant evaluation", 15, 60, 60, 10, 20, "C02 C03 C06", "C17 C28", "",
     "authorization", true},
    {"tx-follow-up", "Transplant follow-up", 15, 30, 40, 10, 80, "C02 C06", "C17 C28", "",
     "laboratory-results", false}};
constexpr VisitTable kFluVisits[] = {
    {"flu-sick", "Sick visit, respiratory", 10, 20, 20, 5, 60, "C02 C06 C11", "C17", "", "", false},
    {"flu-check", "Check after respiratory illness", 10, 20, 20, 5, 15, "C02 C06", "C17", "", "",
     false},
    {"fm-visit", "Family medicine visit", 10, 20, 40, 5, 25, "C02 C03 C06", "C17", "", "", false}};
constexpr VisitTable kUrgentVisits[] = {
    {"uc-visit", "Urgent care visit", 10, 20, 20, 5, 80, "C02 C03 C06", "C17", "", "", false},
    {"uc-wound", "Wound or strain", 10, 30, 30, 5, 20, "C02 C06 C13", "C17", "", "", false}};

constexpr SpecialtyTable kFamily = {"family-medicine", "Family medicine", "Medicina familiar",
                                    Ages::kAll, kFamilyVisits};
constexpr SpecialtyTable kGeriatrics = {"geriatrics", "Geriatrics", "Geriatría", Ages::kOlder,
                                        kGeriatricsVisits};
constexpr SpecialtyTable kTransplant = {"transplant-surgery", "Transplant surgery",
                                        "Cirugía de trasplantes", Ages::kAdults, kTransplantVisits};
constexpr SpecialtyTable kFamilyOnly[] = {kFamily};
constexpr SpecialtyTable kSix[] = {
    {"cardiology", "Cardiology", "Cardiología", Ages::kAdults, kCardiologyVisits},
    {"endocrinology", "Endocrinology", "Endocrinología", Ages::kAdults, kEndocrinologyVisits},
    kFamily,
    kGeriatrics,
    {"ob-gyn", "Obstetrics and gynecology", "Obstetricia y ginecología", Ages::kWomen,
     kObGynVisits},
    kTransplant};
constexpr SpecialtyTable kFlu[] = {
    {"family-medicine", "Family medicine", "Medicina familiar", Ages::kAll, kFluVisits}};
constexpr SpecialtyTable kTransplantOnly[] = {kTransplant};
constexpr SpecialtyTable kGeriatricsOnly[] = {kGeriatrics};
constexpr SpecialtyTable kUrgent[] = {
    {"family-medicine", "Family medicine", "Medicina familiar", Ages::kAll, kUrgentVisits}};

// What most scenarios share: a practice in Washington from Monday, December 7, 2026.
constexpr ScenarioTable Practice(std::string_view name, std::string_view title,
                                 std::string_view about) {
  return {.name = name,
          .version = 0,
          .title = title,
          .about = about,
          .sizes = {},
          .first_day = Day(2026, 12, 7),
          .calendar = Calendar::kWeekdays,
          .zone = kPacific,
          .jurisdiction = "US-WA",
          .setting = "office",
          .employer_kind = "primary_care_practice",
          .edition = "2026-11",
          .specialties = kFamilyOnly,
          .outcomes = OutcomeSource::kHospitalEpisodes,
          .no_show_per_mille = 0,
          .lead_weights = {150, 250, 200, 200, 150, 50},
          .filled = 930,
          .new_patients = 100,
          .elsewhere = 150,
          .spanish = 180,
          .interpreter = 350,
          .open_requests = 2,
          .providers_per_assistant = 1,
          .sick = 0,
          .away = 0,
          .part_time = 0,
          .nights = false,
          .defects = false,
          .residents = false,
          .coordinator = false};
}

constexpr ScenarioTable Small() {
  return Practice("small", "A small practice",
                  "One site, four providers, six assistants, five days.");
}

constexpr ScenarioTable SixSpecialties() {
  ScenarioTable t = Practice("six_specialties", "Six specialties under one roof",
                             "Cardiology, endocrinology, family medicine, geriatrics, obstetrics "
                             "and gynecology, transplant surgery.");
  t.sizes = {.sites = 1, .providers = 18, .assistants = 26, .patients = 9000, .days = 10};
  t.employer_kind = "specialty_practice";
  t.specialties = kSix;
  t.outcomes = OutcomeSource::kLeadTime;
  t.no_show_per_mille = 120;
  t.lead_weights = {50, 100, 150, 250, 300, 150};
  t.new_patients = 325;
  t.away = 20;
  t.part_time = 250;
  return t;
}

constexpr ScenarioTable FluSeason() {
  ScenarioTable t = Practice("flu_season", "A month of influenza",
                             "Nearly every slot is taken, most of them on the same day.");
  t.sizes = {.sites = 1, .providers = 6, .assistants = 9, .patients = 4000, .days = 20};
  t.first_day = Day(2027, 1, 4);
  t.specialties = kFlu;
  t.outcomes = OutcomeSource::kLeadTime;
  t.no_show_per_mille = 80;
  t.lead_weights = {600, 250, 80, 40, 20, 10};
  t.filled = 985;
  t.new_patients = 60;
  t.open_requests = 6;
  return t;
}

constexpr ScenarioTable TransplantClinic() {
  ScenarioTable t = Practice("transplant_clinic", "A transplant clinic",
                             "Evaluations and follow-ups, blocks kept for evaluations, a "
                             "coordinator, results due before each visit.");
  t.sizes = {.sites = 1, .providers = 4, .assistants = 6, .patients = 600, .days = 10};
  t.employer_kind = "specialty_practice";
  t.specialties = kTransplantOnly;
  t.lead_weights = {10, 40, 100, 250, 400, 200};
  t.new_patients = 325;
  return t;
}

constexpr ScenarioTable LongTermCare() {
  ScenarioTable t = Practice("long_term_care", "Residents of a home",
                             "Older residents with aids and proxies, longer steps.");
  t.sizes = {.sites = 1, .providers = 3, .assistants = 5, .patients = 400, .days = 10};
  t.setting = "nursing_home";
  t.specialties = kGeriatricsOnly;
  t.lead_weights = {100, 250, 300, 250, 80, 20};
  t.new_patients = 30;
  t.residents = true;
  return t;
}

constexpr ScenarioTable DstWeek() {
  ScenarioTable t = Practice("dst_week", "The weeks in which the clocks change",
                             "An urgent care clinic open day and night, seven days around the "
                             "change in March and seven around that in November.");
  t.sizes = {.sites = 1, .providers = 4, .assistants = 6, .patients = 1200, .days = 14};
  t.first_day = Day(2026, 3, 5);
  t.calendar = Calendar::kClockChanges;
  t.setting = "urgent_care";
  t.specialties = kUrgent;
  t.lead_weights = {850, 150, 0, 0, 0, 0};
  t.outcomes = OutcomeSource::kLeadTime;
  t.no_show_per_mille = 60;
  t.nights = true;
  return t;
}

constexpr ScenarioTable UnderStaffed() {
  ScenarioTable t = Practice("under_staffed", "Too few assistants",
                             "Two providers share one assistant, half a day each; assistants fall "
                             "sick, and what cannot be booked stays a request.");
  t.sizes = {.sites = 1, .providers = 6, .assistants = 3, .patients = 2000, .days = 10};
  t.outcomes = OutcomeSource::kLeadTime;
  t.no_show_per_mille = 180;
  t.providers_per_assistant = 2;
  t.sick = 80;
  return t;
}

constexpr ScenarioTable ExpiredCredentials() {
  ScenarioTable t = Practice("expired_credentials", "Papers out of order",
                             "Assistants whose credentials have ended, end on the way, are of "
                             "another employer, are missing or not valid yet.");
  t.sizes = {.sites = 1, .providers = 6, .assistants = 8, .patients = 1500, .days = 10};
  t.defects = true;
  return t;
}

constexpr ScenarioTable HealthSystem() {
  ScenarioTable t = Practice("health_system", "A health system",
                             "Sites of twenty providers and twenty-nine assistants each.");
  t.sizes = {.sites = 5, .providers = 20, .assistants = 29, .patients = 10000, .days = 10};
  t.employer_kind = "health_system";
  t.away = 20;
  t.part_time = 200;
  return t;
}

constexpr ScenarioTable kTables[] = {DstWeek(),      ExpiredCredentials(), FluSeason(),
                                     HealthSystem(), LongTermCare(),       SixSpecialties(),
                                     Small(),        TransplantClinic(),   UnderStaffed()};

}  // namespace

std::span<const ScenarioTable> ScenarioTables() { return kTables; }

const ScenarioTable* FindScenario(std::string_view name, std::int64_t version) {
  const ScenarioTable* found = nullptr;
  for (const ScenarioTable& table : kTables) {
    if (table.name == name && (version < 0 || table.version == version)) found = &table;
  }
  return found;
}

}  // namespace polyclinic
