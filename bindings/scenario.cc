// Room scenario: generated clinics.
#include "polyclinic/scenario/scenario.h"

#include "bindings/parts.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/generator/generator.h"

namespace polyclinic::python {
namespace {

// A scenario's patients one after the other, each made when it is reached.
struct Patients {
  Scenario scenario;
  std::size_t next = 0;
};

Patient PatientOrRaise(const Scenario& scenario, std::int64_t index) {
  const auto count = static_cast<std::int64_t>(scenario.patient_count());
  if (index < 0 || index >= count) {
    throw py::index_error("found " + std::to_string(index) + ", expected 0 to " +
                          std::to_string(count - 1));
  }
  return scenario.PatientAt(static_cast<std::size_t>(index));
}

}  // namespace

void BindScenario(py::module_& module) {
  module.def("scenario_names", &ScenarioNames, Doc("ScenarioNames"));
  module.def(
      "check_scenario", [](const ScenarioSpec& spec) { return Check(spec).all(); }, py::arg("spec"),
      Doc("Check"));
  module.def(
      "generate", [](const ScenarioSpec& spec) { return OrRaise(GenerateContents(spec)); },
      py::arg("spec"), Release(), Doc("GenerateContents"));
  module.def("contents_digest", &ContentsDigest, py::arg("contents"), Release(),
             Doc("ContentsDigest"));
  module.def("to_command", &ToCommand, py::arg("spec"), Doc("ToCommand"));
  py::class_<Patients>(module, "ScenarioPatients",
                       "A scenario's patients one after the other, each made when it is reached.")
      .def("__iter__", [](const py::object& self) { return self; })
      .def("__next__", [](Patients& p) {
        if (p.next >= p.scenario.patient_count()) throw py::stop_iteration();
        return p.scenario.PatientAt(p.next++);
      });
  py::class_<VisitStream>(module, "VisitStream", Doc("VisitStream"))
      .def("__iter__", [](const py::object& self) { return self; })
      .def("__next__", [](VisitStream& stream) {
        VisitBatch batch;
        if (!stream.Next(batch)) throw py::stop_iteration();
        return batch;
      });
  py::class_<Scenario>(module, "Scenario", Doc("Scenario"))
      .def(py::init([](const ScenarioSpec& spec) { return OrRaise(Scenario::Open(spec)); }),
           py::arg("spec"))
      .def_property_readonly(
          "spec", [](const Scenario& s) { return s.spec(); }, "Which clinic.")
      .def_property_readonly("identifier", &Scenario::identifier, Doc("Scenario.identifier"))
      .def_property_readonly("now", &Scenario::now, Doc("Scenario.now"))
      .def_property_readonly("days", &Scenario::days, Doc("Scenario.days"))
      .def_property_readonly("patient_count", &Scenario::patient_count, "How many patients it has.")
      .def("patient_at", &PatientOrRaise, py::arg("index"), "That patient alone.")
      .def(
          "patients", [](const Scenario& s) { return Patients{s}; },
          "The patients one after the other, each made when it is reached: a million need not be\n"
          "held.")
      .def(
          "visit_batches", [](const Scenario& s) { return VisitStream(s); },
          "Requests, appointments and visits, a provider's day after the other, none of them "
          "held;\n"
          "grounds name no rules here.")
      .def("contents", &Scenario::Contents, Release(), Doc("Scenario.Contents"))
      .def(
          "clinic",
          [](const Scenario& s, const RuleBook& rules, const DateRange& horizon) {
            return OrRaise(Clinic::Create(s.Contents(), rules, horizon));
          },
          py::arg("rules"), py::kw_only(), py::arg_v("horizon", DateRange(), "DateRange()"),
          Release(), "Clinic(contents(), rules, horizon=horizon), without the contents in between.")
      .def("work", &Scenario::Work, Release(), Doc("Scenario.Work"))
      .def(
          "rows_digest",
          [](const Scenario& s, int threads) { return RowsDigest(s.generator(), threads); },
          py::arg("threads") = 1, Release(),
          "The digest of the compact rows that the clinic is made of; it does not depend on the\n"
          "number of threads.")
      .def("__repr__", [](const Scenario& s) { return "Scenario('" + s.identifier() + "')"; });
}

}  // namespace polyclinic::python
