#ifndef POLYCLINIC_DRAW_HEATMAP_H_
#define POLYCLINIC_DRAW_HEATMAP_H_

#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/draw/options.h"
#include "polyclinic/schedule/shortage.h"
#include "polyclinic/scope/rule.h"

namespace polyclinic {

// A week's shortage at one site as an SVG picture: a row for each ability that any visit asks for,
// a column for each half-hour, by day. What is short is dark and carries its number; what is asked
// for and met is pale; what nobody asks for is blank. Cells of other sites or weeks are left out.
//
// InvalidArgument where the site is not of this clinic or `monday` is no Monday; NotFound where the
// site's zone is unknown.
absl::StatusOr<std::string> DrawWeek(const ClinicContents& contents, const RuleSet& rules,
                                     SiteId site, Date monday, std::span<const ShortageCell> cells,
                                     const DrawOptions& options = {});

// The same picture in an HTML page of its own, with every shortage as a row of a table.
absl::StatusOr<std::string> WeekHtml(const ClinicContents& contents, const RuleSet& rules,
                                     SiteId site, Date monday, std::span<const ShortageCell> cells,
                                     const DrawOptions& options = {});

}  // namespace polyclinic

#endif  // POLYCLINIC_DRAW_HEATMAP_H_
