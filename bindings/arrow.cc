#include "bindings/arrow.h"

#include <atomic>
#include <utility>

namespace polyclinic::python {
namespace {

std::atomic<std::int64_t> exported{0};

// What an exported schema points to.
struct SchemaParts {
  std::string format;
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
  std::unique_ptr<ArrowSchema> dictionary;
};

void ReleaseSchema(ArrowSchema* schema) {
  auto* parts = static_cast<SchemaParts*>(schema->private_data);
  for (ArrowSchema& child : parts->children) {
    if (child.release != nullptr) child.release(&child);
  }
  if (parts->dictionary && parts->dictionary->release != nullptr) {
    parts->dictionary->release(parts->dictionary.get());
  }
  delete parts;
  schema->release = nullptr;
}

void FillSchema(std::unique_ptr<SchemaParts> parts, std::int64_t flags, ArrowSchema* out) {
  for (ArrowSchema& child : parts->children) parts->pointers.push_back(&child);
  *out = {parts->format.c_str(),
          parts->name.c_str(),
          nullptr,
          flags,
          static_cast<std::int64_t>(parts->children.size()),
          parts->pointers.empty() ? nullptr : parts->pointers.data(),
          parts->dictionary.get(),
          &ReleaseSchema,
          parts.get()};
  parts.release();  // NOLINT: ReleaseSchema deletes it
}

// What an exported array points to, beyond the buffers of its owner.
struct ArrayParts {
  std::shared_ptr<const void> owner;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
  std::unique_ptr<ArrowArray> dictionary;
};

void ReleaseArray(ArrowArray* array) {
  auto* parts = static_cast<ArrayParts*>(array->private_data);
  for (ArrowArray& child : parts->children) {
    if (child.release != nullptr) child.release(&child);
  }
  if (parts->dictionary && parts->dictionary->release != nullptr) {
    parts->dictionary->release(parts->dictionary.get());
  }
  delete parts;
  array->release = nullptr;
  --exported;
}

void FillArray(std::unique_ptr<ArrayParts> parts, std::size_t length, std::size_t nulls,
               ArrowArray* out) {
  for (ArrowArray& child : parts->children) parts->pointers.push_back(&child);
  *out = {static_cast<std::int64_t>(length),
          static_cast<std::int64_t>(nulls),
          0,
          static_cast<std::int64_t>(parts->buffers.size()),
          static_cast<std::int64_t>(parts->children.size()),
          parts->buffers.data(),
          parts->pointers.empty() ? nullptr : parts->pointers.data(),
          parts->dictionary.get(),
          &ReleaseArray,
          parts.get()};
  parts.release();  // NOLINT: ReleaseArray deletes it
  ++exported;
}

// A stream of one batch.
struct StreamParts {
  Table table;
  bool given = false;
};

int StreamSchema(ArrowArrayStream* stream, ArrowSchema* out) {
  static_cast<StreamParts*>(stream->private_data)->table.ExportSchema(out);
  return 0;
}
int StreamNext(ArrowArrayStream* stream, ArrowArray* out) {
  auto* parts = static_cast<StreamParts*>(stream->private_data);
  if (parts->given) {
    *out = {};
  } else {
    parts->table.ExportArray(out);
    parts->given = true;
  }
  return 0;
}
const char* StreamError(ArrowArrayStream*) { return nullptr; }
void ReleaseStream(ArrowArrayStream* stream) {
  delete static_cast<StreamParts*>(stream->private_data);
  stream->release = nullptr;
  --exported;
}

}  // namespace

Column::Column(std::string name, ColumnType type, std::string zone, std::vector<std::string> words)
    : name_(std::move(name)), type_(type), zone_(std::move(zone)), words_(std::move(words)) {
  offsets_.push_back(0);
  if (type_ == ColumnType::kCategory) {
    auto dictionary = std::make_shared<Column>("", ColumnType::kText);
    for (const std::string& word : words_) dictionary->AddText(word);
    dictionary_ = std::move(dictionary);
  }
}

void Column::AddValidity(bool valid) {
  if (size_ % 8 == 0) valid_.push_back(0);
  if (valid) valid_.back() = static_cast<std::uint8_t>(valid_.back() | 1u << size_ % 8);
  nulls_ += valid ? 0 : 1;
  ++size_;
}

void Column::AddText(std::string_view text) {
  bytes_ += text;
  offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
  AddValidity(true);
}

void Column::AddTextOrNull(std::string_view text) { text.empty() ? AddNull() : AddText(text); }

void Column::AddNumber(std::int64_t number) {
  switch (type_) {
    case ColumnType::kBool:
      if (size_ % 8 == 0) bits_.push_back(0);
      if (number != 0) bits_.back() = static_cast<std::uint8_t>(bits_.back() | 1u << size_ % 8);
      break;
    case ColumnType::kDate:
    case ColumnType::kCategory:
      narrow_.push_back(static_cast<std::int32_t>(number));
      break;
    default:
      wide_.push_back(number);
  }
  AddValidity(true);
}

void Column::AddInstant(Instant instant) {
  AddNumber(instant.time_since_epoch().count() * 1'000'000);
}

void Column::AddDate(const std::optional<Date>& date) {
  if (!date || !date->ok()) return AddNull();
  AddNumber(std::chrono::sys_days(*date).time_since_epoch().count());
}

void Column::AddNull() {
  if (type_ == ColumnType::kText) {
    AddText("");
  } else {
    AddNumber(0);
  }
  const std::size_t row = size_ - 1;
  valid_[row / 8] = static_cast<std::uint8_t>(valid_[row / 8] & ~(1u << row % 8));
  ++nulls_;
}

std::string_view Column::TextAt(std::size_t row) const {
  if (type_ == ColumnType::kCategory) return words_[static_cast<std::size_t>(narrow_[row])];
  const auto begin = static_cast<std::size_t>(offsets_[row]);
  return std::string_view(bytes_).substr(begin,
                                         static_cast<std::size_t>(offsets_[row + 1]) - begin);
}

std::int64_t Column::NumberAt(std::size_t row) const {
  switch (type_) {
    case ColumnType::kBool:
      return bits_[row / 8] >> row % 8 & 1;
    case ColumnType::kDate:
    case ColumnType::kCategory:
      return narrow_[row];
    case ColumnType::kInstant:
      return wide_[row] / 1'000'000;
    default:
      return wide_[row];
  }
}

std::string Column::Format() const {
  switch (type_) {
    case ColumnType::kText:
      return "u";
    case ColumnType::kCategory:
      return "i";
    case ColumnType::kInteger:
      return "l";
    case ColumnType::kBool:
      return "b";
    case ColumnType::kDate:
      return "tdD";
    case ColumnType::kInstant:
      return "tsu:" + zone_;
  }
  return "n";
}

void Column::ExportSchema(ArrowSchema* out) const {
  auto parts = std::make_unique<SchemaParts>();
  parts->format = Format();
  parts->name = name_;
  if (dictionary_) {
    parts->dictionary = std::make_unique<ArrowSchema>();
    dictionary_->ExportSchema(parts->dictionary.get());
  }
  FillSchema(std::move(parts), ARROW_FLAG_NULLABLE, out);
}

void Column::ExportArray(std::shared_ptr<const void> owner, ArrowArray* out) const {
  auto parts = std::make_unique<ArrayParts>();
  parts->buffers.push_back(nulls_ == 0 ? nullptr : valid_.data());
  switch (type_) {
    case ColumnType::kText:
      parts->buffers.push_back(offsets_.data());
      parts->buffers.push_back(bytes_.data());
      break;
    case ColumnType::kBool:
      parts->buffers.push_back(bits_.data());
      break;
    case ColumnType::kDate:
    case ColumnType::kCategory:
      parts->buffers.push_back(narrow_.data());
      break;
    default:
      parts->buffers.push_back(wide_.data());
  }
  if (dictionary_) {
    parts->dictionary = std::make_unique<ArrowArray>();
    dictionary_->ExportArray(dictionary_, parts->dictionary.get());
  }
  parts->owner = std::move(owner);
  FillArray(std::move(parts), size_, nulls_, out);
}

Table::Table(std::vector<Column> columns)
    : columns_(std::make_shared<const std::vector<Column>>(std::move(columns))) {}

const Column* Table::Find(std::string_view name) const {
  for (const Column& column : *columns_) {
    if (column.name() == name) return &column;
  }
  return nullptr;
}

void Table::ExportSchema(ArrowSchema* out) const {
  auto parts = std::make_unique<SchemaParts>();
  parts->format = "+s";
  parts->children.resize(columns_->size());
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    (*columns_)[i].ExportSchema(&parts->children[i]);
  }
  FillSchema(std::move(parts), 0, out);
}

void Table::ExportArray(ArrowArray* out) const {
  auto parts = std::make_unique<ArrayParts>();
  parts->buffers.push_back(nullptr);
  parts->children.resize(columns_->size());
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    (*columns_)[i].ExportArray(columns_, &parts->children[i]);
  }
  FillArray(std::move(parts), rows(), 0, out);
}

void Table::ExportStream(ArrowArrayStream* out) const {
  *out = {&StreamSchema, &StreamNext, &StreamError, &ReleaseStream, new StreamParts{*this}};
  ++exported;
}

std::int64_t Table::Exported() { return exported; }

}  // namespace polyclinic::python
