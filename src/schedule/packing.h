#ifndef POLYCLINIC_SRC_SCHEDULE_PACKING_H_
#define POLYCLINIC_SRC_SCHEDULE_PACKING_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "polyclinic/schedule/remedy.h"
#include "polyclinic/schedule/schedule.h"

namespace polyclinic {

// The requests alike but for who asks, which counts for nothing where the patients are alike.
bool AskTheSame(BookingRequest a, const BookingRequest& b);
// Nothing tells the patients apart: neither has anything promised, and they are as old as each other.
bool AreAlike(const Schedule& schedule, PatientId a, PatientId b);

// The starts of requests within a span of time.
class StartsWithin {
 public:
  StartsWithin(const Interval& span, Instant now, const SearchLimit& limit)
      : span_(span), now_(now), limit_(limit) {}

  // By start, then by site; where `most` is given, some at each site that has any.
  std::vector<SiteStart> Of(const Schedule& schedule, const BookingRequest& request,
                            std::size_t most = static_cast<std::size_t>(-1));
  // Some start was left undecided since this was last asked.
  bool TakeUndecided() { return std::exchange(undecided_, false); }
  // Assignments tried since this was last asked.
  std::int64_t TakeWork() { return std::exchange(work_, 0); }

 private:
  // The request as of the site, for the days and, within one day, the time of day that the span touches.
  static BookingRequest NarrowedTo(const Schedule::Facts& facts, BookingRequest request,
                                   SiteId site, const Interval& span);

  Interval span_;
  Instant now_;
  SearchLimit limit_;
  bool undecided_ = false;
  std::int64_t work_ = 0;
};

// Books requests one after the other, each within the span, and goes back where one has no start left.
class Packing {
 public:
  Packing(std::span<const BookingRequest> requests, const Interval& span, Instant now,
          const RemedyLimit& limit);

  // Whether all can be booked in so many steps; false too where that was left `undecided`.
  bool Fits(const Schedule& schedule, std::span<const BookingRequest> asked, std::int64_t steps);
  // Of the last `Fits`: requests asked for their starts, and bookings.
  std::int64_t spent() const { return spent_; }
  bool undecided() const { return undecided_; }
  const std::vector<SiteStart>& starts() const { return starts_; }

 private:
  // In the order of booking: whether one before, but for who asks, asks for the same.
  void FindAlike();
  bool AreAlikeInOrder(std::size_t before, std::size_t k) const;

  // Books those from the k-th on, where each of them by itself has a start.
  bool PlaceFrom(const Schedule& schedule, std::size_t k);

  // Requests that differ in nothing but who asks are booked in the order of their starts. Where a visit
  // can be held in several ways, that booked first is held as is best then: each order counts.
  bool MayPrecede(std::size_t k, const SiteStart& start) const;

  bool Place(const Schedule& schedule, std::size_t k, const std::vector<SiteStart>& starts);

  std::span<const BookingRequest> asked_;
  // As it is before any of them is booked.
  const Schedule* before_ = nullptr;
  Interval span_;
  Instant now_;
  const RemedyLimit& limit_;
  StartsWithin within_;
  std::vector<std::size_t> order_;
  std::vector<bool> is_like_another_;
  // By position of the request.
  std::vector<SiteStart> starts_;
  std::int64_t left_ = 0;
  std::int64_t nodes_left_ = 0;
  std::int64_t steps_ = 0;
  std::int64_t spent_ = 0;
  bool undecided_ = false;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_PACKING_H_
