#ifndef POLYCLINIC_SRC_SCHEDULE_WHAT_IF_H_
#define POLYCLINIC_SRC_SCHEDULE_WHAT_IF_H_

#include <memory>

#include "schedule/facts.h"

namespace polyclinic {

// A schedule as it would be with other people, rooms, devices or hours, and the same promises. The
// schedule asked about does not change and need not outlive it.
class WhatIf {
 public:
  explicit WhatIf(const Schedule& schedule);

  // One more, at the site over `hours` alone; its id is made here.
  Resource Add(Staff person, SiteId site, const Interval& hours);
  Resource Add(Room room, const Interval& hours);
  Resource Add(Equipment device, const Interval& hours);
  // The resource is at the site over the span, whatever its hours and breaks say.
  void Open(const Resource& resource, SiteId site, const Interval& span);
  // The person of that id has the credentials, training and competencies given as well.
  void Enable(const Staff& person);

  // May be called once.
  Schedule Make();

 private:
  Resource Number(ResourceFacts resource, SiteId site, const Interval& hours);
  std::uint32_t ClinicTag() const;

  const Schedule& schedule_;
  std::shared_ptr<Schedule::Facts> facts_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_WHAT_IF_H_
