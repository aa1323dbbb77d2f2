#include "draw/canvas.h"

#include <string>
#include <string_view>

#include "draw/xml.h"

namespace polyclinic::draw {
namespace {

void Attribute(std::string* out, std::string_view name, std::string_view value) {
  *out += ' ';
  *out += name;
  *out += "=\"";
  *out += value;
  *out += '"';
}

}  // namespace

void Canvas::Open(std::string_view tag, std::string_view attributes) {
  out_ += '<';
  out_ += tag;
  out_ += attributes;
  out_ += '>';
}

void Canvas::Close(std::string_view tag) {
  out_ += "</";
  out_ += tag;
  out_ += ">\n";
}

void Canvas::RectTag(const Box& box, std::string_view fill, int radius,
                     std::string_view attributes) {
  out_ += "<rect";
  Attribute(&out_, "x", Tenths(box.x));
  Attribute(&out_, "y", Tenths(box.y));
  Attribute(&out_, "width", Tenths(box.width));
  Attribute(&out_, "height", Tenths(box.height));
  if (radius > 0) Attribute(&out_, "rx", Tenths(radius));
  Attribute(&out_, "fill", fill);
  out_ += attributes;
}

void Canvas::Rect(const Box& box, std::string_view fill, int radius, std::string_view attributes) {
  RectTag(box, fill, radius, attributes);
  out_ += "/>\n";
}

void Canvas::RectWithTitle(const Box& box, std::string_view fill, int radius,
                           std::string_view attributes, std::string_view title) {
  RectTag(box, fill, radius, attributes);
  if (title.empty()) {
    out_ += "/>\n";
    return;
  }
  out_ += '>';
  Title(title);
  out_ += "</rect>\n";
}

void Canvas::Line(int x1, int y1, int x2, int y2, std::string_view stroke,
                  std::string_view attributes) {
  out_ += "<line";
  Attribute(&out_, "x1", Tenths(x1));
  Attribute(&out_, "y1", Tenths(y1));
  Attribute(&out_, "x2", Tenths(x2));
  Attribute(&out_, "y2", Tenths(y2));
  Attribute(&out_, "stroke", stroke);
  out_ += attributes;
  out_ += "/>\n";
}

void Canvas::Text(const Label& label, std::string_view text) {
  if (text.empty()) return;
  out_ += "<text";
  Attribute(&out_, "x", Tenths(label.x));
  Attribute(&out_, "y", Tenths(label.baseline));
  Attribute(&out_, "font-size", std::to_string(label.font_pixels));
  Attribute(&out_, "fill", label.ink);
  if (label.bold) Attribute(&out_, "font-weight", "bold");
  if (label.anchor != "start") Attribute(&out_, "text-anchor", label.anchor);
  out_ += '>';
  out_ += Escaped(text);
  out_ += "</text>\n";
}

void Canvas::Title(std::string_view text) {
  out_ += "<title>";
  out_ += Escaped(text);
  out_ += "</title>";
}

}  // namespace polyclinic::draw
