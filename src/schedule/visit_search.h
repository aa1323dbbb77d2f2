#ifndef POLYCLINIC_SRC_SCHEDULE_VISIT_SEARCH_H_
#define POLYCLINIC_SRC_SCHEDULE_VISIT_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "schedule/candidates.h"
#include "schedule/day_starts.h"
#include "schedule/facts.h"
#include "schedule/layout.h"
#include "schedule/placement.h"
#include "schedule/pools.h"
#include "schedule/preference.h"
#include "schedule/sharing.h"
#include "schedule/visit_policies.h"

namespace polyclinic {

// A way to hold a visit: when each step is, who takes each seat, and what others take over for it.
struct Arrangement {
  // As promised to the patient; an elastic need may keep the first step waiting.
  Instant start{};
  std::vector<Interval> steps;
  // Spans in seconds of the grid.
  std::vector<Seat> seats;
  std::vector<MovedPart> moved;
  std::shared_ptr<const DayPools> pools;
};

// What the questions of one query have cost, in assignments tried.
struct Work {
  explicit Work(const SearchLimit& limit)
      : left(limit.nodes), most_at_a_start(limit.nodes_at_a_start) {}
  std::int64_t left;
  std::int64_t most_at_a_start;
  std::int64_t spent = 0;
  // Starts that had to be searched to say whether they are open.
  std::int64_t searched = 0;
  // Starts of which nothing was settled in the limit.
  std::vector<SiteStart> undecided;
};

// The starts of one visit at one site, and the arrangement at each.
class VisitSearch {
 public:
  // Under an override `At` lets pass what is overridden; `Next` and `ConflictsAt` know of none.
  VisitSearch(const Schedule& schedule, const AskedVisit& visit, SiteId site, Instant now,
              Work& work, const Override* override = nullptr);

  // The first cell at or after `from` at which the visit can start, or CellSet::kNone. Starts that are
  // not settled within the limit go to the work's `undecided`.
  std::size_t Next(std::size_t from);
  // The arrangement at a start, on the grid; nullopt where there is none or the limit ended the search.
  // Of several: without moving others before with; then with the least waiting; then by who decides
  // lengths; then as Preference says.
  std::optional<Arrangement> At(Instant start);
  // Whether the last `At` ended at its limit.
  bool undecided() const { return undecided_; }
  // Every conflict of a visit that starts there, need by need. For a start at which `At` found none.
  std::vector<Conflict> ConflictsAt(Instant start);

  // When the need may have to be met in a visit that starts there, each span once: that without waiting
  // first. None where it takes no time.
  std::vector<Interval> SpansOf(const AskedNeed& asked, Instant start);

  SiteId site() const { return site_; }

 private:
  // What holds on one local date.
  struct Day {
    Date date{};
    // Cells of the grid.
    CellSpan cells;
    std::shared_ptr<const DayPools> pools;
    std::optional<Layouts> layouts;
    std::optional<Preference> preference;
    // Over all layouts, cut to what the request allows.
    std::optional<DayStarts> starts;
    // By position of the need: the conflicts of scope, once they were asked for.
    std::vector<std::optional<std::vector<Conflict>>> scope_conflicts;
  };

  CellSpan CellsAllowed() const;
  Day& DayOf(std::size_t cell);
  const DayStarts& StartsOfDay(Day& day);
  DayStarts::Words AllowedOn(const Day& day);
  void TakeOutPatientsTime(const Day& day, const Layout& layout, DayStarts& starts) const;
  bool PatientIsFree(Offset start, Offset end) const;
  bool CanStart(std::size_t cell);
  std::vector<const Layout*> InOrder(Day& day) const;
  enum class Way { kDirectly, kByHandingOver, kByMoving };
  Answer Arrange(Day& day, const Layout& layout, Offset start, Way way, std::int64_t* nodes_left,
                 Arrangement& out);
  bool HandOverFor(const Day& day, const Layout& layout, std::vector<Seat>& seats,
                   Placement& placement, std::vector<MovedPart>& moved) const;
  std::optional<Handover> HandOverSeats(const Day& day, const std::vector<const Seat*>& seats,
                                        bool alone, Placement& placement) const;
  MovedPart HandedOver(const Use& use, std::uint32_t taker,
                       const std::shared_ptr<const DayPools>& pools) const;

  std::vector<Conflict> ScopeConflicts(const AskedNeed& asked, const Day& day) const;
  void NeedConflicts(const AskedNeed& asked, const Layout& layout, Offset start, Day& day,
                     std::vector<Conflict>& out);
  void TimeConflict(const Seat& seat, std::uint32_t resource, std::vector<Conflict>& out);
  void PatientConflicts(Offset start, Offset end, std::vector<Conflict>& out) const;
  void JointConflicts(const Layout& layout, Offset start, Day& day, std::vector<Conflict>& out);

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  const AskedVisit& visit_;
  SiteId site_;
  Instant now_;
  Work& work_;
  VisitPolicies policies_;
  // In which a visit may start by the request's days, apart from the rest of what it allows.
  std::optional<CellSpan> allowed_;
  Day day_;
  bool undecided_ = false;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_VISIT_SEARCH_H_
