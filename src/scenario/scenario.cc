#include "polyclinic/scenario/scenario.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "polyclinic/sampling/canonical.h"
#include "scenario/frame.h"

namespace polyclinic {

template <class Entity>
struct CanonicalForm<Id<Entity>> {
  // The position alone: the tag follows from the identifier.
  static void Write(CanonicalWriter& writer, Id<Entity> id) {
    writer.Count(id.valid() ? id.index() + std::uint64_t{1} : 0);
  }
};
template <class List>
struct CanonicalForm<Code<List>> {
  static void Write(CanonicalWriter& writer, const Code<List>& code) { writer.Text(code.view()); }
};
template <>
struct CanonicalForm<Date> {
  static void Write(CanonicalWriter& writer, Date date) {
    writer.Number(std::chrono::sys_days(date).time_since_epoch().count());
  }
};
template <class Rep, class Period>
struct CanonicalForm<std::chrono::duration<Rep, Period>> {
  static void Write(CanonicalWriter& writer, std::chrono::duration<Rep, Period> duration) {
    writer.Number(duration.count());
  }
};
template <>
struct CanonicalForm<Instant> {
  static void Write(CanonicalWriter& writer, Instant instant) {
    writer.Number(instant.time_since_epoch().count());
  }
};
template <>
struct CanonicalForm<Interval> {
  static void Write(CanonicalWriter& writer, const Interval& interval) {
    writer.Number(interval.start().time_since_epoch().count());
    writer.Number(interval.length().count());
  }
};
template <>
struct CanonicalForm<Quantity> {
  static void Write(CanonicalWriter& writer, const Quantity& quantity) {
    writer.Number(quantity.millionths());
    writer.Text(quantity.unit());
  }
};

namespace {

struct WorkTable {
  WorkKind kind;
  DutyCode duty;
};
// What an assistant does of each kind of work.
const DutyCode& DutyOf(WorkKind kind) {
  static const std::array<WorkTable, 5> kDuties = {{{WorkKind::kPhoneCall, "A08"},
                                                    {WorkKind::kRenewal, "C41"},
                                                    {WorkKind::kInBasket, "A11"},
                                                    {WorkKind::kPriorAuthorization, "A15"},
                                                    {WorkKind::kReferral, "A16"}}};
  return kDuties[static_cast<std::size_t>(kind) - 1].duty;
}

}  // namespace

const ScenarioSpec& Scenario::spec() const { return frame_->spec; }
const std::string& Scenario::identifier() const { return frame_->identifier; }
Instant Scenario::now() const { return Instant(Duration(frame_->generator.now())); }
const Generator& Scenario::generator() const { return frame_->generator; }

std::vector<Date> Scenario::days() const {
  std::vector<Date> days;
  for (const std::int32_t day : frame_->generator.days()) days.push_back(DayAt(day));
  return days;
}

std::size_t Scenario::patient_count() const {
  return static_cast<std::size_t>(frame_->sites) * frame_->patients;
}

Patient Scenario::PatientAt(std::size_t index) const {
  Patient patient;
  frame_->Fill(frame_->generator.PatientAt(static_cast<std::uint32_t>(index / frame_->patients),
                                           static_cast<std::uint32_t>(index % frame_->patients)),
               patient);
  return patient;
}

ClinicContents Scenario::Contents() const {
  const Frame& f = *frame_;
  ClinicContents contents;
  contents.identifier = f.identifier;
  contents.name = std::string(f.generator.table().title) + " (generated)";
  contents.edition = f.edition;
  contents.sites = f.Sites();
  contents.rooms = f.Rooms();
  contents.equipment = f.Carts();
  contents.staff = f.People();
  contents.pods = f.Pods();
  contents.specialties = f.Specialties();
  contents.visit_types = f.VisitTypes();
  contents.policies = f.Policies();
  contents.availability = f.Hours();
  contents.templates = f.Blocks();
  contents.patients.resize(patient_count());
  for (std::uint32_t i = 0; i < patient_count(); ++i) {
    f.Fill(f.generator.PatientAt(i / f.patients, i % f.patients), contents.patients[i]);
  }
  VisitBatch visits = f.Visits();
  contents.requests = std::move(visits.requests);
  contents.appointments = std::move(visits.appointments);
  contents.visits = std::move(visits.visits);
  return contents;
}

std::vector<WorkItem> Scenario::Work() const {
  const Frame& f = *frame_;
  std::vector<WorkItem> items;
  std::vector<WorkRow> rows;
  for (std::uint32_t provider = 0; provider < f.providers; ++provider) {
    for (std::uint32_t site = 0; site < f.sites; ++site) {
      rows.clear();
      for (std::uint32_t day = 0; day < f.days; ++day) {
        f.generator.AppendWork(site, provider, day, rows);
      }
      for (const WorkRow& row : rows) {
        const std::int64_t at = InstantOf(f.generator.table().zone, f.generator.days()[row.day],
                                          static_cast<std::int32_t>(row.minute));
        items.push_back({.site = f.SiteOf(site),
                         .provider = f.StaffOf(site, StaffKind::kProvider, provider),
                         .patient = f.PatientOf(site, row.patient),
                         .kind = std::string(NameOf(row.kind)),
                         .duty = DutyOf(row.kind),
                         .at = Instant(Duration(at)),
                         .length = Duration(row.minutes * 60)});
      }
    }
  }
  return items;
}

std::string ContentsDigest(const ClinicContents& contents) { return CanonicalDigest(contents); }

}  // namespace polyclinic
