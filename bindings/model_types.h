#ifndef POLYCLINIC_BINDINGS_MODEL_TYPES_H_
#define POLYCLINIC_BINDINGS_MODEL_TYPES_H_

// What the parts of the type-erased model (model_*.cc) share: the layout of instances, and who makes
// which type. Nobody else includes this.

#include <memory>
#include <span>
#include <string>
#include <utility>

#include "bindings/model.h"

namespace polyclinic::python {

// The layout of every struct's instances: the value, and the object that owns it where it is part
// of another value. Values never change, so a part can be handed out without copying it.
struct StructObject {
  PyObject_HEAD void* value;
  PyObject* owner;
};
struct IdObject {
  PyObject_HEAD std::uint64_t bits;
};

// A reference that is given up at the end of the scope.
struct Release {
  void operator()(PyObject* o) const { Py_XDECREF(o); }
};
using Ref = std::unique_ptr<PyObject, Release>;

// Strings and tables that types keep pointers to, for as long as the process lives.
template <class T>
T* Forever(T value) {
  return new T(std::move(value));
}

// The description of the struct whose type, or whose instance's type, this is.
const StructInfo& InfoOfType(PyTypeObject* type);
inline const StructInfo& InfoOfType(PyObject* type) {
  return InfoOfType(reinterpret_cast<PyTypeObject*>(type));
}
inline const StructInfo& InfoOf(PyObject* self) { return InfoOfType(Py_TYPE(self)); }
inline void* ValueOf(PyObject* self) { return reinterpret_cast<StructObject*>(self)->value; }

// The repr, or the name of the type where there is none.
std::string Quoted(PyObject* object);
[[noreturn]] void BadType(std::string expected, PyObject* object);
[[noreturn]] void Bad(std::string expected, std::string found);

// A C function with keyword arguments, as PyMethodDef holds it.
template <class Function>
PyCFunction Keywords(Function function) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}
inline PyObject* ItselfWithoutArguments(PyObject* self, PyObject*) { return Py_NewRef(self); }

// model_wire.cc: the methods of every struct that read and write bytes, text, JSON, files, messages
// and pickles.
std::span<const PyMethodDef> WireMethods();

// Each makes one type and puts it into the module. Returns false with a Python exception set.
bool MakeStruct(PyObject* module, StructInfo& info);              // model_struct.cc
bool MakeId(PyObject* module, IdInfo& info);                      // model_id.cc
bool MakeEnum(PyObject* module, PyObject* base, EnumInfo& info);  // model_enum.cc
// model_values.cc: imports datetime's own interface. Returns false with a Python exception set.
bool ImportDatetime();
// model_describe.cc: the functions that the stubs are written from; ends with an empty entry.
extern PyMethodDef kDescriptions[];

}  // namespace polyclinic::python

#endif  // POLYCLINIC_BINDINGS_MODEL_TYPES_H_
