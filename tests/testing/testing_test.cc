// The matchers on what they must accept and, more, on what they must reject; the clinic in a test.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/testing/fixture.h"
#include "polyclinic/testing/matchers.h"

namespace polyclinic::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StringMatchResultListener;

// What the matcher says against the value; empty: it matches.
template <class M, class T>
std::string Against(const M& matcher, const T& value) {
  StringMatchResultListener listener;
  const bool matches = matcher.MatchAndExplain(value, listener.stream());
  EXPECT_EQ(matches, listener.str().empty());
  return listener.str();
}

// The clinic with its contents changed, under the shipped rules.
template <class Change>
Clinic Changed(const TestClinic& from, Change&& change) {
  ClinicContents contents = from.clinic().Contents();
  change(contents);
  return Clinic::Create(std::move(contents), from.clinic().rules()).value();
}

// The position of an appointment that occupies what it names.
std::size_t AnOccupying(const ClinicContents& c) {
  for (std::size_t i = 0; i < c.appointments.size(); ++i) {
    if (Occupies(c.appointments[i].status)) return i;
  }
  return 0;
}

class SmallClinic : public ClinicTest {};

TEST_F(SmallClinic, IsSound) {
  EXPECT_THAT(clinic(), AllOf(HasNoDoubleBooking(), RespectsScope(), CoversEveryNeed()));
  EXPECT_THAT(clinic().clinic(), HasNoDoubleBooking());
}

TEST_F(SmallClinic, IsFreshForEveryTest) {
  EXPECT_EQ(clinic().clinic().version(), 0);
  TestClinic copy = clinic();
  EXPECT_THAT(copy.Book(copy.APatient(), copy.AProvider()), IsBooked());
  EXPECT_GT(copy.clinic().version(), 0);
  EXPECT_EQ(clinic().clinic().version(), 0);
  EXPECT_EQ(TestClinic::Small().clinic().version(), 0);
}

// ---- people by what they are -------------------------------------------------------------------------

TEST_F(SmallClinic, FindsTheSamePersonForEver) {
  const With seven = With().Age(7).Language("es");
  const Patient child = clinic().APatient(seven);
  EXPECT_EQ(child.language, "es");
  EXPECT_EQ(AgeInYears(*child.born, Date(std::chrono::year{2026} / 12 / 10)), 7);
  EXPECT_FALSE(child.related.empty());
  EXPECT_EQ(clinic().APatient(seven), child);
  EXPECT_EQ(TestClinic::Small().APatient(seven), child);
}

TEST_F(SmallClinic, MakesWhomItDoesNotFind) {
  const With unusual = With().Age(103).Language("eu").Aid(Accessibility::kBariatric);
  const std::size_t before = clinic().clinic().List<Patient>().size();
  const Patient made = clinic().APatient(unusual);
  EXPECT_EQ(clinic().clinic().List<Patient>().size(), before + 1);
  EXPECT_EQ(made.language, "eu");
  EXPECT_EQ(clinic().APatient(unusual), made);
  EXPECT_EQ(clinic().clinic().List<Patient>().size(), before + 1);
  EXPECT_TRUE(Validate(clinic().clinic().Contents()).empty());
  EXPECT_THAT(clinic().Book(made, clinic().AProvider()), IsBooked());
}

TEST_F(SmallClinic, ProvidersAndMembers) {
  EXPECT_EQ(clinic().AProvider().key, "s1-dr1");
  EXPECT_EQ(clinic().AProvider(With().Specialty("family-medicine")).key, "s1-dr1");
  EXPECT_EQ(clinic().AMember(With().Holding("WA-MA-C")).roles[0], Role::kMedicalAssistant);
  EXPECT_DEATH(clinic().AProvider(With().Specialty("cardiology")), "specialty cardiology");
  EXPECT_DEATH(clinic().AMember(With().Age(7)), "age 7");
  EXPECT_DEATH(clinic().APatient(With().InRole(Role::kExtern)), "role extern");
  EXPECT_DEATH(TestClinic::Of({.name = "smal"}), "small");
}

TEST_F(SmallClinic, TheClockStandsWhereItWasSet) {
  EXPECT_EQ(ToText(clinic().now()), "2026-12-10T15:00:00Z");
  clinic().FreezeTimeAt("2026-12-11T09:30");
  EXPECT_EQ(ToText(clinic().now()), "2026-12-11T17:30:00Z");
  EXPECT_DEATH(clinic().FreezeTimeAt("noon"), "expected a local time");
}

// ---- IsBooked ----------------------------------------------------------------------------------------

TEST_F(SmallClinic, IsBookedRejectsRefusalsAndNonsense) {
  const Patient patient = clinic().APatient();
  const Staff provider = clinic().AProvider();
  const Booking night =
      clinic().Book(patient, provider, {.start = clinic().At("2026-12-11T03:00")});
  EXPECT_THAT(night, Not(IsBooked()));
  EXPECT_THAT(Against(IsBooked(), night), HasSubstr("refused"));
  EXPECT_THAT(Against(IsBooked(), night), HasSubstr("not_available"));
  const Booking nonsense = clinic().Book(patient, provider, {.visit_type = "no-such-visit"});
  EXPECT_THAT(Against(IsBooked(), nonsense), HasSubstr("no visit type 'no-such-visit'"));
  EXPECT_THAT(Against(IsBooked(), Booking{}), HasSubstr("nothing was booked"));
  EXPECT_THAT(Against(IsBooked(), absl::StatusOr<CommandResult>(absl::NotFoundError("gone"))),
              HasSubstr("gone"));
  EXPECT_THAT(Against(IsBooked(), BookingResult(Refusal{.conflicts = {{.need = "room"}}})),
              HasSubstr("busy (room)"));
  EXPECT_EQ(Against(IsBooked(), BookingResult(Booked{})), "");
}

// ---- HasNoDoubleBooking ------------------------------------------------------------------------------

TEST_F(SmallClinic, DoubleBookingsOfEachKindAreFound) {
  // The same appointment again, for another patient: provider, assistant and room are taken twice.
  const Clinic twice = Changed(clinic(), [](ClinicContents& c) {
    Appointment copy = c.appointments[AnOccupying(c)];
    copy.key = "the-copy";
    copy.patient = c.patients[(copy.patient.index() + 1) % c.patients.size()].id;
    Add(c, c.appointments, copy);
  });
  EXPECT_THAT(Against(HasNoDoubleBooking(), twice), HasSubstr("the-copy"));
  EXPECT_THAT(Against(HasNoDoubleBooking(), twice), HasSubstr("4 problems"));
  // Of the patient alone.
  const Clinic patient = Changed(clinic(), [](ClinicContents& c) {
    Appointment copy = c.appointments[AnOccupying(c)];
    copy.key = "the-copy";
    copy.assignments.clear();
    Add(c, c.appointments, copy);
  });
  EXPECT_THAT(Against(HasNoDoubleBooking(), patient), HasSubstr("patient s1-p"));
  EXPECT_THAT(Against(HasNoDoubleBooking(), patient), HasSubstr("1 problem:"));
  // What was cancelled takes nobody's time.
  const Clinic cancelled = Changed(clinic(), [](ClinicContents& c) {
    Appointment copy = c.appointments[AnOccupying(c)];
    copy.key = "the-copy";
    copy.status = AppointmentStatus::kCancelledByClinic;
    Add(c, c.appointments, copy);
  });
  EXPECT_THAT(cancelled, HasNoDoubleBooking());
}

// ---- RespectsScope -----------------------------------------------------------------------------------

TEST_F(SmallClinic, BreachesOfScopeAreFound) {
  const Clinic without = Changed(clinic(), [](ClinicContents& c) {
    for (Staff& person : c.staff) {
      if (person.key == "s1-ma1") person.credentials.clear();
    }
  });
  const std::string said = Against(RespectsScope(), without);
  EXPECT_THAT(said, HasSubstr("s1-ma1 may not do C02"));
  EXPECT_THAT(said, Not(HasSubstr("s1-ma2")));
}

class Papers : public ClinicTest {
 protected:
  ScenarioSpec Spec() const override { return {.name = "expired_credentials", .days = 5}; }
};

TEST_F(Papers, ScopeIsBroken) {
  EXPECT_THAT(clinic(), AllOf(HasNoDoubleBooking(), CoversEveryNeed(), Not(RespectsScope())));
}

// ---- CoversEveryNeed ---------------------------------------------------------------------------------

TEST_F(SmallClinic, UncoveredNeedsAreFound) {
  const Clinic missing = Changed(clinic(), [](ClinicContents& c) {
    auto& assignments = c.appointments[AnOccupying(c)].assignments;
    std::erase_if(assignments, [](const Assignment& a) { return a.need == "room"; });
  });
  EXPECT_THAT(Against(CoversEveryNeed(), missing), HasSubstr("need room is met by 0 of 1"));
  // For a part of its steps only.
  const Clinic partly = Changed(clinic(), [](ClinicContents& c) {
    for (Assignment& a : c.appointments[AnOccupying(c)].assignments) {
      if (a.need == "provider") a.interval = Interval(a.interval.start(), a.interval.end() - kCell);
    }
  });
  EXPECT_THAT(Against(CoversEveryNeed(), partly), HasSubstr("need provider is met by 0 of 1"));
}

// ---- EqualsProto, Partially --------------------------------------------------------------------------

TEST(EqualsProto, ComparesNativeValues) {
  const Room room{.key = "exam-1", .kind = RoomKind::kExam, .turnover = Duration{300}};
  const std::string text = ToTextProto(room);
  EXPECT_THAT(room, EqualsProto(text));
  EXPECT_THAT(Against(EqualsProto("key: \"exam-2\" kind: ROOM_KIND_EXAM capacity: 1"), room),
              AllOf(HasSubstr("key: found \"exam-1\", expected \"exam-2\""),
                    HasSubstr("turnover: found 300 s, expected 0 s"), HasSubstr("2 problems")));
  EXPECT_THAT(Against(EqualsProto("colour: 3"), room), HasSubstr("the expected text is none"));
}

TEST(Partially, ComparesWhatTheTextSets) {
  const Room room{.key = "exam-1", .kind = RoomKind::kProcedure, .turnover = Duration{300}};
  const auto matcher = Partially(EqualsProto("kind: ROOM_KIND_PROCEDURE capacity: 1"));
  EXPECT_THAT(room, matcher);
  EXPECT_THAT(room, Not(EqualsProto("kind: ROOM_KIND_PROCEDURE capacity: 1")));
  EXPECT_THAT(Against(Partially(EqualsProto("kind: ROOM_KIND_LABORATORY capacity: 1")), room),
              HasSubstr("kind: found procedure, expected laboratory"));
}

// Messages that are no value by themselves (an appointment without a time) can be named in part.
TEST_F(SmallClinic, PartiallyTakesIncompleteMessages) {
  const Appointment a = clinic().clinic().List<Appointment>()[0];
  EXPECT_THAT(a, Partially(EqualsProto("key: 'a-s1p1d1n1'  # the first\n new_patient: false")));
  EXPECT_THAT(Against(Partially(EqualsProto("new_patient: true; key: \"a\" 'b'")), a),
              AllOf(HasSubstr("new_patient: found false, expected true"),
                    HasSubstr("expected \"ab\""), HasSubstr("2 problems")));
  const std::string other = a.status == AppointmentStatus::kNoShow ? "CONFIRMED" : "NO_SHOW";
  EXPECT_THAT(a, Not(Partially(EqualsProto("status: APPOINTMENT_STATUS_" + other))));
  // In a list of messages each element in part; with another number of them it differs.
  const VisitType& type = *clinic().clinic().Find<VisitType>("fm-visit");
  const std::string steps = "steps { name: 'rooming' } steps { name: 'provider' } ";
  EXPECT_THAT(type, Partially(EqualsProto(steps + "steps { name: 'wrap-up' }")));
  EXPECT_THAT(Against(Partially(EqualsProto(steps + "steps { name: 'end' }")), type),
              HasSubstr("steps[2].name: found \"wrap-up\", expected \"end\""));
  EXPECT_THAT(type, Not(Partially(EqualsProto(steps))));
  EXPECT_THAT(Against(Partially(EqualsProto("colour: 3")), type), HasSubstr("colour"));
}

TEST_F(SmallClinic, PartiallyGoesIntoLists) {
  const VisitType type = *clinic().clinic().Find<VisitType>("fm-visit");
  VisitType expected = type;
  expected.name.clear();
  expected.needs.clear();
  expected.steps[2] = {};
  EXPECT_THAT(Differences(type, expected, /*partially=*/true), ::testing::IsEmpty());
  expected.steps[1].name = "doctor";
  EXPECT_THAT(Differences(type, expected, true),
              ::testing::ElementsAre("steps[1].name: found \"provider\", expected \"doctor\""));
  expected.steps.pop_back();
  EXPECT_THAT(Differences(type, expected, true),
              ::testing::ElementsAre("steps: found 3 elements, expected 2"));
}

// ---- the fixture -------------------------------------------------------------------------------------

TEST(Fixture, TheLineMakesTheClinicAgain) {
  EXPECT_EQ(TestClinic::Of({.name = "small", .seed = 7}).Line(),
            "polyclinic generate small --seed 7");
}

}  // namespace
}  // namespace polyclinic::testing
