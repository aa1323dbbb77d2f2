#ifndef POLYCLINIC_SRC_SCHEDULE_POOLS_H_
#define POLYCLINIC_SRC_SCHEDULE_POOLS_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "schedule/facts.h"

namespace polyclinic {

// Who or what can meet a need at one site on one day, busy or not.
class Pool {
 public:
  // `members` ascending, each below `resources`.
  Pool(std::vector<std::uint32_t> members, std::size_t resources);

  std::span<const std::uint32_t> members() const { return members_; }
  bool Has(std::uint32_t resource) const {
    return (bits_[resource / 64] >> (resource % 64) & 1) != 0;
  }
  // Every member may always do what is asked, whoever else is there; said by whoever makes the pool.
  bool unconditional() const { return unconditional_; }
  void set_unconditional(bool unconditional) { unconditional_ = unconditional; }
  // Every member is one of the other's.
  bool Within(const Pool& other) const;
  bool Meets(const Pool& other) const;
  friend bool operator==(const Pool& a, const Pool& b) { return a.members_ == b.members_; }

 private:
  std::vector<std::uint32_t> members_;
  // By dense number.
  std::vector<std::uint64_t> bits_;
  bool unconditional_ = false;
};

// Roles that may delegate a duty to an assistant when a visit is planned.
constexpr std::uint32_t kDelegators = BitOf(Role::kPhysician) | BitOf(Role::kPhysicianAssistant) |
                                      BitOf(Role::kNursePractitioner) | BitOf(Role::kNurseMidwife) |
                                      BitOf(Role::kPodiatrist) | BitOf(Role::kOptometrist) |
                                      BitOf(Role::kNaturopath) | BitOf(Role::kRegisteredNurse);

// How many people a supervisor may watch at once by the rule's term and by what is said of the person;
// 0: no limit.
std::uint8_t WatchLimit(const SupervisionTerm& term, std::int32_t of_person);

// The patient's age is what the way asks for; an unknown age is not.
inline bool AgeFits(const Residual& way, std::optional<std::int32_t> age) {
  const std::int32_t years = age.value_or(std::numeric_limits<std::int32_t>::min());
  return !way.AsksAge() || (age.has_value() && way.age_from <= years && years < way.age_until);
}

// The pools of every need at one site, on one day, under one law. Days on which nothing of it differs share
// what was made for one of them. Safe to read from many threads.
class DayPools {
 public:
  // `other`: of the same site and law; nullptr where there is none.
  DayPools(const Schedule::Facts& facts, SiteId site, Date date, JurisdictionCode law,
           Abilities abilities, const DayPools* other);

  Date date() const { return date_; }
  // The cells of the grid that begin on the day.
  CellSpan cells() const { return cells_; }
  SiteId site() const { return site_; }
  // Both days have the very same pools.
  bool SharesWith(const DayPools& other) const { return made_ == other.made_; }
  const JurisdictionCode& law() const { return law_; }
  const Abilities& abilities() const { return abilities_; }

  // Of a need of a visit type, by positions. Made on first use.
  const Pool& Of(std::uint32_t visit_type, std::size_t need) const;
  // Of the need with duties added and, where `named` is not empty, of these resources alone.
  Pool Of(std::uint32_t visit_type, std::size_t need, std::span<const DutyCode> added,
          std::span<const std::uint32_t> named) const;

  // How far those who can meet a need stand in for one another.
  struct Alike {
    // Nothing but hours and promises tells them apart: each always can, is at one site, keeps one thing at a
    // time and needs no turnover, and no template or booking policy speaks of one.
    bool members = false;
    // The bits (`Use::BitOf`) of needs that each of them, and nobody else, can meet, and which take no more
    // than their time and have nothing to do with who meets the other needs of their visit.
    std::uint64_t asked = 0;
  };
  // Made on first use.
  Alike AlikeOf(std::uint32_t visit_type, std::size_t need) const;

  // The people who may supervise or delegate by a licence here, with the roles they hold.
  struct Licensed {
    std::uint32_t person = 0;
    // Bits of roles.
    std::uint32_t roles = 0;
    bool operator==(const Licensed&) const = default;
  };
  std::span<const Licensed> licensed() const { return made_->licensed; }

  // What the person's verdict for the duty rests on, with everything of the plan and the moment given.
  struct Ground {
    std::vector<std::string> rules;
    std::string adopted_by;
  };
  // Made on first use; as long as this.
  const Ground& GroundOf(StaffId person, const DutyCode& duty,
                         std::optional<std::int32_t> age) const;
  // The act by that person with everything of the plan and the moment given.
  Situation PlannedBy(const Staff& person, const DutyCode& duty,
                      std::optional<std::int32_t> age) const;
  Verdict VerdictOf(StaffId person, const DutyCode& duty, std::optional<std::int32_t> age) const;

 private:
  const Schedule::Facts& facts_;
  SiteId site_;
  Date date_;
  CellSpan cells_;
  JurisdictionCode law_;
  Abilities abilities_;
  // What hangs on the abilities and on who is licensed alone.
  struct Made {
    std::vector<Licensed> licensed;
    std::mutex mutex;
    // By visit type; made once, never changed.
    std::vector<std::atomic<const std::vector<Pool>*>> by_type;
    std::vector<std::unique_ptr<const std::vector<Pool>>> owned;
    std::map<std::tuple<StaffId, DutyCode, std::optional<std::int32_t>>, Ground> grounds;
    std::map<std::pair<std::uint32_t, std::size_t>, Alike> alike;
  };
  std::shared_ptr<Made> made_;
};

// Whoever takes the need over takes over nothing else: no other need of the visit speaks of who it is, no
// other could fall to the same person at the same time, and how long it takes does not depend on it.
bool StandsAlone(const VisitType& type, std::size_t need);
// It keeps nobody before or after it.
bool IsWithoutBuffers(const Need& need);

// The pools of that day, shared by every copy of the schedule. With a patient's location, those of
// telehealth under the law of that place.
std::shared_ptr<const DayPools> PoolsAt(const Schedule& schedule, SiteId site, Date date,
                                        const std::optional<JurisdictionCode>& patient_location);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_POOLS_H_
