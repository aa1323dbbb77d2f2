#include "polyclinic/testing/check.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace polyclinic::testing {
namespace {

std::string Show(const Interval& interval) {
  return ToText(interval.start()) + " to " + ToText(interval.end());
}

std::string KeyOf(const Clinic& clinic, const Resource& resource) {
  if (const Staff* staff = clinic.Get(resource.staff)) return staff->key;
  if (const Room* room = clinic.Get(resource.room)) return room->key;
  if (const Equipment* equipment = clinic.Get(resource.equipment)) return equipment->key;
  return "nothing that the clinic has";
}

int CapacityOf(const Clinic& clinic, const Resource& resource) {
  if (const Room* room = clinic.Get(resource.room)) return room->capacity;
  if (const Equipment* equipment = clinic.Get(resource.equipment)) return equipment->capacity;
  return 1;
}

const Need* NeedOf(const Clinic& clinic, const Appointment& a, const std::string& name) {
  const VisitType* type = clinic.Get(a.visit_type);
  if (type == nullptr) return nullptr;
  for (const Need& need : type->needs) {
    if (need.name == name) return &need;
  }
  return nullptr;
}

// Calls `see` with every appointment that occupies what it names.
template <class Appointments, class See>
void ForEachOccupying(const Appointments& appointments, See&& see) {
  for (const Appointment& appointment : appointments) {
    if (Occupies(appointment.status)) see(appointment);
  }
}

struct Use {
  Interval interval;
  const Appointment* appointment;
  bool shared;
};

// The pairs of uses of one resource that overlap, where its capacity does not allow it.
void AddOverlaps(const std::string& who, int capacity, std::vector<Use>& uses,
                 std::vector<std::string>& problems) {
  std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
    return a.interval != b.interval ? a.interval < b.interval
                                    : a.appointment->id < b.appointment->id;
  });
  for (std::size_t i = 0; i < uses.size(); ++i) {
    int at_once = 1;
    for (std::size_t j = i; j-- > 0;) {
      if (!uses[j].interval.Overlaps(uses[i].interval)) continue;
      if (uses[j].appointment == uses[i].appointment) continue;
      ++at_once;
      if (uses[i].shared && uses[j].shared && at_once <= capacity) continue;
      problems.push_back(who + " has " + uses[j].appointment->key + " (" + Show(uses[j].interval) +
                         ") and " + uses[i].appointment->key + " (" + Show(uses[i].interval) + ")");
    }
  }
}

// How many resources the appointment has for the whole of the need's steps.
int Covering(const Appointment& a, const Need& need) {
  std::size_t first = 0, last = a.steps.empty() ? 0 : a.steps.size() - 1;
  if (!need.steps.empty()) {
    first = static_cast<std::size_t>(*std::min_element(need.steps.begin(), need.steps.end()));
    last = static_cast<std::size_t>(*std::max_element(need.steps.begin(), need.steps.end()));
  }
  const bool known = last < a.steps.size();
  const Interval whole = known ? Interval(a.steps[first].start(), a.steps[last].end()) : a.interval;
  return static_cast<int>(
      std::count_if(a.assignments.begin(), a.assignments.end(), [&](const Assignment& given) {
        return given.need == need.name && given.resource.valid() && given.interval.Covers(whole);
      }));
}

}  // namespace

std::vector<std::string> DoubleBookings(const Clinic& clinic) {
  std::map<Resource, std::vector<Use>> resources;
  std::map<PatientId, std::vector<Use>> patients;
  const std::vector<Appointment> appointments = clinic.List<Appointment>().ToVector();
  ForEachOccupying(appointments, [&](const Appointment& a) {
    patients[a.patient].push_back({a.interval, &a, false});
    for (const Assignment& given : a.assignments) {
      const Need* need = NeedOf(clinic, a, given.need);
      const NeedKind kind = need != nullptr ? need->kind : NeedKind::kExclusive;
      if (kind == NeedKind::kPresence || kind == NeedKind::kConsumable) continue;
      resources[given.resource].push_back({given.interval, &a, kind == NeedKind::kShared});
    }
  });
  std::vector<std::string> problems;
  for (auto& [resource, uses] : resources) {
    AddOverlaps(KeyOf(clinic, resource), CapacityOf(clinic, resource), uses, problems);
  }
  for (auto& [id, uses] : patients) {
    const Patient* patient = clinic.Get(id);
    AddOverlaps("patient " + (patient != nullptr ? patient->key : "unknown"), 1, uses, problems);
  }
  return problems;
}

std::vector<std::string> BreachesOfScope(const Clinic& clinic) {
  std::vector<std::string> problems;
  ForEachOccupying(clinic.List<Appointment>(), [&](const Appointment& a) {
    const Site* site = clinic.Get(a.site);
    const VisitType* type = clinic.Get(a.visit_type);
    if (site == nullptr || type == nullptr) return;
    const absl::StatusOr<TimeZone> zone = TimeZone::Load(site->time_zone);
    if (!zone.ok()) return;
    for (const Assignment& given : a.assignments) {
      const Need* need = NeedOf(clinic, a, given.need);
      const Staff* person = clinic.Get(given.resource.staff);
      if (need == nullptr || person == nullptr) continue;
      const Date date = zone->ToLocal(given.interval.start()).date;
      const Abilities abilities = clinic.schedule().AbilitiesAt(
          a.site, date, type->telehealth ? std::optional(a.patient_location) : std::nullopt);
      for (const DutyCode& duty : need->duties) {
        if (abilities.Of(person->id, duty).kind != AbilityKind::kNever) continue;
        problems.push_back(a.key + ": " + person->key + " may not do " + duty.str() + " (" +
                           given.need + ") on " + ToText(date));
      }
    }
  });
  return problems;
}

std::vector<std::string> UncoveredNeeds(const Clinic& clinic) {
  std::vector<std::string> problems;
  ForEachOccupying(clinic.List<Appointment>(), [&](const Appointment& a) {
    const VisitType* type = clinic.Get(a.visit_type);
    if (type == nullptr) return;
    for (const Need& need : type->needs) {
      if (need.firmness != Firmness::kHard || need.kind == NeedKind::kConsumable) continue;
      const int covering = Covering(a, need);
      if (covering >= need.count) continue;
      problems.push_back(a.key + ": need " + need.name + " is met by " + std::to_string(covering) +
                         " of " + std::to_string(need.count));
    }
  });
  return problems;
}

}  // namespace polyclinic::testing
