// What is registered, and the module's start.
#include "bindings/model.h"

#include <algorithm>

#include "bindings/model_types.h"

namespace polyclinic::python {
namespace {

struct DocEntry {
  std::string_view key;
  const char* text;
};
constexpr DocEntry kDocs[] = {
#include "docs.inc"
};

}  // namespace

const char* Doc(std::string_view key) {
  const auto* end = std::end(kDocs);
  const auto* at = std::lower_bound(std::begin(kDocs), end, key,
                                    [](const DocEntry& e, auto k) { return e.key < k; });
  return at != end && at->key == key ? at->text : "";
}

std::string TypeNameOf(PyObject* object) {
  if (object == Py_None) return "None";
  const std::string_view name = Py_TYPE(object)->tp_name;
  return name.starts_with("polyclinic.") ? std::string(name.substr(name.rfind('.') + 1))
                                         : std::string(name);
}

std::string PythonName(std::string_view name) {
  static constexpr std::string_view kKeywords[] = {
      "and",    "as",   "assert", "async",  "await",  "break",   "class",    "continue",
      "def",    "del",  "elif",   "else",   "except", "finally", "for",      "from",
      "global", "if",   "import", "in",     "is",     "lambda",  "nonlocal", "not",
      "or",     "pass", "raise",  "return", "try",    "while",   "with",     "yield"};
  const bool keyword =
      std::find(std::begin(kKeywords), std::end(kKeywords), name) != std::end(kKeywords);
  return std::string(name) + (keyword ? "_" : "");
}

std::vector<StructInfo*>& AllStructs() {
  static auto* all = new std::vector<StructInfo*>();
  return *all;
}
std::vector<EnumInfo*>& AllEnums() {
  static auto* all = new std::vector<EnumInfo*>();
  return *all;
}
std::vector<IdInfo*>& AllIds() {
  static auto* all = new std::vector<IdInfo*>();
  return *all;
}

bool MakeTypes(PyObject* module) {
  if (!ImportDatetime()) return false;
  Ref enums(PyImport_ImportModule("polyclinic._enumeration"));
  if (!enums) return false;
  Ref base(PyObject_GetAttrString(enums.get(), "Enumeration"));
  if (!base) return false;
#define POLYCLINIC_ID(id, entity)    \
  id_info<struct entity>.name = #id; \
  AllIds().push_back(&id_info<struct entity>);
#include "ids.inc"
#undef POLYCLINIC_ID
  AddPeople();
  AddLaw();
  AddWork();
  for (IdInfo* info : AllIds()) {
    if (!MakeId(module, *info)) return false;
  }
  for (EnumInfo* info : AllEnums()) {
    if (!MakeEnum(module, base.get(), *info)) return false;
  }
  for (StructInfo* info : AllStructs()) {
    if (!MakeStruct(module, *info)) return false;
  }
  return PyModule_AddFunctions(module, kDescriptions) == 0;
}

}  // namespace polyclinic::python
