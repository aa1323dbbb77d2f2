// The model as the stubs want it told (stubs.py).
#include "bindings/model_types.h"

namespace polyclinic::python {
namespace {

PyObject* DescribeStruct(const StructInfo& info) {
  Ref fields(PyList_New(0));
  for (const FieldInfo& field : info.fields) {
    Ref entry(Py_BuildValue("{s:s,s:s,s:s,s:s}", "name", field.python_name.c_str(), "gives",
                            field.ops->gives().c_str(), "takes", field.ops->takes().c_str(), "doc",
                            Doc(std::string(info.name) + "." + field.name)));
    if (!entry || PyList_Append(fields.get(), entry.get()) != 0) return nullptr;
  }
  return Py_BuildValue("{s:s,s:s,s:s,s:s,s:O,s:O}", "kind", "struct", "name", info.name, "room",
                       info.room, "doc", Doc(info.name), "fields", fields.get(), "wire",
                       info.codec != nullptr ? Py_True : Py_False);
}

PyObject* DescribeEnum(const EnumInfo& info) {
  Ref names(PyList_New(0));
  for (const EnumInfo::Entry& entry : info.entries) {
    const std::string name(entry.name);
    Ref text(Py_BuildValue("(ss)", name.c_str(), Doc(std::string(info.name) + "." + name)));
    if (!text || PyList_Append(names.get(), text.get()) != 0) return nullptr;
  }
  return Py_BuildValue("{s:s,s:s,s:s,s:s,s:O}", "kind", "enum", "name", info.name, "room",
                       info.room, "doc", Doc(info.name), "names", names.get());
}

PyObject* Describe(PyObject*, PyObject*) {
  Ref all(PyList_New(0));
  const auto add = [&all](PyObject* entry) {
    Ref owned(entry);
    return entry != nullptr && PyList_Append(all.get(), entry) == 0;
  };
  for (const IdInfo* info : AllIds()) {
    if (!add(Py_BuildValue("{s:s,s:s,s:s,s:s}", "kind", "id", "name", info->name, "room", "base",
                           "doc", Doc("Id")))) {
      return nullptr;
    }
  }
  for (const EnumInfo* info : AllEnums()) {
    if (!add(DescribeEnum(*info))) return nullptr;
  }
  for (const StructInfo* info : AllStructs()) {
    if (!add(DescribeStruct(*info))) return nullptr;
  }
  return all.release();
}

}  // namespace

PyMethodDef kDescriptions[] = {
    {"_model", Describe, METH_NOARGS, "The structs, enumerations and ids, for the stubs."},
    {nullptr, nullptr, 0, nullptr}};

}  // namespace polyclinic::python
