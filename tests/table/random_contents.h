#ifndef POLYCLINIC_TESTS_TABLE_RANDOM_CONTENTS_H_
#define POLYCLINIC_TESTS_TABLE_RANDOM_CONTENTS_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic {

// A clinic in which every field of every struct has some value, drawn by the field's type alone, so
// that a new field is drawn as well; what only makes sense together is put right afterwards. Texts
// hold whatever a cell can hold.
class RandomContents {
 public:
  explicit RandomContents(std::uint32_t seed) : random_(seed) {}

  ClinicContents Make() {
    clinic_ = {};
    clinic_.identifier = "random-" + std::to_string(Below(1000));
    visit_fields(static_cast<const ClinicContents*>(nullptr), [&](std::string_view, auto member) {
      using List = std::remove_reference_t<decltype(clinic_.*member)>;
      if constexpr (requires { typename List::value_type; }) {
        if constexpr (requires(typename List::value_type e) { e.id; }) Size(clinic_.*member);
      }
    });
    visit_fields(static_cast<const ClinicContents*>(nullptr),
                 [&](std::string_view name, auto member) {
                   if (name != "identifier") Fill(clinic_.*member);
                 });
    clinic_.specialties.clear();
    for (const Specialty& specialty : ShippedCatalog().specialties) {
      if (Below(2) == 0) clinic_.specialties.push_back(specialty);
    }
    MakeSense();
    return clinic_;
  }

 private:
  std::size_t Below(std::size_t n) { return random_() % n; }
  template <class T>
  const T& Pick(const std::vector<T>& values) {
    return values[Below(values.size())];
  }

  template <class Entity>
  void Size(std::vector<Entity>& list) {
    for (std::size_t n = 1 + Below(3); n > 0; --n) Add(clinic_, list, Entity{});
  }

  std::size_t Count(PatientId) const { return clinic_.patients.size(); }
  std::size_t Count(StaffId) const { return clinic_.staff.size(); }
  std::size_t Count(SiteId) const { return clinic_.sites.size(); }
  std::size_t Count(RoomId) const { return clinic_.rooms.size(); }
  std::size_t Count(EquipmentId) const { return clinic_.equipment.size(); }
  std::size_t Count(VisitTypeId) const { return clinic_.visit_types.size(); }
  std::size_t Count(AppointmentId) const { return clinic_.appointments.size(); }
  std::size_t Count(RequestId) const { return clinic_.requests.size(); }
  std::size_t Count(ProgramId) const { return clinic_.programs.size(); }

  template <class Entity>
  Id<Entity> Some(Id<Entity>) {
    return Id<Entity>::Of(ClinicTag(clinic_.identifier),
                          static_cast<std::uint32_t>(Below(Count(Id<Entity>{}))));
  }

  template <Described T>
  void Fill(T& value) {
    if constexpr (std::is_same_v<T, DateRange>) {
      const Date from = SomeDate();
      if (Below(2) == 0) value.from = from;
      if (Below(2) == 0) value.until = AddDays(from, 1 + static_cast<int>(Below(400)));
    } else if constexpr (std::is_same_v<T, TimeWindow>) {
      value.from = Minutes{Below(1440)};
      value.to = value.from + Minutes{1 + Below(600)};
    } else if constexpr (std::is_same_v<T, Resource>) {
      value = Below(3) == 0   ? Resource::Of(Some(StaffId{}))
              : Below(2) == 0 ? Resource::Of(Some(RoomId{}))
                              : Resource::Of(Some(EquipmentId{}));
    } else {
      ++depth_;
      visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
        using Member = std::remove_reference_t<decltype(value.*member)>;
        if constexpr (std::is_same_v<Member, std::string>) {
          if (name == "key") {
            // In a list of pairs the blanks around a key go.
            value.*member = "k" + std::to_string(++keys_) + Text() + ".";
            return;
          }
        }
        if constexpr (requires { Count(Member{}); }) {
          // The entity's own id stands already.
          if constexpr (requires(T t) { t.id; }) {
            if (name == "id") return;
          }
          value.*member = Below(4) == 0 ? Member{} : Some(Member{});
        } else if (name != "id") {
          Fill(value.*member);
        }
      });
      --depth_;
    }
  }
  template <class Entity>
  void Fill(Id<Entity>& value) {
    if constexpr (requires { Count(Id<Entity>{}); }) value = Some(value);
  }
  template <class T>
  void Fill(std::optional<T>& value) {
    value.reset();
    if (Below(3) > 0) Fill(value.emplace());
  }
  template <class T>
  void Fill(std::vector<T>& values) {
    // Entities have their number already; parts of parts stay few.
    if (depth_ > 0) values.resize(depth_ > 5 ? 0 : Below(depth_ > 2 ? 2 : 4));
    if (depth_ == 0 && values.empty()) values.resize(Below(4));
    for (T& value : values) Fill(value);
  }
  void Fill(bool& value) { value = Below(2) == 0; }
  void Fill(std::int32_t& value) { value = static_cast<std::int32_t>(1 + Below(1000)); }
  void Fill(std::int64_t& value) { value = static_cast<std::int64_t>(Below(1u << 30)); }
  void Fill(std::string& value) { value = Text(); }
  void Fill(Date& value) { value = SomeDate(); }
  void Fill(Instant& value) { value = SomeInstant(); }
  void Fill(Duration& value) {
    value = std::chrono::seconds{Below(2) == 0 ? 60 * Below(90) : Below(1'000'000)};
  }
  void Fill(Minutes& value) { value = Minutes{Below(1440)}; }
  void Fill(Interval& value) {
    const Instant start = SomeInstant();
    value = Interval(start, start + std::chrono::seconds{1 + Below(9000)});
  }
  void Fill(Quantity& value) {
    value = *Quantity::Of(static_cast<std::int64_t>(Below(1u << 31)) - (1 << 30), "mmol/L");
  }
  void Fill(DutyCode& value) { value = Pick(ShippedCatalog().rules.duties).code; }
  void Fill(SpecialtyCode& value) { value = Pick(ShippedCatalog().specialties).code; }
  template <class List>
  void Fill(Code<List>& value) {
    static constexpr std::string_view kAllowed = "ABCXYZabcxyz0123456789._:-";
    std::string text;
    for (std::size_t n = 1 + Below(23); n > 0; --n) text += kAllowed[Below(kAllowed.size())];
    value = *Code<List>::Parse(text);
  }
  template <Enumerated Enum>
  void Fill(Enum& value) {
    const auto& all = enumerators(Enum{});
    value = all[Below(all.size())].value;
  }

  // Never empty: some columns are required.
  std::string Text() {
    static constexpr std::string_view kParts[] = {"a",  "Zoë", " ", "\"", "\\", "\n",
                                                  "\t", ",",   ";", "e",  "東", "😀",
                                                  "0",  "-",   "|", "'",  "\\e"};
    std::string text;
    for (std::size_t n = Below(8); n > 0; --n) text += kParts[Below(std::size(kParts))];
    text += kParts[Below(std::size(kParts))];
    return text;
  }
  Date SomeDate() { return Date(std::chrono::sys_days{std::chrono::days{Below(40000)}}); }
  Instant SomeInstant() { return Instant{std::chrono::seconds{Below(2'000'000'000)}}; }

  void MakeSense() {
    const std::vector<std::string> zones = {"America/Los_Angeles", "America/New_York",
                                            "Asia/Kathmandu", "UTC"};
    for (Site& site : clinic_.sites) {
      site.time_zone = Pick(zones);
      MakeSense(site);
    }
    for (Room& room : clinic_.rooms) room.site = Some(SiteId{});
    for (Equipment& device : clinic_.equipment) device.site = Some(SiteId{});
    for (Pod& pod : clinic_.pods) pod.site = Some(SiteId{});
    for (Staff& person : clinic_.staff) {
      if (person.roles.empty()) person.roles = {Role::kRegisteredNurse};
    }
    for (Cohort& cohort : clinic_.cohorts) cohort.program = Some(ProgramId{});
    for (Policy& policy : clinic_.policies) MakeSense(policy.needs);
    for (VisitType& type : clinic_.visit_types) MakeSense(type);
    for (Patient& patient : clinic_.patients) MakeSense(patient);
    for (BookingRequest& request : clinic_.requests) MakeSense(request);
    for (Appointment& a : clinic_.appointments) {
      a.patient = Some(PatientId{});
      a.visit_type = Some(VisitTypeId{});
      a.site = Some(SiteId{});
      a.steps.resize(clinic_.visit_types[a.visit_type.index()].steps.size(), a.interval);
      MakeSense(a.assignments);
    }
    for (Hold& hold : clinic_.holds) {
      MakeSense(hold.opening.assignments);
      // What gave way to it did so when it was placed.
      hold.opening.rearranged.clear();
    }
    for (BookingPolicy& policy : clinic_.booking_policies) MakeSense(policy);
    std::vector<Availability> all;
    for (Availability& one : clinic_.availability) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const Availability& a) {
        return a.resource == one.resource;
      });
      if (!known) all.push_back(one);
    }
    clinic_.availability = all;
  }
  void MakeSense(Site& site) {
    site.travel.clear();
    for (const Site& other : clinic_.sites) {
      if (other.id == site.id || Below(2) == 0) continue;
      site.travel.push_back({.to = other.id, .takes = std::chrono::seconds{Below(86'401)}});
    }
  }
  void MakeSense(Needs& needs) {
    if (needs.supervision && needs.supervision->modes.empty()) needs.supervision.reset();
    for (Needs& alternative : needs.any_of) MakeSense(alternative);
  }
  void MakeSense(BookingPolicy& policy) {
    if (!policy.roles.empty()) policy.resource = {}, policy.grace.reset();
    if (SpeaksOfVisits(policy)) {
      if (!policy.session) policy.max_per_session.reset();
      policy.max_overlap.reset();
    } else {
      policy.max_patient_overlap.reset(), policy.max_patient_day.reset();
    }
    // Minutes are drawn within the day; a day opens before the one on which it is cut off.
    if (policy.opens && policy.cutoff) policy.cutoff->days_before = 0;
    if (policy.grace) policy.grace->shortened += policy.grace->as_planned;
    std::erase_if(policy.override_kinds, [](ConflictKind kind) { return !Overridable(kind); });
    if (policy.override_roles.empty()) policy.override_kinds.clear();
  }
  void MakeSense(VisitType& type) {
    type.steps.resize(1 + Below(3));
    for (std::size_t i = 0; i < type.steps.size(); ++i) {
      Step& step = type.steps[i];
      step.name = "step" + std::to_string(i) + Text();
      step.duration.base += std::chrono::minutes{1};
      if (step.duration.new_patient) *step.duration.new_patient += std::chrono::minutes{1};
      step.gap_max += step.gap_min;
      for (ProviderDuration& own : step.duration.by_provider) own.provider = Some(StaffId{});
    }
    for (std::size_t i = 0; i < type.needs.size(); ++i) {
      Need& need = type.needs[i];
      need.name = "need" + std::to_string(i);
      const std::size_t kind = Below(3);
      if (kind != 0) need.duties.clear(), need.roles.clear();
      if (kind == 0 && need.roles.empty()) need.roles = {Role::kPhysician};
      if (kind != 1) need.rooms.clear();
      if (kind == 1 && need.rooms.empty()) need.rooms = {RoomKind::kExam};
      if (kind != 2) need.equipment = EquipmentKind();
      for (std::int32_t& step : need.steps) step %= static_cast<std::int32_t>(type.steps.size());
      for (auto* others : {&need.same_as, &need.different_from}) {
        for (std::string& other : *others) other = "need" + std::to_string(Below(i + 1));
      }
    }
    for (LinkedVisit& linked : type.linked) linked.visit_type = Some(VisitTypeId{});
  }
  void MakeSense(Patient& patient) {
    // In a list, "=" parts the two.
    for (Identifier& identifier : patient.identifiers) {
      identifier = {"urn:oid:1." + std::to_string(Below(100)), "id=" + std::to_string(Below(100))};
    }
    for (Allergy& allergy : patient.history.allergies) {
      for (Coding& reaction : allergy.reactions) reaction = {"snomed", "39579001", "shock; or not"};
    }
  }
  void MakeSense(BookingRequest& request) {
    request.patient = Some(PatientId{});
    request.visit_type = Some(VisitTypeId{});
    const auto& needs = clinic_.visit_types[request.visit_type.index()].needs;
    if (needs.empty()) request.named.clear(), request.added_duties.clear();
    for (NamedNeed& named : request.named) named.need = Pick(needs).name;
    for (AddedDuty& added : request.added_duties) added.need = Pick(needs).name;
  }
  void MakeSense(std::vector<Assignment>& assignments) {
    for (std::size_t i = 0; i < assignments.size(); ++i) {
      assignments[i].need = std::to_string(i) + Text();
      if (!assignments[i].resource.staff.valid()) assignments[i].grounds.clear();
    }
  }

  std::mt19937 random_;
  ClinicContents clinic_;
  int depth_ = 0;
  int keys_ = 0;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_TESTS_TABLE_RANDOM_CONTENTS_H_
