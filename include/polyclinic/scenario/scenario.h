#ifndef POLYCLINIC_SCENARIO_SCENARIO_H_
#define POLYCLINIC_SCENARIO_SCENARIO_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/base/fields.h"
#include "polyclinic/base/findings.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/contents.h"

// Generated clinics: named scenarios, the same bytes from every compiler, platform, thread and language.
namespace polyclinic {

class Generator;

// Which clinic: a scenario and what of it is changed. What is absent is the scenario's own.
struct ScenarioSpec {
  // small, six_specialties, flu_season ...: `ScenarioNames`.
  std::string name = "small";
  // Absent: the newest.
  std::optional<std::int32_t> version;
  // Any number of 0 or more: another seed is another clinic of the same kind.
  std::int64_t seed = 1;
  // The first day, of 2026 at the earliest: people are as old as they were at its beginning. Of dst_week the
  // year counts.
  std::optional<Date> first_day;
  // How many days it is open.
  std::optional<std::int32_t> days;
  // How many of these lie in the past.
  std::optional<std::int32_t> elapsed;
  std::optional<std::int32_t> sites;
  // Of each site; never fewer than the scenario's.
  std::optional<std::int32_t> providers;
  // Of each site.
  std::optional<std::int32_t> assistants;
  // Of each site.
  std::optional<std::int32_t> patients;
  // The edition of the catalog that its appointments say they were made under: a later one, or one with
  // entries of one's own ("2026-11+ours"). Nothing else depends on it.
  std::optional<std::string> edition;
  bool operator==(const ScenarioSpec&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const ScenarioSpec*, Visitor&& v) {
  v("name", &ScenarioSpec::name);
  v("version", &ScenarioSpec::version);
  v("seed", &ScenarioSpec::seed);
  v("first_day", &ScenarioSpec::first_day);
  v("days", &ScenarioSpec::days);
  v("elapsed", &ScenarioSpec::elapsed);
  v("sites", &ScenarioSpec::sites);
  v("providers", &ScenarioSpec::providers);
  v("assistants", &ScenarioSpec::assistants);
  v("patients", &ScenarioSpec::patients);
  v("edition", &ScenarioSpec::edition);
}

// A piece of work that is no visit.
struct WorkItem {
  SiteId site;
  // From whose patients it comes.
  StaffId provider;
  PatientId patient;
  // phone_call, renewal, in_basket, prior_authorization or referral.
  std::string kind;
  // What an assistant does of it.
  DutyCode duty;
  // When it comes.
  Instant at{};
  Duration length{};
  bool operator==(const WorkItem&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const WorkItem*, Visitor&& v) {
  v("site", &WorkItem::site);
  v("provider", &WorkItem::provider);
  v("patient", &WorkItem::patient);
  v("kind", &WorkItem::kind);
  v("duty", &WorkItem::duty);
  v("at", &WorkItem::at);
  v("length", &WorkItem::length);
}

// A stretch of a clinic's requests, appointments and visits: what one provider's day brings, or requests
// that nobody has answered yet.
struct VisitBatch {
  std::vector<BookingRequest> requests;
  std::vector<Appointment> appointments;
  std::vector<Visit> visits;
  bool operator==(const VisitBatch&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const VisitBatch*, Visitor&& v) {
  v("requests", &VisitBatch::requests);
  v("appointments", &VisitBatch::appointments);
  v("visits", &VisitBatch::visits);
}

// The names of the scenarios, in order.
std::vector<std::string> ScenarioNames();

// The command that makes the clinic again: "polyclinic generate flu_season --seed 7 --days 30".
std::string ToCommand(const ScenarioSpec& spec);

// What is wrong with the specification, all at once: an unknown name or version, sizes that cannot be, a
// day that does not exist, what names no edition, each with the nearest that is right. Paths are the names of fields.
Findings Check(const ScenarioSpec& spec);

// A scenario with its sizes and seed settled: gives any part of its clinic, in any order. Cheap to copy;
// safe to read from many threads.
class Scenario {
 public:
  // InvalidArgument with the findings of `Check`.
  static absl::StatusOr<Scenario> Open(const ScenarioSpec& spec);

  const ScenarioSpec& spec() const;
  // "polyclinic-small-v0-1": the clinic's identifier.
  const std::string& identifier() const;
  // The scenario's present: 07:00 of the first day that has not passed. What lies before has an outcome.
  Instant now() const;
  // The days on which the clinic is open.
  std::vector<Date> days() const;
  // The compact rows, of which everything here is made.
  const Generator& generator() const;

  // How many patients it has, and each of them alone: a million patients need not be held.
  std::size_t patient_count() const;
  // Requires index < patient_count().
  Patient PatientAt(std::size_t index) const;

  // The whole clinic. The grounds of its appointments name the rules that booking would name under the
  // edition that the scenario was made for.
  ClinicContents Contents() const;
  // The work of its days that is no visit, by provider, day and minute.
  std::vector<WorkItem> Work() const;

  // Defined in src/scenario/.
  struct Frame;

 private:
  friend class VisitStream;
  explicit Scenario(std::shared_ptr<const Frame> frame) : frame_(std::move(frame)) {}
  std::shared_ptr<const Frame> frame_;
};

// A scenario's requests, appointments and visits, batch by batch, none of them held: put behind each other
// the batches are the lists of `Scenario::Contents`, but that grounds name no rules, which would take as
// long to make as all the rest.
class VisitStream {
 public:
  explicit VisitStream(const Scenario& scenario) : frame_(scenario.frame_) {}
  // The next batch, in place of what was in `batch`; false, and an empty batch, behind the last.
  bool Next(VisitBatch& batch);

 private:
  std::shared_ptr<const Scenario::Frame> frame_;
  // The provider, and the position of the day; behind the days come the open requests.
  std::uint32_t provider_ = 0, day_ = 0;
  // How many came.
  std::uint32_t requests_ = 0, appointments_ = 0, visits_ = 0;
};

// The whole clinic of that specification. InvalidArgument with the findings of `Check`.
absl::StatusOr<ClinicContents> GenerateContents(const ScenarioSpec& spec);

// The digest of the contents' canonical form: every field tagged with its name and defaults left out, so
// that a field that is added later changes no digest.
std::string ContentsDigest(const ClinicContents& contents);

}  // namespace polyclinic

#endif  // POLYCLINIC_SCENARIO_SCENARIO_H_
