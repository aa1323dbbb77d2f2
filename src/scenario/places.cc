// Places, hours, visit types and policies as the model has them.

#include <string>
#include <utility>
#include <vector>

#include "scenario/frame.h"

namespace polyclinic {
namespace {

constexpr Minutes kOpens{8 * 60}, kLunch{12 * 60}, kAfternoon{13 * 60}, kCloses{17 * 60};
constexpr Minutes kNight{22 * 60}, kMorning{30 * 60};
constexpr std::int32_t kTurnoverMinutes = 5;

std::string SiteKey(std::uint32_t site) { return "s" + std::to_string(site + 1); }

Duration MinutesLong(std::int64_t minutes) { return Duration(minutes * 60); }

std::vector<DutyCode> DutiesOf(const std::vector<DutyGround>& grounds) {
  std::vector<DutyCode> duties;
  duties.reserve(grounds.size());
  for (const DutyGround& ground : grounds) duties.push_back(ground.duty);
  return duties;
}

std::vector<Need> NeedsOf(const VisitShape& shape, const SpecialtyCode& specialty) {
  std::vector<Need> needs;
  needs.push_back({.name = "rooming",
                   .duties = DutiesOf(shape.rooming),
                   .roles = {Role::kMedicalAssistant},
                   .steps = {0}});
  needs.push_back({.name = "provider",
                   .roles = {Role::kPhysician, Role::kNursePractitioner, Role::kPhysicianAssistant},
                   .specialty = specialty,
                   .steps = {1}});
  needs.push_back({.name = "wrap-up",
                   .duties = DutiesOf(shape.wrap_up),
                   .roles = {Role::kMedicalAssistant},
                   .steps = {2}});
  needs.push_back({.name = "room", .rooms = {RoomKind::kExam}});
  if (!shape.table->equipment.empty()) {
    needs.push_back({.name = "equipment",
                     .equipment = EquipmentKind::Parse(shape.table->equipment).value(),
                     .steps = {0}});
  }
  return needs;
}

}  // namespace

std::vector<Site> Scenario::Frame::Sites() const {
  const ScenarioTable& table = generator.table();
  std::vector<Site> list;
  for (std::uint32_t site = 0; site < sites; ++site) {
    list.push_back({.id = SiteOf(site),
                    .key = SiteKey(site),
                    .name = "Example Clinic " + std::to_string(site + 1),
                    .time_zone = std::string(table.zone.name),
                    .jurisdiction = jurisdiction,
                    .setting = FromName<Setting>(table.setting).value(),
                    .employer = employer,
                    .employer_kind = FromName<EmployerKind>(table.employer_kind).value()});
  }
  return list;
}

std::vector<Room> Scenario::Frame::Rooms() const {
  std::vector<Room> list;
  const auto add = [&](std::uint32_t site, const std::string& name, RoomKind kind,
                       std::int32_t capacity, Duration turnover) {
    list.push_back({.id = IdOf<Room>(static_cast<std::uint32_t>(list.size())),
                    .key = SiteKey(site) + "-" + name,
                    .name = name,
                    .site = SiteOf(site),
                    .kind = kind,
                    .capacity = capacity,
                    .turnover = turnover});
  };
  for (std::uint32_t site = 0; site < sites; ++site) {
    add(site, "desk", RoomKind::kFrontDesk, 2, {});
    add(site, "lab", RoomKind::kLaboratory, 2, {});
    add(site, "waiting", RoomKind::kWaiting, 40, {});
  }
  for (std::uint32_t provider = 0; provider < providers; ++provider) {
    for (const char* which : {"a", "b"}) {
      for (std::uint32_t site = 0; site < sites; ++site) {
        add(site, "exam" + std::to_string(provider + 1) + which, RoomKind::kExam, 1,
            MinutesLong(kTurnoverMinutes));
      }
    }
  }
  return list;
}

std::vector<Equipment> Scenario::Frame::Carts() const {
  std::vector<Equipment> list;
  for (std::uint32_t provider = 0; provider < providers; ++provider) {
    if (carts[provider] == kNone) continue;
    std::string_view kind;
    for (const VisitTable& visit : generator.SpecialtyOf(provider).visits) {
      if (!visit.equipment.empty()) kind = visit.equipment;
    }
    for (std::uint32_t site = 0; site < sites; ++site) {
      list.push_back({.id = CartOf(site, provider),
                      .key = SiteKey(site) + "-cart" + std::to_string(provider + 1),
                      .name = "Cart " + std::to_string(provider + 1),
                      .site = SiteOf(site),
                      .kind = EquipmentKind::Parse(kind).value()});
    }
  }
  return list;
}

std::vector<Pod> Scenario::Frame::Pods() const {
  std::vector<Pod> list;
  for (std::uint32_t provider = 0; provider < providers; ++provider) {
    for (std::uint32_t site = 0; site < sites; ++site) {
      list.push_back(
          {.id = IdOf<Pod>(static_cast<std::uint32_t>(list.size())),
           .key = SiteKey(site) + "-pod" + std::to_string(provider + 1),
           .name = "Pod " + std::to_string(provider + 1),
           .site = SiteOf(site),
           .providers = {StaffOf(site, StaffKind::kProvider, provider)},
           .assistants = {StaffOf(site, StaffKind::kAssistant, generator.AssistantOf(provider))},
           .rooms = {ExamRoomOf(site, provider, 0), ExamRoomOf(site, provider, 1)}});
    }
  }
  return list;
}

std::vector<Specialty> Scenario::Frame::Specialties() const {
  std::vector<Specialty> list;
  for (const SpecialtyTable& table : generator.table().specialties) {
    list.push_back({.code = SpecialtyCode::Parse(table.code).value(),
                    .name = std::string(table.name),
                    .name_es = std::string(table.name_es)});
  }
  return list;
}

std::vector<VisitType> Scenario::Frame::VisitTypes() const {
  std::vector<VisitType> list;
  std::size_t at = 0;
  for (const SpecialtyTable& specialty : generator.table().specialties) {
    const SpecialtyCode code = SpecialtyCode::Parse(specialty.code).value();
    for (const VisitTable& table : specialty.visits) {
      const VisitShape& shape = shapes[at++];
      VisitType type{
          .id = shape.id,
          .key = std::string(table.key),
          .name = std::string(table.name),
          .specialty = code,
          .steps = {{.name = "rooming", .duration = {.base = MinutesLong(table.rooming)}},
                    {.name = "provider",
                     .duration = {.base = MinutesLong(table.provider),
                                  .new_patient = MinutesLong(table.provider_new),
                                  .modifiers = {{"interpreter", MinutesLong(10)}}}},
                    {.name = "wrap-up", .duration = {.base = MinutesLong(table.wrap_up)}}},
          .needs = NeedsOf(shape, code)};
      if (!table.prerequisite.empty()) {
        type.prerequisites.push_back({.name = std::string(table.prerequisite),
                                      .due_before = std::chrono::hours(48),
                                      .owner = Role::kMedicalAssistant});
      }
      list.push_back(std::move(type));
    }
  }
  return list;
}

// The clinic's own decision on what the law does not say.
std::vector<Policy> Scenario::Frame::Policies() const {
  Policy intake{.id = IdOf<Policy>(0),
                .key = "adopt-intake",
                .effect = PolicyEffect::kAdopt,
                .roles = {Role::kMedicalAssistant},
                .duties = {"C05", "C18"},
                .credentials = {"WA-MA-C"},
                .valid = {.from = DayAt(generator.days().front() - 30),
                          .until = DayAt(generator.days().back() + 365)},
                .signed_by = StaffOf(0, StaffKind::kProvider, 0),
                .signed_on = DayAt(generator.days().front() - 45),
                .reason =
                    "Medicines and allergies are collected and passed on; approved "
                    "home-care instructions are given."};
  intake.needs.order = {OrderKind::kStandingOrProtocol};
  return {std::move(intake)};
}

std::vector<Availability> Scenario::Frame::Hours() const {
  std::vector<Availability> list;
  const auto add_room = [&](Resource resource) {
    Availability hours{.resource = resource};
    for (int day = 0; day < 7; ++day) {
      hours.weekly.push_back(
          {.weekday = static_cast<Weekday>(day + 1), .window = {Minutes{0}, Minutes{24 * 60}}});
    }
    list.push_back(std::move(hours));
  };
  const auto add_person = [&](const StaffRow& row, StaffId id) {
    Availability hours{.resource = Resource::Of(id)};
    for (int day = 0; day < 7; ++day) {
      if ((row.weekdays >> day & 1) == 0) continue;
      const auto weekday = static_cast<Weekday>(day + 1);
      hours.weekly.push_back(
          {.weekday = weekday,
           .window = row.nights ? TimeWindow{kNight, kMorning} : TimeWindow{kOpens, kCloses},
           .site = SiteOf(row.site)});
      if (!row.nights) {
        hours.breaks.push_back({.weekday = weekday, .window = {kLunch, kAfternoon}});
      }
    }
    for (std::uint32_t day = 0; day < days; ++day) {
      if (!generator.IsAway(row.site, row.kind, row.number, day)) continue;
      hours.exceptions.push_back(
          {.date = DateOf(day),
           .kind = row.kind == StaffKind::kProvider ? AbsenceKind::kVacation : AbsenceKind::kSick});
    }
    list.push_back(std::move(hours));
  };
  const auto shared = sites * kSharedRooms;
  for (std::uint32_t room = 0; room < shared; ++room) add_room(Resource::Of(IdOf<Room>(room)));
  for (std::uint32_t site = 0; site < sites; ++site) {
    for (const StaffKind kind :
         {StaffKind::kNurse, StaffKind::kReceptionist, StaffKind::kCoordinator, StaffKind::kExtern,
          StaffKind::kAssistant}) {
      for (std::uint32_t number = 0; number < generator.CountOf(kind); ++number) {
        add_person(generator.StaffAt(site, kind, number), StaffOf(site, kind, number));
      }
    }
  }
  for (std::uint32_t provider = 0; provider < providers; ++provider) {
    for (std::uint32_t site = 0; site < sites; ++site) {
      add_person(generator.StaffAt(site, StaffKind::kProvider, provider),
                 StaffOf(site, StaffKind::kProvider, provider));
      add_room(Resource::Of(ExamRoomOf(site, provider, 0)));
      add_room(Resource::Of(ExamRoomOf(site, provider, 1)));
      if (carts[provider] != kNone) add_room(Resource::Of(CartOf(site, provider)));
    }
  }
  return list;
}

std::vector<Template> Scenario::Frame::Blocks() const {
  std::vector<Template> list;
  for (std::uint32_t provider = 0; provider < providers; ++provider) {
    std::vector<VisitTypeId> kept;
    const auto& visits = generator.SpecialtyOf(provider).visits;
    for (std::uint32_t v = 0; v < visits.size(); ++v) {
      if (visits[v].block) kept.push_back(ShapeOf(provider, v).id);
    }
    if (kept.empty()) continue;
    for (std::uint32_t site = 0; site < sites; ++site) {
      list.push_back({.key = StaffKey(site, StaffKind::kProvider, provider) + "-block",
                      .resource = Resource::Of(StaffOf(site, StaffKind::kProvider, provider)),
                      .weekday = static_cast<Weekday>(kBlockWeekday + 1),
                      .window = {kOpens, kLunch},
                      .visit_types = kept,
                      .released_before = std::chrono::hours(48)});
    }
  }
  return list;
}

}  // namespace polyclinic
