#ifndef POLYCLINIC_BINDINGS_CASTERS_H_
#define POLYCLINIC_BINDINGS_CASTERS_H_

// What pybind11 needs to pass the model's values, ids and times to functions, by the operations of
// model.h; and how a Status becomes an exception. pybind11's own chrono.h reads the process's time
// zone into values and is not used.

#include <pybind11/pybind11.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bindings/model.h"

namespace polyclinic {
struct ClinicContents;
struct RuleSet;
}  // namespace polyclinic

namespace polyclinic::python {

namespace py = pybind11;

// Thrown where a Status is not OK; becomes InvalidInput, NotFound or Error in Python.
struct StatusError {
  absl::Status status;
};

inline void OrRaise(const absl::Status& status) {
  if (!status.ok()) throw StatusError{status};
}
template <class T>
T OrRaise(absl::StatusOr<T> result) {
  if (!result.ok()) throw StatusError{result.status()};
  return *std::move(result);
}

[[noreturn]] inline void Raise(const BadValue& bad) {
  const std::string message = "expected " + bad.expected + bad.place + ", found " + bad.found;
  if (bad.is_type_error) throw py::type_error(message);
  throw py::value_error(message);
}

// A name in the file system: str, bytes or os.PathLike.
struct Path {
  std::string text;
};

// The types that pass by value through their Value<T>; structs pass by reference.
template <class T>
inline constexpr bool kByValue = false;
template <class E>
inline constexpr bool kByValue<Id<E>> = true;
template <class L>
inline constexpr bool kByValue<Code<L>> = true;
template <class T>
inline constexpr bool kByValue<std::optional<T>> = Bound<T>;
template <class T>
inline constexpr bool kByValue<std::vector<T>> = Bound<T>;
template <>
inline constexpr bool kByValue<Date> = true;
template <>
inline constexpr bool kByValue<Instant> = true;
template <>
inline constexpr bool kByValue<Duration> = true;
template <>
inline constexpr bool kByValue<Minutes> = true;
template <Enumerated E>
requires std::is_enum_v<E>
inline constexpr bool kByValue<E> = true;

// Names in signatures. The stubs are written from them, so they read as Python's annotations.
template <std::size_t N>
constexpr py::detail::descr<N - 1> Text(const char (&text)[N]) {
  return py::detail::descr<N - 1>(text);
}

// "Step" of a struct's or an enumeration's type.
template <class T>
constexpr std::string_view BareName() {
  std::string_view text = __PRETTY_FUNCTION__;
  text = text.substr(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";],"));
  return text.substr(text.rfind(':') + 1);
}
template <class T>
constexpr auto NameOfType() {
  constexpr std::string_view name = BareName<T>();
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return py::detail::descr<sizeof...(I)>(name[I]...);
  }
  (std::make_index_sequence<name.size()>());
}

template <class T>
struct Annotation {
  static constexpr auto name = py::detail::make_caster<T>::name;
};
template <>
struct Annotation<RequestId> {
  static constexpr auto name = Text("RequestId");
};
template <class E>
struct Annotation<Id<E>> {
  static constexpr auto name = NameOfType<E>() + Text("Id");
};
template <class L>
struct Annotation<Code<L>> {
  static constexpr auto name = Text("str");
};
template <>
struct Annotation<std::string> {
  static constexpr auto name = Text("str");
};
template <Enumerated E>
requires std::is_enum_v<E>
struct Annotation<E> {
  static constexpr auto name = NameOfType<E>();
};
template <>
struct Annotation<ClinicContents> {
  static constexpr auto name = py::detail::io_name("ClinicContents | Clinic", "ClinicContents");
};
template <>
struct Annotation<RuleSet> {
  static constexpr auto name = py::detail::io_name("RuleSet | RuleBook | Catalog", "RuleSet");
};
template <ModelStruct T>
struct Annotation<T> {
  static constexpr auto name = NameOfType<T>();
};
template <>
struct Annotation<Date> {
  static constexpr auto name = Text("datetime.date");
};
template <>
struct Annotation<Instant> {
  static constexpr auto name = Text("datetime.datetime");
};
template <>
struct Annotation<Duration> {
  static constexpr auto name = Text("datetime.timedelta");
};
template <>
struct Annotation<Minutes> {
  static constexpr auto name = Text("datetime.timedelta");
};
template <class T>
struct Annotation<std::optional<T>> {
  static constexpr auto name = Annotation<T>::name + Text(" | None");
};
template <class T>
struct Annotation<std::vector<T>> {
  static constexpr auto name = py::detail::io_name("Iterable[", "tuple[") + Annotation<T>::name +
                               py::detail::io_name("]", ", ...]");
};

}  // namespace polyclinic::python

namespace pybind11::detail {

template <class E>
struct type_caster_enum_type_enabled<E, std::enable_if_t<polyclinic::python::kByValue<E>>>
    : std::false_type {};

template <class T>
class type_caster<T, std::enable_if_t<polyclinic::python::kByValue<T>>> {
 public:
  PYBIND11_TYPE_CASTER(T, polyclinic::python::Annotation<T>::name);
  bool load(handle source, bool) {
    try {
      polyclinic::python::Value<T>::Write(source.ptr(), value);
    } catch (const polyclinic::python::BadValue& bad) {
      polyclinic::python::Raise(bad);
    } catch (const polyclinic::python::PythonError&) {
      throw error_already_set();
    }
    return true;
  }
  static handle cast(const T& value, return_value_policy, handle) {
    return polyclinic::python::Value<T>::Read(value, nullptr);
  }
};

template <>
class type_caster<polyclinic::python::Path> {
 public:
  PYBIND11_TYPE_CASTER(polyclinic::python::Path,
                       polyclinic::python::Text("str | os.PathLike[str]"));
  bool load(handle source, bool) {
    PyObject* encoded = nullptr;
    if (PyUnicode_FSConverter(source.ptr(), &encoded) == 0) throw error_already_set();
    const auto bytes = reinterpret_steal<object>(encoded);
    value.text = PyBytes_AS_STRING(encoded);
    return true;
  }
};

// A struct passes by reference to the Python object's own value.
template <class T>
class type_caster<T, std::enable_if_t<polyclinic::python::ModelStruct<T>>> {
 public:
  static constexpr auto name = polyclinic::python::Annotation<T>::name;
  template <class>
  using cast_op_type = const T&;
  operator const T&() { return *value_; }  // NOLINT: pybind11 asks for it
  bool load(handle source, bool) {
    const auto& info = polyclinic::python::struct_info<T>;
    value_ = static_cast<const T*>(polyclinic::python::Unwrap(info, source.ptr()));
    if (value_ == nullptr && info.view != nullptr) {
      value_ = static_cast<const T*>(info.view(source.ptr()));
    }
    if (value_ == nullptr && info.convert != nullptr) {
      auto own = std::make_shared<T>();
      if (info.convert(source.ptr(), own.get())) value_ = (own_ = std::move(own)).get();
    }
    if (value_ == nullptr) {
      polyclinic::python::Raise({true, info.name, polyclinic::python::TypeNameOf(source.ptr())});
    }
    return true;
  }
  static handle cast(T&& value, return_value_policy, handle) {
    return polyclinic::python::WrapOwned(polyclinic::python::struct_info<T>,
                                         new T(std::move(value)));
  }
  static handle cast(const T& value, return_value_policy, handle) {
    return polyclinic::python::WrapOwned(polyclinic::python::struct_info<T>, new T(value));
  }

 private:
  const T* value_ = nullptr;
  std::shared_ptr<const T> own_;
};

}  // namespace pybind11::detail

#endif  // POLYCLINIC_BINDINGS_CASTERS_H_
