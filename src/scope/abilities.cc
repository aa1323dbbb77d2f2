#include "polyclinic/scope/abilities.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "polyclinic/scope/additions.h"
#include "polyclinic/scope/evaluate.h"
#include "scope/law.h"
#include "scope/questions.h"

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
  Range ways;
  // Ranges of ways: the certain forbids of law and those of policies.
  Range forbids;
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
};

}  // namespace

struct Abilities::Tables {
  std::optional<RuleBook> book;
  std::vector<Policy> policies;
  AbilityPlace place;

  // Each person with their group, ascending by id. To the law the people of a group are one.
  std::vector<std::pair<StaffId, std::uint32_t>> rows;
  std::vector<DutyCode> codes;       // ascending
  std::vector<std::uint32_t> cells;  // group * codes.size() + duty: a position in `duties`
  std::vector<CompiledDuty> duties;
  std::vector<CompiledPart> parts;
  std::vector<Range> ranges;
  std::vector<CompiledWay> ways;
  std::vector<HardTerm> terms;
  std::vector<DrugTest> drugs;
  std::vector<std::int32_t> indications;
  std::vector<Residual> residuals;
  std::vector<SupervisionTerm> residual_terms;
  std::vector<MissingItem> obligations;

  // What of the day all this hangs on, and nothing else: the rules and policies that hold, and what the
  // people of each group answer to the questions of their roles.
  std::vector<std::uint32_t> rules;
  std::vector<const Policy*> in_force;
  Questionnaire questions{{}};
  struct Group {
    Answers mask;
    Answers answers;
  };
  std::vector<Group> groups;

  // Whether the day differs in none of it from the one for which this was compiled.
  bool HoldOn(Date date, std::span<const Staff> staff) const;

  // `rows.end()` where the person is not among them.
  std::vector<std::pair<StaffId, std::uint32_t>>::const_iterator RowOf(StaffId staff) const {
    const auto row = std::lower_bound(rows.begin(), rows.end(), staff,
                                      [](const auto& r, StaffId id) { return r.first < id; });
    return row != rows.end() && row->first == staff ? row : rows.end();
  }
  const CompiledDuty* Find(StaffId staff, std::uint32_t duty) const {
    const auto row = RowOf(staff);
    if (row == rows.end() || duty >= codes.size()) return nullptr;
    return &duties[cells[row->second * codes.size() + duty]];
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
  return {true, outcome};
}

WayValue Tester::Best(Range ways) const {
  WayValue best;
  for (std::uint32_t i = ways.begin; i < ways.end; ++i) {
    const WayValue value = Test(t_.ways[i]);
    if (!value.live) continue;
    best.outcome = best.live ? std::max(best.outcome, value.outcome) : value.outcome;
    best.live = true;
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

Outcome Tester::Judge(const CompiledPart& part) const {
  const WayValue law = Best(part.ways);
  Outcome best = law.outcome;
  if (!law.live) best = AnyCloses(part.forbids) ? Outcome::kForbidden : Outcome::kUnknown;
  for (std::uint32_t i = part.adopts.begin; i < part.adopts.end; ++i) {
    const WayValue adopted = Best(t_.ranges[i]);
    if (adopted.live && adopted.outcome > Outcome::kUnknown) {
      best = std::max(best, adopted.outcome);
    }
  }
  return best;
}

// The rules of the place that hold on the day, ascending.
std::vector<std::uint32_t> RulesHolding(const Abilities::Tables& tables, Date date) {
  const RuleBook::Index& index = tables.book->index();
  if (!tables.book->Covers(tables.place.jurisdiction)) return {};
  std::vector<std::uint32_t> rules = index.RulesOf(tables.place.jurisdiction);
  std::erase_if(
      rules, [&](std::uint32_t position) { return !HoldsOn(*index.rules[position].rule, date); });
  return rules;
}

// An act of which nothing is asked but what hangs on the person, the place and the day.
Act PersonalAct(const Abilities::Tables& tables, Date date) {
  Act act;
  act.place = &tables.place;
  act.date = date;
  return act;
}

// Fills the tables. What the law says to a person about a duty hangs on the person's roles and on what
// the clauses that speak of the duty ask of people, and on nothing else: it is worked out once for each
// combination of answers that somebody gives.
class Compiler {
 public:
  Compiler(Abilities::Tables& tables, Date date)
      : t_(tables), date_(date), index_(tables.book->index()) {}

  void Compile(std::span<const Staff> staff) {
    covered_ = t_.book->Covers(t_.place.jurisdiction);
    t_.rules = RulesHolding(t_, date_);
    for (const std::uint32_t position : t_.rules) {
      const std::vector<DutyCode>& named = index_.rules[position].rule->when.duties;
      for (const DutyCode& duty : named) of_duty_[duty].push_back(position);
      if (named.empty()) of_any_duty_.push_back(position);
    }
    t_.in_force = InForce(t_.policies, date_);
    for (const Duty& duty : t_.book->duties()) t_.codes.push_back(duty.code);
    naming_.resize(t_.codes.size());
    std::set<DutyCode> declined;
    for (const Staff& person : staff) {
      declined.insert(person.declines.begin(), person.declines.end());
    }
    t_.questions = Questionnaire({declined.begin(), declined.end()});
    std::vector<RoleSet*> role_sets;
    for (const Staff& person : staff) role_sets.push_back(&RoleSetOf(person));
    for (auto& [roles, set] : role_sets_) SetMasks(set);
    for (std::size_t i = 0; i < staff.size(); ++i) {
      t_.rows.emplace_back(staff[i].id, GroupOf(staff[i], *role_sets[i]));
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

  // What a duty asks of people of certain roles, and what was compiled for those who answered.
  struct DutyOfRoles {
    std::vector<std::uint32_t> questions;
    Answers mask;
    // Answers to `questions` and the position in `Tables::duties`.
    std::vector<std::pair<Answers, std::uint32_t>> known;
  };

  struct RoleSet {
    std::vector<Role> roles;
    std::vector<DutyOfRoles> duties;
    Answers mask;
    // The groups by the answers to everything that any duty asks.
    std::map<Answers, std::uint32_t> groups;
  };

  RoleSet& RoleSetOf(const Staff& person) {
    std::vector<Role> roles = person.roles;
    std::sort(roles.begin(), roles.end());
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    const auto [found, is_new] = role_sets_.try_emplace(roles);
    RoleSet& set = found->second;
    if (!is_new) return set;
    set.roles = std::move(roles);
    set.duties.resize(t_.codes.size());
    if (!covered_) return set;
    for (std::uint32_t duty = 0; duty < t_.codes.size(); ++duty) {
      std::vector<std::uint32_t>& asked = set.duties[duty].questions;
      for (const Role role : set.roles) {
        for (const PartClauses& part : ClausesFor(role, duty)) {
          asked.insert(asked.end(), part.questions.begin(), part.questions.end());
        }
      }
    }
    return set;
  }

  // Once every question is known.
  void SetMasks(RoleSet& set) {
    set.mask.assign(t_.questions.Words(), 0);
    for (DutyOfRoles& duty : set.duties) {
      duty.mask = t_.questions.MaskOf(duty.questions);
      for (std::size_t w = 0; w < set.mask.size(); ++w) set.mask[w] |= duty.mask[w];
    }
  }

  std::uint32_t GroupOf(const Staff& person, RoleSet& set) {
    Answers answers = t_.questions.Ask(set.mask, PersonalAct(t_, date_), person);
    const auto [found, is_new] =
        set.groups.try_emplace(std::move(answers), static_cast<std::uint32_t>(t_.groups.size()));
    if (!is_new) return found->second;
    t_.groups.push_back({set.mask, found->first});
    for (std::uint32_t duty = 0; duty < t_.codes.size(); ++duty) {
      t_.cells.push_back(CellOf(person, set, found->first, duty));
    }
    return found->second;
  }

  std::uint32_t CellOf(const Staff& person, RoleSet& set, const Answers& answers,
                       std::uint32_t duty) {
    DutyOfRoles& of = set.duties[duty];
    const auto same = [&](const auto& known) {
      for (std::size_t w = 0; w < answers.size(); ++w) {
        if (known.first[w] != (answers[w] & of.mask[w])) return false;
      }
      return true;
    };
    const auto have = std::find_if(of.known.begin(), of.known.end(), same);
    if (have != of.known.end()) return have->second;
    const auto cell = static_cast<std::uint32_t>(t_.duties.size());
    Answers masked = answers;
    for (std::size_t w = 0; w < masked.size(); ++w) masked[w] &= of.mask[w];
    of.known.emplace_back(std::move(masked), cell);
    CompileDuty(person, set.roles, duty);
    return cell;
  }

  // The clauses of one simple act and what they ask of people; the same for everybody of a role.
  struct PartClauses {
    Clauses clauses;
    std::vector<std::uint32_t> questions;
  };

  Act ActAt(Role role, const DutyPart* part, bool medicine) const {
    Act act;
    act.part = part;
    act.medicine = medicine;
    act.role = role;
    act.place = &t_.place;
    act.date = date_;
    return act;
  }

  // The rules that name what a part of the duty is called, or no duty at all, ascending.
  const std::vector<std::uint32_t>& RulesNaming(std::uint32_t duty, std::size_t part) {
    std::vector<std::vector<std::uint32_t>>& of_parts = naming_[duty];
    if (of_parts.empty()) {
      for (const DutyPart& p : index_.duties[duty].parts) of_parts.push_back(RulesNaming(p));
    }
    return of_parts[part];
  }
  std::vector<std::uint32_t> RulesNaming(const DutyPart& part) const {
    std::vector<std::uint32_t> rules = of_any_duty_;
    for (const DutyName& name : part.names) {
      const auto named = of_duty_.find(name.code);
      if (named == of_duty_.end()) continue;
      rules.insert(rules.end(), named->second.begin(), named->second.end());
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    return rules;
  }

  const std::vector<PartClauses>& ClausesFor(Role role, std::uint32_t duty) {
    std::vector<std::vector<PartClauses>>& of_role = clauses_[role];
    of_role.resize(t_.codes.size());
    std::vector<PartClauses>& parts = of_role[duty];
    if (!parts.empty()) return parts;
    const DutyEntry& entry = index_.duties[duty];
    for (std::size_t p = 0; p < entry.parts.size(); ++p) {
      const DutyPart& part = entry.parts[p];
      Clauses clauses = ClausesOf(index_, RulesNaming(duty, p), t_.in_force,
                                  ActAt(role, &part, entry.gives_medicine));
      std::vector<std::uint32_t> questions = t_.questions.Of(clauses, part);
      parts.push_back({std::move(clauses), std::move(questions)});
    }
    return parts;
  }

  void CompileDuty(const Staff& person, const std::vector<Role>& roles, std::uint32_t duty) {
    CompiledDuty compiled;
    const DutyEntry& entry = index_.duties[duty];
    compiled.medicine = entry.gives_medicine;
    compiled.parts_per_role = static_cast<std::uint16_t>(entry.parts.size());
    compiled.parts.begin = static_cast<std::uint32_t>(t_.parts.size());
    Ways plannable;
    if (covered_) {
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
    const std::vector<PartClauses>& clauses = ClausesFor(role, duty);
    Ways plannable = Free();
    for (std::size_t part = 0; part < entry.parts.size(); ++part) {
      const Act act = ActAt(role, &entry.parts[part], entry.gives_medicine);
      const Answer answer = AnswerFor(index_, clauses[part].clauses, act, person);
      AddPart(answer);
      plannable = And(std::move(plannable), Plannable(answer, entry.gives_medicine));
    }
    return plannable;
  }

  void AddPart(const Answer& answer) {
    CompiledPart part;
    part.ways = AddWays(answer.ways);
    std::vector<Range> forbids;
    for (const Applied& forbid : answer.forbids) {
      if (forbid.clause->certain) forbids.push_back(AddWays(forbid.ways));
    }
    for (const Applied& narrow : answer.narrows) forbids.push_back(AddWays(narrow.ways));
    std::vector<Range> adopts;
    for (const Applied& adopted : answer.adopted) adopts.push_back(AddWays(adopted.ways));
    part.forbids = AddRanges(forbids);
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
    for (const Applied& adopted : answer.adopted) add(adopted.ways);
    return ways;
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
  const Date date_;
  const RuleBook::Index& index_;
  bool covered_ = false;
  // The positions of the rules that name each duty, and of those that name none.
  std::map<DutyCode, std::vector<std::uint32_t>> of_duty_;
  std::vector<std::uint32_t> of_any_duty_;
  // What that comes to for each part of each duty; made when first asked.
  std::vector<std::vector<std::vector<std::uint32_t>>> naming_;
  std::map<Role, std::vector<std::vector<PartClauses>>> clauses_;
  std::map<std::vector<Role>, RoleSet> role_sets_;
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

bool Abilities::Tables::HoldOn(Date date, std::span<const Staff> staff) const {
  if (!book || staff.size() != rows.size() || rules != RulesHolding(*this, date) ||
      in_force != InForce(policies, date)) {
    return false;
  }
  const Act act = PersonalAct(*this, date);
  return std::all_of(staff.begin(), staff.end(), [&](const Staff& person) {
    const auto row = RowOf(person.id);
    if (row == rows.end()) return false;
    const Group& group = groups[row->second];
    return questions.Ask(group.mask, act, person) == group.answers;
  });
}

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
  Compiler(*tables, date).Compile(staff);
  return Abilities(std::move(tables), date);
}

absl::StatusOr<Abilities> Abilities::On(Date date, std::span<const Staff> staff) const {
  if (date.ok() && tables_->HoldOn(date, staff)) return Abilities(tables_, date);
  if (!tables_->book) return Abilities();
  return Compile(*tables_->book, tables_->policies, tables_->place, date, staff);
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
  return SituationAt(tables_->place, date_, person, duty);
}

Verdict Abilities::Explain(const Situation& situation) const {
  if (!tables_->book) return {};
  return Evaluate(*tables_->book, tables_->policies, situation);
}

const RuleBook* Abilities::book() const { return tables_->book ? &*tables_->book : nullptr; }
const AbilityPlace& Abilities::place() const { return tables_->place; }
Date Abilities::date() const { return date_; }

}  // namespace polyclinic
