#ifndef POLYCLINIC_SRC_DRAW_CANVAS_H_
#define POLYCLINIC_SRC_DRAW_CANVAS_H_

#include <string>
#include <string_view>

namespace polyclinic::draw {

// A rectangle in tenths of a pixel.
struct Box {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  int right() const { return x + width; }
  int bottom() const { return y + height; }
};

// The neutral colours; those of duties are `LookOf`.
inline constexpr std::string_view kInk = "#1B2430";
inline constexpr std::string_view kSoftInk = "#4A5563";
inline constexpr std::string_view kPaper = "#FFFFFF";
inline constexpr std::string_view kOff = "#E4E7EB";
inline constexpr std::string_view kLine = "#C3C9D1";
inline constexpr std::string_view kProviderFill = "#3D4B5F";
inline constexpr std::string_view kRoomFill = "#CBD3DD";

// Text to draw at the left end of its base line.
struct Label {
  int x = 0;
  int baseline = 0;
  int font_pixels = 11;
  std::string_view ink = kInk;
  bool bold = false;
  // start, middle or end
  std::string_view anchor = "start";
};

// SVG, element by element. Texts are escaped here and nowhere else.
class Canvas {
 public:
  // `attributes` as they stand in the tag: ` class="v"`.
  void Open(std::string_view tag, std::string_view attributes = "");
  void Close(std::string_view tag);
  void Rect(const Box& box, std::string_view fill, int radius = 0,
            std::string_view attributes = "");
  // A rectangle that tells `title` when hovered; none where it is empty.
  void RectWithTitle(const Box& box, std::string_view fill, int radius, std::string_view attributes,
                     std::string_view title);
  void Line(int x1, int y1, int x2, int y2, std::string_view stroke,
            std::string_view attributes = "");
  void Text(const Label& label, std::string_view text);
  void Title(std::string_view text);
  // Markup that is known to be well-formed.
  void Raw(std::string_view markup) { out_ += markup; }
  std::string Take() { return std::move(out_); }

 private:
  void RectTag(const Box& box, std::string_view fill, int radius, std::string_view attributes);
  std::string out_;
};

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_CANVAS_H_
