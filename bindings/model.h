#ifndef POLYCLINIC_BINDINGS_MODEL_H_
#define POLYCLINIC_BINDINGS_MODEL_H_

// The model in Python, type-erased. A struct is described once, by `StructInfo`, from its field
// list; a field by its offset and the operations of its *type*, of which there are few. Everything
// Python sees of a struct (constructor, properties, replace, ==, hash, repr, pickle, stubs) is
// written once, over these tables, in model_*.cc. A file that registers structs costs what its field
// lists cost.

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/base/field_types.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/quantity.h"
#include "polyclinic/base/time.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic::python {

// A value that does not fit where it was put: TypeError or ValueError. `place` is the path below
// the field, "[2]".
struct BadValue {
  bool is_type_error = true;
  std::string expected;
  std::string found;
  std::string place = "";
};
// A Python exception is set.
struct PythonError {};

// The comment of the public headers at "Step", "Step.name", "Evaluate"; empty where there is none.
const char* Doc(std::string_view key);
// "str", "PatientId": the name of the type of `object`.
std::string TypeNameOf(PyObject* object);

// ---- the operations of a type ------------------------------------------------------------------

struct TypeOps {
  // A new reference, or nullptr with a Python exception set. What is handed out may point into the
  // value, and then keeps `owner` alive.
  PyObject* (*read)(const void* value, PyObject* owner);
  // Throws BadValue or PythonError.
  void (*write)(PyObject* object, void* value);
  std::size_t (*hash)(const void* value);
  // How the stubs write the type: of what is given out, of what is taken.
  std::string (*gives)();
  std::string (*takes)();
};

// `Described`, in words that g++ 12 takes in a partial specialisation.
struct AnyVisitor {
  template <class... A>
  void operator()(A&&...) const {}
};
template <class T>
concept ModelStruct = requires(const T* t) {
  visit_fields(t, AnyVisitor{});
};

template <class T>
struct Value;  // Read, Write, Hash, Gives, Takes of one type

template <class T>
concept Bound = requires {
  sizeof(Value<T>);
};

template <class T>
PyObject* ReadErased(const void* value, PyObject* owner) {
  return Value<T>::Read(*static_cast<const T*>(value), owner);
}
template <class T>
void WriteErased(PyObject* object, void* value) {
  Value<T>::Write(object, *static_cast<T*>(value));
}
template <class T>
std::size_t HashErased(const void* value) {
  return Value<T>::Hash(*static_cast<const T*>(value));
}
template <class T>
inline constexpr TypeOps kOps{&ReadErased<T>, &WriteErased<T>, &HashErased<T>, &Value<T>::Gives,
                              &Value<T>::Takes};

// ---- descriptions, filled when the module starts -----------------------------------------------

struct FieldInfo {
  const char* name;         // in C++ and on the wire
  std::string python_name;  // with "_" after it where `name` is a keyword of Python
  std::size_t offset;
  const TypeOps* ops;
};

struct StructInfo {
  const char* name = nullptr;
  const char* room = nullptr;
  const void* defaults = nullptr;
  void* (*create)() = nullptr;
  void* (*copy)(const void*) = nullptr;
  void (*destroy)(void*) = nullptr;
  void (*assign)(void* to, const void* from) = nullptr;
  bool (*equal)(const void*, const void*) = nullptr;
  // What is no instance of the struct and yet will do; any of these may be null. `convert` writes a
  // value of its own (false: it does not fit), `view` finds one inside the object (null: none).
  bool (*convert)(PyObject*, void*) = nullptr;
  const void* (*view)(PyObject*) = nullptr;
  // Of these, in the stubs: " | StaffId | RoomId".
  const char* also = "";
  // What str() gives; null: the repr.
  std::string (*text)(const void*) = nullptr;
  // The conversions of the wire; null where the struct has no message.
  const wire_internal::Codec& (*codec)() = nullptr;
  std::vector<FieldInfo> fields;
  PyTypeObject* type = nullptr;
};

struct EnumInfo {
  struct Entry {
    int value;
    std::string_view name;
  };
  const char* name = nullptr;
  const char* room = nullptr;
  std::vector<Entry> entries;
  PyObject* type = nullptr;
  std::vector<PyObject*> members;  // beside `entries`
};

struct IdInfo {
  const char* name = nullptr;
  PyTypeObject* type = nullptr;
};

template <class T>
inline StructInfo struct_info;
template <class E>
inline EnumInfo enum_info;
template <class Entity>
inline IdInfo id_info;

// All of them, in the order of registration.
std::vector<StructInfo*>& AllStructs();
std::vector<EnumInfo*>& AllEnums();
std::vector<IdInfo*>& AllIds();

// ---- objects -----------------------------------------------------------------------------------

// An instance that owns `value` (made by the struct's own `create` or `copy`).
PyObject* WrapOwned(const StructInfo& info, void* value);
// An instance that points to a value inside `owner`.
PyObject* WrapInside(const StructInfo& info, const void* value, PyObject* owner);
// The value of an instance of exactly this struct, else nullptr.
const void* Unwrap(const StructInfo& info, PyObject* object);
// Takes an instance, or what the struct's `convert` takes.
void WriteStruct(const StructInfo& info, PyObject* object, void* value);
std::size_t HashStruct(const StructInfo& info, const void* value);

PyObject* ReadId(const IdInfo& info, std::uint64_t bits);
std::uint64_t WriteId(const IdInfo& info, PyObject* object);
// The bits of an id of this kind, or nullopt.
std::optional<std::uint64_t> IdBits(const IdInfo& info, PyObject* object);
PyObject* ReadEnum(const EnumInfo& info, int value);
int WriteEnum(const EnumInfo& info, PyObject* object);

PyObject* ReadSequence(const void* data, std::size_t count, std::size_t stride, const TypeOps& ops,
                       PyObject* owner);
// Calls `resize` with the number of items, then writes each.
void WriteSequence(PyObject* object, void* list, void* (*resize)(void* list, std::size_t count),
                   std::size_t stride, const TypeOps& ops);
std::size_t HashSequence(const void* data, std::size_t count, std::size_t stride,
                         const TypeOps& ops);

PyObject* ReadText(std::string_view text);
std::string WriteText(PyObject* object);
std::int64_t WriteInteger(PyObject* object, std::int64_t least, std::int64_t most);
bool WriteBool(PyObject* object);
PyObject* ReadDate(Date date);
Date WriteDate(PyObject* object);
PyObject* ReadInstant(Instant instant);
Instant WriteInstant(PyObject* object);
PyObject* ReadDuration(Duration duration);
Duration WriteDuration(PyObject* object);
Minutes WriteMinutes(PyObject* object);
PyObject* ReadInterval(const Interval& interval);
Interval WriteInterval(PyObject* object);
PyObject* ReadMoney(const Money& money);
Money WriteMoney(PyObject* object);
PyObject* ReadQuantity(const Quantity& quantity);
Quantity WriteQuantity(PyObject* object);
[[noreturn]] void BadCode(PyObject* object);

inline std::size_t Mix(std::size_t seed, std::size_t next) {
  return (seed ^ next) * 1099511628211u + 0x9e3779b97f4a7c15u;
}

// ---- one Value for each type of field ----------------------------------------------------------

template <>
struct Value<bool> {
  static PyObject* Read(bool v, PyObject*) { return PyBool_FromLong(v); }
  static void Write(PyObject* o, bool& v) { v = WriteBool(o); }
  static std::size_t Hash(bool v) { return v; }
  static std::string Gives() { return "bool"; }
  static std::string Takes() { return "bool"; }
};

template <std::integral I>
requires(!std::same_as<I, bool>) struct Value<I> {
  static PyObject* Read(I v, PyObject*) { return PyLong_FromLongLong(v); }
  static void Write(PyObject* o, I& v) {
    v = static_cast<I>(
        WriteInteger(o, std::numeric_limits<I>::min(), std::numeric_limits<I>::max()));
  }
  static std::size_t Hash(I v) { return std::hash<I>()(v); }
  static std::string Gives() { return "int"; }
  static std::string Takes() { return "SupportsIndex"; }
};

template <>
struct Value<std::string> {
  static PyObject* Read(const std::string& v, PyObject*) { return ReadText(v); }
  static void Write(PyObject* o, std::string& v) { v = WriteText(o); }
  static std::size_t Hash(const std::string& v) { return std::hash<std::string>()(v); }
  static std::string Gives() { return "str"; }
  static std::string Takes() { return "str"; }
};

template <class List>
struct Value<Code<List>> {
  static PyObject* Read(const Code<List>& v, PyObject*) { return ReadText(v.view()); }
  static void Write(PyObject* o, Code<List>& v) {
    const std::string text = WriteText(o);
    const auto code = text.empty() ? Code<List>() : Code<List>::Parse(text);
    if (!code) BadCode(o);
    v = *code;
  }
  static std::size_t Hash(const Code<List>& v) { return std::hash<Code<List>>()(v); }
  static std::string Gives() { return "str"; }
  static std::string Takes() { return "str"; }
};

template <class Entity>
struct Value<Id<Entity>> {
  static PyObject* Read(Id<Entity> v, PyObject*) { return ReadId(id_info<Entity>, v.bits()); }
  static void Write(PyObject* o, Id<Entity>& v) {
    v = Id<Entity>::FromBits(WriteId(id_info<Entity>, o));
  }
  static std::size_t Hash(Id<Entity> v) { return std::hash<std::uint64_t>()(v.bits()); }
  static std::string Gives() { return std::string(id_info<Entity>.name) + " | None"; }
  static std::string Takes() { return Gives(); }
};

template <Enumerated E>
requires std::is_enum_v<E>
struct Value<E> {
  static_assert(sizeof(E) == sizeof(int));
  static PyObject* Read(E v, PyObject*) { return ReadEnum(enum_info<E>, static_cast<int>(v)); }
  static void Write(PyObject* o, E& v) { v = static_cast<E>(WriteEnum(enum_info<E>, o)); }
  static std::size_t Hash(E v) { return static_cast<std::size_t>(v); }
  static std::string Gives() { return enum_info<E>.name; }
  static std::string Takes() { return std::string(enum_info<E>.name) + " | str"; }
};

template <>
struct Value<Date> {
  static PyObject* Read(Date v, PyObject*) { return ReadDate(v); }
  static void Write(PyObject* o, Date& v) { v = WriteDate(o); }
  static std::size_t Hash(Date v) {
    return static_cast<std::size_t>(
        static_cast<int>(v.year()) * 512 +
        static_cast<int>(static_cast<unsigned>(v.month()) * 32 + static_cast<unsigned>(v.day())));
  }
  static std::string Gives() { return "datetime.date | None"; }
  static std::string Takes() { return "datetime.date | None"; }
};

template <>
struct Value<Instant> {
  static PyObject* Read(Instant v, PyObject*) { return ReadInstant(v); }
  static void Write(PyObject* o, Instant& v) { v = WriteInstant(o); }
  static std::size_t Hash(Instant v) {
    return static_cast<std::size_t>(v.time_since_epoch().count());
  }
  static std::string Gives() { return "datetime.datetime"; }
  static std::string Takes() { return "datetime.datetime"; }
};

template <>
struct Value<Duration> {
  static PyObject* Read(Duration v, PyObject*) { return ReadDuration(v); }
  static void Write(PyObject* o, Duration& v) { v = WriteDuration(o); }
  static std::size_t Hash(Duration v) { return static_cast<std::size_t>(v.count()); }
  static std::string Gives() { return "datetime.timedelta"; }
  static std::string Takes() { return "datetime.timedelta"; }
};

template <>
struct Value<Minutes> {
  static PyObject* Read(Minutes v, PyObject*) { return ReadDuration(v); }
  static void Write(PyObject* o, Minutes& v) { v = WriteMinutes(o); }
  static std::size_t Hash(Minutes v) { return static_cast<std::size_t>(v.count()); }
  static std::string Gives() { return "datetime.timedelta"; }
  static std::string Takes() { return "datetime.timedelta | datetime.time | str"; }
};

template <>
struct Value<Interval> {
  static PyObject* Read(const Interval& v, PyObject*) { return ReadInterval(v); }
  static void Write(PyObject* o, Interval& v) { v = WriteInterval(o); }
  static std::size_t Hash(const Interval& v) {
    return Mix(Value<Instant>::Hash(v.start()), Value<Instant>::Hash(v.end()));
  }
  static std::string Gives() { return "Interval"; }
  static std::string Takes() { return "Interval"; }
};

template <>
struct Value<Money> {
  static PyObject* Read(const Money& v, PyObject*) { return ReadMoney(v); }
  static void Write(PyObject* o, Money& v) { v = WriteMoney(o); }
  static std::size_t Hash(const Money& v) { return std::hash<std::int64_t>()(v.minor_units()); }
  static std::string Gives() { return "Money"; }
  static std::string Takes() { return "Money"; }
};

template <>
struct Value<Quantity> {
  static PyObject* Read(const Quantity& v, PyObject*) { return ReadQuantity(v); }
  static void Write(PyObject* o, Quantity& v) { v = WriteQuantity(o); }
  static std::size_t Hash(const Quantity& v) { return std::hash<std::int64_t>()(v.millionths()); }
  static std::string Gives() { return "Quantity"; }
  static std::string Takes() { return "Quantity"; }
};

template <class Optional>
requires kIsOptional<Optional>
struct Value<Optional> {
  using T = typename Optional::value_type;
  static PyObject* Read(const Optional& v, PyObject* owner) {
    if (v) return kOps<T>.read(&*v, owner);
    Py_RETURN_NONE;
  }
  static void Write(PyObject* o, Optional& v) {
    if (o == Py_None) {
      v.reset();
    } else {
      kOps<T>.write(o, &v.emplace());
    }
  }
  static std::size_t Hash(const Optional& v) { return v ? kOps<T>.hash(&*v) : 1; }
  static std::string OrNone(std::string type) {
    return type.ends_with(" | None") ? type : type + " | None";
  }
  static std::string Gives() { return OrNone(kOps<T>.gives()); }
  static std::string Takes() { return OrNone(kOps<T>.takes()); }
};

template <class T>
struct Value<std::vector<T>> {
  static void* Resize(void* list, std::size_t count) {
    auto& v = *static_cast<std::vector<T>*>(list);
    v.clear();
    v.resize(count);
    return v.data();
  }
  static PyObject* Read(const std::vector<T>& v, PyObject* owner) {
    return ReadSequence(v.data(), v.size(), sizeof(T), kOps<T>, owner);
  }
  static void Write(PyObject* o, std::vector<T>& v) {
    WriteSequence(o, &v, &Resize, sizeof(T), kOps<T>);
  }
  static std::size_t Hash(const std::vector<T>& v) {
    return HashSequence(v.data(), v.size(), sizeof(T), kOps<T>);
  }
  // An element is never absent: an id in a list names something.
  static std::string Plain(std::string type) {
    return type.ends_with(" | None") ? type.substr(0, type.size() - 7) : type;
  }
  static std::string Gives() { return "tuple[" + Plain(kOps<T>.gives()) + ", ...]"; }
  static std::string Takes() { return "Iterable[" + Plain(kOps<T>.takes()) + "]"; }
};

template <ModelStruct T>
struct Value<T> {
  static PyObject* Read(const T& v, PyObject* owner) {
    if (owner != nullptr) return WrapInside(struct_info<T>, &v, owner);
    return WrapOwned(struct_info<T>, struct_info<T>.copy(&v));
  }
  static void Write(PyObject* o, T& v) { WriteStruct(struct_info<T>, o, &v); }
  static std::size_t Hash(const T& v) { return HashStruct(struct_info<T>, &v); }
  static std::string Gives() { return struct_info<T>.name; }
  static std::string Takes() { return std::string(struct_info<T>.name) + struct_info<T>.also; }
};

// ---- registering -------------------------------------------------------------------------------

// The name with "_" after it where it is a keyword of Python.
std::string PythonName(std::string_view name);

template <ModelStruct T>
void AddStruct(const char* name, const char* room, const wire_internal::Codec& (*codec)()) {
  static const T defaults{};
  StructInfo& info = struct_info<T>;
  info.name = name;
  info.room = room;
  info.defaults = &defaults;
  info.codec = codec;
  info.create = []() -> void* { return new T(); };
  info.copy = [](const void* v) -> void* { return new T(*static_cast<const T*>(v)); };
  info.destroy = [](void* v) { delete static_cast<T*>(v); };
  info.assign = [](void* to, const void* from) {
    *static_cast<T*>(to) = *static_cast<const T*>(from);
  };
  info.equal = [](const void* a, const void* b) {
    return *static_cast<const T*>(a) == *static_cast<const T*>(b);
  };
  visit_fields(static_cast<const T*>(nullptr), [&info]<class F>(const char* field, F T::*member) {
    const auto offset = reinterpret_cast<const char*>(&(defaults.*member)) -
                        reinterpret_cast<const char*>(&defaults);
    info.fields.push_back({field, PythonName(field), static_cast<std::size_t>(offset), &kOps<F>});
  });
  AllStructs().push_back(&info);
}

template <Enumerated E>
void AddEnum(const char* name, const char* room) {
  EnumInfo& info = enum_info<E>;
  info.name = name;
  info.room = room;
  for (const auto& e : enumerators(E{}))
    info.entries.push_back({static_cast<int>(e.value), e.name});
  AllEnums().push_back(&info);
}

// One file each.
void AddPeople();
void AddLaw();
void AddWork();

// Makes the Python types of everything registered and puts them into the module. Returns false with
// a Python exception set.
bool MakeTypes(PyObject* module);

}  // namespace polyclinic::python

#endif  // POLYCLINIC_BINDINGS_MODEL_H_
