#include "polyclinic/draw/day.h"

#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "draw/pod_day.h"
#include "draw/xml_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace polyclinic {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Gt;
using ::testing::HasSubstr;
using ::testing::Lt;
using ::testing::Not;
using testing::Parsed;
using testing::PodDay;
using testing::PodRules;
using ::testing::SizeIs;
using testing::TextsOf;
using testing::XmlElement;

std::string Drawn(PodDay& day, const DrawOptions& options = {}) {
  const auto svg = DrawDay(day.clinic(), PodRules(), day.pod(), day.date(), options);
  EXPECT_TRUE(svg.ok()) << svg.status();
  return svg.value_or("");
}

double Number(const XmlElement& e, const std::string& name) {
  const auto found = e.attributes.find(name);
  return found == e.attributes.end() ? 0 : std::strtod(found->second.c_str(), nullptr);
}

// Words that no picture by ids may hold.
std::set<std::string> NamesOf(const ClinicContents& clinic) {
  std::set<std::string> names;
  for (const Staff& staff : clinic.staff) names.insert(staff.name);
  for (const Patient& patient : clinic.patients) {
    names.insert(patient.name.given);
    names.insert(patient.name.family);
  }
  names.erase("");
  return names;
}

TEST(DayTest, EveryVisitIsOnEveryLaneThatItUses) {
  PodDay day;
  day.Fill();
  const auto titles = TextsOf(Parsed(Drawn(day)), "title");
  ASSERT_THAT(day.clinic().appointments, SizeIs(Gt(20u)));
  for (const Appointment& visit : day.clinic().appointments) {
    std::size_t blocks = 0;
    for (const std::string& title : titles) {
      blocks += title.find("(" + visit.key + ")") != std::string::npos;
    }
    EXPECT_EQ(blocks, visit.assignments.size()) << visit.key;
  }
}

TEST(DayTest, HoverTellsDutyVerdictRuleAndCitation) {
  PodDay day;
  day.Visit(0, 540, 20, 1);
  EXPECT_THAT(TextsOf(Parsed(Drawn(day)), "title"),
              Contains(AllOf(HasSubstr("C22 give a vaccine: allowed once the obligation is met"),
                             HasSubstr("US-WA.injections: WAC 246-827-0240"),
                             HasSubstr("due at the visit: order (patient specific), dose check"),
                             HasSubstr("supervisor: Dr. Ana Whitfield"),
                             HasSubstr("Vaccination visit"), HasSubstr("09:20–09:30 closing"))));
}

TEST(DayTest, AnAdoptedUnknownIsToldAsSuch) {
  PodDay day;
  day.Visit(0, 540, 20, 4);
  EXPECT_THAT(TextsOf(Parsed(Drawn(day)), "title"),
              Contains(HasSubstr("by policy ecg-by-assistants (the law does not say)")));
}

TEST(DayTest, FillsAreOfThePaletteAlone) {
  static const std::set<std::string> kPalette = {
      "#D55E00", "#CC79A7", "#009E73", "#F0E442", "#0072B2", "#56B4E9", "#E69F00", "#FFFFFF",
      "#000000", "#1B2430", "#4A5563", "#E4E7EB", "#C3C9D1", "#3D4B5F", "#CBD3DD", "none"};
  PodDay day;
  day.Fill();
  for (const bool compact : {false, true}) {
    testing::ForEach(Parsed(Drawn(day, {.compact = compact})), [&](const XmlElement& e) {
      const auto fill = e.attributes.find("fill");
      if (fill == e.attributes.end() || fill->second.starts_with("url(#pc-")) return;
      EXPECT_THAT(kPalette, Contains(fill->second)) << e.name;
    });
  }
}

TEST(DayTest, EverythingLiesWithinThePicture) {
  PodDay day;
  day.Fill();
  const XmlElement root = Parsed(Drawn(day));
  const double width = Number(root, "width");
  const double height = Number(root, "height");
  for (const XmlElement& child : root.children) {
    if (child.name == "defs") continue;
    testing::ForEach(child, [&](const XmlElement& e) {
      EXPECT_THAT(Number(e, "x") + Number(e, "width"), Lt(width + 0.1)) << e.name;
      EXPECT_THAT(Number(e, "y") + Number(e, "height"), Lt(height + 0.1)) << e.name;
    });
  }
}

TEST(DayTest, BlocksThatOverlapInTimeDoNotOverlapInThePicture) {
  PodDay day;
  for (int i = 0; i < 3; ++i) day.Visit(0, 540 + 5 * i, 20, 0);
  std::vector<XmlElement> blocks;
  testing::ForEach(Parsed(Drawn(day)), [&](const XmlElement& e) {
    if (e.name == "rect" && !e.children.empty() && e.attributes.at("fill") == "#3D4B5F") {
      blocks.push_back(e);
    }
  });
  ASSERT_THAT(blocks, SizeIs(3));
  for (const XmlElement& a : blocks) {
    for (const XmlElement& b : blocks) {
      if (&a == &b) continue;
      const bool beside = Number(a, "x") + Number(a, "width") <= Number(b, "x") ||
                          Number(b, "x") + Number(b, "width") <= Number(a, "x");
      const bool beneath = Number(a, "y") + Number(a, "height") <= Number(b, "y") ||
                           Number(b, "y") + Number(b, "height") <= Number(a, "y");
      EXPECT_TRUE(beside || beneath);
    }
  }
}

TEST(DayTest, ByIdsNoNameOccurs) {
  PodDay day;
  day.Fill();
  for (const bool compact : {false, true}) {
    const std::string svg = Drawn(day, {.ids_only = true, .compact = compact});
    for (const std::string& name : NamesOf(day.clinic())) EXPECT_THAT(svg, Not(HasSubstr(name)));
    EXPECT_THAT(svg, HasSubstr("ma-lee"));
  }
  const auto page =
      DayHtml(day.clinic(), PodRules(), day.pod(), day.date(), DrawOptions{.ids_only = true});
  ASSERT_TRUE(page.ok());
  for (const std::string& name : NamesOf(day.clinic())) EXPECT_THAT(*page, Not(HasSubstr(name)));
}

TEST(DayTest, HostileNamesAreEscaped) {
  PodDay day;
  day.Fill();
  const std::string hostile = "<script>alert(\"&'\")</script>]]>\x01\xff\xed\xa0\x80";
  for (Staff& staff : day.clinic().staff) staff.name = hostile;
  for (Patient& patient : day.clinic().patients) patient.name = {hostile, hostile, ""};
  for (Room& room : day.clinic().rooms) room.name = hostile;
  for (VisitType& type : day.clinic().visit_types) type.name = hostile;
  day.clinic().pods[0].name = hostile;
  day.clinic().sites[0].name = hostile;
  Parsed(Drawn(day));
  Parsed(Drawn(day, {.compact = true}));
  const auto page = DayHtml(day.clinic(), PodRules(), day.pod(), day.date());
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(*page, Not(HasSubstr("<script")));
}

TEST(DayTest, TheCompactPictureIsSmall) {
  PodDay day;
  EXPECT_THAT(Drawn(day.Fill(), {.compact = true}), SizeIs(Lt(20000u)));
}

TEST(DayTest, EveryBlockOfAFullCompactDayTellsWhatItIs) {
  PodDay day;
  day.Fill().Fill().Fill();
  const auto blocks = [](const XmlElement& root, std::string_view tag) {
    int count = 0;
    testing::ForEach(root, [&](const XmlElement& e) {
      for (const XmlElement& child : e.children) {
        count += e.name == tag && child.name == "title" &&
                 (child.text.find(" · ") != std::string::npos || child.text.starts_with("Visit "));
      }
    });
    return count;
  };
  const int wide = blocks(Parsed(Drawn(day)), "rect");
  EXPECT_GT(wide, 100);
  EXPECT_EQ(blocks(Parsed(Drawn(day, {.compact = true})), "path"), wide);
}

TEST(DayTest, ABlockOfAMinuteCanBeSeenAndHit) {
  PodDay day;
  Appointment& visit = day.Visit(0, 540, 1, 0);
  for (Assignment& assignment : visit.assignments) {
    const Instant start = assignment.interval.start();
    assignment.interval = Interval(start, start + std::chrono::minutes{1});
  }
  int blocks = 0;
  testing::ForEach(Parsed(Drawn(day)), [&](const XmlElement& e) {
    for (const XmlElement& child : e.children) {
      if (e.name != "rect" || !child.text.starts_with("Visit ")) continue;
      EXPECT_GE(Number(e, "width"), 3.0);
      ++blocks;
    }
  });
  EXPECT_GE(blocks, 3);
}

TEST(DayTest, PeopleWhoseNamesAreCutAlikeAreToldApart) {
  PodDay day;
  for (const std::string key : {"kay-1", "kay-2"}) {
    const StaffId id = day.AddStaff(key, "Kaylee Featherstonehaugh-Cholmondeley of Bath, " + key,
                                    Role::kMedicalAssistant, {});
    day.clinic().pods.front().assistants.push_back(id);
  }
  const auto texts = TextsOf(Parsed(Drawn(day)), "text");
  EXPECT_THAT(texts, Contains(AllOf(HasSubstr("Kaylee"), ::testing::EndsWith(" kay-1"))));
  EXPECT_THAT(texts, Contains(AllOf(HasSubstr("Kaylee"), ::testing::EndsWith(" kay-2"))));
}

TEST(DayTest, NoLineCrossesTheWordsOfABreak) {
  const std::string svg = Drawn(PodDay().Fill());
  const std::size_t words = svg.find(">lunch<");
  const std::size_t grid = svg.find("stroke-dasharray=\"2 4\"");
  ASSERT_NE(words, std::string::npos);
  ASSERT_NE(grid, std::string::npos);
  EXPECT_GT(words, grid);
}

TEST(DayTest, ADayWithoutVisitsShowsWhoWorks) {
  PodDay day;
  const auto texts = TextsOf(Parsed(Drawn(day)), "text");
  EXPECT_THAT(texts, Contains("Jordan Lee"));
  EXPECT_THAT(texts, Contains(HasSubstr("0 visits")));
  EXPECT_THAT(texts, Contains("lunch"));
  const auto page = DayHtml(day.clinic(), PodRules(), day.pod(), day.date());
  EXPECT_THAT(*page, HasSubstr("No visit is booked on this day."));
}

TEST(DayTest, AClinicWithoutHoursIsDrawn) {
  PodDay day;
  day.clinic().availability.clear();
  const auto texts = TextsOf(Parsed(Drawn(day)), "text");
  EXPECT_THAT(texts, Contains("08:00"));
  EXPECT_THAT(texts, Contains("17:00"));
}

TEST(DayTest, CancelledVisitsAndOtherDaysAreLeftOut) {
  PodDay day;
  day.Visit(0, 540, 20, 0).status = AppointmentStatus::kCancelledByClinic;
  day.Visit(0, 24 * 60 + 540, 20, 0);
  EXPECT_THAT(TextsOf(Parsed(Drawn(day)), "text"), Contains(HasSubstr("0 visits")));
}

TEST(DayTest, AWindowPastMidnightIsDrawnToItsEnd) {
  PodDay day;
  day.Works(Resource::Of(day.clinic().staff[0].id), 17 * 60, 26 * 60);
  EXPECT_THAT(TextsOf(Parsed(Drawn(day)), "text"), Contains("26:00"));
}

TEST(DayTest, ADayOfTwentyFiveHoursShowsTheRepeatedHourOnce) {
  PodDay day(Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{1}});
  day.Works(Resource::Of(day.clinic().staff[0].id), 0, 6 * 60);
  const auto texts = TextsOf(Parsed(Drawn(day)), "text");
  EXPECT_THAT(texts, Contains("01:00*"));
  EXPECT_THAT(texts, Contains("02:00"));
}

TEST(DayTest, ADayOfTwentyThreeHoursSkipsAnHour) {
  PodDay day(Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{8}});
  day.Works(Resource::Of(day.clinic().staff[0].id), 0, 6 * 60);
  const auto texts = TextsOf(Parsed(Drawn(day)), "text");
  EXPECT_THAT(texts, Contains("01:00"));
  EXPECT_THAT(texts, Not(Contains("02:00")));
  EXPECT_THAT(texts, Contains("03:00"));
}

TEST(DayTest, SameContentsGiveSameBytes) {
  PodDay a;
  PodDay b;
  EXPECT_EQ(Drawn(a.Fill()), Drawn(b.Fill()));
}

TEST(DayTest, AnotherPodsVisitDrawsNoLanesOfItsOwn) {
  PodDay day;
  const StaffId other = day.AddStaff("stranger", "Dr. Elsewhere", Role::kPhysician, {});
  Appointment& visit = day.Visit(0, 540, 20, 0);
  visit.assignments[1].resource = Resource::Of(other);
  EXPECT_THAT(TextsOf(Parsed(Drawn(day)), "text"), Not(Contains("Dr. Elsewhere")));
}

TEST(DayTest, ThePodsVisitDrawsTheLaneOfWhomItBorrows) {
  PodDay day;
  const StaffId floater =
      day.AddStaff("float", "Robin Float", Role::kMedicalAssistant, {"WA-MA-C"});
  day.Visit(0, 540, 20, 0).assignments[2].resource = Resource::Of(floater);
  const auto texts = TextsOf(Parsed(Drawn(day)), "text");
  EXPECT_THAT(texts, Contains("Robin Float"));
  EXPECT_THAT(texts, Contains("WA-MA-C · not of this pod"));
}

TEST(DayTest, ReferencesThatLeadNowhereAreUnknown) {
  PodDay day;
  Appointment& visit = day.Visit(0, 540, 20, 0);
  visit.patient = PatientId::Of(1, 99);
  visit.visit_type = VisitTypeId::Of(1, 99);
  EXPECT_THAT(TextsOf(Parsed(Drawn(day)), "title"), Contains(HasSubstr("unknown for unknown")));
}

TEST(DayTest, RefusesWhatIsNoPodNoDayAndNoZone) {
  PodDay day;
  const RuleSet rules = PodRules();
  EXPECT_EQ(DrawDay(day.clinic(), rules, PodId{}, day.date()).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(DrawDay(day.clinic(), rules, PodId::Of(1, 0), day.date()).status().code(),
            absl::StatusCode::kInvalidArgument);
  const Date no_day{std::chrono::year{2026}, std::chrono::February, std::chrono::day{30}};
  EXPECT_EQ(DrawDay(day.clinic(), rules, day.pod(), no_day).status().code(),
            absl::StatusCode::kInvalidArgument);
  day.clinic().sites[0].time_zone = "Mars/Olympus";
  EXPECT_EQ(DrawDay(day.clinic(), rules, day.pod(), day.date()).status().code(),
            absl::StatusCode::kNotFound);
}

TEST(DayHtmlTest, IsAPageThatStandsAlone) {
  PodDay day;
  day.Fill();
  const auto page = DayHtml(day.clinic(), PodRules(), day.pod(), day.date());
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(*page, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(*page, HasSubstr("<h1>Blue pod · Monday, 7 December 2026</h1>"));
  EXPECT_THAT(*page, Not(HasSubstr("<script")));
  EXPECT_THAT(*page, Not(HasSubstr("src=")));
  EXPECT_THAT(*page, Not(HasSubstr("href=")));
  for (const Appointment& visit : day.clinic().appointments) {
    const Patient& patient = day.clinic().patients[visit.patient.index()];
    EXPECT_THAT(*page,
                HasSubstr("<td>" + patient.name.given + " " + patient.name.family + "</td>"));
  }
}

}  // namespace
}  // namespace polyclinic
