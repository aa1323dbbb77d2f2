#ifndef POLYCLINIC_SRC_SCHEDULE_VISIT_SEARCH_H_
#define POLYCLINIC_SRC_SCHEDULE_VISIT_SEARCH_H_

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "schedule/candidates.h"
#include "schedule/facts.h"

namespace polyclinic {

// A need's place to be filled; a need for two has two.
struct Slot {
  const AskedNeed* asked = nullptr;
  std::uint32_t resource = Schedule::Facts::kNone;
};

// A way to hold a visit: when each step is and who meets each slot. Advisory slots may stay open.
struct Arrangement {
  // As promised to the patient; an elastic need may keep the first step waiting.
  Instant start{};
  std::vector<Interval> steps;
  std::vector<Slot> slots;
};

// Finds the arrangements of one visit at one site: an exhausted search over durations, gaps and resources
// in the order of preference, so that the first found is the one to offer.
class VisitSearch {
 public:
  VisitSearch(const Schedule& schedule, const AskedVisit& visit, SiteId site, Instant now,
              std::int64_t* nodes_left);

  // The first arrangement that starts at `start`, on the grid; nullopt where there is none.
  std::optional<Arrangement> At(Instant start);
  // The first cell at or after `from` at which each need by itself might be met, or CellSet::kNone.
  std::size_t NextStart(std::size_t from) const { return starts_.Next(from); }
  // The request allows a visit to start there: its days, weekdays, part of the day, not in the past.
  bool Allows(Instant start) const;
  // Every conflict of a visit that starts there, need by need. For a start at which `At` found none.
  std::vector<Conflict> ConflictsAt(Instant start);

  // The ability and the plan under which the person of a slot does a duty in an arrangement.
  struct Plan {
    const Residual* residual = nullptr;
    StaffId supervisor;
  };
  // residual is nullptr where no plan holds.
  Plan PlanFor(const Arrangement& arrangement, const Slot& slot, const DutyCode& duty);

  // The verdict that stands against the person of a need on the day of the last start, at its best: with
  // everything of the plan and the moment given.
  Verdict VerdictAgainst(const DutyCode& duty, StaffId person) const;
  const Abilities& abilities() const { return day_.abilities; }

 private:
  // What holds on one local date.
  struct Day {
    Date date{};
    bool valid = false;
    Abilities abilities;
    // By position of the need: who is able on that day, unordered.
    std::vector<std::vector<std::uint32_t>> able;
    // Taken cells on that day, by dense number.
    std::vector<std::size_t> load;
    // By position of the need: the conflicts of scope, once they were asked for. They hold all day.
    std::vector<std::optional<std::vector<Conflict>>> scope_conflicts;
  };

  void Prepare(Instant start);
  void PrepareStarts();
  void AddWaves(const AskedNeed& asked, std::uint32_t resource, const Hours& hours,
                std::size_t cells, CellSet& starts) const;
  std::vector<Slot> SlotsInOrder() const;
  bool IsLead(const AskedNeed& asked) const;

  bool AssignLeads(std::size_t k);
  bool PlaceSteps(std::size_t step, Instant after);
  bool AssignRest(std::size_t k);
  bool AssignSlot(std::size_t k, std::span<const std::uint32_t> candidates, bool rest);
  bool RestIsPossible(std::size_t k) const;
  bool PlansHold();

  Interval Exact(const AskedNeed& asked) const;
  Interval Padded(const AskedNeed& asked, std::uint32_t resource) const;
  bool Fits(const AskedNeed& asked, std::uint32_t resource) const;
  bool JoinsWave(const AskedNeed& asked, std::uint32_t resource) const;
  bool AgreesWithOthers(std::size_t k, std::uint32_t resource) const;
  bool TemplateReserves(const ResourceFacts& facts, Instant start) const;
  bool PatientIsFree(const Interval& visit) const;
  std::vector<std::uint32_t> Preferred(const Slot& slot) const;
  Duration MostWait(std::size_t step) const;

  std::vector<Conflict> ScopeConflicts(const AskedNeed& asked) const;
  void TimeConflicts(const AskedNeed& asked, std::vector<Conflict>& out);
  void TimeConflict(const AskedNeed& asked, std::uint32_t resource,
                    std::vector<Conflict>& out) const;
  void PatientConflicts(std::vector<Conflict>& out) const;

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  const AskedVisit& visit_;
  SiteId site_;
  Instant now_;
  std::int64_t* nodes_left_;
  CellSet starts_;
  Day day_;
  Instant start_{};
  std::size_t leads_ = 0;
  std::vector<std::uint32_t> chosen_;
  std::vector<Duration> durations_;
  Arrangement arrangement_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_VISIT_SEARCH_H_
