#include "scenario/frame.h"

#include <algorithm>
#include <array>
#include <utility>

#include "scenario/tables.h"

namespace polyclinic {
namespace {

constexpr std::array<StaffKind, 5> kOthers = {StaffKind::kNurse, StaffKind::kReceptionist,
                                              StaffKind::kCoordinator, StaffKind::kExtern,
                                              StaffKind::kAssistant};

// The codes in "C02 C03".
std::vector<DutyCode> DutiesOf(std::string_view codes) {
  std::vector<DutyCode> duties;
  for (std::size_t at = 0; at < codes.size(); at += 4) {
    duties.push_back(DutyCode::Parse(codes.substr(at, 3)).value());
  }
  return duties;
}

// The words of a text with spaces between.
std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

void AddDuties(std::string_view codes, std::vector<DutyGround>& grounds, VisitShape& shape) {
  for (const DutyCode& duty : DutiesOf(codes)) {
    const auto law = std::find_if(v0::kDutyLaw.begin(), v0::kDutyLaw.end(),
                                  [&](const auto& entry) { return entry.duty == duty.view(); });
    grounds.push_back({.duty = duty,
                       .outcome = std::string(law->outcome),
                       .rules = WordsOf(law->rules),
                       .adopted_by = {},
                       .supervisor = {}});
    if (law->order_rule.empty()) continue;
    Obligation order{.duty = duty, .kind = "order", .any_of = {"patient_specific"}};
    if (!law->patient_specific_only) order.any_of.emplace_back("standing_or_protocol");
    order.rule = law->order_rule;
    shape.obligations.push_back(std::move(order));
  }
}

VisitShape ShapeFrom(const VisitTable& visit, VisitTypeId id) {
  VisitShape shape{.id = id, .table = &visit, .rooming = {}, .wrap_up = {}, .obligations = {}};
  AddDuties(visit.rooming_duties, shape.rooming, shape);
  AddDuties(visit.wrap_up_duties, shape.wrap_up, shape);
  return shape;
}

}  // namespace

Scenario::Frame::Frame(const ScenarioSpec& the_spec, const GeneratorInput& input)
    : spec(the_spec), generator(input) {
  const ScenarioTable& table = *input.table;
  identifier = "polyclinic-" + std::string(table.name) + "-v" + std::to_string(table.version) +
               "-" + std::to_string(input.seed);
  edition = spec.edition.value_or(std::string(table.edition));
  tag = ClinicTag(identifier);
  jurisdiction = JurisdictionCode::Parse(table.jurisdiction).value();
  employer = "example-medical";
  sites = static_cast<std::uint32_t>(input.sizes.sites);
  providers = static_cast<std::uint32_t>(input.sizes.providers);
  assistants = static_cast<std::uint32_t>(input.sizes.assistants);
  patients = static_cast<std::uint32_t>(input.sizes.patients);
  days = static_cast<std::uint32_t>(generator.days().size());
  for (const StaffKind kind : kOthers) others += generator.CountOf(kind);
  for (const SpecialtyTable& specialty : table.specialties) {
    first_visit.push_back(static_cast<std::uint32_t>(shapes.size()));
    for (const VisitTable& visit : specialty.visits) {
      shapes.push_back(
          ShapeFrom(visit, IdOf<VisitType>(static_cast<std::uint32_t>(shapes.size()))));
    }
  }
  std::uint32_t count = 0;
  for (std::uint32_t p = 0; p < providers; ++p) {
    bool uses = false;
    for (const VisitTable& visit : generator.SpecialtyOf(p).visits)
      uses |= !visit.equipment.empty();
    carts.push_back(uses ? count++ : kNone);
  }
}

StaffId Scenario::Frame::StaffOf(std::uint32_t site, StaffKind kind, std::uint32_t number) const {
  if (kind == StaffKind::kProvider) return IdOf<Staff>(sites * others + number * sites + site);
  std::uint32_t first = site * others;
  for (const StaffKind other : kOthers) {
    if (other == kind) break;
    first += generator.CountOf(other);
  }
  return IdOf<Staff>(first + number);
}

}  // namespace polyclinic
