// How a struct is read and written: bytes, text, JSON, files, messages, pickles.
#include "bindings/gil.h"
#include "bindings/model_types.h"
#include "bindings/status.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic::python {
namespace {

// The version of the pickled form: 1 is the struct's bytes on the wire.
constexpr long kPickleVersion = 1;

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

const PyMethodDef kWireMethods[] = {
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
     "Reads a file as its suffix says. NotFound where there is none."}};

}  // namespace

std::span<const PyMethodDef> WireMethods() { return kWireMethods; }

}  // namespace polyclinic::python
