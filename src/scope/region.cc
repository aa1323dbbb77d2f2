#include "scope/region.h"

#include <algorithm>
#include <bit>

namespace polyclinic::scope {
namespace {

constexpr std::uint64_t Box::*kSets[] = {&Box::jurisdictions, &Box::roles, &Box::routes,
                                         &Box::settings, &Box::indications};
struct Bounds {
  std::int64_t Box::*from;
  std::int64_t Box::*until;
};
constexpr Bounds kRanges[] = {{&Box::age_from, &Box::age_until}, {&Box::from, &Box::until}};

// Cuts off of `rest`, which meets `b`, all that differs from `b` in the classes of its drug.
void CutClasses(Box& rest, const Box& b, Region& off) {
  for (std::uint64_t left = b.with & ~rest.with; left != 0; left &= left - 1) {
    const std::uint64_t bit = std::uint64_t{1} << std::countr_zero(left);
    Box piece = rest;
    piece.without |= bit;
    off.push_back(piece);
    rest.with |= bit;
  }
  for (std::uint64_t left = b.without & ~rest.without; left != 0; left &= left - 1) {
    const std::uint64_t bit = std::uint64_t{1} << std::countr_zero(left);
    Box piece = rest;
    piece.with |= bit;
    off.push_back(piece);
    rest.without |= bit;
  }
}

// The boxes of `a` outside `b`, added to `off`.
void Cut(const Box& a, const Box& b, Region& off) {
  if (!Intersection(a, b)) {
    off.push_back(a);
    return;
  }
  Box rest = a;  // what agrees with `b` in everything looked at so far
  for (const auto set : kSets) {
    if ((rest.*set & ~(b.*set)) == 0) continue;
    Box piece = rest;
    piece.*set &= ~(b.*set);
    off.push_back(piece);
    rest.*set &= b.*set;
  }
  for (const Bounds& range : kRanges) {
    if (rest.*range.from < b.*range.from) {
      Box piece = rest;
      piece.*range.until = b.*range.from;
      off.push_back(piece);
      rest.*range.from = b.*range.from;
    }
    if (rest.*range.until > b.*range.until) {
      Box piece = rest;
      piece.*range.from = b.*range.until;
      off.push_back(piece);
      rest.*range.until = b.*range.until;
    }
  }
  CutClasses(rest, b, off);
}

}  // namespace

bool Box::Empty() const {
  return std::any_of(std::begin(kSets), std::end(kSets),
                     [this](const auto set) { return this->*set == 0; }) ||
         (with & without) != 0 || age_from >= age_until || from >= until;
}

std::optional<Box> Intersection(const Box& a, const Box& b) {
  Box both = a;
  for (const auto set : kSets) both.*set &= b.*set;
  for (const Bounds& range : kRanges) {
    both.*range.from = std::max(a.*range.from, b.*range.from);
    both.*range.until = std::min(a.*range.until, b.*range.until);
  }
  both.with |= b.with;
  both.without |= b.without;
  if (both.Empty()) return std::nullopt;
  return both;
}

Region Intersection(const Region& a, const Region& b) {
  Region both;
  for (const Box& x : a) {
    for (const Box& y : b) {
      if (const auto box = Intersection(x, y)) both.push_back(*box);
    }
  }
  return both;
}

Region Difference(const Region& a, const Region& b) {
  Region rest = a;
  for (const Box& y : b) {
    Region next;
    for (const Box& x : rest) Cut(x, y, next);
    rest = std::move(next);
  }
  return rest;
}

}  // namespace polyclinic::scope
