#include "synthea/practice.h"

#include <string>

#include "polyclinic/synthea/synthea.h"

namespace polyclinic::synthea_internal {
namespace {

constexpr std::string_view kWeek = "monday;tuesday;wednesday;thursday;friday";

// The rows of the staff's tables, one person after the other.
struct People {
  std::string staff = "key,name,roles,specialties,supervises_roles\n";
  std::string licences = "staff,role,jurisdiction,valid_from\n";
  std::string education = "staff,award,accreditor,contact_time,clinical_time,completed\n";
  std::string employments = "staff,employer,home_site\n";
  std::string availability = "staff,room,weekdays,from,to,site\n";
  std::string breaks = "staff,weekdays,from,to\n";

  void Add(const std::string& key, const std::string& role, const std::string& rest,
           const std::string& lunch_from, const std::string& lunch_to) {
    staff += key + "," + key + "," + role + "," + rest + "\n";
    employments += key + ",practice,office\n";
    availability += key + ",," + std::string(kWeek) + ",08:00,17:00,office\n";
    breaks += key + "," + std::string(kWeek) + "," + lunch_from + "," + lunch_to + "\n";
    if (role != "medical_assistant") licences += key + "," + role + ",US-MA,2015-01-01\n";
  }
};

// One visit type: rooming, then care, then the provider; `care` is done by these roles.
struct VisitTables {
  std::string types = "key,name,specialty\n";
  std::string steps = "visit_type,name,minutes,gap_max\n";
  std::string needs = "visit_type,name,duties,roles,rooms,steps\n";

  void Add(const std::string& key, const std::string& name, const std::string& specialty,
           int care_minutes, int provider_minutes, const std::string& care_roles) {
    types += key + "," + name + "," + specialty + "\n";
    steps += key + ",rooming,10,\n" + key + ",care," + std::to_string(care_minutes) + ",30\n";
    needs += key + ",rooming,C02;C06,medical_assistant,,rooming\n";
    needs += key + ",care,C17," + care_roles + ",,care\n";
    if (provider_minutes > 0) {
      steps += key + ",provider," + std::to_string(provider_minutes) + ",30\n";
      needs += key + ",provider,,physician;nurse_practitioner,,provider\n";
    }
    needs += key + ",room,,,exam,\n";
  }
};

VisitTables VisitTypes() {
  VisitTables tables;
  const auto both = [&](const std::string& key, const std::string& name,
                        const std::string& specialty, int care, int provider) {
    tables.Add(key, name, specialty, care, provider, "medical_assistant");
    tables.Add(key + std::string(kByNurse), name + " with care by a nurse or provider", specialty,
               care, provider, "registered_nurse;nurse_practitioner;physician");
  };
  both("checkup", "Check-up", "family-medicine", 5, 20);
  both("visit", "Visit for a problem or follow-up", "family-medicine", 5, 20);
  both("treatment", "Treatment ordered before", "family-medicine", 10, 0);
  both("prenatal", "Prenatal or postnatal visit", "ob-gyn", 5, 15);
  both("same-day", "Same-day visit", "family-medicine", 5, 15);
  return tables;
}

}  // namespace

std::vector<TableText> PracticeTables(std::int32_t requests) {
  const std::int32_t teams = requests < 60 ? 1 : (requests + 59) / 60;
  People people;
  std::string rooms = "key,name,site,kind,turnover_min\n";
  std::string room_hours;
  for (std::int32_t team = 1; team <= teams; ++team) {
    const std::string n = std::to_string(team);
    const std::string supervises = "medical_assistant";
    people.Add("physician-" + n, "physician", "family-medicine;ob-gyn," + supervises, "12:00",
               "13:00");
    people.Add("practitioner-" + n, "nurse_practitioner", "family-medicine;ob-gyn," + supervises,
               "13:00", "14:00");
    people.Add("nurse-" + n, "registered_nurse", "," + supervises, "12:30", "13:00");
    // The first assistant of a team is a graduate of an accredited program; of the second nothing is
    // known.
    people.Add("graduate-" + n, "medical_assistant", ",", "12:00", "12:30");
    people.Add("assistant-" + n, "medical_assistant", ",", "13:00", "13:30");
    people.education += "graduate-" + n + ",certificate,caahep,760h,180h,2022-05-20\n";
    for (int room = 1; room <= 5; ++room) {
      const std::string key = "exam-" + n + "-" + std::to_string(room);
      rooms += key + "," + key + ",office,exam,5\n";
      room_hours += "," + key + "," + std::string(kWeek) + ",08:00,17:30,office\n";
    }
  }
  const VisitTables visits = VisitTypes();
  return {
      {"clinic.csv", "identifier,name\nsynthea-practice,Practice for a Synthea export\n"},
      {"sites.csv",
       "key,name,time_zone,jurisdiction,setting,employer,employer_kind\n"
       "office,Office,America/New_York,US-MA,office,practice,primary_care_practice\n"},
      {"specialties.csv", "code\nfamily-medicine\nob-gyn\n"},
      {"rooms.csv", rooms},
      {"staff.csv", people.staff},
      {"licences.csv", people.licences},
      {"education.csv", people.education},
      {"employments.csv", people.employments},
      {"availability.csv", people.availability + room_hours},
      {"breaks.csv", people.breaks},
      {"visit_types.csv", visits.types},
      {"steps.csv", visits.steps},
      {"needs.csv", visits.needs},
  };
}

}  // namespace polyclinic::synthea_internal
