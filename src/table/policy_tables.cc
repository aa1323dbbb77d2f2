#include <charconv>

#include "table/column.h"

namespace polyclinic::table_internal {

// Which of a policy's needs a row speaks of: the way down its alternatives, each from 1; empty: the
// policy's own needs.
struct AlternativePath {
  std::vector<std::size_t> steps;
};

template <>
struct Cell<AlternativePath> {
  static constexpr std::size_t kDeepest = 16;
  static std::string Values() { return "an alternative's number, 2; one within it, 2.1"; }
  static void Read(const Place& place, std::string_view text, AlternativePath& out) {
    const std::string_view whole = text;
    while (out.steps.size() < kDeepest) {
      std::size_t step = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), step);
      text.remove_prefix(static_cast<std::size_t>(end - text.data()));
      if (error != std::errc() || step == 0 || (!text.empty() && text.front() != '.')) break;
      out.steps.push_back(step);
      if (text.empty()) return;
      text.remove_prefix(1);
    }
    out.steps.clear();
    place.Fail("not_an_alternative", whole,
               Values() + ", at most " + std::to_string(kDeepest) + " deep");
  }
  static std::string Write(const ClinicContents&, const AlternativePath& value) {
    std::string text;
    for (const std::size_t step : value.steps) {
      text += (text.empty() ? "" : ".") + std::to_string(step);
    }
    return text;
  }
};

namespace {

// Needs without their lists of structs, which have tables of their own, and with their supervision as
// columns: none is asked for where no mode is named.
template <class Row, class... Path>
void AddNeeds(Columns<Row>& columns, SupervisionNeed Row::*supervision, Path... needs) {
  columns.Add("need_credentials", kPlain, "Asks for one of these.", needs..., &Needs::credentials)
      .Add("need_licences", kPlain, "Asks for one of these licences.", needs..., &Needs::licences)
      .Add("need_supervision_modes", kPlain, "Asks for a supervisor present in one of these ways.",
           supervision, &SupervisionNeed::modes)
      .Add("need_supervision_by", kPlain, "The supervisor works in one of these roles.",
           supervision, &SupervisionNeed::by)
      .Add("need_supervision_at_most", kPlain, "How many one supervisor may watch; 0: no limit.",
           supervision, &SupervisionNeed::at_most)
      .Add("need_delegation", kPlain, "Asks that the act be delegated.", needs...,
           &Needs::delegation)
      .Add("need_order", kPlain, "Asks for such an order.", needs..., &Needs::order)
      .Add("need_dose_check", kPlain, "Asks for a dose verified by a licensed person.", needs...,
           &Needs::dose_check)
      .Add("need_competency", kPlain, "Asks for an attested competency.", needs...,
           &Needs::competency)
      .Add("need_age", kPlain, "The person is at least this old, in years.", needs..., &Needs::age)
      .Add("need_employers", kPlain, "Employed by one of these kinds of employer.", needs...,
           &Needs::employers);
}

void PutSupervision(const RowPlace& place, SupervisionNeed&& supervision, Needs& needs) {
  if (!supervision.modes.empty()) {
    needs.supervision = std::move(supervision);
  } else if (!supervision.by.empty() || supervision.at_most != 0) {
    place.Fail("missing_value", "need_supervision_modes", "nothing",
               "how the supervisor is present, or no supervisor at all");
  }
}

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
           kPolicy, &Policy::credentials);
  AddNeeds(columns, &PolicyRow::supervision, kPolicy, &Policy::needs);
  columns.Add("valid_from", kPlain, "The first day.", kPolicy, &Policy::valid, &DateRange::from)
      .Add("valid_until", kPlain, "The first day on which it no longer holds.", kPolicy,
           &Policy::valid, &DateRange::until)
      .Add("signed_by", kPlain, "Who signed it.", kPolicy, &Policy::signed_by)
      .Add("signed_on", kPlain, "When; an unsigned policy does nothing.", kPolicy,
           &Policy::signed_on)
      .Add("reason", kPlain, "Why, in words.", kPolicy, &Policy::reason);
  return columns;
}

Table PolicyTable() {
  return MakeTable<PolicyRow>(
      "policies", "The clinic's own dated, signed decisions about who may do what.",
      PolicyColumns(),
      [](const RowPlace& place, PolicyRow&& row) {
        PutSupervision(place, std::move(row.supervision), row.policy.needs);
        ClinicContents& clinic = place.reading.clinic;
        const PolicyId id = polyclinic::Add(clinic, clinic.policies, std::move(row.policy));
        return "policies[" + std::to_string(id.index()) + "]";
      },
      [](const ClinicContents& clinic, const std::function<void(PolicyRow)>& row) {
        for (const Policy& policy : clinic.policies) {
          row({policy, policy.needs.supervision.value_or(SupervisionNeed{})});
        }
      });
}

// Calls back with `needs`, its alternatives, theirs and so on, each with its way down.
template <class Callback>
void EachNeeds(const Needs& needs, AlternativePath& path, const Callback& callback) {
  callback(path, needs);
  for (std::size_t i = 0; i < needs.any_of.size(); ++i) {
    path.steps.push_back(i + 1);
    EachNeeds(needs.any_of[i], path, callback);
    path.steps.pop_back();
  }
}

// The needs at the end of `path`, or nullptr after a finding.
Needs* NeedsAt(const RowPlace& place, PolicyId policy, const AlternativePath& path) {
  Needs* needs = &place.reading.clinic.policies[policy.index()].needs;
  for (const std::size_t step : path.steps) {
    if (step > needs->any_of.size()) {
      place.Fail("unknown_reference", "alternative",
                 Cell<AlternativePath>::Write(place.reading.clinic, path),
                 "an alternative of the policy in policy_alternatives.csv");
      return nullptr;
    }
    needs = &needs->any_of[step - 1];
  }
  return needs;
}

struct AlternativeRow {
  PolicyId policy;
  AlternativePath alternative;
  Needs needs;
  SupervisionNeed supervision;
};

std::string AttachAlternative(const RowPlace& place, AlternativeRow&& row) {
  if (!row.policy.valid() || row.alternative.steps.empty()) return "";
  const std::size_t last = row.alternative.steps.back();
  row.alternative.steps.pop_back();
  Needs* parent = NeedsAt(place, row.policy, row.alternative);
  if (parent == nullptr) return "";
  if (last != parent->any_of.size() + 1) {
    place.Fail(
        "out_of_order", "alternative", std::to_string(last),
        "the alternatives of a policy in order, here " + std::to_string(parent->any_of.size() + 1));
    return "";
  }
  PutSupervision(place, std::move(row.supervision), row.needs);
  parent->any_of.push_back(std::move(row.needs));
  return "";
}

Table AlternativeTable() {
  Columns<AlternativeRow> columns;
  columns.Add("policy", kRequired, "Of which policy.", &AlternativeRow::policy)
      .Add("alternative", kRequired, "Numbered from 1 in each policy, in order.",
           &AlternativeRow::alternative);
  AddNeeds(columns, &AlternativeRow::supervision, &AlternativeRow::needs);
  return MakeTable<AlternativeRow>(
      "policy_alternatives",
      "Where a policy asks for one of several sets of needs: a row for each set, of which one must "
      "be met beside the policy's own needs.",
      std::move(columns), AttachAlternative,
      [](const ClinicContents& clinic, const std::function<void(AlternativeRow)>& row) {
        for (const Policy& policy : clinic.policies) {
          AlternativePath path;
          EachNeeds(policy.needs, path, [&](const AlternativePath& at, const Needs& needs) {
            if (at.steps.empty()) return;
            row({policy.id, at, needs, needs.supervision.value_or(SupervisionNeed{})});
          });
        }
      });
}

// One of the structs of a list in a policy's needs.
template <class Value>
struct NeedPart {
  PolicyId policy;
  AlternativePath alternative;
  Value value;
};

template <class Value>
Columns<NeedPart<Value>> OfNeeds() {
  Columns<NeedPart<Value>> columns;
  columns.Add("policy", kRequired, "Which policy asks for it.", &NeedPart<Value>::policy)
      .Add("alternative", kPlain, "In which of its alternatives; empty: in its own needs.",
           &NeedPart<Value>::alternative);
  return columns;
}

template <class Value>
Table NeedPartTable(std::string name, std::string about, Columns<NeedPart<Value>> columns,
                    std::vector<Value> Needs::*list) {
  using Row = NeedPart<Value>;
  return MakeTable<Row>(
      std::move(name), std::move(about), std::move(columns),
      [list](const RowPlace& place, Row&& row) -> std::string {
        if (!row.policy.valid()) return "";
        Needs* needs = NeedsAt(place, row.policy, row.alternative);
        if (needs != nullptr) (needs->*list).push_back(std::move(row.value));
        return "";
      },
      [list](const ClinicContents& clinic, const std::function<void(Row)>& row) {
        for (const Policy& policy : clinic.policies) {
          AlternativePath path;
          EachNeeds(policy.needs, path, [&](const AlternativePath& at, const Needs& needs) {
            for (const Value& value : needs.*list) row(Row{policy.id, at, value});
          });
        }
      });
}

Table TrainingNeedTable() {
  using P = NeedPart<TrainingNeed>;
  auto columns = OfNeeds<TrainingNeed>();
  columns
      .Add("topic", kRequired, "A duty's code or a named topic.", &P::value, &TrainingNeed::topic)
      .Add("kinds", kPlain, "The kinds that count; empty: any.", &P::value, &TrainingNeed::kinds)
      .Add("time", kPlain, "At least this long in all.", &P::value, &TrainingNeed::hours)
      .Add("performances", kPlain, "At least this many in all.", &P::value,
           &TrainingNeed::performances);
  return NeedPartTable<TrainingNeed>("policy_trainings",
                                     "Training that a policy asks for: all of its rows.",
                                     std::move(columns), &Needs::trainings);
}

Table EducationNeedTable() {
  using P = NeedPart<EducationNeed>;
  auto columns = OfNeeds<EducationNeed>();
  columns
      .Add("accreditors", kPlain, "Any of these; empty: any.", &P::value,
           &EducationNeed::accreditors)
      .Add("contact_time", kPlain, "At least this much in all.", &P::value,
           &EducationNeed::contact_hours)
      .Add("clinical_time", kPlain, "At least this much clinical.", &P::value,
           &EducationNeed::clinical_hours);
  return NeedPartTable<EducationNeed>("policy_educations",
                                      "Education that a policy asks for: one of its rows.",
                                      std::move(columns), &Needs::educations);
}

}  // namespace

std::vector<Table> PolicyTables() {
  std::vector<Table> tables;
  tables.push_back(PolicyTable());
  tables.push_back(AlternativeTable());
  tables.push_back(TrainingNeedTable());
  tables.push_back(EducationNeedTable());
  return tables;
}

}  // namespace polyclinic::table_internal
