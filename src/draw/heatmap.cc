#include "polyclinic/draw/heatmap.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "draw/canvas.h"
#include "draw/html.h"
#include "draw/words.h"
#include "draw/xml.h"

namespace polyclinic {
namespace {

using draw::Canvas;
using draw::Words;

// What is missing: one, two, three, four and more. Lightness falls from step to step, so that the
// scale holds for any colour vision and in print.
constexpr std::array<std::string_view, 4> kScale = {"#FDCC8A", "#FC8D59", "#D7301F", "#7F0000"};
constexpr std::array<std::string_view, 4> kScaleInk = {"#000000", "#000000", "#FFFFFF", "#FFFFFF"};
// Asked for and met.
constexpr std::string_view kMet = "#CFE3F1";
constexpr std::string_view kGap = "#F4F5F7";

std::size_t Step(std::int32_t missing) {
  return static_cast<std::size_t>(std::clamp(missing, 1, 4) - 1);
}

// A half-hour of the week: the day from Monday, and the half-hour on the wall clock. Where the
// clocks are set back, two half-hours fall on one place; the worse is shown.
struct Place {
  int day = 0;
  int slot = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct Row {
  std::string label;
  std::map<Place, ShortageCell> cells;
  std::int64_t missing = 0;
};

// A week, ready to be drawn.
struct Week {
  const Site* site = nullptr;
  TimeZone zone = TimeZone::Utc();
  Date monday{};
  // Ascending by label.
  std::vector<Row> rows;
  // The days and half-hours shown, half-open: Monday to Friday unless the weekend has any demand.
  int days = 5;
  int first_slot = 16;
  int last_slot = 34;
};

Place PlaceOf(const Week& week, Instant instant) {
  const LocalTime local = week.zone.ToLocal(instant);
  const auto days = std::chrono::sys_days{local.date} - std::chrono::sys_days{week.monday};
  return {static_cast<int>(days.count()), static_cast<int>(local.time_of_day.count() / 1800)};
}

void Fit(Week* week) {
  bool any = false;
  for (const Row& row : week->rows) {
    for (const auto& [place, cell] : row.cells) {
      week->days = std::max(week->days, place.day + 1);
      // Whole hours.
      const int first = place.slot / 2 * 2;
      const int last = place.slot / 2 * 2 + 2;
      week->first_slot = any ? std::min(week->first_slot, first) : first;
      week->last_slot = any ? std::max(week->last_slot, last) : last;
      any = true;
    }
  }
}

absl::StatusOr<Week> WeekOf(const ClinicContents& contents, SiteId site, Date monday,
                            std::span<const ShortageCell> cells) {
  const auto zone = draw::ZoneOf(contents, site, monday);
  if (!zone.ok()) return zone.status();
  if (std::chrono::weekday{std::chrono::sys_days{monday}} != std::chrono::Monday) {
    return absl::InvalidArgumentError("found " + ToText(monday) + ", expected a Monday");
  }
  Week week;
  week.site = draw::Find(contents.sites, site);
  week.zone = *zone;
  week.monday = monday;
  std::map<std::string, Row> rows;
  for (const ShortageCell& cell : cells) {
    const Place place = PlaceOf(week, cell.half_hour);
    if (cell.site != site || cell.demanded <= 0 || place.day < 0 || place.day > 6) continue;
    Row& row = rows[cell.label];
    row.label = cell.label;
    const auto [known, added] = row.cells.emplace(place, cell);
    if (!added && std::tie(known->second.missing, known->second.demanded) <
                      std::tie(cell.missing, cell.demanded)) {
      known->second = cell;
    }
  }
  for (auto& [label, row] : rows) {
    for (const auto& [place, cell] : row.cells) row.missing += std::max(0, cell.missing);
    week.rows.push_back(std::move(row));
  }
  Fit(&week);
  return week;
}

// The label's codes and roles alone: "C02 + C05".
std::string CodesOf(std::string_view label) {
  std::string codes;
  for (const char c : label) {
    codes += c == '+' ? " + " : c == '/' ? " or " : std::string(1, c == '_' ? ' ' : c);
  }
  return codes;
}

// What stands before each row: its words where they fit, else its codes with what fits of the words.
// Rows of different abilities never look alike.
std::vector<std::string> LabelsOf(const Week& week, const Words& words, int font, int width) {
  std::vector<std::string> labels;
  std::map<std::string, int> alike;
  for (const Row& row : week.rows) {
    const std::string whole = words.OfLabel(row.label);
    const std::string codes = CodesOf(row.label);
    const std::size_t space = whole.find(' ');
    std::string label = whole;
    if (draw::TextWidth(whole, font) > width && row.label.find('+') != std::string::npos) {
      label = codes + (space == std::string::npos ? "" : ": " + whole.substr(space + 1));
    }
    label = draw::Fitting(label, font, width);
    ++alike[label];
    labels.push_back(std::move(label));
  }
  std::set<std::string> used;
  for (std::string& label : labels) {
    const std::string cut = label;
    for (int n = 1; alike[cut] > 1; ++n) {
      const std::string number = " (" + std::to_string(n) + ")";
      label = draw::Fitting(cut, font, width - draw::TextWidth(number, font)) + number;
      if (used.insert(label).second) break;
    }
  }
  return labels;
}

std::string TitleOf(const Week& week) {
  const std::string monday = draw::LongDate(week.monday);
  return "Shortage, week of " + monday.substr(monday.find(' ') + 1) + " · " +
         (week.site->name.empty() ? week.site->key : week.site->name);
}

// Half-hours of one day, one after the other, with the same demand and shortage.
struct Run {
  Place place;
  int slots = 1;
  std::int32_t demanded = 0;
  std::int32_t missing = 0;
};

// What is short stays half-hour by half-hour, each with its number.
std::vector<Run> RunsOf(const Row& row) {
  std::vector<Run> runs;
  for (const auto& [place, cell] : row.cells) {
    if (!runs.empty() && cell.missing <= 0) {
      Run& last = runs.back();
      if (last.missing == 0 && last.demanded == cell.demanded && last.place.day == place.day &&
          last.place.slot + last.slots == place.slot) {
        ++last.slots;
        continue;
      }
    }
    runs.push_back({place, 1, cell.demanded, std::max(0, cell.missing)});
  }
  return runs;
}

std::string TimesOf(const Run& run) {
  return ToText(Minutes{run.place.slot * 30}) + "–" +
         ToText(Minutes{(run.place.slot + run.slots) * 30});
}

std::string Told(const Week& week, const Words& words, const Row& row, const Run& run) {
  return words.OfLabel(row.label) + "\n" + draw::LongDate(AddDays(week.monday, run.place.day)) +
         ", " + TimesOf(run) + "\n" + std::to_string(run.demanded) + " asked for, " +
         (run.missing > 0 ? std::to_string(run.missing) + " short" : "none short");
}

// Paints one week; sizes in tenths of a pixel.
class WeekPainter {
 public:
  WeekPainter(const Week& week, const Words& words, bool compact)
      : week_(week), words_(words), compact_(compact) {
    width_ = compact ? 9600 : 14000;
    gutter_ = compact ? 1500 : 2700;
    row_ = compact ? 150 : 220;
    slots_ = week.last_slot - week.first_slot;
    day_width_ = (width_ - gutter_ - kMargin - kDayGap * (week.days - 1)) / week.days;
    top_ = compact ? 1060 : 1180;
    bottom_ = top_ + row_ * std::max<int>(1, static_cast<int>(week.rows.size()));
    height_ = bottom_ + 950;
    label_font_ = compact ? 9 : 11;
    // Bold letters are wider.
    labels_ = LabelsOf(week, words, label_font_, (gutter_ - kMargin - 80) * 9 / 10);
  }

  std::string Paint(bool titles) {
    titles_ = titles;
    canvas_.Open("svg", " xmlns=\"http://www.w3.org/2000/svg\" class=\"pc-week\" viewBox=\"0 0 " +
                            draw::Tenths(width_) + " " + draw::Tenths(height_) + "\" width=\"" +
                            draw::Tenths(width_) + "\" height=\"" + draw::Tenths(height_) +
                            "\" role=\"img\" font-family=\"'Helvetica Neue',Helvetica,Arial,"
                            "'Liberation Sans',sans-serif\"");
    canvas_.Title(TitleOf(week_));
    canvas_.Raw("\n");
    canvas_.Rect({0, 0, width_, height_}, draw::kPaper);
    Heading();
    Days();
    for (std::size_t i = 0; i < week_.rows.size(); ++i) RowAt(i);
    if (week_.rows.empty()) {
      canvas_.Text({gutter_ + 100, top_ + row_ / 2 + 40, 12, draw::kSoftInk},
                   "No visit of this week asks for anybody.");
    }
    DayEdges();
    Legend();
    canvas_.Close("svg");
    return canvas_.Take();
  }

 private:
  static constexpr int kMargin = 200;
  static constexpr int kDayGap = 80;

  int X(int day, int slot) const {
    return gutter_ + day * (day_width_ + kDayGap) + day_width_ * (slot - week_.first_slot) / slots_;
  }

  void Heading() {
    const int title = compact_ ? 15 : 20;
    canvas_.Text({kMargin, 380, title, draw::kInk, true},
                 draw::Fitting(TitleOf(week_), title, width_ - 2 * kMargin));
    std::int64_t missing = 0;
    std::size_t half_hours = 0;
    for (const Row& row : week_.rows) {
      missing += row.missing;
      for (const auto& [place, cell] : row.cells) half_hours += cell.missing > 0;
    }
    const std::string text = missing == 0
                                 ? "Nobody is missing in any half-hour"
                                 : std::to_string(half_hours) + " half-hours short of somebody";
    canvas_.Text({kMargin, 570, 12, draw::kSoftInk},
                 text + " · times of " + week_.site->time_zone + " · nobody counted twice");
  }

  void Days() {
    for (int day = 0; day < week_.days; ++day) {
      const Date date = AddDays(week_.monday, day);
      const std::string weekday = draw::LongDate(date).substr(0, 3);
      canvas_.Text(
          {X(day, week_.first_slot) + day_width_ / 2, top_ - 260, 12, draw::kInk, true, "middle"},
          weekday + " " + draw::ShortDate(date));
      canvas_.Rect({X(day, week_.first_slot), top_, day_width_, bottom_ - top_}, kGap);
      HourLabels(day);
    }
  }

  // As many hours as have 22 pixels of room, never the last, which would touch the next day.
  void HourLabels(int day) {
    int every = 2;
    while (day_width_ * every / slots_ < 220) every += 2;
    for (int slot = week_.first_slot; slot < week_.last_slot; slot += every) {
      canvas_.Text({X(day, slot), top_ - 60, 9, draw::kSoftInk, false, "middle"},
                   std::to_string(slot / 2));
    }
  }

  void RowAt(std::size_t i) {
    const Row& row = week_.rows[i];
    const int y = top_ + static_cast<int>(i) * row_;
    const std::string whole = words_.OfLabel(row.label);
    const bool cut = titles_ && labels_[i] != whole;
    if (cut) {
      canvas_.Open("g", "");
      canvas_.Title(whole);
    }
    canvas_.Text(
        {kMargin, y + row_ / 2 + label_font_ * 10 / 3, label_font_, draw::kInk, row.missing > 0},
        labels_[i]);
    if (cut) canvas_.Close("g");
    if (compact_) {
      CompactRow(y, row);
      return;
    }
    for (const Run& run : RunsOf(row)) RunAt(y, row, run);
  }

  void RunAt(int y, const Row& row, const Run& run) {
    const int x = X(run.place.day, run.place.slot);
    const int width = X(run.place.day, run.place.slot + run.slots) - x;
    const draw::Box box{x + 4, y + 8, width - 8, row_ - 16};
    const bool is_short = run.missing > 0;
    canvas_.RectWithTitle(box, is_short ? kScale[Step(run.missing)] : kMet, 0, "",
                          titles_ ? Told(week_, words_, row, run) : std::string());
    const std::string number = std::to_string(run.missing);
    const int font = compact_ ? 8 : 10;
    if (is_short && draw::TextWidth(number, font) <= width) {
      canvas_.Text({x + width / 2, y + row_ / 2 + font * 10 / 3, font, kScaleInk[Step(run.missing)],
                    true, "middle"},
                   number);
    }
  }

  // One row in few bytes: a path for each colour, the numbers together.
  void CompactRow(int y, const Row& row) {
    std::map<std::string_view, std::string> paths;
    std::string numbers;
    for (const Run& run : RunsOf(row)) {
      const int x = X(run.place.day, run.place.slot) / 10;
      const int width = X(run.place.day, run.place.slot + run.slots) / 10 - x - 1;
      const std::string across = std::to_string(std::max(1, width));
      paths[run.missing > 0 ? kScale[Step(run.missing)] : kMet] +=
          "M" + std::to_string(x) + " " + std::to_string(y / 10 + 1) + "h" + across + "v" +
          std::to_string(row_ / 10 - 2) + "h-" + across + "z";
      if (run.missing > 0 && titles_) {
        numbers += "<text x=\"" + std::to_string(x + width / 2) + "\" y=\"" +
                   std::to_string(y / 10 + row_ / 20 + 3) + "\"" +
                   (kScaleInk[Step(run.missing)] == draw::kPaper ? " fill=\"#FFFFFF\"" : "") + ">" +
                   std::to_string(run.missing) + "</text>";
      }
    }
    for (const auto& [fill, path] : paths) {
      canvas_.Raw("<path fill=\"" + std::string(fill) + "\" d=\"" + path + "\"/>\n");
    }
    if (!numbers.empty()) {
      canvas_.Raw("<g font-size=\"8\" text-anchor=\"middle\">" + numbers + "</g>\n");
    }
  }

  void DayEdges() {
    for (std::size_t i = 0; i <= week_.rows.size(); ++i) {
      const int y = top_ + static_cast<int>(i) * row_;
      canvas_.Line(kMargin, y, width_ - kMargin, y, draw::kLine, " stroke-width=\".5\"");
    }
  }

  void Legend() {
    const std::array<std::pair<std::string_view, std::string_view>, 6> keys = {
        {{kGap, "Nobody asked for"},
         {kMet, "Asked for, nobody missing"},
         {kScale[0], "1 short"},
         {kScale[1], "2 short"},
         {kScale[2], "3 short"},
         {kScale[3], "4 or more short"}}};
    int x = kMargin;
    for (const auto& [fill, words] : keys) {
      canvas_.Rect({x, bottom_ + 250, 200, 140}, fill, 0,
                   fill == kGap ? " stroke=\"#C3C9D1\"" : "");
      canvas_.Text({x + 260, bottom_ + 360, 11, draw::kInk}, words);
      x += 260 + draw::TextWidth(words, 11) + 220;
    }
    canvas_.Text({kMargin, bottom_ + 640, 11, draw::kSoftInk},
                 draw::Fitting("The number in a cell: how many of those asked for nobody is there "
                               "for, when every person present is put to the best use.",
                               11, width_ - 2 * kMargin));
  }

  const Week& week_;
  const Words& words_;
  bool compact_;
  bool titles_ = true;
  Canvas canvas_;
  int width_ = 0;
  int gutter_ = 0;
  int row_ = 0;
  int slots_ = 0;
  int day_width_ = 0;
  int top_ = 0;
  int bottom_ = 0;
  int height_ = 0;
  int label_font_ = 0;
  // Of each row.
  std::vector<std::string> labels_;
};

constexpr std::size_t kCompactBytes = 20000;

std::string PictureOf(const Week& week, const Words& words, bool compact) {
  std::string picture = WeekPainter(week, words, compact).Paint(true);
  if (!compact || picture.size() < kCompactBytes) return picture;
  return WeekPainter(week, words, compact).Paint(false);
}

}  // namespace

absl::StatusOr<std::string> DrawWeek(const ClinicContents& contents, const RuleSet& rules,
                                     SiteId site, Date monday, std::span<const ShortageCell> cells,
                                     const DrawOptions& options) {
  const auto week = WeekOf(contents, site, monday, cells);
  if (!week.ok()) return week.status();
  return PictureOf(*week, Words(contents, rules, options), options.compact);
}

absl::StatusOr<std::string> WeekHtml(const ClinicContents& contents, const RuleSet& rules,
                                     SiteId site, Date monday, std::span<const ShortageCell> cells,
                                     const DrawOptions& options) {
  const auto week = WeekOf(contents, site, monday, cells);
  if (!week.ok()) return week.status();
  const Words words(contents, rules, options);
  std::vector<std::pair<Place, std::vector<std::string>>> rows;
  for (const Row& row : week->rows) {
    for (const Run& run : RunsOf(row)) {
      if (run.missing == 0) continue;
      rows.emplace_back(run.place, std::vector<std::string>{
                                       draw::LongDate(AddDays(monday, run.place.day)), TimesOf(run),
                                       words.OfLabel(row.label), std::to_string(run.demanded),
                                       std::to_string(run.missing)});
    }
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  draw::Page page(TitleOf(*week));
  page.Facts({{"Times of", week->site->time_zone},
              {"Abilities asked for", std::to_string(week->rows.size())},
              {"Shortages", std::to_string(rows.size())},
              {"Rules", rules.edition}});
  page.Heading("The week");
  page.Picture(PictureOf(*week, words, false), "The week, drawn");
  page.Heading("The shortages");
  if (rows.empty()) {
    page.Paragraph("Nobody is missing in any half-hour of this week.");
    return page.Take();
  }
  std::vector<std::vector<std::string>> cells_of_rows;
  cells_of_rows.reserve(rows.size());
  for (auto& [place, cell] : rows) cells_of_rows.push_back(std::move(cell));
  page.Table("Every half-hour and ability that is short, by time",
             {"Day", "Time", "Ability", "Asked for", "Short"}, cells_of_rows);
  return page.Take();
}

}  // namespace polyclinic
