#include "polyclinic/scope/abilities.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "polyclinic/scope/evaluate.h"
#include "scope/law.h"

namespace polyclinic {
namespace {

using namespace scope;  // the room's own vocabulary

// A span of positions in one of the tables.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin == end; }
};

// One fact of the drug that a way asks.
struct DrugTest {
  DrugField field = DrugField::kNone;
  bool negative = false;
  // Bits of routes or classes; of indications a range of the table of indications.
  std::uint64_t bits = 0;
  Range indications;
};

struct HardTerm {
  SupervisionTerm term;
  // Its absence is Unknown instead of Unmet.
  bool hard = false;
};

enum Flag : std::uint16_t {
  kFact = 1 << 0,            // rests on a fact about person or place that nobody stated
  kCap = 1 << 1,             // an uncertain rule stands in the way
  kPersonLacks = 1 << 2,     // the person lacks something today
  kDelegation = 1 << 3,      // must be delegated
  kDelegationHard = 1 << 4,  // likewise, else Unknown
  kDose = 1 << 5,
  kDoseHard = 1 << 6,
  kOrder = 1 << 7,  // an order of any kind
  kOrderHard = 1 << 8,
  kPatientOrder = 1 << 9,  // a patient-specific one
  kPatientOrderHard = 1 << 10
};

// An alternative in bits.
struct CompiledWay {
  std::int32_t age_from = kNoAgeFrom;
  std::int32_t age_until = kNoAgeUntil;
  Range terms;
  Range drugs;
  std::uint16_t flags = 0;

  bool AsksAge() const { return age_from != kNoAgeFrom || age_until != kNoAgeUntil; }
};

// One simple act of one person in one role: ranges of the tables of ways and of ranges.
struct CompiledPart {
  Range law;
  Range ways;
  // Ranges of ways: the certain forbids of law, then those of policies.
  Range law_forbids;
  Range policy_forbids;
  // Ranges of ways, one for each adopting policy.
  Range adopts;
};

struct CompiledDuty {
  AbilityKind kind = AbilityKind::kNever;
  Range residuals;
  // Parts in groups of `parts_per_role`, one group for each role.
  Range parts;
  std::uint16_t parts_per_role = 0;
  bool medicine = false;
};

// What a way comes to under the facts.
struct WayValue {
  bool live = false;
  Outcome outcome = Outcome::kUnknown;
  // Only an unstated fact keeps it from more than Unknown.
  bool missing_fact = false;
};

}  // namespace

struct Abilities::Tables {
  std::optional<RuleBook> book;
  std::vector<Policy> policies;
  AbilityPlace place;
  Date date{};

  std::vector<std::pair<StaffId, std::uint32_t>> rows;  // ascending by id
  std::vector<DutyCode> codes;                          // ascending
  std::vector<CompiledDuty> duties;                     // row * codes.size() + duty
  std::vector<CompiledPart> parts;
  std::vector<Range> ranges;
  std::vector<CompiledWay> ways;
  std::vector<HardTerm> terms;
  std::vector<DrugTest> drugs;
  std::vector<std::int32_t> indications;
  std::vector<Residual> residuals;
  std::vector<SupervisionTerm> residual_terms;
  std::vector<MissingItem> obligations;

  const CompiledDuty* Find(StaffId staff, std::uint32_t duty) const {
    const auto row = std::lower_bound(rows.begin(), rows.end(), staff,
                                      [](const auto& r, StaffId id) { return r.first < id; });
    if (row == rows.end() || row->first != staff || duty >= codes.size()) return nullptr;
    return &duties[row->second * codes.size() + duty];
  }
  std::optional<std::uint32_t> DutyAt(const DutyCode& code) const {
    const auto found = std::lower_bound(codes.begin(), codes.end(), code);
    if (found == codes.end() || *found != code) return std::nullopt;
    return static_cast<std::uint32_t>(found - codes.begin());
  }
};

namespace {

// The facts of one act, tested against compiled ways. Allocates nothing.
class Tester {
 public:
  Tester(const Abilities::Tables& tables, const ActFacts& facts, bool medicine);
  Outcome Judge(const CompiledPart& part) const;

 private:
  WayValue Test(const CompiledWay& way) const;
  WayValue Best(Range ways) const;
  Outcome AdoptedOr(const CompiledPart& part, Outcome otherwise) const;
  bool AnyCloses(Range forbids) const;
  bool TestDrug(const DrugTest& test, bool& open) const;
  bool Supervised(const SupervisionTerm& term) const;

  const Abilities::Tables& t_;
  const ActFacts& facts_;
  bool medicine_;
};

Tester::Tester(const Abilities::Tables& tables, const ActFacts& facts, bool medicine)
    : t_(tables), facts_(facts), medicine_(medicine) {}

bool Tester::Supervised(const SupervisionTerm& term) const {
  return std::any_of(facts_.plan.supervisors.begin(), facts_.plan.supervisors.end(),
                     [&](const PresentSupervisor& s) { return term.MetBy(s); });
}

// False: the way is void. `open`: not stated, so that it obliges.
bool Tester::TestDrug(const DrugTest& test, bool& open) const {
  bool stated = false;
  bool holds = false;  // without a drug, nothing is one of any list
  switch (test.field) {
    case DrugField::kRoute:
      stated = facts_.drug.route.has_value();
      holds = stated && (test.bits & BitOf(*facts_.drug.route)) != 0;
      break;
    case DrugField::kClass:
      stated = facts_.drug.classes.has_value();
      holds = stated && (test.bits & *facts_.drug.classes) != 0;
      break;
    default:
      stated = facts_.drug.indication.has_value();
      for (std::uint32_t i = test.indications.begin; stated && i < test.indications.end; ++i) {
        holds |= t_.indications[i] == *facts_.drug.indication;
      }
  }
  if (!stated && medicine_) {
    open = true;
    return true;
  }
  return holds != test.negative;
}

WayValue Tester::Test(const CompiledWay& way) const {
  bool unmet = (way.flags & kPersonLacks) != 0;
  bool fact = (way.flags & kFact) != 0;
  bool capped = (way.flags & kCap) != 0;
  if (way.AsksAge()) {
    const std::optional<std::int32_t>& age = facts_.plan.patient_age;
    if (!age) {
      fact = true;
    } else if (*age < way.age_from || *age >= way.age_until) {
      return {};
    }
  }
  for (std::uint32_t i = way.drugs.begin; i < way.drugs.end; ++i) {
    if (!TestDrug(t_.drugs[i], unmet)) return {};
  }
  for (std::uint32_t i = way.terms.begin; i < way.terms.end; ++i) {
    if (Supervised(t_.terms[i].term)) continue;
    (t_.terms[i].hard ? capped : unmet) = true;
  }
  std::uint16_t lacking = 0;
  if (!facts_.plan.delegated) lacking |= kDelegation | kDelegationHard;
  if (!facts_.dose_checked) lacking |= kDose | kDoseHard;
  if (!facts_.order) lacking |= kOrder | kOrderHard;
  if (facts_.order != OrderKind::kPatientSpecific) lacking |= kPatientOrder | kPatientOrderHard;
  lacking &= way.flags;
  unmet |= (lacking & (kDelegation | kDose | kOrder | kPatientOrder)) != 0;
  capped |= (lacking & (kDelegationHard | kDoseHard | kOrderHard | kPatientOrderHard)) != 0;
  const Outcome outcome = fact || capped ? Outcome::kUnknown
                          : unmet        ? Outcome::kUnmet
                                         : Outcome::kAllowed;
  return {true, outcome, fact && !capped};
}

WayValue Tester::Best(Range ways) const {
  WayValue best;
  for (std::uint32_t i = ways.begin; i < ways.end; ++i) {
    const WayValue value = Test(t_.ways[i]);
    if (!value.live) continue;
    best.outcome = best.live ? std::max(best.outcome, value.outcome) : value.outcome;
    best.live = true;
    best.missing_fact |= value.missing_fact;
  }
  return best;
}

// Whether one of the forbids leaves no way round it.
bool Tester::AnyCloses(Range forbids) const {
  for (std::uint32_t i = forbids.begin; i < forbids.end; ++i) {
    if (!Best(t_.ranges[i]).live) return true;
  }
  return false;
}

Outcome Tester::AdoptedOr(const CompiledPart& part, Outcome otherwise) const {
  const WayValue law = Best(part.law);
  const bool unknown = law.live ? law.outcome == Outcome::kUnknown : !AnyCloses(part.law_forbids);
  if (!unknown || law.missing_fact) return otherwise;
  Outcome best = Outcome::kUnknown;
  for (std::uint32_t i = part.adopts.begin; i < part.adopts.end; ++i) {
    const WayValue value = Best(t_.ranges[i]);
    if (value.live) best = std::max(best, value.outcome);
  }
  return best > Outcome::kUnknown ? best : otherwise;
}

Outcome Tester::Judge(const CompiledPart& part) const {
  const WayValue value = Best(part.ways);
  Outcome outcome = value.outcome;
  if (!value.live) {
    const bool forbidden = AnyCloses(part.law_forbids) || AnyCloses(part.policy_forbids);
    outcome = forbidden ? Outcome::kForbidden : Outcome::kUnknown;
  }
  return part.adopts.empty() ? outcome : AdoptedOr(part, outcome);
}

// Fills the tables, person by person.
class Compiler {
 public:
  explicit Compiler(Abilities::Tables& tables) : t_(tables), index_(tables.book->index()) {}

  void Compile(std::span<const Staff> staff) {
    if (t_.book->Covers(t_.place.jurisdiction)) rules_ = index_.RulesOf(t_.place.jurisdiction);
    in_force_ = InForce(t_.policies, t_.date);
    for (const Duty& duty : t_.book->duties()) t_.codes.push_back(duty.code);
    for (std::uint32_t row = 0; row < staff.size(); ++row) {
      t_.rows.emplace_back(staff[row].id, row);
      for (std::uint32_t duty = 0; duty < t_.codes.size(); ++duty) CompileDuty(staff[row], duty);
    }
    std::sort(t_.rows.begin(), t_.rows.end());
    LinkResiduals();
  }

 private:
  // A residual before its spans can be set.
  struct Draft {
    Residual residual;
    Range terms;
    Range obligations;
  };

  void CompileDuty(const Staff& person, std::uint32_t duty) {
    CompiledDuty compiled;
    const DutyEntry& entry = index_.duties[duty];
    compiled.medicine = entry.gives_medicine;
    compiled.parts_per_role = static_cast<std::uint16_t>(entry.parts.size());
    compiled.parts.begin = static_cast<std::uint32_t>(t_.parts.size());
    Ways plannable;
    if (t_.book->Covers(t_.place.jurisdiction)) {
      std::vector<Role> roles = person.roles;
      std::sort(roles.begin(), roles.end());
      roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
      for (const Role role : roles) {
        plannable = Or(std::move(plannable), CompileRole(person, role, duty));
      }
    }
    compiled.parts.end = static_cast<std::uint32_t>(t_.parts.size());
    AddResiduals(std::move(plannable), compiled);
    t_.duties.push_back(compiled);
  }

  // The ways in which the duty can be planned in this role.
  Ways CompileRole(const Staff& person, Role role, std::uint32_t duty) {
    const DutyEntry& entry = index_.duties[duty];
    Ways plannable = Free();
    for (std::size_t part = 0; part < entry.parts.size(); ++part) {
      Act act;
      act.part = &entry.parts[part];
      act.medicine = entry.gives_medicine;
      act.role = role;
      act.place = &t_.place;
      act.date = t_.date;
      const auto key = std::make_tuple(role, duty, part);
      auto clauses = clauses_.find(key);
      if (clauses == clauses_.end()) {
        clauses = clauses_.emplace(key, ClausesOf(index_, rules_, in_force_, act)).first;
      }
      const Answer answer = AnswerFor(index_, clauses->second, act, person);
      AddPart(answer);
      plannable = And(plannable, Plannable(answer, entry.gives_medicine));
    }
    return plannable;
  }

  void AddPart(const Answer& answer) {
    CompiledPart part;
    part.ways = AddWays(answer.ways);
    // The law's answer alone is asked only to see whether a policy may adopt.
    if (!answer.adopted.empty()) part.law = AddWays(answer.law);
    std::vector<Range> law_forbids;
    for (const Applied& forbid : answer.forbids) {
      if (forbid.clause->certain) law_forbids.push_back(AddWays(forbid.ways));
    }
    std::vector<Range> policy_forbids;
    for (const Applied& narrow : answer.narrows) policy_forbids.push_back(AddWays(narrow.ways));
    std::vector<Range> adopts;
    for (const Applied& adopted : answer.adopted) adopts.push_back(AddWays(adopted.ways));
    part.law_forbids = AddRanges(law_forbids);
    part.policy_forbids = AddRanges(policy_forbids);
    part.adopts = AddRanges(adopts);
    t_.parts.push_back(part);
  }

  Range AddRanges(const std::vector<Range>& ranges) {
    const auto begin = static_cast<std::uint32_t>(t_.ranges.size());
    t_.ranges.insert(t_.ranges.end(), ranges.begin(), ranges.end());
    return {begin, static_cast<std::uint32_t>(t_.ranges.size())};
  }

  Range AddWays(const Ways& ways) {
    const auto begin = static_cast<std::uint32_t>(t_.ways.size());
    for (const Alternative& way : ways) {
      CompiledWay compiled;
      compiled.terms.begin = static_cast<std::uint32_t>(t_.terms.size());
      compiled.drugs.begin = static_cast<std::uint32_t>(t_.drugs.size());
      for (const Item& item : way.items) AddItem(item, compiled);
      compiled.terms.end = static_cast<std::uint32_t>(t_.terms.size());
      compiled.drugs.end = static_cast<std::uint32_t>(t_.drugs.size());
      t_.ways.push_back(compiled);
    }
    return {begin, static_cast<std::uint32_t>(t_.ways.size())};
  }

  void AddItem(const Item& item, CompiledWay& way) {
    const auto flag = [&](Flag soft, Flag hard) { way.flags |= item.hard ? hard : soft; };
    if (item.tag == Tag::kFact) {
      way.flags |= kFact;
    } else if (item.tag == Tag::kCap) {
      way.flags |= kCap;
    } else if (item.tag == Tag::kAge) {
      way.age_from = item.age_from;
      way.age_until = item.age_until;
    } else if (item.item_class == ItemClass::kPerson) {
      way.flags |= kPersonLacks;
    } else if (item.kind == ItemKind::kSupervision) {
      t_.terms.push_back({{item.modes, item.roles, item.at_most}, item.hard});
    } else if (item.kind == ItemKind::kDelegation) {
      flag(kDelegation, kDelegationHard);
    } else if (item.kind == ItemKind::kDoseCheck) {
      flag(kDose, kDoseHard);
    } else if (item.kind == ItemKind::kOrder) {
      const bool any = item.codes.size() > 1;
      any ? flag(kOrder, kOrderHard) : flag(kPatientOrder, kPatientOrderHard);
    } else {
      AddDrug(item);
    }
  }

  void AddDrug(const Item& item) {
    DrugTest test;
    test.field = item.field;
    test.negative = item.negative;
    test.indications.begin = static_cast<std::uint32_t>(t_.indications.size());
    for (const std::string& code : item.codes) {
      if (item.field == DrugField::kRoute) {
        test.bits |= BitOf(*FromName<DrugRoute>(code));
      } else if (item.field == DrugField::kClass) {
        test.bits |= std::uint64_t{1} << Position(index_.drug_classes, code);
      } else {
        t_.indications.push_back(static_cast<std::int32_t>(Position(index_.indications, code)));
      }
    }
    test.indications.end = static_cast<std::uint32_t>(t_.indications.size());
    t_.drugs.push_back(test);
  }

  template <class CodeType>
  static std::size_t Position(const std::vector<CodeType>& codes, const std::string& code) {
    return static_cast<std::size_t>(
        std::lower_bound(codes.begin(), codes.end(), *CodeType::Parse(code)) - codes.begin());
  }

  // The ways that hold if the plan is right, whatever the moment brings short of a fact against them.
  static Ways Plannable(const Answer& answer, bool medicine) {
    Ways ways;
    const auto add = [&](const Ways& more) {
      for (const Alternative& way : more) {
        if (auto planned = Planned(way, medicine)) ways = Or(std::move(ways), *planned);
      }
    };
    add(answer.ways);
    if (UnknownWhateverThePlan(answer.law)) {
      for (const Applied& adopted : answer.adopted) add(adopted.ways);
    }
    return ways;
  }

  // Adoption hangs on the law's being Unknown. Where that hangs on the plan in turn, the abilities
  // leave the adopted ways out (`Judge` does not).
  static bool UnknownWhateverThePlan(const Ways& law) {
    return std::all_of(law.begin(), law.end(),
                       [](const Alternative& way) { return way.RestsOn(Tag::kCap); });
  }

  static std::optional<Ways> Planned(const Alternative& way, bool medicine) {
    std::vector<Item> items;
    for (Item item : way.items) {
      const bool moment = item.tag == Tag::kMissing && item.item_class == ItemClass::kMoment;
      if (item.tag == Tag::kFact || item.tag == Tag::kCap ||
          (item.tag == Tag::kMissing && item.item_class == ItemClass::kPerson) ||
          (moment && item.hard)) {
        return std::nullopt;
      }
      if (moment && item.kind == ItemKind::kDrugFact && !medicine) {
        if (!item.negative) return std::nullopt;
        continue;
      }
      // Once planned, what an uncertain rule asks and what a certain one asks is the same.
      item.hard = false;
      items.push_back(std::move(item));
    }
    Ways planned = Both(std::move(items));
    if (planned.empty()) return std::nullopt;
    planned.front().path = way.path;
    return planned;
  }

  static std::size_t Conditions(const Alternative& way) {
    return static_cast<std::size_t>(
        std::count_if(way.items.begin(), way.items.end(), [](const Item& item) {
          return item.tag == Tag::kAge || item.item_class != ItemClass::kMoment;
        }));
  }

  void AddResiduals(Ways ways, CompiledDuty& duty) {
    SortWays(ways);
    std::stable_sort(ways.begin(), ways.end(), [](const Alternative& a, const Alternative& b) {
      return Conditions(a) < Conditions(b);
    });
    duty.residuals.begin = static_cast<std::uint32_t>(drafts_.size());
    for (const Alternative& way : ways) AddResidual(way);
    duty.residuals.end = static_cast<std::uint32_t>(drafts_.size());
    if (ways.empty()) return;
    duty.kind = ways.front().items.empty() ? AbilityKind::kAlways : AbilityKind::kResidual;
    // Beside a way without conditions and obligations no other is needed.
    if (duty.kind == AbilityKind::kAlways) duty.residuals.end = duty.residuals.begin + 1;
  }

  void AddResidual(const Alternative& way) {
    Draft draft;
    draft.terms.begin = static_cast<std::uint32_t>(t_.residual_terms.size());
    draft.obligations.begin = static_cast<std::uint32_t>(t_.obligations.size());
    Alternative moment;
    for (const Item& item : way.items) {
      if (item.tag == Tag::kAge) {
        draft.residual.age_from = item.age_from;
        draft.residual.age_until = item.age_until;
      } else if (item.kind == ItemKind::kSupervision) {
        t_.residual_terms.push_back({item.modes, item.roles, item.at_most});
      } else if (item.kind == ItemKind::kDelegation) {
        draft.residual.delegation = true;
      } else {
        moment.items.push_back(item);
      }
    }
    for (MissingItem& item : ToMissing(moment).items) t_.obligations.push_back(std::move(item));
    draft.terms.end = static_cast<std::uint32_t>(t_.residual_terms.size());
    draft.obligations.end = static_cast<std::uint32_t>(t_.obligations.size());
    drafts_.push_back(draft);
  }

  void LinkResiduals() {
    for (const Draft& draft : drafts_) {
      Residual residual = draft.residual;
      residual.supervision = {t_.residual_terms.data() + draft.terms.begin,
                              draft.terms.end - draft.terms.begin};
      residual.obligations = {t_.obligations.data() + draft.obligations.begin,
                              draft.obligations.end - draft.obligations.begin};
      t_.residuals.push_back(residual);
    }
  }

  Abilities::Tables& t_;
  const RuleBook::Index& index_;
  std::vector<std::uint32_t> rules_;
  std::vector<const Policy*> in_force_;
  // The clauses of an act are the same for everybody of the role.
  std::map<std::tuple<Role, std::uint32_t, std::size_t>, Clauses> clauses_;
  std::vector<Draft> drafts_;
};

absl::Status CheckStaff(std::span<const Staff> staff) {
  std::vector<StaffId> ids;
  for (const Staff& person : staff) {
    if (!person.id.valid()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "found staff '", person.key, "' without a handle, expected one of a clinic"));
    }
    ids.push_back(person.id);
  }
  std::sort(ids.begin(), ids.end());
  if (std::adjacent_find(ids.begin(), ids.end()) != ids.end()) {
    return absl::InvalidArgumentError("found two staff with one handle, expected different ones");
  }
  return absl::OkStatus();
}

}  // namespace

AbilityPlace AbilityPlace::At(const Site& site) {
  return {site.id, site.jurisdiction, site.setting, site.employer, site.employer_kind, false};
}

AbilityPlace AbilityPlace::Telehealth(const Site& site, const JurisdictionCode& patient_location) {
  return {site.id, patient_location, Setting::kTelehealth, site.employer, site.employer_kind, true};
}

DrugFacts DrugFacts::Of(const RuleBook& book, std::optional<DrugRoute> route,
                        const std::optional<std::vector<DrugClass>>& classes,
                        const std::optional<Indication>& indication) {
  const RuleBook::Index& index = book.index();
  DrugFacts facts;
  facts.route = route;
  if (classes) {
    facts.classes = 0;
    for (const DrugClass& code : *classes) {
      const auto found =
          std::lower_bound(index.drug_classes.begin(), index.drug_classes.end(), code);
      if (found != index.drug_classes.end() && *found == code) {
        *facts.classes |= std::uint64_t{1} << (found - index.drug_classes.begin());
      }
    }
  }
  if (indication) {
    const auto found =
        std::lower_bound(index.indications.begin(), index.indications.end(), *indication);
    const bool named = found != index.indications.end() && *found == *indication;
    facts.indication = named ? static_cast<std::int32_t>(found - index.indications.begin()) : -1;
  }
  return facts;
}

bool Residual::Holds(const PlannedFacts& plan) const {
  if (delegation && !plan.delegated) return false;
  if (AsksAge() &&
      (!plan.patient_age || *plan.patient_age < age_from || *plan.patient_age >= age_until)) {
    return false;
  }
  for (const SupervisionTerm& term : supervision) {
    bool met = false;
    for (const PresentSupervisor& supervisor : plan.supervisors) met |= term.MetBy(supervisor);
    if (!met) return false;
  }
  return true;
}

const Residual* Ability::Under(const PlannedFacts& plan) const {
  for (const Residual& alternative : alternatives) {
    if (alternative.Holds(plan)) return &alternative;
  }
  return nullptr;
}

Abilities::Abilities() : tables_(std::make_shared<const Tables>()) {}

absl::StatusOr<Abilities> Abilities::Compile(const RuleBook& book, std::span<const Policy> policies,
                                             const AbilityPlace& place, Date date,
                                             std::span<const Staff> staff) {
  if (!date.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("found ", ToText(date), ", expected a day of the calendar"));
  }
  if (absl::Status status = CheckStaff(staff); !status.ok()) return status;
  auto tables = std::make_shared<Tables>();
  tables->book = book;
  tables->policies.assign(policies.begin(), policies.end());
  tables->place = place;
  tables->date = date;
  Compiler(*tables).Compile(staff);
  return Abilities(std::move(tables));
}

Ability Abilities::Of(StaffId staff, const DutyCode& duty) const {
  const std::optional<std::uint32_t> at = tables_->DutyAt(duty);
  return at ? Of(staff, *at) : Ability{};
}

Ability Abilities::Of(StaffId staff, std::uint32_t duty) const {
  const CompiledDuty* const compiled = tables_->Find(staff, duty);
  if (compiled == nullptr) return {};
  return {compiled->kind,
          {tables_->residuals.data() + compiled->residuals.begin,
           compiled->residuals.end - compiled->residuals.begin}};
}

Outcome Abilities::Judge(StaffId staff, std::uint32_t duty, const ActFacts& facts) const {
  const CompiledDuty* const compiled = tables_->Find(staff, duty);
  if (compiled == nullptr || compiled->parts.empty()) return Outcome::kUnknown;
  const Tester tester(*tables_, facts, compiled->medicine);
  Outcome best = Outcome::kForbidden;
  for (std::uint32_t role = compiled->parts.begin; role < compiled->parts.end;
       role += compiled->parts_per_role) {
    Outcome worst = Outcome::kAllowed;
    for (std::uint32_t i = role; i < role + compiled->parts_per_role; ++i) {
      worst = std::min(worst, tester.Judge(tables_->parts[i]));
    }
    best = std::max(best, worst);
  }
  return best;
}

Outcome Abilities::Judge(StaffId staff, const DutyCode& duty, const ActFacts& facts) const {
  const std::optional<std::uint32_t> at = tables_->DutyAt(duty);
  return at ? Judge(staff, *at, facts) : Outcome::kUnknown;
}

Situation Abilities::SituationOf(const Staff& person, const DutyCode& duty) const {
  const AbilityPlace& place = tables_->place;
  Situation situation;
  situation.person = person;
  situation.employer = place.employer;
  situation.employer_kind = place.employer_kind;
  situation.duty = duty;
  situation.site = place.site;
  situation.setting = place.setting;
  situation.telehealth = place.telehealth;
  (place.telehealth ? situation.patient_location : situation.jurisdiction) = place.jurisdiction;
  situation.date = tables_->date;
  return situation;
}

Verdict Abilities::Explain(const Situation& situation) const {
  if (!tables_->book) return {};
  return Evaluate(*tables_->book, tables_->policies, situation);
}

const RuleBook* Abilities::book() const { return tables_->book ? &*tables_->book : nullptr; }
const AbilityPlace& Abilities::place() const { return tables_->place; }
Date Abilities::date() const { return tables_->date; }

}  // namespace polyclinic
