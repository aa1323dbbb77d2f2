#ifndef POLYCLINIC_GENERATOR_GENERATOR_H_
#define POLYCLINIC_GENERATOR_GENERATOR_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "polyclinic/generator/plan.h"
#include "polyclinic/generator/rows.h"
#include "polyclinic/sampling/philox.h"

namespace polyclinic {

// The instant of a local time, in seconds since 1970: `minute` after the midnight that begins `day`. A
// time that the clocks skip has the offset before the change, one that they repeat is the first
// (RFC 5545).
std::int64_t InstantOf(const ZoneTable& zone, std::int32_t day, std::int32_t minute);
// The local day and the minutes after its midnight.
struct LocalMinute {
  std::int32_t day = 0;
  std::int32_t minute = 0;
};
LocalMinute LocalOf(const ZoneTable& zone, std::int64_t instant);
// The days in `year` on which the clocks go forward and back.
std::int32_t SpringChange(std::int32_t year);
std::int32_t AutumnChange(std::int32_t year);

// What a clinic is generated from.
struct GeneratorInput {
  const ScenarioTable* table = nullptr;
  std::uint64_t seed = 1;
  Sizes sizes;
  // The first day, and how many of the days lie in the past.
  std::int32_t first_day = 0;
  std::int32_t elapsed = 0;
};

// Generates any row of a clinic alone, in any order, on any thread: each is a function of scenario,
// version, seed and its own name. A further provider, site or day changes no patient and no other
// provider's day.
class Generator {
 public:
  // Requires input that fits together, as `Resolve` of room scenario gives it: a table, at least as many
  // providers as the table has, patients enough (`LeastPatients`).
  explicit Generator(const GeneratorInput& input);

  const GeneratorInput& input() const { return input_; }
  const ScenarioTable& table() const { return *input_.table; }
  const Sizes& sizes() const { return input_.sizes; }
  // The days, since 1970, in order.
  const std::vector<std::int32_t>& days() const { return days_; }
  // The scenario's present: 07:00 of the first day that has not passed.
  std::int64_t now() const { return now_; }

  PatientRow PatientAt(std::uint32_t site, std::uint32_t number) const;

  // How many of a kind each site has.
  std::uint32_t CountOf(StaffKind kind) const;
  StaffRow StaffAt(std::uint32_t site, StaffKind kind, std::uint32_t number) const;
  // The assistant who works with the provider.
  std::uint32_t AssistantOf(std::uint32_t provider) const {
    return provider / table().providers_per_assistant;
  }
  // Away for that whole day: a provider's leave, an assistant's sickness. `day` is a position.
  bool IsAway(std::uint32_t site, StaffKind kind, std::uint32_t number, std::uint32_t day) const;

  // Appends the provider's appointments of the day, by start. `day` is a position.
  void AppendAppointments(std::uint32_t site, std::uint32_t provider, std::uint32_t day,
                          std::vector<AppointmentRow>& rows) const;
  // Appends the provider's open requests for the day.
  void AppendRequests(std::uint32_t site, std::uint32_t provider, std::uint32_t day,
                      std::vector<RequestRow>& rows) const;
  // Appends the provider's work of the day that is no visit, by minute.
  void AppendWork(std::uint32_t site, std::uint32_t provider, std::uint32_t day,
                  std::vector<WorkRow>& rows) const;

  const SpecialtyTable& SpecialtyOf(std::uint32_t provider) const {
    return table().specialties[provider % table().specialties.size()];
  }

 private:
  // A span of work in which visits are laid, in minutes since 1970.
  struct Session {
    std::int64_t start = 0;
    std::int64_t end = 0;
  };
  struct Sessions {
    std::array<Session, 2> all;
    std::size_t count = 0;
  };
  Sessions SessionsOf(std::uint32_t provider, std::uint32_t day) const;
  bool WorksOn(std::uint32_t site, std::uint32_t provider, std::uint32_t day) const;
  std::uint32_t PanelSize(std::uint32_t panel) const;

  GeneratorInput input_;
  Philox::Key key_;
  std::vector<std::int32_t> days_;
  std::int64_t now_ = 0;
};

// The digest of every row, computed on `threads` threads: 64 hexadecimal digits that depend on the
// input alone.
std::string RowsDigest(const Generator& generator, int threads = 1);

}  // namespace polyclinic

#endif  // POLYCLINIC_GENERATOR_GENERATOR_H_
