#ifndef POLYCLINIC_STAFF_OUTLOOK_H_
#define POLYCLINIC_STAFF_OUTLOOK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "polyclinic/base/confidence.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/time.h"

namespace polyclinic {

// What a figure of an occupation's outlook counts, and its unit.
//   growth:            per cent over the span, as printed; not to be computed from the jobs, which
//                      are rounded otherwise
//   jobs_at_start:     jobs in the span's first year
//   jobs_at_end:       jobs in its last year
//   new_jobs:          jobs added over the span
//   yearly_openings:   openings a year, replacements included
//   median_wage:       US dollars a year
//   tenth_percentile_wage: US dollars a year
//   ninetieth_percentile_wage: US dollars a year
//   employer_share:    per cent of the jobs with one kind of employer
enum class OutlookMeasure {
  kGrowth = 1,
  kJobsAtStart,
  kJobsAtEnd,
  kNewJobs,
  kYearlyOpenings,
  kMedianWage,
  kTenthPercentileWage,
  kNinetiethPercentileWage,
  kEmployerShare
};
POLYCLINIC_ENUMERATORS(OutlookMeasure,
                       {{OutlookMeasure::kGrowth, "growth"},
                        {OutlookMeasure::kJobsAtStart, "jobs_at_start"},
                        {OutlookMeasure::kJobsAtEnd, "jobs_at_end"},
                        {OutlookMeasure::kNewJobs, "new_jobs"},
                        {OutlookMeasure::kYearlyOpenings, "yearly_openings"},
                        {OutlookMeasure::kMedianWage, "median_wage"},
                        {OutlookMeasure::kTenthPercentileWage, "tenth_percentile_wage"},
                        {OutlookMeasure::kNinetiethPercentileWage, "ninetieth_percentile_wage"},
                        {OutlookMeasure::kEmployerShare, "employer_share"}})

// One figure.
struct OutlookFigure {
  OutlookMeasure measure = OutlookMeasure::kGrowth;
  // As printed, in the measure's unit.
  std::int64_t value = 0;
  // Of a wage: the year and month for which it holds; 0 where none was given.
  std::int32_t year = 0;
  std::int32_t month = 0;
  // What else was said: the kind of employer; that the value is a bound.
  std::string detail;
  // Where it was read.
  std::string source;
  // When that was last read.
  Date seen_on{};
  Confidence confidence = Confidence::kUnverified;
  // Who must check it again before it is relied on.
  std::string recheck_by;
  bool operator==(const OutlookFigure&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const OutlookFigure*, Visitor&& v) {
  v("measure", &OutlookFigure::measure);
  v("value", &OutlookFigure::value);
  v("year", &OutlookFigure::year);
  v("month", &OutlookFigure::month);
  v("detail", &OutlookFigure::detail);
  v("source", &OutlookFigure::source);
  v("seen_on", &OutlookFigure::seen_on);
  v("confidence", &OutlookFigure::confidence);
  v("recheck_by", &OutlookFigure::recheck_by);
}

// The outlook of an occupation by one edition of the labour statistics. Figures of different
// editions are not to be mixed, nor shown without the disclaimer.
struct OutlookEdition {
  // The occupation's code of the Standard Occupational Classification: 31-9092.
  std::string occupation;
  // The projection's first year.
  std::int32_t from = 0;
  // The projection's last year.
  std::int32_t to = 0;
  std::vector<OutlookFigure> figures;
  // To be shown with every figure, in English.
  std::string disclaimer;
  // The same in Spanish.
  std::string disclaimer_es;
  bool operator==(const OutlookEdition&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const OutlookEdition*, Visitor&& v) {
  v("occupation", &OutlookEdition::occupation);
  v("from", &OutlookEdition::from);
  v("to", &OutlookEdition::to);
  v("figures", &OutlookEdition::figures);
  v("disclaimer", &OutlookEdition::disclaimer);
  v("disclaimer_es", &OutlookEdition::disclaimer_es);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_STAFF_OUTLOOK_H_
