#include "polyclinic/testing/clinic.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <utility>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/wire/wire.h"

namespace polyclinic::testing {
namespace {

[[noreturn]] void Fail(const std::string& what) {
  std::fprintf(stderr, "polyclinic::testing: %s\n", what.c_str());
  std::abort();
}

const RuleBook& Rules() {
  static const RuleBook* const kRules = [] {
    absl::StatusOr<RuleBook> rules = RuleBook::Make(ShippedCatalog().rules);
    if (!rules.ok()) Fail(std::string(rules.status().message()));
    return new RuleBook(*std::move(rules));
  }();
  return *kRules;
}

struct Made {
  Clinic clinic;
  Instant now;
};

// Each clinic is made once in a process. What was made is immutable, so that tests may share it.
Made MadeOf(const ScenarioSpec& spec) {
  static std::mutex mutex;
  static std::map<std::string, Made>* const kMade = new std::map<std::string, Made>;
  const std::string name = ToCommand(spec);
  const std::lock_guard lock(mutex);
  if (const auto at = kMade->find(name); at != kMade->end()) return at->second;
  const absl::StatusOr<Scenario> scenario = Scenario::Open(spec);
  if (!scenario.ok()) Fail(std::string(scenario.status().message()));
  const std::vector<Date> days = scenario->days();
  // Two weeks of booking beyond the last day.
  absl::StatusOr<Clinic> clinic = Clinic::Create(
      scenario->Contents(), Rules(), {AddDays(days.front(), -1), AddDays(days.back(), 15)});
  if (!clinic.ok()) Fail(std::string(clinic.status().message()));
  return kMade->emplace(name, Made{*std::move(clinic), scenario->now()}).first->second;
}

TimeZone ZoneOf(const Clinic& clinic) {
  absl::StatusOr<TimeZone> zone = TimeZone::Load(clinic.List<Site>()[0].time_zone);
  if (!zone.ok()) Fail(std::string(zone.status().message()));
  return *std::move(zone);
}

template <class List, class Value>
bool Contains(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool IsProvider(const Staff& person) {
  return std::any_of(person.roles.begin(), person.roles.end(), [](Role role) {
    return role == Role::kPhysician || role == Role::kNursePractitioner ||
           role == Role::kPhysicianAssistant;
  });
}

}  // namespace

With& With::Age(int years) { return age_ = years, *this; }
With& With::Language(std::string_view language) { return language_ = language, *this; }
With& With::OfSex(Sex sex) { return sex_ = sex, *this; }
With& With::Interpreter(bool needed) { return interpreter_ = needed, *this; }
With& With::Condition(std::string_view code) { return condition_ = code, *this; }
With& With::Aid(Accessibility aid) { return aid_ = aid, *this; }
With& With::InRole(Role role) { return role_ = role, *this; }
With& With::Specialty(std::string_view code) { return specialty_ = code, *this; }
With& With::Holding(std::string_view credential) { return credential_ = credential, *this; }
With& With::At(std::string_view site) { return site_ = site, *this; }

std::string With::ToText() const {
  std::string text;
  const auto say = [&](const char* name, const std::string& value) {
    text += (text.empty() ? "" : ", ") + std::string(name) + " " + value;
  };
  if (age_) say("age", std::to_string(*age_));
  if (language_) say("language", *language_);
  if (sex_) say("sex", std::string(NameOf(*sex_)));
  if (interpreter_) say("interpreter", *interpreter_ ? "yes" : "no");
  if (condition_) say("condition", *condition_);
  if (aid_) say("aid", std::string(NameOf(*aid_)));
  if (role_) say("role", std::string(NameOf(*role_)));
  if (specialty_) say("specialty", *specialty_);
  if (credential_) say("holding", *credential_);
  if (site_) say("site", *site_);
  return text.empty() ? "anybody" : text;
}

TestClinic TestClinic::Of(const ScenarioSpec& spec) {
  Made made = MadeOf(spec);
  return TestClinic(spec, std::move(made.clinic), made.now);
}

std::string TestClinic::LineOf(const ScenarioSpec& spec) { return ToCommand(spec); }

Instant TestClinic::At(std::string_view local) const {
  const std::size_t t = local.find('T');
  const absl::StatusOr<Date> date = ParseDate(local.substr(0, t));
  const absl::StatusOr<Minutes> time =
      ParseTimeOfDay(t == std::string_view::npos ? std::string_view() : local.substr(t + 1));
  if (!date.ok() || !time.ok()) {
    Fail("found '" + std::string(local) + "', expected a local time such as 2026-12-10T09:00");
  }
  return ZoneOf(clinic_).ToInstant({*date, Duration(*time)}).value();
}

void TestClinic::FreezeTimeAt(std::string_view local) { now_ = At(local); }

bool TestClinic::Fits(const With& with, const Patient& patient) const {
  const Date today = ZoneOf(clinic_).ToLocal(now_).date;
  if (with.age_ && (!patient.born || AgeInYears(*patient.born, today) != *with.age_)) return false;
  if (with.language_ && patient.language != *with.language_) return false;
  if (with.sex_ && patient.sex != with.sex_) return false;
  if (with.interpreter_ && patient.needs_interpreter != *with.interpreter_) return false;
  if (with.condition_) {
    const auto& conditions = patient.history.conditions;
    const bool has = std::any_of(conditions.begin(), conditions.end(),
                                 [&](const auto& c) { return c.code.code == *with.condition_; });
    if (!has) return false;
  }
  if (with.aid_ && !Contains(patient.accessibility, *with.aid_)) return false;
  const Staff* usual = clinic_.Get(patient.usual_provider);
  if (with.specialty_ &&
      (usual == nullptr || !Contains(usual->specialties, SpecialtyCode::Parse(*with.specialty_)))) {
    return false;
  }
  if (with.site_) {
    const Site* home = usual == nullptr || usual->employment.empty()
                           ? nullptr
                           : clinic_.Get(usual->employment[0].home_site);
    if (home == nullptr || home->key != *with.site_) return false;
  }
  return true;
}

bool TestClinic::Fits(const With& with, const Staff& person) const {
  const Date today = ZoneOf(clinic_).ToLocal(now_).date;
  if (with.role_ ? !Contains(person.roles, *with.role_) : false) return false;
  if (with.language_ && !Contains(person.languages, *with.language_)) return false;
  if (with.specialty_ && !Contains(person.specialties, SpecialtyCode::Parse(*with.specialty_))) {
    return false;
  }
  if (with.credential_) {
    const bool holds = std::any_of(
        person.credentials.begin(), person.credentials.end(), [&](const Credential& held) {
          return held.code.view() == *with.credential_ && held.valid.Contains(today);
        });
    if (!holds) return false;
  }
  if (with.site_) {
    const Site* home =
        person.employment.empty() ? nullptr : clinic_.Get(person.employment[0].home_site);
    if (home == nullptr || home->key != *with.site_) return false;
  }
  return true;
}

Patient TestClinic::APatient(const With& with) {
  if (with.role_ || with.credential_) Fail("no patient has a role or credential: " + with.ToText());
  const Pages<Patient>& list = clinic_.List<Patient>();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (Fits(with, list[i])) return list[i];
  }
  // Made of the first whose usual provider will do.
  With place;
  place.specialty_ = with.specialty_;
  place.site_ = with.site_;
  std::size_t model = 0;
  while (model < list.size() && !Fits(place, list[model])) ++model;
  if (model == list.size()) Fail("the clinic has no provider for a patient with " + with.ToText());
  Patient patient = list[model];
  patient.id = {};
  patient.key = "made-" + std::to_string(list.size() + 1);
  patient.identifiers = {{"polyclinic-test", "TEST-" + patient.key}};
  const Date today = ZoneOf(clinic_).ToLocal(now_).date;
  if (with.age_) {
    if (*with.age_ < 0 || *with.age_ > 150) Fail("found age " + std::to_string(*with.age_));
    // A hundred days after the birthday.
    const Date birthday = AddDays(today, -100);
    Date born = (birthday.year() - std::chrono::years(*with.age_)) / birthday.month() /
                std::min(birthday.day(), std::chrono::day{28});
    patient.born = born;
    const bool child = *with.age_ < 18;
    if (!child) patient.related.clear();
    if (child && patient.related.empty()) {
      patient.related = {{.relations = {Relation::kParent},
                          .name = {.given = "Pat", .family = patient.name.family},
                          .may_consent = true}};
    }
    patient.consents.clear();
  }
  if (with.language_) patient.language = *with.language_;
  if (with.sex_) patient.sex = with.sex_;
  if (with.interpreter_) patient.needs_interpreter = *with.interpreter_;
  if (with.condition_) {
    patient.history.conditions.push_back({.code = {"icd-10-cm", *with.condition_, ""}});
  }
  if (with.aid_) patient.accessibility.push_back(*with.aid_);
  Command command{.now = now_};
  command.put_patient = PutPatientCommand{patient};
  const absl::StatusOr<CommandResult> result = Submit(std::move(command));
  if (!result.ok()) Fail(std::string(result.status().message()));
  return *clinic_.Find<Patient>(patient.key);
}

Staff TestClinic::AMember(const With& with) const {
  if (with.age_ || with.sex_ || with.interpreter_ || with.condition_ || with.aid_) {
    Fail("of the staff only role, specialty, credential, language and site can be asked for: " +
         with.ToText());
  }
  const Pages<Staff>& list = clinic_.List<Staff>();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (Fits(with, list[i])) return list[i];
  }
  Fail("nobody of the staff has " + with.ToText());
}

Staff TestClinic::AProvider(const With& with) const {
  const Pages<Staff>& list = clinic_.List<Staff>();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (IsProvider(list[i]) && Fits(with, list[i])) return list[i];
  }
  Fail("no provider has " + with.ToText());
}

absl::StatusOr<CommandResult> TestClinic::Submit(Command command) {
  if (command.request_id.empty()) command.request_id = "test-" + std::to_string(++commands_);
  absl::StatusOr<CommandResult> result = Apply(clinic_, command);
  if (result.ok()) {
    if (const auto* applied = std::get_if<Applied>(&*result)) clinic_ = applied->clinic;
  }
  return result;
}

Booking TestClinic::Book(const Patient& patient, const Staff& provider, const Wish& wish) {
  const Pages<VisitType>& types = clinic_.List<VisitType>();
  const VisitType* type =
      wish.visit_type.empty() ? nullptr : clinic_.Find<VisitType>(wish.visit_type);
  for (std::size_t i = 0; wish.visit_type.empty() && type == nullptr && i < types.size(); ++i) {
    if (Contains(provider.specialties, types[i].specialty)) type = &types[i];
  }
  Booking booking;
  if (type == nullptr) {
    booking.status =
        absl::NotFoundError("no visit type '" + wish.visit_type + "' with " + provider.key);
    return booking;
  }
  // At a given time only that day is asked for.
  const Date first = ZoneOf(clinic_).ToLocal(wish.start.value_or(now_)).date;
  BookingRequest request{.key = "test-request-" + std::to_string(++commands_),
                         .patient = patient.id,
                         .visit_type = type->id,
                         .received = now_,
                         .days = {first, AddDays(first, wish.start ? 1 : wish.within_days + 1)}};
  for (const Need& need : type->needs) {
    if (Contains(need.roles, provider.roles[0])) {
      request.named.push_back({need.name, Resource::Of(provider.id)});
    }
  }
  if (patient.needs_interpreter) request.modifiers = {"interpreter"};
  Command command{.request_id = request.key, .now = now_};
  command.book = BookCommand{.request = std::move(request), .start = wish.start};
  absl::StatusOr<CommandResult> result = Submit(std::move(command));
  if (!result.ok()) {
    booking.status = result.status();
  } else if (const auto* refusal = std::get_if<Refusal>(&*result)) {
    booking.refusal = *refusal;
  } else {
    for (const Event& event : std::get<Applied>(*result).events) {
      if (event.appointment) booking.appointment = *event.appointment;
    }
  }
  return booking;
}

}  // namespace polyclinic::testing
