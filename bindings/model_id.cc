// The Python types of the typed handles.
#include <limits>
#include <unordered_map>

#include "bindings/model_types.h"

namespace polyclinic::python {
namespace {

std::unordered_map<PyTypeObject*, const IdInfo*>& IdsByType() {
  static auto* map = new std::unordered_map<PyTypeObject*, const IdInfo*>();
  return *map;
}

std::uint32_t IndexOf(std::uint64_t bits) { return static_cast<std::uint32_t>(bits) - 1; }
std::uint64_t BitsOf(PyObject* self) { return reinterpret_cast<IdObject*>(self)->bits; }

PyObject* NewId(PyTypeObject* type, std::uint64_t bits) {
  PyObject* self = type->tp_alloc(type, 0);
  if (self != nullptr) reinterpret_cast<IdObject*>(self)->bits = bits;
  return self;
}

PyObject* IdNew(PyTypeObject* type, PyObject* args, PyObject* kwargs) {
  static const char* names[] = {"index", "clinic", nullptr};
  long long index = 0;
  PyObject* clinic = nullptr;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "L$O", const_cast<char**>(names), &index,
                                   &clinic)) {
    return nullptr;
  }
  const char* name = IdsByType().at(type)->name;
  if (index < 0 || index >= std::numeric_limits<std::uint32_t>::max()) {
    return PyErr_Format(PyExc_ValueError, "%s.index: expected 0 to 4294967294, found %lld", name,
                        index);
  }
  std::uint64_t tag = 0;
  if (clinic != nullptr && PyUnicode_Check(clinic)) {
    const char* text = PyUnicode_AsUTF8(clinic);
    if (text == nullptr) return nullptr;
    tag = ClinicTag(text);
  } else if (clinic != nullptr && PyLong_Check(clinic)) {
    tag = PyLong_AsUnsignedLongLong(clinic);
    if (PyErr_Occurred() != nullptr) return nullptr;
    if (tag > std::numeric_limits<std::uint32_t>::max()) {
      return PyErr_Format(PyExc_ValueError, "%s.clinic: expected a tag of 32 bits", name);
    }
  } else {
    return PyErr_Format(PyExc_TypeError,
                        "%s.clinic: expected the clinic's identifier (str) or its tag (int)", name);
  }
  return NewId(type, tag << 32 | static_cast<std::uint64_t>(index + 1));
}

void IdDealloc(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  type->tp_free(self);
  Py_DECREF(type);
}

PyObject* IdCompare(PyObject* a, PyObject* b, int op) {
  if (Py_TYPE(a) != Py_TYPE(b)) Py_RETURN_NOTIMPLEMENTED;
  const std::uint64_t x = BitsOf(a), y = BitsOf(b);
  Py_RETURN_RICHCOMPARE(x, y, op);
}

Py_hash_t IdHash(PyObject* self) {
  const auto hash = static_cast<Py_hash_t>(std::hash<std::uint64_t>()(BitsOf(self)));
  return hash == -1 ? -2 : hash;
}

PyObject* IdRepr(PyObject* self) {
  return PyUnicode_FromFormat("%s(%u)", IdsByType().at(Py_TYPE(self))->name, IndexOf(BitsOf(self)));
}

PyObject* IdIndex(PyObject* self, void*) { return PyLong_FromUnsignedLong(IndexOf(BitsOf(self))); }
PyObject* IdClinic(PyObject* self, void*) {
  return PyLong_FromUnsignedLongLong(BitsOf(self) >> 32);
}
PyObject* IdBitsProperty(PyObject* self, void*) {
  return PyLong_FromUnsignedLongLong(BitsOf(self));
}

PyObject* IdFromBits(PyObject* type, PyObject* bits) {
  const std::uint64_t value = PyLong_AsUnsignedLongLong(bits);
  if (PyErr_Occurred() != nullptr) return nullptr;
  if (static_cast<std::uint32_t>(value) == 0) {
    return PyErr_Format(PyExc_ValueError, "%s.from_bits: these bits name nothing",
                        IdsByType().at(reinterpret_cast<PyTypeObject*>(type))->name);
  }
  return NewId(reinterpret_cast<PyTypeObject*>(type), value);
}

PyObject* IdReduce(PyObject* self, PyObject*) {
  Ref restore(PyObject_GetAttrString(reinterpret_cast<PyObject*>(Py_TYPE(self)), "from_bits"));
  if (!restore) return nullptr;
  return Py_BuildValue("O(K)", restore.get(), static_cast<unsigned long long>(BitsOf(self)));
}

PyMethodDef kIdMethods[] = {
    {"from_bits", IdFromBits, METH_O | METH_CLASS, "The inverse of `bits`."},
    {"__copy__", ItselfWithoutArguments, METH_NOARGS, nullptr},
    {"__deepcopy__", ItselfWithoutArguments, METH_O, nullptr},
    {"__reduce__", IdReduce, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr}};

PyGetSetDef kIdProperties[] = {
    {"index", IdIndex, nullptr, "The position among the entities of this kind, from 0.", nullptr},
    {"clinic", IdClinic, nullptr, "The tag of the clinic that gave the handle.", nullptr},
    {"bits", IdBitsProperty, nullptr, "The handle on the wire: clinic << 32 | index + 1.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

}  // namespace

bool MakeId(PyObject* module, IdInfo& info) {
  const auto* name = Forever("polyclinic.base." + std::string(info.name));
  const auto* doc = Forever(std::string(info.name) + "(index, *, clinic)\n--\n\n" + Doc("Id"));
  PyType_Slot slots[] = {{Py_tp_new, reinterpret_cast<void*>(IdNew)},
                         {Py_tp_dealloc, reinterpret_cast<void*>(IdDealloc)},
                         {Py_tp_richcompare, reinterpret_cast<void*>(IdCompare)},
                         {Py_tp_hash, reinterpret_cast<void*>(IdHash)},
                         {Py_tp_repr, reinterpret_cast<void*>(IdRepr)},
                         {Py_tp_methods, kIdMethods},
                         {Py_tp_getset, kIdProperties},
                         {Py_tp_doc, const_cast<char*>(doc->c_str())},
                         {0, nullptr}};
  PyType_Spec spec{name->c_str(), sizeof(IdObject), 0,
                   Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, slots};
  info.type = reinterpret_cast<PyTypeObject*>(PyType_FromSpec(&spec));
  if (info.type == nullptr) return false;
  IdsByType()[info.type] = &info;
  return PyModule_AddObjectRef(module, info.name, reinterpret_cast<PyObject*>(info.type)) == 0;
}

PyObject* ReadId(const IdInfo& info, std::uint64_t bits) {
  if (static_cast<std::uint32_t>(bits) == 0) Py_RETURN_NONE;
  return NewId(info.type, bits);
}

std::optional<std::uint64_t> IdBits(const IdInfo& info, PyObject* object) {
  if (Py_TYPE(object) != info.type) return std::nullopt;
  return BitsOf(object);
}

std::uint64_t WriteId(const IdInfo& info, PyObject* object) {
  if (object == Py_None) return 0;
  const auto bits = IdBits(info, object);
  if (!bits) BadType(std::string(info.name) + " or None", object);
  return *bits;
}

}  // namespace polyclinic::python
