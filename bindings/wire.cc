// Room wire: the schema. Reading and writing are methods of every struct (model_wire.cc).
#include "polyclinic/wire/wire.h"

#include "bindings/parts.h"

namespace polyclinic::python {

void BindWire(py::module_& module) {
  module.def(
      "format_of_file", [](const Path& path) { return OrRaise(FormatOfFile(path.text)); },
      py::arg("path"), Doc("FormatOfFile"));
  module.def(
      "schema_fingerprint", [] { return std::string(SchemaFingerprint()); },
      Doc("SchemaFingerprint"));
  module.def(
      "descriptor_set", [] { return py::bytes(DescriptorSet().data(), DescriptorSet().size()); },
      Doc("DescriptorSet"));
}

}  // namespace polyclinic::python
