#include "polyclinic/clinic/diff.h"

#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "polyclinic/base/field_types.h"

namespace polyclinic {
namespace {

template <class T>
struct IsId : std::false_type {};
template <class E>
struct IsId<Id<E>> : std::true_type {};

// Equal but for the clinic's tag in ids.
template <class T>
bool Same(const T& a, const T& b) {
  if constexpr (IsId<T>::value) {
    return a.valid() == b.valid() && (!a.valid() || a.index() == b.index());
  } else if constexpr (kIsVector<T>) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!Same(a[i], b[i])) return false;
    }
    return true;
  } else if constexpr (kIsOptional<T>) {
    return a.has_value() == b.has_value() && (!a || Same(*a, *b));
  } else if constexpr (Described<T>) {
    bool same = true;
    visit_fields(static_cast<const T*>(nullptr),
                 [&](std::string_view, auto member) { same = same && Same(a.*member, b.*member); });
    return same;
  } else {
    return a == b;
  }
}

// The fields of two entities that differ, their own ids left out.
template <class T>
std::vector<std::string> ChangedFields(const T& a, const T& b) {
  std::vector<std::string> fields;
  visit_fields(static_cast<const T*>(nullptr), [&](std::string_view name, auto member) {
    if (name != "id" && !Same(a.*member, b.*member)) fields.emplace_back(name);
  });
  return fields;
}

template <class T>
std::string KeyOf(const T& entity, const ClinicContents&) {
  return entity.key;
}
std::string KeyOf(const Specialty& specialty, const ClinicContents&) {
  return specialty.code.str();
}
// Availability has no key of its own: it goes by that of its resource.
std::string KeyOf(const Availability& availability, const ClinicContents& clinic) {
  const Resource& r = availability.resource;
  const auto key_in = [](const auto& list, auto id) {
    return id.index() < list.size() ? list[id.index()].key : std::string();
  };
  if (r.staff.valid()) return "staff " + key_in(clinic.staff, r.staff);
  if (r.room.valid()) return "room " + key_in(clinic.rooms, r.room);
  if (r.equipment.valid()) return "equipment " + key_in(clinic.equipment, r.equipment);
  return "";
}

template <class T>
void DiffList(std::string_view list, const std::vector<T>& before, const std::vector<T>& after,
              const ClinicContents& clinic_before, const ClinicContents& clinic_after,
              std::vector<Change>& changes) {
  std::map<std::string, const T*> old_by_key, new_by_key;
  for (const T& e : before) old_by_key.emplace(KeyOf(e, clinic_before), &e);
  for (const T& e : after) new_by_key.emplace(KeyOf(e, clinic_after), &e);
  for (const T& e : before) {
    std::string key = KeyOf(e, clinic_before);
    if (!new_by_key.contains(key)) {
      changes.push_back({std::string(list), std::move(key), ChangeKind::kRemoved, {}});
    }
  }
  for (const T& e : after) {
    std::string key = KeyOf(e, clinic_after);
    const auto old = old_by_key.find(key);
    if (old == old_by_key.end()) {
      changes.push_back({std::string(list), std::move(key), ChangeKind::kAdded, {}});
    } else if (auto fields = ChangedFields(*old->second, e); !fields.empty()) {
      changes.push_back(
          {std::string(list), std::move(key), ChangeKind::kChanged, std::move(fields)});
    }
  }
}

}  // namespace

std::vector<Change> Diff(const ClinicContents& before, const ClinicContents& after) {
  std::vector<Change> changes;
  std::vector<std::string> own;
  visit_fields(static_cast<const ClinicContents*>(nullptr),
               [&](std::string_view name, auto member) {
                 const auto& a = before.*member;
                 const auto& b = after.*member;
                 using Field = std::decay_t<decltype(a)>;
                 if constexpr (kIsVector<Field>) {
                   if constexpr (Described<typename Field::value_type>) {
                     DiffList(name, a, b, before, after, changes);
                     return;
                   }
                 }
                 if (!Same(a, b)) own.emplace_back(name);
               });
  if (!own.empty()) {
    changes.insert(changes.begin(), {"clinic", "", ChangeKind::kChanged, std::move(own)});
  }
  return changes;
}

}  // namespace polyclinic
