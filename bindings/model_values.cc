// Plain values between C++ and Python: texts, numbers, dates, times, lists.
#include <datetime.h>

#include "bindings/model_types.h"

namespace polyclinic::python {
namespace {

// In the years 1 to 9999 of UTC.
bool FitsDatetime(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::int64_t days = day.time_since_epoch().count();
  return days >= -719162 && days <= 2932896;
}

}  // namespace

std::string Quoted(PyObject* object) {
  Ref repr(PyObject_Repr(object));
  const char* text = repr ? PyUnicode_AsUTF8(repr.get()) : nullptr;
  if (text == nullptr) {
    PyErr_Clear();
    return TypeNameOf(object);
  }
  return text;
}

void BadType(std::string expected, PyObject* object) {
  throw BadValue{true, std::move(expected), TypeNameOf(object)};
}

void Bad(std::string expected, std::string found) {
  throw BadValue{false, std::move(expected), std::move(found)};
}

bool ImportDatetime() {
  PyDateTime_IMPORT;
  return PyDateTimeAPI != nullptr;
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
  if (!FitsDatetime(instant)) {
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
  const Instant instant = Instant(day) + Duration(second - ahead);
  if (!FitsDatetime(instant)) Bad("an instant in the years 1 to 9999 of UTC", Quoted(object));
  return instant;
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
  if (duration < Duration{0} || duration > std::chrono::hours{48}) {
    Bad("a time of day, 0:00 to 48:00", Quoted(object));
  }
  return std::chrono::duration_cast<Minutes>(duration);
}

}  // namespace polyclinic::python
