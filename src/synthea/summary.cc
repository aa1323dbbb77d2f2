#include "synthea/summary.h"

#include <algorithm>
#include <map>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/scope/additions.h"
#include "polyclinic/scope/evaluate.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/scope/situation.h"
#include "polyclinic/table/csv.h"

namespace polyclinic::synthea_internal {
namespace {

// The act at the clinic's site with everything given that a plan and the moment can give.
Situation ActOf(const ClinicContents& clinic, const Staff& person, const DutyCode& duty,
                Date date) {
  Situation situation = SituationAt(AbilityPlace::At(clinic.sites.front()), date, person, duty);
  situation.supervision = {
      {{},
       Role::kPhysician,
       {SupervisionMode::kPhone, SupervisionMode::kPremises, SupervisionMode::kRoom},
       0}};
  situation.delegated = true;
  situation.order = OrderKind::kPatientSpecific;
  situation.dose_checked = true;
  return situation;
}

// The answer for the person with this key.
Outcome OutcomeFor(const RuleBook& book, const ClinicContents& clinic, std::string_view key,
                   const DutyCode& duty, Date date) {
  for (const Staff& person : clinic.staff) {
    if (person.key != key) continue;
    return Evaluate(book, clinic.policies, ActOf(clinic, person, duty, date)).outcome;
  }
  return Outcome::kUnknown;
}

std::string Padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string Count(std::int32_t n, const std::string& one) {
  return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
}

}  // namespace

absl::StatusOr<std::vector<DutyDemand>> JudgeDemands(const ClinicContents& clinic, Date date,
                                                     const Catalog& catalog) {
  const auto book = RuleBook::Make(catalog.rules);
  if (!book.ok()) return book.status();
  std::map<DutyCode, std::int32_t> asked;
  for (const BookingRequest& request : clinic.requests) {
    for (const AddedDuty& added : request.added_duties) ++asked[added.duty];
  }
  std::vector<DutyDemand> demands;
  for (const auto& [duty, requests] : asked) {
    const auto of = [&, code = duty](std::string_view key) {
      return OutcomeFor(*book, clinic, key, code, date);
    };
    demands.push_back({duty, requests, of("graduate-1"), of("assistant-1"), of("nurse-1"),
                       std::max(of("physician-1"), of("practitioner-1"))});
  }
  return demands;
}

TableText UnmappedTable(const std::vector<Unmapped>& unmapped) {
  const std::vector<std::string> header = {"table", "code", "words", "why", "rows"};
  std::vector<std::vector<std::string>> rows;
  rows.reserve(unmapped.size());
  for (const Unmapped& u : unmapped) {
    rows.push_back({u.table, u.code, u.words, u.why, std::to_string(u.rows)});
  }
  return {"unmapped.csv", WriteCsv(header, rows)};
}

std::string SummaryOf(const SyntheaClinic& read, std::int32_t year) {
  std::string text =
      "Synthea export, " + std::to_string(year) + ": " + Count(read.encounters, "encounter") +
      ", " + Count(static_cast<std::int32_t>(read.contents.requests.size()), "request") + "; " +
      Count(static_cast<std::int32_t>(read.contents.patients.size()), "patient") +
      "\n\nDuties asked for, and who may do them (delegated, physician on the "
      "premises, order and dose check given):\n  " +
      Padded("duty", 6) + Padded("requests", 10) + Padded("graduate", 11) +
      Padded("assistant", 11) + Padded("nurse", 11) + "provider\n";
  for (const DutyDemand& d : read.demands) {
    const auto outcome = [](Outcome o) { return Padded(std::string(NameOf(o)), 11); };
    text += "  " + Padded(d.duty.str(), 6) + Padded(std::to_string(d.requests), 10) +
            outcome(d.graduate) + outcome(d.assistant) + outcome(d.nurse) +
            std::string(NameOf(d.provider)) + "\n";
  }
  text += "  " + std::string(kNotLegalAdvice) + "\n\nNot mapped (unmapped.csv):\n";
  for (const Unmapped& u : read.unmapped_rows) {
    text += "  " + Padded(std::to_string(u.rows), 5) + Padded(u.table, 15) + u.code +
            (u.code.empty() ? "" : " ") + u.words + (u.words.empty() ? "" : ": ") + u.why + "\n";
  }
  if (read.unmapped_rows.empty()) text += "  nothing\n";
  return text + "\n";
}

}  // namespace polyclinic::synthea_internal
