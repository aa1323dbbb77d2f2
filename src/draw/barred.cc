#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "draw/agenda.h"
#include "draw/words.h"
#include "polyclinic/draw/sheets.h"

namespace polyclinic {
namespace {

// What of the person is missing, in words: the shortest way first, "or" between the ways.
std::string LackOf(const Verdict& verdict) {
  std::vector<std::string> ways;
  for (const Missing& way : verdict.alternatives) {
    std::vector<std::string> items;
    for (const MissingItem& item : way.items) {
      if (item.item_class == ItemClass::kPerson) items.push_back(ToText(item));
    }
    const std::string text = draw::Joined(items, " and ");
    if (!text.empty() && std::find(ways.begin(), ways.end(), text) == ways.end()) {
      ways.push_back(text);
    }
  }
  return draw::Joined(ways, ", or ");
}

std::string WhyOf(const Verdict& verdict) {
  if (verdict.outcome == Outcome::kUnmet) return LackOf(verdict);
  if (!verdict.missing_facts.empty()) {
    return "not known: " + draw::Joined(verdict.missing_facts, ", ");
  }
  if (verdict.outcome == Outcome::kUnknown) return "the law does not say";
  return {};
}

BarredDuty BarredOf(const Abilities& abilities, const Staff& staff, const DutyCode& duty) {
  const Verdict verdict = abilities.Explain(abilities.SituationOf(staff, duty));
  BarredDuty barred{staff.id, duty, verdict.outcome, WhyOf(verdict), {}};
  for (const Reason& reason : verdict.reasons) barred.rules.push_back(reason.rule);
  return barred;
}

}  // namespace

std::vector<BarredDuty> BarredDuties(const ClinicContents& contents, const Abilities& abilities) {
  std::set<DutyCode> asked;
  for (const VisitType& type : contents.visit_types) {
    for (const Need& need : type.needs) asked.insert(need.duties.begin(), need.duties.end());
  }
  std::vector<BarredDuty> all;
  for (const Staff& staff : contents.staff) {
    if (!draw::IsAssistant(staff)) continue;
    for (const DutyCode& duty : asked) {
      if (abilities.Of(staff.id, duty).kind == AbilityKind::kNever) {
        all.push_back(BarredOf(abilities, staff, duty));
      }
    }
  }
  return all;
}

}  // namespace polyclinic
