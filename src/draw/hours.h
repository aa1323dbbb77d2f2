#ifndef POLYCLINIC_SRC_DRAW_HOURS_H_
#define POLYCLINIC_SRC_DRAW_HOURS_H_

#include <vector>

#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/schedule/availability.h"
#include "polyclinic/visit/visit_type.h"

namespace polyclinic::draw {

// Part of a day on which somebody who would work does not.
struct Pause {
  Interval span;
  AbsenceKind kind = AbsenceKind::kBreak;
};

// One resource's day at one site.
struct Hours {
  // The windows that begin on the day, pauses not taken out, joined and ascending. They may run
  // past midnight.
  std::vector<Interval> working;
  // Within `working`, ascending; absences first where they begin together.
  std::vector<Pause> pauses;
};
Hours HoursOf(const ClinicContents& contents, const Resource& resource, SiteId site, Date date,
              const TimeZone& zone);

// Names a pause for people: "jury duty".
std::string WordsOf(AbsenceKind kind);

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_HOURS_H_
