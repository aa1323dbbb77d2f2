// Room synthea: an export as a clinic and a week of requests.
#include "polyclinic/synthea/synthea.h"

#include "bindings/parts.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/table/table_text.h"

namespace polyclinic::python {
namespace {

SyntheaClinic Read(const Path& directory, std::int32_t year, Date monday,
                   const std::optional<Catalog>& catalog) {
  return OrRaise(ReadSynthea(directory.text, {.year = year, .monday = monday},
                             catalog ? *catalog : ShippedCatalog()));
}

void BindSyntheaClinic(py::module_& module) {
  py::class_<SyntheaClinic>(module, "SyntheaClinic", Doc("SyntheaClinic"))
      .def_property_readonly(
          "contents", [](const SyntheaClinic& s) { return s.contents; },
          "The clinic and the week's requests.")
      .def_property_readonly(
          "encounters", [](const SyntheaClinic& s) { return s.encounters; },
          Doc("SyntheaClinic.encounters"))
      .def_property_readonly(
          "demands", [](const SyntheaClinic& s) { return s.demands; },
          "The duties that the year asks for, by code, and who of the clinic may do each.")
      .def_property_readonly(
          "unmapped_rows", [](const SyntheaClinic& s) { return s.unmapped_rows; },
          Doc("SyntheaClinic.unmapped_rows"))
      .def_property_readonly(
          "unmapped", [](const SyntheaClinic& s) { return s.unmapped; },
          Doc("SyntheaClinic.unmapped"))
      .def_property_readonly(
          "summary", [](const SyntheaClinic& s) { return s.summary; }, Doc("SyntheaClinic.summary"))
      .def("__repr__", [](const SyntheaClinic& s) {
        return "<SyntheaClinic of " + std::to_string(s.encounters) + " encounters>";
      });
}

}  // namespace

void BindSynthea(py::module_& module) {
  BindSyntheaClinic(module);
  module.def("read_synthea", &Read, py::arg("directory"), py::kw_only(),
             py::arg("year") = SyntheaOptions().year, py::arg("monday"),
             py::arg("catalog") = py::none(), Release(), Doc("ReadSynthea"));
  module.def("duty_of_code", &DutyOfCode, py::arg("system"), py::arg("code"), Doc("DutyOfCode"));
  module.def(
      "with_care_by_nurse",
      [](const ClinicContents& contents, const std::vector<Refusal>& refused) {
        return WithCareByNurse(contents, refused);
      },
      py::arg("contents"), py::arg("refused"), Release(), Doc("WithCareByNurse"));
}

}  // namespace polyclinic::python
