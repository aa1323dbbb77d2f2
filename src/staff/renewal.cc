#include "polyclinic/staff/renewal.h"

#include <algorithm>
#include <limits>

#include "polyclinic/base/findings.h"

namespace polyclinic {
namespace {

// The same day so many months later, or the last day of a month that has no such day.
Date AddMonths(Date date, std::int32_t months) {
  const Date moved = date + std::chrono::months(months);
  return moved.ok() ? moved : Date(moved.year() / moved.month() / std::chrono::last);
}

// The first day of the month after.
Date NextMonth(Date date) {
  return AddMonths(Date(date.year(), date.month(), std::chrono::day(1)), 1);
}

// The one in force on the day, else the one that ends last.
const Credential* Held(const Staff& person, const CredentialCode& code, Date on) {
  const Credential* held = nullptr;
  const auto end = [](const Credential& c) {
    return c.valid.until ? std::chrono::sys_days(*c.valid.until) : std::chrono::sys_days::max();
  };
  for (const Credential& c : person.credentials) {
    if (c.code != code) continue;
    if (c.valid.Contains(on)) return &c;
    if (held == nullptr || end(*held) < end(c)) held = &c;
  }
  return held;
}

// The terms of the credential's edition for a renewal on the day, else those of any edition. Of a
// credential whose edition is not known: the only terms there are.
const RenewalTerms* TermsOf(const CredentialKind& kind, const Credential& held, Date on) {
  const RenewalTerms* any = nullptr;
  const RenewalTerms* only = nullptr;
  int count = 0;
  for (const RenewalTerms& terms : kind.renewals) {
    if (!terms.valid.Contains(on)) continue;
    if (!held.edition.empty() && terms.edition == held.edition) return &terms;
    if (terms.edition.empty() && any == nullptr) any = &terms;
    only = &terms;
    ++count;
  }
  if (any != nullptr) return any;
  return held.edition.empty() && count == 1 ? only : nullptr;
}

// When the cycle begins and ends, so far as that is known.
void SetCycle(const Credential& held, const RenewalTerms& terms, RenewalProgress& progress) {
  progress.due = held.valid.until;
  if (terms.cycle_months > 0) {
    if (!progress.due && held.valid.from) {
      const Date begin = terms.from_month_end ? NextMonth(*held.valid.from) : *held.valid.from;
      progress.due = AddMonths(begin, terms.cycle_months);
    }
    if (progress.due) progress.counted_from = AddMonths(*progress.due, -terms.cycle_months);
  }
  // What was done before the credential was given counts for nothing; after it, also before the end of
  // its month.
  if (held.valid.from && (!progress.counted_from || *progress.counted_from < *held.valid.from ||
                          *progress.counted_from == NextMonth(*held.valid.from))) {
    progress.counted_from = held.valid.from;
  }
}

class Log {
 public:
  Log(const Staff& person, const RenewalProgress& progress, Date on)
      : person_(person), progress_(progress), on_(on) {}

  template <class Counts>
  PointsProgress Count(const TopicCode& category, std::int64_t asked_points,
                       const Counts& counts) const {
    std::int64_t earned = 0;
    for (const ContinuingEducation& entry : person_.continuing_education) {
      if (entry.credential == progress_.credential && entry.on <= on_ &&
          (!progress_.counted_from || *progress_.counted_from <= entry.on) &&
          (!progress_.due || entry.on < *progress_.due) && counts(entry)) {
        earned += entry.points_hundredths;
      }
    }
    PointsProgress points;
    points.category = category;
    points.asked_hundredths = Bounded(asked_points * 100);
    points.earned_hundredths = Bounded(earned);
    points.missing_hundredths = Bounded(std::max<std::int64_t>(asked_points * 100 - earned, 0));
    return points;
  }

 private:
  static std::int32_t Bounded(std::int64_t value) {
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(value, 0, std::numeric_limits<std::int32_t>::max()));
  }

  const Staff& person_;
  const RenewalProgress& progress_;
  Date on_;
};

void CountPoints(const Staff& person, const RenewalTerms& terms, Date on,
                 RenewalProgress& progress) {
  const Log log(person, progress, on);
  std::int32_t by_category = 0;
  if (terms.points > 0) {
    progress.points.push_back(
        log.Count({}, terms.points, [](const ContinuingEducation&) { return true; }));
    progress.missing_hundredths = progress.points.back().missing_hundredths;
  }
  for (const ContinuingCategory& category : terms.categories) {
    progress.points.push_back(log.Count(
        category.category, category.points,
        [&](const ContinuingEducation& entry) { return entry.category == category.category; }));
    by_category += progress.points.back().missing_hundredths;
  }
  progress.missing_hundredths = std::max(progress.missing_hundredths, by_category);
  if (terms.approved_points > 0) {
    progress.points.push_back(
        log.Count("approved", terms.approved_points,
                  [](const ContinuingEducation& entry) { return entry.approved; }));
    progress.missing_hundredths =
        std::max(progress.missing_hundredths, progress.points.back().missing_hundredths);
  }
}

bool CanBeReliedOn(Confidence confidence) {
  return confidence != Confidence::kUncertain && confidence != Confidence::kUnverified;
}

RenewalState StateOf(const RenewalTerms& terms, const RenewalProgress& progress) {
  if (progress.due && progress.days_left <= 0) return RenewalState::kLapsed;
  if (!CanBeReliedOn(terms.confidence)) return RenewalState::kUnknown;
  if (terms.once_only) return RenewalState::kNotRenewable;
  if (!progress.due) return RenewalState::kUnknown;
  return progress.missing_hundredths > 0 ? RenewalState::kPointsMissing : RenewalState::kReady;
}

Findings CheckQuestion(const Staff& person, const CredentialCode& credential, Date on) {
  Findings findings;
  if (!on.ok()) findings.Add("not_a_date", "on", ToText(on), "a day of the calendar");
  std::vector<std::string> codes;
  for (const Credential& c : person.credentials) codes.push_back(c.code.str());
  if (std::find(codes.begin(), codes.end(), credential.str()) == codes.end()) {
    const std::string nearest = NearestWord(credential.view(), codes);
    findings.Add("not_held", "credential", credential.str(),
                 nearest.empty() ? "a credential that the person holds"
                                 : "a credential that is held; did you mean " + nearest + "?");
  }
  return findings;
}

}  // namespace

absl::StatusOr<RenewalProgress> RenewalOf(const Staff& person, const CredentialCode& credential,
                                          std::span<const CredentialKind> kinds, Date on) {
  const Findings findings = CheckQuestion(person, credential, on);
  if (findings.HasErrors()) return findings.ToStatus();
  const Credential& held = *Held(person, credential, on);
  RenewalProgress progress;
  progress.credential = credential;
  progress.due = held.valid.until;
  const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                 [&](const CredentialKind& k) { return k.code == credential; });
  const RenewalTerms* const terms = kind == kinds.end() ? nullptr : TermsOf(*kind, held, on);
  if (terms != nullptr) SetCycle(held, *terms, progress);
  if (progress.due) {
    progress.days_left = (std::chrono::sys_days(*progress.due) - std::chrono::sys_days(on)).count();
  }
  if (terms == nullptr) {
    if (progress.due && progress.days_left <= 0) progress.state = RenewalState::kLapsed;
    return progress;
  }
  CountPoints(person, *terms, on, progress);
  progress.by_examination = terms->by_examination;
  if (progress.due && terms->lapses_after_days) {
    progress.restorable_until = AddDays(*progress.due, *terms->lapses_after_days);
  }
  progress.unit = terms->unit;
  progress.summary = terms->summary;
  progress.source = terms->source;
  progress.confidence = terms->confidence;
  progress.recheck_by = terms->recheck_by;
  progress.state = StateOf(*terms, progress);
  return progress;
}

}  // namespace polyclinic
