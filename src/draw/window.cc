#include "polyclinic/draw/window.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draw/canvas.h"
#include "draw/words.h"
#include "draw/xml.h"

namespace polyclinic {
namespace {

using draw::Canvas;
using draw::Clock;
using draw::Words;

constexpr std::size_t kMostRows = 12;

// Vermillion, blue and reddish purple of Okabe and Ito.
constexpr std::string_view kInTheWay = "#D55E00";
constexpr std::string_view kAsked = "#0072B2";
constexpr std::string_view kMoment = "#CC79A7";
constexpr std::string_view kThere = "#D9EAF5";

// What stands against one row, in words; empty where it is free.
std::string AgainstRow(const BookingWindow& window, const WindowNeed& need, const WindowRow& row,
                       const Clock& clock) {
  for (const Conflict& c : window.conflicts) {
    if (c.need != need.need || c.resource != row.resource) continue;
    switch (c.kind) {
      case ConflictKind::kBusy:
      case ConflictKind::kCapacity:
        return c.interval ? "busy " + clock.Of(*c.interval) : "busy";
      case ConflictKind::kScopeUnmet: {
        std::string words = c.duty.empty() ? "lacks" : "lacks for " + c.duty.str() + ":";
        if (c.missing.empty()) return words + " something";
        for (const MissingItem& item : c.missing.front().items) words += " " + ToText(item) + ";";
        words.pop_back();
        return words;
      }
      case ConflictKind::kScopeForbidden:
        return c.duty.str() + " forbidden";
      case ConflictKind::kScopeUnknown:
        return c.duty.str() + ": the law does not say";
      default:
        return draw::Spaced(NameOf(c.kind));
    }
  }
  if (!row.able) return "not able";
  for (const Occupied& occupied : row.occupied) {
    if (occupied.in_the_way) return "busy " + clock.Of(occupied.interval);
  }
  const bool there = std::any_of(row.hours.begin(), row.hours.end(),
                                 [&](const Interval& open) { return open.Covers(need.asked); });
  return there ? "" : "not there";
}

// Paints one window; sizes in tenths of a pixel.
class WindowPainter {
 public:
  WindowPainter(const BookingWindow& window, const Words& words, const Clock& clock, bool compact)
      : window_(window), words_(words), clock_(clock) {
    width_ = compact ? 9600 : 12000;
    gutter_ = compact ? 1700 : 2200;
    right_ = width_ - (compact ? 2200 : 3000);
    int y = kTop;
    for (const WindowNeed& need : window.needs) {
      tops_.push_back(y);
      y += kHead + static_cast<int>(std::min(need.rows.size(), kMostRows)) * kRow;
      if (need.rows.size() > kMostRows || need.rows.empty()) y += kRow;
      y += 140 + static_cast<int>(Certificates(need).size()) * 190;
    }
    bottom_ = y;
    height_ = bottom_ + static_cast<int>(OfTheVisit().size()) * 190 + 520;
  }

  std::string Paint() {
    canvas_.Open("svg", " xmlns=\"http://www.w3.org/2000/svg\" class=\"pc-window\" viewBox=\"0 0 " +
                            draw::Tenths(width_) + " " + draw::Tenths(height_) + "\" width=\"" +
                            draw::Tenths(width_) + "\" height=\"" + draw::Tenths(height_) +
                            "\" role=\"img\" font-family=\"'Helvetica Neue',Helvetica,Arial,"
                            "'Liberation Sans',sans-serif\"");
    canvas_.Title(TitleText());
    canvas_.Raw(
        "\n<defs><pattern id=\"pc-in-the-way\" width=\"6\" height=\"6\" "
        "patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"" +
        std::string(kInTheWay) +
        "\"/><path "
        "d=\"M0 6L6 0\" stroke=\"#FFFFFF\" stroke-width=\"1\"/></pattern></defs>\n");
    canvas_.Rect({0, 0, width_, height_}, draw::kPaper);
    canvas_.Text({kMargin, 380, 19, draw::kInk, true},
                 draw::Fitting(TitleText(), 19, width_ - 2 * kMargin));
    canvas_.Text({kMargin, 580, 12, draw::kSoftInk}, SubtitleText());
    Axis();
    for (std::size_t i = 0; i < window_.needs.size(); ++i) NeedAt(window_.needs[i], tops_[i]);
    AgainstTheVisit();
    Legend();
    canvas_.Close("svg");
    return canvas_.Take();
  }

 private:
  static constexpr int kMargin = 200;
  static constexpr int kTop = 1000;
  static constexpr int kHead = 260;
  static constexpr int kRow = 210;

  int X(Instant at) const {
    const Instant cut = std::clamp(at, window_.span.start(), window_.span.end());
    return gutter_ + static_cast<int>((right_ - gutter_) * (cut - window_.span.start()).count() /
                                      window_.span.length().count());
  }

  std::string TitleText() const {
    const std::string what = words_.Of(window_.visit_type) + ", " + draw::LongDate(clock_.date()) +
                             ", " + clock_.At(window_.start);
    return window_.conflicts.empty() ? "Can start: " + what : "Why not? " + what;
  }

  std::string SubtitleText() const {
    const Site& site = *draw::Find(words_.contents().sites, window_.site);
    return (site.name.empty() ? site.key : site.name) + " · times of " + site.time_zone;
  }

  void Axis() {
    constexpr Duration kTick = Minutes{15};
    const Duration into = window_.span.start().time_since_epoch() % kTick;
    Instant at = window_.span.start() + (into == Duration{0} ? Duration{0} : kTick - into);
    const int ticks = static_cast<int>(window_.span.length() / kTick);
    const int every = 1 + ticks / 12;
    for (int i = 0; at <= window_.span.end(); at += kTick, ++i) {
      canvas_.Line(X(at), kTop - 40, X(at), bottom_ - 100, draw::kLine, " stroke-width=\".5\"");
      if (i % every != 0) continue;
      canvas_.Text({X(at), kTop - 90, 10, draw::kSoftInk, false, "middle"}, clock_.At(at));
    }
  }

  // Those of a moment; what a policy counts has none.
  std::vector<const Conflict*> Certificates(const WindowNeed& need) const {
    std::vector<const Conflict*> found;
    for (const Conflict& c : window_.conflicts) {
      if (c.need == need.need && c.certificate && c.policy.empty()) found.push_back(&c);
    }
    return found;
  }

  std::vector<const Conflict*> OfTheVisit() const {
    std::vector<const Conflict*> found;
    for (const Conflict& c : window_.conflicts) {
      if (c.need.empty()) found.push_back(&c);
    }
    return found;
  }

  void NeedAt(const WindowNeed& need, int y) {
    std::size_t able = 0, free = 0;
    for (const WindowRow& row : need.rows) {
      able += row.able;
      free += AgainstRow(window_, need, row, clock_).empty();
    }
    const std::string count = need.count > 1 ? std::to_string(need.count) + " × " : "";
    canvas_.Text({kMargin, y + 170, 12, draw::kInk, true},
                 count + draw::Spaced(need.need) + ", " + clock_.Of(need.asked) + ": " +
                     std::to_string(able) + " able, " + std::to_string(free) + " free");
    const int rows_top = y + kHead;
    int row_y = rows_top;
    for (std::size_t i = 0; i < std::min(need.rows.size(), kMostRows); ++i, row_y += kRow) {
      RowAt(need, need.rows[i], row_y);
    }
    if (need.rows.empty() || need.rows.size() > kMostRows) {
      canvas_.Text({kMargin, row_y + 150, 11, draw::kSoftInk},
                   need.rows.empty()
                       ? "the clinic has none"
                       : "and " + std::to_string(need.rows.size() - kMostRows) + " more");
      row_y += kRow;
    }
    for (const Conflict* c : Certificates(need)) {
      Moment(*c->certificate, rows_top, row_y);
      row_y += 190;
    }
  }

  void RowAt(const WindowNeed& need, const WindowRow& row, int y) {
    const std::string against = AgainstRow(window_, need, row, clock_);
    canvas_.Text({kMargin, y + 145, 11, row.able ? draw::kInk : draw::kSoftInk},
                 draw::Fitting(words_.Of(row.resource), 11, gutter_ - kMargin - 60));
    canvas_.Rect({gutter_, y + 20, right_ - gutter_, kRow - 40}, draw::kOff);
    for (const Interval& open : row.hours) {
      canvas_.Rect({X(open.start()), y + 20, X(open.end()) - X(open.start()), kRow - 40},
                   row.able ? kThere : draw::kOff);
    }
    const bool blocked = std::any_of(window_.conflicts.begin(), window_.conflicts.end(),
                                     [&](const Conflict& c) { return c.need == need.need; });
    for (const Occupied& occupied : row.occupied) Block(occupied, blocked, y);
    const draw::Box asked{X(need.asked.start()), y + 20,
                          X(need.asked.end()) - X(need.asked.start()), kRow - 40};
    const bool fits = against.empty();
    canvas_.Rect(asked, "none", 0,
                 std::string(" stroke=\"") + std::string(kAsked) + "\" stroke-width=\"2\"" +
                     (fits ? "" : " stroke-dasharray=\"4 2\""));
    canvas_.Text({right_ + 80, y + 145, 11, fits ? kAsked : draw::kInk, fits},
                 draw::Fitting(fits ? "free" : against, 11, width_ - right_ - 80 - kMargin));
  }

  // What overlaps a need that can be met all the same stands in nobody's way.
  void Block(const Occupied& occupied, bool blocked, int y) {
    const bool in_the_way = blocked && occupied.in_the_way;
    const draw::Box box{X(occupied.interval.start()), y + 40,
                        X(occupied.interval.end()) - X(occupied.interval.start()), kRow - 80};
    const std::string what = WhatOf(occupied);
    canvas_.RectWithTitle(box, in_the_way ? "url(#pc-in-the-way)" : draw::kRoomFill, 20,
                          in_the_way ? " stroke=\"" + std::string(kInTheWay) + "\"" : "",
                          what + "\n" + clock_.Of(occupied.interval));
    if (in_the_way) return;
    canvas_.Text({box.x + 40, y + 135, 9, draw::kInk}, draw::Fitting(what, 9, box.width - 60));
  }

  std::string WhatOf(const Occupied& occupied) const {
    const ClinicContents& contents = words_.contents();
    if (const Hold* hold = draw::Find(contents.holds, occupied.hold)) {
      return "hold: " + words_.Of(hold->visit_type);
    }
    const Appointment* const a = draw::Find(contents.appointments, occupied.appointment);
    return a == nullptr || !a->visit_type.valid() ? "visit" : words_.Of(a->visit_type);
  }

  void Moment(const Certificate& certificate, int top, int bottom) {
    const int x = X(certificate.interval.start());
    const int width = std::max(20, X(certificate.interval.end()) - x);
    canvas_.Rect({x, top, width, bottom - top}, kMoment, 0, " fill-opacity=\".45\"");
    canvas_.Line(x, top, x, bottom + 60, kMoment, " stroke-width=\"2\"");
    const std::size_t promises = certificate.appointments.size() + certificate.holds.size();
    const std::string who =
        certificate.able.size() == 1
            ? "the only one able and there is"
            : "all " + std::to_string(certificate.able.size()) + " able and there are";
    canvas_.Text(
        {kMargin, bottom + 130, 11, draw::kInk, true},
        draw::Fitting("At " + clock_.At(certificate.interval.start()) + " " + who + " taken by " +
                          std::to_string(promises) + (promises == 1 ? " promise" : " promises") +
                          " that nobody else can keep.",
                      11, width_ - 2 * kMargin));
  }

  void AgainstTheVisit() {
    int y = bottom_;
    for (const Conflict* c : OfTheVisit()) {
      std::string text = "Against the visit: " + draw::Spaced(NameOf(c->kind));
      if (c->interval) text += " " + clock_.Of(*c->interval);
      if (!c->policy.empty()) text += " (policy " + c->policy + ")";
      canvas_.Text({kMargin, y + 130, 11, draw::kInk, true},
                   draw::Fitting(text, 11, width_ - 2 * kMargin));
      y += 190;
    }
  }

  void Legend() {
    const int y = height_ - 330;
    int x = kMargin;
    const auto key = [&](std::string_view fill, std::string_view attributes,
                         std::string_view words) {
      canvas_.Rect({x, y, 200, 140}, fill, 0, attributes);
      canvas_.Text({x + 260, y + 115, 11, draw::kInk}, words);
      x += 260 + draw::TextWidth(words, 11) + 200;
    };
    key(kThere, " stroke=\"#C3C9D1\"", "There and able");
    key(draw::kOff, "", "Not there or not able");
    key(draw::kRoomFill, "", "Promised");
    key("url(#pc-in-the-way)", "", "In the way");
    key("none", " stroke=\"#0072B2\" stroke-width=\"2\"", "Asked for");
    key(kMoment, " fill-opacity=\".45\"", "Full moment");
  }

  const BookingWindow& window_;
  const Words& words_;
  const Clock& clock_;
  Canvas canvas_;
  int width_ = 0;
  int gutter_ = 0;
  // The right end of the axis.
  int right_ = 0;
  int bottom_ = 0;
  int height_ = 0;
  // Of each need.
  std::vector<int> tops_;
};

}  // namespace

absl::StatusOr<std::string> DrawWindow(const ClinicContents& contents, const RuleSet& rules,
                                       const BookingWindow& window, const DrawOptions& options) {
  if (draw::Find(contents.sites, window.site) == nullptr ||
      draw::Find(contents.visit_types, window.visit_type) == nullptr) {
    return absl::InvalidArgumentError("found a window of another clinic, expected one of this");
  }
  const auto zone = TimeZone::Load(draw::Find(contents.sites, window.site)->time_zone);
  if (!zone.ok()) return zone.status();
  const Words words(contents, rules, options);
  const Clock clock(*zone, zone->ToLocal(window.start).date);
  return WindowPainter(window, words, clock, options.compact).Paint();
}

}  // namespace polyclinic
