#include "polyclinic/catalog/changes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "polyclinic/base/findings.h"

namespace polyclinic {
namespace {

// The rules that hold in the jurisdiction on the day, by id.
using Law = std::map<std::string_view, const Rule*>;

Law LawOn(const RuleBook& book, const JurisdictionCode& jurisdiction, Date date) {
  Law law;
  const std::string_view here = jurisdiction.view();
  for (const Rule& rule : book.rules().rules) {
    const std::string_view whose = rule.when.jurisdiction.view();
    const bool ours = whose == here || whose == here.substr(0, here.find('-'));
    const DateRange valid{rule.valid.from.value_or(rule.seen_on), rule.valid.until};
    if (ours && rule.status != RuleStatus::kPending && valid.Contains(date)) {
      law.emplace(rule.id, &rule);
    }
  }
  return law;
}

std::vector<std::string> FieldsThatDiffer(const Rule& a, const Rule& b) {
  std::vector<std::string> fields;
  visit_fields(static_cast<const Rule*>(nullptr), [&](const char* name, auto member) {
    if (!(a.*member == b.*member)) fields.emplace_back(name);
  });
  return fields;
}

RuleChange ChangeTo(RuleChangeKind change, const Rule& rule) {
  return {change, rule.id,      "",           rule.valid.from.value_or(rule.seen_on),
          {},     rule.summary, rule.citation};
}

std::vector<RuleChange> RuleChanges(const Law& before, const Law& after) {
  std::vector<RuleChange> changes;
  std::vector<const Rule*> ended;
  for (const auto& [id, rule] : before) {
    const auto same = after.find(id);
    if (same == after.end()) {
      ended.push_back(rule);
    } else if (*same->second != *rule) {
      RuleChange change = ChangeTo(RuleChangeKind::kReplaced, *same->second);
      change.replaces = rule->id;
      change.fields = FieldsThatDiffer(*rule, *same->second);
      changes.push_back(std::move(change));
    }
  }
  for (const auto& [id, rule] : after) {
    if (before.contains(id)) continue;
    const auto replaced = std::find_if(ended.begin(), ended.end(), [&, to = rule](const Rule* old) {
      return old->effect == to->effect && old->when == to->when;
    });
    RuleChange change = ChangeTo(
        replaced == ended.end() ? RuleChangeKind::kBegun : RuleChangeKind::kReplaced, *rule);
    if (replaced != ended.end()) {
      change.replaces = (*replaced)->id;
      change.fields = FieldsThatDiffer(**replaced, *rule);
      ended.erase(replaced);
    }
    changes.push_back(std::move(change));
  }
  for (const Rule* rule : ended) {
    RuleChange change = ChangeTo(RuleChangeKind::kEnded, *rule);
    change.on = rule->valid.until;
    changes.push_back(std::move(change));
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const RuleChange& a, const RuleChange& b) { return a.rule < b.rule; });
  return changes;
}

// What is missing, whoever asks for it.
std::vector<Missing> Asked(const Verdict& verdict) {
  std::vector<Missing> asked = verdict.alternatives;
  for (Missing& missing : asked) {
    for (MissingItem& item : missing.items) item.rule.clear();
  }
  return asked;
}

std::vector<Holder> HoldersOfBoth(const RuleBook& before, const RuleBook& after) {
  std::vector<Holder> holders = HoldersToldApart(before.rules());
  for (Holder& holder : HoldersToldApart(after.rules())) {
    const auto known = std::find_if(holders.begin(), holders.end(),
                                    [&](const Holder& h) { return h.name == holder.name; });
    if (known == holders.end()) {
      holders.push_back(std::move(holder));
      continue;
    }
    std::set<CredentialCode> codes(known->any_of.begin(), known->any_of.end());
    codes.insert(holder.any_of.begin(), holder.any_of.end());
    known->any_of.assign(codes.begin(), codes.end());
  }
  return holders;
}

std::set<DutyCode> DutiesOfBoth(const RuleBook& before, const RuleBook& after) {
  std::set<DutyCode> duties;
  for (const RuleBook* book : {&before, &after}) {
    for (const Duty& duty : book->duties()) duties.insert(duty.code);
  }
  return duties;
}

Findings CheckQuestion(const JurisdictionCode& jurisdiction, const RuleBook& before, Date from,
                       const RuleBook& after, Date to) {
  Findings findings;
  if (!before.Covers(jurisdiction) && !after.Covers(jurisdiction)) {
    std::vector<std::string> codes;
    for (const JurisdictionCode& code : after.rules().jurisdictions) {
      if (after.Covers(code)) codes.push_back(code.str());
    }
    const std::string nearest = NearestWord(jurisdiction.view(), codes);
    findings.Add("unknown_jurisdiction", "jurisdiction", jurisdiction.str(),
                 nearest.empty() ? "a jurisdiction of the rules such as US-WA"
                                 : "a jurisdiction; did you mean " + nearest + "?");
  }
  if (!from.ok()) findings.Add("not_a_date", "from", ToText(from), "a day of the calendar");
  if (!to.ok()) findings.Add("not_a_date", "to", ToText(to), "a day of the calendar");
  return findings;
}

}  // namespace

absl::StatusOr<JurisdictionChanges> ChangesIn(const JurisdictionCode& jurisdiction,
                                              const RuleBook& before, Date from,
                                              const RuleBook& after, Date to,
                                              std::span<const Holder> holders,
                                              const Circumstances& circumstances) {
  const Findings findings = CheckQuestion(jurisdiction, before, from, after, to);
  if (findings.HasErrors()) return findings.ToStatus();
  JurisdictionChanges changes;
  changes.jurisdiction = jurisdiction;
  changes.edition_before = before.edition();
  changes.edition_after = after.edition();
  changes.rules = RuleChanges(LawOn(before, jurisdiction, from), LawOn(after, jurisdiction, to));
  const std::vector<Holder> asked = holders.empty()
                                        ? HoldersOfBoth(before, after)
                                        : std::vector<Holder>(holders.begin(), holders.end());
  for (const DutyCode& duty : DutiesOfBoth(before, after)) {
    for (const Holder& holder : asked) {
      HolderAnswer was = AnswerTo(before, jurisdiction, duty, from, holder, circumstances);
      HolderAnswer is = AnswerTo(after, jurisdiction, duty, to, holder, circumstances);
      if (was.standing == is.standing && Asked(was.verdict) == Asked(is.verdict)) continue;
      changes.answers.push_back({duty, holder.name, was.standing, is.standing,
                                 std::move(was.verdict), std::move(is.verdict)});
    }
  }
  return changes;
}

}  // namespace polyclinic
