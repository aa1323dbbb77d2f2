#ifndef POLYCLINIC_TABLE_TABLE_TEXT_H_
#define POLYCLINIC_TABLE_TABLE_TEXT_H_

#include "polyclinic/base/fields.h"
#include "polyclinic/table/clinic_tables.h"

namespace polyclinic {

// The field list of `TableText`, for whoever walks it.
template <class Visitor>
constexpr void visit_fields(const TableText*, Visitor&& v) {
  v("file", &TableText::file);
  v("text", &TableText::text);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_TABLE_TABLE_TEXT_H_
