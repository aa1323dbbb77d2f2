#include "polyclinic/draw/window.h"

#include <string>
#include <vector>

#include "draw/pod_day.h"
#include "draw/xml_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/schedule/schedule.h"
#include "polyclinic/scope/rule_book.h"

namespace polyclinic {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::PodDay;
using testing::PodRules;
using testing::XmlElement;

// A window put together by hand: two of the pod's assistants, one of them busy, and no room.
class WindowTest : public ::testing::Test {
 protected:
  WindowTest() {
    const auto at = [&](int minutes) { return day_.At(minutes); };
    window_.site = day_.site();
    window_.visit_type = day_.clinic().visit_types.front().id;
    window_.start = at(620);
    window_.span = {at(560), at(700)};
    WindowRow busy{.resource = Resource::Of(day_.clinic().staff[2].id),
                   .hours = {{at(560), at(700)}},
                   .occupied = {{.interval = {at(610), at(630)},
                                 .appointment = AppointmentId::Of(Tag(), 0),
                                 .in_the_way = true}}};
    WindowRow unable{.resource = Resource::Of(day_.clinic().staff[3].id),
                     .able = false,
                     .hours = {{at(560), at(700)}}};
    window_.needs = {{.need = "assistant", .asked = {at(620), at(640)}, .rows = {busy, unable}},
                     {.need = "exam_room", .asked = {at(620), at(640)}}};
    Conflict taken{.kind = ConflictKind::kBusy, .need = "assistant"};
    taken.resource = busy.resource;
    taken.interval = Interval(at(610), at(630));
    Conflict lacks{.kind = ConflictKind::kScopeUnmet, .need = "assistant"};
    lacks.resource = unable.resource;
    lacks.duty = "C28";
    lacks.missing = {{.items = {{.any_of = {"WA-MA-C"}}}}};
    Conflict full{.kind = ConflictKind::kCapacity, .need = "assistant"};
    full.certificate = Certificate{.interval = {at(620), at(625)},
                                   .able = {busy.resource},
                                   .appointments = {AppointmentId::Of(Tag(), 0)}};
    Conflict patient{.kind = ConflictKind::kPatientBusy};
    patient.interval = Interval(at(600), at(625));
    window_.conflicts = {taken, lacks, full, patient};
  }

  std::uint32_t Tag() const { return day_.site().clinic(); }

  XmlElement Drawn(const DrawOptions& options = {}) {
    const auto svg = DrawWindow(day_.clinic(), PodRules(), window_, options);
    EXPECT_TRUE(svg.ok()) << svg.status();
    return testing::Parsed(svg.value_or(""));
  }
  static int Count(const XmlElement& root, const std::string& attribute, const std::string& value) {
    int count = 0;
    testing::ForEach(root, [&](const XmlElement& e) {
      const auto found = e.attributes.find(attribute);
      count += found != e.attributes.end() && found->second == value;
    });
    return count;
  }

  PodDay day_;
  BookingWindow window_;
};

TEST_F(WindowTest, SaysWhatStandsAgainstEachRowAndTheVisit) {
  const std::vector<std::string> texts = testing::TextsOf(Drawn(), "text");
  EXPECT_THAT(texts, Contains("assistant, 10:20–10:40: 1 able, 0 free"));
  EXPECT_THAT(texts, Contains("busy 10:10–10:30"));
  EXPECT_THAT(texts, Contains("lacks for C28: credential WA-MA-C"));
  EXPECT_THAT(texts, Contains("At 10:20 the only one able and there is taken by 1 promise that "
                              "nobody else can keep."));
  EXPECT_THAT(texts, Contains("the clinic has none"));
  EXPECT_THAT(texts, Contains("Against the visit: patient busy 10:00–10:25"));
}

TEST_F(WindowTest, WhatIsInTheWayIsHatchedAndElseItIsNot) {
  // One in the legend.
  EXPECT_EQ(Count(Drawn(), "fill", "url(#pc-in-the-way)"), 2);
  window_.conflicts.clear();
  const XmlElement open = Drawn();
  EXPECT_EQ(Count(open, "fill", "url(#pc-in-the-way)"), 1);
  EXPECT_THAT(testing::TextsOf(open, "text"), Contains(HasSubstr("Can start: ")));
}

// A session that is full for a policy is full at no moment.
TEST_F(WindowTest, WhatAPolicyCountsIsNoMoment) {
  Conflict& full = window_.conflicts[2];
  full.kind = ConflictKind::kSessionFull;
  EXPECT_THAT(testing::TextsOf(Drawn(), "text"), Contains(HasSubstr("that nobody else can keep")));
  full.policy = "four-new";
  EXPECT_THAT(testing::TextsOf(Drawn(), "text"),
              Not(Contains(HasSubstr("that nobody else can keep"))));
}

TEST_F(WindowTest, OfManyTheFirstTwelveAreDrawn) {
  window_.needs[0].rows.resize(30, window_.needs[0].rows[1]);
  EXPECT_THAT(testing::TextsOf(Drawn(), "text"), Contains("and 18 more"));
}

TEST_F(WindowTest, NamesOfPeopleCanBeLeftOut) {
  day_.clinic().staff[2].name = "Kim <Ada>";
  day_.clinic().staff[2].key = "kim";
  EXPECT_THAT(testing::TextsOf(Drawn(), "text"), Contains("Kim <Ada>"));
  const std::vector<std::string> texts = testing::TextsOf(Drawn({.ids_only = true}), "text");
  EXPECT_THAT(texts, Not(Contains("Kim <Ada>")));
  EXPECT_THAT(texts, Contains("kim"));
}

TEST_F(WindowTest, AWindowOfAnotherClinicIsRefused) {
  window_.site = SiteId::Of(Tag() + 1, 0);
  EXPECT_EQ(DrawWindow(day_.clinic(), PodRules(), window_).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(RemedyText(day_.clinic(), PodRules(), {}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(WindowTest, RemediesInWords) {
  const auto text = [&](Remedy remedy) {
    remedy.site = day_.site();
    return RemedyText(day_.clinic(), PodRules(), remedy, {.ids_only = true}).value();
  };
  const Interval when(day_.At(620), day_.At(640));
  EXPECT_EQ(text({.kind = RemedyKind::kOtherTime, .instead = SiteStart{day_.site(), day_.At(640)}}),
            "opening 7 Dec 10:40");
  EXPECT_EQ(text({.kind = RemedyKind::kOneMorePerson,
                  .duties = {"C28"},
                  .roles = {Role::kMedicalAssistant},
                  .when = when}),
            "free if one more medical assistant able to do C28 venipuncture were on, 7 Dec "
            "10:20–10:40");
  EXPECT_EQ(text({.kind = RemedyKind::kOneMoreRoom, .rooms = {RoomKind::kExam}, .when = when}),
            "free with one more room (exam), 7 Dec 10:20–10:40");
}

}  // namespace
}  // namespace polyclinic
