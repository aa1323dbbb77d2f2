#ifndef POLYCLINIC_CLINIC_DESK_H_
#define POLYCLINIC_CLINIC_DESK_H_

#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/statusor.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/command.h"

namespace polyclinic {

// The front desk: holds the current clinic, takes commands from many threads and gives snapshots to
// many. Commands are applied one after the other; the head is swapped under a mutex that is held for
// one copy of a pointer, so a reader never waits for a command.
class Desk {
 public:
  explicit Desk(Clinic clinic);
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // The clinic as it is now. It stays what it is while the desk goes on.
  Clinic Snapshot() const;

  // What a command submitted here led to: its events, or the refusal.
  using Answer = std::variant<std::vector<Event>, Refusal>;
  // Applies the command to the current clinic. Fails as `Apply` does, and then nothing changed.
  absl::StatusOr<Answer> Submit(const Command& command);

 private:
  mutable std::mutex head_mutex_;
  Clinic head_;
  std::mutex writer_mutex_;
};

}  // namespace polyclinic

#endif  // POLYCLINIC_CLINIC_DESK_H_
