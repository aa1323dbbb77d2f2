#include "polyclinic/generator/generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "generator/digest_table.h"
#include "generator/distributions.h"

namespace polyclinic {
namespace {

GeneratorInput InputOf(const ScenarioTable& table) {
  return {.table = &table,
          .seed = 1,
          .sizes = table.sizes,
          .first_day = table.first_day,
          .elapsed = ElapsedDays(table, table.sizes.days)};
}
GeneratorInput InputOf(std::string_view name) { return InputOf(*FindScenario(name)); }

std::vector<AppointmentRow> AppointmentsOf(const Generator& g) {
  std::vector<AppointmentRow> rows;
  for (std::uint32_t site = 0; site < static_cast<std::uint32_t>(g.sizes().sites); ++site) {
    for (std::uint32_t p = 0; p < static_cast<std::uint32_t>(g.sizes().providers); ++p) {
      for (std::uint32_t day = 0; day < g.days().size(); ++day) {
        g.AppendAppointments(site, p, day, rows);
      }
    }
  }
  return rows;
}

std::vector<AppointmentRow> ProviderDay(const Generator& g, std::uint32_t site, std::uint32_t p,
                                        std::uint32_t day) {
  std::vector<AppointmentRow> rows;
  g.AppendAppointments(site, p, day, rows);
  return rows;
}

bool IsCancelled(AppointmentOutcome outcome) {
  return outcome == AppointmentOutcome::kCancelledByPatient ||
         outcome == AppointmentOutcome::kCancelledByClinic ||
         outcome == AppointmentOutcome::kLateCancel;
}

// ---- the tables ----------------------------------------------------------------------------------------

TEST(Plan, TablesKeepWhatTheDayRestsOn) {
  std::set<std::pair<std::string_view, std::uint32_t>> names;
  for (const ScenarioTable& table : ScenarioTables()) {
    SCOPED_TRACE(table.name);
    EXPECT_TRUE(names.emplace(table.name, table.version).second);
    const Sizes& sizes = table.sizes;
    EXPECT_EQ(static_cast<std::size_t>(sizes.providers) % table.specialties.size(), 0u);
    EXPECT_GE(sizes.patients, LeastPatients(table, sizes.providers));
    EXPECT_GE(sizes.assistants * static_cast<std::int32_t>(table.providers_per_assistant),
              sizes.providers);
    std::uint32_t leads = 0;
    for (const std::uint32_t weight : table.lead_weights) leads += weight;
    EXPECT_EQ(leads, 1000u);
    for (const SpecialtyTable& specialty : table.specialties) {
      int rooming = 0, wrap_up = 0, provider = 255;
      for (const VisitTable& visit : specialty.visits) {
        rooming = std::max<int>(rooming, visit.rooming);
        wrap_up = std::max<int>(wrap_up, visit.wrap_up);
        provider = std::min<int>({provider, visit.provider, visit.provider_new});
        EXPECT_EQ(
            visit.rooming % 5 + visit.provider % 5 + visit.provider_new % 5 + visit.wrap_up % 5, 0)
            << visit.key;
      }
      EXPECT_GE(provider, rooming + wrap_up + 5) << specialty.code;
    }
  }
}

TEST(Plan, FindsTheNewestVersion) {
  ASSERT_NE(FindScenario("small"), nullptr);
  EXPECT_EQ(FindScenario("small"), FindScenario("small", FindScenario("small")->version));
  EXPECT_EQ(FindScenario("smal"), nullptr);
  EXPECT_EQ(FindScenario("small", 99), nullptr);
}

// ---- the clocks ----------------------------------------------------------------------------------------

constexpr ZoneTable kPacific = {"America/Los_Angeles", -480};
constexpr std::int32_t k20260308 = 20520;  // 2026-03-08, when the clocks go forward
constexpr std::int32_t k20261101 = 20758;  // 2026-11-01, when they go back

TEST(Clocks, ChangesOf2026) {
  EXPECT_EQ(SpringChange(2026), k20260308);
  EXPECT_EQ(AutumnChange(2026), k20261101);
  // 2026-03-08T10:00Z is 02:00 PST, which becomes 03:00 PDT.
  const std::int64_t spring = std::int64_t{k20260308} * 86400 + 10 * 3600;
  EXPECT_EQ(InstantOf(kPacific, k20260308, 119), spring - 60);
  EXPECT_EQ(InstantOf(kPacific, k20260308, 180), spring);
  EXPECT_EQ(InstantOf(kPacific, k20260308, 150), spring + 1800);  // skipped: the offset before
  EXPECT_EQ(LocalOf(kPacific, spring).minute, 180);
  EXPECT_EQ(LocalOf(kPacific, spring - 60).minute, 119);
  // 2026-11-01T09:00Z is 02:00 PDT, which becomes 01:00 PST.
  const std::int64_t autumn = std::int64_t{k20261101} * 86400 + 9 * 3600;
  EXPECT_EQ(InstantOf(kPacific, k20261101, 90), autumn - 1800);  // repeated: the first
  EXPECT_EQ(InstantOf(kPacific, k20261101, 120), autumn + 3600);
  EXPECT_EQ(LocalOf(kPacific, autumn).minute, 60);
  EXPECT_EQ(LocalOf(kPacific, autumn - 60).minute, 119);
}

// ---- the days ------------------------------------------------------------------------------------------

struct Use {
  std::int64_t start, end;
  const AppointmentRow* row;
};

void ExpectDisjoint(std::map<std::vector<std::uint32_t>, std::vector<Use>>& uses,
                    const char* what) {
  for (auto& [resource, list] : uses) {
    std::sort(list.begin(), list.end(),
              [](const Use& a, const Use& b) { return a.start < b.start; });
    for (std::size_t i = 1; i < list.size(); ++i) {
      ASSERT_LE(list[i - 1].end, list[i].start) << what << " " << resource[1] << " of site "
                                                << resource[0] << " on day " << list[i].row->day;
    }
  }
}

class EveryScenario : public testing::TestWithParam<std::string_view> {};

// Nobody and nothing is in two places, cancelled appointments included: they were promised as well.
TEST_P(EveryScenario, IsFeasible) {
  GeneratorInput input = InputOf(GetParam());
  // With guests: providers beyond those that have a panel of their own.
  input.sizes.providers += 2;
  input.sizes.assistants += 2;
  input.sizes.patients = std::max<std::int32_t>(
      input.sizes.patients,
      static_cast<std::int32_t>(LeastPatients(*input.table, input.sizes.providers)));
  const Generator g(input);
  std::map<std::vector<std::uint32_t>, std::vector<Use>> providers, assistants, rooms, patients;
  const std::vector<AppointmentRow> rows = AppointmentsOf(g);
  ASSERT_GT(rows.size(), 100u);
  for (const AppointmentRow& row : rows) {
    const std::int64_t in = row.start + row.rooming * 60;
    const std::int64_t out = in + row.with_provider * 60;
    const std::int64_t end = out + row.wrap_up * 60;
    EXPECT_EQ(row.start % 300, 0) << "off the grid";
    EXPECT_LT(row.patient, static_cast<std::uint32_t>(g.sizes().patients));
    providers[{row.site, row.provider}].push_back({in, out, &row});
    assistants[{row.site, row.assistant}].push_back({row.start, in, &row});
    assistants[{row.site, row.assistant}].push_back({out, end, &row});
    rooms[{row.site, row.provider * 2u + row.room}].push_back({row.start, end + 300, &row});
    patients[{row.site, row.patient}].push_back({row.start, end, &row});
  }
  ExpectDisjoint(providers, "provider");
  ExpectDisjoint(assistants, "assistant");
  ExpectDisjoint(rooms, "room");
  ExpectDisjoint(patients, "patient");
}

TEST_P(EveryScenario, StaysWithinHours) {
  const Generator g(InputOf(GetParam()));
  for (const AppointmentRow& row : AppointmentsOf(g)) {
    const std::int64_t end = row.start + (row.rooming + row.with_provider + row.wrap_up) * 60;
    const bool nights = g.StaffAt(row.site, StaffKind::kProvider, row.provider).nights;
    const std::int32_t date = g.days()[row.day];
    const auto at = [&](std::int32_t minute) { return InstantOf(g.table().zone, date, minute); };
    if (nights) {
      EXPECT_TRUE(row.start >= at(22 * 60) && end <= at(30 * 60));
    } else {
      EXPECT_TRUE((row.start >= at(8 * 60) && end <= at(12 * 60)) ||
                  (row.start >= at(13 * 60) && end <= at(17 * 60)));
    }
    EXPECT_FALSE(g.IsAway(row.site, StaffKind::kProvider, row.provider, row.day));
    EXPECT_FALSE(g.IsAway(row.site, StaffKind::kAssistant, row.assistant, row.day));
  }
}

// What is past has an outcome and what is to come has none; clocks run forward.
TEST_P(EveryScenario, OutcomesFollowThePresent) {
  const Generator g(InputOf(GetParam()));
  int past = 0, upcoming = 0;
  for (const AppointmentRow& row : AppointmentsOf(g)) {
    const std::int64_t booked = row.start - std::int64_t{row.booked_before} * 60;
    EXPECT_LE(booked, g.now());
    EXPECT_LT(booked, row.start);
    if (row.start >= g.now()) {
      EXPECT_TRUE(row.outcome == AppointmentOutcome::kUpcoming || IsCancelled(row.outcome));
      ++upcoming;
    } else {
      EXPECT_NE(row.outcome, AppointmentOutcome::kUpcoming);
      ++past;
    }
    if (IsCancelled(row.outcome)) {
      EXPECT_GT(row.cancelled_before, 0);
      EXPECT_LT(row.cancelled_before, row.booked_before);
      EXPECT_LE(row.start - std::int64_t{row.cancelled_before} * 60, g.now());
      EXPECT_EQ(row.outcome == AppointmentOutcome::kLateCancel, row.cancelled_before <= 1440);
    }
    const StageMinutes& s = row.stages;
    if (row.outcome == AppointmentOutcome::kAttended) {
      EXPECT_LT(s.arrived, s.checked_in);
      EXPECT_LE(s.checked_in, s.roomed);
      EXPECT_LT(s.roomed, s.vitals_done);
      EXPECT_LT(s.vitals_done, s.ready);
      EXPECT_LE(s.ready, s.provider_in);
      EXPECT_LE(s.provider_in + 2, s.provider_out);
      EXPECT_LT(s.provider_out, s.discharged);
      EXPECT_LT(s.discharged, s.checked_out);
      EXPECT_GT(s.arrived, -row.booked_before);
    } else if (row.outcome != AppointmentOutcome::kLeft) {
      EXPECT_EQ(s, StageMinutes());
    }
  }
  EXPECT_GT(past, 0);
  EXPECT_GT(upcoming, 0);
}

// Any row alone, in any order: backwards gives what forwards gave, and a copy of the generator too.
TEST_P(EveryScenario, RowsStandAlone) {
  const Generator g(InputOf(GetParam()));
  const std::vector<AppointmentRow> forwards = AppointmentsOf(g);
  std::vector<AppointmentRow> backwards;
  const Generator other(InputOf(GetParam()));
  for (auto site = g.sizes().sites - 1; site >= 0; --site) {
    for (auto p = g.sizes().providers - 1; p >= 0; --p) {
      for (auto day = static_cast<std::int32_t>(g.days().size()) - 1; day >= 0; --day) {
        std::vector<AppointmentRow> rows =
            ProviderDay(other, static_cast<std::uint32_t>(site), static_cast<std::uint32_t>(p),
                        static_cast<std::uint32_t>(day));
        backwards.insert(backwards.begin(), rows.begin(), rows.end());
      }
    }
  }
  EXPECT_EQ(forwards, backwards);
}

// A further provider and assistant change no patient and no other provider's day.
TEST_P(EveryScenario, AddingAProviderChangesNothingElse) {
  const GeneratorInput input = InputOf(GetParam());
  GeneratorInput more = input;
  ++more.sizes.providers;
  ++more.sizes.assistants;
  const Generator a(input), b(more);
  for (std::uint32_t site = 0; site < static_cast<std::uint32_t>(input.sizes.sites); ++site) {
    for (std::uint32_t n = 0; n < static_cast<std::uint32_t>(input.sizes.patients); n += 17) {
      ASSERT_EQ(a.PatientAt(site, n), b.PatientAt(site, n));
    }
    for (std::uint32_t p = 0; p < static_cast<std::uint32_t>(input.sizes.providers); ++p) {
      ASSERT_EQ(a.StaffAt(site, StaffKind::kProvider, p), b.StaffAt(site, StaffKind::kProvider, p));
      for (std::uint32_t day = 0; day < a.days().size(); ++day) {
        ASSERT_EQ(ProviderDay(a, site, p, day), ProviderDay(b, site, p, day));
        std::vector<RequestRow> asked_a, asked_b;
        a.AppendRequests(site, p, day, asked_a);
        b.AppendRequests(site, p, day, asked_b);
        ASSERT_EQ(asked_a, asked_b);
        std::vector<WorkRow> work_a, work_b;
        a.AppendWork(site, p, day, work_a);
        b.AppendWork(site, p, day, work_b);
        ASSERT_EQ(work_a, work_b);
      }
    }
  }
  const auto last = static_cast<std::uint32_t>(input.sizes.providers);
  std::size_t added = 0;
  for (std::uint32_t day = 0; day < b.days().size(); ++day) {
    added += ProviderDay(b, 0, last, day).size();
  }
  EXPECT_GT(added, 0u);
}

INSTANTIATE_TEST_SUITE_P(All, EveryScenario,
                         testing::Values("dst_week", "expired_credentials", "flu_season",
                                         "health_system", "long_term_care", "six_specialties",
                                         "small", "transplant_clinic", "under_staffed"),
                         [](const auto& test) { return std::string(test.param); });

TEST(Generator, SitesDaysAndPatientsAppend) {
  const GeneratorInput input = InputOf("health_system");
  GeneratorInput more = input;
  more.sizes.sites += 1;
  more.sizes.days += 5;
  const Generator a(input), b(more);
  EXPECT_EQ(a.PatientAt(4, 99), b.PatientAt(4, 99));
  EXPECT_EQ(a.now(), b.now());
  EXPECT_EQ(ProviderDay(a, 4, 3, 2), ProviderDay(b, 4, 3, 2));
  more.sizes.patients += 1000;
  EXPECT_EQ(a.PatientAt(4, 99), Generator(more).PatientAt(4, 99));
}

TEST(Generator, SeedsDiffer) {
  GeneratorInput input = InputOf("small");
  const std::string one = RowsDigest(Generator(input));
  EXPECT_EQ(one, RowsDigest(Generator(input)));
  input.seed = 2;
  EXPECT_NE(one, RowsDigest(Generator(input)));
}

TEST(Generator, ThePaperworkOfEachSixthAssistantIsRight) {
  const Generator g(InputOf("expired_credentials"));
  std::set<Defect> seen;
  for (std::uint32_t n = 0; n < 6; ++n) {
    const StaffRow row = g.StaffAt(0, StaffKind::kAssistant, n);
    seen.insert(row.defect);
    const auto holds = [&](std::int32_t day) {
      return row.credential_from <= day && day < row.credential_until;
    };
    if (row.defect == Defect::kNone) {
      EXPECT_TRUE(holds(g.days().front()) && holds(g.days().back()));
    }
    if (row.defect == Defect::kExpired || row.defect == Defect::kNotYetValid) {
      EXPECT_FALSE(holds(g.days().front()) || holds(g.days().back()));
    }
    if (row.defect == Defect::kExpires) {
      EXPECT_TRUE(holds(g.days().front()));
      EXPECT_FALSE(holds(g.days().back()));
    }
  }
  EXPECT_EQ(seen.size(), 6u);
}

// In the week of a change somebody is seen in the hour that comes twice, and nobody in the one skipped.
TEST(Generator, DstWeekMeetsBothChanges) {
  const Generator g(InputOf("dst_week"));
  EXPECT_EQ(g.days().size(), 14u);
  EXPECT_TRUE(std::count(g.days().begin(), g.days().end(), k20260308));
  EXPECT_TRUE(std::count(g.days().begin(), g.days().end(), k20261101));
  const std::int64_t spring = std::int64_t{k20260308} * 86400 + 10 * 3600;
  const std::int64_t autumn = std::int64_t{k20261101} * 86400 + 9 * 3600;
  int across_spring = 0;
  std::array<int, 2> repeated{};
  for (const AppointmentRow& row : AppointmentsOf(g)) {
    const std::int64_t end = row.start + (row.rooming + row.with_provider + row.wrap_up) * 60;
    across_spring += row.start < spring && end > spring;
    repeated[0] += row.start >= autumn - 3600 && row.start < autumn;
    repeated[1] += row.start >= autumn && row.start < autumn + 3600;
  }
  EXPECT_GT(across_spring, 0);
  EXPECT_GT(repeated[0], 0);
  EXPECT_GT(repeated[1], 0);
}

TEST(Generator, UnderStaffedLeavesRequestsOpen) {
  const Generator g(InputOf("under_staffed"));
  std::vector<RequestRow> rows;
  for (std::uint32_t p = 0; p < 6; ++p) {
    for (std::uint32_t day = 0; day < g.days().size(); ++day) g.AppendRequests(0, p, day, rows);
  }
  EXPECT_GE(rows.size(), 6u * 4 * 6);
  for (const RequestRow& row : rows) {
    EXPECT_LT(row.received, g.now());
    EXPECT_GE(static_cast<int>(row.day), g.input().elapsed);
  }
}

// ---- statistics ----------------------------------------------------------------------------------------
//
// A rate found in n cases lies within five standard deviations of the stated one, except once in two
// million times; the inputs are fixed, so that a test that passes keeps passing.

void ExpectRate(double stated, std::size_t hits, std::size_t n, const char* what) {
  ASSERT_GT(n, 0u) << what;
  const double tolerance = 5 * std::sqrt(stated * (1 - stated) / static_cast<double>(n));
  EXPECT_NEAR(static_cast<double>(hits) / static_cast<double>(n), stated, tolerance)
      << what << " in " << n;
}

std::vector<AppointmentRow> Past(std::string_view name, std::int32_t days) {
  GeneratorInput input = InputOf(name);
  input.sizes.days = days;
  input.elapsed = days;
  return AppointmentsOf(Generator(input));
}

std::size_t Count(const std::vector<AppointmentRow>& rows, auto&& predicate) {
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), predicate));
}

TEST(Statistics, OutcomesAreThoseOfHospitalEpisodes) {
  for (const std::string_view name : {"small", "health_system", "transplant_clinic"}) {
    SCOPED_TRACE(name);
    const auto rows = Past(name, 40);
    const auto is = [&](auto... outcome) {
      return Count(rows, [&](const AppointmentRow& r) { return ((r.outcome == outcome) || ...); });
    };
    using O = AppointmentOutcome;
    ExpectRate(.773, is(O::kAttended, O::kLeft), rows.size(), "attended");
    ExpectRate(.164, is(O::kCancelledByPatient, O::kCancelledByClinic, O::kLateCancel), rows.size(),
               "cancelled");
    ExpectRate(.059, is(O::kNoShow), rows.size(), "did not attend");
    ExpectRate(.004, is(O::kUnrecorded), rows.size(), "unknown");
  }
  const auto rows = Past("transplant_clinic", 200);
  ExpectRate(.325, Count(rows, [](const AppointmentRow& r) { return r.new_patient; }), rows.size(),
             "first attendances");
}

TEST(Statistics, NoShowsGoByLeadTime) {
  for (const std::string_view name : {"six_specialties", "flu_season"}) {
    SCOPED_TRACE(name);
    const ScenarioTable& table = *FindScenario(name);
    const auto rows = Past(name, 60);
    double mean = 0;
    for (std::size_t i = 0; i < kLeadClasses; ++i) {
      mean += table.lead_weights[i] / 1000.0 * v0::kNoShowsByLead[i] / 1000.0;
    }
    const double margin = table.no_show_per_mille / 1000.0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < kLeadClasses; ++i) {
      std::size_t n = 0, missed = 0;
      for (const AppointmentRow& row : rows) {
        // Booked days ahead, give or take four hours of the day.
        const std::int64_t days = (row.booked_before + 720) / 1440;
        if (days < v0::kLeadDays[i][0] || days > v0::kLeadDays[i][1]) continue;
        ++n;
        missed += row.outcome == AppointmentOutcome::kNoShow;
      }
      all += missed;
      ExpectRate(table.lead_weights[i] / 1000.0, n, rows.size(), "class of lead time");
      ExpectRate(v0::kNoShowsByLead[i] / 1000.0 / mean * margin, missed, n, "no-shows of a class");
    }
    ExpectRate(margin, all, rows.size(), "no-shows");
  }
}

TEST(Statistics, ExamsTakeEighteenMinutes) {
  double n = 0, sum = 0, squares = 0;
  for (const AppointmentRow& row : Past("health_system", 40)) {
    if (row.outcome != AppointmentOutcome::kAttended) continue;
    const double minutes = row.stages.provider_out - row.stages.provider_in;
    ++n, sum += minutes, squares += minutes * minutes;
  }
  const double mean = sum / n, deviation = std::sqrt(squares / n - mean * mean);
  EXPECT_NEAR(mean, 18.0, 5 * 13.5 / std::sqrt(n));
  // The fourth moment of the table gives the deviation's own: about 0.011 of it at 50,000 exams.
  EXPECT_NEAR(deviation, 13.5, 13.5 * 5 * 2.6 / std::sqrt(n));
}

TEST(Statistics, AssistantsForEachPhysician) {
  const Sizes& sizes = FindScenario("health_system")->sizes;
  EXPECT_DOUBLE_EQ(static_cast<double>(sizes.assistants) / sizes.providers, 1.45);
}

TEST(Statistics, PatientsAreOfTheirSpecialty) {
  const Generator g(InputOf("six_specialties"));
  std::size_t spanish = 0, interpreter = 0;
  const auto n = static_cast<std::uint32_t>(g.sizes().patients);
  for (std::uint32_t i = 0; i < n; ++i) {
    const PatientRow row = g.PatientAt(0, i);
    const std::int32_t years = ((20454 - row.born) * 4 + 3) / 1461;
    const Ages ages = g.SpecialtyOf(row.usual_provider).ages;
    if (ages == Ages::kWomen) {
      EXPECT_EQ(row.sex, 1);
    }
    if (ages == Ages::kOlder) {
      EXPECT_GE(years, 65);
    }
    if (ages == Ages::kAdults) {
      EXPECT_GE(years, 20);
    }
    EXPECT_LE(years, 101);
    EXPECT_EQ(row.related == 1, years < 18) << row.born;
    spanish += row.spanish;
    interpreter += row.needs_interpreter;
  }
  ExpectRate(.18, spanish, n, "Spanish speakers");
  ExpectRate(.35, interpreter, spanish, "of them in need of an interpreter");
}

// ---- digests -------------------------------------------------------------------------------------------

TEST(Digests, AreThoseOfTheTableOnOneThreadAndTwo) {
  DigestTable computed;
  for (const ScenarioTable& table : ScenarioTables()) {
    const Generator g(InputOf(table));
    const std::string name = std::string(table.name) + " v" + std::to_string(table.version);
    computed[name] = RowsDigest(g, 1);
    EXPECT_EQ(computed[name], RowsDigest(g, 2)) << name;
  }
  const std::string path =
      std::string(std::getenv("POLYCLINIC_SOURCE")) + "/tests/generator/digests.txt";
  const bool regenerate = std::getenv("POLYCLINIC_REGENERATE") != nullptr;
  for (const std::string& problem : CompareDigests(path, computed, regenerate)) {
    ADD_FAILURE() << problem;
  }
}

// The table itself: a frozen digest cannot be changed, not even on purpose.
TEST(Digests, AFrozenOneStays) {
  const std::string path =
      (std::filesystem::temp_directory_path() /
       ("polyclinic_digests_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
        "_" + std::to_string(reinterpret_cast<std::uintptr_t>(&path))))
          .string();
  std::ofstream(path) << "a v0 11\na v1 22\n";
  using Problems = std::vector<std::string>;
  EXPECT_EQ(CompareDigests(path, {{"a v0", "11"}, {"a v1", "22"}}, false), Problems());
  EXPECT_EQ(CompareDigests(path, {{"a v0", "99"}, {"a v1", "22"}}, false).size(), 1u);
  EXPECT_EQ(CompareDigests(path, {{"a v0", "11"}}, false).size(), 1u);
  EXPECT_EQ(CompareDigests(path, {{"a v0", "11"}, {"a v1", "22"}, {"a v2", "33"}}, false).size(),
            1u);
  // On purpose: version 0 follows, a new version is added, a frozen one is refused and kept.
  EXPECT_EQ(CompareDigests(path, {{"a v0", "99"}, {"a v1", "98"}, {"a v2", "33"}}, true).size(),
            1u);
  EXPECT_EQ(ReadDigests(path), (DigestTable{{"a v0", "99"}, {"a v1", "22"}, {"a v2", "33"}}));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace polyclinic
