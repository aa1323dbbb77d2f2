// Patients and staff as the model has them.

#include <array>
#include <bit>
#include <string>
#include <utility>
#include <vector>

#include "scenario/frame.h"
#include "scenario/tables.h"

namespace polyclinic {
namespace {

// History was taken over when the record was opened: 2026-01-01T17:00:00Z.
constexpr Instant kRecorded{Duration{1767286800}};
constexpr std::int32_t kRecordsOpened = 20454;

// "0042"
std::string Padded(std::uint32_t number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

const v0::Words& GivenNames(bool spanish, std::uint8_t sex) {
  if (spanish) return sex == 1 ? v0::kFemaleNamesSpanish : v0::kMaleNamesSpanish;
  return sex == 1 ? v0::kFemaleNames : v0::kMaleNames;
}

std::string FamilyName(bool spanish, std::uint8_t family, std::uint8_t second) {
  if (!spanish) return std::string(v0::kFamilyNames[family]);
  std::string name(v0::kFamilyNamesSpanish[family]);
  name += ' ';
  return name += v0::kFamilyNamesSpanish[second];
}

Coding CodingOf(const v0::CodedWord& word) {
  return {std::string(word.system), std::string(word.code), std::string(word.display)};
}

Provenance Imported() {
  return {.recorded_at = kRecorded, .recorded_by = {}, .source = EntrySource::kImported};
}

std::string Phone(std::uint8_t last) { return "+1-206-555-01" + Padded(last, 2); }

void AddHistory(const PatientRow& row, History& history) {
  const auto conditions = static_cast<std::size_t>(std::popcount(row.conditions));
  history.conditions.reserve(conditions);
  history.medications.reserve(conditions);
  for (std::size_t i = 0; i < v0::kConditions.size(); ++i) {
    if ((row.conditions >> i & 1) == 0) continue;
    Condition& condition = history.conditions.emplace_back();
    condition.code = CodingOf(v0::kConditions[i]);
    condition.provenance = Imported();
    if (v0::kMedications[i].empty()) continue;
    Medication& medication = history.medications.emplace_back();
    medication.code.system = "polyclinic-test";
    medication.code.code = v0::kMedications[i];
    medication.dosage = "as directed";
    medication.provenance = Imported();
  }
  if (row.allergy > 0) {
    Allergy& allergy = history.allergies.emplace_back();
    allergy.code = CodingOf(v0::kAllergies[static_cast<std::size_t>(row.allergy - 1)]);
    allergy.severity = AllergySeverity::kModerate;
    allergy.provenance = Imported();
  }
  history.immunizations.reserve(
      static_cast<std::size_t>(std::popcount(static_cast<unsigned>(row.immunizations))));
  for (std::size_t i = 0; i < v0::kImmunizations.size(); ++i) {
    if ((row.immunizations >> i & 1) == 0) continue;
    Immunization& immunization = history.immunizations.emplace_back();
    immunization.code = CodingOf(v0::kImmunizations[i]);
    immunization.on = DayAt(kRecordsOpened - 60);
    immunization.provenance = Imported();
  }
  if (row.weight > 0) {
    Observation& weight = history.observations.emplace_back();
    weight.code = {"loinc", "29463-7", "Body weight"};
    weight.value = Quantity::Of(row.weight * 100'000, "kg").value();
    weight.at = kRecorded;
    weight.provenance = Imported();
  }
}

// Who belongs to the patient.
std::vector<RelatedPerson> RelatedTo(const PatientRow& row, const std::string& family) {
  std::vector<RelatedPerson> related;
  if (row.related == 0) return related;
  RelatedPerson& person = related.emplace_back();
  person.relations.push_back(row.related == 1   ? Relation::kParent
                             : row.related == 2 ? Relation::kSpouse
                                                : Relation::kProxy);
  if (row.related == 1) person.relations.push_back(Relation::kGuarantor);
  const std::uint8_t sex = static_cast<std::uint8_t>(1 + row.phone % 2);
  person.name.given = GivenNames(row.spanish, sex)[row.house % 16];
  person.name.family = family;
  person.contacts.push_back({.channel = Channel::kPhone,
                             .value = Phone(static_cast<std::uint8_t>((row.phone + 1) % 100))});
  person.may_consent = row.related != 2;
  return related;
}

std::vector<Consent> ConsentsOf(const PatientRow& row) {
  std::vector<Consent> consents;
  consents.reserve(2);
  consents.push_back({.purpose = ConsentPurpose::kTreatment,
                      .given = true,
                      .at = kRecorded,
                      .wording_version = "v1",
                      .by_related = row.related == 1 || row.related == 3
                                        ? std::optional<std::int32_t>(0)
                                        : std::nullopt});
  consents.push_back({.channel = Channel::kSms,
                      .purpose = ConsentPurpose::kReminder,
                      .given = row.reminders,
                      .at = kRecorded,
                      .wording_version = "v1"});
  return consents;
}

constexpr std::array<Accessibility, 4> kAids = {
    Accessibility::kWheelchair, Accessibility::kTransferHelp, Accessibility::kHardOfHearing,
    Accessibility::kLowVision};

constexpr std::array<Role, 3> kProfessions = {Role::kPhysician, Role::kNursePractitioner,
                                              Role::kPhysicianAssistant};

Role RoleOf(const StaffRow& row) {
  switch (row.kind) {
    case StaffKind::kProvider:
      return kProfessions[row.profession];
    case StaffKind::kAssistant:
      return Role::kMedicalAssistant;
    case StaffKind::kNurse:
      return Role::kRegisteredNurse;
    case StaffKind::kReceptionist:
      return Role::kReceptionist;
    case StaffKind::kCoordinator:
      return Role::kTransplantCoordinator;
    case StaffKind::kExtern:
      return Role::kExtern;
  }
  return Role::kReceptionist;
}

// A certified assistant's certificate of the state, or what stands in its place where papers are wrong;
// and the national one.
std::vector<Credential> CredentialsOf(const StaffRow& row) {
  const DateRange valid{DayAt(row.credential_from), DayAt(row.credential_until)};
  const std::string number = "TEST-" + Padded(row.site * 1000u + row.number, 6);
  std::vector<Credential> credentials;
  if (row.defect != Defect::kNoCredential) {
    const bool other = row.defect == Defect::kOtherEmployer;
    credentials.push_back({.code = other ? CredentialCode("WA-MA-R") : CredentialCode("WA-MA-C"),
                           .number = {"polyclinic-test", number},
                           .valid = valid,
                           .tied_to_employer = other ? "another-practice" : ""});
  }
  credentials.push_back({.code = "AAMA-CMA",
                         .number = {"polyclinic-test", number},
                         .valid = {valid.from, AddDays(*valid.from, 10 * 365)}});
  return credentials;
}

}  // namespace

std::string StaffKey(std::uint32_t site, StaffKind kind, std::uint32_t number) {
  constexpr std::array<std::string_view, 6> kShort = {"dr", "ma", "rn", "desk", "coord", "extern"};
  return "s" + std::to_string(site + 1) + "-" +
         std::string(kShort[static_cast<std::size_t>(kind) - 1]) + std::to_string(number + 1);
}

void Scenario::Frame::Fill(const PatientRow& row, Patient& patient) const {
  patient.id = PatientOf(row.site, row.number);
  const std::string number = Padded(row.number + 1, 6);
  patient.key = "s" + std::to_string(row.site + 1) + "-p" + number;
  patient.identifiers.push_back(
      {"polyclinic-test", "TEST-" + std::to_string(row.site + 1) + "-" + number});
  patient.name.given = GivenNames(row.spanish, row.sex)[row.given];
  patient.name.family = FamilyName(row.spanish, row.family, row.second_family);
  patient.born = DayAt(row.born);
  patient.sex = row.sex == 1 ? Sex::kFemale : Sex::kMale;
  patient.contacts.reserve(2);
  patient.contacts.push_back({.channel = Channel::kPhone, .value = Phone(row.phone)});
  patient.contacts.push_back(
      {.channel = Channel::kEmail, .value = patient.key + "@example.org", .rank = 2});
  patient.address.lines.push_back(std::to_string(row.house) + " " +
                                  std::string(v0::kStreets[row.street]));
  patient.address.city = v0::kCity;
  patient.address.subdivision = jurisdiction;
  patient.address.postal_code = v0::kPostalCode;
  patient.related = RelatedTo(row, patient.name.family);
  patient.usual_provider = StaffOf(row.site, StaffKind::kProvider, row.usual_provider);
  patient.language = row.spanish ? "es" : "en";
  patient.needs_interpreter = row.needs_interpreter;
  if (row.aid > 0) patient.accessibility.push_back(kAids[static_cast<std::size_t>(row.aid - 1)]);
  patient.consents = ConsentsOf(row);
  patient.coverages.push_back({.payer = std::string(v0::kPayers[row.payer]),
                               .member = {"polyclinic-test", "TEST-M" + number},
                               .valid = {.from = DayAt(kRecordsOpened)}});
  AddHistory(row, patient.history);
}

Staff Scenario::Frame::StaffFrom(const StaffRow& row) const {
  Staff person;
  person.id = StaffOf(row.site, row.kind, row.number);
  person.key = StaffKey(row.site, row.kind, row.number);
  person.name = std::string(GivenNames(row.spanish, row.sex)[row.given]) + " " +
                FamilyName(row.spanish, row.family, row.given) + " (test)";
  person.born = DayAt(row.born);
  person.roles = {RoleOf(row)};
  // Of the scenario's own providers: a further one takes nobody out of the pool.
  const std::uint32_t last_with_provider =
      generator.AssistantOf(static_cast<std::uint32_t>(generator.table().sizes.providers) - 1);
  person.employment = {
      {.employer = employer,
       .home_site = SiteOf(row.site),
       .period = {.from = DayAt(row.hired)},
       .fte_thousandths = row.weekdays == 0x1f || row.weekdays == 0x7f ? 1000 : 800,
       .float_pool = row.kind == StaffKind::kAssistant && row.number > last_with_provider}};
  if (row.spanish) person.languages = {"es"};
  const StaffId first = StaffOf(row.site, StaffKind::kProvider, 0);
  if (row.kind == StaffKind::kProvider || row.kind == StaffKind::kNurse) {
    person.licences = {{.role = RoleOf(row),
                        .jurisdiction = jurisdiction,
                        .number = {"polyclinic-test", "TEST-" + person.key},
                        .valid = {DayAt(row.credential_from), DayAt(row.credential_until)}}};
    person.supervises.roles = {Role::kMedicalAssistant, Role::kExtern};
  }
  if (row.kind == StaffKind::kProvider) {
    person.specialties = {SpecialtyCode::Parse(generator.SpecialtyOf(row.number).code).value()};
  }
  if (row.kind == StaffKind::kAssistant) {
    person.credentials = CredentialsOf(row);
    person.education = {{.award = Award::kCertificate,
                         .accreditor = Accreditor::kCaahep,
                         .contact_hours = std::chrono::hours(740),
                         .clinical_hours = std::chrono::hours(170),
                         .completed = DayAt(row.credential_from - 30)}};
    person.training = {{.topic = "C28",
                        .kind = TrainingKind::kClassroom,
                        .hours = std::chrono::hours(row.training_hours),
                        .on = DayAt(row.hired + 10),
                        .attested_by = first},
                       {.topic = "C28",
                        .kind = TrainingKind::kLivePerformance,
                        .hours = std::chrono::hours(row.training_hours / 4),
                        .performances = row.performances,
                        .on = DayAt(row.hired + 30),
                        .attested_by = first}};
  }
  if (row.kind == StaffKind::kExtern) {
    person.training = {{.topic = "C07",
                        .kind = TrainingKind::kClinical,
                        .hours = std::chrono::hours(row.training_hours / 8),
                        .performances = row.performances / 10,
                        .on = DayAt(row.hired + 10),
                        .attested_by = first,
                        .preceptor = first}};
  }
  return person;
}

std::vector<Staff> Scenario::Frame::People() const {
  std::vector<Staff> people(sites * (others + providers));
  constexpr std::array<StaffKind, 6> kKinds = {StaffKind::kProvider,    StaffKind::kAssistant,
                                               StaffKind::kNurse,       StaffKind::kReceptionist,
                                               StaffKind::kCoordinator, StaffKind::kExtern};
  for (std::uint32_t site = 0; site < sites; ++site) {
    for (const StaffKind kind : kKinds) {
      for (std::uint32_t number = 0; number < generator.CountOf(kind); ++number) {
        Staff person = StaffFrom(generator.StaffAt(site, kind, number));
        const std::uint32_t index = person.id.index();
        people[index] = std::move(person);
      }
    }
  }
  return people;
}

}  // namespace polyclinic
