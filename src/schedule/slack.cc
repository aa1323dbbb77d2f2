#include "polyclinic/schedule/slack.h"

#include <memory>
#include <string>

#include "schedule/candidates.h"
#include "schedule/facts.h"
#include "schedule/placement.h"
#include "schedule/preference.h"
#include "schedule/visit_policies.h"

namespace polyclinic {
namespace {

WithoutKeeper Without(Answer answer) {
  return answer == Answer::kFound  ? WithoutKeeper::kKept
         : answer == Answer::kNone ? WithoutKeeper::kLost
                                   : WithoutKeeper::kUndecided;
}

std::shared_ptr<const DayPools> PoolsOf(const Schedule& schedule, const Promise& promise) {
  const Schedule::Facts& facts = schedule.facts();
  std::optional<JurisdictionCode> location;
  if (facts.visit_types[promise.visit_type].telehealth) {
    location = promise.extra ? promise.extra->patient_location : JurisdictionCode();
  }
  const Date date = facts.zones[promise.site].ToLocal(facts.At(promise.start)).date;
  return PoolsAt(schedule, facts.sites[promise.site].id, date, location);
}

// Appends the slack of each part of the promise.
absl::Status AddSlack(const Schedule& schedule, AppointmentId appointment, Instant now,
                      const SearchLimit& limit, std::vector<Slack>& out) {
  const Schedule::Facts& facts = schedule.facts();
  const Promise* const promise = schedule.ledger().Find(NumberOf(appointment));
  if (promise == nullptr || !promise->movable || promise->start < facts.OffsetOf(now)) {
    return absl::OkStatus();
  }
  const BookingRequest request{.visit_type = facts.visit_types[promise->visit_type].id,
                               .site = facts.sites[promise->site].id};
  const absl::StatusOr<AskedVisit> visit = Ask(facts, request);
  if (!visit.ok()) return visit.status();
  const Preference preference(schedule, *visit, {});
  VisitPolicies policies(schedule, *visit, request.site, now);
  for (std::size_t i = 0; i < promise->parts().size(); ++i) {
    const Part& part = promise->parts()[i];
    const bool bound = part.named || part.advisory || part.watches();
    if (bound || part.need == Part::kNoNeed || part.resource == Schedule::Facts::kNone) continue;
    std::int64_t nodes_left = limit.nodes_at_a_start;
    Placement placement(schedule, *visit, PoolsOf(schedule, *promise), preference, policies, now,
                        &nodes_left);
    Placement::Loss loss = placement.Lose(NumberOf(appointment), static_cast<std::uint16_t>(i));
    out.push_back({.appointment = appointment,
                   .position = static_cast<std::int32_t>(i),
                   .able = 1 + loss.able,
                   .others = loss.others,
                   .without = Without(loss.answer),
                   .certificate = std::move(loss.certificate)});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<Slack>> SlackOf(const Schedule& schedule,
                                           std::span<const Appointment> appointments, Instant now,
                                           const SearchLimit& limit) {
  Findings findings;
  std::vector<Slack> out;
  const auto types = schedule.visit_types();
  for (std::size_t i = 0; i < appointments.size(); ++i) {
    const AppointmentId id = appointments[i].id;
    if (!id.valid() || (!types.empty() && id.clinic() != types.front().id.clinic())) {
      findings.Add("unknown_reference", "appointments[" + std::to_string(i) + "].id", "",
                   "an appointment of this clinic");
      continue;
    }
    if (absl::Status status = AddSlack(schedule, id, now, limit, out); !status.ok()) return status;
  }
  if (findings.HasErrors()) return findings.ToStatus();
  return out;
}

}  // namespace polyclinic
