#ifndef POLYCLINIC_CATALOG_CATALOG_H_
#define POLYCLINIC_CATALOG_CATALOG_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/scope/catalog_entries.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/specialty/specialty.h"
#include "polyclinic/staff/credential_kind.h"
#include "polyclinic/staff/outlook.h"
#include "polyclinic/staff/program.h"

namespace polyclinic {

struct ClinicContents;

// What is known of duties, law, specialties, credentials, education and careers in one edition.
struct Catalog {
  // The duties and rules; `rules.edition` names the edition in every verdict.
  RuleSet rules;
  std::vector<Specialty> specialties;
  std::vector<CareerStep> career_steps;
  std::vector<CredentialKind> credential_kinds;
  std::vector<ProgramKind> program_kinds;
  std::vector<VisitTypeEntry> visit_types;
  std::vector<OutlookEdition> outlooks;
  bool operator==(const Catalog&) const = default;

  const std::string& edition() const { return rules.edition; }
  // The entry of that code, or nullptr.
  const Duty* FindDuty(const DutyCode& code) const;
  const Specialty* FindSpecialty(const SpecialtyCode& code) const;
  const CredentialKind* FindCredentialKind(const CredentialCode& code) const;
  const ProgramKind* FindProgramKind(const ProgramKindCode& code) const;
  // The entry of that key, or nullptr.
  const VisitTypeEntry* FindVisitType(std::string_view key) const;
};
template <class Visitor>
constexpr void visit_fields(const Catalog*, Visitor&& v) {
  v("rules", &Catalog::rules);
  v("specialties", &Catalog::specialties);
  v("career_steps", &Catalog::career_steps);
  v("credential_kinds", &Catalog::credential_kinds);
  v("program_kinds", &Catalog::program_kinds);
  v("visit_types", &Catalog::visit_types);
  v("outlooks", &Catalog::outlooks);
}

// The facts that the library ships: the files of `catalog/`, compiled into it. Read once, on the
// first call; safe from many threads. Reads no file. Aborts where the shipped facts are broken.
const Catalog& ShippedCatalog();

// `catalog` with `entries` on top. An entry whose id (of a rule), code (of a duty, specialty, kind of
// credential or of program), key (of a visit type), roles (of a step) or span (of an outlook) the
// catalog has takes the place of the one there; any other is added at the end; an ending closes a
// rule. The edition becomes "2026-11+NAME", NAME being `entries.edition`,
// or "local" where that is empty. InvalidArgument with all findings where two entries have one id,
// an ending names no rule or comes before its rule begins, or the rules that result are broken
// (`ValidateRules`).
absl::StatusOr<Catalog> Overlay(const Catalog& catalog, const CatalogEntries& entries);
// The same with the text of a CatalogEntries message, which says who signed it and when. Where it is
// broken, entries are read apart, so that one that cannot be read hides no other: every finding names
// line and column and, for a misspelt word, the nearest that would do. Nothing is taken from a text
// with an error.
absl::StatusOr<Catalog> OverlayText(const Catalog& catalog, std::string_view text);
// The same with a file in the format that its suffix names (.txtpb, .binpb, .json); findings name
// the file.
absl::StatusOr<Catalog> OverlayFile(const Catalog& catalog, std::string_view path);

// `LintRules` of the rules that `paths` give, each finding with file, line and column where it is
// about an entry that stands in a file. A directory holds a whole catalog, whose .txtpb files, at any
// depth, add up; otherwise each path is a file of a user's entries, laid over the shipped catalog one
// after the other. Without paths the shipped rules are judged, of which no file is known. What keeps
// the files from being read or laid over is among the findings.
Findings CheckRuleFiles(std::span<const std::string> paths,
                        std::optional<Date> as_of = std::nullopt);

// Adds the catalog's visit type `key` and those linked to it to `clinic`, with the clinic's ids; one
// whose key the clinic has already is left as it is. NotFound where the catalog has none of that key.
absl::StatusOr<VisitTypeId> AddVisitType(const Catalog& catalog, std::string_view key,
                                         ClinicContents& clinic);

// What every shipped entry says of its origin, and whether `catalog` says it: of every entry, and of
// every route, renewal and figure in it, its source, the day that was seen, how sure it is and who
// must check it again; a rule's source is its citation, with text and address; the names in both
// languages; a rule's and a step's summary; an outlook's disclaimers. One error for each that is
// missing.
Findings CheckSources(const Catalog& catalog);

}  // namespace polyclinic

#endif  // POLYCLINIC_CATALOG_CATALOG_H_
