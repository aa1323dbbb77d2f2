#ifndef POLYCLINIC_SRC_SCOPE_QUESTIONS_H_
#define POLYCLINIC_SRC_SCOPE_QUESTIONS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "scope/law.h"
#include "scope/needs.h"

namespace polyclinic::scope {

// One thing that clauses ask of a person. The pointers are into the rules and the index.
struct Question {
  enum class About { kCredentials, kLicences, kTraining, kEducation, kAge, kCompetency, kRefusal };
  About about = About::kCredentials;
  const std::vector<CredentialCode>* credentials = nullptr;
  const std::vector<Role>* licences = nullptr;
  const TrainingNeed* training = nullptr;
  const std::vector<EducationNeed>* educations = nullptr;
  std::int32_t age = 0;
  const DutyPart* part = nullptr;
  DutyCode declined;
};

// A set of answers, two bits a question: 0 no, 1 yes, 2 not stated.
using Answers = std::vector<std::uint64_t>;

// Every question that the clauses seen so far ask of people, each once. Two people of one role who
// give the same answers to what an act's clauses ask get the same answer from the law, as compiled.
class Questionnaire {
 public:
  // `declined`: the duties that anybody declines.
  explicit Questionnaire(std::vector<DutyCode> declined) : declined_(std::move(declined)) {}

  // The numbers of what the clauses of the act ask.
  std::vector<std::uint32_t> Of(const Clauses& clauses, const DutyPart& part);
  std::size_t size() const { return questions_.size(); }

  // The words of the answers to all questions.
  std::size_t Words() const { return (questions_.size() + kInWord - 1) / kInWord; }
  // All bits of the answers to these questions.
  Answers MaskOf(std::span<const std::uint32_t> questions) const;
  // The person's answers to the questions that `mask` has. `act`: place and date.
  Answers Ask(const Answers& mask, Act act, const Staff& person) const;

 private:
  static constexpr std::size_t kInWord = 32;

  void Add(Question question, std::vector<std::uint32_t>& into);
  void AddNeeds(const Needs& needs, const DutyPart& part, std::vector<std::uint32_t>& into);

  std::vector<DutyCode> declined_;
  std::vector<Question> questions_;
};

}  // namespace polyclinic::scope

#endif  // POLYCLINIC_SRC_SCOPE_QUESTIONS_H_
