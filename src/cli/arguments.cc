#include "cli/arguments.h"

#include <algorithm>

#include "polyclinic/base/findings.h"

namespace polyclinic::cli {
namespace {

std::string NearestFlag(std::string_view word, std::span<const FlagDescription> flags) {
  std::vector<std::string> names;
  for (const FlagDescription& flag : flags) names.emplace_back(flag.name);
  const std::string nearest = NearestWord(word, names);
  if (!nearest.empty()) return "a flag of this command; did you mean " + nearest + "?";
  std::string all = "one of";
  for (const std::string& name : names) all += " " + name;
  return names.empty() ? "no flag: this command takes none" : all;
}

}  // namespace

std::string Arguments::Get(std::string_view flag, std::string_view otherwise) const {
  const auto found = flags.find(flag);
  return found == flags.end() ? std::string(otherwise) : found->second;
}

absl::StatusOr<Arguments> ParseArguments(std::span<const std::string> words,
                                         std::span<const FlagDescription> flags,
                                         std::size_t least_positional,
                                         std::size_t most_positional) {
  Arguments arguments;
  Findings findings;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // -o is short for --out in a verb that has no flag of that name.
    const bool own_o = std::any_of(flags.begin(), flags.end(),
                                   [](const FlagDescription& f) { return f.name == "-o"; });
    const std::string word = words[i] == "-o" && !own_o ? "--out" : words[i];
    if (!word.starts_with("--") && word != "-o") {
      if (word.empty()) findings.Add("missing_value", "arguments", "nothing", "a name");
      arguments.positional.push_back(word);
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const auto flag = std::find_if(flags.begin(), flags.end(),
                                   [&](const FlagDescription& f) { return f.name == name; });
    if (flag == flags.end()) {
      findings.Add("unknown_flag", "argument", name, NearestFlag(name, flags));
      continue;
    }
    std::string value;
    if (flag->several) {
      std::vector<std::string>& list = arguments.lists[name];
      if (equals != std::string::npos) list.push_back(word.substr(equals + 1));
      while (i + 1 < words.size() && !words[i + 1].starts_with("--")) list.push_back(words[++i]);
      if (!list.empty()) value = list.front();
    } else if (flag->value.empty()) {
      if (equals != std::string::npos) {
        findings.Add("unexpected_value", name, word.substr(equals + 1), "no value");
      }
    } else if (equals != std::string::npos) {
      value = word.substr(equals + 1);
    } else if (i + 1 < words.size() && !words[i + 1].starts_with("--")) {
      value = words[++i];
    }
    if (!flag->value.empty() && value.empty() && !flag->several) {
      findings.Add("missing_value", name, "", std::string(flag->value));
    }
    if (!arguments.flags.emplace(name, value).second) {
      findings.Add("given_twice", name, value, "each flag once");
    }
  }
  if (arguments.positional.size() < least_positional) {
    findings.Add("missing_argument", "arguments", std::to_string(arguments.positional.size()),
                 std::to_string(least_positional) + " or more");
  }
  for (std::size_t i = most_positional; i < arguments.positional.size(); ++i) {
    findings.Add("unexpected_argument", "arguments", arguments.positional[i],
                 std::to_string(most_positional) + " at most");
  }
  if (findings.HasErrors()) return findings.ToStatus();
  return arguments;
}

absl::StatusOr<std::optional<Date>> DateFlag(const Arguments& arguments, std::string_view flag) {
  if (!arguments.Has(flag)) return std::optional<Date>();
  absl::StatusOr<Date> date = ParseDate(arguments.Get(flag));
  if (date.ok()) return std::optional<Date>(*date);
  Findings findings;
  findings.Add("not_a_date", std::string(flag), arguments.Get(flag), "a date YYYY-MM-DD");
  return findings.ToStatus();
}

}  // namespace polyclinic::cli
