// Commands that make no sense: each gives an error that names the fault, and leaves the clinic alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "clinic/clinic_fixture.h"
#include "polyclinic/clinic/desk.h"

namespace polyclinic {
namespace {

using testing::Day;
using testing::FreeAndBusy;
using testing::Monday;
using testing::RoomingRules;
using testing::SmallClinic;
using testing::TheWeek;
using testing::Wish;

// A clinic with an appointment, a hold and a visit.
Clinic Busy() {
  Desk desk(Clinic::Create(SmallClinic(), RoomingRules(), TheWeek()).value());
  Command book{.request_id = "book", .now = Monday(7, 0)};
  book.book = BookCommand{.request = Wish(SmallClinic(), "booked", 0), .start = Monday(9, 0)};
  Command hold{.request_id = "hold", .now = Monday(7, 0)};
  hold.place_hold = PlaceHoldCommand{.request = Wish(SmallClinic(), "held", 1),
                                     .start = Monday(10, 0),
                                     .expires_at = Monday(8, 0)};
  Command record{.request_id = "record", .now = Monday(7, 0)};
  record.record =
      RecordCommand{.patient = SmallClinic().patients[2].id, .site = SmallClinic().sites[0].id};
  for (const Command& command : {book, hold, record}) {
    const auto answer = desk.Submit(command);
    EXPECT_TRUE(answer.ok() && !std::holds_alternative<Refusal>(*answer));
  }
  return desk.Snapshot();
}

struct BadCommand {
  const char* name;
  // Makes a good command bad.
  std::function<void(Command&)> spoil;
  // Code and path of a finding; of a refusal the name of a conflict and "refused".
  std::string code;
  std::string path;
};
void PrintTo(const BadCommand& bad, std::ostream* out) { *out << bad.name; }

constexpr Instant kFarAway{Duration{std::numeric_limits<std::int64_t>::max()}};

template <class Entity>
Id<Entity> Foreign(Id<Entity>) {
  return Id<Entity>::Of(ClinicTag("another"), 0);
}
template <class Entity>
Id<Entity> Beyond(Id<Entity>) {
  return Id<Entity>::Of(ClinicTag(SmallClinic().identifier), 1'000'000);
}
BookingRequest& RequestOf(Command& c) { return c.book->request; }

// The command has a booking; what spoils it may put another action in its place.
void Only(Command& c, auto Command::*action, auto value) {
  c.book.reset();
  (c.*action) = std::move(value);
}

std::vector<BadCommand> BadCommands() {
  const AppointmentId appointment = AppointmentId::Of(ClinicTag(SmallClinic().identifier), 0);
  const Staff ana = SmallClinic().staff[1];
  const Patient patient = SmallClinic().patients[0];
  const Availability hours = SmallClinic().availability[0];
  return {
      {"NoRequestId", [](Command& c) { c.request_id.clear(); }, "missing_request_id", "request_id"},
      {"NoAction", [](Command& c) { c.book.reset(); }, "bad_command", ""},
      {"TwoActions", [](Command& c) { c.release_hold.emplace(); }, "bad_command", ""},
      {"ForeignAsker", [](Command& c) { c.by = Foreign(c.by); }, "id_of_another_clinic", "by"},
      {"ClockBeyondTheYears", [](Command& c) { c.now = kFarAway; }, "no_such_instant", "now"},
      {"NoPatient", [](Command& c) { RequestOf(c).patient = {}; }, "missing_reference",
       "book.request.patient"},
      {"UnknownPatient", [](Command& c) { RequestOf(c).patient = Beyond(PatientId()); },
       "unknown_reference", "book.request.patient"},
      {"ForeignPatient", [](Command& c) { RequestOf(c).patient = Foreign(PatientId()); },
       "id_of_another_clinic", "book.request.patient"},
      {"NoVisitType", [](Command& c) { RequestOf(c).visit_type = {}; }, "missing_reference",
       "book.request.visit_type"},
      {"UnknownVisitType", [](Command& c) { RequestOf(c).visit_type = Beyond(VisitTypeId()); },
       "unknown_reference", "book.request.visit_type"},
      {"ForeignSite", [](Command& c) { RequestOf(c).site = Foreign(SiteId()); },
       "id_of_another_clinic", "book.request.site"},
      {"UnknownRequest", [](Command& c) { RequestOf(c).id = Beyond(RequestId()); },
       "unknown_reference", "book.request.id"},
      {"UsedKey", [](Command& c) { RequestOf(c).key = "booked"; }, "duplicate_key",
       "book.request.key"},
      {"ForeignRoomNamed",
       [](Command& c) {
         RequestOf(c).named = {{.need = "room", .resource = Resource::Of(Foreign(RoomId()))}};
       },
       "id_of_another_clinic", "book.request.named[0].resource.room"},
      {"NobodyNamed", [](Command& c) { RequestOf(c).named = {{.need = "room"}}; }, "bad_resource",
       "book.request.named[0].resource"},
      {"UnknownNeedNamed",
       [ana](Command& c) {
         RequestOf(c).named = {{.need = "nobody", .resource = Resource::Of(ana.id)}};
       },
       "unknown_need", "book.request.named[0].need"},
      {"AMillionNeedsNamed", [](Command& c) { RequestOf(c).named.resize(1'000'000); },
       "too_many_needs", "book.request.named"},
      {"NobodyPreferred", [](Command& c) { RequestOf(c).preferred = {{}}; }, "bad_resource",
       "book.request.preferred[0]"},
      {"UnknownNeedForADuty", [](Command& c) { RequestOf(c).added_duties = {{.need = "x"}}; },
       "unknown_need", "book.request.added_duties[0].need"},
      {"ReversedDays",
       [](Command& c) {
         RequestOf(c).days = {.from = Day(2026, 12, 9), .until = Day(2026, 12, 8)};
       },
       "reversed_range", "book.request.days"},
      {"NoSuchDay", [](Command& c) { RequestOf(c).days.from = Day(2026, 2, 31); }, "no_such_day",
       "book.request.days.from"},
      {"DayInYearZero", [](Command& c) { RequestOf(c).days.from = Day(0, 2, 3); }, "no_such_day",
       "book.request.days.from"},
      {"ReversedWindow",
       [](Command& c) {
         RequestOf(c).time_of_day = TimeWindow{.from = Minutes{600}, .to = Minutes{540}};
       },
       "bad_window", "book.request.time_of_day"},
      {"StartBeyondTheYears", [](Command& c) { c.book->start = kFarAway; }, "no_such_instant",
       "book.start"},
      {"StartOffTheGrid", [](Command& c) { c.book->start = Monday(9, 31); }, "off_grid", "refused"},
      {"StartInYearOne", [](Command& c) { c.book->start = Instant{Duration{-62135596800}}; },
       "outside_request", "refused"},
      {"StartInYear9999", [](Command& c) { c.book->start = Instant{Duration{253402300500}}; },
       "outside_request", "refused"},
      {"CancelsNothing",
       [](Command& c) { Only(c, &Command::change_status, ChangeStatusCommand{}); },
       "missing_reference", "change_status.appointment"},
      {"CancelsForeign",
       [](Command& c) {
         Only(c, &Command::change_status,
              ChangeStatusCommand{.appointment = Foreign(AppointmentId())});
       },
       "id_of_another_clinic", "change_status.appointment"},
      {"CancelsWithoutReason",
       [appointment](Command& c) {
         Only(c, &Command::change_status, ChangeStatusCommand{.appointment = appointment});
       },
       "missing_reason", "change_status.reason"},
      {"FulfilsBeforeArrival",
       [appointment](Command& c) {
         Only(c, &Command::change_status,
              ChangeStatusCommand{.appointment = appointment, .to = AppointmentStatus::kRequested});
       },
       "bad_status", "change_status.to"},
      {"MovesAnothersVisit",
       [appointment](Command& c) {
         const BookingRequest request = Wish(SmallClinic(), "moved", 5);
         Only(c, &Command::reschedule,
              RescheduleCommand{.appointment = appointment, .request = request, .reason = "x"});
       },
       "another_patient", "reschedule.request.patient"},
      {"MovesUnknown",
       [](Command& c) {
         Only(c, &Command::reschedule, RescheduleCommand{.appointment = Beyond(AppointmentId())});
       },
       "unknown_reference", "reschedule.appointment"},
      {"RecordsForNobody", [](Command& c) { Only(c, &Command::record, RecordCommand{}); },
       "missing_reference", "record.patient"},
      {"RecordsInAForeignRoom",
       [patient](Command& c) {
         RecordCommand record{.patient = patient.id, .site = SmallClinic().sites[0].id};
         record.stamp.room = Foreign(RoomId());
         Only(c, &Command::record, record);
       },
       "id_of_another_clinic", "record.stamp.room"},
      {"HoldsWhatHasExpired",
       [](Command& c) {
         Only(c, &Command::place_hold,
              PlaceHoldCommand{.request = Wish(SmallClinic(), "late", 3),
                               .start = Monday(11, 0),
                               .expires_at = c.now});
       },
       "already_expired", "place_hold.expires_at"},
      {"ReleasesNothing", [](Command& c) { Only(c, &Command::release_hold, ReleaseHoldCommand{}); },
       "missing_reference", "release_hold.hold"},
      {"ConfirmsUnknown",
       [](Command& c) {
         Only(c, &Command::confirm_hold, ConfirmHoldCommand{.hold = Beyond(HoldId())});
       },
       "unknown_reference", "confirm_hold.hold"},
      {"ConfirmsNothing", [](Command& c) { Only(c, &Command::confirm_hold, ConfirmHoldCommand{}); },
       "missing_reference", "confirm_hold.hold"},
      {"FixesReversedDays",
       [](Command& c) {
         Only(c, &Command::fix_names,
              FixNamesCommand{.days = {Day(2026, 12, 8), Day(2026, 12, 7)}});
       },
       "reversed_range", "fix_names.days"},
      {"StaffWithAnothersKey",
       [ana](Command& c) {
         Staff staff = ana;
         staff.key = "ben";
         Only(c, &Command::put_staff, PutStaffCommand{staff});
       },
       "duplicate_key", "put_staff.staff.key"},
      {"StaffWithADayThatIsNone",
       [ana](Command& c) {
         Staff staff = ana;
         staff.credentials = {{.code = "WA-MA-C", .valid = {.from = Day(2026, 2, 30)}}};
         Only(c, &Command::put_staff, PutStaffCommand{staff});
       },
       "no_such_day", "put_staff.staff.credentials[0].valid.from"},
      {"PatientOfAForeignProvider",
       [patient](Command& c) {
         Patient changed = patient;
         changed.usual_provider = Foreign(StaffId());
         Only(c, &Command::put_patient, PutPatientCommand{changed});
       },
       "id_of_another_clinic", "put_patient.patient.usual_provider"},
      {"PatientWithoutKey",
       [patient](Command& c) {
         Patient changed = patient;
         changed.key.clear();
         Only(c, &Command::put_patient, PutPatientCommand{changed});
       },
       "missing_key", "put_patient.patient.key"},
      {"HoursOfNothing",
       [](Command& c) { Only(c, &Command::set_availability, SetAvailabilityCommand{}); },
       "bad_resource", "set_availability.availability.resource"},
      {"HoursThatEndBeforeTheyBegin",
       [hours](Command& c) {
         Availability reversed = hours;
         reversed.weekly[0].window = {.from = Minutes{720}, .to = Minutes{480}};
         Only(c, &Command::set_availability, SetAvailabilityCommand{reversed});
       },
       "bad_window", "set_availability.availability.weekly[0].window"},
  };
}

class EveryBadCommand : public ::testing::TestWithParam<BadCommand> {};

TEST_P(EveryBadCommand, IsNamedAndChangesNothing) {
  const Clinic before = Busy();
  Desk desk(before);
  const ClinicContents contents = before.Contents();
  const auto spans = FreeAndBusy(before);
  // The hold has expired by then: not even that is let go.
  Command command{.request_id = "bad", .now = Monday(8, 30)};
  command.book = BookCommand{.request = Wish(SmallClinic(), "wish", 4), .start = Monday(9, 30)};
  ASSERT_TRUE(std::holds_alternative<Applied>(*Apply(before, command)));
  GetParam().spoil(command);
  const auto answer = desk.Submit(command);
  if (GetParam().path == "refused") {
    ASSERT_TRUE(answer.ok()) << answer.status();
    ASSERT_TRUE(std::holds_alternative<Refusal>(*answer));
    std::vector<std::string_view> kinds;
    for (const Conflict& c : std::get<Refusal>(*answer).conflicts) kinds.push_back(NameOf(c.kind));
    EXPECT_THAT(kinds, ::testing::Contains(GetParam().code));
  } else {
    EXPECT_EQ(answer.status().code(), absl::StatusCode::kInvalidArgument) << answer.status();
    std::vector<std::pair<std::string, std::string>> found;
    for (const Finding& f : FindingsOf(answer.status())) found.emplace_back(f.code, f.path);
    EXPECT_THAT(found, ::testing::Contains(std::pair(GetParam().code, GetParam().path)));
  }
  EXPECT_EQ(desk.Snapshot().Contents(), contents);
  EXPECT_EQ(FreeAndBusy(desk.Snapshot()), spans);
  EXPECT_EQ(before.Contents(), contents);
}

INSTANTIATE_TEST_SUITE_P(Commands, EveryBadCommand, ::testing::ValuesIn(BadCommands()),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(BadContents, AVisitTypeWithAMillionNeedsIsRefusedAtOnce) {
  ClinicContents contents = SmallClinic();
  contents.visit_types[0].needs.resize(1'000'000);
  const auto clinic = Clinic::Create(contents, RoomingRules(), TheWeek());
  EXPECT_EQ(clinic.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(FindingsOf(clinic.status()).back().code, "too_many_needs");
}

TEST(Apply, PutsAPatientWhoseAgeStaysWithoutTouchingTheSchedule) {
  const Clinic before = Busy();
  Command put{.request_id = "put", .now = Monday(7, 0)};
  Patient patient = SmallClinic().patients[0];
  patient.language = "es";
  put.put_patient = PutPatientCommand{patient};
  const auto result = Apply(before, put);
  ASSERT_TRUE(result.ok()) << result.status();
  const Clinic& after = std::get<Applied>(*result).clinic;
  EXPECT_EQ(after.Find<Patient>("p0")->language, "es");
  EXPECT_EQ(&after.schedule().facts(), &before.schedule().facts());
}

}  // namespace
}  // namespace polyclinic
