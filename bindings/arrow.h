#ifndef POLYCLINIC_BINDINGS_ARROW_H_
#define POLYCLINIC_BINDINGS_ARROW_H_

// Tables in columns, laid out as the Arrow columnar format has it, and their way out of the process's
// C++ half: the Arrow C data and stream interfaces. Nothing of the Arrow library is needed.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polyclinic/base/time.h"

// From the specification of the Arrow C data interface and C stream interface, which asks that these
// be copied.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
}
#endif  // ARROW_C_DATA_INTERFACE
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
extern "C" {
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
}
#endif  // ARROW_C_STREAM_INTERFACE

namespace polyclinic::python {

enum class ColumnType { kText, kCategory, kInteger, kBool, kDate, kInstant };

// One column: values in buffers as Arrow wants them.
class Column {
 public:
  // Of an instant: `zone` is the IANA zone in which it is to be shown. Of a category: the words, in
  // order.
  Column(std::string name, ColumnType type, std::string zone = "",
         std::vector<std::string> words = {});

  void AddText(std::string_view text);
  // Empty text is absent.
  void AddTextOrNull(std::string_view text);
  // An integer, a bool, the position of a word, days since 1970.
  void AddNumber(std::int64_t number);
  void AddInstant(Instant instant);
  void AddDate(const std::optional<Date>& date);
  void AddNull();

  const std::string& name() const { return name_; }
  ColumnType type() const { return type_; }
  const std::string& zone() const { return zone_; }
  std::size_t size() const { return size_; }
  bool IsNull(std::size_t row) const { return (valid_[row / 8] >> row % 8 & 1) == 0; }
  // Requires a value there. Of a category: the word.
  std::string_view TextAt(std::size_t row) const;
  // Seconds of an instant.
  std::int64_t NumberAt(std::size_t row) const;
  // "u", "tsu:America/Chicago".
  std::string Format() const;

  // Fills `out`, which keeps `owner` alive until it is released.
  void ExportSchema(ArrowSchema* out) const;
  void ExportArray(std::shared_ptr<const void> owner, ArrowArray* out) const;

 private:
  void AddValidity(bool valid);

  std::string name_;
  ColumnType type_;
  std::string zone_;
  std::vector<std::string> words_;
  std::size_t size_ = 0;
  std::size_t nulls_ = 0;
  std::vector<std::uint8_t> valid_;
  // Of texts: where each begins, one more than there are rows.
  std::vector<std::int32_t> offsets_;
  // Of texts: their bytes.
  std::string bytes_;
  std::vector<std::int64_t> wide_;    // integers and instants (microseconds)
  std::vector<std::int32_t> narrow_;  // dates and categories
  std::vector<std::uint8_t> bits_;    // bools
  std::shared_ptr<const Column> dictionary_;
};

// Columns of one length. Immutable and cheap to copy.
class Table {
 public:
  explicit Table(std::vector<Column> columns);
  const std::vector<Column>& columns() const { return *columns_; }
  std::size_t rows() const { return columns_->empty() ? 0 : columns_->front().size(); }
  // Nullptr where there is none.
  const Column* Find(std::string_view name) const;

  void ExportSchema(ArrowSchema* out) const;
  // The whole table as one record batch.
  void ExportArray(ArrowArray* out) const;
  // A stream of that one batch.
  void ExportStream(ArrowArrayStream* out) const;

  // How many exported arrays and streams have not been released, in this process.
  static std::int64_t Exported();

 private:
  std::shared_ptr<const std::vector<Column>> columns_;
};

}  // namespace polyclinic::python

#endif  // POLYCLINIC_BINDINGS_ARROW_H_
