#include "wire/reader.h"

#include <google/protobuf/unknown_field_set.h>

#include <utility>
#include <vector>

namespace polyclinic::wire_internal {

std::string PathOf(const Place& place) {
  std::vector<const Place*> chain;
  for (const Place* p = &place; p != nullptr; p = p->outer) {
    if (p->field != nullptr) chain.push_back(p);
  }
  std::string path;
  for (auto p = chain.rbegin(); p != chain.rend(); ++p) {
    if (!path.empty()) path += '.';
    path += (*p)->field;
    if ((*p)->index >= 0) path += '[' + std::to_string((*p)->index) + ']';
  }
  return path;
}

void Reader::Add(Finding finding) {
  if (finding.severity != Severity::kError) {
    if (dropped_.size() < kMostFindings) dropped_.Add(std::move(finding));
  } else if (errors_.size() < kMostFindings) {
    errors_.Add(std::move(finding));
  } else {
    ++left_out_;
  }
}

void Reader::Add(std::string_view code, const Place& place, std::string_view found,
                 std::string_view expected) {
  if (errors_.size() >= kMostFindings) {
    ++left_out_;
    return;
  }
  errors_.Add(std::string(code), PathOf(place), place.of_patient ? "" : std::string(found),
              std::string(expected));
}

void Reader::AddUnknown(const Place& place, const google::protobuf::UnknownFieldSet& fields) {
  const bool refuse = unknown_ == UnknownFields::kRefuse;
  for (int i = 0; i < fields.field_count(); ++i) {
    Finding finding;
    finding.severity = refuse ? Severity::kError : Severity::kWarning;
    finding.code = "unknown_field";
    finding.path = PathOf(place);
    finding.path += (finding.path.empty() ? "#" : ".#") + std::to_string(fields.field(i).number());
    finding.expected = "a field of this version's schema";
    Add(std::move(finding));
  }
}

Findings Reader::Finish() {
  if (left_out_ > 0) {
    errors_.Add("more_findings", "", std::to_string(left_out_) + " more findings", "none");
    left_out_ = 0;
  }
  return std::move(errors_);
}

Level::Level(Reader& reader, const Place& place) : reader_(reader) {
  if (++reader_.depth == Reader::kDeepest + 1) {
    reader_.Add("nested_too_deeply", place, "",
                "at most " + std::to_string(Reader::kDeepest) + " levels");
  }
}

namespace {

// The length of the UTF-8 character at `at`, 0 where there is none (Unicode, table 3-7).
std::size_t CharacterAt(std::string_view text, std::size_t at) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const auto tail = [&byte](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(at);
  const unsigned second = byte(at + 1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (first == 0xE0 && second < 0xA0) return 0;
    if (first == 0xED && second > 0x9F) return 0;
    return tail(at + 1) && tail(at + 2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (first == 0xF0 && second < 0x90) return 0;
    if (first == 0xF4 && second > 0x8F) return 0;
    return tail(at + 1) && tail(at + 2) && tail(at + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::size_t Utf8Prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = CharacterAt(text, at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

std::string MendUtf8(std::string_view text) {
  std::string mended;
  while (!text.empty()) {
    const std::size_t good = Utf8Prefix(text);
    mended += text.substr(0, good);
    if (good == text.size()) break;
    mended += "\xEF\xBF\xBD";
    text.remove_prefix(good + 1);
  }
  return mended;
}

}  // namespace polyclinic::wire_internal
