#include "cli/generate.h"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/base/findings.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scenario/scenario.h"
#include "polyclinic/table/clinic_tables.h"
#include "polyclinic/table/csv.h"
#include "polyclinic/table/results.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic::cli {
namespace {

template <class Number>
void NumberFlag(const Arguments& arguments, std::string_view flag, std::optional<Number>& value,
                Findings& findings) {
  if (!arguments.Has(flag)) return;
  const std::string text = arguments.Get(flag);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    findings.Add("bad_value", std::string(flag), text, "a whole number");
  } else {
    value = number;
  }
}

// A day by its numbers, whether it exists or not: `Check` names the nearest that does.
void DayFlag(const Arguments& arguments, ScenarioSpec& spec, Findings& findings) {
  if (!arguments.Has("--first-day")) return;
  const std::string text = arguments.Get("--first-day");
  int year = 0;
  unsigned month = 0, day = 0;
  int used = 0;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &used) != 3 ||
      static_cast<std::size_t>(used) != text.size()) {
    findings.Add("not_a_date", "--first-day", text, "a date YYYY-MM-DD");
    return;
  }
  spec.first_day = std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

absl::StatusOr<ScenarioSpec> SpecOf(const Arguments& arguments) {
  Findings findings;
  ScenarioSpec spec{.name = arguments.positional[0]};
  std::optional<std::int64_t> seed;
  NumberFlag(arguments, "--scenario-version", spec.version, findings);
  NumberFlag(arguments, "--seed", seed, findings);
  DayFlag(arguments, spec, findings);
  NumberFlag(arguments, "--days", spec.days, findings);
  NumberFlag(arguments, "--elapsed", spec.elapsed, findings);
  NumberFlag(arguments, "--sites", spec.sites, findings);
  NumberFlag(arguments, "--providers", spec.providers, findings);
  NumberFlag(arguments, "--assistants", spec.assistants, findings);
  NumberFlag(arguments, "--patients", spec.patients, findings);
  if (findings.HasErrors()) return findings.ToStatus();
  if (seed) spec.seed = *seed;
  if (arguments.Has("--edition")) spec.edition = arguments.Get("--edition");
  return spec;
}

absl::Status WriteTo(const std::string& out, const ClinicContents& contents) {
  if (std::filesystem::path(out).extension() == ".arrow") {
    Findings findings;
    findings.Add(
        "no_arrow", "-o", out,
        ".binpb, .txtpb, .json or a directory; Arrow files are written by the command of the "
        "Python package: pip install polyclinic polars");
    return findings.ToStatus();
  }
  if (FormatOfFile(out).ok()) return WriteClinicFile(out, contents);
  if (!std::filesystem::path(out).extension().empty()) return FormatOfFile(out).status();
  Findings left_out;
  const std::vector<TableText> tables = WriteClinicTables(contents, ShippedCatalog(), &left_out);
  for (const Finding& finding : left_out.all()) {
    std::fprintf(stderr, "polyclinic: %s\n", ToText(finding).c_str());
  }
  return WriteFiles(out, tables);
}

TableText WorkTable(const ClinicContents& contents, const std::vector<WorkItem>& work,
                    const std::string& file) {
  const std::vector<std::string> header = {"site", "provider", "patient", "kind",
                                           "duty", "at",       "minutes"};
  std::vector<std::vector<std::string>> rows;
  rows.reserve(work.size());
  for (const WorkItem& item : work) {
    rows.push_back({contents.sites[item.site.index()].key,
                    contents.staff[item.provider.index()].key,
                    contents.patients[item.patient.index()].key, item.kind, item.duty.str(),
                    ToText(item.at), std::to_string(item.length / Duration{60})});
  }
  return {file, WriteCsv(header, rows)};
}

}  // namespace

absl::Status Generate(const Arguments& arguments) {
  const absl::StatusOr<ScenarioSpec> spec = SpecOf(arguments);
  if (!spec.ok()) return spec.status();
  const absl::StatusOr<Scenario> scenario = Scenario::Open(*spec);
  if (!scenario.ok()) return scenario.status();
  const ClinicContents contents = scenario->Contents();
  for (const char* flag : {"-o", "--out"}) {
    if (!arguments.Has(flag)) continue;
    if (absl::Status status = WriteTo(arguments.Get(flag), contents); !status.ok()) return status;
  }
  const std::vector<WorkItem> work = scenario->Work();
  if (arguments.Has("--work")) {
    const std::filesystem::path path = arguments.Get("--work");
    const TableText table = WorkTable(contents, work, path.filename().string());
    const std::string directory = path.has_parent_path() ? path.parent_path().string() : ".";
    if (absl::Status status = WriteFiles(directory, std::vector{table}); !status.ok())
      return status;
  }
  std::printf(
      "%s: %zu staff, %zu patients, %zu requests, %zu appointments, %zu visits, %zu pieces "
      "of other work; the present is %s\n  %s\n  SHA-256 %s\n",
      contents.identifier.c_str(), contents.staff.size(), contents.patients.size(),
      contents.requests.size(), contents.appointments.size(), contents.visits.size(), work.size(),
      ToText(scenario->now()).c_str(), ToCommand(*spec).c_str(), ContentsDigest(contents).c_str());
  return absl::OkStatus();
}

}  // namespace polyclinic::cli
