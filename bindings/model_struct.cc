// The Python type of a struct: constructor, properties, comparison, repr, replace.
#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "bindings/model_types.h"
#include "polyclinic/base/findings.h"

namespace polyclinic::python {
namespace {

// A list of more items than this is shown in a repr by its length.
constexpr Py_ssize_t kShownItems = 8;

std::unordered_map<PyTypeObject*, const StructInfo*>& StructsByType() {
  static auto* map = new std::unordered_map<PyTypeObject*, const StructInfo*>();
  return *map;
}

PyObject* NewObject(const StructInfo& info, void* value, PyObject* owner) {
  PyObject* self = info.type->tp_alloc(info.type, 0);
  if (self == nullptr) return nullptr;
  auto* object = reinterpret_cast<StructObject*>(self);
  object->value = value;
  object->owner = Py_XNewRef(owner);
  return self;
}

// Sets "Step.duration: expected DurationRule, found int". What stood in a patient's field is not
// repeated: messages end up in logs.
void RaiseBadValue(const StructInfo& info, const FieldInfo& field, const BadValue& bad) {
  std::string message =
      std::string(info.name) + "." + field.python_name + bad.place + ": expected " + bad.expected;
  if (bad.is_type_error || std::string_view(info.room) != "patient") {
    message += ", found " + bad.found;
  }
  PyErr_SetString(bad.is_type_error ? PyExc_TypeError : PyExc_ValueError, message.c_str());
}

bool SetField(const StructInfo& info, const FieldInfo& field, void* value, PyObject* object) {
  try {
    field.ops->write(object, static_cast<char*>(value) + field.offset);
    return true;
  } catch (const BadValue& bad) {
    RaiseBadValue(info, field, bad);
  } catch (const PythonError&) {
  }
  return false;
}

bool SetFields(const StructInfo& info, void* value, PyObject* kwargs) {
  if (kwargs == nullptr) return true;
  PyObject *key, *object;
  Py_ssize_t position = 0;
  while (PyDict_Next(kwargs, &position, &key, &object)) {
    const char* name = PyUnicode_AsUTF8(key);
    if (name == nullptr) return false;
    const auto field = std::find_if(info.fields.begin(), info.fields.end(),
                                    [&](const FieldInfo& f) { return f.python_name == name; });
    if (field == info.fields.end()) {
      std::vector<std::string> names;
      for (const FieldInfo& f : info.fields) names.push_back(f.python_name);
      const std::string near = NearestWord(name, names);
      std::string message = std::string(info.name) + " has no field '" + name + "'";
      if (!near.empty()) message += "; did you mean '" + near + "'?";
      PyErr_SetString(PyExc_TypeError, message.c_str());
      return false;
    }
    if (!SetField(info, *field, value, object)) return false;
  }
  return true;
}

PyObject* StructNew(PyTypeObject* type, PyObject* args, PyObject* kwargs) {
  const StructInfo& info = *StructsByType().at(type);
  if (PyTuple_GET_SIZE(args) != 0) {
    return PyErr_Format(PyExc_TypeError, "%s takes keyword arguments only", info.name);
  }
  std::unique_ptr<void, void (*)(void*)> value(info.create(), info.destroy);
  if (!SetFields(info, value.get(), kwargs)) return nullptr;
  return WrapOwned(info, value.release());
}

void StructDealloc(PyObject* self) {
  auto* object = reinterpret_cast<StructObject*>(self);
  PyTypeObject* type = Py_TYPE(self);
  if (object->owner != nullptr) {
    Py_DECREF(object->owner);
  } else if (object->value != nullptr) {
    InfoOf(self).destroy(object->value);
  }
  type->tp_free(self);
  Py_DECREF(type);
}

PyObject* StructGet(PyObject* self, void* closure) {
  const auto& field = *static_cast<const FieldInfo*>(closure);
  auto* object = reinterpret_cast<StructObject*>(self);
  PyObject* owner = object->owner != nullptr ? object->owner : self;
  return field.ops->read(static_cast<const char*>(object->value) + field.offset, owner);
}

PyObject* StructCompare(PyObject* a, PyObject* b, int op) {
  if ((op != Py_EQ && op != Py_NE) || Py_TYPE(a) != Py_TYPE(b)) Py_RETURN_NOTIMPLEMENTED;
  const bool equal = ValueOf(a) == ValueOf(b) || InfoOf(a).equal(ValueOf(a), ValueOf(b));
  return PyBool_FromLong(equal == (op == Py_EQ));
}

Py_hash_t StructHash(PyObject* self) {
  const auto hash = static_cast<Py_hash_t>(HashStruct(InfoOf(self), ValueOf(self)));
  return hash == -1 ? -2 : hash;
}

// Of a person the handle and the key alone, of a table its name: a repr ends up in logs and notebooks.
bool ShownInRepr(const StructInfo& info, const FieldInfo& field) {
  const std::string_view name = info.name;
  if (name == "TableText") return std::string_view(field.name) == "file";
  if (name == "SheetRow") return std::string_view(field.name) != "patient";
  if (name != "Patient" && name != "RelatedPerson") return true;
  const std::string_view f = field.name;
  return f == "id" || f == "key" || f == "patient" || f == "relations";
}

PyObject* ReprOf(PyObject* value) {
  if (PyTuple_Check(value) && PyTuple_GET_SIZE(value) > kShownItems) {
    return PyUnicode_FromFormat("<%zd items>", PyTuple_GET_SIZE(value));
  }
  return PyObject_Repr(value);
}

PyObject* StructRepr(PyObject* self) {
  const StructInfo& info = InfoOf(self);
  const auto* defaults = static_cast<const char*>(info.defaults);
  std::string text = std::string(info.name) + "(";
  bool first = true;
  for (const FieldInfo& field : info.fields) {
    if (!ShownInRepr(info, field)) continue;
    Ref own(StructGet(self, const_cast<FieldInfo*>(&field)));
    if (!own) return nullptr;
    Ref initial(field.ops->read(defaults + field.offset, self));
    if (!initial) return nullptr;
    const int same = PyObject_RichCompareBool(own.get(), initial.get(), Py_EQ);
    if (same < 0) return nullptr;
    if (same == 1) continue;
    Ref shown(ReprOf(own.get()));
    const char* words = shown ? PyUnicode_AsUTF8(shown.get()) : nullptr;
    if (words == nullptr) return nullptr;
    text += (first ? "" : ", ") + field.python_name + "=" + words;
    first = false;
  }
  return ReadText(text + ")");
}

PyObject* StructStr(PyObject* self) {
  const StructInfo& info = InfoOf(self);
  return info.text != nullptr ? ReadText(info.text(ValueOf(self))) : StructRepr(self);
}

PyObject* StructReplace(PyObject* self, PyObject* args, PyObject* kwargs) {
  const StructInfo& info = InfoOf(self);
  if (PyTuple_GET_SIZE(args) != 0) {
    return PyErr_Format(PyExc_TypeError, "%s.replace takes keyword arguments only", info.name);
  }
  std::unique_ptr<void, void (*)(void*)> value(info.copy(ValueOf(self)), info.destroy);
  if (!SetFields(info, value.get(), kwargs)) return nullptr;
  return WrapOwned(info, value.release());
}

const PyMethodDef kOwnMethods[] = {
    {"replace", Keywords(StructReplace), METH_VARARGS | METH_KEYWORDS,
     "A copy in which the given fields are replaced."},
    {"__replace__", Keywords(StructReplace), METH_VARARGS | METH_KEYWORDS, nullptr},
    {"__copy__", ItselfWithoutArguments, METH_NOARGS, nullptr},
    {"__deepcopy__", ItselfWithoutArguments, METH_O, nullptr},
};

// The methods of every struct, for as long as the process lives.
PyMethodDef* Methods() {
  static auto* methods = [] {
    auto* all = new std::vector<PyMethodDef>(std::begin(kOwnMethods), std::end(kOwnMethods));
    all->insert(all->end(), WireMethods().begin(), WireMethods().end());
    all->push_back({nullptr, nullptr, 0, nullptr});
    return all->data();
  }();
  return methods;
}

std::string SignatureOf(const StructInfo& info) {
  std::string text = std::string(info.name) + "(";
  for (std::size_t i = 0; i < info.fields.size(); ++i) {
    text += (i == 0 ? "*, " : ", ") + info.fields[i].python_name + "=...";
  }
  return text + ")\n--\n\n" + Doc(info.name);
}

}  // namespace

const StructInfo& InfoOfType(PyTypeObject* type) { return *StructsByType().at(type); }

bool MakeStruct(PyObject* module, StructInfo& info) {
  auto* properties = new PyGetSetDef[info.fields.size() + 1]();
  for (std::size_t i = 0; i < info.fields.size(); ++i) {
    const FieldInfo& field = info.fields[i];
    const char* doc = Doc(std::string(info.name) + "." + field.name);
    properties[i] = {field.python_name.c_str(), StructGet, nullptr, doc,
                     const_cast<FieldInfo*>(&field)};
  }
  const auto* name = Forever("polyclinic." + std::string(info.room) + "." + info.name);
  const auto* doc = Forever(SignatureOf(info));
  PyType_Slot slots[] = {{Py_tp_new, reinterpret_cast<void*>(StructNew)},
                         {Py_tp_dealloc, reinterpret_cast<void*>(StructDealloc)},
                         {Py_tp_richcompare, reinterpret_cast<void*>(StructCompare)},
                         {Py_tp_hash, reinterpret_cast<void*>(StructHash)},
                         {Py_tp_repr, reinterpret_cast<void*>(StructRepr)},
                         {Py_tp_str, reinterpret_cast<void*>(StructStr)},
                         {Py_tp_methods, Methods()},
                         {Py_tp_getset, properties},
                         {Py_tp_doc, const_cast<char*>(doc->c_str())},
                         {0, nullptr}};
  PyType_Spec spec{name->c_str(), sizeof(StructObject), 0,
                   Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, slots};
  info.type = reinterpret_cast<PyTypeObject*>(PyType_FromSpec(&spec));
  if (info.type == nullptr) return false;
  StructsByType()[info.type] = &info;
  return PyModule_AddObjectRef(module, info.name, reinterpret_cast<PyObject*>(info.type)) == 0;
}

PyObject* WrapOwned(const StructInfo& info, void* value) {
  PyObject* self = NewObject(info, value, nullptr);
  if (self == nullptr) info.destroy(value);
  return self;
}

PyObject* WrapInside(const StructInfo& info, const void* value, PyObject* owner) {
  return NewObject(info, const_cast<void*>(value), owner);
}

const void* Unwrap(const StructInfo& info, PyObject* object) {
  return Py_TYPE(object) == info.type ? ValueOf(object) : nullptr;
}

void WriteStruct(const StructInfo& info, PyObject* object, void* value) {
  const void* from = Unwrap(info, object);
  if (from == nullptr && info.view != nullptr) from = info.view(object);
  if (from != nullptr) {
    info.assign(value, from);
  } else if (info.convert == nullptr || !info.convert(object, value)) {
    BadType(info.name, object);
  }
}

std::size_t HashStruct(const StructInfo& info, const void* value) {
  std::size_t hash = 14695981039346656037u;
  for (const FieldInfo& field : info.fields) {
    hash = Mix(hash, field.ops->hash(static_cast<const char*>(value) + field.offset));
  }
  return hash;
}

}  // namespace polyclinic::python
