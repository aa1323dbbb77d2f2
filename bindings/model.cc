#include "bindings/model.h"

#include <datetime.h>
#include <structmember.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <unordered_map>
#include <utility>

#include "bindings/gil.h"
#include "bindings/status.h"
#include "polyclinic/base/findings.h"

namespace polyclinic::python {
namespace {

struct DocEntry {
  std::string_view key;
  const char* text;
};
constexpr DocEntry kDocs[] = {
#include "docs.inc"
};

// The layout of every struct's instances: the value, and the object that owns it where it is part
// of another value. Values never change, so a part can be handed out without copying it.
struct StructObject {
  PyObject_HEAD void* value;
  PyObject* owner;
};
struct IdObject {
  PyObject_HEAD std::uint64_t bits;
};

// The version of the pickled form: 1 is the struct's bytes on the wire.
constexpr long kPickleVersion = 1;
// A list of more items than this is shown in a repr by its length.
constexpr Py_ssize_t kShownItems = 8;

std::unordered_map<PyTypeObject*, const StructInfo*>& StructsByType() {
  static auto* map = new std::unordered_map<PyTypeObject*, const StructInfo*>();
  return *map;
}
std::unordered_map<PyTypeObject*, const IdInfo*>& IdsByType() {
  static auto* map = new std::unordered_map<PyTypeObject*, const IdInfo*>();
  return *map;
}

// A reference that is given up at the end of the scope.
struct Release {
  void operator()(PyObject* o) const { Py_XDECREF(o); }
};
using Ref = std::unique_ptr<PyObject, Release>;

const StructInfo& InfoOf(PyObject* self) { return *StructsByType().at(Py_TYPE(self)); }
void* ValueOf(PyObject* self) { return reinterpret_cast<StructObject*>(self)->value; }

PyObject* NewObject(const StructInfo& info, void* value, PyObject* owner) {
  PyObject* self = info.type->tp_alloc(info.type, 0);
  if (self == nullptr) return nullptr;
  auto* object = reinterpret_cast<StructObject*>(self);
  object->value = value;
  object->owner = Py_XNewRef(owner);
  return self;
}

std::string Quoted(PyObject* object) {
  Ref repr(PyObject_Repr(object));
  const char* text = repr ? PyUnicode_AsUTF8(repr.get()) : nullptr;
  if (text == nullptr) {
    PyErr_Clear();
    return TypeNameOf(object);
  }
  return text;
}

[[noreturn]] void BadType(std::string expected, PyObject* object) {
  throw BadValue{true, std::move(expected), TypeNameOf(object)};
}
[[noreturn]] void Bad(std::string expected, std::string found) {
  throw BadValue{false, std::move(expected), std::move(found)};
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

// ---- the slots of a struct's type
// --------------------------------------------------------------------

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

// Of a person the handle and the key alone: a repr ends up in logs and notebooks.
bool ShownInRepr(const StructInfo& info, const FieldInfo& field) {
  const std::string_view name = info.name;
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

PyObject* ItselfWithoutArguments(PyObject* self, PyObject*) { return Py_NewRef(self); }

// Nullptr with a TypeError set where the struct has no message.
const wire_internal::Codec* CodecOf(const StructInfo& info) {
  if (info.codec != nullptr) return &info.codec();
  PyErr_Format(PyExc_TypeError, "%s has no wire form", info.name);
  return nullptr;
}

PyObject* WriteAs(PyObject* self, Format format) {
  const wire_internal::Codec* codec = CodecOf(InfoOf(self));
  if (codec == nullptr) return nullptr;
  std::string text;
  {
    const GilRelease release;
    text = wire_internal::Write(*codec, ValueOf(self), format);
  }
  if (format != Format::kBytes) return ReadText(text);
  return PyBytes_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size()));
}

// Makes a value by `read`, which runs without the interpreter's lock.
template <class Read>
PyObject* ReadNew(const StructInfo& info, const Read& read) {
  const wire_internal::Codec* codec = CodecOf(info);
  if (codec == nullptr) return nullptr;
  void* value = info.create();
  absl::Status status;
  {
    const GilRelease release;
    status = read(*codec, value);
  }
  if (status.ok()) return WrapOwned(info, value);
  info.destroy(value);
  polyclinic::python::RaiseStatus(status);
  return nullptr;
}

const StructInfo& InfoOfType(PyObject* type) {
  return *StructsByType().at(reinterpret_cast<PyTypeObject*>(type));
}

// The argument `unknown` of a reader: "refuse" or "drop".
bool ParseUnknown(PyObject* object, ParseOptions& options) {
  if (object == nullptr) return true;
  try {
    options.unknown = static_cast<UnknownFields>(WriteEnum(enum_info<UnknownFields>, object));
    return true;
  } catch (const BadValue& bad) {
    PyErr_Format(PyExc_ValueError, "unknown: expected %s, found %s", bad.expected.c_str(),
                 bad.found.c_str());
  } catch (const PythonError&) {
  }
  return false;
}

PyObject* ReadAs(PyObject* type, PyObject* args, PyObject* kwargs, Format format) {
  static const char* names[] = {"", "unknown", nullptr};
  Py_buffer data{};
  PyObject* unknown = nullptr;
  const char* pattern = format == Format::kBytes ? "y*|$O" : "s*|$O";
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, pattern, const_cast<char**>(names), &data,
                                   &unknown)) {
    return nullptr;
  }
  ParseOptions options;
  PyObject* self = nullptr;
  if (ParseUnknown(unknown, options)) {
    const std::string_view input(static_cast<const char*>(data.buf),
                                 static_cast<std::size_t>(data.len));
    self = ReadNew(InfoOfType(type), [&](const wire_internal::Codec& codec, void* value) {
      return wire_internal::Read(codec, input, format, options, value);
    });
  }
  PyBuffer_Release(&data);
  return self;
}

PyObject* StructToBytes(PyObject* self, PyObject*) { return WriteAs(self, Format::kBytes); }
PyObject* StructToText(PyObject* self, PyObject*) { return WriteAs(self, Format::kText); }
PyObject* StructToJson(PyObject* self, PyObject*) { return WriteAs(self, Format::kJson); }
PyObject* StructFromBytes(PyObject* type, PyObject* args, PyObject* kwargs) {
  return ReadAs(type, args, kwargs, Format::kBytes);
}
PyObject* StructFromText(PyObject* type, PyObject* args, PyObject* kwargs) {
  return ReadAs(type, args, kwargs, Format::kText);
}
PyObject* StructFromJson(PyObject* type, PyObject* args, PyObject* kwargs) {
  return ReadAs(type, args, kwargs, Format::kJson);
}

PyObject* StructReadFile(PyObject* type, PyObject* args, PyObject* kwargs) {
  static const char* names[] = {"", "unknown", nullptr};
  PyObject* encoded = nullptr;
  PyObject* unknown = nullptr;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O&|$O", const_cast<char**>(names),
                                   PyUnicode_FSConverter, &encoded, &unknown)) {
    return nullptr;
  }
  const Ref path(encoded);
  ParseOptions options;
  if (!ParseUnknown(unknown, options)) return nullptr;
  return ReadNew(InfoOfType(type), [&](const wire_internal::Codec& codec, void* value) {
    return wire_internal::ReadFile(codec, PyBytes_AS_STRING(path.get()), options, value);
  });
}

PyObject* StructWriteFile(PyObject* self, PyObject* path) {
  PyObject* encoded = nullptr;
  if (PyUnicode_FSConverter(path, &encoded) == 0) return nullptr;
  const Ref bytes(encoded);
  const wire_internal::Codec* codec = CodecOf(InfoOf(self));
  if (codec == nullptr) return nullptr;
  absl::Status status;
  {
    const GilRelease release;
    status = wire_internal::WriteFile(*codec, ValueOf(self), PyBytes_AS_STRING(bytes.get()));
  }
  if (status.ok()) Py_RETURN_NONE;
  polyclinic::python::RaiseStatus(status);
  return nullptr;
}

PyObject* CallMessages(const char* function, PyObject* first, PyObject* second) {
  Ref module(PyImport_ImportModule("polyclinic.messages"));
  if (!module) return nullptr;
  return PyObject_CallMethod(module.get(), function, second == nullptr ? "O" : "OO", first, second);
}
PyObject* StructToProto(PyObject* self, PyObject*) {
  return CallMessages("to_proto", self, nullptr);
}
PyObject* StructFromProto(PyObject* type, PyObject* message) {
  return CallMessages("from_proto", message, type);
}

PyObject* StructReduce(PyObject* self, PyObject*) {
  Ref bytes(StructToBytes(self, nullptr));
  if (!bytes) return nullptr;
  Ref restore(PyObject_GetAttrString(reinterpret_cast<PyObject*>(Py_TYPE(self)), "_unpickle"));
  if (!restore) return nullptr;
  return Py_BuildValue("O(lO)", restore.get(), kPickleVersion, bytes.get());
}

PyObject* StructUnpickle(PyObject* type, PyObject* args) {
  const StructInfo& info = InfoOfType(type);
  long version = 0;
  const char* data = nullptr;
  Py_ssize_t size = 0;
  if (!PyArg_ParseTuple(args, "ly#", &version, &data, &size)) return nullptr;
  if (version != kPickleVersion) {
    return PyErr_Format(PyExc_ValueError,
                        "%s: pickled in form %ld; this version of polyclinic reads form %ld",
                        info.name, version, kPickleVersion);
  }
  return ReadNew(info, [&](const wire_internal::Codec& codec, void* value) {
    return wire_internal::Read(codec, {data, static_cast<std::size_t>(size)}, Format::kBytes, {},
                               value);
  });
}

template <class Function>
PyCFunction Keywords(Function function) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

PyMethodDef kStructMethods[] = {
    {"replace", Keywords(StructReplace), METH_VARARGS | METH_KEYWORDS,
     "A copy in which the given fields are replaced."},
    {"__replace__", Keywords(StructReplace), METH_VARARGS | METH_KEYWORDS, nullptr},
    {"__copy__", ItselfWithoutArguments, METH_NOARGS, nullptr},
    {"__deepcopy__", ItselfWithoutArguments, METH_O, nullptr},
    {"__reduce__", StructReduce, METH_NOARGS, nullptr},
    {"_unpickle", StructUnpickle, METH_VARARGS | METH_CLASS, nullptr},
    {"to_bytes", StructToBytes, METH_NOARGS,
     "The canonical bytes of the protobuf message: equal values give equal bytes."},
    {"to_text", StructToText, METH_NOARGS, "Protobuf's text format."},
    {"to_json", StructToJson, METH_NOARGS, "Protobuf's JSON, with the field names of the model."},
    {"to_proto", StructToProto, METH_NOARGS,
     "A message of google.protobuf; its class is made on the first use."},
    {"write_file", StructWriteFile, METH_O,
     "Writes a file as its suffix says: .binpb, .txtpb or .json. Never leaves half of one."},
    {"from_bytes", Keywords(StructFromBytes), METH_VARARGS | METH_KEYWORDS | METH_CLASS,
     "The value of these bytes; InvalidInput with all findings where they are none.\n\n"
     "unknown: what becomes of fields of a newer writer, \"refuse\" or \"drop\"."},
    {"from_text", Keywords(StructFromText), METH_VARARGS | METH_KEYWORDS | METH_CLASS,
     "The value of this text; InvalidInput with all findings where it is none."},
    {"from_json", Keywords(StructFromJson), METH_VARARGS | METH_KEYWORDS | METH_CLASS,
     "The value of this JSON; InvalidInput with all findings where it is none."},
    {"from_proto", StructFromProto, METH_O | METH_CLASS,
     "The value of a message, of whatever copy of the schema."},
    {"read_file", Keywords(StructReadFile), METH_VARARGS | METH_KEYWORDS | METH_CLASS,
     "Reads a file as its suffix says. NotFound where there is none."},
    {nullptr, nullptr, 0, nullptr}};

// ---- the slots of an id's type
// -----------------------------------------------------------------------

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

// ---- making the types
// ----------------------------------------------------------------------------------

// Strings and tables that types keep pointers to, for as long as the process lives.
template <class T>
T* Forever(T value) {
  return new T(std::move(value));
}

bool Publish(PyObject* module, const char* name, PyObject* object) {
  return PyModule_AddObjectRef(module, name, object) == 0;
}

std::string SignatureOf(const StructInfo& info) {
  std::string text = std::string(info.name) + "(";
  for (std::size_t i = 0; i < info.fields.size(); ++i) {
    text += (i == 0 ? "*, " : ", ") + info.fields[i].python_name + "=...";
  }
  return text + ")\n--\n\n" + Doc(info.name);
}

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
                         {Py_tp_methods, kStructMethods},
                         {Py_tp_getset, properties},
                         {Py_tp_doc, const_cast<char*>(doc->c_str())},
                         {0, nullptr}};
  PyType_Spec spec{name->c_str(), sizeof(StructObject), 0,
                   Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, slots};
  info.type = reinterpret_cast<PyTypeObject*>(PyType_FromSpec(&spec));
  if (info.type == nullptr) return false;
  StructsByType()[info.type] = &info;
  return Publish(module, info.name, reinterpret_cast<PyObject*>(info.type));
}

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
  return Publish(module, info.name, reinterpret_cast<PyObject*>(info.type));
}

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
  return Publish(module, info.name, info.type);
}

// ---- the description for the stubs
// -------------------------------------------------------------------

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

PyMethodDef kFunctions[] = {
    {"_model", Describe, METH_NOARGS, "The structs, enumerations and ids, for the stubs."},
    {nullptr, nullptr, 0, nullptr}};

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

PyObject* ReadSequence(const void* data, std::size_t count, std::size_t stride, const TypeOps& ops,
                       PyObject* owner) {
  Ref tuple(PyTuple_New(static_cast<Py_ssize_t>(count)));
  if (!tuple) return nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    PyObject* item = ops.read(static_cast<const char*>(data) + i * stride, owner);
    if (item == nullptr) return nullptr;
    PyTuple_SET_ITEM(tuple.get(), static_cast<Py_ssize_t>(i), item);
  }
  return tuple.release();
}

void WriteSequence(PyObject* object, void* list, void* (*resize)(void* list, std::size_t count),
                   std::size_t stride, const TypeOps& ops) {
  const std::string expected = "a list of " + ops.takes();
  if (PyUnicode_Check(object) || PyBytes_Check(object) || PyDict_Check(object)) {
    BadType(expected, object);
  }
  Ref items(PySequence_Tuple(object));
  if (!items) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) throw PythonError();
    PyErr_Clear();
    BadType(expected, object);
  }
  const Py_ssize_t count = PyTuple_GET_SIZE(items.get());
  auto* data = static_cast<char*>(resize(list, static_cast<std::size_t>(count)));
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject* item = PyTuple_GET_ITEM(items.get(), i);
    try {
      if (item == Py_None) BadType(ops.takes(), item);
      ops.write(item, data + static_cast<std::size_t>(i) * stride);
    } catch (BadValue& bad) {
      bad.place = "[" + std::to_string(i) + "]" + bad.place;
      throw;
    }
  }
}

std::size_t HashSequence(const void* data, std::size_t count, std::size_t stride,
                         const TypeOps& ops) {
  std::size_t hash = count;
  for (std::size_t i = 0; i < count; ++i) {
    hash = Mix(hash, ops.hash(static_cast<const char*>(data) + i * stride));
  }
  return hash;
}

PyObject* ReadText(std::string_view text) {
  return PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), nullptr);
}

std::string WriteText(PyObject* object) {
  if (!PyUnicode_Check(object)) BadType("str", object);
  Py_ssize_t size = 0;
  const char* data = PyUnicode_AsUTF8AndSize(object, &size);
  if (data == nullptr) {
    PyErr_Clear();
    Bad("text that UTF-8 can write", "a lone surrogate");
  }
  return {data, static_cast<std::size_t>(size)};
}

void BadCode(PyObject* object) {
  Bad("a code: 1 to 23 characters from A-Z a-z 0-9 . _ : -", Quoted(object));
}

std::int64_t WriteInteger(PyObject* object, std::int64_t least, std::int64_t most) {
  if (PyBool_Check(object) || !PyIndex_Check(object)) BadType("int", object);
  Ref integer(PyNumber_Index(object));
  if (!integer) throw PythonError();
  int overflow = 0;
  const long long value = PyLong_AsLongLongAndOverflow(integer.get(), &overflow);
  if (overflow != 0 || value < least || value > most) {
    Bad("int from " + std::to_string(least) + " to " + std::to_string(most), Quoted(integer.get()));
  }
  return value;
}

bool WriteBool(PyObject* object) {
  const std::string_view type = Py_TYPE(object)->tp_name;
  if (!PyBool_Check(object) && type != "numpy.bool" && type != "numpy.bool_") {
    BadType("bool", object);
  }
  return PyObject_IsTrue(object) == 1;
}

PyObject* ReadDate(Date date) {
  if (date == Date{}) Py_RETURN_NONE;
  const int year = static_cast<int>(date.year());
  if (!date.ok() || year < 1 || year > 9999) {
    return PyErr_Format(PyExc_ValueError, "%d-%u-%u is no day of the calendar", year,
                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  }
  return PyDate_FromDate(year, static_cast<int>(static_cast<unsigned>(date.month())),
                         static_cast<int>(static_cast<unsigned>(date.day())));
}

Date WriteDate(PyObject* object) {
  if (object == Py_None) return {};
  if (!PyDate_Check(object) || PyDateTime_Check(object)) BadType("datetime.date", object);
  return std::chrono::year(PyDateTime_GET_YEAR(object)) /
         std::chrono::month(static_cast<unsigned>(PyDateTime_GET_MONTH(object))) /
         std::chrono::day(static_cast<unsigned>(PyDateTime_GET_DAY(object)));
}

PyObject* ReadInstant(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::int64_t days = day.time_since_epoch().count();
  if (days < -719162 || days > 2932896) {
    PyErr_SetString(PyExc_ValueError, "the instant lies outside the years 1 to 9999 of datetime");
    return nullptr;
  }
  const Date date(day);
  const auto second = static_cast<int>((instant - day).count());
  return PyDateTimeAPI->DateTime_FromDateAndTime(
      static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
      static_cast<int>(static_cast<unsigned>(date.day())), second / 3600, second / 60 % 60,
      second % 60, 0, PyDateTime_TimeZone_UTC, PyDateTimeAPI->DateTimeType);
}

Instant WriteInstant(PyObject* object) {
  const char* expected = "datetime.datetime with a time zone";
  if (!PyDateTime_Check(object)) BadType(expected, object);
  if (PyDateTime_DATE_GET_TZINFO(object) == Py_None) {
    Bad(expected, "one without (tzinfo is None)");
  }
  Ref offset(PyObject_CallMethod(object, "utcoffset", nullptr));
  if (!offset) throw PythonError();
  if (!PyDelta_Check(offset.get())) Bad(expected, "one without (utcoffset() is None)");
  if (PyDateTime_DATE_GET_MICROSECOND(object) != 0 ||
      PyDateTime_DELTA_GET_MICROSECONDS(offset.get()) != 0) {
    Bad("whole seconds", Quoted(object));
  }
  const auto day = std::chrono::sys_days(
      std::chrono::year(PyDateTime_GET_YEAR(object)) /
      std::chrono::month(static_cast<unsigned>(PyDateTime_GET_MONTH(object))) /
      std::chrono::day(static_cast<unsigned>(PyDateTime_GET_DAY(object))));
  const std::int64_t second = PyDateTime_DATE_GET_HOUR(object) * 3600 +
                              PyDateTime_DATE_GET_MINUTE(object) * 60 +
                              PyDateTime_DATE_GET_SECOND(object);
  const std::int64_t ahead = PyDateTime_DELTA_GET_DAYS(offset.get()) * 86400LL +
                             PyDateTime_DELTA_GET_SECONDS(offset.get());
  return Instant(day) + Duration(second - ahead);
}

PyObject* ReadDuration(Duration duration) {
  const std::int64_t seconds = duration.count();
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
  if (days < -999999999 || days > 999999999) {
    PyErr_SetString(PyExc_OverflowError, "the duration does not fit datetime.timedelta");
    return nullptr;
  }
  return PyDelta_FromDSU(static_cast<int>(days), static_cast<int>(seconds - days * 86400), 0);
}

Duration WriteDuration(PyObject* object) {
  if (!PyDelta_Check(object)) BadType("datetime.timedelta", object);
  if (PyDateTime_DELTA_GET_MICROSECONDS(object) != 0) Bad("whole seconds", Quoted(object));
  return Duration(PyDateTime_DELTA_GET_DAYS(object) * 86400LL +
                  PyDateTime_DELTA_GET_SECONDS(object));
}

Minutes WriteMinutes(PyObject* object) {
  if (PyUnicode_Check(object)) {
    const auto parsed = ParseTimeOfDay(WriteText(object));
    if (!parsed.ok()) Bad("a time of day HH:MM, up to 48:00", Quoted(object));
    return *parsed;
  }
  if (PyTime_Check(object)) {
    if (PyDateTime_TIME_GET_SECOND(object) != 0 || PyDateTime_TIME_GET_MICROSECOND(object) != 0) {
      Bad("whole minutes", Quoted(object));
    }
    return Minutes(PyDateTime_TIME_GET_HOUR(object) * 60 + PyDateTime_TIME_GET_MINUTE(object));
  }
  if (!PyDelta_Check(object)) BadType("datetime.timedelta, datetime.time or 'HH:MM'", object);
  const Duration duration = WriteDuration(object);
  if (duration.count() % 60 != 0) Bad("whole minutes", Quoted(object));
  return std::chrono::duration_cast<Minutes>(duration);
}

bool MakeTypes(PyObject* module) {
  PyDateTime_IMPORT;
  if (PyDateTimeAPI == nullptr) return false;
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
  return PyModule_AddFunctions(module, kFunctions) == 0;
}

}  // namespace polyclinic::python
