#include "polyclinic/visit/appointment.h"

namespace polyclinic {

bool Occupies(AppointmentStatus status) {
  switch (status) {
    case AppointmentStatus::kScheduled:
    case AppointmentStatus::kConfirmed:
    case AppointmentStatus::kArrived:
    case AppointmentStatus::kFulfilled:
      return true;
    default:
      return false;
  }
}

namespace {

bool EndsPromise(AppointmentStatus to) {
  return to == AppointmentStatus::kRescheduled || to == AppointmentStatus::kCancelledByPatient ||
         to == AppointmentStatus::kCancelledByClinic || to == AppointmentStatus::kLateCancel ||
         to == AppointmentStatus::kNoShow;
}

}  // namespace

bool MayFollow(AppointmentStatus from, AppointmentStatus to) {
  using S = AppointmentStatus;
  if (to == S::kEnteredInError) return from != S::kEnteredInError;
  switch (from) {
    case S::kRequested:
      return to == S::kScheduled || to == S::kCancelledByPatient || to == S::kCancelledByClinic;
    case S::kScheduled:
      return to == S::kConfirmed || to == S::kArrived || EndsPromise(to);
    case S::kConfirmed:
      return to == S::kArrived || EndsPromise(to);
    case S::kArrived:
      // The patient leaves unseen, or the clinic sends the patient home.
      return to == S::kFulfilled || to == S::kCancelledByPatient || to == S::kCancelledByClinic;
    case S::kNoShow:
      return to == S::kArrived;
    default:
      return false;
  }
}

}  // namespace polyclinic
