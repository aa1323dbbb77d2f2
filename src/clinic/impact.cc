#include "polyclinic/clinic/impact.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "polyclinic/scope/additions.h"
#include "polyclinic/scope/evaluate.h"

namespace polyclinic {
namespace {

template <class Entity>
const Entity* ByKey(const std::vector<Entity>& list, std::string_view key) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const Entity& entity) { return entity.key == key; });
  return found == list.end() ? nullptr : &*found;
}

template <class Entity>
const Entity* ById(const std::vector<Entity>& list, Id<Entity> id) {
  if (!id.valid() || id.index() >= list.size() || list[id.index()].id != id) return nullptr;
  return &list[id.index()];
}

// An act of a person at a site, by key.
struct Act {
  std::string_view staff;
  std::string_view site;
  DutyCode duty;
  Date date{};
  // Absent: at the site.
  std::optional<JurisdictionCode> patient_location;
  std::optional<std::int32_t> patient_age;
};

// One state of clinic and law.
class Side {
 public:
  Side(const ClinicContents& contents, const RuleBook& rules)
      : contents_(contents), rules_(rules) {}

  const ClinicContents& contents() const { return contents_; }
  const RuleBook& rules() const { return rules_; }

  Verdict Judge(const Act& act) const {
    const Staff* const person = ByKey(contents_.staff, act.staff);
    const Site* const site = ByKey(contents_.sites, act.site);
    if (person == nullptr || site == nullptr) return {};
    const AbilityPlace place = act.patient_location
                                   ? AbilityPlace::Telehealth(*site, *act.patient_location)
                                   : AbilityPlace::At(*site);
    Situation situation = SituationAt(place, act.date, *person, act.duty);
    situation.patient_age = act.patient_age;
    return Evaluate(rules_, contents_.policies, situation);
  }

 private:
  const ClinicContents& contents_;
  const RuleBook& rules_;
};

// What is missing, whoever asks for it.
std::vector<Missing> Asked(const Verdict& verdict) {
  std::vector<Missing> asked = verdict.alternatives;
  for (Missing& missing : asked) {
    for (MissingItem& item : missing.items) item.rule.clear();
  }
  return asked;
}

// Compares the two sides, act by act.
class Comparison {
 public:
  Comparison(const Side& before, const Side& after)
      : before_(before),
        after_(after),
        same_law_(before.rules().rules() == after.rules().rules() &&
                  before.contents().policies == after.contents().policies &&
                  before.contents().sites == after.contents().sites) {}

  // Whether anything about this person's acts can differ.
  bool Concerns(const Staff& person) const {
    if (!same_law_) return true;
    const Staff* const later = ByKey(after_.contents().staff, person.key);
    return later == nullptr || *later != person;
  }

  // Fills what both kinds of impact have in common; false where the answer is the same.
  template <class Difference>
  bool Judge(const Act& act, Difference& difference) const {
    difference.before = before_.Judge(act);
    difference.after = after_.Judge(act);
    difference.standing_before = StandingOf(difference.before);
    difference.standing_after = StandingOf(difference.after);
    return difference.standing_before != difference.standing_after ||
           Asked(difference.before) != Asked(difference.after);
  }

 private:
  const Side& before_;
  const Side& after_;
  bool same_law_;
};

bool WorksFor(const Staff& person, const Site& site) {
  return person.employment.empty() ||
         std::any_of(person.employment.begin(), person.employment.end(),
                     [&](const Employment& e) { return e.employer == site.employer; });
}

std::set<DutyCode> DutiesOfBoth(const Side& before, const Side& after) {
  std::set<DutyCode> duties;
  for (const Side* side : {&before, &after}) {
    for (const Duty& duty : side->rules().duties()) duties.insert(duty.code);
  }
  return duties;
}

void JudgePeople(const Side& before, const Side& after, Date on, Impact& impact) {
  const Comparison comparison(before, after);
  const std::set<DutyCode> duties = DutiesOfBoth(before, after);
  for (const Staff& person : before.contents().staff) {
    if (!comparison.Concerns(person)) continue;
    for (const Site& site : before.contents().sites) {
      if (!WorksFor(person, site)) continue;
      for (const DutyCode& duty : duties) {
        DutyImpact difference;
        difference.staff = person.key;
        difference.site = site.key;
        difference.duty = duty;
        const Act act{person.key, site.key, duty, on, std::nullopt, std::nullopt};
        if (comparison.Judge(act, difference)) impact.duties.push_back(std::move(difference));
      }
    }
  }
}

// Promised and not yet done.
bool IsAhead(AppointmentStatus status) {
  return Occupies(status) && status != AppointmentStatus::kFulfilled;
}

absl::Status JudgeAppointments(const Side& before, const Side& after, Date on, Impact& impact) {
  const Comparison comparison(before, after);
  const ClinicContents& contents = before.contents();
  std::map<std::string, TimeZone> zones;
  for (const Appointment& appointment : contents.appointments) {
    const Site* const site = ById(contents.sites, appointment.site);
    if (site == nullptr || !IsAhead(appointment.status)) continue;
    if (!zones.contains(site->time_zone)) {
      absl::StatusOr<TimeZone> zone = TimeZone::Load(site->time_zone);
      if (!zone.ok()) return zone.status();
      zones.emplace(site->time_zone, *std::move(zone));
    }
    const VisitType* const type = ById(contents.visit_types, appointment.visit_type);
    const Patient* const patient = ById(contents.patients, appointment.patient);
    for (const Assignment& assignment : appointment.assignments) {
      const Staff* const person = ById(contents.staff, assignment.resource.staff);
      if (person == nullptr || !comparison.Concerns(*person)) continue;
      const Date date = zones.at(site->time_zone).ToLocal(assignment.interval.start()).date;
      if (date < on) continue;
      for (const DutyGround& ground : assignment.grounds) {
        Act act{person->key, site->key, ground.duty, date, std::nullopt, std::nullopt};
        if (type != nullptr && type->telehealth)
          act.patient_location = appointment.patient_location;
        if (patient != nullptr && patient->born && patient->born->ok())
          act.patient_age = AgeInYears(*patient->born, date);
        AppointmentImpact difference;
        difference.appointment = appointment.key;
        difference.date = date;
        difference.need = assignment.need;
        difference.staff = person->key;
        difference.duty = ground.duty;
        if (!comparison.Judge(act, difference)) continue;
        difference.broken =
            MayBePlanned(difference.standing_before) && !MayBePlanned(difference.standing_after);
        impact.appointments.push_back(std::move(difference));
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Impact> ImpactOf(const ClinicContents& before, const RuleBook& rules_before,
                                const ClinicContents& after, const RuleBook& rules_after, Date on) {
  if (!on.ok()) {
    Findings findings;
    findings.Add("not_a_date", "on", ToText(on), "a day of the calendar");
    return findings.ToStatus();
  }
  const Side then(before, rules_before);
  const Side later(after, rules_after);
  Impact impact;
  JudgePeople(then, later, on, impact);
  if (absl::Status status = JudgeAppointments(then, later, on, impact); !status.ok()) return status;
  return impact;
}

absl::StatusOr<ClinicContents> WithLapse(ClinicContents contents, StaffId staff,
                                         const CredentialCode& credential, Date on) {
  Findings findings;
  if (!on.ok()) findings.Add("not_a_date", "on", ToText(on), "a day of the calendar");
  if (ById(contents.staff, staff) == nullptr) {
    findings.Add("unknown_reference", "staff", "", "a person of the clinic");
  }
  if (findings.HasErrors()) return findings.ToStatus();
  Staff& person = contents.staff[staff.index()];
  std::vector<std::string> held;
  bool found = false;
  for (Credential& c : person.credentials) {
    held.push_back(c.code.str());
    if (c.code != credential) continue;
    found = true;
    c.valid.until = c.valid.until ? std::min(*c.valid.until, on) : on;
    // What began later never holds.
    if (c.valid.from && *c.valid.until < *c.valid.from) c.valid.until = c.valid.from;
  }
  if (found) return contents;
  const std::string nearest = NearestWord(credential.view(), held);
  findings.Add("not_held", "credential", credential.str(),
               nearest.empty() ? "a credential that the person holds"
                               : "a credential that is held; did you mean " + nearest + "?");
  return findings.ToStatus();
}

}  // namespace polyclinic
