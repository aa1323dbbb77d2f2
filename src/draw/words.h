#ifndef POLYCLINIC_SRC_DRAW_WORDS_H_
#define POLYCLINIC_SRC_DRAW_WORDS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/draw/options.h"
#include "polyclinic/scope/rule.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic::draw {

// The entity of `list` with that id, or nullptr where the id is not of this clinic.
template <class Entity>
const Entity* Find(const std::vector<Entity>& list, Id<Entity> id) {
  if (!id.valid() || id.index() >= list.size() || list[id.index()].id != id) return nullptr;
  return &list[id.index()];
}

std::string Joined(const std::vector<std::string>& parts, std::string_view between);
// "medical_assistant" → "medical assistant".
std::string Spaced(std::string_view name);

// Wall-clock texts of one day at one place.
class Clock {
 public:
  Clock(const TimeZone& zone, Date date) : zone_(zone), date_(date) {}
  // 09:30; on the next day 24:30; where the clocks are set back, the second 01:30 is "01:30*".
  std::string At(Instant instant) const;
  // 09:30–09:45
  std::string Of(const Interval& interval) const;
  const TimeZone& zone() const { return zone_; }
  Date date() const { return date_; }

 private:
  TimeZone zone_;
  Date date_;
};

// "Monday, 7 December 2026"
std::string LongDate(Date date);
// "7 Dec"
std::string ShortDate(Date date);

// How the things of a clinic are called in pictures and sheets. Keeps references to its arguments.
class Words {
 public:
  Words(const ClinicContents& contents, const RuleSet& rules, const DrawOptions& options);

  const ClinicContents& contents() const { return contents_; }
  const RuleSet& rules() const { return rules_; }
  bool ids_only() const { return options_.ids_only; }
  // By name, or by key where only ids may show; "unknown" where the clinic has none such.
  std::string Of(StaffId id) const;
  std::string Of(PatientId id) const;
  std::string Of(RoomId id) const;
  std::string Of(EquipmentId id) const;
  std::string Of(VisitTypeId id) const;
  std::string Of(const Resource& resource) const;
  // "C19 intramuscular injection"
  std::string Of(const DutyCode& duty) const;
  std::string NameOfDuty(const DutyCode& duty) const;
  // The words of a shortage's ability: duties with their names, or roles.
  std::string OfLabel(std::string_view label) const;
  // "medical assistant: WA-MA-C, AAMA-CMA"; the credentials valid on the day.
  std::string RolesOf(StaffId id, Date date) const;
  // "order (patient specific)"
  std::string Of(const Obligation& obligation) const;
  // Those of one duty.
  std::vector<std::string> ObligationsOf(const Appointment& appointment,
                                         const DutyCode& duty) const;
  // Where the rule is written; empty where the rule set has no such rule.
  std::string CitationOf(std::string_view rule) const;
  // Each once, in the order of `rules`.
  std::vector<std::string> CitationsOf(const std::vector<std::string>& rules) const;
  // "allowed", "allowed once the moment's conditions are met", "allowed by policy (adopts an
  // unknown)".
  std::string VerdictOf(const DutyGround& ground) const;

 private:
  const ClinicContents& contents_;
  const RuleSet& rules_;
  DrawOptions options_;
  std::map<std::string_view, const Citation*> citations_;
  std::map<DutyCode, const Duty*> duties_;
};

// The zone of a site of this clinic; InvalidArgument or NotFound else.
absl::StatusOr<TimeZone> ZoneOf(const ClinicContents& contents, SiteId site, Date date);

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_WORDS_H_
