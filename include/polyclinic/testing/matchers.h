#ifndef POLYCLINIC_TESTING_MATCHERS_H_
#define POLYCLINIC_TESTING_MATCHERS_H_

#include <gmock/gmock.h>

#include <ostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "polyclinic/testing/check.h"
#include "polyclinic/testing/clinic.h"
#include "polyclinic/testing/difference.h"
#include "polyclinic/wire/wire.h"

// Matchers of GoogleMock for clinics and values of the model:
//
//   EXPECT_THAT(clinic.Book(patient, provider), IsBooked());
//   EXPECT_THAT(clinic, AllOf(HasNoDoubleBooking(), RespectsScope(), CoversEveryNeed()));
//   EXPECT_THAT(appointment, Partially(EqualsProto("status: APPOINTMENT_STATUS_SCHEDULED")));
namespace polyclinic::testing {

namespace testing_internal {

// The reasons against a booking, a line each; empty: it is booked.
std::string WhyNotBooked(const Booking& booking);
std::string WhyNotBooked(const absl::StatusOr<CommandResult>& result);
std::string WhyNotBooked(const BookingResult& result);

inline const Clinic& ClinicOf(const Clinic& clinic) { return clinic; }
inline const Clinic& ClinicOf(const TestClinic& clinic) { return clinic.clinic(); }

// "3 problems: ...", the first ten with a line each.
std::string Lines(const std::vector<std::string>& problems);

class BookedMatcher {
 public:
  using is_gtest_matcher = void;
  template <class Result>
  bool MatchAndExplain(const Result& result, std::ostream* os) const {
    const std::string why = WhyNotBooked(result);
    if (!why.empty() && os != nullptr) *os << why;
    return why.empty();
  }
  void DescribeTo(std::ostream* os) const { *os << "is booked"; }
  void DescribeNegationTo(std::ostream* os) const { *os << "is not booked"; }
};

// Has no problem of one kind.
class SoundMatcher {
 public:
  using is_gtest_matcher = void;
  using Problems = std::vector<std::string> (*)(const Clinic&);
  SoundMatcher(Problems problems, const char* text, const char* negation)
      : problems_(problems), text_(text), negation_(negation) {}
  template <class Subject>
  bool MatchAndExplain(const Subject& subject, std::ostream* os) const {
    const std::vector<std::string> problems = problems_(ClinicOf(subject));
    if (!problems.empty() && os != nullptr) *os << Lines(problems);
    return problems.empty();
  }
  void DescribeTo(std::ostream* os) const { *os << text_; }
  void DescribeNegationTo(std::ostream* os) const { *os << negation_; }

 private:
  Problems problems_;
  const char* text_;
  const char* negation_;
};

// The text of `found` with the fields that `part` names in place of its own; messages within likewise.
std::string WithPart(const std::string& found, const std::string& part);

class ProtoMatcher {
 public:
  using is_gtest_matcher = void;
  ProtoMatcher(std::string text, bool partially) : text_(std::move(text)), partially_(partially) {}
  template <Described T>
  bool MatchAndExplain(const T& found, std::ostream* os) const {
    const absl::StatusOr<T> expected =
        FromTextProto<T>(partially_ ? WithPart(ToTextProto(found), text_) : text_);
    if (!expected.ok()) {
      if (os != nullptr) *os << "the expected text is none: " << expected.status().message();
      return false;
    }
    const std::vector<std::string> differences = Differences(found, *expected);
    if (!differences.empty() && os != nullptr) *os << Lines(differences);
    return differences.empty();
  }
  void DescribeTo(std::ostream* os) const {
    *os << (partially_ ? "has the fields of " : "equals ") << text_;
  }
  void DescribeNegationTo(std::ostream* os) const {
    *os << (partially_ ? "differs in the fields of " : "differs from ") << text_;
  }
  ProtoMatcher Partial() const { return ProtoMatcher(text_, true); }

 private:
  std::string text_;
  bool partially_;
};

}  // namespace testing_internal

// A booking that was made: of `TestClinic::Book`, `Apply` or the booking engine.
inline testing_internal::BookedMatcher IsBooked() { return {}; }

// Nobody and nothing is in two places at once. Of a Clinic or a TestClinic, like the next two.
inline testing_internal::SoundMatcher HasNoDoubleBooking() {
  return {&DoubleBookings, "has no double booking", "has a double booking"};
}
// Every duty is done by somebody who may do it on that day.
inline testing_internal::SoundMatcher RespectsScope() {
  return {&BreachesOfScope, "respects everybody's scope", "breaks somebody's scope"};
}
// Every hard need of every appointment is met for the whole of its steps.
inline testing_internal::SoundMatcher CoversEveryNeed() {
  return {&UncoveredNeeds, "covers every need", "leaves a need uncovered"};
}

// A value of the model that equals what the text says, in protobuf's text format.
inline testing_internal::ProtoMatcher EqualsProto(std::string text) {
  return testing_internal::ProtoMatcher(std::move(text), /*partially=*/false);
}
// The same of those fields alone that the text names, whatever their value; of messages within likewise.
// Lists have as many elements as in the text.
inline testing_internal::ProtoMatcher Partially(const testing_internal::ProtoMatcher& matcher) {
  return matcher.Partial();
}

}  // namespace polyclinic::testing

namespace polyclinic {

// How GoogleTest prints what did not match.
inline void PrintTo(const Clinic& clinic, std::ostream* os) {
  *os << "clinic " << clinic.identifier() << ", version " << clinic.version();
}
namespace testing {
inline void PrintTo(const TestClinic& clinic, std::ostream* os) { *os << clinic.Line(); }
inline void PrintTo(const Booking& booking, std::ostream* os) {
  const std::string why = testing_internal::WhyNotBooked(booking);
  *os << (why.empty() ? "appointment " + booking.appointment->key : why);
}
}  // namespace testing

}  // namespace polyclinic

#endif  // POLYCLINIC_TESTING_MATCHERS_H_
