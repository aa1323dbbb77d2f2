#ifndef POLYCLINIC_TABLE_DEMO_H_
#define POLYCLINIC_TABLE_DEMO_H_

#include <vector>

#include "polyclinic/table/clinic_tables.h"

namespace polyclinic {

// The demo clinic: the files of examples/demo/, which lie inside the library. A fictitious practice in
// Washington with six specialties, and the week that its patients ask for.
const std::vector<TableText>& DemoTables();

}  // namespace polyclinic

#endif  // POLYCLINIC_TABLE_DEMO_H_
