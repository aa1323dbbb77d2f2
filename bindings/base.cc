// Room base: intervals, money, quantities, time zones.
#include <pybind11/operators.h>

#include "absl/strings/str_cat.h"
#include "bindings/parts.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/visit/visit_type.h"

namespace polyclinic::python {
namespace {

template <class T>
PyObject* ReadClass(const T& value) {
  try {
    return py::cast(value).release().ptr();
  } catch (py::error_already_set& error) {
    error.restore();
    return nullptr;
  }
}

template <class T>
T WriteClass(const char* name, PyObject* object) {
  if (!py::isinstance<T>(object)) throw BadValue{true, name, TypeNameOf(object)};
  return py::cast<const T&>(py::handle(object));
}

// Lets a field of type Resource be given as the handle alone.
bool ConvertResource(PyObject* object, void* value) {
  auto& resource = *static_cast<Resource*>(value);
  if (const auto staff = IdBits(id_info<Staff>, object)) {
    resource = Resource::Of(StaffId::FromBits(*staff));
  } else if (const auto room = IdBits(id_info<Room>, object)) {
    resource = Resource::Of(RoomId::FromBits(*room));
  } else if (const auto equipment = IdBits(id_info<Equipment>, object)) {
    resource = Resource::Of(EquipmentId::FromBits(*equipment));
  } else {
    return false;
  }
  return true;
}

void BindInterval(py::module_& module) {
  py::class_<Interval>(module, "Interval", Doc("Interval"))
      .def(py::init([](Instant start, Instant end) { return OrRaise(Interval::Of(start, end)); }),
           py::arg("start"), py::arg("end"))
      .def_property_readonly("start", &Interval::start, "The first instant in it.")
      .def_property_readonly("end", &Interval::end, "The first instant after it.")
      .def_property_readonly("length", &Interval::length, "From start to end.")
      .def("contains", &Interval::Contains, py::arg("instant"), "The instant lies in [start, end).")
      .def("covers", &Interval::Covers, py::arg("other"), "No part of `other` lies outside.")
      .def("overlaps", &Interval::Overlaps, py::arg("other"),
           "Some instant lies in both. Intervals that only touch do not overlap.")
      .def(py::self == py::self)
      .def(py::self != py::self)
      .def(py::self < py::self)
      .def(py::self <= py::self)
      .def(py::self > py::self)
      .def(py::self >= py::self)
      .def("__hash__", [](const Interval& i) { return Value<Interval>::Hash(i); })
      .def("__repr__",
           [](const Interval& i) {
             return absl::StrCat("Interval(", ToText(i.start()), ", ", ToText(i.end()), ")");
           })
      .def(py::pickle([](const Interval& i) { return py::make_tuple(1, i.start(), i.end()); },
                      [](const py::tuple& state) {
                        if (state[0].cast<int>() != 1)
                          throw py::value_error("Interval: pickled in another form");
                        return OrRaise(
                            Interval::Of(state[1].cast<Instant>(), state[2].cast<Instant>()));
                      }));
}

void BindMoney(py::module_& module) {
  py::class_<Money>(module, "Money", Doc("Money"))
      .def(py::init([](std::int64_t minor_units, const std::string& currency) {
             return OrRaise(Money::Of(minor_units, currency));
           }),
           py::arg("minor_units"), py::arg("currency"))
      .def_property_readonly("minor_units", &Money::minor_units, "The amount in cents or the like.")
      .def_property_readonly(
          "currency", [](const Money& m) { return std::string(m.currency()); }, "ISO 4217: USD.")
      .def(
          "__add__", [](const Money& a, const Money& b) { return OrRaise(a.Plus(b)); },
          py::is_operator())
      .def(py::self == py::self)
      .def(py::self != py::self)
      .def("__hash__", [](const Money& m) { return Value<Money>::Hash(m); })
      .def("__str__", &Money::ToText)
      .def("__repr__", [](const Money& m) { return absl::StrCat("Money(", m.ToText(), ")"); })
      .def(py::pickle(
          [](const Money& m) {
            return py::make_tuple(1, m.minor_units(), std::string(m.currency()));
          },
          [](const py::tuple& state) {
            if (state[0].cast<int>() != 1) throw py::value_error("Money: pickled in another form");
            return OrRaise(Money::Of(state[1].cast<std::int64_t>(), state[2].cast<std::string>()));
          }));
}

void BindQuantity(py::module_& module) {
  py::class_<Quantity>(module, "Quantity", Doc("Quantity"))
      .def(py::init([](const py::object& value, const std::string& unit) {
             if (PyFloat_Check(value.ptr())) {
               throw py::type_error(
                   "Quantity.value: expected str, int or decimal.Decimal, found float (not exact)");
             }
             return OrRaise(Quantity::Parse(WriteText(py::str(value).ptr()), unit));
           }),
           py::arg("value"), py::arg("unit"))
      .def_property_readonly(
          "value",
          [](const Quantity& q) -> py::object {
            const py::object decimal = py::module_::import("decimal").attr("Decimal");
            return decimal(q.millionths()) / decimal(1000000);
          },
          "The exact amount, a decimal.Decimal.")
      .def_property_readonly("millionths", &Quantity::millionths, "The amount in millionths.")
      .def_property_readonly("unit", &Quantity::unit, "The unit, UCUM: cm.")
      .def(py::self == py::self)
      .def(py::self != py::self)
      .def("__hash__", [](const Quantity& q) { return Value<Quantity>::Hash(q); })
      .def("__str__", &Quantity::ToText)
      .def("__repr__", [](const Quantity& q) { return absl::StrCat("Quantity(", q.ToText(), ")"); })
      .def(py::pickle([](const Quantity& q) { return py::make_tuple(1, q.millionths(), q.unit()); },
                      [](const py::tuple& state) {
                        if (state[0].cast<int>() != 1)
                          throw py::value_error("Quantity: pickled in another form");
                        return OrRaise(Quantity::Of(state[1].cast<std::int64_t>(),
                                                    state[2].cast<std::string>()));
                      }));
}

LocalTime ToLocal(const TimeZone& zone, Instant instant) {
  const LocalTime local = zone.ToLocal(instant);
  if (local.date.year() < std::chrono::year(1) || local.date.year() > std::chrono::year(9999)) {
    throw BadValue{false, "an instant in the years 1 to 9999 of the zone", ToText(instant)};
  }
  return local;
}

void BindTime(py::module_& module) {
  py::class_<TimeZone>(module, "TimeZone", Doc("TimeZone"))
      .def(py::init([](const std::string& name) { return OrRaise(TimeZone::Load(name)); }),
           py::arg("name"), Doc("TimeZone.Load"))
      .def_property_readonly("name", &TimeZone::name, "The IANA name.")
      .def(
          "to_instant",
          [](const TimeZone& zone, const LocalTime& local, LocalTimePolicy policy) {
            return OrRaise(zone.ToInstant(local, policy));
          },
          py::arg("local"), py::kw_only(),
          py::arg_v("policy", LocalTimePolicy::kRfc5545, "LocalTimePolicy.RFC5545"),
          Doc("TimeZone.ToInstant"))
      .def("to_local", &ToLocal, py::arg("instant"),
           "The civil date and time of day of the instant in the zone.")
      .def("start_of_day", &TimeZone::StartOfDay, py::arg("date"), Doc("TimeZone.StartOfDay"))
      .def(
          "__eq__", [](const TimeZone& a, const TimeZone& b) { return a == b; }, py::is_operator())
      .def("__hash__", [](const TimeZone& z) { return std::hash<std::string>()(z.name()); })
      .def("__repr__", [](const TimeZone& z) { return "TimeZone('" + z.name() + "')"; })
      .def(py::pickle([](const TimeZone& z) { return py::make_tuple(1, z.name()); },
                      [](const py::tuple& state) {
                        return OrRaise(TimeZone::Load(state[1].cast<std::string>()));
                      }));
  module.def("tzdata_version", &TzdataVersion, Doc("TzdataVersion"));
  module.def("age_in_years", &AgeInYears, py::arg("birth"), py::arg("on"), Doc("AgeInYears"));
  module.def(
      "parse_iso_week", [](const std::string& text) { return OrRaise(ParseIsoWeek(text)); },
      py::arg("text"), Doc("ParseIsoWeek"));
}

}  // namespace

PyObject* ReadInterval(const Interval& interval) { return ReadClass(interval); }
Interval WriteInterval(PyObject* object) { return WriteClass<Interval>("Interval", object); }
PyObject* ReadMoney(const Money& money) { return ReadClass(money); }
Money WriteMoney(PyObject* object) { return WriteClass<Money>("Money", object); }
PyObject* ReadQuantity(const Quantity& quantity) { return ReadClass(quantity); }
Quantity WriteQuantity(PyObject* object) { return WriteClass<Quantity>("Quantity", object); }

void BindBase(py::module_& module) {
  module.attr("__version__") = POLYCLINIC_VERSION;
  struct_info<Resource>.convert = &ConvertResource;
  struct_info<Resource>.also = " | StaffId | RoomId | EquipmentId";
  struct_info<Finding>.text = [](const void* v) { return ToText(*static_cast<const Finding*>(v)); };
  BindInterval(module);
  BindMoney(module);
  BindQuantity(module);
  BindTime(module);
}

}  // namespace polyclinic::python
