#ifndef POLYCLINIC_SRC_GENERATOR_DISTRIBUTIONS_H_
#define POLYCLINIC_SRC_GENERATOR_DISTRIBUTIONS_H_

#include <array>
#include <cstdint>

#include "polyclinic/sampling/alias.h"

// Distributions on whole minutes and years, as weights. They are part of version 0 of every scenario;
// a scenario with other numbers gets tables of its own.
namespace polyclinic::v0 {

// The length of an exam in minutes, from 2 to 120: log-normal, cut into minutes so that its mean is
// 18.0 and its standard deviation 13.5, as in the electronic time stamps of 21.0 million primary care
// visits of 2017 (Medical Care). The weights sum to 65536.
inline constexpr std::int32_t kShortestExam = 2;
inline constexpr AliasTable kExamMinutes(std::to_array<std::uint32_t>(
    {325,  976,  1725, 2381, 2867, 3176, 3332, 3366, 3322, 3213, 3065, 2894, 2712, 2526, 2342,
     2164, 1995, 1835, 1686, 1547, 1419, 1301, 1192, 1093, 1002, 918,  842,  773,  709,  652,
     599,  551,  506,  466,  430,  396,  365,  337,  311,  288,  266,  246,  228,  211,  196,
     182,  169,  157,  146,  136,  126,  117,  109,  102,  95,   89,   83,   78,   73,   68,
     63,   59,   56,   52,   49,   46,   43,   41,   38,   36,   34,   32,   30,   28,   26,
     25,   23,   22,   21,   20,   19,   18,   17,   16,   15,   14,   13,   13,   12,   11,
     11,   10,   10,   9,    9,    8,    8,    7,    7,    7,    6,    6,    6,    6,    5,
     5,    5,    5,    4,    4,    4,    4,    4,    3,    3,    3,    3,    3,    3}));

// Minutes between the appointment and arrival, from 45 before to 30 after: normal around ten minutes
// before, standard deviation 9.8. Editorial; the mean is that of medscheduler's default.
inline constexpr std::int32_t kEarliestArrival = -45;
inline constexpr AliasTable kArrivalMinutes(std::to_array<std::uint32_t>(
    {5,    6,    9,    13,   18,   25,   33,   45,   60,   79,   103,  133,  170,  215,  269,  333,
     407,  494,  593,  704,  827,  962,  1107, 1261, 1421, 1585, 1750, 1912, 2067, 2212, 2343, 2455,
     2546, 2613, 2654, 2670, 2654, 2613, 2546, 2455, 2343, 2212, 2067, 1912, 1750, 1585, 1421, 1261,
     1107, 962,  827,  704,  593,  494,  407,  333,  269,  215,  170,  133,  103,  79,   60,   45,
     33,   25,   18,   13,   9,    6,    5,    3,    2,    1,    1,    1}));

// Ages in classes of five years, 0-4 to 85-99 (the last class is wider). Editorial, after the shape of
// the population of the United States.
inline constexpr std::size_t kAgeClasses = 18;
inline constexpr AliasTable kAllAges(std::to_array<std::uint32_t>(
    {57, 61, 64, 64, 66, 67, 68, 65, 61, 60, 62, 64, 63, 54, 44, 29, 19, 32}));
inline constexpr AliasTable kAdultAges(std::to_array<std::uint32_t>(
    {0, 0, 0, 0, 40, 50, 55, 60, 65, 75, 85, 95, 100, 100, 95, 75, 55, 50}));
inline constexpr AliasTable kWomensAges(std::to_array<std::uint32_t>(
    {0, 0, 0, 60, 130, 160, 170, 140, 90, 70, 60, 45, 30, 20, 15, 5, 3, 2}));
inline constexpr AliasTable kOlderAges(
    std::to_array<std::uint32_t>({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 90, 150, 210, 250, 300}));

// No-shows by class of lead time, in thousandths: the same day 4.6 %, 1-3 days 22.9, 4-7 days 25.2,
// 8-14 days 30.5, 15-30 days 32.6, 31-60 days 34.2. Their ratios are used; the margin is the
// scenario's.
inline constexpr std::array<std::uint32_t, 6> kNoShowsByLead = {46, 229, 252, 305, 326, 342};
// Each class's first and last day.
inline constexpr std::array<std::array<std::int32_t, 2>, 6> kLeadDays = {
    {{0, 0}, {1, 3}, {4, 7}, {8, 14}, {15, 30}, {31, 60}}};

// NHS England, Hospital Episode Statistics, outpatient appointments 2023-24, in thousandths: attended,
// cancelled, did not attend; the other 4 are unknown.
inline constexpr std::uint32_t kAttended = 773;
inline constexpr std::uint32_t kCancelled = 164;
inline constexpr std::uint32_t kDidNotAttend = 59;
// Cancelled where no-shows go by lead time; and by whom, in thousandths: patient, clinic, patient late.
// Editorial.
inline constexpr std::uint32_t kCancelledEditorial = 120;
inline constexpr std::uint32_t kByPatient = 600;
inline constexpr std::uint32_t kByClinic = 250;

}  // namespace polyclinic::v0

#endif  // POLYCLINIC_SRC_GENERATOR_DISTRIBUTIONS_H_
