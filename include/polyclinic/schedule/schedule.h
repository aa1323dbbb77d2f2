#ifndef POLYCLINIC_SCHEDULE_SCHEDULE_H_
#define POLYCLINIC_SCHEDULE_SCHEDULE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/patient/patient.h"
#include "polyclinic/place/place.h"
#include "polyclinic/schedule/availability.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/schedule/booking_policy.h"
#include "polyclinic/schedule/occupancy.h"
#include "polyclinic/scope/abilities.h"
#include "polyclinic/scope/policy.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/staff/staff.h"
#include "polyclinic/visit/visit_type.h"

namespace polyclinic {

// What a schedule is made of. Each list holds the entity with index i at position i; the values have
// been validated.
struct ScheduleInput {
  std::span<const Site> sites;
  std::span<const Room> rooms;
  std::span<const Equipment> equipment;
  std::span<const Staff> staff;
  std::span<const Pod> pods;
  std::span<const VisitType> visit_types;
  std::span<const Policy> policies;
  std::span<const BookingPolicy> booking_policies;
  std::span<const Availability> availability;
  std::span<const Template> templates;
  // For ages alone.
  std::span<const Patient> patients;
  // The days that can be booked, in each site's zone; both ends are needed.
  DateRange horizon;
};

// How far one question may go before the answer is "undecided", in assignments tried: the same for the
// same schedule and question, whatever the machine.
struct SearchLimit {
  // Over all starts.
  std::int64_t nodes = 20'000;
  // At one start.
  std::int64_t nodes_at_a_start = 2'000;
};

// A start at one site.
struct SiteStart {
  SiteId site;
  Instant start{};
  friend auto operator<=>(const SiteStart&, const SiteStart&) = default;
};
template <class Visitor>
constexpr void visit_fields(const SiteStart*, Visitor&& v) {
  v("site", &SiteStart::site);
  v("start", &SiteStart::start);
}

// What a search found. Every opening has a witness; a start that is in neither list is proved to be
// none, as far as the search came: to the last opening where as many were found as asked for, else to
// the end unless `complete` is false.
struct SearchResult {
  // By start, then by site.
  std::vector<Opening> openings;
  // Starts that were not settled within the limit, in the same order.
  std::vector<SiteStart> undecided;
  // Assignments tried.
  std::int64_t work = 0;
  // The limit did not end the search.
  bool complete = true;
  bool operator==(const SearchResult&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const SearchResult*, Visitor&& v) {
  v("openings", &SearchResult::openings);
  v("undecided", &SearchResult::undecided);
  v("work", &SearchResult::work);
  v("complete", &SearchResult::complete);
}

// The starts of a request, without who would meet each need.
struct StartList {
  // By start, then by site; each proved to be open.
  std::vector<SiteStart> open;
  // Not settled within the limit.
  std::vector<SiteStart> undecided;
  // How many starts were not settled by counting and by the promises as they are kept now: they were
  // searched.
  std::int64_t searched = 0;
  // Assignments tried.
  std::int64_t work = 0;
  // The limit did not end the search.
  bool complete = true;
  bool operator==(const StartList&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const StartList*, Visitor&& v) {
  v("open", &StartList::open);
  v("undecided", &StartList::undecided);
  v("searched", &StartList::searched);
  v("work", &StartList::work);
  v("complete", &StartList::complete);
}

// What a day has for a request.
struct DayOpenings {
  Date date{};
  // Starts that are open, over all sites.
  std::int32_t open = 0;
  // Starts not settled within the limit.
  std::int32_t undecided = 0;
  bool operator==(const DayOpenings&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DayOpenings*, Visitor&& v) {
  v("date", &DayOpenings::date);
  v("open", &DayOpenings::open);
  v("undecided", &DayOpenings::undecided);
}

class Ledger;
struct Part;
struct PromiseTerms;

// The occupancy of every resource in time, and the search for times. A value: copies share what did
// not change, and a copy can be changed without the other seeing it. Const operations may run on many
// threads at once.
//
// Needs and resources stay apart: a need asks for duties, a role, a kind of room or device. What the
// request names is bound; every other need is met from its pool, by whoever can. The schedule keeps a
// witness, somebody for each need, and may let others keep a promise, at the times promised, so that
// another visit fits in. A start is offered with its witness only, and refused only where every way
// was ruled out; where the limit comes first it is undecided.
//
// Who is chosen, of all who can: whom the request names; whom it prefers; with continuity, the patient's
// usual provider, then that provider's pods; who speaks the language; who shares a pod with somebody
// chosen before; the least occupied on that day; the smaller key.
class Schedule {
 public:
  Schedule(const Schedule& other);
  Schedule(Schedule&& other) noexcept;
  Schedule& operator=(const Schedule& other);
  Schedule& operator=(Schedule&& other) noexcept;
  ~Schedule();

  // InvalidArgument where the horizon has no days or more than 1,500, or a zone is unknown.
  static absl::StatusOr<Schedule> Create(const ScheduleInput& input, const RuleBook& rules);

  // --- State ---

  // Takes an appointment in as it is, on or off the grid, free or in conflict; it occupies nothing
  // where its status does not. An appointment of the same id is replaced.
  void Occupy(const Appointment& appointment);
  // Gives the appointment's time back; nothing where it has none.
  void Vacate(AppointmentId appointment);
  // Keeps an opening's time under the id until it is vacated.
  void Occupy(HoldId hold, const Opening& opening, VisitTypeId visit_type, PatientId patient);
  void Vacate(HoldId hold);
  // Lets others keep a promise, as a booking said; nothing where nothing is promised under the id.
  void Occupy(const Rearrangement& rearrangement);

  // --- Questions ---

  // The first `count` starts at which the request can be booked, with who would meet each need: by start,
  // then by site; fewer where there are no more or the limit ends the search. `now` cuts off the past
  // and releases templates.
  //
  // InvalidArgument where the request makes no sense: no such visit type, a named resource that
  // cannot meet its need, no days.
  absl::StatusOr<SearchResult> Search(const BookingRequest& request, std::size_t count, Instant now,
                                      const SearchLimit& limit = {}) const;
  // Every start at which the request can be booked, or the first `most` of them.
  absl::StatusOr<StartList> Starts(const BookingRequest& request, Instant now,
                                   std::size_t most = static_cast<std::size_t>(-1),
                                   const SearchLimit& limit = {}) const;
  // For each day that the request allows, in each site's zone, how many starts it has, by date; the
  // limit holds for each day.
  absl::StatusOr<std::vector<DayOpenings>> Calendar(const BookingRequest& request, Instant now,
                                                    const SearchLimit& limit = {}) const;

  // The appointment, without id and not yet occupying, at `start` or at the first opening; or the
  // refusal with every conflict. At a start that has conflicts the visit is booked in spite of those
  // that the override's person may override: of the visit as such and of whom the request names; the
  // other needs are met as ever.
  absl::StatusOr<BookingResult> Book(const BookingRequest& request, std::optional<Instant> start,
                                     Instant now, const SearchLimit& limit = {},
                                     const Override* override = nullptr) const;

  // Every conflict at `start`, for each need and each resource that might meet it; none where the
  // request can be booked then.
  absl::StatusOr<std::vector<Conflict>> Explain(const BookingRequest& request, Instant start,
                                                Instant now) const;

  // The first starts, at or after `from` and on the grid, of a stretch of `length` in which the resource
  // is available at the site and nothing occupies it: fills `starts` from its front and returns how
  // many there are. Does not allocate. Nothing where the length is not positive.
  std::size_t NextFree(const Resource& resource, SiteId site, Duration length, Instant from,
                       std::span<Instant> starts) const;
  // When the resource is available and nothing occupies it, within `span`, ascending.
  std::vector<Interval> Free(const Resource& resource, const Interval& span) const;
  // When appointments or holds occupy it, exact, with their buffers, ascending.
  std::vector<Interval> Busy(const Resource& resource, const Interval& span) const;
  // Occupied cells among available ones, in thousandths; nullopt where none is available.
  std::optional<std::int32_t> Utilization(const Resource& resource, const Interval& span) const;
  // Whether the resource is there at every moment of the span, busy or not.
  bool IsAvailable(const Resource& resource, SiteId site, const Interval& span) const;

  // What is out of order with an appointment now, judged on its exact intervals: double_booked,
  // outside_hours, on_break, patient_double_booked, supervisor_absent, credential_expired, and scope_lost
  // where a duty is no longer the person's for another reason. In a stable order.
  std::vector<Flag> FlagsOf(const Appointment& appointment) const;

  // The abilities of the staff at a site on a day, compiled on first use. With a patient's location, those
  // of telehealth under the law of that place; an empty location is an unknown one.
  Abilities AbilitiesAt(SiteId site, Date date,
                        const std::optional<JurisdictionCode>& patient_location = {}) const;

  const Grid& grid() const;
  std::span<const Site> sites() const;
  std::span<const Staff> staff() const;
  std::span<const VisitType> visit_types() const;

  // The parts of the engine read these; defined in src/schedule/.
  struct Facts;
  const Facts& facts() const { return *facts_; }
  const Ledger& ledger() const { return *ledger_; }
  // What is promised here under other facts, of the same grid and numbering.
  Schedule Under(std::shared_ptr<const Facts> facts) const;

 private:
  explicit Schedule(std::shared_ptr<const Facts> facts);
  absl::StatusOr<BookingResult> BookAt(const BookingRequest& request, Instant start, Instant now,
                                       const SearchLimit& limit, const Override* override) const;
  absl::StatusOr<BookingResult> BookFirst(const BookingRequest& request, Instant now,
                                          const SearchLimit& limit) const;
  // Takes in what is promised under the ledger's number, where nothing is; gives it back.
  void Keep(std::uint32_t number, PromiseTerms terms, std::span<const Part> parts);
  void Forget(std::uint32_t number);

  std::shared_ptr<const Facts> facts_;
  // A value of its own, on shared pages.
  std::unique_ptr<Ledger> ledger_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_SCHEDULE_H_
