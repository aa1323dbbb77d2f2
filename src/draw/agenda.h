#ifndef POLYCLINIC_SRC_DRAW_AGENDA_H_
#define POLYCLINIC_SRC_DRAW_AGENDA_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "draw/family.h"
#include "draw/hours.h"
#include "draw/words.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic::draw {

// One visit of the day.
struct VisitLine {
  const Appointment* appointment = nullptr;
  // From 1, by start: the number on all of its blocks.
  int number = 0;
  // The pod's own; else it merely borrows somebody or something of the pod.
  bool own = true;
};

// One assignment as a block on a lane.
struct Block {
  // The position in `Agenda::visits`.
  std::size_t visit = 0;
  const Assignment* assignment = nullptr;
  // The row of the lane, so that blocks of one row never overlap.
  int row = 0;
  // Takes no time of the resource: a supervisor's presence.
  bool presence = false;
  std::vector<Family> families;
};

enum class LaneKind { kProvider, kRoom, kAssistant };

// One resource's lane.
struct Lane {
  LaneKind kind = LaneKind::kProvider;
  Resource resource;
  // Of another pod, or of none.
  bool guest = false;
  Hours hours;
  // Ascending by time.
  std::vector<Block> blocks;
  int rows = 1;
};

// One pod's day, ready to be laid out.
struct Agenda {
  const Pod* pod = nullptr;
  const Site* site = nullptr;
  TimeZone zone = TimeZone::Utc();
  Date date{};
  // What is shown: whole hours on the wall clock of every window and visit that begins on the day.
  Interval shown;
  std::vector<VisitLine> visits;
  // Providers, rooms, assistants; those of the pod in its order, then guests by key.
  std::vector<Lane> lanes;
};
absl::StatusOr<Agenda> AgendaOf(const ClinicContents& contents, const RuleSet& rules, PodId pod,
                                Date date);

// The appointments at the site that occupy time and begin on the day: by start, end, key.
std::vector<const Appointment*> AppointmentsOn(const ClinicContents& contents, SiteId site,
                                               Date date, const TimeZone& zone);

// Works as somebody who sees patients on their own account.
bool IsProvider(const Staff& staff);
// Works as a medical assistant.
bool IsAssistant(const Staff& staff);

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_AGENDA_H_
