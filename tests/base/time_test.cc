#include "polyclinic/base/time.h"

#include <gtest/gtest.h>

namespace polyclinic {
namespace {

using std::chrono::year;

Date Day(int y, unsigned m, unsigned d) {
  return Date{year{y}, std::chrono::month{m}, std::chrono::day{d}};
}
Instant At(std::string_view text) { return ParseInstant(text).value(); }
LocalTime Local(Date date, int h, int m) { return {date, Duration{h * 3600 + m * 60}}; }

TEST(DateText, ReadsAndWritesDaysOfTheCalendar) {
  EXPECT_EQ(ToText(*ParseDate("2026-12-07")), "2026-12-07");
  EXPECT_EQ(*ParseDate("2024-02-29"), Day(2024, 2, 29));
  EXPECT_EQ(ToText(*ParseDate("0001-01-01")), "0001-01-01");
  EXPECT_TRUE(ParseDate("9999-12-31").ok());
  for (const char* bad : {"2026-13-01", "2023-02-29", "0000-01-01", "2026-1-01", "2026-01-01 ", "",
                          "10000-01-01", "2026/01/01", "-001-01-01"}) {
    EXPECT_EQ(ParseDate(bad).status().code(), absl::StatusCode::kInvalidArgument) << bad;
  }
}

TEST(InstantText, ReadsOffsetsAndWritesZ) {
  EXPECT_EQ(ToText(At("2026-12-07T09:30:00-08:00")), "2026-12-07T17:30:00Z");
  EXPECT_EQ(ToText(At("1969-12-31T23:59:59Z")), "1969-12-31T23:59:59Z");
  for (const char* bad : {"2026-12-07T09:30:00", "2026-12-07T24:00:00Z", "2026-12-07T09:30:60Z",
                          "2026-12-07 09:30:00Z", "0001-01-01T00:00:00+01:00",
                          "9999-12-31T23:59:59-00:01", "2026-12-07T09:30:00-0800"}) {
    EXPECT_FALSE(ParseInstant(bad).ok()) << bad;
  }
}

TEST(TimeOfDayText, GoesToTheEndOfTheNextDay) {
  EXPECT_EQ(*ParseTimeOfDay("09:30"), Minutes{570});
  EXPECT_EQ(*ParseTimeOfDay("48:00"), Minutes{2880});
  EXPECT_EQ(ToText(Minutes{1510}), "25:10");
  for (const char* bad : {"48:01", "9:30", "09:60", "-1:00", "09:30:00"}) {
    EXPECT_FALSE(ParseTimeOfDay(bad).ok()) << bad;
  }
}

TEST(IntervalTest, IsHalfOpenAndNeverEmpty) {
  const Interval a = *Interval::Of(Instant{Duration{10}}, Instant{Duration{20}});
  EXPECT_TRUE(a.Contains(Instant{Duration{10}}));
  EXPECT_FALSE(a.Contains(Instant{Duration{20}}));
  EXPECT_FALSE(a.Overlaps(*Interval::Of(Instant{Duration{20}}, Instant{Duration{30}})));
  EXPECT_FALSE(Interval::Of(Instant{Duration{5}}, Instant{Duration{5}}).ok());
  EXPECT_DEATH(Interval(Instant{Duration{5}}, Instant{Duration{4}}), "start < end");
}

TEST(TimeZoneTest, AMissingZoneIsAnErrorAndNeverUtc) {
  for (const char* bad : {"", "America/Los_Angelos", "localtime", "/etc/localtime",
                          "../zoneinfo/UTC", "Fixed/UTC+01:00:00", ":UTC"}) {
    EXPECT_EQ(TimeZone::Load(bad).status().code(), absl::StatusCode::kNotFound) << bad;
  }
  EXPECT_EQ(TimeZone::Load("America/Los_Angeles")->name(), "America/Los_Angeles");
  EXPECT_EQ(*TimeZone::Load("UTC"), TimeZone::Utc());
}

TEST(TimeZoneTest, SkippedTimesFollowThePolicy) {
  const TimeZone zone = *TimeZone::Load("America/Los_Angeles");
  const LocalTime skipped = Local(Day(2026, 3, 8), 2, 30);
  EXPECT_EQ(ToText(*zone.ToInstant(skipped)), "2026-03-08T10:30:00Z");  // 03:30 PDT
  EXPECT_EQ(ToText(*zone.ToInstant(skipped, LocalTimePolicy::kEarlier)), "2026-03-08T10:00:00Z");
  EXPECT_EQ(ToText(*zone.ToInstant(skipped, LocalTimePolicy::kLater)), "2026-03-08T10:00:00Z");
  EXPECT_FALSE(zone.ToInstant(skipped, LocalTimePolicy::kRefuse).ok());
}

TEST(TimeZoneTest, RepeatedTimesFollowThePolicy) {
  const TimeZone zone = *TimeZone::Load("America/Los_Angeles");
  const LocalTime repeated = Local(Day(2026, 11, 1), 1, 30);
  EXPECT_EQ(ToText(*zone.ToInstant(repeated)), "2026-11-01T08:30:00Z");
  EXPECT_EQ(ToText(*zone.ToInstant(repeated, LocalTimePolicy::kEarlier)), "2026-11-01T08:30:00Z");
  EXPECT_EQ(ToText(*zone.ToInstant(repeated, LocalTimePolicy::kLater)), "2026-11-01T09:30:00Z");
  EXPECT_FALSE(zone.ToInstant(repeated, LocalTimePolicy::kRefuse).ok());
}

TEST(TimeZoneTest, LocalTimesComeBack) {
  const TimeZone zone = *TimeZone::Load("America/New_York");
  const LocalTime noon = Local(Day(2026, 7, 4), 12, 0);
  EXPECT_EQ(zone.ToLocal(*zone.ToInstant(noon)), noon);
  // A window that ends past midnight.
  EXPECT_EQ(zone.ToLocal(*zone.ToInstant(Local(Day(2026, 7, 4), 26, 0))),
            Local(Day(2026, 7, 5), 2, 0));
  EXPECT_FALSE(zone.ToInstant(Local(Day(2026, 2, 30), 0, 0)).ok());
  EXPECT_FALSE(zone.ToInstant(Local(Day(2026, 2, 3), 49, 0)).ok());
}

TEST(TimeZoneTest, TheDayBeginsAtMidnightOrAtTheChangeThatSkipsIt) {
  EXPECT_EQ(ToText(TimeZone::Load("America/Los_Angeles")->StartOfDay(Day(2026, 12, 7))),
            "2026-12-07T08:00:00Z");
  // Samoa crossed the date line: there was no 2011-12-30.
  EXPECT_EQ(ToText(TimeZone::Load("Pacific/Apia")->StartOfDay(Day(2011, 12, 30))),
            "2011-12-30T10:00:00Z");
}

TEST(DateArithmetic, AgesAndWeeks) {
  EXPECT_EQ(AgeInYears(Day(2008, 2, 29), Day(2026, 2, 28)), 17);
  EXPECT_EQ(AgeInYears(Day(2008, 2, 29), Day(2026, 3, 1)), 18);
  EXPECT_EQ(AgeInYears(Day(2008, 5, 1), Day(2026, 5, 1)), 18);
  EXPECT_EQ(AddDays(Day(2026, 2, 28), 1), Day(2026, 3, 1));
  EXPECT_EQ(*ParseIsoWeek("2026-W50"), Day(2026, 12, 7));
  EXPECT_EQ(*ParseIsoWeek("2026-W01"), Day(2025, 12, 29));
  EXPECT_EQ(*ParseIsoWeek("2026-W53"), Day(2026, 12, 28));
  for (const char* bad : {"2025-W53", "2026-W00", "2026-50", "2026-W5", "2026-W54"}) {
    EXPECT_FALSE(ParseIsoWeek(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace polyclinic
