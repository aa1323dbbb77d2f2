#include "polyclinic/draw/day.h"

#include <cstddef>
#include <string>

#include "draw/agenda.h"
#include "draw/day_picture.h"
#include "draw/words.h"

namespace polyclinic {
namespace {

constexpr std::size_t kCompactBytes = 20000;

std::string CompactDay(const draw::Agenda& agenda, const draw::Words& words) {
  draw::DayStyle style = draw::CompactStyle();
  std::string picture = draw::DayPicture(agenda, words, style);
  if (picture.size() < kCompactBytes) return picture;
  style.brief = true;
  picture = draw::DayPicture(agenda, words, style);
  if (picture.size() < kCompactBytes) return picture;
  style.labels = false;
  return draw::DayPicture(agenda, words, style);
}

}  // namespace

absl::StatusOr<std::string> DrawDay(const ClinicContents& contents, const RuleSet& rules, PodId pod,
                                    Date date, const DrawOptions& options) {
  const auto agenda = draw::AgendaOf(contents, rules, pod, date);
  if (!agenda.ok()) return agenda.status();
  const draw::Words words(contents, rules, options);
  if (options.compact) return CompactDay(*agenda, words);
  return draw::DayPicture(*agenda, words, draw::WideStyle());
}

}  // namespace polyclinic
