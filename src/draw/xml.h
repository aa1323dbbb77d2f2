#ifndef POLYCLINIC_SRC_DRAW_XML_H_
#define POLYCLINIC_SRC_DRAW_XML_H_

#include <string>
#include <string_view>

namespace polyclinic::draw {

// The text as it may stand between tags or in an attribute: markup escaped, bytes that are no UTF-8
// and characters that XML does not have replaced by U+FFFD.
std::string Escaped(std::string_view text);

// How wide the text is at most in common sans-serif fonts, in tenths of a pixel.
int TextWidth(std::string_view text, int font_pixels);

// The text, or as much of its beginning as fits into `width` tenths of a pixel with "…" after it;
// empty where not even three characters would.
std::string Fitting(std::string_view text, int font_pixels, int width);

// "123.4" for 1234: coordinates are whole tenths, so that they print the same everywhere.
std::string Tenths(int tenths);

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_XML_H_
