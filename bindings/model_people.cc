// The structs and enumerations of these rooms, as listed by docstrings.py.
#include "bindings/model.h"
#include "headers_people.inc"

namespace polyclinic::python {

void AddPeople() {
#define POLYCLINIC_STRUCT(room, name) AddStruct<name>(#name, #room, &wire_internal::CodecOf<name>);
#define POLYCLINIC_PLAIN_STRUCT(room, name) AddStruct<name>(#name, #room, nullptr);
#define POLYCLINIC_ENUM(room, name) AddEnum<name>(#name, #room);
#include "model_people.inc"
#undef POLYCLINIC_ENUM
#undef POLYCLINIC_PLAIN_STRUCT
#undef POLYCLINIC_STRUCT
}

}  // namespace polyclinic::python
