#include "cli/verbs.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/generate.h"
#include "cli/inputs.h"
#include "cli/scope_verbs.h"
#include "cli/week.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/diff.h"
#include "polyclinic/draw/sheets.h"
#include "polyclinic/scope/evaluate.h"
#include "polyclinic/synthea/synthea.h"
#include "polyclinic/table/clinic_tables.h"
#include "polyclinic/table/demo.h"
#include "polyclinic/table/results.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic::cli {
namespace {

constexpr FlagDescription kOut = {"--out", "DIR", "where the results go (out)"};
constexpr FlagDescription kDate = {"--date", "YYYY-MM-DD", "the day to show"};
constexpr FlagDescription kPod = {"--pod", "KEY", "the pod to draw"};

// --- init ---

absl::Status Init(const Arguments& arguments) {
  const std::string& directory = arguments.positional[0];
  std::error_code error;
  if (std::filesystem::is_directory(directory, error) &&
      !std::filesystem::is_empty(directory, error)) {
    return absl::AlreadyExistsError(directory +
                                    ": found a directory that is not empty, expected "
                                    "a new or an empty one");
  }
  if (absl::Status status = WriteFiles(directory, DemoTables()); !status.ok()) return status;
  std::printf("An example clinic lies in %s. Next: polyclinic check %s; polyclinic plan %s\n",
              directory.c_str(), directory.c_str(), directory.c_str());
  return absl::OkStatus();
}

// --- demo, plan ---

constexpr std::array kDemoFlags = {
    kOut,
    kIdsOnly,
    kDate,
    kPod,
    kRules,
    FlagDescription{"--synthea", "DIR", "take the requests from a Synthea CSV export"},
    FlagDescription{"--year", "YYYY", "of the export: the year whose encounters are taken (2023)"},
    FlagDescription{"--week", "YYYY-Www", "of the export: the week they are moved to (2026-W50)"}};
constexpr std::array kPlanFlags = {kOut, kIdsOnly, kDate, kPod, kRules};

absl::StatusOr<WeekJob> JobOf(const Arguments& arguments, ClinicContents contents) {
  absl::StatusOr<std::optional<Date>> date = DateFlag(arguments, "--date");
  if (!date.ok()) return date.status();
  return WeekJob{.contents = std::move(contents),
                 .out = arguments.Get("--out", "out"),
                 .date = *date,
                 .pod = arguments.Get("--pod"),
                 .draw = {.ids_only = arguments.Has("--ids-only")},
                 .more_tables = {}};
}

absl::StatusOr<WeekJob> SyntheaJob(const Arguments& arguments, const Catalog& catalog) {
  const std::string year = arguments.Get("--year", "2023");
  if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos) {
    return BadFlag("--year", year, "a year of four digits");
  }
  absl::StatusOr<Date> monday = ParseIsoWeek(arguments.Get("--week", "2026-W50"));
  if (!monday.ok()) return BadFlag("--week", arguments.Get("--week"), "a week such as 2026-W50");
  absl::StatusOr<SyntheaClinic> made = ReadSynthea(
      arguments.Get("--synthea"), {.year = std::stoi(year), .monday = *monday}, catalog);
  if (!made.ok()) return made.status();
  std::fputs(made->summary.c_str(), stdout);
  absl::StatusOr<WeekJob> job = JobOf(arguments, std::move(made->contents));
  if (job.ok()) {
    job->more_tables = {made->unmapped};
    job->care_by_nurse = true;
  }
  return job;
}

absl::Status Demo(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  if (arguments.Has("--synthea")) {
    absl::StatusOr<WeekJob> job = SyntheaJob(arguments, *catalog);
    if (!job.ok()) return job.status();
    job->fix_first_day = true;
    return RunWeek(*job, *catalog);
  }
  for (std::string_view flag : {"--year", "--week"}) {
    if (arguments.Has(flag)) return BadFlag(flag, arguments.Get(flag), "--synthea DIR beside it");
  }
  absl::StatusOr<ClinicContents> contents = ReadClinicTables(DemoTables(), *catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<WeekJob> job = JobOf(arguments, *std::move(contents));
  if (!job.ok()) return job.status();
  job->fix_first_day = true;
  return RunWeek(*job, *catalog);
}

absl::Status Plan(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  absl::StatusOr<ClinicContents> contents = ReadValidClinic(arguments.positional[0], *catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<WeekJob> job = JobOf(arguments, *std::move(contents));
  return job.ok() ? RunWeek(*job, *catalog) : job.status();
}

// --- check ---

constexpr std::array kCheckFlags = {
    FlagDescription{"--rules", "[FILE...]",
                    "beside a clinic: lay your own rules over the shipped ones; alone: judge the "
                    "rules themselves, the shipped ones with each FILE laid over, or those of a "
                    "directory",
                    true},
    FlagDescription{"--as-of", "YYYY-MM-DD",
                    "judge the rules by that day (the last of the edition's month)"}};

absl::Status CheckRules(const Arguments& arguments) {
  absl::StatusOr<std::optional<Date>> as_of = DateFlag(arguments, "--as-of");
  if (!as_of.ok()) return as_of.status();
  const Findings findings = CheckRuleFiles(arguments.lists.at("--rules"), *as_of);
  int errors = 0, warnings = 0, notes = 0;
  for (const Finding& finding : findings.all()) {
    std::printf("%s\n", ToText(finding).c_str());
    ++(finding.severity == Severity::kError     ? errors
       : finding.severity == Severity::kWarning ? warnings
                                                : notes);
  }
  std::printf("%d errors, %d warnings, %d notes\n", errors, warnings, notes);
  if (errors == 0) return absl::OkStatus();
  return absl::InvalidArgumentError("the rules have " + std::to_string(errors) + " errors");
}

absl::Status Check(const Arguments& arguments) {
  const auto files = arguments.lists.find("--rules");
  if (arguments.positional.empty()) {
    if (files != arguments.lists.end()) return CheckRules(arguments);
    Findings findings;
    findings.Add("missing_argument", "arguments", "0", "a clinic to check, or --rules alone");
    return findings.ToStatus();
  }
  if (arguments.Has("--as-of")) return BadFlag("--as-of", arguments.Get("--as-of"), "no clinic");
  if (files != arguments.lists.end() && files->second.size() != 1) {
    return BadFlag("--rules", std::to_string(files->second.size()) + " files",
                   "one file of your own rules beside a clinic");
  }
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  absl::StatusOr<ClinicContents> contents = ReadValidClinic(arguments.positional[0], *catalog);
  if (!contents.ok()) return contents.status();
  // Warnings; with errors there would be no contents.
  const Findings findings = Validate(*contents);
  for (const Finding& finding : findings.all()) std::printf("%s\n", ToText(finding).c_str());
  absl::StatusOr<RuleBook> rules = RuleBook::Make(catalog->rules);
  if (!rules.ok()) return rules.status();
  absl::StatusOr<Clinic> clinic = Clinic::Create(*contents, *rules);
  if (!clinic.ok()) return clinic.status();
  int flagged = 0;
  for (const Appointment& appointment : clinic->List<Appointment>()) {
    for (const Flag& flag : appointment.flags) {
      std::printf("appointment %s: %s %s\n", appointment.key.c_str(), flag.code.c_str(),
                  flag.need.c_str());
      ++flagged;
    }
  }
  std::printf("%s: no errors; %zu staff, %zu patients, %zu requests, %zu appointments, %d flags\n",
              arguments.positional[0].c_str(), contents->staff.size(), contents->patients.size(),
              contents->requests.size(), contents->appointments.size(), flagged);
  return absl::OkStatus();
}

// --- scope ---

constexpr std::array kScopeFlags = {
    FlagDescription{"--staff", "KEY", "the person who would act"},
    FlagDescription{"--duty", "CODE", "the duty in question, such as C19"},
    FlagDescription{"--site", "KEY", "where (the clinic's first site)"},
    FlagDescription{"--date", "YYYY-MM-DD", "when, by the place's calendar"},
    FlagDescription{"--supervisor", "ROLE:MODE", "who is present and how: physician:premises"},
    FlagDescription{"--order", "KIND", "patient_specific or standing_or_protocol"},
    FlagDescription{"--delegated", "", "a provider who may delegates the duty"},
    FlagDescription{"--dose-checked", "", "a licensed person verified the dose"},
    FlagDescription{"--age", "YEARS", "of the patient"},
    kRules};

absl::Status AddSupervisor(const std::string& text, Situation& situation) {
  const std::size_t colon = text.find(':');
  const auto role = FromName<Role>(text.substr(0, colon));
  const auto mode =
      colon == std::string::npos ? std::nullopt : FromName<SupervisionMode>(text.substr(colon + 1));
  if (!role || !mode) {
    return BadFlag("--supervisor", text,
                   "ROLE:MODE such as physician:premises; modes are phone, "
                   "audio, video, premises, room");
  }
  situation.supervision.push_back({.role = *role, .modes = {*mode}});
  return absl::OkStatus();
}

absl::StatusOr<Situation> SituationOf(const Arguments& arguments, const ClinicContents& contents) {
  absl::StatusOr<const Staff*> person = ByKey(contents.staff, "--staff", arguments.Get("--staff"));
  if (!person.ok()) return person.status();
  absl::StatusOr<const Site*> site = arguments.Has("--site") || contents.sites.empty()
                                         ? ByKey(contents.sites, "--site", arguments.Get("--site"))
                                         : absl::StatusOr<const Site*>(&contents.sites[0]);
  if (!site.ok()) return site.status();
  const auto duty = DutyCode::Parse(arguments.Get("--duty"));
  if (!duty) return BadFlag("--duty", arguments.Get("--duty"), "a duty's code such as C19");
  absl::StatusOr<std::optional<Date>> date = DateFlag(arguments, "--date");
  if (!date.ok()) return date.status();
  if (!*date) return BadFlag("--date", "", "the day in question, YYYY-MM-DD");
  Situation situation{.person = **person,
                      .employer = (*site)->employer,
                      .employer_kind = (*site)->employer_kind,
                      .duty = *duty,
                      .site = (*site)->id,
                      .jurisdiction = (*site)->jurisdiction,
                      .setting = (*site)->setting,
                      .date = **date,
                      .delegated = arguments.Has("--delegated"),
                      .dose_checked = arguments.Has("--dose-checked")};
  if (arguments.Has("--supervisor")) {
    absl::Status status = AddSupervisor(arguments.Get("--supervisor"), situation);
    if (!status.ok()) return status;
  }
  if (arguments.Has("--order")) {
    situation.order = FromName<OrderKind>(arguments.Get("--order"));
    if (!situation.order) {
      return BadFlag("--order", arguments.Get("--order"),
                     "patient_specific or standing_or_protocol");
    }
  }
  if (const std::string age = arguments.Get("--age"); !age.empty()) {
    if (age.size() > 3 || age.find_first_not_of("0123456789") != std::string::npos) {
      return BadFlag("--age", age, "whole years, 0 to 999");
    }
    situation.patient_age = std::stoi(age);
  }
  return situation;
}

absl::Status Scope(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  absl::StatusOr<ClinicContents> contents = ClinicOf(arguments, *catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<Situation> situation = SituationOf(arguments, *contents);
  if (!situation.ok()) return situation.status();
  absl::StatusOr<RuleBook> rules = RuleBook::Make(catalog->rules);
  if (!rules.ok()) return rules.status();
  const Verdict verdict = Evaluate(*rules, contents->policies, *situation);
  std::printf("%s\n", ToText(verdict).c_str());
  for (const Reason& reason : verdict.reasons) {
    std::printf("  %s %s (%s): %s\n      %s\n", reason.effect.c_str(), reason.rule.c_str(),
                std::string(NameOf(reason.confidence)).c_str(), reason.summary.c_str(),
                reason.citation.text.c_str());
  }
  if (!verdict.adopted_by.empty())
    std::printf("  adopted by policy %s\n", verdict.adopted_by.c_str());
  std::printf("Rules of edition %s. %s\n", verdict.edition.c_str(),
              std::string(kNotLegalAdvice).c_str());
  return absl::OkStatus();
}

// --- show, diff, convert ---

constexpr std::array kShowFlags = {
    kDate, kIdsOnly, kRules,
    FlagDescription{"--format", "FORMAT", "sheets, text or json (sheets where --date is given)"}};

absl::Status Show(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  absl::StatusOr<ClinicContents> contents = ReadClinic(arguments.positional[0], *catalog);
  if (!contents.ok()) return contents.status();
  absl::StatusOr<std::optional<Date>> date = DateFlag(arguments, "--date");
  if (!date.ok()) return date.status();
  const std::string format = arguments.Get("--format", *date ? "sheets" : "summary");
  if (format == "text") {
    std::fputs(ToTextProto(*contents).c_str(), stdout);
  } else if (format == "json") {
    std::fputs(ToJson(*contents).c_str(), stdout);
  } else if (format == "sheets" && *date) {
    for (const Site& site : contents->sites) {
      absl::StatusOr<std::string> sheets = DaySheets(*contents, catalog->rules, site.id, **date,
                                                     {.ids_only = arguments.Has("--ids-only")});
      if (!sheets.ok()) return sheets.status();
      std::fputs(sheets->c_str(), stdout);
    }
  } else if (format == "sheets") {
    return BadFlag("--date", "", "the day whose sheets to show");
  } else if (format == "summary") {
    std::printf("%s (%s), version %lld, rules of edition %s\n", contents->name.c_str(),
                contents->identifier.c_str(), static_cast<long long>(contents->version),
                contents->edition.empty() ? "none yet" : contents->edition.c_str());
    visit_fields(
        static_cast<const ClinicContents*>(nullptr), [&](std::string_view name, auto member) {
          if constexpr (requires { ((*contents).*member).begin()->key; }) {
            std::printf("  %-14s %zu\n", std::string(name).c_str(), ((*contents).*member).size());
          }
        });
  } else {
    return BadFlag("--format", format, "sheets, text or json");
  }
  return absl::OkStatus();
}

constexpr std::array kDiffFlags = {kRules};

absl::Status ShowDiff(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  absl::StatusOr<ClinicContents> before = ReadClinic(arguments.positional[0], *catalog);
  if (!before.ok()) return before.status();
  absl::StatusOr<ClinicContents> after = ReadClinic(arguments.positional[1], *catalog);
  if (!after.ok()) return after.status();
  const std::vector<Change> changes = Diff(*before, *after);
  for (const Change& change : changes) {
    std::string line = std::string(NameOf(change.change)) + " " + change.list;
    if (!change.key.empty()) line += " " + change.key;
    for (std::size_t i = 0; i < change.fields.size(); ++i) {
      line += (i == 0 ? ": " : ", ") + change.fields[i];
    }
    std::printf("%s\n", line.c_str());
  }
  if (changes.empty()) std::puts("no differences");
  return absl::OkStatus();
}

constexpr std::array kConvertFlags = {kRules};

absl::Status Convert(const Arguments& arguments) {
  absl::StatusOr<Catalog> catalog = CatalogOf(arguments);
  if (!catalog.ok()) return catalog.status();
  const std::string& out = arguments.positional[1];
  absl::StatusOr<ClinicContents> contents = ReadClinic(arguments.positional[0], *catalog);
  if (!contents.ok()) return contents.status();
  if (FormatOfFile(out).ok()) return WriteClinicFile(out, *contents);
  if (!std::filesystem::path(out).extension().empty()) return FormatOfFile(out).status();
  Findings left_out;
  const std::vector<TableText> tables = WriteClinicTables(*contents, *catalog, &left_out);
  for (const Finding& finding : left_out.all()) {
    std::fprintf(stderr, "polyclinic: %s\n", ToText(finding).c_str());
  }
  return WriteFiles(out, tables);
}

}  // namespace

std::span<const Verb> Verbs() {
  static constexpr std::array<Verb, 9> kOwn = {{
      {"init", "DIR", "Write an example clinic as CSV tables to start from.", {}, 1, 1, Init},
      {"demo", "[flags]",
       "Book a week of the built-in clinic, or of a Synthea export, and show it.", kDemoFlags, 0, 0,
       Demo},
      {"generate", "SCENARIO [-o FILE] [flags]",
       "Make up a clinic for tests: the same bytes from the same words, everywhere.",
       kGenerateFlags, 1, 1, Generate},
      {"plan", "DIR|FILE [flags]", "Book the requests of your own clinic and show the week.",
       kPlanFlags, 1, 1, Plan},
      {"check", "[DIR|FILE] [--rules [FILE...]] [--as-of DATE]",
       "Say every problem of a clinic's tables or file at once, or, with --rules alone, of rules.",
       kCheckFlags, 0, 1, Check},
      {"scope", "[DIR|FILE] --staff KEY --duty CODE --date DATE [flags]",
       "Say whether a person may do a duty, with citations.", kScopeFlags, 0, 1, Scope},
      {"show", "DIR|FILE [flags]", "Show a clinic: a summary, a day's sheets, text or JSON.",
       kShowFlags, 1, 1, Show},
      {"diff", "BEFORE AFTER", "Say what changed between two clinics.", kDiffFlags, 2, 2, ShowDiff},
      {"convert", "IN OUT",
       "Write a clinic in another form: .binpb, .txtpb, .json, or a directory of tables.",
       kConvertFlags, 2, 2, Convert},
  }};
  static const std::vector<Verb> kVerbs = [] {
    std::vector<Verb> verbs;
    for (const Verb& verb : kOwn) {
      verbs.push_back(verb);
      if (verb.name != "scope") continue;
      for (const Verb& question : ScopeVerbs()) verbs.push_back(question);
    }
    return verbs;
  }();
  return kVerbs;
}

}  // namespace polyclinic::cli
