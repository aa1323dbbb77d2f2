// expect: (no match for|invalid operands to binary expression)
#include "polyclinic/base/ids.h"

// Handles of different kinds are never equal or unequal: the question has no meaning.
bool Same(polyclinic::RoomId room, polyclinic::EquipmentId device) {
#ifdef MISTAKE
  return room == device;
#else
  return room.valid() && device == polyclinic::EquipmentId();
#endif
}
