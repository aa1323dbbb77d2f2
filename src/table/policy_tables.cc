#include "table/column.h"

namespace polyclinic::table_internal {
namespace {

// A policy with its supervision as columns: none is asked for where no mode is named.
struct PolicyRow {
  Policy policy;
  SupervisionNeed supervision;
};

Columns<PolicyRow> PolicyColumns() {
  constexpr auto kPolicy = &PolicyRow::policy;
  Columns<PolicyRow> columns;
  columns.Add("key", kRequired, "Unique among the policies.", kPolicy, &Policy::key)
      .Add("effect", kRequired,
           "narrow forbids what the law allows, require asks for more, adopt allows what the law "
           "leaves unknown.",
           kPolicy, &Policy::effect)
      .Add("sites", kPlain, "The sites it binds; empty: all.", kPolicy, &Policy::sites)
      .Add("roles", kPlain, "The roles it speaks of; empty: any.", kPolicy, &Policy::roles)
      .Add("duties", kPlain, "The duties it speaks of; empty: any.", kPolicy, &Policy::duties)
      .Add("credentials", kPlain, "Of an adopt: for who holds one of these; empty: anybody.",
           kPolicy, &Policy::credentials)
      .Add("need_credentials", kPlain, "Asks for one of these.", kPolicy, &Policy::needs,
           &Needs::credentials)
      .Add("need_licences", kPlain, "Asks for one of these licences.", kPolicy, &Policy::needs,
           &Needs::licences)
      .Add("need_supervision_modes", kPlain, "Asks for a supervisor present in one of these ways.",
           &PolicyRow::supervision, &SupervisionNeed::modes)
      .Add("need_supervision_by", kPlain, "The supervisor works in one of these roles.",
           &PolicyRow::supervision, &SupervisionNeed::by)
      .Add("need_supervision_at_most", kPlain, "How many one supervisor may watch; 0: no limit.",
           &PolicyRow::supervision, &SupervisionNeed::at_most)
      .Add("need_delegation", kPlain, "Asks that the act be delegated.", kPolicy, &Policy::needs,
           &Needs::delegation)
      .Add("need_order", kPlain, "Asks for such an order.", kPolicy, &Policy::needs, &Needs::order)
      .Add("need_dose_check", kPlain, "Asks for a dose verified by a licensed person.", kPolicy,
           &Policy::needs, &Needs::dose_check)
      .Add("need_competency", kPlain, "Asks for an attested competency.", kPolicy, &Policy::needs,
           &Needs::competency)
      .Add("need_age", kPlain, "The person is at least this old, in years.", kPolicy,
           &Policy::needs, &Needs::age)
      .Add("valid_from", kPlain, "The first day.", kPolicy, &Policy::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day on which it no longer holds.", kPolicy,
           &Policy::valid, &DateRange::until)
      .Add("signed_by", kPlain, "Who signed it.", kPolicy, &Policy::signed_by)
      .Add("signed_on", kPlain, "When; an unsigned policy does nothing.", kPolicy,
           &Policy::signed_on)
      .Add("reason", kPlain, "Why, in words.", kPolicy, &Policy::reason);
  return columns;
}

std::string Attach(const RowPlace& place, PolicyRow&& row) {
  if (!row.supervision.modes.empty()) {
    row.policy.needs.supervision = std::move(row.supervision);
  } else if (!row.supervision.by.empty() || row.supervision.at_most != 0) {
    place.Fail("missing_value", "need_supervision_modes", "nothing",
               "how the supervisor is present, or no supervisor at all");
  }
  ClinicContents& clinic = place.reading.clinic;
  const PolicyId id = polyclinic::Add(clinic, clinic.policies, std::move(row.policy));
  return "policies[" + std::to_string(id.index()) + "]";
}

}  // namespace

std::vector<Table> PolicyTables() {
  std::vector<Table> tables;
  tables.push_back(MakeTable<PolicyRow>(
      "policies", "The clinic's own dated, signed decisions about who may do what.",
      PolicyColumns(), Attach,
      [](const ClinicContents& clinic, const std::function<void(PolicyRow)>& row) {
        for (const Policy& policy : clinic.policies) {
          row({policy, policy.needs.supervision.value_or(SupervisionNeed{})});
        }
      }));
  return tables;
}

}  // namespace polyclinic::table_internal
