#ifndef POLYCLINIC_SCHEDULE_SLACK_H_
#define POLYCLINIC_SCHEDULE_SLACK_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/schedule/schedule.h"
#include "polyclinic/visit/appointment.h"

namespace polyclinic {

// What becomes of a promise whose keeper cannot be had.
enum class WithoutKeeper {
  kKept = 1,  // others keep it, at the times promised; so they do every other promise
  kLost,      // nobody could, however promises are moved: a proof
  kUndecided  // the search ended at its limit
};
POLYCLINIC_ENUMERATORS(WithoutKeeper, {{WithoutKeeper::kKept, "kept"},
                                       {WithoutKeeper::kLost, "lost"},
                                       {WithoutKeeper::kUndecided, "undecided"}})

// How much a promise hangs on who keeps it: one need that the caller left to the pool and that binds.
struct Slack {
  AppointmentId appointment;
  // Which of the appointment's assignments, from 0.
  std::int32_t position = 0;
  // How many could keep it if they had promised nothing else: of the pool, there for the whole span,
  // with a supervisor where they need one, and with whom its steps take as long as was promised. The
  // present keeper is one of them.
  std::int32_t able = 0;
  // How many others could take it over as things stand: free then, with nothing else that binds moved,
  // of this promise or another. Who supervises whom may change, and what is merely advised yields. Of
  // an undecided one those found within the limit.
  std::int32_t others = 0;
  // With the keeper gone for as long as the assignment takes of them, buffers included: neither this
  // promise nor one that is moved is given the keeper meanwhile, nor is anybody supervised anew by
  // them. What else the keeper does meanwhile (a need shared with other visits, somebody supervised
  // already) is not part of the question. Kept wherever `others` is more than 0.
  WithoutKeeper without = WithoutKeeper::kKept;
  // Of a lost one: the moment at which all others who could are taken; nobody in `able` where there is
  // no other then. Absent where every choice was tried.
  std::optional<Certificate> certificate;
  bool operator==(const Slack&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Slack*, Visitor&& v) {
  v("appointment", &Slack::appointment);
  v("position", &Slack::position);
  v("able", &Slack::able);
  v("others", &Slack::others);
  v("without", &Slack::without);
  v("certificate", &Slack::certificate);
}

// The slack of every pooled assignment that binds, of those of the appointments that the schedule keeps
// and that begin at `now` or later: in the order of the appointments, then by position. An assignment
// with a name has none: it is not met by others. `nodes_at_a_start` limits each assignment.
//
// InvalidArgument where an appointment has no id of this clinic.
absl::StatusOr<std::vector<Slack>> SlackOf(const Schedule& schedule,
                                           std::span<const Appointment> appointments, Instant now,
                                           const SearchLimit& limit = {});

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_SLACK_H_
