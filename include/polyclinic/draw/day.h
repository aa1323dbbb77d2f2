#ifndef POLYCLINIC_DRAW_DAY_H_
#define POLYCLINIC_DRAW_DAY_H_

#include <string>

#include "absl/status/statusor.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/draw/options.h"
#include "polyclinic/scope/rule.h"

namespace polyclinic {

// One pod's day as an SVG picture: a lane for each provider, each room beneath, each assistant's
// ribbon with breaks hatched and hours off shaded; visits as blocks with one number for all blocks
// of a visit, assistants' blocks coloured by the family of their duties. Hovering a block tells
// who, when, which duty, the verdict and the rule with its citation from `rules`.
//
// Drawn are the appointments that occupy time, begin on `date` in the zone of the pod's site and
// use somebody or something of the pod. People and rooms of other pods that the pod's own visits
// use have lanes too. A day without visits is drawn as well.
//
// InvalidArgument where the pod or its site is not of this clinic or `date` does not exist; NotFound
// where the site's zone is unknown. Other references that lead nowhere are drawn as "unknown".
absl::StatusOr<std::string> DrawDay(const ClinicContents& contents, const RuleSet& rules, PodId pod,
                                    Date date, const DrawOptions& options = {});

// The same picture in an HTML page of its own, with a summary and every visit as a row of a table.
// It needs no script and no other file.
absl::StatusOr<std::string> DayHtml(const ClinicContents& contents, const RuleSet& rules, PodId pod,
                                    Date date, const DrawOptions& options = {});

}  // namespace polyclinic

#endif  // POLYCLINIC_DRAW_DAY_H_
