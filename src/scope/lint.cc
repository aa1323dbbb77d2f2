#include "polyclinic/scope/lint.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "polyclinic/scope/rule_book.h"
#include "scope/region.h"
#include "scope/rule_index.h"

namespace polyclinic {
namespace {

using namespace scope;  // the room's own vocabulary

constexpr std::uint64_t kAll = ~std::uint64_t{0};
constexpr std::size_t kMostNamed = 8;

std::uint64_t Bit(std::size_t i) { return std::uint64_t{1} << i; }

template <class Enum>
std::uint64_t BitsOf(const std::vector<Enum>& values) {
  std::uint64_t bits = 0;
  for (const Enum value : values) bits |= Bit(static_cast<std::size_t>(value));
  return bits;
}

template <class Enum>
std::uint64_t EveryBitOf() {
  std::uint64_t bits = 0;
  for (const auto& e : enumerators(Enum{})) bits |= Bit(static_cast<std::size_t>(e.value));
  return bits;
}

std::int64_t DayNumber(Date day) { return std::chrono::sys_days(day).time_since_epoch().count(); }

Date DayOf(std::int64_t number) { return Date(std::chrono::sys_days(std::chrono::days(number))); }

// "C19, C20, C21 and 4 more"
std::string Listed(const std::vector<std::string>& words, std::size_t most = kMostNamed) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) {
    text += (text.empty() ? "" : ", ") + words[i];
  }
  if (words.size() > most) text += " and " + std::to_string(words.size() - most) + " more";
  return text;
}

std::string PathOf(const Rule& rule, std::string_view member = "") {
  return "rules[" + rule.id + "]" + (member.empty() ? "" : ".") + std::string(member);
}

// One simple act: a duty, or a part of a composite one.
struct SimpleAct {
  const DutyPart* part = nullptr;
  // The duty, or the composite.
  const Duty* duty = nullptr;
  bool gives_medicine = false;

  // A part counts where a rule speaks of it alone; of a composite it is looked at in its stead.
  bool OfComposite() const { return part->code != duty->code; }
};

// A rule with what it speaks of, act by act.
struct Scope {
  const Rule* rule = nullptr;
  std::uint32_t position = 0;
  std::vector<Region> regions;  // as the acts
  bool Certain() const {
    return rule->confidence != Confidence::kUncertain &&
           rule->confidence != Confidence::kUnverified;
  }
  bool Meets(const Scope& other) const {
    for (std::size_t i = 0; i < regions.size(); ++i) {
      if (!Intersection(regions[i], other.regions[i]).empty()) return true;
    }
    return false;
  }
  bool Nowhere() const {
    return std::all_of(regions.begin(), regions.end(), [](const Region& r) { return r.empty(); });
  }
};

// Translates what rules speak of into regions.
class Surveyor {
 public:
  Surveyor(const RuleBook& book) : index_(book.index()) {
    for (const JurisdictionCode& code : index_.set.jurisdictions) {
      if (book.Covers(code)) covered_.push_back(code);
    }
    for (std::size_t d = 0; d < index_.duties.size(); ++d) {
      for (const DutyPart& part : index_.duties[d].parts) {
        acts_.push_back({&part, &index_.set.duties[d], index_.duties[d].gives_medicine});
      }
    }
  }

  const std::vector<SimpleAct>& acts() const { return acts_; }
  // The jurisdictions whose acts can be judged. Of more than 64, those past the 63rd are not told
  // apart.
  const std::vector<JurisdictionCode>& covered() const { return covered_; }

  std::uint64_t JurisdictionsOf(const JurisdictionCode& whose) const {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < covered_.size(); ++i) {
      if (covered_[i] == whose || NationOf(covered_[i].view()) == whose.view()) {
        bits |= Bit(std::min<std::size_t>(i, 63));
      }
    }
    return bits;
  }

  Scope Survey(std::uint32_t position) const {
    const Rule& rule = *index_.rules[position].rule;
    Scope scope{&rule, position, {}};
    for (const SimpleAct& act : acts_) {
      std::optional<Box> box = BoxOf(rule, act);
      scope.regions.push_back(box ? ByClasses(rule.when, *box) : Region{});
    }
    return scope;
  }

 private:
  std::optional<Box> BoxOf(const Rule& rule, const SimpleAct& act) const {
    const When& when = rule.when;
    Box box;
    box.jurisdictions = JurisdictionsOf(when.jurisdiction);
    box.roles = when.roles.empty() ? EveryBitOf<Role>() : BitsOf(when.roles);
    box.settings = when.settings.empty() ? EveryBitOf<Setting>() : BitsOf(when.settings);
    box.settings &= ~BitsOf(when.settings_not);
    box.routes = RoutesOf(when, act);
    box.indications = act.gives_medicine ? kAll : Bit(0);
    if (!when.indications.empty()) box.indications &= Indications(when.indications);
    if (!act.gives_medicine) box.without = kAll;
    if (when.patient_age_from) box.age_from = *when.patient_age_from;
    if (when.patient_age_until) box.age_until = *when.patient_age_until;
    box.from = DayNumber(rule.valid.from.value_or(rule.seen_on));
    if (rule.valid.until) box.until = DayNumber(*rule.valid.until);
    if (box.Empty()) return std::nullopt;
    return box;
  }

  static std::uint64_t RoutesOf(const When& when, const SimpleAct& act) {
    std::uint64_t by = when.duties.empty() ? kEveryRoute : 0;
    for (const DutyName& name : act.part->names) {
      if (when.only_as_named && name.routes != kEveryRoute) continue;
      if (std::find(when.duties.begin(), when.duties.end(), name.code) != when.duties.end()) {
        by |= name.routes;
      }
    }
    if (!when.routes.empty()) by &= BitsOf(when.routes);
    return by & (act.gives_medicine ? EveryBitOf<DrugRoute>() : Bit(0));
  }

  std::uint64_t Indications(const std::vector<Indication>& indications) const {
    std::uint64_t bits = 0;
    for (const Indication& code : indications) {
      const auto at = std::lower_bound(index_.indications.begin(), index_.indications.end(), code);
      bits |= Bit(
          std::min<std::size_t>(static_cast<std::size_t>(at - index_.indications.begin()) + 1, 63));
    }
    return bits;
  }

  std::uint64_t Classes(const std::vector<DrugClass>& classes) const {
    std::uint64_t bits = 0;
    for (const DrugClass& code : classes) {
      const auto at =
          std::lower_bound(index_.drug_classes.begin(), index_.drug_classes.end(), code);
      bits |= Bit(static_cast<std::size_t>(at - index_.drug_classes.begin()));
    }
    return bits;
  }

  // A drug that has one of several classes: the first, or not the first but the second, and so on.
  Region ByClasses(const When& when, Box box) const {
    box.without |= Classes(when.drug_classes_not);
    if (when.drug_classes.empty()) return box.Empty() ? Region{} : Region{box};
    Region region;
    const std::uint64_t one_of = Classes(when.drug_classes);
    for (std::uint64_t left = one_of; left != 0; left &= left - 1) {
      Box piece = box;
      piece.with |= left & (~left + 1);
      piece.without |= one_of & ~left;
      if (!piece.Empty()) region.push_back(piece);
    }
    return region;
  }

  const RuleBook::Index& index_;
  std::vector<JurisdictionCode> covered_;
  std::vector<SimpleAct> acts_;
};

// Compares rules.
class Comparison {
 public:
  Comparison(const RuleBook& book, std::optional<Date> as_of, Findings& findings)
      : index_(book.index()), surveyor_(book), as_of_(as_of), findings_(findings) {
    for (std::uint32_t i = 0; i < index_.rules.size(); ++i) {
      if (index_.rules[i].rule->status != RuleStatus::kPending) {
        scopes_.push_back(surveyor_.Survey(i));
      }
    }
    for (const Scope& by : scopes_) {
      if (by.rule->effect != Effect::kRequire || !by.Certain()) continue;
      for (const std::uint32_t target : index_.rules[by.position].overrides) {
        lifting_[target].push_back(&by);
      }
    }
  }

  void Run() {
    for (const Scope& scope : scopes_) {
      if (scope.Nowhere()) {
        NeverApplies(*scope.rule, "a condition that nothing meets",
                     "a condition that can come true");
      } else if (scope.rule->effect == Effect::kAllow) {
        CompareAllow(scope);
      } else {
        CompareBinding(scope);
      }
      CheckOverrides(scope);
      CheckEnd(scope);
    }
    if (as_of_) CheckSilence(*as_of_);
  }

 private:
  void Add(Severity severity, std::string code, std::string path, std::string found,
           std::string expected) {
    Finding finding;
    finding.severity = severity;
    finding.code = std::move(code);
    finding.path = std::move(path);
    finding.found = std::move(found);
    finding.expected = std::move(expected);
    findings_.Add(std::move(finding));
  }

  void NeverApplies(const Rule& rule, std::string found, std::string expected) {
    Add(Severity::kWarning, "never_applies", PathOf(rule), std::move(found), std::move(expected));
  }

  bool Overrides(const Scope& by, const Scope& target) const {
    const auto& targets = index_.rules[by.position].overrides;
    return std::binary_search(targets.begin(), targets.end(), target.position);
  }

  // Where the rule binds: not where a require overrides it for all paths.
  Region Binding(const Scope& scope, std::size_t act) const {
    Region region = scope.regions[act];
    const auto lifting = lifting_.find(scope.position);
    if (lifting == lifting_.end()) return region;
    for (const Scope* const by : lifting->second) region = Difference(region, by->regions[act]);
    return region;
  }

  // An allow against the forbids that close it.
  void CompareAllow(const Scope& allow) {
    std::set<const Scope*> meeting;
    std::set<std::string> closing;
    std::vector<std::string> closed;
    bool open = false;
    for (std::size_t act = 0; act < surveyor_.acts().size(); ++act) {
      if (allow.regions[act].empty()) continue;
      Region left = allow.regions[act];
      std::set<std::string> here;
      for (const Scope& forbid : scopes_) {
        if (forbid.rule->effect != Effect::kForbid || forbid.regions[act].empty() ||
            Overrides(allow, forbid)) {
          continue;
        }
        const Region binding = Binding(forbid, act);
        if (Intersection(allow.regions[act], binding).empty()) continue;
        meeting.insert(&forbid);
        if (!forbid.Certain() || !forbid.rule->unless_credential.empty()) continue;
        left = Difference(left, binding);
        here.insert(forbid.rule->id);
      }
      open |= !left.empty();
      if (!left.empty() || !Lists(*allow.rule, surveyor_.acts()[act])) continue;
      closed.push_back(surveyor_.acts()[act].duty->code.str());
      closing.insert(here.begin(), here.end());
    }
    const std::string by = Listed({closing.begin(), closing.end()});
    if (!open) {
      std::set<std::string> all;
      for (const Scope* forbid : meeting) all.insert(forbid->rule->id);
      return NeverApplies(*allow.rule, "closed everywhere by " + Listed({all.begin(), all.end()}),
                          "overrides, or no such allow");
    }
    if (!closed.empty()) {
      closed.erase(std::unique(closed.begin(), closed.end()), closed.end());
      Add(Severity::kWarning, "overlap", PathOf(*allow.rule, "when.duties"),
          Listed(closed) + " closed by " + by, "overrides, or duties that it opens");
    }
    NoteExceptions(allow, meeting, closing);
  }

  void NoteExceptions(const Scope& allow, const std::set<const Scope*>& meeting,
                      const std::set<std::string>& closing) {
    std::set<std::string> exceptions;
    for (const Scope* forbid : meeting) {
      if (!closing.contains(forbid->rule->id)) exceptions.insert(forbid->rule->id);
    }
    if (exceptions.empty()) return;
    Add(Severity::kNote, "overlap", PathOf(*allow.rule),
        "exceptions made by " + Listed({exceptions.begin(), exceptions.end()}),
        "exceptions that are meant");
  }

  // Whether the allow is about this act for its own sake: it names the duty, or names none.
  static bool Lists(const Rule& rule, const SimpleAct& act) {
    const std::vector<DutyCode>& duties = rule.when.duties;
    return std::find(duties.begin(), duties.end(), act.duty->code) != duties.end();
  }

  // A require or forbid that requires override wherever it speaks. What it overrides itself stays
  // overridden.
  void CompareBinding(const Scope& scope) {
    if (!scope.rule->overrides.empty()) return;
    for (std::size_t act = 0; act < scope.regions.size(); ++act) {
      if (!Binding(scope, act).empty()) return;
    }
    NeverApplies(*scope.rule, "overridden wherever it speaks", "a rule that binds somebody");
  }

  void CheckOverrides(const Scope& scope) {
    for (std::size_t i = 0; i < scope.rule->overrides.size(); ++i) {
      const auto target = std::find_if(scopes_.begin(), scopes_.end(), [&](const Scope& s) {
        return s.rule->id == scope.rule->overrides[i];
      });
      if (target == scopes_.end() || scope.Nowhere() || scope.Meets(*target)) continue;
      Add(Severity::kWarning, "idle_override",
          PathOf(*scope.rule, "overrides[" + std::to_string(i) + "]"), scope.rule->overrides[i],
          "a rule that speaks of the same acts at the same time");
    }
  }

  // A rule that ends, and the next of its effect and jurisdiction.
  void CheckEnd(const Scope& ended) {
    if (!ended.rule->valid.until) return;
    // By the rule that begins later: what duties lie in the gap.
    std::map<const Rule*, std::set<std::string>> gaps;
    for (std::size_t act = 0; act < ended.regions.size(); ++act) {
      if (ended.regions[act].empty() || surveyor_.acts()[act].OfComposite()) continue;
      if (const Scope* const next = NextAfter(ended, act)) {
        gaps[next->rule].insert(surveyor_.acts()[act].duty->code.str());
      }
    }
    std::map<std::string, const Rule*> by_id;
    for (const auto& [next, duties] : gaps) by_id[next->id] = next;
    for (const auto& [id, next] : by_id) {
      const std::set<std::string>& duties = gaps[next];
      Add(Severity::kWarning, "date_gap", PathOf(*ended.rule, "valid.until"),
          ToText(*ended.rule->valid.until) + ", while " + id + " begins on " +
              ToText(DayOf(Begin(*next))) + ": " + Listed({duties.begin(), duties.end()}),
          "no days between them");
    }
  }

  static std::int64_t Begin(const Rule& rule) {
    return DayNumber(rule.valid.from.value_or(rule.seen_on));
  }

  // The first rule that takes up the act some days after the ended one; nullptr where there is none
  // or where others of the effect speak on all days between.
  const Scope* NextAfter(const Scope& ended, std::size_t act) const {
    const std::int64_t end = DayNumber(*ended.rule->valid.until);
    const Scope* next = nullptr;
    Region gap;
    for (const Scope& later : scopes_) {
      if (later.rule->effect != ended.rule->effect || Begin(*later.rule) <= end ||
          later.rule->when.jurisdiction != ended.rule->when.jurisdiction ||
          (next != nullptr && Begin(*next->rule) <= Begin(*later.rule))) {
        continue;
      }
      Region between = Intersection(Always(ended.regions[act]), Always(later.regions[act]));
      for (Box& box : between) {
        box.from = end;
        box.until = Begin(*later.rule);
      }
      if (between.empty()) continue;
      next = &later;
      gap = std::move(between);
    }
    for (const Scope& other : scopes_) {
      if (gap.empty()) break;
      if (other.rule->effect == ended.rule->effect) gap = Difference(gap, other.regions[act]);
    }
    return gap.empty() ? nullptr : next;
  }

  // The same on every day.
  static Region Always(Region region) {
    for (Box& box : region) {
      box.from = Box().from;
      box.until = Box().until;
    }
    return region;
  }

  void CheckSilence(Date as_of) {
    Box here;
    here.roles = Bit(static_cast<std::size_t>(Role::kMedicalAssistant));
    here.from = DayNumber(as_of);
    here.until = here.from + 1;
    for (const JurisdictionCode& code : surveyor_.covered()) {
      here.jurisdictions = surveyor_.JurisdictionsOf(code);
      std::vector<std::string> silent;
      for (std::size_t act = 0; act < surveyor_.acts().size(); ++act) {
        const SimpleAct& simple = surveyor_.acts()[act];
        if (simple.OfComposite()) continue;
        const bool spoken = std::any_of(scopes_.begin(), scopes_.end(), [&](const Scope& s) {
          return s.rule->effect != Effect::kRequire &&
                 !Intersection(s.regions[act], Region{here}).empty();
        });
        if (!spoken) silent.push_back(simple.duty->code.str());
      }
      if (silent.empty()) continue;
      Add(Severity::kNote, "silent", "jurisdictions[" + code.str() + "]",
          std::to_string(silent.size()) + " duties: " + Listed(silent, silent.size()),
          "an allow or a forbid of each; they are Unknown to a medical assistant on " +
              ToText(as_of));
    }
  }

  const RuleBook::Index& index_;
  const Surveyor surveyor_;
  const std::optional<Date> as_of_;
  Findings& findings_;
  std::vector<Scope> scopes_;
  // By the position of a rule: the certain requires that override it for all paths.
  std::map<std::uint32_t, std::vector<const Scope*>> lifting_;
};

// Citations, rule by rule, of law and of payers.
class Citations {
 public:
  Citations(std::optional<Date> as_of, Findings& findings) : as_of_(as_of), findings_(findings) {}

  template <class AnyRule>
  void Check(const std::vector<AnyRule>& rules, std::string_view list) {
    for (const AnyRule& rule : rules) {
      const std::string path = std::string(list) + "[" + rule.id + "]";
      // ValidateRules warns of a rule of law without a text.
      const bool said = list == "rules";
      if (rule.citation.text.empty() && !said)
        Warn("uncited", path + ".citation", rule.id, "a citation");
      if (rule.citation.address.empty()) {
        Warn("uncited", path + ".citation.address", rule.id, "where it was read");
      }
      if (as_of_ && !(rule.valid.until && *rule.valid.until <= *as_of_)) Age(rule, path);
    }
  }

 private:
  template <class AnyRule>
  void Age(const AnyRule& rule, const std::string& path) {
    if (!rule.seen_on.ok()) {
      return Warn("stale", path + ".seen_on", "", "the day its source was last read");
    }
    // A year on; of 29 February, 1 March.
    const auto year = rule.seen_on.year() + std::chrono::years(1);
    Date due{year, rule.seen_on.month(), rule.seen_on.day()};
    if (!due.ok()) due = Date{year, std::chrono::March, std::chrono::day{1}};
    if (due < *as_of_) {
      Warn("stale", path + ".seen_on", ToText(rule.seen_on),
           "read again in the year before " + ToText(*as_of_));
    }
  }

  void Warn(const char* code, std::string path, std::string found, std::string expected) {
    findings_.Add({.severity = Severity::kWarning,
                   .code = code,
                   .path = std::move(path),
                   .found = std::move(found),
                   .expected = std::move(expected)});
  }

  const std::optional<Date> as_of_;
  Findings& findings_;
};

// The set without the rules of which there are errors, and without references to them.
RuleSet Sound(RuleSet rules, const Findings& findings) {
  std::set<std::string> broken;
  for (const Finding& finding : findings.all()) {
    if (finding.severity != Severity::kError) continue;
    const std::size_t open = finding.path.find('[');
    const std::size_t close = finding.path.find(']');
    if (open != std::string::npos && close != std::string::npos) {
      broken.insert(finding.path.substr(open + 1, close - open - 1));
    }
  }
  const auto is_broken = [&](const auto& rule) { return broken.contains(rule.id); };
  std::erase_if(rules.rules, is_broken);
  std::erase_if(rules.payer_rules, is_broken);
  for (Rule& rule : rules.rules) {
    std::erase_if(rule.overrides, [&](const std::string& id) { return broken.contains(id); });
  }
  return rules;
}

}  // namespace

std::optional<Date> EditionDate(std::string_view edition) {
  int year = 0;
  unsigned month = 0;
  if (edition.size() < 7 || edition[4] != '-') return std::nullopt;
  const auto read = [&](std::size_t from, std::size_t size, auto& number) {
    const char* const begin = edition.data() + from;
    const auto [end, error] = std::from_chars(begin, begin + size, number);
    return error == std::errc() && end == begin + size;
  };
  if (!read(0, 4, year) || !read(5, 2, month) || month < 1 || month > 12) return std::nullopt;
  return Date(std::chrono::year{year} / std::chrono::month{month} / std::chrono::last);
}

Findings LintRules(const RuleSet& rules, std::optional<Date> as_of) {
  Findings findings = ValidateRules(rules);
  if (!as_of) as_of = EditionDate(rules.edition);
  if (!as_of) {
    Finding undated;
    undated.severity = Severity::kWarning;
    undated.code = "undated";
    undated.path = "edition";
    undated.found = rules.edition;
    undated.expected =
        "an edition that begins with its month, such as 2026-11, or a day to judge by";
    findings.Add(std::move(undated));
  }
  const auto book = RuleBook::Make(findings.HasErrors() ? Sound(rules, findings) : rules);
  if (book.ok()) Comparison(*book, as_of, findings).Run();
  Citations citations(as_of, findings);
  citations.Check(rules.rules, "rules");
  citations.Check(rules.payer_rules, "payer_rules");
  return findings;
}

}  // namespace polyclinic
