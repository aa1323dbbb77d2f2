#ifndef POLYCLINIC_SRC_DRAW_PRINT_H_
#define POLYCLINIC_SRC_DRAW_PRINT_H_

#include <string>
#include <string_view>

namespace polyclinic::draw {

inline constexpr int kColumns = 100;

// Text of 100 columns, line by line.
class Print {
 public:
  // A line as it is; a line longer than the page is broken at spaces, the rest indented by `hang`
  // columns. What the text holds of line ends and other controls becomes spaces.
  void Line(std::string_view text, int hang = 0);
  void Rule(char c) { out_ += std::string(kColumns, c) + "\n"; }
  void Blank() { out_ += "\n"; }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

// The text filled up with spaces to so many columns.
std::string Padded(std::string_view text, int columns);

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_PRINT_H_
