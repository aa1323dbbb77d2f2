// A table of answers as SVG and HTML.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draw/canvas.h"
#include "draw/html.h"
#include "draw/scope_look.h"
#include "draw/words.h"
#include "draw/xml.h"
#include "polyclinic/draw/scope.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {
namespace {

using draw::Canvas;

// How many cells have each standing, as `kStandings`.
std::array<std::size_t, 5> CountsOf(const ScopeGrid& grid) {
  std::array<std::size_t, 5> counts{};
  for (const ScopeCell& cell : grid.cells) {
    for (std::size_t i = 0; i < draw::kStandings.size(); ++i) {
      counts[i] += cell.standing == draw::kStandings[i];
    }
  }
  return counts;
}

// The text on lines of at most `width` tenths of a pixel, broken at spaces; the last shortened.
std::vector<std::string> Wrapped(std::string_view text, int font, int width, std::size_t most) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < most) {
    std::size_t end = text.size();
    while (end != 0 && draw::TextWidth(text.substr(0, end), font) > width) {
      const std::size_t space = text.rfind(' ', end - 1);
      end = space == std::string_view::npos ? 0 : space;
    }
    if (end == 0 || lines.size() + 1 == most) {
      lines.push_back(draw::Fitting(text, font, width));
      break;
    }
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  return lines;
}

// Paints one table; sizes in tenths of a pixel.
class GridPainter {
 public:
  explicit GridPainter(const ScopeGrid& grid) : grid_(grid) {
    names_ = NameWidth();
    details_ = DetailWidth();
    gutter_ = kMargin + names_ + details_ + 120;
    cell_height_ = grid.wordy ? 400 : 200;
    cell_width_ = grid.wordy ? WordyWidth() : 200;
    top_ = 1200 + HeadHeight();
    PlaceColumns();
    PlaceRows();
    width_ = std::max(right_ + kMargin, 9600);
    height_ = bottom_ + 560;
  }

  std::string Paint() {
    canvas_.Open("svg", " xmlns=\"http://www.w3.org/2000/svg\" class=\"pc-scope\" viewBox=\"0 0 " +
                            draw::Tenths(width_) + " " + draw::Tenths(height_) + "\" width=\"" +
                            draw::Tenths(width_) + "\" height=\"" + draw::Tenths(height_) +
                            "\" role=\"img\" font-family=\"'Helvetica Neue',Helvetica,Arial,"
                            "'Liberation Sans',sans-serif\"");
    canvas_.Title(grid_.title);
    canvas_.Raw("\n");
    canvas_.Rect({0, 0, width_, height_}, draw::kPaper);
    canvas_.Text({kMargin, 400, 20, draw::kInk, true},
                 draw::Fitting(grid_.title, 20, width_ - 2 * kMargin));
    canvas_.Text({kMargin, 620, 12, draw::kSoftInk},
                 draw::Fitting(grid_.about, 12, width_ - 2 * kMargin));
    Legend();
    Groups();
    for (std::size_t c = 0; c < grid_.columns.size(); ++c) ColumnHead(c);
    for (std::size_t r = 0; r < grid_.rows.size(); ++r) Row(r);
    if (grid_.cells.empty()) {
      canvas_.Text({kMargin, top_ + 250, 12, draw::kSoftInk},
                   "There is nobody and nothing to show.");
    }
    canvas_.Text(
        {kMargin, bottom_ + 350, 11, draw::kSoftInk},
        draw::Fitting("Rules of edition " + grid_.edition + ". " + std::string(kNotLegalAdvice), 11,
                      width_ - 2 * kMargin));
    canvas_.Close("svg");
    return canvas_.Take();
  }

 private:
  static constexpr int kMargin = 200;
  static constexpr int kGroupGap = 80;
  static constexpr int kGap = 12;

  int NameWidth() const {
    int width = 600;
    for (const ScopeHead& row : grid_.rows) {
      width = std::max(width, draw::TextWidth(row.name, 12));
    }
    return std::min(width, 1700);
  }
  int DetailWidth() const {
    int width = 0;
    for (const ScopeHead& row : grid_.rows) {
      if (!row.detail.empty()) width = std::max(width, 100 + draw::TextWidth(row.detail, 10));
    }
    return std::min(width, 1500);
  }
  // So that all columns together fill a page, within bounds.
  int WordyWidth() const {
    const int columns = std::max<int>(1, static_cast<int>(grid_.columns.size()));
    return std::clamp((14000 - gutter_ - kMargin) / columns, 1150, 2600);
  }
  static std::string HeadText(const ScopeHead& head) {
    return head.key.empty() ? head.name : head.key + " " + head.name;
  }
  int HeadHeight() const {
    if (grid_.wordy) return 420;
    int longest = 0;
    for (const ScopeHead& head : grid_.columns) {
      longest = std::max(longest, draw::TextWidth(HeadText(head), 11));
    }
    return std::min(longest, 2500) + 330;
  }

  void PlaceColumns() {
    int x = gutter_;
    for (std::size_t c = 0; c < grid_.columns.size(); ++c) {
      if (c > 0 && grid_.columns[c].group != grid_.columns[c - 1].group) x += kGroupGap;
      x_.push_back(x);
      x += cell_width_;
    }
    right_ = x;
  }
  void PlaceRows() {
    int y = top_;
    for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
      if (r > 0 && grid_.rows[r].group != grid_.rows[r - 1].group) y += kGroupGap;
      y_.push_back(y);
      y += cell_height_;
    }
    bottom_ = std::max(y, top_ + 400);
  }

  void Sign(Standing standing, int x, int y) {
    const draw::StandingLook& look = draw::LookOf(standing);
    std::string path = "<path transform=\"translate(" + draw::Tenths(x) + " " + draw::Tenths(y) +
                       ")\" d=\"M0 0" + std::string(look.sign) + "\" pointer-events=\"none\" ";
    path += look.solid
                ? "fill=\"" + std::string(look.ink) + "\"/>\n"
                : "fill=\"none\" stroke=\"" + std::string(look.ink) + "\" stroke-width=\"1.7\"/>\n";
    canvas_.Raw(path);
  }

  void Legend() {
    const std::array<std::size_t, 5> counts = CountsOf(grid_);
    int x = kMargin;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const Standing standing = draw::kStandings[i];
      const draw::StandingLook& look = draw::LookOf(standing);
      canvas_.Rect({x, 800, 200, 200}, look.fill, 20);
      Sign(standing, x + 100, 900);
      const std::string words = std::string(look.words) + ": " + std::to_string(counts[i]);
      canvas_.Text({x + 270, 942, 12, draw::kInk}, words);
      x += 270 + draw::TextWidth(words, 12) + 260;
    }
  }

  // A name and a line over each group of columns that has room for three letters.
  void Groups() {
    for (std::size_t first = 0; first < grid_.columns.size();) {
      std::size_t last = first;
      const std::string& group = grid_.columns[first].group;
      while (last + 1 < grid_.columns.size() && grid_.columns[last + 1].group == group) ++last;
      if (!group.empty()) {
        const int width = x_[last] + cell_width_ - x_[first] - 40;
        canvas_.Text({x_[first] + 10, 1310, 10, draw::kSoftInk, true},
                     draw::Fitting(group, 10, width));
        canvas_.Rect({x_[first] + 10, 1340, width, 12}, draw::kLine);
      }
      first = last + 1;
    }
  }

  void ColumnHead(std::size_t c) {
    const ScopeHead& head = grid_.columns[c];
    if (grid_.wordy) {
      const auto lines = Wrapped(HeadText(head), 11, cell_width_ - 100, 3);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const int up = static_cast<int>(lines.size() - 1 - i) * 135;
        canvas_.Text({x_[c] + 30, top_ - 70 - up, 11, draw::kInk, true}, lines[i]);
      }
      return;
    }
    // Upright, from the cells upwards.
    const std::string x = draw::Tenths(x_[c] + cell_width_ / 2 + 40);
    const std::string y = draw::Tenths(top_ - 60);
    const std::string text = draw::Fitting(HeadText(head), 11, top_ - 1440);
    canvas_.Raw("<text transform=\"translate(" + x + " " + y + ") rotate(-90)\" font-size=\"11\" " +
                "fill=\"" + std::string(draw::kInk) + "\">" + draw::Escaped(text) + "</text>\n");
  }

  void Row(std::size_t r) {
    const ScopeHead& head = grid_.rows[r];
    const int middle = y_[r] + cell_height_ / 2;
    canvas_.Text({kMargin, middle + 42, 12, draw::kInk}, draw::Fitting(head.name, 12, names_));
    canvas_.Text({kMargin + names_ + 100, middle + 36, 10, draw::kSoftInk},
                 draw::Fitting(head.detail, 10, details_));
    for (std::size_t c = 0; c < grid_.columns.size(); ++c) {
      Cell(grid_.cells[r * grid_.columns.size() + c], x_[c], y_[r]);
    }
  }

  void Cell(const ScopeCell& cell, int x, int y) {
    const draw::Box box{x, y, cell_width_ - kGap, cell_height_ - kGap};
    if (!cell.standing) {
      canvas_.Rect(box, draw::kNoQuestion, 15, " stroke=\"#E4E7EB\"");
      canvas_.Text({x + 110, y + cell_height_ / 2 + 30, 10, draw::kSoftInk, false, "middle"}, "–");
      return;
    }
    const draw::StandingLook& look = draw::LookOf(*cell.standing);
    canvas_.RectWithTitle(box, look.fill, 15, "", cell.told);
    const int middle = y + (cell_height_ - kGap) / 2;
    Sign(*cell.standing, x + (grid_.wordy ? 110 : (cell_width_ - kGap) / 2), middle);
    if (!grid_.wordy) return;
    const std::string words = cell.words.empty() ? std::string(look.words) : cell.words;
    const auto lines = Wrapped(words, 10, cell_width_ - kGap - 270, 3);
    const int first = middle + 36 - static_cast<int>(lines.size() - 1) * 58;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      canvas_.Text({x + 230, first + static_cast<int>(i) * 116, 10, look.ink}, lines[i]);
    }
  }

  const ScopeGrid& grid_;
  Canvas canvas_;
  std::vector<int> x_;
  std::vector<int> y_;
  int names_ = 0;
  int details_ = 0;
  int gutter_ = 0;
  int cell_width_ = 0;
  int cell_height_ = 0;
  int top_ = 0;
  int right_ = 0;
  int bottom_ = 0;
  int width_ = 0;
  int height_ = 0;
};

void AddOnce(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const std::string& text : more) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  }
}

// A row for each column of the table, with the heads of the rows that have each standing.
void TableByColumn(const ScopeGrid& grid, draw::Page& page) {
  std::vector<std::string> heads = {"Duty"};
  for (const Standing standing : draw::kStandings) {
    const draw::StandingLook& look = draw::LookOf(standing);
    heads.push_back(std::string(look.glyph) + " " + std::string(look.words));
  }
  heads.push_back("Written in");
  std::vector<std::vector<std::string>> rows;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    std::vector<std::string> row = {grid.columns[c].key + " " + grid.columns[c].name};
    std::vector<std::string> citations;
    for (const Standing standing : draw::kStandings) {
      std::vector<std::string> names;
      for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const ScopeCell& cell = grid.cells[r * grid.columns.size() + c];
        if (cell.standing != standing) continue;
        names.push_back(grid.rows[r].name + (cell.words.empty() ? "" : " (" + cell.words + ")"));
        AddOnce(citations, cell.citations);
      }
      row.push_back(draw::Joined(names, "\n"));
    }
    row.push_back(draw::Joined(citations, "\n"));
    rows.push_back(std::move(row));
  }
  page.Table("Each duty: who may, and where it is written", heads, rows);
}

// The table itself, in words.
void TableOfCells(const ScopeGrid& grid, draw::Page& page) {
  std::vector<std::string> heads = {"Jurisdiction"};
  for (const ScopeHead& column : grid.columns) heads.push_back(column.name);
  heads.push_back("Written in");
  std::vector<std::vector<std::string>> rows;
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    std::vector<std::string> row = {grid.rows[r].name};
    std::vector<std::string> citations;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
      const ScopeCell& cell = grid.cells[r * grid.columns.size() + c];
      if (!cell.standing) {
        row.push_back("–");
        continue;
      }
      const draw::StandingLook& look = draw::LookOf(*cell.standing);
      row.push_back(std::string(look.glyph) + " " + std::string(look.words) +
                    (cell.words.empty() ? "" : ": " + cell.words));
      AddOnce(citations, cell.citations);
    }
    row.push_back(draw::Joined(citations, "\n"));
    rows.push_back(std::move(row));
  }
  page.Table("Each jurisdiction: the answer to each kind of holder, and where it is written", heads,
             rows);
}

}  // namespace

std::string DrawScope(const ScopeGrid& grid) { return GridPainter(grid).Paint(); }

std::string ScopeHtml(const ScopeGrid& grid) {
  draw::Page page(grid.title);
  page.Paragraph(grid.about);
  std::vector<std::pair<std::string, std::string>> facts;
  const std::array<std::size_t, 5> counts = CountsOf(grid);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    facts.emplace_back(draw::LookOf(draw::kStandings[i]).words, std::to_string(counts[i]));
  }
  facts.emplace_back("Rules", grid.edition);
  page.Facts(facts);
  page.Picture(DrawScope(grid), "The answers, drawn");
  page.Heading("The answers in words");
  if (grid.wordy) {
    TableOfCells(grid, page);
  } else {
    TableByColumn(grid, page);
  }
  return page.Take();
}

}  // namespace polyclinic
