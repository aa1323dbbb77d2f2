#include "scope/needs.h"

#include <algorithm>

namespace polyclinic::scope {
namespace {

template <class Enum>
std::vector<std::string> Names(const std::vector<Enum>& values) {
  std::vector<std::string> names;
  names.reserve(values.size());
  for (const Enum value : values) names.emplace_back(NameOf(value));
  return names;
}

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string HoursText(Duration hours) {
  const auto minutes = std::chrono::duration_cast<Minutes>(hours).count();
  std::string text = std::to_string(minutes / 60) + " h";
  return minutes % 60 == 0 ? text : text + " " + std::to_string(minutes % 60) + " min";
}

// "caahep or abhes, 720 h, 160 h clinical"
std::string ToText(const EducationNeed& need) {
  std::string text;
  for (const Accreditor accreditor : need.accreditors) {
    text += (text.empty() ? "" : " or ") + std::string(NameOf(accreditor));
  }
  if (text.empty()) text = "completed program";
  if (need.contact_hours > Duration{0}) text += ", " + HoursText(need.contact_hours);
  if (need.clinical_hours > Duration{0})
    text += ", " + HoursText(need.clinical_hours) + " clinical";
  return text;
}

bool Meets(const Education& education, const EducationNeed& need, Date date) {
  return education.completed && *education.completed <= date &&
         (need.accreditors.empty() ||
          (education.accreditor && Contains(need.accreditors, *education.accreditor))) &&
         education.contact_hours.value_or(Duration{0}) >= need.contact_hours &&
         education.clinical_hours.value_or(Duration{0}) >= need.clinical_hours;
}

// Collects what one set of needs lacks, its alternatives aside.
class Collector {
 public:
  Collector(const Act& act, const Staff& person, const std::string* rule)
      : act_(act), person_(person), rule_(rule) {}

  std::vector<Item> Collect(const Needs& needs) {
    OfPerson(needs);
    OfPlan(needs);
    OfMoment(needs);
    return std::move(items_);
  }

 private:
  void OfPerson(const Needs& needs) {
    if (!needs.credentials.empty()) {
      const Has has = HoldsOneOf(needs.credentials, act_, person_);
      if (has == Has::kUnstated) Fact("employer");
      if (has == Has::kNo) {
        std::vector<std::string> codes;
        for (const CredentialCode& code : needs.credentials) codes.push_back(code.str());
        Person(ItemKind::kCredential, std::move(codes));
      }
    }
    if (!needs.licences.empty() && !IsLicensed(needs.licences, act_, person_)) {
      Person(ItemKind::kLicence, Names(needs.licences));
    }
    for (const TrainingNeed& need : needs.trainings) Train(need);
    if (!needs.educations.empty() && !IsEducated(needs.educations, act_, person_)) {
      std::vector<std::string> texts;
      for (const EducationNeed& need : needs.educations) texts.push_back(ToText(need));
      Person(ItemKind::kEducation, std::move(texts));
    }
    if (needs.age) Age(*needs.age);
    if (!needs.employers.empty()) {
      if (!act_.place->employer_kind) {
        Fact("employer_kind");
      } else if (!Contains(needs.employers, *act_.place->employer_kind)) {
        Person(ItemKind::kEmployer, Names(needs.employers));
      }
    }
    if (needs.competency) Competent();
  }

  void OfPlan(const Needs& needs) {
    if (needs.supervision && !Supervised(*needs.supervision)) {
      Item item =
          MissingOf(ItemClass::kPlan, ItemKind::kSupervision, Names(needs.supervision->by), rule_);
      for (const SupervisionMode mode : needs.supervision->modes) item.modes |= BitOf(mode);
      for (const Role role : needs.supervision->by) item.roles |= BitOf(role);
      if (needs.supervision->by.empty()) item.roles = ~0u;
      item.at_most = needs.supervision->at_most;
      items_.push_back(std::move(item));
    }
    if (needs.delegation && (act_.Compiling() || !act_.stated->delegated)) {
      items_.push_back(MissingOf(ItemClass::kPlan, ItemKind::kDelegation, {}, rule_));
    }
  }

  void OfMoment(const Needs& needs) {
    if (needs.order && !Ordered(*needs.order)) {
      std::vector<OrderKind> kinds = {OrderKind::kPatientSpecific};
      if (*needs.order == OrderKind::kStandingOrProtocol) kinds.push_back(*needs.order);
      items_.push_back(MissingOf(ItemClass::kMoment, ItemKind::kOrder, Names(kinds), rule_));
    }
    if (needs.dose_check && (act_.Compiling() || !act_.stated->dose_checked)) {
      items_.push_back(MissingOf(ItemClass::kMoment, ItemKind::kDoseCheck, {}, rule_));
    }
  }

  void Train(const TrainingNeed& need) {
    const Practice done = PracticeFor(need, act_, person_);
    if (done.Suffices(need)) return;
    // A topic with the kinds that count: "C22/classroom".
    std::vector<std::string> codes;
    for (const TrainingKind kind : need.kinds) {
      codes.push_back(need.topic.str() + "/" + std::string(NameOf(kind)));
    }
    if (codes.empty()) codes.push_back(need.topic.str());
    Item item = MissingOf(ItemClass::kPerson, ItemKind::kTraining, std::move(codes), rule_);
    item.hours = std::max(need.hours - done.hours, Duration{0});
    item.performances =
        static_cast<std::int32_t>(std::max<std::int64_t>(need.performances - done.performances, 0));
    Person(std::move(item));
  }

  void Age(std::int32_t at_least) {
    const Has has = IsOfAge(at_least, act_, person_);
    if (has == Has::kUnstated) return Fact("person.born");
    if (has == Has::kYes) return;
    Item item = MissingOf(ItemClass::kPerson, ItemKind::kAge, {std::to_string(at_least)}, rule_);
    item.age_from = at_least;
    Person(std::move(item));
  }

  void Competent() {
    const Has has = IsCompetent(act_, person_);
    if (has == Has::kUnstated) return Fact("site");
    if (has == Has::kNo) Person(ItemKind::kCompetency, {act_.part->code.str()});
  }

  bool Supervised(const SupervisionNeed& need) const {
    if (act_.Compiling()) return false;
    const auto meets = [&](const SupervisorPresence& s) {
      const bool oneself = s.supervisor.valid() && s.supervisor == person_.id;
      return !oneself && (need.by.empty() || Contains(need.by, s.role)) &&
             (need.at_most == 0 || s.watching < need.at_most) &&
             std::any_of(s.modes.begin(), s.modes.end(),
                         [&](SupervisionMode mode) { return Contains(need.modes, mode); });
    };
    return std::any_of(act_.stated->supervision.begin(), act_.stated->supervision.end(), meets);
  }

  bool Ordered(OrderKind need) const {
    return !act_.Compiling() && act_.stated->order &&
           (*act_.stated->order == need || *act_.stated->order == OrderKind::kPatientSpecific);
  }

  void Fact(const char* name) { items_.push_back(FactItem(name, rule_)); }
  void Person(ItemKind kind, std::vector<std::string> codes) {
    Person(MissingOf(ItemClass::kPerson, kind, std::move(codes), rule_));
  }
  void Person(Item item) {
    // When compiling, what the person lacks is lacking all day: one item stands for all.
    if (act_.Compiling()) item = MissingOf(ItemClass::kPerson, ItemKind::kCredential, {}, rule_);
    items_.push_back(std::move(item));
  }

  const Act& act_;
  const Staff& person_;
  const std::string* rule_;
  std::vector<Item> items_;
};

}  // namespace

Has HoldsOneOf(std::span<const CredentialCode> credentials, const Act& act, const Staff& person) {
  Has has = Has::kNo;
  for (const Credential& held : person.credentials) {
    if (std::find(credentials.begin(), credentials.end(), held.code) == credentials.end() ||
        !held.valid.Contains(act.date)) {
      continue;
    }
    if (held.tied_to_employer.empty() || held.tied_to_employer == act.place->employer) {
      return Has::kYes;
    }
    if (act.place->employer.empty()) has = Has::kUnstated;
  }
  return has;
}

bool IsLicensed(std::span<const Role> roles, const Act& act, const Staff& person) {
  const JurisdictionCode& here = act.place->jurisdiction;
  return std::any_of(person.licences.begin(), person.licences.end(), [&](const Licence& licence) {
    return std::find(roles.begin(), roles.end(), licence.role) != roles.end() &&
           licence.valid.Contains(act.date) &&
           (licence.jurisdiction == here || (!licence.jurisdiction.empty() &&
                                             licence.jurisdiction.view() == NationOf(here.view())));
  });
}

Practice PracticeFor(const TrainingNeed& need, const Act& act, const Staff& person) {
  Practice done;
  for (const Training& training : person.training) {
    if (training.topic != need.topic || training.on > act.date ||
        !(need.kinds.empty() || Contains(need.kinds, training.kind))) {
      continue;
    }
    done.hours += training.hours;
    done.performances += training.performances;
  }
  return done;
}

bool IsEducated(std::span<const EducationNeed> needs, const Act& act, const Staff& person) {
  for (const EducationNeed& need : needs) {
    for (const Education& education : person.education) {
      if (Meets(education, need, act.date)) return true;
    }
  }
  return false;
}

Has IsOfAge(std::int32_t at_least, const Act& act, const Staff& person) {
  if (!person.born || !person.born->ok()) return Has::kUnstated;
  return AgeInYears(*person.born, act.date) >= at_least ? Has::kYes : Has::kNo;
}

Has IsCompetent(const Act& act, const Staff& person) {
  // The act itself or a composite around it, not what it is performed as.
  const auto named = [&](const DutyCode& duty) {
    return std::any_of(act.part->names.begin(), act.part->names.end(), [&](const DutyName& n) {
      return n.code == duty && n.routes == kEveryRoute;
    });
  };
  bool elsewhere = false;
  for (const Competency& competency : person.competencies) {
    if (!competency.valid.Contains(act.date) || !named(competency.duty)) continue;
    if (!competency.site.valid() || competency.site == act.place->site) return Has::kYes;
    elsewhere = true;
  }
  return elsewhere && !act.place->site.valid() ? Has::kUnstated : Has::kNo;
}

Ways WaysToMeet(const Needs& needs, const Act& act, const Staff& person, const std::string* rule) {
  Ways ways = Both(Collector(act, person, rule).Collect(needs));
  if (needs.any_of.empty()) return ways;
  Ways alternatives;
  for (const Needs& alternative : needs.any_of) {
    alternatives = Or(std::move(alternatives), WaysToMeet(alternative, act, person, rule));
  }
  return And(ways, alternatives);
}

}  // namespace polyclinic::scope
