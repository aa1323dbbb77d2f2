#include "polyclinic/patient/patient.h"

namespace polyclinic {

bool HasConsent(const Patient& patient, ConsentPurpose purpose, Channel channel, Instant at) {
  const Consent* latest = nullptr;
  for (const Consent& consent : patient.consents) {
    if (consent.purpose != purpose || consent.at > at) continue;
    if (consent.channel && *consent.channel != channel) continue;
    // Of two lines of one instant the later in the list holds.
    if (latest == nullptr || latest->at <= consent.at) latest = &consent;
  }
  return latest != nullptr && latest->given;
}

}  // namespace polyclinic
