#ifndef POLYCLINIC_STAFF_RENEWAL_H_
#define POLYCLINIC_STAFF_RENEWAL_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/confidence.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/staff/credential_kind.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

//   unknown:        the credential's terms were not read, or cannot be relied on
//   ready:          whatever is known to be asked is on record: it can be renewed
//   points_missing: continuing education is still asked for
//   not_renewable:  it ends for good
//   lapsed:         it has ended
enum class RenewalState { kUnknown = 1, kReady, kPointsMissing, kNotRenewable, kLapsed };
POLYCLINIC_ENUMERATORS(RenewalState, {{RenewalState::kUnknown, "unknown"},
                                      {RenewalState::kReady, "ready"},
                                      {RenewalState::kPointsMissing, "points_missing"},
                                      {RenewalState::kNotRenewable, "not_renewable"},
                                      {RenewalState::kLapsed, "lapsed"}})

// Points of one kind, in hundredths: 150 is one and a half.
struct PointsProgress {
  // The issuer's category; "approved" for points that the issuer approved; empty: points of any kind.
  TopicCode category;
  std::int32_t asked_hundredths = 0;
  std::int32_t earned_hundredths = 0;
  std::int32_t missing_hundredths = 0;
  bool operator==(const PointsProgress&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const PointsProgress*, Visitor&& v) {
  v("category", &PointsProgress::category);
  v("asked_hundredths", &PointsProgress::asked_hundredths);
  v("earned_hundredths", &PointsProgress::earned_hundredths);
  v("missing_hundredths", &PointsProgress::missing_hundredths);
}

// What a credential that somebody holds still needs for its renewal, and by when.
struct RenewalProgress {
  CredentialCode credential;
  RenewalState state = RenewalState::kUnknown;
  // The first day whose continuing education counts in this cycle; absent: not known.
  std::optional<Date> counted_from;
  // The first day on which it is no longer in force unless renewed; absent: not known.
  std::optional<Date> due;
  // From the day asked about until `due`; negative once it has ended.
  std::int64_t days_left = 0;
  // In all, then by category as the terms list them, then those approved by the issuer; only what is
  // asked.
  std::vector<PointsProgress> points;
  // The least that must still be earned for all of these to be met.
  std::int32_t missing_hundredths = 0;
  // Passing the examination again will do instead of the points.
  bool by_examination = false;
  // The first day on which only the examination restores it; absent: not known.
  std::optional<Date> restorable_until;
  // What the issuer calls a point.
  std::string unit;
  // The terms in plain words.
  std::string summary;
  // Where they are written, and how sure that is.
  std::string source;
  Confidence confidence = Confidence::kUnverified;
  // Who must check them again.
  std::string recheck_by;
  bool operator==(const RenewalProgress&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const RenewalProgress*, Visitor&& v) {
  v("credential", &RenewalProgress::credential);
  v("state", &RenewalProgress::state);
  v("counted_from", &RenewalProgress::counted_from);
  v("due", &RenewalProgress::due);
  v("days_left", &RenewalProgress::days_left);
  v("points", &RenewalProgress::points);
  v("missing_hundredths", &RenewalProgress::missing_hundredths);
  v("by_examination", &RenewalProgress::by_examination);
  v("restorable_until", &RenewalProgress::restorable_until);
  v("unit", &RenewalProgress::unit);
  v("summary", &RenewalProgress::summary);
  v("source", &RenewalProgress::source);
  v("confidence", &RenewalProgress::confidence);
  v("recheck_by", &RenewalProgress::recheck_by);
}

// What the person's credential of that code still needs on the day `on`, by the terms of its edition
// among `kinds` and the person's log of continuing education. Where the credential's own end is not
// stated it is a cycle after its beginning. Terms of uncertain or unverified standing give their figures
// and the state unknown. InvalidArgument with findings where the person does not hold the credential
// (naming the nearest that is held) or the date does not exist.
absl::StatusOr<RenewalProgress> RenewalOf(const Staff& person, const CredentialCode& credential,
                                          std::span<const CredentialKind> kinds, Date on);

}  // namespace polyclinic

#endif  // POLYCLINIC_STAFF_RENEWAL_H_
