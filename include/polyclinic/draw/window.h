#ifndef POLYCLINIC_DRAW_WINDOW_H_
#define POLYCLINIC_DRAW_WINDOW_H_

#include <string>

#include "absl/status/statusor.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/draw/options.h"
#include "polyclinic/schedule/remedy.h"
#include "polyclinic/schedule/window.h"
#include "polyclinic/scope/rule.h"

namespace polyclinic {

// Why a visit can or cannot start then, as SVG: a row for everybody and everything that might meet a
// need, with hours, what occupies it and, outlined, when the need is to be met; what is in the way is
// red and hatched; the moment of a certificate is marked, with its words. Patients are not named. Of
// each need at most twelve rows are drawn, those who are able first.
//
// InvalidArgument where the window is not of this clinic; NotFound where the site's zone is unknown.
absl::StatusOr<std::string> DrawWindow(const ClinicContents& contents, const RuleSet& rules,
                                       const BookingWindow& window,
                                       const DrawOptions& options = {});

// A remedy in words: "free if one more medical assistant able to do C28 venipuncture were on,
// 10:20 to 10:40". Times are the site's, with the date.
//
// InvalidArgument where the remedy is not of this clinic; NotFound where the site's zone is unknown.
absl::StatusOr<std::string> RemedyText(const ClinicContents& contents, const RuleSet& rules,
                                       const Remedy& remedy, const DrawOptions& options = {});

}  // namespace polyclinic

#endif  // POLYCLINIC_DRAW_WINDOW_H_
