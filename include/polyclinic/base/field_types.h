#ifndef POLYCLINIC_BASE_FIELD_TYPES_H_
#define POLYCLINIC_BASE_FIELD_TYPES_H_

#include <optional>
#include <vector>

#include "polyclinic/base/boxed.h"

// What kind of type a field has: asked by whoever walks field lists.
namespace polyclinic {

template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsOptional<Boxed<T>> = true;

}  // namespace polyclinic

#endif  // POLYCLINIC_BASE_FIELD_TYPES_H_
