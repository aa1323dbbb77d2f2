// What is out of order with a promise as things stand, judged on exact intervals.

#include <algorithm>
#include <string>
#include <vector>

#include "schedule/candidates.h"
#include "schedule/facts.h"
#include "schedule/visit_policies.h"

namespace polyclinic {
namespace {

class Judge {
 public:
  Judge(const Schedule& schedule, const Appointment& appointment)
      : schedule_(schedule),
        facts_(schedule.facts()),
        ledger_(schedule.ledger()),
        appointment_(appointment),
        own_(appointment.id.valid() ? NumberOf(appointment.id) : kNoPromise) {}

  std::vector<Flag> Run() {
    for (const Assignment& a : appointment_.assignments) {
      const std::uint32_t number = facts_.NumberOf(a.resource);
      if (number == Schedule::Facts::kNone) continue;
      JudgeHours(a, facts_.resources[number]);
      JudgeOthers(a, number);
      if (a.resource.staff.valid() && !a.grounds.empty()) JudgeScope(a);
    }
    JudgePatient();
    return std::move(flags_);
  }

 private:
  void Add(std::string code, const std::string& need, AppointmentId other = {}) {
    Flag flag{std::move(code), need, other};
    if (std::find(flags_.begin(), flags_.end(), flag) == flags_.end()) {
      flags_.push_back(std::move(flag));
    }
  }

  void JudgeHours(const Assignment& a, const ResourceFacts& resource) {
    const Hours* hours = resource.At(appointment_.site);
    if (hours != nullptr && Covers(hours->spans, a.interval)) return;
    // A break lies within a day's hours; an absence takes the day.
    const bool on_break = hours != nullptr && Overlaps(hours->spans, a.interval) &&
                          Overlaps(resource.breaks, a.interval);
    Add(on_break ? "on_break" : "outside_hours", a.need);
  }

  void JudgePatient() {
    const PatientId patient = appointment_.patient;
    if (!patient.valid()) return;
    const Offset start = facts_.OffsetOf(appointment_.interval.start());
    const Offset end = facts_.OffsetOf(appointment_.interval.end());
    const auto of_patient = ledger_.OfPatient(patient.index());
    std::vector<PromiseNumber> promises(of_patient.begin(), of_patient.end());
    std::sort(promises.begin(), promises.end());
    for (PromiseNumber number : promises) {
      const Promise& promise = *ledger_.Find(number);
      if (IsHold(number) || number == own_ || promise.start >= end || start >= promise.end)
        continue;
      Add("patient_double_booked", "", IdOf(number));
    }
  }

  AppointmentId IdOf(PromiseNumber number) const {
    return AppointmentId::Of(appointment_.id.clinic(), number / 2);
  }

  // Calls `visit` for every use of the resource that may overlap the interval.
  template <class Visit>
  void ForUsesOver(const Interval& interval, std::uint32_t number, Visit&& visit) {
    const CellSpan near = facts_.Near(interval);
    // A use touches every cell of the grid in which it takes the resource.
    if (facts_.grid.start() <= interval.start() && interval.end() <= facts_.grid.end()) {
      ledger_.ForUses(number, near, [&](const Use& use) { return visit(use), true; });
    } else {
      ledger_.ForUsesNear(number, near, visit);
    }
  }

  void JudgeOthers(const Assignment& a, std::uint32_t number) {
    std::vector<Use> others;
    NeedKind own = NeedKind::kExclusive;
    ForUsesOver(a.interval, number, [&](const Use& use) {
      if (!use.occupies() || !ExactOf(facts_, ledger_, use).Overlaps(a.interval)) return;
      if (use.promise == own_) {
        own = use.kind();
      } else {
        others.push_back(use);
      }
    });
    if (others.empty()) return;
    const bool in_wave = own == NeedKind::kExclusive &&
                         static_cast<std::int32_t>(others.size()) <
                             WaveOf(facts_, facts_.resources[number], appointment_.site,
                                    appointment_.visit_type, a.interval.start()) &&
                         std::all_of(others.begin(), others.end(), [&](const Use& use) {
                           return ExactOf(facts_, ledger_, use).start() == a.interval.start();
                         });
    if (in_wave) return;
    const bool all_share =
        own == NeedKind::kShared && std::all_of(others.begin(), others.end(), [](const Use& use) {
          return use.kind() == NeedKind::kShared;
        });
    if (all_share && static_cast<std::int32_t>(others.size()) < facts_.resources[number].capacity) {
      return;
    }
    if (own == NeedKind::kExclusive &&
        OverlapOnPurpose(facts_, ledger_, number, appointment_.site, appointment_.visit_type,
                         a.interval, others)) {
      return;
    }
    for (const Use& use : others) {
      Add("double_booked", a.need, IsHold(use.promise) ? AppointmentId{} : IdOf(use.promise));
    }
  }

  void JudgeScope(const Assignment& a) {
    const Staff& person = facts_.staff[a.resource.staff.index()];
    const Date date = facts_.zones[appointment_.site.index()].ToLocal(a.interval.start()).date;
    const bool telehealth = appointment_.visit_type.valid() &&
                            facts_.visit_types[appointment_.visit_type.index()].telehealth;
    const Abilities abilities = schedule_.AbilitiesAt(
        appointment_.site, date,
        telehealth ? std::optional(appointment_.patient_location) : std::nullopt);
    for (const DutyGround& ground : a.grounds) {
      if (abilities.Of(person.id, ground.duty).kind == AbilityKind::kNever) {
        Add(HasExpired(person, date) ? "credential_expired" : "scope_lost", a.need);
      }
      if (ground.supervisor.valid() && !IsThere(ground.supervisor, a.interval)) {
        Add("supervisor_absent", a.need);
      }
    }
  }

  static bool HasExpired(const Staff& person, Date date) {
    const auto ended = [&](const auto& held) {
      return held.valid.until && *held.valid.until <= date;
    };
    return std::any_of(person.credentials.begin(), person.credentials.end(), ended) ||
           std::any_of(person.licences.begin(), person.licences.end(), ended);
  }

  bool IsThere(StaffId supervisor, const Interval& span) const {
    return schedule_.IsAvailable(Resource::Of(supervisor), appointment_.site, span);
  }

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  const Ledger& ledger_;
  const Appointment& appointment_;
  PromiseNumber own_;
  std::vector<Flag> flags_;
};

}  // namespace

std::vector<Flag> Schedule::FlagsOf(const Appointment& appointment) const {
  if (!Occupies(appointment.status) || !facts_->Knows(appointment.site)) return {};
  return Judge(*this, appointment).Run();
}

}  // namespace polyclinic
