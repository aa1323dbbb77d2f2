#ifndef POLYCLINIC_CLINIC_CLINIC_H_
#define POLYCLINIC_CLINIC_CLINIC_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/pages.h"
#include "polyclinic/clinic/command.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/clinic/packed.h"
#include "polyclinic/schedule/schedule.h"
#include "polyclinic/scope/rule_book.h"

namespace polyclinic {

struct Applied;

// What a command led to: the next clinic and its events, or a refusal with every reason.
using CommandResult = std::variant<Applied, Refusal>;

// What commands make day by day is held packed and given by value; everything else stands in pages and
// is given in place.
template <class Entity>
inline constexpr bool kIsPacked =
    std::is_same_v<Entity, BookingRequest> || std::is_same_v<Entity, Appointment> ||
    std::is_same_v<Entity, Visit> || std::is_same_v<Entity, Hold>;
template <class Entity>
using EntityList = std::conditional_t<kIsPacked<Entity>, Packed<Entity>, Pages<Entity>>;
// One entity or none: a pointer that is valid as long as the clinic, or a value of its own.
template <class Entity>
using EntityFound = std::conditional_t<kIsPacked<Entity>, std::optional<Entity>, const Entity*>;

// A clinic as it is at one version: its people, places, promises and the law it works under. An
// immutable value on shared pages: copying it is copying a pointer, and `const` means safe to read from
// many threads. `Apply` is the only way from one clinic to the next.
class Clinic {
 public:
  // The clinic of these contents under these rules. InvalidArgument with every finding where the
  // contents do not validate. A schedule with conflicts is no finding: what overlaps, lies outside hours
  // or rests on a credential that is gone is kept and flagged (`Appointment::flags`).
  //
  // `horizon` is the span of days that can be booked, by default from the first to the last day that
  // the requests and appointments speak of.
  static absl::StatusOr<Clinic> Create(ClinicContents contents, const RuleBook& rules,
                                       const DateRange& horizon = {});

  const std::string& identifier() const;
  const std::string& name() const;
  // Counts the commands applied.
  std::int64_t version() const;
  const RuleBook& rules() const;
  // Of it, every hold that no command has let go yet still keeps its time.
  const Schedule& schedule() const;
  // The schedule as of a moment, to ask what can be booked then: holds that have expired keep nothing, as the
  // next command would find it.
  Schedule ScheduleAt(Instant now) const;

  // The entities of one kind, by position: Site, Room, Equipment, Staff, Pod, Program, Cohort,
  // VisitType, Policy, Patient, BookingRequest, Appointment, Visit, Hold. Valid as long as the clinic.
  template <class Entity>
  const EntityList<Entity>& List() const;
  // The entity with this id; none where the id is invalid, of another clinic or beyond the list.
  template <class Entity>
  EntityFound<Entity> Get(Id<Entity> id) const;
  // The entity with this key, if there is one.
  template <class Entity>
  EntityFound<Entity> Find(std::string_view key) const;

  // Valid as long as the clinic.
  const Pages<BookingPolicy>& booking_policies() const;

  // Everything as plain values, for the wire, tables and pictures.
  ClinicContents Contents() const;

  // The clinic after the command, or a refusal. A command whose request id was applied before changes
  // nothing and gives no events. Holds that expired by the command's clock are let go first.
  //
  // InvalidArgument with findings where the command makes no sense: none or several actions, ids of
  // another clinic, times that cannot be, a request id under which something else was applied.
  // FailedPrecondition where `expected_version` is not the
  // clinic's. In every failure the clinic is as it was.
  friend absl::StatusOr<CommandResult> Apply(const Clinic& clinic, const Command& command);

  // The clinic after the events, which must follow its version: each puts its entity where its id says
  // and decides nothing. InvalidArgument else.
  friend absl::StatusOr<Clinic> Replay(const Clinic& clinic, std::span<const Event> events);

 private:
  struct State;
  class Change;
  explicit Clinic(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

struct Applied {
  Clinic clinic;
  // In the order in which they happened; empty where the command had been applied before.
  std::vector<Event> events;
};

absl::StatusOr<CommandResult> Apply(const Clinic& clinic, const Command& command);
absl::StatusOr<Clinic> Replay(const Clinic& clinic, std::span<const Event> events);

// The week booked: the clinic with an appointment for each request that could be met, and a refusal
// with every reason for each that could not.
struct BookedRequests {
  Clinic clinic;
  // The appointments made, in the order in which they were.
  std::vector<AppointmentId> booked;
  // In the order in which the requests were served.
  std::vector<Refusal> refused;
};

// Books the clinic's requests that have no appointment yet by priority, time received and key,
// whatever the order of the list. `now` is the caller's clock.
absl::StatusOr<BookedRequests> BookRequests(const Clinic& clinic, Instant now);

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_CLINIC_H_
