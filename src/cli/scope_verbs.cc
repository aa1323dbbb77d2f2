#include "cli/scope_verbs.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/inputs.h"
#include "polyclinic/catalog/changes.h"
#include "polyclinic/clinic/impact.h"
#include "polyclinic/draw/scope.h"
#include "polyclinic/scope/additions.h"
#include "polyclinic/scope/coverage.h"
#include "polyclinic/staff/renewal.h"

namespace polyclinic::cli {
namespace {

constexpr FlagDescription kDuty = {"--duty", "CODE", "the duty in question, such as C19"};
constexpr FlagDescription kSite = {"--site", "KEY", "where (the clinic's first site)"};
constexpr FlagDescription kStaff = {"--staff", "KEY", "the person in question"};
constexpr FlagDescription kDate = {"--date", "YYYY-MM-DD", "when, by the place's calendar"};
constexpr FlagDescription kLawDate = {"--date", "YYYY-MM-DD",
                                      "when (the day the rules were last read)"};
constexpr FlagDescription kFormat = {"--format", "FORMAT",
                                     "text, svg or html (what --out's suffix says, else text)"};
constexpr FlagDescription kOut = {"--out", "FILE",
                                  "where the picture goes (standard output); -o for short"};
constexpr FlagDescription kColor = {"--color", "WHEN",
                                    "of text: always, never or auto (auto: in a terminal)"};

// ---- what the verbs share ----------------------------------------------------------------------

// The rules with everything that is asked of them, or why not.
struct Law {
  Catalog catalog;
  RuleBook book;
};

absl::StatusOr<Law> LawOf(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  absl::StatusOr<RuleBook> book = RuleBook::Make(catalog->rules);
  if (!book.ok()) return book.status();
  return Law{*std::move(catalog), *std::move(book)};
}

// A duty that the rules know; wrong usage of the flag, naming the nearest, where they do not.
absl::StatusOr<DutyCode> DutyOf(std::string_view flag, const std::string& text,
                                const RuleBook& book) {
  const auto code = DutyCode::Parse(text);
  if (code && book.DutyIndex(*code)) return *code;
  std::vector<std::string> codes;
  for (const Duty& duty : book.duties()) codes.push_back(duty.code.str());
  const std::string nearest = NearestWord(text, codes);
  return BadFlag(flag, text,
                 nearest.empty() ? "a duty's code such as C19"
                                 : "a duty's code; did you mean " + nearest + "?");
}

absl::StatusOr<const Site*> SiteOf(const Arguments& arguments, const ClinicContents& contents) {
  if (!arguments.Has("--site") && !contents.sites.empty()) return &contents.sites[0];
  return ByKey(contents.sites, "--site", arguments.Get("--site"));
}

absl::StatusOr<Date> RequiredDate(const Arguments& arguments) {
  absl::StatusOr<std::optional<Date>> date = DateFlag(arguments, "--date");
  if (!date.ok()) return date.status();
  if (!*date) return BadFlag("--date", "", "the day in question, YYYY-MM-DD");
  return **date;
}

absl::StatusOr<std::optional<std::int32_t>> AgeOf(const Arguments& arguments) {
  const std::string age = arguments.Get("--age");
  if (age.empty()) return std::optional<std::int32_t>();
  if (age.size() > 3 || age.find_first_not_of("0123456789") != std::string::npos) {
    return BadFlag("--age", age, "whole years, 0 to 999");
  }
  return std::optional<std::int32_t>(std::stoi(age));
}

absl::StatusOr<std::string> FormatOf(const Arguments& arguments) {
  std::string format = arguments.Get("--format");
  const std::string suffix = std::filesystem::path(arguments.Get("--out")).extension().string();
  if (format.empty()) {
    format = suffix == ".svg"                        ? "svg"
             : suffix == ".html" || suffix == ".htm" ? "html"
             : suffix.empty() || suffix == ".txt"    ? "text"
                                                     : "";
    if (format.empty()) {
      return BadFlag("--out", arguments.Get("--out"), "a file that ends in .svg, .html or .txt");
    }
  }
  if (format != "text" && format != "svg" && format != "html") {
    return BadFlag("--format", format, "text, svg or html");
  }
  return format;
}

absl::StatusOr<bool> IsColoured(const Arguments& arguments) {
  const std::string when = arguments.Get("--color", "auto");
  if (when == "always") return true;
  if (when == "never") return false;
  if (when != "auto") return BadFlag("--color", when, "always, never or auto");
  const char* const no_color = std::getenv("NO_COLOR");
  return !arguments.Has("--out") && isatty(STDOUT_FILENO) != 0 &&
         (no_color == nullptr || *no_color == '\0');
}

absl::Status Show(const ScopeGrid& grid, const Arguments& arguments) {
  absl::StatusOr<std::string> format = FormatOf(arguments);
  if (!format.ok()) return format.status();
  absl::StatusOr<bool> colour = IsColoured(arguments);
  if (!colour.ok()) return colour.status();
  const std::string text = *format == "svg"    ? DrawScope(grid)
                           : *format == "html" ? ScopeHtml(grid)
                                               : ScopeText(grid, *colour);
  if (!arguments.Has("--out")) {
    std::fputs(text.c_str(), stdout);
    return absl::OkStatus();
  }
  const std::string path = arguments.Get("--out");
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (!file) return absl::UnavailableError(path + ": could not be written");
  return absl::OkStatus();
}

// ---- matrix ------------------------------------------------------------------------------------

constexpr std::array kMatrixFlags = {
    kSite,
    kDate,
    FlagDescription{"--duties", "CODES", "which, with commas between (the clinical duties)"},
    FlagDescription{"--age", "YEARS", "of the patient (not stated)"},
    kFormat,
    kOut,
    kColor,
    kIdsOnly,
    kRules};

absl::Status Matrix(const Arguments& arguments) {
  absl::StatusOr<Law> law = LawOf(arguments);
  if (!law.ok()) return law.status();
  absl::StatusOr<ClinicContents> contents = ClinicOf(arguments, law->catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<const Site*> site = SiteOf(arguments, *contents);
  if (!site.ok()) return site.status();
  absl::StatusOr<Date> date = RequiredDate(arguments);
  if (!date.ok()) return date.status();
  absl::StatusOr<std::optional<std::int32_t>> age = AgeOf(arguments);
  if (!age.ok()) return age.status();
  MatrixQuestion question{
      .site = (*site)->id, .date = *date, .duties = {}, .staff = {}, .patient_age = *age};
  std::string codes = arguments.Get("--duties");
  for (std::size_t comma = 0; !codes.empty(); codes.erase(0, comma + (comma < codes.size()))) {
    comma = std::min(codes.find(','), codes.size());
    absl::StatusOr<DutyCode> duty = DutyOf("--duties", codes.substr(0, comma), law->book);
    if (!duty.ok()) return duty.status();
    question.duties.push_back(*duty);
  }
  absl::StatusOr<ScopeGrid> grid =
      ScopeMatrix(*contents, law->book, question, {.ids_only = arguments.Has("--ids-only")});
  return grid.ok() ? Show(*grid, arguments) : grid.status();
}

// ---- map ---------------------------------------------------------------------------------------

constexpr std::array kMapFlags = {kDuty, kLawDate, kFormat, kOut, kColor, kRules};

absl::Status Map(const Arguments& arguments) {
  absl::StatusOr<Law> law = LawOf(arguments);
  if (!law.ok()) return law.status();
  absl::StatusOr<DutyCode> duty = DutyOf("--duty", arguments.Get("--duty"), law->book);
  if (!duty.ok()) return duty.status();
  absl::StatusOr<std::optional<Date>> date = DateFlag(arguments, "--date");
  if (!date.ok()) return date.status();
  if (!*date) *date = LastSeen(law->catalog.rules);
  if (!*date) return BadFlag("--date", "", "the day in question: the rules have none of their own");
  absl::StatusOr<ScopeGrid> grid = ScopeMap(law->book, *duty, **date);
  return grid.ok() ? Show(*grid, arguments) : grid.status();
}

// ---- add ---------------------------------------------------------------------------------------

constexpr std::array kAddFlags = {
    kStaff, kDuty, kSite, kDate, FlagDescription{"--age", "YEARS", "of the patient (not stated)"},
    kRules};

std::string_view WordsOf(AdditionAnswer answer) {
  switch (answer) {
    case AdditionAnswer::kNothing:
      return "Nothing: it is allowed as it stands.";
    case AdditionAnswer::kAdd:
      return "To be added:";
    case AdditionAnswer::kImpossible:
      return "Nothing that could be added would do.";
    case AdditionAnswer::kUnknown:
      break;
  }
  return "Unknown: the law leaves it open, whatever is added.";
}

absl::Status Add(const Arguments& arguments) {
  absl::StatusOr<Law> law = LawOf(arguments);
  if (!law.ok()) return law.status();
  absl::StatusOr<ClinicContents> contents = ClinicOf(arguments, law->catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<const Staff*> person = ByKey(contents->staff, "--staff", arguments.Get("--staff"));
  if (!person.ok()) return person.status();
  absl::StatusOr<DutyCode> duty = DutyOf("--duty", arguments.Get("--duty"), law->book);
  if (!duty.ok()) return duty.status();
  absl::StatusOr<const Site*> site = SiteOf(arguments, *contents);
  if (!site.ok()) return site.status();
  absl::StatusOr<Date> date = RequiredDate(arguments);
  if (!date.ok()) return date.status();
  absl::StatusOr<std::optional<std::int32_t>> age = AgeOf(arguments);
  if (!age.ok()) return age.status();
  Situation situation = SituationAt(AbilityPlace::At(**site), *date, **person, *duty);
  situation.patient_age = *age;
  absl::StatusOr<AdditionPlan> plan = CheapestAdditions(law->book, contents->policies, situation);
  if (!plan.ok()) return plan.status();
  std::printf("%s\n%s\n", ToText(plan->verdict).c_str(),
              std::string(WordsOf(plan->answer)).c_str());
  for (const Addition& addition : plan->additions) {
    std::printf("  %-7s %s\n", std::string(NameOf(addition.item_class)).c_str(),
                ToText(addition).c_str());
    for (const std::string& id : addition.rules) {
      const Rule* const rule = law->book.Find(id);
      std::printf("          %s%s%s\n", id.c_str(), rule == nullptr ? "" : ": ",
                  rule == nullptr ? "" : rule->citation.text.c_str());
    }
  }
  if (plan->answer == AdditionAnswer::kAdd) {
    std::printf("Cost: %lld %s\n", static_cast<long long>(plan->cost), plan->unit.c_str());
  }
  std::printf("Rules of edition %s. %s\n", plan->verdict.edition.c_str(),
              std::string(kNotLegalAdvice).c_str());
  return absl::OkStatus();
}

// ---- training ----------------------------------------------------------------------------------

constexpr std::array kTrainingFlags = {
    kStaff, FlagDescription{"--specialty", "CODE", "such as cardiology"}, kDate, kRules};

absl::StatusOr<const Specialty*> SpecialtyOf(const Arguments& arguments, const Catalog& catalog) {
  const std::string text = arguments.Get("--specialty");
  const auto code = SpecialtyCode::Parse(text);
  if (const Specialty* known = code ? catalog.FindSpecialty(*code) : nullptr) return known;
  std::vector<std::string> codes;
  for (const Specialty& specialty : catalog.specialties) codes.push_back(specialty.code.str());
  const std::string nearest = NearestWord(text, codes);
  return BadFlag("--specialty", text,
                 nearest.empty() ? "a specialty's code such as cardiology"
                                 : "a specialty's code; did you mean " + nearest + "?");
}

void Print(const TopicCoverage& topic, const Catalog& catalog) {
  const auto code = DutyCode::Parse(topic.topic.view());
  const Duty* const duty = code ? catalog.FindDuty(*code) : nullptr;
  std::string line = topic.attested ? "  attested  " : "  missing   ";
  line += topic.topic.str() + (duty == nullptr ? "" : " " + duty->name);
  if (topic.per_hundred_visits > 0) {
    line += " (" + std::to_string(topic.per_hundred_visits) + " in 100 visits)";
  }
  if (topic.required) line += " [required]";
  if (topic.last_on) {
    line += ": " + std::to_string(topic.hours.count() / 3600) + " h, " +
            std::to_string(topic.performances) + " performances, last " + ToText(*topic.last_on);
  }
  if (topic.competency) line += "; competency attested";
  for (std::size_t i = 0; i < topic.parts_missing.size(); ++i) {
    line += (i == 0 ? "; parts missing: " : ", ") + topic.parts_missing[i].str();
  }
  std::printf("%s\n", line.c_str());
}

absl::Status Training(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  absl::StatusOr<ClinicContents> contents = ClinicOf(arguments, *catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<const Staff*> person = ByKey(contents->staff, "--staff", arguments.Get("--staff"));
  if (!person.ok()) return person.status();
  absl::StatusOr<const Specialty*> specialty = SpecialtyOf(arguments, *catalog);
  if (!specialty.ok()) return specialty.status();
  absl::StatusOr<Date> date = RequiredDate(arguments);
  if (!date.ok()) return date.status();
  const TrainingCoverage coverage = CoverageOf(**person, **specialty, catalog->rules.duties, *date);
  std::printf("%s, %s: %lld of the %lld duties that 100 visits ask for\n", (*person)->key.c_str(),
              (*specialty)->name.c_str(), static_cast<long long>(coverage.demand_attested),
              static_cast<long long>(coverage.demanded));
  for (const TopicCoverage& topic : coverage.topics) Print(topic, *catalog);
  for (const CredentialCode& code : coverage.preferred_missing) {
    std::printf("  preferred and not held: %s\n", code.str().c_str());
  }
  return absl::OkStatus();
}

// ---- changes -----------------------------------------------------------------------------------

constexpr std::array kChangesFlags = {
    FlagDescription{"--jurisdiction", "CODE", "such as US-WA"},
    FlagDescription{"--from", "YYYY-MM-DD", "the day before the change (that of --to)"},
    FlagDescription{"--to", "YYYY-MM-DD", "the day after it (the day the rules were last read)"},
    kRules};

absl::StatusOr<JurisdictionCode> JurisdictionOf(const Arguments& arguments, const RuleBook& book) {
  const std::string text = arguments.Get("--jurisdiction");
  const auto code = JurisdictionCode::Parse(text);
  if (code && book.Covers(*code)) return *code;
  std::vector<std::string> codes;
  for (const JurisdictionCode& known : book.rules().jurisdictions) {
    if (book.Covers(known)) codes.push_back(known.str());
  }
  const std::string nearest = NearestWord(text, codes);
  return BadFlag("--jurisdiction", text,
                 nearest.empty() ? "a jurisdiction such as US-WA"
                                 : "a jurisdiction; did you mean " + nearest + "?");
}

// "lacks something (credential WA-MA-C)".
std::string WordsOf(Standing standing, const Verdict& verdict) {
  const std::string text = ToText(verdict);
  const std::size_t colon = text.find(": ");
  return std::string(NameOf(standing)) +
         (colon == std::string::npos ? "" : " (" + text.substr(colon + 2) + ")");
}

void Print(const RuleChange& change) {
  std::printf("%s %s%s%s: %s\n", std::string(NameOf(change.change)).c_str(), change.rule.c_str(),
              change.replaces.empty() || change.replaces == change.rule
                  ? ""
                  : (" for " + change.replaces).c_str(),
              change.on ? (" on " + ToText(*change.on)).c_str() : "", change.summary.c_str());
  if (!change.citation.text.empty()) std::printf("    %s\n", change.citation.text.c_str());
}

absl::Status Changes(const Arguments& arguments) {
  absl::StatusOr<Law> after = LawOf(arguments);
  if (!after.ok()) return after.status();
  absl::StatusOr<RuleBook> before = RuleBook::Make(ShippedCatalog().rules);
  if (!before.ok()) return before.status();
  absl::StatusOr<JurisdictionCode> jurisdiction = JurisdictionOf(arguments, after->book);
  if (!jurisdiction.ok()) return jurisdiction.status();
  absl::StatusOr<std::optional<Date>> to = DateFlag(arguments, "--to");
  if (!to.ok()) return to.status();
  if (!*to) *to = LastSeen(after->catalog.rules);
  absl::StatusOr<std::optional<Date>> from = DateFlag(arguments, "--from");
  if (!from.ok()) return from.status();
  if (!*from && !arguments.Has("--rules")) {
    return BadFlag("--from", "", "the day before the change, or --rules FILE");
  }
  if (!*from) *from = *to;
  absl::StatusOr<JurisdictionChanges> changes =
      ChangesIn(*jurisdiction, *before, **from, after->book, **to);
  if (!changes.ok()) return changes.status();
  for (const RuleChange& change : changes->rules) Print(change);
  for (const AnswerChange& change : changes->answers) {
    std::printf("%s, %s: %s -> %s\n", change.duty.str().c_str(), change.holder.c_str(),
                WordsOf(change.standing_before, change.before).c_str(),
                WordsOf(change.standing_after, change.after).c_str());
  }
  std::printf("%zu rules and %zu answers differ between %s (%s) and %s (%s)\n",
              changes->rules.size(), changes->answers.size(), ToText(**from).c_str(),
              changes->edition_before.c_str(), ToText(**to).c_str(),
              changes->edition_after.c_str());
  return absl::OkStatus();
}

// A credential that the person holds; wrong usage of --credential, naming the nearest, where not.
absl::StatusOr<CredentialCode> HeldBy(const Staff& person, const std::string& text) {
  std::vector<std::string> held;
  for (const Credential& credential : person.credentials) held.push_back(credential.code.str());
  const auto code = CredentialCode::Parse(text);
  if (code && std::find(held.begin(), held.end(), text) != held.end()) return *code;
  const std::string nearest = NearestWord(text, held);
  return BadFlag("--credential", text,
                 nearest.empty() ? "a credential that the person holds"
                                 : "a credential that is held; did you mean " + nearest + "?");
}

// ---- renewal -----------------------------------------------------------------------------------

constexpr std::array kRenewalFlags = {
    kStaff, FlagDescription{"--credential", "CODE", "of the person, such as AAMA-CMA"}, kDate,
    kRules};

std::string Points(std::int32_t hundredths) {
  std::string text = std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return text;
  const std::string part = std::to_string(100 + hundredths % 100);
  return text + "." + part.substr(1);
}

void Print(const RenewalProgress& progress) {
  std::printf("%s: %s\n", progress.credential.str().c_str(),
              std::string(NameOf(progress.state)).c_str());
  if (progress.due) {
    std::printf("  in force until the day before %s (%lld days)\n", ToText(*progress.due).c_str(),
                static_cast<long long>(progress.days_left));
  }
  for (const PointsProgress& points : progress.points) {
    std::printf("  %-16s %s of %s %s%s\n",
                points.category.empty() ? "in all" : points.category.str().c_str(),
                Points(points.earned_hundredths).c_str(), Points(points.asked_hundredths).c_str(),
                progress.unit.c_str(),
                points.missing_hundredths == 0
                    ? ""
                    : (": " + Points(points.missing_hundredths) + " missing").c_str());
  }
  if (progress.missing_hundredths > 0) {
    std::printf("  at least %s more to be earned%s\n", Points(progress.missing_hundredths).c_str(),
                progress.by_examination ? ", or the examination passed again" : "");
  }
  if (progress.restorable_until) {
    std::printf("  from %s on only the examination restores it\n",
                ToText(*progress.restorable_until).c_str());
  }
  if (!progress.summary.empty()) std::printf("  %s\n", progress.summary.c_str());
  if (!progress.source.empty()) {
    std::printf("  %s (%s)\n", progress.source.c_str(),
                std::string(NameOf(progress.confidence)).c_str());
  }
}

absl::Status Renewal(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  absl::StatusOr<ClinicContents> contents = ClinicOf(arguments, *catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<const Staff*> person = ByKey(contents->staff, "--staff", arguments.Get("--staff"));
  if (!person.ok()) return person.status();
  absl::StatusOr<CredentialCode> credential = HeldBy(**person, arguments.Get("--credential"));
  if (!credential.ok()) return credential.status();
  absl::StatusOr<Date> date = RequiredDate(arguments);
  if (!date.ok()) return date.status();
  absl::StatusOr<RenewalProgress> progress =
      RenewalOf(**person, *credential, catalog->credential_kinds, *date);
  if (!progress.ok()) return progress.status();
  Print(*progress);
  return absl::OkStatus();
}

// ---- affected ----------------------------------------------------------------------------------

constexpr std::array kAffectedFlags = {
    kDate, kStaff, FlagDescription{"--credential", "CODE", "of the person: it ends on the day"},
    kRules};

absl::StatusOr<ClinicContents> AfterLapse(const Arguments& arguments,
                                          const ClinicContents& contents, Date date) {
  if (!arguments.Has("--credential")) {
    if (arguments.Has("--rules")) return contents;
    return BadFlag("--credential", "", "the credential that lapses, or --rules FILE");
  }
  absl::StatusOr<const Staff*> person = ByKey(contents.staff, "--staff", arguments.Get("--staff"));
  if (!person.ok()) return person.status();
  absl::StatusOr<CredentialCode> code = HeldBy(**person, arguments.Get("--credential"));
  if (!code.ok()) return code.status();
  return WithLapse(contents, (*person)->id, *code, date);
}

absl::Status Affected(const Arguments& arguments) {
  absl::StatusOr<Law> after = LawOf(arguments);
  if (!after.ok()) return after.status();
  absl::StatusOr<RuleBook> before = RuleBook::Make(ShippedCatalog().rules);
  if (!before.ok()) return before.status();
  absl::StatusOr<ClinicContents> contents = ClinicOf(arguments, after->catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<Date> date = RequiredDate(arguments);
  if (!date.ok()) return date.status();
  absl::StatusOr<ClinicContents> changed = AfterLapse(arguments, *contents, *date);
  if (!changed.ok()) return changed.status();
  absl::StatusOr<Impact> impact =
      ImpactOf(*contents, arguments.Has("--credential") ? after->book : *before, *changed,
               after->book, *date);
  if (!impact.ok()) return impact.status();
  for (const DutyImpact& duty : impact->duties) {
    std::printf("%s, %s at %s: %s -> %s\n", duty.staff.c_str(), duty.duty.str().c_str(),
                duty.site.c_str(), WordsOf(duty.standing_before, duty.before).c_str(),
                WordsOf(duty.standing_after, duty.after).c_str());
  }
  std::size_t broken = 0;
  for (const AppointmentImpact& a : impact->appointments) {
    std::printf("appointment %s on %s: %s, %s by %s: %s -> %s\n", a.appointment.c_str(),
                ToText(a.date).c_str(), a.broken ? "broken" : "changed", a.duty.str().c_str(),
                a.staff.c_str(), WordsOf(a.standing_before, a.before).c_str(),
                WordsOf(a.standing_after, a.after).c_str());
    broken += a.broken;
  }
  std::printf("%zu duties of people affected; %zu duties of appointments, %zu of them broken\n",
              impact->duties.size(), impact->appointments.size(), broken);
  return absl::OkStatus();
}

}  // namespace

std::span<const Verb> ScopeVerbs() {
  static constexpr std::array<Verb, 7> kVerbs = {{
      {"scope matrix", "[DIR|FILE] --date DATE [flags]",
       "Show who may do which duty at a site on a day, as text, SVG or HTML.", kMatrixFlags, 0, 1,
       Matrix},
      {"scope map", "--duty CODE [flags]",
       "Show who may do a duty in each state, by kind of credential.", kMapFlags, 0, 0, Map},
      {"scope add", "[DIR|FILE] --staff KEY --duty CODE --date DATE [flags]",
       "Say what a person must add to be allowed a duty, at the least training.", kAddFlags, 0, 1,
       Add},
      {"scope training", "[DIR|FILE] --staff KEY --specialty CODE --date DATE",
       "Say which of a specialty's duties a person's training attests.", kTrainingFlags, 0, 1,
       Training},
      {"scope renewal", "[DIR|FILE] --staff KEY --credential CODE --date DATE",
       "Say what a person's credential still needs for its renewal, and by when.", kRenewalFlags, 0,
       1, Renewal},
      {"scope changes", "--jurisdiction CODE --from DATE [--to DATE] [--rules FILE]",
       "Say what changed in a jurisdiction between two days, or by your own rules.", kChangesFlags,
       0, 0, Changes},
      {"scope affected", "[DIR|FILE] --date DATE (--staff KEY --credential CODE | --rules FILE)",
       "Say who and which appointments a lapse or a change of rules affects.", kAffectedFlags, 0, 1,
       Affected},
  }};
  return kVerbs;
}

}  // namespace polyclinic::cli
