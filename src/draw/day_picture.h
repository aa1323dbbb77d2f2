#ifndef POLYCLINIC_SRC_DRAW_DAY_PICTURE_H_
#define POLYCLINIC_SRC_DRAW_DAY_PICTURE_H_

#include <string>
#include <vector>

#include "draw/agenda.h"
#include "draw/words.h"

namespace polyclinic::draw {

// Sizes of the day's picture, in tenths of a pixel but for fonts.
struct DayStyle {
  int width = 14000;
  int gutter = 2050;
  int margin = 200;
  int provider_row = 400;
  int room_row = 260;
  int assistant_row = 420;
  // Room for the label of a lane, whatever its rows.
  int least_lane = 300;
  int lane_gap = 50;
  int title_font = 20;
  int label_font = 12;
  int small_font = 10;
  int block_font = 11;
  // Few bytes: no groups, textures or connectors.
  bool compact = false;
  // Where bytes are scarcer still: hover texts without citations, and no texts on blocks.
  bool brief = false;
  bool labels = true;
};
DayStyle WideStyle();
DayStyle CompactStyle();

std::string DayPicture(const Agenda& agenda, const Words& words, const DayStyle& style);

// What one assignment of a visit is, line by line: when and where, who for whom, and each duty with
// its verdict, rules, citations and obligations.
std::vector<std::string> Account(const Agenda& agenda, const VisitLine& visit,
                                 const Assignment& assignment, const Words& words);

// "Blue pod · Monday, 7 December 2026"; pods are people, so they too appear by key where only ids
// may show.
std::string PodTitle(const Agenda& agenda, const Words& words);

// The rooms and devices of a visit: "Exam 2, ECG cart".
std::string PlacesOf(const Appointment& appointment, const Words& words);

}  // namespace polyclinic::draw

#endif  // POLYCLINIC_SRC_DRAW_DAY_PICTURE_H_
