#include "table/column.h"

namespace polyclinic::table_internal {
namespace {

// What the clinic itself is, without its lists.
struct ClinicRow {
  std::string identifier;
  std::string name;
  std::int64_t version = 0;
  std::string edition;
  std::vector<std::string> applied;
  std::vector<std::int64_t> fingerprints;
};

Table ClinicTable() {
  Columns<ClinicRow> columns;
  columns
      .Add("identifier", kRequired, "The clinic's own name in the world: unique, stable.",
           &ClinicRow::identifier)
      .Add("name", kPlain, "For people.", &ClinicRow::name)
      .Add("version", kPlain, "Counts the commands applied; 0 for a new clinic.",
           &ClinicRow::version)
      .Add("edition", kPlain, "The edition of the rules its appointments were made under.",
           &ClinicRow::edition)
      .Add("applied", kPlain, "The request ids of the commands applied; written by the program.",
           &ClinicRow::applied)
      .Add("fingerprints", kPlain, "Of each of them, what it asked for; written by the program.",
           &ClinicRow::fingerprints);
  Table table = MakeTable<ClinicRow>(
      "clinic", "The clinic itself: one row.", std::move(columns),
      [](const RowPlace& place, ClinicRow&& row) -> std::string {
        ClinicContents& clinic = place.reading.clinic;
        if (!clinic.identifier.empty()) {
          place.Fail("too_many_rows", "clinic", "a second row", "one clinic");
          return "";
        }
        clinic.identifier = std::move(row.identifier);
        clinic.name = std::move(row.name);
        clinic.version = row.version;
        clinic.edition = std::move(row.edition);
        clinic.applied = std::move(row.applied);
        clinic.fingerprints = std::move(row.fingerprints);
        return "clinic";
      },
      [](const ClinicContents& clinic, const std::function<void(ClinicRow)>& row) {
        row({clinic.identifier, clinic.name, clinic.version, clinic.edition, clinic.applied,
             clinic.fingerprints});
      });
  table.description.required = true;
  return table;
}

Table SiteTable() {
  Columns<Site> columns;
  columns.Add("key", kRequired, "Unique among the sites.", &Site::key)
      .Add("name", kPlain, "For people.", &Site::name)
      .Add("time_zone", kRequired, "An IANA zone: America/Los_Angeles.", &Site::time_zone)
      .Add("jurisdiction", kRequired, "Whose law holds there: US-WA.", &Site::jurisdiction)
      .Add("setting", kPlain, "The kind of place, as law tells places apart; office if empty.",
           &Site::setting)
      .Add("employer", kPlain,
           "Who employs the people there, by key; credentials may be tied to it.", &Site::employer)
      .Add("employer_kind", kPlain, "What the employer is, as law tells employers apart.",
           &Site::employer_kind)
      .Add("travel", kPlain,
           "How long people need to other sites, and back where those say nothing; a site not "
           "listed is no time away.",
           &Site::travel);
  Table table =
      EntityTable<Site>("Where patients are seen.", std::move(columns), &ClinicContents::sites);
  table.description.required = true;
  return table;
}

Table RoomTable() {
  Columns<Room> columns;
  columns.Add("key", kRequired, "Unique among the rooms.", &Room::key)
      .Add("name", kPlain, "For people.", &Room::name)
      .Add("site", kRequired, "Where it is.", &Room::site)
      .Add("kind", kPlain, "What it is for; exam if empty.", &Room::kind)
      .Add("capacity", kPlain, "How many patients it holds at once for needs that share it; 1.",
           &Room::capacity)
      .Add("turnover_min", kPlain, "Cleaning after each use.", &Room::turnover);
  return EntityTable<Room>("The rooms of each site.", std::move(columns), &ClinicContents::rooms);
}

Table EquipmentTable() {
  Columns<Equipment> columns;
  columns.Add("key", kRequired, "Unique among the equipment.", &Equipment::key)
      .Add("name", kPlain, "For people.", &Equipment::name)
      .Add("site", kRequired, "Where it is.", &Equipment::site)
      .Add("kind", kRequired, "Your word, the same in needs.csv: ecg-machine.", &Equipment::kind)
      .Add("capacity", kPlain, "How many uses it serves at once; 1.", &Equipment::capacity)
      .Add("turnover_min", kPlain, "Reprocessing after each use.", &Equipment::turnover);
  return EntityTable<Equipment>("Devices and lines that can be occupied.", std::move(columns),
                                &ClinicContents::equipment);
}

Table PodTable() {
  Columns<Pod> columns;
  columns.Add("key", kRequired, "Unique among the pods.", &Pod::key)
      .Add("name", kPlain, "For people.", &Pod::name)
      .Add("site", kRequired, "Where it works.", &Pod::site)
      .Add("providers", kPlain, "Its providers.", &Pod::providers)
      .Add("assistants", kPlain, "Its assistants.", &Pod::assistants)
      .Add("rooms", kPlain, "The rooms it uses.", &Pod::rooms);
  return EntityTable<Pod>("Providers and assistants who work together.", std::move(columns),
                          &ClinicContents::pods);
}

struct SpecialtyRow {
  SpecialtyCode code;
};

Table SpecialtyTable() {
  Columns<SpecialtyRow> columns;
  columns.Add("code", kRequired, "As in the catalog; its duties come from there.",
              &SpecialtyRow::code);
  return MakeTable<SpecialtyRow>(
      "specialties", "The specialties that the clinic practises.", std::move(columns),
      [](const RowPlace& place, SpecialtyRow&& row) -> std::string {
        const Specialty* specialty = place.reading.catalog->FindSpecialty(row.code);
        if (specialty == nullptr) return "";
        auto& list = place.reading.clinic.specialties;
        for (const Specialty& other : list) {
          if (other.code == row.code) {
            place.Fail("duplicate_key", "code", row.code.str(), "each specialty once");
          }
        }
        list.push_back(*specialty);
        return "specialties[" + std::to_string(list.size() - 1) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(SpecialtyRow)>& row) {
        for (const Specialty& specialty : clinic.specialties) row({specialty.code});
      });
}

}  // namespace

std::vector<Table> PlaceTables() {
  std::vector<Table> tables;
  tables.push_back(ClinicTable());
  tables.push_back(SiteTable());
  tables.push_back(RoomTable());
  tables.push_back(EquipmentTable());
  tables.push_back(PodTable());
  tables.push_back(SpecialtyTable());
  return tables;
}

}  // namespace polyclinic::table_internal
