#include <string>
#include <vector>

#include "draw/words.h"
#include "polyclinic/draw/window.h"
#include "polyclinic/scope/additions.h"

namespace polyclinic {
namespace {

using draw::Clock;
using draw::Words;

std::string DutiesOf(const Words& words, const Remedy& remedy) {
  std::vector<std::string> duties;
  for (const DutyCode& duty : remedy.duties) duties.push_back(words.Of(duty));
  return draw::Joined(duties, " and ");
}

std::string RolesOf(const Remedy& remedy) {
  std::vector<std::string> roles;
  for (Role role : remedy.roles) roles.push_back(draw::Spaced(NameOf(role)));
  return draw::Joined(roles, " or ");
}

std::string AdditionsOf(const Remedy& remedy) {
  std::vector<std::string> additions;
  for (const Addition& addition : remedy.additions) additions.push_back(ToText(addition));
  return draw::Joined(additions, " and ");
}

std::string RoomsOf(const Remedy& remedy) {
  std::vector<std::string> rooms;
  for (RoomKind kind : remedy.rooms) rooms.push_back(draw::Spaced(NameOf(kind)));
  return draw::Joined(rooms, " or ");
}

// The change, without its time.
std::string ChangeOf(const Words& words, const Remedy& remedy) {
  const std::string duties = DutiesOf(words, remedy), additions = AdditionsOf(remedy);
  switch (remedy.kind) {
    case RemedyKind::kOtherTime:
      return "opening";
    case RemedyKind::kGiveUpNamed:
      return "free if " + words.Of(remedy.resource) + " were not asked for by name (" +
             draw::Spaced(remedy.need) + ")";
    case RemedyKind::kMoveBreak:
      return "free if " + words.Of(remedy.resource) + " paused at another time than";
    case RemedyKind::kExtendHours:
      return "free if " + words.Of(remedy.resource) + " were there longer,";
    case RemedyKind::kOneMoreRoom:
      return "free with one more room (" + RoomsOf(remedy) + "),";
    case RemedyKind::kOneMoreDevice:
      return "free with one more " + remedy.equipment.str() + ",";
    case RemedyKind::kOneMorePerson:
      return "free if one more " + RolesOf(remedy) +
             (duties.empty() ? "" : " able to do " + duties) +
             (additions.empty() ? "" : ", with " + additions + ",") + " were on,";
    case RemedyKind::kOneMoreSupervisor:
      return "free if one more " + RolesOf(remedy) + " were on to supervise " + duties + ",";
    case RemedyKind::kAddAbility:
      return "free if " + words.Of(remedy.resource) + " had " + additions + " for " + duties + ",";
  }
  return "";
}

}  // namespace

absl::StatusOr<std::string> RemedyText(const ClinicContents& contents, const RuleSet& rules,
                                       const Remedy& remedy, const DrawOptions& options) {
  const Site* const site = draw::Find(contents.sites, remedy.site);
  if (site == nullptr) {
    return absl::InvalidArgumentError("found a remedy of another clinic, expected one of this");
  }
  const auto zone = TimeZone::Load(site->time_zone);
  if (!zone.ok()) return zone.status();
  std::string text = ChangeOf(Words(contents, rules, options), remedy);
  const Instant at = remedy.instead ? remedy.instead->start
                     : remedy.when  ? remedy.when->start()
                                    : Instant{};
  const Clock clock(*zone, zone->ToLocal(at).date);
  if (remedy.instead) text += " " + draw::ShortDate(clock.date()) + " " + clock.At(at);
  if (remedy.when) text += " " + draw::ShortDate(clock.date()) + " " + clock.Of(*remedy.when);
  return text;
}

}  // namespace polyclinic
