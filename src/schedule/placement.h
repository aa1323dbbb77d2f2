#ifndef POLYCLINIC_SRC_SCHEDULE_PLACEMENT_H_
#define POLYCLINIC_SRC_SCHEDULE_PLACEMENT_H_

#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "schedule/candidates.h"
#include "schedule/keeper_sweep.h"
#include "schedule/pools.h"
#include "schedule/preference.h"
#include "schedule/visit_policies.h"

namespace polyclinic {

// A duty of a person as it is planned.
struct DutyPlan {
  DutyCode duty;
  // Lives as long as the abilities of the day.
  const Residual* residual = nullptr;
  // The dense number of the supervisor; kNone where none is needed.
  std::uint32_t supervisor = Schedule::Facts::kNone;
  // How many people the supervisor may watch at once; 0: no limit.
  std::uint8_t at_most = 0;
};

// A place of the visit to be filled, over a span of time.
struct Seat {
  const AskedNeed* asked = nullptr;
  const Pool* pool = nullptr;
  // The pool as it is for those whom the request does not name.
  const Pool* everybody = nullptr;
  Offset start = 0;
  Offset end = 0;
  // Filled by the search: kNone where an advisory need is not met.
  std::uint32_t resource = Schedule::Facts::kNone;
  std::vector<DutyPlan> plans;
};

// A part of a promise that another resource takes over, or whose supervisor changes.
struct MovedPart {
  PromiseNumber promise = kNoPromise;
  std::uint16_t part = 0;
  const Need* need = nullptr;
  Offset start = 0;
  Offset end = 0;
  // kNone: an advisory need that is no longer met.
  std::uint32_t resource = Schedule::Facts::kNone;
  std::vector<DutyPlan> plans;
  std::shared_ptr<const DayPools> pools;
};

enum class Answer { kFound, kNone, kUndecided };

// Fills the seats of one visit at fixed times, letting others keep promises where that helps: exact,
// within a limit of assignments tried. Whatever is promised keeps its times.
//
// A seat takes a resource of its pool; what stands in the way there and may be kept by others is put
// out and seated again in the same manner, each at most once. Every way of choosing is tried, so where
// none is left there is none: follow, in any arrangement that works, what it does with each thing put
// out, and nothing that the search has seated is in the way of it.
class Placement {
 public:
  Placement(const Schedule& schedule, const AskedVisit& visit,
            std::shared_ptr<const DayPools> pools, const Preference& preference,
            VisitPolicies& policies, Instant now, std::int64_t* nodes_left);

  // kFound: the seats are filled and `moved` says what changes of other promises. With
  // `may_move` false nothing of others changes but who supervises whom. Seats are filled in their order.
  Answer Fill(std::vector<Seat>& seats, bool may_move);
  const std::vector<MovedPart>& moved() const { return moved_; }
  // Leaves out of account, from now on, what these parts take: others have taken them over.
  void TakeAsGone(const std::vector<MovedPart>& parts);
  // Keeps the pool as long as this.
  const Pool& Keep(Pool pool) { return made_pools_.emplace_front(std::move(pool)); }

  // Why a seat cannot be filled, whoever keeps what: a moment at which all who could are taken up by
  // what only they can keep. nullopt where no such moment is seen.
  std::optional<Certificate> FullMoment(const Seat& seat);
  // The same where policies count visits: all who could have as many as they may be given, of those that
  // only they can keep.
  std::optional<Conflict> FullCount(const Seat& seat);

  // How a promise fares without who keeps one of its parts: as long as the part takes of the keeper,
  // nobody is given the keeper, as who meets a need or as who supervises. The part is pooled and binds,
  // the promise is still ahead.
  struct Loss {
    // Who could keep the part if they had promised nothing else.
    std::int32_t able = 0;
    // Who could take it over with nothing else that binds moved but who supervises whom.
    std::int32_t others = 0;
    // Whether it can be kept by moving other promises as well.
    Answer answer = Answer::kNone;
    // Where it cannot: as of `FullMoment`, and also where what is in the way is fixed.
    std::optional<Certificate> certificate;
  };
  Loss Lose(PromiseNumber promise, std::uint16_t part);

  // The resource can take the seat apart from what it is taken by: in the pool, there, not reserved.
  bool IsThere(const Seat& seat, std::uint32_t resource);
  // ... and nothing is in the way.
  bool IsFree(const Seat& seat, std::uint32_t resource);
  // The duty of the person can be planned there and then, with whoever is there.
  bool CanPlan(const Seat& seat, std::uint32_t person, const DutyCode& duty);

 private:
  static constexpr std::uint32_t kNone = Schedule::Facts::kNone;
  enum class State : std::uint8_t { kStaying, kOut, kSeated, kOpen };

  // A part that is looked at: a seat of the visit, or of a promise something of which is put out.
  struct Piece {
    PromiseNumber promise = kNoPromise;
    std::uint16_t part = 0;
    const VisitType* type = nullptr;
    const Need* need = nullptr;
    std::size_t need_index = 0;
    std::size_t first_step = 0, last_step = 0;
    // nullptr where nobody else may take it.
    const Pool* pool = nullptr;
    const DayPools* pools = nullptr;
    SiteId site;
    Offset start = 0, end = 0;
    // Of the exact time, and with buffers.
    CellSpan exact, buffered;
    std::span<const DutyCode> duties;
    std::uint32_t patient = Promise::kNone;
    bool fixed = false;
    // Its supervisors are planned anew.
    bool watched_anew = false;
    State state = State::kOut;
    std::uint32_t resource = kNone;
    std::uint32_t was = kNone;
    bool hard() const { return need->firmness != Firmness::kAdvisory; }
    bool occupies() const { return need->kind != NeedKind::kPresence; }
  };
  // What must give way so that a piece may take a resource.
  struct InTheWay {
    bool impossible = false;
    // All of these.
    std::vector<std::size_t> all;
    // One of these.
    std::vector<std::size_t> one;
    bool IsNothing() const { return !impossible && all.empty() && one.empty(); }
  };
  // What is seen of visits that use up what policies allow.
  struct Counted {
    // By resource, the limit that stands against one more.
    std::vector<std::pair<std::uint32_t, VisitLimit>> full;
    // How many visits these have or, where that is more, may have.
    std::int64_t places = 0;
    // The visits that count.
    std::vector<PromiseNumber> visits;
    // The pieces by which they count that others might keep, after the seat.
    std::vector<std::size_t> asking;
  };
  // A duty to be watched, and who could.
  struct Option {
    const Residual* residual = nullptr;
    std::uint32_t supervisor = kNone;
    std::uint8_t at_most = 0;
  };
  struct Watch {
    std::size_t piece = 0;
    DutyCode duty;
    std::vector<Option> options;
    // Position in the options; kNone while open.
    std::uint32_t chosen = kNone;
  };

  Answer FillByMoving();
  Answer Pass(std::int32_t most_moved);
  void Restart(std::int32_t most_put_out);

  // Among whom the tasks of one stretch are shared out.
  struct Company {
    // Resources, by the bit that stands for them in the tasks.
    std::vector<std::uint32_t> keepers;
    std::vector<KeptTask> tasks;
    // By task, its piece.
    std::vector<std::size_t> pieces;
    // By keeper, the cells of what nobody else may keep.
    std::vector<std::vector<CellSpan>> taken;
    // From the first to the last moment of a task.
    CellSpan span;
  };
  Answer ShareOut(bool seating);
  bool IsAnybodyFree(std::size_t seat);
  bool IsFree(std::size_t piece, std::uint32_t resource);
  Answer ShareOutFor(std::size_t seat, bool seating, std::vector<bool>& shared);
  bool CannotBeShared(CellSpan cells, const Company& company);
  Answer SeatAround(CellSpan cells, const Company& company);
  static std::vector<std::size_t> TasksIn(CellSpan cells, const Company& company);
  Answer Run(KeeperSweep& sweep, std::span<const KeptTask> tasks);
  void SeatTakers(const Company& company, std::span<const std::size_t> tasks,
                  std::span<const std::uint8_t> takers);
  bool Gather(Company& company, bool follow);
  bool IsPlainKeeper(const Company& company, std::uint32_t resource) const;
  void AddSeats(Company& company, bool follow);
  bool AddKept(Company& company, std::uint32_t keeper, bool follow);
  bool AddTask(Company& company, std::size_t piece, CellSpan cells, bool follow);
  bool GoesWithAnother(const Company& company, std::size_t piece, CellSpan cells) const;
  bool CanTake(std::size_t piece, std::uint32_t resource) const;
  void SayWhoIsAble(Company& company);
  bool SeatAsShared();

  std::size_t StartWithout(PromiseNumber promise, std::uint16_t part, std::int32_t most_put_out);
  Answer PassesWithout(PromiseNumber promise, std::uint16_t part);
  bool IsLost(std::uint32_t resource, CellSpan cells) const;
  bool Run();
  std::size_t NextOut() const;
  Preference::Queue InOrder(std::size_t piece, std::span<const std::uint32_t> candidates) const;
  bool ListCandidates(std::size_t piece, std::vector<std::uint32_t>& candidates,
                      std::vector<std::uint32_t>& plainly_taken);
  bool SeatAt(std::size_t piece, std::uint32_t resource);
  bool TrySeat(std::size_t piece, std::uint32_t resource);
  bool Counts(std::size_t piece) const;
  bool PutOut(std::size_t piece);
  void PutBack(std::size_t piece);
  bool IsGone(const Use& use) const;
  bool Finish();
  bool TryWithoutOthers();

  // Takes a number and not a reference, since pieces are added on the way.
  InTheWay Look(std::size_t piece, std::uint32_t resource);
  void LookAtSiblings(std::size_t piece, std::uint32_t resource, InTheWay& way);
  void LookAtUses(std::size_t piece, std::uint32_t resource, InTheWay& way);
  std::optional<std::vector<std::size_t>> UsersBeside(std::size_t piece, std::uint32_t resource);
  void LookAtSharing(std::size_t piece, std::uint32_t resource,
                     const std::vector<std::size_t>& users, InTheWay& way);
  void LookAtWave(std::size_t piece, std::uint32_t resource, const std::vector<std::size_t>& users,
                  InTheWay& way);
  std::vector<std::size_t> TooMany(std::size_t piece, std::uint32_t resource,
                                   const std::vector<std::size_t>& mates, std::int32_t most) const;
  void OneMustGo(const std::vector<std::size_t>& pieces, InTheWay& way) const;
  void LookAtTravel(std::size_t piece, std::uint32_t resource, InTheWay& way);
  void LookAtCounts(std::size_t piece, std::uint32_t resource, InTheWay& way);
  const std::vector<VisitLimit>& LimitsOf(const Piece& piece, std::uint32_t resource);
  bool IsCounted(const Piece& piece, const VisitLimit& limit) const;
  bool IsOneTooMany(std::size_t piece, std::uint32_t resource, const VisitLimit& limit,
                    PromiseNumber of, InTheWay& way);
  bool StaysAsItWas(const Use& use) const;
  void CountVisits(const VisitLimit& limit, std::uint32_t resource,
                   std::vector<PromiseNumber>& visits);
  std::optional<std::size_t> CountedPart(const VisitLimit& limit, std::uint32_t resource,
                                         PromiseNumber promise);
  bool IsCountedOut(std::size_t piece, std::uint32_t resource, Counted& counted);
  bool IsInTheWay(std::size_t piece, InTheWay& way, std::vector<std::size_t>& list) const;
  bool IsPlainlyTaken(const Piece& piece, std::uint32_t resource) const;
  bool IsPlainlyFixed(const Piece& piece, std::uint32_t resource) const;
  bool NeedsItAlone(const Piece& piece, std::uint32_t resource) const;
  // Nobody may use the resource beside the piece, by kind, wave, policy or override.
  bool AdmitsNobodyElse(const Piece& piece, std::uint32_t resource) const;
  bool Agree(const Piece& a, std::uint32_t resource_of_a, const Piece& b,
             std::uint32_t resource_of_b) const;

  // The pieces of a promise, made on first sight; the piece of that part.
  std::size_t PieceOf(PromiseNumber promise, std::uint16_t part);
  void AddPieces(PromiseNumber promise);
  const DayPools* PoolsOf(const Promise& promise);
  const Pool* PoolOf(const Promise& promise, const Part& part, const DayPools& pools);
  const Pool* SameLength(const Promise& promise, const Part& part, const Pool* pool);

  bool IsThere(const Piece& piece, std::uint32_t resource) const;
  bool IsOpen(const Piece& piece, const ResourceFacts& resource, const Hours& hours) const;
  CellSpan Cells(const Piece& piece, std::uint32_t resource) const;
  bool Reserves(const Piece& piece, const ResourceFacts& resource) const;
  // No booking policy stands against the piece with the resource, whoever keeps what.
  bool Allows(const Piece& piece, std::uint32_t resource) const;
  // The request names the resource for it, and a conflict of the kind is overridden.
  bool IsOverridden(const Piece& piece, std::uint32_t resource, ConflictKind kind) const;
  // How many may use the resource at once beside the piece, on purpose.
  std::int32_t MostAtOnce(const Piece& piece, std::uint32_t resource) const;
  Piece PieceOf(const Seat& seat) const;
  void SetCells(Piece& piece) const;

  void ListOptions(const Piece& piece, std::uint32_t person, const DutyCode& duty, bool hopeful,
                   std::vector<Option>& options) const;
  std::uint32_t ModesOf(const Piece& piece, std::uint32_t person, bool hopeful) const;
  bool CanPlan(const Piece& piece, std::uint32_t person) const;
  // Of the piece's duties, for the search to choose who watches: anybody but `not_by`. False where for
  // one of them nobody can.
  bool ListWatches(std::size_t piece, std::uint32_t not_by = kNone);
  bool SeatWatch(std::size_t k);
  bool WatchFits(const Watch& watch, const Option& option, std::vector<std::size_t>& instead);
  bool Changed(PromiseNumber promise) const;
  std::vector<DutyPlan> PlansOf(std::size_t piece) const;
  void Collect(std::vector<Seat>& seats);
  void CollectMoved();
  void YieldAdvisory();
  // With `even_fixed` also where nobody could be asked to give way.
  std::optional<Certificate> FullCell(std::size_t piece, std::size_t cell, bool even_fixed);
  Certificate CertificateOf(const Interval& span, std::vector<std::uint32_t> able,
                            std::vector<PromiseNumber> promises) const;

  const Schedule& schedule_;
  const Schedule::Facts& facts_;
  const Ledger& ledger_;
  mutable Ledger::Reader reader_;
  const AskedVisit& visit_;
  std::shared_ptr<const DayPools> pools_;
  const Preference& preference_;
  VisitPolicies& policies_;
  Offset now_;
  std::int64_t* nodes_left_;

  std::vector<Piece> pieces_;
  std::size_t seats_ = 0;
  std::int32_t put_out_ = 0;
  std::int32_t most_put_out_ = 0;
  bool cut_ = false;
  std::vector<Watch> watches_;
  std::vector<PromiseNumber> counted_;
  std::vector<MovedPart> moved_;
  std::vector<std::pair<PromiseNumber, std::uint16_t>> gone_;
  // Not to be had in these cells; kNone: nobody is lost.
  std::uint32_t lost_ = kNone;
  CellSpan lost_cells_;
  // What pieces point to, kept for the whole search.
  std::forward_list<Pool> made_pools_;
  std::forward_list<std::vector<DutyCode>> made_duties_;
  std::vector<std::shared_ptr<const DayPools>> other_pools_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_PLACEMENT_H_
