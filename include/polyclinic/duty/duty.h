#ifndef POLYCLINIC_DUTY_DUTY_H_
#define POLYCLINIC_DUTY_DUTY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "polyclinic/base/confidence.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"

namespace polyclinic {

enum class DutyArea { kClinical = 1, kAdministrative, kNeverDelegable };
POLYCLINIC_ENUMERATORS(DutyArea, {{DutyArea::kClinical, "clinical"},
                                  {DutyArea::kAdministrative, "administrative"},
                                  {DutyArea::kNeverDelegable, "never_delegable"}})

// How a medicine is given. `performed_as` and rules distinguish the routes.
enum class DrugRoute {
  kIntramuscular = 1,
  kSubcutaneous,
  kIntradermal,
  kIntravenous,
  kOral,
  kTopical,
  kInhaled,
  kOphthalmic,
  kOtic,
  kRectal,
  kVaginal,
  kNasal
};
POLYCLINIC_ENUMERATORS(DrugRoute, {{DrugRoute::kIntramuscular, "intramuscular"},
                                   {DrugRoute::kSubcutaneous, "subcutaneous"},
                                   {DrugRoute::kIntradermal, "intradermal"},
                                   {DrugRoute::kIntravenous, "intravenous"},
                                   {DrugRoute::kOral, "oral"},
                                   {DrugRoute::kTopical, "topical"},
                                   {DrugRoute::kInhaled, "inhaled"},
                                   {DrugRoute::kOphthalmic, "ophthalmic"},
                                   {DrugRoute::kOtic, "otic"},
                                   {DrugRoute::kRectal, "rectal"},
                                   {DrugRoute::kVaginal, "vaginal"},
                                   {DrugRoute::kNasal, "nasal"}})

// "By this route the act is that duty": a vaccine given into a muscle is an intramuscular
// injection.
struct PerformedAs {
  // The route by which the duty is done.
  DrugRoute route = DrugRoute::kIntramuscular;
  // The duty it then is as well; the rules of both bind.
  DutyCode duty;
  bool operator==(const PerformedAs&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PerformedAs*, Visitor&& v) {
  v("route", &PerformedAs::route);
  v("duty", &PerformedAs::duty);
}

// How long something takes: the corners of a triangular distribution.
struct DurationSpread {
  Duration low{};
  Duration mode{};
  Duration high{};
  bool operator==(const DurationSpread&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DurationSpread*, Visitor&& v) {
  v("low", &DurationSpread::low);
  v("mode", &DurationSpread::mode);
  v("high", &DurationSpread::high);
}

// One delegable act of a medical assistant, or an act that is never delegable.
struct Duty {
  // The duty's code, unique in the catalog: C19, A05, X03.
  DutyCode code;
  // What the act is, in English.
  std::string name;
  // What the act is, in Spanish.
  std::string name_es;
  DutyArea area = DutyArea::kClinical;
  // A medical assistant's minutes. Editorial, to be replaced by the practice's own.
  DurationSpread minutes;
  // The parts of a composite duty (C06 is C07 to C12); it is not counted beside them.
  std::vector<DutyCode> parts;
  // What the duty also is, by route.
  std::vector<PerformedAs> performed_as;
  // The act gives a medicine: rules may ask for its route, class and dose check.
  bool gives_medicine = false;
  // How sure the facts of this entry are.
  Confidence confidence = Confidence::kEditorial;
  // Where they come from.
  std::string source;
  // When that was last read.
  Date seen_on{};
  // Who must check them again before they are relied on.
  std::string recheck_by;
  // What the act is in code systems of others, by code; their words only where the licence allows.
  std::vector<Coding> codes;
  bool operator==(const Duty&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Duty*, Visitor&& v) {
  v("code", &Duty::code);
  v("name", &Duty::name);
  v("name_es", &Duty::name_es);
  v("area", &Duty::area);
  v("minutes", &Duty::minutes);
  v("parts", &Duty::parts);
  v("performed_as", &Duty::performed_as);
  v("gives_medicine", &Duty::gives_medicine);
  v("confidence", &Duty::confidence);
  v("source", &Duty::source);
  v("seen_on", &Duty::seen_on);
  v("recheck_by", &Duty::recheck_by);
  v("codes", &Duty::codes);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_DUTY_DUTY_H_
