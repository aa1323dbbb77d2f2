#include "scope/questions.h"

#include <algorithm>

namespace polyclinic::scope {
namespace {

using About = Question::About;

bool Same(const Question& a, const Question& b) {
  if (a.about != b.about) return false;
  switch (a.about) {
    case About::kCredentials:
      return a.credentials == b.credentials || *a.credentials == *b.credentials;
    case About::kLicences:
      return a.licences == b.licences || *a.licences == *b.licences;
    case About::kTraining:
      return a.training == b.training || *a.training == *b.training;
    case About::kEducation:
      return a.educations == b.educations || *a.educations == *b.educations;
    case About::kAge:
      return a.age == b.age;
    case About::kCompetency:
      return a.part == b.part;
    case About::kRefusal:
      return a.declined == b.declined;
  }
  return false;
}

Has AnswerOf(const Question& question, Act& act, const Staff& person) {
  const auto has = [](bool yes) { return yes ? Has::kYes : Has::kNo; };
  switch (question.about) {
    case About::kCredentials:
      return HoldsOneOf(*question.credentials, act, person);
    case About::kLicences:
      return has(IsLicensed(*question.licences, act, person));
    case About::kTraining:
      return has(PracticeFor(*question.training, act, person).Suffices(*question.training));
    case About::kEducation:
      return has(IsEducated(*question.educations, act, person));
    case About::kAge:
      return IsOfAge(question.age, act, person);
    case About::kCompetency:
      act.part = question.part;
      return IsCompetent(act, person);
    case About::kRefusal:
      break;
  }
  const std::vector<DutyCode>& declines = person.declines;
  return has(std::find(declines.begin(), declines.end(), question.declined) != declines.end());
}

}  // namespace

void Questionnaire::Add(Question question, std::vector<std::uint32_t>& into) {
  const auto have = std::find_if(questions_.begin(), questions_.end(),
                                 [&](const Question& q) { return Same(q, question); });
  into.push_back(static_cast<std::uint32_t>(have - questions_.begin()));
  if (have == questions_.end()) questions_.push_back(question);
}

void Questionnaire::AddNeeds(const Needs& needs, const DutyPart& part,
                             std::vector<std::uint32_t>& into) {
  if (!needs.credentials.empty()) {
    Add({.about = About::kCredentials, .credentials = &needs.credentials}, into);
  }
  if (!needs.licences.empty()) Add({.about = About::kLicences, .licences = &needs.licences}, into);
  for (const TrainingNeed& training : needs.trainings) {
    Add({.about = About::kTraining, .training = &training}, into);
  }
  if (!needs.educations.empty()) {
    Add({.about = About::kEducation, .educations = &needs.educations}, into);
  }
  if (needs.age) Add({.about = About::kAge, .age = *needs.age}, into);
  if (needs.competency) Add({.about = About::kCompetency, .part = &part}, into);
  for (const Needs& alternative : needs.any_of) AddNeeds(alternative, part, into);
}

std::vector<std::uint32_t> Questionnaire::Of(const Clauses& clauses, const DutyPart& part) {
  std::vector<std::uint32_t> asked;
  for (const auto* const list : {&clauses.allows, &clauses.requires_all}) {
    for (const Clause& clause : *list) AddNeeds(clause.rule->needs, part, asked);
  }
  for (const Clause& forbid : clauses.forbids) {
    const std::vector<CredentialCode>& excused = forbid.rule->unless_credential;
    if (!excused.empty()) Add({.about = About::kCredentials, .credentials = &excused}, asked);
  }
  for (const Clause& demand : clauses.demands) AddNeeds(demand.policy->needs, part, asked);
  for (const Clause& adopt : clauses.adopts) {
    AddNeeds(adopt.policy->needs, part, asked);
    const std::vector<CredentialCode>& of_holders = adopt.policy->credentials;
    if (!of_holders.empty()) Add({.about = About::kCredentials, .credentials = &of_holders}, asked);
  }
  for (const DutyName& name : part.names) {
    if (std::find(declined_.begin(), declined_.end(), name.code) != declined_.end()) {
      Add({.about = About::kRefusal, .declined = name.code}, asked);
    }
  }
  return asked;
}

Answers Questionnaire::MaskOf(std::span<const std::uint32_t> questions) const {
  Answers mask(Words());
  for (const std::uint32_t q : questions) mask[q / kInWord] |= std::uint64_t{3} << q % kInWord * 2;
  return mask;
}

Answers Questionnaire::Ask(const Answers& mask, Act act, const Staff& person) const {
  Answers answers(Words());
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if ((mask[q / kInWord] >> q % kInWord * 2 & 3) == 0) continue;
    const Has has = AnswerOf(questions_[q], act, person);
    const std::uint64_t bits = has == Has::kYes ? 1 : has == Has::kUnstated ? 2 : 0;
    answers[q / kInWord] |= bits << q % kInWord * 2;
  }
  return answers;
}

}  // namespace polyclinic::scope
