#include "polyclinic/table/demo.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/scope/rule_book.h"
#include "polyclinic/table/results.h"

namespace polyclinic {
namespace {

using ::testing::HasSubstr;

// The demo's week, booked once for all tests.
const BookedRequests& Week() {
  static const BookedRequests* const kWeek = [] {
    auto contents = ReadClinicTables(DemoTables(), ShippedCatalog());
    auto book = RuleBook::Make(ShippedCatalog().rules);
    auto clinic = Clinic::Create(*std::move(contents), *book);
    return new BookedRequests(
        BookRequests(*clinic, *ParseInstant("2026-12-05T00:00:00-08:00")).value());
  }();
  return *kWeek;
}

// The refused requests, by key, with the conflicts that each has.
std::map<std::string, std::map<ConflictKind, int>> Refused() {
  std::map<std::string, std::map<ConflictKind, int>> refused;
  const auto& requests = Week().clinic.List<BookingRequest>();
  for (const Refusal& refusal : Week().refused) {
    auto& kinds = refused[requests[refusal.request.index()].key];
    for (const Conflict& conflict : refusal.conflicts) ++kinds[conflict.kind];
  }
  return refused;
}

TEST(DemoWeek, BooksMostOfIt) {
  const std::size_t all = Week().clinic.List<BookingRequest>().size();
  EXPECT_EQ(Week().booked.size() + Week().refused.size(), all);
  EXPECT_GE(Week().booked.size() * 100, all * 70);
  if (HasFailure() || std::getenv("POLYCLINIC_SHOW_DEMO") != nullptr) {
    const ClinicContents clinic = Week().clinic.Contents();
    std::printf("%zu booked\n", Week().booked.size());
    for (const Refusal& refusal : Week().refused) {
      const BookingRequest& request = clinic.requests[refusal.request.index()];
      std::printf("%s %s %zu conflicts; first: %s\n", request.key.c_str(),
                  clinic.visit_types[request.visit_type.index()].key.c_str(),
                  refusal.conflicts.size(), ToText(clinic, refusal.conflicts.front()).c_str());
    }
  }
}

TEST(DemoWeek, RefusesForEveryKindOfReason) {
  std::map<ConflictKind, int> kinds;
  for (const auto& [request, conflicts] : Refused()) {
    for (const auto& [kind, count] : conflicts) ++kinds[kind];
  }
  for (const ConflictKind kind :
       {ConflictKind::kScopeForbidden, ConflictKind::kScopeUnknown, ConflictKind::kScopeUnmet,
        ConflictKind::kBusy, ConflictKind::kNotAvailable}) {
    EXPECT_GT(kinds[kind], 0) << NameOf(kind);
  }
}

TEST(DemoWeek, ScopeRefusalsCiteTheLaw) {
  const TableText table = RefusalTable(Week().clinic.Contents(), Week().refused);
  EXPECT_THAT(table.text, HasSubstr("US-WA.draw.forbidden"));
  EXPECT_THAT(table.text, HasSubstr("scope_unknown"));
}

TEST(DemoWeek, ShowsThePoliciesThatAdoptAnUnknown) {
  const ClinicContents clinic = Week().clinic.Contents();
  std::map<std::string, int> adopted;
  for (const Appointment& appointment : clinic.appointments) {
    for (const Assignment& assignment : appointment.assignments) {
      for (const DutyGround& ground : assignment.grounds) ++adopted[ground.adopted_by];
    }
  }
  EXPECT_GT(adopted["adopt-vaccines"], 0);
  EXPECT_GT(adopted["adopt-intake"], 0);
  EXPECT_EQ(adopted.count("draft-stress-tests"), 0u);
}

}  // namespace
}  // namespace polyclinic
