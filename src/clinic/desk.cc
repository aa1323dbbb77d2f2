#include "polyclinic/clinic/desk.h"

#include <mutex>
#include <utility>
#include <variant>
#include <vector>

namespace polyclinic {

Desk::Desk(Clinic clinic) : head_(std::move(clinic)) {}

Clinic Desk::Snapshot() const {
  const std::lock_guard<std::mutex> lock(head_mutex_);
  return head_;
}

absl::StatusOr<Desk::Answer> Desk::Submit(const Command& command) {
  const std::lock_guard<std::mutex> writer(writer_mutex_);
  absl::StatusOr<CommandResult> result = Apply(Snapshot(), command);
  if (!result.ok()) return result.status();
  if (auto* refusal = std::get_if<Refusal>(&*result)) return Answer(std::move(*refusal));
  Applied& applied = std::get<Applied>(*result);
  {
    // The old head is dropped after the lock: freeing its last pages may take a while.
    const std::lock_guard<std::mutex> lock(head_mutex_);
    std::swap(head_, applied.clinic);
  }
  return Answer(std::move(applied.events));
}

}  // namespace polyclinic
