// A table of answers as text for a terminal.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "draw/print.h"
#include "draw/scope_look.h"
#include "draw/words.h"
#include "polyclinic/draw/scope.h"
#include "polyclinic/scope/verdict.h"

namespace polyclinic {
namespace {

constexpr std::size_t kLabel = 34;

// Characters, not bytes: UTF-8's continuation bytes do not count.
std::size_t LengthOf(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// As much of the text as fits into so many columns, with "…" where it does not, filled up with spaces.
std::string Cut(std::string_view text, std::size_t columns) {
  std::string out(text);
  std::size_t room = columns;
  if (LengthOf(out) > columns) --room;
  while (LengthOf(out) > room) {
    while (!out.empty() && (out.back() & 0xC0) == 0x80) out.pop_back();
    if (!out.empty()) out.pop_back();
  }
  if (room < columns) out += "…";
  out.append(columns - LengthOf(out), ' ');
  return out;
}

std::string GlyphOf(const std::optional<Standing>& standing, bool colour) {
  if (!standing) return " ";
  const draw::StandingLook& look = draw::LookOf(*standing);
  if (!colour) return std::string(look.glyph);
  return "\x1b[48;5;" + std::to_string(look.ansi_fill) + ";38;5;" + std::to_string(look.ansi_ink) +
         "m" + std::string(look.glyph) + "\x1b[0m";
}

std::string LegendOf(bool colour) {
  std::string legend;
  for (const Standing standing : draw::kStandings) {
    legend += (legend.empty() ? "" : "   ") + GlyphOf(standing, colour) + " " +
              std::string(draw::LookOf(standing).words);
  }
  return legend + "\n";
}

// A line broken at spaces so that it has at most 100 columns.
std::string Broken(std::string_view text) {
  draw::Print print;
  print.Line(text);
  return print.Take();
}

// The matrix lies on its side: a line for each duty, a column of one character for each person, so
// that the duties' names are legible. What is too wide for the page follows below.
class SideText {
 public:
  SideText(const ScopeGrid& grid, bool colour) : grid_(grid), colour_(colour) {}

  std::string Write() {
    for (std::size_t first = 0; first < grid_.rows.size();) {
      const std::size_t last = End(first);
      Block(first, last);
      first = last;
    }
    return std::move(out_);
  }

 private:
  bool Starts(std::size_t r, std::size_t first) const {
    return r > first && grid_.rows[r].group != grid_.rows[r - 1].group;
  }

  // The first row that has no room beside `first`.
  std::size_t End(std::size_t first) const {
    std::size_t used = kLabel;
    std::size_t r = first;
    for (; r < grid_.rows.size(); ++r) {
      used += Starts(r, first) ? 3 : 2;
      if (used > static_cast<std::size_t>(draw::kColumns)) break;
    }
    return std::max(r, first + 1);
  }

  void Block(std::size_t first, std::size_t last) {
    Heads(first, last);
    std::string group;
    for (std::size_t c = 0; c < grid_.columns.size(); ++c) {
      const ScopeHead& head = grid_.columns[c];
      if (head.group != group) out_ += head.group + "\n";
      group = head.group;
      out_ += Cut("  " + head.key + " " + head.name, kLabel);
      for (std::size_t r = first; r < last; ++r) {
        out_ += Starts(r, first) ? "  " : " ";
        out_ += GlyphOf(grid_.cells[r * grid_.columns.size() + c].standing, colour_);
      }
      out_ += "\n";
    }
    out_ += "\n";
  }

  // The people's keys, upright.
  void Heads(std::size_t first, std::size_t last) {
    std::size_t longest = 0;
    for (std::size_t r = first; r < last; ++r) {
      longest = std::max(longest, std::min<std::size_t>(LengthOf(grid_.rows[r].key), 16));
    }
    for (std::size_t line = 0; line < longest; ++line) {
      std::string text(kLabel, ' ');
      for (std::size_t r = first; r < last; ++r) {
        const std::string key = Cut(grid_.rows[r].key, longest);
        text += Starts(r, first) ? "  " : " ";
        text += CharacterAt(key, line);
      }
      out_ += text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
    }
  }

  static std::string CharacterAt(std::string_view text, std::size_t index) {
    std::size_t begin = 0;
    for (; index > 0; --index) {
      do {
        ++begin;
      } while (begin < text.size() && (text[begin] & 0xC0) == 0x80);
    }
    std::size_t end = begin + 1;
    while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
    return std::string(text.substr(begin, end - begin));
  }

  const ScopeGrid& grid_;
  bool colour_;
  std::string out_;
};

// The column with the best answer of a row, with what it asks and where that is written.
std::string BestOf(const ScopeGrid& grid, std::size_t r) {
  const std::size_t columns = grid.columns.size();
  std::size_t best = columns;
  for (std::size_t c = 0; c < columns; ++c) {
    const ScopeCell& cell = grid.cells[r * columns + c];
    if (!cell.standing) continue;
    if (best == columns || *cell.standing > *grid.cells[r * columns + best].standing) best = c;
  }
  if (best == columns) return "";
  const ScopeCell& cell = grid.cells[r * columns + best];
  const std::string words =
      cell.words.empty() ? std::string(draw::LookOf(*cell.standing).words) : cell.words;
  const std::string citation = cell.citations.empty() ? "" : " · " + cell.citations.front();
  return std::to_string(best + 1) + ": " + words + citation;
}

// A line for each jurisdiction: a sign for each kind of holder, then the best answer in words.
std::string WordyText(const ScopeGrid& grid, bool colour) {
  std::string out;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    out += Broken(std::to_string(c + 1) + "  " + grid.columns[c].name);
  }
  out += "\n" + std::string(24, ' ');
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    out += Cut(std::to_string(c + 1), 3);
  }
  out += "  the best answer\n";
  const std::size_t used = 26 + 3 * grid.columns.size();
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    out += Cut(grid.rows[r].key + " " + grid.rows[r].name, 23) + " ";
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
      out += GlyphOf(grid.cells[r * grid.columns.size() + c].standing, colour) + "  ";
    }
    const std::size_t room = used < 80 ? static_cast<std::size_t>(draw::kColumns) - used : 20;
    std::string best = Cut(BestOf(grid, r), room);
    best.resize(best.find_last_not_of(' ') + 1);
    out += "  " + best + "\n";
  }
  return out + "\n";
}

}  // namespace

std::string ScopeText(const ScopeGrid& grid, bool colour) {
  std::string out = Broken(grid.title) + Broken(grid.about) + "\n" + LegendOf(colour) + "\n";
  if (grid.cells.empty()) {
    out += "There is nobody and nothing to show.\n\n";
  } else {
    out += grid.wordy ? WordyText(grid, colour) : SideText(grid, colour).Write();
  }
  return out + Broken("Rules of edition " + grid.edition + ". " + std::string(kNotLegalAdvice));
}

}  // namespace polyclinic
