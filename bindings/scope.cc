// Room scope: rule books, verdicts, abilities.
#include <pybind11/typing.h>

#include <limits>

#include "bindings/parts.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/abilities.h"
#include "polyclinic/scope/across.h"
#include "polyclinic/scope/additions.h"
#include "polyclinic/scope/coverage.h"
#include "polyclinic/scope/evaluate.h"
#include "polyclinic/scope/lint.h"
#include "polyclinic/scope/standing.h"

namespace polyclinic::python {
namespace {

// Where a rule set is asked for, a rule book or a catalog will do: the rules inside it.
const void* ViewRuleSet(PyObject* object) {
  if (py::isinstance<RuleBook>(object)) {
    return &py::cast<const RuleBook&>(py::handle(object)).rules();
  }
  const auto* catalog = static_cast<const Catalog*>(Unwrap(struct_info<Catalog>, object));
  return catalog != nullptr ? &catalog->rules : nullptr;
}

// An ability with the tables that its alternatives lie in.
struct HeldAbility {
  Abilities owner;
  Ability ability;
};
// One alternative of it.
struct HeldResidual {
  Abilities owner;
  const Residual* residual;
};

// As stubs tell it.
template <class T>
using TupleOf = py::typing::Tuple<T, py::ellipsis>;

// The enumerators whose bits are set.
template <Enumerated E>
std::vector<E> OfBits(std::uint32_t bits) {
  std::vector<E> set;
  for (const auto& e : enumerators(E{})) {
    if ((bits & BitOf(e.value)) != 0) set.push_back(e.value);
  }
  return set;
}

std::vector<HeldResidual> AlternativesOf(const HeldAbility& held) {
  std::vector<HeldResidual> all;
  for (const Residual& residual : held.ability.alternatives) all.push_back({held.owner, &residual});
  return all;
}

// None where the range is open at that end.
std::optional<std::int32_t> AgeFrom(const HeldResidual& held) {
  const std::int32_t age = held.residual->age_from;
  return age == std::numeric_limits<std::int32_t>::min() ? std::nullopt : std::optional(age);
}
std::optional<std::int32_t> AgeUntil(const HeldResidual& held) {
  const std::int32_t age = held.residual->age_until;
  return age == std::numeric_limits<std::int32_t>::max() ? std::nullopt : std::optional(age);
}

void BindAbility(py::module_& module) {
  py::class_<SupervisionTerm>(module, "SupervisionTerm", Doc("SupervisionTerm"))
      .def_property_readonly(
          "modes", [](const SupervisionTerm& t) { return OfBits<SupervisionMode>(t.modes); },
          "The modes accepted.")
      .def_property_readonly(
          "roles", [](const SupervisionTerm& t) { return OfBits<Role>(t.roles); },
          "The roles accepted.")
      .def_property_readonly(
          "at_most", [](const SupervisionTerm& t) { return t.at_most; },
          Doc("SupervisionTerm.at_most"));
  py::class_<HeldResidual>(module, "Residual", Doc("Residual"))
      .def_property_readonly(
          "supervision",
          [](const HeldResidual& h) -> TupleOf<SupervisionTerm> {
            py::list terms;
            for (const SupervisionTerm& term : h.residual->supervision) terms.append(term);
            return py::tuple(terms);
          },
          Doc("Residual.supervision"))
      .def_property_readonly(
          "delegation", [](const HeldResidual& h) { return h.residual->delegation; },
          Doc("Residual.delegation"))
      .def_property_readonly("age_from", &AgeFrom, "The least age of the patient; None: any.")
      .def_property_readonly("age_until", &AgeUntil,
                             "The age from which on it no longer holds; None: any.")
      .def_property_readonly(
          "obligations",
          [](const HeldResidual& h) {
            return std::vector<MissingItem>(h.residual->obligations.begin(),
                                            h.residual->obligations.end());
          },
          Doc("Residual.obligations"));
  py::class_<HeldAbility>(module, "Ability", Doc("Ability"))
      .def_property_readonly(
          "kind", [](const HeldAbility& h) { return h.ability.kind; }, Doc("AbilityKind"))
      .def_property_readonly(
          "alternatives",
          [](const HeldAbility& h) -> TupleOf<HeldResidual> {
            py::list all;
            for (HeldResidual& residual : AlternativesOf(h)) all.append(std::move(residual));
            return py::tuple(all);
          },
          Doc("Ability.alternatives"))
      .def("__repr__", [](const HeldAbility& h) {
        return "Ability(" + std::string(NameOf(h.ability.kind)) + ", " +
               std::to_string(h.ability.alternatives.size()) + " alternatives)";
      });
}

std::vector<Verdict> EvaluateMany(const RuleBook& book, const std::vector<Situation>& situations,
                                  const std::vector<Policy>& policies) {
  std::vector<Verdict> verdicts;
  verdicts.reserve(situations.size());
  for (const Situation& s : situations) verdicts.push_back(Evaluate(book, policies, s));
  return verdicts;
}

Abilities Compile(const RuleBook& book, const Site& site, Date date,
                  const std::vector<Staff>& staff, const std::vector<Policy>& policies,
                  const std::string& patient_location) {
  AbilityPlace place = AbilityPlace::At(site);
  if (!patient_location.empty()) {
    const auto code = JurisdictionCode::Parse(patient_location);
    if (!code) throw BadValue{false, "a jurisdiction such as US-WA", patient_location};
    place = AbilityPlace::Telehealth(site, *code);
  }
  return OrRaise(Abilities::Compile(book, policies, place, date, staff));
}

void BindQuestions(py::module_& module) {
  struct_info<Addition>.text = [](const void* v) {
    return ToText(*static_cast<const Addition*>(v));
  };
  const auto no_policies = py::arg_v("policies", std::vector<Policy>(), "()");
  const auto circumstances = py::arg_v("circumstances", Circumstances(), "Circumstances()");
  module.def("standing_of", &StandingOf, py::arg("verdict"),
             "How a person stands to a duty: the outcome, with Unmet told apart by whose matter it "
             "is.");
  module.def(
      "situation_at",
      [](const Site& site, Date date, const Staff& person, const DutyCode& duty) {
        return SituationAt(AbilityPlace::At(site), date, person, duty);
      },
      py::arg("site"), py::arg("date"), py::arg("person"), py::arg("duty"), Doc("SituationAt"));
  module.def("training_hours", &TrainingHours, Doc("TrainingHours"));
  module.def(
      "cheapest_additions",
      [](const RuleBook& rules, const Situation& situation, const std::vector<Policy>& policies,
         const CostTable& costs) {
        return OrRaise(CheapestAdditions(rules, policies, situation, costs));
      },
      py::arg("rules"), py::arg("situation"), py::kw_only(), no_policies,
      py::arg_v("costs", TrainingHours(), "training_hours()"), Release(), Doc("CheapestAdditions"));
  module.def(
      "coverage_of",
      [](const Staff& person, const Specialty& specialty, const RuleSet& rules, Date on,
         const CoverageMeasure& measure) {
        return CoverageOf(person, specialty, rules.duties, on, measure);
      },
      py::arg("person"), py::arg("specialty"), py::arg("rules"), py::arg("on"), py::kw_only(),
      py::arg_v("measure", CoverageMeasure(), "CoverageMeasure()"), Release(), Doc("CoverageOf"));
  module.def("holders_told_apart", &HoldersToldApart, py::arg("rules"), py::arg("duty") = "",
             Release(), Doc("HoldersToldApart"));
  module.def(
      "across_jurisdictions",
      [](const RuleBook& rules, const DutyCode& duty, Date date, const std::vector<Holder>& holders,
         const Circumstances& c) {
        return OrRaise(AcrossJurisdictions(rules, duty, date, holders, c));
      },
      py::arg("rules"), py::arg("duty"), py::arg("date"), py::kw_only(),
      py::arg_v("holders", std::vector<Holder>(), "()"), circumstances, Release(),
      Doc("AcrossJurisdictions"));
  module.def("may_be_planned", &MayBePlanned, py::arg("standing"), Doc("MayBePlanned"));
  module.def("general_situation", &GeneralSituation, py::arg("jurisdiction"), py::arg("duty"),
             py::arg("credential"), py::arg("date"), py::kw_only(), circumstances, Release(),
             Doc("GeneralSituation"));
  module.def("answer_to", &AnswerTo, py::arg("rules"), py::arg("jurisdiction"), py::arg("duty"),
             py::arg("date"), py::arg("holder"), py::kw_only(), circumstances, Release(),
             Doc("AnswerTo"));
  module.def("last_seen", &LastSeen, py::arg("rules"), Doc("LastSeen"));
}

}  // namespace

void BindScope(py::module_& module) {
  struct_info<RuleSet>.view = &ViewRuleSet;
  struct_info<RuleSet>.also = " | RuleBook | Catalog";
  struct_info<Verdict>.text = [](const void* v) { return ToText(*static_cast<const Verdict*>(v)); };
  struct_info<MissingItem>.text = [](const void* v) {
    return ToText(*static_cast<const MissingItem*>(v));
  };
  py::class_<RuleBook>(module, "RuleBook", Doc("RuleBook"))
      .def(py::init([](const RuleSet& rules) { return OrRaise(RuleBook::Make(rules)); }),
           py::arg("rules"), Doc("RuleBook.Make"))
      .def_property_readonly(
          "rules", [](const RuleBook& b) { return b.rules(); }, "The rule set.")
      .def_property_readonly("edition", &RuleBook::edition, "The edition of the rule set.")
      .def(
          "find",
          [](const RuleBook& b, const std::string& id) {
            const Rule* rule = b.Find(id);
            return rule != nullptr ? std::optional<Rule>(*rule) : std::nullopt;
          },
          py::arg("id"), "The rule with that id, or None.")
      .def_property_readonly(
          "duties",
          [](const RuleBook& b) { return std::vector<Duty>(b.duties().begin(), b.duties().end()); },
          "The duties of the set, ascending by code.")
      .def("covers", &RuleBook::Covers, py::arg("jurisdiction"), Doc("RuleBook.Covers"))
      .def("__repr__", [](const RuleBook& b) { return "RuleBook(edition='" + b.edition() + "')"; })
      .def(py::pickle([](const RuleBook& b) { return py::make_tuple(1, b.rules()); },
                      [](const py::tuple& state) {
                        const void* rules = Unwrap(struct_info<RuleSet>, state[1].ptr());
                        if (rules == nullptr) throw py::value_error("RuleBook: pickled wrongly");
                        return OrRaise(RuleBook::Make(*static_cast<const RuleSet*>(rules)));
                      }));
  module.def(
      "validate_rules", [](const RuleSet& rules) { return ValidateRules(rules).all(); },
      py::arg("rules"), Doc("ValidateRules"));
  module.def("edition_date", &EditionDate, py::arg("edition"), Doc("EditionDate"));
  module.def(
      "lint_rules",
      [](const RuleSet& rules, std::optional<Date> as_of) { return LintRules(rules, as_of).all(); },
      py::arg("rules"), py::kw_only(), py::arg("as_of") = py::none(), Release(), Doc("LintRules"));
  module.def(
      "evaluate",
      [](const RuleBook& rules, const Situation& situation, const std::vector<Policy>& policies) {
        return Evaluate(rules, policies, situation);
      },
      py::arg("rules"), py::arg("situation"), py::kw_only(),
      py::arg_v("policies", std::vector<Policy>(), "()"), Release(), Doc("Evaluate"));
  module.def("evaluate_many", &EvaluateMany, py::arg("rules"), py::arg("situations"), py::kw_only(),
             py::arg_v("policies", std::vector<Policy>(), "()"), Release(),
             "The verdicts of many situations, in their order. Other threads run meanwhile.");
  BindAbility(module);
  py::class_<Abilities>(module, "Abilities", Doc("Abilities"))
      .def(py::init(&Compile), py::arg("rules"), py::kw_only(), py::arg("site"), py::arg("date"),
           py::arg("staff"), py::arg_v("policies", std::vector<Policy>(), "()"),
           py::arg("patient_location") = "", Release(), Doc("Abilities.Compile"))
      .def(
          "of",
          [](const Abilities& a, StaffId staff, const DutyCode& duty) {
            return HeldAbility{a, a.Of(staff, duty)};
          },
          py::arg("staff"), py::arg("duty"), Doc("Abilities.Of"))
      .def(
          "kind",
          [](const Abilities& a, StaffId staff, const DutyCode& duty) {
            return a.Of(staff, duty).kind;
          },
          py::arg("staff"), py::arg("duty"), "What the duty is to the person, without conditions.")
      .def(
          "kinds",
          [](const Abilities& a, const std::vector<StaffId>& staff,
             const std::vector<DutyCode>& duties) {
            std::vector<std::vector<AbilityKind>> kinds;
            for (const StaffId person : staff) {
              auto& row = kinds.emplace_back();
              for (const DutyCode& duty : duties) row.push_back(a.Of(person, duty).kind);
            }
            return kinds;
          },
          py::arg("staff"), py::arg("duties"), Release(),
          "For each person, in order, what each duty is to them.")
      .def("situation_of", &Abilities::SituationOf, py::arg("person"), py::arg("duty"),
           Doc("Abilities.SituationOf"))
      .def("explain", &Abilities::Explain, py::arg("situation"), Release(),
           Doc("Abilities.Explain"))
      .def_property_readonly("date", &Abilities::date, "The day they were compiled for.");
  BindQuestions(module);
}

}  // namespace polyclinic::python
