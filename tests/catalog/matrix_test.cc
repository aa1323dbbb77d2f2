// The tables of docs/catalog.md are the engine's own answers. After a change of the rules,
//   POLYCLINIC_UPDATE_DOCS=1 catalog_test --gtest_filter='Matrix.*'
// writes them anew; look at what changed.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/situations.h"
#include "gtest/gtest.h"

namespace polyclinic {
namespace {

using namespace catalog_test;  // NOLINT: the words of the tables

// "WA-MA-C/P": codes that differ in what follows their last dash.
std::string CodeList(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) {
    const std::size_t dash = code.rfind('-') + 1;
    const bool same = !text.empty() && text.compare(0, dash, code, 0, dash) == 0;
    text += text.empty() ? code : same ? "/" + code.substr(dash) : " or " + code;
  }
  return text;
}

// A supervision by its nearest acceptable distance; else the item's own words.
std::string Short(const MissingItem& item) {
  if (item.kind == ItemKind::kSupervision) {
    for (SupervisionMode mode : item.modes) {
      if (mode != SupervisionMode::kRoom) return "supervisor";
    }
    return "supervisor in the room";
  }
  if (item.kind == ItemKind::kCredential || item.kind == ItemKind::kLicence) {
    return CodeList(item.any_of);
  }
  return item.kind == ItemKind::kDrugFact    ? "drug"
         : item.kind == ItemKind::kDoseCheck ? "dose check"
                                             : std::string(NameOf(item.kind));
}

// The items of the moment, or those of person and plan, each once.
std::string ShortList(const Missing& way, bool of_moment) {
  std::vector<std::string> words;
  for (const MissingItem& item : way.items) {
    if ((item.item_class == ItemClass::kMoment) != of_moment) continue;
    if (words.empty() || words.back() != Short(item)) words.push_back(Short(item));
  }
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string Cell(const Verdict& verdict) {
  if (verdict.outcome != Outcome::kUnmet) {
    return verdict.outcome == Outcome::kAllowed ? "yes" : std::string(NameOf(verdict.outcome));
  }
  for (const Missing& way : verdict.alternatives) {
    if (ShortList(way, false).empty()) return "yes, then " + ShortList(way, true);
  }
  return "no: " + ShortList(verdict.alternatives.at(0), false);
}

std::vector<std::pair<std::string, Staff>> Columns(std::string_view where) {
  const auto graduate = [](const char* credential) {
    return Graduate(Assistant({credential}), Accreditor::kCaahep);
  };
  return {{"MA-C", graduate("WA-MA-C")},
          {"MA-R", graduate("WA-MA-R")},
          {"MA-P", graduate("WA-MA-P")},
          {"no credential", Assistant()},
          {"physician", Licensed(Role::kPhysician, where)},
          {"registered nurse", Licensed(Role::kRegisteredNurse, where)}};
}

std::string Table(std::string_view where) {
  const auto columns = Columns(where);
  std::string text = "| duty | |";
  std::string rule = "|---|---|";
  for (const auto& [name, person] : columns) {
    text += " " + name + " |";
    rule += "---|";
  }
  text += "\n" + rule + "\n";
  for (const Duty& duty : Book().duties()) {
    text += "| " + duty.code.str() + " | " + duty.name + " |";
    for (const auto& [name, person] : columns) {
      const Situation s = Booked(Under(OnPremises(), Act(person, duty.code.view(), where)));
      text += " " + Cell(Evaluate(Book(), {}, s)) + " |";
    }
    text += "\n";
  }
  return text;
}

// What is left to ask of a certified assistant when a signed policy adopts what is unknown, without
// needs of its own.
std::string AdoptedTable(std::string_view where) {
  std::string text = "| duty | | MA-C under the policy |\n|---|---|---|\n";
  const Staff person = Columns(where)[0].second;
  for (const Duty& duty : Book().duties()) {
    const Situation s = Booked(Under(OnPremises(), Act(person, duty.code.view(), where)));
    if (Evaluate(Book(), {}, s).outcome != Outcome::kUnknown) continue;
    const std::vector<Policy> policies = {Adopts(duty.code.view())};
    text += "| " + duty.code.str() + " | " + duty.name + " | " +
            Cell(Evaluate(Book(), policies, s)) + " |\n";
  }
  return text;
}

void AddWords(const Needs& needs, const std::string& where,
              std::map<std::string, std::map<std::string, std::set<std::string>>>& words) {
  for (const TrainingNeed& need : needs.trainings) {
    if (!Book().DutyIndex(As<DutyCode>(need.topic.view()))) {
      words["topic of a training"][need.topic.str()].insert(where);
    }
  }
  for (const CredentialCode& code : needs.credentials)
    words["credential"][code.str()].insert(where);
  for (const Needs& way : needs.any_of) AddWords(way, where, words);
}

// The codes that the rules ask for, and whose rules do.
std::string WordsTable() {
  std::map<std::string, std::map<std::string, std::set<std::string>>> words;
  for (const Rule& rule : Book().rules().rules) {
    const std::string where = rule.when.jurisdiction.str();
    for (const auto* const list : {&rule.when.drug_classes, &rule.when.drug_classes_not}) {
      for (const DrugClass& code : *list) words["class of a drug"][code.str()].insert(where);
    }
    for (const Indication& code : rule.when.indications) words["reason"][code.str()].insert(where);
    AddWords(rule.needs, where, words);
  }
  std::string text = "| kind | code | in the rules of |\n|---|---|---|\n";
  for (const auto& [kind, codes] : words) {
    for (const auto& [code, places] : codes) {
      std::string list;
      for (const std::string& where : places) list += (list.empty() ? "" : ", ") + where;
      text += "| " + kind + " | `" + code + "` | " + list + " |\n";
    }
  }
  return text;
}

std::string DocsPath() {
  const char* source = std::getenv("POLYCLINIC_SOURCE");
  return source == nullptr ? "" : std::string(source) + "/docs/catalog.md";
}

// Where the table of `where` lies in the document: between its two marks.
struct Span {
  std::size_t from = 0;
  std::size_t size = 0;
};
Span FindTable(const std::string& text, std::string_view where) {
  const std::string begin = "<!-- table " + std::string(where) + " -->\n";
  const std::size_t from = text.find(begin);
  if (from == std::string::npos) return {};
  const std::size_t start = from + begin.size();
  const std::size_t end = text.find("<!-- end -->", start);
  return end == std::string::npos ? Span{} : Span{start, end - start};
}

TEST(Matrix, TheDocumentShowsTheEnginesAnswers) {
  const std::string path = DocsPath();
  if (path.empty()) GTEST_SKIP() << "POLYCLINIC_SOURCE does not name the source directory";
  std::ifstream in(path);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::vector<std::pair<const char*, std::string>> tables = {
      {"US-WA", Table("US-WA")},
      {"US-WA adopted", AdoptedTable("US-WA")},
      {"US-MA", Table("US-MA")},
      {"words", WordsTable()}};
  for (const auto& [where, table] : tables) {
    const Span span = FindTable(text, where);
    ASSERT_GT(span.from, 0u) << path << " has no table " << where;
    if (std::getenv("POLYCLINIC_UPDATE_DOCS") != nullptr) {
      text.replace(span.from, span.size, table);
    } else {
      EXPECT_EQ(text.substr(span.from, span.size), table) << "of " << where;
    }
  }
  if (std::getenv("POLYCLINIC_UPDATE_DOCS") != nullptr) std::ofstream(path) << text;
}

}  // namespace
}  // namespace polyclinic
