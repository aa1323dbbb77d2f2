#include "polyclinic/scenario/scenario.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "generator/digest_table.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/generator/generator.h"
#include "scenario/tables.h"

namespace polyclinic {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// Of the health system one site with as few patients as it can have: the others are alike.
ScenarioSpec SpecOf(const std::string& name) {
  ScenarioSpec spec{.name = name};
  if (name == "health_system") spec.sites = 1, spec.patients = 960, spec.days = 5;
  return spec;
}

const RuleBook& Rules() {
  static const RuleBook rules = RuleBook::Make(ShippedCatalog().rules).value();
  return rules;
}

class EveryScenario : public testing::TestWithParam<std::string> {
 protected:
  static const Scenario& Opened() {
    static std::map<std::string, Scenario> opened;
    const auto at = opened.find(GetParam());
    if (at != opened.end()) return at->second;
    return opened.emplace(GetParam(), Scenario::Open(SpecOf(GetParam())).value()).first->second;
  }
  static const ClinicContents& Contents() {
    static std::map<std::string, ClinicContents> made;
    const auto at = made.find(GetParam());
    if (at != made.end()) return at->second;
    return made.emplace(GetParam(), Opened().Contents()).first->second;
  }
};

TEST_P(EveryScenario, IsAValidClinic) {
  const Findings findings = Validate(Contents());
  for (const Finding& finding : findings.all()) ADD_FAILURE() << ToText(finding);
  EXPECT_GT(Contents().appointments.size(), 90u);
  EXPECT_GT(Contents().visits.size(), 40u);
  EXPECT_GT(Contents().requests.size(), Contents().appointments.size());
}

TEST_P(EveryScenario, IsAValidClinicFromTheFirstYearToTheLast) {
  using std::chrono::year;
  for (const Date first : {year{2026} / 1 / 1, year{2026} / 7 / 4, year{2099} / 12 / 1}) {
    ScenarioSpec spec{.name = GetParam(), .first_day = first};
    if (GetParam() != "dst_week") spec.days = 2;
    const Findings findings = Validate(GenerateContents(spec).value());
    for (const Finding& finding : findings.all()) {
      ADD_FAILURE() << ToText(first) << ": " << ToText(finding);
    }
  }
}

// The engine finds nothing out of order but the papers that are meant to be: an appointment rests on an
// assistant whose credential does not hold that day.
TEST_P(EveryScenario, TheEngineFindsTheDeliberateFaultsAlone) {
  const absl::StatusOr<Clinic> clinic = Clinic::Create(Contents(), Rules());
  ASSERT_TRUE(clinic.ok()) << clinic.status();
  std::map<StaffId, StaffRow> rows;
  const Generator& g = Opened().generator();
  for (std::uint32_t n = 0; n < g.CountOf(StaffKind::kAssistant); ++n) {
    const Staff* person = clinic->Find<Staff>("s1-ma" + std::to_string(n + 1));
    ASSERT_NE(person, nullptr);
    rows[person->id] = g.StaffAt(0, StaffKind::kAssistant, n);
  }
  std::size_t meant = 0;
  for (const Appointment& a : clinic->List<Appointment>()) {
    const StaffRow& row = rows.at(a.assignments[0].resource.staff);
    const auto day = static_cast<std::int32_t>(
        LocalOf(g.table().zone, a.interval.start().time_since_epoch().count()).day);
    const bool holds = row.credential_from <= day && day < row.credential_until &&
                       row.defect != Defect::kNoCredential && row.defect != Defect::kOtherEmployer;
    if (!Occupies(a.status) || holds) {
      EXPECT_THAT(a.flags, IsEmpty()) << a.key << ": " << a.flags[0].code << " " << a.flags[0].need;
      continue;
    }
    ++meant;
    ASSERT_FALSE(a.flags.empty()) << a.key << " rests on papers that are wrong";
    const bool ended = day >= row.credential_until;
    for (const Flag& flag : a.flags)
      EXPECT_EQ(flag.code, ended ? "credential_expired" : "scope_lost");
  }
  EXPECT_EQ(meant > 0, GetParam() == "expired_credentials");
}

// The verdict on an act of whose plan and moment nothing is missing: booking writes the rules of its reasons.
Verdict LawOf(const Abilities& abilities, const Staff& person, const DutyCode& duty,
              std::int32_t age) {
  Situation act = abilities.SituationOf(person, duty);
  for (const auto& [role, role_name] : enumerators(Role{})) {
    SupervisorPresence& supervisor = act.supervision.emplace_back();
    supervisor.role = role;
    for (const auto& [mode, name] : enumerators(SupervisionMode{}))
      supervisor.modes.push_back(mode);
  }
  act.delegated = true;
  act.order = OrderKind::kPatientSpecific;
  act.dose_checked = true;
  act.patient_age = age;
  return abilities.Explain(act);
}

std::int32_t WholeYears(Date born, Date on) {
  const auto years = static_cast<int>(on.year()) - static_cast<int>(born.year());
  return on.month() / on.day() < born.month() / born.day() ? years - 1 : years;
}

// Each ground names the rules of the law's verdict on that person, duty, day and age, also where papers
// are wrong: the same rules then find what is missing.
TEST_P(EveryScenario, GroundsNameTheRulesThatDecide) {
  const ClinicContents& c = Contents();
  const Clinic clinic = Clinic::Create(c, Rules()).value();
  const ZoneTable& zone = Opened().generator().table().zone;
  std::map<std::tuple<StaffId, DutyCode, Date, std::int32_t>, std::vector<std::string>> law;
  std::size_t grounds = 0;
  for (const Appointment& a : c.appointments) {
    const LocalMinute start = LocalOf(zone, a.interval.start().time_since_epoch().count());
    const Date day = std::chrono::sys_days(std::chrono::days(start.day));
    const std::int32_t age = WholeYears(*c.patients[a.patient.index()].born, day);
    for (const Assignment& assignment : a.assignments) {
      const StaffId person = assignment.resource.staff;
      for (const DutyGround& ground : assignment.grounds) {
        ++grounds;
        const auto [known, is_new] = law.try_emplace({person, ground.duty, day, age});
        if (is_new) {
          const Verdict verdict = LawOf(clinic.schedule().AbilitiesAt(a.site, day),
                                        c.staff[person.index()], ground.duty, age);
          EXPECT_THAT(verdict.adopted_by, IsEmpty());
          for (const Reason& reason : verdict.reasons) known->second.push_back(reason.rule);
        }
        ASSERT_EQ(ground.rules, known->second) << a.key << " " << ground.duty.view();
      }
    }
  }
  EXPECT_GT(grounds, 2 * c.appointments.size());
}

TEST_P(EveryScenario, StatusesFollowTheirMachineAndVisitsTheirClock) {
  const ClinicContents& c = Contents();
  for (const Appointment& a : c.appointments) {
    AppointmentStatus at = AppointmentStatus::kRequested;
    Instant when = a.booked_at;
    for (const StatusChange& change : a.changes) {
      EXPECT_EQ(change.from, at) << a.key;
      EXPECT_TRUE(MayFollow(change.from, change.to)) << a.key;
      EXPECT_GE(change.at, when) << a.key;
      at = change.to;
      when = change.at;
    }
    EXPECT_EQ(at, a.status) << a.key;
    ASSERT_TRUE(a.request.valid());
    EXPECT_LE(c.requests[a.request.index()].received, a.booked_at);
    EXPECT_EQ(c.requests[a.request.index()].patient, a.patient);
  }
  for (const Visit& visit : c.visits) EXPECT_THAT(FlagsOf(visit), IsEmpty()) << visit.key;
}

// Whoever sees a generated person sees that it is made up.
TEST_P(EveryScenario, EverybodyIsRecognisablyMadeUp) {
  const auto made_up = [](std::string_view name) {
    for (const v0::Words* words : {&v0::kFamilyNames, &v0::kFamilyNamesSpanish}) {
      for (const std::string_view word : *words) {
        if (name.find(word) != std::string_view::npos) return true;
      }
    }
    return false;
  };
  const auto reachable = [](const std::vector<Contact>& contacts) {
    return std::all_of(contacts.begin(), contacts.end(), [](const Contact& contact) {
      return contact.channel == Channel::kPhone
                 ? contact.value.rfind("+1-206-555-01", 0) == 0 && contact.value.size() == 15
                 : contact.value.ends_with("@example.org");
    });
  };
  bool english = false, spanish = false;
  for (const Patient& p : Contents().patients) {
    EXPECT_TRUE(made_up(p.name.family)) << p.key;
    EXPECT_TRUE(reachable(p.contacts)) << p.key;
    EXPECT_EQ(p.identifiers[0].value.rfind("TEST-", 0), 0u) << p.key;
    for (const RelatedPerson& related : p.related) {
      EXPECT_TRUE(made_up(related.name.family) && reachable(related.contacts)) << p.key;
    }
    (p.language == "es" ? spanish : english) = true;
  }
  EXPECT_TRUE(english && spanish);
  for (const Staff& person : Contents().staff) {
    EXPECT_TRUE(made_up(person.name) && person.name.ends_with(" (test)")) << person.key;
  }
}

TEST_P(EveryScenario, PatientsStandAlone) {
  const ClinicContents& c = Contents();
  ASSERT_EQ(Opened().patient_count(), c.patients.size());
  for (std::size_t i = c.patients.size(); i-- > 0;) {
    if (i % 7 == 0) {
      ASSERT_TRUE(Opened().PatientAt(i) == c.patients[i]);
    }
  }
}

Appointment WithoutRules(Appointment appointment) {
  for (Assignment& assignment : appointment.assignments) {
    for (DutyGround& ground : assignment.grounds) ground.rules.clear();
  }
  return appointment;
}

// Put behind each other the batches are the clinic's lists without the rules of grounds, and none is longer
// than a provider's day or the open requests of all days.
TEST_P(EveryScenario, BatchesAreTheListsInPieces) {
  const ClinicContents& c = Contents();
  VisitStream stream(Opened());
  VisitBatch batch, all;
  const auto append = [](const auto& from, auto& to) {
    to.insert(to.end(), from.begin(), from.end());
  };
  std::size_t batches = 0;
  for (; stream.Next(batch); ++batches) {
    EXPECT_LE(batch.appointments.size(), kSlotsPerDay);
    append(batch.requests, all.requests);
    append(batch.appointments, all.appointments);
    append(batch.visits, all.visits);
  }
  EXPECT_TRUE(batch == VisitBatch{});
  EXPECT_GT(batches, Opened().days().size());
  EXPECT_TRUE(all.requests == c.requests);
  EXPECT_TRUE(std::equal(
      all.appointments.begin(), all.appointments.end(), c.appointments.begin(),
      c.appointments.end(),
      [](const Appointment& one, const Appointment& whole) { return one == WithoutRules(whole); }));
  EXPECT_TRUE(all.visits == c.visits);
}

// A further provider is added behind everybody: no patient, person, appointment or request moves.
TEST_P(EveryScenario, AFurtherProviderIsAppended) {
  ScenarioSpec spec = SpecOf(GetParam());
  const ClinicContents& before = Contents();
  const Sizes& sizes = Opened().generator().sizes();
  spec.providers = sizes.providers + 1;
  spec.assistants = sizes.assistants;
  spec.patients = sizes.patients;
  const absl::StatusOr<ClinicContents> after = GenerateContents(spec);
  if (!after.ok()) {
    // Too few assistants or patients for another provider: said, not made.
    EXPECT_TRUE(GetParam() == "under_staffed" || GetParam() == "health_system") << after.status();
    return;
  }
  EXPECT_TRUE(before.patients == after->patients);
  const auto begins = [](const auto& whole, const auto& part) {
    return whole.size() > part.size() && std::equal(part.begin(), part.end(), whole.begin());
  };
  EXPECT_TRUE(begins(after->staff, before.staff));
  EXPECT_TRUE(begins(after->rooms, before.rooms));
  EXPECT_TRUE(begins(after->appointments, before.appointments));
  EXPECT_TRUE(begins(after->requests, before.requests));
  EXPECT_TRUE(begins(after->visits, before.visits));
}

TEST_P(EveryScenario, WorkIsWhatAssistantsDo) {
  const std::vector<WorkItem> work = Opened().Work();
  EXPECT_GT(work.size(), 50u);
  for (const WorkItem& item : work) {
    EXPECT_NE(ShippedCatalog().FindDuty(item.duty), nullptr) << item.duty.view();
    EXPECT_GT(item.length, Duration{0});
  }
}

INSTANTIATE_TEST_SUITE_P(All, EveryScenario, testing::ValuesIn(ScenarioNames()),
                         [](const auto& test) { return test.param; });

// ---- the clocks beside the system's ----------------------------------------------------------------------

TEST(Clocks, AgreeWithTheSystem) {
  std::set<std::string_view> seen;
  for (const ScenarioTable& table : ScenarioTables()) {
    if (!seen.insert(table.zone.name).second) continue;
    const absl::StatusOr<TimeZone> zone = TimeZone::Load(table.zone.name);
    ASSERT_TRUE(zone.ok());
    for (int year = 2008; year <= 2037; ++year) {
      for (const std::int32_t change : {SpringChange(year), AutumnChange(year)}) {
        for (std::int32_t day = change - 1; day <= change + 1; ++day) {
          for (std::int32_t minute = 0; minute < 1440; minute += 15) {
            const Date date = std::chrono::sys_days(std::chrono::days(day));
            const Instant expected = zone->ToInstant({date, Duration(minute * 60)}).value();
            ASSERT_EQ(InstantOf(table.zone, day, minute), expected.time_since_epoch().count())
                << ToText(date) << " " << minute;
            const LocalTime local = zone->ToLocal(expected);
            const LocalMinute own = LocalOf(table.zone, expected.time_since_epoch().count());
            ASSERT_EQ(Date(std::chrono::sys_days(std::chrono::days(own.day))), local.date);
            ASSERT_EQ(Duration(own.minute * 60), local.time_of_day);
          }
        }
      }
    }
  }
}

// ---- booking -------------------------------------------------------------------------------------------

TEST(Small, OpenRequestsCanBeBooked) {
  const Scenario small = Scenario::Open({}).value();
  EXPECT_EQ(ToText(small.now()), "2026-12-10T15:00:00Z");
  const Clinic clinic = Clinic::Create(small.Contents(), Rules()).value();
  const auto booked = BookRequests(clinic, small.now());
  ASSERT_TRUE(booked.ok()) << booked.status();
  EXPECT_GT(booked->booked.size(), booked->refused.size());
  for (const AppointmentId id : booked->booked) {
    const Appointment a = *booked->clinic.Get(id);
    EXPECT_THAT(a.flags, IsEmpty());
  }
}

// What generated appointments say of duties is what booking says of them.
TEST(Small, GroundsAreThoseOfBooking) {
  const Scenario small = Scenario::Open({}).value();
  const ClinicContents contents = small.Contents();
  std::map<std::string, std::set<std::pair<std::string, std::vector<std::string>>>> generated,
      booked;
  const auto collect = [](const Appointment& a, auto& into) {
    for (const Assignment& assignment : a.assignments) {
      for (const DutyGround& ground : assignment.grounds) {
        into[ground.duty.str()].insert({ground.outcome, ground.rules});
      }
    }
    for (const Obligation& due : a.obligations) {
      into[due.duty.str()].insert({due.kind, {due.rule}});
    }
  };
  for (const Appointment& a : contents.appointments) collect(a, generated);
  const Clinic clinic = Clinic::Create(contents, Rules()).value();
  const BookedRequests after = BookRequests(clinic, small.now()).value();
  for (const AppointmentId id : after.booked) collect(*after.clinic.Get(id), booked);
  ASSERT_GE(booked.size(), 4u);
  for (const auto& [duty, said] : booked) EXPECT_EQ(generated[duty], said) << duty;
}

// ---- the catalog's edition ---------------------------------------------------------------------------

TEST(Edition, IsWhatAppointmentsSayAndChangesNothingElse) {
  const ClinicContents own = GenerateContents({}).value();
  ClinicContents other = GenerateContents({.edition = "2027-01+ours"}).value();
  EXPECT_NE(own.edition, other.edition);
  EXPECT_EQ(other.edition, "2027-01+ours");
  ASSERT_FALSE(other.appointments.empty());
  for (Appointment& a : other.appointments) {
    ASSERT_EQ(a.edition, "2027-01+ours");
    a.edition = own.edition;
  }
  other.edition = own.edition;
  EXPECT_TRUE(other == own);
}

// ---- bad input -----------------------------------------------------------------------------------------

void ExpectFinding(const ScenarioSpec& spec, const std::string& code, const std::string& path,
                   const std::string& found, const std::string& expected) {
  const Findings findings = Check(spec);
  ASSERT_EQ(findings.size(), 1u) << code;
  const Finding& finding = findings.all()[0];
  EXPECT_EQ(finding.code, code);
  EXPECT_EQ(finding.path, path);
  EXPECT_EQ(finding.found, found);
  EXPECT_THAT(finding.expected, HasSubstr(expected));
  EXPECT_FALSE(Scenario::Open(spec).ok());
}

TEST(Check, NamesTheValueAndTheNearestValidOne) {
  using std::chrono::year;
  EXPECT_TRUE(Check({}).empty());
  ExpectFinding({.name = "flu_seson"}, "unknown_scenario", "name", "flu_seson",
                "flu_season; one of");
  ExpectFinding({.name = "nothing at all"}, "unknown_scenario", "name", "nothing at all",
                "one of dst_week, expired_credentials");
  ExpectFinding({.version = 7}, "unknown_version", "version", "7", "version 0 of small");
  ExpectFinding({.version = -1}, "unknown_version", "version", "-1", "version 0 of small");
  ExpectFinding({.seed = -5}, "bad_seed", "seed", "-5", "0 or more");
  ExpectFinding({.first_day = year{2026} / 2 / 30}, "no_such_day", "first_day", "2026-02-30",
                "2026-02-28");
  ExpectFinding({.first_day = year{1980} / 2 / 3}, "day_out_of_range", "first_day", "1980-02-03",
                "2026-02-03");
  ExpectFinding({.days = 0}, "impossible_size", "days", "0", "1 or more");
  ExpectFinding({.days = 100000}, "impossible_size", "days", "100000", "1000 or fewer");
  ExpectFinding({.elapsed = 6}, "impossible_size", "elapsed", "6", "5 or fewer");
  ExpectFinding({.sites = 0}, "impossible_size", "sites", "0", "1 or more");
  ExpectFinding({.providers = 3}, "impossible_size", "providers", "3", "4 or more");
  ExpectFinding({.assistants = 3}, "impossible_size", "assistants", "3", "4 or more");
  ExpectFinding({.patients = 10}, "impossible_size", "patients", "10", "192 or more");
  ExpectFinding({.name = "dst_week", .days = 5}, "impossible_size", "days", "5", "14 or more");
  for (const char* edition : {"", "next", "2026-13", "2026-11-01", "2026-11+"}) {
    ExpectFinding({.edition = edition}, "bad_edition", "edition", edition, "2026-11, or another");
  }
  // All at once.
  EXPECT_EQ(Check({.days = 0, .sites = 0, .patients = 1}).size(), 3u);
}

TEST(Check, TheCommandMakesTheClinicAgain) {
  EXPECT_EQ(ToCommand({}), "polyclinic generate small --seed 1");
  EXPECT_EQ(ToCommand({.name = "flu_season",
                       .version = 0,
                       .seed = 7,
                       .first_day = std::chrono::year{2027} / 1 / 4,
                       .days = 30,
                       .edition = "2027-01"}),
            "polyclinic generate flu_season --scenario-version 0 --seed 7 --first-day 2027-01-04 "
            "--days 30 --edition 2027-01");
}

// ---- digests -------------------------------------------------------------------------------------------

TEST(Digests, AreThoseOfTheTable) {
  DigestTable computed;
  std::vector<std::thread> threads;
  for (const std::string& name : ScenarioNames()) {
    for (std::int32_t version = 0; FindScenario(name, version) != nullptr; ++version) {
      ScenarioSpec spec = SpecOf(name);
      spec.version = version;
      computed[name + " v" + std::to_string(version)] =
          ContentsDigest(GenerateContents(spec).value());
    }
  }
  // On other threads at the same time: the same.
  DigestTable again = computed;
  for (auto& [name, digest] : again) {
    threads.emplace_back([&name = name, &digest = digest] {
      digest = ContentsDigest(GenerateContents(SpecOf(name.substr(0, name.find(' ')))).value());
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(again, computed);
  const std::string path =
      std::string(std::getenv("POLYCLINIC_SOURCE")) + "/tests/scenario/digests.txt";
  const bool regenerate = std::getenv("POLYCLINIC_REGENERATE") != nullptr;
  for (const std::string& problem : CompareDigests(path, computed, regenerate)) {
    ADD_FAILURE() << problem;
  }
}

// The digest is of the values, not of their addresses or of what defaults there are.
TEST(Digests, TellOneFieldApart) {
  ClinicContents contents = GenerateContents({}).value();
  const std::string digest = ContentsDigest(contents);
  contents.patients[700].name.preferred = "A";
  EXPECT_NE(ContentsDigest(contents), digest);
  contents.patients[700].name.preferred = "";
  EXPECT_EQ(ContentsDigest(contents), digest);
  contents.appointments[3].interval =
      Interval(contents.appointments[3].interval.start(),
               contents.appointments[3].interval.end() + Duration{1});
  EXPECT_NE(ContentsDigest(contents), digest);
}

}  // namespace
}  // namespace polyclinic
