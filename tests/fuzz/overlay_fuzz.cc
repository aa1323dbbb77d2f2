// Any text as a user's entries: laid over a small catalog, which costs little to copy, or refused with
// findings that lie within the text. What cannot be read as a whole is never taken.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "polyclinic/catalog/catalog.h"
#include "polyclinic/wire/wire.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

polyclinic::Catalog SmallCatalog() {
  const auto catalog = polyclinic::Overlay(
      {}, polyclinic::FromTextProto<polyclinic::CatalogEntries>(R"pb(
            edition: "small"
            jurisdictions: [ "US", "US-WA" ]
            duties { code: "C07" area: DUTY_AREA_CLINICAL confidence: CONFIDENCE_EDITORIAL }
            duties { code: "C19" area: DUTY_AREA_CLINICAL confidence: CONFIDENCE_EDITORIAL }
            rules {
              id: "US-WA.draw"
              effect: EFFECT_REQUIRE
              when { jurisdiction: "US-WA" duties: "C07" }
              needs { delegation: true }
              valid { from: 20260101 }
              status: RULE_STATUS_IN_FORCE
              confidence: CONFIDENCE_CONFIRMED
              citation { text: "x" kind: SOURCE_KIND_STATUTE }
            }
          )pb")
              .value());
  return catalog.value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const polyclinic::Catalog& below = *new polyclinic::Catalog(SmallCatalog());
  const auto result = polyclinic::OverlayText(below, text);
  const auto entries = polyclinic::FromTextProto<polyclinic::CatalogEntries>(text);
  if (result.ok()) {
    Require(entries.ok());
    const auto same = polyclinic::Overlay(below, *entries);
    Require(same.ok() && *same == *result);
    return 0;
  }
  const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
  const auto findings = polyclinic::FindingsOf(result.status());
  Require(!findings.empty());
  bool located = false;
  for (const polyclinic::Finding& finding : findings) {
    Require(finding.line >= 0 && finding.line <= lines);
    Require((finding.line > 0) == (finding.column > 0));
    located |= finding.line > 0;
  }
  // A text that cannot be read says where.
  Require(entries.ok() || located);
  // A text that can be read says what the entries say.
  if (entries.ok() && !entries->signed_by.empty() && entries->signed_on.ok()) {
    Require(!polyclinic::Overlay(below, *entries).ok());
  }
  return 0;
}
