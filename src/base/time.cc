#include "polyclinic/base/time.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "absl/strings/str_cat.h"
#include "polyclinic/base/strings_seam.h"

namespace polyclinic {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;

constexpr sys_days kFirstDay{Date{std::chrono::year{1}, std::chrono::January, std::chrono::day{1}}};
constexpr sys_days kEndOfDays{
    Date{std::chrono::year{10000}, std::chrono::January, std::chrono::day{1}}};

// Reads a text from the left; each step fails for good.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  // Exactly `count` digits.
  int Digits(int count) {
    int value = 0;
    for (int i = 0; i < count; ++i) {
      if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') return Fail();
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return value;
  }
  // The character `c` stands next, and is read.
  bool Take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void Expect(char c) {
    if (!Take(c)) Fail();
  }
  bool Done() const { return ok_ && rest_.empty(); }

 private:
  int Fail() {
    ok_ = false;
    rest_ = {};
    return 0;
  }
  std::string_view rest_;
  bool ok_ = true;
};

absl::Status Unreadable(std::string_view text, std::string_view expected) {
  return absl::InvalidArgumentError(
      absl::StrCat("found '", AsAbsl(text), "', expected ", AsAbsl(expected)));
}

Date ScanDate(Scanner& in) {
  const int y = in.Digits(4);
  in.Expect('-');
  const int m = in.Digits(2);
  in.Expect('-');
  const int d = in.Digits(2);
  return Date{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
              std::chrono::day{static_cast<unsigned>(d)}};
}

bool IsCivil(Date date) {
  return date.ok() && kFirstDay <= sys_days{date} && sys_days{date} < kEndOfDays;
}

std::string Padded(const char* format, int a, int b, int c) {
  char text[64];
  std::snprintf(text, sizeof text, format, a, b, c);
  return text;
}

}  // namespace

std::string ToText(Date date) {
  return Padded("%04d-%02d-%02d", static_cast<int>(date.year()),
                static_cast<int>(static_cast<unsigned>(date.month())),
                static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string ToText(Instant instant) {
  const sys_days day = floor<days>(instant);
  const int second = static_cast<int>((instant - day).count());
  return ToText(Date{day}) +
         Padded("T%02d:%02d:%02dZ", second / 3600, second / 60 % 60, second % 60);
}

std::string ToText(Minutes time_of_day) {
  const int minutes = static_cast<int>(time_of_day.count());
  return Padded("%02d:%02d", minutes / 60, minutes % 60, 0);
}

absl::StatusOr<Date> ParseDate(std::string_view text) {
  Scanner in(text);
  const Date date = ScanDate(in);
  if (!in.Done() || !IsCivil(date)) return Unreadable(text, "a date YYYY-MM-DD of the calendar");
  return date;
}

absl::StatusOr<Instant> ParseInstant(std::string_view text) {
  constexpr std::string_view kExpected = "an instant such as 2026-12-07T17:30:00Z or ...-08:00";
  Scanner in(text);
  const Date date = ScanDate(in);
  in.Expect('T');
  const int h = in.Digits(2);
  in.Expect(':');
  const int m = in.Digits(2);
  in.Expect(':');
  const int s = in.Digits(2);
  int offset = 0;
  if (!in.Take('Z')) {
    const int sign = in.Take('-') ? -1 : 1;
    if (sign > 0) in.Expect('+');
    const int offset_h = in.Digits(2);
    in.Expect(':');
    const int offset_m = in.Digits(2);
    if (offset_h > 23 || offset_m > 59) return Unreadable(text, kExpected);
    offset = sign * (offset_h * 3600 + offset_m * 60);
  }
  if (!in.Done() || !IsCivil(date) || h > 23 || m > 59 || s > 59) {
    return Unreadable(text, kExpected);
  }
  const Instant instant = sys_days{date} + Duration{h * 3600 + m * 60 + s - offset};
  if (instant < kFirstDay || instant >= kEndOfDays) return Unreadable(text, kExpected);
  return instant;
}

absl::StatusOr<Minutes> ParseTimeOfDay(std::string_view text) {
  Scanner in(text);
  const int h = in.Digits(2);
  in.Expect(':');
  const int m = in.Digits(2);
  const Minutes time{h * 60 + m};
  if (!in.Done() || m > 59 || time > Minutes{48 * 60}) {
    return Unreadable(text, "a time HH:MM from 00:00 to 48:00");
  }
  return time;
}

absl::StatusOr<Interval> Interval::Of(Instant start, Instant end) {
  if (start < end) return Interval(start, end);
  return absl::InvalidArgumentError(absl::StrCat("found an interval from ", ToText(start), " to ",
                                                 ToText(end), ", expected start < end"));
}

Interval::Interval(Instant start, Instant end) : start_(start), end_(end) {
  if (!(start < end)) {
    std::fputs("polyclinic: an interval must have start < end\n", stderr);
    std::abort();
  }
}

Date AddDays(Date date, int days_after) { return Date{sys_days{date} + days{days_after}}; }

int AgeInYears(Date birth, Date on) {
  const int years = static_cast<int>(on.year()) - static_cast<int>(birth.year());
  const bool before_birthday = std::chrono::month_day{on.month(), on.day()} <
                               std::chrono::month_day{birth.month(), birth.day()};
  return years - (before_birthday ? 1 : 0);
}

absl::StatusOr<Date> ParseIsoWeek(std::string_view text) {
  Scanner in(text);
  const int y = in.Digits(4);
  in.Expect('-');
  in.Expect('W');
  const int week = in.Digits(2);
  if (!in.Done() || y < 1 || week < 1 || week > 53) {
    return Unreadable(text, "a week such as 2026-W50");
  }
  // January 4 always lies in week 1.
  const auto monday_of_week_1 = [](int year) {
    const sys_days fourth{Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{4}}};
    return fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
  };
  const sys_days monday = monday_of_week_1(y) + days{7 * (week - 1)};
  if (monday >= monday_of_week_1(y + 1) || monday < kFirstDay) {
    return Unreadable(text, "a week that the year has");
  }
  return Date{monday};
}

}  // namespace polyclinic
