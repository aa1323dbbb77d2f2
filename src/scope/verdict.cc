#include "polyclinic/scope/verdict.h"

namespace polyclinic {
namespace {

std::string Join(const std::vector<std::string>& words, std::string_view by) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += by;
    text += word;
  }
  return text;
}

std::string Amounts(const MissingItem& item) {
  std::vector<std::string> amounts;
  if (item.hours > Duration{0}) {
    const auto minutes = std::chrono::duration_cast<Minutes>(item.hours).count();
    std::string hours = std::to_string(minutes / 60) + " h";
    if (minutes % 60 != 0) hours += " " + std::to_string(minutes % 60) + " min";
    amounts.push_back(std::move(hours));
  }
  if (item.performances > 0) {
    amounts.push_back(std::to_string(item.performances) +
                      (item.performances == 1 ? " performance" : " performances"));
  }
  std::vector<std::string> modes;
  for (const SupervisionMode mode : item.modes) modes.emplace_back(NameOf(mode));
  if (!modes.empty()) amounts.push_back(Join(modes, " or "));
  if (item.at_most > 0) amounts.push_back("at most " + std::to_string(item.at_most) + " at once");
  if (amounts.empty()) return "";
  return " (" + Join(amounts, ", ") + ")";
}

std::string Title(Outcome outcome) {
  std::string name(NameOf(outcome));
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

}  // namespace

std::string ToText(const MissingItem& item) {
  std::string text(NameOf(item.kind));
  if (!item.any_of.empty()) text += " " + Join(item.any_of, " or ");
  return text + Amounts(item);
}

std::string ToText(const Verdict& verdict) {
  std::string text = Title(verdict.outcome);
  std::string separator = ": ";
  for (const Missing& missing : verdict.alternatives) {
    text += separator;
    separator = ", or ";
    std::string within;
    for (const MissingItem& item : missing.items) {
      text += within + ToText(item);
      within = "; ";
    }
  }
  if (!verdict.missing_facts.empty()) text += ": not stated: " + Join(verdict.missing_facts, ", ");
  if (!verdict.adopted_by.empty()) text += " [adopted by " + verdict.adopted_by + "]";
  if (!verdict.pending.empty()) text += " [pending: " + Join(verdict.pending, ", ") + "]";
  return text;
}

}  // namespace polyclinic
