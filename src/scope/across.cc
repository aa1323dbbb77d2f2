#include "polyclinic/scope/across.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "polyclinic/base/findings.h"
#include "polyclinic/scope/evaluate.h"
#include "scope/act_names.h"

namespace polyclinic {
namespace {

void AddCredentials(const Needs& needs, std::set<CredentialCode>& codes) {
  codes.insert(needs.credentials.begin(), needs.credentials.end());
  for (const Needs& alternative : needs.any_of) AddCredentials(alternative, codes);
}

// US-WA of "WA-MA-C" where the set knows it; empty for a national credential.
JurisdictionCode StateOf(const RuleSet& rules, const CredentialCode& code) {
  for (const JurisdictionCode& jurisdiction : rules.jurisdictions) {
    const std::size_t dash = jurisdiction.view().find('-');
    if (dash == std::string_view::npos) continue;
    if (code.view().starts_with(std::string(jurisdiction.view().substr(dash + 1)) + "-")) {
      return jurisdiction;
    }
  }
  return {};
}

// How much the shortest way still asks.
std::size_t LeastMissing(const Verdict& verdict) {
  std::size_t least = static_cast<std::size_t>(-1);
  for (const Missing& missing : verdict.alternatives) {
    least = std::min(least, missing.items.size());
  }
  return least;
}

}  // namespace

std::vector<Holder> HoldersToldApart(const RuleSet& rules, const DutyCode& duty) {
  const std::set<DutyCode> names = scope::NamesOfAct(rules, duty);
  std::set<CredentialCode> codes;
  for (const Rule& rule : rules.rules) {
    if (!duty.empty() && !scope::CanSpeakOf(rule.when.duties, names)) continue;
    AddCredentials(rule.needs, codes);
    codes.insert(rule.unless_credential.begin(), rule.unless_credential.end());
  }
  std::vector<Holder> holders = {{"no credential", {}}};
  Holder of_state{"the state's own", {}};
  for (const CredentialCode& code : codes) {
    if (!StateOf(rules, code).empty()) {
      of_state.any_of.push_back(code);
    } else {
      holders.push_back({code.str(), {code}});
    }
  }
  if (!of_state.any_of.empty()) holders.push_back(std::move(of_state));
  return holders;
}

Situation GeneralSituation(const JurisdictionCode& jurisdiction, const DutyCode& duty,
                           const CredentialCode& credential, Date date,
                           const Circumstances& circumstances) {
  Situation situation;
  situation.person.roles = {circumstances.role};
  if (circumstances.age && date.ok()) {
    // January 1 exists in every year.
    situation.person.born = Date(date.year() - std::chrono::years(*circumstances.age),
                                 std::chrono::January, std::chrono::day(1));
  }
  if (!credential.empty()) {
    Credential held;
    held.code = credential;
    situation.person.credentials = {held};
  }
  situation.employer = "practice";
  situation.employer_kind = circumstances.employer_kind;
  situation.duty = duty;
  situation.jurisdiction = jurisdiction;
  situation.setting = circumstances.setting;
  situation.date = date;
  situation.patient_age = circumstances.patient_age;
  return situation;
}

HolderAnswer AnswerTo(const RuleBook& book, const JurisdictionCode& jurisdiction,
                      const DutyCode& duty, Date date, const Holder& holder,
                      const Circumstances& circumstances) {
  HolderAnswer best;
  best.jurisdiction = jurisdiction;
  best.duty = duty;
  best.holder = holder.name;
  // Another state's credential is none here.
  std::vector<CredentialCode> codes;
  for (const CredentialCode& code : holder.any_of) {
    const JurisdictionCode state = StateOf(book.rules(), code);
    if (state.empty() || state == jurisdiction) codes.push_back(code);
  }
  if (codes.empty()) codes.emplace_back();
  for (const CredentialCode& code : codes) {
    Verdict verdict =
        Evaluate(book, {}, GeneralSituation(jurisdiction, duty, code, date, circumstances));
    const Standing standing = StandingOf(verdict);
    const bool better =
        standing > best.standing ||
        (standing == best.standing && LeastMissing(verdict) < LeastMissing(best.verdict));
    if (code != codes.front() && !better) continue;
    best.credential = code;
    best.standing = standing;
    best.verdict = std::move(verdict);
  }
  return best;
}

absl::StatusOr<std::vector<HolderAnswer>> AcrossJurisdictions(const RuleBook& book,
                                                              const DutyCode& duty, Date date,
                                                              std::span<const Holder> holders,
                                                              const Circumstances& circumstances) {
  Findings findings;
  if (!book.DutyIndex(duty)) {
    std::vector<std::string> codes;
    for (const Duty& d : book.duties()) codes.push_back(d.code.str());
    const std::string nearest = NearestWord(duty.view(), codes);
    findings.Add("unknown_duty", "duty", duty.str(),
                 nearest.empty() ? "a duty's code such as C19"
                                 : "a duty's code; did you mean " + nearest + "?");
  }
  if (!date.ok()) findings.Add("not_a_date", "date", ToText(date), "a day of the calendar");
  if (findings.HasErrors()) return findings.ToStatus();
  const std::vector<Holder> asked = holders.empty()
                                        ? HoldersToldApart(book.rules(), duty)
                                        : std::vector<Holder>(holders.begin(), holders.end());
  std::vector<HolderAnswer> answers;
  for (const JurisdictionCode& jurisdiction : book.rules().jurisdictions) {
    if (!book.Covers(jurisdiction)) continue;
    for (const Holder& holder : asked) {
      answers.push_back(AnswerTo(book, jurisdiction, duty, date, holder, circumstances));
    }
  }
  return answers;
}

std::optional<Date> LastSeen(const RuleSet& rules) {
  std::optional<Date> last;
  for (const Rule& rule : rules.rules) last = std::max(last.value_or(rule.seen_on), rule.seen_on);
  return last;
}

}  // namespace polyclinic
