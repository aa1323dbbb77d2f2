#ifndef POLYCLINIC_SRC_SCHEDULE_MATCHING_H_
#define POLYCLINIC_SRC_SCHEDULE_MATCHING_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace polyclinic {

// Which demands a greatest matching serves, where `able[i]` lists who could serve demand i, each
// below `people` and each serving one demand at most. Of all greatest matchings it is one that
// serves the first demand if any does, then the second, and so on.
std::vector<bool> ServedInOrder(std::span<const std::vector<std::uint32_t>> able,
                                std::size_t people);

}  // namespace polyclinic

#endif  // POLYCLINIC_SRC_SCHEDULE_MATCHING_H_
