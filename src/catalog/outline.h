#ifndef POLYCLINIC_SRC_CATALOG_OUTLINE_H_
#define POLYCLINIC_SRC_CATALOG_OUTLINE_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace polyclinic::catalog_internal {

// Where something stands in a text; both count from 1.
struct TextPlace {
  std::int32_t line = 1;
  std::int32_t column = 1;
};

struct OutlineField;

// One value of a field, or one element of its list.
struct OutlineValue {
  TextPlace place;
  std::string_view text;
  // Of a message: its fields, in the text's order.
  std::vector<OutlineField> fields;
  bool is_message = false;
};

// One field as it is written: a name and what follows it.
struct OutlineField {
  TextPlace place;
  // Empty: what stands there is no name.
  std::string_view name;
  // From the name to the end of its value.
  std::string_view text;
  std::vector<OutlineValue> values;
};

// The fields of a text in protobuf's text format, and theirs. Reads any text and judges nothing: it
// tells apart what a parser would stop at. Where a brace is left open, the entry ends before the next
// line that begins like an entry: no further indented, with the name of one of `entries`. The views
// are into `text`.
std::vector<OutlineField> OutlineOf(std::string_view text,
                                    const std::vector<std::string_view>& entries);

}  // namespace polyclinic::catalog_internal

#endif  // POLYCLINIC_SRC_CATALOG_OUTLINE_H_
