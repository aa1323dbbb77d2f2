#include "polyclinic/table/results.h"

#include <utility>

#include "table/cell.h"
#include "table/site_instant.h"

namespace polyclinic {
namespace {

using table_internal::Cell;
using table_internal::JoinList;
using table_internal::SiteInstant;

template <class T>
std::string Text(const ClinicContents& clinic, const T& value) {
  return Cell<T>::Write(clinic, value);
}

// The zone in which a request's conflicts are told: that of its site, else of the first.
std::string ZoneOf(const ClinicContents& clinic, RequestId request) {
  SiteId site;
  if (request.valid() && request.index() < clinic.requests.size()) {
    site = clinic.requests[request.index()].site;
  }
  if (site.valid() && site.index() < clinic.sites.size())
    return clinic.sites[site.index()].time_zone;
  return clinic.sites.empty() ? "" : clinic.sites.front().time_zone;
}

std::string ResourceKey(const ClinicContents& clinic, const Resource& resource) {
  if (resource.staff.valid()) return Text(clinic, resource.staff);
  if (resource.room.valid()) return Text(clinic, resource.room);
  return Text(clinic, resource.equipment);
}

// "credential WA-MA-C or training C21; or ...": alternatives with "or", items with "and".
std::string MissingText(const std::vector<Missing>& alternatives) {
  std::string text;
  for (const Missing& alternative : alternatives) {
    if (!text.empty()) text += "; or ";
    for (std::size_t i = 0; i < alternative.items.size(); ++i) {
      if (i > 0) text += " and ";
      text += ToText(alternative.items[i]);
    }
  }
  return text;
}

std::string Citations(const std::vector<Citation>& citations) {
  std::vector<std::string> texts;
  texts.reserve(citations.size());
  for (const Citation& citation : citations) texts.push_back(citation.text);
  return JoinList(texts);
}

}  // namespace

TableText RefusalTable(const ClinicContents& clinic, std::span<const Refusal> refusals) {
  const std::vector<std::string> header = {
      "request",   "visit_type", "conflict", "need", "staff", "room",
      "equipment", "start",      "end",      "duty", "other", "rules",
      "citations", "missing",    "policy",   "hold", "leave", "site"};
  std::vector<std::vector<std::string>> rows;
  for (const Refusal& refusal : refusals) {
    const std::string zone = ZoneOf(clinic, refusal.request);
    const std::string visit_type =
        refusal.request.valid() && refusal.request.index() < clinic.requests.size()
            ? Text(clinic, clinic.requests[refusal.request.index()].visit_type)
            : "";
    for (const Conflict& c : refusal.conflicts) {
      const auto instant = [&](Instant at) { return ToText(SiteInstant{at, zone}); };
      rows.push_back({Text(clinic, refusal.request), visit_type, std::string(NameOf(c.kind)),
                      c.need, Text(clinic, c.resource.staff), Text(clinic, c.resource.room),
                      Text(clinic, c.resource.equipment),
                      c.interval ? instant(c.interval->start()) : "",
                      c.interval ? instant(c.interval->end()) : "", c.duty.str(),
                      Text(clinic, c.other), JoinList(c.rules), Citations(c.citations),
                      MissingText(c.missing), c.policy, Text(clinic, c.hold),
                      c.leave ? std::string(NameOf(*c.leave)) : "", Text(clinic, c.site)});
    }
  }
  return {"refusals.csv", WriteCsv(header, rows)};
}

TableText FindingTable(std::span<const Finding> findings) {
  const std::vector<std::string> header = {"severity", "code", "file",  "line",
                                           "column",   "path", "found", "expected"};
  std::vector<std::vector<std::string>> rows;
  for (const Finding& f : findings) {
    rows.push_back({std::string(NameOf(f.severity)), f.code, f.file, std::to_string(f.line),
                    std::to_string(f.column), f.path, f.found, f.expected});
  }
  return {"findings.csv", WriteCsv(header, rows)};
}

std::string ToText(const ClinicContents& clinic, const Conflict& c) {
  std::string text = c.need.empty() ? "" : c.need + ": ";
  const std::string who = ResourceKey(clinic, c.resource);
  if (!who.empty()) text += who + " ";
  text += NameOf(c.kind);
  if (c.leave) text += " for " + std::string(NameOf(*c.leave));
  if (!c.policy.empty()) text += " by " + c.policy;
  if (!c.duty.empty()) text += " " + c.duty.str();
  if (c.site.valid() && clinic.sites.size() > 1) text += " at " + Text(clinic, c.site);
  if (c.interval) {
    const std::string zone = clinic.sites.empty() ? "" : clinic.sites.front().time_zone;
    const auto local = [&](Instant at) { return ToText(SiteInstant{at, zone}).substr(0, 16); };
    text += " " + local(c.interval->start()) + "-" + local(c.interval->end()).substr(11);
  }
  if (c.other.valid()) text += " (" + Text(clinic, c.other) + ")";
  if (c.hold.valid()) text += " (hold " + Text(clinic, c.hold) + ")";
  if (!c.missing.empty()) text += ", missing " + MissingText(c.missing);
  std::vector<std::string> rules = c.rules, sources;
  std::erase(rules, "");
  for (const Citation& citation : c.citations) {
    if (!citation.text.empty()) sources.push_back(citation.text);
  }
  if (!rules.empty()) text += " [" + JoinList(rules) + "]";
  if (rules.empty() && !c.rules.empty()) text += ", no rule speaks of it";
  for (std::size_t i = 0; i < sources.size(); ++i) text += (i == 0 ? " " : "; ") + sources[i];
  return text;
}

}  // namespace polyclinic
