// The first verdict and the first booking, in C++.
#include <iostream>

// [verdict]
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/scope/evaluate.h"
#include "polyclinic/table/clinic_tables.h"

using namespace polyclinic;

int main() {
  const RuleBook rules = RuleBook::Make(ShippedCatalog().rules).value();
  const Staff ana{.key = "ana",
                  .roles = {Role::kMedicalAssistant},
                  .credentials = {{.code = "WA-MA-C"}}};
  const Situation injection{.person = ana,
                            .duty = "C19",
                            .jurisdiction = "US-WA",
                            .setting = Setting::kOffice,
                            .date = ParseDate("2026-12-07").value(),
                            .delegated = true,
                            .order = OrderKind::kPatientSpecific};
  std::cout << ToText(Evaluate(rules, {}, injection)) << "\n";
  // [verdict]

  // [booking]
  ClinicContents demo = ReadClinicDirectory("examples/demo", ShippedCatalog()).value();
  const Clinic clinic = Clinic::Create(demo, rules).value();
  const Instant now = ParseInstant("2026-12-01T17:00:00Z").value();
  const BookedRequests week = BookRequests(clinic, now).value();
  std::cout << week.booked.size() << " booked, " << week.refused.size() << " refused\n";
  // [booking]
}
