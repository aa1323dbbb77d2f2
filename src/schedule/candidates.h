#ifndef POLYCLINIC_SRC_SCHEDULE_CANDIDATES_H_
#define POLYCLINIC_SRC_SCHEDULE_CANDIDATES_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "schedule/facts.h"

namespace polyclinic {

bool IsOfPeople(const Need& need);
// The visit cannot be without it.
bool IsHard(const Need& need);
// The first and the last of the steps that the need spans.
std::pair<std::size_t, std::size_t> SpanOf(const VisitType& type, const Need& need);

// A need as one request asks for it: its own duties and those the request adds, the resource it names.
struct AskedNeed {
  const Need* need = nullptr;
  // Position in the visit type.
  std::size_t index = 0;
  std::vector<DutyCode> duties;
  // Those of them that the visit type does not ask for.
  std::vector<DutyCode> added;
  // The dense numbers of the resources that the request names for it.
  std::vector<std::uint32_t> named;
  // Its first and last step.
  std::size_t first_step = 0;
  std::size_t last_step = 0;
  // Needs, by position, that the same resource must meet, and that another must.
  std::vector<std::size_t> same_as;
  std::vector<std::size_t> different_from;

  bool of_people() const { return IsOfPeople(*need); }
  // The need keeps whoever meets it from `first_step` through `last_step`.
  bool Spans(std::size_t step) const { return first_step <= step && step <= last_step; }
};

// A request made ready: the visit type, its needs as asked, how much each step is lengthened.
struct AskedVisit {
  const BookingRequest* request = nullptr;
  const VisitType* type = nullptr;
  std::vector<AskedNeed> needs;
  // What modifiers and added duties add to each step.
  std::vector<Duration> added;
  // The sites at which it may be.
  std::vector<SiteId> sites;
};

// The need at that position as the visit type alone asks for it.
AskedNeed AskNeed(const VisitType& type, std::size_t index);
// InvalidArgument with findings where the request makes no sense.
absl::StatusOr<AskedVisit> Ask(const Schedule::Facts& facts, const BookingRequest& request);

// Whether the resource is of the kind that the need asks for, apart from time and scope.
bool IsOfKind(const Schedule::Facts& facts, const Need& need, std::uint32_t resource, SiteId site);

// The resources of that kind at the site, in ascending order of their numbers: the named one where the
// request names it, else all.
std::vector<std::uint32_t> OfKind(const Schedule::Facts& facts, const AskedNeed& asked,
                                  SiteId site);

// The first of the duties that the person can under no plan be asked to do there on that day;
// nullptr where there is none.
const DutyCode* UnableFor(std::span<const DutyCode> duties, StaffId person,
                          const Abilities& abilities);

// The template keeps the resource for other visit types at that start and is not yet released.
bool TemplateReserves(const Schedule::Facts& facts, const ResourceFacts& resource, SiteId site,
                      VisitTypeId type, Instant start, Instant now);

// The request allows a visit on that day of the horizon.
bool AllowsDay(const Schedule::Facts& facts, const BookingRequest& request, Date date);
// The request allows a visit to start there: its days, weekdays, part of the day, not in the past.
bool Allows(const Schedule::Facts& facts, const BookingRequest& request, SiteId site, Instant start,
            Instant now);

// Whose law decides: that of the site or, in telehealth, that of the place where the patient is.
JurisdictionCode LawOf(const Schedule::Facts& facts, const AskedVisit& visit, SiteId site);

// The provider's own duration of a step, where the resource has one.
std::optional<Duration> OwnDuration(const Schedule::Facts& facts, const Step& step,
                                    std::uint32_t resource);
// How long each step takes with these people: by position of the need, kNone where open.
std::vector<Duration> StepDurations(const Schedule::Facts& facts, const AskedVisit& visit,
                                    std::span<const std::uint32_t> chosen);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_CANDIDATES_H_
