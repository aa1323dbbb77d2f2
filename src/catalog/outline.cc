#include "catalog/outline.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace polyclinic::catalog_internal {
namespace {

// Messages within messages; what lies deeper is passed over as a whole.
constexpr int kDeepest = 24;

bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}
bool IsWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '+' || c == '-';
}
bool Opens(char c) { return c == '{' || c == '<'; }
bool Closes(char c) { return c == '}' || c == '>'; }

class Scanner {
 public:
  Scanner(std::string_view text, const std::vector<std::string_view>& entries)
      : text_(text), entries_(entries) {}

  std::vector<OutlineField> Run() {
    std::vector<OutlineField> fields;
    for (Pass(); !AtEnd(); Pass()) {
      const State start = state_;
      OutlineField field = Field(0);
      if (unclosed_) {
        // Once more, and this time the next entry ends it.
        state_ = start;
        resumes_ = true;
        indent_ = start.column;
        field = Field(0);
        resumes_ = unclosed_ = false;
      }
      fields.push_back(std::move(field));
    }
    return fields;
  }

 private:
  struct State {
    std::size_t at = 0;
    std::int32_t line = 1;
    std::int32_t column = 1;
  };

  bool AtEnd() const { return state_.at >= text_.size() || (resumes_ && AtEntry()); }
  char Now() const { return text_[state_.at]; }
  TextPlace Place() const { return {state_.line, state_.column}; }

  void Step() {
    if (Now() == '\n') {
      ++state_.line;
      state_.column = 1;
    } else {
      ++state_.column;
    }
    ++state_.at;
  }

  // The next entry begins here, on a line of its own.
  bool AtEntry() const {
    if (state_.column > indent_ || state_.at == entry_) return false;
    const std::size_t line = text_.rfind('\n', state_.at) + 1;
    if (state_.at == 0 || line > state_.at ||
        text_.substr(line, state_.at - line).find_first_not_of(" \t") != std::string_view::npos) {
      return false;
    }
    std::size_t end = state_.at;
    while (end < text_.size() && IsWord(text_[end])) ++end;
    return std::find(entries_.begin(), entries_.end(), text_.substr(state_.at, end - state_.at)) !=
           entries_.end();
  }

  // Over spaces, comments and what parts fields.
  void Pass() {
    while (!AtEnd()) {
      if (Now() == '#') {
        while (!AtEnd() && Now() != '\n') Step();
      } else if (IsSpace(Now()) || Now() == ',' || Now() == ';') {
        Step();
      } else {
        return;
      }
    }
  }
  void PassSpaces() {
    while (!AtEnd() && (IsSpace(Now()) || Now() == '#')) {
      if (Now() == '#') {
        while (!AtEnd() && Now() != '\n') Step();
      } else {
        Step();
      }
    }
  }

  std::string_view Since(std::size_t from) const {
    std::size_t end = state_.at;
    while (end > from && IsSpace(text_[end - 1])) --end;
    return text_.substr(from, end - from);
  }

  // Requires that something stands here; passes over it, however little it makes sense.
  OutlineField Field(int depth) {
    OutlineField field;
    field.place = Place();
    const std::size_t from = state_.at;
    if (depth == 0) entry_ = from;
    if (!IsWord(Now())) {
      Stray();
      field.text = Since(from);
      return field;
    }
    while (!AtEnd() && IsWord(Now())) Step();
    field.name = text_.substr(from, state_.at - from);
    State after_name = state_;
    PassSpaces();
    const bool colon = !AtEnd() && Now() == ':';
    if (colon) {
      Step();
      after_name = state_;
      PassSpaces();
    }
    if (!AtEnd() && Opens(Now())) {
      field.values.push_back(MessageValue(depth));
    } else if (colon && !AtEnd() && Now() == '[') {
      List(depth, field.values);
    } else if (colon && !AtEnd() && !Closes(Now())) {
      field.values.push_back(Scalar());
    } else {
      state_ = after_name;
    }
    field.text = Since(from);
    return field;
  }

  void Stray() {
    if (Now() == '"' || Now() == '\'') return Quoted();
    do Step();
    while (!AtEnd() && !IsSpace(Now()) && !IsWord(Now()) && !Opens(Now()) && !Closes(Now()));
  }

  OutlineValue MessageValue(int depth) {
    OutlineValue value;
    value.place = Place();
    value.is_message = true;
    const std::size_t from = state_.at;
    if (depth >= kDeepest) {
      Skip();
    } else {
      Step();
      for (Pass(); !AtEnd() && !Closes(Now()); Pass()) value.fields.push_back(Field(depth + 1));
      Close();
    }
    value.text = Since(from);
    return value;
  }

  void Close() {
    if (AtEnd()) {
      unclosed_ = true;
    } else {
      Step();
    }
  }

  // Over a message as a whole, by its braces alone.
  void Skip() {
    std::size_t open = 0;
    do {
      if (Now() == '"' || Now() == '\'') {
        Quoted();
        continue;
      }
      if (Opens(Now())) ++open;
      if (Closes(Now())) --open;
      Step();
    } while (open > 0 && !AtEnd());
    if (open > 0) unclosed_ = true;
  }

  void List(int depth, std::vector<OutlineValue>& values) {
    Step();
    for (Pass(); !AtEnd() && Now() != ']' && !Closes(Now()); Pass()) {
      values.push_back(Opens(Now()) ? MessageValue(depth) : Scalar());
    }
    if (!AtEnd() && Now() == ']') Step();
  }

  OutlineValue Scalar() {
    OutlineValue value;
    value.place = Place();
    const std::size_t from = state_.at;
    if (Now() == '"' || Now() == '\'') {
      // Adjacent texts are one.
      State after = state_;
      while (!AtEnd() && (Now() == '"' || Now() == '\'')) {
        Quoted();
        after = state_;
        PassSpaces();
      }
      state_ = after;
    } else {
      do Step();
      while (!AtEnd() && !IsSpace(Now()) && !Opens(Now()) && !Closes(Now()) &&
             std::string_view(",;[]#\"'").find(Now()) == std::string_view::npos);
    }
    value.text = Since(from);
    return value;
  }

  // A quoted text ends with its line, closed or not.
  void Quoted() {
    const char quote = Now();
    Step();
    while (!AtEnd() && Now() != '\n') {
      const char c = Now();
      Step();
      if (c == quote) return;
      if (c == '\\' && !AtEnd() && Now() != '\n') Step();
    }
  }

  const std::string_view text_;
  const std::vector<std::string_view>& entries_;
  State state_;
  // Where the entry begins that is being read.
  std::size_t entry_ = 0;
  // The entry is left open: the next one ends it.
  bool resumes_ = false;
  std::int32_t indent_ = 0;
  bool unclosed_ = false;
};

}  // namespace

std::vector<OutlineField> OutlineOf(std::string_view text,
                                    const std::vector<std::string_view>& entries) {
  return Scanner(text, entries).Run();
}

}  // namespace polyclinic::catalog_internal
