#include "catalog/verdict_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <utility>

#include "catalog/situations.h"

namespace polyclinic::catalog_test {
namespace {

std::string Trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
    text.remove_suffix(1);
  return std::string(text);
}

std::vector<std::string> Split(std::string_view text, char by) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(by, from), text.size());
    parts.push_back(Trim(text.substr(from, to - from)));
    from = to + 1;
  }
  return parts;
}

// Takes `prefix` off `text`, where it begins so.
bool Take(std::string_view prefix, std::string& text) {
  if (text.compare(0, prefix.size(), prefix) != 0) return false;
  text.erase(0, prefix.size());
  return true;
}
bool TakeEnd(std::string_view suffix, std::string& text) {
  if (text.size() < suffix.size() || text.substr(text.size() - suffix.size()) != suffix)
    return false;
  text.resize(text.size() - suffix.size());
  return true;
}
// Cuts `text` before `middle` and gives what follows it; nullopt where it is not there.
std::optional<std::string> Cut(std::string_view middle, std::string& text) {
  const std::size_t at = text.find(middle);
  if (at == std::string::npos) return std::nullopt;
  std::string rest = text.substr(at + middle.size());
  text.resize(at);
  return rest;
}

// Reads the words of one row; a word that nobody knows is an error.
class RowReader {
 public:
  RowReader(VerdictRow& row, std::vector<std::string>& errors) : row_(row), errors_(errors) {}

  void Person(const std::string& words) {
    for (const std::string& word : Split(words, ',')) {
      if (!word.empty() && !PersonWord(word)) Error(word);
    }
  }
  void Circumstances(const std::string& words) {
    for (const std::string& word : Split(words, ',')) {
      if (!word.empty() && !Circumstance(word)) Error(word);
    }
  }
  template <class AnyCode>
  AnyCode CodeOf(const std::string& text) {
    if (text == "unknown") return {};
    const auto code = AnyCode::Parse(text);
    if (!code) Error(text);
    return code.value_or(AnyCode());
  }

 private:
  bool PersonWord(std::string word) {
    Staff& person = row_.situation.person;
    if (word == "any") return true;
    if (Take("holds ", word)) return Holds(word);
    if (Take("graduate of ", word)) return Graduated(word);
    if (Take("competent in ", word)) {
      Competency competency;
      competency.duty = CodeOf<DutyCode>(word);
      person.competencies.push_back(competency);
      return true;
    }
    if (Take("declines ", word)) {
      person.declines.push_back(CodeOf<DutyCode>(word));
      return true;
    }
    if (Take("born ", word)) {
      person.born.reset();
      if (word != "unknown") person.born = DateOf(word);
      return true;
    }
    if (Take("role ", word)) {
      person.roles = {EnumOf<Role>(word)};
      return true;
    }
    if (Take("licensed ", word)) {
      const auto where = Cut(" in ", word);
      Licence licence;
      licence.role = EnumOf<Role>(word);
      licence.jurisdiction = where ? CodeOf<JurisdictionCode>(*where) : row_.situation.jurisdiction;
      person.roles = {licence.role};
      person.licences.push_back(licence);
      return true;
    }
    return Trained(word);
  }

  bool Holds(std::string word) {
    Credential credential;
    if (const auto until = Cut(" until ", word)) credential.valid.until = DateOf(*until);
    if (const auto employer = Cut(" only at ", word)) credential.tied_to_employer = *employer;
    credential.code = CodeOf<CredentialCode>(word);
    row_.situation.person.credentials.push_back(credential);
    return true;
  }

  bool Graduated(std::string word) {
    Education education;
    education.completed = Day(20100601);
    const auto clinical = Cut(" hours with ", word);
    if (clinical) {
      std::string hours = *clinical;
      if (!TakeEnd(" clinical", hours)) return false;
      education.clinical_hours = Hours(hours);
    }
    if (clinical || TakeEnd(" hours", word)) {
      education.contact_hours = Hours(word);
    } else {
      education.accreditor = EnumOf<Accreditor>(word);
    }
    row_.situation.person.education.push_back(education);
    return true;
  }

  // "C19 10 times" and "10 hours of injections classroom".
  bool Trained(std::string word) {
    Training training;
    training.on = Day(20120601);
    training.kind = TrainingKind::kClassroom;
    if (const auto topic = Cut(" hours of ", word)) {
      training.hours = Hours(word);
      word = *topic;
      if (const auto kind = Cut(" ", word)) training.kind = EnumOf<TrainingKind>(*kind);
    } else if (TakeEnd(" times", word)) {
      const auto count = Cut(" ", word);
      if (!count) return false;
      training.kind = TrainingKind::kLivePerformance;
      training.performances = Number(*count);
    } else {
      return false;
    }
    training.topic = CodeOf<TopicCode>(word);
    row_.situation.person.training.push_back(training);
    return true;
  }

  bool Circumstance(std::string word) {
    Situation& s = row_.situation;
    if (std::isdigit(static_cast<unsigned char>(word[0]))) {
      s.date = DateOf(word);
    } else if (Take("setting ", word)) {
      s.setting.reset();
      if (word != "unknown") s.setting = EnumOf<Setting>(word);
    } else if (Take("employer ", word)) {
      s.employer = word == "unknown" ? "" : word;
    } else if (Take("practice ", word)) {
      s.employer_kind.reset();
      if (word != "unknown") s.employer_kind = EnumOf<EmployerKind>(word);
    } else if (word == "not delegated") {
      s.delegated = false;
    } else if (word == "no order") {
      s.order.reset();
    } else if (word == "protocol") {
      s.order = OrderKind::kStandingOrProtocol;
    } else if (word == "no dose check") {
      s.dose_checked = false;
    } else if (word == "at booking") {
      s = Booked(s);
    } else if (Take("patient in ", word)) {
      s.telehealth = true;
      s.patient_location = CodeOf<JurisdictionCode>(word);
    } else if (Take("policy adopts ", word)) {
      Adopt(word);
    } else {
      return Drug(word) || Supervised(word);
    }
    return true;
  }

  bool Drug(std::string& word) {
    Situation& s = row_.situation;
    if (Take("drug ", word)) {
      s.drug_classes.reset();
      if (word != "unknown") s.drug_classes = {CodeOf<DrugClass>(word)};
    } else if (Take("route ", word)) {
      s.route.reset();
      if (word != "unknown") s.route = EnumOf<DrugRoute>(word);
    } else if (Take("for ", word)) {
      s.indication.reset();
      if (word != "unknown") s.indication = CodeOf<Indication>(word);
    } else {
      return false;
    }
    return true;
  }

  bool Supervised(std::string& word) {
    const auto by = Cut(" by ", word);
    const Role role = by ? EnumOf<Role>(*by) : Role::kPhysician;
    const std::map<std::string, std::vector<SupervisionMode>> ways = {
        {"reachable", Reachable()},
        {"on video", OnVideo()},
        {"on the premises", OnPremises()},
        {"in the room", InRoom()}};
    const auto way = ways.find(word);
    if (way == ways.end()) return false;
    row_.situation = Under(way->second, std::move(row_.situation), role);
    return true;
  }

  void Adopt(const std::string& duty) {
    Policy policy = Adopts(duty);
    policy.credentials.clear();
    policy.valid.from = Day(20150101);
    policy.signed_on = Day(20150101);
    row_.policies.push_back(policy);
  }

  template <class Enum>
  Enum EnumOf(const std::string& name) {
    for (const auto& known : enumerators(Enum{})) {
      if (known.name == name) return known.value;
    }
    Error(name);
    return Enum{};
  }
  Date DateOf(const std::string& text) {
    const std::vector<std::string> parts = Split(text, '-');
    if (parts.size() == 3) {
      return Day(10000 * Number(parts[0]) + 100 * Number(parts[1]) + Number(parts[2]));
    }
    Error(text);
    return Date{};
  }
  int Number(const std::string& text) {
    const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return std::isdigit(static_cast<unsigned char>(c));
    });
    if (!digits) Error(text);
    return digits ? std::stoi(text) : 0;
  }
  Duration Hours(const std::string& text) { return std::chrono::hours(Number(text)); }

  void Error(const std::string& word) {
    errors_.push_back("line " + std::to_string(row_.line) + ": nobody knows \"" + word + "\"");
  }

  VerdictRow& row_;
  std::vector<std::string>& errors_;
};

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "/") + word;
  return text;
}

std::string RowItem(const MissingItem& item) {
  std::string text = std::string(NameOf(item.item_class)) + ": " + std::string(NameOf(item.kind));
  std::vector<std::string> words = item.any_of;
  if (item.kind == ItemKind::kSupervision) {
    words.clear();
    for (SupervisionMode mode : item.modes) words.emplace_back(NameOf(mode));
  }
  if (!words.empty()) text += " " + Joined(words);
  if (item.hours > Duration{0}) text += " " + std::to_string(item.hours.count() / 3600) + " h";
  if (item.performances > 0) text += " " + std::to_string(item.performances) + " times";
  return text;
}

}  // namespace

std::vector<VerdictRow> ReadVerdictRows(std::string_view text, std::vector<std::string>& errors) {
  std::vector<VerdictRow> rows;
  int line_number = 0;
  for (const std::string& line : Split(text, '\n')) {
    ++line_number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = Split(line, '|');
    if (cells.size() != 7) {
      errors.push_back("line " + std::to_string(line_number) + ": not seven columns");
      continue;
    }
    VerdictRow row;
    row.line = line_number;
    row.name = cells[0];
    RowReader reader(row, errors);
    row.situation = Act(Assistant(), "C01", "US");
    row.situation.duty = reader.CodeOf<DutyCode>(cells[2]);
    row.situation.jurisdiction = reader.CodeOf<JurisdictionCode>(cells[3]);
    reader.Person(cells[1]);
    reader.Circumstances(cells[4]);
    row.answer = cells[5];
    for (const std::string& id : Split(cells[6], ',')) {
      if (!id.empty()) row.because.push_back(id);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string RowAnswer(const Verdict& verdict) {
  std::string text(NameOf(verdict.outcome));
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  for (std::size_t i = 0; i < verdict.alternatives.size(); ++i) {
    text += i > 0 ? " or {" : " {";
    for (const MissingItem& item : verdict.alternatives[i].items) {
      text += (text.back() == '{' ? "" : "; ") + RowItem(item);
    }
    text += "}";
  }
  return text;
}

bool RestsOn(const Verdict& verdict, std::string_view because) {
  std::string id(because);
  const auto in = [&id](const std::vector<std::string>& list) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  if (Take("pending ", id)) return in(verdict.pending);
  if (Take("unstated ", id)) return in(verdict.missing_facts);
  return std::any_of(verdict.reasons.begin(), verdict.reasons.end(),
                     [&id](const Reason& reason) { return reason.rule == id; });
}

namespace {

TEST(VerdictRows, AWordNobodyKnowsIsAnError) {
  std::vector<std::string> errors;
  const auto rows = ReadVerdictRows(
      "# a comment\n"
      "a | any | C19 | US-CA | on the moon, drug vaccine | Allowed | \n"
      "b | holds AAMA-CMA, charming | C19 | US-CA | | Allowed | \n"
      "c | any | C19 | US-CA | Allowed | \n",
      errors);
  EXPECT_EQ(rows.size(), 2u);
  EXPECT_EQ(errors, (std::vector<std::string>{"line 2: nobody knows \"on the moon\"",
                                              "line 3: nobody knows \"charming\"",
                                              "line 4: not seven columns"}));
}

}  // namespace
}  // namespace polyclinic::catalog_test
