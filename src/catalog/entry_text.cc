#include "catalog/entry_text.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "polyclinic/base/field_types.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic::catalog_internal {
namespace {

constexpr std::string_view kMeant = "did you mean ";

std::vector<std::string_view> EntryNames() {
  std::vector<std::string_view> names;
  visit_fields(static_cast<const CatalogEntries*>(nullptr),
               [&](std::string_view name, auto) { names.push_back(name); });
  return names;
}

// A quoted text without its quotes; of anything else, itself.
std::string Unquoted(std::string_view text) {
  if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0]) {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

// The id or code that an entry gives itself; empty where it gives none.
std::string KeyOf(const OutlineValue& entry) {
  for (const OutlineField& field : entry.fields) {
    if ((field.name == "id" || field.name == "code") && !field.values.empty()) {
      return Unquoted(field.values[0].text);
    }
  }
  return "";
}

// One step of a path: "duties[2]", "rules[US-WA.draw]", "when".
struct Step {
  std::string_view name;
  std::optional<std::string_view> key;
};

std::optional<std::size_t> NumberOf(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::size_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

// Takes the first step off the path. An id may hold points and brackets: it ends with the bracket that
// a point or nothing follows.
Step FirstStep(std::string_view& path) {
  Step step;
  const std::size_t end = path.find_first_of(".[");
  step.name = path.substr(0, end);
  path.remove_prefix(std::min(end, path.size()));
  if (path.starts_with('[')) {
    std::size_t close = path.find(']');
    while (close != path.npos && close + 1 < path.size() && path[close + 1] != '.') {
      close = path.find(']', close + 1);
    }
    if (close == path.npos) close = path.size() - 1;
    step.key = path.substr(1, close - 1);
    path.remove_prefix(close + 1);
  }
  if (path.starts_with('.')) path.remove_prefix(1);
  return step;
}

struct Found {
  const OutlineField* field = nullptr;
  const OutlineValue* value = nullptr;
};

// The value of that name and position; of one that is no list the last, which is the one that counts.
Found ValueAt(const std::vector<OutlineField>& fields, std::string_view name,
              std::size_t position) {
  Found found;
  std::size_t i = 0;
  for (const OutlineField& field : fields) {
    if (field.name != name) continue;
    if (field.values.empty() && found.field == nullptr) found.field = &field;
    for (const OutlineValue& value : field.values) {
      if (i++ == position) return {&field, &value};
    }
  }
  return found;
}

// The end of a text that begins at `start`.
TextPlace EndOf(std::string_view text, TextPlace start) {
  const auto lines = static_cast<std::int32_t>(std::count(text.begin(), text.end(), '\n'));
  const std::size_t last = text.rfind('\n');
  if (last == text.npos) return {start.line, start.column + static_cast<std::int32_t>(text.size())};
  return {start.line + lines, static_cast<std::int32_t>(text.size() - last)};
}

}  // namespace

// Reads the text piece by piece: each value by itself, within the messages around it.
class EntryText::Reading {
 public:
  explicit Reading(EntryText& text) : t_(text) {}

  void Run() {
    for (const OutlineField& field : t_.outline_) {
      if (field.values.empty()) {
        CheckValueless(field, {}, std::string(field.name));
        continue;
      }
      for (const OutlineValue& value : field.values) Entry(field, value);
    }
  }

 private:
  using Names = std::vector<std::string_view>;

  struct Piece {
    std::optional<CatalogEntries> entries;
    // With places in the text.
    std::vector<Finding> of_text;
    // Of values, each with the path from the top.
    std::vector<Finding> of_values;
  };

  void Entry(const OutlineField& field, const OutlineValue& value) {
    const std::size_t position = seen_[field.name]++;
    const bool is_list = IsList(field.name);
    std::string path(field.name);
    if (is_list) path += "[" + std::to_string(position) + "]";
    const std::size_t before = t_.findings_.size();
    Piece piece = Check(field, value, {}, path);
    if (t_.findings_.size() == before && piece.entries) {
      if (is_list) t_.positions_[std::string(field.name)].push_back(position);
      Append(*std::move(piece.entries), t_.entries_);
      return;
    }
    t_.broken_.insert(std::string(field.name));
    if (std::string key = KeyOf(value); !key.empty()) t_.broken_.insert(std::move(key));
  }

  static bool IsList(std::string_view name) {
    bool is_list = false;
    visit_fields(
        static_cast<const CatalogEntries*>(nullptr), [&](std::string_view of, auto member) {
          using Member = std::remove_cvref_t<decltype(std::declval<CatalogEntries&>().*member)>;
          if (of == name) is_list = kIsVector<Member>;
        });
    return is_list;
  }

  // Checks one value, then, where it cannot be read, each field within it.
  Piece Check(const OutlineField& field, const OutlineValue& value, const Names& around,
              const std::string& path) {
    const std::string name = std::string(field.name) + (value.is_message ? "" : ":");
    Piece piece = Read(around, name, field.place, value.place, value.text);
    Names names = around;
    names.push_back(field.name);
    const std::size_t before = t_.findings_.size();
    if (piece.of_text.empty() || piece.entries) {
      for (Finding& finding : piece.of_text) Add(std::move(finding), path, &value);
      AddOfValues(std::move(piece.of_values), names, path, field, value, before);
      return piece;
    }
    std::string readable;
    std::map<std::string_view, std::size_t> seen;
    for (const OutlineField& inner : value.fields) {
      const std::string inner_path = path + "." + std::string(inner.name);
      const std::size_t so_far = t_.findings_.size();
      if (inner.values.empty()) CheckValueless(inner, names, inner_path);
      for (const OutlineValue& one : inner.values) {
        const std::size_t position = seen[inner.name]++;
        Check(inner, one, names,
              position == 0 ? inner_path : inner_path + "[" + std::to_string(position) + "]");
      }
      if (!inner.values.empty() && t_.findings_.size() == so_far) (readable += inner.text) += "\n";
    }
    if (t_.findings_.size() == before) {
      for (Finding& finding : piece.of_text) Add(std::move(finding), path, &value);
      return piece;
    }
    if (!value.is_message) return piece;
    // What is missing beside what cannot be read.
    Piece rest = Read(around, name, field.place, value.place, "{" + readable + "}");
    AddOfValues(std::move(rest.of_values), names, path, field, value, before);
    return piece;
  }

  // Something without a value, or that is not even a name. One finding is enough, and none where what
  // is before it on the line has one.
  void CheckValueless(const OutlineField& field, const Names& around, const std::string& path) {
    t_.broken_.insert(std::string(field.name));
    const std::vector<Finding>& all = t_.findings_.all();
    if (field.name.empty() && !all.empty() && all.back().line == field.place.line) return;
    Piece piece = Read(around, "", field.place, field.place, field.text);
    if (!piece.of_text.empty()) Add(std::move(piece.of_text.front()), path, nullptr);
  }

  // Reads `text`, with `before` it, as what stands within the named messages. The names and `before`
  // make the first line of what is parsed, the text the following ones.
  Piece Read(const Names& messages, const std::string& before, TextPlace of_name, TextPlace of_text,
             std::string_view text) const {
    std::string whole;
    for (const std::string_view message : messages) (whole += message) += " {";
    ((whole += before) += "\n") += text;
    whole += "\n";
    whole.append(messages.size(), '}');
    Findings dropped;
    absl::StatusOr<CatalogEntries> read =
        FromTextProto<CatalogEntries>(whole, {UnknownFields::kDrop, &dropped});
    Piece piece;
    const auto place = [&](Finding finding) {
      finding.severity = Severity::kError;
      TextPlace at = of_name;
      if (finding.line >= 2) {
        const auto lines = static_cast<std::int32_t>(std::count(text.begin(), text.end(), '\n'));
        at = {of_text.line + finding.line - 2,
              finding.line == 2 ? of_text.column + finding.column - 1 : finding.column};
        if (finding.line - 2 > lines) at = EndOf(text, of_text);
      }
      finding.line = at.line;
      finding.column = at.column;
      piece.of_text.push_back(std::move(finding));
    };
    for (const Finding& finding : dropped.all()) place(finding);
    bool parsed = true;
    for (Finding& finding : FindingsOf(read.status())) {
      if (finding.line > 0) {
        parsed = false;
        place(std::move(finding));
      } else {
        piece.of_values.push_back(std::move(finding));
      }
    }
    if (read.ok()) {
      piece.entries = *std::move(read);
    } else if (parsed) {
      piece.entries.emplace();
    }
    return piece;
  }

  // `within`: where a field that is not known is looked for, to name it.
  void Add(Finding finding, std::string path, const OutlineValue* within) {
    if (within != nullptr && finding.code == "unknown_field") {
      path += PathTo(*within, finding.line, finding.column);
    }
    if (finding.path.empty()) finding.path = std::move(path);
    finding.file = t_.file_;
    t_.findings_.Add(std::move(finding));
  }

  // ".when.dutys" of the field that stands there; empty where none does.
  static std::string PathTo(const OutlineValue& value, std::int32_t line, std::int32_t column) {
    for (const OutlineField& field : value.fields) {
      std::string step = "." + std::string(field.name);
      if (field.place.line == line && field.place.column == column) return step;
      for (const OutlineValue& inner : field.values) {
        const std::string path = PathTo(inner, line, column);
        if (!path.empty()) return step + path;
      }
    }
    return "";
  }

  // Findings of `Read`, whose paths lead through the names; without those about what stands beside the
  // value, and about a field as missing that findings since `before` say is there but wrong.
  void AddOfValues(std::vector<Finding> of_values, const Names& names, const std::string& path,
                   const OutlineField& field, const OutlineValue& value, std::size_t before) {
    std::set<std::string, std::less<>> wrong;
    for (std::size_t i = before; i < t_.findings_.size(); ++i) {
      const Finding& finding = t_.findings_.all()[i];
      wrong.insert(finding.path);
      const std::size_t dot = finding.path.rfind('.');
      const std::size_t meant = finding.expected.find(kMeant);
      if (dot == std::string::npos || meant == std::string::npos) continue;
      const std::string word = finding.expected.substr(meant + kMeant.size());
      wrong.insert(finding.path.substr(0, dot + 1) + word.substr(0, word.find('?')));
    }
    for (Finding& finding : of_values) {
      std::string_view rest = finding.path;
      const bool of_this = std::all_of(names.begin(), names.end(), [&](std::string_view name) {
        return FirstStep(rest).name == name;
      });
      if (!of_this) continue;
      const TextPlace at = PlaceIn(field.place, value, rest);
      std::string full = path;
      if (!rest.empty()) full += "." + std::string(rest);
      if (wrong.contains(full)) continue;
      finding.path = std::move(full);
      finding.line = at.line;
      finding.column = at.column;
      finding.file = t_.file_;
      t_.findings_.Add(std::move(finding));
    }
  }

 public:
  // Where the path leads within the value of the field that stands at `at`, as far as it can be
  // followed.
  static TextPlace PlaceIn(TextPlace at, const OutlineValue& value, std::string_view path) {
    const OutlineValue* within = &value;
    while (!path.empty() && within != nullptr) {
      const Step step = FirstStep(path);
      const std::size_t position = step.key ? NumberOf(*step.key).value_or(0) : 0;
      const Found found = ValueAt(within->fields, step.name, position);
      if (found.field == nullptr) break;
      within = found.value;
      // Of a list the value itself, otherwise the name before it.
      at = step.key && within != nullptr ? within->place : found.field->place;
    }
    return at;
  }

 private:
  EntryText& t_;
  std::map<std::string_view, std::size_t> seen_;
};

EntryText::EntryText(std::string text, std::string file)
    : text_(std::move(text)), file_(std::move(file)), outline_(OutlineOf(text_, EntryNames())) {
  absl::StatusOr<CatalogEntries> whole = FromTextProto<CatalogEntries>(text_);
  if (whole.ok()) {
    entries_ = *std::move(whole);
    return;
  }
  Reading(*this).Run();
  if (findings_.HasErrors()) return;
  // Each piece by itself is right: something is given twice.
  for (Finding finding : FindingsOf(whole.status())) {
    if (finding.line == 0) finding.line = finding.column = 1;
    finding.file = file_;
    findings_.Add(std::move(finding));
  }
}

bool EntryText::Locate(Finding& finding) const {
  std::string_view path = finding.path;
  const Step step = FirstStep(path);
  const OutlineField* first = nullptr;
  const OutlineField* at = nullptr;
  const OutlineValue* entry = nullptr;
  std::size_t wanted = std::string_view::npos;
  if (const auto number = step.key ? NumberOf(*step.key) : std::nullopt) {
    const auto positions = positions_.find(step.name);
    const bool listed = positions != positions_.end() && *number < positions->second.size();
    wanted = listed ? positions->second[*number] : positions_.empty() ? *number : wanted;
  }
  std::size_t position = 0;
  for (const OutlineField& field : outline_) {
    if (field.name != step.name) continue;
    if (first == nullptr) first = &field;
    for (const OutlineValue& value : field.values) {
      const bool by_key = step.key && KeyOf(value) == *step.key;
      if (entry == nullptr && (by_key || position == wanted)) {
        at = &field;
        entry = &value;
      }
      ++position;
    }
  }
  if (!step.key && first != nullptr) {
    at = first;
  } else if (entry == nullptr) {
    return false;
  }
  TextPlace place = at->place;
  if (entry != nullptr) place = Reading::PlaceIn(place, *entry, path);
  finding.file = file_;
  finding.line = place.line;
  finding.column = place.column;
  return true;
}

bool EntryText::Explains(const Finding& finding) const {
  if (broken_.empty()) return false;
  if (finding.code == "unknown_reference") return broken_.contains(finding.found);
  return finding.code == "unsigned" && broken_.contains(finding.path);
}

void Append(CatalogEntries more, CatalogEntries& into) {
  visit_fields(static_cast<const CatalogEntries*>(nullptr), [&](std::string_view, auto member) {
    auto& from = more.*member;
    auto& to = into.*member;
    using Member = std::remove_cvref_t<decltype(from)>;
    if constexpr (kIsVector<Member>) {
      to.insert(to.end(), std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
    } else {
      if (!(from == Member{})) to = std::move(from);
    }
  });
}

absl::StatusOr<EntryFile> ReadEntryFile(std::string_view path) {
  EntryFile file;
  absl::StatusOr<CatalogEntries> read = ReadFile<CatalogEntries>(path);
  const absl::StatusOr<Format> format = FormatOfFile(path);
  const bool is_text = format.ok() && *format == Format::kText;
  if (!read.ok() && (!is_text || FindingsOf(read.status()).empty())) return read.status();
  if (!is_text) {
    file.entries = *std::move(read);
    return file;
  }
  std::ifstream in{std::string(path), std::ios::binary};
  std::string text{std::istreambuf_iterator<char>(in), {}};
  file.text = std::make_unique<EntryText>(std::move(text), std::string(path));
  file.entries = file.text->entries();
  return file;
}

}  // namespace polyclinic::catalog_internal
