#include "table/cell.h"

#include <charconv>
#include <limits>

namespace polyclinic::table_internal {
namespace {

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Long or unprintable texts are cut for a message.
std::string Shown(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string shown(text.substr(0, kMost));
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  // A character cut in the middle goes as a whole.
  if (text.size() > kMost) {
    while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0) == 0x80) {
      shown.pop_back();
    }
    if (!shown.empty() && static_cast<unsigned char>(shown.back()) >= 0xC0) shown.pop_back();
    shown += "...";
  }
  return shown;
}

// The text before and after the first `mark`, or a finding.
bool SplitAt(const Place& place, std::string_view text, char mark, const std::string& expected,
             std::string_view& before, std::string_view& after) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) {
    place.Fail("not_a_pair", text, expected);
    return false;
  }
  before = Trim(text.substr(0, at));
  after = Trim(text.substr(at + 1));
  return true;
}

std::string NearestList(const std::map<std::string, std::uint32_t>& keys, std::string_view key) {
  std::vector<std::string> words;
  words.reserve(keys.size());
  for (const auto& [word, index] : keys) words.push_back(word);
  return NearestWord(key, words);
}

}  // namespace

void Place::Fail(std::string code, std::string_view found, std::string expected) const {
  Finding finding;
  finding.code = std::move(code);
  finding.path = column_;
  finding.found = personal_ ? "" : Shown(found);
  finding.expected = std::move(expected);
  finding.file = file_;
  finding.line = cell_.line;
  finding.column = cell_.column;
  reading_.findings.Add(std::move(finding));
}

void Place::FailNear(std::string code, std::string_view found, std::string expected,
                     const std::vector<std::string>& words) const {
  const std::string nearest = personal_ ? "" : NearestWord(found, words);
  if (!nearest.empty()) expected += "; did you mean '" + nearest + "'?";
  Fail(std::move(code), found, std::move(expected));
}

std::vector<std::string> SplitList(std::string_view text) {
  std::vector<std::string> parts;
  std::string part;
  // The length of `part` up to the last character that is no blank, or was kept by a backslash.
  std::size_t solid = 0;
  bool kept = false;
  const auto end_part = [&] {
    part.resize(solid);
    if (!part.empty() || kept) parts.push_back(std::move(part));
    part.clear();
    solid = 0;
    kept = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    const bool blank = text[i] == ' ' || text[i] == '\t';
    if (text[i] == '\\' && (next == ';' || next == '\\' || next == ' ' || next == '\t')) {
      part += text[++i];
      solid = part.size();
    } else if (text[i] == '\\' && next == 'e' && part.empty()) {
      kept = true;
      ++i;
    } else if (text[i] == ';') {
      end_part();
    } else if (!blank) {
      part += text[i];
      solid = part.size();
    } else if (!part.empty()) {
      part += text[i];
    }
  }
  end_part();
  return parts;
}

std::string JoinList(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += ';';
    if (part.empty()) text += "\\e";
    for (std::size_t i = 0; i < part.size(); ++i) {
      const char c = part[i];
      const bool edge = i == 0 || i + 1 == part.size();
      if (c == ';' || c == '\\' || (edge && (c == ' ' || c == '\t'))) text += '\\';
      text += c;
    }
  }
  return text;
}

std::optional<std::uint32_t> FindKey(const Place& place, std::string_view table,
                                     std::string_view key) {
  const auto keys = place.reading().keys.find(table);
  const std::string expected = "a key of " + std::string(table) + ".csv";
  if (keys == place.reading().keys.end() || keys->second.empty()) {
    place.Fail("unknown_reference", key, expected + ", which has no rows");
    return std::nullopt;
  }
  const auto found = keys->second.find(std::string(key));
  if (found != keys->second.end()) return found->second;
  const std::string nearest = NearestList(keys->second, key);
  place.Fail("unknown_reference", key,
             nearest.empty() ? expected : expected + "; did you mean '" + nearest + "'?");
  return std::nullopt;
}

bool ReadInteger(const Place& place, std::string_view text, std::int64_t low, std::int64_t high,
                 std::int64_t& out) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && low <= value && value <= high) {
    out = value;
    return true;
  }
  place.Fail("not_a_number", text,
             "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return false;
}

void Cell<std::int32_t>::Read(const Place& place, std::string_view text, std::int32_t& out) {
  std::int64_t value = out;
  ReadInteger(place, text, 0, std::numeric_limits<std::int32_t>::max(), value);
  out = static_cast<std::int32_t>(value);
}

void Cell<std::int64_t>::Read(const Place& place, std::string_view text, std::int64_t& out) {
  ReadInteger(place, text, 0, std::numeric_limits<std::int64_t>::max(), out);
}

void Cell<bool>::Read(const Place& place, std::string_view text, bool& out) {
  if (text == "true" || text == "yes") {
    out = true;
  } else if (text == "false" || text == "no") {
    out = false;
  } else {
    place.Fail("not_a_truth_value", text, "true or false");
  }
}

void Cell<Date>::Read(const Place& place, std::string_view text, Date& out) {
  if (const auto date = ParseDate(text); date.ok()) {
    out = *date;
  } else {
    place.Fail("not_a_date", text, Values());
  }
}

void Cell<Instant>::Read(const Place& place, std::string_view text, Instant& out) {
  if (const auto instant = ParseInstant(text); instant.ok()) {
    out = *instant;
  } else {
    place.Fail("not_an_instant", text, Values());
  }
}

void Cell<Minutes>::Read(const Place& place, std::string_view text, Minutes& out) {
  if (const auto time = ParseTimeOfDay(text); time.ok()) {
    out = *time;
  } else {
    place.Fail("not_a_time", text, Values() + ", up to 48:00 for the end of a window");
  }
}

void Cell<Duration>::Read(const Place& place, std::string_view text, Duration& out) {
  std::int64_t minutes = 0;
  if (text.ends_with('h')) {
    std::int64_t hours = 0;
    if (ReadInteger(place, text.substr(0, text.size() - 1), 0, 1'000'000, hours)) {
      out = std::chrono::hours{hours};
    }
    return;
  }
  const std::size_t colon = text.find(':');
  std::int64_t seconds = 0;
  if (colon != std::string_view::npos) {
    if (!ReadInteger(place, text.substr(colon + 1), 0, 59, seconds)) return;
    text = text.substr(0, colon);
  }
  if (!ReadInteger(place, text, 0, 100'000'000, minutes)) return;
  out = Duration{minutes * 60 + seconds};
}

std::string Cell<Duration>::Write(const ClinicContents&, Duration value) {
  constexpr std::int64_t kHour = 3600;
  if (value.count() >= 24 * kHour && value.count() % kHour == 0) {
    return std::to_string(value.count() / kHour) + "h";
  }
  const std::int64_t seconds = value.count() % 60;
  std::string text = std::to_string(value.count() / 60);
  if (seconds != 0) text += (seconds < 10 ? ":0" : ":") + std::to_string(seconds);
  return text;
}

void Cell<DutyCode>::Read(const Place& place, std::string_view text, DutyCode& out) {
  const auto code = DutyCode::Parse(text);
  if (code && place.reading().catalog->FindDuty(*code) != nullptr) {
    out = *code;
  } else {
    place.FailNear("unknown_duty", text, Values(), place.reading().duty_codes);
  }
}

void Cell<SpecialtyCode>::Read(const Place& place, std::string_view text, SpecialtyCode& out) {
  const auto code = SpecialtyCode::Parse(text);
  if (code && place.reading().catalog->FindSpecialty(*code) != nullptr) {
    out = *code;
  } else {
    place.FailNear("unknown_specialty", text, Values(), place.reading().specialty_codes);
  }
}

void Cell<Identifier>::Read(const Place& place, std::string_view text, Identifier& out) {
  std::string_view system, value;
  if (!SplitAt(place, text, '=', Values(), system, value)) return;
  out = {std::string(system), std::string(value)};
}
std::string Cell<Identifier>::Write(const ClinicContents&, const Identifier& value) {
  return value.system + "=" + value.value;
}

void Cell<Coding>::Read(const Place& place, std::string_view text, Coding& out) {
  std::string_view system, rest;
  if (!SplitAt(place, text, '=', Values(), system, rest)) return;
  const std::size_t at = rest.find('=');
  out = {std::string(system), std::string(rest.substr(0, at)),
         at == std::string_view::npos ? "" : std::string(rest.substr(at + 1))};
}
std::string Cell<Coding>::Write(const ClinicContents&, const Coding& value) {
  return value.system + "=" + value.code + (value.display.empty() ? "" : "=" + value.display);
}

void Cell<ProviderDuration>::Read(const Place& place, std::string_view text,
                                  ProviderDuration& out) {
  std::string_view staff, minutes;
  if (!SplitAt(place, text, '=', Values(), staff, minutes)) return;
  Cell<StaffId>::Read(place, staff, out.provider);
  Cell<Duration>::Read(place, minutes, out.duration);
}
std::string Cell<ProviderDuration>::Write(const ClinicContents& clinic,
                                          const ProviderDuration& value) {
  return Cell<StaffId>::Write(clinic, value.provider) + "=" +
         Cell<Duration>::Write(clinic, value.duration);
}

void Cell<ModifierDuration>::Read(const Place& place, std::string_view text,
                                  ModifierDuration& out) {
  std::string_view modifier, minutes;
  if (!SplitAt(place, text, '=', Values(), modifier, minutes)) return;
  Cell<Modifier>::Read(place, modifier, out.modifier);
  Cell<Duration>::Read(place, minutes, out.added);
}
std::string Cell<ModifierDuration>::Write(const ClinicContents& clinic,
                                          const ModifierDuration& value) {
  return value.modifier.str() + "=" + Cell<Duration>::Write(clinic, value.added);
}

void Cell<Travel>::Read(const Place& place, std::string_view text, Travel& out) {
  std::string_view site, minutes;
  if (!SplitAt(place, text, '=', Values(), site, minutes)) return;
  Cell<SiteId>::Read(place, site, out.to);
  Cell<Duration>::Read(place, minutes, out.takes);
}
std::string Cell<Travel>::Write(const ClinicContents& clinic, const Travel& value) {
  return Cell<SiteId>::Write(clinic, value.to) + "=" + Cell<Duration>::Write(clinic, value.takes);
}

void Cell<Resource>::Read(const Place& place, std::string_view text, Resource& out) {
  std::string_view kind, key;
  if (!SplitAt(place, text, ':', Values(), kind, key)) return;
  if (kind == "staff") {
    Cell<StaffId>::Read(place, key, out.staff);
  } else if (kind == "room") {
    Cell<RoomId>::Read(place, key, out.room);
  } else if (kind == "equipment") {
    Cell<EquipmentId>::Read(place, key, out.equipment);
  } else {
    place.FailNear("unknown_word", kind, "staff, room or equipment",
                   {"staff", "room", "equipment"});
  }
}
std::string Cell<Resource>::Write(const ClinicContents& clinic, const Resource& value) {
  if (value.staff.valid()) return "staff:" + Cell<StaffId>::Write(clinic, value.staff);
  if (value.room.valid()) return "room:" + Cell<RoomId>::Write(clinic, value.room);
  return "equipment:" + Cell<EquipmentId>::Write(clinic, value.equipment);
}

void Cell<NamedNeed>::Read(const Place& place, std::string_view text, NamedNeed& out) {
  std::string_view need, resource;
  if (!SplitAt(place, text, '=', Values(), need, resource)) return;
  out.need = need;
  Cell<Resource>::Read(place, resource, out.resource);
}
std::string Cell<NamedNeed>::Write(const ClinicContents& clinic, const NamedNeed& value) {
  return value.need + "=" + Cell<Resource>::Write(clinic, value.resource);
}

void Cell<AddedDuty>::Read(const Place& place, std::string_view text, AddedDuty& out) {
  std::string_view need, rest;
  if (!SplitAt(place, text, '=', Values(), need, rest)) return;
  out.need = need;
  const std::size_t plus = rest.find('+');
  Cell<DutyCode>::Read(place, Trim(rest.substr(0, plus)), out.duty);
  if (plus != std::string_view::npos) {
    Cell<Duration>::Read(place, Trim(rest.substr(plus + 1)), out.added);
  }
}
std::string Cell<AddedDuty>::Write(const ClinicContents& clinic, const AddedDuty& value) {
  std::string text = value.need + "=" + value.duty.str();
  if (value.added != Duration{}) text += "+" + Cell<Duration>::Write(clinic, value.added);
  return text;
}

void Cell<Quantity>::Read(const Place& place, std::string_view text, Quantity& out) {
  std::string_view value, unit;
  if (!SplitAt(place, text, ' ', Values(), value, unit)) return;
  if (auto quantity = Quantity::Parse(value, unit); quantity.ok()) {
    out = *std::move(quantity);
  } else {
    place.Fail("not_a_quantity", text, Values());
  }
}
std::string Cell<Quantity>::Write(const ClinicContents&, const Quantity& value) {
  return value.ToText();
}

}  // namespace polyclinic::table_internal
