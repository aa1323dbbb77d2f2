// Who may do what, as a table of answers: people by duties, states by kinds of holder.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "draw/family.h"
#include "draw/states.h"
#include "draw/words.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/draw/scope.h"
#include "polyclinic/scope/additions.h"
#include "polyclinic/scope/evaluate.h"

namespace polyclinic {
namespace {

std::string ModesOf(const MissingItem& item) {
  std::vector<std::string> modes;
  for (const SupervisionMode mode : item.modes) modes.emplace_back(NameOf(mode));
  return draw::Joined(modes, " or ");
}

std::string HoursOf(const MissingItem& item) {
  std::vector<std::string> parts;
  const auto minutes = std::chrono::duration_cast<Minutes>(item.hours).count();
  if (minutes >= 60) parts.push_back(std::to_string(minutes / 60) + " h");
  if (minutes % 60 != 0) parts.push_back(std::to_string(minutes % 60) + " min");
  if (item.performances > 0) parts.push_back(std::to_string(item.performances) + " ×");
  return parts.empty() ? "" : " " + draw::Joined(parts, ", ");
}

// A missing item in as few words as will do.
std::string Brief(const MissingItem& item) {
  switch (item.kind) {
    case ItemKind::kTraining:
      return "training" + HoursOf(item);
    case ItemKind::kAge:
      return "age " + draw::Joined(item.any_of, " or ");
    case ItemKind::kRefusal:
      return "declines it";
    case ItemKind::kSupervision:
      return "supervisor: " + ModesOf(item);
    case ItemKind::kDelegation:
      return "delegation";
    case ItemKind::kOrder:
      return item.any_of.size() == 1 ? "patient's order" : "order";
    case ItemKind::kDoseCheck:
      return "dose check";
    case ItemKind::kDrugFact:
      return "drug stated";
    default:
      return std::string(NameOf(item.kind));
  }
}

bool OfPerson(const MissingItem& item) { return item.item_class == ItemClass::kPerson; }

// The way with the fewest things of the person, then the fewest in all.
const Missing* NearestWay(const Verdict& verdict) {
  const Missing* nearest = nullptr;
  const auto size = [](const Missing& m) {
    return std::pair(std::count_if(m.items.begin(), m.items.end(), OfPerson), m.items.size());
  };
  for (const Missing& missing : verdict.alternatives) {
    if (nearest == nullptr || size(missing) < size(*nearest)) nearest = &missing;
  }
  return nearest;
}

std::string BriefOf(const Verdict& verdict, Standing standing) {
  std::vector<std::string> words;
  if (standing == Standing::kConditional || standing == Standing::kLacking) {
    for (const MissingItem& item : NearestWay(verdict)->items) {
      if (standing == Standing::kConditional || OfPerson(item)) words.push_back(Brief(item));
    }
  } else if (standing == Standing::kUnknown) {
    for (const std::string& fact : verdict.missing_facts) {
      words.push_back(draw::Spaced(fact) + " not stated");
    }
    const bool silent = std::any_of(verdict.reasons.begin(), verdict.reasons.end(),
                                    [](const Reason& r) { return r.effect == "silence"; });
    const bool uncertain = std::any_of(verdict.reasons.begin(), verdict.reasons.end(),
                                       [](const Reason& r) { return !r.rule.empty(); });
    if (words.empty()) words.push_back(silent && !uncertain ? "law silent" : "law uncertain");
  }
  std::vector<std::string> once;
  for (std::string& word : words) {
    if (std::find(once.begin(), once.end(), word) == once.end()) once.push_back(std::move(word));
  }
  return draw::Joined(once, ", ");
}

// "allow US-WA.vitals (confirmed): RCW 18.360.050": the rules that decided, a line each.
std::string ReasonLines(const Verdict& verdict) {
  constexpr std::size_t kMost = 5;
  std::string lines;
  std::size_t shown = 0;
  for (const Reason& reason : verdict.reasons) {
    if (shown++ == kMost) {
      return lines + "\n… and " + std::to_string(verdict.reasons.size() - kMost) + " more";
    }
    lines += "\n";
    if (reason.rule.empty()) {
      lines += reason.summary;
      continue;
    }
    lines += draw::Spaced(reason.effect) + " " + reason.rule;
    if (!reason.citation.text.empty()) {
      lines += " (" + std::string(NameOf(reason.confidence)) + "): " + reason.citation.text;
    }
  }
  return lines;
}

ScopeCell CellOf(const std::string& question, const Verdict& verdict) {
  ScopeCell cell;
  cell.standing = StandingOf(verdict);
  cell.words = BriefOf(verdict, *cell.standing);
  cell.told = question + "\n" + ToText(verdict) + ReasonLines(verdict);
  for (const Reason& reason : verdict.reasons) {
    const std::string& text = reason.citation.text;
    const bool known =
        std::find(cell.citations.begin(), cell.citations.end(), text) != cell.citations.end();
    if (!text.empty() && !known) cell.citations.push_back(text);
  }
  return cell;
}

// ---- people by duties --------------------------------------------------------------------------

bool EmployedBy(const Staff& person, const std::string& employer, Date date) {
  return person.employment.empty() ||
         std::any_of(person.employment.begin(), person.employment.end(), [&](const Employment& e) {
           return e.employer == employer && e.period.Contains(date);
         });
}

// Assistants first: the table is about what may be delegated to them. Then by role.
int Rank(const Staff& person) {
  if (person.roles.empty()) return 1000;
  const Role role = person.roles.front();
  if (role == Role::kMedicalAssistant) return 0;
  return role == Role::kExtern ? 1 : 1 + static_cast<int>(role);
}

std::vector<const Staff*> PeopleOf(const ClinicContents& contents, const MatrixQuestion& question,
                                   const Site& site, Findings& findings) {
  std::vector<const Staff*> people;
  for (std::size_t i = 0; i < question.staff.size(); ++i) {
    const Staff* const person = draw::Find(contents.staff, question.staff[i]);
    if (person == nullptr) {
      findings.Add("unknown_reference", "staff[" + std::to_string(i) + "]", "",
                   "a person of the clinic");
    } else {
      people.push_back(person);
    }
  }
  if (!question.staff.empty()) return people;
  for (const Staff& person : contents.staff) {
    if (EmployedBy(person, site.employer, question.date)) people.push_back(&person);
  }
  std::stable_sort(people.begin(), people.end(),
                   [](const Staff* a, const Staff* b) { return Rank(*a) < Rank(*b); });
  return people;
}

std::vector<const Duty*> DutiesOf(const RuleBook& book, const MatrixQuestion& question,
                                  Findings& findings) {
  std::vector<const Duty*> duties;
  std::vector<std::string> codes;
  for (const Duty& duty : book.duties()) codes.push_back(duty.code.str());
  for (std::size_t i = 0; i < question.duties.size(); ++i) {
    if (const auto index = book.DutyIndex(question.duties[i])) {
      duties.push_back(&book.duties()[*index]);
      continue;
    }
    const std::string nearest = NearestWord(question.duties[i].view(), codes);
    findings.Add("unknown_duty", "duties[" + std::to_string(i) + "]", question.duties[i].str(),
                 nearest.empty() ? "a duty's code such as C19"
                                 : "a duty's code; did you mean " + nearest + "?");
  }
  if (!question.duties.empty()) return duties;
  for (const Duty& duty : book.duties()) {
    if (duty.area == DutyArea::kClinical) duties.push_back(&duty);
  }
  // Families stand together, in the order of their first duty.
  std::vector<draw::Family> order;
  for (const Duty* duty : duties) {
    const draw::Family family = draw::FamilyOf(duty->code, book.rules());
    if (std::find(order.begin(), order.end(), family) == order.end()) order.push_back(family);
  }
  const auto place = [&](const Duty* duty) {
    return std::find(order.begin(), order.end(), draw::FamilyOf(duty->code, book.rules()));
  };
  std::stable_sort(duties.begin(), duties.end(),
                   [&](const Duty* a, const Duty* b) { return place(a) < place(b); });
  return duties;
}

ScopeHead HeadOf(const Staff& person, Date date, bool ids_only) {
  ScopeHead head;
  head.key = person.key;
  head.name = ids_only || person.name.empty() ? person.key : person.name;
  std::vector<std::string> credentials;
  for (const Credential& held : person.credentials) {
    if (held.valid.Contains(date)) credentials.push_back(held.code.str());
  }
  if (!person.roles.empty()) head.group = draw::Spaced(NameOf(person.roles.front()));
  head.detail = credentials.empty() ? head.group : draw::Joined(credentials, ", ");
  return head;
}

ScopeHead HeadOf(const Duty& duty, const RuleSet& rules) {
  return {duty.code.str(), duty.name, "",
          std::string(draw::LookOf(draw::FamilyOf(duty.code, rules)).name)};
}

// ---- states by kinds of holder -----------------------------------------------------------------

// The same answer to the reader: what is missing is the same.
bool SameAnswer(const HolderAnswer& a, const HolderAnswer& b) {
  return a.standing == b.standing && a.verdict.alternatives == b.verdict.alternatives &&
         a.credential.empty() == b.credential.empty();
}

// Which holders share a column: for each, the first whose answers it has everywhere.
std::vector<std::size_t> ColumnsOf(const std::vector<HolderAnswer>& answers, std::size_t holders) {
  std::vector<std::size_t> columns;
  for (std::size_t h = 0; h < holders; ++h) {
    std::size_t column = h;
    for (std::size_t other = 0; other < h && column == h; ++other) {
      bool same = columns[other] == other;
      for (std::size_t i = 0; same && i < answers.size(); i += holders) {
        same = SameAnswer(answers[i + h], answers[i + other]);
      }
      if (same) column = other;
    }
    columns.push_back(column);
  }
  return columns;
}

std::string AboutOf(const Circumstances& c, Date date) {
  std::vector<std::string> parts = {draw::LongDate(date)};
  parts.push_back("a " + draw::Spaced(NameOf(c.role)) +
                  (c.age ? " of " + std::to_string(*c.age) + " years" : ""));
  if (c.setting) parts.push_back(draw::Spaced(NameOf(*c.setting)));
  if (c.employer_kind) parts.push_back(draw::Spaced(NameOf(*c.employer_kind)));
  if (c.patient_age) {
    parts.push_back("a patient of " + std::to_string(*c.patient_age) + " years");
  }
  parts.push_back("no training on record, nothing planned or ordered yet");
  return draw::Joined(parts, " · ");
}

}  // namespace

absl::StatusOr<ScopeGrid> ScopeMatrix(const ClinicContents& contents, const RuleBook& book,
                                      const MatrixQuestion& question, const DrawOptions& options) {
  Findings findings;
  const Site* const site = draw::Find(contents.sites, question.site);
  if (site == nullptr) findings.Add("unknown_reference", "site", "", "a site of the clinic");
  if (!question.date.ok()) {
    findings.Add("not_a_date", "date", ToText(question.date), "a day of the calendar");
  }
  const std::vector<const Duty*> duties = DutiesOf(book, question, findings);
  const std::vector<const Staff*> people =
      site == nullptr ? std::vector<const Staff*>() : PeopleOf(contents, question, *site, findings);
  if (findings.HasErrors()) return findings.ToStatus();

  ScopeGrid grid;
  grid.title = "Who may do what · " + site->name + " · " + draw::LongDate(question.date);
  grid.about = "Law of " + std::string(draw::NameOfJurisdiction(site->jurisdiction)) +
               " and the practice's policies · nothing planned or ordered yet";
  grid.edition = book.edition();
  for (const Duty* duty : duties) grid.columns.push_back(HeadOf(*duty, book.rules()));
  const AbilityPlace place = AbilityPlace::At(*site);
  for (const Staff* person : people) {
    grid.rows.push_back(HeadOf(*person, question.date, options.ids_only));
    for (const Duty* duty : duties) {
      Situation situation = SituationAt(place, question.date, *person, duty->code);
      situation.patient_age = question.patient_age;
      grid.cells.push_back(
          CellOf(grid.rows.back().name + " · " + duty->code.str() + " " + duty->name,
                 Evaluate(book, contents.policies, situation)));
    }
  }
  return grid;
}

absl::StatusOr<ScopeGrid> ScopeMap(const RuleBook& book, const DutyCode& duty, Date date,
                                   std::span<const Holder> holders,
                                   const Circumstances& circumstances) {
  const std::vector<Holder> told_apart = holders.empty()
                                             ? HoldersToldApart(book.rules(), duty)
                                             : std::vector<Holder>(holders.begin(), holders.end());
  const auto answers = AcrossJurisdictions(book, duty, date, told_apart, circumstances);
  if (!answers.ok()) return answers.status();
  const Duty& known = book.duties()[*book.DutyIndex(duty)];
  const std::vector<std::size_t> columns = ColumnsOf(*answers, told_apart.size());

  ScopeGrid grid;
  grid.title = "Who may do " + duty.str() + " " + known.name;
  grid.about = AboutOf(circumstances, date);
  grid.wordy = true;
  grid.edition = book.edition();
  for (std::size_t h = 0; h < told_apart.size(); ++h) {
    if (columns[h] != h) continue;
    std::vector<std::string> names;
    for (std::size_t other = h; other < told_apart.size(); ++other) {
      if (columns[other] == h) names.push_back(told_apart[other].name);
    }
    grid.columns.push_back({"", draw::Joined(names, ", "), "", ""});
  }
  for (std::size_t i = 0; i < answers->size(); i += told_apart.size()) {
    const JurisdictionCode& jurisdiction = (*answers)[i].jurisdiction;
    const std::string state(draw::NameOfJurisdiction(jurisdiction));
    grid.rows.push_back({jurisdiction.str(), state, jurisdiction.str(), ""});
    for (std::size_t h = 0; h < told_apart.size(); ++h) {
      if (columns[h] != h) continue;
      const HolderAnswer& answer = (*answers)[i + h];
      const bool none_here = answer.credential.empty() && !told_apart[h].any_of.empty();
      const std::string who = answer.credential.empty() ? answer.holder : answer.credential.str();
      grid.cells.push_back(none_here
                               ? ScopeCell{}
                               : CellOf(state + " · " + duty.str() + " · " + who, answer.verdict));
    }
  }
  return grid;
}

}  // namespace polyclinic
