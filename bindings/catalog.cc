// Room catalog: the shipped facts, and one's own on top.
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/catalog/changes.h"

#include "bindings/parts.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule_book.h"

namespace polyclinic::python {

// A Python object that is a Catalog: signatures say so.
class CatalogObject : public py::object {
  using py::object::object;
};

}  // namespace polyclinic::python

template <>
struct pybind11::detail::handle_type_name<polyclinic::python::CatalogObject> {
  static constexpr auto name = const_name("Catalog");
};

namespace polyclinic::python {

void BindCatalog(py::module_& module) {
  module.def(
      "find_duty",
      [](const Catalog& catalog, const DutyCode& code) {
        const Duty* duty = catalog.FindDuty(code);
        return duty != nullptr ? std::optional<Duty>(*duty) : std::nullopt;
      },
      py::arg("catalog"), py::arg("code"), "The duty of that code, or None.");
  module.def(
      "find_specialty",
      [](const Catalog& catalog, const SpecialtyCode& code) {
        const Specialty* specialty = catalog.FindSpecialty(code);
        return specialty != nullptr ? std::optional<Specialty>(*specialty) : std::nullopt;
      },
      py::arg("catalog"), py::arg("code"), "The specialty of that code, or None.");
  module.def(
      "find_credential_kind",
      [](const Catalog& catalog, const CredentialCode& code) {
        const CredentialKind* kind = catalog.FindCredentialKind(code);
        return kind != nullptr ? std::optional<CredentialKind>(*kind) : std::nullopt;
      },
      py::arg("catalog"), py::arg("code"), "The kind of credential of that code, or None.");
  module.def(
      "find_program_kind",
      [](const Catalog& catalog, const ProgramKindCode& code) {
        const ProgramKind* kind = catalog.FindProgramKind(code);
        return kind != nullptr ? std::optional<ProgramKind>(*kind) : std::nullopt;
      },
      py::arg("catalog"), py::arg("code"), "The kind of program of that code, or None.");
  module.def(
      "find_visit_type",
      [](const Catalog& catalog, const std::string& key) {
        const VisitTypeEntry* entry = catalog.FindVisitType(key);
        return entry != nullptr ? std::optional<VisitTypeEntry>(*entry) : std::nullopt;
      },
      py::arg("catalog"), py::arg("key"), "The catalog's visit type of that key, or None.");
  module.def(
      "check_sources", [](const Catalog& catalog) { return CheckSources(catalog).all(); },
      py::arg("catalog"), Release(), Doc("CheckSources"));
  module.def(
      "shipped_catalog",
      [] {
        return py::reinterpret_steal<CatalogObject>(
            WrapInside(struct_info<Catalog>, &ShippedCatalog(), Py_None));
      },
      Doc("ShippedCatalog"));
  module.def(
      "shipped_rules",
      [] {
        static const RuleBook* const kBook =
            new RuleBook(OrRaise(RuleBook::Make(ShippedCatalog().rules)));
        return *kBook;
      },
      "The rule book of the shipped catalog. Made once, on the first call.");
  module.def(
      "overlay",
      [](const Catalog& catalog, const CatalogEntries& entries) {
        return OrRaise(Overlay(catalog, entries));
      },
      py::arg("catalog"), py::arg("entries"), Release(), Doc("Overlay"));
  module.def(
      "overlay_text",
      [](const Catalog& catalog, const std::string& text) {
        return OrRaise(OverlayText(catalog, text));
      },
      py::arg("catalog"), py::arg("text"), Release(), Doc("OverlayText"));
  module.def(
      "overlay_file",
      [](const Catalog& catalog, const Path& path) {
        return OrRaise(OverlayFile(catalog, path.text));
      },
      py::arg("catalog"), py::arg("path"), Release(), Doc("OverlayFile"));
  module.def(
      "check_rule_files",
      [](const std::vector<std::string>& paths, std::optional<Date> as_of) {
        return CheckRuleFiles(paths, as_of).all();
      },
      py::arg_v("paths", std::vector<std::string>(), "()"), py::kw_only(),
      py::arg("as_of") = py::none(), Release(), Doc("CheckRuleFiles"));
  module.def(
      "add_visit_type",
      [](const Catalog& catalog, const std::string& key, const ClinicContents& clinic) {
        ClinicContents added = clinic;
        OrRaise(AddVisitType(catalog, key, added));
        return added;
      },
      py::arg("catalog"), py::arg("key"), py::arg("clinic"), Release(),
      "`clinic` with the catalog's visit type `key` and those linked to it added, with the "
      "clinic's "
      "ids; one whose key the clinic has already is left as it is. NotFound where the catalog has "
      "none of that key.");
  module.def(
      "changes_in",
      [](const JurisdictionCode& jurisdiction, const RuleBook& before, Date from_day,
         const RuleBook& after, Date to_day, const std::vector<Holder>& holders,
         const Circumstances& circumstances) {
        return OrRaise(
            ChangesIn(jurisdiction, before, from_day, after, to_day, holders, circumstances));
      },
      py::arg("jurisdiction"), py::arg("before"), py::arg("from_day"), py::arg("after"),
      py::arg("to_day"), py::kw_only(), py::arg_v("holders", std::vector<Holder>(), "()"),
      py::arg_v("circumstances", Circumstances(), "Circumstances()"), Release(), Doc("ChangesIn"));
}

}  // namespace polyclinic::python
