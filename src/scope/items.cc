#include "scope/items.h"

#include <algorithm>
#include <compare>
#include <optional>
#include <set>
#include <tuple>

#include "polyclinic/duty/duty.h"

namespace polyclinic::scope {
namespace {

constexpr std::size_t kRoutes = enumerators(DrugRoute{}).size();

bool Subset(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool SameKind(const Item& a, const Item& b) {
  return a.tag == b.tag && (a.tag != Tag::kMissing || a.kind == b.kind) && a.field == b.field &&
         a.negative == b.negative;
}

// Whoever has `a` has `b`.
bool Implies(const Item& a, const Item& b) {
  if (!SameKind(a, b) || (b.hard && !a.hard)) return false;
  switch (a.tag) {
    case Tag::kFact:
      return a.codes == b.codes;
    case Tag::kCap:
      return true;
    case Tag::kAge:
      return a.age_from >= b.age_from && a.age_until <= b.age_until;
    case Tag::kMissing:
      break;
  }
  switch (a.kind) {
    case ItemKind::kTraining:
      return a.codes == b.codes && a.hours >= b.hours && a.performances >= b.performances;
    case ItemKind::kAge:
      return a.age_from >= b.age_from;
    case ItemKind::kSupervision:
      return (a.modes & ~b.modes) == 0 && (a.roles & ~b.roles) == 0 &&
             (b.at_most == 0 || (a.at_most != 0 && a.at_most <= b.at_most));
    default:
      return a.negative ? Subset(b.codes, a.codes) : Subset(a.codes, b.codes);
  }
}

auto Key(const Item& i) {
  return std::tie(i.tag, i.item_class, i.kind, i.field, i.negative, i.codes, i.hours,
                  i.performances, i.modes, i.roles, i.at_most, i.age_from, i.age_until, i.hard);
}

std::string_view RuleOf(const Item& item) {
  return item.rule == nullptr ? std::string_view() : std::string_view(*item.rule);
}

bool Before(const Item& a, const Item& b) {
  const auto key_a = Key(a);
  const auto key_b = Key(b);
  if (key_a != key_b) return key_a < key_b;
  return RuleOf(a) < RuleOf(b);
}

// Adds `item` unless another implies it, and drops those that it implies.
void Insert(std::vector<Item>& items, Item item) {
  for (Item& have : items) {
    if (!Implies(have, item)) continue;
    if (Implies(item, have) && RuleOf(item) < RuleOf(have)) have.rule = item.rule;
    return;
  }
  std::erase_if(items, [&](const Item& have) { return Implies(item, have); });
  items.push_back(std::move(item));
}

// Two trainings of one topic become the greater of each measure.
void MergeTrainings(std::vector<Item>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = items.size(); j-- > i + 1;) {
      Item& a = items[i];
      Item& b = items[j];
      if (a.tag != Tag::kMissing || !SameKind(a, b) || a.kind != ItemKind::kTraining ||
          a.codes != b.codes || a.hard != b.hard) {
        continue;
      }
      a.hours = std::max(a.hours, b.hours);
      a.performances = std::max(a.performances, b.performances);
      if (RuleOf(b) < RuleOf(a)) a.rule = b.rule;
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(j));
    }
  }
}

// Ages intersect; false where nothing is left.
bool MergeAges(std::vector<Item>& items) {
  std::optional<Item> merged;
  for (const Item& item : items) {
    if (item.tag != Tag::kAge) continue;
    if (!merged) {
      merged = item;
    } else {
      merged->age_from = std::max(merged->age_from, item.age_from);
      merged->age_until = std::min(merged->age_until, item.age_until);
      if (RuleOf(item) < RuleOf(*merged)) merged->rule = item.rule;
    }
  }
  if (!merged) return true;
  if (merged->age_from >= merged->age_until) return false;
  std::erase_if(items, [](const Item& item) { return item.tag == Tag::kAge; });
  items.push_back(*std::move(merged));
  return true;
}

bool IsDrug(const Item& item, DrugField field, bool negative) {
  return item.tag == Tag::kMissing && item.kind == ItemKind::kDrugFact && item.field == field &&
         item.negative == negative;
}

void Intersect(std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::erase_if(
      a, [&](const std::string& code) { return !std::binary_search(b.begin(), b.end(), code); });
}

void Subtract(std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::erase_if(
      a, [&](const std::string& code) { return std::binary_search(b.begin(), b.end(), code); });
}

// A drug has one route and one indication: what is one of several lists lies in all of them, and
// what is excluded leaves the list. False where nothing is left.
bool MergeSingle(std::vector<Item>& items, DrugField field) {
  const auto of_field = [field](const Item& item) {
    return IsDrug(item, field, false) || IsDrug(item, field, true);
  };
  if (std::none_of(items.begin(), items.end(), of_field)) return true;
  std::optional<Item> one_of;
  std::set<std::string_view> excluded;
  for (const Item& item : items) {
    if (IsDrug(item, field, true)) excluded.insert(item.codes.begin(), item.codes.end());
    if (!IsDrug(item, field, false)) continue;
    if (!one_of) {
      one_of = item;
    } else {
      Intersect(one_of->codes, item.codes);
      if (RuleOf(item) < RuleOf(*one_of)) one_of->rule = item.rule;
    }
  }
  if (!one_of) return field != DrugField::kRoute || excluded.size() < kRoutes;
  for (const Item& item : items) {
    if (IsDrug(item, field, true)) Subtract(one_of->codes, item.codes);
  }
  if (one_of->codes.empty()) return false;
  std::erase_if(items, of_field);
  items.push_back(*std::move(one_of));
  return true;
}

// A drug has several classes: what is excluded leaves each list of which it must have one.
bool MergeClasses(std::vector<Item>& items) {
  // The lists shrink, those of what is excluded do not.
  for (std::size_t n = 0; n < items.size(); ++n) {
    const Item& none = items[n];
    if (!IsDrug(none, DrugField::kClass, true)) continue;
    for (Item& item : items) {
      if (!IsDrug(item, DrugField::kClass, false)) continue;
      Subtract(item.codes, none.codes);
      if (item.codes.empty()) return false;
    }
  }
  return true;
}

// The normal form of the conjunction of `items`; nullopt where they contradict each other.
std::optional<Alternative> Normal(std::vector<Item> items) {
  Alternative way;
  if (items.empty()) return way;
  MergeTrainings(items);
  if (!MergeAges(items) || !MergeSingle(items, DrugField::kRoute) ||
      !MergeSingle(items, DrugField::kIndication) || !MergeClasses(items)) {
    return std::nullopt;
  }
  if (items.size() == 1) {
    way.items = std::move(items);
    return way;
  }
  std::sort(items.begin(), items.end(), Before);
  for (Item& item : items) Insert(way.items, std::move(item));
  std::sort(way.items.begin(), way.items.end(), Before);
  return way;
}

std::string_view PathOf(const Alternative& way) {
  return way.path == nullptr ? std::string_view() : std::string_view(*way.path);
}

// Whoever can go `b` can go `a`, with an answer at least as good.
bool Absorbs(const Alternative& a, const Alternative& b) {
  return std::all_of(a.items.begin(), a.items.end(), [&](const Item& x) {
    return std::any_of(b.items.begin(), b.items.end(),
                       [&](const Item& y) { return Implies(y, x); });
  });
}

// Of two ways that absorb each other, the one to keep.
bool Preferred(const Alternative& a, const Alternative& b) {
  if (PathOf(a) != PathOf(b)) return PathOf(a) < PathOf(b);
  return std::lexicographical_compare(a.items.begin(), a.items.end(), b.items.begin(),
                                      b.items.end(), Before);
}

// More ways than anybody reads. Without a limit a set of rules with many alternatives each would make
// their product. The best are kept, so that an answer can only become worse by it.
constexpr std::size_t kMostWays = 32;

void Shorten(Ways& ways) {
  SortWays(ways);
  std::stable_sort(ways.begin(), ways.end(), [](const Alternative& a, const Alternative& b) {
    return a.Value() > b.Value();
  });
  ways.resize(kMostWays);
}

// A way without conditions, beside which there is no other.
bool AsksNothing(const Ways& ways) { return ways.size() == 1 && ways.front().items.empty(); }

void AddMinimal(Ways& ways, Alternative way) {
  for (const Alternative& have : ways) {
    if (Absorbs(have, way) && !(Absorbs(way, have) && Preferred(way, have))) return;
  }
  std::erase_if(ways, [&](const Alternative& have) { return Absorbs(way, have); });
  ways.push_back(std::move(way));
  if (ways.size() >= 2 * kMostWays) Shorten(ways);
}

MissingItem ToMissingItem(const Item& item) {
  MissingItem missing;
  missing.item_class = item.item_class;
  missing.kind = item.kind;
  missing.any_of = item.codes;
  missing.hours = item.hours;
  missing.performances = item.performances;
  missing.at_most = item.at_most;
  for (const auto& mode : enumerators(SupervisionMode{})) {
    if (item.modes >> static_cast<int>(mode.value) & 1) missing.modes.push_back(mode.value);
  }
  if (item.rule != nullptr) missing.rule = *item.rule;
  if (item.kind == ItemKind::kDrugFact) {
    constexpr std::string_view kFields[] = {"", "route", "drug_class", "indication"};
    for (std::string& code : missing.any_of) {
      code =
          std::string(kFields[static_cast<int>(item.field)]) + (item.negative ? "!=" : "=") + code;
    }
  }
  return missing;
}

}  // namespace

bool Alternative::RestsOn(Tag tag) const {
  return std::any_of(items.begin(), items.end(), [tag](const Item& i) { return i.tag == tag; });
}

Outcome Alternative::Value() const {
  if (RestsOn(Tag::kFact) || RestsOn(Tag::kCap) || RestsOn(Tag::kAge)) return Outcome::kUnknown;
  return items.empty() ? Outcome::kAllowed : Outcome::kUnmet;
}

Item FactItem(std::string name, const std::string* rule) {
  Item item;
  item.tag = Tag::kFact;
  item.codes = {std::move(name)};
  item.rule = rule;
  return item;
}

Item CapItem(const std::string* rule) {
  Item item;
  item.tag = Tag::kCap;
  item.rule = rule;
  return item;
}

Item AgeItem(std::int32_t from, std::int32_t until, const std::string* rule) {
  Item item;
  item.tag = Tag::kAge;
  item.age_from = from;
  item.age_until = until;
  item.rule = rule;
  return item;
}

Item MissingOf(ItemClass item_class, ItemKind kind, std::vector<std::string> codes,
               const std::string* rule) {
  Item item;
  item.item_class = item_class;
  item.kind = kind;
  item.codes = std::move(codes);
  std::sort(item.codes.begin(), item.codes.end());
  item.codes.erase(std::unique(item.codes.begin(), item.codes.end()), item.codes.end());
  item.rule = rule;
  return item;
}

Item DrugItem(DrugField field, bool negative, std::vector<std::string> codes,
              const std::string* rule) {
  Item item = MissingOf(ItemClass::kMoment, ItemKind::kDrugFact, std::move(codes), rule);
  item.field = field;
  item.negative = negative;
  return item;
}

Ways Free() { return {Alternative{}}; }

Ways Both(std::vector<Item> items) {
  std::optional<Alternative> way = Normal(std::move(items));
  Ways ways;
  if (way) ways.push_back(*std::move(way));
  return ways;
}

Ways And(Ways a, const Ways& b) {
  if (AsksNothing(b)) return a;
  Ways result;
  for (const Alternative& x : a) {
    for (const Alternative& y : b) {
      if (y.items.empty()) {
        AddMinimal(result, x);
        continue;
      }
      if (x.items.empty()) {
        Alternative way = y;
        if (x.path != nullptr) way.path = x.path;
        AddMinimal(result, std::move(way));
        continue;
      }
      std::vector<Item> items = x.items;
      items.insert(items.end(), y.items.begin(), y.items.end());
      std::optional<Alternative> way = Normal(std::move(items));
      if (!way) continue;
      way->path = x.path != nullptr ? x.path : y.path;
      AddMinimal(result, *std::move(way));
    }
  }
  return result;
}

Ways Or(Ways a, const Ways& b) {
  for (const Alternative& way : b) AddMinimal(a, way);
  return a;
}

Missing ToMissing(const Alternative& way) {
  Missing missing;
  for (const Item& item : way.items) {
    // What is excluded is excluded each for itself; `any_of` would say that one exclusion will do.
    if (item.negative) {
      for (const std::string& code : item.codes) {
        Item single = item;
        single.codes = {code};
        missing.items.push_back(ToMissingItem(single));
      }
    } else {
      missing.items.push_back(ToMissingItem(item));
    }
  }
  return missing;
}

void SortWays(Ways& ways) {
  std::sort(ways.begin(), ways.end(), [](const Alternative& a, const Alternative& b) {
    if (a.items.size() != b.items.size()) return a.items.size() < b.items.size();
    if (std::lexicographical_compare(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                                     Before)) {
      return true;
    }
    if (std::lexicographical_compare(b.items.begin(), b.items.end(), a.items.begin(), a.items.end(),
                                     Before)) {
      return false;
    }
    return PathOf(a) < PathOf(b);
  });
}

}  // namespace polyclinic::scope
