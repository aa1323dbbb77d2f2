// The polyclinic command: reads its words, runs one verb, says what went wrong.
//
// Exit status: 0 done; 1 the input has errors or a file could not be read or written; 2 the command was
// called wrongly.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/verbs.h"
#include "polyclinic/base/findings.h"

namespace polyclinic::cli {
namespace {

constexpr int kBadInput = 1;
constexpr int kBadUsage = 2;

void Help(std::FILE* to) {
  std::fprintf(to, "polyclinic %s: a clinic you can compute with\n\n", POLYCLINIC_VERSION);
  for (const Verb& verb : Verbs()) {
    std::fprintf(to, "  polyclinic %.*s %.*s\n      %.*s\n", static_cast<int>(verb.name.size()),
                 verb.name.data(), static_cast<int>(verb.usage.size()), verb.usage.data(),
                 static_cast<int>(verb.about.size()), verb.about.data());
  }
  std::fputs("\n  polyclinic VERB --help tells a verb's flags.\n", to);
}

void Help(const Verb& verb) {
  std::printf("polyclinic %.*s %.*s\n\n%.*s\n", static_cast<int>(verb.name.size()),
              verb.name.data(), static_cast<int>(verb.usage.size()), verb.usage.data(),
              static_cast<int>(verb.about.size()), verb.about.data());
  for (const FlagDescription& flag : verb.flags) {
    const std::string name =
        std::string(flag.name) + (flag.value.empty() ? "" : " ") + std::string(flag.value);
    std::printf("  %-24s %.*s\n", name.c_str(), static_cast<int>(flag.about.size()),
                flag.about.data());
  }
}

void Print(const absl::Status& status) {
  const std::vector<Finding> findings = FindingsOf(status);
  for (const Finding& finding : findings) {
    std::fprintf(stderr, "polyclinic: %s\n", ToText(finding).c_str());
  }
  if (findings.empty()) {
    std::fprintf(stderr, "polyclinic: %s\n", std::string(status.message()).c_str());
  }
}

int Main(const std::vector<std::string>& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "help") {
    Help(words.empty() ? stderr : stdout);
    return words.empty() ? kBadUsage : 0;
  }
  if (words[0] == "--version") {
    std::puts(POLYCLINIC_VERSION);
    return 0;
  }
  const std::span<const Verb> verbs = Verbs();
  // A verb of two words goes before the verb that its first word is.
  const std::string two = words.size() > 1 ? words[0] + " " + words[1] : words[0];
  auto verb =
      std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.name == two; });
  const std::ptrdiff_t taken = verb != verbs.end() && two != words[0] ? 2 : 1;
  if (verb == verbs.end()) {
    verb =
        std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.name == words[0]; });
  }
  if (verb == verbs.end()) {
    std::vector<std::string> names;
    for (const Verb& v : verbs) names.emplace_back(v.name);
    const std::string nearest = NearestWord(words[0], names);
    std::fprintf(stderr, "polyclinic: unknown verb '%s'%s\n", words[0].c_str(),
                 nearest.empty() ? "; polyclinic --help lists them"
                                 : ("; did you mean " + nearest + "?").c_str());
    return kBadUsage;
  }
  const std::vector<std::string> rest(words.begin() + taken, words.end());
  if (std::find(rest.begin(), rest.end(), "--help") != rest.end()) {
    Help(*verb);
    return 0;
  }
  const absl::StatusOr<Arguments> arguments =
      ParseArguments(rest, verb->flags, verb->least_positional, verb->most_positional);
  if (!arguments.ok()) {
    Print(arguments.status());
    return kBadUsage;
  }
  const absl::Status status = verb->run(*arguments);
  if (status.ok() && std::fflush(stdout) == 0) return 0;
  if (status.ok()) {
    std::fputs("polyclinic: standard output could not be written\n", stderr);
    return kBadInput;
  }
  Print(status);
  // What is wrong with a flag's value or a missing argument is wrong usage.
  const std::vector<Finding> findings = FindingsOf(status);
  const bool of_flag = std::any_of(findings.begin(), findings.end(), [](const Finding& f) {
    return f.file.empty() && (f.path.starts_with("--") || f.path == "arguments");
  });
  return of_flag ? kBadUsage : kBadInput;
}

}  // namespace
}  // namespace polyclinic::cli

int main(int argc, char** argv) {
  return polyclinic::cli::Main(std::vector<std::string>(argv + 1, argv + argc));
}
