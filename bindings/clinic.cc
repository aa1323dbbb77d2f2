// Room clinic: the clinic as a value, its commands, the front desk.
#include "polyclinic/clinic/clinic.h"

#include "absl/strings/str_cat.h"
#include "bindings/parts.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/strings_seam.h"
#include "polyclinic/clinic/desk.h"
#include "polyclinic/clinic/diff.h"
#include "polyclinic/clinic/impact.h"

namespace polyclinic::python {
namespace {

// ---- the clinic's lists, as mappings -----------------------------------------------------------------

// One of the clinic's lists: how to reach its entities, whatever they are. What is given belongs to
// `owner`, which keeps the clinic, or is a value of its own; null where there is none.
struct ListInfo {
  const char* name;
  const IdInfo* id;
  std::size_t (*size)(const Clinic&);
  py::object (*at)(const Clinic&, std::size_t, const py::object& owner);
  py::object (*find)(const Clinic&, std::string_view, const py::object& owner);
  py::object (*get)(const Clinic&, std::uint64_t, const py::object& owner);
  std::string (*key)(const Clinic&, std::size_t);
};

py::object Given(PyObject* object) {
  if (object == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(object);
}
template <class Entity>
py::object Given(const Entity* entity, const py::object& owner) {
  if (entity == nullptr) return {};
  return Given(WrapInside(struct_info<Entity>, entity, owner.ptr()));
}
template <class Entity>
py::object Given(const std::optional<Entity>& entity, const py::object&) {
  if (!entity) return {};
  return Given(WrapOwned(struct_info<Entity>, struct_info<Entity>.copy(&*entity)));
}

template <class Entity>
std::string KeyAt(const Clinic& clinic, std::size_t index) {
  if constexpr (kIsPacked<Entity>) {
    return std::string(clinic.List<Entity>().KeyOf(index));
  } else {
    return clinic.List<Entity>()[index].key;
  }
}

template <class Entity>
const ListInfo& InfoOfList(const char* name) {
  static const ListInfo info{name,
                             &id_info<Entity>,
                             [](const Clinic& c) { return c.List<Entity>().size(); },
                             [](const Clinic& c, std::size_t i, const py::object& owner) {
                               if constexpr (kIsPacked<Entity>) {
                                 return Given<Entity>(std::optional(c.List<Entity>()[i]), owner);
                               } else {
                                 return Given<Entity>(&c.List<Entity>()[i], owner);
                               }
                             },
                             [](const Clinic& c, std::string_view key, const py::object& owner) {
                               return Given<Entity>(c.Find<Entity>(key), owner);
                             },
                             [](const Clinic& c, std::uint64_t bits, const py::object& owner) {
                               return Given<Entity>(c.Get(Id<Entity>::FromBits(bits)), owner);
                             },
                             &KeyAt<Entity>};
  return info;
}

// By key alone: booking policies have no ids.
const ListInfo kBookingPolicies{
    "booking_policies",
    nullptr,
    [](const Clinic& c) { return c.booking_policies().size(); },
    [](const Clinic& c, std::size_t i, const py::object& owner) {
      return Given<BookingPolicy>(&c.booking_policies()[i], owner);
    },
    [](const Clinic& c, std::string_view key, const py::object& owner) {
      const auto& policies = c.booking_policies();
      for (std::size_t i = 0; i < policies.size(); ++i) {
        if (policies[i].key == key) return Given<BookingPolicy>(&policies[i], owner);
      }
      return py::object();
    },
    [](const Clinic&, std::uint64_t, const py::object&) { return py::object(); },
    [](const Clinic& c, std::size_t i) { return c.booking_policies()[i].key; }};

// The entities of one kind, by key or id, in the order of their ids. Keeps the clinic.
struct Entities {
  Clinic clinic;
  const ListInfo* list;

  std::size_t size() const { return list->size(clinic); }
  // Null where the key or id names nothing; TypeError where it is neither.
  py::object Find(const py::object& key, const py::object& owner) const {
    if (PyUnicode_Check(key.ptr())) return list->find(clinic, WriteText(key.ptr()), owner);
    if (list->id == nullptr) throw BadValue{true, "a key (str)", TypeNameOf(key.ptr())};
    if (const auto bits = IdBits(*list->id, key.ptr())) return list->get(clinic, *bits, owner);
    throw BadValue{true, std::string("a key (str) or ") + list->id->name, TypeNameOf(key.ptr())};
  }
  [[noreturn]] void Missing(const py::object& key) const {
    std::string message = std::string(list->name) + ": no " + py::repr(key).cast<std::string>();
    if (PyUnicode_Check(key.ptr()) && size() <= 1000) {
      std::vector<std::string> keys;
      for (std::size_t i = 0; i < size(); ++i) keys.push_back(list->key(clinic, i));
      const std::string near = NearestWord(key.cast<std::string>(), keys);
      if (!near.empty()) message += "; did you mean '" + near + "'?";
    }
    throw StatusError{absl::NotFoundError(message)};
  }
};

py::object Lookup(const py::object& self, const py::object& key) {
  const auto& e = self.cast<const Entities&>();
  py::object entity = e.Find(key, self);
  if (!entity) e.Missing(key);
  return entity;
}

py::list KeysOf(const Entities& e) {
  py::list keys;
  for (std::size_t i = 0; i < e.size(); ++i) keys.append(py::str(e.list->key(e.clinic, i)));
  return keys;
}

py::list ValuesOf(const py::object& self) {
  const auto& e = self.cast<const Entities&>();
  py::list values;
  for (std::size_t i = 0; i < e.size(); ++i) values.append(e.list->at(e.clinic, i, self));
  return values;
}

void BindEntities(py::module_& module) {
  py::class_<Entities> entities(
      module, "Entities",
      "The entities of one kind of a clinic: a mapping from keys to entities, in the order of\n"
      "their ids. An id is taken where a key is. What it gives stays valid while it is used.");
  entities.def("__getitem__", &Lookup, py::arg("key"))
      .def(
          "__contains__",
          [](const py::object& self, const py::object& key) {
            const auto& e = self.cast<const Entities&>();
            const bool fits = PyUnicode_Check(key.ptr()) ||
                              (e.list->id != nullptr && IdBits(*e.list->id, key.ptr()));
            return fits && e.Find(key, self);
          },
          py::arg("key"))
      .def(
          "get",
          [](const py::object& self, const py::object& key, const py::object& other) {
            py::object entity = self.cast<const Entities&>().Find(key, self);
            return entity ? entity : other;
          },
          py::arg("key"), py::arg("default") = py::none())
      .def("__len__", &Entities::size)
      .def("__iter__", [](const Entities& e) { return py::iter(KeysOf(e)); })
      .def("keys", &KeysOf)
      .def("values", &ValuesOf)
      .def("items",
           [](const py::object& self) {
             const auto& e = self.cast<const Entities&>();
             py::list items;
             const py::list keys = KeysOf(e), values = ValuesOf(self);
             for (std::size_t i = 0; i < keys.size(); ++i) {
               items.append(py::make_tuple(keys[i], values[i]));
             }
             return items;
           })
      .def("__repr__", [](const Entities& e) {
        return "<" + std::to_string(e.size()) + " " + e.list->name + ">";
      });
  py::module_::import("collections.abc").attr("Mapping").attr("register")(entities);
}

// ---- commands ----------------------------------------------------------------------------------------

Applied ApplyOrRaise(const Clinic& clinic, const Command& command) {
  CommandResult result = OrRaise(Apply(clinic, command));
  if (auto* refusal = std::get_if<Refusal>(&result)) throw RefusedError{std::move(*refusal)};
  return std::get<Applied>(std::move(result));
}

// One action of a clinic as the caller sent it. Without an id of their own, commands of one clinic are
// told apart by action, key and version.
Applied Do(const Clinic& clinic, Command command, const std::string& request_id,
           const std::string& action, Instant now) {
  command.now = now;
  command.request_id =
      request_id.empty() ? absl::StrCat(action, " ", clinic.version()) : request_id;
  return ApplyOrRaise(clinic, command);
}

template <class Entity>
std::string KeyOf(const Clinic& clinic, Id<Entity> id) {
  const EntityFound<Entity> entity = clinic.Get(id);
  return entity ? entity->key : std::string();
}

Applied BookOrRaise(const Clinic& clinic, const BookingRequest& request, Instant now,
                    std::optional<Instant> start, const std::optional<Override>& override,
                    const std::string& request_id) {
  Command command;
  command.book = BookCommand{.request = request, .start = start, .override = override};
  return Do(clinic, command, request_id, absl::StrCat("book ", request.key), now);
}

Applied ChangeStatusOrRaise(const Clinic& clinic, AppointmentId appointment, AppointmentStatus to,
                            Instant now, const std::string& reason, const std::string& request_id) {
  Command command;
  command.change_status =
      ChangeStatusCommand{.appointment = appointment, .to = to, .reason = reason};
  return Do(clinic, command, request_id,
            absl::StrCat(AsAbsl(NameOf(to)), " ", KeyOf(clinic, appointment)), now);
}

Applied CancelOrRaise(const Clinic& clinic, AppointmentId appointment, Instant now,
                      const std::string& reason, bool by_clinic, const std::string& request_id) {
  const auto to =
      by_clinic ? AppointmentStatus::kCancelledByClinic : AppointmentStatus::kCancelledByPatient;
  return ChangeStatusOrRaise(clinic, appointment, to, now, reason, request_id);
}

// The request of the appointment, with what the caller gives in its place.
Applied RescheduleOrRaise(const Clinic& clinic, AppointmentId appointment, Instant now,
                          const std::optional<BookingRequest>& request,
                          std::optional<Instant> start, const std::string& reason,
                          const std::optional<Override>& override, const std::string& request_id) {
  const std::optional<Appointment> before = clinic.Get(appointment);
  const std::optional<BookingRequest> first = before ? clinic.Get(before->request) : std::nullopt;
  Command command;
  command.reschedule = RescheduleCommand{
      .appointment = appointment, .start = start, .reason = reason, .override = override};
  if (request) {
    command.reschedule->request = *request;
  } else if (first) {
    command.reschedule->request = *first;
  } else {
    throw StatusError{
        absl::NotFoundError("the appointment has no request in this clinic: give one, `request`")};
  }
  return Do(clinic, command, request_id, "reschedule " + KeyOf(clinic, appointment), now);
}

Applied HoldOrRaise(const Clinic& clinic, const BookingRequest& request, Instant start,
                    Instant expires_at, Instant now, const std::optional<Override>& override,
                    const std::string& request_id) {
  Command command;
  command.place_hold = PlaceHoldCommand{
      .request = request, .start = start, .expires_at = expires_at, .override = override};
  return Do(clinic, command, request_id, "hold " + request.key, now);
}

Applied ReleaseHoldOrRaise(const Clinic& clinic, HoldId hold, Instant now,
                           const std::string& request_id) {
  Command command;
  command.release_hold = ReleaseHoldCommand{.hold = hold};
  return Do(clinic, command, request_id, "release " + KeyOf(clinic, hold), now);
}

Applied ConfirmHoldOrRaise(const Clinic& clinic, HoldId hold, Instant now,
                           const std::string& request_id) {
  Command command;
  command.confirm_hold = ConfirmHoldCommand{.hold = hold};
  return Do(clinic, command, request_id, "confirm " + KeyOf(clinic, hold), now);
}

// Of the visit; else of the appointment, with its patient and site where none are given; else of a
// walk-in.
Applied RecordOrRaise(const Clinic& clinic, const Stamp& stamp, std::optional<VisitId> visit,
                      std::optional<AppointmentId> appointment, std::optional<PatientId> patient,
                      std::optional<SiteId> site, Instant now, const std::string& request_id) {
  const std::optional<Appointment> promised = appointment ? clinic.Get(*appointment) : std::nullopt;
  Command command;
  command.record =
      RecordCommand{.visit = visit.value_or(VisitId()),
                    .appointment = appointment.value_or(AppointmentId()),
                    .patient = patient.value_or(promised ? promised->patient : PatientId()),
                    .site = site.value_or(promised ? promised->site : SiteId()),
                    .stamp = stamp};
  return Do(clinic, command, request_id, "record", now);
}

Applied PutStaffOrRaise(const Clinic& clinic, const Staff& staff, Instant now,
                        const std::string& request_id) {
  Command command;
  command.put_staff = PutStaffCommand{.staff = staff};
  return Do(clinic, command, request_id, "staff " + staff.key, now);
}

Applied PutPatientOrRaise(const Clinic& clinic, const Patient& patient, Instant now,
                          const std::string& request_id) {
  Command command;
  command.put_patient = PutPatientCommand{.patient = patient};
  return Do(clinic, command, request_id, "patient " + patient.key, now);
}

Applied SetAvailabilityOrRaise(const Clinic& clinic, const Availability& availability, Instant now,
                               const std::string& request_id) {
  Command command;
  command.set_availability = SetAvailabilityCommand{.availability = availability};
  return Do(clinic, command, request_id, "availability", now);
}

Applied FixNamesOrRaise(const Clinic& clinic, const DateRange& days, std::optional<SiteId> site,
                        Instant now, const std::string& request_id) {
  Command command;
  command.fix_names = FixNamesCommand{.site = site.value_or(SiteId()), .days = days};
  return Do(clinic, command, request_id, "fix names", now);
}

// The appointment that the events end with.
std::optional<Appointment> BookedBy(const Applied& applied) {
  std::optional<Appointment> last;
  for (const Event& event : applied.events) {
    if (event.appointment) last = *event.appointment;
  }
  return last;
}

bool ConvertContents(PyObject* object, void* value) {
  if (!py::isinstance<Clinic>(object)) return false;
  *static_cast<ClinicContents*>(value) = py::cast<const Clinic&>(py::handle(object)).Contents();
  return true;
}

template <class Entity>
void Number(std::uint32_t tag, std::vector<Entity>& list) {
  for (std::uint32_t i = 0; i < list.size(); ++i) list[i].id = Id<Entity>::Of(tag, i);
}

ClinicContents WithIds(ClinicContents contents) {
  const std::uint32_t tag = ClinicTag(contents.identifier);
  Number(tag, contents.sites);
  Number(tag, contents.rooms);
  Number(tag, contents.equipment);
  Number(tag, contents.staff);
  Number(tag, contents.pods);
  Number(tag, contents.programs);
  Number(tag, contents.cohorts);
  Number(tag, contents.visit_types);
  Number(tag, contents.policies);
  Number(tag, contents.patients);
  Number(tag, contents.requests);
  Number(tag, contents.appointments);
  Number(tag, contents.visits);
  Number(tag, contents.holds);
  return contents;
}

template <class Entity>
void AddList(py::class_<Clinic>& cls, const char* name) {
  const ListInfo& list = InfoOfList<Entity>(name);
  cls.def_property_readonly(
      name,
      [&list](const Clinic& c) {
        return Entities{c, &list};
      },
      "By key or id.");
}

void BindCommands(py::class_<Clinic>& cls) {
  cls.def("apply", &ApplyOrRaise, py::arg("command"), Release(),
          "The clinic after the command, with its events; BookingRefused with every reason where\n"
          "it is refused, InvalidInput with findings where it makes no sense.")
      .def(
          "book", &BookOrRaise, py::arg("request"), py::kw_only(), py::arg("now"),
          py::arg("start") = py::none(), py::arg("override") = py::none(),
          py::arg("request_id") = "", Release(),
          "Books the request at `start`, or at the first opening; with an override, which needs a\n"
          "start, in spite of the kinds of conflict it names, by leave of a booking policy.\n"
          "BookingRefused with every reason where it cannot be.")
      .def("change_status", &ChangeStatusOrRaise, py::arg("appointment"), py::kw_only(),
           py::arg("to"), py::arg("now"), py::arg("reason") = "", py::arg("request_id") = "",
           Release(), Doc("ChangeStatusCommand"))
      .def("cancel", &CancelOrRaise, py::arg("appointment"), py::kw_only(), py::arg("now"),
           py::arg("reason"), py::arg("by_clinic") = false, py::arg("request_id") = "", Release(),
           "Cancels the appointment, for the patient or for the clinic.")
      .def(
          "reschedule", &RescheduleOrRaise, py::arg("appointment"), py::kw_only(), py::arg("now"),
          py::arg("request") = py::none(), py::arg("start") = py::none(), py::arg("reason"),
          py::arg("override") = py::none(), py::arg("request_id") = "", Release(),
          "Gives the appointment up for a new time, all or nothing: at `start`, or at the first\n"
          "opening; for the request it was made for, or another `request`; with an override as in\n"
          "`book`.")
      .def("hold", &HoldOrRaise, py::arg("request"), py::kw_only(), py::arg("start"),
           py::arg("expires_at"), py::arg("now"), py::arg("override") = py::none(),
           py::arg("request_id") = "", Release(), Doc("PlaceHoldCommand"))
      .def("release_hold", &ReleaseHoldOrRaise, py::arg("hold"), py::kw_only(), py::arg("now"),
           py::arg("request_id") = "", Release(), Doc("ReleaseHoldCommand"))
      .def("confirm_hold", &ConfirmHoldOrRaise, py::arg("hold"), py::kw_only(), py::arg("now"),
           py::arg("request_id") = "", Release(), Doc("ConfirmHoldCommand"))
      .def("record", &RecordOrRaise, py::arg("stamp"), py::kw_only(), py::arg("visit") = py::none(),
           py::arg("appointment") = py::none(), py::arg("patient") = py::none(),
           py::arg("site") = py::none(), py::arg("now"), py::arg("request_id") = "", Release(),
           Doc("RecordCommand"))
      .def("put_staff", &PutStaffOrRaise, py::arg("staff"), py::kw_only(), py::arg("now"),
           py::arg("request_id") = "", Release(), Doc("PutStaffCommand"))
      .def("put_patient", &PutPatientOrRaise, py::arg("patient"), py::kw_only(), py::arg("now"),
           py::arg("request_id") = "", Release(), Doc("PutPatientCommand"))
      .def("set_availability", &SetAvailabilityOrRaise, py::arg("availability"), py::kw_only(),
           py::arg("now"), py::arg("request_id") = "", Release(), Doc("SetAvailabilityCommand"))
      .def("fix_names", &FixNamesOrRaise, py::arg("days"), py::kw_only(),
           py::arg("site") = py::none(), py::arg("now"), py::arg("request_id") = "", Release(),
           Doc("FixNamesCommand"))
      .def(
          "book_requests",
          [](const Clinic& c, Instant now) { return OrRaise(BookRequests(c, now)); }, py::kw_only(),
          py::arg("now"), Release(), Doc("BookRequests"))
      .def(
          "replay",
          [](const Clinic& c, const std::vector<Event>& events) {
            return OrRaise(Replay(c, events));
          },
          py::arg("events"), Release(), Doc("Replay"));
}

}  // namespace

void BindClinic(py::module_& module) {
  BindEntities(module);
  struct_info<ClinicContents>.convert = &ConvertContents;
  struct_info<ClinicContents>.also = " | Clinic";
  py::class_<Clinic> cls(module, "Clinic", Doc("Clinic"));
  py::class_<Applied>(module, "Applied", "What a command led to: the next clinic and its events.")
      .def_property_readonly(
          "clinic", [](const Applied& a) { return a.clinic; }, "The clinic after the command.")
      .def_property_readonly(
          "events", [](const Applied& a) { return a.events; }, Doc("Applied.events"))
      .def_property_readonly("appointment", &BookedBy,
                             "The appointment made or changed last; None where there is none.");
  py::class_<BookedRequests>(module, "BookedRequests", Doc("BookedRequests"))
      .def_property_readonly(
          "clinic", [](const BookedRequests& b) { return b.clinic; },
          "The clinic with the appointments.")
      .def_property_readonly(
          "booked", [](const BookedRequests& b) { return b.booked; }, Doc("BookedRequests.booked"))
      .def_property_readonly(
          "refused", [](const BookedRequests& b) { return b.refused; },
          Doc("BookedRequests.refused"));
  cls.def(
      py::init([](const ClinicContents& contents, const RuleBook& rules, const DateRange& horizon) {
        return OrRaise(Clinic::Create(contents, rules, horizon));
      }),
      py::arg("contents"), py::arg("rules"), py::kw_only(),
      py::arg_v("horizon", DateRange(), "DateRange()"), Release(), Doc("Clinic.Create"));
  cls.def_property_readonly("identifier", &Clinic::identifier, "Unique in the world, stable.")
      .def_property_readonly("name", &Clinic::name, "For people.")
      .def_property_readonly("version", &Clinic::version, "Counts the commands applied.")
      .def_property_readonly(
          "rules", [](const Clinic& c) { return c.rules(); }, "The rules it works under.")
      .def_property_readonly("contents", &Clinic::Contents,
                             "Everything as plain values, for the wire, tables and pictures.");
  AddList<Site>(cls, "sites");
  AddList<Room>(cls, "rooms");
  AddList<Equipment>(cls, "equipment");
  AddList<Staff>(cls, "staff");
  AddList<Pod>(cls, "pods");
  AddList<Program>(cls, "programs");
  AddList<Cohort>(cls, "cohorts");
  AddList<VisitType>(cls, "visit_types");
  AddList<Policy>(cls, "policies");
  cls.def_property_readonly(
      "booking_policies",
      [](const Clinic& c) {
        return Entities{c, &kBookingPolicies};
      },
      "By key.");
  AddList<Patient>(cls, "patients");
  AddList<BookingRequest>(cls, "requests");
  AddList<Appointment>(cls, "appointments");
  AddList<Visit>(cls, "visits");
  AddList<Hold>(cls, "holds");
  BindScheduleOf(cls);
  BindCommands(cls);
  cls.def(
         "day",
         [](const py::object& self, const py::object& pod, const py::object& date) -> py::object {
           return py::module_::import("polyclinic._day").attr("Day")(self, pod, date);
         },
         py::arg("pod"), py::arg("date"),
         "A pod's day as a picture; in a notebook it draws itself.")
      .def(
          "week",
          [](const py::object& self, const py::object& site, const py::object& monday,
             const py::object& refused) -> py::object {
            return py::module_::import("polyclinic._week")
                .attr("Week")(self, site, monday, refused);
          },
          py::arg("site"), py::arg("monday"), py::arg("refused") = py::tuple(),
          "The shortage of a site's week as a picture, with what the refused requests ask for; in\n"
          "a notebook it draws itself.")
      .def("__copy__", [](const Clinic& c) { return c; })
      .def(
          "__deepcopy__", [](const Clinic& c, const py::object&) { return c; }, py::arg("memo"))
      .def("__repr__", [](const Clinic& c) {
        return "Clinic('" + c.identifier() + "', version " + std::to_string(c.version()) + ")";
      });
  py::class_<Desk>(module, "Desk", Doc("Desk"))
      .def(py::init([](const Clinic& clinic) { return std::make_unique<Desk>(clinic); }),
           py::arg("clinic"))
      .def("snapshot", &Desk::Snapshot, Release(), Doc("Desk.Snapshot"))
      .def(
          "submit",
          [](Desk& desk, const Command& command) {
            Desk::Answer answer = OrRaise(desk.Submit(command));
            if (auto* refusal = std::get_if<Refusal>(&answer)) {
              throw RefusedError{std::move(*refusal)};
            }
            return std::get<std::vector<Event>>(std::move(answer));
          },
          py::arg("command"), Release(),
          "Applies the command to the current clinic and gives its events. Fails as\n"
          "`Clinic.apply` does, and then nothing changed.");
  module.def(
      "with_ids", &WithIds, py::arg("contents"),
      "The contents with an id for each entity: its position, under the clinic's identifier.");
  module.def(
      "impact_of",
      [](const ClinicContents& before, const RuleBook& rules_before, const ClinicContents& after,
         const RuleBook& rules_after,
         Date on) { return OrRaise(ImpactOf(before, rules_before, after, rules_after, on)); },
      py::arg("before"), py::arg("rules_before"), py::arg("after"), py::arg("rules_after"),
      py::arg("on"), Release(), Doc("ImpactOf"));
  module.def(
      "with_lapse",
      [](const ClinicContents& contents, StaffId staff, const CredentialCode& credential, Date on) {
        return OrRaise(WithLapse(contents, staff, credential, on));
      },
      py::arg("contents"), py::arg("staff"), py::arg("credential"), py::arg("on"), Release(),
      Doc("WithLapse"));
  module.def("diff", &Diff, py::arg("before"), py::arg("after"), Release(), Doc("Diff"));
  module.def(
      "validate", [](const ClinicContents& contents) { return Validate(contents).all(); },
      py::arg("contents"), Release(), Doc("Validate"));
}

}  // namespace polyclinic::python
