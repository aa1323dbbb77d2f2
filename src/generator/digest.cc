#include <algorithm>
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "polyclinic/generator/generator.h"
#include "polyclinic/sampling/canonical.h"

namespace polyclinic {
namespace {

constexpr std::uint32_t kPatientsAtOnce = 1024;
constexpr StaffKind kStaffKinds[] = {StaffKind::kProvider,    StaffKind::kAssistant,
                                     StaffKind::kNurse,       StaffKind::kReceptionist,
                                     StaffKind::kCoordinator, StaffKind::kExtern};

template <class Row>
void WriteAll(CanonicalWriter& writer, const std::vector<Row>& rows) {
  for (const Row& row : rows) WriteCanonical(writer, row);
}

// The head: what it was generated from, and the staff with its absences.
void WriteHead(const Generator& g, CanonicalWriter& writer) {
  writer.Text(g.table().name);
  writer.Count(g.table().version);
  writer.Text(std::to_string(g.input().seed));
  const Sizes& sizes = g.sizes();
  for (const std::int32_t size :
       {sizes.sites, sizes.providers, sizes.assistants, sizes.patients, g.input().elapsed}) {
    writer.Number(size);
  }
  WriteCanonical(writer, g.days());
  for (std::uint32_t site = 0; site < static_cast<std::uint32_t>(sizes.sites); ++site) {
    for (const StaffKind kind : kStaffKinds) {
      for (std::uint32_t number = 0; number < g.CountOf(kind); ++number) {
        WriteCanonical(writer, g.StaffAt(site, kind, number));
        for (std::uint32_t day = 0; day < g.days().size(); ++day) {
          if (g.IsAway(site, kind, number, day)) writer.Number(day);
        }
      }
    }
  }
}

void WritePatients(const Generator& g, std::uint32_t site, std::uint32_t first,
                   CanonicalWriter& writer) {
  const auto all = static_cast<std::uint32_t>(g.sizes().patients);
  for (std::uint32_t n = first; n < std::min(first + kPatientsAtOnce, all); ++n) {
    WriteCanonical(writer, g.PatientAt(site, n));
  }
}

void WriteProvider(const Generator& g, std::uint32_t site, std::uint32_t provider,
                   CanonicalWriter& writer) {
  std::vector<AppointmentRow> appointments;
  std::vector<RequestRow> requests;
  std::vector<WorkRow> work;
  for (std::uint32_t day = 0; day < g.days().size(); ++day) {
    g.AppendAppointments(site, provider, day, appointments);
    g.AppendRequests(site, provider, day, requests);
    g.AppendWork(site, provider, day, work);
  }
  WriteAll(writer, appointments);
  WriteAll(writer, requests);
  WriteAll(writer, work);
}

}  // namespace

// The digest of the digests of the parts: which thread makes which part changes nothing.
std::string RowsDigest(const Generator& generator, int threads) {
  std::vector<std::function<void(CanonicalWriter&)>> parts;
  parts.emplace_back([&](CanonicalWriter& w) { WriteHead(generator, w); });
  const Sizes& sizes = generator.sizes();
  for (std::uint32_t site = 0; site < static_cast<std::uint32_t>(sizes.sites); ++site) {
    for (std::uint32_t n = 0; n < static_cast<std::uint32_t>(sizes.patients);
         n += kPatientsAtOnce) {
      parts.emplace_back(
          [&generator, site, n](CanonicalWriter& w) { WritePatients(generator, site, n, w); });
    }
    for (std::uint32_t p = 0; p < static_cast<std::uint32_t>(sizes.providers); ++p) {
      parts.emplace_back(
          [&generator, site, p](CanonicalWriter& w) { WriteProvider(generator, site, p, w); });
    }
  }
  std::vector<std::string> digests(parts.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < parts.size(); i = next++) {
      Sha256 hash;
      {
        CanonicalWriter writer(hash);
        parts[i](writer);
      }
      digests[i] = ToHex(hash.Finish());
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
  Sha256 all;
  for (const std::string& digest : digests) all.Update(digest);
  return ToHex(all.Finish());
}

}  // namespace polyclinic
