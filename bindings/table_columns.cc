#include "bindings/table_columns.h"

#include <algorithm>
#include <string>

namespace polyclinic::python {
namespace {

// Texts with "; " between.
template <class List, class TextOf>
std::string Joined(const List& list, TextOf text_of) {
  std::string joined;
  for (const auto& item : list) {
    joined += (joined.empty() ? "" : "; ") + std::string(text_of(item));
  }
  return joined;
}

template <class Entity>
std::string_view KeyOf(const std::vector<Entity>& list, Id<Entity> id) {
  return id.valid() && id.index() < list.size() ? std::string_view(list[id.index()].key)
                                                : std::string_view();
}

template <Enumerated E>
Column CategoryOf(std::string name, E) {
  std::vector<std::string> words;
  for (const auto& e : enumerators(E{})) words.emplace_back(e.name);
  return Column(std::move(name), ColumnType::kCategory, "", std::move(words));
}
// Enumerators are numbered from 1 without gaps.
template <Enumerated E>
void AddCategory(Column& column, const std::optional<E>& value) {
  value ? column.AddNumber(static_cast<int>(*value) - 1) : column.AddNull();
}

std::string ZoneOf(const ClinicContents& contents) {
  if (contents.sites.empty()) return "UTC";
  const std::string& zone = contents.sites.front().time_zone;
  const bool common = std::all_of(contents.sites.begin(), contents.sites.end(),
                                  [&](const Site& s) { return s.time_zone == zone; });
  return common && !zone.empty() ? zone : "UTC";
}

Column Text(std::string name) { return {std::move(name), ColumnType::kText}; }
Column Bool(std::string name) { return {std::move(name), ColumnType::kBool}; }
Column Day(std::string name) { return {std::move(name), ColumnType::kDate}; }

struct ResourceText {
  // staff, room, equipment; empty where none is named.
  std::string_view kind;
  std::string_view key;
};
ResourceText TextOf(const ClinicContents& c, const Resource& resource) {
  if (resource.staff.valid()) return {"staff", KeyOf(c.staff, resource.staff)};
  if (resource.room.valid()) return {"room", KeyOf(c.rooms, resource.room)};
  if (resource.equipment.valid()) return {"equipment", KeyOf(c.equipment, resource.equipment)};
  return {};
}

}  // namespace

Table AppointmentsTable(const ClinicContents& c) {
  const std::string zone = ZoneOf(c);
  Column key = Text("key"), request = Text("request"), patient = Text("patient");
  Column visit_type = Text("visit_type"), site = Text("site"), edition = Text("edition");
  Column status = CategoryOf("status", AppointmentStatus{});
  Column start("start", ColumnType::kInstant, zone), end("end", ColumnType::kInstant, zone);
  Column booked_at("booked_at", ColumnType::kInstant, zone);
  Column new_patient = Bool("new_patient"), flags = Text("flags");
  for (const Appointment& a : c.appointments) {
    key.AddText(a.key);
    request.AddTextOrNull(KeyOf(c.requests, a.request));
    patient.AddTextOrNull(KeyOf(c.patients, a.patient));
    visit_type.AddTextOrNull(KeyOf(c.visit_types, a.visit_type));
    site.AddTextOrNull(KeyOf(c.sites, a.site));
    AddCategory(status, std::optional(a.status));
    start.AddInstant(a.interval.start());
    end.AddInstant(a.interval.end());
    booked_at.AddInstant(a.booked_at);
    new_patient.AddNumber(a.new_patient);
    edition.AddTextOrNull(a.edition);
    flags.AddTextOrNull(Joined(a.flags, [](const Flag& f) { return f.code; }));
  }
  return Table({key, request, patient, visit_type, site, status, start, end, booked_at, new_patient,
                edition, flags});
}

Table AssignmentsTable(const ClinicContents& c) {
  const std::string zone = ZoneOf(c);
  Column appointment = Text("appointment"), need = Text("need"), resource = Text("resource");
  Column kind("resource_kind", ColumnType::kCategory, "", {"staff", "room", "equipment"});
  Column start("start", ColumnType::kInstant, zone), end("end", ColumnType::kInstant, zone);
  Column named = Bool("named"), duties = Text("duties"), rules = Text("rules");
  Column adopted_by = Text("adopted_by");
  for (const Appointment& a : c.appointments) {
    for (const Assignment& s : a.assignments) {
      appointment.AddText(a.key);
      need.AddText(s.need);
      const ResourceText text = TextOf(c, s.resource);
      text.kind.empty() ? kind.AddNull()
                        : kind.AddNumber(s.resource.staff.valid()  ? 0
                                         : s.resource.room.valid() ? 1
                                                                   : 2);
      resource.AddTextOrNull(text.key);
      start.AddInstant(s.interval.start());
      end.AddInstant(s.interval.end());
      named.AddNumber(s.named);
      duties.AddTextOrNull(Joined(s.grounds, [](const DutyGround& g) { return g.duty.str(); }));
      rules.AddTextOrNull(Joined(s.grounds, [](const DutyGround& g) {
        return Joined(g.rules, [](const std::string& r) { return r; });
      }));
      std::vector<std::string> policies;
      for (const DutyGround& g : s.grounds) {
        const bool known =
            std::find(policies.begin(), policies.end(), g.adopted_by) != policies.end();
        if (!g.adopted_by.empty() && !known) policies.push_back(g.adopted_by);
      }
      adopted_by.AddTextOrNull(Joined(policies, [](const std::string& p) { return p; }));
    }
  }
  return Table({appointment, need, kind, resource, start, end, named, duties, rules, adopted_by});
}

Table RefusalsTable(const ClinicContents& c, const std::vector<Refusal>& refusals) {
  const std::string zone = ZoneOf(c);
  Column request = Text("request"), patient = Text("patient"), visit_type = Text("visit_type");
  Column kind = CategoryOf("kind", ConflictKind{}), need = Text("need"),
         resource = Text("resource");
  Column start("start", ColumnType::kInstant, zone), end("end", ColumnType::kInstant, zone);
  Column duty = Text("duty"), rules = Text("rules");
  for (const Refusal& r : refusals) {
    const bool known = r.request.valid() && r.request.index() < c.requests.size();
    for (const Conflict& conflict : r.conflicts) {
      request.AddTextOrNull(KeyOf(c.requests, r.request));
      patient.AddTextOrNull(known ? KeyOf(c.patients, c.requests[r.request.index()].patient) : "");
      visit_type.AddTextOrNull(
          known ? KeyOf(c.visit_types, c.requests[r.request.index()].visit_type) : "");
      AddCategory(kind, std::optional(conflict.kind));
      need.AddTextOrNull(conflict.need);
      resource.AddTextOrNull(TextOf(c, conflict.resource).key);
      conflict.interval ? start.AddInstant(conflict.interval->start()) : start.AddNull();
      conflict.interval ? end.AddInstant(conflict.interval->end()) : end.AddNull();
      duty.AddTextOrNull(conflict.duty.view());
      rules.AddTextOrNull(Joined(conflict.rules, [](const std::string& id) { return id; }));
    }
  }
  return Table({request, patient, visit_type, kind, need, resource, start, end, duty, rules});
}

Table StaffTable(const ClinicContents& c) {
  Column key = Text("key"), name = Text("name"), roles = Text("roles");
  Column specialties = Text("specialties"), credentials = Text("credentials");
  Column employer = Text("employer"), home_site = Text("home_site"),
         float_pool = Bool("float_pool");
  for (const Staff& s : c.staff) {
    key.AddText(s.key);
    name.AddTextOrNull(s.name);
    roles.AddTextOrNull(Joined(s.roles, [](Role r) { return NameOf(r); }));
    specialties.AddTextOrNull(Joined(s.specialties, [](const auto& code) { return code.view(); }));
    credentials.AddTextOrNull(
        Joined(s.credentials, [](const Credential& held) { return held.code.view(); }));
    if (s.employment.empty()) {
      employer.AddNull();
      home_site.AddNull();
      float_pool.AddNull();
    } else {
      const Employment& last = s.employment.back();
      employer.AddTextOrNull(last.employer);
      home_site.AddTextOrNull(KeyOf(c.sites, last.home_site));
      float_pool.AddNumber(last.float_pool);
    }
  }
  return Table({key, name, roles, specialties, credentials, employer, home_site, float_pool});
}

Table PatientsTable(const ClinicContents& c) {
  Column key = Text("key"), born = Day("born"), died = Day("died");
  Column sex = CategoryOf("sex", Sex{}), language = Text("language");
  Column interpreter = Bool("needs_interpreter"), provider = Text("usual_provider");
  Column subdivision = Text("subdivision");
  for (const Patient& p : c.patients) {
    key.AddText(p.key);
    born.AddDate(p.born);
    died.AddDate(p.died);
    AddCategory(sex, p.sex);
    language.AddTextOrNull(p.language);
    interpreter.AddNumber(p.needs_interpreter);
    provider.AddTextOrNull(KeyOf(c.staff, p.usual_provider));
    subdivision.AddTextOrNull(p.address.subdivision.view());
  }
  return Table({key, born, died, sex, language, interpreter, provider, subdivision});
}

}  // namespace polyclinic::python
