#include "draw/agenda.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace polyclinic::draw {
namespace {

constexpr std::array kProviderRoles = {
    Role::kPhysician,  Role::kPhysicianAssistant, Role::kNursePractitioner, Role::kNurseMidwife,
    Role::kPodiatrist, Role::kOptometrist,        Role::kNaturopath};

template <class T>
bool Has(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool OfPod(const Pod& pod, const Resource& resource) {
  return Has(pod.providers, resource.staff) || Has(pod.assistants, resource.staff) ||
         Has(pod.rooms, resource.room);
}

bool IsProviderOf(const ClinicContents& contents, const Pod& pod, StaffId id) {
  if (Has(pod.providers, id)) return true;
  const Staff* staff = Find(contents.staff, id);
  return staff != nullptr && !Has(pod.assistants, id) && IsProvider(*staff);
}

// A pod's own visit is one of its providers' or, where no provider takes part, any that uses it.
bool IsOwn(const ClinicContents& contents, const Pod& pod, const Appointment& appointment) {
  bool any_provider = false;
  for (const Assignment& assignment : appointment.assignments) {
    if (Has(pod.providers, assignment.resource.staff)) return true;
    any_provider = any_provider || IsProviderOf(contents, pod, assignment.resource.staff);
  }
  return !any_provider;
}

// Providers, rooms, assistants; a device has no lane.
bool LaneKindOf(const ClinicContents& contents, const Pod& pod, const Resource& resource,
                LaneKind* kind) {
  if (resource.equipment.valid()) return false;
  if (resource.room.valid()) {
    *kind = LaneKind::kRoom;
  } else {
    *kind =
        IsProviderOf(contents, pod, resource.staff) ? LaneKind::kProvider : LaneKind::kAssistant;
  }
  return true;
}

// The lanes of a day as they are found: by kind, the pod's own before guests, in a stable order.
class Lanes {
 public:
  Lanes(const ClinicContents& contents, const Pod& pod) : contents_(contents), pod_(pod) {
    for (const StaffId id : pod.providers) Own(LaneKind::kProvider, Resource::Of(id));
    for (const RoomId id : pod.rooms) Own(LaneKind::kRoom, Resource::Of(id));
    for (const StaffId id : pod.assistants) Own(LaneKind::kAssistant, Resource::Of(id));
  }

  // The lane of the resource, made where it has none yet; nullptr for a guest of a guest's visit
  // and for a device.
  Lane* Of(const Resource& resource, bool own_visit) {
    LaneKind kind{};
    if (!LaneKindOf(contents_, pod_, resource, &kind)) return nullptr;
    const auto found = position_.find(resource);
    if (found != position_.end()) return &lanes_[found->second];
    if (!own_visit) return nullptr;
    Own(kind, resource);
    lanes_.back().guest = true;
    return &lanes_.back();
  }

  std::vector<Lane> Take() {
    std::stable_sort(lanes_.begin(), lanes_.end(), [](const Lane& a, const Lane& b) {
      // Handles of one kind ascend as the clinic lists its people and rooms.
      const auto rank = [](const Lane& lane) {
        return std::tuple(lane.kind, lane.guest, lane.guest ? lane.resource : Resource{});
      };
      return rank(a) < rank(b);
    });
    return std::move(lanes_);
  }

 private:
  void Own(LaneKind kind, const Resource& resource) {
    if (!position_.emplace(resource, lanes_.size()).second) return;
    lanes_.emplace_back();
    lanes_.back().kind = kind;
    lanes_.back().resource = resource;
  }

  const ClinicContents& contents_;
  const Pod& pod_;
  std::vector<Lane> lanes_;
  std::map<Resource, std::size_t> position_;
};

NeedKind KindOf(const ClinicContents& contents, const Appointment& appointment,
                const std::string& name) {
  if (const VisitType* type = Find(contents.visit_types, appointment.visit_type)) {
    for (const Need& need : type->needs) {
      if (need.name == name) return need.kind;
    }
  }
  return NeedKind::kExclusive;
}

// Rows of a lane: each block in the first that is free when it begins.
void Stack(Lane* lane) {
  std::stable_sort(lane->blocks.begin(), lane->blocks.end(), [](const Block& a, const Block& b) {
    return a.assignment->interval < b.assignment->interval;
  });
  std::vector<Instant> free_from;
  for (Block& block : lane->blocks) {
    if (block.presence) continue;
    const Interval& span = block.assignment->interval;
    std::size_t row = 0;
    while (row < free_from.size() && free_from[row] > span.start()) ++row;
    if (row == free_from.size()) free_from.push_back(span.end());
    free_from[row] = span.end();
    block.row = static_cast<int>(row);
  }
  lane->rows = std::max<int>(1, static_cast<int>(free_from.size()));
}

Instant FloorHour(Instant instant, const TimeZone& zone) {
  const Duration past = zone.ToLocal(instant).time_of_day % std::chrono::hours{1};
  return instant - past;
}

Instant CeilHour(Instant instant, const TimeZone& zone) {
  const Instant floor = FloorHour(instant, zone);
  return floor == instant ? instant : floor + std::chrono::hours{1};
}

// From 8 to 17 where nothing begins on the day.
Interval ShownOf(const Agenda& agenda) {
  const Instant midnight = agenda.zone.StartOfDay(agenda.date);
  bool any = false;
  Instant first = midnight + std::chrono::hours{8};
  Instant last = midnight + std::chrono::hours{17};
  const auto cover = [&](const Interval& span) {
    first = any ? std::min(first, span.start()) : span.start();
    last = any ? std::max(last, span.end()) : span.end();
    any = true;
  };
  for (const Lane& lane : agenda.lanes) {
    // A room that is open day and night does not stretch the picture; its visits do.
    if (lane.kind != LaneKind::kRoom) {
      for (const Interval& span : lane.hours.working) cover(span);
    }
    for (const Block& block : lane.blocks) cover(block.assignment->interval);
  }
  return Interval(FloorHour(first, agenda.zone), CeilHour(last, agenda.zone));
}

void AddVisits(const ClinicContents& contents, const RuleSet& rules, Agenda* agenda, Lanes* lanes) {
  for (const Appointment* appointment :
       AppointmentsOn(contents, agenda->pod->site, agenda->date, agenda->zone)) {
    const auto& all = appointment->assignments;
    if (std::none_of(all.begin(), all.end(),
                     [&](const Assignment& a) { return OfPod(*agenda->pod, a.resource); })) {
      continue;
    }
    const std::size_t visit = agenda->visits.size();
    const bool own = IsOwn(contents, *agenda->pod, *appointment);
    agenda->visits.push_back({appointment, static_cast<int>(visit) + 1, own});
    for (const Assignment& assignment : all) {
      Lane* lane = lanes->Of(assignment.resource, own);
      if (lane == nullptr) continue;
      const bool presence = KindOf(contents, *appointment, assignment.need) == NeedKind::kPresence;
      lane->blocks.push_back(
          {visit, &assignment, 0, presence, FamiliesOf(assignment.grounds, rules)});
    }
  }
}

}  // namespace

bool IsProvider(const Staff& staff) {
  return std::any_of(kProviderRoles.begin(), kProviderRoles.end(),
                     [&](Role role) { return Has(staff.roles, role); });
}

bool IsAssistant(const Staff& staff) { return Has(staff.roles, Role::kMedicalAssistant); }

std::vector<const Appointment*> AppointmentsOn(const ClinicContents& contents, SiteId site,
                                               Date date, const TimeZone& zone) {
  std::vector<const Appointment*> all;
  for (const Appointment& appointment : contents.appointments) {
    if (appointment.site == site && Occupies(appointment.status) &&
        zone.ToLocal(appointment.interval.start()).date == date) {
      all.push_back(&appointment);
    }
  }
  std::sort(all.begin(), all.end(), [](const Appointment* a, const Appointment* b) {
    return std::tie(a->interval, a->key) < std::tie(b->interval, b->key);
  });
  return all;
}

absl::StatusOr<Agenda> AgendaOf(const ClinicContents& contents, const RuleSet& rules, PodId pod,
                                Date date) {
  Agenda agenda;
  agenda.pod = Find(contents.pods, pod);
  if (agenda.pod == nullptr) {
    return absl::InvalidArgumentError("found a pod of another clinic, expected one of this");
  }
  auto zone = ZoneOf(contents, agenda.pod->site, date);
  if (!zone.ok()) return zone.status();
  agenda.site = Find(contents.sites, agenda.pod->site);
  agenda.zone = *zone;
  agenda.date = date;
  Lanes lanes(contents, *agenda.pod);
  AddVisits(contents, rules, &agenda, &lanes);
  agenda.lanes = lanes.Take();
  for (Lane& lane : agenda.lanes) {
    lane.hours = HoursOf(contents, lane.resource, agenda.pod->site, date, agenda.zone);
    Stack(&lane);
  }
  agenda.shown = ShownOf(agenda);
  return agenda;
}

}  // namespace polyclinic::draw
