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

#include "absl/container/flat_hash_set.h"
#include "clinic/value_check.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic {
namespace {

// How many entities of each kind the contents have.
struct SizesOfContents {
  const ClinicContents& c;
  std::size_t operator()(PatientId) const { return c.patients.size(); }
  std::size_t operator()(StaffId) const { return c.staff.size(); }
  std::size_t operator()(SiteId) const { return c.sites.size(); }
  std::size_t operator()(RoomId) const { return c.rooms.size(); }
  std::size_t operator()(EquipmentId) const { return c.equipment.size(); }
  std::size_t operator()(PodId) const { return c.pods.size(); }
  std::size_t operator()(VisitTypeId) const { return c.visit_types.size(); }
  std::size_t operator()(AppointmentId) const { return c.appointments.size(); }
  std::size_t operator()(VisitId) const { return c.visits.size(); }
  std::size_t operator()(RequestId) const { return c.requests.size(); }
  std::size_t operator()(HoldId) const { return c.holds.size(); }
  std::size_t operator()(PolicyId) const { return c.policies.size(); }
  std::size_t operator()(ProgramId) const { return c.programs.size(); }
  std::size_t operator()(CohortId) const { return c.cohorts.size(); }
};

// Keys are present and unique; each id names its own place in the list.
template <class T>
void CheckIdentities(const ClinicContents& clinic, const std::vector<T>& list,
                     std::string_view name, Findings& findings) {
  absl::flat_hash_set<std::string_view> keys;
  keys.reserve(list.size());
  const std::uint32_t tag = ClinicTag(clinic.identifier);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const ModelPath path{name, i};
    if (list[i].key.empty()) {
      findings.Add("missing_key", path + ".key", "", "a key");
    } else if (!keys.insert(list[i].key).second) {
      findings.Add("duplicate_key", path + ".key", list[i].key, "a key used once");
    }
    const auto expected = decltype(list[i].id)::Of(tag, static_cast<std::uint32_t>(i));
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

// An id that must be there, in the field of what is at `path`.
template <class Entity, class Path>
void Require(Id<Entity> id, const Path& path, const char* field, const char* what,
             Findings& findings) {
  if (!id.valid()) findings.Add("missing_reference", path + field, "", what);
}

void CheckTravel(const Site& site, const ModelPath& path, Findings& findings) {
  std::set<SiteId> seen;
  for (std::size_t i = 0; i < site.travel.size(); ++i) {
    const std::string at = path + ".travel[" + std::to_string(i) + "]";
    const Travel& travel = site.travel[i];
    Require(travel.to, at, ".to", "the site at the other end", findings);
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
    const ModelPath path{"sites", i};
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
      const ModelPath path{name, i};
      Require(list[i].site, path, ".site", "the site it is at", findings);
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
    Require(c.pods[i].site, ModelPath{"pods", i}, ".site", "the site it is at", findings);
  }
}

void CheckSteps(const VisitType& type, const ModelPath& path, Findings& findings) {
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

// Far more than any visit has: what is beyond them is a slip, and would be searched for hours.
constexpr std::size_t kMostNeeds = 64;
constexpr std::int32_t kMostAtOnce = 1'000;

void CheckNeeds(const VisitType& type, const ModelPath& path, Findings& findings) {
  std::set<std::string_view> names;
  for (const Need& need : type.needs) names.insert(need.name);
  if (names.size() != type.needs.size()) {
    findings.Add("duplicate_name", path + ".needs", "", "each need's name used once");
  }
  if (type.needs.size() > kMostNeeds) {
    findings.Add("too_many_needs", path + ".needs", std::to_string(type.needs.size()),
                 "at most " + std::to_string(kMostNeeds));
    return;
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
    if (need.count < 1 || need.count > kMostAtOnce) {
      findings.Add("bad_count", at + ".count", std::to_string(need.count),
                   "1 to " + std::to_string(kMostAtOnce));
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
    const ModelPath path{"requests", i};
    Require(request.patient, path, ".patient", "the patient who asks", findings);
    Require(request.visit_type, path, ".visit_type", "a visit type", findings);
    if (!request.visit_type.valid() || request.visit_type.index() >= c.visit_types.size()) continue;
    CheckRequest(request, c.visit_types[request.visit_type.index()], path, findings);
  }
}

void CheckAppointments(const ClinicContents& c, Findings& findings) {
  for (std::size_t i = 0; i < c.appointments.size(); ++i) {
    const Appointment& a = c.appointments[i];
    const ModelPath path{"appointments", i};
    Require(a.patient, path, ".patient", "the patient", findings);
    Require(a.visit_type, path, ".visit_type", "the visit type", findings);
    Require(a.site, path, ".site", "the site", findings);
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
    const ModelPath path{"availability", i};
    if (!c.availability[i].resource.valid()) {
      findings.Add("bad_resource", path + ".resource", "",
                   "exactly one of a person, a room, a device");
    } else if (!seen.insert(c.availability[i].resource).second) {
      findings.Add("duplicate_resource", path + ".resource", "", "one entry for each resource");
    }
  }
}

void CheckBookingPolicies(const ClinicContents& c, Findings& findings) {
  std::unordered_set<std::string_view> keys;
  for (std::size_t i = 0; i < c.booking_policies.size(); ++i) {
    const BookingPolicy& policy = c.booking_policies[i];
    const std::string path = "booking_policies[" + std::to_string(i) + "]";
    if (policy.key.empty()) {
      findings.Add("missing_key", path + ".key", "", "a key");
    } else if (!keys.insert(policy.key).second) {
      findings.Add("duplicate_key", path + ".key", policy.key, "a key used once");
    }
    CheckBookingPolicy(policy, path, findings);
  }
}

}  // namespace

void CheckRequest(const BookingRequest& request, const VisitType& type, const ModelPath& path,
                  Findings& findings) {
  const auto known = [&](const std::string& name) {
    return std::any_of(type.needs.begin(), type.needs.end(),
                       [&](const Need& n) { return n.name == name; });
  };
  const auto check_need = [&](const std::string& name, const char* list, std::size_t n) {
    if (known(name)) return;
    findings.Add("unknown_need", path + list + "[" + std::to_string(n) + "].need", name,
                 "the name of a need of the visit type");
  };
  const auto check_resource = [&](const Resource& resource, const char* list, std::size_t n,
                                  const char* member) {
    if (resource.valid()) return;
    findings.Add("bad_resource", path + list + "[" + std::to_string(n) + "]" + member, "",
                 "exactly one of a person, a room, a device");
  };
  for (const auto& [size, list] : {std::pair(request.named.size(), ".named"),
                                   std::pair(request.preferred.size(), ".preferred"),
                                   std::pair(request.added_duties.size(), ".added_duties")}) {
    if (size <= kMostAtOnce) continue;
    findings.Add("too_many_needs", path + list, std::to_string(size),
                 "at most " + std::to_string(kMostAtOnce));
    return;
  }
  for (std::size_t n = 0; n < request.named.size(); ++n) {
    check_need(request.named[n].need, ".named", n);
    check_resource(request.named[n].resource, ".named", n, ".resource");
  }
  for (std::size_t n = 0; n < request.preferred.size(); ++n) {
    check_resource(request.preferred[n], ".preferred", n, "");
  }
  for (std::size_t n = 0; n < request.added_duties.size(); ++n) {
    check_need(request.added_duties[n].need, ".added_duties", n);
  }
}

Findings Validate(const ClinicContents& clinic) {
  Findings findings;
  if (clinic.identifier.empty()) {
    findings.Add("missing_identifier", "identifier", "", "the clinic's own name in the world");
  }
  CheckAllIdentities(clinic, findings);
  const SizesOfContents sizes{clinic};
  ValueCheck(clinic.identifier, sizes, findings).Check(clinic);
  CheckPlaces(clinic, findings);
  for (std::size_t i = 0; i < clinic.visit_types.size(); ++i) {
    const ModelPath path{"visit_types", i};
    CheckSteps(clinic.visit_types[i], path, findings);
    CheckNeeds(clinic.visit_types[i], path, findings);
  }
  CheckRequests(clinic, findings);
  CheckAppointments(clinic, findings);
  CheckAvailability(clinic, findings);
  CheckBookingPolicies(clinic, findings);
  return findings;
}

}  // namespace polyclinic
