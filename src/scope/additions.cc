#include "polyclinic/scope/additions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "polyclinic/base/findings.h"
#include "polyclinic/scope/evaluate.h"
#include "scope/act_names.h"

namespace polyclinic {
namespace {

using Key = std::pair<ItemKind, std::string>;

// A cost table, validated, by kind and code.
class Prices {
 public:
  explicit Prices(const CostTable& table) {
    for (std::size_t i = 0; i < table.costs.size(); ++i) {
      const AdditionCost& cost = table.costs[i];
      const std::string path = "costs[" + std::to_string(i) + "]";
      if (std::min({cost.each, cost.per_hour, cost.per_performance}) < 0) {
        findings_.Add("negative_cost", path, cost.code, "0 or more");
      }
      if (!prices_.emplace(Key(cost.kind, cost.code), &cost).second) {
        findings_.Add("duplicate_cost", path, cost.code, "one price for each kind and code");
      }
    }
  }

  const Findings& findings() const { return findings_; }

  // The entry for the code, for what stands before its "/", or for the kind; nullptr: no price.
  const AdditionCost* Find(ItemKind kind, const std::string& code) const {
    for (const std::string& name : {code, code.substr(0, code.find('/')), std::string()}) {
      const auto found = prices_.find({kind, name});
      if (found != prices_.end()) return found->second;
    }
    return nullptr;
  }

 private:
  std::map<Key, const AdditionCost*> prices_;
  Findings findings_;
};

std::int64_t CostOf(const AdditionCost& price, Duration hours, std::int32_t performances) {
  constexpr std::int64_t kHour = 3600;
  return price.each + (price.per_hour * hours.count() + kHour - 1) / kHour +
         price.per_performance * performances;
}

// One thing that would do for an item.
struct Option {
  std::string code;
  const AdditionCost* price = nullptr;
  // Of the item by this thing alone.
  std::int64_t cost = 0;
};

// An item with what would do, the unpriced left out.
struct Choice {
  const MissingItem* item = nullptr;
  std::vector<Option> options;

  bool Free() const {
    return std::any_of(options.begin(), options.end(), [](const Option& o) { return o.cost == 0; });
  }
};

std::vector<std::string> CodesOf(const MissingItem& item) {
  if (item.kind != ItemKind::kSupervision) {
    return item.any_of.empty() ? std::vector<std::string>{""} : item.any_of;
  }
  std::vector<std::string> codes;
  for (const std::string& role : item.any_of.empty() ? std::vector<std::string>{""} : item.any_of) {
    for (const SupervisionMode mode : item.modes) {
      codes.push_back(role + "/" + std::string(NameOf(mode)));
    }
  }
  return codes;
}

// Training of one kind counts where any kind of the topic does.
void AddKindsOfTopic(const Missing& missing, const MissingItem& item,
                     std::vector<std::string>& codes) {
  if (item.kind != ItemKind::kTraining || codes.front().find('/') != std::string::npos) return;
  const std::string topic = codes.front() + "/";
  for (const MissingItem& other : missing.items) {
    if (other.kind != ItemKind::kTraining) continue;
    for (const std::string& code : other.any_of) {
      if (code.starts_with(topic)) codes.push_back(code);
    }
  }
}

// Nullopt where some item has no price at all.
std::optional<std::vector<Choice>> ChoicesOf(const Missing& missing, const Prices& prices) {
  std::vector<Choice> choices;
  for (const MissingItem& item : missing.items) {
    std::vector<std::string> codes = CodesOf(item);
    AddKindsOfTopic(missing, item, codes);
    Choice choice{&item, {}};
    for (std::string& code : codes) {
      const AdditionCost* const price = prices.Find(item.kind, code);
      if (price == nullptr) continue;
      const std::int64_t cost = CostOf(*price, item.hours, item.performances);
      choice.options.push_back({std::move(code), price, cost});
    }
    if (choice.options.empty()) return std::nullopt;
    choices.push_back(std::move(choice));
  }
  return choices;
}

// The cheapest way through the choices of one alternative: depth first, cut where no better than the
// best so far. Costs only grow along a branch.
class Search {
 public:
  using Chosen = std::map<Key, Addition>;

  // Improves `best` where this alternative is cheaper, or as cheap and smaller.
  static void Run(std::vector<Choice> choices, std::optional<Chosen>& best,
                  std::int64_t& best_cost) {
    // What is free can wait: it costs nothing whatever else is chosen.
    std::stable_sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
      if (a.Free() != b.Free()) return b.Free();
      return a.options.size() < b.options.size();
    });
    Search search(choices, best, best_cost);
    search.Descend(0, 0);
  }

 private:
  Search(const std::vector<Choice>& choices, std::optional<Chosen>& best, std::int64_t& best_cost)
      : choices_(choices), best_(best), best_cost_(best_cost) {}

  void Descend(std::size_t depth, std::int64_t cost) {
    if (best_ && std::tuple(cost, chosen_.size()) >= std::tuple(best_cost_, best_->size())) return;
    if (depth == choices_.size()) {
      best_ = chosen_;
      best_cost_ = cost;
      return;
    }
    const Choice& choice = choices_[depth];
    if (choice.Free()) return Take(choice, FreeOption(choice), depth, cost);
    for (const Option& option : choice.options) Take(choice, option, depth, cost);
  }

  // One that is chosen already, else the first.
  const Option& FreeOption(const Choice& choice) const {
    const Option* first = nullptr;
    for (const Option& option : choice.options) {
      if (option.cost != 0) continue;
      if (chosen_.contains({choice.item->kind, option.code})) return option;
      if (first == nullptr) first = &option;
    }
    return *first;
  }

  void Take(const Choice& choice, const Option& option, std::size_t depth, std::int64_t cost) {
    const MissingItem& item = *choice.item;
    const Key key(item.kind, option.code);
    const auto found = chosen_.find(key);
    const std::optional<Addition> before =
        found == chosen_.end() ? std::nullopt : std::optional(found->second);
    std::vector<std::string> any_of;
    for (const Option& other : choice.options) {
      if (other.cost == option.cost) any_of.push_back(other.code);
    }
    Addition& addition = chosen_[key];
    if (before) {
      std::erase_if(addition.any_of, [&](const std::string& code) {
        return std::find(any_of.begin(), any_of.end(), code) == any_of.end();
      });
    } else {
      addition.any_of = std::move(any_of);
    }
    addition.item_class = item.item_class;
    addition.kind = item.kind;
    addition.code = option.code;
    addition.hours = std::max(addition.hours, item.hours);
    addition.performances = std::max(addition.performances, item.performances);
    if (item.at_most != 0) {
      addition.at_most =
          addition.at_most == 0 ? item.at_most : std::min(addition.at_most, item.at_most);
    }
    const std::int64_t had = addition.cost;
    addition.cost = CostOf(*option.price, addition.hours, addition.performances);
    if (!item.rule.empty()) addition.rules.push_back(item.rule);
    Descend(depth + 1, cost + addition.cost - had);
    if (before) {
      chosen_[key] = *before;
    } else {
      chosen_.erase(key);
    }
  }

  const std::vector<Choice>& choices_;
  std::optional<Chosen>& best_;
  std::int64_t& best_cost_;
  Chosen chosen_;
};

// What a rule or policy makes of the holders of a credential, without listing it as missing: a forbid
// that does not bind them, a policy that adopts for them alone.
std::map<CredentialCode, std::set<std::string>> Excusing(const RuleBook& book,
                                                         std::span<const Policy> policies,
                                                         const Situation& situation) {
  std::map<CredentialCode, std::set<std::string>> codes;
  const std::set<DutyCode> names = scope::NamesOfAct(book.rules(), situation.duty);
  const std::string_view here =
      (situation.telehealth ? situation.patient_location : situation.jurisdiction).view();
  for (const Rule& rule : book.rules().rules) {
    const std::string_view whose = rule.when.jurisdiction.view();
    const bool ours = whose == here || here.substr(0, here.find('-')) == whose;
    if (!ours || !scope::CanSpeakOf(rule.when.duties, names) ||
        !DateRange{rule.valid.from.value_or(rule.seen_on), rule.valid.until}.Contains(
            situation.date)) {
      continue;
    }
    for (const CredentialCode& code : rule.unless_credential) codes[code].insert(rule.id);
  }
  for (const Policy& policy : policies) {
    const bool here_too =
        policy.sites.empty() || !situation.site.valid() ||
        std::find(policy.sites.begin(), policy.sites.end(), situation.site) != policy.sites.end();
    if (!here_too || !policy.valid.Contains(situation.date) ||
        !scope::CanSpeakOf(policy.duties, names)) {
      continue;
    }
    for (const CredentialCode& code : policy.credentials) codes[code].insert(policy.key);
  }
  return codes;
}

// The cheapest set over the alternatives of the verdict as it stands, and as it would stand with
// credentials that no alternative lists. A credential never makes an answer worse, so that each set of
// them stands for itself; sets that cost more than the best so far are not tried.
class Planner {
 public:
  Planner(const RuleBook& book, std::span<const Policy> policies, const Situation& situation,
          const Prices& prices)
      : book_(book), policies_(policies), situation_(situation), prices_(prices) {
    for (auto& [code, rules] : Excusing(book, policies, situation)) {
      const AdditionCost* const price = prices.Find(ItemKind::kCredential, code.str());
      if (price == nullptr) continue;
      Addition addition;
      addition.code = code.str();
      addition.any_of = {addition.code};
      addition.cost = CostOf(*price, {}, 0);
      addition.rules.assign(rules.begin(), rules.end());
      excuses_.push_back(std::move(addition));
    }
  }

  void Plan(AdditionPlan& plan) {
    // Fewest first: of equally cheap sets the one that takes nothing needless.
    for (std::size_t count = 0; count <= excuses_.size(); ++count) Try(0, count, 0, plan);
    if (!best_) return;
    plan.answer = AdditionAnswer::kAdd;
    plan.additions = Listed(*std::move(best_));
    plan.cost = best_cost_;
  }

 private:
  // All sets of `count` more of the excuses from `first` on.
  void Try(std::size_t first, std::size_t count, std::int64_t cost, const AdditionPlan& plan) {
    if (best_ && cost >= best_cost_) return;
    if (count == 0) return Complete(cost, plan);
    for (std::size_t i = first; i + count <= excuses_.size(); ++i) {
      taken_.push_back(&excuses_[i]);
      Credential held;
      held.code = CredentialCode::Parse(excuses_[i].code).value();
      situation_.person.credentials.push_back(std::move(held));
      Try(i + 1, count - 1, cost + excuses_[i].cost, plan);
      situation_.person.credentials.pop_back();
      taken_.pop_back();
    }
  }

  void Complete(std::int64_t cost, const AdditionPlan& plan) {
    const Verdict verdict = taken_.empty() ? plan.verdict : Evaluate(book_, policies_, situation_);
    if (verdict.outcome == Outcome::kAllowed) return Keep({}, cost);
    for (const Missing& missing : verdict.alternatives) {
      std::optional<Search::Chosen> chosen;
      std::int64_t chosen_cost = 0;
      if (auto choices = ChoicesOf(missing, prices_)) {
        Search::Run(*std::move(choices), chosen, chosen_cost);
      }
      if (chosen) Keep(*std::move(chosen), cost + chosen_cost);
    }
  }

  void Keep(Search::Chosen chosen, std::int64_t cost) {
    for (const Addition* excuse : taken_) chosen[{excuse->kind, excuse->code}] = *excuse;
    if (best_ && std::tuple(cost, chosen.size()) >= std::tuple(best_cost_, best_->size())) return;
    best_ = std::move(chosen);
    best_cost_ = cost;
  }

  static std::vector<Addition> Listed(Search::Chosen&& chosen) {
    std::vector<Addition> additions;
    for (auto& [key, addition] : chosen) {
      std::sort(addition.rules.begin(), addition.rules.end());
      addition.rules.erase(std::unique(addition.rules.begin(), addition.rules.end()),
                           addition.rules.end());
      additions.push_back(std::move(addition));
    }
    std::stable_sort(additions.begin(), additions.end(), [](const Addition& a, const Addition& b) {
      return a.item_class < b.item_class;
    });
    return additions;
  }

  const RuleBook& book_;
  std::span<const Policy> policies_;
  // With the credentials that are being tried.
  Situation situation_;
  const Prices& prices_;
  std::vector<Addition> excuses_;
  std::vector<const Addition*> taken_;
  std::optional<Search::Chosen> best_;
  std::int64_t best_cost_ = 0;
};

}  // namespace

CostTable TrainingHours() {
  constexpr std::int64_t kHour = 60;
  constexpr std::int64_t kProgram = 720 * kHour;
  CostTable table;
  table.unit = "minutes of training";
  table.costs = {{ItemKind::kTraining, "", 0, kHour, 10},
                 {ItemKind::kCredential, "", kProgram, 0, 0},
                 {ItemKind::kCredential, "WA-MA-R", 0, 0, 0},
                 {ItemKind::kCredential, "AHA-BLS", 4 * kHour, 0, 0},
                 {ItemKind::kEducation, "", kProgram, 0, 0},
                 {ItemKind::kCompetency, "", kHour, 0, 0},
                 {ItemKind::kSupervision, "", 0, 0, 0},
                 {ItemKind::kDelegation, "", 0, 0, 0},
                 {ItemKind::kOrder, "", 0, 0, 0},
                 {ItemKind::kDoseCheck, "", 0, 0, 0},
                 {ItemKind::kDrugFact, "", 0, 0, 0}};
  return table;
}

absl::StatusOr<AdditionPlan> CheapestAdditions(const RuleBook& book,
                                               std::span<const Policy> policies,
                                               const Situation& situation, const CostTable& costs) {
  const Prices prices(costs);
  if (prices.findings().HasErrors()) return prices.findings().ToStatus();
  AdditionPlan plan;
  plan.unit = costs.unit;
  plan.verdict = Evaluate(book, policies, situation);
  if (plan.verdict.outcome == Outcome::kAllowed) {
    plan.answer = AdditionAnswer::kNothing;
    return plan;
  }
  plan.answer = plan.verdict.outcome == Outcome::kUnknown ? AdditionAnswer::kUnknown
                                                          : AdditionAnswer::kImpossible;
  Planner(book, policies, situation, prices).Plan(plan);
  return plan;
}

Situation SituationAt(const AbilityPlace& place, Date date, const Staff& person,
                      const DutyCode& duty) {
  Situation situation;
  situation.person = person;
  situation.employer = place.employer;
  situation.employer_kind = place.employer_kind;
  situation.duty = duty;
  situation.site = place.site;
  situation.setting = place.setting;
  situation.telehealth = place.telehealth;
  (place.telehealth ? situation.patient_location : situation.jurisdiction) = place.jurisdiction;
  situation.date = date;
  return situation;
}

std::string ToText(const Addition& addition) {
  std::string text(NameOf(addition.kind));
  if (!addition.code.empty()) text += " " + addition.code;
  std::string measure;
  const auto minutes = std::chrono::duration_cast<Minutes>(addition.hours).count();
  if (minutes > 0) measure = std::to_string(minutes / 60) + " h";
  if (minutes % 60 != 0) measure += " " + std::to_string(minutes % 60) + " min";
  if (addition.performances > 0) {
    measure += (measure.empty() ? "" : ", ") + std::to_string(addition.performances) +
               (addition.performances == 1 ? " performance" : " performances");
  }
  if (!measure.empty()) text += " (" + measure + ")";
  if (addition.any_of.size() == 2) {
    const bool first = addition.any_of[0] == addition.code;
    text += " or " + addition.any_of[first ? 1 : 0];
  } else if (addition.any_of.size() > 2) {
    text += " or one of " + std::to_string(addition.any_of.size() - 1) + " others";
  }
  return text;
}

}  // namespace polyclinic
