#ifndef POLYCLINIC_SCOPE_COVERAGE_H_
#define POLYCLINIC_SCOPE_COVERAGE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "polyclinic/base/fields.h"
#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/duty/duty.h"
#include "polyclinic/specialty/specialty.h"
#include "polyclinic/staff/staff.h"

namespace polyclinic {

// What a training log must show of a topic for the topic to be attested. By default any entry will do.
struct CoverageMeasure {
  // The kinds of training that count; empty: any.
  std::vector<TrainingKind> kinds;
  // At least this long in all.
  Duration hours{};
  // At least so many performances in all.
  std::int32_t performances = 0;
  // A competency in the duty that is valid on the day attests it as well.
  bool competency = true;
  bool operator==(const CoverageMeasure&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const CoverageMeasure*, Visitor&& v) {
  v("kinds", &CoverageMeasure::kinds);
  v("hours", &CoverageMeasure::hours);
  v("performances", &CoverageMeasure::performances);
  v("competency", &CoverageMeasure::competency);
}

// What a training log shows of one topic.
struct TopicCoverage {
  // A duty's code or a named topic.
  TopicCode topic;
  // How often the specialty's visits demand it; 0: they do not, it is required training only.
  std::int32_t per_hundred_visits = 0;
  // The specialty requires training in it.
  bool required = false;
  // By its own entries, those of a composite duty around it, or all the parts of a composite.
  bool attested = false;
  // On record, of the kinds that count: the topic's own and those of a composite around it.
  Duration hours{};
  std::int32_t performances = 0;
  // The last day on record; absent: there is no entry.
  std::optional<Date> last_on;
  // A competency in it is valid on the day.
  bool competency = false;
  // Of a topic not attested: what the measure still asks.
  Duration hours_missing{};
  std::int32_t performances_missing = 0;
  // Of a composite not attested: the parts that are not attested either.
  std::vector<DutyCode> parts_missing;
  bool operator==(const TopicCoverage&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const TopicCoverage*, Visitor&& v) {
  v("topic", &TopicCoverage::topic);
  v("per_hundred_visits", &TopicCoverage::per_hundred_visits);
  v("required", &TopicCoverage::required);
  v("attested", &TopicCoverage::attested);
  v("hours", &TopicCoverage::hours);
  v("performances", &TopicCoverage::performances);
  v("last_on", &TopicCoverage::last_on);
  v("competency", &TopicCoverage::competency);
  v("hours_missing", &TopicCoverage::hours_missing);
  v("performances_missing", &TopicCoverage::performances_missing);
  v("parts_missing", &TopicCoverage::parts_missing);
}

// How far a person's training reflects a specialty.
struct TrainingCoverage {
  SpecialtyCode specialty;
  // The specialty's duties in its order, then the topics required beyond them.
  std::vector<TopicCoverage> topics;
  // Duties that a hundred visits demand, and how many of these are attested.
  std::int64_t demanded = 0;
  std::int64_t demand_attested = 0;
  // Credentials that the specialty prefers and the person does not hold on the day.
  std::vector<CredentialCode> preferred_missing;
  bool operator==(const TrainingCoverage&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const TrainingCoverage*, Visitor&& v) {
  v("specialty", &TrainingCoverage::specialty);
  v("topics", &TrainingCoverage::topics);
  v("demanded", &TrainingCoverage::demanded);
  v("demand_attested", &TrainingCoverage::demand_attested);
  v("preferred_missing", &TrainingCoverage::preferred_missing);
}

// Which of the specialty's duties the person's training attests on that day, and what is missing. Says
// nothing of what the law allows. `duties` tells composites from their parts; a duty that it does not
// have stands for itself.
TrainingCoverage CoverageOf(const Staff& person, const Specialty& specialty,
                            std::span<const Duty> duties, Date on,
                            const CoverageMeasure& measure = {});

}  // namespace polyclinic

#endif  // POLYCLINIC_SCOPE_COVERAGE_H_
