#ifndef POLYCLINIC_SRC_SCOPE_REGION_H_
#define POLYCLINIC_SRC_SCOPE_REGION_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace polyclinic::scope {

// A set of situations of one simple act, as a product: one of the jurisdictions, one of the roles,
// one of the routes and so on, a drug with all of the classes `with` and none of `without`, an age
// and a day in half-open ranges. Sets are bits.
struct Box {
  std::uint64_t jurisdictions = ~std::uint64_t{0};
  std::uint64_t roles = ~std::uint64_t{0};
  // Bit 0: there is no drug.
  std::uint64_t routes = ~std::uint64_t{0};
  std::uint64_t settings = ~std::uint64_t{0};
  // Bit 0: none that a rule names.
  std::uint64_t indications = ~std::uint64_t{0};
  std::uint64_t with = 0;
  std::uint64_t without = 0;
  std::int64_t age_from = std::numeric_limits<std::int64_t>::min();
  std::int64_t age_until = std::numeric_limits<std::int64_t>::max();
  // Days since 1970-01-01.
  std::int64_t from = std::numeric_limits<std::int64_t>::min();
  std::int64_t until = std::numeric_limits<std::int64_t>::max();

  bool Empty() const;
};

// nullopt: they have nothing in common.
std::optional<Box> Intersection(const Box& a, const Box& b);

// Any of these boxes.
using Region = std::vector<Box>;

Region Intersection(const Region& a, const Region& b);
// What of `a` is not in `b`; its boxes are disjoint where those of `a` are.
Region Difference(const Region& a, const Region& b);

}  // namespace polyclinic::scope

#endif  // POLYCLINIC_SRC_SCOPE_REGION_H_
