#include "draw/day_picture.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draw/canvas.h"
#include "draw/family.h"
#include "draw/xml.h"

namespace polyclinic::draw {
namespace {

constexpr std::string_view kFonts =
    " font-family=\"'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif\"";
constexpr std::array<std::string_view, 3> kSections = {"PROVIDERS", "ROOMS", "ASSISTANTS"};
constexpr int kSectionHead = 220;
constexpr int kAxis = 240;
// The strip at the foot of an assistant's block that shows every family of its duties.
constexpr int kBand = 70;
// From so many on, their lines would cover everything else.
constexpr std::size_t kManyVisits = 80;
// Of a block of a minute, which must still be seen and be hit by a pointer.
constexpr int kLeastBlock = 45;

std::string FirstCharacter(const std::string& text) {
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end);
}

// Lays one day out and paints it. One object for each picture.
class DayPainter {
 public:
  DayPainter(const Agenda& agenda, const Words& words, const DayStyle& style)
      : agenda_(agenda), words_(words), style_(style), clock_(agenda.zone, agenda.date) {
    LayOut();
  }

  std::string Paint() {
    Head();
    Definitions();
    canvas_.Rect({0, 0, style_.width, height_}, kPaper);
    Heading();
    Lanes();
    Grid();
    PauseLabels();
    if (agenda_.lanes.empty()) NobodyHere();
    if (style_.compact) {
      for (std::size_t i = 0; i < agenda_.lanes.size(); ++i) CompactBlocks(i);
    } else {
      FaintConnectors();
      Visits();
    }
    Legend();
    canvas_.Close("svg");
    return canvas_.Take();
  }

 private:
  int X(Instant t) const {
    const std::int64_t whole = agenda_.shown.length().count();
    const std::int64_t past =
        std::clamp<std::int64_t>((t - agenda_.shown.start()).count(), 0, whole);
    const int plot = style_.width - style_.gutter - style_.margin;
    return style_.gutter + static_cast<int>(past * plot / whole);
  }
  int RowHeight(LaneKind kind) const {
    if (kind == LaneKind::kProvider) return style_.provider_row;
    return kind == LaneKind::kRoom ? style_.room_row : style_.assistant_row;
  }
  int LaneHeight(const Lane& lane) const {
    return std::max(style_.least_lane, lane.rows * RowHeight(lane.kind));
  }

  void LayOut() {
    heading_ = style_.title_font * 10 + style_.label_font * 10 + 260;
    int y = heading_ + kAxis;
    top_ = y;
    for (std::size_t i = 0; i < agenda_.lanes.size(); ++i) {
      if (i == 0 || agenda_.lanes[i].kind != agenda_.lanes[i - 1].kind) {
        y += kSectionHead;
      }
      lane_y_.push_back(y);
      y += LaneHeight(agenda_.lanes[i]) + style_.lane_gap;
    }
    // A day of nobody has room for saying so.
    bottom_ = agenda_.lanes.empty() ? y + 500 : y;
    legend_ = bottom_ + kAxis + 60;
    height_ = legend_ + LegendHeight();
  }

  Box BoxOf(std::size_t lane, const Block& block) const {
    const Lane& l = agenda_.lanes[lane];
    const int row = RowHeight(l.kind);
    // Lanes of one row are as high as their label needs.
    const int height = l.rows == 1 ? LaneHeight(l) : row;
    const int x = X(block.assignment->interval.start());
    const int width = std::max(kLeastBlock, X(block.assignment->interval.end()) - x);
    if (block.presence) return {x, lane_y_[lane] + LaneHeight(l) - 30, width, 30};
    return {x + 5, lane_y_[lane] + block.row * row + 10, width - 10, height - 20};
  }

  void Head() {
    const std::string size = Tenths(style_.width);
    canvas_.Open("svg", " xmlns=\"http://www.w3.org/2000/svg\" class=\"pc-day\" viewBox=\"0 0 " +
                            size + " " + Tenths(height_) + "\" width=\"" + size + "\" height=\"" +
                            Tenths(height_) + "\" role=\"img\"" + std::string(kFonts));
    canvas_.Title(TitleText());
    canvas_.Raw("\n");
  }

  std::string TitleText() const { return PodTitle(agenda_, words_); }

  void Definitions() {
    canvas_.Raw(
        "<style>.pc-day .vs:hover .v{opacity:.22}.pc-day .vs .v:hover{opacity:1}"
        ".pc-day .k{display:none}.pc-day .v:hover .k{display:inline}</style>\n<defs>"
        "<pattern id=\"pc-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"6\" height=\"6\" fill=\"#FFFFFF\"/>"
        "<path d=\"M-1 7L7-1M-1 1L1-1M5 7L7 5\" stroke=\"#8A94A3\" stroke-width=\"1.1\"/>"
        "</pattern>");
    for (int i = 0; i < kFamilyCount && !style_.compact; ++i) {
      const FamilyLook& look = LookOf(static_cast<Family>(i));
      canvas_.Raw("<pattern id=\"pc-f" + std::to_string(i) +
                  "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                  "<rect width=\"6\" height=\"6\" fill=\"" +
                  std::string(look.fill) + "\"/>");
      if (!look.texture.empty()) {
        canvas_.Raw("<path d=\"" + std::string(look.texture) + "\" stroke=\"" +
                    std::string(look.ink) +
                    "\" stroke-width=\"1\" stroke-opacity=\".6\" fill=\"none\"/>");
      }
      canvas_.Raw("</pattern>");
    }
    canvas_.Raw("</defs>\n");
  }

  void Heading() {
    const int left = style_.margin;
    const int title_base = 120 + style_.title_font * 10;
    canvas_.Text({left, title_base, style_.title_font, kInk, true},
                 Fitting(TitleText(), style_.title_font, style_.width - 2 * left));
    canvas_.Text({left, title_base + style_.label_font * 10 + 70, style_.label_font, kSoftInk},
                 Fitting(Summary(), style_.label_font, style_.width - 2 * left));
  }

  std::string Summary() const {
    std::array<int, 3> lanes{};
    for (const Lane& lane : agenda_.lanes) ++lanes[static_cast<std::size_t>(lane.kind)];
    const auto count = [](std::size_t n, std::string_view what) {
      return std::to_string(n) + " " + std::string(what) + (n == 1 ? "" : "s");
    };
    return (agenda_.site->name.empty() ? agenda_.site->key : agenda_.site->name) + " · " +
           count(agenda_.visits.size(), "visit") + " · " + count(lanes[0], "provider") + " · " +
           count(lanes[1], "room") + " · " + count(lanes[2], "assistant") + " · times of " +
           agenda_.site->time_zone +
           (words_.rules().edition.empty() ? "" : " · rules " + words_.rules().edition);
  }

  void Lanes() {
    for (std::size_t i = 0; i < agenda_.lanes.size(); ++i) {
      const Lane& lane = agenda_.lanes[i];
      if (i == 0 || lane.kind != agenda_.lanes[i - 1].kind) {
        canvas_.Text({style_.margin, lane_y_[i] - 60, style_.small_font, kSoftInk, true},
                     kSections[static_cast<std::size_t>(lane.kind)]);
      }
      LaneBackground(i);
      LaneLabel(i);
    }
  }

  void LaneBackground(std::size_t i) {
    const Lane& lane = agenda_.lanes[i];
    const int y = lane_y_[i];
    const int height = LaneHeight(lane);
    canvas_.Rect({style_.gutter, y, style_.width - style_.gutter - style_.margin, height}, kOff);
    const std::string_view edge = style_.compact ? "" : " stroke=\"#C3C9D1\" stroke-width=\".6\"";
    for (const Interval& span : lane.hours.working) {
      const int x = X(span.start());
      if (X(span.end()) > x) {
        canvas_.Rect({x, y, X(span.end()) - x, height}, kPaper, 0, edge);
      }
    }
    for (const Pause& pause : lane.hours.pauses) LanePause(pause, y, height);
  }

  void LanePause(const Pause& pause, int y, int height) {
    const int x = X(pause.span.start());
    const int width = X(pause.span.end()) - x;
    if (width <= 0) return;
    canvas_.RectWithTitle(
        {x, y, width, height}, "url(#pc-hatch)", 0, "",
        style_.compact ? "" : std::string(WordsOf(pause.kind)) + " " + clock_.Of(pause.span));
  }

  void NobodyHere() {
    const std::string words = "Nobody works here on this day and nothing is booked.";
    const Box box{style_.gutter + 60, top_ + 200, TextWidth(words, style_.label_font) + 80, 180};
    canvas_.Rect(box, kPaper);
    canvas_.Text({box.x + 40, box.y + 130, style_.label_font, kSoftInk}, words);
  }

  // After the grid, whose lines would cross the words.
  void PauseLabels() {
    for (std::size_t i = 0; i < agenda_.lanes.size() && style_.labels; ++i) {
      for (const Pause& pause : agenda_.lanes[i].hours.pauses) PauseLabel(i, pause);
    }
  }

  void PauseLabel(std::size_t lane, const Pause& pause) {
    const int x = X(pause.span.start());
    const int width = X(pause.span.end()) - x;
    const std::string words(WordsOf(pause.kind));
    const int text = TextWidth(words, style_.small_font) + 60;
    if (text > width) return;
    const int middle = x + width / 2;
    const int y = lane_y_[lane] + LaneHeight(agenda_.lanes[lane]) / 2;
    const std::string_view passive = " pointer-events=\"none\"";
    canvas_.Open("g", passive);
    canvas_.Rect({middle - text / 2, y - 80, text, 150}, kPaper, 30);
    canvas_.Text({middle, y + 30, style_.small_font, kSoftInk, false, "middle"}, words);
    canvas_.Close("g");
  }

  void LaneLabel(std::size_t i) {
    const Lane& lane = agenda_.lanes[i];
    const int room = style_.gutter - style_.margin - 80;
    const int middle = lane_y_[i] + LaneHeight(lane) / 2;
    const std::string below = LaneNote(lane);
    const bool two = !below.empty() && LaneHeight(lane) >= 290;
    canvas_.Text({style_.margin, two ? middle - 20 : middle + 40, style_.label_font, kInk, true},
                 LaneName(lane, room));
    if (two) {
      canvas_.Text({style_.margin, middle + 110, style_.small_font, kSoftInk},
                   Fitting(below, style_.small_font, room));
    }
  }

  std::string KeyOf(const Resource& resource) const {
    const ClinicContents& contents = words_.contents();
    if (const Staff* person = Find(contents.staff, resource.staff)) return person->key;
    if (const Room* room = Find(contents.rooms, resource.room)) return room->key;
    const Equipment* device = Find(contents.equipment, resource.equipment);
    return device == nullptr ? "" : device->key;
  }

  // A name cut so that it looks like another lane's has its key behind it.
  std::string LaneName(const Lane& lane, int room) const {
    const std::string name = words_.Of(lane.resource);
    std::string cut = Fitting(name, style_.label_font, room);
    const auto same = [&](const Lane& other) {
      return Fitting(words_.Of(other.resource), style_.label_font, room) == cut;
    };
    if (std::count_if(agenda_.lanes.begin(), agenda_.lanes.end(), same) < 2) return cut;
    const std::string key = " " + KeyOf(lane.resource);
    return Fitting(name, style_.label_font, room - TextWidth(key, style_.label_font)) + key;
  }

  // What stands below a lane's name: credentials, or else role; a room's kind.
  std::string LaneNote(const Lane& lane) const {
    std::string from_elsewhere = lane.guest ? "not of this pod" : "";
    if (lane.kind == LaneKind::kRoom) return from_elsewhere;
    const std::string roles = words_.RolesOf(lane.resource.staff, agenda_.date);
    const std::size_t colon = roles.find(": ");
    const std::string note =
        lane.kind == LaneKind::kAssistant && colon != std::string::npos
            ? roles.substr(colon + 2)
            : roles.substr(0, colon == std::string::npos ? roles.size() : colon);
    return note + (lane.guest ? (note.empty() ? "" : " · ") + from_elsewhere : "");
  }

  void Grid() {
    std::string hours;
    std::string halves;
    bool hour = true;
    for (Instant t = agenda_.shown.start(); t <= agenda_.shown.end();
         t += std::chrono::minutes{30}, hour = !hour) {
      (hour ? hours : halves) +=
          "M" + Tenths(X(t)) + " " + Tenths(top_ + 100) + "V" + Tenths(bottom_);
    }
    const std::string stroke = "\" stroke=\"" + std::string(kLine) + "\"";
    canvas_.Raw("<path d=\"" + hours + stroke + " stroke-width=\".8\"/>\n");
    canvas_.Raw("<path d=\"" + halves + stroke +
                " stroke-width=\".6\" stroke-dasharray=\"2 4\"/>\n");
    canvas_.Open("g", " text-anchor=\"middle\" font-size=\"" + std::to_string(style_.label_font) +
                          "\" fill=\"" + std::string(kInk) + "\"");
    AxisTexts();
    canvas_.Close("g");
  }

  // The wall clock above and below the lanes, each label with 45 pixels of room.
  void AxisTexts() {
    const std::int64_t slots =
        std::max<std::int64_t>(1, (style_.width - style_.gutter - style_.margin) / 450);
    const std::int64_t hours = agenda_.shown.length().count() / 3600;
    const std::chrono::hours every{std::max<std::int64_t>(1, (hours + slots - 1) / slots)};
    for (Instant t = agenda_.shown.start(); t <= agenda_.shown.end(); t += every) {
      const std::string text = clock_.At(t);
      const int half = TextWidth(text, style_.label_font) / 2 + 10;
      const std::string x = Tenths(std::min(X(t), style_.width - half));
      for (const int y : {top_ + 50, bottom_ + 170}) {
        canvas_.Raw("<text x=\"" + x + "\" y=\"" + Tenths(y) + "\">" + text + "</text>");
      }
    }
  }

  // The blocks of a visit's people in time, presence left out, with their lanes.
  struct Stop {
    std::size_t lane = 0;
    const Block* block = nullptr;
  };
  std::vector<Stop> BlocksOf(std::size_t visit) const {
    std::vector<Stop> stops;
    for (std::size_t i = 0; i < agenda_.lanes.size(); ++i) {
      for (const Block& block : agenda_.lanes[i].blocks) {
        if (block.visit == visit) stops.push_back({i, &block});
      }
    }
    return stops;
  }

  // From each of a visit's people to the next.
  std::string ConnectorPath(std::size_t visit) const {
    std::vector<Stop> stops = BlocksOf(visit);
    std::erase_if(stops, [&](const Stop& stop) {
      return stop.block->presence || agenda_.lanes[stop.lane].kind == LaneKind::kRoom;
    });
    std::stable_sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) {
      return a.block->assignment->interval < b.block->assignment->interval;
    });
    std::string path;
    for (std::size_t i = 1; i < stops.size(); ++i) {
      if (stops[i].lane == stops[i - 1].lane) continue;
      const Box from = BoxOf(stops[i - 1].lane, *stops[i - 1].block);
      const Box to = BoxOf(stops[i].lane, *stops[i].block);
      const bool up = to.y < from.y;
      const int y1 = up ? from.y : from.bottom();
      const int y2 = up ? to.bottom() : to.y;
      // Leaves near the end of the first and arrives near the start of the next; two that overlap
      // are joined where both are under way.
      const int x1 = std::clamp(to.x + 40, from.x, std::max(from.x, from.right() - 40));
      const int x2 = std::max(to.x + 40, std::min(x1, to.right()));
      const int bend = (y1 + y2) / 2;
      path += "M" + Tenths(x1) + " " + Tenths(y1) + "C" + Tenths(x1) + " " + Tenths(bend) + " " +
              Tenths(x2) + " " + Tenths(bend) + " " + Tenths(x2) + " " + Tenths(y2);
    }
    return path;
  }

  void FaintConnectors() {
    canvas_.Open("g", " stroke=\"#5B6675\" stroke-width=\"1.1\" stroke-opacity=\"" +
                          std::string(agenda_.visits.size() > kManyVisits ? ".15" : ".42") +
                          "\" fill=\"none\"");
    canvas_.Raw("\n");
    for (std::size_t i = 0; i < agenda_.visits.size(); ++i) {
      const std::string path = ConnectorPath(i);
      if (!path.empty()) canvas_.Raw("<path d=\"" + path + "\"/>\n");
    }
    canvas_.Close("g");
  }

  void Visits() {
    canvas_.Open("g", " class=\"vs\"");
    canvas_.Raw("\n");
    for (std::size_t i = 0; i < agenda_.visits.size(); ++i) {
      canvas_.Open("g", " class=\"v\"");
      canvas_.Raw("\n");
      const std::string path = ConnectorPath(i);
      if (!path.empty()) {
        canvas_.Raw("<path class=\"k\" d=\"" + path +
                    "\" stroke=\"#1B2430\" stroke-width=\"2.5\" fill=\"none\" "
                    "pointer-events=\"none\"/>\n");
      }
      for (const Stop& stop : BlocksOf(i)) PaintBlock(stop);
      canvas_.Close("g");
    }
    canvas_.Close("g");
  }

  void PaintBlock(const Stop& stop) {
    const Lane& lane = agenda_.lanes[stop.lane];
    const Box box = BoxOf(stop.lane, *stop.block);
    const VisitLine& visit = agenda_.visits[stop.block->visit];
    const std::string title = TitleOf(visit, *stop.block->assignment);
    const std::string_view guest = visit.own ? "" : " fill-opacity=\".55\"";
    if (stop.block->presence) {
      canvas_.RectWithTitle(box, kSoftInk, 10, " fill-opacity=\".6\"", title);
    } else if (lane.kind == LaneKind::kProvider) {
      canvas_.RectWithTitle(box, kProviderFill, 30, guest, title);
      TwoLineLabel(box, visit, kPaper, words_.Of(visit.appointment->visit_type), style_.small_font,
                   First(PatientChoices(*visit.appointment), style_.small_font, box.width - 50));
    } else if (lane.kind == LaneKind::kRoom) {
      canvas_.RectWithTitle(box, kRoomFill, 30, guest, title);
      std::vector<std::string> choices = PatientChoices(*visit.appointment);
      choices.insert(choices.begin(),
                     choices.front() + " · " + words_.Of(visit.appointment->visit_type));
      LineLabel(box, visit, kInk, choices);
    } else {
      AssistantBlock(box, visit, *stop.block, title);
    }
  }

  void AssistantBlock(const Box& box, const VisitLine& visit, const Block& block,
                      const std::string& title) {
    const FamilyLook& look = LookOf(block.families.front());
    const bool adopted =
        std::any_of(block.assignment->grounds.begin(), block.assignment->grounds.end(),
                    [](const DutyGround& g) { return !g.adopted_by.empty(); });
    std::string attributes = visit.own ? "" : " fill-opacity=\".55\"";
    attributes += block.families.front() == Family::kOther ? " stroke=\"#1B2430\"" : "";
    canvas_.RectWithTitle(box, look.fill, 30, attributes, title);
    FamilyBand(box, block);
    if (adopted) {
      canvas_.Rect({box.x + 12, box.y + 12, box.width - 24, box.height - 24}, "none", 20,
                   " stroke=\"" + std::string(look.ink) +
                       "\" stroke-width=\"1.2\" stroke-dasharray=\"3 2\" pointer-events=\"none\"");
    }
    const bool owed = Owes(*visit.appointment, *block.assignment);
    // Lower where a dot stands above the number.
    const int lower = owed ? 25 : 0;
    TwoLineLabel({box.x, box.y + lower, box.width, box.height - kBand - lower}, visit, look.ink, "",
                 style_.small_font - 1,
                 WholeWords(DutyCodes(*block.assignment), style_.small_font - 1, box.width - 50));
    if (owed && style_.labels) ObligationMark(box);
  }

  void FamilyBand(const Box& box, const Block& block) {
    const int count = static_cast<int>(block.families.size());
    const int width = box.width - 20;
    for (int i = 0; i < count; ++i) {
      const int from = width * i / count;
      const int to = width * (i + 1) / count;
      canvas_.Rect({box.x + 10 + from, box.bottom() - kBand, to - from, kBand - 10},
                   "url(#pc-f" + std::to_string(static_cast<int>(block.families[i])) + ")", 0,
                   " pointer-events=\"none\"");
    }
  }

  // A dot in the corner: something must be seen to at the visit.
  void ObligationMark(const Box& box) {
    const int radius = box.width > 200 ? 32 : box.width > 80 ? 24 : 14;
    const int x = std::max(box.right() - radius - 18, box.x + box.width / 2);
    canvas_.Raw("<circle cx=\"" + Tenths(x) + "\" cy=\"" + Tenths(box.y + radius + 18) + "\" r=\"" +
                Tenths(radius) +
                "\" fill=\"#FFFFFF\" stroke=\"#1B2430\" stroke-width=\"1.4\" "
                "pointer-events=\"none\"/>\n");
  }

  static bool Owes(const Appointment& appointment, const Assignment& assignment) {
    return std::any_of(appointment.obligations.begin(), appointment.obligations.end(),
                       [&](const Obligation& obligation) {
                         return std::any_of(
                             assignment.grounds.begin(), assignment.grounds.end(),
                             [&](const DutyGround& g) { return g.duty == obligation.duty; });
                       });
  }

  // Those of the block's colour first.
  std::string DutyCodes(const Assignment& assignment) const {
    std::vector<std::pair<Family, std::string>> codes;
    for (const DutyGround& ground : assignment.grounds) {
      codes.emplace_back(FamilyOf(ground.duty, words_.rules()), ground.duty.str());
    }
    std::stable_sort(codes.begin(), codes.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string joined;
    for (const auto& [family, code] : codes) joined += (joined.empty() ? "" : " ") + code;
    return joined;
  }

  // As many whole words from the beginning as fit.
  static std::string WholeWords(std::string text, int font, int width) {
    while (!text.empty() && TextWidth(text, font) > width) {
      const std::size_t space = text.rfind(' ');
      text.resize(space == std::string::npos ? 0 : space);
    }
    return text;
  }

  // The visit's number on a block, in the largest font that fits; its width, or 0 where none does.
  int NumberLabel(const Box& box, int visit, int baseline, std::string_view ink) {
    const std::string number = std::to_string(visit);
    int font = style_.block_font;
    while (font > 7 && TextWidth(number, font) > box.width) --font;
    const int width = TextWidth(number, font);
    if (!style_.labels || width > box.width) return 0;
    const int x = box.x + std::min(40, (box.width - width) / 2);
    canvas_.Text({x, baseline, font, ink, true}, number);
    return x + width - box.x;
  }

  // The first of the texts that fits whole; empty where none does.
  static std::string First(const std::vector<std::string>& choices, int font, int width) {
    for (const std::string& choice : choices) {
      if (TextWidth(choice, font) <= width) return choice;
    }
    return {};
  }

  // One line: the number and beside it the first of `choices` that fits.
  void LineLabel(const Box& box, const VisitLine& visit, std::string_view ink,
                 const std::vector<std::string>& choices) {
    const int baseline = box.y + box.height / 2 + 38;
    const int used = NumberLabel(box, visit.number, baseline, ink);
    if (used == 0) return;
    canvas_.Text({box.x + used + 50, baseline, style_.small_font, ink},
                 First(choices, style_.small_font, box.width - used - 80));
  }

  // Two lines: the number with as much of `beside` as fits, and `below` beneath.
  void TwoLineLabel(const Box& box, const VisitLine& visit, std::string_view ink,
                    const std::string& beside, int below_font, const std::string& below) {
    const int first = box.y + style_.block_font * 10 + 40;
    const int used = NumberLabel(box, visit.number, first, ink);
    if (used == 0) return;
    canvas_.Text({box.x + used + 50, first, style_.small_font, ink},
                 Fitting(beside, style_.small_font, box.width - used - 70));
    canvas_.Text({box.x + std::min(40, 10 + box.width / 12), first + 125, below_font, ink}, below);
  }

  // A patient on a block, longest first: "Ana Rivera", "A. Rivera", "A.R."; the key where only ids
  // may show.
  std::vector<std::string> PatientChoices(const Appointment& appointment) const {
    const std::string name = words_.Of(appointment.patient);
    const std::size_t space = name.rfind(' ');
    if (words_.ids_only() || space == std::string::npos || space + 1 == name.size()) return {name};
    const std::string family = name.substr(space + 1);
    const std::string initial = FirstCharacter(name) + ".";
    return {name, initial + " " + family, initial + FirstCharacter(family) + "."};
  }

  std::string TitleOf(const VisitLine& visit, const Assignment& assignment) const {
    return Joined(Account(agenda_, visit, assignment, words_), "\n");
  }

  // One lane's blocks in few bytes: whole pixels, no groups, the number in the middle.
  void CompactBlocks(std::size_t i) {
    const Lane& lane = agenda_.lanes[i];
    canvas_.Open(
        "g", " fill=\"" +
                 std::string(lane.kind == LaneKind::kProvider ? kProviderFill : kRoomFill) + "\"");
    for (const Block& block : lane.blocks) CompactBlock(i, block);
    canvas_.Close("g");
    if (!style_.labels) return;
    canvas_.Open("g", " font-size=\"8\" text-anchor=\"middle\" pointer-events=\"none\" fill=\"" +
                          std::string(lane.kind == LaneKind::kProvider ? kPaper : kInk) + "\"");
    for (const Block& block : lane.blocks) CompactNumber(i, block);
    canvas_.Close("g");
  }

  static std::string PathOf(const Box& box) {
    const std::string across = std::to_string(std::max(2, box.width / 10));
    return "M" + std::to_string(box.x / 10) + " " + std::to_string(box.y / 10) + "h" + across +
           "v" + std::to_string(box.height / 10) + "h-" + across + "z";
  }

  // Of an assistant's block; the lane's group has the others' colour.
  static std::string CompactFill(Family family) {
    return " fill=\"" + std::string(LookOf(family).fill) + "\"" +
           (family == Family::kOther ? " stroke=\"#1B2430\"" : "");
  }

  void CompactBlock(std::size_t lane, const Block& block) {
    const LaneKind kind = agenda_.lanes[lane].kind;
    canvas_.Raw("<path d=\"" + PathOf(BoxOf(lane, block)) + "\"");
    if (kind == LaneKind::kAssistant) canvas_.Raw(CompactFill(block.families.front()));
    canvas_.Raw(">");
    canvas_.Title(CompactTitle(block, kind));
    canvas_.Raw("</path>");
  }

  // "9 · 09:00–09:30 · C22 · RCW 18.360.050": the visit's number first, which narrow blocks lack.
  std::string CompactTitle(const Block& block, LaneKind kind) const {
    const std::string number = std::to_string(agenda_.visits[block.visit].number);
    const Assignment& assignment = *block.assignment;
    std::vector<std::string> parts = {number, clock_.Of(assignment.interval)};
    if (kind != LaneKind::kRoom) {
      std::vector<std::string> rules;
      for (const DutyGround& ground : assignment.grounds) {
        rules.insert(rules.end(), ground.rules.begin(), ground.rules.end());
      }
      parts.push_back(DutyCodes(assignment));
      if (!style_.brief) parts.push_back(Joined(words_.CitationsOf(rules), "; "));
    }
    std::erase(parts, "");
    return Joined(parts, " · ");
  }

  void CompactNumber(std::size_t lane, const Block& block) {
    const Box box = BoxOf(lane, block);
    const std::string number = std::to_string(agenda_.visits[block.visit].number);
    if (block.presence || TextWidth(number, 8) > box.width) return;
    const bool white = agenda_.lanes[lane].kind == LaneKind::kAssistant &&
                       LookOf(block.families.front()).ink == kPaper;
    canvas_.Raw("<text x=\"" + std::to_string((box.x + box.width / 2) / 10) + "\" y=\"" +
                std::to_string((box.y + box.height / 2) / 10 + 3) + "\"" +
                (white ? " fill=\"#FFFFFF\"" : "") + ">" + number + "</text>");
  }

  // One entry of the legend.
  struct Key {
    std::string_view fill;
    std::string_view attributes;
    std::string words;
  };
  std::vector<Key> Keys() const {
    std::array<bool, kFamilyCount> used{};
    for (const Lane& lane : agenda_.lanes) {
      if (lane.kind != LaneKind::kAssistant) continue;
      for (const Block& block : lane.blocks) {
        for (const Family family : block.families) used[static_cast<std::size_t>(family)] = true;
      }
    }
    static constexpr std::array<std::string_view, kFamilyCount> kFills = {
        "url(#pc-f0)", "url(#pc-f1)", "url(#pc-f2)", "url(#pc-f3)",
        "url(#pc-f4)", "url(#pc-f5)", "url(#pc-f6)", "url(#pc-f7)"};
    std::vector<Key> keys;
    for (std::size_t i = 0; i < kFamilyCount; ++i) {
      if (used[i]) {
        const FamilyLook& look = LookOf(static_cast<Family>(i));
        keys.push_back({style_.compact ? look.fill : kFills[i], "", std::string(look.name)});
      }
    }
    keys.push_back({kProviderFill, "", "With the provider"});
    keys.push_back({kRoomFill, "", "Room in use"});
    keys.push_back({"url(#pc-hatch)", " stroke=\"#C3C9D1\"", "Break or absence"});
    keys.push_back({kOff, "", "Off"});
    if (style_.compact) return keys;
    keys.push_back({kPaper, " stroke=\"#1B2430\" stroke-dasharray=\"3 2\"",
                    "By policy where the law does not say"});
    keys.push_back({"dot", "", "Order or dose check due"});
    return keys;
  }

  // The keys in lines, each `(x, line)`.
  std::vector<std::pair<int, int>> KeyPlaces(const std::vector<Key>& keys) const {
    std::vector<std::pair<int, int>> places;
    int x = style_.margin;
    int line = 0;
    for (const Key& key : keys) {
      const int width = 240 + TextWidth(key.words, style_.small_font + 1) + 180;
      if (x + width > style_.width - style_.margin + 180 && x > style_.margin) {
        x = style_.margin;
        ++line;
      }
      places.emplace_back(x, line);
      x += width;
    }
    return places;
  }

  int LegendHeight() const { return (KeyPlaces(Keys()).back().second + 2) * 220 + 120; }

  void Legend() {
    const std::vector<Key> keys = Keys();
    const auto places = KeyPlaces(keys);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto [x, line] = places[i];
      const int y = legend_ + line * 220;
      if (keys[i].fill == "dot") {
        ObligationMark({x - 60, y - 10, 210, 120});
      } else {
        canvas_.Rect({x, y, 180, 130}, keys[i].fill, 20, keys[i].attributes);
      }
      canvas_.Text({x + 240, y + 105, style_.small_font + 1, kInk}, keys[i].words);
    }
    const int y = legend_ + (places.back().second + 1) * 220 + 105;
    canvas_.Text(
        {style_.margin, y, style_.small_font + 1, kSoftInk},
        Fitting("One number is one visit on every lane. Hover a block for duty, verdict and "
                "citation. Not legal advice.",
                style_.small_font + 1, style_.width - 2 * style_.margin));
  }

  const Agenda& agenda_;
  const Words& words_;
  const DayStyle& style_;
  Clock clock_;
  Canvas canvas_;
  std::vector<int> lane_y_;
  int heading_ = 0;
  int top_ = 0;
  int bottom_ = 0;
  int legend_ = 0;
  int height_ = 0;
};

}  // namespace

DayStyle WideStyle() { return {}; }

DayStyle CompactStyle() {
  DayStyle style;
  style.width = 9600;
  style.gutter = 1350;
  style.margin = 100;
  style.provider_row = 220;
  style.room_row = 170;
  style.assistant_row = 250;
  style.least_lane = 170;
  style.lane_gap = 30;
  style.title_font = 15;
  style.label_font = 11;
  style.small_font = 9;
  style.block_font = 10;
  style.compact = true;
  return style;
}

std::string PodTitle(const Agenda& agenda, const Words& words) {
  const std::string& name =
      words.ids_only() || agenda.pod->name.empty() ? agenda.pod->key : agenda.pod->name;
  return name + " · " + LongDate(agenda.date);
}

std::string PlacesOf(const Appointment& appointment, const Words& words) {
  std::vector<std::string> places;
  for (const Assignment& assignment : appointment.assignments) {
    if (assignment.resource.staff.valid()) continue;
    const std::string name = words.Of(assignment.resource);
    if (std::find(places.begin(), places.end(), name) == places.end()) places.push_back(name);
  }
  return Joined(places, ", ");
}

std::vector<std::string> Account(const Agenda& agenda, const VisitLine& visit,
                                 const Assignment& assignment, const Words& words) {
  const Appointment& appointment = *visit.appointment;
  const Clock clock(agenda.zone, agenda.date);
  std::vector<std::string> lines;
  lines.push_back("Visit " + std::to_string(visit.number) + " (" + appointment.key + "): " +
                  words.Of(appointment.visit_type) + " for " + words.Of(appointment.patient));
  lines.push_back(clock.Of(assignment.interval) + " " + assignment.need + ": " +
                  words.Of(assignment.resource));
  const std::string places = PlacesOf(appointment, words);
  if (!places.empty()) lines.push_back("In " + places);
  for (const DutyGround& ground : assignment.grounds) {
    lines.push_back(words.Of(ground.duty) + ": " + words.VerdictOf(ground));
    for (const std::string& rule : ground.rules) {
      const std::string citation = words.CitationOf(rule);
      lines.push_back("   " + rule + (citation.empty() ? "" : ": " + citation));
    }
    const std::string owed = Joined(words.ObligationsOf(appointment, ground.duty), ", ");
    if (!owed.empty()) lines.push_back("   due at the visit: " + owed);
    if (ground.supervisor.valid()) {
      lines.push_back("   supervisor: " + words.Of(ground.supervisor));
    }
  }
  return lines;
}

std::string DayPicture(const Agenda& agenda, const Words& words, const DayStyle& style) {
  return DayPainter(agenda, words, style).Paint();
}

}  // namespace polyclinic::draw
