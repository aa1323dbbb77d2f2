#include "table/column.h"

namespace polyclinic::table_internal {
namespace {

template <class Value, class... Path>
Table OfPatient(std::string name, std::string about, Columns<Part<Patient, Value>> columns,
                std::string label, Path... path) {
  return PartTable<Patient, Value>(std::move(name), std::move(about), std::move(columns),
                                   &ClinicContents::patients, std::move(label), path...);
}

Table PatientTable() {
  Columns<Patient> columns;
  columns.Add("key", kRequired, "Unique among the patients.", &Patient::key)
      .Add("identifiers", kPersonal, "Record numbers and the like.", &Patient::identifiers)
      .Add("given", kPersonal, "Given name.", &Patient::name, &PersonName::given)
      .Add("family", kPersonal, "Family name.", &Patient::name, &PersonName::family)
      .Add("preferred", kPersonal, "As it should be said, where it differs.", &Patient::name,
           &PersonName::preferred)
      .Add("born", kPersonal, "Empty where unknown; rules that need an age then answer unknown.",
           &Patient::born)
      .Add("died", kPersonal, "Empty where the patient lives.", &Patient::died)
      .Add("sex", kPersonal, "Recorded for care.", &Patient::sex)
      .Add("address", kPersonal, "Street lines.", &Patient::address, &PostalAddress::lines)
      .Add("city", kPersonal, "", &Patient::address, &PostalAddress::city)
      .Add("subdivision", kPersonal, "ISO 3166-2: US-WA.", &Patient::address,
           &PostalAddress::subdivision)
      .Add("postal_code", kPersonal, "", &Patient::address, &PostalAddress::postal_code)
      .Add("usual_provider", kPlain, "Empty where there is none.", &Patient::usual_provider)
      .Add("language", kPersonal, "Preferred, BCP 47: es.", &Patient::language)
      .Add("needs_interpreter", kPersonal, "", &Patient::needs_interpreter)
      .Add("accessibility", kPersonal, "What the visit must provide for.", &Patient::accessibility);
  return EntityTable<Patient>("The patients. Findings never tell what stands in their cells.",
                              std::move(columns), &ClinicContents::patients);
}

Table ContactTable() {
  using P = Part<Patient, Contact>;
  auto columns = PartOf<Patient, Contact>("patient", "Whose it is.");
  columns.Add("channel", kRequired, "What sort.", &P::value, &Contact::channel)
      .Add("value", kRequired | kPersonal, "A number, an address.", &P::value, &Contact::value)
      .Add("rank", kPlain, "1 is tried first.", &P::value, &Contact::rank)
      .Add("valid_from", kPlain, "The first day.", &P::value, &Contact::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day no longer valid.", &P::value, &Contact::valid,
           &DateRange::until);
  return OfPatient<Contact>("contacts", "Ways to reach a patient.", std::move(columns), "contacts",
                            &Patient::contacts);
}

Table RelatedTable() {
  using P = Part<Patient, RelatedPerson>;
  auto columns = PartOf<Patient, RelatedPerson>("patient", "To whom they belong.");
  columns
      .Add("relations", kPlain, "What the person is to the patient.", &P::value,
           &RelatedPerson::relations)
      .Add("related_patient", kPlain, "The person, where a patient too.", &P::value,
           &RelatedPerson::patient)
      .Add("given", kPersonal, "Given name.", &P::value, &RelatedPerson::name, &PersonName::given)
      .Add("family", kPersonal, "Family name.", &P::value, &RelatedPerson::name,
           &PersonName::family)
      .Add("preferred", kPersonal, "As it should be said.", &P::value, &RelatedPerson::name,
           &PersonName::preferred)
      .Add("may_consent", kPlain, "May consent on the patient's behalf.", &P::value,
           &RelatedPerson::may_consent)
      .Add("valid_from", kPlain, "The first day.", &P::value, &RelatedPerson::valid,
           &DateRange::from)
      .Add("valid_until", kPlain, "The first day no longer.", &P::value, &RelatedPerson::valid,
           &DateRange::until);
  return OfPatient<RelatedPerson>("related", "Guardians, guarantors and others.",
                                  std::move(columns), "related", &Patient::related);
}

struct RelatedContactRow {
  PatientId patient;
  std::int32_t related = 0;
  Contact contact;
};

std::string AttachRelatedContact(const RowPlace& place, RelatedContactRow&& row) {
  if (!row.patient.valid()) return "";
  auto& all = place.reading.clinic.patients[row.patient.index()].related;
  if (static_cast<std::size_t>(row.related) >= all.size()) {
    place.Fail("unknown_reference", "related", std::to_string(row.related),
               "the position, from 0, of one of the patient's " + std::to_string(all.size()) +
                   " rows in related.csv");
    return "";
  }
  all[static_cast<std::size_t>(row.related)].contacts.push_back(std::move(row.contact));
  return "";
}

Table RelatedContactTable() {
  constexpr auto kContact = &RelatedContactRow::contact;
  Columns<RelatedContactRow> columns;
  columns
      .Add("patient", kRequired, "To whom the related person belongs.", &RelatedContactRow::patient)
      .Add("related", kRequired, "The person: position among the patient's in related.csv, from 0.",
           &RelatedContactRow::related)
      .Add("channel", kRequired, "What sort.", kContact, &Contact::channel)
      .Add("value", kRequired | kPersonal, "A number, an address.", kContact, &Contact::value)
      .Add("rank", kPlain, "1 is tried first.", kContact, &Contact::rank)
      .Add("valid_from", kPlain, "The first day.", kContact, &Contact::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day no longer valid.", kContact, &Contact::valid,
           &DateRange::until);
  return MakeTable<RelatedContactRow>(
      "related_contacts", "Ways to reach a guardian, guarantor or other related person.",
      std::move(columns), AttachRelatedContact,
      [](const ClinicContents& clinic, const std::function<void(RelatedContactRow)>& row) {
        for (const Patient& patient : clinic.patients) {
          for (std::size_t i = 0; i < patient.related.size(); ++i) {
            for (const Contact& contact : patient.related[i].contacts) {
              row({patient.id, static_cast<std::int32_t>(i), contact});
            }
          }
        }
      });
}

Table ConsentTable() {
  using P = Part<Patient, Consent>;
  auto columns = PartOf<Patient, Consent>("patient", "Whose.");
  columns.Add("channel", kPlain, "Empty: every channel.", &P::value, &Consent::channel)
      .Add("purpose", kRequired, "For what.", &P::value, &Consent::purpose)
      .Add("given", kRequired, "Given; else taken back.", &P::value, &Consent::given)
      .Add("at", kRequired, "When.", &P::value, &Consent::at)
      .Add("wording_version", kPlain, "The version of the words shown.", &P::value,
           &Consent::wording_version)
      .Add("by_related", kPlain, "Who spoke for the patient: position in related.csv, from 0.",
           &P::value, &Consent::by_related);
  return OfPatient<Consent>("consents", "Consent given and taken back, oldest first.",
                            std::move(columns), "consents", &Patient::consents);
}

Table CoverageTable() {
  using P = Part<Patient, Coverage>;
  auto columns = PartOf<Patient, Coverage>("patient", "Who is covered.");
  columns.Add("payer", kRequired, "By short name: medicare.", &P::value, &Coverage::payer)
      .Add("member_system", kPlain, "Who gave the number.", &P::value, &Coverage::member,
           &Identifier::system)
      .Add("member", kPersonal, "The member's number.", &P::value, &Coverage::member,
           &Identifier::value)
      .Add("plan", kPlain, "", &P::value, &Coverage::plan)
      .Add("valid_from", kPlain, "The first day.", &P::value, &Coverage::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day no longer covered.", &P::value, &Coverage::valid,
           &DateRange::until)
      .Add("rank", kPlain, "1 is primary.", &P::value, &Coverage::rank);
  return OfPatient<Coverage>("coverages", "Insurance and other payers.", std::move(columns),
                             "coverages", &Patient::coverages);
}

// Every table of the history begins and ends alike.
template <class Entry>
Columns<Part<Patient, Entry>> Coded(Coding Entry::*code) {
  using P = Part<Patient, Entry>;
  auto columns = PartOf<Patient, Entry>("patient", "Whose.");
  columns
      .Add("code_system", kPersonal, "loinc, snomed, cvx, rxnorm.", &P::value, code,
           &Coding::system)
      .Add("code", kPersonal, "Within the system.", &P::value, code, &Coding::code)
      .Add("display", kPersonal, "Words for people.", &P::value, code, &Coding::display);
  return columns;
}

template <class Entry>
void AddProvenance(Columns<Part<Patient, Entry>>& columns) {
  using P = Part<Patient, Entry>;
  columns
      .Add("recorded_at", kPlain, "When it was recorded.", &P::value, &Entry::provenance,
           &Provenance::recorded_at)
      .Add("recorded_by", kPlain, "Who recorded it.", &P::value, &Entry::provenance,
           &Provenance::recorded_by)
      .Add("source", kPlain, "Where it comes from; staff_observed if empty.", &P::value,
           &Entry::provenance, &Provenance::source)
      .Add("corrects", kPlain, "The position, from 0, of the patient's entry that it corrects.",
           &P::value, &Entry::provenance, &Provenance::corrects)
      .Add("retracts", kPlain, "That entry was wrong as a whole.", &P::value, &Entry::provenance,
           &Provenance::retracts);
}

Table ConditionTable() {
  using P = Part<Patient, Condition>;
  auto columns = Coded<Condition>(&Condition::code);
  columns.Add("onset", kPersonal, "", &P::value, &Condition::onset)
      .Add("resolved", kPersonal, "Empty while it lasts.", &P::value, &Condition::resolved);
  AddProvenance(columns);
  return OfPatient<Condition>("conditions", "History: conditions.", std::move(columns),
                              "history.conditions", &Patient::history, &History::conditions);
}

Table AllergyTable() {
  using P = Part<Patient, Allergy>;
  auto columns = Coded<Allergy>(&Allergy::code);
  columns.Add("onset", kPersonal, "", &P::value, &Allergy::onset)
      .Add("severity", kPersonal, "Of the worst reaction.", &P::value, &Allergy::severity)
      .Add("reactions", kPersonal, "", &P::value, &Allergy::reactions);
  AddProvenance(columns);
  return OfPatient<Allergy>("allergies", "History: allergies.", std::move(columns),
                            "history.allergies", &Patient::history, &History::allergies);
}

Table MedicationTable() {
  using P = Part<Patient, Medication>;
  auto columns = Coded<Medication>(&Medication::code);
  columns.Add("dosage", kPersonal, "As the patient takes it.", &P::value, &Medication::dosage)
      .Add("started", kPersonal, "", &P::value, &Medication::started)
      .Add("stopped", kPersonal, "Empty while taken.", &P::value, &Medication::stopped);
  AddProvenance(columns);
  return OfPatient<Medication>("medications", "History: medicines.", std::move(columns),
                               "history.medications", &Patient::history, &History::medications);
}

Table ProcedureTable() {
  using P = Part<Patient, Procedure>;
  auto columns = Coded<Procedure>(&Procedure::code);
  columns.Add("on", kPersonal, "", &P::value, &Procedure::on);
  AddProvenance(columns);
  return OfPatient<Procedure>("procedures", "History: procedures.", std::move(columns),
                              "history.procedures", &Patient::history, &History::procedures);
}

Table ImmunizationTable() {
  using P = Part<Patient, Immunization>;
  auto columns = Coded<Immunization>(&Immunization::code);
  columns.Add("on", kPersonal, "", &P::value, &Immunization::on)
      .Add("manufacturer", kPlain, "", &P::value, &Immunization::manufacturer)
      .Add("lot", kPlain, "", &P::value, &Immunization::lot)
      .Add("given_by", kPlain, "Empty where it was given elsewhere.", &P::value,
           &Immunization::given_by);
  AddProvenance(columns);
  return OfPatient<Immunization>("immunizations", "History: immunizations.", std::move(columns),
                                 "history.immunizations", &Patient::history,
                                 &History::immunizations);
}

Table FamilyTable() {
  using P = Part<Patient, FamilyHistory>;
  auto columns = Coded<FamilyHistory>(&FamilyHistory::condition);
  columns.Add("relative", kPersonal, "mother, brother.", &P::value, &FamilyHistory::relative)
      .Add("onset_age", kPersonal, "In whole years.", &P::value, &FamilyHistory::onset_age);
  AddProvenance(columns);
  return OfPatient<FamilyHistory>("family_history", "History: the family's conditions.",
                                  std::move(columns), "history.family", &Patient::history,
                                  &History::family);
}

Table SocialTable() {
  using P = Part<Patient, SocialHistory>;
  auto columns = Coded<SocialHistory>(&SocialHistory::topic);
  columns.Add("answer", kPersonal, "In words.", &P::value, &SocialHistory::answer)
      .Add("on", kPersonal, "", &P::value, &SocialHistory::on);
  AddProvenance(columns);
  return OfPatient<SocialHistory>("social_history", "History: tobacco, housing and the like.",
                                  std::move(columns), "history.social", &Patient::history,
                                  &History::social);
}

Table ObservationTable() {
  using P = Part<Patient, Observation>;
  auto columns = Coded<Observation>(&Observation::code);
  columns
      .Add("value", kPersonal, "Empty where the result is words.", &P::value, &Observation::value)
      .Add("text", kPersonal, "The result in words.", &P::value, &Observation::text)
      .Add("at", kPersonal, "When.", &P::value, &Observation::at);
  AddProvenance(columns);
  return OfPatient<Observation>("observations", "History: measurements and results.",
                                std::move(columns), "history.observations", &Patient::history,
                                &History::observations);
}

}  // namespace

std::vector<Table> PatientTables() {
  std::vector<Table> tables;
  tables.push_back(PatientTable());
  tables.push_back(ContactTable());
  tables.push_back(RelatedTable());
  tables.push_back(RelatedContactTable());
  tables.push_back(ConsentTable());
  tables.push_back(CoverageTable());
  tables.push_back(ConditionTable());
  tables.push_back(AllergyTable());
  tables.push_back(MedicationTable());
  tables.push_back(ProcedureTable());
  tables.push_back(ImmunizationTable());
  tables.push_back(FamilyTable());
  tables.push_back(SocialTable());
  tables.push_back(ObservationTable());
  return tables;
}

}  // namespace polyclinic::table_internal
