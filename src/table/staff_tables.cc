#include "table/column.h"

namespace polyclinic::table_internal {
namespace {

template <class Value, class... Path>
Table OfStaff(std::string name, std::string about, Columns<Part<Staff, Value>> columns,
              std::string label, Path... path) {
  return PartTable<Staff, Value>(std::move(name), std::move(about), std::move(columns),
                                 &ClinicContents::staff, std::move(label), path...);
}

Table PeopleTable() {
  Columns<Staff> columns;
  columns.Add("key", kRequired, "Unique among the staff.", &Staff::key)
      .Add("name", kPlain, "For people; left out where only ids may show.", &Staff::name)
      .Add("born", kPlain, "Empty where nobody said; rules that need an age then answer unknown.",
           &Staff::born)
      .Add("roles", kRequired, "Every role the person works in.", &Staff::roles)
      .Add("specialties", kPlain, "Of a provider.", &Staff::specialties)
      .Add("declines", kPlain, "Duties the person declines.", &Staff::declines)
      .Add("supervises_roles", kPlain, "The roles that the person may supervise.",
           &Staff::supervises, &SupervisionAuthority::roles)
      .Add("supervises_at_most", kPlain, "How many people at once; 0 where no limit is known.",
           &Staff::supervises, &SupervisionAuthority::at_most)
      .Add("languages", kPlain, "Spoken with patients, BCP 47: es.", &Staff::languages);
  return EntityTable<Staff>("The people who work in the clinic.", std::move(columns),
                            &ClinicContents::staff);
}

Table LicenceTable() {
  using P = Part<Staff, Licence>;
  auto columns = PartOf<Staff, Licence>("staff", "Whose it is.");
  columns.Add("role", kRequired, "The profession licensed.", &P::value, &Licence::role)
      .Add("jurisdiction", kRequired, "Where it holds: US-WA.", &P::value, &Licence::jurisdiction)
      .Add("number_system", kPlain, "Who gave the number.", &P::value, &Licence::number,
           &Identifier::system)
      .Add("number", kPlain, "As the board gave it.", &P::value, &Licence::number,
           &Identifier::value)
      .Add("valid_from", kPlain, "The first day.", &P::value, &Licence::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day on which it is no longer valid.", &P::value,
           &Licence::valid, &DateRange::until);
  return OfStaff<Licence>("licences", "Licences of physicians, nurses and others.",
                          std::move(columns), "licences", &Staff::licences);
}

Table CredentialTable() {
  using P = Part<Staff, Credential>;
  auto columns = PartOf<Staff, Credential>("staff", "Who holds it.");
  columns.Add("code", kRequired, "Which: AAMA-CMA, WA-MA-C, AHA-BLS.", &P::value, &Credential::code)
      .Add("edition", kPlain, "The edition of the issuer's requirements: interim.", &P::value,
           &Credential::edition)
      .Add("number_system", kPlain, "Who gave the number.", &P::value, &Credential::number,
           &Identifier::system)
      .Add("number", kPlain, "As the issuer gave it.", &P::value, &Credential::number,
           &Identifier::value)
      .Add("valid_from", kPlain, "The first day.", &P::value, &Credential::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day on which it is no longer valid.", &P::value,
           &Credential::valid, &DateRange::until)
      .Add("tied_to_employer", kPlain, "The one employer for which it holds; empty: anywhere.",
           &P::value, &Credential::tied_to_employer);
  return OfStaff<Credential>("credentials", "Certificates, registrations and cards.",
                             std::move(columns), "credentials", &Staff::credentials);
}

Table EducationTable() {
  using P = Part<Staff, Education>;
  auto columns = PartOf<Staff, Education>("staff", "Who completed it.");
  columns.Add("award", kRequired, "What it led to.", &P::value, &Education::award)
      .Add("accreditor", kPlain, "Who accredits the program; empty where nobody said.", &P::value,
           &Education::accreditor)
      .Add("contact_time", kPlain, "Contact time in all.", &P::value, &Education::contact_hours)
      .Add("clinical_time", kPlain, "Of this, clinical.", &P::value, &Education::clinical_hours)
      .Add("completed", kPlain, "Empty while not completed.", &P::value, &Education::completed)
      .Add("subject", kPlain, "In what: medical-assisting, nursing.", &P::value,
           &Education::subject);
  return OfStaff<Education>("education", "Programs of education.", std::move(columns), "education",
                            &Staff::education);
}

Table TrainingTable() {
  using P = Part<Staff, Training>;
  auto columns = PartOf<Staff, Training>("staff", "Who was trained.");
  columns.Add("topic", kRequired, "A duty's code or a named topic.", &P::value, &Training::topic)
      .Add("kind", kRequired, "What sort of training.", &P::value, &Training::kind)
      .Add("time", kPlain, "Time spent.", &P::value, &Training::hours)
      .Add("performances", kPlain, "How often the act was performed.", &P::value,
           &Training::performances)
      .Add("on", kRequired, "The day.", &P::value, &Training::on)
      .Add("attested_by", kPlain, "Who attests it; empty for somebody outside.", &P::value,
           &Training::attested_by)
      .Add("preceptor", kPlain, "Who was there while an extern performed.", &P::value,
           &Training::preceptor);
  return OfStaff<Training>("trainings", "The training log, oldest first.", std::move(columns),
                           "training", &Staff::training);
}

Table ContinuingEducationTable() {
  using P = Part<Staff, ContinuingEducation>;
  auto columns = PartOf<Staff, ContinuingEducation>("staff", "Whose it is.");
  columns
      .Add("credential", kRequired, "Toward which credential: AAMA-CMA.", &P::value,
           &ContinuingEducation::credential)
      .Add("category", kPlain, "As its issuer names it: administrative, clinical, general.",
           &P::value, &ContinuingEducation::category)
      .Add("points_hundredths", kRequired, "150 is one and a half points.", &P::value,
           &ContinuingEducation::points_hundredths)
      .Add("approved", kPlain, "Approved by the issuer.", &P::value, &ContinuingEducation::approved)
      .Add("on", kRequired, "The day it was completed.", &P::value, &ContinuingEducation::on);
  return OfStaff<ContinuingEducation>(
      "continuing_education", "Continuing education toward the renewal of credentials.",
      std::move(columns), "continuing_education", &Staff::continuing_education);
}

Table CompetencyTable() {
  using P = Part<Staff, Competency>;
  auto columns = PartOf<Staff, Competency>("staff", "Who is competent.");
  columns.Add("duty", kRequired, "In what.", &P::value, &Competency::duty)
      .Add("site", kPlain, "Where it was attested; empty: everywhere.", &P::value,
           &Competency::site)
      .Add("valid_from", kPlain, "The first day.", &P::value, &Competency::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day on which it is no longer valid.", &P::value,
           &Competency::valid, &DateRange::until)
      .Add("attested_by", kPlain, "Who attested it.", &P::value, &Competency::attested_by);
  return OfStaff<Competency>("competencies", "Competencies that the clinic attests.",
                             std::move(columns), "competencies", &Staff::competencies);
}

Table EmploymentTable() {
  using P = Part<Staff, Employment>;
  auto columns = PartOf<Staff, Employment>("staff", "Who is employed.");
  columns.Add("employer", kRequired, "By key, as in sites.csv.", &P::value, &Employment::employer)
      .Add("home_site", kPlain, "Where the person usually works.", &P::value,
           &Employment::home_site)
      .Add("from", kPlain, "The first day.", &P::value, &Employment::period, &DateRange::from)
      .Add("until", kPlain, "The first day no longer employed.", &P::value, &Employment::period,
           &DateRange::until)
      .Add("fte_thousandths", kPlain, "800 is 0.8 full-time equivalents; 1000 if empty.", &P::value,
           &Employment::fte_thousandths)
      .Add("float_pool", kPlain, "From the float pool, without a home pod.", &P::value,
           &Employment::float_pool);
  return OfStaff<Employment>("employments", "Spans of employment.", std::move(columns),
                             "employment", &Staff::employment);
}

Table ProgramTable() {
  Columns<Program> columns;
  columns.Add("key", kRequired, "Unique among the programs.", &Program::key)
      .Add("name", kPlain, "For people.", &Program::name)
      .Add("award", kPlain, "What it leads to; certificate if empty.", &Program::award)
      .Add("accreditor", kPlain, "Who accredits it; none if empty.", &Program::accreditor)
      .Add("contact_time", kPlain, "Contact time in all.", &Program::contact_hours)
      .Add("practicum_time", kPlain, "Of this, in practice.", &Program::practicum_hours)
      .Add("specialty_focus", kPlain, "The specialties that its clinical training reflects.",
           &Program::specialty_focus);
  return EntityTable<Program>("Programs of education for medical assistants.", std::move(columns),
                              &ClinicContents::programs);
}

Table CohortTable() {
  Columns<Cohort> columns;
  columns.Add("key", kRequired, "Unique among the cohorts.", &Cohort::key)
      .Add("program", kRequired, "Of which program.", &Cohort::program)
      .Add("start_year", kPlain, "Empty where the notice named none.", &Cohort::starts,
           &StartDay::year)
      .Add("start_month", kRequired, "1 to 12.", &Cohort::starts, &StartDay::month)
      .Add("start_day", kRequired, "Of the month.", &Cohort::starts, &StartDay::day)
      .Add("capacity", kPlain, "How many it takes.", &Cohort::capacity)
      .Add("enrolled", kPlain, "How many it has.", &Cohort::enrolled);
  return EntityTable<Cohort>("Classes of the programs.", std::move(columns),
                             &ClinicContents::cohorts);
}

}  // namespace

std::vector<Table> StaffTables() {
  std::vector<Table> tables;
  tables.push_back(PeopleTable());
  tables.push_back(LicenceTable());
  tables.push_back(CredentialTable());
  tables.push_back(EducationTable());
  tables.push_back(TrainingTable());
  tables.push_back(ContinuingEducationTable());
  tables.push_back(CompetencyTable());
  tables.push_back(EmploymentTable());
  tables.push_back(ProgramTable());
  tables.push_back(CohortTable());
  return tables;
}

}  // namespace polyclinic::table_internal
