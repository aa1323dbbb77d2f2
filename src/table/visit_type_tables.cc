#include <algorithm>

#include "table/column.h"

namespace polyclinic::table_internal {
namespace {

Table VisitTypeTable() {
  Columns<VisitType> columns;
  columns.Add("key", kRequired, "Unique among the visit types.", &VisitType::key)
      .Add("name", kPlain, "For people.", &VisitType::name)
      .Add("specialty", kPlain, "To which it belongs.", &VisitType::specialty)
      .Add("telehealth", kPlain, "The patient need not come.", &VisitType::telehealth);
  return EntityTable<VisitType>("Kinds of visit.", std::move(columns),
                                &ClinicContents::visit_types);
}

Table StepTable() {
  using P = Part<VisitType, Step>;
  auto columns = PartOf<VisitType, Step>("visit_type", "Of which visit.");
  columns
      .Add("name", kRequired, "Unique in its visit type: rooming, provider, wrap-up.", &P::value,
           &Step::name)
      .Add("minutes", kRequired, "For established patients.", &P::value, &Step::duration,
           &DurationRule::base)
      .Add("new_patient_min", kPlain, "For new patients; empty: the same.", &P::value,
           &Step::duration, &DurationRule::new_patient)
      .Add("gap_min", kPlain, "The least time after the step before.", &P::value, &Step::gap_min)
      .Add("gap_max", kPlain, "The most time after the step before.", &P::value, &Step::gap_max)
      .Add("by_provider", kPlain, "Providers who take their own time.", &P::value, &Step::duration,
           &DurationRule::by_provider)
      .Add("modifiers", kPlain, "What a modifier of the request adds.", &P::value, &Step::duration,
           &DurationRule::modifiers);
  return PartTable<VisitType, Step>("steps", "The steps of each visit type, in their order.",
                                    std::move(columns), &ClinicContents::visit_types, "steps",
                                    &VisitType::steps);
}

// A need with its steps by name.
struct NeedRow {
  VisitTypeId visit_type;
  Need need;
  std::vector<std::string> steps;
};

std::string AttachNeed(const RowPlace& place, NeedRow&& row) {
  if (!row.visit_type.valid()) return "";
  VisitType& type = place.reading.clinic.visit_types[row.visit_type.index()];
  std::vector<std::string> names;
  for (const Step& step : type.steps) names.push_back(step.name);
  for (const std::string& name : row.steps) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      const std::string nearest = NearestWord(name, names);
      place.Fail("unknown_reference", "steps", name,
                 "steps of '" + type.key + "' in steps.csv" +
                     (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
    } else {
      row.need.steps.push_back(static_cast<std::int32_t>(found - names.begin()));
    }
  }
  type.needs.push_back(std::move(row.need));
  return "visit_types[" + std::to_string(row.visit_type.index()) + "].needs[" +
         std::to_string(type.needs.size() - 1) + "]";
}

Table NeedTable() {
  Columns<NeedRow> columns;
  columns.Add("visit_type", kRequired, "Of which visit.", &NeedRow::visit_type)
      .Add("name", kRequired, "Unique in its visit type: rooming, provider, room, ecg.",
           &NeedRow::need, &Need::name)
      .Add("duties", kPlain, "The person must be able to do all of them.", &NeedRow::need,
           &Need::duties)
      .Add("roles", kPlain, "The person works in one of them.", &NeedRow::need, &Need::roles)
      .Add("specialty", kPlain, "The person practises it.", &NeedRow::need, &Need::specialty)
      .Add("rooms", kPlain, "Kinds of room, any of them.", &NeedRow::need, &Need::rooms)
      .Add("equipment", kPlain, "A kind of equipment.", &NeedRow::need, &Need::equipment)
      .Add("kind", kPlain, "How it is used; exclusive if empty.", &NeedRow::need, &Need::kind)
      .Add("firmness", kPlain, "How much it binds; hard if empty.", &NeedRow::need, &Need::firmness)
      .Add("max_wait_min", kPlain, "Of an elastic need: how late it may come.", &NeedRow::need,
           &Need::max_wait)
      .Add("count", kPlain, "How many of them; 1 if empty.", &NeedRow::need, &Need::count)
      .Add("steps", kPlain, "The steps it spans, by name; empty: every step.", &NeedRow::steps)
      .Add("buffer_before_min", kPlain, "Occupied before.", &NeedRow::need, &Need::buffer_before)
      .Add("buffer_after_min", kPlain, "Occupied after.", &NeedRow::need, &Need::buffer_after)
      .Add("same_as", kPlain, "Needs that the same resource must meet.", &NeedRow::need,
           &Need::same_as)
      .Add("different_from", kPlain, "Needs that a different resource must meet.", &NeedRow::need,
           &Need::different_from);
  return MakeTable<NeedRow>(
      "needs",
      "Whom and what a visit needs over its steps. Each need asks for people (duties, roles), "
      "for a room or for equipment.",
      std::move(columns), AttachNeed,
      [](const ClinicContents& clinic, const std::function<void(NeedRow)>& row) {
        for (const VisitType& type : clinic.visit_types) {
          for (const Need& need : type.needs) {
            std::vector<std::string> steps;
            for (const std::int32_t step : need.steps) {
              if (step < 0 || static_cast<std::size_t>(step) >= type.steps.size()) continue;
              steps.push_back(type.steps[static_cast<std::size_t>(step)].name);
            }
            row({type.id, need, std::move(steps)});
          }
        }
      });
}

Table LinkedVisitTable() {
  using P = Part<VisitType, LinkedVisit>;
  auto columns = PartOf<VisitType, LinkedVisit>("visit_type", "The first visit.");
  columns
      .Add("linked", kRequired, "The visit that must follow.", &P::value, &LinkedVisit::visit_type)
      .Add("gap_min", kPlain, "At least this long after.", &P::value, &LinkedVisit::gap_min)
      .Add("gap_max", kPlain, "At most.", &P::value, &LinkedVisit::gap_max)
      .Add("required", kPlain, "Without an opening for it the first is refused; true if empty.",
           &P::value, &LinkedVisit::required);
  return PartTable<VisitType, LinkedVisit>("linked_visits", "Visits that must follow a visit.",
                                           std::move(columns), &ClinicContents::visit_types,
                                           "linked", &VisitType::linked);
}

Table PrerequisiteTable() {
  using P = Part<VisitType, Prerequisite>;
  auto columns = PartOf<VisitType, Prerequisite>("visit_type", "Before which visit.");
  columns.Add("name", kRequired, "What is due: authorization.", &P::value, &Prerequisite::name)
      .Add("due_before", kPlain, "This long before the visit.", &P::value,
           &Prerequisite::due_before)
      .Add("owner", kPlain, "The role that sees to it.", &P::value, &Prerequisite::owner);
  return PartTable<VisitType, Prerequisite>("prerequisites", "What is due before a visit.",
                                            std::move(columns), &ClinicContents::visit_types,
                                            "prerequisites", &VisitType::prerequisites);
}

}  // namespace

std::vector<Table> VisitTypeTables() {
  std::vector<Table> tables;
  tables.push_back(VisitTypeTable());
  tables.push_back(StepTable());
  tables.push_back(NeedTable());
  tables.push_back(LinkedVisitTable());
  tables.push_back(PrerequisiteTable());
  return tables;
}

}  // namespace polyclinic::table_internal
