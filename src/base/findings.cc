#include "polyclinic/base/findings.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <type_traits>

#include "absl/strings/cord.h"
#include "polyclinic/base/strings_seam.h"

namespace polyclinic {
namespace {

// Where a status carries its findings: each field as its length, a colon and its text.
constexpr std::string_view kPayload = "polyclinic/findings";

void PutText(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}

class PayloadReader {
 public:
  explicit PayloadReader(std::string_view rest) : rest_(rest) {}
  bool AtEnd() const { return rest_.empty(); }
  std::optional<std::string> Text() {
    std::size_t length = 0;
    const char* const end = rest_.data() + rest_.size();
    const auto [colon, error] = std::from_chars(rest_.data(), end, length);
    if (error != std::errc() || colon == end || *colon != ':') return std::nullopt;
    const auto left = static_cast<std::size_t>(end - colon - 1);
    if (length > left) return std::nullopt;
    std::string text(colon + 1, length);
    rest_ = {colon + 1 + length, left - length};
    return text;
  }

 private:
  std::string_view rest_;
};

std::string Pack(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings) {
    visit_fields(static_cast<const Finding*>(nullptr), [&](std::string_view, auto member) {
      const auto& value = finding.*member;
      using T = std::decay_t<decltype(value)>;
      if constexpr (std::is_same_v<T, std::string>) {
        PutText(out, value);
      } else {
        PutText(out, std::to_string(static_cast<std::int32_t>(value)));
      }
    });
  }
  return out;
}

bool Unpack(PayloadReader& in, Finding& finding) {
  bool ok = true;
  visit_fields(static_cast<const Finding*>(nullptr), [&](std::string_view, auto member) {
    auto& value = finding.*member;
    using T = std::decay_t<decltype(value)>;
    const std::optional<std::string> text = ok ? in.Text() : std::nullopt;
    if (!text) {
      ok = false;
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = *text;
    } else {
      std::int32_t number = 0;
      ok = std::from_chars(text->data(), text->data() + text->size(), number).ec == std::errc();
      value = static_cast<T>(number);
    }
  });
  return ok;
}

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string ToText(const Finding& finding) {
  std::string text = finding.file;
  if (finding.line > 0) text += (text.empty() ? "line " : ":") + std::to_string(finding.line);
  if (finding.column > 0) text += ":" + std::to_string(finding.column);
  if (!text.empty()) text += ": ";
  text += std::string(NameOf(finding.severity)) + ": " + finding.code;
  if (!finding.path.empty()) text += " at " + finding.path;
  if (!finding.found.empty() || !finding.expected.empty()) text += ":";
  if (!finding.found.empty()) text += " found '" + finding.found + "'";
  if (!finding.found.empty() && !finding.expected.empty()) text += ",";
  if (!finding.expected.empty()) text += " expected " + finding.expected;
  return text;
}

void Findings::Add(std::string code, std::string path, std::string found, std::string expected) {
  Finding finding;
  finding.code = std::move(code);
  finding.path = std::move(path);
  finding.found = std::move(found);
  finding.expected = std::move(expected);
  all_.push_back(std::move(finding));
}

void Findings::Append(const Findings& more) {
  // By index: `more` may be this very object.
  for (std::size_t i = 0, n = more.all_.size(); i < n; ++i) all_.push_back(Finding(more.all_[i]));
}

bool Findings::HasErrors() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](const Finding& f) { return f.severity == Severity::kError; });
}

absl::Status Findings::ToStatus() const {
  if (!HasErrors()) return absl::OkStatus();
  std::string message;
  for (const Finding& finding : all_) {
    if (!message.empty()) message += '\n';
    message += ToText(finding);
  }
  absl::Status status = absl::InvalidArgumentError(message);
  status.SetPayload(AsAbsl(kPayload), absl::Cord(Pack(all_)));
  return status;
}

std::vector<Finding> FindingsOf(const absl::Status& status) {
  std::vector<Finding> findings;
  const auto payload = status.GetPayload(AsAbsl(kPayload));
  if (!payload) return findings;
  const std::string bytes(*payload);
  PayloadReader in(bytes);
  while (!in.AtEnd()) {
    Finding finding;
    if (!Unpack(in, finding)) break;
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::string NearestWord(std::string_view word, const std::vector<std::string>& words) {
  std::string nearest;
  // Farther than a third of the letters is another word.
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : words) {
    const std::size_t distance = EditDistance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace polyclinic
