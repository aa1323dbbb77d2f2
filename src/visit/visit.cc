#include "polyclinic/visit/visit.h"

#include <algorithm>
#include <optional>

namespace polyclinic {
namespace {

// The stage that must come first. Vitals may precede the room (a vitals bay), and a visit without a
// provider is discharged all the same.
std::optional<Stage> Needs(Stage stage) {
  switch (stage) {
    case Stage::kArrived:
      return std::nullopt;
    case Stage::kCheckedIn:
    case Stage::kLeftWithoutBeingSeen:
    case Stage::kEscalated:
      return Stage::kArrived;
    case Stage::kRoomed:
    case Stage::kVitalsDone:
    case Stage::kProcedure:
    case Stage::kLaboratory:
    case Stage::kInjection:
    case Stage::kImaging:
    case Stage::kDischarged:
      return Stage::kCheckedIn;
    case Stage::kReady:
    case Stage::kProviderIn:
      return Stage::kRoomed;
    case Stage::kProviderOut:
      return Stage::kProviderIn;
    case Stage::kCheckedOut:
      return Stage::kDischarged;
    case Stage::kEscalationClosed:
      return Stage::kEscalated;
  }
  return std::nullopt;
}

// The positions of the stamps that stand, in the order of recording.
std::vector<std::size_t> Standing(const Visit& visit) {
  std::vector<bool> stands(visit.stamps.size(), true);
  for (std::size_t i = 0; i < visit.stamps.size(); ++i) {
    const std::optional<std::int32_t>& corrects = visit.stamps[i].corrects;
    if (corrects && *corrects >= 0 && static_cast<std::size_t>(*corrects) < i) {
      stands[static_cast<std::size_t>(*corrects)] = false;
    }
  }
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < stands.size(); ++i) {
    if (stands[i]) out.push_back(i);
  }
  return out;
}

Flag FlagOf(const char* code, Stage stage) {
  return {.code = code, .need = std::string(NameOf(stage)), .other = {}};
}

bool Has(const std::vector<Stamp>& stamps, std::size_t before, Stage stage) {
  return std::any_of(stamps.begin(), stamps.begin() + static_cast<std::ptrdiff_t>(before),
                     [&](const Stamp& s) { return s.stage == stage; });
}

void AddDisorder(const std::vector<Stamp>& stamps, std::vector<Flag>& flags) {
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    const std::optional<Stage> needed = Needs(stamps[i].stage);
    if (!needed || Has(stamps, i, *needed)) continue;
    if (Has(stamps, stamps.size(), *needed)) {
      flags.push_back(FlagOf("out_of_order", stamps[i].stage));
    } else {
      flags.push_back(FlagOf("missing_stamp", *needed));
    }
  }
}

// What is still open when the patient is discharged or leaves, and what is said to happen later.
void AddEndings(const std::vector<Stamp>& stamps, std::vector<Flag>& flags) {
  int escalations = 0, providers = 0;
  bool ended = false;
  for (const Stamp& stamp : stamps) {
    if (ended && stamp.stage != Stage::kEscalationClosed) {
      flags.push_back(FlagOf("after_end", stamp.stage));
    }
    if (stamp.stage == Stage::kEscalated) ++escalations;
    if (stamp.stage == Stage::kEscalationClosed && escalations > 0) --escalations;
    if (stamp.stage == Stage::kProviderIn) ++providers;
    if (stamp.stage == Stage::kProviderOut && providers > 0) --providers;
    if (stamp.stage == Stage::kDischarged) {
      if (escalations > 0) flags.push_back(FlagOf("open_escalation", stamp.stage));
      if (providers > 0) flags.push_back(FlagOf("missing_stamp", Stage::kProviderOut));
    }
    if (stamp.stage == Stage::kLeftWithoutBeingSeen && escalations > 0) {
      flags.push_back(FlagOf("open_escalation", stamp.stage));
    }
    ended =
        ended || stamp.stage == Stage::kCheckedOut || stamp.stage == Stage::kLeftWithoutBeingSeen;
  }
}

}  // namespace

std::vector<Stamp> CurrentStamps(const Visit& visit) {
  std::vector<Stamp> out;
  for (std::size_t i : Standing(visit)) out.push_back(visit.stamps[i]);
  std::stable_sort(out.begin(), out.end(),
                   [](const Stamp& a, const Stamp& b) { return a.at < b.at; });
  return out;
}

std::vector<Flag> FlagsOf(const Visit& visit) {
  std::vector<Flag> flags;
  // A correction speaks of an earlier time by its nature; what it corrects kept the order.
  Instant latest = Instant::min();
  for (std::size_t i : Standing(visit)) {
    const Stamp& stamp = visit.stamps[i];
    if (stamp.corrects) continue;
    if (stamp.at < latest) flags.push_back(FlagOf("time_runs_backwards", stamp.stage));
    latest = std::max(latest, stamp.at);
  }
  const std::vector<Stamp> stamps = CurrentStamps(visit);
  AddDisorder(stamps, flags);
  AddEndings(stamps, flags);
  std::vector<Flag> once;
  for (Flag& flag : flags) {
    if (std::find(once.begin(), once.end(), flag) == once.end()) once.push_back(std::move(flag));
  }
  return once;
}

}  // namespace polyclinic
