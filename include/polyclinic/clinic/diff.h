#ifndef POLYCLINIC_CLINIC_DIFF_H_
#define POLYCLINIC_CLINIC_DIFF_H_

#include <string>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic {

enum class ChangeKind { kAdded = 1, kRemoved, kChanged };
POLYCLINIC_ENUMERATORS(ChangeKind, {{ChangeKind::kAdded, "added"},
                                    {ChangeKind::kRemoved, "removed"},
                                    {ChangeKind::kChanged, "changed"}})

// One entity, or one fact of the clinic itself, that differs.
struct Change {
  // The list it is in, by its name in ClinicContents: staff, appointments; "clinic" for the clinic's
  // own facts.
  std::string list;
  // The entity's key; empty for the clinic's own facts.
  std::string key;
  ChangeKind change = ChangeKind::kChanged;
  // Of a changed entity: the fields that differ, in the order of the field list. Names, no values.
  std::vector<std::string> fields;
  bool operator==(const Change&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Change*, Visitor&& v) {
  v("list", &Change::list);
  v("key", &Change::key);
  v("change", &Change::change);
  v("fields", &Change::fields);
}

// What changed from `before` to `after`, entities matched by key: in the order of the lists, within a
// list the removed in their order before, then the others in their order after. Ids do not count,
// so that the same clinic under another identifier shows no change but that.
std::vector<Change> Diff(const ClinicContents& before, const ClinicContents& after);

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_DIFF_H_
