#include "draw/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace polyclinic::draw {
namespace {

constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
constexpr std::array kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                  "Friday", "Saturday", "Sunday"};
constexpr std::string_view kUnknown = "unknown";

template <class Entity>
std::string NameOrKey(const Entity* entity, bool key_only) {
  if (entity == nullptr) return std::string(kUnknown);
  return key_only || entity->name.empty() ? entity->key : entity->name;
}

}  // namespace

std::string Joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string Spaced(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string Clock::At(Instant instant) const {
  const LocalTime local = zone_.ToLocal(instant);
  const auto days = std::chrono::sys_days{local.date} - std::chrono::sys_days{date_};
  const auto minutes = std::chrono::floor<Minutes>(local.time_of_day + days);
  if (minutes < Minutes{0} || minutes > Minutes{48 * 60}) return ToText(instant);
  const auto first = zone_.ToInstant(local);
  const bool repeated = first.ok() && *first < instant;
  return ToText(minutes) + (repeated ? "*" : "");
}

std::string Clock::Of(const Interval& interval) const {
  return At(interval.start()) + "–" + At(interval.end());
}

std::string LongDate(Date date) {
  const unsigned weekday = std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding();
  return std::string(kWeekdays[weekday - 1]) + ", " +
         std::to_string(static_cast<unsigned>(date.day())) + " " +
         kMonths[static_cast<unsigned>(date.month()) - 1] + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string ShortDate(Date date) {
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         std::string(kMonths[static_cast<unsigned>(date.month()) - 1]).substr(0, 3);
}

Words::Words(const ClinicContents& contents, const RuleSet& rules, const DrawOptions& options)
    : contents_(contents), rules_(rules), options_(options) {
  for (const Rule& rule : rules.rules) citations_.emplace(rule.id, &rule.citation);
  for (const PayerRule& rule : rules.payer_rules) citations_.emplace(rule.id, &rule.citation);
  for (const Duty& duty : rules.duties) duties_.emplace(duty.code, &duty);
}

std::string Words::Of(StaffId id) const {
  return NameOrKey(Find(contents_.staff, id), options_.ids_only);
}

std::string Words::Of(PatientId id) const {
  const Patient* patient = Find(contents_.patients, id);
  if (patient == nullptr) return std::string(kUnknown);
  const PersonName& name = patient->name;
  const std::string& given = name.preferred.empty() ? name.given : name.preferred;
  if (options_.ids_only || (given.empty() && name.family.empty())) return patient->key;
  return given + (given.empty() || name.family.empty() ? "" : " ") + name.family;
}

std::string Words::Of(RoomId id) const { return NameOrKey(Find(contents_.rooms, id), false); }
std::string Words::Of(EquipmentId id) const {
  return NameOrKey(Find(contents_.equipment, id), false);
}
std::string Words::Of(VisitTypeId id) const {
  return NameOrKey(Find(contents_.visit_types, id), false);
}

std::string Words::Of(const Resource& resource) const {
  if (resource.staff.valid()) return Of(resource.staff);
  if (resource.room.valid()) return Of(resource.room);
  return Of(resource.equipment);
}

std::string Words::Of(const DutyCode& duty) const {
  const std::string name = NameOfDuty(duty);
  return name.empty() ? duty.str() : duty.str() + " " + name;
}

std::string Words::NameOfDuty(const DutyCode& duty) const {
  const auto found = duties_.find(duty);
  return found == duties_.end() ? std::string() : found->second->name;
}

std::string Words::OfLabel(std::string_view label) const {
  std::string words;
  while (!label.empty()) {
    const std::size_t end = std::min(label.find_first_of("+/"), label.size());
    const std::string_view part = label.substr(0, end);
    const auto duty = DutyCode::Parse(part);
    words += duty && duties_.count(*duty) > 0 ? Of(*duty) : Spaced(part);
    if (end < label.size()) words += label[end] == '+' ? " + " : " or ";
    label.remove_prefix(std::min(end + 1, label.size()));
  }
  return words;
}

std::string Words::RolesOf(StaffId id, Date date) const {
  const Staff* staff = Find(contents_.staff, id);
  if (staff == nullptr) return {};
  std::vector<std::string> roles;
  for (const Role role : staff->roles) roles.push_back(Spaced(NameOf(role)));
  std::vector<std::string> credentials;
  for (const Credential& credential : staff->credentials) {
    if (credential.valid.Contains(date)) credentials.push_back(credential.code.str());
  }
  const std::string held = Joined(credentials, ", ");
  return Joined(roles, ", ") + (held.empty() ? "" : ": " + held);
}

std::string Words::Of(const Obligation& obligation) const {
  const std::string any_of = Spaced(Joined(obligation.any_of, " or "));
  return Spaced(obligation.kind) + (any_of.empty() ? "" : " (" + any_of + ")");
}

std::vector<std::string> Words::ObligationsOf(const Appointment& appointment,
                                              const DutyCode& duty) const {
  std::vector<std::string> all;
  for (const Obligation& obligation : appointment.obligations) {
    if (obligation.duty == duty) all.push_back(Of(obligation));
  }
  return all;
}

std::string Words::CitationOf(std::string_view rule) const {
  const auto found = citations_.find(rule);
  return found == citations_.end() ? std::string() : found->second->text;
}

std::vector<std::string> Words::CitationsOf(const std::vector<std::string>& rules) const {
  std::vector<std::string> all;
  for (const std::string& rule : rules) {
    const std::string text = CitationOf(rule);
    if (!text.empty() && std::find(all.begin(), all.end(), text) == all.end()) {
      all.push_back(text);
    }
  }
  return all;
}

std::string Words::VerdictOf(const DutyGround& ground) const {
  std::string words =
      ground.outcome == "unmet" ? "allowed once the obligation is met" : Spaced(ground.outcome);
  if (!ground.adopted_by.empty()) {
    words += ", by policy " + ground.adopted_by + " (the law does not say)";
  }
  return words;
}

absl::StatusOr<TimeZone> ZoneOf(const ClinicContents& contents, SiteId site, Date date) {
  const Site* place = Find(contents.sites, site);
  if (place == nullptr) {
    return absl::InvalidArgumentError("found a site of another clinic, expected one of this");
  }
  if (!date.ok() || static_cast<int>(date.year()) < 1 || static_cast<int>(date.year()) > 9999) {
    return absl::InvalidArgumentError("found a date that does not exist, expected one that does");
  }
  auto zone = TimeZone::Load(place->time_zone);
  if (!zone.ok()) {
    return absl::Status(zone.status().code(),
                        absl::StrCat("site ", place->key, ": ", zone.status().message()));
  }
  return zone;
}

}  // namespace polyclinic::draw
