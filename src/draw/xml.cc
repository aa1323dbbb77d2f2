#include "draw/xml.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace polyclinic::draw {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// One character of a text.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool well_formed = false;
};

std::size_t SequenceLength(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool IsXmlCharacter(char32_t c) {
  return c == 0x9 || c == 0xA || (c >= 0x20 && c != 0x7F && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

// Requires text not empty. What is not well formed is taken byte by byte.
Character First(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = SequenceLength(lead);
  if (length == 1) return {lead, 1, IsXmlCharacter(lead)};
  if (length == 0 || text.size() < length) return {};
  char32_t code = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80) return {};
    code = code << 6 | (next & 0x3F);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[length] || !IsXmlCharacter(code)) return {};
  return {code, length, true};
}

bool IsOneOf(char32_t c, std::string_view set) {
  return c < 0x80 && set.find(static_cast<char>(c)) != std::string_view::npos;
}

// Thousandths of an em, by class of character: those of Helvetica and its kin, with a little to
// spare.
int Advance(char32_t c) {
  if (IsOneOf(c, "ijlI|'.,:;! ")) return 300;
  if (IsOneOf(c, "ftr()[]-/\"")) return 380;
  if (IsOneOf(c, "mwMW@%")) return 950;
  if (c >= 'A' && c <= 'Z') return 710;
  if (c < 0x80) return 575;
  return c < 0x2E80 ? 640 : 1050;
}

}  // namespace

std::string Escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character c = First(text);
    if (!c.well_formed) {
      out += kReplacement;
    } else if (c.code == '&') {
      out += "&amp;";
    } else if (c.code == '<') {
      out += "&lt;";
    } else if (c.code == '>') {
      out += "&gt;";
    } else if (c.code == '"') {
      out += "&quot;";
    } else if (c.code == '\'') {
      out += "&#39;";
    } else {
      out += text.substr(0, c.bytes);
    }
    text.remove_prefix(c.bytes);
  }
  return out;
}

int TextWidth(std::string_view text, int font_pixels) {
  std::int64_t thousandths = 0;
  while (!text.empty()) {
    const Character c = First(text);
    thousandths += Advance(c.code);
    text.remove_prefix(c.bytes);
  }
  return static_cast<int>((thousandths * font_pixels + 99) / 100);
}

std::string Fitting(std::string_view text, int font_pixels, int width) {
  if (TextWidth(text, font_pixels) <= width) return std::string(text);
  const int room = width - TextWidth("…", font_pixels);
  std::size_t end = 0;
  int count = 0;
  while (end < text.size()) {
    const std::size_t next = end + First(text.substr(end)).bytes;
    if (TextWidth(text.substr(0, next), font_pixels) > room) break;
    end = next;
    ++count;
  }
  if (count < 3) return {};
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string Tenths(int tenths) {
  const bool negative = tenths < 0;
  const int size = negative ? -tenths : tenths;
  std::string out = (negative ? "-" : "") + std::to_string(size / 10);
  if (size % 10 != 0) out += "." + std::to_string(size % 10);
  return out;
}

}  // namespace polyclinic::draw
