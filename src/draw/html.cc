#include "draw/html.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draw/xml.h"

namespace polyclinic::draw {
namespace {

constexpr std::string_view kStyle = R"(
body{margin:0 auto;max-width:1440px;padding:20px;font:15px/1.45 "Helvetica Neue",Helvetica,Arial,
"Liberation Sans",sans-serif;color:#1B2430;background:#FFFFFF}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:28px 0 8px}
p{margin:4px 0;max-width:80ch}
dl{display:flex;flex-wrap:wrap;gap:8px 36px;margin:14px 0}
dl div{min-width:7em}dt{font-size:13px;color:#4A5563}dd{margin:0;font-weight:bold}
.picture{overflow-x:auto;border:1px solid #C3C9D1;border-radius:6px;margin:14px 0}
.picture svg{display:block;min-width:1000px;width:100%;height:auto}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.35}
caption{text-align:left;color:#4A5563;padding:0 0 6px}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid #C3C9D1}
thead th{border-bottom:2px solid #4A5563;white-space:nowrap}
tbody th{white-space:nowrap}
footer{margin:28px 0 0;font-size:13px;color:#4A5563}
@media print{.picture{overflow:visible}.picture svg{min-width:0}tr{break-inside:avoid}}
)";

std::string Lines(std::string_view text) {
  std::string out;
  for (const char c : Escaped(text)) {
    if (c == '\n') {
      out += "<br>";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Page::Page(std::string_view title) {
  const std::string escaped = Escaped(title);
  out_ =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      escaped + "</title>\n<style>" + std::string(kStyle) +
      "</style>\n</head>\n<body>\n<main>\n<h1>" + escaped + "</h1>\n";
}

void Page::Heading(std::string_view text) { out_ += "<h2>" + Escaped(text) + "</h2>\n"; }

void Page::Paragraph(std::string_view text) { out_ += "<p>" + Lines(text) + "</p>\n"; }

void Page::Facts(const std::vector<std::pair<std::string, std::string>>& facts) {
  out_ += "<dl>\n";
  for (const auto& [name, value] : facts) {
    out_ += "<div><dt>" + Escaped(name) + "</dt><dd>" + Escaped(value) + "</dd></div>\n";
  }
  out_ += "</dl>\n";
}

void Page::Picture(std::string_view svg, std::string_view label) {
  // A box that scrolls is reached by the keyboard.
  out_ += "<div class=\"picture\" tabindex=\"0\" role=\"group\" aria-label=\"" + Escaped(label) +
          "\">\n";
  out_ += svg;
  out_ += "</div>\n";
}

void Page::Table(std::string_view caption, const std::vector<std::string>& heads,
                 const std::vector<std::vector<std::string>>& rows) {
  out_ += "<div class=\"scroll\"><table>\n<caption>" + Escaped(caption) + "</caption>\n<thead><tr>";
  for (const std::string& head : heads) out_ += "<th scope=\"col\">" + Escaped(head) + "</th>";
  out_ += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows) {
    out_ += "<tr>";
    for (const std::string& cell : row) {
      const bool first = &cell == &row.front();
      out_ += (first ? "<th scope=\"row\">" : "<td>") + Lines(cell) + (first ? "</th>" : "</td>");
    }
    out_ += "</tr>\n";
  }
  out_ += "</tbody>\n</table></div>\n";
}

std::string Page::Take() {
  out_ +=
      "</main>\n<footer>Made by polyclinic. Not legal advice. Check each rule at its source "
      "before relying on it.</footer>\n</body>\n</html>\n";
  return std::move(out_);
}

}  // namespace polyclinic::draw
