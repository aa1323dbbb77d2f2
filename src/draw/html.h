#ifndef POLYCLINIC_SRC_DRAW_HTML_H_
#define POLYCLINIC_SRC_DRAW_HTML_H_

#include <string>
#include <string_view>
#include <vector>

namespace polyclinic::draw {

// A page that stands alone: no script, no other file. Texts are escaped here.
class Page {
 public:
  // `title` is the page's title and first heading.
  explicit Page(std::string_view title);
  void Heading(std::string_view text);
  void Paragraph(std::string_view text);
  // Name and value, pair by pair.
  void Facts(const std::vector<std::pair<std::string, std::string>>& facts);
  // SVG as `DrawDay` and `DrawWeek` make it, in a box that scrolls sideways where it is too wide.
  void Picture(std::string_view svg, std::string_view label);
  // A table with its caption and column heads; a cell's lines are divided by "\n". The first cell
  // of a row heads it.
  void Table(std::string_view caption, const std::vector<std::string>& heads,
             const std::vector<std::vector<std::string>>& rows);
  std::string Take();

 private:
  std::string out_;
};

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_HTML_H_
