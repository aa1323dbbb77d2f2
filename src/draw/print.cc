#include "draw/print.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace polyclinic::draw {
namespace {

// Characters, not bytes.
int Columns(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string OneLine(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

// Where to break a line that is too long: the last space within the page beyond `hang`, or the
// page's end.
std::size_t BreakAt(std::string_view line, std::size_t hang) {
  std::size_t space = std::string_view::npos;
  std::size_t end = 0;
  int columns = 0;
  while (end < line.size()) {
    const bool starts = (static_cast<unsigned char>(line[end]) & 0xC0) != 0x80;
    if (starts && columns == kColumns) break;
    columns += starts;
    if (line[end] == ' ' && end > hang) space = end;
    ++end;
  }
  return space == std::string_view::npos ? end : space;
}

}  // namespace

void Print::Line(std::string_view text, int hang) {
  std::string line = OneLine(text);
  const std::string indent(static_cast<std::size_t>(hang), ' ');
  while (Columns(line) > kColumns) {
    const std::size_t first = line.find_first_not_of(' ');
    const std::size_t at = BreakAt(line, std::max(first, indent.size()));
    out_ += line.substr(0, at) + "\n";
    const std::size_t rest = line.find_first_not_of(' ', at);
    line = rest == std::string::npos ? std::string() : indent + line.substr(rest);
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  out_ += line + "\n";
}

std::string Padded(std::string_view text, int columns) {
  return std::string(text) +
         std::string(static_cast<std::size_t>(std::max(0, columns - Columns(text))), ' ');
}

}  // namespace polyclinic::draw
