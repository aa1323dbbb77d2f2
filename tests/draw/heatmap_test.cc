#include "polyclinic/draw/heatmap.h"

#include <set>
#include <string>
#include <vector>

#include "draw/pod_day.h"
#include "draw/xml_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace polyclinic {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Lt;
using ::testing::Not;
using testing::PodDay;
using testing::PodRules;
using ::testing::SizeIs;
using testing::XmlElement;

class HeatmapTest : public ::testing::Test {
 protected:
  void Cell(int day, int minutes, std::string label, int demanded, int missing) {
    ShortageCell cell;
    cell.half_hour =
        *day_.zone().ToInstant({AddDays(day_.date(), day), std::chrono::minutes{minutes}});
    cell.site = day_.site();
    cell.label = std::move(label);
    cell.demanded = demanded;
    cell.missing = missing;
    cells_.push_back(cell);
  }

  XmlElement Drawn(const DrawOptions& options = {}) {
    const auto svg = DrawWeek(day_.clinic(), PodRules(), day_.site(), day_.date(), cells_, options);
    EXPECT_TRUE(svg.ok()) << svg.status();
    size_ = svg.value_or("").size();
    return testing::Parsed(svg.value_or(""));
  }

  // The fill of the cell that tells `words` when hovered.
  static std::string FillOf(const XmlElement& root, const std::string& words) {
    std::string fill;
    testing::ForEach(root, [&](const XmlElement& e) {
      for (const XmlElement& child : e.children) {
        if (e.name == "rect" && child.text.find(words) != std::string::npos) {
          fill = e.attributes.at("fill");
        }
      }
    });
    return fill;
  }

  PodDay day_;
  std::vector<ShortageCell> cells_;
  std::size_t size_ = 0;
};

TEST_F(HeatmapTest, ShortMetAndNotAskedForDiffer) {
  Cell(0, 600, "C28", 3, 1);
  Cell(0, 630, "C28", 3, 4);
  Cell(1, 600, "C28", 2, 0);
  const XmlElement root = Drawn();
  const std::string one = FillOf(root, "10:00–10:30\n3 asked for, 1 short");
  const std::string four = FillOf(root, "10:30–11:00\n3 asked for, 4 short");
  const std::string met = FillOf(root, "2 asked for, none short");
  EXPECT_EQ(one, "#FDCC8A");
  EXPECT_EQ(four, "#7F0000");
  EXPECT_EQ(met, "#CFE3F1");
  EXPECT_THAT(testing::TextsOf(root, "text"), Contains("4"));
  EXPECT_THAT(testing::TextsOf(root, "text"), Contains("C28 venipuncture"));
}

TEST_F(HeatmapTest, LikeHalfHoursThatAreMetStandTogether) {
  Cell(0, 600, "C28", 2, 0);
  Cell(0, 630, "C28", 2, 0);
  Cell(0, 690, "C28", 2, 0);
  const auto titles = testing::TextsOf(Drawn(), "title");
  EXPECT_THAT(titles, Contains(HasSubstr("10:00–11:00")));
  EXPECT_THAT(titles, Contains(HasSubstr("11:30–12:00")));
}

TEST_F(HeatmapTest, OtherSitesOtherWeeksAndNoDemandAreLeftOut) {
  Cell(7, 600, "C20", 1, 1);
  Cell(-1, 600, "C22", 1, 1);
  Cell(0, 600, "C24", 0, 0);
  Cell(0, 600, "C16", 1, 1);
  cells_.back().site = SiteId::Of(1, 5);
  EXPECT_THAT(testing::TextsOf(Drawn(), "text"),
              Contains("No visit of this week asks for anybody."));
}

TEST_F(HeatmapTest, TheWeekendIsShownWhereItIsAskedFor) {
  Cell(0, 600, "C28", 1, 0);
  EXPECT_THAT(testing::TextsOf(Drawn(), "text"), Not(Contains("Sun 13 Dec")));
  Cell(6, 600, "C28", 1, 0);
  EXPECT_THAT(testing::TextsOf(Drawn(), "text"), Contains("Sun 13 Dec"));
}

TEST_F(HeatmapTest, RowsOfDifferentAbilitiesLookDifferent) {
  const std::string many = "C02+C05+C06+C07+C08+C09+C10+C11+C12+C16+C17+C18+C20+C22";
  for (const std::string& label :
       {std::string("C02+C05+C06+C16+C18+C20"), std::string("C02+C05+C06+C16+C18+C22"),
        many + "+C24", many + "+C28"}) {
    Cell(0, 600, label, 1, 1);
  }
  for (const bool compact : {false, true}) {
    std::vector<std::string> rows;
    for (const std::string& text : testing::TextsOf(Drawn({.compact = compact}), "text")) {
      if (text.starts_with("C02 + C05")) rows.push_back(text);
    }
    EXPECT_THAT(rows, SizeIs(4));
    EXPECT_EQ(std::set<std::string>(rows.begin(), rows.end()).size(), 4u);
  }
}

TEST_F(HeatmapTest, TheCompactPictureIsSmall) {
  for (int day = 0; day < 5; ++day) {
    for (int minutes = 480; minutes < 1020; minutes += 30) {
      for (const char* label : {"C02", "C05", "C06", "C16", "C18", "C20", "C22", "C24"}) {
        Cell(day, minutes, label, 1 + minutes / 30 % 3, minutes / 30 % 7 == 0);
      }
    }
  }
  Drawn({.compact = true});
  EXPECT_THAT(size_, Lt(20000u));
}

TEST_F(HeatmapTest, HostileLabelsAreEscaped) {
  Cell(0, 600, "<b>&\"", 1, 1);
  EXPECT_THAT(testing::TextsOf(Drawn(), "text"), Contains("<b>&\""));
  EXPECT_THAT(*WeekHtml(day_.clinic(), PodRules(), day_.site(), day_.date(), cells_),
              Not(HasSubstr("<b>")));
}

TEST_F(HeatmapTest, ThePageListsEveryShortage) {
  Cell(2, 600, "medical_assistant", 3, 2);
  const auto page = WeekHtml(day_.clinic(), PodRules(), day_.site(), day_.date(), cells_);
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(*page, HasSubstr("<th scope=\"row\">Wednesday, 9 December 2026</th><td>10:00–10:30"
                               "</td><td>medical assistant</td><td>3</td><td>2</td>"));
}

TEST_F(HeatmapTest, AWeekBeginsOnMonday) {
  EXPECT_EQ(DrawWeek(day_.clinic(), PodRules(), day_.site(), AddDays(day_.date(), 1), cells_)
                .status()
                .code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace polyclinic
