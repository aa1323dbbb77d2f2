#ifndef POLYCLINIC_SCHEDULE_WINDOW_H_
#define POLYCLINIC_SCHEDULE_WINDOW_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/schedule/booking.h"
#include "polyclinic/schedule/schedule.h"

namespace polyclinic {

// What occupies somebody or something, with buffers and turnover.
struct Occupied {
  Interval interval;
  // Exactly one of the two is valid.
  AppointmentId appointment;
  HoldId hold;
  // It overlaps what the visit would occupy.
  bool in_the_way = false;
  bool operator==(const Occupied&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const Occupied*, Visitor&& v) {
  v("interval", &Occupied::interval);
  v("appointment", &Occupied::appointment);
  v("hold", &Occupied::hold);
  v("in_the_way", &Occupied::in_the_way);
}

// Somebody or something of the kind that a need asks for.
struct WindowRow {
  Resource resource;
  // Can meet the need on that day, there and free or not.
  bool able = true;
  // When it is at the site, within the window; apart, ascending.
  std::vector<Interval> hours;
  // By start.
  std::vector<Occupied> occupied;
  bool operator==(const WindowRow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const WindowRow*, Visitor&& v) {
  v("resource", &WindowRow::resource);
  v("able", &WindowRow::able);
  v("hours", &WindowRow::hours);
  v("occupied", &WindowRow::occupied);
}

// One need of the visit in the window.
struct WindowNeed {
  std::string need;
  // When it is to be met, without waiting and without buffers.
  Interval asked;
  // So many different ones.
  std::int32_t count = 1;
  // Who and what is able first, then the others; each in the order of kind and position.
  std::vector<WindowRow> rows;
  bool operator==(const WindowNeed&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const WindowNeed*, Visitor&& v) {
  v("need", &WindowNeed::need);
  v("asked", &WindowNeed::asked);
  v("count", &WindowNeed::count);
  v("rows", &WindowNeed::rows);
}

// The time round a start at one site: who might meet each need of a visit, and what stands against it.
struct BookingWindow {
  SiteId site;
  VisitTypeId visit_type;
  Instant start{};
  // What is shown.
  Interval span;
  // Of the needs that bind and take time, in the order of the visit type.
  std::vector<WindowNeed> needs;
  // As `Schedule::Explain` gives them.
  std::vector<Conflict> conflicts;
  bool operator==(const BookingWindow&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const BookingWindow*, Visitor&& v) {
  v("site", &BookingWindow::site);
  v("visit_type", &BookingWindow::visit_type);
  v("start", &BookingWindow::start);
  v("span", &BookingWindow::span);
  v("needs", &BookingWindow::needs);
  v("conflicts", &BookingWindow::conflicts);
}

// The window from `around` before the start to `around` after the end of the visit, at the request's
// site or, where it names none, at the clinic's first.
//
// InvalidArgument where the request makes no sense, the clinic has no site or the start lies outside the
// horizon.
absl::StatusOr<BookingWindow> WindowAround(const Schedule& schedule, const BookingRequest& request,
                                           Instant start, Instant now,
                                           Duration around = std::chrono::hours{1});

}  // namespace polyclinic

#endif  // POLYCLINIC_SCHEDULE_WINDOW_H_
