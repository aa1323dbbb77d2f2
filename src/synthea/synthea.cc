#include "polyclinic/synthea/synthea.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/table/csv.h"
#include "synthea/export.h"
#include "synthea/mapping.h"
#include "synthea/practice.h"
#include "synthea/summary.h"

namespace polyclinic {
namespace {

using synthea_internal::DutyMapping;
using synthea_internal::DutyMappings;
using synthea_internal::ExportTable;
using synthea_internal::JudgeDemands;
using synthea_internal::PracticeTables;
using synthea_internal::SummaryOf;
using synthea_internal::UnmappedTable;
using synthea_internal::VisitMapping;
using synthea_internal::VisitMappings;

// "2023-01-27" or "2023-01-27T16:17:47Z" as a date.
std::optional<Date> DateOf(std::string_view text) {
  const auto date = ParseDate(text.substr(0, 10));
  if (!date.ok()) return std::nullopt;
  return *date;
}

// The same as an instant; a bare date is its midnight in UTC.
std::optional<Instant> InstantOf(std::string_view text) {
  if (text.size() == 10) {
    const auto date = DateOf(text);
    if (!date) return std::nullopt;
    return Instant{std::chrono::sys_days(*date)};
  }
  const auto instant = ParseInstant(text);
  if (!instant.ok()) return std::nullopt;
  return *instant;
}

const DutyMapping* FindDuty(std::string_view code) {
  for (const DutyMapping& mapping : DutyMappings()) {
    if (mapping.code == code) return &mapping;
  }
  return nullptr;
}

// The line that names class and code, else that of the class alone.
const VisitMapping* FindVisit(std::string_view encounter_class, std::string_view code) {
  const VisitMapping* of_class = nullptr;
  for (const VisitMapping& mapping : VisitMappings()) {
    if (mapping.encounter_class != encounter_class) continue;
    if (mapping.code == code) return &mapping;
    if (mapping.code.empty()) of_class = &mapping;
  }
  return of_class;
}

// One encounter of the year that becomes a request.
struct Encounter {
  std::string id;
  Instant start{};
  std::uint32_t patient = 0;
  std::string visit_type;
  bool urgent = false;
  bool has_reason = false;
  std::set<std::string> duties;
};

class Importer {
 public:
  Importer(const std::string& directory, const SyntheaOptions& options, const Catalog& catalog)
      : directory_(directory), options_(options), catalog_(catalog) {}

  absl::StatusOr<SyntheaClinic> Import() {
    for (auto part :
         {&Importer::ReadPatients, &Importer::ReadEncounters, &Importer::ReadConditions,
          &Importer::ReadAllergies, &Importer::ReadMedications, &Importer::ReadProcedures,
          &Importer::ReadImmunizations, &Importer::ReadObservations}) {
      const absl::Status status = (this->*part)();
      if (!status.ok()) return status;
    }
    if (findings_.HasErrors()) return findings_.ToStatus();
    return Assemble();
  }

 private:
  using Columns = std::vector<std::string>;

  absl::StatusOr<ExportTable> Table(const std::string& name, const Columns& columns) {
    return ExportTable::Read(directory_, name, columns, findings_);
  }

  void Skip(const std::string& table, const std::string& code, const std::string& words,
            const std::string& why) {
    ++unmapped_[{table, code, words, why}];
  }

  // The patient of a row, or nullptr after counting it.
  Patient* PatientOf(const ExportTable& table, std::size_t row, const std::string& name) {
    const auto found = patient_index_.find(table.At(row, "PATIENT"));
    if (found != patient_index_.end()) return &patients_[found->second];
    Skip(name, "", "", "a patient that patients.csv does not have");
    return nullptr;
  }

  static Provenance Imported(Instant at) {
    Provenance provenance;
    provenance.recorded_at = at;
    provenance.source = EntrySource::kImported;
    return provenance;
  }

  // The date in a cell: absent where empty, a finding where it is none.
  std::optional<Date> Day(const ExportTable& table, std::size_t row, std::string_view column) {
    const std::string& text = table.At(row, column);
    if (text.empty()) return std::nullopt;
    const auto date = DateOf(text);
    if (!date) table.Fail(row, column, "not_a_date", "a date YYYY-MM-DD", findings_);
    return date;
  }

  Instant Moment(const ExportTable& table, std::size_t row, std::string_view column) {
    const auto instant = InstantOf(table.At(row, column));
    if (!instant) table.Fail(row, column, "not_an_instant", "2023-01-27T16:17:47Z", findings_);
    return instant.value_or(Instant{});
  }

  absl::Status ReadPatients() {
    const auto table = Table("patients", {"Id", "BIRTHDATE", "DEATHDATE", "FIRST", "LAST", "GENDER",
                                          "ADDRESS", "CITY", "STATE", "ZIP"});
    if (!table.ok()) return table.status();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      Patient patient;
      const std::string& id = table->At(row, "Id");
      if (!patient_index_.emplace(id, patients_.size()).second) {
        table->Fail(row, "Id", "duplicate_key", "an Id that no other row has", findings_);
      }
      patient.key = id;
      patient.name = {table->At(row, "FIRST"), table->At(row, "LAST"), ""};
      patient.born = Day(*table, row, "BIRTHDATE");
      patient.died = Day(*table, row, "DEATHDATE");
      const std::string& sex = table->At(row, "GENDER");
      if (sex == "F") patient.sex = Sex::kFemale;
      if (sex == "M") patient.sex = Sex::kMale;
      patient.address.lines = {table->At(row, "ADDRESS")};
      patient.address.city = table->At(row, "CITY");
      patient.address.postal_code = table->At(row, "ZIP");
      if (const std::string& state = table->At(row, "STATE"); state == "Massachusetts") {
        patient.address.subdivision = "US-MA";
      } else {
        Skip("patients", state, "", "a state other than Massachusetts: the address keeps no state");
      }
      patients_.push_back(std::move(patient));
    }
    return absl::OkStatus();
  }

  absl::Status ReadEncounters() {
    const auto table = Table("encounters", {"Id", "START", "PATIENT", "ENCOUNTERCLASS", "CODE",
                                            "DESCRIPTION", "REASONCODE"});
    if (!table.ok()) return table.status();
    std::set<int> years;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const Instant start = Moment(*table, row, "START");
      const Date day{std::chrono::floor<std::chrono::days>(start)};
      years.insert(static_cast<int>(day.year()));
      if (static_cast<int>(day.year()) != options_.year) continue;
      ++encounters_of_year_;
      TakeEncounter(*table, row, start);
    }
    if (encounters_of_year_ == 0 && !findings_.HasErrors()) {
      std::string known = years.empty() ? "it has none at all"
                                        : "it has some from " + std::to_string(*years.begin()) +
                                              " to " + std::to_string(*years.rbegin());
      return absl::InvalidArgumentError(directory_ + "/encounters.csv: no encounter in " +
                                        std::to_string(options_.year) + "; " + known);
    }
    return absl::OkStatus();
  }

  void TakeEncounter(const ExportTable& table, std::size_t row, Instant start) {
    const std::string& kind = table.At(row, "ENCOUNTERCLASS");
    const std::string& code = table.At(row, "CODE");
    const std::string words = kind + ": " + table.At(row, "DESCRIPTION");
    const std::string& id = table.At(row, "Id");
    const auto patient = patient_index_.find(table.At(row, "PATIENT"));
    const VisitMapping* visit = FindVisit(kind, code);
    if (patient == patient_index_.end()) {
      Skip("encounters", "", "", "a patient that patients.csv does not have");
    } else if (visit == nullptr || visit->visit_type.empty()) {
      Skip("encounters", code, words,
           visit == nullptr ? "an unknown class of encounter" : std::string(visit->why));
    } else if (patients_[patient->second].died) {
      Skip("encounters", code, words, "the patient has died since");
    } else {
      if (!encounter_index_.emplace(id, requests_.size()).second) {
        table.Fail(row, "Id", "duplicate_key", "an Id that no other row has", findings_);
      }
      requests_.push_back({id,
                           start,
                           static_cast<std::uint32_t>(patient->second),
                           std::string(visit->visit_type),
                           kind == "urgentcare",
                           !table.At(row, "REASONCODE").empty(),
                           {}});
      return;
    }
    skipped_encounters_.insert(id);
  }

  absl::Status ReadConditions() {
    const auto table = Table("conditions", {"START", "STOP", "PATIENT", "CODE", "DESCRIPTION"});
    if (!table.ok()) return table.status();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      Patient* patient = PatientOf(*table, row, "conditions");
      if (patient == nullptr) continue;
      patient->history.conditions.push_back({CodingOf(*table, row, "snomed"),
                                             Day(*table, row, "START"), Day(*table, row, "STOP"),
                                             Imported(Moment(*table, row, "START"))});
    }
    return absl::OkStatus();
  }

  static Coding CodingOf(const ExportTable& table, std::size_t row, std::string system) {
    return {std::move(system), table.At(row, "CODE"), table.At(row, "DESCRIPTION")};
  }

  absl::Status ReadAllergies() {
    const auto table =
        Table("allergies", {"START", "PATIENT", "CODE", "SYSTEM", "DESCRIPTION", "REACTION1",
                            "DESCRIPTION1", "SEVERITY1", "REACTION2", "DESCRIPTION2", "SEVERITY2"});
    if (!table.ok()) return table.status();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      Patient* patient = PatientOf(*table, row, "allergies");
      if (patient == nullptr) continue;
      Allergy allergy;
      const std::string& system = table->At(row, "SYSTEM");
      allergy.code = CodingOf(*table, row, system == "RxNorm" ? "rxnorm" : "snomed");
      allergy.onset = Day(*table, row, "START");
      for (const std::string n : {"1", "2"}) {
        if (table->At(row, "REACTION" + n).empty()) continue;
        allergy.reactions.push_back(
            {"snomed", table->At(row, "REACTION" + n), table->At(row, "DESCRIPTION" + n)});
        const std::string& severity = table->At(row, "SEVERITY" + n);
        std::optional<AllergySeverity> worse;
        if (severity == "MILD") worse = AllergySeverity::kMild;
        if (severity == "MODERATE") worse = AllergySeverity::kModerate;
        if (severity == "SEVERE") worse = AllergySeverity::kSevere;
        if (worse && (!allergy.severity || *allergy.severity < *worse)) allergy.severity = worse;
      }
      allergy.provenance = Imported(Moment(*table, row, "START"));
      patient->history.allergies.push_back(std::move(allergy));
    }
    return absl::OkStatus();
  }

  absl::Status ReadMedications() {
    const auto table = Table("medications", {"START", "STOP", "PATIENT", "CODE", "DESCRIPTION"});
    if (!table.ok()) return table.status();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      Patient* patient = PatientOf(*table, row, "medications");
      if (patient == nullptr) continue;
      patient->history.medications.push_back({CodingOf(*table, row, "rxnorm"), "",
                                              Day(*table, row, "START"), Day(*table, row, "STOP"),
                                              Imported(Moment(*table, row, "START"))});
    }
    return absl::OkStatus();
  }

  // The request of a row's encounter, or nullptr: the encounter is of another year, or no request was
  // made of it, which is counted then.
  Encounter* RequestOf(const ExportTable& table, std::size_t row, const std::string& name) {
    const std::string& id = table.At(row, "ENCOUNTER");
    const auto found = encounter_index_.find(id);
    if (found != encounter_index_.end()) return &requests_[found->second];
    if (skipped_encounters_.count(id) != 0) {
      Skip(name, table.At(row, "CODE"), table.At(row, "DESCRIPTION"),
           "its encounter became no request");
    }
    return nullptr;
  }

  absl::Status ReadProcedures() {
    const auto table =
        Table("procedures", {"START", "PATIENT", "ENCOUNTER", "CODE", "DESCRIPTION"});
    if (!table.ok()) return table.status();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      Patient* patient = PatientOf(*table, row, "procedures");
      if (patient == nullptr) continue;
      if (Encounter* request = RequestOf(*table, row, "procedures"); request != nullptr) {
        const DutyMapping* mapping = FindDuty(table->At(row, "CODE"));
        if (mapping != nullptr && !mapping->duty.empty()) {
          request->duties.emplace(mapping->duty);
        } else {
          Skip(
              "procedures", table->At(row, "CODE"), table->At(row, "DESCRIPTION"),
              mapping == nullptr ? "no duty is known for this code" : std::string(mapping->source));
        }
      }
      patient->history.procedures.push_back({CodingOf(*table, row, "snomed"),
                                             Day(*table, row, "START"),
                                             Imported(Moment(*table, row, "START"))});
    }
    return absl::OkStatus();
  }

  absl::Status ReadImmunizations() {
    const auto table =
        Table("immunizations", {"DATE", "PATIENT", "ENCOUNTER", "CODE", "DESCRIPTION"});
    if (!table.ok()) return table.status();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      Patient* patient = PatientOf(*table, row, "immunizations");
      if (patient == nullptr) continue;
      if (Encounter* request = RequestOf(*table, row, "immunizations"); request != nullptr) {
        request->duties.emplace("C22");
      }
      Immunization immunization;
      immunization.code = CodingOf(*table, row, "cvx");
      immunization.on = Day(*table, row, "DATE");
      immunization.provenance = Imported(Moment(*table, row, "DATE"));
      patient->history.immunizations.push_back(std::move(immunization));
    }
    return absl::OkStatus();
  }

  absl::Status ReadObservations() {
    const auto table =
        Table("observations", {"DATE", "PATIENT", "CODE", "DESCRIPTION", "VALUE", "UNITS", "TYPE"});
    if (!table.ok()) return table.status();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      Patient* patient = PatientOf(*table, row, "observations");
      if (patient == nullptr) continue;
      Observation observation;
      observation.code = CodingOf(*table, row, "loinc");
      observation.at = Moment(*table, row, "DATE");
      observation.provenance = Imported(observation.at);
      const std::string& value = table->At(row, "VALUE");
      if (table->At(row, "TYPE") == "numeric") {
        if (auto q = Quantity::Parse(value, table->At(row, "UNITS")); q.ok()) {
          observation.value = *std::move(q);
        }
      }
      // A number that is no exact decimal stays as it was written.
      if (!observation.value) observation.text = value;
      patient->history.observations.push_back(std::move(observation));
    }
    return absl::OkStatus();
  }

  // --- The clinic ---

  absl::StatusOr<SyntheaClinic> Assemble() {
    auto clinic =
        ReadClinicTables(PracticeTables(static_cast<std::int32_t>(requests_.size())), catalog_);
    if (!clinic.ok()) return clinic.status();
    SyntheaClinic result;
    result.contents = *std::move(clinic);
    result.encounters = encounters_of_year_;
    for (Patient& patient : patients_) {
      Add(result.contents, result.contents.patients, std::move(patient));
    }
    const auto zone = TimeZone::Load("America/New_York");
    if (!zone.ok()) return zone.status();
    std::sort(requests_.begin(), requests_.end(), [](const Encounter& a, const Encounter& b) {
      return std::tie(a.start, a.id) < std::tie(b.start, b.id);
    });
    for (std::size_t i = 0; i < requests_.size(); ++i) AddRequest(result.contents, *zone, i);
    for (const auto& [what, rows] : unmapped_) {
      const auto& [table, code, words, why] = what;
      result.unmapped_rows.push_back({table, code, words, why, rows});
    }
    const Findings findings = Validate(result.contents);
    if (findings.HasErrors()) return findings.ToStatus();
    auto demands = JudgeDemands(result.contents, options_.monday, catalog_);
    if (!demands.ok()) return demands.status();
    result.demands = *std::move(demands);
    result.unmapped = UnmappedTable(result.unmapped_rows);
    result.summary = SummaryOf(result, options_.year);
    return result;
  }

  // The day of the week it fell on; Saturday becomes Friday, Sunday becomes Monday.
  static Weekday WorkdayOf(Date day) {
    const Weekday weekday = WeekdayOf(day);
    if (weekday == Weekday::kSaturday) return Weekday::kFriday;
    if (weekday == Weekday::kSunday) return Weekday::kMonday;
    return weekday;
  }

  void AddRequest(ClinicContents& clinic, const TimeZone& zone, std::size_t position) {
    const Encounter& encounter = requests_[position];
    BookingRequest request;
    request.key = encounter.id;
    request.patient = clinic.patients[encounter.patient].id;
    for (const VisitType& type : clinic.visit_types) {
      if (type.key == encounter.visit_type) request.visit_type = type.id;
    }
    request.site = clinic.sites.front().id;
    request.priority = encounter.urgent ? 2 : encounter.has_reason ? 4 : 5;
    // A fortnight before, a minute after each other in the order of the year.
    request.received = zone.StartOfDay(AddDays(options_.monday, -14)) + std::chrono::hours{9} +
                       std::chrono::minutes{position};
    request.weekdays = {WorkdayOf(zone.ToLocal(encounter.start).date)};
    request.days = {options_.monday, AddDays(options_.monday, 5)};
    for (const std::string& duty : encounter.duties) {
      const DutyCode code = DutyCode::Parse(duty).value();
      const Duty* known = catalog_.FindDuty(code);
      const Duration minutes = known == nullptr ? Duration{} : known->minutes.mode;
      // Whole five minutes, as steps are.
      const Duration added{(minutes.count() + 299) / 300 * 300};
      request.added_duties.push_back({"care", code, added});
    }
    Add(clinic, clinic.requests, std::move(request));
  }

  const std::string& directory_;
  const SyntheaOptions& options_;
  const Catalog& catalog_;
  Findings findings_;
  std::vector<Patient> patients_;
  std::map<std::string, std::size_t> patient_index_;
  std::int32_t encounters_of_year_ = 0;
  std::vector<Encounter> requests_;
  std::map<std::string, std::size_t> encounter_index_;
  std::set<std::string> skipped_encounters_;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::int32_t> unmapped_;
};

}  // namespace

absl::StatusOr<SyntheaClinic> ReadSynthea(const std::string& directory,
                                          const SyntheaOptions& options, const Catalog& catalog) {
  if (!options.monday.ok() || WeekdayOf(options.monday) != Weekday::kMonday) {
    return absl::InvalidArgumentError("the week must begin on a Monday");
  }
  return Importer(directory, options, catalog).Import();
}

DutyCode DutyOfCode(std::string_view system, std::string_view code) {
  if (system == "cvx") return "C22";
  const DutyMapping* mapping = system == "snomed" ? FindDuty(code) : nullptr;
  if (mapping == nullptr || mapping->duty.empty()) return {};
  return DutyCode::Parse(mapping->duty).value();
}

ClinicContents WithCareByNurse(ClinicContents clinic, std::span<const Refusal> refused) {
  const auto of_scope = [](const Conflict& conflict) {
    return conflict.kind == ConflictKind::kScopeForbidden ||
           conflict.kind == ConflictKind::kScopeUnknown ||
           conflict.kind == ConflictKind::kScopeUnmet ||
           conflict.kind == ConflictKind::kNoSupervisor;
  };
  for (const Refusal& refusal : refused) {
    if (!refusal.request.valid() || refusal.request.index() >= clinic.requests.size()) continue;
    if (std::none_of(refusal.conflicts.begin(), refusal.conflicts.end(), of_scope)) continue;
    BookingRequest& request = clinic.requests[refusal.request.index()];
    const std::string key =
        clinic.visit_types[request.visit_type.index()].key + std::string(kByNurse);
    for (const VisitType& type : clinic.visit_types) {
      if (type.key == key) request.visit_type = type.id;
    }
  }
  return clinic;
}

}  // namespace polyclinic
