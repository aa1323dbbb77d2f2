#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "catalog/entry_text.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/lint.h"
#include "polyclinic/scope/rule_book.h"

namespace polyclinic {
namespace {

using namespace catalog_internal;  // the room's own vocabulary

std::string KeyOf(const Duty& duty) { return std::string(duty.code.view()); }
std::string KeyOf(const Rule& rule) { return rule.id; }
std::string KeyOf(const PayerRule& rule) { return rule.id; }
std::string KeyOf(const Specialty& specialty) { return std::string(specialty.code.view()); }
std::string KeyOf(const CareerStep& step) {
  return std::string(NameOf(step.from)) + " to " + std::string(NameOf(step.to));
}

std::string KeyOf(const CredentialKind& kind) { return kind.code.str(); }
std::string KeyOf(const ProgramKind& kind) { return kind.code.str(); }
std::string KeyOf(const VisitTypeEntry& entry) { return entry.visit_type.key; }
std::string KeyOf(const OutlookEdition& outlook) {
  return outlook.occupation + " " + std::to_string(outlook.from) + "-" + std::to_string(outlook.to);
}

std::string PathOf(std::string_view list, std::size_t i, std::string_view member) {
  return std::string(list) + "[" + std::to_string(i) + "]." + std::string(member);
}

// Puts each of `entries` in the place of the one with its key, or at the end.
template <class Entry>
void Lay(const std::vector<Entry>& entries, std::string_view list, std::string_view member,
         std::vector<Entry>& onto, Findings& findings) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string key = KeyOf(entries[i]);
    for (std::size_t j = 0; j < i; ++j) {
      if (KeyOf(entries[j]) == key) {
        findings.Add("duplicate_key", PathOf(list, i, member), key, "each entry once");
        break;
      }
    }
    const auto place =
        std::find_if(onto.begin(), onto.end(), [&](const Entry& e) { return KeyOf(e) == key; });
    if (place == onto.end()) {
      onto.push_back(entries[i]);
    } else {
      *place = entries[i];
    }
  }
}

// The validity of the rule with that id, or nullptr.
DateRange* ValidityOf(RuleSet& rules, const std::string& id) {
  for (Rule& rule : rules.rules) {
    if (rule.id == id) return &rule.valid;
  }
  for (PayerRule& rule : rules.payer_rules) {
    if (rule.id == id) return &rule.valid;
  }
  return nullptr;
}

std::vector<std::string> RuleIds(const RuleSet& rules) {
  std::vector<std::string> ids;
  for (const Rule& rule : rules.rules) ids.push_back(rule.id);
  for (const PayerRule& rule : rules.payer_rules) ids.push_back(rule.id);
  return ids;
}

void End(const std::vector<Ending>& endings, RuleSet& rules, Findings& findings) {
  for (std::size_t i = 0; i < endings.size(); ++i) {
    DateRange* valid = ValidityOf(rules, endings[i].id);
    if (valid == nullptr) {
      const std::string near = NearestWord(endings[i].id, RuleIds(rules));
      findings.Add(
          "unknown_reference", PathOf("endings", i, "id"), endings[i].id,
          near.empty() ? "the id of a rule" : "the id of a rule (did you mean " + near + "?)");
    } else if (!endings[i].on.ok()) {
      findings.Add("not_a_date", PathOf("endings", i, "on"), "", "a day that exists");
    } else if (valid->from && endings[i].on <= *valid->from) {
      findings.Add("reversed_range", PathOf("endings", i, "on"), ToText(endings[i].on),
                   "a day after " + ToText(*valid->from) + ", when the rule begins");
    } else {
      valid->until = endings[i].on;
    }
  }
}

// Somebody answers for what a file lays over the law.
Findings CheckSignature(const CatalogEntries& entries) {
  Findings findings;
  if (entries.signed_by.empty()) {
    findings.Add("unsigned", "signed_by", "", "who answers for these entries");
  }
  if (entries.signed_on == Date{}) {
    findings.Add("unsigned", "signed_on", "", "the day on which they were signed, yyyymmdd");
  } else if (!entries.signed_on.ok()) {
    findings.Add("not_a_date", "signed_on", "", "a day that exists");
  }
  return findings;
}

// Lays the entries over `catalog`, as far as they go. What comes of it is for `ValidateRules`.
Findings LayOver(const CatalogEntries& entries, Catalog& catalog) {
  Findings findings;
  RuleSet& rules = catalog.rules;
  rules.edition += "+" + (entries.edition.empty() ? "local" : entries.edition);
  for (const JurisdictionCode& code : entries.jurisdictions) {
    if (std::find(rules.jurisdictions.begin(), rules.jurisdictions.end(), code) ==
        rules.jurisdictions.end()) {
      rules.jurisdictions.push_back(code);
    }
  }
  Lay(entries.duties, "duties", "code", rules.duties, findings);
  Lay(entries.rules, "rules", "id", rules.rules, findings);
  Lay(entries.payer_rules, "payer_rules", "id", rules.payer_rules, findings);
  Lay(entries.specialties, "specialties", "code", catalog.specialties, findings);
  Lay(entries.career_steps, "career_steps", "to", catalog.career_steps, findings);
  Lay(entries.credential_kinds, "credential_kinds", "code", catalog.credential_kinds, findings);
  Lay(entries.program_kinds, "program_kinds", "code", catalog.program_kinds, findings);
  Lay(entries.visit_types, "visit_types", "visit_type.key", catalog.visit_types, findings);
  Lay(entries.outlooks, "outlooks", "from", catalog.outlooks, findings);
  End(entries.endings, rules, findings);
  return findings;
}

// In the order of a reader: by file, line and column; what has no place comes last.
Findings InOrder(const Findings& findings) {
  std::vector<Finding> all = findings.all();
  const auto place = [](const Finding& f) {
    return std::make_tuple(f.line == 0, std::string_view(f.file), f.line, f.column);
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
  Findings sorted;
  for (Finding& finding : all) sorted.Add(std::move(finding));
  return sorted;
}

// Adds what was found of a text's entries, each with its place.
void AddLocated(const Findings& found, const EntryText& text, Findings& findings) {
  for (Finding finding : found.all()) {
    if (text.Explains(finding)) continue;
    text.Locate(finding);
    findings.Add(std::move(finding));
  }
}

absl::StatusOr<Catalog> OverlayEntryText(const Catalog& catalog, const EntryText& text) {
  Catalog result = catalog;
  Findings findings = text.findings();
  AddLocated(CheckSignature(text.entries()), text, findings);
  AddLocated(LayOver(text.entries(), result), text, findings);
  AddLocated(ValidateRules(result.rules), text, findings);
  if (findings.HasErrors()) return InOrder(findings).ToStatus();
  return result;
}

// The files of a directory that hold entries as text, at any depth, in the order of their names.
std::vector<std::string> EntryFilesIn(const std::string& directory, Findings& findings) {
  std::vector<std::string> files;
  std::error_code error;
  std::filesystem::recursive_directory_iterator at(directory, error);
  for (; !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
    if (at->is_regular_file(error) && at->path().extension() == ".txtpb") {
      files.push_back(at->path().string());
    }
  }
  if (error) findings.Add("unreadable", directory, error.message(), "a directory that can be read");
  std::sort(files.begin(), files.end());
  return files;
}

// Rules that come from files, with the texts they came from.
class RuleFiles {
 public:
  Findings Check(std::span<const std::string> paths, std::optional<Date> as_of) {
    bool whole = false;
    for (const std::string& path : paths) {
      std::error_code error;
      if (!std::filesystem::is_directory(path, error)) continue;
      for (const std::string& file : EntryFilesIn(path, findings_)) Read(file, whole_);
      whole = true;
    }
    catalog_ = whole ? CatalogOf(std::move(whole_)) : ShippedCatalog();
    for (const std::string& path : paths) {
      std::error_code error;
      if (std::filesystem::is_directory(path, error)) continue;
      CatalogEntries entries;
      if (!Read(path, entries)) continue;
      AddLocated(CheckSignature(entries));
      AddLocated(LayOver(entries, catalog_));
    }
    AddLocated(LintRules(catalog_.rules, as_of));
    return InOrder(findings_);
  }

 private:
  // False: nothing could be read at all.
  bool Read(const std::string& path, CatalogEntries& into) {
    absl::StatusOr<EntryFile> file = ReadEntryFile(path);
    if (!file.ok()) {
      const std::vector<Finding> found = FindingsOf(file.status());
      for (const Finding& finding : found) findings_.Add(finding);
      if (found.empty()) {
        findings_.Add("unreadable", path, std::string(file.status().message()),
                      "a file of entries or a directory of them");
      }
      return false;
    }
    Append(std::move(file->entries), into);
    if (file->text == nullptr) return true;
    findings_.Append(file->text->findings());
    texts_.push_back(std::move(file->text));
    return true;
  }

  // A later file's entry has taken the place of an earlier one's.
  void AddLocated(const Findings& found) {
    for (Finding finding : found.all()) {
      const bool explained = std::any_of(texts_.begin(), texts_.end(),
                                         [&](const auto& text) { return text->Explains(finding); });
      if (explained) continue;
      for (auto text = texts_.rbegin(); text != texts_.rend(); ++text) {
        if ((*text)->Locate(finding)) break;
      }
      findings_.Add(std::move(finding));
    }
  }

  CatalogEntries whole_;
  Catalog catalog_;
  Findings findings_;
  std::vector<std::unique_ptr<EntryText>> texts_;
};

}  // namespace

absl::StatusOr<Catalog> Overlay(const Catalog& catalog, const CatalogEntries& entries) {
  Catalog result = catalog;
  Findings findings = LayOver(entries, result);
  findings.Append(ValidateRules(result.rules));
  if (findings.HasErrors()) return findings.ToStatus();
  return result;
}

absl::StatusOr<Catalog> OverlayText(const Catalog& catalog, std::string_view text) {
  return OverlayEntryText(catalog, EntryText(std::string(text), ""));
}

absl::StatusOr<Catalog> OverlayFile(const Catalog& catalog, std::string_view path) {
  const absl::StatusOr<EntryFile> file = ReadEntryFile(path);
  if (!file.ok()) return file.status();
  if (file->text != nullptr) return OverlayEntryText(catalog, *file->text);
  if (absl::Status status = CheckSignature(file->entries).ToStatus(); !status.ok()) return status;
  return Overlay(catalog, file->entries);
}

Findings CheckRuleFiles(std::span<const std::string> paths, std::optional<Date> as_of) {
  return RuleFiles().Check(paths, as_of);
}

}  // namespace polyclinic
