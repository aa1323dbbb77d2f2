#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "draw/agenda.h"
#include "draw/hours.h"
#include "draw/print.h"
#include "draw/words.h"
#include "polyclinic/draw/sheets.h"

namespace polyclinic {
namespace {

using draw::Clock;
using draw::Words;

std::string_view WordsOf(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::kScopeForbidden:
      return "the law forbids it to everybody of the need";
    case ConflictKind::kScopeUnknown:
      return "the law does not say whether anybody may";
    case ConflictKind::kScopeUnmet:
      return "nobody has the credential or training";
    case ConflictKind::kNoSupervisor:
      return "no supervisor is planned to be there";
    case ConflictKind::kNotAvailable:
      return "outside hours";
    case ConflictKind::kOnBreak:
      return "on a break or absent";
    case ConflictKind::kBusy:
      return "everybody or everything able is taken";
    case ConflictKind::kNoSuchResource:
      return "the clinic has nobody or nothing of the kind";
    case ConflictKind::kPatientBusy:
      return "the patient has another appointment then";
    case ConflictKind::kOutsideRequest:
      return "no time that the request allows";
    case ConflictKind::kCapacity:
      return "capacity is used up";
    case ConflictKind::kTemplateReserved:
      return "kept for other kinds of visit";
    case ConflictKind::kNoLinkedOpening:
      return "no opening for the visit that must follow";
    case ConflictKind::kOffGrid:
      return "not on the grid";
    case ConflictKind::kUndecided:
      return "the search ended at its limit";
    case ConflictKind::kTooSoon:
      return "sooner than the clinic books";
    case ConflictKind::kTooFarAhead:
      return "the day is not yet open for booking";
    case ConflictKind::kAfterCutoff:
      return "booking for the day has closed";
    case ConflictKind::kSessionFull:
      return "the session has as many visits as allowed";
    case ConflictKind::kDayFull:
      return "the day has as many visits as allowed";
    case ConflictKind::kPatientDay:
      return "the patient has as many visits that day as allowed";
    case ConflictKind::kHoldEnded:
      return "the hold keeps nothing any more";
    case ConflictKind::kNoLeave:
      return "no leave to override it";
  }
  return "unspecified";
}

// Writes one site's huddle, section by section.
class Huddle {
 public:
  Huddle(const Words& words, const Site& site, const Clock& clock, const HuddleFacts& facts)
      : words_(words), site_(site), clock_(clock), facts_(facts) {
    const ClinicContents& contents = words.contents();
    appointments_ = draw::AppointmentsOn(contents, site.id, clock.date(), clock.zone());
    for (const Staff& staff : contents.staff) {
      People person{&staff, draw::HoursOf(contents, Resource::Of(staff.id), site.id, clock.date(),
                                          clock.zone())};
      for (const Appointment* appointment : appointments_) {
        person.visits += Uses(*appointment, staff.id);
      }
      if (!person.hours.working.empty() || person.visits > 0) people_.push_back(person);
    }
    std::sort(people_.begin(), people_.end(),
              [](const People& a, const People& b) { return a.staff->key < b.staff->key; });
  }

  std::string Write() {
    print_.Rule('=');
    print_.Line("MORNING HUDDLE · " + site_.name + " · " + draw::LongDate(clock_.date()), 2);
    print_.Line("Rules " + words_.rules().edition + ", times of " + site_.time_zone + ". " +
                std::string(kNotLegalAdvice));
    print_.Rule('=');
    Today();
    SlackToday();
    Shortages();
    Credentials();
    Barred();
    Policies();
    Refused();
    return print_.Take();
  }

 private:
  struct People {
    const Staff* staff = nullptr;
    draw::Hours hours;
    int visits = 0;
  };

  static bool Uses(const Appointment& appointment, StaffId id) {
    return std::any_of(appointment.assignments.begin(), appointment.assignments.end(),
                       [&](const Assignment& a) { return a.resource.staff == id; });
  }

  void Section(std::string_view title) {
    print_.Blank();
    print_.Line(title);
  }

  void Item(const std::string& text) { print_.Line("  " + text, 6); }

  std::string Named(const Staff& staff) const {
    const std::string name = words_.Of(staff.id);
    return name == staff.key ? name : name + " (" + staff.key + ")";
  }

  void Today() {
    Section("TODAY");
    if (appointments_.empty()) {
      Item("No visit is booked.");
    } else {
      Instant last = appointments_.front()->interval.end();
      for (const Appointment* a : appointments_) last = std::max(last, a->interval.end());
      Item(std::to_string(appointments_.size()) + " visits from " +
           clock_.At(appointments_.front()->interval.start()) + " to " + clock_.At(last) + ", " +
           std::to_string(
               std::count_if(appointments_.begin(), appointments_.end(),
                             [](const Appointment* a) { return !a->obligations.empty(); })) +
           " with an order or check due");
    }
    for (const People& person : people_) Item(PersonText(person));
    if (people_.empty()) Item("Nobody works here today.");
  }

  std::string PersonText(const People& person) const {
    std::vector<std::string> spans;
    for (const Interval& span : person.hours.working) spans.push_back(clock_.Of(span));
    std::string text = draw::Padded(Named(*person.staff), 32) + " " +
                       draw::Padded(spans.empty() ? "off" : draw::Joined(spans, ", "), 14) +
                       std::to_string(person.visits) + (person.visits == 1 ? " visit" : " visits");
    for (const draw::Pause& pause : person.hours.pauses) {
      if (pause.kind == AbsenceKind::kBreak || pause.kind == AbsenceKind::kLunch) continue;
      text += "; away " + clock_.Of(pause.span) + ": " + draw::WordsOf(pause.kind);
    }
    return text;
  }

  // From least to most.
  enum class Room { kNone, kUndecided, kByMoving, kOne, kMore };

  static Room RoomOf(const Slack& slack) {
    if (slack.without == WithoutKeeper::kLost) return Room::kNone;
    if (slack.without == WithoutKeeper::kUndecided) return Room::kUndecided;
    return slack.others == 0 ? Room::kByMoving : slack.others == 1 ? Room::kOne : Room::kMore;
  }

  // How many of today's promises have how much slack, by the need that has least.
  void SlackToday() {
    Section("SLACK OF TODAY'S PROMISES, BEFORE NAMES ARE FIXED");
    std::map<AppointmentId, const Appointment*> today;
    for (const Appointment* appointment : appointments_) today[appointment->id] = appointment;
    std::map<AppointmentId, Room> least;
    // By who keeps them and why nobody else could: the promises.
    std::map<std::string, std::vector<std::string>> without;
    for (const Slack& slack : facts_.slack) {
      const auto found = today.find(slack.appointment);
      if (found == today.end()) continue;
      const Room room = RoomOf(slack);
      Room& so_far = least.try_emplace(slack.appointment, room).first->second;
      so_far = std::min(so_far, room);
      if (room != Room::kNone) continue;
      const Appointment& appointment = *found->second;
      const Assignment& a = appointment.assignments[static_cast<std::size_t>(slack.position)];
      without[a.need + " [" + words_.Of(a.resource) + "], " + ReasonOf(slack)].push_back(
          clock_.At(a.interval.start()) + " " + appointment.key);
    }
    if (least.empty()) return Item("No promise is left to a pool.");
    constexpr std::array<std::pair<Room, std::string_view>, 5> kRooms = {
        {{Room::kMore, "more: every need has two or more others free to take it over"},
         {Room::kOne, "one: a need has one other free to take it over"},
         {Room::kByMoving, "by moving: a need can be taken over where other promises move"},
         {Room::kUndecided, "undecided: the search ended at its limit"},
         {Room::kNone, "none: without its keeper a need is not met"}}};
    for (const auto& [room, text] : kRooms) {
      const auto count =
          std::count_if(least.begin(), least.end(),
                        [room = room](const auto& entry) { return entry.second == room; });
      if (count > 0) Item(RightAligned(count) + "  " + std::string(text));
    }
    for (const auto& [why, promises] : without) {
      print_.Line("        " + why + ": " + draw::Joined(promises, ", "), 10);
    }
  }

  std::string ReasonOf(const Slack& slack) const {
    if (slack.able <= 1) return "nobody else could";
    if (!slack.certificate) return "however promises are moved";
    if (slack.certificate->able.empty()) return "nobody else is there";
    std::vector<std::string> taken;
    for (const Resource& r : slack.certificate->able) taken.push_back(words_.Of(r));
    return "taken then: " + draw::Joined(taken, ", ");
  }

  static std::string RightAligned(std::int64_t count) {
    const std::string number = std::to_string(count);
    return std::string(number.size() < 4 ? 4 - number.size() : 0, ' ') + number;
  }

  // Half-hours of one ability that follow each other with the same numbers.
  struct Lack {
    Interval span;
    const ShortageCell* cell = nullptr;
  };

  std::vector<Lack> Lacks() const {
    std::vector<const ShortageCell*> cells;
    for (const ShortageCell& cell : facts_.shortages) {
      if (cell.site == site_.id && cell.missing > 0 &&
          clock_.zone().ToLocal(cell.half_hour).date == clock_.date()) {
        cells.push_back(&cell);
      }
    }
    std::sort(cells.begin(), cells.end(), [](const ShortageCell* a, const ShortageCell* b) {
      return std::tie(a->label, a->half_hour) < std::tie(b->label, b->half_hour);
    });
    constexpr std::chrono::minutes kHalfHour{30};
    std::vector<Lack> lacks;
    for (const ShortageCell* cell : cells) {
      const Interval span(cell->half_hour, cell->half_hour + kHalfHour);
      if (!lacks.empty()) {
        Lack& last = lacks.back();
        if (last.cell->label == cell->label && last.span.end() == span.start() &&
            last.cell->missing == cell->missing && last.cell->demanded == cell->demanded) {
          last.span = Interval(last.span.start(), span.end());
          continue;
        }
      }
      lacks.push_back({span, cell});
    }
    std::stable_sort(lacks.begin(), lacks.end(),
                     [](const Lack& a, const Lack& b) { return a.span.start() < b.span.start(); });
    return lacks;
  }

  void Shortages() {
    Section("SHORTAGES TODAY");
    const auto lacks = Lacks();
    for (const Lack& lack : lacks) {
      Item(clock_.Of(lack.span) + "  " + words_.OfLabel(lack.cell->label) + ": " +
           std::to_string(lack.cell->missing) + " short of " + std::to_string(lack.cell->demanded));
    }
    if (lacks.empty()) Item("None.");
  }

  // Works here today, or has the site as home.
  bool BelongsHere(const Staff& staff) const {
    const bool here = std::any_of(people_.begin(), people_.end(),
                                  [&](const People& p) { return p.staff->id == staff.id; });
    return here ||
           std::any_of(staff.employment.begin(), staff.employment.end(), [&](const Employment& e) {
             return e.home_site == site_.id && e.period.Contains(clock_.date());
           });
  }

  void Credentials() {
    Section("CREDENTIALS ENDING WITHIN " + std::to_string(facts_.days_ahead) + " DAYS");
    std::vector<std::tuple<std::int64_t, std::string, std::string>> lines;
    for (const Staff& staff : words_.contents().staff) {
      if (!BelongsHere(staff)) continue;
      for (const Credential& credential : staff.credentials) {
        AddCredential(staff, credential.code.str(), credential.valid, credential.tied_to_employer,
                      &lines);
      }
      for (const Licence& licence : staff.licences) {
        AddCredential(
            staff,
            "licence " + draw::Spaced(NameOf(licence.role)) + " " + licence.jurisdiction.str(),
            licence.valid, "", &lines);
      }
    }
    std::sort(lines.begin(), lines.end());
    for (const auto& [days, key, text] : lines) Item(text);
    if (lines.empty()) Item("None.");
  }

  void AddCredential(const Staff& staff, const std::string& what, const DateRange& valid,
                     const std::string& tied_to,
                     std::vector<std::tuple<std::int64_t, std::string, std::string>>* lines) const {
    const bool elsewhere = !tied_to.empty() && tied_to != site_.employer;
    std::string text = Named(staff) + ": " + what;
    std::int64_t left = facts_.days_ahead + std::int64_t{1};
    if (valid.until && valid.until->ok()) {
      left = (std::chrono::sys_days{*valid.until} - std::chrono::sys_days{clock_.date()}).count();
      if (left <= 0) {
        text += " ended, last valid on " + ToText(AddDays(*valid.until, -1));
      } else if (left <= facts_.days_ahead) {
        text += " last valid on " + ToText(AddDays(*valid.until, -1)) + ", " +
                std::to_string(left) + (left == 1 ? " day" : " days") + " left";
      }
    }
    if (left > facts_.days_ahead && !elsewhere) return;
    if (elsewhere) {
      text += "; tied to employer " + tied_to + ", does not hold here";
    } else if (!tied_to.empty()) {
      text += "; tied to this employer, " + tied_to;
    }
    lines->emplace_back(left, staff.key, text);
  }

  void Barred() {
    Section("MAY NOT DO TODAY");
    bool any = false;
    for (const People& person : people_) {
      // Duties barred on the same grounds stand together.
      std::map<std::tuple<Outcome, std::string, std::vector<std::string>>, std::vector<std::string>>
          groups;
      for (const BarredDuty& barred : facts_.barred) {
        if (barred.staff != person.staff->id) continue;
        groups[{barred.outcome, barred.why, barred.rules}].push_back(words_.Of(barred.duty));
      }
      if (groups.empty()) continue;
      any = true;
      Item(Named(*person.staff));
      for (const auto& [grounds, duties] : groups) {
        const auto& [outcome, why, rules] = grounds;
        const std::string citations = draw::Joined(words_.CitationsOf(rules), "; ");
        print_.Line("    " + std::string(NameOf(outcome)) + (why.empty() ? "" : " (" + why + ")") +
                        ": " + draw::Joined(duties, "; ") +
                        (citations.empty() ? "" : " [" + citations + "]"),
                    8);
      }
    }
    if (!any) Item("Nothing that the clinic's visits ask for is barred to anybody here today.");
  }

  int VisitsUnder(const std::string& policy) const {
    return static_cast<int>(std::count_if(
        appointments_.begin(), appointments_.end(), [&](const Appointment* appointment) {
          for (const Assignment& assignment : appointment->assignments) {
            for (const DutyGround& ground : assignment.grounds) {
              if (ground.adopted_by == policy) return true;
            }
          }
          return false;
        }));
  }

  void Policies() {
    Section("POLICIES THAT ADOPT WHAT THE LAW LEAVES UNKNOWN");
    bool any = false;
    for (const Policy& policy : words_.contents().policies) {
      const bool binds = policy.sites.empty() ||
                         std::count(policy.sites.begin(), policy.sites.end(), site_.id) > 0;
      if (policy.effect != PolicyEffect::kAdopt || !binds ||
          !policy.valid.Contains(clock_.date())) {
        continue;
      }
      any = true;
      std::vector<std::string> duties;
      for (const DutyCode& duty : policy.duties) duties.push_back(words_.Of(duty));
      Item(policy.key + ": " + (duties.empty() ? "every duty" : draw::Joined(duties, "; ")) + ". " +
           SignatureOf(policy) + "; " + std::to_string(VisitsUnder(policy.key)) +
           " of today's visits rest on it." +
           (words_.ids_only() || policy.reason.empty() ? "" : " Reason: " + policy.reason));
    }
    if (!any) Item("None.");
  }

  std::string SignatureOf(const Policy& policy) const {
    if (!policy.signed_by.valid() || !policy.signed_on) return "Not signed: it does nothing";
    return "Signed by " + words_.Of(policy.signed_by) + " on " + ToText(*policy.signed_on);
  }

  void Refused() {
    Section("REQUESTS REFUSED THIS WEEK: " + std::to_string(facts_.refusals.size()));
    std::map<ConflictKind, int> counts;
    for (const Refusal& refusal : facts_.refusals) {
      std::vector<ConflictKind> kinds;
      for (const Conflict& conflict : refusal.conflicts) kinds.push_back(conflict.kind);
      std::sort(kinds.begin(), kinds.end());
      kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
      for (const ConflictKind kind : kinds) ++counts[kind];
    }
    for (const auto& [kind, count] : counts) {
      Item(RightAligned(count) + "  " + std::string(WordsOf(kind)));
    }
    if (counts.empty()) {
      Item("None.");
    } else {
      Item("One request may have several reasons, at different times.");
    }
  }

  const Words& words_;
  const Site& site_;
  const Clock& clock_;
  const HuddleFacts& facts_;
  std::vector<const Appointment*> appointments_;
  // By key.
  std::vector<People> people_;
  draw::Print print_;
};

}  // namespace

absl::StatusOr<std::string> MorningHuddle(const ClinicContents& contents, const RuleSet& rules,
                                          SiteId site, Date date, const HuddleFacts& facts,
                                          const DrawOptions& options) {
  const auto zone = draw::ZoneOf(contents, site, date);
  if (!zone.ok()) return zone.status();
  const Words words(contents, rules, options);
  const Clock clock(*zone, date);
  return Huddle(words, *draw::Find(contents.sites, site), clock, facts).Write();
}

}  // namespace polyclinic
