// The one place where time zones are loaded and read; all else goes through `TimeZone`.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "polyclinic/base/strings_seam.h"
#include "polyclinic/base/time.h"

namespace polyclinic {
namespace {

const absl::TimeZone& Zone(const void* impl) { return *static_cast<const absl::TimeZone*>(impl); }

// Names that mean the machine's own zone or a file of one's own are no zones of the model.
bool IsZoneName(std::string_view name) {
  return !name.empty() && name != "localtime" && name.front() != '/' && name.front() != ':' &&
         name.find("..") == std::string_view::npos && name.substr(0, 6) != "Fixed/" &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '/' || c == '_' || c == '-' || c == '+';
         });
}

Instant ToSysSeconds(absl::Time time) { return Instant{Duration{absl::ToUnixSeconds(time)}}; }

absl::CivilSecond ToCivil(Date date) {
  return absl::CivilSecond(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                           static_cast<unsigned>(date.day()));
}

absl::Time Resolve(const absl::TimeZone::TimeInfo& info, LocalTimePolicy policy) {
  // `pre` reads the clock with the offset before the change, `post` with the one after it.
  if (info.kind == absl::TimeZone::TimeInfo::SKIPPED) {
    return policy == LocalTimePolicy::kRfc5545 ? info.pre : info.trans;
  }
  return policy == LocalTimePolicy::kLater ? info.post : info.pre;
}

}  // namespace

absl::StatusOr<TimeZone> TimeZone::Load(std::string_view name) {
  // Zones are kept for the life of the process, so that a TimeZone is one pointer.
  static std::mutex* const mutex = new std::mutex;
  static auto* const loaded =
      new std::map<std::string, std::unique_ptr<absl::TimeZone>, std::less<>>;
  const std::lock_guard<std::mutex> lock(*mutex);
  if (const auto found = loaded->find(name); found != loaded->end()) {
    return TimeZone(found->second.get());
  }
  auto zone = std::make_unique<absl::TimeZone>();
  if (!IsZoneName(name) || !absl::LoadTimeZone(AsAbsl(name), zone.get())) {
    return absl::NotFoundError(absl::StrCat("found time zone '", AsAbsl(name),
                                            "', expected an IANA zone of the system's tzdata, "
                                            "such as America/Los_Angeles"));
  }
  const auto [entry, added] = loaded->emplace(std::string(name), std::move(zone));
  return TimeZone(entry->second.get());
}

TimeZone TimeZone::Utc() {
  static const absl::TimeZone* const utc = new absl::TimeZone(absl::UTCTimeZone());
  return TimeZone(utc);
}

std::string TimeZone::name() const { return Zone(impl_).name(); }

absl::StatusOr<Instant> TimeZone::ToInstant(const LocalTime& local, LocalTimePolicy policy) const {
  const int year = static_cast<int>(local.date.year());
  if (!local.date.ok() || year < 1 || year > 9999 || local.time_of_day < Duration{0} ||
      local.time_of_day > std::chrono::hours{48}) {
    return absl::InvalidArgumentError(
        absl::StrCat("found local time ", ToText(local.date), " + ", local.time_of_day.count(),
                     " s, expected a day of the years 1 to 9999 and at most 48 hours"));
  }
  const auto info = Zone(impl_).At(ToCivil(local.date) + local.time_of_day.count());
  if (policy == LocalTimePolicy::kRefuse && info.kind != absl::TimeZone::TimeInfo::UNIQUE) {
    return absl::InvalidArgumentError(
        absl::StrCat("found local time ", ToText(local.date), " + ", local.time_of_day.count(),
                     " s, expected one that the clocks of ", name(), " neither skip nor repeat"));
  }
  return ToSysSeconds(Resolve(info, policy));
}

LocalTime TimeZone::ToLocal(Instant instant) const {
  const auto civil = Zone(impl_).At(absl::FromUnixSeconds(instant.time_since_epoch().count())).cs;
  // Years that a Date cannot hold are cut off; validation refuses such instants.
  const auto year = std::clamp<std::int64_t>(civil.year(), -32767, 32767);
  return LocalTime{Date{std::chrono::year{static_cast<int>(year)},
                        std::chrono::month{static_cast<unsigned>(civil.month())},
                        std::chrono::day{static_cast<unsigned>(civil.day())}},
                   Duration{civil.hour() * 3600 + civil.minute() * 60 + civil.second()}};
}

Instant TimeZone::StartOfDay(Date date) const {
  return ToSysSeconds(Resolve(Zone(impl_).At(ToCivil(date)), LocalTimePolicy::kEarlier));
}

std::string TzdataVersion() {
  const char* const directory = std::getenv("TZDIR");
  const std::string root = directory != nullptr ? directory : "/usr/share/zoneinfo";
  std::string line;
  if (std::ifstream file(root + "/tzdata.zi"); file && std::getline(file, line)) {
    constexpr std::string_view kPrefix = "# version ";
    if (line.starts_with(kPrefix)) return line.substr(kPrefix.size());
  }
  if (std::ifstream file(root + "/+VERSION"); file && std::getline(file, line)) return line;
  return "unknown";
}

}  // namespace polyclinic
