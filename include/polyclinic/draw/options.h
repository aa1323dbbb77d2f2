#ifndef POLYCLINIC_DRAW_OPTIONS_H_
#define POLYCLINIC_DRAW_OPTIONS_H_

#include "polyclinic/base/fields.h"

namespace polyclinic {

// How pictures and sheets are made. The same contents and options give the same bytes.
struct DrawOptions {
  // People appear by key alone: no name of staff or patient occurs, nor any words that somebody
  // wrote by hand.
  bool ids_only = false;
  // For notebooks: 960 pixels wide, shorter hover texts, less than 20 kB. Where that is too little
  // room, a day's hover texts lose their citations, then its blocks their labels; every block of a
  // day keeps a hover text, and a day too full for that is larger. A week loses its hover texts.
  bool compact = false;
  bool operator==(const DrawOptions&) const = default;
};
template <class Visitor>
constexpr void visit_fields(const DrawOptions*, Visitor&& v) {
  v("ids_only", &DrawOptions::ids_only);
  v("compact", &DrawOptions::compact);
}

}  // namespace polyclinic

#endif  // POLYCLINIC_DRAW_OPTIONS_H_
