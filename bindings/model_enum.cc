// Enumerations as Python enums.
#include <algorithm>
#include <cctype>

#include "bindings/model_types.h"

namespace polyclinic::python {

// An enumeration is a Python enum whose values are the names that tables and messages use.
bool MakeEnum(PyObject* module, PyObject* base, EnumInfo& info) {
  Ref members(PyList_New(0));
  for (const EnumInfo::Entry& entry : info.entries) {
    std::string upper(entry.name);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return static_cast<char>(std::toupper(c)); });
    Ref pair(Py_BuildValue("s#s#", upper.data(), static_cast<Py_ssize_t>(upper.size()),
                           entry.name.data(), static_cast<Py_ssize_t>(entry.name.size())));
    if (!pair || PyList_Append(members.get(), pair.get()) != 0) return false;
  }
  const std::string room = "polyclinic." + std::string(info.room);
  Ref args(Py_BuildValue("sO", info.name, members.get()));
  Ref kwargs(Py_BuildValue("{ssss}", "module", room.c_str(), "qualname", info.name));
  if (!args || !kwargs) return false;
  info.type = PyObject_Call(base, args.get(), kwargs.get());
  if (info.type == nullptr) return false;
  Ref doc(PyUnicode_FromString(Doc(info.name)));
  if (!doc || PyObject_SetAttrString(info.type, "__doc__", doc.get()) != 0) return false;
  for (const EnumInfo::Entry& entry : info.entries) {
    Ref name(ReadText(entry.name));
    PyObject* member = name ? PyObject_CallOneArg(info.type, name.get()) : nullptr;
    if (member == nullptr) return false;
    info.members.push_back(member);
  }
  return PyModule_AddObjectRef(module, info.name, info.type) == 0;
}

PyObject* ReadEnum(const EnumInfo& info, int value) {
  for (std::size_t i = 0; i < info.entries.size(); ++i) {
    if (info.entries[i].value == value) return Py_NewRef(info.members[i]);
  }
  return PyErr_Format(PyExc_ValueError, "%s: no enumerator has the value %d", info.name, value);
}

int WriteEnum(const EnumInfo& info, PyObject* object) {
  for (std::size_t i = 0; i < info.members.size(); ++i) {
    if (info.members[i] == object) return info.entries[i].value;
  }
  if (!PyUnicode_CheckExact(object)) BadType(std::string(info.name) + " or its name", object);
  const std::string text = WriteText(object);
  std::string names;
  for (const EnumInfo::Entry& entry : info.entries) {
    if (entry.name == text) return entry.value;
    names += (names.empty() ? "" : ", ") + std::string(entry.name);
  }
  Bad(std::string(info.name) + " (" + names + ")", Quoted(object));
}

}  // namespace polyclinic::python
