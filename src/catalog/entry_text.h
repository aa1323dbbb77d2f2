#ifndef POLYCLINIC_SRC_CATALOG_ENTRY_TEXT_H_
#define POLYCLINIC_SRC_CATALOG_ENTRY_TEXT_H_

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "catalog/outline.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/catalog_entries.h"

namespace polyclinic::catalog_internal {

// A text of entries, read entry by entry: what is wrong with one hides nothing of another, and what is
// wrong with one field nothing of the next.
class EntryText {
 public:
  // `file`: its name, for findings; may be empty.
  EntryText(std::string text, std::string file);
  // The views of the outline are into the text.
  EntryText(const EntryText&) = delete;
  EntryText& operator=(const EntryText&) = delete;

  // The entries without errors.
  const CatalogEntries& entries() const { return entries_; }
  // Everything that is wrong with the text by itself, each with line and column.
  const Findings& findings() const { return findings_; }

  // Puts the file, line and column of the entry or field that the finding's path names into the
  // finding; entries are named by id or code, or by their position in `entries()`. False: the text
  // has no such entry.
  bool Locate(Finding& finding) const;
  // The finding would not be, could the broken entries have been read: it misses one of them.
  bool Explains(const Finding& finding) const;

 private:
  class Reading;

  std::string text_;
  std::string file_;
  std::vector<OutlineField> outline_;
  CatalogEntries entries_;
  Findings findings_;
  // By list: for each entry of `entries_` its position in the text.
  std::map<std::string, std::vector<std::size_t>, std::less<>> positions_;
  // Ids and codes of entries with errors, and names of top-level fields with errors.
  std::set<std::string, std::less<>> broken_;
};

// The entries of a file in the format that its suffix names, as an `EntryText` where that is text.
struct EntryFile {
  CatalogEntries entries;
  // Null: not of text.
  std::unique_ptr<EntryText> text;
};
// NotFound and the like where it cannot be read; InvalidArgument where a file that is no text is
// broken. What is wrong with a text is for `text->findings()`.
absl::StatusOr<EntryFile> ReadEntryFile(std::string_view path);

// The catalog that consists of these entries.
Catalog CatalogOf(CatalogEntries entries);

// Adds the entries of `more` to those of `into`.
void Append(CatalogEntries more, CatalogEntries& into);

}  // namespace polyclinic::catalog_internal

#endif  // POLYCLINIC_SRC_CATALOG_ENTRY_TEXT_H_
