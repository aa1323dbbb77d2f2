// What is flagged when a clinic is made of contents full of conflicts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "clinic/clinic_fixture.h"
#include "polyclinic/clinic/clinic.h"
#include "trials.h"

namespace polyclinic {
namespace {

using testing::Day;
using testing::Monday;
using testing::WeekClinic;

// Assistants may room who hold a credential.
RuleBook CredentialRules() {
  RuleSet rules = testing::RoomingRules().rules();
  rules.rules[0].needs.credentials = {"WA-MA-C"};
  return RuleBook::Make(std::move(rules)).value();
}

// The days on which the clinic of the test is open: Monday to Thursday.
DateRange Open() { return {.from = Day(2026, 12, 7), .until = Day(2026, 12, 11)}; }

// The week's clinic with visits from Sunday to Saturday, whoever is busy or at home; those of Saturday are
// beyond the schedule's grid. Credentials begin and end within the week.
ClinicContents Crowded(std::mt19937& random) {
  const auto below = [&](std::size_t n) { return random() % n; };
  ClinicContents c = WeekClinic();
  for (std::size_t person = 1; person < c.staff.size(); ++person) {
    const Date from = AddDays(Day(2026, 12, 4), static_cast<int>(below(5)));
    c.staff[person].credentials = {
        {.code = "WA-MA-C",
         .valid = {.from = from, .until = AddDays(from, 1 + static_cast<int>(below(6)))}}};
  }
  const auto at = [](Instant start, int from, int to) {
    return Interval(start + std::chrono::minutes{from}, start + std::chrono::minutes{to});
  };
  for (int i = 0; i < 40; ++i) {
    const Instant start = Monday(7, 0) + std::chrono::hours{24 * (static_cast<int>(below(7)) - 1)} +
                          std::chrono::minutes{5 * below(i % 4 == 0 ? 24 * 12 : 120) + below(2)};
    const auto staff = [&](std::size_t index) { return Resource::Of(c.staff[index].id); };
    const StaffId doctor = c.staff[0].id;
    Add(c, c.appointments,
        Appointment{
            .key = "a" + std::to_string(i),
            .patient = c.patients[below(8)].id,
            .visit_type = c.visit_types[0].id,
            .site = c.sites[0].id,
            .status = below(10) == 0 ? AppointmentStatus::kNoShow : AppointmentStatus::kScheduled,
            .interval = at(start, 0, 30),
            .assignments = {
                {.need = "assistant",
                 .resource = staff(1 + below(2)),
                 .interval = at(start, 0, 10),
                 .grounds = {{.duty = "C02",
                              .outcome = "allowed",
                              .supervisor = below(2) == 0 ? doctor : StaffId{}}}},
                {.need = "provider", .resource = staff(0), .interval = at(start, 10, 30)},
                {.need = "room",
                 .resource = Resource::Of(c.rooms[below(c.rooms.size())].id),
                 .interval = at(start, 0, 30)}}});
  }
  return c;
}

// Code, need and the other appointment.
using Found = std::set<std::tuple<std::string, std::string, AppointmentId>>;

// The flags of an appointment by the definition of each, every pair of appointments compared.
Found FlagsByDefinition(const ClinicContents& c, const Appointment& a) {
  Found found;
  if (!Occupies(a.status)) return found;
  for (const Appointment& other : c.appointments) {
    if (other.id == a.id || !Occupies(other.status)) continue;
    if (other.patient == a.patient && other.interval.Overlaps(a.interval)) {
      found.emplace("patient_double_booked", "", other.id);
    }
    for (const Assignment& own : a.assignments) {
      for (const Assignment& theirs : other.assignments) {
        if (own.resource == theirs.resource && own.interval.Overlaps(theirs.interval)) {
          found.emplace("double_booked", own.need, other.id);
        }
      }
    }
  }
  const TimeZone zone = TimeZone::Load(c.sites[0].time_zone).value();
  for (const Assignment& own : a.assignments) {
    const LocalTime from = zone.ToLocal(own.interval.start());
    const LocalTime to = zone.ToLocal(own.interval.end());
    const bool open = Open().Contains(from.date) && to.date == from.date &&
                      from.time_of_day >= std::chrono::hours{8} &&
                      to.time_of_day <= std::chrono::hours{17};
    if (!open) found.emplace("outside_hours", own.need, AppointmentId());
    for (const DutyGround& ground : own.grounds) {
      const DateRange& held = c.staff[own.resource.staff.index()].credentials[0].valid;
      if (!held.Contains(from.date)) {
        found.emplace(held.until <= from.date ? "credential_expired" : "scope_lost", own.need,
                      AppointmentId());
      }
      if (ground.supervisor.valid() && !open) {
        found.emplace("supervisor_absent", own.need, AppointmentId());
      }
    }
  }
  return found;
}

TEST(Flags, AreWhatComparingEveryPairAndEveryDayFinds) {
  const RuleBook rules = CredentialRules();
  std::set<std::string> met;
  for (int seed = 0; seed < Trials(100); ++seed) {
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    const ClinicContents given = Crowded(random);
    const auto clinic = Clinic::Create(given, rules, Open());
    ASSERT_TRUE(clinic.ok()) << clinic.status().message();
    for (const Appointment& appointment : given.appointments) {
      Found found;
      const Appointment loaded = *clinic->Get(appointment.id);
      for (const Flag& flag : loaded.flags) {
        EXPECT_TRUE(found.emplace(flag.code, flag.need, flag.other).second) << "twice";
        met.insert(flag.code);
      }
      ASSERT_EQ(found, FlagsByDefinition(given, appointment))
          << "seed " << seed << ", " << appointment.key;
    }
  }
  EXPECT_THAT(met,
              ::testing::ElementsAre("credential_expired", "double_booked", "outside_hours",
                                     "patient_double_booked", "scope_lost", "supervisor_absent"));
}

}  // namespace
}  // namespace polyclinic
