// Any text as a user's entries: laid over the shipped catalog, or refused with findings that lie within
// the text. What cannot be read as a whole is never taken.
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const polyclinic::Catalog& shipped = polyclinic::ShippedCatalog();
  const auto result = polyclinic::OverlayText(shipped, text);
  const auto entries = polyclinic::FromTextProto<polyclinic::CatalogEntries>(text);
  if (result.ok()) {
    Require(entries.ok());
    const auto same = polyclinic::Overlay(shipped, *entries);
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
    Require(!polyclinic::Overlay(shipped, *entries).ok());
  }
  return 0;
}
