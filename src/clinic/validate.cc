// The cross-references of a clinic's contents and the values that only make sense together. What one
// message or one table can judge by itself is judged there.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include "polyclinic/clinic/contents.h"

namespace polyclinic {
namespace {

template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsId = false;
template <class E>
inline constexpr bool kIsId<Id<E>> = true;

// Walks every value of the contents with its path and judges each by its type.
class ContentsWalk {
 public:
  ContentsWalk(const ClinicContents& clinic, Findings& findings)
      : clinic_(clinic), tag_(ClinicTag(clinic.identifier)), findings_(findings) {}

  template <class T>
  void Value(const T& value, const std::string& path) {
    if constexpr (kIsId<T>) {
      Reference(value, path);
    } else if constexpr (kIsVector<T>) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        if constexpr (!std::is_arithmetic_v<typename T::value_type>) {
          Value(value[i], path + "[" + std::to_string(i) + "]");
        }
      }
    } else if constexpr (kIsOptional<T>) {
      if (value) Value(*value, path);
    } else if constexpr (std::is_same_v<T, Date>) {
      // The default value is a day that nobody gave, as on the wire.
      if (value == Date{}) return;
      if (!value.ok() || value.year() < std::chrono::year{1} ||
          value.year() > std::chrono::year{9999}) {
        findings_.Add("no_such_day", path, "", "a day that exists, in the years 1 to 9999");
      }
    } else if constexpr (Described<T>) {
      Range(value, path);
      visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
        Value(value.*member, path.empty() ? std::string(name) : path + "." + std::string(name));
      });
    }
  }

 private:
  template <class T>
  void Range(const T& value, const std::string& path) {
    if constexpr (std::is_same_v<T, DateRange>) {
      if (value.from && value.until && *value.until <= *value.from) {
        findings_.Add("reversed_range", path, ToText(*value.from) + " to " + ToText(*value.until),
                      "a last day after the first");
      }
    } else if constexpr (std::is_same_v<T, TimeWindow>) {
      if (value.from >= value.to || value.from < Minutes{0} || value.from >= Minutes{1440} ||
          value.to > Minutes{2880}) {
        findings_.Add("bad_window", path, ToText(value.from) + " to " + ToText(value.to),
                      "a start before 24:00 and a later end, at most 48:00");
      }
    }
  }

  template <class Entity>
  void Reference(Id<Entity> id, const std::string& path) {
    if (!id.valid()) return;
    if (id.clinic() != tag_) {
      findings_.Add("id_of_another_clinic", path, std::to_string(id.index()),
                    "an id given by clinic '" + clinic_.identifier + "'");
    } else if (id.index() >= SizeOf(id)) {
      findings_.Add("unknown_reference", path, std::to_string(id.index()),
                    "an id below " + std::to_string(SizeOf(id)));
    }
  }

  std::size_t SizeOf(PatientId) const { return clinic_.patients.size(); }
  std::size_t SizeOf(StaffId) const { return clinic_.staff.size(); }
  std::size_t SizeOf(SiteId) const { return clinic_.sites.size(); }
  std::size_t SizeOf(RoomId) const { return clinic_.rooms.size(); }
  std::size_t SizeOf(EquipmentId) const { return clinic_.equipment.size(); }
  std::size_t SizeOf(PodId) const { return clinic_.pods.size(); }
  std::size_t SizeOf(VisitTypeId) const { return clinic_.visit_types.size(); }
  std::size_t SizeOf(AppointmentId) const { return clinic_.appointments.size(); }
  std::size_t SizeOf(VisitId) const { return clinic_.visits.size(); }
  std::size_t SizeOf(RequestId) const { return clinic_.requests.size(); }
  std::size_t SizeOf(HoldId) const { return clinic_.holds.size(); }
  std::size_t SizeOf(PolicyId) const { return clinic_.policies.size(); }
  std::size_t SizeOf(ProgramId) const { return clinic_.programs.size(); }
  std::size_t SizeOf(CohortId) const { return clinic_.cohorts.size(); }

  const ClinicContents& clinic_;
  std::uint32_t tag_;
  Findings& findings_;
};

// Keys are present and unique; each id names its own place in the list.
template <class T>
void CheckIdentities(const ClinicContents& clinic, const std::vector<T>& list,
                     std::string_view name, Findings& findings) {
  std::unordered_set<std::string_view> keys;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string path = std::string(name) + "[" + std::to_string(i) + "]";
    if (list[i].key.empty()) {
      findings.Add("missing_key", path + ".key", "", "a key");
    } else if (!keys.insert(list[i].key).second) {
      findings.Add("duplicate_key", path + ".key", list[i].key, "a key used once");
    }
    const auto expected =
        decltype(list[i].id)::Of(ClinicTag(clinic.identifier), static_cast<std::uint32_t>(i));
    if (list[i].id != expected && list[i].id.valid() && list[i].id.clinic() == expected.clinic()) {
      findings.Add("id_out_of_place", path + ".id", std::to_string(list[i].id.index()),
                   std::to_string(i));
    } else if (!list[i].id.valid()) {
      findings.Add("missing_id", path + ".id", "", std::to_string(i));
    }
  }
}

void CheckAllIdentities(const ClinicContents& c, Findings& findings) {
  CheckIdentities(c, c.sites, "sites", findings);
  CheckIdentities(c, c.rooms, "rooms", findings);
  CheckIdentities(c, c.equipment, "equipment", findings);
  CheckIdentities(c, c.staff, "staff", findings);
  CheckIdentities(c, c.pods, "pods", findings);
  CheckIdentities(c, c.programs, "programs", findings);
  CheckIdentities(c, c.cohorts, "cohorts", findings);
  CheckIdentities(c, c.visit_types, "visit_types", findings);
  CheckIdentities(c, c.policies, "policies", findings);
  CheckIdentities(c, c.patients, "patients", findings);
  CheckIdentities(c, c.requests, "requests", findings);
  CheckIdentities(c, c.appointments, "appointments", findings);
  CheckIdentities(c, c.visits, "visits", findings);
  CheckIdentities(c, c.holds, "holds", findings);
}

// An id that must be there.
template <class Entity>
void Require(Id<Entity> id, const std::string& path, std::string_view what, Findings& findings) {
  if (!id.valid()) findings.Add("missing_reference", path, "", std::string(what));
}

void CheckTravel(const Site& site, const std::string& path, Findings& findings) {
  std::set<SiteId> seen;
  for (std::size_t i = 0; i < site.travel.size(); ++i) {
    const std::string at = path + ".travel[" + std::to_string(i) + "]";
    const Travel& travel = site.travel[i];
    Require(travel.to, at + ".to", "the site at the other end", findings);
    if (travel.to.valid() && travel.to == site.id) {
      findings.Add("same_site", at + ".to", site.key, "another site");
    }
    if (!seen.insert(travel.to).second) {
      findings.Add("duplicate_site", at + ".to", "", "each site once");
    }
    if (travel.takes < Duration{0} || travel.takes > std::chrono::hours{24}) {
      findings.Add("bad_duration", at + ".takes", std::to_string(travel.takes.count()) + " s",
                   "0 to 24 hours");
    }
  }
}

void CheckPlaces(const ClinicContents& c, Findings& findings) {
  for (std::size_t i = 0; i < c.sites.size(); ++i) {
    const std::string path = "sites[" + std::to_string(i) + "]";
    if (!TimeZone::Load(c.sites[i].time_zone).ok()) {
      findings.Add("unknown_time_zone", path + ".time_zone", c.sites[i].time_zone,
                   "an IANA zone such as America/Los_Angeles");
    }
    if (c.sites[i].jurisdiction.empty()) {
      findings.Add("missing_jurisdiction", path + ".jurisdiction", "", "a code such as US-WA");
    }
    CheckTravel(c.sites[i], path, findings);
  }
  const auto occupiable = [&](const auto& list, std::string_view name) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string path = std::string(name) + "[" + std::to_string(i) + "]";
      Require(list[i].site, path + ".site", "the site it is at", findings);
      if (list[i].capacity < 1) {
        findings.Add("bad_capacity", path + ".capacity", std::to_string(list[i].capacity),
                     "1 or more");
      }
      if (list[i].turnover < Duration{0}) {
        findings.Add("negative_duration", path + ".turnover", "", "0 or more");
      }
    }
  };
  occupiable(c.rooms, "rooms");
  occupiable(c.equipment, "equipment");
  for (std::size_t i = 0; i < c.pods.size(); ++i) {
    Require(c.pods[i].site, "pods[" + std::to_string(i) + "].site", "the site it is at", findings);
  }
}

void CheckSteps(const VisitType& type, const std::string& path, Findings& findings) {
  if (type.steps.empty()) findings.Add("no_steps", path + ".steps", "0", "at least one step");
  std::set<std::string_view> names;
  for (std::size_t s = 0; s < type.steps.size(); ++s) {
    const Step& step = type.steps[s];
    const std::string at = path + ".steps[" + std::to_string(s) + "]";
    if (!names.insert(step.name).second) {
      findings.Add("duplicate_name", at + ".name", step.name, "a name used once");
    }
    if (step.duration.base <= Duration{0} ||
        (step.duration.new_patient && *step.duration.new_patient <= Duration{0})) {
      findings.Add("bad_duration", at + ".duration", "", "more than 0");
    }
    if (step.gap_min < Duration{0} || step.gap_max < step.gap_min) {
      findings.Add("bad_gap", at, "", "0 <= gap_min <= gap_max");
    }
  }
}

void CheckNeeds(const VisitType& type, const std::string& path, Findings& findings) {
  std::set<std::string_view> names;
  for (const Need& need : type.needs) names.insert(need.name);
  if (names.size() != type.needs.size()) {
    findings.Add("duplicate_name", path + ".needs", "", "each need's name used once");
  }
  for (std::size_t n = 0; n < type.needs.size(); ++n) {
    const Need& need = type.needs[n];
    const std::string at = path + ".needs[" + std::to_string(n) + "]";
    const int asked = (!need.duties.empty() || !need.roles.empty()) + !need.rooms.empty() +
                      !need.equipment.empty();
    if (asked != 1) {
      findings.Add("bad_need", at, std::to_string(asked) + " kinds of resource",
                   "exactly one of people (duties or roles), rooms and equipment");
    }
    if (need.count < 1) {
      findings.Add("bad_count", at + ".count", std::to_string(need.count), "1 or more");
    }
    if (need.max_wait < Duration{0} || need.buffer_before < Duration{0} ||
        need.buffer_after < Duration{0}) {
      findings.Add("negative_duration", at, "", "waits and buffers of 0 or more");
    }
    for (std::int32_t step : need.steps) {
      if (step < 0 || static_cast<std::size_t>(step) >= type.steps.size()) {
        findings.Add("unknown_step", at + ".steps", std::to_string(step),
                     "0 to " + std::to_string(static_cast<int>(type.steps.size()) - 1));
      }
    }
    for (const auto* others : {&need.same_as, &need.different_from}) {
      for (const std::string& other : *others) {
        if (!names.contains(other)) {
          findings.Add("unknown_need", at, other, "the name of a need of this visit type");
        }
      }
    }
  }
}

void CheckRequests(const ClinicContents& c, Findings& findings) {
  for (std::size_t i = 0; i < c.requests.size(); ++i) {
    const BookingRequest& request = c.requests[i];
    const std::string path = "requests[" + std::to_string(i) + "]";
    Require(request.patient, path + ".patient", "the patient who asks", findings);
    Require(request.visit_type, path + ".visit_type", "a visit type", findings);
    if (!request.visit_type.valid() || request.visit_type.index() >= c.visit_types.size()) continue;
    const auto& needs = c.visit_types[request.visit_type.index()].needs;
    const auto known = [&](const std::string& name) {
      return std::any_of(needs.begin(), needs.end(), [&](const Need& n) { return n.name == name; });
    };
    for (std::size_t n = 0; n < request.named.size(); ++n) {
      const std::string at = path + ".named[" + std::to_string(n) + "]";
      if (!known(request.named[n].need)) {
        findings.Add("unknown_need", at + ".need", request.named[n].need,
                     "the name of a need of the visit type");
      }
      if (!request.named[n].resource.valid()) {
        findings.Add("bad_resource", at + ".resource", "",
                     "exactly one of a person, a room, a device");
      }
    }
    for (std::size_t n = 0; n < request.preferred.size(); ++n) {
      if (!request.preferred[n].valid()) {
        findings.Add("bad_resource", path + ".preferred[" + std::to_string(n) + "]", "",
                     "exactly one of a person, a room, a device");
      }
    }
    for (std::size_t n = 0; n < request.added_duties.size(); ++n) {
      if (!known(request.added_duties[n].need)) {
        findings.Add("unknown_need", path + ".added_duties[" + std::to_string(n) + "].need",
                     request.added_duties[n].need, "the name of a need of the visit type");
      }
    }
  }
}

void CheckAppointments(const ClinicContents& c, Findings& findings) {
  for (std::size_t i = 0; i < c.appointments.size(); ++i) {
    const Appointment& a = c.appointments[i];
    const std::string path = "appointments[" + std::to_string(i) + "]";
    Require(a.patient, path + ".patient", "the patient", findings);
    Require(a.visit_type, path + ".visit_type", "the visit type", findings);
    Require(a.site, path + ".site", "the site", findings);
    if (a.visit_type.valid() && a.visit_type.index() < c.visit_types.size() && !a.steps.empty() &&
        a.steps.size() != c.visit_types[a.visit_type.index()].steps.size()) {
      findings.Add("bad_steps", path + ".steps", std::to_string(a.steps.size()),
                   "one interval for each step of the visit type");
    }
    for (std::size_t k = 0; k < a.assignments.size(); ++k) {
      if (!a.assignments[k].resource.valid()) {
        findings.Add("bad_resource", path + ".assignments[" + std::to_string(k) + "].resource", "",
                     "exactly one of a person, a room, a device");
      }
    }
  }
}

void CheckAvailability(const ClinicContents& c, Findings& findings) {
  std::set<Resource> seen;
  for (std::size_t i = 0; i < c.availability.size(); ++i) {
    const std::string path = "availability[" + std::to_string(i) + "].resource";
    if (!c.availability[i].resource.valid()) {
      findings.Add("bad_resource", path, "", "exactly one of a person, a room, a device");
    } else if (!seen.insert(c.availability[i].resource).second) {
      findings.Add("duplicate_resource", path, "", "one entry for each resource");
    }
  }
}

}  // namespace

Findings Validate(const ClinicContents& clinic) {
  Findings findings;
  if (clinic.identifier.empty()) {
    findings.Add("missing_identifier", "identifier", "", "the clinic's own name in the world");
  }
  CheckAllIdentities(clinic, findings);
  ContentsWalk(clinic, findings).Value(clinic, "");
  CheckPlaces(clinic, findings);
  for (std::size_t i = 0; i < clinic.visit_types.size(); ++i) {
    const std::string path = "visit_types[" + std::to_string(i) + "]";
    CheckSteps(clinic.visit_types[i], path, findings);
    CheckNeeds(clinic.visit_types[i], path, findings);
  }
  CheckRequests(clinic, findings);
  CheckAppointments(clinic, findings);
  CheckAvailability(clinic, findings);
  return findings;
}

}  // namespace polyclinic
