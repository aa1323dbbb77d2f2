// A test suite of some other project, which has nothing but the installed package.

#include <polyclinic/testing/fixture.h>
#include <polyclinic/testing/matchers.h>

namespace {

using namespace polyclinic::testing;
using ::testing::AllOf;
using ::testing::Not;

class FrontDesk : public ClinicTest {};

TEST_F(FrontDesk, BooksAChildWhoSpeaksSpanish) {
  const auto child = clinic().APatient(With().Age(7).Language("es"));
  const auto provider = clinic().AProvider(With().Specialty("family-medicine"));
  const Booking booking = clinic().Book(child, provider);
  EXPECT_THAT(booking, IsBooked());
  EXPECT_THAT(*booking.appointment, Partially(EqualsProto("status: APPOINTMENT_STATUS_SCHEDULED")));
  EXPECT_THAT(clinic(), AllOf(HasNoDoubleBooking(), RespectsScope(), CoversEveryNeed()));
}

TEST_F(FrontDesk, IsClosedAtNight) {
  clinic().FreezeTimeAt("2026-12-10T17:30");
  const Booking booking = clinic().Book(clinic().APatient(), clinic().AProvider(),
                                        {.start = clinic().At("2026-12-11T03:00")});
  EXPECT_THAT(booking, Not(IsBooked()));
}

class FluSeason : public ClinicTest {
 protected:
  polyclinic::ScenarioSpec Spec() const override {
    return {.name = "flu_season", .seed = 7, .days = 10};
  }
};

TEST_F(FluSeason, IsFull) {
  EXPECT_GT(clinic().clinic().List<polyclinic::Appointment>().size(), 500u);
  EXPECT_THAT(clinic(), HasNoDoubleBooking());
}

}  // namespace
