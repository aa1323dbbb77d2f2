// The cheapest fix against brute force. Independent of the engine's search are: what might be changed and
// what that costs, read from the model alone; the order of trying, every set of at most two changes by cost;
// and the booking of the requests, in each order of them at every start of the span. That one request can be
// booked at a start is asked of a schedule made afresh of the changed clinic; `pooled_oracle_test` judges that.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "polyclinic/schedule/remedy.h"
#include "schedule/builders.h"
#include "schedule/made_remedies.h"
#include "schedule/random_clinic.h"
#include "trials.h"

namespace polyclinic {
namespace {

using namespace schedule_tests;

// Enough for a search of so small a clinic to come to its end.
constexpr SearchLimit kPatient{.nodes = 20'000'000, .nodes_at_a_start = 1'000'000};

struct Question {
  RandomClinic clinic;
  std::vector<Appointment> kept;
  std::vector<BookingRequest> requests;
  Interval span;
  RemedyCosts costs;

  Schedule Make() const {
    Schedule schedule = clinic.Make();
    for (const Appointment& a : kept) schedule.Occupy(a);
    return schedule;
  }
};

struct Change {
  std::int64_t cost = 0;
  std::string name;
  std::function<void(Question&)> make;
  // Two of it are two more of the same.
  bool repeats = false;
};

// Whatever could be changed in a clinic of one site on one day, whether or not it would help.
class Changes {
 public:
  explicit Changes(const Question& question)
      : question_(question), clinic_(question.clinic), span_(WindowOf(question.span)) {
    More(Role::kMedicalAssistant, false);
    More(Role::kMedicalAssistant, true);
    More(Role::kPhysician, false);
    MoreRooms();
    for (const Availability& hours : clinic_.availability) {
      Longer(hours);
      MovedBreaks(hours);
    }
    for (const Staff& person : clinic_.staff) Certified(person);
    for (std::size_t i = 0; i < question.requests.size(); ++i) {
      if (question.requests[i].named.empty()) continue;
      all_.push_back({question.costs.named, "no name " + std::to_string(i),
                      [i](Question& q) { q.requests[i].named.clear(); }});
    }
  }
  const std::vector<Change>& all() const { return all_; }

 private:
  static std::int64_t PerHour(std::int64_t hour, Minutes length) {
    return (hour * length.count() + 59) / 60;
  }
  std::int64_t HourOf(Role role) const {
    for (const RoleCost& cost : question_.costs.roles) {
      if (cost.role == role) return cost.hour;
    }
    return question_.costs.person_hour;
  }
  Minutes Length() const { return span_.to - span_.from; }

  // Whether certified decides, too, who is chosen for what, and so how visits are held.
  void More(Role role, bool certified) {
    const TimeWindow when = span_;
    all_.push_back({PerHour(HourOf(role), Length()), "more " + std::string(NameOf(role)),
                    [role, certified, when](Question& q) {
                      const StaffId id = q.clinic.AddStaff("~more", role, when);
                      if (!certified) q.clinic.staff[id.index()].credentials.clear();
                    },
                    true});
  }
  void MoreRooms() {
    const TimeWindow when = span_;
    all_.push_back({PerHour(question_.costs.room_hour, Length()), "more room",
                    [when](Question& q) { q.clinic.AddRoom("~more", RoomKind::kExam, when); },
                    true});
  }

  // There earlier, and staying longer.
  void Longer(const Availability& hours) {
    const TimeWindow there = hours.weekly.front().window;
    if (span_.from < there.from) Longer(hours.resource, {span_.from, there.from});
    if (there.to < span_.to) Longer(hours.resource, {there.to, span_.to});
  }
  void Longer(const Resource& resource, const TimeWindow& when) {
    std::int64_t cost = PerHour(question_.costs.room_hour, when.to - when.from);
    if (resource.staff.valid()) {
      const Role role = clinic_.staff[resource.staff.index()].roles.front();
      cost = (PerHour(HourOf(role), when.to - when.from) * question_.costs.overtime_percent + 99) /
             100;
    }
    const SiteId site = clinic_.sites[0].id;
    all_.push_back({cost, "longer " + KeyOf(resource), [resource, when, site](Question& q) {
                      q.clinic.HoursOf(resource).exceptions.push_back(
                          {Day("2026-12-07"), when, true, AbsenceKind::kOther, site});
                    }});
  }

  void MovedBreaks(const Availability& hours) {
    for (std::size_t i = 0; i < hours.breaks.size(); ++i) {
      const TimeWindow pause = hours.breaks[i].window;
      if (pause.to <= span_.from || span_.to <= pause.from) continue;
      all_.push_back({question_.costs.moved_break, "break " + KeyOf(hours.resource),
                      [resource = hours.resource, i](Question& q) {
                        auto& breaks = q.clinic.HoursOf(resource).breaks;
                        breaks.erase(breaks.begin() + static_cast<std::ptrdiff_t>(i));
                      }});
    }
  }

  void Certified(const Staff& person) {
    if (person.roles.front() != Role::kMedicalAssistant || !person.credentials.empty()) return;
    all_.push_back(
        {question_.costs.addition, "certified " + person.key, [id = person.id](Question& q) {
           Credential credential;
           credential.code = "WA-MA-C";
           q.clinic.staff[id.index()].credentials = {credential};
         }});
  }

  std::string KeyOf(const Resource& resource) const {
    return resource.room.valid() ? clinic_.rooms[resource.room.index()].key
                                 : clinic_.staff[resource.staff.index()].key;
  }

  const Question& question_;
  const RandomClinic& clinic_;
  TimeWindow span_;
  std::vector<Change> all_;
};

// Books the requests in that order, each at every start that the schedule has for it in the span.
bool FitInOrder(const Schedule& schedule, const std::vector<BookingRequest>& requests,
                const Interval& span, std::size_t k = 0) {
  if (k == requests.size()) return true;
  const BookingRequest& request = requests[k];
  const StartList starts = schedule.Starts(request, kNow, 1'000'000, kPatient).value();
  EXPECT_TRUE(starts.complete && starts.undecided.empty());
  for (const SiteStart& start : starts.open) {
    if (!span.Contains(start.start)) continue;
    const BookingResult result = schedule.Book(request, start.start, kNow, kPatient).value();
    const Booked& booked = std::get<Booked>(result);
    if (span.end() < booked.appointment.interval.end()) continue;
    Schedule with = schedule;
    for (const Rearrangement& r : booked.rearranged) with.Occupy(r);
    Appointment appointment = booked.appointment;
    appointment.id = AppointmentId::Of(TestClinic::kTag, 1'000 + static_cast<std::uint32_t>(k));
    with.Occupy(appointment);
    if (FitInOrder(with, requests, span, k + 1)) return true;
  }
  return false;
}

bool AllFit(const Question& question) {
  const Schedule schedule = question.Make();
  for (const BookingRequest& request : question.requests) {
    if (!FitInOrder(schedule, {request}, question.span)) return false;
  }
  std::vector<BookingRequest> order = question.requests;
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  do {
    if (FitInOrder(schedule, order, question.span)) return true;
  } while (std::next_permutation(order.begin(), order.end(), by_id));
  return false;
}

struct Cheapest {
  std::int64_t cost = 0;
  std::string names;
};
// nullopt where no two changes do.
std::optional<Cheapest> CheapestByBruteForce(const Question& question) {
  struct Set {
    std::int64_t cost = 0;
    std::vector<std::size_t> changes;
  };
  const Changes changes(question);
  const std::vector<Change>& all = changes.all();
  std::vector<Set> sets = {{}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    sets.push_back({all[i].cost, {i}});
    for (std::size_t j = all[i].repeats ? i : i + 1; j < all.size(); ++j) {
      sets.push_back({all[i].cost + all[j].cost, {i, j}});
    }
  }
  std::stable_sort(sets.begin(), sets.end(),
                   [](const Set& a, const Set& b) { return a.cost < b.cost; });
  for (const Set& set : sets) {
    Question changed = question;
    Cheapest cheapest{.cost = set.cost};
    for (std::size_t i : set.changes) {
      all[i].make(changed);
      cheapest.names += (cheapest.names.empty() ? "" : ", ") + all[i].name;
    }
    if (AllFit(changed)) return cheapest;
  }
  return std::nullopt;
}

// Every visit lasts and waits the same, whoever meets its needs: the order of booking does not matter.
void HoldInOneWay(RandomClinic& clinic) {
  for (VisitType& type : clinic.visit_types) {
    for (Need& need : type.needs) need.firmness = Firmness::kHard;
    for (Step& step : type.steps) {
      step.duration.by_provider.clear();
      step.gap_max = step.gap_min;
    }
  }
}

Question RandomQuestion(std::uint32_t seed) {
  Random random(seed);
  RandomClinic clinic(random);
  HoldInOneWay(clinic);
  for (Staff& person : clinic.staff) {
    if (random.Chance(30)) person.credentials.clear();
  }
  const auto type = [&] {
    return clinic.visit_types[static_cast<std::size_t>(random.Below(2))].id;
  };
  const int before = random.Below(4);
  for (int i = 0; i < before; ++i) clinic.Ask(type());
  Schedule schedule = clinic.Make();
  std::vector<Appointment> kept;
  for (const BookingRequest& request : clinic.requests) {
    const BookingResult result = schedule.Book(request, std::nullopt, kNow).value();
    if (const auto* booked = std::get_if<Booked>(&result)) clinic.Keep(schedule, *booked, kept);
  }
  std::vector<BookingRequest> requests;
  for (int i = 0; i < 2 + random.Below(2); ++i) {
    BookingRequest request = clinic.Ask(type());
    request.priority = 1 + random.Below(3);
    if (random.Chance(25)) request.named = {{"provider", Resource::Of(clinic.staff[0].id)}};
    requests.push_back(request);
  }
  const Instant from = clinic.At("08:10") + kCell * random.Below(10);
  const Interval span(from, from + kCell * (5 + random.Below(5)));
  RemedyCosts costs;
  for (RoleCost& cost : costs.roles) cost.hour = random.Below(200);
  costs.room_hour = random.Below(100);
  costs.overtime_percent = 50 + random.Below(150);
  costs.moved_break = random.Below(40);
  costs.addition = random.Below(80);
  costs.named = random.Below(40);
  return {std::move(clinic), std::move(kept), std::move(requests), span, std::move(costs)};
}

// The requests are booked where the fix says once its changes are really made.
bool IsProved(const Question& question, const Fix& fix) {
  Question changed = question;
  for (const Remedy& remedy : fix.changes) {
    BookingRequest none;
    BookingRequest* of = &none;
    for (BookingRequest& request : changed.requests) {
      if (request.id == remedy.request) of = &request;
    }
    MakeReal(remedy, changed.clinic, *of);
  }
  // Each where it is said to be, one after the other.
  Schedule schedule = changed.Make();
  if (fix.starts.size() != changed.requests.size()) return false;
  for (std::size_t i = 0; i < fix.starts.size(); ++i) {
    const BookingResult result =
        schedule.Book(changed.requests[i], fix.starts[i].start, kNow, kPatient).value();
    const auto* const booked = std::get_if<Booked>(&result);
    if (booked == nullptr || !question.span.Covers(booked->appointment.interval)) return false;
    changed.clinic.Keep(schedule, *booked, changed.kept);
  }
  return true;
}

std::string Said(const Question& question, const Fix& fix) {
  std::string out = "found " + std::to_string(fix.found) + " cost " + std::to_string(fix.cost);
  for (const Remedy& r : fix.changes) {
    out += " " + std::string(NameOf(r.kind)) + " " + r.need;
    if (r.when) {
      out +=
          " " + question.clinic.Wall(r.when->start()) + "-" + question.clinic.Wall(r.when->end());
    }
  }
  return out + " in " + question.clinic.Wall(question.span.start()) + "-" +
         question.clinic.Wall(question.span.end());
}

// One more room and an assistant trained for a visit promised before, so that whom the requests need is free.
TEST(CheapestFixOracleTest, LooksAtWhoElseCouldKeepAPromise) {
  const Question question = RandomQuestion(28'363);
  const Fix fix =
      CheapestFix(question.Make(), question.requests, question.span, kNow, question.costs).value();
  EXPECT_TRUE(fix.complete && IsProved(question, fix));
  EXPECT_EQ(fix.cost, 16) << Said(question, fix);
  ASSERT_EQ(fix.changes.size(), 2u);
  EXPECT_EQ(fix.changes.front().kind, RemedyKind::kAddAbility);
  EXPECT_EQ(fix.changes.front().need, "assistant") << "a need of no request";
}

TEST(CheapestFixOracleTest, CostsWhatBruteForceFinds) {
  int none = 0, undecided = 0, with[3] = {};
  const auto clinics = static_cast<std::uint32_t>(Trials(2'000));
  for (std::uint32_t seed = 1; seed <= clinics; ++seed) {
    const Question question = RandomQuestion(seed);
    const Fix fix =
        CheapestFix(question.Make(), question.requests, question.span, kNow, question.costs)
            .value();
    undecided += !fix.complete;
    const std::optional<Cheapest> cheapest = CheapestByBruteForce(question);
    const std::string words =
        "seed " + std::to_string(seed) + ": " + Said(question, fix) + "; brute force " +
        (cheapest ? std::to_string(cheapest->cost) + " " + cheapest->names : std::string("none"));
    if (fix.found) {
      ++with[fix.changes.size()];
      EXPECT_TRUE(IsProved(question, fix)) << words;
      EXPECT_TRUE(cheapest.has_value()) << words;
    } else {
      none += fix.complete;
    }
    if (!fix.complete || !cheapest) continue;
    EXPECT_TRUE(fix.found) << words;
    EXPECT_EQ(fix.cost, cheapest->cost) << words;
  }
  std::printf("%u clinics: %d need nothing, %d one change, %d two, %d none does, %d undecided\n",
              clinics, with[0], with[1], with[2], none, undecided);
}

}  // namespace
}  // namespace polyclinic
