// The parts of the matchers that need no GoogleMock.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "polyclinic/clinic/clinic.h"
#include "polyclinic/testing/clinic.h"

namespace polyclinic::testing::testing_internal {

std::string Lines(const std::vector<std::string>& problems) {
  constexpr std::size_t kMost = 10;
  std::string text =
      std::to_string(problems.size()) + (problems.size() == 1 ? " problem:" : " problems:");
  for (std::size_t i = 0; i < std::min(kMost, problems.size()); ++i) text += "\n  " + problems[i];
  if (problems.size() > kMost) text += "\n  ...";
  return text;
}

namespace {

// A field of a message in protobuf's text format.
struct TextField {
  std::string name;
  // Of a scalar, as it is written.
  std::string value;
  bool is_message = false;
  std::vector<TextField> fields;
};

// Reads the fields of a message without knowing its type. What is not well-formed is carried over as it
// is: whoever parses the result by its type says what is wrong.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : text_(text) {}

  std::vector<TextField> Fields() {
    std::vector<TextField> fields;
    for (Skip(); at_ < text_.size(); Skip()) {
      if (text_[at_] == '}' || text_[at_] == '>') {
        ++at_;
        break;
      }
      TextField field{.name = Until(" \t\r\n:{<,;}>#")};
      if (field.name.empty()) field.name = text_[at_++];
      Skip();
      if (at_ < text_.size() && text_[at_] == ':') ++at_, Skip();
      field.is_message = at_ < text_.size() && (text_[at_] == '{' || text_[at_] == '<');
      if (field.is_message) {
        ++at_;
        field.fields = Fields();
      } else {
        field.value = Value();
      }
      fields.push_back(std::move(field));
    }
    return fields;
  }

 private:
  // Over spaces, separators and comments.
  void Skip() {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size() - 1);
      if (std::string_view(" \t\r\n,;#").find(text_[at_]) == std::string_view::npos) return;
    }
  }
  std::string Until(std::string_view stops) {
    const std::size_t end = std::min(text_.find_first_of(stops, at_), text_.size());
    std::string found(text_.substr(at_, end - at_));
    at_ = end;
    return found;
  }
  void OverString() {
    const char quote = text_[at_++];
    for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
  }
  std::string Value() {
    const std::size_t start = at_;
    if (at_ < text_.size() && text_[at_] == '[') {
      for (; at_ < text_.size() && text_[at_] != ']';) {
        text_[at_] == '"' || text_[at_] == '\'' ? OverString() : void(++at_);
      }
      at_ = std::min(at_ + 1, text_.size());
    } else if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      // Strings side by side are one.
      std::size_t end = at_;
      while (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
        OverString();
        end = at_;
        Skip();
      }
      return std::string(text_.substr(start, end - start));
    } else {
      return Until(" \t\r\n,;}>#");
    }
    return std::string(text_.substr(start, at_ - start));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::vector<TextField> Merged(std::vector<TextField> found, const std::vector<TextField>& part) {
  std::vector<std::string> done;
  for (const TextField& named : part) {
    if (std::find(done.begin(), done.end(), named.name) != done.end()) continue;
    done.push_back(named.name);
    std::vector<TextField*> own;
    std::vector<const TextField*> wanted;
    for (TextField& field : found) {
      if (field.name == named.name) own.push_back(&field);
    }
    for (const TextField& field : part) {
      if (field.name == named.name) wanted.push_back(&field);
    }
    if (named.is_message && own.size() == wanted.size()) {
      for (std::size_t i = 0; i < own.size(); ++i) {
        own[i]->fields = Merged(std::move(own[i]->fields), wanted[i]->fields);
      }
      continue;
    }
    std::vector<TextField> replacing;
    replacing.reserve(wanted.size());
    for (const TextField* field : wanted) replacing.push_back(*field);
    std::erase_if(found, [&](const TextField& field) { return field.name == named.name; });
    found.insert(found.end(), replacing.begin(), replacing.end());
  }
  return found;
}

void Write(const std::vector<TextField>& fields, std::string& text) {
  for (const TextField& field : fields) {
    text += field.name;
    if (field.is_message) {
      text += " {\n";
      Write(field.fields, text);
      text += "}\n";
    } else {
      text += ": " + field.value + "\n";
    }
  }
}

std::string Reasons(const Refusal& refusal) {
  std::vector<std::string> reasons;
  for (const Conflict& conflict : refusal.conflicts) {
    std::string reason(NameOf(conflict.kind));
    if (!conflict.need.empty()) reason += " (" + conflict.need + ")";
    if (!conflict.duty.empty()) reason += " " + conflict.duty.str();
    if (conflict.interval) {
      reason +=
          " " + ToText(conflict.interval->start()) + " to " + ToText(conflict.interval->end());
    }
    for (const std::string& rule : conflict.rules) reason += " [" + rule + "]";
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
      reasons.push_back(std::move(reason));
    }
  }
  return "refused: " + Lines(reasons);
}

}  // namespace

std::string WithPart(const std::string& found, const std::string& part) {
  std::string text;
  Write(Merged(TextReader(found).Fields(), TextReader(part).Fields()), text);
  return text;
}

std::string WhyNotBooked(const Booking& booking) {
  if (!booking.status.ok()) return "makes no sense: " + std::string(booking.status.message());
  if (booking.refusal) return Reasons(*booking.refusal);
  return booking.appointment ? "" : "nothing was booked";
}

std::string WhyNotBooked(const absl::StatusOr<CommandResult>& result) {
  if (!result.ok()) return "makes no sense: " + std::string(result.status().message());
  if (const auto* refusal = std::get_if<Refusal>(&*result)) return Reasons(*refusal);
  for (const Event& event : std::get<Applied>(*result).events) {
    if (event.appointment) return "";
  }
  return "nothing was booked";
}

std::string WhyNotBooked(const BookingResult& result) {
  const auto* refusal = std::get_if<Refusal>(&result);
  return refusal != nullptr ? Reasons(*refusal) : "";
}

}  // namespace polyclinic::testing::testing_internal
