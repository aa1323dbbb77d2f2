#ifndef POLYCLINIC_TESTING_CLINIC_H_
#define POLYCLINIC_TESTING_CLINIC_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/base/ids.h"
#include "polyclinic/base/time.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/patient/patient.h"
#include "polyclinic/scenario/scenario.h"
#include "polyclinic/staff/staff.h"

// A clinic in a test. Nothing here needs GoogleTest; matchers and the fixture are in matchers.h and
// fixture.h beside this file.
namespace polyclinic::testing {

// What somebody must be: With().Age(7).Language("es"). Each call narrows.
class With {
 public:
  // In whole years on the clinic's present day. Of patients.
  With& Age(int years);
  // BCP 47: "es".
  With& Language(std::string_view language);
  With& OfSex(Sex sex);
  // Of patients: an interpreter is needed, or is not.
  With& Interpreter(bool needed = true);
  // Of patients: a condition by its code ("I10").
  With& Condition(std::string_view code);
  // Of patients: lives with this aid.
  With& Aid(Accessibility aid);
  // Of staff.
  With& InRole(Role role);
  // Of staff: practises it. Of patients: the usual provider does.
  With& Specialty(std::string_view code);
  // Of staff: holds this credential on the clinic's present day.
  With& Holding(std::string_view credential);
  // At this site, by key.
  With& At(std::string_view site);

  // What it asks for, for messages: "age 7, language es".
  std::string ToText() const;

 private:
  friend class TestClinic;
  std::optional<int> age_;
  std::optional<std::string> language_;
  std::optional<Sex> sex_;
  std::optional<bool> interpreter_;
  std::optional<std::string> condition_;
  std::optional<Accessibility> aid_;
  std::optional<Role> role_;
  std::optional<std::string> specialty_;
  std::optional<std::string> credential_;
  std::optional<std::string> site_;
};

// What came of a booking: an appointment, a refusal with every reason, or a status where the request
// made no sense. Exactly one of them.
struct Booking {
  absl::Status status;
  std::optional<Appointment> appointment;
  std::optional<Refusal> refusal;
};

// When and how something is to be booked; what is left out is free.
struct Wish {
  // The visit type, by key; empty: the first of the provider's specialty.
  std::string visit_type;
  // The start; absent: the first opening.
  std::optional<Instant> start;
  // Within so many days from the present.
  int within_days = 14;
};

// A clinic with a frozen clock for one test. A copy is cheap and independent: what one does the other
// does not see. Made of a generated scenario under the shipped rules; scenarios are made once in a
// process. Broken requirements abort, with a message that names them.
class TestClinic {
 public:
  // Aborts where `Check(spec)` has findings.
  static TestClinic Of(const ScenarioSpec& spec);
  static TestClinic Small() { return Of({}); }

  const Clinic& clinic() const { return clinic_; }
  const ScenarioSpec& spec() const { return spec_; }
  Instant now() const { return now_; }
  // Sets the clock. It stands until it is set again.
  void FreezeTimeAt(Instant now) { now_ = now; }
  // A local time of the first site: "2026-12-10T09:00". Aborts where it is none.
  void FreezeTimeAt(std::string_view local);
  // A local time of the first site as an instant: "2026-12-10T10:15".
  Instant At(std::string_view local) const;

  // The first patient who is like this; where there is none, one is added who is. The same answer for
  // ever. Aborts where the wish contradicts itself or names what the clinic does not have.
  Patient APatient(const With& with = {});
  // The first provider (physician, nurse practitioner or physician assistant) like this, or of the role
  // asked for the first of the staff. Aborts where there is none.
  Staff AProvider(const With& with = {}) const;
  Staff AMember(const With& with) const;

  // Books a visit of the patient with the provider. The clinic has it from then on.
  Booking Book(const Patient& patient, const Staff& provider, const Wish& wish = {});
  // Applies any command; the clinic is the next one where it was not refused.
  absl::StatusOr<CommandResult> Submit(Command command);

  // One line that makes this clinic again, as it was before the test began.
  std::string Line() const { return LineOf(spec_); }
  static std::string LineOf(const ScenarioSpec& spec);

 private:
  TestClinic(ScenarioSpec spec, Clinic clinic, Instant now)
      : spec_(std::move(spec)), clinic_(std::move(clinic)), now_(now) {}
  bool Fits(const With& with, const Patient& patient) const;
  bool Fits(const With& with, const Staff& person) const;

  ScenarioSpec spec_;
  Clinic clinic_;
  Instant now_;
  int commands_ = 0;
};

}  // namespace polyclinic::testing

#endif  // POLYCLINIC_TESTING_CLINIC_H_
