// A strict reader of the XML that the pictures consist of: it accepts well-formed elements,
// attributes in double quotes, the five named entities and numbered ones, and nothing else.
#ifndef POLYCLINIC_TESTS_DRAW_XML_READER_H_
#define POLYCLINIC_TESTS_DRAW_XML_READER_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace polyclinic::testing {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  // The text directly in it, entities read.
  std::string text;
  std::vector<XmlElement> children;
};

class XmlReader {
 public:
  // The root element, or nullopt and `error()`.
  std::optional<XmlElement> Read(std::string_view xml) {
    rest_ = xml;
    XmlElement root;
    if (!Element(&root)) return std::nullopt;
    SkipSpace();
    if (!rest_.empty()) return Fail("something follows the root"), std::nullopt;
    return root;
  }
  const std::string& error() const { return error_; }

 private:
  bool Fail(std::string why) {
    error_ = std::move(why) + " before: " + std::string(rest_.substr(0, 60));
    return false;
  }
  void SkipSpace() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n')) rest_.remove_prefix(1);
  }
  bool Eat(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  std::string Name() {
    std::size_t n = 0;
    while (n < rest_.size() && (std::isalnum(static_cast<unsigned char>(rest_[n])) != 0 ||
                                rest_[n] == '-' || rest_[n] == ':')) {
      ++n;
    }
    std::string name(rest_.substr(0, n));
    rest_.remove_prefix(n);
    return name;
  }

  bool Entity(std::string* out) {
    const std::size_t end = rest_.find(';');
    if (end == std::string_view::npos || end > 8) return Fail("an entity without end");
    const std::string_view name = rest_.substr(1, end - 1);
    static const std::map<std::string_view, std::string> kNamed = {
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"#39", "'"}};
    const auto found = kNamed.find(name);
    if (found == kNamed.end()) return Fail("an unknown entity");
    *out += found->second;
    rest_.remove_prefix(end + 1);
    return true;
  }

  // Up to, not including, `stop`.
  bool Text(char stop, std::string* out) {
    while (!rest_.empty() && rest_[0] != stop) {
      const auto c = static_cast<unsigned char>(rest_[0]);
      if (c == '&') {
        if (!Entity(out)) return false;
        continue;
      }
      if (c == '<' || (c < 0x20 && c != '\n' && c != '\t')) return Fail("a bare character");
      *out += rest_[0];
      rest_.remove_prefix(1);
    }
    return !rest_.empty() || Fail("the end");
  }

  bool Attributes(XmlElement* element) {
    while (true) {
      const bool spaced = !rest_.empty() && rest_[0] == ' ';
      SkipSpace();
      if (rest_.empty()) return Fail("the end in a tag");
      if (rest_[0] == '>' || rest_[0] == '/') return true;
      if (!spaced) return Fail("attributes run together");
      const std::string name = Name();
      std::string value;
      if (name.empty() || !Eat("=\"")) return Fail("no attribute");
      if (!Text('"', &value) || !Eat("\"")) return false;
      if (!element->attributes.emplace(name, value).second) return Fail("an attribute twice");
    }
  }

  bool Element(XmlElement* element) {
    if (!Eat("<")) return Fail("no element");
    element->name = Name();
    if (element->name.empty()) return Fail("no name");
    if (!Attributes(element)) return false;
    if (Eat("/>")) return true;
    if (!Eat(">")) return Fail("no end of the tag");
    while (true) {
      if (!Text('<', &element->text)) return false;
      if (Eat("</")) {
        if (Name() != element->name) return Fail("another element is closed");
        return Eat(">") || Fail("no end of the closing tag");
      }
      element->children.emplace_back();
      if (!Element(&element->children.back())) return false;
    }
  }

  std::string_view rest_;
  std::string error_;
};

// Calls `visit` for the element and everything in it.
template <class Visit>
void ForEach(const XmlElement& element, Visit&& visit) {
  visit(element);
  for (const XmlElement& child : element.children) ForEach(child, visit);
}

// The root element; a test fails where there is none.
inline XmlElement Parsed(std::string_view xml) {
  XmlReader reader;
  const std::optional<XmlElement> root = reader.Read(xml);
  EXPECT_TRUE(root.has_value()) << reader.error();
  return root.value_or(XmlElement{});
}

// What stands in each element of that name.
inline std::vector<std::string> TextsOf(const XmlElement& root, std::string_view name) {
  std::vector<std::string> texts;
  ForEach(root, [&](const XmlElement& e) {
    if (e.name == name) texts.push_back(e.text);
  });
  return texts;
}

}  // namespace polyclinic::testing

#endif  // POLYCLINIC_TESTS_DRAW_XML_READER_H_
