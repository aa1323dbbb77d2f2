#include "polyclinic/scope/coverage.h"

#include <algorithm>
#include <vector>

namespace polyclinic {
namespace {

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// The code of a duty as the topic of a training and the other way round: the texts are the same.
template <class To, class From>
To As(const From& code) {
  return To::Parse(code.view()).value_or(To());
}

class Log {
 public:
  Log(const Staff& person, std::span<const Duty> duties, Date on, const CoverageMeasure& measure)
      : person_(person), duties_(duties), on_(on), measure_(measure) {}

  TopicCoverage Of(const TopicCode& topic) const {
    TopicCoverage coverage;
    coverage.topic = topic;
    const std::vector<TopicCode> names = NamesOf(topic);
    for (const Training& entry : person_.training) {
      if (entry.on > on_ || !Contains(names, entry.topic) ||
          !(measure_.kinds.empty() || Contains(measure_.kinds, entry.kind))) {
        continue;
      }
      coverage.hours += entry.hours;
      coverage.performances += entry.performances;
      coverage.last_on = std::max(coverage.last_on.value_or(entry.on), entry.on);
    }
    coverage.competency = std::any_of(
        person_.competencies.begin(), person_.competencies.end(), [&](const Competency& c) {
          return c.valid.Contains(on_) && Contains(names, As<TopicCode>(c.duty));
        });
    Judge(coverage);
    return coverage;
  }

 private:
  const Duty* Find(const TopicCode& topic) const {
    const auto duty = std::find_if(duties_.begin(), duties_.end(),
                                   [&](const Duty& d) { return d.code.view() == topic.view(); });
    return duty == duties_.end() ? nullptr : &*duty;
  }

  // The topic and the composites around it, at any depth.
  std::vector<TopicCode> NamesOf(const TopicCode& topic) const {
    std::vector<TopicCode> names = {topic};
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (const Duty& duty : duties_) {
        const TopicCode name = As<TopicCode>(duty.code);
        if (Contains(duty.parts, As<DutyCode>(names[i])) && !Contains(names, name)) {
          names.push_back(name);
        }
      }
    }
    return names;
  }

  void Judge(TopicCoverage& coverage) const {
    const bool measured = coverage.last_on && coverage.hours >= measure_.hours &&
                          coverage.performances >= measure_.performances;
    coverage.attested = measured || (measure_.competency && coverage.competency);
    if (coverage.attested) return;
    const Duty* const duty = Find(coverage.topic);
    if (duty != nullptr && !duty->parts.empty()) {
      for (const DutyCode& part : duty->parts) {
        if (!Of(As<TopicCode>(part)).attested) coverage.parts_missing.push_back(part);
      }
      coverage.attested = coverage.parts_missing.empty();
    }
    if (coverage.attested) return;
    coverage.hours_missing = std::max(measure_.hours - coverage.hours, Duration{0});
    coverage.performances_missing = std::max(measure_.performances - coverage.performances, 0);
  }

  const Staff& person_;
  std::span<const Duty> duties_;
  Date on_;
  const CoverageMeasure& measure_;
};

bool Holds(const Staff& person, const CredentialCode& code, Date on) {
  return std::any_of(
      person.credentials.begin(), person.credentials.end(),
      [&](const Credential& held) { return held.code == code && held.valid.Contains(on); });
}

}  // namespace

TrainingCoverage CoverageOf(const Staff& person, const Specialty& specialty,
                            std::span<const Duty> duties, Date on, const CoverageMeasure& measure) {
  const Log log(person, duties, on, measure);
  TrainingCoverage coverage;
  coverage.specialty = specialty.code;
  for (const DutyWeight& weight : specialty.duties) {
    TopicCoverage topic = log.Of(As<TopicCode>(weight.duty));
    topic.per_hundred_visits = weight.per_hundred_visits;
    topic.required = Contains(specialty.required_training, topic.topic);
    coverage.demanded += weight.per_hundred_visits;
    if (topic.attested) coverage.demand_attested += weight.per_hundred_visits;
    coverage.topics.push_back(std::move(topic));
  }
  for (const TopicCode& required : specialty.required_training) {
    const bool listed =
        std::any_of(coverage.topics.begin(), coverage.topics.end(),
                    [&](const TopicCoverage& topic) { return topic.topic == required; });
    if (listed) continue;
    TopicCoverage topic = log.Of(required);
    topic.required = true;
    coverage.topics.push_back(std::move(topic));
  }
  for (const CredentialCode& preferred : specialty.preferred_credentials) {
    if (!Holds(person, preferred, on)) coverage.preferred_missing.push_back(preferred);
  }
  return coverage;
}

}  // namespace polyclinic
