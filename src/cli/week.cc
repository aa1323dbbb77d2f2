#include "cli/week.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "polyclinic/draw/day.h"
#include "polyclinic/draw/heatmap.h"
#include "polyclinic/draw/sheets.h"
#include "polyclinic/schedule/shortage.h"
#include "polyclinic/schedule/slack.h"
#include "polyclinic/synthea/synthea.h"
#include "polyclinic/table/csv.h"
#include "polyclinic/table/results.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic::cli {
namespace {

// Of each assignment: the evening before has more time than a booking.
constexpr std::int64_t kSlackNodes = 50'000;

void Progress(const char* what) { std::fprintf(stderr, "%s ...\n", what); }

// The caller's clock of a whole week's booking: the last time at which anything was asked for.
Instant NowOf(const ClinicContents& contents) {
  Instant now{};
  for (const BookingRequest& request : contents.requests) now = std::max(now, request.received);
  return now;
}

TimeZone ZoneOf(const ClinicContents& contents, SiteId site) {
  return *TimeZone::Load(contents.sites[site.index()].time_zone);
}

// What stood against a refused request, worst matter first: somebody must be found who may, or a time.
//   "no time": people able there are, and each is taken or away
//   else the best verdict among those who were asked, and the need that nobody may meet
std::string MatterOf(const Refusal& refusal) {
  std::map<std::string, std::pair<bool, Outcome>> by_need;  // somebody able; the best verdict
  for (const Conflict& c : refusal.conflicts) {
    auto& [able, best] = by_need.try_emplace(c.need, false, Outcome::kForbidden).first->second;
    switch (c.kind) {
      case ConflictKind::kScopeForbidden:
        break;
      case ConflictKind::kScopeUnknown:
        best = std::max(best, Outcome::kUnknown);
        break;
      case ConflictKind::kScopeUnmet:
        best = std::max(best, Outcome::kUnmet);
        break;
      default:
        able = true;
    }
  }
  std::optional<Outcome> worst;
  for (const auto& [need, state] : by_need) {
    if (!state.first) worst = std::min(worst.value_or(state.second), state.second);
  }
  return worst ? "nobody may: " + std::string(NameOf(*worst)) : "no time";
}

// Where a clinic names no pods, each site is one: everybody who works there and every room.
void AddPods(ClinicContents& contents) {
  if (!contents.pods.empty()) return;
  for (const Site& site : std::vector<Site>(contents.sites)) {
    Pod pod{.key = site.key, .name = site.name, .site = site.id};
    for (const Staff& person : contents.staff) {
      const bool here = std::any_of(
          person.employment.begin(), person.employment.end(),
          [&](const Employment& e) { return e.home_site == site.id || !e.home_site.valid(); });
      const bool assists = std::find(person.roles.begin(), person.roles.end(),
                                     Role::kMedicalAssistant) != person.roles.end();
      if (here) (assists ? pod.assistants : pod.providers).push_back(person.id);
    }
    for (const Room& room : contents.rooms) {
      if (room.site == site.id) pod.rooms.push_back(room.id);
    }
    Add(contents, contents.pods, std::move(pod));
  }
}

struct Week {
  Clinic clinic;
  ClinicContents contents;
  std::vector<Refusal> refused;
  std::vector<ShortageCell> shortages;
  // Before any name is fixed.
  std::vector<Slack> slack;
  Date monday{};
};

// At six in the evening before the day, or when the week was booked where that is later.
absl::StatusOr<Instant> EveningBefore(Date day, Instant booked_at, const ClinicContents& contents) {
  if (contents.sites.empty()) return booked_at;
  const TimeZone zone = ZoneOf(contents, contents.sites[0].id);
  const absl::StatusOr<Instant> six = zone.ToInstant({AddDays(day, -1), std::chrono::hours{18}});
  if (!six.ok()) return six.status();
  return std::max(booked_at, *six);
}

absl::Status FixNamesOf(Date day, Instant now, Week& week) {
  Command command{.request_id = "fix names " + ToText(day), .now = now};
  command.fix_names = FixNamesCommand{.days = {day, AddDays(day, 1)}};
  absl::StatusOr<CommandResult> fixed = Apply(week.clinic, command);
  if (!fixed.ok()) return fixed.status();
  week.clinic = std::get<Applied>(*std::move(fixed)).clinic;
  week.contents = week.clinic.Contents();
  return absl::OkStatus();
}

absl::StatusOr<Week> BookWeek(const WeekJob& job, const Catalog& catalog) {
  absl::StatusOr<RuleBook> rules = RuleBook::Make(catalog.rules);
  if (!rules.ok()) return rules.status();
  ClinicContents contents = job.contents;
  AddPods(contents);
  absl::StatusOr<Clinic> clinic = Clinic::Create(std::move(contents), *rules);
  if (!clinic.ok()) return clinic.status();
  const Instant now = NowOf(job.contents);
  absl::StatusOr<BookedRequests> booked = BookRequests(*clinic, now);
  if (!booked.ok()) return booked.status();
  Week week{.clinic = booked->clinic,
            .contents = booked->clinic.Contents(),
            .refused = std::move(booked->refused)};
  std::optional<Date> first;
  for (const BookingRequest& request : week.contents.requests) {
    if (request.days.from && (!first || *request.days.from < *first)) first = request.days.from;
  }
  if (!first && !week.contents.appointments.empty()) {
    const Appointment& earliest = *std::min_element(
        week.contents.appointments.begin(), week.contents.appointments.end(),
        [](const Appointment& a, const Appointment& b) { return a.interval < b.interval; });
    first = ZoneOf(week.contents, earliest.site).ToLocal(earliest.interval.start()).date;
  }
  if (!first) first = job.date;
  if (!first) {
    Findings findings;
    findings.Add("nothing_to_plan", "requests", "no requests and no appointments",
                 "some of them, or --date YYYY-MM-DD to show who works");
    return findings.ToStatus();
  }
  const Date start = *first;
  week.monday = AddDays(start, 1 - static_cast<int>(WeekdayOf(start)));
  std::vector<BookingRequest> unmet;
  for (const Refusal& refusal : week.refused) {
    unmet.push_back(week.contents.requests[refusal.request.index()]);
  }
  const Grid& grid = week.clinic.schedule().grid();
  absl::StatusOr<std::vector<ShortageCell>> shortages =
      ShortageOf(week.clinic.schedule(), week.contents.appointments, unmet,
                 Interval(grid.start(), grid.end()), now);
  if (!shortages.ok()) return shortages.status();
  week.shortages = *std::move(shortages);
  const absl::StatusOr<Instant> evening = EveningBefore(start, now, week.contents);
  if (!evening.ok()) return evening.status();
  absl::StatusOr<std::vector<Slack>> slack =
      SlackOf(week.clinic.schedule(), week.contents.appointments, *evening,
              {.nodes_at_a_start = kSlackNodes});
  if (!slack.ok()) return slack.status();
  week.slack = *std::move(slack);
  if (job.fix_first_day) {
    if (absl::Status status = FixNamesOf(start, *evening, week); !status.ok()) return status;
  }
  return week;
}

struct PodDay {
  PodId pod;
  SiteId site;
  Date date{};
};

// The pod and day to show: as asked for, else those with the most visits, the earliest of equals.
absl::StatusOr<PodDay> ChoosePodDay(const WeekJob& job, const Week& week) {
  const ClinicContents& c = week.contents;
  std::map<std::pair<PodId, Date>, int> visits;
  for (const Pod& pod : c.pods) {
    if (!job.pod.empty() && pod.key != job.pod) continue;
    visits[{pod.id, job.date.value_or(week.monday)}] += 0;
    const TimeZone zone = ZoneOf(c, pod.site);
    for (const Appointment& a : c.appointments) {
      const Date date = zone.ToLocal(a.interval.start()).date;
      if (job.date && date != *job.date) continue;
      const bool in_pod =
          std::any_of(a.assignments.begin(), a.assignments.end(), [&](const Assignment& x) {
            return std::find(pod.providers.begin(), pod.providers.end(), x.resource.staff) !=
                   pod.providers.end();
          });
      if (in_pod && Occupies(a.status)) ++visits[{pod.id, date}];
    }
  }
  if (visits.empty()) {
    Findings findings;
    std::string keys = "one of";
    for (const Pod& pod : c.pods) keys += " " + pod.key;
    findings.Add("unknown_pod", "--pod", job.pod, c.pods.empty() ? "a clinic with pods" : keys);
    return findings.ToStatus();
  }
  const auto best =
      std::max_element(visits.begin(), visits.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const PodId pod = best->first.first;
  return PodDay{pod, c.pods[pod.index()].site, best->first.second};
}

// Every refused request with all its reasons, one line for each need and kind of reason.
std::string RefusalText(const Week& week) {
  std::string text;
  for (const Refusal& refusal : week.refused) {
    const BookingRequest& request = week.contents.requests[refusal.request.index()];
    text += request.key + " (" + week.contents.visit_types[request.visit_type.index()].key +
            "): " + MatterOf(refusal) + "\n";
    for (const Conflict& conflict : refusal.conflicts) {
      text += "    " + ToText(week.contents, conflict) + "\n";
    }
  }
  return text;
}

std::string SummaryText(const Week& week) {
  std::map<std::string, int> by_matter;
  for (const Refusal& refusal : week.refused) ++by_matter[MatterOf(refusal)];
  int adopted = 0;
  for (const Appointment& a : week.contents.appointments) {
    adopted += std::any_of(a.assignments.begin(), a.assignments.end(), [](const Assignment& x) {
      return std::any_of(x.grounds.begin(), x.grounds.end(),
                         [](const DutyGround& g) { return !g.adopted_by.empty(); });
    });
  }
  std::string text = "Requests " + std::to_string(week.contents.requests.size()) + ", booked " +
                     std::to_string(week.contents.appointments.size()) + ", refused " +
                     std::to_string(week.refused.size()) + "\n";
  for (const auto& [matter, count] : by_matter) {
    text += "  refused, " + matter + ": " + std::to_string(count) + "\n";
  }
  text +=
      "  booked on a policy that adopts what the law leaves unknown: " + std::to_string(adopted) +
      "\n";
  text += "Rules of edition " + week.clinic.rules().edition() + ". " +
          std::string(kNotLegalAdvice) + "\n";
  return text;
}

// What the week would be if a nurse or provider did the care of the visits refused for scope.
struct CareByNurse {
  // To print.
  std::string text;
  // A row for each request tried again.
  TableText table;
};

absl::StatusOr<CareByNurse> TryCareByNurse(const WeekJob& job, const Week& week) {
  ClinicContents contents = WithCareByNurse(job.contents, week.refused);
  absl::StatusOr<Clinic> clinic = Clinic::Create(contents, week.clinic.rules());
  if (!clinic.ok()) return clinic.status();
  absl::StatusOr<BookedRequests> again = BookRequests(*clinic, NowOf(job.contents));
  if (!again.ok()) return again.status();
  std::map<RequestId, std::string> refused;
  for (const Refusal& refusal : again->refused) refused[refusal.request] = MatterOf(refusal);
  std::vector<std::vector<std::string>> rows;
  int served = 0;
  for (const Refusal& refusal : week.refused) {
    const BookingRequest& before = job.contents.requests[refusal.request.index()];
    const BookingRequest& after = contents.requests[refusal.request.index()];
    if (before.visit_type == after.visit_type) continue;
    const auto still = refused.find(refusal.request);
    served += still == refused.end();
    rows.push_back({before.key, contents.visit_types[before.visit_type.index()].key,
                    MatterOf(refusal), still == refused.end() ? "booked" : still->second});
  }
  CareByNurse result;
  result.text =
      "With the care of these " + std::to_string(rows.size()) +
      " requests refused for scope done by a nurse or provider: " + std::to_string(served) +
      " of them booked, " + std::to_string(again->booked.size()) + " of all (" +
      std::to_string(week.contents.appointments.size()) + " before)\n";
  const std::vector<std::string> header = {"request", "visit_type", "refused", "with_nurse"};
  result.table = {"care_by_nurse.csv", WriteCsv(header, rows)};
  return result;
}

// The site's huddle and sheets of one day.
absl::StatusOr<std::string> SheetsOf(const WeekJob& job, const Catalog& catalog, const Week& week,
                                     SiteId site, Date date) {
  const TimeZone zone = ZoneOf(week.contents, site);
  const Instant from = zone.StartOfDay(date), to = zone.StartOfDay(AddDays(date, 1));
  std::vector<ShortageCell> today;
  for (const ShortageCell& cell : week.shortages) {
    if (cell.site == site && from <= cell.half_hour && cell.half_hour < to) today.push_back(cell);
  }
  const std::vector<BarredDuty> barred =
      BarredDuties(week.contents, week.clinic.schedule().AbilitiesAt(site, date));
  absl::StatusOr<std::string> huddle = MorningHuddle(
      week.contents, catalog.rules, site, date,
      {.shortages = today, .barred = barred, .refusals = week.refused, .slack = week.slack},
      job.draw);
  if (!huddle.ok()) return huddle.status();
  absl::StatusOr<std::string> sheets =
      DaySheets(week.contents, catalog.rules, site, date, job.draw, week.slack);
  if (!sheets.ok()) return sheets.status();
  return *huddle + "\n" + *sheets;
}

absl::StatusOr<std::vector<TableText>> FilesOf(const WeekJob& job, const Catalog& catalog,
                                               const Week& week, const PodDay& shown,
                                               const std::string& summary) {
  std::vector<TableText> files = WriteClinicTables(week.contents, catalog);
  files.push_back(RefusalTable(week.contents, week.refused));
  files.insert(files.end(), job.more_tables.begin(), job.more_tables.end());
  files.push_back({"clinic.binpb", ToBytes(week.contents)});
  files.push_back({"refusals.txt", RefusalText(week)});
  files.push_back({"summary.txt", summary});
  std::string sheets;
  for (const Site& site : week.contents.sites) {
    for (int day = 0; day < 7; ++day) {
      absl::StatusOr<std::string> text =
          SheetsOf(job, catalog, week, site.id, AddDays(week.monday, day));
      if (!text.ok()) return text.status();
      sheets += *text + "\n";
    }
  }
  files.push_back({"sheets.txt", std::move(sheets)});
  const auto add = [&](const char* name, absl::StatusOr<std::string> text) {
    if (!text.ok()) return text.status();
    files.push_back({name, *std::move(text)});
    return absl::OkStatus();
  };
  const RuleSet& rules = catalog.rules;
  const std::vector<ShortageCell>& cells = week.shortages;
  for (const absl::Status& status :
       {add("day.svg", DrawDay(week.contents, rules, shown.pod, shown.date, job.draw)),
        add("day.html", DayHtml(week.contents, rules, shown.pod, shown.date, job.draw)),
        add("week.svg", DrawWeek(week.contents, rules, shown.site, week.monday, cells, job.draw)),
        add("week.html",
            WeekHtml(week.contents, rules, shown.site, week.monday, cells, job.draw))}) {
    if (!status.ok()) return status;
  }
  return files;
}

}  // namespace

absl::Status RunWeek(const WeekJob& job, const Catalog& catalog) {
  Progress("Checking the scope of practice and booking the week");
  absl::StatusOr<Week> week = BookWeek(job, catalog);
  if (!week.ok()) return week.status();
  absl::StatusOr<PodDay> shown = ChoosePodDay(job, *week);
  if (!shown.ok()) return shown.status();
  Progress("Drawing and writing");
  std::string summary = SummaryText(*week);
  std::optional<TableText> by_nurse;
  if (job.care_by_nurse) {
    absl::StatusOr<CareByNurse> tried = TryCareByNurse(job, *week);
    if (!tried.ok()) return tried.status();
    summary += tried->text;
    by_nurse = std::move(tried->table);
  }
  absl::StatusOr<std::vector<TableText>> files = FilesOf(job, catalog, *week, *shown, summary);
  if (!files.ok()) return files.status();
  if (by_nurse) files->push_back(*std::move(by_nurse));
  absl::StatusOr<std::string> sheets = SheetsOf(job, catalog, *week, shown->site, shown->date);
  if (!sheets.ok()) return sheets.status();
  if (absl::Status status = WriteFiles(job.out, *files); !status.ok()) return status;
  std::fputs(sheets->c_str(), stdout);
  if (!week->refused.empty()) {
    std::printf("\nRefused requests, with every reason\n%s", RefusalText(*week).c_str());
  }
  std::printf("\n%s", summary.c_str());
  std::printf(
      "Written to %s: day.html, week.html, sheets.txt, refusals.txt, clinic.binpb and tables\n",
      job.out.c_str());
  return absl::OkStatus();
}

}  // namespace polyclinic::cli
