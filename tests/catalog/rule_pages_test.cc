// docs/rules/ has one page a jurisdiction, written from the shipped rules and the head of their file.
// After a change of the rules,
//   POLYCLINIC_UPDATE_DOCS=1 catalog_test --gtest_filter='RulePages.*'
// writes them anew; look at what changed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/situations.h"

namespace polyclinic::catalog_test {
namespace {

const RuleSet& Law() { return ShippedCatalog().rules; }

std::string Lower(std::string_view text) {
  std::string lower;
  for (char c : text) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

std::string Joined(const std::vector<std::string>& words, std::string_view by = ", ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(by)) + word;
  return text;
}

// "a, b or c"
std::string Either(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  }
  return text;
}

template <class Enum>
std::vector<std::string> Names(const std::vector<Enum>& values) {
  std::vector<std::string> names;
  for (const Enum value : values) {
    std::string name(NameOf(value));
    std::replace(name.begin(), name.end(), '_', ' ');
    names.push_back(std::move(name));
  }
  return names;
}
template <class List>
std::vector<std::string> Texts(const std::vector<Code<List>>& codes) {
  std::vector<std::string> texts;
  for (const auto& code : codes) texts.push_back(code.str());
  return texts;
}

// "C01–C14, C17": runs of the catalog's own order.
std::string DutyList(const std::vector<DutyCode>& codes) {
  std::vector<std::string> runs;
  int first = -1, last = -1;
  const auto close = [&] {
    if (first < 0) return;
    const std::string from = Law().duties[static_cast<std::size_t>(first)].code.str();
    const std::string to = Law().duties[static_cast<std::size_t>(last)].code.str();
    runs.push_back(first == last ? from : last == first + 1 ? from + ", " + to : from + "–" + to);
    first = -1;
  };
  for (std::size_t i = 0; i < Law().duties.size(); ++i) {
    const int here = static_cast<int>(i);
    if (std::find(codes.begin(), codes.end(), Law().duties[i].code) == codes.end()) continue;
    const bool follows =
        first >= 0 && last + 1 == here &&
        Law().duties[i].area == Law().duties[static_cast<std::size_t>(last)].area &&
        Law().duties[i].area != DutyArea::kNeverDelegable;
    if (!follows) {
      close();
      first = here;
    }
    last = here;
  }
  close();
  return Joined(runs);
}

std::string Hours(Duration hours) { return std::to_string(hours.count() / 3600) + " hours"; }

// ---- a rule in words

std::string WhenText(const When& when) {
  std::string text = DutyList(when.duties);
  const auto add = [&text](std::string_view words, const std::vector<std::string>& list) {
    if (!list.empty()) text += "; " + std::string(words) + " " + Joined(list);
  };
  if (when.only_as_named) text += "; these by name, not what is performed as them";
  add("by route:", Names(when.routes));
  add("of a drug that is:", Texts(when.drug_classes));
  add("of a drug that is not:", Texts(when.drug_classes_not));
  add("for:", Texts(when.indications));
  add("in:", Names(when.settings));
  add("not in:", Names(when.settings_not));
  return text;
}

std::string SupervisionText(const SupervisionNeed& need) {
  static const std::map<SupervisionMode, std::string> kWays = {
      {SupervisionMode::kPhone, "by telephone"},
      {SupervisionMode::kAudio, "by live audio"},
      {SupervisionMode::kVideo, "by live video"},
      {SupervisionMode::kPremises, "on the premises"},
      {SupervisionMode::kRoom, "in the room"}};
  std::vector<std::string> ways;
  for (const SupervisionMode mode : need.modes) ways.push_back(kWays.at(mode));
  std::string text = "a supervisor " + Either(ways);
  if (!need.by.empty()) text += ": " + Either(Names(need.by));
  if (need.at_most > 0) text += ", at most " + std::to_string(need.at_most) + " at once";
  return text;
}

std::string TrainingText(const TrainingNeed& need) {
  std::vector<std::string> amounts;
  if (need.hours > Duration{0}) amounts.push_back(Hours(need.hours));
  if (need.performances > 0) amounts.push_back(std::to_string(need.performances) + " performances");
  std::string text = "training " + need.topic.str();
  if (!need.kinds.empty()) text += " (" + Either(Names(need.kinds)) + ")";
  return text + ": " + Joined(amounts, " and ");
}

std::string EducationText(const std::vector<EducationNeed>& needs) {
  std::vector<std::string> ways;
  for (const EducationNeed& need : needs) {
    std::string way = need.accreditors.empty()
                          ? "a programme"
                          : "a programme of " + Either(Names(need.accreditors));
    if (need.contact_hours > Duration{0}) way += " of " + Hours(need.contact_hours);
    if (need.clinical_hours > Duration{0}) way += ", " + Hours(need.clinical_hours) + " clinical";
    ways.push_back(std::move(way));
  }
  return "graduate of " + Joined(ways, ", or ");
}

std::string NeedsText(const Needs& needs) {
  std::vector<std::string> words;
  if (!needs.credentials.empty()) words.push_back("holds " + Either(Texts(needs.credentials)));
  if (!needs.licences.empty()) words.push_back("licence: " + Either(Names(needs.licences)));
  for (const TrainingNeed& need : needs.trainings) words.push_back(TrainingText(need));
  if (!needs.educations.empty()) words.push_back(EducationText(needs.educations));
  if (needs.age) words.push_back("at least " + std::to_string(*needs.age) + " years old");
  if (!needs.employers.empty()) words.push_back("employed by: " + Either(Names(needs.employers)));
  if (needs.competency) words.push_back("attested competency in the duty");
  if (needs.supervision) words.push_back(SupervisionText(*needs.supervision));
  if (needs.delegation) words.push_back("delegated");
  if (needs.order) words.push_back("order: " + Names(std::vector<OrderKind>{*needs.order})[0]);
  if (needs.dose_check) words.push_back("the dose checked by a licensed person");
  if (!needs.any_of.empty()) {
    std::vector<std::string> ways;
    for (const Needs& way : needs.any_of) ways.push_back(NeedsText(way));
    words.push_back("one of: " + Joined(ways, " / "));
  }
  return Joined(words, "; ");
}

// Addresses that a browser understands become links.
std::string AddressText(const std::string& address) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < address.size();) {
    const std::size_t to = std::min(address.find("; ", from), address.size());
    const std::string part = address.substr(from, to - from);
    parts.push_back(part.rfind("http", 0) == 0 ? "<" + part + ">" : part);
    from = to + 2;
  }
  return Joined(parts, "; ");
}

std::string Period(const DateRange& valid) {
  std::string text = valid.from ? "from " + ToText(*valid.from) : "";
  if (valid.until)
    text += (text.empty() ? "" : ", ") + std::string("no longer on ") + ToText(*valid.until);
  return text.empty() ? "no day known" : text;
}

void AddLine(std::string& page, std::string_view name, const std::string& text) {
  if (!text.empty()) page += "- **" + std::string(name) + "**: " + text + "\n";
}

template <class AnyRule>
void AddOrigin(std::string& page, const AnyRule& rule, const std::string& status) {
  AddLine(page, "written in",
          rule.citation.text + " (" + Names(std::vector<SourceKind>{rule.citation.kind})[0] + ")");
  AddLine(page, "read at", AddressText(rule.citation.address));
  AddLine(page, "holds", Period(rule.valid) + status);
  AddLine(page, "seen", ToText(rule.seen_on));
  AddLine(page, "confidence", std::string(NameOf(rule.confidence)));
  AddLine(page, "must be checked again by", rule.recheck_by);
}

std::string RuleBlock(const Rule& rule) {
  static const std::map<Effect, std::string> kDoes = {
      {Effect::kAllow, "allows"}, {Effect::kRequire, "asks"}, {Effect::kForbid, "forbids"}};
  std::string page = "### " + rule.id + "\n\n" + rule.summary + "\n\n";
  AddLine(page, kDoes.at(rule.effect), WhenText(rule.when));
  const std::string roles = Joined(Names(rule.when.roles));
  if (roles != "medical assistant") AddLine(page, "speaks of", roles);
  AddLine(page, rule.effect == Effect::kRequire ? "needs" : "if", NeedsText(rule.needs));
  AddLine(page, "unless the person holds", Either(Texts(rule.unless_credential)));
  AddLine(page, "puts aside", Joined(rule.overrides));
  AddLine(page, "meaning", rule.definition);
  AddLine(page, "to be recorded", Joined(rule.records, "; "));
  AddOrigin(page, rule,
            rule.status == RuleStatus::kInForce
                ? ""
                : "; " + Names(std::vector<RuleStatus>{rule.status})[0]);
  return page + "\n";
}

std::string RuleBlock(const PayerRule& rule) {
  std::string page = "### " + rule.id + "\n\n" + rule.summary + "\n\n";
  AddLine(page, "pays for", WhenText(rule.when));
  AddLine(page, "if", NeedsText(rule.needs));
  AddOrigin(page, rule, "");
  return page + "\n";
}

// ---- what stays Unknown even for a person who lacks nothing

void AddTraining(const Needs& needs, Staff& person) {
  for (const TrainingNeed& need : needs.trainings) {
    for (const auto& kind : enumerators(TrainingKind{})) {
      Training training;
      training.topic = need.topic;
      training.kind = kind.value;
      training.hours = std::chrono::hours(1000);
      training.performances = 1000;
      training.on = Day(20150601);
      person.training.push_back(training);
    }
  }
  for (const Needs& way : needs.any_of) AddTraining(way, person);
}

void AddCredentials(const Needs& needs, std::set<CredentialCode>& all) {
  all.insert(needs.credentials.begin(), needs.credentials.end());
  for (const Needs& way : needs.any_of) AddCredentials(way, all);
}

// A medical assistant with every credential, training, education and competency that any rule asks.
const Staff& Paragon() {
  static const Staff& paragon = *[] {
    auto* person = new Staff(Assistant());
    std::set<CredentialCode> credentials;
    for (const Rule& rule : Law().rules) {
      AddCredentials(rule.needs, credentials);
      AddTraining(rule.needs, *person);
    }
    for (const CredentialCode& code : credentials) {
      Credential credential;
      credential.code = code;
      person->credentials.push_back(credential);
    }
    for (const auto& accreditor : enumerators(Accreditor{})) {
      *person = Graduate(std::move(*person), accreditor.value);
      person->education.back().contact_hours = std::chrono::hours(5000);
      person->education.back().clinical_hours = std::chrono::hours(1000);
    }
    for (const Duty& duty : Law().duties) {
      *person = CompetentIn(std::move(*person), {duty.code.view()});
    }
    return person;
  }();
  return paragon;
}

const std::vector<DrugRoute>& RoutesOf(const DutyCode& duty) {
  using enum DrugRoute;
  static const auto& routes = *new std::map<std::string, std::vector<DrugRoute>>{
      {"C19", {kIntramuscular}},
      {"C20", {kSubcutaneous}},
      {"C21", {kIntradermal}},
      {"C22", {kIntramuscular, kSubcutaneous, kIntradermal, kOral, kNasal}},
      {"C23", {kOral, kTopical, kInhaled, kOphthalmic, kOtic, kRectal, kVaginal, kNasal}},
      {"X05G", {kIntravenous}},
      {"X06", {kSubcutaneous, kIntradermal, kIntramuscular, kTopical}},
      {"X10", {kIntramuscular, kSubcutaneous, kOral}}};
  static const auto& none = *new std::vector<DrugRoute>{kOral};
  const auto found = routes.find(duty.str());
  return found == routes.end() ? none : found->second;
}

// The classes of drugs to try: what the duty gives by its name, else every class that any rule tells
// apart, and none.
std::vector<std::vector<DrugClass>> ClassesOf(const DutyCode& duty) {
  static const auto& given = *new std::map<std::string, const char*>{
      {"C22", "vaccine"}, {"X06", "anesthetic"}, {"X10", "controlled"}};
  if (const auto one = given.find(duty.str()); one != given.end()) {
    return {{As<DrugClass>(one->second)}};
  }
  std::set<DrugClass> classes;
  for (const Rule& rule : Law().rules) {
    classes.insert(rule.when.drug_classes.begin(), rule.when.drug_classes.end());
    classes.insert(rule.when.drug_classes_not.begin(), rule.when.drug_classes_not.end());
  }
  std::vector<std::vector<DrugClass>> known = {{}};
  for (const DrugClass& one : classes) known.push_back({one});
  return known;
}
std::vector<Indication> KnownIndications() {
  std::set<Indication> known = {As<Indication>("routine")};
  for (const Rule& rule : Law().rules) {
    known.insert(rule.when.indications.begin(), rule.when.indications.end());
  }
  return {known.begin(), known.end()};
}

// The act with nothing lacking: every supervisor in the room, ordered, checked.
Situation Ideal(const DutyCode& duty, std::string_view where) {
  std::vector<SupervisionMode> every;
  for (const auto& mode : enumerators(SupervisionMode{})) every.push_back(mode.value);
  Situation s = Act(Paragon(), duty.view(), where);
  for (const auto& role : enumerators(Role{})) s = Under(every, std::move(s), role.value);
  return s;
}

// The answers for one duty, over routes, classes and reasons of a medicine.
struct Reach {
  Outcome best = Outcome::kForbidden;
  Verdict verdict;  // one of the best
  // By class ("" for none), the best answer over routes, for no special reason; by route, over classes
  // and reasons.
  std::map<std::string, Outcome> classes;
  std::map<std::string, Outcome> routes;
};

Reach ReachOf(const Duty& duty, std::string_view where) {
  Reach reach;
  reach.verdict.outcome = Outcome::kForbidden;
  Situation s = Ideal(duty.code, where);
  const auto classes =
      duty.gives_medicine ? ClassesOf(duty.code) : std::vector<std::vector<DrugClass>>{{}};
  const auto indications =
      duty.gives_medicine ? KnownIndications() : std::vector<Indication>{*s.indication};
  const auto routes = duty.gives_medicine ? RoutesOf(duty.code) : std::vector<DrugRoute>{*s.route};
  const auto better = [](std::map<std::string, Outcome>& of, std::string key, Outcome outcome) {
    auto& best = of.emplace(std::move(key), outcome).first->second;
    best = std::max(best, outcome);
  };
  for (const auto& drug : classes) {
    for (const DrugRoute route : routes) {
      for (const Indication& indication : indications) {
        s.drug_classes = drug;
        s.route = route;
        s.indication = indication;
        const Verdict verdict = Evaluate(Book(), {}, s);
        if (classes.size() > 1 && indication.view() == "routine") {
          better(reach.classes, drug.empty() ? "" : drug[0].str(), verdict.outcome);
        }
        better(reach.routes, std::string(NameOf(route)), verdict.outcome);
        if (verdict.outcome > reach.best || reach.verdict.edition.empty()) {
          reach.best = verdict.outcome;
          reach.verdict = verdict;
        }
      }
    }
  }
  return reach;
}

// Why an answer is Unknown: the rules that leave it open, or silence.
std::string Why(const Verdict& verdict) {
  std::vector<std::string> open;
  for (const Reason& reason : verdict.reasons) {
    if (!reason.rule.empty()) {
      open.push_back(reason.rule + " is " + std::string(NameOf(reason.confidence)));
    }
  }
  return open.empty() ? "no rule in force was read that allows it" : Joined(open, "; ");
}

std::vector<std::string> Unknowns(const std::map<std::string, Outcome>& answers) {
  std::vector<std::string> unknown;
  for (const auto& [name, outcome] : answers) {
    if (outcome == Outcome::kUnknown && !name.empty()) unknown.push_back(name);
  }
  return unknown;
}

// ---- pages

struct Head {
  std::string title;
  std::vector<std::string> paragraphs;
};

// The comment at the head of a jurisdiction's file, in paragraphs.
Head HeadOf(const std::filesystem::path& file) {
  std::ifstream in(file);
  Head head;
  std::string line, paragraph;
  const auto close = [&] {
    const bool repeated = paragraph.rfind("proto-", 0) == 0 ||
                          paragraph.rfind("How to read a rule: see", 0) == 0 ||
                          paragraph.rfind("Not legal advice", 0) == 0;
    if (!paragraph.empty() && !repeated) head.paragraphs.push_back(paragraph);
    paragraph.clear();
  };
  while (std::getline(in, line) && !line.empty() && line[0] == '#') {
    if (line.size() <= 2) {
      close();
    } else {
      paragraph += (paragraph.empty() ? "" : "\n") + line.substr(2);
    }
  }
  close();
  if (head.paragraphs.empty()) return head;
  std::string& first = head.paragraphs[0];
  const std::size_t colon = std::min(first.find(':'), first.size());
  bool inside = false;
  for (char c : first.substr(0, colon)) {
    head.title += inside ? Lower(std::string(1, c)) : std::string(1, c);
    inside = c != ' ';
  }
  first.erase(0, std::min(first.find_first_not_of(": ", colon), first.size()));
  first[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(first[0])));
  return head;
}

// Lists and tables of a comment keep their shape; other paragraphs flow.
std::string ParagraphText(const std::string& paragraph) {
  const bool shaped = paragraph.find("\n  ") != std::string::npos || paragraph.rfind("  ", 0) == 0;
  return shaped ? "```text\n" + paragraph + "\n```\n\n" : paragraph + "\n\n";
}

std::string FileOf(const JurisdictionCode& where) { return Lower(where.view()); }

std::filesystem::path Source() {
  const char* source = std::getenv("POLYCLINIC_SOURCE");
  return source == nullptr ? "." : source;
}

constexpr std::string_view kGenerated =
    "<!-- Written by tests/catalog/rule_pages_test.cc from the shipped rules. Do not edit. -->\n";

std::string AnswerWord(Outcome outcome) {
  return outcome == Outcome::kAllowed ? "can be allowed" : Lower(NameOf(outcome));
}

// A rule's name as a link to its place on its page.
std::string LinkTo(const std::string& rule, const JurisdictionCode& from) {
  const std::string whose = rule.substr(0, rule.find('.'));
  std::string anchor;
  for (char c : Lower(rule)) {
    if (c != '.') anchor += c;
  }
  return "[" + rule + "](" + (whose == from.view() ? "" : Lower(whose) + ".md") + "#" + anchor +
         ")";
}

// Rows of a table of duties; neighbours that say the same share one.
class DutyTable {
 public:
  void Add(const Duty& duty, const std::string& cells) {
    if (cells != cells_) Close();
    cells_ = cells;
    duties_.push_back(duty.code.str() + " " + duty.name);
  }
  std::string Text() {
    Close();
    return std::move(text_);
  }

 private:
  void Close() {
    if (!duties_.empty()) text_ += "| " + Joined(duties_, "; ") + " | " + cells_ + " |\n";
    duties_.clear();
  }
  std::string text_, cells_;
  std::vector<std::string> duties_;
};

std::string Glance(const JurisdictionCode& where, const std::map<std::string, Reach>& reach) {
  DutyTable table;
  for (const Duty& duty : Law().duties) {
    const Reach& r = reach.at(duty.code.str());
    std::vector<std::string> links;
    for (const Reason& reason : r.verdict.reasons) {
      if (!reason.rule.empty()) links.push_back(LinkTo(reason.rule, where));
    }
    links.erase(std::unique(links.begin(), links.end()), links.end());
    table.Add(duty, AnswerWord(r.best) + " | " + Joined(links));
  }
  return "## At a glance\n\nThe answer for a medical assistant who lacks nothing that a rule asks, "
         "on "
         "2026-12-07 in an office, with the rules that decide it.\n\n| duty | answer | decided by "
         "|\n|---|---|---|\n" +
         table.Text() + "\n";
}

std::string Open(const std::map<std::string, Reach>& reach) {
  DutyTable unknown;
  std::string partly;
  for (const Duty& duty : Law().duties) {
    const Reach& r = reach.at(duty.code.str());
    if (r.best == Outcome::kUnknown) unknown.Add(duty, Why(r.verdict));
    const auto routes = Unknowns(r.routes), classes = Unknowns(r.classes);
    if (!duty.gives_medicine || r.best != Outcome::kAllowed) continue;
    if (routes.empty() && classes.empty()) continue;
    partly += "| " + duty.code.str() + " " + duty.name + " | " + Joined(routes) + " | " +
              Joined(classes) + " |\n";
  }
  const std::string rows = unknown.Text();
  std::string text = "## What is still Unknown here, and why\n\n";
  text += rows.empty() ? "No duty as a whole.\n" : "| duty | why |\n|---|---|\n" + rows;
  if (!partly.empty()) {
    text +=
        "\nAllowed for some medicines, and Unknown for these:\n\n| duty | routes | classes of "
        "drugs "
        "|\n|---|---|---|\n" +
        partly;
  }
  return text + "\n";
}

// By jurisdiction, but for the nation, and duty.
const std::map<std::string, std::map<std::string, Reach>>& Reaches() {
  static const auto& reaches = *[] {
    auto* all = new std::map<std::string, std::map<std::string, Reach>>;
    for (const JurisdictionCode& where : Law().jurisdictions) {
      if (where.view() == "US") continue;
      for (const Duty& duty : Law().duties) {
        (*all)[where.str()].emplace(duty.code.str(), ReachOf(duty, where.view()));
      }
    }
    return all;
  }();
  return reaches;
}

std::string RulesOf(const JurisdictionCode& where) {
  std::string text = "## The rules\n\n";
  for (const Rule& rule : Law().rules) {
    if (rule.when.jurisdiction == where) text += RuleBlock(rule);
  }
  std::string paid;
  for (const PayerRule& rule : Law().payer_rules) {
    if (rule.when.jurisdiction == where) paid += RuleBlock(rule);
  }
  if (!paid.empty()) text += "## Payers: payment only, never scope of practice\n\n" + paid;
  return text;
}

std::string Page(const JurisdictionCode& where) {
  const Head head = HeadOf(Source() / "catalog" / "rules" / (FileOf(where) + ".txtpb"));
  std::string page = std::string(kGenerated) + "# " + head.title + "\n\n";
  page +=
      "Edition " + Law().edition + " · [all jurisdictions](README.md) · **not legal advice**\n\n";
  for (const std::string& paragraph : head.paragraphs) page += ParagraphText(paragraph);
  const auto reach = Reaches().find(where.str());
  if (reach != Reaches().end()) page += Glance(where, reach->second) + Open(reach->second);
  page += RulesOf(where);
  while (page.size() > 1 && page[page.size() - 2] == '\n') page.pop_back();
  return page;
}

struct Counts {
  int rules = 0, pending = 0;
  std::map<Effect, int> effects;
  std::map<Confidence, int> confidences;
};

template <class Key>
std::string Cells(const std::map<Key, int>& counts) {
  std::string text;
  for (const auto& known : enumerators(Key{})) {
    const auto found = counts.find(known.value);
    text += " | " + std::to_string(found == counts.end() ? 0 : found->second);
  }
  return text;
}

std::string CountsText(const Counts& c) {
  return std::to_string(c.rules) + Cells(c.effects) + Cells(c.confidences) + " | " +
         std::to_string(c.pending);
}

int UnknownDuties(const std::map<std::string, Reach>& reach) {
  int unknown = 0;
  for (const Duty& duty : Law().duties) {
    unknown += duty.area != DutyArea::kNeverDelegable &&
               reach.at(duty.code.str()).best == Outcome::kUnknown;
  }
  return unknown;
}

std::string Index() {
  std::string page =
      std::string(kGenerated) + "# The rules, jurisdiction by jurisdiction\n\nEdition " +
      Law().edition +
      ". One page each: the law in plain words, what an assistant who lacks nothing may "
      "do, what is still Unknown and why, and every rule with its citation, the day it "
      "was seen, how sure it is, and who must check it again. **Not legal advice.** How "
      "rules are judged: [scope](../scope.md); what the words mean and where sources "
      "disagree: [the catalog](../catalog.md).\n\n| jurisdiction | rules | allow | require "
      "| forbid | confirmed | reported | uncertain | unverified | editorial | pending | "
      "Unknown of 70 duties |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n";
  Counts all;
  for (const JurisdictionCode& where : Law().jurisdictions) {
    Counts counts;
    for (const Rule& rule : Law().rules) {
      if (rule.when.jurisdiction != where) continue;
      for (Counts* c : {&counts, &all}) {
        ++c->rules;
        ++c->effects[rule.effect];
        ++c->confidences[rule.confidence];
        c->pending += rule.status == RuleStatus::kPending;
      }
    }
    const Head head = HeadOf(Source() / "catalog" / "rules" / (FileOf(where) + ".txtpb"));
    const auto found = Reaches().find(where.str());
    page += "| [" + head.title + "](" + FileOf(where) + ".md) | " + CountsText(counts) + " | " +
            (found == Reaches().end() ? "" : std::to_string(UnknownDuties(found->second))) + " |\n";
  }
  page += "| **all** | " + CountsText(all) + " | |\n\n";
  page +=
      "Besides, " + std::to_string(Law().payer_rules.size()) +
      " rules of payers stand with the national page. Unknown counts a duty that no route, drug or "
      "reason makes allowed for a person who lacks nothing; a signed policy of the organisation "
      "may "
      "adopt it.\n";
  return page;
}

std::map<std::string, std::string> Pages() {
  std::map<std::string, std::string> pages;
  for (const JurisdictionCode& where : Law().jurisdictions) {
    pages[FileOf(where) + ".md"] = Page(where);
  }
  pages["README.md"] = Index();
  return pages;
}

TEST(RulePages, AreCurrent) {
  const std::filesystem::path folder = Source() / "docs" / "rules";
  const auto pages = Pages();
  if (std::getenv("POLYCLINIC_UPDATE_DOCS") != nullptr) {
    std::filesystem::create_directories(folder);
    for (const auto& [name, text] : pages) std::ofstream(folder / name) << text;
  }
  for (const auto& [name, text] : pages) {
    std::ifstream in(folder / name);
    const std::string shown{std::istreambuf_iterator<char>(in), {}};
    EXPECT_TRUE(shown == text) << (folder / name) << " is not what the rules say; write it anew";
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    EXPECT_TRUE(pages.count(entry.path().filename().string())) << entry.path() << " has no rules";
  }
}

// Every rule can be met: who lacks nothing is never told that something is missing.
TEST(RulePages, WhoLacksNothingLacksNothing) {
  for (const auto& [where, duties] : Reaches()) {
    for (const auto& [duty, reach] : duties) {
      EXPECT_NE(reach.best, Outcome::kUnmet) << where << " " << duty;
    }
  }
}

// What is allowed rests on an allow that can be relied on; what no such rule speaks of is not allowed.
TEST(RulePages, NothingIsAllowedButByARuleThatCanBeReliedOn) {
  int allowed = 0;
  for (const auto& [where, duties] : Reaches()) {
    for (const auto& [duty, reach] : duties) {
      const bool by_rule = std::any_of(
          reach.verdict.reasons.begin(), reach.verdict.reasons.end(), [](const Reason& reason) {
            return reason.effect == "allow" && reason.confidence != Confidence::kUncertain &&
                   reason.confidence != Confidence::kUnverified;
          });
      EXPECT_EQ(reach.best == Outcome::kAllowed, by_rule) << where << " " << duty;
      allowed += by_rule;
    }
  }
  EXPECT_GT(allowed, 500);
}

TEST(RulePages, EachFileSaysTheLawInPlainWords) {
  for (const JurisdictionCode& where : Law().jurisdictions) {
    const Head head = HeadOf(Source() / "catalog" / "rules" / (FileOf(where) + ".txtpb"));
    EXPECT_FALSE(head.title.empty()) << where.str();
    const auto says = [&](std::string_view words) {
      return std::any_of(head.paragraphs.begin(), head.paragraphs.end(),
                         [&](const std::string& p) { return p.rfind(words, 0) == 0; });
    };
    if (where.view() == "US") continue;
    EXPECT_TRUE(says("The law in plain words:")) << where.str();
    EXPECT_TRUE(says("Credentials and marks")) << where.str();
    EXPECT_TRUE(says("Dates:")) << where.str();
  }
}

}  // namespace
}  // namespace polyclinic::catalog_test
